export const id = 7917;
export const ids = [7917];
export const modules = {

/***/ 98697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readSnapshots)
/* harmony export */ });
/* unused harmony export GitReferenceNotFoundError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _modules_workspace_root_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97540);
/* harmony import */ var _tools_safe_git_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74890);



/** `buf_breaking(against = "git:…")` names what git does not have. */
class GitReferenceNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
const prefix = 'git:';
/**
 * The commits that the references of a root mean now, each reference once. Contents are read from git's objects as they were
 * committed, below the root only, and when they are asked for.
 * @throws {GitReferenceNotFoundError} with the line of the build file
 */
async function readSnapshots(root, references, environment) {
    const first = new Map(references.toReversed().map((one) => [one.reference, one]));
    const [any] = first.values();
    if (any === undefined)
        return [];
    const { gitWorkTree } = await (0,_modules_workspace_root_js__WEBPACK_IMPORTED_MODULE_1__/* .findWorkspaceRoot */ .HU)(root);
    const git = gitWorkTree === undefined ? undefined : await (0,_tools_safe_git_js__WEBPACK_IMPORTED_MODULE_2__.openGit)({ gitWorkTree, directory: root, environment });
    if (git === undefined) {
        throw new GitReferenceNotFoundError(`${any.reference} cannot be read: ${gitWorkTree === undefined ? 'this is no work tree of git' : 'there is no git on PATH'}`, {
            places: [any.place],
            next: 'Compare with a version of the module or with a directory, or run this in a clone.',
        });
    }
    return Promise.all([...first.values()].map(async (one) => {
        const commit = await commitOf(git, one);
        return { reference: one.reference, commit, content: () => readProtoFiles(git, commit) };
    }));
}
/** A branch that was never checked out is there under the remote it came from. */
async function commitOf(git, { reference, place }) {
    const name = reference.slice(prefix.length);
    for (const candidate of [name, `origin/${name}`]) {
        const found = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`]);
        const commit = found.stdout.trim();
        if (found.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit))
            return commit;
    }
    throw new GitReferenceNotFoundError(`git has no commit ${JSON.stringify(name)}, which ${reference} names`, {
        places: [place],
        next: `Fetch it before this step (actions/checkout: "fetch-depth: 0"; else "git fetch origin ${name}"), or correct the name.`,
    });
}
async function readProtoFiles(git, commit) {
    // Paths are relative to the root, which is where git runs; links and submodules are no files.
    const listed = await succeed(git, ['ls-tree', '-r', '-z', commit]);
    const blobs = listed.split('\0').flatMap((entry) => {
        const match = /^100\d{3} blob ([0-9a-f]+)\t(.+\.proto)$/s.exec(entry);
        return match?.[1] === undefined || match[2] === undefined ? [] : [{ object: match[1], path: match[2] }];
    });
    if (blobs.length === 0)
        return [];
    const output = Buffer.from(await succeed(git, ['cat-file', '--batch'], blobs.map(({ object }) => `${object}\n`).join('')));
    let at = 0;
    return blobs.map(({ object, path }) => {
        const end = output.indexOf(10, at);
        const size = Number(new RegExp(`^${object} blob (\\d+)$`).exec(output.subarray(at, end).toString())?.[1]);
        if (!Number.isSafeInteger(size))
            throw unreadable(`${path} at ${commit} is no text in UTF-8, or git does not have it`);
        const content = output.subarray(end + 1, end + 1 + size);
        at = end + size + 2;
        return { path, content };
    });
}
async function succeed(git, args, input) {
    const { exitCode, stdout, stderr } = await git.run(args, input);
    if (exitCode !== 0)
        throw unreadable(`git ${args[0]} ended with ${exitCode}: ${stderr.trim().slice(0, 300)}`);
    return stdout;
}
function unreadable(message) {
    return new GitReferenceNotFoundError(message, {
        next: 'Check the clone with "git fsck", and fetch what is missing.',
    });
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

/***/ 67917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  installCell: () => (/* binding */ installCell)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/modules/buck-config-files.js
var buck_config_files = __webpack_require__(73784);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/tools/native-buf.js


/**
 * The native program behind a `buf`. npm's package `@bufbuild/buf` puts a script for Node on PATH, and the program itself into a
 * package of the platform beside it; everywhere else the program is what stands on PATH.
 * @param program absolute path, as found
 * @returns the program of the platform's package, else `program` with its links resolved
 */
async function nativeBuf(program) {
    const real = await (0,promises_.realpath)(program);
    if (!(await isScript(real)))
        return real;
    const name = process.platform === 'win32' ? 'buf.exe' : 'buf';
    for (let directory = (0,external_node_path_.dirname)(real); (0,external_node_path_.dirname)(directory) !== directory; directory = (0,external_node_path_.dirname)(directory)) {
        const candidate = (0,external_node_path_.join)(directory, 'node_modules/@bufbuild', `buf-${process.platform}-${process.arch}`, 'bin', name);
        const found = await (0,promises_.stat)(candidate).catch(() => undefined);
        if (found?.isFile() === true)
            return candidate;
    }
    return real;
}
async function isScript(path) {
    const file = await (0,promises_.open)(path);
    try {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
        return bytesRead === 2 && buffer.toString('latin1') === '#!';
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
// EXTERNAL MODULE: ./build/modules/reproducible-tar.js
var reproducible_tar = __webpack_require__(9598);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
;// CONCATENATED MODULE: ./build/install/buck2-project.js


/** The name `oras` means another cell in the project already. */
class CellNameTakenError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The cell's name, and where it lies in the root: a constant, because buck2's daemon does not notice when it moves. */
const cellName = 'oras';
const cellPath = '.oras-buf/cell';
const cellSections = new Set(['cells', 'repositories']);
const aliasSections = new Set(['cell_aliases', 'repository_aliases']);
/**
 * Reads the project off its configuration.
 * @param files without what we wrote ourselves
 * @throws {CellNameTakenError}
 */
function describeBuck2Project(files) {
    const section = files.sections.has('repositories') && !files.sections.has('cells') ? 'repositories' : 'cells';
    const listed = files.entries.filter((entry) => entry.section === section);
    const cells = new Map();
    for (const { key, value } of listed)
        if (![...cells.values()].includes(pathOf(value)))
            cells.set(key, pathOf(value));
    const ours = files.entries.filter(({ section: where, key }) => key === cellName && (cellSections.has(where) || aliasSections.has(where)));
    const taken = ours.find((entry) => aliasSections.has(entry.section) || pathOf(entry.value) !== cellPath);
    if (taken !== undefined)
        throw nameTaken(taken);
    const rootName = [...cells].find(([, path]) => path === '')?.[0];
    return {
        cells: rootName === undefined ? new Map([['root', ''], ...cells]) : cells,
        section,
        namesRoot: rootName !== undefined,
        registered: ours.some((entry) => entry.section === section),
        executionPlatforms: executionPlatforms(files.entries, rootName ?? 'root'),
    };
}
function executionPlatforms(entries, rootName) {
    const value = entries.findLast(({ section, key }) => section === 'build' && key === 'execution_platforms')?.value;
    if (value === undefined || value === '' || value.startsWith(`${cellName}//`))
        return undefined;
    return value.startsWith('//') ? `${rootName}${value}` : value;
}
function pathOf(value) {
    const path = external_node_path_.posix.normalize(value.replaceAll('\\', '/')).replace(/\/+$/, '');
    return path === '.' ? '' : path;
}
function nameTaken({ section, value, place }) {
    return new CellNameTakenError(`the name "${cellName}" is taken in this buck2 project: [${section}] ${cellName} = ${value}`, {
        places: [place],
        next: `Give that cell or alias another name: the generated cell with the modules is called ${cellName}, and build files load its rules from @${cellName}//:defs.bzl.`,
    });
}

;// CONCATENATED MODULE: ./build/install/starlark-text.js
/** Writes a value as Starlark source, over several lines where it holds others; `undefined` is None. */
function starlarkText(value, indent = '') {
    if (value === undefined)
        return 'None';
    if (typeof value === 'boolean')
        return value ? 'True' : 'False';
    if (typeof value === 'number')
        return String(value);
    if (typeof value === 'string')
        return starlarkString(value);
    const inner = `${indent}    `;
    const [open, close, items] = isList(value)
        ? ['[', ']', value.map((item) => starlarkText(item, inner))]
        : ['{', '}', Object.entries(value).map(([key, item]) => `${starlarkString(key)}: ${starlarkText(item, inner)}`)];
    if (items.length === 0)
        return open + close;
    return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}
function isList(value) {
    return Array.isArray(value);
}
/** Nothing in a text can end it: everything but printable ASCII without quotes and backslashes is escaped. */
function starlarkString(text) {
    // Half of a surrogate pair is no character, and Starlark takes no escape for it.
    const escaped = text.toWellFormed().replace(/[^ !#-[\]-~]/gu, (character) => {
        const code = character.codePointAt(0) ?? 0;
        if (code < 0x80)
            return `\\x${code.toString(16).padStart(2, '0')}`;
        return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
    });
    return `"${escaped}"`;
}

;// CONCATENATED MODULE: ./build/install/buck2-cell-modules.js






/** Changes whenever an archive is laid out in another way, so that those of an older version of ours are made anew. */
const archiveFormat = 1;
const buildFileName = 'BUCK.oras';
/** The label of an installed module. */
function labelOf(module) {
    return targetIn(`modules/${pathPart(module)}`, module);
}
/** The label of a version that something is compared with. */
function againstLabelOf({ reference, module }) {
    return targetIn(`against/${pathPart(reference)}`, module.module);
}
function targetIn(directory, module) {
    return `${cellName}//${directory}:${(0,module_name/* moduleNameParts */.u)(module).name}`;
}
/** `registry/owner/name`, or that with a tag, in letters that no disk takes for others. */
const plainReference = /^[a-z0-9.-]+(?:\/[a-z0-9._-]+){2}(?::[a-z0-9_][a-z0-9._-]{0,127})?$/;
/**
 * A module's name or a reference as a part of a package's path, which must not hold a colon. No two of them give the same. What
 * follows the colon is anything that a build file says: only a tag becomes a directory by its own name, so that no `..` leads
 * out of the cell.
 */
function pathPart(name) {
    if (plainReference.test(name))
        return name.replace(':', '/');
    const hash = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 16);
    return `${name.replace(/[^\w.-]/g, '_').slice(0, 100)}-${hash}`;
}
/** The label of a snapshot. */
function snapshotLabelOf({ commit }) {
    return `${cellName}//snapshots/${commit}:files`;
}
/** The packages of the workspace's modules. */
function modulePackages(modules) {
    // A module of the workspace's own is no dependency here: who imports from it names its proto_library.
    const labels = new Map(modules.map(({ module }) => [module, labelOf(module)]));
    return new Map(modules.flatMap((module) => modulePackage(module, `modules/${pathPart(module.module)}`, labels)));
}
/** The packages of a version that something is compared with: its own, and one for each module that it needs. */
function againstPackages(against) {
    const directory = `against/${pathPart(against.reference)}`;
    const below = (module) => `${directory}/needs/${pathPart(module)}`;
    const labels = new Map(against.dependencies.map(({ module }) => [module, targetIn(below(module), module)]));
    return new Map([
        ...modulePackage(against.module, directory, labels),
        ...against.dependencies.flatMap((module) => modulePackage(module, below(module.module), labels)),
    ]);
}
function modulePackage(module, directory, labels) {
    const fullNames = hasFullNames(module);
    const call = ruleCall('proto_module', {
        name: (0,module_name/* moduleNameParts */.u)(module.module).name,
        archive: 'module.tar',
        deps: module.dependencies.map((name) => labels.get(name)).filter((label) => label !== undefined),
        full_names: fullNames,
        ref: `${module.module}:${module.version}`,
        visibility: ['PUBLIC'],
    });
    return [
        [
            `${directory}/module.tar`,
            {
                kind: 'made',
                key: `${archiveFormat} ${module.contentKey} ${fullNames}`,
                make: async () => (0,reproducible_tar/* writeReproducibleTar */.X)(moduleEntries(module.module, await module.content(), fullNames)),
            },
        ],
        [`${directory}/${buildFileName}`, { kind: 'content', content: buildFile('proto_module', call) }],
    ];
}
/** The two files of a snapshot's package. */
function snapshotPackage(snapshot) {
    const directory = `snapshots/${snapshot.commit}`;
    const call = ruleCall('source_snapshot', { name: 'files', archive: 'files.tar', visibility: ['PUBLIC'] });
    return new Map([
        [
            `${directory}/files.tar`,
            {
                kind: 'made',
                key: `${archiveFormat} ${snapshot.commit}`,
                make: async () => (0,reproducible_tar/* writeReproducibleTar */.X)(protoFiles(await snapshot.content())),
            },
        ],
        [`${directory}/${buildFileName}`, { kind: 'content', content: buildFile('source_snapshot', call) }],
    ]);
}
/** Modules of OCI registries can be imported from by their full name as well; those of the BSR nobody names so. */
function hasFullNames(module) {
    return module.source === 'oci';
}
/**
 * What the archive of a module holds: its `.proto` files under `root/`, and under `names/<full name>/` a file for each that
 * imports it publicly. A second copy would be "already defined"; this way both imports lead to one file.
 */
