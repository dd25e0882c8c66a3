export const id = 5198;
export const ids = [5198];
export const modules = {

/***/ 44800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ contentDigests)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _modules_content_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34108);
/* harmony import */ var _modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67570);



/**
 * buf's two digests of a module; b4 is empty where it cannot be known.
 * - b4 is over the files and, for modules that were pushed with a v1 `buf.yaml`, over that and its `buf.lock`.
 * - b5 is over the files and the b5 of each dependency.
 *
 * Source: private/bufpkg/bufmodule/digest.go of github.com/bufbuild/buf.
 */
function contentDigests(content) {
    const digests = (0,_modules_content_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleDigests */ .Wz)(content.files);
    const kept = [content.v1BufYaml, content.v1BufLock].filter((file) => file !== undefined);
    const dependencies = content.dependencies ?? [];
    const ownB4 = kept.length === 0 ? digests.b4 : `shake256:${shake256(manifestWith(digests.manifest, kept))}`;
    const b4 = content.b4Unknown === true ? '' : ownB4;
    if (dependencies.length === 0)
        return { b4, b5: digests.b5 };
    const all = [`shake256:${shake256(digests.manifest)}`, ...dependencies.map(({ digest }) => digest).sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareUtf8 */ .z)];
    return { b4, b5: `b5:${shake256(all.join('\n'))}` };
}
function manifestWith(manifest, kept) {
    const lines = manifest.split('\n').filter((line) => line !== '');
    lines.push(...kept.map(({ name, content }) => `shake256:${shake256(content)}  ${name}`));
    const pathOf = (line) => line.slice(line.indexOf('  ') + 2);
    return lines
        .sort((a, b) => (0,_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareUtf8 */ .z)(pathOf(a), pathOf(b)))
        .map((line) => `${line}\n`)
        .join('');
}
function shake256(content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('shake256', { outputLength: 64 }).update(content).digest('hex');
}


/***/ }),

/***/ 18056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J7: () => (/* binding */ entryDescription),
/* harmony export */   LE: () => (/* binding */ readCacheEntry),
/* harmony export */   UT: () => (/* binding */ cacheEntryPath),
/* harmony export */   vH: () => (/* binding */ commitFilePath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74738);
/* harmony import */ var _modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67570);
/* harmony import */ var _modules_yaml_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64021);





/** The directory of a module in buf's cache. Source: facts checked with buf 1.32 to 1.75. */
function cacheEntryPath(cacheDirectory, tree, module, commit) {
    const { registry, owner, name } = (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__/* .moduleNameParts */ .u)(module);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheDirectory, 'v3', 'modules', tree, registry, owner, name, commit);
}
/** The file in which buf's cache describes a commit. */
function commitFilePath(cacheDirectory, tree, module, commit) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cacheDirectory, 'v3', 'commits', tree, (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__/* .moduleNameParts */ .u)(module).registry, `${commit}.json`);
}
/** The files of an entry besides `files/`, by their path in it. `module.yaml` is the last: buf takes an entry with it for whole. */
function entryDescription(content, tree) {
    const lines = ['version: v1', 'files_dir: files'];
    // The dependencies' b5 go into the module's own b5, the kept files into its b4: each tree needs only its own.
    const dependencies = tree === 'b5' ? content.dependencies : [];
    if (dependencies.length > 0)
        lines.push('deps:');
    for (const { module, commit, digest } of dependencies) {
        lines.push(`  - name: ${module}`, `    commit: "${commit}"`, `    digest: ${digest}`);
    }
    const kept = [];
    for (const [key, file] of [
        ['v1_buf_yaml', content.v1BufYaml],
        ['v1_buf_lock', content.v1BufLock],
    ]) {
        if (file === undefined || tree === 'b5')
            continue;
        kept.push({ path: `${key}/${file.name}`, content: file.content });
        lines.push(`${key}_file: ${key}/${file.name}`);
    }
    return [...kept, { path: 'module.yaml', content: new TextEncoder().encode(`${lines.join('\n')}\n`) }];
}
/**
 * Reads an entry of buf's module cache from disk, every byte of it. Undefined where there is none, or none that buf would
 * read. What it holds is not vouched for: compare its digests.
 */
