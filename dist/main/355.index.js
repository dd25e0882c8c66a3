export const id = 355;
export const ids = [355];
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
/* harmony export */   g: () => (/* binding */ serversOfHelper),
/* harmony export */   mH: () => (/* binding */ askHelper),
/* harmony export */   yJ: () => (/* binding */ CredentialHelperError)
/* harmony export */ });
/* unused harmony exports storeWithHelper, eraseWithHelper */
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

/***/ 47355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dockerConfigForLaterSteps: () => (/* binding */ dockerConfigForLaterSteps)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/auth/credential-chain.js + 1 modules
var credential_chain = __webpack_require__(99344);
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
;// CONCATENATED MODULE: ./build/auth/json-members.js
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

// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/system/lock-file.js
var lock_file = __webpack_require__(75652);
;// CONCATENATED MODULE: ./build/auth/login-file.js










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
        const helper = config.credHelpers.get(credentialKey(host)) ?? config.credsStore;
        // No helper's protocol has a word for a bearer token.
        if (helper !== undefined && credential.kind !== 'bearer') {
            const username = credential.kind === 'identity-token' ? '<token>' : credential.username;
            const { secret } = credential;
            await storeWithHelper({ name: helper, file: shown }, serverAddress(host), { username, secret }, surroundings);
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
        const key = credentialKey(host);
        const removed = [];
        const helper = config.credHelpers.get(key) ?? config.credsStore;
        if (helper !== undefined) {
            await eraseWithHelper({ name: helper, file: shown }, serverAddress(host), surroundings);
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
    const path = join(dockerDirectory(environment), 'config.json');
    return { path, shown: shownPath(path, homeOf(environment)) };
}
/** Two that sign in at the same time both stay signed in. */
async function withFile(path, { signal }, work) {
    try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    }
    catch (error) {
        throw asDiskError(error, dirname(path), forbiddenNext);
    }
    return await withLockFile(`${path}.oras-buf-lock`, signal === undefined ? {} : { signal }, work);
}
async function read(path, shown) {
    const found = (await readPlainFile({ path, name: shown })) ?? '';
    const text = found.trim() === '' ? '{}\n' : found.replace(/^\uFEFF/, '');
    return { text, config: parseDockerConfig(text, shown) };
}
/** Through a symbolic link: whoever keeps the file elsewhere wants it to stay there. */
async function write(path, text) {
    const target = await realpath(path).catch(() => path);
    try {
        await writeFileAtomically(target, text, { mode: 0o600 });
        // The umask may have taken more away than we asked for; more than this nobody gets.
        await chmod(target, 0o600);
    }
    catch (error) {
        throw asDiskError(error, path, forbiddenNext);
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
    const key = (0,docker_config/* serverAddress */.aD)(host);
    const value = JSON.stringify(entry, null, '\t').replaceAll('\n', '\n\t\t');
    const cleaned = withoutEntry(text, (0,docker_config/* credentialKey */.TC)(host));
    return setInObject(cleaned, 'auths', key, value);
}
/** The text without any entry for a key, however that is spelled. */
function withoutEntry(text, key) {
    const auths = startOfObject(text, 'auths');
    return auths === undefined ? text : removeJsonMembers(text, auths, (one) => (0,docker_config/* credentialKey */.TC)(one) === key);
}

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
        text = withEntry(withoutHelper(text, (0,docker_config/* credentialKey */.TC)(host)), host, entryFor(credential));
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
    const start = startOfObject(text, 'auths');
    const listed = start === undefined ? [] : jsonMembers(text, start).map(({ key }) => key);
    const hosts = [...new Set([...known, ...listed])].filter((host) => !credHelpers.has((0,docker_config/* credentialKey */.TC)(host)));
    let changed = removeJsonMembers(text, text.indexOf('{'), (key) => key === 'credsStore');
    for (const host of hosts)
        changed = setInObject(changed, 'credHelpers', host, JSON.stringify(credsStore));
    return changed;
}
function withoutHelper(text, key) {
    const helpers = startOfObject(text, 'credHelpers');
    return helpers === undefined ? text : removeJsonMembers(text, helpers, (one) => (0,docker_config/* credentialKey */.TC)(one) === key);
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

/***/ 76765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ removeLeftovers),
/* harmony export */   lo: () => (/* binding */ writeFileAtomically),
/* harmony export */   w6: () => (/* binding */ temporaryBeside)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _process_space_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85642);




/**
 * Writes a file so that a reader, or a kill at any moment, sees the old content or the new and nothing between: written
 * beside, flushed, renamed. Makes the directory where it is missing, and removes what killed processes left there.
 */
async function writeFileAtomically(path, content, options = {}) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true });
    await sweepOnce(directory);
    const beside = temporaryBeside(path);
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(beside, 'wx', options.mode ?? 0o644);
        try {
            await file.writeFile(content);
            if (options.flush !== false)
                await file.sync();
        }
        finally {
            await file.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(beside, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { force: true });
        throw error;
    }
}
/**
 * A name for a temporary file in the directory of `path`; no two calls give the same. It never ends in `.proto`, and tells whose it
 * is: the process, and the first half of the digits the space of that number.
 */
