export const id = 5127;
export const ids = [5127];
export const modules = {

/***/ 47176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ dockerDirectory),
/* harmony export */   lt: () => (/* binding */ homeOf),
/* harmony export */   pS: () => (/* binding */ shownPath),
/* harmony export */   xD: () => (/* binding */ credentialFiles)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * The credential files of this machine, the first to be asked first. A variable that names a file takes the place of the files that it
 * stands for: who points docker at a directory of its own does not want what lies in the home directory. No setting and no
 * file of a repository names one.
 * Sources: docker's "Change the .docker directory"; containers-auth.json(5).
 */
function credentialFiles(environment) {
    const home = homeOf(environment);
    const docker = absolute(environment['DOCKER_CONFIG']);
    const containers = absolute(environment['REGISTRY_AUTH_FILE']);
    const runtime = absolute(environment['XDG_RUNTIME_DIR']);
    const config = absolute(environment['XDG_CONFIG_HOME']) ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.config');
    const named = (path) => ({ path, shown: path, named: true });
    const usual = (path) => ({ path, shown: shownPath(path, home), named: false });
    return [
        ...(docker === undefined ? [] : [named((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(docker, 'config.json'))]),
        ...(containers === undefined
            ? [
                ...(runtime === undefined ? [] : [usual((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(runtime, 'containers', 'auth.json'))]),
                usual((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(config, 'containers', 'auth.json')),
            ]
            : [named(containers)]),
        ...(docker === undefined ? [usual((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.docker', 'config.json'))] : []),
    ];
}
/** Where docker and oras keep their credentials, and so do we: `$DOCKER_CONFIG`, else `~/.docker`. */
function dockerDirectory(environment) {
    return absolute(environment['DOCKER_CONFIG']) ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(homeOf(environment), '.docker');
}
/** With `~` for the home directory. */
function shownPath(path, home) {
    return path.startsWith((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '/')) ? `~${path.slice(home.length)}` : path;
}
function homeOf(environment) {
    return environment['HOME'] || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)();
}
/** A relative path would mean another file in each directory, the checkout's among them. */
function absolute(path) {
    return path !== undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? path : undefined;
}


/***/ }),

/***/ 79947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   No: () => (/* binding */ eraseWithHelper),
/* harmony export */   g: () => (/* binding */ serversOfHelper),
/* harmony export */   mH: () => (/* binding */ askHelper),
/* harmony export */   o6: () => (/* binding */ storeWithHelper),
/* harmony export */   yJ: () => (/* binding */ CredentialHelperError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _system_child_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76814);
/* harmony import */ var _system_child_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1543);
/* harmony import */ var _system_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65646);
/* harmony import */ var _tools_find_program_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9940);
/* harmony import */ var _credential_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47176);






/** A credential helper is missing, or does not do what it is asked. */
class CredentialHelperError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
const defaultTimeoutMs = 30_000;
/** Bytes. A credential is far shorter. */
const longestAnswer = 256 * 1024;
const notFound = /credentials not found/i;
/**
 * Asks a helper for the credentials of a host; undefined where it has none.
 * Source: docker-credential-helpers, "Development".
 * @param server the host, or for Docker Hub the address that docker writes
 * @throws {CredentialHelperError} it is missing, fails, or answers something else
 */
