export const id = 611;
export const ids = [611];
export const modules = {

/***/ 18611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GitlabProvider: () => (/* binding */ GitlabProvider)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/ci/continuous-integration.js
var continuous_integration = __webpack_require__(83133);
;// CONCATENATED MODULE: ./build/ci/gitlab-trust.js
/**
 * Why this job must not write what later jobs trust, or undefined where it may: a merge request out of a fork runs code that
 * nobody of the project has read. Source: docs.gitlab.com, "Predefined CI/CD variables".
 */
function whyGitlabTrustIsLow(environment) {
    const value = (name) => environment[name] ?? '';
    const source = value('CI_PIPELINE_SOURCE');
    if (source === 'external_pull_request_event') {
        const from = value('CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY');
        return from !== '' && from === value('CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY')
            ? undefined
            : 'the pull request comes from a fork';
    }
    if (source !== 'merge_request_event' && value('CI_MERGE_REQUEST_IID') === '')
        return undefined;
    const from = value('CI_MERGE_REQUEST_SOURCE_PROJECT_ID');
    const into = value('CI_MERGE_REQUEST_PROJECT_ID') || value('CI_PROJECT_ID');
    // Without the facts nothing vouches for the merge request.
    return from !== '' && from === into ? undefined : 'the merge request comes from a fork';
}

// EXTERNAL MODULE: ./build/ci/printed-log.js + 2 modules
var printed_log = __webpack_require__(99157);
// EXTERNAL MODULE: ./build/ci/private-directory.js
var private_directory = __webpack_require__(5804);
;// CONCATENATED MODULE: ./build/ci/gitlab.js






/**
 * GitLab CI/CD. The log folds in sections and shows colours. Masking is ours alone: GitLab hides the values of variables that
 * are marked as masked, and has no command for others.
 *
 * Sources: docs.gitlab.com, "Predefined CI/CD variables" and "Custom collapsible sections" (CI/CD job logs).
 */
class GitlabProvider extends printed_log/* PrintedLog */.P {
    system = 'gitlab';
    run;
    workspace;
    defaultCacheDirectory;
    frozenByDefault;
    /** GitLab's cache is restored and saved by the runner, which is no backend that we could call. */
    cache = undefined;
    carriedStore;
    toolShelf = undefined;
    whyLowTrust;
    /** GitLab makes variables of what is in outputs.env, for jobs that run on other machines. */
    outputsLeftOut = {
        'buf-cache-dir': 'it would set the setting of that name in later jobs, on machines that have no such directory',
    };
    #jobUrl;
    #beside;
    #temporary;
    #problems = [];
    #besidePath;
    #section;
    #sections = 0;
    constructor({ environment, directory, write }) {
        super({ write, colours: (environment['NO_COLOR'] ?? '') === '' });
        this.workspace = environment['CI_PROJECT_DIR'] || directory;
        this.run = runOf(environment);
        this.#jobUrl = environment['CI_JOB_URL'] ?? '';
        this.defaultCacheDirectory = (0,external_node_path_.join)(this.workspace, '.oras-buf');
        this.frozenByDefault = (0,continuous_integration/* isContinuousIntegration */.o)(environment, 'true');
        this.carriedStore = { name: 'GitLab', key: environment['ORAS_BUF_CACHE_KEY'] ?? '' };
        this.whyLowTrust = whyGitlabTrustIsLow(environment);
        // The runner keeps its own files of this checkout in this directory beside it.
        this.#beside = () => (0,private_directory/* besideCheckout */.L)(`${this.workspace}.tmp`, this.workspace);
        this.#temporary = new private_directory/* PrivateDirectory */.l(() => this.#besideCheckout(), 'ours');
    }
    /** Outside the repository, where buf would read it. */
    get defaultBufCacheDirectory() {
        return (0,external_node_path_.join)(this.#besideCheckout(), 'buf');
    }
    get temporaryDirectory() {
        return this.#temporary.path;
    }
    removeTemporaryDirectory() {
        this.#temporary.remove();
    }
    async exportVariable(name, _value) {
        if (name === 'BUF_CACHE_DIR') {
            this.debug('BUF_CACHE_DIR is not handed to later jobs, which run elsewhere; "oras-buf env" prints it for this one.');
            return;
        }
        this.warning(`${name} is not exported: GitLab hands variables on in an artifact, and no credential may be in one. Set it as a masked variable of the project.`);
    }
    /** Source: docs.gitlab.com, "Job artifacts", "View and download artifacts by URL". */
    artifactAddress(path) {
        if (this.#jobUrl === '' || !(0,inside_directory/* isInside */.F)(this.workspace, path))
            return undefined;
        const segments = (0,external_node_path_.relative)(this.workspace, path).split(external_node_path_.sep).map(encodeURIComponent);
        return `${this.#jobUrl}/artifacts/file/${segments.join('/')}`;
    }
    beginGroup(title) {
        this.#sections += 1;
        // The name of a section must occur once in a log, and a job may run us several times. It is shown nowhere.
        this.#section = `oras_buf_${process.pid}_${Date.now()}_${this.#sections}`;
        this.printRaw(`${marker('start', `${this.#section}[collapsed=true]`)}${this.clean(title).replaceAll('\n', ' ')}\n`);
    }
    endGroup() {
        if (this.#section === undefined)
            return;
        this.printRaw(`${marker('end', this.#section)}\n`);
        this.#section = undefined;
        for (const problem of this.#problems.splice(0))
            this.print(problem);
    }
    /** A section is folded: what went wrong inside is told again below it. */
    printProblem(text) {
        if (this.#section !== undefined)
            this.#problems.push(text);
        this.print(text);
    }
    /**
     * GitLab takes a section's marker for one wherever in a line it stands. Without carriage returns none is complete; no text
     * from outside should rest on that alone.
     */
    clean(text) {
        return super.clean(text).replaceAll(/section_(start|end)(?=:)/gi, 'section-$1');
    }
    #besideCheckout() {
        this.#besidePath ??= this.#beside();
        return this.#besidePath;
    }
}
function marker(which, section) {
    return `\x1b[0Ksection_${which}:${Math.floor(Date.now() / 1_000)}:${section}\r\x1b[0K`;
}
function runOf(environment) {
    return {
        // The job's id is another one when it is retried.
        id: `${environment['CI_PIPELINE_ID'] || '0'}-${environment['CI_JOB_ID'] || '0'}`,
        revision: environment['CI_COMMIT_SHA'] ?? '',
    };
}


/***/ })

};
