export const id = 9870;
export const ids = [9870];
export const modules = {

/***/ 44774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nX: () => (/* binding */ commitFileText),
  fT: () => (/* binding */ installModules)
});

// UNUSED EXPORTS: CacheInsideRootError, InstalledDigestError

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/bsr/bsr-module.js
var bsr_module = __webpack_require__(44800);
// EXTERNAL MODULE: ./build/bsr/module-cache-entry.js
var module_cache_entry = __webpack_require__(18056);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/modules/content-digest.js
var content_digest = __webpack_require__(34108);
// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/install/entry-writer.js






/** Files that are written in one go, before others get their turn. */
const filesAtOnce = 64;
const mostAttempts = 10;
/** Puts one entry of buf's module cache into place: made beside, then renamed as a directory, so that it appears whole. */
class EntryWriter {
    #target;
    #isRight;
    /** @param isRight whether the target holds exactly this entry, by a hash of every byte */
    constructor(target, isRight) {
        this.#target = target;
        this.#isRight = isRight;
    }
    /** @param twin the same module's entry in the other tree, just written or verified: its files are linked where the disk allows */
    async write(content, tree, twin) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(this.#target), { recursive: true });
        await (0,atomic_files/* removeLeftovers */.DA)((0,external_node_path_.dirname)(this.#target));
        const beside = (0,atomic_files/* temporaryBeside */.w6)(this.#target);
        try {
            await this.#make(beside, content, tree, twin);
            await this.#place(beside);
        }
        finally {
            await (0,promises_.rm)(beside, { recursive: true, force: true });
        }
    }
    async #make(beside, content, tree, twin) {
        const made = new Set();
        const makeParent = (path) => {
            const directory = (0,external_node_path_.dirname)(path);
            if (made.has(directory))
                return;
            (0,external_node_fs_.mkdirSync)(directory, { recursive: true, mode: 0o755 });
            made.add(directory);
        };
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(beside, 'files'), { recursive: true, mode: 0o755 });
        let count = 0;
        let canLink = twin !== undefined;
        for (const file of content.files) {
            const path = (0,external_node_path_.join)(beside, 'files', file.path);
            makeParent(path);
            canLink = canLink && twin !== undefined && linked((0,external_node_path_.join)(twin, 'files', file.path), path);
            if (!canLink)
                (0,external_node_fs_.writeFileSync)(path, file.content, { mode: 0o644 });
            count++;
            if (count % filesAtOnce === 0)
                await (0,external_node_timers_promises_.setImmediate)();
        }
        for (const file of (0,module_cache_entry/* entryDescription */.J7)(content, tree)) {
            const path = (0,external_node_path_.join)(beside, file.path);
            makeParent(path);
            (0,external_node_fs_.writeFileSync)(path, file.content, { mode: 0o644 });
        }
    }
    /** Renames into place. What stands there and is right is left: another process was faster. What is wrong is moved away. */
    async #place(beside) {
        for (let attempt = 0;; attempt++) {
            try {
                await (0,promises_.rename)(beside, this.#target);
                return;
            }
            catch (error) {
                const { code } = error;
                const occupied = code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR' || code === 'EPERM';
                if (!occupied || attempt >= mostAttempts)
                    throw error;
            }
            if (await this.#isRight())
                return;
            const aside = (0,atomic_files/* temporaryBeside */.w6)(this.#target);
            try {
                await (0,promises_.rename)(this.#target, aside);
            }
            catch (error) {
                if (error.code !== 'ENOENT')
                    throw error;
            }
            await (0,promises_.rm)(aside, { recursive: true, force: true });
        }
    }
}
/** False where the disk does not link (or another process just replaced the twin): there is no need to try again. */
function linked(from, to) {
    try {
        (0,external_node_fs_.linkSync)(from, to);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/install/install-record.js
var install_record = __webpack_require__(95209);
;// CONCATENATED MODULE: ./build/install/buf-cache.js















/** A module's files do not have the digest that the lock says. Nothing of them is installed. */
class InstalledDigestError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.digestMismatch;
}
/** buf's cache must not lie in the repository: buf would find each symbol in it a second time. */
class CacheInsideRootError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The trees that a module can be in: without b4 nothing can be said of the one for v1 locks. */
function treesOf(digests) {
    return digests.b4 === '' ? ['b5'] : ['b5', 'shake256'];
}
/**
 * Sees to it that each module is in buf's own module cache, for v1 and for v2 locks, so that stock buf finds it with no
 * network. What is there is verified and repaired; entries appear whole; several processes may do this at once.
 * @throws {InstalledDigestError | CacheInsideRootError} Errors of the disk: exit code 8.
 */
async function installModules(modules, options) {
    for (const root of options.roots)
        await refuseCacheInside(root, options.cacheDirectory);
    return (0,bounded/* mapBounded */.y)(modules, options.parallel, async (module) => {
        try {
            return await installModule(module, options);
        }
        catch (error) {
            throw (0,disk_error/* asDiskError */.k_)(error, error.path ?? options.cacheDirectory);
        }
    });
}
async function refuseCacheInside(root, cacheDirectory) {
    if (!(0,inside_directory/* isInside */.F)(await (0,inside_directory/* realPathOf */.d)(root), await (0,inside_directory/* realPathOf */.d)(cacheDirectory)))
        return;
    throw new CacheInsideRootError(`buf's cache ${cacheDirectory} lies in the repository at ${root}`, {
        next: 'Set "cache-dir" (or BUF_CACHE_DIR) to a directory outside the repository: buf would find each symbol twice.',
    });
}
async function installModule(module, options) {
    const { cacheDirectory } = options;
    const done = (digests, protoPaths, how) => ({ module: module.module, commit: module.commit, contentDigests: digests, protoPaths, how });
    const record = (0,install_record/* recordPath */.lX)(options.stateDirectory, cacheDirectory, module.module, module.commit);
    const known = await (0,install_record/* readRecord */.aE)(record);
    if (!options.verify && known !== undefined && isExpected(known, module) && (0,install_record/* looksUnchanged */.E9)(known, cacheDirectory)) {
        return done({ b4: known.b4, b5: known.b5 }, (0,install_record/* recordedProtoPaths */.lT)(known), 'present');
    }
    // Without a lock only the content itself says what the digests are.
    let content = module.expected === undefined ? await module.content() : undefined;
    const digests = module.expected ?? (0,bsr_module/* contentDigests */.x)(counted(content));
    const places = placesOf(module, digests, cacheDirectory);
    const before = (0,install_record/* look */.Op)(cacheDirectory, places);
    const found = await inspect(module, digests, cacheDirectory);
    const wrong = found.filter(({ right }) => !right);
    let protoPaths = found.flatMap((one) => one.protoPaths ?? []);
    if (wrong.length > 0) {
        content ??= await module.content();
        checkDigests(module, (0,bsr_module/* contentDigests */.x)(counted(content)), digests);
        await writeEntries(module, counted(content), digests, cacheDirectory, wrong);
        protoPaths = protoPathsOf(counted(content));
    }
    await writeCommitFiles(module, digests, cacheDirectory);
    // What was hashed is recorded only if nobody touched it meanwhile. Without a record the next run hashes again: no reason to stop.
    const after = (0,install_record/* look */.Op)(cacheDirectory, places);
    if (wrong.length > 0 || (0,install_record/* isSameEntry */.TR)(before, after)) {
        // An entry that is right still is ours where we wrote it before.
        const wrote = treesOf(digests).filter((tree) => wrong.some((one) => one.tree === tree) || known?.wrote.includes(tree) === true);
        await (0,install_record/* writeRecord */.rh)(record, { ...digests, seen: after, wrote }).catch(() => { });
    }
    const how = wrong.length === 0 ? 'present' : wrong.some(({ damaged }) => damaged) ? 'repaired' : 'written';
    return done(digests, [...new Set(protoPaths)].sort(utf8_order/* compareUtf8 */.z), how);
}
function protoPathsOf({ files }) {
    return files.map(({ path }) => path).filter((path) => path.endsWith('.proto'));
}
function isExpected(known, { expected }) {
    return expected === undefined || (expected.b4 === known.b4 && expected.b5 === known.b5);
}
function counted(content) {
    return {
        files: (0,content_digest/* countedFiles */.gx)(content?.files ?? []),
        dependencies: content?.dependencies ?? [],
        v1BufYaml: content?.v1BufYaml,
        v1BufLock: content?.v1BufLock,
    };
}
function checkDigests(module, got, expected) {
    for (const kind of ['b5', 'b4']) {
        if (got[kind] === expected[kind] || expected[kind] === '')
            continue;
        throw new InstalledDigestError(`${module.module}:${module.commit} has the ${kind} digest ${got[kind]}, and ${expected[kind]} is expected`, {
            next: 'The lock and the artifact do not belong together. Take oras.lock from git; if it stays, find out who changed the artifact. Nothing of it was installed.',
        });
    }
}
/** Looks at both trees, with a hash of every byte. */
async function inspect(module, digests, cacheDirectory) {
    const inspected = [];
    for (const tree of treesOf(digests)) {
        const path = (0,module_cache_entry/* cacheEntryPath */.UT)(cacheDirectory, tree, module.module, module.commit);
        const content = await rightContent(path, tree, digests);
        const protoPaths = content === undefined ? undefined : protoPathsOf(content);
        inspected.push({
            tree,
            right: content !== undefined,
            damaged: content === undefined && (0,external_node_fs_.existsSync)(path),
            protoPaths,
        });
    }
    return inspected;
}
/** What an entry holds, where that is exactly the module. */
async function rightContent(directory, tree, digests) {
    const content = await (0,module_cache_entry/* readCacheEntry */.LE)(directory);
    // What buf does not count does not change the digest, but nobody but us and buf has any business here.
    if (content === undefined || (0,content_digest/* countedFiles */.gx)(content.files).length !== content.files.length)
        return undefined;
    const got = (0,bsr_module/* contentDigests */.x)(content);
    return (tree === 'b5' ? got.b5 === digests.b5 : got.b4 === digests.b4) ? content : undefined;
}
async function writeEntries(module, content, digests, cacheDirectory, wrong) {
    let twin;
    for (const tree of treesOf(digests)) {
        const path = (0,module_cache_entry/* cacheEntryPath */.UT)(cacheDirectory, tree, module.module, module.commit);
        if (wrong.some((one) => one.tree === tree)) {
            const isRight = async () => (await rightContent(path, tree, digests)) !== undefined;
            await new EntryWriter(path, isRight).write(content, tree, twin);
        }
        twin = path;
    }
}
/** What we write about a commit where buf has written nothing. */
function commitFileText(module, digest) {
    const { owner, name } = (0,module_name/* moduleNameParts */.u)(module);
    return JSON.stringify({ version: 'v1', owner, module: name, create_time: createTime, digest });
}
/** buf wants a time that is not zero, and looks at it only to choose between two commits of one module, which a lock never holds. */
const createTime = '2024-01-01T00:00:00Z';
async function writeCommitFiles(module, digests, cacheDirectory) {
    const { owner, name } = (0,module_name/* moduleNameParts */.u)(module.module);
    for (const tree of treesOf(digests)) {
        const path = (0,module_cache_entry/* commitFilePath */.vH)(cacheDirectory, tree, module.module, module.commit);
        const digest = tree === 'b5' ? digests.b5 : digests.b4;
        const found = await readCommitFile(path);
        // buf's own file, with the time of the commit, is left alone.
        if (found?.['digest'] === digest && found['owner'] === owner && found['module'] === name)
            continue;
        await (0,atomic_files/* writeFileAtomically */.lo)(path, commitFileText(module.module, digest));
    }
}
async function readCommitFile(path) {
    try {
        return JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}
/** Everything that belongs to a module, relative to buf's cache. */
function placesOf(module, digests, cacheDirectory) {
    return treesOf(digests).flatMap((tree) => [module_cache_entry/* cacheEntryPath */.UT, module_cache_entry/* commitFilePath */.vH].map((pathOf) => (0,external_node_path_.relative)(cacheDirectory, pathOf(cacheDirectory, tree, module.module, module.commit))));
}


/***/ }),

/***/ 95209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ looksUnchanged),
/* harmony export */   Op: () => (/* binding */ look),
/* harmony export */   TR: () => (/* binding */ isSameEntry),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   lT: () => (/* binding */ recordedProtoPaths),
/* harmony export */   lX: () => (/* binding */ recordPath),
/* harmony export */   pX: () => (/* binding */ recordDirectory),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76765);





const recordVersion = 1;
const gone = 'gone';
/** The `.proto` files that a record saw in the tree for v2 locks, relative to the module's root. */
function recordedProtoPaths(record) {
    return record.seen.flatMap(([path]) => {
        const inside = /^v3\/modules\/b5\/(?:[^/]+\/){4}files\/(.+\.proto)$/.exec(path.replaceAll('\\', '/'))?.[1];
        return inside === undefined ? [] : [inside];
    });
}
/** The directory of all records. */
function recordDirectory(stateDirectory) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(stateDirectory, 'installed');
}
/** Where the record of one entry lies. Different buf caches have different records. */
function recordPath(stateDirectory, cacheDirectory, module, commit) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`${cacheDirectory}\n${module}\n${commit}`).digest('hex').slice(0, 40);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(recordDirectory(stateDirectory), `${hash}.json`);
}
/** Reads a record; undefined where there is none that we understand. */
async function readRecord(path) {
    try {
        const value = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path, 'utf8'));
        if (typeof value !== 'object' || value === null)
            return undefined;
        const { version, b4, b5, seen, wrote } = value;
        if (version !== recordVersion || typeof b4 !== 'string' || typeof b5 !== 'string' || !Array.isArray(seen))
            return undefined;
        const trees = Array.isArray(wrote)
            ? wrote.filter((one) => one === 'b5' || one === 'shake256')
            : [];
        return { b4, b5, seen: seen, wrote: trees };
    }
    catch {
        return undefined;
    }
}
/** Writes down what was seen of an entry whose bytes were hashed. */
async function writeRecord(path, record) {
    const { b4, b5, seen, wrote } = record;
    await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeFileAtomically */ .lo)(path, JSON.stringify({ version: recordVersion, b4, b5, wrote, seen }), { flush: false });
}
/** Whether two looks at an entry saw the same, its commit files aside (which are checked whenever they are read). */
function isSameEntry(before, after) {
    const entry = (seen) => JSON.stringify(seen.filter(([path]) => path.replaceAll('\\', '/').startsWith('v3/modules/')));
    return entry(before) === entry(after);
}
/**
 * Whether everything still looks as recorded: presence, size, times of every file; and of every directory, so that a file
 * that was added shows too. It reads no content.
 */
