export const id = 236;
export const ids = [236,617];
export const modules = {

/***/ 26617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ stopDaemonAtExit),
/* harmony export */   daemonState: () => (/* binding */ daemonState),
/* harmony export */   stopDaemon: () => (/* binding */ stopDaemon)
/* harmony export */ });
/* unused harmony export daemonVersion */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _system_child_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1543);
/* harmony import */ var _untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7752);



const statusTimeoutMs = 20_000;
const killTimeoutMs = 30_000;
/**
 * Whether a daemon of the project runs. `buck2 status` only talks to one that is there and starts none: it prints a JSON
 * object, or "no buckd running" on stderr, and exits with 0 either way.
 */
async function daemonState(project) {
    try {
        const status = await run(project, 'status', statusTimeoutMs);
        if (status.exitCode !== 0 || status.aborted)
            return 'unknown';
        if (Object.keys((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(status.stdout))).length > 0)
            return 'running';
        return status.stdout.trim() === '' ? 'none' : 'unknown';
    }
    catch {
        return 'unknown';
    }
}
/**
 * The version of the daemon that runs for the project (a commit, or a date), undefined where none runs. Empty where it does not say.
 */
async function daemonVersion(project) {
    const status = await run(project, 'status', statusTimeoutMs);
    const parsed = objectOf(parseJson(status.stdout));
    if (Object.keys(parsed).length === 0)
        return undefined;
    // What else stands there is a secret of the daemon's.
    const { version } = objectOf(parsed['process_info']);
    return typeof version === 'string' ? version : '';
}
/** Stops the project's daemon. Gives the reason where that did not work: a daemon left behind costs memory, not the job. */
async function stopDaemon(project) {
    try {
        const kill = await run(project, 'kill', killTimeoutMs);
        if (kill.aborted)
            return `buck2 kill did not end within ${killTimeoutMs / 1_000} s`;
        return kill.exitCode === 0 ? undefined : `buck2 kill ended with ${kill.exitCode}`;
    }
    catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
/**
 * Has the daemon stopped also where this process is ended at once (a second signal). Until it is disposed of; then
 * {@link stopDaemon} is the way.
 */
function stopDaemonAtExit(project) {
    const stop = () => {
        // Nothing can be waited for any more: it has to live on by itself.
        const options = { cwd: project.root, env: { ...project.environment }, detached: true, stdio: 'ignore' };
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(project.program, ['kill'], options)
            .on('error', () => { })
            .unref();
    };
    process.once('exit', stop);
    return { [Symbol.dispose]: () => void process.removeListener('exit', stop) };
}
function run(project, command, timeoutMs) {
    return (0,_system_child_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runChildProgram */ .M)({
        program: project.program,
        arguments: [command],
        directory: project.root,
        environment: project.environment,
        signal: AbortSignal.timeout(timeoutMs),
        keepBytes: 4 * 1024 * 1024,
    });
}


/***/ }),

/***/ 98236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBuck2: () => (/* binding */ runBuck2)
});

// UNUSED EXPORTS: TargetPatternError

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/system/child-environment.js
var child_environment = __webpack_require__(76814);
// EXTERNAL MODULE: ./build/system/child-program.js
var child_program = __webpack_require__(1543);
// EXTERNAL MODULE: ./build/build/buck2-daemon.js
var buck2_daemon = __webpack_require__(26617);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/build/buck2-exit.js
/**
 * What an exit of buck2 means. The exit code leads: the build report's own category is a guess where no target failed (a cell
 * that is not registered exits with 3, yet the report says INFRA). Source: buck2's app/buck2_error/src/exit_code.rs.
 *
 * `0` success; `3` the user's (an action, a file that does not parse, an unknown target); `32` and whatever a test runner
 * returned: tests failed; `130` and `141`: interrupted; `1` unknown, `2` infrastructure, `4` and `5` a busy daemon, `6` timeout,
 * `11` no daemon, `12` out of memory, and signals: infrastructure.
 */
function buck2Result(exit) {
    if (exit.aborted)
        return 'cancelled';
    switch (exit.exitCode) {
        case 0:
            return 'success';
        case 3:
        case 32:
            return 'failure';
        case 130:
        case 141:
            return 'cancelled';
        default:
            return exit.exitName === 'TEST_RUNNER' ? 'failure' : 'infrastructure';
    }
}

// EXTERNAL MODULE: ./build/build/untrusted-json.js
var untrusted_json = __webpack_require__(7752);
;// CONCATENATED MODULE: ./build/build/buck2-invocation-record.js

/**
 * Reads an invocation record, or gives undefined where the text is none. Source of the format: `InvocationRecord` in buck2's
 * app/buck2_data/data.proto, as JSON.
 */
function parseBuck2InvocationRecord(text) {
    const record = (0,untrusted_json/* objectOf */.Xy)((0,untrusted_json/* nested */.cY)((0,untrusted_json/* parseJson */.qF)(text), 'data', 'Record', 'data', 'InvocationRecord'));
    if (Object.keys(record).length === 0)
        return undefined;
    const tags = (0,untrusted_json/* arrayOf */.jk)(record['errors']).flatMap((error) => (0,untrusted_json/* stringsOf */.iw)((0,untrusted_json/* objectOf */.Xy)(error)['tags']));
    return {
        actions: {
            local: (0,untrusted_json/* countOf */.pq)(record['run_local_count']),
            remote: (0,untrusted_json/* countOf */.pq)(record['run_remote_count']),
            cached: (0,untrusted_json/* countOf */.pq)(record['run_action_cache_count']) + (0,untrusted_json/* countOf */.pq)(record['run_remote_dep_file_cache_count']),
            failed: (0,untrusted_json/* countOf */.pq)(record['run_command_failure_count']),
            uploadedBytes: (0,untrusted_json/* countOf */.pq)(record['re_upload_bytes']),
            downloadedBytes: (0,untrusted_json/* countOf */.pq)(record['re_download_bytes']),
            criticalPathMs: (0,untrusted_json/* countOf */.pq)(record['critical_path_duration_us']) / 1_000,
        },
        exitName: (0,untrusted_json/* stringOf */.Je)(record['exit_result_name']),
        // The number of a reason, or null where the daemon was there already.
        startedDaemon: record['daemon_was_started'] === undefined ? undefined : record['daemon_was_started'] !== null,
        errorTags: [...new Set(tags)],
    };
}

// EXTERNAL MODULE: ./build/build/diagnostic-lines.js
var diagnostic_lines = __webpack_require__(16330);
;// CONCATENATED MODULE: ./build/build/buck2-error-text.js

