export const id = 255;
export const ids = [255];
export const modules = {

/***/ 43255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runJobFor: () => (/* binding */ runJobFor)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/entry/outputs.js


/** The outputs of the action: names and descriptions of action.yml, values by {@link outputsOf}. */
const outputDescriptions = {
    'cache-hit': '`true` where the entry of exactly these locks was restored, else `false`.',
    'cache-matched-key': 'Key of the cache entry that was restored, empty where none was.',
    'cache-result': '`hit`, `partial`, `miss`, `off` or `unavailable`.',
    'lock-digest': 'sha256 over oras.lock and every buf.lock, for cache keys of your own.',
    modules: 'JSON list of the resolved modules: name, version, digest, source and commit.',
    'report-path': 'Path of report.json.',
    'buf-cache-dir': "Directory of buf's module cache; the steps after this one have it as `BUF_CACHE_DIR`.",
    outcome: '`success`, `failure`, `error`, `skipped` or `cancelled`.',
};
/** The value of every output. */
function outputsOf(report, settings) {
    return {
        'cache-hit': String(report.cache.result === 'hit'),
        'cache-matched-key': report.cache.matchedKey,
        'cache-result': report.cache.result,
        'lock-digest': lockDigest(report),
        modules: JSON.stringify(modulesOf(report)),
        'report-path': (0,external_node_path_.join)(settings.reportDirectory, 'report.json'),
        'buf-cache-dir': settings.bufCacheDirectory,
        outcome: report.outcome,
    };
}
/** Each module that is built with, once, although several roots may have it. */
function modulesOf(report) {
    const found = new Map();
    const built = report.roots.flatMap((root) => root.modules).filter(({ against }) => against === '');
    for (const { name, version, digest, source, commit } of built) {
        found.set(`${name}@${digest}`, { name, version, digest, source, commit });
    }
    return [...found.values()];
}
function lockDigest(report) {
    const digests = report.roots.map((root) => root.lock.digest).filter((digest) => digest !== '');
    if (digests.length <= 1)
        return digests[0] ?? '';
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(digests.join('\n')).digest('hex')}`;
}

// EXTERNAL MODULE: ./build/entry/show-problem.js
var show_problem = __webpack_require__(54940);
;// CONCATENATED MODULE: ./build/entry/run-job.js



/** Reads the settings, runs the job and hands its results to the CI system. Shows every error; gives the exit code. */
async function runJobFor(request, ci, loadPipeline = () => Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(815), __webpack_require__.e(307), __webpack_require__.e(273), __webpack_require__.e(363)]).then(__webpack_require__.bind(__webpack_require__, 40363))) {
    let settings;
    try {
        const { readSettings } = await __webpack_require__.e(/* import() */ 420).then(__webpack_require__.bind(__webpack_require__, 19420));
        settings = await readSettings({ ...request, ...placesOf(ci) });
        ci.setLogLevel(settings.logLevel);
        for (const secret of [settings.token, settings.bsrToken])
            if (secret !== undefined)
                ci.mask(secret.reveal());
        for (const { value } of settings.remote?.headers ?? [])
            maskHeader(value.reveal(), ci);
        const { runJob } = await loadPipeline();
        const { command, environment, interruption } = request;
        const report = await runJob(settings, ci, { command, environment, signal: interruption.signal });
        for (const [name, value] of Object.entries(outputsOf(report, settings)))
            await ci.setOutput(name, value);
        await exportForLaterSteps(settings, ci);
        return report.exitCode === 0 ? 0 : (interruption.exitCode() ?? report.exitCode);
    }
    catch (error) {
        const interrupted = request.interruption.exitCode();
        if (settings === undefined && interrupted === undefined && error instanceof errors/* OrasBufError */.Ll) {
            return await reportSettings(error, request, ci);
        }
        const { problem, exitCode } = (0,show_problem/* problemOf */.Z)(error);
        if (interrupted === undefined)
            (0,show_problem/* showProblem */.H)(problem, ci, error);
        await setOutcome(interrupted === undefined ? 'error' : 'cancelled', ci);
        return interrupted ?? exitCode;
    }
}
async function reportSettings(error, request, ci) {
    const { reportDirectory } = await __webpack_require__.e(/* import() */ 420).then(__webpack_require__.bind(__webpack_require__, 19420));
    const { reportWrongSettings } = await Promise.all(/* import() */[__webpack_require__.e(273), __webpack_require__.e(743)]).then(__webpack_require__.bind(__webpack_require__, 53743));
    const directory = reportDirectory({ ...request, workspace: ci.workspace });
    const { outcome, exitCode } = await reportWrongSettings(error, request.command, directory, ci);
    await setOutcome(outcome, ci);
    return exitCode;
}
/** The whole value, and the token in it where it begins with a scheme (`Bearer …`). */
function maskHeader(value, ci) {
    ci.mask(value);
    const token = /^\w+ +(\S+)$/.exec(value)?.[1];
    if (token !== undefined)
        ci.mask(token);
}
/** After an error; what else fails here must not hide that, nor change the exit code. */
async function setOutcome(outcome, ci) {
    try {
        await ci.setOutput('outcome', outcome);
    }
    catch (error) {
        ci.warning(`The output outcome was not set: ${error.message}`);
    }
}
function placesOf(ci) {
    const { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault } = ci;
    return { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault };
}
/** What the steps after ours need to use stock buf; the credentials only where that was asked for. */
async function exportForLaterSteps(settings, ci) {
    if (ci.defaultBufCacheDirectory !== undefined)
        await ci.exportVariable('BUF_CACHE_DIR', settings.bufCacheDirectory);
    if (!settings.exportCredentials)
        return;
    if (settings.token !== undefined)
        await ci.exportVariable('ORAS_REGISTRY_TOKEN', settings.token.reveal());
    if (settings.username !== undefined)
        await ci.exportVariable('ORAS_USERNAME', settings.username);
    // Never the bare token: buf would send it to every host.
    if (settings.bsrToken !== undefined)
        await ci.exportVariable('BUF_TOKEN', `${settings.bsrToken.reveal()}@buf.build`);
}


/***/ })

};
