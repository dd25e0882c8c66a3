export const id = 3495;
export const ids = [3495];
export const modules = {

/***/ 3495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readConfigFile: () => (/* binding */ readConfigFile)
/* harmony export */ });
/* unused harmony export parseConfigFile */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71279);
/* harmony import */ var _system_nearest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(12822);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55883);
/* harmony import */ var _system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91940);
/* harmony import */ var _definitions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89375);
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68299);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73305);








const maxBytes = 1024 * 1024;
const registryKeys = ['endpoint', 'repository', 'ca_file', 'plain_http', 'auth'];
const authKeys = ['type', 'username'];
const authTypes = ['password', 'identity-token', 'bearer', 'none'];
const configSettings = _definitions_js__WEBPACK_IMPORTED_MODULE_4__/* .settingNames */ .H$.filter((name) => (0,_definitions_js__WEBPACK_IMPORTED_MODULE_4__/* .definitionOf */ .Fg)(name).places.includes('config'));
const elsewhere = 'give it by the setting token or tokens (ORAS_REGISTRY_TOKEN, ORAS_REGISTRY_TOKENS), or by a credential file of the machine; see docs/sign-in.md.';
const topLevelKeys = ['registries', 'mirrors', ...configSettings];
/**
 * Reads the config file.
 * @param path absolute; `shown` is how errors name it
 * @param within a directory, its symbolic links resolved, that the file must lie in, whatever links lead to it
 * @throws {SettingFileError} there is none. {@link UnreadableFileError} it is no plain file, too large, or a link out of `within`. {@link WrongConfigFileError} it is no YAML or has a wrong shape.
 * {@link UnknownConfigKeyError} with the nearest right key. {@link ExposedSecretError} it holds a secret.
 */
