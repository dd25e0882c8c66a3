export const id = 89;
export const ids = [89,67];
export const modules = {

/***/ 30067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Connections: () => (/* binding */ Connections)
/* harmony export */ });
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41692);
/* harmony import */ var undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14043);
/* harmony import */ var undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30628);
/* harmony import */ var _proxy_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40638);




/**
 * Kept-alive connections of one registry: a pool per origin, because blobs and tokens often come from other hosts than the
 * registry. Proxies are those of the environment.
 */
class Connections {
    #options;
    #secureContext;
    #pools = new Map();
    /** By the address of the proxy: there may be one for https and another for http. */
    #proxied = new Map();
    /** @throws the error of Node's TLS where `extraCa` is no certificate */
    constructor(options) {
        this.#options = options;
        // One context for all connections: reading the usual certificates anew for each would take 14 ms each time.
        if (options.extraCa !== undefined) {
            this.#secureContext = (0,node_tls__WEBPACK_IMPORTED_MODULE_0__.createSecureContext)({ ca: [...(0,node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates)('default'), options.extraCa] });
        }
    }
    /** Sends a request and gives the answer once its headers are there. */
    async request(url, options) {
        const { origin } = url;
        const proxy = (0,_proxy_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyFor */ .iJ)(this.#options.proxies, url);
        const dispatcher = proxy === undefined ? this.#pool(origin) : await this.#proxyAgent(proxy);
        return await undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_1__.call(dispatcher, {
            ...options,
            origin,
            path: `${url.pathname}${url.search}`,
            // Left to itself, undici gives up the connection after each HEAD: another handshake for every tag that is looked at.
            ...(options.method === 'HEAD' ? { reset: false } : {}),
        });
    }
    async close() {
        const open = [...this.#pools.values(), ...(await Promise.all(this.#proxied.values()))];
        this.#pools.clear();
        this.#proxied.clear();
        await Promise.all(open.map((dispatcher) => dispatcher.destroy()));
    }
    #pool(origin) {
        let pool = this.#pools.get(origin);
        if (pool === undefined) {
            pool = new undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_2__(origin, this.#poolOptions());
            this.#pools.set(origin, pool);
        }
        return pool;
    }
    #proxyAgent({ address, authorization }) {
        let agent = this.#proxied.get(address.href);
        if (agent === undefined) {
            const { connect: _, ...pool } = this.#poolOptions();
            const { connectMs, stallMs } = this.#options.limits;
            agent = __webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 24371, 19)).then(({ Pool, ProxyAgent }) => new ProxyAgent({
                ...this.#poolOptions(),
                uri: address.href,
                ...(authorization === undefined ? {} : { token: authorization }),
                connectTimeout: connectMs,
                requestTls: this.#tls(),
                proxyTls: this.#tls(),
                // Left to itself, it would wait for minutes on a proxy that keeps silent.
                clientFactory: (origin, options) => new Pool(origin, { headersTimeout: stallMs, ...options }),
                factory: (origin, options) => new Pool(origin, { ...pool, ...options }),
            }));
            this.#proxied.set(address.href, agent);
        }
        return agent;
    }
    #poolOptions() {
        const { connections, limits } = this.#options;
        return {
            connections,
            pipelining: 1,
            allowH2: false,
            connectTimeout: limits.connectMs,
            headersTimeout: limits.stallMs,
            bodyTimeout: limits.stallMs,
            keepAliveTimeout: 15_000,
            connect: { ...this.#tls(), timeout: limits.connectMs },
        };
    }
    #tls() {
        // Set by hand, so that NODE_TLS_REJECT_UNAUTHORIZED=0 does not switch it off.
        const verified = { rejectUnauthorized: true, allowH2: false };
        return this.#secureContext === undefined ? verified : { ...verified, secureContext: this.#secureContext };
    }
}


/***/ }),

/***/ 99854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ HttpRegistry)
});

// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/oci/verified-bytes.js
var verified_bytes = __webpack_require__(64850);
;// CONCATENATED MODULE: ./build/oci/blob-stream.js



/**
 * The bytes of a blob, held against its descriptor as they come. Where the stream breaks, stalls or ends early, it goes on
 * by `Range` from the byte that was missing.
 * @param first the answer to `open(0)`
 */
async function* streamBlob(source, first) {
    const { descriptor, what, budget, limits, open } = source;
    const verifier = new verified_bytes/* BytesVerifier */.O(descriptor, what);
    let reply = first;
    // Bytes since the last break: a server that hands out a few at a time is not making progress.
    let since = 0;
    for (;;) {
        try {
            await budget.ready();
            reply ??= await open(verifier.received);
            // A server that does not know ranges sends all of it again: what we have is passed over.
            const from = reply.status === 206 ? verifier.received : 0;
            let skip = verifier.received - from;
            for await (const chunk of blobChunks(reply, descriptor.size - from)) {
                const fresh = skip === 0 ? chunk : chunk.subarray(Math.min(skip, chunk.length));
                skip -= chunk.length - fresh.length;
                if (fresh.length === 0)
                    continue;
                verifier.add(fresh);
                since += fresh.length;
                if (since >= limits.slowestBytes) {
                    budget.progressed();
                    since = 0;
                }
                yield fresh;
            }
            if (verifier.complete)
                break;
            throw new retry/* TransientFailure */.$r(new errors/* TruncatedBodyError */.T$(what, verifier.received, descriptor.size));
        }
        catch (error) {
            reply = undefined;
            // All bytes are there: how the connection ended after them does not matter.
            if (error instanceof retry/* TransientFailure */.$r && verifier.complete)
                break;
            since = 0;
            await budget.spend(error);
        }
    }
    verifier.finish();
}
/**
 * Storage often calls a layer that is a gzip file "gzip for the way". What has the length of the blob is the blob; all else
 * that is called packed was packed by a proxy.
 * @param expected bytes of the blob that this answer has to bring
 */
function blobChunks(reply, expected) {
    return Number(reply.header('content-length')) === expected ? reply.sentChunks() : reply.chunks();
}
/** Whether a 206 answer is what was asked for: from `offset` on. Source: RFC 9110, 14.4. */
function continuesAt(reply, offset, size) {
    const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(reply.header('content-range')?.trim() ?? '');
    return range !== null && Number(range[1]) === offset && (range[3] === '*' || Number(range[3]) === size);
}

// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/error-reply.js
var error_reply = __webpack_require__(99709);
// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(95669);
// EXTERNAL MODULE: ./build/oci/redirects.js
var redirects = __webpack_require__(90147);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(20907);
;// CONCATENATED MODULE: ./build/oci/link-header.js
/**
 * Reads a `Link` header. Commas and semicolons inside `<…>` and quotes do not separate; what does not fit is stepped over.
 * Source: RFC 8288, 3.
 */
function parseLinkHeader(header) {
    const text = typeof header === 'string' ? header : (header ?? []).join(', ');
    const entries = [];
    let position = 0;
    for (;;) {
        const open = text.indexOf('<', position);
        const close = open < 0 ? -1 : text.indexOf('>', open);
        if (close < 0)
            return entries;
        const end = endOfEntry(text, close + 1);
        entries.push({ target: text.slice(open + 1, close).trim(), relations: relationsOf(text.slice(close + 1, end)) });
        position = end + 1;
    }
}
/** The target of the first `rel="next"`, or undefined where this was the last page. */
function nextPage(header) {
    return parseLinkHeader(header).find((entry) => entry.relations.includes('next'))?.target;
}
/** The position of the comma that ends an entry (quotes looked through), or the end of the text. */
function endOfEntry(text, from) {
    let quoted = false;
    for (let position = from; position < text.length; position++) {
        const character = text[position];
        if (quoted && character === '\\')
            position++;
        else if (character === '"')
            quoted = !quoted;
        else if (character === ',' && !quoted)
            return position;
    }
    return text.length;
}
function relationsOf(parameters) {
    // The first `rel` counts, as the RFC says. A quoted value of another parameter may hold anything, "; rel=" too.
    for (const part of parameters.matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))/g)) {
        if (part[1]?.toLowerCase() === 'rel')
            return (part[2] ?? part[3] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    }
    return [];
}

;// CONCATENATED MODULE: ./build/oci/tag-pages.js



const pageSize = 1000;
/**
 * Collects the tags of one repository from the pages of its list. Source: OCI distribution-spec 1.1, "Listing Tags". Servers
 * differ: some ignore `n`, some send `Link` only where `n` was asked for, some cut the list at `n` and send no `Link` at all.
 */
class TagPages {
    first;
    #list;
    #limits;
    #tags = new Set();
    #asked = new Set();
    /** @param list the address of the list, without a query */
    constructor(list, limits) {
        this.#list = list;
        this.#limits = limits;
        this.first = new URL(`${list.href}?n=${pageSize}`);
        this.#asked.add(this.first.href);
    }
    /** Every tag so far. */
    get tags() {
        return [...this.#tags];
    }
    /**
     * Takes a page.
     * @returns the address of the next one, or undefined after the last
     * @throws {UnexpectedReplyError | AddressRefusedError}
     */
    add(url, page) {
        const before = this.#tags.size;
        const written = parseTagList(page.bytes, url);
        for (const tag of written)
            if (typeof tag === 'string' && (0,oci_reference/* isTag */.dz)(tag))
                this.#tags.add(tag);
        if (this.#tags.size > this.#limits.tags) {
            throw new errors/* UnexpectedReplyError */.o9(url, `more than ${this.#limits.tags} tags`);
        }
        const target = nextPage(page.link);
        if (target === undefined)
            return this.#afterFullPage(written, this.#tags.size > before);
        const next = this.#linked(url, target);
        if (this.#asked.has(next.href)) {
            throw new errors/* UnexpectedReplyError */.o9(next, 'the list of tags comes back to a page that was read');
        }
        return this.#ask(next);
    }
    /** A page that is just full, without a `Link`, may not be the last. One that brings nothing new is. */
    #afterFullPage(written, isNew) {
        const last = written.at(-1);
        if (written.length !== pageSize || !isNew || typeof last !== 'string' || !(0,oci_reference/* isTag */.dz)(last))
            return undefined;
        const next = new URL(`${this.#list.href}?n=${pageSize}&last=${encodeURIComponent(last)}`);
        return this.#asked.has(next.href) ? undefined : this.#ask(next);
    }
    /**
     * A next page is asked at the address of this list, with the query that the header has: a proxy may have put http://, a
     * host or a path into it that only it knows. No other server is ever asked.
     */
    #linked(page, target) {
        if (!URL.canParse(target, page.href)) {
            throw new errors/* UnexpectedReplyError */.o9(page, 'the address of the next page of tags is broken');
        }
        const { pathname, search } = new URL(target, page);
        if (!pathname.endsWith('/tags/list')) {
            throw new errors/* AddressRefusedError */["do"](page, pathname, 'the next page of tags is no list of tags');
        }
        return new URL(`${this.#list.href}${search}`);
    }
    #ask(next) {
        const { pages } = this.#limits;
        if (this.#asked.size >= pages)
            throw new errors/* UnexpectedReplyError */.o9(next, `more than ${pages} pages of tags`);
        this.#asked.add(next.href);
        return next;
    }
}
function parseTagList(bytes, url) {
    let list;
    try {
        list = JSON.parse(Buffer.from(bytes).toString('utf8'));
    }
    catch {
        throw new errors/* UnexpectedReplyError */.o9(url, 'the list of tags is not JSON');
    }
    const tags = typeof list === 'object' && list !== null ? list['tags'] : undefined;
    // `null` is what some registries write for a repository without tags.
    if (tags === null)
        return [];
    if (!Array.isArray(tags))
        throw new errors/* UnexpectedReplyError */.o9(url, 'the list of tags holds no "tags"');
    return tags;
}

// EXTERNAL MODULE: ./build/oci/transient-status.js
var transient_status = __webpack_require__(65003);
// EXTERNAL MODULE: ./build/oci/transport.js + 2 modules
var transport = __webpack_require__(37268);
;// CONCATENATED MODULE: ./build/oci/http-registry.js











