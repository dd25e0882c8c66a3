export const id = 286;
export const ids = [286,3];
export const modules = {

/***/ 9286:
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
// EXTERNAL MODULE: ./build/errors.js
var build_errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/bsr/buf-failure.js

/** The BSR does not let this job read a module. */
class BsrNotAllowedError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notAllowed;
}
/** The BSR has no such module, label or commit. */
class BsrNotFoundError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
}
/** The BSR cannot be reached, or answers with an error of its own. */
class BsrUnreachableError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.network;
}
/** What the BSR sent, or buf's cache holds, does not have the digest that it should. */
class BsrDigestMismatchError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.digestMismatch;
}
/** Stock buf failed in a way that we know nothing of. */
class BufFailedError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
/** Stock buf is needed to ask the BSR, and it is not there or cannot be started. */
class BufMissingError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
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
    throw new BsrNotFoundError(`the mirror ${mirror.registry.host}/${mirror.prefix} has ${wanted} of ${module}` +
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
            throw bufFailure('buf dep update', result.exitCode, result.stderr || result.stdout);
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
        throw new BufMissingError(`buf cannot be started: ${buf.program}`, {
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
    throw new BsrDigestMismatchError(`${module.module}:${module.commit} has the digest ${got}, and the lock says ${expected}`, {
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
        throw new BufMissingError(`buf was not found, and it has to ask the Buf Schema Registry for ${wanted.map(({ module }) => module).join(', ')}`, {
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
        if (!(error instanceof BsrDigestMismatchError))
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
    throw new BsrDigestMismatchError(got === undefined
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
        throw new BsrDigestMismatchError(`the b4 digest of ${module}:${commit} is ${digest ?? 'not in the lock'} for buf, and its files make it ${b4}`, { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' });
    })));
}


/***/ }),

/***/ 8275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KT: () => (/* binding */ CheckedEntries),
/* harmony export */   Y5: () => (/* binding */ unpackedAllowance),
/* harmony export */   gr: () => (/* binding */ defaultArchiveLimits),
/* harmony export */   sU: () => (/* binding */ UnreadableArchiveError),
/* harmony export */   td: () => (/* binding */ UnsafeArchiveError),
/* harmony export */   v4: () => (/* binding */ tooMuchUnpacked)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

const defaultArchiveLimits = {
    compressedBytes: 256 * 1024 * 1024,
    unpackedBytes: 512 * 1024 * 1024,
    ratio: 200,
    entries: 100_000,
    pathBytes: 512,
    pathDepth: 32,
};
/** A small archive may shrink as well as it likes: its ratio counts only from here on. */
const ratioFreeBytes = 16 * 1024 * 1024;
/** An artifact holds what must not be unpacked. Nothing of it was written. */
class UnsafeArchiveError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    reason;
    constructor(artifact, reason, what) {
        super(`${artifact} is refused: ${what}`, {
            next: 'Nothing of it was used. Tell its publisher, and push it again without that.',
        });
        this.reason = reason;
    }
}
/** An artifact's archive is damaged, or is none: its publisher pushed it so, for its bytes match their digest. Exit code 4. */
class UnreadableArchiveError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
    constructor(artifact, what, cause) {
        super(`${artifact} cannot be unpacked: ${what}`, {
            next: 'Push it again: its bytes are those that were pushed, so the archive was damaged before.',
            cause,
        });
    }
}
/** How many bytes a compressed piece may unpack to, before ratio or size forbid it. */
function unpackedAllowance(compressedBytes, limits) {
    return Math.min(limits.unpackedBytes, ratioFreeBytes + Math.ceil(compressedBytes * limits.ratio));
}
/** The error for a compressed piece that unpacks to more than its allowance. */
function tooMuchUnpacked(artifact, compressedBytes, limits) {
    const allowed = unpackedAllowance(compressedBytes, limits);
    return allowed === limits.unpackedBytes
        ? new UnsafeArchiveError(artifact, 'unpacked-size', `it unpacks to more than ${allowed} bytes`)
        : new UnsafeArchiveError(artifact, 'ratio', `${compressedBytes} bytes unpack to more than ${allowed}, over ${limits.ratio} times as many`);
}
/** Collects the entries of one artifact and lets only sound ones through. */
class CheckedEntries {
    files = [];
    /** Names that Windows reserves, where we are not on Windows. */
    remarks = [];
    #artifact;
    #limits;
    #platform;
    #kinds = new Map();
    #entries = 0;
    #bytes = 0;
    constructor(artifact, limits, platform = process.platform) {
        this.#artifact = artifact;
        this.#limits = limits;
        this.#platform = platform;
    }
    /** @throws {UnsafeArchiveError} */
    add(entry) {
        this.#entries += 1;
        if (this.#entries > this.#limits.entries) {
            throw this.#unsafe('entries', `it has more than ${this.#limits.entries} entries`);
        }
        const shown = JSON.stringify(entry.path.slice(0, 200));
        if (entry.kind === 'link')
            throw this.#unsafe('link', `its entry ${shown} is a link`);
        if (entry.kind === 'device')
            throw this.#unsafe('device', `its entry ${shown} is a device or a pipe`);
        if (entry.kind === 'unknown')
            throw this.#unsafe('unknown-kind', `its entry ${shown} is of an unknown kind`);
        const isFile = entry.kind === 'file';
        const path = this.#checkPath(isFile ? entry.path : entry.path.replace(/\/$/, ''), shown, isFile);
        if (path === '')
            return;
        this.#checkCollision(path, isFile);
        if (!isFile)
            return;
        this.#bytes += entry.content.length;
        if (this.#bytes > this.#limits.unpackedBytes) {
            throw this.#unsafe('unpacked-size', `its files have more than ${this.#limits.unpackedBytes} bytes`);
        }
        this.files.push({ path, content: entry.content });
    }
    /** The path without a leading `./`; empty for the directory that everything is in. */
    #checkPath(written, shown, isFile) {
        const bad = (why) => this.#unsafe('path', `its entry ${shown} ${why}`);
        const path = written === '.' ? '' : written.replace(/^(?:\.\/)+/, '');
        if (path === '') {
            if (isFile)
                throw bad('has no name');
            return '';
        }
        if (Buffer.byteLength(path) > this.#limits.pathBytes) {
            throw this.#unsafe('path-length', `its entry ${shown} has a path of more than ${this.#limits.pathBytes} bytes`);
        }
        if (path.startsWith('/'))
            throw bad('has an absolute path');
        if (path.includes('\\'))
            throw bad('has a backslash in its path');
        if (/^[A-Za-z]:/.test(path))
            throw bad('starts with a drive letter');
        // Line breaks would forge lines of buf's manifest; the others hide or turn round in terminals, and HFS+ takes names that
        // differ in invisible characters for one. Bad UTF-8 arrives as U+FFFD.
        if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFFD]/u.test(path))
            throw bad('has a character in its path that is not allowed');
        const parts = path.split('/');
        if (parts.length > this.#limits.pathDepth) {
            throw this.#unsafe('path-depth', `its entry ${shown} lies more than ${this.#limits.pathDepth} directories deep`);
        }
        if (parts.some((part) => part === '' || part === '.' || part === '..'))
            throw bad('leads through ".", ".." or nothing');
        this.#checkReserved(parts, shown);
        return path;
    }
    #checkReserved(parts, shown) {
        if (!parts.some(isReservedOnWindows))
            return;
        if (this.#platform === 'win32') {
            throw this.#unsafe('reserved-name', `its entry ${shown} has a name that Windows reserves`);
        }
        this.remarks.push(`${this.#artifact}: the entry ${shown} has a name that Windows reserves; it cannot be used there.`);
    }
    /** Two paths that a file system may take for one, in any of their directories, and a file where a directory is due. */
    #checkCollision(path, isFile) {
        for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
            const prefix = path.slice(0, end);
            const isFileHere = isFile && end === path.length;
            const key = foldedPath(prefix);
            const other = this.#kinds.get(key);
            if (other === undefined)
                this.#kinds.set(key, { path: prefix, isFile: isFileHere });
            else if (other.path !== prefix || other.isFile || isFileHere) {
                throw this.#unsafe('collision', other.path === prefix
                    ? `it has two entries ${JSON.stringify(prefix)}`
                    : `its entries ${JSON.stringify(other.path)} and ${JSON.stringify(prefix)} differ only in case or Unicode form`);
            }
            else
                return;
        }
    }
    #unsafe(reason, what) {
        return new UnsafeArchiveError(this.#artifact, reason, what);
    }
}
/** Equal for two paths that some file system of a developer's machine takes for one. */
function foldedPath(path) {
    if (/^[a-z0-9_./-]*$/.test(path))
        return path;
    return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
/** Source: Microsoft, "Naming Files, Paths, and Namespaces". */
function isReservedOnWindows(name) {
    return (/[<>:"|?*]/.test(name) ||
        /[. ]$/.test(name) ||
        /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?$/i.test(name));
}


/***/ }),

