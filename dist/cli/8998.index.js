export const id = 8998;
export const ids = [8998];
export const modules = {

/***/ 83133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isContinuousIntegration)
/* harmony export */ });
/**
 * Whether the variable `CI` says that nobody sits in front of this job.
 * @param byDefault its value where it is not set
 */
function isContinuousIntegration(environment, byDefault) {
    return !['', 'false', '0'].includes((environment['CI'] ?? byDefault).toLowerCase());
}


/***/ }),

/***/ 78998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   detectCi: () => (/* binding */ detectCi)
/* harmony export */ });
/* unused harmony exports detectSystem, chosenSystem, watchedScreen */
/* harmony import */ var _continuous_integration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83133);

const systems = ['github', 'gitlab', 'jenkins', 'terminal'];
/** Which CI system this process runs in, by the variables that it sets. */
function detectSystem(environment) {
    const has = (name) => (environment[name] ?? '') !== '';
    if (environment['GITHUB_ACTIONS'] === 'true')
        return 'github';
    if (environment['GITLAB_CI'] === 'true')
        return 'gitlab';
    return has('JENKINS_URL') && (has('BUILD_TAG') || has('BUILD_NUMBER')) ? 'jenkins' : 'terminal';
}
/**
 * The system that the setting `ci` names, or the one that is detected. It is needed before the settings are read, since it
 * shows what is wrong with them: so a value that is none of the choices counts as not set here, and is refused there.
 */
function chosenSystem(argv, environment) {
    const asked = flagValue(argv) ?? environment['ORAS_BUF_CI']?.trim();
    return systems.find((system) => system === asked) ?? detectSystem(environment);
}
function flagValue(argv) {
    const end = argv.indexOf('--');
    const flags = end === -1 ? argv : argv.slice(0, end);
    const last = flags.findLastIndex((word) => word === '--ci' || word.startsWith('--ci='));
    const word = flags[last];
    return word === '--ci' ? flags[last + 1] : word?.slice('--ci='.length);
}
/**
 * The provider for the system that this process runs in. Where that has no commands for a log of its own, the log goes to
 * standard error as a whole, with what buf and buck2 print: so its lines keep their order, and standard output is left to what
 * was asked for.
 * @param argv the command line; none for the action
 */
async function detectCi(argv = []) {
    const environment = process.env;
    const directory = process.cwd();
    const write = (text) => void process.stderr.write(text);
    switch (chosenSystem(argv, environment)) {
        case 'github': {
            const [{ GithubProvider }, { GithubCache }] = await Promise.all([
                __webpack_require__.e(/* import() */ 9348).then(__webpack_require__.bind(__webpack_require__, 89348)),
                __webpack_require__.e(/* import() */ 3665).then(__webpack_require__.bind(__webpack_require__, 63665)),
            ]);
            return new GithubProvider({
                write: (text) => process.stdout.write(text),
                makeCache: (log, mask) => new GithubCache({ log, mask, environment }),
            });
        }
        case 'gitlab': {
            const { GitlabProvider } = await Promise.all(/* import() */[__webpack_require__.e(9056), __webpack_require__.e(8611)]).then(__webpack_require__.bind(__webpack_require__, 18611));
            return new GitlabProvider({ environment, directory, write });
        }
        case 'jenkins': {
            const { JenkinsProvider } = await Promise.all(/* import() */[__webpack_require__.e(9056), __webpack_require__.e(5507)]).then(__webpack_require__.bind(__webpack_require__, 25507));
            return new JenkinsProvider({ environment, directory, write });
        }
        case 'terminal': {
            const { TerminalProvider } = await Promise.all(/* import() */[__webpack_require__.e(9056), __webpack_require__.e(3741)]).then(__webpack_require__.bind(__webpack_require__, 73741));
            const colours = process.stderr.hasColors?.() === true;
            const screen = watchedScreen(process.stderr, environment);
            return new TerminalProvider({
                environment,
                workspace: directory,
                write,
                colours,
                ...(screen === undefined ? {} : { screen }),
            });
        }
    }
}
/** The terminal behind a stream; undefined where nobody watches it, or where it cannot redraw a line. */
function watchedScreen(stream, environment) {
    const isDumb = ['dumb', ''].includes(environment['TERM'] ?? (process.platform === 'win32' ? 'windows' : ''));
    if (stream.isTTY !== true || isDumb || (0,_continuous_integration_js__WEBPACK_IMPORTED_MODULE_0__/* .isContinuousIntegration */ .o)(environment, ''))
        return undefined;
    return { write: (text) => void stream.write(text), columns: () => stream.columns ?? 0 };
}


/***/ })

};
