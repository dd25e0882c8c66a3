export const id = 163;
export const ids = [163];
export const modules = {

/***/ 93721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cacheClear: () => (/* binding */ cacheClear)
/* harmony export */ });
/* harmony import */ var _install_own_entries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77881);
/* harmony import */ var _pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3526);
/* harmony import */ var _report_human_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94548);
/* harmony import */ var _store_eviction_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(60089);
/* harmony import */ var _store_remove_blobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30605);
/* harmony import */ var _store_store_contents_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45062);
/* harmony import */ var _eviction_lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58320);
/* harmony import */ var _store_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84720);








/** Empties the store and our part of buf's cache, or takes out what came from one registry. */
const cacheClear = {
    async run(request) {
        const { settings, flags, ci: log, signal } = request;
        const registry = flags.text('registry') ?? '';
        const directory = await (0,_store_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .storeDirectory */ .h)(request);
        const { bufCacheDirectory, stateDirectory } = settings;
        const clear = async (dryRun) => {
            const contents = await (0,_store_store_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .readStoreContents */ .M)(directory);
            const eviction = plan(contents, registry);
            if (!dryRun)
                await (0,_store_remove_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .removeBlobs */ .H)(directory, contents, eviction.blobs);
            const recorded = await (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_0__/* .recordedEntries */ .DE)(stateDirectory, bufCacheDirectory);
            const concerned = recorded.filter((entry) => registry === '' || (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_0__/* .registryOf */ .Fv)(entry) === registry);
            const own = concerned.filter((entry) => (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_0__/* .ownTrees */ .M3)(entry, bufCacheDirectory).length > 0);
            if (!dryRun)
                for (const entry of own)
                    await (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_0__/* .removeOwnEntry */ .Jq)(entry, bufCacheDirectory);
            return {
                registry,
                dryRun,
                store: { directory, ...(0,_eviction_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .removedData */ .$)(eviction) },
                buf: {
                    directory: bufCacheDirectory,
                    removed: own.map(({ module, commit }) => `${module}:${commit}`),
                    left: concerned.length - own.length,
                },
            };
        };
        if (flags.has('dry-run'))
            return { data: await clear(true) };
        const context = { settings, log, signal };
        // In the order in which jobs take them.
        return { data: await (0,_pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_1__/* .withCacheAlone */ .wV)('buf', context, () => (0,_pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_1__/* .withCacheAlone */ .wV)('store', context, () => clear(false))) };
    },
    text({ dryRun, store, buf }, style) {
        const verb = dryRun ? 'Would remove' : 'Removed';
        const lines = [...(0,_eviction_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .evictionLines */ .j)(store, dryRun, style)];
        lines.push(buf.removed.length === 0
            ? 'Nothing of ours is in the cache of buf.'
            : `${verb} ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .counted */ .hS)(buf.removed.length, 'module')} from the cache of buf.`);
        if (buf.left > 0)
            lines.push(style('quiet', `${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .counted */ .hS)(buf.left, 'module')} that buf itself wrote, or somebody touched, ${buf.left === 1 ? 'stays' : 'stay'} there.`));
        return `${lines.join('\n')}\n`;
    },
};
function plan(contents, registry) {
    return registry === ''
        ? (0,_store_eviction_js__WEBPACK_IMPORTED_MODULE_7__/* .planEviction */ .f)(contents, { maxSizeBytes: -1, maxAgeMs: undefined, now: 0 })
        : (0,_store_eviction_js__WEBPACK_IMPORTED_MODULE_7__/* .planClearing */ .T)(contents, (name) => (0,_store_store_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .hostOf */ .w)(name) === registry);
}


/***/ }),

/***/ 58320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ removedData),
/* harmony export */   j: () => (/* binding */ evictionLines)
/* harmony export */ });
/* harmony import */ var _report_human_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94548);

function removedData({ blobs, sizeBytes, artifacts, names }) {
    return { blobs: blobs.size, sizeBytes, artifacts, names };
}
const namesShown = 20;
/** What was removed from the store, or would be. */
function evictionLines(removed, dryRun, style) {
    if (removed.blobs === 0)
        return [`Nothing ${dryRun ? 'would be' : 'was'} removed from the store.`];
    const verb = dryRun ? 'Would remove' : 'Removed';
    const lines = [
        style('strong', `${verb} ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(removed.artifacts, 'artifact')} (${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(removed.blobs, 'blob')}, ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(removed.sizeBytes)}) from the store`),
        ...removed.names.slice(0, namesShown).map((name) => `  ${name}`),
    ];
    const more = removed.names.length - namesShown;
    return more > 0 ? [...lines, `  and ${more} more`] : lines;
}


/***/ }),

/***/ 84720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ storeDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _pipeline_open_store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45811);



/**
 * The directory of the store, held to the rules that the job has for it. Where there is none, none is made.
 * @throws what {@link openStore} throws
 */
async function storeDirectory({ settings, ci }) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.cacheDirectory, 'store');
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(directory))
        await (await (0,_pipeline_open_store_js__WEBPACK_IMPORTED_MODULE_2__/* .openStore */ .Ch)(settings, ci)).store.close();
    return directory;
}


/***/ }),

