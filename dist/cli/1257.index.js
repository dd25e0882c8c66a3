export const id = 1257;
export const ids = [1257];
export const modules = {

/***/ 93733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eq: () => (/* binding */ readBsrDescription),
/* harmony export */   Jj: () => (/* binding */ packBsrModule),
/* harmony export */   W5: () => (/* binding */ bsrAnnotations),
/* harmony export */   hU: () => (/* binding */ bsrModuleOf),
/* harmony export */   ri: () => (/* binding */ UnusableBsrArtifactError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _modules_module_artifact_writer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43847);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74738);
/* harmony import */ var _bsr_module_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44800);




/** An artifact should hold a module of the BSR, and its annotations do not say so, or contradict its files. */
class UnusableBsrArtifactError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
}
/** Annotations on the manifest of a BSR module, in our store and on a mirror (design.md, decisions 2 and 15). */
const bsrAnnotations = {
    module: 'homes.birb.protobuf.bsr.module',
    commit: 'homes.birb.protobuf.bsr.commit',
    /** Left out where it is not known. */
    b4: 'homes.birb.protobuf.bsr.b4',
    b5: 'homes.birb.protobuf.bsr.b5',
    /** JSON: name, commit and b5 of each dependency that the commit was made with. */
    dependencies: 'homes.birb.protobuf.bsr.deps',
    /** JSON: name and content (base64) of the v1 `buf.yaml` that buf keeps apart. */
    bufYaml: 'homes.birb.protobuf.bsr.v1-buf-yaml',
    bufLock: 'homes.birb.protobuf.bsr.v1-buf-lock',
};
/** Packs a module of the BSR like any module, with all that is needed to install it again byte for byte. */
function packBsrModule(module) {
    const { b4, b5 } = (0,_bsr_module_js__WEBPACK_IMPORTED_MODULE_3__/* .contentDigests */ .x)(module);
    return (0,_modules_module_artifact_writer_js__WEBPACK_IMPORTED_MODULE_1__/* .writeModuleArtifact */ .y)({
        module: module.module,
        files: module.files,
        dependencies: module.dependencies.map((one) => ({ module: one.module, requirement: one.commit })),
        annotations: {
            [bsrAnnotations.module]: module.module,
            [bsrAnnotations.commit]: module.commit,
            ...(b4 === '' ? {} : { [bsrAnnotations.b4]: b4 }),
            [bsrAnnotations.b5]: b5,
            [bsrAnnotations.dependencies]: JSON.stringify(module.dependencies.map(({ module: name, commit, digest }) => ({ name, commit, digest }))),
            ...keptAnnotation(bsrAnnotations.bufYaml, module.v1BufYaml),
            ...keptAnnotation(bsrAnnotations.bufLock, module.v1BufLock),
        },
    });
}
function keptAnnotation(key, file) {
    if (file === undefined)
        return {};
    return { [key]: JSON.stringify({ name: file.name, content: Buffer.from(file.content).toString('base64') }) };
}
/**
 * Reads what a manifest says of the BSR module in it.
 * @param label how messages call the artifact
 * @throws {UnusableBsrArtifactError} where an annotation is missing or malformed
 */
function readBsrDescription(annotations, label) {
    const text = (key, pattern) => {
        const value = annotations[key];
        if (value === undefined || !pattern.test(value))
            throw unusable(label, `its annotation ${key} is missing or malformed`);
        return value;
    };
    return {
        commit: text(bsrAnnotations.commit, /^[0-9a-f]{32}$/),
        b4: annotations[bsrAnnotations.b4] === undefined ? '' : text(bsrAnnotations.b4, /^shake256:[0-9a-f]{128}$/),
        b5: text(bsrAnnotations.b5, /^b5:[0-9a-f]{128}$/),
        dependencies: readDependencies(text(bsrAnnotations.dependencies, /^\[/), label),
        v1BufYaml: readKept(annotations[bsrAnnotations.bufYaml], label),
        v1BufLock: readKept(annotations[bsrAnnotations.bufLock], label),
    };
}
/**
 * Puts a BSR module together from its manifest's annotations and its files.
 * @throws {UnusableBsrArtifactError} where the files do not have the digests that the annotations name
 */
function bsrModuleOf(module, description, files, label) {
    const { commit, dependencies, v1BufYaml, v1BufLock } = description;
    const b4Unknown = description.b4 === '';
    const content = { module, commit, files, dependencies, v1BufYaml, v1BufLock, b4Unknown };
    const { b4, b5 } = (0,_bsr_module_js__WEBPACK_IMPORTED_MODULE_3__/* .contentDigests */ .x)(content);
    if (b5 !== description.b5)
        throw unusable(label, `its files have the digest ${b5}, and its annotations say ${description.b5}`);
    if (b4 !== description.b4)
        throw unusable(label, `its files have the digest ${b4}, and its annotations say ${description.b4}`);
    return content;
}
function readDependencies(text, label) {
    const list = parseJson(text, label);
    if (!Array.isArray(list))
        throw unusable(label, 'its list of dependencies is malformed');
    return list.map((item) => {
        const { name, commit, digest } = (item ?? {});
        const module = typeof name === 'string' ? (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseModuleName */ .I_)(name) : undefined;
        if (module === undefined || typeof commit !== 'string' || typeof digest !== 'string') {
            throw unusable(label, 'its list of dependencies is malformed');
        }
        if (!/^[0-9a-f]{32}$/.test(commit) || !/^b5:[0-9a-f]{128}$/.test(digest)) {
            throw unusable(label, 'its list of dependencies is malformed');
        }
        return { module, commit, digest };
    });
}
function readKept(text, label) {
    if (text === undefined)
        return undefined;
    const { name, content } = (parseJson(text, label) ?? {});
    if (typeof name !== 'string' || typeof content !== 'string' || !/^buf\.(?:yaml|mod|lock)$/.test(name)) {
        throw unusable(label, 'the configuration file that it was pushed with is malformed');
    }
    return { name, content: Buffer.from(content, 'base64') };
}
function parseJson(text, label) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw unusable(label, 'one of its annotations is not JSON');
    }
}
function unusable(label, why) {
    return new UnusableBsrArtifactError(`${label} cannot be used as a module of the BSR: ${why}`, {
        next: 'Nothing of it is used. Push it to the mirror again from a store that oras-buf filled.',
    });
}


/***/ }),

/***/ 90227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mirrorRepository),
/* harmony export */   m: () => (/* binding */ findOnMirror)
/* harmony export */ });
/* harmony import */ var _modules_module_archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64003);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74738);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20907);
/* harmony import */ var _bsr_artifact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93733);
/* harmony import */ var _buf_failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73474);





/** The tags that stand for the default label, in the order in which they are tried. */
const defaultLabels = ['main', 'latest'];
/**
 * Looks a module up on the mirror: by commit, by label where that is a legal tag, or by its default label.
 * @throws {BsrNotFoundError} with the tags that are there
 * @throws {UnusableBsrArtifactError} where the artifact is no module of the BSR, or another commit than its tag says
 */
async function findOnMirror(mirror, module, reference) {
    const repository = mirrorRepository(mirror, module);
    const tags = reference === '' ? defaultLabels : [reference];
    for (const tag of tags.filter(_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .dz)) {
        const found = await mirror.registry.fetchManifest(repository, tag);
        if (found === undefined)
            continue;
        const label = `${mirror.registry.host}/${repository}:${tag}`;
        const { manifest } = found;
        if (manifest.kind === 'index') {
            throw new _bsr_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableBsrArtifactError */ .ri(`${label} is an index, and not one module`, {
                next: 'Push the module as one manifest.',
            });
        }
        const description = (0,_bsr_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .readBsrDescription */ .Eq)(manifest.annotations, label);
        if (/^[0-9a-f]{32}$/.test(reference) && description.commit !== reference) {
            throw new _bsr_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableBsrArtifactError */ .ri(`${label} holds the commit ${description.commit}`, {
                next: 'The tag of a commit on the mirror must hold that very commit. Push it again.',
            });
        }
        return {
            module,
            description,
            created: manifest.annotations['org.opencontainers.image.created'] ?? '',
            fetch: async () => {
                const openLayer = (layer) => mirror.registry.fetchBlob(repository, layer);
                const { files } = await (0,_modules_module_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .readModuleArtifact */ .p7)({ module, label, manifest, openLayer });
                return (0,_bsr_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .bsrModuleOf */ .hU)(module, description, files, label);
            },
        };
    }
    const there = await mirror.registry.listTags(repository).catch(() => []);
    const wanted = reference === '' ? `no tag ${defaultLabels.join(' or ')}` : `no tag ${reference}`;
    throw new _buf_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .BsrNotFoundError */ .VV(`the mirror ${mirror.registry.host}/${mirror.prefix} has ${wanted} of ${module}` +
        (there.length === 0
            ? ''
            : ` (it has ${there.toSorted().slice(0, 10).join(', ')}${there.length > 10 ? ' and more' : ''})`), {
        next: `Push the module to ${mirror.registry.host}/${repository}, tagged with its commit and its label, or take the mirror out of .oras/config.yaml.`,
    });
}
/** Where a module lies on the mirror. */
function mirrorRepository(mirror, module) {
    const { owner, name } = (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleNameParts */ .u)(module);
    return mirror.prefix === '' ? `${owner}/${name}` : `${mirror.prefix}/${owner}/${name}`;
}


/***/ }),

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

/***/ 73474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ BsrDigestMismatchError),
/* harmony export */   VV: () => (/* binding */ BsrNotFoundError),
/* harmony export */   ai: () => (/* binding */ bufFailure),
/* harmony export */   cf: () => (/* binding */ BufMissingError),
/* harmony export */   xv: () => (/* binding */ BsrNotAllowedError)
/* harmony export */ });
/* unused harmony exports BsrUnreachableError, BufFailedError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The BSR does not let this job read a module. */
class BsrNotAllowedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
}
/** The BSR has no such module, label or commit. */
class BsrNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
}
/** The BSR cannot be reached, or answers with an error of its own. */
class BsrUnreachableError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
}
/** What the BSR sent, or buf's cache holds, does not have the digest that it should. */
class BsrDigestMismatchError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
}
/** Stock buf failed in a way that we know nothing of. */
class BufFailedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** Stock buf is needed to ask the BSR, and it is not there or cannot be started. */
class BufMissingError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
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

/***/ 50275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ resolveBsr)
});

// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/bsr/bsr-artifact.js
var bsr_artifact = __webpack_require__(93733);
// EXTERNAL MODULE: ./build/bsr/bsr-mirror.js
var bsr_mirror = __webpack_require__(90227);
// EXTERNAL MODULE: ./build/bsr/bsr-module.js
var bsr_module = __webpack_require__(44800);
// EXTERNAL MODULE: ./build/bsr/buf-failure.js
var buf_failure = __webpack_require__(73474);
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
            throw (0,buf_failure/* bufFailure */.ai)('buf dep update', result.exitCode, result.stderr || result.stdout);
        const lock = (0,buf_lock/* parseBufLock */.Cf)(await (0,promises_.readFile)((0,external_node_path_.join)(work, 'buf.lock'), 'utf8'), 'buf.lock of the scratch directory');
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
        throw new buf_failure/* BufMissingError */.cf(`buf cannot be started: ${buf.program}`, {
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
    throw new buf_failure/* BsrDigestMismatchError */.CV(`${module.module}:${module.commit} has the digest ${got}, and the lock says ${expected}`, {
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
        const found = await (0,bounded/* mapBounded */.y)(level, source.parallel, ({ module, reference }) => (0,bsr_mirror/* findOnMirror */.m)(mirror, module, reference));
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
            throw new bsr_artifact/* UnusableBsrArtifactError */.ri(`the mirror does not say the b4 digest of ${module}:${commit}, and a v1 lock needs it`, {
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
        throw new buf_failure/* BufMissingError */.cf(`buf was not found, and it has to ask the Buf Schema Registry for ${wanted.map(({ module }) => module).join(', ')}`, {
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
        if (!(error instanceof buf_failure/* BsrDigestMismatchError */.CV))
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
    throw new buf_failure/* BsrDigestMismatchError */.CV(got === undefined
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
        throw new buf_failure/* BsrDigestMismatchError */.CV(`the b4 digest of ${module}:${commit} is ${digest ?? 'not in the lock'} for buf, and its files make it ${b4}`, { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' });
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

/***/ 18321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ annotationNames),
/* harmony export */   Jh: () => (/* binding */ formatDependencies),
/* harmony export */   OV: () => (/* binding */ sameDependencies),
/* harmony export */   fo: () => (/* binding */ moduleArtifactType),
/* harmony export */   gF: () => (/* binding */ readDependencies)
/* harmony export */ });
/* unused harmony export MalformedDependenciesError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _module_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12660);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67570);



/** The `artifactType` of the modules that we write. */
const moduleArtifactType = 'application/vnd.birb.protobuf.module.v1';
/** Names of annotations, of the OCI image specification, of oras, and ours. */
const annotationNames = {
    title: 'org.opencontainers.image.title',
    /** `true` on a layer that `oras pull` unpacks. */
    unpack: 'io.deis.oras.content.unpack',
    /** Digest of the layer's tar before it was compressed. */
    unpackedDigest: 'io.deis.oras.content.digest',
    /** On the manifest: the dependencies of the module, see {@link formatDependencies}. */
    dependencies: 'homes.birb.protobuf.deps',
};
/** The dependencies that a manifest names cannot be read. Exit code 4: the publisher wrote them so. */
class MalformedDependenciesError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
}
/** The value of the annotation: a JSON list of references, sorted by their UTF-8 bytes. */
function formatDependencies(dependencies) {
    return JSON.stringify(sortedTexts(dependencies));
}
/**
 * The dependencies that the annotations of a manifest name, or undefined where they name none. A list that was written by
 * hand, separated by commas or spaces, is read as well.
 * @throws {MalformedDependenciesError}
 */
function readDependencies(annotations, artifact) {
    const text = annotations[annotationNames.dependencies];
    if (text === undefined)
        return undefined;
    try {
        const written = text.trimStart().startsWith('[') ? JSON.parse(text) : text.split(/[\s,]+/);
        if (!Array.isArray(written))
            throw new TypeError('not a list');
        return written
            .map((one) => {
            if (typeof one !== 'string')
                throw new TypeError('not a text');
            return one.trim();
        })
            .filter((one) => one !== '')
            .map((one) => (0,_module_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseModuleReference */ .fP)(one));
    }
    catch (cause) {
        throw new MalformedDependenciesError(`the annotation ${annotationNames.dependencies} of ${artifact} cannot be read`, {
            next: 'Push it again: the annotation is a JSON list of references (registry/owner/name:version).',
            cause,
        });
    }
}
/** Whether two lists ask for the same, whatever their order. */
function sameDependencies(a, b) {
    return formatDependencies(a) === formatDependencies(b);
}
function sortedTexts(dependencies) {
    return [...new Set(dependencies.map(_module_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatModuleReference */ .Tg))].sort(_utf8_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareUtf8 */ .z);
}


/***/ }),

/***/ 4639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ parseBufLock),
/* harmony export */   OO: () => (/* binding */ emptyBufLock),
/* harmony export */   uu: () => (/* binding */ formatBufLock)
/* harmony export */ });
/* unused harmony export MalformedBufLockError */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71279);
/* harmony import */ var _module_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74738);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67570);
/* harmony import */ var _yaml_document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64021);






/** A `buf.lock` whose content we do not understand. */
class MalformedBufLockError extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.wrongInput;
}
const generatedHeader = '# Generated by buf. DO NOT EDIT.\n';
/** A lock without entries, as buf begins one. */
function emptyBufLock(version) {
    return { version, entries: [], header: generatedHeader, rest: '' };
}
/**
 * Reads a `buf.lock` of version v1 or v2; one of version v1beta1 is a v1 lock by an older name.
 * @throws {MalformedBufLockError | MalformedYamlError | MergeConflictError} with file and line
 */
function parseBufLock(text, file) {
    (0,_system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseConflictMarkers */ .a)(text, file, `Take either side whole ("git checkout --theirs -- ${file}"), then run "oras-buf resolve --frozen=false": it writes the file anew from the declarations and oras.lock.`);
    const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    const yaml = _yaml_document_js__WEBPACK_IMPORTED_MODULE_4__/* .YamlDocument */ .J.parse(source, file, `A merge may have left it half of one side and half of the other: delete ${file} and run "oras-buf resolve --frozen=false" to write it anew, or take it from git.`);
    const version = yaml.text(yaml.root, 'version');
    if (version?.text !== 'v1beta1' && version?.text !== 'v1' && version?.text !== 'v2') {
        throw new MalformedBufLockError(version === undefined
            ? `${file} does not say its version`
            : `${file} has version ${JSON.stringify(version.text)}, which we do not read`, {
            places: [version?.place ?? { file, line: 1, column: 1 }],
            next: 'Run "buf config migrate", or delete the file and run "oras-buf resolve --frozen=false" to write it anew.',
        });
    }
    const entries = yaml
        .list(yaml.root, 'deps')
        .map((node) => readEntry(yaml, node, version.text === 'v2' ? v2Name : v1Name));
    refuseTwins(yaml, entries);
    return {
        version: version.text === 'v2' ? 'v2' : 'v1',
        entries,
        header: headerOf(source),
        rest: restOf(yaml, source),
    };
}
/** The text of a lock, byte for byte as buf writes it: entries sorted by name. */
function formatBufLock(lock) {
    const entries = lock.entries.toSorted((a, b) => (0,_utf8_order_js__WEBPACK_IMPORTED_MODULE_5__/* .compareUtf8 */ .z)(a.module, b.module));
    const format = lock.version === 'v1' ? formatV1 : formatV2;
    const deps = entries.length === 0 ? '' : `deps:\n${entries.map(format).join('')}`;
    return `${lock.header}version: ${lock.version}\n${deps}${lock.rest}`;
}
function formatV2(entry) {
    return `  - name: ${entry.module}\n    commit: ${scalar(entry.commit)}\n${digestLine(entry)}`;
}
function formatV1(entry) {
    const { registry, owner, name } = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_3__/* .moduleNameParts */ .u)(entry.module);
    // The YAML that Go writes puts in quotes what it would otherwise read as a number or a truth value.
    return `  - remote: ${registry}\n    owner: ${scalar(owner)}\n    repository: ${scalar(name)}\n    commit: ${scalar(entry.commit)}\n${digestLine(entry)}`;
}
function digestLine(entry) {
    return entry.digest === '' ? '' : `    digest: ${entry.digest}\n`;
}
/**
 * Names and commit ids are of [a-z0-9._-]: only what a YAML reader would take for a number, a date or a truth value needs
 * quotes, and buf's own writer puts them there.
 */
