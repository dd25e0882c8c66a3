export const id = 401;
export const ids = [401];
export const modules = {

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


/***/ })

};