/***/ 60089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ planClearing),
/* harmony export */   f: () => (/* binding */ planEviction)
/* harmony export */ });
/**
 * What to remove so that a store keeps the limits: first what is too old, then what was not used for the longest time, until the
 * rest fits. Artifacts go whole, and a blob stays as long as one of those that stay needs it. Blobs that belong to none go as if
 * they were one each.
 */
function planEviction(contents, limits) {
    const units = unitsOf(contents);
    const oldestFirst = [...units].sort((a, b) => a.lastUse - b.lastUse || (a.digest < b.digest ? -1 : 1));
    const users = new Map();
    for (const { blobs } of units)
        for (const digest of blobs)
            users.set(digest, (users.get(digest) ?? 0) + 1);
    let left = [...contents.blobs.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const gone = new Set();
    const evicted = [];
    for (const unit of oldestFirst) {
        const isTooOld = limits.maxAgeMs !== undefined && limits.now - unit.lastUse > limits.maxAgeMs;
        const isTooMuch = limits.maxSizeBytes !== undefined && left > limits.maxSizeBytes;
        if (!isTooOld && !isTooMuch)
            break;
        evicted.push(unit);
        for (const digest of unit.blobs) {
            const others = (users.get(digest) ?? 1) - 1;
            users.set(digest, others);
            if (others > 0)
                continue;
            gone.add(digest);
            left -= contents.blobs.get(digest)?.sizeBytes ?? 0;
        }
    }
    return evictionOf(contents, gone);
}
/** What to remove so that nothing of a registry stays; what bears names of another one too stays for that one. */
function planClearing(contents, isOfRegistry) {
    const cleared = contents.artifacts.filter(({ names }) => names.length > 0 && names.every(isOfRegistry));
    const digests = new Set(cleared.flatMap(({ digest }) => digest));
    // What only those need goes with them, nameless children of an index too.
    const needed = new Set(cleared.flatMap(({ blobs }) => blobs));
    const kept = new Set();
    for (const one of contents.artifacts) {
        const isOwn = digests.has(one.digest) || (one.names.length === 0 && needed.has(one.digest));
        if (!isOwn)
            for (const digest of one.blobs)
                kept.add(digest);
    }
    return evictionOf(contents, new Set([...needed].filter((digest) => !kept.has(digest))));
}
function evictionOf({ blobs, artifacts }, gone) {
    const whole = artifacts.filter(({ digest }) => gone.has(digest));
    return {
        blobs: gone,
        sizeBytes: [...gone].reduce((sum, digest) => sum + (blobs.get(digest)?.sizeBytes ?? 0), 0),
        names: whole.flatMap(({ names }) => names).sort(),
        artifacts: whole.length,
    };
}
function unitsOf({ blobs, artifacts }) {
    const owned = new Set(artifacts.flatMap((one) => one.blobs));
    const loose = [...blobs.keys()]
        .filter((digest) => !owned.has(digest))
        .map((digest) => ({ digest, names: [], blobs: [digest] }));
    return [...artifacts, ...loose].map((one) => ({
        ...one,
        // An artifact was used when its manifest was; a blob that it shares with others may have been used for them.
        lastUse: blobs.get(one.digest)?.lastUse ?? 0,
    }));
}


/***/ }),

/***/ 30605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ removeBlobs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76765);
/* harmony import */ var _system_bounded_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5249);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62092);
/* harmony import */ var _blob_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48557);
/* harmony import */ var _last_use_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22102);
/* harmony import */ var _layout_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(47991);
/* harmony import */ var _verified_record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(25464);









const parallelFiles = 8;
/**
 * Removes blobs from a store, their names first and manifests before what they name: whoever is killed on the way leaves blobs that
 * nobody needs, and no manifest without its blobs. What else lies in the directory is not touched. Call it only where no job uses
 * the store. Errors of the disk: exit code 8.
 */
async function removeBlobs(directory, contents, remove) {
    if (remove.size === 0)
        return;
    const kept = new Set([...contents.blobs.keys()].filter((digest) => !remove.has(digest)));
    const manifests = contents.artifacts.map(({ digest }) => digest).filter((digest) => remove.has(digest));
    const others = [...remove].filter((digest) => !manifests.includes(digest));
    try {
        await new _layout_index_js__WEBPACK_IMPORTED_MODULE_6__/* .LayoutIndex */ .V(directory).keepNames(kept);
        for (const digests of [manifests, others]) {
            await (0,_system_bounded_js__WEBPACK_IMPORTED_MODULE_8__/* .mapBounded */ .y)(digests, parallelFiles, (digest) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,_blob_files_js__WEBPACK_IMPORTED_MODULE_4__/* .blobPathIn */ .Kh)(directory, digest), { force: true }));
        }
        for (const name of [_verified_record_js__WEBPACK_IMPORTED_MODULE_7__/* .recordName */ .x, _last_use_js__WEBPACK_IMPORTED_MODULE_5__/* .lastUseName */ .t5])
            await keepLines((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name), kept);
    }
    catch (error) {
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_3__/* .asDiskError */ .k_)(error, directory);
    }
}
/** Drops the lines of a record, each of which begins with a digest, that are about other blobs. */
async function keepLines(path, kept) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'latin1').catch(() => undefined);
    if (text === undefined)
        return;
    const lines = text.split('\n').filter((line) => kept.has(line.split(' ')[0] ?? ''));
    await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeFileAtomically */ .lo)(path, lines.map((line) => `${line}\n`).join(''), { flush: false });
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


/***/ })

};
