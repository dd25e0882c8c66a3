export const id = 3343;
export const ids = [3343];
export const modules = {

/***/ 73343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openHttpWriter: () => (/* binding */ openHttpWriter)
});

// EXTERNAL MODULE: ./build/oci/http-registry.js + 3 modules
var http_registry = __webpack_require__(99854);
// EXTERNAL MODULE: ./build/oci/error-reply.js
var error_reply = __webpack_require__(99709);
// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/oci/transient-status.js
var transient_status = __webpack_require__(65003);
// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
// EXTERNAL MODULE: ./build/oci/digest.js
var digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/redirects.js
var redirects = __webpack_require__(90147);
;// CONCATENATED MODULE: ./build/oci/upload-location.js




/**
 * Reads `Location` of an answer to an upload: an address, or a path with its query, which is kept to the letter. On the
 * registry's own host it is taken on our origin, because a proxy may have written http:// or another port into it; on another
 * host as it stands, without credentials.
 * @throws {UnexpectedReplyError | AddressRefusedError}
 */
function uploadLocation(reply, endpoint) {
    const written = reply.header('location') ?? '';
    if (written === '')
        throw new errors/* UnexpectedReplyError */.o9(reply.url, 'the answer does not say where the upload goes on');
    if (!URL.canParse(written, reply.url.href)) {
        throw new errors/* UnexpectedReplyError */.o9(reply.url, 'the address that the upload goes on at is broken');
    }
    const url = new URL(written, reply.url);
    if (url.username !== '' || url.password !== '') {
        throw new errors/* AddressRefusedError */["do"](reply.url, url.origin, 'it carries a user name');
    }
    if ((0,addresses/* bareHostname */.CO)(url) === (0,addresses/* bareHostname */.CO)(endpoint)) {
        return { url: new URL(`${url.pathname}${url.search}`, endpoint.origin), isOurs: true };
    }
    // Relative to an upload that is elsewhere already: `reply.url` is that place.
    return { url: (0,redirects/* checkRedirect */.n)(reply.url, url.href), isOurs: false };
}
/** The address with the digest as one more parameter. What is there stays as it is written: servers sign their addresses. */
function withDigest(url, digest) {
    const result = new URL(url);
    result.search = `${url.search === '' ? '?' : `${url.search}&`}digest=${encodeURIComponent(digest)}`;
    return result;
}
/**
 * How many bytes of an upload the server has, by its `Range`; undefined where it does not say. Servers without a byte write
 * `0-0`, as one with a single byte does: both count as none.
 * Source: OCI distribution-spec 1.1, "Pushing a blob in chunks".
 */
function receivedBytes(reply) {
    const range = /^(?:bytes=)?0-(\d{1,15})$/.exec(reply.header('range')?.trim() ?? '');
    if (range === null)
        return undefined;
    const last = Number(range[1]);
    return last === 0 ? 0 : last + 1;
}
/** The digest that an answer names, where it names one. */
function namedDigest(reply) {
    return (0,digest/* tryParseDigest */.jt)(reply.header('docker-content-digest')?.trim() ?? '');
}

;// CONCATENATED MODULE: ./build/oci/blob-upload.js





/** Sizes that are tried where a server takes no more at once, in bytes. Proxies often stop at 1 MiB. */
const chunkSizes = [8 * 1024 * 1024, 1024 * 1024 - 4096, 64 * 1024];
/** Less than this is sent anew rather than asked after. */
const worthResuming = 256 * 1024;
/**
 * The upload of one blob. It is sent as a whole; where that is too much for the server (413), in chunks, smaller ones each time.
 * Where a connection breaks, the server is asked how much it has, and the rest follows.
 * Source: OCI distribution-spec 1.1, "Pushing blobs".
 */
