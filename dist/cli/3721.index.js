export const id = 3721;
export const ids = [3721];
export const modules = {

/***/ 93721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cacheClear: () => (/* binding */ cacheClear)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _install_own_entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77881);
/* harmony import */ var _install_unfinished_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86498);
/* harmony import */ var _pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3526);
/* harmony import */ var _report_human_units_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(94548);
/* harmony import */ var _store_blob_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48557);
/* harmony import */ var _store_eviction_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(60089);
/* harmony import */ var _store_remove_blobs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(30605);
/* harmony import */ var _store_store_contents_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45062);
/* harmony import */ var _system_compiled_code_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(45939);
/* harmony import */ var _system_inside_directory_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(19820);
/* harmony import */ var _eviction_lines_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(58320);
/* harmony import */ var _store_directory_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(84720);














/** Empties the store and our part of buf's cache, or takes out what came from one registry. */
const cacheClear = {
    async run(request) {
        const { settings, flags, ci: log, signal, environment } = request;
        const registry = flags.text('registry') ?? '';
        const directory = await (0,_store_directory_js__WEBPACK_IMPORTED_MODULE_10__/* .storeDirectory */ .h)(request);
        const { bufCacheDirectory, stateDirectory } = settings;
        const clear = async (dryRun) => {
            const contents = await (0,_store_store_contents_js__WEBPACK_IMPORTED_MODULE_7__/* .readStoreContents */ .M)(directory);
            const eviction = plan(contents, registry);
            if (!dryRun)
                await (0,_store_remove_blobs_js__WEBPACK_IMPORTED_MODULE_6__/* .removeBlobs */ .H)(directory, contents, eviction.blobs);
            const recorded = await (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedEntries */ .DE)(stateDirectory, bufCacheDirectory);
            const concerned = recorded.filter((entry) => registry === '' || (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .registryOf */ .Fv)(entry) === registry);
            const own = concerned.filter((entry) => (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .ownTrees */ .M3)(entry, bufCacheDirectory).length > 0);
            const compiled = (0,_system_compiled_code_js__WEBPACK_IMPORTED_MODULE_8__/* .compiledCodeDirectory */ .u)(environment);
            const goes = registry === '' && (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_9__/* .isInside */ .F)(settings.cacheDirectory, compiled) && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(compiled);
            if (!dryRun) {
                for (const entry of own)
                    await (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .removeOwnEntry */ .Jq)(entry, bufCacheDirectory);
                await (0,_install_unfinished_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .removeUnfinishedEntries */ .i)(stateDirectory, bufCacheDirectory);
                await (0,_store_blob_files_js__WEBPACK_IMPORTED_MODULE_5__/* .sweepStore */ .KW)(directory);
                if (goes)
                    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(compiled, { recursive: true, force: true });
            }
            return {
                registry,
                dryRun,
                store: { directory, ...(0,_eviction_lines_js__WEBPACK_IMPORTED_MODULE_11__/* .removedData */ .$)(eviction) },
                buf: {
                    directory: bufCacheDirectory,
                    removed: own.map(({ module, commit }) => `${module}:${commit}`),
                    left: concerned.length - own.length,
                },
                compiled: { directory: compiled, removed: goes },
            };
        };
        if (flags.has('dry-run'))
            return { data: await clear(true) };
        const context = { settings, log, signal };
        // In the order in which jobs take them.
        return { data: await (0,_pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_4__/* .withCacheAlone */ .wV)('buf', context, () => (0,_pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_4__/* .withCacheAlone */ .wV)('store', context, () => clear(false))) };
    },
    text({ dryRun, store, buf, compiled }, style) {
        const verb = dryRun ? 'Would remove' : 'Removed';
        const lines = [...(0,_eviction_lines_js__WEBPACK_IMPORTED_MODULE_11__/* .evictionLines */ .j)(store, dryRun, style)];
        lines.push(buf.removed.length === 0
            ? 'Nothing of ours is in the cache of buf.'
            : `${verb} ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_12__/* .counted */ .hS)(buf.removed.length, 'module')} from the cache of buf.`);
        if (buf.left > 0)
            lines.push(style('quiet', `${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_12__/* .counted */ .hS)(buf.left, 'module')} that buf itself wrote, or somebody touched, ${buf.left === 1 ? 'stays' : 'stay'} there.`));
        if (compiled.removed)
            lines.push(`${verb} what Node compiled of oras-buf.`);
        return `${lines.join('\n')}\n`;
    },
};
function plan(contents, registry) {
    return registry === ''
        ? (0,_store_eviction_js__WEBPACK_IMPORTED_MODULE_13__/* .planEviction */ .f)(contents, { maxSizeBytes: -1, maxAgeMs: undefined, now: 0 })
        : (0,_store_eviction_js__WEBPACK_IMPORTED_MODULE_13__/* .planClearing */ .T)(contents, (name) => (0,_store_store_contents_js__WEBPACK_IMPORTED_MODULE_7__/* .hostOf */ .w)(name) === registry);
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

/***/ 77881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ recordedEntries),
/* harmony export */   Fv: () => (/* binding */ registryOf),
/* harmony export */   Jq: () => (/* binding */ removeOwnEntry),
/* harmony export */   M3: () => (/* binding */ ownTrees)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _bsr_module_cache_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18056);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74738);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76765);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62092);
/* harmony import */ var _buf_cache_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44774);
/* harmony import */ var _install_record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95209);