/***/ 64003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AmbiguousIndexError: () => (/* binding */ AmbiguousIndexError),
  DependencyMismatchError: () => (/* binding */ DependencyMismatchError),
  NoProtoFilesError: () => (/* binding */ NoProtoFilesError),
  chooseFromIndex: () => (/* binding */ chooseFromIndex),
  readModuleArtifact: () => (/* binding */ readModuleArtifact)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/modules/archive-safety.js
var archive_safety = __webpack_require__(8275);
// EXTERNAL MODULE: ./build/modules/artifact-annotations.js
var artifact_annotations = __webpack_require__(18321);
// EXTERNAL MODULE: ./build/system/trailing-characters.js
var trailing_characters = __webpack_require__(40023);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/modules/tar-archive.js



const gunzipAll = (0,external_node_util_.promisify)(external_node_zlib_.gunzip);
const zstdAll = (0,external_node_util_.promisify)(external_node_zlib_.zstdDecompress);
/**
 * Unpacks gzip or zstd, whole, in memory.
 * @throws {UnsafeArchiveError} where it unpacks to too much; it stops there. {@link UnreadableArchiveError} where it is damaged.
 */
async function decompress(bytes, format, artifact, limits) {
    const maxOutputLength = (0,archive_safety/* unpackedAllowance */.Y5)(bytes.length, limits);
    try {
        if (format === 'zstd')
            return await zstdAll(bytes, { maxOutputLength, chunkSize: smallChunk });
        const options = { maxOutputLength, chunkSize: chunkSizeFor(bytes, maxOutputLength) };
        // Handing a small piece to another thread and back costs several times the work.
        return bytes.length <= smallArchive ? (0,external_node_zlib_.gunzipSync)(bytes, options) : await gunzipAll(bytes, options);
    }
    catch (error) {
        if (error.code === 'ERR_BUFFER_TOO_LARGE') {
            throw (0,archive_safety/* tooMuchUnpacked */.v4)(artifact, bytes.length, limits);
        }
        throw new archive_safety/* UnreadableArchiveError */.sU(artifact, `its ${format} data is damaged`, error);
    }
}
const smallArchive = 64 * 1024;
const smallChunk = 1024 * 1024;
/** Texts seldom pack better than that: a longer output may come in pieces. */
const likelyRatio = 24;
/**
 * Room for the whole output, so that it comes in one piece and is not copied: gzip ends with its length. Nobody vouches for what is
 * written there, so it is a hint and no more. Source: RFC 1952, 2.3.1, ISIZE.
 */
