export const id = 507;
export const ids = [507];
export const modules = {

/***/ 25507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JenkinsProvider: () => (/* binding */ JenkinsProvider)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _continuous_integration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83133);
/* harmony import */ var _printed_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99157);
/* harmony import */ var _private_directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5804);




/** What the step `ansiColor` sets `TERM` to; a plain console shows colours as garbage. */
const colourTerminals = new Set(['xterm', 'vga', 'css', 'gnome-terminal']);
/**
 * Jenkins, in a Pipeline or a freestyle job. Its console has neither sections nor commands, so the log is plain lines. Jenkins
 * hides the credentials that `withCredentials` bound; ours are hidden here.
 *
 * Sources: `env-vars.html` of a Jenkins controller (variables, also of multibranch projects), and the help of the step
 * `ansiColor`.
 */
class JenkinsProvider extends _printed_log_js__WEBPACK_IMPORTED_MODULE_1__/* .PrintedLog */ .P {
    system = 'jenkins';
    run;
    workspace;
    frozenByDefault;
    cache = undefined;
    carriedStore = undefined;
    toolShelf = undefined;
    whyLowTrust;
    outputsLeftOut = {};
    #beside;
    #temporary;
    #besidePath;
    constructor({ environment, directory, write }) {
        const hasColours = colourTerminals.has(environment['TERM'] ?? '') && (environment['NO_COLOR'] ?? '') === '';
        super({ write, colours: hasColours });
        const workspace = environment['WORKSPACE'] || directory;
        this.workspace = workspace;
        this.run = runOf(environment);
        this.frozenByDefault = (0,_continuous_integration_js__WEBPACK_IMPORTED_MODULE_3__/* .isContinuousIntegration */ .o)(environment, 'true');
        this.whyLowTrust =
            (environment['CHANGE_FORK'] ?? '') === '' ? undefined : 'the change comes from a fork (CHANGE_FORK)';
        this.#beside = () => (0,_private_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .besideCheckout */ .L)(environment['WORKSPACE_TMP'] || `${workspace}@tmp`, workspace);
        this.#temporary = new _private_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .PrivateDirectory */ .l(() => this.#besideCheckout(), 'ours');
    }
    /** Stays from build to build where the agent does. */
    get defaultCacheDirectory() {
        return this.#besideCheckout();
    }
    get defaultBufCacheDirectory() {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(this.#besideCheckout(), 'buf');
    }
    get temporaryDirectory() {
        return this.#temporary.path;
    }
    removeTemporaryDirectory() {
        this.#temporary.remove();
    }
    /** The shared library takes the directory of buf's cache out of outputs.env, where it has a block to run with it. */
    async exportVariable(name, _value) {
        if (name === 'BUF_CACHE_DIR')
            return;
        this.warning(`${name} is not exported: a step of Jenkins can hand a variable on in a file only, and no credential may be in one. Use withCredentials around the steps that need it.`);
    }
    #besideCheckout() {
        this.#besidePath ??= this.#beside();
        return this.#besidePath;
    }
}
function runOf(environment) {
    return {
        id: environment['BUILD_TAG'] || `${environment['JOB_NAME'] ?? ''}-${environment['BUILD_NUMBER'] ?? '0'}`,
        revision: environment['GIT_COMMIT'] ?? '',
    };
}


/***/ })

};
