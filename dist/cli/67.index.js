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
            agent = __webpack_require__.e(/* import() */ 6752).then(__webpack_require__.t.bind(__webpack_require__, 24371, 19)).then(({ Pool, ProxyAgent }) => new ProxyAgent({
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


/***/ })

};
