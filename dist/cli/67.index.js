export const id = 67;
export const ids = [67];
export const modules = {

/***/ 30067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Connections: () => (/* binding */ Connections)
/* harmony export */ });
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41692);
/* harmony import */ var undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14043);
/* harmony import */ var undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30628);
/* harmony import */ var _proxy_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31518);




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
            this.#secureContext = (0,node_tls__WEBPACK_IMPORTED_MODULE_0__.createSecureContext)({ ca: [...(0,node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates)('default'), options.extraCa] });
        }
    }
    /** Sends a request and gives the answer once its headers are there. */
    async request(url, options) {
        const { origin } = url;
        const dispatcher = (0,_proxy_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyApplies */ .d)(this.#options.proxies, url) ? await this.#proxyAgent() : this.#pool(origin);
        return await undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_1__.call(dispatcher, { ...options, origin, path: `${url.pathname}${url.search}` });
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
            pool = new undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_2__(origin, this.#poolOptions());
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


/***/ })

};