/** Every entry of one cache of buf of which we have a record, by name and commit. */
async function recordedEntries(stateDirectory, bufCacheDirectory) {
    const directory = (0,_install_record_js__WEBPACK_IMPORTED_MODULE_7__/* .recordDirectory */ .pX)(stateDirectory);
    const found = [];
    for (const file of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory).catch(() => [])).sort()) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, file);
        const record = (0,_install_record_js__WEBPACK_IMPORTED_MODULE_7__/* .readRecord */ .aE)(path);
        if (record === undefined)
            continue;
        // The name of a record is made from the cache that it is about: those of other caches are passed over.
        if ((0,_install_record_js__WEBPACK_IMPORTED_MODULE_7__/* .recordPath */ .lX)(stateDirectory, bufCacheDirectory, record.module, record.commit) !== path)
            continue;
        found.push({ ...record, recordPath: path });
    }
    return found.sort((a, b) => (`${a.module}:${a.commit}` < `${b.module}:${b.commit}` ? -1 : 1));
}
/** Which of an entry's trees are ours, and still as we left them. */
function ownTrees(entry, bufCacheDirectory) {
    return ['b5', 'shake256'].filter((tree) => {
        const record = entry.trees[tree];
        return record?.wrote === true && (0,_install_record_js__WEBPACK_IMPORTED_MODULE_7__/* .entryLooksUnchanged */ .kU)(record, tree, entry, bufCacheDirectory);
    });
}
/**
 * Takes an entry out of buf's cache, as far as it is ours: the trees that we wrote and nobody has touched since, and what we wrote
 * of the commit. Each goes at once, so that buf sees all of it or nothing. Errors of the disk: exit code 8.
 */
async function removeOwnEntry(entry, bufCacheDirectory) {
    const { module, commit } = entry;
    try {
        for (const tree of ownTrees(entry, bufCacheDirectory)) {
            const commitFile = (0,_bsr_module_cache_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .commitFilePath */ .vH)(bufCacheDirectory, tree, module, commit);
            const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(commitFile, 'utf8').catch(() => undefined);
            if (text === (0,_buf_cache_js__WEBPACK_IMPORTED_MODULE_6__/* .commitFileText */ .nX)(module, tree === 'b5' ? entry.b5 : entry.b4))
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(commitFile, { force: true });
            const path = (0,_bsr_module_cache_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheEntryPath */ .UT)(bufCacheDirectory, tree, module, commit);
            const aside = (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_4__/* .temporaryBeside */ .w6)(path);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(path, aside);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(aside, { recursive: true, force: true });
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(entry.recordPath, { force: true });
    }
    catch (error) {
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__/* .asDiskError */ .k_)(error, bufCacheDirectory);
    }
}
/** The registry that an entry came from. */
function registryOf({ module }) {
    return (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_3__/* .moduleNameParts */ .u)(module).registry;
}


/***/ }),

/***/ 86498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ removeUnfinishedEntries)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76765);
/* harmony import */ var _install_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95209);




const trees = ['b5', 'shake256'];
/**
 * Removes what killed runs left of entries of buf's cache that they were writing or taking out, and of our records. A run sweeps only
 * where it writes itself; this is for who tidies up. What living runs are at stays. It does not throw.
 */
