export const id = 848;
export const ids = [848];
export const modules = {

/***/ 8848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

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

// EXTERNAL MODULE: ./build/settings/asked-value.js
var asked_value = __webpack_require__(87936);
// EXTERNAL MODULE: ./build/settings/definitions.js
var definitions = __webpack_require__(18154);
// EXTERNAL MODULE: ./build/settings/secret-sources.js
var secret_sources = __webpack_require__(71649);
// EXTERNAL MODULE: ./build/system/interrupted.js
var interrupted = __webpack_require__(97854);
;// CONCATENATED MODULE: ./build/entry/interruption.js

/**
 * Turns SIGINT and SIGTERM into an abort, so that children are stopped and files are left whole. A second signal ends the
 * process at once.
 */
function listenForInterruption(announce) {
    const controller = new AbortController();
    let exitCode;
    for (const name of ['SIGINT', 'SIGTERM']) {
        process.on(name, () => {
            if (exitCode !== undefined)
                process.exit(exitCode);
            const reason = new interrupted/* InterruptedError */.p(name);
            exitCode = reason.exitCode;
            announce(`Stopping (${name}); once more to stop at once.`);
            controller.abort(reason);
        });
    }
    return { signal: controller.signal, exitCode: () => exitCode };
}

;// CONCATENATED MODULE: ./build/entry/outputs.js


/** The outputs of the action: names and descriptions of action.yml, values by {@link outputsOf}. */
const outputDescriptions = {
    'cache-hit': '`true` where the entry of exactly these locks was restored, else `false`.',
    'cache-matched-key': 'Key of the cache entry that was restored, empty where none was.',
    'cache-result': '`hit`, `partial`, `miss`, `off` or `unavailable`.',
    'lock-digest': 'sha256 over oras.lock and every buf.lock, for cache keys of your own.',
    modules: 'JSON list of the resolved modules: name, version, digest, source and commit.',
    'report-path': 'Path of report.json.',
    'buf-cache-dir': "Directory of buf's module cache; the steps after this one have it as `BUF_CACHE_DIR`.",
    outcome: '`success`, `failure`, `error`, `skipped` or `cancelled`.',
};
/** The value of every output. */
function outputsOf(report, settings) {
    return {
        'cache-hit': String(report.cache.result === 'hit'),
        'cache-matched-key': report.cache.matchedKey,
        'cache-result': report.cache.result,
        'lock-digest': lockDigest(report),
        modules: JSON.stringify(modulesOf(report)),
        'report-path': (0,external_node_path_.join)(settings.reportDirectory, 'report.json'),
        'buf-cache-dir': settings.bufCacheDirectory,
        outcome: report.outcome,
    };
}
/** Each module that is built with, once, although several roots may have it. */
function modulesOf(report) {
    const found = new Map();
    const built = report.roots.flatMap((root) => root.modules).filter(({ against }) => against === '');
    for (const { name, version, digest, source, commit } of built) {
        found.set(`${name}@${digest}`, { name, version, digest, source, commit });
    }
    return [...found.values()];
}
function lockDigest(report) {
    const digests = report.roots.map((root) => root.lock.digest).filter((digest) => digest !== '');
    if (digests.length <= 1)
        return digests[0] ?? '';
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(digests.join('\n')).digest('hex')}`;
}

;// CONCATENATED MODULE: ./build/entry/show-problem.js

/** What an error means to the user. An error that is not ours is a bug of ours. */
function problemOf(error) {
    if (error instanceof errors/* OrasBufError */.Ll) {
        const { name, message, next, places } = error;
        return { problem: { kind: name, message, next, places }, exitCode: error.exitCode };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
        problem: {
            kind: 'InternalError',
            message: `oras-buf failed in a way that it did not expect: ${message}`,
            next: 'This is a bug of oras-buf. Please report it, with the output of a run at log level debug.',
            places: [],
        },
        exitCode: errors/* exitCodes */.hS.bug,
    };
}
/** Shows a problem in the log: what, where, and what to do next. The stack is there at level debug. */
function showProblem(problem, log, error) {
    const [first, ...others] = problem.places;
    const also = others.map((place) => `\n  also at ${(0,errors/* formatPlace */.dE)(place)}`).join('');
    log.error(`${problem.message}${also}\n${problem.next}`, first);
    for (let cause = error; cause instanceof Error; cause = cause.cause)
        log.debug(cause.stack ?? cause.message);
}

;// CONCATENATED MODULE: ./build/entry/run-job.js



/** Reads the settings, runs the job and hands its results to the CI system. Shows every error; gives the exit code. */
async function runJobFor(request, ci, loadPipeline = () => Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(815), __webpack_require__.e(307), __webpack_require__.e(273), __webpack_require__.e(363)]).then(__webpack_require__.bind(__webpack_require__, 40363))) {
    let settings;
    try {
        const { readSettings } = await __webpack_require__.e(/* import() */ 188).then(__webpack_require__.bind(__webpack_require__, 41188));
        settings = await readSettings({ ...request, ...placesOf(ci) });
        ci.setLogLevel(settings.logLevel);
        for (const secret of [settings.token, settings.bsrToken])
            if (secret !== undefined)
                ci.mask(secret.reveal());
        for (const { value } of settings.remote?.headers ?? [])
            maskHeader(value.reveal(), ci);
        const { runJob } = await loadPipeline();
        const { command, environment, interruption } = request;
        const report = await runJob(settings, ci, { command, environment, signal: interruption.signal });
        for (const [name, value] of Object.entries(outputsOf(report, settings)))
            await ci.setOutput(name, value);
        await exportForLaterSteps(settings, ci);
        return report.exitCode === 0 ? 0 : (interruption.exitCode() ?? report.exitCode);
    }
    catch (error) {
        const interrupted = request.interruption.exitCode();
        if (settings === undefined && interrupted === undefined && error instanceof errors/* OrasBufError */.Ll) {
            return await reportSettings(error, request, ci);
        }
        const { problem, exitCode } = problemOf(error);
        if (interrupted === undefined)
            showProblem(problem, ci, error);
        await setOutcome(interrupted === undefined ? 'error' : 'cancelled', ci);
        return interrupted ?? exitCode;
    }
}
async function reportSettings(error, request, ci) {
    const { reportDirectory } = await __webpack_require__.e(/* import() */ 188).then(__webpack_require__.bind(__webpack_require__, 41188));
    const { reportWrongSettings } = await Promise.all(/* import() */[__webpack_require__.e(273), __webpack_require__.e(743)]).then(__webpack_require__.bind(__webpack_require__, 53743));
    const directory = reportDirectory({ ...request, workspace: ci.workspace });
    const { outcome, exitCode } = await reportWrongSettings(error, request.command, directory, ci);
    await setOutcome(outcome, ci);
    return exitCode;
}
/** The whole value, and the token in it where it begins with a scheme (`Bearer …`). */
function maskHeader(value, ci) {
    ci.mask(value);
    const token = /^\w+ +(\S+)$/.exec(value)?.[1];
    if (token !== undefined)
        ci.mask(token);
}
/** After an error; what else fails here must not hide that, nor change the exit code. */
async function setOutcome(outcome, ci) {
    try {
        await ci.setOutput('outcome', outcome);
    }
    catch (error) {
        ci.warning(`The output outcome was not set: ${error.message}`);
    }
}
function placesOf(ci) {
    const { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault } = ci;
    return { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault };
}
/** What the steps after ours need to use stock buf; the credentials only where that was asked for. */
async function exportForLaterSteps(settings, ci) {
    if (ci.defaultBufCacheDirectory !== undefined)
        await ci.exportVariable('BUF_CACHE_DIR', settings.bufCacheDirectory);
    if (!settings.exportCredentials)
        return;
    if (settings.token !== undefined)
        await ci.exportVariable('ORAS_REGISTRY_TOKEN', settings.token.reveal());
    if (settings.username !== undefined)
        await ci.exportVariable('ORAS_USERNAME', settings.username);
    // Never the bare token: buf would send it to every host.
    if (settings.bsrToken !== undefined)
        await ci.exportVariable('BUF_TOKEN', `${settings.bsrToken.reveal()}@buf.build`);
}

;// CONCATENATED MODULE: ./build/entry/run-action.js






/** The main step of the GitHub Action. Gives its exit code. */
async function runAction() {
    const environment = process.env;
    const ci = detectCi();
    return runJobFor({
        command: 'run',
        asked: (0,asked_value/* askedByInputs */.hd)(definitions/* settingNames */.H$, environment),
        secrets: secret_sources/* noSecretSources */.s,
        environment,
        interruption: listenForInterruption((message) => ci.info(message)),
    }, ci);
}


/***/ }),

/***/ 19473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 87936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   hd: () => (/* binding */ askedByInputs),
/* harmony export */   uN: () => (/* binding */ describeOrigin),
/* harmony export */   yG: () => (/* binding */ parseBoolean),
/* harmony export */   z8: () => (/* binding */ askedByEnvironment)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _definitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18154);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73305);



/** `the flag --build`, `the input build`, `the variable ORAS_TOKEN`, `.oras/config.yaml:3`. */
function describeOrigin(origin) {
    switch (origin.kind) {
        case 'flag':
            return `the flag ${origin.name}`;
        case 'input':
            return `the input ${origin.name}`;
        case 'environment':
            return `the variable ${origin.name}`;
        case 'config':
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE)(origin.place);
        case 'default':
            return 'the default';
    }
}
/** The places for an error about a value. */
function placesOf(origin) {
    return origin.kind === 'config' ? [origin.place] : [];
}
/** Reads `true/false`, `yes/no`, `on/off`, `1/0` in any case; undefined for anything else. */
function parseBoolean(text) {
    switch (text.trim().toLowerCase()) {
        case 'true':
        case 'yes':
        case 'on':
        case '1':
            return true;
        case 'false':
        case 'no':
        case 'off':
        case '0':
            return false;
        default:
            return undefined;
    }
}
/**
 * What the environment asks for. An empty variable counts as not set.
 * @throws {InvalidSettingError} where a switch such as `ORAS_DEBUG` is neither true nor false.
 */
function askedByEnvironment(name, environment) {
    for (const variable of (0,_definitions_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamesOf */ .X2)(name)) {
        const text = environment[variable.name];
        if (text === undefined || text.trim() === '')
            continue;
        const origin = { kind: 'environment', name: variable.name };
        if (variable.means === undefined)
            return { texts: [text], split: false, origin };
        const on = parseBoolean(text);
        if (on === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidSettingError */ .UG(`The variable ${variable.name} is "${text}", which is neither true nor false`, {
                next: `Set ${variable.name} to true or false.`,
            });
        }
        if (on)
            return { texts: [variable.means], split: false, origin };
    }
    return undefined;
}
/**
 * What the inputs of the GitHub Action ask for. The runner hands them over as variables `INPUT_<NAME>`; one that a workflow
 * leaves out is empty.
 */
function askedByInputs(names, environment) {
    const asked = new Map();
    for (const name of names) {
        const text = environment[`INPUT_${name.toUpperCase()}`];
        if (text === undefined || text.trim() === '')
            continue;
        asked.set(name, { texts: [text], split: false, origin: { kind: 'input', name } });
    }
    return asked;
}


/***/ }),

/***/ 18154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ definitionOf),
/* harmony export */   H$: () => (/* binding */ settingNames),
/* harmony export */   RJ: () => (/* binding */ settingDefinitions),
/* harmony export */   X2: () => (/* binding */ environmentNamesOf),
/* harmony export */   s9: () => (/* binding */ isSettingName)
/* harmony export */ });
/**
 * Every setting of the job, defined once. The inputs of action.yml, the flags of the CLI, its help and docs/settings.md are
 * all made from this table (`npm run generate`); the readers in this directory follow it.
 */
const everywhere = ['flag', 'input', 'environment', 'config'];
/** For what a file of the repository must not decide: tools and their arguments, trust, and paths outside the workspace. */
const notInConfig = ['flag', 'input', 'environment'];
const settingDefinitions = {
    registry: {
        type: 'string',
        group: 'registries',
        places: everywhere,
        environment: [{ name: 'ORAS_REGISTRY_URL' }],
        default: 'oras.birb.homes',
        placeholder: 'HOST',
        summary: 'Host of the OCI registry with the private modules, as `deps:` lines write it.',
        details: 'A URL is taken too (`https://oras.birb.homes`). The token belongs to this host, and only where a flag, an input or a variable names it or it is the default.',
    },
    'registry-endpoint': {
        type: 'string',
        group: 'registries',
        places: notInConfig,
        environment: [],
        placeholder: 'URL',
        defaultNote: '`https://<registry>`',
        summary: 'Where that host is reached: `https://HOST:PORT`, `http://HOST:PORT`, or a directory `oci-layout:PATH`.',
        details: 'It wins over `registries.<host>.endpoint` of the config file.',
    },
    token: {
        type: 'secret',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_REGISTRY_TOKEN' }, { name: 'ORAS_TOKEN' }],
        summary: 'Token or password for the registry.',
    },
    username: {
        type: 'string',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_USERNAME' }],
        placeholder: 'NAME',
        defaultNote: 'what the registry host is known to want, else `token`',
        summary: 'User name that goes with the token.',
    },
    'bsr-token': {
        type: 'secret',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'BUF_TOKEN' }, { name: 'BSR_TOKEN' }],
        summary: 'Token for the Buf Schema Registry at buf.build.',
        details: 'In the form `token@host,…` that buf reads, the one for buf.build is taken.',
    },
    'trusted-endpoints': {
        type: 'list',
        separator: 'words-or-commas',
        group: 'registries',
        places: notInConfig,
        environment: [],
        placeholder: 'URL',
        summary: 'Endpoints that may get the token although the config file of the repository names them.',
        details: 'Each is an origin such as `https://10.0.0.7:5000`; a bare host means https. Listing an `http://` origin or one with its own `ca_file` accepts that too.',
    },
    'on-missing-credentials': {
        type: 'choice',
        choices: ['fail', 'skip'],
        default: 'fail',
        group: 'registries',
        places: notInConfig,
        environment: [],
        summary: 'What to do where private modules are not in the cache and there is no token, as in the pull request of a fork.',
        details: '`skip` ends the step green with the outcome `skipped`, and builds nothing.',
    },
    'export-credentials': {
        type: 'boolean',
        default: 'false',
        group: 'registries',
        places: notInConfig,
        environment: [],
        summary: 'Let the steps after this one use the credentials.',
    },
    directory: {
        type: 'list',
        separator: 'lines-or-commas',
        default: '.',
        group: 'job',
        places: everywhere,
        environment: [],
        placeholder: 'DIR',
        summary: 'Directories to work on; each belongs to a root (buck2 project or buf workspace).',
    },
    config: {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        defaultNote: '`.oras/config.yaml` where there is one',
        summary: 'The config file.',
    },
    build: {
        type: 'choice',
        choices: ['auto', 'buck2', 'buf', 'none'],
        default: 'auto',
        group: 'job',
        places: everywhere,
        environment: [],
        summary: 'What to build with.',
        details: '`auto` is buck2 where there is a `.buckconfig`, else buf. A tool that is missing is an error.',
    },
    command: {
        type: 'choice',
        choices: ['build', 'test'],
        default: 'build',
        group: 'job',
        places: everywhere,
        environment: [],
        summary: 'Whether buck2 builds the targets or tests them.',
    },
    targets: {
        type: 'list',
        separator: 'words',
        default: '//...',
        group: 'job',
        places: everywhere,
        environment: [],
        placeholder: 'PATTERN',
        summary: 'Target patterns for buck2.',
        details: 'None may begin with `-` or `@`, which buck2 would read as something else.',
    },
    'buck2-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        defaultNote: 'see `buck2-version`',
        summary: 'The buck2 program.',
        details: 'It wins over `buck2-version`.',
    },
    'buck2-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'VERSION',
        defaultNote: '`.buckversion`, else `buck2` on PATH, else a pinned release',
        summary: 'The buck2 release to install: a date tag, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Every download is checked against a SHA-256: of the table in this release of oras-buf, or of `buck2-sha256`. What is on PATH inside the checkout never counts. See [tools.md](tools.md).',
    },
    'buck2-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release, as it is published (`.zst`).',
    },
    'buf-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        defaultNote: 'see `buf-version`',
        summary: 'The buf program.',
        details: 'It wins over `buf-version`.',
    },
    'buf-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'VERSION',
        defaultNote: '`buf` on PATH, else a pinned release',
        summary: 'The buf release to install: `1.73.0`, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Checked like `buck2-version`, with `buf-sha256`.',
    },
    'buf-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release.',
    },
    'tools-mirror': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'URL',
        defaultNote: '`https://github.com`',
        summary: 'Where releases of buck2 and buf are downloaded: a mirror with the paths of github.com.',
    },
    'buck2-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'ARG',
        summary: 'More arguments for `buck2 build` or `buck2 test`, one a line.',
        details: 'As a flag: `--buck2-arguments=--keep-going`. `--profile` keeps a timeline of the build (Chrome trace format) in `profile` of `report-dir`.',
    },
    'buf-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'ARG',
        summary: 'More arguments for `buf build`, one a line.',
        details: 'As a flag: `--buf-arguments=--exclude-source-info`.',
    },
    'build-timeout': {
        type: 'integer',
        minimum: 0,
        maximum: 10080,
        default: '0',
        group: 'job',
        places: everywhere,
        environment: [],
        placeholder: 'MINUTES',
        defaultNote: 'none',
        summary: 'Minutes that the build of one root may take.',
        details: 'After them the tool and its daemon are stopped, and the job ends with exit code 124.',
    },
    remote: {
        type: 'choice',
        choices: ['none', 'cache', 'execute'],
        default: 'none',
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Whether buck2 uses a server of the Remote Execution API, for its cache or to run actions.',
        details: '`execute` uses the cache too. A server that cannot be reached costs a warning, not the build. See [remote.md](remote.md).',
    },
    'remote-endpoint': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'URL',
        summary: 'That server: `grpcs://HOST[:PORT]`, or without TLS `grpc://HOST:PORT`.',
    },
    'remote-instance-name': {
        type: 'string',
        default: '',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'NAME',
        defaultNote: 'none',
        summary: 'Instance of the server, where it has several.',
    },
    'remote-headers': {
        type: 'secret',
        lines: true,
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Headers for the server, one `name: value` a line, three at most.',
        details: '`$NAME` in a value is the value of that variable, `$$` a dollar sign. No build action sees a value. Where one is empty, as in the pull request of a fork, the server is not used.',
    },
    'remote-ca-file': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        summary: 'PEM file with more certificate authorities to trust for the server.',
    },
    'remote-client-certificate': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        summary: 'PEM file with a client certificate, its chain and its private key.',
    },
    'remote-upload': {
        type: 'boolean',
        default: 'true',
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Write what was built here to the remote cache; events of low trust never do.',
    },
    'remote-platform': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'TARGET',
        defaultNote: 'one of `oras//platforms`, by `remote` and `remote-upload`',
        summary: 'Execution platforms of your own (`build.execution_platforms`) to use with the server.',
    },
    frozen: {
        type: 'boolean',
        group: 'locks',
        places: everywhere,
        environment: [],
        defaultNote: '`true` where `CI` is set, else `false`',
        summary: 'Fail where oras.lock or buf.lock does not match the declarations, and write neither.',
        details: 'Where frozen is only the default, a workspace without a lock is resolved and says so; `frozen: true` makes that an error.',
    },
    offline: {
        type: 'boolean',
        default: 'false',
        group: 'locks',
        places: notInConfig,
        environment: [],
        summary: 'Use the store and the lock only; no network.',
    },
    update: {
        type: 'optional-list',
        separator: 'words-or-commas',
        default: 'false',
        group: 'locks',
        places: notInConfig,
        environment: [],
        placeholder: 'MODULE',
        summary: 'Move locked modules to the newest version that fits: `true` for all, or the names of modules.',
        details: 'It switches the default of `frozen` off; with `frozen: true` or `offline: true` it is an error.',
    },
    'cache-read': {
        type: 'boolean',
        default: 'true',
        group: 'caches',
        places: notInConfig,
        environment: [],
        summary: "Restore from the CI system's cache.",
    },
    'cache-write': {
        type: 'boolean',
        default: 'true',
        group: 'caches',
        places: notInConfig,
        environment: [],
        summary: "Save to the CI system's cache; events of low trust never do.",
    },
    'cache-key-suffix': {
        type: 'string',
        default: '',
        group: 'caches',
        places: notInConfig,
        environment: [],
        placeholder: 'TEXT',
        defaultNote: 'none',
        summary: 'Added to the cache key, to keep entries of jobs apart.',
    },
    'cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'ORAS_CACHE_DIR' }],
        placeholder: 'DIR',
        defaultNote: '`$RUNNER_TEMP/oras-buf` on GitHub, else `~/.cache/oras-buf`',
        summary: 'Directory of the store.',
    },
    'buf-cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'BUF_CACHE_DIR' }],
        placeholder: 'DIR',
        defaultNote: '`buf` in `cache-dir` on GitHub, else the cache of buf itself',
        summary: "Directory of buf's module cache; never inside the workspace.",
    },
    'parallel-downloads': {
        type: 'integer',
        minimum: 1,
        maximum: 64,
        default: '8',
        group: 'caches',
        places: everywhere,
        environment: [],
        placeholder: 'N',
        summary: 'Downloads at one time.',
    },
    'report-dir': {
        type: 'string',
        default: '.oras-buf/report',
        group: 'report',
        places: notInConfig,
        environment: [],
        placeholder: 'DIR',
        summary: 'Directory of report.json and the other reports.',
    },
    summary: {
        type: 'choice',
        choices: ['always', 'on-failure', 'never'],
        default: 'always',
        group: 'report',
        places: everywhere,
        environment: [],
        summary: 'When to write the summary of the job.',
    },
    'log-level': {
        type: 'choice',
        choices: ['error', 'warning', 'info', 'debug', 'trace'],
        default: 'info',
        group: 'report',
        places: everywhere,
        environment: [
            { name: 'ORAS_TRACE', means: 'trace' },
            { name: 'ORAS_DEBUG', means: 'debug' },
            { name: 'RUNNER_DEBUG', means: 'debug' },
        ],
        placeholder: 'LEVEL',
        summary: 'How much to tell.',
    },
};
const settingNames = Object.keys(settingDefinitions);
function isSettingName(name) {
    return Object.hasOwn(settingDefinitions, name);
}
/** The definition with the wide type, for code that walks over all of them. */
function definitionOf(name) {
    return settingDefinitions[name];
}
/** Every variable that sets a setting, in the order in which they are looked at. */
function environmentNamesOf(name) {
    return [{ name: `ORAS_BUF_${name.replaceAll('-', '_').toUpperCase()}` }, ...settingDefinitions[name].environment];
}