function scalar(text) {
    const digits = text.replaceAll('_', '');
    const isNumber = /^0x[\da-f]+$|^0b[01]+$|^0o[0-7]+$/.test(digits) ||
        (/^(?:\.\d+|\d+(?:\.\d*)?)(?:e-?\d+)?$/.test(digits) && Number.isFinite(Number(digits)));
    const isWord = /^\d{4}-\d{1,2}-\d{1,2}$|^(?:y|yes|n|no|on|off|true|false|null)$/.test(text);
    return isNumber || isWord ? `"${text}"` : text;
}
const v1Name = (yaml, map) => ['remote', 'owner', 'repository'].map((key) => yaml.written(map, key) ?? '').join('/');
const v2Name = (yaml, map) => yaml.text(map, 'name')?.text ?? '';
function readEntry(yaml, node, readName) {
    const next = `Delete ${yaml.file} and run "oras-buf resolve --frozen=false" to write it anew.`;
    const map = yaml.asMap(node, 'deps');
    const module = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_3__/* .tryParseModuleName */ .I_)(readName(yaml, map));
    const commit = yaml.written(map, 'commit') ?? '';
    const digest = yaml.text(map, 'digest')?.text ?? '';
    if (module === undefined) {
        throw new MalformedBufLockError(`${yaml.file} holds an entry without a full module name`, {
            places: [yaml.placeOf(node)],
            next,
        });
    }
    if (!/^[0-9a-f]{32}$/.test(commit)) {
        throw new MalformedBufLockError(`${yaml.file}: the commit of ${module} is not 32 hexadecimal digits`, {
            places: [yaml.placeOf(yaml.get(map, 'commit') ?? node)],
            next,
        });
    }
    if (/[^\x21-\x7e]/.test(digest)) {
        throw new MalformedBufLockError(`${yaml.file}: the digest of ${module} is malformed`, {
            places: [yaml.placeOf(yaml.get(map, 'digest') ?? node)],
            next,
        });
    }
    return { module, commit, digest };
}
/** buf refuses such a lock too, and does not say that a merge makes them. */
function refuseTwins(yaml, entries) {
    const { file } = yaml;
    const nodes = yaml.list(yaml.root, 'deps');
    const first = new Map();
    for (const [index, { module }] of entries.entries()) {
        const before = first.get(module);
        if (before === undefined) {
            first.set(module, index);
            continue;
        }
        throw new MalformedBufLockError(`${file} locks ${module} twice`, {
            places: [yaml.placeOf(nodes[index]), yaml.placeOf(nodes[before])],
            next: `A merge may have left both sides in it: delete ${file} and run "oras-buf resolve --frozen=false" to write it anew.`,
        });
    }
}
function headerOf(source) {
    return /^(?:#[^\n]*\n)*/.exec(source)?.[0] ?? '';
}
/** The lines of every top-level key besides `version` and `deps`: from its key to the line before the next key. */
function restOf(yaml, source) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(yaml.root) || yaml.root.flow === true)
        return '';
    const lines = source.split('\n');
    const starts = yaml.keys(yaml.root).map(({ key, place }) => ({ key, line: place.line ?? 1 }));
    let rest = '';
    starts.forEach(({ key, line }, index) => {
        if (key === 'version' || key === 'deps')
            return;
        const end = starts[index + 1]?.line ?? lines.length + 1;
        rest += lines
            .slice(line - 1, end - 1)
            .join('\n')
            .replace(/\n*$/, '\n');
    });
    return rest;
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

/***/ 64003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GE: () => (/* binding */ chooseFromIndex),
  p7: () => (/* binding */ readModuleArtifact)
});

// UNUSED EXPORTS: AmbiguousIndexError, DependencyMismatchError, NoProtoFilesError

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
        return await (format === 'gzip' ? gunzipAll(bytes, { maxOutputLength }) : zstdAll(bytes, { maxOutputLength }));
    }
    catch (error) {
        if (error.code === 'ERR_BUFFER_TOO_LARGE') {
            throw (0,archive_safety/* tooMuchUnpacked */.v4)(artifact, bytes.length, limits);
        }
        throw new archive_safety/* UnreadableArchiveError */.sU(artifact, `its ${format} data is damaged`, error);
    }
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
    const strip = context.isOurs && title !== undefined ? `${title.replace(/^(?:\.\/)+|\/+$/g, '')}/` : '';
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
function findModuleRoot(files, module, artifact) {
    const described = files
        .filter((file) => /(?:^|\/)buf\.yaml$/.test(file.path))
        .map((file) => ({ ...file, depth: file.path.split('/').length }));
    const top = Math.min(...described.map(({ depth }) => depth));
    const candidates = described
        .filter(({ depth }) => depth === top)
        .sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path))
        .flatMap(({ path, content }) => {
        const yaml = (0,buf_yaml/* parseBufYaml */.k)(new TextDecoder().decode(content), `${artifact}/${path}`);
        return yaml.modules.map(({ path: below, name, sources: [first, ...more] }) => {
            // One of several `roots` (v1beta1) is no more the module than another.
            const source = first === undefined || more.length > 0 ? below : first.directory;
            return { directory: join(path, source), name, yaml };
        });
    });
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
    const root = findModuleRoot(entries.files, module, label);
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
    const bytes = Buffer.alloc(layer.size);
    const lengthIsWrong = () => new archive_safety/* UnsafeArchiveError */.td(label, 'compressed-size', `the layer ${layer.digest} has not the ${layer.size} bytes that its descriptor says`);
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


/***/ }),

/***/ 43847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ writeModuleArtifact)
/* harmony export */ });
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(51306);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46937);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1564);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95669);
/* harmony import */ var _archive_safety_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8275);
/* harmony import */ var _artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18321);
/* harmony import */ var _module_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(74738);
/* harmony import */ var _reproducible_tar_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9598);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67570);









/**
 * Makes the artifact of a module (design.md, decision 11). Equal files give equal bytes on every machine: paths sorted by
 * their UTF-8 bytes, no times, owners or modes of the machine, and a gzip by a pinned deflate in JavaScript, because zlib's
 * output differs between versions and processors.
 * @throws {UnsafeArchiveError} where our own reader would refuse it
 */
async function writeModuleArtifact(module) {
    // `oras pull` unpacks a titled layer into a directory of that name, and wants each path in the tar to start with it.
    const directory = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_5__/* .moduleNameParts */ .u)(module.module).name;
    const files = checkedFiles(module).map(({ path, content }) => ({ path: `${directory}/${path}`, content }));
    const tar = await (0,_reproducible_tar_js__WEBPACK_IMPORTED_MODULE_6__/* .writeReproducibleTar */ .X)(files);
    const layerBytes = (0,fflate__WEBPACK_IMPORTED_MODULE_7__/* .gzipSync */ .u3)(tar, { level: 6, mtime: 0 });
    const layer = {
        bytes: layerBytes,
        descriptor: {
            mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.tarGzip,
            digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(layerBytes),
            size: layerBytes.length,
            annotations: {
                [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.title]: directory,
                [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.unpack]: 'true',
                [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.unpackedDigest]: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(tar),
            },
        },
    };
    const configBytes = Buffer.from('{}');
    const config = {
        bytes: configBytes,
        descriptor: { mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.emptyConfig, digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(configBytes), size: configBytes.length },
    };
    const manifest = {
        kind: 'manifest',
        mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.manifest,
        artifactType: _artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .moduleArtifactType */ .fo,
        config: config.descriptor,
        layers: [layer.descriptor],
        annotations: {
            ...module.annotations,
            // Also where it is empty: who reads it knows without the layer that the module needs nothing.
            [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.dependencies]: (0,_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDependencies */ .Jh)(module.dependencies),
        },
    };
    const bytes = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .serialiseManifest */ .Tz)(manifest);
    const descriptor = {
        mediaType: manifest.mediaType,
        digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes),
        size: bytes.length,
        artifactType: _artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .moduleArtifactType */ .fo,
    };
    return { manifest, manifestContent: { descriptor, bytes }, blobs: [config, layer] };
}
function checkedFiles(module) {
    const entries = new _archive_safety_js__WEBPACK_IMPORTED_MODULE_3__/* .CheckedEntries */ .KT(module.module, _archive_safety_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultArchiveLimits */ .gr);
    for (const { path, content } of module.files)
        entries.add({ path, kind: 'file', content });
    return entries.files.toSorted((a, b) => (0,_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z)(a.path, b.path));
}


/***/ }),

/***/ 9598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ writeReproducibleTar)
/* harmony export */ });
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56118);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67570);


/**
 * Makes a tar whose bytes depend on paths and contents alone: no times, owners or modes of the machine. Each directory stands
 * before what lies in it.
 * @param files in the order in which they are to stand
 */
async function writeReproducibleTar(files) {
    const archive = (0,tar_stream__WEBPACK_IMPORTED_MODULE_0__.pack)();
    const fixed = { mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
    for (const path of directoriesOf(files))
        archive.entry({ name: `${path}/`, type: 'directory', mode: 0o755, ...fixed });
    for (const { path, content } of files) {
        archive.entry({ name: path, type: 'file', mode: 0o644, ...fixed }, asBuffer(content));
    }
    archive.finalize();
    const chunks = [];
    for await (const chunk of archive)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
function directoriesOf(files) {
    const directories = new Set();
    for (const { path } of files) {
        for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
            directories.add(path.slice(0, slash));
        }
    }
    return [...directories].sort(_utf8_order_js__WEBPACK_IMPORTED_MODULE_1__/* .compareUtf8 */ .z);
}
function asBuffer(content) {
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}


/***/ }),

/***/ 5888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s2: () => (/* binding */ bsrHost),
  dk: () => (/* binding */ bsrSource),
  H6: () => (/* binding */ resolveRoot)
});

// EXTERNAL MODULE: ./build/bsr/resolve-bsr.js + 1 modules
var resolve_bsr = __webpack_require__(50275);
// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
// EXTERNAL MODULE: ./build/resolve/lock-errors.js
var lock_errors = __webpack_require__(46150);
// EXTERNAL MODULE: ./build/resolve/network-rules.js
var network_rules = __webpack_require__(34191);
// EXTERNAL MODULE: ./build/resolve/resolve.js + 1 modules
var resolve = __webpack_require__(31039);
// EXTERNAL MODULE: ./build/tools/find-program.js
var find_program = __webpack_require__(9940);
// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
;// CONCATENATED MODULE: ./build/pipeline/fetch-progress.js

/** Counts the modules of one root as they come in. Cheap: it is read only where somebody looks. */
class FetchProgress {
    #total;
    #registries;
    #bytesBefore;
    #underWay = new Set();
    #done = 0;
    /** @param total how many modules there are to fetch */
    constructor(total, registries) {
        this.#total = total;
        this.#registries = registries;
        this.#bytesBefore = registries.traffic().bytesReceived;
    }
    started(module) {
        this.#underWay.add(module);
    }
    fetched(module) {
        this.#underWay.delete(module);
        this.#done++;
    }
    state() {
        return {
            title: 'Fetching',
            done: this.#done,
            total: this.#total,
            noun: 'module',
            bytes: this.#registries.traffic().bytesReceived - this.#bytesBefore,
            waitingFor: [...this.#underWay].map(shortName),
        };
    }
}
/** While versions are chosen: how much was asked. How much is to be asked nobody knows before the end. */
function resolvingState(registries) {
    const { requests, bytesReceived } = registries.traffic();
    return {
        title: 'Resolving',
        done: requests,
        total: undefined,
        noun: 'request',
        bytes: bytesReceived,
        waitingFor: [],
    };
}
/** Runs `work` with its progress shown. */
async function whileShown(ci, read, work) {
    const shown = ci.progress(read);
    try {
        return await work();
    }
    finally {
        shown[Symbol.dispose]();
    }
}
/** Without the registry: the line is short. */
function shortName(module) {
    const { owner, name } = (0,module_name/* moduleNameParts */.u)(module);
    return `${owner}/${name}`;
}

;// CONCATENATED MODULE: ./build/pipeline/resolve-root.js







/** The one Buf Schema Registry that there is. */
const bsrHost = 'buf.build';
/**
 * Turns the asks of one root into versions and digests, and brings their bytes into the store.
 * @param restored digests that came out of the CI system's cache
 */
async function resolveRoot(job, root, modules, restored) {
    const { record, ci, settings } = job;
    const source = bsrSource(job, root.declarations, modules);
    const resolution = await record.time('resolve', () => whileShown(ci, () => resolvingState(job.registries), () => resolveOrMark(job, root, modules, source)));
    root.resolution = resolution;
    for (const { severity, message, place } of resolution.remarks)
        record.remark(root.declarations, severity, message, place);
    const originOf = ({ origin, blobs }) => origin === 'store' && blobs.some(({ digest }) => restored.has(digest)) ? 'cache' : origin;
    const progress = new FetchProgress(resolution.modules.length, job.registries);
    const onFetched = (one) => {
        progress.fetched(one.module.module);
        root.sizes.set(one.module.module, one.sizeBytes);
        root.origins.set(one.module.module, originOf(one));
    };
    const fetched = await record.time('fetch', () => whileShown(ci, () => progress.state(), () => modules.fetch(resolution.modules, source, onFetched, ({ module }) => progress.started(module))));
    const compared = new Map();
    for (const { reference, module, dependencies } of resolution.against) {
        // Each for itself: two of them may need two versions of one module, and buf is asked for one version at a time.
        const all = await record.time('fetch', () => modules.fetch([module, ...dependencies], source));
        compared.set(reference, all);
    }
    root.compared = [...compared].flatMap(([against, all]) => all.map((one) => ({ against, module: one.module, sizeBytes: one.sizeBytes, origin: originOf(one) })));
    const everything = [...fetched, ...[...compared.values()].flat()];
    for (const { module, wasDamaged } of everything) {
        if (wasDamaged) {
            const message = `${module.module} was damaged in the store (${settings.cacheDirectory}), and was fetched again.`;
            record.remark(root.declarations, 'warning', message);
        }
    }
    const fresh = everything.filter(({ origin }) => origin === 'network');
    const bytes = fresh.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const toCompareWith = compared.size === 0 ? '' : ` and ${(0,human_units/* counted */.hS)(compared.size, 'version')} to compare with`;
    const basis = {
        lock: 'from the lock',
        'lock-and-registry': 'from the lock and the registries',
        registry: 'from the registries',
    };
    ci.info(`Resolved ${(0,human_units/* counted */.hS)(resolution.modules.length, 'module')}${toCompareWith} ${basis[resolution.basis]}; fetched ${fresh.length === 0 ? 'nothing' : `${fresh.length} (${(0,human_units/* formatBytes */.z3)(bytes)})`}.`);
    return { resolution, fetched: everything };
}
async function resolveOrMark(job, root, modules, source) {
    const { settings } = job;
    try {
        return await (0,resolve/* resolve */.h)(root.declarations, {
            frozen: settings.frozen,
            offline: settings.offline,
            update: settings.update,
            parallel: settings.parallelDownloads,
            bsrHosts: new Set([bsrHost]),
            reader: modules,
            resolveBsr: ({ wanted, lockVersions }) => (0,resolve_bsr/* resolveBsr */.O)(wanted, lockVersions, source),
        });
    }
    catch (error) {
        if (error instanceof lock_errors/* LockOutOfDateError */.bG)
            root.lock = { ...root.lock, status: 'out-of-date' };
        throw error;
    }
}
/** Where modules of the BSR come from: the store, the mirror, or stock buf. */
function bsrSource(job, declarations, modules) {
    const { settings } = job;
    return {
        shelf: modules.shelf,
        mirror: mirrorOf(job),
        buf: async () => {
            (0,network_rules/* checkBsrRules */.pi)((0,network_rules/* networkRules */.Wq)(declarations).values(), bsrHost, settings.bsrToken !== undefined);
            return stockBuf(job, declarations.root);
        },
        offline: settings.offline,
        parallel: settings.parallelDownloads,
    };
}
function mirrorOf({ settings, registries }) {
    const mirror = settings.mirrors.get(bsrHost);
    return mirror === undefined ? undefined : { registry: registries.forHost(mirror.host), prefix: mirror.prefix };
}
/** Undefined where there is no buf, and none may be installed. */
async function stockBuf(job, root) {
    const { settings, ci, environment, signal } = job;
    try {
        const program = await job.tools.program('buf', root);
        return {
            program,
            environment,
            bsrHost,
            token: settings.bsrToken,
            cacheDirectory: settings.bufCacheDirectory,
            temporaryDirectory: ci.temporaryDirectory,
            log: ci,
            signal,
        };
    }
    catch (error) {
        if (error instanceof find_program/* ProgramNotFoundError */.oo)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 60296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ withUserBsrToken)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/system/plain-file.js
var plain_file = __webpack_require__(55883);
// EXTERNAL MODULE: ./build/system/secret.js
var secret = __webpack_require__(65646);
;// CONCATENATED MODULE: ./build/bsr/netrc.js




/**
 * Reads the entries of a netrc that name a machine. `default` is passed over on purpose: what it holds is not meant for one host.
 * Text that makes no sense is stepped over, as curl and buf do.
 */
function parseNetrc(text) {
    const entries = [];
    let current;
    const words = [...withoutMacros(text).matchAll(/\S+/g)];
    for (let index = 0; index < words.length; index++) {
        const word = words[index]?.[0] ?? '';
        const next = words[index + 1]?.[0] ?? '';
        switch (word) {
            case 'machine':
                current = { machine: next, login: '', password: '' };
                entries.push(current);
                index++;
                break;
            case 'default':
                current = undefined;
                break;
            case 'login':
            case 'password':
                if (current !== undefined)
                    current[word] = next;
                index++;
                break;
            case 'account':
                index++;
                break;
        }
    }
    return entries;
}
/** Macros go from `macdef` to the first empty line. Comments start with `#` where a word would start a new line. */
function withoutMacros(text) {
    const lines = [];
    let inMacro = false;
    for (const line of text.split(/\r?\n/)) {
        if (inMacro)
            inMacro = line.trim() !== '';
        else if (/^\s*macdef\s/.test(line))
            inMacro = true;
        else if (!/^\s*#/.test(line))
            lines.push(line);
    }
    return lines.join('\n');
}
/**
 * The token that `buf registry login` left for a host in the user's netrc: `$NETRC`, else `~/.netrc` (`_netrc` on Windows).
 * Undefined where there is none; the first entry of the host counts.
 * @throws {UnreadableFileError} exit code 2
 */
async function tokenFromNetrc(host, environment) {
    const home = environment['HOME'] || (0,external_node_os_.homedir)();
    const path = environment['NETRC'] || (0,external_node_path_.join)(home, process.platform === 'win32' ? '_netrc' : '.netrc');
    const text = await (0,plain_file/* readPlainFile */.b)({ path, name: path });
    const entry = parseNetrc(text ?? '').find(({ machine }) => machine === host);
    // With anything else in it the value of BUF_TOKEN would mean something else.
    if (entry === undefined || !/^[\x21-\x7e]+$/.test(entry.password) || /[,@]/.test(entry.password))
        return undefined;
    return new secret/* Secret */.z(entry.password);
}

;// CONCATENATED MODULE: ./build/pipeline/user-bsr-token.js

const bsrHost = 'buf.build';
/**
 * On a person's own machine, where no token for the BSR is set: the one that `buf registry login` left. buf itself never sees the file,
 * because what stands under `default` in it would go to every host.
 */
async function withUserBsrToken(settings, ci, environment) {
    if (ci.system !== 'terminal' || settings.bsrToken !== undefined || settings.offline)
        return settings;
    const bsrToken = await tokenFromNetrc(bsrHost, environment).catch((error) => {
        ci.warning(`No token for ${bsrHost} from there: ${error.message}.`);
        return undefined;
    });
    if (bsrToken === undefined)
        return settings;
    ci.mask(bsrToken.reveal());
    ci.debug(`The token for ${bsrHost} comes from the netrc of this user.`);
    return { ...settings, bsrToken };
}


/***/ }),

/***/ 71900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MQ: () => (/* binding */ againstAsks),
/* harmony export */   V7: () => (/* binding */ placesOfAgainst),
/* harmony export */   il: () => (/* binding */ lockedAgainst),
/* harmony export */   mT: () => (/* binding */ resolveAgainst),
/* harmony export */   zU: () => (/* binding */ compareAgainst)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _modules_content_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34108);
/* harmony import */ var _modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67570);
/* harmony import */ var _system_bounded_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5249);
/* harmony import */ var _bsr_asks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87083);
/* harmony import */ var _lock_agreement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91201);
/* harmony import */ var _oras_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51992);
/* harmony import */ var _resolve_versions_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85470);








