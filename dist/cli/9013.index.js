export const id = 9013;
export const ids = [9013];
export const modules = {

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