/** A registry that is a server. Source: OCI distribution-spec 1.1. */
class HttpRegistry {
    host;
    #parts;
    /** A HEAD found a manifest: where another finds none, there is none. Some servers answer 404 to every HEAD. */
    #headFinds = false;
    constructor(parts) {
        this.host = parts.settings.host;
        this.#parts = parts;
    }
    announce(repositories) {
        this.#parts.signIn.announce(repositories);
    }
    async listTags(repository) {
        const pages = new TagPages(this.#url(repository, 'tags/list'), this.#parts.limits);
        for (let url = pages.first; url !== undefined;) {
            const page = url;
            url = pages.add(page, await this.#retried(page, () => this.#tagPage(repository, page)));
        }
        return pages.tags;
    }
    async resolveTag(repository, tag) {
        if (!(0,oci_reference/* isTag */.dz)(tag))
            return undefined;
        const url = this.#url(repository, `manifests/${tag}`);
        const answer = await this.#retried(url, async () => {
            const reply = await this.#send(repository, { method: 'HEAD', url, headers: { accept: oci_manifest/* acceptedManifests */.My } });
            await reply.discard();
            if (reply.status === 200)
                this.#headFinds = true;
            if (reply.status === 404 && this.#headFinds)
                return { kind: 'none' };
            const digest = reply.status === 200 ? (0,oci_digest/* tryParseDigest */.jt)(reply.header('docker-content-digest') ?? '') : undefined;
            if (digest !== undefined)
                return { kind: 'digest', digest };
            if (reply.status === 403 && reply.url.origin === this.#parts.endpoint.origin)
                throw await this.#refused(repository, reply, { codes: [], text: undefined });
            return { kind: 'ask-by-get' };
        });
        if (answer.kind === 'digest')
            return answer.digest;
        // No HEAD, or no digest in its answer: some servers and proxies are like that. The body tells.
        return answer.kind === 'none' ? undefined : (await this.fetchManifest(repository, tag))?.descriptor.digest;
    }
    async fetchManifest(repository, reference) {
        const wanted = (0,oci_digest/* tryParseDigest */.jt)(reference);
        if (wanted === undefined && !(0,oci_reference/* isTag */.dz)(reference))
            return undefined;
        const url = this.#url(repository, `manifests/${reference}`);
        const what = `${this.host}/${repository}${wanted === undefined ? ':' : '@'}${reference}`;
        return await this.#retried(url, async () => {
            const reply = await this.#send(repository, { method: 'GET', url, headers: { accept: oci_manifest/* acceptedManifests */.My } });
            if (reply.status === 404) {
                await reply.discard();
                return undefined;
            }
            if (reply.status !== 200)
                throw await this.#refused(repository, reply, await (0,error_reply/* readErrorReply */.f)(reply));
            if (/^text\/html\b/i.test(reply.header('content-type') ?? '')) {
                await reply.discard();
                throw new errors/* UnexpectedReplyError */.o9(url, 'the answer is a web page, not a manifest');
            }
            const bytes = await (0,transport/* readWhole */.oD)(reply, oci_manifest/* largestManifest */.oU, `the manifest of ${what}`);
            const expected = wanted ?? (0,oci_digest/* tryParseDigest */.jt)(reply.header('docker-content-digest') ?? '');
            const digest = (0,oci_digest/* digestOf */.ol)(bytes, expected === undefined ? 'sha256' : (0,oci_digest/* digestAlgorithm */.g4)(expected));
            if (expected !== undefined && digest !== expected)
                throw new errors/* DigestMismatchError */.h(what, expected, digest);
            const manifest = (0,oci_manifest/* parseManifest */.Ng)(bytes, what, reply.header('content-type'));
            const { mediaType, artifactType } = manifest;
            const descriptor = {
                mediaType,
                digest,
                size: bytes.length,
                ...(artifactType === undefined ? {} : { artifactType }),
            };
            return { descriptor, bytes, manifest };
        });
    }
    async fetchBlob(repository, descriptor) {
        const { limits, retries } = this.#parts;
        const url = this.#url(repository, `blobs/${descriptor.digest}`);
        const what = `${this.host}/${repository}@${descriptor.digest}`;
        const budget = retries.budget(url);
        const open = async (offset) => {
            const range = offset === 0 ? {} : { range: `bytes=${offset}-` };
            const reply = await this.#send(repository, { method: 'GET', url, headers: range });
            if (reply.status === 404) {
                await reply.discard();
                throw new errors/* BlobNotFoundError */.Bc(this.host, repository, descriptor.digest);
            }
            if (reply.status === 206 && offset > 0 && continuesAt(reply, offset, descriptor.size))
                return reply;
            if (reply.status === 416) {
                await reply.discard();
                throw new errors/* TruncatedBodyError */.T$(what, offset, descriptor.size);
            }
            if (reply.status !== 200)
                throw await this.#refused(repository, reply, await (0,error_reply/* readErrorReply */.f)(reply));
            const isPacked = reply.header('content-encoding') !== undefined;
            if (!isPacked && Number(reply.header('content-length') ?? 0) > descriptor.size) {
                await reply.discard();
                throw new errors/* BodyTooLongError */.xz(what, descriptor.size);
            }
            return reply;
        };
        for (;;) {
            await budget.ready();
            try {
                return streamBlob({ descriptor, what, budget, limits, open }, await open(0));
            }
            catch (error) {
                await budget.spend(error);
            }
        }
    }
    async #tagPage(repository, url) {
        const reply = await this.#send(repository, { method: 'GET', url, headers: { accept: 'application/json' } });
        if (reply.status === 404) {
            await reply.discard();
            throw new errors/* RepositoryNotFoundError */.wN(this.host, repository);
        }
        if (reply.status !== 200)
            throw await this.#refused(repository, reply, await (0,error_reply/* readErrorReply */.f)(reply));
        const { pageBytes } = this.#parts.limits;
        const bytes = await (0,transport/* readWhole */.oD)(reply, pageBytes, `the list of tags of ${this.host}/${repository}`);
        return { bytes, link: reply.headers('link') };
    }
    /** What no registry can have is not asked for: a name with `..` or `?` in it would be another address. */
    #url(repository, rest) {
        if (!(0,oci_reference/* isRepository */.Z6)(repository))
            throw new errors/* RepositoryNotFoundError */.wN(this.host, repository);
        return new URL(`/v2/${repository}/${rest}`, this.#parts.endpoint);
    }
    #retried(url, work) {
        return this.#parts.retries.run(url, work);
    }
    /** One try: signed in, redirects followed. Throws TransientFailure where the server says "later". */
    async #send(repository, request) {
        const { transport, signIn, limits, endpoint } = this.#parts;
        const reply = await signIn.run(repository, async (authorization) => {
            const headers = authorization === undefined ? request.headers : { ...request.headers, authorization };
            const answer = await (0,redirects/* sendFollowing */.e)(transport, { ...request, headers }, redirects/* checkRedirect */.n, limits.redirects);
            if (answer.url.origin !== endpoint.origin)
                await this.#failRedirected(answer, request.method);
            return answer;
        });
        await (0,transient_status/* failTransientStatus */.r)(reply);
        return reply;
    }
    /** What is refused where the registry sent us: without a word on signing in, and nobody else gets our credentials. */
    async #failRedirected(answer, method) {
        if (![400, 401, 403, 410].includes(answer.status))
            return;
        // Addresses of storage are often signed for GET alone: that HEAD is refused there says nothing yet.
        if (method === 'HEAD' && answer.status !== 401)
            return;
        const { text } = await (0,error_reply/* readErrorReply */.f)(answer);
        const { endpoint } = this.#parts;
        const error = new errors/* UnexpectedReplyError */.o9(answer.url, `${answer.status}, after a redirect from ${endpoint.host}${text === undefined ? '' : ` (${text})`}`);
        // The signature in an address of storage lives for minutes: the registry may give a fresh one.
        throw answer.status === 401 ? error : new retry/* TransientFailure */.$r(error);
    }
    /** The error for an answer that is neither what was asked for nor "there is none". */
    async #refused(repository, reply, said) {
        const { signIn, endpoint } = this.#parts;
        if (reply.status === 403 && reply.url.origin === endpoint.origin) {
            return (await signIn.hasCredentials(repository))
                ? new errors/* NoRightsError */.nZ(this.host, repository, said.text)
                : new errors/* MissingCredentialsError */.DS(this.host, repository, this.#parts.settings.whyNoToken);
        }
        return new errors/* UnexpectedReplyError */.o9(reply.url, `an answer with status ${reply.status} that is not expected here${said.text === undefined ? '' : ` (${said.text})`}`);
    }
}