/** The references of the build files, each once, in order. */
function againstAsks(declarations) {
    const groups = Map.groupBy(declarations.against, (one) => one.reference);
    return [...groups]
        .sort(([a], [b]) => (0,_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_6__/* .compareUtf8 */ .z)(a, b))
        .flatMap(([reference, all]) => {
        const [first] = all;
        if (first === undefined)
            return [];
        const asks = all.map(({ module, requirement, place }) => {
            return { module, requirement, asker: { kind: 'workspace', file: place.file, line: place.line ?? 1 } };
        });
        return [{ reference, module: first.module, asks }];
    });
}
/** Nothing of the workspace stands in for a published module here: what it holds is what is being compared. */
function publishedOnly(kinds) {
    return { isLocal: () => false, isBsr: (module) => kinds.isBsr(module) };
}
function locked(entry) {
    return { oci: entry?.oci ?? new Map(), bsr: entry?.bsr ?? new Map(), against: new Map(), lines: new Map() };
}
/** Compares the build files with the `against:` list of `oras.lock`, with no look at any registry. */
function compareAgainst(asks, kinds, lock) {
    const named = new Set(asks.map(({ reference }) => reference));
    const found = asks.flatMap((one) => {
        const entry = lock.against.get(one.reference);
        const places = (0,_bsr_asks_js__WEBPACK_IMPORTED_MODULE_2__/* .workspacePlaces */ .cm)(one.asks);
        const shown = `against ${one.reference}`;
        if (entry === undefined) {
            const lines = [`+ ${shown}: named by ${[...new Set(places.map(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE))].join(', ')}`];
            return [{ kind: 'added', reference: one.reference, places, lines }];
        }
        const { differences } = (0,_lock_agreement_js__WEBPACK_IMPORTED_MODULE_3__/* .compareWithLock */ .Pq)(one.asks, publishedOnly(kinds), locked(entry));
        if (differences.length === 0)
            return [];
        const lines = differences.map((one) => (0,_lock_agreement_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDifference */ .jR)(one).replace(' ', ` ${shown}: `));
        return [{ kind: 'changed', reference: one.reference, places, lines }];
    });
    const gone = [...lock.against.keys()]
        .filter((reference) => !named.has(reference))
        .map((reference) => {
        return { kind: 'removed', reference, places: [], lines: [`- against ${reference}: nobody names it`] };
    });
    return [...found, ...gone].sort((a, b) => (0,_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_6__/* .compareUtf8 */ .z)(a.reference, b.reference));
}
/** Where a difference is to be shown: at the lines that name the reference, else in the lock. */
function placesOfAgainst(difference, lock) {
    if (difference.places.length > 0)
        return difference.places;
    return [{ file: _oras_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .orasLockName */ .Oe, line: lock.against.get(difference.reference)?.line ?? 1 }];
}
/**
 * Resolves each reference for itself, with all that it needs: each has versions of its own, whatever the workspace and the
 * others have. What is locked stays.
 */
async function resolveAgainst(asks, lock, problem, context) {
    // One after the other where buf is asked: each of its runs is alone on its cache.
    const found = await (0,_system_bounded_js__WEBPACK_IMPORTED_MODULE_7__/* .mapBounded */ .y)(asks, 1, async (one) => {
        const versions = await (0,_resolve_versions_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveVersions */ .S)({
            ...problem,
            asks: one.asks,
            kinds: publishedOnly(problem.kinds),
            lock: locked(lock.against.get(one.reference)),
            bufLocks: [],
            lockVersions: new Set(['v2']),
        }, context);
        const module = versions.modules.find((other) => other.module === one.module);
        if (module === undefined)
            throw new Error(`${one.reference} was resolved, and is not among what it needs`);
        const dependencies = versions.modules.filter((other) => other !== module);
        return { ...versions, resolved: { reference: one.reference, module, dependencies } };
    });
    return {
        against: found.map(({ resolved }) => resolved),
        stayed: new Map(found.map(({ stayed, resolved }) => [resolved.reference, stayed])),
        asked: found.some((one) => one.asked),
        remarks: found.flatMap((one) => one.remarks),
    };
}
/** What `oras.lock` keeps of a resolved reference. */
function lockedAgainst({ reference, module, dependencies }) {
    const oci = new Map();
    const bsr = new Map();
    for (const one of [module, ...dependencies]) {
        const base = { module: one.module, b4: '', asked: [], dependencies: one.requires };
        if (one.source === 'bsr')
            bsr.set(one.module, { ...base, commit: one.commit, b5: one.contentDigests.b5 });
        else {
            const commit = (0,_modules_content_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .commitId */ .xk)(one.module, one.manifestDigest);
            oci.set(one.module, { ...base, tag: one.tag, digest: one.manifestDigest, commit, b5: '' });
        }
    }
    const by = module.askedBy.flatMap(({ asker }) => (asker.kind === 'workspace' ? [asker.file] : []));
    return { reference, by, oci, bsr, line: 0 };
}


/***/ }),

/***/ 23504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gs: () => (/* binding */ withPlacesOf),
/* harmony export */   J5: () => (/* binding */ askersOf),
/* harmony export */   nS: () => (/* binding */ placesThatLeadTo)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

function askersOf(modules) {
    const byModule = Map.groupBy(modules, ({ module }) => module);
    return new Map([...byModule].map(([name, all]) => [name, all.flatMap((one) => one.askedBy.map((ask) => ask.asker))]));
}
/** The lines of the workspace that lead to a module, also by way of other modules. Each once, the nearest first. */
function placesThatLeadTo(module, askers) {
    const places = new Map();
    // A set hands out what is added while it is walked.
    const reached = new Set([module]);
    for (const name of reached) {
        for (const asker of askers.get(name) ?? []) {
            if (asker.kind === 'module')
                reached.add(asker.module);
            else
                places.set(`${asker.file}:${asker.line}`, { file: asker.file, line: asker.line });
        }
    }
    return [...places.values()];
}
/** Gives an error about one module the lines of the workspace that lead to it, where it names no place itself. */
function withPlacesOf(error, module, askers) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll)
        error.addPlaces(placesThatLeadTo(module, askers));
    return error;
}


/***/ }),

/***/ 87083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $h: () => (/* binding */ groupBsrAsks),
/* harmony export */   $w: () => (/* binding */ lockedBsrSatisfies),
/* harmony export */   KO: () => (/* binding */ describeBsrReference),
/* harmony export */   UK: () => (/* binding */ describeAsker),
/* harmony export */   cm: () => (/* binding */ workspacePlaces)
/* harmony export */ });
/* unused harmony export BsrReferenceConflictError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** Lines of the workspace, or modules, ask for one BSR module under different labels or commits. */
class BsrReferenceConflictError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
}
/**
 * Brings the asks for BSR modules together, by name. The BSR has no order of versions, so the workspace's word counts, and
 * where it says nothing, the modules' word: the BSR itself does not look at the references that a dependency writes.
 * @throws {BsrReferenceConflictError} where those who count disagree
 */
function groupBsrAsks(asks) {
    const groups = Map.groupBy(asks, (ask) => ask.module);
    return [...groups.keys()].sort().map((module) => {
        const own = groups.get(module) ?? [];
        return { module, asks: own, reference: agreedReference(module, own) };
    });
}
function agreedReference(module, asks) {
    for (const kind of ['workspace', 'module']) {
        const explicit = asks.filter((ask) => ask.asker.kind === kind && ask.requirement.text !== '');
        const references = [...new Set(explicit.map((ask) => ask.requirement.text))].sort();
        if (references.length > 1)
            throw disagreement(module, explicit);
        if (references[0] !== undefined)
            return references[0];
    }
    return '';
}
function disagreement(module, asks) {
    const lines = asks.map((ask) => `\n  ${describeBsrReference(ask)}: ${describeAsker(ask)}`);
    return new BsrReferenceConflictError(`${module} is asked for under different labels or commits${[...new Set(lines)].join('')}`, {
        places: workspacePlaces(asks),
        next: 'Ask for the same label or commit everywhere; what the workspace asks for goes before what modules ask for.',
    });
}
/** Whether a locked commit still is what `reference` asks for. A label that nobody asked for when the lock was written may be any other commit. */
function lockedBsrSatisfies(locked, reference) {
    if (reference === '' || reference === locked.commit)
        return true;
    if (/^[0-9a-f]{32}$/.test(reference))
        return false;
    return locked.asked.some((ask) => ask.requirement === reference);
}
/** What an ask for a module of the BSR comes down to, in words: there are no versions, but labels and commits. */
function describeBsrReference({ requirement }) {
    if (requirement.text === '')
        return 'the default label';
    return `the ${/^[0-9a-f]{32}$/.test(requirement.text) ? 'commit' : 'label'} ${requirement.text}`;
}
/** `buf.yaml:4`, or `oras.birb.homes/team/auth:v2.1.0`. */
function describeAsker({ asker }) {
    return asker.kind === 'workspace' ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE)(asker) : `${asker.module}:${asker.version}`;
}
/** The lines of the workspace among the askers. */
function workspacePlaces(asks) {
    return asks.flatMap(({ asker }) => (asker.kind === 'workspace' ? [{ file: asker.file, line: asker.line }] : []));
}


/***/ }),

/***/ 6308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vo: () => (/* binding */ describeRequirement),
  C5: () => (/* binding */ explainConflict)
});

// UNUSED EXPORTS: TagWordConflictError, UnknownModuleError, UnknownTagError, UnstableSelectionError, VersionConflictError, describeTags

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/resolve/version-rule.js
var version_rule = __webpack_require__(49754);
;// CONCATENATED MODULE: ./build/resolve/conflict-advice.js


/** What is said where no single change was found. */
const noAdvice = 'No single change satisfies all: bring the modules that ask for it to versions that agree, or publish a version that they all take.';
/** How many other versions of one asking module are looked at: each may cost a request. */
const mostVersionsTried = 10;
/**
 * Looks for a change that would satisfy all asks: a version that only lines of the workspace rule out, else another version of
 * the one module that rules it out. One sentence or two, for `next`.
 */
async function adviceFor(problem, lookUps) {
    const candidates = problem.tags
        .filter((tag) => (0,version_rule/* tagVersion */.RQ)(tag) !== undefined)
        .map((tag) => ({ tag, against: problem.asks.filter((ask) => !(0,version_rule/* satisfies */.ib)(tag, ask, problem.asks)) }))
        .sort((a, b) => a.against.length - b.against.length || compareTags(b.tag, a.tag));
    const fewest = candidates.filter(({ against }) => against.length === candidates[0]?.against.length);
    // Where only minimums are left, the least change is the best advice, as it would be the choice.
    const isAtLeast = (against) => {
        const rest = problem.asks.filter((ask) => !against.includes(ask));
        return rest.length > 0 && rest.every(isMinimum);
    };
    if (fewest.some(({ against }) => isAtLeast(against))) {
        candidates.splice(0, fewest.length, ...fewest.toReversed());
    }
    const byWorkspace = candidates.find(({ against }) => against.every((ask) => ask.asker.kind === 'workspace'));
    if (byWorkspace !== undefined) {
        const where = byWorkspace.against.flatMap(({ asker }) => (asker.kind === 'workspace' ? [(0,errors/* formatPlace */.dE)(asker)] : []));
        return where.length === 0
            ? `${byWorkspace.tag} is there now: run again.`
            : `Ask for ${byWorkspace.tag} in ${[...new Set(where)].join(' and ')}${byWorkspace.against.length === problem.asks.length ? '' : ': it satisfies every other ask'}.`;
    }
    for (const { tag, against } of candidates.slice(0, mostVersionsTried)) {
        const askers = new Set(against.flatMap(({ asker }) => (asker.kind === 'module' ? [asker.module] : [])));
        const [asker] = askers;
        if (asker === undefined || askers.size > 1 || against.some((ask) => ask.asker.kind === 'workspace'))
            continue;
        const fitting = await versionThatFits(problem, asker, tag, lookUps);
        if (fitting !== undefined) {
            return `${asker}:${fitting} goes with ${problem.module}:${tag}, and so does every other ask: ask for ${fitting} of ${asker} in the workspace.`;
        }
    }
    const [only] = problem.asks;
    if (problem.asks.length === 1 && only?.asker.kind === 'module') {
        return `Push a version that satisfies it, or ask for another version of ${only.asker.module} in the workspace.`;
    }
    return candidates.length === 0
        ? 'Push a version (v1.2.0), or ask for one of the tags that are there by its name.'
        : noAdvice;
}
/** The newest version of `asker`, acceptable to those who ask for it, whose own ask takes `tag` (or that does not ask at all). */
async function versionThatFits(problem, asker, tag, lookUps) {
    const selected = problem.selection.modules.get(asker);
    const rest = problem.asks.filter((ask) => ask.asker.kind === 'workspace' || ask.asker.module !== asker);
    // What the workspace says of the asker may be changed, what other modules say may not.
    const fixed = (selected?.asks ?? []).filter((ask) => ask.asker.kind === 'module');
    const tags = ((await lookUps.versions(asker)) ?? [])
        .filter((one) => (0,version_rule/* tagVersion */.RQ)(one)?.prerelease.length === 0 && fixed.every((ask) => (0,version_rule/* satisfies */.ib)(one, ask, fixed)))
        .sort((a, b) => compareTags(b, a));
    for (const one of tags.slice(0, mostVersionsTried)) {
        if (selected?.choice.kind === 'chosen' && selected.choice.tag === one)
            continue;
        const own = (await lookUps.dependencies(asker, one)).filter((ask) => ask.module === problem.module);
        const all = [...rest, ...own];
        if (all.every((ask) => (0,version_rule/* satisfies */.ib)(tag, ask, all)))
            return one;
    }
    return undefined;
}
function isMinimum(ask) {
    return ask.asker.kind === 'module' && ask.requirement.kind === 'exact';
}
function compareTags(a, b) {
    const [one, other] = [(0,version_rule/* tagVersion */.RQ)(a), (0,version_rule/* tagVersion */.RQ)(b)];
    if (one === undefined || other === undefined)
        return a < b ? -1 : 1;
    return one.compare(other) || (a < b ? -1 : 1);
}

