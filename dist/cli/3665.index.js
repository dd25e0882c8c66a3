export const id = 3665;
export const ids = [3665];
export const modules = {

/***/ 63665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GithubCache: () => (/* binding */ GithubCache)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _github_trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85585);
/* harmony import */ var _toolkit_output_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86557);



const defaultAnswerMs = 5_000;
const defaultCallMs = 10 * 60_000;
const downloadTimeouts = { timeoutInMs: 30_000, segmentTimeoutInMs: 120_000 };
/**
 * GitHub's cache through `@actions/cache`, loaded at the first call. The toolkit tries a dead service for minutes, so one quick
 * request asks first whether it answers at all; a service that failed once is left alone for the rest of the step.
 */
class GithubCache {
    writable;
    entryDirectory;
    #options;
    #whyReadOnly;
    #failure;
    #down;
    #answers = false;
    constructor(options) {
        this.#options = options;
        this.#whyReadOnly = (0,_github_trust_js__WEBPACK_IMPORTED_MODULE_1__/* .whyCacheIsReadOnly */ .F)(options.environment);
        this.writable = this.#whyReadOnly === undefined;
        this.entryDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(options.environment['GITHUB_WORKSPACE'] || process.cwd(), '.oras-buf', 'cache-entry');
    }
    lastFailure() {
        return this.#failure;
    }
    async restore(paths, key, restoreKeys) {
        const lines = [];
        try {
            const toolkit = await this.#ready();
            if (toolkit === undefined)
                return undefined;
            const matchedKey = await this.#call(lines, () => toolkit.restoreCache(paths.map(portablePath), key, [...restoreKeys], downloadTimeouts));
            if (matchedKey !== undefined)
                return { matchedKey };
            const reason = complaint(lines);
            if (reason !== undefined)
                this.#failed('restored', reason, !/denied/.test(reason));
            return undefined;
        }
        catch (error) {
            this.#failed('restored', reasonOf(error), true);
            return undefined;
        }
    }
    async save(paths, key) {
        this.#failure = this.#whyReadOnly;
        if (!this.writable)
            return 'not-allowed';
        const lines = [];
        try {
            const toolkit = await this.#ready();
            if (toolkit === undefined)
                return 'failed';
            // -1 stands for every failure; what was printed tells which.
            if ((await this.#call(lines, () => toolkit.saveCache(paths.map(portablePath), key))) >= 0)
                return 'saved';
            const told = lines.map((line) => line.text).join('\n');
            if (/cache write denied/.test(told)) {
                this.#failure = 'the token of this run may only read the cache';
                this.#options.log.warning(`The cache was not saved: ${this.#failure}.`);
                return 'not-allowed';
            }
            if (/\(409\)|already[ _]exists/i.test(told))
                return 'already-there';
            this.#failed('saved', complaint(lines) ?? 'GitHub did not say why', true);
            return 'failed';
        }
        catch (error) {
            this.#failed('saved', reasonOf(error), false);
            return 'failed';
        }
    }
    async #ready() {
        this.#failure = this.#down;
        if (this.#down !== undefined)
            return undefined;
        const toolkit = await (this.#options.load ?? loadToolkit)();
        if (!toolkit.isFeatureAvailable()) {
            this.#down = this.#failure = 'this runner has no cache service';
            this.#options.log.debug('The runner names no cache service (ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL).');
            return undefined;
        }
        if (!this.#answers)
            await this.#expectAnswer();
        this.#answers = true;
        return toolkit;
    }
    /** Any answer will do, also 404; a gateway's own errors mean that nobody is behind it. */
    async #expectAnswer() {
        const address = serviceAddress(this.#options.environment);
        if (address === undefined)
            return;
        const { EnvHttpProxyAgent, request } = await Promise.all(/* import() */[__webpack_require__.e(4526), __webpack_require__.e(6752)]).then(__webpack_require__.t.bind(__webpack_require__, 24371, 19));
        const answerMs = this.#options.answerMs ?? defaultAnswerMs;
        const dispatcher = new EnvHttpProxyAgent(toolkitProxy(this.#options.environment, new URL(address)));
        try {
            const signal = AbortSignal.timeout(answerMs);
            const { statusCode, body } = await request(address, { method: 'GET', dispatcher, signal });
            body.on('error', () => { }).destroy();
            if (statusCode >= 502 && statusCode <= 504)
                throw new Error(`the service answers with HTTP ${statusCode}`);
        }
        catch (error) {
            const timedOut = error instanceof Error && error.name === 'TimeoutError';
            throw timedOut ? new Error(`the service did not answer within ${answerMs / 1000} seconds`) : error;
        }
        finally {
            await dispatcher.destroy();
        }
    }
    #call(lines, work) {
        const { log, mask } = this.#options;
        const onLine = (line) => {
            lines.push(line);
            if (line.kind === 'add-mask')
                mask(line.text);
            else if (line.kind === 'info')
                log.debug(withoutQueries(line.text));
            else
                log.debug(`cache: ${withoutQueries(line.text)}`);
        };
        return (0,_toolkit_output_js__WEBPACK_IMPORTED_MODULE_2__/* .withToolkitOutput */ .U)(this.#options.callMs ?? defaultCallMs, onLine, work);
    }
    #failed(what, reason, down) {
        this.#failure = reason;
        if (down)
            this.#down = reason;
        this.#options.log.warning(`The cache was not ${what}: ${reason}. The job goes on without it.`);
    }
}
/**
 * The text of the path is part of what identifies an entry. Inside the checkout, where the runner starts us, it is the same on
 * every machine and runner when it is relative; the temporary directory of one runner is not that of another.
 */
function portablePath(path) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(process.cwd(), path);
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) || inside === '' || inside.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside))
        return path;
    return inside.replaceAll(node_path__WEBPACK_IMPORTED_MODULE_0__.sep, '/');
}
async function loadToolkit() {
    return Promise.all(/* import() */[__webpack_require__.e(3838), __webpack_require__.e(2088), __webpack_require__.e(1691)]).then(__webpack_require__.bind(__webpack_require__, 61691));
}
/** Which variable names the service depends on its version, as in the toolkit. */
function serviceAddress(environment) {
    const v2 = environment['ACTIONS_RESULTS_URL'];
    const v1 = environment['ACTIONS_CACHE_URL'];
    const address = environment['ACTIONS_CACHE_SERVICE_V2'] ? (v2 ?? v1) : (v1 ?? v2);
    return address !== undefined && URL.canParse(address) ? address : undefined;
}
/**
 * The proxy that the toolkit will ask for this address: for https never that of plain http, which undici would fall back to, and
 * none for this machine. Source: `getProxyUrl` of @actions/http-client.
 */
function toolkitProxy(environment, address) {
    const read = (name) => environment[name] || environment[name.toUpperCase()] || '';
    const isHere = /^(?:localhost$|127\.|\[::1\]$)/i.test(address.hostname);
    const isTls = address.protocol === 'https:';
    return {
        httpProxy: isHere || isTls ? '' : read('http_proxy'),
        httpsProxy: isHere || !isTls ? '' : read('https_proxy'),
        noProxy: read('no_proxy'),
    };
}
/** The last warning or error that the toolkit printed, or why it could not reserve a place, in one line. */
function complaint(lines) {
    const reserve = lines.findLast((line) => line.kind === 'debug' && line.text.startsWith('Failed to reserve cache'));
    const told = reserve ??
        lines.findLast(
        // A debug line of this form tells of what the toolkit got over, such as an archive that was never there to be deleted.
        (line) => ['warning', 'error'].includes(line.kind) || (line.kind === 'info' && /^Failed to /.test(line.text)));
    return told === undefined ? undefined : reasonOf(new Error(told.text));
}
function reasonOf(error) {
    const { message, code, cause } = error;
    const known = code ?? cause?.code;
    const text = (message ?? '').split('\n')[0]?.trim() ?? '';
    if (text === '')
        return known ?? 'unknown error';
    return withoutQueries(text.replace(/^Failed to (restore|save|reserve cache): (Error: )?/, ''))
        .slice(0, 300)
        .toWellFormed();
}
/** Queries of URLs hold signatures; they are never printed, also not at level debug. */
function withoutQueries(text) {
    return text.replace(/(https?:\/\/[^\s"'?]+)\?[^\s"']*/g, '$1?…');
}


/***/ }),

/***/ 85585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ whyCacheIsReadOnly)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

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
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(environment['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
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


/***/ }),

/***/ 86557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ withToolkitOutput)
/* harmony export */ });
/* unused harmony export ToolkitTimeoutError */
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16698);

/** The toolkit's call took longer than it may. */
class ToolkitTimeoutError extends Error {
}
/** What a restore prints, from its promise, before it unpacks. */
const beforeUnpacking = /^(?:::debug::)?(?:Archive path: |Cache Size: )/i;
const calls = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
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


/***/ })

};
