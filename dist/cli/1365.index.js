export const id = 1365;
export const ids = [1365];
export const modules = {

/***/ 83303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ parseBufYaml)
/* harmony export */ });
/* unused harmony export UnsupportedBufYamlVersionError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _system_nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12822);
/* harmony import */ var _module_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74738);
/* harmony import */ var _module_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12660);
/* harmony import */ var _proto_sources_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97955);
/* harmony import */ var _relative_directory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29910);
/* harmony import */ var _yaml_document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64021);







/** A `buf.yaml` of a version that we do not read. */
class UnsupportedBufYamlVersionError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
const knownKeys = {
    v1beta1: ['version', 'name', 'deps', 'build', 'breaking', 'lint'],
    v1: ['version', 'name', 'deps', 'build', 'breaking', 'lint'],
    v2: ['version', 'name', 'modules', 'deps', 'breaking', 'lint', 'plugins', 'policies'],
};
/**
 * Reads a `buf.yaml` of version v1beta1, v1 or v2. Keys that stock buf refuses are left alone and remarked on.
 * @param file how messages call it, relative to the root
 * @throws {MalformedYamlError | UnsupportedBufYamlVersionError | MalformedModuleReferenceError} with file and line
 */
function parseBufYaml(text, file) {
    const yaml = _yaml_document_js__WEBPACK_IMPORTED_MODULE_4__/* .YamlDocument */ .J.parse(text, file);
    const written = readVersion(yaml);
    const known = knownKeys[written];
    const remarks = yaml
        .keys(yaml.root)
        .filter(({ key }) => !known.includes(key))
        .map(({ key, place }) => ({
        message: `Stock buf refuses the key ${JSON.stringify(key)} in a ${written} buf.yaml, and so nothing under it counts: ${remedy(key, known)}`,
        place,
    }));
    const dependencies = yaml.list(yaml.root, 'deps').map((node) => {
        const place = yaml.placeOf(node);
        return { ...(0,_module_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseModuleReference */ .fP)(yaml.asText(node, 'deps'), place), place };
    });
    const seen = new Set();
    for (const { module, place } of dependencies) {
        if (seen.has(module))
            remarks.push({ message: `${module} stands twice in deps; stock buf refuses that.`, place });
        seen.add(module);
    }
    const version = written === 'v2' ? 'v2' : 'v1';
    return { version, modules: readModules(yaml, written, remarks), dependencies, remarks };
}
function remedy(key, known) {
    if (key === 'publish') {
        return 'where a module is published to is said when it is pushed ("oras-buf push DIR REFERENCE"). Remove the block, else every command of stock buf stops at it.';
    }
    const right = key === 'dependencies' ? 'deps' : (0,_system_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(key, known);
    return right === undefined ? 'remove it for buf to read this file.' : `did you mean ${JSON.stringify(right)}?`;
}
function readVersion(yaml) {
    const node = yaml.get(yaml.root, 'version');
    const version = node === undefined ? undefined : yaml.text(yaml.root, 'version');
    if (version?.text === 'v1beta1' || version?.text === 'v1' || version?.text === 'v2')
        return version.text;
    if (version === undefined) {
        throw new UnsupportedBufYamlVersionError(`${yaml.file} does not say its version`, {
            places: [{ file: yaml.file, line: 1, column: 1 }],
            next: 'Add the line "version: v2" (or "version: v1") at its top.',
        });
    }
    throw new UnsupportedBufYamlVersionError(`${yaml.file} has version ${JSON.stringify(version.text)}, which we do not know`, { places: [version.place], next: 'Write "version: v2" or "version: v1".' });
}
function readModules(yaml, version, remarks) {
    const top = {
        path: '.',
        name: readName(yaml, yaml.get(yaml.root, 'name'), remarks),
        place: yaml.placeOf(yaml.get(yaml.root, 'name') ?? yaml.root),
        sources: version === 'v2' ? [{ directory: '.', excludes: [], includes: [] }] : (0,_proto_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .sourcesOfBuild */ .At)(yaml, version),
    };
    const nodes = version === 'v2' ? yaml.list(yaml.root, 'modules') : [];
    if (nodes.length === 0)
        return [top];
    if (top.name !== undefined) {
        remarks.push({
            message: 'Stock buf refuses a name beside modules: give each module its own name.',
            place: top.place,
        });
    }
    return nodes.map((node) => {
        const map = yaml.asMap(node, 'modules');
        const path = yaml.text(map, 'path');
        const name = yaml.get(map, 'name');
        const directory = modulePath(yaml, path?.text ?? '.', path?.place ?? yaml.placeOf(node), node);
        return {
            path: directory,
            name: readName(yaml, name, remarks),
            place: yaml.placeOf(name ?? node),
            sources: [(0,_proto_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .sourcesOfModule */ .iQ)(yaml, map, directory)],
        };
    });
}
function readName(yaml, node, remarks) {
    if (node === undefined)
        return undefined;
    const text = yaml.asText(node, 'name');
    const name = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseModuleName */ .I_)(text);
    if (name === undefined) {
        remarks.push({
            message: `${JSON.stringify(text)} is not the name of a module (registry/owner/name): stock buf refuses the file for it, and nothing can depend on it by name.`,
            place: yaml.placeOf(node),
        });
    }
    return name;
}
function modulePath(yaml, text, place, node) {
    const path = (0,_relative_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .relativeDirectory */ .y)(text);
    if (path !== undefined)
        return path;
    throw yaml.malformed(`the path ${JSON.stringify(text)} leads out of the directory of buf.yaml`, place.line === undefined ? node : (yaml.get(yaml.asMap(node, 'modules'), 'path') ?? node), 'Write a path below the directory that holds buf.yaml, with forward slashes.');
}


