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