/***/ }),

/***/ 75089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ openRegistryParts),
/* harmony export */   openHttpRegistry: () => (/* binding */ openHttpRegistry)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _system_redaction_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(69309);
/* harmony import */ var _connections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30067);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1787);
/* harmony import */ var _http_registry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99854);
/* harmony import */ var _namespaced_sign_in_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6223);
/* harmony import */ var _proxy_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40638);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7620);
/* harmony import */ var _sign_in_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69865);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37268);










/**
 * Makes the client of one registry server. Nothing is sent yet.
 * @throws {UnusableCaFileError}
 */
async function openHttpRegistry(settings, endpoint, context) {
    const { parts, close } = await openRegistryParts(settings, endpoint, context);
    const { credentials } = context;
    const signIn = new _namespaced_sign_in_js__WEBPACK_IMPORTED_MODULE_8__/* .NamespacedSignIn */ .k({
        namespaces: async () => (await credentials.namespacesOf?.(settings)) ?? [],
        make: (namespace) => {
            return new _sign_in_js__WEBPACK_IMPORTED_MODULE_6__/* .SignIn */ .L({ ...parts, candidates: () => credentials.candidatesFor(settings, namespace) });
        },
    });
    return { registry: new _http_registry_js__WEBPACK_IMPORTED_MODULE_3__/* .HttpRegistry */ .i({ ...parts, signIn }), close };
}
/**
 * Makes what speaks to one registry server, without a sign-in.
 * @throws {UnusableCaFileError}
 */
async function openRegistryParts(settings, endpoint, context) {
    const { limits, traffic, log, signal } = context;
    const redaction = new _system_redaction_js__WEBPACK_IMPORTED_MODULE_9__/* .Redaction */ .k();
    const maskSecret = (value) => {
        redaction.add(value);
        context.maskSecret(value);
    };
    const connections = await openConnections(settings, { ...context, maskSecret });
    const transport = new _transport_js__WEBPACK_IMPORTED_MODULE_7__/* .Transport */ .oK({ connections, limits, traffic, log, redaction, signal });
    const retries = new _retry_js__WEBPACK_IMPORTED_MODULE_5__/* .Retries */ .fh({ limits, traffic, log, signal });
    const { host } = settings;
    return {
        parts: { host, settings, endpoint, transport, retries, limits, traffic, maskSecret },
        close: () => connections.close(),
    };
}
async function openConnections(settings, context) {
    const { caFile, host } = settings;
    const make = (extraCa) => new _connections_js__WEBPACK_IMPORTED_MODULE_1__.Connections({
        connections: context.connections,
        limits: context.limits,
        proxies: (0,_proxy_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .readProxyEnvironment */ .yM)(context.environment, context.maskSecret),
        extraCa,
    });
    if (caFile === undefined)
        return make(undefined);
    try {
        const pem = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(caFile, 'utf8');
        if (!pem.includes('-----BEGIN CERTIFICATE-----'))
            throw new Error('it holds no PEM certificate');
        return make(pem);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableCaFileError */ .uB(host, caFile, error);
    }
}


/***/ }),

/***/ 69865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ SignIn)
});