function chunkSizeFor(bytes, most) {
    const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const hint = end.length < 4 ? 0 : end.readUInt32LE(end.length - 4);
    return Math.max(1024, Math.min(hint + 1, most, Math.max(smallChunk, likelyRatio * bytes.length)));
}
/** Whether bytes start with the header of a tar: its checksum is right. An empty tar is two blocks of zeros. */
function looksLikeTar(bytes) {
    if (bytes.length < 512)
        return false;
    const header = bytes.subarray(0, 512);
    const written = Number.parseInt(Buffer.from(header.subarray(148, 156))
        .toString('latin1')
        .replace(/[\0 ]+/g, ' ')
        .trim(), 8);
    let sum = 8 * 0x20;
    for (let i = 0; i < 512; i++)
        sum += i >= 148 && i < 156 ? 0 : (header[i] ?? 0);
    return written === sum || (sum === 8 * 0x20 && bytes.length >= 1024);
}
/**
 * Hands out the entries of a tar in memory, one after another; contents are views into it. Nothing about them is checked.
 * Read here and by no library: those that we know read streams, and some hostile headers make them wait for ever.
 * Sources: POSIX.1-2024, pax, "ustar Interchange Format" and "pax Extended Header"; GNU tar, "Basic Tar Format".
 * @throws {UnreadableArchiveError} and whatever `onEntry` throws
 */