function moduleEntries(module, files, fullNames) {
    const protos = protoFiles(files);
    const root = protos.map(({ path, content }) => ({ path: `root/${path}`, content }));
    if (!fullNames)
        return root;
    const names = protos.map(({ path }) => ({
        path: `names/${module}/${path}`,
        content: Buffer.from(`syntax = "proto3";\n\nimport public ${JSON.stringify(path)};\n`),
    }));
    return [...names, ...root];
}
function protoFiles(files) {
    return files.filter(({ path }) => path.endsWith('.proto')).toSorted((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
}
function buildFile(rule, call) {
    return `load("@${cellName}//:module.bzl", "${rule}")\n\n${call}`;
}
function ruleCall(rule, attributes) {
    const lines = Object.entries(attributes).map(([name, value]) => `    ${name} = ${starlarkText(value, '    ')},\n`);
    return `${rule}(\n${lines.join('')})\n`;
}

;// CONCATENATED MODULE: ./build/install/buck2-cell-index.js



/** The text of `index.bzl`: everything that the rules have to know of this one workspace. */
function cellIndexText(index) {
    const modules = index.modules.map((module) => [
        module.module,
        {
            full_names: hasFullNames(module),
            label: labelOf(module.module),
            refs: module.references,
            version: module.version,
        },
    ]);
    const against = index.against.map((one) => [one.reference, againstLabelOf(one)]);
    const constants = [
        ['Installed modules by full name, and the references that mean them.', 'MODULES', Object.fromEntries(modules)],
        ['Older versions that buf_breaking compares with.', 'AGAINST', Object.fromEntries(against)],
        [
            'Commits of git that buf_breaking compares with.',
            'SNAPSHOTS',
            Object.fromEntries(index.snapshots.map((snapshot) => [snapshot.reference, snapshotLabelOf(snapshot)])),
        ],
        [
            'Modules that this workspace holds itself, and where they are named.',
            'LOCALS',
            Object.fromEntries([...index.locals].map(([name, place]) => [name, (0,errors/* formatPlace */.dE)(place)])),
        ],
        ['Cells of the project by name, and their directories in it.', 'CELLS', Object.fromEntries(index.project.cells)],
        [
            "Modules of buf in the workspace with what their buf.yaml says, paths as the project's.",
            'BUF_MODULES',
            index.bufModules.map(({ path, lint, breaking }) => ({ breaking, lint, path })),
        ],
        [
            "The project's own execution platforms, which platforms/ adds to.",
            'EXECUTION_PLATFORMS',
            index.project.executionPlatforms,
        ],
    ];
    const body = constants.map(([comment, name, value]) => `# ${comment}\n${name} = ${starlarkText(value)}\n`);
    return `"""Written by oras-buf for this workspace; do not edit."""\n\n${body.join('\n')}`;
}

// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/system/plain-file.js
var plain_file = __webpack_require__(55883);
;// CONCATENATED MODULE: ./build/install/buck2-registration.js







/** `.buckconfig.d` is a link out of the project: we would write wherever a pull request points it. */
class LinkedConfigDirectoryError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.policy;
}
/** The file that registers the cell. It is ours alone: no file of the user's is edited. */
const registrationPath = '.buckconfig.d/oras-buf';
/** The text of the file; undefined where the project registers the cell itself. */
function registrationText(project) {
    if (project.registered)
        return undefined;
    return [
        '# Written by oras-buf, which makes the cell. Ignored by git; do not edit.',
        `[${project.section}]`,
        // A project without cells has its root as the only one; with one more listed, the root must be listed too.
        ...(project.namesRoot ? [] : ['  root = .']),
        `  ${cellName} = ${cellPath}`,
        '',
    ].join('\n');
}
/**
 * Writes the registration where it is missing or says something else.
 * @returns whether it changed: a daemon that runs has to be stopped then, for it reads the cells of a project only once
 * @throws {LinkedConfigDirectoryError}
 */
async function registerCell(root, project) {
    const text = registrationText(project);
    if (text === undefined)
        return false;
    const file = (0,external_node_path_.join)(root, registrationPath);
    if (!(0,inside_directory/* isInside */.F)((0,inside_directory/* realPathOf */.d)(root), (0,inside_directory/* realPathOf */.d)((0,external_node_path_.dirname)(file)))) {
        throw new LinkedConfigDirectoryError(`${(0,external_node_path_.dirname)(registrationPath)} is a link that leads out of the project`, {
            places: [{ file: (0,external_node_path_.dirname)(registrationPath) }],
            next: 'Make it a directory of the project: buck2 reads it, and oras-buf registers its cell there.',
        });
    }
    await ignoreByGit(root);
    if ((await (0,plain_file/* readPlainFile */.b)({ path: file, name: registrationPath })) === text)
        return false;
    await (0,atomic_files/* writeFileAtomically */.lo)(file, text);
    return true;
}
/** Adds the file to `.git/info/exclude`, which is the user's own list and never committed. Without git there is nothing to do. */
async function ignoreByGit(root) {
    const found = await findGitDirectory(root);
    if (found === undefined)
        return;
    const exclude = (0,external_node_path_.join)(found.directory, 'info/exclude');
    // A file can name a git directory that is not here, as where a linked work tree is mounted alone: none is made for it.
    if (!(await isGitDirectory(found.directory)))
        return;
    const pattern = `/${escapedForGit((0,external_node_path_.relative)(found.workTree, (0,external_node_path_.join)(root, registrationPath)).split(external_node_path_.sep).join('/'))}`;
    const text = (await (0,plain_file/* readPlainFile */.b)({ path: exclude, name: exclude })) ?? '';
    if (text.split(/\r?\n/).includes(pattern))
        return;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(exclude), { recursive: true });
    await (0,atomic_files/* writeFileAtomically */.lo)(exclude, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${pattern}\n`);
}
/** Every one has this file, or git does not take it for one. */
async function isGitDirectory(directory) {
    return (await (0,promises_.stat)((0,external_node_path_.join)(directory, 'HEAD')).catch(() => undefined)) !== undefined;
}
/** What means more than itself in a pattern, and a line break, which would begin another one. */
function escapedForGit(path) {
    return path.replace(/[\\*?[\]]/g, '\\$&').replace(/[\r\n]/g, '?');
}
async function findGitDirectory(root) {
    for (let workTree = (0,external_node_path_.resolve)(root);; workTree = (0,external_node_path_.dirname)(workTree)) {
        const path = (0,external_node_path_.join)(workTree, '.git');
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found?.isDirectory() === true)
            return { directory: path, workTree };
        if (found?.isFile() === true)
            return { directory: await linkedGitDirectory(path, workTree), workTree };
        if ((0,external_node_path_.dirname)(workTree) === workTree)
            return undefined;
    }
}
/** A linked work tree or a submodule: a file says where git's directory is, and that where the common one is. */
async function linkedGitDirectory(path, workTree) {
    const text = (await (0,plain_file/* readPlainFile */.b)({ path, name: path })) ?? '';
    const directory = (0,external_node_path_.resolve)(workTree, /^gitdir: (.+)$/m.exec(text)?.[1]?.trim() ?? '.git');
    const common = await (0,plain_file/* readPlainFile */.b)({ path: (0,external_node_path_.join)(directory, 'commondir'), name: 'commondir' });
    return common === undefined ? directory : (0,external_node_path_.resolve)(directory, common.trim());
}

// EXTERNAL MODULE: ./build/install/root-lock.js
var root_lock = __webpack_require__(3588);
;// CONCATENATED MODULE: ./build/install/starlark-files.js
// biome-ignore-all format: made by a script
// biome-ignore-all lint: texts in other languages
// Made by `npm run generate` from starlark/: do not edit.
/** The static files of the buck2 cell by their path in it. */
const starlarkFiles = {
    '.buckconfig': '# The cell\'s own settings. Its build files are called BUCK.oras, so that none of them is taken for the project\'s while the cell is\n# not registered.\n[buildfile]\nname_v2 = BUCK.oras\n',
    'checks.bzl': '"""The rules behind `buf_lint`, `buf_format` and `buf_breaking`: an action for `buck2 build`, a test for `buck2 test`."""\n\nload(":library.bzl", "SOURCES", "refuse_unresolved", "staged_sources")\nload(":providers.bzl", "ProtoInfo")\nload(":staging.bzl", "BEFORE", "buf_command", "buf_errors", "format_errors", "join_path", "lay_out", "plan_before", "plan_sources")\n\n_CHECK = {\n    "config": attrs.dict(attrs.string(), attrs.any(), default = {}),\n    "library": attrs.option(attrs.dep(providers = [ProtoInfo]), default = None),\n} | SOURCES\n\ndef _checked(ctx: AnalysisContext):\n    """What is checked: the sources of `library`, or `srcs`."""\n    refuse_unresolved(ctx)\n    if not ctx.attrs.library:\n        return staged_sources(ctx)\n    staged = ctx.attrs.library[ProtoInfo].staged\n    if staged.own.archive:\n        fail("oras-buf: {}: library has to be a proto_library of this project".format(ctx.label.raw_target()))\n    return staged\n\ndef _section(ctx: AnalysisContext, name: str) -> dict:\n    return {name: ctx.attrs.config} if ctx.attrs.config else {}\n\ndef _check(ctx: AnalysisContext, verb: str, plan: list, arguments: list[str], error_handler = buf_errors, drop: str = "") -> list[Provider]:\n    layout = lay_out(ctx, plan)\n    category = "buf_" + verb\n    report = ctx.actions.declare_output("report.txt")\n    ctx.actions.run(\n        buf_command(ctx, layout, report.as_output(), verb, arguments, drop),\n        category = category,\n        error_handler = error_handler,\n        allow_cache_upload = True,\n    )\n    return [\n        DefaultInfo(default_output = report),\n        ExternalRunnerTestInfo(\n            type = category,\n            command = [buf_command(ctx, layout, "-", verb, arguments, drop)],\n            labels = ctx.attrs.labels,\n            run_from_project_root = True,\n            use_project_relative_paths = True,\n        ),\n    ]\n\ndef _buf_lint_impl(ctx: AnalysisContext) -> list[Provider]:\n    plan, module = plan_sources(ctx, _checked(ctx), _section(ctx, "lint"))\n\n    # An import by full name reaches its file through `import public`, and buf may call such an import unused.\n    names = [name.replace(".", "[.]") for name in ctx.attrs.full_names]\n    drop = \':Import "({})/[^"]*" is unused[.]$\'.format("|".join(names)) if names else ""\n    return _check(ctx, "lint", plan, [module], drop = drop)\n\nbuf_lint_rule = rule(\n    impl = _buf_lint_impl,\n    attrs = _CHECK | {"full_names": attrs.list(attrs.string(), default = [])},\n)\n\ndef _buf_format_impl(ctx: AnalysisContext) -> list[Provider]:\n    plan, module = plan_sources(ctx, _checked(ctx), alone = True)\n\n    # buf makes the diff with the program `diff`, which POSIX has.\n    return _check(ctx, "format", plan, [module, "--exit-code", "--diff"], error_handler = format_errors)\n\nbuf_format_rule = rule(impl = _buf_format_impl, attrs = _CHECK)\n\ndef _plan_against(ctx: AnalysisContext, staged):\n    """The plan for what the sources are compared with, and the arguments that name it."""\n    if ctx.attrs.against_module:\n        image = join_path(BEFORE, "image.binpb")\n        return [["name", image, ctx.attrs.against_module[ProtoInfo].image]], ["--against", image]\n    if ctx.attrs.against_snapshot:\n        whole = ["tar", join_path(BEFORE, "all"), ctx.attrs.against_snapshot[DefaultInfo].default_outputs[0]]\n        rest = join_path("all", staged.module)\n    else:\n        whole = ["copy", join_path(BEFORE, "all"), ctx.attrs.against_directory]\n        rest = "all"\n    return plan_before(ctx, staged, whole, rest), ["--against", join_path(BEFORE, "own")]\n\ndef _buf_breaking_impl(ctx: AnalysisContext) -> list[Provider]:\n    staged = _checked(ctx)\n    plan, module = plan_sources(ctx, staged, _section(ctx, "breaking"))\n    before, arguments = _plan_against(ctx, staged)\n    return _check(ctx, "breaking", plan + before, [module, "--exclude-imports"] + arguments)\n\nbuf_breaking_rule = rule(\n    impl = _buf_breaking_impl,\n    attrs = _CHECK | {\n        "against_directory": attrs.option(attrs.source(allow_directory = True), default = None),\n        "against_module": attrs.option(attrs.dep(providers = [ProtoInfo]), default = None),\n        "against_snapshot": attrs.option(attrs.dep(), default = None),\n    },\n)\n',
    'defs.bzl': '"""The public rules of the cell: `load("@oras//:defs.bzl", "proto_library", "buf_lint", "buf_format", "buf_breaking")`.\n\ndocs/buck2.md of oras-buf describes them.\n"""\n\nload(":checks.bzl", "buf_breaking_rule", "buf_format_rule", "buf_lint_rule")\nload(":index.bzl", "BUF_MODULES", "CELLS")\nload(":library.bzl", "proto_library_rule")\nload(":providers.bzl", _ProtoInfo = "ProtoInfo")\nload(":references.bzl", "full_names", "resolve_against", "resolve_references")\nload(":staging.bzl", "join_path")\n\nProtoInfo = _ProtoInfo\n\n_OPTIONS = ["oras_auth_required", "oras_cache_enabled", "oras_cache_only", "oras_parallel_resolution"]\n\n# Attributes that buck2 itself gives to every target.\n_COMMON = [\n    "compatible_with",\n    "default_target_platform",\n    "exec_compatible_with",\n    "metadata",\n    "modifiers",\n    "target_compatible_with",\n    "tests",\n    "within_view",\n]\n\ndef _take(rule: str, name: str, given: dict, own: list[str]) -> dict:\n    """The attributes that are buck2\'s own; anything else is refused."""\n    for attribute in given:\n        if attribute not in _COMMON:\n            fail("oras-buf: {} {}: there is no attribute {}. It takes {}.".format(rule, name, attribute, ", ".join(own)))\n    return given\n\ndef _place() -> dict:\n    """Where the package lies in the project, and the modules of buf around it."""\n    cell = CELLS.get(get_cell_name(), "")\n    package = join_path(cell, package_name())\n    around = [\n        module["path"]\n        for module in BUF_MODULES\n        if module["path"] == "" or package == "" or (package + "/").startswith(module["path"] + "/") or module["path"].startswith(package + "/")\n    ]\n    return {"module_paths": sorted(around, key = lambda path: -len(path)), "package_path": package}\n\ndef proto_library(\n        name,\n        srcs,\n        deps = [],\n        bsr_deps = [],\n        oras_deps = [],\n        strip_import_prefix = None,\n        labels = [],\n        visibility = None,\n        **kwargs):\n    """Compiles `.proto` files.\n\n    Args:\n        name: name of the target\n        srcs: the `.proto` files\n        deps: other proto_library targets that they import from\n        bsr_deps: modules of the Buf Schema Registry that they import from: `buf.build/owner/name[:version]`\n        oras_deps: modules of OCI registries that they import from: `registry/owner/name[:version]`\n        strip_import_prefix: directory that imports start at, relative to the package, or with a leading `/` to the project. Not\n            given: the module of buf (buf.yaml) that the sources lie in, else the package.\n        labels: labels of the target\n        visibility: who may depend on it\n        **kwargs: `oras_cache_only`, `oras_auth_required`, `oras_parallel_resolution`, `oras_cache_enabled`; what buck2 gives every target\n    """\n    options = {option: kwargs.pop(option) for option in _OPTIONS if option in kwargs}\n    for option, value in options.items():\n        if type(value) != "bool":\n            fail("oras-buf: proto_library {}: {} is True or False".format(name, option))\n    modules, unresolved = resolve_references(name, bsr_deps + oras_deps)\n    proto_library_rule(\n        name = name,\n        srcs = srcs,\n        deps = deps + modules,\n        bsr_deps = bsr_deps,\n        oras_deps = oras_deps,\n        oras_options = options,\n        strip_import_prefix = strip_import_prefix,\n        labels = labels,\n        unresolved = unresolved,\n        visibility = visibility,\n        **(_place() | _take("proto_library", name, kwargs, [\n            "srcs",\n            "deps",\n            "bsr_deps",\n            "oras_deps",\n            "strip_import_prefix",\n            "labels",\n            "visibility",\n        ] + _OPTIONS))\n    )\n\n_CHECK = ["library", "srcs", "deps", "bsr_deps", "oras_deps", "strip_import_prefix", "labels", "visibility"]\n\ndef _check(rule: str, name: str, given: dict, own: list[str]) -> dict:\n    """Attributes that the checks have in common."""\n    library = given.pop("library", None)\n    srcs = given.pop("srcs", [])\n    if (library == None) == (srcs == []):\n        fail("oras-buf: {} {}: give it either library (a proto_library) or srcs".format(rule, name))\n    modules, unresolved = resolve_references(name, given.pop("bsr_deps", []) + given.pop("oras_deps", []))\n    attributes = {\n        "deps": given.pop("deps", []) + modules,\n        "labels": given.pop("labels", []),\n        "library": library,\n        "name": name,\n        "srcs": srcs,\n        "strip_import_prefix": given.pop("strip_import_prefix", None),\n        "unresolved": unresolved,\n        "visibility": given.pop("visibility", None),\n    }\n    return attributes | _place() | _take(rule, name, given, own)\n\ndef _configured(section: str, attributes: dict, config: dict | None) -> dict:\n    """What `config` says, else what buf.yaml says of the innermost module around the package."""\n    if config != None:\n        return config\n    for path in attributes["module_paths"]:\n        for module in BUF_MODULES:\n            if module["path"] == path:\n                return module[section]\n    return {}\n\ndef buf_lint(name, config = None, **kwargs):\n    """Lints a proto_library (`library`), or `srcs` with their `deps`, `bsr_deps` and `oras_deps`.\n\n    Args:\n        name: name of the target\n        config: the section `lint` of a v2 buf.yaml. Not given: the one of the workspace\'s buf.yaml.\n        **kwargs: `library`, `srcs`, `deps`, `bsr_deps`, `oras_deps`, `strip_import_prefix`, `labels`, `visibility`\n    """\n    attributes = _check("buf_lint", name, kwargs, _CHECK + ["config"])\n    buf_lint_rule(\n        config = _configured("lint", attributes, config),\n        full_names = full_names(),\n        **attributes\n    )\n\ndef buf_format(name, **kwargs):\n    """Checks that a proto_library (`library`), or `srcs`, are formatted as `buf format` writes them.\n\n    Args:\n        name: name of the target\n        **kwargs: `library`, `srcs`, `labels`, `visibility`\n    """\n    buf_format_rule(**_check("buf_format", name, kwargs, _CHECK))\n\ndef buf_breaking(name, against, config = None, **kwargs):\n    """Compares a proto_library (`library`), or `srcs`, with what they were.\n\n    Args:\n        name: name of the target\n        against: an older version of the module (`registry/owner/name:version`), the label of a proto_library, a directory\n            of the package, or `git:REF`\n        config: the section `breaking` of a v2 buf.yaml. Not given: the one of the workspace\'s buf.yaml.\n        **kwargs: `library`, `srcs`, `deps`, `bsr_deps`, `oras_deps`, `strip_import_prefix`, `labels`, `visibility`\n    """\n    attributes = _check("buf_breaking", name, kwargs, _CHECK + ["against", "config"])\n    other = resolve_against(name, against)\n    unresolved = attributes.pop("unresolved") + other.pop("unresolved", [])\n    buf_breaking_rule(\n        config = _configured("breaking", attributes, config),\n        unresolved = unresolved,\n        **(attributes | other)\n    )\n',
    'library.bzl': '"""The rule behind `proto_library`."""\n\nload(":providers.bzl", "ProtoInfo")\nload(":staging.bzl", "all_needs", "all_roots", "build_image", "join_path", "library_need")\nload(":tool.bzl", "BUF_TOOL")\n\n# Attributes of every rule that takes sources of the workspace.\nSOURCES = {\n    "deps": attrs.list(attrs.dep(providers = [ProtoInfo]), default = []),\n    "labels": attrs.list(attrs.string(), default = []),\n    "module_paths": attrs.list(attrs.string(), default = [], doc = "Directories of buf\'s modules, the longest first."),\n    "package_path": attrs.string(default = "", doc = "The package\'s directory in the project."),\n    "srcs": attrs.list(attrs.source(), default = []),\n    "strip_import_prefix": attrs.option(attrs.string(), default = None),\n    "unresolved": attrs.list(attrs.string(), default = [], doc = "What is wrong with references, to be said at analysis."),\n} | BUF_TOOL\n\ndef refuse_unresolved(ctx: AnalysisContext):\n    """Fails where a reference of the target is not installed.\n\n    At analysis and not while the build file is read: `buck2 targets` then still lists the targets of a workspace that nobody\n    resolved yet, with all that they ask for.\n    """\n    if ctx.attrs.unresolved:\n        fail("oras-buf: " + " ".join(ctx.attrs.unresolved))\n\ndef _is_inside(directory: str, path: str) -> bool:\n    return directory == "" or path.startswith(directory + "/")\n\ndef _module_of(ctx: AnalysisContext, path: str) -> str:\n    for module in ctx.attrs.module_paths:\n        if _is_inside(module, path):\n            return module\n    return ctx.attrs.package_path\n\ndef _import_root(ctx: AnalysisContext, paths: list[str]) -> str:\n    """The directory in the project that imports of these files start at."""\n    strip = ctx.attrs.strip_import_prefix\n    if strip == None:\n        modules = {_module_of(ctx, path): path for path in paths}\n        if len(modules) > 1:\n            fail("oras-buf: {}: its srcs lie in several modules of buf ({}). Make a proto_library for each, or set strip_import_prefix.".format(\n                ctx.label.raw_target(),\n                ", ".join([module or "." for module in modules]),\n            ))\n        return modules.keys()[0] if modules else ctx.attrs.package_path\n    root = join_path(strip) if strip.startswith("/") else join_path(ctx.attrs.package_path, strip)\n    for path in paths:\n        if not _is_inside(root, path):\n            fail("oras-buf: {}: {} does not lie in {}, the directory that strip_import_prefix = {} means".format(\n                ctx.label.raw_target(),\n                path,\n                root,\n                repr(strip),\n            ))\n    return root\n\ndef staged_sources(ctx: AnalysisContext):\n    """The target\'s own sources with all that they need: see staging.bzl."""\n    refuse_unresolved(ctx)\n    tree = {join_path(ctx.attrs.package_path, source.short_path): source for source in ctx.attrs.srcs}\n    if not tree:\n        fail("oras-buf: {} has no srcs".format(ctx.label.raw_target()))\n    for path in tree:\n        if not path.endswith(".proto"):\n            fail("oras-buf: {}: {} is not a .proto file".format(ctx.label.raw_target(), path))\n    module = _import_root(ctx, tree.keys())\n    prefix = module + "/" if module else ""\n    files = {path.removeprefix(prefix): source for path, source in tree.items()}\n    return struct(\n        module = module,\n        needs = all_needs(ctx.attrs.deps),\n        own = library_need(str(ctx.label.raw_target()), files, module),\n    )\n\ndef _proto_library_impl(ctx: AnalysisContext) -> list[Provider]:\n    staged = staged_sources(ctx)\n    image = build_image(ctx, staged)\n\n    # Made only where somebody asks for them: in buck-out they lie in the way of stock buf at the project\'s root.\n    root = ctx.actions.symlinked_dir("root", staged.own.files)\n    roots = all_roots(ctx.attrs.deps) + [struct(dir = root, ref = str(ctx.label.raw_target()))]\n    imports = ctx.actions.write_json("imports.json", [{"dir": one.dir, "ref": one.ref} for one in roots], pretty = True)\n    return [\n        DefaultInfo(\n            default_output = image,\n            sub_targets = {\n                "imports": [DefaultInfo(default_output = imports, other_outputs = [one.dir for one in roots])],\n                "root": [DefaultInfo(default_output = root)],\n            },\n        ),\n        ProtoInfo(files = staged.own.files.keys(), image = image, root = root, roots = roots, staged = staged),\n    ]\n\nproto_library_rule = rule(\n    impl = _proto_library_impl,\n    attrs = {\n        # As the build file has them: read by `buck2 targets --json`.\n        "bsr_deps": attrs.list(attrs.string(), default = []),\n        "oras_deps": attrs.list(attrs.string(), default = []),\n        "oras_options": attrs.dict(attrs.string(), attrs.bool(), default = {}),\n    } | SOURCES,\n)\n',
    'module.bzl': '"""An installed module: one archive, unpacked by the actions that read it.\n\nNo `.proto` of ours lies in the source tree, where stock buf would find it, and there is no link to a directory, through which\nthe file watcher sees no change.\n"""\n\nload(":providers.bzl", "ProtoInfo")\nload(":staging.bzl", "all_needs", "all_roots", "archive_need", "build_image")\nload(":tool.bzl", "BUF_TOOL")\n\ndef _unpack(ctx: AnalysisContext, archive: Artifact) -> Artifact:\n    """The files as a directory, for rules of users that want import roots: no rule of this cell does."""\n    directory = ctx.actions.declare_output("files", dir = True)\n    ctx.actions.run(\n        ["sh", "-c", \'mkdir -p "$2" && tar -xof "$1" -C "$2"\', "unpack", archive, directory.as_output()],\n        category = "unpack",\n        allow_cache_upload = True,\n    )\n    return directory\n\ndef _proto_module_impl(ctx: AnalysisContext) -> list[Provider]:\n    unpacked = _unpack(ctx, ctx.attrs.archive)\n    root = unpacked.project("root")\n    own_roots = [struct(dir = root, ref = ctx.attrs.ref)]\n    if ctx.attrs.full_names:\n        # <full name>/<file> there says `import public "<file>"`, so that both ways to write an import lead to one file.\n        own_roots.append(struct(dir = unpacked.project("names"), ref = ctx.attrs.ref))\n    staged = struct(\n        module = None,\n        needs = all_needs(ctx.attrs.deps),\n        own = archive_need(str(ctx.label.raw_target()), ctx.attrs.archive, ctx.attrs.full_names),\n    )\n    image = build_image(ctx, staged)\n    return [\n        DefaultInfo(default_output = image, sub_targets = {"root": [DefaultInfo(default_output = root)]}),\n        ProtoInfo(image = image, root = root, roots = all_roots(ctx.attrs.deps) + own_roots, staged = staged),\n    ]\n\nproto_module = rule(\n    impl = _proto_module_impl,\n    attrs = {\n        "archive": attrs.source(),\n        "deps": attrs.list(attrs.dep(providers = [ProtoInfo]), default = []),\n        "full_names": attrs.bool(default = False),\n        "ref": attrs.string(),\n    } | BUF_TOOL,\n)\n\n# The `.proto` files of the project as they were at a git commit, at their paths in the project.\nsource_snapshot = rule(\n    impl = lambda ctx: [DefaultInfo(default_output = ctx.attrs.archive)],\n    attrs = {"archive": attrs.source()},\n)\n',
    'platforms/BUCK.oras': 'load("@oras//:index.bzl", "EXECUTION_PLATFORMS")\nload(":defs.bzl", "remote_platforms")\n\nremote_platforms(\n    name = "remote_cache",\n    base = EXECUTION_PLATFORMS,\n    upload = True,\n    visibility = ["PUBLIC"],\n)\n\nremote_platforms(\n    name = "remote_cache_read",\n    base = EXECUTION_PLATFORMS,\n    visibility = ["PUBLIC"],\n)\n\nremote_platforms(\n    name = "remote_execution",\n    base = EXECUTION_PLATFORMS,\n    local = False,\n    properties = {"OSFamily": "linux"},\n    remote = True,\n    visibility = ["PUBLIC"],\n)\n\nremote_platforms(\n    name = "hybrid",\n    base = EXECUTION_PLATFORMS,\n    properties = {"OSFamily": "linux"},\n    remote = True,\n    upload = True,\n    visibility = ["PUBLIC"],\n)\n\nremote_platforms(\n    name = "hybrid_read",\n    base = EXECUTION_PLATFORMS,\n    properties = {"OSFamily": "linux"},\n    remote = True,\n    visibility = ["PUBLIC"],\n)\n',
    'platforms/defs.bzl': '"""Execution platforms that add a remote cache or remote execution to those that the project has."""\n\ndef _remote_platforms_impl(ctx: AnalysisContext) -> list[Provider]:\n    executor = CommandExecutorConfig(\n        local_enabled = ctx.attrs.local,\n        remote_enabled = ctx.attrs.remote,\n        remote_cache_enabled = True,\n        allow_cache_uploads = ctx.attrs.upload,\n        use_limited_hybrid = True,\n        remote_execution_properties = ctx.attrs.properties,\n        remote_execution_use_case = "buck2-default",\n        remote_output_paths = "output_paths",\n    )\n\n    # The project\'s configurations stay, so that toolchains are chosen as before.\n    base = ctx.attrs.base[ExecutionPlatformRegistrationInfo].platforms if ctx.attrs.base else []\n    configurations = [platform.configuration for platform in base] or [ConfigurationInfo(constraints = {}, values = {})]\n    return [\n        DefaultInfo(),\n        ExecutionPlatformRegistrationInfo(platforms = [\n            ExecutionPlatformInfo(label = ctx.label.raw_target(), configuration = configuration, executor_config = executor)\n            for configuration in configurations\n        ]),\n    ]\n\nremote_platforms = rule(\n    impl = _remote_platforms_impl,\n    attrs = {\n        "base": attrs.option(attrs.dep(providers = [ExecutionPlatformRegistrationInfo]), default = None),\n        "local": attrs.bool(default = True),\n        "properties": attrs.dict(attrs.string(), attrs.string(), default = {}),\n        "remote": attrs.bool(default = False),\n        "upload": attrs.bool(default = False),\n    },\n)\n',
    'providers.bzl': '"""What the rules hand on to each other, and to the rules of users.\n\nbuck2 evaluates this file once for each cell that loads it. Providers are matched by path and name, so they cross cells;\ntransitive sets and records are matched by identity and do not. Hence plain structs in lists without repetitions.\n"""\n\nProtoInfo = provider(\n    doc = "Protobuf files that compile together with all that they import.",\n    fields = {\n        "files": provider_field(list[str], default = []),  # own files as an `import` names them; of a proto_library only\n        "image": provider_field(Artifact),  # a buf image (a FileDescriptorSet) of the files and all their imports\n        "root": provider_field(Artifact),  # directory with the own files, each at its import path\n        "roots": provider_field(list),  # struct(dir = Artifact, ref = str): `-I` directories, dependencies first, own last\n        "staged": provider_field(typing.Any),  # private to this cell: see staging.bzl\n    },\n)\n\nBufInfo = provider(\n    doc = "The buf program that every action of this cell runs, and the script that lays out its workspace.",\n    fields = {\n        "buf": provider_field(Artifact),\n        "script": provider_field(Artifact),\n    },\n)\n',
    'references.bzl': '"""Turns the references of a build file into labels of installed modules."""\n\nload(":index.bzl", "AGAINST", "LOCALS", "MODULES", "SNAPSHOTS")\n\ndef _split(ref: str):\n    """Name and version of `registry[:port]/owner/name[:version]`. A version may hold slashes."""\n    parts = ref.split("/", 2)\n    if len(parts) < 3:\n        return ref, ""\n    name, _, version = parts[2].partition(":")\n    return "/".join([parts[0], parts[1], name]), version\n\ndef _alike(left: str, right: str) -> int:\n    """How many characters two names have in common at their beginnings and their ends."""\n    count = 0\n    for ahead in range(min(len(left), len(right))):\n        if left[ahead] != right[ahead]:\n            break\n        count += 1\n    for behind in range(min(len(left), len(right)) - count):\n        if left[-1 - behind] != right[-1 - behind]:\n            break\n        count += 1\n    return count\n\ndef _nearest(name: str, names: list[str]) -> str | None:\n    best = None\n    most = 0\n    for candidate in names:\n        # The registry is the same for most of them and says nothing.\n        left, right = name.split("/", 1)[-1], candidate.split("/", 1)[-1]\n        count = _alike(left, right)\n        if count > most and 2 * count >= max(len(left), len(right)):\n            best, most = candidate, count\n    return best\n\ndef _unresolved(ref: str, asker: str) -> str:\n    name, _ = _split(ref)\n    place = LOCALS.get(name)\n    if place:\n        return "{} asks for {}, which this workspace holds itself ({}): name its proto_library in deps.".format(asker, ref, place)\n    installed = MODULES.get(name)\n    if installed:\n        hint = "Installed is {}:{}.".format(name, installed["version"])\n    else:\n        near = _nearest(name, MODULES.keys())\n        hint = "The nearest that is installed is {}:{}.".format(near, MODULES[near]["version"]) if near else "Nothing like it is installed."\n    return "{} asks for {}, which is not installed. Run `oras-buf resolve`. {}".format(asker, ref, hint)\n\ndef _asker(name: str) -> str:\n    """`team/BUCK:3 (library)`: the line of the build file that is being read."""\n    for line in call_stack().splitlines():\n        at, marker, _ = line.strip().removeprefix("* ").rpartition(", in <module>")\n        if marker:\n            return "{} ({})".format(at, name)\n    return name\n\ndef resolve_references(name: str, refs: list[str]):\n    """Labels of the modules that the references name, and a sentence about each reference that names none."""\n    labels = []\n    unresolved = []\n    for ref in refs:\n        module = MODULES.get(_split(ref)[0])\n        if module and ref in module["refs"]:\n            labels.append(module["label"])\n        else:\n            unresolved.append(_unresolved(ref, _asker(name)))\n    return labels, unresolved\n\ndef full_names() -> list[str]:\n    """The modules that can be imported from by their full name."""\n    return [name for name, module in MODULES.items() if module["full_names"]]\n\ndef resolve_against(name: str, against: str) -> dict:\n    """The attributes of `buf_breaking` that say what to compare with."""\n    if against in AGAINST:\n        return {"against_module": AGAINST[against]}\n    if against.startswith(":") or "//" in against:\n        return {"against_module": against}\n    if against in SNAPSHOTS:\n        return {"against_snapshot": SNAPSHOTS[against]}\n    if against.startswith("git:"):\n        return {"unresolved": ["{} compares with {}, which is not installed. Run `oras-buf resolve`.".format(_asker(name), against)]}\n    module, version = _split(against)\n    if module in MODULES and against in MODULES[module]["refs"]:\n        return {"against_module": MODULES[module]["label"]}\n    if version or module in MODULES:\n        older = [ref for ref in AGAINST if _split(ref)[0] == module]\n        hint = "Installed are " + ", ".join(older) + "." if older else ""\n        return {"unresolved": ["{} compares with {}, which is not installed. Run `oras-buf resolve`. {}".format(_asker(name), against, hint).strip()]}\n    return {"against_directory": against}\n',
    'staging.bzl': '"""How the files of a target are laid out for buf, and how its messages are read.\n\ntools/buf.sh makes the workspace anew for each run, by a plan that is written here:\n\n    buf.yaml             the target\'s module and those that it may import from\n    w/<path>             its sources, at their paths in the project\n    .oras-buf/needs/<n>  what it may import from\n    .oras-buf/before     what it is compared with\n\nbuf\'s messages name sources by their paths in the project then, and whoever reads them knows what starts with `.oras-buf/`.\n\nTwo structs say what a target is made of:\n\n    staged(module, needs, own)\n        module  directory in the project that imports start at; None for an installed module\n        needs   all that it imports from, in turn, dependencies first: a list of `need`\n        own     the target itself as a need\n    need(key, archive, names, files, module)\n        key      tells needs apart\n        archive  of an installed module: a tar with `root/`, and with `names/` where `names` is true\n        files    of a library: its sources by import path\n        module   of a library: as above\n"""\n\nload(":providers.bzl", "BufInfo", "ProtoInfo")\n\n# How many files one line of a plan links: they become the arguments of one command, whose length is limited.\n_MOST_LINKS = 200\n\n# Where in the workspace of a check the older state lies.\nBEFORE = ".oras-buf/before"\n\ndef join_path(*parts) -> str:\n    """Joins the parts of a path that are not empty, without slashes at either end."""\n    return "/".join([part.strip("/") for part in parts if part.strip("/")])\n\ndef archive_need(key: str, archive: Artifact, names: bool):\n    return struct(key = key, archive = archive, names = names, files = {}, module = None)\n\ndef library_need(key: str, files: dict[str, Artifact], module: str):\n    return struct(key = key, archive = None, names = False, files = files, module = module)\n\ndef all_needs(deps: list[Dependency]) -> list:\n    """What several targets are and need, each once, dependencies first."""\n    seen = {}\n    for dep in deps:\n        staged = dep[ProtoInfo].staged\n        for need in staged.needs + [staged.own]:\n            seen.setdefault(need.key, need)\n    return seen.values()\n\ndef all_roots(deps: list[Dependency]) -> list:\n    """The import roots of several targets, each once, dependencies first."""\n    seen = {}\n    for dep in deps:\n        for root in dep[ProtoInfo].roots:\n            seen.setdefault(root.dir, root)\n    return seen.values()\n\ndef _directory(path: str) -> str:\n    return path.rpartition("/")[0]\n\ndef _plan_files(directory: str, files: dict[str, Artifact]) -> list:\n    """Lines for files that keep their names, a line for each directory; and for those that do not."""\n    by_directory = {}\n    renamed = []\n    for path, file in files.items():\n        if file.basename == path.rpartition("/")[2]:\n            by_directory.setdefault(_directory(path), []).append(file)\n        else:\n            renamed.append(["name", join_path(directory, path), file])\n    return [\n        ["link", join_path(directory, below)] + found[start:start + _MOST_LINKS]\n        for below, found in by_directory.items()\n        for start in range(0, len(found), _MOST_LINKS)\n    ] + renamed\n\ndef _plan_needs(top: str, needs: list):\n    """Lines for what is needed, and the modules that it makes, relative to `top`."""\n    lines = []\n    modules = []\n    for number, need in enumerate(needs):\n        directory = ".oras-buf/needs/{}".format(number)\n        if need.archive:\n            lines.append(["tar", join_path(top, directory), need.archive])\n            modules.append(directory + "/root")\n            if need.names:\n                modules.append(directory + "/names")\n        else:\n            lines += _plan_files(join_path(top, directory), need.files)\n            modules.append(directory)\n    return lines, modules\n\ndef _plan_workspace(ctx: AnalysisContext, top: str, own: list, module: str, config: dict, needs: list, more: list[str] = []) -> list:\n    """Lines for a workspace of buf below `top`, in which `own` makes `module`."""\n    lines, modules = _plan_needs(top, needs)\n    buf_yaml = ctx.actions.write_json(\n        "before.json" if top else "workspace.json",\n        {"modules": [{"path": module} | config] + [{"path": path} for path in more + modules], "version": "v2"},\n    )\n\n    # JSON is YAML.\n    return own + lines + [["name", join_path(top, "buf.yaml"), buf_yaml]]\n\ndef lay_out(ctx: AnalysisContext, plan: list):\n    """Writes a plan down. Gives it with the files that it names."""\n    for line in plan:\n        for part in line:\n            path = part if type(part) == "string" else part.short_path\n            if "\\t" in path or "\\n" in path:\n                fail("oras-buf: {}: the name of {} holds a tab or a line break. Rename the file.".format(ctx.label.raw_target(), repr(path)))\n    return struct(\n        file = ctx.actions.write("plan.tsv", [cmd_args(delimiter = "\\t", *line) for line in plan]),\n        inputs = [part for line in plan for part in line if type(part) != "string"],\n    )\n\ndef buf_command(ctx: AnalysisContext, layout, output, verb: str, arguments: list[str], drop: str = "") -> cmd_args:\n    """The command that runs buf in a workspace.\n\n    Args:\n        ctx: of a rule that has BUF_TOOL\n        layout: what `lay_out` gave\n        output: of `build` the image, else the findings: an output, or `-`\n        verb: buf\'s\n        arguments: paths as in the workspace\n        drop: an extended regular expression for findings that do not count\n\n    Returns:\n        the command\n    """\n    tool = ctx.attrs._buf[BufInfo]\n    return cmd_args(tool.script, layout.file, output, drop, tool.buf, verb, arguments, hidden = layout.inputs)\n\ndef plan_sources(ctx: AnalysisContext, staged, config: dict = {}, alone: bool = False):\n    """The plan for the sources of a library at their paths in the project.\n\n    Args:\n        ctx: of the target\n        staged: of the library\n        config: a section of buf.yaml for its module\n        alone: leave out what they import\n\n    Returns:\n        the lines, and the path of the module: an input for buf\n    """\n    module = join_path("w", staged.module)\n    own = _plan_files(module, staged.own.files)\n    return _plan_workspace(ctx, "", own, module, config, [] if alone else staged.needs), module\n\ndef plan_before(ctx: AnalysisContext, staged, whole: list, rest: str) -> list:\n    """The plan for an older state of a library\'s sources, made of a directory that may hold more than these.\n\n    Args:\n        ctx: of the check\n        staged: of the library\n        whole: the line for that directory\n        rest: where in it, below BEFORE, imports start\n\n    Returns:\n        the lines: they make the module `own` below BEFORE\n    """\n    pick = ["pick", join_path(BEFORE, "own"), join_path(BEFORE, rest)] + staged.own.files.keys()\n\n    # Libraries of the same module are in the rest, as they were.\n    needs = [need for need in staged.needs if need.module == None or need.module != staged.module]\n    return _plan_workspace(ctx, BEFORE, [whole, pick], "own", {}, needs, [rest])\n\ndef build_image(ctx: AnalysisContext, staged) -> Artifact:\n    """Compiles a target, with all that it imports, into an image."""\n    if staged.own.archive:\n        module = ".oras-buf/module/root"\n        plan = _plan_workspace(ctx, "", [["tar", ".oras-buf/module", staged.own.archive]], module, {}, staged.needs)\n    else:\n        plan, module = plan_sources(ctx, staged)\n    image = ctx.actions.declare_output("image.binpb")\n    ctx.actions.run(\n        buf_command(ctx, lay_out(ctx, plan), image.as_output(), "build", [module]),\n        category = "buf_build",\n        error_handler = buf_errors,\n        allow_cache_upload = True,\n    )\n    return image\n\ndef buf_errors(ctx: ActionErrorCtx) -> list[ActionSubError]:\n    """Finds `path:line:column:message` in what buf printed."""\n    found = []\n    for line in ctx.stderr.splitlines():\n        # buf puts "Failure: " before some of its lines.\n        parts = line.removeprefix("Failure: ").split(":", 3)\n        if len(parts) != 4 or not parts[0].endswith(".proto") or not parts[1].isdigit():\n            continue\n        path, row, column, message = parts\n        if path.startswith(".oras-buf/"):\n            # In a file of an installed module, which nobody can open.\n            name = path.split("/root/", 1)[-1]\n            found.append(ctx.new_sub_error(category = "proto", message = "{}:{}:{}: {}".format(name, row, column, message.strip())))\n            continue\n        found.append(ctx.new_sub_error(\n            category = "proto",\n            file = path,\n            lnum = int(row),\n            col = int(column) if column.isdigit() else None,\n            message = message.strip(),\n        ))\n    if not found:\n        # Neither of them names a line of a source: buf does not take its configuration, or the script got no further.\n        for line in ctx.stderr.splitlines():\n            if line.startswith("Failure: ") or line.startswith("oras-buf: "):\n                found.append(ctx.new_sub_error(category = "buf", message = line.removeprefix("Failure: ").strip()))\n    return found\n\ndef format_errors(ctx: ActionErrorCtx) -> list[ActionSubError]:\n    """Finds the first changed line of each file in the unified diff that `buf format` printed; else what `buf_errors` finds."""\n    found = []\n    file = ""\n    line = 0\n    for text in ctx.stderr.splitlines():\n        if text.startswith("+++ "):\n            file = text[4:].split("\\t", 1)[0]\n            line = 0\n        elif text.startswith("@@ -") and file:\n            start = text[4:].split(" ", 1)[0].split(",", 1)[0]\n            line = int(start) if start.isdigit() else 0\n        elif line and (text.startswith("-") or text.startswith("+")):\n            found.append(ctx.new_sub_error(\n                category = "proto",\n                file = file,\n                lnum = line,\n                col = 1,\n                message = "Not formatted as `buf format` writes it.",\n            ))\n            file = ""\n            line = 0\n        elif line:\n            line += 1\n    return found or buf_errors(ctx)\n',
    'tool.bzl': '"""The buf program as a declared, hashed input of every action: nothing is taken from PATH."""\n\nload(":providers.bzl", "BufInfo")\n\ndef _buf_tool_impl(ctx: AnalysisContext) -> list[Provider]:\n    if ctx.attrs.bin == None:\n        fail("oras-buf: there was no buf when the cell was written. Install buf (npm package @bufbuild/buf), then run `oras-buf resolve`.")\n    return [\n        DefaultInfo(default_output = ctx.attrs.bin),\n        RunInfo(args = cmd_args(ctx.attrs.bin)),\n        BufInfo(buf = ctx.attrs.bin, script = ctx.attrs.script),\n    ]\n\nbuf_tool = rule(\n    impl = _buf_tool_impl,\n    attrs = {\n        "bin": attrs.option(attrs.source(), default = None),\n        "script": attrs.source(),\n    },\n)\n\n# For the attributes of a rule that runs buf.\nBUF_TOOL = {\n    "_buf": attrs.default_only(attrs.exec_dep(default = "oras//tools:buf", providers = [BufInfo])),\n}\n',
    'tools/BUCK.oras': 'load("@oras//:tool.bzl", "buf_tool")\n\nbuf_tool(\n    name = "buf",\n    # The program is copied here when the cell is written, unless there is none on the machine.\n    bin = (glob(["buf"]) + [None])[0],\n    script = "buf.sh",\n    visibility = ["PUBLIC"],\n)\n',
    'tools/buf.sh': '#!/bin/sh\n# buf.sh PLAN OUTPUT DROP BUF VERB ARGUMENT...\n#\n# Runs buf on a workspace that is laid out for this one run, outside the project: a `.proto` in buck-out would be found by whoever\n# runs stock buf at the project\'s root. Paths in PLAN and of the other files are relative to the current directory.\n#\n# PLAN has a line for each thing in the workspace, its fields separated by tabs:\n#     link DIRECTORY FILE...   the files by their own names\n#     name PATH FILE           one file, by another name\n#     tar  DIRECTORY ARCHIVE   what is in the archive\n#     copy DIRECTORY SOURCE    what is in the directory\n#     pick DIRECTORY OTHER PATH...  those of the paths below the directory OTHER of the workspace that are there, moved here.\n#                              Where none is, there is nothing to compare with, and nothing is found.\n#\n# `buf build` writes the image OUTPUT. Of the other verbs, what they find goes to OUTPUT (`-`: nowhere) and to standard error, less\n# the lines that match the extended regular expression DROP (empty: none).\n#\n# Sources lie under `w/` at their paths in the project; that is taken off whatever buf says of them.\n#\n# Exit codes as buf\'s: 0 nothing found, 100 something found, any other: it did not work.\nset -u\nplan=$1\noutput=$2\ndrop=$3\nbuf=$4\nverb=$5\nshift 5\n\nproject=$PWD\ntab=$(printf \'\\t\')\nworkspace=$(mktemp -d /tmp/oras-buf.XXXXXX 2>/dev/null || mktemp -d) || exit 1\ntrap \'rm -rf "$workspace"\' EXIT\ntrap \'exit 129\' HUP\ntrap \'exit 130\' INT\ntrap \'exit 143\' TERM\n\nfail() {\n  printf \'oras-buf: the workspace for buf was not laid out: %s\\n\' "$1" >&2\n  exit 1\n}\n\nlay_out() {\n  kind=$1\n  to=$workspace/$2\n  shift 2\n  case $kind in\n    name) mkdir -p "${to%/*}" ;;\n    *) mkdir -p "$to" ;;\n  esac || return\n  case $kind in\n    tar) tar -xof "$project/$1" -C "$to" ;;\n    copy) cp -RL "$project/$1/." "$to" ;;\n    name) ln -s "$project/$1" "$to" ;;\n    link)\n      for file; do\n        set -- "$@" "$project/$file"\n        shift\n      done\n      ln -s "$@" "$to/"\n      ;;\n    pick) pick "$to" "$workspace/$1" "$@" ;;\n    *) return 1 ;;\n  esac\n}\n\npick() {\n  to=$1\n  from=$2\n  shift 3\n  nothing=yes\n  for path; do\n    [ -f "$from/$path" ] || continue\n    nothing=\n    case $path in\n      */*) mkdir -p "$to/${path%/*}" || return ;;\n    esac\n    mv "$from/$path" "$to/$path" || return\n  done\n}\n\nnothing=\nset -f\n# The last line has no end.\nwhile IFS= read -r line || [ -n "$line" ]; do\n  IFS=$tab\n  # The fields are meant to be split.\n  # shellcheck disable=SC2086\n  lay_out $line || fail "$line"\n  unset IFS\ndone <"$plan"\n\nif [ -n "$nothing" ]; then\n  [ "$output" = - ] || : >"$project/$output"\n  exit\nfi\n\ncd "$workspace" || exit 1\nif [ "$verb" = build ]; then\n  set -- "$@" -o "$project/$output"\nfi\nfound=$("$project/$buf" "$verb" "$@" 2>&1)\ncode=$?\nfound=$(printf \'%s\' "$found" | sed -E \'s#^((Failure: |diff -u |--- |[+]{3} )?)w/#\\1#; s#^(diff -u .*) w/#\\1 #\')\n\nif [ "$code" -eq 100 ] && [ "$verb" != build ] && [ -n "$drop" ]; then\n  found=$(printf \'%s\\n\' "$found" | grep -Ev -- "$drop")\n  [ -n "$found" ] || code=0\nfi\nif [ "$verb" != build ] && [ "$output" != - ]; then\n  : >"$project/$output" || exit 1\n  [ -z "$found" ] || printf \'%s\\n\' "$found" >"$project/$output"\nfi\n[ -z "$found" ] || printf \'%s\\n\' "$found" >&2\nexit "$code"\n',
};

;// CONCATENATED MODULE: ./build/install/sync-directory.js






const recordVersion = 1;
/**
 * Brings a directory in line with `wanted`, file by file: what differs is written beside and renamed, what is not wanted goes
 * last. Directories are made and removed, never renamed or swapped: a daemon of buck2 that watches them would not notice. A kill
 * at any moment leaves whole files, and the next run goes on. Nothing is written through a symbolic link.
 * @param directory absolute, in a directory that is no link
 * @param wanted by relative path with forward slashes
 * @param recordFile outside the directory
 * @param verify compare the bytes of what is there, instead of its size and times
 */
async function syncDirectory(directory, wanted, recordFile, verify = false) {
    const known = verify ? new Map() : await readRecord(recordFile);
    const record = new Map();
    const written = [];
    await makeDirectories(directory, wanted.keys());
    for (const [path, file] of wanted) {
        const target = (0,external_node_path_.join)(directory, path);
        const stat = await statOf(target);
        if (stat !== undefined && !stat.isFile())
            await (0,promises_.rm)(target, { recursive: true, force: true });
        const current = stat?.isFile() === true ? stat : undefined;
        if (file.kind === 'content') {
            if (await writeContent(target, file, current))
                written.push(path);
            continue;
        }
        const key = file.kind === 'made' ? file.key : await keyOfProgram(file.source);
        const seen = known.get(path);
        if (current === undefined || seen?.key !== key || seen.stamp !== stampOf(current)) {
            const changed = file.kind === 'made'
                ? await writeMade(target, await file.make(), current)
                : await copyProgram(file.source, target, current);
            if (changed)
                written.push(path);
        }
        record.set(path, { key, stamp: stampOf(await (0,promises_.lstat)(target)) });
    }
    const removed = await removeUnwanted(directory, wanted);
    await (0,atomic_files/* writeFileAtomically */.lo)(recordFile, JSON.stringify({ version: recordVersion, files: [...record] }), {
        flush: false,
    });
    return { written: written.sort(utf8_order/* compareUtf8 */.z), removed: [...removed].sort(utf8_order/* compareUtf8 */.z) };
}
/** Makes every directory that is needed. What stands in the place of one, a link too, is removed. */
async function makeDirectories(directory, paths) {
    const needed = new Set();
    for (const path of paths) {
        // Names of modules and versions come from outside; whoever makes a path of them must not let them lead away.
        if (path === '' || !(0,inside_directory/* isInside */.F)(directory, (0,external_node_path_.join)(directory, path)))
            throw new Error(`${path} leads out of ${directory}`);
        for (let slash = path.lastIndexOf('/'); slash !== -1; slash = path.lastIndexOf('/', slash - 1)) {
            needed.add(path.slice(0, slash));
        }
    }
    for (const below of ['', ...[...needed].sort(utf8_order/* compareUtf8 */.z)]) {
        const path = (0,external_node_path_.join)(directory, below);
        const stat = await statOf(path);
        if (stat !== undefined && !stat.isDirectory())
            await (0,promises_.rm)(path, { force: true });
        if (stat?.isDirectory() !== true)
            await (0,promises_.mkdir)(path, { recursive: true });
    }
}
async function writeContent(target, file, current) {
    const mode = file.executable === true ? 0o755 : 0o644;
    if (current !== undefined && (await (0,promises_.readFile)(target, 'utf8')) === file.content) {
        if ((current.mode & 0o111) === (mode & 0o111))
            return false;
    }
    await (0,atomic_files/* writeFileAtomically */.lo)(target, file.content, { mode, flush: false });
    return true;
}
async function writeMade(target, bytes, current) {
    if (current?.size === bytes.length && (await (0,promises_.readFile)(target)).equals(bytes))
        return false;
    await (0,atomic_files/* writeFileAtomically */.lo)(target, bytes, { flush: false });
    return true;
}
async function copyProgram(source, target, current) {
    if (current !== undefined && (await isSameProgram(source, target, current)))
        return false;
    const beside = (0,atomic_files/* temporaryBeside */.w6)(target);
    try {
        await (0,promises_.copyFile)(source, beside, external_node_fs_.constants.COPYFILE_FICLONE);
        await (0,promises_.chmod)(beside, 0o755);
        await (0,promises_.rename)(beside, target);
        return true;
    }
    finally {
        await (0,promises_.rm)(beside, { force: true });
    }
}
async function isSameProgram(source, target, current) {
    if ((current.mode & 0o777) !== 0o755 || (await (0,promises_.lstat)(source)).size !== current.size)
        return false;
    return (await (0,promises_.readFile)(source)).equals(await (0,promises_.readFile)(target));
}
async function keyOfProgram(source) {
    const { size, mtimeMs } = await (0,promises_.lstat)(source);
    return `${source} ${size} ${mtimeMs}`;
}
/** Removes what is not wanted, and directories that hold nothing any more. */
async function removeUnwanted(directory, wanted, below = '') {
    const removed = [];
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(directory, below), { withFileTypes: true })) {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory()) {
            removed.push(...(await removeUnwanted(directory, wanted, path)));
            if ((await (0,promises_.readdir)((0,external_node_path_.join)(directory, path))).length === 0)
                await (0,promises_.rm)((0,external_node_path_.join)(directory, path), { recursive: true });
        }
        else if (!wanted.has(path)) {
            await (0,promises_.rm)((0,external_node_path_.join)(directory, path), { force: true });
            removed.push(path);
        }
    }
    return removed;
}
async function readRecord(path) {
    try {
        const value = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        const { version, files } = value;
        if (version !== recordVersion || !Array.isArray(files))
            return new Map();
        return new Map(files);
    }
    catch {
        return new Map();
    }
}
async function statOf(path) {
    try {
        return await (0,promises_.lstat)(path);
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw error;
    }
}
function stampOf({ size, mtimeMs, ctimeMs, ino }) {
    return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

;// CONCATENATED MODULE: ./build/install/buck2-cell.js











/**
 * Makes the cell `oras` of a buck2 project in `.oras-buf/cell` and registers it: one package with one archive for each module, the
 * rules, their index, and buf. Only what changed is written. The caller holds the root's lock.
 * @throws {CellNameTakenError} Errors of the disk: exit code 8.
 */
async function writeBuck2Cell(request) {
    const project = describeBuck2Project(await (0,buck_config_files/* readBuckConfigFiles */.t)(request.root, registrationPath));
    const buf = request.buf === undefined ? undefined : await nativeBuf(request.buf);
    const wanted = new Map([
        ...(buf === undefined ? [] : [['tools/buf', { kind: 'program', source: buf }]]),
        ...modulePackages(request.modules),
        ...request.against.flatMap((against) => [...againstPackages(against)]),
        ...request.snapshots.flatMap((snapshot) => [...snapshotPackage(snapshot)]),
        ...Object.entries(starlarkFiles).map(([path, content]) => [
            path,
            { kind: 'content', content, executable: path.endsWith('.sh') },
        ]),
        // Last: it names what is there by now.
        ['index.bzl', { kind: 'content', content: cellIndexText({ ...request, project }) }],
    ]);
    const directory = (0,external_node_path_.join)(request.root, cellPath);
    try {
        const state = await (0,root_lock/* prepareRootDirectory */.nK)(request.root);
        const outcome = await syncDirectory(directory, wanted, (0,external_node_path_.join)(state, 'cell.json'), request.verify);
        const registered = await registerCell(request.root, project);
        if (registered)
            await request.stopDaemon();
        return { ...outcome, registered };
    }
    catch (error) {
        throw (0,disk_error/* asDiskError */.k_)(error, directory);
    }
}

// EXTERNAL MODULE: ./build/modules/buf-yaml.js
var buf_yaml = __webpack_require__(83303);
// EXTERNAL MODULE: ./build/modules/yaml-document.js
var yaml_document = __webpack_require__(64021);
// EXTERNAL MODULE: ./build/system/block-yaml.js
var block_yaml = __webpack_require__(97445);
// EXTERNAL MODULE: ./build/system/trailing-characters.js
var trailing_characters = __webpack_require__(40023);
;// CONCATENATED MODULE: ./build/install/buf-modules.js







/** Where the rules of the cell stage the project's files: see starlark/staging.bzl. */
const stagedBelow = 'w';
/**
 * Reads the modules that the `buf.yaml` files in the given directories describe, with their lint and breaking configuration.
 * @param directories relative to the root, `.` for the root itself
 * @throws what reading a `buf.yaml` throws
 */
async function readBufModules(root, directories) {
    const found = await Promise.all(directories.map((directory) => readOne(root, directory)));
    const byPath = new Map(found.flat().map((module) => [module.path, module]));
    return [...byPath.values()].sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
}
async function readOne(root, directory) {
    const file = external_node_path_.posix.join(directory, 'buf.yaml');
    const text = await (0,plain_file/* readPlainFile */.b)({ path: (0,external_node_path_.join)(root, file), name: file });
    if (text === undefined)
        return [];
    const { version, modules } = await (0,buf_yaml/* parseBufYaml */.k)(text, file);
    const document = objectOf(await wholeOf(text, file));
    const listed = Array.isArray(document['modules']) ? document['modules'].map(objectOf) : [];
    return modules.flatMap((module, index) => {
        const section = (name, path) => {
            const own = objectOf(listed[index]?.[name]);
            // A module's own section replaces that at the top, as a whole.
            const chosen = Object.keys(own).length > 0 ? own : objectOf(document[name]);
            return staged(version === 'v1' ? asV2(chosen) : chosen, directory, path);
        };
        return module.sources.map((source) => {
            const path = inProject(directory, source.directory);
            return { path, lint: section('lint', path), breaking: section('breaking', path) };
        });
    });
}
function inProject(directory, path) {
    const joined = external_node_path_.posix.join(directory, path);
    return joined === '.' ? '' : (0,trailing_characters/* withoutTrailing */.h)(joined.replace(/^\.\//, ''), '/');
}
/** v1 has other names for the same: its default category, and comments that ignore, which it has to allow. */
function asV2(section) {
    const { allow_comment_ignores: allow, use, except, ...rest } = section;
    const renamed = (ids) => Array.isArray(ids) ? ids.map((id) => (id === 'DEFAULT' ? 'STANDARD' : id)) : ids;
    const isLint = allow !== undefined || 'enum_zero_value_suffix' in rest || 'service_suffix' in rest;
    return {
        ...rest,
        ...(use === undefined ? {} : { use: renamed(use) }),
        ...(except === undefined ? {} : { except: renamed(except) }),
        ...(isLint && allow !== true ? { disallow_comment_ignores: true } : {}),
    };
}
/** The section with its paths moved to where the files are staged. Paths outside the module are for other modules. */
function staged(section, directory, module) {
    const inside = (paths) => (Array.isArray(paths) ? paths : [])
        .map((path) => inProject(directory, String(path)))
        .filter((path) => module === '' || path === module || path.startsWith(`${module}/`))
        .map((path) => external_node_path_.posix.join(stagedBelow, path));
    const settings = {};
    for (const [key, value] of Object.entries(section)) {
        if (key === 'ignore')
            settings[key] = inside(value);
        else if (key === 'ignore_only') {
            const rules = Object.entries(objectOf(value)).map(([rule, paths]) => [rule, inside(paths)]);
            settings[key] = Object.fromEntries(rules.filter(([, paths]) => paths.length > 0));
        }
        else
            settings[key] = plain(value);
    }
    return settings;
}
/** All that a file says, with what its aliases stand for; parseBufYaml has taken it for sound, but follows few of these. */
async function wholeOf(text, file) {
    const root = (0,block_yaml/* readBlockYaml */.l)(text);
    if (root !== undefined)
        return valueOfNode(root);
    const { parse } = await __webpack_require__.e(/* import() */ 8815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const malformed = (why) => new yaml_document/* MalformedYamlError */.j(`${file} cannot be read: ${why}`, {
        places: [{ file }],
        next: `Write out in ${file} what its aliases (*name) stand for.`,
    });
    let value;
    try {
        value = parse(text, { uniqueKeys: false, logLevel: 'error' });
    }
    catch {
        throw malformed('its aliases stand for far too much');
    }
    if (holdsItself(value, new Set()))
        throw malformed('an alias stands for something that it is in');
    return value;
}
/** Of a node without aliases. */
function valueOfNode(node) {
    if (node.kind === 'list')
        return node.items.map(valueOfNode);
    if (node.kind === 'alias')
        throw new Error('an alias has no value of its own');
    if (node.kind === 'scalar')
        return node.value;
    return Object.fromEntries(node.entries.map(({ key, value }) => [String(valueOfNode(key)), valueOfNode(value)]));
}
function holdsItself(value, around) {
    if (typeof value !== 'object' || value === null)
        return false;
    if (around.has(value))
        return true;
    const inner = new Set(around).add(value);
    return Object.values(value).some((item) => holdsItself(item, inner));
}
/** What YAML gave, as far as Starlark and JSON have it; buf says what it thinks of other numbers. */
function plain(value) {
    if (typeof value === 'number')
        return Number.isFinite(value) ? value : String(value);
    if (typeof value === 'string' || typeof value === 'boolean')
        return value;
    if (Array.isArray(value))
        return value.map(plain);
    if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
    return undefined;
}
function objectOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}

// EXTERNAL MODULE: ./build/install/git-snapshot.js
var git_snapshot = __webpack_require__(98697);
// EXTERNAL MODULE: ./build/resolve/version-rule.js
var version_rule = __webpack_require__(49754);
// EXTERNAL MODULE: ./build/system/child-environment.js
var child_environment = __webpack_require__(76814);
// EXTERNAL MODULE: ./build/tools/errors.js
var tools_errors = __webpack_require__(18421);
// EXTERNAL MODULE: ./build/tools/find-program.js
var find_program = __webpack_require__(9940);
;// CONCATENATED MODULE: ./build/pipeline/install-cell.js










/** Makes the cell of a buck2 project from what its modules became. */
async function installCell(job, root, modules, resolution) {
    const { declarations } = root;
    const cellModule = (module) => ({
        module: module.module,
        version: versionOf(module),
        contentKey: module.source === 'oci' ? module.manifestDigest : `${module.commit} ${module.contentDigests.b5}`,
        source: module.source,
        dependencies: module.dependencies,
        content: async () => (await modules.content(module)).files,
    });
    const { written, removed, registered } = await writeBuck2Cell({
        root: declarations.root,
        modules: resolution.modules.map((module) => ({ ...cellModule(module), references: referencesTo(module) })),
        against: resolution.against.map((against) => ({
            reference: against.reference,
            module: cellModule(against.module),
            dependencies: against.dependencies.map(cellModule),
        })),
        snapshots: await (0,git_snapshot/* readSnapshots */.y)(declarations.root, declarations.gitReferences, job.environment),
        locals: declarations.locals,
        verify: job.settings.verify,
        bufModules: await readBufModules(declarations.root, declarations.lockOwners.map(({ directory }) => directory)),
        buf: await findBuf(job, root),
        stopDaemon: () => stopRunningDaemon(job, declarations.root),
    });
    const changed = written.length + removed.length;
    job.ci.info(`The buck2 cell is ${changed === 0 && !registered ? 'up to date' : `written: ${written.length} files new or changed, ${removed.length} removed`}.`);
}
/** Everything that a build file may write to mean the version that was chosen. */
function referencesTo(module) {
    const version = versionOf(module);
    const asked = module.askedBy
        .filter(({ asker }) => asker.kind === 'workspace')
        .map(({ requirement }) => (requirement === '' ? module.module : `${module.module}:${requirement}`));
    const spellings = (0,version_rule/* tagVersion */.RQ)(version) === undefined ? [version] : [version, (0,version_rule/* otherSpelling */.NL)(version)];
    const own = spellings.map((spelling) => `${module.module}:${spelling}`);
    return [...new Set([module.module, ...asked, ...own])].sort();
}
function versionOf(module) {
    return module.source === 'oci' ? module.tag : module.commit;
}
/** Only where there may be one: a job that only resolves does not install buck2 for this. */
async function stopRunningDaemon(job, root) {
    const daemons = (0,external_node_path_.join)(job.environment['HOME'] ?? (0,external_node_os_.homedir)(), '.buck/buckd');
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(daemons, root)))
        return;
    try {
        const program = await job.tools.program('buck2', root);
        const { daemonState, stopDaemon } = await __webpack_require__.e(/* import() */ 6617).then(__webpack_require__.bind(__webpack_require__, 26617));
        const project = { program, root, environment: (0,child_environment/* childEnvironment */.Q)(job.environment) };
        if ((await daemonState(project)) !== 'running')
            return;
        const failure = await stopDaemon(project);
        if (failure !== undefined)
            throw new Error(failure);
        job.ci.info('Stopped the buck2 daemon: it had read the cells of the project before.');
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        job.ci.warning(`A buck2 daemon of ${root} may not know the new cell yet: ${why}. Run "buck2 kill".`);
    }
}
/** A machine without buf, or without a way to download it, can resolve and install all the same; what needs it says so then. */
async function findBuf(job, root) {
    try {
        return await job.tools.program('buf', root.declarations.root);
    }
    catch (error) {
        if (!cannotBeHad(error))
            throw error;
        job.record.remark(root.declarations, 'warning', `The rules of the buck2 cell cannot build anything on this machine: ${error.message}.`);
        return undefined;
    }
}
function cannotBeHad(error) {
    return [find_program/* ProgramNotFoundError */.oo, tools_errors/* ToolOfflineError */.Yv, tools_errors/* ToolDownloadError */.FB].some((kind) => error instanceof kind);
}


/***/ }),

/***/ 18421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ BrokenToolFileError),
/* harmony export */   FB: () => (/* binding */ ToolDownloadError),
/* harmony export */   IQ: () => (/* binding */ MalformedToolVersionError),
/* harmony export */   Kl: () => (/* binding */ ToolMirrorError),
/* harmony export */   Mm: () => (/* binding */ ToolNotFoundError),
/* harmony export */   Tk: () => (/* binding */ UnsupportedPlatformError),
/* harmony export */   V0: () => (/* binding */ ToolArtifactError),
/* harmony export */   Yv: () => (/* binding */ ToolOfflineError),
/* harmony export */   iD: () => (/* binding */ ToolChecksumError),
/* harmony export */   tG: () => (/* binding */ UnknownToolVersionError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** What a setting or a `.buckversion` file says is no version, or none of the other forms. */
class MalformedToolVersionError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A version whose checksum nobody vouches for: neither the table of this oras-buf nor the user. */
class UnknownToolVersionError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** There is no build of a tool for this machine. */
class UnsupportedPlatformError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The server has no such release or file. */
class ToolNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
}
/** The artifact on the registry holds no file for this machine, or several that could be meant. */
class ToolArtifactError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A tool could not be downloaded: the network, a proxy or the server failed. */
class ToolDownloadError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
}
/** A tool is not installed yet, and the job must not use the network. */
class ToolOfflineError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
}
/** The bytes of a tool are not those that the checksum is of. Nothing of them is kept. */
class ToolChecksumError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
}
/** The file has the right checksum and cannot be unpacked: it was published broken, or is no program. */
class BrokenToolFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The mirror's address cannot be used. */
class ToolMirrorError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}


/***/ })

};
