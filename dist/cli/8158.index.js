export const id = 8158;
export const ids = [8158];
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

/***/ 45811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ openStore),
/* harmony export */   YQ: () => (/* binding */ carrierOf)
/* harmony export */ });
/* unused harmony export LinkedStoreError */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _install_root_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3588);
/* harmony import */ var _store_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64899);
/* harmony import */ var _system_inside_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19820);





/** A directory of the store leads out of the checkout: we would write, and remove, wherever a commit points it. */
class LinkedStoreError extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.policy;
}
/**
 * Opens the store of these settings. In one that a CI system carries, every blob is hashed before it is used, whatever a record in
 * there says.
 * @returns the store, and who carries it
 * @throws what {@link carrierOf} and {@link Store.open} throw
 */
async function openStore(settings, ci) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(settings.cacheDirectory, 'store');
    const carrier = await carrierOf(directory, ci);
    return { store: await _store_store_js__WEBPACK_IMPORTED_MODULE_3__/* .Store */ .i.open(directory, { trust: carrier === undefined ? 'recorded' : 'nothing' }), carrier };
}
/**
 * Who carries the store from job to job and from machine to machine: a CI system, and only where the store lies in the checkout.
 * Such a store is not taken at its word: it is made sure of that no commit leads it elsewhere, and that git does not see it.
 * @param storeDirectory absolute
 * @throws {LinkedStoreError | LinkedRootDirectoryError}
 */
async function carrierOf(storeDirectory, ci) {
    const { carriedStore, workspace } = ci;
    if (carriedStore === undefined || !(0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .F)(workspace, storeDirectory))
        return undefined;
    if ((0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .F)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workspace, _install_root_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .rootDirectoryName */ .LQ), storeDirectory))
        await (0,_install_root_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareRootDirectory */ .nK)(workspace);
    const realWorkspace = await (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)(workspace);
    for (const part of ['', 'blobs', 'blobs/sha256', 'blobs/sha512', 'ingest']) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(storeDirectory, part);
        if ((0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .F)(realWorkspace, await (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)(path)))
            continue;
        throw new LinkedStoreError(`${path} leads out of the checkout, and nothing is written through it`, {
            places: [{ file: path }],
            next: 'Remove the symbolic link from the repository, or from the cache that the job restores.',
        });
    }
    return carriedStore;
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

/***/ 79575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ ManifestGoneError),
/* harmony export */   K6: () => (/* binding */ MissingOfflineError),
/* harmony export */   mm: () => (/* binding */ NotAStoreError),
/* harmony export */   z_: () => (/* binding */ DamagedBlobError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The store lacks something, and the job must not use the network. */
class MissingOfflineError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(module, what, digest, wasDamaged) {
        super(`${module}: its ${what} ${digest} is not in the store${wasDamaged ? ' any more (it was damaged and is removed)' : ''}, and this job is offline`, { next: 'Run once without "offline", or restore a cache that holds it.' });
    }
}
/** The registry does not have a manifest that the lock (or an index) names. */
class ManifestGoneError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
    constructor(module, host, digest) {
        super(`${module}: ${host} has no manifest ${digest} (any more)`, {
            next: `It was deleted there after it was locked. Push it again, or run "oras-buf resolve --update ${module}" to move to a version that exists.`,
        });
    }
}
/** Bytes of a blob in the store are not those that its digest is of, and it cannot be removed. */
class DamagedBlobError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
    constructor(path, digest) {
        super(`the store's copy of ${digest} is damaged and cannot be removed`, {
            places: [{ file: path }],
            next: 'Delete the file, or use another store by the setting "cache-dir".',
        });
    }
}
/** The directory of the store holds something else. */
class NotAStoreError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    constructor(file, what) {
        super(`${file} ${what}`, {
            places: [{ file }],
            next: 'Name an empty directory, or an OCI image layout of version 1.0.0, by the setting "cache-dir".',
        });
    }
}


/***/ }),

/***/ 64899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ Store)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1564);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95669);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76765);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62092);
/* harmony import */ var _blob_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(48557);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(79575);
/* harmony import */ var _last_use_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(22102);
/* harmony import */ var _layout_index_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(47991);
/* harmony import */ var _verified_record_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(25464);












/**
 * The content-addressed store: an OCI image layout in a directory (design.md, decision 9), shared with other processes and
 * with tools like oras. Each blob is verified as it comes in, and once more where someone else wrote it.
 * Call `close()` at the end of the job.
 */