class BlobUpload {
    #parts;
    /** What is sent at once. */
    #chunkBytes;
    /** What the server wants at least in each chunk but the last. */
    #leastBytes = 0;
    #location;
    #sent = 0;
    /** How far any upload of this blob came. Only what is new counts as progress: else one that is lost again and again never ends. */
    #furthest = 0;
    lastStatus = 0;
    constructor(parts) {
        this.#parts = parts;
    }
    /** Whether the server said that the blob is there, and did not only take it. */
    get created() {
        return this.lastStatus === 201;
    }
    /** @param first an upload that has begun already */
    async run(first) {
        const { budget } = this.#parts;
        this.#location = first;
        for (;;) {
            await budget.ready();
            try {
                if (await this.#step())
                    return;
            }
            catch (error) {
                await this.#recover(error);
            }
        }
    }
    /** One request. True once the blob is there. */
    async #step() {
        const { content, send, refused } = this.#parts;
        const { bytes, descriptor } = content;
        if (this.#location === undefined) {
            await this.#begin();
            return false;
        }
        const rest = bytes.length - this.#sent;
        const isLast = this.#chunkBytes === undefined ? this.#sent === 0 : rest === 0;
        const piece = this.#chunkBytes === undefined ? rest : Math.min(rest, this.#chunkBytes);
        const body = bytes.subarray(this.#sent, this.#sent + piece);
        if (isLast) {
            const location = { ...this.#location, url: withDigest(this.#location.url, descriptor.digest) };
            const reply = await send({ method: 'PUT', location, headers: {}, body });
            await (0,transient_status/* failTransientStatus */.r)(reply);
            this.lastStatus = reply.status;
            if (reply.status >= 200 && reply.status < 300) {
                await reply.discard();
                return true;
            }
            if (isLost(reply) && this.#sent > 0)
                throw await lost(reply);
            if (reply.status === 413 && this.#shrink(piece))
                return await this.#afterShrinking(reply);
            throw await refused(reply, piece);
        }
        const headers = { 'content-range': `${this.#sent}-${this.#sent + piece - 1}` };
        const reply = await send({ method: 'PATCH', location: this.#location, headers, body });
        await (0,transient_status/* failTransientStatus */.r)(reply);
        this.lastStatus = reply.status;
        if (reply.status === 413 && this.#shrink(piece))
            return await this.#afterShrinking(reply);
        if (isLost(reply))
            throw await lost(reply);
        if (reply.status !== 202 && reply.status !== 204 && reply.status !== 201)
            throw await refused(reply, piece);
        const before = this.#sent;
        await this.#moveOn(reply, before + piece);
        if (this.#sent > before)
            return false;
        throw new retry/* TransientFailure */.$r(new errors/* UnexpectedReplyError */.o9(reply.url, 'it takes pieces of the blob, and keeps none'));
    }
    async #begin() {
        const { begin, refused, endpoint } = this.#parts;
        const reply = await begin();
        await (0,transient_status/* failTransientStatus */.r)(reply);
        this.lastStatus = reply.status;
        if (reply.status !== 202 && reply.status !== 201 && reply.status !== 200)
            throw await refused(reply, 0);
        this.#leastBytes = Number(/^\d{1,10}$/.exec(reply.header('oci-chunk-min-length') ?? '')?.[0] ?? 0);
        this.#location = uploadLocation(reply, endpoint);
        this.#sent = 0;
        await reply.discard();
    }
    /** Takes over where the server says that the upload goes on, and how far it is. */
    async #moveOn(reply, sent) {
        const { endpoint, budget, content } = this.#parts;
        const received = receivedBytes(reply) ?? sent;
        if (reply.header('location') !== undefined)
            this.#location = uploadLocation(reply, endpoint);
        await reply.discard();
        if (received > content.bytes.length)
            throw new errors/* UnexpectedReplyError */.o9(reply.url, 'it has more of the blob than there is');
        if (received > this.#furthest)
            budget.progressed();
        this.#furthest = Math.max(this.#furthest, received);
        this.#sent = received;
    }
    /** Makes the chunks smaller than what was too much. False where they cannot be. */
    #shrink(tooMuch) {
        const smaller = chunkSizes.find((size) => size < tooMuch && size >= this.#leastBytes);
        if (smaller === undefined)
            return false;
        this.#chunkBytes = smaller;
        return true;
    }
    /** The body was refused before it was taken, and perhaps the upload with it: a new one costs one request. */
    async #afterShrinking(reply) {
        await reply.discard();
        if (this.#sent === 0)
            this.#location = undefined;
        return false;
    }
    async #recover(error) {
        const { budget, content } = this.#parts;
        await budget.spend(error);
        const begun = this.#location;
        this.#location = undefined;
        if (begun !== undefined && content.bytes.length >= worthResuming)
            await this.#resume(begun);
    }
    /** Asks how far an upload is. Where that does not work out, a new one begins. */
    async #resume(location) {
        const { send } = this.#parts;
        try {
            const reply = await send({ method: 'GET', location, headers: {} });
            const received = reply.status === 204 || reply.status === 200 ? (receivedBytes(reply) ?? 0) : 0;
            if (received === 0)
                return await reply.discard();
            this.#location = location;
            await this.#moveOn(reply, received);
            // What is left follows in chunks: a PUT alone is for whole blobs.
            this.#chunkBytes ??= Math.max(chunkSizes[0] ?? 0, this.#leastBytes);
        }
        catch (error) {
            if (!(error instanceof retry/* TransientFailure */.$r))
                throw error;
            this.#location = undefined;
        }
    }
}
/** The server does not know the upload any more, or expects another part of it. */
function isLost(reply) {
    return reply.status === 404 || reply.status === 416;
}
async function lost(reply) {
    const { text } = await (0,error_reply/* readErrorReply */.f)(reply);
    return new retry/* TransientFailure */.$r(new errors/* ServerFailedError */.r4(reply.url, reply.status, text ?? 'it lost the upload'));
}

// EXTERNAL MODULE: ./build/oci/push-errors.js
var push_errors = __webpack_require__(29150);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(20907);
;// CONCATENATED MODULE: ./build/oci/http-writer.js









const octets = 'application/octet-stream';
/** Pushes to a registry that is a server. Source: OCI distribution-spec 1.1, "Push". */
class HttpWriter {
    host;
    reader;
    #parts;
    #signIn;
    constructor(parts) {
        this.host = parts.settings.host;
        this.reader = parts.reader;
        this.#parts = parts;
        this.#signIn = parts.signIn(undefined);
    }
    async pushBlob(repository, content, { from = [], again = false } = {}) {
        const { digest } = content.descriptor;
        if (!again && (await this.#has(repository, content)))
            return { how: 'present' };
        const sources = again ? [] : from.filter((one) => one !== repository && (0,reference/* isRepository */.Z6)(one));
        let begun;
        for (const source of sources) {
            const reply = await this.#tryMount(repository, digest, source);
            if (reply?.status === 201) {
                await reply.discard();
                return { how: 'mounted', from: source };
            }
            if (reply === undefined)
                continue;
            // It does not have the blob there, and has begun an upload instead: it may go on with that.
            begun = reply;
            break;
        }
        const first = begun === undefined ? undefined : uploadLocation(begun, this.#parts.endpoint);
        await begun?.discard();
        const { retries, limits, endpoint } = this.#parts;
        const upload = new BlobUpload({
            content,
            budget: retries.budget(this.#url(repository, 'blobs/uploads/')),
            limits,
            endpoint,
            begin: () => this.#begin(repository),
            send: (request) => this.#sendUpload(repository, request),
            refused: (reply, bytes) => this.#refused(repository, reply, bytes),
        });
        await upload.run(first);
        // An answer that only says "accepted" promises nothing.
        if (!upload.created && !(await this.#has(repository, content))) {
            throw new push_errors/* PushRefusedError */.zG(`the blob ${digest} of ${this.host}/${repository}`, upload.lastStatus, undefined);
        }
        return { how: 'uploaded' };
    }
    async pushManifest(repository, content, tag) {
        const { descriptor, bytes } = content;
        if (tag !== undefined && !(0,reference/* isTag */.dz)(tag)) {
            throw new reference/* MalformedReferenceError */.Bj(`"${tag}" is no tag`, {
                next: 'A tag has up to 128 letters, digits, ".", "_" and "-", and does not start with "." or "-".',
            });
        }
        const url = this.#url(repository, `manifests/${tag ?? descriptor.digest}`);
        const what = `${this.host}/${repository}${tag === undefined ? `@${descriptor.digest}` : `:${tag}`}`;
        const reply = await this.#parts.retries.run(url, async () => {
            const headers = { 'content-type': descriptor.mediaType };
            const answer = await this.#signedIn(repository, { method: 'PUT', url, headers, body: bytes });
            await (0,transient_status/* failTransientStatus */.r)(answer);
            return answer;
        });
        if (reply.status < 200 || reply.status > 299)
            throw await this.#manifestRefused(repository, reply, what);
        await reply.discard();
        const named = namedDigest(reply);
        const pushed = descriptor.digest;
        if (named !== undefined && named !== pushed && named === (0,digest/* digestOf */.ol)(bytes, algorithmOf(named)))
            return pushed;
        if (named !== undefined && named !== pushed)
            throw new push_errors/* PushedDigestError */.EO(what, pushed, named);
        if (reply.status !== 201) {
            const now = await this.reader.fetchManifest(repository, tag ?? pushed);
            if (now?.descriptor.digest !== pushed) {
                throw new push_errors/* PushedDigestError */.EO(what, pushed, now?.descriptor.digest ?? 'nothing there');
            }
        }
        return pushed;
    }
    /** Whether the registry has the blob. Where it answers in riddles, it is taken to be missing: pushing it again costs only time. */
    async #has(repository, { descriptor }) {
        const { transport, limits, endpoint, retries } = this.#parts;
        const url = this.#url(repository, `blobs/${descriptor.digest}`);
        return await retries.run(url, async () => {
            const reply = await this.#signIn.run(repository, async (authorization) => {
                const headers = authorization === undefined ? {} : { authorization };
                const answer = await (0,redirects/* sendFollowing */.e)(transport, { method: 'HEAD', url, headers }, redirects/* checkRedirect */.n, limits.redirects);
                return answer.url.origin === endpoint.origin || answer.status !== 401 ? answer : { ...answer, status: 404 };
            });
            await (0,transient_status/* failTransientStatus */.r)(reply);
            await reply.discard();
            if (reply.status !== 200)
                return false;
            const size = reply.header('content-length');
            const named = namedDigest(reply);
            return ((size === undefined || Number(size) === descriptor.size) && (named ?? descriptor.digest) === descriptor.digest);
        });
    }
    /** The answer to a mount: 201, or 202 with an upload. Undefined where it did not work out, which is no error. */
    async #tryMount(repository, digest, source) {
        const url = this.#url(repository, 'blobs/uploads/');
        url.search = `?mount=${encodeURIComponent(digest)}&from=${encodeURIComponent(source)}`;
        try {
            const reply = await this.#parts.retries.run(url, async () => {
                const answer = await this.#signedIn(repository, { method: 'POST', url, headers: {}, body: '' }, source);
                await (0,transient_status/* failTransientStatus */.r)(answer);
                return answer;
            });
            if (reply.status === 201 || (reply.status === 202 && reply.header('location') !== undefined))
                return reply;
            await reply.discard();
        }
        catch (error) {
            // No right to read there, or no such repository any more.
            if (!(error instanceof errors/* NoRightsError */.nZ || error instanceof errors/* MissingCredentialsError */.DS))
                throw error;
        }
        return undefined;
    }
    async #begin(repository) {
        const url = this.#url(repository, 'blobs/uploads/');
        return await this.#signedIn(repository, { method: 'POST', url, headers: {}, body: '' });
    }
    async #sendUpload(repository, { location, ...rest }) {
        const headers = rest.body === undefined ? rest.headers : { 'content-type': octets, ...rest.headers };
        const request = { ...rest, headers, url: location.url };
        if (location.isOurs)
            return await this.#signedIn(repository, request);
        const reply = await this.#parts.transport.send(request);
        if (reply.status !== 401)
            return reply;
        const { text } = await (0,error_reply/* readErrorReply */.f)(reply);
        throw new errors/* UnexpectedReplyError */.o9(reply.url, `401, at the place where ${this.#parts.endpoint.host} lets us upload${text === undefined ? '' : ` (${text})`}`);
    }
    /** One try on the registry itself. A redirect is followed there only: what is pushed goes nowhere else on somebody's word. */
    async #signedIn(repository, request, mountFrom) {
        const { transport, limits, endpoint, signIn } = this.#parts;
        const by = mountFrom === undefined ? this.#signIn : signIn(mountFrom);
        return await by.run(repository, async (authorization) => {
            const headers = authorization === undefined ? request.headers : { ...request.headers, authorization };
            let { url } = request;
            for (let followed = 0;; followed++) {
                const reply = await transport.send({ ...request, headers, url });
                const location = reply.status === 307 || reply.status === 308 ? reply.header('location') : undefined;
                if (location === undefined)
                    return reply;
                await reply.discard();
                if (followed >= limits.redirects) {
                    throw new errors/* UnexpectedReplyError */.o9(request.url, `more than ${limits.redirects} redirects`);
                }
                const next = (0,redirects/* checkRedirect */.n)(url, URL.canParse(location, url.href) ? new URL(location, url).href : location);
                if (next.origin !== endpoint.origin) {
                    throw new errors/* AddressRefusedError */["do"](url, (0,errors/* plainUrl */.kP)(next), 'a push is not redirected to another server');
                }
                url = next;
            }
        });
    }
    #url(repository, rest) {
        if (!(0,reference/* isRepository */.Z6)(repository))
            throw new errors/* RepositoryNotFoundError */.wN(this.host, repository);
        return new URL(`/v2/${repository}/${rest}`, this.#parts.endpoint);
    }
    /** The error for an answer to an upload that is none of those foreseen. */
    async #refused(repository, reply, bytes) {
        const said = await (0,error_reply/* readErrorReply */.f)(reply);
        if (reply.status === 413)
            return new push_errors/* UploadTooLargeError */.FS(reply.url, bytes);
        return await this.#explain(repository, reply, said, `the blob for ${this.host}/${repository}`);
    }
    async #manifestRefused(repository, reply, what) {
        const said = await (0,error_reply/* readErrorReply */.f)(reply);
        const { codes, text } = said;
        if (codes.some((code) => code === 'MANIFEST_BLOB_UNKNOWN' || code === 'BLOB_UNKNOWN')) {
            return new push_errors/* MissingBlobError */.Q8(what, text);
        }
        const isFixed = /immutable|already exist|cannot be overwritten/i.test(text ?? '');
        if (reply.status === 409 || reply.status === 412 || ((reply.status === 400 || reply.status === 403) && isFixed)) {
            return new push_errors/* TagIsFixedError */.tD(what, text);
        }
        return await this.#explain(repository, reply, said, what);
    }
    async #explain(repository, reply, said, what) {
        const { status } = reply;
        const { codes, text } = said;
        if (status === 405 || codes.includes('UNSUPPORTED'))
            return new push_errors/* UploadsNotTakenError */.FM(this.host, repository, text);
        if (status === 403 || codes.includes('DENIED')) {
            return (await this.#signIn.hasCredentials(repository))
                ? new errors/* NoRightsError */.nZ(this.host, repository, text, 'push')
                : new errors/* MissingCredentialsError */.DS(this.host, repository, this.#parts.settings.whyNoToken, 'push');
        }
        if (status === 401)
            return new errors/* UnsupportedSignInError */.k7(this.host, []);
        if (status === 404)
            return new push_errors/* NoSuchRepositoryToPushError */.Kh(this.host, repository, text);
        return new push_errors/* PushRefusedError */.zG(what, status, text);
    }
}
function algorithmOf(digest) {
    return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

// EXTERNAL MODULE: ./build/oci/namespaced-sign-in.js
var namespaced_sign_in = __webpack_require__(6223);
// EXTERNAL MODULE: ./build/oci/open-http-registry.js
var open_http_registry = __webpack_require__(75089);
// EXTERNAL MODULE: ./build/oci/sign-in.js + 2 modules
var sign_in = __webpack_require__(86703);
;// CONCATENATED MODULE: ./build/oci/open-http-writer.js





/**
 * Makes what pushes to one registry server. Nothing is sent yet.
 * @throws {UnusableCaFileError}
 */
async function openHttpWriter(settings, endpoint, context) {
    const { parts, close } = await (0,open_http_registry/* openRegistryParts */.o)(settings, endpoint, context);
    const { credentials } = context;
    const byMountSource = new Map();
    // A token that may also read another repository is asked for apart: a service that refuses that must not refuse the push.
    const signIn = (mountFrom) => {
        const known = byMountSource.get(mountFrom);
        if (known !== undefined)
            return known;
        const scopes = (repository) => [
            `repository:${repository}:pull,push`,
            ...(mountFrom === undefined ? [] : [`repository:${mountFrom}:pull`]),
        ];
        const made = new namespaced_sign_in/* NamespacedSignIn */.k({
            namespaces: async () => (await credentials.namespacesOf?.(settings)) ?? [],
            make: (namespace) => new sign_in/* SignIn */.L({
                ...parts,
                candidates: () => credentials.candidatesFor(settings, namespace),
                purpose: { right: 'push', scopes },
            }),
        });
        byMountSource.set(mountFrom, made);
        return made;
    };
    const reader = new http_registry/* HttpRegistry */.i({ ...parts, signIn: signIn(undefined) });
    return { writer: new HttpWriter({ ...parts, signIn, reader }), close };
}


/***/ }),