function looksUnchanged(record, cacheDirectory) {
    if (record.seen.length === 0)
        return false;
    return record.seen.every(([path, stamp]) => stamp !== gone && stampOf((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(cacheDirectory, path)) === stamp);
}
/** Everything that is to be seen of some places now. What is missing, or goes away meanwhile, is seen as gone. */
function look(cacheDirectory, places) {
    const found = [];
    const visit = (path) => {
        const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(cacheDirectory, path);
        const stamp = stampOf(absolute);
        found.push([path, stamp]);
        if (!stamp.startsWith('d '))
            return;
        for (const name of namesIn(absolute))
            visit(`${path}/${name}`);
    };
    for (const place of places)
        visit(place);
    return found;
}
function namesIn(directory) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(directory).sort();
    }
    catch {
        return [];
    }
}
/** Kind, size and both times; the second one changes whenever anything does, whatever a program sets the first one to. */
function stampOf(path) {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path, { throwIfNoEntry: false });
    if (stat === undefined)
        return gone;
    const kind = stat.isDirectory() ? 'd' : stat.isFile() ? 'f' : 'other';
    return `${kind} ${kind === 'd' ? 0 : stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
}


/***/ }),

/***/ 28869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ installResolution)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/bsr/module-cache-entry.js
var module_cache_entry = __webpack_require__(18056);
// EXTERNAL MODULE: ./build/resolve/expected-buf-lock.js
var expected_buf_lock = __webpack_require__(19907);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/install/buf-cache.js + 1 modules
var buf_cache = __webpack_require__(44774);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
;// CONCATENATED MODULE: ./build/install/own-path-overlap.js

/**
 * The import paths that two sources hold, or a source and one of the given paths; by path. Only directories that two of them have
 * in common are read, so a workspace that shares nothing costs one look at the top of each source.
 */
async function sharedOwnPaths(sources, paths) {
    const shared = [];
    await walk('', sources, treeOf(paths), shared);
    return shared.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
}
async function walk(below, sources, others, shared) {
    const files = new Map();
    const directories = new Map();
    for (const source of sources) {
        const level = await source.level(below);
        for (const name of level.files)
            add(files, name, source);
        for (const name of level.directories)
            add(directories, name, source);
    }
    const prefix = below === '' ? '' : `${below}/`;
    for (const [name, holders] of files) {
        if (holders.length > 1 || others?.files.has(name) === true)
            shared.push({ path: prefix + name, sources: holders });
    }
    for (const [name, holders] of directories) {
        const inner = others?.directories.get(name);
        if (holders.length > 1 || inner !== undefined)
            await walk(prefix + name, holders, inner, shared);
    }
}
function add(map, name, source) {
    const list = map.get(name);
    if (list === undefined)
        map.set(name, [source]);
    else
        list.push(source);
}
function treeOf(paths) {
    const top = { files: new Set(), directories: new Map() };
    for (const path of paths) {
        const parts = path.split('/');
        let tree = top;
        for (const part of parts.slice(0, -1)) {
            let next = tree.directories.get(part);
            if (next === undefined) {
                next = { files: new Set(), directories: new Map() };
                tree.directories.set(part, next);
            }
            tree = next;
        }
        tree.files.add(parts.at(-1) ?? '');
    }
    return top;
}

// EXTERNAL MODULE: ./build/install/proto-imports.js
var proto_imports = __webpack_require__(27001);
;// CONCATENATED MODULE: ./build/install/duplicate-paths.js






/** Two modules of one workspace, or it and one of them, hold a file of the same path: stock buf cannot tell which is meant. */
class DuplicateProtoPathError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/** Paths that more than one module holds, with their owners by name. */
function sharedPaths(modules) {
    const owners = new Map();
    for (const module of modules.toSorted((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module))) {
        for (const path of module.protoPaths) {
            const list = owners.get(path);
            if (list === undefined)
                owners.set(path, [module]);
            else
                list.push(module);
        }
    }
    return new Map([...owners].filter(([, list]) => list.length > 1));
}
/**
 * Refuses what stock buf would fail at later and in other words. A path of the workspace's own that one of its modules, or another of its
 * sources, holds too: every command of buf fails. A path that two modules hold: buf fails where a build comes to it from the
 * workspace's own files, import by import. Shared paths that no build comes to are given back as remarks: `buf build`, `lint`,
 * `export` and `generate` work, `buf ls-files` does not, and `buf dep graph` not always (seen with buf 1.45 and 1.75).
 * Files are only read where some path is shared at all.
 * @throws {DuplicateProtoPathError} naming path, importer and both owners
 */
async function refuseDuplicatePaths(workspace) {
    const remarks = await refuseOwnDuplicates(workspace);
    const shared = sharedPaths(workspace.modules);
    if (shared.size === 0)
        return remarks;
    const owners = new Map();
    for (const module of workspace.modules)
        for (const path of module.protoPaths)
            owners.set(path, module);
    const reached = new Set();
    const lookUp = (imports, importer) => {
        for (const path of imports) {
            const rivals = shared.get(path);
            if (rivals !== undefined)
                throw duplicate(path, rivals, importer, workspace);
            if (owners.has(path))
                reached.add(path);
        }
    };
    for (const source of workspace.sources) {
        for (const path of (await source.all()).toSorted(utf8_order/* compareUtf8 */.z)) {
            lookUp((0,proto_imports/* protoImports */.r)(await (0,promises_.readFile)(source.pathOf(path), 'utf8')), external_node_path_.posix.join(source.source.directory, path));
        }
    }
    // A set hands out what is added while it is walked.
    for (const path of reached) {
        const owner = owners.get(path);
        if (owner === undefined)
            continue;
        lookUp((0,proto_imports/* protoImports */.r)(await (0,promises_.readFile)((0,external_node_path_.join)(owner.directory, path), 'utf8')), `${path} of ${owner.module}`);
    }
    const unreached = [...shared].map(([path, rivals]) => `${path} is in ${rivals.map(({ module }) => module).join(' and in ')}. No build of ${workspace.file} imports it, so that does no harm; "buf ls-files" fails on it.`);
    return [...remarks, ...unreached];
}
/** How many shared paths are named; a vendored copy shares hundreds, and the first ones tell. */
const mostNamed = 5;
async function refuseOwnDuplicates({ file, sources, modules, isForBuf, }) {
    const owners = new Map();
    for (const module of modules) {
        for (const path of module.protoPaths) {
            const list = owners.get(path);
            if (list === undefined)
                owners.set(path, [module]);
            else
                list.push(module);
        }
    }
    const shared = await sharedOwnPaths(sources, owners.keys());
    const [first] = shared;
    if (first === undefined)
        return [];
    const lines = shared.slice(0, mostNamed).map((one) => {
        const own = one.sources.map(({ source }) => (source.directory === '.' ? 'the workspace itself' : source.directory));
        const others = (owners.get(one.path) ?? []).map(({ module }) => module).sort(utf8_order/* compareUtf8 */.z);
        return `${one.path}: ${[...own, ...others].join(' and ')}`;
    });
    if (shared.length > mostNamed)
        lines.push(`and ${shared.length - mostNamed} more`);
    const held = first.sources.map(({ source }) => external_node_path_.posix.join(source.directory, first.path));
    const remedy = owners.has(first.path)
        ? `Remove ${held.join(' and ')}, or keep it out of the module with "excludes" in buf.yaml: the dependency brings the file.`
        : 'Keep one of the two, or give the files of each module a directory of their own (its package).';
    if (!isForBuf) {
        return [
            `Stock buf cannot read ${file}, because these paths have two owners: ${lines.join('; ')}. buck2 builds it where no target meets both. ${remedy}`,
        ];
    }
    throw new DuplicateProtoPathError(`${file}: ${shared.length === 1 ? 'a path of a .proto file has' : `${shared.length} paths of .proto files have`} two owners, and buf cannot tell which one is meant\n${lines.map((line) => `  ${line}`).join('\n')}`, { places: [...held.map((path) => ({ file: path })), { file }], next: remedy });
}
function duplicate(path, rivals, importer, workspace) {
    const names = rivals.map(({ module }) => module);
    return new DuplicateProtoPathError(`${names.join(' and ')} both hold ${path}, which ${importer} imports: buf cannot tell which one is meant`, {
        places: [{ file: workspace.file }],
        next: `Depend on one of them only, or on versions of which only one holds the file. "oras-buf resolve" chose both because ${workspace.file} needs them.`,
    });
}

// EXTERNAL MODULE: ./build/modules/proto-sources.js
var proto_sources = __webpack_require__(97955);
;// CONCATENATED MODULE: ./build/install/own-proto-files.js




const skipped = new Set(['.git', 'node_modules', 'buck-out', '.oras-buf']);
/**
 * Reads a source as stock buf does, directory by directory: symbolic links are followed, what is excluded is left out. Other than buf
 * it follows no link out of the root, since a file of the checkout must not send us through the whole disk, and leaves out
 * directories that hold nothing of the workspace's own.
 */
class OwnProtoFiles {
    source;
    #root;
    #realRoot;
    /** @param realRoot the root with its symbolic links resolved */
    constructor(source, root, realRoot) {
        this.source = source;
        this.#root = root;
        this.#realRoot = realRoot;
    }
    /** Absolute path of the file with an import path. */
    pathOf(importPath) {
        return (0,external_node_path_.join)(this.#root, this.source.directory, importPath);
    }
    /** @param below an import path, empty for the top; empty levels where there is nothing to read */
    async level(below) {
        const directory = this.#inRoot(below);
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(this.#root, directory), { withFileTypes: true }).catch(() => []);
        const files = [];
        const directories = [];
        const counts = (0,proto_sources/* countsFilesOf */.fv)(this.source, directory);
        for (const entry of entries) {
            const { name } = entry;
            const kind = entry.isSymbolicLink() ? await this.#kindBehind((0,external_node_path_.join)(directory, name)) : kindOf(entry);
            if (kind === 'file' && counts && name.endsWith('.proto'))
                files.push(name);
            if (kind !== 'directory' || skipped.has(name))
                continue;
            if ((0,proto_sources/* isCounted */.he)(this.source, below === '' ? this.#inRoot(name) : `${directory}/${name}`))
                directories.push(name);
        }
        return { files, directories };
    }
    /** Every import path, in no order. */
    async all() {
        const found = [];
        const pending = [''];
        for (const below of pending) {
            const { files, directories } = await this.level(below);
            const prefix = below === '' ? '' : `${below}/`;
            for (const name of files)
                found.push(prefix + name);
            for (const name of directories)
                pending.push(prefix + name);
        }
        return found;
    }
    #inRoot(below) {
        const { directory } = this.source;
        if (below === '')
            return directory;
        return directory === '.' ? below : `${directory}/${below}`;
    }
    /** A link to a directory that it lies in is passed over, as buf does: it would go round for ever. */
    async #kindBehind(link) {
        try {
            const path = (0,external_node_path_.join)(this.#root, link);
            const target = await (0,promises_.realpath)(path);
            if (!(0,inside_directory/* isInside */.F)(this.#realRoot, target))
                return 'other';
            const kind = kindOf(await (0,promises_.stat)(target));
            return kind === 'directory' && (0,inside_directory/* isInside */.F)(target, await (0,promises_.realpath)((0,external_node_path_.join)(path, '..'))) ? 'other' : kind;
        }
        catch {
            return 'other';
        }
    }
}
function kindOf(entry) {
    return entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/modules/buf-lock.js
var buf_lock = __webpack_require__(4639);
// EXTERNAL MODULE: ./build/modules/content-digest.js
var content_digest = __webpack_require__(34108);
// EXTERNAL MODULE: ./build/resolve/against.js
var resolve_against = __webpack_require__(71900);
// EXTERNAL MODULE: ./build/resolve/lock-files.js
var lock_files = __webpack_require__(56822);
// EXTERNAL MODULE: ./build/resolve/oras-lock.js
var oras_lock = __webpack_require__(51992);
// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
;// CONCATENATED MODULE: ./build/install/write-locks.js











/** A monorepo has hundreds of locks, and each waits for the disk. */
const parallelWrites = 16;
/** The commit under which a module stands in buf's cache and locks. */
function commitOf(module) {
    return module.source === 'oci' ? (0,content_digest/* commitId */.xk)(module.module, module.manifestDigest) : module.commit;
}
/** The lock that a resolution makes, with the digests that installing found. */
function orasLockOf(resolution, digests) {
    const oci = new Map();
    const bsr = new Map();
    for (const module of resolution.modules) {
        const found = digests.get(module.module);
        if (found === undefined)
            throw new Error(`${module.module} was resolved and not installed`);
        const base = {
            module: module.module,
            commit: commitOf(module),
            b4: found.b4,
            b5: found.b5,
            asked: module.askedBy.map(({ requirement, asker }) => ({
                requirement,
                by: asker.kind === 'workspace' ? asker.file : `${asker.module}:${asker.version}`,
            })),
            dependencies: module.requires,
        };
        if (module.source === 'bsr')
            bsr.set(module.module, base);
        else
            oci.set(module.module, { ...base, tag: module.tag, digest: module.manifestDigest });
    }
    const against = new Map(resolution.against.map((one) => [one.reference, (0,resolve_against/* lockedAgainst */.il)(one)]));
    return { oci, bsr, against };
}
/**
 * Brings oras.lock and every buf.lock of a root in line with a resolution, unless it says that they are to be kept. Files that
 * say the same already are not touched. Errors of the disk: exit code 8.
 */
async function writeLocks(resolution, digests) {
    const { declarations } = resolution;
    const written = [];
    const had = (await (0,lock_files/* readLockFile */.cx)(declarations.root, oras_lock/* orasLockName */.Oe)) !== undefined;
    if (resolution.locks === 'write') {
        const text = (0,oras_lock/* formatOrasLock */.qQ)(orasLockOf(resolution, digests));
        const holdsAny = resolution.modules.length + resolution.against.length > 0;
        if ((had || holdsAny) && (await replace(declarations.root, oras_lock/* orasLockName */.Oe, text))) {
            written.push(oras_lock/* orasLockName */.Oe);
        }
        const lockable = new Map(resolution.modules.map((module) => [module.module, lockableOf(module, digests)]));
        const replaced = await (0,bounded/* mapBounded */.y)(declarations.lockOwners, parallelWrites, (owner) => writeBufLock(resolution, owner, lockable));
        written.push(...declarations.lockOwners.filter((_, index) => replaced[index] === true).map(expected_buf_lock/* bufLockPath */.cu));
    }
    const files = [oras_lock/* orasLockName */.Oe, ...declarations.lockOwners.map(expected_buf_lock/* bufLockPath */.cu)];
    return {
        status: written.length === 0 ? 'unchanged' : had ? 'updated' : 'created',
        digest: await digestOfFiles(declarations.root, files),
        written,
    };
}
function lockableOf(module, digests) {
    const contentDigests = digests.get(module.module);
    if (contentDigests === undefined)
        throw new Error(`${module.module} was resolved and not installed`);
    return { module: module.module, commit: commitOf(module), contentDigests, dependencies: module.dependencies };
}
/** True where the file was written. One that holds the same entries is left as it is, byte for byte. */
async function writeBufLock({ declarations }, owner, lockable) {
    const path = (0,expected_buf_lock/* bufLockPath */.cu)(owner);
    const text = await (0,lock_files/* readLockFile */.cx)(declarations.root, path);
    const found = text === undefined || text.trim() === '' ? undefined : (0,buf_lock/* parseBufLock */.Cf)(text, path);
    const entries = (0,expected_buf_lock/* expectedEntries */.dV)(owner, declarations, lockable);
    if ((0,expected_buf_lock/* bufLockDifference */.qn)(found, owner, entries).length === 0)
        return false;
    const base = found ?? (0,buf_lock/* emptyBufLock */.OO)(owner.version);
    return replace(declarations.root, path, (0,buf_lock/* formatBufLock */.uu)({ ...base, version: owner.version, entries }));
}
async function replace(root, path, text) {
    const file = (0,external_node_path_.join)(root, path);
    const found = await (0,lock_files/* readLockFile */.cx)(root, path);
    // A checkout with CRLF line ends holds the same lock.
    if (found?.replaceAll('\r\n', '\n') === text)
        return false;
    try {
        await (0,atomic_files/* writeFileAtomically */.lo)(file, text);
    }
    catch (error) {
        throw (0,disk_error/* asDiskError */.k_)(error, file);
    }
    return true;
}
async function digestOfFiles(root, paths) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let any = false;
    for (const path of [...new Set(paths)].sort()) {
        const text = await (0,lock_files/* readLockFile */.cx)(root, path);
        if (text === undefined)
            continue;
        any = true;
        hash.update(`${path}\0${Buffer.byteLength(text)}\0${text}`);
    }
    return any ? `sha256:${hash.digest('hex')}` : '';
}

;// CONCATENATED MODULE: ./build/install/install.js








/**
 * Puts every module of a resolution into buf's cache and brings the locks in line, so that stock buf works on the unchanged
 * workspace with no network. The locks are written last: what they name is installed then.
 * @throws {InstalledDigestError | DuplicateProtoPathError | CacheInsideRootError | LockedDependenciesError}
 */
async function installResolution(resolution, context) {
    const { declarations } = resolution;
    const remarks = [];
    const toInstall = resolution.modules.map((module) => ({
        module: module.module,
        commit: commitOf(module),
        expected: module.contentDigests,
        content: async () => {
            const { files, bsr, remarks: own } = await context.content(module);
            remarks.push(...own);
            return bsr ?? { files };
        },
    }));
    const modules = await (0,buf_cache/* installModules */.fT)(toInstall, { ...context, roots: [declarations.root] });
    remarks.push(...(await refuseDuplicates(resolution, modules, context.cacheDirectory)));
    const digests = new Map(modules.map(({ module, contentDigests }) => [module, contentDigests]));
    return { modules, locks: await writeLocks(resolution, digests), remarks: remarks.sort() };
}
/** What stock buf would stumble over in each of its workspaces, with the modules of all locks that count for it. */
async function refuseDuplicates(resolution, modules, cacheDirectory) {
    const { declarations } = resolution;
    const { root, bufWorkspaces, lockOwners } = declarations;
    const realRoot = await (0,inside_directory/* realPathOf */.d)(root);
    const installed = new Map(modules.map((module) => [module.module, module]));
    const lockable = new Map(resolution.modules.flatMap(({ module, dependencies }) => {
        const found = installed.get(module);
        return found === undefined ? [] : [[module, { ...found, dependencies }]];
    }));
    const ownersByDirectory = new Map(lockOwners.map((owner) => [owner.directory, owner]));
    const remarks = [];
    for (const { file, owners, sources } of bufWorkspaces) {
        const own = owners.flatMap((directory) => ownersByDirectory.get(directory) ?? []);
        const names = new Set(own.flatMap((owner) => (0,expected_buf_lock/* expectedEntries */.dV)(owner, declarations, lockable)).map((one) => one.module));
        remarks.push(...(await refuseDuplicatePaths({
            file,
            sources: sources.map((source) => new OwnProtoFiles(source, root, realRoot)),
            modules: [...names].flatMap((module) => {
                const found = installed.get(module);
                if (found === undefined)
                    return [];
                const directory = (0,external_node_path_.join)((0,module_cache_entry/* cacheEntryPath */.UT)(cacheDirectory, 'b5', module, found.commit), 'files');
                return [{ module, protoPaths: found.protoPaths, directory }];
            }),
            isForBuf: declarations.kind === 'buf',
        })));
    }
    for (const owner of lockOwners) {
        const file = external_node_path_.posix.join(owner.directory, 'buf.yaml');
        for (const module of (0,expected_buf_lock/* unseenLocals */.x)(owner, declarations, lockable)) {
            remarks.push(`What ${file} depends on needs ${module}, which ${declarations.locals.get(module)?.file} holds: stock buf does not see it from there. Add ${module} to the deps of ${file} to have a published version installed, or list both directories in one buf.work.yaml.`);
        }
    }
    return remarks;
}


/***/ }),

/***/ 27001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ protoImports)
/* harmony export */ });
/**
 * The paths that a `.proto` file imports, in their order. It reads no more of the language than that takes: comments, texts and
 * statements are told apart, everything else is passed over.
 */
function protoImports(source) {
    const imports = [];
    const tokens = tokensOf(source);
    let atStart = true;
    for (let index = 0; index < tokens.length; index++) {
        const token = tokens[index] ?? '';
        if (atStart && token === 'import') {
            const modifier = tokens[index + 1];
            const skip = modifier === 'public' || modifier === 'weak' || modifier === 'option' ? 2 : 1;
            let path = '';
            // Texts that stand side by side are one text.
            for (let at = index + skip; isText(tokens[at]); at++)
                path += unquote(tokens[at] ?? '');
            if (path !== '')
                imports.push(path);
        }
        atStart = token === ';' || token === '{' || token === '}';
    }
    return imports;
}
function tokensOf(source) {
    // A comment, a text in either kind of quotes, a word, or any other single character.
    const pattern = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[A-Za-z_][\w.]*|\S/g;
    return (source.match(pattern) ?? []).filter((token) => !token.startsWith('//') && !token.startsWith('/*'));
}
function isText(token) {
    return token !== undefined && token.length >= 2 && /^["']/.test(token);
}
function unquote(token) {
    return token.slice(1, -1).replace(/\\(["'\\])/g, '$1');
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


/***/ })

};
