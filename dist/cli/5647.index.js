export const id = 5647;
export const ids = [5647];
export const modules = {

/***/ 3588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LQ: () => (/* binding */ rootDirectoryName),
/* harmony export */   Ye: () => (/* binding */ withRootLock),
/* harmony export */   nK: () => (/* binding */ prepareRootDirectory),
/* harmony export */   x$: () => (/* binding */ refuseLinkedRootDirectory)
/* harmony export */ });
/* unused harmony export LinkedRootDirectoryError */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19473);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76765);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62092);
/* harmony import */ var _system_lock_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75652);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(55883);








/** Our directory in a root is a symbolic link: we would write wherever a pull request points it. */
class LinkedRootDirectoryError extends _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .exitCodes */ .hS.policy;
}
/** Our directory in a root. Everything in it is ignored by git, and none of it ends in `.proto`. */
const rootDirectoryName = '.oras-buf';
/**
 * Makes `.oras-buf/` with a `.gitignore` that ignores all of it. Written only where it is missing or says something else.
 * @throws {LinkedRootDirectoryError} Errors of the disk: exit code 8.
 */
async function prepareRootDirectory(root) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, rootDirectoryName);
    const ignore = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, '.gitignore');
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true });
        await refuseLinkedRootDirectory(root);
        const found = await (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_7__/* .readPlainFile */ .b)({ path: ignore, name: ignore, within: directory }).catch(() => undefined);
        if (found?.trim() !== '*')
            await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeFileAtomically */ .lo)(ignore, '*\n');
    }
    catch (error) {
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__/* .asDiskError */ .k_)(error, ignore);
    }
    return directory;
}
/**
 * Refuses a checkout in which our directory leads elsewhere. Where it is not there yet, nothing is wrong.
 * @throws {LinkedRootDirectoryError}
 */
async function refuseLinkedRootDirectory(root) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, rootDirectoryName);
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(directory).catch(() => undefined))?.isDirectory() !== false)
        return;
    throw new LinkedRootDirectoryError(`${directory} is a symbolic link, and nothing is written through it`, {
        places: [{ file: rootDirectoryName }],
        next: 'Remove it from the repository: oras-buf makes this directory itself.',
    });
}
/**
 * Runs `work` as the only run at this root: a second one waits, and says so. A root in which nothing may be written is worked on
 * too: with locks that are up to date a job may have nothing to write there.
 * @throws {LockFileBusyError} where the other run does not end in time. Errors of the disk: exit code 8.
 */
async function withRootLock(root, context, work) {
    let isAtWork = false;
    const working = () => {
        isAtWork = true;
        return work();
    };
    try {
        const directory = await prepareRootDirectory(root);
        return await locked((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'lock'), root, context, working);
    }
    catch (error) {
        if (isAtWork || !(error instanceof _system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__/* .NotPermittedError */ .gB))
            throw error;
        context.log.info(`Nothing may be written in ${root}; the run goes on as long as it need not.`);
    }
    const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(root).digest('hex');
    return locked((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.stateDirectory, 'root-locks', name), root, context, working);
}
function locked(path, root, { log, signal }, work) {
    const onWait = (holder) => log.info(`Another run (process ${holder}) is at work in ${root}; waiting for it to end.`);
    return (0,_system_lock_file_js__WEBPACK_IMPORTED_MODULE_6__/* .withLockFile */ .Q5)(path, { onWait, ...(signal === undefined ? {} : { signal }) }, work);
}


/***/ }),

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

