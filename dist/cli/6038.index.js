export const id = 6038;
export const ids = [6038];
export const modules = {

/***/ 56038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommand: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var _system_visible_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40252);
/* harmony import */ var _places_of_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51609);
/* harmony import */ var _run_job_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43255);



/** Raised where a key of the JSON goes away or changes what it means. New keys do not raise it. */
const jsonVersion = 1;
/**
 * Runs one command and prints its result. Gives the exit code.
 * @throws the errors of the settings and of the command, for the caller to show
 */
async function runCommand(call, ci, output) {
    const { spec, words, flags, environment, interruption } = call;
    const { readSettings } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 48666));
    const settings = await readSettings({ ...call, ...(0,_places_of_js__WEBPACK_IMPORTED_MODULE_1__/* .placesOf */ .e)(ci) });
    ci.setLogLevel(settings.logLevel);
    ci.setProgress(settings.progress);
    for (const secret of (0,_run_job_js__WEBPACK_IMPORTED_MODULE_0__/* .secretsOf */ .F)(settings))
        if (secret !== undefined)
            ci.mask(secret.reveal());
    const command = await spec.load();
    try {
        const result = await command.run({
            settings,
            ci,
            words,
            flags: { has: (flag) => flags.has(flag), text: (flag) => flags.get(flag) },
            environment,
            signal: interruption.signal,
            askedByFlag: askedByFlag(call),
            isTerminal: output.isTerminal,
        });
        const text = flags.has('json')
            ? `${(0,_system_visible_text_js__WEBPACK_IMPORTED_MODULE_2__/* .visibleJson */ .$m)({ schemaVersion: jsonVersion, command: spec.name, ...result.data })}\n`
            : command.text((0,_system_visible_text_js__WEBPACK_IMPORTED_MODULE_2__/* .visibleData */ .jF)(result.data), output.style);
        output.write(result.holdsSecrets === true ? text : ci.redact(text));
        return result.exitCode ?? 0;
    }
    catch (error) {
        // What a command was in the middle of fails in many ways once it is interrupted; that is the reason of all of them.
        const interrupted = interruption.exitCode();
        if (interrupted !== undefined)
            return interrupted;
        throw error;
    }
}
function askedByFlag({ asked, secrets }) {
    const { files, fromStdin } = secrets;
    return new Set([...asked.keys(), ...files.keys(), ...(fromStdin === undefined ? [] : [fromStdin])]);
}


/***/ })

};
