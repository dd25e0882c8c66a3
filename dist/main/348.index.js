export const id = 348;
export const ids = [348];
export const modules = {

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

/***/ 89348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GithubProvider: () => (/* binding */ GithubProvider)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/system/redaction.js
var redaction = __webpack_require__(69309);
// EXTERNAL MODULE: ./build/system/visible-text.js
var visible_text = __webpack_require__(40252);
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

// EXTERNAL MODULE: ./build/ci/continuous-integration.js
var continuous_integration = __webpack_require__(83133);
// EXTERNAL MODULE: ./build/ci/toolkit-output.js
var toolkit_output = __webpack_require__(86557);
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
        return (0,toolkit_output/* withToolkitOutput */.U)(callMs, ({ text }) => log.debug(`tool cache: ${text}`), () => work(toolkit));
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

// EXTERNAL MODULE: ./build/ci/github-trust.js
var github_trust = __webpack_require__(85585);
// EXTERNAL MODULE: ./build/ci/log-level.js
var log_level = __webpack_require__(80052);
// EXTERNAL MODULE: ./build/ci/progress.js
var progress = __webpack_require__(61022);
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
    carriedStore = undefined;
    outputsLeftOut = {};
    #write;
    #redaction = new redaction/* Redaction */.k();
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
                ? (0,external_node_path_.join)(environment['HOME'] || (0,external_node_os_.homedir)(), '.cache', 'oras-buf')
                : (0,external_node_path_.join)(this.#runnerTemporary(), 'oras-buf');
        this.defaultBufCacheDirectory = (0,external_node_path_.join)(this.defaultCacheDirectory, 'buf');
        this.frozenByDefault = (0,continuous_integration/* isContinuousIntegration */.o)(environment, 'true');
        this.cache = options.makeCache?.(this, (value) => this.mask(value));
    }
    /** Made at the first use; post finds it by the saved state. */
    get temporaryDirectory() {
        this.#temporaryDirectory ??= savedTemporaryDirectory() || this.#makeTemporaryDirectory();
        return this.#temporaryDirectory;
    }
    get whyLowTrust() {
        return (0,github_trust/* whyCacheIsReadOnly */.F)(process.env);
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
    setProgress(mode) {
        this.#progress = mode;
    }
    progress(read) {
        if (this.#progress === 'never' || !(0,log_level/* shows */.L)(this.#level, 'info'))
            return progress/* noProgress */.nd;
        return (0,progress/* progressInLines */.S2)(read, (line) => this.info(line));
    }
    debug(message) {
        const clean = this.#clean(message);
        // The runner shows debug commands only where its own debug switch is on.
        if ((0,log_level/* shows */.L)(this.#level, 'debug') && process.env['RUNNER_DEBUG'] !== '1')
            this.#write(plainLines(`debug: ${clean}`));
        else
            this.#write(formatCommand('debug', {}, clean));
    }
    info(message) {
        if ((0,log_level/* shows */.L)(this.#level, 'info'))
            this.#write(plainLines(this.#clean(message)));
    }
    notice(message, place) {
        if ((0,log_level/* shows */.L)(this.#level, 'info'))
            this.#message('notice', message, place);
    }
    warning(message, place) {
        if ((0,log_level/* shows */.L)(this.#level, 'warning'))
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
    /** Artifacts of GitHub are archives. */
    artifactAddress() {
        return undefined;
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
    /** Text as it may be shown. */
    #clean(text) {
        return (0,visible_text/* visibleMarks */.j5)(this.#redaction.apply(text));
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