async function readConfigFile(path, shown, within) {
    const place = within === undefined ? {} : { within };
    const text = await (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readPlainFile */ .b)({ path, name: shown, largest: maxBytes, ...place });
    if (text === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .SettingFileError */ .Tj(`There is no config file ${shown}`, {
            places: [{ file: shown }],
            next: 'Check the setting config, and that the file is there.',
        });
    }
    return parseConfigFile(text, shown);
}
/** Reads the text of a config file; see {@link readConfigFile}. `file` is how errors name it. */
function parseConfigFile(text, file) {
    if (Buffer.byteLength(text) > maxBytes)
        throw tooLarge(file);
    return new Reader(text, file).read();
}
function tooLarge(file) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongConfigFileError */ .ie(`${file} is larger than 1 MiB`, {
        places: [{ file }],
        next: 'This is not a config file.',
    });
}
class Reader {
    #file;
    #lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    #root;
    constructor(text, file) {
        this.#file = file;
        (0,_system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseConflictMarkers */ .a)(text, file);
        const parsed = (0,_system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseUntrustedYaml */ .$)(text, this.#lines);
        if (parsed.kind !== 'document') {
            const why = parsed.kind === 'too-deep' ? 'is nested too deep' : 'has too many entries';
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongConfigFileError */ .ie(`${file} ${why}`, {
                places: [{ file }],
                next: 'docs/config.md shows a whole file.',
            });
        }
        const { document, duplicateKey } = parsed;
        if (duplicateKey !== undefined && document.errors.length === 0) {
            const { line, col } = this.#lines.linePos(duplicateKey);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongConfigFileError */ .ie(`${file} is not valid YAML: a key stands twice in one mapping`, {
                places: [{ file, line, column: col }],
                next: 'Remove one of the two.',
            });
        }
        const problem = document.errors[0];
        if (problem !== undefined) {
            const at = this.#lines.linePos(Math.min(problem.pos[0], Math.max(0, text.trimEnd().length - 1)));
            const what = problem.code === 'MISSING_CHAR' ? 'a quote or bracket is not closed' : problem.message;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongConfigFileError */ .ie(`${file} is not valid YAML: ${what}`, {
                places: [{ file, line: at.line, column: at.col }],
                next: 'Correct the line. docs/config.md shows a whole file.',
            });
        }
        this.#root = document.contents;
    }
    read() {
        const registries = new Map();
        const mirrors = new Map();
        const settings = new Map();
        if (this.#root === null)
            return { registries, mirrors, settings };
        for (const entry of this.#entries(this.#root, 'The file')) {
            switch (entry.key) {
                case 'registries':
                    for (const host of this.#entries(entry.node, 'registries')) {
                        this.#checkHost(host.key, host.place);
                        registries.set(host.key, this.#registry(host.key, host.node, host.place));
                    }
                    break;
                case 'mirrors':
                    for (const mirror of this.#entries(entry.node, 'mirrors')) {
                        this.#checkHost(mirror.key, mirror.place);
                        mirrors.set(mirror.key, this.#string(mirror.node, `mirrors.${mirror.key}`, mirror.place));
                    }
                    break;
                default:
                    settings.set(this.#settingName(entry.key, entry.place), this.#settingValue(entry.key, entry.node, entry.place));
            }
        }
        return { registries, mirrors, settings };
    }
    #registry(host, node, place) {
        let endpoint;
        let repository;
        let caFile;
        let plainHttp;
        let auth;
        for (const entry of this.#entries(node, `registries.${host}`)) {
            const name = `registries.${host}.${entry.key}`;
            switch (entry.key) {
                case 'endpoint':
                    endpoint = this.#string(entry.node, name, entry.place);
                    break;
                case 'repository':
                    repository = this.#string(entry.node, name, entry.place);
                    break;
                case 'ca_file':
                    caFile = this.#string(entry.node, name, entry.place);
                    break;
                case 'plain_http':
                    plainHttp = this.#boolean(entry.node, name, entry.place);
                    break;
                case 'auth':
                    auth = this.#auth(name, entry.node);
                    break;
                default:
                    this.#unknownKey(name, entry.key, registryKeys, entry.place);
            }
        }
        return { place, endpoint, repository, caFile, plainHttp, auth };
    }
    /** Only the form of a credential: where it is, and where it goes, no file of the repository decides. */
    #auth(name, node) {
        let type;
        let username;
        for (const { key, node: value, place } of this.#entries(node, name)) {
            const text = () => this.#string(value, `${name}.${key}`, place).value;
            if (key === 'username')
                username = text();
            else if (key === 'type')
                type = this.#authType(`${name}.type`, text(), place);
            else if (/token|password|secret/i.test(key)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ExposedSecretError */ .H4(`${name}.${key} would be a secret in a file of the repository`, {
                    places: [place],
                    next: `Remove it here, revoke it if it was committed, and ${elsewhere}`,
                });
            }
            else if (/file|helper|store|credential/i.test(key)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UnknownConfigKeyError */ .O2(`${name}.${key}: a file of the repository cannot name credentials`, {
                    places: [place],
                    next: `Remove it, and ${elsewhere}`,
                });
            }
            else
                this.#unknownKey(`${name}.${key}`, key, authKeys, place);
        }
        return { type, username };
    }
    #authType(name, text, place) {
        const type = authTypes.find((known) => known === text);
        if (type !== undefined)
            return type;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongConfigFileError */ .ie(`${name} cannot be ${JSON.stringify(text)}`, {
            places: [place],
            next: `Write one of: ${authTypes.join(', ')}. The credential itself does not stand here: ${elsewhere}`,
        });
    }
    #settingName(key, place) {
        if (!(0,_definitions_js__WEBPACK_IMPORTED_MODULE_4__/* .isSettingName */ .s9)(key))
            return this.#unknownKey(key, key, topLevelKeys, place);
        const definition = (0,_definitions_js__WEBPACK_IMPORTED_MODULE_4__/* .definitionOf */ .Fg)(key);
        if (definition.places.includes('config'))
            return key;
        if (definition.type === 'secret') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ExposedSecretError */ .H4(`${key} is a secret and must not be in a file of the repository`, {
                places: [place],
                next: `Remove it here, revoke it if it was committed, and use the input ${key} or the variable ${definition.environment[0]?.name ?? ''}.`,
            });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UnknownConfigKeyError */ .O2(`${key} cannot be set in a file of the repository`, {
            places: [place],
            next: `Remove it here and use the input ${key}, the flag --${key} or the variable ORAS_BUF_${key.replaceAll('-', '_').toUpperCase()}.`,
        });
    }
    #settingValue(key, node, place) {
        const isList = (0,_definitions_js__WEBPACK_IMPORTED_MODULE_4__/* .isSettingName */ .s9)(key) && (0,_definitions_js__WEBPACK_IMPORTED_MODULE_4__/* .definitionOf */ .Fg)(key).type === 'list';
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            if (!isList)
                this.#wrongShape(`${key} must be a single value`, place);
            const texts = node.items.map((item) => this.#scalarText(item, `an item of ${key}`, place));
            return { texts, split: true, origin: { kind: 'config', place } };
        }
        return { texts: [this.#scalarText(node, key, place)], split: false, origin: { kind: 'config', place } };
    }
    /** The entries of a mapping, in order. A mapping without entries (`oras.birb.homes:` and nothing after it) counts as empty. */
    #entries(node, what) {
        if (node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value === null))
            return [];
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            return this.#wrongShape(`${what} must be a mapping (key: value)`, this.#placeOf(node) ?? { file: this.#file });
        }
        return node.items.map((pair) => {
            const keyNode = pair.key;
            const place = this.#placeOf(keyNode) ?? { file: this.#file };
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(keyNode) || typeof keyNode.value !== 'string') {
                return this.#wrongShape(`a key of ${what} must be text`, place);
            }
            return { key: keyNode.value, node: pair.value, place };
        });
    }
    #string(node, what, place) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || typeof node.value !== 'string' || node.value.trim() === '') {
            return this.#wrongShape(`${what} must be text`, this.#placeOf(node) ?? place);
        }
        return { value: node.value.trim(), place: this.#placeOf(node) ?? place };
    }
    #boolean(node, what, place) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || typeof node.value !== 'boolean') {
            return this.#wrongShape(`${what} must be true or false`, this.#placeOf(node) ?? place);
        }
        return { value: node.value, place: this.#placeOf(node) ?? place };
    }
    #scalarText(node, what, place) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || node.value === null || typeof node.value === 'object') {
            return this.#wrongShape(`${what} must be a single value`, this.#placeOf(node) ?? place);
        }
        return String(node.value);
    }
    #checkHost(host, place) {
        if ((0,_endpoint_js__WEBPACK_IMPORTED_MODULE_5__/* .isRegistryHost */ .EV)(host))
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongConfigFileError */ .ie(`"${host}" is not a registry host`, {
            places: [place],
            next: 'Write the host as deps: lines do, in lower case and without https://, for example oras.birb.homes or localhost:5000. Where it is reached is its key endpoint.',
        });
    }
    #unknownKey(name, key, known, place) {
        const right = (0,_system_nearest_js__WEBPACK_IMPORTED_MODULE_7__/* .nearest */ .p)(key.replaceAll('-', '_'), known.map((k) => k.replaceAll('-', '_')));
        const meant = known.find((k) => k.replaceAll('-', '_') === right);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .UnknownConfigKeyError */ .O2(`${name} is not a key of the config file`, {
            places: [place],
            next: meant === undefined ? `The keys are: ${known.join(', ')}.` : `Did you mean ${meant}?`,
        });
    }
    #wrongShape(message, place) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongConfigFileError */ .ie(message, { places: [place], next: 'docs/config.md shows a whole file.' });
    }
    #placeOf(node) {
        const start = node?.range?.[0];
        if (start === undefined)
            return undefined;
        const at = this.#lines.linePos(start);
        return { file: this.#file, line: at.line, column: at.col };
    }
}


