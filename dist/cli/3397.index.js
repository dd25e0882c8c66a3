export const id = 3397;
export const ids = [3397,8600];
export const modules = {

/***/ 35662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ credentialChain)
/* harmony export */ });
/* harmony import */ var _known_usernames_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55864);

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
        const usernames = username === undefined ? (0,_known_usernames_js__WEBPACK_IMPORTED_MODULE_0__/* .usernamesForToken */ .y)(hostnameOf(registry), isGitlabJobToken(secret, jobToken)) : [username];
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
        this.#stored ??= __webpack_require__.e(/* import() */ 5127).then(__webpack_require__.bind(__webpack_require__, 75127)).then(({ StoredCredentials: Stored }) => {
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

/***/ 55864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ usernamesForToken)
/* harmony export */ });
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

/***/ 66849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ parseBufWorkYaml)
/* harmony export */ });
/* harmony import */ var _relative_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29910);
/* harmony import */ var _yaml_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64021);


/**
 * Reads a `buf.work.yaml`, the workspace file that goes with v1 `buf.yaml` files.
 * @throws {MalformedYamlError} with file and line
 */
function parseBufWorkYaml(text, file) {
    const yaml = _yaml_document_js__WEBPACK_IMPORTED_MODULE_0__/* .YamlDocument */ .J.parse(text, file);
    const version = yaml.text(yaml.root, 'version');
    if (version?.text !== 'v1') {
        throw yaml.malformed(version === undefined ? 'it does not say its version' : `its version is ${JSON.stringify(version.text)}`, yaml.get(yaml.root, 'version') ?? yaml.root, 'Write "version: v1", or run "buf config migrate" to replace the file by a v2 buf.yaml.');
    }
    const directories = yaml.list(yaml.root, 'directories').map((node) => {
        const written = yaml.asText(node, 'directories');
        const path = (0,_relative_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .relativeDirectory */ .y)(written);
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


/***/ }),

/***/ 966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WF: () => (/* binding */ groupWorkspaces),
/* harmony export */   dt: () => (/* binding */ localsSeenBy),
/* harmony export */   mZ: () => (/* binding */ asksFromOutside)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _proto_sources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97955);


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
        const modules = one.yaml.modules.map(({ path }) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(one.directory, path));
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
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(directory, 'buf.yaml');
}
function contentsOf(members) {
    const locals = new Map();
    const sources = members.flatMap(({ directory, yaml }) => {
        if (yaml === undefined)
            return [{ directory, excludes: [], includes: [] }];
        return yaml.modules.flatMap((module) => {
            if (module.name !== undefined && !locals.has(module.name))
                locals.set(module.name, module.place);
            return module.sources.map((source) => (0,_proto_sources_js__WEBPACK_IMPORTED_MODULE_1__/* .sourcesFrom */ .bx)(directory, source));
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


/***/ }),

/***/ 73718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ findDeclarations)
});

// UNUSED EXPORTS: UndeclaredHostError

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
// EXTERNAL MODULE: ./build/modules/buf-work-yaml.js
var buf_work_yaml = __webpack_require__(66849);
// EXTERNAL MODULE: ./build/modules/buf-workspaces.js
var buf_workspaces = __webpack_require__(966);
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
// EXTERNAL MODULE: ./build/modules/requirement.js
var requirement = __webpack_require__(49509);
// EXTERNAL MODULE: ./build/tools/safe-git.js
var safe_git = __webpack_require__(74890);
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
    const git = gitWorkTree === undefined ? undefined : await (0,safe_git/* openGit */.z)({ gitWorkTree, directory: root, environment });
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
            collected.add(part.file, part.text);
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
    const bufWorkspaces = (0,buf_workspaces/* groupWorkspaces */.WF)(collected.yamls, works);
    const scoped = scopeLocals(workspace.kind, collected, bufWorkspaces);
    return {
        root: workspace.root,
        kind: workspace.kind,
        asks: scoped.dependencies.map((dependency) => ({
            ...dependency,
            requirement: (0,requirement/* parseRequirement */.p)(dependency.requirement, 'workspace'),
        })),
        against: against.map((one) => ({ ...one, requirement: (0,requirement/* parseRequirement */.p)(one.requirement, 'workspace') })),
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
    const { LoadedBuildFiles: Loaded } = await Promise.all(/* import() */[__webpack_require__.e(1283), __webpack_require__.e(8360)]).then(__webpack_require__.bind(__webpack_require__, 88360));
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
    const outside = (0,buf_workspaces/* asksFromOutside */.mZ)(workspaces, lockOwners);
    if (outside.size === 0)
        return { dependencies, locals, remarks: [] };
    if (kind === 'buf') {
        const seen = new Map(lockOwners.map((owner) => [owner.directory, (0,buf_workspaces/* localsSeenBy */.dt)(owner, workspaces)]));
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
    add(file, text) {
        const name = external_node_path_.posix.basename(file);
        if (name === 'buf.yaml')
            this.#addBufYaml(file, text);
        else if (name === 'buf.work.yaml')
            this.works.push({ file, yaml: (0,buf_work_yaml/* parseBufWorkYaml */.t)(text, file) });
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
    #addBufYaml(file, text) {
        const yaml = (0,buf_yaml/* parseBufYaml */.k)(text, file);
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


/***/ }),

/***/ 49509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ parseRequirement)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62088);

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
            return { kind: 'exact', text, version: new semver__WEBPACK_IMPORTED_MODULE_0__.SemVer(exact[1]) };
        }
        catch {
            return { kind: 'tag', text };
        }
    }
    const partial = partialPattern.exec(text);
    if (partial?.[1] !== undefined) {
        try {
            const range = new semver__WEBPACK_IMPORTED_MODULE_0__.Range(partial[2] === undefined ? partial[1] : `${partial[1]}.${partial[2]}`);
            return { kind: 'within', text, range };
        }
        catch {
            // More digits than a version may have: a commit of the BSR, or a time stamp.
            return { kind: 'tag', text };
        }
    }
    if (/[\^~<>=*|\s]|(?:^|\.)[xX](?:\.|$)/.test(text)) {
        try {
            return { kind: 'within', text, range: new semver__WEBPACK_IMPORTED_MODULE_0__.Range(text) };
        }
        catch {
            return { kind: 'tag', text };
        }
    }
    return { kind: 'tag', text };
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

/***/ 74890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ openGit)
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
