export const id = 528;
export const ids = [528];
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

/***/ 99709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ readErrorReply)
/* harmony export */ });
/* unused harmony export parseErrorReply */
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37268);

const mostBytes = 16 * 1024;
const longestText = 200;
/** Reads the body of an answer that is an error, and frees its connection. Never fails. */
async function readErrorReply(reply) {
    return parseErrorReply(await (0,_transport_js__WEBPACK_IMPORTED_MODULE_0__/* .readBeginning */ .i4)(reply, mostBytes), (text) => reply.conceal(text));
}
/**
 * Reads the body of an error: `{"errors": [{"code", "message"}]}`, or the `error` fields of OAuth 2.
 * @param conceal takes secrets out, before the text is cut: half a secret would be found by nobody
 */
function parseErrorReply(body, conceal = (text) => text) {
    let parsed;
    try {
        parsed = JSON.parse(body);
    }
    catch {
        return { codes: [], text: undefined };
    }
    const codes = [];
    const texts = [];
    const fields = asObject(parsed);
    for (const one of Array.isArray(fields['errors']) ? fields['errors'] : []) {
        const { code, message } = asObject(one);
        if (typeof code === 'string')
            codes.push(code);
        const words = [code, message].filter((word) => typeof word === 'string' && word !== '');
        if (words.length > 0)
            texts.push(words.join(': '));
    }
    for (const field of ['error', 'error_description', 'details', 'message']) {
        const text = fields[field];
        if (typeof text === 'string' && text !== '')
            texts.push(text);
    }
    return { codes, text: texts.length === 0 ? undefined : oneLine(conceal(texts.join('; '))) };
}
function asObject(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function oneLine(text) {
    const line = text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
    return line.length <= longestText ? line : `${line.slice(0, longestText)}…`;
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

/***/ 90147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ sendFollowing),
/* harmony export */   n: () => (/* binding */ checkRedirect)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65282);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1787);


const redirectStatuses = new Set([301, 302, 303, 307, 308]);
/**
 * Sends a request and follows redirects by hand: what is secret stays with the first origin.
 * @param allow checks each next address and throws where it must not be followed
 * @param most how many redirects are followed
 */
async function sendFollowing(transport, request, allow, most) {
    const { origin } = request.url;
    let { url, headers } = request;
    for (let followed = 0;; followed++) {
        const reply = await transport.send({ method: request.method, url, headers });
        const location = redirectStatuses.has(reply.status) ? reply.header('location') : undefined;
        if (location === undefined)
            return reply;
        await reply.discard();
        if (followed >= most)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UnexpectedReplyError */ .o9(request.url, `more than ${most} redirects`);
        url = allow(url, URL.canParse(location, url.href) ? new URL(location, url).href : location);
        // Once elsewhere, the header is gone for good, also where a later redirect leads back.
        if (url.origin !== origin)
            headers = withoutAuthorization(headers);
    }
}
function withoutAuthorization(headers) {
    const { authorization: _, ...rest } = headers;
    return rest;
}
/**
 * Blobs often lie elsewhere, and may be fetched from there; but never in the clear where the way to us was not.
 * @throws {AddressRefusedError}
 */
function checkRedirect(from, to) {
    const refuse = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AddressRefusedError */ ["do"](from, shown(to), why);
    if (!URL.canParse(to))
        throw refuse('it is no address');
    const url = new URL(to);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        throw refuse('it is neither https nor http');
    if (url.username !== '' || url.password !== '')
        throw refuse('it carries a user name');
    if (url.protocol === 'http:') {
        if (from.protocol === 'https:')
            throw refuse('it leads from https to plain http');
        if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .bareHostname */ .CO)(url) !== (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .bareHostname */ .CO)(from) && !(0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(url))
            throw refuse('it is plain http on another host');
    }
    return url;
}
function shown(address) {
    if (!URL.canParse(address))
        return 'something';
    const url = new URL(address);
    return `${url.protocol}//${url.host}${url.pathname}`;
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
 * @throws {MalformedRepositoryTemplateError} where the template has no `{name}`, an unknown placeholder, or gives no legal path
 */
function applyRepositoryTemplate(template, owner, name) {
    const wrong = (problem) => new MalformedRepositoryTemplateError(`the repository template "${template}" ${problem}`, {
        next: 'Write a path in lower case with {owner} and {name} in it, for example group/protos/{owner}/{name}.',
    });
    if (!template.includes('{name}'))
        throw wrong('has no {name}, so that all modules would share one repository');
    const path = template.replaceAll(/\{([^{}]*)\}/g, (placeholder, word) => {
        if (word === 'owner')
            return owner;
        if (word === 'name')
            return name;
        throw wrong(`has the unknown placeholder ${placeholder}`);
    });
    if (!isRepository(path))
        throw wrong(`gives "${path}", which is no repository path`);
    return path;
}


/***/ }),

/***/ 7620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ TransientFailure),
/* harmony export */   fh: () => (/* binding */ Retries),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* unused harmony export RetryBudget */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1787);


/** Something that may go well when tried again. It never leaves this room: `final` is what the user hears in the end. */
class TransientFailure extends Error {
    final;
    /** How long the server asks us to wait. */
    retryAfterMs;
    constructor(final, retryAfterMs) {
        super(final.message);
        this.name = 'TransientFailure';
        this.final = final;
        this.retryAfterMs = retryAfterMs;
    }
}
/** Tries again, for all requests of one registry. A server that asks us to wait is left alone by all of them. */
class Retries {
    #options;
    #notBefore = new Map();
    constructor(options) {
        this.#options = options;
    }
    /** Runs `work`, and again while it throws TransientFailure and the limits allow. */
    async run(url, work) {
        const budget = this.budget(url);
        for (;;) {
            await budget.ready();
            try {
                return await work();
            }
            catch (error) {
                await budget.spend(error);
            }
        }
    }
    /** The tries of one request; of one blob, however often its stream breaks. */
    budget(url) {
        return new RetryBudget(url, this.#options, this.#notBefore);
    }
}
class RetryBudget {
    #url;
    #options;
    #notBefore;
    #failures = 0;
    #deadline;
    constructor(url, options, notBefore) {
        this.#url = url;
        this.#options = options;
        this.#notBefore = notBefore;
        this.#deadline = performance.now() + options.limits.deadlineMs;
    }
    /** Waits until the server may be asked. */
    async ready() {
        for (;;) {
            this.#options.signal?.throwIfAborted();
            const waitMs = (this.#notBefore.get(this.#url.origin) ?? 0) - performance.now();
            if (waitMs <= 0)
                return;
            // Waiting here for what another request was told is no try of ours, but the deadline holds.
            if (performance.now() + waitMs > this.#deadline)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RateLimitedError */ .TM(this.#url, waitMs / 1000);
            await this.#sleep(waitMs);
        }
    }
    /** Bytes came in: the tries so far do not count any more. */
    progressed() {
        this.#failures = 0;
        this.#deadline = performance.now() + this.#options.limits.deadlineMs;
    }
    /**
     * Pauses before the next try.
     * @throws `error` itself where it is none that passes, its `final` error where no try is left
     */
    async spend(error) {
        if (!(error instanceof TransientFailure))
            throw error;
        const { limits, log, traffic, signal } = this.#options;
        signal?.throwIfAborted();
        const now = performance.now();
        const asked = error.retryAfterMs ?? 0;
        if (asked <= 0)
            this.#failures++;
        const doubled = Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** Math.max(0, this.#failures - 1));
        // A little more than asked, and not the same for everyone: else all come back in the same moment.
        const pauseMs = asked > 0 ? asked + Math.random() * limits.firstPauseMs : doubled * (0.5 + Math.random() / 2);
        if (this.#failures >= limits.attempts || now + Math.max(asked, pauseMs) > this.#deadline)
            throw error.final;
        // A server with too many requests is left alone by all, also where it does not say for how long.
        if (asked > 0 || error.final instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RateLimitedError */ .TM) {
            const until = now + (asked > 0 ? asked : pauseMs);
            if (until > (this.#notBefore.get(this.#url.origin) ?? 0))
                this.#notBefore.set(this.#url.origin, until);
        }
        traffic.retries++;
        log.debug(`${error.message}; trying again in ${Math.round(pauseMs)} ms`);
        await this.#sleep(pauseMs);
    }
    async #sleep(milliseconds) {
        const { signal } = this.#options;
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    }
}
/**
 * Reads `Retry-After`: seconds, or a date.
 * @returns milliseconds from now, or undefined where there is none that makes sense
 */
function parseRetryAfter(header, nowMs = Date.now()) {
    const text = header?.trim() ?? '';
    if (/^\d{1,9}(?:\.\d+)?$/.test(text))
        return Number(text) * 1000;
    // `Date.parse` would take almost any text; a date of HTTP starts with a weekday.
    const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}


/***/ }),

/***/ 65003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ failTransientStatus)
/* harmony export */ });
/* harmony import */ var _error_reply_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99709);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1787);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7620);



/** Statuses with which a server says that the same request may go well later. */
function isTransientStatus(status) {
    return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}
/** @throws TransientFailure where the answer says "later"; its body is then used up. */
async function failTransientStatus(reply) {
    if (!isTransientStatus(reply.status))
        return;
    const retryAfterMs = (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRetryAfter */ .mu)(reply.header('retry-after'));
    const { text } = await (0,_error_reply_js__WEBPACK_IMPORTED_MODULE_0__/* .readErrorReply */ .f)(reply);
    const final = reply.status === 429
        ? new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RateLimitedError */ .TM(reply.url, retryAfterMs === undefined ? undefined : retryAfterMs / 1000)
        : new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ServerFailedError */ .r4(reply.url, reply.status, text);
    throw new _retry_js__WEBPACK_IMPORTED_MODULE_2__/* .TransientFailure */ .$r(final, retryAfterMs);
}


/***/ }),

/***/ 37268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oK: () => (/* binding */ Transport),
  i4: () => (/* binding */ readBeginning),
  oD: () => (/* binding */ readWhole)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
;// CONCATENATED MODULE: ./build/oci/content-encoding.js





const unpackers = {
    gzip: external_node_zlib_.createGunzip,
    'x-gzip': external_node_zlib_.createGunzip,
    deflate: external_node_zlib_.createInflate,
    br: external_node_zlib_.createBrotliDecompress,
};
/**
 * Unpacks a body that was packed for the way. We ask for `identity`, but there are proxies that pack all the same. What comes
 * out is not bounded here: whoever reads it has a bound.
 * @param encoding the value of `Content-Encoding`
 * @throws {UnexpectedReplyError} where it is packed in a way that we do not know, or is not packed as it says
 */
function unpacked(chunks, encoding, url) {
    const name = [encoding ?? []].flat().join(', ').trim().toLowerCase();
    if (name === '' || name === 'identity')
        return chunks;
    return unpack(chunks, name, url);
}
async function* unpack(chunks, name, url) {
    const source = external_node_stream_.Readable.from(chunks, { objectMode: false });
    const create = Object.hasOwn(unpackers, name) ? unpackers[name] : undefined;
    if (create === undefined) {
        source.destroy();
        throw new errors/* UnexpectedReplyError */.o9(url, `the answer is packed as ${JSON.stringify(name.slice(0, 40))}, which we did not ask for`);
    }
    const unpacker = create();
    // Its failure comes out of the loop below as well.
    const done = (0,promises_.pipeline)(source, unpacker).catch(() => { });
    try {
        for await (const chunk of unpacker)
            yield chunk;
    }
    catch (error) {
        throw explain(error, name, url);
    }
    finally {
        unpacker.destroy();
        await done;
    }
}
function explain(error, name, url) {
    const code = error.code ?? '';
    if (code === 'Z_BUF_ERROR') {
        const next = 'Try again; if it stays, look at any proxy before the registry.';
        return new retry/* TransientFailure */.$r(new errors/* RegistryUnreachableError */.ST(url, `the ${name} answer ended early`, next, error));
    }
    if (/^(?:Z_|ERR_(?:_ERROR_|BROTLI))/.test(code)) {
        return new errors/* UnexpectedReplyError */.o9(url, `the answer says that it is packed as ${name}, and is not`);
    }
    return error;
}

;// CONCATENATED MODULE: ./build/oci/network-failure.js


const certificateCodes = new Set([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_UNTRUSTED',
    'CERT_SIGNATURE_FAILURE',
    'CERT_REVOKED',
    'CERT_REJECTED',
    'INVALID_CA',
    'INVALID_PURPOSE',
]);
/** Codes of wrong calls and of a client that was closed: they say nothing of the network. */
const oursCodes = /^(?:ERR_INVALID|UND_ERR_(?:INVALID|CLOSED|DESTROYED|NOT_SUPPORTED))/;
/**
 * Says what a failed request means: one that may be tried again, or one that will fail each time. What is none of the
 * network's failures (an abort, a bug) comes back as it is.
 */
function explainNetworkFailure(error, url) {
    if (proxyStatus(error) === '407') {
        return new errors/* RegistryUnreachableError */.ST(url, ...describe('UND_ERR_PRX_CONN', error, url), undefined);
    }
    const code = codeOf(error);
    if (code === undefined)
        return error;
    const host = url.host;
    const unreachable = (what, next) => new errors/* RegistryUnreachableError */.ST(url, what, next, error);
    if (certificateCodes.has(code)) {
        return new errors/* CertificateError */.EE(url, `the certificate of ${host} is signed by nobody that this machine trusts (${code})`, `If ${host} has a certificate authority of its own, set "ca_file" under "registries:" in .oras/config.yaml to its PEM file; if a proxy with one of its own stands in between, name that PEM file in NODE_EXTRA_CA_CERTS. Certificates are always checked.`, error);
    }
    switch (code) {
        case 'CERT_HAS_EXPIRED':
        case 'CERT_NOT_YET_VALID':
            return new errors/* CertificateError */.EE(url, `the certificate of ${host} is not valid today (${code})`, `Renew the certificate of ${host}, or set the clock of this machine.`, error);
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
            return new errors/* CertificateError */.EE(url, `the certificate of ${host} is for other names`, 'Use the host name that the certificate is for, or give the registry a certificate for this name.', error);
        case 'ENOTFOUND':
            return unreachable(`the name ${url.hostname} cannot be resolved`, 'Check how the host is spelled, and the DNS of this machine.');
        case 'UND_ERR_HEADERS_OVERFLOW':
            return unreachable('the answer has more headers than are read', 'Check what answers at this address.');
    }
    if (code.startsWith('ERR_SSL_') || code === 'EPROTO') {
        return unreachable(`no TLS connection (${code})`, `If ${host} speaks plain HTTP, its endpoint must start with http:// (and "plain_http" must allow it, off this machine).`);
    }
    const [what, next] = describe(code, error, url);
    // A proxy that refuses (407: it wants a password) will refuse again.
    if (/^4\d\d$/.test(proxyStatus(error) ?? ''))
        return unreachable(what, next);
    return new retry/* TransientFailure */.$r(unreachable(what, next));
}
function describe(code, error, url) {
    const refused = proxyStatus(error);
    switch (code) {
        case 'ECONNREFUSED':
            return [`${url.host} refuses the connection`, 'Check that the registry runs, and its port.'];
        case 'EAI_AGAIN':
            return [`the name ${url.hostname} cannot be resolved now`, 'Check the DNS of this machine.'];
        case 'UND_ERR_CONNECT_TIMEOUT':
        case 'ETIMEDOUT':
        case 'EHOSTUNREACH':
        case 'ENETUNREACH':
            return [
                `no connection to ${url.host} (${code})`,
                'Check the network, firewalls and the proxy settings (HTTPS_PROXY, NO_PROXY).',
            ];
        case 'UND_ERR_HEADERS_TIMEOUT':
        case 'UND_ERR_BODY_TIMEOUT':
            return [
                `${url.host} stopped answering`,
                'Try again later; a proxy or firewall that holds back answers shows the same.',
            ];
        case 'UND_ERR_ABORTED':
        case 'UND_ERR_PRX_CONN':
        case 'UND_ERR_PRX_TLS':
            return [
                `the proxy did not connect us to ${url.host} (${refused === undefined ? code : `it answered ${refused}`})`,
                'Check HTTPS_PROXY and HTTP_PROXY (with user and password where the proxy wants them), and NO_PROXY.',
            ];
        default:
            return [
                `the connection to ${url.host} broke (${code})`,
                'Try again; if it stays, look at the registry and any proxy before it.',
            ];
    }
}
/** The status that a proxy refused with. Its message is not repeated: it may hold the proxy's address. */
function proxyStatus(error) {
    if (!(error instanceof Error && 'code' in error))
        return undefined;
    // For plain http the proxy's 407 comes as a wrong argument.
    if (error.code === 'UND_ERR_INVALID_ARG')
        return /^Proxy Authentication Required \((407)\)$/.exec(error.message)?.[1];
    return /^UND_ERR_(?:ABORTED|PRX_CONN)$/.test(String(error.code)) ? /\((\d{3})\)/.exec(error.message)?.[1] : undefined;
}
/** The code of a system, TLS, HTTP parser or undici error, also from inside its cause. */
function codeOf(error) {
    for (let current = error, depth = 0; current instanceof Error && depth < 4; current = current.cause, depth++) {
        const { code } = current;
        if (current.name === 'HTTPParserError')
            return 'no HTTP';
        if (typeof code === 'string' && !oursCodes.test(code))
            return code;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/oci/transport.js






/** A body smaller than this is read to its end when it is not wanted, so that the connection can be used again. */
const worthReading = 64 * 1024;
/** Sends one request and gives its answer, whatever the status. Knows nothing of registries, sign-in or redirects. */
class Transport {
    #options;
    constructor(options) {
        this.#options = options;
    }
    /** @throws TransientFailure, CertificateError or RegistryUnreachableError */
    async send(request) {
        const { connections, traffic, log, redaction, signal } = this.#options;
        const { url, method } = request;
        const started = performance.now();
        const ended = traffic.begin();
        try {
            const { statusCode, headers, body } = await connections.request(url, {
                method,
                headers: {
                    'user-agent': `oras-buf/${version/* version */.r}`,
                    'accept-encoding': 'identity',
                    ...(request.body instanceof Uint8Array ? { 'content-length': String(request.body.length) } : {}),
                    ...request.headers,
                },
                signal: signal ?? null,
                ...bodyOf(request.body),
            });
            log.debug(`${method} ${(0,errors/* plainUrl */.kP)(url)} ${statusCode} ${Math.round(performance.now() - started)} ms`);
            const values = (name) => {
                const value = headers[name];
                return value === undefined ? [] : Array.isArray(value) ? value : [value];
            };
            return {
                url,
                status: statusCode,
                header: (name) => values(name)[0],
                headers: values,
                chunks: () => unpacked(this.#chunks(body, url, ended), headers['content-encoding'], url),
                sentChunks: () => this.#chunks(body, url, ended),
                conceal: (text) => redaction.apply(text),
                discard: () => body
                    .dump({ limit: worthReading })
                    .catch(() => { })
                    .finally(ended),
            };
        }
        catch (error) {
            ended();
            throw this.#explain(error, url);
        }
    }
    async *#chunks(body, url, done) {
        const { traffic, limits } = this.#options;
        const iterator = body[Symbol.asyncIterator]();
        let waitedMs = 0;
        let bytes = 0;
        let ended = false;
        try {
            for (;;) {
                const from = performance.now();
                const next = await iterator.next();
                if (next.done === true) {
                    ended = true;
                    return;
                }
                traffic.bytesReceived += next.value.length;
                // Only time spent waiting counts: a slow reader of ours is not the server's fault.
                waitedMs += performance.now() - from;
                bytes += next.value.length;
                if (waitedMs > limits.stallMs) {
                    if (bytes < limits.slowestBytes)
                        throw dripping(url, bytes, waitedMs);
                    waitedMs = 0;
                    bytes = 0;
                }
                yield next.value;
            }
        }
        catch (error) {
            throw this.#explain(error, url);
        }
        finally {
            // Ends the stream, and with it the connection, where the reader stopped early.
            if (!ended)
                await iterator.return?.().catch(() => { });
            done();
        }
    }
    #explain(error, url) {
        const { signal } = this.#options;
        if (signal?.aborted === true)
            return signal.reason;
        return explainNetworkFailure(error, url);
    }
}
/** What is sent at once; the time that a server has for its answer begins anew with each of these. */
const sentAtOnce = 64 * 1024;
/** A long body goes out in pieces, so that a slow way up is not taken for a server that keeps silent. */
function bodyOf(body) {
    if (body === undefined)
        return {};
    if (typeof body === 'string' || body.length <= sentAtOnce)
        return { body };
    return { body: external_node_stream_.Readable.from(pieces(body), { objectMode: false }) };
}
function* pieces(body) {
    for (let from = 0; from < body.length; from += sentAtOnce)
        yield body.subarray(from, from + sentAtOnce);
}
/**
 * Reads a whole body into memory.
 * @param what for the message
 * @throws {ReplyTooBigError} once more than `limit` bytes came; TransientFailure where the body breaks off
 */
async function readWhole(reply, limit, what) {
    const announced = Number(reply.header('content-length') ?? 0);
    if (announced > limit) {
        await reply.discard();
        throw new errors/* ReplyTooBigError */.d$(what, limit);
    }
    const chunks = [];
    let size = 0;
    for await (const chunk of reply.chunks()) {
        size += chunk.length;
        if (size > limit)
            throw new errors/* ReplyTooBigError */.d$(what, limit);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks, size);
}
/** Reads the beginning of a body that is only wanted for a message. Never fails. */
async function readBeginning(reply, limit) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of reply.chunks()) {
            chunks.push(chunk);
            size += chunk.length;
            if (size >= limit)
                break;
        }
    }
    catch {
        // What came so far is still worth showing.
    }
    return Buffer.concat(chunks).subarray(0, limit).toString('utf8');
}
function dripping(url, bytes, waitedMs) {
    return new retry/* TransientFailure */.$r(new errors/* RegistryUnreachableError */.ST(url, `only ${bytes} bytes came in ${Math.round(waitedMs / 1000)} s`, 'Try again later; a proxy that holds back answers shows the same.', undefined));
}


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

/***/ 76528:
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
;// CONCATENATED MODULE: ./build/modules/buck-config-files.js



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
    for (const name of await namesIn((0,external_node_path_.join)(root, '.buckconfig.d'))) {
        const path = external_node_path_.posix.join('.buckconfig.d', name);
        if (path !== except)
            await reader.read((0,external_node_path_.join)(root, path), 0);
    }
    await reader.read((0,external_node_path_.join)(root, '.buckconfig'), 0);
    await reader.read((0,external_node_path_.join)(root, '.buckconfig.local'), 0);
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
        const file = (0,external_node_path_.relative)(this.#root, path).split(external_node_path_.sep).join('/');
        this.#files += 1;
        if (this.#files > mostFiles) {
            throw new plain_file/* UnreadableFileError */.o(`The files of .buckconfig include more than ${mostFiles} files`, {
                places: [{ file }],
                next: 'Look for a file that includes itself, or another that includes it.',
            });
        }
        const text = await (0,plain_file/* readPlainFile */.b)({ path, name: file });
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
                await this.read((0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), include[1].trim()), depth + 1);
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
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true }).catch(() => []);
    return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
}

;// CONCATENATED MODULE: ./build/modules/relative-directory.js
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

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./build/system/merge-conflict.js
var merge_conflict = __webpack_require__(71279);
// EXTERNAL MODULE: ./build/system/untrusted-yaml.js
var untrusted_yaml = __webpack_require__(91940);
;// CONCATENATED MODULE: ./build/modules/yaml-document.js




/** A file that should be YAML of a certain shape and is not. */
class MalformedYamlError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
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
    #document;
    #lines;
    #anchors;
    constructor(file, document, lines, root) {
        this.file = file;
        this.#document = document;
        this.#lines = lines;
        this.root = root;
    }
    /**
     * Parses a file that must hold one mapping. An empty file is an empty mapping.
     * @param next what to do about one that is not; for a file that people write, to correct it
     * @throws {MalformedYamlError | MergeConflictError} with file, line and column
     */
    static parse(text, file, next = `Correct the YAML of ${file}.`) {
        (0,merge_conflict/* refuseConflictMarkers */.a)(text, file);
        if (text.length > longestText) {
            throw new MalformedYamlError(`${file} is larger than ${longestText} characters`, { places: [{ file }], next });
        }
        const lines = new dist/* LineCounter */.HN();
        const parsed = (0,untrusted_yaml/* parseUntrustedYaml */.$)(text, lines);
        if (parsed.kind !== 'document') {
            const why = parsed.kind === 'too-deep' ? 'it is nested too deep' : 'it has too many entries';
            throw new MalformedYamlError(`${file} cannot be parsed as YAML: ${why}`, {
                places: [{ file }],
                next,
            });
        }
        const { document, duplicateKey } = parsed;
        const error = document.errors[0];
        if (error !== undefined) {
            const quote = openQuote(document, error.pos[0]);
            // What is missing at the end is told at the last line with something on it: there is nothing to see after that.
            const place = placeAt(file, lines, quote ?? Math.min(error.pos[0], Math.max(0, text.trimEnd().length - 1)));
            const what = quote === undefined ? explain(error.code, error.message) : 'a quote is opened and not closed';
            throw new MalformedYamlError(`${file} is not valid YAML: ${what}`, {
                places: [place],
                next,
            });
        }
        if (duplicateKey !== undefined) {
            throw new MalformedYamlError(`${file} is not valid YAML: a key stands twice in one mapping`, {
                places: [placeAt(file, lines, duplicateKey)],
                next,
            });
        }
        const contents = document.contents;
        if (contents === null || ((0,dist/* isScalar */.jn)(contents) && contents.value === null)) {
            return new YamlDocument(file, document, lines, document.createNode({}));
        }
        if (!(0,dist/* isMap */.jh)(contents)) {
            throw new MalformedYamlError(`${file} holds no mapping of keys to values`, {
                places: [placeAt(file, lines, contents.range?.[0] ?? 0)],
                next: 'Write it as "key: value" lines.',
            });
        }
        return new YamlDocument(file, document, lines, contents);
    }
    /** The keys of a mapping with their places. A key that is no text is given as the text it was written as. */
    keys(map) {
        return map.items.map(({ key }) => ({ key: keyText(key), place: this.placeOf(key) }));
    }
    /** The value of a key, aliases followed; undefined where the key is missing or its value is empty. */
    get(map, key) {
        const pair = map.items.find((item) => scalarText(item.key) === key);
        if (pair === undefined)
            return undefined;
        const node = this.#follow(pair.value);
        return node === undefined || ((0,dist/* isScalar */.jn)(node) && node.value === null) ? undefined : node;
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
        if (!(0,dist/* isScalar */.jn)(node))
            return undefined;
        return typeof node.value === 'string' ? node.value : node.source;
    }
    /** The items of a list under a key, aliases followed; empty where there is none. */
    list(map, key) {
        const node = this.get(map, key);
        if (node === undefined)
            return [];
        if (!(0,dist/* isSeq */.oP)(node))
            throw this.malformed(`"${key}" is not a list`, node, `Write "${key}:" and one "- item" line for each.`);
        return node.items.map((item) => {
            const followed = this.#follow(item);
            if (followed === undefined || ((0,dist/* isScalar */.jn)(followed) && followed.value === null))
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
        if (!(0,dist/* isMap */.jh)(node))
            throw this.malformed(`an item of "${what}" is not a mapping`, node, 'Write it as "key: value" lines.');
        return node;
    }
    placeOf(node) {
        const offset = node?.range?.[0];
        return offset === undefined ? { file: this.file } : placeAt(this.file, this.#lines, offset);
    }
    malformed(what, node, next) {
        return new MalformedYamlError(`${this.file}: ${what}`, { places: [this.placeOf(node)], next });
    }
    /** The library's own search goes through the whole document for every alias. */
    #target(alias) {
        this.#anchors ??= anchorsOf(this.#document);
        const given = this.#anchors.get(alias.source) ?? [];
        const end = alias.range?.[0] ?? 0;
        // The last one that stands before the alias: a name may be given again, and often.
        let [low, high] = [0, given.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((given[middle]?.offset ?? 0) < end)
                low = middle + 1;
            else
                high = middle;
        }
        return given[low - 1]?.node;
    }
    #follow(node) {
        let current = node;
        for (let steps = 0; (0,dist/* isAlias */.Vj)(current); steps++) {
            const target = steps > 10 ? undefined : this.#target(current);
            if (target === undefined) {
                throw this.malformed('an alias leads to no anchor', node, 'Define the anchor (&name) before its alias (*name).');
            }
            current = target;
        }
        return current ?? undefined;
    }
}
function anchorsOf(document) {
    const anchors = new Map();
    (0,dist/* visit */.YR)(document, {
        Value: (_key, node) => {
            if (node.anchor === undefined)
                return;
            const given = anchors.get(node.anchor) ?? [];
            given.push({ offset: node.range?.[0] ?? 0, node });
            anchors.set(node.anchor, given);
        },
    });
    return anchors;
}
/** Where the quoted text starts that goes on to the end of the file, if that is what is wrong at `end`. */
function openQuote(document, end) {
    let start;
    (0,dist/* visit */.YR)(document, {
        Scalar: (_key, { type, range }) => {
            const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
            if (isQuoted && range != null && range[0] < end && range[1] >= end)
                start = range[0];
        },
    });
    return document.errors[0]?.code === 'MISSING_CHAR' ? start : undefined;
}
function scalarText(node) {
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string' ? node.value : undefined;
}
/** The library writes out a key that is a mapping whose key is a mapping in a time and length that double with each level. */
function keyText(key) {
    if ((0,dist/* isScalar */.jn)(key))
        return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    return (0,dist/* isAlias */.Vj)(key) ? `*${key.source}` : '(a mapping or list)';
}
function placeAt(file, lines, offset) {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
}
function explain(code, message) {
    if (code === 'MULTIPLE_DOCS')
        return 'it holds more than one document';
    if (code === 'TAB_AS_INDENT')
        return 'a tab is used to indent';
    // The library's messages quote the source at length in some cases; the place says more than the quote.
    return message.split('\n')[0]?.slice(0, 200) ?? code;
}

