export const id = 2904;
export const ids = [2904];
export const modules = {

/***/ 62904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SecretsOnScreenError: () => (/* binding */ SecretsOnScreenError),
  UnprintableVariableError: () => (/* binding */ UnprintableVariableError),
  assignment: () => (/* binding */ assignment),
  env: () => (/* binding */ env),
  pathAddition: () => (/* binding */ pathAddition)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/pipeline/later-steps.js
var later_steps = __webpack_require__(89767);
// EXTERNAL MODULE: ./build/system/visible-text.js
var visible_text = __webpack_require__(40252);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/oci/credentials.js
var credentials = __webpack_require__(53716);
// EXTERNAL MODULE: ./build/oci/registries.js + 1 modules
var oci_registries = __webpack_require__(24234);
// EXTERNAL MODULE: ./build/pipeline/job-tools.js
var job_tools = __webpack_require__(92146);
// EXTERNAL MODULE: ./build/pipeline/root-directories.js
var root_directories = __webpack_require__(91365);
;// CONCATENATED MODULE: ./build/commands/installed-tools.js





/**
 * The directories of buf and buck2 that a job of this workspace would start, as far as they are on this machine and not on PATH: a
 * program on PATH needs nothing. Nothing is downloaded.
 */
async function installedTools({ settings, ci, environment, signal, }) {
    const registries = (0,oci_registries/* createRegistries */.I)({
        registries: settings.registries,
        credentials: credentials/* anonymous */._,
        parallelism: 1,
        offline: true,
        environment,
        log: ci,
        maskSecret: (value) => ci.mask(value),
        signal,
    });
    const tools = new job_tools/* JobTools */.t({ settings: { ...settings, offline: true }, ci, registries, environment, signal });
    const onPath = new Set((environment['PATH'] ?? '').split(external_node_path_.delimiter));
    const found = new Set();
    try {
        const [root = ci.workspace] = (await (0,root_directories/* rootDirectories */.W)(settings.directories)).keys();
        for (const tool of ['buf', 'buck2']) {
            const program = await tools.program(tool, root).catch((error) => {
                ci.debug(`${tool} is not on this machine: ${error instanceof Error ? error.message : String(error)}`);
                return undefined;
            });
            // PATH has no way to write a directory with its delimiter in it.
            if (program === undefined || onPath.has((0,external_node_path_.dirname)(program)) || (0,external_node_path_.dirname)(program).includes(external_node_path_.delimiter))
                continue;
            // Under another name (buf-path) its directory is of no use on PATH.
            if (/^(buf|buck2)(\.exe)?$/.test((0,external_node_path_.basename)(program)))
                found.add((0,external_node_path_.dirname)(program));
        }
    }
    finally {
        await tools.close();
        await registries.close();
    }
    return [...found];
}

;// CONCATENATED MODULE: ./build/commands/env.js




/** Secrets were asked for, and they would be shown on a screen. */
class SecretsOnScreenError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.policy;
}
/** A value that no shell could be given as one word on one line. */
class UnprintableVariableError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The variables that stock buf and buck2 need after us. Credentials only where they were asked for, and never on a screen. */
const env = {
    async run(request) {
        const { settings, flags, isTerminal } = request;
        if (settings.exportCredentials && isTerminal) {
            throw new SecretsOnScreenError('export-credentials would show the credentials on the screen', {
                next: 'Let the shell read them: eval "$(oras-buf env --export-credentials)".',
            });
        }
        const variables = (0,later_steps/* variablesForLaterSteps */.w)(settings);
        const path = await installedTools(request);
        for (const [name, value] of [...Object.entries(variables), ...path.map((one) => ['PATH', one])]) {
            if ((0,visible_text/* visibleText */.Q6)(value) === value)
                continue;
            throw new UnprintableVariableError(`${name} holds a line break, or another character that cannot be seen`, {
                next: 'Choose a directory, or a token, without one.',
            });
        }
        const shell = (flags.text('shell') ?? (process.platform === 'win32' ? 'powershell' : 'sh'));
        return { data: { shell, variables, path }, holdsSecrets: settings.exportCredentials };
    },
    text({ shell, variables, path }) {
        const lines = Object.entries(variables).map(([name, value]) => assignment(shell, name, value));
        return [...lines, ...path.map((directory) => pathAddition(shell, directory))].map((line) => `${line}\n`).join('');
    },
};
/** One line that sets a variable for the shell and its children, whatever the value holds. */
function assignment(shell, name, value) {
    switch (shell) {
        case 'sh':
            return `export ${name}=${quoted(shell, value)}`;
        case 'fish':
            return `set -gx ${name} ${quoted(shell, value)}`;
        case 'powershell':
            return `$env:${name} = ${quoted(shell, value)}`;
    }
}
/** One line that puts a directory before what PATH holds. */
function pathAddition(shell, directory) {
    switch (shell) {
        case 'sh':
            return `export PATH=${quoted(shell, directory)}:"$PATH"`;
        case 'fish':
            return `set -gx PATH ${quoted(shell, directory)} $PATH`;
        case 'powershell':
            return `$env:PATH = ${quoted(shell, directory)} + [IO.Path]::PathSeparator + $env:PATH`;
    }
}
function quoted(shell, value) {
    switch (shell) {
        case 'sh':
            return `'${value.replaceAll("'", "'\\''")}'`;
        case 'fish':
            return `'${value.replaceAll(/[\\']/g, '\\$&')}'`;
        case 'powershell':
            // PowerShell takes the typographic quotes for quotes, too.
            return `'${value.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
    }
}


/***/ }),

/***/ 53716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ anonymous)
/* harmony export */ });
/** For registries that are read without credentials. */
const anonymous = {
    candidatesFor: async () => [],
};


/***/ })

};
