export const id = 495;
export const ids = [495];
export const modules = {

/***/ 3495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readConfigFile: () => (/* binding */ readConfigFile)
/* harmony export */ });
/* unused harmony export parseConfigFile */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38815);
/* harmony import */ var _system_nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12822);
/* harmony import */ var _definitions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18154);
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68299);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73305);






const maxBytes = 1024 * 1024;
const registryKeys = ['endpoint', 'repository', 'ca_file', 'plain_http'];
const configSettings = _definitions_js__WEBPACK_IMPORTED_MODULE_2__/* .settingNames */ .H$.filter((name) => (0,_definitions_js__WEBPACK_IMPORTED_MODULE_2__/* .definitionOf */ .Fg)(name).places.includes('config'));
const topLevelKeys = ['registries', 'mirrors', ...configSettings];
/**
 * Reads the config file.
 * @param path absolute; `shown` is how errors name it
 * @throws {SettingFileError} it cannot be read. {@link ConfigFileError} it is no YAML or has a wrong shape.
 * {@link UnknownConfigKeyError} with the nearest right key. {@link ExposedSecretError} it holds a secret.
 */
async function readConfigFile(path, shown) {
    let text;
    try {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).size > maxBytes)
            throw tooLarge(shown);
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConfigFileError */ .x)
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SettingFileError */ .Tj(`The config file ${shown} cannot be read: ${error.message}`, {
            places: [{ file: shown }],
            next: 'Check the setting config, and that the file is there and readable.',
            cause: error,
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConfigFileError */ .x(`${file} is larger than 1 MiB`, {
        places: [{ file }],
        next: 'This is not a config file.',
    });
}
class Reader {
    #file;
    #lines = new yaml__WEBPACK_IMPORTED_MODULE_1__/* .LineCounter */ .HN();
    #root;
    constructor(text, file) {
        this.#file = file;
        const document = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(text, { lineCounter: this.#lines, prettyErrors: false });
        const problem = document.errors[0];
        if (problem !== undefined) {
            const at = this.#lines.linePos(problem.pos[0]);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConfigFileError */ .x(`${file} is not valid YAML: ${problem.message}`, {
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
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnknownConfigKeyError */ .O2(`${name}: a file of the repository cannot say how to sign in`, {
                        places: [entry.place],
                        next: 'Remove it, and give the token by the input token or the variable ORAS_REGISTRY_TOKEN (with username or ORAS_USERNAME where the registry wants a name). Credential files are not read.',
                    });
                default:
                    this.#unknownKey(name, entry.key, registryKeys, entry.place);
            }
        }
        return { place, endpoint, repository, caFile, plainHttp };
    }
    #settingName(key, place) {
        if (!(0,_definitions_js__WEBPACK_IMPORTED_MODULE_2__/* .isSettingName */ .s9)(key))
            return this.#unknownKey(key, key, topLevelKeys, place);
        const definition = (0,_definitions_js__WEBPACK_IMPORTED_MODULE_2__/* .definitionOf */ .Fg)(key);
        if (definition.places.includes('config'))
            return key;
        if (definition.type === 'secret') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ExposedSecretError */ .H4(`${key} is a secret and must not be in a file of the repository`, {
                places: [place],
                next: `Remove it here, revoke it if it was committed, and use the input ${key} or the variable ${definition.environment[0]?.name ?? ''}.`,
            });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnknownConfigKeyError */ .O2(`${key} cannot be set in a file of the repository`, {
            places: [place],
            next: `Remove it here and use the input ${key}, the flag --${key} or the variable ORAS_BUF_${key.replaceAll('-', '_').toUpperCase()}.`,
        });
    }
    #settingValue(key, node, place) {
        const isList = (0,_definitions_js__WEBPACK_IMPORTED_MODULE_2__/* .isSettingName */ .s9)(key) && (0,_definitions_js__WEBPACK_IMPORTED_MODULE_2__/* .definitionOf */ .Fg)(key).type === 'list';
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(node)) {
            if (!isList)
                this.#wrongShape(`${key} must be a single value`, place);
            const texts = node.items.map((item) => this.#scalarText(item, `an item of ${key}`, place));
            return { texts, split: true, origin: { kind: 'config', place } };
        }
        return { texts: [this.#scalarText(node, key, place)], split: false, origin: { kind: 'config', place } };
    }
    /** The entries of a mapping, in order. A mapping without entries (`oras.birb.homes:` and nothing after it) counts as empty. */
    #entries(node, what) {
        if (node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(node) && node.value === null))
            return [];
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isMap */ .jh)(node)) {
            return this.#wrongShape(`${what} must be a mapping (key: value)`, this.#placeOf(node) ?? { file: this.#file });
        }
        return node.items.map((pair) => {
            const keyNode = pair.key;
            const place = this.#placeOf(keyNode) ?? { file: this.#file };
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(keyNode) || typeof keyNode.value !== 'string') {
                return this.#wrongShape(`a key of ${what} must be text`, place);
            }
            return { key: keyNode.value, node: pair.value, place };
        });
    }
    #string(node, what, place) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(node) || typeof node.value !== 'string' || node.value.trim() === '') {
            return this.#wrongShape(`${what} must be text`, this.#placeOf(node) ?? place);
        }
        return { value: node.value.trim(), place: this.#placeOf(node) ?? place };
    }
    #boolean(node, what, place) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(node) || typeof node.value !== 'boolean') {
            return this.#wrongShape(`${what} must be true or false`, this.#placeOf(node) ?? place);
        }
        return { value: node.value, place: this.#placeOf(node) ?? place };
    }
    #scalarText(node, what, place) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(node) || node.value === null || typeof node.value === 'object') {
            return this.#wrongShape(`${what} must be a single value`, this.#placeOf(node) ?? place);
        }
        return String(node.value);
    }
    #checkHost(host, place) {
        if ((0,_endpoint_js__WEBPACK_IMPORTED_MODULE_3__/* .isRegistryHost */ .EV)(host))
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConfigFileError */ .x(`"${host}" is not a registry host`, {
            places: [place],
            next: 'Write the host as deps: lines do, in lower case and without https://, for example oras.birb.homes or localhost:5000. Where it is reached is its key endpoint.',
        });
    }
    #unknownKey(name, key, known, place) {
        const right = (0,_system_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(key.replaceAll('-', '_'), known.map((k) => k.replaceAll('-', '_')));
        const meant = known.find((k) => k.replaceAll('-', '_') === right);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnknownConfigKeyError */ .O2(`${name} is not a key of the config file`, {
            places: [place],
            next: meant === undefined ? `The keys are: ${known.join(', ')}.` : `Did you mean ${meant}?`,
        });
    }
    #wrongShape(message, place) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ConfigFileError */ .x(message, { places: [place], next: 'docs/config.md shows a whole file.' });
    }
    #placeOf(node) {
        const start = node?.range?.[0];
        if (start === undefined)
            return undefined;
        const at = this.#lines.linePos(start);
        return { file: this.#file, line: at.line, column: at.col };
    }
}


/***/ })

};