function temporaryBeside(path) {
    const digits = `${(0,_process_space_js__WEBPACK_IMPORTED_MODULE_3__/* .processSpaceTag */ .UX)()}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(3).toString('hex')}`;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path)}.${process.pid}.${digits}.tmp`);
}
/**
 * Removes the temporary files and directories that processes left in a directory when they were killed: at once where the process is
 * one that we would see, after an hour those of other machines and containers. What cannot be removed stays.
 */
async function removeLeftovers(directory) {
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory).catch(() => [])) {
        const [, processId, tag] = /^\..+\.(\d+)\.([0-9a-f]{6})[0-9a-f]{6}\.tmp$/.exec(name) ?? [];
        if (processId === undefined)
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const isLeftOver = tag === (0,_process_space_js__WEBPACK_IMPORTED_MODULE_3__/* .processSpaceTag */ .UX)() ? !(0,_process_space_js__WEBPACK_IMPORTED_MODULE_3__/* .isProcessAlive */ .jW)(Number(processId)) : (await ageOf(path)) > leftoverAfterMs;
        if (isLeftOver)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true }).catch(() => { });
    }
}
/** No run takes this long to write one file or one module. */
const leftoverAfterMs = 3_600_000;
async function ageOf(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
}
/** Directories that this process looked through. One look is enough: what is left by then was left by others that are gone. */
const swept = new Map();
function sweepOnce(directory) {
    const sweep = swept.get(directory) ?? removeLeftovers(directory);
    swept.set(directory, sweep);
    return sweep;
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

/***/ 75652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ readHolder),
/* harmony export */   Ju: () => (/* binding */ LockWatch),
/* harmony export */   Q5: () => (/* binding */ withLockFile),
/* harmony export */   QL: () => (/* binding */ refreshMs),
/* harmony export */   Se: () => (/* binding */ isHolderGone),
/* harmony export */   TY: () => (/* binding */ defaultStaleMs),
/* harmony export */   bf: () => (/* binding */ LockFileBusyError),
/* harmony export */   jg: () => (/* binding */ isHolderAtWork),
/* harmony export */   lJ: () => (/* binding */ whoWeAre),
/* harmony export */   yc: () => (/* binding */ shownHolder)
/* harmony export */ });
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
    const id = `${whoWeAre()} ${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
    try {
        await acquire(path, id, options);
    }
    catch (error) {
        throw (0,_disk_error_js__WEBPACK_IMPORTED_MODULE_6__/* .asDiskError */ .k_)(error, path);
    }
    const refresh = setInterval(() => {
        const now = new Date();
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.utimes)(path, now, now).catch(() => { });
    }, refreshMs);
    refresh.unref();
    try {
        return await work();
    }
    finally {
        clearInterval(refresh);
        if ((await readHolder(path).catch(() => undefined)) === id)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true }).catch(() => { });
    }
}
async function acquire(path, id, options) {
    const deadline = performance.now() + (options.timeoutMs ?? 600_000);
    const watch = new LockWatch(options.staleMs ?? defaultStaleMs);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true });
    let told = false;
    let pauseMs = 10;
    for (;;) {
        if (await create(path, id))
            return;
        // Undefined: it was released just now, or something stands there that is no lock.
        const holder = (await readHolder(path)) ?? '';
        if (isHolderGone(holder) || (await watch.isStale(path, holder))) {
            if (await takeAway(path, holder, options.staleMs ?? defaultStaleMs))
                continue;
        }
        if (!told && holder !== '') {
            options.onWait?.(shownHolder(holder));
            told = true;
        }
        if (performance.now() > deadline) {
            throw new LockFileBusyError(`${path} is held by ${holder === '' ? 'another process' : shownHolder(holder)}`, {
                places: [{ file: path }],
                next: 'Wait for the other run to end, or delete the file if that run is gone.',
            });
        }
        await pause(pauseMs, options.signal);
        pauseMs = Math.min(250, pauseMs * 2);
    }
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
        const touched = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path, { bigint: true }).then(({ mtimeNs }) => mtimeNs, () => 0n);
        const seen = `${holder} ${touched}`;
        if (seen !== this.#seen) {
            this.#seen = seen;
            this.#since = performance.now();
            return false;
        }
        return performance.now() - this.#since > this.#staleMs;
    }
}
async function create(path, id) {
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
/** Undefined where there is no lock; empty while its holder is about to write who it is. */
async function readHolder(path) {
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
        // A symbolic link is no lock of ours. It is never followed, and taken away once it is stale.
        if (code === 'ELOOP')
            return '';
        throw error;
    }
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
    const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(() => undefined);
    return status !== undefined && Math.abs(Date.now() - status.mtimeMs) < staleMs;
}
function visibleProcess(holder) {
    const theirs = /^(\d+)@(.*) [0-9a-f]+$/.exec(holder);
    return theirs?.[2] === (0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .processSpace */ .SW)() ? Number(theirs[1]) : undefined;
}
/**
 * Removes the lock of a holder that is gone. Only who holds a second lock, the right to do so, may: otherwise one waiter could
 * remove the fresh lock of another that was quicker. False where another waiter has that right.
 */
async function takeAway(path, holder, staleMs) {
    const right = `${path}.takeover`;
    if (!(await create(right, holder))) {
        // Whoever has it needs it for a moment only, so an old one was left by a kill.
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(right).catch(() => undefined);
        if (status !== undefined && Math.abs(Date.now() - status.mtimeMs) > staleMs)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(right, { force: true });
        return false;
    }
    try {
        if ((await readHolder(path)) === holder)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(right, { force: true });
    }
    return true;
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
