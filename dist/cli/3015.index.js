export const id = 3015;
export const ids = [3015];
export const modules = {

/***/ 93015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cacheStats: () => (/* binding */ cacheStats)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _install_own_entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77881);
/* harmony import */ var _pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3526);
/* harmony import */ var _report_human_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94548);
/* harmony import */ var _store_store_contents_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45062);
/* harmony import */ var _system_bounded_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5249);
/* harmony import */ var _system_shared_lock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52767);








/** How large the caches are, and what is in them. */
const cacheStats = {
    async run({ settings }) {
        const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(settings.cacheDirectory, 'store');
        const { bufCacheDirectory, stateDirectory } = settings;
        const contents = await (0,_store_store_contents_js__WEBPACK_IMPORTED_MODULE_4__/* .readStoreContents */ .M)(directory);
        const uses = [...contents.blobs.values()].map(({ lastUse }) => lastUse).sort((a, b) => a - b);
        const time = (ms) => (ms === undefined ? '' : new Date(ms).toISOString());
        const recorded = await (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedEntries */ .DE)(stateDirectory, bufCacheDirectory);
        const tools = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stateDirectory, 'tools');
        const sharers = await Promise.all(['store', 'buf'].map((cache) => (0,_system_shared_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .sharersOf */ .Q2)((0,_pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_3__/* .inUseDirectory */ .Cy)(cache, settings))));
        return {
            data: {
                store: {
                    directory,
                    sizeBytes: sizeOf(contents, contents.blobs.keys()),
                    blobs: contents.blobs.size,
                    registries: byRegistry(contents),
                    oldestUse: time(uses[0]),
                    newestUse: time(uses.at(-1)),
                },
                buf: {
                    directory: bufCacheDirectory,
                    sizeBytes: await directorySize((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(bufCacheDirectory, 'v3')),
                    modules: await countAtDepth((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(bufCacheDirectory, 'v3', 'modules', 'b5'), 4),
                    own: recorded.filter((entry) => (0,_install_own_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .ownTrees */ .M3)(entry, bufCacheDirectory).length > 0).length,
                },
                tools: { directory: tools, sizeBytes: await directorySize(tools) },
                inUseBy: [...new Set(sharers.flat())].sort(),
            },
        };
    },
    text({ store, buf, tools, inUseBy }, style) {
        const heading = (name, sizeBytes, directory) => `${style('strong', name.padEnd(12))} ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(sizeBytes).padStart(8)}  ${style('quiet', directory)}`;
        const lines = [heading('Store', store.sizeBytes, store.directory)];
        for (const { registry, artifacts, sizeBytes } of store.registries) {
            const name = registry === '' ? 'without a name' : registry;
            lines.push(`${' '.repeat(13)}${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(sizeBytes).padStart(8)}  ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .counted */ .hS)(artifacts, 'artifact')}, ${name}`);
        }
        if (store.blobs > 0)
            lines.push(`${' '.repeat(23)}${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .counted */ .hS)(store.blobs, 'blob')}, ${agesOf(store, style)}`);
        lines.push(heading("buf's cache", buf.sizeBytes, buf.directory));
        lines.push(`${' '.repeat(23)}${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .counted */ .hS)(buf.modules, 'module')}, ${buf.own} of them by oras-buf`);
        lines.push(heading('Tools', tools.sizeBytes, tools.directory));
        if (inUseBy.length > 0)
            lines.push(`In use by ${inUseBy.join(', ')}`);
        return `${lines.join('\n')}\n`;
    },
};
function agesOf({ oldestUse, newestUse }, style) {
    const [oldest, newest] = [oldestUse.slice(0, 10), newestUse.slice(0, 10)];
    return style('quiet', oldest === newest ? `last used ${oldest}` : `last used between ${oldest} and ${newest}`);
}
function byRegistry(contents) {
    const owners = new Map();
    for (const { names, blobs } of contents.artifacts) {
        for (const registry of new Set(names.length === 0 ? [''] : names.map(_store_store_contents_js__WEBPACK_IMPORTED_MODULE_4__/* .hostOf */ .w))) {
            const own = owners.get(registry) ?? { artifacts: 0, blobs: new Set() };
            owners.set(registry, own);
            own.artifacts += 1;
            for (const digest of blobs)
                own.blobs.add(digest);
        }
    }
    return [...owners]
        .map(([registry, { artifacts, blobs }]) => ({ registry, artifacts, sizeBytes: sizeOf(contents, blobs) }))
        .sort((a, b) => b.sizeBytes - a.sizeBytes || (a.registry < b.registry ? -1 : 1));
}
function sizeOf({ blobs }, digests) {
    const sizes = new Map([...blobs].map(([digest, { sizeBytes }]) => [digest, sizeBytes]));
    return [...digests].reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
}
const parallelLooks = 16;
/** Bytes of all files below a directory; one that has several names counts once. */
async function directorySize(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { recursive: true, withFileTypes: true }).catch(() => []);
    const seen = new Set();
    let size = 0;
    await (0,_system_bounded_js__WEBPACK_IMPORTED_MODULE_7__/* .mapBounded */ .y)(entries.filter((entry) => entry.isFile()), parallelLooks, async (entry) => {
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name)).catch(() => undefined);
        if (status === undefined)
            return;
        const id = `${status.dev} ${status.ino}`;
        if (!seen.has(id))
            size += status.size;
        seen.add(id);
    });
    return size;
}
async function countAtDepth(directory, depth) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    const directories = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    if (depth === 1)
        return directories.length;
    const counts = await Promise.all(directories.map(({ name }) => countAtDepth((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name), depth - 1)));
    return counts.reduce((sum, count) => sum + count, 0);
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
