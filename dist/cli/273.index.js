export const id = 273;
export const ids = [273];
export const modules = {

/***/ 34108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wz: () => (/* binding */ moduleDigests),
/* harmony export */   gx: () => (/* binding */ countedFiles),
/* harmony export */   xk: () => (/* binding */ commitId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67570);


const documentationFiles = ['buf.md', 'README.md', 'README.markdown'];
/**
 * The files of a module that buf counts, sorted by the UTF-8 bytes of their path: each `.proto` in any directory, `LICENSE`
 * at the root, and the first of `buf.md`, `README.md` and `README.markdown` at the root. Nothing else is installed.
 */
function countedFiles(files) {
    const paths = new Set(files.map((file) => file.path));
    const documentation = documentationFiles.find((path) => paths.has(path));
    return files
        .filter((file) => file.path.endsWith('.proto') || file.path === 'LICENSE' || file.path === documentation)
        .sort((a, b) => (0,_utf8_order_js__WEBPACK_IMPORTED_MODULE_1__/* .compareUtf8 */ .z)(a.path, b.path));
}
/**
 * buf's b4 and b5 digests of a module. Each counted file is hashed once.
 * Source: checked against buf 1.32 to 1.75; the vectors are in test/fixtures/vectors/buf-digests.json.
 */
function moduleDigests(files) {
    const manifest = countedFiles(files).map(manifestLine).join('');
    const b4 = `shake256:${shake256(manifest)}`;
    return { b4, b5: `b5:${shake256(b4)}`, manifest };
}
/**
 * The commit id under which a module of an OCI registry stands in buf's cache and locks: 32 hexadecimal digits in the
 * form of a version 8 UUID, made from the name and the manifest's digest, so that every machine gets the same.
 */
function commitId(module, manifestDigest) {
    const bytes = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`oras-buf-commit-v1\n${module}@${manifestDigest}`).digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex');
}
function manifestLine(file) {
    return `shake256:${shake256(file.content)}  ${file.path}\n`;
}
/** SHAKE256 with 64 bytes of output, in lowercase hexadecimal. */
function shake256(content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('shake256', { outputLength: 64 }).update(content).digest('hex');
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

/***/ 67570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ compareUtf8)
/* harmony export */ });
/**
 * Orders two texts by their UTF-8 bytes. JavaScript orders by UTF-16 code units, which differs once characters beyond
 * U+FFFF meet characters from U+E000 to U+FFFF; digests and locks depend on the byte order.
 */
function compareUtf8(a, b) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
        const left = a.charCodeAt(i);
        const right = b.charCodeAt(i);
        if (left !== right)
            return rank(left) - rank(right);
    }
    return a.length - b.length;
}
/** Lifts the surrogates (which stand for U+10000 and above) over the rest of the plane. */
function rank(unit) {
    if (unit < 0xd800)
        return unit;
    return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}


/***/ }),

/***/ 38938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h2: () => (/* binding */ JobRecord),
  jt: () => (/* binding */ directoryOf),
  RJ: () => (/* binding */ reportChange)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/modules/content-digest.js
var content_digest = __webpack_require__(34108);
// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
;// CONCATENATED MODULE: ./build/report/report-outcome.js

/**
 * How the job ended, and with which exit code. A signal outweighs everything, since what it interrupted may fail in any way;
 * then comes what stopped the job, then skipping. Of the builds a red one outweighs trouble with the infrastructure: it is
 * certain, and running the job again would not help.
 */
function outcomeOf(parts) {
    if (parts.signal !== undefined) {
        return {
            outcome: 'cancelled',
            exitCode: parts.signal === 'SIGTERM' ? errors/* exitCodes */.hS.terminated : errors/* exitCodes */.hS.interrupted,
        };
    }
    if (parts.problem !== undefined && parts.problem !== errors/* exitCodes */.hS.done) {
        const cancelled = parts.problem === errors/* exitCodes */.hS.interrupted || parts.problem === errors/* exitCodes */.hS.terminated;
        return { outcome: cancelled ? 'cancelled' : 'error', exitCode: parts.problem };
    }
    if (parts.skipped === true)
        return { outcome: 'skipped', exitCode: errors/* exitCodes */.hS.done };
    const results = new Set(parts.builds.flatMap((build) => (build.tool === 'none' ? [] : [build.result])));
    if (results.has('failure'))
        return { outcome: 'failure', exitCode: errors/* exitCodes */.hS.buildFailed };
    if (results.has('infrastructure'))
        return { outcome: 'error', exitCode: errors/* exitCodes */.hS.infrastructure };
    if (results.has('cancelled'))
        return { outcome: 'cancelled', exitCode: errors/* exitCodes */.hS.interrupted };
    return { outcome: 'success', exitCode: errors/* exitCodes */.hS.done };
}

// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
;// CONCATENATED MODULE: ./build/pipeline/job-record.js







