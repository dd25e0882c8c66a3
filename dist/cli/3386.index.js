export const id = 3386;
export const ids = [3386];
export const modules = {

/***/ 63386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ readBufResult),
/* harmony export */   runBuf: () => (/* binding */ runBuf)
/* harmony export */ });
/* unused harmony export workspaceDirectories */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _system_child_environment_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76814);
/* harmony import */ var _system_child_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1543);
/* harmony import */ var _build_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91483);
/* harmony import */ var _command_output_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42710);
/* harmony import */ var _diagnostic_lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16330);







/**
 * The directories that buf has to be run in so that it sees every module of a root once; the root itself where nothing is
 * declared. Relative to the root, sorted.
 */
function workspaceDirectories(workspaces) {
    const directories = new Set(workspaces.map(({ file }) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(file)));
    return directories.size === 0 ? ['.'] : [...directories].sort();
}
/** buf found something in the files. Any other exit than 0 means that buf itself could not work. */
const findingsExitCode = 100;
/**
 * Runs stock `buf build`, and where that is green `buf lint`, in every workspace of the root. Needs no network: the modules
 * are in buf's cache, and no token is handed on. A red build is a result, not an error.
 * @throws {BuildToolNotStartedError} where the program does not start
 */
async function runBuf(request) {
    const environment = (0,_system_child_environment_js__WEBPACK_IMPORTED_MODULE_6__/* .childEnvironment */ .Q)(request.environment, {
        ...request.additions,
        BUF_CACHE_DIR: request.bufCacheDirectory,
    });
    const started = performance.now();
    const toolVersion = await readVersion(request, environment);
    const finished = [];
    for (const directory of workspaceDirectories(request.workspaces)) {
        for (const command of ['build', 'lint']) {
            if (request.signal?.aborted === true)
                break;
            const step = await runStep(request, environment, { command, directory });
            finished.push(step);
            if (step.target.result === 'failure')
                break;
        }
    }
    const cancelled = request.signal?.aborted === true;
    // What we stopped says nothing about the code: only what it had found by then does.
    const told = cancelled
        ? finished.filter((step) => step.exitCode === 0 || step.exitCode === findingsExitCode)
        : finished;
    const build = {
        tool: 'buf',
        reason: request.reason,
        toolVersion,
        commands: finished.map((step) => step.shown),
        result: cancelled ? 'cancelled' : worstResult(finished),
        exitCode: cancelled ? 130 : (finished.find((step) => step.exitCode !== 0)?.exitCode ?? 0),
        durationMs: performance.now() - started,
        targets: told.map((step) => step.target),
        tests: [],
        errors: [],
        diagnostics: (0,_diagnostic_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .uniqueDiagnostics */ .Gx)(told.flatMap((step) => step.diagnostics)),
        actions: null,
        remote: null,
    };
    return { build, remarks: [] };
}
async function runStep(request, environment, step) {
    const words = ['buf', step.command, ...request.arguments];
    const shown = step.directory === '.' ? (0,_build_run_js__WEBPACK_IMPORTED_MODULE_3__/* .shellCommand */ .q)(words) : `(cd ${(0,_build_run_js__WEBPACK_IMPORTED_MODULE_3__/* .shellCommand */ .q)([step.directory])} && ${(0,_build_run_js__WEBPACK_IMPORTED_MODULE_3__/* .shellCommand */ .q)(words)})`;
    const base = {
        directory: node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(request.directory, step.directory),
        absolute: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(request.root, step.directory),
    };
    request.log.info(`$ ${shown}`);
    const result = await (0,_system_child_program_js__WEBPACK_IMPORTED_MODULE_2__/* .runChildProgram */ .M)({
        program: request.program,
        arguments: [step.command, '--error-format', 'json', ...request.arguments],
        directory: base.absolute,
        environment,
        onLine: (line) => request.log.info(readableLine(line, base)),
        ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    return { shown, exitCode: result.exitCode, ...readBufResult(step, result, base) };
}
/** A finding as buf's own text format shows it, instead of its JSON; any other line as it is. */
function readableLine(line, base) {
    const finding = (0,_diagnostic_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .parseBufJsonLine */ .tU)(line, base);
    return finding === undefined ? (0,_command_output_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h0)(line) : findingLine(finding);
}
function findingLine(finding) {
    const place = finding.place === null ? '' : `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlace */ .dE)(finding.place)}: `;
    return (0,_command_output_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h0)(`${place}${finding.message}${finding.rule === '' ? '' : ` (${finding.rule})`}`);
}
/** Reads what one buf command printed. `buf build` prints findings on stderr, `buf lint` on stdout. */
function readBufResult(step, result, base) {
    const label = `buf ${step.command}${step.directory === '.' ? '' : ` ${step.directory}`}`;
    const lines = `${result.stdout}\n${result.stderr}`.split(/\r?\n/);
    const findings = lines.flatMap((line) => (0,_diagnostic_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .parseBufJsonLine */ .tU)(line, base) ?? (0,_diagnostic_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .parseTextLine */ .bZ)(line, base) ?? []);
    const diagnostics = (0,_diagnostic_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .uniqueDiagnostics */ .Gx)(findings.map((finding) => ({ ...finding, target: label })));
    if (result.exitCode === 0) {
        return { target: { label, result: 'success', outputs: [], errors: [] }, diagnostics: [] };
    }
    if (result.exitCode === findingsExitCode && diagnostics.length > 0) {
        const files = new Set(diagnostics.map((finding) => finding.place?.file ?? ''));
        const error = {
            category: 'user',
            message: `${count(diagnostics.length, 'finding')} in ${count(files.size, 'file')}`,
            output: (0,_command_output_js__WEBPACK_IMPORTED_MODULE_4__/* .outputTail */ .ci)(diagnostics.map(findingLine).join('\n')),
            tags: [],
        };
        return { target: { label, result: 'failure', outputs: [], errors: [error] }, diagnostics };
    }
    const error = ownFailure(result);
    const own = { severity: 'error', message: error.message, rule: '', place: null, target: label };
    return {
        target: { label, result: 'failure', outputs: [], errors: [error] },
        diagnostics: diagnostics.length > 0 ? diagnostics : [own],
    };
}
/** What buf prints when the network or the machine is at fault, rather than a file. */
const environmentTrouble = /unavailable|deadline exceeded|dial tcp|no such host|connection (?:refused|reset)|timed? ?out|no space left|permission denied|too many open files/i;
/** buf could not work: `Failure: decode buf.yaml: …` is the user's to fix, a network or a disk that fails is not. */
function ownFailure(result) {
    const output = (0,_command_output_js__WEBPACK_IMPORTED_MODULE_4__/* .outputTail */ .ci)(`${result.stdout}\n${result.stderr}`);
    const failure = output.split('\n').findLast((line) => line.startsWith('Failure: ')) ?? output.split('\n', 1)[0] ?? '';
    const message = failure.replace(/^Failure: /, '') || `buf ended with exit code ${result.exitCode}`;
    const byItself = result.exitCode === 1 || result.exitCode === findingsExitCode;
    return {
        category: byItself && !environmentTrouble.test(failure) ? 'user' : 'infrastructure',
        message,
        output: output === failure ? '' : output,
        tags: [],
    };
}
/** A finding is certain, whatever else went wrong: it outweighs trouble with the machine. */
function worstResult(steps) {
    const errors = steps.flatMap((step) => step.target.errors);
    if (errors.some((error) => error.category === 'user'))
        return 'failure';
    return errors.length > 0 ? 'infrastructure' : 'success';
}
async function readVersion(request, environment) {
    try {
        const version = await (0,_system_child_program_js__WEBPACK_IMPORTED_MODULE_2__/* .runChildProgram */ .M)({
            program: request.program,
            arguments: ['--version'],
            directory: request.root,
            environment,
            ...(request.signal === undefined ? {} : { signal: request.signal }),
        });
        return version.exitCode === 0
            ? (0,_command_output_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h0)((version.stdout.trim() || version.stderr.trim()).split('\n', 1)[0] ?? '')
            : '';
    }
    catch (error) {
        throw new _build_run_js__WEBPACK_IMPORTED_MODULE_3__/* .BuildToolNotStartedError */ .f('buf', request.program, 'buf-path', error);
    }
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
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
