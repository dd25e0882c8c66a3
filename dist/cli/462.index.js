export const id = 462;
export const ids = [462];
export const modules = {

/***/ 33462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  detectCi: () => (/* binding */ detectCi)
});

// UNUSED EXPORTS: detectSystem

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/system/redaction.js
var redaction = __webpack_require__(69309);
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

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
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
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
        (0,external_node_fs_.accessSync)(directory, external_node_fs_.constants.W_OK);
        return true;
    }
    catch {
        return false;
    }
}
async function loadToolkit() {
    return Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(88), __webpack_require__.e(805)]).then(__webpack_require__.bind(__webpack_require__, 59805));
}

;// CONCATENATED MODULE: ./build/ci/log-level.js
const levels = ['error', 'warning', 'info', 'debug', 'trace'];
/** True where a log at `level` shows messages of `kind`. */
function shows(level, kind) {
    return levels.indexOf(kind) <= levels.indexOf(level);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
    return `::${name}${written === '' ? '' : ` ${written}`}::${escapeData(message)}${external_node_os_.EOL}`;
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
    return lines.map((line) => (mayBeCommand(line) ? stopped(line) : `${line}${external_node_os_.EOL}`)).join('');
}
function mayBeCommand(line) {
    return /^[\s\u0085\u200b\u180e]*::/.test(line) || line.includes('##[');
}
function stopped(line) {
    const token = (0,external_node_crypto_.randomUUID)();
    return `::stop-commands::${token}${external_node_os_.EOL}${line}${external_node_os_.EOL}::${token}::${external_node_os_.EOL}`;
}
/** Appends `name` and `value` to a command file such as `GITHUB_STATE`, at once, between delimiters that the value cannot hold. */
function appendToCommandFile(path, name, value) {
    const delimiter = `oras_buf_${(0,external_node_crypto_.randomUUID)()}`;
    (0,external_node_fs_.appendFileSync)(path, `${name}<<${delimiter}${external_node_os_.EOL}${value}${external_node_os_.EOL}${delimiter}${external_node_os_.EOL}`);
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
    #write;
    #redaction = new redaction/* Redaction */.k();
    #budget = new AnnotationBudget();
    #temporaryDirectory;
    #level = 'info';
    #inGroup = false;
    constructor(options) {
        const environment = process.env;
        this.#write = options.write;
        this.run = {
            id: `${environment['GITHUB_RUN_ID'] ?? '0'}-${environment['GITHUB_RUN_ATTEMPT'] ?? '1'}`,
            repository: environment['GITHUB_REPOSITORY'] ?? '',
            revision: environment['GITHUB_SHA'] ?? '',
            ref: environment['GITHUB_REF'] ?? '',
        };
        this.workspace = environment['GITHUB_WORKSPACE'] || process.cwd();
        this.defaultCacheDirectory =
            environment['RUNNER_ENVIRONMENT'] === 'self-hosted'
                ? (0,external_node_path_.join)(environment['HOME'] || (0,external_node_os_.homedir)(), '.cache', 'oras-buf')
                : (0,external_node_path_.join)(this.#runnerTemporary(), 'oras-buf');
        this.defaultBufCacheDirectory = (0,external_node_path_.join)(this.defaultCacheDirectory, 'buf');
        this.frozenByDefault = !['', 'false', '0'].includes((environment['CI'] ?? 'true').toLowerCase());
        this.cache = options.makeCache?.(this, (value) => this.mask(value));
    }
    /** Made at the first use; post finds it by the saved state. */
    get temporaryDirectory() {
        this.#temporaryDirectory ??= savedTemporaryDirectory() || this.#makeTemporaryDirectory();
        return this.#temporaryDirectory;
    }
    /** Asked for by who installs a tool, and made then: the directory may be missing. */
    get toolShelf() {
        return hasToolCache(process.env) ? new GithubToolShelf({ log: this }) : undefined;
    }
    removeTemporaryDirectory() {
        const path = this.#temporaryDirectory ?? savedTemporaryDirectory();
        if (!(0,external_node_path_.basename)(path).startsWith(temporaryPrefix))
            return;
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true, maxRetries: 2 });
        this.#temporaryDirectory = undefined;
    }
    setLogLevel(level) {
        this.#level = level;
    }
    debug(message) {
        const clean = this.#redaction.apply(message);
        // The runner shows debug commands only where its own debug switch is on.
        if (shows(this.#level, 'debug') && process.env['RUNNER_DEBUG'] !== '1')
            this.#write(plainLines(`debug: ${clean}`));
        else
            this.#write(formatCommand('debug', {}, clean));
    }
    info(message) {
        if (shows(this.#level, 'info'))
            this.#write(plainLines(this.#redaction.apply(message)));
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
        this.#write(formatCommand('group', {}, this.#redaction.apply(title)));
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
        const { setOutput } = await __webpack_require__.e(/* import() */ 838).then(__webpack_require__.bind(__webpack_require__, 33838));
        setOutput(name, this.#redaction.apply(value));
    }
    async exportVariable(name, value) {
        if (this.#hasFile('GITHUB_ENV', `later steps do not see the variable ${name}`)) {
            const { exportVariable } = await __webpack_require__.e(/* import() */ 838).then(__webpack_require__.bind(__webpack_require__, 33838));
            exportVariable(name, value);
        }
        else {
            process.env[name] = value;
        }
    }
    async writeSummary(markdown) {
        if (!this.#hasFile('GITHUB_STEP_SUMMARY', 'the summary is not shown'))
            return;
        const text = `${this.#redaction.apply(markdown)}\n`;
        const before = (0,external_node_fs_.statSync)(process.env['GITHUB_STEP_SUMMARY'] ?? '').size;
        if (before + Buffer.byteLength(text) > maxSummaryBytes) {
            this.warning(`The summary is larger than the ${maxSummaryBytes} bytes that GitHub takes, and was left out.`);
            return;
        }
        const { summary } = await __webpack_require__.e(/* import() */ 838).then(__webpack_require__.bind(__webpack_require__, 33838));
        // A write that failed leaves its text in the buffer.
        await summary.emptyBuffer().addRaw(text).write();
    }
    async saveState(name, value) {
        if (!this.#hasFile('GITHUB_STATE', `the state ${name} is lost`))
            return;
        const { saveState } = await __webpack_require__.e(/* import() */ 838).then(__webpack_require__.bind(__webpack_require__, 33838));
        saveState(name, value);
    }
    async readState(name) {
        const { getState } = await __webpack_require__.e(/* import() */ 838).then(__webpack_require__.bind(__webpack_require__, 33838));
        return getState(name);
    }
    /**
     * Whether the runner gave us this command file. Without the variable `@actions/core` would fall back to commands on standard
     * output, which GitHub refuses by now and which show the value in the log; without the file it throws.
     */
    #hasFile(variable, otherwise) {
        if ((0,external_node_fs_.existsSync)(process.env[variable] ?? ''))
            return true;
        this.debug(`There is no ${variable}: ${otherwise}.`);
        return false;
    }
    #message(severity, message, place) {
        if (this.#budget.take(severity))
            this.#annotation({ severity, title: '', message, place: place ?? null });
        else
            this.#write(plainLines(this.#redaction.apply(`${severity}: ${message}`)));
    }
    #annotation({ severity, title, message, place }) {
        const properties = {
            file: place?.file,
            line: place?.line,
            col: place?.column,
            title: this.#redaction.apply(title),
        };
        this.#write(formatCommand(severity, properties, this.#redaction.apply(message)));
    }
    #runnerTemporary() {
        return process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
    }
    #makeTemporaryDirectory() {
        const path = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(this.#runnerTemporary(), temporaryPrefix));
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
        return JSON.parse((0,external_node_fs_.readFileSync)(environment['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
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

;// CONCATENATED MODULE: ./build/ci/github-cache.js



const defaultAnswerMs = 5_000;
const github_cache_defaultCallMs = 10 * 60_000;
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
        this.#whyReadOnly = whyCacheIsReadOnly(options.environment);
        this.writable = this.#whyReadOnly === undefined;
        this.entryDirectory = (0,external_node_path_.join)(options.environment['GITHUB_WORKSPACE'] || process.cwd(), '.oras-buf', 'cache-entry');
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
        const toolkit = await (this.#options.load ?? github_cache_loadToolkit)();
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
        const { EnvHttpProxyAgent, request } = await Promise.all(/* import() */[__webpack_require__.e(526), __webpack_require__.e(752)]).then(__webpack_require__.t.bind(__webpack_require__, 46752, 19));
        const answerMs = this.#options.answerMs ?? defaultAnswerMs;
        const dispatcher = new EnvHttpProxyAgent();
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
        return withToolkitOutput(this.#options.callMs ?? github_cache_defaultCallMs, onLine, work);
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
    const inside = (0,external_node_path_.relative)(process.cwd(), path);
    if (!(0,external_node_path_.isAbsolute)(path) || inside === '' || inside.startsWith('..') || (0,external_node_path_.isAbsolute)(inside))
        return path;
    return inside.replaceAll(external_node_path_.sep, '/');
}
async function github_cache_loadToolkit() {
    return Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(88), __webpack_require__.e(691)]).then(__webpack_require__.bind(__webpack_require__, 61691));
}
/** Which variable names the service depends on its version, as in the toolkit. */
function serviceAddress(environment) {
    const v2 = environment['ACTIONS_RESULTS_URL'];
    const v1 = environment['ACTIONS_CACHE_URL'];
    const address = environment['ACTIONS_CACHE_SERVICE_V2'] ? (v2 ?? v1) : (v1 ?? v2);
    return address !== undefined && URL.canParse(address) ? address : undefined;
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

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/ci/terminal.js







const textStyles = {
    good: ['bold', 'green'],
    bad: ['bold', 'red'],
    attention: 'yellow',
    quiet: 'dim',
    strong: 'bold',
};
/** A person's shell, or a CI system that we know nothing special of. */
class TerminalProvider {
    system = 'terminal';
    run;
    workspace;
    defaultCacheDirectory;
    defaultBufCacheDirectory = undefined;
    frozenByDefault;
    cache = undefined;
    toolShelf = undefined;
    #environment;
    #options;
    #redaction = new redaction/* Redaction */.k();
    #state = new Map();
    #temporaryDirectory;
    #level = 'info';
    #inGroup = false;
    constructor(options) {
        const { environment } = options;
        this.#environment = environment;
        this.#options = options;
        this.workspace = options.workspace;
        this.run = { id: new Date().toISOString().replaceAll(/[:.]/g, '-'), repository: '', revision: '', ref: '' };
        this.defaultCacheDirectory = (0,external_node_path_.join)(userCacheDirectory(environment), 'oras-buf');
        this.frozenByDefault = !['', 'false', '0'].includes((environment['CI'] ?? '').toLowerCase());
    }
    /** Made at the first use. */
    get temporaryDirectory() {
        this.#temporaryDirectory ??= (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_fs_.realpathSync)((0,external_node_os_.tmpdir)()), 'oras-buf-job-'));
        return this.#temporaryDirectory;
    }
    removeTemporaryDirectory() {
        if (this.#temporaryDirectory === undefined)
            return;
        (0,external_node_fs_.rmSync)(this.#temporaryDirectory, { recursive: true, force: true, maxRetries: 2 });
        this.#temporaryDirectory = undefined;
    }
    setLogLevel(level) {
        this.#level = level;
    }
    debug(message) {
        if (shows(this.#level, 'debug'))
            this.#print(this.#styled('dim', message));
    }
    info(message) {
        if (shows(this.#level, 'info'))
            this.#print(message);
    }
    notice(message, place) {
        if (shows(this.#level, 'info'))
            this.#labelled('note', 'cyan', message, place);
    }
    warning(message, place) {
        if (shows(this.#level, 'warning'))
            this.#labelled('warning', 'yellow', message, place);
    }
    error(message, place) {
        this.#labelled('error', 'red', message, place);
    }
    async group(title, work) {
        this.info(this.#inGroup ? title : this.#styled('bold', title));
        const outer = this.#inGroup;
        this.#inGroup = true;
        try {
            return await work();
        }
        finally {
            this.#inGroup = outer;
        }
    }
    mask(value) {
        this.#redaction.add(value);
    }
    redact(text) {
        return this.#redaction.apply(text);
    }
    /** The summary in the log names the same, at the end, where a person looks. */
    annotate() { }
    style(style, text) {
        return this.#styled(textStyles[style], text);
    }
    /** A shell has no outputs; report.json holds the same. */
    async setOutput(name, value) {
        this.debug(`${name}: ${value}`);
    }
    async exportVariable(name, value) {
        this.#environment[name] = value;
    }
    async writeSummary() { }
    async saveState(name, value) {
        this.#state.set(name, value);
    }
    async readState(name) {
        return this.#state.get(name) ?? '';
    }
    #labelled(label, style, message, place) {
        const where = place === undefined ? '' : `${(0,errors/* formatPlace */.dE)(place)}: `;
        this.#print(`${this.#styled(style, `${label}:`)} ${where}${message}`);
    }
    #styled(style, text) {
        return this.#options.colours ? (0,external_node_util_.styleText)(style, text, { validateStream: false }) : text;
    }
    #print(text) {
        this.#options.write(`${withoutControls(this.#redaction.apply(text))}\n`);
    }
}
/** Drops what could move the cursor or retitle the window; colours, tabs and line breaks stay. */
function withoutControls(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    return text.replace(/\x1b(?!\[[\d;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g, '');
}
function userCacheDirectory(environment) {
    if (process.platform === 'win32')
        return environment['LOCALAPPDATA'] || (0,external_node_path_.join)((0,external_node_os_.homedir)(), 'AppData', 'Local');
    return environment['XDG_CACHE_HOME'] || (0,external_node_path_.join)(environment['HOME'] || (0,external_node_os_.homedir)(), '.cache');
}

;// CONCATENATED MODULE: ./build/ci/detect.js



/** Which CI system this process runs in, by the variables that it sets. */
function detectSystem(environment) {
    return environment['GITHUB_ACTIONS'] === 'true' ? 'github' : 'terminal';
}
/** The provider for the system that this process runs in. */
function detectCi() {
    const environment = process.env;
    const system = detectSystem(environment);
    switch (system) {
        case 'github':
            return new GithubProvider({
                write: (text) => process.stdout.write(text),
                makeCache: (log, mask) => new GithubCache({ log, mask, environment }),
            });
        case 'terminal':
            return new TerminalProvider({
                environment,
                workspace: process.cwd(),
                write: (text) => process.stderr.write(text),
                colours: process.stderr.hasColors?.() === true,
            });
    }
}


/***/ }),

/***/ 69309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Redaction)
/* harmony export */ });
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


/***/ })

};