// EXTERNAL MODULE: ./build/resolve/nearest.js
var nearest = __webpack_require__(16993);
// EXTERNAL MODULE: ./build/resolve/network-rules.js
var network_rules = __webpack_require__(34191);
;// CONCATENATED MODULE: ./build/resolve/conflict.js





/** The asks for a module exclude each other, or no published version satisfies them all. */
class VersionConflictError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/** Some ask for a tag that is a word, others for another word or a version. */
class TagWordConflictError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/** Choosing one module undoes the choice of another, round and round. */
class UnstableSelectionError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/** A registry does not have a module that is asked for. */
class UnknownModuleError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/** A module does not have the tag that is asked for. */
class UnknownTagError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
const mostTagsShown = 12;
/** The error that tells why a selection found no answer: who asks for what, how each came in, and what would help. */
async function explainConflict(selection, lookUps) {
    const paths = pathsFromRoot(selection);
    if (selection.kind === 'unstable')
        return explainUnstable(selection, paths);
    const unsatisfied = [...selection.modules].flatMap(([module, selected]) => selected.choice.kind === 'unsatisfiable' ? [{ module, selected, reason: selected.choice.reason }] : []);
    const first = unsatisfied[0];
    if (first === undefined)
        throw new Error('the selection has no conflict to explain');
    const also = unsatisfied.slice(1).map(({ module }) => module);
    const tags = await tagsFor(first.module, first.reason, lookUps);
    const problem = {
        module: first.module,
        selected: first.selected,
        asked: describeAsks(first.selected.asks, paths),
        also: also.length === 0 ? '' : `\nAlso without a version: ${also.join(', ')}`,
        places: placesOf(first.selected.asks, paths),
    };
    return tags === undefined
        ? unknownModule(problem, lookUps)
        : await noVersion(problem, tags, first.reason, selection, lookUps);
}
/** The tags that there are. Where the asks exclude each other, that is worth telling also where the registry must not be asked. */
async function tagsFor(module, reason, lookUps) {
    try {
        return await lookUps.versions(module);
    }
    catch (error) {
        const isKnownWithout = reason.kind === 'none-satisfies' || reason.kind === 'words-disagree';
        if (isKnownWithout && error instanceof network_rules/* CacheOnlyModuleError */.Jf)
            return 'not-asked';
        throw error;
    }
}
function unknownModule(problem, lookUps) {
    const { module } = problem;
    const near = (0,nearest/* nearest */.p)(module, lookUps.knownModules);
    const held = lookUps.heldElsewhere?.get(module);
    const elsewhere = held === undefined
        ? undefined
        : `${held.file} holds it, but in another workspace of buf than ${problem.places.map(({ file }) => file).join(', ')}, so that stock buf does not see it from there. List both directories in one buf.work.yaml (or as modules of one v2 buf.yaml), or push it.`;
    return new UnknownModuleError(`the registry has no module ${module}, or hides it from these credentials${problem.asked}${problem.also}`, {
        places: problem.places,
        next: elsewhere ??
            (near.length > 0
                ? `Did you mean ${near.join(', ')}?`
                : 'Check the name, that it was pushed, and that the token may read it.'),
    });
}
async function noVersion(problem, known, reason, selection, lookUps) {
    const { module, selected, asked, also, places } = problem;
    const tags = known === 'not-asked' ? [] : known;
    const available = known === 'not-asked' ? '' : `\nAvailable: ${describeTags(tags)}`;
    if (reason.kind === 'no-such-tag') {
        const near = (0,nearest/* nearest */.p)(reason.tag, tags);
        return new UnknownTagError(`${module} has no tag ${reason.tag}${asked}${available}${also}`, {
            places,
            next: near.length > 0
                ? `Did you mean ${near.join(', ')}?`
                : 'Ask for a tag that is there, or push the one that is missing.',
        });
    }
    if (reason.kind === 'words-disagree') {
        return new TagWordConflictError(`a tag that is a word must be asked for by all in the same way, and for ${module} it is not${asked}${available}${also}`, {
            places,
            next: `A word has no order to choose by. ${await versionInstead(problem, known, selection, lookUps)}`,
        });
    }
    const what = selected.asks.length === 1 ? 'what is asked for' : 'every ask';
    return new VersionConflictError(`no version of ${module} satisfies ${what}${asked}${available}${also}`, {
        places,
        // Whatever goes wrong in looking for advice, the conflict is what has to be told.
        next: known === 'not-asked'
            ? noAdvice
            : await adviceFor({ module, asks: selected.asks, tags, selection }, lookUps).catch(() => noAdvice),
    });
}
/** Where some ask for versions, the one that would do in place of the words. */
async function versionInstead({ module, selected: { asks } }, tags, selection, lookUps) {
    const anyway = 'Ask for a version everywhere, or for the same word everywhere.';
    const isVersion = ({ requirement: { kind } }) => kind === 'exact' || kind === 'within';
    if (tags === 'not-asked' || !asks.some(isVersion))
        return anyway;
    const advice = await adviceFor({ module, asks, tags, selection }, lookUps).catch(() => noAdvice);
    return advice === noAdvice ? anyway : advice;
}
function explainUnstable(selection, paths) {
    const start = selection.sweeps.indexOf(selection.sweeps.at(-1) ?? '');
    const round = selection.sweeps.slice(start).map((state) => new Map(state.split('\n').map(splitState)));
    const names = [...new Set(round.flatMap((state) => [...state.keys()]))].sort();
    const turning = names.flatMap((name) => {
        const versions = [...new Set(round.map((state) => state.get(name) ?? ''))];
        return versions.length > 1 ? [{ name, versions }] : [];
    });
    const lines = turning.map(({ name, versions }) => `\n  ${name}: ${versions.map(describeState).join(', then ')}`);
    const inTurn = turning.flatMap(({ name }) => selection.modules.get(name)?.asks ?? []);
    return new UnstableSelectionError(`these modules undo each other's choice, so that no set of versions holds${lines.join('')}${describeAsks(inTurn, paths)}`, {
        places: placesOf(inTurn, paths),
        next: `Pin one of them in the workspace, for example "${turning[0]?.name ?? ''}" at an exact version.`,
    });
}
function splitState(line) {
    const equals = line.indexOf('=');
    return [line.slice(0, equals), line.slice(equals + 1)];
}
function describeState(version) {
    return version === '' ? 'not asked for' : version === '!' ? 'no version' : version;
}
function pathsFromRoot(selection) {
    const paths = new Map();
    for (const [module, { asks }] of selection.modules) {
        const ask = asks.find((one) => one.asker.kind === 'workspace');
        if (ask !== undefined)
            paths.set(module, ask);
    }
    // A map hands out what is added while it is walked: breadth first, so the paths are the shortest.
    for (const module of paths.keys()) {
        for (const ask of selection.modules.get(module)?.requires ?? []) {
            if (!paths.has(ask.module))
                paths.set(ask.module, ask);
        }
    }
    return paths;
}
/** `services/a/buf.yaml:4 → oras.birb.homes/team/auth:v2.1.0`, from the root to the asker. */
function describePath(ask, paths) {
    const steps = [];
    let current = ask;
    while (current !== undefined && steps.length < 100) {
        const asker = current.asker;
        if (asker.kind === 'workspace') {
            steps.unshift((0,errors/* formatPlace */.dE)(asker));
            return steps.join(' → ');
        }
        steps.unshift(`${asker.module}:${asker.version}`);
        current = paths.get(asker.module);
    }
    return steps.join(' → ');
}
function describeAsks(asks, paths) {
    return asks
        .map((ask) => `\n  ${describeRequirement(ask)}: ${describePath(ask, paths)}`)
        .filter((line, index, lines) => lines.indexOf(line) === index)
        .join('');
}
/** What an ask comes down to, in words. */
function describeRequirement(ask) {
    const { requirement } = ask;
    switch (requirement.kind) {
        case 'exact':
            return ask.asker.kind === 'workspace'
                ? `exactly ${requirement.text}`
                : `at least ${requirement.text}, below ${endOfLine(requirement)}`;
        case 'within':
            return `within ${requirement.text}`;
        case 'latest':
            return 'latest';
        case 'any':
            return 'any version';
        case 'tag':
            return `the tag ${requirement.text}`;
    }
}
/** The first version that a minimum does not rise to: the next major, and for 0.x the next minor. Spelled as the ask is. */
function endOfLine({ text, version }) {
    const next = version.major > 0 ? `${version.major + 1}` : `0.${version.minor + 1}`;
    return text.startsWith('v') ? `v${next}` : next;
}
/** The lines of the workspace that lead to these asks, each once. */
function placesOf(asks, paths) {
    const places = new Map();
    for (const ask of asks) {
        let current = ask;
        for (let step = 0; current !== undefined && step < 100; step++) {
            const asker = current.asker;
            if (asker.kind === 'workspace') {
                const place = { file: asker.file, line: asker.line };
                places.set((0,errors/* formatPlace */.dE)(place), place);
                break;
            }
            current = paths.get(asker.module);
        }
    }
    return [...places.values()];
}
/** Newest versions first, then words. */
function describeTags(tags) {
    if (tags.length === 0)
        return 'no tag at all';
    const sorted = tags.toSorted((a, b) => {
        const [one, other] = [(0,version_rule/* tagVersion */.RQ)(a), (0,version_rule/* tagVersion */.RQ)(b)];
        if (one !== undefined && other !== undefined)
            return other.compare(one) || (a < b ? -1 : 1);
        if (one !== undefined || other !== undefined)
            return one === undefined ? 1 : -1;
        return a < b ? -1 : 1;
    });
    const more = sorted.length - mostTagsShown;
    return sorted.slice(0, mostTagsShown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}


/***/ }),

/***/ 19907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cu: () => (/* binding */ bufLockPath),
/* harmony export */   dV: () => (/* binding */ expectedEntries),
/* harmony export */   qn: () => (/* binding */ bufLockDifference),
/* harmony export */   x: () => (/* binding */ unseenLocals)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _modules_buf_workspaces_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(966);
/* harmony import */ var _modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67570);



/** Where the lock of an owner lies, relative to the root. */
function bufLockPath(owner) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(owner.directory, 'buf.lock');
}
/**
 * The entries that the `buf.lock` of one owner must hold: all that it declares and all that these need in turn, by name.
 * Modules of the workspace get no entry, but what they declare is needed too.
 */
function expectedEntries(owner, declarations, modules) {
    const locals = (0,_modules_buf_workspaces_js__WEBPACK_IMPORTED_MODULE_1__/* .localsSeenBy */ .dt)(owner, declarations.bufWorkspaces) ?? declarations.locals;
    return [...reachedBy(owner, declarations, locals, modules)]
        .filter((name) => !locals.has(name))
        .sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareUtf8 */ .z)
        .flatMap((name) => {
        const module = modules.get(name);
        if (module === undefined)
            return [];
        const digest = owner.version === 'v1' ? module.contentDigests.b4 : module.contentDigests.b5;
        return [{ module: name, commit: module.commit, digest }];
    });
}
/**
 * Modules of the root that the dependencies of an owner need and that buf does not see from there: its lock would have to hold
 * them, and nobody asked for a published version. By name.
 */
function unseenLocals(owner, declarations, modules) {
    const locals = (0,_modules_buf_workspaces_js__WEBPACK_IMPORTED_MODULE_1__/* .localsSeenBy */ .dt)(owner, declarations.bufWorkspaces) ?? declarations.locals;
    return [...reachedBy(owner, declarations, locals, modules)]
        .filter((name) => declarations.locals.has(name) && !locals.has(name) && !owner.declares.includes(name))
        .sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareUtf8 */ .z);
}
function reachedBy(owner, declarations, locals, modules) {
    const reached = new Set(owner.declares);
    // A set hands out what is added while it is walked.
    for (const name of reached) {
        const local = locals.get(name);
        const next = local === undefined
            ? (modules.get(name)?.dependencies ?? [])
            : declarations.lockOwners
                .filter((other) => other.directory === node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(local.file))
                .flatMap((other) => other.declares);
        for (const dependency of next)
            reached.add(dependency);
    }
    return reached;
}
/** What keeps a `buf.lock` from holding exactly the expected entries: `+`, `-` and `~` lines, by name. Empty where nothing does. */
function bufLockDifference(found, owner, expected) {
    const path = bufLockPath(owner);
    const held = new Map((found?.entries ?? []).map((entry) => [entry.module, entry]));
    const wanted = new Map(expected.map((entry) => [entry.module, entry]));
    const lines = [];
    if (found !== undefined && found.version !== owner.version) {
        lines.push(`~ ${path}: version ${found.version}, and the buf.yaml beside it is ${owner.version}`);
    }
    for (const name of [...new Set([...held.keys(), ...wanted.keys()])].sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareUtf8 */ .z)) {
        const [before, after] = [held.get(name), wanted.get(name)];
        if (before === undefined && after !== undefined)
            lines.push(`+ ${path}: ${name} ${after.commit}`);
        else if (before !== undefined && after === undefined)
            lines.push(`- ${path}: ${name} ${before.commit}`);
        else if (before !== undefined && after !== undefined && before.commit !== after.commit) {
            lines.push(`~ ${path}: ${name} ${before.commit} → ${after.commit}`);
        }
        else if (before?.digest !== after?.digest) {
            lines.push(`~ ${path}: ${name} ${before?.digest || 'no digest'} → ${after?.digest}`);
        }
    }
    return lines;
}


/***/ }),

/***/ 91201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pq: () => (/* binding */ compareWithLock),
/* harmony export */   Tp: () => (/* binding */ lockedAsks),
/* harmony export */   jR: () => (/* binding */ formatDifference),
/* harmony export */   tN: () => (/* binding */ compareBufLocks)
/* harmony export */ });
/* unused harmony export lockableModules */
/* harmony import */ var _modules_module_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12660);
/* harmony import */ var _modules_requirement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49509);
/* harmony import */ var _modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67570);
/* harmony import */ var _bsr_asks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87083);
/* harmony import */ var _conflict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6308);
/* harmony import */ var _expected_buf_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19907);
/* harmony import */ var _version_rule_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49754);







/** What a locked module asks for at its locked version. */
function lockedAsks(locked) {
    const version = 'tag' in locked ? locked.tag : locked.commit;
    return locked.dependencies.map((text) => {
        const { module, requirement } = (0,_modules_module_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseModuleReference */ .fP)(text);
        return {
            module,
            requirement: (0,_modules_requirement_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRequirement */ .p)(requirement, 'module'),
            asker: { kind: 'module', module: locked.module, version },
        };
    });
}
/**
 * Compares the declarations with `oras.lock`, with no look at any registry: the lock holds what each module asks for. As the
 * locked version is taken wherever it satisfies every ask, no difference means that selection would give the lock.
 */
function compareWithLock(asks, kinds, lock) {
    const reached = new Map();
    const visit = (found) => {
        for (const ask of found) {
            if (kinds.isLocal(ask.module))
                continue;
            const list = reached.get(ask.module);
            if (list === undefined)
                reached.set(ask.module, [ask]);
            else
                list.push(ask);
        }
    };
    visit(asks);
    // A map hands out what is added while it is walked.
    for (const module of reached.keys()) {
        const locked = lock.oci.get(module) ?? lock.bsr.get(module);
        if (locked !== undefined)
            visit(lockedAsks(locked));
    }
    const differences = [];
    const names = new Set([...reached.keys(), ...lock.oci.keys(), ...lock.bsr.keys()]);
    for (const module of [...names].sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_6__/* .compareUtf8 */ .z)) {
        const difference = compareModule(module, reached.get(module) ?? [], kinds, lock);
        if (difference !== undefined)
            differences.push(difference);
    }
    return { differences, asks: reached };
}
function compareModule(module, asks, kinds, lock) {
    const oci = lock.oci.get(module);
    const bsr = lock.bsr.get(module);
    const locked = oci?.tag ?? bsr?.commit;
    if (asks.length === 0)
        return locked === undefined ? undefined : { kind: 'removed', module, locked };
    if (kinds.isBsr(module)) {
        if (bsr === undefined)
            return { kind: 'added', source: 'bsr', module, asks };
        const [group] = (0,_bsr_asks_js__WEBPACK_IMPORTED_MODULE_2__/* .groupBsrAsks */ .$h)(asks);
        if (group === undefined || (0,_bsr_asks_js__WEBPACK_IMPORTED_MODULE_2__/* .lockedBsrSatisfies */ .$w)(bsr, group.reference))
            return undefined;
        return { kind: 'changed', source: 'bsr', module, locked: bsr.commit, asks };
    }
    if (oci === undefined)
        return { kind: 'added', source: 'oci', module, asks };
    const against = asks.filter((ask) => !(0,_version_rule_js__WEBPACK_IMPORTED_MODULE_5__/* .satisfies */ .ib)(oci.tag, ask, asks));
    return against.length === 0 ? undefined : { kind: 'changed', source: 'oci', module, locked: oci.tag, asks: against };
}
/** A difference as a line that starts with `+`, `-` or `~`. */
function formatDifference(difference) {
    switch (difference.kind) {
        case 'added':
            return `+ ${difference.module}: ${describeAskers(difference)}`;
        case 'changed':
            return `~ ${difference.module} ${difference.locked}: ${describeAskers(difference)}`;
        case 'removed':
            return `- ${difference.module} ${difference.locked}: nobody asks for it`;
    }
}
function describeAskers({ source, asks }) {
    const describe = source === 'bsr' ? _bsr_asks_js__WEBPACK_IMPORTED_MODULE_2__/* .describeBsrReference */ .KO : _conflict_js__WEBPACK_IMPORTED_MODULE_3__/* .describeRequirement */ .vo;
    const described = [...new Set(asks.map((ask) => `${describe(ask)} asked for by ${(0,_bsr_asks_js__WEBPACK_IMPORTED_MODULE_2__/* .describeAsker */ .UK)(ask)}`))];
    const shown = described.slice(0, 3).join('; ');
    return described.length > 3 ? `${shown}; and ${described.length - 3} more` : shown;
}
/** The modules of a lock, as a `buf.lock` needs them. */
function lockableModules(lock) {
    const modules = new Map();
    for (const locked of [...lock.oci.values(), ...lock.bsr.values()]) {
        modules.set(locked.module, {
            module: locked.module,
            commit: locked.commit,
            contentDigests: { b4: locked.b4, b5: locked.b5 },
            dependencies: locked.dependencies.map((text) => (0,_modules_module_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseModuleReference */ .fP)(text).module),
        });
    }
    return modules;
}
/** Where each `buf.lock` of a root disagrees with `oras.lock`: `+`, `-` and `~` lines. */
function compareBufLocks(declarations, lock, bufLocks) {
    const modules = lockableModules(lock);
    return declarations.lockOwners.flatMap((owner) => (0,_expected_buf_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .bufLockDifference */ .qn)(bufLocks.get(owner), owner, (0,_expected_buf_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .expectedEntries */ .dV)(owner, declarations, modules)));
}