/***/ }),

/***/ 73305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ ExposedSecretError),
/* harmony export */   O2: () => (/* binding */ UnknownConfigKeyError),
/* harmony export */   Tj: () => (/* binding */ SettingFileError),
/* harmony export */   UG: () => (/* binding */ InvalidSettingError),
/* harmony export */   hg: () => (/* binding */ ContradictorySettingsError),
/* harmony export */   ie: () => (/* binding */ WrongConfigFileError)
/* harmony export */ });
/* unused harmony export CommandLineError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A setting has a value that it cannot have. */
class InvalidSettingError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** Two settings that exclude each other. */
class ContradictorySettingsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A secret was written where other people can read it: as the value of a flag, or in a file of the repository. */
class ExposedSecretError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A file that a setting names is not there or cannot be read. */
class SettingFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The config file is not YAML, or not of the shape that it must have. */
class WrongConfigFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The config file has a key that is not known. */
class UnknownConfigKeyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A flag or a command of the CLI that is not known. */
class CommandLineError extends (/* unused pure expression or super */ null && (OrasBufError)) {
    exitCode = exitCodes.wrongInput;
}


/***/ }),

/***/ 71649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readSecretSources),
/* harmony export */   s: () => (/* binding */ noSecretSources)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73305);



const noSecretSources = { files: new Map(), fromStdin: undefined, readStdin: async () => '' };
const maxBytes = 64 * 1024;
/**
 * Reads the secrets that flags point at.
 * @throws {SettingFileError} where a file cannot be read; the message names the file and never its content.
 */