;// CONCATENATED MODULE: ./build/oci/auth-challenge.js
const tokenCharacters = /[!#$%&'*+.^_`|~0-9A-Za-z-]/;
/**
 * Reads a `WWW-Authenticate` header: several challenges, quoted and bare values, a `token68`. What does not fit is stepped
 * over, so that one odd challenge does not hide the next. Source: RFC 9110, 11.6.1.
 * @param header the values of all such headers of the answer
 */
function parseAuthChallenges(header) {
    const text = typeof header === 'string' ? header : (header ?? []).join(', ');
    const challenges = [];
    const cursor = new Cursor(text);
    while (!cursor.atEnd) {
        cursor.skip(/[\s,]/);
        const word = cursor.take(tokenCharacters);
        if (word === '') {
            cursor.skipPast(',');
            continue;
        }
        const current = challenges.at(-1);
        const afterWord = cursor.position;
        cursor.skip(/[ \t]/);
        if (current !== undefined && cursor.peek() === '=') {
            cursor.position++;
            cursor.skip(/[ \t]/);
            const value = cursor.peek() === '"' ? cursor.quoted() : cursor.take(/[^\s,]/);
            const name = word.toLowerCase();
            if (!current.parameters.has(name))
                current.parameters.set(name, value);
            continue;
        }
        cursor.position = afterWord;
        challenges.push({ scheme: word.toLowerCase(), parameters: new Map() });
        cursor.skipToken68();
    }
    return challenges;
}
class Cursor {
    #text;
    position = 0;
    constructor(text) {
        this.#text = text;
    }
    get atEnd() {
        return this.position >= this.#text.length;
    }
    peek() {
        return this.#text[this.position] ?? '';
    }
    take(accepted) {
        const start = this.position;
        while (!this.atEnd && accepted.test(this.peek()))
            this.position++;
        return this.#text.slice(start, this.position);
    }
    skip(accepted) {
        this.take(accepted);
    }
    skipPast(character) {
        const at = this.#text.indexOf(character, this.position);
        this.position = at < 0 ? this.#text.length : at + 1;
    }
    /** A quoted string with backslash escapes; a missing end quote ends with the text. */
    quoted() {
        let value = '';
        this.position++;
        while (!this.atEnd && this.peek() !== '"') {
            if (this.peek() === '\\')
                this.position++;
            value += this.peek();
            this.position++;
        }
        this.position++;
        return value;
    }
    /** Steps over `Negotiate YII=`: what follows a scheme up to the comma where it is one word and no `name=value`. */
    skipToken68() {
        const rest = /^[ \t]+[A-Za-z0-9._~+/-]+=*[ \t]*(?=,|$)/.exec(this.#text.slice(this.position));
        if (rest !== null)
            this.position += rest[0].length;
    }
}

// EXTERNAL MODULE: ./build/oci/error-reply.js
var error_reply = __webpack_require__(99709);
// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
;// CONCATENATED MODULE: ./build/oci/password-attempts.js
/** More failed sign-ins than this with one password can lock an account. */
const mostAttempts = 2;
/**
 * The credentials of one host, tried one after another. Until one of them was accepted, only one request at a time may
 * carry a password: else eight parallel requests would be eight failed sign-ins.
 */
class PasswordAttempts {
    #candidates;
    #index = 0;
    #failures = 0;
    #proven = false;
    #given;
    #tail = Promise.resolve();
    constructor(candidates) {
        this.#candidates = candidates.slice(0, mostAttempts);
    }
    /** The credential to use now; undefined where the host is asked anonymously. */
    get current() {
        return this.#candidates[this.#index];
    }
    /** What was tried, for messages. */
    get tried() {
        return this.#candidates.slice(0, this.#index + 1);
    }
    get proven() {
        return this.#proven || this.#candidates.length === 0;
    }
    accept() {
        this.#proven = true;
    }
    /**
     * The current credential was refused. Goes on to the next one; where there is none, or the attempts are used up, all
     * further requests of this job fail with `error`, without asking the server again.
     */
    reject(error) {
        this.#failures++;
        if (this.#index + 1 < this.#candidates.length && this.#failures < mostAttempts)
            this.#index++;
        else
            this.#given ??= error();
    }
    /** The credential may be right, but not for this. Counts as an attempt as long as it was never accepted. */
    deny() {
        if (!this.#proven)
            this.#failures++;
    }
    /** Whether the attempts are used up without one that was accepted. */
    get exhausted() {
        return !this.proven && this.#failures >= mostAttempts;
    }
    /** @throws the error that ended the attempts */
    throwIfGivenUp() {
        if (this.#given !== undefined)
            throw this.#given;
    }
    /**
     * Waits for the turn to use a password that nobody accepted yet. Where one was accepted meanwhile, there is no turn to
     * wait for. The function that comes back ends the turn.
     */
    async turn() {
        if (this.proven)
            return () => { };
        let end = () => { };
        const before = this.#tail;
        this.#tail = new Promise((resolve) => {
            end = resolve;
        });
        await before;
        if (!this.proven)
            return end;
        end();
        return () => { };
    }
}

// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
;// CONCATENATED MODULE: ./build/oci/realm.js


/**
 * Checks the address of a token service before anything is sent there. A registry (or whoever speaks in its place) names
 * the service, so a lying one could have our credentials sent in the clear or to a service inside our own network.
 * @param host the registry as modules name it, for messages
 * @param registry where the registry itself is reached
 * @param realm as `WWW-Authenticate` or a redirect of the service gives it
 * @throws {RealmRefusedError}
 */
function checkRealm(host, registry, realm) {
    if (!URL.canParse(realm))
        throw new errors/* RealmRefusedError */.Wh(host, JSON.stringify(realm.slice(0, 200)), 'it is no address');
    const url = new URL(realm);
    const refuse = (why) => new errors/* RealmRefusedError */.Wh(host, (0,errors/* plainUrl */.kP)(url), why);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        throw refuse('it is neither https nor http');
    if (url.username !== '' || url.password !== '')
        throw refuse('it carries a user name');
    const sameHost = (0,addresses/* bareHostname */.CO)(url) === (0,addresses/* bareHostname */.CO)(registry);
    const bothHere = (0,addresses/* isLoopback */.U9)(url) && (0,addresses/* isLoopback */.U9)(registry);
    if (url.protocol === 'http:') {
        if (registry.protocol === 'https:')
            throw refuse('the registry speaks https, and the token would go over plain http');
        if (!sameHost && !bothHere)
            throw refuse('it is plain http on another host than the registry');
    }
    if (!sameHost && !bothHere && ((0,addresses/* isLoopback */.U9)(url) || (0,addresses/* isInsideAddress */.tT)(url))) {
        throw refuse('it is an address inside this machine or network, and the registry is not there');
    }
    return url;
}

// EXTERNAL MODULE: ./build/system/secret.js
var secret = __webpack_require__(65646);
// EXTERNAL MODULE: ./build/oci/redirects.js
var redirects = __webpack_require__(90147);
// EXTERNAL MODULE: ./build/oci/transient-status.js
var transient_status = __webpack_require__(65003);
// EXTERNAL MODULE: ./build/oci/transport.js + 2 modules
var transport = __webpack_require__(37268);
;// CONCATENATED MODULE: ./build/oci/token-exchange.js







/** What the distribution token specification says where a reply has no `expires_in`. */
const defaultLifetimeMs = 60_000;
/**
 * Asks a token service for a token, anonymously where there is no credential.
 * Source: distribution, "Token Authentication Specification".
 * @param scopes asked for together
 * @throws {RealmRefusedError} where the service redirects to where credentials must not go
 */
async function exchangeToken(parts, service, scopes, credential) {
    const { retries, limits, traffic, maskSecret } = parts;
    const request = credential?.kind === 'identity-token'
        ? refreshRequest(service, scopes, credential, maskSecret)
        : tokenRequest(service, scopes, credential, maskSecret);
    const { url } = request;
    return await retries.run(url, async () => {
        traffic.tokenExchanges++;
        const reply = await send(parts, request);
        await (0,transient_status/* failTransientStatus */.r)(reply);
        if (reply.status === 401 || reply.status === 403) {
            return { kind: 'denied', status: reply.status, says: (await (0,error_reply/* readErrorReply */.f)(reply)).text };
        }
        if (reply.status !== 200) {
            const { text } = await (0,error_reply/* readErrorReply */.f)(reply);
            throw new errors/* UnexpectedReplyError */.o9(url, `the token service answers ${reply.status}${text === undefined ? '' : ` (${text})`}`);
        }
        return parseTokenReply(await (0,transport/* readWhole */.oD)(reply, limits.tokenReplyBytes, `the token reply of ${url.origin}`), url, maskSecret);
    });
}
function tokenRequest(service, scopes, credential, maskSecret) {
    const url = new URL(service.realm);
    if (service.service !== undefined)
        url.searchParams.set('service', service.service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    if (credential === undefined)
        return { method: 'GET', url, headers: {} };
    url.searchParams.set('account', credential.username);
    return { method: 'GET', url, headers: { authorization: directAuthorization(credential, maskSecret) } };
}
/** Source: distribution, "OAuth2 Token Authentication". The identity token is in the body, which no log shows. */
function refreshRequest(service, scopes, { secret }, maskSecret) {
    maskSecret(secret.reveal());
    const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'oras-buf' });
    if (service.service !== undefined)
        form.set('service', service.service);
    if (scopes.length > 0)
        form.set('scope', scopes.join(' '));
    form.set('refresh_token', secret.reveal());
    const body = form.toString();
    maskSecret(body.slice(body.lastIndexOf('=') + 1));
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url: new URL(service.realm), headers, body };
}
/** A redirect takes no body along: where a service redirects the exchange of an identity token, that is an error. */
async function send({ host, endpoint, transport, limits }, request) {
    if (request.method === 'POST')
        return await transport.send(request);
    const allow = (from, to) => {
        const target = checkRealm(host, endpoint, to);
        return from.protocol === 'https:' && target.protocol === 'http:' ? checkRealm(host, from, to) : target;
    };
    return await (0,redirects/* sendFollowing */.e)(transport, request, allow, limits.redirects);
}
/**
 * The header that carries a credential as it stands: a user name and password, or a bearer token. The secret and what the header
 * holds are masked first.
 */
function directAuthorization(credential, maskSecret) {
    const secret = credential.secret.reveal();
    maskSecret(secret);
    if (credential.kind === 'bearer')
        return `Bearer ${secret}`;
    const encoded = Buffer.from(`${credential.username}:${secret}`).toString('base64');
    maskSecret(encoded);
    return `Basic ${encoded}`;
}
/**
 * Reads what a token service answers. Every token in it is masked first.
 * @throws {UnexpectedReplyError} never quotes the reply
 */
function parseTokenReply(bytes, url, maskSecret) {
    let reply;
    try {
        reply = JSON.parse(Buffer.from(bytes).toString('utf8'));
    }
    catch {
        // The text is left out on purpose: half a token is a secret too.
        throw new errors/* UnexpectedReplyError */.o9(url, 'the token service answers something that is not JSON');
    }
    const fields = typeof reply === 'object' && reply !== null ? reply : {};
    const token = [fields['token'], fields['access_token']].find((value) => typeof value === 'string' && value !== '');
    if (typeof token !== 'string')
        throw new errors/* UnexpectedReplyError */.o9(url, 'the token service answers without a token');
    maskSecret(token);
    // A new identity token comes with some exchanges. It is not kept, and must not be seen either.
    if (typeof fields['refresh_token'] === 'string')
        maskSecret(fields['refresh_token']);
    if (!/^[\x21-\x7e]+$/.test(token)) {
        throw new errors/* UnexpectedReplyError */.o9(url, 'the token service answers a token with characters that no header can carry');
    }
    const seconds = fields['expires_in'];
    const lifetimeMs = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : defaultLifetimeMs;
    return { kind: 'token', token: new secret/* Secret */.z(token), lifetimeMs };
}

;// CONCATENATED MODULE: ./build/oci/token-pool.js
/** Thrown by the exchange where the service refuses these scopes to us (403), perhaps only one of them. */
class ScopesDeniedError extends Error {
    says;
    constructor(says) {
        super('the token service denies the scopes');
        this.name = 'ScopesDeniedError';
        this.says = says;
    }
}
/** A token lives in a header, and so do its scopes: many servers take no header over 8 KiB. */
const mostScopes = 32;
const mostScopeBytes = 2_000;
/** Tokens this close to their end are not used any more. */
const marginMs = 5_000;
/**
 * The tokens of one token service. Repositories that are asked for in the same moment, or were announced, share one
 * exchange; a service that does not grant all of that gets one exchange per repository.
 */
class TokenPool {
    #exchange;
    /** By repository. Undefined comes out where the service refused a batch as a whole: each then asks alone. */
    #tokens = new Map();
    #scopes = new Map();
    #announced;
    #scopesFor;
    /** Tokens that worked and then did not: revoked before their time. */
    #revoked = new WeakSet();
    /** What a shared token was asked for. */
    #shared = new WeakMap();
    /** Repositories whose token was revoked: they come with the next exchange. */
    #lost = new Set();
    #waiting = [];
    #together = true;
    /**
     * @param announced repositories that will be asked for soon; shared with the owner, who adds to it
     * @param scopesFor what a token has to be good for where it is asked for a repository
     */
    constructor(announced, exchange, scopesFor = pullScopes) {
        this.#announced = announced;
        this.#exchange = exchange;
        this.#scopesFor = scopesFor;
    }
    /** A token that should open a repository. */
    async tokenFor(repository) {
        for (;;) {
            const known = this.#tokens.get(repository);
            if (known === undefined) {
                const token = await this.#ask(repository);
                if (token !== undefined)
                    return token;
            }
            else {
                const token = await known;
                if (token !== undefined && this.#usable(token))
                    return token;
                if (this.#tokens.get(repository) === known)
                    this.#tokens.delete(repository);
            }
        }
    }
    /**
     * A token in place of one that the registry refused: one that someone else got meanwhile, else a new one, in the end for
     * this repository alone. Undefined where there is no use in another.
     * @param since when the request that was refused began
     * @param wanted the scopes that the registry asked for as it refused
     */
    async replace(repository, refused, since, wanted) {
        const grew = this.#want(repository, wanted);
        const isNew = refused.issuedAt >= since;
        if (refused.alone && isNew && !grew)
            return undefined;
        if (!isNew && !grew) {
            this.#revoke(refused);
            return await this.tokenFor(repository);
        }
        const current = grew ? undefined : await this.#tokens.get(repository)?.catch(() => undefined);
        if (current !== undefined && current !== refused && this.#usable(current))
            return current;
        return await this.#keep(repository, this.#exchangeAlone(repository));
    }
    /** A token for one repository was accepted where the shared one was not: this service does not grant scopes together. */
    learnAlone() {
        this.#together = false;
    }
    /** All that shared the token lost it, also those that have not noticed yet: the first to ask asks for all. */
    #revoke(token) {
        if (this.#revoked.has(token))
            return;
        this.#revoked.add(token);
        for (const repository of this.#shared.get(token) ?? []) {
            this.#tokens.delete(repository);
            this.#lost.add(repository);
        }
    }
    #usable(token) {
        return performance.now() < token.expiresAt && !this.#revoked.has(token);
    }
    async #ask(repository) {
        if (!this.#together)
            return await this.#keep(repository, this.#exchangeAlone(repository));
        const token = new Promise((resolve) => {
            this.#waiting.push({ repository, settle: resolve });
        });
        // After this turn of the event loop all that run in parallel have asked.
        if (this.#waiting.length === 1)
            setImmediate(() => this.#flush());
        const answer = await this.#keep(repository, token);
        if (answer === undefined && this.#tokens.get(repository) === token)
            this.#tokens.delete(repository);
        return answer;
    }
    #keep(repository, token) {
        this.#tokens.set(repository, token);
        token.catch(() => {
            if (this.#tokens.get(repository) === token)
                this.#tokens.delete(repository);
        });
        return token;
    }
    #want(repository, scopes) {
        const known = this.#scopesOf(repository);
        const before = known.size;
        for (const scope of scopes)
            known.add(scope);
        return known.size > before;
    }
    #scopesOf(repository) {
        let scopes = this.#scopes.get(repository);
        if (scopes === undefined) {
            scopes = new Set(this.#scopesFor(repository));
            this.#scopes.set(repository, scopes);
        }
        return scopes;
    }
    #exchangeAlone(repository) {
        return this.#exchange([...this.#scopesOf(repository)], true);
    }
    #flush() {
        const waiting = this.#waiting;
        this.#waiting = [];
        const wanted = new Set(waiting.map((one) => one.repository));
        const soon = new Set([...this.#lost, ...this.#announced].filter((repository) => !this.#tokens.has(repository)));
        this.#lost.clear();
        for (const batch of batches(wanted, soon)) {
            const token = this.#exchangeBatch(batch);
            for (const { repository, settle } of waiting)
                if (batch.includes(repository))
                    settle(token);
            for (const repository of batch)
                if (!wanted.has(repository))
                    this.#keep(repository, token);
        }
    }
    /** One token for all of them, or undefined where the service refuses them together. */
    async #exchangeBatch(batch) {
        const scopes = batch.flatMap((repository) => [...this.#scopesOf(repository)]);
        try {
            const token = await this.#exchange(scopes, batch.length === 1);
            this.#shared.set(token, batch);
            return token;
        }
        catch (error) {
            if (!(error instanceof ScopesDeniedError) || batch.length === 1)
                throw error;
            this.#together = false;
            return undefined;
        }
    }
}
function pullScopes(repository) {
    return [`repository:${repository}:pull`];
}
/** What is wanted now, filled up with what is wanted soon. Nobody waits for the latter: no exchange is made for it alone. */
function batches(wanted, soon) {
    const made = [];
    let size = 0;
    for (const repository of [...wanted, ...soon]) {
        let batch = made.at(-1);
        if (batch === undefined || batch.length >= mostScopes || size + repository.length > mostScopeBytes) {
            if (!wanted.has(repository))
                break;
            batch = [];
            made.push(batch);
            size = 0;
        }
        batch.push(repository);
        size += repository.length + 'scope=repository:&:pull'.length;
    }
    return made;
}
/** When a token that lives for so long is not to be used any more, counted from now. */
function expiryOf(lifetimeMs) {
    return performance.now() + Math.max(lifetimeMs / 2, lifetimeMs - marginMs);
}

;// CONCATENATED MODULE: ./build/oci/sign-in.js







/** A request is sent at most so often for the sake of signing in: bare, with a shared token, with a new one, with its own. */
const mostRounds = 6;
/**
 * Signs the requests of one registry in. The first request goes alone and bare; what the registry answers to it is kept,
 * so that all others are signed in from the start. There is no request that only asks how to sign in.
 */
class SignIn {
    #parts;
    #announced = new Set();
    #attempts;
    #method = { kind: 'open' };
    /** Resolves once a first request was answered, or failed. */
    #first;
    constructor(parts) {
        this.#parts = parts;
    }
    /** Repositories that will be asked for soon: their tokens come with those that are asked for now. */
    announce(repositories) {
        for (const repository of repositories)
            this.#announced.add(repository);
    }
    /** Whether there are credentials for this registry. */
    async hasCredentials() {
        return (await this.#passwords()).current !== undefined;
    }
    /**
     * Sends a request, signed in as far as the registry asks for it.
     * @param send sends with this `Authorization`, or with none. A reply from another origin must not come back as 401.
     * @throws one of the errors of sign-in; what `send` throws
     */
    async run(repository, send) {
        if (this.#first !== undefined) {
            await this.#first;
            return await this.#rounds(repository, send, () => { });
        }
        let answered = () => { };
        this.#first = new Promise((resolve) => {
            answered = resolve;
        });
        try {
            return await this.#rounds(repository, send, answered);
        }
        finally {
            answered();
        }
    }
    async #rounds(repository, send, answered) {
        const since = performance.now();
        let carried = { kind: 'nothing' };
        let replacement;
        for (let round = 0;; round++) {
            const endTurn = this.#method.kind === 'direct' ? await (await this.#passwords()).turn() : () => { };
            let reply;
            try {
                let authorization;
                [authorization, carried] = await this.#carry(repository, replacement);
                reply = await send(authorization);
                if (reply.status !== 401) {
                    if (carried.kind === 'direct' && provesPassword(reply.status))
                        (await this.#passwords()).accept();
                    return reply;
                }
                if (carried.kind === 'direct')
                    await this.#rejectDirect(repository, carried, reply);
            }
            finally {
                endTurn();
            }
            const challenges = parseAuthChallenges(reply.headers('www-authenticate'));
            const { text } = await (0,error_reply/* readErrorReply */.f)(reply);
            if (round >= mostRounds)
                throw await this.#noRights(repository, text);
            await this.#choose(challenges, carried);
            // From here on the others know how to sign in, and can share in the exchange that comes now.
            if (this.#method.kind === 'bearer')
                answered();
            replacement = await this.#replace(repository, carried, since, challenges, text);
        }
    }
    async #carry(repository, replacement) {
        if (this.#method.kind === 'open')
            return [undefined, { kind: 'nothing' }];
        if (this.#method.kind === 'bearer') {
            const token = replacement ?? (await this.#tokenFor(repository, this.#method.tokens));
            return [`Bearer ${token.secret.reveal()}`, { kind: 'bearer', token }];
        }
        const passwords = await this.#passwords();
        passwords.throwIfGivenUp();
        const credential = passwords.current;
        if (credential === undefined)
            throw this.#missing(repository);
        return [directAuthorization(credential, this.#parts.maskSecret), { kind: 'direct', credential }];
    }
    /** Takes note of a refused password. The next round tries the next one, or ends with the error. */
    async #rejectDirect(repository, carried, reply) {
        const passwords = await this.#passwords();
        if (passwords.proven)
            throw await this.#noRights(repository, (await (0,error_reply/* readErrorReply */.f)(reply)).text);
        if (passwords.current !== carried.credential)
            return;
        const { host, endpoint } = this.#parts;
        passwords.reject(() => new errors/* RejectedCredentialsError */.Dm(host, endpoint.host, passwords.tried));
    }
    /** Settles how to sign in, by what the registry offers. Bearer before Basic: the password then goes out only once. */
    async #choose(challenges, carried) {
        const { host } = this.#parts;
        if ((await this.#passwords()).current?.kind === 'bearer') {
            // Whatever realm there is, it has nothing to exchange.
            this.#method = { kind: 'direct' };
            return;
        }
        const bearer = challenges.find((challenge) => challenge.scheme === 'bearer' && challenge.parameters.get('realm'));
        if (bearer !== undefined) {
            const service = this.#checkService(bearer);
            const known = this.#method;
            if (known.kind === 'bearer' && isSame(known.service, service))
                return;
            const tokens = new TokenPool(this.#announced, (scopes, alone) => this.#exchange(service, scopes, alone), this.#parts.purpose?.scopes);
            this.#method = { kind: 'bearer', service, tokens };
            return;
        }
        if (challenges.some((challenge) => challenge.scheme === 'basic')) {
            this.#method = { kind: 'direct' };
            return;
        }
        if (carried.kind !== 'nothing')
            return;
        const offered = challenges.map((challenge) => challenge.scheme);
        throw new errors/* UnsupportedSignInError */.k7(host, offered);
    }
    #checkService(bearer) {
        const { host, endpoint } = this.#parts;
        const written = bearer.parameters.get('realm') ?? '';
        const address = URL.canParse(written, endpoint.href) ? new URL(written, endpoint).href : written;
        return { realm: checkRealm(host, endpoint, address), service: bearer.parameters.get('service') };
    }
    /** For the next round: the token in place of the refused one. */
    async #replace(repository, carried, since, challenges, says) {
        if (this.#method.kind !== 'bearer' || carried.kind !== 'bearer')
            return undefined;
        const { tokens } = this.#method;
        const refused = carried.token;
        const token = await this.#explained(repository, () => tokens.replace(repository, refused, since, wantedScopes(challenges)));
        if (token === undefined)
            throw await this.#noRights(repository, says);
        if (!refused.alone && refused.issuedAt >= since && token.alone)
            tokens.learnAlone();
        return token;
    }
    #tokenFor(repository, tokens) {
        return this.#explained(repository, () => tokens.tokenFor(repository));
    }
    async #explained(repository, work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof ScopesDeniedError))
                throw error;
            throw await this.#noRights(repository, error.says);
        }
    }
    async #exchange(service, scopes, alone) {
        const passwords = await this.#passwords();
        const endTurn = await passwords.turn();
        try {
            for (;;) {
                passwords.throwIfGivenUp();
                if (passwords.exhausted)
                    throw new ScopesDeniedError(undefined);
                const credential = passwords.current;
                const issuedAt = performance.now();
                const result = await exchangeToken(this.#parts, service, scopes, credential);
                if (result.kind === 'token') {
                    passwords.accept();
                    return { secret: result.token, alone, issuedAt, expiresAt: expiryOf(result.lifetimeMs) };
                }
                if (result.status === 403 || credential === undefined) {
                    passwords.deny();
                    throw new ScopesDeniedError(result.says);
                }
                const { host } = this.#parts;
                const rejection = () => new errors/* RejectedCredentialsError */.Dm(host, (0,errors/* plainUrl */.kP)(service.realm), passwords.tried);
                if (passwords.proven)
                    throw rejection();
                passwords.reject(rejection);
            }
        }
        finally {
            endTurn();
        }
    }
    async #noRights(repository, says) {
        const { host } = this.#parts;
        return (await this.hasCredentials())
            ? new errors/* NoRightsError */.nZ(host, repository, says, this.#parts.purpose?.right)
            : this.#missing(repository);
    }
    #missing(repository) {
        const { host, settings, purpose } = this.#parts;
        return new errors/* MissingCredentialsError */.DS(host, repository, settings.whyNoToken, purpose?.right);
    }
    #passwords() {
        this.#attempts ??= this.#parts.candidates().then((candidates) => new PasswordAttempts(candidates));
        return this.#attempts;
    }
}
function isSame(one, other) {
    return one.realm.href === other.realm.href && one.service === other.service;
}
/** An answer that only a signed-in request gets. 5xx and 429 may come from a proxy that never looked at the password. */
function provesPassword(status) {
    return status < 400 || status === 403 || status === 404;
}
/** The scopes that a refusal names. Source: RFC 6750, 3; a registry that is reached through a path of a proxy names others than we guess. */
function wantedScopes(challenges) {
    const bearer = challenges.find((challenge) => challenge.scheme === 'bearer');
    const scopes = (bearer?.parameters.get('scope') ?? '')
        .split(/\s+/)
        .filter((scope) => /^[\x21-\x7e]{1,300}$/.test(scope));
    return scopes.slice(0, 8);
}


/***/ })

};