async function readTar(bytes, artifact, onEntry) {
    const tar = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const damaged = (what) => new archive_safety/* UnreadableArchiveError */.sU(artifact, `its tar is damaged: ${what}`);
    const forAll = {};
    let forNext = {};
    let at = 0;
    while (at < tar.length) {
        const block = tar.subarray(at, at + blockSize);
        if (block.length < blockSize)
            throw damaged('it ends too early');
        if (isZero(block)) {
            if (at + blockSize < tar.length && !isZero(tar.subarray(at + blockSize, at + 2 * blockSize))) {
                throw damaged('a gap is in its midst');
            }
            return;
        }
        const header = readHeader(block);
        if (header === undefined)
            throw damaged('a header does not match its checksum, or has a size that is none');
        const isExtension = /[xgLK]/.test(header.type);
        const extended = isExtension ? {} : { ...forAll, ...forNext };
        const size = header.type === '5' ? 0 : (extended.size ?? header.size);
        const start = at + blockSize;
        if (size > tar.length - start)
            throw damaged('it ends too early');
        const content = tar.subarray(start, start + size);
        at = start + Math.ceil(size / blockSize) * blockSize;
        if (isExtension) {
            const read = header.type === 'L' ? { path: untilNul(content) } : header.type === 'K' ? {} : readPax(content);
            if (read === undefined)
                throw damaged('an extended header is malformed');
            if (header.type === 'g')
                Object.assign(forAll, read);
            else
                forNext = { ...forNext, ...read };
            continue;
        }
        forNext = {};
        const path = extended.path ?? header.path;
        onEntry({ path, kind: extended.isSparse === true ? 'unknown' : kindOf(header.type, path), content });
    }
}
const blockSize = 512;
function isZero(bytes) {
    return bytes.every((byte) => byte === 0);
}
function readHeader(block) {
    const size = readNumber(block.subarray(124, 136));
    if (!looksLikeTar(block) || size === undefined)
        return undefined;
    const name = untilNul(block.subarray(0, 100));
    // GNU's magic ends with spaces, and it keeps other things where POSIX has the prefix; the oldest tars have no magic at all.
    const prefix = block.toString('latin1', 257, 263) === 'ustar\0' ? untilNul(block.subarray(345, 500)) : '';
    return { path: prefix === '' ? name : `${prefix}/${name}`, size, type: block.toString('latin1', 156, 157) };
}
/** Octal digits, or GNU's binary form for what is too large for them. */
function readNumber(field) {
    if (field[0] === 0x80) {
        const value = field.readBigUInt64BE(field.length - 8);
        return value <= Number.MAX_SAFE_INTEGER && isZero(field.subarray(1, field.length - 8)) ? Number(value) : undefined;
    }
    const digits = /^[ ]*([0-7]*)[ \0]*$/.exec(field.toString('latin1'));
    return digits === null ? undefined : Number.parseInt(digits[1] || '0', 8);
}
/** Records of `length key=value` and a line end, where the length counts the whole record. */
function readPax(content) {
    let extended = {};
    for (let at = 0; at < content.length;) {
        const space = content.indexOf(0x20, at);
        const digits = space < 0 || space - at > 10 ? '' : content.toString('latin1', at, space);
        const end = /^[1-9]\d*$/.test(digits) ? at + Number(digits) : -1;
        if (end <= space || end > content.length || content[end - 1] !== 0x0a)
            return undefined;
        const record = content.toString('utf8', space + 1, end - 1);
        at = end;
        const equals = record.indexOf('=');
        const [key, value] = [record.slice(0, Math.max(0, equals)), record.slice(equals + 1)];
        if (key === 'path')
            extended = { ...extended, path: value };
        else if (key.startsWith('GNU.sparse.'))
            extended = { ...extended, isSparse: true };
        else if (key === 'size') {
            if (!/^\d{1,15}$/.test(value))
                return undefined;
            extended = { ...extended, size: Number(value) };
        }
    }
    return extended;
}
function untilNul(field) {
    const end = field.indexOf(0);
    return field.toString('utf8', 0, end < 0 ? field.length : end);
}
function kindOf(type, path) {
    switch (type) {
        case '0':
        case '\0':
            // The oldest tars have no type for directories.
            return path.endsWith('/') ? 'directory' : 'file';
        case '7':
            return 'file';
        case '5':
            return 'directory';
        case '1':
        case '2':
            return 'link';
        case '3':
        case '4':
        case '6':
            return 'device';
        default:
            return 'unknown';
    }
}