/***/ }),

/***/ 71279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ refuseConflictMarkers)
/* harmony export */ });
/* unused harmony export MergeConflictError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A file in which git left the markers of a merge conflict. */
class MergeConflictError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/**
 * Throws where a text holds the markers of a merge conflict.
 * @param next what to do about it; for a file that people write, to resolve it by hand
 * @throws {MergeConflictError} with the line of the first marker
 */
function refuseConflictMarkers(text, file, next) {
    if (!/<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|/.test(text))
        return;
    // Any of them: of a conflict that was resolved half, the first one is the most likely to be gone.
    const index = text
        .split('\n')
        .findIndex((line) => /^(?:(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |\r?$)|=======\r?$)/.test(line));
    if (index === -1)
        return;
    throw new MergeConflictError(`${file} holds the markers of a merge conflict`, {
        places: [{ file, line: index + 1, column: 1 }],
        next: next ?? `Resolve the conflict in ${file} and remove the lines that start with <<<<<<<, ======= and >>>>>>>.`,
    });
}


/***/ }),

/***/ 55883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readPlainFile),
/* harmony export */   o: () => (/* binding */ UnreadableFileError)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19820);




/** A file of the workspace that cannot be read, or is no plain file of it. */
class UnreadableFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitCodes */ .hS.wrongInput;
}
/** Bytes. Far above what people write into the files that we read. */
const defaultLargest = 4 * 1024 * 1024;
/**
 * The text of a plain file of at most `largest` bytes; undefined where it is not there.
 * @throws {UnreadableFileError} for pipes, devices, directories, giants, what may not be read, and links out of `within`
 */
