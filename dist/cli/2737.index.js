export const id = 2737;
export const ids = [2737];
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

/***/ 63423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ setInObject),
/* harmony export */   U2: () => (/* binding */ jsonMembers),
/* harmony export */   jt: () => (/* binding */ startOfObject),
/* harmony export */   qp: () => (/* binding */ removeJsonMembers)
/* harmony export */ });
/* unused harmony export setJsonMember */
/**
 * Finds the members of a JSON object in a text that is known to be valid JSON. So one value can be exchanged, and every other byte stays
 * as it is: numbers that JavaScript would round, escapes, the order and the indentation.
 * @param start where the opening brace is
 */
function jsonMembers(text, start) {
    const members = [];
    let at = skipSpace(text, start + 1);
    while (text[at] === '"') {
        const keyEnd = skipString(text, at);
        const valueStart = skipSpace(text, skipSpace(text, keyEnd) + 1);
        const end = skipValue(text, valueStart);
        members.push({ key: JSON.parse(text.slice(at, keyEnd)), start: at, valueStart, end });
        at = skipSpace(text, end);
        if (text[at] === ',')
            at = skipSpace(text, at + 1);
    }
    return members;
}
/** Where the object begins that is the value of a member of the whole text's object; undefined where there is none. */
function startOfObject(text, key) {
    const member = jsonMembers(text, text.indexOf('{')).findLast((one) => one.key === key);
    return member === undefined || text[member.valueStart] !== '{' ? undefined : member.valueStart;
}
/** Sets `object.key` in the whole text's object, and makes `object` where it is missing. */
function setInObject(text, object, key, value) {
    const start = startOfObject(text, object);
    if (start !== undefined)
        return setJsonMember(text, start, key, value, '\t\t');
    return setJsonMember(text, text.indexOf('{'), object, `{\n\t\t${JSON.stringify(key)}: ${value}\n\t}`, '\t');
}
/** Sets a member of the object at `start`, or adds it as the last one. Of two with one name the last counts, as in every reader. */
function setJsonMember(text, start, key, value, indent) {
    const members = jsonMembers(text, start);
    const known = members.findLast((member) => member.key === key);
    if (known !== undefined)
        return text.slice(0, known.valueStart) + value + text.slice(known.end);
    const last = members.at(-1);
    const added = `\n${indent}${JSON.stringify(key)}: ${value}`;
    if (last !== undefined)
        return `${text.slice(0, last.end)},${added}${text.slice(last.end)}`;
    return `${text.slice(0, start + 1)}${added}\n${indent.slice(0, -1)}${text.slice(skipSpace(text, start + 1))}`;
}
/** Takes every member out of the object at `start` that `matches`. */
function removeJsonMembers(text, start, matches) {
    let changed = text;
    for (;;) {
        const members = jsonMembers(changed, start);
        const index = members.findIndex(({ key }) => matches(key));
        const member = members[index];
        if (member === undefined)
            return changed;
        const before = members[index - 1];
        const after = members[index + 1];
        // With the comma: the one behind it, or before the last member the one in front.
        const [from, to] = after !== undefined ? [member.start, after.start] : [before?.end ?? skipSpace(changed, start + 1), member.end];
        changed = changed.slice(0, from) + changed.slice(to);
    }
}
function skipSpace(text, from) {
    let at = from;
    while (at < text.length && ' \t\r\n'.includes(text[at] ?? ''))
        at++;
    return at;
}
function skipString(text, from) {
    let at = from + 1;
    while (at < text.length && text[at] !== '"')
        at += text[at] === '\\' ? 2 : 1;
    return at + 1;
}
function skipValue(text, from) {
    if (text[from] === '"')
        return skipString(text, from);
    if (text[from] !== '{' && text[from] !== '[') {
        let at = from;
        while (at < text.length && !',]} \t\r\n'.includes(text[at] ?? ''))
            at++;
        return at;
    }
    let depth = 0;
    let at = from;
    while (at < text.length) {
        const character = text[at] ?? '';
        if (character === '"') {
            at = skipString(text, at);
            continue;
        }
        if ('{['.includes(character))
            depth++;
        if (']}'.includes(character) && --depth === 0)
            return at + 1;
        at++;
    }
    return at;
}


/***/ }),

/***/ 42737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ forgetCredential),
/* harmony export */   NU: () => (/* binding */ keepCredential),
/* harmony export */   cy: () => (/* binding */ entryFor),
/* harmony export */   rM: () => (/* binding */ withEntry)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76765);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62092);
/* harmony import */ var _system_lock_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75652);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55883);
/* harmony import */ var _credential_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(47176);
/* harmony import */ var _credential_helper_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(79947);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(32890);
/* harmony import */ var _json_members_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(63423);










const forbiddenNext = 'Get the right to write there, or name a directory of your own for this file by the variable DOCKER_CONFIG.';
/**
 * Keeps a credential where docker and oras look for it: with the helper that their file names for the host, else in the file
 * itself, which only its owner can read. Everything else in the file stays as it is, byte by byte.
 * @returns where it is now, for people
 * @throws {MalformedCredentialFileError | CredentialHelperError} and errors of the disk, exit code 8
 */