async function readCacheEntry(directory) {
    try {
        const yaml = _modules_yaml_document_js__WEBPACK_IMPORTED_MODULE_3__/* .YamlDocument */ .J.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'module.yaml'), 'utf8'), 'module.yaml');
        if (yaml.written(yaml.root, 'version') !== 'v1' || yaml.written(yaml.root, 'files_dir') !== 'files')
            return undefined;
        const dependencies = yaml.list(yaml.root, 'deps').map((node) => {
            const map = yaml.asMap(node, 'deps');
            const module = (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseModuleName */ .I_)(yaml.written(map, 'name') ?? '');
            const [commit, digest] = [yaml.written(map, 'commit'), yaml.written(map, 'digest')];
            if (module === undefined || commit === undefined || digest === undefined)
                throw new Error('a dependency is malformed');
            return { module, commit, digest };
        });
        const kept = async (key) => {
            const path = yaml.written(yaml.root, key);
            if (path === undefined)
                return undefined;
            const name = /^v1_buf_(?:yaml|lock)\/([\w.-]+)$/.exec(path)?.[1];
            if (name === undefined)
                throw new Error(`${key} is malformed`);
            return { name, content: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, path)) };
        };
        return {
            files: await readTree((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'files')),
            dependencies,
            v1BufYaml: await kept('v1_buf_yaml_file'),
            v1BufLock: await kept('v1_buf_lock_file'),
        };
    }
    catch {
        return undefined;
    }
}
async function readTree(top) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(top, { recursive: true, withFileTypes: true });
    const files = [];
    for (const entry of entries) {
        if (entry.isDirectory())
            continue;
        // A symbolic link is no plain file: buf refuses it too.
        if (!entry.isFile())
            throw new Error(`${entry.name} is no plain file`);
        const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name);
        files.push({ path: absolute.slice(top.length + 1).replaceAll('\\', '/'), content: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(absolute) });
    }
    return files.sort((a, b) => (0,_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_4__/* .compareUtf8 */ .z)(a.path, b.path));
}


/***/ }),

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
        const record = await (0,_install_record_js__WEBPACK_IMPORTED_MODULE_7__/* .readRecord */ .aE)(path);
        const [module, commit] = record === undefined ? [] : nameOf(record);
        if (record === undefined || module === undefined || commit === undefined)
            continue;
        // The name of a record is made from the cache that it is about: those of other caches are passed over.
        if ((0,_install_record_js__WEBPACK_IMPORTED_MODULE_7__/* .recordPath */ .lX)(stateDirectory, bufCacheDirectory, module, commit) !== path)
            continue;
        found.push({ module, commit, record, recordPath: path });
    }
    return found.sort((a, b) => (`${a.module}:${a.commit}` < `${b.module}:${b.commit}` ? -1 : 1));
}
/** Which of an entry's trees are ours, and still as we left them. */
function ownTrees({ record }, bufCacheDirectory) {
    return record.wrote.filter((tree) => {
        const seen = record.seen.filter(([path]) => path.replaceAll('\\', '/').startsWith(`v3/modules/${tree}/`));
        return (0,_install_record_js__WEBPACK_IMPORTED_MODULE_7__/* .looksUnchanged */ .E9)({ ...record, seen }, bufCacheDirectory);
    });
}
/**
 * Takes an entry out of buf's cache, as far as it is ours: the trees that we wrote and nobody has touched since, and what we wrote
 * of the commit. Each goes at once, so that buf sees all of it or nothing. Errors of the disk: exit code 8.
 */