async function readPlainFile(file) {
    const unreadable = (why, cause) => new UnreadableFileError(`${file.name} ${why}`, {
        places: [{ file: file.name }],
        next: 'Make it a plain file that this job may read, or have git ignore it.',
        cause,
    });
    let handle;
    try {
        // Without O_NONBLOCK a named pipe would keep us waiting for its writer. Windows has neither.
        handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file.path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw unreadable('cannot be read', error);
    }
    try {
        const status = await handle.stat();
        if (!status.isFile())
            throw unreadable('is not a plain file');
        const largest = file.largest ?? defaultLargest;
        if (status.size > largest)
            throw unreadable(`is larger than ${largest} bytes`);
        if (file.within !== undefined && !(0,_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .F)(file.within, await (0,_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .d)(file.path))) {
            throw unreadable('is a symbolic link that leads out of the root');
        }
        return await handle.readFile('utf8');
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 91940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ parseUntrustedYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** Brackets in brackets, or list marks in a row on one line. */
const deepest = 100;
/**
 * Words, marks and line ends: a lock of thousands of modules. The parser needs microseconds for each, several times as many
 * where it is an error, so that bytes alone bound its time badly.
 */
const mostTokens = 320_000;
/**
 * Parses YAML that nobody vouches for, in time and memory that grow with its size and no faster: the library compares each key
 * with all others of its mapping, and makes a tree of any depth.
 */
function parseUntrustedYaml(text, lineCounter) {
    const refusal = refuse(text);
    if (refusal !== undefined)
        return { kind: refusal };
    let document;
    try {
        document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
    }
    catch {
        // Indentation can still nest deeper than the stack is.
        return { kind: 'too-deep' };
    }
    return { kind: 'document', document, duplicateKey: duplicateKey(document) };
}
function refuse(text) {
    let brackets = 0;
    let marks = 0;
    let tokens = 0;
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        const type = yaml__WEBPACK_IMPORTED_MODULE_0__/* .CST */ .DB.tokenType(token);
        if (type !== 'space')
            tokens += 1;
        switch (type) {
            case 'flow-map-start':
            case 'flow-seq-start':
                brackets += 1;
                break;
            case 'flow-map-end':
            case 'flow-seq-end':
                brackets -= 1;
                break;
            case 'seq-item-ind':
            case 'explicit-key-ind':
            case 'map-value-ind':
                if (brackets === 0)
                    marks += 1;
                break;
            case 'newline':
                marks = 0;
                break;
        }
        if (brackets > deepest || marks > deepest)
            return 'too-deep';
        if (tokens > mostTokens)
            return 'too-large';
    }
    return undefined;
}
function duplicateKey(document) {
    const waiting = [document.contents];
    let first;
    while (waiting.length > 0) {
        const node = waiting.pop();
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            for (const item of node.items)
                waiting.push(item);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            continue;
        const seen = new Set();
        for (const { key, value } of node.items) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key)) {
                const offset = key.range?.[0] ?? 0;
                if (seen.has(key.value) && (first === undefined || offset < first))
                    first = offset;
                seen.add(key.value);
            }
            else
                waiting.push(key);
            waiting.push(value);
        }
    }
    return first;
}


/***/ })

};