;// CONCATENATED MODULE: ./build/modules/buf-work-yaml.js


/**
 * Reads a `buf.work.yaml`, the workspace file that goes with v1 `buf.yaml` files.
 * @throws {MalformedYamlError} with file and line
 */
function parseBufWorkYaml(text, file) {
    const yaml = YamlDocument.parse(text, file);
    const version = yaml.text(yaml.root, 'version');
    if (version?.text !== 'v1') {
        throw yaml.malformed(version === undefined ? 'it does not say its version' : `its version is ${JSON.stringify(version.text)}`, yaml.get(yaml.root, 'version') ?? yaml.root, 'Write "version: v1", or run "buf config migrate" to replace the file by a v2 buf.yaml.');
    }
    const directories = yaml.list(yaml.root, 'directories').map((node) => {
        const written = yaml.asText(node, 'directories');
        const path = relativeDirectory(written);
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

;// CONCATENATED MODULE: ./build/modules/proto-sources.js


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
    const from = (path) => external_node_path_.posix.join(below, path);
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
        const path = relativeDirectory(yaml.asText(node, key));
        return path !== undefined && liesBelow(path, module) ? [path] : [];
    });
}

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
            return module.sources.map((source) => sourcesFrom(directory, source));
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

// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
// EXTERNAL MODULE: ./build/modules/module-reference.js
var module_reference = __webpack_require__(12660);
;// CONCATENATED MODULE: ./build/modules/buf-yaml.js







/** A `buf.yaml` of a version that we do not read. */
class UnsupportedBufYamlVersionError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
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
function parseBufYaml(text, file) {
    const yaml = YamlDocument.parse(text, file);
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
        return { ...(0,module_reference/* parseModuleReference */.fP)(yaml.asText(node, 'deps'), place), place };
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
    const right = key === 'dependencies' ? 'deps' : (0,nearest/* nearest */.p)(key, known);
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
        sources: version === 'v2' ? [{ directory: '.', excludes: [], includes: [] }] : sourcesOfBuild(yaml, version),
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
            sources: [sourcesOfModule(yaml, map, directory)],
        };
    });
}
function readName(yaml, node, remarks) {
    if (node === undefined)
        return undefined;
    const text = yaml.asText(node, 'name');
    const name = (0,module_name/* tryParseModuleName */.I_)(text);
    if (name === undefined) {
        remarks.push({
            message: `${JSON.stringify(text)} is not the name of a module (registry/owner/name): stock buf refuses the file for it, and nothing can depend on it by name.`,
            place: yaml.placeOf(node),
        });
    }
    return name;
}
function modulePath(yaml, text, place, node) {
    const path = relativeDirectory(text);
    if (path !== undefined)
        return path;
    throw yaml.malformed(`the path ${JSON.stringify(text)} leads out of the directory of buf.yaml`, place.line === undefined ? node : (yaml.get(yaml.asMap(node, 'modules'), 'path') ?? node), 'Write a path below the directory that holds buf.yaml, with forward slashes.');
}

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

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
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
            return { kind: 'exact', text, version: new semver.SemVer(exact[1]) };
        }
        catch {
            return { kind: 'tag', text };
        }
    }
    const partial = partialPattern.exec(text);
    if (partial?.[1] !== undefined) {
        try {
            const range = new semver.Range(partial[2] === undefined ? partial[1] : `${partial[1]}.${partial[2]}`);
            return { kind: 'within', text, range };
        }
        catch {
            // More digits than a version may have: a commit of the BSR, or a time stamp.
            return { kind: 'tag', text };
        }
    }
    if (/[\^~<>=*|\s]|(?:^|\.)[xX](?:\.|$)/.test(text)) {
        try {
            return { kind: 'within', text, range: new semver.Range(text) };
        }
        catch {
            return { kind: 'tag', text };
        }
    }
    return { kind: 'tag', text };
}

// EXTERNAL MODULE: ./build/system/child-environment.js
var child_environment = __webpack_require__(76814);
// EXTERNAL MODULE: ./build/system/child-program.js
var child_program = __webpack_require__(1543);
// EXTERNAL MODULE: ./build/tools/find-program.js
var find_program = __webpack_require__(9940);
;// CONCATENATED MODULE: ./build/tools/safe-git.js




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
    const environment = (0,child_environment/* childEnvironment */.Q)(place.environment, {
        // Named, not discovered: files of a checkout can look like a bare repository, with an index and a configuration of their own.
        GIT_DIR: (0,external_node_path_.join)(place.gitWorkTree, '.git'),
        GIT_WORK_TREE: place.gitWorkTree,
        GIT_NO_LAZY_FETCH: '1',
        GIT_OPTIONAL_LOCKS: '0',
        LC_ALL: 'C',
    });
    return {
        run: (args, input) => (0,child_program/* runChildProgram */.M)({
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
        return await (0,find_program/* findProgram */.Kp)({
            name: 'git',
            setting: 'PATH',
            path: undefined,
            environment,
            checkout: gitWorkTree,
            howToGet: 'Install git.',
        });
    }
    catch (error) {
        if (error instanceof find_program/* ProgramNotFoundError */.oo)
            return undefined;
        throw error;
    }
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
    const git = gitWorkTree === undefined ? undefined : await openGit({ gitWorkTree, directory: root, environment });
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/modules/workspace-root.js






/** The directory that the job should work in is not there. */
class DirectoryNotFoundError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/**
 * Finds the root for a directory (design.md, decision 3): the buck2 project root at or above it (the outermost
 * `.buckconfig`, or the nearest `.buckroot`); without buck2 the nearest directory at or above it that has an `oras.lock`,
 * else the nearest with a `buf.work.yaml` or a v2 `buf.yaml`, looking no further than the git work tree; else the
 * directory itself.
 * @param home the user's home directory, whose `.buckconfig` configures buck2 and marks no project
 * @throws {DirectoryNotFoundError}
 */
async function findWorkspaceRoot(directory, home = (0,external_node_os_.homedir)()) {
    const start = (0,external_node_path_.resolve)(directory);
    if (!(await isDirectory(start))) {
        throw new DirectoryNotFoundError(`there is no directory ${start}`, {
            places: [{ file: start }],
            next: 'Check the setting "directory": it is relative to the directory that the job starts in.',
        });
    }
    const levels = [];
    for (let level = start;; level = (0,external_node_path_.dirname)(level)) {
        levels.push(level);
        if ((0,external_node_path_.dirname)(level) === level)
            break;
    }
    const markers = await Promise.all(levels.map((level) => readMarkers(level, level === (0,external_node_path_.resolve)(home) && level !== start)));
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
        exists((0,external_node_path_.join)(level, '.git')),
        exists((0,external_node_path_.join)(level, '.buckroot')),
        exists((0,external_node_path_.join)(level, '.buckconfig')),
        exists((0,external_node_path_.join)(level, 'oras.lock')),
        exists((0,external_node_path_.join)(level, 'buf.work.yaml')),
        isV2((0,external_node_path_.join)(level, 'buf.yaml')),
    ]);
    return { git, buckRoot, buckConfig: buckConfig && !isHome, orasLock, workspace: work || v2 };
}
/** A `buf.yaml` that cannot be read counts as none here; whoever reads it for its content reports it. */
async function isV2(path) {
    try {
        return parseBufYaml((await (0,plain_file/* readPlainFile */.b)({ path, name: path })) ?? '', path).version === 'v2';
    }
    catch {
        return false;
    }
}
async function exists(path) {
    try {
        await (0,promises_.stat)(path);
        return true;
    }
    catch {
        return false;
    }
}
async function isDirectory(path) {
    try {
        return (await (0,promises_.stat)(path)).isDirectory();
    }
    catch {
        return false;
    }
}

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
    const workspace = await findWorkspaceRoot(directory, options.home);
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
    const { LoadedBuildFiles: Loaded } = await Promise.all(/* import() */[__webpack_require__.e(283), __webpack_require__.e(360)]).then(__webpack_require__.bind(__webpack_require__, 88360));
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
    add(file, text) {
        const name = external_node_path_.posix.basename(file);
        if (name === 'buf.yaml')
            this.#addBufYaml(file, text);
        else if (name === 'buf.work.yaml')
            this.works.push({ file, yaml: parseBufWorkYaml(text, file) });
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
        const yaml = parseBufYaml(text, file);
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
    const markers = nestedRootMarkers(workspace.kind);
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
    return buildFileNames((await readBuckConfigFiles(workspace.root, '')).entries);
}

// EXTERNAL MODULE: ./build/oci/errors.js
var oci_errors = __webpack_require__(1787);
;// CONCATENATED MODULE: ./build/build/choose-build.js


/**
 * Chooses the tool that builds a root. `auto` takes buck2 where the root has a `.buckconfig`, else stock buf. Whether the
 * tool is installed plays no part: a missing buck2 is an error of the one who looks for it, never a reason to build less.
 * @param root absolute path
 */