/***/ 29150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EO: () => (/* binding */ PushedDigestError),
/* harmony export */   FM: () => (/* binding */ UploadsNotTakenError),
/* harmony export */   FS: () => (/* binding */ UploadTooLargeError),
/* harmony export */   Kh: () => (/* binding */ NoSuchRepositoryToPushError),
/* harmony export */   Q8: () => (/* binding */ MissingBlobError),
/* harmony export */   tD: () => (/* binding */ TagIsFixedError),
/* harmony export */   zG: () => (/* binding */ PushRefusedError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1787);


/** A registry, or what stands before it, takes no body of this size, not even in small pieces. */
class UploadTooLargeError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    constructor(url, bytes) {
        super(`${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .plainUrl */ .kP)(url)}: ${bytes} bytes at once are too many for the server (413)`, {
            next: 'Ask the owner of the registry to raise the limit of its proxy (nginx: client_max_body_size), or make the module smaller.',
        });
    }
}
/** The registry takes no pushes here: it only reads, or caches another one. */
class UploadsNotTakenError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
    constructor(host, repository, says) {
        super(`${host} takes no pushes to ${repository}${said(says)}`, {
            next: 'Push to the registry itself, not to a mirror or a cache of it, and check that it is not in its read-only mode.',
        });
    }
}
/** Some registries want a repository, or the project that it lies in, to be made before anything is pushed to it. */
class NoSuchRepositoryToPushError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
    constructor(host, repository, says) {
        super(`${host} has no repository ${repository}, and does not make one for a push${said(says)}`, {
            next: `Make it (or the project that it lies in) on ${host} first, and check the template "repository" of ${host} in .oras/config.yaml.`,
        });
    }
}
/** A push that the registry does not take, for a reason of its own. */
class PushRefusedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(what, status, says) {
        super(`${what} was not taken: the registry answers ${status}${said(says)}`, {
            next: 'Check that the endpoint is an OCI registry (distribution-spec 1.0 or newer), and that no proxy answers in its place.',
        });
    }
}
/** The registry does not find a blob that the manifest names, though it was pushed. */
class MissingBlobError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(what, says) {
        super(`${what} was not taken: the registry misses one of its blobs${said(says)}`, {
            next: 'Push again. If it stays, the registry loses what it takes: tell its owner.',
        });
    }
}
/** The registry itself keeps tags where they are. */
class TagIsFixedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    constructor(what, says) {
        super(`the registry does not let the tag ${what} move${said(says)}`, {
            next: 'Push a new version. Versions stay what they were, so that locks stay true.',
        });
    }
}
/** What the registry has now is not what was pushed. */
class PushedDigestError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
    constructor(what, pushed, now) {
        super(`${what} was pushed as ${pushed}, and the registry has ${now}`, {
            next: 'The registry, or a proxy before it, changes what is pushed, or somebody else pushed at the same time. Nothing should use it before that is known.',
        });
    }
}
function said(text) {
    return text === undefined ? '' : ` (it says: ${text})`;
}


/***/ })

};