async function keepCredential(host, credential, surroundings) {
    const { path, shown } = loginFile(surroundings.environment);
    return await withFile(path, surroundings, async () => {
        const { text, config } = await read(path, shown);
        const helper = config.credHelpers.get((0,_docker_config_js__WEBPACK_IMPORTED_MODULE_8__/* .credentialKey */ .TC)(host)) ?? config.credsStore;
        // No helper's protocol has a word for a bearer token.
        if (helper !== undefined && credential.kind !== 'bearer') {
            const username = credential.kind === 'identity-token' ? '<token>' : credential.username;
            const { secret } = credential;
            await (0,_credential_helper_js__WEBPACK_IMPORTED_MODULE_7__/* .storeWithHelper */ .o6)({ name: helper, file: shown }, (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_8__/* .serverAddress */ .aD)(host), { username, secret }, surroundings);
            return `docker-credential-${helper} (named by ${shown})`;
        }
        await write(path, withEntry(text, host, entryFor(credential)));
        return shown;
    });
}
/**
 * Forgets the credentials of a host, in that file and with the helper that it names.
 * @returns where some were
 * @throws as {@link keepCredential}
 */
async function forgetCredential(host, surroundings) {
    const { path, shown } = loginFile(surroundings.environment);
    return await withFile(path, surroundings, async () => {
        const { text, config } = await read(path, shown);
        const key = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_8__/* .credentialKey */ .TC)(host);
        const removed = [];
        const helper = config.credHelpers.get(key) ?? config.credsStore;
        if (helper !== undefined) {
            await (0,_credential_helper_js__WEBPACK_IMPORTED_MODULE_7__/* .eraseWithHelper */ .No)({ name: helper, file: shown }, (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_8__/* .serverAddress */ .aD)(host), surroundings);
            removed.push(`docker-credential-${helper} (named by ${shown})`);
        }
        const without = withoutEntry(text, key);
        if (without !== text) {
            await write(path, without);
            removed.push(shown);
        }
        return removed;
    });
}
function loginFile(environment) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_credential_files_js__WEBPACK_IMPORTED_MODULE_6__/* .dockerDirectory */ .C2)(environment), 'config.json');
    return { path, shown: (0,_credential_files_js__WEBPACK_IMPORTED_MODULE_6__/* .shownPath */ .pS)(path, (0,_credential_files_js__WEBPACK_IMPORTED_MODULE_6__/* .homeOf */ .lt)(environment)) };
}
/** Two that sign in at the same time both stay signed in. */
async function withFile(path, { signal }, work) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true, mode: 0o700 });
    }
    catch (error) {
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_3__/* .asDiskError */ .k_)(error, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), forbiddenNext);
    }
    return await (0,_system_lock_file_js__WEBPACK_IMPORTED_MODULE_4__/* .withLockFile */ .Q5)(`${path}.oras-buf-lock`, signal === undefined ? {} : { signal }, work);
}
async function read(path, shown) {
    const found = (await (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readPlainFile */ .b)({ path, name: shown })) ?? '';
    const text = found.trim() === '' ? '{}\n' : found.replace(/^\uFEFF/, '');
    return { text, config: (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_8__/* .parseDockerConfig */ .Cj)(text, shown) };
}
/** Through a symbolic link: whoever keeps the file elsewhere wants it to stay there. */
async function write(path, text) {
    const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(() => path);
    try {
        await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeFileAtomically */ .lo)(target, text, { mode: 0o600 });
        // The umask may have taken more away than we asked for; more than this nobody gets.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(target, 0o600);
    }
    catch (error) {
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_3__/* .asDiskError */ .k_)(error, path, forbiddenNext);
    }
}
/** What docker's file has for a credential. */
function entryFor({ kind, username, secret, }) {
    switch (kind) {
        case 'password':
            return { auth: Buffer.from(`${username}:${secret.reveal()}`).toString('base64') };
        case 'identity-token':
            return { identitytoken: secret.reveal() };
        case 'bearer':
            return { registrytoken: secret.reveal() };
    }
}
/** The text of a credential file with an entry for a host, in the place of all that it had for it. */
function withEntry(text, host, entry) {
    const key = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_8__/* .serverAddress */ .aD)(host);
    const value = JSON.stringify(entry, null, '\t').replaceAll('\n', '\n\t\t');
    const cleaned = withoutEntry(text, (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_8__/* .credentialKey */ .TC)(host));
    return (0,_json_members_js__WEBPACK_IMPORTED_MODULE_9__/* .setInObject */ .Du)(cleaned, 'auths', key, value);
}
/** The text without any entry for a key, however that is spelled. */
function withoutEntry(text, key) {
    const auths = (0,_json_members_js__WEBPACK_IMPORTED_MODULE_9__/* .startOfObject */ .jt)(text, 'auths');
    return auths === undefined ? text : (0,_json_members_js__WEBPACK_IMPORTED_MODULE_9__/* .removeJsonMembers */ .qp)(text, auths, (one) => (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_8__/* .credentialKey */ .TC)(one) === key);
}


/***/ })

};
