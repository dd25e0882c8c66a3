export const id = 7256;
export const ids = [7256,7989,3386];
export const modules = {

/***/ 73474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ BsrDigestMismatchError),
/* harmony export */   VV: () => (/* binding */ BsrNotFoundError),
/* harmony export */   ai: () => (/* binding */ bufFailure),
/* harmony export */   cf: () => (/* binding */ BufMissingError),
/* harmony export */   xv: () => (/* binding */ BsrNotAllowedError)
/* harmony export */ });
/* unused harmony exports BsrUnreachableError, BufFailedError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The BSR does not let this job read a module. */
class BsrNotAllowedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
}
/** The BSR has no such module, label or commit. */
class BsrNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
}
/** The BSR cannot be reached, or answers with an error of its own. */
class BsrUnreachableError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
}
/** What the BSR sent, or buf's cache holds, does not have the digest that it should. */
class BsrDigestMismatchError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
}
/** Stock buf failed in a way that we know nothing of. */
class BufFailedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** Stock buf is needed to ask the BSR, and it is not there or cannot be started. */
class BufMissingError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** By what buf says, in order. Source: cmd/buf/buf.go of github.com/bufbuild/buf and its Connect codes. */
const classes = [
    {
        says: /digest verification failed|digest mismatch/i,
        failure: BsrDigestMismatchError,
        next: 'If buf.lock was not edited by hand, find out who changed the module, or run "oras-buf resolve --update" to take it as it is now.',
    },
    {
        says: /not authenticated|unauthenticated|not valid for|API token .* is invalid|permission[ _]denied|not authorized/i,
        failure: BsrNotAllowedError,
        next: 'Set BSR_TOKEN (or BUF_TOKEN) to a token of the Buf Schema Registry that may read these modules.',
    },
    {
        says: /not[ _]found|does not exist/i,
        failure: BsrNotFoundError,
        next: 'Check the names and labels in deps. A private module is reported as missing where the token may not see it.',
    },
    {
        says: /unavailable|connection (?:refused|reset)|dial tcp|no such host|i\/o timeout|deadline[ _]exceeded|unexpected EOF|proxyconnect|certificate|tls:|resource[ _]exhausted|too many requests|internal server error|bad gateway/i,
        failure: BsrUnreachableError,
        next: 'Check network, proxy (HTTPS_PROXY) and CA of this machine, or use a mirror ("mirrors:" in .oras/config.yaml).',
    },
];
/** The error for a run of buf that failed, with buf's own words. */
function bufFailure(command, exitCode, output) {
    const words = ownWords(output);
    const known = classes.find(({ says }) => says.test(words));
    const message = `buf could not ask the Buf Schema Registry (${command}, exit ${exitCode}): ${words || 'it said nothing'}`;
    if (known !== undefined)
        return new known.failure(message, { next: known.next });
    return new BufFailedError(message, { next: 'Run the command by hand with --debug to see more of what buf does.' });
}
/** The last lines of what buf said, without its warnings and colours. */
function ownWords(output) {
    return output
        .replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^WARN\b/.test(line))
        .slice(-8)
        .join('\n')
        .replace(/^Failure: /, '');
}


/***/ }),

/***/ 37989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  resolveBsr: () => (/* binding */ resolveBsr)
});

// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/bsr/bsr-artifact.js
var bsr_artifact = __webpack_require__(16114);
// EXTERNAL MODULE: ./build/modules/module-archive.js + 4 modules
var module_archive = __webpack_require__(64003);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(20907);
// EXTERNAL MODULE: ./build/bsr/buf-failure.js
var buf_failure = __webpack_require__(73474);
// EXTERNAL MODULE: ./build/bsr/mirror-repository.js
var mirror_repository = __webpack_require__(87310);
;// CONCATENATED MODULE: ./build/bsr/bsr-mirror.js





/** The tags that stand for the default label, in the order in which they are tried. */
const defaultLabels = ['main', 'latest'];
/**
 * Looks a module up on the mirror: by commit, by label where that is a legal tag, or by its default label.
 * @throws {BsrNotFoundError} with the tags that are there
 * @throws {UnusableBsrArtifactError} where the artifact is no module of the BSR, or another commit than its tag says
 */
async function findOnMirror(mirror, module, reference) {
    const repository = (0,mirror_repository/* mirrorRepository */.M)(mirror, module);
    const tags = reference === '' ? defaultLabels : [reference];
    for (const tag of tags.filter(oci_reference/* isTag */.dz)) {
        const found = await mirror.registry.fetchManifest(repository, tag);
        if (found === undefined)
            continue;
        const label = `${mirror.registry.host}/${repository}:${tag}`;
        const { manifest } = found;
        if (manifest.kind === 'index') {
            throw new bsr_artifact.UnusableBsrArtifactError(`${label} is an index, and not one module`, {
                next: 'Push the module as one manifest.',
            });
        }
        const description = (0,bsr_artifact.readBsrDescription)(manifest.annotations, label);
        if (/^[0-9a-f]{32}$/.test(reference) && description.commit !== reference) {
            throw new bsr_artifact.UnusableBsrArtifactError(`${label} holds the commit ${description.commit}`, {
                next: 'The tag of a commit on the mirror must hold that very commit. Push it again.',
            });
        }
        return {
            module,
            description,
            created: manifest.annotations['org.opencontainers.image.created'] ?? '',
            fetch: async () => {
                const openLayer = (layer) => mirror.registry.fetchBlob(repository, layer);
                const { files } = await (0,module_archive.readModuleArtifact)({ module, label, manifest, openLayer });
                return (0,bsr_artifact.bsrModuleOf)(module, description, files, label);
            },
        };
    }
    const there = await mirror.registry.listTags(repository).catch(() => []);
    const wanted = reference === '' ? `no tag ${defaultLabels.join(' or ')}` : `no tag ${reference}`;
    throw new buf_failure/* BsrNotFoundError */.VV(`the mirror ${mirror.registry.host}/${mirror.prefix} has ${wanted} of ${module}` +
        (there.length === 0
            ? ''
            : ` (it has ${there.toSorted().slice(0, 10).join(', ')}${there.length > 10 ? ' and more' : ''})`), {
        next: `Push the module to ${mirror.registry.host}/${repository}, tagged with its commit and its label, or take the mirror out of .oras/config.yaml.`,
    });
}

// EXTERNAL MODULE: ./build/bsr/bsr-module.js
var bsr_module = __webpack_require__(44800);
// EXTERNAL MODULE: ./build/bsr/module-cache-entry.js
var module_cache_entry = __webpack_require__(18056);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/modules/buf-lock.js
var buf_lock = __webpack_require__(4639);
// EXTERNAL MODULE: ./build/system/child-environment.js
var child_environment = __webpack_require__(76814);
// EXTERNAL MODULE: ./build/system/child-program.js
var child_program = __webpack_require__(1543);
;// CONCATENATED MODULE: ./build/bsr/stock-buf.js






/**
 * Has stock buf resolve BSR modules in a scratch directory that holds a `buf.yaml` with just these and one `.proto` that uses
 * none of them, and hands `use` the lock that buf writes; the modules are then in buf's cache, verified by buf.
 * @param version the digests of the lock follow it: v1 gives b4, v2 gives b5
 * @param cache `own` is a cache in the scratch directory, for when the shared one is damaged
 * @throws {BsrNotAllowedError | BsrNotFoundError | BsrUnreachableError | BsrDigestMismatchError | BufFailedError | BufMissingError}
 */
async function withScratchUpdate(buf, version, wanted, cache, use) {
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(buf.temporaryDirectory, 'oras-buf-bsr-'));
    try {
        const cacheDirectory = cache === 'shared' ? buf.cacheDirectory : (0,external_node_path_.join)(scratch, 'cache');
        const work = (0,external_node_path_.join)(scratch, 'work');
        await writeScratch(scratch, work, version, wanted);
        const result = await runBuf(buf, work, cacheDirectory, (0,external_node_path_.join)(scratch, 'netrc'));
        if (result.exitCode !== 0)
            throw (0,buf_failure/* bufFailure */.ai)('buf dep update', result.exitCode, result.stderr || result.stdout);
        const lock = await (0,buf_lock/* parseBufLock */.Cf)(await (0,promises_.readFile)((0,external_node_path_.join)(work, 'buf.lock'), 'utf8'), 'buf.lock of the scratch directory');
        return await use({ lock, cacheDirectory });
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
async function writeScratch(scratch, work, version, wanted) {
    await (0,promises_.mkdir)(work);
    const deps = wanted.map(({ module, reference }) => `  - ${JSON.stringify(reference === '' ? module : `${module}:${reference}`)}\n`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'buf.yaml'), `version: ${version}\ndeps:\n${deps.join('')}`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'scratch.proto'), 'syntax = "proto3";\npackage oras_buf.scratch;\n');
    // A netrc of the user's, with a default entry, would go to every host.
    await (0,promises_.writeFile)((0,external_node_path_.join)(scratch, 'netrc'), '', { mode: 0o600 });
}
async function runBuf(buf, directory, cacheDirectory, netrc) {
    const token = buf.token === undefined ? undefined : scopedToken(buf.token, buf.bsrHost);
    const environment = (0,child_environment/* childEnvironment */.Q)(buf.environment, {
        BUF_CACHE_DIR: cacheDirectory,
        NETRC: netrc,
        ...(token === undefined ? {} : { BUF_TOKEN: token }),
    });
    try {
        return await (0,child_program/* runChildProgram */.M)({
            program: buf.program,
            arguments: ['dep', 'update'],
            directory,
            environment,
            onLine: (line) => buf.log.debug(`buf: ${line}`),
            ...(buf.signal === undefined ? {} : { signal: buf.signal }),
        });
    }
    catch (cause) {
        throw new buf_failure/* BufMissingError */.cf(`buf cannot be started: ${buf.program}`, {
            next: 'Install buf, or set "buf-path" to the program.',
            cause,
        });
    }
}
/**
 * The value of BUF_TOKEN that is good for one host only: buf sends a bare token to every host that a module names. A value that
 * names hosts itself (`token@buf.build,…`) is cut down to the one for `host`; undefined where it has none for it.
 */
function scopedToken(token, host) {
    const value = token.reveal().trim();
    if (value === '')
        return undefined;
    if (!value.includes('@'))
        return `${value}@${host}`;
    return value.split(',').find((part) => part.endsWith(`@${host}`));
}

;// CONCATENATED MODULE: ./build/bsr/resolve-bsr.js









/**
 * Turns wanted modules of the BSR into commits, with all that they need in turn, and puts their content on the shelf. Commits
 * that are on the shelf already with the locked digests, as a set that needs nothing else, are taken from there: then neither buf
 * nor the mirror is asked. Offline the shelf's word is taken also where no lock says a digest.
 * @param lockVersions `v1` has buf fetch the b4 of each module too
 */
