export const id = 7503;
export const ids = [7503];
export const modules = {

/***/ 3526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ whileInUse),
/* harmony export */   Cy: () => (/* binding */ inUseDirectory),
/* harmony export */   E6: () => (/* binding */ useCache),
/* harmony export */   wV: () => (/* binding */ withCacheAlone)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _system_shared_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52767);


/** Keeps others from removing anything from the cache until the share is released. */
function useCache(cache, context) {
    return (0,_system_shared_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .takeShare */ .fR)(inUseDirectory(cache, context.settings), options(context, (who) => `Waiting for process ${who}, which makes room in the cache.`));
}
/** Runs `work` while nobody may remove anything from the cache. */
async function whileInUse(cache, context, work) {
    const share = await useCache(cache, context);
    try {
        return await work();
    }
    finally {
        await share.release();
    }
}
/** Runs `work` while no job uses the cache and none begins to. */
function withCacheAlone(cache, context, work) {
    return (0,_system_shared_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .withLockAlone */ .J8)(inUseDirectory(cache, context.settings), options(context, (who) => `The cache is in use by process ${who}; waiting for that to end.`), work);
}
/** Where the files of those who use a cache lie. */
function inUseDirectory(cache, { stateDirectory }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(stateDirectory, 'in-use', cache);
}
function options({ log, signal }, words) {
    return { onWait: (who) => log.info(words(who)), signal };
}


/***/ }),

/***/ 48557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   GA: () => (/* binding */ removeDamaged),
/* harmony export */   Kh: () => (/* binding */ blobPathIn),
/* harmony export */   Zh: () => (/* binding */ writeBlob),
/* harmony export */   aI: () => (/* binding */ blobStatus),
/* harmony export */   zs: () => (/* binding */ sweepIngest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1564);
/* harmony import */ var _oci_verified_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64850);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62092);
/* harmony import */ var _system_process_space_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(85642);







/** The path of a blob in an OCI image layout. */
function blobPathIn(directory, digest) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'blobs', (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestAlgorithm */ .g4)(digest), (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestHex */ .sU)(digest));
}
/** The status of a blob's file, or undefined where there is none. */
async function blobStatus(path) {
    try {
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path, { bigint: true });
        return status.isFile() ? status : undefined;
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__/* .asDiskError */ .k_)(error, path);
    }
}
/** Whether the bytes of a file have a digest. The status is that of the very file that was hashed. */
async function hashFile(path, digest) {
    let file;
    try {
        file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'r');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__/* .asDiskError */ .k_)(error, path);
    }
    try {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)((0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestAlgorithm */ .g4)(digest));
        const buffer = Buffer.allocUnsafe(256 * 1024);
        const status = await file.stat({ bigint: true });
        for (;;) {
            const { bytesRead } = await file.read(buffer, 0, buffer.length);
            if (bytesRead === 0)
                break;
            hash.update(buffer.subarray(0, bytesRead));
        }
        const after = await file.stat({ bigint: true });
        const isSettled = after.ctimeNs === status.ctimeNs && after.size === status.size;
        return { isRight: isSettled && hash.digest('hex') === (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestHex */ .sU)(digest), status: after };
    }
    finally {
        await file.close();
    }
}
/** Removes a damaged blob, unless another process has put a new file in its place meanwhile. False where it may not. */
async function removeDamaged(path, damaged) {
    const now = await blobStatus(path);
    if (now === undefined || now.ino !== damaged.ino || now.ctimeNs !== damaged.ctimeNs)
        return true;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
        return true;
    }
    catch {
        return false;
    }
}
const writeAtOnce = 256 * 1024;
/**
 * Writes a blob: into `ingest/`, hashed on the way, then renamed to its place, so that nobody ever sees a part of it there.
 * It is not flushed to the disk: after a loss of power it may be missing or short, which its size tells.
 * @returns the status of the file in its place
 * @throws {BodyTooLongError | TruncatedBodyError | DigestMismatchError} with nothing left behind, and errors of the disk
 */