;// CONCATENATED MODULE: ./build/modules/zip-archive.js



const inflateAll = (0,external_node_util_.promisify)(external_node_zlib_.inflateRaw);
// Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSize = 22;
const centralSize = 46;
const localSize = 30;
const madeByUnix = 3;
/** Whether bytes start as a zip does, an empty one included. */
function looksLikeZip(bytes) {
    if (bytes.length < endSize)
        return false;
    const signature = Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32LE(0);
    return signature === localSignature || signature === endSignature;
}
/**
 * Hands out the entries of a zip in memory, by its central directory, which alone tells links from files. Each content is
 * unpacked within what is left of the limits and checked against its CRC. Zip64 and encryption are refused.
 * @throws {UnreadableArchiveError | UnsafeArchiveError} and whatever `onEntry` throws
 */
async function readZip(bytes, artifact, limits, onEntry) {
    const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const damaged = (what, cause) => new archive_safety/* UnreadableArchiveError */.sU(artifact, `its zip is damaged: ${what}`, cause);
    try {
        const { count, offset } = findDirectory(zip, damaged);
        if (count > limits.entries) {
            throw new archive_safety/* UnsafeArchiveError */.td(artifact, 'entries', `it has more than ${limits.entries} entries`);
        }
        let left = (0,archive_safety/* unpackedAllowance */.Y5)(bytes.length, limits);
        let at = offset;
        for (let i = 0; i < count; i++) {
            const header = readCentralHeader(zip, at, damaged);
            at = header.next;
            if (header.isEncrypted) {
                throw new archive_safety/* UnsafeArchiveError */.td(artifact, 'encrypted', `its entry ${JSON.stringify(header.path)} is encrypted`);
            }
            if (header.size > left)
                throw (0,archive_safety/* tooMuchUnpacked */.v4)(artifact, bytes.length, limits);
            const content = header.kind === 'file' ? await readContent(zip, header, damaged) : Buffer.alloc(0);
            left -= content.length;
            onEntry({ path: header.path, kind: header.kind, content });
        }
    }
    catch (error) {
        if (error instanceof RangeError)
            throw damaged('it ends too early', error);
        throw error;
    }
}
function findDirectory(zip, damaged) {
    for (let at = zip.length - endSize; at >= Math.max(0, zip.length - endSize - 0xffff); at--) {
        if (zip.readUInt32LE(at) !== endSignature || at + endSize + zip.readUInt16LE(at + 20) !== zip.length)
            continue;
        const count = zip.readUInt16LE(at + 10);
        const offset = zip.readUInt32LE(at + 16);
        if (count === 0xffff || offset === 0xffffffff)
            throw damaged('Zip64 is not read here');
        return { count, offset };
    }
    throw damaged('it has no directory');
}
function readCentralHeader(zip, at, damaged) {
    if (zip.readUInt32LE(at) !== centralSignature)
        throw damaged('its directory is broken');
    const nameEnd = at + centralSize + zip.readUInt16LE(at + 28);
    const next = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (next > zip.length)
        throw damaged('its directory ends too early');
    const path = zip.toString('utf8', at + centralSize, nameEnd);
    const mode = zip.readUInt8(at + 5) === madeByUnix ? zip.readUInt16LE(at + 40) : 0;
    return {
        path,
        kind: zip_archive_kindOf(path, mode),
        isEncrypted: (zip.readUInt16LE(at + 8) & 0x1) !== 0,
        method: zip.readUInt16LE(at + 10),
        crc: zip.readUInt32LE(at + 16),
        compressedSize: zip.readUInt32LE(at + 20),
        size: zip.readUInt32LE(at + 24),
        localOffset: zip.readUInt32LE(at + 42),
        next,
    };
}
/** @param mode the mode bits of Unix, zero where the archive was made elsewhere */
function zip_archive_kindOf(path, mode) {
    const format = mode & 0o170000;
    if (format === 0o120000)
        return 'link';
    if (format === 0o020000 || format === 0o060000 || format === 0o010000 || format === 0o140000)
        return 'device';
    return path.endsWith('/') || format === 0o040000 ? 'directory' : 'file';
}
async function readContent(zip, header, damaged) {
    if (zip.readUInt32LE(header.localOffset) !== localSignature)
        throw damaged('an entry is not where it should be');
    const start = header.localOffset +
        localSize +
        zip.readUInt16LE(header.localOffset + 26) +
        zip.readUInt16LE(header.localOffset + 28);
    const end = start + header.compressedSize;
    if (end > zip.length)
        throw damaged('an entry ends too early');
    const stored = zip.subarray(start, end);
    const shown = JSON.stringify(header.path.slice(0, 200));
    let content;
    if (header.method === 0)
        content = stored;
    else if (header.method === 8) {
        try {
            content = await inflateAll(stored, { maxOutputLength: Math.max(1, header.size) });
        }
        catch (error) {
            throw damaged(`the data of ${shown} cannot be unpacked`, error);
        }
    }
    else
        throw damaged(`${shown} is packed by a method that is not read here (${header.method})`);
    if (content.length !== header.size || (0,external_node_zlib_.crc32)(content) !== header.crc) {
        throw damaged(`the data of ${shown} does not match its checksum`);
    }
    return content;
}