async function chooseBuild(setting, root) {
    switch (setting) {
        case 'none':
            return { tool: 'none', reason: 'the setting build is none' };
        case 'buck2':
        case 'buf':
            return { tool: setting, reason: `the setting build is ${setting}` };
        case 'auto':
            return (await isFile((0,external_node_path_.join)(root, '.buckconfig')))
                ? { tool: 'buck2', reason: 'there is a .buckconfig' }
                : { tool: 'buf', reason: 'there is no .buckconfig' };
    }
}
async function isFile(path) {
    try {
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/pipeline/job-record.js + 1 modules
var job_record = __webpack_require__(38938);
;// CONCATENATED MODULE: ./build/pipeline/build-root.js




/** A build took longer than the setting `build-timeout` allows. */
class BuildTimeoutError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.timeout;
}
/**
 * Builds one root with the tool that the settings or the files ask for, and says which and why.
 * @throws {BuildToolNotStartedError | TargetPatternError}, and the errors of src/tools/find-tool.ts
 */
async function buildRoot(job) {
    const { declarations, settings, ci, environment, signal } = job;
    const choice = await chooseBuild(settings.build, declarations.root);
    const directory = (0,job_record/* directoryOf */.jt)(declarations, ci.workspace);
    const where = directory === '.' ? '' : ` in ${directory}`;
    ci.info(choice.tool === 'none'
        ? `Nothing is built: ${choice.reason}.`
        : `Building${where} with ${choice.tool}: ${choice.reason}.`);
    if (choice.tool === 'none')
        return { build: { tool: 'none', reason: choice.reason }, remarks: [] };
    const program = await job.tools.program(choice.tool, declarations.root);
    const deadline = settings.buildTimeoutMs === undefined ? undefined : AbortSignal.timeout(settings.buildTimeoutMs);
    const request = {
        program,
        root: declarations.root,
        directory,
        reason: choice.reason,
        environment,
        additions: { BUF_CACHE_DIR: settings.bufCacheDirectory },
        log: ci,
        signal: deadline === undefined ? signal : AbortSignal.any([signal, deadline]),
    };
    const run = await ci.group(`${choice.tool} ${choice.tool === 'buck2' ? settings.command : 'build and lint'}${where}`, () => (choice.tool === 'buck2' ? runWithBuck2(job, request) : runWithBuf(job, request)));
    const stopped = deadline?.aborted === true && !signal.aborted && run.build.result === 'cancelled';
    return stopped ? { ...run, problem: timeoutError(choice.tool, where, settings.buildTimeoutMs ?? 0) } : run;
}
function timeoutError(tool, where, timeoutMs) {
    const minutes = timeoutMs / 60_000;
    return new BuildTimeoutError(`The build${where} was stopped after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (build-timeout)`, { next: `See in the log what ${tool} was doing at the end, or set build-timeout to more minutes.` });
}
async function runWithBuck2({ settings, ci }, request) {
    const { runBuck2 } = await __webpack_require__.e(/* import() */ 236).then(__webpack_require__.bind(__webpack_require__, 98236));
    return runBuck2({
        ...request,
        command: settings.command,
        targets: settings.targets,
        arguments: settings.buck2Arguments,
        temporaryDirectory: ci.temporaryDirectory,
        profileFile: (0,external_node_path_.join)(settings.reportDirectory, 'profile', request.directory, 'chrome-trace.json.gz'),
        verbose: settings.logLevel === 'trace',
        // An event of low trust must not fill a cache that others build from.
        remote: settings.remote === undefined || ci.whyLowTrust === undefined
            ? settings.remote
            : { ...settings.remote, upload: false },
    });
}
async function runWithBuf({ settings, declarations }, request) {
    const { runBuf } = await __webpack_require__.e(/* import() */ 386).then(__webpack_require__.bind(__webpack_require__, 63386));
    return runBuf({
        ...request,
        arguments: settings.bufArguments,
        workspaces: declarations.bufWorkspaces,
        bufCacheDirectory: settings.bufCacheDirectory,
    });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/oci/descriptor.js
var oci_descriptor = __webpack_require__(46937);
// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(95669);
// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/lock-file.js
var lock_file = __webpack_require__(75652);
;// CONCATENATED MODULE: ./build/store/layout-index.js








/** Source: OCI image-spec 1.1, image-layout.md and annotations.md. */
const refNameAnnotation = 'org.opencontainers.image.ref.name';
/**
 * The `index.json` of the store: a convenience for people and other tools. The blobs are the truth: an index that is
 * missing or broken is made anew from them.
 */
class LayoutIndex {
    #directory;
    #path;
    constructor(directory) {
        this.#directory = directory;
        this.#path = (0,external_node_path_.join)(directory, 'index.json');
    }
    /** Makes sure that there is an index that other tools can read. */
    async repair() {
        if ((await this.#read()) !== undefined)
            return;
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
            await (0,lock_file/* withLockFile */.Q5)((0,external_node_path_.join)(this.#directory, 'index.json.lock'), {}, async () => {
                const entries = await change((await this.#read()) ?? (await this.#fromBlobs()));
                const manifests = entries.map(oci_manifest/* descriptorFields */.l6);
                const text = JSON.stringify({ schemaVersion: 2, mediaType: oci_descriptor/* mediaTypes */.I.index, manifests });
                await (0,atomic_files/* writeFileAtomically */.lo)(this.#path, text);
            });
        }
        catch (error) {
            throw (0,disk_error/* asDiskError */.k_)(error, this.#path);
        }
    }
    /** Undefined where there is no index, or none that can be read. */
    async #read() {
        try {
            const root = JSON.parse(await (0,promises_.readFile)(this.#path, 'utf8'));
            const read = new oci_manifest/* FieldReader */.U3(this.#path);
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
            const directory = (0,external_node_path_.join)(this.#directory, 'blobs', algorithm);
            for (const name of (await (0,promises_.readdir)(directory).catch(() => [])).sort()) {
                const digest = (0,oci_digest/* tryParseDigest */.jt)(`${algorithm}:${name}`);
                const descriptor = digest === undefined ? undefined : await manifestIn((0,external_node_path_.join)(directory, name), digest, algorithm);
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
        if ((await (0,promises_.stat)(path)).size > oci_manifest/* largestManifest */.oU)
            return undefined;
        const bytes = await (0,promises_.readFile)(path);
        if (bytes[0] !== 0x7b || (0,oci_digest/* digestOf */.ol)(bytes, algorithm) !== digest)
            return undefined;
        const { mediaType, artifactType } = (0,oci_manifest/* parseManifest */.Ng)(bytes, digest);
        const { mediaType: written } = JSON.parse(bytes.toString('utf8'));
        if (typeof written !== 'string' || !(0,oci_manifest/* isManifestType */.Q3)(written))
            return undefined;
        return { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/store/keep-only.js






const parallelFiles = 8;
const algorithms = ['sha256', 'sha512'];
/** Every blob whose file lies in a store or another image layout. Nothing is hashed. */
async function blobsIn(directory) {
    const found = await (0,bounded/* mapBounded */.y)(algorithms, 2, async (algorithm) => {
        const names = await (0,promises_.readdir)((0,external_node_path_.join)(directory, 'blobs', algorithm)).catch(() => []);
        return names.flatMap((name) => (0,oci_digest/* tryParseDigest */.jt)(`${algorithm}:${name}`) ?? []);
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
    const blobs = (0,external_node_path_.join)(directory, 'blobs');
    const isKept = (digest) => digest !== undefined && keep.has(digest);
    let removed = 0;
    try {
        await new LayoutIndex(directory).keepNames(keep);
        for (const algorithm of await keep_only_namesIn(blobs)) {
            const path = (0,external_node_path_.join)(blobs, algorithm);
            if (!algorithms.includes(algorithm) || !(await keep_only_isDirectory(path))) {
                await removeAll(path);
                continue;
            }
            const digestIn = (name) => (0,oci_digest/* tryParseDigest */.jt)(`${algorithm}:${name}`);
            const stale = (await keep_only_namesIn(path)).filter((name) => !isKept(digestIn(name)));
            await (0,bounded/* mapBounded */.y)(stale, parallelFiles, (name) => removeAll((0,external_node_path_.join)(path, name)));
            removed += stale.filter((name) => digestIn(name) !== undefined).length;
        }
        for (const name of await keep_only_namesIn(directory)) {
            if (!layoutParts.has(name))
                await removeAll((0,external_node_path_.join)(directory, name));
        }
    }
    catch (error) {
        throw (0,disk_error/* asDiskError */.k_)(error, directory);
    }
    return removed;
}
/** Empty for what is no directory: a link may lead to what is not ours. */
async function keep_only_namesIn(directory) {
    return (await keep_only_isDirectory(directory)) ? await (0,promises_.readdir)(directory) : [];
}
async function keep_only_isDirectory(path) {
    return await (0,promises_.lstat)(path).then((status) => status.isDirectory(), () => false);
}
function removeAll(path) {
    return (0,promises_.rm)(path, { recursive: true, force: true });
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/system/shared-lock.js






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
    const path = (0,external_node_path_.join)(directory, `${(0,external_node_crypto_.randomBytes)(12).toString('hex')}${suffix}`);
    const id = `${(0,lock_file/* whoWeAre */.lJ)()} ${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    try {
        await (0,lock_file/* withLockFile */.Q5)((0,external_node_path_.join)(directory, 'lock'), options, async () => {
            await removeGone(directory);
            await makeShare(path, id);
        });
    }
    catch (error) {
        if (error instanceof disk_error/* NotPermittedError */.gB)
            return { release: async () => { } };
        throw error;
    }
    const refresh = setInterval(() => {
        const now = new Date();
        (0,promises_.utimes)(path, now, now).catch(() => { });
    }, lock_file/* refreshMs */.QL);
    refresh.unref();
    return {
        release: async () => {
            clearInterval(refresh);
            await (0,promises_.rm)(path, { force: true }).catch(() => { });
        },
    };
}
/**
 * Runs `work` while nobody shares and nobody begins to. A sharer of which nobody can tell whether it is at work (of another machine, or
 * of a container that is gone) is waited for until it is known, whatever the time limit.
 * @throws {LockFileBusyError} where the sharers did not end in time; the reason of the signal. Errors of the disk: exit code 8.
 */
async function shared_lock_withLockAlone(directory, options, work) {
    const staleMs = options.staleMs ?? lock_file/* defaultStaleMs */.TY;
    const started = performance.now();
    const deadline = started + (options.timeoutMs ?? 600_000);
    const watches = new Map();
    let told = false;
    for (;;) {
        const left = Math.max(0, deadline - performance.now());
        const outcome = await (0,lock_file/* withLockFile */.Q5)((0,external_node_path_.join)(directory, 'lock'), { ...options, timeoutMs: left }, async () => {
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
            throw new lock_file/* LockFileBusyError */.bf(`${directory} is in use by ${who}`, {
                places: [{ file: directory }],
                next: 'Wait for the other run to end.',
            });
        }
        await (0,external_node_timers_promises_.setTimeout)(250, undefined, { signal: options.signal }).catch(() => options.signal?.throwIfAborted());
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
async function makeShare(path, id) {
    try {
        await (0,promises_.writeFile)(path, id, { flag: 'wx' });
    }
    catch (error) {
        // A full disk takes the file and not its content: nobody would know whose it is.
        await (0,promises_.rm)(path, { force: true }).catch(() => { });
        throw (0,disk_error/* asDiskError */.k_)(error, path);
    }
}
/** Removes the files of sharers that were killed, so that they do not become ever more. To be called with the lock held. */
async function removeGone(directory) {
    for (const name of await shareFiles(directory)) {
        const path = (0,external_node_path_.join)(directory, name);
        const holder = await (0,lock_file/* readHolder */.F1)(path).catch(() => undefined);
        if (holder !== undefined && isLeftOver(holder))
            await (0,promises_.rm)(path, { force: true }).catch(() => { });
    }
}
/** Removes the files of sharers that are gone. To be called with the lock held: then no file is half made. */
async function liveSharers(directory, watches, staleMs) {
    const live = [];
    for (const name of await shareFiles(directory)) {
        const path = (0,external_node_path_.join)(directory, name);
        const holder = await (0,lock_file/* readHolder */.F1)(path);
        if (holder === undefined)
            continue;
        const watch = watches.get(name) ?? new lock_file/* LockWatch */.Ju(staleMs);
        watches.set(name, watch);
        if (isLeftOver(holder) || (await watch.isStale(path, holder)))
            await (0,promises_.rm)(path, { force: true });
        else {
            const isAtWork = await (0,lock_file/* isHolderAtWork */.jg)(path, holder, staleMs);
            live.push({ shown: (0,lock_file/* shownHolder */.yc)(holder) || 'another process', isAtWork });
        }
    }
    return live;
}
/**
 * Whether the sharer is surely gone. A file with nothing in it is of one that was killed between making the file and writing its
 * name: who makes one holds the lock, and now we do.
 */
function isLeftOver(holder) {
    return holder === '' || (0,lock_file/* isHolderGone */.Se)(holder);
}
async function shareFiles(directory) {
    return (await (0,promises_.readdir)(directory).catch(() => [])).filter((name) => name.endsWith(suffix));
}

;// CONCATENATED MODULE: ./build/pipeline/in-use.js


/** Keeps others from removing anything from the cache until the share is released. */
function useCache(cache, context) {
    return takeShare(inUseDirectory(cache, context.settings), options(context, (who) => `Waiting for process ${who}, which makes room in the cache.`));
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
    return (0,external_node_path_.join)(stateDirectory, 'in-use', cache);
}
function options({ log, signal }, words) {
    return { onWait: (who) => log.info(words(who)), signal };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/oci/verified-bytes.js
var verified_bytes = __webpack_require__(64850);
// EXTERNAL MODULE: ./build/system/process-space.js
var process_space = __webpack_require__(85642);
;// CONCATENATED MODULE: ./build/store/blob-files.js







/** The path of a blob in an OCI image layout. */
function blobPathIn(directory, digest) {
    return (0,external_node_path_.join)(directory, 'blobs', (0,oci_digest/* digestAlgorithm */.g4)(digest), (0,oci_digest/* digestHex */.sU)(digest));
}
/** The status of a blob's file, or undefined where there is none. */
async function blobStatus(path) {
    try {
        const status = await (0,promises_.stat)(path, { bigint: true });
        return status.isFile() ? status : undefined;
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw (0,disk_error/* asDiskError */.k_)(error, path);
    }
}
/** Whether the bytes of a file have a digest. The status is that of the very file that was hashed. */
async function hashFile(path, digest) {
    let file;
    try {
        file = await (0,promises_.open)(path, 'r');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw (0,disk_error/* asDiskError */.k_)(error, path);
    }
    try {
        const hash = (0,external_node_crypto_.createHash)((0,oci_digest/* digestAlgorithm */.g4)(digest));
        const buffer = Buffer.allocUnsafe(256 * 1024);
        const status = await file.stat({ bigint: true });
        for (;;) {
            const { bytesRead } = await file.read(buffer, 0, buffer.length);
            if (bytesRead === 0)
                break;
            hash.update(buffer.subarray(0, bytesRead));
        }
        const after = await file.stat({ bigint: true });
        const isSettled = after.ctimeNs === status.ctimeNs && after.size === status.size;
        return { isRight: isSettled && hash.digest('hex') === (0,oci_digest/* digestHex */.sU)(digest), status: after };
    }
    finally {
        await file.close();
    }
}
/** Removes a damaged blob, unless another process has put a new file in its place meanwhile. False where it may not. */
async function removeDamaged(path, damaged) {
    const now = await blobStatus(path);
    if (now === undefined || now.ino !== damaged.ino || now.ctimeNs !== damaged.ctimeNs)
        return true;
    try {
        await (0,promises_.rm)(path, { force: true });
        return true;
    }
    catch {
        return false;
    }
}
const writeAtOnce = 256 * 1024;
/**
 * Writes a blob: into `ingest/`, hashed on the way, then renamed to its place, so that nobody ever sees a part of it there.
 * It is not flushed to the disk: after a loss of power it may be missing or short, which its size tells.
 * @returns the status of the file in its place
 * @throws {BodyTooLongError | TruncatedBodyError | DigestMismatchError} with nothing left behind, and errors of the disk
 */
async function writeBlob(directory, descriptor, bytes) {
    const path = blobPathIn(directory, descriptor.digest);
    const beside = (0,external_node_path_.join)(directory, 'ingest', `${process.pid}-${machine}-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`);
    let file;
    try {
        file = await openMakingDirectory(beside);
        const verifier = new verified_bytes/* BytesVerifier */.O(descriptor, `${descriptor.digest} for the store`);
        let waiting = [];
        let size = 0;
        for await (const chunk of bytes) {
            verifier.add(chunk);
            waiting.push(chunk);
            size += chunk.length;
            if (size < writeAtOnce)
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
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.rename)(beside, path);
        // The rename sets a new ctime. A file of another writer that took our place is not ours to vouch for.
        const status = await (0,promises_.stat)(path, { bigint: true });
        return status.ino === written.ino ? status : written;
    }
    catch (error) {
        await file?.close().catch(() => { });
        await (0,promises_.rm)(beside, { force: true }).catch(() => { });
        throw (0,disk_error/* asDiskError */.k_)(error, path);
    }
}
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
        return await (0,promises_.open)(path, 'wx', 0o644);
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        return await (0,promises_.open)(path, 'wx', 0o644);
    }
}
const machine = (0,external_node_crypto_.createHash)('sha256').update((0,process_space/* processSpace */.SW)()).digest('hex').slice(0, 12);
const dayMs = 24 * 60 * 60 * 1_000;
/** Removes what killed processes left in `ingest/`: at once those of this machine, after a day those of others. */
async function sweepIngest(directory) {
    const ingest = (0,external_node_path_.join)(directory, 'ingest');
    const names = await (0,promises_.readdir)(ingest).catch(() => []);
    for (const name of names) {
        const [processId = '', host] = name.split('-');
        const path = (0,external_node_path_.join)(ingest, name);
        const isOurs = /^\d+$/.test(processId) && host === machine;
        const isLeftOver = isOurs ? !(0,process_space/* isProcessAlive */.jW)(Number(processId)) : (await ageOf(path)) > dayMs;
        if (isLeftOver)
            await (0,promises_.rm)(path, { force: true }).catch(() => { });
    }
}
async function ageOf(path) {
    return Date.now() - ((await (0,promises_.stat)(path).catch(() => undefined))?.mtimeMs ?? Date.now());
}

;// CONCATENATED MODULE: ./build/store/errors.js

/** The store lacks something, and the job must not use the network. */
class MissingOfflineError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.network;
    constructor(module, what, digest, wasDamaged) {
        super(`${module}: its ${what} ${digest} is not in the store${wasDamaged ? ' any more (it was damaged and is removed)' : ''}, and this job is offline`, { next: 'Run once without "offline", or restore a cache that holds it.' });
    }
}
/** The registry does not have a manifest that the lock (or an index) names. */
class ManifestGoneError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
    constructor(module, host, digest) {
        super(`${module}: ${host} has no manifest ${digest} (any more)`, {
            next: `It was deleted there after it was locked. Push it again, or run "oras-buf resolve --update ${module}" to move to a version that exists.`,
        });
    }
}
/** Bytes of a blob in the store are not those that its digest is of, and it cannot be removed. */
class DamagedBlobError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.digestMismatch;
    constructor(path, digest) {
        super(`the store's copy of ${digest} is damaged and cannot be removed`, {
            places: [{ file: path }],
            next: 'Delete the file, or use another store by the setting "cache-dir".',
        });
    }
}
/** The directory of the store holds something else. */
class NotAStoreError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
    constructor(file, what) {
        super(`${file} ${what}`, {
            places: [{ file }],
            next: 'Name an empty directory, or an OCI image layout of version 1.0.0, by the setting "cache-dir".',
        });
    }
}

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

;// CONCATENATED MODULE: ./build/store/verified-record.js




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
        this.#writing = this.#writing.then(() => this.#flush());
    }
    /** Waits until everything is written down. */
    async close() {
        await this.#writing;
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
    #swept;
    constructor(directory, options) {
        this.directory = directory;
        this.#trust = options.trust ?? 'recorded';
        this.#index = new LayoutIndex(directory);
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
                throw new NotAStoreError(layoutFile, `is of the layout version ${JSON.stringify(version)}`);
            }
            if (version === undefined)
                await (0,atomic_files/* writeFileAtomically */.lo)(layoutFile, '{"imageLayoutVersion":"1.0.0"}');
        }
        catch (error) {
            throw (0,disk_error/* asDiskError */.k_)(error, layoutFile);
        }
        // A CI cache holds blobs only; and other tools fail on a broken index. Where we may not repair it we do not need it.
        await store.#index.repair().catch(() => { });
        return store;
    }
    /** Where a blob lies, or would lie. Use it only for blobs that `blob()`, `has()` or `ingest()` vouched for. */
    blobPath(digest) {
        return blobPathIn(this.directory, digest);
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
        throw new MissingOfflineError(what, 'blob', digest, read === 'damaged');
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
                throw new MissingOfflineError(module, 'manifest', digest, stored === 'damaged');
            const fetched = await registry.fetchManifest(repository, digest);
            if (fetched === undefined)
                throw new ManifestGoneError(module, registry.host, digest);
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
                    throw new MissingOfflineError(module, 'blob', digest, state === 'damaged');
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
        this.#swept ??= sweepIngest(this.directory);
        const status = await writeBlob(this.directory, descriptor, bytes instanceof Uint8Array ? [bytes] : bytes);
        if (this.#trust === 'recorded')
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
        const status = await blobStatus(path);
        if (status === undefined)
            return 'missing';
        if (size !== undefined && status.size !== BigInt(size))
            return this.#discard(digest, status);
        if (this.#trust === 'recorded' && (await this.#record.has(digest, status)))
            return 'usable';
        return this.#hash(digest);
    }
    async #hash(digest) {
        const hashed = await hashFile(this.blobPath(digest), digest);
        if (hashed === undefined)
            return 'missing';
        if (!hashed.isRight)
            return this.#discard(digest, hashed.status);
        if (this.#trust === 'recorded')
            await this.#record.add(digest, hashed.status);
        return 'usable';
    }
    async #discard(digest, status) {
        const path = this.blobPath(digest);
        if (!(await removeDamaged(path, status)))
            throw new DamagedBlobError(path, digest);
        this.#damaged.add(digest);
        return 'damaged';
    }
    /** The bytes of a small blob, hashed each time: that costs less than to ask whether it must be. */
    async #readVerified(digest, limit = Number.POSITIVE_INFINITY) {
        const path = this.blobPath(digest);
        const status = await blobStatus(path);
        if (status === undefined)
            return 'missing';
        if (status.size > limit)
            return this.#discard(digest, status);
        try {
            const bytes = await (0,promises_.readFile)(path);
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

;// CONCATENATED MODULE: ./build/pipeline/open-store.js





/** A directory of the store leads out of the checkout: we would write, and remove, wherever a commit points it. */
class LinkedStoreError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.policy;
}
/**
 * Opens the store of these settings. In one that a CI system carries, every blob is hashed before it is used, whatever a record in
 * there says.
 * @returns the store, and who carries it
 * @throws what {@link carrierOf} and {@link Store.open} throw
 */
async function openStore(settings, ci) {
    const directory = (0,external_node_path_.join)(settings.cacheDirectory, 'store');
    const carrier = await carrierOf(directory, ci);
    return { store: await Store.open(directory, { trust: carrier === undefined ? 'recorded' : 'nothing' }), carrier };
}
/**
 * Who carries the store from job to job and from machine to machine: a CI system, and only where the store lies in the checkout.
 * Such a store is not taken at its word: it is made sure of that no commit leads it elsewhere, and that git does not see it.
 * @param storeDirectory absolute
 * @throws {LinkedStoreError | LinkedRootDirectoryError}
 */
async function carrierOf(storeDirectory, ci) {
    const { carriedStore, workspace } = ci;
    if (carriedStore === undefined || !(0,inside_directory/* isInside */.F)(workspace, storeDirectory))
        return undefined;
    if ((0,inside_directory/* isInside */.F)((0,external_node_path_.join)(workspace, root_lock/* rootDirectoryName */.LQ), storeDirectory))
        await (0,root_lock/* prepareRootDirectory */.nK)(workspace);
    const realWorkspace = await (0,inside_directory/* realPathOf */.d)(workspace);
    for (const part of ['', 'blobs', 'blobs/sha256', 'blobs/sha512', 'ingest']) {
        const path = (0,external_node_path_.join)(storeDirectory, part);
        if ((0,inside_directory/* isInside */.F)(realWorkspace, await (0,inside_directory/* realPathOf */.d)(path)))
            continue;
        throw new LinkedStoreError(`${path} leads out of the checkout, and nothing is written through it`, {
            places: [{ file: path }],
            next: 'Remove the symbolic link from the repository, or from the cache that the job restores.',
        });
    }
    return carriedStore;
}

;// CONCATENATED MODULE: ./build/pipeline/carried-store.js










const emptyConfig = (0,oci_digest/* digestOf */.ol)('{}');
/**
 * A store in the checkout that the CI system carries from job to job: its runner restored it before we started, and saves what lies
 * there when the job is over. So there is nothing to restore or to save for us; what we can tell is how much of what this run needed
 * was there, and what we have to do is to leave in it what the locks reach and nothing else.
 *
 * Several runs may share it: one job can have several commands, one after another or at once. What each reached it notes down in a
 * directory of ours outside the checkout, and the last that is done tidies up: what any run of the same job reached stays.
 */
class CarriedStore {
    #by;
    #ci;
    #settings;
    #store;
    /** A directory. */
    #notes;
    #restored = new Set();
    #needed;
    report;
    constructor(settings, ci, by, store) {
        this.#by = by;
        this.#ci = ci;
        this.#settings = settings;
        this.#store = store;
        const name = (0,external_node_crypto_.createHash)('sha256').update(store.directory).digest('hex').slice(0, 16);
        this.#notes = (0,external_node_path_.join)(settings.stateDirectory, 'carried', name);
        this.report = this.#reportOf('miss', `${by.name} restored no store.`);
    }
    get restored() {
        return this.#restored;
    }
    async restore() {
        this.#restored = new Set(await blobsIn(this.#store.directory));
        if (this.#restored.size > 0) {
            this.report = this.#reportOf('partial', `${this.#by.name} restored a store; it is not known yet whether it has all.`);
        }
    }
    /** Tells how much of what was needed was there. */
    async save(_roots, blobs) {
        this.#needed = new Set(blobs.map(({ digest }) => digest));
        await this.#noteReached(this.#needed);
        // Two bytes that nobody has to fetch say nothing about the cache.
        const needed = new Set([...this.#needed].filter((digest) => digest !== emptyConfig));
        const there = [...needed].filter((digest) => this.#restored.has(digest) && this.#store.originOf(digest) !== 'network' && !this.#store.wasDamaged(digest));
        const count = `${there.length} of the ${needed.size} blobs that the locks reach`;
        if (needed.size === 0)
            this.report = this.#reportOf('off', 'No module has to be fetched.');
        else if (there.length === needed.size) {
            this.report = this.#reportOf('hit', `The store that ${this.#by.name} restored held all ${needed.size} blobs that the locks reach.`);
        }
        else if (there.length > 0) {
            this.report = this.#reportOf('partial', `The store that ${this.#by.name} restored held ${count}.`);
        }
        else {
            const why = this.#restored.size === 0 ? 'restored no store' : `restored a store with none of the ${needed.size} blobs`;
            this.report = this.#reportOf('miss', `${this.#by.name} ${why}: the first job with these locks, or the cache was evicted.`);
        }
        this.#ci.info(`Cache ${this.report.result}: ${this.report.reason}`);
        const why = this.#whyUnchanged();
        if (why !== undefined && this.report.result !== 'hit') {
            this.report = { ...this.report, saved: 'not-allowed' };
            this.#ci.info(`What this run fetched is taken out of the cache again: ${why}.`);
        }
    }
    async close(signal) {
        // A job that stopped before it knew what the locks reach removes nothing, unless it must leave the cache as it was.
        const mustRestore = this.#whyUnchanged() !== undefined;
        if (this.#needed === undefined && !mustRestore)
            return;
        try {
            const lock = { timeoutMs: 0, signal };
            const removed = await shared_lock_withLockAlone(inUseDirectory('store', this.#settings), lock, async () => {
                // The build ran since the store was opened, and may have put links into it.
                await carrierOf(this.#store.directory, this.#ci);
                return keepOnly(this.#store.directory, mustRestore ? this.#restored : await this.#reachedByThisJob());
            });
            if (removed > 0)
                this.#ci.debug(`${removed} blobs without use were removed from ${this.#store.directory}.`);
        }
        catch (error) {
            if (error instanceof lock_file/* LockFileBusyError */.bf || signal.aborted)
                this.#ci.debug('Another run uses the store, and tidies it when it is done.');
            else
                this.#ci.warning(`The store could not be tidied for the cache: ${error.message}.`);
        }
    }
    /** Noted while the store is in use, so that whoever tidies it before us knows. */
    async #noteReached(reached) {
        const path = (0,external_node_path_.join)(this.#notes, `${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.reached`);
        await (0,atomic_files/* writeFileAtomically */.lo)(path, `${[this.#runHash(), ...reached].join('\n')}\n`, { flush: false });
    }
    /** What all runs of this job reached so far. Notes of other jobs go. */
    async #reachedByThisJob() {
        const reached = new Set();
        for (const name of await (0,promises_.readdir)(this.#notes)) {
            if (!name.endsWith('.reached'))
                continue;
            const [run, ...digests] = (await (0,promises_.readFile)((0,external_node_path_.join)(this.#notes, name), 'utf8')).trim().split('\n');
            if (run !== this.#runHash())
                await (0,promises_.rm)((0,external_node_path_.join)(this.#notes, name), { force: true });
            else
                for (const digest of digests)
                    reached.add((0,oci_digest/* parseDigest */.m)(digest));
        }
        return reached;
    }
    #runHash() {
        return (0,external_node_crypto_.createHash)('sha256').update(this.#ci.run.id).digest('hex');
    }
    /** Why later jobs must find the cache as this one found it. */
    #whyUnchanged() {
        return this.#ci.whyLowTrust ?? (this.#settings.cacheWrite ? undefined : 'the setting cache-write is false');
    }
    #reportOf(result, reason) {
        const { key } = this.#by;
        return { result, key, matchedKey: result === 'hit' ? key : '', reason, saved: 'not-needed' };
    }
}

// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
;// CONCATENATED MODULE: ./build/bsr/module-cache-entry.js





/** The directory of a module in buf's cache. Source: facts checked with buf 1.32 to 1.75. */
function cacheEntryPath(cacheDirectory, tree, module, commit) {
    const { registry, owner, name } = (0,module_name/* moduleNameParts */.u)(module);
    return (0,external_node_path_.join)(cacheDirectory, 'v3', 'modules', tree, registry, owner, name, commit);
}
/** The file in which buf's cache describes a commit. */
function commitFilePath(cacheDirectory, tree, module, commit) {
    return (0,external_node_path_.join)(cacheDirectory, 'v3', 'commits', tree, (0,module_name/* moduleNameParts */.u)(module).registry, `${commit}.json`);
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
        const yaml = YamlDocument.parse(await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'module.yaml'), 'utf8'), 'module.yaml');
        if (yaml.written(yaml.root, 'version') !== 'v1' || yaml.written(yaml.root, 'files_dir') !== 'files')
            return undefined;
        const dependencies = yaml.list(yaml.root, 'deps').map((node) => {
            const map = yaml.asMap(node, 'deps');
            const module = (0,module_name/* tryParseModuleName */.I_)(yaml.written(map, 'name') ?? '');
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
            return { name, content: await (0,promises_.readFile)((0,external_node_path_.join)(directory, path)) };
        };
        return {
            files: await readTree((0,external_node_path_.join)(directory, 'files')),
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
    const entries = await (0,promises_.readdir)(top, { recursive: true, withFileTypes: true });
    const files = [];
    for (const entry of entries) {
        if (entry.isDirectory())
            continue;
        // A symbolic link is no plain file: buf refuses it too.
        if (!entry.isFile())
            throw new Error(`${entry.name} is no plain file`);
        const absolute = (0,external_node_path_.join)(entry.parentPath, entry.name);
        files.push({ path: absolute.slice(top.length + 1).replaceAll('\\', '/'), content: await (0,promises_.readFile)(absolute) });
    }
    return files.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
}

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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/modules/content-digest.js
var content_digest = __webpack_require__(34108);
;// CONCATENATED MODULE: ./build/bsr/bsr-module.js



/**
 * buf's two digests of a module; b4 is empty where it cannot be known.
 * - b4 is over the files and, for modules that were pushed with a v1 `buf.yaml`, over that and its `buf.lock`.
 * - b5 is over the files and the b5 of each dependency.
 *
 * Source: private/bufpkg/bufmodule/digest.go of github.com/bufbuild/buf.
 */
function contentDigests(content) {
    const digests = (0,content_digest/* moduleDigests */.Wz)(content.files);
    const kept = [content.v1BufYaml, content.v1BufLock].filter((file) => file !== undefined);
    const dependencies = content.dependencies ?? [];
    const ownB4 = kept.length === 0 ? digests.b4 : `shake256:${shake256(manifestWith(digests.manifest, kept))}`;
    const b4 = content.b4Unknown === true ? '' : ownB4;
    if (dependencies.length === 0)
        return { b4, b5: digests.b5 };
    const all = [`shake256:${shake256(digests.manifest)}`, ...dependencies.map(({ digest }) => digest).sort(utf8_order/* compareUtf8 */.z)];
    return { b4, b5: `b5:${shake256(all.join('\n'))}` };
}
function manifestWith(manifest, kept) {
    const lines = manifest.split('\n').filter((line) => line !== '');
    lines.push(...kept.map(({ name, content }) => `shake256:${shake256(content)}  ${name}`));
    const pathOf = (line) => line.slice(line.indexOf('  ') + 2);
    return lines
        .sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(pathOf(a), pathOf(b)))
        .map((line) => `${line}\n`)
        .join('');
}
function shake256(content) {
    return (0,external_node_crypto_.createHash)('shake256', { outputLength: 64 }).update(content).digest('hex');
}

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
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(this.#target), { recursive: true });
        await (0,atomic_files/* removeLeftovers */.DA)((0,external_node_path_.dirname)(this.#target));
        const beside = (0,atomic_files/* temporaryBeside */.w6)(this.#target);
        try {
            await this.#make(beside, content, tree, twin);
            await this.#place(beside);
        }
        finally {
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
        for (const file of entryDescription(content, tree)) {
            const path = (0,external_node_path_.join)(beside, file.path);
            makeParent(path);
            (0,external_node_fs_.writeFileSync)(path, file.content, { mode: 0o644 });
        }
    }
    /** Renames into place. What stands there and is right is left: another process was faster. What is wrong is moved away. */
    async #place(beside) {
        for (let attempt = 0;; attempt++) {
            try {
                await (0,promises_.rename)(beside, this.#target);
                return;
            }
            catch (error) {
                const { code } = error;
                const occupied = code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR' || code === 'EPERM';
                if (!occupied || attempt >= mostAttempts)
                    throw error;
            }
            if (await this.#isRight())
                return;
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





const recordVersion = 1;
const gone = 'gone';
/** The `.proto` files that a record saw in the tree for v2 locks, relative to the module's root. */
function recordedProtoPaths(record) {
    return record.seen.flatMap(([path]) => {
        const inside = /^v3\/modules\/b5\/(?:[^/]+\/){4}files\/(.+\.proto)$/.exec(path.replaceAll('\\', '/'))?.[1];
        return inside === undefined ? [] : [inside];
    });
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
async function readRecord(path) {
    try {
        const value = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        if (typeof value !== 'object' || value === null)
            return undefined;
        const { version, b4, b5, seen, wrote } = value;
        if (version !== recordVersion || typeof b4 !== 'string' || typeof b5 !== 'string' || !Array.isArray(seen))
            return undefined;
        const trees = Array.isArray(wrote)
            ? wrote.filter((one) => one === 'b5' || one === 'shake256')
            : [];
        return { b4, b5, seen: seen, wrote: trees };
    }
    catch {
        return undefined;
    }
}
/** Writes down what was seen of an entry whose bytes were hashed. */
async function writeRecord(path, record) {
    const { b4, b5, seen, wrote } = record;
    await (0,atomic_files/* writeFileAtomically */.lo)(path, JSON.stringify({ version: recordVersion, b4, b5, wrote, seen }), { flush: false });
}
/** Whether two looks at an entry saw the same, its commit files aside (which are checked whenever they are read). */
function isSameEntry(before, after) {
    const entry = (seen) => JSON.stringify(seen.filter(([path]) => path.replaceAll('\\', '/').startsWith('v3/modules/')));
    return entry(before) === entry(after);
}
/**
 * Whether everything still looks as recorded: presence, size, times of every file; and of every directory, so that a file
 * that was added shows too. It reads no content.
 */
function looksUnchanged(record, cacheDirectory) {
    if (record.seen.length === 0)
        return false;
    return record.seen.every(([path, stamp]) => stamp !== gone && stampOf((0,external_node_path_.join)(cacheDirectory, path)) === stamp);
}
/** Everything that is to be seen of some places now. What is missing, or goes away meanwhile, is seen as gone. */
function look(cacheDirectory, places) {
    const found = [];
    const visit = (path) => {
        const absolute = (0,external_node_path_.join)(cacheDirectory, path);
        const stamp = stampOf(absolute);
        found.push([path, stamp]);
        if (!stamp.startsWith('d '))
            return;
        for (const name of install_record_namesIn(absolute))
            visit(`${path}/${name}`);
    };
    for (const place of places)
        visit(place);
    return found;
}
function install_record_namesIn(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory).sort();
    }
    catch {
        return [];
    }
}
/** Kind, size and both times; the second one changes whenever anything does, whatever a program sets the first one to. */
function stampOf(path) {
    const stat = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (stat === undefined)
        return gone;
    const kind = stat.isDirectory() ? 'd' : stat.isFile() ? 'f' : 'other';
    return `${kind} ${kind === 'd' ? 0 : stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`;
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
/** The trees that a module can be in: without b4 nothing can be said of the one for v1 locks. */
function treesOf(digests) {
    return digests.b4 === '' ? ['b5'] : ['b5', 'shake256'];
}
/**
 * Sees to it that each module is in buf's own module cache, for v1 and for v2 locks, so that stock buf finds it with no
 * network. What is there is verified and repaired; entries appear whole; several processes may do this at once.
 * @throws {InstalledDigestError | CacheInsideRootError} Errors of the disk: exit code 8.
 */
async function installModules(modules, options) {
    for (const root of options.roots)
        await refuseCacheInside(root, options.cacheDirectory);
    return (0,bounded/* mapBounded */.y)(modules, options.parallel, async (module) => {
        try {
            return await installModule(module, options);
        }
        catch (error) {
            throw (0,disk_error/* asDiskError */.k_)(error, error.path ?? options.cacheDirectory);
        }
    });
}
async function refuseCacheInside(root, cacheDirectory) {
    if (!(0,inside_directory/* isInside */.F)(await (0,inside_directory/* realPathOf */.d)(root), await (0,inside_directory/* realPathOf */.d)(cacheDirectory)))
        return;
    throw new CacheInsideRootError(`buf's cache ${cacheDirectory} lies in the repository at ${root}`, {
        next: 'Set "cache-dir" (or BUF_CACHE_DIR) to a directory outside the repository: buf would find each symbol twice.',
    });
}
async function installModule(module, options) {
    const { cacheDirectory } = options;
    const done = (digests, protoPaths, how) => ({ module: module.module, commit: module.commit, contentDigests: digests, protoPaths, how });
    const record = recordPath(options.stateDirectory, cacheDirectory, module.module, module.commit);
    const known = await readRecord(record);
    if (!options.verify && known !== undefined && isExpected(known, module) && looksUnchanged(known, cacheDirectory)) {
        return done({ b4: known.b4, b5: known.b5 }, recordedProtoPaths(known), 'present');
    }
    // Without a lock only the content itself says what the digests are.
    let content = module.expected === undefined ? await module.content() : undefined;
    const digests = module.expected ?? contentDigests(counted(content));
    const places = placesOf(module, digests, cacheDirectory);
    const before = look(cacheDirectory, places);
    const found = await inspect(module, digests, cacheDirectory);
    const wrong = found.filter(({ right }) => !right);
    let protoPaths = found.flatMap((one) => one.protoPaths ?? []);
    if (wrong.length > 0) {
        content ??= await module.content();
        checkDigests(module, contentDigests(counted(content)), digests);
        await writeEntries(module, counted(content), digests, cacheDirectory, wrong);
        protoPaths = protoPathsOf(counted(content));
    }
    await writeCommitFiles(module, digests, cacheDirectory);
    // What was hashed is recorded only if nobody touched it meanwhile. Without a record the next run hashes again: no reason to stop.
    const after = look(cacheDirectory, places);
    if (wrong.length > 0 || isSameEntry(before, after)) {
        // An entry that is right still is ours where we wrote it before.
        const wrote = treesOf(digests).filter((tree) => wrong.some((one) => one.tree === tree) || known?.wrote.includes(tree) === true);
        await writeRecord(record, { ...digests, seen: after, wrote }).catch(() => { });
    }
    const how = wrong.length === 0 ? 'present' : wrong.some(({ damaged }) => damaged) ? 'repaired' : 'written';
    return done(digests, [...new Set(protoPaths)].sort(utf8_order/* compareUtf8 */.z), how);
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
/** Looks at both trees, with a hash of every byte. */
async function inspect(module, digests, cacheDirectory) {
    const inspected = [];
    for (const tree of treesOf(digests)) {
        const path = cacheEntryPath(cacheDirectory, tree, module.module, module.commit);
        const content = await rightContent(path, tree, digests);
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
    const content = await readCacheEntry(directory);
    // What buf does not count does not change the digest, but nobody but us and buf has any business here.
    if (content === undefined || (0,content_digest/* countedFiles */.gx)(content.files).length !== content.files.length)
        return undefined;
    const got = contentDigests(content);
    return (tree === 'b5' ? got.b5 === digests.b5 : got.b4 === digests.b4) ? content : undefined;
}
async function writeEntries(module, content, digests, cacheDirectory, wrong) {
    let twin;
    for (const tree of treesOf(digests)) {
        const path = cacheEntryPath(cacheDirectory, tree, module.module, module.commit);
        if (wrong.some((one) => one.tree === tree)) {
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
async function writeCommitFiles(module, digests, cacheDirectory) {
    const { owner, name } = (0,module_name/* moduleNameParts */.u)(module.module);
    for (const tree of treesOf(digests)) {
        const path = commitFilePath(cacheDirectory, tree, module.module, module.commit);
        const digest = tree === 'b5' ? digests.b5 : digests.b4;
        const found = await readCommitFile(path);
        // buf's own file, with the time of the commit, is left alone.
        if (found?.['digest'] === digest && found['owner'] === owner && found['module'] === name)
            continue;
        await (0,atomic_files/* writeFileAtomically */.lo)(path, commitFileText(module.module, digest));
    }
}
async function readCommitFile(path) {
    try {
        return JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}
/** Everything that belongs to a module, relative to buf's cache. */
function placesOf(module, digests, cacheDirectory) {
    return treesOf(digests).flatMap((tree) => [cacheEntryPath, commitFilePath].map((pathOf) => (0,external_node_path_.relative)(cacheDirectory, pathOf(cacheDirectory, tree, module.module, module.commit))));
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
        const counts = countsFilesOf(this.source, directory);
        for (const entry of entries) {
            const { name } = entry;
            const kind = entry.isSymbolicLink() ? await this.#kindBehind((0,external_node_path_.join)(directory, name)) : kindOf(entry);
            if (kind === 'file' && counts && name.endsWith('.proto'))
                files.push(name);
            if (kind !== 'directory' || skipped.has(name))
                continue;
            if (isCounted(this.source, below === '' ? this.#inRoot(name) : `${directory}/${name}`))
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

;// CONCATENATED MODULE: ./build/modules/buf-lock.js






/** A `buf.lock` whose content we do not understand. */
class MalformedBufLockError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
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
function parseBufLock(text, file) {
    (0,merge_conflict/* refuseConflictMarkers */.a)(text, file, `Take either side whole ("git checkout --theirs -- ${file}"), then run "oras-buf resolve --frozen=false": it writes the file anew from the declarations and oras.lock.`);
    const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    const yaml = YamlDocument.parse(source, file, `A merge may have left it half of one side and half of the other: delete ${file} and run "oras-buf resolve --frozen=false" to write it anew, or take it from git.`);
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
    const entries = lock.entries.toSorted((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module));
    const format = lock.version === 'v1' ? formatV1 : formatV2;
    const deps = entries.length === 0 ? '' : `deps:\n${entries.map(format).join('')}`;
    return `${lock.header}version: ${lock.version}\n${deps}${lock.rest}`;
}
function formatV2(entry) {
    return `  - name: ${entry.module}\n    commit: ${scalar(entry.commit)}\n${digestLine(entry)}`;
}
function formatV1(entry) {
    const { registry, owner, name } = (0,module_name/* moduleNameParts */.u)(entry.module);
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
    const module = (0,module_name/* tryParseModuleName */.I_)(readName(yaml, map));
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
            places: [yaml.placeOf(nodes[index]), yaml.placeOf(nodes[before])],
            next: `A merge may have left both sides in it: delete ${file} and run "oras-buf resolve --frozen=false" to write it anew.`,
        });
    }
}
function headerOf(source) {
    return /^(?:#[^\n]*\n)*/.exec(source)?.[0] ?? '';
}
/** The lines of every top-level key besides `version` and `deps`: from its key to the line before the next key. */
function restOf(yaml, source) {
    if (!(0,dist/* isMap */.jh)(yaml.root) || yaml.root.flow === true)
        return '';
    const lines = source.split('\n');
    const starts = yaml.keys(yaml.root).map(({ key, place }) => ({ key, line: place.line ?? 1 }));
    let rest = '';
    starts.forEach(({ key, line }, index) => {
        if (key === 'version' || key === 'deps')
            return;
        const end = starts[index + 1]?.line ?? lines.length + 1;
        rest += lines
            .slice(line - 1, end - 1)
            .join('\n')
            .replace(/\n*$/, '\n');
    });
    return rest;
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

;// CONCATENATED MODULE: ./build/resolve/version-rule.js

/** Reads a tag as a version: `v1.2.0` and `1.2.0` are one. Undefined for words, and for what semver does not take. */
function tagVersion(tag) {
    if (!/^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(tag))
        return undefined;
    try {
        return new semver.SemVer(tag.replace(/^v/, ''));
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
        .filter((tag) => tagVersion(tag) !== undefined)
        .map((tag) => ({ tag, against: problem.asks.filter((ask) => !satisfies(tag, ask, problem.asks)) }))
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
        .filter((one) => tagVersion(one)?.prerelease.length === 0 && fixed.every((ask) => satisfies(one, ask, fixed)))
        .sort((a, b) => compareTags(b, a));
    for (const one of tags.slice(0, mostVersionsTried)) {
        if (selected?.choice.kind === 'chosen' && selected.choice.tag === one)
            continue;
        const own = (await lookUps.dependencies(asker, one)).filter((ask) => ask.module === problem.module);
        const all = [...rest, ...own];
        if (all.every((ask) => satisfies(tag, ask, all)))
            return one;
    }
    return undefined;
}
function isMinimum(ask) {
    return ask.asker.kind === 'module' && ask.requirement.kind === 'exact';
}
function compareTags(a, b) {
    const [one, other] = [tagVersion(a), tagVersion(b)];
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
        places: conflict_placesOf(first.selected.asks, paths),
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
        places: conflict_placesOf(inTurn, paths),
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
function conflict_placesOf(asks, paths) {
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
        const [one, other] = [tagVersion(a), tagVersion(b)];
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
    const against = asks.filter((ask) => !satisfies(oci.tag, ask, asks));
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
function parseOrasLock(text, file) {
    (0,merge_conflict/* refuseConflictMarkers */.a)(text, file, `Take either side whole ("git checkout --ours -- ${file}"), then run "oras-buf resolve --frozen=false": it brings the file in line with buf.yaml and BUCK.`);
    const yaml = YamlDocument.parse(text, file, `A merge may have left it half of one side and half of the other: take one side whole ("git checkout --ours -- ${file}"), then run "oras-buf resolve --frozen=false".`);
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
        const lines = [`  - reference: ${oras_lock_scalar(entry.reference)}`, '    by:'];
        for (const file of [...new Set(entry.by)].sort(utf8_order/* compareUtf8 */.z))
            lines.push(`      - ${oras_lock_scalar(file)}`);
        lines.push('    modules:');
        const modules = [...entry.oci.values(), ...entry.bsr.values()];
        for (const module of modules.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module)))
            lines.push(...againstLines(module));
        return `${lines.join('\n')}\n`;
    })
        .join('')}`;
}
function againstLines(module) {
    const lines = [`      - module: ${oras_lock_scalar(module.module)}`];
    if ('tag' in module)
        lines.push(`        tag: ${oras_lock_scalar(module.tag)}`, `        digest: ${oras_lock_scalar(module.digest)}`);
    else
        lines.push(`        commit: ${oras_lock_scalar(module.commit)}`, `        b5: ${oras_lock_scalar(module.b5)}`);
    if (module.dependencies.length > 0)
        lines.push('        dependencies:');
    for (const one of module.dependencies.toSorted(utf8_order/* compareUtf8 */.z))
        lines.push(`          - ${oras_lock_scalar(one)}`);
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
    const lines = [`  - module: ${oras_lock_scalar(entry.module)}`];
    if ('tag' in entry)
        lines.push(`    tag: ${oras_lock_scalar(entry.tag)}`, `    digest: ${oras_lock_scalar(entry.digest)}`);
    lines.push(`    commit: ${oras_lock_scalar(entry.commit)}`);
    if (entry.b4 !== '')
        lines.push(`    b4: ${oras_lock_scalar(entry.b4)}`);
    lines.push(`    b5: ${oras_lock_scalar(entry.b5)}`);
    const asked = new Map(entry.asked.map((ask) => [`${ask.by}\n${ask.requirement}`, ask]));
    if (asked.size > 0)
        lines.push('    asked:');
    for (const [, ask] of [...asked].sort(([a], [b]) => (0,utf8_order/* compareUtf8 */.z)(a, b))) {
        lines.push(`      - requirement: ${oras_lock_scalar(ask.requirement)}`, `        by: ${oras_lock_scalar(ask.by)}`);
    }
    if (entry.dependencies.length > 0)
        lines.push('    dependencies:');
    for (const dependency of entry.dependencies.toSorted(utf8_order/* compareUtf8 */.z))
        lines.push(`      - ${oras_lock_scalar(dependency)}`);
    return `${lines.join('\n')}\n`;
}
/** A YAML scalar that every reader takes for this very text. */
function oras_lock_scalar(text) {
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
    const module = oras_lock_readName(yaml, map);
    const base = { module, b4: '', asked: [], dependencies: readDependencies(yaml, map) };
    if (yaml.get(map, 'tag') === undefined) {
        const commit = required(yaml, map, 'commit', commitPattern);
        return { ...base, commit, b5: required(yaml, map, 'b5', b5Pattern) };
    }
    const digest = readDigest(yaml, map, module);
    return { ...base, tag: required(yaml, map, 'tag', tagPattern), digest, commit: (0,content_digest/* commitId */.xk)(module, digest), b5: '' };
}
function oras_lock_readName(yaml, map) {
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
        module: oras_lock_readName(yaml, map),
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
    const unknown = yaml.keys(map).find(({ key }) => !known.includes(key));
    if (unknown === undefined)
        return;
    throw new MalformedOrasLockError(`${yaml.file}: "${unknown.key}" is no key of an oras.lock (${known.join(', ')})`, {
        places: [unknown.place],
        next: writeAnew,
    });
}
/** At the value of `key` where there is one, else at `node`. */
function malformed(yaml, what, node, key) {
    const value = key !== undefined && (0,dist/* isMap */.jh)(node) ? yaml.get(node, key) : undefined;
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

;// CONCATENATED MODULE: ./build/modules/artifact-annotations.js



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
class MalformedDependenciesError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
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
function artifact_annotations_readDependencies(annotations, artifact) {
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
            .map((one) => (0,module_reference/* parseModuleReference */.fP)(one));
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
    return [...new Set(dependencies.map(module_reference/* formatModuleReference */.Tg))].sort(utf8_order/* compareUtf8 */.z);
}

// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(20907);
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
        const references = artifact_annotations_readDependencies(manifest.annotations, `${module}:${tag}`) ??
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
        if (tagVersion(tag) === undefined)
            return;
        const listed = await this.#lists.get(module)?.catch(() => undefined);
        const twin = otherSpelling(tag);
        const isLocked = this.#locked.get(module)?.tag === tag;
        const isAskedFor = !isLocked && asks.some(({ requirement }) => requirement.text === twin);
        if (!isAskedFor && listed?.includes(twin) !== true)
            return;
        const [one, other] = [await this.#manifest(module, tag), await this.#manifest(module, twin)];
        if (one !== undefined && other !== undefined && one.digest !== other.digest)
            throw new TwinTagsError(module, tag, twin);
    }
    #manifest(module, tag) {
        if (!(0,oci_reference/* isTag */.dz)(tag))
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
        return chooseVersion(asks, locked, {
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
    return new Map(declarations.lockOwners.map((owner, index) => {
        const text = texts[index];
        return [owner, text === undefined || text.trim() === '' ? undefined : parseBufLock(text, bufLockPath(owner))];
    }));
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
    const found = text === undefined || text.trim() === '' ? undefined : parseBufLock(text, path);
    const entries = expectedEntries(owner, declarations, lockable);
    if (bufLockDifference(found, owner, entries).length === 0)
        return false;
    const base = found ?? emptyBufLock(owner.version);
    return replace(declarations.root, path, formatBufLock({ ...base, version: owner.version, entries }));
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
    const { declarations } = resolution;
    const remarks = [];
    const toInstall = resolution.modules.map((module) => ({
        module: module.module,
        commit: commitOf(module),
        expected: module.contentDigests,
        content: async () => {
            const { files, bsr, remarks: own } = await context.content(module);
            remarks.push(...own);
            return bsr ?? { files };
        },
    }));
    const modules = await installModules(toInstall, { ...context, roots: [declarations.root] });
    remarks.push(...(await refuseDuplicates(resolution, modules, context.cacheDirectory)));
    const digests = new Map(modules.map(({ module, contentDigests }) => [module, contentDigests]));
    return { modules, locks: await writeLocks(resolution, digests), remarks: remarks.sort() };
}
/** What stock buf would stumble over in each of its workspaces, with the modules of all locks that count for it. */
async function refuseDuplicates(resolution, modules, cacheDirectory) {
    const { declarations } = resolution;
    const { root, bufWorkspaces, lockOwners } = declarations;
    const realRoot = await (0,inside_directory/* realPathOf */.d)(root);
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
                const directory = (0,external_node_path_.join)(cacheEntryPath(cacheDirectory, 'b5', module, found.commit), 'files');
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

// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./build/modules/reproducible-tar.js


/**
 * Makes a tar whose bytes depend on paths and contents alone: no times, owners or modes of the machine. Each directory stands
 * before what lies in it.
 * @param files in the order in which they are to stand
 */
async function writeReproducibleTar(files) {
    const archive = (0,tar_stream.pack)();
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
    return [...directories].sort(utf8_order/* compareUtf8 */.z);
}
function asBuffer(content) {
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

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
                make: async () => writeReproducibleTar(moduleEntries(module.module, await module.content(), fullNames)),
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
                make: async () => writeReproducibleTar(protoFiles(await snapshot.content())),
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
    if (!(0,inside_directory/* isInside */.F)(await (0,inside_directory/* realPathOf */.d)(root), await (0,inside_directory/* realPathOf */.d)((0,external_node_path_.dirname)(file)))) {
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






const sync_directory_recordVersion = 1;
/**
 * Brings a directory in line with `wanted`, file by file: what differs is written beside and renamed, what is not wanted goes
 * last. Directories are made and removed, never renamed or swapped: a daemon of buck2 that watches them would not notice. A kill
 * at any moment leaves whole files, and the next run goes on. Nothing is written through a symbolic link.
 * @param directory absolute, in a directory that is no link
 * @param wanted by relative path with forward slashes
 * @param recordFile outside the directory
 */
async function syncDirectory(directory, wanted, recordFile) {
    const known = await sync_directory_readRecord(recordFile);
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
        if (current === undefined || seen?.key !== key || seen.stamp !== sync_directory_stampOf(current)) {
            const changed = file.kind === 'made' ? await writeMade(target, await file.make(), current) : true;
            if (file.kind === 'program')
                await copyProgram(file.source, target);
            if (changed)
                written.push(path);
        }
        record.set(path, { key, stamp: sync_directory_stampOf(await (0,promises_.lstat)(target)) });
    }
    const removed = await removeUnwanted(directory, wanted);
    await (0,atomic_files/* writeFileAtomically */.lo)(recordFile, JSON.stringify({ version: sync_directory_recordVersion, files: [...record] }), {
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
async function copyProgram(source, target) {
    const beside = (0,atomic_files/* temporaryBeside */.w6)(target);
    try {
        await (0,promises_.copyFile)(source, beside, external_node_fs_.constants.COPYFILE_FICLONE);
        await (0,promises_.chmod)(beside, 0o755);
        await (0,promises_.rename)(beside, target);
    }
    finally {
        await (0,promises_.rm)(beside, { force: true });
    }
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
async function sync_directory_readRecord(path) {
    try {
        const value = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        const { version, files } = value;
        if (version !== sync_directory_recordVersion || !Array.isArray(files))
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
function sync_directory_stampOf({ size, mtimeMs, ctimeMs, ino }) {
    return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

;// CONCATENATED MODULE: ./build/install/buck2-cell.js











/**
 * Makes the cell `oras` of a buck2 project in `.oras-buf/cell` and registers it: one package with one archive for each module, the
 * rules, their index, and buf. Only what changed is written. The caller holds the root's lock.
 * @throws {CellNameTakenError} Errors of the disk: exit code 8.
 */
async function writeBuck2Cell(request) {
    const project = describeBuck2Project(await readBuckConfigFiles(request.root, registrationPath));
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
        const outcome = await syncDirectory(directory, wanted, (0,external_node_path_.join)(state, 'cell.json'));
        const registered = await registerCell(request.root, project);
        if (registered)
            await request.stopDaemon();
        return { ...outcome, registered };
    }
    catch (error) {
        throw (0,disk_error/* asDiskError */.k_)(error, directory);
    }
}

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
    const { version, modules } = parseBufYaml(text, file);
    const document = objectOf(wholeOf(text, file));
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
    return joined === '.' ? '' : joined.replace(/^\.\//, '').replace(/\/+$/, '');
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
function wholeOf(text, file) {
    const malformed = (why) => new MalformedYamlError(`${file} cannot be read: ${why}`, {
        places: [{ file }],
        next: `Write out in ${file} what its aliases (*name) stand for.`,
    });
    let value;
    try {
        value = (0,dist/* parse */.qg)(text, { uniqueKeys: false, logLevel: 'error' });
    }
    catch {
        throw malformed('its aliases stand for far too much');
    }
    if (holdsItself(value, new Set()))
        throw malformed('an alias stands for something that it is in');
    return value;
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

;// CONCATENATED MODULE: ./build/install/git-snapshot.js



/** `buf_breaking(against = "git:…")` names what git does not have. */
class GitReferenceNotFoundError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
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
    const { gitWorkTree } = await findWorkspaceRoot(root);
    const git = gitWorkTree === undefined ? undefined : await openGit({ gitWorkTree, directory: root, environment });
    if (git === undefined) {
        throw new GitReferenceNotFoundError(`${any.reference} cannot be read: ${gitWorkTree === undefined ? 'this is no work tree of git' : 'there is no git on PATH'}`, {
            places: [any.place],
            next: 'Compare with a version of the module or with a directory, or run this in a clone.',
        });
    }
    return Promise.all([...first.values()].map(async (one) => {
        const commit = await git_snapshot_commitOf(git, one);
        return { reference: one.reference, commit, content: () => readProtoFiles(git, commit) };
    }));
}
/** A branch that was never checked out is there under the remote it came from. */
async function git_snapshot_commitOf(git, { reference, place }) {
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

;// CONCATENATED MODULE: ./build/tools/errors.js

/** What a setting or a `.buckversion` file says is no version, or none of the other forms. */
class MalformedToolVersionError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** A version whose checksum nobody vouches for: neither the table of this oras-buf nor the user. */
class UnknownToolVersionError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** There is no build of a tool for this machine. */
class UnsupportedPlatformError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The server has no such release or file. */
class ToolNotFoundError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/** The artifact on the registry holds no file for this machine, or several that could be meant. */
class ToolArtifactError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** A tool could not be downloaded: the network, a proxy or the server failed. */
class ToolDownloadError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.network;
}
/** A tool is not installed yet, and the job must not use the network. */
class ToolOfflineError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.network;
}
/** The bytes of a tool are not those that the checksum is of. Nothing of them is kept. */
class ToolChecksumError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.digestMismatch;
}
/** The file has the right checksum and cannot be unpacked: it was published broken, or is no program. */
class BrokenToolFileError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The mirror's address cannot be used. */
class ToolMirrorError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}

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
        snapshots: await readSnapshots(declarations.root, declarations.gitReferences, job.environment),
        locals: declarations.locals,
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
    const spellings = tagVersion(version) === undefined ? [version] : [version, otherSpelling(version)];
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
        const { daemonState, stopDaemon } = await __webpack_require__.e(/* import() */ 617).then(__webpack_require__.bind(__webpack_require__, 26617));
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
    return [find_program/* ProgramNotFoundError */.oo, ToolOfflineError, ToolDownloadError].some((kind) => error instanceof kind);
}

;// CONCATENATED MODULE: ./build/pipeline/install-root.js




/** Puts the modules of one root into buf's cache, brings its locks in line, and makes the cell of a buck2 project. */
async function installRoot(job, root, modules, resolution) {
    const { settings, record, ci } = job;
    const { modules: installed, locks, remarks, } = await record.time('install', () => installResolution(resolution, {
        cacheDirectory: settings.bufCacheDirectory,
        stateDirectory: settings.stateDirectory,
        verify: false,
        parallel: settings.parallelDownloads,
        content: (module) => modules.content(module).catch((error) => {
            throw withPlacesOf(error, module.module, askersOf(resolution.modules));
        }),
    }));
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
        await record.time('buck2 cell', () => installCell(job, root, modules, resolution));
    }
}

;// CONCATENATED MODULE: ./build/tools/platform.js


const systems = new Map([
    ['linux', 'linux'],
    ['darwin', 'macos'],
    ['win32', 'windows'],
]);
/** This machine as Node sees it. */
function thisMachine() {
    return { platform: process.platform, arch: process.arch, musl: process.platform === 'linux' && hasMuslLoader() };
}
/**
 * The platform of a machine.
 * @param tool for the message
 * @throws {UnsupportedPlatformError} where no tool is built for it
 */
function toolPlatform(tool, machine) {
    const system = systems.get(machine.platform);
    const { arch, musl } = machine;
    if (system !== undefined && (arch === 'x64' || arch === 'arm64'))
        return { system, architecture: arch, musl };
    throw new UnsupportedPlatformError(`${tool} cannot be installed here: there is no build of it for ${machine.platform} on ${arch}`, {
        next: `Builds are there for Linux, macOS and Windows on x64 and arm64. Install ${tool} in another way and name it by the setting ${tool}-path.`,
    });
}
/** `linux-x64`, `linux-x64-musl`, `macos-arm64`: for messages and cache keys. */
function platformName({ system, architecture, musl }) {
    return `${system}-${architecture}${musl ? '-musl' : ''}`;
}
/** The loader's name is part of every program that is linked to musl. Asking Node's own report takes seconds on some hosts. */
function hasMuslLoader() {
    try {
        return (0,external_node_fs_.readdirSync)('/lib').some((name) => name.startsWith('ld-musl-'));
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/tools/known-releases.js
/**
 * SHA-256 of the release files that may be installed without a checksum of the user's own: tool, version, file name. Kept by
 * scripts/refresh-tools.ts; docs/tools.md says where each value was found and checked. Versions are in the order of their age.
 */
const knownReleases = {
    buck2: {
        '2026-04-15': {
            'buck2-aarch64-apple-darwin.zst': 'cc16768043d1c726816269d17d87e1603aacc2a7e25efc580c7ad423dd99d544',
            'buck2-aarch64-unknown-linux-gnu.zst': '54a575be5b404eeded00f98c8a27db6bb315f643451fbe7814375aea2f1c42b5',
            'buck2-aarch64-unknown-linux-musl.zst': 'b22abdf207bb8e33d0f7b5d1635738e4679e73214b8a6ee7fb497ee3df98a508',
            'buck2-x86_64-apple-darwin.zst': '1bfc5aac095df5d5da9d997b22f72ea1eaf762ccad9855d6103e38bb6538abc8',
            'buck2-x86_64-unknown-linux-gnu.zst': '22a0ecc90ece9b2ed0ba34fce682ab5b0ca2ac6ee0c1fba9771cef468311990b',
            'buck2-x86_64-unknown-linux-musl.zst': 'd6fc2db9f39b8f45becd08d678b0fc1dce3b4e7176f2471bad37b447dc005ffd',
        },
        '2026-07-15': {
            'buck2-aarch64-apple-darwin.zst': '088cacc72c400fa438be4052c36782f56b2af86287aadf13ece5e9772d72455c',
            'buck2-aarch64-pc-windows-msvc.exe.zst': '9939fda2913e27fcda30a70e8d51833523d7083b9f56459626fa5bc161f10a86',
            'buck2-aarch64-unknown-linux-gnu.zst': 'e239bf72f40a7987db9024eb6d5e325642f6496c589dec6be54c1008d2618a19',
            'buck2-x86_64-apple-darwin.zst': '46cc4bb1372ea3110c099240e05176bb9eff003e7e38233c1bb2ef268449dbb3',
            'buck2-x86_64-pc-windows-msvc.exe.zst': '719324109a8c5f9f95d9f1f6895ec500505eebcc466b193fa46e05f243276e59',
            'buck2-x86_64-unknown-linux-gnu.zst': 'ecc3d807dd0b0feff1a423688bd598263b8339d223e685578a87196456c19d95',
            'buck2-x86_64-unknown-linux-musl.zst': '4d31666ece6f66bedc0c0df53f1e966e93aee13491529bb301fc83e8607d0955',
        },
        '2026-09-15': {
            'buck2-aarch64-apple-darwin.zst': 'aacdf7cabe34b9b5dc74866b8dcf7410cdbae3ad2dccef45b7ee9851cb781528',
            'buck2-aarch64-pc-windows-msvc.exe.zst': '58edb0718e3b89a3f875129cc72640f2f4cb80487ec42057eb88447519dff0cf',
            'buck2-aarch64-unknown-linux-gnu.zst': 'e35027a8e3f702fd9f080074ac64ebc80e2a0fe8d669d46d85afc31b0ec4a463',
            'buck2-aarch64-unknown-linux-musl.zst': 'd416933520ffdcd05303c0dd22ec368047fb64e8781b5ad10485f584a6fbc694',
            'buck2-x86_64-apple-darwin.zst': 'af1e51f198ecccfc41b9d960a2c79bb16f01e238f7169a86989caed9440fba0d',
            'buck2-x86_64-pc-windows-msvc.exe.zst': '1f0619b285ee3cbdc562a38b70f2636f73e8233b2f5156aef93e9e8a00079e2c',
            'buck2-x86_64-unknown-linux-gnu.zst': '1268fce33fb61273091dd5dd8c60b65de1521a3caa36b88983813e882b7ffd89',
            'buck2-x86_64-unknown-linux-musl.zst': '631eb84a8925d19146e0f5d594b9f2d0b1f0864e63f24e0d5914a75a6a0a4dea',
        },
        '2026-10-01': {
            'buck2-aarch64-unknown-linux-gnu.zst': '8df3e94f569b1df74c905e26d18ea6bf6e64f946d0f0cbec90c7398bd33d1861',
            'buck2-x86_64-unknown-linux-gnu.zst': '828aba01bf80e8ba50ed27d89be86efe0246b3807c3d040e1ea7b4810a55fb78',
        },
    },
    buf: {
        '1.72.0': {
            'buf-Darwin-arm64': '5176f23a6118b9978de1340c3e3301a4ed0d48e16a669510be44b4c355170d57',
            'buf-Darwin-x86_64': 'eb815a2708d4a43d31799049d5a2987ea81d0a9e98b53976d47bd1e78d154a8f',
            'buf-Linux-aarch64': 'bdbb275fb9624104ef4d8513d269cc410a153138646e67136cb3f8cc185be289',
            'buf-Linux-x86_64': '8720830e26a733da55bb89bcd3cb44849c0965fc0c44fb5d691cccdc64dca5af',
            'buf-Windows-arm64.exe': 'cc06910c1b69715b598fc8d1958538c86b656c05f6dd0a516dfa90c325dcbead',
            'buf-Windows-x86_64.exe': '6e8f6d043e520bc81cae7b85d4cd6d93e57716a8a9842d5d18200191ee259cb5',
        },
        '1.73.0': {
            'buf-Darwin-arm64': '6e6df0fef4522e4e43dfe7c341873c3f2c29ceb45a9dfa5e0bad5580b8b2022f',
            'buf-Darwin-x86_64': 'ff78d0ebf34180ebfa81d370275851ec630fcb088bf33e213fd723d0fd7444a6',
            'buf-Linux-aarch64': '902b75267db7f4391e99b7fa0756050e5354234cc0437ef50eee9c788950c7a3',
            'buf-Linux-x86_64': '8f2986298ad08f0cc1bf999b9797b7c383adf32d7edf0f73d6f1e1a701baeac1',
            'buf-Windows-arm64.exe': '2250d5cba96a64f6ebc78d67221feab113622a24fbaf2909d43c87f8586d1bed',
            'buf-Windows-x86_64.exe': '13542f2892c4f774150ddb525266d6421d457b3e741297056b64427853526e36',
        },
    },
};

;// CONCATENATED MODULE: ./build/tools/tool.js

const systemsOfBuf = { linux: 'Linux', macos: 'Darwin', windows: 'Windows' };
const tools = {
    buck2: {
        name: 'buck2',
        repository: 'facebook/buck2',
        defaultVersion: '2026-09-15',
        versionForm: /^\d{4}-\d{2}-\d{2}$/,
        versionExample: '2026-09-15',
        tag: (version) => version,
        compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
        files: (platform) => buck2Targets(platform).map((target) => `buck2-${target}.zst`),
    },
    buf: {
        name: 'buf',
        repository: 'bufbuild/buf',
        defaultVersion: '1.73.0',
        versionForm: /^\d{1,4}\.\d{1,4}\.\d{1,4}$/,
        versionExample: '1.73.0',
        tag: (version) => `v${version}`,
        compare: compareNumbers,
        files: ({ system, architecture }) => {
            // Linked to no C library. Linux calls the architecture aarch64, the others arm64.
            const cpu = architecture === 'x64' ? 'x86_64' : system === 'linux' ? 'aarch64' : 'arm64';
            return [`buf-${systemsOfBuf[system]}-${cpu}${system === 'windows' ? '.exe' : ''}`];
        },
    },
};
/** The name of the program on disk: `buf`, `buck2.exe`. */
function programFile(tool, platform) {
    return platform.system === 'windows' ? `${tool}.exe` : tool;
}
/** The SHA-256 (64 hexadecimal digits) of a release file, where the table has it. */
function knownChecksum(tool, version, file) {
    const versions = knownReleases[tool];
    if (!Object.hasOwn(versions, version))
        return undefined;
    const files = versions[version] ?? {};
    return Object.hasOwn(files, file) ? files[file] : undefined;
}
/** The versions that the table has, the newest first. */
function knownVersions(tool) {
    return Object.keys(knownReleases[tool]).sort(tools[tool].compare).reverse();
}
/** On Linux the musl build comes first: it is linked statically, so it starts on every distribution. */
function buck2Targets({ system, architecture, musl }) {
    const cpu = architecture === 'x64' ? 'x86_64' : 'aarch64';
    switch (system) {
        case 'macos':
            return [`${cpu}-apple-darwin`];
        case 'windows':
            return [`${cpu}-pc-windows-msvc.exe`];
        case 'linux':
            return musl ? [`${cpu}-unknown-linux-musl`] : [`${cpu}-unknown-linux-musl`, `${cpu}-unknown-linux-gnu`];
    }
}
function compareNumbers(a, b) {
    const [left, right] = [a, b].map((version) => version.split('.').map(Number));
    for (let part = 0; part < 3; part++) {
        const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}

;// CONCATENATED MODULE: ./build/tools/artifact-file.js







const titleAnnotation = 'org.opencontainers.image.title';
const goSystems = { linux: 'linux', macos: 'darwin', windows: 'windows' };
const goArchitectures = { x64: 'amd64', arm64: 'arm64' };
const allPlatforms = ['linux', 'macos', 'windows'].flatMap((system) => ['x64', 'arm64'].map((architecture) => ({ system, architecture, musl: false })));
/**
 * The file for this platform out of an artifact: `oras push HOST/tools/buck2:2026-09-15 buck2-*.zst` makes one. An index says by
 * `platform` which manifest is for whom; in a manifest the titles of the layers say it (docs/tools.md has the rules).
 * @throws {ToolNotFoundError | ToolArtifactError | ToolChecksumError} and the errors of src/oci/errors.ts
 */
async function artifactFile(request) {
    const { tool, platform, reference, reader, sha256 } = request;
    const what = (0,oci_reference/* formatReference */.FH)(reference);
    const found = await readManifest(request, reference);
    const pinned = { ...reference, digest: found.descriptor.digest };
    const manifest = found.manifest.kind === 'manifest' ? found.manifest : await childManifest(request, pinned, found.manifest);
    const layer = chooseLayer(request, manifest);
    if ((0,oci_digest/* digestAlgorithm */.g4)(layer.digest) !== 'sha256') {
        throw new ToolArtifactError(`${what}: the file for ${platformName(platform)} has no sha256 digest`, {
            next: 'Push it with a client that makes sha256 digests, as oras does.',
        });
    }
    const actual = (0,oci_digest/* digestHex */.sU)(layer.digest);
    if (sha256 !== undefined && sha256 !== actual) {
        throw new ToolChecksumError(`${what}: ${titleOf(layer) ?? 'the file'} has the SHA-256 ${actual}, not ${sha256} (from the setting ${tool.name}-sha256)`, { next: 'Nothing of it is kept. The tag may have moved, or the checksum belongs to another file.' });
    }
    return {
        tool: tool.name,
        version: (0,oci_reference/* formatReference */.FH)(pinned),
        platform,
        file: titleOf(layer)?.endsWith('.zst') === true ? `${tool.name}.zst` : tool.name,
        sha256: actual,
        from: reference.host,
        fetch: async (path) => {
            const blob = await reader.blob(pinned, layer);
            await (0,promises_.copyFile)(blob, path).catch((error) => {
                throw (0,disk_error/* asDiskError */.k_)(error, path);
            });
        },
    };
}
async function childManifest(request, pinned, index) {
    const { platform, reference } = request;
    const [os, architecture] = [goSystems[platform.system], goArchitectures[platform.architecture]];
    const fitting = index.manifests.filter((one) => one.platform?.os === os && one.platform.architecture === architecture);
    const only = index.manifests.length === 1 && index.manifests[0]?.platform === undefined ? index.manifests : fitting;
    const [child] = only;
    if (child === undefined || only.length > 1) {
        const listed = index.manifests.map((one) => one.platform === undefined ? 'one without a platform' : `${one.platform.os}/${one.platform.architecture}`);
        throw new ToolArtifactError(`${(0,oci_reference/* formatReference */.FH)(reference)} has ${child === undefined ? 'no manifest' : 'several manifests'} for ${os}/${architecture}; it lists ${listed.join(', ') || 'nothing'}`, { next: 'Push an index with one manifest for each platform, or one manifest with the files of all.' });
    }
    const found = await readManifest(request, { ...pinned, tag: undefined, digest: child.digest });
    if (found.manifest.kind === 'manifest')
        return found.manifest;
    throw new ToolArtifactError(`${(0,oci_reference/* formatReference */.FH)(reference)} is an index of indexes`, {
        next: 'Push an index whose entries are manifests.',
    });
}
async function readManifest({ tool, reader }, reference) {
    const found = await reader.manifest(reference);
    if (found !== undefined)
        return found;
    throw new ToolNotFoundError(`There is no ${(0,oci_reference/* formatReference */.FH)(reference)}, which ${tool.name} should come from`, {
        next: `Check ${tool.name}-version, and that the artifact was pushed to that registry.`,
    });
}
function chooseLayer({ tool, platform, reference }, { layers }) {
    for (const name of acceptedTitles(tool, platform)) {
        const [layer, second] = layers.filter((one) => titleOf(one) === name);
        if (second !== undefined)
            break;
        if (layer !== undefined)
            return layer;
    }
    const [only] = layers;
    // One file whose name says nothing is taken at its word; one that is named for another platform is not.
    if (only !== undefined && layers.length === 1 && !isForAnother(tool, platform, titleOf(only)))
        return only;
    const titles = layers.map((layer) => titleOf(layer) ?? `${layer.mediaType} without a title`);
    throw new ToolArtifactError(`${(0,oci_reference/* formatReference */.FH)(reference)} holds no file of ${tool.name} for ${platformName(platform)} that is clearly the one; it holds ${titles.join(', ') || 'nothing'}`, {
        next: `Push the files under the names of the release, here ${tool.files(platform).join(' or ')} (oras push … FILE…), or an index with a platform for each manifest.`,
    });
}
/** Release names first, also unpacked; then the plain name of the program. */
function acceptedTitles(tool, platform) {
    const program = programFile(tool.name, platform);
    return [...releaseTitles(tool, platform), program, `${program}.zst`];
}
function releaseTitles(tool, platform) {
    return tool
        .files(platform)
        .flatMap((file) => (file.endsWith('.zst') ? [file, file.slice(0, -4)] : [file, `${file}.zst`]));
}
function isForAnother(tool, platform, title) {
    if (title === undefined || acceptedTitles(tool, platform).includes(title))
        return false;
    return allPlatforms.some((other) => releaseTitles(tool, other).includes(title));
}
function titleOf(layer) {
    return layer.annotations?.[titleAnnotation]?.split('/').pop();
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/tools/tool-file.js
/** `buf 1.73.0`, for messages. */
function toolFileName({ tool, version }) {
    return `${tool} ${version}`;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/tools/zstd-frames.js
/** The number that a frame of zstd starts with, as it stands in the file. */
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** The lengths of the field with the dictionary's id, and of the content's size, by their flags in the header. */
const dictionaryIdLengths = [0, 1, 2, 4];
const contentSizeLengths = [0, 2, 4, 8];
/**
 * Finds the frame that starts at an offset, by its header and the headers of its blocks (RFC 8878, sections 3.1.1 and 3.1.2).
 * Undefined where there is none, or where the file ends before it does.
 */
async function findZstdFrame(file, start, fileSize) {
    const header = await bytesAt(file, start, 8);
    if (header.length < 8)
        return undefined;
    const magic = header.readUInt32LE(0);
    if (magic >= 0x184d2a50 && magic <= 0x184d2a5f)
        return whole(start, 8 + header.readUInt32LE(4), fileSize, true);
    if (!header.subarray(0, 4).equals(zstdMagic))
        return undefined;
    const flags = header[4] ?? 0;
    const isSingleSegment = (flags & 0x20) !== 0;
    const contentSize = flags >> 6 === 0 && isSingleSegment ? 1 : (contentSizeLengths[flags >> 6] ?? 0);
    let end = start + 5 + (isSingleSegment ? 0 : 1) + (dictionaryIdLengths[flags & 3] ?? 0) + contentSize;
    for (let isLast = false; !isLast;) {
        const block = await bytesAt(file, end, 3);
        if (block.length < 3)
            return undefined;
        const word = block.readUIntLE(0, 3);
        const type = (word >> 1) & 3;
        if (type === 3)
            return undefined;
        isLast = (word & 1) === 1;
        // A block of one repeated byte holds that byte alone, whatever its size.
        end += 3 + (type === 1 ? 1 : word >> 3);
    }
    const checksum = (flags & 4) === 0 ? 0 : 4;
    return whole(start, end + checksum - start, fileSize, false);
}
function whole(start, length, fileSize, skippable) {
    return start + length > fileSize ? undefined : { start, length, skippable };
}
async function bytesAt(file, position, length) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
}

;// CONCATENATED MODULE: ./build/tools/unpack-program.js







/** Several times the largest program in the field. */
const largestProgram = 1024 * 1024 * 1024;
/** First bytes of a file, and what they make of it. Sources: RFC 1952 (gzip), PKWARE's note (zip). */
const archives = [
    [Buffer.from([0x1f, 0x8b]), 'a gzip archive'],
    [Buffer.from('PK\x03\x04', 'latin1'), 'a zip archive'],
    [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]), 'an xz archive'],
    [Buffer.from('BZh', 'latin1'), 'a bzip2 archive'],
];
/**
 * Makes the program of a release file: unpacked where it is zstd, else as it is. Mode 0755, flushed to the disk.
 * @param from the downloaded file, which is left alone
 * @param what for messages: `buck2 2026-09-15`
 * @throws {BrokenToolFileError} with nothing at `to`. Errors of the disk: exit code 8.
 */
async function unpackProgram(from, to, what) {
    const start = await firstBytes(from);
    const isZstd = start.subarray(0, zstdMagic.length).equals(zstdMagic);
    const broken = (why, cause) => new BrokenToolFileError(`${what} cannot be installed: its file ${why}`, {
        next: 'The file is what its checksum says, so it was published like this: take another version, or publish the program itself, plain or as .zst.',
        cause,
    });
    if (start.length === 0)
        throw broken('is empty');
    if (from.endsWith('.zst') && !isZstd)
        throw broken('is called .zst and is not zstd');
    const archive = archives.find(([magic]) => start.subarray(0, magic.length).equals(magic));
    if (archive !== undefined)
        throw broken(`is ${archive[1]}, and a program is wanted`);
    const target = await (0,promises_.open)(to, 'wx', 0o755).catch((error) => {
        throw (0,disk_error/* asDiskError */.k_)(error, to);
    });
    try {
        let size = 0;
        for await (const chunk of isZstd ? unpacked(from, broken) : (0,external_node_fs_.createReadStream)(from)) {
            size += chunk.length;
            if (size > largestProgram)
                throw broken(`unpacks to more than ${largestProgram} bytes`);
            await target.writeFile(chunk);
        }
        if (size === 0)
            throw broken('unpacks to nothing');
        // The process may have a mask that took bits away.
        await target.chmod(0o755);
        await target.sync();
    }
    catch (error) {
        await (0,promises_.rm)(to, { force: true });
        throw (0,disk_error/* asDiskError */.k_)(error, to);
    }
    finally {
        await target.close();
    }
}
/**
 * The content of a zstd file. Node reads one frame and takes its end for the end of all; a file may have several (some packers
 * write one for each of their threads), so each is read on its own.
 */
async function* unpacked(path, broken) {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { size } = await file.stat();
        for (let offset = 0; offset < size;) {
            const frame = await findZstdFrame(file, offset, size);
            if (frame === undefined)
                throw broken('is broken zstd');
            offset += frame.length;
            if (!frame.skippable)
                yield* unpackedFrame(path, frame, broken);
        }
    }
    finally {
        await file.close();
    }
}
async function* unpackedFrame(path, frame, broken) {
    const unpacker = (0,external_node_zlib_.createZstdDecompress)();
    const input = (0,external_node_fs_.createReadStream)(path, { start: frame.start, end: frame.start + frame.length - 1 });
    // Its error is the unpacker's too, which is what is read.
    const feeding = (0,external_node_stream_promises_.pipeline)(input, unpacker).catch(() => { });
    try {
        for await (const chunk of unpacker)
            yield chunk;
    }
    catch (error) {
        throw broken('is broken zstd', error);
    }
    finally {
        unpacker.destroy();
        await feeding;
    }
}
async function firstBytes(path) {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./build/tools/install-tool.js












const recordFile = 'installed.json';
/**
 * The program of a tool file: from the shelf, else from the CI system's cache, else downloaded, checked, unpacked and kept.
 * Jobs that want the same tool at once wait for the one that installs it.
 * @throws {ToolOfflineError | BrokenToolFileError | LockFileBusyError}, and what {@link ToolFile.fetch} throws; nothing is kept then
 */
async function installTool(file, options) {
    const { shelf, workDirectory, log, offline, signal } = options;
    const version = shelfVersion(file);
    const there = await findInstalled(file, version, shelf, log);
    if (there !== undefined)
        return { program: there, how: 'already-there' };
    if (offline)
        throw offlineError(file);
    await (0,promises_.mkdir)(workDirectory, { recursive: true }).catch((error) => {
        throw (0,disk_error/* asDiskError */.k_)(error, workDirectory);
    });
    const lock = (0,external_node_path_.join)(workDirectory, `.${file.tool}-${version}.lock`);
    const onWait = (holder) => log.info(`Waiting for ${holder}, which installs ${toolFileName(file)} too.`);
    return (0,lock_file/* withLockFile */.Q5)(lock, { onWait, ...(signal === undefined ? {} : { signal }) }, async () => {
        const meanwhile = await findInstalled(file, version, shelf, log);
        if (meanwhile !== undefined)
            return { program: meanwhile, how: 'already-there' };
        const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(workDirectory, `.${file.tool}-`)).catch((error) => {
            throw (0,disk_error/* asDiskError */.k_)(error, workDirectory);
        });
        try {
            return await installAnew(file, version, scratch, options);
        }
        finally {
            await (0,promises_.rm)(scratch, { recursive: true, force: true }).catch(() => { });
        }
    });
}
async function installAnew(file, version, scratch, { shelf, cache, log }) {
    const published = (0,external_node_path_.join)(scratch, file.file);
    const restored = (await cache?.restore(file, published)) === true;
    const usable = restored && (await sha256Of(published)) === file.sha256;
    if (restored && !usable) {
        log.warning(`The cache of this CI system held another file for ${toolFileName(file)}; it is downloaded anew.`);
        await (0,promises_.rm)(published, { force: true });
    }
    if (!usable) {
        log.info(`Downloading ${toolFileName(file)} for ${platformName(file.platform)} from ${file.from}`);
        await file.fetch(published);
    }
    const directory = (0,external_node_path_.join)(scratch, 'program');
    await (0,promises_.mkdir)(directory);
    const program = programFile(file.tool, file.platform);
    await unpackProgram(published, (0,external_node_path_.join)(directory, program), toolFileName(file));
    const record = { program, sha256: await sha256Of((0,external_node_path_.join)(directory, program)) };
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, recordFile), `${JSON.stringify(record)}\n`);
    const kept = await shelf.keep(directory, file.tool, version);
    if (!usable)
        await cache?.save(file, published);
    log.info(`Installed ${toolFileName(file)} (SHA-256 ${file.sha256}).`);
    return { program: (0,external_node_path_.join)(kept, program), how: usable ? 'cache' : 'download' };
}
/** A program that is there, and is the one that was installed. */
async function findInstalled(file, version, shelf, log) {
    const directory = await shelf.find(file.tool, version);
    if (directory === undefined)
        return undefined;
    const name = programFile(file.tool, file.platform);
    const program = (0,external_node_path_.join)(directory, name);
    const record = await install_tool_readRecord((0,external_node_path_.join)(directory, recordFile));
    const actual = await sha256Of(program).catch(() => undefined);
    if (record?.program === name && record.sha256 === actual)
        return program;
    log.warning(`${program} is damaged, or was changed since it was installed; it is installed anew.`);
    return undefined;
}
/**
 * A semantic version that tells apart all files that were ever published as this version: runners' tool caches find nothing
 * under a version of another form.
 */
function shelfVersion({ version, sha256 }) {
    const numbers = /^(\d+)[.-](\d+)[.-](\d+)$/.exec(version)?.slice(1).map(Number) ?? [0, 0, 0];
    // Letters first: numbers in this place may not begin with a zero.
    return `${numbers.join('.')}-sha256.x${sha256.slice(0, 32)}`;
}
async function install_tool_readRecord(path) {
    try {
        const record = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        return typeof record === 'object' && record !== null ? record : undefined;
    }
    catch {
        return undefined;
    }
}
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
}
function offlineError(file) {
    return new ToolOfflineError(`${toolFileName(file)} is not installed here yet, and this job is offline`, {
        next: `Run once without "offline", or name a program by ${file.tool}-path; ${file.tool}-version "none" takes the ${file.tool} on PATH.`,
    });
}

// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
;// CONCATENATED MODULE: ./build/tools/release-files.js





const github = {
    downloads: 'https://github.com',
    list: (repository) => `https://api.github.com/repos/${repository}/releases?per_page=30`,
};
/**
 * GitHub, or a mirror of its addresses: below it lie the same paths, and `<repository>/releases.json` is a copy of the list.
 * @param mirror the setting `tools-mirror`
 * @throws {ToolMirrorError}
 */
function releaseServer(mirror) {
    if (mirror === undefined)
        return github;
    const wrong = (why) => new ToolMirrorError(`The setting tools-mirror cannot be used: ${why}`, {
        next: 'Write an address such as https://mirror.example/github, below which the paths are those of github.com.',
    });
    if (!URL.canParse(mirror))
        throw wrong('it is no address');
    const url = new URL(mirror);
    if (url.username !== '' || url.password !== '')
        throw wrong('it carries a user name or a password');
    if (url.search !== '' || url.hash !== '')
        throw wrong('it has a query or a fragment');
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (0,addresses/* isLoopback */.U9)(url))) {
        throw wrong('programs come by https, or from this machine');
    }
    const downloads = (0,oci_errors/* plainUrl */.kP)(url).replace(/\/+$/, '');
    return { downloads, list: (repository) => `${downloads}/${repository}/releases.json` };
}
/**
 * The file of one release.
 * @throws {UnknownToolVersionError} where nobody vouches for it
 */
function releaseFile(request, version) {
    const { tool, platform, sha256 } = request;
    const candidates = tool.files(platform);
    const known = candidates.find((file) => knownChecksum(tool.name, version, file) !== undefined);
    const file = known ?? candidates[0];
    const checksum = sha256 ?? (known === undefined ? undefined : knownChecksum(tool.name, version, known));
    if (file === undefined || checksum === undefined)
        throw unknownVersion(tool, version, platform, file ?? tool.name);
    const vouchedBy = sha256 === undefined ? 'from the table of this oras-buf' : `from the setting ${tool.name}-sha256`;
    return asToolFile(request, version, file, checksum, vouchedBy);
}
/**
 * The file of the newest release that there is now. Its checksum comes from the list of releases; where the table or the user
 * has one too, they must agree.
 * @throws {ToolNotFoundError | ToolDownloadError | ToolChecksumError}
 */
async function latestReleaseFile(request) {
    const { tool, platform, server, client, sha256 } = request;
    const url = new URL(server.list(tool.repository));
    const list = await client.json(url, `the newest release of ${tool.name}`, downloadAdvice(tool.name));
    const candidates = tool.files(platform);
    const newest = readReleases(list)
        .map((release) => ({ ...release, version: release_files_versionOf(tool, release.tag) }))
        .filter(({ version }) => version !== undefined)
        .sort((a, b) => tool.compare(b.version ?? '', a.version ?? ''))[0];
    const file = candidates.find((name) => newest?.checksums.has(name));
    const listed = newest?.checksums.get(file ?? '');
    if (newest?.version === undefined || file === undefined || listed === undefined) {
        throw new ToolNotFoundError(`${(0,oci_errors/* plainUrl */.kP)(url)} names no release of ${tool.name} with a checksum for ${platformName(platform)}`, { next: `Pin a version with ${tool.name}-version; this oras-buf knows ${knownVersions(tool.name).join(', ')}.` });
    }
    const vouched = sha256 ?? knownChecksum(tool.name, newest.version, file);
    if (vouched !== undefined && vouched !== listed) {
        throw new ToolChecksumError(`${(0,oci_errors/* plainUrl */.kP)(url)} says that ${file} of ${tool.name} ${newest.version} has the SHA-256 ${listed}, and ${sha256 === undefined ? 'the table of this oras-buf' : `the setting ${tool.name}-sha256`} says ${vouched}`, { next: `Pin a version with ${tool.name}-version and compare its checksum with the release page.` });
    }
    return asToolFile(request, newest.version, file, listed, 'from the list of releases');
}
/** What to do where a download fails. */
function downloadAdvice(tool) {
    return `Check the network, HTTPS_PROXY and NO_PROXY; or set tools-mirror to a server that this machine reaches; or install ${tool} yourself and name it by ${tool}-path.`;
}
/**
 * Reads a list of releases leniently: what is a draft, or has no name or checksum, is passed over.
 * Source: GitHub REST API, "List releases" (`tag_name`, `draft`, `assets[].name`, `assets[].digest` = `sha256:…`).
 */
function readReleases(list) {
    if (!Array.isArray(list))
        return [];
    return list.flatMap((release) => {
        const { tag_name: tag, draft, assets } = asObject(release);
        if (typeof tag !== 'string' || draft === true || !Array.isArray(assets))
            return [];
        const checksums = assets.flatMap((asset) => {
            const { name, digest } = asObject(asset);
            const hex = typeof digest === 'string' ? /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1] : undefined;
            return typeof name === 'string' && hex !== undefined ? [[name, hex]] : [];
        });
        return [{ tag, checksums: new Map(checksums) }];
    });
}
/** The version that a tag stands for, or undefined for tags of another form (`latest`, previews). */
function release_files_versionOf(tool, tag) {
    const version = tool.tag('') === 'v' ? tag.replace(/^v/, '') : tag;
    return tool.versionForm.test(version) && tool.tag(version) === tag ? version : undefined;
}
function asToolFile({ tool, platform, server, client }, version, file, sha256, vouchedBy) {
    const url = new URL(`${server.downloads}/${tool.repository}/releases/download/${tool.tag(version)}/${file}`);
    const what = `${tool.name} ${version} (${file})`;
    return {
        tool: tool.name,
        version,
        platform,
        file,
        sha256,
        from: (0,oci_errors/* plainUrl */.kP)(url),
        fetch: (path) => client.download({ url, what, sha256, vouchedBy, advice: downloadAdvice(tool.name) }, path),
    };
}
function unknownVersion(tool, version, platform, file) {
    const { name } = tool;
    const others = knownVersions(name).filter((known) => tool.files(platform).some((one) => knownChecksum(name, known, one) !== undefined));
    return new UnknownToolVersionError(`${name} ${version} is not installed: this oras-buf knows no checksum of it for ${platformName(platform)}`, {
        next: `Set ${name}-sha256 to the SHA-256 of ${file}, which the release page shows, or take a version that is known here: ${others.join(', ')}. ${name}-version "none" takes the ${name} on PATH.`,
    });
}
function asObject(value) {
    return typeof value === 'object' && value !== null ? value : {};
}

;// CONCATENATED MODULE: ./build/tools/wanted-version.js






const artifactPrefix = 'oci:';
const versionFile = '.buckversion';
/**
 * Reads the setting `buck2-version` or `buf-version`.
 * @throws {MalformedToolVersionError | MalformedReferenceError}
 */
function parseWantedVersion(tool, text) {
    if (text === 'none' || text === 'latest')
        return { kind: text };
    if (text.startsWith(artifactPrefix)) {
        const reference = (0,oci_reference/* parseReference */.F2)(text.slice(artifactPrefix.length));
        if (reference.tag !== undefined || reference.digest !== undefined)
            return { kind: 'artifact', reference };
        throw wanted_version_malformed(tool, text, 'names no tag and no digest', `Write ${text}:TAG, or better ${text}@sha256:….`);
    }
    const version = releaseVersion(tool, text);
    if (version !== undefined)
        return { kind: 'release', version };
    const looksLikePath = /[\\/]/.test(text);
    throw wanted_version_malformed(tool, text, 'is no version', looksLikePath
        ? `The path of a program belongs into ${tool}-path.`
        : `Write a version such as ${tools[tool].versionExample}, latest, none, or oci:HOST/REPOSITORY:TAG.`);
}
/**
 * What the file `.buckversion` of a buck2 project asks for; undefined where there is none. It may name a version or `latest`
 * and nothing else: a file that a pull request can change must not choose where programs come from.
 * @throws {MalformedToolVersionError | UnreadableFileError} with the place
 */
async function readBuckVersionFile(root) {
    const path = (0,external_node_path_.join)(root, versionFile);
    const text = await (0,plain_file/* readPlainFile */.b)({ path, name: versionFile, within: await (0,inside_directory/* realPathOf */.d)(root), largest: 4096 });
    if (text === undefined)
        return undefined;
    const words = text.split(/\s+/).filter((word) => word !== '');
    const [word = ''] = words;
    const place = { file: versionFile, line: 1 };
    if (words.length === 1 && word === 'latest')
        return { kind: 'latest' };
    const version = words.length === 1 ? releaseVersion('buck2', word) : undefined;
    if (version !== undefined)
        return { kind: 'release', version };
    const isCommit = /^[0-9a-f]{40}$/.test(word);
    throw wanted_version_malformed('buck2', words.join(' ').slice(0, 80), isCommit ? 'is a commit, for which there is no release to download' : 'is no version of buck2', `Write one release, such as ${tools.buck2.versionExample}, into ${versionFile}; or set buck2-version, which wins ("none": the buck2 on PATH).`, place);
}
function releaseVersion(tool, text) {
    const plain = tool === 'buf' ? text.replace(/^v/, '') : text;
    return tools[tool].versionForm.test(plain) ? plain : undefined;
}
function wanted_version_malformed(tool, text, problem, next, place) {
    const where = place === undefined ? `the setting ${tool}-version` : place.file;
    return new MalformedToolVersionError(`${JSON.stringify(text)} (${where}) ${problem}`, {
        next,
        ...(place === undefined ? {} : { places: [place] }),
    });
}

;// CONCATENATED MODULE: ./build/tools/find-tool.js









/**
 * Finds a tool, or installs it. In this order: the program that `<tool>-path` names; the version that `<tool>-version` asks for;
 * for buck2 the version in `.buckversion`; the program on PATH; the version that this oras-buf installs by default.
 * What is asked for by name is never replaced by something else: where it cannot be had, that is the error.
 * @throws the errors of find-program.ts, wanted-version.ts, release-files.ts, artifact-file.ts and install-tool.ts
 */
async function findTool(search, sources) {
    const { tool, path, version, root } = search;
    if (path !== undefined)
        return { program: await onThisMachine(search), from: 'setting' };
    const wanted = version === undefined ? await fromVersionFile(tool, root) : parseWantedVersion(tool, version);
    if (wanted !== undefined && wanted.kind !== 'none') {
        return { program: await install(search, sources, wanted), from: 'installed' };
    }
    try {
        return { program: await onThisMachine(search), from: 'path' };
    }
    catch (error) {
        if (!(error instanceof find_program/* ProgramNotFoundError */.oo) || wanted?.kind === 'none')
            throw error;
        return { program: await installDefault(search, sources, error), from: 'installed' };
    }
}
async function fromVersionFile(tool, root) {
    return tool === 'buck2' && root !== undefined ? readBuckVersionFile(root) : undefined;
}
function onThisMachine({ tool, path, environment, checkout }) {
    const howToGet = `Let this job install it (${tool}-version: "${tools[tool].defaultVersion}"), or install ${tool} in a step before this one.`;
    return (0,find_program/* findProgram */.Kp)({ name: tool, setting: `${tool}-path`, path, environment, checkout, howToGet });
}
async function install(search, sources, wanted) {
    const file = await wantedFile(search, sources, wanted);
    const { program } = await installTool(file, sources);
    return program;
}
async function wantedFile(search, sources, wanted) {
    const { tool, sha256 } = search;
    const { server, client, artifacts, offline, log } = sources;
    const platform = toolPlatform(tool, sources.machine);
    const request = { tool: tools[tool], platform, server, client, sha256 };
    if (wanted.kind === 'release')
        return releaseFile(request, wanted.version);
    if (wanted.kind === 'artifact') {
        const { reference } = wanted;
        const file = await artifactFile({ tool: tools[tool], platform, reference, reader: artifacts, sha256 });
        log.info(`${toolFileName(file)}: its file has the SHA-256 ${file.sha256}.`);
        return file;
    }
    if (offline) {
        throw new ToolOfflineError(`Which ${tool} is the latest cannot be asked: this job is offline`, {
            next: `Pin a version with ${tool}-version, or name a program by ${tool}-path.`,
        });
    }
    const file = await latestReleaseFile(request);
    log.notice(`The latest ${tool} is ${file.version} today (SHA-256 ${file.sha256}). It will be another one some day: ${tool}-version "${file.version}" pins it.`);
    return file;
}
/** Nobody asked for a version and there is no program: the default. Offline only where it is here already. */
async function installDefault(search, sources, missing) {
    const version = tools[search.tool].defaultVersion;
    try {
        const file = await wantedFile(search, sources, { kind: 'release', version });
        const { program, how } = await installTool(file, sources);
        const verb = how === 'already-there' ? 'is used' : 'was installed';
        sources.log.info(`${missing.message}: ${toolFileName(file)}, the default of this oras-buf, ${verb} (${search.tool}-version chooses another).`);
        return program;
    }
    catch (error) {
        if (error instanceof ToolOfflineError || error instanceof UnsupportedPlatformError)
            throw missing;
        if (!(error instanceof ToolDownloadError))
            throw error;
        // Nobody asked for this download: that the program is missing comes first.
        throw new ToolDownloadError(`${missing.message}, and ${error.message}`, { next: error.next, cause: error });
    }
}

// EXTERNAL MODULE: ./build/oci/proxy-environment.js + 1 modules
var proxy_environment = __webpack_require__(40638);
// EXTERNAL MODULE: ./build/oci/redirects.js
var redirects = __webpack_require__(90147);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/oci/traffic-counter.js
var traffic_counter = __webpack_require__(62438);
;// CONCATENATED MODULE: ./build/oci/transfer-limits.js
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

// EXTERNAL MODULE: ./build/oci/transient-status.js
var transient_status = __webpack_require__(65003);
// EXTERNAL MODULE: ./build/oci/transport.js + 2 modules
var transport = __webpack_require__(37268);
// EXTERNAL MODULE: ./build/system/redaction.js
var system_redaction = __webpack_require__(69309);
;// CONCATENATED MODULE: ./build/tools/release-client.js















/** The largest program in the field is a third of this. */
const largestFile = 512 * 1024 * 1024;
/** Bytes of a list of releases with all of their files. */
const largestList = 8 * 1024 * 1024;
/** Connections to one server at once. */
const parallelDownloads = 2;
/**
 * Downloads from servers of release files: no credentials, https alone (plain http only on this machine), proxies of the
 * environment, retries. Nothing is opened before the first request. Call `close()` at the end.
 */
class ReleaseClient {
    #options;
    #limits;
    #parts;
    constructor(options) {
        this.#options = options;
        this.#limits = { ...defaultLimits, ...options.limits };
    }
    /**
     * Writes a file to `path`, hashed as it comes. With an error nothing usable is at `path`.
     * @throws {ToolChecksumError | ToolNotFoundError | ToolDownloadError | AddressRefusedError} Errors of the disk: exit code 8.
     */
    async download(file, path) {
        const { url, what, advice } = file;
        const actual = await this.#get(url, what, advice, '*/*', (reply) => writeHashed(reply, path));
        if (actual !== file.sha256)
            throw wrongChecksum(file, actual);
    }
    /**
     * A JSON document; whoever asks checks its shape.
     * @throws {ToolNotFoundError | ToolDownloadError | AddressRefusedError}
     */
    async json(url, what, advice) {
        const text = await this.text(url, what, advice);
        try {
            return JSON.parse(text);
        }
        catch {
            throw new ToolDownloadError(`${what} could not be looked up: what ${(0,oci_errors/* plainUrl */.kP)(url)} answers is not JSON`, {
                next: advice,
            });
        }
    }
    /** @throws {ToolNotFoundError | ToolDownloadError | AddressRefusedError} */
    text(url, what, advice) {
        return this.#get(url, what, advice, 'application/json, text/plain, */*', async (reply) => (await (0,transport/* readWhole */.oD)(reply, largestList, (0,oci_errors/* plainUrl */.kP)(url))).toString('utf8'));
    }
    async close() {
        const parts = this.#parts;
        this.#parts = undefined;
        await (await parts)?.connections.close();
    }
    async #get(url, what, advice, accept, read) {
        checkAddress(url, url);
        const { transport, retries } = await this.#open();
        try {
            return await retries.run(url, async () => {
                const request = { method: 'GET', url, headers: { accept } };
                const reply = await (0,redirects/* sendFollowing */.e)(transport, request, followable, this.#limits.redirects);
                await (0,transient_status/* failTransientStatus */.r)(reply);
                if (reply.status === 200)
                    return read(reply);
                await reply.discard();
                throw refusal(reply, url, what, advice);
            });
        }
        catch (error) {
            // The registry's words for a broken network are right here too, its advice is not.
            if (!(error instanceof errors/* OrasBufError */.Ll) || error.exitCode !== errors/* exitCodes */.hS.network)
                throw error;
            if (error instanceof ToolDownloadError)
                throw error;
            throw new ToolDownloadError(`${what} could not be downloaded: ${error.message}`, { next: advice, cause: error });
        }
    }
    async #open() {
        this.#parts ??= this.#connect();
        return this.#parts;
    }
    async #connect() {
        const { environment, maskSecret, log, signal } = this.#options;
        const redaction = new system_redaction/* Redaction */.k();
        const sink = (value) => {
            redaction.add(value);
            maskSecret(value);
        };
        const limits = this.#limits;
        const traffic = new traffic_counter/* TrafficCounter */.Y(parallelDownloads);
        const proxies = (0,proxy_environment/* readProxyEnvironment */.yM)(environment, sink);
        // Loaded where something is downloaded: a job that finds its tools in place starts faster without.
        const { Connections } = await Promise.all(/* import() */[__webpack_require__.e(526), __webpack_require__.e(67)]).then(__webpack_require__.bind(__webpack_require__, 30067));
        const connections = new Connections({ connections: parallelDownloads, limits, proxies, extraCa: undefined });
        return {
            connections,
            transport: new transport/* Transport */.oK({ connections, limits, traffic, log, redaction, signal }),
            retries: new retry/* Retries */.fh({ limits, traffic, log, signal }),
        };
    }
}
/** The error for bytes that are not what somebody vouched for. */
function wrongChecksum(file, actual) {
    return new ToolChecksumError(`${file.what} from ${(0,oci_errors/* plainUrl */.kP)(file.url)} has the SHA-256 ${actual}, not ${file.sha256} (${file.vouchedBy})`, {
        next: 'Nothing of it is kept. Either the file was changed on its way or on the server, or the checksum belongs to another file: compare it with the release page.',
    });
}
/** Writes the body; each try begins anew. Gives the SHA-256. */
async function writeHashed(reply, path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,promises_.open)(path, 'w', 0o600).catch((error) => {
        throw (0,disk_error/* asDiskError */.k_)(error, path);
    });
    try {
        let size = 0;
        // Servers of files call a .tar.gz "gzip for the way"; its checksum is of what they send.
        for await (const chunk of reply.sentChunks()) {
            size += chunk.length;
            if (size > largestFile)
                throw new oci_errors/* UnexpectedReplyError */.o9(reply.url, `more than ${largestFile} bytes`);
            hash.update(chunk);
            await file.writeFile(chunk).catch((error) => {
                throw (0,disk_error/* asDiskError */.k_)(error, path);
            });
        }
        return hash.digest('hex');
    }
    finally {
        await file.close();
    }
}
function refusal(reply, url, what, advice) {
    if (reply.status === 404 || reply.status === 410) {
        return new ToolNotFoundError(`${what} is not at ${(0,oci_errors/* plainUrl */.kP)(url)} (the server answers ${reply.status})`, {
            next: `Check the version, and tools-mirror where it is set. ${advice}`,
        });
    }
    const spent = reply.header('x-ratelimit-remaining') === '0';
    return new ToolDownloadError(spent
        ? `${what} could not be looked up: ${url.host} answers no more questions without a sign-in for now (it says ${reply.status})`
        : `${what} could not be downloaded: ${(0,oci_errors/* plainUrl */.kP)(reply.url)} answers ${reply.status}`, { next: spent ? 'Pin a version in place of "latest": a pinned one needs no such question.' : advice });
}
function followable(from, to) {
    if (!URL.canParse(to))
        throw new oci_errors/* AddressRefusedError */["do"](from, 'something', 'it is no address');
    const url = new URL(to);
    if (from.protocol === 'https:' && url.protocol === 'http:') {
        throw new oci_errors/* AddressRefusedError */["do"](from, (0,oci_errors/* plainUrl */.kP)(url), 'it leads from https to plain http');
    }
    checkAddress(from, url);
    return url;
}
function checkAddress(from, url) {
    const refuse = (why) => new oci_errors/* AddressRefusedError */["do"](from, (0,oci_errors/* plainUrl */.kP)(url), why);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        throw refuse('it is neither https nor http');
    if (url.protocol === 'http:' && !(0,addresses/* isLoopback */.U9)(url))
        throw refuse('programs come by https, or from this machine');
    if (url.username !== '' || url.password !== '')
        throw refuse('it carries a user name');
}

;// CONCATENATED MODULE: ./build/tools/tool-shelf.js



/** Tools in a directory of ours: `<directory>/<tool>/<version>`. A directory appears there whole or not at all. */
class DirectoryShelf {
    #directory;
    /** @param directory absolute, on the same disk as what is kept */
    constructor(directory) {
        this.#directory = directory;
    }
    async find(tool, version) {
        const place = (0,external_node_path_.join)(this.#directory, tool, version);
        const status = await (0,promises_.stat)(place).catch(() => undefined);
        return status?.isDirectory() === true ? place : undefined;
    }
    async keep(directory, tool, version) {
        const place = (0,external_node_path_.join)(this.#directory, tool, version);
        try {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(place), { recursive: true });
            await (0,promises_.rm)(place, { recursive: true, force: true });
            await (0,promises_.rename)(directory, place);
            return place;
        }
        catch (error) {
            throw (0,disk_error/* asDiskError */.k_)(error, place);
        }
    }
}

;// CONCATENATED MODULE: ./build/pipeline/tool-file-cache.js



/** Raised when the content of an entry changes its form. */
const entryForm = 'oras-buf-tools-v1';
/** Keys are matched as prefixes, the full key too: the terminator keeps one from matching a longer one. */
const terminator = '.end';
const fileName = 'published';
/**
 * The CI system's cache for tools (design.md, decision 14): an entry of its own for each file, apart from the modules. It
 * holds the file as it was published, so that what comes back can be held against the published checksum.
 */
class CiToolFileCache {
    #settings;
    #ci;
    #backend;
    #directory;
    /** Undefined where there is no cache, or it is not wanted. */
    static of(settings, ci) {
        return ci.cache === undefined || settings.offline ? undefined : new CiToolFileCache(settings, ci, ci.cache);
    }
    constructor(settings, ci, backend) {
        this.#settings = settings;
        this.#ci = ci;
        this.#backend = backend;
        this.#directory = `${backend.entryDirectory}-tools`;
    }
    async restore(file, path) {
        if (!this.#settings.cacheRead)
            return false;
        try {
            await this.#clear();
            const found = await this.#backend.restore([this.#directory], toolCacheKey(file), []);
            if (found === undefined)
                return false;
            await (0,promises_.copyFile)((0,external_node_path_.join)(this.#directory, fileName), path);
            this.#ci.info(`${file.tool} was in the cache: ${found.matchedKey}`);
            return true;
        }
        catch (error) {
            this.#ci.debug(`The cache entry of ${file.tool} could not be used: ${error.message}`);
            return false;
        }
        finally {
            await this.#clear();
        }
    }
    async save(file, path) {
        if (!this.#settings.cacheWrite || !this.#backend.writable)
            return;
        try {
            await this.#clear();
            await (0,promises_.mkdir)(this.#directory, { recursive: true });
            await (0,promises_.copyFile)(path, (0,external_node_path_.join)(this.#directory, fileName));
            const key = toolCacheKey(file);
            if ((await this.#backend.save([this.#directory], key)) === 'saved')
                this.#ci.info(`Cache saved: ${key}`);
        }
        catch (error) {
            this.#ci.debug(`${file.tool} was not saved to the cache: ${error.message}`);
        }
        finally {
            await this.#clear();
        }
    }
    /** It lies in the checkout, where later steps would find it. */
    async #clear() {
        await (0,promises_.rm)(this.#directory, { recursive: true, force: true }).catch(() => { });
    }
}
/** Name, version, platform, checksum: the same file has the same key in every repository and run. */
function toolCacheKey(file) {
    const version = file.version.replaceAll(/[^A-Za-z0-9_.-]/g, '_').slice(-60);
    return `${entryForm}-${file.tool}-${version}-${platformName(file.platform)}-${file.sha256}${terminator}`;
}

;// CONCATENATED MODULE: ./build/pipeline/job-tools.js












/**
 * The programs that this job starts: found, or installed, when they are first asked for, and once. Call `close()` at the end.
 */
class JobTools {
    #parts;
    #found = new Map();
    #client;
    #store;
    #storeInUse;
    constructor(parts) {
        const { ci, environment, signal } = parts;
        this.#parts = parts;
        this.#client = new ReleaseClient({ environment, log: ci, maskSecret: (value) => ci.mask(value), signal });
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
        const key = tool === 'buck2' ? `${tool} ${root}` : tool;
        let found = this.#found.get(key);
        if (found === undefined) {
            found = this.#find(tool, root);
            this.#found.set(key, found);
        }
        return await found;
    }
    async close() {
        await this.#client.close();
        await (await this.#store?.catch(() => undefined))?.close();
        await this.#storeInUse?.release();
    }
    #find(tool, root) {
        const { settings, ci, environment } = this.#parts;
        return findTool({ ...settings[tool], tool, root, environment, checkout: ci.workspace }, this.#sources());
    }
    #sources() {
        const { settings, ci, signal } = this.#parts;
        const directory = (0,external_node_path_.join)(settings.stateDirectory, 'tools');
        return {
            shelf: ci.toolShelf ?? new DirectoryShelf(directory),
            cache: CiToolFileCache.of(settings, ci),
            workDirectory: directory,
            offline: settings.offline,
            log: ci,
            signal,
            machine: thisMachine(),
            server: releaseServer(settings.toolsMirror),
            client: this.#client,
            artifacts: this.#artifacts(),
        };
    }
    async #openStore() {
        const { settings, ci, signal } = this.#parts;
        this.#storeInUse = await useCache('store', { settings, log: ci, signal });
        return Store.open((0,external_node_path_.join)(settings.stateDirectory, 'store'));
    }
    #artifacts() {
        const { registries } = this.#parts;
        const store = () => {
            this.#store ??= this.#openStore();
            return this.#store;
        };
        return {
            manifest: async (reference) => {
                const { host, repository } = reference;
                const registry = registries.forHost(host);
                const digest = reference.digest ?? (await resolveTag(registry, reference, await store()));
                if (digest === undefined)
                    return undefined;
                const found = await (await store()).manifest(registry, repository, digest, (0,oci_reference/* formatReference */.FH)(reference));
                // So that an offline job knows what the tag was.
                if (reference.tag !== undefined) {
                    const name = (0,oci_reference/* formatReference */.FH)({ ...reference, digest: undefined });
                    await (await store()).setNames(new Map([[name, found.descriptor]])).catch(() => { });
                }
                return found;
            },
            blob: async (reference, descriptor) => (await store()).blob(registries.forHost(reference.host), reference.repository, descriptor),
        };
    }
}
/** What a tag points at now; in an offline job what it pointed at when it was last asked for. */
async function resolveTag(registry, reference, store) {
    try {
        return await registry.resolveTag(reference.repository, reference.tag ?? '');
    }
    catch (error) {
        if (!(error instanceof oci_errors/* OfflineError */.M_))
            throw error;
        const known = (await store.names()).get((0,oci_reference/* formatReference */.FH)(reference));
        if (known === undefined)
            throw error;
        return (0,oci_digest/* tryParseDigest */.jt)(known.digest);
    }
}

;// CONCATENATED MODULE: ./build/store/cache-entry.js









/**
 * The CI system's cache entry: an image layout of its own beside the store, with the blobs that the locks reach and nothing
 * else. The store itself may be shared with other jobs, so it is neither handed to the cache nor unpacked over.
 */
const cache_entry_parallelFiles = 8;
/**
 * Takes the blobs of a restored entry into the store. Each is hashed on its way: what a cache hands out was written by
 * somebody else. A blob that is damaged is left out, as if it had never been saved. Errors of the disk: exit code 8.
 * @param directory of the restored entry
 * @returns the digests that were taken in
 */
async function importCacheEntry(store, directory) {
    const taken = new Set();
    await (0,bounded/* mapBounded */.y)(await blobsIn(directory), cache_entry_parallelFiles, async (digest) => {
        const path = blobPathIn(directory, digest);
        const status = await blobStatus(path);
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
    const entry = await Store.open(directory).catch(() => undefined);
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
        await (0,bounded/* mapBounded */.y)([...new Set(digests)], cache_entry_parallelFiles, async (digest) => {
            const target = blobPathIn(directory, digest);
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
            await (0,promises_.copyFile)(store.blobPath(digest), target, external_node_fs_.constants.COPYFILE_FICLONE);
        });
    }
    catch (error) {
        throw (0,disk_error/* asDiskError */.k_)(error, directory);
    }
    const entry = await Store.open(directory);
    await entry.setNames(names);
    await entry.close();
}

;// CONCATENATED MODULE: ./build/store/cache-key.js

/** Raised when the content of an entry changes its form, so that old entries are not read. */
const cache_key_entryForm = 'oras-buf-modules-v1';
/** Keys are matched as prefixes, the full key too: the terminator keeps one from matching a longer one. */
const cache_key_terminator = '.end';
function cacheKey(factors) {
    const form = factors.suffix === '' ? cache_key_entryForm : `${cache_key_entryForm}-${safeSuffix(factors.suffix)}`;
    const asks = `asks_${shortHash([...new Set(factors.asks)].sort().join('\n'))}`;
    if (factors.locks.size === 0) {
        return {
            key: `${form}-${asks}-unlocked_${shortHash(factors.runId)}${cache_key_terminator}`,
            restoreKeys: [`${form}-${asks}-`, `${form}-asks_`],
        };
    }
    return {
        key: `${form}-${asks}-locks_${locksHash(factors.locks)}${cache_key_terminator}`,
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
        this.#limits = { ...defaultLimits, ...options.limits };
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
        return (0,oci_reference/* applyRepositoryTemplate */.lI)(this.#settingsOf(host).repository, owner, name);
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
        const { openHttpWriter } = await Promise.all(/* import() */[__webpack_require__.e(526), __webpack_require__.e(89), __webpack_require__.e(411)]).then(__webpack_require__.bind(__webpack_require__, 72411));
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
        const { openHttpRegistry } = await Promise.all(/* import() */[__webpack_require__.e(526), __webpack_require__.e(89)]).then(__webpack_require__.bind(__webpack_require__, 75089));
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

// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var esm = __webpack_require__(51306);
;// CONCATENATED MODULE: ./build/modules/archive-safety.js

const defaultArchiveLimits = {
    compressedBytes: 256 * 1024 * 1024,
    unpackedBytes: 512 * 1024 * 1024,
    ratio: 200,
    entries: 100_000,
    pathBytes: 512,
    pathDepth: 32,
};
/** A small archive may shrink as well as it likes: its ratio counts only from here on. */
const ratioFreeBytes = 16 * 1024 * 1024;
/** An artifact holds what must not be unpacked. Nothing of it was written. */
class UnsafeArchiveError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.policy;
    reason;
    constructor(artifact, reason, what) {
        super(`${artifact} is refused: ${what}`, {
            next: 'Nothing of it was used. Tell its publisher, and push it again without that.',
        });
        this.reason = reason;
    }
}
/** An artifact's archive is damaged, or is none: its publisher pushed it so, for its bytes match their digest. Exit code 4. */
class UnreadableArchiveError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
    constructor(artifact, what, cause) {
        super(`${artifact} cannot be unpacked: ${what}`, {
            next: 'Push it again: its bytes are those that were pushed, so the archive was damaged before.',
            cause,
        });
    }
}
/** How many bytes a compressed piece may unpack to, before ratio or size forbid it. */
function unpackedAllowance(compressedBytes, limits) {
    return Math.min(limits.unpackedBytes, ratioFreeBytes + Math.ceil(compressedBytes * limits.ratio));
}
/** The error for a compressed piece that unpacks to more than its allowance. */
function tooMuchUnpacked(artifact, compressedBytes, limits) {
    const allowed = unpackedAllowance(compressedBytes, limits);
    return allowed === limits.unpackedBytes
        ? new UnsafeArchiveError(artifact, 'unpacked-size', `it unpacks to more than ${allowed} bytes`)
        : new UnsafeArchiveError(artifact, 'ratio', `${compressedBytes} bytes unpack to more than ${allowed}, over ${limits.ratio} times as many`);
}
/** Collects the entries of one artifact and lets only sound ones through. */
class CheckedEntries {
    files = [];
    /** Names that Windows reserves, where we are not on Windows. */
    remarks = [];
    #artifact;
    #limits;
    #platform;
    #kinds = new Map();
    #entries = 0;
    #bytes = 0;
    constructor(artifact, limits, platform = process.platform) {
        this.#artifact = artifact;
        this.#limits = limits;
        this.#platform = platform;
    }
    /** @throws {UnsafeArchiveError} */
    add(entry) {
        this.#entries += 1;
        if (this.#entries > this.#limits.entries) {
            throw this.#unsafe('entries', `it has more than ${this.#limits.entries} entries`);
        }
        const shown = JSON.stringify(entry.path.slice(0, 200));
        if (entry.kind === 'link')
            throw this.#unsafe('link', `its entry ${shown} is a link`);
        if (entry.kind === 'device')
            throw this.#unsafe('device', `its entry ${shown} is a device or a pipe`);
        if (entry.kind === 'unknown')
            throw this.#unsafe('unknown-kind', `its entry ${shown} is of an unknown kind`);
        const isFile = entry.kind === 'file';
        const path = this.#checkPath(isFile ? entry.path : entry.path.replace(/\/$/, ''), shown, isFile);
        if (path === '')
            return;
        this.#checkCollision(path, isFile);
        if (!isFile)
            return;
        this.#bytes += entry.content.length;
        if (this.#bytes > this.#limits.unpackedBytes) {
            throw this.#unsafe('unpacked-size', `its files have more than ${this.#limits.unpackedBytes} bytes`);
        }
        this.files.push({ path, content: entry.content });
    }
    /** The path without a leading `./`; empty for the directory that everything is in. */
    #checkPath(written, shown, isFile) {
        const bad = (why) => this.#unsafe('path', `its entry ${shown} ${why}`);
        const path = written === '.' ? '' : written.replace(/^(?:\.\/)+/, '');
        if (path === '') {
            if (isFile)
                throw bad('has no name');
            return '';
        }
        if (Buffer.byteLength(path) > this.#limits.pathBytes) {
            throw this.#unsafe('path-length', `its entry ${shown} has a path of more than ${this.#limits.pathBytes} bytes`);
        }
        if (path.startsWith('/'))
            throw bad('has an absolute path');
        if (path.includes('\\'))
            throw bad('has a backslash in its path');
        if (/^[A-Za-z]:/.test(path))
            throw bad('starts with a drive letter');
        // Line breaks would forge lines of buf's manifest; the others hide or turn round in terminals, and HFS+ takes names that
        // differ in invisible characters for one. Bad UTF-8 arrives as U+FFFD.
        if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFFD]/u.test(path))
            throw bad('has a character in its path that is not allowed');
        const parts = path.split('/');
        if (parts.length > this.#limits.pathDepth) {
            throw this.#unsafe('path-depth', `its entry ${shown} lies more than ${this.#limits.pathDepth} directories deep`);
        }
        if (parts.some((part) => part === '' || part === '.' || part === '..'))
            throw bad('leads through ".", ".." or nothing');
        this.#checkReserved(parts, shown);
        return path;
    }
    #checkReserved(parts, shown) {
        if (!parts.some(isReservedOnWindows))
            return;
        if (this.#platform === 'win32') {
            throw this.#unsafe('reserved-name', `its entry ${shown} has a name that Windows reserves`);
        }
        this.remarks.push(`${this.#artifact}: the entry ${shown} has a name that Windows reserves; it cannot be used there.`);
    }
    /** Two paths that a file system may take for one, in any of their directories, and a file where a directory is due. */
    #checkCollision(path, isFile) {
        for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
            const prefix = path.slice(0, end);
            const isFileHere = isFile && end === path.length;
            const key = foldedPath(prefix);
            const other = this.#kinds.get(key);
            if (other === undefined)
                this.#kinds.set(key, { path: prefix, isFile: isFileHere });
            else if (other.path !== prefix || other.isFile || isFileHere) {
                throw this.#unsafe('collision', other.path === prefix
                    ? `it has two entries ${JSON.stringify(prefix)}`
                    : `its entries ${JSON.stringify(other.path)} and ${JSON.stringify(prefix)} differ only in case or Unicode form`);
            }
            else
                return;
        }
    }
    #unsafe(reason, what) {
        return new UnsafeArchiveError(this.#artifact, reason, what);
    }
}
/** Equal for two paths that some file system of a developer's machine takes for one. */
function foldedPath(path) {
    if (/^[a-z0-9_./-]*$/.test(path))
        return path;
    return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
/** Source: Microsoft, "Naming Files, Paths, and Namespaces". */
function isReservedOnWindows(name) {
    return (/[<>:"|?*]/.test(name) ||
        /[. ]$/.test(name) ||
        /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?$/i.test(name));
}

;// CONCATENATED MODULE: ./build/modules/module-artifact-writer.js









/**
 * Makes the artifact of a module (design.md, decision 11). Equal files give equal bytes on every machine: paths sorted by
 * their UTF-8 bytes, no times, owners or modes of the machine, and a gzip by a pinned deflate in JavaScript, because zlib's
 * output differs between versions and processors.
 * @throws {UnsafeArchiveError} where our own reader would refuse it
 */
async function writeModuleArtifact(module) {
    // `oras pull` unpacks a titled layer into a directory of that name, and wants each path in the tar to start with it.
    const directory = (0,module_name/* moduleNameParts */.u)(module.module).name;
    const files = checkedFiles(module).map(({ path, content }) => ({ path: `${directory}/${path}`, content }));
    const tar = await writeReproducibleTar(files);
    const layerBytes = (0,esm/* gzipSync */.u3)(tar, { level: 6, mtime: 0 });
    const layer = {
        bytes: layerBytes,
        descriptor: {
            mediaType: oci_descriptor/* mediaTypes */.I.tarGzip,
            digest: (0,oci_digest/* digestOf */.ol)(layerBytes),
            size: layerBytes.length,
            annotations: {
                [annotationNames.title]: directory,
                [annotationNames.unpack]: 'true',
                [annotationNames.unpackedDigest]: (0,oci_digest/* digestOf */.ol)(tar),
            },
        },
    };
    const configBytes = Buffer.from('{}');
    const config = {
        bytes: configBytes,
        descriptor: { mediaType: oci_descriptor/* mediaTypes */.I.emptyConfig, digest: (0,oci_digest/* digestOf */.ol)(configBytes), size: configBytes.length },
    };
    const manifest = {
        kind: 'manifest',
        mediaType: oci_descriptor/* mediaTypes */.I.manifest,
        artifactType: moduleArtifactType,
        config: config.descriptor,
        layers: [layer.descriptor],
        annotations: {
            ...module.annotations,
            // Also where it is empty: who reads it knows without the layer that the module needs nothing.
            [annotationNames.dependencies]: formatDependencies(module.dependencies),
        },
    };
    const bytes = (0,oci_manifest/* serialiseManifest */.Tz)(manifest);
    const descriptor = {
        mediaType: manifest.mediaType,
        digest: (0,oci_digest/* digestOf */.ol)(bytes),
        size: bytes.length,
        artifactType: moduleArtifactType,
    };
    return { manifest, manifestContent: { descriptor, bytes }, blobs: [config, layer] };
}
function checkedFiles(module) {
    const entries = new CheckedEntries(module.module, defaultArchiveLimits);
    for (const { path, content } of module.files)
        entries.add({ path, kind: 'file', content });
    return entries.files.toSorted((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
}

;// CONCATENATED MODULE: ./build/bsr/bsr-artifact.js




/** An artifact should hold a module of the BSR, and its annotations do not say so, or contradict its files. */
class UnusableBsrArtifactError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.digestMismatch;
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
function packBsrModule(module) {
    const { b4, b5 } = contentDigests(module);
    return writeModuleArtifact({
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
        dependencies: bsr_artifact_readDependencies(text(bsrAnnotations.dependencies, /^\[/), label),
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
    const { b4, b5 } = contentDigests(content);
    if (b5 !== description.b5)
        throw unusable(label, `its files have the digest ${b5}, and its annotations say ${description.b5}`);
    if (b4 !== description.b4)
        throw unusable(label, `its files have the digest ${b4}, and its annotations say ${description.b4}`);
    return content;
}
function bsr_artifact_readDependencies(text, label) {
    const list = parseJson(text, label);
    if (!Array.isArray(list))
        throw unusable(label, 'its list of dependencies is malformed');
    return list.map((item) => {
        const { name, commit, digest } = (item ?? {});
        const module = typeof name === 'string' ? (0,module_name/* tryParseModuleName */.I_)(name) : undefined;
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

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/modules/tar-archive.js



const gunzipAll = (0,external_node_util_.promisify)(external_node_zlib_.gunzip);
const zstdAll = (0,external_node_util_.promisify)(external_node_zlib_.zstdDecompress);
/**
 * Unpacks gzip or zstd, whole, in memory.
 * @throws {UnsafeArchiveError} where it unpacks to too much; it stops there. {@link UnreadableArchiveError} where it is damaged.
 */
async function decompress(bytes, format, artifact, limits) {
    const maxOutputLength = unpackedAllowance(bytes.length, limits);
    try {
        return await (format === 'gzip' ? gunzipAll(bytes, { maxOutputLength }) : zstdAll(bytes, { maxOutputLength }));
    }
    catch (error) {
        if (error.code === 'ERR_BUFFER_TOO_LARGE') {
            throw tooMuchUnpacked(artifact, bytes.length, limits);
        }
        throw new UnreadableArchiveError(artifact, `its ${format} data is damaged`, error);
    }
}
/** Whether bytes start with the header of a tar: its checksum is right. An empty tar is two blocks of zeros. */
function looksLikeTar(bytes) {
    if (bytes.length < 512)
        return false;
    const header = bytes.subarray(0, 512);
    const written = Number.parseInt(Buffer.from(header.subarray(148, 156))
        .toString('latin1')
        .replace(/[\0 ]+/g, ' ')
        .trim(), 8);
    let sum = 8 * 0x20;
    for (let i = 0; i < 512; i++)
        sum += i >= 148 && i < 156 ? 0 : (header[i] ?? 0);
    return written === sum || (sum === 8 * 0x20 && bytes.length >= 1024);
}
/**
 * Hands out the entries of a tar in memory, one after another; contents are views into it. Nothing about them is checked.
 * Read here and by no library: those that we know read streams, and some hostile headers make them wait for ever.
 * Sources: POSIX.1-2024, pax, "ustar Interchange Format" and "pax Extended Header"; GNU tar, "Basic Tar Format".
 * @throws {UnreadableArchiveError} and whatever `onEntry` throws
 */
async function readTar(bytes, artifact, onEntry) {
    const tar = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const damaged = (what) => new UnreadableArchiveError(artifact, `its tar is damaged: ${what}`);
    const forAll = {};
    let forNext = {};
    let at = 0;
    while (at < tar.length) {
        const block = tar.subarray(at, at + blockSize);
        if (block.length < blockSize)
            throw damaged('it ends too early');
        if (isZero(block)) {
            if (at + blockSize < tar.length && !isZero(tar.subarray(at + blockSize, at + 2 * blockSize))) {
                throw damaged('a gap is in its midst');
            }
            return;
        }
        const header = readHeader(block);
        if (header === undefined)
            throw damaged('a header does not match its checksum, or has a size that is none');
        const isExtension = /[xgLK]/.test(header.type);
        const extended = isExtension ? {} : { ...forAll, ...forNext };
        const size = header.type === '5' ? 0 : (extended.size ?? header.size);
        const start = at + blockSize;
        if (size > tar.length - start)
            throw damaged('it ends too early');
        const content = tar.subarray(start, start + size);
        at = start + Math.ceil(size / blockSize) * blockSize;
        if (isExtension) {
            const read = header.type === 'L' ? { path: untilNul(content) } : header.type === 'K' ? {} : readPax(content);
            if (read === undefined)
                throw damaged('an extended header is malformed');
            if (header.type === 'g')
                Object.assign(forAll, read);
            else
                forNext = { ...forNext, ...read };
            continue;
        }
        forNext = {};
        const path = extended.path ?? header.path;
        onEntry({ path, kind: extended.isSparse === true ? 'unknown' : tar_archive_kindOf(header.type, path), content });
    }
}
const blockSize = 512;
function isZero(bytes) {
    return bytes.every((byte) => byte === 0);
}
function readHeader(block) {
    const size = readNumber(block.subarray(124, 136));
    if (!looksLikeTar(block) || size === undefined)
        return undefined;
    const name = untilNul(block.subarray(0, 100));
    // GNU's magic ends with spaces, and it keeps other things where POSIX has the prefix; the oldest tars have no magic at all.
    const prefix = block.toString('latin1', 257, 263) === 'ustar\0' ? untilNul(block.subarray(345, 500)) : '';
    return { path: prefix === '' ? name : `${prefix}/${name}`, size, type: block.toString('latin1', 156, 157) };
}
/** Octal digits, or GNU's binary form for what is too large for them. */
function readNumber(field) {
    if (field[0] === 0x80) {
        const value = field.readBigUInt64BE(field.length - 8);
        return value <= Number.MAX_SAFE_INTEGER && isZero(field.subarray(1, field.length - 8)) ? Number(value) : undefined;
    }
    const digits = /^[ ]*([0-7]*)[ \0]*$/.exec(field.toString('latin1'));
    return digits === null ? undefined : Number.parseInt(digits[1] || '0', 8);
}
/** Records of `length key=value` and a line end, where the length counts the whole record. */
function readPax(content) {
    let extended = {};
    for (let at = 0; at < content.length;) {
        const space = content.indexOf(0x20, at);
        const digits = space < 0 || space - at > 10 ? '' : content.toString('latin1', at, space);
        const end = /^[1-9]\d*$/.test(digits) ? at + Number(digits) : -1;
        if (end <= space || end > content.length || content[end - 1] !== 0x0a)
            return undefined;
        const record = content.toString('utf8', space + 1, end - 1);
        at = end;
        const equals = record.indexOf('=');
        const [key, value] = [record.slice(0, Math.max(0, equals)), record.slice(equals + 1)];
        if (key === 'path')
            extended = { ...extended, path: value };
        else if (key.startsWith('GNU.sparse.'))
            extended = { ...extended, isSparse: true };
        else if (key === 'size') {
            if (!/^\d{1,15}$/.test(value))
                return undefined;
            extended = { ...extended, size: Number(value) };
        }
    }
    return extended;
}
function untilNul(field) {
    const end = field.indexOf(0);
    return field.toString('utf8', 0, end < 0 ? field.length : end);
}
function tar_archive_kindOf(type, path) {
    switch (type) {
        case '0':
        case '\0':
            // The oldest tars have no type for directories.
            return path.endsWith('/') ? 'directory' : 'file';
        case '7':
            return 'file';
        case '5':
            return 'directory';
        case '1':
        case '2':
            return 'link';
        case '3':
        case '4':
        case '6':
            return 'device';
        default:
            return 'unknown';
    }
}

;// CONCATENATED MODULE: ./build/modules/zip-archive.js



const inflateAll = (0,external_node_util_.promisify)(external_node_zlib_.inflateRaw);
// Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSize = 22;
const centralSize = 46;
const localSize = 30;
const madeByUnix = 3;
/** Whether bytes start as a zip does, an empty one included. */
function looksLikeZip(bytes) {
    if (bytes.length < endSize)
        return false;
    const signature = Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32LE(0);
    return signature === localSignature || signature === endSignature;
}
/**
 * Hands out the entries of a zip in memory, by its central directory, which alone tells links from files. Each content is
 * unpacked within what is left of the limits and checked against its CRC. Zip64 and encryption are refused.
 * @throws {UnreadableArchiveError | UnsafeArchiveError} and whatever `onEntry` throws
 */
async function readZip(bytes, artifact, limits, onEntry) {
    const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const damaged = (what, cause) => new UnreadableArchiveError(artifact, `its zip is damaged: ${what}`, cause);
    try {
        const { count, offset } = findDirectory(zip, damaged);
        if (count > limits.entries) {
            throw new UnsafeArchiveError(artifact, 'entries', `it has more than ${limits.entries} entries`);
        }
        let left = unpackedAllowance(bytes.length, limits);
        let at = offset;
        for (let i = 0; i < count; i++) {
            const header = readCentralHeader(zip, at, damaged);
            at = header.next;
            if (header.isEncrypted) {
                throw new UnsafeArchiveError(artifact, 'encrypted', `its entry ${JSON.stringify(header.path)} is encrypted`);
            }
            if (header.size > left)
                throw tooMuchUnpacked(artifact, bytes.length, limits);
            const content = header.kind === 'file' ? await readContent(zip, header, damaged) : Buffer.alloc(0);
            left -= content.length;
            onEntry({ path: header.path, kind: header.kind, content });
        }
    }
    catch (error) {
        if (error instanceof RangeError)
            throw damaged('it ends too early', error);
        throw error;
    }
}
function findDirectory(zip, damaged) {
    for (let at = zip.length - endSize; at >= Math.max(0, zip.length - endSize - 0xffff); at--) {
        if (zip.readUInt32LE(at) !== endSignature || at + endSize + zip.readUInt16LE(at + 20) !== zip.length)
            continue;
        const count = zip.readUInt16LE(at + 10);
        const offset = zip.readUInt32LE(at + 16);
        if (count === 0xffff || offset === 0xffffffff)
            throw damaged('Zip64 is not read here');
        return { count, offset };
    }
    throw damaged('it has no directory');
}
function readCentralHeader(zip, at, damaged) {
    if (zip.readUInt32LE(at) !== centralSignature)
        throw damaged('its directory is broken');
    const nameEnd = at + centralSize + zip.readUInt16LE(at + 28);
    const next = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (next > zip.length)
        throw damaged('its directory ends too early');
    const path = zip.toString('utf8', at + centralSize, nameEnd);
    const mode = zip.readUInt8(at + 5) === madeByUnix ? zip.readUInt16LE(at + 40) : 0;
    return {
        path,
        kind: zip_archive_kindOf(path, mode),
        isEncrypted: (zip.readUInt16LE(at + 8) & 0x1) !== 0,
        method: zip.readUInt16LE(at + 10),
        crc: zip.readUInt32LE(at + 16),
        compressedSize: zip.readUInt32LE(at + 20),
        size: zip.readUInt32LE(at + 24),
        localOffset: zip.readUInt32LE(at + 42),
        next,
    };
}
/** @param mode the mode bits of Unix, zero where the archive was made elsewhere */
function zip_archive_kindOf(path, mode) {
    const format = mode & 0o170000;
    if (format === 0o120000)
        return 'link';
    if (format === 0o020000 || format === 0o060000 || format === 0o010000 || format === 0o140000)
        return 'device';
    return path.endsWith('/') || format === 0o040000 ? 'directory' : 'file';
}
async function readContent(zip, header, damaged) {
    if (zip.readUInt32LE(header.localOffset) !== localSignature)
        throw damaged('an entry is not where it should be');
    const start = header.localOffset +
        localSize +
        zip.readUInt16LE(header.localOffset + 26) +
        zip.readUInt16LE(header.localOffset + 28);
    const end = start + header.compressedSize;
    if (end > zip.length)
        throw damaged('an entry ends too early');
    const stored = zip.subarray(start, end);
    const shown = JSON.stringify(header.path.slice(0, 200));
    let content;
    if (header.method === 0)
        content = stored;
    else if (header.method === 8) {
        try {
            content = await inflateAll(stored, { maxOutputLength: Math.max(1, header.size) });
        }
        catch (error) {
            throw damaged(`the data of ${shown} cannot be unpacked`, error);
        }
    }
    else
        throw damaged(`${shown} is packed by a method that is not read here (${header.method})`);
    if (content.length !== header.size || (0,external_node_zlib_.crc32)(content) !== header.crc) {
        throw damaged(`the data of ${shown} does not match its checksum`);
    }
    return content;
}

;// CONCATENATED MODULE: ./build/modules/artifact-layer.js




/**
 * Adds what a layer holds to the entries. A titled layer is one file, unless annotation, title or media type say that it
 * is an archive and its first bytes agree; an untitled layer that is no archive (a signature, a note) is passed over.
 */
async function readLayer(layer, bytes, context) {
    const title = layer.annotations?.[annotationNames.title];
    const format = formatOf(bytes);
    if (!isArchive(layer, title, format)) {
        if (title !== undefined)
            context.entries.add({ path: title, kind: 'file', content: bytes });
        return;
    }
    const strip = context.isOurs && title !== undefined ? `${title.replace(/^(?:\.\/)+|\/+$/g, '')}/` : '';
    const onEntry = (entry) => context.entries.add(withoutPrefix(entry, strip));
    const { label, limits } = context;
    if (format === 'zip')
        return readZip(bytes, label, limits, onEntry);
    const tar = format === 'gzip' || format === 'zstd' ? await decompress(bytes, format, label, limits) : bytes;
    if (tar.length > 0 && !looksLikeTar(tar))
        throw new UnreadableArchiveError(label, 'its layer is no tar');
    return readTar(tar, label, onEntry);
}
/** By the first bytes alone. */
function formatOf(bytes) {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b)
        return 'gzip';
    if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd)
        return 'zstd';
    if (looksLikeZip(bytes))
        return 'zip';
    return looksLikeTar(bytes) ? 'tar' : 'other';
}
function isArchive(layer, title, format) {
    const isPacked = format !== 'other';
    if (title === undefined)
        return isPacked || /[./+](?:tar|zip)(?:$|[.+])/.test(layer.mediaType);
    if (layer.annotations?.[annotationNames.unpack] === 'true' || /\.(?:tar|tar\.gz|tgz|tar\.zst|zip)$/i.test(title))
        return true;
    // oras gives a plain file the media type of a tar layer, never that of a compressed one.
    const hasExtension = /\.\w+$/.test(title);
    return isPacked && !title.endsWith('.proto') && (!hasExtension || /gzip|zstd|zip/.test(layer.mediaType));
}
function withoutPrefix(entry, prefix) {
    if (prefix === '')
        return entry;
    const path = entry.path.replace(/^(?:\.\/)+/, '');
    if (path.startsWith(prefix))
        return { ...entry, path: path.slice(prefix.length) || './' };
    return `${path}/` === prefix ? { ...entry, path: './' } : entry;
}

;// CONCATENATED MODULE: ./build/modules/module-root.js



/** An artifact holds several modules and none of them has the name that was asked for. Exit code 4. */
class AmbiguousModuleError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/**
 * Finds the module in the files of an artifact: the one that the topmost `buf.yaml` describes, or of several the one with
 * the name that was asked for. Without a `buf.yaml` it is the artifact as a whole, as `oras pull` would lay it out.
 * @throws {AmbiguousModuleError} and what a `buf.yaml` that cannot be read throws
 */
function findModuleRoot(files, module, artifact) {
    const described = files
        .filter((file) => /(?:^|\/)buf\.yaml$/.test(file.path))
        .map((file) => ({ ...file, depth: file.path.split('/').length }));
    const top = Math.min(...described.map(({ depth }) => depth));
    const candidates = described
        .filter(({ depth }) => depth === top)
        .sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path))
        .flatMap(({ path, content }) => {
        const yaml = parseBufYaml(new TextDecoder().decode(content), `${artifact}/${path}`);
        return yaml.modules.map(({ path: below, name, sources: [first, ...more] }) => {
            // One of several `roots` (v1beta1) is no more the module than another.
            const source = first === undefined || more.length > 0 ? below : first.directory;
            return { directory: module_root_join(path, source), name, yaml };
        });
    });
    if (candidates.length === 0)
        return { directory: '.', dependencies: undefined, remarks: [] };
    const chosen = candidates.length === 1 ? candidates[0] : candidates.find(({ name }) => name === module);
    if (chosen === undefined) {
        const list = candidates.map(({ directory, name }) => `${directory} (${name ?? 'without a name'})`).join(', ');
        throw new AmbiguousModuleError(`${artifact} holds several modules and none is named ${module}: ${list}`, {
            next: `Push one module to a repository, or give one of them the name ${module} in its buf.yaml.`,
        });
    }
    return {
        directory: chosen.directory,
        dependencies: chosen.yaml.dependencies.map(({ module: name, requirement }) => ({ module: name, requirement })),
        remarks: chosen.yaml.remarks.map(({ message, place }) => `${place.file}: ${message}`),
    };
}
function module_root_join(bufYaml, below) {
    const above = bufYaml.slice(0, Math.max(0, bufYaml.lastIndexOf('/')));
    if (above === '')
        return below;
    return below === '.' ? above : `${above}/${below}`;
}

;// CONCATENATED MODULE: ./build/modules/module-archive.js








/** An artifact without a single `.proto` file. Exit code 4: what the reference leads to is no module. */
class NoProtoFilesError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/** The annotation of a manifest names other dependencies than the `buf.yaml` inside: one of them was forged or forgotten. */
class DependencyMismatchError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.digestMismatch;
}
/** An index of which no child can be chosen. Exit code 4. */
class AmbiguousIndexError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
const parallelLayers = 8;
/**
 * The child of an index that is the module: the one with our artifact type, else the only one. What build tools attest
 * about another child does not count.
 * @throws {AmbiguousIndexError}
 */
function chooseFromIndex(index, label) {
    const children = index.manifests.filter(({ annotations }) => annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest');
    const ours = children.filter(({ artifactType }) => artifactType === moduleArtifactType);
    const [chosen, ...others] = ours.length > 0 ? ours : children;
    if (chosen !== undefined && others.length === 0)
        return chosen;
    const list = children
        .map(({ digest, artifactType, mediaType }) => `${digest} (${artifactType ?? mediaType})`)
        .join(', ');
    throw new AmbiguousIndexError(children.length === 0
        ? `${label} is an empty index`
        : `${label} is an index with several children, of which ${ours.length === 0 ? 'none' : 'more than one'} is marked as a module: ${list}`, { next: `Push the module as one manifest, or give its child alone the artifactType ${moduleArtifactType}.` });
}
/**
 * Reads the artifact of a module: one titled layer per file, titled or untitled tar and tar+gzip, zip. Everything is
 * checked in memory before any of it is handed out.
 * @throws {UnsafeArchiveError | UnreadableArchiveError | NoProtoFilesError | DependencyMismatchError | AmbiguousModuleError}
 */
async function readModuleArtifact(source) {
    const { manifest, label, module } = source;
    const limits = { ...defaultArchiveLimits, ...source.limits };
    checkLayers(manifest, label, limits);
    const annotated = artifact_annotations_readDependencies(manifest.annotations, label);
    const layers = await (0,bounded/* mapBounded */.y)(manifest.layers, parallelLayers, async (layer) => ({
        layer,
        bytes: await readAll(layer, await source.openLayer(layer), label),
    }));
    const entries = new CheckedEntries(label, limits);
    const isOurs = manifest.artifactType === moduleArtifactType;
    for (const { layer, bytes } of layers)
        await readLayer(layer, bytes, { label, limits, isOurs, entries });
    const root = findModuleRoot(entries.files, module, label);
    const files = filesBelow(entries.files, root.directory);
    if (!files.some(({ path }) => path.endsWith('.proto')))
        throw noProtoFiles(source, entries.files, root.directory);
    if (annotated !== undefined && root.dependencies !== undefined && !sameDependencies(annotated, root.dependencies)) {
        throw new DependencyMismatchError(`${label} contradicts itself: its annotation names the dependencies ${formatDependencies(annotated)}, its buf.yaml ${formatDependencies(root.dependencies)}`, {
            next: 'Push it again so that both agree, or drop the annotation: then buf.yaml alone counts.',
        });
    }
    return {
        files,
        dependencies: root.dependencies ?? annotated ?? [],
        remarks: [...entries.remarks, ...root.remarks],
    };
}
function checkLayers(manifest, label, limits) {
    if (manifest.layers.length > limits.entries) {
        throw new UnsafeArchiveError(label, 'entries', `it has more than ${limits.entries} layers`);
    }
    const total = manifest.layers.reduce((sum, { size }) => sum + size, 0);
    if (total > limits.compressedBytes) {
        throw new UnsafeArchiveError(label, 'compressed-size', `its layers have ${total} bytes, over ${limits.compressedBytes}`);
    }
}
async function readAll(layer, from, label) {
    const bytes = Buffer.alloc(layer.size);
    const lengthIsWrong = () => new UnsafeArchiveError(label, 'compressed-size', `the layer ${layer.digest} has not the ${layer.size} bytes that its descriptor says`);
    if (typeof from === 'string') {
        const file = await (0,promises_.open)(from, 'r');
        try {
            if ((await file.stat()).size !== layer.size)
                throw lengthIsWrong();
            let filled = 0;
            while (filled < layer.size) {
                const { bytesRead } = await file.read(bytes, filled, layer.size - filled, filled);
                if (bytesRead === 0)
                    throw lengthIsWrong();
                filled += bytesRead;
            }
        }
        finally {
            await file.close();
        }
        return bytes;
    }
    let filled = 0;
    for await (const chunk of from) {
        if (filled + chunk.length > layer.size)
            throw lengthIsWrong();
        bytes.set(chunk, filled);
        filled += chunk.length;
    }
    if (filled !== layer.size)
        throw lengthIsWrong();
    return bytes;
}
function filesBelow(files, directory) {
    const prefix = directory === '.' ? '' : `${directory}/`;
    return files
        .filter(({ path }) => path.startsWith(prefix))
        .map(({ path, content }) => ({ path: path.slice(prefix.length), content }))
        .sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.path, b.path));
}
function noProtoFiles(source, all, directory) {
    const shown = all.slice(0, 10).map(({ path }) => path);
    const files = shown.length === 0 ? '' : ` files ${shown.join(', ')}${all.length > 10 ? ` and ${all.length - 10} more` : ''};`;
    const layers = source.manifest.layers
        .slice(0, 10)
        .map(({ mediaType, size, annotations }) => `${annotations?.[annotationNames.title] ?? 'untitled'} (${mediaType}, ${size} bytes)`);
    const where = directory === '.' ? '' : ` below ${directory}`;
    return new NoProtoFilesError(`${source.label} holds no .proto file${where}: found${files} layers ${layers.join(', ') || 'none'}`, {
        next: 'Check the reference: this is no module. Push its .proto files, for example with "oras push".',
    });
}

;// CONCATENATED MODULE: ./build/bsr/buf-failure.js

/** The BSR does not let this job read a module. */
class BsrNotAllowedError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notAllowed;
}
/** The BSR has no such module, label or commit. */
class BsrNotFoundError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notFound;
}
/** The BSR cannot be reached, or answers with an error of its own. */
class BsrUnreachableError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.network;
}
/** What the BSR sent, or buf's cache holds, does not have the digest that it should. */
class BsrDigestMismatchError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.digestMismatch;
}
/** Stock buf failed in a way that we know nothing of. */
class BufFailedError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** Stock buf is needed to ask the BSR, and it is not there or cannot be started. */
class BufMissingError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** By what buf says, in order. Source: cmd/buf/buf.go of github.com/bufbuild/buf and its Connect codes. */
const classes = [
    {
        says: /digest verification failed|digest mismatch/i,
        failure: BsrDigestMismatchError,
        next: 'If buf.lock was not edited by hand, find out who changed the module, or run "oras-buf resolve --update" to take it as it is now.',
    },
    {
        says: /not authenticated|unauthenticated|not valid for|API token .* is invalid|permission[ _]denied|not authorized/i,
        failure: BsrNotAllowedError,
        next: 'Set BSR_TOKEN (or BUF_TOKEN) to a token of the Buf Schema Registry that may read these modules.',
    },
    {
        says: /not[ _]found|does not exist/i,
        failure: BsrNotFoundError,
        next: 'Check the names and labels in deps. A private module is reported as missing where the token may not see it.',
    },
    {
        says: /unavailable|connection (?:refused|reset)|dial tcp|no such host|i\/o timeout|deadline[ _]exceeded|unexpected EOF|proxyconnect|certificate|tls:|resource[ _]exhausted|too many requests|internal server error|bad gateway/i,
        failure: BsrUnreachableError,
        next: 'Check network, proxy (HTTPS_PROXY) and CA of this machine, or use a mirror ("mirrors:" in .oras/config.yaml).',
    },
];
/** The error for a run of buf that failed, with buf's own words. */
function bufFailure(command, exitCode, output) {
    const words = ownWords(output);
    const known = classes.find(({ says }) => says.test(words));
    const message = `buf could not ask the Buf Schema Registry (${command}, exit ${exitCode}): ${words || 'it said nothing'}`;
    if (known !== undefined)
        return new known.failure(message, { next: known.next });
    return new BufFailedError(message, { next: 'Run the command by hand with --debug to see more of what buf does.' });
}
/** The last lines of what buf said, without its warnings and colours. */
function ownWords(output) {
    return output
        .replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^WARN\b/.test(line))
        .slice(-8)
        .join('\n')
        .replace(/^Failure: /, '');
}

;// CONCATENATED MODULE: ./build/bsr/bsr-mirror.js





/** The tags that stand for the default label, in the order in which they are tried. */
const defaultLabels = ['main', 'latest'];
/**
 * Looks a module up on the mirror: by commit, by label where that is a legal tag, or by its default label.
 * @throws {BsrNotFoundError} with the tags that are there
 * @throws {UnusableBsrArtifactError} where the artifact is no module of the BSR, or another commit than its tag says
 */
async function findOnMirror(mirror, module, reference) {
    const repository = mirrorRepository(mirror, module);
    const tags = reference === '' ? defaultLabels : [reference];
    for (const tag of tags.filter(oci_reference/* isTag */.dz)) {
        const found = await mirror.registry.fetchManifest(repository, tag);
        if (found === undefined)
            continue;
        const label = `${mirror.registry.host}/${repository}:${tag}`;
        const { manifest } = found;
        if (manifest.kind === 'index') {
            throw new UnusableBsrArtifactError(`${label} is an index, and not one module`, {
                next: 'Push the module as one manifest.',
            });
        }
        const description = readBsrDescription(manifest.annotations, label);
        if (/^[0-9a-f]{32}$/.test(reference) && description.commit !== reference) {
            throw new UnusableBsrArtifactError(`${label} holds the commit ${description.commit}`, {
                next: 'The tag of a commit on the mirror must hold that very commit. Push it again.',
            });
        }
        return {
            module,
            description,
            created: manifest.annotations['org.opencontainers.image.created'] ?? '',
            fetch: async () => {
                const openLayer = (layer) => mirror.registry.fetchBlob(repository, layer);
                const { files } = await readModuleArtifact({ module, label, manifest, openLayer });
                return bsrModuleOf(module, description, files, label);
            },
        };
    }
    const there = await mirror.registry.listTags(repository).catch(() => []);
    const wanted = reference === '' ? `no tag ${defaultLabels.join(' or ')}` : `no tag ${reference}`;
    throw new BsrNotFoundError(`the mirror ${mirror.registry.host}/${mirror.prefix} has ${wanted} of ${module}` +
        (there.length === 0
            ? ''
            : ` (it has ${there.toSorted().slice(0, 10).join(', ')}${there.length > 10 ? ' and more' : ''})`), {
        next: `Push the module to ${mirror.registry.host}/${repository}, tagged with its commit and its label, or take the mirror out of .oras/config.yaml.`,
    });
}
/** Where a module lies on the mirror. */
function mirrorRepository(mirror, module) {
    const { owner, name } = (0,module_name/* moduleNameParts */.u)(module);
    return mirror.prefix === '' ? `${owner}/${name}` : `${mirror.prefix}/${owner}/${name}`;
}

;// CONCATENATED MODULE: ./build/bsr/stock-buf.js






/**
 * Has stock buf resolve BSR modules in a scratch directory that holds a `buf.yaml` with just these and one `.proto` that uses
 * none of them, and hands `use` the lock that buf writes; the modules are then in buf's cache, verified by buf.
 * @param version the digests of the lock follow it: v1 gives b4, v2 gives b5
 * @param cache `own` is a cache in the scratch directory, for when the shared one is damaged
 * @throws {BsrNotAllowedError | BsrNotFoundError | BsrUnreachableError | BsrDigestMismatchError | BufFailedError | BufMissingError}
 */
async function withScratchUpdate(buf, version, wanted, cache, use) {
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(buf.temporaryDirectory, 'oras-buf-bsr-'));
    try {
        const cacheDirectory = cache === 'shared' ? buf.cacheDirectory : (0,external_node_path_.join)(scratch, 'cache');
        const work = (0,external_node_path_.join)(scratch, 'work');
        await writeScratch(scratch, work, version, wanted);
        const result = await runBuf(buf, work, cacheDirectory, (0,external_node_path_.join)(scratch, 'netrc'));
        if (result.exitCode !== 0)
            throw bufFailure('buf dep update', result.exitCode, result.stderr || result.stdout);
        const lock = parseBufLock(await (0,promises_.readFile)((0,external_node_path_.join)(work, 'buf.lock'), 'utf8'), 'buf.lock of the scratch directory');
        return await use({ lock, cacheDirectory });
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
async function writeScratch(scratch, work, version, wanted) {
    await (0,promises_.mkdir)(work);
    const deps = wanted.map(({ module, reference }) => `  - ${JSON.stringify(reference === '' ? module : `${module}:${reference}`)}\n`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'buf.yaml'), `version: ${version}\ndeps:\n${deps.join('')}`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'scratch.proto'), 'syntax = "proto3";\npackage oras_buf.scratch;\n');
    // A netrc of the user's, with a default entry, would go to every host.
    await (0,promises_.writeFile)((0,external_node_path_.join)(scratch, 'netrc'), '', { mode: 0o600 });
}
async function runBuf(buf, directory, cacheDirectory, netrc) {
    const token = buf.token === undefined ? undefined : scopedToken(buf.token, buf.bsrHost);
    const environment = (0,child_environment/* childEnvironment */.Q)(buf.environment, {
        BUF_CACHE_DIR: cacheDirectory,
        NETRC: netrc,
        ...(token === undefined ? {} : { BUF_TOKEN: token }),
    });
    try {
        return await (0,child_program/* runChildProgram */.M)({
            program: buf.program,
            arguments: ['dep', 'update'],
            directory,
            environment,
            onLine: (line) => buf.log.debug(`buf: ${line}`),
            ...(buf.signal === undefined ? {} : { signal: buf.signal }),
        });
    }
    catch (cause) {
        throw new BufMissingError(`buf cannot be started: ${buf.program}`, {
            next: 'Install buf, or set "buf-path" to the program.',
            cause,
        });
    }
}
/**
 * The value of BUF_TOKEN that is good for one host only: buf sends a bare token to every host that a module names. A value that
 * names hosts itself (`token@buf.build,…`) is cut down to the one for `host`; undefined where it has none for it.
 */
function scopedToken(token, host) {
    const value = token.reveal().trim();
    if (value === '')
        return undefined;
    if (!value.includes('@'))
        return `${value}@${host}`;
    return value.split(',').find((part) => part.endsWith(`@${host}`));
}

;// CONCATENATED MODULE: ./build/bsr/resolve-bsr.js









/**
 * Turns wanted modules of the BSR into commits, with all that they need in turn, and puts their content on the shelf. Commits
 * that are on the shelf already with the locked digests, as a set that needs nothing else, are taken from there: then neither buf
 * nor the mirror is asked. Offline the shelf's word is taken also where no lock says a digest.
 * @param lockVersions `v1` has buf fetch the b4 of each module too
 */
async function resolveBsr(wanted, lockVersions, source) {
    if (wanted.length === 0)
        return [];
    const provided = (await fromShelf(wanted, lockVersions.has('v1'), source)) ??
        (source.mirror !== undefined
            ? await fromMirror(wanted, source.mirror, lockVersions.has('v1'), source)
            : await fromBuf(wanted, lockVersions.has('v1'), source));
    for (const module of provided)
        checkLocked(module, wanted);
    return provided
        .map((module) => (lockVersions.has('v1') ? module : { ...module, b4: '' }))
        .sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module));
}
function resolve_bsr_isCommit(reference) {
    return /^[0-9a-f]{32}$/.test(reference);
}
/** Two digests of one kind, either of which may be unknown. */
function agree(one, other) {
    return one === '' || other === '' || one === other;
}
function checkLocked(module, wanted) {
    const asked = wanted.find((one) => one.module === module.module && one.reference === module.commit);
    const { locked } = asked ?? {};
    if (locked === undefined)
        return;
    const sameB5 = agree(locked.b5, module.b5);
    if (sameB5 && agree(locked.b4, module.b4))
        return;
    const [expected, got] = sameB5 ? [locked.b4, module.b4] : [locked.b5, module.b5];
    throw new BsrDigestMismatchError(`${module.module}:${module.commit} has the digest ${got}, and the lock says ${expected}`, {
        next: 'A commit never changes: find out whether the lock was edited or the source was tampered with. Nothing of it is used.',
    });
}
async function fromShelf(wanted, needsB4, { shelf, offline }) {
    if (!wanted.every(({ reference }) => resolve_bsr_isCommit(reference)))
        return undefined;
    const found = [];
    for (const { module, reference, locked = { b4: '', b5: '' } } of wanted) {
        if (locked.b5 === '' && !offline)
            return undefined;
        const description = await shelf.describe(module, reference, locked.b5 === '' ? undefined : locked.b5);
        if (description === undefined || (needsB4 && description.b4 === ''))
            return undefined;
        if (!offline && !agree(locked.b4, description.b4))
            return undefined;
        found.push({
            module,
            commit: reference,
            b4: description.b4,
            b5: description.b5,
            dependencies: description.dependencies.map((one) => one.module).sort(utf8_order/* compareUtf8 */.z),
        });
    }
    const names = new Set(found.map(({ module }) => module));
    return found.every(({ dependencies }) => dependencies.every((name) => names.has(name))) ? found : undefined;
}
/** The wanted modules, then what they were made with. Of several commits of one module a wanted one wins, else the newest. */
async function fromMirror(wanted, mirror, needsB4, source) {
    const chosen = new Map();
    const fixed = new Set(wanted.map(({ module }) => module));
    let level = wanted;
    while (level.length > 0) {
        const found = await (0,bounded/* mapBounded */.y)(level, source.parallel, ({ module, reference }) => findOnMirror(mirror, module, reference));
        const next = [];
        for (const candidate of found) {
            const other = chosen.get(candidate.module);
            if (other !== undefined && (fixed.has(candidate.module) || other.created >= candidate.created))
                continue;
            chosen.set(candidate.module, candidate);
            for (const { module, commit } of candidate.description.dependencies) {
                const known = chosen.get(module)?.description.commit === commit ||
                    next.some((one) => one.module === module && one.reference === commit);
                if (!fixed.has(module) && !known)
                    next.push({ module, reference: commit });
            }
        }
        level = next.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(`${a.module}:${a.reference}`, `${b.module}:${b.reference}`));
    }
    return (0,bounded/* mapBounded */.y)([...chosen.values()], source.parallel, async ({ module, description, fetch }) => {
        const { commit, b4, b5 } = description;
        if (needsB4 && b4 === '') {
            throw new UnusableBsrArtifactError(`the mirror does not say the b4 digest of ${module}:${commit}, and a v1 lock needs it`, {
                next: 'Move the workspace to a v2 buf.yaml ("buf config migrate"), or mirror the module from a workspace with a v1 lock.',
            });
        }
        if (!(await isKept(source.shelf, module, description, needsB4)))
            await source.shelf.keep(await fetch());
        return {
            module,
            commit,
            b4,
            b5,
            dependencies: description.dependencies.map((one) => one.module).sort(utf8_order/* compareUtf8 */.z),
        };
    });
}
async function fromBuf(wanted, needsB4, source) {
    if (source.offline) {
        throw new oci_errors/* OfflineError */.M_('the Buf Schema Registry', wanted.map(({ module }) => module).join(', '));
    }
    const buf = await source.buf();
    if (buf === undefined) {
        throw new BufMissingError(`buf was not found, and it has to ask the Buf Schema Registry for ${wanted.map(({ module }) => module).join(', ')}`, {
            next: 'Install buf and have it on PATH, or set "buf-path" to the program; or mirror these modules ("mirrors:" in .oras/config.yaml).',
        });
    }
    const found = await withCache(buf, 'v2', wanted, async (result) => {
        const read = [];
        for (const { module, commit, digest } of result.lock.entries)
            read.push(await readVerified(result, module, commit, digest));
        return read;
    });
    const modules = needsB4 ? await withB4(buf, found) : found;
    return (0,bounded/* mapBounded */.y)(modules, source.parallel, async (module) => {
        const digests = { commit: module.commit, ...contentDigests(module) };
        if (!(await isKept(source.shelf, module.module, digests, needsB4)))
            await source.shelf.keep(module);
        const dependencies = module.dependencies.map((one) => one.module).sort(utf8_order/* compareUtf8 */.z);
        return { module: module.module, ...digests, dependencies };
    });
}
/** Runs buf on the shared cache; where that turns out to be damaged, once more on one of its own. */
async function withCache(buf, version, wanted, use) {
    try {
        return await withScratchUpdate(buf, version, wanted, 'shared', use);
    }
    catch (error) {
        if (!(error instanceof BsrDigestMismatchError))
            throw error;
        buf.log.warning(`The cache of buf at ${buf.cacheDirectory} is damaged or out of date; the modules are fetched anew. ${error.message}`);
        return withScratchUpdate(buf, version, wanted, 'own', use);
    }
}
async function readVerified(result, module, commit, digest) {
    const content = await readCacheEntry(cacheEntryPath(result.cacheDirectory, 'b5', module, commit));
    const got = content === undefined ? undefined : contentDigests(content).b5;
    if (content !== undefined && got === digest)
        return { module, commit, ...content, b4Unknown: true };
    throw new BsrDigestMismatchError(got === undefined
        ? `buf did not put ${module}:${commit} into its cache`
        : `buf's cache holds ${module}:${commit} with the digest ${got}, and its lock says ${digest}`, { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' });
}
async function isKept(shelf, module, { commit, b4, b5 }, needsB4) {
    const kept = await shelf.describe(module, commit, b5);
    return kept !== undefined && !(needsB4 && (kept.b4 === '' || kept.b4 !== b4));
}
/**
 * The same commits with what only b4 covers: buf is asked a second time, in the way of a v1 workspace, and its answer must have
 * the digests that its lock says, and the files that b5 vouched for.
 */
async function withB4(buf, modules) {
    const pinned = modules.map(({ module, commit }) => ({ module, reference: commit }));
    return withCache(buf, 'v1', pinned, async ({ lock, cacheDirectory }) => Promise.all(modules.map(async (own) => {
        const { module, commit } = own;
        const digest = lock.entries.find((entry) => entry.module === module && entry.commit === commit)?.digest;
        const content = await readCacheEntry(cacheEntryPath(cacheDirectory, 'shake256', module, commit));
        const { v1BufYaml, v1BufLock } = content ?? {};
        const whole = { ...own, v1BufYaml, v1BufLock, b4Unknown: false };
        const { b4 } = contentDigests(whole);
        if (b4 === digest)
            return whole;
        throw new BsrDigestMismatchError(`the b4 digest of ${module}:${commit} is ${digest ?? 'not in the lock'} for buf, and its files make it ${b4}`, { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' });
    })));
}

// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
;// CONCATENATED MODULE: ./build/resolve/lock-changes.js



/** What a resolution changes against the lock that was found, by name. */
function lockChanges(lock, modules) {
    const before = new Map();
    for (const [module, { tag, digest }] of lock.oci)
        before.set(module, { version: tag, digest: (0,oci_digest/* digestHex */.sU)(digest) });
    for (const [module, { commit }] of lock.bsr)
        before.set(module, { version: commit, digest: commit });
    const after = new Map(modules.map((module) => [module.module, lock_changes_versionOf(module)]));
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
            return [{ kind: 'added', module, to: lock_changes_versionOf(to.module).version, against }];
        return lockChanges(from, [to.module, ...to.dependencies]).map((change) => ({ ...change, against }));
    });
}
function lock_changes_versionOf(module) {
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
    const movedTags = asked && !job.frozen ? await movedTagsOf(own.stayed, context) : [];
    for (const [against, stayed] of asked && !job.frozen ? compared.stayed : []) {
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

;// CONCATENATED MODULE: ./build/pipeline/resolve-root.js







/** The one Buf Schema Registry that there is. */
const bsrHost = 'buf.build';
/**
 * Turns the asks of one root into versions and digests, and brings their bytes into the store.
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
    const progress = new FetchProgress(resolution.modules.length, job.registries);
    const onFetched = (one) => {
        progress.fetched(one.module.module);
        root.sizes.set(one.module.module, one.sizeBytes);
        root.origins.set(one.module.module, originOf(one));
    };
    const fetched = await record.time('fetch', () => whileShown(ci, () => progress.state(), () => modules.fetch(resolution.modules, source, onFetched, ({ module }) => progress.started(module))));
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
    return { resolution, fetched: everything };
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
            resolveBsr: ({ wanted, lockVersions }) => resolveBsr(wanted, lockVersions, source),
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
        const { root } = await findWorkspaceRoot(directory);
        if (!found.has(root))
            found.set(root, directory);
    }
    return found;
}

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
        const repository = mirror === undefined ? registries.repositoryOf(rule.module) : mirrorRepository(mirror, rule.module);
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
        const artifact = await packBsrModule(module);
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
        const { [bsrAnnotations.module]: module, [bsrAnnotations.commit]: commit } = manifest.annotations;
        if (manifest.kind === 'index' || `${module}:${commit}` !== name)
            return undefined;
        for (const layer of manifest.layers)
            if (!(await this.#store.has(layer.digest, layer.size)))
                return undefined;
        const { mediaType, artifactType } = manifest;
        return {
            description: readBsrDescription(manifest.annotations, name),
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
        const [module, commit] = [annotations[bsrAnnotations.module], annotations[bsrAnnotations.commit]];
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
const module_store_emptyConfig = Buffer.from('{}');
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
     * @throws {ModulesMissingOfflineError} offline, naming each module of which something is missing
     */
    async fetch(modules, source, onFetched = () => { }, onStarted = () => { }) {
        await this.#fetchBsr(modules.filter((module) => module.source === 'bsr'), source);
        await this.#announceMissing(modules.filter((module) => module.source === 'oci'));
        const missing = [];
        const fetched = await (0,bounded/* mapBounded */.y)(modules, this.#parallel, async (module) => {
            onStarted(module);
            try {
                const there = module.source === 'oci' ? await this.#fetchOci(module) : await this.#describeBsr(module);
                onFetched(there);
                return there;
            }
            catch (error) {
                if (!(error instanceof oci_errors/* OfflineError */.M_ || error instanceof MissingOfflineError)) {
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
        if (manifest.config.digest === (0,oci_digest/* digestOf */.ol)(module_store_emptyConfig)) {
            await this.#store.ingest({ ...manifest.config, size: module_store_emptyConfig.length }, module_store_emptyConfig).catch(() => { });
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
        await whileInUse('buf', { settings, log: ci, signal }, () => work(job, opened));
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
    await whileInUse('store', { settings, log: ci, signal }, () => bring(job, opened));
    for (const root of record.roots) {
        if (job.command === 'resolve') {
            root.build = { tool: 'none', reason: 'only resolving was asked for' };
            continue;
        }
        const { declarations } = root;
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
    const { store, carrier } = await openStore(settings, ci);
    const cache = carrier === undefined ? new ModuleCache(settings, ci, store) : new CarriedStore(settings, ci, carrier, store);
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
                const { resolution, fetched } = await resolveRoot({ ...job, registries }, root, modules, cache.restored);
                blobs.push(...fetched.flatMap((module) => module.blobs));
                await installRoot(job, root, modules, resolution);
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
/**
 * Throws where a text holds the markers of a merge conflict.
 * @param next what to do about it; for a file that people write, to resolve it by hand
 * @throws {MergeConflictError} with the line of the first marker
 */
function refuseConflictMarkers(text, file, next) {
    if (!/<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|/.test(text))
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

/***/ 91940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ parseUntrustedYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** Brackets in brackets, or list marks in a row on one line. */
const deepest = 100;
/**
 * Words, marks and line ends: a lock of thousands of modules. The parser needs microseconds for each, several times as many
 * where it is an error, so that bytes alone bound its time badly.
 */
const mostTokens = 320_000;
/**
 * Parses YAML that nobody vouches for, in time and memory that grow with its size and no faster: the library compares each key
 * with all others of its mapping, and makes a tree of any depth.
 */
function parseUntrustedYaml(text, lineCounter) {
    const refusal = refuse(text);
    if (refusal !== undefined)
        return { kind: refusal };
    let document;
    try {
        document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
    }
    catch {
        // Indentation can still nest deeper than the stack is.
        return { kind: 'too-deep' };
    }
    return { kind: 'document', document, duplicateKey: duplicateKey(document) };
}
function refuse(text) {
    let brackets = 0;
    let marks = 0;
    let tokens = 0;
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        const type = yaml__WEBPACK_IMPORTED_MODULE_0__/* .CST */ .DB.tokenType(token);
        if (type !== 'space')
            tokens += 1;
        switch (type) {
            case 'flow-map-start':
            case 'flow-seq-start':
                brackets += 1;
                break;
            case 'flow-map-end':
            case 'flow-seq-end':
                brackets -= 1;
                break;
            case 'seq-item-ind':
            case 'explicit-key-ind':
            case 'map-value-ind':
                if (brackets === 0)
                    marks += 1;
                break;
            case 'newline':
                marks = 0;
                break;
        }
        if (brackets > deepest || marks > deepest)
            return 'too-deep';
        if (tokens > mostTokens)
            return 'too-large';
    }
    return undefined;
}
function duplicateKey(document) {
    const waiting = [document.contents];
    let first;
    while (waiting.length > 0) {
        const node = waiting.pop();
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            for (const item of node.items)
                waiting.push(item);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            continue;
        const seen = new Set();
        for (const { key, value } of node.items) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key)) {
                const offset = key.range?.[0] ?? 0;
                if (seen.has(key.value) && (first === undefined || offset < first))
                    first = offset;
                seen.add(key.value);
            }
            else
                waiting.push(key);
            waiting.push(value);
        }
    }
    return first;
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