async function writeBlob(directory, descriptor, bytes) {
    const path = blobPathIn(directory, descriptor.digest);
    const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'ingest', `${process.pid}-${machine}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`);
    let file;
    try {
        file = await openMakingDirectory(beside);
        const verifier = new _oci_verified_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .BytesVerifier */ .O(descriptor, `${descriptor.digest} for the store`);
        let waiting = [];
        let size = 0;
        for await (const chunk of bytes) {
            verifier.add(chunk);
            waiting.push(chunk);
            size += chunk.length;
            if (size < writeAtOnce)
                continue;
            await writeAll(file, waiting, size);
            waiting = [];
            size = 0;
        }
        verifier.finish();
        await writeAll(file, waiting, size);
        const written = await file.stat({ bigint: true });
        await file.close();
        file = undefined;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(beside, path);
        // The rename sets a new ctime. A file of another writer that took our place is not ours to vouch for.
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path, { bigint: true });
        return status.ino === written.ino ? status : written;
    }
    catch (error) {
        await file?.close().catch(() => { });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { force: true }).catch(() => { });
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__/* .asDiskError */ .k_)(error, path);
    }
}
async function writeAll(file, chunks, size) {
    if (size === 0)
        return;
    const { bytesWritten } = await file.writev([...chunks]);
    // A disk that is nearly full takes a part; the next write says why.
    if (bytesWritten < size)
        await file.writeFile(Buffer.concat(chunks).subarray(bytesWritten));
}
async function openMakingDirectory(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx', 0o644);
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx', 0o644);
    }
}
const machine = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update((0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_6__/* .processSpace */ .SW)()).digest('hex').slice(0, 12);
const dayMs = 24 * 60 * 60 * 1_000;
/** Removes what killed processes left in `ingest/`: at once those of this machine, after a day those of others. */
async function sweepIngest(directory) {
    const ingest = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'ingest');
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(ingest).catch(() => []);
    for (const name of names) {
        const [processId = '', host] = name.split('-');
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(ingest, name);
        const isOurs = /^\d+$/.test(processId) && host === machine;
        const isLeftOver = isOurs ? !(0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_6__/* .isProcessAlive */ .jW)(Number(processId)) : (await ageOf(path)) > dayMs;
        if (isLeftOver)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true }).catch(() => { });
    }
}
async function ageOf(path) {
    return Date.now() - ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(() => undefined))?.mtimeMs ?? Date.now());
}


/***/ }),

/***/ 22102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bi: () => (/* binding */ readLastUses),
/* harmony export */   N4: () => (/* binding */ noteUses),
/* harmony export */   t5: () => (/* binding */ lastUseName)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1564);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76765);




/**
 * When each blob was last used, for who makes room in the store. Kept beside the blobs in a file of its own: their own times must
 * not change, because what was verified is known by them (verified-record.ts).
 */
const lastUseName = '.oras-buf-used';
/** Milliseconds. A blob that was used within the last hour is not written down again, so that most runs write nothing. */
const resolutionMs = 3_600_000;
/** A file of more lines is written anew, with one line for each blob, where most of its lines are out of date. */
const manyLines = 2_000;
/**
 * The time of last use by digest, in milliseconds since 1970. What it lacks was last used when it was written. The last line of a blob
 * counts: an earlier one may be of a clock that was wrong.
 */
async function readLastUses(directory) {
    return (await read(directory)).uses;
}
/** Writes down that blobs were used. Where that cannot be done they count as used less recently: no reason to stop. */
async function noteUses(directory, used, now) {
    if (used.size === 0)
        return;
    const { uses, lines, isWhole } = await read(directory);
    // A time that lies in the future was written by a clock that was wrong.
    const news = [...used].filter((digest) => Math.abs(now - (uses.get(digest) ?? 0)) > resolutionMs);
    if (news.length === 0)
        return;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, lastUseName);
    if (lines > manyLines && lines > 2 * (uses.size + news.length)) {
        for (const digest of news)
            uses.set(digest, now);
        // What another process appends meanwhile is lost, and with it an hour or so of one blob's age.
        await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(path, textOf(uses), { flush: false }).catch(() => { });
        return;
    }
    // One append of whole lines: lines of several processes do not mix.
    const text = textOf(new Map(news.map((digest) => [digest, now])));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(path, isWhole ? text : `\n${text}`).catch(() => { });
}
function textOf(uses) {
    return [...uses].map(([digest, time]) => `${digest} ${Math.floor(time / 1_000)}\n`).join('');
}
async function read(directory) {
    const uses = new Map();
    const lines = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, lastUseName), 'latin1').catch(() => '')).split('\n');
    for (const line of lines) {
        const [digestText = '', seconds = ''] = line.split(' ');
        const digest = (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseDigest */ .jt)(digestText);
        if (digest !== undefined && /^\d{1,12}$/.test(seconds))
            uses.set(digest, Number(seconds) * 1_000);
    }
    return { uses, lines: lines.length, isWhole: lines.at(-1) === '' };
}


/***/ }),

/***/ 47991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ LayoutIndex)
/* harmony export */ });
/* unused harmony export refNameAnnotation */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46937);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1564);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95669);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76765);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62092);
/* harmony import */ var _system_lock_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(75652);








/** Source: OCI image-spec 1.1, image-layout.md and annotations.md. */
const refNameAnnotation = 'org.opencontainers.image.ref.name';
/**
 * The `index.json` of the store: a convenience for people and other tools. The blobs are the truth: an index that is
 * missing or broken is made anew from them.
 */
