export const id = 8600;
export const ids = [8600];
export const modules = {

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
