export const id = 967;
export const ids = [967];
export const modules = {

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
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex)
/* harmony export */ });
/* unused harmony exports MalformedDigestError, parseDigest */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19473);


const hexLengths = { sha256: 64, sha512: 128 };
/** A text that should be a digest and is not. */
class MalformedDigestError extends (/* unused pure expression or super */ null && (OrasBufError)) {
    exitCode = exitCodes.wrongInput;
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
/* harmony export */   Rd: () => (/* binding */ LayoutError),
/* harmony export */   ST: () => (/* binding */ RegistryUnreachableError),
/* harmony export */   T$: () => (/* binding */ TruncatedBodyError),
/* harmony export */   TM: () => (/* binding */ RateLimitedError),
/* harmony export */   Wh: () => (/* binding */ RealmRefusedError),
/* harmony export */   _1: () => (/* binding */ LayoutEscapeError),
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
/** The registry wants credentials and we have none for it. */
class MissingCredentialsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
    host;
    constructor(host, repository) {
        super(`${host} asks for credentials to read ${repository}, and this job has none for that host`, {
            next: 'Set ORAS_REGISTRY_TOKEN (the input "token"). A token is bound to the host that an input or the environment ' +
                `names: check that "registry" is ${host}, or that "trusted-endpoints" lists its endpoint.`,
        });
        this.host = host;
    }
}
/** The registry, or its token service, did not accept the credentials. */
class RejectedCredentialsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
    constructor(host, rejectedBy, usernames) {
        const as = usernames.map((name) => `"${name}"`).join(' and ');
        super(`${rejectedBy} rejected the credentials for ${host} (signed in as ${as})`, {
            next: 'Check that ORAS_REGISTRY_TOKEN is complete, not expired and made for this registry; set ORAS_USERNAME where ' +
                'the registry wants a certain user name with it.',
        });
    }
}
/** Signed in, but not allowed to read this repository. */
class NoRightsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
    constructor(host, repository, registrySays) {
        super(`${host} does not allow these credentials to read ${repository}` +
            (registrySays === undefined ? '' : ` (it says: ${registrySays})`), {
            next: `Give the owner of the token the right to pull ${repository}, or use a token that has it. Some registries answer the same where the repository does not exist: check its name.`,
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
            next: 'Push the artifact again with a client that writes OCI image manifests (oras, or this tool).',
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
class LayoutError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    constructor(file, problem, cause) {
        super(problem, {
            places: [{ file }],
            next: 'oci-layout:PATH wants one OCI image layout per PATH/<repository>, as "oras cp --to-oci-layout PATH/<repository>:<tag>" writes it.',
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
    const { mediaType, digest, size, artifactType, annotations } = descriptor;
    return {
        mediaType,
        digest,
        size,
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
        const annotations = this.annotations(from['annotations'], `${field}.annotations`);
        return {
            mediaType,
            digest,
            size,
            ...(artifactType === undefined ? {} : { artifactType }),
            ...(annotations === undefined ? {} : { annotations }),
        };
    }
}


/***/ }),

/***/ 20907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z6: () => (/* binding */ isRepository),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   lI: () => (/* binding */ applyRepositoryTemplate)
/* harmony export */ });
/* unused harmony exports MalformedReferenceError, MalformedRepositoryTemplateError, isRegistryHost, parseReference, formatReference */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1564);