async function removeOwnEntry(entry, bufCacheDirectory) {
    const { module, commit, record } = entry;
    try {
        for (const tree of ownTrees(entry, bufCacheDirectory)) {
            const commitFile = (0,_bsr_module_cache_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .commitFilePath */ .vH)(bufCacheDirectory, tree, module, commit);
            const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(commitFile, 'utf8').catch(() => undefined);
            if (text === (0,_buf_cache_js__WEBPACK_IMPORTED_MODULE_6__/* .commitFileText */ .nX)(module, tree === 'b5' ? record.b5 : record.b4))
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
/** What a record is about, from the paths that it holds; nothing where they are of no form that we write. */
function nameOf({ seen }) {
    for (const [path] of seen) {
        const parts = /^v3\/modules\/(?:b5|shake256)\/([^/]+)\/([^/]+)\/([^/]+)\/([0-9a-f]{32})$/.exec(String(path).replaceAll('\\', '/'));
        if (parts === null)
            continue;
        const module = (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_3__/* .tryParseModuleName */ .I_)(parts.slice(1, 4).join('/'));
        return module === undefined ? [] : [module, parts[4] ?? ''];
    }
    return [];
}
/** The registry that an entry came from. */
function registryOf({ module }) {
    return (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_3__/* .moduleNameParts */ .u)(module).registry;
}


/***/ }),

/***/ 34108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wz: () => (/* binding */ moduleDigests),
/* harmony export */   gx: () => (/* binding */ countedFiles),
/* harmony export */   xk: () => (/* binding */ commitId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67570);


const documentationFiles = ['buf.md', 'README.md', 'README.markdown'];
/**
 * The files of a module that buf counts, sorted by the UTF-8 bytes of their path: each `.proto` in any directory, `LICENSE`
 * at the root, and the first of `buf.md`, `README.md` and `README.markdown` at the root. Nothing else is installed.
 */
function countedFiles(files) {
    const paths = new Set(files.map((file) => file.path));
    const documentation = documentationFiles.find((path) => paths.has(path));
    return files
        .filter((file) => file.path.endsWith('.proto') || file.path === 'LICENSE' || file.path === documentation)
        .sort((a, b) => (0,_utf8_order_js__WEBPACK_IMPORTED_MODULE_1__/* .compareUtf8 */ .z)(a.path, b.path));
}
/**
 * buf's b4 and b5 digests of a module. Each counted file is hashed once.
 * Source: checked against buf 1.32 to 1.75; the vectors are in test/fixtures/vectors/buf-digests.json.
 */
function moduleDigests(files) {
    const manifest = countedFiles(files).map(manifestLine).join('');
    const b4 = `shake256:${shake256(manifest)}`;
    return { b4, b5: `b5:${shake256(b4)}`, manifest };
}
/**
 * The commit id under which a module of an OCI registry stands in buf's cache and locks: 32 hexadecimal digits in the
 * form of a version 8 UUID, made from the name and the manifest's digest, so that every machine gets the same.
 */
function commitId(module, manifestDigest) {
    const bytes = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`oras-buf-commit-v1\n${module}@${manifestDigest}`).digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex');
}
function manifestLine(file) {
    return `shake256:${shake256(file.content)}  ${file.path}\n`;
}
/** SHAKE256 with 64 bytes of output, in lowercase hexadecimal. */
function shake256(content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('shake256', { outputLength: 64 }).update(content).digest('hex');
}


/***/ }),

/***/ 74738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I_: () => (/* binding */ tryParseModuleName),
/* harmony export */   u: () => (/* binding */ moduleNameParts)
/* harmony export */ });
/* unused harmony exports MalformedModuleNameError, parseModuleName */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A text that should be a module's full name and is not. */
class MalformedModuleNameError extends (/* unused pure expression or super */ null && (OrasBufError)) {
    exitCode = exitCodes.wrongInput;
}
const hostPattern = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$/;
// Stricter than buf (which takes any path component): these are also the characters that an OCI repository may have.
const partPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
/** Reads a full name, or gives undefined where the text is none. */
function tryParseModuleName(text) {
    const [registry, owner, name, ...rest] = text.split('/');
    if (registry === undefined || owner === undefined || name === undefined || rest.length > 0)
        return undefined;
    if (!hostPattern.test(registry) || !partPattern.test(owner) || !partPattern.test(name))
        return undefined;
    return text;
}
/**
 * Reads a full name.
 * @throws {MalformedModuleNameError} where `text` is none; it names `place`.
 */
function parseModuleName(text, place) {
    const name = tryParseModuleName(text);
    if (name === undefined) {
        throw new MalformedModuleNameError(`"${text}" is not the name of a module`, {
            next: 'Write registry/owner/name in lower case, for example oras.birb.homes/common/types.',
            ...(place === undefined ? {} : { places: [place] }),
        });
    }
    return name;
}
/** Takes a full name apart. */
function moduleNameParts(fullName) {
    const [registry = '', owner = '', name = ''] = fullName.split('/');
    return { registry, owner, name };
}


/***/ }),

/***/ 67570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ compareUtf8)
/* harmony export */ });
/**
 * Orders two texts by their UTF-8 bytes. JavaScript orders by UTF-16 code units, which differs once characters beyond
 * U+FFFF meet characters from U+E000 to U+FFFF; digests and locks depend on the byte order.
 */
function compareUtf8(a, b) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
        const left = a.charCodeAt(i);
        const right = b.charCodeAt(i);
        if (left !== right)
            return rank(left) - rank(right);
    }
    return a.length - b.length;
}
/** Lifts the surrogates (which stand for U+10000 and above) over the rest of the plane. */
function rank(unit) {
    if (unit < 0xd800)
        return unit;
    return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}


/***/ }),