/***/ }),

/***/ 74738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I_: () => (/* binding */ tryParseModuleName),
/* harmony export */   u: () => (/* binding */ moduleNameParts)
/* harmony export */ });
/* unused harmony exports MalformedModuleNameError, parseModuleName */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A text that should be a module's full name and is not. */
class MalformedModuleNameError extends (/* unused pure expression or super */ null && (OrasBufError)) {
    exitCode = exitCodes.wrongInput;
}
const hostPattern = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$/;
// Stricter than buf (which takes any path component): these are also the characters that an OCI repository may have.
const partPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
/** Reads a full name, or gives undefined where the text is none. */
function tryParseModuleName(text) {
    const [registry, owner, name, ...rest] = text.split('/');
    if (registry === undefined || owner === undefined || name === undefined || rest.length > 0)
        return undefined;
    if (!hostPattern.test(registry) || !partPattern.test(owner) || !partPattern.test(name))
        return undefined;
    return text;
}
/**
 * Reads a full name.
 * @throws {MalformedModuleNameError} where `text` is none; it names `place`.
 */
function parseModuleName(text, place) {
    const name = tryParseModuleName(text);
    if (name === undefined) {
        throw new MalformedModuleNameError(`"${text}" is not the name of a module`, {
            next: 'Write registry/owner/name in lower case, for example oras.birb.homes/common/types.',
            ...(place === undefined ? {} : { places: [place] }),
        });
    }
    return name;
}
/** Takes a full name apart. */
function moduleNameParts(fullName) {
    const [registry = '', owner = '', name = ''] = fullName.split('/');
    return { registry, owner, name };
}


/***/ }),

/***/ 12660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tg: () => (/* binding */ formatModuleReference),
/* harmony export */   fP: () => (/* binding */ parseModuleReference)
/* harmony export */ });
/* unused harmony exports MalformedModuleReferenceError, DigestInReferenceError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _module_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74738);


/** A text that should be a reference to a module (`registry/owner/name[:version]`) and is not. */
class MalformedModuleReferenceError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A reference that pins a digest (`name@sha256:…`): stock buf cannot read it, so digests are pinned by oras.lock alone. */
class DigestInReferenceError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
const longestRequirement = 256;
/**
 * Reads `registry/owner/name[:requirement]`. The registry may carry a port, the requirement may hold slashes (a BSR label).
 * @throws {MalformedModuleReferenceError | DigestInReferenceError} naming `place`
 */