;// CONCATENATED MODULE: ./build/modules/artifact-layer.js





/**
 * Adds what a layer holds to the entries. A titled layer is one file, unless annotation, title or media type say that it
 * is an archive and its first bytes agree; an untitled layer that is no archive (a signature, a note) is passed over.
 */
async function readLayer(layer, bytes, context) {
    const title = layer.annotations?.[artifact_annotations/* annotationNames */.GS.title];
    const format = formatOf(bytes);
    if (!isArchive(layer, title, format)) {
        if (title !== undefined)
            context.entries.add({ path: title, kind: 'file', content: bytes });
        return;
    }
    const strip = context.isOurs && title !== undefined ? `${(0,trailing_characters/* withoutTrailing */.h)(title.replace(/^(?:\.\/)+/, ''), '/')}/` : '';
    const onEntry = (entry) => context.entries.add(withoutPrefix(entry, strip));
    const { label, limits } = context;
    if (format === 'zip')
        return readZip(bytes, label, limits, onEntry);
    const tar = format === 'gzip' || format === 'zstd' ? await decompress(bytes, format, label, limits) : bytes;
    if (tar.length > 0 && !looksLikeTar(tar))
        throw new archive_safety/* UnreadableArchiveError */.sU(label, 'its layer is no tar');
    return readTar(tar, label, onEntry);
}
/** By the first bytes alone. */
function formatOf(bytes) {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b)
        return 'gzip';
    if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd)
        return 'zstd';
    if (looksLikeZip(bytes))
        return 'zip';
    return looksLikeTar(bytes) ? 'tar' : 'other';
}
function isArchive(layer, title, format) {
    const isPacked = format !== 'other';
    if (title === undefined)
        return isPacked || /[./+](?:tar|zip)(?:$|[.+])/.test(layer.mediaType);
    if (layer.annotations?.[artifact_annotations/* annotationNames */.GS.unpack] === 'true' || /\.(?:tar|tar\.gz|tgz|tar\.zst|zip)$/i.test(title))
        return true;
    // oras gives a plain file the media type of a tar layer, never that of a compressed one.
    const hasExtension = /\.\w+$/.test(title);
    return isPacked && !title.endsWith('.proto') && (!hasExtension || /gzip|zstd|zip/.test(layer.mediaType));
}
function withoutPrefix(entry, prefix) {
    if (prefix === '')
        return entry;
    const path = entry.path.replace(/^(?:\.\/)+/, '');
    if (path.startsWith(prefix))
        return { ...entry, path: path.slice(prefix.length) || './' };
    return `${path}/` === prefix ? { ...entry, path: './' } : entry;
}

// EXTERNAL MODULE: ./build/modules/buf-yaml.js
var buf_yaml = __webpack_require__(83303);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
;// CONCATENATED MODULE: ./build/modules/module-root.js



/** An artifact holds several modules and none of them has the name that was asked for. Exit code 4. */
class AmbiguousModuleError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/**
 * Finds the module in the files of an artifact: the one that the topmost `buf.yaml` describes, or of several the one with
 * the name that was asked for. Without a `buf.yaml` it is the artifact as a whole, as `oras pull` would lay it out.
 * @throws {AmbiguousModuleError} and what a `buf.yaml` that cannot be read throws
 */