class LayoutIndex {
    #directory;
    #path;
    constructor(directory) {
        this.#directory = directory;
        this.#path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'index.json');
    }
    /** Makes sure that there is an index that other tools can read. */
    async repair() {
        if ((await this.#read()) !== undefined)
            return;
        await this.#update(async (entries) => entries);
    }
    /** Every named manifest. */
    async names() {
        const names = new Map();
        for (const entry of (await this.#read()) ?? []) {
            const name = entry.annotations?.[refNameAnnotation];
            if (name !== undefined)
                names.set(name, entry);
        }
        return names;
    }
    /** Sets names, keeps all other entries, and writes nothing where nothing changes. */
    async setNames(names) {
        const known = await this.names();
        const isNew = [...names].some(([name, descriptor]) => known.get(name)?.digest !== descriptor.digest);
        if (!isNew)
            return;
        await this.#update(async (entries) => {
            const kept = entries.filter((entry) => {
                const name = entry.annotations?.[refNameAnnotation];
                if (name !== undefined)
                    return !names.has(name);
                return ![...names.values()].some(({ digest }) => digest === entry.digest);
            });
            const named = [...names].map(([name, descriptor]) => ({
                ...descriptor,
                annotations: { ...descriptor.annotations, [refNameAnnotation]: name },
            }));
            return [...kept, ...named];
        });
    }
    /** Drops the names of all other manifests. */
    async keepNames(digests) {
        const entries = (await this.#read()) ?? [];
        if (entries.every(({ digest }) => digests.has(digest)))
            return;
        await this.#update(async (all) => all.filter(({ digest }) => digests.has(digest)));
    }
    async #update(change) {
        try {
            await (0,_system_lock_file_js__WEBPACK_IMPORTED_MODULE_7__/* .withLockFile */ .Q5)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.#directory, 'index.json.lock'), {}, async () => {
                const entries = await change((await this.#read()) ?? (await this.#fromBlobs()));
                const manifests = entries.map(_oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .descriptorFields */ .l6);
                const text = JSON.stringify({ schemaVersion: 2, mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypes */ .I.index, manifests });
                await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFileAtomically */ .lo)(this.#path, text);
            });
        }
        catch (error) {
            throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_6__/* .asDiskError */ .k_)(error, this.#path);
        }
    }
    /** Undefined where there is no index, or none that can be read. */
    async #read() {
        try {
            const root = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(this.#path, 'utf8'));
            const read = new _oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .FieldReader */ .U3(this.#path);
            const manifests = read.object(root, 'index')['manifests'];
            return manifests === null ? [] : read.descriptors(manifests, 'manifests');
        }
        catch {
            return undefined;
        }
    }
    async #fromBlobs() {
        const found = [];
        for (const algorithm of ['sha256', 'sha512']) {
            const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.#directory, 'blobs', algorithm);
            for (const name of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory).catch(() => [])).sort()) {
                const digest = (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .tryParseDigest */ .jt)(`${algorithm}:${name}`);
                const descriptor = digest === undefined ? undefined : await manifestIn((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name), digest, algorithm);
                if (descriptor !== undefined)
                    found.push(descriptor);
            }
        }
        return found;
    }
}
/** The descriptor of a blob that is a manifest. */
async function manifestIn(path, digest, algorithm) {
    try {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).size > _oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .largestManifest */ .oU)
            return undefined;
        const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path);
        if (bytes[0] !== 0x7b || (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes, algorithm) !== digest)
            return undefined;
        const { mediaType, artifactType } = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .Ng)(bytes, digest);
        const { mediaType: written } = JSON.parse(bytes.toString('utf8'));
        if (typeof written !== 'string' || !(0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .isManifestType */ .Q3)(written))
            return undefined;
        return { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) };
    }
    catch {
        return undefined;
    }
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


/***/ }),

/***/ 52767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ withLockAlone),
/* harmony export */   Q2: () => (/* binding */ sharersOf),
/* harmony export */   fR: () => (/* binding */ takeShare)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58500);
/* harmony import */ var _disk_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62092);
/* harmony import */ var _lock_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75652);






/*
 * A lock that many may share, or one may have alone. In its directory lies a file for each sharer, and the lock file `lock`: it
 * is held for the moment in which a sharer makes its file, and for all of the time of the one who is alone. So nobody can begin
 * to share while somebody is alone, and who wants to be alone waits until no file of a sharer is left. A sharer that was killed
 * is noticed as with every lock file.
 */
const suffix = '.share';
/**
 * Takes a share, and waits where somebody has the lock alone. Where the directory may not be written, there is no share to be
 * had, and who may not write there cannot take anything away either: then it is as if it was held.
 * @throws {LockFileBusyError} and the reason of the signal. Errors of the disk: exit code 8.
 */
