export const id = 122;
export const ids = [122];
export const modules = {

/***/ 99344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ credentialChain)
});

;// CONCATENATED MODULE: ./build/auth/known-usernames.js
/** A token alone signs in with this user name where nothing else is known. Most registries look at the token only. */
const anyUsername = 'token';
const gitlabJobUsername = 'gitlab-ci-token';
/** User names that a registry wants with its tokens. The whole host has to fit. */
const table = [
    // Elastic Container Registry, by its older and its dual-stack names: the token of `aws ecr get-login-password`.
    { host: /^\d{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/, usernames: ['AWS'] },
    { host: /^\d{12}\.dkr-ecr(?:-fips)?\.[a-z0-9-]+\.on\.(?:aws|amazonwebservices\.com\.cn)$/, usernames: ['AWS'] },
    { host: /^public\.ecr\.aws$/, usernames: ['AWS'] },
    // Artifact Registry and its predecessor: an OAuth 2 access token.
    { host: /^[a-z0-9-]+-docker\.pkg\.dev$/, usernames: ['oauth2accesstoken'] },
    { host: /^(?:(?:us|eu|asia|marketplace)\.)?gcr\.io$/, usernames: ['oauth2accesstoken'] },
    // Azure Container Registry, in each of its clouds: a refresh token goes with the zero GUID.
    { host: /^[a-z0-9-]+\.azurecr\.(?:io|cn|us)$/, usernames: ['00000000-0000-0000-0000-000000000000'] },
    { host: /^quay\.io$/, usernames: ['$oauthtoken'] },
    // Personal tokens go with any name; a job token needs its own, and does not always tell what it is.
    { host: /^registry\.gitlab\.com$/, usernames: [anyUsername, gitlabJobUsername] },
];
/**
 * The user names to try with a token that came without one, best first; at most two.
 * @param hostname of the registry, without a port
 * @param isGitlabJobToken whether the token is the job token of GitLab CI, on whichever GitLab
 */
function usernamesForToken(hostname, isGitlabJobToken) {
    if (isGitlabJobToken)
        return [gitlabJobUsername];
    return table.find((row) => row.host.test(hostname))?.usernames ?? [anyUsername];
}

;// CONCATENATED MODULE: ./build/auth/credential-chain.js

/** Where the setting comes from is not told to this room; one of these is what people look for. */
const tokenSource = 'the setting token (ORAS_REGISTRY_TOKEN)';
const tokensSource = 'the setting tokens (ORAS_REGISTRY_TOKENS)';
/**
 * All credentials of a job, in their order (docs/sign-in.md): the line of the setting `tokens` for the host; the setting `token`, where
 * the settings allow it (`tokenAllowed`); the credential files of this machine and the programs that they name. The first that has
 * something for a host is the only one that is used there. No file is read before a registry is asked.
 */
function credentialChain(options) {
    return new CredentialChain(options);
}
class CredentialChain {
    #options;
    #stored;
    constructor(options) {
        this.#options = options;
    }
    async candidatesFor(registry, namespace) {
        const { auth } = registry;
        if (auth?.type === 'none')
            return [];
        const found = this.#bySettings(registry) ?? (await this.#byFile(registry, namespace));
        const type = auth?.type;
        return type === undefined ? found : found.slice(0, type === 'password' ? 2 : 1).map((one) => ofKind(one, type));
    }
    async namespacesOf(registry) {
        const hosts = registry.credentialHosts ?? [];
        if (hosts.length === 0 || registry.auth?.type === 'none' || this.#bySettings(registry) !== undefined)
            return [];
        return await (await this.#files()).namespaces(hosts);
    }
    #bySettings(registry) {
        const { token, username, tokens } = this.#options;
        for (const host of registry.credentialHosts ?? []) {
            const line = tokens.get(host);
            if (line !== undefined)
                return this.#withUsernames(registry, line.secret, line.username, tokensSource);
        }
        if (token === undefined || token.reveal() === '' || !registry.tokenAllowed)
            return undefined;
        return this.#withUsernames(registry, token, username, tokenSource);
    }
    #withUsernames(registry, secret, asked, source) {
        const username = asked || registry.auth?.username;
        const jobToken = this.#options.environment['CI_JOB_TOKEN'];
        const usernames = username === undefined ? usernamesForToken(hostnameOf(registry), isGitlabJobToken(secret, jobToken)) : [username];
        return usernames.map((name) => ({ kind: 'password', username: name, secret, source }));
    }
    async #byFile(registry, namespace) {
        const hosts = registry.credentialHosts ?? [];
        if (hosts.length === 0)
            return [];
        const found = await (await this.#files()).find(hosts, namespace);
        return found === undefined ? [] : [found];
    }
    #files() {
        this.#stored ??= __webpack_require__.e(/* import() */ 127).then(__webpack_require__.bind(__webpack_require__, 75127)).then(({ StoredCredentials: Stored }) => {
            return new Stored(this.#options);
        });
        return this.#stored;
    }
}
function ofKind(credential, kind) {
    return { ...credential, kind, username: kind === 'password' ? credential.username : '' };
}
function isGitlabJobToken(token, jobToken) {
    const value = token.reveal();
    return value.startsWith('glcbt-') || (jobToken !== undefined && jobToken !== '' && value === jobToken);
}
/** The host that is really asked: where modules name a host that stands for another, the other's rules count. */
function hostnameOf(registry) {
    return URL.canParse(registry.endpoint) ? new URL(registry.endpoint).hostname : registry.host.replace(/:\d+$/, '');
}


/***/ }),

/***/ 16114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UnusableBsrArtifactError: () => (/* binding */ UnusableBsrArtifactError),
/* harmony export */   bsrAnnotations: () => (/* binding */ bsrAnnotations),
/* harmony export */   bsrModuleOf: () => (/* binding */ bsrModuleOf),
/* harmony export */   packBsrModule: () => (/* binding */ packBsrModule),
/* harmony export */   readBsrDescription: () => (/* binding */ readBsrDescription)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74738);
/* harmony import */ var _bsr_module_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44800);



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
async function packBsrModule(module) {
    const { writeModuleArtifact } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(306), __webpack_require__.e(847)]).then(__webpack_require__.bind(__webpack_require__, 43847));
    const { b4, b5 } = (0,_bsr_module_js__WEBPACK_IMPORTED_MODULE_2__/* .contentDigests */ .x)(module);
    return await writeModuleArtifact({
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
    const { b4, b5 } = (0,_bsr_module_js__WEBPACK_IMPORTED_MODULE_2__/* .contentDigests */ .x)(content);
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
        const module = typeof name === 'string' ? (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseModuleName */ .I_)(name) : undefined;
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

/***/ 87310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mirrorRepository)
/* harmony export */ });
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74738);

/** Where a module of the BSR lies on a mirror. */
function mirrorRepository(mirror, module) {
    const { owner, name } = (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_0__/* .moduleNameParts */ .u)(module);
    return mirror.prefix === '' ? `${owner}/${name}` : `${mirror.prefix}/${owner}/${name}`;
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
        const yaml = await _modules_yaml_document_js__WEBPACK_IMPORTED_MODULE_3__/* .YamlDocument */ .J.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'module.yaml'), 'utf8'), 'module.yaml');
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

/***/ 83133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isContinuousIntegration)
/* harmony export */ });
/**
 * Whether the variable `CI` says that nobody sits in front of this job.
 * @param byDefault its value where it is not set
 */
function isContinuousIntegration(environment, byDefault) {
    return !['', 'false', '0'].includes((environment['CI'] ?? byDefault).toLowerCase());
}


/***/ }),

/***/ 80052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ shows)
/* harmony export */ });
const levels = ['error', 'warning', 'info', 'debug', 'trace'];
/** True where a log at `level` shows messages of `kind`. */
function shows(level, kind) {
    return levels.indexOf(kind) <= levels.indexOf(level);
}


/***/ }),

/***/ 99157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ PrintedLog)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/system/redaction.js
var redaction = __webpack_require__(69309);
// EXTERNAL MODULE: ./build/system/visible-text.js
var visible_text = __webpack_require__(40252);
// EXTERNAL MODULE: ./build/ci/log-level.js
var log_level = __webpack_require__(80052);
// EXTERNAL MODULE: ./build/ci/progress.js
var progress = __webpack_require__(61022);
;// CONCATENATED MODULE: ./build/ci/display-width.js
/** Characters that take two columns: those of East Asia in full width, and pictures. Source: Unicode, East Asian Width (UAX 11). */
const wide = /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
/** Characters that take none of their own. */
const narrowest = /^[\p{Mn}\p{Me}\p{Cf}]/u;
let segmenter;
function graphemesOf(text) {
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    return segmenter.segment(text);
}
/** Columns that a text takes on a terminal. It holds no control characters. */
function displayWidth(text) {
    let width = 0;
    for (const { segment } of graphemesOf(text))
        width += widthOf(segment);
    return width;
}
/** The beginning of a text that fits into so many columns, with an ellipsis where something is missing. */
function fitColumns(text, columns) {
    // Most texts are short and plain.
    if (text.length <= columns && /^[\x20-\x7e]*$/.test(text))
        return text;
    let width = 0;
    let kept = '';
    for (const { segment } of graphemesOf(text)) {
        const next = width + widthOf(segment);
        if (next > columns)
            return columns === 0 ? '' : `${cutLast(kept, width, columns)}…`;
        kept += segment;
        width = next;
    }
    return kept;
}
/** Makes room for the ellipsis. */
function cutLast(kept, width, columns) {
    if (width < columns)
        return kept;
    const parts = [...graphemesOf(kept)].map(({ segment }) => segment);
    let left = width;
    while (left > columns - 1 && parts.length > 0)
        left -= widthOf(parts.pop() ?? '');
    return parts.join('');
}
function widthOf(grapheme) {
    if (narrowest.test(grapheme))
        return 0;
    return wide.test(grapheme) ? 2 : 1;
}

;// CONCATENATED MODULE: ./build/ci/terminal-progress.js


/** Milliseconds between two drawings. */
const redrawMs = 100;
/** Work that is over sooner is not shown at all. */
const firstAfterMs = 300;
const hideCursor = '\x1b[?25l';
const showCursor = '\x1b[?25h';
/** To the start of the line, and all of it gone. */
const eraseLine = '\r\x1b[2K';
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Where nobody tells the width. */
const usualColumns = 80;
/** The last line of a terminal, redrawn while work goes on. It never stands in the way of lines that are printed for good. */
class LiveLine {
    #screen;
    #clean;
    #timer;
    #isDrawn = false;
    #isCursorHidden = false;
    #frame = 0;
    #restore = () => this.#end();
    /** @param clean what a text has to go through before it may be shown: it takes out secrets and control characters */
    constructor(screen, clean) {
        this.#screen = screen;
        this.#clean = clean;
    }
    /** Shows how far the work is, until it is disposed of. One at a time: a second one takes the line over. */
    show(read) {
        this.#end();
        const rate = new progress/* Rate */.tt();
        const began = performance.now();
        const timer = setInterval(() => {
            const now = performance.now();
            const state = read();
            const perSecond = rate.add(state.bytes, now);
            if (now - began >= firstAfterMs)
                this.#draw(state, perSecond);
        }, redrawMs);
        // It must not keep the process alive.
        timer.unref();
        this.#timer = timer;
        // Also after process.exit() and after an error that nobody caught: a shell without a cursor is no use.
        process.once('exit', this.#restore);
        return {
            [Symbol.dispose]: () => {
                clearInterval(timer);
                if (this.#timer === timer)
                    this.#end();
            },
        };
    }
    /** Takes the line away, so that something can be printed in its place. It comes back by itself. */
    clear() {
        if (!this.#isDrawn)
            return;
        this.#isDrawn = false;
        this.#screen.write(eraseLine);
    }
    #draw(state, perSecond) {
        const sign = spinner[this.#frame++ % spinner.length] ?? '';
        // The last column stays free: some terminals begin a new line once it is written.
        const columns = Math.max(0, (this.#screen.columns() || usualColumns) - 1);
        const line = fitColumns(this.#clean(liveText(sign, state, perSecond)), columns);
        const cursor = this.#isCursorHidden ? '' : hideCursor;
        this.#isCursorHidden = true;
        this.#isDrawn = true;
        this.#screen.write(`${cursor}${eraseLine}${line}`);
    }
    #end() {
        clearInterval(this.#timer);
        this.#timer = undefined;
        process.removeListener('exit', this.#restore);
        this.clear();
        if (!this.#isCursorHidden)
            return;
        this.#isCursorHidden = false;
        this.#screen.write(showCursor);
    }
}
/** `⠹ Fetching 12 of 40 modules, 3.4 MB, 1.2 MB/s: common/types, team/auth and 6 more`. */
function liveText(sign, state, perSecond) {
    const traffic = (0,progress/* trafficWords */.bu)(state.bytes, perSecond);
    const waiting = (0,progress/* waitingWords */.RK)(state.waitingFor, 3);
    const words = [`${state.title} ${(0,progress/* amountWords */.oQ)(state)}`, traffic].filter((part) => part !== '').join(', ');
    return `${sign} ${words}${waiting === '' ? '' : `: ${waiting}`}`.replaceAll(/[\r\n\t]/g, ' ');
}

;// CONCATENATED MODULE: ./build/ci/printed-log.js







const textStyles = {
    good: ['bold', 'green'],
    bad: ['bold', 'red'],
    attention: 'yellow',
    quiet: 'dim',
    strong: 'bold',
};
/**
 * A log that people read as it stands, for the systems that have no commands for errors and warnings: labels say what a line is.
 * Everything that is printed goes through here, the output of buf and buck2 too, and leaves without secrets and without control
 * characters.
 */
class PrintedLog {
    #options;
    #redaction = new redaction/* Redaction */.k();
    #state = new Map();
    #live;
    #level = 'info';
    #progress = 'auto';
    #inGroup = false;
    constructor(options) {
        this.#options = options;
        const { screen } = options;
        this.#live = screen === undefined ? undefined : new LiveLine(screen, (text) => this.clean(text));
    }
    setLogLevel(level) {
        this.#level = level;
    }
    setProgress(mode) {
        this.#progress = mode;
    }
    progress(read) {
        if (this.#progress === 'never' || !(0,log_level/* shows */.L)(this.#level, 'info'))
            return progress/* noProgress */.nd;
        if (this.#progress === 'auto' && this.#live !== undefined)
            return this.#live.show(read);
        return (0,progress/* progressInLines */.S2)(read, (line) => this.info(line));
    }
    debug(message) {
        if ((0,log_level/* shows */.L)(this.#level, 'debug'))
            this.print(this.#styled('dim', message));
    }
    info(message) {
        if ((0,log_level/* shows */.L)(this.#level, 'info'))
            this.print(message);
    }
    notice(message, place) {
        if ((0,log_level/* shows */.L)(this.#level, 'info'))
            this.print(this.#labelled('note', 'cyan', message, place));
    }
    warning(message, place) {
        if ((0,log_level/* shows */.L)(this.#level, 'warning'))
            this.printProblem(this.#labelled('warning', 'yellow', message, place));
    }
    error(message, place) {
        this.printProblem(this.#labelled('error', 'red', message, place));
    }
    async group(title, work) {
        if (this.#inGroup) {
            this.info(title);
            return work();
        }
        this.#inGroup = true;
        this.beginGroup(title);
        try {
            return await work();
        }
        finally {
            this.#inGroup = false;
            this.endGroup();
        }
    }
    mask(value) {
        this.#redaction.add(value);
    }
    redact(text) {
        return this.#redaction.apply(text);
    }
    /** The summary in the log names the same, at the end, where a person looks. */
    annotate() { }
    style(style, text) {
        return this.#styled(textStyles[style], text);
    }
    /** There is nothing to set it in; report.json and outputs.env hold the same. */
    async setOutput(name, value) {
        this.debug(`${name}: ${value}`);
    }
    async writeSummary() { }
    artifactAddress(_path) {
        return undefined;
    }
    async saveState(name, value) {
        this.#state.set(name, value);
    }
    async readState(name) {
        return this.#state.get(name) ?? '';
    }
    /** A heading: where a system can fold, it does so in its own way. */
    beginGroup(title) {
        this.info(this.#styled('bold', title));
    }
    endGroup() { }
    /** A warning or an error, with its label. */
    printProblem(text) {
        this.print(text);
    }
    print(text) {
        this.#live?.clear();
        this.#options.write(`${this.clean(text)}\n`);
    }
    /** Text as it may be printed. What is hidden in a secret's middle must not save the secret, so it is looked for twice. */
    clean(text) {
        return this.redact((0,visible_text/* visibleMarks */.j5)(withoutControls(this.redact(text))));
    }
    /** Prints what is a command to the system that shows the log. */
    printRaw(text) {
        this.#live?.clear();
        this.#options.write(text);
    }
    #labelled(label, style, message, place) {
        const where = place === undefined || namesPlace(message, place) ? '' : `${(0,errors/* formatPlace */.dE)(place)}: `;
        return `${this.#styled(style, `${label}:`)} ${where}${message}`;
    }
    #styled(style, text) {
        return this.#options.colours ? (0,external_node_util_.styleText)(style, text, { validateStream: false }) : text;
    }
}
/** Whether a message says by itself where it is about. A line counts only with its number. */
function namesPlace(message, place) {
    const at = message.indexOf((0,errors/* formatPlace */.dE)(place));
    return at !== -1 && !/^[\w./-]/.test(message.slice(at + (0,errors/* formatPlace */.dE)(place).length));
}
/** Drops what could move the cursor or retitle the window; colours, tabs and line breaks stay. */
function withoutControls(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    return text.replace(/\x1b(?!\[[\d;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g, '');
}


/***/ }),

/***/ 5804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ besideCheckout),
/* harmony export */   l: () => (/* binding */ PrivateDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _system_process_space_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85642);





const prefix = 'oras-buf-job-';
const longestJobMs = 7 * 24 * 60 * 60 * 1_000;
/**
 * A directory of ours outside the checkout that stays from job to job where the machine does: in the place that the CI system
 * keeps beside the checkout for such things, else in the directory for temporary files, where others must not have prepared it.
 * @param beside the system's own place; made where it is missing
 * @param checkout tells the fall-back directories of several checkouts apart
 */
function besideCheckout(beside, checkout) {
    const wanted = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(beside, 'oras-buf');
    if (canBeUsed(wanted))
        return wanted;
    const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(checkout).digest('hex').slice(0, 16);
    const fallBack = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()), `oras-buf-${(0,node_os__WEBPACK_IMPORTED_MODULE_2__.userInfo)().uid}-${name}`);
    if (canBeUsed(fallBack, 0o700) && isOurs(fallBack))
        return fallBack;
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()), 'oras-buf-'));
}
function canBeUsed(directory, mode = 0o755) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(directory, { recursive: true, mode });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.accessSync)(directory, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
/** Anybody may make any name in a directory for temporary files. Windows has one for each user. */
function isOurs(directory) {
    const uid = process.getuid?.();
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(directory);
    return status.isDirectory() && (uid === undefined || (status.uid === uid && (status.mode & 0o022) === 0));
}
/**
 * The private directory of one job, made at its first use. Credentials may lie in it, so what killed jobs left goes then: those whose
 * process we would see, and does not run any more.
 */
class PrivateDirectory {
    #parent;
    #isParentOurs;
    #path;
    /**
     * @param parent asked for when the directory is made
     * @param ours whether the parent is ours alone, so that what jobs of other machines and containers left goes too, once it is old
     */
    constructor(parent, ours) {
        this.#parent = parent;
        this.#isParentOurs = ours === 'ours';
    }
    get path() {
        if (this.#path === undefined) {
            const parent = this.#parent();
            sweep(parent, this.#isParentOurs);
            this.#path = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, `${prefix}${process.pid}_${(0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_4__/* .processSpaceTag */ .UX)()}_`));
        }
        return this.#path;
    }
    remove() {
        if (this.#path === undefined)
            return;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(this.#path, { recursive: true, force: true, maxRetries: 2 });
        this.#path = undefined;
    }
}
/** Removes what killed jobs left: no job takes a week. */
function sweep(parent, isParentOurs) {
    const uid = process.getuid?.();
    try {
        for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(parent)) {
            if (!name.startsWith(prefix))
                continue;
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, name);
            const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path, { throwIfNoEntry: false });
            if (status?.isDirectory() !== true)
                continue;
            if (!isParentOurs && uid !== undefined && status.uid !== uid)
                continue;
            const isOld = isParentOurs && Date.now() - status.mtimeMs >= longestJobMs;
            if (isOld || isMakerGone(name))
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { recursive: true, force: true });
        }
    }
    catch {
        // Somebody else's, or gone already: neither is this job's concern.
    }
}
function isMakerGone(name) {
    const [, processId, tag] = /^oras-buf-job-(\d+)_([0-9a-f]{6})_/.exec(name) ?? [];
    return processId !== undefined && tag === (0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_4__/* .processSpaceTag */ .UX)() && !(0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_4__/* .isProcessAlive */ .jW)(Number(processId));
}


/***/ }),

/***/ 61022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ waitingWords),
/* harmony export */   S2: () => (/* binding */ progressInLines),
/* harmony export */   bu: () => (/* binding */ trafficWords),
/* harmony export */   nd: () => (/* binding */ noProgress),
/* harmony export */   oQ: () => (/* binding */ amountWords),
/* harmony export */   tt: () => (/* binding */ Rate)
/* harmony export */ });
/* harmony import */ var _report_human_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94548);

/** Bytes per second over the last seconds. */
class Rate {
    #windowMs;
    #samples = [];
    constructor(windowMs = 3_000) {
        this.#windowMs = windowMs;
    }
    /**
     * Takes the sum so far.
     * @param at milliseconds of a clock that never goes back
     * @returns undefined until there is something to tell
     */
    add(bytes, at) {
        this.#samples.push([at, bytes]);
        while (this.#samples.length > 2 && at - (this.#samples[1]?.[0] ?? at) >= this.#windowMs)
            this.#samples.shift();
        const [from, first] = this.#samples[0] ?? [at, bytes];
        return at - from < 250 ? undefined : ((bytes - first) * 1_000) / (at - from);
    }
}
/** `12 of 40 modules`, `12 modules`. */
function amountWords({ done, total, noun }) {
    return total === undefined ? (0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(done, noun) : `${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(done)} of ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(total, noun)}`;
}
/** Bytes with their rate; empty while there are none. */
function trafficWords(bytes, rate) {
    if (bytes === 0)
        return '';
    return rate === undefined ? (0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes) : `${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes)}, ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(rate)}/s`;
}
/** `a, b and 3 more`; empty where nothing is waited for. */
function waitingWords(names, shown) {
    const first = names.slice(0, shown).join(', ');
    return names.length > shown ? `${first} and ${names.length - shown} more` : first;
}
/** Milliseconds between two lines: a job of thousands of modules must not fill its log with them. */
const betweenLinesMs = 10_000;
/**
 * Tells progress as whole lines, for logs that are kept: one every ten seconds where something moved on, and none for work that is
 * quick.
 * @param print one line
 */
function progressInLines(read, print) {
    let last = '';
    const timer = setInterval(() => {
        const state = read();
        const traffic = trafficWords(state.bytes, undefined);
        const waiting = waitingWords(state.waitingFor, 2);
        const known = `${state.title}: ${amountWords(state)}${traffic === '' ? '' : `, ${traffic}`}`;
        // What is waited for alone is no news: a stuck job would say the same for hours.
        if (known === last)
            return;
        last = known;
        print(waiting === '' ? known : `${known}; waiting for ${waiting}`);
    }, betweenLinesMs);
    // Nothing waits for it.
    timer.unref();
    return { [Symbol.dispose]: () => clearInterval(timer) };
}
/** For who shows none. */
const noProgress = { [Symbol.dispose]: () => { } };


/***/ }),

/***/ 62536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TerminalProvider: () => (/* binding */ TerminalProvider)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/system/user-cache-directory.js


/** Where programs of this user keep what they can make again: `$XDG_CACHE_HOME`, else `~/.cache`; on Windows `%LOCALAPPDATA%`. */
function userCacheDirectory(environment) {
    if (process.platform === 'win32')
        return environment['LOCALAPPDATA'] || (0,external_node_path_.join)((0,external_node_os_.homedir)(), 'AppData', 'Local');
    return environment['XDG_CACHE_HOME'] || (0,external_node_path_.join)(environment['HOME'] || (0,external_node_os_.homedir)(), '.cache');
}

// EXTERNAL MODULE: ./build/ci/continuous-integration.js
var continuous_integration = __webpack_require__(83133);
// EXTERNAL MODULE: ./build/ci/printed-log.js + 2 modules
var printed_log = __webpack_require__(99157);
// EXTERNAL MODULE: ./build/ci/private-directory.js
var private_directory = __webpack_require__(5804);
;// CONCATENATED MODULE: ./build/ci/terminal.js







/** A person's shell, or a CI system that we know nothing special of. */
class TerminalProvider extends printed_log/* PrintedLog */.P {
    system = 'terminal';
    run;
    workspace;
    defaultCacheDirectory;
    defaultBufCacheDirectory = undefined;
    frozenByDefault;
    cache = undefined;
    carriedStore = undefined;
    toolShelf = undefined;
    whyLowTrust = undefined;
    outputsLeftOut = {};
    #environment;
    #temporary = new private_directory/* PrivateDirectory */.l(() => (0,external_node_fs_.realpathSync)((0,external_node_os_.tmpdir)()), 'shared');
    constructor(options) {
        super(options);
        const { environment } = options;
        this.#environment = environment;
        this.workspace = options.workspace;
        this.run = { id: new Date().toISOString().replaceAll(/[:.]/g, '-'), revision: '' };
        this.defaultCacheDirectory = (0,external_node_path_.join)(userCacheDirectory(environment), 'oras-buf');
        this.frozenByDefault = (0,continuous_integration/* isContinuousIntegration */.o)(environment, '');
    }
    get temporaryDirectory() {
        return this.#temporary.path;
    }
    removeTemporaryDirectory() {
        this.#temporary.remove();
    }
    async exportVariable(name, value) {
        this.#environment[name] = value;
    }
}


/***/ }),

/***/ 68122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/ci/continuous-integration.js
var continuous_integration = __webpack_require__(83133);
;// CONCATENATED MODULE: ./build/ci/detect-system.js
/** Which CI system this process runs in, by the variables that it sets. */
function detectSystem(environment) {
    const has = (name) => (environment[name] ?? '') !== '';
    if (environment['GITHUB_ACTIONS'] === 'true')
        return 'github';
    if (environment['GITLAB_CI'] === 'true')
        return 'gitlab';
    return has('JENKINS_URL') && (has('BUILD_TAG') || has('BUILD_NUMBER')) ? 'jenkins' : 'terminal';
}

;// CONCATENATED MODULE: ./build/ci/detect.js


const systems = ['github', 'gitlab', 'jenkins', 'terminal'];
/**
 * The system that the setting `ci` names, or the one that is detected. It is needed before the settings are read, since it
 * shows what is wrong with them: so a value that is none of the choices counts as not set here, and is refused there.
 */
function chosenSystem(argv, environment) {
    const asked = flagValue(argv) ?? environment['ORAS_BUF_CI']?.trim();
    return systems.find((system) => system === asked) ?? detectSystem(environment);
}
function flagValue(argv) {
    const end = argv.indexOf('--');
    const flags = end === -1 ? argv : argv.slice(0, end);
    const last = flags.findLastIndex((word) => word === '--ci' || word.startsWith('--ci='));
    const word = flags[last];
    return word === '--ci' ? flags[last + 1] : word?.slice('--ci='.length);
}
/**
 * The provider for the system that this process runs in. Where that has no commands for a log of its own, the log goes to
 * standard error as a whole, with what buf and buck2 print: so its lines keep their order, and standard output is left to what
 * was asked for.
 * @param argv the command line; none for the action
 */
async function detectCi(argv = []) {
    const environment = process.env;
    const directory = process.cwd();
    const write = (text) => void process.stderr.write(text);
    switch (chosenSystem(argv, environment)) {
        case 'github': {
            const [{ GithubProvider }, { GithubCache }] = await Promise.all([
                __webpack_require__.e(/* import() */ 348).then(__webpack_require__.bind(__webpack_require__, 89348)),
                __webpack_require__.e(/* import() */ 665).then(__webpack_require__.bind(__webpack_require__, 63665)),
            ]);
            return new GithubProvider({
                write: (text) => process.stdout.write(text),
                makeCache: (log, mask) => new GithubCache({ log, mask, environment }),
            });
        }
        case 'gitlab': {
            const { GitlabProvider } = await __webpack_require__.e(/* import() */ 611).then(__webpack_require__.bind(__webpack_require__, 18611));
            return new GitlabProvider({ environment, directory, write });
        }
        case 'jenkins': {
            const { JenkinsProvider } = await __webpack_require__.e(/* import() */ 507).then(__webpack_require__.bind(__webpack_require__, 25507));
            return new JenkinsProvider({ environment, directory, write });
        }
        case 'terminal': {
            const { TerminalProvider } = await Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 62536));
            const colours = process.stderr.hasColors?.() === true;
            const screen = watchedScreen(process.stderr, environment);
            return new TerminalProvider({
                environment,
                workspace: directory,
                write,
                colours,
                ...(screen === undefined ? {} : { screen }),
            });
        }
    }
}
/** The terminal behind a stream; undefined where nobody watches it, or where it cannot redraw a line. */
function watchedScreen(stream, environment) {
    const isDumb = ['dumb', ''].includes(environment['TERM'] ?? (process.platform === 'win32' ? 'windows' : ''));
    if (stream.isTTY !== true || isDumb || (0,continuous_integration/* isContinuousIntegration */.o)(environment, ''))
        return undefined;
    return { write: (text) => void stream.write(text), columns: () => stream.columns ?? 0 };
}

// EXTERNAL MODULE: ./build/settings/asked-value.js
var asked_value = __webpack_require__(87936);
// EXTERNAL MODULE: ./build/settings/definitions.js + 7 modules
var definitions = __webpack_require__(89375);
// EXTERNAL MODULE: ./build/settings/secret-sources.js
var secret_sources = __webpack_require__(71649);
// EXTERNAL MODULE: ./build/system/interrupted.js
var interrupted = __webpack_require__(97854);
;// CONCATENATED MODULE: ./build/entry/interruption.js

/**
 * Turns SIGINT and SIGTERM into an abort, so that children are stopped and files are left whole. A second signal ends the
 * process at once.
 */
function listenForInterruption(announce) {
    const controller = new AbortController();
    let exitCode;
    for (const name of ['SIGINT', 'SIGTERM']) {
        process.on(name, () => {
            if (exitCode !== undefined)
                process.exit(exitCode);
            const reason = new interrupted/* InterruptedError */.p(name);
            exitCode = reason.exitCode;
            announce(`Stopping (${name}); once more to stop at once.`);
            controller.abort(reason);
        });
    }
    return { signal: controller.signal, exitCode: () => exitCode };
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/oci/proxy-environment.js + 1 modules
var proxy_environment = __webpack_require__(40638);
;// CONCATENATED MODULE: ./build/pipeline/later-steps.js
/** The variables that whoever comes after us needs to use stock buf; the credentials only where that was asked for. */
function variablesForLaterSteps(settings) {
    const variables = { BUF_CACHE_DIR: settings.bufCacheDirectory };
    if (!settings.exportCredentials)
        return variables;
    if (settings.token !== undefined)
        variables['ORAS_REGISTRY_TOKEN'] = settings.token.reveal();
    if (settings.username !== undefined)
        variables['ORAS_USERNAME'] = settings.username;
    // Never the bare token: buf would send it to every host.
    if (settings.bsrToken !== undefined)
        variables['BUF_TOKEN'] = `${settings.bsrToken.reveal()}@buf.build`;
    return variables;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/entry/outputs.js


/** The outputs of the action: names and descriptions of action.yml, values by {@link outputsOf}. */
const outputDescriptions = {
    'cache-hit': '`true` where the entry of exactly these locks was restored, else `false`.',
    'cache-matched-key': 'Key of the cache entry that was restored, empty where none was.',
    'cache-result': '`hit`, `partial`, `miss`, `off` or `unavailable`.',
    'lock-digest': 'sha256 over oras.lock and every buf.lock, for cache keys of your own.',
    modules: 'JSON list of the resolved modules: name, version, digest, source and commit.',
    'report-path': 'Path of report.json.',
    'buf-cache-dir': "Directory of buf's module cache; the steps after this one have it as `BUF_CACHE_DIR`.",
    outcome: '`success`, `failure`, `error`, `skipped` or `cancelled`.',
};
/** The value of every output. */
function outputsOf(report, settings) {
    return {
        'cache-hit': String(report.cache.result === 'hit'),
        'cache-matched-key': report.cache.matchedKey,
        'cache-result': report.cache.result,
        'lock-digest': lockDigest(report),
        modules: JSON.stringify(modulesOf(report)),
        'report-path': (0,external_node_path_.join)(settings.reportDirectory, 'report.json'),
        'buf-cache-dir': settings.bufCacheDirectory,
        outcome: report.outcome,
    };
}
/** Each module that is built with, once, although several roots may have it. */
function modulesOf(report) {
    const found = new Map();
    const built = report.roots.flatMap((root) => root.modules).filter(({ against }) => against === '');
    for (const { name, version, digest, source, commit } of built) {
        found.set(`${name}@${digest}`, { name, version, digest, source, commit });
    }
    return [...found.values()];
}
function lockDigest(report) {
    const digests = report.roots.map((root) => root.lock.digest).filter((digest) => digest !== '');
    if (digests.length <= 1)
        return digests[0] ?? '';
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(digests.join('\n')).digest('hex')}`;
}

;// CONCATENATED MODULE: ./build/entry/places-of.js
/** The facts of the CI system that defaults of settings follow. */
function placesOf(ci) {
    const { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault } = ci;
    return { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault };
}

;// CONCATENATED MODULE: ./build/entry/show-problem.js

/** What an error means to the user. An error that is not ours is a bug of ours. */
function problemOf(error) {
    if (error instanceof errors/* OrasBufError */.Ll) {
        const { name, message, next, places } = error;
        return { problem: { kind: name, message, next, places }, exitCode: error.exitCode };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
        problem: {
            kind: 'InternalError',
            message: `oras-buf failed in a way that it did not expect: ${message}`,
            next: 'This is a bug of oras-buf. Please report it, with the output of a run at log level debug.',
            places: [],
        },
        exitCode: errors/* exitCodes */.hS.bug,
    };
}
/** Shows a problem in the log: what, where, and what to do next. The stack is there at level debug. */
function showProblem(problem, log, error) {
    const [first, ...others] = problem.places;
    const also = others.map((place) => `\n  also at ${(0,errors/* formatPlace */.dE)(place)}`).join('');
    log.error(`${problem.message}${also}\n${problem.next}`, first);
    for (let cause = error; cause instanceof Error; cause = cause.cause)
        log.debug(cause.stack ?? cause.message);
}

;// CONCATENATED MODULE: ./build/entry/run-job.js






/** Reads the settings, runs the job and hands its results to the CI system. Shows every error; gives the exit code. */
async function runJobFor(request, ci, loadPipeline = () => Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 48302))) {
    let settings;
    try {
        const { readSettings } = await Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 21577));
        settings = await readSettings({ ...request, ...placesOf(ci) });
        ci.setLogLevel(settings.logLevel);
        ci.setProgress(settings.progress);
        for (const secret of secretsOf(settings))
            if (secret !== undefined)
                ci.mask(secret.reveal());
        for (const { value } of settings.remote?.headers ?? [])
            maskHeader(value.reveal(), ci);
        // The password in a proxy's address: also programs that we start and the CI system's own client use it.
        (0,proxy_environment/* readProxyEnvironment */.yM)(request.environment, (value) => ci.mask(value));
        const { runJob } = await loadPipeline();
        const { command, environment, interruption } = request;
        const report = await runJob(settings, ci, { command, environment, signal: interruption.signal });
        await handOver(outputsOf(report, settings), settings.reportDirectory, ci);
        await exportForLaterSteps(settings, ci, environment);
        return report.exitCode === 0 ? 0 : (interruption.exitCode() ?? report.exitCode);
    }
    catch (error) {
        const interrupted = request.interruption.exitCode();
        if (settings === undefined && interrupted === undefined && error instanceof errors/* OrasBufError */.Ll) {
            return await reportSettings(error, request, ci);
        }
        const { problem, exitCode } = problemOf(error);
        if (interrupted === undefined)
            showProblem(problem, ci, error);
        await handOverOutcome(interrupted === undefined ? 'error' : 'cancelled', settings?.reportDirectory, ci);
        return interrupted ?? exitCode;
    }
}
/** What must be masked before anything is shown. */
function secretsOf({ token, tokens, bsrToken }) {
    return [token, bsrToken, ...[...tokens.values()].map(({ secret }) => secret)];
}
async function reportSettings(error, request, ci) {
    const { reportDirectory } = await Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 21577));
    const { reportWrongSettings } = await __webpack_require__.e(/* import() */ 124).then(__webpack_require__.bind(__webpack_require__, 53743));
    const directory = reportDirectory({ ...request, workspace: ci.workspace });
    const { outcome, exitCode } = await reportWrongSettings(error, request.command, directory, ci);
    await handOverOutcome(outcome, directory, ci);
    return exitCode;
}
/** The whole value, and the token in it where it begins with a scheme (`Bearer …`). */
function maskHeader(value, ci) {
    ci.mask(value);
    const token = /^\w+ +(\S+)$/.exec(value)?.[1];
    if (token !== undefined)
        ci.mask(token);
}
/** Gives the outputs to the CI system, and for those that read files into outputs.env. */
async function handOver(outputs, reportDirectory, ci) {
    for (const [name, value] of Object.entries(outputs))
        await ci.setOutput(name, value);
    if (reportDirectory === undefined)
        return;
    const { writeOutputsFile } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 7112));
    await writeOutputsFile(outputs, reportDirectory, ci);
}
/** After an error; what else fails here must not hide that, nor change the exit code. */
async function handOverOutcome(outcome, reportDirectory, ci) {
    try {
        await handOver({ outcome }, reportDirectory, ci);
    }
    catch (error) {
        ci.warning(`The output outcome was not set: ${error.message}`);
    }
}
/** What the steps after ours need to use stock buf; where buf's cache is the user's own, they need not be told of it. */
async function exportForLaterSteps(settings, ci, environment) {
    for (const [name, value] of Object.entries(variablesForLaterSteps(settings))) {
        if (name !== 'BUF_CACHE_DIR' || ci.defaultBufCacheDirectory !== undefined)
            await ci.exportVariable(name, value);
    }
    if (!settings.exportCredentials)
        return;
    const { dockerConfigForLaterSteps } = await __webpack_require__.e(/* import() */ 355).then(__webpack_require__.bind(__webpack_require__, 47355));
    const directory = await dockerConfigForLaterSteps(settings, ci, environment);
    if (directory !== undefined)
        await ci.exportVariable('DOCKER_CONFIG', directory);
}

;// CONCATENATED MODULE: ./build/entry/run-action.js






/** The main step of the GitHub Action. Gives its exit code. */
async function runAction() {
    const environment = process.env;
    const ci = await detectCi();
    return runJobFor({
        command: 'run',
        asked: (0,asked_value/* askedByInputs */.hd)(definitions/* settingNames */.H$, environment),
        secrets: secret_sources/* noSecretSources */.s,
        environment,
        interruption: listenForInterruption((message) => ci.info(message)),
    }, ci);
}


/***/ }),

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

/***/ 73784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ readBuckConfigFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55883);



/** An included file may include others. Nobody needs more than a few levels, and a file may include itself. */
const deepestInclude = 8;
/** In all, however often one of them is included: a few lines that include their own file would be read millions of times. */
const mostFiles = 1_000;
/**
 * Reads the configuration of a buck2 project as buck2 does: the files of `.buckconfig.d`, then `.buckconfig`, then
 * `.buckconfig.local`, with what they include. Source: buck2's app/buck2_common/src/legacy_configs (path.rs, parser.rs).
 * @param except a file to leave out, relative to the root
 * @throws {UnreadableFileError}
 */
async function readBuckConfigFiles(root, except) {
    const reader = new Reader(root);
    for (const name of await namesIn((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, '.buckconfig.d'))) {
        const path = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join('.buckconfig.d', name);
        if (path !== except)
            await reader.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path), 0);
    }
    await reader.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, '.buckconfig'), 0);
    await reader.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, '.buckconfig.local'), 0);
    return reader;
}
class Reader {
    entries = [];
    sections = new Set();
    #root;
    /** An included file goes on in the section that includes it. */
    #section = '';
    #files = 0;
    constructor(root) {
        this.#root = root;
    }
    async read(path, depth) {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(this.#root, path).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
        this.#files += 1;
        if (this.#files > mostFiles) {
            throw new _system_plain_file_js__WEBPACK_IMPORTED_MODULE_2__/* .UnreadableFileError */ .o(`The files of .buckconfig include more than ${mostFiles} files`, {
                places: [{ file }],
                next: 'Look for a file that includes itself, or another that includes it.',
            });
        }
        const text = await (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readPlainFile */ .b)({ path, name: file });
        if (text === undefined)
            return;
        if (depth === 0)
            this.#section = '';
        let joined = '';
        let start = 0;
        for (const [index, line] of text
            .replace(/^\uFEFF/, '')
            .split(/\r?\n/)
            .entries()) {
            if (joined === '')
                start = index + 1;
            if (line.endsWith('\\')) {
                joined += line.slice(0, -1);
                continue;
            }
            await this.#line((joined + line).trim(), { file, line: start }, path, depth);
            joined = '';
        }
    }
    async #line(line, place, path, depth) {
        if (line === '' || line.startsWith('#') || line.startsWith(';'))
            return;
        const header = /^\[([^\]]*)\]/.exec(line);
        if (header?.[1] !== undefined) {
            this.#section = header[1].trim();
            this.sections.add(this.#section);
            return;
        }
        const include = /^<\??file:(.+)>$/.exec(line);
        if (include?.[1] !== undefined) {
            if (depth < deepestInclude)
                await this.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), include[1].trim()), depth + 1);
            return;
        }
        const equals = line.indexOf('=');
        if (equals <= 0)
            return;
        this.entries.push({
            section: this.#section,
            key: line.slice(0, equals).trim(),
            value: line.slice(equals + 1).trim(),
            place,
        });
    }
}
async function namesIn(directory) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71279);
/* harmony import */ var _system_trailing_characters_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(40023);
/* harmony import */ var _module_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74738);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67570);
/* harmony import */ var _yaml_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64021);






/** A `buf.lock` whose content we do not understand. */
class MalformedBufLockError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
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
async function parseBufLock(text, file) {
    (0,_system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseConflictMarkers */ .a)(text, file, `Take either side whole ("git checkout --theirs -- ${file}"), then run "oras-buf resolve --frozen=false": it writes the file anew from the declarations and oras.lock.`);
    const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    const yaml = await _yaml_document_js__WEBPACK_IMPORTED_MODULE_3__/* .YamlDocument */ .J.parse(source, file, `A merge may have left it half of one side and half of the other: delete ${file} and run "oras-buf resolve --frozen=false" to write it anew, or take it from git.`);
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
    const entries = lock.entries.toSorted((a, b) => (0,_utf8_order_js__WEBPACK_IMPORTED_MODULE_4__/* .compareUtf8 */ .z)(a.module, b.module));
    const format = lock.version === 'v1' ? formatV1 : formatV2;
    const deps = entries.length === 0 ? '' : `deps:\n${entries.map(format).join('')}`;
    return `${lock.header}version: ${lock.version}\n${deps}${lock.rest}`;
}
function formatV2(entry) {
    return `  - name: ${entry.module}\n    commit: ${scalar(entry.commit)}\n${digestLine(entry)}`;
}
function formatV1(entry) {
    const { registry, owner, name } = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_2__/* .moduleNameParts */ .u)(entry.module);
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
    const module = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseModuleName */ .I_)(readName(yaml, map));
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
            places: [index, before].map((at) => yaml.placeOf(nodes[at] ?? yaml.root)),
            next: `A merge may have left both sides in it: delete ${file} and run "oras-buf resolve --frozen=false" to write it anew.`,
        });
    }
}
function headerOf(source) {
    return /^(?:#[^\n]*\n)*/.exec(source)?.[0] ?? '';
}
/** The lines of every top-level key besides `version` and `deps`: from its key to the line before the next key. */
function restOf(yaml, source) {
    if (yaml.root.flow)
        return '';
    const lines = source.split('\n');
    const starts = yaml.keys(yaml.root).map(({ key, place }) => ({ key, line: place.line ?? 1 }));
    let rest = '';
    starts.forEach(({ key, line }, index) => {
        if (key === 'version' || key === 'deps')
            return;
        const end = starts[index + 1]?.line ?? lines.length + 1;
        rest += `${(0,_system_trailing_characters_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutTrailing */ .h)(lines.slice(line - 1, end - 1).join('\n'), '\n')}\n`;
    });
    return rest;
}


/***/ }),

/***/ 83303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ parseBufYaml)
/* harmony export */ });
/* unused harmony export UnsupportedBufYamlVersionError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _system_nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12822);
/* harmony import */ var _module_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74738);
/* harmony import */ var _module_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12660);
/* harmony import */ var _proto_sources_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97955);
/* harmony import */ var _relative_directory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29910);
/* harmony import */ var _yaml_document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64021);







/** A `buf.yaml` of a version that we do not read. */
class UnsupportedBufYamlVersionError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
const knownKeys = {
    v1beta1: ['version', 'name', 'deps', 'build', 'breaking', 'lint'],
    v1: ['version', 'name', 'deps', 'build', 'breaking', 'lint'],
    v2: ['version', 'name', 'modules', 'deps', 'breaking', 'lint', 'plugins', 'policies'],
};
/**
 * Reads a `buf.yaml` of version v1beta1, v1 or v2. Keys that stock buf refuses are left alone and remarked on.
 * @param file how messages call it, relative to the root
 * @throws {MalformedYamlError | UnsupportedBufYamlVersionError | MalformedModuleReferenceError} with file and line
 */
async function parseBufYaml(text, file) {
    const yaml = await _yaml_document_js__WEBPACK_IMPORTED_MODULE_4__/* .YamlDocument */ .J.parse(text, file);
    const written = readVersion(yaml);
    const known = knownKeys[written];
    const remarks = yaml
        .keys(yaml.root)
        .filter(({ key }) => !known.includes(key))
        .map(({ key, place }) => ({
        message: `Stock buf refuses the key ${JSON.stringify(key)} in a ${written} buf.yaml, and so nothing under it counts: ${remedy(key, known)}`,
        place,
    }));
    const dependencies = yaml.list(yaml.root, 'deps').map((node) => {
        const place = yaml.placeOf(node);
        return { ...(0,_module_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseModuleReference */ .fP)(yaml.asText(node, 'deps'), place), place };
    });
    const seen = new Set();
    for (const { module, place } of dependencies) {
        if (seen.has(module))
            remarks.push({ message: `${module} stands twice in deps; stock buf refuses that.`, place });
        seen.add(module);
    }
    const version = written === 'v2' ? 'v2' : 'v1';
    return { version, modules: readModules(yaml, written, remarks), dependencies, remarks };
}
function remedy(key, known) {
    if (key === 'publish') {
        return 'where a module is published to is said when it is pushed ("oras-buf push DIR REFERENCE"). Remove the block, else every command of stock buf stops at it.';
    }
    const right = key === 'dependencies' ? 'deps' : (0,_system_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(key, known);
    return right === undefined ? 'remove it for buf to read this file.' : `did you mean ${JSON.stringify(right)}?`;
}
function readVersion(yaml) {
    const node = yaml.get(yaml.root, 'version');
    const version = node === undefined ? undefined : yaml.text(yaml.root, 'version');
    if (version?.text === 'v1beta1' || version?.text === 'v1' || version?.text === 'v2')
        return version.text;
    if (version === undefined) {
        throw new UnsupportedBufYamlVersionError(`${yaml.file} does not say its version`, {
            places: [{ file: yaml.file, line: 1, column: 1 }],
            next: 'Add the line "version: v2" (or "version: v1") at its top.',
        });
    }
    throw new UnsupportedBufYamlVersionError(`${yaml.file} has version ${JSON.stringify(version.text)}, which we do not know`, { places: [version.place], next: 'Write "version: v2" or "version: v1".' });
}
function readModules(yaml, version, remarks) {
    const top = {
        path: '.',
        name: readName(yaml, yaml.get(yaml.root, 'name'), remarks),
        place: yaml.placeOf(yaml.get(yaml.root, 'name') ?? yaml.root),
        sources: version === 'v2' ? [{ directory: '.', excludes: [], includes: [] }] : (0,_proto_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .sourcesOfBuild */ .At)(yaml, version),
    };
    const nodes = version === 'v2' ? yaml.list(yaml.root, 'modules') : [];
    if (nodes.length === 0)
        return [top];
    if (top.name !== undefined) {
        remarks.push({
            message: 'Stock buf refuses a name beside modules: give each module its own name.',
            place: top.place,
        });
    }
    return nodes.map((node) => {
        const map = yaml.asMap(node, 'modules');
        const path = yaml.text(map, 'path');
        const name = yaml.get(map, 'name');
        const directory = modulePath(yaml, path?.text ?? '.', path?.place ?? yaml.placeOf(node), node);
        return {
            path: directory,
            name: readName(yaml, name, remarks),
            place: yaml.placeOf(name ?? node),
            sources: [(0,_proto_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .sourcesOfModule */ .iQ)(yaml, map, directory)],
        };
    });
}
function readName(yaml, node, remarks) {
    if (node === undefined)
        return undefined;
    const text = yaml.asText(node, 'name');
    const name = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseModuleName */ .I_)(text);
    if (name === undefined) {
        remarks.push({
            message: `${JSON.stringify(text)} is not the name of a module (registry/owner/name): stock buf refuses the file for it, and nothing can depend on it by name.`,
            place: yaml.placeOf(node),
        });
    }
    return name;
}
function modulePath(yaml, text, place, node) {
    const path = (0,_relative_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .relativeDirectory */ .y)(text);
    if (path !== undefined)
        return path;
    throw yaml.malformed(`the path ${JSON.stringify(text)} leads out of the directory of buf.yaml`, place.line === undefined ? node : (yaml.get(yaml.asMap(node, 'modules'), 'path') ?? node), 'Write a path below the directory that holds buf.yaml, with forward slashes.');
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

/***/ 12660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tg: () => (/* binding */ formatModuleReference),
/* harmony export */   fP: () => (/* binding */ parseModuleReference)
/* harmony export */ });
/* unused harmony exports MalformedModuleReferenceError, DigestInReferenceError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _module_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74738);


/** A text that should be a reference to a module (`registry/owner/name[:version]`) and is not. */
class MalformedModuleReferenceError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A reference that pins a digest (`name@sha256:…`): stock buf cannot read it, so digests are pinned by oras.lock alone. */
class DigestInReferenceError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
const longestRequirement = 256;
/**
 * Reads `registry/owner/name[:requirement]`. The registry may carry a port, the requirement may hold slashes (a BSR label).
 * @throws {MalformedModuleReferenceError | DigestInReferenceError} naming `place`
 */
function parseModuleReference(text, place) {
    const places = place === undefined ? {} : { places: [place] };
    const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
    const malformed = (why) => new MalformedModuleReferenceError(`${shown} is not a reference to a module: ${why}`, {
        ...places,
        next: 'Write registry/owner/name or registry/owner/name:version in lower case, for example oras.birb.homes/common/types:v1.2.0.',
    });
    if (/@sha(256|512):/.test(text)) {
        throw new DigestInReferenceError(`${shown} pins a digest, which deps cannot hold: stock buf would not read it`, {
            ...places,
            next: 'Write the version tag instead (…/types:v1.2.0). oras.lock pins the digest of every module by itself.',
        });
    }
    const [registry = '', owner = '', ...rest] = text.split('/');
    const last = rest.join('/');
    const colon = last.indexOf(':');
    const module = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseModuleName */ .I_)(`${registry}/${owner}/${colon === -1 ? last : last.slice(0, colon)}`);
    if (module === undefined) {
        throw malformed(rest.length === 0 ? 'it needs three parts' : 'a part of the name has a character that is not allowed');
    }
    if (colon === -1)
        return { module, requirement: '' };
    const requirement = last.slice(colon + 1);
    if (requirement === '')
        throw malformed('there is a colon and no version after it');
    if (requirement.length > longestRequirement)
        throw malformed('its version is too long');
    if (!isPrintable(requirement) || requirement.trim() !== requirement) {
        throw malformed('its version holds a character that is not allowed');
    }
    return { module, requirement };
}
/** The text that `parseModuleReference` reads back. */
function formatModuleReference(reference) {
    return reference.requirement === '' ? reference.module : `${reference.module}:${reference.requirement}`;
}
function isPrintable(text) {
    return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}


/***/ }),

/***/ 97955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* binding */ sourcesOfBuild),
/* harmony export */   bx: () => (/* binding */ sourcesFrom),
/* harmony export */   fv: () => (/* binding */ countsFilesOf),
/* harmony export */   he: () => (/* binding */ isCounted),
/* harmony export */   iQ: () => (/* binding */ sourcesOfModule)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _relative_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29910);


/** The one source of a v1 `buf.yaml`, or the `roots` of a v1beta1 one; excludes are relative to the file, as buf reads them. */
function sourcesOfBuild(yaml, version) {
    const node = yaml.get(yaml.root, 'build');
    if (node === undefined)
        return [{ directory: '.', excludes: [], includes: [] }];
    const build = yaml.asMap(node, 'build');
    const excludes = directoriesUnder(yaml, build, 'excludes', '.');
    const roots = version === 'v1' ? [] : directoriesUnder(yaml, build, 'roots', '.');
    return (roots.length === 0 ? ['.'] : roots).map((directory) => ({
        directory,
        excludes: excludes.filter((path) => liesBelow(path, directory)),
        includes: [],
    }));
}
/**
 * The source of one item of `modules:` in a v2 `buf.yaml`.
 * @param directory of the module, relative to the file, as its excludes and includes are
 */
function sourcesOfModule(yaml, module, directory) {
    return {
        directory,
        excludes: directoriesUnder(yaml, module, 'excludes', directory),
        includes: directoriesUnder(yaml, module, 'includes', directory),
    };
}
/** The same source, named from the directory that `below` is relative to. */
function sourcesFrom(below, { directory, excludes, includes }) {
    const from = (path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(below, path);
    return { directory: from(directory), excludes: excludes.map(from), includes: includes.map(from) };
}
/** Whether a directory of a source counts, or may hold one that does. */
function isCounted(source, directory) {
    if (source.excludes.some((path) => liesBelow(directory, path)))
        return false;
    return (source.includes.length === 0 ||
        source.includes.some((path) => liesBelow(directory, path) || liesBelow(path, directory)));
}
/** Whether the files that lie in a directory itself count. */
function countsFilesOf(source, directory) {
    return source.includes.length === 0 || source.includes.some((path) => liesBelow(directory, path));
}
function liesBelow(path, directory) {
    return directory === '.' || path === directory || path.startsWith(`${directory}/`);
}
/** What leads out of the module is no directory of it; buf says so itself. */
function directoriesUnder(yaml, map, key, module) {
    return yaml.list(map, key).flatMap((node) => {
        const path = (0,_relative_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .relativeDirectory */ .y)(yaml.asText(node, key));
        return path !== undefined && liesBelow(path, module) ? [path] : [];
    });
}


/***/ }),

/***/ 29910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ relativeDirectory)
/* harmony export */ });
/**
 * A directory as buf's files write it, in its simplest form (`.`, `a/b`); undefined where it is absolute or leads out of
 * the directory that it is relative to.
 */
function relativeDirectory(text) {
    if (text.startsWith('/') || text.includes('\\') || text.includes('\0') || /^[A-Za-z]:/.test(text))
        return undefined;
    const parts = [];
    for (const part of text.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return parts.length === 0 ? '.' : parts.join('/');
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

/***/ 97540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ findWorkspaceRoot),
/* harmony export */   RE: () => (/* binding */ nestedRootMarkers)
/* harmony export */ });
/* unused harmony export DirectoryNotFoundError */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19473);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55883);
/* harmony import */ var _buf_yaml_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83303);






/** The directory that the job should work in is not there. */
class DirectoryNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .exitCodes */ .hS.wrongInput;
}
/**
 * Finds the root for a directory (design.md, decision 3): the buck2 project root at or above it (the outermost
 * `.buckconfig`, or the nearest `.buckroot`); without buck2 the nearest directory at or above it that has an `oras.lock`,
 * else the nearest with a `buf.work.yaml` or a v2 `buf.yaml`, looking no further than the git work tree; else the
 * directory itself.
 * @param home the user's home directory, whose `.buckconfig` configures buck2 and marks no project
 * @throws {DirectoryNotFoundError}
 */
async function findWorkspaceRoot(directory, home = (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)()) {
    const start = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(directory);
    if (!(await isDirectory(start))) {
        throw new DirectoryNotFoundError(`there is no directory ${start}`, {
            places: [{ file: start }],
            next: 'Check the setting "directory": it is relative to the directory that the job starts in.',
        });
    }
    const levels = [];
    for (let level = start;; level = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(level)) {
        levels.push(level);
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(level) === level)
            break;
    }
    const markers = await Promise.all(levels.map((level) => readMarkers(level, level === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(home) && level !== start)));
    const gitLevel = markers.findIndex((marker) => marker.git);
    const gitWorkTree = levels[gitLevel];
    const found = (index, kind) => ({
        root: levels[index] ?? start,
        kind,
        gitWorkTree,
    });
    const buckRoot = markers.findIndex((marker) => marker.buckRoot);
    if (buckRoot !== -1)
        return found(buckRoot, 'buck2');
    const buckConfig = markers.findLastIndex((marker) => marker.buckConfig);
    if (buckConfig !== -1)
        return found(buckConfig, 'buck2');
    const within = gitLevel === -1 ? markers : markers.slice(0, gitLevel + 1);
    const lock = within.findIndex((marker) => marker.orasLock);
    if (lock !== -1)
        return found(lock, 'buf');
    const workspace = within.findIndex((marker) => marker.workspace);
    return found(Math.max(0, workspace), 'buf');
}
/** Names of files that make the directory they are in a root of its own, below a root of the given kind. */
function nestedRootMarkers(kind) {
    return kind === 'buck2' ? ['.buckroot'] : ['.buckroot', '.buckconfig', 'oras.lock'];
}
async function readMarkers(level, isHome) {
    const [git, buckRoot, buckConfig, orasLock, work, v2] = await Promise.all([
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, '.git')),
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, '.buckroot')),
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, '.buckconfig')),
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, 'oras.lock')),
        exists((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, 'buf.work.yaml')),
        isV2((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(level, 'buf.yaml')),
    ]);
    return { git, buckRoot, buckConfig: buckConfig && !isHome, orasLock, workspace: work || v2 };
}
/** A `buf.yaml` that cannot be read counts as none here; whoever reads it for its content reports it. */
async function isV2(path) {
    try {
        const text = await (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readPlainFile */ .b)({ path, name: path });
        return text !== undefined && (await (0,_buf_yaml_js__WEBPACK_IMPORTED_MODULE_5__/* .parseBufYaml */ .k)(text, path)).version === 'v2';
    }
    catch {
        return false;
    }
}
async function exists(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        return true;
    }
    catch {
        return false;
    }
}
async function isDirectory(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isDirectory();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 64021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ YamlDocument),
/* harmony export */   j: () => (/* binding */ MalformedYamlError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71279);
/* harmony import */ var _system_text_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37315);
/* harmony import */ var _system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91940);
/* harmony import */ var _system_yaml_node_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72670);





/** A file that should be YAML of a certain shape and is not. */
class MalformedYamlError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
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
    #lines;
    #anchors;
    constructor(file, lines, root) {
        this.file = file;
        this.#lines = lines;
        this.root = root;
    }
    /**
     * Parses a file that must hold one mapping. An empty file is an empty mapping.
     * @param next what to do about one that is not; for a file that people write, to correct it
     * @throws {MalformedYamlError | MergeConflictError} with file, line and column
     */
    static async parse(text, file, next = `Correct the YAML of ${file}.`) {
        (0,_system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseConflictMarkers */ .a)(text, file);
        if (text.length > longestText) {
            throw new MalformedYamlError(`${file} is larger than ${longestText} characters`, { places: [{ file }], next });
        }
        const lines = new _system_text_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .TextLines */ .r(text);
        const parsed = await (0,_system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUntrustedYaml */ .$)(text);
        if (parsed.kind === 'too-deep' || parsed.kind === 'too-large') {
            const why = parsed.kind === 'too-deep' ? 'it is nested too deep' : 'it has too many entries';
            throw new MalformedYamlError(`${file} cannot be parsed as YAML: ${why}`, {
                places: [{ file }],
                next,
            });
        }
        const invalid = (what, offset) => new MalformedYamlError(`${file} is not valid YAML: ${what}`, { places: [placeAt(file, lines, offset)], next });
        if (parsed.kind === 'invalid') {
            const { code, message, offset, openQuote } = parsed;
            if (openQuote !== undefined)
                throw invalid('a quote is opened and not closed', openQuote);
            // What is missing at the end is told at the last line with something on it: there is nothing to see after that.
            throw invalid(explain(code, message), Math.min(offset, Math.max(0, text.trimEnd().length - 1)));
        }
        const { root, duplicateKey } = parsed;
        if (duplicateKey !== undefined)
            throw invalid('a key stands twice in one mapping', duplicateKey);
        if (root === undefined || (0,_system_yaml_node_js__WEBPACK_IMPORTED_MODULE_4__/* .isNull */ .k)(root)) {
            const start = root?.start ?? 0;
            return new YamlDocument(file, lines, { kind: 'map', start, anchor: undefined, flow: false, entries: [] });
        }
        if (root.kind !== 'map') {
            throw new MalformedYamlError(`${file} holds no mapping of keys to values`, {
                places: [placeAt(file, lines, root.start)],
                next: 'Write it as "key: value" lines.',
            });
        }
        return new YamlDocument(file, lines, root);
    }
    /** The keys of a mapping with their places. A key that is no text is given as the text it was written as. */
    keys(map) {
        return map.entries.map(({ key }) => ({ key: keyText(key), place: this.placeOf(key) }));
    }
    /** The first key of a mapping that is none of `known`. */
    keyBesides(map, known) {
        const entry = map.entries.find((one) => !known.includes(keyText(one.key)));
        return entry === undefined ? undefined : { key: keyText(entry.key), place: this.placeOf(entry.key) };
    }
    /** The value of a key, aliases followed; undefined where the key is missing or its value is empty. */
    get(map, key) {
        const entry = map.entries.find((one) => scalarText(one.key) === key);
        if (entry === undefined)
            return undefined;
        const node = this.#follow(entry.value);
        return (0,_system_yaml_node_js__WEBPACK_IMPORTED_MODULE_4__/* .isNull */ .k)(node) ? undefined : node;
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
        if (node?.kind !== 'scalar')
            return undefined;
        return typeof node.value === 'string' ? node.value : node.source;
    }
    /** The items of a list under a key, aliases followed; empty where there is none. */
    list(map, key) {
        const node = this.get(map, key);
        if (node === undefined)
            return [];
        if (node.kind !== 'list')
            throw this.malformed(`"${key}" is not a list`, node, `Write "${key}:" and one "- item" line for each.`);
        return node.items.map((item) => {
            const followed = this.#follow(item);
            if ((0,_system_yaml_node_js__WEBPACK_IMPORTED_MODULE_4__/* .isNull */ .k)(followed))
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
        if (node.kind !== 'map')
            throw this.malformed(`an item of "${what}" is not a mapping`, node, 'Write it as "key: value" lines.');
        return node;
    }
    placeOf(node) {
        return placeAt(this.file, this.#lines, node.start);
    }
    malformed(what, node, next) {
        return new MalformedYamlError(`${this.file}: ${what}`, { places: [this.placeOf(node)], next });
    }
    #target(alias) {
        this.#anchors ??= anchorsOf(this.root);
        const given = this.#anchors.get(alias.name) ?? [];
        // The last one that stands before the alias: a name may be given again, and often.
        let [low, high] = [0, given.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((given[middle]?.start ?? 0) < alias.start)
                low = middle + 1;
            else
                high = middle;
        }
        return given[low - 1];
    }
    #follow(node) {
        let current = node;
        for (let steps = 0; current.kind === 'alias'; steps++) {
            const target = steps > 10 ? undefined : this.#target(current);
            if (target === undefined) {
                throw this.malformed('an alias leads to no anchor', node, 'Define the anchor (&name) before its alias (*name).');
            }
            current = target;
        }
        return current;
    }
}
function anchorsOf(root) {
    const anchors = new Map();
    const waiting = [root];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
        if (node.kind === 'alias')
            continue;
        if (node.anchor !== undefined) {
            const given = anchors.get(node.anchor) ?? [];
            given.push(node);
            anchors.set(node.anchor, given);
        }
        // The last one first: it is the one that waits longest.
        if (node.kind === 'list')
            for (const item of node.items.toReversed())
                waiting.push(item);
        if (node.kind === 'map')
            for (const { key, value } of node.entries.toReversed())
                waiting.push(value, key);
    }
    return anchors;
}
function scalarText(node) {
    return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
/** A key that is a mapping whose key is a mapping would be written out in a length that doubles with each level. */
function keyText(key) {
    if (key.kind === 'scalar')
        return typeof key.value === 'string' ? key.value : key.source;
    return key.kind === 'alias' ? `*${key.name}` : '(a mapping or list)';
}
function placeAt(file, lines, offset) {
    return { file, ...lines.at(offset) };
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

/***/ 65282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ bareHostname),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   tT: () => (/* binding */ isInsideAddress)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

const networks4 = [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
];
const networks6 = [
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
];
/** Made when an address is first looked at: many runs look at none. */
function insideNetworks() {
    if (known !== undefined)
        return known;
    known = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const [network, bits] of networks4)
        known.addSubnet(network, bits, 'ipv4');
    for (const [network, bits] of networks6)
        known.addSubnet(network, bits, 'ipv6');
    return known;
}
let known;
/** The host name of a URL without the brackets of an IPv6 address and without a last dot, in lower case. */
function bareHostname(url) {
    return url.hostname
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/\.$/, '')
        .toLowerCase();
}
/** Whether a URL leads to this machine: `localhost`, a name under it, 127.0.0.0/8 or ::1. */
function isLoopback(url) {
    const host = bareHostname(url);
    if (host === 'localhost' || host.endsWith('.localhost'))
        return true;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 4)
        return host.startsWith('127.');
    return host === '::1' || /^::ffff:7f[0-9a-f]{2}:/.test(host);
}
/**
 * Whether the host is written as an IP address that is not a public one: loopback, private, link-local, multicast or
 * reserved, also where an IPv4 address is wrapped in an IPv6 one. (`URL` has already turned octal and decimal spellings
 * into the usual one.)
 */
function isInsideAddress(url) {
    const host = bareHostname(url);
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    if (family === 0)
        return false;
    if (family === 4)
        return insideNetworks().check(host, 'ipv4');
    const wrapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
    if (wrapped?.[1] === undefined || wrapped[2] === undefined)
        return insideNetworks().check(host, 'ipv6');
    const [high, low] = [Number.parseInt(wrapped[1], 16), Number.parseInt(wrapped[2], 16)];
    return insideNetworks().check(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`, 'ipv4');
}


/***/ }),

/***/ 46937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ mediaTypes)
/* harmony export */ });
const mediaTypes = {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    dockerManifestList: 'application/vnd.docker.distribution.manifest.list.v2+json',
    emptyConfig: 'application/vnd.oci.empty.v1+json',
    tarGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
};


/***/ }),

/***/ 1564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g4: () => (/* binding */ digestAlgorithm),
/* harmony export */   jt: () => (/* binding */ tryParseDigest),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex)
/* harmony export */ });
/* unused harmony export MalformedDigestError */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);


const hexLengths = { sha256: 64, sha512: 128 };
/** A text that should be a digest and is not. */
class MalformedDigestError extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodes */ .hS.wrongInput;
}
/** Reads a digest, or gives undefined where the text is none. Source: OCI image-spec, descriptor.md. */
function tryParseDigest(text) {
    const [algorithm, hex, ...rest] = text.split(':');
    if ((algorithm !== 'sha256' && algorithm !== 'sha512') || hex === undefined || rest.length > 0)
        return undefined;
    return hex.length === hexLengths[algorithm] && /^[0-9a-f]+$/.test(hex) ? text : undefined;
}
/**
 * Reads a digest.
 * @throws {MalformedDigestError} where `text` is none.
 */
function parseDigest(text) {
    const digest = tryParseDigest(text);
    if (digest === undefined) {
        throw new MalformedDigestError(`"${text}" is not a digest`, {
            next: 'A digest reads sha256: and 64 lowercase hexadecimal digits (or sha512: and 128).',
        });
    }
    return digest;
}
/** The algorithm that a digest was made with. */
function digestAlgorithm(digest) {
    return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
/** The hexadecimal part: the file name of the blob under `blobs/<algorithm>/`. */
function digestHex(digest) {
    return digest.slice(digest.indexOf(':') + 1);
}
/** The digest of bytes in memory. */
function digestOf(bytes, algorithm = 'sha256') {
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
}


/***/ }),

/***/ 1787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ PlainHttpRefusedError),
/* harmony export */   Bc: () => (/* binding */ BlobNotFoundError),
/* harmony export */   DS: () => (/* binding */ MissingCredentialsError),
/* harmony export */   Dm: () => (/* binding */ RejectedCredentialsError),
/* harmony export */   Do: () => (/* binding */ UnknownHostError),
/* harmony export */   EE: () => (/* binding */ CertificateError),
/* harmony export */   M_: () => (/* binding */ OfflineError),
/* harmony export */   ST: () => (/* binding */ RegistryUnreachableError),
/* harmony export */   T$: () => (/* binding */ TruncatedBodyError),
/* harmony export */   TM: () => (/* binding */ RateLimitedError),
/* harmony export */   Wh: () => (/* binding */ RealmRefusedError),
/* harmony export */   _1: () => (/* binding */ LayoutEscapeError),
/* harmony export */   _X: () => (/* binding */ UnusableLayoutError),
/* harmony export */   d$: () => (/* binding */ ReplyTooBigError),
/* harmony export */   "do": () => (/* binding */ AddressRefusedError),
/* harmony export */   h: () => (/* binding */ DigestMismatchError),
/* harmony export */   hZ: () => (/* binding */ MalformedEndpointError),
/* harmony export */   k7: () => (/* binding */ UnsupportedSignInError),
/* harmony export */   kP: () => (/* binding */ plainUrl),
/* harmony export */   nZ: () => (/* binding */ NoRightsError),
/* harmony export */   o9: () => (/* binding */ UnexpectedReplyError),
/* harmony export */   pn: () => (/* binding */ MalformedManifestError),
/* harmony export */   r4: () => (/* binding */ ServerFailedError),
/* harmony export */   uB: () => (/* binding */ UnusableCaFileError),
/* harmony export */   wN: () => (/* binding */ RepositoryNotFoundError),
/* harmony export */   xz: () => (/* binding */ BodyTooLongError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _system_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12822);


/** A URL as a person may see it: origin and path. Queries and user names can carry secrets. */
function plainUrl(url) {
    return `${url.origin}${url.pathname}`;
}
/** A module names a registry that no setting declares. Hosts are never guessed. */
class UnknownHostError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    constructor(host, declared) {
        const near = (0,_system_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(host, declared);
        super(`no setting declares the registry ${host}${near === undefined ? '' : ` (did you mean ${near}?)`}`, {
            next: `Declare it in .oras/config.yaml under "registries:", for example "registries: {${host}: {}}", ` +
                `or name it with the setting "registry".`,
        });
    }
}
/** The endpoint of a registry is neither an origin nor an `oci-layout:` path. */
class MalformedEndpointError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    constructor(host, why) {
        super(`the endpoint of ${host} cannot be used: ${why}`, {
            next: 'Write an origin such as https://registry.example:5000, or oci-layout: and an absolute path.',
        });
    }
}
/** The CA file of a registry cannot be read, or holds no certificate. */
class UnusableCaFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    constructor(host, file, cause) {
        super(`the CA file of ${host} cannot be used: ${reasonOf(cause)}`, {
            places: [{ file }],
            next: 'Set "ca_file" of that registry to a file of PEM certificates that this job may read.',
            cause,
        });
    }
}
function verbOf(right) {
    return right === 'pull' ? 'read' : 'push to';
}
/** The registry wants credentials and we have none for it. */
class MissingCredentialsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
    host;
    /** @param whyNoToken why no token goes there, whether there is one or not, and how to change that, as a clause */
    constructor(host, repository, whyNoToken, right = 'pull') {
        super(`${host} asks for credentials to ${verbOf(right)} ${repository}, and this job has none for that host`, {
            next: whyNoToken === undefined
                ? `Set ORAS_REGISTRY_TOKEN (the input "token"), or on your own machine sign in once: oras-buf login ${host}`
                : `A token is not sent there: ${whyNoToken}.`,
        });
        this.host = host;
    }
}
/** The registry, or its token service, did not accept the credentials. */
class RejectedCredentialsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
    constructor(host, rejectedBy, tried) {
        const usernames = tried.map(({ username }) => username).filter((name) => name !== '');
        const as = usernames.length === 0 ? '' : `signed in as ${usernames.map((name) => `"${name}"`).join(' and ')}, `;
        const source = tried[0]?.source ?? 'nowhere';
        super(`${rejectedBy} rejected the credentials for ${host} (${as}from ${source})`, {
            next: `Check that what comes from ${source} is complete, not expired and made for this registry; set ORAS_USERNAME where ` +
                `the registry wants a certain user name with a token. On your own machine: oras-buf login ${host}`,
        });
    }
}
/** Signed in, but not allowed to read this repository, or to push to it. */
class NoRightsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
    constructor(host, repository, registrySays, right = 'pull') {
        super(`${host} does not allow these credentials to ${verbOf(right)} ${repository}` +
            (registrySays === undefined ? '' : ` (it says: ${registrySays})`), {
            next: `Give the owner of the token the right to ${right} ${repository}, or use a token that has it. Some registries answer the same where the repository does not exist: check its name.`,
        });
    }
}
/** The registry asks for a kind of sign-in that we do not speak. */
class UnsupportedSignInError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
    constructor(host, offered) {
        super(offered.length === 0
            ? `${host} refuses the request and does not say how to sign in`
            : `${host} offers only these ways to sign in: ${offered.join(', ')}`, {
            next: 'Basic and Bearer are understood. Check that the endpoint is the registry itself, not a proxy or a login page.',
        });
    }
}
/** The token service that a registry names must not get our credentials. */
class RealmRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    constructor(host, realm, why) {
        super(`${host} sends us to the token service ${realm}, which is refused: ${why}`, {
            next: 'Tell the owner of the registry: its WWW-Authenticate header names a token service that credentials must not go to.',
        });
    }
}
/** There is no such repository. */
class RepositoryNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
    host;
    repository;
    constructor(host, repository) {
        super(`there is no repository ${repository} on ${host}`, {
            next: `Check the name, and the template "repository" of ${host} in .oras/config.yaml, which turned the module's name into this path.`,
        });
        this.host = host;
        this.repository = repository;
    }
}
/** A manifest points at a blob that the registry does not have. */
class BlobNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
    constructor(host, repository, digest) {
        super(`${host} has no blob ${digest} in ${repository}, though a manifest there points at it`, {
            next: 'Push the artifact again: the registry lost a part of it (garbage collection, or a push that did not end).',
        });
    }
}
/** The registry cannot be reached: DNS, refused, broken or silent connections, a proxy in the way. */
class RegistryUnreachableError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(url, what, next, cause) {
        super(`${plainUrl(url)}: ${what}`, { next, cause });
    }
}
/** The server's certificate is not accepted. It is always checked. */
class CertificateError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(url, what, next, cause) {
        super(`${plainUrl(url)}: ${what}`, { next, cause });
    }
}
/** The server answered with an error of its own, again and again. */
class ServerFailedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(url, status, serverSays) {
        super(`${plainUrl(url)}: the server answers ${status}${serverSays === undefined ? '' : ` (${serverSays})`}`, {
            next: 'Try again later; if it stays, tell the owner of the registry.',
        });
    }
}
/** The server asks us to wait for longer than we may. */
class RateLimitedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(url, waitSeconds) {
        const wait = waitSeconds === undefined ? '' : ` and asks us to wait ${Math.ceil(waitSeconds)} s`;
        super(`${plainUrl(url)}: too many requests for the server${wait}`, {
            next: 'Run again later, lower "parallel-downloads", or sign in: many registries allow more to known users.',
        });
    }
}
/** An answer that the OCI distribution specification does not foresee. */
class UnexpectedReplyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(url, what) {
        super(`${plainUrl(url)}: ${what}`, {
            next: 'Check that the endpoint is an OCI registry, and that no proxy answers in its place.',
        });
    }
}
/** The answer ended before all bytes came, even after trying again from where it broke. */
class TruncatedBodyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(what, received, expected, details = {}) {
        super(`${what}: only ${received} of ${expected} bytes`, {
            next: details.next ?? 'Try again; if it stays, the registry (or a proxy before it) cuts answers short.',
            ...(details.cause === undefined ? {} : { cause: details.cause }),
        });
    }
}
/** There are more bytes than the descriptor says. The rest was not read. */
class BodyTooLongError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
    constructor(what, expected) {
        super(`${what}: more than the ${expected} bytes that its descriptor says`, {
            next: 'These bytes are not what the manifest describes. Tell the owner of the registry.',
        });
    }
}
/** The bytes are not those that the digest is of. */
class DigestMismatchError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
    expected;
    actual;
    constructor(what, expected, actual) {
        super(`${what}: the bytes have the digest ${actual}, not ${expected}`, {
            next: 'The bytes were changed on their way or in the registry, and nothing of them is used. Push the artifact again, or find out who changed it.',
        });
        this.expected = expected;
        this.actual = actual;
    }
}
/** A manifest, a list of tags or a token reply is larger than any sane one. */
class ReplyTooBigError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    constructor(what, limit) {
        super(`${what}: larger than ${limit} bytes, the most that is read`, {
            next: 'No sane registry sends that much here. Check what answers at this address.',
        });
    }
}
/** A manifest that is no manifest. */
class MalformedManifestError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(what, problem) {
        super(`the manifest of ${what} is malformed: ${problem}`, {
            next: 'Push the artifact again with a client that writes OCI image manifests (oras, for example).',
        });
    }
}
/** A redirect, a next page or an address that we must not follow. */
class AddressRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    constructor(from, to, why) {
        super(`${plainUrl(from)} sends us to ${to}, which is refused: ${why}`, {
            next: 'Tell the owner of the registry; a proxy that rewrites addresses may be the cause.',
        });
    }
}
/** Plain HTTP would go over the network, and nobody said that it may. */
class PlainHttpRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    constructor(host) {
        super(`the endpoint of ${host} is plain HTTP and not on this machine`, {
            next: `Use https, or allow it for this host: "registries: {${host}: {plain_http: true}}" in .oras/config.yaml.`,
        });
    }
}
/** A request was due in a job that must not use the network. */
class OfflineError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(host, wanted) {
        super(`${wanted} of ${host} is not at hand, and this job is offline`, {
            next: 'Run once without "offline" so that the store holds it, or restore the cache.',
        });
    }
}
/** A directory that should be a registry, or a layout in it, is missing or broken. */
class UnusableLayoutError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    /** @param more a sentence on what else to do */
    constructor(file, problem, cause, more = '') {
        super(problem, {
            places: [{ file }],
            next: `oci-layout:PATH wants one OCI image layout per PATH/<repository>, as "oras cp --to-oci-layout PATH/<repository>:<tag>" writes it.${more === '' ? '' : ` ${more}`}`,
            cause,
        });
    }
}
/** A symbolic link leads out of the directory registry. */
class LayoutEscapeError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    constructor(file, root) {
        super(`${file} leads out of ${root}`, {
            places: [{ file }],
            next: 'Put the files themselves into the directory, or name the directory that they are in.',
        });
    }
}
function reasonOf(cause) {
    return cause instanceof Error ? cause.message : String(cause);
}


/***/ }),

/***/ 95669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ isIndexType),
/* harmony export */   My: () => (/* binding */ acceptedManifests),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   Q3: () => (/* binding */ isManifestType),
/* harmony export */   Tz: () => (/* binding */ serialiseManifest),
/* harmony export */   U3: () => (/* binding */ FieldReader),
/* harmony export */   l6: () => (/* binding */ descriptorFields),
/* harmony export */   oU: () => (/* binding */ largestManifest)
/* harmony export */ });
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46937);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1564);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1787);



/** The most bytes that a manifest may have: 4 MiB, the limit that the OCI distribution specification names. */
const largestManifest = 4 * 1024 * 1024;
const manifestTypes = [_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.manifest, _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.dockerManifest];
const indexTypes = [_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.index, _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.dockerManifestList];
/** The media types that we ask for, as an `Accept` header. */
const acceptedManifests = [...manifestTypes, ...indexTypes].join(', ');
/** Whether a media type is one of a manifest or index that we read. */
function isManifestType(mediaType) {
    return manifestTypes.includes(mediaType) || indexTypes.includes(mediaType);
}
/** Whether a media type is one of an index. */
function isIndexType(mediaType) {
    return indexTypes.includes(mediaType);
}
/**
 * Reads a manifest or index.
 * @param what repository and tag or digest, for messages
 * @param contentType the `Content-Type` of the answer or the media type of the descriptor, where there is one. What the
 * manifest says of itself counts more, but the two must not contradict each other.
 * @throws {ReplyTooBigError | MalformedManifestError}
 */
function parseManifest(bytes, what, contentType) {
    if (bytes.length > largestManifest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ReplyTooBigError */ .d$(`the manifest of ${what}`, largestManifest);
    const read = new FieldReader(what);
    const root = read.object(parseJson(bytes, what), 'manifest');
    if (root['schemaVersion'] !== 2)
        throw read.problem('"schemaVersion" is not 2');
    const mediaType = chooseMediaType(root, contentType, read);
    const artifactType = read.optionalString(root, 'artifactType', '');
    const shared = {
        mediaType,
        ...(artifactType === undefined ? {} : { artifactType }),
        annotations: read.annotations(root['annotations'], 'annotations') ?? {},
    };
    if (isIndexType(mediaType)) {
        return { kind: 'index', ...shared, manifests: read.descriptors(root['manifests'], 'manifests') };
    }
    return {
        kind: 'manifest',
        ...shared,
        config: read.descriptor(root['config'], 'config'),
        layers: read.descriptors(root['layers'], 'layers'),
    };
}
/** Writes a manifest or index: compact JSON with the fields in the order of the specification, equal on every machine. */
function serialiseManifest(manifest) {
    const head = {
        schemaVersion: 2,
        mediaType: manifest.mediaType,
        ...(manifest.artifactType === undefined ? {} : { artifactType: manifest.artifactType }),
    };
    const tail = Object.keys(manifest.annotations).length === 0 ? {} : { annotations: sorted(manifest.annotations) };
    const body = manifest.kind === 'index'
        ? { manifests: manifest.manifests.map(descriptorFields) }
        : { config: descriptorFields(manifest.config), layers: manifest.layers.map(descriptorFields) };
    return new TextEncoder().encode(JSON.stringify({ ...head, ...body, ...tail }));
}
/** The fields of a descriptor in the order in which we write them. */
function descriptorFields(descriptor) {
    const { mediaType, digest, size, artifactType, platform, annotations } = descriptor;
    return {
        mediaType,
        digest,
        size,
        ...(platform === undefined ? {} : { platform: { architecture: platform.architecture, os: platform.os } }),
        ...(annotations === undefined || Object.keys(annotations).length === 0 ? {} : { annotations: sorted(annotations) }),
        ...(artifactType === undefined ? {} : { artifactType }),
    };
}
function sorted(annotations) {
    return Object.fromEntries(Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
function parseJson(bytes, what) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .MalformedManifestError */ .pn(what, error instanceof SyntaxError ? 'it is not JSON' : 'it is not UTF-8');
    }
}
function chooseMediaType(root, contentType, read) {
    const written = read.optionalString(root, 'mediaType', '');
    const served = contentType?.split(';')[0]?.trim().toLowerCase();
    if (written !== undefined) {
        if (!isManifestType(written))
            throw read.problem(`"mediaType" is ${JSON.stringify(written)}, which is not read here`);
        if (served !== undefined && isManifestType(served) && served !== written) {
            throw read.problem(`"mediaType" is ${written}, but it was served as ${served}`);
        }
        return written;
    }
    const hasManifests = 'manifests' in root;
    const hasLayers = 'layers' in root || 'config' in root;
    // A manifest that can be read as both kinds is an old attack: two clients would see two contents.
    if (hasManifests && hasLayers)
        throw read.problem('it has "manifests" and "layers", and no "mediaType"');
    if (served !== undefined && isManifestType(served)) {
        if (isIndexType(served) ? hasLayers : hasManifests)
            throw read.problem(`its content does not fit ${served}`);
        return served;
    }
    return hasManifests ? _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.index : _descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.manifest;
}
/** Reads fields of JSON whose shape nobody vouches for. Every problem names the field. */
class FieldReader {
    #what;
    constructor(what) {
        this.#what = what;
    }
    problem(text) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .MalformedManifestError */ .pn(this.#what, text);
    }
    object(value, field) {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
            throw this.problem(`"${field}" is not an object`);
        }
        return value;
    }
    optionalString(from, key, path) {
        const value = from[key];
        if (value === undefined || value === null)
            return undefined;
        if (typeof value !== 'string')
            throw this.problem(`"${path}${key}" is not a text`);
        return value === '' ? undefined : value;
    }
    annotations(value, field) {
        if (value === undefined || value === null)
            return undefined;
        const annotations = Object.create(null);
        for (const [key, text] of Object.entries(this.object(value, field))) {
            if (typeof text !== 'string')
                throw this.problem(`"${field}.${key}" is not a text`);
            annotations[key] = text;
        }
        return annotations;
    }
    descriptors(value, field) {
        if (!Array.isArray(value))
            throw this.problem(`"${field}" is not a list`);
        return value.map((one, index) => this.descriptor(one, `${field}[${index}]`));
    }
    descriptor(value, field) {
        const from = this.object(value, field);
        const mediaType = this.optionalString(from, 'mediaType', `${field}.`);
        if (mediaType === undefined)
            throw this.problem(`"${field}.mediaType" is missing`);
        const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseDigest */ .jt)(typeof from['digest'] === 'string' ? from['digest'] : '');
        if (digest === undefined)
            throw this.problem(`"${field}.digest" is not a sha256 or sha512 digest`);
        const size = from['size'];
        if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
            throw this.problem(`"${field}.size" is not a count of bytes`);
        }
        const artifactType = this.optionalString(from, 'artifactType', `${field}.`);
        const platform = this.#platform(from['platform'], `${field}.platform`);
        const annotations = this.annotations(from['annotations'], `${field}.annotations`);
        return {
            mediaType,
            digest,
            size,
            ...(artifactType === undefined ? {} : { artifactType }),
            ...(platform === undefined ? {} : { platform }),
            ...(annotations === undefined ? {} : { annotations }),
        };
    }
    /** Undefined where there is none, or only half of one. */
    #platform(value, field) {
        if (value === undefined || value === null)
            return undefined;
        const from = this.object(value, field);
        const os = this.optionalString(from, 'os', `${field}.`);
        const architecture = this.optionalString(from, 'architecture', `${field}.`);
        return os === undefined || architecture === undefined ? undefined : { os, architecture };
    }
}


/***/ }),

/***/ 6223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ namespaceOf),
/* harmony export */   k: () => (/* binding */ NamespacedSignIn)
/* harmony export */ });
/**
 * The sign-ins of one registry: one for all of it, and one for each part of it that has credentials of its own (the keys
 * `host/namespace` of containers' credential files). Their tokens are never mixed.
 */
class NamespacedSignIn {
    #parts;
    #signIns = new Map();
    #announced = [];
    #namespaces;
    constructor(parts) {
        this.#parts = parts;
    }
    /** Repositories that will be asked for soon: their tokens come with those that are asked for now. */
    announce(repositories) {
        this.#announced.push(...repositories);
    }
    /** Whether there are credentials for a repository. */
    async hasCredentials(repository) {
        return await (await this.#signInFor(repository)).hasCredentials();
    }
    /** See {@link SignIn.run}. */
    async run(repository, send) {
        return await (await this.#signInFor(repository)).run(repository, send);
    }
    async #signInFor(repository) {
        this.#namespaces ??= this.#parts.namespaces();
        const namespaces = await this.#namespaces;
        for (const one of this.#announced.splice(0))
            this.#of(namespaceOf(one, namespaces)).announce([one]);
        return this.#of(namespaceOf(repository, namespaces));
    }
    #of(namespace) {
        let signIn = this.#signIns.get(namespace);
        if (signIn === undefined) {
            signIn = this.#parts.make(namespace);
            this.#signIns.set(namespace, signIn);
        }
        return signIn;
    }
}
/** The longest namespace that a repository is, or lies in. */
function namespaceOf(repository, namespaces) {
    const fitting = namespaces.filter((namespace) => `${repository}/`.startsWith(`${namespace}/`));
    return fitting.sort((a, b) => b.length - a.length)[0];
}


/***/ }),

/***/ 40638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iJ: () => (/* binding */ proxyFor),
  yM: () => (/* binding */ readProxyEnvironment)
});

// UNUSED EXPORTS: ProxyAddressError

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/oci/no-proxy.js


/**
 * Whether NO_PROXY names the server of an address. Entries are parted by commas or spaces:
 * - `example.com` and `.example.com`: the name and every name below it (as curl; Go takes the second for names below alone);
 * - `*.example.com`: names below it;
 * - `10.1.2.3`, `[2001:db8::1]`: this address, where the URL writes one; a name is not looked up for it;
 * - `10.0.0.0/8`, `fd00::/8`: every address of this network, likewise (as Go, and curl since 7.86);
 * - `*`: everything.
 * All but networks take a port: `example.com:8443`. What is none of these matches nothing.
 */
function isExcludedFromProxy(noProxy, url) {
    const host = (0,addresses/* bareHostname */.CO)(url);
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    return noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .some((entry) => entry !== '' && matches(entry, host, port));
}
function matches(entry, host, port) {
    if (entry.includes('/'))
        return isInNetwork(entry, host);
    const [name, wantedPort] = nameAndPort(entry);
    if (wantedPort !== undefined && wantedPort !== port)
        return false;
    if (name === '*')
        return true;
    if (name === '' || name === '.')
        return false;
    if ((0,external_node_net_.isIP)(host) !== 0)
        return (0,external_node_net_.isIP)(name) !== 0 && isSameAddress(name, host);
    if (name.startsWith('*.'))
        return host.endsWith(name.slice(1));
    const domain = name.replace(/^\./, '');
    return host === domain || host.endsWith(`.${domain}`);
}
/** The brackets of an IPv6 address and the last dot of a name are left out. */
function nameAndPort(entry) {
    const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(entry);
    if (bracketed !== null)
        return [bracketed[1] ?? '', bracketed[2]];
    if ((0,external_node_net_.isIP)(entry) === 6)
        return [entry, undefined];
    const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    return [name.replace(/(.)\.$/, '$1'), port];
}
function isSameAddress(one, other) {
    const family = (0,external_node_net_.isIP)(one);
    if (family !== (0,external_node_net_.isIP)(other))
        return false;
    const list = new external_node_net_.BlockList();
    list.addAddress(one, family === 6 ? 'ipv6' : 'ipv4');
    return list.check(other, family === 6 ? 'ipv6' : 'ipv4');
}
function isInNetwork(entry, host) {
    const [, network = '', bits = ''] = /^\[?([^\]/]*)\]?\/(\d{1,3})$/.exec(entry) ?? [];
    const family = (0,external_node_net_.isIP)(network);
    if (family === 0 || family !== (0,external_node_net_.isIP)(host) || Number(bits) > (family === 6 ? 128 : 32))
        return false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(network, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
    return list.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

;// CONCATENATED MODULE: ./build/oci/proxy-environment.js



/** The address of a proxy in the environment cannot be used. It is not shown: it may hold a password. */
class ProxyAddressError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
    constructor(variable, why) {
        super(`the environment variable ${variable} names no proxy that can be used: ${why}`, {
            next: `Set ${variable} to an address such as http://proxy.example:3128, or http://user:password@proxy.example:3128 with %-escapes where the password has signs like "@" or "/".`,
        });
    }
}
/**
 * Reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY. The password in a proxy's address is told to `maskSecret`.
 */
function readProxyEnvironment(environment, maskSecret) {
    const proxy = (name) => {
        const value = environment[name] || environment[name.toUpperCase()] || undefined;
        if (value === undefined)
            return undefined;
        const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
        maskPassword(address, maskSecret);
        return address;
    };
    return {
        http: proxy('http_proxy'),
        https: proxy('https_proxy'),
        noProxy: environment['no_proxy'] || environment['NO_PROXY'] || '',
    };
}
/**
 * The proxy to ask for this address, or undefined where there is none. What is on this machine is reached directly, whatever
 * NO_PROXY says.
 * @throws {ProxyAddressError}
 */
function proxyFor(proxies, url) {
    const isTls = url.protocol === 'https:';
    const written = isTls ? proxies.https : proxies.http;
    if (written === undefined || (0,addresses/* isLoopback */.U9)(url) || isExcludedFromProxy(proxies.noProxy, url))
        return undefined;
    return parseProxy(isTls ? 'HTTPS_PROXY' : 'HTTP_PROXY', written);
}
function parseProxy(variable, written) {
    if (!URL.canParse(written))
        throw new ProxyAddressError(variable, 'it is no address');
    const address = new URL(written);
    if (address.protocol !== 'http:' && address.protocol !== 'https:') {
        throw new ProxyAddressError(variable, `proxies are asked by http: or https:, not by ${address.protocol}`);
    }
    if (address.hostname === '')
        throw new ProxyAddressError(variable, 'it has no host');
    const { username, password } = address;
    address.username = '';
    address.password = '';
    return { address, authorization: username === '' ? undefined : `Basic ${basicCredentials(username, password)}` };
}
function maskPassword(address, maskSecret) {
    if (!URL.canParse(address))
        return;
    const { username, password } = new URL(address);
    if (password === '')
        return;
    maskSecret(password);
    maskSecret(decodeLeniently(password));
    maskSecret(basicCredentials(username, password));
}
/** As they go over the wire; both are given as a URL writes them. */
function basicCredentials(username, password) {
    return Buffer.from(`${decodeLeniently(username)}:${decodeLeniently(password)}`).toString('base64');
}
function decodeLeniently(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 20907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ MalformedReferenceError),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   Z6: () => (/* binding */ isRepository),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   lI: () => (/* binding */ applyRepositoryTemplate)
/* harmony export */ });
/* unused harmony exports MalformedRepositoryTemplateError, isRegistryHost */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1564);


/** A text that should be a reference and is not. */
class MalformedReferenceError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A template that makes no repository path of a module's name. */
class MalformedRepositoryTemplateError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
// Source: OCI distribution-spec 1.1, "Pulling manifests".
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const pathComponent = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const repositoryPattern = new RegExp(`^${pathComponent}(?:/${pathComponent})*$`);
const hostLabel = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const hostPattern = new RegExp(`^(?:${hostLabel}(?:\\.${hostLabel})*|\\[[0-9a-f:.]+\\])(?::([0-9]{1,5}))?$`);
/** Registries count the host with the path; 255 is what the widespread ones take. */
const longestRepository = 255;
/** Whether a text is a tag that a registry can have. */
function isTag(text) {
    return tagPattern.test(text);
}
/** Whether a text is a repository path that a registry can have. */
function isRepository(text) {
    return text.length <= longestRepository && repositoryPattern.test(text);
}
/** Whether a text is a registry's host, in lower case, with or without a port. */
function isRegistryHost(text) {
    const port = hostPattern.exec(text);
    return port !== null && (port[1] === undefined || (Number(port[1]) > 0 && Number(port[1]) <= 65_535));
}
/**
 * Reads a reference. The host must be written: nothing is taken for granted.
 * @throws {MalformedReferenceError} says which part is wrong and how it is written
 */
function parseReference(text, place) {
    const wrong = (problem, next) => new MalformedReferenceError(`"${text}" is not a reference: ${problem}`, {
        next,
        ...(place === undefined ? {} : { places: [place] }),
    });
    const scheme = /^([a-z+.-]+):\/\//i.exec(text);
    if (scheme !== null) {
        throw wrong(`it starts with ${scheme[0]}`, `Write it without the scheme: ${text.slice(scheme[0].length)}`);
    }
    const slash = text.indexOf('/');
    const host = (slash < 0 ? '' : text.slice(0, slash)).toLowerCase();
    if (!isRegistryHost(host)) {
        throw wrong(slash < 0 ? 'it names no registry' : `"${host}" is no registry host`, 'Write the registry first: host[:port]/owner/name:tag, for example oras.birb.homes/common/types:v1.0.0.');
    }
    const [named = '', digestText, ...more] = text.slice(slash + 1).split('@');
    const digest = digestText === undefined ? undefined : (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .tryParseDigest */ .jt)(digestText);
    if (more.length > 0 || (digestText !== undefined && digest === undefined)) {
        throw wrong('what follows the @ is no digest', 'A digest reads @sha256: and 64 lowercase hexadecimal digits (or @sha512: and 128).');
    }
    const colon = named.lastIndexOf(':');
    const repository = colon < 0 ? named : named.slice(0, colon);
    const tag = colon < 0 ? undefined : named.slice(colon + 1);
    if (!isRepository(repository)) {
        const lowered = repository.toLowerCase();
        throw wrong(`"${repository}" is no repository path`, repository !== lowered && isRepository(lowered)
            ? `Repositories are in lower case: ${host}/${lowered}`
            : 'A path has parts of a-z and 0-9, joined by "/", with ".", "_", "__" or "-" only between letters and digits.');
    }
    if (tag !== undefined && !isTag(tag)) {
        throw wrong(`"${tag}" is no tag`, 'A tag has up to 128 letters, digits, ".", "_" and "-", and does not start with "." or "-".');
    }
    return { host, repository, tag, digest };
}
/** Writes a reference as people and other clients read it. */
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${reference.host}/${reference.repository}${tag}${digest}`;
}
/**
 * The repository path of a module, by the template of its host (`group/protos/{owner}/{name}`).
 * @throws {MalformedRepositoryTemplateError} where the template has no `{name}`, another word in braces, or gives no legal path
 */
function applyRepositoryTemplate(template, owner, name) {
    const wrong = (problem) => new MalformedRepositoryTemplateError(`the repository template "${template}" ${problem}`, {
        next: 'Write a path in lower case with {owner} and {name} in it, for example group/protos/{owner}/{name}.',
    });
    if (!template.includes('{name}'))
        throw wrong('has no {name}, so that all modules would share one repository');
    const path = template.replaceAll(/\{([^{}]*)\}/g, (braced, word) => {
        if (word === 'owner')
            return owner;
        if (word === 'name')
            return name;
        throw wrong(`has ${braced}, which stands for nothing`);
    });
    if (!isRepository(path))
        throw wrong(`gives "${path}", which is no repository path`);
    return path;
}


/***/ }),

/***/ 62438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ TrafficCounter)
/* harmony export */ });
/** Counts what goes over the network, and times it. One for all registries of a job. */
class TrafficCounter {
    requests = 0;
    bytesReceived = 0;
    tokenExchanges = 0;
    retries = 0;
    busyMs = 0;
    activeMs = 0;
    peakParallel = 0;
    parallelLimit;
    #now;
    #open = 0;
    #activeSince = 0;
    /**
     * @param parallelLimit how many requests may be under way at once
     * @param now milliseconds of a clock that never goes back
     */
    constructor(parallelLimit, now = () => performance.now()) {
        this.parallelLimit = parallelLimit;
        this.#now = now;
    }
    /** Counts a request that is sent now. The function that it gives says when its answer was read; only its first call counts. */
    begin() {
        const started = this.#now();
        this.requests++;
        if (this.#open++ === 0)
            this.#activeSince = started;
        this.peakParallel = Math.max(this.peakParallel, this.#open);
        let open = true;
        return () => {
            if (!open)
                return;
            open = false;
            const ended = this.#now();
            this.busyMs += ended - started;
            if (--this.#open === 0)
                this.activeMs += ended - this.#activeSince;
        };
    }
    /** The numbers as they are now; requests still under way are counted, but not yet timed. */
    snapshot() {
        const { requests, bytesReceived, tokenExchanges, retries, peakParallel, parallelLimit } = this;
        const [busyMs, activeMs] = [this.busyMs, this.activeMs].map((ms) => Math.round(ms * 1_000) / 1_000);
        return { requests, bytesReceived, tokenExchanges, retries, busyMs, activeMs, peakParallel, parallelLimit };
    }
}


/***/ }),

/***/ 45268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ defaultLimits)
/* harmony export */ });
const defaultLimits = {
    deadlineMs: 300_000,
    attempts: 6,
    firstPauseMs: 250,
    longestPauseMs: 15_000,
    connectMs: 10_000,
    stallMs: 30_000,
    slowestBytes: 1024,
    pages: 1000,
    tags: 250_000,
    pageBytes: 16 * 1024 * 1024,
    tokenReplyBytes: 128 * 1024,
    redirects: 5,
};


/***/ }),

/***/ 64850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ BytesVerifier)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1564);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1787);



/** Holds bytes against a descriptor while they pass by. */
class BytesVerifier {
    #descriptor;
    #what;
    #hash;
    received = 0;
    /** @param what names the bytes in messages */
    constructor(descriptor, what) {
        this.#descriptor = descriptor;
        this.#what = what;
        this.#hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)((0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestAlgorithm */ .g4)(descriptor.digest));
    }
    get complete() {
        return this.received >= this.#descriptor.size;
    }
    /** @throws {BodyTooLongError} before a byte too many is handed on */
    add(chunk) {
        if (this.received + chunk.length > this.#descriptor.size) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BodyTooLongError */ .xz(this.#what, this.#descriptor.size);
        }
        this.received += chunk.length;
        this.#hash.update(chunk);
    }
    /**
     * All bytes came.
     * @throws {TruncatedBodyError | DigestMismatchError}
     */
    finish() {
        const { size, digest } = this.#descriptor;
        if (this.received < size)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TruncatedBodyError */ .T$(this.#what, this.received, size);
        const actual = `${(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestAlgorithm */ .g4)(digest)}:${this.#hash.digest('hex')}`;
        if (actual !== digest)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .DigestMismatchError */ .h(this.#what, digest, actual);
    }
}


/***/ }),

/***/ 48302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runJob: () => (/* binding */ runJob)
});

// EXTERNAL MODULE: ./build/install/root-lock.js
var root_lock = __webpack_require__(3588);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/system/nearest.js
var nearest = __webpack_require__(12822);
// EXTERNAL MODULE: ./build/system/plain-file.js
var plain_file = __webpack_require__(55883);
// EXTERNAL MODULE: ./build/modules/buck-config-files.js
var buck_config_files = __webpack_require__(73784);
// EXTERNAL MODULE: ./build/modules/relative-directory.js
var relative_directory = __webpack_require__(29910);
// EXTERNAL MODULE: ./build/modules/yaml-document.js
var yaml_document = __webpack_require__(64021);
;// CONCATENATED MODULE: ./build/modules/buf-work-yaml.js


/**
 * Reads a `buf.work.yaml`, the workspace file that goes with v1 `buf.yaml` files.
 * @throws {MalformedYamlError} with file and line
 */
async function parseBufWorkYaml(text, file) {
    const yaml = await yaml_document/* YamlDocument */.J.parse(text, file);
    const version = yaml.text(yaml.root, 'version');
    if (version?.text !== 'v1') {
        throw yaml.malformed(version === undefined ? 'it does not say its version' : `its version is ${JSON.stringify(version.text)}`, yaml.get(yaml.root, 'version') ?? yaml.root, 'Write "version: v1", or run "buf config migrate" to replace the file by a v2 buf.yaml.');
    }
    const directories = yaml.list(yaml.root, 'directories').map((node) => {
        const written = yaml.asText(node, 'directories');
        const path = (0,relative_directory/* relativeDirectory */.y)(written);
        if (path === undefined || path === '.') {
            throw yaml.malformed(`the directory ${JSON.stringify(written)} does not lie below that of buf.work.yaml`, node, 'Write a directory below it, with forward slashes.');
        }
        return { path, place: yaml.placeOf(node) };
    });
    if (directories.length === 0) {
        throw yaml.malformed('it names no directories', yaml.root, 'List the directories of the modules under "directories:".');
    }
    return { directories };
}

// EXTERNAL MODULE: ./build/modules/proto-sources.js
var proto_sources = __webpack_require__(97955);
;// CONCATENATED MODULE: ./build/modules/buf-workspaces.js


/**
 * What stock buf takes as one workspace each: the modules that a `buf.work.yaml` lists, those of a v2 `buf.yaml`, and every
 * other v1 module on its own. A v1 `buf.yaml` in the directory of a module that a workspace lists belongs to it.
 * By the file that makes each.
 */
function groupWorkspaces(yamls, works) {
    const workspaces = [];
    const v1 = new Map(yamls.filter(({ yaml }) => yaml.version === 'v1').map((one) => [one.directory, one]));
    const taken = new Set();
    for (const { file, directories } of works) {
        const own = directories.map((directory) => v1.get(directory) ?? { directory, yaml: undefined });
        workspaces.push({
            file,
            owners: own.flatMap(({ directory, yaml }) => (yaml === undefined ? [] : [directory])),
            ...contentsOf(own),
        });
        for (const directory of directories)
            taken.add(directory);
    }
    for (const one of yamls) {
        if (one.yaml.version !== 'v2')
            continue;
        const modules = one.yaml.modules.map(({ path }) => external_node_path_.posix.join(one.directory, path));
        const inner = modules.filter((directory) => v1.has(directory) && !taken.has(directory));
        for (const directory of inner)
            taken.add(directory);
        workspaces.push({ file: bufYamlIn(one.directory), owners: [one.directory, ...inner], ...contentsOf([one]) });
    }
    for (const [directory, one] of v1) {
        if (taken.has(directory))
            continue;
        workspaces.push({ file: bufYamlIn(directory), owners: [directory], ...contentsOf([one]) });
    }
    return workspaces.sort((a, b) => (a.file < b.file ? -1 : 1));
}
function bufYamlIn(directory) {
    return external_node_path_.posix.join(directory, 'buf.yaml');
}
function contentsOf(members) {
    const locals = new Map();
    const sources = members.flatMap(({ directory, yaml }) => {
        if (yaml === undefined)
            return [{ directory, excludes: [], includes: [] }];
        return yaml.modules.flatMap((module) => {
            if (module.name !== undefined && !locals.has(module.name))
                locals.set(module.name, module.place);
            return module.sources.map((source) => (0,proto_sources/* sourcesFrom */.bx)(directory, source));
        });
    });
    return { sources, locals };
}
/**
 * Modules of one workspace that a `buf.yaml` outside of it declares under `deps`: buf does not see them from there, so it needs
 * a published version. With the directories of those `buf.yaml` files.
 */
function asksFromOutside(workspaces, owners) {
    const held = new Set(workspaces.flatMap(({ locals }) => [...locals.keys()]));
    const outside = new Map();
    for (const owner of owners) {
        const seen = localsSeenBy(owner, workspaces);
        for (const module of owner.declares) {
            if (!held.has(module) || seen?.has(module) !== false)
                continue;
            const list = outside.get(module);
            if (list === undefined)
                outside.set(module, [owner.directory]);
            else
                list.push(owner.directory);
        }
    }
    return outside;
}
/** The modules that buf takes from the workspace of a `buf.yaml`; undefined where nobody told which workspace that is. */
function localsSeenBy(owner, workspaces) {
    let byOwner = localsByOwner.get(workspaces);
    if (byOwner === undefined) {
        byOwner = new Map(workspaces.flatMap(({ owners, locals }) => owners.map((directory) => [directory, locals])));
        localsByOwner.set(workspaces, byOwner);
    }
    return byOwner.get(owner.directory);
}
/** Made once for each list: a repository with thousands of `buf.yaml` asks thousands of times. */
const localsByOwner = new WeakMap();

// EXTERNAL MODULE: ./build/modules/buf-yaml.js
var buf_yaml = __webpack_require__(83303);
;// CONCATENATED MODULE: ./build/modules/build-file-names.js
/**
 * The build files of a root: `[buildfile] name_v2` as it stands, or each of `[buildfile] name` with its `.v2` before it. buck2
 * splits at commas and keeps spaces as parts of the names. Without the setting buck2 reads BUCK; TARGETS is read here too.
 * @param config of a buck2 project; nothing for other roots
 */
function buildFileNames(config) {
    const setting = (key) => config
        ?.findLast((entry) => entry.section === 'buildfile' && entry.key === key)
        ?.value.split(',')
        .filter((name) => name !== '' && !name.includes('/')) ?? [];
    const exact = setting('name_v2');
    if (exact.length > 0)
        return { lists: [exact], unknownToBuck2: new Set() };
    const names = setting('name');
    if (names.length > 0)
        return { lists: [names.flatMap((name) => [`${name}.v2`, name])], unknownToBuck2: new Set() };
    const targets = ['TARGETS.v2', 'TARGETS'];
    return { lists: [['BUCK.v2', 'BUCK'], targets], unknownToBuck2: new Set(config === undefined ? [] : targets) };
}

// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
// EXTERNAL MODULE: ./node_modules/semver/classes/range.js
var classes_range = __webpack_require__(96782);
// EXTERNAL MODULE: ./node_modules/semver/classes/semver.js
var semver = __webpack_require__(7163);
;// CONCATENATED MODULE: ./build/modules/requirement.js


const exactPattern = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;
const partialPattern = /^v?(\d+)(?:\.(\d+))?$/;
/**
 * Reads the text after the colon of a reference (design.md, decision 5). It never fails: what is no version and no range
 * is a tag.
 * @param text what follows the colon; empty where there is none
 * @param asker a workspace that says nothing means `latest`, a module that says nothing takes any version
 */
function parseRequirement(text, asker) {
    if (text === '')
        return asker === 'workspace' ? { kind: 'latest', text: '' } : { kind: 'any', text: '' };
    if (text === 'latest')
        return { kind: 'latest', text };
    const exact = exactPattern.exec(text);
    if (exact?.[1] !== undefined) {
        try {
            return { kind: 'exact', text, version: new semver(exact[1]) };
        }
        catch {
            return { kind: 'tag', text };
        }
    }
    const partial = partialPattern.exec(text);
    if (partial?.[1] !== undefined) {
        try {
            const range = new classes_range(partial[2] === undefined ? partial[1] : `${partial[1]}.${partial[2]}`);
            return { kind: 'within', text, range };
        }
        catch {
            // More digits than a version may have: a commit of the BSR, or a time stamp.
            return { kind: 'tag', text };
        }
    }
    if (/[\^~<>=*|\s]|(?:^|\.)[xX](?:\.|$)/.test(text)) {
        try {
            return { kind: 'within', text, range: new classes_range(text) };
        }
        catch {
            return { kind: 'tag', text };
        }
    }
    return { kind: 'tag', text };
}

;// CONCATENATED MODULE: ./build/modules/source-files.js



/** Directories that hold nothing of the workspace's own, whether git knows them or not. */
const skippedDirectories = new Set(['.git', 'node_modules', 'buck-out', '.oras-buf']);
const parallelReads = 16;
/**
 * The files below a root that have one of the given names: relative, with forward slashes, sorted. In a git work tree those
 * that git tracks and those that it neither tracks nor ignores; elsewhere (and where git is missing, or ignores the root as
 * a whole) all of them, but for those of repositories inside of it. Symbolic links to directories are not followed.
 */
async function listSourceFiles(options) {
    const listed = (options.gitWorkTree === undefined ? undefined : await listByGit(options)) ?? (await walk(options));
    const wanted = listed.filter((path) => {
        const parts = path.split('/');
        return options.names.has(parts.at(-1) ?? '') && !parts.some((part) => skippedDirectories.has(part));
    });
    return [...new Set(wanted)].sort();
}
async function listByGit(options) {
    const { gitWorkTree, root, environment } = options;
    if (gitWorkTree === undefined)
        return undefined;
    const { openGit } = await Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 74890));
    const git = await openGit({ gitWorkTree, directory: root, environment });
    if (git === undefined)
        return undefined;
    const patterns = [...options.names].map((name) => `:(glob)**/${name.replace(/[\\*?[]/g, '\\$&')}`);
    const result = await git.run(['ls-files', '-co', '--exclude-standard', '-z', '--', ...patterns]);
    if (result.exitCode !== 0)
        return undefined;
    const files = result.stdout.split('\0').filter((path) => path !== '');
    if (files.length > 0)
        return files;
    return (await git.run(['check-ignore', '-q', '.'])).exitCode === 0 ? undefined : files;
}
async function walk(options) {
    const files = [];
    let level = [options.root];
    while (level.length > 0) {
        const below = await (0,bounded/* mapBounded */.y)(level, parallelReads, async (directory) => {
            const entries = await (0,promises_.readdir)(directory, { withFileTypes: true }).catch(() => []);
            // A submodule, or a repository in the repository: git would not list what is in it.
            const isOther = directory !== options.root && entries.some(({ name }) => name === '.git');
            if (isOther && options.gitWorkTree !== undefined)
                return [];
            for (const entry of entries) {
                if (!entry.isDirectory() && options.names.has(entry.name))
                    files.push((0,external_node_path_.join)(directory, entry.name));
            }
            return entries
                .filter((entry) => entry.isDirectory() && !skippedDirectories.has(entry.name))
                .map((entry) => (0,external_node_path_.join)(directory, entry.name));
        });
        level = below.flat();
    }
    return files.map((path) => (0,external_node_path_.relative)(options.root, path).split(external_node_path_.sep).join('/'));
}

// EXTERNAL MODULE: ./build/modules/workspace-root.js
var workspace_root = __webpack_require__(97540);
;// CONCATENATED MODULE: ./build/modules/find-declarations.js
















/** A file asks for a module of a registry that no setting declares. Hosts are never guessed. */
class UndeclaredHostError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
    host;
    constructor(dependency, hosts) {
        const { registry } = (0,module_name/* moduleNameParts */.u)(dependency.module);
        const near = (0,nearest/* nearest */.p)(registry, hosts);
        super(`${dependency.module} is on the registry ${registry}, which no setting declares${near === undefined ? '' : ` (did you mean ${near}?)`}`, {
            places: [dependency.place],
            next: `Correct the host, or declare it in .oras/config.yaml: "registries: {${JSON.stringify(registry)}: {}}". Declared are: ${hosts.join(', ')}.`,
        });
        this.host = registry;
    }
}
const find_declarations_parallelReads = 16;
/**
 * Finds the root for a directory and reads every `buf.yaml`, `buf.work.yaml`, BUCK and TARGETS file below it. Places are
 * relative to the root. Two directories of one root give the same declarations: compare `root`.
 * @throws {DirectoryNotFoundError | UnreadableFileError | UndeclaredHostError} and what the readers of the files throw
 */
async function findDeclarations(directory, options) {
    const workspace = await (0,workspace_root/* findWorkspaceRoot */.HU)(directory, options.home);
    const buildFiles = await readBuildFileNames(workspace);
    const files = await listFiles(workspace, buildFiles, options);
    const realRoot = await (0,inside_directory/* realPathOf */.d)(workspace.root);
    const parts = await (0,bounded/* mapBounded */.y)(files, find_declarations_parallelReads, async (file) => {
        // What git knows need not be there: it may be deleted and not yet committed.
        const text = await (0,plain_file/* readPlainFile */.b)({ path: (0,external_node_path_.join)(workspace.root, file), name: file, within: realRoot });
        return text === undefined ? undefined : { file, text };
    });
    const loaded = await readLoaded(workspace.root, realRoot, parts.filter((part) => part !== undefined));
    const collected = new Collected(loaded, buildFiles);
    for (const part of parts)
        if (part !== undefined)
            await collected.add(part.file, part.text);
    const hosts = [...new Set([...options.registries, options.bsrHost ?? 'buf.build'])].sort();
    const isDeclared = ({ module }) => hosts.includes((0,module_name/* moduleNameParts */.u)(module).registry);
    // `old.protos/x/y` is a directory; with a version behind it, it is none.
    const against = collected.against.filter((one) => one.requirement !== '' || isDeclared(one));
    for (const dependency of [...collected.dependencies, ...against]) {
        if (!isDeclared(dependency))
            throw new UndeclaredHostError(dependency, hosts);
    }
    const works = await Promise.all(collected.works.map((one) => readWork(one, workspace.root, realRoot)));
    const listed = new Set(files);
    for (const { listing } of works) {
        for (const { directory, bufYaml, isThere, place } of listing) {
            if (listed.has(bufYaml))
                continue;
            const message = isThere
                ? `There is no ${bufYaml}, so this module has no name and no deps of its own.`
                : `There is no directory ${directory}: stock buf stops at that.`;
            collected.remarks.push({ message, place });
        }
    }
    const bufWorkspaces = groupWorkspaces(collected.yamls, works);
    const scoped = scopeLocals(workspace.kind, collected, bufWorkspaces);
    return {
        root: workspace.root,
        kind: workspace.kind,
        asks: scoped.dependencies.map((dependency) => ({
            ...dependency,
            requirement: parseRequirement(dependency.requirement, 'workspace'),
        })),
        against: against.map((one) => ({ ...one, requirement: parseRequirement(one.requirement, 'workspace') })),
        gitReferences: collected.gitReferences,
        locals: scoped.locals,
        bufWorkspaces,
        lockOwners: collected.lockOwners,
        remarks: [...collected.remarks, ...scoped.remarks, ...(loaded?.remarks() ?? [])],
    };
}
/** Undefined where there are no build files: the parser for them takes longer to load than all else that is needed here. */
async function readLoaded(root, realRoot, parts) {
    const buildFiles = parts.filter(({ file }) => !isYaml(file));
    if (buildFiles.length === 0)
        return undefined;
    const { LoadedBuildFiles: Loaded } = await Promise.all(/* import() */[__webpack_require__.e(283), __webpack_require__.e(451)]).then(__webpack_require__.bind(__webpack_require__, 84451));
    const loaded = new Loaded(root, realRoot);
    await loaded.read(buildFiles);
    return loaded;
}
/** The directories of a `buf.work.yaml` where they really lie: buf goes through symbolic links, and so does what it finds there. */
async function readWork({ file, yaml }, root, realRoot) {
    const found = await Promise.all(yaml.directories.map(async ({ path, place }) => {
        const written = external_node_path_.posix.join(external_node_path_.posix.dirname(file), path);
        const real = await (0,inside_directory/* realPathOf */.d)((0,external_node_path_.join)(root, written));
        const directory = (0,inside_directory/* isInside */.F)(realRoot, real) ? (0,external_node_path_.relative)(realRoot, real).split(external_node_path_.sep).join('/') || '.' : written;
        const isThere = await (0,promises_.access)(real).then(() => true, () => false);
        return { directory, bufYaml: external_node_path_.posix.join(directory, 'buf.yaml'), isThere, place };
    }));
    return { file, directories: found.map(({ directory }) => directory), listing: found };
}
/**
 * Sets apart the modules of the root that stock buf does not see from every `buf.yaml` that declares them. Without buck2 these
 * are asked for as published ones, by those who do not see them. A buck2 project is one whole for its own build and checks, and
 * a remark tells where stock buf disagrees.
 */
function scopeLocals(kind, { dependencies, locals, lockOwners }, workspaces) {
    const outside = asksFromOutside(workspaces, lockOwners);
    if (outside.size === 0)
        return { dependencies, locals, remarks: [] };
    if (kind === 'buf') {
        const seen = new Map(lockOwners.map((owner) => [owner.directory, localsSeenBy(owner, workspaces)]));
        const isSeen = ({ module, place }) => external_node_path_.posix.basename(place.file) === 'buf.yaml' && seen.get(external_node_path_.posix.dirname(place.file))?.has(module) === true;
        return {
            dependencies: dependencies.filter((one) => !(outside.has(one.module) && isSeen(one))),
            locals: new Map([...locals].filter(([module]) => !outside.has(module))),
            remarks: [],
        };
    }
    const remarks = dependencies.flatMap(({ module, place }) => {
        const local = locals.get(module);
        const asks = external_node_path_.posix.basename(place.file) === 'buf.yaml' && outside.get(module)?.includes(external_node_path_.posix.dirname(place.file));
        if (local === undefined || asks !== true)
            return [];
        return [
            {
                message: `${module} is taken from ${local.file}, which buck2 sees and stock buf does not: list both directories in one buf.work.yaml (or as modules of one v2 buf.yaml) if buf is to build this module too.`,
                place,
            },
        ];
    });
    return { dependencies, locals, remarks };
}
function isYaml(file) {
    return file.endsWith('.yaml');
}
/** What the files of a root say, added up in the order of their paths. */
class Collected {
    dependencies = [];
    locals = new Map();
    lockOwners = [];
    remarks = [];
    against = [];
    gitReferences = [];
    yamls = [];
    works = [];
    #loaded;
    #names;
    constructor(loaded, names) {
        this.#loaded = loaded;
        this.#names = names;
    }
    async add(file, text) {
        const name = external_node_path_.posix.basename(file);
        if (name === 'buf.yaml')
            await this.#addBufYaml(file, text);
        else if (name === 'buf.work.yaml')
            this.works.push({ file, yaml: await parseBufWorkYaml(text, file) });
        else if (this.#loaded !== undefined) {
            const read = this.#loaded.declarationsOf(file, text);
            this.#take(read);
            this.against.push(...read.against);
            this.gitReferences.push(...read.gitReferences);
            const [place] = [...read.dependencies, ...read.against].map((one) => one.place);
            if (place !== undefined && this.#names.unknownToBuck2.has(name)) {
                this.remarks.push({
                    message: `buck2 does not read ${file}: to have it do so, write "name = BUCK,TARGETS" under [buildfile] in .buckconfig. What it asks for is counted all the same.`,
                    place,
                });
            }
        }
    }
    async #addBufYaml(file, text) {
        const yaml = await (0,buf_yaml/* parseBufYaml */.k)(text, file);
        this.#take(yaml);
        for (const { name, place } of yaml.modules) {
            if (name === undefined)
                continue;
            const other = this.locals.get(name);
            if (other === undefined)
                this.locals.set(name, place);
            else
                this.remarks.push({ message: `${name} is also the name of the module at ${other.file}:${other.line}.`, place });
        }
        const declares = [...new Set(yaml.dependencies.map((one) => one.module))];
        this.lockOwners.push({ directory: external_node_path_.posix.dirname(file), version: yaml.version, declares });
        this.yamls.push({ directory: external_node_path_.posix.dirname(file), yaml });
    }
    #take(read) {
        this.dependencies.push(...read.dependencies);
        this.remarks.push(...read.remarks);
    }
}
async function listFiles(workspace, buildFiles, { environment, otherRoots = [] }) {
    const markers = (0,workspace_root/* nestedRootMarkers */.RE)(workspace.kind);
    const names = new Set(['buf.yaml', 'buf.work.yaml', ...markers, ...buildFiles.lists.flat()]);
    const all = await listSourceFiles({ root: workspace.root, gitWorkTree: workspace.gitWorkTree, names, environment });
    const nested = all.filter((file) => markers.includes(external_node_path_.posix.basename(file))).map((file) => external_node_path_.posix.dirname(file));
    const others = otherRoots
        .filter((other) => (0,inside_directory/* isInside */.F)(workspace.root, other))
        .map((other) => (0,external_node_path_.relative)(workspace.root, other).split(external_node_path_.sep).join('/'));
    const nestedRoots = new Set([...nested, ...others].filter((directory) => directory !== '.' && directory !== ''));
    const mine = all.filter((file) => !markers.includes(external_node_path_.posix.basename(file)) && !liesIn(file, nestedRoots));
    const present = new Set(mine);
    return mine.filter((file) => isFirstChoice(file, buildFiles, present));
}
function liesIn(file, directories) {
    if (directories.size === 0)
        return false;
    for (let directory = external_node_path_.posix.dirname(file); directory !== '.'; directory = external_node_path_.posix.dirname(directory)) {
        if (directories.has(directory))
            return true;
    }
    return false;
}
/** False for a build file in whose place buck2 reads another one of the same directory. */
function isFirstChoice(file, buildFiles, present) {
    const directory = external_node_path_.posix.dirname(file);
    const name = external_node_path_.posix.basename(file);
    const rivals = buildFiles.lists.find((names) => names.includes(name));
    if (rivals === undefined)
        return true;
    return rivals.find((rival) => present.has(external_node_path_.posix.join(directory, rival))) === name;
}
async function readBuildFileNames(workspace) {
    if (workspace.kind !== 'buck2')
        return buildFileNames(undefined);
    return buildFileNames((await (0,buck_config_files/* readBuckConfigFiles */.t)(workspace.root, '')).entries);
}

// EXTERNAL MODULE: ./build/oci/errors.js
var oci_errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/pipeline/in-use.js
var in_use = __webpack_require__(3526);
// EXTERNAL MODULE: ./build/pipeline/job-record.js + 1 modules
var job_record = __webpack_require__(38938);
;// CONCATENATED MODULE: ./build/pipeline/install-root.js

/** Puts the modules of one root into buf's cache, brings its locks in line, and makes the cell of a buck2 project. */
async function installRoot(job, root, modules, { resolution, installer }) {
    const { settings, record, ci } = job;
    const { modules: installed, locks, remarks } = await record.time('install', () => installer.finish());
    for (const message of remarks)
        record.remark(root.declarations, 'warning', message);
    for (const { module, commit, how } of installed) {
        root.commits.set(module, commit);
        if (how === 'present' && root.origins.get(module) === 'store')
            root.origins.set(module, 'installed');
        if (how === 'repaired') {
            record.remark(root.declarations, 'warning', `${module} was damaged in the cache of buf, and was repaired.`);
        }
    }
    // Not before: where the job stops on its way here, no lock was written, and the report must not speak of changes.
    root.lock = {
        ...root.lock,
        status: locks.status,
        digest: locks.digest,
        written: locks.written.map((file) => record.inWorkspace(root.declarations, file)),
        changes: resolution.changes.map(job_record/* reportChange */.RJ),
    };
    const written = installed.filter(({ how }) => how !== 'present').length;
    ci.info(`Installed ${written === 0 ? 'nothing anew' : written} in the cache of buf (${settings.bufCacheDirectory})` +
        (locks.written.length === 0 ? '; the locks are unchanged.' : `; wrote ${locks.written.join(', ')}.`));
    if (root.declarations.kind === 'buck2') {
        await record.time('buck2 cell', async () => {
            const { installCell } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(438)]).then(__webpack_require__.bind(__webpack_require__, 85438));
            await installCell(job, root, modules, resolution);
        });
    }
}

;// CONCATENATED MODULE: ./build/pipeline/job-tools.js
/**
 * The programs that this job starts: found, or installed, when they are first asked for, and once. Most jobs that have nothing to build
 * ask for none, and load nothing of what downloads and unpacks them. Call `close()` at the end.
 */
class JobTools {
    #parts;
    #finder;
    constructor(parts) {
        this.#parts = parts;
    }
    /**
     * The absolute path of a tool.
     * @param root of the project that it is for: a `.buckversion` may lie there
     * @throws the errors of src/tools/find-tool.ts
     */
    async program(tool, root) {
        return (await this.find(tool, root)).program;
    }
    /** A tool, and where it was found. See {@link program}. */
    async find(tool, root) {
        this.#finder ??= Promise.all(/* import() */[__webpack_require__.e(401), __webpack_require__.e(995)]).then(__webpack_require__.bind(__webpack_require__, 91995)).then(({ ToolFinder: Finder }) => new Finder(this.#parts));
        return await (await this.#finder).find(tool, root);
    }
    async close() {
        await (await this.#finder)?.close();
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/store/blob-files.js
var blob_files = __webpack_require__(48557);
// EXTERNAL MODULE: ./build/store/keep-only.js
var keep_only = __webpack_require__(55316);
// EXTERNAL MODULE: ./build/store/store.js + 2 modules
var store_store = __webpack_require__(40490);
;// CONCATENATED MODULE: ./build/store/cache-entry.js









/**
 * The CI system's cache entry: an image layout of its own beside the store, with the blobs that the locks reach and nothing
 * else. The store itself may be shared with other jobs, so it is neither handed to the cache nor unpacked over.
 */
const parallelFiles = 8;
/**
 * Takes the blobs of a restored entry into the store. Each is hashed on its way: what a cache hands out was written by
 * somebody else. A blob that is damaged is left out, as if it had never been saved. Errors of the disk: exit code 8.
 * @param directory of the restored entry
 * @returns the digests that were taken in
 */
async function importCacheEntry(store, directory) {
    const taken = new Set();
    await (0,bounded/* mapBounded */.y)(await (0,keep_only/* blobsIn */.u)(directory), parallelFiles, async (digest) => {
        const path = (0,blob_files/* blobPathIn */.Kh)(directory, digest);
        const status = (0,blob_files/* blobStatus */.aI)(path);
        if (status === undefined)
            return;
        try {
            const descriptor = { mediaType: 'application/octet-stream', digest, size: Number(status.size) };
            await store.ingest(descriptor, (0,external_node_fs_.createReadStream)(path));
            taken.add(digest);
        }
        catch (error) {
            if (!isDamage(error))
                throw error;
            await (0,promises_.rm)(path, { force: true });
        }
    });
    const entry = await store_store/* Store */.i.open(directory).catch(() => undefined);
    const names = [...((await entry?.names()) ?? [])].filter(([, { digest }]) => taken.has(digest));
    // As everywhere, names are a convenience: a store that may only be read has what it has.
    if (names.length > 0)
        await store.setNames(new Map(names)).catch(() => { });
    return taken;
}
/** Bytes that are not those of the digest. Everything else says something about this machine, not about the entry. */
function isDamage(error) {
    return (error instanceof oci_errors/* DigestMismatchError */.h || error instanceof oci_errors/* TruncatedBodyError */.T$ || error instanceof oci_errors/* BodyTooLongError */.xz);
}
/**
 * Makes the entry that is to be saved: copies of the blobs, which share their bytes where the disk can do that. Hard links
 * would give the store's own files a new ctime, so that all of them were hashed again in the next run, and would let who
 * unpacks an entry over this one write into the store.
 * Errors of the disk: exit code 8.
 * @param directory emptied first
 * @param digests every blob and manifest that the locks reach
 */
async function exportCacheEntry(store, directory, digests, names) {
    try {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
        await (0,bounded/* mapBounded */.y)([...new Set(digests)], parallelFiles, async (digest) => {
            const target = (0,blob_files/* blobPathIn */.Kh)(directory, digest);
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
            await (0,promises_.copyFile)(store.blobPath(digest), target, external_node_fs_.constants.COPYFILE_FICLONE);
        });
    }
    catch (error) {
        throw (0,disk_error/* asDiskError */.k_)(error, directory);
    }
    const entry = await store_store/* Store */.i.open(directory);
    await entry.setNames(names);
    await entry.close();
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/store/cache-key.js

/** Raised when the content of an entry changes its form, so that old entries are not read. */
const entryForm = 'oras-buf-modules-v1';
/** Keys are matched as prefixes, the full key too: the terminator keeps one from matching a longer one. */
const terminator = '.end';
function cacheKey(factors) {
    const form = factors.suffix === '' ? entryForm : `${entryForm}-${safeSuffix(factors.suffix)}`;
    const asks = `asks_${shortHash([...new Set(factors.asks)].sort().join('\n'))}`;
    if (factors.locks.size === 0) {
        return {
            key: `${form}-${asks}-unlocked_${shortHash(factors.runId)}${terminator}`,
            restoreKeys: [`${form}-${asks}-`, `${form}-asks_`],
        };
    }
    return {
        key: `${form}-${asks}-locks_${locksHash(factors.locks)}${terminator}`,
        restoreKeys: [`${form}-${asks}-`, `${form}-asks_`],
    };
}
/**
 * One sentence for the report: which factor changed, told from the key that was wanted and the one that was found.
 * @param matched empty where nothing was found
 */
function explainCacheMiss(wanted, matched) {
    if (matched === wanted)
        return 'The entry for exactly these locks was there.';
    const want = readKey(wanted);
    if (matched === '') {
        return want.lock.startsWith('unlocked_')
            ? 'There is no lock, and no earlier run on this branch or its base saved an entry.'
            : 'No entry for these locks or for earlier ones: the first run on this branch and its base, a new cache-key-suffix, or the entry was evicted.';
    }
    const found = readKey(matched);
    if (want.lock.startsWith('unlocked_'))
        return 'There is no lock, so the entry of an earlier run was taken as a start.';
    if (want.asks !== found.asks)
        return 'What buf.yaml and BUCK files ask for changed since the entry was saved.';
    return found.lock.startsWith('unlocked_')
        ? 'The entry was saved before there was a lock.'
        : 'oras.lock or a buf.lock changed since the entry was saved.';
}
function readKey(key) {
    const parts = /-(asks_[0-9a-f]+)-((?:locks|unlocked)_[0-9a-f]+)/.exec(key);
    return { asks: parts?.[1] ?? '', lock: parts?.[2] ?? '' };
}
function locksHash(locks) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const [path, content] of [...locks].sort(([a], [b]) => (a < b ? -1 : 1))) {
        hash.update(`${path}\0${content.length}\0${content}\0`);
    }
    return hash.digest('hex').slice(0, 40);
}
function shortHash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
/** Cache keys may not hold a comma, and ours use `-asks_` and `-locks_` as marks. */
function safeSuffix(suffix) {
    return suffix.replaceAll(/[^A-Za-z0-9_.]/g, '_').slice(0, 100);
}

// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
;// CONCATENATED MODULE: ./build/resolve/expected-buf-lock.js



/** Where the lock of an owner lies, relative to the root. */
function bufLockPath(owner) {
    return external_node_path_.posix.join(owner.directory, 'buf.lock');
}
/**
 * The entries that the `buf.lock` of one owner must hold: all that it declares and all that these need in turn, by name.
 * Modules of the workspace get no entry, but what they declare is needed too.
 */
function expectedEntries(owner, declarations, modules) {
    const locals = localsSeenBy(owner, declarations.bufWorkspaces) ?? declarations.locals;
    return [...reachedBy(owner, declarations, locals, modules)]
        .filter((name) => !locals.has(name))
        .sort(utf8_order/* compareUtf8 */.z)
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
    const locals = localsSeenBy(owner, declarations.bufWorkspaces) ?? declarations.locals;
    return [...reachedBy(owner, declarations, locals, modules)]
        .filter((name) => declarations.locals.has(name) && !locals.has(name) && !owner.declares.includes(name))
        .sort(utf8_order/* compareUtf8 */.z);
}
function reachedBy(owner, declarations, locals, modules) {
    const reached = new Set(owner.declares);
    // A set hands out what is added while it is walked.
    for (const name of reached) {
        const local = locals.get(name);
        const next = local === undefined
            ? (modules.get(name)?.dependencies ?? [])
            : declarations.lockOwners
                .filter((other) => other.directory === external_node_path_.posix.dirname(local.file))
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
    for (const name of [...new Set([...held.keys(), ...wanted.keys()])].sort(utf8_order/* compareUtf8 */.z)) {
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

// EXTERNAL MODULE: ./build/modules/buf-lock.js
var buf_lock = __webpack_require__(4639);
// EXTERNAL MODULE: ./build/modules/content-digest.js
var content_digest = __webpack_require__(34108);
// EXTERNAL MODULE: ./build/modules/module-reference.js
var module_reference = __webpack_require__(12660);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/system/merge-conflict.js
var merge_conflict = __webpack_require__(71279);
;// CONCATENATED MODULE: ./build/resolve/oras-lock.js








/** An `oras.lock` that is not of the form that we write. */
class MalformedOrasLockError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** An `oras.lock` of a version that we do not know. */
class UnknownOrasLockVersionError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
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
async function parseOrasLock(text, file) {
    (0,merge_conflict/* refuseConflictMarkers */.a)(text, file, `Take either side whole ("git checkout --ours -- ${file}"), then run "oras-buf resolve --frozen=false": it brings the file in line with buf.yaml and BUCK.`);
    const yaml = await yaml_document/* YamlDocument */.J.parse(text, file, `A merge may have left it half of one side and half of the other: take one side whole ("git checkout --ours -- ${file}"), then run "oras-buf resolve --frozen=false".`);
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
        if (base.commit !== (0,content_digest/* commitId */.xk)(base.module, digest)) {
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
        .toSorted((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.reference, b.reference))
        .map((entry) => {
        const lines = [`  - reference: ${scalar(entry.reference)}`, '    by:'];
        for (const file of [...new Set(entry.by)].sort(utf8_order/* compareUtf8 */.z))
            lines.push(`      - ${scalar(file)}`);
        lines.push('    modules:');
        const modules = [...entry.oci.values(), ...entry.bsr.values()];
        for (const module of modules.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module)))
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
    for (const one of module.dependencies.toSorted(utf8_order/* compareUtf8 */.z))
        lines.push(`          - ${scalar(one)}`);
    return lines;
}
function formatList(list, entries) {
    if (entries.length === 0)
        return '';
    return `${list}:\n${entries
        .toSorted((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module))
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
    for (const [, ask] of [...asked].sort(([a], [b]) => (0,utf8_order/* compareUtf8 */.z)(a, b))) {
        lines.push(`      - requirement: ${scalar(ask.requirement)}`, `        by: ${scalar(ask.by)}`);
    }
    if (entry.dependencies.length > 0)
        lines.push('    dependencies:');
    for (const dependency of entry.dependencies.toSorted(utf8_order/* compareUtf8 */.z))
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
    const digest = (0,oci_digest/* tryParseDigest */.jt)(yaml.written(map, 'digest') ?? '');
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
        const { module, requirement } = (0,module_reference/* parseModuleReference */.fP)(reference, yaml.placeOf(yaml.get(map, 'reference') ?? node));
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
    return module.dependencies.map((text) => ({ ...(0,module_reference/* parseModuleReference */.fP)(text), by: module.module }));
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
    return { ...base, tag: required(yaml, map, 'tag', tagPattern), digest, commit: (0,content_digest/* commitId */.xk)(module, digest), b5: '' };
}
function readName(yaml, map) {
    const name = yaml.written(map, 'module') ?? '';
    const module = (0,module_name/* tryParseModuleName */.I_)(name);
    if (module === undefined)
        throw malformed(yaml, `"${name}" is not the full name of a module`, map, 'module');
    return module;
}
function readDependencies(yaml, map) {
    return yaml.list(map, 'dependencies').map((node) => {
        const text = yaml.asText(node, 'dependencies');
        (0,module_reference/* parseModuleReference */.fP)(text, yaml.placeOf(node));
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
    const unknown = yaml.keyBesides(map, known);
    if (unknown === undefined)
        return;
    throw new MalformedOrasLockError(`${yaml.file}: "${unknown.key}" is no key of an oras.lock (${known.join(', ')})`, {
        places: [unknown.place],
        next: writeAnew,
    });
}
/** At the value of `key` where there is one, else at `node`. */
function malformed(yaml, what, node, key) {
    const value = key !== undefined && node.kind === 'map' ? yaml.get(node, key) : undefined;
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

;// CONCATENATED MODULE: ./build/resolve/lock-files.js







const lock_files_parallelReads = 16;
/** The `oras.lock` of a root, or undefined where there is none. */
async function readOrasLock(root) {
    const text = await readLockFile(root, orasLockName);
    return text === undefined ? undefined : parseOrasLock(text, orasLockName);
}
/** The `buf.lock` of each owner, in the order of the declarations; undefined where there is none. */
async function readBufLocks(declarations) {
    const texts = await (0,bounded/* mapBounded */.y)(declarations.lockOwners, lock_files_parallelReads, (owner) => readLockFile(declarations.root, bufLockPath(owner)));
    // Parsed in order: of several that are wrong, the same one is told every time.
    const locks = new Map();
    for (const [index, owner] of declarations.lockOwners.entries()) {
        const text = texts[index];
        locks.set(owner, text === undefined ? undefined : await bufLockOf(owner, text));
    }
    return locks;
}
/** By owner, and so for as long as somebody has the declarations that it is of. */
const parsed = new WeakMap();
/**
 * The `buf.lock` of an owner, given the text that its file has now; undefined where that says nothing. A job asks before it
 * resolves and again before it writes: where the text is the same, it is parsed once.
 * @throws what parsing it throws
 */
async function bufLockOf(owner, text) {
    const before = parsed.get(owner);
    if (before?.text === text)
        return before.lock;
    const lock = text.trim() === '' ? undefined : await (0,buf_lock/* parseBufLock */.Cf)(text, bufLockPath(owner));
    parsed.set(owner, { text, lock });
    return lock;
}
/**
 * The text of a lock, or undefined where there is none. It is a file of the checkout, so it may be a link to a device or out
 * of the root: neither is read.
 * @param file relative to the root
 * @throws {UnreadableFileError}
 */
async function readLockFile(root, file) {
    return (0,plain_file/* readPlainFile */.b)({ path: (0,external_node_path_.join)(root, file), name: file, within: await (0,inside_directory/* realPathOf */.d)(root), largest: largestLock });
}
/** Bytes: some ten thousand modules. */
const largestLock = 16 * 1024 * 1024;

;// CONCATENATED MODULE: ./build/pipeline/lock-texts.js





/** The text of every oras.lock and buf.lock that is there, by path from the workspace. Empty where a root has no oras.lock. */
async function readLockTexts(roots, workspace) {
    const texts = new Map();
    for (const declarations of roots) {
        const files = [orasLockName, ...declarations.lockOwners.map(bufLockPath)];
        for (const file of files) {
            const text = await readLockFile(declarations.root, file).catch(() => undefined);
            // Without oras.lock the modules of the OCI registries float: a buf.lock alone pins half of them.
            if (text === undefined && file === orasLockName)
                break;
            if (text !== undefined)
                texts.set(external_node_path_.posix.join((0,job_record/* directoryOf */.jt)(declarations, workspace), file), text);
        }
    }
    return texts;
}

;// CONCATENATED MODULE: ./build/pipeline/module-cache.js




/** The CI system's cache in one job: restored before resolution, saved right after it, so that a failing build loses nothing. */
class ModuleCache {
    #settings;
    #ci;
    #store;
    #wanted;
    #hadLocks = false;
    #restored = new Set();
    report;
    constructor(settings, ci, store) {
        this.#settings = settings;
        this.#ci = ci;
        this.#store = store;
        this.report = off(whyOff(settings, ci));
    }
    /** Digests that came out of the restored entry. */
    get restored() {
        return this.#restored;
    }
    async restore(roots) {
        const backend = this.#backend();
        if (backend === undefined)
            return;
        const wanted = await this.#key(roots);
        this.#wanted = wanted;
        if (!this.#settings.cacheRead) {
            this.report = { ...off('The setting cache-read is false.'), key: wanted.key };
            return;
        }
        // What the checkout holds in its place is no part of the entry.
        await removeEntry(backend);
        const found = await backend.restore([backend.entryDirectory], wanted.key, wanted.restoreKeys);
        const matchedKey = found?.matchedKey ?? '';
        const failure = backend.lastFailure();
        try {
            if (found !== undefined)
                this.#restored = await importCacheEntry(this.#store, backend.entryDirectory);
        }
        finally {
            await removeEntry(backend);
        }
        this.report = {
            result: matchedKey === wanted.key
                ? 'hit'
                : matchedKey !== ''
                    ? 'partial'
                    : failure === undefined
                        ? 'miss'
                        : 'unavailable',
            key: wanted.key,
            matchedKey,
            reason: found === undefined && failure !== undefined
                ? `The cache could not be read: ${failure}.`
                : explainCacheMiss(wanted.key, matchedKey),
            saved: 'not-needed',
        };
        this.#ci.info(`Cache ${this.report.result}: ${this.report.reason}`);
    }
    /**
     * Saves the blobs that the locks of this run reach, and nothing else.
     * @param blobs of all roots: manifests, configs and layers
     */
    async save(roots, blobs) {
        const backend = this.#backend();
        if (backend === undefined || this.#wanted === undefined || blobs.length === 0)
            return;
        // A run that moved the locks saves under what they are now; one that had none, under what it was looked for.
        const { key } = this.#hadLocks ? await this.#key(roots) : this.#wanted;
        if (this.report.result === 'hit' && this.report.matchedKey === key)
            return;
        if (!this.#settings.cacheWrite)
            return;
        if (!backend.writable) {
            await backend.save([], key);
            this.report = { ...this.report, saved: 'not-allowed' };
            this.#ci.info(`The cache is not saved: ${backend.lastFailure() ?? 'this run may not write it'}.`);
            return;
        }
        const present = new Set();
        for (const { digest } of blobs)
            if (await this.#store.has(digest))
                present.add(digest);
        const names = [...(await this.#store.names())].filter(([, { digest }]) => present.has(digest));
        const saved = await this.#pack(backend, present, new Map(names), key);
        this.report = { ...this.report, saved };
        if (saved === 'saved')
            this.#ci.info(`Cache saved: ${key}`);
    }
    async close() { }
    /** A cache that is not saved costs the next run its time, and this one nothing: also where the disk has no room for the copy. */
    async #pack(backend, digests, names, key) {
        try {
            await exportCacheEntry(this.#store, backend.entryDirectory, digests, names);
            return await backend.save([backend.entryDirectory], key);
        }
        catch (error) {
            this.#ci.warning(`The cache was not saved: ${error.message}.`);
            return 'failed';
        }
        finally {
            await removeEntry(backend);
        }
    }
    #backend() {
        return whyOff(this.#settings, this.#ci) === undefined ? this.#ci.cache : undefined;
    }
    async #key(roots) {
        const locks = await readLockTexts(roots.map((root) => root.declarations), this.#ci.workspace);
        this.#hadLocks ||= locks.size > 0;
        return cacheKey({
            suffix: this.#settings.cacheKeySuffix,
            locks,
            asks: roots.flatMap(({ declarations }) => [...declarations.asks, ...declarations.against].map(({ module, requirement }) => `${module}:${requirement.text}`)),
            runId: this.#ci.run.id,
        });
    }
}
/** It lies in the checkout, where later steps would find it. That it cannot be removed is no reason to fail. */
async function removeEntry(backend) {
    await (0,promises_.rm)(backend.entryDirectory, { recursive: true, force: true }).catch(() => { });
}
function off(reason) {
    return { result: 'off', key: '', matchedKey: '', reason: reason ?? '', saved: 'not-needed' };
}
function whyOff(settings, ci) {
    if (ci.cache === undefined)
        return 'There is no keyed cache here; the store in the cache directory stays.';
    if (settings.offline)
        return 'The job is offline.';
    return settings.cacheRead || settings.cacheWrite ? undefined : 'The settings cache-read and cache-write are false.';
}

// EXTERNAL MODULE: ./build/auth/credential-chain.js + 1 modules
var credential_chain = __webpack_require__(99344);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
;// CONCATENATED MODULE: ./build/oci/endpoint.js


const layoutPrefix = 'oci-layout:';
/**
 * Reads the endpoint of a registry.
 * @throws {MalformedEndpointError} where it is neither an origin nor `oci-layout:PATH`
 * @throws {PlainHttpRefusedError} where it is plain HTTP off this machine, and the settings do not allow that
 */
function parseEndpoint(settings) {
    const { host, endpoint, plainHttp } = settings;
    if (endpoint.startsWith(layoutPrefix)) {
        const directory = endpoint.slice(layoutPrefix.length);
        if (directory === '')
            throw new oci_errors/* MalformedEndpointError */.hZ(host, '"oci-layout:" is followed by no path');
        return { kind: 'layout', directory };
    }
    if (!URL.canParse(endpoint))
        throw new oci_errors/* MalformedEndpointError */.hZ(host, 'it is no address');
    const url = new URL(endpoint);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
        throw new oci_errors/* MalformedEndpointError */.hZ(host, 'it starts neither with https:// nor with http://');
    }
    if (url.username !== '' || url.password !== '') {
        throw new oci_errors/* MalformedEndpointError */.hZ(host, 'it carries a user name; set ORAS_USERNAME and ORAS_REGISTRY_TOKEN instead');
    }
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
        throw new oci_errors/* MalformedEndpointError */.hZ(host, 'it has a path; a path before the repository belongs into "repository"');
    }
    if (url.protocol === 'http:' && !plainHttp && !(0,addresses/* isLoopback */.U9)(url))
        throw new oci_errors/* PlainHttpRefusedError */.B4(host);
    return { kind: 'server', url };
}

;// CONCATENATED MODULE: ./build/oci/lazy-registry.js
/** A registry whose code is loaded when something is asked of it: a job that has all it needs loads none. */
class LazyRegistry {
    host;
    #load;
    #loaded;
    #announced = [];
    constructor(host, load) {
        this.host = host;
        this.#load = load;
    }
    announce(repositories) {
        if (this.#loaded === undefined)
            this.#announced.push(...repositories);
        else
            void this.#loaded.then((registry) => registry.announce?.(repositories)).catch(() => { });
    }
    async listTags(repository) {
        return await (await this.#registry()).listTags(repository);
    }
    async resolveTag(repository, tag) {
        return await (await this.#registry()).resolveTag(repository, tag);
    }
    async fetchManifest(repository, reference) {
        return await (await this.#registry()).fetchManifest(repository, reference);
    }
    async fetchBlob(repository, descriptor) {
        return await (await this.#registry()).fetchBlob(repository, descriptor);
    }
    #registry() {
        this.#loaded ??= this.#load().then((registry) => {
            registry.announce?.(this.#announced);
            return registry;
        });
        return this.#loaded;
    }
}

// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(20907);
// EXTERNAL MODULE: ./build/oci/traffic-counter.js
var traffic_counter = __webpack_require__(62438);
// EXTERNAL MODULE: ./build/oci/transfer-limits.js
var transfer_limits = __webpack_require__(45268);
;// CONCATENATED MODULE: ./build/oci/registries.js







/** The registries of one job. Nothing is read or sent until one of them is asked. */
function createRegistries(options) {
    return new JobRegistries(options);
}
class JobRegistries {
    #options;
    #limits;
    #traffic;
    #byHost = new Map();
    #closers = [];
    constructor(options) {
        this.#options = options;
        this.#traffic = new traffic_counter/* TrafficCounter */.Y(options.parallelism);
        this.#limits = { ...transfer_limits/* defaultLimits */.M, ...options.limits };
        // Every request listens to it; Node would call more than ten listeners a leak.
        if (options.signal !== undefined)
            (0,external_node_events_.setMaxListeners)(0, options.signal);
    }
    forHost(host) {
        let registry = this.#byHost.get(host);
        if (registry === undefined) {
            const settings = this.#settingsOf(host);
            registry = new LazyRegistry(host, () => this.#open(settings));
            this.#byHost.set(host, registry);
        }
        return registry;
    }
    repositoryOf(moduleName) {
        const [host = '', owner = '', name = ''] = moduleName.split('/');
        return (0,reference/* applyRepositoryTemplate */.lI)(this.#settingsOf(host).repository, owner, name);
    }
    async writerFor(host) {
        const settings = this.#settingsOf(host);
        const endpoint = parseEndpoint(settings);
        if (endpoint.kind === 'layout') {
            const { LayoutRegistryWriter } = await __webpack_require__.e(/* import() */ 709).then(__webpack_require__.bind(__webpack_require__, 50709));
            return new LayoutRegistryWriter(host, endpoint.directory);
        }
        if (this.#options.offline)
            throw new oci_errors/* OfflineError */.M_(host, 'a place to push to');
        const { openHttpWriter } = await Promise.all(/* import() */[__webpack_require__.e(526), __webpack_require__.e(401), __webpack_require__.e(89), __webpack_require__.e(411)]).then(__webpack_require__.bind(__webpack_require__, 72411));
        const { writer, close } = await openHttpWriter(settings, endpoint.url, this.#context());
        this.#closers.push(close);
        return writer;
    }
    traffic() {
        return this.#traffic.snapshot();
    }
    async close() {
        await Promise.all(this.#closers.splice(0).map((close) => close()));
    }
    #settingsOf(host) {
        const settings = this.#options.registries.get(host);
        if (settings === undefined)
            throw new oci_errors/* UnknownHostError */.Do(host, [...this.#options.registries.keys()]);
        return settings;
    }
    async #open(settings) {
        const endpoint = parseEndpoint(settings);
        if (endpoint.kind === 'layout') {
            const { LayoutRegistry } = await __webpack_require__.e(/* import() */ 604).then(__webpack_require__.bind(__webpack_require__, 95604));
            return new LayoutRegistry(settings.host, endpoint.directory);
        }
        if (this.#options.offline)
            return new OfflineRegistry(settings.host);
        const { openHttpRegistry } = await Promise.all(/* import() */[__webpack_require__.e(526), __webpack_require__.e(401), __webpack_require__.e(89)]).then(__webpack_require__.bind(__webpack_require__, 75089));
        const { registry, close } = await openHttpRegistry(settings, endpoint.url, this.#context());
        this.#closers.push(close);
        return registry;
    }
    #context() {
        const { credentials, environment, log, maskSecret, signal, parallelism: connections } = this.#options;
        return {
            credentials,
            connections,
            environment,
            limits: this.#limits,
            traffic: this.#traffic,
            log,
            maskSecret,
            signal,
        };
    }
}
/** A server in a job that must not use the network: whatever is asked of it is missing. */
class OfflineRegistry {
    host;
    constructor(host) {
        this.host = host;
    }
    async listTags(repository) {
        throw new oci_errors/* OfflineError */.M_(this.host, `the list of tags of ${repository}`);
    }
    async resolveTag(repository, tag) {
        throw new oci_errors/* OfflineError */.M_(this.host, `${repository}:${tag}`);
    }
    async fetchManifest(repository, reference) {
        throw new oci_errors/* OfflineError */.M_(this.host, `the manifest ${reference} of ${repository}`);
    }
    async fetchBlob(repository, descriptor) {
        throw new oci_errors/* OfflineError */.M_(this.host, `the blob ${descriptor.digest} of ${repository}`);
    }
}

;// CONCATENATED MODULE: ./build/pipeline/open-registries.js


/** The registries of the settings, with the credentials for them. Nothing is asked yet. The caller closes the registries. */
function openRegistries({ settings, ci, environment, signal }) {
    const maskSecret = (value) => ci.mask(value);
    const { workspace: checkout } = ci;
    const credentials = (0,credential_chain/* credentialChain */.V)({ ...settings, environment, signal, checkout, log: ci, maskSecret });
    const registries = createRegistries({
        registries: settings.registries,
        credentials,
        parallelism: settings.parallelDownloads,
        offline: settings.offline,
        environment,
        log: ci,
        maskSecret,
        signal,
    });
    return { credentials, registries };
}

// EXTERNAL MODULE: ./build/pipeline/open-store.js
var open_store = __webpack_require__(45811);
// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
;// CONCATENATED MODULE: ./build/resolve/lock-errors.js

/** The locks do not agree with the declarations, and this run must not change them. */
class LockOutOfDateError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
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
class MissingLockError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
    /** @param locks what to commit then: `oras.lock and every buf.lock` */
    constructor(file, locks) {
        super(`there is no ${file}, and --frozen was given`, {
            places: [{ file }],
            next: `Run "oras-buf resolve --frozen=false" and commit ${locks}.`,
        });
    }
}
/** A module named by `--update` is none that the declarations lead to. */
class UnknownUpdateError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
    constructor(module, near) {
        super(`--update ${module}: nothing in this workspace depends on it`, {
            next: near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Name modules in full: registry/owner/name.',
        });
    }
}
/** An offline run lacks modules that neither the lock nor the store has. */
class ModulesMissingOfflineError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.network;
    modules;
    constructor(missing, places) {
        super(`this run is offline, and these modules are missing:\n${missing.map(({ module, why }) => `  ${module}: ${why}`).join('\n')}`, {
            places: [...new Map(places.map((place) => [(0,errors/* formatPlace */.dE)(place), place])).values()],
            next: 'Run once without --offline, or restore a cache that holds them.',
        });
        this.modules = missing.map(({ module }) => module);
    }
}
/** A registry has both spellings of a version, and they are not the same artifact. */
class TwinTagsError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
    constructor(module, one, other) {
        super(`${module} has the tags ${one} and ${other}, which are one version, and they hold different artifacts`, {
            next: `Have one of the two tags removed from the registry. Until then, let the workspace ask for exactly one of them ("${module}:${one}"), and nobody for the other.`,
        });
    }
}

;// CONCATENATED MODULE: ./build/resolve/network-rules.js


/** A module that `oras_cache_only = True` names would have to be fetched. */
class CacheOnlyModuleError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.network;
    /** @param what what is not at hand, as a clause */
    constructor(module, what, askers) {
        super(`${module} must not be fetched (oras_cache_only = True), and ${what}`, {
            places: askers,
            next: 'Restore a cache or a store that holds the locked version; or take oras_cache_only out, run "oras-buf resolve --frozen=false" once, and put it back.',
        });
    }
}
/** A registry would be asked anonymously for a module that `oras_auth_required = True` names. */
class AnonymousAccessError extends oci_errors/* MissingCredentialsError */.DS {
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

;// CONCATENATED MODULE: ./build/resolve/bsr-asks.js

/** Lines of the workspace, or modules, ask for one BSR module under different labels or commits. */
class BsrReferenceConflictError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
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
    return asker.kind === 'workspace' ? (0,errors/* formatPlace */.dE)(asker) : `${asker.module}:${asker.version}`;
}
/** The lines of the workspace among the askers. */
function workspacePlaces(asks) {
    return asks.flatMap(({ asker }) => (asker.kind === 'workspace' ? [{ file: asker.file, line: asker.line }] : []));
}

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

;// CONCATENATED MODULE: ./build/resolve/nearest.js

/** The candidates most like `text`, the nearest first, at most `count`: those that a slip of the pen or two could explain. */
function nearest_nearest(text, candidates, count = 3) {
    const scored = [];
    for (const candidate of new Set(candidates)) {
        if (candidate === text)
            continue;
        const limit = Math.max(2, Math.floor(Math.max(text.length, candidate.length) / 3));
        if (Math.abs(text.length - candidate.length) > limit)
            continue;
        const distance = (0,nearest/* editDistance */.Y)(text, candidate);
        if (distance <= limit)
            scored.push({ candidate, distance });
    }
    scored.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
    return scored.slice(0, count).map(({ candidate }) => candidate);
}

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
        if (isKnownWithout && error instanceof CacheOnlyModuleError)
            return 'not-asked';
        throw error;
    }
}
function unknownModule(problem, lookUps) {
    const { module } = problem;
    const near = nearest_nearest(module, lookUps.knownModules);
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
        const near = nearest_nearest(reason.tag, tags);
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

;// CONCATENATED MODULE: ./build/resolve/lock-agreement.js







/** What a locked module asks for at its locked version. */
function lockedAsks(locked) {
    const version = 'tag' in locked ? locked.tag : locked.commit;
    return locked.dependencies.map((text) => {
        const { module, requirement } = (0,module_reference/* parseModuleReference */.fP)(text);
        return {
            module,
            requirement: parseRequirement(requirement, 'module'),
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
    for (const module of [...names].sort(utf8_order/* compareUtf8 */.z)) {
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
        const [group] = groupBsrAsks(asks);
        if (group === undefined || lockedBsrSatisfies(bsr, group.reference))
            return undefined;
        return { kind: 'changed', source: 'bsr', module, locked: bsr.commit, asks };
    }
    if (oci === undefined)
        return { kind: 'added', source: 'oci', module, asks };
    const against = asks.filter((ask) => !(0,version_rule/* satisfies */.ib)(oci.tag, ask, asks));
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
    const describe = source === 'bsr' ? describeBsrReference : describeRequirement;
    const described = [...new Set(asks.map((ask) => `${describe(ask)} asked for by ${describeAsker(ask)}`))];
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
            dependencies: locked.dependencies.map((text) => (0,module_reference/* parseModuleReference */.fP)(text).module),
        });
    }
    return modules;
}
/** Where each `buf.lock` of a root disagrees with `oras.lock`: `+`, `-` and `~` lines. */
function compareBufLocks(declarations, lock, bufLocks) {
    const modules = lockableModules(lock);
    return declarations.lockOwners.flatMap((owner) => bufLockDifference(bufLocks.get(owner), owner, expectedEntries(owner, declarations, modules)));
}

;// CONCATENATED MODULE: ./build/resolve/asked-places.js

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
    if (error instanceof errors/* OrasBufError */.Ll)
        error.addPlaces(placesThatLeadTo(module, askers));
    return error;
}

;// CONCATENATED MODULE: ./build/resolve/bsr-half.js






/**
 * The BSR modules of a root. What is locked, and satisfies, stays; `buf.lock` leads for commits where the run is not frozen,
 * because people and other tools run stock buf there. Where anything else is wanted, buf (or the mirror) is asked once, with
 * all that stays pinned.
 */
async function resolveBsrHalf(problem, resolveBsr) {
    const { isLocal } = problem.kinds;
    const groups = groupBsrAsks(problem.asks.filter((ask) => !isLocal(ask.module)));
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
                : lockedBsrSatisfies({ ...locked, commit }, reference));
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
            error.addPlaces(workspacePlaces(asks));
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
            const file = bufLockPath(owner);
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
        if (locked === undefined || !lockedBsrSatisfies(locked, reference))
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
                requirement: parseRequirement('', 'module'),
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

// EXTERNAL MODULE: ./build/modules/artifact-annotations.js
var artifact_annotations = __webpack_require__(18321);
;// CONCATENATED MODULE: ./build/resolve/oci-source.js






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
            return lockedAsks(locked);
        const manifest = await this.#manifest(module, tag);
        if (manifest === undefined)
            throw new Error(`${module}:${tag} was chosen, and its manifest is gone`);
        const references = (0,artifact_annotations/* readDependencies */.gF)(manifest.annotations, `${module}:${tag}`) ??
            (await this.#reader.declared(module, tag, manifest.digest));
        return references.map((reference) => ({
            module: reference.module,
            requirement: parseRequirement(reference.requirement, 'module'),
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
        if ((0,version_rule/* tagVersion */.RQ)(tag) === undefined)
            return;
        const listed = await this.#lists.get(module)?.catch(() => undefined);
        const twin = (0,version_rule/* otherSpelling */.NL)(tag);
        const isLocked = this.#locked.get(module)?.tag === tag;
        const isAskedFor = !isLocked && asks.some(({ requirement }) => requirement.text === twin);
        if (!isAskedFor && listed?.includes(twin) !== true)
            return;
        const [one, other] = [await this.#manifest(module, tag), await this.#manifest(module, twin)];
        if (one !== undefined && other !== undefined && one.digest !== other.digest)
            throw new TwinTagsError(module, tag, twin);
    }
    #manifest(module, tag) {
        if (!(0,reference/* isTag */.dz)(tag))
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
            throw withPlacesOf(error, name, graph.askers());
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
    const source = new OciSource(context.reader, kept);
    const selection = await selectVersions({
        asks: problem.asks,
        isForeign: (module) => kinds.isLocal(module) || kinds.isBsr(module),
        locked: new Map([...kept].map(([module, entry]) => [module, entry.tag])),
        parallel: context.parallel,
    }, source);
    if (selection.kind !== 'stable')
        throw await explainConflict(selection, {
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
        throw withPlacesOf(error, module, new Map(askers));
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

;// CONCATENATED MODULE: ./build/resolve/against.js








/** The references of the build files, each once, in order. */
function againstAsks(declarations) {
    const groups = Map.groupBy(declarations.against, (one) => one.reference);
    return [...groups]
        .sort(([a], [b]) => (0,utf8_order/* compareUtf8 */.z)(a, b))
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
        const places = workspacePlaces(one.asks);
        const shown = `against ${one.reference}`;
        if (entry === undefined) {
            const lines = [`+ ${shown}: named by ${[...new Set(places.map(errors/* formatPlace */.dE))].join(', ')}`];
            return [{ kind: 'added', reference: one.reference, places, lines }];
        }
        const { differences } = compareWithLock(one.asks, publishedOnly(kinds), locked(entry));
        if (differences.length === 0)
            return [];
        const lines = differences.map((one) => formatDifference(one).replace(' ', ` ${shown}: `));
        return [{ kind: 'changed', reference: one.reference, places, lines }];
    });
    const gone = [...lock.against.keys()]
        .filter((reference) => !named.has(reference))
        .map((reference) => {
        return { kind: 'removed', reference, places: [], lines: [`- against ${reference}: nobody names it`] };
    });
    return [...found, ...gone].sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.reference, b.reference));
}
/** Where a difference is to be shown: at the lines that name the reference, else in the lock. */
function placesOfAgainst(difference, lock) {
    if (difference.places.length > 0)
        return difference.places;
    return [{ file: orasLockName, line: lock.against.get(difference.reference)?.line ?? 1 }];
}
/**
 * Resolves each reference for itself, with all that it needs: each has versions of its own, whatever the workspace and the
 * others have. What is locked stays.
 */
async function resolveAgainst(asks, lock, problem, context) {
    // One after the other where buf is asked: each of its runs is alone on its cache.
    const found = await (0,bounded/* mapBounded */.y)(asks, 1, async (one) => {
        const versions = await resolveVersions({
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
            const commit = (0,content_digest/* commitId */.xk)(one.module, one.manifestDigest);
            oci.set(one.module, { ...base, tag: one.tag, digest: one.manifestDigest, commit, b5: '' });
        }
    }
    const by = module.askedBy.flatMap(({ asker }) => (asker.kind === 'workspace' ? [asker.file] : []));
    return { reference, by, oci, bsr, line: 0 };
}

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
    const lock = await readOrasLock(declarations.root);
    const bufLocks = await readBufLocks(declarations);
    const against = againstAsks(declarations);
    const kinds = {
        isLocal: (module) => declarations.locals.has(module),
        isBsr: (module) => context.bsrHosts.has((0,module_name/* moduleNameParts */.u)(module).registry),
    };
    const asks = workspaceAsks(declarations);
    const agreement = compareWithLock(asks, kinds, lock ?? noLock);
    const againstDifferences = compareAgainst(against, kinds, lock ?? noLock);
    if (lock === undefined && context.frozen === 'asked' && agreement.asks.size + against.length > 0)
        throw new MissingLockError(orasLockName, locksOf(declarations));
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
            ? [{ file: orasLockName, line: lock.lines.get(difference.module) ?? 1 }]
            : workspacePlaces(difference.asks));
        throw new LockOutOfDateError(orasLockName, [...differences.map(formatDifference), ...against.flatMap(({ lines }) => lines)], [...places, ...against.flatMap((difference) => placesOfAgainst(difference, lock))], locksOf(declarations));
    }
    const lines = compareBufLocks(declarations, lock, bufLocks);
    if (lines.length > 0) {
        const file = lockFileOf(lines[0] ?? '');
        throw new LockOutOfDateError('buf.lock', lines, [{ file }], locksOf(declarations));
    }
}
/** The locks that people commit: without a `buf.yaml` there is no buf.lock. */
function locksOf({ lockOwners }) {
    return lockOwners.length === 0 ? orasLockName : `${orasLockName} and every buf.lock`;
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
    const context = { ...job.context, reader: new RememberingReader(job.context.reader) };
    const problem = {
        kinds: job.kinds,
        frozen: job.frozen,
        updated,
        knownModules: [...declarations.locals.keys()],
        heldElsewhere: new Map(declarations.bufWorkspaces.flatMap(({ locals }) => [...locals])),
    };
    const own = await resolveVersions({
        ...problem,
        asks: job.asks,
        lock,
        bufLocks: [...bufLocks].flatMap(([owner, held]) => (held === undefined ? [] : [{ owner, held }])),
        lockVersions: new Set(declarations.lockOwners.map((owner) => owner.version)),
    }, context);
    const compared = await resolveAgainst(job.against, lock, problem, context);
    const asked = own.asked || compared.asked;
    // Each is a question to the registry: whoever only adds or changes an ask shall not wait for questions about all others.
    const isUpdate = asked && context.update.kind !== 'none';
    const movedTags = isUpdate ? await movedTagsOf(own.stayed, context) : [];
    for (const [against, stayed] of isUpdate ? compared.stayed : []) {
        movedTags.push(...(await movedTagsOf(stayed, context)).map((change) => ({ ...change, against })));
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
        message: `There was no ${orasLockName}, so versions float: this run took what the registries have now. Commit ${locksOf(declarations)} to get the same modules everywhere.`,
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
        throw new UnknownUpdateError(module, named.length > 0 ? named : nearest_nearest(module, known));
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
    throw new ModulesMissingOfflineError(missing, [
        ...wanted.flatMap((difference) => ('asks' in difference ? workspacePlaces(difference.asks) : [])),
        ...job.againstDifferences.flatMap(({ places }) => places),
    ]);
}

// EXTERNAL MODULE: ./build/tools/find-program.js
var find_program = __webpack_require__(9940);
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

// EXTERNAL MODULE: ./build/bsr/module-cache-entry.js
var module_cache_entry = __webpack_require__(18056);
// EXTERNAL MODULE: ./build/bsr/bsr-module.js
var bsr_module = __webpack_require__(44800);
// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
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
        const directory = (0,external_node_path_.dirname)(this.#target);
        // Where nothing was before, nothing was left.
        if ((0,external_node_fs_.mkdirSync)(directory, { recursive: true }) === undefined)
            await (0,atomic_files/* removeLeftovers */.DA)(directory);
        const beside = (0,atomic_files/* temporaryBeside */.w6)(this.#target);
        let isPlaced = false;
        try {
            await this.#make(beside, content, tree, twin);
            isPlaced = await this.#place(beside);
        }
        finally {
            if (!isPlaced)
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
    /**
     * Renames into place. What stands there and is right is left: another process was faster. What is wrong is moved away.
     * @returns false where the other process's entry stands there
     */
    async #place(beside) {
        for (let attempt = 0;; attempt++) {
            try {
                (0,external_node_fs_.renameSync)(beside, this.#target);
                return true;
            }
            catch (error) {
                const { code } = error;
                const occupied = code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR' || code === 'EPERM';
                if (!occupied || attempt >= mostAttempts)
                    throw error;
            }
            if (await this.#isRight())
                return false;
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

;// CONCATENATED MODULE: ./build/install/install-record.js






const recordVersion = 2;
/** The `.proto` files that were seen in an entry, relative to the module's root. */
function protoPathsSeen({ entry }) {
    return entry.flatMap(([path]) => (path.startsWith('files/') && path.endsWith('.proto') ? [path.slice(6)] : []));
}
/** The directory of all records. */
function recordDirectory(stateDirectory) {
    return (0,external_node_path_.join)(stateDirectory, 'installed');
}
/** Where the record of one entry lies. Different buf caches have different records. */
function recordPath(stateDirectory, cacheDirectory, module, commit) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${cacheDirectory}\n${module}\n${commit}`).digest('hex').slice(0, 40);
    return (0,external_node_path_.join)(recordDirectory(stateDirectory), `${hash}.json`);
}
/** Reads a record; undefined where there is none that we understand. */
function readRecord(path) {
    try {
        const { version, module, commit, b4, b5, trees } = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        const name = (0,module_name/* tryParseModuleName */.I_)(String(module));
        if (version !== recordVersion || name === undefined || !/^[0-9a-f]{32}$/.test(String(commit)))
            return undefined;
        if (typeof b4 !== 'string' || typeof b5 !== 'string' || typeof trees !== 'object')
            return undefined;
        const { b5: forV2, shake256: forV1 } = trees;
        return {
            module: name,
            commit: String(commit),
            b4,
            b5,
            trees: {
                ...(isTreeRecord(forV2) ? { b5: forV2 } : {}),
                ...(isTreeRecord(forV1) ? { shake256: forV1 } : {}),
            },
        };
    }
    catch {
        return undefined;
    }
}
function isTreeRecord(value) {
    return typeof value?.wrote === 'boolean' && Array.isArray(value.entry) && value.entry.every(isSeen);
}
function isSeen(one) {
    return Array.isArray(one) && typeof one[0] === 'string' && Array.isArray(one[1]);
}
/** Writes down what was seen of an entry whose bytes were hashed. */
function writeRecord(path, record) {
    (0,atomic_files/* replaceFileAtOnce */.FM)(path, JSON.stringify({ version: recordVersion, ...record }));
}
/** Whether two looks saw the same entry. Its commit file is another matter: it is checked whenever it is read. */
function isSameEntry(before, after) {
    return JSON.stringify(before.entry) === JSON.stringify(after.entry);
}
/**
 * Whether an entry and its commit file still look as they did: presence, size, times of every file; and of every directory, so that a
 * file that was added shows too. It reads no content.
 */
function looksUnchanged(look, tree, record, cacheDirectory) {
    const { commitFile } = look;
    if (commitFile === undefined)
        return false;
    const path = (0,module_cache_entry/* commitFilePath */.vH)(cacheDirectory, tree, record.module, record.commit);
    return isStill(commitFile, path) && entryLooksUnchanged(look, tree, record, cacheDirectory);
}
/** The same of the entry alone: its commit file may be written anew by buf. */
function entryLooksUnchanged({ entry }, tree, { module, commit }, cacheDirectory) {
    const top = (0,module_cache_entry/* cacheEntryPath */.UT)(cacheDirectory, tree, module, commit);
    return entry.length > 0 && entry.every(([path, stamp]) => isStill(stamp, path === '' ? top : `${top}/${path}`));
}
/** Everything that is to be seen of a module in one tree now. What goes away meanwhile is not seen. */
function lookAt(tree, module, commit, cacheDirectory) {
    const top = (0,module_cache_entry/* cacheEntryPath */.UT)(cacheDirectory, tree, module, commit);
    const entry = [];
    const visit = (path) => {
        const absolute = path === '' ? top : `${top}/${path}`;
        const stamp = stampOf(absolute);
        if (stamp === undefined)
            return;
        entry.push([path, stamp]);
        if (stamp[0] !== 'd')
            return;
        for (const name of namesIn(absolute))
            visit(path === '' ? name : `${path}/${name}`);
    };
    visit('');
    return { commitFile: stampOf((0,module_cache_entry/* commitFilePath */.vH)(cacheDirectory, tree, module, commit)), entry };
}
function namesIn(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory).sort();
    }
    catch {
        return [];
    }
}
function stampOf(path) {
    const stat = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (stat === undefined)
        return undefined;
    const isDirectory = stat.isDirectory();
    return [isDirectory ? 'd' : stat.isFile() ? 'f' : 'o', isDirectory ? 0 : stat.size, stat.mtimeMs, stat.ctimeMs];
}
function isStill([kind, size, mtimeMs, ctimeMs], path) {
    const now = stampOf(path);
    return now !== undefined && now[0] === kind && now[1] === size && now[2] === mtimeMs && now[3] === ctimeMs;
}

;// CONCATENATED MODULE: ./build/install/buf-cache.js












/** A module's files do not have the digest that the lock says. Nothing of them is installed. */
class InstalledDigestError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.digestMismatch;
}
/** buf's cache must not lie in the repository: buf would find each symbol in it a second time. */
class CacheInsideRootError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/**
 * The trees that a module has to be in. The one for v2 locks always: what is installed is looked up there. The one for v1 locks where
 * there is such a lock, for it doubles the work; and not without b4, since then nothing can be said of it.
 */
function treesOf(digests, { lockVersions }) {
    return digests.b4 === '' || !lockVersions.has('v1') ? ['b5'] : ['b5', 'shake256'];
}
/** @throws {CacheInsideRootError} where buf's cache lies in one of the roots */
function refuseCacheInside({ roots, cacheDirectory }) {
    for (const root of roots)
        refuseInside(root, cacheDirectory);
}
/**
 * Sees to it that a module is in buf's own module cache, for v1 and for v2 locks, so that stock buf finds it with no network. What is
 * there is verified and repaired; entries appear whole; several processes may do this at once.
 * @param options with a cache that {@link refuseCacheInside} let pass
 * @throws {InstalledDigestError} Errors of the disk: exit code 8.
 */
async function installModule(module, options) {
    try {
        return await install(module, options);
    }
    catch (error) {
        throw (0,disk_error/* asDiskError */.k_)(error, error.path ?? options.cacheDirectory);
    }
}
function refuseInside(root, cacheDirectory) {
    if (!(0,inside_directory/* isInside */.F)((0,inside_directory/* realPathOf */.d)(root), (0,inside_directory/* realPathOf */.d)(cacheDirectory)))
        return;
    throw new CacheInsideRootError(`buf's cache ${cacheDirectory} lies in the repository at ${root}`, {
        next: 'Set "cache-dir" (or BUF_CACHE_DIR) to a directory outside the repository: buf would find each symbol twice.',
    });
}
async function install(module, options) {
    const { cacheDirectory } = options;
    const done = (digests, protoPaths, how) => ({ module: module.module, commit: module.commit, contentDigests: digests, protoPaths, how });
    const record = recordPath(options.stateDirectory, cacheDirectory, module.module, module.commit);
    const known = readRecord(record);
    if (!options.verify && known !== undefined && isExpected(known, module) && isStillThere(known, options)) {
        const seen = known.trees.b5;
        return done({ b4: known.b4, b5: known.b5 }, seen === undefined ? [] : protoPathsSeen(seen), 'present');
    }
    // Without a lock only the content itself says what the digests are.
    let content = module.expected === undefined ? counted(await module.content()) : undefined;
    const digests = module.expected ?? (0,bsr_module/* contentDigests */.x)(counted(content));
    const trees = treesOf(digests, options);
    const look = () => trees.map((tree) => [tree, lookAt(tree, module.module, module.commit, cacheDirectory)]);
    const before = new Map(look());
    const found = await inspect(module, digests, trees, cacheDirectory);
    const wrong = found.filter(({ right }) => !right);
    let protoPaths = found.flatMap((one) => one.protoPaths ?? []);
    if (wrong.length > 0) {
        if (content === undefined) {
            content = counted(await module.content());
            checkDigests(module, (0,bsr_module/* contentDigests */.x)(content), digests);
        }
        await writeEntries(module, content, digests, cacheDirectory, found);
        protoPaths = protoPathsOf(content);
    }
    writeCommitFiles(module, digests, trees, cacheDirectory);
    const written = { ...known?.trees };
    for (const [tree, after] of look()) {
        const wroteNow = wrong.some((one) => one.tree === tree);
        const earlier = before.get(tree);
        // What was hashed is recorded only if nobody touched it meanwhile. An entry that is right still is ours where we wrote it before.
        if (wroteNow || (earlier !== undefined && isSameEntry(earlier, after)))
            written[tree] = { ...after, wrote: wroteNow || known?.trees[tree]?.wrote === true };
        else
            delete written[tree];
    }
    tryWriteRecord(record, { module: module.module, commit: module.commit, ...digests, trees: written });
    const how = wrong.length === 0 ? 'present' : wrong.some(({ damaged }) => damaged) ? 'repaired' : 'written';
    return done(digests, [...new Set(protoPaths)].sort(utf8_order/* compareUtf8 */.z), how);
}
function isStillThere(known, options) {
    return treesOf(known, options).every((tree) => {
        const seen = known.trees[tree];
        return seen !== undefined && looksUnchanged(seen, tree, known, options.cacheDirectory);
    });
}
/** Without a record the next run hashes again: no reason to stop. */
function tryWriteRecord(path, record) {
    try {
        writeRecord(path, record);
    }
    catch {
        // See above.
    }
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
/** Looks at the trees, with a hash of every byte. */
async function inspect(module, digests, trees, cacheDirectory) {
    const inspected = [];
    for (const tree of trees) {
        const path = (0,module_cache_entry/* cacheEntryPath */.UT)(cacheDirectory, tree, module.module, module.commit);
        const content = (0,external_node_fs_.existsSync)(path) ? await rightContent(path, tree, digests) : undefined;
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
async function writeEntries(module, content, digests, cacheDirectory, inspected) {
    let twin;
    for (const { tree, right } of inspected) {
        const path = (0,module_cache_entry/* cacheEntryPath */.UT)(cacheDirectory, tree, module.module, module.commit);
        if (!right) {
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
function writeCommitFiles(module, digests, trees, cacheDirectory) {
    const { owner, name } = (0,module_name/* moduleNameParts */.u)(module.module);
    for (const tree of trees) {
        const path = (0,module_cache_entry/* commitFilePath */.vH)(cacheDirectory, tree, module.module, module.commit);
        const digest = tree === 'b5' ? digests.b5 : digests.b4;
        const found = readCommitFile(path);
        // buf's own file, with the time of the commit, is left alone.
        if (found?.['digest'] === digest && found['owner'] === owner && found['module'] === name)
            continue;
        // Should a loss of power leave it empty, its size tells the next run.
        (0,atomic_files/* replaceFileAtOnce */.FM)(path, commitFileText(module.module, digest));
    }
}
function readCommitFile(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/install/own-path-overlap.js

/**
 * The import paths that two sources hold, or a source and one of the given paths; by path. Only directories that two of them have
 * in common are read, so a workspace that shares nothing costs one look at the top of each source.
 */
async function sharedOwnPaths(sources, paths) {
    const shared = [];
    await own_path_overlap_walk('', sources, treeOf(paths), shared);
    return shared.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
}
async function own_path_overlap_walk(below, sources, others, shared) {
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
            await own_path_overlap_walk(prefix + name, holders, inner, shared);
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

;// CONCATENATED MODULE: ./build/install/proto-imports.js
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
            lookUp(protoImports(await (0,promises_.readFile)(source.pathOf(path), 'utf8')), external_node_path_.posix.join(source.source.directory, path));
        }
    }
    // A set hands out what is added while it is walked.
    for (const path of reached) {
        const owner = owners.get(path);
        if (owner === undefined)
            continue;
        lookUp(protoImports(await (0,promises_.readFile)((0,external_node_path_.join)(owner.directory, path), 'utf8')), `${path} of ${owner.module}`);
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
    const against = new Map(resolution.against.map((one) => [one.reference, lockedAgainst(one)]));
    return { oci, bsr, against };
}
/**
 * Brings oras.lock and every buf.lock of a root in line with a resolution, unless it says that they are to be kept. Files that
 * say the same already are not touched. Errors of the disk: exit code 8.
 */
async function writeLocks(resolution, digests) {
    const { declarations } = resolution;
    const written = [];
    const had = (await readLockFile(declarations.root, orasLockName)) !== undefined;
    if (resolution.locks === 'write') {
        const text = formatOrasLock(orasLockOf(resolution, digests));
        const holdsAny = resolution.modules.length + resolution.against.length > 0;
        if ((had || holdsAny) && (await replace(declarations.root, orasLockName, text))) {
            written.push(orasLockName);
        }
        const lockable = new Map(resolution.modules.map((module) => [module.module, lockableOf(module, digests)]));
        const replaced = await (0,bounded/* mapBounded */.y)(declarations.lockOwners, parallelWrites, (owner) => writeBufLock(resolution, owner, lockable));
        written.push(...declarations.lockOwners.filter((_, index) => replaced[index] === true).map(bufLockPath));
    }
    const files = [orasLockName, ...declarations.lockOwners.map(bufLockPath)];
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
    const path = bufLockPath(owner);
    const text = await readLockFile(declarations.root, path);
    const found = text === undefined ? undefined : await bufLockOf(owner, text);
    const entries = expectedEntries(owner, declarations, lockable);
    if (bufLockDifference(found, owner, entries).length === 0)
        return false;
    const base = found ?? (0,buf_lock/* emptyBufLock */.OO)(owner.version);
    return replace(declarations.root, path, (0,buf_lock/* formatBufLock */.uu)({ ...base, version: owner.version, entries }));
}
async function replace(root, path, text) {
    const file = (0,external_node_path_.join)(root, path);
    const found = await readLockFile(root, path);
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
        const text = await readLockFile(root, path);
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
    return new ResolutionInstaller(resolution, context).finish();
}
/** The same in steps: a module may be installed as soon as it is fetched, while others are still on their way. */
class ResolutionInstaller {
    #resolution;
    #context;
    #options;
    #remarks = [];
    #installed = new Map();
    /** @throws {CacheInsideRootError} */
    constructor(resolution, context) {
        const { root, lockOwners } = resolution.declarations;
        this.#resolution = resolution;
        this.#context = context;
        this.#options = {
            ...context,
            lockVersions: new Set(lockOwners.map(({ version }) => version)),
            roots: [root],
        };
        refuseCacheInside(this.#options);
    }
    /** Installs one module of the resolution, once. @throws {InstalledDigestError | LockedDependenciesError} */
    module(module) {
        let installed = this.#installed.get(module);
        if (installed === undefined) {
            installed = installModule(this.#toInstall(module), this.#options);
            this.#installed.set(module, installed);
        }
        return installed;
    }
    /**
     * Installs what is not yet, and writes the locks.
     * @throws {InstalledDigestError | DuplicateProtoPathError | LockedDependenciesError}
     */
    async finish() {
        const { parallel, cacheDirectory } = this.#context;
        const modules = await (0,bounded/* mapBounded */.y)(this.#resolution.modules, parallel, (module) => this.module(module));
        const duplicates = await refuseDuplicates(this.#resolution, modules, cacheDirectory);
        const digests = new Map(modules.map(({ module, contentDigests }) => [module, contentDigests]));
        const locks = await writeLocks(this.#resolution, digests);
        return { modules, locks, remarks: [...this.#remarks, ...duplicates].sort() };
    }
    #toInstall(module) {
        return {
            module: module.module,
            commit: commitOf(module),
            expected: module.contentDigests,
            content: async () => {
                const { files, bsr, remarks } = await this.#context.content(module);
                this.#remarks.push(...remarks);
                return bsr ?? { files };
            },
        };
    }
}
/** What stock buf would stumble over in each of its workspaces, with the modules of all locks that count for it. */
async function refuseDuplicates(resolution, modules, cacheDirectory) {
    const { declarations } = resolution;
    const { root, bufWorkspaces, lockOwners } = declarations;
    const realRoot = (0,inside_directory/* realPathOf */.d)(root);
    const installed = new Map(modules.map((module) => [module.module, module]));
    const lockable = new Map(resolution.modules.flatMap(({ module, dependencies }) => {
        const found = installed.get(module);
        return found === undefined ? [] : [[module, { ...found, dependencies }]];
    }));
    const ownersByDirectory = new Map(lockOwners.map((owner) => [owner.directory, owner]));
    const remarks = [];
    for (const { file, owners, sources } of bufWorkspaces) {
        const own = owners.flatMap((directory) => ownersByDirectory.get(directory) ?? []);
        const names = new Set(own.flatMap((owner) => expectedEntries(owner, declarations, lockable)).map((one) => one.module));
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
        for (const module of unseenLocals(owner, declarations, lockable)) {
            remarks.push(`What ${file} depends on needs ${module}, which ${declarations.locals.get(module)?.file} holds: stock buf does not see it from there. Add ${module} to the deps of ${file} to have a published version installed, or list both directories in one buf.work.yaml.`);
        }
    }
    return remarks;
}

;// CONCATENATED MODULE: ./build/pipeline/installer-of.js


/** What installs the modules of a resolution, from the store. @throws {CacheInsideRootError} */
function installerOf({ settings }, modules, resolution) {
    return new ResolutionInstaller(resolution, {
        cacheDirectory: settings.bufCacheDirectory,
        stateDirectory: settings.stateDirectory,
        verify: settings.verify,
        parallel: settings.parallelDownloads,
        content: (module) => modules.content(module).catch((error) => {
            throw withPlacesOf(error, module.module, askersOf(resolution.modules));
        }),
    });
}

;// CONCATENATED MODULE: ./build/pipeline/resolve-root.js







/** The one Buf Schema Registry that there is. */
const bsrHost = 'buf.build';
/**
 * Turns the asks of one root into versions and digests, and brings their bytes into the store. Each module is installed as soon as it
 * is there, while others are on their way: what the registry and we do goes on side by side.
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
    const installer = installerOf(job, modules, resolution);
    const progress = new FetchProgress(resolution.modules.length, job.registries);
    const onFetched = (one) => {
        progress.fetched(one.module.module);
        root.sizes.set(one.module.module, one.sizeBytes);
        root.origins.set(one.module.module, originOf(one));
    };
    const fetched = await record.time('fetch', () => whileShown(ci, () => progress.state(), () => modules.fetch(resolution.modules, source, onFetched, ({ module }) => progress.started(module), (module) => installer.module(module))));
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
    return { resolution, fetched: everything, installer };
}
async function resolveOrMark(job, root, modules, source) {
    const { settings } = job;
    try {
        return await resolve(root.declarations, {
            frozen: settings.frozen,
            offline: settings.offline,
            update: settings.update,
            parallel: settings.parallelDownloads,
            bsrHosts: new Set([bsrHost]),
            reader: modules,
            resolveBsr: async ({ wanted, lockVersions }) => {
                // Most workspaces have none, and need not load what reads them.
                if (wanted.length === 0)
                    return [];
                const { resolveBsr } = await __webpack_require__.e(/* import() */ 286).then(__webpack_require__.bind(__webpack_require__, 9286));
                return await resolveBsr(wanted, lockVersions, source);
            },
        });
    }
    catch (error) {
        if (error instanceof LockOutOfDateError)
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
            checkBsrRules(networkRules(declarations).values(), bsrHost, settings.bsrToken !== undefined);
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

;// CONCATENATED MODULE: ./build/pipeline/root-directories.js

/** The roots of some directories, each once, with the first directory that led to it. */
async function rootDirectories(directories) {
    const found = new Map();
    for (const directory of directories) {
        const { root } = await (0,workspace_root/* findWorkspaceRoot */.HU)(directory);
        if (!found.has(root))
            found.set(root, directory);
    }
    return found;
}

// EXTERNAL MODULE: ./build/bsr/mirror-repository.js
var mirror_repository = __webpack_require__(87310);
// EXTERNAL MODULE: ./build/oci/namespaced-sign-in.js
var namespaced_sign_in = __webpack_require__(6223);
;// CONCATENATED MODULE: ./build/pipeline/ruled-registries.js





/** The registries as the build files of one root allow them to be used, the mirror of the BSR among them. */
function ruledRegistries(registries, declarations, settings, credentials) {
    const rules = networkRules(declarations);
    // Offline nothing is asked anyway, and what is missing is named all at once.
    if (rules.size === 0 || settings.offline)
        return registries;
    const repositories = new Map();
    for (const rule of rules.values()) {
        const { registry } = (0,module_name/* moduleNameParts */.u)(rule.module);
        const mirror = settings.mirrors.get(registry);
        const host = mirror?.host ?? registry;
        if (!settings.registries.has(host))
            continue;
        const repository = mirror === undefined ? registries.repositoryOf(rule.module) : (0,mirror_repository/* mirrorRepository */.M)(mirror, rule.module);
        const ofHost = repositories.get(host) ?? new Map();
        repositories.set(host, ofHost.set(repository, rule));
    }
    return new RuledRegistries(registries, {
        isServer: (host) => {
            const registry = settings.registries.get(host);
            return registry !== undefined && parseEndpoint(registry).kind === 'server';
        },
        hasCredentials: async (host, repository) => {
            const registry = settings.registries.get(host);
            if (registry === undefined)
                return false;
            const namespace = (0,namespaced_sign_in/* namespaceOf */.N)(repository, (await credentials.namespacesOf?.(registry)) ?? []);
            return (await credentials.candidatesFor(registry, namespace)).length > 0;
        },
        whyNoToken: (host) => settings.registries.get(host)?.whyNoToken,
    }, repositories);
}

// EXTERNAL MODULE: ./build/pipeline/show-report.js + 6 modules
var show_report = __webpack_require__(36663);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
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

const user_bsr_token_bsrHost = 'buf.build';
/**
 * On a person's own machine, where no token for the BSR is set: the one that `buf registry login` left. buf itself never sees the file,
 * because what stands under `default` in it would go to every host.
 */
async function withUserBsrToken(settings, ci, environment) {
    if (ci.system !== 'terminal' || settings.bsrToken !== undefined || settings.offline)
        return settings;
    const bsrToken = await tokenFromNetrc(user_bsr_token_bsrHost, environment).catch((error) => {
        ci.warning(`No token for ${user_bsr_token_bsrHost} from there: ${error.message}.`);
        return undefined;
    });
    if (bsrToken === undefined)
        return settings;
    ci.mask(bsrToken.reveal());
    ci.debug(`The token for ${user_bsr_token_bsrHost} comes from the netrc of this user.`);
    return { ...settings, bsrToken };
}

// EXTERNAL MODULE: ./build/report/redact-report.js
var redact_report = __webpack_require__(92209);
// EXTERNAL MODULE: ./build/store/errors.js
var store_errors = __webpack_require__(79575);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
;// CONCATENATED MODULE: ./build/system/young-generation.js

/**
 * Keeps the part of the heap where V8 makes new objects as small as it is now. Left to itself it grows to 128 MB where hundreds of
 * modules pass through, half of what such a run needs, and collecting it oftener costs no time that could be measured.
 * V8 reads this flag whenever it is about to grow. Source: `NewSpace::Grow` of V8 12.4 (Node 22) and 13.6 (Node 24).
 */
function keepYoungGenerationSmall() {
    (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
}

// EXTERNAL MODULE: ./build/bsr/bsr-artifact.js
var bsr_artifact = __webpack_require__(16114);
// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(95669);
;// CONCATENATED MODULE: ./build/resolve/bsr-shelf-in-store.js





/** No manifest that we pack comes near this. */
const largestPackedManifest = 1024 * 1024;
/**
 * Modules of the BSR in the store, under `buf.build/owner/name:commit`. A restored cache brings blobs and no names: the names
 * are then found again in the manifests, which say what they hold.
 */
class BsrShelfInStore {
    #store;
    /** More than one manifest may claim a name: only the digests that somebody vouches for tell which is right. */
    #names;
    #scanned;
    #keptNow = new Set();
    constructor(store) {
        this.#store = store;
    }
    async describe(module, commit, b5) {
        return (await this.find(module, commit, b5))?.description;
    }
    /**
     * A module with every blob of it, or undefined.
     * @param b5 only a module that says it has this digest is found; that its files have it is checked when they are read
     */
    async find(module, commit, b5) {
        const name = `${module}:${commit}`;
        const names = await this.#loadNames();
        const found = await this.#firstOf(names.get(name), name, b5);
        if (found !== undefined)
            return found;
        this.#scanned ??= this.#scan(names);
        await this.#scanned;
        return this.#firstOf(names.get(name), name, b5);
    }
    async keep(module) {
        const artifact = await (0,bsr_artifact.packBsrModule)(module);
        await this.#store.ingestArtifact(artifact);
        const name = `${module.module}:${module.commit}`;
        const { descriptor } = artifact.manifestContent;
        await this.#store.setNames(new Map([[name, descriptor]]));
        const names = await this.#loadNames();
        names.set(name, new Set([descriptor.digest, ...(names.get(name) ?? [])]));
        this.#keptNow.add(name);
    }
    /** Whether a module came in in this run. */
    wasKeptNow(module, commit) {
        return this.#keptNow.has(`${module}:${commit}`);
    }
    async #firstOf(digests, name, b5) {
        for (const digest of digests ?? []) {
            const found = await this.#read(digest, name).catch(() => undefined);
            if (found !== undefined && (b5 === undefined || found.description.b5 === b5))
                return found;
        }
        return undefined;
    }
    /** Undefined where the manifest is none of the BSR module of this name: an index may point anywhere. */
    async #read(digest, name) {
        if (!(await this.#store.has(digest)))
            return undefined;
        const bytes = await this.#store.readBlob(digest, name);
        const manifest = (0,oci_manifest/* parseManifest */.Ng)(bytes, name);
        const { [bsr_artifact.bsrAnnotations.module]: module, [bsr_artifact.bsrAnnotations.commit]: commit } = manifest.annotations;
        if (manifest.kind === 'index' || `${module}:${commit}` !== name)
            return undefined;
        for (const layer of manifest.layers)
            if (!(await this.#store.has(layer.digest, layer.size)))
                return undefined;
        const { mediaType, artifactType } = manifest;
        return {
            description: (0,bsr_artifact.readBsrDescription)(manifest.annotations, name),
            manifest,
            descriptor: { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) },
        };
    }
    #loadNames() {
        this.#names ??= this.#store
            .names()
            .then((names) => new Map([...names].map(([name, { digest }]) => [name, new Set([digest])])));
        return this.#names;
    }
    /** Looks into every small blob for a manifest of a BSR module, and names what it finds. */
    async #scan(names) {
        const directory = (0,external_node_path_.join)(this.#store.directory, 'blobs', 'sha256');
        const found = new Map();
        for (const file of await (0,promises_.readdir)(directory).catch(() => [])) {
            const digest = (0,oci_digest/* tryParseDigest */.jt)(`sha256:${file}`);
            if (digest === undefined)
                continue;
            const shelved = await this.#manifestIn((0,external_node_path_.join)(directory, file), digest).catch(() => undefined);
            // Of two packs of one commit the one with b4 is good for v1 and v2 locks.
            if (shelved === undefined || (found.has(shelved.name) && !shelved.hasB4))
                continue;
            const known = names.get(shelved.name) ?? new Set();
            names.set(shelved.name, known.add(digest));
            if (known.size === 1)
                found.set(shelved.name, shelved.descriptor);
        }
        // Where the store may only be read, the next run looks again.
        if (found.size > 0)
            await this.#store.setNames(found).catch(() => { });
    }
    async #manifestIn(path, digest) {
        if ((await (0,promises_.stat)(path)).size > largestPackedManifest)
            return undefined;
        const bytes = await this.#store.readBlob(digest);
        if (bytes[0] !== 0x7b)
            return undefined;
        const { annotations } = (0,oci_manifest/* parseManifest */.Ng)(bytes, digest);
        const [module, commit] = [annotations[bsr_artifact.bsrAnnotations.module], annotations[bsr_artifact.bsrAnnotations.commit]];
        if (module === undefined || commit === undefined)
            return undefined;
        const shelved = await this.#read(digest, `${module}:${commit}`);
        if (shelved === undefined)
            return undefined;
        const { descriptor, description } = shelved;
        return { name: `${module}:${commit}`, descriptor, hasB4: description.b4 !== '' };
    }
}

;// CONCATENATED MODULE: ./build/resolve/module-store.js













/** `oras.lock` says of a module's dependencies something else than its artifact. */
class LockedDependenciesError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** Indexes may hold indexes; nobody needs more than a few. */
const deepestIndex = 4;
/** From so many on, memory counts. */
const manyModules = 200;
const emptyConfig = Buffer.from('{}');
/** Modules by way of the store: everything that is fetched from a registry goes through it, and nothing is fetched twice. */
class ModuleStore {
    shelf;
    #store;
    #registries;
    #parallel;
    #limits;
    #unpacked = new Map();
    constructor(options) {
        this.#store = options.store;
        this.#registries = options.registries;
        this.#parallel = options.parallel;
        this.#limits = options.archiveLimits ?? {};
        this.shelf = new BsrShelfInStore(options.store);
    }
    announce(modules) {
        const byRegistry = new Map();
        for (const module of modules) {
            const place = this.#tryLocate(module);
            if (place === undefined)
                continue;
            const list = byRegistry.get(place.registry);
            if (list === undefined)
                byRegistry.set(place.registry, [place.repository]);
            else
                list.push(place.repository);
        }
        for (const [registry, repositories] of byRegistry)
            registry.announce?.(repositories);
    }
    async tags(module) {
        const { registry, repository } = this.#locate(module);
        try {
            return await registry.listTags(repository);
        }
        catch (error) {
            if (error instanceof oci_errors/* RepositoryNotFoundError */.wN)
                return undefined;
            throw error;
        }
    }
    async manifest(module, tag) {
        const { registry, repository } = this.#locate(module);
        const tagged = await registry.fetchManifest(repository, tag);
        if (tagged === undefined)
            return undefined;
        await this.#store.ingest({ ...tagged.descriptor, size: tagged.bytes.length }, tagged.bytes);
        const own = await this.#own(registry, repository, tagged, `${module}:${tag}`);
        return { digest: own.descriptor.digest, annotations: own.manifest.annotations };
    }
    async currentDigest(module, tag) {
        const { registry, repository } = this.#locate(module);
        return registry.resolveTag(repository, tag);
    }
    async declared(module, tag, manifestDigest) {
        return (await this.#unpack(module, tag, manifestDigest)).dependencies;
    }
    /**
     * Brings every blob of the resolved modules into the store, all at once and by digest.
     * @param source where modules of the BSR come from that the store does not have
     * @param onFetched hears of each module that is there, also where others are missing
     * @param onStarted hears of each module that is looked for now
     * @param onThere what else is to be done with each, while others are still on their way
     * @throws {ModulesMissingOfflineError} offline, naming each module of which something is missing
     */
    async fetch(modules, source, onFetched = () => { }, onStarted = () => { }, onThere = async () => { }) {
        if (modules.length >= manyModules)
            keepYoungGenerationSmall();
        await this.#fetchBsr(modules.filter((module) => module.source === 'bsr'), source);
        await this.#announceMissing(modules.filter((module) => module.source === 'oci'));
        const missing = [];
        const fetched = await (0,bounded/* mapBounded */.y)(modules, this.#parallel, async (module) => {
            onStarted(module);
            try {
                const there = module.source === 'oci' ? await this.#fetchOci(module) : await this.#describeBsr(module);
                onFetched(there);
                await onThere(module);
                return there;
            }
            catch (error) {
                if (!(error instanceof oci_errors/* OfflineError */.M_ || error instanceof store_errors/* MissingOfflineError */.K6)) {
                    throw withPlacesOf(error, module.module, askersOf(modules));
                }
                missing.push({ module: module.module, why: `${module_store_versionOf(module)} ${await this.#whyMissing(module)}` });
                return undefined;
            }
        });
        if (missing.length > 0) {
            throw new ModulesMissingOfflineError(missing.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module)), missing.flatMap(({ module }) => placesThatLeadTo(module, askersOf(modules))));
        }
        const found = fetched.filter((one) => one !== undefined);
        const names = found.flatMap(({ module, blobs: [manifest] }) => module.source === 'oci' && manifest !== undefined ? [[this.#nameOf(module), manifest]] : []);
        // Names are a convenience for people and other tools; a store that may only be read has none of ours.
        await this.#store.setNames(new Map(names)).catch(() => { });
        return found;
    }
    /** The files of a fetched module. @throws {LockedDependenciesError} where the lock does not tell its dependencies right. */
    async content(module) {
        if (module.source === 'bsr')
            return this.#bsrContent(module);
        const unpacked = await this.#unpack(module.module, module.tag, module.manifestDigest);
        // Whoever takes the files holds them from here on: a thousand modules do not fit in memory at once.
        this.#unpacked.delete(module.manifestDigest);
        const [locked, own] = [module.requires, unpacked.dependencies.map(module_reference/* formatModuleReference */.Tg)].map((list) => [...new Set(list)].sort(utf8_order/* compareUtf8 */.z).join(', '));
        if (locked !== own) {
            throw new LockedDependenciesError(`${orasLockName} says that ${module.module}:${module.tag} depends on ${locked || 'nothing'}, and its artifact says ${own || 'nothing'}`, {
                places: [{ file: orasLockName }],
                next: `Take ${orasLockName} from git, or run "oras-buf resolve --frozen=false --update ${module.module}".`,
            });
        }
        return { files: unpacked.files, bsr: undefined, remarks: unpacked.remarks };
    }
    #locate(module) {
        return {
            registry: this.#registries.forHost((0,module_name/* moduleNameParts */.u)(module).registry),
            repository: this.#registries.repositoryOf(module),
        };
    }
    /** Undefined for a host that no setting declares: who asks it for something is told so, and when. */
    #tryLocate(module) {
        try {
            return this.#locate(module);
        }
        catch (error) {
            if (error instanceof oci_errors/* UnknownHostError */.Do)
                return undefined;
            throw error;
        }
    }
    #nameOf(module) {
        const { registry, repository } = this.#locate(module.module);
        return `${registry.host}/${repository}:${module.tag}`;
    }
    async #own(registry, repository, fetched, label, depth = 0) {
        if (fetched.manifest.kind === 'manifest')
            return { ...fetched, manifest: fetched.manifest };
        const { chooseFromIndex } = await __webpack_require__.e(/* import() */ 3).then(__webpack_require__.bind(__webpack_require__, 64003));
        const child = chooseFromIndex(fetched.manifest, label);
        const own = await this.#store.manifest(registry, repository, child.digest, label);
        if (depth >= deepestIndex)
            throw new oci_errors/* MalformedManifestError */.pn(label, 'it is an index in an index, again and again');
        return this.#own(registry, repository, own, label, depth + 1);
    }
    #unpack(module, tag, manifestDigest) {
        const known = this.#unpacked.get(manifestDigest);
        if (known !== undefined)
            return known;
        const label = `${module}:${tag}`;
        const work = (async () => {
            const { registry, repository } = this.#locate(module);
            const { manifest } = await this.#own(registry, repository, await this.#store.manifest(registry, repository, manifestDigest, label), label);
            const openLayer = (layer) => this.#store.blob(registry, repository, layer, label);
            // Nothing that is installed already is unpacked: most runs load no reader of archives.
            const { readModuleArtifact } = await __webpack_require__.e(/* import() */ 3).then(__webpack_require__.bind(__webpack_require__, 64003));
            return readModuleArtifact({ module, label, manifest, openLayer, limits: this.#limits });
        })();
        this.#unpacked.set(manifestDigest, work);
        work.catch(() => this.#unpacked.delete(manifestDigest));
        return work;
    }
    async #fetchOci(module) {
        const label = `${module.module}:${module.tag}`;
        const { registry, repository } = this.#locate(module.module);
        const fetched = await this.#store.manifest(registry, repository, module.manifestDigest, label);
        const { descriptor, manifest } = await this.#own(registry, repository, fetched, label);
        await (0,bounded/* mapBounded */.y)(manifest.layers, this.#parallel, (layer) => this.#store.blob(registry, repository, layer, label));
        // Two bytes that everybody knows; other tools want them beside the layers.
        if (manifest.config.digest === (0,oci_digest/* digestOf */.ol)(emptyConfig)) {
            await this.#store.ingest({ ...manifest.config, size: emptyConfig.length }, emptyConfig).catch(() => { });
        }
        return this.#fetchedModule(module, descriptor, manifest);
    }
    async #whyMissing(module) {
        if (module.source === 'bsr')
            return 'is not in the store';
        const { registry, repository } = this.#locate(module.module);
        const layers = await this.#store.manifest(registry, repository, module.manifestDigest).then(({ manifest }) => (manifest.kind === 'manifest' ? manifest.layers : []), () => []);
        const damaged = [module.manifestDigest, ...layers.map(({ digest }) => digest)].some((digest) => this.#store.wasDamaged(digest));
        return damaged ? 'was damaged in the store, and was removed' : 'is not in the store';
    }
    /** Announces the modules of which the store has no manifest. */
    async #announceMissing(modules) {
        const missing = [];
        for (const { module, manifestDigest } of modules) {
            if (!(await this.#store.has(manifestDigest)))
                missing.push(module);
        }
        this.announce(missing);
    }
    #fetchedModule(module, descriptor, manifest) {
        const origins = manifest.layers.map((layer) => this.#store.originOf(layer.digest));
        return {
            module,
            manifest,
            blobs: [descriptor, manifest.config, ...manifest.layers],
            sizeBytes: manifest.layers.reduce((sum, { size }) => sum + size, 0),
            origin: origins.includes('network') ? 'network' : 'store',
            wasDamaged: [descriptor, ...manifest.layers].some(({ digest }) => this.#store.wasDamaged(digest)),
        };
    }
    /** Has buf or the mirror bring what the store lacks, pinned to the resolved commits. */
    async #fetchBsr(modules, source) {
        const shelved = await Promise.all(modules.map(async ({ module, commit, contentDigests }) => {
            const found = await this.shelf.find(module, commit, contentDigests.b5);
            return found !== undefined && (contentDigests.b4 === '' || found.description.b4 !== '');
        }));
        if (shelved.every((isThere) => isThere) || source.offline)
            return;
        const needsB4 = modules.some(({ contentDigests }) => contentDigests.b4 !== '');
        const wanted = modules.map(({ module, commit, contentDigests }) => ({
            module,
            reference: commit,
            locked: contentDigests,
        }));
        const { resolveBsr } = await __webpack_require__.e(/* import() */ 286).then(__webpack_require__.bind(__webpack_require__, 9286));
        await resolveBsr(wanted, new Set(needsB4 ? ['v1', 'v2'] : ['v2']), source);
    }
    async #describeBsr(module) {
        const shelved = await this.shelf.find(module.module, module.commit, module.contentDigests.b5);
        if (shelved === undefined)
            throw new oci_errors/* OfflineError */.M_((0,module_name/* moduleNameParts */.u)(module.module).registry, module.module);
        const { descriptor, manifest } = shelved;
        const origin = this.shelf.wasKeptNow(module.module, module.commit) ? 'network' : 'store';
        return { ...this.#fetchedModule(module, descriptor, manifest), origin };
    }
    async #bsrContent(module) {
        const label = `${module.module}:${module.commit}`;
        const shelved = await this.shelf.find(module.module, module.commit, module.contentDigests.b5);
        if (shelved === undefined)
            throw new oci_errors/* OfflineError */.M_((0,module_name/* moduleNameParts */.u)(module.module).registry, label);
        const openLayer = async (layer) => this.#store.blobPath(layer.digest);
        const [{ readModuleArtifact }, { bsrModuleOf }] = await Promise.all([
            __webpack_require__.e(/* import() */ 3).then(__webpack_require__.bind(__webpack_require__, 64003)),
            Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 16114)),
        ]);
        const { files, remarks } = await readModuleArtifact({
            module: module.module,
            label,
            manifest: shelved.manifest,
            openLayer,
            limits: this.#limits,
        });
        return { files, bsr: bsrModuleOf(module.module, shelved.description, files, label), remarks };
    }
}
function module_store_versionOf(module) {
    return module.source === 'oci' ? module.tag : module.commit;
}

// EXTERNAL MODULE: ./build/system/interrupted.js
var interrupted = __webpack_require__(97854);
;// CONCATENATED MODULE: ./build/pipeline.js


















/**
 * The job. Whatever happens on the way, it ends with a report, and the report is shown; what stopped the job is in it.
 * It throws only where there is a bug in showing the report.
 */
async function runJob(given, ci, options) {
    const settings = await withUserBsrToken(given, ci, options.environment);
    const record = new job_record/* JobRecord */.h2(settings, ci, options.command);
    const { signal } = options;
    const { credentials, registries } = openRegistries({ ...options, settings, ci });
    const tools = new JobTools({ ...options, settings, ci, registries });
    const opened = { cache: undefined };
    try {
        const job = { ...options, settings, ci, record, registries, credentials, tools };
        await (0,in_use/* whileInUse */.CA)('buf', { settings, log: ci, signal }, () => work(job, opened));
    }
    catch (error) {
        const skip = settings.onMissingCredentials === 'skip' && error instanceof oci_errors/* MissingCredentialsError */.DS;
        record.fail(options.signal.aborted ? options.signal.reason : error, skip);
    }
    await tools.close();
    await opened.cache?.close(options.signal);
    await registries.close();
    const interruption = options.signal.reason;
    const raw = record.finish(registries.traffic(), interruption instanceof interrupted/* InterruptedError */.p ? interruption.signalName : undefined);
    // Before anything is drawn of it: texts that are cut or escaped would hide a secret from whoever looks for it later.
    const report = (0,redact_report/* redactReport */.a)(raw, (text) => ci.redact(text));
    await (0,show_report/* showReport */.U)(report, settings, ci);
    return report;
}
/** Declarations → resolution → store → installation → build, each root in turn. */
async function work(job, opened) {
    const { settings, ci, record, signal } = job;
    await record.time('read declarations', () => readRoots(job));
    await (0,in_use/* whileInUse */.CA)('store', { settings, log: ci, signal }, () => bring(job, opened));
    for (const root of record.roots) {
        if (job.command === 'resolve') {
            root.build = { tool: 'none', reason: 'only resolving was asked for' };
            continue;
        }
        const { declarations } = root;
        const { buildRoot } = await __webpack_require__.e(/* import() */ 241).then(__webpack_require__.bind(__webpack_require__, 55241));
        const { build, remarks, problem } = await record.time('build', () => record.within(declarations.root, () => buildRoot({ ...job, declarations })));
        root.build = build;
        record.addRemarks(remarks);
        if (problem !== undefined)
            throw problem;
    }
}
/** Resolution → store → installation. */
async function bring(job, opened) {
    const { settings, ci, record } = job;
    const { store, carrier } = await (0,open_store/* openStore */.Ch)(settings, ci);
    const cache = carrier === undefined ? new ModuleCache(settings, ci, store) : await openCarried(settings, ci, carrier, store);
    opened.cache = cache;
    try {
        // A cache's entry goes through a directory of ours in the checkout, which need not be a root.
        if (ci.cache !== undefined)
            await (0,root_lock/* refuseLinkedRootDirectory */.x$)(ci.workspace);
        await record.time('restore cache', () => cache.restore(record.roots));
        record.cache = cache.report;
        const blobs = [];
        for (const root of record.roots) {
            const one = async () => {
                const registries = ruledRegistries(job.registries, root.declarations, settings, job.credentials);
                const modules = new ModuleStore({
                    store,
                    registries,
                    parallel: settings.parallelDownloads,
                    archiveLimits: settings.archiveLimits,
                });
                const resolved = await resolveRoot({ ...job, registries }, root, modules, cache.restored);
                blobs.push(...resolved.fetched.flatMap((module) => module.blobs));
                await installRoot(job, root, modules, resolved);
            };
            const { root: directory } = root.declarations;
            await record.within(directory, () => (0,root_lock/* withRootLock */.Ye)(directory, { log: ci, signal: job.signal, stateDirectory: settings.stateDirectory }, one));
        }
        await record.time('save cache', () => cache.save(record.roots, blobs));
        record.cache = cache.report;
    }
    finally {
        record.cache = cache.report;
        await store.close();
    }
}
/** Only some CI systems carry the store themselves. */
async function openCarried(...parts) {
    const { CarriedStore: Carried } = await __webpack_require__.e(/* import() */ 561).then(__webpack_require__.bind(__webpack_require__, 77561));
    return new Carried(...parts);
}
/** The roots of all directories, each once. One that lies in another is none of the other's business. */
async function readRoots({ settings, environment, record }) {
    const directories = await rootDirectories(settings.directories);
    const roots = [...directories.keys()];
    const registries = [...settings.registries.keys()];
    const found = await Promise.all([...directories].map(([root, directory]) => record.within(root, () => findDeclarations(directory, { registries, environment, otherRoots: roots }))));
    for (const declarations of found)
        record.addRoot(declarations);
}


/***/ }),

/***/ 3526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ whileInUse),
/* harmony export */   Cy: () => (/* binding */ inUseDirectory),
/* harmony export */   E6: () => (/* binding */ useCache)
/* harmony export */ });
/* unused harmony export withCacheAlone */
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
    return withLockAlone(inUseDirectory(cache, context.settings), options(context, (who) => `The cache is in use by process ${who}; waiting for that to end.`), work);
}
/** Where the files of those who use a cache lie. */
function inUseDirectory(cache, { stateDirectory }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(stateDirectory, 'in-use', cache);
}
function options({ log, signal }, words) {
    return { onWait: (who) => log.info(words(who)), signal };
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
/* harmony import */ var _store_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40490);
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
    const trust = carrier !== undefined ? 'nothing' : settings.verify ? 'anew' : 'recorded';
    return { store: await _store_store_js__WEBPACK_IMPORTED_MODULE_3__/* .Store */ .i.open(directory, { trust }), carrier };
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
    const realWorkspace = (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)(workspace);
    for (const part of ['', 'blobs', 'blobs/sha256', 'blobs/sha512', 'ingest']) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(storeDirectory, part);
        if ((0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .F)(realWorkspace, (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)(path)))
            continue;
        throw new LinkedStoreError(`${path} leads out of the checkout, and nothing is written through it`, {
            places: [{ file: path }],
            next: 'Remove the symbolic link from the repository, or from the cache that the job restores.',
        });
    }
    return carriedStore;
}


/***/ }),

/***/ 7112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeOutputsFile: () => (/* binding */ writeOutputsFile),
  t: () => (/* binding */ writeReportFiles)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/install/root-lock.js
var root_lock = __webpack_require__(3588);
// EXTERNAL MODULE: ./build/report/json-text.js
var json_text = __webpack_require__(12365);
;// CONCATENATED MODULE: ./build/report/report-json.js

/** The report as `report.json` holds it. Its schema is docs/report.schema.json. */
function reportJson(report) {
    return (0,json_text/* jsonText */.s)(report);
}

// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/system/plain-file.js
var plain_file = __webpack_require__(55883);
;// CONCATENATED MODULE: ./build/pipeline/report-files.js








/**
 * Writes the report in every form that there is for files: report.json, summary.md, and for the tools of CI systems the others
 * (docs/report.md lists them). It does not throw: a form that cannot be drawn or written costs a warning, and the others are there.
 */
async function writeReportFiles(report, markdown, directory, ci) {
    try {
        await prepareDirectory(directory, ci.workspace);
        writeOne(directory, 'report.json', reportJson(report));
        writeOne(directory, 'summary.md', markdown);
    }
    catch (error) {
        warn(`The report could not be written`, error, directory, ci);
        return;
    }
    try {
        // All of them in one module, and that only now: nothing of the job waits for it.
        const { htmlPageFile, reportFormats } = await Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 79442));
        const formats = reportFormats(ci.system, ci.artifactAddress((0,external_node_path_.join)(directory, htmlPageFile)));
        for (const [file, draw] of formats)
            writeFormat(file, () => draw(report), directory, ci);
    }
    catch (error) {
        warn('The other forms of the report could not be drawn', error, directory, ci);
    }
}
/**
 * Writes outputs.env: the outputs of the job as variables, in the form that GitLab takes for `artifacts:reports:dotenv` and that
 * shells can read. It does not throw.
 * @param outputs by their names, `cache-hit`
 */
async function writeOutputsFile(outputs, directory, ci) {
    const variables = new Map();
    for (const [name, value] of Object.entries(outputs)) {
        const whyNot = ci.outputsLeftOut[name];
        if (whyNot === undefined)
            variables.set(variableOf(name), ci.redact(value));
        else
            ci.debug(`outputs.env is without ${variableOf(name)}: ${whyNot}.`);
    }
    try {
        await prepareDirectory(directory, ci.workspace);
        const { dotenvText } = await Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 58793));
        const { text, left } = dotenvText(variables);
        for (const { name, reason } of left)
            ci.debug(`outputs.env is without ${name}: it ${reason}.`);
        writeOne(directory, 'outputs.env', text);
    }
    catch (error) {
        warn('outputs.env could not be written', error, directory, ci);
    }
}
/** `cache-hit` is `ORAS_BUF_CACHE_HIT`. */
function variableOf(output) {
    return `ORAS_BUF_${output.replaceAll('-', '_').toUpperCase()}`;
}
function writeFormat(file, draw, directory, ci) {
    try {
        writeOne(directory, file, draw());
    }
    catch (error) {
        warn(`${file} could not be written`, error, directory, ci);
    }
}
function writeOne(directory, file, text) {
    (0,atomic_files/* replaceFileAtOnce */.FM)((0,external_node_path_.join)(directory, file), text);
}
function warn(what, error, directory, ci) {
    ci.warning(`${what}: ${(0,disk_error/* asDiskError */.k_)(error, directory).message}`);
}
async function prepareDirectory(directory, workspace) {
    if ((0,inside_directory/* isInside */.F)(workspace, directory) && !(0,inside_directory/* isInside */.F)((0,inside_directory/* realPathOf */.d)(workspace), (0,inside_directory/* realPathOf */.d)(directory))) {
        throw new Error('a symbolic link in the checkout leads out of it');
    }
    await (0,promises_.mkdir)(directory, { recursive: true });
    // The default lies in the checkout: git must not see it.
    const parent = (0,external_node_path_.dirname)(directory);
    if ((0,external_node_path_.basename)(parent) !== root_lock/* rootDirectoryName */.LQ)
        return;
    const ignore = (0,external_node_path_.join)(parent, '.gitignore');
    const found = await (0,plain_file/* readPlainFile */.b)({ path: ignore, name: ignore }).catch(() => undefined);
    if (found?.trim() !== '*')
        (0,atomic_files/* replaceFileAtOnce */.FM)(ignore, '*\n');
}


/***/ }),

/***/ 79442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  htmlPageFile: () => (/* binding */ htmlPageFile),
  reportFormats: () => (/* binding */ reportFormats)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/report/finding-fingerprint.js

/** Raised with every change of what goes in: all findings are new ones then, to every system that remembers them. */
const version = 'oras-buf-finding-v1';
/** A position behind a file name: `a.proto:3:9`. Messages quote other places, and those move as well. */
const quotedPosition = /(\.\w+):\d+(?::\d+)?\b/g;
/**
 * One fingerprint for each finding: SHA-256, 64 lowercase hex digits, over rule, path, message (without the line numbers that
 * it quotes) and which of the alike it is. Alike are findings that differ in nothing but their line: they are counted from the
 * top of the file. So a fingerprint does not depend on the line, on other findings, on their order, or on the machine.
 */
function fingerprintsOf(findings) {
    const keys = findings.map(({ rule, path, message }) => JSON.stringify([version, rule, path, message.replace(quotedPosition, '$1')].map((text) => text.toWellFormed())));
    const alike = new Map();
    for (const [index, key] of keys.entries()) {
        const known = alike.get(key);
        if (known === undefined)
            alike.set(key, [index]);
        else
            known.push(index);
    }
    const prints = new Array(findings.length).fill('');
    for (const [key, indexes] of alike) {
        indexes.sort((a, b) => comparePosition(findings[a], findings[b]));
        for (const [occurrence, index] of indexes.entries()) {
            prints[index] = (0,external_node_crypto_.createHash)('sha256').update(`${key}${occurrence}`).digest('hex');
        }
    }
    return prints;
}
function comparePosition(a, b) {
    return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
// EXTERNAL MODULE: ./build/report/markdown-escape.js
var markdown_escape = __webpack_require__(45456);
;// CONCATENATED MODULE: ./build/report/findings.js




const maxNameLength = 300;
/** No system that we run on opens a longer path. */
const maxPathLength = 4_096;
const maxMessageLength = 4_000;
/** Characters of all messages together, as far as each keeps the start of its own. */
const messagesLength = 8 * 1024 * 1024;
const shortestMessage = 300;
/**
 * Every finding of a report: what buf and buck2 reported, root by root, and what stopped the job where that is about a file
 * of the workspace (a lock, a `buf.yaml`); a network that is down is no finding. A skipped job has none of the latter.
 */
function findingsOf(report) {
    const found = [];
    for (const { build, directory } of report.roots) {
        if (build.tool === 'none')
            continue;
        for (const { rule, severity, message, place, target } of build.diagnostics) {
            const declaredIn = declaringFile(build.tool, target, directory);
            found.push({ rule, severity, message, place: placeInside(place), declaredIn, target, tool: build.tool });
        }
    }
    const { problem } = report;
    const place = placeInside(problem?.places[0] ?? null);
    if (problem !== null && place !== null && report.outcome !== 'skipped') {
        const message = `${problem.message}\n${problem.next}`;
        const declaredIn = place.file;
        found.push({ rule: problem.kind, severity: 'error', message, place, declaredIn, target: '', tool: 'oras-buf' });
    }
    const findings = found.map((finding) => ({
        ...finding,
        rule: nameOf(finding.rule) || finding.tool,
        target: nameOf(finding.target),
        message: messageOf(finding.message),
    }));
    const prints = fingerprintsOf(findings.map(({ rule, place: where, message, target, declaredIn }) => ({
        rule,
        path: where?.file ?? `${declaredIn} ${target}`,
        message,
        line: where?.line ?? 0,
        column: where?.column ?? 0,
    })));
    // After the fingerprints: they must not depend on how many findings there are.
    const share = Math.max(shortestMessage, Math.floor(messagesLength / Math.max(1, findings.length)));
    return findings.map((finding, index) => ({
        ...finding,
        message: (0,human_units/* clipText */.gL)(finding.message, Math.min(maxMessageLength, share)),
        fingerprint: prints[index] ?? '',
    }));
}
/**
 * `root//services/api:x` is declared in `services/api/BUCK` of its root, whatever else the project calls its build files. What
 * has no package of this project (a pattern, a label of another cell) stands at the file that makes the directory a project.
 */
function declaringFile(tool, target, directory) {
    const root = placeInside({ file: directory })?.file ?? '.';
    if (tool === 'buf')
        return external_node_path_.posix.join(root, 'buf.yaml');
    const [, packagePath] = /^root\/\/([^:\s\\]*):/.exec(target) ?? [];
    const known = packagePath !== undefined && !packagePath.split('/').includes('..');
    return known ? external_node_path_.posix.join(root, packagePath, 'BUCK') : external_node_path_.posix.join(root, '.buckconfig');
}
function messageOf(text) {
    const message = (0,human_units/* clipText */.gL)(text.trim(), maxMessageLength).toWellFormed();
    return (0,markdown_escape/* oneLine */.TN)(message) === '' ? 'It failed without a message.' : message;
}
function nameOf(text) {
    return (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)((0,human_units/* clipText */.gL)(text, 2 * maxNameLength)), maxNameLength);
}
/** The place where it is a file below the workspace, else null. */
function placeInside(place) {
    if (place === null || place.file.length > maxPathLength)
        return null;
    const file = place.file.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
    const outside = /^(?:\/|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)/.test(file);
    return outside || (0,markdown_escape/* oneLine */.TN)(file) === '' || file === '.' ? null : { ...place, file };
}

// EXTERNAL MODULE: ./build/report/json-text.js
var json_text = __webpack_require__(12365);
;// CONCATENATED MODULE: ./build/report/code-quality.js




const maxDescriptionLength = 1_000;
/**
 * The findings as GitLab's Code Quality report (`artifacts:reports:codequality`): a JSON list, empty where there are none. GitLab
 * shows nothing without a file: a finding that has none stands at the first line of the file that declares what failed.
 */
function codeQualityJson(report) {
    const entries = findingsOf(report).map((finding) => ({
        description: (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)(described(finding)), maxDescriptionLength),
        check_name: finding.rule,
        fingerprint: finding.fingerprint,
        severity: severityOf(finding),
        location: {
            path: (finding.place?.file ?? finding.declaredIn).toWellFormed(),
            lines: { begin: finding.place?.line ?? 1 },
        },
    }));
    return (0,json_text/* jsonText */.s)(entries);
}
/** What does not compile comes before what only breaks a rule. */
function severityOf({ rule, severity }) {
    if (severity === 'warning')
        return 'minor';
    return rule === 'COMPILE' || rule === 'buf_build' ? 'critical' : 'major';
}
function described({ place, target, message }) {
    return place === null && target !== '' ? `${target}: ${message}` : message;
}

;// CONCATENATED MODULE: ./build/report/rule-help.js
const bufDocumentation = 'https://buf.build/docs';
/** Rules of buf's checks have names in capitals; those that guard compatibility compare with an earlier version. */
const bufRule = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const breakingRule = /^(?!DIRECTORY_|PACKAGE_SAME_).*_(?:NO_DELETE|NO_REMOVE|SAME|WIRE_COMPATIBLE|WIRE_JSON_COMPATIBLE)(?:_|$)/;
const known = new Map([
    [
        'COMPILE',
        {
            summary: 'The Protobuf file does not compile.',
            help: 'Correct the syntax, or the name of a type or an import that cannot be found. `buf build` shows the same.',
        },
    ],
    [
        'buf_build',
        {
            summary: 'The Protobuf files of the target do not compile.',
            help: 'Correct the syntax, or declare the module or target that an import comes from in `deps` or `oras_deps`.',
        },
    ],
    [
        'buf_lint',
        {
            summary: 'The target breaks a lint rule of buf.',
            help: 'Change what the message names, or take the rule out of the target: its `except` and `ignore` do that.',
            uri: `${bufDocumentation}/lint/rules/`,
        },
    ],
    [
        'buf_breaking',
        {
            summary: 'A change breaks those who use the version that the target is compared with.',
            help: 'Take the change back, or publish it as a new major version and compare with that from then on.',
            uri: `${bufDocumentation}/breaking/rules/`,
        },
    ],
    [
        'buf_format',
        {
            summary: 'The file is not formatted as buf formats it.',
            help: 'Run `buf format --write` and commit what it changed.',
            uri: `${bufDocumentation}/format/`,
        },
    ],
    [
        'test',
        { summary: 'A test of buck2 failed here.', help: 'Run the test that the message comes from: `buck2 test`.' },
    ],
]);
/** What is known of a rule; something true for those that nobody here has met. */
function ruleHelp(rule, tool) {
    const help = known.get(rule);
    if (help !== undefined)
        return help;
    if (tool === 'oras-buf') {
        return {
            summary: 'oras-buf could not go on because of this file.',
            help: 'Do what the message says last. The list of exit codes (docs/exit-codes.md) tells more of each kind of error.',
        };
    }
    if (!bufRule.test(rule)) {
        return tool === 'buf'
            ? { summary: 'buf reported an error.', help: 'Run the same command of buf by hand: it shows the same message.' }
            : {
                summary: 'buck2 reported an error.',
                help: 'Build the target with buck2 by hand: it shows the same message.',
            };
    }
    return isBreakingRule(rule)
        ? {
            summary: `buf's breaking change rule ${rule}.`,
            help: 'Take the change back, or publish it as a new major version. `breaking.except` and `breaking.ignore` of buf.yaml switch the rule off.',
            uri: `${bufDocumentation}/breaking/rules/#${rule.toLowerCase()}`,
        }
        : {
            summary: `buf's lint rule ${rule}.`,
            help: 'Change what the message names. `lint.except` and `lint.ignore` of buf.yaml switch the rule off.',
            uri: `${bufDocumentation}/lint/rules/#${rule.toLowerCase()}`,
        };
}
/** True for the rules of `buf breaking`, which `buf lint` has none of. */
function isBreakingRule(rule) {
    return breakingRule.test(rule);
}

;// CONCATENATED MODULE: ./build/report/gitlab-annotations.js





/** GitLab takes 80 KiB; these bounds stay below it whatever the texts are. */
const maxLinks = 20;
const maxLabelLength = 100;
const maxUrlLength = 1_000;
/**
 * Links for the page of a GitLab job (`artifacts:reports:annotations`): those that are given (the report page among the
 * job's artifacts), and what the broken rules are about. Only http and https; a list without links is left out.
 * @param links URL by label
 */
function gitlabAnnotationsJson(report, links) {
    const rules = new Map();
    for (const { rule, tool } of findingsOf(report)) {
        const { uri } = ruleHelp(rule, tool);
        if (uri !== undefined)
            rules.set(rule, uri);
    }
    const lists = { 'oras-buf': linksOf(links), 'oras-buf: broken rules': linksOf(rules) };
    return (0,json_text/* jsonText */.s)(Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)));
}
function linksOf(links) {
    return [...links]
        .flatMap(([label, url]) => {
        const href = webAddress(url);
        const shown = (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)(label), maxLabelLength);
        return href === undefined || shown === '' ? [] : [{ external_link: { label: shown, url: href } }];
    })
        .slice(0, maxLinks);
}
/** The address as browsers write it, or undefined where it is none, or one with a password in it. */
function webAddress(url) {
    if (!URL.canParse(url))
        return undefined;
    const { protocol, href, username, password } = new URL(url);
    const fits = (protocol === 'https:' || protocol === 'http:') && href.length <= maxUrlLength;
    return fits && username === '' && password === '' ? href : undefined;
}

// EXTERNAL MODULE: ./build/report/annotations.js
var annotations = __webpack_require__(46241);
;// CONCATENATED MODULE: ./build/report/html-escape.js

/*
 * Text from outside in HTML. Markup is made by the `html` tag alone, and the tag escapes every text that it is given, so a
 * text can become markup nowhere. What it makes is right between tags and inside quoted attributes alike.
 */
/** Markup that is safe as it stands. */
class Html {
    #markup;
    constructor(markup) {
        this.#markup = markup;
    }
    toString() {
        return this.#markup;
    }
}
/** A text that is put into markup without a limit of its own is cut here. */
const textLimit = 1_000;
/** Characters of a tooltip. */
const titleLimit = 400;
/** Markup from a template of ours. Attributes must be quoted. */
function html(template, ...values) {
    let markup = template[0] ?? '';
    for (const [index, value] of values.entries())
        markup += markupOf(value) + (template[index + 1] ?? '');
    return new Html(markup);
}
function markupOf(value) {
    if (typeof value === 'string')
        return spaced((0,human_units/* clipText */.gL)(value, textLimit));
    if (typeof value === 'number')
        return String(value);
    return value instanceof Html ? value.toString() : value.map(markupOf).join('');
}
const nothing = html ``;
function isNothing(markup) {
    return markup.toString() === '';
}
/** Pieces with `separator` between them. */
function joined(pieces, separator) {
    return new Html(pieces.map((piece) => piece.toString()).join(separator.toString()));
}
/** At most `limit` characters of a text, in one line. */
function html_escape_text(value, limit) {
    return new Html(escapeLine(value, limit));
}
/** Inline code, always written from left to right. What is cut can be read in its tooltip. A dash where there is nothing. */
function code(value, limit = 160, whole = value) {
    const shown = escapeLine(value, limit);
    if (shown === '')
        return html `–`;
    const title = value.length > limit || whole !== value ? html ` title="${html_escape_text(whole, titleLimit)}"` : nothing;
    return html `<code dir="ltr"${title}>${new Html(shown)}</code>`;
}
/** Prose in which backticks mark code. */
function prose(value, limit = 1_000) {
    const parts = (0,human_units/* clipText */.gL)(value, limit).split(/(`[^`]+`)/);
    return html `${parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), limit) : html `${part}`))}`;
}
/** Lines as they stand, cut to the last `limit` characters: there compilers say what went wrong. */
function output(value, limit) {
    const end = value.length <= limit ? value : `[…]\n${value.slice(value.length - limit)}`;
    const lines = end.replace(/\r\n?|[\u2028\u2029]/g, '\n').trimEnd();
    // A line break right behind the tag is eaten by HTML: one that is always there keeps those of the output.
    return html `<pre tabindex="0" dir="ltr">\n${new Html(lines.split('\n').map(escapeText).join('\n'))}</pre>`;
}
function escapeLine(value, limit) {
    // Cut before it is looked through: outputs are long.
    return spaced((0,human_units/* clipText */.gL)(trimmed(value), limit));
}
/** One line. Spaces at the ends count: the piece may stand between others. */
function spaced(value) {
    return escapeText(value.replace(spaces, ' '));
}
/** White space, but for U+FEFF: that is white space to JavaScript and nothing at all to the eye, so it is to be seen. */
const space = /[^\S\ufeff]/;
const spaces = /[^\S\ufeff]+/g;
const leadingSpaces = /^[^\S\ufeff]+/;
function trimmed(value) {
    let end = value.length;
    while (end > 0 && space.test(value.charAt(end - 1)))
        end--;
    return value.slice(0, end).replace(leadingSpaces, '');
}
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '`': '&#96;',
};
/**
 * What cannot be seen: control characters, those that turn the direction of writing round, those without a width, those that
 * nobody has given a meaning. The selector that makes an emoji of a sign stays.
 */
const unseen = /[[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\t\ufe0f]]/gv;
/** More marks than these on one letter grow out of their line. */
const piledMarks = /(\p{M}{3})\p{M}+/gu;
function escapeText(value) {
    const escaped = value.replace(/[&<>"'`]/g, (character) => entities[character] ?? '');
    // The ellipsis is our own.
    if (!/[^\x20-\x7e…]/.test(escaped))
        return escaped;
    return escaped.toWellFormed().replace(piledMarks, '$1…').replace(unseen, shown);
}
/** `[U+202E]` */
function shown(character) {
    return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/report/html-parts.js

function drawSection({ id, title, tone, body }, level) {
    return html `<section class="card ${tone}" aria-labelledby="${id}">
${heading(level, html `${title}`, id)}
${body}
</section>
`;
}
function heading(level, title, id) {
    return level === 2 ? html `<h2 id="${id}">${title}</h2>` : html `<h3 id="${id}">${title}</h3>`;
}
/** `title` in the line that is always seen, `body` under it. */
function fold(title, body, open = false) {
    return html `<details${open ? html ` open` : nothing}><summary>${title}</summary>
<div class="folded">${body}</div></details>
`;
}
/** Folded away where a list is long: the rest of the page must stay in sight. */
function foldWhere(long, title, body) {
    return long ? fold(title, body) : body;
}
function chip(tone, words) {
    return html `<span class="chip ${tone}">${words}</span>`;
}
/**
 * A table.
 * @param about what it lists, for those who hear the page
 * @param rows made by `row`, or rows of the caller's own
 * @param kind its classes; `stacked` makes every row a card on a narrow screen, and its cells must then be made by `row`
 */
function table(about, columns, rows, kind = '') {
    const heads = columns.map(({ name, number }) => html `<th scope="col"${number === true ? html ` class="number"` : nothing}>${name}</th>`);
    return html `<div class="wide"><table${kind === '' ? nothing : html ` class="${kind}"`} aria-label="${about}">
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}
/** A row whose first cell names it. */
function row(columns, cells, id = '') {
    const drawn = cells.map((cell, index) => {
        const column = columns[index];
        if (index === 0)
            return html `<th scope="row">${cell}</th>`;
        const number = column?.number === true ? html ` class="number"` : nothing;
        return html `<td${number} data-label="${column?.name ?? ''}">${isNothing(cell) ? html `–` : cell}</td>`;
    });
    return html `<tr${id === '' ? nothing : html ` id="${id}"`}>${drawn}</tr>
`;
}
/** Names and what is to say of each. */
function facts(entries, className) {
    const shown = entries
        .filter(([, value]) => !isNothing(value))
        .map(([name, value]) => html `<div><dt>${name}</dt><dd>${value}</dd></div>\n`);
    return shown.length === 0 ? nothing : html `<dl class="${className}">\n${shown}</dl>\n`;
}

// EXTERNAL MODULE: ./build/report/report-facts.js
var report_facts = __webpack_require__(41735);
// EXTERNAL MODULE: ./build/report/report-words.js
var report_words = __webpack_require__(42793);
;// CONCATENATED MODULE: ./build/report/html-overview.js






const outcomeTones = {
    success: 'good',
    failure: 'bad',
    error: 'bad',
    skipped: 'warn',
    cancelled: 'warn',
};
/** The top of the page: how it ended, what to do next, and the job in a few numbers. */
function pageTop(report) {
    const mode = (0,report_words/* modeWords */.bY)(report.mode);
    return html `<header class="top ${outcomeTones[report.outcome]}">
<div class="inner">
<p class="where">oras-buf ${report.command}${mode === '' ? '' : `, ${mode}`} · ${report_words/* ciWords */.MY[report.ci]} · ${time(report.startedAt)}</p>
<h1>${sign(report.outcome)} <span>${prose((0,report_facts/* headline */.Pl)(report), 200)}</span></h1>
${next(report)}${numbers(report)}</div>
</header>
`;
}
/** `24 Nov 2026, 07:00 UTC`; what is no time stays as it is. */
function time(iso) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime()))
        return html `${iso}`;
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    const day = `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
    return html `<time datetime="${iso}">${day}, ${date.toISOString().slice(11, 16)} UTC</time>`;
}
const signPaths = {
    success: 'M7 12.5l3.5 3.5L17 9',
    failure: 'M8 8l8 8M16 8l-8 8',
    error: 'M12 6.5v7M12 16.6v.9',
    skipped: 'M8.5 8l5 4-5 4zM16 8v8',
    cancelled: 'M6.5 6.5l11 11',
};
/** Seen where the style sheet is not, on light and on dark. */
const signColours = {
    good: '#2f8f4e',
    bad: '#d94a3d',
    warn: '#b7791f',
    quiet: '#5b7083',
};
/** Drawn, because not every machine has a font for emoji. The headline says the same in words. */
function sign(outcome) {
    return html `<svg class="sign" width="32" height="32" viewBox="0 0 24 24" fill="none" stroke="${signColours[outcomeTones[outcome]]}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="${signPaths[outcome]}"/></svg>`;
}
function next(report) {
    const steps = (0,report_facts/* nextSteps */.Zn)(report).map((step) => prose(step, 2_000));
    if (steps.length === 0)
        return nothing;
    const [only = nothing] = steps;
    const body = steps.length === 1 ? html `<p>${only}</p>` : html `<ul>${steps.map((step) => html `<li>${step}</li>`)}</ul>`;
    return html `<section class="next" aria-labelledby="next">
<h2 id="next">Next</h2>
${body}
</section>
`;
}
/** A number and what it is made of. */
function fact(value, detail = '') {
    return value === '' ? nothing : html `<b>${value}</b>${detail === '' ? nothing : html ` <small>${detail}</small>`}`;
}
function numbers(report) {
    const modules = report.roots.flatMap((root) => root.modules);
    const builds = report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
    const tools = [...new Set(builds.map((build) => build.tool))].join(' and ');
    const counts = builds.length === 1 ? builds.map(report_facts/* buildCounts */.Xe).join('') : '';
    const locks = [...new Set(report.roots.map(({ lock }) => lock.status))];
    const changes = report.roots.reduce((sum, { lock }) => sum + lock.changes.length, 0);
    const { traffic, cache } = report;
    return facts([
        ['Took', fact((0,human_units/* formatDuration */.a3)(report.durationMs), report.exitCode === 0 ? 'exit code 0' : '')],
        ['Exit code', report.exitCode === 0 ? nothing : fact(String(report.exitCode), report.outcome)],
        ['Roots', report.roots.length < 2 ? nothing : fact((0,human_units/* formatCount */.B4)(report.roots.length))],
        ['Built with', fact(tools, counts)],
        ['Modules', modules.length === 0 ? nothing : fact((0,human_units/* formatCount */.B4)(modules.length), (0,report_facts/* originCounts */.D)(modules))],
        [
            'Lock',
            locks.length === 0
                ? nothing
                : fact(locks.map((status) => report_words/* lockStatusWords */.d6[status].replace(/^is /, '')).join(', '), changes === 0 ? '' : (0,human_units/* counted */.hS)(changes, 'change')),
        ],
        ['Cache', cache.result === 'off' ? nothing : fact(report_words/* cacheWords */.M8[cache.result])],
        [
            'Registry',
            traffic.requests === 0
                ? fact('no request')
                : fact((0,human_units/* counted */.hS)(traffic.requests, 'request'), `${(0,human_units/* formatBytes */.z3)(traffic.bytesReceived)} received`),
        ],
    ], 'numbers');
}
const placesShown = 20;
const problemCharacters = 20_000;
/** What stopped the job. */
function problemSection(problem) {
    if (problem === null)
        return [];
    const places = problem.places.slice(0, placesShown).map((place) => html `<li>${code((0,errors/* formatPlace */.dE)(place), 400)}</li>`);
    const left = problem.places.length - places.length;
    const list = [...places, ...(left > 0 ? [html `<li>and ${(0,human_units/* counted */.hS)(left, 'more place')}</li>`] : [])];
    return [
        {
            id: 'problem',
            title: html `What stopped the job`,
            short: 'Problem',
            tone: 'bad',
            body: html `<div class="message">${output(problem.message, problemCharacters)}</div>
${list.length === 0 ? nothing : html `<ul class="places">${list}</ul>`}`,
        },
    ];
}
/** Links to every section; nothing where there are hardly any. */
function contents(sections) {
    if (sections.length < 3)
        return nothing;
    const links = sections.map(({ id, short, tone }) => html `<li><a class="${tone}" href="#${id}">${html_escape_text(short, 40)}</a></li>`);
    return html `<nav aria-label="On this page"><ul>${links}</ul></nav>
`;
}
/** The first of them, and the number of the others. */
function few(items, most, separator = html `, `) {
    const shown = joined(items.slice(0, most), separator);
    return items.length > most ? html `${shown} +${items.length - most}` : shown;
}

;// CONCATENATED MODULE: ./build/report/html-room.js


/**
 * How many bytes the page may still grow. Lists take what they need, but never more than their share of what is left, so a
 * long one cannot push out what follows, and the page is bounded whatever is in the report.
 */
class PageRoom {
    #left;
    #short = false;
    constructor(bytes) {
        this.#left = bytes;
    }
    get left() {
        return this.#left;
    }
    /** True once something was left out. */
    get short() {
        return this.#short;
    }
    /**
     * As many items as there is room for, and how many are left.
     * @param share of the room that is left now, from 0 to 1
     * @param most items
     */
    take(items, share, most, draw) {
        let mine = Math.max(0, this.#left * share);
        const shown = [];
        for (const [index, item] of items.entries()) {
            if (index >= most)
                break;
            const markup = draw(item, index);
            const size = Buffer.byteLength(markup.toString());
            if (size > mine)
                break;
            mine -= size;
            this.#left -= size;
            shown.push(markup);
        }
        const left = items.length - shown.length;
        if (left > 0)
            this.#short = true;
        return { shown, left };
    }
    /** A part of the room, for one of several that are alike; `settle` must follow. */
    part(share) {
        const part = new PageRoom(Math.max(0, this.#left * share));
        this.#left -= part.left;
        return part;
    }
    /** Gives back what a part did not need, and takes what stands around its lists. */
    settle(part, before, markup) {
        this.#left += before - Buffer.byteLength(markup.toString());
        if (part.short)
            this.#short = true;
    }
}
/** `… and 12 more findings, in report.json.` Empty where nothing is left. */
function more(left, noun) {
    return left === 0
        ? nothing
        : html `<p class="more">… and ${(0,human_units/* counted */.hS)(left, `more ${noun}`)}, in <code>report.json</code>.</p>`;
}

;// CONCATENATED MODULE: ./build/report/html-build.js








const foldedAbove = 25;
const labelsShown = 5;
const outputsShown = 3;
/** Characters of one folded output, and of all of them together. */
const outputCharacters = 16_000;
const allOutputCharacters = 1_200_000;
/** What went wrong, and the tests. */
function brokenSections({ build }, prefix, room) {
    if (build.tool === 'none')
        return [];
    return [
        ...findingsSection(build, prefix, room),
        ...failuresSection(build, prefix, room),
        ...testsSection(build, prefix, room),
    ];
}
/** With what it was built, and what is well. */
function buildSection({ build }, prefix, room) {
    const section = { id: `${prefix}build`, title: html `Build`, short: 'Build', tone: 'quiet' };
    if (build.tool !== 'none')
        return [{ ...section, body: ranBody(build, room) }];
    if (build.reason === '')
        return [];
    return [{ ...section, body: html `<p>Nothing was built: ${prose(build.reason.replace(/[.\s]+$/, ''))}.</p>` }];
}
function findingsSection(build, prefix, room) {
    const findings = (0,report_facts/* placedFindings */.Em)(build);
    if (findings.length === 0)
        return [];
    const files = new Map();
    for (const { place } of findings)
        files.set(place.file, (files.get(place.file) ?? 0) + 1);
    const order = new Map([...files.keys()].map((file, index) => [file, index]));
    const sorted = findings.toSorted((a, b) => (order.get(a.place.file) ?? 0) - (order.get(b.place.file) ?? 0) ||
        (a.place.line ?? 0) - (b.place.line ?? 0) ||
        (a.place.column ?? 0) - (b.place.column ?? 0));
    const { shown, left } = room.take(sorted, 0.3, 5_000, (finding, index) => {
        const { file } = finding.place;
        const first = sorted[index - 1]?.place.file !== file;
        const head = html `<tr class="group"><th scope="rowgroup" colspan="2">${code(file, 300)} <small>${(0,human_units/* counted */.hS)(files.get(file) ?? 0, 'finding')}</small></th></tr>
`;
        return html `${first ? head : nothing}${findingRow(finding)}`;
    });
    const errors = findings.some(({ severity }) => severity === 'error');
    const body = html `${table('Findings by file', [{ name: 'Line' }, { name: 'What' }], shown, 'findings')}${more(left, 'finding')}`;
    return [
        {
            id: `${prefix}findings`,
            title: html `${(0,human_units/* counted */.hS)(findings.length, 'finding')} in ${(0,human_units/* counted */.hS)(files.size, 'file')}`,
            short: (0,human_units/* counted */.hS)(findings.length, 'finding'),
            tone: errors ? 'bad' : 'warn',
            body: foldWhere(findings.length > 200, html `All findings`, body),
        },
    ];
}
function findingRow({ place, severity, message, rule, target }) {
    const line = place.line === undefined ? '–' : `${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
    const warning = severity === 'warning' ? html `${chip('warn', html `warning`)} ` : nothing;
    const from = target === '' ? nothing : html ` <small>from ${code(target)}</small>`;
    const named = rule === '' ? nothing : html ` <span class="rule">${code(rule, 80)}</span>`;
    return html `<tr><td class="line">${line}</td><td>${warning}${prose(message)}${named}${from}</td></tr>
`;
}
function failuresSection(build, prefix, room) {
    const failed = build.targets.filter((target) => target.result === 'failure');
    const groups = [
        ...build.errors.map((error) => ({ labels: [], error })),
        ...(0,report_facts/* failureGroups */.HZ)(failed),
    ];
    const noun = build.tool === 'buf' ? 'check' : 'target';
    if (groups.length === 0)
        return [];
    const limit = Math.max(1_000, Math.min(outputCharacters, Math.floor(allOutputCharacters / groups.length)));
    const { shown, left } = room.take(groups, 0.35, 500, (group, index) => fold(failureTitle(group), failureBody(group, limit), index === 0));
    const all = left === 0 ? undefined : room.take(failed, 0.25, 10_000, ({ label }) => html `<li>${code(label)}</li>\n`);
    const list = all === undefined || all.shown.length === 0
        ? nothing
        : fold(html `The names of all ${(0,human_units/* counted */.hS)(failed.length, `failed ${noun}`)}`, html `<ul class="plain">${all.shown}</ul>${more(all.left, `failed ${noun}`)}`);
    const title = failed.length === 0 ? (0,human_units/* counted */.hS)(groups.length, 'error') : `${(0,human_units/* counted */.hS)(failed.length, `failed ${noun}`)}`;
    return [
        {
            id: `${prefix}failures`,
            title: html `${title}${groups.length > 1 && failed.length !== groups.length ? html ` <small>${(0,human_units/* counted */.hS)(groups.length, 'reason')}</small>` : nothing}`,
            short: title,
            tone: 'bad',
            body: html `${shown}${more(left, 'reason')}${list}`,
        },
    ];
}
function failureTitle({ labels, error }) {
    const category = error.category === 'user' ? nothing : html ` ${chip('warn', html `${error.category}`)}`;
    if (labels.length === 0)
        return html `${prose(error.message, 300)}${category}`;
    const named = joined(labels.slice(0, labelsShown).map((label) => code(label, 120)), html `, `);
    const left = labels.length - labelsShown;
    return html `${named}${left > 0 ? ` and ${left} more` : ''} <small>${prose(error.message, 200)}</small>${category}`;
}
function failureBody({ labels, error }, limit) {
    const shown = labels.slice(0, 200).map((label) => html `<li>${code(label)}</li>`);
    const left = labels.length - shown.length;
    const all = labels.length <= labelsShown
        ? nothing
        : fold(html `All ${labels.length} names`, html `<ul class="plain">${shown}${left === 0 ? nothing : html `<li>and ${left} more</li>`}</ul>`);
    // Of a red action they say only that it was an action.
    const tags = (error.category === 'user' ? [] : error.tags.slice(0, 10)).map((tag) => html ` ${code(tag, 60)}`);
    return html `${output(error.output === '' ? error.message : error.output, limit)}${all}${tags.length === 0 ? nothing : html `<p class="more">Tags:${tags}</p>`}`;
}
const testTones = { pass: 'good', skip: 'quiet', omitted: 'quiet' };
function testTone(test) {
    return (0,annotations/* isFailedTest */.eI)(test) ? 'bad' : (testTones[test.result] ?? 'quiet');
}
function testsSection(build, prefix, room) {
    const { tests } = build;
    if (tests.length === 0)
        return [];
    const failed = tests.filter(annotations/* isFailedTest */.eI);
    const limit = Math.max(1_000, Math.min(outputCharacters, Math.floor(allOutputCharacters / Math.max(1, failed.length))));
    const folds = room.take(failed, 0.35, 500, (test, index) => fold(html `${code(test.name)} ${chip('bad', html `${test.result}`)} <small>${(0,human_units/* formatDuration */.a3)(test.durationMs)}</small>`, html `${output(test.details === '' ? 'It printed nothing.' : test.details, limit)}${test.target === test.name || test.target === '' ? nothing : html `<p class="more">Target ${code(test.target)}</p>`}`, index === 0));
    const others = tests.filter((test) => !(0,annotations/* isFailedTest */.eI)(test));
    const columns = [{ name: 'Test' }, { name: 'Result' }, { name: 'Took', number: true }];
    const rows = room.take(others, 0.3, 10_000, (test) => row(columns, [
        code(test.name),
        chip(testTone(test), html `${test.result}`),
        html_escape_text((0,human_units/* formatDuration */.a3)(test.durationMs), 30),
    ]));
    const rest = others.length === 0
        ? nothing
        : foldWhere(failed.length > 0 || others.length > foldedAbove, failed.length > 0 ? html `${(0,human_units/* counted */.hS)(others.length, 'other test')}` : html `All tests`, html `${table('Tests', columns, rows.shown)}${more(rows.left, 'test')}`);
    const title = failed.length === 0
        ? html `${(0,human_units/* counted */.hS)(tests.length, 'test')}`
        : html `${(0,human_units/* formatCount */.B4)(failed.length)} of ${(0,human_units/* counted */.hS)(tests.length, 'test')} failed`;
    return [
        {
            id: `${prefix}tests`,
            title,
            short: failed.length === 0 ? (0,human_units/* counted */.hS)(tests.length, 'test') : (0,human_units/* counted */.hS)(failed.length, 'failed test'),
            tone: failed.length === 0 ? 'quiet' : 'bad',
            body: html `${folds.shown}${more(folds.left, 'failed test')}${rest}`,
        },
    ];
}
function ranBody(build, room) {
    const path = build.actions?.criticalPathMs ?? 0;
    const counts = (0,report_facts/* actionCounts */.bc)(build);
    const slowest = counts === '' || path <= 0 ? nothing : html ` <small>critical path ${(0,human_units/* formatDuration */.a3)(path)}</small>`;
    const told = facts([
        [
            'Tool',
            html `${build.tool} ${build.toolVersion === '' ? nothing : code(build.toolVersion, 80)} <small>${prose(build.reason, 300)}</small>`,
        ],
        ['Result', html `${build.result}, exit code ${build.exitCode}, ${(0,human_units/* formatDuration */.a3)(build.durationMs)}`],
        ['Built', html `${(0,report_facts/* buildCounts */.Xe)(build)}`],
        ['Actions', html `${counts}${slowest}`],
        ...remoteFact(build),
    ], 'told');
    const commands = room.take(build.commands.slice(0, 50), 0.1, 50, (command) => html `${output(command, 4_000)}`);
    const ran = build.commands.length === 0
        ? nothing
        : html `<div class="commands">${commands.shown}</div>${more(build.commands.length - commands.shown.length, 'command')}`;
    return html `${told}${ran}${targetsFold(build, room)}`;
}
function remoteFact(build) {
    const remote = (0,report_words/* remoteWords */.SW)(build);
    if (remote === undefined)
        return [];
    const endpoint = remote.endpoint === '' ? nothing : code(remote.endpoint);
    const told = remote.told.replace(/^[: ]+/, '');
    const words = remote.warning
        ? html `${chip('warn', html `${told}`)} ${endpoint} <small>${prose(remote.reason, 300)}</small>`
        : html `${endpoint} <small>${told}</small>`;
    return [[remote.title, words]];
}
function targetsFold(build, room) {
    const good = (0,report_facts/* goodTargets */.KL)(build);
    if (build.tool === 'buf' || good.length === 0)
        return nothing;
    const columns = [{ name: 'Target' }, { name: 'Outputs' }];
    const { shown, left } = room.take(good, 0.4, 10_000, ({ label, outputs }) => row(columns, [
        code(label),
        few(outputs.map((path, index) => (index < outputsShown ? code(path, 200) : nothing)), outputsShown),
    ]));
    return fold(html `${(0,human_units/* counted */.hS)(good.length, 'target')} succeeded`, html `${table('Targets that succeeded', columns, shown)}${more(left, 'target')}`);
}

;// CONCATENATED MODULE: ./build/report/html-job.js







/** What belongs to the whole job: remarks, where the time went, and the circumstances. */
function jobSections(report, room) {
    return [...remarksSection(report, room), ...timeSection(report), runSection(report)];
}
function remarksSection({ remarks }, room) {
    if (remarks.length === 0)
        return [];
    const warnings = remarks.filter(({ severity }) => severity === 'warning').length;
    const { shown, left } = room.take(remarks, 0.8, 1_000, ({ severity, message, place }) => {
        const mark = severity === 'warning' ? html `${chip('warn', html `warning`)} ` : nothing;
        return html `<li>${mark}${place === null ? nothing : html `${code((0,errors/* formatPlace */.dE)(place), 300)}: `}${prose(message)}</li>\n`;
    });
    return [
        {
            id: 'remarks',
            title: html `${(0,human_units/* counted */.hS)(remarks.length, 'remark')}`,
            short: (0,human_units/* counted */.hS)(remarks.length, 'remark'),
            tone: warnings > 0 ? 'warn' : 'quiet',
            body: html `<ul class="remarks">${shown}</ul>${more(left, 'remark')}`,
        },
    ];
}
const phasesShown = 50;
/** Seen where the style sheet is not. */
const hues = ['#3b6fd4', '#0e8a8a', '#b7791f', '#8250c4', '#c2496b', '#5b7083', '#2f8f4e', '#c0603a'];
function hue(index) {
    const number = index % hues.length;
    return html `class="hue${number}" fill="${hues[number] ?? 'currentColor'}"`;
}
function timeSection(report) {
    const timings = report.timings.filter(({ durationMs }) => durationMs > 0).slice(0, phasesShown);
    if (timings.length === 0)
        return [];
    const sum = timings.reduce((all, { durationMs }) => all + durationMs, 0);
    let before = 0;
    const strip = timings.map(({ durationMs }, index) => {
        const start = before;
        before += durationMs;
        return html `<rect ${hue(index)} x="${percent(start, sum)}" width="${percent(durationMs, sum)}" height="14"/>`;
    });
    const columns = [{ name: 'Phase' }, { name: 'Time', number: true }, { name: 'Share' }];
    const rows = timings.map(({ phase, durationMs }, index) => row(columns, [
        html `<svg class="dot" width="10" height="10" aria-hidden="true"><rect ${hue(index)} width="10" height="10" rx="3"/></svg> ${html_escape_text(phase, 60)}`,
        html_escape_text((0,human_units/* formatDuration */.a3)(durationMs), 30),
        html `<svg class="bar" width="100%" height="10" aria-hidden="true"><rect ${hue(index)} width="${percent(durationMs, sum)}" height="10" rx="3"/></svg>`,
    ]));
    return [
        {
            id: 'time',
            title: html `Time <small>${(0,human_units/* formatDuration */.a3)(report.durationMs)}</small>`,
            short: 'Time',
            tone: 'quiet',
            body: html `<svg class="strip" width="100%" height="14" aria-hidden="true">${strip}</svg>
<div class="phases">${table('Phases of the job', columns, rows)}</div>`,
        },
    ];
}
function percent(part, whole) {
    return `${Math.round(Math.min(1, Math.max(0, part / Math.max(whole, 1e-9))) * 10_000) / 100}%`;
}
function runSection(report) {
    const { traffic } = report;
    const body = facts([
        ['Cache', cacheLine(report.cache)],
        [
            'Registries',
            html `${traffic.requests === 0 ? 'no request' : `${(0,human_units/* counted */.hS)(traffic.requests, 'request')}, ${(0,human_units/* formatBytes */.z3)(traffic.bytesReceived)} received`}${traffic.tokenExchanges === 0 ? '' : `, ${(0,human_units/* counted */.hS)(traffic.tokenExchanges, 'token exchange')}`}${traffic.retries === 0 ? '' : `, ${traffic.retries} retried`}`,
        ],
        [
            'Locks',
            joined(report.roots
                .slice(0, 20)
                .map(({ lock }) => html `${code(lock.path)}${lock.digest === '' ? nothing : html ` <small>${code(lock.digest.slice(0, 19), 40, lock.digest)}</small>`}`), html `, `),
        ],
        ['Mode', html `${(0,report_words/* modeWords */.bY)(report.mode)}`],
        ['Started', html `${time(report.startedAt)} on ${report_words/* ciWords */.MY[report.ci]}`],
        ['Made by', html `oras-buf ${report.tool.version}`],
    ], 'told');
    return { id: 'run', title: html `This run`, short: 'Run', tone: 'quiet', body };
}
function cacheLine(cache) {
    if (cache.result === 'off' && cache.reason === '')
        return nothing;
    const reason = cache.reason === '' ? html `.` : html `: ${prose(cache.reason.replace(/[.\s]+$/, ''))}.`;
    const saved = report_words/* cacheSavedWords */.F8[cache.saved];
    const keys = [
        cache.key === '' ? nothing : html `key ${code(cache.key)}`,
        cache.matchedKey === '' || cache.matchedKey === cache.key ? nothing : html `found ${code(cache.matchedKey)}`,
    ].filter((key) => !isNothing(key));
    return html `${report_words/* cacheWords */.M8[cache.result]}${reason}${saved === '' ? '' : ` ${saved}`}${keys.length === 0 ? nothing : html `<br><small>${joined(keys, html `, `)}</small>`}`;
}

;// CONCATENATED MODULE: ./build/report/graph-layout.js
/** Pixels that a line takes. */
const stopoverHeight = 4;
const stopoverGap = 10;
/**
 * Places nodes and edges. Edges that close a circle are drawn, but do not count for the layers.
 * @param widths of the nodes; edges name nodes by their place in this list
 */
function layOutGraph(widths, edges, sizes) {
    const once = [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
    const layerOf = graph_layout_layers(widths.length, once);
    const cells = layerOf.map((layer, node) => cellOf(node, layer, sizes.nodeHeight, sizes.rowGap));
    const columns = Array.from({ length: Math.max(0, ...layerOf) + 1 }, () => []);
    for (const cell of cells)
        columns[cell.layer]?.push(cell);
    const stopovers = new Map();
    const routes = once.map((edge) => ({ edge, cells: route(edge, cells, columns, stopovers) }));
    bringInOrder(columns);
    placeRows(columns);
    const columnWidths = columns.map((column) => Math.max(0, ...column.map(({ node }) => widths[node] ?? 0)));
    const columnX = [];
    let width = 0;
    for (const columnWidth of columnWidths) {
        columnX.push(width);
        width += columnWidth + sizes.columnGap;
    }
    const x = (cell) => columnX[cell.layer] ?? 0;
    const end = (cell) => x(cell) + (cell.node < 0 ? (columnWidths[cell.layer] ?? 0) : (widths[cell.node] ?? 0));
    return {
        width: Math.max(0, width - sizes.columnGap),
        height: Math.max(0, ...columns.flat().map((cell) => cell.y + cell.height)),
        nodes: cells.map((cell) => ({ x: x(cell), y: cell.y })),
        edges: routes.map(({ edge, cells: stops }) => ({ edge, points: routePoints(stops, x, end) })),
    };
}
function cellOf(node, layer, height, gap) {
    return { node, layer, height, gap, before: [], after: [], order: 0, y: 0 };
}
/** Each node as far right as the longest way to it, circles aside. */
function graph_layout_layers(count, edges) {
    const next = Array.from({ length: count }, () => []);
    const targets = new Set();
    for (const { from, to } of edges) {
        next[from]?.push(to);
        targets.add(to);
    }
    const state = [];
    const sorted = [];
    const closing = new Set();
    const visit = (node) => {
        state[node] = 'open';
        for (const to of next[node] ?? []) {
            if (state[to] === 'open')
                closing.add(`${node} ${to}`);
            else if (state[to] === undefined)
                visit(to);
        }
        state[node] = 'done';
        sorted.push(node);
    };
    const all = Array.from({ length: count }, (_, node) => node);
    for (const node of [...all.filter((one) => !targets.has(one)), ...all])
        if (state[node] === undefined)
            visit(node);
    const layer = all.map(() => 0);
    for (const node of sorted.reverse()) {
        for (const to of next[node] ?? []) {
            if (!closing.has(`${node} ${to}`))
                layer[to] = Math.max(layer[to] ?? 0, (layer[node] ?? 0) + 1);
        }
    }
    return layer;
}
/**
 * The cells that an edge runs through. In every column between it has a stopover, which all edges share that come from the
 * same node: they part only where they must, like the branches of a tree.
 */
function route(edge, cells, columns, stopovers) {
    const from = cells[edge.from];
    const to = cells[edge.to];
    if (from === undefined || to === undefined)
        return [];
    // An edge that closes a circle runs back, and alone.
    const forward = from.layer <= to.layer;
    const [left, right] = forward ? [from, to] : [to, from];
    const stops = [left];
    for (let layer = left.layer + 1; layer < right.layer; layer += 1) {
        const key = forward ? `${edge.from} ${layer}` : `${edge.from} ${edge.to} ${layer}`;
        const known = stopovers.get(key);
        const stop = known ?? cellOf(-1, layer, stopoverHeight, stopoverGap);
        if (known === undefined)
            columns[layer]?.push(stop);
        stopovers.set(key, stop);
        stops.push(stop);
    }
    stops.push(right);
    for (const [index, stop] of stops.entries()) {
        const after = stops[index + 1];
        if (after === undefined || after.layer === stop.layer || stop.after.includes(after))
            continue;
        stop.after.push(after);
        after.before.push(stop);
    }
    return forward ? stops : stops.toReversed();
}
const sweeps = 24;
/** Each cell to the middle of its neighbours, from left to right and back; the best order that came up is kept. */
function bringInOrder(columns) {
    const number = (column) => {
        for (const [index, cell] of column.entries())
            cell.order = index;
    };
    for (const column of columns)
        number(column);
    let best = columns.map((column) => [...column]);
    let fewest = crossings(columns);
    for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
        const forward = sweep % 2 === 0;
        for (const column of forward ? columns : columns.toReversed()) {
            const middles = new Map(column.map((cell) => [cell, middle(forward ? cell.before : cell.after, ({ order }) => order) ?? cell.order]));
            column.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0) || a.order - b.order);
            number(column);
        }
        const now = crossings(columns);
        if (now < fewest) {
            fewest = now;
            best = columns.map((column) => [...column]);
        }
    }
    for (const [index, column] of columns.entries()) {
        column.splice(0, column.length, ...(best[index] ?? []));
        number(column);
    }
}
function crossings(columns) {
    let count = 0;
    for (const column of columns) {
        const ends = column.flatMap((cell) => cell.after.map(({ order }) => order).sort((a, b) => a - b));
        for (const [index, end] of ends.entries()) {
            for (let later = index + 1; later < ends.length; later += 1)
                if ((ends[later] ?? 0) < end)
                    count += 1;
        }
    }
    return count;
}
const passes = 16;
/** Cells near the middle of their neighbours, as near as their order and the gaps let them. */
function placeRows(columns) {
    for (const column of columns)
        spread(column, column.map(({ order, height, gap }) => order * (height + gap)));
    for (let pass = 0; pass < passes; pass += 1) {
        const forward = pass % 2 === 1;
        for (const column of forward ? columns : columns.toReversed()) {
            const center = (cell) => cell.y + cell.height / 2;
            const wished = column.map((cell) => {
                const near = pass >= passes - 2 ? [...cell.before, ...cell.after] : forward ? cell.before : cell.after;
                return (middle(near, center) ?? center(cell)) - cell.height / 2;
            });
            spread(column, wished);
        }
    }
    const top = Math.min(...columns.flat().map(({ y }) => y));
    for (const cell of columns.flat())
        cell.y = Math.round((cell.y - top) * 2) / 2;
}
/** The places nearest to those wished for that keep order and gaps: neighbours that would overlap are moved as one block. */
function spread(column, wished) {
    const blocks = [];
    for (const [index, cell] of column.entries()) {
        let block = { cells: [cell], sum: wished[index] ?? 0, height: cell.height + cell.gap };
        for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
            const lastTop = last.sum / last.cells.length;
            if (lastTop + last.height <= block.sum / block.cells.length)
                break;
            blocks.pop();
            block = {
                cells: [...last.cells, ...block.cells],
                sum: last.sum + block.sum - block.cells.length * last.height,
                height: last.height + block.height,
            };
        }
        blocks.push(block);
    }
    for (const block of blocks) {
        let y = block.sum / block.cells.length;
        for (const cell of block.cells) {
            cell.y = y;
            y += cell.height + cell.gap;
        }
    }
}
function middle(cells, of) {
    return cells.length === 0 ? undefined : cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
}
/** Out of the first cell, in and out of each stopover, into the last. */
function routePoints(stops, x, end) {
    const [first] = stops;
    const last = stops.at(-1);
    if (first === undefined || last === undefined)
        return [];
    const y = (cell) => cell.y + cell.height / 2;
    if (first.layer >= last.layer) {
        const back = stops.slice(1, -1).flatMap((stop) => [
            { x: end(stop), y: y(stop) },
            { x: x(stop), y: y(stop) },
        ]);
        return [{ x: x(first), y: y(first) }, ...back, { x: end(last), y: y(last) }];
    }
    const through = stops.slice(1, -1).flatMap((stop) => [
        { x: x(stop), y: y(stop) },
        { x: end(stop), y: y(stop) },
    ]);
    return [{ x: end(first), y: y(first) }, ...through, { x: x(last), y: y(last) }];
}

// EXTERNAL MODULE: ./build/report/module-graph.js
var module_graph = __webpack_require__(30362);
;// CONCATENATED MODULE: ./build/report/html-graph.js






/** Above these a drawing is a tangle. */
const modulesDrawn = 60;
const edgesDrawn = 140;
/** Taller drawings are folded away. */
const openHeight = 720;
/** More than all the edges that are drawn need. */
const pathCharacters = 200_000;
/** Pixels. Labels are set in a font of fixed width, so their boxes can be measured without a browser. */
const characterWidth = 7.3;
const padding = 12;
const nodeHeight = 42;
const labelCharacters = 34;
/**
 * The graph as a drawing, or undefined where it would not be read. Without its style sheet it is black on white.
 * @param idOf the id of the row of a module
 */
function graphDrawing(graph, rootName, idOf) {
    const { modules } = graph;
    if (modules.length > modulesDrawn || graph.edges.length > edgesDrawn)
        return undefined;
    const rooted = graph.edges.some(({ from }) => from === module_graph/* graphRoot */.hx);
    const nodes = [
        ...modules.map((module) => ({
            module,
            name: (0,human_units/* clipText */.gL)((0,report_facts/* nameInRegistry */.I6)(module), labelCharacters),
            detail: detailOf(module),
        })),
        ...(rooted ? [{ module: undefined, name: (0,human_units/* clipText */.gL)(rootName, labelCharacters), detail: '' }] : []),
    ];
    const widths = nodes.map(({ name, detail }) => Math.max(columnsOf(name), columnsOf(detail) * 0.92) * characterWidth + 2 * padding);
    const edges = graph.edges.map(({ from, to }) => ({ from: from === module_graph/* graphRoot */.hx ? modules.length : from, to }));
    const layout = layOutGraph(widths, edges, { nodeHeight, rowGap: 14, columnGap: 64 });
    // One path, each stretch once: where edges run together, they are one line.
    const stretches = [...new Set(layout.edges.flatMap(({ points }) => pathStretches(points)))].join('');
    const tips = [...new Set(layout.edges.map(({ points }) => tip(points)))].join('');
    const boxes = nodes.map(({ module, name, detail }, index) => {
        const at = layout.nodes[index] ?? { x: 0, y: 0 };
        const box = nodeBox(module, at, widths[index] ?? 0, name, detail);
        return module === undefined ? box : html `<a href="#${idOf(module)}">${box}</a>\n`;
    });
    const width = Math.ceil(layout.width) + 4;
    const height = Math.ceil(layout.height) + 4;
    const drawing = html `<div class="wide" role="region" aria-label="Drawing of the dependencies" tabindex="0"><svg class="graph" width="${width}" height="${height}" viewBox="-2 -2 ${width} ${height}" role="group" aria-label="Dependency graph of ${(0,human_units/* counted */.hS)(modules.length, 'module')}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, Liberation Mono, monospace" font-size="12" fill="none" stroke="currentColor">
<path class="edge" d="${html_escape_text(stretches, pathCharacters)}"/><path class="tip" d="${html_escape_text(tips, pathCharacters)}" fill="currentColor" stroke="none"/>
${boxes}</svg></div>
<p class="legend">From left to right: who needs, who is needed. Round: from the BSR. Dashed: in this workspace.</p>
`;
    return height <= openHeight ? drawing : fold(html `Graph of ${(0,human_units/* counted */.hS)(modules.length, 'module')}`, drawing);
}
function detailOf(module) {
    return module.source === 'local' ? 'local' : (0,human_units/* clipText */.gL)((0,human_units/* shortVersion */.Li)(module.version), labelCharacters);
}
/** Columns of a fixed font: signs of East Asia and emoji take two, and so does what is told by its number. */
function columnsOf(label) {
    let columns = 0;
    for (const character of html_escape_text(label, labelCharacters * 2)
        .toString()
        .replace(/&#?\w+;/g, 'x')) {
        columns += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
    }
    return columns;
}
function nodeBox(module, { x, y }, width, name, detail) {
    const kind = module?.source ?? 'root';
    const dash = kind === 'local' ? html ` stroke-dasharray="4 3"` : nothing;
    const left = x + padding;
    const title = module === undefined ? nothing : html `<title>${module.name} ${module.version}</title>`;
    const below = detail === ''
        ? nothing
        : html `<text class="detail" x="${left}" y="${y + 33}" font-size="11" fill="currentColor" stroke="none">${detail}</text>`;
    return html `<g class="node ${kind}">${title}<rect x="${x}" y="${y}" width="${round(width)}" height="${nodeHeight}" rx="${kind === 'bsr' ? 20 : 6}"${dash}/><text x="${left}" y="${y + (detail === '' ? 25 : 18)}" fill="currentColor" stroke="none">${name}</text>${below}</g>`;
}
/** Curves between columns, and lines straight through one. */
function pathStretches(points) {
    return points.slice(1).map((point, index) => {
        const before = points[index] ?? point;
        const start = `M${round(before.x)} ${before.y}`;
        if (index % 2 === 1)
            return `${start}L${round(point.x)} ${point.y}`;
        const half = (point.x - before.x) / 2;
        return `${start}C${round(before.x + half)} ${before.y} ${round(point.x - half)} ${point.y} ${round(point.x)} ${point.y}`;
    });
}
/** The head of the arrow. */
function tip(points) {
    const end = points.at(-1);
    const before = points.at(-2);
    if (end === undefined || before === undefined)
        return '';
    const back = before.x < end.x ? -7 : 7;
    return `M${round(end.x)} ${end.y}l${back} -4v8z`;
}
function round(pixels) {
    return Math.round(pixels * 2) / 2;
}
const itemsShown = 2_000;
const depthShown = 10;
/** The graph as a tree; a module that several need is opened out once. */
function graphTree(graph, rootName) {
    const needs = new Map();
    const needed = new Set();
    for (const { from, to } of graph.edges) {
        needs.set(from, (needs.get(from) ?? new Set()).add(to));
        needed.add(to);
    }
    const own = graph.modules.flatMap(({ source }, index) => (source === 'local' || !needed.has(index) ? [index] : []));
    const opened = new Set();
    let items = 0;
    const item = (index, depth) => {
        const module = graph.modules[index];
        items += 1;
        if (module === undefined || items > itemsShown)
            return nothing;
        const name = html `${code((0,report_facts/* nameInRegistry */.I6)(module))} <small>${detailOf(module)}</small>`;
        const below = [...(needs.get(index) ?? [])];
        if (below.length === 0)
            return html `<li>${name}</li>\n`;
        if (opened.has(index))
            return html `<li>${name} <small>opened out elsewhere</small></li>\n`;
        if (depth >= depthShown)
            return html `<li>${name} <small>needs ${below.length} more</small></li>\n`;
        opened.add(index);
        return html `<li><details><summary>${name} <small>needs ${below.length}</small></summary><ul>
${below.map((one) => item(one, depth + 1))}</ul></details></li>\n`;
    };
    const tops = [...new Set([...own, ...(needs.get(module_graph/* graphRoot */.hx) ?? [])])].map((index) => item(index, 0));
    const cut = items > itemsShown ? html `<p class="more">Shortened: <code>report.json</code> has all.</p>` : nothing;
    return fold(html `${code(rootName)} needs ${(0,human_units/* counted */.hS)(graph.modules.length, 'module')}: too many for a drawing, so here is the tree`, html `<ul class="tree">${tops}</ul>${cut}`);
}

;// CONCATENATED MODULE: ./build/report/html-modules.js









const html_modules_foldedAbove = 40;
const askersShown = 3;
const needsShown = 5;
/** The modules, and who needs whom. */
function moduleSections(root, prefix, room) {
    return [...modulesSection(root, prefix, room), ...graphSection(root, prefix, room)];
}
const changeTones = {
    added: 'good',
    removed: 'bad',
    moved: 'quiet',
    'tag-moved': 'warn',
};
/** What changed against the lock. */
function lockSection({ lock }, prefix, room) {
    if (lock.changes.length === 0)
        return [];
    const columns = [{ name: 'Module' }, { name: 'Change' }, { name: 'From' }, { name: 'To' }];
    const { shown, left } = room.take(lock.changes, 0.3, 5_000, (change) => row(columns, [
        html `${code(change.module)}${against(change.against)}`,
        chip(changeTones[change.kind], html `${report_words/* lockChangeWords */.L2[change.kind]}`),
        html_modules_version(change.from),
        html_modules_version(change.to),
    ]));
    const body = html `${table('Changes of the lock', columns, shown, 'stacked changes')}${more(left, 'change')}`;
    return [
        {
            id: `${prefix}lock`,
            title: html `${(0,human_units/* counted */.hS)(lock.changes.length, 'change')} against the lock <small>${code(lock.path)} ${report_words/* lockStatusWords */.d6[lock.status]}</small>`,
            short: (0,human_units/* counted */.hS)(lock.changes.length, 'lock change'),
            tone: lock.changes.some(({ kind }) => kind === 'tag-moved') ? 'warn' : 'quiet',
            body: foldWhere(lock.changes.length > html_modules_foldedAbove, html `All changes`, body),
        },
    ];
}
function html_modules_version(value) {
    return code((0,human_units/* shortVersion */.Li)(value), 60, value);
}
function against(reference) {
    return reference === '' ? nothing : html ` <small>compared with, for ${code(reference)}</small>`;
}
const moduleColumns = [
    { name: 'Module' },
    { name: 'Version' },
    { name: 'Digest' },
    { name: 'Size', number: true },
    { name: 'From' },
    { name: 'Asked by' },
    { name: 'Needs' },
];
function modulesSection(root, prefix, room) {
    const { modules } = root;
    if (modules.length === 0)
        return [];
    const ids = moduleIds(root, prefix);
    const { shown, left } = room.take(modules, 0.45, 5_000, (module, index) => row(moduleColumns, moduleCells(module, ids), `${prefix}m${index}`));
    const body = html `${table('Modules', moduleColumns, shown, 'stacked modules')}${more(left, 'module')}`;
    return [
        {
            id: `${prefix}modules`,
            title: html `${(0,human_units/* counted */.hS)(modules.length, 'module')} <small>${(0,report_facts/* originCounts */.D)(modules)}</small>`,
            short: (0,human_units/* counted */.hS)(modules.length, 'module'),
            tone: 'quiet',
            body: foldWhere(modules.length > html_modules_foldedAbove, html `All modules`, body),
        },
    ];
}
/** Where the row of each module is. Of several versions the one that is built with counts. */
function moduleIds(root, prefix) {
    const entries = root.modules.map((module, index) => ({ module, id: `${prefix}m${index}` }));
    const inOrder = [
        ...entries.filter(({ module }) => module.against !== ''),
        ...entries.filter(({ module }) => module.against === ''),
    ];
    return new Map(inOrder.map(({ module, id }) => [module.name, id]));
}
function moduleCells(module, ids) {
    const asks = [...new Map(module.askedBy.map((ask) => [`${ask.by}\n${ask.requirement}`, ask])).values()];
    // Only so many are drawn; the others count.
    const needs = module.dependencies.map((name, index) => {
        if (index >= needsShown)
            return nothing;
        const shown = code((0,report_facts/* nameInRegistry */.I6)({ name, registry: module.registry }), 100);
        const id = ids.get(name);
        return id === undefined ? shown : html `<a href="#${id}">${shown}</a>`;
    });
    const local = module.source === 'local';
    return [
        html `${code((0,report_facts/* nameInRegistry */.I6)(module))} <small>${local ? 'this workspace' : html_escape_text(module.registry, 80)}</small>${against(module.against)}`,
        module.version === ''
            ? nothing
            : code(module.source === 'bsr' ? (0,human_units/* shortVersion */.Li)(module.version) : module.version, 60, module.version),
        module.digest === '' ? nothing : code((0,human_units/* shortDigest */.VK)(module.digest), 40, module.digest),
        module.sizeBytes === 0 ? nothing : html `${(0,human_units/* formatBytes */.z3)(module.sizeBytes)}`,
        chip('quiet', html `${local ? 'local' : report_facts/* originWords */.uY[module.origin]}`),
        few(asks.map(({ by, requirement }) => html `${code((0,report_facts/* askerName */.Qu)(module, by), 100)}${requirement === '' ? nothing : html ` <small>${html_escape_text(requirement, 60)}</small>`}`), askersShown, html `<br>`),
        few(needs, needsShown, html `<br>`),
    ];
}
/** The graph drawn where it can be taken in at a glance, else a tree to open and close. Nothing where nobody needs anybody. */
function graphSection(root, prefix, room) {
    const modules = (0,module_graph/* builtModules */.WY)(root);
    const graph = (0,module_graph/* moduleGraph */.bk)(modules);
    if (graph.edges.length === 0)
        return [];
    const ids = moduleIds(root, prefix);
    const name = (0,report_facts/* rootName */.SX)(root);
    const drawing = graphDrawing(graph, name, (module) => ids.get(module.name) ?? '');
    const body = drawing ?? graphTree(graph, name);
    const { shown } = room.take([body], 1, 1, (one) => one);
    if (shown.length === 0)
        return [];
    return [{ id: `${prefix}graph`, title: html `Dependencies`, short: 'Dependencies', tone: 'quiet', body }];
}

;// CONCATENATED MODULE: ./build/report/html-style.js
/**
 * The style sheet of the page. Colours reach a contrast of 4.5:1 (WCAG 2.2, AA) on every surface that they stand on, in light
 * and dark; the test in a real browser measures it.
 */
const styleSheet = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --sunk: #f5f6f8; --line: #dfe3e8; --text: #1c2127; --soft: #57606a; --link: #0b5cad;
  --good: #176c33; --good-back: #e4f4e8; --bad: #b42318; --bad-back: #fdeceb; --warn: #855000; --warn-back: #fdf2dc;
  --quiet-back: #eceff2; --shadow: 0 1px 2px rgb(16 24 40 / 6%);
  --hue0: #3b6fd4; --hue1: #0e8a8a; --hue2: #b7791f; --hue3: #8250c4; --hue4: #c2496b; --hue5: #5b7083; --hue6: #2f8f4e; --hue7: #c0603a;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --card: #161a21; --sunk: #0f1319; --line: #2a313a; --text: #e4e8ee; --soft: #9ba6b2; --link: #79b4fa;
    --good: #5ccb7a; --good-back: #12291a; --bad: #ff8077; --bad-back: #331716; --warn: #e5b454; --warn-back: #2e2410;
    --quiet-back: #232a33; --shadow: none;
    --hue0: #6d9bf5; --hue1: #3fb8b3; --hue2: #d9a441; --hue3: #b08cf0; --hue4: #ee7f9c; --hue5: #8fa3b5; --hue6: #63c081; --hue7: #eb9770;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 var(--sans); overflow-wrap: anywhere; }
.inner { width: min(70rem, 100% - 2.5rem); margin-inline: auto; }
h1, h2, h3, p, ul, dl, dd, pre { margin: 0; }
ul { padding: 0; list-style: none; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: var(--mono); font-size: .875em; }
code { unicode-bidi: isolate; }
small { font-size: .8125rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
small code { font-size: .95em; }

.top { background: var(--card); border-top: 4px solid var(--tone); border-bottom: 1px solid var(--line); padding: 1.5rem 0 1.75rem; }
.good { --tone: var(--good); --back: var(--good-back); }
.bad { --tone: var(--bad); --back: var(--bad-back); }
.warn { --tone: var(--warn); --back: var(--warn-back); }
.quiet { --tone: var(--soft); --back: var(--quiet-back); }
.where { color: var(--soft); font-size: .8125rem; }
h1 { display: flex; align-items: center; gap: .7rem; margin-top: .45rem; font-size: clamp(1.4rem, 1rem + 1.8vw, 1.9rem); line-height: 1.2; font-weight: 650; letter-spacing: -.015em; text-wrap: balance; }
.sign { flex: none; stroke: var(--tone); }
.next { margin-top: 1.1rem; padding: .75rem 1rem; background: var(--back); border-radius: 8px; }
.next h2 { font-size: .8125rem; font-weight: 650; color: var(--tone); }
.next li + li { margin-top: .35rem; }
.next ul { list-style: disc; padding-left: 1.15rem; }
.next code { font-weight: 600; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.75rem, 1fr)); gap: 1rem; margin-top: 1.4rem; }
.numbers dt { font-size: .8125rem; color: var(--soft); }
.numbers dd { line-height: 1.35; }
.numbers b { display: block; font-size: 1.1rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.numbers small { display: block; }

nav ul { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: 1.25rem; }
nav a { display: block; padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: var(--text); font-size: .8125rem; }
nav a:hover { border-color: var(--tone); text-decoration: none; }
nav a.bad, nav a.warn { color: var(--tone); border-color: currentColor; }

.card { margin-top: 1.25rem; padding: 1.1rem 1.25rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); }
.card.bad { border-left: 3px solid var(--tone); }
.card.warn { border-left: 3px solid var(--tone); }
.card > h2, .card > h3 { font-size: 1.06rem; font-weight: 650; letter-spacing: -.005em; margin-bottom: .7rem; }
.card > h2 small, .card > h3 small { margin-left: .4rem; }
.root { margin-top: 2.5rem; }
.root > h2 { font-size: 1.3rem; letter-spacing: -.01em; }
.root > h2 small { margin-left: .5rem; }

.chip { display: inline-block; padding: 0 .5rem; border-radius: 99px; background: var(--back); color: var(--tone); font-size: .78rem; line-height: 1.55; font-weight: 500; white-space: nowrap; }
.more { margin-top: .6rem; color: var(--soft); font-size: .875rem; }
.rule { color: var(--soft); }
.rule code { font-size: .78rem; }
.legend { margin-top: .6rem; color: var(--soft); font-size: .8125rem; }

.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .42rem .9rem .42rem 0; text-align: left; vertical-align: top; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: .8125rem; color: var(--soft); border-bottom: 1px solid var(--line); white-space: nowrap; padding-block: 0 .35rem; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tbody tr.group > th { padding-top: .8rem; border-top: 0; font-weight: 600; }
tr:target > * { background: var(--warn-back); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.line { width: 4.5rem; padding-left: .9rem; white-space: nowrap; color: var(--soft); font: .82rem/1.8 var(--mono); font-variant-numeric: tabular-nums; }
td small { white-space: normal; }
.stacked th > small { display: block; }
.findings thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.findings .group:first-child > th { padding-top: 0; }
.modules thead th:nth-child(1) { width: 13rem; } .modules thead th:nth-child(2) { width: 7.6rem; } .modules thead th:nth-child(3) { width: 11rem; }
.modules thead th:nth-child(6) { width: 16rem; } .modules thead th:nth-child(7) { width: 13rem; }
.modules code, .changes code { font-size: .8rem; }

details + details { margin-top: .25rem; }
summary { cursor: pointer; padding: .35rem .6rem .35rem 1.65rem; position: relative; border-radius: 7px; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ''; position: absolute; left: .65rem; top: .85em; width: .38rem; height: .38rem; border: solid var(--soft); border-width: 0 1.6px 1.6px 0; transform: rotate(-45deg); transition: transform .12s; }
details[open] > summary::before { transform: rotate(45deg); }
summary:hover { background: var(--quiet-back); }
summary small { margin-left: .25rem; }
.card > details, .told ~ details, .commands ~ details { margin-inline: -.6rem; }
.folded { padding: .45rem .6rem .6rem 1.65rem; }
pre { max-height: 28rem; overflow: auto; padding: .75rem .9rem; background: var(--sunk); border: 1px solid var(--line); border-radius: 7px; font-size: .8125rem; line-height: 1.5; tab-size: 4; white-space: pre; overflow-wrap: normal; }
.message pre { max-height: none; padding: 0; background: none; border: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
.message pre::first-line { font-weight: 600; }
.places { margin-top: .7rem; color: var(--soft); }
.commands pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.commands pre + pre { margin-top: .4rem; }
.commands, .told + details { margin-top: .8rem; }
.commands ~ details { margin-top: .6rem; }

.told { display: grid; gap: .45rem 1.25rem; font-size: .9rem; }
.told > div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 1rem; }
.told dt { color: var(--soft); }
.told small { margin-left: .25rem; }
.told br + small { margin-left: 0; }
.remarks li + li, .places li + li { margin-top: .35rem; }
.plain { columns: 22rem auto; column-gap: 2rem; font-size: .9rem; }
.tree ul { margin-left: .75rem; padding-left: .75rem; border-left: 1px solid var(--line); }
.tree li { padding-block: .1rem; }
.tree li > code { margin-left: 1.65rem; }
.tree summary { padding-block: .1rem; }
.tree summary::before { top: .55em; }

.strip { display: block; border-radius: 5px; overflow: hidden; }
.bar { display: block; margin-top: .42rem; min-width: 5rem; }
.dot { margin-right: .35rem; }
.phases { margin-top: .7rem; }
.phases tbody tr + tr > * { border-top: 0; }
.phases th[scope=row] { width: 13rem; padding-block: .15rem; }
.phases td { padding-block: .15rem; }
.phases td:nth-child(2) { width: 6rem; }
.hue0 { fill: var(--hue0); } .hue1 { fill: var(--hue1); } .hue2 { fill: var(--hue2); }
.hue3 { fill: var(--hue3); } .hue4 { fill: var(--hue4); } .hue5 { fill: var(--hue5); } .hue6 { fill: var(--hue6); } .hue7 { fill: var(--hue7); }

.graph { display: block; }
.graph, .graph a { color: var(--text); }
.graph .edge { stroke: var(--soft); stroke-opacity: .55; stroke-width: 1.3; }
.graph .tip { fill: var(--soft); }
.graph rect { fill: var(--sunk); stroke: var(--line); stroke-width: 1.3; }
.graph .oci rect { stroke: var(--hue0); } .graph .bsr rect { stroke: var(--hue1); } .graph .local rect { stroke: var(--hue3); }
.graph .root rect { fill: var(--quiet-back); stroke: var(--soft); }
.graph .detail { fill: var(--soft); }
.graph a:hover rect, .graph a:focus-visible rect { stroke-width: 2.4; }

footer { padding: 1.5rem 0 3rem; color: var(--soft); font-size: .8125rem; }

@media (max-width: 44rem) {
  .inner { width: calc(100% - 1.5rem); }
  .card { padding: .95rem .9rem 1rem; }
  h1 { align-items: flex-start; }
  .card > h2 small, .card > h3 small { display: block; margin-left: 0; }
  .numbers { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: .9rem 1rem; }
  .told > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .folded { padding-left: .6rem; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked, .stacked tbody, .stacked tr { display: block; }
  .stacked th, .stacked td { display: block; padding: .1rem 0; }
  .stacked td { position: relative; padding-left: 5.5rem; min-height: 1.6em; text-align: left; white-space: normal; }
  .stacked td::before { content: attr(data-label); position: absolute; left: 0; color: var(--soft); font-size: .8125rem; }
  .stacked tr { padding-block: .6rem; }
  .stacked th > code { font-weight: 600; }
  .stacked tr + tr { border-top: 1px solid var(--line); }
  .stacked tbody tr + tr > * { border-top: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .line { padding-left: 0; width: 3.6rem; }
  .phases th[scope=row] { width: auto; }
}
@media (prefers-reduced-motion: reduce) { summary::before { transition: none; } }
@media print {
  body { background: none; font-size: 10.5pt; }
  .inner { width: 100%; }
  .card, .top { box-shadow: none; break-inside: auto; }
  .card > h2, .card > h3, summary, tr { break-inside: avoid; }
  .card > h2, .card > h3, summary { break-after: avoid; }
  nav { display: none; }
  pre { max-height: none; white-space: pre-wrap; overflow-wrap: anywhere; }
  .bad > details::details-content { content-visibility: visible; block-size: auto; }
  .bar rect, .strip rect, .dot rect, .chip, .next { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

;// CONCATENATED MODULE: ./build/report/html-page.js












/** Lists grow up to this; what stands around them is small. */
const roomBytes = 4_000_000;
/** Roots with sections of their own; the table on top names more. */
const rootsShown = 200;
/** More than these would crowd the list of contents. */
const rootsLinked = 12;
/** Nothing may be loaded, nothing may run, nothing may be sent; the one style sheet is known by its digest. */
const policy = [
    "default-src 'none'",
    `style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(styleSheet).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
].join('; ');
/**
 * The job's summary as one page of HTML that needs nothing else: no script, no picture, no font, no style sheet from
 * elsewhere. Reads well without its own style sheet too, for servers whose policy takes it away. Text from outside cannot
 * become markup. Less than 5 MB for any report: long lists end in a count.
 */
function htmlPage(report) {
    const room = new PageRoom(roomBytes);
    const rest = room.part(0.1);
    const main = report.roots.length === 1 ? singleRoot(report, room, rest) : severalRoots(report, room, rest);
    const shortened = room.short || rest.short ? 'Long lists and outputs end early here. ' : '';
    const head = html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${report_facts/* outcomeSigns */.H2[report.outcome]} ${(0,report_facts/* headline */.Pl)(report)} – oras-buf</title>
`;
    const body = html `</head>
<body>
${pageTop(report)}${main}<footer class="inner">
<p>${shortened}<code>report.json</code>, beside this page, has everything, for machines. Characters that cannot be seen are written as <code>[U+202E]</code>.</p>
</footer>
</body>
</html>
`;
    return `${head}<style>${styleSheet}</style>\n${body}`;
}
function singleRoot(report, room, rest) {
    const sections = [
        ...problemSection(report.problem),
        ...report.roots.flatMap((root) => rootSections(root, '', room)),
        ...jobSections(report, rest),
    ];
    return html `<main class="inner ${outcomeTones[report.outcome]}">
${contents(sections)}${sections.map((section) => drawSection(section, 2))}</main>
`;
}
function rootSections(root, prefix, room) {
    return [
        ...brokenSections(root, prefix, room),
        ...lockSection(root, prefix, room),
        ...buildSection(root, prefix, room),
        ...moduleSections(root, prefix, room),
    ];
}
/** A table of the roots, then each with its sections, those that went wrong first. */
function severalRoots(report, room, rest) {
    const roots = report.roots.map((root, index) => ({ root, id: `r${index + 1}` }));
    const inOrder = roots.toSorted((a, b) => Number(rootTone(b.root) === 'bad') - Number(rootTone(a.root) === 'bad'));
    const shown = [];
    for (const [index, { root, id }] of inOrder.slice(0, rootsShown).entries()) {
        if (room.left <= 0)
            break;
        const part = room.part(1 / (Math.min(inOrder.length, rootsShown) - index + 1));
        const before = part.left;
        const drawn = rootSection(root, id, part);
        room.settle(part, before, drawn);
        shown.push(drawn);
    }
    const ids = new Set(inOrder.slice(0, shown.length).map(({ id }) => id));
    const columns = [{ name: 'Root' }, { name: 'Build' }, { name: 'Modules', number: true }, { name: 'Lock' }];
    const list = room.take(inOrder, 0.5, 5_000, ({ root, id }) => rootRow(root, ids.has(id) ? id : '', columns));
    const overview = report.roots.length === 0
        ? []
        : [
            {
                id: 'roots',
                title: html `${(0,human_units/* counted */.hS)(roots.length, 'root')}`,
                short: (0,human_units/* counted */.hS)(roots.length, 'root'),
                tone: 'quiet',
                body: html `${table('Roots', columns, list.shown)}${more(list.left, 'root')}`,
            },
        ];
    const before = [...problemSection(report.problem), ...overview];
    const after = jobSections(report, rest);
    const links = inOrder.map(({ root, id }) => ({ id, short: (0,report_facts/* rootName */.SX)(root), tone: rootTone(root) }));
    return html `<main class="inner ${outcomeTones[report.outcome]}">
${contents([...before, ...(roots.length <= rootsLinked ? links.slice(0, shown.length) : []), ...after])}${before.map((section) => drawSection(section, 2))}${shown}${more(roots.length - shown.length, 'root')}
${after.map((section) => drawSection(section, 2))}</main>
`;
}
function rootSection(root, id, room) {
    const sections = rootSections(root, `${id}-`, room);
    const kind = root.directory === '.' ? nothing : html ` <small>root</small>`;
    return html `<section class="root" aria-labelledby="${id}">
${heading(2, html `${code((0,report_facts/* rootName */.SX)(root))}${kind}`, id)}
${sections.map((section) => drawSection(section, 3))}</section>
`;
}
function rootRow(root, id, columns) {
    const { build, lock } = root;
    const name = code((0,report_facts/* rootName */.SX)(root));
    const told = build.tool === 'none'
        ? html `<small>${build.reason === '' ? 'nothing was built' : build.reason}</small>`
        : html `${chip(rootTone(root), html `${build.result}`)} <small>${(0,report_facts/* buildCounts */.Xe)(build)}</small>`;
    return row(columns, [
        id === '' ? name : html `<a href="#${id}">${name}</a>`,
        told,
        html `${(0,human_units/* formatCount */.B4)(root.modules.length)}`,
        html `${report_words/* lockStatusWords */.d6[lock.status].replace(/^is /, '')}`,
    ]);
}
function rootTone({ build }) {
    if (build.tool === 'none')
        return 'quiet';
    return build.result === 'success' ? 'good' : build.result === 'cancelled' ? 'warn' : 'bad';
}

;// CONCATENATED MODULE: ./build/report/junit-cases.js





const passed = {
    result: 'passed',
    type: '',
    message: '',
    explained: false,
    output: '',
    file: '',
    durationMs: undefined,
};
/** The suites of a report: one for each root, and one for the job itself. Some case is red wherever the job is. */
function junitSuites(report) {
    const roots = report.roots.map((root) => rootSuite(root));
    const told = roots.some((suite) => suite.cases.some(({ result }) => result === 'failure' || result === 'error'));
    const job = { name: 'oras-buf', durationMs: report.durationMs, cases: [jobCase(report, told)] };
    return withOwnNames([job, ...roots]);
}
/** The job's own case: whether it could do its work. A red build does not make it red where a case of its own does. */
function jobCase(report, told) {
    const { problem, outcome, durationMs } = report;
    const base = { ...passed, classname: 'oras-buf', name: `oras-buf ${report.command}`, durationMs };
    if (outcome === 'success' || (outcome === 'failure' && told))
        return base;
    const message = problem === null ? (0,report_facts/* headline */.Pl)(report) : `${problem.message}\n${problem.next}`;
    return {
        ...base,
        result: outcome === 'skipped' ? 'skipped' : outcome === 'failure' ? 'failure' : 'error',
        type: problem?.kind ?? outcome,
        message,
        file: placeInside(problem?.places[0] ?? null)?.file ?? '',
    };
}
function rootSuite(root) {
    const { build } = root;
    const name = shortName((0,report_facts/* rootName */.SX)(root)) || 'workspace';
    // Cases of several roots must not be taken for each other.
    const prefix = root.directory === '.' ? '' : `${name}: `;
    if (build.tool === 'none') {
        const message = build.reason === '' ? 'Nothing was built.' : `Nothing was built: ${build.reason}.`;
        const nothing = { ...passed, classname: `${prefix}build`, name: 'build', type: 'not built', message };
        return { name, durationMs: 0, cases: [{ ...nothing, result: 'skipped' }] };
    }
    const files = filesByTarget(build);
    const cases = [
        ...build.targets.map((target) => targetCase(build, target, prefix, files)),
        ...build.errors.map((error) => errorCase(build, error, prefix)),
        ...build.tests.map((test) => testCase(test, prefix, files)),
    ];
    if (build.result !== 'success' && !cases.some(({ result }) => result === 'failure' || result === 'error')) {
        cases.push(unexplained(build, prefix));
    }
    return { name, durationMs: build.durationMs, cases };
}
/** Findings told in the message of one case; the other formats have all of them. */
const findingsTold = 20;
const findingLength = 300;
function filesByTarget(build) {
    const files = new Map();
    for (const { target, place, message } of build.diagnostics) {
        const inside = placeInside(place);
        if (target === '' || inside === null)
            continue;
        const known = files.get(target) ?? { file: inside.file, lines: [], left: 0 };
        files.set(target, known);
        if (known.lines.length === findingsTold) {
            known.left += 1;
            continue;
        }
        const column = inside.column === undefined ? '' : `:${inside.column}`;
        const line = `${inside.file}${inside.line === undefined ? '' : `:${inside.line}${column}`}: ${message.slice(0, findingLength)}`;
        known.lines.push((0,human_units/* clipText */.gL)(line, findingLength));
    }
    for (const { lines, left } of files.values())
        if (left > 0)
            lines.push(`… and ${(0,human_units/* counted */.hS)(left, 'more finding')}`);
    return files;
}
function targetCase(build, target, prefix, files) {
    // Stock buf's targets are its commands (`buf lint`).
    const classname = build.tool === 'buf' ? `${prefix}buf` : `${prefix}buck2 build`;
    const base = { ...passed, classname, name: target.label };
    if (target.result === 'success')
        return base;
    const [first] = target.errors;
    const found = files.get(target.label);
    const messages = [...new Set(target.errors.map(({ message }) => message))];
    return {
        ...base,
        result: target.errors.some(isOfTheMachine) ? 'error' : 'failure',
        type: first?.category ?? 'unknown',
        message: [...messages, ...(found?.lines ?? [])].join('\n') || 'It failed without a message.',
        explained: found !== undefined,
        output: [...new Set(target.errors.map(({ output }) => output))].filter((output) => output !== '').join('\n'),
        file: found?.file ?? '',
    };
}
function errorCase(build, error, prefix) {
    const [line = ''] = error.message.trim().split('\n', 1);
    return {
        ...passed,
        classname: `${prefix}${build.tool} build`,
        name: (0,human_units/* clipText */.gL)(shortName(line), 120) || 'an error without a message',
        result: isOfTheMachine(error) ? 'error' : 'failure',
        type: error.category,
        message: error.message || 'It failed without a message.',
        output: error.output,
    };
}
function testCase(test, prefix, files) {
    const base = { ...passed, classname: `${prefix}buck2 test`, name: testName(test), durationMs: test.durationMs };
    if (test.result === 'pass')
        return { ...base, output: test.details };
    if (!(0,annotations/* isFailedTest */.eI)(test)) {
        return { ...base, result: 'skipped', type: test.result, message: test.details || `The test was ${test.result}.` };
    }
    const found = files.get(test.target);
    return {
        ...base,
        result: test.result === 'fail' ? 'failure' : 'error',
        type: test.result,
        message: [`The test ended as ${test.result}.`, ...(found?.lines ?? [])].join('\n'),
        explained: found !== undefined,
        output: test.details,
        file: found?.file ?? '',
    };
}
/** A test's name, with its target where the name does not say it: a target can have many tests. */
function testName({ target, name }) {
    return target === '' || name.startsWith(target) ? name : `${target} ${name}`;
}
/** A build that is red though no target, error or test is. */
function unexplained(build, prefix) {
    return {
        ...passed,
        classname: `${prefix}${build.tool} build`,
        name: 'build',
        result: build.result === 'failure' ? 'failure' : 'error',
        type: build.result,
        message: [
            `${build.tool} ended as ${build.result}, with exit code ${build.exitCode}.`,
            ...build.diagnostics.map(({ message }) => message).slice(0, 20),
        ].join('\n'),
        durationMs: build.durationMs,
    };
}
function isOfTheMachine(error) {
    return error.category === 'environment' || error.category === 'infrastructure';
}
/** Names of at most so many characters; what comes after them tells nobody more. */
const junit_cases_maxNameLength = 300;
function shortName(text) {
    return (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)((0,human_units/* clipText */.gL)(text, 2 * junit_cases_maxNameLength)), junit_cases_maxNameLength);
}
/** Cases with one name would hide each other in GitLab: the second one is told from the first. */
function withOwnNames(suites) {
    const seen = new Set();
    const counts = new Map();
    const own = (one) => {
        const classname = shortName(one.classname);
        const wanted = shortName(one.name) || '–';
        let name = wanted;
        let key = JSON.stringify([classname, name]);
        const first = key;
        while (seen.has(key)) {
            const number = (counts.get(first) ?? 1) + 1;
            counts.set(first, number);
            name = `${wanted} (${number})`;
            key = JSON.stringify([classname, name]);
        }
        seen.add(key);
        return { ...one, classname, name };
    };
    return suites.map((suite) => ({ ...suite, cases: suite.cases.map(own) }));
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/report/xml-text.js

/** What XML 1.0 has no way to say, not even by number (production 2, Char). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xml_text_entities = {
    '&': '&amp;',
    '<': '&lt;',
    // Also where it need not be: `]]>` must not stand in a text.
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
    // By number, else a parser makes spaces or a line feed of them.
    '\t': '&#9;',
    '\n': '&#10;',
    '\r': '&#13;',
};
/** Any text as the content of an element. Colours go; what XML cannot hold becomes U+FFFD. */
function xmlText(text) {
    return allowed(text).replace(/[&<>\r]/g, (sign) => xml_text_entities[sign] ?? sign);
}
/** Any text as a value between double quotes. */
function xmlAttribute(text) {
    return allowed(text).replace(/[&<>"'\t\n\r]/g, (sign) => xml_text_entities[sign] ?? sign);
}
function allowed(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what begins a colour; looking first is much faster
    const plain = /[\u001b\u009b]/.test(text) ? (0,external_node_util_.stripVTControlCharacters)(text) : text;
    return plain.toWellFormed().replace(notInXml, '\ufffd');
}

;// CONCATENATED MODULE: ./build/report/junit.js




const shortMessageLength = 300;
/**
 * Characters of all outputs together, and of all messages: whatever fails, the file stays one that CI systems read. Each has
 * the same share of them, up to the longest that is worth reading.
 */
const allLength = 4 * 1024 * 1024;
const longestOutput = 16 * 1024;
const longestMessage = 4_000;
/**
 * The report as JUnit XML: a suite for the job and one for each root, a case for each target and each test. It keeps to the
 * rules of Jenkins' xUnit plugin (`junit-10.xsd`). Under GitLab alone, cases have the attribute `file` as well, which GitLab
 * shows and that schema does not know. Times are in seconds.
 */
function junitXml(report) {
    const suites = junitSuites(report);
    const cases = suites.flatMap((suite) => suite.cases);
    const style = {
        withFiles: report.ci === 'gitlab',
        outputLimit: shareOf(longestOutput, cases.filter(({ output }) => output !== '').length),
        messageLimit: shareOf(longestMessage, cases.filter(({ message }) => message !== '').length),
        startedAt: report.startedAt,
    };
    const attributes = attributesOf({
        name: 'oras-buf',
        tests: String(cases.length),
        failures: numberOf(cases, 'failure'),
        errors: numberOf(cases, 'error'),
        time: seconds(report.durationMs),
    });
    const body = suites.map((suite) => suiteXml(suite, style)).join('');
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n${body}</testsuites>\n`;
}
function suiteXml(suite, style) {
    const { cases } = suite;
    const attributes = attributesOf({
        name: suite.name,
        tests: String(cases.length),
        failures: numberOf(cases, 'failure'),
        errors: numberOf(cases, 'error'),
        skipped: numberOf(cases, 'skipped'),
        time: seconds(suite.durationMs),
        // Without a zone, as Ant writes it: UTC.
        timestamp: style.startedAt.replace(/(?:\.\d+)?Z$/, ''),
    });
    return `  <testsuite${attributes}>\n${cases.map((one) => caseXml(one, style)).join('')}  </testsuite>\n`;
}
function caseXml(one, style) {
    const attributes = attributesOf({
        classname: one.classname,
        name: one.name,
        ...(one.durationMs === undefined ? {} : { time: seconds(one.durationMs) }),
        ...(style.withFiles && one.file !== '' ? { file: one.file } : {}),
    });
    const inside = [resultXml(one, style.messageLimit), outputXml(one.output, style.outputLimit)].filter((part) => part !== '');
    return inside.length === 0
        ? `    <testcase${attributes}/>\n`
        : `    <testcase${attributes}>\n${inside.map((part) => `      ${part}\n`).join('')}    </testcase>\n`;
}
/** GitLab shows the text of a result, Jenkins the attribute and the text: both say why. */
function resultXml({ result, type, message, explained, output }, limit) {
    if (result === 'passed')
        return '';
    const attributes = attributesOf({
        message: (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)((0,human_units/* clipText */.gL)(message, limit)), shortMessageLength),
        type: typeOf(type),
    });
    const clipped = (0,markdown_escape/* oneLine */.TN)(message) === '' ? 'There is no message.' : (0,human_units/* clipText */.gL)(message, limit);
    // GitLab shows no output: where nothing else explains the result, the end of it is part of the text.
    const text = output === '' || explained ? clipped : `${clipped}\n\n${endOf(output, limit)}`;
    return `<${result}${attributes}>${xmlText(text)}</${result}>`;
}
/** A prefix, because Rails (in GitLab) takes an element with type="file" or type="yaml" for something else. */
function typeOf(type) {
    return `oras-buf.${(0,markdown_escape/* oneLine */.TN)(type).replaceAll(' ', '-') || 'unknown'}`;
}
function outputXml(output, limit) {
    if (output === '')
        return '';
    // GitLab takes [[ATTACHMENT|path]] for a file of the job to show: an output must not choose one.
    return `<system-out>${xmlText(endOf(output, limit).replaceAll('[[ATTACHMENT|', '[ [ATTACHMENT|'))}</system-out>`;
}
function shareOf(longest, number) {
    return Math.min(longest, Math.floor(allLength / Math.max(1, number)));
}
/** The end of an output: there compilers say what went wrong. */
function endOf(text, limit) {
    return text.length <= limit ? text : `[…]\n${text.slice(text.length - limit).toWellFormed()}`;
}
function attributesOf(values) {
    return Object.entries(values)
        .map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`)
        .join('');
}
function numberOf(cases, result) {
    return String(cases.filter((one) => one.result === result).length);
}
/** With a point and at most three digits behind it, as the schema wants them. */
function seconds(milliseconds) {
    return (Number.isFinite(milliseconds) ? Math.max(0, milliseconds) / 1_000 : 0).toFixed(3);
}

;// CONCATENATED MODULE: ./build/report/metrics.js
/** Every state of a set, in the order of the model. The compiler checks that none is missing. */
const outcomes = wordsOf({ success: 1, failure: 1, error: 1, skipped: 1, cancelled: 1 });
const cacheResults = wordsOf({ hit: 1, partial: 1, miss: 1, off: 1, unavailable: 1 });
const origins = wordsOf({ installed: 1, store: 1, cache: 1, network: 1, none: 1 });
const testResults = wordsOf({
    pass: 1,
    fail: 1,
    skip: 1,
    omitted: 1,
    fatal: 1,
    timeout: 1,
    infrastructure: 1,
    unknown: 1,
});
/** All measurements of a job. docs/metrics.md has the formula of each. */
function metricsOf(report) {
    const modules = report.roots.flatMap((root) => root.modules).filter(({ source }) => source !== 'local');
    const builds = report.roots.flatMap(({ build }) => (build.tool === 'none' ? [] : [build]));
    return [
        ...namedMetrics(report, modules),
        stateSet('oras_buf_outcome', 'How the job ended.', outcomes, report.outcome),
        gauge('oras_buf_exit_code', 'The exit code of the job.', report.exitCode),
        metrics_seconds('oras_buf_job_duration_seconds', 'How long the whole job took.', one(report.durationMs / 1_000)),
        metrics_seconds('oras_buf_phase_duration_seconds', 'How long each phase took, all roots together.', phases(report)),
        stateSet('oras_buf_cache', "What the CI system's cache gave.", cacheResults, report.cache.result),
        ...trafficMetrics(report.traffic),
        ...moduleMetrics(report, modules),
        ...buildMetrics(builds),
    ];
}
/** The four that the project started from, under their old names with prefix and unit. */
function namedMetrics(report, modules) {
    const needed = modules.filter(({ origin }) => origin !== 'none');
    const atHand = needed.filter(({ origin }) => origin !== 'network');
    const resolving = report.timings.find(({ phase }) => phase === 'resolve');
    return [
        {
            name: 'oras_buf_cache_hit_rate_ratio',
            unit: 'ratio',
            type: 'gauge',
            help: 'Modules that were at hand (installed, store or cache), of all that were needed.',
            samples: one(rounded(atHand.length / needed.length)),
        },
        metrics_seconds('oras_buf_avg_resolution_time_seconds', 'Time to choose the versions of all modules, on average over the roots.', one(resolving === undefined ? Number.NaN : rounded(resolving.durationMs / 1_000 / resolving.runs))),
        bytes('oras_buf_bandwidth_saved_bytes', 'Size of the modules that no registry had to send.', one(sizeOf(atHand))),
        {
            name: 'oras_buf_parallel_efficiency_ratio',
            unit: 'ratio',
            type: 'gauge',
            help: 'How much of what may be requested at once was, while requests were under way.',
            samples: one(parallelEfficiency(report.traffic)),
        },
    ];
}
/** Busy time of all requests, of the time that all their slots together had. Not a number where there was no request. */
function parallelEfficiency({ requests, busyMs, activeMs, peakParallel, parallelLimit }) {
    // Fewer requests than slots cannot fill them; servers of several hosts may have more under way than one may.
    const slots = Math.max(peakParallel, Math.min(parallelLimit, requests));
    return rounded(Math.min(1, busyMs / (activeMs * slots)));
}
function trafficMetrics(traffic) {
    return [
        gauge('oras_buf_registry_requests', 'Requests sent to registries.', traffic.requests),
        gauge('oras_buf_registry_retries', 'Requests that were sent again.', traffic.retries),
        gauge('oras_buf_token_exchanges', 'Tokens asked for.', traffic.tokenExchanges),
        bytes('oras_buf_registry_received_bytes', 'Bytes that registries sent.', one(traffic.bytesReceived)),
    ];
}
function moduleMetrics(report, modules) {
    const by = (origin) => modules.filter((module) => module.origin === origin);
    return [
        gauge('oras_buf_roots', 'Roots that the job worked on.', report.roots.length),
        {
            name: 'oras_buf_modules',
            type: 'gauge',
            help: 'Modules of registries, by where their bytes came from.',
            samples: origins.map((origin) => ({ labels: { origin }, value: by(origin).length })),
        },
        bytes('oras_buf_module_size_bytes', 'Size of these modules.', origins.map((origin) => ({ labels: { origin }, value: sizeOf(by(origin)) }))),
    ];
}
function buildMetrics(builds) {
    if (builds.length === 0)
        return [];
    const targets = builds.flatMap((build) => build.targets);
    const tests = builds.flatMap((build) => build.tests);
    const findings = builds.flatMap((build) => build.diagnostics);
    const counted = (name, help, label, words, all) => ({
        name,
        type: 'gauge',
        help,
        samples: words.map((word) => ({ labels: { [label]: word }, value: all.filter((each) => each === word).length })),
    });
    return [
        counted('oras_buf_targets', 'Targets of buck2, and checks of buf, by result.', 'result', ['success', 'failure'], targets.map(({ result }) => result)),
        counted('oras_buf_tests', 'Tests by result.', 'result', testResults, tests.map(({ result }) => result)),
        counted('oras_buf_findings', 'Findings by severity.', 'severity', ['error', 'warning'], findings.map(({ severity }) => severity)),
        ...actionMetrics(builds),
    ];
}
/** buck2 alone counts actions, and not where its infrastructure failed. */
function actionMetrics(builds) {
    const counts = builds.flatMap(({ actions }) => (actions === null ? [] : [actions]));
    if (counts.length === 0)
        return [];
    const sum = (of) => counts.reduce((total, count) => total + of(count), 0);
    return [
        {
            name: 'oras_buf_actions',
            type: 'gauge',
            help: 'Actions of buck2 by how they ran.',
            samples: [
                { labels: { how: 'local' }, value: sum(({ local }) => local) },
                { labels: { how: 'remote' }, value: sum(({ remote }) => remote) },
                { labels: { how: 'cached' }, value: sum(({ cached }) => cached) },
            ],
        },
        gauge('oras_buf_failed_actions', 'Actions of buck2 that failed.', sum(({ failed }) => failed)),
        bytes('oras_buf_remote_uploaded_bytes', 'Sent to the remote cache.', one(sum((count) => count.uploadedBytes))),
        bytes('oras_buf_remote_downloaded_bytes', 'Received from the remote cache.', one(sum((count) => count.downloadedBytes))),
    ];
}
/** A phase has one sample, whatever it is called. */
function phases(report) {
    const samples = new Map(report.timings.map(({ phase, durationMs }) => [phase, durationMs / 1_000]));
    return [...samples].map(([phase, value]) => ({ labels: { phase }, value }));
}
function stateSet(name, help, states, current) {
    const samples = states.map((state) => ({ labels: { [name]: state }, value: Number(state === current) }));
    return { name, type: 'stateset', help, samples };
}
function gauge(name, help, value) {
    return { name, type: 'gauge', help, samples: one(value) };
}
function metrics_seconds(name, help, samples) {
    return { name, unit: 'seconds', type: 'gauge', help, samples };
}
function bytes(name, help, samples) {
    return { name, unit: 'bytes', type: 'gauge', help, samples };
}
function one(value) {
    return [{ labels: {}, value }];
}
function sizeOf(modules) {
    return modules.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
/** More digits would be noise. */
function rounded(value) {
    return Math.round(value * 1e6) / 1e6;
}
function wordsOf(words) {
    return Object.keys(words);
}

;// CONCATENATED MODULE: ./build/report/open-metrics.js

/**
 * The measurements of one job as OpenMetrics 1.0 text, also what GitLab's metrics report reads. Every family and its formula
 * stands in docs/metrics.md. What was not measured is left out: an invented 0 would look like a measurement.
 */
function openMetricsText(report) {
    const { tool, ci, command } = report;
    const lines = [
        '# TYPE oras_buf info',
        '# HELP oras_buf The version that ran, where, and what it was asked to do.',
        `oras_buf_info${labelsOf({ version: tool.version, ci, command })} 1`,
        ...metricsOf(report).flatMap(familyLines),
        '# EOF',
    ];
    return `${lines.join('\n')}\n`;
}
function familyLines({ name, unit, type, help, samples }) {
    const values = samples.filter(({ value }) => Number.isFinite(value));
    if (values.length === 0)
        return [];
    return [
        `# TYPE ${name} ${type}`,
        ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
        `# HELP ${name} ${help}`,
        ...values.map(({ labels, value }) => `${name}${labelsOf(labels)} ${value}`),
    ];
}
function labelsOf(labels) {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
    return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
/** Source: OpenMetrics 1.0, section on escaping. A carriage return is no line end there, but is for some readers. */
function escaped(value) {
    return value
        .toWellFormed()
        .replaceAll('\r', ' ')
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replaceAll('\n', '\\n');
}

;// CONCATENATED MODULE: ./build/report/sarif.js





/** GitHub refuses a run with more than 25,000 results. */
const maxResults = 25_000;
const maxNotifications = 1_000;
const maxNotificationLength = 2_000;
/** The name of the checkout in `artifactLocation`: GitHub and most viewers take it for the root of the repository. */
const checkout = '%SRCROOT%';
/**
 * The findings as SARIF 2.1.0 (OASIS standard), one run. Paths are relative URIs, percent-encoded; columns count characters.
 * `partialFingerprints` has the key `orasBufFinding/v1`. What stopped the job, and the remarks, are notifications of the
 * invocation; the problem is a result as well where it is about a file.
 */
function sarifJson(report) {
    const all = findingsOf(report);
    const findings = all.slice(0, maxResults);
    const rules = new Map();
    for (const { rule, tool } of findings)
        if (!rules.has(rule))
            rules.set(rule, { index: rules.size, tool });
    const log = {
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: report.tool.name,
                        version: report.tool.version,
                        informationUri: 'https://github.com/birb/oras-buf-action',
                        rules: [...rules].map(([id, { tool }]) => ruleOf(id, tool)),
                    },
                },
                automationDetails: { id: 'oras-buf/' },
                columnKind: 'unicodeCodePoints',
                originalUriBaseIds: { [checkout]: { description: { text: 'The checkout that the job worked on.' } } },
                invocations: [invocationOf(report, all.length - findings.length)],
                results: findings.map((finding) => resultOf(finding, rules.get(finding.rule)?.index ?? -1)),
            },
        ],
    };
    return (0,json_text/* jsonText */.s)(log);
}
function ruleOf(id, tool) {
    const { summary, help, uri } = ruleHelp(id, tool);
    const more = uri === undefined ? '' : `\n\nMore: ${uri}`;
    return {
        id,
        shortDescription: { text: summary },
        fullDescription: { text: summary },
        help: { text: `${help}${more}`, markdown: `${help}${uri === undefined ? '' : `\n\n[More about it](${uri})`}` },
        ...(uri === undefined ? {} : { helpUri: uri }),
        defaultConfiguration: { level: 'error' },
        properties: { tags: [tool] },
    };
}
function resultOf(finding, ruleIndex) {
    const { rule, severity, message, place, declaredIn, target, fingerprint } = finding;
    return {
        ruleId: rule,
        ruleIndex,
        level: severity,
        message: { text: plainMessage(place === null && target !== '' ? `${target}: ${message}` : message) },
        // GitHub refuses the whole log where one result has no file.
        locations: [locationOf(place ?? { file: declaredIn }, target)],
        partialFingerprints: { 'orasBufFinding/v1': fingerprint },
    };
}
function locationOf(place, target) {
    return {
        physicalLocation: {
            artifactLocation: { uri: relativeUri(place.file), uriBaseId: checkout },
            // Where the whole file is meant, its first line: code scanning shows no result without one.
            region: regionOf(place.line ?? 1, place.column),
        },
        ...(target === '' ? {} : { logicalLocations: [{ fullyQualifiedName: target, kind: 'target' }] }),
    };
}
function regionOf(line, column) {
    return column === undefined ? { startLine: line } : { startLine: line, startColumn: column };
}
function invocationOf(report, left) {
    const { problem, remarks, outcome, exitCode, startedAt, durationMs } = report;
    const started = Date.parse(startedAt);
    const notifications = [];
    if (problem !== null) {
        const [place = null] = problem.places;
        const level = outcome === 'skipped' ? 'warning' : 'error';
        notifications.push(notificationOf(level, `${problem.message}\n${problem.next}`, place, problem.kind));
    }
    if (left > 0) {
        notifications.push(notificationOf('warning', `${left} more findings are left out; report.json has them.`, null));
    }
    for (const { severity, message, place } of remarks.slice(0, maxNotifications)) {
        notifications.push(notificationOf(severity === 'warning' ? 'warning' : 'note', message, place));
    }
    return {
        // A red build is a result of this tool, not a failure of it.
        executionSuccessful: outcome === 'success' || outcome === 'failure',
        exitCode,
        ...(Number.isNaN(started)
            ? {}
            : { startTimeUtc: startedAt, endTimeUtc: new Date(started + durationMs).toISOString() }),
        toolExecutionNotifications: notifications,
    };
}
function notificationOf(level, message, place, id) {
    const inside = placeInside(place);
    return {
        ...(id === undefined || (0,markdown_escape/* oneLine */.TN)(id) === '' ? {} : { descriptor: { id: (0,markdown_escape/* oneLine */.TN)(id) } }),
        level,
        message: { text: plainMessage((0,human_units/* clipText */.gL)(message, maxNotificationLength)) || '–' },
        ...(inside === null ? {} : { locations: [locationOf(inside, '')] }),
    };
}
/** A message in which nothing is a link: SARIF reads `[text](destination)` as one (3.11.6). */
function plainMessage(text) {
    return text.toWellFormed().replaceAll('](', '] (');
}
/** A path as a relative URI reference (RFC 3986): each segment percent-encoded, so that none can be taken for a scheme. */
function relativeUri(path) {
    return path
        .toWellFormed()
        .split('/')
        .filter((segment) => segment !== '')
        .map((segment) => encodeURIComponent(segment))
        .join('/');
}

;// CONCATENATED MODULE: ./build/pipeline/report-formats.js






const htmlPageFile = 'report.html';
/**
 * The forms of the report that only files have, by the name of the file. Loaded late: nothing of the job waits for them.
 * @param page the address at which the CI system shows {@link htmlPageFile}, where it has one
 */
function reportFormats(system, page) {
    const formats = new Map([
        [htmlPageFile, htmlPage],
        ['junit.xml', junitXml],
        ['code-quality.json', codeQualityJson],
        ['oras-buf.sarif', sarifJson],
        ['metrics.txt', openMetricsText],
    ]);
    if (system === 'gitlab') {
        const links = new Map(page === undefined ? [] : [['Report of oras-buf', page]]);
        formats.set('gitlab-annotations.json', (report) => gitlabAnnotationsJson(report, links));
    }
    return formats;
}


/***/ }),

/***/ 36663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ showReport)
});

// EXTERNAL MODULE: ./build/report/annotations.js
var annotations = __webpack_require__(46241);
// EXTERNAL MODULE: ./build/errors.js
var build_errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/report/fit-summary.js
/** From generous to bare: first the graph goes, then rows become counts, then folded outputs shrink. */
const budgets = [
    { graph: true, rows: 2_000, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 2_000, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 200, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 50, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 50, folds: 50, outputCharacters: 2_000 },
    { graph: false, rows: 10, folds: 10, outputCharacters: 500 },
    { graph: false, rows: 1, folds: 0, outputCharacters: 0 },
];
/** GitHub drops a step's whole summary when it is larger than 1 MiB; some room is left for what others add to it. */
const summaryLimitBytes = 1_000_000;
/**
 * Renders with ever smaller budgets until the text fits. Where even the barest does not (which takes a very strange
 * report), the text ends after the last whole line that fits.
 * @param render draws the summary within a budget; `shortened` says that it must tell the reader so
 */
function fitSummary(render, limitBytes = summaryLimitBytes) {
    let text = '';
    for (const [index, budget] of budgets.entries()) {
        text = render(budget, index > 0);
        if (Buffer.byteLength(text) <= limitBytes)
            return text;
    }
    return firstLines(text, limitBytes);
}
function firstLines(text, limitBytes) {
    let size = 0;
    const kept = [];
    for (const line of text.split('\n')) {
        size += Buffer.byteLength(line) + 1;
        if (size > limitBytes)
            break;
        kept.push(line);
    }
    return kept.join('\n');
}

// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
// EXTERNAL MODULE: ./build/report/markdown-escape.js
var markdown_escape = __webpack_require__(45456);
// EXTERNAL MODULE: ./build/report/report-facts.js
var report_facts = __webpack_require__(41735);
// EXTERNAL MODULE: ./build/report/report-words.js
var report_words = __webpack_require__(42793);
;// CONCATENATED MODULE: ./build/report/markdown-build.js






const labelsShown = 5;
/** The findings of a build, with their places; empty where there are none. */
function findingsSection(build, budget) {
    const findings = build.tool === 'none' ? [] : (0,report_facts/* placedFindings */.Em)(build);
    if (findings.length === 0)
        return '';
    const shown = findings.slice(0, budget.rows);
    const left = findings.length - shown.length;
    const more = left === 0 ? '' : `\n\n… and ${(0,human_units/* counted */.hS)(left, 'more finding')}.`;
    return `### ${(0,human_units/* counted */.hS)(findings.length, 'finding')}\n\n${(0,markdown_escape/* table */.tp)(['Where', 'What', 'Rule'], shown.map(findingRow))}${more}`;
}
function findingRow(finding) {
    const rule = finding.severity === 'warning' ? `${(0,markdown_escape/* code */.aY)(finding.rule, 60)} (warning)` : (0,markdown_escape/* code */.aY)(finding.rule, 60);
    return [(0,markdown_escape/* code */.aY)((0,build_errors/* formatPlace */.dE)(finding.place)), (0,markdown_escape/* prose */.CS)(finding.message), rule];
}
/** What was built, what failed and with which output. */
function buildSection(build, budget) {
    if (build.tool === 'none')
        return build.reason === '' ? '' : `### Build\n\nNothing was built: ${(0,markdown_escape/* prose */.CS)(build.reason.replace(/[.\s]+$/, ''))}.`;
    const facts = [(0,report_facts/* buildCounts */.Xe)(build), (0,report_facts/* actionCounts */.bc)(build), (0,human_units/* formatDuration */.a3)(build.durationMs)];
    const version = build.toolVersion === '' ? '' : ` ${(0,markdown_escape/* code */.aY)(build.toolVersion, 60)}`;
    const parts = [
        `### Build`,
        `${build.tool}${version} (${(0,markdown_escape/* prose */.CS)(build.reason)}): ${facts.filter((fact) => fact !== '').join(' · ')}.`,
        remoteTraffic(build),
        ...failureFolds(build, budget),
        ...testFolds(build, budget),
        targetsFold(build, budget),
        commandsFold(build, budget),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function remoteTraffic(build) {
    const words = (0,report_words/* remoteWords */.SW)(build);
    if (words === undefined)
        return '';
    const endpoint = words.endpoint === '' ? '' : ` ${(0,markdown_escape/* code */.aY)(words.endpoint, 200)}`;
    const reason = words.warning ? `: ${(0,markdown_escape/* prose */.CS)(words.reason, 300)}` : '';
    return `${words.warning ? '⚠️ ' : ''}${words.title}${endpoint}${words.told}${reason}.`;
}
function failureFolds(build, budget) {
    const groups = [
        ...build.errors.map((error) => ({ labels: [], error })),
        ...(0,report_facts/* failureGroups */.HZ)(build.targets.filter((target) => target.result === 'failure')),
    ];
    const shown = groups.slice(0, budget.folds);
    const left = groups.length - shown.length;
    const folds = shown.map((group) => (0,markdown_escape/* fold */.AU)(failureTitle(group), (0,markdown_escape/* fenced */.OF)(outputOf(group, budget)), groups.length === 1));
    return left === 0 ? folds : [...folds, `… and ${(0,human_units/* counted */.hS)(left, 'more failure')}.`];
}
function failureTitle(group) {
    if (group.labels.length === 0)
        return `❌ ${(0,markdown_escape/* htmlProse */.n8)(group.error.message)}`;
    const shown = group.labels.slice(0, labelsShown).map((label) => `<code>${(0,markdown_escape/* html */.qy)(label, 120)}</code>`);
    const left = group.labels.length - shown.length;
    return `❌ ${shown.join(', ')}${left === 0 ? '' : ` and ${(0,human_units/* counted */.hS)(left, 'more target')}`}: ${(0,markdown_escape/* htmlProse */.n8)(group.error.message, 200)}`;
}
function outputOf(group, budget) {
    return outputEnd(group.error.output === '' ? group.error.message : group.error.output, budget);
}
/** The end of an output: there compilers say what went wrong. */
function outputEnd(text, budget) {
    if (text.length <= budget.outputCharacters)
        return text;
    return `[…]\n${text.slice(text.length - budget.outputCharacters).toWellFormed()}`;
}
function testFolds(build, budget) {
    const failed = build.tests.filter(annotations/* isFailedTest */.eI);
    const shown = failed.slice(0, budget.folds);
    const folds = shown.map((test) => {
        const title = `❌ test <code>${(0,markdown_escape/* html */.qy)(test.name, 120)}</code>: ${test.result}, ${(0,human_units/* formatDuration */.a3)(test.durationMs)}`;
        return (0,markdown_escape/* fold */.AU)(title, (0,markdown_escape/* fenced */.OF)(outputEnd(test.details === '' ? 'It printed nothing.' : test.details, budget)));
    });
    const left = failed.length - shown.length;
    return left === 0 ? folds : [...folds, `… and ${(0,human_units/* counted */.hS)(left, 'more failed test')}.`];
}
function targetsFold(build, budget) {
    const good = (0,report_facts/* goodTargets */.KL)(build);
    if (build.tool === 'buf' || good.length === 0)
        return '';
    const shown = good.slice(0, budget.rows);
    const left = good.length - shown.length;
    const rows = shown.map((target) => [
        (0,markdown_escape/* code */.aY)(target.label),
        target.outputs.length === 0 ? '–' : String(target.outputs.length),
    ]);
    const more = left === 0 ? '' : `\n\n… and ${(0,human_units/* counted */.hS)(left, 'more target')}.`;
    return (0,markdown_escape/* fold */.AU)(`${(0,human_units/* counted */.hS)(good.length, 'target')} succeeded`, `${(0,markdown_escape/* table */.tp)(['Target', 'Outputs'], rows, [1])}${more}`);
}
function commandsFold(build, budget) {
    if (build.commands.length === 0)
        return '';
    const shown = build.commands.slice(0, Math.min(budget.rows, 50)).map((command) => command.slice(0, 2_000));
    const left = build.commands.length - shown.length;
    const lines = left === 0 ? shown : [...shown, `# … and ${(0,human_units/* counted */.hS)(left, 'more command')}`];
    return (0,markdown_escape/* fold */.AU)((0,human_units/* counted */.hS)(build.commands.length, 'command'), (0,markdown_escape/* fenced */.OF)(lines.join('\n'), 'sh'));
}

// EXTERNAL MODULE: ./build/report/module-graph.js
var module_graph = __webpack_require__(30362);
;// CONCATENATED MODULE: ./build/report/mermaid-graph.js




/** GitHub draws Mermaid sources up to this many characters, and Mermaid itself stops at this many edges. */
const maxGraphCharacters = 50_000;
const maxGraphEdges = 500;
/**
 * The dependency graph of a root as a Mermaid flowchart, or undefined where it is too large to be drawn or there is nothing
 * to draw. Modules of the BSR are round, local ones dashed.
 */
function mermaidGraph(root) {
    const modules = (0,module_graph/* builtModules */.WY)(root);
    if (modules.length === 0 || modules.length > maxGraphEdges)
        return undefined;
    const { edges } = (0,module_graph/* moduleGraph */.bk)(modules);
    if (edges.length > maxGraphEdges)
        return undefined;
    const lines = [
        'flowchart LR',
        `  root[["${label((0,report_facts/* rootName */.SX)(root))}"]]`,
        ...modules.map((module, index) => `  ${node(module, nodeId(index))}`),
        ...edges.map(({ from, to }) => `  ${nodeId(from)} --> ${nodeId(to)}`),
        '  classDef local stroke-dasharray: 4 3',
    ];
    const source = lines.join('\n');
    return source.length <= maxGraphCharacters ? source : undefined;
}
function node(module, id) {
    const version = module.source === 'bsr' ? module.version.slice(0, 8) : module.version;
    const text = label(`${(0,report_facts/* nameInRegistry */.I6)(module)}${version === '' ? '' : ` ${version}`}`);
    if (module.source === 'bsr')
        return `${id}(["${text}"])`;
    return module.source === 'local' ? `${id}["${text}"]:::local` : `${id}["${text}"]`;
}
function nodeId(index) {
    return index === module_graph/* graphRoot */.hx ? 'root' : `m${index}`;
}
/** Text inside a quoted Mermaid label: what could end it or start markup becomes Mermaid's own entity, `#35;`. */
function label(text) {
    return (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)(text), 80).replace(/[^\p{L}\p{N} ._/:+~-]/gu, (character) => `#${character.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./build/report/markdown-modules.js





/** More modules than these are folded away: the rest of the summary must stay in sight. */
const openTableRows = 25;
const askersShown = 3;
/** The table of modules of a root; empty where there are none. */
function modulesSection(root, budget) {
    if (root.modules.length === 0)
        return '';
    const title = `### ${(0,human_units/* counted */.hS)(root.modules.length, 'module')}`;
    const shown = root.modules.slice(0, budget.rows);
    const left = root.modules.length - shown.length;
    const rows = (0,markdown_escape/* table */.tp)(['Module', 'Requirement', 'Version', 'Registry', 'Digest', 'Size', 'From', 'Asked by'], shown.map(moduleRow), [5]);
    const counts = (0,report_facts/* originCounts */.D)(root.modules);
    const body = left === 0 ? rows : `${rows}\n\n… and ${(0,human_units/* counted */.hS)(left, 'more module')}.`;
    return root.modules.length <= openTableRows ? `${title}\n\n${body}` : `${title}\n\n${(0,markdown_escape/* fold */.AU)(counts, body)}`;
}
function moduleRow(module) {
    const requirements = (0,report_facts/* requirementsOf */.CG)(module);
    return [
        (0,markdown_escape/* code */.aY)((0,report_facts/* nameInRegistry */.I6)(module)),
        requirements.length === 0 ? '–' : limited(requirements, 3, (text) => (text === '–' ? text : (0,markdown_escape/* code */.aY)(text, 60))),
        (0,markdown_escape/* code */.aY)(module.source === 'bsr' ? module.version.slice(0, 12) : module.version, 60),
        module.source === 'local' ? 'this workspace' : (0,markdown_escape/* code */.aY)(module.registry, 80),
        module.digest === '' ? '–' : (0,markdown_escape/* code */.aY)((0,human_units/* shortDigest */.VK)(module.digest), 40),
        module.sizeBytes === 0 ? '–' : (0,human_units/* formatBytes */.z3)(module.sizeBytes).replace(' ', '\u00a0'),
        `${module.source === 'local' ? 'local' : report_facts/* originWords */.uY[module.origin]}${module.against === '' ? '' : ', against'}`,
        module.askedBy.length === 0 ? '–' : limited((0,report_facts/* askersOf */.J5)(module), askersShown, (text) => (0,markdown_escape/* code */.aY)(text, 100)),
    ];
}
function limited(items, limit, show) {
    const shown = items.slice(0, limit).map(show).join(', ');
    return items.length > limit ? `${shown} +${items.length - limit}` : shown;
}
/** What changed against the lock; empty where nothing did. */
function lockSection(root, budget) {
    const { lock } = root;
    if (lock.changes.length === 0)
        return '';
    const shown = lock.changes.slice(0, budget.rows);
    const left = lock.changes.length - shown.length;
    const rows = (0,markdown_escape/* table */.tp)(['Change', 'Module', 'Before', 'Now'], shown.map((change) => [
        `${report_words/* lockChangeWords */.L2[change.kind]}${change.against === '' ? '' : ', against'}`,
        (0,markdown_escape/* code */.aY)(change.module),
        version(change.from),
        version(change.to),
    ]));
    const more = left === 0 ? '' : `\n\n… and ${(0,human_units/* counted */.hS)(left, 'more change')}.`;
    const body = `${rows}${more}`;
    const title = `### Against the lock\n\n${(0,markdown_escape/* code */.aY)(lock.path)} ${report_words/* lockStatusWords */.d6[lock.status]}.`;
    return lock.changes.length <= openTableRows
        ? `${title}\n\n${body}`
        : `${title}\n\n${(0,markdown_escape/* fold */.AU)((0,human_units/* counted */.hS)(lock.changes.length, 'change'), body)}`;
}
function version(text) {
    return text === '' ? '–' : (0,markdown_escape/* code */.aY)((0,human_units/* shortVersion */.Li)(text), 60);
}
/** The dependency graph, or a sentence that says why there is none; empty where nobody asks for a module. */
function graphSection(root, budget) {
    if (!budget.graph || root.modules.every(({ against }) => against !== ''))
        return '';
    const source = mermaidGraph(root);
    if (source === undefined) {
        return `### Dependencies\n\n${(0,markdown_escape/* prose */.CS)(`The graph of ${(0,human_units/* counted */.hS)(root.modules.length, 'module')} is too large to be drawn.`)}`;
    }
    return `### Dependencies\n\n\`\`\`mermaid\n${source}\n\`\`\``;
}

;// CONCATENATED MODULE: ./build/report/markdown-summary.js









/**
 * The job's summary in GitHub-flavoured Markdown: the outcome and what to do next on top, then what went wrong, then
 * modules, lock, build, cache, timings and the dependency graph. Never larger than `limitBytes` of UTF-8; where something
 * had to go, the last line says so. Text from outside cannot break out of its place.
 */
function markdownSummary(report, limitBytes = summaryLimitBytes) {
    return fitSummary((budget, shortened) => render(report, budget, shortened), limitBytes);
}
function render(report, budget, shortened) {
    const sections = [
        `## ${report_facts/* outcomeSigns */.H2[report.outcome]} ${(0,markdown_escape/* prose */.CS)((0,report_facts/* headline */.Pl)(report), 200)}`,
        nextSection(report),
        problemSection(report.problem),
        factsLine(report),
        ...rootSections(report, budget),
        remarksSection(report.remarks, budget),
        cacheSection(report.cache),
        timingsSection(report),
        shortened ? shortenedNote(report) : '',
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function nextSection(report) {
    const steps = (0,report_facts/* nextSteps */.Zn)(report);
    if (steps.length === 0)
        return '';
    if (steps.length === 1)
        return `> **Next:** ${(0,markdown_escape/* prose */.CS)(steps[0] ?? '', 2_000)}`;
    return ['> **Next:**', ...steps.map((step) => `> - ${(0,markdown_escape/* prose */.CS)(step, 2_000)}`)].join('\n');
}
const placesShown = 20;
const problemLinesShown = 40;
function problemSection(problem) {
    if (problem === null)
        return '';
    // One line of Markdown: a line of its own could begin with something that Markdown reads.
    const message = problem.message
        .split('\n')
        .slice(0, problemLinesShown)
        .map((line) => '&nbsp;'.repeat(/^ {0,20}/.exec(line)?.[0].length ?? 0) + (0,markdown_escape/* prose */.CS)(line, 1_000))
        .filter((line) => !/^(?:&nbsp;)*$/.test(line))
        .map((line, index) => (index === 0 ? `**${line}**` : line))
        .join('<br>');
    const places = problem.places.slice(0, placesShown).map((place) => `- ${(0,markdown_escape/* code */.aY)((0,build_errors/* formatPlace */.dE)(place))}`);
    const left = problem.places.length - places.length;
    if (left > 0)
        places.push(`- and ${(0,human_units/* counted */.hS)(left, 'more place')}`);
    return [message, places.join('\n')].filter((part) => part !== '').join('\n\n');
}
/** The whole job in one line. */
function factsLine(report) {
    const modules = report.roots.flatMap((root) => root.modules);
    const builds = report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
    const { traffic } = report;
    const facts = [
        modules.length === 0 ? '' : `**${(0,human_units/* counted */.hS)(modules.length, 'module')}** (${(0,report_facts/* originCounts */.D)(modules)})`,
        ...(builds.length === 1 ? builds.map((build) => `**${build.tool}** ${(0,report_facts/* buildCounts */.Xe)(build) || 'no targets'}`) : []),
        traffic.requests === 0
            ? 'no request to a registry'
            : `${(0,human_units/* counted */.hS)(traffic.requests, 'request')}, ${(0,human_units/* formatBytes */.z3)(traffic.bytesReceived)} received${traffic.retries === 0 ? '' : `, ${traffic.retries} retried`}`,
        report.cache.result === 'off' ? '' : `cache ${report.cache.result}`,
        (0,report_words/* modeWords */.bY)(report.mode),
        report.exitCode === 0 ? '' : `exit code ${report.exitCode}`,
        `**${(0,human_units/* formatDuration */.a3)(report.durationMs)}**`,
    ];
    return facts.filter((fact) => fact !== '').join(' · ');
}
function rootSections(report, budget) {
    if (report.roots.length === 1)
        return report.roots.flatMap((root) => rootParts(root, budget));
    const shown = report.roots.slice(0, Math.max(1, Math.min(budget.rows, 200)));
    const left = report.roots.length - shown.length;
    const sections = shown.flatMap((root) => [`## ${(0,markdown_escape/* code */.aY)((0,report_facts/* rootName */.SX)(root))}`, ...rootParts(root, budget)]);
    return left === 0 ? sections : [...sections, `… and ${(0,human_units/* counted */.hS)(left, 'more root')}.`];
}
/** What went wrong first, what is only good to know last. */
function rootParts(root, budget) {
    return [
        findingsSection(root.build, budget),
        buildSection(root.build, budget),
        lockSection(root, budget),
        modulesSection(root, budget),
        graphSection(root, budget),
    ];
}
function remarksSection(remarks, budget) {
    if (remarks.length === 0)
        return '';
    const shown = remarks.slice(0, Math.min(budget.rows, 100));
    const left = remarks.length - shown.length;
    const lines = shown.map((remark) => {
        const place = remark.place === null ? '' : `${(0,markdown_escape/* code */.aY)((0,build_errors/* formatPlace */.dE)(remark.place))}: `;
        return `- ${remark.severity === 'warning' ? '⚠️ ' : ''}${place}${(0,markdown_escape/* prose */.CS)(remark.message, 1_000)}`;
    });
    if (left > 0)
        lines.push(`- and ${(0,human_units/* counted */.hS)(left, 'more remark')}`);
    return `### Remarks\n\n${lines.join('\n')}`;
}
function cacheSection(cache) {
    if (cache.result === 'off' && cache.reason === '')
        return '';
    const parts = [
        `**${report_words/* cacheWords */.M8[cache.result]}**${cache.reason === '' ? '.' : `: ${(0,markdown_escape/* prose */.CS)(cache.reason.replace(/[.\s]+$/, ''))}.`}`,
        report_words/* cacheSavedWords */.F8[cache.saved],
    ];
    const keys = [
        cache.key === '' ? '' : `key ${(0,markdown_escape/* code */.aY)(cache.key)}`,
        cache.matchedKey === '' || cache.matchedKey === cache.key ? '' : `found ${(0,markdown_escape/* code */.aY)(cache.matchedKey)}`,
    ].filter((key) => key !== '');
    const line = parts.filter((part) => part !== '').join(' ');
    return `### Cache\n\n${line}${keys.length === 0 ? '' : `<br>${keys.join(', ')}`}`;
}
const barLength = 20;
function timingsSection(report) {
    const timings = report.timings.filter(({ durationMs }) => durationMs > 0);
    if (timings.length === 0)
        return '';
    const longest = Math.max(1, ...timings.map((timing) => timing.durationMs));
    const rows = timings.slice(0, 50).map((timing) => {
        const share = Math.round((timing.durationMs / longest) * barLength);
        return [
            (0,markdown_escape/* prose */.CS)(timing.phase, 60),
            (0,human_units/* formatDuration */.a3)(timing.durationMs),
            '█'.repeat(Math.max(0, Math.min(barLength, share))),
        ];
    });
    return `### Time\n\n${(0,markdown_escape/* table */.tp)(['Phase', 'Time', ''], rows, [1])}`;
}
function shortenedNote(report) {
    const hasGraph = report.roots.some((root) => mermaidGraph(root) !== undefined);
    return `> Shortened to fit the size that a summary may have: ${hasGraph ? 'the graph is left out, and ' : ''}long tables and outputs end early. \`report.json\` has everything.`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/report/terminal-summary.js






const plain = (_style, text) => text;
const signs = {
    success: { sign: '✔', style: 'good' },
    failure: { sign: '✘', style: 'bad' },
    error: { sign: '✘', style: 'bad' },
    skipped: { sign: '–', style: 'attention' },
    cancelled: { sign: '–', style: 'attention' },
};
const rowsShown = 50;
const labelWidth = 9;
/** The same facts as the job's summary, short, for a terminal or a log. Ends with a line break. */
function terminalSummary(report, style = plain) {
    const { sign, style: outcomeStyle } = signs[report.outcome];
    const lines = [
        `${style(outcomeStyle, `${sign} ${safe((0,report_facts/* headline */.Pl)(report), 200)}`)}  ${style('quiet', (0,human_units/* formatDuration */.a3)(report.durationMs))}`,
    ];
    if (report.problem !== null) {
        lines.push(...field(style, 'problem', report.problem.message.split('\n').map((line) => (0,human_units/* clipText */.gL)(printable(line), 1_000))));
        lines.push(...field(style, 'where', report.problem.places
            .slice(0, 10)
            .map(build_errors/* formatPlace */.dE)
            .map((place) => safe(place))));
    }
    lines.push(...field(style, 'next', (0,report_facts/* nextSteps */.Zn)(report).map((step) => safe(step, 1_000))));
    for (const root of report.roots)
        lines.push(...rootLines(root, report.roots.length > 1, style));
    const remarks = report.remarks.slice(0, rowsShown).map((remark) => {
        const place = remark.place === null ? '' : `${safe((0,build_errors/* formatPlace */.dE)(remark.place))}: `;
        return style(remark.severity === 'warning' ? 'attention' : 'quiet', `${place}${safe(remark.message, 500)}`);
    });
    lines.push(...field(style, 'remarks', withMore(remarks, report.remarks.length, 'remark')));
    lines.push(...field(style, 'cache', cacheWords(report)));
    lines.push(...field(style, 'registry', trafficWords(report)));
    const timings = report.timings
        .filter(({ durationMs }) => durationMs > 0)
        .map((timing) => `${safe(timing.phase, 40)} ${(0,human_units/* formatDuration */.a3)(timing.durationMs)}`);
    lines.push(...field(style, 'time', timings.length === 0 ? [] : [timings.join(', ')]));
    return `${lines.join('\n')}\n`;
}
function rootLines(root, named, style) {
    const lines = named ? ['', style('strong', safe((0,report_facts/* rootName */.SX)(root)))] : [];
    if (root.modules.length > 0) {
        const rows = root.modules
            .slice(0, rowsShown)
            .map((module) => [
            safe(module.name, 80),
            safe((0,report_facts/* requirementsOf */.CG)(module).join(', ') || '–', 30),
            safe(module.source === 'bsr' ? module.version.slice(0, 12) : module.version || '–', 30),
            module.digest === '' ? '–' : safe((0,human_units/* shortDigest */.VK)(module.digest)),
            module.sizeBytes === 0 ? '–' : (0,human_units/* formatBytes */.z3)(module.sizeBytes),
            `${module.source === 'local' ? 'local' : report_facts/* originWords */.uY[module.origin]}${module.against === '' ? '' : ', against'}`,
        ]);
        const table = withMore(aligned(rows, [4]), root.modules.length, 'module');
        lines.push(...field(style, 'modules', [
            `${(0,human_units/* counted */.hS)(root.modules.length, 'module')}: ${(0,report_facts/* originCounts */.D)(root.modules)}`,
            ...table,
        ]));
    }
    const changes = root.lock.changes
        .slice(0, rowsShown)
        .map((change) => [
        `${change.kind}${change.against === '' ? '' : ', against'}`,
        safe(change.module, 80),
        safe((0,human_units/* shortVersion */.Li)(change.from), 40) || '–',
        '→',
        safe((0,human_units/* shortVersion */.Li)(change.to), 40) || '–',
    ]);
    lines.push(...field(style, 'lock', withMore(aligned(changes, []), root.lock.changes.length, 'change')));
    lines.push(...field(style, 'build', buildLines(root, style)));
    return lines;
}
function buildLines(root, style) {
    const { build } = root;
    if (build.tool === 'none')
        return build.reason === '' ? [] : [`nothing was built: ${safe(build.reason)}`];
    const facts = [
        `${build.tool} ${safe(build.toolVersion, 40)}`.trim(),
        (0,report_facts/* buildCounts */.Xe)(build),
        (0,report_facts/* actionCounts */.bc)(build),
        (0,human_units/* formatDuration */.a3)(build.durationMs),
    ];
    const placed = (0,report_facts/* placedFindings */.Em)(build);
    const findings = placed.slice(0, rowsShown).map((finding) => {
        const rule = finding.rule === '' ? '' : style('quiet', ` (${safe(finding.rule, 60)})`);
        return `${style(finding.severity === 'error' ? 'bad' : 'attention', safe((0,build_errors/* formatPlace */.dE)(finding.place)))}: ${safe(finding.message, 500)}${rule}`;
    });
    const groups = (0,report_facts/* failureGroups */.HZ)(build.targets.filter((target) => target.result === 'failure'));
    const failures = groups.slice(0, rowsShown).map((group) => {
        const labels = group.labels
            .slice(0, 3)
            .map((label) => safe(label))
            .join(', ');
        const left = group.labels.length - 3;
        return `${style('bad', 'failed')} ${labels}${left > 0 ? ` and ${left} more` : ''}: ${safe(group.error.message, 200)}`;
    });
    const errors = build.errors
        .slice(0, rowsShown)
        .map((error) => `${style('bad', 'failed')} ${safe(error.message, 500)}`);
    const failedTests = build.tests.filter(annotations/* isFailedTest */.eI);
    const tests = failedTests.slice(0, rowsShown).map((test) => `${style('bad', test.result)} ${safe(test.name)}`);
    return [
        facts.filter((fact) => fact !== '').join(' · '),
        ...withMore(findings, placed.length, 'finding'),
        ...withMore(errors, build.errors.length, 'error'),
        ...withMore(failures, groups.length, 'failure'),
        ...withMore(tests, failedTests.length, 'failed test'),
    ];
}
function cacheWords(report) {
    const { result, reason } = report.cache;
    if (result === 'off' && reason === '')
        return [];
    return [`${result}${reason === '' ? '' : `: ${safe(reason, 500)}`}`];
}
function trafficWords(report) {
    const { requests, bytesReceived, retries } = report.traffic;
    if (requests === 0)
        return ['no request'];
    return [
        `${(0,human_units/* counted */.hS)(requests, 'request')}, ${(0,human_units/* formatBytes */.z3)(bytesReceived)} received${retries === 0 ? '' : `, ${retries} retried`}`,
    ];
}
/** A name and its lines, the lines under each other. */
function field(style, name, values) {
    return values.map((value, index) => `  ${style('quiet', (index === 0 ? name : '').padEnd(labelWidth))} ${value}`.trimEnd());
}
function withMore(lines, total, noun) {
    return lines.length === total ? lines : [...lines, `… and ${(0,human_units/* counted */.hS)(total - lines.length, `more ${noun}`)}`];
}
/** Columns as wide as their widest cell. */
function aligned(rows, right) {
    const widths = [];
    for (const row of rows) {
        for (const [index, cell] of row.entries())
            widths[index] = Math.max(widths[index] ?? 0, cell.length);
    }
    return rows.map((row) => row
        .map((cell, index) => right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd());
}
/** One line that cannot move the cursor, colour the terminal or end a line. */
function safe(text, limit = 200) {
    return (0,human_units/* clipText */.gL)(printable(text).trim(), limit);
}
/** The same, with the spaces at its start kept: conflict messages are indented. */
function printable(text) {
    const indent = /^ */.exec(text)?.[0] ?? '';
    return indent + (0,markdown_escape/* oneLine */.TN)((0,external_node_util_.stripVTControlCharacters)(text));
}

// EXTERNAL MODULE: ./build/pipeline/report-files.js + 1 modules
var report_files = __webpack_require__(7112);
;// CONCATENATED MODULE: ./build/pipeline/show-report.js




/** Draws the report on every surface that there is: log, annotations, the CI system's summary, and files. It does not throw. */
async function showReport(report, settings, ci) {
    ci.annotate((0,annotations/* annotationsOf */.Ih)(report));
    for (const line of terminalSummary(report, (style, text) => ci.style(style, text))
        .trimEnd()
        .split('\n'))
        ci.info(line);
    const markdown = markdownSummary(report);
    await (0,report_files/* writeReportFiles */.t)(report, markdown, settings.reportDirectory, ci);
    const wanted = settings.summary === 'always' || (settings.summary === 'on-failure' && report.outcome !== 'success');
    if (!wanted)
        return;
    try {
        await ci.writeSummary(markdown);
    }
    catch (error) {
        ci.warning(`The summary could not be written: ${error.message}`);
    }
}


/***/ }),

/***/ 46241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   P5: () => (/* binding */ unexplainedTests),
/* harmony export */   eI: () => (/* binding */ isFailedTest)
/* harmony export */ });
/** GitHub shows about this much of a message before it gets unwieldy; the summary holds the rest. */
const maxMessageLength = 4_000;
/**
 * What of a report belongs beside the code: the problem that stopped the job, each finding of the build, every failed test
 * that no finding explains, and the remarks. Errors come first, then warnings, then notices, and within each those
 * that have a place, because CI systems show only the first few. No two are alike.
 */
function annotationsOf(report) {
    const found = [];
    const problem = report.problem;
    if (problem !== null) {
        found.push({
            severity: report.outcome === 'skipped' ? 'warning' : 'error',
            title: 'oras-buf',
            message: clip(`${problem.message}\n${problem.next}`),
            place: problem.places[0] ?? null,
        });
    }
    for (const root of report.roots) {
        if (root.build.tool !== 'none')
            found.push(...buildAnnotations(root.build));
    }
    for (const remark of report.remarks) {
        found.push({ severity: remark.severity, title: 'oras-buf', message: clip(remark.message), place: remark.place });
    }
    return unique(found).sort((a, b) => rank(a) - rank(b));
}
function buildAnnotations(build) {
    const found = build.diagnostics.map((diagnostic) => diagnosticAnnotation(build.tool, diagnostic));
    for (const test of unexplainedTests(build)) {
        found.push({
            severity: 'error',
            title: `Test ${test.name}: ${test.result}`,
            message: clip(test.details === '' ? `The test ended as ${test.result}.` : test.details),
            place: null,
        });
    }
    // The build room makes a finding of every error; a report that has none still must not stay silent.
    if (found.length === 0)
        found.push(...errorAnnotations(build));
    return found;
}
function errorAnnotations(build) {
    const named = build.targets.flatMap((target) => target.errors.map((error) => ({ title: `${target.label} failed`, error })));
    const others = build.errors.map((error) => ({ title: `${build.tool} failed`, error }));
    return [...named, ...others].map(({ title, error }) => ({
        severity: 'error',
        title,
        message: clip(joinLines(error.message, error.output)),
        place: null,
    }));
}
/** Failed tests that no finding stands for: neither one of their target, nor one at a line that they print. */
function unexplainedTests(build) {
    const explained = new Set(build.diagnostics.map((diagnostic) => diagnostic.target));
    const shownInCode = build.diagnostics.filter((diagnostic) => diagnostic.place !== null);
    return build.tests
        .filter(isFailedTest)
        .filter((test) => !explained.has(test.target) && !shownInCode.some((diagnostic) => test.details.includes(diagnostic.message)));
}
/** True for the results of a test that make a build red. */
function isFailedTest(test) {
    return test.result !== 'pass' && test.result !== 'skip' && test.result !== 'omitted';
}
function diagnosticAnnotation(tool, diagnostic) {
    const title = [diagnostic.rule === '' ? tool : diagnostic.rule, diagnostic.target].filter((part) => part !== '');
    return {
        severity: diagnostic.severity,
        title: title.join(' · '),
        message: clip(diagnostic.message),
        place: diagnostic.place,
    };
}
function rank(annotation) {
    const severity = { error: 0, warning: 2, notice: 4 }[annotation.severity];
    return severity + (annotation.place === null ? 1 : 0);
}
function unique(annotations) {
    const seen = new Set();
    return annotations.filter((annotation) => {
        const key = JSON.stringify([annotation.place, annotation.message]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}
function joinLines(message, output) {
    return output === '' || output.startsWith(message) ? output || message : `${message}\n${output}`;
}
function clip(text) {
    return text.length <= maxMessageLength ? text : `${text.slice(0, maxMessageLength).toWellFormed()}…`;
}


/***/ }),

/***/ 58793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dotenvText: () => (/* binding */ dotenvText)
/* harmony export */ });
/** GitLab refuses a larger file whole, and one with more variables (the defaults of its instance limits). */
const maxBytes = 5 * 1024;
const maxVariables = 20;
/**
 * Variables as GitLab's dotenv report (`artifacts:reports:dotenv`): lines `NAME=value`, nothing quoted. What GitLab could
 * not read, or would read as something else (it trims values and expands `$`), is left out and named, in the order of
 * `variables`; the file is never one that GitLab refuses. A shell that reads it with `.` sets the same values and runs nothing.
 */
function dotenvText(variables) {
    const lines = [];
    const left = [];
    let bytes = 0;
    for (const [name, value] of variables) {
        const line = `${name}=${value}\n`;
        const size = Buffer.byteLength(line);
        const reason = whyNot(name, value) ?? roomFor(lines.length, bytes + size);
        if (reason !== undefined) {
            left.push({ name, reason });
            continue;
        }
        lines.push(line);
        bytes += size;
    }
    return { text: lines.join(''), left };
}
function whyNot(name, value) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return 'has a name that is not of letters, digits and underscores';
    if (!value.isWellFormed() || /\p{Cc}|[\u2028\u2029]/u.test(value))
        return 'has a line break or a control character';
    if (/[\s\ufeff]/.test(value))
        return 'has a space';
    if (/["'`$\\;&|<>()*?[\]{}!#~]/.test(value))
        return 'has a sign that GitLab or a shell would not take as it stands';
    return undefined;
}
function roomFor(lines, bytes) {
    if (lines >= maxVariables)
        return `is more than the ${maxVariables} that may be in the file`;
    // GitLab wants less than its limit.
    return bytes >= maxBytes ? 'does not fit into the 5 KiB that the file may have' : undefined;
}


/***/ }),

/***/ 94548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
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
/**
 * A whole number as people read it: `1,000`. The way of the language, `toLocaleString`, takes 9 ms for its first number: a third of
 * what Node takes to start.
 */
function formatCount(number) {
    return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
/** `1 module`, `8 modules`, `1,000 modules`. */
function counted(number, noun) {
    return `${formatCount(number)} ${noun}${number === 1 ? '' : 's'}`;
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

/***/ 12365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ jsonText)
/* harmony export */ });
/**
 * JSON as files of reports hold it. A text that was cut inside a character has half of a surrogate pair; `JSON.stringify` writes
 * that as an escape which strict readers refuse (RFC 8259, section 8.2), Python's among them. It becomes U+FFFD here.
 */
function jsonText(value) {
    return `${JSON.stringify(value, wellFormed, 2)}\n`;
}
function wellFormed(_key, value) {
    return typeof value === 'string' ? value.toWellFormed() : value;
}


/***/ }),

/***/ 45456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   n8: () => (/* binding */ htmlProse),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _human_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94548);

/*
 * Text from outside in GitHub-flavoured Markdown. Three places, three rules: inline code (and prose that is not safe as
 * prose becomes inline code), prose, and HTML. Everything is one line unless it is a fenced block.
 */
/** Control characters, line separators, and the marks that turn the direction of writing round to disguise a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** One line without anything that does not print. */
function oneLine(text) {
    return text.toWellFormed().replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();
}
/** Inline code. A dash where there is nothing to show. */
function code(text, limit = 200) {
    const line = (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)(oneLine(text), limit);
    if (line === '')
        return '–';
    // Parsers disagree on backslashes before a pipe in a table: entities mean the same to all of them.
    if (line.includes('|'))
        return `<code>${entities(line)}</code>`;
    const fence = '`'.repeat(longestRun(line) + 1);
    const space = /^`|`$/.test(line) ? ' ' : '';
    return `${fence}${space}${line}${space}${fence}`;
}
/**
 * Prose. What stands between backticks becomes inline code, and so does every word that GitHub would make a link, a mention,
 * a reference or a formula of.
 */
function prose(text, limit = 500) {
    const parts = (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)(oneLine(text), limit).split(/(`[^`]+`)/);
    const inline = joinInline(parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), limit) : proseWords(part))));
    // Prose may begin a list item, where these would begin a heading, a rule or another list.
    return inline.replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => `&#${start.charCodeAt(0)};${start.slice(1)}`);
}
/** Joins inline pieces; two pieces of code that touch would be read as one. */
function joinInline(pieces) {
    let joined = '';
    for (const piece of pieces) {
        joined += joined.endsWith('`') && piece.startsWith('`') ? ` ${piece}` : piece;
    }
    return joined;
}
/** `@user`, addresses, links, `#12`, `GH-12`, commit ids, `$…$`, `:emoji:`. */
const wouldBecomeSomething = /[@$]|:\/\/|www\.|#\d|GH-\d|\b[0-9a-f]{7,40}\b|(?<![\w:]):[\w+-]+:(?!:)/i;
function proseWords(text) {
    return joinInline(text.split(/( )/).map((word) => (wouldBecomeSomething.test(word) ? codeWord(word) : proseEscape(word))));
}
/** The word as code, its closing punctuation outside. */
function codeWord(word) {
    let end = word.length;
    while (end > 0 && `.,;:!?)]}'"`.includes(word.charAt(end - 1)))
        end -= 1;
    const [core, punctuation] = [word.slice(0, end), word.slice(end)];
    return core === '' ? proseEscape(word) : code(core, 500) + proseEscape(punctuation);
}
/** An underscore between two word characters is only an underscore. */
function proseEscape(text) {
    return text.replace(/[&<>`|\\*~[\]]|(?<!\w)_|_(?!\w)/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Text inside an HTML element or attribute. Every character that Markdown or HTML knows is an entity. */
function entities(text) {
    const encoded = oneLine(text).replace(/[^\p{L}\p{N} /,-]/gu, (character) => `&#${character.codePointAt(0)};`);
    // Addresses become links even from entities, unless something stands in between.
    return encoded.replaceAll('&#64;', '&#64;<wbr>');
}
/** Text in an element of the `<summary>` of a fold. GitHub reads no Markdown there; another renderer might. */
function html(text, limit = 300) {
    return (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)(oneLine(text), limit).replace(/[&<>"'`|\\*~[\]]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Prose in the `<summary>` of a fold: words that GitHub would make something of become code. */
function htmlProse(text, limit = 300) {
    return (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)(oneLine(text), limit)
        .split(' ')
        .map((word) => (wouldBecomeSomething.test(word) ? `<code>${html(word, limit)}</code>` : html(word, limit)))
        .join(' ');
}
/** `text` as it stands, in a block whose fence is longer than any in it. Ends without a line break. */
function fenced(text, language = 'text') {
    const lines = text
        .toWellFormed()
        .split(/\r\n|[\r\n\u2028\u2029]/)
        .map((line) => line.replaceAll('\t', '    ').replace(unprintable, ''));
    const longest = Math.max(2, ...lines.map((line) => longestRun(line)));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}
function longestRun(line) {
    return (line.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
/** A table. Cells must be safe already: `code`, `prose`, or words of our own. */
function table(head, rows, alignRight = []) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const rule = head.map((_, index) => (alignRight.includes(index) ? '---:' : '---'));
    return [line(head), line(rule), ...rows.map(line)].join('\n');
}
/** A fold. `title` must be safe HTML, `body` Markdown. */
function fold(title, body, open = false) {
    return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}


/***/ }),

/***/ 30362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WY: () => (/* binding */ builtModules),
/* harmony export */   bk: () => (/* binding */ moduleGraph),
/* harmony export */   hx: () => (/* binding */ graphRoot)
/* harmony export */ });
const graphRoot = -1;
/** The modules that a root is built with. What is only compared with has versions of its own: it is no part of what is built. */
function builtModules(root) {
    return root.modules.filter(({ against }) => against === '');
}
/** Who needs whom. From the workspace where one of its files asks, else the edges stand with the modules that ask. */
function moduleGraph(modules) {
    const ids = new Map(modules.map((module, index) => [module.name, index]));
    const edges = modules.flatMap((module) => {
        const from = ids.get(module.name) ?? graphRoot;
        const own = module.dependencies.flatMap((name) => {
            const to = ids.get(name);
            return to === undefined || to === from ? [] : [{ from, to }];
        });
        const fromWorkspace = module.source !== 'local' && module.askedBy.some(({ by }) => !isModule(by, ids));
        return fromWorkspace ? [{ from: graphRoot, to: from }, ...own] : own;
    });
    return { modules, edges };
}
/** A name has no more of them than a port: what has more is no name of ours. */
const separatorsTried = 16;
/** True for `NAME`, `NAME@VERSION` and `NAME:TAG` of a module that is there; false for a file of the workspace. */
function isModule(by, ids) {
    if (ids.has(by))
        return true;
    const separators = /[@:]/g;
    for (let tried = 0; tried < separatorsTried && separators.exec(by) !== null; tried += 1) {
        if (ids.has(by.slice(0, separators.lastIndex - 1)))
            return true;
    }
    return false;
}


/***/ }),

/***/ 92209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ redactReport)
/* harmony export */ });
/** Fields whose values are words of ours: a short secret that happens to be one of them must not make a report unreadable. */
const ourWords = new Set([
    'ci',
    'command',
    'outcome',
    'kind',
    'severity',
    'source',
    'origin',
    'status',
    'result',
    'saved',
    'category',
    'tool',
    'startedAt',
]);
/**
 * The report with every text redacted. Errors quote servers, and servers quote what they were sent.
 * @param redact gives a text without its secrets
 */
function redactReport(report, redact) {
    // Texts stay texts and nothing else is touched, so the shape is that of a report.
    return redactTexts(report, redact);
}
function redactTexts(value, redact) {
    if (typeof value === 'string')
        return redact(value);
    if (Array.isArray(value))
        return value.map((item) => redactTexts(item, redact));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [
        key,
        typeof field === 'string' && ourWords.has(key) ? field : redactTexts(field, redact),
    ]));
}


/***/ }),

/***/ 41735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CG: () => (/* binding */ requirementsOf),
/* harmony export */   D: () => (/* binding */ originCounts),
/* harmony export */   Em: () => (/* binding */ placedFindings),
/* harmony export */   H2: () => (/* binding */ outcomeSigns),
/* harmony export */   HZ: () => (/* binding */ failureGroups),
/* harmony export */   I6: () => (/* binding */ nameInRegistry),
/* harmony export */   J5: () => (/* binding */ askersOf),
/* harmony export */   KL: () => (/* binding */ goodTargets),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Qu: () => (/* binding */ askerName),
/* harmony export */   SX: () => (/* binding */ rootName),
/* harmony export */   Xe: () => (/* binding */ buildCounts),
/* harmony export */   Zn: () => (/* binding */ nextSteps),
/* harmony export */   bc: () => (/* binding */ actionCounts),
/* harmony export */   uY: () => (/* binding */ originWords)
/* harmony export */ });
/* harmony import */ var _annotations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46241);
/* harmony import */ var _human_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94548);


/** One sign per outcome. Green only for a success. */
const outcomeSigns = {
    success: '✅',
    failure: '❌',
    error: '🛑',
    skipped: '⏭️',
    cancelled: '🚫',
};
/** Where a module's bytes came from, in words. */
const originWords = {
    installed: 'installed',
    store: 'store',
    cache: 'cache',
    network: 'network',
    none: '–',
};
/** What happened, in one line: `Build failed: 5 of 12 targets`. */
function headline(report) {
    const builds = ranBuilds(report);
    switch (report.outcome) {
        case 'success':
            return successHeadline(report, builds);
        case 'failure':
            return failureHeadline(builds);
        case 'error':
            if (report.problem !== null)
                return `Stopped: ${kindInWords(report.problem.kind)}`;
            return builds.some((build) => build.result === 'infrastructure')
                ? "The build's infrastructure failed"
                : 'The job could not do its work';
        case 'skipped':
            return 'Skipped: nothing was built';
        case 'cancelled':
            return 'Cancelled';
    }
}
function successHeadline(report, builds) {
    const modules = report.roots.reduce((sum, root) => sum + root.modules.length, 0);
    const done = [];
    const targets = builds
        .filter((build) => build.tool === 'buck2')
        .reduce((sum, build) => sum + build.targets.length, 0);
    const tests = builds.reduce((sum, build) => sum + build.tests.length, 0);
    const checks = builds.filter((build) => build.tool === 'buf').reduce((sum, build) => sum + build.targets.length, 0);
    if (tests > 0)
        done.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(tests, 'test')} passed`);
    else if (targets > 0)
        done.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(targets, 'target')} built`);
    if (checks > 0)
        done.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(checks, 'check')} passed`);
    if (modules > 0 || done.length === 0)
        done.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(modules, 'module')} ${report.command === 'resolve' ? 'resolved' : 'ready'}`);
    return `Success: ${done.join(', ')}`;
}
function failureHeadline(builds) {
    const targets = builds.flatMap((build) => build.targets);
    const tests = builds.flatMap((build) => build.tests);
    const failedTargets = targets.filter((target) => target.result === 'failure').length;
    const failedTests = tests.filter(_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedTest */ .eI).length;
    const failed = [];
    if (failedTargets > 0) {
        const noun = builds.every((build) => build.tool === 'buf') ? 'check' : 'target';
        failed.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(failedTargets)} of ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(targets.length, noun)}`);
    }
    if (failedTests > 0)
        failed.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(failedTests)} of ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(tests.length, 'test')}`);
    return failed.length === 0 ? 'The build failed' : `Failed: ${failed.join(', ')}`;
}
/** `LockOutOfDateError` → `lock out of date`. */
function kindInWords(kind) {
    const words = kind.replace(/Error$/, '').replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ');
    return words === ''
        ? 'an error'
        : words.toLowerCase().replace(/\b(oci|bsr|tls|buck)\b/g, (word) => word.toUpperCase());
}
/** What a reader should do now, the most urgent first. Empty where all is well. Backticks mark code. */
function nextSteps(report) {
    const steps = [];
    if (report.problem !== null)
        steps.push(report.problem.next);
    else if (report.outcome === 'failure')
        steps.push(...failureSteps(ranBuilds(report)));
    else if (report.outcome === 'error') {
        steps.push(infrastructureStep(ranBuilds(report)));
    }
    else if (report.outcome === 'cancelled')
        steps.push('Nothing is broken: run the job again when you need its result.');
    else if (report.outcome === 'skipped')
        steps.push(...skippedSteps(report));
    if (report.outcome === 'success' || report.outcome === 'failure')
        steps.push(...lockSteps(report));
    return steps;
}
function infrastructureStep(builds) {
    const errors = builds.flatMap((build) => [...build.errors, ...build.targets.flatMap((target) => target.errors)]);
    // buck2 tags whatever went wrong between it and a remote cache or executor with RE_….
    if (errors.some((error) => error.tags.some((tag) => tag.startsWith('RE_')))) {
        return 'The remote cache or execution service of buck2 failed, not the code: check that its address can be reached from here, or build without it (`--no-remote-cache`).';
    }
    return 'This is not the fault of the code: run the job again, and if it stays, look at the messages below.';
}
function failureSteps(builds) {
    const findings = builds.flatMap((build) => build.diagnostics);
    const placed = findings.filter((finding) => finding.place !== null).length;
    const failed = builds.filter((build) => build.result !== 'success');
    const [command] = failed.flatMap((build) => build.commands.slice(-1));
    const tests = builds.reduce((sum, build) => sum + (0,_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .unexplainedTests */ .P5)(build).length, 0);
    const broken = [theNumber(placed, 'finding'), theNumber(tests, 'failed test')].filter((part) => part !== '');
    const what = broken.length === 0 ? 'Read the messages below' : `Fix ${broken.join(' and ')} below`;
    return [command === undefined ? `${what}.` : `${what}, then try it yourself: \`${command}\`.`];
}
/** `the finding`, `the 3 findings`, and nothing for none. */
function theNumber(number, noun) {
    return number === 0 ? '' : `the ${number === 1 ? noun : (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(number, noun)}`;
}
function skippedSteps(report) {
    const reasons = report.roots.flatMap((root) => (root.build.tool === 'none' ? [root.build.reason] : []));
    return [...new Set(reasons)].map((reason) => `${reason}.`);
}
function lockSteps(report) {
    const steps = [];
    const written = report.roots.flatMap((root) => root.lock.written.map((path) => `\`${path}\``));
    if (written.length > 0) {
        const named = written.slice(0, written.length > 3 ? 3 : -1);
        const last = written.length > 3 ? `${written.length - 3} more` : (written.at(-1) ?? '');
        const shown = [...(named.length === 0 ? [] : [named.join(', ')]), last].join(' and ');
        const created = report.roots.some((root) => root.lock.status === 'created');
        steps.push(`Commit ${shown}${created ? ': until then every run may get other versions' : ''}.`);
    }
    const moved = report.roots.flatMap((root) => root.lock.changes.filter((change) => change.kind === 'tag-moved'));
    if (moved.length > 0) {
        steps.push(`Look at ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(moved.length, 'tag')} that moved: the locked digest was kept. \`--update\` takes the new one.`);
    }
    return steps;
}
function ranBuilds(report) {
    return report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
}
/** `2 network, 5 store, 1 local`, the most common first. */
function originCounts(modules) {
    const counts = new Map();
    for (const module of modules) {
        const word = module.source === 'local' ? 'local' : module.origin === 'none' ? 'not fetched' : originWords[module.origin];
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return [...counts]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([word, number]) => `${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(number)} ${word}`)
        .join(', ');
}
/** What was asked for, without repetitions; a dash for those who named no version. */
function requirementsOf(module) {
    return [...new Set(module.askedBy.map((ask) => (ask.requirement === '' ? '–' : ask.requirement)))];
}
/** Who asked. A module on the same registry is named without it: the row says which that is. */
function askerName(module, by) {
    return nameInRegistry({ name: by, registry: module.registry });
}
/** All who asked, without repetitions. */
function askersOf(module) {
    return [...new Set(module.askedBy.map(({ by }) => askerName(module, by)))];
}
/** The name without its registry: `common/types`. */
function nameInRegistry(module) {
    const prefix = `${module.registry}/`;
    return module.name.startsWith(prefix) ? module.name.slice(prefix.length) : module.name;
}
/** Groups failed targets by what their command printed, the largest group first. */
function failureGroups(targets) {
    const groups = new Map();
    for (const target of targets) {
        for (const error of target.errors) {
            // Where the output repeats the message (a target that was never analysed), the message is the reason; an action's
            // message only says that its command failed.
            const key = error.output === '' || error.output.includes(error.message) ? error.message : error.output;
            const group = groups.get(key);
            if (group === undefined) {
                groups.set(key, { labels: [target.label], error, messages: new Set([error.message]) });
            }
            else {
                if (group.labels.at(-1) !== target.label)
                    group.labels.push(target.label);
                group.messages.add(error.message);
            }
        }
    }
    return [...groups.values()]
        .map(({ labels, error, messages }) => ({ labels, error: { ...error, message: commonMessage(messages) } }))
        .sort((a, b) => b.labels.length - a.labels.length);
}
/** What several messages share: they start with the action that failed (`buf_lint: `), which may differ. */
function commonMessage(messages) {
    const [first = '', ...others] = messages;
    if (others.length === 0)
        return first;
    const reason = (message) => message.slice(message.indexOf(': ') + 1).trim();
    return others.every((other) => reason(other) === reason(first)) ? reason(first) : first;
}
/** `services/a`, or the workspace for `.`. */
function rootName(root) {
    return root.directory === '.' ? 'workspace' : root.directory;
}
/** The targets that nothing is wrong with. A test that was built and then failed is no success to whoever reads this. */
function goodTargets(build) {
    const failedTests = new Set(build.tests.filter(_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedTest */ .eI).map((test) => test.target));
    return build.targets.filter((target) => target.result === 'success' && !failedTests.has(target.label));
}
/** `12 targets, 5 failed` or `3 checks`; tests follow where there are some. */
function buildCounts(build) {
    const failed = build.targets.filter((target) => target.result === 'failure').length;
    const noun = build.tool === 'buf' ? 'check' : 'target';
    const parts = [];
    if (build.targets.length > 0) {
        parts.push((0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(build.targets.length, noun) + (failed === 0 ? '' : `, ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(failed)} failed`));
    }
    if (build.tests.length > 0) {
        const red = build.tests.filter(_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedTest */ .eI).length;
        parts.push((0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(build.tests.length, 'test') + (red === 0 ? '' : `, ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(red)} failed`));
    }
    return parts.join(' · ');
}
/** `11 actions: 7 from the remote cache, 4 run here, 1 failed`. */
function actionCounts(build) {
    const actions = build.actions;
    if (actions === null)
        return '';
    const total = actions.local + actions.remote + actions.cached;
    if (total === 0)
        return build.result === 'success' && build.targets.length > 0 ? 'no action had to run' : '';
    const parts = [
        actions.cached > 0 ? `${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(actions.cached)} from the remote cache` : '',
        actions.remote > 0 ? `${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(actions.remote)} run remotely` : '',
        actions.local > 0 && actions.local < total ? `${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(actions.local)} run here` : '',
        actions.failed > 0 ? `${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(actions.failed)} failed` : '',
    ].filter((part) => part !== '');
    return `${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(total, 'action')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}
/** The findings that name a place; what the others say stands with the targets that failed. */
function placedFindings(build) {
    return build.diagnostics.flatMap((finding) => (finding.place === null ? [] : [{ ...finding, place: finding.place }]));
}


/***/ }),

/***/ 42793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ cacheSavedWords),
/* harmony export */   L2: () => (/* binding */ lockChangeWords),
/* harmony export */   M8: () => (/* binding */ cacheWords),
/* harmony export */   MY: () => (/* binding */ ciWords),
/* harmony export */   SW: () => (/* binding */ remoteWords),
/* harmony export */   bY: () => (/* binding */ modeWords),
/* harmony export */   d6: () => (/* binding */ lockStatusWords)
/* harmony export */ });
/* harmony import */ var _human_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94548);

/* What the states of a report are called, the same in every format that people read. */
const ciWords = {
    github: 'GitHub Actions',
    gitlab: 'GitLab CI',
    jenkins: 'Jenkins',
    terminal: 'terminal',
};
/** Behind the path of a lock. */
const lockStatusWords = {
    unchanged: 'is as it was',
    created: 'is new',
    updated: 'changed',
    'out-of-date': 'is out of date',
};
const lockChangeWords = {
    added: 'added',
    removed: 'removed',
    moved: 'moved',
    'tag-moved': 'tag moved, lock kept',
};
const cacheWords = {
    hit: 'Hit',
    partial: 'Partial hit',
    miss: 'Miss',
    off: 'Off',
    unavailable: 'Not available',
};
/** A sentence; empty where there is nothing to say. */
const cacheSavedWords = {
    saved: 'A new entry was saved.',
    'already-there': 'The entry was there already.',
    'not-allowed': 'This run may not write to the cache.',
    failed: 'Saving failed; the next run starts as this one did.',
    'not-needed': '',
};
/** `frozen, offline`; empty for a run that may do everything. */
function modeWords(mode) {
    return [mode.frozen ? 'frozen' : '', mode.offline ? 'offline' : '', mode.update ? 'update' : '']
        .filter((word) => word !== '')
        .join(', ');
}
/** Undefined where no server was asked for and nothing moved. */
function remoteWords({ actions, remote }) {
    const moved = actions === null || actions.uploadedBytes + actions.downloadedBytes === 0
        ? ''
        : `${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(actions.downloadedBytes)} received, ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(actions.uploadedBytes)} sent`;
    if (remote === null) {
        return moved === ''
            ? undefined
            : { warning: false, title: 'Remote cache', endpoint: '', told: `: ${moved}`, reason: '' };
    }
    const { endpoint, reason } = remote;
    const title = `Remote ${remote.kind === 'cache' ? 'cache' : 'execution'}`;
    switch (remote.state) {
        case 'used':
            return { warning: false, title, endpoint, told: `: ${moved === '' ? 'nothing moved' : moved}`, reason: '' };
        case 'unreachable':
            return { warning: true, title, endpoint, told: ' was not used', reason };
        case 'lost':
            return { warning: true, title, endpoint, told: ' went away during the build', reason };
    }
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
/* harmony import */ var semver_classes_semver_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7163);

/** Reads a tag as a version: `v1.2.0` and `1.2.0` are one. Undefined for words, and for what semver does not take. */
function tagVersion(tag) {
    if (!/^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(tag))
        return undefined;
    try {
        return new semver_classes_semver_js__WEBPACK_IMPORTED_MODULE_0__(tag.replace(/^v/, ''));
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


/***/ }),

/***/ 87936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   hd: () => (/* binding */ askedByInputs),
/* harmony export */   uN: () => (/* binding */ describeOrigin),
/* harmony export */   yG: () => (/* binding */ parseBoolean),
/* harmony export */   z8: () => (/* binding */ askedByEnvironment)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _definitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89375);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73305);



/** `the flag --build`, `the input build`, `the variable ORAS_TOKEN`, `.oras/config.yaml:3`. */
function describeOrigin(origin) {
    switch (origin.kind) {
        case 'flag':
            return `the flag ${origin.name}`;
        case 'input':
            return `the input ${origin.name}`;
        case 'environment':
            return `the variable ${origin.name}`;
        case 'config':
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE)(origin.place);
        case 'default':
            return 'the default';
    }
}
/** The places for an error about a value. */
function placesOf(origin) {
    return origin.kind === 'config' ? [origin.place] : [];
}
/** Reads `true/false`, `yes/no`, `on/off`, `1/0` in any case; undefined for anything else. */
function parseBoolean(text) {
    switch (text.trim().toLowerCase()) {
        case 'true':
        case 'yes':
        case 'on':
        case '1':
            return true;
        case 'false':
        case 'no':
        case 'off':
        case '0':
            return false;
        default:
            return undefined;
    }
}
/**
 * What the environment asks for. An empty variable counts as not set.
 * @throws {InvalidSettingError} where a switch such as `ORAS_DEBUG` is neither true nor false.
 */
function askedByEnvironment(name, environment) {
    for (const variable of (0,_definitions_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamesOf */ .X2)(name)) {
        const text = environment[variable.name];
        if (text === undefined || text.trim() === '')
            continue;
        const origin = { kind: 'environment', name: variable.name };
        if (variable.means === undefined)
            return { texts: [text], split: false, origin };
        const on = parseBoolean(text);
        if (on === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidSettingError */ .UG(`The variable ${variable.name} is "${text}", which is neither true nor false`, {
                next: `Set ${variable.name} to true or false.`,
            });
        }
        if (on)
            return { texts: [variable.means], split: false, origin };
    }
    return undefined;
}
/**
 * What the inputs of the GitHub Action ask for. The runner hands them over as variables `INPUT_<NAME>`; one that a workflow
 * leaves out is empty.
 */
function askedByInputs(names, environment) {
    const asked = new Map();
    for (const name of names) {
        const text = environment[`INPUT_${name.toUpperCase()}`];
        if (text === undefined || text.trim() === '')
            continue;
        asked.set(name, { texts: [text], split: false, origin: { kind: 'input', name } });
    }
    return asked;
}


/***/ }),

/***/ 3495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readConfigFile: () => (/* binding */ readConfigFile)
/* harmony export */ });
/* unused harmony export parseConfigFile */
/* harmony import */ var _system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71279);
/* harmony import */ var _system_nearest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(12822);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55883);
/* harmony import */ var _system_text_lines_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37315);
/* harmony import */ var _system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91940);
/* harmony import */ var _system_yaml_node_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72670);
/* harmony import */ var _definitions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89375);
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68299);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73305);









const maxBytes = 1024 * 1024;
const registryKeys = ['endpoint', 'repository', 'ca_file', 'plain_http', 'auth'];
const authKeys = ['type', 'username'];
const authTypes = ['password', 'identity-token', 'bearer', 'none'];
const configSettings = _definitions_js__WEBPACK_IMPORTED_MODULE_3__/* .settingNames */ .H$.filter((name) => (0,_definitions_js__WEBPACK_IMPORTED_MODULE_3__/* .definitionOf */ .Fg)(name).places.includes('config'));
const elsewhere = 'give it by the setting token or tokens (ORAS_REGISTRY_TOKEN, ORAS_REGISTRY_TOKENS), or by a credential file of the machine; see docs/sign-in.md.';
const topLevelKeys = ['registries', 'mirrors', ...configSettings];
/**
 * Reads the config file.
 * @param path absolute; `shown` is how errors name it
 * @param within a directory, its symbolic links resolved, that the file must lie in, whatever links lead to it
 * @throws {SettingFileError} there is none. {@link UnreadableFileError} it is no plain file, too large, or a link out of `within`. {@link WrongConfigFileError} it is no YAML or has a wrong shape.
 * {@link UnknownConfigKeyError} with the nearest right key. {@link ExposedSecretError} it holds a secret.
 */
async function readConfigFile(path, shown, within) {
    const place = within === undefined ? {} : { within };
    const text = await (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlainFile */ .b)({ path, name: shown, largest: maxBytes, ...place });
    if (text === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .SettingFileError */ .Tj(`There is no config file ${shown}`, {
            places: [{ file: shown }],
            next: 'Check the setting config, and that the file is there.',
        });
    }
    return await parseConfigFile(text, shown);
}
/** Reads the text of a config file; see {@link readConfigFile}. `file` is how errors name it. */
async function parseConfigFile(text, file) {
    if (Buffer.byteLength(text) > maxBytes)
        throw tooLarge(file);
    (0,_system_merge_conflict_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseConflictMarkers */ .a)(text, file);
    const lines = new _system_text_lines_js__WEBPACK_IMPORTED_MODULE_6__/* .TextLines */ .r(text);
    const root = await parseRoot(text, file, lines);
    return new Reader(file, lines, root).read();
}
function tooLarge(file) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .WrongConfigFileError */ .ie(`${file} is larger than 1 MiB`, {
        places: [{ file }],
        next: 'This is not a config file.',
    });
}
/** Undefined for a file without anything in it. */
async function parseRoot(text, file, lines) {
    const parsed = await (0,_system_untrusted_yaml_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUntrustedYaml */ .$)(text);
    if (parsed.kind === 'too-deep' || parsed.kind === 'too-large') {
        const why = parsed.kind === 'too-deep' ? 'is nested too deep' : 'has too many entries';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .WrongConfigFileError */ .ie(`${file} ${why}`, {
            places: [{ file }],
            next: 'docs/config.md shows a whole file.',
        });
    }
    if (parsed.kind === 'invalid') {
        const at = lines.at(Math.min(parsed.offset, Math.max(0, text.trimEnd().length - 1)));
        const what = parsed.code === 'MISSING_CHAR' ? 'a quote or bracket is not closed' : parsed.message;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .WrongConfigFileError */ .ie(`${file} is not valid YAML: ${what}`, {
            places: [{ file, ...at }],
            next: 'Correct the line. docs/config.md shows a whole file.',
        });
    }
    if (parsed.duplicateKey !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .WrongConfigFileError */ .ie(`${file} is not valid YAML: a key stands twice in one mapping`, {
            places: [{ file, ...lines.at(parsed.duplicateKey) }],
            next: 'Remove one of the two.',
        });
    }
    return parsed.root;
}
class Reader {
    #file;
    #lines;
    #root;
    constructor(file, lines, root) {
        this.#file = file;
        this.#lines = lines;
        this.#root = root;
    }
    read() {
        const registries = new Map();
        const mirrors = new Map();
        const settings = new Map();
        if (this.#root === undefined)
            return { registries, mirrors, settings };
        for (const entry of this.#entries(this.#root, 'The file')) {
            switch (entry.key) {
                case 'registries':
                    for (const host of this.#entries(entry.node, 'registries')) {
                        this.#checkHost(host.key, host.place);
                        registries.set(host.key, this.#registry(host.key, host.node, host.place));
                    }
                    break;
                case 'mirrors':
                    for (const mirror of this.#entries(entry.node, 'mirrors')) {
                        this.#checkHost(mirror.key, mirror.place);
                        mirrors.set(mirror.key, this.#string(mirror.node, `mirrors.${mirror.key}`));
                    }
                    break;
                default:
                    settings.set(this.#settingName(entry.key, entry.place), this.#settingValue(entry.key, entry.node, entry.place));
            }
        }
        return { registries, mirrors, settings };
    }
    #registry(host, node, place) {
        let endpoint;
        let repository;
        let caFile;
        let plainHttp;
        let auth;
        for (const entry of this.#entries(node, `registries.${host}`)) {
            const name = `registries.${host}.${entry.key}`;
            switch (entry.key) {
                case 'endpoint':
                    endpoint = this.#string(entry.node, name);
                    break;
                case 'repository':
                    repository = this.#string(entry.node, name);
                    break;
                case 'ca_file':
                    caFile = this.#string(entry.node, name);
                    break;
                case 'plain_http':
                    plainHttp = this.#boolean(entry.node, name);
                    break;
                case 'auth':
                    auth = this.#auth(name, entry.node);
                    break;
                default:
                    this.#unknownKey(name, entry.key, registryKeys, entry.place);
            }
        }
        return { place, endpoint, repository, caFile, plainHttp, auth };
    }
    /** Only the form of a credential: where it is, and where it goes, no file of the repository decides. */
    #auth(name, node) {
        let type;
        let username;
        for (const { key, node: value, place } of this.#entries(node, name)) {
            const text = () => this.#string(value, `${name}.${key}`).value;
            if (key === 'username')
                username = text();
            else if (key === 'type')
                type = this.#authType(`${name}.type`, text(), place);
            else if (/token|password|secret/i.test(key)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ExposedSecretError */ .H4(`${name}.${key} would be a secret in a file of the repository`, {
                    places: [place],
                    next: `Remove it here, revoke it if it was committed, and ${elsewhere}`,
                });
            }
            else if (/file|helper|store|credential/i.test(key)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UnknownConfigKeyError */ .O2(`${name}.${key}: a file of the repository cannot name credentials`, {
                    places: [place],
                    next: `Remove it, and ${elsewhere}`,
                });
            }
            else
                this.#unknownKey(`${name}.${key}`, key, authKeys, place);
        }
        return { type, username };
    }
    #authType(name, text, place) {
        const type = authTypes.find((known) => known === text);
        if (type !== undefined)
            return type;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .WrongConfigFileError */ .ie(`${name} cannot be ${JSON.stringify(text)}`, {
            places: [place],
            next: `Write one of: ${authTypes.join(', ')}. The credential itself does not stand here: ${elsewhere}`,
        });
    }
    #settingName(key, place) {
        if (!(0,_definitions_js__WEBPACK_IMPORTED_MODULE_3__/* .isSettingName */ .s9)(key))
            return this.#unknownKey(key, key, topLevelKeys, place);
        const definition = (0,_definitions_js__WEBPACK_IMPORTED_MODULE_3__/* .definitionOf */ .Fg)(key);
        if (definition.places.includes('config'))
            return key;
        if (definition.type === 'secret') {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ExposedSecretError */ .H4(`${key} is a secret and must not be in a file of the repository`, {
                places: [place],
                next: `Remove it here, revoke it if it was committed, and use the input ${key} or the variable ${definition.environment[0]?.name ?? ''}.`,
            });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UnknownConfigKeyError */ .O2(`${key} cannot be set in a file of the repository`, {
            places: [place],
            next: `Remove it here and use the input ${key}, the flag --${key} or the variable ORAS_BUF_${key.replaceAll('-', '_').toUpperCase()}.`,
        });
    }
    #settingValue(key, node, place) {
        const isList = (0,_definitions_js__WEBPACK_IMPORTED_MODULE_3__/* .isSettingName */ .s9)(key) && (0,_definitions_js__WEBPACK_IMPORTED_MODULE_3__/* .definitionOf */ .Fg)(key).type === 'list';
        if (node.kind === 'list') {
            if (!isList)
                this.#wrongShape(`${key} must be a single value`, place);
            const texts = node.items.map((item) => this.#scalarText(item, `an item of ${key}`));
            return { texts, split: true, origin: { kind: 'config', place } };
        }
        return { texts: [this.#scalarText(node, key)], split: false, origin: { kind: 'config', place } };
    }
    /** The entries of a mapping, in order. A mapping without entries (`oras.birb.homes:` and nothing after it) counts as empty. */
    #entries(node, what) {
        if ((0,_system_yaml_node_js__WEBPACK_IMPORTED_MODULE_7__/* .isNull */ .k)(node))
            return [];
        if (node.kind !== 'map')
            return this.#wrongShape(`${what} must be a mapping (key: value)`, this.#placeOf(node));
        return node.entries.map(({ key, value }) => {
            const place = this.#placeOf(key);
            if (key.kind !== 'scalar' || typeof key.value !== 'string') {
                return this.#wrongShape(`a key of ${what} must be text`, place);
            }
            return { key: key.value, node: value, place };
        });
    }
    #string(node, what) {
        if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') {
            return this.#wrongShape(`${what} must be text`, this.#placeOf(node));
        }
        return { value: node.value.trim(), place: this.#placeOf(node) };
    }
    #boolean(node, what) {
        if (node.kind !== 'scalar' || typeof node.value !== 'boolean') {
            return this.#wrongShape(`${what} must be true or false`, this.#placeOf(node));
        }
        return { value: node.value, place: this.#placeOf(node) };
    }
    #scalarText(node, what) {
        if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'object') {
            return this.#wrongShape(`${what} must be a single value`, this.#placeOf(node));
        }
        return String(node.value);
    }
    #checkHost(host, place) {
        if ((0,_endpoint_js__WEBPACK_IMPORTED_MODULE_4__/* .isRegistryHost */ .EV)(host))
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .WrongConfigFileError */ .ie(`"${host}" is not a registry host`, {
            places: [place],
            next: 'Write the host as deps: lines do, in lower case and without https://, for example oras.birb.homes or localhost:5000. Where it is reached is its key endpoint.',
        });
    }
    #unknownKey(name, key, known, place) {
        const right = (0,_system_nearest_js__WEBPACK_IMPORTED_MODULE_8__/* .nearest */ .p)(key.replaceAll('-', '_'), known.map((k) => k.replaceAll('-', '_')));
        const meant = known.find((k) => k.replaceAll('-', '_') === right);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UnknownConfigKeyError */ .O2(`${name} is not a key of the config file`, {
            places: [place],
            next: meant === undefined ? `The keys are: ${known.join(', ')}.` : `Did you mean ${meant}?`,
        });
    }
    #wrongShape(message, place) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .WrongConfigFileError */ .ie(message, { places: [place], next: 'docs/config.md shows a whole file.' });
    }
    #placeOf(node) {
        return { file: this.#file, ...this.#lines.at(node.start) };
    }
}


/***/ }),

/***/ 89375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fg: () => (/* binding */ definitionOf),
  X2: () => (/* binding */ environmentNamesOf),
  s9: () => (/* binding */ isSettingName),
  RJ: () => (/* binding */ settingDefinitions),
  H$: () => (/* binding */ settingNames)
});

;// CONCATENATED MODULE: ./build/settings/setting-definition.js
const everywhere = ['flag', 'input', 'environment', 'config'];
/** For what a file of the repository must not decide: tools and their arguments, trust, and paths outside the workspace. */
const notInConfig = ['flag', 'input', 'environment'];

;// CONCATENATED MODULE: ./build/settings/cache-definitions.js

const cacheSettings = {
    'cache-read': {
        type: 'boolean',
        default: 'true',
        group: 'caches',
        places: notInConfig,
        environment: [],
        summary: "Restore from the CI system's cache.",
    },
    'cache-write': {
        type: 'boolean',
        default: 'true',
        group: 'caches',
        places: notInConfig,
        environment: [],
        summary: "Save to the CI system's cache; events of low trust never do.",
    },
    'cache-key-suffix': {
        type: 'string',
        default: '',
        group: 'caches',
        places: notInConfig,
        environment: [],
        valueName: 'TEXT',
        defaultNote: 'none',
        summary: 'Added to the cache key, to keep entries of jobs apart.',
    },
    'cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'ORAS_CACHE_DIR' }],
        valueName: 'DIR',
        defaultNote: '`$RUNNER_TEMP/oras-buf` on GitHub, `.oras-buf` on GitLab, `$WORKSPACE_TMP/oras-buf` on Jenkins, else `~/.cache/oras-buf`',
        summary: 'Directory of the store.',
    },
    'buf-cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'BUF_CACHE_DIR' }],
        valueName: 'DIR',
        defaultNote: '`buf` in `cache-dir` on GitHub and Jenkins, beside the checkout on GitLab, else the cache of buf itself',
        summary: "Directory of buf's module cache; never inside the workspace.",
    },
    'parallel-downloads': {
        type: 'integer',
        minimum: 1,
        maximum: 64,
        default: '8',
        group: 'caches',
        places: everywhere,
        environment: [],
        valueName: 'N',
        summary: 'Downloads at one time.',
    },
    verify: {
        type: 'boolean',
        default: 'false',
        group: 'caches',
        places: everywhere,
        environment: [],
        summary: 'Hash every byte of what is there already.',
        details: "Without it, what was hashed before and looks unchanged (presence, size and times of every file) is taken as it is: in the store, in buf's cache and in the buck2 cell. What came from elsewhere, as after the restore of a cache, is hashed in any case. What is found damaged is fetched or installed again.",
    },
    'archive-limits': {
        type: 'list',
        separator: 'words-or-commas',
        group: 'caches',
        places: notInConfig,
        environment: [],
        valueName: 'NAME=N',
        defaultNote: '`compressed=256MiB unpacked=512MiB ratio=200 entries=100000 path-length=512 path-depth=32`',
        summary: 'Caps on archives of modules: compressed, unpacked, ratio, entries, path-length, path-depth.',
        details: 'Each as `NAME=N`; those that are not named keep their default. Sizes may have KiB, MiB or GiB. `unpacked` counts all files of a module, `ratio` counts from 16 MiB on. A module over a cap is refused with exit code 7.',
    },
};

;// CONCATENATED MODULE: ./build/settings/job-definitions.js

const jobSettings = {
    directory: {
        type: 'list',
        separator: 'lines-or-commas',
        default: '.',
        group: 'job',
        places: everywhere,
        environment: [],
        valueName: 'DIR',
        summary: 'Directories to work on; each belongs to a root (buck2 project or buf workspace).',
    },
    config: {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        defaultNote: '`.oras/config.yaml` where there is one',
        summary: 'The config file.',
    },
    build: {
        type: 'choice',
        choices: ['auto', 'buck2', 'buf', 'none'],
        default: 'auto',
        group: 'job',
        places: everywhere,
        environment: [],
        summary: 'What to build with.',
        details: '`auto` is buck2 where there is a `.buckconfig`, else buf. A tool that is missing is an error.',
    },
    command: {
        type: 'choice',
        choices: ['build', 'test'],
        default: 'build',
        group: 'job',
        places: everywhere,
        environment: [],
        summary: 'Whether buck2 builds the targets or tests them.',
    },
    targets: {
        type: 'list',
        separator: 'words',
        default: '//...',
        group: 'job',
        places: everywhere,
        environment: [],
        valueName: 'PATTERN',
        summary: 'Target patterns for buck2.',
        details: 'None may begin with `-` or `@`, which buck2 would read as something else.',
    },
    'buck2-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        defaultNote: 'see `buck2-version`',
        summary: 'The buck2 program.',
        details: 'It wins over `buck2-version`.',
    },
    'buck2-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'VERSION',
        defaultNote: '`.buckversion`, else `buck2` on PATH, else a pinned release',
        summary: 'The buck2 release to install: a date tag, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Every download is checked against a SHA-256: of the table in this release of oras-buf, or of `buck2-sha256`. What is on PATH inside the checkout never counts. See [tools.md](tools.md).',
    },
    'buck2-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release, as it is published (`.zst`).',
    },
    'buf-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        defaultNote: 'see `buf-version`',
        summary: 'The buf program.',
        details: 'It wins over `buf-version`.',
    },
    'buf-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'VERSION',
        defaultNote: '`buf` on PATH, else a pinned release',
        summary: 'The buf release to install: `1.73.0`, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Checked like `buck2-version`, with `buf-sha256`.',
    },
    'buf-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release.',
    },
    'tools-mirror': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
        defaultNote: '`https://github.com`',
        summary: 'Where releases of buck2 and buf are downloaded: a mirror with the paths of github.com.',
    },
    'buck2-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'ARG',
        summary: 'More arguments for `buck2 build` or `buck2 test`, one a line.',
        details: 'As a flag: `--buck2-arguments=--keep-going`. `--profile` keeps a timeline of the build (Chrome trace format) in `profile` of `report-dir`.',
    },
    'buf-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'ARG',
        summary: 'More arguments for `buf build`, one a line.',
        details: 'As a flag: `--buf-arguments=--exclude-source-info`.',
    },
    'build-timeout': {
        type: 'integer',
        minimum: 0,
        maximum: 10080,
        default: '0',
        group: 'job',
        places: everywhere,
        environment: [],
        valueName: 'MINUTES',
        defaultNote: 'none',
        summary: 'Minutes that the build of one root may take.',
        details: 'After them the tool and its daemon are stopped, and the job ends with exit code 124.',
    },
};

;// CONCATENATED MODULE: ./build/settings/lock-definitions.js

const lockSettings = {
    frozen: {
        type: 'boolean',
        group: 'locks',
        places: everywhere,
        environment: [],
        defaultNote: '`true` where `CI` is set, else `false`',
        summary: 'Fail where oras.lock or buf.lock does not match the declarations, and write neither.',
        details: 'Where frozen is only the default, a workspace without a lock is resolved and says so; `frozen: true` makes that an error.',
    },
    offline: {
        type: 'boolean',
        default: 'false',
        group: 'locks',
        places: notInConfig,
        environment: [],
        summary: 'Use the store and the lock only; no network.',
    },
    update: {
        type: 'optional-list',
        separator: 'words-or-commas',
        default: 'false',
        group: 'locks',
        places: notInConfig,
        environment: [],
        valueName: 'MODULE',
        summary: 'Move locked modules to the newest version that fits: `true` for all, or the names of modules.',
        details: 'It switches the default of `frozen` off; with `frozen: true` or `offline: true` it is an error.',
    },
};

;// CONCATENATED MODULE: ./build/settings/registry-definitions.js

const registrySettings = {
    registry: {
        type: 'string',
        group: 'registries',
        places: everywhere,
        environment: [{ name: 'ORAS_REGISTRY_URL' }],
        default: 'oras.birb.homes',
        valueName: 'HOST',
        summary: 'Host of the OCI registry with the private modules, as `deps:` lines write it.',
        details: 'A URL is taken too (`https://oras.birb.homes`). The token belongs to this host, and only where a flag, an input or a variable names it or it is the default.',
    },
    'registry-endpoint': {
        type: 'string',
        group: 'registries',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
        defaultNote: '`https://<registry>`',
        summary: 'Where that host is reached: `https://HOST:PORT`, `http://HOST:PORT`, or a directory `oci-layout:PATH`.',
        details: 'It wins over `registries.<host>.endpoint` of the config file.',
    },
    token: {
        type: 'secret',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_REGISTRY_TOKEN' }, { name: 'ORAS_TOKEN' }],
        summary: 'Token or password for the registry.',
    },
    username: {
        type: 'string',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_USERNAME' }],
        valueName: 'NAME',
        defaultNote: 'what the registry host is known to want, else `token`',
        summary: 'User name that goes with the token.',
    },
    tokens: {
        type: 'secret',
        lines: true,
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_REGISTRY_TOKENS' }],
        summary: 'Tokens where several registries are in use, one `HOST=TOKEN` or `USERNAME@HOST=TOKEN` a line.',
        details: 'Each goes to exactly that host, and wins over `token` there. See [sign-in.md](sign-in.md).',
    },
    'bsr-token': {
        type: 'secret',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'BUF_TOKEN' }, { name: 'BSR_TOKEN' }],
        summary: 'Token for the Buf Schema Registry at buf.build.',
        details: 'In the form `token@host,…` that buf reads, the one for buf.build is taken.',
    },
    'trusted-endpoints': {
        type: 'list',
        separator: 'words-or-commas',
        group: 'registries',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
        summary: 'Endpoints that may get the token although the config file of the repository names them.',
        details: 'Each is an origin such as `https://10.0.0.7:5000`; a bare host means https. Listing an `http://` origin or one with its own `ca_file` accepts that too.',
    },
    'on-missing-credentials': {
        type: 'choice',
        choices: ['fail', 'skip'],
        default: 'fail',
        group: 'registries',
        places: notInConfig,
        environment: [],
        summary: 'What to do where private modules are not in the cache and there is no token, as in the pull request of a fork.',
        details: '`skip` ends the step green with the outcome `skipped`, and builds nothing.',
    },
    'export-credentials': {
        type: 'boolean',
        default: 'false',
        group: 'registries',
        places: notInConfig,
        environment: [],
        summary: 'Let the steps after this one use the credentials.',
    },
};

;// CONCATENATED MODULE: ./build/settings/remote-definitions.js

const remoteSettings = {
    remote: {
        type: 'choice',
        choices: ['none', 'cache', 'execute'],
        default: 'none',
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Whether buck2 uses a server of the Remote Execution API, for its cache or to run actions.',
        details: '`execute` uses the cache too. A server that cannot be reached costs a warning, not the build. See [remote.md](remote.md).',
    },
    'remote-endpoint': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
        summary: 'That server: `grpcs://HOST[:PORT]`, or without TLS `grpc://HOST:PORT`.',
    },
    'remote-instance-name': {
        type: 'string',
        default: '',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'NAME',
        defaultNote: 'none',
        summary: 'Instance of the server, where it has several.',
    },
    'remote-headers': {
        type: 'secret',
        lines: true,
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Headers for the server, one `name: value` a line, three at most.',
        details: '`$NAME` in a value is the value of that variable, `$$` a dollar sign. No build action sees a value. Where one is empty, as in the pull request of a fork, the server is not used.',
    },
    'remote-ca-file': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        summary: 'PEM file with more certificate authorities to trust for the server.',
    },
    'remote-client-certificate': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        summary: 'PEM file with a client certificate, its chain and its private key.',
    },
    'remote-upload': {
        type: 'boolean',
        default: 'true',
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Write what was built here to the remote cache; events of low trust never do.',
    },
    'remote-platform': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'TARGET',
        defaultNote: 'one of `oras//platforms`, by `remote` and `remote-upload`',
        summary: 'Execution platforms of your own (`build.execution_platforms`) to use with the server.',
    },
};

;// CONCATENATED MODULE: ./build/settings/report-definitions.js

const reportSettings = {
    'report-dir': {
        type: 'string',
        default: '.oras-buf/report',
        group: 'report',
        places: notInConfig,
        environment: [],
        valueName: 'DIR',
        summary: 'Directory of report.json and the other reports.',
    },
    summary: {
        type: 'choice',
        choices: ['always', 'on-failure', 'never'],
        default: 'always',
        group: 'report',
        places: everywhere,
        environment: [],
        summary: 'When to write the summary of the job.',
    },
    ci: {
        type: 'choice',
        choices: ['auto', 'github', 'gitlab', 'jenkins', 'terminal'],
        default: 'auto',
        group: 'report',
        places: ['flag', 'environment'],
        environment: [],
        valueName: 'SYSTEM',
        defaultNote: '`auto`: by the variables that the system sets',
        summary: 'The CI system in whose form the log and the report are, and whose directories are used.',
    },
    progress: {
        type: 'choice',
        choices: ['auto', 'lines', 'never'],
        default: 'auto',
        group: 'report',
        places: ['flag', 'environment'],
        environment: [],
        valueName: 'HOW',
        summary: 'How to show what is being fetched: `auto` redraws a line on a terminal, and is `lines` elsewhere.',
        details: 'As `lines`, one is printed every ten seconds, and none for what is quick. Readers of screens want `lines`.',
    },
    'log-level': {
        type: 'choice',
        choices: ['error', 'warning', 'info', 'debug', 'trace'],
        default: 'info',
        group: 'report',
        places: everywhere,
        environment: [
            { name: 'ORAS_TRACE', means: 'trace' },
            { name: 'ORAS_DEBUG', means: 'debug' },
            { name: 'RUNNER_DEBUG', means: 'debug' },
        ],
        valueName: 'LEVEL',
        summary: 'How much to tell.',
    },
};

;// CONCATENATED MODULE: ./build/settings/definitions.js
/**
 * Every setting of the job, defined once, by group. The inputs of action.yml, the flags of the CLI, its help, the parameters of the
 * templates and docs/settings.md are all made from this table (`npm run generate`); the readers in this directory follow it.
 */






const settingDefinitions = {
    ...registrySettings,
    ...jobSettings,
    ...remoteSettings,
    ...lockSettings,
    ...cacheSettings,
    ...reportSettings,
};
const settingNames = Object.keys(settingDefinitions);
function isSettingName(name) {
    return Object.hasOwn(settingDefinitions, name);
}
/** The definition with the wide type, for code that walks over all of them. */
function definitionOf(name) {
    return settingDefinitions[name];
}
/** Every variable that sets a setting, in the order in which they are looked at. */
function environmentNamesOf(name) {
    return [{ name: `ORAS_BUF_${name.replaceAll('-', '_').toUpperCase()}` }, ...settingDefinitions[name].environment];
}


/***/ }),

/***/ 68299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bk: () => (/* binding */ parseEndpoint),
/* harmony export */   EV: () => (/* binding */ isRegistryHost),
/* harmony export */   yp: () => (/* binding */ trustedOrigin)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const layoutPrefix = 'oci-layout:';
/**
 * Reads an endpoint: an origin (`https://10.0.0.7:5000`; host and port in the form in which URLs compare) or
 * `oci-layout:PATH`, where a relative path starts at `workspace`. The reason of a wrong one never holds a password.
 */
function parseEndpoint(text, workspace) {
    if (text.startsWith(layoutPrefix)) {
        const path = text.slice(layoutPrefix.length);
        return path === '' ? wrong('oci-layout: needs a path') : { kind: 'directory', path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path) };
    }
    if (!URL.canParse(text))
        return wrong('it is neither a URL nor oci-layout:PATH');
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return wrong('it must begin with https://, http:// or oci-layout:');
    if (url.username !== '' || url.password !== '')
        return wrong('it must not hold a user name or a password');
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
        return wrong('it must end after host and port (a path on the registry belongs into the key repository)');
    }
    return {
        kind: 'server',
        origin: url.origin,
        plainHttp: url.protocol === 'http:',
        loopback: isLoopback(url.hostname),
    };
}
function wrong(reason) {
    return { kind: 'wrong', reason };
}
const hostPattern = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;
/** True for the host of a registry as `deps:` lines write it: a lower-case name or address, and a port where there is one. */
function isRegistryHost(text) {
    return hostPattern.test(text) && URL.canParse(`https://${text}`);
}
/** True for this machine itself, by name or by address as URLs spell it. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
/**
 * An item of `trusted-endpoints` as an origin that compares, exactly, with that of an endpoint. A bare host means https.
 * Undefined where it is no origin.
 */
function trustedOrigin(text) {
    const endpoint = parseEndpoint(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`, '/');
    return endpoint.kind === 'server' ? endpoint.origin : undefined;
}


/***/ }),

/***/ 73305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ ExposedSecretError),
/* harmony export */   O2: () => (/* binding */ UnknownConfigKeyError),
/* harmony export */   Tj: () => (/* binding */ SettingFileError),
/* harmony export */   UG: () => (/* binding */ InvalidSettingError),
/* harmony export */   hg: () => (/* binding */ ContradictorySettingsError),
/* harmony export */   ie: () => (/* binding */ WrongConfigFileError)
/* harmony export */ });
/* unused harmony export CommandLineError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A setting has a value that it cannot have. */
class InvalidSettingError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** Two settings that exclude each other. */
class ContradictorySettingsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A secret was written where other people can read it: as the value of a flag, or in a file of the repository. */
class ExposedSecretError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A file that a setting names is not there or cannot be read. */
class SettingFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The config file is not YAML, or not of the shape that it must have. */
class WrongConfigFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The config file has a key that is not known. */
class UnknownConfigKeyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A flag or a command of the CLI that is not known. */
class CommandLineError extends (/* unused pure expression or super */ null && (OrasBufError)) {
    exitCode = exitCodes.wrongInput;
}


/***/ }),

/***/ 21577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readSettings: () => (/* binding */ readSettings),
  reportDirectory: () => (/* binding */ reportDirectory)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/system/secret.js
var system_secret = __webpack_require__(65646);
// EXTERNAL MODULE: ./build/settings/errors.js
var errors = __webpack_require__(73305);
;// CONCATENATED MODULE: ./build/settings/archive-limits.js

const gibibyte = 1024 ** 3;
/** By the name that people write. Above the largest the job would run out of memory before it noticed. */
const caps = {
    compressed: { field: 'compressedBytes', isSize: true, largest: gibibyte },
    unpacked: { field: 'unpackedBytes', isSize: true, largest: 2 * gibibyte },
    ratio: { field: 'ratio', isSize: false, largest: 100_000 },
    entries: { field: 'entries', isSize: false, largest: 1_000_000 },
    'path-length': { field: 'pathBytes', isSize: true, largest: 4_096 },
    'path-depth': { field: 'pathDepth', isSize: false, largest: 256 },
};
const archiveLimitNames = Object.keys(caps);
/**
 * Reads the setting `archive-limits`: items `NAME=N`, sizes also with KiB, MiB or GiB.
 * @param origin where the setting comes from, for messages
 * @throws {InvalidSettingError} names the item and what it may be
 */
function parseArchiveLimits(items, origin) {
    let limits = {};
    for (const item of items) {
        const { name = '', digits = '', unit, } = /^(?<name>[a-z-]+)=(?<digits>\d{1,12})(?<unit>[KMG]iB)?$/.exec(item)?.groups ?? {};
        const cap = Object.hasOwn(caps, name) ? caps[name] : undefined;
        const value = Number(digits) * (unit === undefined ? 1 : (units[unit] ?? 1));
        const isFine = cap !== undefined && value >= 1 && value <= cap.largest && (cap.isSize || unit === undefined);
        if (!isFine) {
            throw new errors/* InvalidSettingError */.UG(`The setting archive-limits (from ${origin}) cannot have ${JSON.stringify(item)}`, {
                next: cap === undefined
                    ? `Write NAME=N with one of the names ${archiveLimitNames.join(', ')}, for example unpacked=1GiB.`
                    : `Write a whole number from 1 to ${cap.largest}${cap.isSize ? ', or one with KiB, MiB or GiB' : ''}.`,
            });
        }
        limits = { ...limits, [cap.field]: value };
    }
    return limits;
}
const units = { KiB: 1024, MiB: 1024 ** 2, GiB: gibibyte };

// EXTERNAL MODULE: ./build/settings/asked-value.js
var asked_value = __webpack_require__(87936);
// EXTERNAL MODULE: ./build/settings/definitions.js + 7 modules
var definitions = __webpack_require__(89375);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/settings/find-config.js



const noConfig = { registries: new Map(), mirrors: new Map(), settings: new Map() };
const defaultFile = (0,external_node_path_.join)('.oras', 'config.yaml');
/**
 * Reads the config file: the one that was named, else `.oras/config.yaml` of the workspace, or of the nearest directory above it in the
 * same git work tree, so that a person may stand anywhere in a checkout. Without git nothing above counts.
 * @param named by the setting `config`; undefined where nobody did
 * @throws the errors of {@link readConfigFile}
 */
async function findConfig(named, workspace) {
    const directory = named === undefined ? directoryWithConfig(workspace) : workspace;
    if (directory === undefined)
        return { config: noConfig, directory: workspace };
    const path = (0,external_node_path_.resolve)(directory, named ?? defaultFile);
    const isBelow = (0,inside_directory/* isInside */.F)(workspace, path) || directory !== workspace;
    const shown = isBelow ? (0,external_node_path_.relative)(workspace, path).replaceAll('\\', '/') : path;
    const { readConfigFile } = await Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 3495));
    // Where nobody named it, it is a file of the checkout: it may be a link to whatever lies on this machine.
    const config = await readConfigFile(path, shown, named === undefined ? (0,inside_directory/* realPathOf */.d)(directory) : undefined);
    return { config, directory };
}
function directoryWithConfig(workspace) {
    let nearest;
    for (let level = workspace;; level = (0,external_node_path_.dirname)(level)) {
        if (nearest === undefined && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(level, defaultFile)))
            nearest = level;
        if (nearest === workspace || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(level, '.git')))
            return nearest;
        if ((0,external_node_path_.dirname)(level) === level)
            return undefined;
    }
}

// EXTERNAL MODULE: ./build/settings/endpoint.js
var settings_endpoint = __webpack_require__(68299);
;// CONCATENATED MODULE: ./build/settings/host-tokens.js



/**
 * Reads the setting `tokens`: one `HOST=TOKEN` or `USERNAME@HOST=TOKEN` a line, the host as module names write it, with its port.
 * @param origin where the setting comes from, for messages
 * @throws {InvalidSettingError} names the line by its number and never quotes it
 */
function parseHostTokens(text, origin) {
    const tokens = new Map();
    for (const [index, raw] of text.split(/\r?\n/).entries()) {
        const line = raw.trim();
        if (line === '')
            continue;
        const wrong = (why) => new errors/* InvalidSettingError */.UG(`Line ${index + 1} of the setting tokens (from ${origin}) ${why}`, {
            next: 'Write one HOST=TOKEN or USERNAME@HOST=TOKEN a line, for example registry.example:5000=… .',
        });
        const found = /^(?:(?<username>[^\s:=]+)@)?(?<host>[^\s@=]+)=(?<token>[\x21-\x7e]+)$/.exec(line);
        const { username, host = '', token = '' } = found?.groups ?? {};
        if (found === null || !(0,settings_endpoint/* isRegistryHost */.EV)(host))
            throw wrong('is not HOST=TOKEN');
        if (host === 'buf.build')
            throw wrong('is for buf.build, whose token is the setting bsr-token');
        if (tokens.has(host))
            throw wrong('names a host a second time');
        tokens.set(host, { username, secret: new system_secret/* Secret */.z(token) });
    }
    return tokens;
}

// EXTERNAL MODULE: ./build/errors.js
var build_errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/settings/registry-settings.js





const bsrHost = 'buf.build';
/**
 * All registries by host, and which of them may get the token. The token belongs to the host that the setting `registry`
 * names, and follows it to an endpoint only where no file of the repository chose that endpoint, its plain HTTP or its CA,
 * or where `trusted-endpoints` (never a key of such a file) lists exactly that origin.
 * @throws {InvalidSettingError} a setting is wrong. {@link WrongConfigFileError} the config file is.
 */
function registrySettings(sources) {
    const named = readRegistry(sources.registry);
    const trusted = readTrusted(sources.trustedEndpoints);
    const registries = new Map();
    for (const host of new Set([named.host, ...(sources.tokenHosts ?? []), ...sources.config.registries.keys()])) {
        const entry = sources.config.registries.get(host);
        if (host === bsrHost) {
            throw new errors/* WrongConfigFileError */.ie(`${bsrHost} is the Buf Schema Registry and cannot be an OCI registry`, {
                places: entry === undefined ? (0,asked_value/* placesOf */.ek)(sources.registry.origin) : [entry.place],
                next: `To get its modules from your own registry write mirrors: {${bsrHost}: HOST/PREFIX}.`,
            });
        }
        const isNamed = host === named.host;
        const byUser = isNamed ? (sources.endpoint ?? named.endpoint) : undefined;
        const reach = byUser === undefined ? reachByFile(host, entry, sources.configDirectory) : reachByUser(byUser, sources.workspace);
        const caFile = entry?.caFile;
        const reached = [
            ...reach.fromRepository,
            ...(caFile === undefined ? [] : [{ what: 'it sets ca_file', place: caFile.place }]),
        ];
        const credentialHosts = hostsOfCredentials(host, reach, reached, trusted);
        const fromRepository = [
            ...(isNamed && !isBeyondRepository(sources.registry.origin) && host !== sources.defaultHost
                ? [{ what: 'it names the registry', place: (0,asked_value/* placesOf */.ek)(sources.registry.origin)[0] ?? { file: '' } }]
                : []),
            ...reached,
        ];
        const why = isNamed
            ? whyNoToken(reach, fromRepository, trusted)
            : (whyNoToken(reach, credentialHosts.length > 0 ? [] : reached, trusted) ??
                `the token belongs to ${named.host}, the host of the setting registry; give ${host} its own by a line ${host}=TOKEN of the setting tokens (or the variable ORAS_REGISTRY_TOKENS), or on your own machine by oras-buf login ${host}`);
        registries.set(host, {
            host,
            endpoint: reach.endpoint,
            repository: readRepository(entry),
            caFile: caFile === undefined ? undefined : (0,external_node_path_.resolve)(sources.configDirectory, caFile.value),
            plainHttp: reach.plainHttp,
            tokenAllowed: why === undefined,
            ...(why === undefined ? {} : { whyNoToken: why }),
            credentialHosts,
            ...(entry?.auth === undefined ? {} : { auth: entry.auth }),
        });
    }
    return registries;
}
/** The mirrors of the config file; each must lie on a registry that is known. */
function mirrorSettings(config, registries) {
    const mirrors = new Map();
    for (const [mirrored, { value, place }] of config.mirrors) {
        const [host = '', ...path] = value.split('/');
        const prefix = path.join('/');
        if (!isRepositoryPath(prefix)) {
            throw new errors/* WrongConfigFileError */.ie(`mirrors.${mirrored}: "${value}" is not HOST/PREFIX`, {
                places: [place],
                next: 'Write for example oras.birb.homes/bsr-cache.',
            });
        }
        if (!registries.has(host)) {
            throw new errors/* WrongConfigFileError */.ie(`mirrors.${mirrored} lies on ${host}, which is not a known registry`, {
                places: [place],
                next: `Add ${host} under registries:, or name it by the setting registry.`,
            });
        }
        mirrors.set(mirrored, { host, prefix });
    }
    return mirrors;
}
function isBeyondRepository(origin) {
    return origin.kind !== 'config';
}
/**
 * Whose own credentials may go to the endpoint. Those of the host that is really asked always may, unless a file of the repository has
 * them go in the clear or to whoever holds the key of its CA; those of the name only where no such file said what stands for it.
 */
function hostsOfCredentials(host, reach, reached, trusted) {
    if (reach.origin === undefined)
        return [];
    const asked = new URL(reach.origin).host;
    if (reached.length === 0 || trusted.has(reach.origin))
        return [...new Set([host, asked])];
    const endpoint = (0,settings_endpoint/* parseEndpoint */.Bk)(reach.origin, '/');
    const inTheClear = endpoint.kind !== 'server' || (endpoint.plainHttp && !endpoint.loopback);
    return inTheClear || reached.length > reach.fromRepository.length ? [] : [asked];
}
function whyNoToken(reach, fromRepository, trusted) {
    if (reach.origin === undefined)
        return 'a directory needs no token';
    const [first] = fromRepository;
    if (first === undefined || trusted.has(reach.origin))
        return undefined;
    return `${first.place.file === '' ? 'a file of the repository' : (0,build_errors/* formatPlace */.dE)(first.place)} is a file of the repository, and ${first.what}; to send the token to ${reach.origin} all the same, list ${reach.origin} in the input trusted-endpoints (or the variable ORAS_BUF_TRUSTED_ENDPOINTS)`;
}
/** The host of the setting `registry`. A URL is taken too, because the variable is called `ORAS_REGISTRY_URL`. */
function readRegistry(registry) {
    const { text, origin } = registry;
    if ((0,settings_endpoint/* isRegistryHost */.EV)(text))
        return { host: text, endpoint: undefined };
    const next = 'Write the host as deps: lines do, in lower case, for example oras.birb.homes. Where it is reached is the setting registry-endpoint: a URL, or oci-layout:PATH.';
    const endpoint = (0,settings_endpoint/* parseEndpoint */.Bk)(text, '/');
    if (endpoint.kind !== 'server' || !isBeyondRepository(origin)) {
        const shown = endpoint.kind === 'wrong' ? `: ${endpoint.reason}` : '';
        throw new errors/* InvalidSettingError */.UG(`The setting registry (from ${(0,asked_value/* describeOrigin */.uN)(origin)}) is not a registry host${shown}`, { next, places: (0,asked_value/* placesOf */.ek)(origin) });
    }
    const host = new URL(endpoint.origin).host;
    // `https://host` says no more than `host`; `http://host` says that it is plain.
    return { host, endpoint: endpoint.plainHttp ? { text: endpoint.origin, origin } : undefined };
}
function reachByUser(endpoint, workspace) {
    const parsed = (0,settings_endpoint/* parseEndpoint */.Bk)(endpoint.text, workspace);
    switch (parsed.kind) {
        case 'wrong':
            throw new errors/* InvalidSettingError */.UG(`The setting registry-endpoint (from ${(0,asked_value/* describeOrigin */.uN)(endpoint.origin)}) is not an endpoint: ${parsed.reason}`, { next: 'Write https://HOST:PORT, http://HOST:PORT or oci-layout:PATH.' });
        case 'directory':
            return { endpoint: `oci-layout:${parsed.path}`, origin: undefined, plainHttp: false, fromRepository: [] };
        case 'server':
            return { endpoint: parsed.origin, origin: parsed.origin, plainHttp: parsed.plainHttp, fromRepository: [] };
    }
}
function reachByFile(host, entry, directory) {
    // The one registry that is not where its name says.
    const asNamed = host === 'docker.io' ? 'https://registry-1.docker.io' : `https://${host}`;
    const plain = entry?.plainHttp;
    const text = entry?.endpoint?.value ?? (plain?.value === true ? `http://${host}` : asNamed);
    const place = entry?.endpoint?.place ?? plain?.place ?? entry?.place ?? { file: '' };
    const parsed = (0,settings_endpoint/* parseEndpoint */.Bk)(text, directory);
    const refuse = (message, next) => new errors/* WrongConfigFileError */.ie(message, { places: [place], next });
    switch (parsed.kind) {
        case 'wrong':
            throw refuse(`registries.${host}.endpoint is not an endpoint: ${parsed.reason}`, 'Write https://HOST:PORT, http://HOST:PORT or oci-layout:PATH.');
        case 'directory':
            return { endpoint: `oci-layout:${parsed.path}`, origin: undefined, plainHttp: false, fromRepository: [] };
        case 'server': {
            if (parsed.plainHttp && plain?.value !== true && !parsed.loopback) {
                throw refuse(`registries.${host}.endpoint is plain HTTP`, `Write https://, or add plain_http: true under ${host} if this network may read what you fetch.`);
            }
            if (!parsed.plainHttp && plain?.value === true) {
                throw refuse(`registries.${host} has plain_http: true and an https endpoint`, 'Remove plain_http, or write the endpoint with http://.');
            }
            const changed = parsed.origin !== new URL(asNamed).origin;
            return {
                endpoint: parsed.origin,
                origin: parsed.origin,
                plainHttp: parsed.plainHttp,
                fromRepository: changed ? [{ what: `it sets the endpoint ${parsed.origin}`, place }] : [],
            };
        }
    }
}
function readTrusted(trusted) {
    return new Set(trusted.items.map((item) => {
        const origin = (0,settings_endpoint/* trustedOrigin */.yp)(item);
        if (origin !== undefined)
            return origin;
        throw new errors/* InvalidSettingError */.UG(`The setting trusted-endpoints (from ${(0,asked_value/* describeOrigin */.uN)(trusted.origin)}) has an item that is not an origin`, { next: 'Write each as https://HOST or https://HOST:PORT, without a path.' });
    }));
}
function readRepository(entry) {
    const repository = entry?.repository;
    if (repository === undefined)
        return '{owner}/{name}';
    const { value, place } = repository;
    const filled = value.replaceAll('{owner}', 'owner').replaceAll('{name}', 'name');
    if (value.includes('{owner}') && value.includes('{name}') && isRepositoryPath(filled))
        return value;
    throw new errors/* WrongConfigFileError */.ie(`"${value}" is not a template of a repository path`, {
        places: [place],
        next: "Use {owner} and {name}, each at least once, and otherwise lower-case path components: 'group/protos/{owner}/{name}'.",
    });
}
/** A repository path as the OCI distribution specification allows it. */
function isRepositoryPath(path) {
    return /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/.test(path);
}

;// CONCATENATED MODULE: ./build/settings/remote-settings.js



/** So many headers reach buck2 without any of its actions seeing them: see src/build/remote-config.ts. */
const mostHeaders = 3;
/**
 * Checks what was asked for.
 * @throws {InvalidSettingError} no value of a header is ever quoted
 * @throws {SettingFileError} where a certificate cannot be read
 */
async function remoteSettings(asked) {
    const { kind, instanceName, caFile, clientCertificateFile, upload, platform } = asked;
    if (!/^[\w./+=-]*$/.test(instanceName)) {
        throw new errors/* InvalidSettingError */.UG(`The setting remote-instance-name cannot be ${JSON.stringify(instanceName)}`, {
            next: 'Use letters, digits and the characters _ . / + = -',
        });
    }
    if (platform !== undefined && !/^[\w.-]*\/\/[\w./+=,@~-]*:[\w./+=,@~-]+$/.test(platform)) {
        throw new errors/* InvalidSettingError */.UG(`The setting remote-platform cannot be ${JSON.stringify(platform)}`, {
            next: 'Name one target, such as //platforms:engflow.',
        });
    }
    await checkFile('remote-ca-file', caFile);
    await checkFile('remote-client-certificate', clientCertificateFile);
    return {
        kind,
        ...endpointParts(kind, asked.endpoint),
        instanceName,
        ...headerParts(asked.headers, asked.environment),
        caFile,
        clientCertificateFile,
        upload,
        platform,
    };
}
function endpointParts(kind, text) {
    if (text === '') {
        throw new errors/* InvalidSettingError */.UG(`remote is ${kind}, and there is no remote-endpoint`, {
            next: 'Set remote-endpoint to the server, such as grpcs://remote.example.com.',
        });
    }
    const [, scheme, authority = ''] = /^(grpcs?):\/\/([^/?#@\\$\s]+)\/?$/.exec(text) ?? [];
    const tls = scheme === 'grpcs';
    // Read as https, because URLs of schemes that nobody knows are hardly checked. Port 443 is dropped from it.
    const url = URL.canParse(`https://${authority}`) ? new URL(`https://${authority}`) : undefined;
    const port = Number(url?.port) || (tls || authority.endsWith(':443') ? 443 : 0);
    if (scheme === undefined || url === undefined || port === 0) {
        throw new errors/* InvalidSettingError */.UG(`The setting remote-endpoint cannot be ${JSON.stringify(text.replace(/\/\/[^/]*@/, '//…@'))}`, { next: 'Write grpcs://HOST or grpcs://HOST:PORT, or for a server without TLS grpc://HOST:PORT.' });
    }
    return { endpoint: `${tls ? 'grpcs' : 'grpc'}://${url.hostname}:${port}`, host: url.hostname, port, tls };
}
/** Headers that HTTP/2 or gRPC itself needs. */
const reserved = /^(?:te|host|connection|content-.*|user-agent|grpc-.*|.*-bin)$/;
function headerParts(secret, environment) {
    const lines = (secret?.reveal() ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
    const headers = [];
    const emptyHeaders = [];
    const variables = new Set();
    for (const [index, line] of lines.entries()) {
        const where = `Line ${index + 1} of the setting remote-headers`;
        const [, name, template] = /^\s*([\w!#%&'*+.^`|~-]+)\s*:(.*)$/.exec(line) ?? [];
        if (name === undefined || template === undefined) {
            throw new errors/* InvalidSettingError */.UG(`${where} is not a header`, { next: 'Write each as name: value.' });
        }
        const lowerCase = name.toLowerCase();
        if (reserved.test(lowerCase) || headers.some((header) => header.name === lowerCase)) {
            throw new errors/* InvalidSettingError */.UG(`${where}: the header ${lowerCase} cannot be set, or is set twice`, {
                next: 'Remove the line.',
            });
        }
        let empty = false;
        const value = template
            .replaceAll(/\$(?:\$|([A-Za-z_]\w*))/g, (_dollar, variable) => {
            if (variable === undefined)
                return '$';
            variables.add(variable);
            const found = environment[variable]?.trim() ?? '';
            if (found === '')
                empty = true;
            return found;
        })
            .trim();
        if (!/^[\x20-\x7e]*$/.test(value)) {
            throw new errors/* InvalidSettingError */.UG(`${where}: the value of ${lowerCase} holds characters that a header cannot have`, {
                next: 'Check the stored secret for line breaks and invisible characters.',
            });
        }
        if (empty || value === '')
            emptyHeaders.push(lowerCase);
        else
            headers.push({ name: lowerCase, value: new system_secret/* Secret */.z(value) });
    }
    if (lines.length > mostHeaders) {
        throw new errors/* InvalidSettingError */.UG(`The setting remote-headers has ${lines.length} headers, ${mostHeaders} are possible`, {
            next: 'Keep those that the server needs to let you in.',
        });
    }
    return { headers, emptyHeaders, headerVariables: [...variables] };
}
/** buck2 puts variables into these paths: one with a dollar sign would be another file. */
async function checkFile(setting, path) {
    if (path === undefined)
        return;
    if (path.includes('$')) {
        throw new errors/* InvalidSettingError */.UG(`The setting ${setting} cannot hold a dollar sign: ${path}`, {
            next: 'Name the file by a path without one.',
        });
    }
    await (0,promises_.access)(path, promises_.constants.R_OK).catch((error) => {
        throw new errors/* SettingFileError */.Tj(`${setting}: ${path} cannot be read`, {
            next: 'Check the path and the rights of the file.',
            cause: error,
        });
    });
}

// EXTERNAL MODULE: ./build/settings/secret-sources.js
var secret_sources = __webpack_require__(71649);
// EXTERNAL MODULE: ./build/system/nearest.js
var nearest = __webpack_require__(12822);
;// CONCATENATED MODULE: ./build/settings/typed-value.js






/**
 * Checks what was asked for a setting and gives it its type.
 * @throws {InvalidSettingError} names the setting, where the value came from, and what is allowed. It never quotes a secret.
 */
function typedValue(name, asked) {
    // The definition's `type` decides both the branch in `parse` and the type `ValueOf<N>`: the one place that ties them together.
    return parse(name, asked);
}
function parse(name, asked) {
    const definition = (0,definitions/* definitionOf */.Fg)(name);
    switch (definition.type) {
        case 'string':
            return oneLine(name, asked);
        case 'boolean': {
            const text = oneLine(name, asked);
            return (0,asked_value/* parseBoolean */.yG)(text) ?? refuse(name, asked, text, 'Write true or false.');
        }
        case 'integer': {
            const text = oneLine(name, asked);
            const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
            if (value >= definition.minimum && value <= definition.maximum)
                return value;
            return refuse(name, asked, text, `Write a whole number from ${definition.minimum} to ${definition.maximum}.`);
        }
        case 'choice': {
            const text = oneLine(name, asked);
            if (definition.choices.includes(text))
                return text;
            const right = (0,nearest/* nearest */.p)(text, definition.choices);
            const hint = right === undefined ? '' : `Did you mean ${right}? `;
            return refuse(name, asked, text, `${hint}Write one of: ${definition.choices.join(', ')}.`);
        }
        case 'list':
            return items(asked, definition.separator);
        case 'optional-list':
            return optionalList(asked, definition.separator);
        case 'secret':
            return secret(name, asked, definition.lines === true);
        default:
            return (0,build_errors/* assertNever */.xb)(definition);
    }
}
function optionalList(asked, separator) {
    const names = items(asked, separator);
    const [first = 'true', ...rest] = names;
    if (rest.length > 0)
        return { kind: 'names', names };
    const all = first === 'all' ? true : (0,asked_value/* parseBoolean */.yG)(first);
    if (all === undefined)
        return { kind: 'names', names };
    return { kind: all ? 'all' : 'none' };
}
function secret(name, asked, lines) {
    const text = (asked.texts[0] ?? '').trim();
    // A line break or a space inside a token is always an accident of copying, and would break headers.
    if (!(lines ? /^[\x20-\x7e\r\n]+$/ : /^[\x21-\x7e]+$/).test(text)) {
        throw new errors/* InvalidSettingError */.UG(`The setting ${name} (from ${(0,asked_value/* describeOrigin */.uN)(asked.origin)}) is empty or holds characters that ${lines ? 'it' : 'a token'} cannot have`, {
            next: 'Check the stored secret for line breaks, spaces and invisible characters.',
            places: (0,asked_value/* placesOf */.ek)(asked.origin),
        });
    }
    return new system_secret/* Secret */.z(text);
}
function oneLine(name, asked) {
    const text = (asked.texts.at(-1) ?? '').trim();
    if (hasControlCharacter(text))
        refuse(name, asked, text, 'Write one line of plain text.');
    return text;
}
function hasControlCharacter(text) {
    return [...text].some((character) => character < ' ' || character === '\x7f');
}
/** Takes a list apart; empty items are dropped and items are trimmed. A text may also be a JSON array. */
function items(asked, separator) {
    const parts = asked.split
        ? asked.texts
        : asked.texts.flatMap((text) => jsonItems(text) ?? text.split(separators[separator]));
    return parts.map((part) => part.trim()).filter((part) => part !== '');
}
/** The items of a JSON array of plain values: GitLab writes its inputs of type array so. Undefined for any other text. */
function jsonItems(text) {
    if (!/^\s*\[/.test(text))
        return undefined;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const plain = ['string', 'number', 'boolean'];
    return Array.isArray(value) && value.every((item) => plain.includes(typeof item)) ? value.map(String) : undefined;
}
const separators = {
    lines: /\r?\n/,
    'lines-or-commas': /\r?\n|,/,
    words: /\s+/,
    'words-or-commas': /[\s,]+/,
};
function refuse(name, asked, text, next) {
    throw new errors/* InvalidSettingError */.UG(`The setting ${name} (from ${(0,asked_value/* describeOrigin */.uN)(asked.origin)}) cannot be ${JSON.stringify(text)}`, { next, places: (0,asked_value/* placesOf */.ek)(asked.origin) });
}

;// CONCATENATED MODULE: ./build/settings/read-settings.js















const read_settings_noConfig = { registries: new Map(), mirrors: new Map(), settings: new Map() };
/**
 * Reads every setting: flag or input, then environment, then the config file, then the default.
 * @throws the errors of src/settings/errors.ts, all exit code 2.
 */
async function readSettings(sources) {
    const { workspace } = sources;
    const asked = new Map([...sources.asked, ...(await (0,secret_sources/* readSecretSources */.H)(sources.secrets, workspace))]);
    const values = new Values(asked, sources.environment);
    const { config, directory: configDirectory } = await findConfig(nonEmpty(values.find('config')), workspace);
    values.useConfig(config);
    const { mode, update } = lockMode(values, sources.frozenByDefault);
    const trusted = values.find('trusted-endpoints');
    const tokens = hostTokens(values);
    const registries = registrySettings({
        workspace,
        configDirectory,
        tokenHosts: [...tokens.keys()],
        registry: values.text('registry'),
        defaultHost: definitions/* settingDefinitions */.RJ.registry.default,
        endpoint: values.asked('registry-endpoint') === undefined ? undefined : values.text('registry-endpoint'),
        trustedEndpoints: {
            items: trusted ?? [],
            origin: values.asked('trusted-endpoints')?.origin ?? { kind: 'default' },
        },
        config: values.config,
    });
    for (const registry of registries.values())
        await checkCaFile(registry.caFile, values.config, registry.host);
    return {
        directories: await directories(values, workspace, configDirectory),
        registries,
        mirrors: mirrorSettings(values.config, registries),
        token: values.find('token'),
        username: nonEmpty(values.find('username')),
        tokens,
        bsrToken: bsrToken(values.find('bsr-token')),
        onMissingCredentials: values.get('on-missing-credentials'),
        exportCredentials: values.get('export-credentials'),
        build: values.get('build'),
        command: values.get('command'),
        targets: targets(values),
        buck2: toolSettings(values, workspace, 'buck2'),
        buf: toolSettings(values, workspace, 'buf'),
        toolsMirror: nonEmpty(values.find('tools-mirror')),
        buck2Arguments: values.find('buck2-arguments') ?? [],
        bufArguments: values.find('buf-arguments') ?? [],
        buildTimeoutMs: values.get('build-timeout') === 0 ? undefined : values.get('build-timeout') * 60_000,
        remote: await remote(values, sources),
        frozen: mode,
        offline: values.get('offline'),
        update,
        cacheRead: values.get('cache-read'),
        cacheWrite: values.get('cache-write'),
        cacheKeySuffix: cacheKeySuffix(values),
        ...(await cacheDirectories(values, sources)),
        parallelDownloads: values.get('parallel-downloads'),
        verify: values.get('verify'),
        archiveLimits: parseArchiveLimits(values.find('archive-limits') ?? [], (0,asked_value/* describeOrigin */.uN)(values.asked('archive-limits')?.origin ?? { kind: 'default' })),
        reportDirectory: reportDirectory(sources),
        summary: values.get('summary'),
        ci: values.get('ci'),
        progress: values.get('progress'),
        logLevel: values.get('log-level'),
        configOrigins: new Map([...values.config.settings].map(([name, { origin }]) => [name, (0,asked_value/* describeOrigin */.uN)(origin)])),
    };
}
/** Where the report goes: known also where other settings are wrong, since no file has a say in it. */
function reportDirectory(sources) {
    const directory = new Values(sources.asked, sources.environment).get('report-dir');
    return absolute(sources.workspace, directory) ?? sources.workspace;
}
/** The asked values in their order, checked when they are taken. */
class Values {
    #asked;
    #environment;
    config = read_settings_noConfig;
    constructor(asked, environment) {
        this.#asked = asked;
        this.#environment = environment;
    }
    useConfig(config) {
        this.config = config;
    }
    asked(name) {
        return this.#asked.get(name) ?? (0,asked_value/* askedByEnvironment */.z8)(name, this.#environment) ?? this.config.settings.get(name);
    }
    find(name) {
        const asked = this.asked(name);
        return asked === undefined ? undefined : typedValue(name, asked);
    }
    get(name) {
        const byDefault = {
            texts: [definitions/* settingDefinitions */.RJ[name].default],
            split: false,
            origin: { kind: 'default' },
        };
        const found = typedValue(name, this.asked(name) ?? byDefault);
        // A list that was given and is empty (`targets: ","`) is as if it had not been given.
        return Array.isArray(found) && found.length === 0 ? typedValue(name, byDefault) : found;
    }
    /** A text with where it came from, for what is checked elsewhere. */
    text(name) {
        const asked = this.asked(name);
        if (asked !== undefined)
            return { text: typedValue(name, asked), origin: asked.origin };
        return { text: name === 'registry' ? definitions/* settingDefinitions */.RJ.registry.default : '', origin: { kind: 'default' } };
    }
}
function lockMode(values, frozenByDefault) {
    const asked = values.find('frozen');
    const wanted = values.get('update');
    const update = wanted.kind === 'names' ? { kind: 'modules', modules: wanted.names } : { kind: wanted.kind };
    if (update.kind !== 'none' && asked === true) {
        throw new errors/* ContradictorySettingsError */.hg('update moves locked versions, and frozen forbids that', {
            next: 'Remove one of them. Update on a machine where you can commit oras.lock and buf.lock.',
            places: (0,asked_value/* placesOf */.ek)(values.asked('frozen')?.origin ?? { kind: 'default' }),
        });
    }
    if (update.kind !== 'none' && values.get('offline')) {
        throw new errors/* ContradictorySettingsError */.hg('update asks the registries for versions, and offline forbids that', {
            next: 'Remove one of them.',
        });
    }
    // Who asks for an update wants the lock to be written, also in CI (a job that opens a pull request with it).
    if (asked === undefined)
        return { mode: frozenByDefault && update.kind === 'none' ? 'default' : 'off', update };
    return { mode: asked ? 'asked' : 'off', update };
}
/** Patterns go to buck2 as arguments: none may be a flag or the name of a file with more arguments. */
function targets(values) {
    const found = values.get('targets');
    const wrong = found.find((target) => /^[-@]/.test(target));
    if (wrong === undefined)
        return found;
    const origin = values.asked('targets')?.origin ?? { kind: 'default' };
    throw new errors/* InvalidSettingError */.UG(`"${wrong}" (targets, from ${(0,asked_value/* describeOrigin */.uN)(origin)}) is not a target pattern`, {
        next: 'Write patterns such as //... or //pkg:name. Flags for buck2 belong into buck2-arguments.',
        places: (0,asked_value/* placesOf */.ek)(origin),
    });
}
async function directories(values, workspace, configDirectory) {
    const origin = values.asked('directory')?.origin ?? { kind: 'default' };
    const start = origin.kind === 'config' ? configDirectory : workspace;
    const realStart = (0,inside_directory/* realPathOf */.d)(start);
    const found = [];
    for (const directory of values.get('directory')) {
        const path = (0,external_node_path_.resolve)(start, directory);
        const refuse = (why, next) => new errors/* InvalidSettingError */.UG(`The directory ${directory} (from ${(0,asked_value/* describeOrigin */.uN)(origin)}) ${why}`, {
            next,
            places: (0,asked_value/* placesOf */.ek)(origin),
        });
        const status = await (0,promises_.stat)(path).catch(() => undefined);
        if (status === undefined)
            throw refuse('does not exist', `Relative directories start at ${start}.`);
        if (!status.isDirectory())
            throw refuse('is a file', 'Name the directory that it lies in.');
        // Lock files are written there; a file of the repository must not choose a place outside of it.
        if (origin.kind === 'config' && !(0,inside_directory/* isInside */.F)(realStart, (0,inside_directory/* realPathOf */.d)(path))) {
            throw refuse('lies outside the workspace', 'Name it by a flag, an input or a variable, or choose one inside.');
        }
        if (!found.includes(path))
            found.push(path);
    }
    return found;
}
async function cacheDirectories(values, sources) {
    const { workspace } = sources;
    const asked = absolute(workspace, values.find('cache-dir'));
    const cacheDirectory = asked ?? sources.defaultCacheDirectory;
    const realWorkspace = (0,inside_directory/* realPathOf */.d)(workspace);
    const inWorkspace = async (path) => (0,inside_directory/* isInside */.F)(realWorkspace, (0,inside_directory/* realPathOf */.d)(path));
    const byDefault = sources.defaultBufCacheDirectory;
    // Also where only its name lies there: a commit may have made it a link to anywhere.
    const isInCheckout = (0,inside_directory/* isInside */.F)(workspace, cacheDirectory) || (await inWorkspace(cacheDirectory));
    const isCarried = byDefault !== undefined && isInCheckout;
    const stateDirectory = isCarried ? (0,external_node_path_.dirname)(byDefault) : cacheDirectory;
    const bufAsked = absolute(workspace, values.find('buf-cache-dir'));
    if (bufAsked !== undefined) {
        // buf walks every directory of a workspace: a cache in there would show it each symbol twice.
        if (await inWorkspace(bufAsked)) {
            throw new errors/* InvalidSettingError */.UG(`The setting buf-cache-dir (from ${(0,asked_value/* describeOrigin */.uN)(values.asked('buf-cache-dir')?.origin ?? { kind: 'default' })}) lies inside the workspace, where buf would take the cached modules for your own files`, { next: 'Name a directory outside the workspace.' });
        }
        return { cacheDirectory, stateDirectory, bufCacheDirectory: bufAsked };
    }
    const bufCacheDirectory = byDefault === undefined
        ? userBufCache(sources.environment)
        : asked !== undefined && !isCarried
            ? (0,external_node_path_.join)(asked, 'buf')
            : byDefault;
    return { cacheDirectory, stateDirectory, bufCacheDirectory };
}
/** Where stock buf keeps its cache when nobody tells it otherwise (shared/facts.md). */
function userBufCache(environment) {
    if (process.platform === 'win32') {
        return (0,external_node_path_.join)(nonEmpty(environment['LOCALAPPDATA']) ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), 'AppData', 'Local'), 'buf');
    }
    return (0,external_node_path_.join)(nonEmpty(environment['XDG_CACHE_HOME']) ?? (0,external_node_path_.join)(nonEmpty(environment['HOME']) ?? (0,external_node_os_.homedir)(), '.cache'), 'buf');
}
function toolSettings(values, workspace, tool) {
    const sha256 = nonEmpty(values.find(`${tool}-sha256`))?.toLowerCase();
    if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256)) {
        const origin = values.asked(`${tool}-sha256`)?.origin ?? { kind: 'default' };
        throw new errors/* InvalidSettingError */.UG(`The setting ${tool}-sha256 (from ${(0,asked_value/* describeOrigin */.uN)(origin)}) is no SHA-256`, {
            next: 'Write the 64 hexadecimal digits that the release page shows for the file.',
            places: (0,asked_value/* placesOf */.ek)(origin),
        });
    }
    const version = nonEmpty(values.find(`${tool}-version`));
    return { path: absolute(workspace, values.find(`${tool}-path`)), version, sha256 };
}
function cacheKeySuffix(values) {
    const suffix = values.get('cache-key-suffix');
    if (/^[\w.+-]{0,64}$/.test(suffix))
        return suffix;
    const origin = values.asked('cache-key-suffix')?.origin ?? { kind: 'default' };
    throw new errors/* InvalidSettingError */.UG(`The setting cache-key-suffix (from ${(0,asked_value/* describeOrigin */.uN)(origin)}) cannot be ${JSON.stringify(suffix)}`, { next: 'Use up to 64 letters, digits and the characters _ . + -' });
}
function hostTokens(values) {
    const secret = values.find('tokens');
    if (secret === undefined)
        return new Map();
    return parseHostTokens(secret.reveal(), (0,asked_value/* describeOrigin */.uN)(values.asked('tokens')?.origin ?? { kind: 'default' }));
}
/** The token for buf.build out of the forms that buf itself reads: `TOKEN`, or `TOKEN@HOST,TOKEN@HOST`. */
function bsrToken(secret) {
    if (secret === undefined)
        return undefined;
    const parts = secret.reveal().split(',');
    if (parts.length === 1 && !secret.reveal().includes('@'))
        return secret;
    for (const part of parts) {
        const at = part.lastIndexOf('@');
        if (at > 0 && part.slice(at + 1) === 'buf.build')
            return new system_secret/* Secret */.z(part.slice(0, at));
    }
    return undefined;
}
async function remote(values, sources) {
    const kind = values.get('remote');
    if (kind === 'none')
        return undefined;
    return remoteSettings({
        kind,
        endpoint: values.find('remote-endpoint') ?? '',
        instanceName: values.get('remote-instance-name'),
        headers: values.find('remote-headers'),
        caFile: absolute(sources.workspace, values.find('remote-ca-file')),
        clientCertificateFile: absolute(sources.workspace, values.find('remote-client-certificate')),
        upload: values.get('remote-upload'),
        platform: nonEmpty(values.find('remote-platform')),
        environment: sources.environment,
    });
}
async function checkCaFile(path, config, host) {
    if (path === undefined || (await exists(path)))
        return;
    const place = config.registries.get(host)?.caFile?.place;
    throw new errors/* SettingFileError */.Tj(`registries.${host}.ca_file: there is no file ${path}`, {
        next: 'Name a PEM file with the certificates to trust; a relative path starts at the workspace.',
        ...(place === undefined ? {} : { places: [place] }),
    });
}
async function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}
function absolute(workspace, path) {
    const given = nonEmpty(path);
    return given === undefined
        ? undefined
        : (0,external_node_path_.resolve)(workspace, given.startsWith('~/') ? (0,external_node_path_.join)((0,external_node_os_.homedir)(), given.slice(2)) : given);
}
function nonEmpty(text) {
    return text === undefined || text === '' ? undefined : text;
}


/***/ }),

/***/ 71649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readSecretSources),
/* harmony export */   s: () => (/* binding */ noSecretSources)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73305);



const noSecretSources = { files: new Map(), fromStdin: undefined, readStdin: async () => '' };
const maxBytes = 64 * 1024;
/**
 * Reads the secrets that flags point at.
 * @throws {SettingFileError} where a file cannot be read; the message names the file and never its content.
 */
async function readSecretSources(sources, workspace) {
    const asked = new Map();
    for (const [name, path] of sources.files) {
        const flag = `--${name}-file`;
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path), 'utf8').catch((error) => {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SettingFileError */ .Tj(`${path}, named by the flag ${flag}, cannot be read (${error.code ?? 'error'})`, {
                places: [{ file: path }],
                next: 'Check the path and the rights of the file.',
                cause: error,
            });
        });
        asked.set(name, secretText(flag, name, text));
    }
    if (sources.fromStdin !== undefined) {
        const flag = `--${sources.fromStdin}-stdin`;
        asked.set(sources.fromStdin, secretText(flag, sources.fromStdin, await sources.readStdin()));
    }
    return asked;
}
function secretText(flag, name, text) {
    if (text.trim() === '' || text.length > maxBytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidSettingError */ .UG(`The flag ${flag} gave ${text.trim() === '' ? 'nothing' : 'far more than a secret'} for the setting ${name}`, { next: 'Give the token itself, and nothing else.' });
    }
    return { texts: [text], split: false, origin: { kind: 'flag', name: flag } };
}


/***/ }),

/***/ 48557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   GA: () => (/* binding */ removeDamaged),
/* harmony export */   KW: () => (/* binding */ sweepStore),
/* harmony export */   Kh: () => (/* binding */ blobPathIn),
/* harmony export */   XI: () => (/* binding */ smallBlob),
/* harmony export */   Zh: () => (/* binding */ writeBlob),
/* harmony export */   aI: () => (/* binding */ blobStatus)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1564);
/* harmony import */ var _oci_verified_bytes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64850);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76765);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(62092);
/* harmony import */ var _system_process_space_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(85642);









/** The path of a blob in an OCI image layout. */
function blobPathIn(directory, digest) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'blobs', (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestAlgorithm */ .g4)(digest), (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestHex */ .sU)(digest));
}
/**
 * What is as small as this is read and written at once, with nothing else done meanwhile: handing it to another thread and back
 * costs several times the work, and a store is asked about hundreds of small files. Bytes.
 */
const smallBlob = 256 * 1024;
/** The status of a blob's file, or undefined where there is none. */
function blobStatus(path) {
    try {
        const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(path, { bigint: true, throwIfNoEntry: false });
        return status?.isFile() === true ? status : undefined;
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_7__/* .asDiskError */ .k_)(error, path);
    }
}
function hashAtOnce(path, digest) {
    let file;
    try {
        file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, 'r');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_7__/* .asDiskError */ .k_)(error, path);
    }
    try {
        const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file, { bigint: true });
        const bytes = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file);
        return hashed(status, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file, { bigint: true }), (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOf */ .ol)(bytes, (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestAlgorithm */ .g4)(digest)) === digest);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}
/** What changed while it was read is not right. */
function hashed(before, after, hasDigest) {
    const isSettled = after.ctimeNs === before.ctimeNs && after.size === before.size;
    return { isRight: isSettled && hasDigest, status: after };
}
/** Whether the bytes of a file have a digest. The status is that of the very file that was hashed. */
async function hashFile(path, digest) {
    const found = blobStatus(path);
    if (found !== undefined && found.size <= smallBlob)
        return hashAtOnce(path, digest);
    let file;
    try {
        file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, 'r');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_7__/* .asDiskError */ .k_)(error, path);
    }
    try {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)((0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestAlgorithm */ .g4)(digest));
        const buffer = Buffer.allocUnsafe(256 * 1024);
        const status = await file.stat({ bigint: true });
        for (;;) {
            const { bytesRead } = await file.read(buffer, 0, buffer.length);
            if (bytesRead === 0)
                break;
            hash.update(buffer.subarray(0, bytesRead));
        }
        return hashed(status, await file.stat({ bigint: true }), hash.digest('hex') === (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestHex */ .sU)(digest));
    }
    finally {
        await file.close();
    }
}
/** Removes a damaged blob, unless another process has put a new file in its place meanwhile. False where it may not. */
async function removeDamaged(path, damaged) {
    const now = blobStatus(path);
    if (now === undefined || now.ino !== damaged.ino || now.ctimeNs !== damaged.ctimeNs)
        return true;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
        return true;
    }
    catch {
        return false;
    }
}
/**
 * Writes a blob: into `ingest/`, hashed on the way, then renamed to its place, so that nobody ever sees a part of it there.
 * It is not flushed to the disk: after a loss of power it may be missing or short, which its size tells.
 * @returns the status of the file in its place
 * @throws {BodyTooLongError | TruncatedBodyError | DigestMismatchError} with nothing left behind, and errors of the disk
 */
function writeBlob(directory, descriptor, bytes) {
    const path = blobPathIn(directory, descriptor.digest);
    const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'ingest', `${process.pid}-${machine}-${thisRun}-${(written++).toString(36)}`);
    const write = descriptor.size <= smallBlob ? writeAtOnce : writeInPieces;
    return write(path, beside, descriptor, bytes);
}
/** Tells apart what this process writes: random once, counted from there. */
const thisRun = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex');
let written = 0;
const writeAtOnce = async (path, beside, descriptor, bytes) => {
    const verifier = new _oci_verified_bytes_js__WEBPACK_IMPORTED_MODULE_5__/* .BytesVerifier */ .O(descriptor, `${descriptor.digest} for the store`);
    const chunks = [];
    for await (const chunk of bytes) {
        verifier.add(chunk);
        chunks.push(chunk);
    }
    verifier.finish();
    const content = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
    try {
        const file = makingDirectory(beside, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(beside, 'wx', 0o644));
        let written;
        try {
            // A disk that is nearly full takes a part; the next write says why.
            for (let at = 0; at < content.length;)
                at += (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(file, content, at);
            written = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file, { bigint: true });
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
        }
        makingDirectory(path, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(beside, path));
        return statusOfWritten(written, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(path, { bigint: true }));
    }
    catch (error) {
        tryRemove(beside);
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_7__/* .asDiskError */ .k_)(error, path);
    }
};
/** Does what fails where a directory is missing, and again after making the directory of `path`. */
function makingDirectory(path, work) {
    try {
        return work();
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true });
        return work();
    }
}
function tryRemove(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { force: true });
    }
    catch {
        // The error on the way to here is the one to hear of; the next run sweeps.
    }
}
/** The rename sets a new ctime. A file of another writer that took our place is not ours to vouch for. */
function statusOfWritten(written, inPlace) {
    return inPlace.ino === written.ino ? inPlace : written;
}
const writeInPieces = async (path, beside, descriptor, bytes) => {
    let file;
    try {
        file = await openMakingDirectory(beside);
        const verifier = new _oci_verified_bytes_js__WEBPACK_IMPORTED_MODULE_5__/* .BytesVerifier */ .O(descriptor, `${descriptor.digest} for the store`);
        let waiting = [];
        let size = 0;
        for await (const chunk of bytes) {
            verifier.add(chunk);
            waiting.push(chunk);
            size += chunk.length;
            if (size < smallBlob)
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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(beside, path);
        return statusOfWritten(written, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path, { bigint: true }));
    }
    catch (error) {
        await file?.close().catch(() => { });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(beside, { force: true }).catch(() => { });
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_7__/* .asDiskError */ .k_)(error, path);
    }
};
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
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, 'wx', 0o644);
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true });
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, 'wx', 0o644);
    }
}
const machine = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update((0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_8__/* .processSpace */ .SW)()).digest('hex').slice(0, 12);
const dayMs = 24 * 60 * 60 * 1_000;
/**
 * Removes what killed processes left in a store: half files in `ingest/`, at once those of this machine, after a day those of
 * others; and those beside the files of the store itself. It does not throw.
 */
async function sweepStore(directory) {
    await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_6__/* .removeLeftovers */ .DA)(directory);
    const ingest = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'ingest');
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(ingest).catch(() => []);
    for (const name of names) {
        const [processId = '', host] = name.split('-');
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(ingest, name);
        const isOurs = /^\d+$/.test(processId) && host === machine;
        const isLeftOver = isOurs ? !(0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_8__/* .isProcessAlive */ .jW)(Number(processId)) : (await ageOf(path)) > dayMs;
        if (isLeftOver)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true }).catch(() => { });
    }
}
async function ageOf(path) {
    return Date.now() - ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(() => undefined))?.mtimeMs ?? Date.now());
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
    #lock;
    constructor(directory) {
        this.#directory = directory;
        this.#path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'index.json');
        this.#lock = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'index.json.lock');
    }
    /** Makes sure that there is an index that other tools can read, and no lock of a process that was killed when it had written it. */
    async repair() {
        if ((await this.#read()) !== undefined)
            return (0,_system_lock_file_js__WEBPACK_IMPORTED_MODULE_7__/* .removeLeftLock */ .bc)(this.#lock);
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
            await (0,_system_lock_file_js__WEBPACK_IMPORTED_MODULE_7__/* .withLockFile */ .Q5)(this.#lock, {}, async () => {
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

/***/ 40490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ Store)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(95669);
// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/store/blob-files.js
var blob_files = __webpack_require__(48557);
// EXTERNAL MODULE: ./build/store/errors.js
var errors = __webpack_require__(79575);
;// CONCATENATED MODULE: ./build/store/last-use.js




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
    const path = (0,external_node_path_.join)(directory, lastUseName);
    if (lines > manyLines && lines > 2 * (uses.size + news.length)) {
        for (const digest of news)
            uses.set(digest, now);
        // What another process appends meanwhile is lost, and with it an hour or so of one blob's age.
        await (0,atomic_files/* writeFileAtomically */.lo)(path, textOf(uses), { flush: false }).catch(() => { });
        return;
    }
    // One append of whole lines: lines of several processes do not mix.
    const text = textOf(new Map(news.map((digest) => [digest, now])));
    await (0,promises_.appendFile)(path, isWhole ? text : `\n${text}`).catch(() => { });
}
function textOf(uses) {
    return [...uses].map(([digest, time]) => `${digest} ${Math.floor(time / 1_000)}\n`).join('');
}
async function read(directory) {
    const uses = new Map();
    const lines = (await (0,promises_.readFile)((0,external_node_path_.join)(directory, lastUseName), 'latin1').catch(() => '')).split('\n');
    for (const line of lines) {
        const [digestText = '', seconds = ''] = line.split(' ');
        const digest = (0,oci_digest/* tryParseDigest */.jt)(digestText);
        if (digest !== undefined && /^\d{1,12}$/.test(seconds))
            uses.set(digest, Number(seconds) * 1_000);
    }
    return { uses, lines: lines.length, isWhole: lines.at(-1) === '' };
}

// EXTERNAL MODULE: ./build/store/layout-index.js
var layout_index = __webpack_require__(47991);
;// CONCATENATED MODULE: ./build/store/verified-record.js




const linesAtOnce = 64;
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
        this.#path = (0,external_node_path_.join)(storeDirectory, recordName);
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
        // What a kill takes with it is hashed once more by the next run: that is cheaper than an append for each blob.
        if (this.#pending.length >= linesAtOnce)
            this.#writing = this.#writing.then(() => this.#flush());
    }
    /** Waits until everything is written down. */
    async close() {
        this.#writing = this.#writing.then(() => this.#flush());
        await this.#writing;
        if (this.#known === undefined)
            return;
        const known = await this.#load();
        if (this.#lines <= 2 * known.size + 1_000)
            return;
        // Lines that another process appends meanwhile may be lost; then it is hashed once more.
        const text = [...known].map(([digest, print]) => `${digest} ${print}\n`).join('');
        await (0,atomic_files/* writeFileAtomically */.lo)(this.#path, text, { flush: false }).catch(() => { });
    }
    async #flush() {
        const lines = this.#pending.splice(0);
        if (lines.length === 0)
            return;
        this.#lines += lines.length;
        // One append of whole lines: lines of several processes do not mix.
        await (0,promises_.appendFile)(this.#path, lines.join('')).catch(() => { });
    }
    #load() {
        this.#known ??= (0,promises_.readFile)(this.#path, 'latin1').then((text) => {
            const known = new Map();
            for (const line of text.split('\n')) {
                const space = line.indexOf(' ');
                const digest = (0,oci_digest/* tryParseDigest */.jt)(line.slice(0, Math.max(0, space)));
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

;// CONCATENATED MODULE: ./build/store/store.js













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
    #swept = Promise.resolve();
    constructor(directory, options) {
        this.directory = directory;
        this.#trust = options.trust ?? 'recorded';
        this.#index = new layout_index/* LayoutIndex */.V(directory);
        this.#record = new VerifiedRecord(directory);
    }
    /**
     * Opens a store, and makes it where it is missing. A store that may only be read can be opened.
     * @param directory absolute
     * @throws {NotAStoreError} where the directory holds a layout of another version. Errors of the disk: exit code 8.
     */
    static async open(directory, options = {}) {
        const layoutFile = (0,external_node_path_.join)(directory, 'oci-layout');
        const store = new Store(directory, options);
        try {
            const layout = await (0,promises_.readFile)(layoutFile, 'utf8').catch((error) => {
                if (error.code === 'ENOENT')
                    return undefined;
                throw error;
            });
            const version = layout === undefined ? undefined : layoutVersion(layout);
            if (version !== undefined && version !== '1.0.0') {
                throw new errors/* NotAStoreError */.mm(layoutFile, `is of the layout version ${JSON.stringify(version)}`);
            }
            if (version === undefined)
                await (0,atomic_files/* writeFileAtomically */.lo)(layoutFile, '{"imageLayoutVersion":"1.0.0"}');
        }
        catch (error) {
            throw (0,disk_error/* asDiskError */.k_)(error, layoutFile);
        }
        // A CI cache holds blobs only; and other tools fail on a broken index. Where we may not repair it we do not need it.
        await store.#index.repair().catch(() => { });
        // Nobody waits for it but `close()`.
        store.#swept = (0,blob_files/* sweepStore */.KW)(directory);
        return store;
    }
    /** Where a blob lies, or would lie. Use it only for blobs that `blob()`, `has()` or `ingest()` vouched for. */
    blobPath(digest) {
        return (0,blob_files/* blobPathIn */.Kh)(this.directory, digest);
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
        throw new errors/* MissingOfflineError */.K6(what, 'blob', digest, read === 'damaged');
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
            const stored = await this.#readVerified(digest, oci_manifest/* largestManifest */.oU);
            if (stored instanceof Uint8Array) {
                const manifest = (0,oci_manifest/* parseManifest */.Ng)(stored, `${module}@${digest}`);
                this.#note(digest, 'store', stored.length);
                return { descriptor: manifestDescriptor(digest, stored, manifest), bytes: stored, manifest };
            }
            if (registry === undefined)
                throw new errors/* MissingOfflineError */.K6(module, 'manifest', digest, stored === 'damaged');
            const fetched = await registry.fetchManifest(repository, digest);
            if (fetched === undefined)
                throw new errors/* ManifestGoneError */.$6(module, registry.host, digest);
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
                    throw new errors/* MissingOfflineError */.K6(module, 'blob', digest, state === 'damaged');
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
        await noteUses(this.directory, this.#used, Date.now());
    }
    async #ingestAnew(descriptor, bytes) {
        const { digest, size } = descriptor;
        if (await this.has(digest, size)) {
            abandon(bytes);
            return;
        }
        const status = await (0,blob_files/* writeBlob */.Zh)(this.directory, descriptor, bytes instanceof Uint8Array ? [bytes] : bytes);
        if (this.#trust !== 'nothing')
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
        const status = (0,blob_files/* blobStatus */.aI)(path);
        if (status === undefined)
            return 'missing';
        if (size !== undefined && status.size !== BigInt(size))
            return this.#discard(digest, status);
        if (this.#trust === 'recorded' && (await this.#record.has(digest, status)))
            return 'usable';
        return this.#hash(digest);
    }
    async #hash(digest) {
        const hashed = await (0,blob_files/* hashFile */.DC)(this.blobPath(digest), digest);
        if (hashed === undefined)
            return 'missing';
        if (!hashed.isRight)
            return this.#discard(digest, hashed.status);
        if (this.#trust !== 'nothing')
            await this.#record.add(digest, hashed.status);
        return 'usable';
    }
    async #discard(digest, status) {
        const path = this.blobPath(digest);
        if (!(await (0,blob_files/* removeDamaged */.GA)(path, status)))
            throw new errors/* DamagedBlobError */.z_(path, digest);
        this.#damaged.add(digest);
        return 'damaged';
    }
    /** The bytes of a small blob, hashed each time: that costs less than to ask whether it must be. */
    async #readVerified(digest, limit = Number.POSITIVE_INFINITY) {
        const path = this.blobPath(digest);
        const status = (0,blob_files/* blobStatus */.aI)(path);
        if (status === undefined)
            return 'missing';
        if (status.size > limit)
            return this.#discard(digest, status);
        try {
            const bytes = status.size <= blob_files/* smallBlob */.XI ? (0,external_node_fs_.readFileSync)(path) : await (0,promises_.readFile)(path);
            return (0,oci_digest/* digestOf */.ol)(bytes, (0,oci_digest/* digestAlgorithm */.g4)(digest)) === digest ? bytes : await this.#discard(digest, status);
        }
        catch (error) {
            throw (0,disk_error/* asDiskError */.k_)(error, path);
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
    if (bytes instanceof external_node_stream_.Readable) {
        bytes.destroy();
        return;
    }
    const iterator = bytes[Symbol.asyncIterator]();
    iterator.next().then(() => iterator.return?.(), () => { });
}


/***/ }),

/***/ 76765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ removeLeftovers),
/* harmony export */   FM: () => (/* binding */ replaceFileAtOnce),
/* harmony export */   lo: () => (/* binding */ writeFileAtomically),
/* harmony export */   w6: () => (/* binding */ temporaryBeside)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _process_space_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85642);





/**
 * Writes a file so that a reader, or a kill at any moment, sees the old content or the new and nothing between: written
 * beside, flushed, renamed. Makes the directory where it is missing, and removes what killed processes left there.
 */
async function writeFileAtomically(path, content, options = {}) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory, { recursive: true });
    await sweepOnce(directory);
    const beside = temporaryBeside(path);
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(beside, 'wx', options.mode ?? 0o644);
        try {
            await file.writeFile(content);
            if (options.flush !== false)
                await file.sync();
        }
        finally {
            await file.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(beside, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(beside, { force: true });
        throw error;
    }
}
/**
 * The same for a small file that a next run makes again (a record): at once, with nothing else done meanwhile, and with no wait for
 * the disk, so that after a loss of power it may be empty.
 */
function replaceFileAtOnce(path, content) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path);
    // Where nothing was before, nothing was left.
    if (!swept.has(directory) && (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(directory, { recursive: true }) === undefined)
        sweepAtOnce(directory);
    const beside = temporaryBeside(path);
    try {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(beside, content, { flag: 'wx', mode: 0o644 });
        }
        catch (error) {
            // Somebody emptied the cache since the directory was looked through.
            if (error.code !== 'ENOENT')
                throw error;
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(directory, { recursive: true });
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(beside, content, { flag: 'wx', mode: 0o644 });
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(beside, path);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(beside, { force: true });
        throw error;
    }
}
/** Random once, counted from there. */
let last = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomInt)(0x1000000);
/**
 * A name for a temporary file in the directory of `path`; no two calls give the same. It never ends in `.proto`, and tells whose it
 * is: the process, and the first half of the digits the space of that number.
 */
function temporaryBeside(path) {
    last = (last + 1) & 0xffffff;
    const digits = `${(0,_process_space_js__WEBPACK_IMPORTED_MODULE_4__/* .processSpaceTag */ .UX)()}${last.toString(16).padStart(6, '0')}`;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path)}.${process.pid}.${digits}.tmp`);
}
/**
 * Removes the temporary files and directories that processes left in a directory when they were killed: at once where the process is
 * one that we would see, after an hour those of other machines and containers. What cannot be removed stays.
 */
async function removeLeftovers(directory) {
    for (const path of leftoversIn(directory))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { recursive: true, force: true }).catch(() => { });
}
function leftoversIn(directory) {
    return namesIn(directory).flatMap((name) => {
        const [, processId, tag] = /^\..+\.(\d+)\.([0-9a-f]{6})[0-9a-f]{6}\.tmp$/.exec(name) ?? [];
        if (processId === undefined)
            return [];
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, name);
        const isLeftOver = tag === (0,_process_space_js__WEBPACK_IMPORTED_MODULE_4__/* .processSpaceTag */ .UX)() ? !(0,_process_space_js__WEBPACK_IMPORTED_MODULE_4__/* .isProcessAlive */ .jW)(Number(processId)) : ageOf(path) > leftoverAfterMs;
        return isLeftOver ? [path] : [];
    });
}
function namesIn(directory) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(directory);
    }
    catch {
        return [];
    }
}
/** No run takes this long to write one file or one module. */
const leftoverAfterMs = 3_600_000;
function ageOf(path) {
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(path, { throwIfNoEntry: false });
    return status === undefined ? 0 : Date.now() - status.mtimeMs;
}
/** Directories that this process looked through. One look is enough: what is left by then was left by others that are gone. */
const swept = new Map();
function sweepOnce(directory) {
    const sweep = swept.get(directory) ?? removeLeftovers(directory);
    swept.set(directory, sweep);
    return sweep;
}
/** For the last files of a run: what nobody waits for would end with the process, half done. */
function sweepAtOnce(directory) {
    swept.set(directory, Promise.resolve());
    try {
        for (const path of leftoversIn(directory))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { recursive: true, force: true });
    }
    catch {
        // What cannot be removed stays.
    }
}


/***/ }),

/***/ 97445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ readBlockYaml)
/* harmony export */ });
/** Mappings and lists in one another. */
const deepest = 32;
/** The library is not asked for texts with more lines either: see untrusted-yaml.ts. */
const mostLines = 320_000;
/** Characters. Of a key, YAML itself allows 1,024. */
const longestKey = 256;
/** What a plain text goes on with: nothing that could end it, and a colon only with more of the text behind it. */
const word = String.raw `[\w./@^~+=*<>-]`;
const more = `${word}*(?::${word}+)*`;
/** All the spaces that stand there: a pattern must not try each of the ways to share them out among its parts. */
const all = (spaces) => `${spaces}(?! )`;
/** Indentation, a dash, a key, a value in one of three styles or a list of plain texts, a comment: each of them or not. */
const linePattern = new RegExp([
    `(${all(' *')})(-${all(' +')})?`,
    String.raw `(?:([A-Za-z_]${more}):(${all(' +')}|(?=\n|$)))?`,
    String.raw `(?:([A-Za-z_]${more})|([\d.~]${more})|"([ !#-[\]-~]*)"|'([ -&(-~]*)'|\[([ ,:\w./@^~+=*<>-]*)\])?`,
    String.raw `${all(' *')}(?:(?<= )#[^\n]*)?(?:\n|$)`,
].join(''), 'y');
/** An item of such a list, with the comma before it. */
const itemPattern = new RegExp(String.raw `(^|(?<=.),)( *)([\w.~]${more}) *(?=,|$)`, 'y');
/** The words that are no texts. */
const words = new Map([
    ...['null', 'Null', 'NULL'].map((spelling) => [spelling, null]),
    ...['true', 'True', 'TRUE'].map((spelling) => [spelling, true]),
    ...['false', 'False', 'FALSE'].map((spelling) => [spelling, false]),
]);
const longestWord = 5;
/**
 * Reads a mapping in block style, of the kind that programs write and most people do: one `key: value` or `- item` a line,
 * texts on one line and without escapes, comments. Undefined for every other text: for all that YAML has besides, and for all
 * that is wrong. What it reads, it reads exactly as the `yaml` library does, in a small part of the time.
 */
function readBlockYaml(text) {
    return text.includes('\r') ? undefined : new BlockReader(text).read();
}
class BlockReader {
    #text;
    /** Outermost first. */
    #open = [];
    #root;
    /** A key of the innermost mapping without a value so far, and the offset behind its colon. */
    #waiting;
    constructor(text) {
        this.#text = text;
    }
    read() {
        const text = this.#text;
        let lines = 0;
        for (let at = 0; at < text.length;) {
            lines += 1;
            if (lines > mostLines)
                return undefined;
            if (text[at] === '#') {
                const end = text.indexOf('\n', at);
                at = end === -1 ? text.length : end + 1;
                continue;
            }
            linePattern.lastIndex = at;
            const line = linePattern.exec(text);
            if (line === null || !this.#add(at, line))
                return undefined;
            at = linePattern.lastIndex;
        }
        this.#leaveEmpty();
        return this.#root;
    }
    /** False where it is no line that we read. */
    #add(at, line) {
        const [dash, key] = [line[2], line[3]];
        const hasValue = (line[5] ?? line[6] ?? line[7] ?? line[8] ?? line[9]) !== undefined;
        if (key === undefined && dash === undefined)
            return !hasValue;
        const indent = line[1]?.length ?? 0;
        this.#close(indent, dash !== undefined);
        let start = at + indent;
        if (dash !== undefined) {
            if (!this.#openList(start, indent))
                return false;
            start += dash.length;
        }
        let value;
        if (hasValue) {
            value = writtenValue(line, start + (key === undefined ? 0 : key.length + 1) + (line[4]?.length ?? 0));
            if (value === undefined)
                return false;
        }
        if (key === undefined) {
            const last = this.#open.at(-1);
            if (value === undefined || last?.kind !== 'list')
                return false;
            last.items.push(value);
            return true;
        }
        return this.#addKey(key, start, dash === undefined ? indent : indent + dash.length, dash !== undefined, value);
    }
    /** Ends what a line with that indentation cannot go on with. A list may stand in the column of the key that it is under. */
    #close(indent, isItem) {
        for (;;) {
            const last = this.#open.at(-1);
            if (last === undefined || last.indent < indent)
                return;
            if (last.indent === indent && (isItem || last.kind === 'map'))
                return;
            this.#leaveEmpty();
            this.#open.pop();
        }
    }
    /** Makes the list that a dash goes on with the innermost. */
    #openList(start, indent) {
        const last = this.#open.at(-1);
        if (last?.kind === 'list')
            return last.indent === indent;
        const items = [];
        return this.#give({ kind: 'list', start, anchor: undefined, items }) && this.#push({ kind: 'list', indent, items });
    }
    #addKey(key, start, indent, isFirst, value) {
        if (key.length > longestKey || (key.length <= longestWord && words.has(key)))
            return false;
        const last = this.#open.at(-1);
        if (last?.kind !== 'map' || last.indent !== indent || isFirst) {
            const entries = [];
            const map = { kind: 'map', start, anchor: undefined, flow: false, entries };
            if (isFirst) {
                if (last?.kind !== 'list')
                    return false;
                last.items.push(map);
            }
            else if (last === undefined) {
                if (indent > 0)
                    return false;
                this.#root = map;
            }
            else if (!this.#give(map))
                return false;
            if (!this.#push({ kind: 'map', indent, entries, keys: new Set() }))
                return false;
        }
        this.#leaveEmpty();
        const map = this.#open.at(-1);
        if (map?.kind !== 'map' || map.keys.has(key))
            return false;
        map.keys.add(key);
        if (value === undefined)
            this.#waiting = { key: scalar(start, key), end: start + key.length + 1 };
        else
            map.entries.push({ key: scalar(start, key), value });
        return true;
    }
    #push(open) {
        this.#open.push(open);
        return this.#open.length <= deepest;
    }
    /** Gives the key that waits its value; false where none waits. */
    #give(value) {
        const map = this.#open.at(-1);
        if (this.#waiting === undefined || map?.kind !== 'map')
            return false;
        map.entries.push({ key: this.#waiting.key, value });
        this.#waiting = undefined;
        return true;
    }
    #leaveEmpty() {
        if (this.#waiting === undefined)
            return;
        let start = this.#waiting.end;
        while (this.#text[start] === ' ')
            start += 1;
        this.#give(scalar(start, '', null));
    }
}
function scalar(start, source, value = source) {
    return { kind: 'scalar', start, anchor: undefined, value, source };
}
/** Undefined where it is none that we read. */
function writtenValue(line, start) {
    const text = line[5];
    if (text !== undefined)
        return textOrWord(start, text);
    const quoted = line[7] ?? line[8];
    if (quoted !== undefined)
        return scalar(start, quoted);
    return line[6] === undefined ? bracketList(start, line[9] ?? '') : numberOrText(start, line[6]);
}
/** @param source begins with a letter */
function textOrWord(start, source) {
    return scalar(start, source, source.length > longestWord ? source : words.get(source));
}
/** Undefined where it might be a number of another kind than a small whole one. */
function numberOrText(start, source) {
    if (source === '~')
        return scalar(start, source, null);
    if (/^(?:0|[1-9]\d{0,14})$/.test(source))
        return scalar(start, source, Number(source));
    const isPath = source === '.' || source.startsWith('./');
    // Numbers have no letters but e, and x or o behind a zero.
    const isText = isPath || (/^(?!0[xo])\d/.test(source) && /[A-DF-Za-df-z]/.test(source));
    return isText ? scalar(start, source) : undefined;
}
/** @param inside what stands between the brackets */
function bracketList(start, inside) {
    const items = [];
    const list = { kind: 'list', start, anchor: undefined, items };
    if (inside.trim() === '')
        return list;
    for (let at = 0; at < inside.length; at = itemPattern.lastIndex) {
        itemPattern.lastIndex = at;
        const [, comma = '', gap = '', text] = itemPattern.exec(inside) ?? [];
        if (text === undefined)
            return undefined;
        const from = start + 1 + at + comma.length + gap.length;
        const item = /^[A-Za-z_]/.test(text) ? textOrWord(from, text) : numberOrText(from, text);
        if (item === undefined)
            return undefined;
        items.push(item);
    }
    return list;
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


/***/ }),

/***/ 76814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ childEnvironment)
/* harmony export */ });
/**
 * Names that may hold a secret of ours, of the CI system's or of a registry. None of them reaches buf, buck2 or a build action.
 * Windows takes them in any case.
 */
const secretNames = [
    /^ORAS_(REGISTRY_)?TOKENS?$/i,
    /^ORAS_USERNAME$/i,
    /^(BUF|BSR)_TOKEN$/i,
    /^INPUT_/i,
    /^(ACTIONS_RUNTIME_TOKEN|ACTIONS_ID_TOKEN_REQUEST_TOKEN|ACTIONS_ID_TOKEN_REQUEST_URL|GITHUB_TOKEN|GH_TOKEN)$/i,
    /^CI_JOB_TOKEN|^CI_REGISTRY_PASSWORD$|^CI_DEPLOY_PASSWORD$|^CI_JOB_JWT/i,
    /^(CI_DEPENDENCY_PROXY_PASSWORD|CI_BUILD_TOKEN|DOCKER_AUTH_CONFIG)$/i,
    // The tokens that a job of GitLab asks for under `id_tokens` are commonly named so, ours among them.
    /_ID_TOKEN$/i,
    // For a user name and a password Jenkins' `credentials('id')` makes two variables more, whatever the first is called.
    /_PSW$|_TOKEN_USR$/i,
    // An agent that was started with it in its environment hands it on to every step.
    /^JENKINS_SECRET$/i,
    /^(GITLAB_(PRIVATE_)?TOKEN|CI_RUNNER_SHORT_TOKEN|CI_SERVER_TLS_KEY_FILE|JENKINS_(API_)?TOKEN)$/i,
    // GitLab puts the job's token into this URL.
    /^CI_REPOSITORY_URL$/i,
    /^(STATE|ORAS_BUF_STATE)_/i,
    /^ORAS_BUF_(TOKENS?|BSR_TOKEN|USERNAME|REMOTE_HEADERS)$/i,
    // Files by which a step speaks to the runner: a build action has nothing to say to later steps in our name.
    /^GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$/i,
];
/**
 * The environment for a child program: ours, less every variable that may carry a secret, with `additions` on top. Local
 * build actions inherit the environment of buck2's daemon, so what is left in here can be read by any of them.
 */
function childEnvironment(ours, additions = {}) {
    const environment = {};
    for (const [name, value] of Object.entries(ours)) {
        if (value !== undefined && !secretNames.some((pattern) => pattern.test(name)))
            environment[name] = value;
    }
    return { ...environment, ...additions };
}


/***/ }),

/***/ 1543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ runChildProgram)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);


const defaultKeepBytes = 16 * 1024 * 1024;
const killAfterMs = 10_000;
/** A line without an end is handed out in pieces of this size, so that it is neither kept whole nor scanned again and again. */
const longestLine = 64 * 1024;
/**
 * Runs a child program to its end. A non-zero exit is a result, not an error; that the program cannot be started at all
 * rejects with the system's error (`ENOENT`, `EACCES`).
 */
function runChildProgram(child) {
    const started = performance.now();
    const options = {
        cwd: child.directory,
        env: { ...child.environment },
        stdio: [child.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        windowsHide: true,
    };
    return new Promise((resolve, reject) => {
        if (child.signal?.aborted === true) {
            resolve({ exitCode: 130, stdout: '', stderr: '', durationMs: 0, aborted: true });
            return;
        }
        const running = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(child.program, [...child.arguments], options);
        const out = new KeptOutput(child.keepBytes ?? defaultKeepBytes, (line) => child.onLine?.(line, 'stdout'));
        const err = new KeptOutput(child.keepBytes ?? defaultKeepBytes, (line) => child.onLine?.(line, 'stderr'));
        let killTimer;
        let aborted = false;
        const abort = () => {
            aborted = true;
            running.kill('SIGINT');
            killTimer = setTimeout(() => running.kill('SIGKILL'), killAfterMs);
        };
        child.signal?.addEventListener('abort', abort, { once: true });
        const cleanUp = () => {
            clearTimeout(killTimer);
            child.signal?.removeEventListener('abort', abort);
        };
        running.stdout?.on('data', (chunk) => out.add(chunk));
        running.stderr?.on('data', (chunk) => err.add(chunk));
        running.once('error', (error) => {
            cleanUp();
            reject(error);
        });
        let exit;
        const finish = () => {
            if (exit === undefined)
                return;
            cleanUp();
            running.stdout?.destroy();
            running.stderr?.destroy();
            resolve({
                exitCode: exit.code,
                stdout: out.end(),
                stderr: err.end(),
                durationMs: performance.now() - started,
                aborted,
            });
        };
        // A daemon that the child left behind may hold the pipes open for ever: give the streams a moment after the exit, no more.
        running.once('exit', (code, signal) => {
            exit = { code: code ?? 128 + (signal === null ? 0 : node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal]) };
            setTimeout(finish, 1_000).unref();
        });
        running.once('close', finish);
        if (child.input !== undefined) {
            running.stdin?.on('error', () => { });
            running.stdin?.end(child.input);
        }
    });
}
/** Keeps the tail of a stream and hands out its lines. */
class KeptOutput {
    #limit;
    #onLine;
    #decoder = new TextDecoder();
    #kept = [];
    #size = 0;
    #partial = '';
    #ended = false;
    constructor(limit, onLine) {
        this.#limit = limit;
        this.#onLine = onLine;
    }
    add(chunk) {
        if (this.#ended)
            return;
        this.#kept.push(chunk);
        this.#size += chunk.length;
        while (this.#kept.length > 1 && this.#size - (this.#kept[0]?.length ?? 0) >= this.#limit) {
            this.#size -= this.#kept.shift()?.length ?? 0;
        }
        const lines = (this.#partial + this.#decoder.decode(chunk, { stream: true })).split(/\r?\n/);
        this.#partial = lines.pop() ?? '';
        for (const line of lines)
            this.#onLine(line);
        if (this.#partial.length > longestLine) {
            this.#onLine(this.#partial);
            this.#partial = '';
        }
    }
    end() {
        if (!this.#ended) {
            this.#ended = true;
            const rest = this.#partial + this.#decoder.decode();
            if (rest !== '')
                this.#onLine(rest);
        }
        const kept = Buffer.concat(this.#kept);
        return kept.subarray(Math.max(0, kept.length - this.#limit)).toString('utf8');
    }
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

/***/ 19820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside),
/* harmony export */   d: () => (/* binding */ realPathOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** True where `path` is `directory` or lies below it, by name alone. Symbolic links are not followed: see `realPathOf`. */
function isInside(directory, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path));
    return way === '' || (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way));
}
/** The path with its symbolic links resolved as far as it exists; what does not exist yet is appended as it stands. */
function realPathOf(path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(absolute);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute);
        return parent === absolute ? absolute : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(realPathOf(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(absolute));
    }
}


/***/ }),

/***/ 97854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ InterruptedError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A person or a runner wished the job to end. It is the reason of the job's abort signal. */
class InterruptedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode;
    signalName;
    constructor(signalName) {
        super(`The job was stopped by ${signalName}`, {
            next: 'Nothing was left half-written: run it again to go on from there.',
        });
        this.signalName = signalName;
        this.exitCode = signalName === 'SIGINT' ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.interrupted : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.terminated;
    }
    /** No line of a file led to this. */
    addPlaces() { }
}


/***/ }),

/***/ 75652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ readHolder),
/* harmony export */   Ju: () => (/* binding */ LockWatch),
/* harmony export */   Q5: () => (/* binding */ withLockFile),
/* harmony export */   Se: () => (/* binding */ isHolderGone),
/* harmony export */   TY: () => (/* binding */ defaultStaleMs),
/* harmony export */   bc: () => (/* binding */ removeLeftLock),
/* harmony export */   bf: () => (/* binding */ LockFileBusyError),
/* harmony export */   jg: () => (/* binding */ isHolderAtWork),
/* harmony export */   lb: () => (/* binding */ newHolder),
/* harmony export */   qZ: () => (/* binding */ createHeld),
/* harmony export */   r$: () => (/* binding */ giveSignsOfLife),
/* harmony export */   yc: () => (/* binding */ shownHolder)
/* harmony export */ });
/* unused harmony export whoWeAre */
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
    const id = newHolder();
    try {
        await acquire(path, id, options);
    }
    catch (error) {
        throw (0,_disk_error_js__WEBPACK_IMPORTED_MODULE_6__/* .asDiskError */ .k_)(error, path);
    }
    const stop = giveSignsOfLife(path);
    try {
        return await work();
    }
    finally {
        stop();
        if ((await readHolder(path).catch(() => undefined)) === id)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true }).catch(() => { });
    }
}
/**
 * Takes away a lock whose holder was killed when it had nothing left to do but to let go: for a place where the next run finds
 * everything done, and would never ask for the lock. It waits for nobody. Errors of the disk: exit code 8.
 */
async function removeLeftLock(path) {
    const holder = await readHolder(path);
    if (holder === undefined || !isHolderGone(holder))
        return;
    await withLockFile(path, { timeoutMs: 0 }, async () => { }).catch((error) => {
        if (!(error instanceof LockFileBusyError))
            throw error;
    });
}
async function acquire(path, id, options) {
    const deadline = performance.now() + (options.timeoutMs ?? 600_000);
    const watches = new LockWatches(options.staleMs ?? defaultStaleMs);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true });
    let told = false;
    let pauseMs = 10;
    for (;;) {
        if (await createHeld(path, id))
            return;
        // Undefined: it was released just now.
        const holder = await readHolder(path);
        if (holder !== undefined && (await takeOver(path, holder, id, watches)))
            return;
        if (!told && holder !== undefined && holder !== '') {
            options.onWait?.(shownHolder(holder));
            told = true;
        }
        if (performance.now() > deadline) {
            const who = holder === undefined || holder === '' ? 'another process' : shownHolder(holder);
            throw new LockFileBusyError(`${path} is held by ${who}`, {
                places: [{ file: path }],
                next: 'Wait for the other run to end, or delete the file if that run is gone.',
            });
        }
        await pause(pauseMs, options.signal);
        pauseMs = Math.min(250, pauseMs * 2);
    }
}
/**
 * Takes the lock of a holder that is gone; true where it is ours then. Only who holds a second lock, the right to do so, may:
 * otherwise one waiter could take the fresh lock of another that was quicker. The right becomes the lock, by one rename: whoever
 * is killed on the way leaves nothing but the old lock and a right, of which the next waiter sees that its holder is gone.
 */
async function takeOver(path, holder, id, watches) {
    if (!isHolderGone(holder) && !(await watches.isStale(path, holder)))
        return false;
    const right = `${path}.takeover`;
    if (!(await createHeld(right, id))) {
        const other = await readHolder(right);
        // A right of a right, and so on: each one more takes one more kill, within a few milliseconds.
        if (other === undefined || !(await takeOver(right, other, id, watches)))
            return false;
    }
    if ((await readHolder(path)) === holder) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(right, path);
        return true;
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(right, { force: true });
    return false;
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
        const touched = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path, { bigint: true }).then(({ mtimeNs }) => mtimeNs, () => 0n);
        const seen = `${holder} ${touched}`;
        if (seen !== this.#seen) {
            this.#seen = seen;
            this.#since = performance.now();
            return false;
        }
        return performance.now() - this.#since > this.#staleMs;
    }
}
/** A watch for each lock that one waiter meets. */
class LockWatches {
    #staleMs;
    #watches = new Map();
    constructor(staleMs) {
        this.#staleMs = staleMs;
    }
    isStale(path, holder) {
        const watch = this.#watches.get(path) ?? new LockWatch(this.#staleMs);
        this.#watches.set(path, watch);
        return watch.isStale(path, holder);
    }
}
/**
 * Makes a file that tells its holder; false where there is one already. It is a symbolic link that leads nowhere, its target the
 * holder: the system makes it in one go, name and content, so that a kill never leaves one that says nothing, and it is never
 * followed. (The lock files of Emacs and Firefox are such links, for the same reason.) Where the disk has no links, or none that
 * can be touched, it is a plain file.
 */
async function createHeld(path, id) {
    if (hasNoLinks.has((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path)))
        return createPlain(path, id);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.symlink)(id, path);
    }
    catch (error) {
        const { code } = error;
        if (code === 'EEXIST')
            return false;
        if (!withoutLinks.has(code ?? ''))
            throw error;
        hasNoLinks.add((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path));
        return createPlain(path, id);
    }
    try {
        // Its signs of life must work: without them others would take it for left after a while.
        await touch(path);
        return true;
    }
    catch {
        hasNoLinks.add((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
        return createPlain(path, id);
    }
}
/** Windows lets few users make links. */
const withoutLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);
/** Directories on disks without links. */
const hasNoLinks = new Set();
async function createPlain(path, id) {
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
/** Undefined where there is no lock; empty while the holder of a plain file is about to write who it is. */
async function readHolder(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readlink)(path);
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT')
            return undefined;
        // A plain file.
        if (code !== 'EINVAL' && code !== 'UNKNOWN')
            throw error;
    }
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
        // It became a link meanwhile: another lock.
        if (code === 'ELOOP')
            return '';
        throw error;
    }
}
/** Touches what {@link createHeld} made, now and then, until it is told to stop. */
function giveSignsOfLife(path) {
    const timer = setInterval(() => {
        touch(path).catch(() => { });
    }, refreshMs);
    timer.unref();
    return () => clearInterval(timer);
}
function touch(path) {
    const now = new Date();
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lutimes)(path, now, now);
}
/** Who we are, and what no other holder is called. */
function newHolder() {
    return `${whoWeAre()} ${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
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
    const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(() => undefined);
    return status !== undefined && Math.abs(Date.now() - status.mtimeMs) < staleMs;
}
function visibleProcess(holder) {
    const theirs = /^(\d+)@(.*) [0-9a-f]+$/.exec(holder);
    return theirs?.[2] === (0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .processSpace */ .SW)() ? Number(theirs[1]) : undefined;
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
const markers = ['<<<<<<<', '=======', '>>>>>>>', '|||||||'];
/**
 * Throws where a text holds the markers of a merge conflict.
 * @param next what to do about it; for a file that people write, to resolve it by hand
 * @throws {MergeConflictError} with the line of the first marker
 */
function refuseConflictMarkers(text, file, next) {
    if (!markers.some((marker) => text.includes(marker)))
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

/***/ 12822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ editDistance),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that `text` most likely meant, for "did you mean": the one with the fewest edits (insert, delete, replace,
 * swap of neighbours), case ignored. Undefined where none is close: at most a third of the longer text may differ.
 */
function nearest(text, candidates) {
    const wanted = text.toLowerCase();
    let best;
    let bestDistance = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
        const allowed = Math.max(1, Math.floor(Math.max(text.length, candidate.length) / 3));
        // It takes as many edits at least, and a text from a file may be very long.
        if (Math.abs(text.length - candidate.length) > allowed)
            continue;
        const distance = editDistance(wanted, candidate.toLowerCase());
        if (distance <= allowed && distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}
/** Edits between two texts, a swap of neighbours counted as one (optimal string alignment). */
function editDistance(from, to) {
    let beforeLast = [];
    let last = Array.from({ length: to.length + 1 }, (_unused, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const current = [i];
        for (let j = 1; j <= to.length; j++) {
            const same = from[i - 1] === to[j - 1];
            let cost = Math.min(at(last, j) + 1, at(current, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
            if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
                cost = Math.min(cost, at(beforeLast, j - 2) + 1);
            }
            current.push(cost);
        }
        beforeLast = last;
        last = current;
    }
    return at(last, to.length);
}
function at(row, index) {
    return row[index] ?? Number.POSITIVE_INFINITY;
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

/***/ 69309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Redaction)
/* harmony export */ });
/**
 * Takes secrets out of what we print, write or quote. CI systems mask too, but a terminal does not, and no system masks summaries
 * and files.
 */
class Redaction {
    #values = new Set();
    /** Each line of a value counts on its own, because logs are cut at lines. Blank ones are passed over. */
    add(value) {
        const lines = value.split(/\r?\n/).filter((line) => line.trim() !== '');
        for (const line of lines)
            this.#values.add(line);
        return lines;
    }
    /** The text without any secret; longer ones go first, so that one inside another leaves no rest. */
    apply(text) {
        let clean = text;
        for (const value of [...this.#values].sort((a, b) => b.length - a.length))
            clean = clean.replaceAll(value, '***');
        return clean;
    }
}


/***/ }),

/***/ 65646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** A value that must not be printed. Only `reveal()` gives it out; every other way to a string hides it. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself. Hand it on to a child's environment or a header, and to nothing else. */
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}


/***/ }),

/***/ 52767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ withLockAlone),
/* harmony export */   fR: () => (/* binding */ takeShare)
/* harmony export */ });
/* unused harmony export sharersOf */
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
    try {
        await (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .withLockFile */ .Q5)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'lock'), options, async () => {
            await removeGone(directory);
            await makeShare(path);
        });
    }
    catch (error) {
        if (error instanceof _disk_error_js__WEBPACK_IMPORTED_MODULE_4__/* .NotPermittedError */ .gB)
            return { release: async () => { } };
        throw error;
    }
    const stop = (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .giveSignsOfLife */ .r$)(path);
    return {
        release: async () => {
            stop();
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
        const holder = await readHolder(join(directory, name));
        if (holder !== undefined && !isHolderGone(holder))
            found.push(shownHolder(holder));
    }
    return found;
}
async function makeShare(path) {
    try {
        await (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .createHeld */ .qZ)(path, (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .newHolder */ .lb)());
    }
    catch (error) {
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
 * Whether the sharer is surely gone. A file with nothing in it, on a disk without links, is of one that was killed between making the
 * file and writing its name: who makes one holds the lock, and now we do.
 */
function isLeftOver(holder) {
    return holder === '' || (0,_lock_file_js__WEBPACK_IMPORTED_MODULE_5__/* .isHolderGone */ .Se)(holder);
}
async function shareFiles(directory) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory).catch(() => [])).filter((name) => name.endsWith(suffix));
}


/***/ }),

/***/ 37315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ TextLines)
/* harmony export */ });
/** Where the lines of a text start; found when a place is first asked for. */
class TextLines {
    #text;
    #starts;
    constructor(text) {
        this.#text = text;
    }
    /** The place of an offset in the text, both counted from 1. */
    at(offset) {
        this.#starts ??= startsOf(this.#text);
        let [low, high] = [0, this.#starts.length];
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((this.#starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle;
        }
        return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
    }
}
function startsOf(text) {
    const starts = [0];
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1))
        starts.push(end + 1);
    return starts;
}


/***/ }),

/***/ 40023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ withoutTrailing)
/* harmony export */ });
/**
 * The text without those of the characters that it ends with. In one pass: a pattern such as `/\/+$/` begins anew at each slash of a long
 * run that something follows, and takes time by the square of it.
 */
function withoutTrailing(text, characters) {
    let end = text.length;
    while (end > 0 && characters.includes(text.charAt(end - 1)))
        end -= 1;
    return text.slice(0, end);
}


/***/ }),

/***/ 91940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ parseUntrustedYaml)
/* harmony export */ });
/* harmony import */ var _block_yaml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97445);

/** Parses YAML that nobody vouches for. What is written plainly is read before the library would be loaded. */
async function parseUntrustedYaml(text) {
    const root = (0,_block_yaml_js__WEBPACK_IMPORTED_MODULE_0__/* .readBlockYaml */ .l)(text);
    if (root !== undefined)
        return { kind: 'document', root, duplicateKey: undefined };
    const { parseWithLibrary } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(743)]).then(__webpack_require__.bind(__webpack_require__, 37743));
    return parseWithLibrary(text);
}


/***/ }),

/***/ 40252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j5: () => (/* binding */ visibleMarks)
/* harmony export */ });
/* unused harmony exports visibleText, visibleData, visibleJson */
/**
 * Texts from outside (names of files, tags, annotations) can hold what moves the cursor, hides text or turns it around. What is
 * printed goes through here, so that each such character is seen as what it is.
 */
/** Marks of direction, characters without width, line ends of Unicode, halves of characters. */
const marks = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const controls = /[\u0000-\u001f\u007f-\u009f]/g;
/** What GitHub's runner would take for a command: `::` at the start of a line, `##[` anywhere. */
const command = /^\s*:(?=:)|(?<=##)\[/gu;
/** Text of several lines, in colours or not, with each direction mark, character without width and half character written as `\u202e`. */
function visibleMarks(text) {
    return text.replace(marks, escaped);
}
/** Text of one line, in which controls and what a runner would obey are written so, too. */
function visibleText(text) {
    return visibleMarks(text)
        .replace(controls, escaped)
        .replace(command, (found) => found.slice(0, -1) + escaped(found.slice(-1)));
}
/** The same value with every text in it, keys too, made visible. */
function visibleData(value) {
    return mapped(value);
}
/** JSON in which those characters are escapes, also the ones that JSON itself lets through. It reads back as the value. */
function visibleJson(value) {
    // JSON holds line breaks only between its tokens.
    return JSON.stringify(value, undefined, 2).split('\n').map(visibleText).join('\n');
}
function mapped(value) {
    if (typeof value === 'string')
        return visibleText(value);
    if (Array.isArray(value))
        return value.map(mapped);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [visibleText(key), mapped(one)]));
}
function escaped(character) {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}


/***/ }),

/***/ 72670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ isNull)
/* harmony export */ });
function isNull(node) {
    return node.kind === 'scalar' && node.value === null;
}


/***/ }),

/***/ 9940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   oo: () => (/* binding */ ProgramNotFoundError)
/* harmony export */ });
/* unused harmony export NotAProgramError */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _system_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19820);




/** A program that the job needs is not there. */
class ProgramNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitCodes */ .hS.wrongInput;
}
/** The path that a setting names is no program. */
class NotAProgramError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitCodes */ .hS.wrongInput;
}
/**
 * Finds a program: where its setting says, else on PATH, but never inside the checkout, be it by the name of a PATH entry or
 * by a symbolic link (security.md). Relative PATH entries are skipped, because they mean the directory that we happen to be in.
 * @returns an absolute path
 * @throws {NotAProgramError} the setting names something else. {@link ProgramNotFoundError} it is nowhere; exit code 2 both.
 */
async function findProgram(search) {
    if (search.path !== undefined) {
        const reason = await whyNotAProgram(search.path);
        if (reason === undefined)
            return search.path;
        throw new NotAProgramError(`${search.path}, named by the setting ${search.setting}, ${reason}`, {
            next: `Correct ${search.setting}, or remove it to use ${search.name} from PATH. ${search.howToGet}`,
        });
    }
    const checkout = (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .d)(search.checkout);
    const skipped = [];
    for (const directory of pathEntries(search.environment)) {
        for (const name of fileNames(search.name, search.environment)) {
            const candidate = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
            if ((await whyNotAProgram(candidate)) !== undefined)
                continue;
            const inCheckout = (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .F)(checkout, (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .d)(directory)) || (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .F)(checkout, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(candidate));
            if (!inCheckout)
                return candidate;
            skipped.push(candidate);
        }
    }
    const [inside] = skipped;
    if (inside !== undefined) {
        throw new ProgramNotFoundError(`${search.name} is on PATH only inside the checkout (${inside}), where a pull request could have put it`, { next: `If you want this one, name it by the setting ${search.setting}. ${search.howToGet}` });
    }
    throw new ProgramNotFoundError(`${search.name} is not on PATH`, {
        next: `${search.howToGet} Or name the program by the setting ${search.setting}.`,
    });
}
async function whyNotAProgram(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch((error) => error);
    if (found instanceof Error)
        return found.code === 'ENOENT' ? 'is not there' : `cannot be used (${found.code ?? 'error'})`;
    if (!found.isFile())
        return 'is not a file';
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).then(() => undefined, () => 'is not executable');
}
function pathEntries(environment) {
    // Windows spells it `Path`, and a plain object keeps that spelling.
    const path = environment['PATH'] ?? environment['Path'] ?? '';
    return [...new Set(path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).filter(node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute))];
}
/** The file names to try: as it stands, and on Windows with each extension of PATHEXT that can be started without a shell. */
function fileNames(name, environment) {
    if (process.platform !== 'win32')
        return [name];
    const extensions = (environment['PATHEXT'] ?? '.COM;.EXE').split(';').map((extension) => extension.toLowerCase());
    return ['.exe', '.com'].filter((extension) => extensions.includes(extension)).map((extension) => name + extension);
}


/***/ }),

/***/ 74890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openGit: () => (/* binding */ openGit)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _system_child_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76814);
/* harmony import */ var _system_child_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1543);
/* harmony import */ var _find_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9940);




const keepBytes = 256 * 1024 * 1024;
/** Finds git; undefined where there is none. Nothing that it runs here fetches, or starts a program that a configuration names. */
async function openGit(place) {
    const program = await findGit(place);
    if (program === undefined)
        return undefined;
    // A hook that the repository's own configuration names is not run, and a checkout that another user owns (usual in
    // containers) is read all the same: reading runs nothing of it.
    const safety = ['-c', 'core.fsmonitor=false', '-c', 'safe.directory=*', '-c', 'core.quotePath=false'];
    // Missing objects are not fetched: for that git runs what the configuration names.
    safety.push('-c', 'protocol.allow=never', '-c', 'safe.bareRepository=explicit');
    const environment = (0,_system_child_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .childEnvironment */ .Q)(place.environment, {
        // Named, not discovered: files of a checkout can look like a bare repository, with an index and a configuration of their own.
        GIT_DIR: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.gitWorkTree, '.git'),
        GIT_WORK_TREE: place.gitWorkTree,
        GIT_NO_LAZY_FETCH: '1',
        GIT_OPTIONAL_LOCKS: '0',
        LC_ALL: 'C',
    });
    return {
        run: (args, input) => (0,_system_child_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runChildProgram */ .M)({
            program,
            arguments: [...safety, ...args],
            directory: place.directory,
            environment,
            keepBytes,
            ...(input === undefined ? {} : { input }),
        }),
    };
}
async function findGit({ environment, gitWorkTree }) {
    try {
        return await (0,_find_program_js__WEBPACK_IMPORTED_MODULE_2__/* .findProgram */ .Kp)({
            name: 'git',
            setting: 'PATH',
            path: undefined,
            environment,
            checkout: gitWorkTree,
            howToGet: 'Install git.',
        });
    }
    catch (error) {
        if (error instanceof _find_program_js__WEBPACK_IMPORTED_MODULE_2__/* .ProgramNotFoundError */ .oo)
            return undefined;
        throw error;
    }
}


/***/ })

};