/** Collects what the steps of one job hand on, and makes the report of it. */
class JobRecord {
    #settings;
    #ci;
    #command;
    #startedAt = new Date();
    #started = performance.now();
    #timings = [];
    #remarks = [];
    roots = [];
    cache = { result: 'off', key: '', matchedKey: '', reason: '', saved: 'not-needed' };
    #problem;
    /** Where what stopped the job was at work. */
    #problemRoot;
    #skipped = false;
    constructor(settings, ci, command) {
        this.#settings = settings;
        this.#ci = ci;
        this.#command = command;
    }
    /** Times one phase. Phases of several roots with one name are added up. */
    async time(phase, work) {
        const started = performance.now();
        try {
            return await work();
        }
        finally {
            const durationMs = Math.round(performance.now() - started);
            const index = this.#timings.findIndex((timing) => timing.phase === phase);
            const before = this.#timings[index];
            if (before === undefined)
                this.#timings.push({ phase, durationMs });
            else
                this.#timings[index] = { phase, durationMs: before.durationMs + durationMs };
        }
    }
    /** Runs what works in one root: the places of an error that comes out of it are named from there. */
    async within(root, work) {
        try {
            return await work();
        }
        catch (error) {
            this.#problemRoot ??= root;
            throw error;
        }
    }
    addRoot(declarations) {
        const root = {
            declarations,
            resolution: undefined,
            lock: { path: this.inWorkspace(declarations, 'oras.lock'), status: 'unchanged', digest: '', changes: [] },
            sizes: new Map(),
            origins: new Map(),
            commits: new Map(),
            compared: [],
            build: { tool: 'none', reason: 'the job stopped before the build' },
        };
        this.roots.push(root);
        if (declarations.lockOwners.length + declarations.asks.length === 0) {
            const where = this.inWorkspace(declarations, '.');
            const message = `${where === '.' ? 'The workspace' : where} has no buf.yaml, and no BUCK file asks for a module: there is nothing to resolve. Is "directory" right?`;
            this.remark(declarations, 'warning', message);
        }
        for (const remark of declarations.remarks)
            this.remark(declarations, 'warning', remark.message, remark.place);
        return root;
    }
    /** Notes something worth knowing. Where it shows beside the code is decided by the annotations drawn from the report. */
    remark(declarations, severity, message, place) {
        const shown = place === undefined || declarations === undefined
            ? (place ?? null)
            : { ...place, file: this.inWorkspace(declarations, place.file) };
        if (this.#remarks.some((known) => known.message === message && known.place?.file === shown?.file))
            return;
        this.#remarks.push({ severity, message, place: shown });
    }
    addRemarks(remarks) {
        this.#remarks.push(...remarks);
    }
    /** A file of a root as it is named from the job's workspace. What is absolute and lies elsewhere (the store) stays so. */
    inWorkspace({ root }, file) {
        const { workspace } = this.#ci;
        if ((0,external_node_path_.isAbsolute)(file) && !(0,inside_directory/* isInside */.F)(workspace, file))
            return file;
        return directoryOf({ root: (0,external_node_path_.resolve)(root, file) }, workspace);
    }
    /** Keeps what stopped the job. With `skipped` the job ends well without having built. */
    fail(error, skipped = false) {
        this.#problem = error instanceof Error ? error : new Error(String(error));
        this.#skipped = skipped;
    }
    get failed() {
        return this.#problem !== undefined;
    }
    finish(traffic, signal) {
        const problem = this.#problem;
        const problemCode = problem === undefined || this.#skipped
            ? undefined
            : problem instanceof errors/* OrasBufError */.Ll
                ? problem.exitCode
                : errors/* exitCodes */.hS.bug;
        const { outcome, exitCode } = outcomeOf({
            problem: problemCode,
            signal,
            skipped: this.#skipped,
            builds: this.roots.map((root) => root.build),
        });
        return {
            schemaVersion: 1,
            tool: { name: 'oras-buf', version: version/* version */.r },
            ci: this.#ci.system,
            command: this.#command,
            outcome,
            exitCode,
            startedAt: this.#startedAt.toISOString(),
            durationMs: Math.round(performance.now() - this.#started),
            mode: {
                frozen: this.#settings.frozen !== 'off',
                offline: this.#settings.offline,
                update: this.#settings.update.kind !== 'none',
            },
            problem: problem === undefined ? null : this.#reportProblem(problem),
            roots: this.roots.map((root) => this.#reportRoot(root)),
            cache: this.cache,
            traffic: { ...traffic },
            timings: this.#timings,
            remarks: this.#remarks,
        };
    }
    #reportProblem(error) {
        if (error instanceof errors/* OrasBufError */.Ll) {
            const root = this.#problemRoot ?? this.#ci.workspace;
            const places = error.places.map((place) => ({ ...place, file: this.inWorkspace({ root }, place.file) }));
            return { kind: error.name, message: error.message, next: error.next, places };
        }
        return {
            kind: 'UnexpectedError',
            message: `${error.name}: ${error.message}`,
            next: 'This is a bug of oras-buf. Please report it with the log at level debug.',
            places: [],
        };
    }
    #reportRoot(root) {
        return {
            directory: directoryOf(root.declarations, this.#ci.workspace),
            kind: root.declarations.kind,
            modules: reportModules(root),
            lock: root.lock,
            build: root.build,
        };
    }
}
/** The root relative to the workspace, with forward slashes; `.` for the workspace itself. */
function directoryOf(declarations, workspace) {
    const path = (0,external_node_path_.relative)(workspace, declarations.root).split(external_node_path_.sep).join('/');
    return path === '' ? '.' : path;
}
/** A lock change as the report shows it. */
function reportChange(change) {
    const { kind, module, against = '' } = change;
    switch (kind) {
        case 'added':
            return { kind, module, from: '', to: change.to, against };
        case 'removed':
            return { kind, module, from: change.from, to: '', against };
        case 'moved':
            return { kind, module, from: change.from, to: change.to, against };
        case 'tag-moved':
            return { kind, module, from: change.locked, to: change.now, against };
    }
}
function reportModules(root) {
    const resolved = (root.resolution?.modules ?? []).map((module) => reportModule(root, module));
    const locals = [...root.declarations.locals.keys()].map((name) => ({
        name,
        source: 'local',
        registry: (0,module_name/* moduleNameParts */.u)(name).registry,
        version: '',
        digest: '',
        commit: '',
        sizeBytes: 0,
        origin: 'none',
        askedBy: root.declarations.asks
            .filter((ask) => ask.module === name)
            .map((ask) => ({ requirement: ask.requirement.text, by: `${ask.place.file}:${ask.place.line ?? 1}` })),
        dependencies: [],
        against: '',
    }));
    const compared = root.compared.map(({ against, module, sizeBytes, origin }) => {
        const commit = module.source === 'oci' ? (0,content_digest/* commitId */.xk)(module.module, module.manifestDigest) : module.commit;
        return { ...reportModule(root, module), sizeBytes, origin, against, commit };
    });
    return [...[...resolved, ...locals].sort((a, b) => (a.name < b.name ? -1 : 1)), ...compared];
}
function reportModule(root, module) {
    return {
        name: module.module,
        source: module.source,
        registry: (0,module_name/* moduleNameParts */.u)(module.module).registry,
        version: module.source === 'oci' ? module.tag : module.commit,
        digest: module.source === 'oci' ? module.manifestDigest : module.contentDigests.b5,
        commit: module.source === 'oci' ? (root.commits.get(module.module) ?? '') : module.commit,
        sizeBytes: root.sizes.get(module.module) ?? 0,
        origin: root.origins.get(module.module) ?? 'none',
        askedBy: module.askedBy.map(reportAsker),
        dependencies: module.dependencies,
        against: '',
    };
}
function reportAsker(asked) {
    const { asker, requirement } = asked;
    return asker.kind === 'workspace'
        ? { requirement, by: `${asker.file}:${asker.line}` }
        : { requirement, by: `${asker.module}@${asker.version}` };
}


/***/ }),

/***/ 94976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ showReport)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/report/annotations.js
/** GitHub shows about this much of a message before it gets unwieldy; the summary holds the rest. */
const maxMessageLength = 4_000;
/**
 * What of a report belongs beside the code: the problem that stopped the job, each finding of the build, every failed test
 * that no finding explains, and the remarks. Errors come first, then warnings, then notices, and within each those
 * that have a place, because CI systems show only the first few. No two are alike.
 */
