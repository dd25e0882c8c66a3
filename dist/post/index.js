import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

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
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
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
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
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
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/system/redaction.js
/**
 * Takes secrets out of what we print, write or quote. CI systems mask too, but a terminal does not, and no system masks summaries
 * and files.
 */
class Redaction {
    #values = new Set();
    /** Each line of a value counts on its own, because logs are cut at lines. Blank ones are passed over. */
    add(value) {
        const lines = value.split(/\r?\n/).filter((line) => line.trim() !== '');
        for (const line of lines)
            this.#values.add(line);
        return lines;
    }
    /** The text without any secret; longer ones go first, so that one inside another leaves no rest. */
    apply(text) {
        let clean = text;
        for (const value of [...this.#values].sort((a, b) => b.length - a.length))
            clean = clean.replaceAll(value, '***');
        return clean;
    }
}

;// CONCATENATED MODULE: ./build/system/visible-text.js
/**
 * Texts from outside (names of files, tags, annotations) can hold what moves the cursor, hides text or turns it around. What is
 * printed goes through here, so that each such character is seen as what it is.
 */
/** Marks of direction, characters without width, line ends of Unicode, halves of characters. */
const marks = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const controls = /[\u0000-\u001f\u007f-\u009f]/g;
/** What GitHub's runner would take for a command: `::` at the start of a line, `##[` anywhere. */
const command = /^\s*:(?=:)|(?<=##)\[/gu;
/** Text of several lines, in colours or not, with each direction mark, character without width and half character written as `\u202e`. */
function visibleMarks(text) {
    return text.replace(marks, escaped);
}
/** Text of one line, in which controls and what a runner would obey are written so, too. */
function visibleText(text) {
    return visibleMarks(text)
        .replace(controls, escaped)
        .replace(command, (found) => found.slice(0, -1) + escaped(found.slice(-1)));
}
/** The same value with every text in it, keys too, made visible. */
function visibleData(value) {
    return mapped(value);
}
/** JSON in which those characters are escapes, also the ones that JSON itself lets through. It reads back as the value. */
function visibleJson(value) {
    // JSON holds line breaks only between its tokens.
    return JSON.stringify(value, undefined, 2).split('\n').map(visibleText).join('\n');
}
function mapped(value) {
    if (typeof value === 'string')
        return visibleText(value);
    if (Array.isArray(value))
        return value.map(mapped);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [visibleText(key), mapped(one)]));
}
function escaped(character) {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./build/ci/annotation-budget.js
/** GitHub keeps the first 10 annotations of each severity in a step and drops the rest without a word. */
const limit = 10;
/** So that remarks on the way leave room for the findings of the build. */
const limitOnTheWay = 4;
/** Keeps a step within GitHub's number of annotations. */
class AnnotationBudget {
    #used = { error: 0, warning: 0, notice: 0 };
    /** True where a message of the log may be an annotation; it then counts. */
    take(severity) {
        if (this.#used[severity] >= limitOnTheWay)
            return false;
        this.#used[severity] += 1;
        return true;
    }
    /**
     * Picks of `annotations`, given the most important first, what still fits of each severity; where some do not, the last
     * place says how many. `left` are the ones without a place.
     */
    pick(annotations) {
        const shown = [];
        const left = [];
        for (const severity of ['error', 'warning', 'notice']) {
            const wanted = annotations.filter((annotation) => annotation.severity === severity);
            const room = limit - this.#used[severity];
            if (wanted.length <= room) {
                shown.push(...wanted);
                this.#used[severity] += wanted.length;
                continue;
            }
            const fit = Math.max(0, room - 1);
            const more = wanted.length - fit;
            shown.push(...wanted.slice(0, fit));
            if (room > 0)
                shown.push(rest(severity, more));
            left.push(...wanted.slice(fit));
            this.#used[severity] = limit;
        }
        return { shown, left };
    }
}
function rest(severity, count) {
    const word = count === 1 ? severity : `${severity}s`;
    return {
        severity,
        title: 'oras-buf',
        message: `${count} more ${word}: see the log and the summary of the job. GitHub shows ${limit} a step.`,
        place: null,
    };
}

;// CONCATENATED MODULE: ./build/ci/continuous-integration.js
/**
 * Whether the variable `CI` says that nobody sits in front of this job.
 * @param byDefault its value where it is not set
 */
function isContinuousIntegration(environment, byDefault) {
    return !['', 'false', '0'].includes((environment['CI'] ?? byDefault).toLowerCase());
}

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __nccwpck_require__(6698);
;// CONCATENATED MODULE: ./build/ci/toolkit-output.js

/** The toolkit's call took longer than it may. */
class ToolkitTimeoutError extends Error {
}
/** What a restore prints, from its promise, before it unpacks. */
const beforeUnpacking = /^(?:::debug::)?(?:Archive path: |Cache Size: )/i;
const calls = new external_node_async_hooks_.AsyncLocalStorage();
let underWay = 0;
let originalWrite;
/**
 * Runs a call of GitHub's toolkit and hands what it prints to `onLine` in place of printing it. The toolkit swallows its
 * errors and only prints them, so this is the one way to learn why a cache did not answer. Output of everything else that
 * runs meanwhile passes through: the asynchronous context tells them apart.
 *
 * Past `timeoutMs` the call is given up: the promise rejects, and a restore is stopped before it unpacks anything, at the line
 * that it prints between download and unpacking. (Not at any line: some are printed by timers, where nobody catches.)
 * @throws {ToolkitTimeoutError} and whatever the call throws
 */
async function withToolkitOutput(timeoutMs, onLine, work) {
    const call = { abandoned: false, onLine };
    intercept();
    const running = calls.run(call, work).finally(release);
    running.catch(() => { });
    let timer;
    const timeout = new Promise((_resolve, reject) => {
        timer = setTimeout(() => {
            call.abandoned = true;
            reject(new ToolkitTimeoutError(`no end after ${Math.round(timeoutMs / 1000)} seconds`));
        }, timeoutMs);
    });
    try {
        return await Promise.race([running, timeout]);
    }
    finally {
        clearTimeout(timer);
    }
}
function intercept() {
    underWay += 1;
    if (originalWrite !== undefined)
        return;
    const original = process.stdout.write;
    originalWrite = original;
    process.stdout.write = ((chunk, ...rest) => {
        const call = calls.getStore();
        if (call === undefined)
            return original.call(process.stdout, chunk, ...rest);
        const text = typeof chunk === 'string' ? chunk : chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : '';
        if (call.abandoned && beforeUnpacking.test(text))
            throw new ToolkitTimeoutError('the call was given up');
        // Outside the context: what `onLine` itself prints is not the toolkit's.
        for (const line of text.split(/\r?\n/))
            if (line !== '')
                calls.exit(() => call.onLine(parseLine(line)));
        const callback = rest.find((argument) => typeof argument === 'function');
        if (typeof callback === 'function')
            queueMicrotask(() => callback());
        return true;
    });
}
function release() {
    underWay -= 1;
    if (underWay > 0 || originalWrite === undefined)
        return;
    process.stdout.write = originalWrite;
    originalWrite = undefined;
}
function parseLine(line) {
    const command = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line);
    if (command === null)
        return { kind: 'info', text: line };
    const text = (command[2] ?? '').replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
    return { kind: command[1] ?? '', text };
}

;// CONCATENATED MODULE: ./build/ci/github-tool-shelf.js


const defaultCallMs = 5 * 60_000;
/** A name of its own: what `setup-…` actions keep as `buf` was checked by nobody that we know. */
const prefix = 'oras-buf-';
/**
 * The tool cache of the runner, through `@actions/tool-cache`. On hosted machines it lives as long as the job, on self-hosted
 * ones it stays. The package knows only the variables of the process, and prints commands.
 */
class GithubToolShelf {
    #options;
    constructor(options) {
        this.#options = options;
    }
    async find(tool, version) {
        const found = await this.#call(async (toolkit) => toolkit.find(prefix + tool, version));
        return found === '' ? undefined : found;
    }
    keep(directory, tool, version) {
        return this.#call((toolkit) => toolkit.cacheDir(directory, prefix + tool, version));
    }
    async #call(work) {
        const { log, callMs = defaultCallMs } = this.#options;
        const toolkit = await (this.#options.load ?? loadToolkit)();
        return withToolkitOutput(callMs, ({ text }) => log.debug(`tool cache: ${text}`), () => work(toolkit));
    }
}
/** Whether this runner has a tool cache that we may write. */
function hasToolCache(environment) {
    const directory = environment['RUNNER_TOOL_CACHE'] ?? '';
    if (directory === '')
        return false;
    try {
        (0,external_node_fs_namespaceObject.mkdirSync)(directory, { recursive: true });
        (0,external_node_fs_namespaceObject.accessSync)(directory, external_node_fs_namespaceObject.constants.W_OK);
        return true;
    }
    catch {
        return false;
    }
}
async function loadToolkit() {
    return Promise.all(/* import() */[__nccwpck_require__.e(58), __nccwpck_require__.e(805)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9805));
}

;// CONCATENATED MODULE: ./build/ci/github-trust.js

/** Events that anyone with an account can cause, while the job runs in the trust of the default branch. */
const openEvents = new Set([
    'pull_request_target',
    'issue_comment',
    'issues',
    'discussion',
    'discussion_comment',
    'fork',
    'watch',
]);
/**
 * Why this run must not write a cache that later runs trust, or undefined where it may. GitHub hands such runs a read-only
 * token in many cases; we do not rely on it.
 */
function whyCacheIsReadOnly(environment) {
    const mode = environment['ACTIONS_CACHE_MODE']?.trim().toLowerCase();
    if (mode === 'none' || mode === 'read')
        return `ACTIONS_CACHE_MODE is ${mode}`;
    const event = environment['GITHUB_EVENT_NAME'] ?? '';
    if (openEvents.has(event))
        return `the event ${event} can be caused by anyone`;
    if (event.startsWith('pull_request')) {
        const pullRequest = field(payload(environment), 'pull_request');
        const head = repositoryName(field(field(pullRequest, 'head'), 'repo'));
        const base = repositoryName(field(field(pullRequest, 'base'), 'repo')) ?? environment['GITHUB_REPOSITORY'];
        if (head === undefined || head !== base)
            return 'the pull request comes from a fork';
    }
    if (event === 'workflow_run') {
        const head = repositoryName(field(field(payload(environment), 'workflow_run'), 'head_repository'));
        if (head === undefined || head !== environment['GITHUB_REPOSITORY'])
            return 'the run was caused by one of a fork';
    }
    return undefined;
}
function payload(environment) {
    try {
        return JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(environment['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
    }
    catch {
        // Without the event nothing vouches for the run; the callers take that as low trust.
        return undefined;
    }
}
function field(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}
function repositoryName(repository) {
    const name = field(repository, 'full_name');
    return typeof name === 'string' ? name : undefined;
}

;// CONCATENATED MODULE: ./build/ci/log-level.js
const levels = ['error', 'warning', 'info', 'debug', 'trace'];
/** True where a log at `level` shows messages of `kind`. */
function shows(level, kind) {
    return levels.indexOf(kind) <= levels.indexOf(level);
}

;// CONCATENATED MODULE: ./build/report/human-units.js
/** `0.2 s`, `12 s`, `3 min 05 s`, `1 h 02 min`. */
function formatDuration(milliseconds) {
    const ms = Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0;
    if (ms < 1)
        return ms === 0 ? '0 s' : '< 1 ms';
    if (ms < 1_000)
        return `${Math.round(ms)} ms`;
    if (ms < 9_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
const byteUnits = ['kB', 'MB', 'GB', 'TB'];
/** `0 B`, `512 B`, `61.4 kB`, `1.2 MB`: powers of 1,000, as registries and download pages count. */
function formatBytes(bytes) {
    let value = Number.isFinite(bytes) ? Math.max(0, bytes) : 0;
    if (value < 1_000)
        return `${Math.round(value)} B`;
    for (const unit of byteUnits) {
        value /= 1_000;
        if (value < 999.5 || unit === 'TB')
            return `${value < 99.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
    }
    return `${value} B`;
}
/**
 * A whole number as people read it: `1,000`. The way of the language, `toLocaleString`, takes 9 ms for its first number: a third of
 * what Node takes to start.
 */
function formatCount(number) {
    return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
/** `1 module`, `8 modules`, `1,000 modules`. */
function counted(number, noun) {
    return `${formatCount(number)} ${noun}${number === 1 ? '' : 's'}`;
}
/** The start of a digest, enough to tell two apart: `sha256:1a2b3c4d5e6f`. */
function shortDigest(digest) {
    const colon = digest.indexOf(':');
    return digest.slice(0, colon + 1) + digest.slice(colon + 1, colon + 13);
}
/** What a lock change goes from or to: a tag whole; of a digest, or a commit of the BSR, the start. */
function shortVersion(version) {
    if (/^(?:sha(?:256|512)|b5|shake256):/.test(version))
        return shortDigest(version);
    return /^[0-9a-f]{32}$/.test(version) ? version.slice(0, 12) : version;
}
/** Text of at most `limit` characters, with an ellipsis where something is missing. Never leaves half a character. */
function clipText(text, limit) {
    return text.length <= limit ? text : `${text.slice(0, Math.max(0, limit - 1)).toWellFormed()}…`;
}

;// CONCATENATED MODULE: ./build/ci/progress.js

/** Bytes per second over the last seconds. */
class Rate {
    #windowMs;
    #samples = [];
    constructor(windowMs = 3_000) {
        this.#windowMs = windowMs;
    }
    /**
     * Takes the sum so far.
     * @param at milliseconds of a clock that never goes back
     * @returns undefined until there is something to tell
     */
    add(bytes, at) {
        this.#samples.push([at, bytes]);
        while (this.#samples.length > 2 && at - (this.#samples[1]?.[0] ?? at) >= this.#windowMs)
            this.#samples.shift();
        const [from, first] = this.#samples[0] ?? [at, bytes];
        return at - from < 250 ? undefined : ((bytes - first) * 1_000) / (at - from);
    }
}
/** `12 of 40 modules`, `12 modules`. */
function amountWords({ done, total, noun }) {
    return total === undefined ? counted(done, noun) : `${formatCount(done)} of ${counted(total, noun)}`;
}
/** Bytes with their rate; empty while there are none. */
function trafficWords(bytes, rate) {
    if (bytes === 0)
        return '';
    return rate === undefined ? formatBytes(bytes) : `${formatBytes(bytes)}, ${formatBytes(rate)}/s`;
}
/** `a, b and 3 more`; empty where nothing is waited for. */
function waitingWords(names, shown) {
    const first = names.slice(0, shown).join(', ');
    return names.length > shown ? `${first} and ${names.length - shown} more` : first;
}
/** Milliseconds between two lines: a job of thousands of modules must not fill its log with them. */
const betweenLinesMs = 10_000;
/**
 * Tells progress as whole lines, for logs that are kept: one every ten seconds where something moved on, and none for work that is
 * quick.
 * @param print one line
 */
function progressInLines(read, print) {
    let last = '';
    const timer = setInterval(() => {
        const state = read();
        const traffic = trafficWords(state.bytes, undefined);
        const waiting = waitingWords(state.waitingFor, 2);
        const known = `${state.title}: ${amountWords(state)}${traffic === '' ? '' : `, ${traffic}`}`;
        // What is waited for alone is no news: a stuck job would say the same for hours.
        if (known === last)
            return;
        last = known;
        print(waiting === '' ? known : `${known}; waiting for ${waiting}`);
    }, betweenLinesMs);
    // Nothing waits for it.
    timer.unref();
    return { [Symbol.dispose]: () => clearInterval(timer) };
}
/** For who shows none. */
const noProgress = { [Symbol.dispose]: () => { } };

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/ci/workflow-commands.js



/*
 * GitHub's workflow commands, as its documentation gives them. @actions/core has the same, but loading it (with its HTTP
 * client) takes several times as long as starting Node, and no line of the log must wait for that. Besides, it prints text as
 * it is, also where a line of that would be a command.
 */
/** `::name key=value::message`, with everything escaped that could end it early. Empty properties are left out. */
function formatCommand(name, properties, message) {
    const written = Object.entries(properties)
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
        .join(',');
    return `::${name}${written === '' ? '' : ` ${written}`}::${escapeData(message)}${external_node_os_namespaceObject.EOL}`;
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
/**
 * Text for the log in which no line is a command, whatever it holds: lines that the runner would read as one (`::` after
 * white space at its start, or the old `##[` anywhere) are printed between stop-commands and a token that nobody can guess.
 */
function plainLines(text) {
    // The runner takes a lone carriage return for the end of a line, too.
    const lines = text.split(/\r\n|\r|\n/);
    return lines.map((line) => (mayBeCommand(line) ? stopped(line) : `${line}${external_node_os_namespaceObject.EOL}`)).join('');
}
function mayBeCommand(line) {
    return /^[\s\u0085\u200b\u180e]*::/.test(line) || line.includes('##[');
}
function stopped(line) {
    const token = (0,external_node_crypto_.randomUUID)();
    return `::stop-commands::${token}${external_node_os_namespaceObject.EOL}${line}${external_node_os_namespaceObject.EOL}::${token}::${external_node_os_namespaceObject.EOL}`;
}
/** Appends `name` and `value` to a command file such as `GITHUB_STATE`, at once, between delimiters that the value cannot hold. */
function appendToCommandFile(path, name, value) {
    const delimiter = `oras_buf_${(0,external_node_crypto_.randomUUID)()}`;
    (0,external_node_fs_namespaceObject.appendFileSync)(path, `${name}<<${delimiter}${external_node_os_namespaceObject.EOL}${value}${external_node_os_namespaceObject.EOL}${delimiter}${external_node_os_namespaceObject.EOL}`);
}

;// CONCATENATED MODULE: ./build/ci/github.js












/** GitHub drops a summary that is larger, all of it. */
const maxSummaryBytes = 1024 * 1024;
const temporaryPrefix = 'oras-buf-job-';
const temporaryState = 'temporary-directory';
/**
 * GitHub Actions (and act, and Gitea's runner, which speak the same commands). Log lines, masks and groups are written here, at
 * once; what is for later steps goes through `@actions/core`, which is loaded when the first of them comes: loading takes longer
 * than starting Node. It knows only the variables of the process, so this class goes by those too.
 */
class GithubProvider {
    system = 'github';
    run;
    workspace;
    defaultCacheDirectory;
    defaultBufCacheDirectory;
    frozenByDefault;
    cache;
    carriedStore = undefined;
    outputsLeftOut = {};
    #write;
    #redaction = new Redaction();
    #budget = new AnnotationBudget();
    #temporaryDirectory;
    #level = 'info';
    #progress = 'auto';
    #inGroup = false;
    constructor(options) {
        const environment = process.env;
        this.#write = options.write;
        this.run = {
            id: `${environment['GITHUB_RUN_ID'] ?? '0'}-${environment['GITHUB_RUN_ATTEMPT'] ?? '1'}`,
            revision: environment['GITHUB_SHA'] ?? '',
        };
        this.workspace = environment['GITHUB_WORKSPACE'] || process.cwd();
        this.defaultCacheDirectory =
            environment['RUNNER_ENVIRONMENT'] === 'self-hosted'
                ? (0,external_node_path_namespaceObject.join)(environment['HOME'] || (0,external_node_os_namespaceObject.homedir)(), '.cache', 'oras-buf')
                : (0,external_node_path_namespaceObject.join)(this.#runnerTemporary(), 'oras-buf');
        this.defaultBufCacheDirectory = (0,external_node_path_namespaceObject.join)(this.defaultCacheDirectory, 'buf');
        this.frozenByDefault = isContinuousIntegration(environment, 'true');
        this.cache = options.makeCache?.(this, (value) => this.mask(value));
    }
    /** Made at the first use; post finds it by the saved state. */
    get temporaryDirectory() {
        this.#temporaryDirectory ??= savedTemporaryDirectory() || this.#makeTemporaryDirectory();
        return this.#temporaryDirectory;
    }
    get whyLowTrust() {
        return whyCacheIsReadOnly(process.env);
    }
    /** Asked for by who installs a tool, and made then: the directory may be missing. */
    get toolShelf() {
        return hasToolCache(process.env) ? new GithubToolShelf({ log: this }) : undefined;
    }
    removeTemporaryDirectory() {
        const path = this.#temporaryDirectory ?? savedTemporaryDirectory();
        if (!(0,external_node_path_namespaceObject.basename)(path).startsWith(temporaryPrefix))
            return;
        (0,external_node_fs_namespaceObject.rmSync)(path, { recursive: true, force: true, maxRetries: 2 });
        this.#temporaryDirectory = undefined;
    }
    setLogLevel(level) {
        this.#level = level;
    }
    setProgress(mode) {
        this.#progress = mode;
    }
    progress(read) {
        if (this.#progress === 'never' || !shows(this.#level, 'info'))
            return noProgress;
        return progressInLines(read, (line) => this.info(line));
    }
    debug(message) {
        const clean = this.#clean(message);
        // The runner shows debug commands only where its own debug switch is on.
        if (shows(this.#level, 'debug') && process.env['RUNNER_DEBUG'] !== '1')
            this.#write(plainLines(`debug: ${clean}`));
        else
            this.#write(formatCommand('debug', {}, clean));
    }
    info(message) {
        if (shows(this.#level, 'info'))
            this.#write(plainLines(this.#clean(message)));
    }
    notice(message, place) {
        if (shows(this.#level, 'info'))
            this.#message('notice', message, place);
    }
    warning(message, place) {
        if (shows(this.#level, 'warning'))
            this.#message('warning', message, place);
    }
    error(message, place) {
        this.#message('error', message, place);
    }
    async group(title, work) {
        if (this.#inGroup) {
            this.info(title);
            return work();
        }
        this.#inGroup = true;
        this.#write(formatCommand('group', {}, this.#clean(title)));
        try {
            return await work();
        }
        finally {
            this.#inGroup = false;
            this.#write(formatCommand('endgroup', {}, ''));
        }
    }
    mask(value) {
        for (const line of this.#redaction.add(value))
            this.#write(formatCommand('add-mask', {}, line));
    }
    /** The log stays plain: people copy from it. */
    style(_style, text) {
        return text;
    }
    redact(text) {
        return this.#redaction.apply(text);
    }
    annotate(annotations) {
        const { shown, left } = this.#budget.pick(annotations);
        for (const annotation of shown)
            this.#annotation(annotation);
        for (const { severity, title, message, place } of left) {
            const where = place === null ? '' : `${place.file}:${place.line ?? 1}: `;
            this.info(`${severity}: ${where}${title}: ${message}`);
        }
    }
    async setOutput(name, value) {
        if (!this.#hasFile('GITHUB_OUTPUT', `the output ${name} is lost`))
            return;
        const { setOutput } = await __nccwpck_require__.e(/* import() */ 58).then(__nccwpck_require__.bind(__nccwpck_require__, 6058));
        setOutput(name, this.#redaction.apply(value));
    }
    async exportVariable(name, value) {
        if (this.#hasFile('GITHUB_ENV', `later steps do not see the variable ${name}`)) {
            const { exportVariable } = await __nccwpck_require__.e(/* import() */ 58).then(__nccwpck_require__.bind(__nccwpck_require__, 6058));
            exportVariable(name, value);
        }
        else {
            process.env[name] = value;
        }
    }
    /** Artifacts of GitHub are archives. */
    artifactAddress() {
        return undefined;
    }
    async writeSummary(markdown) {
        if (!this.#hasFile('GITHUB_STEP_SUMMARY', 'the summary is not shown'))
            return;
        const text = `${this.#redaction.apply(markdown)}\n`;
        const before = (0,external_node_fs_namespaceObject.statSync)(process.env['GITHUB_STEP_SUMMARY'] ?? '').size;
        if (before + Buffer.byteLength(text) > maxSummaryBytes) {
            this.warning(`The summary is larger than the ${maxSummaryBytes} bytes that GitHub takes, and was left out.`);
            return;
        }
        const { summary } = await __nccwpck_require__.e(/* import() */ 58).then(__nccwpck_require__.bind(__nccwpck_require__, 6058));
        // A write that failed leaves its text in the buffer.
        await summary.emptyBuffer().addRaw(text).write();
    }
    async saveState(name, value) {
        if (!this.#hasFile('GITHUB_STATE', `the state ${name} is lost`))
            return;
        const { saveState } = await __nccwpck_require__.e(/* import() */ 58).then(__nccwpck_require__.bind(__nccwpck_require__, 6058));
        saveState(name, value);
    }
    async readState(name) {
        const { getState } = await __nccwpck_require__.e(/* import() */ 58).then(__nccwpck_require__.bind(__nccwpck_require__, 6058));
        return getState(name);
    }
    /**
     * Whether the runner gave us this command file. Without the variable `@actions/core` would fall back to commands on standard
     * output, which GitHub refuses by now and which show the value in the log; without the file it throws.
     */
    #hasFile(variable, otherwise) {
        if ((0,external_node_fs_namespaceObject.existsSync)(process.env[variable] ?? ''))
            return true;
        this.debug(`There is no ${variable}: ${otherwise}.`);
        return false;
    }
    /** Text as it may be shown. */
    #clean(text) {
        return visibleMarks(this.#redaction.apply(text));
    }
    #message(severity, message, place) {
        if (this.#budget.take(severity))
            this.#annotation({ severity, title: '', message, place: place ?? null });
        else
            this.#write(plainLines(this.#clean(`${severity}: ${message}`)));
    }
    #annotation({ severity, title, message, place }) {
        const properties = {
            file: place?.file,
            line: place?.line,
            col: place?.column,
            title: this.#clean(title),
        };
        this.#write(formatCommand(severity, properties, this.#clean(message)));
    }
    #runnerTemporary() {
        return process.env['RUNNER_TEMP'] || (0,external_node_os_namespaceObject.tmpdir)();
    }
    #makeTemporaryDirectory() {
        const path = (0,external_node_fs_namespaceObject.mkdtempSync)((0,external_node_path_namespaceObject.join)(this.#runnerTemporary(), temporaryPrefix));
        // Not through @actions/core, because loading that takes a while: a main that is killed meanwhile would leave credentials
        // in a directory that post does not know.
        const state = process.env['GITHUB_STATE'];
        if (state !== undefined && state !== '')
            appendToCommandFile(state, temporaryState, path);
        return path;
    }
}
/** Read here for the same reason that it is written here: post then loads nothing that it can do without. */
function savedTemporaryDirectory() {
    return process.env[`STATE_${temporaryState}`] ?? '';
}

;// CONCATENATED MODULE: ./build/errors.js
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

;// CONCATENATED MODULE: ./build/entry/exit.js

let isOutputLost = false;
/**
 * Ends the process once what was printed is out; nothing that still runs can hold it. Where a result could not be written, all
 * else may have gone well: it is no success.
 */
function exitWhenFlushed(code) {
    const exit = () => process.exit(code === exitCodes.done && isOutputLost ? exitCodes.disk : code);
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

;// CONCATENATED MODULE: ./build/entry/post.js
// The post step of the GitHub Action: cleans up what main left, also after a failure or a cancel. It never fails the job and
// never hangs it.


const deadlineMs = 60_000;
const ci = new GithubProvider({ write: (text) => process.stdout.write(text) });
setTimeout(() => {
    ci.warning(`oras-buf did not finish cleaning up within ${deadlineMs / 1000} seconds.`);
    exitWhenFlushed(0);
}, deadlineMs).unref();
try {
    ci.removeTemporaryDirectory();
    ci.info("The job's private files were removed.");
}
catch (error) {
    ci.warning(`oras-buf could not remove the private files of the job: ${error.message}`);
}
exitWhenFlushed(0);