/***/ }),

/***/ 46150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R2: () => (/* binding */ ModulesMissingOfflineError),
/* harmony export */   _T: () => (/* binding */ MissingLockError),
/* harmony export */   _X: () => (/* binding */ UnknownUpdateError),
/* harmony export */   _c: () => (/* binding */ TwinTagsError),
/* harmony export */   bG: () => (/* binding */ LockOutOfDateError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The locks do not agree with the declarations, and this run must not change them. */
class LockOutOfDateError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    /** The difference: lines that start with `+`, `-` or `~`. */
    difference;
    /** @param locks what to commit then: `oras.lock and every buf.lock` */
    constructor(file, difference, places, locks) {
        super(`${file} is out of date, and this run is frozen:\n${difference.map((line) => `  ${line}`).join('\n')}`, {
            places: places.length === 0 ? [{ file }] : places,
            next: `Run "oras-buf resolve --frozen=false" and commit ${locks} with the change.`,
        });
        this.difference = difference;
    }
}
/** There is no lock, and the user asked for a frozen run. */
class MissingLockError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    /** @param locks what to commit then: `oras.lock and every buf.lock` */
    constructor(file, locks) {
        super(`there is no ${file}, and --frozen was given`, {
            places: [{ file }],
            next: `Run "oras-buf resolve --frozen=false" and commit ${locks}.`,
        });
    }
}
/** A module named by `--update` is none that the declarations lead to. */
class UnknownUpdateError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    constructor(module, near) {
        super(`--update ${module}: nothing in this workspace depends on it`, {
            next: near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Name modules in full: registry/owner/name.',
        });
    }
}
/** An offline run lacks modules that neither the lock nor the store has. */
class ModulesMissingOfflineError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    modules;
    constructor(missing, places) {
        super(`this run is offline, and these modules are missing:\n${missing.map(({ module, why }) => `  ${module}: ${why}`).join('\n')}`, {
            places: [...new Map(places.map((place) => [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE)(place), place])).values()],
            next: 'Run once without --offline, or restore a cache that holds them.',
        });
        this.modules = missing.map(({ module }) => module);
    }
}
/** A registry has both spellings of a version, and they are not the same artifact. */
class TwinTagsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
    constructor(module, one, other) {
        super(`${module} has the tags ${one} and ${other}, which are one version, and they hold different artifacts`, {
            next: `Have one of the two tags removed from the registry. Until then, let the workspace ask for exactly one of them ("${module}:${one}"), and nobody for the other.`,
        });
    }
}


/***/ }),

/***/ 56822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L6: () => (/* binding */ readOrasLock),
/* harmony export */   cx: () => (/* binding */ readLockFile),
/* harmony export */   oO: () => (/* binding */ readBufLocks)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _modules_buf_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4639);
/* harmony import */ var _system_bounded_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5249);
/* harmony import */ var _system_inside_directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19820);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55883);
/* harmony import */ var _expected_buf_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19907);
/* harmony import */ var _oras_lock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51992);







const parallelReads = 16;
/** The `oras.lock` of a root, or undefined where there is none. */
async function readOrasLock(root) {
    const text = await readLockFile(root, _oras_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .orasLockName */ .Oe);
    return text === undefined ? undefined : (0,_oras_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .parseOrasLock */ .gc)(text, _oras_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .orasLockName */ .Oe);
}
/** The `buf.lock` of each owner, in the order of the declarations; undefined where there is none. */
async function readBufLocks(declarations) {
    const texts = await (0,_system_bounded_js__WEBPACK_IMPORTED_MODULE_6__/* .mapBounded */ .y)(declarations.lockOwners, parallelReads, (owner) => readLockFile(declarations.root, (0,_expected_buf_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .bufLockPath */ .cu)(owner)));
    // Parsed in order: of several that are wrong, the same one is told every time.
    return new Map(declarations.lockOwners.map((owner, index) => {
        const text = texts[index];
        return [owner, text === undefined || text.trim() === '' ? undefined : (0,_modules_buf_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBufLock */ .Cf)(text, (0,_expected_buf_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .bufLockPath */ .cu)(owner))];
    }));
}
/**
 * The text of a lock, or undefined where there is none. It is a file of the checkout, so it may be a link to a device or out
 * of the root: neither is read.
 * @param file relative to the root
 * @throws {UnreadableFileError}
 */
async function readLockFile(root, file) {
    return (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlainFile */ .b)({ path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, file), name: file, within: await (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .realPathOf */ .d)(root), largest: largestLock });
}
/** Bytes: some ten thousand modules. */
const largestLock = 16 * 1024 * 1024;


/***/ }),

/***/ 16993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var _system_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12822);

/** The candidates most like `text`, the nearest first, at most `count`: those that a slip of the pen or two could explain. */
function nearest(text, candidates, count = 3) {
    const scored = [];
    for (const candidate of new Set(candidates)) {
        if (candidate === text)
            continue;
        const limit = Math.max(2, Math.floor(Math.max(text.length, candidate.length) / 3));
        if (Math.abs(text.length - candidate.length) > limit)
            continue;
        const distance = (0,_system_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .editDistance */ .Y)(text, candidate);
        if (distance <= limit)
            scored.push({ candidate, distance });
    }
    scored.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
    return scored.slice(0, count).map(({ candidate }) => candidate);
}


/***/ }),

/***/ 34191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jf: () => (/* binding */ CacheOnlyModuleError),
/* harmony export */   UE: () => (/* binding */ RuledRegistries),
/* harmony export */   Wq: () => (/* binding */ networkRules),
/* harmony export */   pi: () => (/* binding */ checkBsrRules)
/* harmony export */ });
/* unused harmony export AnonymousAccessError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _oci_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1787);


/** A module that `oras_cache_only = True` names would have to be fetched. */
class CacheOnlyModuleError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    /** @param what what is not at hand, as a clause */
    constructor(module, what, askers) {
        super(`${module} must not be fetched (oras_cache_only = True), and ${what}`, {
            places: askers,
            next: 'Restore a cache or a store that holds the locked version; or take oras_cache_only out, run "oras-buf resolve --frozen=false" once, and put it back.',
        });
    }
}
/** A registry would be asked anonymously for a module that `oras_auth_required = True` names. */
class AnonymousAccessError extends _oci_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .MissingCredentialsError */ .DS {
    /**
     * @param whyNoToken why a token is not sent there, whether there is one or not, as a clause
     * @param next how to sign in, where that is not by the registry's token
     */
    constructor(module, host, askers, whyNoToken, next) {
        super(host, module, whyNoToken);
        if (next !== undefined)
            this.next = next;
        this.message = `${module} must not be read without credentials (oras_auth_required = True), and this job has none for ${host}`;
        this.addPlaces(askers);
    }
}
/** The modules of a root for which a build file says `oras_cache_only` or `oras_auth_required`. By name. */
function networkRules(declarations) {
    const asks = [...declarations.asks, ...declarations.against];
    const rules = [...Map.groupBy(asks, ({ module }) => module)].map(([module, all]) => {
        const places = (option) => all.filter((ask) => ask[option] === true).map(({ place }) => place);
        return { module, cacheOnly: places('cacheOnly'), authRequired: places('authRequired') };
    });
    return new Map(rules
        .filter(({ cacheOnly, authRequired }) => cacheOnly.length + authRequired.length > 0)
        .map((rule) => [rule.module, rule]));
}
/** The same registries, which refuse what the rules forbid. Only servers are asked about rules; and only once something is not at hand. */
class RuledRegistries {
    #registries;
    #facts;
    #byHost;
    #wrapped = new Map();
    /** @param repositories by host and repository, the rule of the module that lies there */
    constructor(registries, facts, repositories) {
        this.#registries = registries;
        this.#facts = facts;
        this.#byHost = repositories;
    }
    forHost(host) {
        const rules = this.#byHost.get(host);
        const registry = this.#registries.forHost(host);
        if (rules === undefined || !this.#facts.isServer(host))
            return registry;
        const known = this.#wrapped.get(host) ?? new RuledRegistry(registry, this.#facts, rules);
        this.#wrapped.set(host, known);
        return known;
    }
    repositoryOf(moduleName) {
        return this.#registries.repositoryOf(moduleName);
    }
    traffic() {
        return this.#registries.traffic();
    }
    close() {
        return this.#registries.close();
    }
}
class RuledRegistry {
    host;
    #registry;
    #facts;
    #rules;
    constructor(registry, facts, rules) {
        this.host = registry.host;
        this.#registry = registry;
        this.#facts = facts;
        this.#rules = rules;
    }
    announce(repositories) {
        const allowed = repositories.filter((name) => (this.#rules.get(name)?.cacheOnly.length ?? 0) === 0);
        this.#registry.announce?.(allowed);
    }
    async listTags(repository) {
        await this.#check(repository, 'its versions would have to be asked for, as none that is locked satisfies');
        return this.#registry.listTags(repository);
    }
    async resolveTag(repository, tag) {
        await this.#check(repository, `the registry would have to be asked for its tag ${tag}`);
        return this.#registry.resolveTag(repository, tag);
    }
    async fetchManifest(repository, reference) {
        const isDigest = reference.includes(':');
        await this.#check(repository, isDigest
            ? `${reference} is not in the store`
            : `its tag ${reference} is not locked, so the registry would be asked`);
        return this.#registry.fetchManifest(repository, reference);
    }
    async fetchBlob(repository, descriptor) {
        await this.#check(repository, `${descriptor.digest} is not in the store`);
        return this.#registry.fetchBlob(repository, descriptor);
    }
    async #check(repository, what) {
        const rule = this.#rules.get(repository);
        if (rule === undefined)
            return;
        if (rule.cacheOnly.length > 0)
            throw new CacheOnlyModuleError(rule.module, what, rule.cacheOnly);
        if (rule.authRequired.length > 0 && !(await this.#facts.hasCredentials(this.host, repository))) {
            const why = this.#facts.whyNoToken(this.host);
            throw new AnonymousAccessError(rule.module, this.host, rule.authRequired, why);
        }
    }
}
/**
 * Refuses to ask the BSR where a rule forbids it. buf asks for all modules of a workspace at once, also for those that it has:
 * with one that must not be fetched it cannot be run.
 * @throws {CacheOnlyModuleError | AnonymousAccessError}
 */
function checkBsrRules(rules, host, hasToken) {
    for (const { module, cacheOnly, authRequired } of rules) {
        if (!module.startsWith(`${host}/`))
            continue;
        if (cacheOnly.length > 0) {
            const what = `buf, which asks for all modules of ${host} at once, is needed for what is not locked or not in the store`;
            throw new CacheOnlyModuleError(module, what, cacheOnly);
        }
        if (authRequired.length > 0 && !hasToken) {
            throw new AnonymousAccessError(module, host, authRequired, undefined, 'Set BSR_TOKEN (or BUF_TOKEN).');
        }
    }
}


/***/ }),

/***/ 34398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ RememberingReader),
/* harmony export */   T: () => (/* binding */ OciSource)
/* harmony export */ });
/* harmony import */ var _modules_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18321);
/* harmony import */ var _modules_requirement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49509);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20907);
/* harmony import */ var _lock_agreement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91201);
/* harmony import */ var _lock_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46150);
/* harmony import */ var _version_rule_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49754);






/** Asks a reader once for what several selections look up. */
class RememberingReader {
    #reader;
    #manifests = new Map();
    #digests = new Map();
    #lists = new Map();
    constructor(reader) {
        this.#reader = reader;
    }
    announce(modules) {
        this.#reader.announce?.(modules);
    }
    tags(module) {
        return remember(this.#lists, module, () => this.#reader.tags(module));
    }
    manifest(module, tag) {
        return remember(this.#manifests, `${module}:${tag}`, () => this.#reader.manifest(module, tag));
    }
    currentDigest(module, tag) {
        return remember(this.#digests, `${module}:${tag}`, () => this.#reader.currentDigest(module, tag));
    }
    declared(module, tag, manifestDigest) {
        return this.#reader.declared(module, tag, manifestDigest);
    }
}
/** The selection's view of the registries. Modules at their locked version are answered from the lock. */
class OciSource {
    #reader;
    #locked;
    #manifests = new Map();
    #lists = new Map();
    #asked = false;
    /** @param locked the modules whose lock entry may be used: not those that are to be updated */
    constructor(reader, locked) {
        this.#reader = reader;
        this.#locked = locked;
    }
    /** Whether anything was asked of a registry. */
    get asked() {
        return this.#asked;
    }
    announce(modules) {
        this.#reader.announce?.(modules);
    }
    async has(module, tag) {
        return (await this.#manifest(module, tag)) !== undefined;
    }
    versions(module) {
        return remember(this.#lists, module, () => {
            this.#asked = true;
            return this.#reader.tags(module);
        });
    }
    async dependencies(module, tag) {
        const locked = this.#locked.get(module);
        if (locked?.tag === tag)
            return (0,_lock_agreement_js__WEBPACK_IMPORTED_MODULE_3__/* .lockedAsks */ .Tp)(locked);
        const manifest = await this.#manifest(module, tag);
        if (manifest === undefined)
            throw new Error(`${module}:${tag} was chosen, and its manifest is gone`);
        const references = (0,_modules_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .readDependencies */ .gF)(manifest.annotations, `${module}:${tag}`) ??
            (await this.#reader.declared(module, tag, manifest.digest));
        return references.map((reference) => ({
            module: reference.module,
            requirement: (0,_modules_requirement_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRequirement */ .p)(reference.requirement, 'module'),
            asker: { kind: 'module', module, version: tag },
        }));
    }
    /** The digest of a chosen module: from the lock where that was taken, else as its tag points now. */
    async digest(module, tag) {
        const locked = this.#locked.get(module);
        if (locked?.tag === tag)
            return locked.digest;
        const manifest = await this.#manifest(module, tag);
        if (manifest === undefined)
            throw new Error(`${module}:${tag} was chosen, and its manifest is gone`);
        return manifest.digest;
    }
    /**
     * Where a chosen version's other spelling is known to be there too (from the list of tags, or because somebody asks for it),
     * both must be the same artifact. A version that is locked was judged when it was locked: no request is made for it.
     * @throws {TwinTagsError}
     */
    async refuseTwins(module, tag, asks) {
        if ((0,_version_rule_js__WEBPACK_IMPORTED_MODULE_5__/* .tagVersion */ .RQ)(tag) === undefined)
            return;
        const listed = await this.#lists.get(module)?.catch(() => undefined);
        const twin = (0,_version_rule_js__WEBPACK_IMPORTED_MODULE_5__/* .otherSpelling */ .NL)(tag);
        const isLocked = this.#locked.get(module)?.tag === tag;
        const isAskedFor = !isLocked && asks.some(({ requirement }) => requirement.text === twin);
        if (!isAskedFor && listed?.includes(twin) !== true)
            return;
        const [one, other] = [await this.#manifest(module, tag), await this.#manifest(module, twin)];
        if (one !== undefined && other !== undefined && one.digest !== other.digest)
            throw new _lock_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .TwinTagsError */ ._c(module, tag, twin);
    }
    #manifest(module, tag) {
        if (!(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isTag */ .dz)(tag))
            return Promise.resolve(undefined);
        return remember(this.#manifests, `${module}:${tag}`, () => {
            this.#asked = true;
            return this.#reader.manifest(module, tag);
        });
    }
}
function remember(known, key, ask) {
    let answer = known.get(key);
    if (answer === undefined) {
        answer = ask();
        known.set(key, answer);
    }
    return answer;
}


/***/ }),

/***/ 51992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oe: () => (/* binding */ orasLockName),
/* harmony export */   gc: () => (/* binding */ parseOrasLock),
/* harmony export */   qQ: () => (/* binding */ formatOrasLock)
/* harmony export */ });
/* unused harmony exports MalformedOrasLockError, UnknownOrasLockVersionError */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);
/* harmony import */ var _modules_content_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34108);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74738);
/* harmony import */ var _modules_module_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12660);
/* harmony import */ var _modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67570);
/* harmony import */ var _modules_yaml_document_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64021);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1564);
/* harmony import */ var _system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(71279);









