export const id = 3529;
export const ids = [3529];
export const modules = {

/***/ 32890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ parseDockerConfig),
/* harmony export */   TC: () => (/* binding */ credentialKey),
/* harmony export */   aD: () => (/* binding */ serverAddress)
/* harmony export */ });
/* unused harmony export MalformedCredentialFileError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _system_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65646);


/** A credential file that is not what docker, podman or oras write. */
class MalformedCredentialFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    /** @param why never quotes the file: it holds secrets */
    constructor(file, why) {
        super(`${file} is no credential file: ${why}`, {
            places: [{ file }],
            next: 'Correct it, or remove it and sign in again.',
        });
    }
}
/** The host as credentials of Docker Hub are kept: it is reached by other names than it has in references. */
const dockerHub = 'index.docker.io';
const dockerHubNames = [dockerHub, 'docker.io', 'registry-1.docker.io'];
/** The key that docker writes for Docker Hub; every other host is its own key. */
function serverAddress(host) {
    return dockerHubNames.includes(host) ? `https://${dockerHub}/v1/` : host;
}
/**
 * A key of a credential file as keys are compared: `host[:port]` or `host[:port]/namespace`. Of old keys that are URLs
 * (`https://host/v1/`) the host counts. All names of Docker Hub are one.
 */
function credentialKey(key) {
    const withoutScheme = key.replace(/^https?:\/\//, '');
    const [host = '', ...path] = withoutScheme.split('/').filter((part, index) => index === 0 || part !== '');
    const lower = host.toLowerCase();
    const known = dockerHubNames.includes(lower) ? dockerHub : lower;
    return withoutScheme === key ? [known, ...path].join('/') : known;
}
/**
 * Reads the text of a credential file.
 * Sources: docker's "config.json"; containers-auth.json(5).
 * @param file how errors name it
 * @throws {MalformedCredentialFileError}
 */
function parseDockerConfig(text, file) {
    let parsed;
    try {
        parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch {
        // The parser's own message quotes the text.
        throw new MalformedCredentialFileError(file, 'it is not JSON');
    }
    if (!isObject(parsed))
        throw new MalformedCredentialFileError(file, 'it holds no JSON object');
    const auths = new Map();
    for (const [key, entry] of entries(parsed, 'auths', file)) {
        const auth = readAuth(entry);
        const name = credentialKey(key);
        // Of two spellings of one host the plain one counts.
        if (auth !== undefined && (key === name || !auths.has(name)))
            auths.set(name, auth);
    }
    const credHelpers = new Map();
    for (const [key, name] of entries(parsed, 'credHelpers', file)) {
        if (typeof name === 'string' && name !== '')
            credHelpers.set(credentialKey(key), name);
    }
    const { credsStore } = parsed;
    return {
        auths,
        credHelpers,
        credsStore: typeof credsStore === 'string' && credsStore !== '' ? credsStore : undefined,
    };
}
function entries(config, key, file) {
    const value = config[key];
    if (value === undefined || value === null)
        return [];
    if (!isObject(value))
        throw new MalformedCredentialFileError(file, `its "${key}" is no JSON object`);
    return Object.entries(value);
}
/** Undefined for an entry without credentials: docker writes one for each host whose credentials a helper keeps. */
function readAuth(entry) {
    if (!isObject(entry))
        return 'malformed';
    const text = (name) => (typeof entry[name] === 'string' ? entry[name] : '');
    const registryToken = text('registrytoken');
    if (registryToken !== '')
        return bearer(registryToken);
    const [username, password] = text('auth') === '' ? [text('username'), text('password')] : decode(text('auth'));
    const identityToken = text('identitytoken');
    if (identityToken !== '')
        return { kind: 'identity-token', username: username ?? '', secret: new _system_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(identityToken) };
    if (username === undefined || username.includes(':'))
        return 'malformed';
    if (username === '' && password === '')
        return undefined;
    return { kind: 'password', username, secret: new _system_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(password) };
}
function bearer(token) {
    return /^[\x21-\x7e]+$/.test(token) ? { kind: 'bearer', username: '', secret: new _system_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(token) } : 'malformed';
}
/** `user:password` out of Base64; the password may have colons. An undefined user name says that it is not that. */
function decode(auth) {
    const plain = auth.trim();
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(plain))
        return [undefined, ''];
    const decoded = Buffer.from(plain, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    // Some old programs pad with NUL.
    return colon < 0 ? [undefined, ''] : [decoded.slice(0, colon), decoded.slice(colon + 1).replace(/\0+$/, '')];
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 11012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dockerConfigForLaterSteps: () => (/* binding */ dockerConfigForLaterSteps)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/auth/credential-chain.js
var credential_chain = __webpack_require__(35662);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/system/plain-file.js
var plain_file = __webpack_require__(55883);
// EXTERNAL MODULE: ./build/auth/credential-files.js
var credential_files = __webpack_require__(47176);
// EXTERNAL MODULE: ./build/auth/credential-helper.js
var credential_helper = __webpack_require__(79947);
// EXTERNAL MODULE: ./build/auth/docker-config.js
var docker_config = __webpack_require__(32890);
// EXTERNAL MODULE: ./build/auth/json-members.js
var json_members = __webpack_require__(63423);
// EXTERNAL MODULE: ./build/auth/login-file.js
var login_file = __webpack_require__(42737);
;// CONCATENATED MODULE: ./build/auth/private-docker-config.js








/**
 * Makes a directory for `DOCKER_CONFIG`: all that the user's own has, and these credentials on top. The user's own is not changed, so
 * jobs beside this one and after it see nothing of ours; what lies in it besides `config.json` (contexts, builders, plugins) is
 * linked.
 * @param directory a private one, which does not exist yet
 * @throws {MalformedCredentialFileError} the user's file is broken: nobody would know what to keep of it
 */
async function writePrivateDockerConfig(directory, credentials, surroundings) {
    const { environment } = surroundings;
    const own = (0,credential_files/* dockerDirectory */.C2)(environment);
    const shown = (0,credential_files/* shownPath */.pS)((0,external_node_path_.join)(own, 'config.json'), (0,credential_files/* homeOf */.lt)(environment));
    const found = (await (0,plain_file/* readPlainFile */.b)({ path: (0,external_node_path_.join)(own, 'config.json'), name: shown })) ?? '';
    let text = found.trim() === '' ? '{}\n' : found.replace(/^\uFEFF/, '');
    text = await withoutStore(text, shown, surroundings);
    for (const { host, credential } of credentials) {
        text = (0,login_file/* withEntry */.rM)(withoutHelper(text, (0,docker_config/* credentialKey */.TC)(host)), host, (0,login_file/* entryFor */.cy)(credential));
    }
    await (0,promises_.mkdir)(directory, { mode: 0o700 });
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'config.json'), text, { mode: 0o600, flag: 'wx' });
    await linkOthers(own, directory);
}
/**
 * A store for all hosts would be asked in the place of our entries. So it becomes the helper of each host that it knows, or that the
 * file lists.
 */
async function withoutStore(text, file, surroundings) {
    const { credsStore, credHelpers } = (0,docker_config/* parseDockerConfig */.Cj)(text, file);
    if (credsStore === undefined)
        return text;
    const known = await (0,credential_helper/* serversOfHelper */.g)({ name: credsStore, file }, surroundings).catch((error) => {
        surroundings.log.debug(`The hosts of that helper are not known: ${error.message}`);
        return [];
    });
    const start = (0,json_members/* startOfObject */.jt)(text, 'auths');
    const listed = start === undefined ? [] : (0,json_members/* jsonMembers */.U2)(text, start).map(({ key }) => key);
    const hosts = [...new Set([...known, ...listed])].filter((host) => !credHelpers.has((0,docker_config/* credentialKey */.TC)(host)));
    let changed = (0,json_members/* removeJsonMembers */.qp)(text, text.indexOf('{'), (key) => key === 'credsStore');
    for (const host of hosts)
        changed = (0,json_members/* setInObject */.Du)(changed, 'credHelpers', host, JSON.stringify(credsStore));
    return changed;
}
function withoutHelper(text, key) {
    const helpers = (0,json_members/* startOfObject */.jt)(text, 'credHelpers');
    return helpers === undefined ? text : (0,json_members/* removeJsonMembers */.qp)(text, helpers, (one) => (0,docker_config/* credentialKey */.TC)(one) === key);
}
async function linkOthers(from, to) {
    for (const name of await (0,promises_.readdir)(from).catch(() => [])) {
        if (name.startsWith('config.json'))
            continue;
        const target = (0,external_node_path_.join)(from, name);
        const isDirectory = await (0,promises_.stat)(target).then((status) => status.isDirectory(), () => false);
        // Windows lets everyone make junctions, and only some make links.
        await (0,promises_.symlink)(target, (0,external_node_path_.join)(to, name), isDirectory ? 'junction' : 'file').catch(() => { });
    }
}

;// CONCATENATED MODULE: ./build/pipeline/docker-config-for-later-steps.js



/**
 * With `export-credentials`, where steps of one job share a machine: a docker configuration with the credentials of all registries of
 * this job, for `oras`, `docker` and their like in the steps after ours. It lies in the private directory of this job, which the post
 * step removes, whatever happened.
 * @returns the directory for DOCKER_CONFIG; undefined where there is nothing to export
 */
async function dockerConfigForLaterSteps(settings, ci, environment) {
    if (ci.system !== 'github' || !settings.exportCredentials)
        return undefined;
    const maskSecret = (value) => ci.mask(value);
    const surroundings = { environment, checkout: ci.workspace, log: ci, maskSecret };
    const source = (0,credential_chain/* credentialChain */.V)({ ...settings, ...surroundings });
    const credentials = [];
    for (const registry of settings.registries.values()) {
        const [credential] = await source.candidatesFor(registry);
        if (credential === undefined)
            continue;
        for (const host of registry.credentialHosts ?? [])
            credentials.push({ host, credential });
    }
    if (credentials.length === 0)
        return undefined;
    for (const { credential } of credentials) {
        const { username, secret } = credential;
        maskSecret(secret.reveal());
        maskSecret(Buffer.from(`${username}:${secret.reveal()}`).toString('base64'));
    }
    const directory = (0,external_node_path_.join)(ci.temporaryDirectory, 'docker');
    await writePrivateDockerConfig(directory, credentials, surroundings);
    return directory;
}


/***/ }),

/***/ 19820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside),
/* harmony export */   d: () => (/* binding */ realPathOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** True where `path` is `directory` or lies below it, by name alone. Symbolic links are not followed: see `realPathOf`. */
function isInside(directory, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path));
    return way === '' || (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way));
}
/** The path with its symbolic links resolved as far as it exists; what does not exist yet is appended as it stands. */
async function realPathOf(path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(absolute);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute);
        return parent === absolute ? absolute : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realPathOf(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(absolute));
    }
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
    const checkout = await (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .d)(search.checkout);
    const skipped = [];
    for (const directory of pathEntries(search.environment)) {
        for (const name of fileNames(search.name, search.environment)) {
            const candidate = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
            if ((await whyNotAProgram(candidate)) !== undefined)
                continue;
            const inCheckout = (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .F)(checkout, await (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .d)(directory)) || (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .F)(checkout, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(candidate));
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


/***/ })

};
