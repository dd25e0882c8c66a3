export const id = 5556;
export const ids = [5556];
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

/***/ 15489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YN: () => (/* binding */ credentialsOf),
/* harmony export */   iP: () => (/* binding */ CannotSignInError),
/* harmony export */   nr: () => (/* binding */ registryToSignIn),
/* harmony export */   oK: () => (/* binding */ refuseSharedFile),
/* harmony export */   or: () => (/* binding */ withRegistryAccess)
/* harmony export */ });
/* harmony import */ var _auth_credential_chain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35662);
/* harmony import */ var _auth_docker_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32890);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87077);
/* harmony import */ var _oci_open_http_registry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75089);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20907);
/* harmony import */ var _oci_registry_access_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(33646);
/* harmony import */ var _oci_traffic_counter_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(62438);
/* harmony import */ var _oci_transfer_limits_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45268);









/** Signing in does not go with what was asked for: the host is no registry, or needs another program. */
class CannotSignInError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitCodes */ .hS.wrongInput;
}
/**
 * The registry that a command of sign-in is about.
 * @param word the host as the user wrote it; undefined for the host of the setting `registry`
 * @throws {CannotSignInError}
 */
function registryToSignIn(request, word) {
    const { registries } = request.settings;
    // The host of the setting `registry` comes first.
    const host = word ?? [...registries.keys()][0] ?? '';
    if (host === 'buf.build') {
        throw new CannotSignInError('buf.build is the Buf Schema Registry, where buf itself signs in', {
            next: 'Run: buf registry login buf.build. oras-buf then takes the token from there.',
        });
    }
    if (!(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .isRegistryHost */ .EV)(host)) {
        throw new CannotSignInError(`"${host}" is not a registry host`, {
            next: 'Write the host as deps: lines do, without https://, for example oras.birb.homes or localhost:5000.',
        });
    }
    const registry = registries.get(host) ?? undeclared(host);
    if ((0,_oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEndpoint */ .B)(registry).kind === 'layout') {
        throw new CannotSignInError(`${host} is a directory, where nobody signs in`, {
            next: 'Name a registry that is a server.',
        });
    }
    return registry;
}
/**
 * In CI the file of the home directory belongs to all jobs of the machine: none of them signs the others in or out.
 * @throws {CannotSignInError}
 */
function refuseSharedFile({ ci, environment }) {
    if (!ci.frozenByDefault || environment['DOCKER_CONFIG'])
        return;
    throw new CannotSignInError('in CI nothing is kept in ~/.docker/config.json, which all jobs of the machine share', {
        next: 'Give the job the token by ORAS_REGISTRY_TOKEN or ORAS_REGISTRY_TOKENS, or set DOCKER_CONFIG to a private directory that the job removes.',
    });
}
/** People sign in to a registry before any file names it. */
function undeclared(host) {
    const isDockerHub = (0,_auth_docker_config_js__WEBPACK_IMPORTED_MODULE_1__/* .serverAddress */ .aD)(host) !== host;
    return {
        host,
        endpoint: `https://${isDockerHub ? 'registry-1.docker.io' : host}`,
        repository: '{owner}/{name}',
        caFile: undefined,
        plainHttp: false,
        tokenAllowed: false,
        credentialHosts: [host],
    };
}
/** The credentials that a job would use. */
function credentialsOf({ settings, environment, signal, ci }) {
    const { workspace: checkout } = ci;
    const maskSecret = (value) => ci.mask(value);
    return (0,_auth_credential_chain_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialChain */ .V)({ ...settings, environment, signal, checkout, log: ci, maskSecret });
}
/** Runs `work` with what asks a registry about credentials, and closes its connections. */
async function withRegistryAccess({ ci, environment, signal }, registry, work) {
    const endpoint = (0,_oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEndpoint */ .B)(registry);
    if (endpoint.kind === 'layout')
        throw new CannotSignInError(`${registry.host} is a directory`, { next: '' });
    const connections = 2;
    const { parts, close } = await (0,_oci_open_http_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .openRegistryParts */ .o)(registry, endpoint.url, {
        connections,
        environment,
        limits: { ..._oci_transfer_limits_js__WEBPACK_IMPORTED_MODULE_7__/* .defaultLimits */ .M, attempts: 3 },
        traffic: new _oci_traffic_counter_js__WEBPACK_IMPORTED_MODULE_8__/* .TrafficCounter */ .Y(connections),
        log: ci,
        maskSecret: (value) => ci.mask(value),
        signal,
    });
    try {
        return await work(new _oci_registry_access_js__WEBPACK_IMPORTED_MODULE_6__/* .RegistryAccess */ .Q(parts));
    }
    finally {
        await close();
    }
}


/***/ }),

