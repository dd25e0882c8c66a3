export const id = 781;
export const ids = [781];
export const modules = {

/***/ 72781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openHttpRegistry: () => (/* binding */ openHttpRegistry)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./node_modules/undici/lib/api/api-request.js
var api_request = __webpack_require__(14043);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/pool.js
var dispatcher_pool = __webpack_require__(30628);
// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
;// CONCATENATED MODULE: ./build/oci/proxy-environment.js

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
/** Whether a proxy may be asked for this origin. What is on this machine is reached directly, whatever NO_PROXY says. */
function proxyApplies(proxies, origin) {
    if ((0,addresses/* isLoopback */.U9)(origin))
        return false;
    return (origin.protocol === 'https:' ? proxies.https : proxies.http) !== undefined;
}
function maskPassword(address, maskSecret) {
    if (!URL.canParse(address))
        return;
    const { username, password } = new URL(address);
    if (password === '')
        return;
    const plain = [username, password].map(decodeLeniently);
    maskSecret(password);
    maskSecret(plain[1] ?? password);
    maskSecret(Buffer.from(plain.join(':')).toString('base64'));
}
function decodeLeniently(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/oci/connections.js




/**
 * Kept-alive connections of one registry: a pool per origin, because blobs and tokens often come from other hosts than the
 * registry. Proxies are those of the environment.
 */
class Connections {
    #options;
    #secureContext;
    #pools = new Map();
    #proxied;
    /** @throws the error of Node's TLS where `extraCa` is no certificate */
    constructor(options) {
        this.#options = options;
        // One context for all connections: reading the usual certificates anew for each would take 14 ms each time.
        if (options.extraCa !== undefined) {
            this.#secureContext = (0,external_node_tls_.createSecureContext)({ ca: [...(0,external_node_tls_.getCACertificates)('default'), options.extraCa] });
        }
    }
    /** Sends a request and gives the answer once its headers are there. */
    async request(url, options) {
        const { origin } = url;
        const dispatcher = proxyApplies(this.#options.proxies, url) ? await this.#proxyAgent() : this.#pool(origin);
        return await api_request.call(dispatcher, { ...options, origin, path: `${url.pathname}${url.search}` });
    }
    async close() {
        const open = [...this.#pools.values()];
        if (this.#proxied !== undefined)
            open.push(await this.#proxied);
        this.#pools.clear();
        this.#proxied = undefined;
        await Promise.all(open.map((dispatcher) => dispatcher.destroy()));
    }
    #pool(origin) {
        let pool = this.#pools.get(origin);
        if (pool === undefined) {
            pool = new dispatcher_pool(origin, this.#poolOptions());
            this.#pools.set(origin, pool);
        }
        return pool;
    }
    #proxyAgent() {
        this.#proxied ??= __webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 46752, 19)).then(({ EnvHttpProxyAgent }) => {
            const { http, https, noProxy } = this.#options.proxies;
            return new EnvHttpProxyAgent({
                ...this.#poolOptions(),
                // An empty text, not undefined: else undici would look into the environment itself.
                httpProxy: http ?? '',
                httpsProxy: https ?? '',
                noProxy,
                connectTimeout: this.#options.limits.connectMs,
                requestTls: this.#tls(),
                proxyTls: this.#tls(),
            });
        });
        return this.#proxied;
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

// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/oci/retry.js


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
                throw new errors/* RateLimitedError */.TM(this.#url, waitMs / 1000);
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
        if (asked > 0) {
            const until = now + asked;
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
            await (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, signal === undefined ? {} : { signal });
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
            let skip = reply.status === 206 ? 0 : verifier.received;
            for await (const chunk of reply.chunks()) {
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
            throw new TransientFailure(new errors/* TruncatedBodyError */.T$(what, verifier.received, descriptor.size));
        }
        catch (error) {
            reply = undefined;
            // All bytes are there: how the connection ended after them does not matter.
            if (error instanceof TransientFailure && verifier.complete)
                break;
            since = 0;
            await budget.spend(error);
        }
    }
    verifier.finish();
}
/** Whether a 206 answer is what was asked for: from `offset` on. Source: RFC 9110, 14.4. */
function continuesAt(reply, offset, size) {
    const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(reply.header('content-range')?.trim() ?? '');
    return range !== null && Number(range[1]) === offset && (range[3] === '*' || Number(range[3]) === size);
}

// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
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
    const code = codeOf(error);
    if (code === undefined)
        return error;
    const host = url.host;
    const unreachable = (what, next) => new errors/* RegistryUnreachableError */.ST(url, what, next, error);
    if (certificateCodes.has(code)) {
        return new errors/* CertificateError */.EE(url, `the certificate of ${host} is signed by nobody that this machine trusts (${code})`, `If ${host} has a certificate authority of its own, set "ca_file" under "registries:" in .oras/config.yaml to its PEM file. Certificates are always checked.`, error);
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
    return new TransientFailure(unreachable(what, next));
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
    const refused = error instanceof Error && 'code' in error && /^UND_ERR_(?:ABORTED|PRX_CONN)$/.test(String(error.code));
    return refused ? /\((\d{3})\)/.exec(error.message)?.[1] : undefined;
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
        const { connections, traffic, log, signal } = this.#options;
        const { url, method } = request;
        const started = performance.now();
        traffic.requests++;
        try {
            const { statusCode, headers, body } = await connections.request(url, {
                method,
                headers: { 'user-agent': `oras-buf/${version/* version */.r}`, 'accept-encoding': 'identity', ...request.headers },
                signal: signal ?? null,
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
                chunks: () => this.#chunks(body, url),
                discard: () => body.dump({ limit: worthReading }).catch(() => { }),
            };
        }
        catch (error) {
            throw this.#explain(error, url);
        }
    }
    async *#chunks(body, url) {
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
        }
    }
    #explain(error, url) {
        const { signal } = this.#options;
        if (signal?.aborted === true)
            return signal.reason;
        return explainNetworkFailure(error, url);
    }
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
    return new TransientFailure(new errors/* RegistryUnreachableError */.ST(url, `only ${bytes} bytes came in ${Math.round(waitedMs / 1000)} s`, 'Try again later; a proxy that holds back answers shows the same.', undefined));
}

;// CONCATENATED MODULE: ./build/oci/error-reply.js

const mostBytes = 16 * 1024;
const longestText = 200;
/** Reads the body of an answer that is an error, and frees its connection. Never fails. */
async function readErrorReply(reply) {
    return parseErrorReply(await readBeginning(reply, mostBytes));
}
/** Reads the body of an error: `{"errors": [{"code", "message"}]}`, or the `error` fields of OAuth 2. */
function parseErrorReply(body) {
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
    return { codes, text: texts.length === 0 ? undefined : oneLine(texts.join('; ')) };
}
function asObject(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function oneLine(text) {
    const line = text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
    return line.length <= longestText ? line : `${line.slice(0, longestText)}…`;
}

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

// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(95669);
;// CONCATENATED MODULE: ./build/oci/redirects.js

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
            throw new errors/* UnexpectedReplyError */.o9(request.url, `more than ${most} redirects`);
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

// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(20907);
;// CONCATENATED MODULE: ./build/oci/transient-status.js



/** Statuses with which a server says that the same request may go well later. */
function isTransientStatus(status) {
    return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}
/** @throws TransientFailure where the answer says "later"; its body is then used up. */
async function failTransientStatus(reply) {
    if (!isTransientStatus(reply.status))
        return;
    const retryAfterMs = parseRetryAfter(reply.header('retry-after'));
    const { text } = await readErrorReply(reply);
    const final = reply.status === 429
        ? new errors/* RateLimitedError */.TM(reply.url, retryAfterMs === undefined ? undefined : retryAfterMs / 1000)
        : new errors/* ServerFailedError */.r4(reply.url, reply.status, text);
    throw new TransientFailure(final, retryAfterMs);
}

;// CONCATENATED MODULE: ./build/oci/http-registry.js











/** A registry that is a server. Source: OCI distribution-spec 1.1. */
class HttpRegistry {
    host;
    #parts;
    constructor(parts) {
        this.host = parts.settings.host;
        this.#parts = parts;
    }
    announce(repositories) {
        this.#parts.signIn.announce(repositories);
    }
    async listTags(repository) {
        const { limits } = this.#parts;
        const first = this.#url(repository, 'tags/list?n=1000');
        const tags = new Set();
        const seen = new Set();
        for (let url = first; url !== undefined;) {
            if (seen.has(url.href))
                throw new errors/* UnexpectedReplyError */.o9(url, 'the list of tags comes back to a page that was read');
            if (seen.size >= limits.pages)
                throw new errors/* UnexpectedReplyError */.o9(url, `more than ${limits.pages} pages of tags`);
            seen.add(url.href);
            const page = await this.#tagPage(repository, url);
            for (const tag of page.tags)
                tags.add(tag);
            url = page.next === undefined ? undefined : this.#nextPage(url, page.next);
        }
        return [...tags];
    }
    async resolveTag(repository, tag) {
        if (!(0,oci_reference/* isTag */.dz)(tag))
            return undefined;
        const url = this.#url(repository, `manifests/${tag}`);
        const answer = await this.#retried(url, async () => {
            const reply = await this.#send(repository, { method: 'HEAD', url, headers: { accept: oci_manifest/* acceptedManifests */.My } });
            await reply.discard();
            if (reply.status === 404)
                return { kind: 'none' };
            const digest = reply.status === 200 ? (0,oci_digest/* tryParseDigest */.jt)(reply.header('docker-content-digest') ?? '') : undefined;
            if (digest !== undefined)
                return { kind: 'digest', digest };
            if (reply.status === 403)
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
                throw await this.#refused(repository, reply, await readErrorReply(reply));
            const bytes = await readWhole(reply, oci_manifest/* largestManifest */.oU, `the manifest of ${what}`);
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
                throw await this.#refused(repository, reply, await readErrorReply(reply));
            if (Number(reply.header('content-length') ?? 0) > descriptor.size) {
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
        return await this.#retried(url, async () => {
            const reply = await this.#send(repository, { method: 'GET', url, headers: { accept: 'application/json' } });
            if (reply.status === 404) {
                await reply.discard();
                throw new errors/* RepositoryNotFoundError */.wN(this.host, repository);
            }
            if (reply.status !== 200)
                throw await this.#refused(repository, reply, await readErrorReply(reply));
            const bytes = await readWhole(reply, this.#parts.limits.pageBytes, `the list of tags of ${this.host}/${repository}`);
            return { tags: parseTagList(bytes, url), next: nextPage(reply.headers('link')) };
        });
    }
    /**
     * The address of the next page: its path and query on our own origin. A proxy may have put http:// or another port into
     * the header, but another host is never asked.
     */
    #nextPage(page, target) {
        const { endpoint } = this.#parts;
        if (!URL.canParse(target, page.href))
            throw new errors/* UnexpectedReplyError */.o9(page, 'the address of the next page of tags is broken');
        const next = new URL(target, page);
        if ((0,addresses/* bareHostname */.CO)(next) !== (0,addresses/* bareHostname */.CO)(endpoint)) {
            throw new errors/* AddressRefusedError */["do"](page, next.origin, 'the next page of tags is on another host');
        }
        if (!next.pathname.startsWith('/v2/')) {
            throw new errors/* AddressRefusedError */["do"](page, next.pathname, 'the next page of tags is not part of the registry');
        }
        return new URL(`${next.pathname}${next.search}`, endpoint.origin);
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
            const answer = await sendFollowing(transport, { ...request, headers }, checkRedirect, limits.redirects);
            if (answer.status !== 401 || answer.url.origin === endpoint.origin)
                return answer;
            const { text } = await readErrorReply(answer);
            // The registry sent us here without a word on signing in, and nobody else gets our credentials.
            throw new errors/* UnexpectedReplyError */.o9(answer.url, `401, after a redirect from ${endpoint.host}${text === undefined ? '' : ` (${text})`}`);
        });
        await failTransientStatus(reply);
        return reply;
    }
    /** The error for an answer that is neither what was asked for nor "there is none". */
    async #refused(repository, reply, said) {
        const { signIn, endpoint } = this.#parts;
        if (reply.status === 403 && reply.url.origin === endpoint.origin) {
            return (await signIn.hasCredentials())
                ? new errors/* NoRightsError */.nZ(this.host, repository, said.text)
                : new errors/* MissingCredentialsError */.DS(this.host, repository);
        }
        return new errors/* UnexpectedReplyError */.o9(reply.url, `an answer with status ${reply.status} that is not expected here${said.text === undefined ? '' : ` (${said.text})`}`);
    }
}
/** Blobs often lie elsewhere, and may be fetched from there; but never in the clear where the way to us was not. */
function checkRedirect(from, to) {
    const refuse = (why) => new errors/* AddressRefusedError */["do"](from, shown(to), why);
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
        if ((0,addresses/* bareHostname */.CO)(url) !== (0,addresses/* bareHostname */.CO)(from) && !(0,addresses/* isLoopback */.U9)(url))
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
    return tags.filter((tag) => typeof tag === 'string' && (0,oci_reference/* isTag */.dz)(tag));
}

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
    /** The user names that were tried, for messages. */
    get usernames() {
        return this.#candidates.slice(0, this.#index + 1).map((candidate) => candidate.username);
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
    const { host, endpoint, transport, retries, limits, traffic, maskSecret } = parts;
    const url = new URL(service.realm);
    if (service.service !== undefined)
        url.searchParams.set('service', service.service);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    if (credential !== undefined)
        url.searchParams.set('account', credential.username);
    const headers = credential === undefined ? {} : { authorization: basicAuthorization(credential, maskSecret) };
    const allow = (from, to) => {
        const target = checkRealm(host, endpoint, to);
        return from.protocol === 'https:' && target.protocol === 'http:' ? checkRealm(host, from, to) : target;
    };
    return await retries.run(url, async () => {
        traffic.tokenExchanges++;
        const reply = await sendFollowing(transport, { method: 'GET', url, headers }, allow, limits.redirects);
        await failTransientStatus(reply);
        if (reply.status === 401 || reply.status === 403) {
            return { kind: 'denied', status: reply.status, says: (await readErrorReply(reply)).text };
        }
        if (reply.status !== 200) {
            const { text } = await readErrorReply(reply);
            throw new errors/* UnexpectedReplyError */.o9(url, `the token service answers ${reply.status}${text === undefined ? '' : ` (${text})`}`);
        }
        return parseTokenReply(await readWhole(reply, limits.tokenReplyBytes, `the token reply of ${url.origin}`), url, maskSecret);
    });
}
/** The header that carries a user name and password. Both the password and what the header holds are masked first. */
function basicAuthorization(credential, maskSecret) {
    const password = credential.password.reveal();
    const encoded = Buffer.from(`${credential.username}:${password}`).toString('base64');
    maskSecret(password);
    maskSecret(encoded);
    return `Basic ${encoded}`;
}
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
    /** Tokens that worked and then did not: revoked before their time. */
    #revoked = new WeakSet();
    /** What a shared token was asked for. */
    #shared = new WeakMap();
    /** Repositories whose token was revoked: they come with the next exchange. */
    #lost = new Set();
    #waiting = [];
    #together = true;
    /** @param announced repositories that will be asked for soon; shared with the owner, who adds to it */
    constructor(announced, exchange) {
        this.#announced = announced;
        this.#exchange = exchange;
    }
    /** A token that should open a repository for pulling. */
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
            scopes = new Set([`repository:${repository}:pull`]);
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
            const endTurn = this.#method.kind === 'basic' ? await (await this.#passwords()).turn() : () => { };
            let reply;
            try {
                let authorization;
                [authorization, carried] = await this.#carry(repository, replacement);
                reply = await send(authorization);
                if (reply.status !== 401) {
                    if (carried.kind === 'basic' && provesPassword(reply.status))
                        (await this.#passwords()).accept();
                    return reply;
                }
                if (carried.kind === 'basic')
                    await this.#rejectBasic(repository, carried, reply);
            }
            finally {
                endTurn();
            }
            const challenges = parseAuthChallenges(reply.headers('www-authenticate'));
            const { text } = await readErrorReply(reply);
            if (round >= mostRounds)
                throw await this.#noRights(repository, text);
            this.#choose(challenges, carried);
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
            throw new errors/* MissingCredentialsError */.DS(this.#parts.host, repository);
        return [basicAuthorization(credential, this.#parts.maskSecret), { kind: 'basic', username: credential.username }];
    }
    /** Takes note of a refused password. The next round tries the next one, or ends with the error. */
    async #rejectBasic(repository, carried, reply) {
        const passwords = await this.#passwords();
        if (passwords.proven)
            throw await this.#noRights(repository, (await readErrorReply(reply)).text);
        if (passwords.current?.username !== carried.username)
            return;
        const { host, endpoint } = this.#parts;
        passwords.reject(() => new errors/* RejectedCredentialsError */.Dm(host, endpoint.host, passwords.usernames));
    }
    /** Settles how to sign in, by what the registry offers. Bearer before Basic: the password then goes out only once. */
    #choose(challenges, carried) {
        const { host } = this.#parts;
        const bearer = challenges.find((challenge) => challenge.scheme === 'bearer' && challenge.parameters.get('realm'));
        if (bearer !== undefined) {
            const service = this.#checkService(bearer);
            const known = this.#method;
            if (known.kind === 'bearer' && isSame(known.service, service))
                return;
            const tokens = new TokenPool(this.#announced, (scopes, alone) => this.#exchange(service, scopes, alone));
            this.#method = { kind: 'bearer', service, tokens };
            return;
        }
        if (challenges.some((challenge) => challenge.scheme === 'basic')) {
            this.#method = { kind: 'basic' };
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
                const rejection = () => new errors/* RejectedCredentialsError */.Dm(host, (0,errors/* plainUrl */.kP)(service.realm), passwords.usernames);
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
            ? new errors/* NoRightsError */.nZ(host, repository, says)
            : new errors/* MissingCredentialsError */.DS(host, repository);
    }
    #passwords() {
        this.#attempts ??= this.#parts.credentials.candidatesFor(this.#parts.settings).then((candidates) => {
            return new PasswordAttempts(candidates);
        });
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

;// CONCATENATED MODULE: ./build/oci/open-http-registry.js








/**
 * Makes the client of one registry server. Nothing is sent yet.
 * @throws {UnusableCaFileError}
 */
async function openHttpRegistry(settings, endpoint, context) {
    const { limits, traffic, log, maskSecret, signal } = context;
    const connections = await openConnections(settings, context);
    const transport = new Transport({ connections, limits, traffic, log, signal });
    const retries = new Retries({ limits, traffic, log, signal });
    const signIn = new SignIn({
        host: settings.host,
        settings,
        endpoint,
        transport,
        retries,
        limits,
        traffic,
        maskSecret,
        credentials: context.credentials,
    });
    const registry = new HttpRegistry({ settings, endpoint, transport, retries, signIn, limits });
    return { registry, close: () => connections.close() };
}
async function openConnections(settings, context) {
    const { caFile, host } = settings;
    const make = (extraCa) => new Connections({
        connections: context.connections,
        limits: context.limits,
        proxies: readProxyEnvironment(context.environment, context.maskSecret),
        extraCa,
    });
    if (caFile === undefined)
        return make(undefined);
    try {
        const pem = await (0,promises_.readFile)(caFile, 'utf8');
        if (!pem.includes('-----BEGIN CERTIFICATE-----'))
            throw new Error('it holds no PEM certificate');
        return make(pem);
    }
    catch (error) {
        throw new errors/* UnusableCaFileError */.uB(host, caFile, error);
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


/***/ })

};