async function resolveBsr(wanted, lockVersions, source) {
    if (wanted.length === 0)
        return [];
    const provided = (await fromShelf(wanted, lockVersions.has('v1'), source)) ??
        (source.mirror !== undefined
            ? await fromMirror(wanted, source.mirror, lockVersions.has('v1'), source)
            : await fromBuf(wanted, lockVersions.has('v1'), source));
    for (const module of provided)
        checkLocked(module, wanted);
    return provided
        .map((module) => (lockVersions.has('v1') ? module : { ...module, b4: '' }))
        .sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module));
}
function isCommit(reference) {
    return /^[0-9a-f]{32}$/.test(reference);
}
/** Two digests of one kind, either of which may be unknown. */
function agree(one, other) {
    return one === '' || other === '' || one === other;
}
function checkLocked(module, wanted) {
    const asked = wanted.find((one) => one.module === module.module && one.reference === module.commit);
    const { locked } = asked ?? {};
    if (locked === undefined)
        return;
    const sameB5 = agree(locked.b5, module.b5);
    if (sameB5 && agree(locked.b4, module.b4))
        return;
    const [expected, got] = sameB5 ? [locked.b4, module.b4] : [locked.b5, module.b5];
    throw new buf_failure/* BsrDigestMismatchError */.CV(`${module.module}:${module.commit} has the digest ${got}, and the lock says ${expected}`, {
        next: 'A commit never changes: find out whether the lock was edited or the source was tampered with. Nothing of it is used.',
    });
}
async function fromShelf(wanted, needsB4, { shelf, offline }) {
    if (!wanted.every(({ reference }) => isCommit(reference)))
        return undefined;
    const found = [];
    for (const { module, reference, locked = { b4: '', b5: '' } } of wanted) {
        if (locked.b5 === '' && !offline)
            return undefined;
        const description = await shelf.describe(module, reference, locked.b5 === '' ? undefined : locked.b5);
        if (description === undefined || (needsB4 && description.b4 === ''))
            return undefined;
        if (!offline && !agree(locked.b4, description.b4))
            return undefined;
        found.push({
            module,
            commit: reference,
            b4: description.b4,
            b5: description.b5,
            dependencies: description.dependencies.map((one) => one.module).sort(utf8_order/* compareUtf8 */.z),
        });
    }
    const names = new Set(found.map(({ module }) => module));
    return found.every(({ dependencies }) => dependencies.every((name) => names.has(name))) ? found : undefined;
}
/** The wanted modules, then what they were made with. Of several commits of one module a wanted one wins, else the newest. */
async function fromMirror(wanted, mirror, needsB4, source) {
    const chosen = new Map();
    const fixed = new Set(wanted.map(({ module }) => module));
    let level = wanted;
    while (level.length > 0) {
        const found = await (0,bounded/* mapBounded */.y)(level, source.parallel, ({ module, reference }) => findOnMirror(mirror, module, reference));
        const next = [];
        for (const candidate of found) {
            const other = chosen.get(candidate.module);
            if (other !== undefined && (fixed.has(candidate.module) || other.created >= candidate.created))
                continue;
            chosen.set(candidate.module, candidate);
            for (const { module, commit } of candidate.description.dependencies) {
                const known = chosen.get(module)?.description.commit === commit ||
                    next.some((one) => one.module === module && one.reference === commit);
                if (!fixed.has(module) && !known)
                    next.push({ module, reference: commit });
            }
        }
        level = next.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(`${a.module}:${a.reference}`, `${b.module}:${b.reference}`));
    }
    return (0,bounded/* mapBounded */.y)([...chosen.values()], source.parallel, async ({ module, description, fetch }) => {
        const { commit, b4, b5 } = description;
        if (needsB4 && b4 === '') {
            throw new bsr_artifact.UnusableBsrArtifactError(`the mirror does not say the b4 digest of ${module}:${commit}, and a v1 lock needs it`, {
                next: 'Move the workspace to a v2 buf.yaml ("buf config migrate"), or mirror the module from a workspace with a v1 lock.',
            });
        }
        if (!(await isKept(source.shelf, module, description, needsB4)))
            await source.shelf.keep(await fetch());
        return {
            module,
            commit,
            b4,
            b5,
            dependencies: description.dependencies.map((one) => one.module).sort(utf8_order/* compareUtf8 */.z),
        };
    });
}
async function fromBuf(wanted, needsB4, source) {
    if (source.offline) {
        throw new errors/* OfflineError */.M_('the Buf Schema Registry', wanted.map(({ module }) => module).join(', '));
    }
    const buf = await source.buf();
    if (buf === undefined) {
        throw new buf_failure/* BufMissingError */.cf(`buf was not found, and it has to ask the Buf Schema Registry for ${wanted.map(({ module }) => module).join(', ')}`, {
            next: 'Install buf and have it on PATH, or set "buf-path" to the program; or mirror these modules ("mirrors:" in .oras/config.yaml).',
        });
    }
    const found = await withCache(buf, 'v2', wanted, async (result) => {
        const read = [];
        for (const { module, commit, digest } of result.lock.entries)
            read.push(await readVerified(result, module, commit, digest));
        return read;
    });
    const modules = needsB4 ? await withB4(buf, found) : found;
    return (0,bounded/* mapBounded */.y)(modules, source.parallel, async (module) => {
        const digests = { commit: module.commit, ...(0,bsr_module/* contentDigests */.x)(module) };
        if (!(await isKept(source.shelf, module.module, digests, needsB4)))
            await source.shelf.keep(module);
        const dependencies = module.dependencies.map((one) => one.module).sort(utf8_order/* compareUtf8 */.z);
        return { module: module.module, ...digests, dependencies };
    });
}
/** Runs buf on the shared cache; where that turns out to be damaged, once more on one of its own. */
async function withCache(buf, version, wanted, use) {
    try {
        return await withScratchUpdate(buf, version, wanted, 'shared', use);
    }
    catch (error) {
        if (!(error instanceof buf_failure/* BsrDigestMismatchError */.CV))
            throw error;
        buf.log.warning(`The cache of buf at ${buf.cacheDirectory} is damaged or out of date; the modules are fetched anew. ${error.message}`);
        return withScratchUpdate(buf, version, wanted, 'own', use);
    }
}
async function readVerified(result, module, commit, digest) {
    const content = await (0,module_cache_entry/* readCacheEntry */.LE)((0,module_cache_entry/* cacheEntryPath */.UT)(result.cacheDirectory, 'b5', module, commit));
    const got = content === undefined ? undefined : (0,bsr_module/* contentDigests */.x)(content).b5;
    if (content !== undefined && got === digest)
        return { module, commit, ...content, b4Unknown: true };
    throw new buf_failure/* BsrDigestMismatchError */.CV(got === undefined
        ? `buf did not put ${module}:${commit} into its cache`
        : `buf's cache holds ${module}:${commit} with the digest ${got}, and its lock says ${digest}`, { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' });
}
async function isKept(shelf, module, { commit, b4, b5 }, needsB4) {
    const kept = await shelf.describe(module, commit, b5);
    return kept !== undefined && !(needsB4 && (kept.b4 === '' || kept.b4 !== b4));
}
/**
 * The same commits with what only b4 covers: buf is asked a second time, in the way of a v1 workspace, and its answer must have
 * the digests that its lock says, and the files that b5 vouched for.
 */
async function withB4(buf, modules) {
    const pinned = modules.map(({ module, commit }) => ({ module, reference: commit }));
    return withCache(buf, 'v1', pinned, async ({ lock, cacheDirectory }) => Promise.all(modules.map(async (own) => {
        const { module, commit } = own;
        const digest = lock.entries.find((entry) => entry.module === module && entry.commit === commit)?.digest;
        const content = await (0,module_cache_entry/* readCacheEntry */.LE)((0,module_cache_entry/* cacheEntryPath */.UT)(cacheDirectory, 'shake256', module, commit));
        const { v1BufYaml, v1BufLock } = content ?? {};
        const whole = { ...own, v1BufYaml, v1BufLock, b4Unknown: false };
        const { b4 } = (0,bsr_module/* contentDigests */.x)(whole);
        if (b4 === digest)
            return whole;
        throw new buf_failure/* BsrDigestMismatchError */.CV(`the b4 digest of ${module}:${commit} is ${digest ?? 'not in the lock'} for buf, and its files make it ${b4}`, { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' });
    })));
}


/***/ }),

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


/***/ }),

/***/ 7256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  push: () => (/* binding */ push)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/modules/module-reference.js
var module_reference = __webpack_require__(12660);
// EXTERNAL MODULE: ./build/modules/workspace-root.js
var workspace_root = __webpack_require__(97540);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(20907);
// EXTERNAL MODULE: ./build/bsr/resolve-bsr.js + 2 modules
var resolve_bsr = __webpack_require__(37989);
// EXTERNAL MODULE: ./build/install/install.js + 4 modules
var install = __webpack_require__(28869);
// EXTERNAL MODULE: ./build/install/root-lock.js
var root_lock = __webpack_require__(3588);
// EXTERNAL MODULE: ./build/modules/find-declarations.js + 2 modules
var find_declarations = __webpack_require__(73718);
// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
// EXTERNAL MODULE: ./build/modules/requirement.js
var requirement = __webpack_require__(49509);
// EXTERNAL MODULE: ./build/build/buf.js
var buf = __webpack_require__(63386);
// EXTERNAL MODULE: ./build/build/command-output.js
var command_output = __webpack_require__(42710);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/system/child-environment.js
var child_environment = __webpack_require__(76814);
// EXTERNAL MODULE: ./build/system/child-program.js
var child_program = __webpack_require__(1543);
;// CONCATENATED MODULE: ./build/publish/errors.js

/** The directory that should be pushed holds no module, or several and nothing says which. */
class NoModuleHereError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The module in the directory has another name than the reference that it should be pushed to. */
class OtherModuleError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The tag of the reference is none that a push may write: it is missing, or moves with versions. */
class NoVersionToPushError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** A symbolic link of the module leads out of the workspace: its content is not the repository's to publish. */
class LinkedOutsideError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.policy;
    constructor(place, root) {
        super(`${place.file} is a symbolic link that leads out of ${root}, and is not published`, {
            places: [place],
            next: 'Put the file itself there, or leave it out by "excludes" in buf.yaml.',
        });
    }
}
/** A file of the module cannot be read, or is none that can be published. */
class UnpublishableFileError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The module imports files of a module beside it that nobody could fetch for it. */
class UndeclaredImportError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The module asks for itself, so that nobody could get all that it needs. */
class SelfDependencyError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
    constructor(module, file) {
        super(`${module} would need itself: deps names it`, {
            places: [{ file }],
            next: 'Correct the reference that it is pushed to, or take the line out of deps in buf.yaml.',
        });
    }
}
/** The version is published already, with other content. Versions never move. Exit code 7. */
class VersionTakenError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.policy;
    published;
    constructor(reference, published, ours, difference) {
        super(`${reference} is published already as ${published}, and this would be ${ours} (${difference})`, {
            next: 'Push it under a new version. A version that moved would break every lock that holds it.',
        });
        this.published = published;
    }
}
/** `1.2.0` is published and `v1.2.0` is to be, or the other way round: both mean one version. Exit code 7. */
class TwinTakenError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.policy;
    constructor(reference, twin, published, difference) {
        super(`${reference} and ${twin} are one version, and ${twin} is published already as ${published} (${difference})`, {
            next: 'Push it under a new version, in the spelling that the others have.',
        });
    }
}
/** Stock buf found something: lint, or a breaking change. Exit code 1. */
class CheckFailedError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.buildFailed;
}
/** Stock buf could not check the module. */
class CheckNotRunError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}

;// CONCATENATED MODULE: ./build/publish/buf-checks.js







