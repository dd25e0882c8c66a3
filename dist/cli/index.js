#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 73339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 71553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 80481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 80099:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 38321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 37830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 87997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 78877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 83133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isContinuousIntegration)
/* harmony export */ });
/**
 * Whether the variable `CI` says that nobody sits in front of this job.
 * @param byDefault its value where it is not set
 */
function isContinuousIntegration(environment, byDefault) {
    return !['', 'false', '0'].includes((environment['CI'] ?? byDefault).toLowerCase());
}


/***/ }),

/***/ 42010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ detectSystem)
/* harmony export */ });
/** Which CI system this process runs in, by the variables that it sets. */
function detectSystem(environment) {
    const has = (name) => (environment[name] ?? '') !== '';
    if (environment['GITHUB_ACTIONS'] === 'true')
        return 'github';
    if (environment['GITLAB_CI'] === 'true')
        return 'gitlab';
    return has('JENKINS_URL') && (has('BUILD_TAG') || has('BUILD_NUMBER')) ? 'jenkins' : 'terminal';
}


/***/ }),

/***/ 59553:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(58508);
/* harmony import */ var _exit_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(46059);
/* harmony import */ var _node_version_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(54266);



(0,_exit_js__WEBPACK_IMPORTED_MODULE_0__/* .outliveReaders */ .B)();
const argv = process.argv.slice(2);
const tooOld = (0,_node_version_js__WEBPACK_IMPORTED_MODULE_1__/* .whyNodeIsTooOld */ .O)(process.versions.node);
if (tooOld !== undefined) {
    process.stderr.write(`error: ${tooOld}\n`);
    (0,_exit_js__WEBPACK_IMPORTED_MODULE_0__/* .exitWhenFlushed */ .K)(2);
}
else if (argv[0] === '--version') {
    // Scripts ask this often: nothing else is loaded for it.
    process.stdout.write(`oras-buf ${_version_js__WEBPACK_IMPORTED_MODULE_2__/* .version */ .r}\n`);
    (0,_exit_js__WEBPACK_IMPORTED_MODULE_0__/* .exitWhenFlushed */ .K)(0);
}
else {
    const { prepareLoading } = await Promise.resolve(/* import() eager */).then(__nccwpck_require__.bind(__nccwpck_require__, 30277));
    prepareLoading(argv, process.env);
    const { runCli } = await Promise.all(/* import() */[__nccwpck_require__.e(1084), __nccwpck_require__.e(5040)]).then(__nccwpck_require__.bind(__nccwpck_require__, 55040));
    (0,_exit_js__WEBPACK_IMPORTED_MODULE_0__/* .exitWhenFlushed */ .K)(await runCli(argv));
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 46059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ outliveReaders),
/* harmony export */   K: () => (/* binding */ exitWhenFlushed)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(19473);

let isOutputLost = false;
/**
 * Ends the process once what was printed is out; nothing that still runs can hold it. Where a result could not be written, all
 * else may have gone well: it is no success.
 */
function exitWhenFlushed(code) {
    const exit = () => process.exit(code === _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.done && isOutputLost ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.disk : code);
    process.exitCode = code;
    // An error of a stream is told after the write that failed is over.
    process.stdout.write('', () => process.stderr.write('', () => void setImmediate(exit)));
}
/**
 * Lets the work go on where nobody reads the log any more (a runner that cancels a job may close it first), or where its disk is
 * full: what is private must still be removed, and the report be written.
 */
function outliveReaders() {
    process.stderr.on('error', () => { });
    process.stdout.on('error', (error) => {
        // EIO: a terminal that was closed. Who closes its end has read enough.
        if (error.code !== 'EPIPE' && error.code !== 'EIO')
            isOutputLost = true;
    });
}


/***/ }),

/***/ 54266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ whyNodeIsTooOld)
/* harmony export */ });
/* unused harmony export oldestNode */
/** The oldest Node that everything that we use supports (undici 8). */
const oldestNode = '22.19.0';
/** Why this Node is too old, in one sentence with the way out; undefined where it is not. */
function whyNodeIsTooOld(running) {
    const [major = 0, minor = 0] = running.split('.').map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number);
    if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
        return undefined;
    return `oras-buf needs Node ${oldestNode} or newer, and this is Node ${running}. Install a newer Node (24 is what we test with), and have it first on PATH.`;
}