async function removeUnfinishedEntries(stateDirectory, bufCacheDirectory) {
    await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_2__/* .removeLeftovers */ .DA)((0,_install_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recordDirectory */ .pX)(stateDirectory));
    for (const tree of trees) {
        // TREE/REGISTRY/OWNER/NAME/COMMIT, and TREE/REGISTRY/COMMIT.json
        const modules = await directoriesAt((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(bufCacheDirectory, 'v3', 'modules', tree), 3);
        const commits = await directoriesAt((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(bufCacheDirectory, 'v3', 'commits', tree), 1);
        for (const directory of [...modules, ...commits])
            await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_2__/* .removeLeftovers */ .DA)(directory);
    }
}
async function directoriesAt(directory, depth) {
    if (depth === 0)
        return [directory];
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name));
    return (await Promise.all(below.map((one) => directoriesAt(one, depth - 1)))).flat();
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

/***/ 45062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readStoreContents),
/* harmony export */   w: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95669);
/* harmony import */ var _system_bounded_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5249);
/* harmony import */ var _blob_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48557);
/* harmony import */ var _keep_only_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55316);
/* harmony import */ var _last_use_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22102);
/* harmony import */ var _layout_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(47991);







const parallelFiles = 8;
/** Looks through a store. Nothing is hashed: what is damaged is still there, and takes its room. */
async function readStoreContents(directory) {
    const now = Date.now();
    const uses = await (0,_last_use_js__WEBPACK_IMPORTED_MODULE_4__/* .readLastUses */ .Bi)(directory);
    const blobs = new Map();
    const manifests = new Map();
    await (0,_system_bounded_js__WEBPACK_IMPORTED_MODULE_6__/* .mapBounded */ .y)(await (0,_keep_only_js__WEBPACK_IMPORTED_MODULE_3__/* .blobsIn */ .u)(directory), parallelFiles, async (digest) => {
        const path = (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_2__/* .blobPathIn */ .Kh)(directory, digest);
        const status = (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_2__/* .blobStatus */ .aI)(path);
        if (status === undefined)
            return;
        const sizeBytes = Number(status.size);
        const lastUse = lastUseOf(uses.get(digest), Number(status.mtimeMs), now);
        blobs.set(digest, { digest, sizeBytes, lastUse });
        const manifest = sizeBytes > _oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .largestManifest */ .oU ? undefined : await manifestIn(path, digest);
        if (manifest !== undefined)
            manifests.set(digest, manifest);
    });
    const names = new Map();
    for (const [name, { digest }] of await new _layout_index_js__WEBPACK_IMPORTED_MODULE_5__/* .LayoutIndex */ .V(directory).names()) {
        const list = names.get(digest);
        if (list === undefined)
            names.set(digest, [name]);
        else
            list.push(name);
    }
    const artifacts = [...manifests.keys()].sort().map((digest) => {
        const needed = neededBy(digest, manifests);
        return { digest, names: (names.get(digest) ?? []).sort(), blobs: needed.filter((one) => blobs.has(one)) };
    });
    return { blobs, artifacts };
}
/** Milliseconds by which clocks of machines that share a store may differ. */
const clockDifferenceMs = 3_600_000;
/** A file whose own time lies in the future was written by a clock that was wrong: it would never be old. */
function lastUseOf(noted, writtenMs, now) {
    return writtenMs > now + clockDifferenceMs ? (noted ?? now) : Math.max(noted ?? 0, writtenMs);
}
/** The registry of a name: `host/repository:tag`. */
function hostOf(name) {
    return name.split('/')[0] ?? '';
}
function neededBy(digest, manifests) {
    const found = new Set([digest]);
    // A set hands out what is added while it is walked, each thing once: indexes that lead in circles end too.
    for (const one of found) {
        const manifest = manifests.get(one);
        if (manifest === undefined)
            continue;
        const more = manifest.kind === 'index' ? manifest.manifests : [manifest.config, ...manifest.layers];
        for (const descriptor of more)
            found.add(descriptor.digest);
    }
    return [...found];
}
/** Undefined where the blob is no manifest. One byte tells that of nearly all. */
async function manifestIn(path, digest) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
        const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, 0).finally(() => file.close());
        if (bytesRead === 0 || buffer[0] !== 0x7b)
            return undefined;
        return (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path), digest);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