/** A text that should be a reference and is not. */
class MalformedReferenceError extends (/* unused pure expression or super */ null && (OrasBufError)) {
    exitCode = exitCodes.wrongInput;
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
    const digest = digestText === undefined ? undefined : tryParseDigest(digestText);
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

/***/ 27967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runJob: () => (/* binding */ runJob)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/auth/known-usernames.js
/** A token alone signs in with this user name where nothing else is known. Most registries look at the token only. */
const anyUsername = 'token';
const gitlabJobUsername = 'gitlab-ci-token';
/** User names that a registry wants with its tokens. The whole host has to fit. */
const table = [
    // Elastic Container Registry: the token of `aws ecr get-login-password`.
    { host: /^\d{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/, usernames: ['AWS'] },
    { host: /^public\.ecr\.aws$/, usernames: ['AWS'] },
    // Artifact Registry and its predecessor: an OAuth 2 access token.
    { host: /^[a-z0-9-]+-docker\.pkg\.dev$/, usernames: ['oauth2accesstoken'] },
    { host: /^(?:[a-z]+\.)?gcr\.io$/, usernames: ['oauth2accesstoken'] },
    // Azure Container Registry: a refresh token goes with the zero GUID.
    { host: /^[a-z0-9]+\.azurecr\.io$/, usernames: ['00000000-0000-0000-0000-000000000000'] },
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

;// CONCATENATED MODULE: ./build/auth/credentials.js

/**
 * Credentials from the settings `token` and `username`. They go to registries whose settings allow it (`tokenAllowed`: the
 * host was named by an input or the environment), and to no other host, whatever a file of the repository says.
 */
function tokenCredentials(options) {
    return {
        candidatesFor: async (registry) => {
            const { token, username, environment } = options;
            if (token === undefined || token.reveal() === '' || !registry.tokenAllowed)
                return [];
            const usernames = username === undefined || username === ''
                ? usernamesForToken(hostnameOf(registry), isGitlabJobToken(token, environment['CI_JOB_TOKEN']))
                : [username];
            return usernames.map((name) => ({ username: name, password: token }));
        },
    };
}
function isGitlabJobToken(token, jobToken) {
    const value = token.reveal();
    return value.startsWith('glcbt-') || (jobToken !== undefined && jobToken !== '' && value === jobToken);
}
/** The host that is really asked: where modules name a host that stands for another, the other's rules count. */
function hostnameOf(registry) {
    return URL.canParse(registry.endpoint) ? new URL(registry.endpoint).hostname : registry.host.replace(/:\d+$/, '');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/system/atomic-files.js



/**
 * Writes a file so that a reader, or a kill at any moment, sees the old content or the new and nothing between: written
 * beside, flushed, renamed. Makes the directory where it is missing.
 */
async function writeFileAtomically(path, content, options = {}) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const beside = temporaryBeside(path);
    try {
        const file = await (0,promises_.open)(beside, 'wx', options.mode ?? 0o644);
        try {
            await file.writeFile(content);
            if (options.flush !== false)
                await file.sync();
        }
        finally {
            await file.close();
        }
        await (0,promises_.rename)(beside, path);
    }
    catch (error) {
        await (0,promises_.rm)(beside, { force: true });
        throw error;
    }
}
/** A name for a temporary file in the directory of `path`; no two calls give the same. It never ends in `.proto`. */
function temporaryBeside(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${process.pid}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.tmp`);
}

// EXTERNAL MODULE: ./build/errors.js
var build_errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/system/disk-error.js

/** The disk, or a quota on it, is full. */
class DiskFullError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.disk;
}
/** The job may not read or write where it has to: permissions, or a file system that is mounted for reading. */
class NotPermittedError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.disk;
}
/** The disk failed, or there are too many open files. */
class DiskFailedError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.disk;
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
/** Turns an error of the file system into one that a user can act on; every other error comes back as it is. */
function asDiskError(error, path) {
    const code = error instanceof Error ? error.code : undefined;
    if (code === undefined || error instanceof build_errors/* OrasBufError */.Ll)
        return error;
    const places = [{ file: path }];
    if (full.has(code)) {
        return new DiskFullError(`no space is left to write ${path}`, {
            places,
            next: 'Free some space, or name a directory on a larger disk by the setting "cache-dir" (ORAS_CACHE_DIR).',
            cause: error,
        });
    }
    if (forbidden.has(code)) {
        return new NotPermittedError(code === 'EROFS' ? `${path} is on a file system that is read-only` : `${path} may not be used by this job`, {
            places,
            next: 'Give the user of this job the right to read and write there, or name another directory by the setting "cache-dir" (ORAS_CACHE_DIR).',
            cause: error,
        });
    }
    if (!failed.has(code))
        return error;
    return new DiskFailedError(`${path} cannot be used (${code})`, {
        places,
        next: 'Check the disk, the path and the limits of this machine.',
        cause: error,
    });
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/system/process-alive.js
/** Whether a process of this machine is alive, whoever owns it. */
function isProcessAlive(processId) {
    try {
        process.kill(processId, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}

;// CONCATENATED MODULE: ./build/system/lock-file.js








/** Another run held the lock for longer than we were willing to wait. */
class LockFileBusyError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.timeout;
}
const refreshMs = 5_000;
const defaultStaleMs = 30_000;
/**
 * Runs `work` while holding the lock file at `path`. The holder touches the file now and then. A lock whose process is gone
 * is taken over at once; one that is not touched for 30 seconds, as we measure it ourselves (clocks jump, and differ
 * between machines), belongs to a machine that is gone.
 * @throws {LockFileBusyError} where the lock was not free in time. Errors of the disk: exit code 8.
 */
async function withLockFile(path, options, work) {
    const id = `${await whoWeAre()} ${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    try {
        await acquire(path, id, options);
    }
    catch (error) {
        throw asDiskError(error, path);
    }
    const refresh = setInterval(() => {
        const now = new Date();
        (0,promises_.utimes)(path, now, now).catch(() => { });
    }, refreshMs);
    refresh.unref();
    try {
        return await work();
    }
    finally {
        clearInterval(refresh);
        if ((await readHolder(path).catch(() => undefined)) === id)
            await (0,promises_.rm)(path, { force: true }).catch(() => { });
    }
}
async function acquire(path, id, options) {
    const deadline = performance.now() + (options.timeoutMs ?? 600_000);
    const watch = new Watch(options.staleMs ?? defaultStaleMs);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    let told = false;
    let pauseMs = 10;
    for (;;) {
        if (await create(path, id))
            return;
        // Undefined: it was released just now, or something stands there that is no lock.
        const holder = (await readHolder(path)) ?? '';
        if ((await isGone(holder)) || (await watch.isStale(path, holder))) {
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
        await (0,external_node_timers_promises_.setTimeout)(pauseMs);
        pauseMs = Math.min(250, pauseMs * 2);
    }
}
/** Whether a lock stayed untouched for too long while we watched, by a clock that does not jump. */
class Watch {
    #staleMs;
    #seen = '';
    #since = 0;
    constructor(staleMs) {
        this.#staleMs = staleMs;
    }
    async isStale(path, holder) {
        const touched = await (0,promises_.stat)(path, { bigint: true }).then(({ mtimeNs }) => mtimeNs, () => 0n);
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
        const file = await (0,promises_.open)(path, 'wx', 0o644);
        try {
            await file.writeFile(id);
        }
        catch (error) {
            // A full disk: an empty lock would keep everyone out.
            await (0,promises_.rm)(path, { force: true }).catch(() => { });
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
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
/** `process@machine`, and on Linux the space that process numbers count in: containers may share a host's name. */
async function whoWeAre() {
    const space = /\[(\d+)\]/.exec(await (0,promises_.readlink)('/proc/self/ns/pid').catch(() => ''))?.[1] ?? '0';
    return `${process.pid}@${(0,external_node_os_.hostname)()} ${space}`;
}
function shownHolder(holder) {
    return holder.split(' ')[0] ?? holder;
}
/** Whether the holder is a process of our own machine that has ended. */
async function isGone(holder) {
    const theirs = /^(\d+)@(.* \d+) [0-9a-f]+$/.exec(holder);
    if (theirs?.[1] === undefined || `${process.pid}@${theirs[2]}` !== (await whoWeAre()))
        return false;
    return !isProcessAlive(Number(theirs[1]));
}
/**
 * Removes the lock of a holder that is gone. Only who holds a second lock, the right to do so, may: otherwise one waiter could
 * remove the fresh lock of another that was quicker. False where another waiter has that right.
 */
async function takeAway(path, holder, staleMs) {
    const right = `${path}.takeover`;
    if (!(await create(right, holder))) {
        // Whoever has it needs it for a moment only, so an old one was left by a kill.
        const status = await (0,promises_.stat)(right).catch(() => undefined);
        if (status !== undefined && Math.abs(Date.now() - status.mtimeMs) > staleMs)
            await (0,promises_.rm)(right, { force: true });
        return false;
    }
    try {
        if ((await readHolder(path)) === holder)
            await (0,promises_.rm)(path, { force: true });
    }
    finally {
        await (0,promises_.rm)(right, { force: true });
    }
    return true;
}

;// CONCATENATED MODULE: ./build/install/root-lock.js





/** Our directory in a root. Everything in it is ignored by git, and none of it ends in `.proto`. */
const rootDirectoryName = '.oras-buf';
/**
 * Makes `.oras-buf/` with a `.gitignore` that ignores all of it. Written only where it is missing or says something else.
 * Errors of the disk: exit code 8.
 */
async function prepareRootDirectory(root) {
    const directory = (0,external_node_path_.join)(root, rootDirectoryName);
    const ignore = (0,external_node_path_.join)(directory, '.gitignore');
    try {
        await (0,promises_.mkdir)(directory, { recursive: true });
        const found = await (0,promises_.readFile)(ignore, 'utf8').catch(() => '');
        if (found.trim() !== '*')
            await writeFileAtomically(ignore, '*\n');
    }
    catch (error) {
        throw asDiskError(error, ignore);
    }
    return directory;
}
/**
 * Runs `work` as the only run at this root: a second one waits, and says so.
 * @throws {LockFileBusyError} where the other run does not end in time. Errors of the disk: exit code 8.
 */
async function withRootLock(root, log, work) {
    const directory = await prepareRootDirectory(root);
    return withLockFile((0,external_node_path_.join)(directory, 'lock'), { onWait: (holder) => log.info(`Another run (process ${holder}) is at work in ${root}; waiting for it to end.`) }, work);
}

;// CONCATENATED MODULE: ./build/system/bounded.js
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

// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/system/nearest.js
var nearest = __webpack_require__(12822);
;// CONCATENATED MODULE: ./build/modules/buck-config.js
/**
 * Reads the text of a `.buckconfig`: sections, `key = value`, values that go on in indented lines, `#` and `;` comments.
 * Included files (`<file:…>`) are not followed. What cannot be understood is passed over: buck2 is the judge of its own files.
 * Source: buck2's documentation, "Buckconfig".
 */
function parseBuckConfig(text) {
    const sections = new Map();
    let section;
    let key;
    for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
        const trimmed = line.trim();
        if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';'))
            continue;
        const header = /^\[([^\]]*)\]/.exec(trimmed);
        if (header !== null) {
            const name = (header[1] ?? '').trim();
            section = sections.get(name) ?? new Map();
            sections.set(name, section);
            key = undefined;
        }
        else if (section !== undefined) {
            const equals = trimmed.indexOf('=');
            if (/^\s/.test(line) && key !== undefined)
                section.set(key, `${section.get(key) ?? ''} ${trimmed}`.trim());
            else if (equals > 0) {
                key = trimmed.slice(0, equals).trim();
                section.set(key, trimmed.slice(equals + 1).trim());
            }
        }
    }
    return sections;
}
/**
 * The build files that a project uses: `[buildfile] name_v2` as it stands, or each of `[buildfile] name` with its `.v2`
 * before it. Without the setting BUCK and TARGETS are both read.
 */
function buildFileNames(configs) {
    const setting = (key) => configs
        .map((config) => config.get('buildfile')?.get(key))
        .filter((value) => value !== undefined)
        .at(-1)
        ?.split(/[\s,]+/)
        .filter((name) => name !== '' && !name.includes('/')) ?? [];
    const exact = setting('name_v2');
    if (exact.length > 0)
        return [exact];
    const names = setting('name');
    if (names.length > 0)
        return [names.flatMap((name) => [`${name}.v2`, name])];
    return [
        ['BUCK.v2', 'BUCK'],
        ['TARGETS.v2', 'TARGETS'],
    ];
}

;// CONCATENATED MODULE: ./build/modules/module-name.js

/** A text that should be a module's full name and is not. */
class MalformedModuleNameError extends (/* unused pure expression or super */ null && (OrasBufError)) {
    exitCode = exitCodes.wrongInput;
}
const hostPattern = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$/;
// Stricter than buf (which takes any path component): these are also the characters that an OCI repository may have.
const partPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
/** Reads a full name, or gives undefined where the text is none. */
function tryParseModuleName(text) {
    const [registry, owner, name, ...rest] = text.split('/');
    if (registry === undefined || owner === undefined || name === undefined || rest.length > 0)
        return undefined;
    if (!hostPattern.test(registry) || !partPattern.test(owner) || !partPattern.test(name))
        return undefined;
    return text;
}
/**
 * Reads a full name.
 * @throws {MalformedModuleNameError} where `text` is none; it names `place`.
 */
function parseModuleName(text, place) {
    const name = tryParseModuleName(text);
    if (name === undefined) {
        throw new MalformedModuleNameError(`"${text}" is not the name of a module`, {
            next: 'Write registry/owner/name in lower case, for example oras.birb.homes/common/types.',
            ...(place === undefined ? {} : { places: [place] }),
        });
    }
    return name;
}
/** Takes a full name apart. */
function moduleNameParts(fullName) {
    const [registry = '', owner = '', name = ''] = fullName.split('/');
    return { registry, owner, name };
}

;// CONCATENATED MODULE: ./build/modules/module-reference.js


/** A text that should be a reference to a module (`registry/owner/name[:version]`) and is not. */
class MalformedModuleReferenceError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
/** A reference that pins a digest (`name@sha256:…`): stock buf cannot read it, so digests are pinned by oras.lock alone. */
class DigestInReferenceError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
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
    const module = tryParseModuleName(`${registry}/${owner}/${colon === -1 ? last : last.slice(0, colon)}`);
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

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/modules/merge-conflict.js

/** A file in which git left the markers of a merge conflict. */
class MergeConflictError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
/**
 * Throws where a text holds the markers of a merge conflict.
 * @param next what to do about it; for a file that people write, to resolve it by hand
 * @throws {MergeConflictError} with the line of the first marker
 */
function refuseConflictMarkers(text, file, next) {
    if (!text.includes('<<<<<<<'))
        return;
    const index = text.split('\n').findIndex((line) => /^<<<<<<<(?: |\r?$)/.test(line));
    if (index === -1)
        return;
    throw new MergeConflictError(`${file} holds the markers of a merge conflict`, {
        places: [{ file, line: index + 1, column: 1 }],
        next: next ?? `Resolve the conflict in ${file} and remove the lines that start with <<<<<<<, ======= and >>>>>>>.`,
    });
}

;// CONCATENATED MODULE: ./build/modules/yaml-document.js



/** A file that should be YAML of a certain shape and is not. */
class MalformedYamlError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
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
    constructor(file, document, lines, root) {
        this.file = file;
        this.#document = document;
        this.#lines = lines;
        this.root = root;
    }
    /**
     * Parses a file that must hold one mapping. An empty file is an empty mapping.
     * @throws {MalformedYamlError | MergeConflictError} with file, line and column
     */
    static parse(text, file) {
        refuseConflictMarkers(text, file);
        const next = `Correct the YAML of ${file}.`;
        if (text.length > longestText) {
            throw new MalformedYamlError(`${file} is larger than ${longestText} characters`, { places: [{ file }], next });
        }
        const lines = new dist/* LineCounter */.HN();
        let document;
        try {
            document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, logLevel: 'error' });
        }
        catch (cause) {
            // Nesting thousands of levels deep makes the parser run out of stack.
            throw new MalformedYamlError(`${file} cannot be parsed as YAML`, { places: [{ file }], next, cause });
        }
        const error = document.errors[0];
        if (error !== undefined) {
            const place = placeAt(file, lines, error.pos[0]);
            throw new MalformedYamlError(`${file} is not valid YAML: ${explain(error.code, error.message)}`, {
                places: [place],
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
        return map.items.map((pair) => ({ key: scalarText(pair.key) ?? String(pair.key), place: this.placeOf(pair.key) }));
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
    #follow(node) {
        let current = node;
        for (let steps = 0; (0,dist/* isAlias */.Vj)(current); steps++) {
            const target = steps > 10 ? undefined : current.resolve(this.#document);
            if (target === undefined) {
                throw this.malformed('an alias leads to no anchor', node, 'Define the anchor (&name) before its alias (*name).');
            }
            current = target;
        }
        return current ?? undefined;
    }
}
function scalarText(node) {
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string' ? node.value : undefined;
}
function placeAt(file, lines, offset) {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
}
function explain(code, message) {
    if (code === 'DUPLICATE_KEY')
        return 'a key stands twice in one mapping';
    if (code === 'MULTIPLE_DOCS')
        return 'it holds more than one document';
    if (code === 'TAB_AS_INDENT')
        return 'a tab is used to indent';
    // The library's messages quote the source at length in some cases; the place says more than the quote.
    return message.split('\n')[0]?.slice(0, 200) ?? code;
}

;// CONCATENATED MODULE: ./build/modules/buf-yaml.js




/** A `buf.yaml` of a version that we do not read. */
class UnsupportedBufYamlVersionError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
const knownKeys = {
    v1: ['version', 'name', 'deps', 'build', 'breaking', 'lint'],
    v2: ['version', 'name', 'modules', 'deps', 'breaking', 'lint', 'plugins', 'policies'],
};
/**
 * Reads a `buf.yaml` of version v1 or v2. Keys that stock buf refuses are left alone and remarked on.
 * @param file how messages call it, relative to the root
 * @throws {MalformedYamlError | UnsupportedBufYamlVersionError | MalformedModuleReferenceError} with file and line
 */
function parseBufYaml(text, file) {
    const yaml = YamlDocument.parse(text, file);
    const version = readVersion(yaml);
    const known = knownKeys[version];
    const remarks = yaml
        .keys(yaml.root)
        .filter(({ key }) => !known.includes(key))
        .map(({ key, place }) => ({
        message: `Stock buf refuses the key ${JSON.stringify(key)} in a ${version} buf.yaml; remove it for buf to read this file.`,
        place,
    }));
    const dependencies = yaml.list(yaml.root, 'deps').map((node) => {
        const place = yaml.placeOf(node);
        return { ...parseModuleReference(yaml.asText(node, 'deps'), place), place };
    });
    const seen = new Set();
    for (const { module, place } of dependencies) {
        if (seen.has(module))
            remarks.push({ message: `${module} stands twice in deps; stock buf refuses that.`, place });
        seen.add(module);
    }
    return { version, modules: readModules(yaml, version, remarks), dependencies, remarks };
}
function readVersion(yaml) {
    const node = yaml.get(yaml.root, 'version');
    const version = node === undefined ? undefined : yaml.text(yaml.root, 'version');
    if (version?.text === 'v1' || version?.text === 'v2')
        return version.text;
    if (version === undefined) {
        throw new UnsupportedBufYamlVersionError(`${yaml.file} does not say its version`, {
            places: [{ file: yaml.file, line: 1, column: 1 }],
            next: 'Add the line "version: v2" (or "version: v1") at its top.',
        });
    }
    const old = version.text === 'v1beta1';
    throw new UnsupportedBufYamlVersionError(`${yaml.file} has version ${JSON.stringify(version.text)}${old ? ', which buf itself has retired' : ', which we do not know'}`, {
        places: [version.place],
        next: old ? 'Run "buf config migrate" to bring it to v2.' : 'Write "version: v2" or "version: v1".',
    });
}
function readModules(yaml, version, remarks) {
    const top = {
        path: '.',
        name: readName(yaml, yaml.get(yaml.root, 'name'), remarks),
        place: yaml.placeOf(yaml.get(yaml.root, 'name') ?? yaml.root),
    };
    const nodes = version === 'v1' ? [] : yaml.list(yaml.root, 'modules');
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
        return {
            path: modulePath(yaml, path?.text ?? '.', path?.place ?? yaml.placeOf(node), node),
            name: readName(yaml, name, remarks),
            place: yaml.placeOf(name ?? node),
        };
    });
}
function readName(yaml, node, remarks) {
    if (node === undefined)
        return undefined;
    const text = yaml.asText(node, 'name');
    const name = tryParseModuleName(text);
    if (name === undefined) {
        remarks.push({
            message: `${JSON.stringify(text)} is not the name of a module (registry/owner/name), so nothing can depend on it by name.`,
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

// EXTERNAL MODULE: ./node_modules/@lezer/python/dist/index.js + 3 modules
var python_dist = __webpack_require__(81283);
;// CONCATENATED MODULE: ./build/modules/starlark-values.js

/** How deep names, sums and brackets may lie in one another. */
const deepest = 500;
/** How many nodes are looked at for one value: names that refer to names twice each would otherwise grow without bound. */
const mostSteps = 50_000;
const tooMuch = 'it is nested or repeated too often';
/**
 * The syntax tree of a file in Starlark, which is a subset of Python. The parser goes on after errors: see `firstError`.
 * Undefined where the file is nested so deeply that no tree can be made.
 */
function parseStarlark(source) {
    // The parser guards itself against deep left-nested trees by ending what it is in after 300 reductions from one start.
    // It counts the statements of a file among them, so that a valid file of some 340 calls gets an error in its midst.
    // Setting its counter back after each step takes the guard away; the size of the file is bounded by whoever reads it.
    const parse = python_dist/* parser */.K.startParse(source);
    try {
        for (;;) {
            const tree = parse.advance();
            if (tree !== null)
                return tree;
            parse.bigReductionCount = 0;
        }
    }
    catch {
        return undefined;
    }
}
/** Offset of the first syntax error, or undefined. */
function firstError(tree) {
    if (tree === undefined)
        return 0;
    const cursor = tree.cursor();
    do {
        // The type is missing where a sum of thousands overflows the packed form of a tree.
        if (cursor.type === undefined || cursor.type.isError)
            return cursor.from;
    } while (cursor.next());
    return undefined;
}
/** The children of a node that are no punctuation and no comment. */
function childrenOf(node) {
    const children = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
        if (!/^(?:[[\](){},:.;]|Comment)$/.test(child.name))
            children.push(child);
    }
    return children;
}
/** Reads values of one file: literals, lists of them, `+`, and names that are bound once, at the top level, to such values. */
class StarlarkValues {
    #source;
    /** Undefined for a name that is bound more than once, or by something else than `NAME = value`. */
    #bindings = new Map();
    #loaded = new Set();
    #scopes = new Map();
    #steps = 0;
    constructor(source, tree) {
        this.#source = source;
        for (const statement of childrenOf(tree.topNode))
            this.#bind(statement);
    }
    /** Reads a value that should be a list of texts. `None` is an empty list. */
    readList(node) {
        const texts = [];
        const computed = [];
        this.#steps = 0;
        this.#collect(node, undefined, 0, texts, computed);
        return { texts, computed };
    }
    /** @param use the name through which we came to `node`, where we did: remarks point at it */
    #collect(node, use, depth, texts, computed) {
        const cannot = (reason, at = node) => {
            computed.push({ offset: (use ?? at).from, reason });
        };
        if (this.#isTooMuch(depth)) {
            if (computed.at(-1)?.reason !== tooMuch)
                cannot(tooMuch);
        }
        else if (node.name === 'ArrayExpression' || node.name === 'TupleExpression') {
            for (const item of childrenOf(node)) {
                const text = this.#readText(item, depth + 1);
                if (typeof text === 'string')
                    texts.push({ text, offset: item.from });
                else
                    cannot(text.reason, item);
            }
        }
        else if (/^(?:ParenthesizedExpression|BinaryExpression|VariableName|None)$/.test(node.name)) {
            const parts = this.#parts(node);
            if (typeof parts === 'string')
                cannot(parts);
            else {
                const through = use ?? (node.name === 'VariableName' ? node : undefined);
                for (const part of parts)
                    this.#collect(part, through, depth + 1, texts, computed);
            }
        }
        else
            cannot(reasonFor(node, this.#source));
    }
    /** What a node stands for: the operands of `+`, the inside of brackets, what a name is bound to; or why that is unknown. */
    #parts(node) {
        if (node.name === 'None')
            return [];
        if (node.name === 'VariableName') {
            const value = this.#lookUp(node);
            return typeof value === 'string' ? value : [value];
        }
        const children = childrenOf(node);
        if (node.name === 'ParenthesizedExpression')
            return children;
        const [left, operator, right] = children;
        if (left === undefined || right === undefined || operator === undefined || this.#text(operator) !== '+') {
            return `it uses the operator ${operator === undefined ? '' : this.#text(operator)}`.trimEnd();
        }
        return [left, right];
    }
    #readText(node, depth) {
        if (this.#isTooMuch(depth))
            return { reason: tooMuch };
        if (node.name === 'String')
            return unquote(this.#text(node)) ?? { reason: 'a text has an escape that is not read here' };
        if (node.name === 'ContinuedString' ||
            node.name === 'ParenthesizedExpression' ||
            node.name === 'BinaryExpression') {
            const parts = node.name === 'ContinuedString' ? childrenOf(node) : this.#parts(node);
            if (typeof parts === 'string')
                return { reason: parts };
            let whole = '';
            for (const part of parts) {
                const text = this.#readText(part, depth + 1);
                if (typeof text !== 'string')
                    return text;
                whole += text;
            }
            return whole;
        }
        if (node.name === 'VariableName') {
            const value = this.#lookUp(node);
            return typeof value === 'string' ? { reason: value } : this.#readText(value, depth + 1);
        }
        return { reason: reasonFor(node, this.#source) };
    }
    /** The value that a name is bound to, or why it is not known. */
    #lookUp(name) {
        const text = this.#text(name);
        for (let scope = name.parent; scope !== null; scope = scope.parent) {
            if (isScope(scope) && this.#namesBoundIn(scope).has(text))
                return `${text} is bound where the file runs`;
        }
        if (this.#loaded.has(text))
            return `${text} is loaded from another file`;
        if (!this.#bindings.has(text))
            return `${text} is not bound in this file`;
        return this.#bindings.get(text) ?? `${text} is bound in more than one way`;
    }
    #isTooMuch(depth) {
        this.#steps += 1;
        return depth > deepest || this.#steps > mostSteps;
    }
    /** The names that stand for something of their own inside a node: parameters, loop variables, targets of assignments. */
    #namesBoundIn(scope) {
        const key = `${scope.from}:${scope.to}`;
        const known = this.#scopes.get(key);
        if (known !== undefined)
            return known;
        const names = new Set();
        scope.cursor().iterate((ref) => {
            if (ref.name === 'VariableName' && isBinding(ref.node))
                names.add(this.#source.slice(ref.from, ref.to));
        });
        this.#scopes.set(key, names);
        return names;
    }
    #bind(statement) {
        if (statement.name === 'ExpressionStatement') {
            this.#bindLoad(statement.firstChild);
            this.#noteMutation(statement.firstChild);
            return;
        }
        if (statement.name === 'FunctionDefinition') {
            const name = statement.getChild('VariableName');
            if (name !== null)
                this.#bindings.set(this.#text(name), undefined);
            return;
        }
        const parts = childrenOf(statement).filter((part) => part.name !== 'TypeDef');
        const [target, operator, value] = parts;
        const isSimple = statement.name === 'AssignStatement' &&
            parts.length === 3 &&
            target?.name === 'VariableName' &&
            operator?.name === 'AssignOp';
        // Anything else that binds (two targets, +=, a loop, a condition): only running the file would tell to what.
        for (const name of this.#namesBoundIn(statement)) {
            const isFirst = isSimple && this.#text(target) === name && !this.#bindings.has(name);
            this.#bindings.set(name, isFirst ? value : undefined);
        }
    }
    #bindLoad(call) {
        if (call?.name !== 'CallExpression' || call.firstChild === null || this.#text(call.firstChild) !== 'load')
            return;
        const list = call.getChild('ArgList');
        if (list === null)
            return;
        const [, ...names] = childrenOf(list);
        names.forEach((node, index) => {
            if (node.name === 'VariableName')
                this.#loaded.add(this.#text(node));
            if (node.name === 'String' && names[index - 1]?.name !== 'AssignOp') {
                this.#loaded.add(unquote(this.#text(node)) ?? '');
            }
        });
    }
    /** `NAME.append(…)`, `NAME.extend(…)`: the list is no longer what it was bound to. */
    #noteMutation(call) {
        const member = call?.name === 'CallExpression' ? call.firstChild : null;
        const owner = member?.name === 'MemberExpression' ? member.firstChild : null;
        if (owner?.name === 'VariableName')
            this.#bindings.set(this.#text(owner), undefined);
    }
    #text(node) {
        return this.#source.slice(node.from, node.to);
    }
}
function isScope(node) {
    return (node.name === 'FunctionDefinition' ||
        node.name === 'LambdaExpression' ||
        node.name.endsWith('ComprehensionExpression'));
}
/** Whether a name stands where it is given a value, not where its value is used. */
function isBinding(name) {
    const parent = name.parent;
    if (parent === null)
        return false;
    if (parent.name === 'ParamList')
        return name.prevSibling?.name !== 'AssignOp';
    const isTarget = followedBy(name, (next) => next === 'AssignOp' || next === 'UpdateOp');
    if (parent.name === 'AssignStatement' || parent.name === 'UpdateStatement')
        return isTarget;
    if (parent.name === 'TupleExpression' ||
        parent.name === 'ArrayExpression' ||
        parent.name === 'ParenthesizedExpression') {
        return isBindingPattern(parent);
    }
    return isLoopVariable(name);
}
/** `(a, b) = …` and `for (a, b) in …`. */
function isBindingPattern(pattern) {
    if (pattern.parent?.name === 'AssignStatement')
        return followedBy(pattern, (next) => next === 'AssignOp');
    return isLoopVariable(pattern);
}
/** Whether a node stands between `for` and `in`. */
function isLoopVariable(node) {
    for (let before = node.prevSibling; before !== null; before = before.prevSibling) {
        if (before.name === 'for')
            return true;
        if (before.name === 'in')
            return false;
    }
    return false;
}
function followedBy(node, isIt) {
    for (let next = node.nextSibling; next !== null; next = next.nextSibling)
        if (isIt(next.name))
            return true;
    return false;
}
function reasonFor(node, source) {
    if (node.name === 'CallExpression') {
        const callee = node.firstChild;
        return `it calls ${callee === null ? 'a function' : source.slice(callee.from, callee.to).slice(0, 60)}()`;
    }
    if (node.name.endsWith('ComprehensionExpression'))
        return 'it is a comprehension';
    if (node.name === 'ConditionalExpression')
        return 'it depends on a condition';
    if (node.name === 'FormatString')
        return 'it is a formatted text';
    if (node.name === 'String' || node.name === 'ContinuedString')
        return 'it is one text where a list is due';
    return 'it is neither a text nor a list of texts';
}
const simpleEscapes = {
    '\\': '\\',
    '"': '"',
    "'": "'",
    n: '\n',
    r: '\r',
    t: '\t',
    '\n': '',
};
/** The text of a string literal (`"…"`, `'…'`, tripled, raw); undefined for bytes and for escapes that no reference has. */
function unquote(literal) {
    const match = /^([rR]?)("""|'''|"|')([\s\S]*)\2$/.exec(literal);
    if (match === null)
        return undefined;
    const body = (match[3] ?? '').replace(/\r\n?/g, '\n');
    if (match[1] !== '')
        return body;
    let known = true;
    const text = body.replace(/\\([\s\S])/g, (_whole, escaped) => {
        const plain = simpleEscapes[escaped];
        if (plain === undefined)
            known = false;
        return plain ?? '';
    });
    return known ? text : undefined;
}

;// CONCATENATED MODULE: ./build/modules/build-file-declarations.js



/** A BUCK or TARGETS file that asks for modules and cannot be parsed. */
class BuildFileSyntaxError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
const attributes = ['oras_deps', 'bsr_deps'];
/**
 * Reads the `oras_deps` and `bsr_deps` of every call in a BUCK or TARGETS file. What is literally there is read; what only
 * running the file would tell is remarked on. A file that names neither attribute is not parsed at all.
 * @param file how messages call it, relative to the root
 * @throws {BuildFileSyntaxError | MalformedModuleReferenceError | DigestInReferenceError} with file and line
 */
function parseBuildFile(text, file) {
    if (!attributes.some((name) => text.includes(name)))
        return { dependencies: [], remarks: [] };
    const source = text.replace(/^\uFEFF/, '');
    const tree = parseStarlark(source);
    const placeAt = placesOf(source, file);
    const error = firstError(tree);
    if (tree === undefined || error !== undefined) {
        throw new BuildFileSyntaxError(`${file} has a syntax error`, {
            places: [placeAt(error ?? 0)],
            next: 'Correct the line (or one shortly before it); "buck2 targets" on its package says more.',
        });
    }
    const values = new StarlarkValues(source, tree);
    const dependencies = [];
    const remarks = [];
    for (const { attribute, node, value } of attributesIn(source, tree)) {
        if (value === undefined) {
            remarks.push(computedRemark(attribute, 'it stands in a dictionary', placeAt(node.from)));
            continue;
        }
        const read = values.readList(value);
        for (const { text: reference, offset } of read.texts) {
            const place = placeAt(offset);
            dependencies.push({ ...parseModuleReference(reference, place), place });
        }
        for (const { reason, offset } of read.computed)
            remarks.push(computedRemark(attribute, reason, placeAt(offset)));
    }
    return { dependencies, remarks };
}
function attributesIn(source, tree) {
    const found = [];
    const wanted = (node, quote = '') => {
        const text = source.slice(node.from + quote.length, node.to - quote.length);
        return attributes.find((name) => name === text);
    };
    tree.iterate({
        enter(ref) {
            if (ref.name === 'VariableName') {
                const attribute = wanted(ref);
                const node = ref.node;
                if (attribute === undefined || node.parent?.name !== 'ArgList' || node.nextSibling?.name !== 'AssignOp')
                    return;
                const value = nextMeaningful(node.nextSibling);
                if (value !== undefined)
                    found.push({ attribute, node, value });
            }
            else if (ref.name === 'String' && ref.node.parent?.name === 'DictionaryExpression') {
                const attribute = wanted(ref, source[ref.from] ?? '');
                if (attribute !== undefined && ref.node.nextSibling?.name === ':') {
                    found.push({ attribute, node: ref.node, value: undefined });
                }
            }
        },
    });
    return found;
}
function nextMeaningful(node) {
    let next = node.nextSibling;
    while (next?.name === 'Comment')
        next = next.nextSibling;
    return next ?? undefined;
}
function computedRemark(attribute, reason, place) {
    return {
        message: `A value of ${attribute} is computed and cannot be read: ${reason}. Write the references as a list of texts, or list the modules under deps in buf.yaml as well.`,
        place,
    };
}
/** Places by offset, lines and columns counted from 1. */
function placesOf(source, file) {
    const starts = [0];
    for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1))
        starts.push(at + 1);
    return (offset) => {
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/modules/plain-file.js




/** A file of the workspace that cannot be read, or is no plain file of it. */
class UnreadableFileError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
/** Bytes. Far above what people write into the files that we read. */
const largestFile = 4 * 1024 * 1024;
/**
 * The text of a plain file of at most 4 MiB; undefined where it is not there.
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
        handle = await (0,promises_.open)(file.path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
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
        if (status.size > largestFile)
            throw unreadable(`is larger than ${largestFile} bytes`);
        if (file.within !== undefined && !(0,inside_directory/* isInside */.F)(file.within, await (0,inside_directory/* realPathOf */.d)(file.path))) {
            throw unreadable('is a symbolic link that leads out of the root');
        }
        return await handle.readFile('utf8');
    }
    finally {
        await handle.close();
    }
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
;// CONCATENATED MODULE: ./build/tools/find-program.js




/** A program that the job needs is not there. */
class ProgramNotFoundError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
/** The path that a setting names is no program. */
class NotAProgramError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
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
    const checkout = await (0,inside_directory/* realPathOf */.d)(search.checkout);
    const skipped = [];
    for (const directory of pathEntries(search.environment)) {
        for (const name of fileNames(search.name, search.environment)) {
            const candidate = (0,external_node_path_.join)(directory, name);
            if ((await whyNotAProgram(candidate)) !== undefined)
                continue;
            const inCheckout = (0,inside_directory/* isInside */.F)(checkout, await (0,inside_directory/* realPathOf */.d)(directory)) || (0,inside_directory/* isInside */.F)(checkout, await (0,promises_.realpath)(candidate));
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
    const found = await (0,promises_.stat)(path).catch((error) => error);
    if (found instanceof Error)
        return found.code === 'ENOENT' ? 'is not there' : `cannot be used (${found.code ?? 'error'})`;
    if (!found.isFile())
        return 'is not a file';
    return (0,promises_.access)(path, promises_.constants.X_OK).then(() => undefined, () => 'is not executable');
}
function pathEntries(environment) {
    // Windows spells it `Path`, and a plain object keeps that spelling.
    const path = environment['PATH'] ?? environment['Path'] ?? '';
    return [...new Set(path.split(external_node_path_.delimiter).filter(external_node_path_.isAbsolute))];
}
/** The file names to try: as it stands, and on Windows with each extension of PATHEXT that can be started without a shell. */
function fileNames(name, environment) {
    if (process.platform !== 'win32')
        return [name];
    const extensions = (environment['PATHEXT'] ?? '.COM;.EXE').split(';').map((extension) => extension.toLowerCase());
    return ['.exe', '.com'].filter((extension) => extensions.includes(extension)).map((extension) => name + extension);
}

;// CONCATENATED MODULE: ./build/modules/source-files.js






/** Directories that hold nothing of the workspace's own, whether git knows them or not. */
const skippedDirectories = new Set(['.git', 'node_modules', 'buck-out', '.oras-buf']);
const parallelReads = 16;
/**
 * The files below a root that have one of the given names: relative, with forward slashes, sorted. In a git work tree those
 * that git tracks and those that it neither tracks nor ignores; elsewhere (and where git is missing, or ignores the root as
 * a whole) all of them. Symbolic links to directories are not followed.
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
    const program = await findGit(options);
    if (program === undefined)
        return undefined;
    // A hook that the repository's own configuration names is not run, and a checkout that another user owns (usual in
    // containers) is listed all the same: listing runs nothing of it.
    const safety = ['-c', 'core.fsmonitor=false', '-c', 'safe.directory=*', '-c', 'core.quotePath=false'];
    const git = async (...more) => (0,child_program/* runChildProgram */.M)({
        program,
        arguments: [...safety, ...more],
        directory: options.root,
        environment: (0,child_environment/* childEnvironment */.Q)(options.environment, { GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' }),
        keepBytes: 256 * 1024 * 1024,
    });
    const patterns = [...options.names].map((name) => `:(glob)**/${name.replace(/[\\*?[]/g, '\\$&')}`);
    const result = await git('ls-files', '-co', '--exclude-standard', '-z', '--', ...patterns);
    if (result.exitCode !== 0)
        return undefined;
    const files = result.stdout.split('\0').filter((path) => path !== '');
    if (files.length > 0)
        return files;
    return (await git('check-ignore', '-q', '.')).exitCode === 0 ? undefined : files;
}
async function findGit(options) {
    try {
        return await findProgram({
            name: 'git',
            setting: 'PATH',
            path: undefined,
            environment: options.environment,
            checkout: options.gitWorkTree ?? options.root,
            howToGet: 'Install git.',
        });
    }
    catch (error) {
        if (error instanceof ProgramNotFoundError)
            return undefined;
        throw error;
    }
}
async function walk(options) {
    const files = [];
    let level = [options.root];
    while (level.length > 0) {
        const below = await mapBounded(level, parallelReads, async (directory) => {
            const entries = await (0,promises_.readdir)(directory, { withFileTypes: true }).catch(() => []);
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

;// CONCATENATED MODULE: ./build/modules/workspace-root.js






/** The directory that the job should work in is not there. */
class DirectoryNotFoundError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
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
        return parseBufYaml((await readPlainFile({ path, name: path })) ?? '', path).version === 'v2';
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
class UndeclaredHostError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
    host;
    constructor(dependency, hosts) {
        const { registry } = moduleNameParts(dependency.module);
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
    const files = await listFiles(workspace, options.environment);
    const realRoot = await (0,inside_directory/* realPathOf */.d)(workspace.root);
    const collected = new Collected();
    const parts = await mapBounded(files, find_declarations_parallelReads, async (file) => {
        // What git knows need not be there: it may be deleted and not yet committed.
        const text = await readPlainFile({ path: (0,external_node_path_.join)(workspace.root, file), name: file, within: realRoot });
        return text === undefined ? undefined : { file, text };
    });
    const listed = new Set(files);
    for (const part of parts)
        if (part !== undefined)
            collected.add(part.file, part.text, listed);
    const hosts = [...new Set([...options.registries, options.bsrHost ?? 'buf.build'])].sort();
    for (const dependency of collected.dependencies) {
        if (!hosts.includes(moduleNameParts(dependency.module).registry))
            throw new UndeclaredHostError(dependency, hosts);
    }
    return {
        root: workspace.root,
        kind: workspace.kind,
        asks: collected.dependencies.map(({ module, requirement, place }) => ({
            module,
            requirement: parseRequirement(requirement, 'workspace'),
            place,
        })),
        locals: collected.locals,
        lockOwners: collected.lockOwners,
        remarks: collected.remarks,
    };
}
/** What the files of a root say, added up in the order of their paths. */
class Collected {
    dependencies = [];
    locals = new Map();
    lockOwners = [];
    remarks = [];
    add(file, text, listed) {
        const name = external_node_path_.posix.basename(file);
        if (name === 'buf.yaml')
            this.#addBufYaml(file, text);
        else if (name === 'buf.work.yaml')
            this.#addBufWorkYaml(file, text, listed);
        else
            this.#take(parseBuildFile(text, file));
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
    }
    #addBufWorkYaml(file, text, listed) {
        const below = external_node_path_.posix.dirname(file);
        for (const { path, place } of parseBufWorkYaml(text, file).directories) {
            const bufYaml = external_node_path_.posix.join(below, path, 'buf.yaml');
            if (listed.has(bufYaml))
                continue;
            this.remarks.push({
                message: `There is no ${bufYaml}, so this module has no name and no deps of its own.`,
                place,
            });
        }
    }
    #take(read) {
        this.dependencies.push(...read.dependencies);
        this.remarks.push(...read.remarks);
    }
}
async function listFiles(workspace, environment) {
    const buildFiles = await readBuildFileNames(workspace);
    const markers = nestedRootMarkers(workspace.kind);
    const names = new Set(['buf.yaml', 'buf.work.yaml', ...markers, ...buildFiles.flat()]);
    const all = await listSourceFiles({ root: workspace.root, gitWorkTree: workspace.gitWorkTree, names, environment });
    const nested = all.filter((file) => markers.includes(external_node_path_.posix.basename(file))).map((file) => external_node_path_.posix.dirname(file));
    const nestedRoots = new Set(nested.filter((directory) => directory !== '.'));
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
    const rivals = buildFiles.find((names) => names.includes(name));
    if (rivals === undefined)
        return true;
    return rivals.find((rival) => present.has(external_node_path_.posix.join(directory, rival))) === name;
}
async function readBuildFileNames(workspace) {
    if (workspace.kind !== 'buck2')
        return buildFileNames([]);
    const texts = await Promise.all(['.buckconfig', '.buckconfig.local'].map((name) => readPlainFile({ path: (0,external_node_path_.join)(workspace.root, name), name })));
    return buildFileNames(texts.map((text) => parseBuckConfig(text ?? '')));
}

// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
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
            throw new errors/* MalformedEndpointError */.hZ(host, '"oci-layout:" is followed by no path');
        return { kind: 'layout', directory };
    }
    if (!URL.canParse(endpoint))
        throw new errors/* MalformedEndpointError */.hZ(host, 'it is no address');
    const url = new URL(endpoint);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
        throw new errors/* MalformedEndpointError */.hZ(host, 'it starts neither with https:// nor with http://');
    }
    if (url.username !== '' || url.password !== '') {
        throw new errors/* MalformedEndpointError */.hZ(host, 'it carries a user name; set ORAS_USERNAME and ORAS_REGISTRY_TOKEN instead');
    }
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
        throw new errors/* MalformedEndpointError */.hZ(host, 'it has a path; a path before the repository belongs into "repository"');
    }
    if (url.protocol === 'http:' && !plainHttp && !(0,addresses/* isLoopback */.U9)(url))
        throw new errors/* PlainHttpRefusedError */.B4(host);
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

// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(20907);
;// CONCATENATED MODULE: ./build/oci/traffic-counter.js
/** Counts what goes over the network. One for all registries of a job. */
class TrafficCounter {
    requests = 0;
    bytesReceived = 0;
    tokenExchanges = 0;
    retries = 0;
    /** The numbers as they are now. */
    snapshot() {
        const { requests, bytesReceived, tokenExchanges, retries } = this;
        return { requests, bytesReceived, tokenExchanges, retries };
    }
}

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
    pageBytes: 16 * 1024 * 1024,
    tokenReplyBytes: 128 * 1024,
    redirects: 5,
};

;// CONCATENATED MODULE: ./build/oci/registries.js







/** The registries of one job. Nothing is read or sent until one of them is asked. */
function createRegistries(options) {
    return new JobRegistries(options);
}
class JobRegistries {
    #options;
    #limits;
    #traffic = new TrafficCounter();
    #byHost = new Map();
    #closers = [];
    constructor(options) {
        this.#options = options;
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
    traffic() {
        return this.#traffic.snapshot();
    }
    async close() {
        await Promise.all(this.#closers.splice(0).map((close) => close()));
    }
    #settingsOf(host) {
        const settings = this.#options.registries.get(host);
        if (settings === undefined)
            throw new errors/* UnknownHostError */.Do(host, [...this.#options.registries.keys()]);
        return settings;
    }
    async #open(settings) {
        const endpoint = parseEndpoint(settings);
        if (endpoint.kind === 'layout') {
            const { LayoutRegistry } = await __webpack_require__.e(/* import() */ 420).then(__webpack_require__.bind(__webpack_require__, 48420));
            return new LayoutRegistry(settings.host, endpoint.directory);
        }
        if (this.#options.offline)
            return new OfflineRegistry(settings.host);
        const { openHttpRegistry } = await Promise.all(/* import() */[__webpack_require__.e(526), __webpack_require__.e(781)]).then(__webpack_require__.bind(__webpack_require__, 72781));
        const { credentials, environment, log, maskSecret, signal, parallelism } = this.#options;
        const { registry, close } = await openHttpRegistry(settings, endpoint.url, {
            credentials,
            connections: parallelism,
            environment,
            limits: this.#limits,
            traffic: this.#traffic,
            log,
            maskSecret,
            signal,
        });
        this.#closers.push(close);
        return registry;
    }
}
/** A server in a job that must not use the network: whatever is asked of it is missing. */
class OfflineRegistry {
    host;
    constructor(host) {
        this.host = host;
    }
    async listTags(repository) {
        throw new errors/* OfflineError */.M_(this.host, `the list of tags of ${repository}`);
    }
    async resolveTag(repository, tag) {
        throw new errors/* OfflineError */.M_(this.host, `${repository}:${tag}`);
    }
    async fetchManifest(repository, reference) {
        throw new errors/* OfflineError */.M_(this.host, `the manifest ${reference} of ${repository}`);
    }
    async fetchBlob(repository, descriptor) {
        throw new errors/* OfflineError */.M_(this.host, `the blob ${descriptor.digest} of ${repository}`);
    }
}

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

;// CONCATENATED MODULE: ./build/report/report-outcome.js

/**
 * How the job ended, and with which exit code. A signal outweighs everything, since what it interrupted may fail in any way;
 * then comes what stopped the job, then skipping. Of the builds a red one outweighs trouble with the infrastructure: it is
 * certain, and running the job again would not help.
 */
function outcomeOf(parts) {
    if (parts.signal !== undefined) {
        return {
            outcome: 'cancelled',
            exitCode: parts.signal === 'SIGTERM' ? build_errors/* exitCodes */.hS.terminated : build_errors/* exitCodes */.hS.interrupted,
        };
    }
    if (parts.problem !== undefined && parts.problem !== build_errors/* exitCodes */.hS.done) {
        const cancelled = parts.problem === build_errors/* exitCodes */.hS.interrupted || parts.problem === build_errors/* exitCodes */.hS.terminated;
        return { outcome: cancelled ? 'cancelled' : 'error', exitCode: parts.problem };
    }
    if (parts.skipped === true)
        return { outcome: 'skipped', exitCode: build_errors/* exitCodes */.hS.done };
    const results = new Set(parts.builds.flatMap((build) => (build.tool === 'none' ? [] : [build.result])));
    if (results.has('failure'))
        return { outcome: 'failure', exitCode: build_errors/* exitCodes */.hS.buildFailed };
    if (results.has('infrastructure'))
        return { outcome: 'error', exitCode: build_errors/* exitCodes */.hS.infrastructure };
    if (results.has('cancelled'))
        return { outcome: 'cancelled', exitCode: build_errors/* exitCodes */.hS.interrupted };
    return { outcome: 'success', exitCode: build_errors/* exitCodes */.hS.done };
}

// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
;// CONCATENATED MODULE: ./build/pipeline/job-record.js





/** Collects what the steps of one job hand on, and makes the report of it. */
class JobRecord {
    #settings;
    #ci;
    #command;
    #startedAt = new Date();
    #started = performance.now();
    #timings = [];
    #remarks = [];
    roots = [];
    cache = { result: 'off', key: '', matchedKey: '', reason: '', saved: 'not-needed' };
    #problem;
    #skipped = false;
    constructor(settings, ci, command) {
        this.#settings = settings;
        this.#ci = ci;
        this.#command = command;
    }
    /** Times one phase. Phases of several roots with one name are added up. */
    async time(phase, work) {
        const started = performance.now();
        try {
            return await work();
        }
        finally {
            const durationMs = Math.round(performance.now() - started);
            const index = this.#timings.findIndex((timing) => timing.phase === phase);
            const before = this.#timings[index];
            if (before === undefined)
                this.#timings.push({ phase, durationMs });
            else
                this.#timings[index] = { phase, durationMs: before.durationMs + durationMs };
        }
    }
    addRoot(declarations) {
        const root = {
            declarations,
            resolution: undefined,
            lock: { path: this.inWorkspace(declarations, 'oras.lock'), status: 'unchanged', digest: '', changes: [] },
            sizes: new Map(),
            origins: new Map(),
            commits: new Map(),
            build: { tool: 'none', reason: 'the job stopped before the build' },
        };
        this.roots.push(root);
        for (const remark of declarations.remarks)
            this.remark(declarations, 'warning', remark.message, remark.place);
        return root;
    }
    /** Notes something worth knowing. Where it shows beside the code is decided by the annotations drawn from the report. */
    remark(declarations, severity, message, place) {
        const shown = place === undefined || declarations === undefined
            ? (place ?? null)
            : { ...place, file: this.inWorkspace(declarations, place.file) };
        if (this.#remarks.some((known) => known.message === message && known.place?.file === shown?.file))
            return;
        this.#remarks.push({ severity, message, place: shown });
    }
    addRemarks(remarks) {
        this.#remarks.push(...remarks);
    }
    /** A file of a root as it is named from the job's workspace. */
    inWorkspace(declarations, file) {
        return external_node_path_.posix.join(directoryOf(declarations, this.#ci.workspace), file.split(external_node_path_.sep).join('/'));
    }
    /** Keeps what stopped the job. With `skipped` the job ends well without having built. */
    fail(error, skipped = false) {
        this.#problem = error instanceof Error ? error : new Error(String(error));
        this.#skipped = skipped;
    }
    get failed() {
        return this.#problem !== undefined;
    }
    finish(traffic, signal) {
        const problem = this.#problem;
        const problemCode = problem === undefined || this.#skipped
            ? undefined
            : problem instanceof build_errors/* OrasBufError */.Ll
                ? problem.exitCode
                : build_errors/* exitCodes */.hS.bug;
        const { outcome, exitCode } = outcomeOf({
            problem: problemCode,
            signal,
            skipped: this.#skipped,
            builds: this.roots.map((root) => root.build),
        });
        return {
            schemaVersion: 1,
            tool: { name: 'oras-buf', version: version/* version */.r },
            ci: this.#ci.system,
            command: this.#command,
            outcome,
            exitCode,
            startedAt: this.#startedAt.toISOString(),
            durationMs: Math.round(performance.now() - this.#started),
            mode: {
                frozen: this.#settings.frozen !== 'off',
                offline: this.#settings.offline,
                update: this.#settings.update.kind !== 'none',
            },
            problem: problem === undefined ? null : this.#reportProblem(problem),
            roots: this.roots.map((root) => this.#reportRoot(root)),
            cache: this.cache,
            traffic: { ...traffic },
            timings: this.#timings,
            remarks: this.#remarks,
        };
    }
    #reportProblem(error) {
        if (error instanceof build_errors/* OrasBufError */.Ll) {
            const root = this.roots.length === 1 ? this.roots[0] : undefined;
            const places = error.places.map((place) => root === undefined ? place : { ...place, file: this.inWorkspace(root.declarations, place.file) });
            return { kind: error.name, message: error.message, next: error.next, places };
        }
        return {
            kind: 'UnexpectedError',
            message: `${error.name}: ${error.message}`,
            next: 'This is a bug of oras-buf. Please report it with the log at level debug.',
            places: [],
        };
    }
    #reportRoot(root) {
        return {
            directory: directoryOf(root.declarations, this.#ci.workspace),
            kind: root.declarations.kind,
            modules: reportModules(root),
            lock: root.lock,
            build: root.build,
        };
    }
}
/** The root relative to the workspace, with forward slashes; `.` for the workspace itself. */
function directoryOf(declarations, workspace) {
    const path = (0,external_node_path_.relative)(workspace, declarations.root).split(external_node_path_.sep).join('/');
    return path === '' ? '.' : path;
}
/** A lock change as the report shows it. */
function reportChange(change) {
    switch (change.kind) {
        case 'added':
            return { kind: 'added', module: change.module, from: '', to: change.to };
        case 'removed':
            return { kind: 'removed', module: change.module, from: change.from, to: '' };
        case 'moved':
            return { kind: 'moved', module: change.module, from: change.from, to: change.to };
        case 'tag-moved':
            return { kind: 'tag-moved', module: change.module, from: change.locked, to: change.now };
    }
}
function reportModules(root) {
    const resolved = (root.resolution?.modules ?? []).map((module) => reportModule(root, module));
    const locals = [...root.declarations.locals.keys()].map((name) => ({
        name,
        source: 'local',
        registry: moduleNameParts(name).registry,
        version: '',
        digest: '',
        commit: '',
        sizeBytes: 0,
        origin: 'none',
        askedBy: root.declarations.asks
            .filter((ask) => ask.module === name)
            .map((ask) => ({ requirement: ask.requirement.text, by: `${ask.place.file}:${ask.place.line ?? 1}` })),
        dependencies: [],
    }));
    return [...resolved, ...locals].sort((a, b) => (a.name < b.name ? -1 : 1));
}
function reportModule(root, module) {
    return {
        name: module.module,
        source: module.source,
        registry: moduleNameParts(module.module).registry,
        version: module.source === 'oci' ? module.tag : module.commit,
        digest: module.source === 'oci' ? module.manifestDigest : module.contentDigests.b5,
        commit: module.source === 'oci' ? (root.commits.get(module.module) ?? '') : module.commit,
        sizeBytes: root.sizes.get(module.module) ?? 0,
        origin: root.origins.get(module.module) ?? 'none',
        askedBy: module.askedBy.map(reportAsker),
        dependencies: module.dependencies,
    };
}
function reportAsker(asked) {
    const { asker, requirement } = asked;
    return asker.kind === 'workspace'
        ? { requirement, by: `${asker.file}:${asker.line}` }
        : { requirement, by: `${asker.module}@${asker.version}` };
}

;// CONCATENATED MODULE: ./build/pipeline/build-root.js



/** How to get each tool, for the error that says that it is missing. */
const howToGet = {
    buck2: 'Install buck2 in a step before this one, or have it in the image of the job.',
    buf: 'Install buf in a step before this one (npm package @bufbuild/buf, or bufbuild/buf-action with setup_only).',
};
/**
 * Builds one root with the tool that the settings or the files ask for, and says which and why.
 * @throws {ProgramNotFoundError | NotAProgramError | BuildToolNotStartedError | TargetPatternError}
 */
async function buildRoot(job) {
    const { declarations, settings, ci, environment, signal } = job;
    const choice = await chooseBuild(settings.build, declarations.root);
    const directory = directoryOf(declarations, ci.workspace);
    const where = directory === '.' ? '' : ` in ${directory}`;
    ci.info(choice.tool === 'none'
        ? `Nothing is built: ${choice.reason}.`
        : `Building${where} with ${choice.tool}: ${choice.reason}.`);
    if (choice.tool === 'none')
        return { build: { tool: 'none', reason: choice.reason }, remarks: [] };
    const program = await findProgram({
        name: choice.tool,
        setting: choice.tool === 'buck2' ? 'buck2-path' : 'buf-path',
        path: choice.tool === 'buck2' ? settings.buck2Path : settings.bufPath,
        environment,
        checkout: ci.workspace,
        howToGet: howToGet[choice.tool],
    });
    const request = {
        program,
        root: declarations.root,
        directory,
        reason: choice.reason,
        environment,
        additions: { BUF_CACHE_DIR: settings.bufCacheDirectory },
        log: ci,
        signal,
    };
    return ci.group(`${choice.tool} ${choice.tool === 'buck2' ? settings.command : 'build and lint'}${where}`, () => choice.tool === 'buck2' ? runWithBuck2(job, request) : runWithBuf(job, request));
}
async function runWithBuck2({ settings, ci }, request) {
    const { runBuck2 } = await __webpack_require__.e(/* import() */ 174).then(__webpack_require__.bind(__webpack_require__, 74174));
    return runBuck2({
        ...request,
        command: settings.command,
        targets: settings.targets,
        arguments: settings.buck2Arguments,
        temporaryDirectory: ci.temporaryDirectory,
    });
}
async function runWithBuf({ settings, declarations }, request) {
    const { runBuf } = await __webpack_require__.e(/* import() */ 423).then(__webpack_require__.bind(__webpack_require__, 80423));
    return runBuf({
        ...request,
        arguments: settings.bufArguments,
        lockOwners: declarations.lockOwners,
        bufCacheDirectory: settings.bufCacheDirectory,
    });
}

;// CONCATENATED MODULE: ./build/modules/utf8-order.js
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

;// CONCATENATED MODULE: ./build/bsr/module-cache-entry.js





/** The directory of a module in buf's cache. Source: facts checked with buf 1.32 to 1.75. */
function cacheEntryPath(cacheDirectory, tree, module, commit) {
    const { registry, owner, name } = moduleNameParts(module);
    return (0,external_node_path_.join)(cacheDirectory, 'v3', 'modules', tree, registry, owner, name, commit);
}
/** The file in which buf's cache describes a commit. */
function commitFilePath(cacheDirectory, tree, module, commit) {
    return (0,external_node_path_.join)(cacheDirectory, 'v3', 'commits', tree, moduleNameParts(module).registry, `${commit}.json`);
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
            const module = tryParseModuleName(yaml.written(map, 'name') ?? '');
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
    return files.sort((a, b) => compareUtf8(a.path, b.path));
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
    const reached = new Set(owner.declares);
    // A set hands out what is added while it is walked.
    for (const name of reached) {
        const local = declarations.locals.get(name);
        const next = local === undefined
            ? (modules.get(name)?.dependencies ?? [])
            : declarations.lockOwners
                .filter((other) => other.directory === external_node_path_.posix.dirname(local.file))
                .flatMap((other) => other.declares);
        for (const dependency of next)
            reached.add(dependency);
    }
    return [...reached]
        .filter((name) => !declarations.locals.has(name))
        .sort(compareUtf8)
        .flatMap((name) => {
        const module = modules.get(name);
        if (module === undefined)
            return [];
        const digest = owner.version === 'v1' ? module.contentDigests.b4 : module.contentDigests.b5;
        return [{ module: name, commit: module.commit, digest }];
    });
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
    for (const name of [...new Set([...held.keys(), ...wanted.keys()])].sort(compareUtf8)) {
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

;// CONCATENATED MODULE: ./build/modules/content-digest.js


const documentationFiles = ['buf.md', 'README.md', 'README.markdown'];
/**
 * The files of a module that buf counts, sorted by the UTF-8 bytes of their path: each `.proto` in any directory, `LICENSE`
 * at the root, and the first of `buf.md`, `README.md` and `README.markdown` at the root. Nothing else is installed.
 */
function countedFiles(files) {
    const paths = new Set(files.map((file) => file.path));
    const documentation = documentationFiles.find((path) => paths.has(path));
    return files
        .filter((file) => file.path.endsWith('.proto') || file.path === 'LICENSE' || file.path === documentation)
        .sort((a, b) => compareUtf8(a.path, b.path));
}
/**
 * buf's b4 and b5 digests of a module. Each counted file is hashed once.
 * Source: checked against buf 1.32 to 1.75; the vectors are in test/fixtures/vectors/buf-digests.json.
 */
function moduleDigests(files) {
    const manifest = countedFiles(files).map(manifestLine).join('');
    const b4 = `shake256:${shake256(manifest)}`;
    return { b4, b5: `b5:${shake256(b4)}`, manifest };
}
/**
 * The commit id under which a module of an OCI registry stands in buf's cache and locks: 32 hexadecimal digits in the
 * form of a version 8 UUID, made from the name and the manifest's digest, so that every machine gets the same.
 */
function commitId(module, manifestDigest) {
    const bytes = (0,external_node_crypto_.createHash)('sha256').update(`oras-buf-commit-v1\n${module}@${manifestDigest}`).digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex');
}
function manifestLine(file) {
    return `shake256:${shake256(file.content)}  ${file.path}\n`;
}
/** SHAKE256 with 64 bytes of output, in lowercase hexadecimal. */
function shake256(content) {
    return (0,external_node_crypto_.createHash)('shake256', { outputLength: 64 }).update(content).digest('hex');
}

;// CONCATENATED MODULE: ./build/bsr/bsr-module.js



/**
 * buf's two digests of a module; b4 is empty where it cannot be known.
 * - b4 is over the files and, for modules that were pushed with a v1 `buf.yaml`, over that and its `buf.lock`.
 * - b5 is over the files and the b5 of each dependency.
 *
 * Source: private/bufpkg/bufmodule/digest.go of github.com/bufbuild/buf.
 */
function contentDigests(content) {
    const digests = moduleDigests(content.files);
    const kept = [content.v1BufYaml, content.v1BufLock].filter((file) => file !== undefined);
    const dependencies = content.dependencies ?? [];
    const ownB4 = kept.length === 0 ? digests.b4 : `shake256:${bsr_module_shake256(manifestWith(digests.manifest, kept))}`;
    const b4 = content.b4Unknown === true ? '' : ownB4;
    if (dependencies.length === 0)
        return { b4, b5: digests.b5 };
    const all = [`shake256:${bsr_module_shake256(digests.manifest)}`, ...dependencies.map(({ digest }) => digest).sort(compareUtf8)];
    return { b4, b5: `b5:${bsr_module_shake256(all.join('\n'))}` };
}
function manifestWith(manifest, kept) {
    const lines = manifest.split('\n').filter((line) => line !== '');
    lines.push(...kept.map(({ name, content }) => `shake256:${bsr_module_shake256(content)}  ${name}`));
    const pathOf = (line) => line.slice(line.indexOf('  ') + 2);
    return lines
        .sort((a, b) => compareUtf8(pathOf(a), pathOf(b)))
        .map((line) => `${line}\n`)
        .join('');
}
function bsr_module_shake256(content) {
    return (0,external_node_crypto_.createHash)('shake256', { outputLength: 64 }).update(content).digest('hex');
}

;// CONCATENATED MODULE: ./build/install/entry-writer.js






/** Files that are written in one go, before others get their turn. */
const filesAtOnce = 64;
const mostAttempts = 10;
/** No run takes this long to write one module. */
const leftoverAfterMs = 3_600_000;
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
        await removeLeftovers((0,external_node_path_.dirname)(this.#target));
        const beside = temporaryBeside(this.#target);
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
            const aside = temporaryBeside(this.#target);
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
/** Removes what runs that were killed left beside the entries of a module. */
async function removeLeftovers(directory) {
    for (const name of await (0,promises_.readdir)(directory)) {
        if (!/^\.[0-9a-f]{32}\.\d+\.[0-9a-f]{12}\.tmp$/.test(name))
            continue;
        const path = (0,external_node_path_.join)(directory, name);
        const age = Date.now() -
            (await (0,promises_.stat)(path).then(({ mtimeMs }) => mtimeMs, () => Date.now()));
        if (age > leftoverAfterMs)
            await (0,promises_.rm)(path, { recursive: true, force: true });
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
/** Where the record of one entry lies. Different buf caches have different records. */
function recordPath(stateDirectory, cacheDirectory, module, commit) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${cacheDirectory}\n${module}\n${commit}`).digest('hex').slice(0, 40);
    return (0,external_node_path_.join)(stateDirectory, 'installed', `${hash}.json`);
}
/** Reads a record; undefined where there is none that we understand. */
async function readRecord(path) {
    try {
        const value = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        if (typeof value !== 'object' || value === null)
            return undefined;
        const { version, b4, b5, seen } = value;
        if (version !== recordVersion || typeof b4 !== 'string' || typeof b5 !== 'string' || !Array.isArray(seen))
            return undefined;
        return { b4, b5, seen: seen };
    }
    catch {
        return undefined;
    }
}
/** Writes down what was seen of an entry whose bytes were hashed. */
async function writeRecord(path, digests, seen) {
    await writeFileAtomically(path, JSON.stringify({ version: recordVersion, ...digests, seen }), { flush: false });
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
        for (const name of namesIn(absolute))
            visit(`${path}/${name}`);
    };
    for (const place of places)
        visit(place);
    return found;
}
function namesIn(directory) {
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
class InstalledDigestError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.digestMismatch;
}
/** buf's cache must not lie in the repository: buf would find each symbol in it a second time. */
class CacheInsideRootError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
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
    return mapBounded(modules, options.parallel, async (module) => {
        try {
            return await installModule(module, options);
        }
        catch (error) {
            throw asDiskError(error, error.path ?? options.cacheDirectory);
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
    const places = buf_cache_placesOf(module, digests, cacheDirectory);
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
    if (wrong.length > 0 || isSameEntry(before, after))
        await writeRecord(record, digests, after).catch(() => { });
    const how = wrong.length === 0 ? 'present' : wrong.some(({ damaged }) => damaged) ? 'repaired' : 'written';
    return done(digests, [...new Set(protoPaths)].sort(compareUtf8), how);
}
function protoPathsOf({ files }) {
    return files.map(({ path }) => path).filter((path) => path.endsWith('.proto'));
}
function isExpected(known, { expected }) {
    return expected === undefined || (expected.b4 === known.b4 && expected.b5 === known.b5);
}
function counted(content) {
    return {
        files: countedFiles(content?.files ?? []),
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
    if (content === undefined || countedFiles(content.files).length !== content.files.length)
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
/** buf wants a time that is not zero, and looks at it only to choose between two commits of one module, which a lock never holds. */
const createTime = '2024-01-01T00:00:00Z';
async function writeCommitFiles(module, digests, cacheDirectory) {
    const { owner, name } = moduleNameParts(module.module);
    for (const tree of treesOf(digests)) {
        const path = commitFilePath(cacheDirectory, tree, module.module, module.commit);
        const digest = tree === 'b5' ? digests.b5 : digests.b4;
        const found = await readCommitFile(path);
        // buf's own file, with the time of the commit, is left alone.
        if (found?.['digest'] === digest && found['owner'] === owner && found['module'] === name)
            continue;
        await writeFileAtomically(path, JSON.stringify({ version: 'v1', owner, module: name, create_time: createTime, digest }));
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
function buf_cache_placesOf(module, digests, cacheDirectory) {
    return treesOf(digests).flatMap((tree) => [cacheEntryPath, commitFilePath].map((pathOf) => (0,external_node_path_.relative)(cacheDirectory, pathOf(cacheDirectory, tree, module.module, module.commit))));
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
                path += proto_imports_unquote(tokens[at] ?? '');
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
function proto_imports_unquote(token) {
    return token.slice(1, -1).replace(/\\(["'\\])/g, '$1');
}

;// CONCATENATED MODULE: ./build/install/duplicate-paths.js





/** Two modules of one workspace hold a file of the same path, and it is imported: stock buf cannot tell which is meant. */
class DuplicateProtoPathError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
}
/** Paths that more than one module holds, with their owners by name. */
function sharedPaths(modules) {
    const owners = new Map();
    for (const module of modules.toSorted((a, b) => compareUtf8(a.module, b.module))) {
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
 * Refuses what stock buf would fail at later and in other words: a path that two modules hold, where a build comes to it from
 * the workspace's own files, import by import. Shared paths that no build comes to are given back as remarks: `buf build`,
 * `lint`, `export` and `generate` work, `buf ls-files` does not, and `buf dep graph` not always (seen with buf 1.45 and 1.75).
 * Files are only read where some path is shared at all.
 * @throws {DuplicateProtoPathError} naming path, importer and both owners
 */
async function refuseDuplicatePaths(workspace) {
    const shared = sharedPaths(workspace.modules);
    if (shared.size === 0)
        return [];
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
    for (const path of await ownProtoFiles(workspace.directory)) {
        lookUp(protoImports(await (0,promises_.readFile)((0,external_node_path_.join)(workspace.directory, path), 'utf8')), path);
    }
    // A set hands out what is added while it is walked.
    for (const path of reached) {
        const owner = owners.get(path);
        if (owner === undefined)
            continue;
        lookUp(protoImports(await (0,promises_.readFile)((0,external_node_path_.join)(owner.directory, path), 'utf8')), `${path} of ${owner.module}`);
    }
    return [...shared].map(([path, rivals]) => `${path} is in ${rivals.map(({ module }) => module).join(' and in ')}. No build of ${workspace.file} imports it, so that does no harm; "buf ls-files" fails on it.`);
}
function duplicate(path, rivals, importer, workspace) {
    const names = rivals.map(({ module }) => module);
    return new DuplicateProtoPathError(`${names.join(' and ')} both hold ${path}, which ${importer} imports: buf cannot tell which one is meant`, {
        places: [{ file: workspace.file }],
        next: `Depend on one of them only, or on versions of which only one holds the file. "oras-buf resolve" chose both because ${workspace.file} needs them.`,
    });
}
const skipped = new Set(['.git', 'node_modules', 'buck-out', '.oras-buf']);
async function ownProtoFiles(directory) {
    const found = [];
    const visit = async (below) => {
        for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(directory, below), { withFileTypes: true })) {
            const path = below === '' ? entry.name : `${below}/${entry.name}`;
            if (entry.isDirectory() && !skipped.has(entry.name))
                await visit(path);
            else if (entry.isFile() && entry.name.endsWith('.proto'))
                found.push(path);
        }
    };
    await visit('');
    return found.sort(compareUtf8);
}

;// CONCATENATED MODULE: ./build/modules/buf-lock.js






/** A `buf.lock` whose content we do not understand. */
class MalformedBufLockError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
const generatedHeader = '# Generated by buf. DO NOT EDIT.\n';
/** A lock without entries, as buf begins one. */
function emptyBufLock(version) {
    return { version, entries: [], header: generatedHeader, rest: '' };
}
/**
 * Reads a `buf.lock` of version v1 or v2.
 * @throws {MalformedBufLockError | MalformedYamlError | MergeConflictError} with file and line
 */
function parseBufLock(text, file) {
    refuseConflictMarkers(text, file, `Take either side whole ("git checkout --theirs -- ${file}"), then run "oras-buf resolve --frozen=false": it writes the file anew from the declarations and oras.lock.`);
    const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    const yaml = YamlDocument.parse(source, file);
    const version = yaml.text(yaml.root, 'version');
    if (version?.text !== 'v1' && version?.text !== 'v2') {
        throw new MalformedBufLockError(version === undefined
            ? `${file} does not say its version`
            : `${file} has version ${JSON.stringify(version.text)}, which we do not read`, {
            places: [version?.place ?? { file, line: 1, column: 1 }],
            next: 'Run "buf config migrate", or delete the file and run "oras-buf resolve --frozen=false" to write it anew.',
        });
    }
    const entries = yaml
        .list(yaml.root, 'deps')
        .map((node) => readEntry(yaml, node, version.text === 'v1' ? v1Name : v2Name));
    return { version: version.text, entries, header: headerOf(source), rest: restOf(yaml, source) };
}
/** The text of a lock, byte for byte as buf writes it: entries sorted by name. */
function formatBufLock(lock) {
    const entries = lock.entries.toSorted((a, b) => compareUtf8(a.module, b.module));
    const format = lock.version === 'v1' ? formatV1 : formatV2;
    const deps = entries.length === 0 ? '' : `deps:\n${entries.map(format).join('')}`;
    return `${lock.header}version: ${lock.version}\n${deps}${lock.rest}`;
}
function formatV2(entry) {
    return `  - name: ${entry.module}\n    commit: ${scalar(entry.commit)}\n${digestLine(entry)}`;
}
function formatV1(entry) {
    const { registry, owner, name } = moduleNameParts(entry.module);
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
    const module = tryParseModuleName(readName(yaml, map));
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

// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
;// CONCATENATED MODULE: ./build/resolve/oras-lock.js









/** An `oras.lock` that is not of the form that we write. */
class MalformedOrasLockError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
/** An `oras.lock` of a version that we do not know. */
class UnknownOrasLockVersionError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
const orasLockName = 'oras.lock';
const header = `# Written by oras-buf. Commit it together with every buf.lock. To change it: oras-buf resolve
`;
const keys = {
    root: ['version', 'oci', 'bsr'],
    oci: ['module', 'tag', 'digest', 'commit', 'b4', 'b5', 'asked', 'dependencies'],
    bsr: ['module', 'commit', 'b4', 'b5', 'asked', 'dependencies'],
    asked: ['requirement', 'by'],
};
const writeAnew = 'Delete it and run "oras-buf resolve --frozen=false" to write it anew, or take it from git.';
/**
 * Reads an `oras.lock`.
 * @param file how messages call it
 * @throws {MalformedOrasLockError | UnknownOrasLockVersionError | MergeConflictError | MalformedYamlError} with file and line
 */
function parseOrasLock(text, file) {
    refuseConflictMarkers(text, file, `Take either side whole ("git checkout --ours -- ${file}"), then run "oras-buf resolve --frozen=false": it brings the file in line with buf.yaml and BUCK.`);
    const yaml = YamlDocument.parse(text, file);
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
                throw malformed(yaml, `${base.module} is locked twice`, node);
            lines.set(base.module, yaml.placeOf(node).line ?? 1);
            entries.set(base.module, entry(map, base));
        }
        return entries;
    };
    const oci = read('oci', (map, base) => {
        const digest = (0,oci_digest/* tryParseDigest */.jt)(yaml.written(map, 'digest') ?? '');
        if (digest === undefined)
            throw malformed(yaml, `the digest of ${base.module} is missing or malformed`, map, 'digest');
        if (base.commit !== commitId(base.module, digest)) {
            throw malformed(yaml, `the commit of ${base.module} does not belong to its digest`, map, 'commit');
        }
        return { ...base, tag: required(yaml, map, 'tag', /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/), digest };
    });
    const bsr = read('bsr', (_, base) => base);
    return { oci, bsr, lines };
}
/** The text of a lock: the same for the same content, on every machine. */
function formatOrasLock(lock) {
    return `${header}version: 1\n${formatList('oci', [...lock.oci.values()])}${formatList('bsr', [...lock.bsr.values()])}`;
}
function formatList(list, entries) {
    if (entries.length === 0)
        return '';
    return `${list}:\n${entries
        .toSorted((a, b) => compareUtf8(a.module, b.module))
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
    for (const [, ask] of [...asked].sort(([a], [b]) => compareUtf8(a, b))) {
        lines.push(`      - requirement: ${oras_lock_scalar(ask.requirement)}`, `        by: ${oras_lock_scalar(ask.by)}`);
    }
    if (entry.dependencies.length > 0)
        lines.push('    dependencies:');
    for (const dependency of entry.dependencies.toSorted(compareUtf8))
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
function readBase(yaml, map, list) {
    const name = yaml.written(map, 'module') ?? '';
    const module = tryParseModuleName(name);
    if (module === undefined)
        throw malformed(yaml, `"${name}" is not the full name of a module`, map, 'module');
    return {
        module,
        commit: required(yaml, map, 'commit', /^(?!0{32})[0-9a-f]{32}$/),
        b4: list === 'bsr' && yaml.get(map, 'b4') === undefined ? '' : required(yaml, map, 'b4', /^shake256:[0-9a-f]{128}$/),
        b5: required(yaml, map, 'b5', /^b5:[0-9a-f]{128}$/),
        asked: yaml.list(map, 'asked').map((node) => {
            const ask = yaml.asMap(node, 'asked');
            refuseUnknownKeys(yaml, ask, keys.asked);
            return { requirement: yaml.written(ask, 'requirement') ?? '', by: required(yaml, ask, 'by', /./) };
        }),
        dependencies: yaml.list(map, 'dependencies').map((node) => {
            const text = yaml.asText(node, 'dependencies');
            parseModuleReference(text, yaml.placeOf(node));
            return text;
        }),
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

;// CONCATENATED MODULE: ./build/resolve/lock-files.js





/** The `oras.lock` of a root, or undefined where there is none. */
async function readOrasLock(root) {
    const text = await readIfThere((0,external_node_path_.join)(root, orasLockName));
    return text === undefined ? undefined : parseOrasLock(text, orasLockName);
}
/** The `buf.lock` of each owner, in the order of the declarations; undefined where there is none. */
async function readBufLocks(declarations) {
    const locks = new Map();
    for (const owner of declarations.lockOwners) {
        const text = await readIfThere((0,external_node_path_.join)(declarations.root, bufLockPath(owner)));
        locks.set(owner, text === undefined || text.trim() === '' ? undefined : parseBufLock(text, bufLockPath(owner)));
    }
    return locks;
}
/** A file's text, or undefined where there is no such file. */
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/install/write-locks.js









/** The commit under which a module stands in buf's cache and locks. */
function commitOf(module) {
    return module.source === 'oci' ? commitId(module.module, module.manifestDigest) : module.commit;
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
    return { oci, bsr };
}
/**
 * Brings oras.lock and every buf.lock of a root in line with a resolution, unless it says that they are to be kept. Files that
 * say the same already are not touched. Errors of the disk: exit code 8.
 */
async function writeLocks(resolution, digests) {
    const { declarations } = resolution;
    const written = [];
    const had = (await readIfThere((0,external_node_path_.join)(declarations.root, orasLockName))) !== undefined;
    if (resolution.locks === 'write') {
        const text = formatOrasLock(orasLockOf(resolution, digests));
        if ((had || resolution.modules.length > 0) && (await replace(declarations.root, orasLockName, text))) {
            written.push(orasLockName);
        }
        const lockable = new Map(resolution.modules.map((module) => [module.module, lockableOf(module, digests)]));
        for (const owner of declarations.lockOwners) {
            if (await writeBufLock(resolution, owner, lockable))
                written.push(bufLockPath(owner));
        }
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
    const text = await readIfThere((0,external_node_path_.join)(declarations.root, path));
    const found = text === undefined || text.trim() === '' ? undefined : parseBufLock(text, path);
    const entries = expectedEntries(owner, declarations, lockable);
    if (bufLockDifference(found, owner, entries).length === 0)
        return false;
    const base = found ?? emptyBufLock(owner.version);
    return replace(declarations.root, path, formatBufLock({ ...base, version: owner.version, entries }));
}
async function replace(root, path, text) {
    const file = (0,external_node_path_.join)(root, path);
    const found = await readIfThere(file);
    // A checkout with CRLF line ends holds the same lock.
    if (found?.replaceAll('\r\n', '\n') === text)
        return false;
    try {
        await writeFileAtomically(file, text);
    }
    catch (error) {
        throw asDiskError(error, file);
    }
    return true;
}
async function digestOfFiles(root, paths) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let any = false;
    for (const path of [...new Set(paths)].sort()) {
        const text = await readIfThere((0,external_node_path_.join)(root, path));
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
/** Each `buf.yaml` is a workspace of its own for buf, with the modules of its lock. */
async function refuseDuplicates(resolution, modules, cacheDirectory) {
    const { declarations } = resolution;
    const installed = new Map(modules.map((module) => [module.module, module]));
    const lockable = new Map(resolution.modules.flatMap(({ module, dependencies }) => {
        const found = installed.get(module);
        return found === undefined ? [] : [[module, { ...found, dependencies }]];
    }));
    const remarks = [];
    for (const owner of declarations.lockOwners) {
        const file = external_node_path_.posix.join(owner.directory, 'buf.yaml');
        const own = await refuseDuplicatePaths({
            file,
            directory: (0,external_node_path_.join)(declarations.root, owner.directory),
            modules: expectedEntries(owner, declarations, lockable).flatMap(({ module, commit }) => {
                const found = installed.get(module);
                const directory = (0,external_node_path_.join)(cacheEntryPath(cacheDirectory, 'b5', module, commit), 'files');
                return found === undefined ? [] : [{ module, protoPaths: found.protoPaths, directory }];
            }),
        });
        remarks.push(...own);
    }
    return remarks;
}

;// CONCATENATED MODULE: ./build/pipeline/install-root.js

/** Puts the modules of one root into buf's cache, and brings its locks in line. */
async function installRoot(job, root, modules, resolution) {
    const { settings, record, ci } = job;
    const { modules: installed, locks, remarks, } = await record.time('install', () => installResolution(resolution, {
        cacheDirectory: settings.bufCacheDirectory,
        stateDirectory: settings.cacheDirectory,
        verify: false,
        parallel: settings.parallelDownloads,
        content: (module) => modules.content(module),
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
    root.lock = { ...root.lock, status: locks.status, digest: locks.digest };
    const written = installed.filter(({ how }) => how !== 'present').length;
    ci.info(`Installed ${written === 0 ? 'nothing anew' : written} in the cache of buf (${settings.bufCacheDirectory})` +
        (locks.written.length === 0 ? '; the locks are unchanged.' : `; wrote ${locks.written.join(', ')}.`));
}

// EXTERNAL MODULE: ./build/oci/verified-bytes.js
var verified_bytes = __webpack_require__(64850);
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
        throw asDiskError(error, path);
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
        throw asDiskError(error, path);
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
        throw asDiskError(error, path);
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
const machine = (0,external_node_crypto_.createHash)('sha256').update((0,external_node_os_.hostname)()).digest('hex').slice(0, 12);
const dayMs = 24 * 60 * 60 * 1_000;
const minuteMs = 60 * 1_000;
/** Removes what killed processes left in `ingest/`: at once those of this machine, after a day those of others. */
async function sweepIngest(directory) {
    const ingest = (0,external_node_path_.join)(directory, 'ingest');
    const names = await (0,promises_.readdir)(ingest).catch(() => []);
    for (const name of names) {
        const [processId = '', host] = name.split('-');
        const path = (0,external_node_path_.join)(ingest, name);
        const age = Date.now() - ((await (0,promises_.stat)(path).catch(() => undefined))?.mtimeMs ?? Date.now());
        const isOurs = /^\d+$/.test(processId) && host === machine;
        const isLeftOver = isOurs ? !isProcessAlive(Number(processId)) && age > minuteMs : age > dayMs;
        if (isLeftOver)
            await (0,promises_.rm)(path, { force: true }).catch(() => { });
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(95669);
;// CONCATENATED MODULE: ./build/store/errors.js

/** The store lacks something, and the job must not use the network. */
class MissingOfflineError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.network;
    constructor(module, what, digest, wasDamaged) {
        super(`${module}: its ${what} ${digest} is not in the store${wasDamaged ? ' any more (it was damaged and is removed)' : ''}, and this job is offline`, { next: 'Run once without "offline", or restore a cache that holds it.' });
    }
}
/** The registry does not have a manifest that the lock (or an index) names. */
class ManifestGoneError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
    constructor(module, host, digest) {
        super(`${module}: ${host} has no manifest ${digest} (any more)`, {
            next: `It was deleted there after it was locked. Push it again, or run "oras-buf resolve --update ${module}" to move to a version that exists.`,
        });
    }
}
/** Bytes of a blob in the store are not those that its digest is of, and it cannot be removed. */
class DamagedBlobError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.digestMismatch;
    constructor(path, digest) {
        super(`the store's copy of ${digest} is damaged and cannot be removed`, {
            places: [{ file: path }],
            next: 'Delete the file, or use another store by the setting "cache-dir".',
        });
    }
}
/** The directory of the store holds something else. */
class NotAStoreError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
    constructor(file, what) {
        super(`${file} ${what}`, {
            places: [{ file }],
            next: 'Name an empty directory, or an OCI image layout of version 1.0.0, by the setting "cache-dir".',
        });
    }
}

// EXTERNAL MODULE: ./build/oci/descriptor.js
var oci_descriptor = __webpack_require__(46937);
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
    async #update(change) {
        try {
            await withLockFile((0,external_node_path_.join)(this.#directory, 'index.json.lock'), {}, async () => {
                const entries = await change((await this.#read()) ?? (await this.#fromBlobs()));
                const manifests = entries.map(oci_manifest/* descriptorFields */.l6);
                const text = JSON.stringify({ schemaVersion: 2, mediaType: oci_descriptor/* mediaTypes */.I.index, manifests });
                await writeFileAtomically(this.#path, text);
            });
        }
        catch (error) {
            throw asDiskError(error, this.#path);
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
        await writeFileAtomically(this.#path, text, { flush: false }).catch(() => { });
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
                await writeFileAtomically(layoutFile, '{"imageLayoutVersion":"1.0.0"}');
        }
        catch (error) {
            throw asDiskError(error, layoutFile);
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
        return (await this.#state(digest, size)) === 'usable';
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
    /** What this run took from here and from registries, each blob counted once. */
    originCounts() {
        const count = (origin) => {
            const mine = [...this.#origins.values()].filter((one) => one.origin === origin);
            return { blobs: mine.length, bytes: mine.reduce((sum, { bytes }) => sum + bytes, 0) };
        };
        return { store: count('store'), network: count('network') };
    }
    /** Writes down what was verified. */
    async close() {
        await Promise.allSettled([...this.#ingesting.values(), this.#swept]);
        await this.#record.close();
    }
    async #ingestAnew(descriptor, bytes) {
        const { digest, size } = descriptor;
        if (await this.has(digest, size)) {
            abandon(bytes);
            return;
        }
        this.#swept ??= sweepIngest(this.directory);
        const status = await writeBlob(this.directory, descriptor, bytes instanceof Uint8Array ? [bytes] : bytes);
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
        await this.#record.add(digest, hashed.status);
        return 'usable';
    }
    async #discard(digest, status) {
        const path = this.blobPath(digest);
        if (!(await removeDamaged(path, status)))
            throw new DamagedBlobError(path, digest);
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
            throw asDiskError(error, path);
        }
    }
    #note(digest, origin, bytes) {
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

;// CONCATENATED MODULE: ./build/store/cache-entry.js







/**
 * The CI system's cache entry: an image layout of its own beside the store, with the blobs that the locks reach and nothing
 * else. The store itself may be shared with other jobs, so it is neither handed to the cache nor unpacked over.
 */
const parallelFiles = 8;
/**
 * Takes the blobs of a restored entry into the store. Each is hashed on its way: what a cache hands out was written by
 * somebody else. A blob that is damaged is left out, as if it had never been saved.
 * @param directory of the restored entry
 * @returns the digests that were taken in
 */
async function importCacheEntry(store, directory) {
    const taken = new Set();
    await mapBounded(await blobsIn(directory), parallelFiles, async (digest) => {
        const path = blobPathIn(directory, digest);
        const status = await blobStatus(path);
        if (status === undefined)
            return;
        try {
            const descriptor = { mediaType: 'application/octet-stream', digest, size: Number(status.size) };
            await store.ingest(descriptor, (0,external_node_fs_.createReadStream)(path));
            taken.add(digest);
        }
        catch {
            await (0,promises_.rm)(path, { force: true });
        }
    });
    const entry = await Store.open(directory).catch(() => undefined);
    const names = [...((await entry?.names()) ?? [])].filter(([, { digest }]) => taken.has(digest));
    if (names.length > 0)
        await store.setNames(new Map(names));
    return taken;
}
/**
 * Makes the entry that is to be saved: copies of the blobs, which share their bytes where the disk can do that. Hard links
 * would give the store's own files a new ctime, so that all of them were hashed again in the next run, and would let who
 * unpacks an entry over this one write into the store.
 * @param directory emptied first
 * @param digests every blob and manifest that the locks reach
 */
async function exportCacheEntry(store, directory, digests, names) {
    await (0,promises_.rm)(directory, { recursive: true, force: true });
    await mapBounded([...new Set(digests)], parallelFiles, async (digest) => {
        const target = blobPathIn(directory, digest);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        await (0,promises_.copyFile)(store.blobPath(digest), target, external_node_fs_.constants.COPYFILE_FICLONE);
    });
    const entry = await Store.open(directory);
    await entry.setNames(names);
    await entry.close();
}
async function blobsIn(directory) {
    const found = await mapBounded(['sha256', 'sha512'], 2, async (algorithm) => {
        const names = await (0,promises_.readdir)((0,external_node_path_.join)(directory, 'blobs', algorithm)).catch(() => []);
        return names.flatMap((name) => (0,oci_digest/* tryParseDigest */.jt)(`${algorithm}:${name}`) ?? []);
    });
    return found.flat();
}

;// CONCATENATED MODULE: ./build/store/cache-key.js

/** Raised when the content of an entry changes its form, so that old entries are not read. */
const entryForm = 'oras-buf-modules-v1';
/** Keys are matched as prefixes, the full key too: the terminator keeps one from matching a longer one. */
const terminator = '.end';
function cacheKey(factors) {
    const form = factors.suffix === '' ? entryForm : `${entryForm}-${safeSuffix(factors.suffix)}`;
    const asks = `asks_${shortHash([...new Set(factors.asks)].sort().join('\n'))}`;
    if (factors.locks.size === 0) {
        return {
            key: `${form}-${asks}-unlocked_${shortHash(factors.runId)}${terminator}`,
            restoreKeys: [`${form}-${asks}-`, `${form}-asks_`],
        };
    }
    return {
        key: `${form}-${asks}-locks_${locksHash(factors.locks)}${terminator}`,
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
            const text = await (0,promises_.readFile)((0,external_node_path_.join)(declarations.root, file), 'utf8').catch(() => undefined);
            // Without oras.lock the modules of the OCI registries float: a buf.lock alone pins half of them.
            if (text === undefined && file === orasLockName)
                break;
            if (text !== undefined)
                texts.set(external_node_path_.posix.join(directoryOf(declarations, workspace), file), text);
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
        const found = await backend.restore([backend.entryDirectory], wanted.key, wanted.restoreKeys);
        const matchedKey = found?.matchedKey ?? '';
        const failure = backend.lastFailure();
        if (found !== undefined)
            this.#restored = await importCacheEntry(this.#store, backend.entryDirectory);
        await removeEntry(backend);
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
        await exportCacheEntry(this.#store, backend.entryDirectory, present, new Map(names));
        const saved = await backend.save([backend.entryDirectory], key);
        await removeEntry(backend);
        this.report = { ...this.report, saved };
        if (saved === 'saved')
            this.#ci.info(`Cache saved: ${key}`);
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
            asks: roots.flatMap(({ declarations }) => declarations.asks.map(({ module, requirement }) => `${module}:${requirement.text}`)),
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

// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var esm = __webpack_require__(51306);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
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
class UnsafeArchiveError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.policy;
    reason;
    constructor(artifact, reason, what) {
        super(`${artifact} is refused: ${what}`, {
            next: 'Nothing of it was used. Tell its publisher, and push it again without that.',
        });
        this.reason = reason;
    }
}
/** An artifact's archive is damaged, or is none: its publisher pushed it so, for its bytes match their digest. Exit code 4. */
class UnreadableArchiveError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
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
        // Line breaks would forge lines of buf's manifest; the others hide in terminals. Bad UTF-8 arrives as U+FFFD.
        if (/[\p{Cc}\p{Zl}\p{Zp}\uFFFD]|\p{Cs}/u.test(path))
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
class MalformedDependenciesError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
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
function readDependencies(annotations, artifact) {
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
            .map((one) => parseModuleReference(one));
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
    return [...new Set(dependencies.map(formatModuleReference))].sort(compareUtf8);
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
    const directory = moduleNameParts(module.module).name;
    const tar = await writeTar(directory, checkedFiles(module));
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
    return entries.files.toSorted((a, b) => compareUtf8(a.path, b.path));
}
async function writeTar(directory, files) {
    const archive = (0,tar_stream.pack)();
    const fixed = { mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
    for (const path of directoriesOf(directory, files))
        archive.entry({ name: `${path}/`, type: 'directory', mode: 0o755, ...fixed });
    for (const { path, content } of files) {
        archive.entry({ name: `${directory}/${path}`, type: 'file', mode: 0o644, ...fixed }, asBuffer(content));
    }
    archive.finalize();
    const chunks = [];
    for await (const chunk of archive)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
/** The directory of the module and all below it, each before what lies in it. */
function directoriesOf(top, files) {
    const directories = new Set([top]);
    for (const { path } of files) {
        for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
            directories.add(`${top}/${path.slice(0, slash)}`);
        }
    }
    return [...directories].sort(compareUtf8);
}
function asBuffer(content) {
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

;// CONCATENATED MODULE: ./build/bsr/bsr-artifact.js




/** An artifact should hold a module of the BSR, and its annotations do not say so, or contradict its files. */
class UnusableBsrArtifactError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.digestMismatch;
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
        const module = typeof name === 'string' ? tryParseModuleName(name) : undefined;
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
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
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
 * @throws {UnreadableArchiveError} and whatever `onEntry` throws
 */
async function readTar(bytes, artifact, onEntry) {
    const reader = (0,tar_stream.extract)();
    reader.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    let failure;
    try {
        for await (const entry of reader) {
            const chunks = [];
            for await (const chunk of entry)
                chunks.push(chunk);
            const content = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
            try {
                onEntry({ path: entry.header.name, kind: kindOf(entry.header), content });
            }
            catch (error) {
                failure = { error };
                break;
            }
        }
    }
    catch (error) {
        if (failure === undefined)
            throw new UnreadableArchiveError(artifact, 'its tar is damaged', error);
    }
    finally {
        reader.destroy();
    }
    if (failure !== undefined)
        throw failure.error;
}
function kindOf(header) {
    // A sparse file of GNU tar is stored as a map of its holes; nobody needs that for text.
    const pax = header.pax ?? {};
    if (Object.keys(pax).some((key) => key.startsWith('GNU.sparse.')))
        return 'unknown';
    switch (header.type) {
        case 'file':
        case 'contiguous-file':
            return 'file';
        case 'directory':
            return 'directory';
        case 'link':
        case 'symlink':
            return 'link';
        case 'character-device':
        case 'block-device':
        case 'fifo':
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
class AmbiguousModuleError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
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
        .sort((a, b) => compareUtf8(a.path, b.path))
        .flatMap(({ path, content }) => {
        const yaml = parseBufYaml(new TextDecoder().decode(content), `${artifact}/${path}`);
        return yaml.modules.map(({ path: below, name }) => ({ directory: join(path, below), name, yaml }));
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
function join(bufYaml, below) {
    const above = bufYaml.slice(0, Math.max(0, bufYaml.lastIndexOf('/')));
    if (above === '')
        return below;
    return below === '.' ? above : `${above}/${below}`;
}

;// CONCATENATED MODULE: ./build/modules/module-archive.js








/** An artifact without a single `.proto` file. Exit code 4: what the reference leads to is no module. */
class NoProtoFilesError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
}
/** The annotation of a manifest names other dependencies than the `buf.yaml` inside: one of them was forged or forgotten. */
class DependencyMismatchError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.digestMismatch;
}
/** An index of which no child can be chosen. Exit code 4. */
class AmbiguousIndexError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
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
    const annotated = readDependencies(manifest.annotations, label);
    const layers = await mapBounded(manifest.layers, parallelLayers, async (layer) => ({
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
            next: 'Push it again so that both agree ("oras-buf push" writes the annotation from buf.yaml), or drop the annotation.',
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
        .sort((a, b) => compareUtf8(a.path, b.path));
}
function noProtoFiles(source, all, directory) {
    const shown = all.slice(0, 10).map(({ path }) => path);
    const files = shown.length === 0 ? '' : ` files ${shown.join(', ')}${all.length > 10 ? ` and ${all.length - 10} more` : ''};`;
    const layers = source.manifest.layers
        .slice(0, 10)
        .map(({ mediaType, size, annotations }) => `${annotations?.[annotationNames.title] ?? 'untitled'} (${mediaType}, ${size} bytes)`);
    const where = directory === '.' ? '' : ` below ${directory}`;
    return new NoProtoFilesError(`${source.label} holds no .proto file${where}: found${files} layers ${layers.join(', ') || 'none'}`, {
        next: 'Check the reference: this is no module. Push one with "oras-buf push", or with "oras push" and its .proto files.',
    });
}

;// CONCATENATED MODULE: ./build/bsr/buf-failure.js

/** The BSR does not let this job read a module. */
class BsrNotAllowedError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notAllowed;
}
/** The BSR has no such module, label or commit. */
class BsrNotFoundError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
}
/** The BSR cannot be reached, or answers with an error of its own. */
class BsrUnreachableError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.network;
}
/** What the BSR sent, or buf's cache holds, does not have the digest that it should. */
class BsrDigestMismatchError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.digestMismatch;
}
/** Stock buf failed in a way that we know nothing of. */
class BufFailedError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
/** Stock buf is needed to ask the BSR, and it is not there or cannot be started. */
class BufMissingError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
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
function mirrorRepository(mirror, module) {
    const { owner, name } = moduleNameParts(module);
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
 * that are on the shelf already, as a set that needs nothing else, are taken from there: then neither buf nor the mirror is asked.
 * @param lockVersions `v1` has buf fetch the b4 of each module too
 */
async function resolveBsr(wanted, lockVersions, source) {
    if (wanted.length === 0)
        return [];
    const provided = (await fromShelf(wanted, lockVersions.has('v1'), source.shelf)) ??
        (source.mirror !== undefined
            ? await fromMirror(wanted, source.mirror, lockVersions.has('v1'), source)
            : await fromBuf(wanted, lockVersions.has('v1'), source));
    for (const module of provided)
        checkLocked(module, wanted);
    return provided
        .map((module) => (lockVersions.has('v1') ? module : { ...module, b4: '' }))
        .sort((a, b) => compareUtf8(a.module, b.module));
}
function isCommit(reference) {
    return /^[0-9a-f]{32}$/.test(reference);
}
function checkLocked(module, wanted) {
    const asked = wanted.find((one) => one.module === module.module && one.reference === module.commit);
    const { locked } = asked ?? {};
    if (locked === undefined)
        return;
    const sameB4 = locked.b4 === '' || module.b4 === '' || locked.b4 === module.b4;
    if (locked.b5 === module.b5 && sameB4)
        return;
    const [expected, got] = locked.b5 === module.b5 ? [locked.b4, module.b4] : [locked.b5, module.b5];
    throw new BsrDigestMismatchError(`${module.module}:${module.commit} has the digest ${got}, and the lock says ${expected}`, {
        next: 'A commit never changes: find out whether the lock was edited or the source was tampered with. Nothing of it is used.',
    });
}
async function fromShelf(wanted, needsB4, shelf) {
    if (!wanted.every(({ reference }) => isCommit(reference)))
        return undefined;
    const found = [];
    for (const { module, reference } of wanted) {
        const description = await shelf.describe(module, reference);
        if (description === undefined || (needsB4 && description.b4 === ''))
            return undefined;
        found.push({
            module,
            commit: reference,
            b4: description.b4,
            b5: description.b5,
            dependencies: description.dependencies.map((one) => one.module).sort(compareUtf8),
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
        const found = await mapBounded(level, source.parallel, ({ module, reference }) => findOnMirror(mirror, module, reference));
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
        level = next.sort((a, b) => compareUtf8(`${a.module}:${a.reference}`, `${b.module}:${b.reference}`));
    }
    return mapBounded([...chosen.values()], source.parallel, async ({ module, description, fetch }) => {
        const { commit, b4, b5 } = description;
        if (needsB4 && b4 === '') {
            throw new UnusableBsrArtifactError(`the mirror does not say the b4 digest of ${module}:${commit}, and a v1 lock needs it`, {
                next: 'Move the workspace to a v2 buf.yaml ("buf config migrate"), or mirror the module from a workspace with a v1 lock.',
            });
        }
        if (!(await isKept(source.shelf, module, commit, needsB4)))
            await source.shelf.keep(await fetch());
        return {
            module,
            commit,
            b4,
            b5,
            dependencies: description.dependencies.map((one) => one.module).sort(compareUtf8),
        };
    });
}
async function fromBuf(wanted, needsB4, source) {
    if (source.offline) {
        throw new errors/* OfflineError */.M_('the Buf Schema Registry', wanted.map(({ module }) => module).join(', '));
    }
    const { buf } = source;
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
    return mapBounded(modules, source.parallel, async (module) => {
        if (!(await isKept(source.shelf, module.module, module.commit, needsB4)))
            await source.shelf.keep(module);
        const dependencies = module.dependencies.map((one) => one.module).sort(compareUtf8);
        return { module: module.module, commit: module.commit, ...contentDigests(module), dependencies };
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
async function isKept(shelf, module, commit, needsB4) {
    const kept = await shelf.describe(module, commit);
    return kept !== undefined && !(needsB4 && kept.b4 === '');
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

;// CONCATENATED MODULE: ./build/report/human-units.js
/** `0.2 s`, `12 s`, `3 min 05 s`, `1 h 02 min`. */
function formatDuration(milliseconds) {
    const ms = Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0;
    if (ms < 1)
        return ms === 0 ? '0 s' : '< 1 ms';
    if (ms < 1_000)
        return `${Math.round(ms)} ms`;
    if (ms < 9_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
const byteUnits = ['kB', 'MB', 'GB', 'TB'];
/** `0 B`, `512 B`, `61.4 kB`, `1.2 MB`: powers of 1,000, as registries and download pages count. */
function formatBytes(bytes) {
    let value = Number.isFinite(bytes) ? Math.max(0, bytes) : 0;
    if (value < 1_000)
        return `${Math.round(value)} B`;
    for (const unit of byteUnits) {
        value /= 1_000;
        if (value < 999.5 || unit === 'TB')
            return `${value < 99.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
    }
    return `${value} B`;
}
/** `1 module`, `8 modules`, `1,000 modules`. */
function human_units_counted(number, noun) {
    return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
/** The start of a digest, enough to tell two apart: `sha256:1a2b3c4d5e6f`. */
function shortDigest(digest) {
    const colon = digest.indexOf(':');
    return digest.slice(0, colon + 1) + digest.slice(colon + 1, colon + 13);
}
/** Text of at most `limit` characters, with an ellipsis where something is missing. Never leaves half a character. */
function clipText(text, limit) {
    return text.length <= limit ? text : `${text.slice(0, Math.max(0, limit - 1)).toWellFormed()}…`;
}

;// CONCATENATED MODULE: ./build/resolve/lock-errors.js

/** The locks do not agree with the declarations, and this run must not change them. */
class LockOutOfDateError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
    /** The difference: lines that start with `+`, `-` or `~`. */
    difference;
    constructor(file, difference, places) {
        super(`${file} is out of date, and this run is frozen:\n${difference.map((line) => `  ${line}`).join('\n')}`, {
            places: places.length === 0 ? [{ file }] : places,
            next: 'Run "oras-buf resolve --frozen=false" and commit oras.lock and every buf.lock with the change.',
        });
        this.difference = difference;
    }
}
/** There is no lock, and the user asked for a frozen run. */
class MissingLockError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
    constructor(file) {
        super(`there is no ${file}, and --frozen was given`, {
            places: [{ file }],
            next: 'Run "oras-buf resolve --frozen=false" and commit oras.lock and every buf.lock.',
        });
    }
}
/** `--update` was given to a run that must not change the locks. */
class FrozenUpdateError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
    constructor(asked) {
        super(asked ? '--update and --frozen exclude each other' : '--update was given, and runs on a CI system are frozen', {
            next: asked ? 'Leave one of them out.' : 'Add --frozen=false where a job is to update the locks.',
        });
    }
}
/** A module named by `--update` is none that the declarations lead to. */
class UnknownUpdateError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
    constructor(module, near) {
        super(`--update ${module}: nothing in this workspace depends on it`, {
            next: near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Name modules in full: registry/owner/name.',
        });
    }
}
/** An offline run lacks modules that neither the lock nor the store has. */
class ModulesMissingOfflineError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.network;
    modules;
    constructor(missing, places) {
        super(`this run is offline, and these modules are missing:\n${missing.map(({ module, why }) => `  ${module}: ${why}`).join('\n')}`, { places, next: 'Run once without --offline, or restore a cache that holds them.' });
        this.modules = missing.map(({ module }) => module);
    }
}
/** A registry has both spellings of a version, and they are not the same artifact. */
class TwinTagsError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
    constructor(module, one, other) {
        super(`${module} has the tags ${one} and ${other}, which are one version, and they hold different artifacts`, {
            next: `Ask for one of them by its exact tag in the workspace, and have one of the two tags removed from the registry.`,
        });
    }
}

;// CONCATENATED MODULE: ./build/resolve/bsr-asks.js

/** Lines of the workspace, or modules, ask for one BSR module under different labels or commits. */
class BsrReferenceConflictError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
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
    const lines = asks.map((ask) => `\n  ${ask.requirement.text}: ${describeAsker(ask)}`);
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
/** `buf.yaml:4`, or `oras.birb.homes/team/auth:v2.1.0`. */
function describeAsker({ asker }) {
    return asker.kind === 'workspace' ? (0,build_errors/* formatPlace */.dE)(asker) : `${asker.module}:${asker.version}`;
}
/** The lines of the workspace among the askers. */
function workspacePlaces(asks) {
    return asks.flatMap(({ asker }) => (asker.kind === 'workspace' ? [{ file: asker.file, line: asker.line }] : []));
}

;// CONCATENATED MODULE: ./build/resolve/bsr-half.js





/**
 * The BSR modules of a root. What is locked, and satisfies, stays; `buf.lock` leads for commits where the run is not frozen,
 * because people and other tools run stock buf there. Where anything else is wanted, buf (or the mirror) is asked once, with
 * all that stays pinned.
 */
async function resolveBsrHalf(problem, resolveBsr) {
    const groups = groupBsrAsks(problem.asks);
    const pins = pinnedCommits(problem);
    const complete = fromLock(problem, groups, pins.commits);
    if (complete !== undefined)
        return { modules: complete, asked: false, remarks: [] };
    const wanted = new Map();
    // Everything locked is pinned, also what is only a dependency: buf would move it to the newest otherwise.
    const needed = new Set(reachable(groups, lockedModules(problem.lock)));
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
                ? reference === '' || reference === commit || !bsr_half_isCommit(reference)
                : lockedBsrSatisfies({ ...locked, commit }, reference));
        if (!stays)
            wanted.set(module, reference);
    }
    const resolved = await resolveBsr({
        wanted: [...wanted]
            .sort(([a], [b]) => compareUtf8(a, b))
            .map(([module, reference]) => {
            const { commit, b4, b5 } = problem.lock.bsr.get(module) ?? {};
            return b4 !== undefined && b5 !== undefined && commit === reference
                ? { module, reference, locked: { b4, b5 } }
                : { module, reference };
        }),
        lockVersions: problem.lockVersions,
    });
    const byName = new Map(resolved.map((module) => [module.module, module]));
    return { modules: describe(groups, byName), asked: true, remarks: pins.remarks };
}
function bsr_half_isCommit(reference) {
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
            if (problem.updated(module) || problem.lock.oci.has(module) || commits.get(module) === commit)
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
    const reached = reachable(groups, byName);
    return reached.every((module) => byName.has(module)) ? describe(groups, byName) : undefined;
}
function lockedModules(lock) {
    const modules = new Map();
    for (const [module, { commit, b4, b5, dependencies }] of lock.bsr) {
        modules.set(module, {
            module,
            commit,
            b4,
            b5,
            dependencies: dependencies.map((text) => parseModuleReference(text).module),
        });
    }
    return modules;
}
function reachable(groups, byName) {
    const reached = new Set(groups.map(({ module }) => module));
    for (const module of reached) {
        for (const dependency of byName.get(module)?.dependencies ?? [])
            reached.add(dependency);
    }
    return [...reached].sort(compareUtf8);
}
/** The reachable modules, with all who ask for each. */
function describe(groups, byName) {
    const asks = new Map(groups.map((group) => [group.module, [...group.asks]]));
    const reached = reachable(groups, byName).flatMap((name) => byName.get(name) ?? []);
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
        dependencies: resolved.dependencies.toSorted(compareUtf8),
        requires: resolved.dependencies.toSorted(compareUtf8),
    }));
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
    if (fewest.some(({ against }) => problem.asks.every((ask) => against.includes(ask) || isMinimum(ask)))) {
        candidates.splice(0, fewest.length, ...fewest.toReversed());
    }
    const byWorkspace = candidates.find(({ against }) => against.every((ask) => ask.asker.kind === 'workspace'));
    if (byWorkspace !== undefined) {
        const where = byWorkspace.against.flatMap(({ asker }) => (asker.kind === 'workspace' ? [(0,build_errors/* formatPlace */.dE)(asker)] : []));
        return where.length === 0
            ? `${byWorkspace.tag} is there now: run again.`
            : `Ask for ${byWorkspace.tag} in ${[...new Set(where)].join(' and ')}: it satisfies every other ask.`;
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

;// CONCATENATED MODULE: ./build/resolve/conflict.js




/** The asks for a module exclude each other, or no published version satisfies them all. */
class VersionConflictError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
}
/** Some ask for a tag that is a word, others for another word or a version. */
class TagWordConflictError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
}
/** Choosing one module undoes the choice of another, round and round. */
class UnstableSelectionError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
}
/** A registry does not have a module that is asked for. */
class UnknownModuleError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
}
/** A module does not have the tag that is asked for. */
class UnknownTagError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.notFound;
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
    const tags = await lookUps.versions(first.module);
    const problem = {
        module: first.module,
        selected: first.selected,
        asked: describeAsks(first.selected.asks, paths),
        also: also.length === 0 ? '' : `\nAlso without a version: ${also.join(', ')}`,
        places: conflict_placesOf(first.selected.asks, paths),
        tags,
    };
    return tags === undefined
        ? unknownModule(problem, lookUps)
        : await noVersion(problem, tags, first.reason, selection, lookUps);
}
function unknownModule(problem, lookUps) {
    const { module } = problem;
    const near = nearest_nearest(module, lookUps.knownModules);
    return new UnknownModuleError(`the registry has no module ${module}, or hides it from these credentials${problem.asked}${problem.also}`, {
        places: problem.places,
        next: near.length > 0
            ? `Did you mean ${near.join(', ')}?`
            : 'Check the name, that it was pushed, and that the token may read it.',
    });
}
async function noVersion(problem, tags, reason, selection, lookUps) {
    const { module, selected, asked, also, places } = problem;
    const available = `\nAvailable: ${describeTags(tags)}`;
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
            next: 'A word has no order to choose by. Ask for a version everywhere, or for the same word everywhere.',
        });
    }
    return new VersionConflictError(`no version of ${module} satisfies every ask${asked}${available}${also}`, {
        places,
        // Whatever goes wrong in looking for advice, the conflict is what has to be told.
        next: await adviceFor({ module, asks: selected.asks, tags, selection }, lookUps).catch(() => noAdvice),
    });
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
            steps.unshift((0,build_errors/* formatPlace */.dE)(asker));
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
            return ask.asker.kind === 'workspace' ? `exactly ${requirement.text}` : `at least ${requirement.text}`;
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
/** The lines of the workspace that lead to these asks, each once. */
function conflict_placesOf(asks, paths) {
    const places = new Map();
    for (const ask of asks) {
        let current = ask;
        for (let step = 0; current !== undefined && step < 100; step++) {
            const asker = current.asker;
            if (asker.kind === 'workspace') {
                const place = { file: asker.file, line: asker.line };
                places.set((0,build_errors/* formatPlace */.dE)(place), place);
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
        const { module, requirement } = parseModuleReference(text);
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
    for (const module of [...names].sort(compareUtf8)) {
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
            return { kind: 'added', module, asks };
        const [group] = groupBsrAsks(asks);
        if (group === undefined || lockedBsrSatisfies(bsr, group.reference))
            return undefined;
        return { kind: 'changed', module, locked: bsr.commit, asks };
    }
    if (oci === undefined)
        return { kind: 'added', module, asks };
    const against = asks.filter((ask) => !satisfies(oci.tag, ask, asks));
    return against.length === 0 ? undefined : { kind: 'changed', module, locked: oci.tag, asks: against };
}
/** A difference as a line that starts with `+`, `-` or `~`. */
function formatDifference(difference) {
    switch (difference.kind) {
        case 'added':
            return `+ ${difference.module}: ${describeAskers(difference.asks)}`;
        case 'changed':
            return `~ ${difference.module} ${difference.locked}: ${describeAskers(difference.asks)}`;
        case 'removed':
            return `- ${difference.module} ${difference.locked}: nobody asks for it`;
    }
}
function describeAskers(asks) {
    const described = [...new Set(asks.map((ask) => `${describeRequirement(ask)} asked for by ${describeAsker(ask)}`))];
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
            dependencies: locked.dependencies.map((text) => parseModuleReference(text).module),
        });
    }
    return modules;
}
/** Where each `buf.lock` of a root disagrees with `oras.lock`: `+`, `-` and `~` lines. */
function compareBufLocks(declarations, lock, bufLocks) {
    const modules = lockableModules(lock);
    return declarations.lockOwners.flatMap((owner) => bufLockDifference(bufLocks.get(owner), owner, expectedEntries(owner, declarations, modules)));
}

;// CONCATENATED MODULE: ./build/resolve/lock-changes.js


/** What a resolution changes against the lock that was found, by name. */
function lockChanges(lock, modules) {
    const before = new Map();
    for (const [module, { tag, digest }] of lock.oci)
        before.set(module, { version: tag, digest: (0,oci_digest/* digestHex */.sU)(digest) });
    for (const [module, { commit }] of lock.bsr)
        before.set(module, { version: commit, digest: commit });
    const after = new Map(modules.map((module) => [module.module, versionOf(module)]));
    return [...new Set([...before.keys(), ...after.keys()])].sort(compareUtf8).flatMap((module) => {
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
function versionOf(module) {
    return module.source === 'oci'
        ? { version: module.tag, digest: (0,oci_digest/* digestHex */.sU)(module.manifestDigest) }
        : { version: module.commit, digest: module.commit };
}
/** A tag that stays and now means something else is told apart by the beginning of its digest. */
function withDigest({ version, digest }) {
    return `${version} (${digest.slice(0, 12)})`;
}

;// CONCATENATED MODULE: ./build/resolve/oci-source.js






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
        const references = readDependencies(manifest.annotations, `${module}:${tag}`) ??
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
     * Where a chosen version's other spelling is known to be there too, both must be the same artifact.
     * @throws {TwinTagsError}
     */
    async refuseTwins(module, tag) {
        const listed = await this.#lists.get(module)?.catch(() => undefined);
        const twin = otherSpelling(tag);
        if (tagVersion(tag) === undefined || listed === undefined || !listed.includes(twin))
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
        const asks = graph.asksFor(name);
        const choice = asks.length === 0 ? undefined : await lookUps.choose(name, asks, problem.locked.get(name));
        const requires = choice?.kind === 'chosen' ? await lookUps.dependencies(name, choice.tag) : [];
        if (graph.settle(name, choice, requires))
            moved = true;
    }
    return moved;
}
/**
 * Looks up, level by level and in parallel, what the sweeps will most likely need. Asks are only gathered here, never dropped,
 * so this ends. What fails here fails again, in order, where a sweep needs it.
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
        const found = await mapBounded([...level].sort(), problem.parallel, async (name) => {
            try {
                const choice = await lookUps.choose(name, asksByName.get(name) ?? [], problem.locked.get(name));
                return choice.kind === 'chosen' ? await lookUps.dependencies(name, choice.tag) : [];
            }
            catch {
                return [];
            }
        });
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

;// CONCATENATED MODULE: ./build/resolve/resolve.js















/**
 * Turns what the files of one root ask for into one version and digest of each module (design.md, decisions 4 to 6). With locks
 * that satisfy everything, no request is made. Nothing is written.
 * @throws {FrozenUpdateError | MissingLockError | LockOutOfDateError | ModulesMissingOfflineError | UnknownUpdateError} by the mode of the run
 * @throws {VersionConflictError | TagWordConflictError | UnstableSelectionError | UnknownModuleError | UnknownTagError | TwinTagsError}
 */
async function resolve(declarations, context) {
    if (context.frozen !== 'off' && context.update.kind !== 'none')
        throw new FrozenUpdateError(context.frozen === 'asked');
    const lock = await readOrasLock(declarations.root);
    const bufLocks = await readBufLocks(declarations);
    const kinds = {
        isLocal: (module) => declarations.locals.has(module),
        isBsr: (module) => context.bsrHosts.has(moduleNameParts(module).registry),
    };
    const asks = workspaceAsks(declarations);
    const agreement = compareWithLock(asks, kinds, lock ?? noLock);
    if (lock === undefined && context.frozen === 'asked' && agreement.asks.size > 0)
        throw new MissingLockError(orasLockName);
    const frozen = lock !== undefined && context.frozen !== 'off';
    if (frozen)
        refuseDisagreement(declarations, lock, agreement, bufLocks);
    const job = {
        declarations,
        context,
        lock: lock ?? noLock,
        hadLock: lock !== undefined,
        frozen,
        kinds,
        asks,
        agreement,
    };
    return resolveAnew(job, bufLocks);
}
const noLock = { oci: new Map(), bsr: new Map(), lines: new Map() };
function workspaceAsks(declarations) {
    return declarations.asks.map(({ module, requirement, place }) => ({
        module,
        requirement,
        asker: { kind: 'workspace', file: place.file, line: place.line ?? 1 },
    }));
}
function refuseDisagreement(declarations, lock, agreement, bufLocks) {
    const { differences } = agreement;
    if (differences.length > 0) {
        const places = differences.flatMap((difference) => difference.kind === 'removed'
            ? [{ file: orasLockName, line: lock.lines.get(difference.module) ?? 1 }]
            : workspacePlaces(difference.asks));
        throw new LockOutOfDateError(orasLockName, differences.map(formatDifference), places);
    }
    const lines = compareBufLocks(declarations, lock, bufLocks);
    if (lines.length > 0)
        throw new LockOutOfDateError('buf.lock', lines, [{ file: lockFileOf(lines[0] ?? '') }]);
}
/** The file that a `+ path: …` line is about. */
function lockFileOf(line) {
    return line.slice(2).split(': ')[0] ?? 'buf.lock';
}
async function resolveAnew(job, bufLocks) {
    const { context, lock, declarations } = job;
    const updated = updatedModules(job);
    const kept = new Map([...lock.oci].filter(([module]) => !updated(module)));
    if (context.offline)
        refuseMissing(job, updated);
    const source = new OciSource(context.reader, kept);
    const selection = await selectVersions({
        asks: job.asks,
        isForeign: (module) => job.kinds.isLocal(module) || job.kinds.isBsr(module),
        locked: new Map([...kept].map(([module, entry]) => [module, entry.tag])),
        parallel: context.parallel,
    }, source);
    if (selection.kind !== 'stable')
        throw await explainConflict(selection, { ...lookUpsOf(source), knownModules: knownModules(job, selection) });
    const oci = await Promise.all([...selection.modules.keys()].map((module) => resolvedOci(module, selection, source, kept)));
    const bsr = await resolveBsrHalf({
        asks: selection.foreign.filter((ask) => job.kinds.isBsr(ask.module)),
        lock,
        bufLocks: [...bufLocks].flatMap(([owner, held]) => (held === undefined ? [] : [{ owner, held }])),
        frozen: job.frozen,
        updated,
        lockVersions: new Set(declarations.lockOwners.map((owner) => owner.version)),
    }, context.resolveBsr);
    const modules = [...oci, ...bsr.modules].sort((a, b) => compareUtf8(a.module, b.module));
    const movedTags = source.asked && !job.frozen ? await movedTagsOf(oci, kept, context) : [];
    const usedRegistry = source.asked || bsr.asked;
    return {
        declarations,
        modules,
        changes: [...lockChanges(lock, modules), ...movedTags],
        basis: !job.hadLock ? 'registry' : usedRegistry ? 'lock-and-registry' : 'lock',
        locks: job.frozen ? 'keep' : 'write',
        remarks: [...(job.hadLock || modules.length === 0 ? [] : [floating(context)]), ...bsr.remarks],
    };
}
function floating(context) {
    return {
        severity: context.frozen === 'default' ? 'warning' : 'notice',
        message: `There was no ${orasLockName}, so versions float: this run took what the registries have now. Commit ${orasLockName} and every buf.lock to get the same modules everywhere.`,
    };
}
function lookUpsOf(source) {
    return {
        versions: (module) => source.versions(module),
        dependencies: (module, tag) => source.dependencies(module, tag),
    };
}
function knownModules(job, selection) {
    const { lock, declarations } = job;
    const known = new Set([...declarations.locals.keys(), ...lock.oci.keys(), ...lock.bsr.keys()]);
    for (const [module, { choice }] of selection.modules)
        if (choice.kind === 'chosen')
            known.add(module);
    return known;
}
/** Which modules `--update` lets go of. */
function updatedModules({ context, lock, agreement }) {
    const { update } = context;
    if (update.kind === 'none')
        return () => false;
    if (update.kind === 'all')
        return () => true;
    const known = new Set([...lock.oci.keys(), ...lock.bsr.keys(), ...agreement.asks.keys()]);
    for (const module of update.modules) {
        if (!known.has(module))
            throw new UnknownUpdateError(module, nearest_nearest(module, known));
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
    for (const module of job.agreement.asks.keys()) {
        if (updated(module))
            missing.push({ module, why: '--update asks the registry' });
    }
    if (missing.length === 0)
        return;
    throw new ModulesMissingOfflineError(missing, wanted.flatMap((difference) => ('asks' in difference ? workspacePlaces(difference.asks) : [])));
}
async function resolvedOci(module, selection, source, kept) {
    const selected = selection.modules.get(module);
    if (selected?.choice.kind !== 'chosen')
        throw new Error(`${module} has no version in a stable selection`);
    const { tag } = selected.choice;
    await source.refuseTwins(module, tag);
    const manifestDigest = await source.digest(module, tag);
    const locked = kept.get(module);
    const same = locked?.digest === manifestDigest;
    return {
        source: 'oci',
        module,
        tag,
        manifestDigest,
        contentDigests: same ? { b4: locked.b4, b5: locked.b5 } : undefined,
        askedBy: selected.asks.map((ask) => ({ requirement: ask.requirement.text, asker: ask.asker })),
        dependencies: [...new Set(selected.requires.map((ask) => ask.module))].sort(compareUtf8),
        requires: selected.requires
            .map((ask) => formatModuleReference({ module: ask.module, requirement: ask.requirement.text }))
            .sort(compareUtf8),
    };
}
/** The kept modules whose tag points elsewhere now. Only looked at where the registry is asked anyway; a failure here is no reason to stop. */
async function movedTagsOf(oci, kept, context) {
    const stayed = oci.filter(({ module, tag }) => kept.get(module)?.tag === tag);
    const moved = await mapBounded(stayed, context.parallel, async ({ module, tag, manifestDigest }) => {
        const now = await context.reader.currentDigest(module, tag).catch(() => undefined);
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

;// CONCATENATED MODULE: ./build/pipeline/resolve-root.js







/** The one Buf Schema Registry that there is. */
const bsrHost = 'buf.build';
/**
 * Turns the asks of one root into versions and digests, and brings their bytes into the store.
 * @param restored digests that came out of the CI system's cache
 */
async function resolveRoot(job, root, modules, restored) {
    const { record, ci } = job;
    const source = await bsrSource(job, modules);
    const resolution = await record.time('resolve', () => resolveOrMark(job, root, modules, source));
    root.resolution = resolution;
    root.lock = { ...root.lock, changes: resolution.changes.map(reportChange) };
    for (const { severity, message, place } of resolution.remarks)
        record.remark(root.declarations, severity, message, place);
    const fetched = await record.time('fetch', () => modules.fetch(resolution.modules, source));
    for (const { module, sizeBytes, origin, blobs } of fetched) {
        root.sizes.set(module.module, sizeBytes);
        const cached = origin === 'store' && blobs.some(({ digest }) => restored.has(digest));
        root.origins.set(module.module, cached ? 'cache' : origin);
    }
    const fresh = fetched.filter(({ origin }) => origin === 'network');
    const bytes = fresh.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const basis = {
        lock: 'from the lock',
        'lock-and-registry': 'from the lock and the registries',
        registry: 'from the registries',
    };
    ci.info(`Resolved ${human_units_counted(resolution.modules.length, 'module')} ${basis[resolution.basis]}; fetched ${fresh.length === 0 ? 'nothing' : `${fresh.length} (${formatBytes(bytes)})`}.`);
    return { resolution, fetched };
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
async function bsrSource(job, modules) {
    const { settings } = job;
    return {
        shelf: modules.shelf,
        mirror: mirrorOf(job),
        buf: await stockBuf(job),
        offline: settings.offline,
        parallel: settings.parallelDownloads,
    };
}
function mirrorOf({ settings, registries }) {
    const mirror = settings.mirrors.get(bsrHost);
    return mirror === undefined ? undefined : { registry: registries.forHost(mirror.host), prefix: mirror.prefix };
}
/** A buf that is not there is an error only where the BSR has to be asked. */
async function stockBuf({ settings, ci, environment, signal }) {
    try {
        const program = await findProgram({
            name: 'buf',
            setting: 'buf-path',
            path: settings.bufPath,
            environment,
            checkout: ci.workspace,
            howToGet: howToGet.buf,
        });
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
        if (error instanceof ProgramNotFoundError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/report/annotations.js
/** GitHub shows about this much of a message before it gets unwieldy; the summary holds the rest. */
const maxMessageLength = 4_000;
/**
 * What of a report belongs beside the code: the problem that stopped the job, each finding of the build, every failed test
 * that no finding explains, and the remarks. Errors come first, then warnings, then notices, and within each those
 * that have a place, because CI systems show only the first few. No two are alike.
 */
function annotationsOf(report) {
    const found = [];
    const problem = report.problem;
    if (problem !== null) {
        found.push({
            severity: report.outcome === 'skipped' ? 'warning' : 'error',
            title: 'oras-buf',
            message: clip(`${problem.message}\n${problem.next}`),
            place: problem.places[0] ?? null,
        });
    }
    for (const root of report.roots) {
        if (root.build.tool !== 'none')
            found.push(...buildAnnotations(root.build));
    }
    for (const remark of report.remarks) {
        found.push({ severity: remark.severity, title: 'oras-buf', message: clip(remark.message), place: remark.place });
    }
    return unique(found).sort((a, b) => annotations_rank(a) - annotations_rank(b));
}
function buildAnnotations(build) {
    const found = build.diagnostics.map((diagnostic) => diagnosticAnnotation(build.tool, diagnostic));
    const explained = new Set(build.diagnostics.map((diagnostic) => diagnostic.target));
    const shownInCode = build.diagnostics.filter((diagnostic) => diagnostic.place !== null);
    const unexplained = (test) => !explained.has(test.target) && !shownInCode.some((diagnostic) => test.details.includes(diagnostic.message));
    for (const test of build.tests.filter(isFailedTest).filter(unexplained)) {
        found.push({
            severity: 'error',
            title: `Test ${test.name}: ${test.result}`,
            message: clip(test.details === '' ? `The test ended as ${test.result}.` : test.details),
            place: null,
        });
    }
    // The build room makes a finding of every error; a report that has none still must not stay silent.
    if (found.length === 0)
        found.push(...errorAnnotations(build));
    return found;
}
function errorAnnotations(build) {
    const named = build.targets.flatMap((target) => target.errors.map((error) => ({ title: `${target.label} failed`, error })));
    const others = build.errors.map((error) => ({ title: `${build.tool} failed`, error }));
    return [...named, ...others].map(({ title, error }) => ({
        severity: 'error',
        title,
        message: clip(joinLines(error.message, error.output)),
        place: null,
    }));
}
/** True for the results of a test that make a build red. */
function isFailedTest(test) {
    return test.result !== 'pass' && test.result !== 'skip' && test.result !== 'omitted';
}
function diagnosticAnnotation(tool, diagnostic) {
    const title = [diagnostic.rule === '' ? tool : diagnostic.rule, diagnostic.target].filter((part) => part !== '');
    return {
        severity: diagnostic.severity,
        title: title.join(' · '),
        message: clip(diagnostic.message),
        place: diagnostic.place,
    };
}
function annotations_rank(annotation) {
    const severity = { error: 0, warning: 2, notice: 4 }[annotation.severity];
    return severity + (annotation.place === null ? 1 : 0);
}
function unique(annotations) {
    const seen = new Set();
    return annotations.filter((annotation) => {
        const key = JSON.stringify([annotation.place, annotation.message]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}
function joinLines(message, output) {
    return output === '' || output.startsWith(message) ? output || message : `${message}\n${output}`;
}
function clip(text) {
    return text.length <= maxMessageLength ? text : `${text.slice(0, maxMessageLength).toWellFormed()}…`;
}

;// CONCATENATED MODULE: ./build/report/fit-summary.js
/** From generous to bare: first the graph goes, then rows become counts, then folded outputs shrink. */
const budgets = [
    { graph: true, rows: 2_000, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 2_000, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 200, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 50, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 50, folds: 50, outputCharacters: 2_000 },
    { graph: false, rows: 10, folds: 10, outputCharacters: 500 },
    { graph: false, rows: 1, folds: 0, outputCharacters: 0 },
];
/** GitHub drops a step's whole summary when it is larger than 1 MiB; some room is left for what others add to it. */
const summaryLimitBytes = 1_000_000;
/**
 * Renders with ever smaller budgets until the text fits. Where even the barest does not (which takes a very strange
 * report), the text ends after the last whole line that fits.
 * @param render draws the summary within a budget; `shortened` says that it must tell the reader so
 */
function fitSummary(render, limitBytes = summaryLimitBytes) {
    let text = '';
    for (const [index, budget] of budgets.entries()) {
        text = render(budget, index > 0);
        if (Buffer.byteLength(text) <= limitBytes)
            return text;
    }
    return firstLines(text, limitBytes);
}
function firstLines(text, limitBytes) {
    let size = 0;
    const kept = [];
    for (const line of text.split('\n')) {
        size += Buffer.byteLength(line) + 1;
        if (size > limitBytes)
            break;
        kept.push(line);
    }
    return kept.join('\n');
}

;// CONCATENATED MODULE: ./build/report/markdown-escape.js

/*
 * Text from outside in GitHub-flavoured Markdown. Three places, three rules: inline code (and prose that is not safe as
 * prose becomes inline code), prose, and HTML. Everything is one line unless it is a fenced block.
 */
/** Control characters, line separators, and the marks that turn the direction of writing round to disguise a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** One line without anything that does not print. */
function oneLine(text) {
    return text.toWellFormed().replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();
}
/** Inline code. A dash where there is nothing to show. */
function code(text, limit = 200) {
    const line = clipText(oneLine(text), limit);
    if (line === '')
        return '–';
    // Parsers disagree on backslashes before a pipe in a table: entities mean the same to all of them.
    if (line.includes('|'))
        return `<code>${entities(line)}</code>`;
    const fence = '`'.repeat(longestRun(line) + 1);
    const space = /^`|`$/.test(line) ? ' ' : '';
    return `${fence}${space}${line}${space}${fence}`;
}
/**
 * Prose. What stands between backticks becomes inline code, and so does every word that GitHub would make a link, a mention,
 * a reference or a formula of.
 */
function prose(text, limit = 500) {
    const parts = clipText(oneLine(text), limit).split(/(`[^`]+`)/);
    const inline = joinInline(parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), limit) : proseWords(part))));
    // Prose may begin a list item, where these would begin a heading, a rule or another list.
    return inline.replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => `&#${start.charCodeAt(0)};${start.slice(1)}`);
}
/** Joins inline pieces; two pieces of code that touch would be read as one. */
function joinInline(pieces) {
    let joined = '';
    for (const piece of pieces) {
        joined += joined.endsWith('`') && piece.startsWith('`') ? ` ${piece}` : piece;
    }
    return joined;
}
/** `@user`, addresses, links, `#12`, `GH-12`, commit ids, `$…$`, `:emoji:`. */
const wouldBecomeSomething = /[@$]|:\/\/|www\.|#\d|GH-\d|\b[0-9a-f]{7,40}\b|(?<![\w:]):[\w+-]+:(?!:)/i;
function proseWords(text) {
    return joinInline(text.split(/( )/).map((word) => (wouldBecomeSomething.test(word) ? codeWord(word) : proseEscape(word))));
}
/** The word as code, its closing punctuation outside. */
function codeWord(word) {
    const punctuation = /[.,;:!?)\]}'"]*$/.exec(word)?.[0] ?? '';
    const core = word.slice(0, word.length - punctuation.length);
    return core === '' ? proseEscape(word) : code(core, 500) + proseEscape(punctuation);
}
/** An underscore between two word characters is only an underscore. */
function proseEscape(text) {
    return text.replace(/[&<>`|\\*~[\]]|(?<!\w)_|_(?!\w)/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Text inside an HTML element or attribute. Every character that Markdown or HTML knows is an entity. */
function entities(text) {
    const encoded = oneLine(text).replace(/[^\p{L}\p{N} /,-]/gu, (character) => `&#${character.codePointAt(0)};`);
    // Addresses become links even from entities, unless something stands in between.
    return encoded.replaceAll('&#64;', '&#64;<wbr>');
}
/** Text in an element of the `<summary>` of a fold. GitHub reads no Markdown there; another renderer might. */
function html(text, limit = 300) {
    return clipText(oneLine(text), limit).replace(/[&<>"'`|\\*~[\]]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Prose in the `<summary>` of a fold: words that GitHub would make something of become code. */
function htmlProse(text, limit = 300) {
    return clipText(oneLine(text), limit)
        .split(' ')
        .map((word) => (wouldBecomeSomething.test(word) ? `<code>${html(word, limit)}</code>` : html(word, limit)))
        .join(' ');
}
/** `text` as it stands, in a block whose fence is longer than any in it. Ends without a line break. */
function fenced(text, language = 'text') {
    const lines = text
        .toWellFormed()
        .split(/\r\n|[\r\n\u2028\u2029]/)
        .map((line) => line.replaceAll('\t', '    ').replace(unprintable, ''));
    const longest = Math.max(2, ...lines.map((line) => longestRun(line)));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}
function longestRun(line) {
    return (line.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
/** A table. Cells must be safe already: `code`, `prose`, or words of our own. */
function markdown_escape_table(head, rows, alignRight = []) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const rule = head.map((_, index) => (alignRight.includes(index) ? '---:' : '---'));
    return [line(head), line(rule), ...rows.map(line)].join('\n');
}
/** A fold. `title` must be safe HTML, `body` Markdown. */
function fold(title, body, open = false) {
    return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

;// CONCATENATED MODULE: ./build/report/report-facts.js


/** One sign per outcome. Green only for a success. */
const outcomeSigns = {
    success: '✅',
    failure: '❌',
    error: '🛑',
    skipped: '⏭️',
    cancelled: '🚫',
};
/** Where a module's bytes came from, in words. */
const originWords = {
    installed: 'installed',
    store: 'store',
    cache: 'cache',
    network: 'network',
    none: '–',
};
/** What happened, in one line: `Build failed: 5 of 12 targets`. */
function headline(report) {
    const builds = ranBuilds(report);
    switch (report.outcome) {
        case 'success':
            return successHeadline(report, builds);
        case 'failure':
            return failureHeadline(builds);
        case 'error':
            if (report.problem !== null)
                return `Stopped: ${kindInWords(report.problem.kind)}`;
            return builds.some((build) => build.result === 'infrastructure')
                ? "The build's infrastructure failed"
                : 'The job could not do its work';
        case 'skipped':
            return 'Skipped: nothing was built';
        case 'cancelled':
            return 'Cancelled';
    }
}
function successHeadline(report, builds) {
    const modules = report.roots.reduce((sum, root) => sum + root.modules.length, 0);
    const done = [];
    const targets = builds
        .filter((build) => build.tool === 'buck2')
        .reduce((sum, build) => sum + build.targets.length, 0);
    const tests = builds.reduce((sum, build) => sum + build.tests.length, 0);
    const checks = builds.filter((build) => build.tool === 'buf').reduce((sum, build) => sum + build.targets.length, 0);
    if (tests > 0)
        done.push(`${human_units_counted(tests, 'test')} passed`);
    else if (targets > 0)
        done.push(`${human_units_counted(targets, 'target')} built`);
    if (checks > 0)
        done.push(`${human_units_counted(checks, 'check')} passed`);
    if (modules > 0 || done.length === 0)
        done.push(`${human_units_counted(modules, 'module')} ${report.command === 'resolve' ? 'resolved' : 'ready'}`);
    return `Success: ${done.join(', ')}`;
}
function failureHeadline(builds) {
    const targets = builds.flatMap((build) => build.targets);
    const tests = builds.flatMap((build) => build.tests);
    const failedTargets = targets.filter((target) => target.result === 'failure').length;
    const failedTests = tests.filter(isFailedTest).length;
    const failed = [];
    if (failedTargets > 0) {
        const noun = builds.every((build) => build.tool === 'buf') ? 'check' : 'target';
        failed.push(`${failedTargets.toLocaleString('en-US')} of ${human_units_counted(targets.length, noun)}`);
    }
    if (failedTests > 0)
        failed.push(`${failedTests.toLocaleString('en-US')} of ${human_units_counted(tests.length, 'test')}`);
    return failed.length === 0 ? 'The build failed' : `Failed: ${failed.join(', ')}`;
}
/** `LockOutOfDateError` → `lock out of date`. */
function kindInWords(kind) {
    const words = kind.replace(/Error$/, '').replace(/([a-z0-9])([A-Z])/g, '$1 $2');
    return words === ''
        ? 'an error'
        : words.toLowerCase().replace(/\b(oci|bsr|tls|buck)\b/g, (word) => word.toUpperCase());
}
/** What a reader should do now, the most urgent first. Empty where all is well. Backticks mark code. */
function nextSteps(report) {
    const steps = [];
    if (report.problem !== null)
        steps.push(report.problem.next);
    else if (report.outcome === 'failure')
        steps.push(...failureSteps(ranBuilds(report)));
    else if (report.outcome === 'error') {
        steps.push(infrastructureStep(ranBuilds(report)));
    }
    else if (report.outcome === 'cancelled')
        steps.push('Nothing is broken: run the job again when you need its result.');
    else if (report.outcome === 'skipped')
        steps.push(...skippedSteps(report));
    if (report.outcome === 'success' || report.outcome === 'failure')
        steps.push(...lockSteps(report));
    return steps;
}
function infrastructureStep(builds) {
    const errors = builds.flatMap((build) => [...build.errors, ...build.targets.flatMap((target) => target.errors)]);
    // buck2 tags whatever went wrong between it and a remote cache or executor with RE_….
    if (errors.some((error) => error.tags.some((tag) => tag.startsWith('RE_')))) {
        return 'The remote cache or execution service of buck2 failed, not the code: check that its address can be reached from here, or build without it (`--no-remote-cache`).';
    }
    return 'This is not the fault of the code: run the job again, and if it stays, look at the messages below.';
}
function failureSteps(builds) {
    const findings = builds.flatMap((build) => build.diagnostics);
    const placed = findings.filter((finding) => finding.place !== null).length;
    const failed = builds.filter((build) => build.result !== 'success');
    const [command] = failed.flatMap((build) => build.commands.slice(-1));
    const what = placed === 0 ? 'Read the messages below' : `Fix the ${placed === 1 ? 'finding' : human_units_counted(placed, 'finding')} below`;
    return [command === undefined ? `${what}.` : `${what}, then try it yourself: \`${command}\`.`];
}
function skippedSteps(report) {
    const reasons = report.roots.flatMap((root) => (root.build.tool === 'none' ? [root.build.reason] : []));
    return [...new Set(reasons)].map((reason) => `${reason}.`);
}
function lockSteps(report) {
    const steps = [];
    const changed = report.roots.filter((root) => root.lock.status === 'created' || root.lock.status === 'updated');
    if (changed.length > 0) {
        const paths = changed.map((root) => `\`${root.lock.path}\``);
        const shown = paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
        const created = changed.some((root) => root.lock.status === 'created');
        steps.push(`Commit ${shown} and the \`buf.lock\` beside each \`buf.yaml\`${created ? ': until then every run may get other versions' : ''}.`);
    }
    const moved = report.roots.flatMap((root) => root.lock.changes.filter((change) => change.kind === 'tag-moved'));
    if (moved.length > 0) {
        steps.push(`Look at ${human_units_counted(moved.length, 'tag')} that moved: the locked digest was kept. \`--update\` takes the new one.`);
    }
    return steps;
}
function ranBuilds(report) {
    return report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
}
/** `2 network, 5 store, 1 local`, the most common first. */
function originCounts(modules) {
    const counts = new Map();
    for (const module of modules) {
        const word = module.source === 'local' ? 'local' : module.origin === 'none' ? 'not fetched' : originWords[module.origin];
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return [...counts]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([word, number]) => `${number.toLocaleString('en-US')} ${word}`)
        .join(', ');
}
/** What was asked for, without repetitions; a dash for those who named no version. */
function requirementsOf(module) {
    return [...new Set(module.askedBy.map((ask) => (ask.requirement === '' ? '–' : ask.requirement)))];
}
/** The name without its registry: `common/types`. */
function nameInRegistry(module) {
    const prefix = `${module.registry}/`;
    return module.name.startsWith(prefix) ? module.name.slice(prefix.length) : module.name;
}
/** Groups failed targets by what their command printed, the largest group first. */
function failureGroups(targets) {
    const groups = new Map();
    for (const target of targets) {
        for (const error of target.errors) {
            // Where the output repeats the message (a target that was never analysed), the message is the reason; an action's
            // message only says that its command failed.
            const key = error.output === '' || error.output.includes(error.message) ? error.message : error.output;
            const group = groups.get(key);
            if (group === undefined) {
                groups.set(key, { labels: [target.label], error, messages: new Set([error.message]) });
            }
            else {
                if (group.labels.at(-1) !== target.label)
                    group.labels.push(target.label);
                group.messages.add(error.message);
            }
        }
    }
    return [...groups.values()]
        .map(({ labels, error, messages }) => ({ labels, error: { ...error, message: commonMessage(messages) } }))
        .sort((a, b) => b.labels.length - a.labels.length);
}
/** What several messages share: they start with the action that failed (`buf_lint: `), which may differ. */
function commonMessage(messages) {
    const [first = '', ...others] = messages;
    if (others.length === 0)
        return first;
    const reason = (message) => message.slice(message.indexOf(': ') + 1).trim();
    return others.every((other) => reason(other) === reason(first)) ? reason(first) : first;
}
/** `services/a`, or the workspace for `.`. */
function rootName(root) {
    return root.directory === '.' ? 'workspace' : root.directory;
}
/** `12 targets, 5 failed` or `3 checks`; tests follow where there are some. */
function buildCounts(build) {
    const failed = build.targets.filter((target) => target.result === 'failure').length;
    const noun = build.tool === 'buf' ? 'check' : 'target';
    const parts = [];
    if (build.targets.length > 0) {
        parts.push(human_units_counted(build.targets.length, noun) + (failed === 0 ? '' : `, ${failed.toLocaleString('en-US')} failed`));
    }
    if (build.tests.length > 0) {
        const red = build.tests.filter(isFailedTest).length;
        parts.push(human_units_counted(build.tests.length, 'test') + (red === 0 ? '' : `, ${red.toLocaleString('en-US')} failed`));
    }
    return parts.join(' · ');
}
/** `11 actions: 7 from the remote cache, 4 run here, 1 failed`. */
function actionCounts(build) {
    const actions = build.actions;
    if (actions === null)
        return '';
    const total = actions.local + actions.remote + actions.cached;
    if (total === 0)
        return build.result === 'success' && build.targets.length > 0 ? 'no action had to run' : '';
    const parts = [
        actions.cached > 0 ? `${actions.cached.toLocaleString('en-US')} from the remote cache` : '',
        actions.remote > 0 ? `${actions.remote.toLocaleString('en-US')} run remotely` : '',
        actions.local > 0 && actions.local < total ? `${actions.local.toLocaleString('en-US')} run here` : '',
        actions.failed > 0 ? `${actions.failed.toLocaleString('en-US')} failed` : '',
    ].filter((part) => part !== '');
    return `${human_units_counted(total, 'action')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}
/** The findings that name a place; what the others say stands with the targets that failed. */
function placedFindings(build) {
    return build.diagnostics.flatMap((finding) => (finding.place === null ? [] : [{ ...finding, place: finding.place }]));
}

;// CONCATENATED MODULE: ./build/report/markdown-build.js





const labelsShown = 5;
/** The findings of a build, with their places; empty where there are none. */
function findingsSection(build, budget) {
    const findings = build.tool === 'none' ? [] : placedFindings(build);
    if (findings.length === 0)
        return '';
    const shown = findings.slice(0, budget.rows);
    const left = findings.length - shown.length;
    const more = left === 0 ? '' : `\n\n… and ${human_units_counted(left, 'more finding')}.`;
    return `### ${human_units_counted(findings.length, 'finding')}\n\n${markdown_escape_table(['Where', 'What', 'Rule'], shown.map(findingRow))}${more}`;
}
function findingRow(finding) {
    const rule = finding.severity === 'warning' ? `${code(finding.rule, 60)} (warning)` : code(finding.rule, 60);
    return [code((0,build_errors/* formatPlace */.dE)(finding.place)), prose(finding.message), rule];
}
/** What was built, what failed and with which output. */
function buildSection(build, budget) {
    if (build.tool === 'none')
        return build.reason === '' ? '' : `### Build\n\nNothing was built: ${prose(build.reason.replace(/[.\s]+$/, ''))}.`;
    const facts = [buildCounts(build), actionCounts(build), formatDuration(build.durationMs)];
    const version = build.toolVersion === '' ? '' : ` ${code(build.toolVersion, 60)}`;
    const parts = [
        `### Build`,
        `${build.tool}${version} (${prose(build.reason)}): ${facts.filter((fact) => fact !== '').join(' · ')}.`,
        remoteTraffic(build),
        ...failureFolds(build, budget),
        ...testFolds(build, budget),
        targetsFold(build, budget),
        commandsFold(build, budget),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function remoteTraffic(build) {
    const actions = build.actions;
    if (actions === null || actions.uploadedBytes + actions.downloadedBytes === 0)
        return '';
    return `Remote cache: ${formatBytes(actions.downloadedBytes)} received, ${formatBytes(actions.uploadedBytes)} sent.`;
}
function failureFolds(build, budget) {
    const groups = [
        ...build.errors.map((error) => ({ labels: [], error })),
        ...failureGroups(build.targets.filter((target) => target.result === 'failure')),
    ];
    const shown = groups.slice(0, budget.folds);
    const left = groups.length - shown.length;
    const folds = shown.map((group) => fold(failureTitle(group), fenced(outputOf(group, budget)), groups.length === 1));
    return left === 0 ? folds : [...folds, `… and ${human_units_counted(left, 'more failure')}.`];
}
function failureTitle(group) {
    if (group.labels.length === 0)
        return `❌ ${htmlProse(group.error.message)}`;
    const shown = group.labels.slice(0, labelsShown).map((label) => `<code>${html(label, 120)}</code>`);
    const left = group.labels.length - shown.length;
    return `❌ ${shown.join(', ')}${left === 0 ? '' : ` and ${human_units_counted(left, 'more target')}`}: ${htmlProse(group.error.message, 200)}`;
}
function outputOf(group, budget) {
    return outputEnd(group.error.output === '' ? group.error.message : group.error.output, budget);
}
/** The end of an output: there compilers say what went wrong. */
function outputEnd(text, budget) {
    if (text.length <= budget.outputCharacters)
        return text;
    return `[…]\n${text.slice(text.length - budget.outputCharacters).toWellFormed()}`;
}
function testFolds(build, budget) {
    const failed = build.tests.filter(isFailedTest);
    const shown = failed.slice(0, budget.folds);
    const folds = shown.map((test) => {
        const title = `❌ test <code>${html(test.name, 120)}</code>: ${test.result}, ${formatDuration(test.durationMs)}`;
        return fold(title, fenced(outputEnd(test.details === '' ? 'It printed nothing.' : test.details, budget)));
    });
    const left = failed.length - shown.length;
    return left === 0 ? folds : [...folds, `… and ${human_units_counted(left, 'more failed test')}.`];
}
function targetsFold(build, budget) {
    const good = build.targets.filter((target) => target.result === 'success');
    if (build.tool === 'buf' || good.length === 0)
        return '';
    const shown = good.slice(0, budget.rows);
    const left = good.length - shown.length;
    const rows = shown.map((target) => [
        code(target.label),
        target.outputs.length === 0 ? '–' : String(target.outputs.length),
    ]);
    const more = left === 0 ? '' : `\n\n… and ${human_units_counted(left, 'more target')}.`;
    return fold(`${human_units_counted(good.length, 'target')} succeeded`, `${markdown_escape_table(['Target', 'Outputs'], rows, [1])}${more}`);
}
function commandsFold(build, budget) {
    if (build.commands.length === 0)
        return '';
    const shown = build.commands.slice(0, Math.min(budget.rows, 50)).map((command) => command.slice(0, 2_000));
    const left = build.commands.length - shown.length;
    const lines = left === 0 ? shown : [...shown, `# … and ${human_units_counted(left, 'more command')}`];
    return fold(human_units_counted(build.commands.length, 'command'), fenced(lines.join('\n'), 'sh'));
}

;// CONCATENATED MODULE: ./build/report/mermaid-graph.js



/** GitHub draws Mermaid sources up to this many characters, and Mermaid itself stops at this many edges. */
const maxGraphCharacters = 50_000;
const maxGraphEdges = 500;
/**
 * The dependency graph of a root as a Mermaid flowchart, or undefined where it is too large to be drawn or there is nothing
 * to draw. Modules of the BSR are round, local ones dashed.
 */
function mermaidGraph(root) {
    if (root.modules.length === 0 || root.modules.length > maxGraphEdges)
        return undefined;
    const ids = new Map(root.modules.map((module, index) => [module.name, `m${index}`]));
    const edges = root.modules.flatMap((module) => edgesTo(module, root.modules, ids));
    if (edges.length > maxGraphEdges)
        return undefined;
    const lines = [
        'flowchart LR',
        `  root[["${label(rootName(root))}"]]`,
        ...root.modules.map((module) => `  ${node(module, ids.get(module.name) ?? 'root')}`),
        ...edges.map((edge) => `  ${edge}`),
        '  classDef local stroke-dasharray: 4 3',
    ];
    const source = lines.join('\n');
    return source.length <= maxGraphCharacters ? source : undefined;
}
function node(module, id) {
    const version = module.source === 'bsr' ? module.version.slice(0, 8) : module.version;
    const text = label(`${nameInRegistry(module)}${version === '' ? '' : ` ${version}`}`);
    if (module.source === 'bsr')
        return `${id}(["${text}"])`;
    return module.source === 'local' ? `${id}["${text}"]:::local` : `${id}["${text}"]`;
}
/** From the workspace where one of its files asks, else the edges stand with the modules that ask. */
function edgesTo(module, all, ids) {
    const id = ids.get(module.name) ?? 'root';
    const own = module.dependencies.flatMap((name) => {
        const to = ids.get(name);
        return to === undefined || to === id ? [] : [`${id} --> ${to}`];
    });
    const askedByModule = (by) => all.some((other) => by === other.name || by.startsWith(`${other.name}@`) || by.startsWith(`${other.name}:`));
    const fromWorkspace = module.source !== 'local' && module.askedBy.some((ask) => !askedByModule(ask.by));
    return fromWorkspace ? [`root --> ${id}`, ...own] : own;
}
/** Text inside a quoted Mermaid label: what could end it or start markup becomes Mermaid's own entity, `#35;`. */
function label(text) {
    return clipText(oneLine(text), 80).replace(/[^\p{L}\p{N} ._/:+~-]/gu, (character) => `#${character.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./build/report/markdown-modules.js




/** More modules than these are folded away: the rest of the summary must stay in sight. */
const openTableRows = 25;
const askersShown = 3;
/** The table of modules of a root; empty where there are none. */
function modulesSection(root, budget) {
    if (root.modules.length === 0)
        return '';
    const title = `### ${human_units_counted(root.modules.length, 'module')}`;
    const shown = root.modules.slice(0, budget.rows);
    const left = root.modules.length - shown.length;
    const rows = markdown_escape_table(['Module', 'Requirement', 'Version', 'Registry', 'Digest', 'Size', 'From', 'Asked by'], shown.map(moduleRow), [5]);
    const counts = originCounts(root.modules);
    const body = left === 0 ? rows : `${rows}\n\n… and ${human_units_counted(left, 'more module')}.`;
    return root.modules.length <= openTableRows ? `${title}\n\n${body}` : `${title}\n\n${fold(counts, body)}`;
}
function moduleRow(module) {
    const requirements = requirementsOf(module);
    return [
        code(nameInRegistry(module)),
        requirements.length === 0 ? '–' : limited(requirements, 3, (text) => (text === '–' ? text : code(text, 60))),
        code(module.source === 'bsr' ? module.version.slice(0, 12) : module.version, 60),
        module.source === 'local' ? 'this workspace' : code(module.registry, 80),
        module.digest === '' ? '–' : code(shortDigest(module.digest), 40),
        module.sizeBytes === 0 ? '–' : formatBytes(module.sizeBytes).replace(' ', '\u00a0'),
        module.source === 'local' ? 'local' : originWords[module.origin],
        module.askedBy.length === 0
            ? '–'
            : limited(markdown_modules_unique(module.askedBy.map((ask) => askerOn(module.registry, ask.by))), askersShown, (text) => code(text, 100)),
    ];
}
/** A module on the same registry is named without it: the row says which that is. */
function askerOn(registry, by) {
    return by.startsWith(`${registry}/`) ? by.slice(registry.length + 1) : by;
}
function limited(items, limit, show) {
    const shown = items.slice(0, limit).map(show).join(', ');
    return items.length > limit ? `${shown} +${items.length - limit}` : shown;
}
function markdown_modules_unique(items) {
    return [...new Set(items)];
}
const statusWords = {
    unchanged: 'is as it was',
    created: 'is new',
    updated: 'changed',
    'out-of-date': 'is out of date',
};
const changeWords = {
    added: 'added',
    removed: 'removed',
    moved: 'moved',
    'tag-moved': 'tag moved, lock kept',
};
/** What changed against the lock; empty where nothing did. */
function lockSection(root, budget) {
    const { lock } = root;
    if (lock.changes.length === 0)
        return '';
    const shown = lock.changes.slice(0, budget.rows);
    const left = lock.changes.length - shown.length;
    const rows = markdown_escape_table(['Change', 'Module', 'Before', 'Now'], shown.map((change) => [changeWords[change.kind], code(change.module), markdown_modules_version(change.from), markdown_modules_version(change.to)]));
    const more = left === 0 ? '' : `\n\n… and ${human_units_counted(left, 'more change')}.`;
    const body = `${rows}${more}`;
    const title = `### Against the lock\n\n${code(lock.path)} ${statusWords[lock.status]}.`;
    return lock.changes.length <= openTableRows
        ? `${title}\n\n${body}`
        : `${title}\n\n${fold(human_units_counted(lock.changes.length, 'change'), body)}`;
}
function markdown_modules_version(text) {
    return text === '' ? '–' : code(/^(?:sha(?:256|512)|b5|shake256):/.test(text) ? shortDigest(text) : text, 60);
}
/** The dependency graph, or a sentence that says why there is none; empty where nobody asks for a module. */
function graphSection(root, budget) {
    if (!budget.graph || root.modules.length === 0)
        return '';
    const source = mermaidGraph(root);
    if (source === undefined) {
        return `### Dependencies\n\n${prose(`The graph of ${human_units_counted(root.modules.length, 'module')} is too large to be drawn.`)}`;
    }
    return `### Dependencies\n\n\`\`\`mermaid\n${source}\n\`\`\``;
}

;// CONCATENATED MODULE: ./build/report/markdown-summary.js








/**
 * The job's summary in GitHub-flavoured Markdown: the outcome and what to do next on top, then what went wrong, then
 * modules, lock, build, cache, timings and the dependency graph. Never larger than `limitBytes` of UTF-8; where something
 * had to go, the last line says so. Text from outside cannot break out of its place.
 */
function markdownSummary(report, limitBytes = summaryLimitBytes) {
    return fitSummary((budget, shortened) => render(report, budget, shortened), limitBytes);
}
function render(report, budget, shortened) {
    const sections = [
        `## ${outcomeSigns[report.outcome]} ${prose(headline(report), 200)}`,
        nextSection(report),
        problemSection(report.problem),
        factsLine(report),
        ...rootSections(report, budget),
        remarksSection(report.remarks, budget),
        cacheSection(report.cache),
        timingsSection(report),
        shortened ? shortenedNote(report) : '',
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function nextSection(report) {
    const steps = nextSteps(report);
    if (steps.length === 0)
        return '';
    if (steps.length === 1)
        return `> **Next:** ${prose(steps[0] ?? '', 2_000)}`;
    return ['> **Next:**', ...steps.map((step) => `> - ${prose(step, 2_000)}`)].join('\n');
}
const placesShown = 20;
const problemLinesShown = 40;
function problemSection(problem) {
    if (problem === null)
        return '';
    // One line of Markdown: a line of its own could begin with something that Markdown reads.
    const message = problem.message
        .split('\n')
        .slice(0, problemLinesShown)
        .map((line) => '&nbsp;'.repeat(/^ {0,20}/.exec(line)?.[0].length ?? 0) + prose(line, 1_000))
        .filter((line) => !/^(?:&nbsp;)*$/.test(line))
        .map((line, index) => (index === 0 ? `**${line}**` : line))
        .join('<br>');
    const places = problem.places.slice(0, placesShown).map((place) => `- ${code((0,build_errors/* formatPlace */.dE)(place))}`);
    const left = problem.places.length - places.length;
    if (left > 0)
        places.push(`- and ${human_units_counted(left, 'more place')}`);
    return [message, places.join('\n')].filter((part) => part !== '').join('\n\n');
}
/** The whole job in one line. */
function factsLine(report) {
    const modules = report.roots.flatMap((root) => root.modules);
    const builds = report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
    const { traffic } = report;
    const facts = [
        modules.length === 0 ? '' : `**${human_units_counted(modules.length, 'module')}** (${originCounts(modules)})`,
        ...(builds.length === 1 ? builds.map((build) => `**${build.tool}** ${buildCounts(build) || 'no targets'}`) : []),
        traffic.requests === 0
            ? 'no request to a registry'
            : `${human_units_counted(traffic.requests, 'request')}, ${formatBytes(traffic.bytesReceived)} received${traffic.retries === 0 ? '' : `, ${traffic.retries} retried`}`,
        report.cache.result === 'off' ? '' : `cache ${report.cache.result}`,
        modeWords(report),
        report.exitCode === 0 ? '' : `exit code ${report.exitCode}`,
        `**${formatDuration(report.durationMs)}**`,
    ];
    return facts.filter((fact) => fact !== '').join(' · ');
}
function modeWords(report) {
    const { frozen, offline, update } = report.mode;
    return [frozen ? 'frozen' : '', offline ? 'offline' : '', update ? 'update' : '']
        .filter((word) => word !== '')
        .join(', ');
}
function rootSections(report, budget) {
    if (report.roots.length === 1)
        return report.roots.flatMap((root) => rootParts(root, budget));
    const shown = report.roots.slice(0, Math.max(1, Math.min(budget.rows, 200)));
    const left = report.roots.length - shown.length;
    const sections = shown.flatMap((root) => [`## ${code(rootName(root))}`, ...rootParts(root, budget)]);
    return left === 0 ? sections : [...sections, `… and ${human_units_counted(left, 'more root')}.`];
}
/** What went wrong first, what is only good to know last. */
function rootParts(root, budget) {
    return [
        findingsSection(root.build, budget),
        buildSection(root.build, budget),
        lockSection(root, budget),
        modulesSection(root, budget),
        graphSection(root, budget),
    ];
}
function remarksSection(remarks, budget) {
    if (remarks.length === 0)
        return '';
    const shown = remarks.slice(0, Math.min(budget.rows, 100));
    const left = remarks.length - shown.length;
    const lines = shown.map((remark) => {
        const place = remark.place === null ? '' : `${code((0,build_errors/* formatPlace */.dE)(remark.place))}: `;
        return `- ${remark.severity === 'warning' ? '⚠️ ' : ''}${place}${prose(remark.message, 1_000)}`;
    });
    if (left > 0)
        lines.push(`- and ${human_units_counted(left, 'more remark')}`);
    return `### Remarks\n\n${lines.join('\n')}`;
}
const cacheWords = {
    hit: 'Hit',
    partial: 'Partial hit',
    miss: 'Miss',
    off: 'Off',
    unavailable: 'Not available',
};
const savedWords = {
    saved: 'A new entry was saved.',
    'already-there': 'The entry was there already.',
    'not-allowed': 'This run may not write to the cache.',
    failed: 'Saving failed; the next run starts as this one did.',
    'not-needed': '',
};
function cacheSection(cache) {
    if (cache.result === 'off' && cache.reason === '')
        return '';
    const parts = [
        `**${cacheWords[cache.result]}**${cache.reason === '' ? '.' : `: ${prose(cache.reason.replace(/[.\s]+$/, ''))}.`}`,
        savedWords[cache.saved],
    ];
    const keys = [
        cache.key === '' ? '' : `key ${code(cache.key)}`,
        cache.matchedKey === '' || cache.matchedKey === cache.key ? '' : `found ${code(cache.matchedKey)}`,
    ].filter((key) => key !== '');
    const line = parts.filter((part) => part !== '').join(' ');
    return `### Cache\n\n${line}${keys.length === 0 ? '' : `<br>${keys.join(', ')}`}`;
}
const barLength = 20;
function timingsSection(report) {
    const timings = report.timings.filter(({ durationMs }) => durationMs > 0);
    if (timings.length === 0)
        return '';
    const longest = Math.max(1, ...timings.map((timing) => timing.durationMs));
    const rows = timings.slice(0, 50).map((timing) => {
        const share = Math.round((timing.durationMs / longest) * barLength);
        return [
            prose(timing.phase, 60),
            formatDuration(timing.durationMs),
            '█'.repeat(Math.max(0, Math.min(barLength, share))),
        ];
    });
    return `### Time\n\n${markdown_escape_table(['Phase', 'Time', ''], rows, [1])}`;
}
function shortenedNote(report) {
    const hasGraph = report.roots.some((root) => mermaidGraph(root) !== undefined);
    return `> Shortened to fit the size that a summary may have: ${hasGraph ? 'the graph is left out, and ' : ''}long tables and outputs end early. \`report.json\` has everything.`;
}

;// CONCATENATED MODULE: ./build/report/report-json.js
/** The report as `report.json` holds it. Its schema is docs/report.schema.json. */
function reportJson(report) {
    return `${JSON.stringify(report, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./build/report/terminal-summary.js






const plain = (_style, text) => text;
const signs = {
    success: { sign: '✔', style: 'good' },
    failure: { sign: '✘', style: 'bad' },
    error: { sign: '✘', style: 'bad' },
    skipped: { sign: '–', style: 'attention' },
    cancelled: { sign: '–', style: 'attention' },
};
const rowsShown = 50;
const labelWidth = 9;
/** The same facts as the job's summary, short, for a terminal or a log. Ends with a line break. */
function terminalSummary(report, style = plain) {
    const { sign, style: outcomeStyle } = signs[report.outcome];
    const lines = [
        `${style(outcomeStyle, `${sign} ${safe(headline(report), 200)}`)}  ${style('quiet', formatDuration(report.durationMs))}`,
    ];
    if (report.problem !== null) {
        lines.push(...field(style, 'problem', report.problem.message.split('\n').map((line) => clipText(printable(line), 1_000))));
        lines.push(...field(style, 'where', report.problem.places
            .slice(0, 10)
            .map(build_errors/* formatPlace */.dE)
            .map((place) => safe(place))));
    }
    lines.push(...field(style, 'next', nextSteps(report).map((step) => safe(step, 1_000))));
    for (const root of report.roots)
        lines.push(...rootLines(root, report.roots.length > 1, style));
    const remarks = report.remarks.slice(0, rowsShown).map((remark) => {
        const place = remark.place === null ? '' : `${safe((0,build_errors/* formatPlace */.dE)(remark.place))}: `;
        return style(remark.severity === 'warning' ? 'attention' : 'quiet', `${place}${safe(remark.message, 500)}`);
    });
    lines.push(...field(style, 'remarks', withMore(remarks, report.remarks.length, 'remark')));
    lines.push(...field(style, 'cache', terminal_summary_cacheWords(report)));
    lines.push(...field(style, 'registry', trafficWords(report)));
    const timings = report.timings
        .filter(({ durationMs }) => durationMs > 0)
        .map((timing) => `${safe(timing.phase, 40)} ${formatDuration(timing.durationMs)}`);
    lines.push(...field(style, 'time', timings.length === 0 ? [] : [timings.join(', ')]));
    return `${lines.join('\n')}\n`;
}
function rootLines(root, named, style) {
    const lines = named ? ['', style('strong', safe(rootName(root)))] : [];
    if (root.modules.length > 0) {
        const rows = root.modules
            .slice(0, rowsShown)
            .map((module) => [
            safe(module.name, 80),
            safe(requirementsOf(module).join(', ') || '–', 30),
            safe(module.source === 'bsr' ? module.version.slice(0, 12) : module.version || '–', 30),
            module.digest === '' ? '–' : safe(shortDigest(module.digest)),
            module.sizeBytes === 0 ? '–' : formatBytes(module.sizeBytes),
            module.source === 'local' ? 'local' : originWords[module.origin],
        ]);
        const table = withMore(aligned(rows, [4]), root.modules.length, 'module');
        lines.push(...field(style, 'modules', [
            `${human_units_counted(root.modules.length, 'module')}: ${originCounts(root.modules)}`,
            ...table,
        ]));
    }
    const changes = root.lock.changes
        .slice(0, rowsShown)
        .map((change) => [
        change.kind,
        safe(change.module, 80),
        safe(shortDigest(change.from), 40) || '–',
        '→',
        safe(shortDigest(change.to), 40) || '–',
    ]);
    lines.push(...field(style, 'lock', withMore(aligned(changes, []), root.lock.changes.length, 'change')));
    lines.push(...field(style, 'build', buildLines(root, style)));
    return lines;
}
function buildLines(root, style) {
    const { build } = root;
    if (build.tool === 'none')
        return build.reason === '' ? [] : [`nothing was built: ${safe(build.reason)}`];
    const facts = [
        `${build.tool} ${safe(build.toolVersion, 40)}`.trim(),
        buildCounts(build),
        actionCounts(build),
        formatDuration(build.durationMs),
    ];
    const placed = placedFindings(build);
    const findings = placed.slice(0, rowsShown).map((finding) => {
        const rule = finding.rule === '' ? '' : style('quiet', ` (${safe(finding.rule, 60)})`);
        return `${style(finding.severity === 'error' ? 'bad' : 'attention', safe((0,build_errors/* formatPlace */.dE)(finding.place)))}: ${safe(finding.message, 500)}${rule}`;
    });
    const groups = failureGroups(build.targets.filter((target) => target.result === 'failure'));
    const failures = groups.slice(0, rowsShown).map((group) => {
        const labels = group.labels
            .slice(0, 3)
            .map((label) => safe(label))
            .join(', ');
        const left = group.labels.length - 3;
        return `${style('bad', 'failed')} ${labels}${left > 0 ? ` and ${left} more` : ''}: ${safe(group.error.message, 200)}`;
    });
    const errors = build.errors
        .slice(0, rowsShown)
        .map((error) => `${style('bad', 'failed')} ${safe(error.message, 500)}`);
    const failedTests = build.tests.filter(isFailedTest);
    const tests = failedTests.slice(0, rowsShown).map((test) => `${style('bad', test.result)} ${safe(test.name)}`);
    return [
        facts.filter((fact) => fact !== '').join(' · '),
        ...withMore(findings, placed.length, 'finding'),
        ...withMore(errors, build.errors.length, 'error'),
        ...withMore(failures, groups.length, 'failure'),
        ...withMore(tests, failedTests.length, 'failed test'),
    ];
}
function terminal_summary_cacheWords(report) {
    const { result, reason } = report.cache;
    if (result === 'off' && reason === '')
        return [];
    return [`${result}${reason === '' ? '' : `: ${safe(reason, 500)}`}`];
}
function trafficWords(report) {
    const { requests, bytesReceived, retries } = report.traffic;
    if (requests === 0)
        return ['no request'];
    return [
        `${human_units_counted(requests, 'request')}, ${formatBytes(bytesReceived)} received${retries === 0 ? '' : `, ${retries} retried`}`,
    ];
}
/** A name and its lines, the lines under each other. */
function field(style, name, values) {
    return values.map((value, index) => `  ${style('quiet', (index === 0 ? name : '').padEnd(labelWidth))} ${value}`.trimEnd());
}
function withMore(lines, total, noun) {
    return lines.length === total ? lines : [...lines, `… and ${human_units_counted(total - lines.length, `more ${noun}`)}`];
}
/** Columns as wide as their widest cell. */
function aligned(rows, right) {
    const widths = [];
    for (const row of rows) {
        for (const [index, cell] of row.entries())
            widths[index] = Math.max(widths[index] ?? 0, cell.length);
    }
    return rows.map((row) => row
        .map((cell, index) => right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd());
}
/** One line that cannot move the cursor, colour the terminal or end a line. */
function safe(text, limit = 200) {
    return clipText(printable(text).trim(), limit);
}
/** The same, with the spaces at its start kept: conflict messages are indented. */
function printable(text) {
    const indent = /^ */.exec(text)?.[0] ?? '';
    return indent + oneLine((0,external_node_util_.stripVTControlCharacters)(text));
}

;// CONCATENATED MODULE: ./build/pipeline/show-report.js







/** Draws the report on every surface that there is: log, annotations, the CI system's summary, and files. It does not throw. */
async function showReport(report, settings, ci) {
    ci.annotate(annotationsOf(report));
    for (const line of terminalSummary(report, (style, text) => ci.style(style, text))
        .trimEnd()
        .split('\n'))
        ci.info(line);
    const markdown = markdownSummary(report);
    try {
        await writeReportFiles(report, markdown, settings.reportDirectory);
    }
    catch (error) {
        ci.warning(`The report could not be written to ${settings.reportDirectory}: ${error.message}`);
    }
    const wanted = settings.summary === 'always' || (settings.summary === 'on-failure' && report.outcome !== 'success');
    if (!wanted)
        return;
    try {
        await ci.writeSummary(markdown);
    }
    catch (error) {
        ci.warning(`The summary could not be written: ${error.message}`);
    }
}
async function writeReportFiles(report, markdown, directory) {
    await (0,promises_.mkdir)(directory, { recursive: true });
    // The default lies in the checkout: git must not see it.
    const parent = (0,external_node_path_.dirname)(directory);
    if ((0,external_node_path_.basename)(parent) === '.oras-buf')
        await writeFileAtomically((0,external_node_path_.join)(parent, '.gitignore'), '*\n');
    await writeFileAtomically((0,external_node_path_.join)(directory, 'report.json'), reportJson(report), { flush: false });
    await writeFileAtomically((0,external_node_path_.join)(directory, 'summary.md'), markdown, { flush: false });
}

;// CONCATENATED MODULE: ./build/resolve/bsr-shelf-in-store.js





/** No manifest that we pack comes near this. */
const largestPackedManifest = 1024 * 1024;
/**
 * Modules of the BSR in the store, under `buf.build/owner/name:commit`. A restored cache brings blobs and no names: the names
 * are then found again in the manifests, which say what they hold.
 */
class BsrShelfInStore {
    #store;
    #names;
    #scanned;
    #keptNow = new Set();
    constructor(store) {
        this.#store = store;
    }
    async describe(module, commit) {
        return (await this.find(module, commit))?.description;
    }
    /** A module with every blob of it, or undefined. */
    async find(module, commit) {
        const name = `${module}:${commit}`;
        const names = await this.#loadNames();
        const known = names.get(name);
        const found = known === undefined ? undefined : await this.#read(known, name);
        if (found !== undefined)
            return found;
        this.#scanned ??= this.#scan(names);
        await this.#scanned;
        const scanned = names.get(name);
        return scanned === undefined || scanned === known ? undefined : this.#read(scanned, name);
    }
    async keep(module) {
        const artifact = await packBsrModule(module);
        await this.#store.ingestArtifact(artifact);
        const name = `${module.module}:${module.commit}`;
        const { descriptor } = artifact.manifestContent;
        await this.#store.setNames(new Map([[name, descriptor]]));
        (await this.#loadNames()).set(name, descriptor.digest);
        this.#keptNow.add(name);
    }
    /** Whether a module came in in this run. */
    wasKeptNow(module, commit) {
        return this.#keptNow.has(`${module}:${commit}`);
    }
    async #read(digest, label) {
        if (!(await this.#store.has(digest)))
            return undefined;
        const bytes = await this.#store.readBlob(digest, label);
        const manifest = (0,oci_manifest/* parseManifest */.Ng)(bytes, label);
        if (manifest.kind === 'index' || manifest.annotations[bsrAnnotations.commit] === undefined)
            return undefined;
        for (const layer of manifest.layers)
            if (!(await this.#store.has(layer.digest, layer.size)))
                return undefined;
        const { mediaType, artifactType } = manifest;
        return {
            description: readBsrDescription(manifest.annotations, label),
            manifest,
            descriptor: { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) },
        };
    }
    #loadNames() {
        this.#names ??= this.#store
            .names()
            .then((names) => new Map([...names].map(([name, descriptor]) => [name, descriptor.digest])));
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
            names.set(shelved.name, digest);
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
class LockedDependenciesError extends build_errors/* OrasBufError */.Ll {
    exitCode = build_errors/* exitCodes */.hS.wrongInput;
}
/** Indexes may hold indexes; nobody needs more than a few. */
const deepestIndex = 4;
const emptyConfig = Buffer.from('{}');
/** Modules by way of the store: everything that is fetched from a registry goes through it, and nothing is fetched twice. */
class ModuleStore {
    shelf;
    #store;
    #registries;
    #parallel;
    #unpacked = new Map();
    constructor(options) {
        this.#store = options.store;
        this.#registries = options.registries;
        this.#parallel = options.parallel;
        this.shelf = new BsrShelfInStore(options.store);
    }
    async tags(module) {
        const { registry, repository } = this.#locate(module);
        try {
            return await registry.listTags(repository);
        }
        catch (error) {
            if (error instanceof errors/* RepositoryNotFoundError */.wN)
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
     * @throws {ModulesMissingOfflineError} offline, naming each module of which something is missing
     */
    async fetch(modules, source) {
        await this.#fetchBsr(modules.filter((module) => module.source === 'bsr'), source);
        const missing = [];
        const fetched = await mapBounded(modules, this.#parallel, async (module) => {
            try {
                return module.source === 'oci' ? await this.#fetchOci(module) : await this.#describeBsr(module);
            }
            catch (error) {
                if (!(error instanceof errors/* OfflineError */.M_ || error instanceof MissingOfflineError))
                    throw error;
                missing.push({ module: module.module, why: `${module_store_versionOf(module)} is not in the store` });
                return undefined;
            }
        });
        if (missing.length > 0) {
            throw new ModulesMissingOfflineError(missing.sort((a, b) => compareUtf8(a.module, b.module)), []);
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
        const [locked, own] = [module.requires, unpacked.dependencies.map(formatModuleReference)].map((list) => [...new Set(list)].sort(compareUtf8).join(', '));
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
            registry: this.#registries.forHost(moduleNameParts(module).registry),
            repository: this.#registries.repositoryOf(module),
        };
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
            throw new errors/* MalformedManifestError */.pn(label, 'it is an index in an index, again and again');
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
            return readModuleArtifact({ module, label, manifest, openLayer });
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
        await mapBounded(manifest.layers, this.#parallel, (layer) => this.#store.blob(registry, repository, layer, label));
        // Two bytes that everybody knows; other tools want them beside the layers.
        if (manifest.config.digest === (0,oci_digest/* digestOf */.ol)(emptyConfig)) {
            await this.#store.ingest({ ...manifest.config, size: emptyConfig.length }, emptyConfig).catch(() => { });
        }
        return this.#fetchedModule(module, descriptor, manifest);
    }
    #fetchedModule(module, descriptor, manifest) {
        const origins = manifest.layers.map((layer) => this.#store.originOf(layer.digest));
        return {
            module,
            manifest,
            blobs: [descriptor, manifest.config, ...manifest.layers],
            sizeBytes: manifest.layers.reduce((sum, { size }) => sum + size, 0),
            origin: origins.includes('network') ? 'network' : 'store',
        };
    }
    /** Has buf or the mirror bring what the store lacks, pinned to the resolved commits. */
    async #fetchBsr(modules, source) {
        const shelved = await Promise.all(modules.map(async ({ module, commit, contentDigests }) => {
            const found = await this.shelf.find(module, commit);
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
        const shelved = await this.shelf.find(module.module, module.commit);
        if (shelved === undefined)
            throw new errors/* OfflineError */.M_(moduleNameParts(module.module).registry, module.module);
        const { descriptor, manifest } = shelved;
        const origin = this.shelf.wasKeptNow(module.module, module.commit) ? 'network' : 'store';
        return { ...this.#fetchedModule(module, descriptor, manifest), origin };
    }
    async #bsrContent(module) {
        const label = `${module.module}:${module.commit}`;
        const shelved = await this.shelf.find(module.module, module.commit);
        if (shelved === undefined)
            throw new errors/* OfflineError */.M_(moduleNameParts(module.module).registry, label);
        const openLayer = async (layer) => this.#store.blobPath(layer.digest);
        const { files, remarks } = await readModuleArtifact({
            module: module.module,
            label,
            manifest: shelved.manifest,
            openLayer,
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
async function runJob(settings, ci, options) {
    const record = new JobRecord(settings, ci, options.command);
    const registries = createRegistries({
        registries: settings.registries,
        credentials: tokenCredentials({ ...settings, environment: options.environment }),
        parallelism: settings.parallelDownloads,
        offline: settings.offline,
        environment: options.environment,
        log: ci,
        maskSecret: (value) => ci.mask(value),
        signal: options.signal,
    });
    try {
        await work({ ...options, settings, ci, record, registries });
    }
    catch (error) {
        const skip = settings.onMissingCredentials === 'skip' && error instanceof errors/* MissingCredentialsError */.DS;
        record.fail(options.signal.aborted ? options.signal.reason : error, skip);
    }
    await registries.close();
    const interruption = options.signal.reason;
    const report = record.finish(registries.traffic(), interruption instanceof interrupted/* InterruptedError */.p ? interruption.signalName : undefined);
    await showReport(report, settings, ci);
    return report;
}
/** Declarations → resolution → store → installation → build, each root in turn. */
async function work(job) {
    const { settings, ci, record, registries } = job;
    await record.time('read declarations', () => readRoots(job));
    const store = await Store.open((0,external_node_path_.join)(settings.cacheDirectory, 'store'));
    try {
        const cache = new ModuleCache(settings, ci, store);
        await record.time('restore cache', () => cache.restore(record.roots));
        record.cache = cache.report;
        const modules = new ModuleStore({ store, registries, parallel: settings.parallelDownloads });
        const blobs = [];
        for (const root of record.roots) {
            await withRootLock(root.declarations.root, ci, async () => {
                const { resolution, fetched } = await resolveRoot(job, root, modules, cache.restored);
                blobs.push(...fetched.flatMap((one) => one.blobs));
                await installRoot(job, root, modules, resolution);
            });
        }
        await record.time('save cache', () => cache.save(record.roots, blobs));
        record.cache = cache.report;
    }
    finally {
        await store.close();
    }
    for (const root of record.roots) {
        if (job.command === 'resolve') {
            root.build = { tool: 'none', reason: 'only resolving was asked for' };
            continue;
        }
        const { build, remarks } = await record.time('build', () => buildRoot({ ...job, declarations: root.declarations }));
        root.build = build;
        record.addRemarks(remarks);
    }
}
/** The roots of all directories, each once. */
async function readRoots({ settings, environment, record }) {
    const registries = [...settings.registries.keys()];
    const found = await Promise.all(settings.directories.map((directory) => findDeclarations(directory, { registries, environment })));
    const roots = new Map(found.map((declarations) => [declarations.root, declarations]));
    for (const declarations of roots.values())
        record.addRoot(declarations);
}


/***/ }),

/***/ 76814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ childEnvironment)
/* harmony export */ });
/** Names that may hold a secret of ours, of the CI system's or of a registry. None of them reaches buf, buck2 or a build action. */
const secretNames = [
    /^ORAS_(REGISTRY_)?TOKEN$/,
    /^ORAS_USERNAME$/,
    /^(BUF|BSR)_TOKEN$/,
    /^INPUT_/,
    /^(ACTIONS_RUNTIME_TOKEN|ACTIONS_ID_TOKEN_REQUEST_TOKEN|ACTIONS_ID_TOKEN_REQUEST_URL|GITHUB_TOKEN|GH_TOKEN)$/,
    /^CI_JOB_TOKEN|^CI_REGISTRY_PASSWORD$|^CI_DEPLOY_PASSWORD$|^CI_JOB_JWT/,
    /^(CI_DEPENDENCY_PROXY_PASSWORD|CI_BUILD_TOKEN|DOCKER_AUTH_CONFIG)$/,
    // GitLab puts the job's token into this URL.
    /^CI_REPOSITORY_URL$/,
    /^(STATE|ORAS_BUF_STATE)_/,
    /^ORAS_BUF_(TOKEN|BSR_TOKEN|USERNAME)$/,
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


/***/ })

};
