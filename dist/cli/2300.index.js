export const id = 2300;
export const ids = [2300];
export const modules = {

/***/ 63391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ chooseBuild)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * Chooses the tool that builds a root. `auto` takes buck2 where the root has a `.buckconfig`, else stock buf. Whether the
 * tool is installed plays no part: a missing buck2 is an error of the one who looks for it, never a reason to build less.
 * @param root absolute path
 */
async function chooseBuild(setting, root) {
    switch (setting) {
        case 'none':
            return { tool: 'none', reason: 'the setting build is none' };
        case 'buck2':
        case 'buf':
            return { tool: setting, reason: `the setting build is ${setting}` };
        case 'auto':
            return (await isFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, '.buckconfig')))
                ? { tool: 'buck2', reason: 'there is a .buckconfig' }
                : { tool: 'buf', reason: 'there is no .buckconfig' };
    }
}
async function isFile(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 82300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildRoot: () => (/* binding */ buildRoot)
/* harmony export */ });
/* unused harmony export BuildTimeoutError */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _build_choose_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63391);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _job_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38938);




/** A build took longer than the setting `build-timeout` allows. */
class BuildTimeoutError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitCodes */ .hS.timeout;
}
/**
 * Builds one root with the tool that the settings or the files ask for, and says which and why.
 * @throws {BuildToolNotStartedError | TargetPatternError}, and the errors of src/tools/find-tool.ts
 */
async function buildRoot(job) {
    const { declarations, settings, ci, environment, signal } = job;
    const choice = await (0,_build_choose_build_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseBuild */ .s)(settings.build, declarations.root);
    const directory = (0,_job_record_js__WEBPACK_IMPORTED_MODULE_3__/* .directoryOf */ .jt)(declarations, ci.workspace);
    const where = directory === '.' ? '' : ` in ${directory}`;
    ci.info(choice.tool === 'none'
        ? `Nothing is built: ${choice.reason}.`
        : `Building${where} with ${choice.tool}: ${choice.reason}.`);
    if (choice.tool === 'none')
        return { build: { tool: 'none', reason: choice.reason }, remarks: [] };
    const program = await job.tools.program(choice.tool, declarations.root);
    const deadline = settings.buildTimeoutMs === undefined ? undefined : AbortSignal.timeout(settings.buildTimeoutMs);
    const request = {
        program,
        root: declarations.root,
        directory,
        reason: choice.reason,
        environment,
        additions: { BUF_CACHE_DIR: settings.bufCacheDirectory },
        log: ci,
        signal: deadline === undefined ? signal : AbortSignal.any([signal, deadline]),
    };
    const run = await ci.group(`${choice.tool} ${choice.tool === 'buck2' ? settings.command : 'build and lint'}${where}`, () => (choice.tool === 'buck2' ? runWithBuck2(job, request) : runWithBuf(job, request)));
    const stopped = deadline?.aborted === true && !signal.aborted && run.build.result === 'cancelled';
    return stopped ? { ...run, problem: timeoutError(choice.tool, where, settings.buildTimeoutMs ?? 0) } : run;
}
function timeoutError(tool, where, timeoutMs) {
    const minutes = timeoutMs / 60_000;
    return new BuildTimeoutError(`The build${where} was stopped after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (build-timeout)`, { next: `See in the log what ${tool} was doing at the end, or set build-timeout to more minutes.` });
}
async function runWithBuck2({ settings, ci }, request) {
    const { runBuck2 } = await __webpack_require__.e(/* import() */ 3594).then(__webpack_require__.bind(__webpack_require__, 83594));
    return runBuck2({
        ...request,
        command: settings.command,
        targets: settings.targets,
        arguments: settings.buck2Arguments,
        temporaryDirectory: ci.temporaryDirectory,
        profileFile: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(settings.reportDirectory, 'profile', request.directory, 'chrome-trace.json.gz'),
        verbose: settings.logLevel === 'trace',
        // An event of low trust must not fill a cache that others build from.
        remote: settings.remote === undefined || ci.whyLowTrust === undefined
            ? settings.remote
            : { ...settings.remote, upload: false },
    });
}
async function runWithBuf({ settings, declarations }, request) {
    const { runBuf } = await __webpack_require__.e(/* import() */ 3386).then(__webpack_require__.bind(__webpack_require__, 63386));
    return runBuf({
        ...request,
        arguments: settings.bufArguments,
        workspaces: declarations.bufWorkspaces,
        bufCacheDirectory: settings.bufCacheDirectory,
    });
}


/***/ })

};