/***/ 64021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ YamlDocument),
/* harmony export */   j: () => (/* binding */ MalformedYamlError)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71279);
/* harmony import */ var _system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91940);




/** A file that should be YAML of a certain shape and is not. */
class MalformedYamlError extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.wrongInput;
}
/** Far above any file that people write; it bounds what the parser may be made to do. */
const longestText = 4 * 1024 * 1024;
/**
 * A YAML file of which every value keeps its place. Values are read by descending step by step, so an alias is followed
 * one level at a time and never expanded as a whole.
 */
class YamlDocument {
    file;
    root;
    #document;
    #lines;
    #anchors;
    constructor(file, document, lines, root) {
        this.file = file;
        this.#document = document;
        this.#lines = lines;
        this.root = root;
    }
    /**
     * Parses a file that must hold one mapping. An empty file is an empty mapping.
     * @param next what to do about one that is not; for a file that people write, to correct it
     * @throws {MalformedYamlError | MergeConflictError} with file, line and column
     */
    static parse(text, file, next = `Correct the YAML of ${file}.`) {
        (0,_system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseConflictMarkers */ .a)(text, file);
        if (text.length > longestText) {
            throw new MalformedYamlError(`${file} is larger than ${longestText} characters`, { places: [{ file }], next });
        }
        const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
        const parsed = (0,_system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseUntrustedYaml */ .$)(text, lines);
        if (parsed.kind !== 'document') {
            const why = parsed.kind === 'too-deep' ? 'it is nested too deep' : 'it has too many entries';
            throw new MalformedYamlError(`${file} cannot be parsed as YAML: ${why}`, {
                places: [{ file }],
                next,
            });
        }
        const { document, duplicateKey } = parsed;
        const error = document.errors[0];
        if (error !== undefined) {
            const quote = openQuote(document, error.pos[0]);
            // What is missing at the end is told at the last line with something on it: there is nothing to see after that.
            const place = placeAt(file, lines, quote ?? Math.min(error.pos[0], Math.max(0, text.trimEnd().length - 1)));
            const what = quote === undefined ? explain(error.code, error.message) : 'a quote is opened and not closed';
            throw new MalformedYamlError(`${file} is not valid YAML: ${what}`, {
                places: [place],
                next,
            });
        }
        if (duplicateKey !== undefined) {
            throw new MalformedYamlError(`${file} is not valid YAML: a key stands twice in one mapping`, {
                places: [placeAt(file, lines, duplicateKey)],
                next,
            });
        }
        const contents = document.contents;
        if (contents === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(contents) && contents.value === null)) {
            return new YamlDocument(file, document, lines, document.createNode({}));
        }
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(contents)) {
            throw new MalformedYamlError(`${file} holds no mapping of keys to values`, {
                places: [placeAt(file, lines, contents.range?.[0] ?? 0)],
                next: 'Write it as "key: value" lines.',
            });
        }
        return new YamlDocument(file, document, lines, contents);
    }
    /** The keys of a mapping with their places. A key that is no text is given as the text it was written as. */
    keys(map) {
        return map.items.map(({ key }) => ({ key: keyText(key), place: this.placeOf(key) }));
    }
    /** The value of a key, aliases followed; undefined where the key is missing or its value is empty. */
    get(map, key) {
        const pair = map.items.find((item) => scalarText(item.key) === key);
        if (pair === undefined)
            return undefined;
        const node = this.#follow(pair.value);
        return node === undefined || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value === null) ? undefined : node;
    }
    /**
     * A text under a key. Numbers and booleans are refused: `version: 1` means something else than `version: v1`.
     * @throws {MalformedYamlError} where the value is no text
     */
    text(map, key) {
        const node = this.get(map, key);
        return node === undefined ? undefined : { text: this.asText(node, key), place: this.placeOf(node) };
    }
    /** A text or number under a key as it was written: an id of digits alone is still an id. */
    written(map, key) {
        const node = this.get(map, key);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
            return undefined;
        return typeof node.value === 'string' ? node.value : node.source;
    }
    /** The items of a list under a key, aliases followed; empty where there is none. */
    list(map, key) {
        const node = this.get(map, key);
        if (node === undefined)
            return [];
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            throw this.malformed(`"${key}" is not a list`, node, `Write "${key}:" and one "- item" line for each.`);
        return node.items.map((item) => {
            const followed = this.#follow(item);
            if (followed === undefined || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(followed) && followed.value === null))
                throw this.malformed(`an item of "${key}" is empty`, item, 'Remove it or fill it in.');
            return followed;
        });
    }
    asText(node, what) {
        const text = scalarText(node);
        if (text === undefined)
            throw this.malformed(`"${what}" is not a text`, node, 'Write a plain text, in quotes if need be.');
        return text;
    }
    asMap(node, what) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            throw this.malformed(`an item of "${what}" is not a mapping`, node, 'Write it as "key: value" lines.');
        return node;
    }
    placeOf(node) {
        const offset = node?.range?.[0];
        return offset === undefined ? { file: this.file } : placeAt(this.file, this.#lines, offset);
    }
    malformed(what, node, next) {
        return new MalformedYamlError(`${this.file}: ${what}`, { places: [this.placeOf(node)], next });
    }
    /** The library's own search goes through the whole document for every alias. */
    #target(alias) {
        this.#anchors ??= anchorsOf(this.#document);
        const given = this.#anchors.get(alias.source) ?? [];
        const end = alias.range?.[0] ?? 0;
        // The last one that stands before the alias: a name may be given again, and often.
        let [low, high] = [0, given.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((given[middle]?.offset ?? 0) < end)
                low = middle + 1;
            else
                high = middle;
        }
        return given[low - 1]?.node;
    }
    #follow(node) {
        let current = node;
        for (let steps = 0; (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(current); steps++) {
            const target = steps > 10 ? undefined : this.#target(current);
            if (target === undefined) {
                throw this.malformed('an alias leads to no anchor', node, 'Define the anchor (&name) before its alias (*name).');
            }
            current = target;
        }
        return current ?? undefined;
    }
}
function anchorsOf(document) {
    const anchors = new Map();
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Value: (_key, node) => {
            if (node.anchor === undefined)
                return;
            const given = anchors.get(node.anchor) ?? [];
            given.push({ offset: node.range?.[0] ?? 0, node });
            anchors.set(node.anchor, given);
        },
    });
    return anchors;
}
/** Where the quoted text starts that goes on to the end of the file, if that is what is wrong at `end`. */
function openQuote(document, end) {
    let start;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Scalar: (_key, { type, range }) => {
            const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
            if (isQuoted && range != null && range[0] < end && range[1] >= end)
                start = range[0];
        },
    });
    return document.errors[0]?.code === 'MISSING_CHAR' ? start : undefined;
}
function scalarText(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value === 'string' ? node.value : undefined;
}
/** The library writes out a key that is a mapping whose key is a mapping in a time and length that double with each level. */
function keyText(key) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
        return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(key) ? `*${key.source}` : '(a mapping or list)';
}
function placeAt(file, lines, offset) {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
}
function explain(code, message) {
    if (code === 'MULTIPLE_DOCS')
        return 'it holds more than one document';
    if (code === 'TAB_AS_INDENT')
        return 'a tab is used to indent';
    // The library's messages quote the source at length in some cases; the place says more than the quote.
    return message.split('\n')[0]?.slice(0, 200) ?? code;
}