async function takeShare(directory, options) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(12).toString('hex')}${suffix}`);
    const id = `${(0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .whoWeAre */ .lJ)()} ${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
    try {
        await (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .withLockFile */ .Q5)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'lock'), options, async () => {
            await removeGone(directory);
            await makeShare(path, id);
        });
    }
    catch (error) {
        if (error instanceof _disk_error_js__WEBPACK_IMPORTED_MODULE_4__/* .NotPermittedError */ .gB)
            return { release: async () => { } };
        throw error;
    }
    const refresh = setInterval(() => {
        const now = new Date();
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.utimes)(path, now, now).catch(() => { });
    }, _lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .refreshMs */ .QL);
    refresh.unref();
    return {
        release: async () => {
            clearInterval(refresh);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true }).catch(() => { });
        },
    };
}
/**
 * Runs `work` while nobody shares and nobody begins to. A sharer of which nobody can tell whether it is at work (of another machine, or
 * of a container that is gone) is waited for until it is known, whatever the time limit.
 * @throws {LockFileBusyError} where the sharers did not end in time; the reason of the signal. Errors of the disk: exit code 8.
 */
async function withLockAlone(directory, options, work) {
    const staleMs = options.staleMs ?? _lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .defaultStaleMs */ .TY;
    const started = performance.now();
    const deadline = started + (options.timeoutMs ?? 600_000);
    const watches = new Map();
    let told = false;
    for (;;) {
        const left = Math.max(0, deadline - performance.now());
        const outcome = await (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .withLockFile */ .Q5)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'lock'), { ...options, timeoutMs: left }, async () => {
            const sharers = await liveSharers(directory, watches, staleMs);
            return sharers.length === 0 ? { done: await work() } : { sharers };
        });
        if ('done' in outcome)
            return outcome.done;
        const who = outcome.sharers.map(({ shown }) => shown).join(', ');
        const isSure = outcome.sharers.some(({ isAtWork }) => isAtWork);
        const until = isSure ? deadline : Math.max(deadline, started + staleMs + 1_000);
        if (!told)
            options.onWait?.(who);
        told = true;
        if (performance.now() > until) {
            throw new _lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .LockFileBusyError */ .bf(`${directory} is in use by ${who}`, {
                places: [{ file: directory }],
                next: 'Wait for the other run to end.',
            });
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(250, undefined, { signal: options.signal }).catch(() => options.signal?.throwIfAborted());
    }
}
/** Who shares a lock now: `process@machine`. Nothing is waited for. */
async function sharersOf(directory) {
    const found = [];
    for (const name of await shareFiles(directory)) {
        const holder = await (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readHolder */ .F1)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name));
        if (holder !== undefined && !(0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .isHolderGone */ .Se)(holder))
            found.push((0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .shownHolder */ .yc)(holder));
    }
    return found;
}
async function makeShare(path, id) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, id, { flag: 'wx' });
    }
    catch (error) {
        // A full disk takes the file and not its content: nobody would know whose it is.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true }).catch(() => { });
        throw (0,_disk_error_js__WEBPACK_IMPORTED_MODULE_4__/* .asDiskError */ .k_)(error, path);
    }
}
/** Removes the files of sharers that were killed, so that they do not become ever more. To be called with the lock held. */
async function removeGone(directory) {
    for (const name of await shareFiles(directory)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const holder = await (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readHolder */ .F1)(path).catch(() => undefined);
        if (holder !== undefined && isLeftOver(holder))
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true }).catch(() => { });
    }
}
/** Removes the files of sharers that are gone. To be called with the lock held: then no file is half made. */
async function liveSharers(directory, watches, staleMs) {
    const live = [];
    for (const name of await shareFiles(directory)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const holder = await (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readHolder */ .F1)(path);
        if (holder === undefined)
            continue;
        const watch = watches.get(name) ?? new _lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .LockWatch */ .Ju(staleMs);
        watches.set(name, watch);
        if (isLeftOver(holder) || (await watch.isStale(path, holder)))
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
        else {
            const isAtWork = await (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .isHolderAtWork */ .jg)(path, holder, staleMs);
            live.push({ shown: (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .shownHolder */ .yc)(holder) || 'another process', isAtWork });
        }
    }
    return live;
}
/**
 * Whether the sharer is surely gone. A file with nothing in it is of one that was killed between making the file and writing its
 * name: who makes one holds the lock, and now we do.
 */
function isLeftOver(holder) {
    return holder === '' || (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .isHolderGone */ .Se)(holder);
}
async function shareFiles(directory) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory).catch(() => [])).filter((name) => name.endsWith(suffix));
}


/***/ })

};