class Store {
    directory;
    #index;
    #record;
    #trust;
    #usable = new Map();
    #ingesting = new Map();
    #fetchingBlobs = new Map();
    #fetchingManifests = new Map();
    #damaged = new Set();
    #used = new Set();
    #origins = new Map();
    #swept;
    constructor(directory, options) {
        this.directory = directory;
        this.#trust = options.trust ?? 'recorded';
        this.#index = new _layout_index_js__WEBPACK_IMPORTED_MODULE_10__/* .LayoutIndex */ .V(directory);
        this.#record = new _verified_record_js__WEBPACK_IMPORTED_MODULE_11__/* .VerifiedRecord */ .k(directory);
    }
    /**
     * Opens a store, and makes it where it is missing. A store that may only be read can be opened.
     * @param directory absolute
     * @throws {NotAStoreError} where the directory holds a layout of another version. Errors of the disk: exit code 8.
     */
    static async open(directory, options = {}) {
        const layoutFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'oci-layout');
        const store = new Store(directory, options);
        try {
            const layout = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(layoutFile, 'utf8').catch((error) => {
                if (error.code === 'ENOENT')
                    return undefined;
                throw error;
            });
            const version = layout === undefined ? undefined : layoutVersion(layout);
            if (version !== undefined && version !== '1.0.0') {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .NotAStoreError */ .mm(layoutFile, `is of the layout version ${JSON.stringify(version)}`);
            }
            if (version === undefined)
                await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFileAtomically */ .lo)(layoutFile, '{"imageLayoutVersion":"1.0.0"}');
        }
        catch (error) {
            throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_6__/* .asDiskError */ .k_)(error, layoutFile);
        }
        // A CI cache holds blobs only; and other tools fail on a broken index. Where we may not repair it we do not need it.
        await store.#index.repair().catch(() => { });
        return store;
    }
    /** Where a blob lies, or would lie. Use it only for blobs that `blob()`, `has()` or `ingest()` vouched for. */
    blobPath(digest) {
        return (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .blobPathIn */ .Kh)(this.directory, digest);
    }
    /** Whether a blob is there and right; it is hashed where nobody did so yet. A damaged one is removed. */
    async has(digest, size) {
        const isUsable = (await this.#state(digest, size)) === 'usable';
        if (isUsable)
            this.#used.add(digest);
        return isUsable;
    }
    /**
     * The bytes of a blob, hashed.
     * @throws {MissingOfflineError} where it is not there
     */
    async readBlob(digest, what = digest) {
        const read = await this.#readVerified(digest);
        if (read instanceof Uint8Array)
            return read;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .MissingOfflineError */ .K6(what, 'blob', digest, read === 'damaged');
    }
    /**
     * Takes a blob in. Nothing is read where it is there already; calls for one digest share the work.
     * @throws {DigestMismatchError | BodyTooLongError | TruncatedBodyError} with nothing left behind. Errors of the disk: exit 8.
     */
    async ingest(descriptor, bytes) {
        const { digest } = descriptor;
        const underWay = this.#ingesting.get(digest);
        if (underWay !== undefined) {
            abandon(bytes);
            return underWay;
        }
        const work = this.#ingestAnew(descriptor, bytes).finally(() => this.#ingesting.delete(digest));
        this.#ingesting.set(digest, work);
        await work;
    }
    /** Takes in an artifact that we wrote ourselves (a module of the BSR): blobs first, its manifest last. */
    async ingestArtifact(artifact) {
        for (const { descriptor, bytes } of artifact.blobs)
            await this.ingest(descriptor, bytes);
        await this.ingest(artifact.manifestContent.descriptor, artifact.manifestContent.bytes);
    }
    /** Hashes a blob, whatever was known of it. A damaged one is removed. */
    async verifyBlob(digest) {
        this.#usable.delete(digest);
        const state = await this.#hash(digest);
        this.#usable.set(digest, Promise.resolve(state === 'usable' ? state : 'missing'));
        return state === 'usable' ? 'right' : state;
    }
    /**
     * A manifest by digest: from here, else from the registry and kept.
     * @param registry undefined in an offline job
     * @param module how messages call it
     * @throws {MissingOfflineError | ManifestGoneError} and the errors of src/oci/errors.ts
     */
    manifest(registry, repository, digest, module = repository) {
        return shared(this.#fetchingManifests, digest, async () => {
            const stored = await this.#readVerified(digest, _oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .largestManifest */ .oU);
            if (stored instanceof Uint8Array) {
                const manifest = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .Ng)(stored, `${module}@${digest}`);
                this.#note(digest, 'store', stored.length);
                return { descriptor: manifestDescriptor(digest, stored, manifest), bytes: stored, manifest };
            }
            if (registry === undefined)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .MissingOfflineError */ .K6(module, 'manifest', digest, stored === 'damaged');
            const fetched = await registry.fetchManifest(repository, digest);
            if (fetched === undefined)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .ManifestGoneError */ .$6(module, registry.host, digest);
            await this.ingest({ ...fetched.descriptor, digest, size: fetched.bytes.length }, fetched.bytes);
            this.#note(digest, 'network', fetched.bytes.length);
            return fetched;
        });
    }
    /**
     * The path of a blob: from here, else from the registry and kept.
     * @param registry undefined in an offline job
     * @param module how messages call it
     * @throws {MissingOfflineError} and the errors of src/oci/errors.ts
     */
    blob(registry, repository, descriptor, module = repository) {
        const { digest, size } = descriptor;
        return shared(this.#fetchingBlobs, digest, async () => {
            const state = await this.#state(digest, size);
            if (state !== 'usable') {
                if (registry === undefined)
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .MissingOfflineError */ .K6(module, 'blob', digest, state === 'damaged');
                await this.ingest(descriptor, await registry.fetchBlob(repository, descriptor));
                this.#note(digest, 'network', size);
            }
            else
                this.#note(digest, 'store', size);
            return this.blobPath(digest);
        });
    }
    /** Named manifests: `host/repository:tag`, or `buf.build/owner/name:commit`. */
    names() {
        return this.#index.names();
    }
    /** Names manifests that are in the store, for people and other tools. Errors of the disk: exit code 8. */
    setNames(names) {
        return this.#index.setNames(names);
    }
    /** Where a blob came from in this run, or undefined where it was not asked for. */
    originOf(digest) {
        return this.#origins.get(digest)?.origin;
    }
    /** Whether a blob was found damaged in this run, and removed. */
    wasDamaged(digest) {
        return this.#damaged.has(digest);
    }
    /** What this run took from here and from registries, each blob counted once. */
    originCounts() {
        const count = (origin) => {
            const mine = [...this.#origins.values()].filter((one) => one.origin === origin);
            return { blobs: mine.length, bytes: mine.reduce((sum, { bytes }) => sum + bytes, 0) };
        };
        return { store: count('store'), network: count('network') };
    }
    /** Writes down what was verified, and what was used. */
    async close() {
        await Promise.allSettled([...this.#ingesting.values(), this.#swept]);
        if (this.#trust === 'nothing')
            return;
        await this.#record.close();
        await (0,_last_use_js__WEBPACK_IMPORTED_MODULE_9__/* .noteUses */ .N4)(this.directory, this.#used, Date.now());
    }
    async #ingestAnew(descriptor, bytes) {
        const { digest, size } = descriptor;
        if (await this.has(digest, size)) {
            abandon(bytes);
            return;
        }
        this.#swept ??= (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .sweepIngest */ .zs)(this.directory);
        const status = await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .writeBlob */ .Zh)(this.directory, descriptor, bytes instanceof Uint8Array ? [bytes] : bytes);
        if (this.#trust === 'recorded')
            await this.#record.add(digest, status);
        this.#usable.set(digest, Promise.resolve('usable'));
    }
    /** What is known of a blob; looked up once a process, and again after it was found missing. */
    #state(digest, size) {
        const known = this.#usable.get(digest);
        if (known !== undefined)
            return known;
        const state = this.#lookUp(digest, size);
        this.#usable.set(digest, state);
        const forget = () => {
            if (this.#usable.get(digest) === state)
                this.#usable.delete(digest);
        };
        state.then((found) => {
            if (found !== 'usable')
                forget();
        }, forget);
        return state;
    }
    async #lookUp(digest, size) {
        const path = this.blobPath(digest);
        const status = await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .blobStatus */ .aI)(path);
        if (status === undefined)
            return 'missing';
        if (size !== undefined && status.size !== BigInt(size))
            return this.#discard(digest, status);
        if (this.#trust === 'recorded' && (await this.#record.has(digest, status)))
            return 'usable';
        return this.#hash(digest);
    }
    async #hash(digest) {
        const hashed = await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .hashFile */ .DC)(this.blobPath(digest), digest);
        if (hashed === undefined)
            return 'missing';
        if (!hashed.isRight)
            return this.#discard(digest, hashed.status);
        if (this.#trust === 'recorded')
            await this.#record.add(digest, hashed.status);
        return 'usable';
    }
    async #discard(digest, status) {
        const path = this.blobPath(digest);
        if (!(await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .removeDamaged */ .GA)(path, status)))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .DamagedBlobError */ .z_(path, digest);
        this.#damaged.add(digest);
        return 'damaged';
    }
    /** The bytes of a small blob, hashed each time: that costs less than to ask whether it must be. */
    async #readVerified(digest, limit = Number.POSITIVE_INFINITY) {
        const path = this.blobPath(digest);
        const status = await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .blobStatus */ .aI)(path);
        if (status === undefined)
            return 'missing';
        if (status.size > limit)
            return this.#discard(digest, status);
        try {
            const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path);
            return (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes, (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestAlgorithm */ .g4)(digest)) === digest ? bytes : await this.#discard(digest, status);
        }
        catch (error) {
            throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_6__/* .asDiskError */ .k_)(error, path);
        }
    }
    #note(digest, origin, bytes) {
        // What was written now is known to be new by its own time.
        if (origin === 'store')
            this.#used.add(digest);
        if (!this.#origins.has(digest))
            this.#origins.set(digest, { origin, bytes });
    }
}
function layoutVersion(text) {
    try {
        const { imageLayoutVersion } = JSON.parse(text);
        return typeof imageLayoutVersion === 'string' ? imageLayoutVersion : undefined;
    }
    catch {
        return undefined;
    }
}
function manifestDescriptor(digest, bytes, manifest) {
    const { mediaType, artifactType } = manifest;
    return { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) };
}
/** One piece of work for all who ask while it is under way. */
function shared(underWay, digest, work) {
    const running = underWay.get(digest);
    if (running !== undefined)
        return running;
    const result = work().finally(() => underWay.delete(digest));
    underWay.set(digest, result);
    return result;
}
/**
 * Lets a stream go that nobody reads. A generator that was not started does not run its `finally` when it is ended, and
 * what it was made around (a connection) would stay open: it is started first, and nobody waits for that.
 */