/***/ 62438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ TrafficCounter)
/* harmony export */ });
/** Counts what goes over the network, and times it. One for all registries of a job. */
class TrafficCounter {
    requests = 0;
    bytesReceived = 0;
    tokenExchanges = 0;
    retries = 0;
    busyMs = 0;
    activeMs = 0;
    peakParallel = 0;
    parallelLimit;
    #now;
    #open = 0;
    #activeSince = 0;
    /**
     * @param parallelLimit how many requests may be under way at once
     * @param now milliseconds of a clock that never goes back
     */
    constructor(parallelLimit, now = () => performance.now()) {
        this.parallelLimit = parallelLimit;
        this.#now = now;
    }
    /** Counts a request that is sent now. The function that it gives says when its answer was read; only its first call counts. */
    begin() {
        const started = this.#now();
        this.requests++;
        if (this.#open++ === 0)
            this.#activeSince = started;
        this.peakParallel = Math.max(this.peakParallel, this.#open);
        let open = true;
        return () => {
            if (!open)
                return;
            open = false;
            const ended = this.#now();
            this.busyMs += ended - started;
            if (--this.#open === 0)
                this.activeMs += ended - this.#activeSince;
        };
    }
    /** The numbers as they are now; requests still under way are counted, but not yet timed. */
    snapshot() {
        const { requests, bytesReceived, tokenExchanges, retries, peakParallel, parallelLimit } = this;
        const [busyMs, activeMs] = [this.busyMs, this.activeMs].map((ms) => Math.round(ms * 1_000) / 1_000);
        return { requests, bytesReceived, tokenExchanges, retries, busyMs, activeMs, peakParallel, parallelLimit };
    }
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
                this.#timings.push({ phase, durationMs, runs: 1 });
            else
                this.#timings[index] = { phase, durationMs: before.durationMs + durationMs, runs: before.runs + 1 };
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
            lock: {
                path: this.inWorkspace(declarations, 'oras.lock'),
                status: 'unchanged',
                digest: '',
                written: [],
                changes: [],
            },
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

/***/ 53743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reportWrongSettings: () => (/* binding */ reportWrongSettings)
/* harmony export */ });
/* harmony import */ var _oci_traffic_counter_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62438);
/* harmony import */ var _report_redact_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92209);
/* harmony import */ var _job_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38938);
/* harmony import */ var _show_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36663);




/**
 * Where the settings themselves are wrong there is no job, but there is a report of it: who looks at the summary, or reads
 * report.json, finds the reason there as ever.
 */
async function reportWrongSettings(error, command, reportDirectory, ci) {
    const record = new _job_record_js__WEBPACK_IMPORTED_MODULE_1__/* .JobRecord */ .h2({ frozen: 'off', offline: false, update: { kind: 'none' } }, ci, command);
    record.fail(error);
    const report = (0,_report_redact_report_js__WEBPACK_IMPORTED_MODULE_0__/* .redactReport */ .a)(record.finish(new _oci_traffic_counter_js__WEBPACK_IMPORTED_MODULE_3__/* .TrafficCounter */ .Y(0).snapshot(), undefined), (text) => ci.redact(text));
    await (0,_show_report_js__WEBPACK_IMPORTED_MODULE_2__/* .showReport */ .U)(report, { reportDirectory, summary: 'always' }, ci);
    return report;
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

/***/ 76765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ removeLeftovers),
/* harmony export */   lo: () => (/* binding */ writeFileAtomically),
/* harmony export */   w6: () => (/* binding */ temporaryBeside)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _process_space_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85642);




/**
 * Writes a file so that a reader, or a kill at any moment, sees the old content or the new and nothing between: written
 * beside, flushed, renamed. Makes the directory where it is missing, and removes what killed processes left there.
 */
async function writeFileAtomically(path, content, options = {}) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true });
    await sweepOnce(directory);
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
/**
 * A name for a temporary file in the directory of `path`; no two calls give the same. It never ends in `.proto`, and tells whose it
 * is: the process, and the first half of the digits the space of that number.
 */
