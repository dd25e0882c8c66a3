export const id = 741;
export const ids = [741];
export const modules = {

/***/ 73741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TerminalProvider: () => (/* binding */ TerminalProvider)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _continuous_integration_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83133);
/* harmony import */ var _printed_log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99157);
/* harmony import */ var _private_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5804);






/** A person's shell, or a CI system that we know nothing special of. */
class TerminalProvider extends _printed_log_js__WEBPACK_IMPORTED_MODULE_3__/* .PrintedLog */ .P {
    system = 'terminal';
    run;
    workspace;
    defaultCacheDirectory;
    defaultBufCacheDirectory = undefined;
    frozenByDefault;
    cache = undefined;
    carriedStore = undefined;
    toolShelf = undefined;
    whyLowTrust = undefined;
    outputsLeftOut = {};
    #environment;
    #temporary = new _private_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .PrivateDirectory */ .l(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()), 'shared');
    constructor(options) {
        super(options);
        const { environment } = options;
        this.#environment = environment;
        this.workspace = options.workspace;
        this.run = { id: new Date().toISOString().replaceAll(/[:.]/g, '-'), revision: '' };
        this.defaultCacheDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(userCacheDirectory(environment), 'oras-buf');
        this.frozenByDefault = (0,_continuous_integration_js__WEBPACK_IMPORTED_MODULE_5__/* .isContinuousIntegration */ .o)(environment, '');
    }
    get temporaryDirectory() {
        return this.#temporary.path;
    }
    removeTemporaryDirectory() {
        this.#temporary.remove();
    }
    async exportVariable(name, value) {
        this.#environment[name] = value;
    }
}
function userCacheDirectory(environment) {
    if (process.platform === 'win32')
        return environment['LOCALAPPDATA'] || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), 'AppData', 'Local');
    return environment['XDG_CACHE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(environment['HOME'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.cache');
}


/***/ })

};