function abandon(bytes) {
    if (bytes instanceof Uint8Array)
        return;
    if (bytes instanceof node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable) {
        bytes.destroy();
        return;
    }
    const iterator = bytes[Symbol.asyncIterator]();
    iterator.next().then(() => iterator.return?.(), () => { });
}


/***/ }),

/***/ 25464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ VerifiedRecord),
/* harmony export */   x: () => (/* binding */ recordName)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1564);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76765);




/**
 * Remembers which files of the store were hashed and found right, so that the next process need not hash them again.
 *
 * A line holds a digest with size, inode and the times of last change of content (mtime) and of anything (ctime), in
 * nanoseconds. ctime is set by the system and cannot be set by programs: a file that a cache restored, another tool wrote
 * or someone altered in place has another ctime, and is hashed before use. Who can set the clock or write to the raw
 * disk can deceive this, but could as well alter what is installed from it. The record lies beside the blobs and is not
 * part of what CI caches carry; it never makes a blob right of which the bytes were not hashed on this very file.
 */
class VerifiedRecord {
    #path;
    #known;
    #lines = 0;
    #pending = [];
    #writing = Promise.resolve();
    constructor(storeDirectory) {
        this.#path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(storeDirectory, recordName);
    }
    async has(digest, status) {
        return (await this.#load()).get(digest) === fingerprint(status);
    }
    /** Remembers a file that was hashed just now. Where it cannot be written down, the next process hashes again. */
    async add(digest, status) {
        const known = await this.#load();
        if (known.get(digest) === fingerprint(status))
            return;
        known.set(digest, fingerprint(status));
        this.#pending.push(`${digest} ${fingerprint(status)}\n`);
        this.#writing = this.#writing.then(() => this.#flush());
    }
    /** Waits until everything is written down. */
    async close() {
        await this.#writing;
        const known = await this.#load();
        if (this.#lines <= 2 * known.size + 1_000)
            return;
        // Lines that another process appends meanwhile may be lost; then it is hashed once more.
        const text = [...known].map(([digest, print]) => `${digest} ${print}\n`).join('');
        await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(this.#path, text, { flush: false }).catch(() => { });
    }
    async #flush() {
        const lines = this.#pending.splice(0);
        if (lines.length === 0)
            return;
        this.#lines += lines.length;
        // One append of whole lines: lines of several processes do not mix.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(this.#path, lines.join('')).catch(() => { });
    }
    #load() {
        this.#known ??= (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(this.#path, 'latin1').then((text) => {
            const known = new Map();
            for (const line of text.split('\n')) {
                const space = line.indexOf(' ');
                const digest = (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseDigest */ .jt)(line.slice(0, Math.max(0, space)));
                if (digest !== undefined)
                    known.set(digest, line.slice(space + 1));
                this.#lines += 1;
            }
            return known;
        }, () => new Map());
        return this.#known;
    }
}
/** In the directory of the store. An OCI image layout may hold files that its specification does not name. */
const recordName = '.oras-buf-verified';
function fingerprint(status) {
    return `${status.size} ${status.ino} ${status.mtimeNs} ${status.ctimeNs}`;
}


/***/ }),

/***/ 5249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ mapBounded)
/* harmony export */ });
/**
 * Maps with at most `limit` calls under way at once, and gives the results in the order of `items`. The first error stops
 * new calls, waits for the ones under way, and is thrown.
 */
async function mapBounded(items, limit, work) {
    const results = new Array(items.length);
    let next = 0;
    let failure;
    const worker = async () => {
        while (failure === undefined) {
            const index = next++;
            if (index >= items.length)
                return;
            try {
                results[index] = await work(items[index], index);
            }
            catch (error) {
                failure ??= { error };
            }
        }
    };
    await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
    if (failure !== undefined)
        throw failure.error;
    return results;
}


/***/ })

};