function temporaryBeside(path) {
    const digits = `${(0,_process_space_js__WEBPACK_IMPORTED_MODULE_3__/* .processSpaceTag */ .UX)()}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(3).toString('hex')}`;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path)}.${process.pid}.${digits}.tmp`);
}
/**
 * Removes the temporary files and directories that processes left in a directory when they were killed: at once where the process is
 * one that we would see, after an hour those of other machines and containers. What cannot be removed stays.
 */
async function removeLeftovers(directory) {
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory).catch(() => [])) {
        const [, processId, tag] = /^\..+\.(\d+)\.([0-9a-f]{6})[0-9a-f]{6}\.tmp$/.exec(name) ?? [];
        if (processId === undefined)
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const isLeftOver = tag === (0,_process_space_js__WEBPACK_IMPORTED_MODULE_3__/* .processSpaceTag */ .UX)() ? !(0,_process_space_js__WEBPACK_IMPORTED_MODULE_3__/* .isProcessAlive */ .jW)(Number(processId)) : (await ageOf(path)) > leftoverAfterMs;
        if (isLeftOver)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true }).catch(() => { });
    }
}
/** No run takes this long to write one file or one module. */
const leftoverAfterMs = 3_600_000;
async function ageOf(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
}
/** Directories that this process looked through. One look is enough: what is left by then was left by others that are gone. */
const swept = new Map();
function sweepOnce(directory) {
    const sweep = swept.get(directory) ?? removeLeftovers(directory);
    swept.set(directory, sweep);
    return sweep;
}


/***/ }),

/***/ 62092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gB: () => (/* binding */ NotPermittedError),
/* harmony export */   k_: () => (/* binding */ asDiskError)
/* harmony export */ });
/* unused harmony exports DiskFullError, DiskFailedError */
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
const giveRights = 'Give the user of this job the right to read and write there, or name another directory by the setting "cache-dir" or "buf-cache-dir".';
/**
 * Turns an error of the file system into one that a user can act on; every other error comes back as it is.
 * @param forbiddenNext what to do where the user may not write, unless that is about the caches
 */
function asDiskError(error, path, forbiddenNext = giveRights) {
    const code = error instanceof Error ? error.code : undefined;
    if (code === undefined || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll)
        return error;
    const places = [{ file: path }];
    // Node says so of a directory that is to be made with its parents, and lies where nothing may be written.
    if (code === 'ENOENT' && error.syscall === 'mkdir') {
        return new NotPermittedError(`${path} cannot be made: the file system is read-only, or its directory went away`, {
            places,
            next: forbiddenNext,
            cause: error,
        });
    }
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
            next: forbiddenNext,
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


/***/ }),

/***/ 75652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ readHolder),
/* harmony export */   Ju: () => (/* binding */ LockWatch),
/* harmony export */   Q5: () => (/* binding */ withLockFile),
/* harmony export */   QL: () => (/* binding */ refreshMs),
/* harmony export */   Se: () => (/* binding */ isHolderGone),
/* harmony export */   TY: () => (/* binding */ defaultStaleMs),
/* harmony export */   bf: () => (/* binding */ LockFileBusyError),
/* harmony export */   jg: () => (/* binding */ isHolderAtWork),
/* harmony export */   lJ: () => (/* binding */ whoWeAre),
/* harmony export */   yc: () => (/* binding */ shownHolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19473);
/* harmony import */ var _disk_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62092);
/* harmony import */ var _process_space_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(85642);








/** Another run held the lock for longer than we were willing to wait. */
class LockFileBusyError extends _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .exitCodes */ .hS.timeout;
}
/** Milliseconds between two signs of life. */
const refreshMs = 5_000;
/** Bytes. What we write there is far shorter. */
const longestHolder = 1024;
/** Some locks lie in a checkout: whoever wrote it may have put a link or a pipe there. Windows has neither flag. */
const readOnly = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK ?? 0);
const defaultStaleMs = 30_000;
/**
 * Runs `work` while holding the lock file at `path`. The holder touches the file now and then. A lock whose process is gone
 * is taken over at once; one that is not touched for 30 seconds, as we measure it ourselves (clocks jump, and differ
 * between machines), belongs to a machine that is gone.
 * @throws {LockFileBusyError} where the lock was not free in time; the reason of the signal. Errors of the disk: exit code 8.
 */
async function withLockFile(path, options, work) {
    const id = `${whoWeAre()} ${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
    try {
        await acquire(path, id, options);
    }
    catch (error) {
        throw (0,_disk_error_js__WEBPACK_IMPORTED_MODULE_6__/* .asDiskError */ .k_)(error, path);
    }
    const refresh = setInterval(() => {
        const now = new Date();
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.utimes)(path, now, now).catch(() => { });
    }, refreshMs);
    refresh.unref();
    try {
        return await work();
    }
    finally {
        clearInterval(refresh);
        if ((await readHolder(path).catch(() => undefined)) === id)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true }).catch(() => { });
    }
}
async function acquire(path, id, options) {
    const deadline = performance.now() + (options.timeoutMs ?? 600_000);
    const watch = new LockWatch(options.staleMs ?? defaultStaleMs);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true });
    let told = false;
    let pauseMs = 10;
    for (;;) {
        if (await create(path, id))
            return;
        // Undefined: it was released just now, or something stands there that is no lock.
        const holder = (await readHolder(path)) ?? '';
        if (isHolderGone(holder) || (await watch.isStale(path, holder))) {
            if (await takeAway(path, holder, options.staleMs ?? defaultStaleMs))
                continue;
        }
        if (!told && holder !== '') {
            options.onWait?.(shownHolder(holder));
            told = true;
        }
        if (performance.now() > deadline) {
            throw new LockFileBusyError(`${path} is held by ${holder === '' ? 'another process' : shownHolder(holder)}`, {
                places: [{ file: path }],
                next: 'Wait for the other run to end, or delete the file if that run is gone.',
            });
        }
        await pause(pauseMs, options.signal);
        pauseMs = Math.min(250, pauseMs * 2);
    }
}
async function pause(pauseMs, signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(pauseMs, undefined, { signal }).catch(() => signal?.throwIfAborted());
}
/** Whether a lock stayed untouched for too long while we watched, by a clock that does not jump. */
class LockWatch {
    #staleMs;
    #seen = '';
    #since = 0;
    constructor(staleMs) {
        this.#staleMs = staleMs;
    }
    async isStale(path, holder) {
        const touched = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path, { bigint: true }).then(({ mtimeNs }) => mtimeNs, () => 0n);
        const seen = `${holder} ${touched}`;
        if (seen !== this.#seen) {
            this.#seen = seen;
            this.#since = performance.now();
            return false;
        }
        return performance.now() - this.#since > this.#staleMs;
    }
}
async function create(path, id) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, 'wx', 0o644);
        try {
            await file.writeFile(id);
        }
        catch (error) {
            // A full disk: an empty lock would keep everyone out.
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true }).catch(() => { });
            throw error;
        }
        finally {
            await file.close();
        }
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
}
/** Undefined where there is no lock; empty while its holder is about to write who it is. */
async function readHolder(path) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, readOnly);
        try {
            const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHolder), 0, longestHolder, 0);
            return buffer.toString('utf8', 0, bytesRead);
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT')
            return undefined;
        // A symbolic link is no lock of ours. It is never followed, and taken away once it is stale.
        if (code === 'ELOOP')
            return '';
        throw error;
    }
}
/** `process@machine`, and what else tells the space of that process number from others. */
function whoWeAre() {
    return `${process.pid}@${(0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .processSpace */ .SW)()}`;
}
/** `process@machine`. */
function shownHolder(holder) {
    return holder.split(' ')[0] ?? holder;
}
/** Whether the holder is a process that we would see if it was alive, and is not. */
function isHolderGone(holder) {
    const processId = visibleProcess(holder);
    return processId !== undefined && !(0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .isProcessAlive */ .jW)(processId);
}
/**
 * Whether the holder is surely at work: its process is one that we see, and it gave a sign of life just now. Its number alone says
 * nothing, because numbers are given out again.
 */
