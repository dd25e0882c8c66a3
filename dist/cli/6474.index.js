export const id = 6474;
export const ids = [6474];
export const modules = {

/***/ 56474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cachePrune: () => (/* binding */ cachePrune)
});

// EXTERNAL MODULE: ./build/install/unfinished-entries.js
var unfinished_entries = __webpack_require__(86498);
// EXTERNAL MODULE: ./build/pipeline/in-use.js
var in_use = __webpack_require__(3526);
// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
// EXTERNAL MODULE: ./build/settings/errors.js
var errors = __webpack_require__(73305);
// EXTERNAL MODULE: ./build/store/blob-files.js
var blob_files = __webpack_require__(48557);
// EXTERNAL MODULE: ./build/store/eviction.js
var store_eviction = __webpack_require__(60089);
// EXTERNAL MODULE: ./build/store/remove-blobs.js
var remove_blobs = __webpack_require__(30605);
// EXTERNAL MODULE: ./build/store/store-contents.js
var store_contents = __webpack_require__(45062);
;// CONCATENATED MODULE: ./build/commands/amounts.js

const sizeUnits = {
    b: 1,
    k: 1e3,
    kb: 1e3,
    kib: 1024,
    m: 1e6,
    mb: 1e6,
    mib: 1024 ** 2,
    g: 1e9,
    gb: 1e9,
    gib: 1024 ** 3,
    t: 1e12,
    tb: 1e12,
    tib: 1024 ** 4,
};
const hourMs = 3_600_000;
const ageUnits = { m: hourMs / 60, h: hourMs, d: 24 * hourMs, w: 7 * 24 * hourMs };
/**
 * Reads a size: `5GB`, `500 MB`, `1.5GiB`, `0`. Units are those of the summary: powers of 1,000, or of 1,024 with an `i`. All but 0 need
 * one: `--max-size 5`, meant as gigabytes and taken for bytes, would empty the store.
 * @param flag how messages call it
 * @throws {CommandLineError}
 */
function parseSize(text, flag) {
    if (text.trim() === '0')
        return 0;
    return Math.round(parse(text, sizeUnits, 'size', 'Write a number with a unit: 500MB, 5GB, 1GiB.', flag));
}
/**
 * Reads an age, in milliseconds: `30d`, `12h`, `2w`, `90m`. A unit is needed: what a bare number means would be a guess.
 * @param flag how messages call it
 * @throws {CommandLineError}
 */
function parseAge(text, flag) {
    return parse(text, ageUnits, 'age', 'Write a number with a unit: 30d, 12h, 2w, 90m.', flag);
}
function parse(text, units, what, next, flag) {
    const parts = /^\s*(\d{1,15}(?:\.\d{1,9})?)\s*([a-z]*)\s*$/i.exec(text);
    const unit = parts?.[2]?.toLowerCase() ?? '';
    const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
    const amount = factor === undefined ? Number.NaN : Number(parts?.[1]) * factor;
    if (Number.isSafeInteger(Math.round(amount)))
        return amount;
    throw new errors/* CommandLineError */.Ox(`"${text}" (${flag}) is no ${what}`, { next });
}

// EXTERNAL MODULE: ./build/commands/eviction-lines.js
var eviction_lines = __webpack_require__(58320);
// EXTERNAL MODULE: ./build/commands/store-directory.js
var store_directory = __webpack_require__(84720);
;// CONCATENATED MODULE: ./build/commands/cache-prune.js











/** Removes from the store what was not used for the longest time, and nothing that a running job uses. */
const cachePrune = {
    async run(request) {
        const { settings, flags, ci: log, signal } = request;
        const [size, age] = [flags.text('max-size'), flags.text('max-age')];
        if (size === undefined && age === undefined) {
            throw new errors/* CommandLineError */.Ox('oras-buf cache prune needs to know how much may stay', {
                next: 'Write --max-size 5GB, --max-age 30d, or both. "oras-buf cache clear" removes everything.',
            });
        }
        const maxSizeBytes = size === undefined ? undefined : parseSize(size, '--max-size');
        const maxAgeMs = age === undefined ? undefined : parseAge(age, '--max-age');
        const directory = await (0,store_directory/* storeDirectory */.h)(request);
        const prune = async (dryRun) => {
            const contents = await (0,store_contents/* readStoreContents */.M)(directory);
            const eviction = (0,store_eviction/* planEviction */.f)(contents, { maxSizeBytes, maxAgeMs, now: Date.now() });
            if (!dryRun) {
                await (0,remove_blobs/* removeBlobs */.H)(directory, contents, eviction.blobs);
                await (0,unfinished_entries/* removeUnfinishedEntries */.i)(settings.stateDirectory, settings.bufCacheDirectory);
                await (0,blob_files/* sweepStore */.KW)(directory);
            }
            const sizeBytes = [...contents.blobs.values()].reduce((sum, one) => sum + one.sizeBytes, 0);
            return {
                directory,
                dryRun,
                removed: (0,eviction_lines/* removedData */.$)(eviction),
                kept: { blobs: contents.blobs.size - eviction.blobs.size, sizeBytes: sizeBytes - eviction.sizeBytes },
            };
        };
        const data = flags.has('dry-run')
            ? await prune(true)
            : await (0,in_use/* withCacheAlone */.wV)('store', { settings, log, signal }, () => prune(false));
        return { data };
    },
    text({ directory, dryRun, removed, kept }, style) {
        const lines = (0,eviction_lines/* evictionLines */.j)(removed, dryRun, style);
        return `${[...lines, style('quiet', `${(0,human_units/* formatBytes */.z3)(kept.sizeBytes)} ${dryRun ? 'would stay' : 'stay'} in ${directory}`)].join('\n')}\n`;
    },
};


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