/***/ }),

/***/ 55316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ keepOnly),
/* harmony export */   u: () => (/* binding */ blobsIn)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1564);
/* harmony import */ var _system_bounded_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5249);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62092);
/* harmony import */ var _layout_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47991);






const parallelFiles = 8;
const algorithms = ['sha256', 'sha512'];
/** Every blob whose file lies in a store or another image layout. Nothing is hashed. */
async function blobsIn(directory) {
    const found = await (0,_system_bounded_js__WEBPACK_IMPORTED_MODULE_5__/* .mapBounded */ .y)(algorithms, 2, async (algorithm) => {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'blobs', algorithm)).catch(() => []);
        return names.flatMap((name) => (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseDigest */ .jt)(`${algorithm}:${name}`) ?? []);
    });
    return found.flat();
}
/** What an image layout consists of. */
const layoutParts = new Set(['blobs', 'index.json', 'oci-layout']);
/**
 * Leaves in a store only these blobs and their names. What else lies there goes too, whatever it is: records of this machine, which
 * would mean nothing on another one, and all that a cache brought along. Only for a store that nobody else uses meanwhile.
 * Errors of the disk: exit code 8.
 * @returns how many blobs were removed
 */
async function keepOnly(directory, keep) {
    const blobs = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'blobs');
    const isKept = (digest) => digest !== undefined && keep.has(digest);
    let removed = 0;
    try {
        await new _layout_index_js__WEBPACK_IMPORTED_MODULE_4__/* .LayoutIndex */ .V(directory).keepNames(keep);
        for (const algorithm of await namesIn(blobs)) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(blobs, algorithm);
            if (!algorithms.includes(algorithm) || !(await isDirectory(path))) {
                await removeAll(path);
                continue;
            }
            const digestIn = (name) => (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseDigest */ .jt)(`${algorithm}:${name}`);
            const stale = (await namesIn(path)).filter((name) => !isKept(digestIn(name)));
            await (0,_system_bounded_js__WEBPACK_IMPORTED_MODULE_5__/* .mapBounded */ .y)(stale, parallelFiles, (name) => removeAll((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name)));
            removed += stale.filter((name) => digestIn(name) !== undefined).length;
        }
        for (const name of await namesIn(directory)) {
            if (!layoutParts.has(name))
                await removeAll((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name));
        }
    }
    catch (error) {
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_3__/* .asDiskError */ .k_)(error, directory);
    }
    return removed;
}
/** Empty for what is no directory: a link may lead to what is not ours. */
async function namesIn(directory) {
    return (await isDirectory(directory)) ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory) : [];
}
async function isDirectory(path) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).then((status) => status.isDirectory(), () => false);
}
function removeAll(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true });
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
        const status = await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_2__/* .blobStatus */ .aI)(path);
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