function parseModuleReference(text, place) {
    const places = place === undefined ? {} : { places: [place] };
    const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
    const malformed = (why) => new MalformedModuleReferenceError(`${shown} is not a reference to a module: ${why}`, {
        ...places,
        next: 'Write registry/owner/name or registry/owner/name:version in lower case, for example oras.birb.homes/common/types:v1.2.0.',
    });
    if (/@sha(256|512):/.test(text)) {
        throw new DigestInReferenceError(`${shown} pins a digest, which deps cannot hold: stock buf would not read it`, {
            ...places,
            next: 'Write the version tag instead (…/types:v1.2.0). oras.lock pins the digest of every module by itself.',
        });
    }
    const [registry = '', owner = '', ...rest] = text.split('/');
    const last = rest.join('/');
    const colon = last.indexOf(':');
    const module = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseModuleName */ .I_)(`${registry}/${owner}/${colon === -1 ? last : last.slice(0, colon)}`);
    if (module === undefined) {
        throw malformed(rest.length === 0 ? 'it needs three parts' : 'a part of the name has a character that is not allowed');
    }
    if (colon === -1)
        return { module, requirement: '' };
    const requirement = last.slice(colon + 1);
    if (requirement === '')
        throw malformed('there is a colon and no version after it');
    if (requirement.length > longestRequirement)
        throw malformed('its version is too long');
    if (!isPrintable(requirement) || requirement.trim() !== requirement) {
        throw malformed('its version holds a character that is not allowed');
    }
    return { module, requirement };
}
/** The text that `parseModuleReference` reads back. */
function formatModuleReference(reference) {
    return reference.requirement === '' ? reference.module : `${reference.module}:${reference.requirement}`;
}
function isPrintable(text) {
    return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}


/***/ }),

/***/ 97955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* binding */ sourcesOfBuild),
/* harmony export */   bx: () => (/* binding */ sourcesFrom),
/* harmony export */   fv: () => (/* binding */ countsFilesOf),
/* harmony export */   he: () => (/* binding */ isCounted),
/* harmony export */   iQ: () => (/* binding */ sourcesOfModule)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _relative_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29910);


/** The one source of a v1 `buf.yaml`, or the `roots` of a v1beta1 one; excludes are relative to the file, as buf reads them. */
function sourcesOfBuild(yaml, version) {
    const node = yaml.get(yaml.root, 'build');
    if (node === undefined)
        return [{ directory: '.', excludes: [], includes: [] }];
    const build = yaml.asMap(node, 'build');
    const excludes = directoriesUnder(yaml, build, 'excludes', '.');
    const roots = version === 'v1' ? [] : directoriesUnder(yaml, build, 'roots', '.');
    return (roots.length === 0 ? ['.'] : roots).map((directory) => ({
        directory,
        excludes: excludes.filter((path) => liesBelow(path, directory)),
        includes: [],
    }));
}
/**
 * The source of one item of `modules:` in a v2 `buf.yaml`.
 * @param directory of the module, relative to the file, as its excludes and includes are
 */
function sourcesOfModule(yaml, module, directory) {
    return {
        directory,
        excludes: directoriesUnder(yaml, module, 'excludes', directory),
        includes: directoriesUnder(yaml, module, 'includes', directory),
    };
}
/** The same source, named from the directory that `below` is relative to. */
function sourcesFrom(below, { directory, excludes, includes }) {
    const from = (path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(below, path);
    return { directory: from(directory), excludes: excludes.map(from), includes: includes.map(from) };
}
/** Whether a directory of a source counts, or may hold one that does. */
function isCounted(source, directory) {
    if (source.excludes.some((path) => liesBelow(directory, path)))
        return false;
    return (source.includes.length === 0 ||
        source.includes.some((path) => liesBelow(directory, path) || liesBelow(path, directory)));
}
/** Whether the files that lie in a directory itself count. */
function countsFilesOf(source, directory) {
    return source.includes.length === 0 || source.includes.some((path) => liesBelow(directory, path));
}
function liesBelow(path, directory) {
    return directory === '.' || path === directory || path.startsWith(`${directory}/`);
}
/** What leads out of the module is no directory of it; buf says so itself. */
function directoriesUnder(yaml, map, key, module) {
    return yaml.list(map, key).flatMap((node) => {
        const path = (0,_relative_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .relativeDirectory */ .y)(yaml.asText(node, key));
        return path !== undefined && liesBelow(path, module) ? [path] : [];
    });
}


/***/ }),