async function isHolderAtWork(path, holder, staleMs) {
    const processId = visibleProcess(holder);
    if (processId === undefined || !(0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .isProcessAlive */ .jW)(processId))
        return false;
    const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(() => undefined);
    return status !== undefined && Math.abs(Date.now() - status.mtimeMs) < staleMs;
}
function visibleProcess(holder) {
    const theirs = /^(\d+)@(.*) [0-9a-f]+$/.exec(holder);
    return theirs?.[2] === (0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .processSpace */ .SW)() ? Number(theirs[1]) : undefined;
}
/**
 * Removes the lock of a holder that is gone. Only who holds a second lock, the right to do so, may: otherwise one waiter could
 * remove the fresh lock of another that was quicker. False where another waiter has that right.
 */
async function takeAway(path, holder, staleMs) {
    const right = `${path}.takeover`;
    if (!(await create(right, holder))) {
        // Whoever has it needs it for a moment only, so an old one was left by a kill.
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(right).catch(() => undefined);
        if (status !== undefined && Math.abs(Date.now() - status.mtimeMs) > staleMs)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(right, { force: true });
        return false;
    }
    try {
        if ((await readHolder(path)) === holder)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(right, { force: true });
    }
    return true;
}


/***/ }),

/***/ 55883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readPlainFile),
/* harmony export */   o: () => (/* binding */ UnreadableFileError)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19820);