async function findModuleRoot(files, module, artifact) {
    const described = files
        .filter((file) => /(?:^|\/)buf\.yaml$/.test(file.path))
        .map((file) => ({ ...file, depth: file.path.split('/').length }));
    const top = Math.min(...described.map(({ depth }) => depth));
    const candidates = [];
    const highest = described.filter(({ depth }) => depth === top).sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
    for (const { path, content } of highest) {
        const yaml = await (0,buf_yaml/* parseBufYaml */.k)(new TextDecoder().decode(content), `${artifact}/${path}`);
        for (const { path: below, name, sources } of yaml.modules) {
            const [first, ...more] = sources;
            // One of several `roots` (v1beta1) is no more the module than another.
            const source = first === undefined || more.length > 0 ? below : first.directory;
            candidates.push({ directory: join(path, source), name, yaml });
        }
    }
    if (candidates.length === 0)
        return { directory: '.', dependencies: undefined, remarks: [] };
    const chosen = candidates.length === 1 ? candidates[0] : candidates.find(({ name }) => name === module);
    if (chosen === undefined) {
        const list = candidates.map(({ directory, name }) => `${directory} (${name ?? 'without a name'})`).join(', ');
        throw new AmbiguousModuleError(`${artifact} holds several modules and none is named ${module}: ${list}`, {
            next: `Push one module to a repository, or give one of them the name ${module} in its buf.yaml.`,
        });
    }
    return {
        directory: chosen.directory,
        dependencies: chosen.yaml.dependencies.map(({ module: name, requirement }) => ({ module: name, requirement })),
        remarks: chosen.yaml.remarks.map(({ message, place }) => `${place.file}: ${message}`),
    };
}
function join(bufYaml, below) {
    const above = bufYaml.slice(0, Math.max(0, bufYaml.lastIndexOf('/')));
    if (above === '')
        return below;
    return below === '.' ? above : `${above}/${below}`;
}

;// CONCATENATED MODULE: ./build/modules/module-archive.js









/** An artifact without a single `.proto` file. Exit code 4: what the reference leads to is no module. */
class NoProtoFilesError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/** The annotation of a manifest names other dependencies than the `buf.yaml` inside: one of them was forged or forgotten. */
class DependencyMismatchError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.digestMismatch;
}
/** An index of which no child can be chosen. Exit code 4. */
class AmbiguousIndexError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
const parallelLayers = 8;
/** What is as small as this is read at once: handing it to another thread and back costs several times the work. Bytes. */
const smallLayer = 256 * 1024;
/**
 * The child of an index that is the module: the one with our artifact type, else the only one. What build tools attest
 * about another child does not count.
 * @throws {AmbiguousIndexError}
 */