/** Stock buf on the module that is to be published, in its own workspace and by its own rules. It needs no network. */
class BufChecks {
    #request;
    constructor(request) {
        this.#request = request;
    }
    /** @throws {CheckFailedError | CheckNotRunError} */
    async lint() {
        await this.#check('lint', ['lint', this.#request.module.input, '--error-format', 'json']);
    }
    /**
     * @param image of the version that is published, as {@link buildImage} makes it
     * @param previous how messages call that version
     * @throws {CheckFailedError | CheckNotRunError}
     */
    async breaking(image, previous) {
        const { input } = this.#request.module;
        // What it imports has versions and checks of its own.
        const words = ['breaking', input, '--against', image, '--exclude-imports', '--error-format', 'json'];
        await this.#check('breaking', words, previous);
    }
    /**
     * Builds the image of a version that is published.
     * @param directory of a workspace that holds it and all that it needs
     * @param input its module in there
     * @throws {CheckNotRunError}
     */
    async buildImage(directory, input, image, previous) {
        const result = await this.#run(directory, ['build', input, '-o', image]);
        if (result.exitCode === 0)
            return;
        throw new CheckNotRunError(`breaking changes cannot be told: ${previous} does not build: ${(0,command_output/* outputTail */.ci)(result.stderr || result.stdout, 2_000)}`, { next: 'Leave the check out with --skip-breaking, if you know that nothing breaks.' });
    }
    async #check(command, words, previous) {
        const { module, checkout, log } = this.#request;
        log.info(`$ buf ${command} ${module.input}${previous === undefined ? '' : ` (against ${previous})`}`);
        const result = await this.#run(module.workspace, words);
        if (result.exitCode === 0)
            return;
        const base = { directory: relativePath(checkout, module.workspace), absolute: module.workspace };
        const { diagnostics } = (0,buf/* readBufResult */.n)({ command, directory: '.' }, result, base);
        const found = diagnostics.filter(({ rule }) => rule !== '');
        if (result.exitCode !== 100 || diagnostics.every(({ place, rule }) => place === null && rule === '')) {
            throw new CheckNotRunError(`buf ${command} does not work here: ${messageOf(diagnostics, result)}`, {
                next: `Run "buf ${command} ${module.input}" in ${module.workspace}, or leave the check out with --skip-${command}.`,
            });
        }
        for (const one of diagnostics)
            log.info(`  ${findingLine(one)}`);
        this.#request.annotate(diagnostics.map(({ severity, message, rule, place }) => {
            return { severity, title: `buf ${command}${rule === '' ? '' : `: ${rule}`}`, message, place };
        }));
        const count = `${diagnostics.length} finding${diagnostics.length === 1 ? '' : 's'}`;
        const first = diagnostics[0];
        throw new CheckFailedError(command === 'lint'
            ? `buf lint has ${count}; the first: ${first === undefined ? '' : findingLine(first)}`
            : `it breaks who uses ${previous ?? 'the published version'}: buf breaking has ${count}; the first: ${first === undefined ? '' : findingLine(first)}`, {
            places: placesOf(found.length > 0 ? found : diagnostics),
            next: command === 'lint'
                ? 'Mend the files, or leave rules out under "lint" in buf.yaml. --skip-lint publishes it as it is.'
                : 'Keep what is published as it is and add to it, or push a new major version. --skip-breaking publishes it as it is.',
        });
    }
    async #run(directory, words) {
        const { program, environment, bufCacheDirectory, signal } = this.#request;
        try {
            const result = await (0,child_program/* runChildProgram */.M)({
                program,
                arguments: words,
                directory,
                environment: (0,child_environment/* childEnvironment */.Q)(environment, { BUF_CACHE_DIR: bufCacheDirectory }),
                signal,
            });
            signal.throwIfAborted();
            return result;
        }
        catch (cause) {
            signal.throwIfAborted();
            throw new CheckNotRunError(`buf cannot be started: ${program}`, {
                next: 'Install buf, or set "buf-path" to the program.',
                cause,
            });
        }
    }
}
function relativePath(from, to) {
    return (0,external_node_path_.relative)(from, to).split(external_node_path_.sep).join(external_node_path_.posix.sep) || '.';
}
function placesOf(diagnostics) {
    return diagnostics.flatMap(({ place }) => (place === null ? [] : [place])).slice(0, 20);
}
function findingLine({ place, message, rule }) {
    return `${place === null ? '' : `${(0,errors/* formatPlace */.dE)(place)}: `}${message}${rule === '' ? '' : ` (${rule})`}`;
}
function messageOf(diagnostics, result) {
    return (diagnostics[0]?.message ?? ((0,command_output/* outputTail */.ci)(result.stderr || result.stdout, 2_000) || `exit code ${result.exitCode}`));
}
/** Where a file of a workspace that is made for a published version lies. */
function inWorkspace(directory, module, path) {
    return (0,external_node_path_.join)(directory, moduleDirectory(module), path);
}
/** The directory of the n-th module of such a workspace. */
function moduleDirectory(module) {
    return `m${module}`;
}

// EXTERNAL MODULE: ./build/resolve/module-store.js + 2 modules
var module_store = __webpack_require__(12706);
// EXTERNAL MODULE: ./build/resolve/resolve.js + 1 modules
var resolve = __webpack_require__(31039);
// EXTERNAL MODULE: ./build/pipeline/in-use.js
var in_use = __webpack_require__(3526);
// EXTERNAL MODULE: ./build/pipeline/job-record.js + 1 modules
var job_record = __webpack_require__(38938);
// EXTERNAL MODULE: ./build/pipeline/job-tools.js
var job_tools = __webpack_require__(92146);
// EXTERNAL MODULE: ./build/pipeline/open-registries.js
var open_registries = __webpack_require__(64703);
// EXTERNAL MODULE: ./build/pipeline/open-store.js
var open_store = __webpack_require__(45811);
// EXTERNAL MODULE: ./build/pipeline/resolve-root.js + 2 modules
var resolve_root = __webpack_require__(90899);
// EXTERNAL MODULE: ./build/pipeline/root-directories.js
var root_directories = __webpack_require__(91365);
// EXTERNAL MODULE: ./build/pipeline/ruled-registries.js
var ruled_registries = __webpack_require__(31625);
// EXTERNAL MODULE: ./build/pipeline/user-bsr-token.js + 1 modules
var user_bsr_token = __webpack_require__(60296);
;// CONCATENATED MODULE: ./build/pipeline/publish-workspace.js




















/** Resolves and installs what the workspace asks for, as a job does, and runs `work`. */
async function withPublishWorkspace(request, work) {
    const { ci, environment, signal } = request;
    const settings = await (0,user_bsr_token/* withUserBsrToken */.C)(request.settings, ci, environment);
    const { credentials, registries } = (0,open_registries/* openRegistries */.c)({ settings, ci, environment, signal });
    const tools = new job_tools/* JobTools */.t({ settings, ci, registries, environment, signal });
    const record = new job_record/* JobRecord */.h2(settings, ci, 'resolve');
    const job = { settings, ci, environment, signal, command: 'resolve', record, registries, credentials, tools };
    try {
        return await (0,in_use/* whileInUse */.CA)('buf', { settings, log: ci, signal }, async () => {
            const inUse = await (0,in_use/* useCache */.E6)('store', { settings, log: ci, signal });
            try {
                const { store } = await (0,open_store/* openStore */.Ch)(settings, ci);
                try {
                    return await work(await prepare(job, request.directory, registries, store));
                }
                finally {
                    await store.close();
                }
            }
            finally {
                await inUse.release();
            }
        });
    }
    finally {
        await tools.close();
        await registries.close();
    }
}
async function prepare(job, directory, registries, store) {
    const { settings, environment } = job;
    const roots = await (0,root_directories/* rootDirectories */.W)([directory]);
    const declarations = await (0,find_declarations/* findDeclarations */.j)(directory, {
        registries: settings.registries.keys(),
        environment,
        otherRoots: [...roots.keys()],
    });
    const protoPaths = new Map();
    const holders = new Map();
    // Where nothing is asked for, no lock is looked at, and none is written.
    if (declarations.asks.length > 0)
        await publish_workspace_install(job, declarations, store, protoPaths, holders);
    else
        for (const { message, place } of declarations.remarks)
            job.ci.warning(message, place);
    return {
        declarations,
        registries,
        provides: (module) => protoPaths.get(module),
        repositoriesWith: (host, digest) => [...(holders.get(`${host} ${digest}`) ?? [])],
        buf: () => job.tools.program('buf', declarations.root),
        layOut: (module, tag, target) => layOut({ ...job, registries }, store, module, tag, target),
    };
}
async function publish_workspace_install(job, declarations, store, protoPaths, holders) {
    const { settings, ci, signal, record } = job;
    const root = record.addRoot(declarations);
    const registries = (0,ruled_registries/* ruledRegistries */.U)(job.registries, declarations, settings, job.credentials);
    const modules = new module_store/* ModuleStore */.a({
        store,
        registries,
        parallel: settings.parallelDownloads,
        archiveLimits: settings.archiveLimits,
    });
    await (0,root_lock/* withRootLock */.Ye)(declarations.root, { log: ci, signal, stateDirectory: settings.stateDirectory }, async () => {
        const { resolution, fetched } = await (0,resolve_root/* resolveRoot */.H6)({ ...job, registries }, root, modules, new Set());
        const installed = await (0,install/* installResolution */.m)(resolution, {
            cacheDirectory: settings.bufCacheDirectory,
            stateDirectory: settings.stateDirectory,
            verify: settings.verify,
            parallel: settings.parallelDownloads,
            content: (module) => modules.content(module),
        });
        for (const message of installed.remarks)
            record.remark(declarations, 'warning', message);
        for (const one of installed.modules)
            protoPaths.set(one.module, one.protoPaths);
        for (const { module, blobs } of fetched) {
            if (module.source !== 'oci')
                continue;
            const { registry } = (0,module_name/* moduleNameParts */.u)(module.module);
            for (const { digest } of blobs) {
                const key = `${registry} ${digest}`;
                const known = holders.get(key) ?? new Set();
                holders.set(key, known.add(job.registries.repositoryOf(module.module)));
            }
        }
    });
    const { remarks } = record.finish(job.registries.traffic(), undefined);
    for (const { severity, message, place } of remarks) {
        if (severity === 'warning')
            ci.warning(message, place ?? undefined);
        else
            ci.notice(message, place ?? undefined);
    }
}
async function layOut(job, store, module, tag, directory) {
    const { settings, registries } = job;
    const modules = new module_store/* ModuleStore */.a({
        store,
        registries,
        parallel: settings.parallelDownloads,
        archiveLimits: settings.archiveLimits,
    });
    await (0,promises_.mkdir)(directory, { recursive: true });
    // A root of its own, with no lock: what is published has its own versions of all that it needs.
    const empty = await (0,promises_.mkdtemp)((0,external_node_path_.join)(directory, 'root-'));
    const alone = {
        root: empty,
        kind: 'buf',
        asks: [{ module, requirement: (0,requirement/* parseRequirement */.p)(tag, 'workspace'), place: { file: `${module}:${tag}`, line: 1 } }],
        against: [],
        gitReferences: [],
        locals: new Map(),
        bufWorkspaces: [],
        lockOwners: [{ directory: '.', version: 'v2', declares: [module] }],
        remarks: [],
    };
    const source = (0,resolve_root/* bsrSource */.dk)(job, alone, modules);
    const resolution = await (0,resolve/* resolve */.h)(alone, {
        frozen: 'off',
        offline: settings.offline,
        update: { kind: 'none' },
        parallel: settings.parallelDownloads,
        bsrHosts: new Set([resolve_root/* bsrHost */.s2]),
        reader: modules,
        resolveBsr: ({ wanted, lockVersions }) => (0,resolve_bsr.resolveBsr)(wanted, lockVersions, source),
    });
    await (0,promises_.rm)(empty, { recursive: true });
    await modules.fetch(resolution.modules, source);
    let files = [];
    let input = '';
    for (const [index, one] of resolution.modules.entries()) {
        const content = await modules.content(one);
        if (one.module === module) {
            files = content.files;
            input = moduleDirectory(index);
        }
        for (const file of content.files) {
            if (!file.path.endsWith('.proto'))
                continue;
            const path = inWorkspace(directory, index, file.path);
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            await (0,promises_.writeFile)(path, file.content);
        }
    }
    const listed = resolution.modules.map((_, index) => `  - path: ${moduleDirectory(index)}\n`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'buf.yaml'), `version: v2\nmodules:\n${listed.join('')}`);
    return { input, files };
}

// EXTERNAL MODULE: ./build/modules/buf-work-yaml.js
var buf_work_yaml = __webpack_require__(66849);
// EXTERNAL MODULE: ./build/modules/buf-yaml.js
var buf_yaml = __webpack_require__(83303);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/system/plain-file.js
var plain_file = __webpack_require__(55883);
// EXTERNAL MODULE: ./build/modules/relative-directory.js
var relative_directory = __webpack_require__(29910);
// EXTERNAL MODULE: ./build/modules/yaml-document.js
var yaml_document = __webpack_require__(64021);
;// CONCATENATED MODULE: ./build/publish/module-scope.js