function annotationsOf(report) {
    const found = [];
    const problem = report.problem;
    if (problem !== null) {
        found.push({
            severity: report.outcome === 'skipped' ? 'warning' : 'error',
            title: 'oras-buf',
            message: clip(`${problem.message}\n${problem.next}`),
            place: problem.places[0] ?? null,
        });
    }
    for (const root of report.roots) {
        if (root.build.tool !== 'none')
            found.push(...buildAnnotations(root.build));
    }
    for (const remark of report.remarks) {
        found.push({ severity: remark.severity, title: 'oras-buf', message: clip(remark.message), place: remark.place });
    }
    return unique(found).sort((a, b) => rank(a) - rank(b));
}
function buildAnnotations(build) {
    const found = build.diagnostics.map((diagnostic) => diagnosticAnnotation(build.tool, diagnostic));
    for (const test of unexplainedTests(build)) {
        found.push({
            severity: 'error',
            title: `Test ${test.name}: ${test.result}`,
            message: clip(test.details === '' ? `The test ended as ${test.result}.` : test.details),
            place: null,
        });
    }
    // The build room makes a finding of every error; a report that has none still must not stay silent.
    if (found.length === 0)
        found.push(...errorAnnotations(build));
    return found;
}
function errorAnnotations(build) {
    const named = build.targets.flatMap((target) => target.errors.map((error) => ({ title: `${target.label} failed`, error })));
    const others = build.errors.map((error) => ({ title: `${build.tool} failed`, error }));
    return [...named, ...others].map(({ title, error }) => ({
        severity: 'error',
        title,
        message: clip(joinLines(error.message, error.output)),
        place: null,
    }));
}
/** Failed tests that no finding stands for: neither one of their target, nor one at a line that they print. */
function unexplainedTests(build) {
    const explained = new Set(build.diagnostics.map((diagnostic) => diagnostic.target));
    const shownInCode = build.diagnostics.filter((diagnostic) => diagnostic.place !== null);
    return build.tests
        .filter(isFailedTest)
        .filter((test) => !explained.has(test.target) && !shownInCode.some((diagnostic) => test.details.includes(diagnostic.message)));
}
/** True for the results of a test that make a build red. */
function isFailedTest(test) {
    return test.result !== 'pass' && test.result !== 'skip' && test.result !== 'omitted';
}
function diagnosticAnnotation(tool, diagnostic) {
    const title = [diagnostic.rule === '' ? tool : diagnostic.rule, diagnostic.target].filter((part) => part !== '');
    return {
        severity: diagnostic.severity,
        title: title.join(' · '),
        message: clip(diagnostic.message),
        place: diagnostic.place,
    };
}
function rank(annotation) {
    const severity = { error: 0, warning: 2, notice: 4 }[annotation.severity];
    return severity + (annotation.place === null ? 1 : 0);
}
function unique(annotations) {
    const seen = new Set();
    return annotations.filter((annotation) => {
        const key = JSON.stringify([annotation.place, annotation.message]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}
function joinLines(message, output) {
    return output === '' || output.startsWith(message) ? output || message : `${message}\n${output}`;
}
function clip(text) {
    return text.length <= maxMessageLength ? text : `${text.slice(0, maxMessageLength).toWellFormed()}…`;
}

// EXTERNAL MODULE: ./build/errors.js
var build_errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/report/fit-summary.js
/** From generous to bare: first the graph goes, then rows become counts, then folded outputs shrink. */
const budgets = [
    { graph: true, rows: 2_000, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 2_000, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 200, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 50, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 50, folds: 50, outputCharacters: 2_000 },
    { graph: false, rows: 10, folds: 10, outputCharacters: 500 },
    { graph: false, rows: 1, folds: 0, outputCharacters: 0 },
];
/** GitHub drops a step's whole summary when it is larger than 1 MiB; some room is left for what others add to it. */
const summaryLimitBytes = 1_000_000;
/**
 * Renders with ever smaller budgets until the text fits. Where even the barest does not (which takes a very strange
 * report), the text ends after the last whole line that fits.
 * @param render draws the summary within a budget; `shortened` says that it must tell the reader so
 */
function fitSummary(render, limitBytes = summaryLimitBytes) {
    let text = '';
    for (const [index, budget] of budgets.entries()) {
        text = render(budget, index > 0);
        if (Buffer.byteLength(text) <= limitBytes)
            return text;
    }
    return firstLines(text, limitBytes);
}
function firstLines(text, limitBytes) {
    let size = 0;
    const kept = [];
    for (const line of text.split('\n')) {
        size += Buffer.byteLength(line) + 1;
        if (size > limitBytes)
            break;
        kept.push(line);
    }
    return kept.join('\n');
}

// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
;// CONCATENATED MODULE: ./build/report/markdown-escape.js

/*
 * Text from outside in GitHub-flavoured Markdown. Three places, three rules: inline code (and prose that is not safe as
 * prose becomes inline code), prose, and HTML. Everything is one line unless it is a fenced block.
 */
/** Control characters, line separators, and the marks that turn the direction of writing round to disguise a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** One line without anything that does not print. */
function oneLine(text) {
    return text.toWellFormed().replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();
}
/** Inline code. A dash where there is nothing to show. */
function code(text, limit = 200) {
    const line = (0,human_units/* clipText */.gL)(oneLine(text), limit);
    if (line === '')
        return '–';
    // Parsers disagree on backslashes before a pipe in a table: entities mean the same to all of them.
    if (line.includes('|'))
        return `<code>${entities(line)}</code>`;
    const fence = '`'.repeat(longestRun(line) + 1);
    const space = /^`|`$/.test(line) ? ' ' : '';
    return `${fence}${space}${line}${space}${fence}`;
}
/**
 * Prose. What stands between backticks becomes inline code, and so does every word that GitHub would make a link, a mention,
 * a reference or a formula of.
 */
function prose(text, limit = 500) {
    const parts = (0,human_units/* clipText */.gL)(oneLine(text), limit).split(/(`[^`]+`)/);
    const inline = joinInline(parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), limit) : proseWords(part))));
    // Prose may begin a list item, where these would begin a heading, a rule or another list.
    return inline.replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => `&#${start.charCodeAt(0)};${start.slice(1)}`);
}
/** Joins inline pieces; two pieces of code that touch would be read as one. */
function joinInline(pieces) {
    let joined = '';
    for (const piece of pieces) {
        joined += joined.endsWith('`') && piece.startsWith('`') ? ` ${piece}` : piece;
    }
    return joined;
}
/** `@user`, addresses, links, `#12`, `GH-12`, commit ids, `$…$`, `:emoji:`. */
const wouldBecomeSomething = /[@$]|:\/\/|www\.|#\d|GH-\d|\b[0-9a-f]{7,40}\b|(?<![\w:]):[\w+-]+:(?!:)/i;
function proseWords(text) {
    return joinInline(text.split(/( )/).map((word) => (wouldBecomeSomething.test(word) ? codeWord(word) : proseEscape(word))));
}
/** The word as code, its closing punctuation outside. */
function codeWord(word) {
    const punctuation = /[.,;:!?)\]}'"]*$/.exec(word)?.[0] ?? '';
    const core = word.slice(0, word.length - punctuation.length);
    return core === '' ? proseEscape(word) : code(core, 500) + proseEscape(punctuation);
}
/** An underscore between two word characters is only an underscore. */
function proseEscape(text) {
    return text.replace(/[&<>`|\\*~[\]]|(?<!\w)_|_(?!\w)/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Text inside an HTML element or attribute. Every character that Markdown or HTML knows is an entity. */
function entities(text) {
    const encoded = oneLine(text).replace(/[^\p{L}\p{N} /,-]/gu, (character) => `&#${character.codePointAt(0)};`);
    // Addresses become links even from entities, unless something stands in between.
    return encoded.replaceAll('&#64;', '&#64;<wbr>');
}
/** Text in an element of the `<summary>` of a fold. GitHub reads no Markdown there; another renderer might. */
function html(text, limit = 300) {
    return (0,human_units/* clipText */.gL)(oneLine(text), limit).replace(/[&<>"'`|\\*~[\]]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Prose in the `<summary>` of a fold: words that GitHub would make something of become code. */
function htmlProse(text, limit = 300) {
    return (0,human_units/* clipText */.gL)(oneLine(text), limit)
        .split(' ')
        .map((word) => (wouldBecomeSomething.test(word) ? `<code>${html(word, limit)}</code>` : html(word, limit)))
        .join(' ');
}
/** `text` as it stands, in a block whose fence is longer than any in it. Ends without a line break. */
function fenced(text, language = 'text') {
    const lines = text
        .toWellFormed()
        .split(/\r\n|[\r\n\u2028\u2029]/)
        .map((line) => line.replaceAll('\t', '    ').replace(unprintable, ''));
    const longest = Math.max(2, ...lines.map((line) => longestRun(line)));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}
function longestRun(line) {
    return (line.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
/** A table. Cells must be safe already: `code`, `prose`, or words of our own. */
function table(head, rows, alignRight = []) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const rule = head.map((_, index) => (alignRight.includes(index) ? '---:' : '---'));
    return [line(head), line(rule), ...rows.map(line)].join('\n');
}
/** A fold. `title` must be safe HTML, `body` Markdown. */
function fold(title, body, open = false) {
    return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

;// CONCATENATED MODULE: ./build/report/report-facts.js


/** One sign per outcome. Green only for a success. */
const outcomeSigns = {
    success: '✅',
    failure: '❌',
    error: '🛑',
    skipped: '⏭️',
    cancelled: '🚫',
};
/** Where a module's bytes came from, in words. */
const originWords = {
    installed: 'installed',
    store: 'store',
    cache: 'cache',
    network: 'network',
    none: '–',
};
/** What happened, in one line: `Build failed: 5 of 12 targets`. */
function headline(report) {
    const builds = ranBuilds(report);
    switch (report.outcome) {
        case 'success':
            return successHeadline(report, builds);
        case 'failure':
            return failureHeadline(builds);
        case 'error':
            if (report.problem !== null)
                return `Stopped: ${kindInWords(report.problem.kind)}`;
            return builds.some((build) => build.result === 'infrastructure')
                ? "The build's infrastructure failed"
                : 'The job could not do its work';
        case 'skipped':
            return 'Skipped: nothing was built';
        case 'cancelled':
            return 'Cancelled';
    }
}
function successHeadline(report, builds) {
    const modules = report.roots.reduce((sum, root) => sum + root.modules.length, 0);
    const done = [];
    const targets = builds
        .filter((build) => build.tool === 'buck2')
        .reduce((sum, build) => sum + build.targets.length, 0);
    const tests = builds.reduce((sum, build) => sum + build.tests.length, 0);
    const checks = builds.filter((build) => build.tool === 'buf').reduce((sum, build) => sum + build.targets.length, 0);
    if (tests > 0)
        done.push(`${(0,human_units/* counted */.hS)(tests, 'test')} passed`);
    else if (targets > 0)
        done.push(`${(0,human_units/* counted */.hS)(targets, 'target')} built`);
    if (checks > 0)
        done.push(`${(0,human_units/* counted */.hS)(checks, 'check')} passed`);
    if (modules > 0 || done.length === 0)
        done.push(`${(0,human_units/* counted */.hS)(modules, 'module')} ${report.command === 'resolve' ? 'resolved' : 'ready'}`);
    return `Success: ${done.join(', ')}`;
}
function failureHeadline(builds) {
    const targets = builds.flatMap((build) => build.targets);
    const tests = builds.flatMap((build) => build.tests);
    const failedTargets = targets.filter((target) => target.result === 'failure').length;
    const failedTests = tests.filter(isFailedTest).length;
    const failed = [];
    if (failedTargets > 0) {
        const noun = builds.every((build) => build.tool === 'buf') ? 'check' : 'target';
        failed.push(`${failedTargets.toLocaleString('en-US')} of ${(0,human_units/* counted */.hS)(targets.length, noun)}`);
    }
    if (failedTests > 0)
        failed.push(`${failedTests.toLocaleString('en-US')} of ${(0,human_units/* counted */.hS)(tests.length, 'test')}`);
    return failed.length === 0 ? 'The build failed' : `Failed: ${failed.join(', ')}`;
}
/** `LockOutOfDateError` → `lock out of date`. */
function kindInWords(kind) {
    const words = kind.replace(/Error$/, '').replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ');
    return words === ''
        ? 'an error'
        : words.toLowerCase().replace(/\b(oci|bsr|tls|buck)\b/g, (word) => word.toUpperCase());
}
/** What a reader should do now, the most urgent first. Empty where all is well. Backticks mark code. */
function nextSteps(report) {
    const steps = [];
    if (report.problem !== null)
        steps.push(report.problem.next);
    else if (report.outcome === 'failure')
        steps.push(...failureSteps(ranBuilds(report)));
    else if (report.outcome === 'error') {
        steps.push(infrastructureStep(ranBuilds(report)));
    }
    else if (report.outcome === 'cancelled')
        steps.push('Nothing is broken: run the job again when you need its result.');
    else if (report.outcome === 'skipped')
        steps.push(...skippedSteps(report));
    if (report.outcome === 'success' || report.outcome === 'failure')
        steps.push(...lockSteps(report));
    return steps;
}
function infrastructureStep(builds) {
    const errors = builds.flatMap((build) => [...build.errors, ...build.targets.flatMap((target) => target.errors)]);
    // buck2 tags whatever went wrong between it and a remote cache or executor with RE_….
    if (errors.some((error) => error.tags.some((tag) => tag.startsWith('RE_')))) {
        return 'The remote cache or execution service of buck2 failed, not the code: check that its address can be reached from here, or build without it (`--no-remote-cache`).';
    }
    return 'This is not the fault of the code: run the job again, and if it stays, look at the messages below.';
}
function failureSteps(builds) {
    const findings = builds.flatMap((build) => build.diagnostics);
    const placed = findings.filter((finding) => finding.place !== null).length;
    const failed = builds.filter((build) => build.result !== 'success');
    const [command] = failed.flatMap((build) => build.commands.slice(-1));
    const tests = builds.reduce((sum, build) => sum + unexplainedTests(build).length, 0);
    const broken = [theNumber(placed, 'finding'), theNumber(tests, 'failed test')].filter((part) => part !== '');
    const what = broken.length === 0 ? 'Read the messages below' : `Fix ${broken.join(' and ')} below`;
    return [command === undefined ? `${what}.` : `${what}, then try it yourself: \`${command}\`.`];
}
/** `the finding`, `the 3 findings`, and nothing for none. */
function theNumber(number, noun) {
    return number === 0 ? '' : `the ${number === 1 ? noun : (0,human_units/* counted */.hS)(number, noun)}`;
}
function skippedSteps(report) {
    const reasons = report.roots.flatMap((root) => (root.build.tool === 'none' ? [root.build.reason] : []));
    return [...new Set(reasons)].map((reason) => `${reason}.`);
}
function lockSteps(report) {
    const steps = [];
    const changed = report.roots.filter((root) => root.lock.status === 'created' || root.lock.status === 'updated');
    if (changed.length > 0) {
        const paths = changed.map((root) => `\`${root.lock.path}\``);
        const shown = paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
        const created = changed.some((root) => root.lock.status === 'created');
        steps.push(`Commit ${shown} and the \`buf.lock\` beside each \`buf.yaml\`${created ? ': until then every run may get other versions' : ''}.`);
    }
    const moved = report.roots.flatMap((root) => root.lock.changes.filter((change) => change.kind === 'tag-moved'));
    if (moved.length > 0) {
        steps.push(`Look at ${(0,human_units/* counted */.hS)(moved.length, 'tag')} that moved: the locked digest was kept. \`--update\` takes the new one.`);
    }
    return steps;
}
function ranBuilds(report) {
    return report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
}
/** `2 network, 5 store, 1 local`, the most common first. */
function originCounts(modules) {
    const counts = new Map();
    for (const module of modules) {
        const word = module.source === 'local' ? 'local' : module.origin === 'none' ? 'not fetched' : originWords[module.origin];
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return [...counts]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([word, number]) => `${number.toLocaleString('en-US')} ${word}`)
        .join(', ');
}
/** What was asked for, without repetitions; a dash for those who named no version. */
function requirementsOf(module) {
    return [...new Set(module.askedBy.map((ask) => (ask.requirement === '' ? '–' : ask.requirement)))];
}
/** The name without its registry: `common/types`. */
function nameInRegistry(module) {
    const prefix = `${module.registry}/`;
    return module.name.startsWith(prefix) ? module.name.slice(prefix.length) : module.name;
}
/** Groups failed targets by what their command printed, the largest group first. */
function failureGroups(targets) {
    const groups = new Map();
    for (const target of targets) {
        for (const error of target.errors) {
            // Where the output repeats the message (a target that was never analysed), the message is the reason; an action's
            // message only says that its command failed.
            const key = error.output === '' || error.output.includes(error.message) ? error.message : error.output;
            const group = groups.get(key);
            if (group === undefined) {
                groups.set(key, { labels: [target.label], error, messages: new Set([error.message]) });
            }
            else {
                if (group.labels.at(-1) !== target.label)
                    group.labels.push(target.label);
                group.messages.add(error.message);
            }
        }
    }
    return [...groups.values()]
        .map(({ labels, error, messages }) => ({ labels, error: { ...error, message: commonMessage(messages) } }))
        .sort((a, b) => b.labels.length - a.labels.length);
}
/** What several messages share: they start with the action that failed (`buf_lint: `), which may differ. */
function commonMessage(messages) {
    const [first = '', ...others] = messages;
    if (others.length === 0)
        return first;
    const reason = (message) => message.slice(message.indexOf(': ') + 1).trim();
    return others.every((other) => reason(other) === reason(first)) ? reason(first) : first;
}
/** `services/a`, or the workspace for `.`. */
function rootName(root) {
    return root.directory === '.' ? 'workspace' : root.directory;
}
/** `12 targets, 5 failed` or `3 checks`; tests follow where there are some. */
function buildCounts(build) {
    const failed = build.targets.filter((target) => target.result === 'failure').length;
    const noun = build.tool === 'buf' ? 'check' : 'target';
    const parts = [];
    if (build.targets.length > 0) {
        parts.push((0,human_units/* counted */.hS)(build.targets.length, noun) + (failed === 0 ? '' : `, ${failed.toLocaleString('en-US')} failed`));
    }
    if (build.tests.length > 0) {
        const red = build.tests.filter(isFailedTest).length;
        parts.push((0,human_units/* counted */.hS)(build.tests.length, 'test') + (red === 0 ? '' : `, ${red.toLocaleString('en-US')} failed`));
    }
    return parts.join(' · ');
}
/** `11 actions: 7 from the remote cache, 4 run here, 1 failed`. */
function actionCounts(build) {
    const actions = build.actions;
    if (actions === null)
        return '';
    const total = actions.local + actions.remote + actions.cached;
    if (total === 0)
        return build.result === 'success' && build.targets.length > 0 ? 'no action had to run' : '';
    const parts = [
        actions.cached > 0 ? `${actions.cached.toLocaleString('en-US')} from the remote cache` : '',
        actions.remote > 0 ? `${actions.remote.toLocaleString('en-US')} run remotely` : '',
        actions.local > 0 && actions.local < total ? `${actions.local.toLocaleString('en-US')} run here` : '',
        actions.failed > 0 ? `${actions.failed.toLocaleString('en-US')} failed` : '',
    ].filter((part) => part !== '');
    return `${(0,human_units/* counted */.hS)(total, 'action')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}
/** The findings that name a place; what the others say stands with the targets that failed. */
function placedFindings(build) {
    return build.diagnostics.flatMap((finding) => (finding.place === null ? [] : [{ ...finding, place: finding.place }]));
}

;// CONCATENATED MODULE: ./build/report/markdown-build.js





const labelsShown = 5;
/** The findings of a build, with their places; empty where there are none. */
function findingsSection(build, budget) {
    const findings = build.tool === 'none' ? [] : placedFindings(build);
    if (findings.length === 0)
        return '';
    const shown = findings.slice(0, budget.rows);
    const left = findings.length - shown.length;
    const more = left === 0 ? '' : `\n\n… and ${(0,human_units/* counted */.hS)(left, 'more finding')}.`;
    return `### ${(0,human_units/* counted */.hS)(findings.length, 'finding')}\n\n${table(['Where', 'What', 'Rule'], shown.map(findingRow))}${more}`;
}
function findingRow(finding) {
    const rule = finding.severity === 'warning' ? `${code(finding.rule, 60)} (warning)` : code(finding.rule, 60);
    return [code((0,build_errors/* formatPlace */.dE)(finding.place)), prose(finding.message), rule];
}
/** What was built, what failed and with which output. */
function buildSection(build, budget) {
    if (build.tool === 'none')
        return build.reason === '' ? '' : `### Build\n\nNothing was built: ${prose(build.reason.replace(/[.\s]+$/, ''))}.`;
    const facts = [buildCounts(build), actionCounts(build), (0,human_units/* formatDuration */.a3)(build.durationMs)];
    const version = build.toolVersion === '' ? '' : ` ${code(build.toolVersion, 60)}`;
    const parts = [
        `### Build`,
        `${build.tool}${version} (${prose(build.reason)}): ${facts.filter((fact) => fact !== '').join(' · ')}.`,
        remoteTraffic(build),
        ...failureFolds(build, budget),
        ...testFolds(build, budget),
        targetsFold(build, budget),
        commandsFold(build, budget),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function remoteTraffic(build) {
    const { actions, remote } = build;
    const moved = actions === null || actions.uploadedBytes + actions.downloadedBytes === 0
        ? ''
        : `${(0,human_units/* formatBytes */.z3)(actions.downloadedBytes)} received, ${(0,human_units/* formatBytes */.z3)(actions.uploadedBytes)} sent`;
    if (remote === null)
        return moved === '' ? '' : `Remote cache: ${moved}.`;
    const title = `Remote ${remote.kind === 'cache' ? 'cache' : 'execution'} ${code(remote.endpoint, 200)}`;
    switch (remote.state) {
        case 'used':
            return `${title}: ${moved === '' ? 'nothing moved' : moved}.`;
        case 'unreachable':
            return `⚠️ ${title} was not used: ${prose(remote.reason, 300)}.`;
        case 'lost':
            return `⚠️ ${title} went away during the build: ${prose(remote.reason, 300)}.`;
    }
}
function failureFolds(build, budget) {
    const groups = [
        ...build.errors.map((error) => ({ labels: [], error })),
        ...failureGroups(build.targets.filter((target) => target.result === 'failure')),
    ];
    const shown = groups.slice(0, budget.folds);
    const left = groups.length - shown.length;
    const folds = shown.map((group) => fold(failureTitle(group), fenced(outputOf(group, budget)), groups.length === 1));
    return left === 0 ? folds : [...folds, `… and ${(0,human_units/* counted */.hS)(left, 'more failure')}.`];
}
function failureTitle(group) {
    if (group.labels.length === 0)
        return `❌ ${htmlProse(group.error.message)}`;
    const shown = group.labels.slice(0, labelsShown).map((label) => `<code>${html(label, 120)}</code>`);
    const left = group.labels.length - shown.length;
    return `❌ ${shown.join(', ')}${left === 0 ? '' : ` and ${(0,human_units/* counted */.hS)(left, 'more target')}`}: ${htmlProse(group.error.message, 200)}`;
}
function outputOf(group, budget) {
    return outputEnd(group.error.output === '' ? group.error.message : group.error.output, budget);
}
/** The end of an output: there compilers say what went wrong. */
function outputEnd(text, budget) {
    if (text.length <= budget.outputCharacters)
        return text;
    return `[…]\n${text.slice(text.length - budget.outputCharacters).toWellFormed()}`;
}
function testFolds(build, budget) {
    const failed = build.tests.filter(isFailedTest);
    const shown = failed.slice(0, budget.folds);
    const folds = shown.map((test) => {
        const title = `❌ test <code>${html(test.name, 120)}</code>: ${test.result}, ${(0,human_units/* formatDuration */.a3)(test.durationMs)}`;
        return fold(title, fenced(outputEnd(test.details === '' ? 'It printed nothing.' : test.details, budget)));
    });
    const left = failed.length - shown.length;
    return left === 0 ? folds : [...folds, `… and ${(0,human_units/* counted */.hS)(left, 'more failed test')}.`];
}
function targetsFold(build, budget) {
    // A test that was built and then failed is no success to whoever reads this.
    const failedTests = new Set(build.tests.filter(isFailedTest).map((test) => test.target));
    const good = build.targets.filter((target) => target.result === 'success' && !failedTests.has(target.label));
    if (build.tool === 'buf' || good.length === 0)
        return '';
    const shown = good.slice(0, budget.rows);
    const left = good.length - shown.length;
    const rows = shown.map((target) => [
        code(target.label),
        target.outputs.length === 0 ? '–' : String(target.outputs.length),
    ]);
    const more = left === 0 ? '' : `\n\n… and ${(0,human_units/* counted */.hS)(left, 'more target')}.`;
    return fold(`${(0,human_units/* counted */.hS)(good.length, 'target')} succeeded`, `${table(['Target', 'Outputs'], rows, [1])}${more}`);
}
function commandsFold(build, budget) {
    if (build.commands.length === 0)
        return '';
    const shown = build.commands.slice(0, Math.min(budget.rows, 50)).map((command) => command.slice(0, 2_000));
    const left = build.commands.length - shown.length;
    const lines = left === 0 ? shown : [...shown, `# … and ${(0,human_units/* counted */.hS)(left, 'more command')}`];
    return fold((0,human_units/* counted */.hS)(build.commands.length, 'command'), fenced(lines.join('\n'), 'sh'));
}

;// CONCATENATED MODULE: ./build/report/mermaid-graph.js



/** GitHub draws Mermaid sources up to this many characters, and Mermaid itself stops at this many edges. */
const maxGraphCharacters = 50_000;
const maxGraphEdges = 500;
/**
 * The dependency graph of a root as a Mermaid flowchart, or undefined where it is too large to be drawn or there is nothing
 * to draw. Modules of the BSR are round, local ones dashed.
 */
function mermaidGraph(root) {
    // What is only compared with has versions of its own: it is no part of what is built.
    const modules = root.modules.filter(({ against }) => against === '');
    if (modules.length === 0 || modules.length > maxGraphEdges)
        return undefined;
    const ids = new Map(modules.map((module, index) => [module.name, `m${index}`]));
    const edges = modules.flatMap((module) => edgesTo(module, modules, ids));
    if (edges.length > maxGraphEdges)
        return undefined;
    const lines = [
        'flowchart LR',
        `  root[["${label(rootName(root))}"]]`,
        ...modules.map((module) => `  ${node(module, ids.get(module.name) ?? 'root')}`),
        ...edges.map((edge) => `  ${edge}`),
        '  classDef local stroke-dasharray: 4 3',
    ];
    const source = lines.join('\n');
    return source.length <= maxGraphCharacters ? source : undefined;
}
function node(module, id) {
    const version = module.source === 'bsr' ? module.version.slice(0, 8) : module.version;
    const text = label(`${nameInRegistry(module)}${version === '' ? '' : ` ${version}`}`);
    if (module.source === 'bsr')
        return `${id}(["${text}"])`;
    return module.source === 'local' ? `${id}["${text}"]:::local` : `${id}["${text}"]`;
}
/** From the workspace where one of its files asks, else the edges stand with the modules that ask. */
function edgesTo(module, all, ids) {
    const id = ids.get(module.name) ?? 'root';
    const own = module.dependencies.flatMap((name) => {
        const to = ids.get(name);
        return to === undefined || to === id ? [] : [`${id} --> ${to}`];
    });
    const askedByModule = (by) => all.some((other) => by === other.name || by.startsWith(`${other.name}@`) || by.startsWith(`${other.name}:`));
    const fromWorkspace = module.source !== 'local' && module.askedBy.some((ask) => !askedByModule(ask.by));
    return fromWorkspace ? [`root --> ${id}`, ...own] : own;
}
/** Text inside a quoted Mermaid label: what could end it or start markup becomes Mermaid's own entity, `#35;`. */
function label(text) {
    return (0,human_units/* clipText */.gL)(oneLine(text), 80).replace(/[^\p{L}\p{N} ._/:+~-]/gu, (character) => `#${character.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./build/report/markdown-modules.js




/** More modules than these are folded away: the rest of the summary must stay in sight. */
const openTableRows = 25;
const askersShown = 3;
/** The table of modules of a root; empty where there are none. */
function modulesSection(root, budget) {
    if (root.modules.length === 0)
        return '';
    const title = `### ${(0,human_units/* counted */.hS)(root.modules.length, 'module')}`;
    const shown = root.modules.slice(0, budget.rows);
    const left = root.modules.length - shown.length;
    const rows = table(['Module', 'Requirement', 'Version', 'Registry', 'Digest', 'Size', 'From', 'Asked by'], shown.map(moduleRow), [5]);
    const counts = originCounts(root.modules);
    const body = left === 0 ? rows : `${rows}\n\n… and ${(0,human_units/* counted */.hS)(left, 'more module')}.`;
    return root.modules.length <= openTableRows ? `${title}\n\n${body}` : `${title}\n\n${fold(counts, body)}`;
}
function moduleRow(module) {
    const requirements = requirementsOf(module);
    return [
        code(nameInRegistry(module)),
        requirements.length === 0 ? '–' : limited(requirements, 3, (text) => (text === '–' ? text : code(text, 60))),
        code(module.source === 'bsr' ? module.version.slice(0, 12) : module.version, 60),
        module.source === 'local' ? 'this workspace' : code(module.registry, 80),
        module.digest === '' ? '–' : code((0,human_units/* shortDigest */.VK)(module.digest), 40),
        module.sizeBytes === 0 ? '–' : (0,human_units/* formatBytes */.z3)(module.sizeBytes).replace(' ', '\u00a0'),
        `${module.source === 'local' ? 'local' : originWords[module.origin]}${module.against === '' ? '' : ', against'}`,
        module.askedBy.length === 0
            ? '–'
            : limited(markdown_modules_unique(module.askedBy.map((ask) => askerOn(module.registry, ask.by))), askersShown, (text) => code(text, 100)),
    ];
}
/** A module on the same registry is named without it: the row says which that is. */
function askerOn(registry, by) {
    return by.startsWith(`${registry}/`) ? by.slice(registry.length + 1) : by;
}
function limited(items, limit, show) {
    const shown = items.slice(0, limit).map(show).join(', ');
    return items.length > limit ? `${shown} +${items.length - limit}` : shown;
}
function markdown_modules_unique(items) {
    return [...new Set(items)];
}
const statusWords = {
    unchanged: 'is as it was',
    created: 'is new',
    updated: 'changed',
    'out-of-date': 'is out of date',
};
const changeWords = {
    added: 'added',
    removed: 'removed',
    moved: 'moved',
    'tag-moved': 'tag moved, lock kept',
};
/** What changed against the lock; empty where nothing did. */
function lockSection(root, budget) {
    const { lock } = root;
    if (lock.changes.length === 0)
        return '';
    const shown = lock.changes.slice(0, budget.rows);
    const left = lock.changes.length - shown.length;
    const rows = table(['Change', 'Module', 'Before', 'Now'], shown.map((change) => [
        `${changeWords[change.kind]}${change.against === '' ? '' : ', against'}`,
        code(change.module),
        version(change.from),
        version(change.to),
    ]));
    const more = left === 0 ? '' : `\n\n… and ${(0,human_units/* counted */.hS)(left, 'more change')}.`;
    const body = `${rows}${more}`;
    const title = `### Against the lock\n\n${code(lock.path)} ${statusWords[lock.status]}.`;
    return lock.changes.length <= openTableRows
        ? `${title}\n\n${body}`
        : `${title}\n\n${fold((0,human_units/* counted */.hS)(lock.changes.length, 'change'), body)}`;
}
function version(text) {
    return text === '' ? '–' : code((0,human_units/* shortVersion */.Li)(text), 60);
}
/** The dependency graph, or a sentence that says why there is none; empty where nobody asks for a module. */
function graphSection(root, budget) {
    if (!budget.graph || root.modules.every(({ against }) => against !== ''))
        return '';
    const source = mermaidGraph(root);
    if (source === undefined) {
        return `### Dependencies\n\n${prose(`The graph of ${(0,human_units/* counted */.hS)(root.modules.length, 'module')} is too large to be drawn.`)}`;
    }
    return `### Dependencies\n\n\`\`\`mermaid\n${source}\n\`\`\``;
}

;// CONCATENATED MODULE: ./build/report/markdown-summary.js








/**
 * The job's summary in GitHub-flavoured Markdown: the outcome and what to do next on top, then what went wrong, then
 * modules, lock, build, cache, timings and the dependency graph. Never larger than `limitBytes` of UTF-8; where something
 * had to go, the last line says so. Text from outside cannot break out of its place.
 */
function markdownSummary(report, limitBytes = summaryLimitBytes) {
    return fitSummary((budget, shortened) => render(report, budget, shortened), limitBytes);
}
function render(report, budget, shortened) {
    const sections = [
        `## ${outcomeSigns[report.outcome]} ${prose(headline(report), 200)}`,
        nextSection(report),
        problemSection(report.problem),
        factsLine(report),
        ...rootSections(report, budget),
        remarksSection(report.remarks, budget),
        cacheSection(report.cache),
        timingsSection(report),
        shortened ? shortenedNote(report) : '',
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function nextSection(report) {
    const steps = nextSteps(report);
    if (steps.length === 0)
        return '';
    if (steps.length === 1)
        return `> **Next:** ${prose(steps[0] ?? '', 2_000)}`;
    return ['> **Next:**', ...steps.map((step) => `> - ${prose(step, 2_000)}`)].join('\n');
}
const placesShown = 20;
const problemLinesShown = 40;
function problemSection(problem) {
    if (problem === null)
        return '';
    // One line of Markdown: a line of its own could begin with something that Markdown reads.
    const message = problem.message
        .split('\n')
        .slice(0, problemLinesShown)
        .map((line) => '&nbsp;'.repeat(/^ {0,20}/.exec(line)?.[0].length ?? 0) + prose(line, 1_000))
        .filter((line) => !/^(?:&nbsp;)*$/.test(line))
        .map((line, index) => (index === 0 ? `**${line}**` : line))
        .join('<br>');
    const places = problem.places.slice(0, placesShown).map((place) => `- ${code((0,build_errors/* formatPlace */.dE)(place))}`);
    const left = problem.places.length - places.length;
    if (left > 0)
        places.push(`- and ${(0,human_units/* counted */.hS)(left, 'more place')}`);
    return [message, places.join('\n')].filter((part) => part !== '').join('\n\n');
}
/** The whole job in one line. */
function factsLine(report) {
    const modules = report.roots.flatMap((root) => root.modules);
    const builds = report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
    const { traffic } = report;
    const facts = [
        modules.length === 0 ? '' : `**${(0,human_units/* counted */.hS)(modules.length, 'module')}** (${originCounts(modules)})`,
        ...(builds.length === 1 ? builds.map((build) => `**${build.tool}** ${buildCounts(build) || 'no targets'}`) : []),
        traffic.requests === 0
            ? 'no request to a registry'
            : `${(0,human_units/* counted */.hS)(traffic.requests, 'request')}, ${(0,human_units/* formatBytes */.z3)(traffic.bytesReceived)} received${traffic.retries === 0 ? '' : `, ${traffic.retries} retried`}`,
        report.cache.result === 'off' ? '' : `cache ${report.cache.result}`,
        modeWords(report),
        report.exitCode === 0 ? '' : `exit code ${report.exitCode}`,
        `**${(0,human_units/* formatDuration */.a3)(report.durationMs)}**`,
    ];
    return facts.filter((fact) => fact !== '').join(' · ');
}
function modeWords(report) {
    const { frozen, offline, update } = report.mode;
    return [frozen ? 'frozen' : '', offline ? 'offline' : '', update ? 'update' : '']
        .filter((word) => word !== '')
        .join(', ');
}
function rootSections(report, budget) {
    if (report.roots.length === 1)
        return report.roots.flatMap((root) => rootParts(root, budget));
    const shown = report.roots.slice(0, Math.max(1, Math.min(budget.rows, 200)));
    const left = report.roots.length - shown.length;
    const sections = shown.flatMap((root) => [`## ${code(rootName(root))}`, ...rootParts(root, budget)]);
    return left === 0 ? sections : [...sections, `… and ${(0,human_units/* counted */.hS)(left, 'more root')}.`];
}
/** What went wrong first, what is only good to know last. */
function rootParts(root, budget) {
    return [
        findingsSection(root.build, budget),
        buildSection(root.build, budget),
        lockSection(root, budget),
        modulesSection(root, budget),
        graphSection(root, budget),
    ];
}
function remarksSection(remarks, budget) {
    if (remarks.length === 0)
        return '';
    const shown = remarks.slice(0, Math.min(budget.rows, 100));
    const left = remarks.length - shown.length;
    const lines = shown.map((remark) => {
        const place = remark.place === null ? '' : `${code((0,build_errors/* formatPlace */.dE)(remark.place))}: `;
        return `- ${remark.severity === 'warning' ? '⚠️ ' : ''}${place}${prose(remark.message, 1_000)}`;
    });
    if (left > 0)
        lines.push(`- and ${(0,human_units/* counted */.hS)(left, 'more remark')}`);
    return `### Remarks\n\n${lines.join('\n')}`;
}
const cacheWords = {
    hit: 'Hit',
    partial: 'Partial hit',
    miss: 'Miss',
    off: 'Off',
    unavailable: 'Not available',
};
const savedWords = {
    saved: 'A new entry was saved.',
    'already-there': 'The entry was there already.',
    'not-allowed': 'This run may not write to the cache.',
    failed: 'Saving failed; the next run starts as this one did.',
    'not-needed': '',
};
function cacheSection(cache) {
    if (cache.result === 'off' && cache.reason === '')
        return '';
    const parts = [
        `**${cacheWords[cache.result]}**${cache.reason === '' ? '.' : `: ${prose(cache.reason.replace(/[.\s]+$/, ''))}.`}`,
        savedWords[cache.saved],
    ];
    const keys = [
        cache.key === '' ? '' : `key ${code(cache.key)}`,
        cache.matchedKey === '' || cache.matchedKey === cache.key ? '' : `found ${code(cache.matchedKey)}`,
    ].filter((key) => key !== '');
    const line = parts.filter((part) => part !== '').join(' ');
    return `### Cache\n\n${line}${keys.length === 0 ? '' : `<br>${keys.join(', ')}`}`;
}
const barLength = 20;
function timingsSection(report) {
    const timings = report.timings.filter(({ durationMs }) => durationMs > 0);
    if (timings.length === 0)
        return '';
    const longest = Math.max(1, ...timings.map((timing) => timing.durationMs));
    const rows = timings.slice(0, 50).map((timing) => {
        const share = Math.round((timing.durationMs / longest) * barLength);
        return [
            prose(timing.phase, 60),
            (0,human_units/* formatDuration */.a3)(timing.durationMs),
            '█'.repeat(Math.max(0, Math.min(barLength, share))),
        ];
    });
    return `### Time\n\n${table(['Phase', 'Time', ''], rows, [1])}`;
}
function shortenedNote(report) {
    const hasGraph = report.roots.some((root) => mermaidGraph(root) !== undefined);
    return `> Shortened to fit the size that a summary may have: ${hasGraph ? 'the graph is left out, and ' : ''}long tables and outputs end early. \`report.json\` has everything.`;
}

;// CONCATENATED MODULE: ./build/report/report-json.js
/** The report as `report.json` holds it. Its schema is docs/report.schema.json. */
function reportJson(report) {
    return `${JSON.stringify(report, null, 2)}\n`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/report/terminal-summary.js






const plain = (_style, text) => text;
const signs = {
    success: { sign: '✔', style: 'good' },
    failure: { sign: '✘', style: 'bad' },
    error: { sign: '✘', style: 'bad' },
    skipped: { sign: '–', style: 'attention' },
    cancelled: { sign: '–', style: 'attention' },
};
const rowsShown = 50;
const labelWidth = 9;
/** The same facts as the job's summary, short, for a terminal or a log. Ends with a line break. */
function terminalSummary(report, style = plain) {
    const { sign, style: outcomeStyle } = signs[report.outcome];
    const lines = [
        `${style(outcomeStyle, `${sign} ${safe(headline(report), 200)}`)}  ${style('quiet', (0,human_units/* formatDuration */.a3)(report.durationMs))}`,
    ];
    if (report.problem !== null) {
        lines.push(...field(style, 'problem', report.problem.message.split('\n').map((line) => (0,human_units/* clipText */.gL)(printable(line), 1_000))));
        lines.push(...field(style, 'where', report.problem.places
            .slice(0, 10)
            .map(build_errors/* formatPlace */.dE)
            .map((place) => safe(place))));
    }
    lines.push(...field(style, 'next', nextSteps(report).map((step) => safe(step, 1_000))));
    for (const root of report.roots)
        lines.push(...rootLines(root, report.roots.length > 1, style));
    const remarks = report.remarks.slice(0, rowsShown).map((remark) => {
        const place = remark.place === null ? '' : `${safe((0,build_errors/* formatPlace */.dE)(remark.place))}: `;
        return style(remark.severity === 'warning' ? 'attention' : 'quiet', `${place}${safe(remark.message, 500)}`);
    });
    lines.push(...field(style, 'remarks', withMore(remarks, report.remarks.length, 'remark')));
    lines.push(...field(style, 'cache', terminal_summary_cacheWords(report)));
    lines.push(...field(style, 'registry', trafficWords(report)));
    const timings = report.timings
        .filter(({ durationMs }) => durationMs > 0)
        .map((timing) => `${safe(timing.phase, 40)} ${(0,human_units/* formatDuration */.a3)(timing.durationMs)}`);
    lines.push(...field(style, 'time', timings.length === 0 ? [] : [timings.join(', ')]));
    return `${lines.join('\n')}\n`;
}
function rootLines(root, named, style) {
    const lines = named ? ['', style('strong', safe(rootName(root)))] : [];
    if (root.modules.length > 0) {
        const rows = root.modules
            .slice(0, rowsShown)
            .map((module) => [
            safe(module.name, 80),
            safe(requirementsOf(module).join(', ') || '–', 30),
            safe(module.source === 'bsr' ? module.version.slice(0, 12) : module.version || '–', 30),
            module.digest === '' ? '–' : safe((0,human_units/* shortDigest */.VK)(module.digest)),
            module.sizeBytes === 0 ? '–' : (0,human_units/* formatBytes */.z3)(module.sizeBytes),
            `${module.source === 'local' ? 'local' : originWords[module.origin]}${module.against === '' ? '' : ', against'}`,
        ]);
        const table = withMore(aligned(rows, [4]), root.modules.length, 'module');
        lines.push(...field(style, 'modules', [
            `${(0,human_units/* counted */.hS)(root.modules.length, 'module')}: ${originCounts(root.modules)}`,
            ...table,
        ]));
    }
    const changes = root.lock.changes
        .slice(0, rowsShown)
        .map((change) => [
        `${change.kind}${change.against === '' ? '' : ', against'}`,
        safe(change.module, 80),
        safe((0,human_units/* shortVersion */.Li)(change.from), 40) || '–',
        '→',
        safe((0,human_units/* shortVersion */.Li)(change.to), 40) || '–',
    ]);
    lines.push(...field(style, 'lock', withMore(aligned(changes, []), root.lock.changes.length, 'change')));
    lines.push(...field(style, 'build', buildLines(root, style)));
    return lines;
}
function buildLines(root, style) {
    const { build } = root;
    if (build.tool === 'none')
        return build.reason === '' ? [] : [`nothing was built: ${safe(build.reason)}`];
    const facts = [
        `${build.tool} ${safe(build.toolVersion, 40)}`.trim(),
        buildCounts(build),
        actionCounts(build),
        (0,human_units/* formatDuration */.a3)(build.durationMs),
    ];
    const placed = placedFindings(build);
    const findings = placed.slice(0, rowsShown).map((finding) => {
        const rule = finding.rule === '' ? '' : style('quiet', ` (${safe(finding.rule, 60)})`);
        return `${style(finding.severity === 'error' ? 'bad' : 'attention', safe((0,build_errors/* formatPlace */.dE)(finding.place)))}: ${safe(finding.message, 500)}${rule}`;
    });
    const groups = failureGroups(build.targets.filter((target) => target.result === 'failure'));
    const failures = groups.slice(0, rowsShown).map((group) => {
        const labels = group.labels
            .slice(0, 3)
            .map((label) => safe(label))
            .join(', ');
        const left = group.labels.length - 3;
        return `${style('bad', 'failed')} ${labels}${left > 0 ? ` and ${left} more` : ''}: ${safe(group.error.message, 200)}`;
    });
    const errors = build.errors
        .slice(0, rowsShown)
        .map((error) => `${style('bad', 'failed')} ${safe(error.message, 500)}`);
    const failedTests = build.tests.filter(isFailedTest);
    const tests = failedTests.slice(0, rowsShown).map((test) => `${style('bad', test.result)} ${safe(test.name)}`);
    return [
        facts.filter((fact) => fact !== '').join(' · '),
        ...withMore(findings, placed.length, 'finding'),
        ...withMore(errors, build.errors.length, 'error'),
        ...withMore(failures, groups.length, 'failure'),
        ...withMore(tests, failedTests.length, 'failed test'),
    ];
}
function terminal_summary_cacheWords(report) {
    const { result, reason } = report.cache;
    if (result === 'off' && reason === '')
        return [];
    return [`${result}${reason === '' ? '' : `: ${safe(reason, 500)}`}`];
}
function trafficWords(report) {
    const { requests, bytesReceived, retries } = report.traffic;
    if (requests === 0)
        return ['no request'];
    return [
        `${(0,human_units/* counted */.hS)(requests, 'request')}, ${(0,human_units/* formatBytes */.z3)(bytesReceived)} received${retries === 0 ? '' : `, ${retries} retried`}`,
    ];
}
/** A name and its lines, the lines under each other. */
function field(style, name, values) {
    return values.map((value, index) => `  ${style('quiet', (index === 0 ? name : '').padEnd(labelWidth))} ${value}`.trimEnd());
}
function withMore(lines, total, noun) {
    return lines.length === total ? lines : [...lines, `… and ${(0,human_units/* counted */.hS)(total - lines.length, `more ${noun}`)}`];
}
/** Columns as wide as their widest cell. */
function aligned(rows, right) {
    const widths = [];
    for (const row of rows) {
        for (const [index, cell] of row.entries())
            widths[index] = Math.max(widths[index] ?? 0, cell.length);
    }
    return rows.map((row) => row
        .map((cell, index) => right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd());
}
/** One line that cannot move the cursor, colour the terminal or end a line. */
function safe(text, limit = 200) {
    return (0,human_units/* clipText */.gL)(printable(text).trim(), limit);
}
/** The same, with the spaces at its start kept: conflict messages are indented. */
function printable(text) {
    const indent = /^ */.exec(text)?.[0] ?? '';
    return indent + oneLine((0,external_node_util_.stripVTControlCharacters)(text));
}

// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
;// CONCATENATED MODULE: ./build/pipeline/show-report.js









/** Draws the report on every surface that there is: log, annotations, the CI system's summary, and files. It does not throw. */
async function showReport(report, settings, ci) {
    ci.annotate(annotationsOf(report));
    for (const line of terminalSummary(report, (style, text) => ci.style(style, text))
        .trimEnd()
        .split('\n'))
        ci.info(line);
    const markdown = markdownSummary(report);
    try {
        await writeReportFiles(report, markdown, settings.reportDirectory, ci.workspace);
    }
    catch (error) {
        const { message } = (0,disk_error/* asDiskError */.k_)(error, settings.reportDirectory);
        ci.warning(`The report could not be written: ${message}`);
    }
    const wanted = settings.summary === 'always' || (settings.summary === 'on-failure' && report.outcome !== 'success');
    if (!wanted)
        return;
    try {
        await ci.writeSummary(markdown);
    }
    catch (error) {
        ci.warning(`The summary could not be written: ${error.message}`);
    }
}
async function writeReportFiles(report, markdown, directory, workspace) {
    if ((0,inside_directory/* isInside */.F)(workspace, directory) && !(0,inside_directory/* isInside */.F)(await (0,inside_directory/* realPathOf */.d)(workspace), await (0,inside_directory/* realPathOf */.d)(directory))) {
        throw new Error('a symbolic link in the checkout leads out of it');
    }
    await (0,promises_.mkdir)(directory, { recursive: true });
    // The default lies in the checkout: git must not see it.
    const parent = (0,external_node_path_.dirname)(directory);
    if ((0,external_node_path_.basename)(parent) === '.oras-buf')
        await (0,atomic_files/* writeFileAtomically */.l)((0,external_node_path_.join)(parent, '.gitignore'), '*\n');
    await (0,atomic_files/* writeFileAtomically */.l)((0,external_node_path_.join)(directory, 'report.json'), reportJson(report), { flush: false });
    await (0,atomic_files/* writeFileAtomically */.l)((0,external_node_path_.join)(directory, 'summary.md'), markdown, { flush: false });
}


/***/ }),

/***/ 94548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Li: () => (/* binding */ shortVersion),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   gL: () => (/* binding */ clipText),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
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
/** `1 module`, `8 modules`, `1,000 modules`. */
function counted(number, noun) {
    return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
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


/***/ }),

/***/ 92209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ redactReport)
/* harmony export */ });
/** Fields whose values are words of ours: a short secret that happens to be one of them must not make a report unreadable. */
const ourWords = new Set([
    'ci',
    'command',
    'outcome',
    'kind',
    'severity',
    'source',
    'origin',
    'status',
    'result',
    'saved',
    'category',
    'tool',
    'startedAt',
]);
/**
 * The report with every text redacted. Errors quote servers, and servers quote what they were sent.
 * @param redact gives a text without its secrets
 */
function redactReport(report, redact) {
    // Texts stay texts and nothing else is touched, so the shape is that of a report.
    return redactTexts(report, redact);
}
function redactTexts(value, redact) {
    if (typeof value === 'string')
        return redact(value);
    if (Array.isArray(value))
        return value.map((item) => redactTexts(item, redact));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [
        key,
        typeof field === 'string' && ourWords.has(key) ? field : redactTexts(field, redact),
    ]));
}


/***/ }),

/***/ 76765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ writeFileAtomically),
/* harmony export */   w: () => (/* binding */ temporaryBeside)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/**
 * Writes a file so that a reader, or a kill at any moment, sees the old content or the new and nothing between: written
 * beside, flushed, renamed. Makes the directory where it is missing.
 */
async function writeFileAtomically(path, content, options = {}) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
    const beside = temporaryBeside(path);
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(beside, 'wx', options.mode ?? 0o644);
        try {
            await file.writeFile(content);
            if (options.flush !== false)
                await file.sync();
        }
        finally {
            await file.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(beside, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { force: true });
        throw error;
    }
}
/** A name for a temporary file in the directory of `path`; no two calls give the same. It never ends in `.proto`. */
function temporaryBeside(path) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path)}.${process.pid}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.tmp`);
}


/***/ }),

/***/ 62092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k_: () => (/* binding */ asDiskError)
/* harmony export */ });
/* unused harmony exports DiskFullError, NotPermittedError, DiskFailedError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The disk, or a quota on it, is full. */
class DiskFullError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.disk;
}
/** The job may not read or write where it has to: permissions, or a file system that is mounted for reading. */
class NotPermittedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.disk;
}
/** The disk failed, or there are too many open files. */
class DiskFailedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.disk;
}
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS']);
const failed = new Set([
    'EIO',
    'EEXIST',
    'EISDIR',
    'ENOTEMPTY',
    'EMFILE',
    'ENFILE',
    'ENOTDIR',
    'ENAMETOOLONG',
    'ESTALE',
]);
const elsewhere = 'The store and the cache of buf can lie elsewhere: the settings "cache-dir" and "buf-cache-dir" say where.';
/** Turns an error of the file system into one that a user can act on; every other error comes back as it is. */
function asDiskError(error, path) {
    const code = error instanceof Error ? error.code : undefined;
    if (code === undefined || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll)
        return error;
    const places = [{ file: path }];
    if (full.has(code)) {
        return new DiskFullError(`no space is left to write ${path}`, {
            places,
            next: `Free some space. ${elsewhere}`,
            cause: error,
        });
    }
    if (forbidden.has(code)) {
        return new NotPermittedError(code === 'EROFS' ? `${path} is on a file system that is read-only` : `${path} may not be used by this job`, {
            places,
            next: 'Give the user of this job the right to read and write there, or name another directory by the setting "cache-dir" or "buf-cache-dir".',
            cause: error,
        });
    }
    if (!failed.has(code))
        return error;
    if (code === 'ENOTDIR' || code === 'EISDIR') {
        const what = code === 'ENOTDIR' ? 'a part of that path is a file' : 'a directory stands where a file is wanted';
        return new DiskFailedError(`${path} cannot be used: ${what}`, {
            places,
            next: 'Move what stands there, or name another directory by the setting "cache-dir" or "buf-cache-dir".',
            cause: error,
        });
    }
    return new DiskFailedError(`${path} cannot be used (${code})`, {
        places,
        next: 'Check the disk, the path and the limits of this machine.',
        cause: error,
    });
}


/***/ }),

/***/ 19820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside),
/* harmony export */   d: () => (/* binding */ realPathOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** True where `path` is `directory` or lies below it, by name alone. Symbolic links are not followed: see `realPathOf`. */
function isInside(directory, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path));
    return way === '' || (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way));
}
/** The path with its symbolic links resolved as far as it exists; what does not exist yet is appended as it stands. */
async function realPathOf(path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(absolute);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute);
        return parent === absolute ? absolute : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realPathOf(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(absolute));
    }
}


/***/ })

};