/** An `oras.lock` that is not of the form that we write. */
class MalformedOrasLockError extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.wrongInput;
}
/** An `oras.lock` of a version that we do not know. */
class UnknownOrasLockVersionError extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.wrongInput;
}
const orasLockName = 'oras.lock';
const header = `# Written by oras-buf. Commit it together with every buf.lock. To change it: oras-buf resolve
`;
const keys = {
    root: ['version', 'oci', 'bsr', 'against'],
    oci: ['module', 'tag', 'digest', 'commit', 'b4', 'b5', 'asked', 'dependencies'],
    bsr: ['module', 'commit', 'b4', 'b5', 'asked', 'dependencies'],
    asked: ['requirement', 'by'],
    against: ['reference', 'by', 'modules'],
    modules: ['module', 'tag', 'digest', 'commit', 'b5', 'dependencies'],
};
const mergedHalf = 'A merge may have left both sides in it: delete one of the two entries, then run "oras-buf resolve --frozen=false" to bring the rest in line.';
const writeAnew = 'Delete it and run "oras-buf resolve --frozen=false" to write it anew, or take it from git.';
/**
 * Reads an `oras.lock`.
 * @param file how messages call it
 * @throws {MalformedOrasLockError | UnknownOrasLockVersionError | MergeConflictError | MalformedYamlError} with file and line
 */
function parseOrasLock(text, file) {
    (0,_system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_7__/* .refuseConflictMarkers */ .a)(text, file, `Take either side whole ("git checkout --ours -- ${file}"), then run "oras-buf resolve --frozen=false": it brings the file in line with buf.yaml and BUCK.`);
    const yaml = _modules_yaml_document_js__WEBPACK_IMPORTED_MODULE_5__/* .YamlDocument */ .J.parse(text, file, `A merge may have left it half of one side and half of the other: take one side whole ("git checkout --ours -- ${file}"), then run "oras-buf resolve --frozen=false".`);
    checkVersion(yaml);
    refuseUnknownKeys(yaml, yaml.root, keys.root);
    const lines = new Map();
    const read = (list, entry) => {
        const entries = new Map();
        for (const node of yaml.list(yaml.root, list)) {
            const map = yaml.asMap(node, list);
            refuseUnknownKeys(yaml, map, keys[list]);
            const base = readBase(yaml, map, list);
            if (lines.has(base.module))
                throw lockedTwice(yaml, base.module, node, lines.get(base.module));
            lines.set(base.module, yaml.placeOf(node).line ?? 1);
            entries.set(base.module, entry(map, base));
        }
        return entries;
    };
    const oci = read('oci', (map, base) => {
        const digest = readDigest(yaml, map, base.module);
        if (base.commit !== (0,_modules_content_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .commitId */ .xk)(base.module, digest)) {
            throw malformed(yaml, `the commit of ${base.module} does not belong to its digest`, map, 'commit');
        }
        return { ...base, tag: required(yaml, map, 'tag', tagPattern), digest };
    });
    const bsr = read('bsr', (_, base) => base);
    return { oci, bsr, against: readAgainst(yaml), lines };
}
/** The text of a lock: the same for the same content, on every machine. */
function formatOrasLock(lock) {
    const lists = [
        formatList('oci', [...lock.oci.values()]),
        formatList('bsr', [...lock.bsr.values()]),
        formatAgainst([...lock.against.values()]),
    ];
    return `${header}version: 1\n${lists.join('')}`;
}
function formatAgainst(entries) {
    if (entries.length === 0)
        return '';
    return `against:\n${entries
        .toSorted((a, b) => (0,_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z)(a.reference, b.reference))
        .map((entry) => {
        const lines = [`  - reference: ${scalar(entry.reference)}`, '    by:'];
        for (const file of [...new Set(entry.by)].sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z))
            lines.push(`      - ${scalar(file)}`);
        lines.push('    modules:');
        const modules = [...entry.oci.values(), ...entry.bsr.values()];
        for (const module of modules.sort((a, b) => (0,_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z)(a.module, b.module)))
            lines.push(...againstLines(module));
        return `${lines.join('\n')}\n`;
    })
        .join('')}`;
}
function againstLines(module) {
    const lines = [`      - module: ${scalar(module.module)}`];
    if ('tag' in module)
        lines.push(`        tag: ${scalar(module.tag)}`, `        digest: ${scalar(module.digest)}`);
    else
        lines.push(`        commit: ${scalar(module.commit)}`, `        b5: ${scalar(module.b5)}`);
    if (module.dependencies.length > 0)
        lines.push('        dependencies:');
    for (const one of module.dependencies.toSorted(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z))
        lines.push(`          - ${scalar(one)}`);
    return lines;
}
function formatList(list, entries) {
    if (entries.length === 0)
        return '';
    return `${list}:\n${entries
        .toSorted((a, b) => (0,_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z)(a.module, b.module))
        .map(formatEntry)
        .join('')}`;
}
function formatEntry(entry) {
    const lines = [`  - module: ${scalar(entry.module)}`];
    if ('tag' in entry)
        lines.push(`    tag: ${scalar(entry.tag)}`, `    digest: ${scalar(entry.digest)}`);
    lines.push(`    commit: ${scalar(entry.commit)}`);
    if (entry.b4 !== '')
        lines.push(`    b4: ${scalar(entry.b4)}`);
    lines.push(`    b5: ${scalar(entry.b5)}`);
    const asked = new Map(entry.asked.map((ask) => [`${ask.by}\n${ask.requirement}`, ask]));
    if (asked.size > 0)
        lines.push('    asked:');
    for (const [, ask] of [...asked].sort(([a], [b]) => (0,_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z)(a, b))) {
        lines.push(`      - requirement: ${scalar(ask.requirement)}`, `        by: ${scalar(ask.by)}`);
    }
    if (entry.dependencies.length > 0)
        lines.push('    dependencies:');
    for (const dependency of entry.dependencies.toSorted(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z))
        lines.push(`      - ${scalar(dependency)}`);
    return `${lines.join('\n')}\n`;
}
/** A YAML scalar that every reader takes for this very text. */
function scalar(text) {
    const plain = /^[A-Za-z][A-Za-z0-9._/@-]*(?::[A-Za-z0-9._/@-]+)*$/.test(text) || /^(?=.*[a-df])[0-9a-f]{32}$/.test(text);
    const word = /^(?:y|yes|n|no|on|off|true|false|null)$/i.test(text);
    return plain && !word ? text : JSON.stringify(text);
}
function checkVersion(yaml) {
    const node = yaml.get(yaml.root, 'version');
    const version = yaml.written(yaml.root, 'version');
    if (version === '1')
        return;
    const places = [node === undefined ? { file: yaml.file, line: 1 } : yaml.placeOf(node)];
    if (version === undefined) {
        throw new MalformedOrasLockError(`${yaml.file} does not say its version`, { places, next: writeAnew });
    }
    throw new UnknownOrasLockVersionError(`${yaml.file} has version ${version}; this oras-buf reads version 1`, {
        places,
        next: 'A newer oras-buf wrote it: use that version here too.',
    });
}
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const commitPattern = /^(?!0{32})[0-9a-f]{32}$/;
const b5Pattern = /^b5:[0-9a-f]{128}$/;
function readDigest(yaml, map, module) {
    const digest = (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .tryParseDigest */ .jt)(yaml.written(map, 'digest') ?? '');
    if (digest === undefined)
        throw malformed(yaml, `the digest of ${module} is missing or malformed`, map, 'digest');
    return digest;
}
function readAgainst(yaml) {
    const entries = new Map();
    for (const node of yaml.list(yaml.root, 'against')) {
        const map = yaml.asMap(node, 'against');
        refuseUnknownKeys(yaml, map, keys.against);
        const reference = required(yaml, map, 'reference', /./);
        const { module, requirement } = (0,_modules_module_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseModuleReference */ .fP)(reference, yaml.placeOf(yaml.get(map, 'reference') ?? node));
        if (entries.has(reference))
            throw lockedTwice(yaml, reference, node, entries.get(reference)?.line);
        const modules = yaml.list(map, 'modules').map((item) => readAgainstModule(yaml, yaml.asMap(item, 'modules')));
        const names = new Set();
        for (const one of modules) {
            if (names.has(one.module))
                throw malformed(yaml, `${one.module} is locked twice for ${reference}`, node);
            names.add(one.module);
        }
        const asks = Map.groupBy([{ module, requirement, by: 'BUCK' }, ...modules.flatMap(asksOf)], (ask) => ask.module);
        const asked = (one) => asks.get(one) ?? [];
        entries.set(reference, {
            reference,
            by: yaml.list(map, 'by').map((item) => yaml.asText(item, 'by')),
            line: yaml.placeOf(node).line ?? 1,
            oci: byName(modules.filter((one) => 'tag' in one).map((one) => ({ ...one, asked: asked(one.module) }))),
            bsr: byName(modules.filter((one) => !('tag' in one)).map((one) => ({ ...one, asked: asked(one.module) }))),
        });
    }
    return entries;
}
function byName(modules) {
    return new Map(modules.map((one) => [one.module, one]));
}
/** Who asks for what follows from the dependencies; the lock does not say it a second time. */
function asksOf(module) {
    return module.dependencies.map((text) => ({ ...(0,_modules_module_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseModuleReference */ .fP)(text), by: module.module }));
}
function readAgainstModule(yaml, map) {
    refuseUnknownKeys(yaml, map, keys.modules);
    const module = readName(yaml, map);
    const base = { module, b4: '', asked: [], dependencies: readDependencies(yaml, map) };
    if (yaml.get(map, 'tag') === undefined) {
        const commit = required(yaml, map, 'commit', commitPattern);
        return { ...base, commit, b5: required(yaml, map, 'b5', b5Pattern) };
    }
    const digest = readDigest(yaml, map, module);
    return { ...base, tag: required(yaml, map, 'tag', tagPattern), digest, commit: (0,_modules_content_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .commitId */ .xk)(module, digest), b5: '' };
}
function readName(yaml, map) {
    const name = yaml.written(map, 'module') ?? '';
    const module = (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_3__/* .tryParseModuleName */ .I_)(name);
    if (module === undefined)
        throw malformed(yaml, `"${name}" is not the full name of a module`, map, 'module');
    return module;
}
function readDependencies(yaml, map) {
    return yaml.list(map, 'dependencies').map((node) => {
        const text = yaml.asText(node, 'dependencies');
        (0,_modules_module_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseModuleReference */ .fP)(text, yaml.placeOf(node));
        return text;
    });
}
function readBase(yaml, map, list) {
    return {
        module: readName(yaml, map),
        commit: required(yaml, map, 'commit', commitPattern),
        b4: list === 'bsr' && yaml.get(map, 'b4') === undefined ? '' : required(yaml, map, 'b4', /^shake256:[0-9a-f]{128}$/),
        b5: required(yaml, map, 'b5', b5Pattern),
        asked: yaml.list(map, 'asked').map((node) => {
            const ask = yaml.asMap(node, 'asked');
            refuseUnknownKeys(yaml, ask, keys.asked);
            return { requirement: yaml.written(ask, 'requirement') ?? '', by: required(yaml, ask, 'by', /./) };
        }),
        dependencies: readDependencies(yaml, map),
    };
}
function required(yaml, map, key, pattern) {
    const text = yaml.written(map, key);
    if (text === undefined)
        throw malformed(yaml, `an entry has no "${key}"`, map);
    if (!pattern.test(text))
        throw malformed(yaml, `"${key}" is malformed`, map, key);
    return text;
}
function refuseUnknownKeys(yaml, map, known) {
    const unknown = yaml.keys(map).find(({ key }) => !known.includes(key));
    if (unknown === undefined)
        return;
    throw new MalformedOrasLockError(`${yaml.file}: "${unknown.key}" is no key of an oras.lock (${known.join(', ')})`, {
        places: [unknown.place],
        next: writeAnew,
    });
}
/** At the value of `key` where there is one, else at `node`. */
function malformed(yaml, what, node, key) {
    const value = key !== undefined && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? yaml.get(node, key) : undefined;
    return new MalformedOrasLockError(`${yaml.file}: ${what}`, {
        places: [yaml.placeOf(value ?? node)],
        next: writeAnew,
    });
}
function lockedTwice(yaml, what, node, first) {
    return new MalformedOrasLockError(`${yaml.file}: ${what} is locked twice`, {
        places: [yaml.placeOf(node), ...(first === undefined ? [] : [{ file: yaml.file, line: first }])],
        next: mergedHalf,
    });
}


/***/ }),

/***/ 85470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ movedTagsOf),
  S: () => (/* binding */ resolveVersions)
});

// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
// EXTERNAL MODULE: ./build/modules/module-reference.js
var module_reference = __webpack_require__(12660);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/resolve/asked-places.js
var asked_places = __webpack_require__(23504);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/modules/requirement.js
var requirement = __webpack_require__(49509);
// EXTERNAL MODULE: ./build/resolve/bsr-asks.js
var bsr_asks = __webpack_require__(87083);
// EXTERNAL MODULE: ./build/resolve/expected-buf-lock.js
var expected_buf_lock = __webpack_require__(19907);
;// CONCATENATED MODULE: ./build/resolve/bsr-half.js






/**
 * The BSR modules of a root. What is locked, and satisfies, stays; `buf.lock` leads for commits where the run is not frozen,
 * because people and other tools run stock buf there. Where anything else is wanted, buf (or the mirror) is asked once, with
 * all that stays pinned.
 */
async function resolveBsrHalf(problem, resolveBsr) {
    const { isLocal } = problem.kinds;
    const groups = (0,bsr_asks/* groupBsrAsks */.$h)(problem.asks.filter((ask) => !isLocal(ask.module)));
    const pins = pinnedCommits(problem);
    const complete = fromLock(problem, groups, pins.commits);
    if (complete !== undefined)
        return { modules: complete, asked: false, remarks: [] };
    const wanted = new Map();
    // Everything locked is pinned, also what is only a dependency: buf would move it to the newest otherwise.
    const needed = new Set(reachable(groups, lockedModules(problem.lock), isLocal));
    for (const [module, commit] of pins.commits) {
        // What the lock says that nobody needs any more may be gone from the BSR.
        if (needed.has(module) || !problem.lock.bsr.has(module))
            wanted.set(module, commit);
    }
    for (const { module, reference } of groups) {
        const commit = pins.commits.get(module);
        const locked = problem.lock.bsr.get(module);
        const stays = commit !== undefined &&
            (locked === undefined
                ? reference === '' || reference === commit || !isCommit(reference)
                : (0,bsr_asks/* lockedBsrSatisfies */.$w)({ ...locked, commit }, reference));
        if (!stays)
            wanted.set(module, reference);
    }
    const resolved = await resolveBsr({
        wanted: [...wanted]
            .sort(([a], [b]) => (0,utf8_order/* compareUtf8 */.z)(a, b))
            .map(([module, reference]) => {
            const locked = lockedDigests(problem, module, reference);
            return locked === undefined ? { module, reference } : { module, reference, locked };
        }),
        lockVersions: problem.lockVersions,
    }).catch((error) => {
        const asks = groups.flatMap(({ module, asks: own }) => wanted.get(module) === pins.commits.get(module) ? [] : own);
        if (error instanceof errors/* OrasBufError */.Ll)
            error.addPlaces((0,bsr_asks/* workspacePlaces */.cm)(asks));
        throw error;
    });
    const byName = new Map(resolved.map((module) => [module.module, module]));
    return { modules: describe(groups, byName, isLocal), asked: true, remarks: pins.remarks };
}
/** What the locks say of a commit: oras.lock both digests, a buf.lock the one of its version. */
function lockedDigests(problem, module, commit) {
    const own = problem.lock.bsr.get(module);
    if (own?.commit === commit)
        return { b4: own.b4, b5: own.b5 };
    const held = problem.bufLocks
        .flatMap((one) => one.held.entries)
        .flatMap((entry) => (entry.module === module && entry.commit === commit ? [entry.digest] : []));
    const [b4 = '', b5 = ''] = ['shake256:', 'b5:'].map((kind) => held.find((digest) => digest.startsWith(kind)));
    return b4 === '' && b5 === '' ? undefined : { b4, b5 };
}
function isCommit(reference) {
    return /^[0-9a-f]{32}$/.test(reference);
}
/** The commits that stay: those of oras.lock, overruled by the buf.locks where the run is not frozen; less what is updated. */
function pinnedCommits(problem) {
    const commits = new Map();
    const remarks = [];
    for (const [module, { commit }] of problem.lock.bsr) {
        if (!problem.updated(module))
            commits.set(module, commit);
    }
    if (problem.frozen)
        return { commits, remarks };
    const led = new Map();
    for (const { owner, held } of problem.bufLocks) {
        for (const { module, commit } of held.entries) {
            // A buf.lock holds the modules of OCI registries too, also some that oras.lock does not know (any more).
            if (!problem.kinds.isBsr(module) || problem.kinds.isLocal(module))
                continue;
            if (problem.updated(module) || commits.get(module) === commit)
                continue;
            const file = (0,expected_buf_lock/* bufLockPath */.cu)(owner);
            const other = led.get(module);
            if (other === undefined)
                led.set(module, { commit, file });
            else if (other.commit !== commit) {
                remarks.push({
                    severity: 'warning',
                    message: `${other.file} and ${file} lock ${module} at different commits; ${other.commit} of ${other.file} is taken for both.`,
                    place: { file },
                });
            }
        }
    }
    for (const [module, { commit }] of led)
        commits.set(module, commit);
    return { commits, remarks };
}
/** The modules as oras.lock has them, where that answers everything. */
function fromLock(problem, groups, pins) {
    const { lock } = problem;
    const byName = lockedModules(lock);
    const needsB4 = problem.lockVersions.has('v1');
    for (const [module, locked] of byName) {
        if (pins.get(module) !== locked.commit || (needsB4 && locked.b4 === ''))
            byName.delete(module);
        // Where nobody needs b4 the lock does without, whoever wrote it.
        else if (!needsB4)
            byName.set(module, { ...locked, b4: '' });
    }
    for (const { module, reference } of groups) {
        const locked = lock.bsr.get(module);
        if (locked === undefined || !(0,bsr_asks/* lockedBsrSatisfies */.$w)(locked, reference))
            return undefined;
    }
    const { isLocal } = problem.kinds;
    const reached = reachable(groups, byName, isLocal);
    return reached.every((module) => byName.has(module)) ? describe(groups, byName, isLocal) : undefined;
}
function lockedModules(lock) {
    const modules = new Map();
    for (const [module, { commit, b4, b5, dependencies }] of lock.bsr) {
        modules.set(module, {
            module,
            commit,
            b4,
            b5,
            dependencies: dependencies.map((text) => (0,module_reference/* parseModuleReference */.fP)(text).module),
        });
    }
    return modules;
}
/** What the asks lead to. A module of the workspace takes the place of one of its name, also where a BSR module asks for it. */
function reachable(groups, byName, isLocal) {
    const reached = new Set(groups.map(({ module }) => module));
    for (const module of reached) {
        for (const dependency of byName.get(module)?.dependencies ?? []) {
            if (!isLocal(dependency))
                reached.add(dependency);
        }
    }
    return [...reached].sort(utf8_order/* compareUtf8 */.z);
}
/** The reachable modules, with all who ask for each. */
function describe(groups, byName, isLocal) {
    const asks = new Map(groups.map((group) => [group.module, [...group.asks]]));
    const reached = reachable(groups, byName, isLocal).flatMap((name) => byName.get(name) ?? []);
    for (const { module, commit, dependencies } of reached) {
        for (const dependency of dependencies) {
            const ask = {
                module: dependency,
                requirement: (0,requirement/* parseRequirement */.p)('', 'module'),
                asker: { kind: 'module', module, version: commit },
            };
            const list = asks.get(dependency);
            if (list === undefined)
                asks.set(dependency, [ask]);
            else
                list.push(ask);
        }
    }
    return reached.map((resolved) => ({
        source: 'bsr',
        module: resolved.module,
        commit: resolved.commit,
        contentDigests: { b4: resolved.b4, b5: resolved.b5 },
        askedBy: (asks.get(resolved.module) ?? []).map((ask) => ({ requirement: ask.requirement.text, asker: ask.asker })),
        dependencies: resolved.dependencies.toSorted(utf8_order/* compareUtf8 */.z),
        requires: resolved.dependencies.toSorted(utf8_order/* compareUtf8 */.z),
    }));
}