/***/ 29910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ relativeDirectory)
/* harmony export */ });
/**
 * A directory as buf's files write it, in its simplest form (`.`, `a/b`); undefined where it is absolute or leads out of
 * the directory that it is relative to.
 */
function relativeDirectory(text) {
    if (text.startsWith('/') || text.includes('\\') || text.includes('\0') || /^[A-Za-z]:/.test(text))
        return undefined;
    const parts = [];
    for (const part of text.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return parts.length === 0 ? '.' : parts.join('/');
}


/***/ }),

/***/ 97540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ findWorkspaceRoot),
/* harmony export */   RE: () => (/* binding */ nestedRootMarkers)
/* harmony export */ });
/* unused harmony export DirectoryNotFoundError */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19473);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55883);
/* harmony import */ var _buf_yaml_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83303);






/** The directory that the job should work in is not there. */
class DirectoryNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .exitCodes */ .hS.wrongInput;
}
/**
 * Finds the root for a directory (design.md, decision 3): the buck2 project root at or above it (the outermost
 * `.buckconfig`, or the nearest `.buckroot`); without buck2 the nearest directory at or above it that has an `oras.lock`,
 * else the nearest with a `buf.work.yaml` or a v2 `buf.yaml`, looking no further than the git work tree; else the
 * directory itself.
 * @param home the user's home directory, whose `.buckconfig` configures buck2 and marks no project
 * @throws {DirectoryNotFoundError}
 */
async function findWorkspaceRoot(directory, home = (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)()) {
    const start = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory);
    if (!(await isDirectory(start))) {
        throw new DirectoryNotFoundError(`there is no directory ${start}`, {
            places: [{ file: start }],
            next: 'Check the setting "directory": it is relative to the directory that the job starts in.',
        });
    }
    const levels = [];
    for (let level = start;; level = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(level)) {
        levels.push(level);
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(level) === level)
            break;
    }
    const markers = await Promise.all(levels.map((level) => readMarkers(level, level === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(home) && level !== start)));
    const gitLevel = markers.findIndex((marker) => marker.git);
    const gitWorkTree = levels[gitLevel];
    const found = (index, kind) => ({
        root: levels[index] ?? start,
        kind,
        gitWorkTree,
    });
    const buckRoot = markers.findIndex((marker) => marker.buckRoot);
    if (buckRoot !== -1)
        return found(buckRoot, 'buck2');
    const buckConfig = markers.findLastIndex((marker) => marker.buckConfig);
    if (buckConfig !== -1)
        return found(buckConfig, 'buck2');
    const within = gitLevel === -1 ? markers : markers.slice(0, gitLevel + 1);
    const lock = within.findIndex((marker) => marker.orasLock);
    if (lock !== -1)
        return found(lock, 'buf');
    const workspace = within.findIndex((marker) => marker.workspace);
    return found(Math.max(0, workspace), 'buf');
}
/** Names of files that make the directory they are in a root of its own, below a root of the given kind. */
function nestedRootMarkers(kind) {
    return kind === 'buck2' ? ['.buckroot'] : ['.buckroot', '.buckconfig', 'oras.lock'];
}
async function readMarkers(level, isHome) {
    const [git, buckRoot, buckConfig, orasLock, work, v2] = await Promise.all([
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, '.git')),
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, '.buckroot')),
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, '.buckconfig')),
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, 'oras.lock')),
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, 'buf.work.yaml')),
        isV2((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, 'buf.yaml')),
    ]);
    return { git, buckRoot, buckConfig: buckConfig && !isHome, orasLock, workspace: work || v2 };
}
/** A `buf.yaml` that cannot be read counts as none here; whoever reads it for its content reports it. */
async function isV2(path) {
    try {
        return (0,_buf_yaml_js__WEBPACK_IMPORTED_MODULE_5__/* .parseBufYaml */ .k)((await (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readPlainFile */ .b)({ path, name: path })) ?? '', path).version === 'v2';
    }
    catch {
        return false;
    }
}
async function exists(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        return true;
    }
    catch {
        return false;
    }
}
async function isDirectory(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isDirectory();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 64021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ YamlDocument),
/* harmony export */   j: () => (/* binding */ MalformedYamlError)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71279);
/* harmony import */ var _system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91940);