/***/ 35556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   authStatus: () => (/* binding */ authStatus)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _modules_find_declarations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73718);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74738);
/* harmony import */ var _modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67570);
/* harmony import */ var _oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87077);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20907);
/* harmony import */ var _oci_registry_access_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(33646);
/* harmony import */ var _pipeline_root_directories_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91365);
/* harmony import */ var _auth_registry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(15489);









/** Rights are asked for with some requests each. */
const mostNamespaces = 20;
/** Asks each registry who we are to it, and what we may do there. No secret is shown. */
const authStatus = {
    async run(request) {
        const { words, settings } = request;
        const asked = words[0] === undefined
            ? [...settings.registries.values()].filter((registry) => (0,_oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEndpoint */ .B)(registry).kind === 'server')
            : [(0,_auth_registry_js__WEBPACK_IMPORTED_MODULE_7__/* .registryToSignIn */ .nr)(request, words[0])];
        const modules = await modulesInUse(request);
        const registries = [];
        for (const registry of asked)
            registries.push(await statusOf(request, registry, modules));
        const notFine = registries.filter(({ status }) => status !== 'signed-in' && status !== 'open');
        const isUnreachable = notFine.length > 0 && notFine.every(({ status }) => status === 'unreachable');
        const exitCode = notFine.length === 0 ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.done : isUnreachable ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
        return { data: { registries }, exitCode };
    },
    text({ registries }, style) {
        if (registries.length === 0)
            return 'No registry of this workspace is a server.\n';
        return registries.map((registry) => `${registryLines(registry, style).join('\n')}\n`).join('\n');
    },
};
async function statusOf(request, registry, modules) {
    const { host, endpoint } = registry;
    const nobody = {
        host,
        endpoint,
        source: '',
        kind: '',
        username: '',
        expiresAt: '',
        rights: [],
        problem: '',
    };
    const source = (0,_auth_registry_js__WEBPACK_IMPORTED_MODULE_7__/* .credentialsOf */ .YN)(request);
    const candidates = await source.candidatesFor(registry);
    const [first] = candidates;
    const known = first === undefined ? nobody : { ...nobody, ...describe(first) };
    try {
        return await (0,_auth_registry_js__WEBPACK_IMPORTED_MODULE_7__/* .withRegistryAccess */ .or)(request, registry, async (access) => {
            const wants = await access.wants();
            if (wants.kind !== 'open' && first !== undefined) {
                const credential = await access.accepted(wants, candidates);
                const rights = await rightsOf(access, wants, credential, registry, modules);
                return { ...nobody, ...describe(credential), status: 'signed-in', rights };
            }
            const rights = await rightsOf(access, wants, undefined, registry, modules);
            if (wants.kind === 'open')
                return { ...known, status: 'open', rights };
            return { ...nobody, status: 'missing', rights, problem: howToSignIn(registry) };
        });
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll))
            throw error;
        const status = error.exitCode === _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed ? 'rejected' : 'unreachable';
        return { ...known, status, problem: `${error.message}. ${error.next}` };
    }
}
/** Signing in by hand helps only where what is kept for the host would be sent. */
function howToSignIn({ host, credentialHosts, whyNoToken }) {
    return credentialHosts?.includes(host) === true || whyNoToken === undefined
        ? `It asks for credentials, and there are none. Run: oras-buf login ${host}`
        : `It asks for credentials, and none are sent there: ${whyNoToken}.`;
}
function describe({ kind, username, source, secret, }) {
    const { exp } = (0,_oci_registry_access_js__WEBPACK_IMPORTED_MODULE_5__/* .jwtClaims */ .v)(secret.reveal());
    const milliseconds = typeof exp === 'number' ? exp * 1000 : Number.NaN;
    const isDate = Math.abs(milliseconds) <= 8.64e15;
    return { kind, username, source, expiresAt: isDate ? new Date(milliseconds).toISOString() : '' };
}
async function rightsOf(access, wants, credential, registry, modules) {
    const byNamespace = new Map();
    for (const module of modules) {
        const { registry: host, owner, name } = (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__/* .moduleNameParts */ .u)(module);
        if (host !== registry.host)
            continue;
        const repository = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .applyRepositoryTemplate */ .lI)(registry.repository, owner, name);
        const namespace = repository.includes('/') ? repository.slice(0, repository.lastIndexOf('/')) : repository;
        if (!byNamespace.has(namespace))
            byNamespace.set(namespace, repository);
    }
    const found = [];
    for (const [namespace, repository] of [...byNamespace].slice(0, mostNamespaces)) {
        found.push({ namespace, repository, ...(await access.rights(wants, credential, repository)) });
    }
    return found;
}
/** The modules that this workspace names. Where it cannot be read, that is no matter of signing in. */
async function modulesInUse({ settings, environment, ci }) {
    const names = new Set();
    try {
        const directories = await (0,_pipeline_root_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .rootDirectories */ .W)(settings.directories);
        for (const directory of directories.values()) {
            const { asks } = await (0,_modules_find_declarations_js__WEBPACK_IMPORTED_MODULE_1__/* .findDeclarations */ .j)(directory, {
                registries: settings.registries.keys(),
                environment,
                otherRoots: [...directories.keys()],
            });
            for (const { module } of asks)
                names.add(module);
        }
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll))
            throw error;
        ci.debug(`No rights of namespaces are asked for: ${error.message}`);
    }
    return [...names].sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z);
}
const headings = {
    'signed-in': 'signed in',
    open: 'asks nobody to sign in',
    missing: 'not signed in',
    rejected: 'not signed in: the credentials are refused',
    unreachable: 'cannot be asked',
};
function registryLines(registry, style) {
    const { host, endpoint, status, source, username, expiresAt, rights, problem } = registry;
    const isFine = status === 'signed-in' || status === 'open';
    const at = endpoint === `https://${host}` ? '' : ` ${style('quiet', `(${endpoint})`)}`;
    const lines = [
        `${style(isFine ? 'good' : 'bad', isFine ? '✔' : '✘')} ${style('strong', host)}${at}: ${headings[status]}`,
    ];
    if (source !== '')
        lines.push(`  by ${source}${username === '' ? '' : `, as ${username}`}`);
    if (expiresAt !== '') {
        const isOver = Date.parse(expiresAt) < Date.now();
        lines.push(`  ${isOver ? style('bad', `it ended at ${expiresAt}`) : `it ends at ${expiresAt}`}`);
    }
    for (const { namespace, pull, push } of rights) {
        const may = [pull ? 'pull' : '', push ? 'push' : ''].filter((word) => word !== '').join(', ');
        lines.push(`  ${namespace}: ${may === '' ? style('bad', 'no rights') : may}`);
    }
    if (problem !== '')
        lines.push(`  ${problem}`);
    return lines;
}