/***/ }),

/***/ 30277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   prepareLoading: () => (/* binding */ prepareLoading)
/* harmony export */ });
/* harmony import */ var _ci_continuous_integration_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(83133);
/* harmony import */ var _ci_detect_system_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(42010);
/* harmony import */ var _system_compiled_code_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(45939);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(58508);




/**
 * Before the engine is loaded: has Node keep what it compiles of it, for the next run. Not in CI: most machines there are new each time
 * and would write it for nobody, and what jobs leave to each other must not be code. Nor for `cache clear`, which removes it.
 * @returns where it is kept; undefined where it is not
 */
function prepareLoading(argv, environment) {
    const isCi = (0,_ci_continuous_integration_js__WEBPACK_IMPORTED_MODULE_1__/* .isContinuousIntegration */ .o)(environment, '') || (0,_ci_detect_system_js__WEBPACK_IMPORTED_MODULE_2__/* .detectSystem */ .P)(environment) !== 'terminal';
    return isCi || argv[0] === 'cache' ? undefined : (0,_system_compiled_code_js__WEBPACK_IMPORTED_MODULE_0__/* .keepCompiledCode */ .e)(environment, _version_js__WEBPACK_IMPORTED_MODULE_3__/* .version */ .r);
}


/***/ }),

/***/ 19473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ll: () => (/* binding */ OrasBufError),
/* harmony export */   dE: () => (/* binding */ formatPlace),
/* harmony export */   hS: () => (/* binding */ exitCodes),
/* harmony export */   xb: () => (/* binding */ assertNever)
/* harmony export */ });
/** The exit codes of the job, from docs/exit-codes.md. CI systems and scripts branch on them: never renumber. */
const exitCodes = {
    done: 0,
    buildFailed: 1,
    wrongInput: 2,
    notAllowed: 3,
    notFound: 4,
    network: 5,
    digestMismatch: 6,
    policy: 7,
    disk: 8,
    infrastructure: 9,
    timeout: 124,
    interrupted: 130,
    terminated: 143,
    bug: 70,
};
/**
 * The base of every error that a user can meet. Each subclass stands for one thing that can go wrong, and lives in the
 * room that notices it. The message says what went wrong and with what (a file, a module, a URL without its query).
 */
class OrasBufError extends Error {
    next;
    #places;
    constructor(message, details) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = new.target.name;
        this.#places = details.places ?? [];
        this.next = details.next;
    }
    get places() {
        return this.#places;
    }
    /** For who catches the error on its way and knows what led there. Counts only where the error names no place itself. */
    addPlaces(places) {
        if (this.#places.length === 0)
            this.#places = places;
    }
}
/** `file:line:column`, as editors and terminals link it. */
function formatPlace(place) {
    const line = place.line === undefined ? '' : `:${place.line}`;
    const column = place.line === undefined || place.column === undefined ? '' : `:${place.column}`;
    return `${place.file}${line}${column}`;
}
/** Proves at compile time that a switch is exhaustive. */
function assertNever(value) {
    throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}


/***/ }),

/***/ 45939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ keepCompiledCode),
/* harmony export */   u: () => (/* binding */ compiledCodeDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(98995);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(19820);
/* harmony import */ var _user_cache_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(34940);





/** No run writes one file for so long. */
const leftoverMs = 10 * 60 * 1_000;
/** What was compiled by a version that nobody ran anew for so long goes when another version comes. */
const longUnusedMs = 30 * 24 * 60 * 60 * 1_000;
const checkoutMarks = ['.git', '.hg', '.jj', '.sl'];
/** Where it is kept. No setting and no file has a say in it: it is needed before any is read. */
function compiledCodeDirectory(environment) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_user_cache_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .userCacheDirectory */ .V)(environment), 'oras-buf', 'compiled');
}
/**
 * Has Node keep what it compiles from now on, and use what it kept, where that place is this user's alone and lies in no checkout.
 * Where it is not, or cannot be written, all goes on without. `NODE_DISABLE_COMPILE_CACHE` switches it off, as Node has it.
 * @param version of oras-buf: each has a directory of its own
 * @returns the directory that is used; undefined where none is
 */