/** A file that should be YAML of a certain shape and is not. */
class MalformedYamlError extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.wrongInput;
}
/** Far above any file that people write; it bounds what the parser may be made to do. */
const longestText = 4 * 1024 * 1024;
/**
 * A YAML file of which every value keeps its place. Values are read by descending step by step, so an alias is followed
 * one level at a time and never expanded as a whole.
 */
class YamlDocument {
    file;
    root;
    #document;
    #lines;
    #anchors;
    constructor(file, document, lines, root) {
        this.file = file;
        this.#document = document;
        this.#lines = lines;
        this.root = root;
    }
    /**
     * Parses a file that must hold one mapping. An empty file is an empty mapping.
     * @param next what to do about one that is not; for a file that people write, to correct it
     * @throws {MalformedYamlError | MergeConflictError} with file, line and column
     */
    static parse(text, file, next = `Correct the YAML of ${file}.`) {
        (0,_system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseConflictMarkers */ .a)(text, file);
        if (text.length > longestText) {
            throw new MalformedYamlError(`${file} is larger than ${longestText} characters`, { places: [{ file }], next });
        }
        const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
        const parsed = (0,_system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseUntrustedYaml */ .$)(text, lines);
        if (parsed.kind !== 'document') {
            const why = parsed.kind === 'too-deep' ? 'it is nested too deep' : 'it has too many entries';
            throw new MalformedYamlError(`${file} cannot be parsed as YAML: ${why}`, {
                places: [{ file }],
                next,
            });
        }
        const { document, duplicateKey } = parsed;
        const error = document.errors[0];
        if (error !== undefined) {
            const quote = openQuote(document, error.pos[0]);
            // What is missing at the end is told at the last line with something on it: there is nothing to see after that.
            const place = placeAt(file, lines, quote ?? Math.min(error.pos[0], Math.max(0, text.trimEnd().length - 1)));
            const what = quote === undefined ? explain(error.code, error.message) : 'a quote is opened and not closed';
            throw new MalformedYamlError(`${file} is not valid YAML: ${what}`, {
                places: [place],
                next,
            });
        }
        if (duplicateKey !== undefined) {
            throw new MalformedYamlError(`${file} is not valid YAML: a key stands twice in one mapping`, {
                places: [placeAt(file, lines, duplicateKey)],
                next,
            });
        }
        const contents = document.contents;
        if (contents === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(contents) && contents.value === null)) {
            return new YamlDocument(file, document, lines, document.createNode({}));
        }
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(contents)) {
            throw new MalformedYamlError(`${file} holds no mapping of keys to values`, {
                places: [placeAt(file, lines, contents.range?.[0] ?? 0)],
                next: 'Write it as "key: value" lines.',
            });
        }
        return new YamlDocument(file, document, lines, contents);
    }
    /** The keys of a mapping with their places. A key that is no text is given as the text it was written as. */
    keys(map) {
        return map.items.map(({ key }) => ({ key: keyText(key), place: this.placeOf(key) }));
    }
    /** The value of a key, aliases followed; undefined where the key is missing or its value is empty. */
    get(map, key) {
        const pair = map.items.find((item) => scalarText(item.key) === key);
        if (pair === undefined)
            return undefined;
        const node = this.#follow(pair.value);
        return node === undefined || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value === null) ? undefined : node;
    }
    /**
     * A text under a key. Numbers and booleans are refused: `version: 1` means something else than `version: v1`.
     * @throws {MalformedYamlError} where the value is no text
     */
    text(map, key) {
        const node = this.get(map, key);
        return node === undefined ? undefined : { text: this.asText(node, key), place: this.placeOf(node) };
    }
    /** A text or number under a key as it was written: an id of digits alone is still an id. */
    written(map, key) {
        const node = this.get(map, key);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
            return undefined;
        return typeof node.value === 'string' ? node.value : node.source;
    }
    /** The items of a list under a key, aliases followed; empty where there is none. */
    list(map, key) {
        const node = this.get(map, key);
        if (node === undefined)
            return [];
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            throw this.malformed(`"${key}" is not a list`, node, `Write "${key}:" and one "- item" line for each.`);
        return node.items.map((item) => {
            const followed = this.#follow(item);
            if (followed === undefined || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(followed) && followed.value === null))
                throw this.malformed(`an item of "${key}" is empty`, item, 'Remove it or fill it in.');
            return followed;
        });
    }
    asText(node, what) {
        const text = scalarText(node);
        if (text === undefined)
            throw this.malformed(`"${what}" is not a text`, node, 'Write a plain text, in quotes if need be.');
        return text;
    }
    asMap(node, what) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            throw this.malformed(`an item of "${what}" is not a mapping`, node, 'Write it as "key: value" lines.');
        return node;
    }
    placeOf(node) {
        const offset = node?.range?.[0];
        return offset === undefined ? { file: this.file } : placeAt(this.file, this.#lines, offset);
    }
    malformed(what, node, next) {
        return new MalformedYamlError(`${this.file}: ${what}`, { places: [this.placeOf(node)], next });
    }
    /** The library's own search goes through the whole document for every alias. */
    #target(alias) {
        this.#anchors ??= anchorsOf(this.#document);
        const given = this.#anchors.get(alias.source) ?? [];
        const end = alias.range?.[0] ?? 0;
        // The last one that stands before the alias: a name may be given again, and often.
        let [low, high] = [0, given.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((given[middle]?.offset ?? 0) < end)
                low = middle + 1;
            else
                high = middle;
        }
        return given[low - 1]?.node;
    }
    #follow(node) {
        let current = node;
        for (let steps = 0; (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(current); steps++) {
            const target = steps > 10 ? undefined : this.#target(current);
            if (target === undefined) {
                throw this.malformed('an alias leads to no anchor', node, 'Define the anchor (&name) before its alias (*name).');
            }
            current = target;
        }
        return current ?? undefined;
    }
}
function anchorsOf(document) {
    const anchors = new Map();
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Value: (_key, node) => {
            if (node.anchor === undefined)
                return;
            const given = anchors.get(node.anchor) ?? [];
            given.push({ offset: node.range?.[0] ?? 0, node });
            anchors.set(node.anchor, given);
        },
    });
    return anchors;
}
/** Where the quoted text starts that goes on to the end of the file, if that is what is wrong at `end`. */
function openQuote(document, end) {
    let start;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Scalar: (_key, { type, range }) => {
            const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
            if (isQuoted && range != null && range[0] < end && range[1] >= end)
                start = range[0];
        },
    });
    return document.errors[0]?.code === 'MISSING_CHAR' ? start : undefined;
}
function scalarText(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value === 'string' ? node.value : undefined;
}
/** The library writes out a key that is a mapping whose key is a mapping in a time and length that double with each level. */
function keyText(key) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
        return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(key) ? `*${key.source}` : '(a mapping or list)';
}
function placeAt(file, lines, offset) {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
}
function explain(code, message) {
    if (code === 'MULTIPLE_DOCS')
        return 'it holds more than one document';
    if (code === 'TAB_AS_INDENT')
        return 'a tab is used to indent';
    // The library's messages quote the source at length in some cases; the place says more than the quote.
    return message.split('\n')[0]?.slice(0, 200) ?? code;
}


/***/ }),

/***/ 91365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ rootDirectories)
/* harmony export */ });
/* harmony import */ var _modules_workspace_root_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97540);

/** The roots of some directories, each once, with the first directory that led to it. */
async function rootDirectories(directories) {
    const found = new Map();
    for (const directory of directories) {
        const { root } = await (0,_modules_workspace_root_js__WEBPACK_IMPORTED_MODULE_0__/* .findWorkspaceRoot */ .HU)(directory);
        if (!found.has(root))
            found.set(root, directory);
    }
    return found;
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
