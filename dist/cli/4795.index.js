export const id = 4795;
export const ids = [4795];
export const modules = {

/***/ 693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   logout: () => (/* binding */ logout)
/* harmony export */ });
/* harmony import */ var _auth_login_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42737);
/* harmony import */ var _auth_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15489);


/** Forgets what `login` kept. What other programs keep elsewhere is named, and left alone. */
const logout = {
    async run(request) {
        const { ci, environment, words, signal } = request;
        const registry = (0,_auth_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .registryToSignIn */ .nr)(request, words[0]);
        (0,_auth_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseSharedFile */ .oK)(request);
        const { host } = registry;
        const maskSecret = (value) => ci.mask(value);
        const removedFrom = await (0,_auth_login_file_js__WEBPACK_IMPORTED_MODULE_0__/* .forgetCredential */ .LZ)(host, { environment, checkout: ci.workspace, maskSecret, signal });
        const [left] = await (0,_auth_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialsOf */ .YN)(request).candidatesFor(registry);
        return { data: { host, removedFrom, stillSignedInBy: left?.source ?? '' } };
    },
    text({ host, removedFrom, stillSignedInBy }, style) {
        const lines = [
            removedFrom.length === 0
                ? `Nothing was kept for ${host}.`
                : `${style('good', '✔ Signed out')} of ${host}: removed from ${removedFrom.join(' and ')}.`,
        ];
        if (stillSignedInBy !== '')
            lines.push(style('attention', `Jobs here still sign in by ${stillSignedInBy}.`));
        return `${lines.join('\n')}\n`;
    },
};


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


/***/ })

};