function keepCompiledCode(environment, version) {
    const all = compiledCodeDirectory(environment);
    // Node reads the variable itself, but we would have made directories for nothing.
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(all) || environment['NODE_DISABLE_COMPILE_CACHE'] !== undefined)
        return undefined;
    const ours = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(all, version);
    try {
        // Before anything is made: nothing of ours belongs into a checkout.
        if (!isSafePlace((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(deepestExisting(all))))
            return undefined;
        const isNew = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(ours, { recursive: true, mode: 0o700 }) !== undefined;
        if (!isOursAlone(all) || !isOursAlone(ours))
            return undefined;
        if (isNew)
            removeLongUnused(all, version);
        removeLeftovers(ours);
        return (0,node_module__WEBPACK_IMPORTED_MODULE_1__.enableCompileCache)(ours).directory;
    }
    catch {
        return undefined;
    }
}
function deepestExisting(directory) {
    let at = directory;
    while (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(at) && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at) !== at)
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at);
    return at;
}
/** A directory of this user that nobody else may write to. Windows keeps those of a user for that user. */
function isOursAlone(directory) {
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(directory);
    const uid = process.getuid?.();
    return status.isDirectory() && (uid === undefined || (status.uid === uid && !isSharedMode(status.mode)));
}
/**
 * Whether no one else can put another directory in the place of one of those above it, and none of them is a checkout: a commit, or
 * the cache of a CI system, may bring files into it.
 */
function isSafePlace(directory) {
    if ((0,_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .F)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(process.cwd()), directory))
        return false;
    const uid = process.getuid?.();
    for (let at = directory;; at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at)) {
        const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(at);
        const isTheirs = uid !== undefined && status.uid !== uid && status.uid !== 0;
        // In a directory like /tmp only the owner of an entry may rename it.
        if (isTheirs || (uid !== undefined && isSharedMode(status.mode) && (status.mode & 0o1000) === 0))
            return false;
        if (checkoutMarks.some((mark) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(at, mark))))
            return false;
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at) === at)
            return true;
    }
}
function isSharedMode(mode) {
    return (mode & 0o022) !== 0;
}
function removeLongUnused(all, version) {
    for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(all)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(all, name);
        if (name === version || Date.now() - (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path).mtimeMs < longUnusedMs)
            continue;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true });
    }
}
/** What processes that were killed while they wrote left beside the files: Node gives those names of `mkstemp`, `2bdbb633.ZbK0NF`. */
function removeLeftovers(ours) {
    for (const node of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(ours)) {
        for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(ours, node))) {
            if (!name.includes('.'))
                continue;
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(ours, node, name);
            if (Date.now() - (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path).mtimeMs >= leftoverMs)
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
        }
    }
}


/***/ }),

/***/ 19820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside),
/* harmony export */   d: () => (/* binding */ realPathOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);


/** True where `path` is `directory` or lies below it, by name alone. Symbolic links are not followed: see `realPathOf`. */
function isInside(directory, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path));
    return way === '' || (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way));
}
/** The path with its symbolic links resolved as far as it exists; what does not exist yet is appended as it stands. */
function realPathOf(path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(absolute);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute);
        return parent === absolute ? absolute : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(realPathOf(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(absolute));
    }
}


/***/ }),

/***/ 34940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ userCacheDirectory)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);


/** Where programs of this user keep what they can make again: `$XDG_CACHE_HOME`, else `~/.cache`; on Windows `%LOCALAPPDATA%`. */
function userCacheDirectory(environment) {
    if (process.platform === 'win32')
        return environment['LOCALAPPDATA'] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), 'AppData', 'Local');
    return environment['XDG_CACHE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment['HOME'] || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(), '.cache');
}


/***/ }),

/***/ 58508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/** The version of this tool. A test holds it equal to package.json. */
const version = '0.1.0';


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(59553);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