async function readSecretSources(sources, workspace) {
    const asked = new Map();
    for (const [name, path] of sources.files) {
        const flag = `--${name}-file`;
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path), 'utf8').catch((error) => {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SettingFileError */ .Tj(`${path}, named by the flag ${flag}, cannot be read (${error.code ?? 'error'})`, {
                places: [{ file: path }],
                next: 'Check the path and the rights of the file.',
                cause: error,
            });
        });
        asked.set(name, secretText(flag, name, text));
    }
    if (sources.fromStdin !== undefined) {
        const flag = `--${sources.fromStdin}-stdin`;
        asked.set(sources.fromStdin, secretText(flag, sources.fromStdin, await sources.readStdin()));
    }
    return asked;
}
function secretText(flag, name, text) {
    if (text.trim() === '' || text.length > maxBytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidSettingError */ .UG(`The flag ${flag} gave ${text.trim() === '' ? 'nothing' : 'far more than a secret'} for the setting ${name}`, { next: 'Give the token itself, and nothing else.' });
    }
    return { texts: [text], split: false, origin: { kind: 'flag', name: flag } };
}


/***/ }),

/***/ 97854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ InterruptedError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A person or a runner wished the job to end. It is the reason of the job's abort signal. */
class InterruptedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode;
    signalName;
    constructor(signalName) {
        super(`The job was stopped by ${signalName}`, {
            next: 'Nothing was left half-written: run it again to go on from there.',
        });
        this.signalName = signalName;
        this.exitCode = signalName === 'SIGINT' ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.interrupted : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.terminated;
    }
    /** No line of a file led to this. */
    addPlaces() { }
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