/***/ }),

/***/ 71279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ refuseConflictMarkers)
/* harmony export */ });
/* unused harmony export MergeConflictError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A file in which git left the markers of a merge conflict. */
class MergeConflictError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/**
 * Throws where a text holds the markers of a merge conflict.
 * @param next what to do about it; for a file that people write, to resolve it by hand
 * @throws {MergeConflictError} with the line of the first marker
 */
function refuseConflictMarkers(text, file, next) {
    if (!/<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|/.test(text))
        return;
    // Any of them: of a conflict that was resolved half, the first one is the most likely to be gone.
    const index = text
        .split('\n')
        .findIndex((line) => /^(?:(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |\r?$)|=======\r?$)/.test(line));
    if (index === -1)
        return;
    throw new MergeConflictError(`${file} holds the markers of a merge conflict`, {
        places: [{ file, line: index + 1, column: 1 }],
        next: next ?? `Resolve the conflict in ${file} and remove the lines that start with <<<<<<<, ======= and >>>>>>>.`,
    });
}


/***/ }),

/***/ 91940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ parseUntrustedYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** Brackets in brackets, or list marks in a row on one line. */
const deepest = 100;
/**
 * Words, marks and line ends: a lock of thousands of modules. The parser needs microseconds for each, several times as many
 * where it is an error, so that bytes alone bound its time badly.
 */
const mostTokens = 320_000;
/**
 * Parses YAML that nobody vouches for, in time and memory that grow with its size and no faster: the library compares each key
 * with all others of its mapping, and makes a tree of any depth.
 */
function parseUntrustedYaml(text, lineCounter) {
    const refusal = refuse(text);
    if (refusal !== undefined)
        return { kind: refusal };
    let document;
    try {
        document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
    }
    catch {
        // Indentation can still nest deeper than the stack is.
        return { kind: 'too-deep' };
    }
    return { kind: 'document', document, duplicateKey: duplicateKey(document) };
}
function refuse(text) {
    let brackets = 0;
    let marks = 0;
    let tokens = 0;
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        const type = yaml__WEBPACK_IMPORTED_MODULE_0__/* .CST */ .DB.tokenType(token);
        if (type !== 'space')
            tokens += 1;
        switch (type) {
            case 'flow-map-start':
            case 'flow-seq-start':
                brackets += 1;
                break;
            case 'flow-map-end':
            case 'flow-seq-end':
                brackets -= 1;
                break;
            case 'seq-item-ind':
            case 'explicit-key-ind':
            case 'map-value-ind':
                if (brackets === 0)
                    marks += 1;
                break;
            case 'newline':
                marks = 0;
                break;
        }
        if (brackets > deepest || marks > deepest)
            return 'too-deep';
        if (tokens > mostTokens)
            return 'too-large';
    }
    return undefined;
}
function duplicateKey(document) {
    const waiting = [document.contents];
    let first;
    while (waiting.length > 0) {
        const node = waiting.pop();
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            for (const item of node.items)
                waiting.push(item);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            continue;
        const seen = new Set();
        for (const { key, value } of node.items) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key)) {
                const offset = key.range?.[0] ?? 0;
                if (seen.has(key.value) && (first === undefined || offset < first))
                    first = offset;
                seen.add(key.value);
            }
            else
                waiting.push(key);
            waiting.push(value);
        }
    }
    return first;
}


/***/ })

};
