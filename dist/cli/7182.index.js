export const id = 7182;
export const ids = [7182];
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

/***/ 65282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ bareHostname),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   tT: () => (/* binding */ isInsideAddress)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

const inside = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
for (const [network, bits] of [
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
]) {
    inside.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
]) {
    inside.addSubnet(network, bits, 'ipv6');
}
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
        return inside.check(host, 'ipv4');
    const wrapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
    if (wrapped?.[1] === undefined || wrapped[2] === undefined)
        return inside.check(host, 'ipv6');
    const [high, low] = [Number.parseInt(wrapped[1], 16), Number.parseInt(wrapped[2], 16)];
    return inside.check(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`, 'ipv4');
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