/**
 * The scope of each module that a `buf.yaml` describes, in its order. A v1 file excludes relative to its module, a v2 file
 * relative to itself.
 * @param directories of the modules, relative to the file, in the order in which the file lists them
 * @throws {MalformedYamlError}
 */
async function moduleScopes(text, file, directories) {
    const yaml = await yaml_document/* YamlDocument */.J.parse(text, file);
    if (yaml.text(yaml.root, 'version')?.text === 'v1') {
        const build = yaml.get(yaml.root, 'build');
        if (build === undefined)
            return directories.map(() => everything);
        const excludes = yaml.list(yaml.asMap(build, 'build'), 'excludes').map((node) => pathOf(yaml, node, '.'));
        return directories.map(() => ({ includes: [], excludes }));
    }
    const modules = yaml.list(yaml.root, 'modules').map((node) => yaml.asMap(node, 'modules'));
    return directories.map((directory, index) => {
        const map = modules[index];
        if (map === undefined)
            return everything;
        const paths = (key) => yaml.list(map, key).map((node) => pathOf(yaml, node, directory));
        return { includes: paths('includes'), excludes: paths('excludes') };
    });
}
const everything = { includes: [], excludes: [] };
function pathOf(yaml, node, directory) {
    const written = yaml.asText(node, 'excludes');
    const path = (0,relative_directory/* relativeDirectory */.y)(written);
    const inside = path === undefined ? '..' : external_node_path_.posix.relative(directory, path);
    if (inside !== '..' && !inside.startsWith('../'))
        return inside === '' ? '.' : inside;
    throw yaml.malformed(`the path ${JSON.stringify(written)} does not lie in the module`, node, 'Write a directory of the module, relative to buf.yaml, with forward slashes.');
}
/** Whether a file of the module's directory is part of the module. */
function isInScope(path, { includes, excludes }) {
    const liesIn = (directory) => directory === '.' || path.startsWith(`${directory}/`);
    return (includes.length === 0 || includes.some(liesIn)) && !excludes.some(liesIn);
}

;// CONCATENATED MODULE: ./build/publish/source-module.js








/**
 * Finds the module in a directory: what the `buf.yaml` there describes, a module of the workspace there (v2, or
 * `buf.work.yaml`), or the module that a workspace above has there.
 * @param wanted the name that it is pushed under: it chooses among several, and must not contradict the one in `buf.yaml`
 * @param root no `buf.yaml` above this directory is looked at
 * @throws {NoModuleHereError | OtherModuleError} and what the readers of the files throw
 */
async function findSourceModule(directory, wanted, root) {
    const start = (0,external_node_path_.resolve)(directory);
    const candidates = await candidatesAt(start, root);
    const named = candidates.filter(({ name }) => name === wanted);
    const chosen = named[0] ?? (candidates.length === 1 ? candidates[0] : undefined);
    if (chosen === undefined)
        throw noModule(start, wanted, candidates);
    if (chosen.name !== undefined && chosen.name !== wanted) {
        throw new OtherModuleError(`the module in ${directory} is named ${chosen.name}, not ${wanted}`, {
            places: [{ file: chosen.bufYaml.path }],
            next: `Push it to ${chosen.name}, or correct its name in buf.yaml.`,
        });
    }
    return chosen;
}
async function candidatesAt(start, root) {
    const own = await readBufYaml(start);
    if (own?.yaml.version === 'v2')
        return await modulesOfV2(own);
    if (own !== undefined)
        return [await v1Module(own, root)];
    const work = await readWork(start);
    if (work !== undefined)
        return (await Promise.all(work.map((below) => v1ModuleAt(below, root)))).flat();
    for (let level = start; level !== root && (0,external_node_path_.dirname)(level) !== level;) {
        level = (0,external_node_path_.dirname)(level);
        const above = await readBufYaml(level);
        if (above?.yaml.version !== 'v2')
            continue;
        const here = (await modulesOfV2(above)).filter((one) => one.directory === start);
        if (here.length > 0)
            return here;
    }
    return [];
}
async function modulesOfV2(found) {
    const { yaml, text, file, directory } = found;
    const scopes = await moduleScopes(text, file, yaml.modules.map(({ path }) => path));
    const all = yaml.modules.map(({ path, name }, index) => ({
        name,
        path,
        directory: (0,external_node_path_.join)(directory, path),
        scope: scopes[index] ?? { includes: [], excludes: [] },
    }));
    return all.map((one) => ({
        ...one,
        workspace: directory,
        input: one.path,
        bufYaml: {
            path: file,
            version: 'v2',
            isOwn: all.length === 1 && one.path === '.',
            dependencies: yaml.dependencies,
        },
        documentsBelow: one.path === '.' ? undefined : directory,
        siblings: all.filter((other) => other !== one),
    }));
}
async function v1Module(found, root) {
    const { yaml, text, file, directory } = found;
    const [scope] = await moduleScopes(text, file, ['.']);
    const { workspace, siblings } = await workAbove(directory, root);
    return {
        name: yaml.modules[0]?.name,
        directory,
        scope: scope ?? { includes: [], excludes: [] },
        workspace,
        input: (0,external_node_path_.relative)(workspace, directory).split(external_node_path_.sep).join('/') || '.',
        bufYaml: { path: file, version: 'v1', isOwn: true, dependencies: yaml.dependencies },
        documentsBelow: undefined,
        siblings,
    };
}
async function v1ModuleAt(directory, root) {
    const found = await readBufYaml(directory);
    return found?.yaml.version === 'v1' ? [await v1Module(found, root)] : [];
}
/** The `buf.work.yaml` at or above a v1 module that lists it. */
async function workAbove(directory, root) {
    for (let level = directory;; level = (0,external_node_path_.dirname)(level)) {
        const listed = await readWork(level);
        if (listed?.includes(directory) === true) {
            const others = listed.filter((other) => other !== directory);
            return { workspace: level, siblings: await Promise.all(others.map(siblingAt)) };
        }
        if (level === root || (0,external_node_path_.dirname)(level) === level)
            return { workspace: directory, siblings: [] };
    }
}
async function siblingAt(directory) {
    const found = await readBufYaml(directory);
    const [scope] = found === undefined ? [] : await moduleScopes(found.text, found.file, ['.']);
    return { name: found?.yaml.modules[0]?.name, directory, scope: scope ?? { includes: [], excludes: [] } };
}
async function readBufYaml(directory) {
    const file = (0,external_node_path_.join)(directory, 'buf.yaml');
    const text = await (0,plain_file/* readPlainFile */.b)({ path: file, name: file });
    return text === undefined ? undefined : { file, directory, text, yaml: await (0,buf_yaml/* parseBufYaml */.k)(text, file) };
}
/** The directories that the `buf.work.yaml` in a directory lists, absolute. */
async function readWork(directory) {
    const file = (0,external_node_path_.join)(directory, 'buf.work.yaml');
    const text = await (0,plain_file/* readPlainFile */.b)({ path: file, name: file });
    if (text === undefined)
        return undefined;
    const { directories } = await (0,buf_work_yaml/* parseBufWorkYaml */.t)(text, file);
    return directories.map(({ path }) => (0,external_node_path_.join)(directory, path));
}
function noModule(directory, wanted, found) {
    if (found.length === 0) {
        return new NoModuleHereError(`there is no module in ${directory}: it has no buf.yaml, and no workspace lists it`, {
            places: [{ file: directory }],
            next: 'Name the directory of a module or of its workspace. "buf config init" makes a buf.yaml.',
        });
    }
    const list = found
        .map(({ directory: one, name }) => `${(0,external_node_path_.relative)(directory, one) || '.'} (${name ?? 'without a name'})`)
        .join(', ');
    const files = new Set(found.map(({ bufYaml }) => bufYaml.path));
    return new NoModuleHereError(`the workspace in ${directory} holds several modules and none is named ${wanted}: ${list}`, {
        // Of buf.work.yaml each has a file of its own, and none of them is wrong.
        places: files.size === 1 ? [...files].map((file) => ({ file })) : [],
        next: 'Name the directory of the module, or correct the reference.',
    });
}
/** The `buf.yaml` of a module that its workspace's file describes among others: the same on every machine. */
function bufYamlFor(name, dependencies) {
    const references = [...new Set(dependencies.map(module_reference/* formatModuleReference */.Tg))].sort(utf8_order/* compareUtf8 */.z);
    const lines = [
        "# Written by oras-buf push: the repository's own buf.yaml describes more than this module.",
        'version: v2',
        'modules:',
        '  - path: .',
        `    name: ${name}`,
        ...(references.length === 0 ? [] : ['deps:', ...references.map((one) => `  - ${yamlText(one)}`)]),
    ];
    return `${lines.join('\n')}\n`;
}
/** Requirements such as `>=1 <2` need quotes. */
function yamlText(text) {
    return /^[\w./:-]+$/.test(text) ? text : JSON.stringify(text);
}

// EXTERNAL MODULE: ./build/resolve/version-rule.js
var version_rule = __webpack_require__(49754);
;// CONCATENATED MODULE: ./build/publish/tag-plan.js




/**
 * Plans the tags of a push. Nothing is asked for here: what moves, and what is compared with, follows from the tags that are there.
 * @param tag of the reference, undefined where it has none
 * @param published the tags that the repository has
 * @throws {NoVersionToPushError}
 */
function planTags(tag, published, asks) {
    const wrong = (what, next) => new NoVersionToPushError(what, { next });
    if (tag === undefined || !(0,reference/* isTag */.dz)(tag)) {
        throw wrong('the reference has no version', 'Write it behind the name: …/types:v1.2.0');
    }
    if (tag === 'latest' || /^v?\d+(?:\.\d+)?$/.test(tag)) {
        const by = tag === 'latest' ? '--latest' : '--partial-tags';
        throw wrong(`"${tag}" moves with the versions, and is not pushed by itself`, `Push a whole version (v1.2.0) and add ${by}.`);
    }
    const version = (0,version_rule/* tagVersion */.RQ)(tag);
    if (version === undefined && /^v?\d+\.\d+\.\d+/.test(tag)) {
        throw wrong(`"${tag}" looks like a version and is none`, 'Write MAJOR.MINOR.PATCH, or MAJOR.MINOR.PATCH-rc.1.');
    }
    if ((0,requirement/* parseRequirement */.p)(tag, 'workspace').kind === 'within') {
        throw wrong(`"${tag}" is a range in deps, so nobody could ask for a tag of that name`, 'Push a whole version (v1.2.0), or another word.');
    }
    const releases = published
        .flatMap((one) => {
        const found = (0,version_rule/* tagVersion */.RQ)(one);
        return found === undefined || found.prerelease.length > 0 ? [] : [{ tag: one, version: found }];
    })
        // Of two spellings the one with `v` comes later, and is taken.
        .sort((a, b) => a.version.compare(b.version) || (a.tag < b.tag ? -1 : 1));
    if (version === undefined) {
        if (asks.latest || asks.partial) {
            throw wrong(`"${tag}" is no version, so no other tag can follow it`, 'Leave out --latest and --partial-tags.');
        }
        const previous = releases.at(-1)?.tag;
        return { tag, version, twin: undefined, moving: [], previous, whyNoPrevious: 'no version is published yet' };
    }
    const spelling = (0,version_rule/* otherSpelling */.NL)(tag);
    const previous = releases.findLast((one) => one.version.compare(version) < 0 && isSameLine(one.version, version));
    return {
        tag,
        version,
        twin: published.includes(spelling) ? spelling : undefined,
        moving: movingTags(tag, version, releases, asks),
        previous: previous?.tag,
        whyNoPrevious: `nothing older is published of ${lineOf(version)}`,
    };
}
function movingTags(tag, version, releases, asks) {
    const v = tag.startsWith('v') ? 'v' : '';
    const wanted = [];
    if (asks.partial) {
        const { major, minor } = version;
        wanted.push({ tag: `${v}${major}.${minor}`, covers: (one) => one.major === major && one.minor === minor });
        wanted.push({ tag: `${v}${major}`, covers: (one) => one.major === major });
    }
    if (asks.latest)
        wanted.push({ tag: 'latest', covers: () => true });
    return wanted.map(({ tag: name, covers }) => {
        if (version.prerelease.length > 0)
            return { tag: name, held: 'a prerelease moves no other tag' };
        const newer = releases.findLast((one) => covers(one.version) && one.version.compare(version) > 0);
        return { tag: name, held: newer === undefined ? undefined : `${newer.tag} is newer` };
    });
}
/** Versions that promise to be compatible: one major, and below 1.0 one minor. */
function isSameLine(one, other) {
    return one.major === other.major && (one.major > 0 || one.minor === other.minor);
}
function lineOf({ major, minor }) {
    return major > 0 ? `v${major}` : `v0.${minor}`;
}