const maxMessageLength = 2_000;
/** A target's configuration as buck2 prints it after the label: `(prelude//platforms:default#a8ac7ec86a6bee54)`, `(<unbound>)`. */
const configuration = / \((?:[\w.-]+\/\/[^\s()]*#[0-9a-f]{8,}|<[a-z_ ]+>)\)/g;
/** A label or an error text without the configuration hashes, which mean nothing to a reader. */
function withoutConfiguration(text) {
    return text.replace(configuration, '');
}
/** The text without what follows for buck2's own developers. */
function withoutBacktrace(text) {
    return text.replace(/\nStack backtrace:\n[\s\S]*$/, '').trimEnd();
}
/**
 * Finds the cause in an error text. buck2 prints a context line, then `Caused by:` with numbered or indented causes, the
 * innermost last. An error in a Starlark file reads `error: <message>`, then `--> <file>:<line>:<column>`; a failed `load`
 * reads ``from `<file>:<line>:<column>-…` ``.
 */
function causeOf(text, base) {
    const plain = (0,diagnostic_lines/* withoutStagedPaths */.N$)(withoutConfiguration(withoutBacktrace(text))).trim();
    const [context = ''] = plain.split('\n', 1);
    const starlark = [...plain.matchAll(/^[ \d:]*error: (.+)\n+ *--> (\S+?):(\d+):(\d+)/gm)].at(-1);
    if (starlark?.[1] !== undefined && starlark[2] !== undefined) {
        return {
            message: clip(starlark[1].replace(/^fail: /, '')),
            context,
            place: (0,diagnostic_lines/* placeInWorkspace */.mY)(starlark[2], Number(starlark[3]), Number(starlark[4]), base) ??
                placeInMessage(starlark[1], base) ??
                lastFramePlace(plain, base),
        };
    }
    return { message: clip(innermost(plain) ?? context), context, place: lastLoadPlace(plain, base) };
}
/** The rules of our buck2 cell fail late, and then name the line of the build file themselves: `oras-buf: team/BUCK:3 (name) …`. */
function placeInMessage(message, base) {
    const named = /^(?:fail: )?oras-buf: (\S+):(\d+) \(/.exec(message);
    return named?.[1] === undefined ? undefined : (0,diagnostic_lines/* placeInWorkspace */.mY)(named[1], Number(named[2]), undefined, base);
}
/** The innermost frame of a traceback that lies in a file of the project: `  * team/BUCK:3, in <module>`. */
function lastFramePlace(text, base) {
    return [...text.matchAll(/^ *\* (\S+):(\d+), in /gm)]
        .map((match) => (0,diagnostic_lines/* placeInWorkspace */.mY)(match[1] ?? '', Number(match[2]), undefined, base))
        .filter((place) => place !== undefined)
        .at(-1);
}
function innermost(text) {
    const start = text.lastIndexOf('Caused by:\n');
    if (start === -1)
        return undefined;
    const causes = text.slice(start + 'Caused by:\n'.length).split(/^ {4}\d+: /m);
    // Lines that only point (`^---^`, `|`) say nothing without the line above them.
    const lines = (causes.at(-1) ?? '').split('\n').map((line) => line.trim());
    const said = lines.filter((line) => /[^\s^|~_-]/.test(line));
    return said.length === 0 ? undefined : said.join(' ');
}
function lastLoadPlace(text, base) {
    const places = [...text.matchAll(/(?:From load at |from `)([^\s`:]+):(\d+)(?::(\d+))?/g)];
    return places
        .map((match) => (0,diagnostic_lines/* placeInWorkspace */.mY)(match[1] ?? '', Number(match[2]), match[3] === undefined ? undefined : Number(match[3]), base))
        .filter((place) => place !== undefined)
        .at(-1);
}
function clip(text) {
    return text.length <= maxMessageLength ? text : `${text.slice(0, maxMessageLength).toWellFormed()}…`;
}

// EXTERNAL MODULE: ./build/build/command-output.js
var command_output = __webpack_require__(42710);
;// CONCATENATED MODULE: ./build/build/buck2-build-report.js




/**
 * Reads a build report. Long strings are stored once: where an error says `message_content: "131…"`, the text stands in
 * `strings` at the end, under that number. Source of the format: buck2's app/buck2_build_api/src/build/build_report.rs.
 * A text that is no report gives an empty one.
 */
function parseBuck2BuildReport(text, base) {
    const report = (0,untrusted_json/* objectOf */.Xy)((0,untrusted_json/* parseJson */.qF)(text));
    const reader = new ErrorReader((0,untrusted_json/* objectOf */.Xy)(report['strings']), base);
    const targets = Object.entries((0,untrusted_json/* objectOf */.Xy)(report['results'])).map(([label, entry]) => reader.readTarget(label, (0,untrusted_json/* objectOf */.Xy)(entry)));
    targets.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
    return { targets, diagnostics: reader.diagnostics, errorTexts: reader.errorTexts };
}
class ErrorReader {
    diagnostics = [];
    errorTexts = new Set();
    #strings;
    #base;
    constructor(strings, base) {
        this.#strings = strings;
        this.#base = base;
    }
    /** One entry of `results`: once per configuration that the target was built in, and once where it never got one. */
    readTarget(label, entry) {
        const configured = Object.values((0,untrusted_json/* objectOf */.Xy)(entry['configured'])).map(untrusted_json/* objectOf */.Xy);
        const all = [...configured, entry];
        const target = withoutConfiguration(label);
        const errors = all.flatMap((one) => (0,untrusted_json/* arrayOf */.jk)(one['errors']).map((error) => this.#readError((0,untrusted_json/* objectOf */.Xy)(error), target)));
        const outputs = new Set(all.flatMap((one) => Object.values((0,untrusted_json/* objectOf */.Xy)(one['outputs'])).flatMap(untrusted_json/* stringsOf */.iw)));
        const succeeded = errors.length === 0 && all.every((one) => one['success'] === undefined || one['success'] === 'SUCCESS');
        return {
            label: target,
            result: succeeded ? 'success' : 'failure',
            outputs: [...outputs].sort(),
            errors: uniqueErrors(errors),
        };
    }
    #readError(error, target) {
        const text = this.#text(error['message_content']);
        this.errorTexts.add(text.trim());
        const category = categoryOf(error['error_category']);
        const tags = (0,untrusted_json/* stringsOf */.iw)(error['error_tags']);
        const action = error['action_error'];
        if (typeof action === 'object' && action !== null)
            return this.#readActionError((0,untrusted_json/* objectOf */.Xy)(action), text, target, category, tags);
        const cause = causeOf(text, this.#base);
        this.diagnostics.push({
            severity: 'error',
            message: cause.message,
            rule: ruleOfTags(tags),
            place: cause.place ?? null,
            target,
        });
        const output = (0,command_output/* outputTail */.ci)((0,diagnostic_lines/* withoutStagedPaths */.N$)(withoutConfiguration(withoutBacktrace(text))));
        return { category, message: cause.message, output: output === cause.message ? '' : output, tags };
    }
    #readActionError(action, text, target, category, tags) {
        const name = (0,untrusted_json/* stringOf */.Je)((0,untrusted_json/* nested */.cY)(action, 'name', 'category'));
        // The action may belong to a dependency of the target that failed.
        const owner = withoutConfiguration((0,untrusted_json/* stringOf */.Je)((0,untrusted_json/* nested */.cY)(action, 'key', 'owner')));
        const stderr = this.#text(action['stderr_content']);
        const stdout = this.#text(action['stdout_content']);
        const reason = this.#text(action['error_content']) || text;
        const summary = summaryOf(withoutConfiguration(reason));
        const output = (0,command_output/* outputTail */.ci)((0,diagnostic_lines/* withoutStagedPaths */.N$)([stdout.trim(), stderr.trim()].filter((part) => part !== '').join('\n')));
        const found = this.#findings(action, `${stdout}\n${stderr}`);
        // What has its place in a file is shown there; what has none says more than that a command failed.
        const why = found[0] !== undefined && found.every(({ place }) => place === null) ? found[0].message : summary;
        const message = owner === target ? `${name}: ${why}` : `${owner}, ${name}: ${why}`;
        for (const finding of found) {
            this.diagnostics.push({ ...finding, rule: finding.rule || name, target: owner });
        }
        if (found.length === 0) {
            this.diagnostics.push({ severity: 'error', message: summary, rule: name, place: null, target: owner });
        }
        const whole = (0,command_output/* outputTail */.ci)((0,diagnostic_lines/* withoutStagedPaths */.N$)(withoutConfiguration(reason)));
        return { category, message, output: output || (whole === summary ? '' : whole), tags };
    }
    /** From the rule's own `error_handler` where it found some, else from what the command printed. */
    #findings(action, output) {
        const reported = (0,untrusted_json/* arrayOf */.jk)((0,untrusted_json/* nested */.cY)(action, 'error_diagnostics', 'sub_errors')).map((one) => this.#readSubError((0,untrusted_json/* objectOf */.Xy)(one)));
        const known = reported.filter((finding) => finding !== undefined);
        if (known.length > 0)
            return known;
        const lines = (0,diagnostic_lines/* parseTextLines */.qZ)(output, this.#base);
        return lines.length > 0 ? lines : (0,diagnostic_lines/* parseFormatDiff */.GI)(output, this.#base);
    }
    #readSubError(subError) {
        const message = this.#text(subError['message_content']).trim();
        if (message === '')
            return undefined;
        const path = (0,untrusted_json/* stringOf */.Je)(subError['file']);
        const line = (0,untrusted_json/* positionOf */.df)(subError['lnum']);
        const place = path === '' ? undefined : (0,diagnostic_lines/* placeInWorkspace */.mY)(path, line, (0,untrusted_json/* positionOf */.df)(subError['col']), this.#base);
        const severity = /^warn/i.test((0,untrusted_json/* stringOf */.Je)(subError['error_type'])) ? 'warning' : 'error';
        return { severity, message, rule: (0,untrusted_json/* stringOf */.Je)(subError['subcategory']), place: place ?? null, target: '' };
    }
    /** A text that is stored by number, or, where there is no such number, the text itself. */
    #text(content) {
        const key = (0,untrusted_json/* stringOf */.Je)(content);
        return Object.hasOwn(this.#strings, key) ? (0,untrusted_json/* stringOf */.Je)(this.#strings[key]) : key;
    }
}
function categoryOf(category) {
    switch (category) {
        case 'USER':
            return 'user';
        case 'ENVIRONMENT':
            return 'environment';
        case 'INFRA':
            return 'infrastructure';
        default:
            return 'unknown';
    }
}
/** The tag that says most: the last one, lower case (`starlark_parser`, `missing_target`). */
function ruleOfTags(tags) {
    return (tags.at(-1) ?? '').toLowerCase();
}
const maxSummaryLength = 600;
/** One line of why an action failed. Of an internal error the second line tells what it was about (a refused connection). */
function summaryOf(reason) {
    const lines = reason.trim().split('\n');
    const told = lines.slice(0, lines[0]?.startsWith('Internal error') === true ? 2 : 1).join(' ');
    return told.length <= maxSummaryLength ? told : `${told.slice(0, maxSummaryLength).toWellFormed()}…`;
}
function uniqueErrors(errors) {
    const seen = new Set();
    return errors.filter((error) => {
        const key = `${error.message}\n${error.output}`;
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}

;// CONCATENATED MODULE: ./build/build/buck2-command-report.js




/**
 * Reads a command report: a pattern or a package that does not parse is only in there. `finalizing_error_messages` are left
 * alone: a buck2 from outside Meta always has one ("Scribe sink not enabled"), which means nothing.
 * @param known full texts of the errors that the build report told already
 * @param category what the run's exit code makes of them: the file does not say
 */
function parseBuck2CommandReport(text, known, category, base) {
    const messages = (0,untrusted_json/* stringsOf */.iw)((0,untrusted_json/* objectOf */.Xy)((0,untrusted_json/* parseJson */.qF)(text))['error_messages']);
    const errors = [];
    const diagnostics = [];
    for (const message of messages.filter((one) => !isTold(one, known))) {
        const cause = causeOf(message, base);
        const told = cause.context === cause.message ? cause.message : `${cause.context}: ${cause.message}`;
        const output = (0,command_output/* outputTail */.ci)((0,diagnostic_lines/* withoutStagedPaths */.N$)(withoutConfiguration(withoutBacktrace(message))));
        errors.push({ category, message: told, output: output === told ? '' : output, tags: [] });
        diagnostics.push({ severity: 'error', message: cause.message, rule: '', place: cause.place ?? null, target: '' });
    }
    return { errors, diagnostics };
}
/** Each failed target has its own entry in the build report, each failed test in the event log. */
function isTold(message, known) {
    const text = message.trim();
    return (known.has(text) ||
        text.includes('Scribe sink not enabled') ||
        text.startsWith('Test execution completed but the tests failed') ||
        (known.size > 0 && text.startsWith('Failed to build ')));
}

;// CONCATENATED MODULE: ./build/build/buck2-reports.js




/** Makes one report out of the several that buck2 writes. */
function combineReports(reports) {
    const { result, base } = reports;
    const category = result === 'failure' ? 'user' : result === 'infrastructure' ? 'infrastructure' : 'unknown';
    const built = parseBuck2BuildReport(reports.buildReport, base);
    const command = parseBuck2CommandReport(reports.commandReport, built.errorTexts, category, base);
    const told = [...built.diagnostics, ...reports.tests.diagnostics, ...command.diagnostics];
    const failedTests = reports.tests.tests.some((test) => test.result !== 'pass');
    const unexplained = result !== 'success' && result !== 'cancelled' && told.length === 0 && !failedTests;
    const lastResort = unexplained ? errorOfOutput(reports, category) : undefined;
    return {
        result,
        targets: built.targets,
        tests: reports.tests.tests,
        errors: lastResort === undefined ? command.errors : [...command.errors, lastResort.error],
        diagnostics: (0,diagnostic_lines/* uniqueDiagnostics */.Gx)(lastResort === undefined ? told : [...told, lastResort.diagnostic]),
        // When the infrastructure fails, buck2 counts actions that never ran.
        actions: result === 'infrastructure' ? null : (reports.record?.actions ?? null),
    };
}
function errorOfOutput(reports, category) {
    const output = (0,command_output/* outputTail */.ci)(reports.output);
    const message = failureLine(output) ?? `buck2 ended with exit code ${reports.exitCode}`;
    return {
        error: { category, message, output: output === message ? '' : output, tags: [] },
        diagnostic: { severity: 'error', message, rule: '', place: null, target: '' },
    };
}
/** The line that says what failed, with the next one where it only announces it (`Command failed:`). */
function failureLine(output) {
    const lines = output.split('\n').map((line) => line.trim());
    const index = lines.findIndex((line) => /\berror\b|failed|cannot|couldn't|not /i.test(line));
    const line = lines[index];
    if (line === undefined)
        return undefined;
    return line.endsWith(':') ? `${line} ${lines.slice(index + 1).find((next) => next !== '') ?? ''}`.trim() : line;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./build/build/buck2-test-results.js





/** Source: `enum TestStatus` in buck2's app/buck2_data/data.proto. A rerun or a listing is no result of its own. */
const results = {
    1: 'pass',
    2: 'fail',
    3: 'skip',
    4: 'omitted',
    5: 'fatal',
    6: 'timeout',
    7: 'unknown',
    11: 'infrastructure',
};
const notResults = new Set([8, 9]);
const listingFailed = 10;
/** Bytes kept of what a test printed: less where it passed. */
const failedDetailsBytes = 16 * 1024;
const passedDetailsBytes = 2 * 1024;
/**
 * Reads the tests' results out of an event log (`--event-log FILE.json-lines`). The log of a large build has hundreds of
 * megabytes, so it is read as a stream, and only lines that can be a result are parsed. Rejects where there is no such file.
 */
async function readBuck2TestResults(eventLog, base) {
    const tests = [];
    const diagnostics = [];
    const lines = (0,external_node_readline_.createInterface)({ input: (0,external_node_fs_.createReadStream)(eventLog, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) {
        if (!line.includes('"TestResult"'))
            continue;
        const event = (0,untrusted_json/* nested */.cY)((0,untrusted_json/* parseJson */.qF)(line), 'Event', 'data', 'Instant', 'data', 'TestResult');
        const test = readTest(event);
        if (test === undefined)
            continue;
        tests.push(test);
        if (test.result === 'pass' || test.result === 'skip' || test.result === 'omitted')
            continue;
        const found = (0,diagnostic_lines/* parseTextLines */.qZ)((0,untrusted_json/* stringOf */.Je)((0,untrusted_json/* objectOf */.Xy)(event)['details']), base);
        diagnostics.push(...found.map((one) => ({ ...one, rule: one.rule || 'test', target: test.target })));
    }
    tests.sort((a, b) => compare(a.target, b.target) || compare(a.name, b.name));
    return { tests, diagnostics };
}
function readTest(event) {
    const fields = (0,untrusted_json/* objectOf */.Xy)(event);
    const status = fields['status'];
    if (typeof status !== 'number' || notResults.has(status))
        return undefined;
    const result = status === listingFailed ? 'fatal' : (results[status] ?? 'unknown');
    const packageName = (0,untrusted_json/* stringOf */.Je)((0,untrusted_json/* nested */.cY)(fields, 'target_label', 'label', 'package'));
    const targetName = (0,untrusted_json/* stringOf */.Je)((0,untrusted_json/* nested */.cY)(fields, 'target_label', 'label', 'name'));
    const target = targetName === '' ? packageName : `${packageName}:${targetName}`;
    const limit = result === 'pass' ? passedDetailsBytes : failedDetailsBytes;
    return {
        target,
        name: (0,untrusted_json/* stringOf */.Je)(fields['name']) || target,
        result,
        durationMs: (0,untrusted_json/* countOf */.pq)(fields['duration_us']) / 1_000,
        details: (0,command_output/* outputTail */.ci)((0,diagnostic_lines/* withoutStagedPaths */.N$)(withoutEmptyStreams((0,untrusted_json/* stringOf */.Je)(fields['details']))), limit),
    };
}
/** buck2 heads each stream of a test with its name, also where there was nothing in it. */
function withoutEmptyStreams(details) {
    const parts = /^---- STDOUT ----\n([\s\S]*?)\n---- STDERR ----\n([\s\S]*)$/.exec(details);
    if (parts === null)
        return details;
    const [, stdout = '', stderr = ''] = parts;
    return [stdout.trim(), stderr.trim()].filter((part) => part !== '').join('\n');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

// EXTERNAL MODULE: ./build/build/build-run.js
var build_run = __webpack_require__(91483);
;// CONCATENATED MODULE: ./build/build/buck2-run.js









/** Runs it and reads what it reports. A red build is a result, not an error. The files about it are gone afterwards. */
async function runBuck2Command(request, project, command) {
    const files = await createReportFiles(request.temporaryDirectory);
    try {
        const result = await call(request, project, command, files);
        const record = parseBuck2InvocationRecord(await readText(request, files.invocationRecord));
        const read = await readReports(request, command, files, result, record);
        if (request.profileFile !== undefined)
            await keepProfile(request, project, files.eventLog, request.profileFile);
        const { targets, ownArguments, userArguments } = command;
        return {
            build: {
                commands: [(0,build_run/* shellCommand */.q)(['buck2', command.command, ...targets, ...ownArguments, ...userArguments])],
                exitCode: result.exitCode,
                durationMs: result.durationMs,
                ...read,
            },
            record,
        };
    }
    finally {
        await (0,promises_.rm)(files.directory, { recursive: true, force: true });
    }
}
async function createReportFiles(temporaryDirectory) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporaryDirectory, 'buck2-'));
    return {
        directory,
        buildReport: (0,external_node_path_.join)(directory, 'build-report.json'),
        // The ending chooses the format: JSON lines, not compressed.
        eventLog: (0,external_node_path_.join)(directory, 'events.json-lines'),
        commandReport: (0,external_node_path_.join)(directory, 'command-report.json'),
        invocationRecord: (0,external_node_path_.join)(directory, 'invocation-record.json'),
        buildId: (0,external_node_path_.join)(directory, 'build-id.txt'),
    };
}
/** The arguments of a run. The user's come last, so that what follows a `--` of theirs reaches the test executor. */
function argumentsOf(command, files) {
    return [
        command.command,
        ...command.targets,
        ...['--console', 'simplenotty'],
        ...['--build-report', files.buildReport, '--build-report-options', 'package-project-relative-paths'],
        ...['--event-log', files.eventLog],
        ...['--command-report-path', files.commandReport],
        ...['--unstable-write-invocation-record', files.invocationRecord],
        ...['--write-build-id', files.buildId],
        ...command.ownArguments,
        ...command.userArguments,
    ];
}
function call(request, project, command, files) {
    const words = argumentsOf(command, files);
    request.log.debug(`In ${project.root}: ${(0,build_run/* shellCommand */.q)([project.program, ...words])}`);
    return (0,child_program/* runChildProgram */.M)({
        program: project.program,
        arguments: words,
        directory: project.root,
        environment: project.environment,
        // buck2 heads its lines with a time; CI systems do that themselves.
        onLine: (line) => request.log.info((0,command_output/* plainLine */.h0)(line).replace(/^\[\d{4}-\d\d-\d\dT[\d:.]+[+-][\d:]+\] ?/, '')),
        keepBytes: 256 * 1024,
        ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
}
async function readReports(request, command, files, result, record) {
    const base = { directory: request.directory, absolute: request.root };
    const outcome = buck2Result({ exitCode: result.exitCode, aborted: result.aborted, exitName: record?.exitName ?? '' });
    request.log.debug(`buck2 ended with ${result.exitCode} (${record?.exitName || 'no name'}): ${outcome}.`);
    return combineReports({
        result: outcome,
        buildReport: await readText(request, files.buildReport),
        commandReport: await readText(request, files.commandReport),
        record,
        tests: command.command === 'test' ? await readTests(files.eventLog, base) : { tests: [], diagnostics: [] },
        output: `${result.stdout}\n${result.stderr}`,
        exitCode: result.exitCode,
        base,
    });
}
async function readTests(eventLog, base) {
    try {
        return await readBuck2TestResults(eventLog, base);
    }
    catch {
        // No event log: buck2 did not get as far as writing one.
        return { tests: [], diagnostics: [] };
    }
}
async function readText(request, path) {
    try {
        const text = await (0,promises_.readFile)(path, 'utf8');
        request.log.debug(`Read ${path}: ${text.length} characters.`);
        return text;
    }
    catch (error) {
        request.log.debug(`No ${path} (${error.code ?? 'error'}).`);
        return '';
    }
}
const profileTimeoutMs = 120_000;
/** Has buck2 draw the event log as a Chrome trace (gzip). Needs no daemon. A timeline that fails costs a warning, not the job. */
async function keepProfile(request, project, eventLog, file) {
    try {
        await (0,promises_.mkdir)((0,external_node_path_.join)(file, '..'), { recursive: true });
        const drawn = await (0,child_program/* runChildProgram */.M)({
            program: project.program,
            arguments: ['debug', 'chrome-trace', file, eventLog],
            directory: project.root,
            environment: project.environment,
            signal: AbortSignal.timeout(profileTimeoutMs),
        });
        if (drawn.exitCode === 0)
            request.log.info(`The timeline of the build is ${file}.`);
        else
            request.log.warning(`buck2 could not draw the timeline of the build (exit code ${drawn.exitCode}).`);
    }
    catch (error) {
        request.log.warning(`The timeline of the build could not be kept: ${error.message}`);
    }
}

// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __webpack_require__(32467);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/build/remote-capabilities.js
/**
 * The request `GetCapabilitiesRequest { instance_name = 1 }` as gRPC frames it: a byte 0 (not compressed), the length, the
 * message. Source: remote_execution.proto of the Remote Execution API v2; protobuf.dev, "Encoding".
 */
function capabilitiesRequest(instanceName) {
    const name = Buffer.from(instanceName);
    const message = name.length === 0 ? name : Buffer.concat([Buffer.from([0x0a, ...varint(name.length)]), name]);
    const head = Buffer.alloc(5);
    head.writeUInt32BE(message.length, 1);
    return Buffer.concat([head, message]);
}
/**
 * Reads a framed `ServerCapabilities`, or gives undefined where the bytes are none. Fields in use:
 * `cache_capabilities = 1 { action_cache_update_capabilities = 2 { update_enabled = 1 } }` and
 * `execution_capabilities = 2 { exec_enabled = 2 }`.
 */
function readCapabilities(framed) {
    if (framed.length < 5 || framed[0] !== 0)
        return undefined;
    const length = framed.readUInt32BE(1);
    if (framed.length < 5 + length)
        return undefined;
    const capabilities = fieldsOf(framed.subarray(5, 5 + length));
    if (capabilities === undefined)
        return undefined;
    const update = bytesAt(fieldsOf(bytesAt(capabilities, 1)), 2);
    const execution = fieldsOf(bytesAt(capabilities, 2));
    return { cacheWritable: fieldsOf(update)?.get(1) === 1, executes: execution?.get(2) === 1 };
}
function bytesAt(fields, number) {
    const field = fields?.get(number);
    return Buffer.isBuffer(field) ? field : Buffer.alloc(0);
}
/** The fields of a message, the last of each number. Undefined where the bytes are no message. */
function fieldsOf(message) {
    const fields = new Map();
    let position = 0;
    const readVarint = () => {
        let value = 0;
        for (let scale = 1; position < message.length; scale *= 128) {
            const byte = message[position++] ?? 0;
            value += (byte & 0x7f) * scale;
            if (byte < 0x80)
                return value;
        }
        return Number.NaN;
    };
    while (position < message.length) {
        const tag = readVarint();
        const wireType = tag % 8;
        let end = position;
        if (wireType === 0)
            fields.set(Math.floor(tag / 8), readVarint());
        else if (wireType === 2) {
            const length = readVarint();
            end = position + length;
            fields.set(Math.floor(tag / 8), message.subarray(position, end));
            position = end;
        }
        else if (wireType === 1)
            position += 8;
        else if (wireType === 5)
            position += 4;
        else
            return undefined;
        if (Number.isNaN(position) || position > message.length)
            return undefined;
    }
    return fields;
}
function varint(value) {
    return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

;// CONCATENATED MODULE: ./build/build/remote-check.js





const timeoutMs = 5_000;
const path = '/build.bazel.remote.execution.v2.Capabilities/GetCapabilities';
const mostBytes = 1024 * 1024;
/**
 * Asks the server what it can do, as buck2 does first of all. buck2 itself would try for most of a minute and then fail the
 * build, so a server that is down, does not let us in, or is no such server has to be noticed before.
 */
async function checkRemote(remote, signal) {
    if (remote.emptyHeaders.length > 0) {
        const names = remote.emptyHeaders.join(', ');
        return {
            kind: 'unavailable',
            reason: `remote-headers gives no value for ${names}, as where a fork gets no secrets`,
        };
    }
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
        const capabilities = await ask(remote, signal === undefined ? deadline : AbortSignal.any([signal, deadline]));
        return { kind: 'ready', capabilities };
    }
    catch (error) {
        const reason = deadline.aborted ? `no answer within ${timeoutMs / 1_000} s` : reasonOf(error);
        return { kind: 'unavailable', reason };
    }
}
async function ask(remote, signal) {
    const session = (0,external_node_http2_.connect)(`${remote.tls ? 'https' : 'http'}://${remote.host}:${remote.port}`, await tlsOptions(remote));
    const abort = () => session.destroy(new Error('aborted'));
    signal.addEventListener('abort', abort, { once: true });
    try {
        if (signal.aborted)
            throw new Error('aborted');
        return await answerOf(session, remote);
    }
    finally {
        signal.removeEventListener('abort', abort);
        session.destroy();
    }
}
async function tlsOptions(remote) {
    const own = remote.caFile === undefined ? undefined : await (0,promises_.readFile)(remote.caFile, 'utf8');
    const client = remote.clientCertificateFile === undefined ? undefined : await (0,promises_.readFile)(remote.clientCertificateFile);
    return {
        // Added to the known ones, as buck2 does.
        ...(own === undefined ? {} : { ca: [...external_node_tls_.rootCertificates, own] }),
        ...(client === undefined ? {} : { cert: client, key: client }),
    };
}
function answerOf(session, remote) {
    return new Promise((resolve, reject) => {
        session.once('error', reject);
        session.once('close', () => reject(new Error('the connection was closed')));
        const stream = session.request({
            ':method': 'POST',
            ':path': path,
            'content-type': 'application/grpc',
            te: 'trailers',
            ...Object.fromEntries(remote.headers.map(({ name, value }) => [name, value.reveal()])),
        });
        const received = [];
        let size = 0;
        let status;
        let message = '';
        const readStatus = (headers) => {
            const given = headers['grpc-status'];
            if (typeof given !== 'string')
                return;
            status = given;
            message = String(headers['grpc-message'] ?? '');
        };
        stream.once('response', (headers) => {
            readStatus(headers);
            if (headers[':status'] !== 200)
                reject(new Error(`it answers with HTTP status ${headers[':status']}`));
        });
        stream.once('trailers', readStatus);
        stream.on('data', (chunk) => {
            received.push(chunk);
            size += chunk.length;
            if (size > mostBytes)
                reject(new Error('it answers with far too much'));
        });
        stream.once('error', reject);
        stream.once('end', () => {
            const capabilities = readCapabilities(Buffer.concat(received));
            if (status === '0' && capabilities !== undefined)
                resolve(capabilities);
            else if (status === undefined || status === '0')
                reject(new Error('it does not speak the Remote Execution API'));
            else
                reject(new Error(`it answers ${statusNames[Number(status)] ?? status}${detail(message)}`));
        });
        stream.end(capabilitiesRequest(remote.instanceName));
    });
}
/** Source: github.com/grpc/grpc, doc/statuscodes.md. */
const statusNames = [
    'OK',
    'CANCELLED',
    'UNKNOWN',
    'INVALID_ARGUMENT',
    'DEADLINE_EXCEEDED',
    'NOT_FOUND',
    'ALREADY_EXISTS',
    'PERMISSION_DENIED',
    'RESOURCE_EXHAUSTED',
    'FAILED_PRECONDITION',
    'ABORTED',
    'OUT_OF_RANGE',
    'UNIMPLEMENTED',
    'INTERNAL',
    'UNAVAILABLE',
    'DATA_LOSS',
    'UNAUTHENTICATED',
];
/** The server's own words, which are percent-encoded. */
function detail(message) {
    let text = message;
    try {
        text = decodeURIComponent(message);
    }
    catch {
        // Not encoded after all.
    }
    return text === '' ? '' : `: ${(0,command_output/* plainLine */.h0)(text).replace(/\s+/g, ' ').slice(0, 200).toWellFormed()}`;
}
function reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    // A call that waits for its connection fails with the reason inside.
    const cause = error.cause instanceof Error ? error.cause : error;
    const code = 'code' in cause ? String(cause.code) : '';
    switch (code) {
        case 'ECONNREFUSED':
            return 'connection refused';
        case 'ENOTFOUND':
        case 'EAI_AGAIN':
            return 'its host name is not known';
        default:
            return (0,command_output/* plainLine */.h0)(cause.message).slice(0, 300).toWellFormed();
    }
}

// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
;// CONCATENATED MODULE: ./build/build/remote-config.js






/** The project configures buck2's remote client itself, in a way that ours would be mixed with. */
class RemoteConfigConflictError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/**
 * Variables that buck2 takes away from every action that it runs (and none of which it reads itself), so that a header in one
 * of them reaches the daemon only. The rest of the daemon's environment is inherited by local actions. Source: `EnvironmentInheritance` in
 * buck2's app/buck2_execute/src/execute/environment_inheritance.rs; test/build/remote.peer.test.ts holds the real buck2 to it.
 */
const hiddenVariables = ['PYTHONSTARTUP', 'PYTHONHOME', 'PYTHONPATH'];
const section = 'buck2_re_client';
const directory = '.buckconfig.d';
const fileName = 'oras-buf-remote';
/** Source of the keys: `Buck2OssReConfiguration` in buck2's app/buck2_re_configuration/src/lib.rs. */
function remoteConfig(remote) {
    const entries = new Map([
        // buck2 knows the scheme grpc only; whether there is TLS is another key.
        ['address', `grpc://${remote.host}:${remote.port}`],
        ['tls', String(remote.tls)],
    ]);
    if (remote.instanceName !== '')
        entries.set('instance_name', remote.instanceName);
    if (remote.caFile !== undefined)
        entries.set('tls_ca_certs', remote.caFile);
    if (remote.clientCertificateFile !== undefined)
        entries.set('tls_client_cert', remote.clientCertificateFile);
    const variables = {};
    const headers = [];
    for (const [index, { name, value }] of remote.headers.entries()) {
        const variable = hiddenVariables[index];
        if (variable === undefined)
            throw new Error('more headers than can be hidden');
        variables[variable] = value.reveal();
        headers.push(`${name}: $${variable}`);
    }
    if (headers.length > 0)
        entries.set('http_headers', headers.join(', '));
    return { entries, variables };
}
/** Every key by which a file of the repository could send our headers, or the sources, to another server. */
const leadingKeys = [
    'address',
    'cas_address',
    'engine_address',
    'action_cache_address',
    'tls',
    'tls_ca_certs',
    'tls_client_cert',
    'http_headers',
    'instance_name',
];
/**
 * Writes the configuration into a file of our own, where buck2 reads it when its daemon starts.
 * @throws {RemoteConfigConflictError} where the directory is not the project's own
 */
async function writeRemoteConfig(root, config) {
    const status = await (0,promises_.lstat)((0,external_node_path_.join)(root, directory)).catch(() => undefined);
    if (status !== undefined && !status.isDirectory()) {
        throw new RemoteConfigConflictError(`${directory} is not a directory, so buck2 cannot be told of the remote server`, {
            places: [{ file: directory }],
            next: `Remove ${directory}, or set remote to none.`,
        });
    }
    const lines = [...config.entries].map(([key, value]) => `  ${key} = ${value}\n`);
    const text = `# Written by oras-buf for one run, and removed after it.\n[${section}]\n${lines.join('')}`;
    await (0,atomic_files/* writeFileAtomically */.lo)((0,external_node_path_.join)(root, directory, fileName), text, { mode: 0o600, flush: false });
}
/**
 * Removes what {@link writeRemoteConfig} wrote, also that of a run that was killed. Nothing is removed through a link.
 * @returns whether it was there
 */
async function removeRemoteConfig(root) {
    const parent = await (0,promises_.lstat)((0,external_node_path_.join)(root, directory)).catch(() => undefined);
    if (parent?.isDirectory() !== true)
        return false;
    // Credentials may stand in it, and in a half of it that was left beside.
    await (0,atomic_files/* removeLeftovers */.DA)((0,external_node_path_.join)(root, directory));
    const found = await (0,promises_.lstat)((0,external_node_path_.join)(root, directory, fileName)).catch(() => undefined);
    await (0,promises_.rm)((0,external_node_path_.join)(root, directory, fileName), { recursive: true, force: true });
    // Only where nothing else is in it.
    await (0,promises_.rmdir)((0,external_node_path_.join)(root, directory)).catch(() => { });
    return found !== undefined;
}
const auditTimeoutMs = 60_000;
/**
 * Has buck2 itself say what holds, before it connects to anything: a project's own `.buckconfig` wins over our file, and a pull
 * request must not be able to send the headers elsewhere. It starts the daemon.
 * @throws {RemoteConfigConflictError} names the lines of the project's configuration
 */
async function checkRemoteConfig(project, config, signal) {
    const json = (0,untrusted_json/* parseJson */.qF)(await audit(project, ['--json'], signal));
    if (json === undefined)
        return false;
    const held = (0,untrusted_json/* objectOf */.Xy)(json);
    const wrong = leadingKeys.filter((key) => held[`${section}.${key}`] !== config.entries.get(key));
    if (wrong.length === 0)
        return true;
    const places = placesOf(await audit(project, ['--location', 'direct'], signal));
    const names = wrong.join(', ');
    throw new RemoteConfigConflictError(`The buck2 configuration sets ${names} in [${section}], against the setting remote`, {
        places,
        next: `Remove the section [${section}] there, or set remote to none and leave the server to it.`,
    });
}
async function audit(project, flags, signal) {
    const timeout = AbortSignal.timeout(auditTimeoutMs);
    const result = await (0,child_program/* runChildProgram */.M)({
        program: project.program,
        arguments: ['audit', 'config', section, ...flags],
        directory: project.root,
        environment: project.environment,
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    return result.exitCode === 0 && !result.aborted ? result.stdout : '';
}
/** Out of lines such as `(defined at .buckconfig:7)`, those of other files than ours. */
function placesOf(text) {
    const places = [...text.matchAll(/\(defined\s+at ([^\n]+):(\d+)\)/g)];
    return places
        .map(([, file = '', line]) => ({ file, line: Number(line) }))
        .filter(({ file }) => file !== `${directory}/${fileName}`);
}

;// CONCATENATED MODULE: ./build/build/remote.js



/**
 * Makes sure that the server answers, tells buck2 of it, and starts a daemon that knows it.
 * @throws {RemoteConfigConflictError}
 */
async function openRemote(request) {
    const { remote, log, signal } = request;
    const title = `The remote ${remote.kind === 'cache' ? 'cache' : 'execution service'} ${remote.endpoint}`;
    // What a killed run left would set up this one.
    await removeRemoteConfig(request.project.root);
    const check = await checkRemote(remote, signal);
    if (check.kind === 'unavailable')
        return local(request, title, check.reason);
    const remarks = [...cleartextRemarks(remote), ...capabilityRemarks(remote, check.capabilities)];
    for (const { message } of remarks)
        log.warning(message);
    if ((await (0,buck2_daemon.daemonState)(request.project)) !== 'none') {
        log.info('The buck2 daemon of this project is restarted: it reads of a remote server only when it starts.');
        await (0,buck2_daemon.stopDaemon)(request.project);
    }
    const config = remoteConfig(remote);
    const project = {
        ...request.project,
        environment: { ...request.project.environment, ...config.variables },
    };
    const atExit = (0,buck2_daemon/* stopDaemonAtExit */.Y)(project);
    let closed = false;
    const close = async () => {
        if (closed)
            return;
        closed = true;
        const failure = await (0,buck2_daemon.stopDaemon)(project);
        if (failure !== undefined)
            log.warning(`The buck2 daemon that this job started may still run: ${failure}.`);
        await removeRemoteConfig(project.root);
        atExit[Symbol.dispose]();
    };
    try {
        await writeRemoteConfig(project.root, config);
        if (!(await checkRemoteConfig(project, config, signal))) {
            await close();
            return local(request, title, 'buck2 cannot say what its configuration holds');
        }
    }
    catch (error) {
        await close();
        throw error;
    }
    const platform = remote.platform ?? platformOf(remote, check.capabilities);
    log.info(`${title} is used, with the execution platforms ${platform}.`);
    return {
        kind: 'remote',
        title,
        project,
        arguments: ['-c', `build.execution_platforms=${platform}`],
        whyGone: async () => {
            const again = await checkRemote(remote, signal);
            return again.kind === 'ready' ? undefined : again.reason;
        },
        remarks,
        report: { kind: remote.kind, endpoint: remote.endpoint, state: 'used', reason: '' },
        close,
    };
}
function local({ remote, log }, title, reason) {
    const message = `${title} is not used: ${reason}. Everything is built on this machine.`;
    log.warning(message);
    return {
        kind: 'local',
        remarks: [{ severity: 'warning', message, place: null }],
        report: { kind: remote.kind, endpoint: remote.endpoint, state: 'unreachable', reason },
    };
}
/**
 * An environment without what holds a header: neither the variables that the settings took them from nor any other with the
 * same value. Of every run of buck2, also one without the server: its actions inherit it.
 */
function withoutHeaders(environment, remote) {
    const secrets = remote.headers.flatMap(({ value }) => [value.reveal(), value.reveal().split(' ').at(-1) ?? '']);
    const told = secrets.filter((secret) => secret.length >= shortestSecret);
    const clean = Object.entries(environment).filter(([name, value]) => !remote.headerVariables.includes(name) && !told.some((secret) => value.includes(secret)));
    return Object.fromEntries(clean);
}
/** Shorter texts (`1`, `true`, a team's name) are no secrets, and stand in many variables. */
const shortestSecret = 8;
/**
 * Targets of the generated cell: starlark/platforms. Where actions run on the server, those that are `local_only` still have to run
 * here: so never its platform that is for the server alone.
 */
function platformOf(remote, capabilities) {
    const name = remote.kind === 'execute' && capabilities.executes ? 'hybrid' : 'remote_cache';
    return `oras//platforms:${name}${remote.upload && capabilities.cacheWritable ? '' : '_read'}`;
}
function capabilityRemarks(remote, capabilities) {
    if (remote.kind !== 'execute' || capabilities.executes)
        return [];
    const message = `${remote.endpoint} runs no actions, it is only a cache: actions run on this machine.`;
    return [{ severity: 'warning', message, place: null }];
}
function cleartextRemarks(remote) {
    const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(remote.host);
    if (remote.tls || loopback || remote.headers.length === 0)
        return [];
    const message = `remote-headers go to ${remote.endpoint} without encryption: use grpcs:// where the server can.`;
    return [{ severity: 'warning', message, place: null }];
}
/**
 * Why a build failed where the server is to blame, undefined where it is not: buck2 then tags an error with `RE_…`, and exits with 2, or
 * with 3 where an action is red as well. Any other failure would come again without the server.
 */
function lostServer({ build, record }) {
    if (build.exitCode === 0)
        return undefined;
    const errors = [...build.targets.flatMap((target) => target.errors), ...build.errors];
    const tags = [...(record?.errorTags ?? []), ...errors.flatMap((error) => error.tags)];
    return tags.find((tag) => tag.startsWith('RE_'));
}

;// CONCATENATED MODULE: ./build/build/buck2.js









/** A setting says to build something that is no target pattern. */
class TargetPatternError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/**
 * Runs `buck2 build` or `buck2 test` and reads what it reports. The daemon is stopped where this run started it; one that
 * was there before is left alone, unless a remote server is used: a daemon reads of that only when it starts. A red build is a
 * result, not an error.
 * @throws {TargetPatternError} where a target would be read as a flag or a file of flags
 * @throws {BuildToolNotStartedError} where the program does not start
 * @throws {RemoteConfigConflictError} where the project sets up a remote server of its own
 */
async function runBuck2(request) {
    const targets = request.targets.length === 0 ? ['//...'] : request.targets;
    checkTargets(targets);
    const project = {
        program: request.program,
        root: request.root,
        environment: environmentOf(request),
    };
    const toolVersion = await readVersion(project, request.signal);
    const { run, remarks, remote } = await runWithRemote(request, project, commandOf(request, targets));
    const build = {
        tool: 'buck2',
        reason: request.reason,
        toolVersion,
        ...run.build,
        remote,
    };
    return { build, remarks: [...remarks, ...noTestsRemark(request, targets, build)] };
}
function environmentOf({ environment, additions, remote }) {
    const clean = (0,child_environment/* childEnvironment */.Q)(environment);
    return { ...(remote === undefined ? clean : withoutHeaders(clean, remote)), ...additions };
}
/** With the remote server where there is one; where it is lost on the way, once more without it. */
async function runWithRemote(request, project, command) {
    if (request.remote === undefined) {
        if (await removeRemoteConfig(project.root)) {
            request.log.info('A run that was killed had told buck2 of a remote server: that is undone, and its daemon stopped.');
            await (0,buck2_daemon.stopDaemon)(project);
        }
        return { run: await runWithDaemon(request, project, command), remarks: [], remote: null };
    }
    const opened = await openRemote({ ...request, remote: request.remote, project });
    if (opened.kind === 'local') {
        const run = await runWithDaemon(request, project, command);
        return { run, remarks: opened.remarks, remote: opened.report };
    }
    try {
        return await runWithServer(request, opened, project, command);
    }
    finally {
        await opened.close();
    }
}
async function runWithServer(request, opened, project, command) {
    const { remarks, report } = opened;
    const remoteCommand = { ...command, ownArguments: [...opened.arguments, ...command.ownArguments] };
    const first = await runBuck2Command(runRequest(request), opened.project, remoteCommand);
    if (request.signal?.aborted === true)
        return { run: first, remarks, remote: report };
    const lost = lostServer(first);
    if (lost === undefined) {
        // buck2 itself goes on where only its questions to the cache and its uploads fail, after some tries for each.
        const gone = await opened.whyGone();
        if (gone === undefined)
            return { run: first, remarks, remote: report };
        const message = `${opened.title} went away during the build (${gone}): buck2 went on without it, more slowly.`;
        request.log.warning(message);
        return { run: first, remarks: [...remarks, warning(message)], remote: { ...report, state: 'lost', reason: gone } };
    }
    await opened.close();
    const message = `${opened.title} failed during the build (${lost}). The build ran once more, on this machine alone.`;
    request.log.warning(message);
    const second = await runWithDaemon(request, project, {
        ...command,
        ownArguments: ['--no-remote-cache', ...command.ownArguments],
    });
    const run = {
        ...second,
        build: {
            ...second.build,
            commands: [...first.build.commands, ...second.build.commands],
            durationMs: first.build.durationMs + second.build.durationMs,
        },
    };
    return { run, remarks: [...remarks, warning(message)], remote: { ...report, state: 'lost', reason: lost } };
}
function warning(message) {
    return { severity: 'warning', message, place: null };
}
/** Without a remote server of ours. */
async function runWithDaemon(request, project, command) {
    let ownDaemon = (await (0,buck2_daemon.daemonState)(project)) === 'none';
    const atExit = ownDaemon ? (0,buck2_daemon/* stopDaemonAtExit */.Y)(project) : undefined;
    try {
        const run = await runBuck2Command(runRequest(request), project, command);
        // The invocation record tells whether the run started the daemon. Where there is none (an interrupted run), the state
        // before does, and only a clear "there was none" counts.
        ownDaemon = run.record?.startedDaemon ?? ownDaemon;
        return run;
    }
    finally {
        if (ownDaemon)
            await stopOwnDaemon(request, project);
        else
            request.log.debug('The buck2 daemon was there before this job and keeps running.');
        atExit?.[Symbol.dispose]();
    }
}
function commandOf(request, targets) {
    const { own } = splitArguments(request.arguments);
    const chosen = own.some((argument) => /^(?:-v|--verbose)/.test(argument));
    return {
        command: request.command,
        targets,
        // What the commands of actions print, and which they are.
        ownArguments: request.verbose && !chosen ? ['--verbose', '2,stderr,commands,actions'] : [],
        userArguments: withoutProfile(request.arguments),
    };
}
/** The arguments of buck2 itself, and what a `--` leaves to the test executor. */
function splitArguments(all) {
    const end = all.indexOf('--');
    return end === -1 ? { own: all, rest: [] } : { own: all.slice(0, end), rest: all.slice(end) };
}
/** `--profile` is ours: buck2 has no such flag for a build. */
const profileFlag = '--profile';
function withoutProfile(all) {
    const { own, rest } = splitArguments(all);
    return [...own.filter((argument) => argument !== profileFlag), ...rest];
}
function runRequest(request) {
    const wanted = splitArguments(request.arguments).own.includes(profileFlag);
    return { ...request, profileFile: wanted ? request.profileFile : undefined };
}
function checkTargets(targets) {
    for (const target of targets) {
        if (target === '' || /^[-@]/.test(target)) {
            throw new TargetPatternError(`"${target}" is not a target pattern`, {
                next: 'Name targets as //package:target or //package/..., and put flags into the setting buck2-arguments.',
            });
        }
    }
}
/** Releases print `buck2 <date or hash> <build id>`: the first word tells them apart, a hash by its beginning. */
function shortVersion(line) {
    const [word = ''] = line.replace(/^buck2 /, '').split(' ', 1);
    return /^[0-9a-f]{40}$/.test(word) ? word.slice(0, 12) : word;
}
async function readVersion(project, signal) {
    try {
        const version = await (0,child_program/* runChildProgram */.M)({
            program: project.program,
            arguments: ['--version'],
            directory: project.root,
            environment: project.environment,
            ...(signal === undefined ? {} : { signal }),
        });
        const [line = ''] = version.stdout.trim().split('\n', 1);
        return version.exitCode === 0 ? shortVersion((0,command_output/* plainLine */.h0)(line)) : '';
    }
    catch (error) {
        throw new build_run/* BuildToolNotStartedError */.f('buck2', project.program, 'buck2-path', error);
    }
}
/** buck2 calls it a success when no test ran at all; a person should hear of it. */
function noTestsRemark(request, targets, build) {
    if (request.command !== 'test' || build.result !== 'success' || build.tests.length > 0)
        return [];
    return [warning(`buck2 test ran no tests: ${targets.join(' ')} holds none.`)];
}
async function stopOwnDaemon(request, project) {
    const failure = await (0,buck2_daemon.stopDaemon)(project);
    if (failure === undefined)
        request.log.debug('Stopped the buck2 daemon that this job had started.');
    else
        request.log.warning(`The buck2 daemon that this job started may still run: ${failure}.`);
}


/***/ }),

/***/ 91483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ BuildToolNotStartedError),
/* harmony export */   q: () => (/* binding */ shellCommand)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The build tool is there, but cannot be started. */
class BuildToolNotStartedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    constructor(tool, program, setting, cause) {
        const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
        super(`${tool} cannot be started: ${program} (${reason})`, {
            next: `Check that the file exists, may be executed and was made for this machine, or name another with the setting ${setting}.`,
            cause,
        });
    }
}
/** A command as it can be pasted into a POSIX shell. */
function shellCommand(words) {
    return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}


/***/ }),

/***/ 42710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ci: () => (/* binding */ outputTail),
/* harmony export */   h0: () => (/* binding */ plainLine)
/* harmony export */ });
/* unused harmony export outputTailBytes */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** Bytes of one failed command's output that the report keeps: its tail, where compilers put what matters. */
const outputTailBytes = 16 * 1024;
/** A line as a log may show it: no colours, no cursor movement, no control character that could rewrite what was printed. */
function plainLine(line) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
/** Output of a program, ready to be kept: plain lines, and of a long text the last `limit` bytes from a line's start. */
function outputTail(text, limit = outputTailBytes) {
    // Cut before cleaning: the output of a failed action can be hundreds of megabytes. Colours shrink, so keep some more.
    const bytes = Buffer.from(text.length > limit * 4 ? text.slice(-limit * 4) : text);
    const recent = bytes.length > limit * 2 ? bytes.subarray(-limit * 2).toString('utf8') : bytes.toString('utf8');
    const plain = recent
        .split(/\r?\n/)
        .map((line) => plainLine(line.slice(line.lastIndexOf('\r') + 1)))
        .join('\n')
        .trim();
    const kept = Buffer.from(plain);
    if (kept.length <= limit && recent.length === text.length)
        return plain;
    const tail = kept
        .subarray(Math.max(0, kept.length - limit))
        .toString('utf8')
        .replace(/^\ufffd+/, '');
    const lineStart = tail.indexOf('\n');
    return `[…]\n${lineStart === -1 ? tail : tail.slice(lineStart + 1)}`;
}


/***/ }),

/***/ 16330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ parseFormatDiff),
/* harmony export */   Gx: () => (/* binding */ uniqueDiagnostics),
/* harmony export */   N$: () => (/* binding */ withoutStagedPaths),
/* harmony export */   bZ: () => (/* binding */ parseTextLine),
/* harmony export */   mY: () => (/* binding */ placeInWorkspace),
/* harmony export */   qZ: () => (/* binding */ parseTextLines),
/* harmony export */   tU: () => (/* binding */ parseBufJsonLine)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _system_trailing_characters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40023);
/* harmony import */ var _command_output_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42710);
/* harmony import */ var _untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7752);