/***/ }),

/***/ 33646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ RegistryAccess),
/* harmony export */   v: () => (/* binding */ jwtClaims)
/* harmony export */ });
/* harmony import */ var _auth_challenge_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45686);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1787);
/* harmony import */ var _realm_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79301);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20907);
/* harmony import */ var _token_exchange_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1293);
/* harmony import */ var _transient_status_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65003);






/** Asks a registry about credentials, for people who want to know. A job never does: it signs in and goes on. */
class RegistryAccess {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    /**
     * How the registry wants to be signed in to.
     * @throws {UnsupportedSignInError | UnexpectedReplyError | RealmRefusedError}
     */
    async wants() {
        const { host, endpoint } = this.#parts;
        const reply = await this.#send({ method: 'GET', url: this.#url(''), headers: {} });
        const challenges = (0,_auth_challenge_js__WEBPACK_IMPORTED_MODULE_5__/* .parseAuthChallenges */ .M)(reply.headers('www-authenticate'));
        await reply.discard();
        if (reply.status === 200)
            return { kind: 'open' };
        if (reply.status !== 401)
            throw unexpected(reply);
        const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.get('realm'));
        if (bearer !== undefined) {
            const written = bearer.parameters.get('realm') ?? '';
            const address = URL.canParse(written, endpoint.href) ? new URL(written, endpoint).href : written;
            const realm = (0,_realm_js__WEBPACK_IMPORTED_MODULE_1__/* .checkRealm */ .m)(host, endpoint, address);
            return { kind: 'bearer', service: { realm, service: bearer.parameters.get('service') } };
        }
        if (challenges.some(({ scheme }) => scheme === 'basic'))
            return { kind: 'basic' };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnsupportedSignInError */ .k7(host, challenges.map(({ scheme }) => scheme));
    }
    /**
     * The first of the credentials that the registry accepts.
     * @param candidates at least one, at most two are tried
     * @throws {RejectedCredentialsError} it accepts none
     */
    async accepted(wants, candidates) {
        const { host } = this.#parts;
        const tried = candidates.slice(0, 2);
        for (const credential of tried) {
            const authorization = await this.#authorization(wants, credential, []);
            if (authorization === undefined)
                continue;
            const reply = await this.#send({ method: 'GET', url: this.#url(''), headers: { authorization } });
            await reply.discard();
            // 403: who we are is fine. What is allowed is another question.
            if (reply.status === 200 || reply.status === 403)
                return credential;
            if (reply.status !== 401)
                throw unexpected(reply);
        }
        const by = wants.kind === 'bearer' ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .plainUrl */ .kP)(wants.service.realm) : this.#parts.endpoint.host;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RejectedCredentialsError */ .Dm(host, by, tried);
    }
    /**
     * What a credential (undefined: nobody) may do with a repository, whether that exists or not. Where no token says it, an upload is
     * begun and called off at once.
     */
    async rights(wants, credential, repository) {
        if (!(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isRepository */ .Z6)(repository))
            return { pull: false, push: false };
        const pull = (await this.pullRight(wants, credential, repository)) !== 'refused';
        return { pull, push: pull && (await this.#mayPush(wants, credential, repository)) };
    }
    /** Whether a credential (undefined: nobody) may read a repository. It is asked for its list of tags. */
    async pullRight(wants, credential, repository) {
        const headers = await this.#headers(wants, credential, [`repository:${repository}:pull`]);
        if (headers === undefined)
            return 'refused';
        const reply = await this.#send({ method: 'GET', url: this.#url(`${repository}/tags/list?n=1`), headers });
        await reply.discard();
        if (!isAllowed(reply, [200, 404]))
            return 'refused';
        return reply.status === 404 ? 'missing' : 'allowed';
    }
    async #mayPush(wants, credential, repository) {
        const headers = await this.#headers(wants, credential, [`repository:${repository}:pull,push`]);
        if (headers === undefined)
            return false;
        const granted = actionsOf(headers['authorization'] ?? '', repository);
        if (granted !== undefined)
            return granted.includes('push');
        const url = this.#url(`${repository}/blobs/uploads/`);
        const reply = await this.#send({ method: 'POST', url, headers, body: '' });
        await reply.discard();
        if (!isAllowed(reply, [202]))
            return false;
        await this.#callOff(reply, headers);
        return true;
    }
    /** An upload that stays begun costs the registry nothing for long; that it cannot be called off is no error. */
    async #callOff(begun, headers) {
        const location = begun.header('location') ?? '';
        if (!URL.canParse(location, begun.url.href))
            return;
        const url = new URL(location, begun.url);
        if (url.origin !== begun.url.origin)
            return;
        try {
            await (await this.#parts.transport.send({ method: 'DELETE', url, headers })).discard();
        }
        catch {
            // See above.
        }
    }
    /** Undefined where the token service gives nothing for these scopes. */
    async #headers(wants, credential, scopes) {
        if (wants.kind === 'open' && credential === undefined)
            return {};
        const authorization = await this.#authorization(wants, credential, scopes);
        return authorization === undefined ? undefined : { authorization };
    }
    async #authorization(wants, credential, scopes) {
        const { maskSecret } = this.#parts;
        if (wants.kind !== 'bearer' || credential?.kind === 'bearer') {
            return credential === undefined ? undefined : (0,_token_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .directAuthorization */ .j9)(credential, maskSecret);
        }
        const result = await (0,_token_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .exchangeToken */ .r1)(this.#parts, wants.service, scopes, credential);
        return result.kind === 'token' ? `Bearer ${result.token.reveal()}` : undefined;
    }
    /** Sends to the registry itself. Redirects are not followed: nobody else is asked about credentials. */
    async #send(request) {
        return await this.#parts.retries.run(request.url, async () => {
            const reply = await this.#parts.transport.send(request);
            await (0,_transient_status_js__WEBPACK_IMPORTED_MODULE_4__/* .failTransientStatus */ .r)(reply);
            return reply;
        });
    }
    #url(rest) {
        return new URL(`/v2/${rest}`, this.#parts.endpoint);
    }
}
function isAllowed(reply, statuses) {
    if (statuses.includes(reply.status))
        return true;
    // 404 and 405: no uploads here at all.
    if ([401, 403, 404, 405].includes(reply.status))
        return false;
    throw unexpected(reply);
}
function unexpected(reply) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnexpectedReplyError */ .o9(reply.url, `an answer with status ${reply.status} that is not expected here`);
}
/**
 * What a token says that it grants on a repository; undefined where it does not say so, as most do not outside of registries that use
 * distribution's own form. It is read for its words only: whether they are true the registry alone can tell.
 */
function actionsOf(authorization, repository) {
    const { access } = jwtClaims(authorization.replace(/^Bearer /, ''));
    if (!Array.isArray(access))
        return undefined;
    return access.flatMap((entry) => {
        const { type, name, actions } = (entry ?? {});
        return type === 'repository' && name === repository && Array.isArray(actions) ? actions.map(String) : [];
    });
}
/** The claims of a token that is a JWT, unverified; none of one that is not. */
function jwtClaims(token) {
    const [header = '', payload = '', signature, ...more] = token.split('.');
    if (signature === undefined || more.length > 0 || !header.startsWith('eyJ'))
        return {};
    try {
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null ? claims : {};
    }
    catch {
        return {};
    }
}


/***/ })

};