// EXTERNAL MODULE: ./build/settings/errors.js
var settings_errors = __webpack_require__(73305);
// EXTERNAL MODULE: ./build/modules/module-archive.js + 4 modules
var module_archive = __webpack_require__(64003);
// EXTERNAL MODULE: ./build/modules/module-artifact-writer.js
var module_artifact_writer = __webpack_require__(43847);
;// CONCATENATED MODULE: ./build/publish/file-difference.js

const mostNamed = 5;
/** What differs between the files that are published and those that are to be, in words. */
function differenceOfFiles(published, ours) {
    const theirs = new Map(published.map(({ path, content }) => [path, content]));
    const mine = new Map(ours.map(({ path, content }) => [path, content]));
    const changed = [...mine].filter(([path, content]) => {
        const other = theirs.get(path);
        return other !== undefined && Buffer.compare(other, content) !== 0;
    });
    const parts = [
        named('other content', changed.map(([path]) => path)),
        named('new', [...mine.keys()].filter((path) => !theirs.has(path))),
        named('gone', [...theirs.keys()].filter((path) => !mine.has(path))),
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'the same files are packed in another way' : parts.join('; ');
}
function named(what, paths) {
    if (paths.length === 0)
        return '';
    const shown = paths.toSorted(utf8_order/* compareUtf8 */.z).slice(0, mostNamed).join(', ');
    const more = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : '';
    return `${what}: ${shown}${more}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/tools/safe-git.js
var safe_git = __webpack_require__(74890);
;// CONCATENATED MODULE: ./build/publish/git-state.js



/**
 * Reads the state of the work tree that a module lies in. Undefined where there is no git, no commit, or no program to ask.
 * @param directory absolute, with no symbolic link in it
 */
async function readGitState(gitWorkTree, directory, environment) {
    const git = await (0,safe_git.openGit)({ gitWorkTree, directory, environment });
    if (git === undefined)
        return undefined;
    const head = await git.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
    const revision = head.stdout.trim();
    if (head.exitCode !== 0 || !/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(revision))
        return undefined;
    const tree = await git.run(['ls-tree', '-r', '-z', '--full-tree', revision]);
    if (tree.exitCode !== 0)
        return undefined;
    return { revision, source: await remoteOf(git), committed: readTree(tree.stdout) };
}
function readTree(output) {
    const found = new Map();
    for (const line of output.split('\0')) {
        const [, id = '', path = ''] = /^100(?:644|755) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
        if (path !== '')
            found.set(path, id);
    }
    return found;
}
async function remoteOf(git) {
    const { exitCode, stdout } = await git.run(['config', '--get', 'remote.origin.url']);
    return exitCode === 0 ? repositoryAddress(stdout.trim()) : undefined;
}
/**
 * The address of a repository as people open it in a browser, made of one that git fetches from: the same for `https` and `ssh`,
 * without user names, passwords and queries. Undefined for a path of this machine.
 */
function repositoryAddress(remote) {
    const short = /^(?:[^@/\s:]+@)?([A-Za-z0-9][A-Za-z0-9.-]+):(?!\/\/)\/?([^\s?#]+)$/.exec(remote);
    // `C:\protos` and `C:/protos` have one letter before the colon.
    if (short !== null)
        return addressOf('https:', (short[1] ?? '').toLowerCase(), short[2] ?? '');
    if (!URL.canParse(remote))
        return undefined;
    const url = new URL(remote);
    if (!['https:', 'http:', 'ssh:', 'git:', 'git+ssh:'].includes(url.protocol) || url.hostname === '')
        return undefined;
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    // The port of ssh says nothing of the one for browsers.
    return addressOf(isWeb ? url.protocol : 'https:', (isWeb ? url.host : url.hostname).toLowerCase(), url.pathname);
}
function addressOf(protocol, host, path) {
    const plain = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
    return plain === '' ? undefined : `${protocol}//${host}/${plain}`;
}
/**
 * Holds a file against the commit.
 * @param realPath absolute
 */
function committedAs(state, gitWorkTree, realPath, content) {
    const id = state.committed.get(pathInTree(gitWorkTree, realPath));
    if (id === undefined)
        return 'different';
    if (blobId(content, id.length) === id)
        return 'same';
    const plain = withoutCarriageReturns(content);
    return plain.length < content.length && blobId(plain, id.length) === id ? 'line-ends' : 'different';
}
/** The path under which git knows a file. */
function pathInTree(gitWorkTree, realPath) {
    return (0,external_node_path_.relative)(gitWorkTree, realPath).split(external_node_path_.sep).join('/');
}
/** The content with LF where it has CRLF. */
function withoutCarriageReturns(content) {
    const kept = content.filter((byte, index) => !(byte === 0x0d && content[index + 1] === 0x0a));
    return kept;
}
/** Source: git, "Git Internals - Git Objects". Repositories with SHA-256 have ids of 64 digits. */
function blobId(content, digits) {
    const hash = (0,external_node_crypto_.createHash)(digits === 64 ? 'sha256' : 'sha1');
    return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}

// EXTERNAL MODULE: ./build/install/proto-imports.js
var proto_imports = __webpack_require__(27001);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/modules/archive-safety.js
var archive_safety = __webpack_require__(8275);
;// CONCATENATED MODULE: ./build/publish/source-files.js








const readmeNames = ['buf.md', 'README.md', 'README.markdown'];
const deepest = 64;
/**
 * The files of a module that stock buf counts: each `.proto` below its directory that is in scope, whether git knows it or not, and
 * its LICENSE and README. Symbolic links are followed as far as they stay in the root; a file that several of them lead to counts
 * once, under the first of its paths, as buf has it.
 * @throws {LinkedOutsideError | UnpublishableFileError}
 */
async function listModuleFiles(request) {
    const walk = new Walk(request, await (0,promises_.realpath)(request.root));
    await walk.directory(request.directory, 0);
    const documents = [await documentOf(request, ['LICENSE'], walk), await documentOf(request, readmeNames, walk)].filter((one) => one !== undefined);
    return [...walk.files, ...documents].sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
}
async function documentOf({ directory, documentsBelow }, names, walk) {
    for (const where of documentsBelow === undefined ? [directory] : [directory, documentsBelow]) {
        for (const name of names) {
            const path = (0,external_node_path_.join)(where, name);
            const status = await (0,promises_.stat)(path).catch(() => undefined);
            if (status?.isFile() === true)
                return { path: name, realPath: await walk.realPathOf(path) };
        }
    }
    return undefined;
}
class Walk {
    files = [];
    #request;
    #realRoot;
    /** Real paths that were seen: a link back up must not go round for ever, and no file counts twice. */
    #seen = new Set();
    constructor(request, realRoot) {
        this.#request = request;
        this.#realRoot = realRoot;
    }
    async directory(path, depth) {
        if (depth > deepest) {
            throw new UnpublishableFileError(`${path} lies more than ${deepest} directories deep`, {
                places: [{ file: path }],
                next: 'Move it up, or leave it out by "excludes" in buf.yaml.',
            });
        }
        const real = await (0,promises_.realpath)(path);
        if (this.#seen.has(real))
            return;
        this.#seen.add(real);
        const entries = await (0,promises_.readdir)(path, { withFileTypes: true });
        // Plain files before what links to them, so that the file itself gives the path.
        const rank = (entry) => (entry.isSymbolicLink() ? 1 : 0);
        entries.sort((a, b) => rank(a) - rank(b) || (0,utf8_order/* compareUtf8 */.z)(a.name, b.name));
        for (const entry of entries)
            await this.#entry((0,external_node_path_.join)(path, entry.name), entry, depth);
    }
    async #entry(path, entry, depth) {
        const isProto = entry.name.endsWith('.proto');
        const inside = (0,external_node_path_.relative)(this.#request.directory, path).split(external_node_path_.sep).join('/');
        // The directory itself may be left out, or lead to what is wanted.
        const counts = isInScope(inside, this.#request.scope);
        if (entry.isDirectory()) {
            if (entry.name !== '.git' && !this.#isExcluded(inside))
                await this.directory(path, depth + 1);
            return;
        }
        if (entry.isSymbolicLink()) {
            const target = await (0,promises_.stat)(path).catch(() => undefined);
            if (target?.isDirectory() === true) {
                if (this.#isExcluded(inside))
                    return;
                await this.realPathOf(path);
                await this.directory(path, depth + 1);
                return;
            }
            if (!isProto || !counts)
                return;
            if (target === undefined)
                throw unpublishable(path, 'is a symbolic link that leads nowhere');
        }
        if (!isProto || !counts)
            return;
        const real = await this.realPathOf(path);
        if (this.#seen.has(real))
            return;
        this.#seen.add(real);
        this.files.push({ path: inside, realPath: real });
    }
    /** @throws {LinkedOutsideError} */
    async realPathOf(path) {
        const real = await (0,promises_.realpath)(path);
        if ((0,inside_directory/* isInside */.F)(this.#realRoot, real))
            return real;
        throw new LinkedOutsideError({ file: path }, this.#request.root);
    }
    #isExcluded(directory) {
        return this.#request.scope.excludes.some((one) => one === '.' || `${directory}/`.startsWith(`${one}/`));
    }
}
/** Bytes; above this the archive would be refused anyway. */
const largest = archive_safety/* defaultArchiveLimits */.gr.unpackedBytes;
/** @throws {UnpublishableFileError} for pipes, devices, giants, and what may not be read */
async function readSourceFile({ realPath }) {
    // Without O_NONBLOCK a named pipe would keep us waiting for its writer. Windows has neither.
    const handle = await (0,promises_.open)(realPath, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0)).catch((error) => {
        throw unpublishable(realPath, 'cannot be read', error);
    });
    try {
        const status = await handle.stat();
        if (!status.isFile())
            throw unpublishable(realPath, 'is not a plain file');
        if (status.size > largest)
            throw unpublishable(realPath, `is larger than ${largest} bytes`);
        return await handle.readFile();
    }
    finally {
        await handle.close();
    }
}
function unpublishable(file, why, cause) {
    return new UnpublishableFileError(`${file} ${why}`, {
        places: [{ file }],
        next: 'Make it a plain file that this job may read, or leave it out by "excludes" in buf.yaml.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/publish/module-content.js









/**
 * Reads the files of a module and says what it needs. Two checkouts of one commit give the same, whatever the line ends that git
 * gave them.
 * @throws {LinkedOutsideError | UnpublishableFileError | UndeclaredImportError | SelfDependencyError}
 */
async function readModuleContent(request) {
    const { module, name } = request;
    const listed = await listModuleFiles({ ...module, root: request.root });
    const bufYaml = { path: 'buf.yaml', realPath: (0,inside_directory/* realPathOf */.d)(module.bufYaml.path) };
    const sources = module.bufYaml.isOwn ? [...listed, bufYaml] : listed;
    const uncommitted = new Set();
    const lineEndsOfCommit = [];
    const files = [];
    for (const source of sources) {
        const content = await readSourceFile(source);
        const as = await stateOf(request, source, content);
        if (as === 'different')
            uncommitted.add(shownPath(request, source));
        if (as === 'line-ends')
            lineEndsOfCommit.push(source.path);
        files.push({ path: source.path, content: as === 'line-ends' ? withoutCarriageReturns(content) : content });
    }
    for (const path of await missingFromDisk(request, sources))
        uncommitted.add(path);
    const { dependencies, remarks } = await dependenciesOf(request, files);
    if (!module.bufYaml.isOwn) {
        files.push({ path: 'buf.yaml', content: Buffer.from(bufYamlFor(name, dependencies)) });
        // What it says comes from that file.
        if ((await stateOf(request, bufYaml, await readSourceFile(bufYaml))) === 'different') {
            uncommitted.add(shownPath(request, bufYaml));
        }
    }
    return {
        files: files.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path)),
        dependencies,
        isCommitted: request.git !== undefined && uncommitted.size === 0,
        uncommitted: [...uncommitted].sort(utf8_order/* compareUtf8 */.z),
        lineEndsOfCommit,
        remarks,
    };
}
async function stateOf({ git }, { realPath }, content) {
    return git === undefined ? 'unknown' : committedAs(git.state, git.workTree, realPath, content);
}
function shownPath({ git, root }, { realPath }) {
    return git === undefined ? (0,external_node_path_.relative)(root, realPath) : pathInTree(git.workTree, realPath);
}
/** Files of the module that the commit has and the disk does not. */
async function missingFromDisk({ git, module }, sources) {
    if (git === undefined)
        return [];
    const below = pathInTree(git.workTree, (0,inside_directory/* realPathOf */.d)(module.directory));
    const prefix = below === '' ? '' : `${below}/`;
    const there = new Set(sources.map(({ realPath }) => pathInTree(git.workTree, realPath)));
    return [...git.state.committed.keys()].filter((path) => path.startsWith(prefix) &&
        path.endsWith('.proto') &&
        isInScope(path.slice(prefix.length), module.scope) &&
        !there.has(path));
}
/** What consumers have to get besides the module itself. */
async function dependenciesOf(request, files) {
    const { module, name: ownName } = request;
    const declared = module.bufYaml.dependencies.map(({ module: name, requirement }) => ({ module: name, requirement }));
    const own = new Set(files.map(({ path }) => path));
    const imported = new Map();
    for (const { path, content } of files) {
        if (!path.endsWith('.proto'))
            continue;
        for (const one of (0,proto_imports/* protoImports */.r)(new TextDecoder().decode(content)))
            if (!own.has(one))
                imported.set(one, path);
    }
    const beside = imported.size === 0 ? [] : await siblingsThatAreImported(request, imported);
    const remarks = [];
    for (const { name, importer, path } of beside) {
        const known = declared.find((one) => one.module === name);
        if (known !== undefined)
            continue;
        if (name === undefined || module.bufYaml.isOwn) {
            const what = name === undefined ? 'a module beside it that has no name' : `${name}, which deps does not name`;
            throw new UndeclaredImportError(`${importer} imports ${path} of ${what}`, {
                places: [{ file: module.bufYaml.path }],
                next: name === undefined
                    ? 'Give that module a name in buf.yaml and publish it, too: consumers could not get it otherwise.'
                    : `Add "${name}" to deps in buf.yaml, with a version: consumers could not know that they need it.`,
            });
        }
        if (remarks.some((remark) => remark.startsWith(`${name} `)))
            continue;
        remarks.push(`${name} lies beside it and is imported, so it becomes a dependency, in any version. To ask for one, name it under deps in buf.yaml.`);
    }
    // Of what was not installed nobody knows what it provides: it stays.
    const isImported = (name) => request.provides(name)?.some((path) => imported.has(path)) ?? true;
    const namesItself = declared.some(({ module: name }) => name === ownName);
    if (namesItself && (module.bufYaml.isOwn || (request.provides(ownName) !== undefined && isImported(ownName)))) {
        throw new SelfDependencyError(ownName, module.bufYaml.path);
    }
    if (module.bufYaml.isOwn)
        return { dependencies: declared, remarks };
    const needed = new Set(beside.map(({ name }) => name));
    const isBeside = (name) => module.siblings.some((sibling) => sibling.name === name);
    const used = declared.filter(({ module: name }) => {
        if (name === ownName)
            return false;
        return isBeside(name) ? needed.has(name) : isImported(name);
    });
    const undeclared = [...needed].filter((name) => name !== undefined && !declared.some((one) => one.module === name));
    const added = undeclared.flatMap((name) => (name === undefined ? [] : [{ module: name, requirement: '' }]));
    return { dependencies: [...used, ...added], remarks };
}
async function siblingsThatAreImported({ module, root }, imported) {
    const found = [];
    for (const sibling of module.siblings) {
        const files = await listModuleFiles({ ...sibling, documentsBelow: undefined, root });
        for (const { path } of files) {
            const importer = imported.get(path);
            if (importer !== undefined)
                found.push({ name: sibling.name, path, importer });
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./build/publish/provenance.js

/** Where a module comes from, as the annotations of its manifest say it. Source: OCI image-spec 1.1, annotations.md. */
const provenanceAnnotations = {
    source: 'org.opencontainers.image.source',
    revision: 'org.opencontainers.image.revision',
};
/**
 * Source and revision of what is published. Nothing that differs between two clones goes in: no time, no run, no machine.
 * @param git undefined outside of git: then the CI system is asked
 */
function provenanceOf(git, isCommitted, run, environment) {
    const source = git?.source ?? repositoryAddress(sourceOfRun(run.system, environment)) ?? '';
    if (git !== undefined)
        return { source, revision: isCommitted ? git.revision : '' };
    return { source, revision: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(run.revision) ? run.revision : '' };
}
/** The annotations; none for what is not known. */
function annotationsOf({ source, revision }) {
    return {
        ...(source === '' ? {} : { [provenanceAnnotations.source]: source }),
        ...(revision === '' ? {} : { [provenanceAnnotations.revision]: revision }),
    };
}
/** What the annotations of a manifest say. */
function provenanceIn(annotations) {
    return {
        source: annotations[provenanceAnnotations.source] ?? '',
        revision: annotations[provenanceAnnotations.revision] ?? '',
    };
}
function sourceOfRun(system, environment) {
    switch (system) {
        case 'github': {
            const repository = environment['GITHUB_REPOSITORY'] ?? '';
            return repository === '' ? '' : `${environment['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}`;
        }
        case 'gitlab':
            return environment['CI_PROJECT_URL'] ?? '';
        case 'jenkins':
            return environment['GIT_URL'] ?? '';
        default:
            return '';
    }
}

// EXTERNAL MODULE: ./build/modules/artifact-annotations.js
var artifact_annotations = __webpack_require__(18321);
// EXTERNAL MODULE: ./build/oci/errors.js
var oci_errors = __webpack_require__(1787);
;// CONCATENATED MODULE: ./build/publish/published-version.js



/** The tags of a repository; none where nothing was pushed to it yet. */
async function publishedTags(registry, repository) {
    try {
        return await registry.listTags(repository);
    }
    catch (error) {
        if (error instanceof oci_errors/* RepositoryNotFoundError */.wN)
            return [];
        throw error;
    }
}
/** Holds what is published against what is to be. */
function compareWithPublished(published, artifact) {
    const ours = artifact.manifest;
    if (published.descriptor.digest === artifact.manifestContent.descriptor.digest)
        return { kind: 'same' };
    const theirs = published.manifest;
    if (theirs.kind !== 'manifest')
        return { kind: 'different', difference: 'that is an index of several manifests' };
    if (theirs.artifactType !== ours.artifactType) {
        return { kind: 'different', difference: 'that was not pushed by oras-buf push' };
    }
    if (layersOf(theirs) !== layersOf(ours))
        return { kind: 'different', difference: 'its files differ' };
    const [theirDependencies, ourDependencies] = [theirs, ours].map(published_version_dependenciesOf);
    if (theirDependencies !== ourDependencies) {
        return { kind: 'different', difference: `it asks for ${theirDependencies}, this for ${ourDependencies}` };
    }
    return { kind: 'same-content', revision: provenanceIn(theirs.annotations).revision };
}
function layersOf({ layers }) {
    return layers.map(({ digest }) => digest).join(' ');
}
function published_version_dependenciesOf({ annotations }) {
    return (0,artifact_annotations/* formatDependencies */.Jh)((0,artifact_annotations/* readDependencies */.gF)(annotations, 'the published version') ?? []);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/oci/push-errors.js
var push_errors = __webpack_require__(29150);
;// CONCATENATED MODULE: ./build/publish/push-artifact.js



/** How long a registry may take until it shows what it was told, in milliseconds: some are spread over many machines. */
const defaultPausesMs = [200, 800, 2_000];
/**
 * Pushes an artifact: blobs, then the manifest by its digest, and the tag last, so that nobody sees half of it. Whether the version is
 * still free is looked up once more right before, and after it what the tag points at.
 * @throws {VersionTakenError} somebody else was faster
 */
async function pushArtifact(request) {
    const { writer, repository, artifact, tag, mayMove, reference } = request;
    let blobs = await pushBlobs(request, false);
    const content = artifact.manifestContent;
    const ours = content.descriptor.digest;
    try {
        await pushByDigest(writer, repository, content);
    }
    catch (error) {
        if (!(error instanceof push_errors/* MissingBlobError */.Q8))
            throw error;
        // It said that a blob was there, and does not find it now: some share what they say between repositories.
        blobs = await pushBlobs(request, true);
        await pushByDigest(writer, repository, content);
    }
    if (!mayMove) {
        const now = await writer.reader.resolveTag(repository, tag);
        if (now !== undefined && now !== ours) {
            throw new VersionTakenError(reference, now, ours, 'somebody else published it meanwhile');
        }
    }
    await writer.pushManifest(repository, content, tag);
    const now = await settledTag(request, tag, ours);
    if (now === ours)
        return blobs;
    if (mayMove || now === undefined)
        throw new push_errors/* PushedDigestError */.EO(reference, ours, now ?? 'no such tag');
    throw new VersionTakenError(reference, now, ours, 'somebody else published it at the same time, and theirs is what counts');
}
/**
 * Points a tag at a manifest that is there.
 * @throws {PushedDigestError} where it points elsewhere after that
 */
async function moveTag(request, tag, content) {
    const { writer, repository } = request;
    const { digest } = content.descriptor;
    await writer.pushManifest(repository, content, tag);
    const now = await settledTag(request, tag, digest);
    if (now === digest)
        return;
    throw new push_errors/* PushedDigestError */.EO(`${writer.host}/${repository}:${tag}`, digest, now ?? 'no such tag');
}
/** A registry that takes manifests by tag alone will say so, or take it, when the tag comes. */
async function pushByDigest(writer, repository, content) {
    try {
        await writer.pushManifest(repository, content);
    }
    catch (error) {
        if (!(error instanceof push_errors/* PushRefusedError */.zG || error instanceof push_errors/* UploadsNotTakenError */.FM))
            throw error;
    }
}
/** What a tag points at, once that is what is expected, or some time has passed. */
async function settledTag(request, tag, expected) {
    const { writer, repository, pausesMs = defaultPausesMs } = request;
    let now = await writer.reader.resolveTag(repository, tag);
    for (const pauseMs of pausesMs) {
        if (now === expected)
            break;
        await (0,external_node_timers_promises_.setTimeout)(pauseMs);
        now = await writer.reader.resolveTag(repository, tag);
    }
    return now;
}
async function pushBlobs({ writer, repository, artifact, mountFrom }, again) {
    const pushed = [];
    for (const blob of artifact.blobs) {
        const { digest, size } = blob.descriptor;
        pushed.push({ digest, size, push: await writer.pushBlob(repository, blob, { from: mountFrom(digest), again }) });
    }
    return pushed;
}

// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
;// CONCATENATED MODULE: ./build/commands/push-steps.js

















/** Reads, checks and pushes. Nothing is written to the registry before everything else went well. */
async function publishModule(publication) {
    const prepared = await push_steps_prepare(publication);
    const { there, before } = await findPublished(prepared);
    const checks = there === undefined ? await check(prepared) : { lint: published, breaking: published };
    const blobs = there === undefined ? await upload(prepared) : [];
    const target = there ?? prepared.artifact.manifestContent;
    const tags = await tagsOf(prepared, target, before);
    const { name, repository, reference, writer, content, provenance } = prepared;
    const dryRun = writer === undefined;
    return {
        module: name,
        reference,
        repository: `${(0,module_name/* moduleNameParts */.u)(name).registry}/${repository}`,
        digest: target.descriptor.digest,
        dryRun,
        outcome: there !== undefined ? 'already-there' : dryRun ? 'would-push' : 'pushed',
        // Of what is published, which another commit may have given.
        ...(there === undefined ? provenance : provenanceIn(there.manifest.annotations)),
        files: content.files.map(({ path, content: bytes }) => ({ path, size: bytes.length })),
        dependencies: content.dependencies.map(module_reference/* formatModuleReference */.Tg),
        checks,
        tags,
        blobs,
    };
}
async function push_steps_prepare(publication) {
    const { request, workspace, module, place, name, tag, asks } = publication;
    const { ci, environment, flags } = request;
    const { registry } = (0,module_name/* moduleNameParts */.u)(name);
    const repository = workspace.registries.repositoryOf(name);
    const writer = flags.has('dry-run') ? undefined : await workspace.registries.writerFor(registry);
    const reader = writer?.reader ?? workspace.registries.forHost(registry);
    const plan = planTags(tag, await publishedTags(reader, repository), asks);
    const { gitWorkTree } = place;
    const state = gitWorkTree === undefined ? undefined : await readGitState(gitWorkTree, module.directory, environment);
    const git = gitWorkTree === undefined || state === undefined ? undefined : { workTree: (0,inside_directory/* realPathOf */.d)(gitWorkTree), state };
    const root = gitWorkTree ?? place.root;
    const content = await readModuleContent({ module, name, root, git, provides: workspace.provides });
    for (const remark of content.remarks)
        ci.warning(remark);
    const run = { system: ci.system, revision: ci.run.revision };
    const provenance = provenanceOf(state, content.isCommitted, run, environment);
    sayWhatGitKnows(publication, content, state?.revision);
    const reference = `${name}:${tag}`;
    const artifact = await (0,module_artifact_writer.writeModuleArtifact)({
        module: name,
        files: content.files,
        dependencies: content.dependencies,
        annotations: annotationsOf(provenance),
    });
    // What our own reader refuses, no consumer could use.
    const layer = artifact.blobs[1]?.bytes ?? new Uint8Array();
    const { remarks } = await unpack(name, reference, artifact.manifest, async () => [layer]);
    for (const remark of remarks)
        ci.warning(remark);
    const bytes = content.files.reduce((sum, file) => sum + file.content.length, 0);
    const where = (0,external_node_path_.relative)(ci.workspace, module.directory) || '.';
    ci.info(`Read ${(0,human_units/* counted */.hS)(content.files.length, 'file')} (${(0,human_units/* formatBytes */.z3)(bytes)}) of ${where}: ${artifact.manifestContent.descriptor.digest}`);
    return { ...publication, repository, reference, writer, reader, plan, content, provenance, artifact };
}
function sayWhatGitKnows({ request: { ci } }, content, revision) {
    if (content.lineEndsOfCommit.length > 0) {
        ci.info(`${(0,human_units/* counted */.hS)(content.lineEndsOfCommit.length, 'file')} with CRLF here and LF in the commit: published as the commit has them.`);
    }
    if (revision === undefined || content.isCommitted)
        return;
    const shown = content.uncommitted.slice(0, 5).join(', ');
    const more = content.uncommitted.length > 5 ? ` and ${content.uncommitted.length - 5} more` : '';
    ci.warning(`No revision is recorded, because not all is as in commit ${revision.slice(0, 12)}: ${shown}${more}. Another checkout would give another digest.`);
}
/**
 * What is published under the tag.
 * @throws {VersionTakenError | TwinTakenError}
 */
async function findPublished(prepared) {
    const { reader, repository, reference, plan, artifact, name, request } = prepared;
    const ours = artifact.manifestContent.descriptor.digest;
    const there = await reader.fetchManifest(repository, plan.tag);
    if (there !== undefined) {
        const comparison = compareWithPublished(there, artifact);
        const before = there.descriptor.digest;
        if (comparison.kind === 'same')
            return { there, before };
        if (plan.version === undefined)
            return { there: undefined, before };
        if (comparison.kind === 'same-content') {
            const from = comparison.revision === '' ? 'another checkout' : `commit ${comparison.revision.slice(0, 12)}`;
            request.ci.info(`${reference} is published already with the same files, from ${from}.`);
            return { there, before };
        }
        const difference = await explain(prepared, there, comparison.difference);
        throw new VersionTakenError(reference, before, ours, difference);
    }
    const twin = plan.twin === undefined ? undefined : await reader.fetchManifest(repository, plan.twin);
    if (plan.twin === undefined || twin === undefined)
        return { there: undefined, before: '' };
    const comparison = compareWithPublished(twin, artifact);
    if (comparison.kind === 'same')
        return { there: undefined, before: '' };
    const difference = comparison.kind === 'same-content'
        ? 'the same files, from another commit'
        : await explain(prepared, twin, comparison.difference);
    throw new TwinTakenError(reference, `${name}:${plan.twin}`, twin.descriptor.digest, difference);
}
/** Which files differ, where what is published can be read. */
async function explain({ reader, repository, reference, name, content }, there, difference) {
    const { manifest } = there;
    if (manifest.kind !== 'manifest')
        return difference;
    try {
        const { files } = await unpack(name, reference, manifest, (layer) => reader.fetchBlob(repository, layer));
        return differenceOfFiles(files, content.files);
    }
    catch {
        return difference;
    }
}
async function unpack(module, label, manifest, open) {
    const openLayer = async (layer) => {
        const chunks = await open(layer);
        return (async function* () {
            yield* chunks;
        })();
    };
    return await (0,module_archive.readModuleArtifact)({ module, label, manifest, openLayer });
}
const published = { result: 'not-needed', against: '', reason: 'this is published already' };
/** Lint, and breaking changes against the version before. */
async function check(prepared) {
    const { request, workspace, module, plan, name } = prepared;
    const { flags, ci, settings, environment, signal } = request;
    const skipped = (flag) => ({ result: 'skipped', against: '', reason: `--${flag}` });
    const withLint = !flags.has('skip-lint');
    const withBreaking = !flags.has('skip-breaking') && plan.previous !== undefined;
    let breaking = flags.has('skip-breaking')
        ? skipped('skip-breaking')
        : { result: 'not-needed', against: '', reason: plan.whyNoPrevious };
    const lint = withLint ? { result: 'passed', against: '', reason: '' } : skipped('skip-lint');
    if (!withLint && !withBreaking)
        return { lint, breaking };
    const program = await workspace.buf();
    const { bufCacheDirectory } = settings;
    const checks = new BufChecks({
        module,
        program,
        bufCacheDirectory,
        environment,
        checkout: ci.workspace,
        log: ci,
        annotate: (annotations) => ci.annotate(annotations),
        signal,
    });
    if (withLint)
        await checks.lint();
    if (withBreaking && plan.previous !== undefined) {
        const previous = `${name}:${plan.previous}`;
        const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(ci.temporaryDirectory, 'oras-buf-published-'));
        try {
            const { input } = await workspace.layOut(name, plan.previous, (0,external_node_path_.join)(scratch, 'workspace'));
            const image = (0,external_node_path_.join)(scratch, 'published.binpb');
            await checks.buildImage((0,external_node_path_.join)(scratch, 'workspace'), input, image, previous);
            await checks.breaking(image, previous);
        }
        finally {
            await (0,promises_.rm)(scratch, { recursive: true, force: true });
        }
        breaking = { result: 'passed', against: plan.previous, reason: '' };
    }
    return { lint, breaking };
}
async function upload(prepared) {
    const { writer, repository, reference, artifact, plan, workspace, request } = prepared;
    if (writer === undefined) {
        return artifact.blobs.map(({ descriptor: { digest, size } }) => ({ digest, size, how: 'not-pushed', from: '' }));
    }
    const asked = request.flags.text('mount-from');
    const blobs = await pushArtifact({
        writer,
        repository,
        reference,
        artifact,
        tag: plan.tag,
        mayMove: plan.version === undefined,
        mountFrom: (digest) => [
            ...(asked === undefined ? [] : [asked]),
            ...workspace.repositoriesWith(writer.host, digest),
        ],
    });
    return blobs.map(({ digest, size, push }) => ({
        digest,
        size,
        how: push.how,
        from: push.how === 'mounted' ? push.from : '',
    }));
}
/** The tag of the reference, which is there by now, and those that follow it. */
async function tagsOf(prepared, target, before) {
    const { plan, reader, writer, repository, asks } = prepared;
    const { digest } = target.descriptor;
    const isPlanStale = writer !== undefined && plan.moving.length > 0;
    // The checks took their time: what was published meanwhile keeps its `latest`.
    const { moving } = isPlanStale ? planTags(plan.tag, await publishedTags(reader, repository), asks) : plan;
    const stateFrom = (now) => now === '' ? 'created' : now === digest ? 'unchanged' : 'moved';
    const tags = [{ tag: plan.tag, state: stateFrom(before), before, reason: '' }];
    for (const { tag, held } of moving) {
        if (held !== undefined) {
            tags.push({ tag, state: 'held', before: '', reason: held });
            continue;
        }
        const now = (await reader.resolveTag(repository, tag)) ?? '';
        if (now !== digest && writer !== undefined)
            await moveTag({ writer, repository }, tag, target);
        tags.push({ tag, state: stateFrom(now), before: now, reason: '' });
    }
    return tags;
}

// EXTERNAL MODULE: ./build/report/markdown-escape.js
var markdown_escape = __webpack_require__(45456);
;// CONCATENATED MODULE: ./build/commands/push-text.js


const filesShown = 20;
/** The result for people. */
function pushText(data, style) {
    const { dryRun, outcome, reference, digest, files, dependencies, checks, tags, source, revision } = data;
    const head = {
        pushed: style('good', '✔ Pushed'),
        'already-there': style('good', '✔ Already there:'),
        'would-push': style('attention', 'Would push'),
    }[outcome];
    const lines = [`${head} ${style('strong', reference)}`, `  digest    ${digest}`];
    if (source !== '' || revision !== '') {
        lines.push(`  source    ${sourceWords(source, shortRevision(revision))}`);
    }
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    lines.push(`  files     ${files.length}, ${(0,human_units/* formatBytes */.z3)(bytes)}`);
    if (dryRun) {
        for (const { path, size } of files.slice(0, filesShown))
            lines.push(`            ${path}  ${style('quiet', (0,human_units/* formatBytes */.z3)(size))}`);
        if (files.length > filesShown)
            lines.push(`            and ${files.length - filesShown} more, which --json lists`);
    }
    lines.push(`  needs     ${dependencies.length === 0 ? 'nothing' : dependencies.join(', ')}`);
    lines.push(`  lint      ${checkWords(checks.lint)}`, `  breaking  ${checkWords(checks.breaking)}`);
    const label = dryRun ? 'would tag' : 'tags';
    lines.push(...tags.map((tag, index) => `  ${(index === 0 ? label : '').padEnd(9)} ${tagWords(tag)}`));
    const sent = blobWords(data);
    if (sent !== '')
        lines.push(`  blobs     ${sent}`);
    return `${lines.join('\n')}\n`;
}
function checkWords({ result, against, reason }) {
    const compared = against === '' ? '' : `, against ${against}`;
    return result === 'passed' ? `passed${compared}` : `${result === 'skipped' ? 'skipped' : 'not needed'}: ${reason}`;
}
function tagWords({ tag, state, before, reason }) {
    if (state === 'held')
        return `${tag} stays: ${reason}`;
    if (state === 'moved')
        return `${tag} (before: ${(0,human_units/* shortDigest */.VK)(before)})`;
    return state === 'unchanged' ? `${tag} (there already)` : tag;
}
function blobWords({ blobs, dryRun }) {
    if (dryRun || blobs.length === 0)
        return '';
    const parts = [];
    const of = (how) => blobs.filter((blob) => blob.how === how);
    const uploaded = of('uploaded');
    if (uploaded.length > 0) {
        const bytes = uploaded.reduce((sum, { size }) => sum + size, 0);
        parts.push(`${uploaded.length} uploaded (${(0,human_units/* formatBytes */.z3)(bytes)})`);
    }
    if (of('mounted').length > 0)
        parts.push(`${of('mounted').length} mounted`);
    if (of('present').length > 0)
        parts.push(`${of('present').length} there already`);
    return parts.join(', ');
}
function sourceWords(source, commit) {
    if (source === '')
        return `commit ${commit}`;
    return commit === '' ? source : `${source} @ ${commit}`;
}
function shortRevision(revision) {
    return revision.slice(0, 12);
}
/** The result as the summary of a CI job. */
function pushMarkdown(data) {
    const title = { pushed: 'Pushed', 'already-there': 'Already there', 'would-push': 'Would push' }[data.outcome];
    const rows = [
        ['Digest', (0,markdown_escape/* code */.aY)(data.digest)],
        ['Source', data.source === '' ? '–' : (0,markdown_escape/* code */.aY)(data.source)],
        ['Revision', (0,markdown_escape/* code */.aY)(data.revision)],
        ['Files', (0,human_units/* counted */.hS)(data.files.length, 'file')],
        ['Needs', data.dependencies.map((one) => (0,markdown_escape/* code */.aY)(one)).join(', ') || 'nothing'],
        ['Lint', (0,markdown_escape/* prose */.CS)(checkWords(data.checks.lint))],
        ['Breaking', (0,markdown_escape/* prose */.CS)(checkWords(data.checks.breaking))],
        ['Tags', data.tags.map((tag) => (0,markdown_escape/* prose */.CS)(tagWords(tag))).join(', ')],
    ];
    return [
        `### ${title} ${(0,markdown_escape/* code */.aY)(data.reference)}`,
        '',
        '| | |',
        '|---|---|',
        ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/commands/push.js











/** Publishes the module in a directory. A version that is published never changes; other tags move only when asked to. */
const push = {
    async run(request) {
        const { words, flags, ci, settings, environment, signal } = request;
        const [word = '.', text = ''] = words;
        const directory = (0,external_node_path_.resolve)(ci.workspace, word);
        const { module: name, requirement: tag } = readReference(word, text);
        const asks = { latest: flags.has('latest'), partial: flags.has('partial-tags') };
        // Before anything is read or sent: what is wrong in the words stays wrong.
        planTags(tag === '' ? undefined : tag, [], asks);
        checkMountFrom(flags.text('mount-from'));
        await checkDirectory(word, directory);
        const place = await (0,workspace_root/* findWorkspaceRoot */.HU)(directory);
        const module = await findSourceModule(directory, name, place.root);
        const at = { settings, ci, environment, signal, directory: module.directory };
        const data = await withPublishWorkspace(at, (workspace) => publishModule({ request, workspace, module, place, name, tag, asks }));
        await announce(request, data);
        return { data };
    },
    text: pushText,
};
function readReference(word, text) {
    if (isReference(word) && !isReference(text)) {
        throw new settings_errors/* CommandLineError */.Ox('the directory comes first, and then the reference', {
            next: `Write oras-buf push ${text} ${word}`,
        });
    }
    return (0,module_reference/* parseModuleReference */.fP)(text);
}
function isReference(text) {
    try {
        (0,module_reference/* parseModuleReference */.fP)(text);
        return true;
    }
    catch {
        return false;
    }
}
async function checkDirectory(word, directory) {
    const status = await (0,promises_.stat)(directory).catch(() => undefined);
    if (status?.isDirectory() === true)
        return;
    throw new settings_errors/* CommandLineError */.Ox(status === undefined ? `there is no directory ${word}` : `${word} is no directory`, {
        next: 'DIR is the directory of the module, or of its workspace, as seen from here.',
    });
}
function checkMountFrom(repository) {
    if (repository === undefined || (0,reference/* isRepository */.Z6)(repository))
        return;
    throw new reference/* MalformedReferenceError */.Bj(`"${repository}" is no repository path`, {
        next: 'Write --mount-from as the registry has it, without the host and without a tag: staging/common/types.',
    });
}
/** For the steps after this one, where the CI system has that. */
async function announce({ ci, settings }, data) {
    await ci.setOutput('digest', data.digest);
    await ci.setOutput('reference', data.reference);
    await ci.setOutput('pushed', String(data.outcome === 'pushed'));
    if (settings.summary === 'always')
        await ci.writeSummary(pushMarkdown(data));
}


/***/ }),

/***/ 43847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeModuleArtifact: () => (/* binding */ writeModuleArtifact)
/* harmony export */ });
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(51306);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46937);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1564);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95669);
/* harmony import */ var _archive_safety_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8275);
/* harmony import */ var _artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18321);
/* harmony import */ var _module_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(74738);
/* harmony import */ var _reproducible_tar_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9598);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67570);









/**
 * Makes the artifact of a module (design.md, decision 11). Equal files give equal bytes on every machine: paths sorted by
 * their UTF-8 bytes, no times, owners or modes of the machine, and a gzip by a pinned deflate in JavaScript, because zlib's
 * output differs between versions and processors.
 * @throws {UnsafeArchiveError} where our own reader would refuse it
 */
async function writeModuleArtifact(module) {
    // `oras pull` unpacks a titled layer into a directory of that name, and wants each path in the tar to start with it.
    const directory = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_5__/* .moduleNameParts */ .u)(module.module).name;
    const files = checkedFiles(module).map(({ path, content }) => ({ path: `${directory}/${path}`, content }));
    const tar = await (0,_reproducible_tar_js__WEBPACK_IMPORTED_MODULE_6__/* .writeReproducibleTar */ .X)(files);
    const layerBytes = (0,fflate__WEBPACK_IMPORTED_MODULE_7__/* .gzipSync */ .u3)(tar, { level: 6, mtime: 0 });
    const layer = {
        bytes: layerBytes,
        descriptor: {
            mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.tarGzip,
            digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(layerBytes),
            size: layerBytes.length,
            annotations: {
                [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.title]: directory,
                [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.unpack]: 'true',
                [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.unpackedDigest]: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(tar),
            },
        },
    };
    const configBytes = Buffer.from('{}');
    const config = {
        bytes: configBytes,
        descriptor: { mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.emptyConfig, digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(configBytes), size: configBytes.length },
    };
    const manifest = {
        kind: 'manifest',
        mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.manifest,
        artifactType: _artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .moduleArtifactType */ .fo,
        config: config.descriptor,
        layers: [layer.descriptor],
        annotations: {
            ...module.annotations,
            // Also where it is empty: who reads it knows without the layer that the module needs nothing.
            [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.dependencies]: (0,_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDependencies */ .Jh)(module.dependencies),
        },
    };
    const bytes = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .serialiseManifest */ .Tz)(manifest);
    const descriptor = {
        mediaType: manifest.mediaType,
        digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes),
        size: bytes.length,
        artifactType: _artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .moduleArtifactType */ .fo,
    };
    return { manifest, manifestContent: { descriptor, bytes }, blobs: [config, layer] };
}
function checkedFiles(module) {
    const entries = new _archive_safety_js__WEBPACK_IMPORTED_MODULE_3__/* .CheckedEntries */ .KT(module.module, _archive_safety_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultArchiveLimits */ .gr);
    for (const { path, content } of module.files)
        entries.add({ path, kind: 'file', content });
    return entries.files.toSorted((a, b) => (0,_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z)(a.path, b.path));
}