async function askHelper(helper, server, surroundings) {
    const result = await runHelper(helper, 'get', server, surroundings);
    if (result.exitCode !== 0) {
        if (notFound.test(result.stdout) || notFound.test(result.stderr))
            return undefined;
        throw failed(helper, 'get', result);
    }
    const { Username: username, Secret: secret } = readAnswer(result.stdout, helper);
    if (typeof secret !== 'string' || secret === '')
        return undefined;
    surroundings.maskSecret(secret);
    if (typeof username !== 'string' || username.includes(':'))
        throw unreadable(helper);
    // The name that stands for "this is an identity token".
    return username === '<token>'
        ? { kind: 'identity-token', username: '', secret: new _system_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .z(secret) }
        : { kind: 'password', username, secret: new _system_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .z(secret) };
}
/** Hands a helper a credential to keep. @throws {CredentialHelperError} */
async function storeWithHelper(helper, server, { username, secret }, surroundings) {
    const input = JSON.stringify({ ServerURL: server, Username: username, Secret: secret.reveal() });
    const result = await runHelper(helper, 'store', input, surroundings);
    if (result.exitCode !== 0)
        throw failed(helper, 'store', result);
}
/** Has a helper forget a host. @throws {CredentialHelperError} */
async function eraseWithHelper(helper, server, surroundings) {
    const result = await runHelper(helper, 'erase', server, surroundings);
    if (result.exitCode !== 0 && !notFound.test(result.stdout))
        throw failed(helper, 'erase', result);
}
/** The servers that a helper has credentials of, as they were stored. @throws {CredentialHelperError} */
async function serversOfHelper(helper, surroundings) {
    const result = await runHelper(helper, 'list', '', surroundings);
    if (result.exitCode !== 0)
        throw failed(helper, 'list', result);
    return Object.keys(readAnswer(result.stdout, helper));
}
/** What it prints is read here and shown nowhere: it is a secret, or an error of unknown content. */
async function runHelper(helper, action, input, surroundings) {
    const { environment, signal, timeoutMs = defaultTimeoutMs } = surroundings;
    const program = await findHelper(helper, surroundings);
    const timeout = AbortSignal.timeout(timeoutMs);
    const result = await (0,_system_child_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runChildProgram */ .M)({
        program,
        arguments: [action],
        // Not the checkout: a helper may look for settings where it is started.
        directory: (0,_credential_files_js__WEBPACK_IMPORTED_MODULE_4__/* .homeOf */ .lt)(environment),
        environment: (0,_system_child_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .childEnvironment */ .Q)(environment),
        input,
        keepBytes: longestAnswer,
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    }).catch((cause) => {
        throw new CredentialHelperError(`${shown(helper)} cannot be started`, {
            places: [{ file: helper.file }],
            next: 'Check that it is a program for this machine.',
            cause,
        });
    });
    signal?.throwIfAborted();
    if (!result.aborted)
        return result;
    throw new CredentialHelperError(`${shown(helper)} does not answer within ${Math.round(timeoutMs / 1000)} s`, {
        places: [{ file: helper.file }],
        next: 'Run it by hand: it may wait for a password or for a locked keychain.',
    });
}
async function findHelper(helper, surroundings) {
    const places = [{ file: helper.file }];
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(helper.name)) {
        throw new CredentialHelperError(`${helper.file} names a credential helper that cannot be one`, {
            places,
            next: 'Write the name only: "pass" stands for the program docker-credential-pass.',
        });
    }
    const name = `docker-credential-${helper.name}`;
    const { environment, checkout } = surroundings;
    try {
        return await (0,_tools_find_program_js__WEBPACK_IMPORTED_MODULE_3__/* .findProgram */ .Kp)({ name, setting: 'PATH', path: undefined, environment, checkout, howToGet: '' });
    }
    catch (error) {
        if (!(error instanceof _tools_find_program_js__WEBPACK_IMPORTED_MODULE_3__/* .ProgramNotFoundError */ .oo))
            throw error;
        throw new CredentialHelperError(`${shown(helper)} is not on PATH (what lies in the checkout does not count)`, {
            places,
            next: 'Install it, or take its name out of that file.',
        });
    }
}
function shown(helper) {
    return `docker-credential-${helper.name}, which ${helper.file} names,`;
}
function failed(helper, action, result) {
    return new CredentialHelperError(`${shown(helper)} ends its "${action}" with exit code ${result.exitCode}`, {
        places: [{ file: helper.file }],
        next: `Run it by hand to see why: docker-credential-${helper.name} ${action}. Its output is not shown here, since it may hold a secret.`,
    });
}
function unreadable(helper) {
    return new CredentialHelperError(`${shown(helper)} does not answer as the protocol of such helpers says`, {
        places: [{ file: helper.file }],
        next: 'Update the helper. Its output is not shown here, since it may hold a secret.',
    });
}
function readAnswer(text, helper) {
    try {
        const answer = JSON.parse(text);
        if (typeof answer === 'object' && answer !== null)
            return answer;
    }
    catch {
        // The parser's own message quotes the text.
    }
    throw unreadable(helper);
}


/***/ }),

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

/***/ 75127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   StoredCredentials: () => (/* binding */ StoredCredentials)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _system_inside_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19820);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55883);
/* harmony import */ var _credential_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47176);
/* harmony import */ var _credential_helper_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79947);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32890);