// EXTERNAL MODULE: ./build/resolve/conflict.js + 1 modules
var conflict = __webpack_require__(6308);
// EXTERNAL MODULE: ./build/resolve/oci-source.js
var oci_source = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/resolve/version-rule.js
var version_rule = __webpack_require__(49754);
;// CONCATENATED MODULE: ./build/resolve/selection.js



/**
 * Chooses one version of each module (design.md, decision 6): sweeps over the modules in name order, each giving a module the
 * version that the rule names for the asks of the modules as they are chosen at that moment, until a sweep changes nothing.
 * Asks of a module that nobody asks for any more do not count. A module without a version asks for nothing; that ends the
 * selection only where it still stands when nothing moves. Look-ups run ahead in parallel and never change the result.
 */
async function selectVersions(problem, source) {
    const lookUps = new LookUps(source);
    await runAhead(problem, lookUps);
    const graph = new AskGraph(problem);
    const sweeps = [];
    const seen = new Set();
    for (;;) {
        const moved = await sweep(graph, problem, lookUps);
        if (!moved) {
            const unsatisfied = graph.names().some((name) => graph.choiceOf(name)?.kind === 'unsatisfiable');
            return { kind: unsatisfied ? 'unsatisfied' : 'stable', ...graph.result(), sweeps };
        }
        const state = graph.state();
        sweeps.push(state);
        if (seen.has(state))
            return { kind: 'unstable', ...graph.result(), sweeps };
        seen.add(state);
    }
}
/** One sweep over the modules whose asks changed since their choice, in name order; the others would get what they have. */
async function sweep(graph, problem, lookUps) {
    let moved = false;
    let last;
    for (let name = graph.nextChanged(last); name !== undefined; name = graph.nextChanged(last)) {
        last = name;
        try {
            const asks = graph.asksFor(name);
            const choice = asks.length === 0 ? undefined : await lookUps.choose(name, asks, problem.locked.get(name));
            const requires = choice?.kind === 'chosen' ? await lookUps.dependencies(name, choice.tag) : [];
            if (graph.settle(name, choice, requires))
                moved = true;
        }
        catch (error) {
            throw (0,asked_places/* withPlacesOf */.Gs)(error, name, graph.askers());
        }
    }
    return moved;
}
/**
 * Looks up, level by level and in parallel, what the sweeps will most likely need. Asks are only gathered here, never dropped,
 * so this ends. The first failure ends it too: most likely the registry is gone or refuses us, and to try a hundred modules more
 * would only keep the user waiting. Where a sweep needs what failed it fails again, in order.
 */