/***/ }),

/***/ 9598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ writeReproducibleTar)
/* harmony export */ });
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56118);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67570);


/**
 * Makes a tar whose bytes depend on paths and contents alone: no times, owners or modes of the machine. Each directory stands
 * before what lies in it.
 * @param files in the order in which they are to stand
 */
async function writeReproducibleTar(files) {
    const archive = (0,tar_stream__WEBPACK_IMPORTED_MODULE_0__.pack)();
    const fixed = { mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
    for (const path of directoriesOf(files))
        archive.entry({ name: `${path}/`, type: 'directory', mode: 0o755, ...fixed });
    for (const { path, content } of files) {
        archive.entry({ name: path, type: 'file', mode: 0o644, ...fixed }, asBuffer(content));
    }
    archive.finalize();
    const chunks = [];
    for await (const chunk of archive)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
function directoriesOf(files) {
    const directories = new Set();
    for (const { path } of files) {
        for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
            directories.add(path.slice(0, slash));
        }
    }
    return [...directories].sort(_utf8_order_js__WEBPACK_IMPORTED_MODULE_1__/* .compareUtf8 */ .z);
}
function asBuffer(content) {
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}


/***/ }),

/***/ 29150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EO: () => (/* binding */ PushedDigestError),
/* harmony export */   FM: () => (/* binding */ UploadsNotTakenError),
/* harmony export */   FS: () => (/* binding */ UploadTooLargeError),
/* harmony export */   Kh: () => (/* binding */ NoSuchRepositoryToPushError),
/* harmony export */   Q8: () => (/* binding */ MissingBlobError),
/* harmony export */   tD: () => (/* binding */ TagIsFixedError),
/* harmony export */   zG: () => (/* binding */ PushRefusedError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1787);


