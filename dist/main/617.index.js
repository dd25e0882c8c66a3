export const id = 617;
export const ids = [617];
export const modules = {

/***/ 26617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ stopDaemonAtExit),
/* harmony export */   daemonState: () => (/* binding */ daemonState),
/* harmony export */   stopDaemon: () => (/* binding */ stopDaemon)
/* harmony export */ });
/* unused harmony export daemonVersion */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _system_child_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1543);
/* harmony import */ var _untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7752);



const statusTimeoutMs = 20_000;
const killTimeoutMs = 30_000;
/**
 * Whether a daemon of the project runs. `buck2 status` only talks to one that is there and starts none: it prints a JSON
 * object, or "no buckd running" on stderr, and exits with 0 either way.
 */
async function daemonState(project) {
    try {
        const status = await run(project, 'status', statusTimeoutMs);
        if (status.exitCode !== 0 || status.aborted)
            return 'unknown';
        if (Object.keys((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(status.stdout))).length > 0)
            return 'running';
        return status.stdout.trim() === '' ? 'none' : 'unknown';
    }
    catch {
        return 'unknown';
    }
}
/**
 * The version of the daemon that runs for the project (a commit, or a date), undefined where none runs. Empty where it does not say.
 */
async function daemonVersion(project) {
    const status = await run(project, 'status', statusTimeoutMs);
    const parsed = objectOf(parseJson(status.stdout));
    if (Object.keys(parsed).length === 0)
        return undefined;
    // What else stands there is a secret of the daemon's.
    const { version } = objectOf(parsed['process_info']);
    return typeof version === 'string' ? version : '';
}
/** Stops the project's daemon. Gives the reason where that did not work: a daemon left behind costs memory, not the job. */
async function stopDaemon(project) {
    try {
        const kill = await run(project, 'kill', killTimeoutMs);
        if (kill.aborted)
            return `buck2 kill did not end within ${killTimeoutMs / 1_000} s`;
        return kill.exitCode === 0 ? undefined : `buck2 kill ended with ${kill.exitCode}`;
    }
    catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
/**
 * Has the daemon stopped also where this process is ended at once (a second signal). Until it is disposed of; then
 * {@link stopDaemon} is the way.
 */
function stopDaemonAtExit(project) {
    const stop = () => {
        // Nothing can be waited for any more: it has to live on by itself.
        const options = { cwd: project.root, env: { ...project.environment }, detached: true, stdio: 'ignore' };
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(project.program, ['kill'], options)
            .on('error', () => { })
            .unref();
    };
    process.once('exit', stop);
    return { [Symbol.dispose]: () => void process.removeListener('exit', stop) };
}
function run(project, command, timeoutMs) {
    return (0,_system_child_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runChildProgram */ .M)({
        program: project.program,
        arguments: [command],
        directory: project.root,
        environment: project.environment,
        signal: AbortSignal.timeout(timeoutMs),
        keepBytes: 4 * 1024 * 1024,
    });
}


/***/ }),

/***/ 7752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Je: () => (/* binding */ stringOf),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   cY: () => (/* binding */ nested),
/* harmony export */   df: () => (/* binding */ positionOf),
/* harmony export */   iw: () => (/* binding */ stringsOf),
/* harmony export */   jk: () => (/* binding */ arrayOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/** Parses text, or gives undefined where it is no JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function objectOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function arrayOf(value) {
    return Array.isArray(value) ? value : [];
}
function stringOf(value) {
    return typeof value === 'string' ? value : '';
}
function stringsOf(value) {
    return arrayOf(value).filter((item) => typeof item === 'string');
}
/** A whole number of zero or more, or 0. */
function countOf(value) {
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}
/** A line or column: whole, from 1. */
function positionOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
/** Follows names into nested objects. */
function nested(value, ...names) {
    return names.reduce((current, name) => objectOf(current)[name], value);
}


/***/ })

};