/** Bytes. Far above what anyone keeps there. */
const largestFile = 4 * 1024 * 1024;
/** The credentials that programs such as docker, podman and oras keep on this machine. What is wrong with them costs a warning. */
class StoredCredentials {
    #options;
    #found = new Map();
    #files;
    constructor(options) {
        this.#options = options;
    }
    /**
     * What the first file that knows one of the hosts has for it. In a file the nearest namespace comes first, then the helper of
     * the host, then its entry.
     * @param hosts exact, with their ports; best first
     * @param namespace a beginning of repository paths: entries for it or for what it lies in count
     */
    find(hosts, namespace) {
        const key = JSON.stringify([hosts, namespace]);
        let found = this.#found.get(key);
        if (found === undefined) {
            found = this.#find(hosts, namespace);
            this.#found.set(key, found);
        }
        return found;
    }
    /** The namespaces of these hosts that have entries of their own, in any file. */
    async namespaces(hosts) {
        const keys = (await this.#read()).flatMap(({ config }) => [...config.auths.keys()]);
        const prefixes = hosts.map((host) => `${(0,_docker_config_js__WEBPACK_IMPORTED_MODULE_5__/* .credentialKey */ .TC)(host)}/`);
        const found = keys.flatMap((key) => {
            const prefix = prefixes.find((one) => key.startsWith(one));
            return prefix === undefined ? [] : [key.slice(prefix.length)];
        });
        return [...new Set(found)].sort();
    }
    async #find(hosts, namespace) {
        for (const file of await this.#read()) {
            for (const host of hosts) {
                const found = await this.#findIn(file, host, namespace);
                if (found !== undefined)
                    return found;
            }
        }
        return undefined;
    }
    async #findIn({ shown, config }, host, namespace) {
        const key = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_5__/* .credentialKey */ .TC)(host);
        for (const path of outward(namespace)) {
            const found = this.#entry(config.auths.get(`${key}/${path}`), `${key}/${path}`, shown);
            if (found !== undefined)
                return found;
        }
        const helper = config.credHelpers.get(key) ?? config.credsStore;
        if (helper !== undefined) {
            const found = await this.#ask(helper, shown, host);
            if (found !== undefined)
                return { ...found, source: `docker-credential-${helper} (named by ${shown})` };
        }
        return this.#entry(config.auths.get(key), key, shown);
    }
    #entry(auth, key, source) {
        if (auth === undefined)
            return undefined;
        if (auth === 'malformed') {
            this.#options.log.warning(`The entry of ${key} in ${source} is broken, and does not count.`);
            return undefined;
        }
        this.#options.maskSecret(auth.secret.reveal());
        return { ...auth, source };
    }
    async #ask(name, file, host) {
        try {
            return await (0,_credential_helper_js__WEBPACK_IMPORTED_MODULE_4__/* .askHelper */ .mH)({ name, file }, (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_5__/* .serverAddress */ .aD)(host), this.#options);
        }
        catch (error) {
            if (!(error instanceof _credential_helper_js__WEBPACK_IMPORTED_MODULE_4__/* .CredentialHelperError */ .yJ))
                throw error;
            this.#options.log.warning(`No credentials for ${host} from there: ${error.message}. ${error.next}`);
            return undefined;
        }
    }
    #read() {
        this.#files ??= this.#readAll();
        return this.#files;
    }
    async #readAll() {
        const { environment } = this.#options;
        const read = [];
        // GitLab's runners, and docker since release 28, take the content itself from a variable.
        const inline = environment['DOCKER_AUTH_CONFIG'] ?? '';
        if (inline.trim() !== '') {
            const shown = 'the variable DOCKER_AUTH_CONFIG';
            read.push(...(await this.#orWarn(async () => ({ shown, config: (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDockerConfig */ .Cj)(inline, shown) }))));
        }
        for (const file of (0,_credential_files_js__WEBPACK_IMPORTED_MODULE_3__/* .credentialFiles */ .xD)(environment))
            read.push(...(await this.#orWarn(() => this.#readOne(file))));
        return read;
    }
    async #readOne({ path, shown, named }) {
        const text = await (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readPlainFile */ .b)({ path, name: shown, largest: largestFile });
        // Docker takes an empty file for an empty configuration.
        if (text === undefined || text.trim() === '')
            return undefined;
        if (!named && (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .F)((0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .realPathOf */ .d)(this.#options.checkout), (0,_system_inside_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .realPathOf */ .d)(path))) {
            this.#options.log.warning(`${shown} lies in the checkout, where a pull request could have put it: it does not count.`);
            return undefined;
        }
        return { shown, config: (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDockerConfig */ .Cj)(text, shown) };
    }
    async #orWarn(read) {
        try {
            const file = await read();
            return file === undefined ? [] : [file];
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll))
                throw error;
            this.#options.log.warning(`${error.message}. No credentials are taken from there.`);
            return [];
        }
    }
}
/** A namespace and all that it lies in, without the whole: `a/b/c`, `a/b`, `a`. */
function outward(namespace) {
    if (namespace === undefined)
        return [];
    const parts = namespace.split('/');
    return parts.map((_part, index) => parts.slice(0, parts.length - index).join('/'));
}


/***/ })

};
