export const id = 7243;
export const ids = [7243];
export const modules = {

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

/***/ 27243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LoginRefusedError: () => (/* binding */ LoginRefusedError),
  login: () => (/* binding */ login)
});

// EXTERNAL MODULE: ./build/auth/known-usernames.js
var known_usernames = __webpack_require__(55864);
// EXTERNAL MODULE: ./build/auth/login-file.js
var login_file = __webpack_require__(42737);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/oci/errors.js
var oci_errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/system/secret.js
var system_secret = __webpack_require__(65646);
// EXTERNAL MODULE: ./build/commands/auth-registry.js
var auth_registry = __webpack_require__(15489);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/commands/secret-prompt.js



/** A secret is wanted, and there is nobody to ask. */
class NoSecretGivenError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/**
 * Asks the person at the terminal for a secret, and does not show what is typed.
 * @throws {NoSecretGivenError} there is no terminal, or nothing was typed; the reason of the signal
 */
async function readSecret(question, signal, { stdin, stderr } = process) {
    const next = 'Give the token by --token-stdin or --token-file FILE.';
    if (stdin.isTTY !== true)
        throw new NoSecretGivenError('no token was given, and there is no terminal to ask at', { next });
    stderr.write(question);
    // The terminal's own echo is off while readline has it; what readline echoes goes nowhere.
    const nowhere = new external_node_stream_.Writable({ write: (_chunk, _encoding, done) => done() });
    const lines = (0,external_node_readline_.createInterface)({ input: stdin, output: nowhere, terminal: true });
    try {
        const answer = await new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason), { once: true });
            lines.once('line', resolve);
            lines.once('close', () => resolve(''));
            // Readline has the keyboard now: Ctrl-C is no signal until we make it one.
            lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
        });
        if (answer.trim() === '')
            throw new NoSecretGivenError('no token was given', { next });
        return answer.trim();
    }
    finally {
        lines.close();
        stderr.write('\n');
    }
}

;// CONCATENATED MODULE: ./build/commands/login.js







/** The registry does not take the token that somebody signs in with. */
class LoginRefusedError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notAllowed;
    constructor(host, refusal) {
        super(refusal.message, {
            next: `Nothing was kept. Check that the token is complete, not expired and made for ${host}. Where the registry wants a certain user name with it, add --username NAME.`,
            cause: refusal,
        });
    }
}
/** Asks the registry whether a token is right, and only then keeps it where docker and oras look for it. */
const login = {
    async run(request) {
        const { ci, environment, words, signal } = request;
        const registry = (0,auth_registry/* registryToSignIn */.nr)(request, words[0]);
        (0,auth_registry/* refuseSharedFile */.oK)(request);
        refuseOtherEndpoint(registry);
        const candidates = await newCredentials(request, registry);
        for (const { secret } of candidates)
            ci.mask(secret.reveal());
        const { credential, verified } = await (0,auth_registry/* withRegistryAccess */.or)(request, registry, async (access) => {
            const wants = await access.wants();
            if (wants.kind === 'open')
                return { credential: candidates[0], verified: false };
            const credential = await access.accepted(wants, candidates).catch((error) => {
                throw error instanceof oci_errors/* RejectedCredentialsError */.Dm ? new LoginRefusedError(registry.host, error) : error;
            });
            return { credential, verified: true };
        });
        if (credential === undefined)
            throw new auth_registry/* CannotSignInError */.iP('there is no credential', { next: '' });
        const { host } = registry;
        if (!verified)
            ci.warning(`${host} lets everyone in here, so it could not be checked whether the token is right.`);
        const maskSecret = (value) => ci.mask(value);
        const surroundings = { environment, checkout: ci.workspace, maskSecret, signal };
        const storedIn = await (0,login_file/* keepCredential */.NU)(host, credential, surroundings);
        await warnOfOthers(request, registry, credential);
        return { data: { host, username: credential.username, storedIn, verified } };
    },
    text({ host, username, storedIn, verified }, style) {
        const as = username === '' ? '' : ` as ${username}`;
        const sign = verified ? style('good', '✔ Signed in') : style('attention', 'Kept, and not checked:');
        return `${sign} ${verified ? 'to ' : ''}${host}${as}. The token is in ${storedIn}.\n`;
    },
};
/** A token that somebody types for one host must not go to another that a file of the repository puts in its place. */
function refuseOtherEndpoint({ host, endpoint, credentialHosts, whyNoToken }) {
    if (credentialHosts?.includes(host) === true)
        return;
    throw new auth_registry/* CannotSignInError */.iP(`the token for ${host} would go to ${endpoint}`, {
        next: whyNoToken === undefined ? 'Name the endpoint itself.' : `It is not sent there: ${whyNoToken}.`,
    });
}
async function newCredentials(request, registry) {
    const { settings, askedByFlag } = request;
    const { host, auth, endpoint } = registry;
    // A token of the environment belongs to the host of the setting `registry`; one of a flag to the host beside it.
    const given = askedByFlag.has('token') || registry.tokenAllowed ? settings.token : undefined;
    const source = given === undefined ? 'the terminal' : askedByFlag.has('token') ? 'the token given' : 'the setting token';
    const secret = given ?? new system_secret/* Secret */.z(await readSecret(`Token for ${host}: `, request.signal));
    const kind = auth?.type === undefined || auth.type === 'none' ? 'password' : auth.type;
    if (kind !== 'password')
        return [{ kind, username: '', secret, source }];
    const username = settings.username ?? auth?.username;
    const usernames = username === undefined
        ? (0,known_usernames/* usernamesForToken */.y)(new URL(endpoint).hostname, secret.reveal().startsWith('glcbt-'))
        : [username];
    return usernames.map((name) => ({ kind, username: name, secret, source }));
}
/** What was kept is not always what a job will use. */
async function warnOfOthers(request, registry, kept) {
    const settings = request.askedByFlag.has('token') ? { ...request.settings, token: undefined } : request.settings;
    const [used] = await (0,auth_registry/* credentialsOf */.YN)({ ...request, settings }).candidatesFor(registry);
    if (used === undefined || used.secret.reveal() === kept.secret.reveal())
        return;
    request.ci.warning(`Jobs here will not use it: ${used.source} comes first, and has something else for this host.`);
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