/** A file of the workspace that cannot be read, or is no plain file of it. */
class UnreadableFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitCodes */ .hS.wrongInput;
}
/** Bytes. Far above what people write into the files that we read. */
const defaultLargest = 4 * 1024 * 1024;
/**
 * The text of a plain file of at most `largest` bytes; undefined where it is not there.
 * @throws {UnreadableFileError} for pipes, devices, directories, giants, what may not be read, and links out of `within`
 */
async function readPlainFile(file) {
    const unreadable = (why, cause) => new UnreadableFileError(`${file.name} ${why}`, {
        places: [{ file: file.name }],
        next: 'Make it a plain file that this job may read, or have git ignore it.',
        cause,
    });
    let handle;
    try {
        // Without O_NONBLOCK a named pipe would keep us waiting for its writer. Windows has neither.
        handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file.path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw unreadable('cannot be read', error);
    }
    try {
        const status = await handle.stat();
        if (!status.isFile())
            throw unreadable('is not a plain file');
        const largest = file.largest ?? defaultLargest;
        if (status.size > largest)
            throw unreadable(`is larger than ${largest} bytes`);
        if (file.within !== undefined && !(0,_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .F)(file.within, await (0,_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .d)(file.path))) {
            throw unreadable('is a symbolic link that leads out of the root');
        }
        return await handle.readFile('utf8');
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 85642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SW: () => (/* binding */ processSpace),
/* harmony export */   UX: () => (/* binding */ processSpaceTag),
/* harmony export */   jW: () => (/* binding */ isProcessAlive)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);



/**
 * Names the space that the numbers of our processes count in. Two processes of one space see each other by their numbers; those of
 * two machines, or of two containers, do not, though they may share a directory and, both, the name of a host. On Linux that
 * is the namespace of processes of one start of one kernel.
 */
function processSpace() {
    own ??= `${(0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)()} ${namespaceOf()}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(startOfKernel()).digest('hex').slice(0, 12)}`;
    return own;
}
let own;
/** Six hexadecimal digits for that space, for names of files. */
function processSpaceTag() {
    tag ??= (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(processSpace()).digest('hex').slice(0, 6);
    return tag;
}
let tag;
function namespaceOf() {
    try {
        return /\[(\d+)\]/.exec((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)('/proc/self/ns/pid'))?.[1] ?? '0';
    }
    catch {
        return '0';
    }
}
/** The numbers of namespaces are alike on all machines: what differs is this. Source: proc_sys_kernel(5), `random/boot_id`. */
function startOfKernel() {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)('/proc/sys/kernel/random/boot_id', 'latin1');
    }
    catch {
        return '';
    }
}
/** Whether a process of our own space is alive, whoever owns it. */
function isProcessAlive(processId) {
    try {
        process.kill(processId, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}


/***/ })

};