async function runAhead(problem, lookUps) {
    const asksByName = new Map();
    const known = new Set();
    const gather = (asks) => {
        const grown = new Set();
        for (const ask of asks) {
            if (problem.isForeign(ask.module))
                continue;
            const key = `${ask.module}\n${ask.requirement.text}\n${ask.asker.kind}`;
            if (known.has(key))
                continue;
            known.add(key);
            const list = asksByName.get(ask.module);
            if (list === undefined)
                asksByName.set(ask.module, [ask]);
            else
                list.push(ask);
            grown.add(ask.module);
        }
        return grown;
    };
    let level = gather(problem.asks);
    while (level.size > 0) {
        // What is locked is most likely answered by the lock.
        lookUps.announce([...level].filter((name) => !problem.locked.has(name)));
        const found = await (0,bounded/* mapBounded */.y)([...level].sort(), problem.parallel, async (name) => {
            const choice = await lookUps.choose(name, asksByName.get(name) ?? [], problem.locked.get(name));
            return choice.kind === 'chosen' ? await lookUps.dependencies(name, choice.tag) : [];
        }).catch(() => undefined);
        if (found === undefined)
            return;
        level = gather(found.flat());
    }
}
/** Remembers every look-up, also the failed ones. */
class LookUps {
    #source;
    #answers = new Map();
    constructor(source) {
        this.#source = source;
    }
    announce(names) {
        this.#source.announce?.(names);
    }
    choose(name, asks, locked) {
        return (0,version_rule/* chooseVersion */.EH)(asks, locked, {
            has: (tag) => this.#once(`has ${name}:${tag}`, () => this.#source.has(name, tag)),
            list: () => this.#once(`list ${name}`, () => this.#source.versions(name)),
        });
    }
    dependencies(name, tag) {
        return this.#once(`dependencies ${name}:${tag}`, () => this.#source.dependencies(name, tag));
    }
    #once(key, ask) {
        const known = this.#answers.get(key);
        if (known !== undefined)
            return known;
        const answer = ask();
        // A failed look-up that nobody needs must not end the process.
        answer.catch(() => { });
        this.#answers.set(key, answer);
        return answer;
    }
}
/** Who asks whom under the choices of the moment, kept up to date choice by choice so that a sweep stays linear. */
class AskGraph {
    #problem;
    #ofWorkspace = new Map();
    #nodes = new Map();
    #changed = new Set();
    /** Names of `#changed`, sorted from the last to the first; undefined where it has to be made anew. */
    #queue;
    /** Everything that each module asks for, foreign modules included. */
    #allRequires = new Map();
    #reachable = new Set();
    /** True where `#reachable` has to be computed anew. */
    #stale = false;
    constructor(problem) {
        this.#problem = problem;
        for (const ask of problem.asks) {
            if (problem.isForeign(ask.module))
                continue;
            const list = this.#ofWorkspace.get(ask.module);
            if (list === undefined)
                this.#ofWorkspace.set(ask.module, [ask]);
            else
                list.push(ask);
            this.#node(ask.module);
            this.#reachable.add(ask.module);
            this.#touch(ask.module);
        }
    }
    names() {
        return [...this.#nodes.keys()].filter((name) => this.#nodes.get(name)?.choice !== undefined).sort();
    }
    askers() {
        return new Map([...this.#nodes.keys()].map((name) => [name, this.asksFor(name).map(({ asker }) => asker)]));
    }
    choiceOf(name) {
        return this.#nodes.get(name)?.choice;
    }
    /** The asks for a module by the workspace and by the modules that can be reached from it. */
    asksFor(name) {
        const reachable = this.#reach();
        const asks = [...(this.#ofWorkspace.get(name) ?? [])];
        const askedBy = this.#nodes.get(name)?.askedBy ?? new Map();
        for (const asker of [...askedBy.keys()].sort()) {
            if (reachable.has(asker))
                asks.push(...(askedBy.get(asker) ?? []));
        }
        return asks;
    }
    /** The first module in name order, behind `after`, whose asks changed since it was last settled. */
    nextChanged(after) {
        this.#reach();
        this.#queue ??= [...this.#changed].sort().reverse();
        if (after === undefined)
            return this.#queue.at(-1);
        for (let index = this.#queue.length - 1; index >= 0; index--) {
            const name = this.#queue[index];
            if (name !== undefined && name > after)
                return name;
        }
        return undefined;
    }
    /** Gives a module its choice. True where that differs from what it had. */
    settle(name, choice, requires) {
        const node = this.#node(name);
        this.#changed.delete(name);
        if (this.#queue?.at(-1) === name)
            this.#queue.pop();
        else
            this.#queue = undefined;
        const moved = written(node.choice) !== written(choice);
        node.choice = choice;
        if (!moved)
            return false;
        const before = new Set(node.requires.map((ask) => ask.module));
        const own = requires.filter((ask) => !this.#problem.isForeign(ask.module));
        const now = Map.groupBy(own, (ask) => ask.module);
        for (const target of before) {
            this.#node(target).askedBy.delete(name);
            if (!now.has(target))
                this.#stale = true;
            this.#touch(target);
        }
        for (const [target, asks] of now) {
            this.#node(target).askedBy.set(name, asks);
            // A module that comes back into reach brings its own asks with it.
            if (!this.#reachable.has(target) && this.#node(target).requires.length > 0)
                this.#stale = true;
            if (!this.#stale)
                this.#reachable.add(target);
            this.#touch(target);
        }
        node.requires = own;
        this.#allRequires.set(name, requires);
        return true;
    }
    /** One line for each module that was chosen, in name order. */
    state() {
        return this.names()
            .map((name) => `${name}=${written(this.choiceOf(name))}`)
            .join('\n');
    }
    result() {
        const modules = new Map();
        const foreign = this.#problem.asks.filter((ask) => this.#problem.isForeign(ask.module));
        for (const name of this.names()) {
            const choice = this.choiceOf(name);
            if (choice === undefined)
                continue;
            const requires = this.#allRequires.get(name) ?? [];
            modules.set(name, { choice, asks: this.asksFor(name), requires });
            foreign.push(...requires.filter((ask) => this.#problem.isForeign(ask.module)));
        }
        return { modules, foreign };
    }
    #node(name) {
        let node = this.#nodes.get(name);
        if (node === undefined) {
            node = { choice: undefined, requires: [], askedBy: new Map() };
            this.#nodes.set(name, node);
        }
        return node;
    }
    #touch(name) {
        if (this.#changed.has(name))
            return;
        this.#changed.add(name);
        this.#queue = undefined;
    }
    /** Reachability, computed anew where that is due; whoever came into reach or fell out of it, and those it asks for, are to be looked at. */
    #reach() {
        if (!this.#stale)
            return this.#reachable;
        const reachable = new Set(this.#ofWorkspace.keys());
        for (const name of reachable) {
            for (const ask of this.#nodes.get(name)?.requires ?? [])
                reachable.add(ask.module);
        }
        for (const [name, node] of this.#nodes) {
            if (reachable.has(name) === this.#reachable.has(name))
                continue;
            this.#touch(name);
            for (const ask of node.requires)
                this.#touch(ask.module);
        }
        this.#reachable = reachable;
        this.#stale = false;
        return reachable;
    }
}
function written(choice) {
    if (choice === undefined)
        return '';
    return choice.kind === 'chosen' ? choice.tag : '!';
}

;// CONCATENATED MODULE: ./build/resolve/resolve-versions.js









/**
 * One version and digest of each module that the asks lead to: those of OCI registries by selection, then those of the BSR.
 * @throws {VersionConflictError | TagWordConflictError | UnstableSelectionError | UnknownModuleError | UnknownTagError | TwinTagsError}
 */
async function resolveVersions(problem, context) {
    const { kinds, updated, lock } = problem;
    const kept = new Map([...lock.oci].filter(([module]) => !updated(module)));
    const source = new oci_source/* OciSource */.T(context.reader, kept);
    const selection = await selectVersions({
        asks: problem.asks,
        isForeign: (module) => kinds.isLocal(module) || kinds.isBsr(module),
        locked: new Map([...kept].map(([module, entry]) => [module, entry.tag])),
        parallel: context.parallel,
    }, source);
    if (selection.kind !== 'stable')
        throw await (0,conflict/* explainConflict */.C5)(selection, {
            versions: (module) => source.versions(module),
            dependencies: (module, tag) => source.dependencies(module, tag),
            knownModules: knownModules(problem, selection),
            ...(problem.heldElsewhere === undefined ? {} : { heldElsewhere: problem.heldElsewhere }),
        });
    const oci = await Promise.all([...selection.modules.keys()].map((module) => resolvedOci(module, selection, source, kept)));
    const bsr = await resolveBsrHalf({ ...problem, asks: selection.foreign.filter((ask) => kinds.isBsr(ask.module)) }, context.resolveBsr);
    return {
        modules: [...oci, ...bsr.modules].sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module)),
        stayed: oci.filter(({ module, tag }) => kept.get(module)?.tag === tag),
        asked: source.asked || bsr.asked,
        remarks: bsr.remarks,
    };
}
function knownModules(problem, selection) {
    const known = new Set([...problem.knownModules, ...problem.lock.oci.keys(), ...problem.lock.bsr.keys()]);
    for (const [module, { choice }] of selection.modules)
        if (choice.kind === 'chosen')
            known.add(module);
    return known;
}
async function resolvedOci(module, selection, source, kept) {
    const selected = selection.modules.get(module);
    if (selected?.choice.kind !== 'chosen')
        throw new Error(`${module} has no version in a stable selection`);
    const { tag } = selected.choice;
    await source.refuseTwins(module, tag, selected.asks).catch((error) => {
        const askers = [...selection.modules].map(([name, { asks }]) => [name, asks.map(({ asker }) => asker)]);
        throw (0,asked_places/* withPlacesOf */.Gs)(error, module, new Map(askers));
    });
    const manifestDigest = await source.digest(module, tag);
    const locked = kept.get(module);
    // An entry of `against:` has no digests of content: it is never in buf's cache.
    const same = locked?.digest === manifestDigest && locked.b5 !== '';
    return {
        source: 'oci',
        module,
        tag,
        manifestDigest,
        contentDigests: same ? { b4: locked.b4, b5: locked.b5 } : undefined,
        askedBy: selected.asks.map((ask) => ({ requirement: ask.requirement.text, asker: ask.asker })),
        dependencies: [...new Set(selected.requires.map((ask) => ask.module))].sort(utf8_order/* compareUtf8 */.z),
        requires: selected.requires
            .map((ask) => (0,module_reference/* formatModuleReference */.Tg)({ module: ask.module, requirement: ask.requirement.text }))
            .sort(utf8_order/* compareUtf8 */.z),
    };
}
/**
 * The modules whose tag points elsewhere now. Only looked at where the registry is asked anyway. A failure here is no reason to
 * stop, but a registry that failed once is not asked again: each try of one that is down takes seconds.
 */
async function movedTagsOf(stayed, context) {
    context.reader.announce?.(stayed.map(({ module }) => module));
    const failed = new Set();
    const moved = await (0,bounded/* mapBounded */.y)(stayed, context.parallel, async ({ module, tag, manifestDigest }) => {
        const { registry } = (0,module_name/* moduleNameParts */.u)(module);
        if (failed.has(registry))
            return [];
        const now = await context.reader.currentDigest(module, tag).catch(() => {
            failed.add(registry);
            return undefined;
        });
        if (now === undefined || now === manifestDigest)
            return [];
        // The tag of an index has a digest of its own: what counts is the module that it leads to.
        const led = await context.reader.manifest(module, tag).catch(() => undefined);
        if (led?.digest === manifestDigest)
            return [];
        return [{ kind: 'tag-moved', module, tag, locked: manifestDigest, now }];
    });
    return moved.flat();
}


/***/ }),

/***/ 31039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ resolve)
});

// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
// EXTERNAL MODULE: ./build/modules/module-reference.js
var module_reference = __webpack_require__(12660);
// EXTERNAL MODULE: ./build/resolve/against.js
var resolve_against = __webpack_require__(71900);
// EXTERNAL MODULE: ./build/resolve/bsr-asks.js
var bsr_asks = __webpack_require__(87083);
// EXTERNAL MODULE: ./build/resolve/lock-agreement.js
var lock_agreement = __webpack_require__(91201);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
;// CONCATENATED MODULE: ./build/resolve/lock-changes.js



/** What a resolution changes against the lock that was found, by name. */
function lockChanges(lock, modules) {
    const before = new Map();
    for (const [module, { tag, digest }] of lock.oci)
        before.set(module, { version: tag, digest: (0,oci_digest/* digestHex */.sU)(digest) });
    for (const [module, { commit }] of lock.bsr)
        before.set(module, { version: commit, digest: commit });
    const after = new Map(modules.map((module) => [module.module, versionOf(module)]));
    return [...new Set([...before.keys(), ...after.keys()])].sort(utf8_order/* compareUtf8 */.z).flatMap((module) => {
        const [from, to] = [before.get(module), after.get(module)];
        if (from === undefined)
            return to === undefined ? [] : [{ kind: 'added', module, to: to.version }];
        if (to === undefined)
            return [{ kind: 'removed', module, from: from.version }];
        if (from.version !== to.version)
            return [{ kind: 'moved', module, from: from.version, to: to.version }];
        if (from.digest === to.digest)
            return [];
        return [{ kind: 'moved', module, from: withDigest(from), to: withDigest(to) }];
    });
}
/** The same for what the workspace is compared with, by reference. Of one that is new or gone only the version itself is told. */
function againstChanges(lock, resolved) {
    const after = new Map(resolved.map((one) => [one.reference, one]));
    return [...new Set([...lock.keys(), ...after.keys()])].sort(utf8_order/* compareUtf8 */.z).flatMap((against) => {
        const [from, to] = [lock.get(against), after.get(against)];
        const { module } = (0,module_reference/* parseModuleReference */.fP)(against);
        if (to === undefined) {
            const before = from?.oci.get(module)?.tag ?? from?.bsr.get(module)?.commit ?? '';
            return [{ kind: 'removed', module, from: before, against }];
        }
        if (from === undefined)
            return [{ kind: 'added', module, to: versionOf(to.module).version, against }];
        return lockChanges(from, [to.module, ...to.dependencies]).map((change) => ({ ...change, against }));
    });
}
function versionOf(module) {
    return module.source === 'oci'
        ? { version: module.tag, digest: (0,oci_digest/* digestHex */.sU)(module.manifestDigest) }
        : { version: module.commit, digest: module.commit };
}
/** A tag that stays and now means something else is told apart by the beginning of its digest. */
function withDigest({ version, digest }) {
    return `${version} (${digest.slice(0, 12)})`;
}

// EXTERNAL MODULE: ./build/resolve/lock-errors.js
var lock_errors = __webpack_require__(46150);
// EXTERNAL MODULE: ./build/resolve/lock-files.js
var lock_files = __webpack_require__(56822);
// EXTERNAL MODULE: ./build/resolve/nearest.js
var nearest = __webpack_require__(16993);
// EXTERNAL MODULE: ./build/resolve/oci-source.js
var oci_source = __webpack_require__(34398);
// EXTERNAL MODULE: ./build/resolve/oras-lock.js
var oras_lock = __webpack_require__(51992);
// EXTERNAL MODULE: ./build/resolve/resolve-versions.js + 2 modules
var resolve_versions = __webpack_require__(85470);
;// CONCATENATED MODULE: ./build/resolve/resolve.js












/**
 * Turns what the files of one root ask for into one version and digest of each module (design.md, decisions 4 to 6). With locks
 * that satisfy everything, no request is made. Nothing is written.
 * @throws {MissingLockError | LockOutOfDateError | ModulesMissingOfflineError | UnknownUpdateError} by the mode of the run
 * @throws {VersionConflictError | TagWordConflictError | UnstableSelectionError | UnknownModuleError | UnknownTagError | TwinTagsError}
 */
async function resolve(declarations, context) {
    if (context.frozen !== 'off' && context.update.kind !== 'none')
        throw new Error('a frozen run updates nothing: the settings refuse to ask for both');
    const lock = await (0,lock_files/* readOrasLock */.L6)(declarations.root);
    const bufLocks = await (0,lock_files/* readBufLocks */.oO)(declarations);
    const against = (0,resolve_against/* againstAsks */.MQ)(declarations);
    const kinds = {
        isLocal: (module) => declarations.locals.has(module),
        isBsr: (module) => context.bsrHosts.has((0,module_name/* moduleNameParts */.u)(module).registry),
    };
    const asks = workspaceAsks(declarations);
    const agreement = (0,lock_agreement/* compareWithLock */.Pq)(asks, kinds, lock ?? noLock);
    const againstDifferences = (0,resolve_against/* compareAgainst */.zU)(against, kinds, lock ?? noLock);
    if (lock === undefined && context.frozen === 'asked' && agreement.asks.size + against.length > 0)
        throw new lock_errors/* MissingLockError */._T(oras_lock/* orasLockName */.Oe, locksOf(declarations));
    const frozen = lock !== undefined && context.frozen !== 'off';
    if (frozen)
        refuseDisagreement(declarations, lock, agreement, againstDifferences, bufLocks);
    const job = {
        declarations,
        context,
        lock: lock ?? noLock,
        hadLock: lock !== undefined,
        frozen,
        kinds,
        asks,
        agreement,
        against,
        againstDifferences,
    };
    return resolveAnew(job, bufLocks);
}
const noLock = { oci: new Map(), bsr: new Map(), against: new Map(), lines: new Map() };
function workspaceAsks(declarations) {
    return declarations.asks.map(({ module, requirement, place }) => ({
        module,
        requirement,
        asker: { kind: 'workspace', file: place.file, line: place.line ?? 1 },
    }));
}
function refuseDisagreement(declarations, lock, agreement, against, bufLocks) {
    const { differences } = agreement;
    if (differences.length + against.length > 0) {
        const places = differences.flatMap((difference) => difference.kind === 'removed'
            ? [{ file: oras_lock/* orasLockName */.Oe, line: lock.lines.get(difference.module) ?? 1 }]
            : (0,bsr_asks/* workspacePlaces */.cm)(difference.asks));
        throw new lock_errors/* LockOutOfDateError */.bG(oras_lock/* orasLockName */.Oe, [...differences.map(lock_agreement/* formatDifference */.jR), ...against.flatMap(({ lines }) => lines)], [...places, ...against.flatMap((difference) => (0,resolve_against/* placesOfAgainst */.V7)(difference, lock))], locksOf(declarations));
    }
    const lines = (0,lock_agreement/* compareBufLocks */.tN)(declarations, lock, bufLocks);
    if (lines.length > 0) {
        const file = lockFileOf(lines[0] ?? '');
        throw new lock_errors/* LockOutOfDateError */.bG('buf.lock', lines, [{ file }], locksOf(declarations));
    }
}
/** The locks that people commit: without a `buf.yaml` there is no buf.lock. */
function locksOf({ lockOwners }) {
    return lockOwners.length === 0 ? oras_lock/* orasLockName */.Oe : `${oras_lock/* orasLockName */.Oe} and every buf.lock`;
}
/** The file that a `+ path: …` line is about. */
function lockFileOf(line) {
    return line.slice(2).split(': ')[0] ?? 'buf.lock';
}
async function resolveAnew(job, bufLocks) {
    const { lock, declarations } = job;
    const updated = updatedModules(job);
    if (job.context.offline)
        refuseMissing(job, updated);
    const context = { ...job.context, reader: new oci_source/* RememberingReader */.$(job.context.reader) };
    const problem = {
        kinds: job.kinds,
        frozen: job.frozen,
        updated,
        knownModules: [...declarations.locals.keys()],
        heldElsewhere: new Map(declarations.bufWorkspaces.flatMap(({ locals }) => [...locals])),
    };
    const own = await (0,resolve_versions/* resolveVersions */.S)({
        ...problem,
        asks: job.asks,
        lock,
        bufLocks: [...bufLocks].flatMap(([owner, held]) => (held === undefined ? [] : [{ owner, held }])),
        lockVersions: new Set(declarations.lockOwners.map((owner) => owner.version)),
    }, context);
    const compared = await (0,resolve_against/* resolveAgainst */.mT)(job.against, lock, problem, context);
    const asked = own.asked || compared.asked;
    const movedTags = asked && !job.frozen ? await (0,resolve_versions/* movedTagsOf */.m)(own.stayed, context) : [];
    for (const [against, stayed] of asked && !job.frozen ? compared.stayed : []) {
        movedTags.push(...(await (0,resolve_versions/* movedTagsOf */.m)(stayed, context)).map((change) => ({ ...change, against })));
    }
    const isAny = own.modules.length + compared.against.length > 0;
    return {
        declarations,
        modules: own.modules,
        against: compared.against,
        changes: [...lockChanges(lock, own.modules), ...againstChanges(lock.against, compared.against), ...movedTags],
        basis: !job.hadLock ? 'registry' : asked ? 'lock-and-registry' : 'lock',
        locks: job.frozen ? 'keep' : 'write',
        remarks: [...(job.hadLock || !isAny ? [] : [floating(job)]), ...own.remarks, ...compared.remarks],
    };
}
function floating({ context, declarations }) {
    return {
        severity: context.frozen === 'default' ? 'warning' : 'notice',
        message: `There was no ${oras_lock/* orasLockName */.Oe}, so versions float: this run took what the registries have now. Commit ${locksOf(declarations)} to get the same modules everywhere.`,
    };
}
/** Which modules `--update` lets go of. */
function updatedModules({ context, lock, agreement, against }) {
    const { update } = context;
    if (update.kind === 'none')
        return () => false;
    if (update.kind === 'all')
        return () => true;
    const compared = [...lock.against.values()].flatMap(({ oci, bsr }) => [...oci.keys(), ...bsr.keys()]);
    const known = new Set([
        ...lock.oci.keys(),
        ...lock.bsr.keys(),
        ...agreement.asks.keys(),
        ...against.map(({ module }) => module),
        ...compared,
    ]);
    for (const module of update.modules) {
        if (known.has(module))
            continue;
        const named = [...known].filter((name) => name.endsWith(`/${module}`));
        throw new lock_errors/* UnknownUpdateError */._X(module, named.length > 0 ? named : (0,nearest/* nearest */.p)(module, known));
    }
    const named = new Set(update.modules);
    return (module) => named.has(module);
}
/** Offline, everything that the lock does not answer is missing: all of it is named at once. */
function refuseMissing(job, updated) {
    const wanted = job.agreement.differences.filter((difference) => difference.kind !== 'removed');
    const missing = wanted.map((difference) => ({
        module: difference.module,
        why: difference.kind === 'added' ? 'not locked' : `locked at ${difference.locked}, which does not satisfy every ask`,
    }));
    for (const module of new Set([...job.agreement.asks.keys(), ...job.against.map((one) => one.module)])) {
        if (updated(module))
            missing.push({ module, why: '--update asks the registry' });
    }
    for (const { kind, reference } of job.againstDifferences) {
        if (kind === 'removed')
            continue;
        const { module } = (0,module_reference/* parseModuleReference */.fP)(reference);
        missing.push({
            module,
            why: `${reference}, to compare with, is not locked${kind === 'added' ? '' : ' as a whole'}`,
        });
    }
    if (missing.length === 0)
        return;
    throw new lock_errors/* ModulesMissingOfflineError */.R2(missing, [
        ...wanted.flatMap((difference) => ('asks' in difference ? (0,bsr_asks/* workspacePlaces */.cm)(difference.asks) : [])),
        ...job.againstDifferences.flatMap(({ places }) => places),
    ]);
}


/***/ }),

/***/ 49754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EH: () => (/* binding */ chooseVersion),
/* harmony export */   NL: () => (/* binding */ otherSpelling),
/* harmony export */   RQ: () => (/* binding */ tagVersion),
/* harmony export */   ib: () => (/* binding */ satisfies)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62088);

/** Reads a tag as a version: `v1.2.0` and `1.2.0` are one. Undefined for words, and for what semver does not take. */
function tagVersion(tag) {
    if (!/^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(tag))
        return undefined;
    try {
        return new semver__WEBPACK_IMPORTED_MODULE_0__.SemVer(tag.replace(/^v/, ''));
    }
    catch {
        return undefined;
    }
}
/** The other spelling of a version's tag: with `v`, or without. */
function otherSpelling(tag) {
    return tag.startsWith('v') ? tag.slice(1) : `v${tag}`;
}
/** Whether `tag` is a version, or is named by one of the asks as the word it is. */
function isNamed(tag, version, asks) {
    return asks.some(({ requirement }) => requirement.kind === 'exact'
        ? version !== undefined && requirement.version.compare(version) === 0
        : requirement.kind === 'tag' || requirement.kind === 'latest'
            ? tag === (requirement.text === '' ? 'latest' : requirement.text)
            : false);
}
/**
 * Whether `tag` satisfies `ask`. The other asks matter for one thing only: a prerelease, and a word, is taken only
 * where somebody names it.
 */
function satisfies(tag, ask, all) {
    const { requirement } = ask;
    if (requirement.kind === 'tag')
        return tag === requirement.text;
    const version = tagVersion(tag);
    if (requirement.kind === 'any' || requirement.kind === 'latest') {
        if (requirement.kind === 'latest' && version === undefined)
            return tag === 'latest';
        return (version !== undefined && version.prerelease.length === 0) || isNamed(tag, version, all);
    }
    if (version === undefined)
        return false;
    if (requirement.kind === 'within')
        return requirement.range.test(version);
    if (ask.asker.kind === 'workspace')
        return requirement.version.compare(version) === 0;
    if (version.compare(requirement.version) < 0 || !sameLine(version, requirement.version))
        return false;
    return version.prerelease.length === 0 || isNamed(tag, version, all);
}
/** Versions that a minimum may rise to: the same major, and for 0.x the same minor. */
function sameLine(one, other) {
    return one.major === other.major && (one.major > 0 || one.minor === other.minor);
}
/**
 * The version of one module for exactly these asks: design.md, decision 6. Pure but for the tags that it looks up; the order of
 * `asks` does not matter.
 */
async function chooseVersion(asks, locked, tags) {
    if (locked !== undefined && asks.every((ask) => satisfies(locked, ask, asks)))
        return chosen(locked);
    const word = asks.find((ask) => ask.requirement.kind === 'tag')?.requirement.text;
    if (word !== undefined) {
        const agreed = asks.every((ask) => ask.requirement.kind === 'any' || satisfies(word, ask, asks));
        if (!agreed)
            return unsatisfiable({ kind: 'words-disagree' });
        return (await tags.has(word)) ? chosen(word) : unsatisfiable({ kind: 'no-such-tag', tag: word });
    }
    const pin = spellings(asks.filter((ask) => ask.asker.kind === 'workspace'))[0];
    if (pin !== undefined) {
        if (!asks.every((ask) => satisfies(pin, ask, asks)))
            return unsatisfiable({ kind: 'none-satisfies' });
        return (await present(pin, tags)) ?? unsatisfiable({ kind: 'no-such-tag', tag: pin });
    }
    if (asks.every((ask) => ask.requirement.kind === 'exact'))
        return lowest(asks, tags);
    const wantsLatest = asks.some((ask) => ask.requirement.kind === 'latest');
    const wantsVersion = asks.some((ask) => ask.requirement.kind === 'exact' || ask.requirement.kind === 'within');
    // Beside an ask for a version, `latest` can only mean the newest that satisfies it: what the tag `latest` points at has no version to compare.
    if (wantsLatest && !wantsVersion && (await tags.has('latest')))
        return chosen('latest');
    const fitting = await candidates(asks, tags);
    return fitting === undefined ? unsatisfiable({ kind: 'no-such-module' }) : pick(fitting.at(-1));
}
/** Every ask is a minimum: minimal version selection. The highest minimum is the answer wherever its tag is there. */
async function lowest(asks, tags) {
    const highest = spellings(asks).at(-1) ?? '';
    if (!asks.every((ask) => satisfies(highest, ask, asks)))
        return unsatisfiable({ kind: 'none-satisfies' });
    const there = await present(highest, tags);
    if (there !== undefined)
        return there;
    const fitting = await candidates(asks, tags);
    return fitting === undefined ? unsatisfiable({ kind: 'no-such-module' }) : pick(fitting[0]);
}
function pick(tag) {
    return tag === undefined ? unsatisfiable({ kind: 'none-satisfies' }) : chosen(tag);
}
/** The tags that satisfy all asks, one for each version, lowest first; undefined where there is no such module. */
async function candidates(asks, tags) {
    const listed = await tags.list();
    if (listed === undefined)
        return undefined;
    const asWritten = new Set(asks.map((ask) => ask.requirement.text));
    const byVersion = new Map();
    for (const tag of listed) {
        const version = tagVersion(tag);
        if (version === undefined || !asks.every((ask) => satisfies(tag, ask, asks)))
            continue;
        const twin = byVersion.get(version.version)?.tag;
        // Of two spellings: the one that an ask uses, else the one with `v`.
        const better = twin === undefined || (asWritten.has(tag) === asWritten.has(twin) ? tag > twin : asWritten.has(tag));
        if (better)
            byVersion.set(version.version, { tag, version });
    }
    return [...byVersion.values()].sort((a, b) => a.version.compare(b.version)).map(({ tag }) => tag);
}
/** The exact versions asked for, lowest first; of two spellings of one version the one with `v` comes later. */
function spellings(asks) {
    const exact = asks.flatMap(({ requirement }) => (requirement.kind === 'exact' ? [requirement] : []));
    return exact
        .sort((a, b) => a.version.compare(b.version) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
        .map((requirement) => requirement.text);
}
async function present(tag, tags) {
    for (const spelling of [tag, otherSpelling(tag)]) {
        if (await tags.has(spelling))
            return chosen(spelling);
    }
    return undefined;
}
function chosen(tag) {
    return { kind: 'chosen', tag };
}
function unsatisfiable(reason) {
    return { kind: 'unsatisfiable', reason };
}


/***/ })

};