/** A registry, or what stands before it, takes no body of this size, not even in small pieces. */
class UploadTooLargeError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    constructor(url, bytes) {
        super(`${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .plainUrl */ .kP)(url)}: ${bytes} bytes at once are too many for the server (413)`, {
            next: 'Ask the owner of the registry to raise the limit of its proxy (nginx: client_max_body_size), or make the module smaller.',
        });
    }
}
/** The registry takes no pushes here: it only reads, or caches another one. */
class UploadsNotTakenError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
    constructor(host, repository, says) {
        super(`${host} takes no pushes to ${repository}${said(says)}`, {
            next: 'Push to the registry itself, not to a mirror or a cache of it, and check that it is not in its read-only mode.',
        });
    }
}
/** Some registries want a repository, or the project that it lies in, to be made before anything is pushed to it. */
class NoSuchRepositoryToPushError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
    constructor(host, repository, says) {
        super(`${host} has no repository ${repository}, and does not make one for a push${said(says)}`, {
            next: `Make it (or the project that it lies in) on ${host} first, and check the template "repository" of ${host} in .oras/config.yaml.`,
        });
    }
}
/** A push that the registry does not take, for a reason of its own. */
class PushRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(what, status, says) {
        super(`${what} was not taken: the registry answers ${status}${said(says)}`, {
            next: 'Check that the endpoint is an OCI registry (distribution-spec 1.0 or newer), and that no proxy answers in its place.',
        });
    }
}
/** The registry does not find a blob that the manifest names, though it was pushed. */
class MissingBlobError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(what, says) {
        super(`${what} was not taken: the registry misses one of its blobs${said(says)}`, {
            next: 'Push again. If it stays, the registry loses what it takes: tell its owner.',
        });
    }
}
/** The registry itself keeps tags where they are. */
class TagIsFixedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    constructor(what, says) {
        super(`the registry does not let the tag ${what} move${said(says)}`, {
            next: 'Push a new version. Versions stay what they were, so that locks stay true.',
        });
    }
}
/** What the registry has now is not what was pushed. */
class PushedDigestError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
    constructor(what, pushed, now) {
        super(`${what} was pushed as ${pushed}, and the registry has ${now}`, {
            next: 'The registry, or a proxy before it, changes what is pushed, or somebody else pushed at the same time. Nothing should use it before that is known.',
        });
    }
}
function said(text) {
    return text === undefined ? '' : ` (it says: ${text})`;
}


/***/ })

};