/** The rules of our buck2 cell stage each target's files under `…/ws/w/<path in the project>`. */
const stagedPath = /^(?:.*\/)?ws\/w\//;
/**
 * The place in the workspace that a tool means, or undefined where it lies in generated files (`buck-out`, the cell under
 * `.oras-buf`) that nobody can edit.
 */
function placeInWorkspace(path, line, column, base) {
    const forward = (0,_command_output_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(path).replaceAll('\\', '/');
    const root = (0,_system_trailing_characters_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutTrailing */ .h)(base.absolute.replaceAll('\\', '/'), '/');
    const staged = stagedPath.exec(forward);
    let relative = forward;
    if (staged !== null)
        relative = forward.slice(staged[0].length);
    else if (forward.startsWith(`${root}/`))
        relative = forward.slice(root.length + 1);
    if (relative === '' || /^(?:\/|[A-Za-z]:)/.test(relative))
        return undefined;
    const file = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(base.directory.replaceAll('\\', '/'), relative));
    if (file === '..' || file.startsWith('../') || /(?:^|\/)(?:buck-out|\.oras-buf)\//.test(file))
        return undefined;
    if (line === undefined)
        return { file };
    return column === undefined ? { file, line } : { file, line, column };
}
/** Takes the staging directory off every path in a text: what is left are paths in the project. */
function withoutStagedPaths(text) {
    return text.replace(/(^|[\s"'(`=])[^\s"'(`:=]*\/ws\/w\//gm, '$1');
}
/**
 * One line of `buf … --error-format json`: `{"path","start_line","start_column","type","message"}`. A finding without a file
 * (a whole image) has no place. Undefined where the line is something else.
 */
function parseBufJsonLine(line, base) {
    if (!line.startsWith('{'))
        return undefined;
    const finding = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__/* .objectOf */ .Xy)((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(line));
    const message = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__/* .stringOf */ .Je)(finding['message']);
    const rule = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__/* .stringOf */ .Je)(finding['type']);
    if (message === '' && rule === '')
        return undefined;
    const path = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__/* .stringOf */ .Je)(finding['path']);
    const place = path === '' || path === '<input>'
        ? undefined
        : placeInWorkspace(path, (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__/* .positionOf */ .df)(finding['start_line']), (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_3__/* .positionOf */ .df)(finding['start_column']), base);
    return { severity: 'error', message: message || rule, rule, place: place ?? null, target: '' };
}
/** A file name with an extension, so that a time of day is no place. */
const textLine = /^\s*((?:[A-Za-z]:)?[^\s:"'`][^:"'`]*\.[A-Za-z]\w*):(\d{1,9}):(\d{1,9}):\s*(\S.*)$/;
/** One line `path:line:column:message`, as buf and most compilers print findings. Undefined where the line is something else. */
function parseTextLine(line, base) {
    const match = textLine.exec((0,_command_output_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(line));
    if (match?.[1] === undefined || match[4] === undefined)
        return undefined;
    const place = placeInWorkspace(match[1], Number(match[2]) || undefined, Number(match[3]) || undefined, base);
    if (place === undefined)
        return undefined;
    const level = /^(?:fatal )?(error|warning|note)(?:\[[^\]]*\])?:\s*/i.exec(match[4]);
    return {
        severity: level?.[1]?.toLowerCase() === 'warning' ? 'warning' : 'error',
        message: level === null ? match[4] : match[4].slice(level[0].length) || match[4],
        rule: '',
        place,
        target: '',
    };
}
/** The findings among the lines of a command's output. */
function parseTextLines(text, base) {
    return text.split(/\r?\n/).flatMap((line) => parseTextLine(line, base) ?? []);
}
/** The first changed line of each file in a unified diff, as `buf format --diff` prints it. */
function parseFormatDiff(text, base) {
    const found = [];
    let file = '';
    let line = 0;
    for (const text_ of text.split(/\r?\n/)) {
        const header = /^\+\+\+ ([^\t]+)/.exec(text_);
        const hunk = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/.exec(text_);
        if (header?.[1] !== undefined) {
            file = header[1].replace(/^b\//, '');
            line = 0;
        }
        else if (hunk !== null) {
            if (file !== '')
                line = Number(hunk[1]);
        }
        else if (line > 0 && /^[-+]/.test(text_)) {
            const place = placeInWorkspace(file, line, undefined, base);
            if (place !== undefined) {
                found.push({
                    severity: 'error',
                    message: 'Not formatted as `buf format` writes it.',
                    rule: '',
                    place,
                    target: '',
                });
            }
            file = '';
            line = 0;
        }
        else if (line > 0)
            line += 1;
    }
    return found;
}
/** Findings without the repetitions that targets sharing a source give, sorted by file, line and column; those without a place come last. */
function uniqueDiagnostics(diagnostics) {
    const seen = new Map();
    for (const diagnostic of diagnostics) {
        const key = JSON.stringify([diagnostic.place, diagnostic.message]);
        if (!seen.has(key))
            seen.set(key, diagnostic);
    }
    return [...seen.values()].sort(comparePlaces);
}
function comparePlaces(a, b) {
    if (a.place === null || b.place === null)
        return Number(a.place === null) - Number(b.place === null);
    if (a.place.file !== b.place.file)
        return a.place.file < b.place.file ? -1 : 1;
    return (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}


/***/ }),

/***/ 7752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Je: () => (/* binding */ stringOf),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   cY: () => (/* binding */ nested),
/* harmony export */   df: () => (/* binding */ positionOf),
/* harmony export */   iw: () => (/* binding */ stringsOf),
/* harmony export */   jk: () => (/* binding */ arrayOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/** Parses text, or gives undefined where it is no JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function objectOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function arrayOf(value) {
    return Array.isArray(value) ? value : [];
}
function stringOf(value) {
    return typeof value === 'string' ? value : '';
}
function stringsOf(value) {
    return arrayOf(value).filter((item) => typeof item === 'string');
}
/** A whole number of zero or more, or 0. */
function countOf(value) {
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}
/** A line or column: whole, from 1. */
function positionOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
/** Follows names into nested objects. */
function nested(value, ...names) {
    return names.reduce((current, name) => objectOf(current)[name], value);
}


/***/ })

};