function chooseFromIndex(index, label) {
    const children = index.manifests.filter(({ annotations }) => annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest');
    const ours = children.filter(({ artifactType }) => artifactType === artifact_annotations/* moduleArtifactType */.fo);
    const [chosen, ...others] = ours.length > 0 ? ours : children;
    if (chosen !== undefined && others.length === 0)
        return chosen;
    const list = children
        .map(({ digest, artifactType, mediaType }) => `${digest} (${artifactType ?? mediaType})`)
        .join(', ');
    throw new AmbiguousIndexError(children.length === 0
        ? `${label} is an empty index`
        : `${label} is an index with several children, of which ${ours.length === 0 ? 'none' : 'more than one'} is marked as a module: ${list}`, { next: `Push the module as one manifest, or give its child alone the artifactType ${artifact_annotations/* moduleArtifactType */.fo}.` });
}
/**
 * Reads the artifact of a module: one titled layer per file, titled or untitled tar and tar+gzip, zip. Everything is
 * checked in memory before any of it is handed out.
 * @throws {UnsafeArchiveError | UnreadableArchiveError | NoProtoFilesError | DependencyMismatchError | AmbiguousModuleError}
 */
async function readModuleArtifact(source) {
    const { manifest, label, module } = source;
    const limits = { ...archive_safety/* defaultArchiveLimits */.gr, ...source.limits };
    checkLayers(manifest, label, limits);
    const annotated = (0,artifact_annotations/* readDependencies */.gF)(manifest.annotations, label);
    const layers = await (0,bounded/* mapBounded */.y)(manifest.layers, parallelLayers, async (layer) => ({
        layer,
        bytes: await readAll(layer, await source.openLayer(layer), label),
    }));
    const entries = new archive_safety/* CheckedEntries */.KT(label, limits);
    const isOurs = manifest.artifactType === artifact_annotations/* moduleArtifactType */.fo;
    for (const { layer, bytes } of layers)
        await readLayer(layer, bytes, { label, limits, isOurs, entries });
    const root = await findModuleRoot(entries.files, module, label);
    const files = filesBelow(entries.files, root.directory);
    if (!files.some(({ path }) => path.endsWith('.proto')))
        throw noProtoFiles(source, entries.files, root.directory);
    if (annotated !== undefined && root.dependencies !== undefined && !(0,artifact_annotations/* sameDependencies */.OV)(annotated, root.dependencies)) {
        throw new DependencyMismatchError(`${label} contradicts itself: its annotation names the dependencies ${(0,artifact_annotations/* formatDependencies */.Jh)(annotated)}, its buf.yaml ${(0,artifact_annotations/* formatDependencies */.Jh)(root.dependencies)}`, {
            next: 'Push it again so that both agree, or drop the annotation: then buf.yaml alone counts.',
        });
    }
    return {
        files,
        dependencies: root.dependencies ?? annotated ?? [],
        remarks: [...entries.remarks, ...root.remarks],
    };
}
function checkLayers(manifest, label, limits) {
    if (manifest.layers.length > limits.entries) {
        throw new archive_safety/* UnsafeArchiveError */.td(label, 'entries', `it has more than ${limits.entries} layers`);
    }
    const total = manifest.layers.reduce((sum, { size }) => sum + size, 0);
    if (total > limits.compressedBytes) {
        throw new archive_safety/* UnsafeArchiveError */.td(label, 'compressed-size', `its layers have ${total} bytes, over ${limits.compressedBytes}`);
    }
}
async function readAll(layer, from, label) {
    const lengthIsWrong = () => new archive_safety/* UnsafeArchiveError */.td(label, 'compressed-size', `the layer ${layer.digest} has not the ${layer.size} bytes that its descriptor says`);
    if (typeof from === 'string' && layer.size <= smallLayer) {
        const bytes = (0,external_node_fs_.readFileSync)(from);
        if (bytes.length !== layer.size)
            throw lengthIsWrong();
        return bytes;
    }
    const bytes = Buffer.alloc(layer.size);
    if (typeof from === 'string') {
        const file = await (0,promises_.open)(from, 'r');
        try {
            if ((await file.stat()).size !== layer.size)
                throw lengthIsWrong();
            let filled = 0;
            while (filled < layer.size) {
                const { bytesRead } = await file.read(bytes, filled, layer.size - filled, filled);
                if (bytesRead === 0)
                    throw lengthIsWrong();
                filled += bytesRead;
            }
        }
        finally {
            await file.close();
        }
        return bytes;
    }
    let filled = 0;
    for await (const chunk of from) {
        if (filled + chunk.length > layer.size)
            throw lengthIsWrong();
        bytes.set(chunk, filled);
        filled += chunk.length;
    }
    if (filled !== layer.size)
        throw lengthIsWrong();
    return bytes;
}
function filesBelow(files, directory) {
    const prefix = directory === '.' ? '' : `${directory}/`;
    return files
        .filter(({ path }) => path.startsWith(prefix))
        .map(({ path, content }) => ({ path: path.slice(prefix.length), content }))
        .sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
}
function noProtoFiles(source, all, directory) {
    const shown = all.slice(0, 10).map(({ path }) => path);
    const files = shown.length === 0 ? '' : ` files ${shown.join(', ')}${all.length > 10 ? ` and ${all.length - 10} more` : ''};`;
    const layers = source.manifest.layers
        .slice(0, 10)
        .map(({ mediaType, size, annotations }) => `${annotations?.[artifact_annotations/* annotationNames */.GS.title] ?? 'untitled'} (${mediaType}, ${size} bytes)`);
    const where = directory === '.' ? '' : ` below ${directory}`;
    return new NoProtoFilesError(`${source.label} holds no .proto file${where}: found${files} layers ${layers.join(', ') || 'none'}`, {
        next: 'Check the reference: this is no module. Push its .proto files, for example with "oras push".',
    });
}


/***/ })

};
