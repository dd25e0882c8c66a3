export const id = 397;
export const ids = [397];
export const modules = {

/***/ 3397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/settings/definitions.js
var definitions = __webpack_require__(18154);
// EXTERNAL MODULE: ./build/settings/errors.js
var errors = __webpack_require__(73305);
// EXTERNAL MODULE: ./build/system/nearest.js
var nearest = __webpack_require__(12822);
;// CONCATENATED MODULE: ./build/entry/flags.js




const commandNames = ['run', 'resolve'];
const flags = new Map([
    ...definitions/* settingNames */.H$.flatMap(flagsOf),
    ['help', { kind: 'help' }],
    ['version', { kind: 'version' }],
]);
function flagsOf(setting) {
    const definition = (0,definitions/* definitionOf */.Fg)(setting);
    if (!definition.places.includes('flag'))
        return [];
    switch (definition.type) {
        case 'boolean':
            return [
                [setting, { kind: 'switch', setting }],
                [`no-${setting}`, { kind: 'negated', setting }],
            ];
        case 'secret':
            return [
                [`${setting}-file`, { kind: 'secret-file', setting }],
                [`${setting}-stdin`, { kind: 'secret-stdin', setting }],
            ];
        case 'optional-list':
            return [[setting, { kind: 'optional-list', setting }]];
        default:
            return [[setting, { kind: 'value', setting }]];
    }
}
/**
 * Reads the command line.
 * @throws {CommandLineError} an unknown command or flag (with the nearest right one), a missing or a superfluous value.
 * {@link ExposedSecretError} a secret as the value of a flag; the value is not repeated.
 */
function readCommandLine(argv) {
    const [first, ...rest] = argv;
    if (first === undefined || first === '--help' || first === '-h')
        return { kind: 'help', command: undefined };
    if (first === '--version' || first === 'version')
        return { kind: 'version' };
    if (first === 'help')
        return { kind: 'help', command: rest[0] === undefined ? undefined : commandName(rest[0]) };
    return new Reader(commandName(first)).read(rest);
}
function commandName(word) {
    const command = commandNames.find((name) => name === word);
    if (command !== undefined)
        return command;
    const right = (0,nearest/* nearest */.p)(word, commandNames);
    throw new errors/* CommandLineError */.Ox(word.startsWith('-') ? 'A command must come first' : `"${word}" is not a command`, {
        next: `${right === undefined ? '' : `Did you mean ${right}? `}The commands are ${commandNames.join(' and ')}; see oras-buf --help.`,
    });
}
const secretNames = definitions/* settingNames */.H$.filter((name) => (0,definitions/* definitionOf */.Fg)(name).type === 'secret');
function didYouMean(flag) {
    if (flag === undefined)
        return '';
    const isSecret = secretNames.some((name) => name === flag);
    return `Did you mean --${flag}${isSecret ? `-stdin or --${flag}-file` : ''}? `;
}
function isList(setting) {
    const { type } = (0,definitions/* definitionOf */.Fg)(setting);
    return type === 'list' || type === 'optional-list';
}
class Reader {
    #command;
    #texts = new Map();
    #files = new Map();
    #fromStdin;
    constructor(command) {
        this.#command = command;
    }
    read(args) {
        const options = {
            help: { type: 'boolean', short: 'h' },
        };
        for (const [name, { kind }] of flags) {
            if (kind !== 'help')
                options[name] = { type: kind === 'value' || kind === 'secret-file' ? 'string' : 'boolean' };
        }
        // Not strict: we want to name the nearest flag, and to keep the value of a secret out of the message.
        const { tokens } = (0,external_node_util_.parseArgs)({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
        /** Words right after the flag of a list are more of its items: `--targets //a //b`, `--update MODULE MODULE`. */
        let names;
        /** The flag of a secret that takes no value, where it was the last word: what follows may be the secret itself. */
        let secretFlag;
        for (const token of tokens) {
            if (token.kind === 'option-terminator') {
                names = undefined;
                continue;
            }
            if (token.kind === 'positional') {
                if (secretFlag !== undefined)
                    throw this.#superfluous(secretFlag);
                if (names === undefined)
                    throw this.#unexpected(token.value);
                this.#add(names, `--${names}`, token.value);
                continue;
            }
            const flag = this.#known(token.name, token.rawName);
            if (flag.kind === 'help')
                return { kind: 'help', command: this.#command };
            if (flag.kind === 'version')
                return { kind: 'version' };
            this.#take(flag, token.rawName, token.value, token.inlineValue === true);
            names = isList(flag.setting) && !token.inlineValue ? flag.setting : undefined;
            secretFlag = flag.kind === 'secret-stdin' ? token.rawName : undefined;
        }
        const asked = new Map();
        for (const [setting, { flag, texts }] of this.#texts) {
            asked.set(setting, { texts, split: false, origin: { kind: 'flag', name: flag } });
        }
        return { kind: 'job', command: this.#command, asked, secrets: { files: this.#files, fromStdin: this.#fromStdin } };
    }
    #known(name, rawName) {
        const flag = flags.get(name);
        if (flag !== undefined && (rawName.startsWith('--') || flag.kind === 'help'))
            return flag;
        if ((0,definitions/* isSettingName */.s9)(name) && (0,definitions/* definitionOf */.Fg)(name).type === 'secret') {
            throw new errors/* ExposedSecretError */.H4(`--${name} with a value would show the secret to every user of this machine`, {
                next: `Use --${name}-stdin, --${name}-file FILE, or the variable ${(0,definitions/* definitionOf */.Fg)(name).environment[0]?.name ?? ''}.`,
            });
        }
        const right = (0,nearest/* nearest */.p)(name, [...flags.keys(), ...secretNames]);
        throw new errors/* CommandLineError */.Ox(`${rawName} is not a flag of oras-buf ${this.#command}`, {
            next: `${didYouMean(right)}oras-buf ${this.#command} --help lists them all.`,
        });
    }
    #take(flag, rawName, value, inline) {
        switch (flag.kind) {
            case 'value':
                this.#add(flag.setting, rawName, this.#value(rawName, value, inline));
                break;
            case 'switch':
                this.#add(flag.setting, rawName, value ?? 'true');
                break;
            case 'negated':
                if (value !== undefined)
                    throw this.#superfluous(rawName);
                this.#add(flag.setting, rawName, 'false');
                break;
            case 'optional-list':
                if (value !== undefined)
                    this.#add(flag.setting, rawName, value);
                else if (!this.#texts.has(flag.setting))
                    this.#texts.set(flag.setting, { flag: rawName, texts: [] });
                break;
            case 'secret-file':
                this.#files.set(flag.setting, this.#value(rawName, value, inline));
                break;
            case 'secret-stdin':
                if (value !== undefined)
                    throw this.#superfluous(rawName);
                if (this.#fromStdin !== undefined && this.#fromStdin !== flag.setting) {
                    throw new errors/* CommandLineError */.Ox(`${rawName} and --${this.#fromStdin}-stdin cannot both read standard input`, {
                        next: `Use --${flag.setting}-file FILE for one of them.`,
                    });
                }
                this.#fromStdin = flag.setting;
                break;
        }
    }
    #value(rawName, value, inline) {
        if (value !== undefined && (inline || !value.startsWith('-')))
            return value;
        throw new errors/* CommandLineError */.Ox(`${rawName} needs a value`, {
            next: value === undefined ? `Write ${rawName}=VALUE.` : `Write ${rawName}=${value} if the value begins with a dash.`,
        });
    }
    #superfluous(rawName) {
        return new errors/* CommandLineError */.Ox(`${rawName} takes no value`, { next: `Write ${rawName} alone.` });
    }
    #unexpected(word) {
        return new errors/* CommandLineError */.Ox(`"${word}" is not expected here`, {
            next: `Every value follows its flag: --directory DIR, --targets PATTERN, --update MODULE. See oras-buf ${this.#command} --help.`,
        });
    }
    #add(setting, flag, text) {
        const before = this.#texts.get(setting);
        this.#texts.set(setting, { flag, texts: [...(before?.texts ?? []), text] });
    }
}

;// CONCATENATED MODULE: ./build/entry/help.js

const commands = {
    run: 'Resolve, lock and install the dependencies, build, and report: the whole job.',
    resolve: 'Resolve, lock and install the dependencies, and build nothing.',
};
/** Headings of the groups, also of docs/settings.md. */
const groupTitles = {
    registries: 'Registries and sign-in',
    job: 'What to do',
    remote: 'Remote cache and execution',
    locks: 'Locks',
    caches: 'Caches and downloads',
    report: 'Log and report',
};
const width = 100;
const indent = 30;
/** The text of `--help`, of the whole tool or of one command. Made from the definitions of the settings. */
function helpText(command) {
    return command === undefined ? overview() : commandHelp(command);
}
function overview() {
    return [
        'Usage: oras-buf COMMAND [FLAGS]',
        '',
        'Private protobuf modules from an OCI registry and public ones from the Buf Schema Registry: resolved',
        'together, locked, and installed so that stock buf and buck2 find them without a network.',
        '',
        'Commands:',
        ...Object.entries(commands).map(([name, text]) => row(`  ${name}`, text)),
        '',
        'Flags:',
        row('  --help', 'Show this, or after a command its flags.'),
        row('  --version', 'Show the version.'),
        '',
    ].join('\n');
}
function commandHelp(command) {
    const lines = [`Usage: oras-buf ${command} [FLAGS]`, '', commands[command]];
    for (const [group, title] of Object.entries(groupTitles)) {
        const names = definitions/* settingNames */.H$.filter((name) => (0,definitions/* definitionOf */.Fg)(name).group === group && applies(name, command));
        const rows = names.flatMap((name) => flagRows(name, (0,definitions/* definitionOf */.Fg)(name)));
        if (rows.length > 0)
            lines.push('', `${title}:`, ...rows);
    }
    lines.push('', 'In brackets: what holds where nothing is set. "...": several values, or the flag several times.', 'A flag wins over its variable ORAS_BUF_<NAME>, that over .oras/config.yaml, that over the default.', 'Secrets come by variable, file or standard input, never as the value of a flag.', '');
    return lines.join('\n');
}
const buildOnly = [
    'build',
    'command',
    'targets',
    'buck2-path',
    'buck2-arguments',
    'buf-arguments',
];
/** A command takes every flag, so that one set of flags serves both; its help shows those that matter. */
function applies(name, command) {
    return command === 'run' || !buildOnly.includes(name);
}
function flagRows(name, definition) {
    if (!definition.places.includes('flag'))
        return [];
    const value = definition.placeholder ?? 'VALUE';
    switch (definition.type) {
        case 'secret':
            return [row(`  --${name}-stdin`, definition.summary), row(`  --${name}-file FILE`, 'The same from a file.')];
        case 'boolean':
            return [row(`  --[no-]${name}`, described(definition))];
        case 'optional-list':
            return [row(`  --${name} [${value}...]`, described(definition))];
        case 'choice':
            return [
                row(`  --${name} ${isLong(definition.choices) ? value : definition.choices.join('|')}`, described(definition)),
            ];
        case 'list':
            return [row(`  --${name} ${value} ...`, described(definition))];
        default:
            return [row(`  --${name} ${value}`, described(definition))];
    }
}
function isLong(choices) {
    return choices.length > 4;
}
function described(definition) {
    const choices = definition.type === 'choice' && isLong(definition.choices) ? ` One of ${definition.choices.join(', ')}.` : '';
    const plain = 'default' in definition ? definition.default : undefined;
    const byDefault = (definition.defaultNote ?? plain ?? '').replaceAll('`', '');
    return `${definition.summary.replaceAll('`', '')}${choices}${byDefault === '' ? '' : ` [${byDefault}]`}`;
}
/** A flag on the left, its text wrapped on the right; on lines of its own where the flag is long. */
function row(left, text) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line !== '' && line.length + 1 + word.length > width - indent) {
            lines.push(line);
            line = '';
        }
        line += line === '' ? word : ` ${word}`;
    }
    lines.push(line);
    const first = left.length < indent - 1 ? `${left.padEnd(indent)}${lines.shift() ?? ''}` : left;
    return [first, ...lines.map((rest) => `${' '.repeat(indent)}${rest}`)].join('\n');
}

// EXTERNAL MODULE: ./build/system/interrupted.js
var interrupted = __webpack_require__(97854);
;// CONCATENATED MODULE: ./build/entry/interruption.js

/**
 * Turns SIGINT and SIGTERM into an abort, so that children are stopped and files are left whole. A second signal ends the
 * process at once.
 */
function listenForInterruption(announce) {
    const controller = new AbortController();
    let exitCode;
    for (const name of ['SIGINT', 'SIGTERM']) {
        process.on(name, () => {
            if (exitCode !== undefined)
                process.exit(exitCode);
            const reason = new interrupted/* InterruptedError */.p(name);
            exitCode = reason.exitCode;
            announce(`Stopping (${name}); once more to stop at once.`);
            controller.abort(reason);
        });
    }
    return { signal: controller.signal, exitCode: () => exitCode };
}

// EXTERNAL MODULE: ./build/entry/show-problem.js
var show_problem = __webpack_require__(54940);
;// CONCATENATED MODULE: ./build/entry/run-cli.js






/** Does what the command line asks for. Gives the exit code. */
async function runCli(argv) {
    const { detectCi } = await __webpack_require__.e(/* import() */ 462).then(__webpack_require__.bind(__webpack_require__, 33462));
    const ci = detectCi();
    try {
        const line = readCommandLine(argv);
        switch (line.kind) {
            case 'version':
                process.stdout.write(`oras-buf ${version/* version */.r}\n`);
                return 0;
            case 'help':
                process.stdout.write(helpText(line.command));
                return 0;
            case 'job': {
                const { runJobFor } = await __webpack_require__.e(/* import() */ 255).then(__webpack_require__.bind(__webpack_require__, 43255));
                const request = {
                    command: line.command,
                    asked: line.asked,
                    secrets: { ...line.secrets, readStdin: () => (0,consumers_.text)(process.stdin) },
                    environment: process.env,
                    interruption: listenForInterruption((message) => ci.info(message)),
                };
                return await runJobFor(request, ci);
            }
        }
    }
    catch (error) {
        const { problem, exitCode } = (0,show_problem/* problemOf */.Z)(error);
        (0,show_problem/* showProblem */.H)(problem, ci, error);
        return exitCode;
    }
    finally {
        ci.removeTemporaryDirectory();
    }
}


/***/ }),

/***/ 54940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ showProblem),
/* harmony export */   Z: () => (/* binding */ problemOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** What an error means to the user. An error that is not ours is a bug of ours. */
function problemOf(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll) {
        const { name, message, next, places } = error;
        return { problem: { kind: name, message, next, places }, exitCode: error.exitCode };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
        problem: {
            kind: 'InternalError',
            message: `oras-buf failed in a way that it did not expect: ${message}`,
            next: 'This is a bug of oras-buf. Please report it, with the output of a run at log level debug.',
            places: [],
        },
        exitCode: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.bug,
    };
}
/** Shows a problem in the log: what, where, and what to do next. The stack is there at level debug. */
function showProblem(problem, log, error) {
    const [first, ...others] = problem.places;
    const also = others.map((place) => `\n  also at ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE)(place)}`).join('');
    log.error(`${problem.message}${also}\n${problem.next}`, first);
    for (let cause = error; cause instanceof Error; cause = cause.cause)
        log.debug(cause.stack ?? cause.message);
}


/***/ }),

/***/ 19473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ll: () => (/* binding */ OrasBufError),
/* harmony export */   dE: () => (/* binding */ formatPlace),
/* harmony export */   hS: () => (/* binding */ exitCodes),
/* harmony export */   xb: () => (/* binding */ assertNever)
/* harmony export */ });
/** The exit codes of the job, from docs/exit-codes.md. CI systems and scripts branch on them: never renumber. */
const exitCodes = {
    done: 0,
    buildFailed: 1,
    wrongInput: 2,
    notAllowed: 3,
    notFound: 4,
    network: 5,
    digestMismatch: 6,
    policy: 7,
    disk: 8,
    infrastructure: 9,
    timeout: 124,
    interrupted: 130,
    terminated: 143,
    bug: 70,
};
/**
 * The base of every error that a user can meet. Each subclass stands for one thing that can go wrong, and lives in the
 * room that notices it. The message says what went wrong and with what (a file, a module, a URL without its query).
 */
class OrasBufError extends Error {
    next;
    #places;
    constructor(message, details) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = new.target.name;
        this.#places = details.places ?? [];
        this.next = details.next;
    }
    get places() {
        return this.#places;
    }
    /** For who catches the error on its way and knows what led there. Counts only where the error names no place itself. */
    addPlaces(places) {
        if (this.#places.length === 0)
            this.#places = places;
    }
}
/** `file:line:column`, as editors and terminals link it. */
function formatPlace(place) {
    const line = place.line === undefined ? '' : `:${place.line}`;
    const column = place.line === undefined || place.column === undefined ? '' : `:${place.column}`;
    return `${place.file}${line}${column}`;
}
/** Proves at compile time that a switch is exhaustive. */
function assertNever(value) {
    throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}


/***/ }),

/***/ 18154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ definitionOf),
/* harmony export */   H$: () => (/* binding */ settingNames),
/* harmony export */   RJ: () => (/* binding */ settingDefinitions),
/* harmony export */   X2: () => (/* binding */ environmentNamesOf),
/* harmony export */   s9: () => (/* binding */ isSettingName)
/* harmony export */ });
/**
 * Every setting of the job, defined once. The inputs of action.yml, the flags of the CLI, its help and docs/settings.md are
 * all made from this table (`npm run generate`); the readers in this directory follow it.
 */
const everywhere = ['flag', 'input', 'environment', 'config'];
/** For what a file of the repository must not decide: tools and their arguments, trust, and paths outside the workspace. */
const notInConfig = ['flag', 'input', 'environment'];
const settingDefinitions = {
    registry: {
        type: 'string',
        group: 'registries',
        places: everywhere,
        environment: [{ name: 'ORAS_REGISTRY_URL' }],
        default: 'oras.birb.homes',
        placeholder: 'HOST',
        summary: 'Host of the OCI registry with the private modules, as `deps:` lines write it.',
        details: 'A URL is taken too (`https://oras.birb.homes`). The token belongs to this host, and only where a flag, an input or a variable names it or it is the default.',
    },
    'registry-endpoint': {
        type: 'string',
        group: 'registries',
        places: notInConfig,
        environment: [],
        placeholder: 'URL',
        defaultNote: '`https://<registry>`',
        summary: 'Where that host is reached: `https://HOST:PORT`, `http://HOST:PORT`, or a directory `oci-layout:PATH`.',
        details: 'It wins over `registries.<host>.endpoint` of the config file.',
    },
    token: {
        type: 'secret',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_REGISTRY_TOKEN' }, { name: 'ORAS_TOKEN' }],
        summary: 'Token or password for the registry.',
    },
    username: {
        type: 'string',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_USERNAME' }],
        placeholder: 'NAME',
        defaultNote: 'what the registry host is known to want, else `token`',
        summary: 'User name that goes with the token.',
    },
    'bsr-token': {
        type: 'secret',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'BUF_TOKEN' }, { name: 'BSR_TOKEN' }],
        summary: 'Token for the Buf Schema Registry at buf.build.',
        details: 'In the form `token@host,…` that buf reads, the one for buf.build is taken.',
    },
    'trusted-endpoints': {
        type: 'list',
        separator: 'words-or-commas',
        group: 'registries',
        places: notInConfig,
        environment: [],
        placeholder: 'URL',
        summary: 'Endpoints that may get the token although the config file of the repository names them.',
        details: 'Each is an origin such as `https://10.0.0.7:5000`; a bare host means https. Listing an `http://` origin or one with its own `ca_file` accepts that too.',
    },
    'on-missing-credentials': {
        type: 'choice',
        choices: ['fail', 'skip'],
        default: 'fail',
        group: 'registries',
        places: notInConfig,
        environment: [],
        summary: 'What to do where private modules are not in the cache and there is no token, as in the pull request of a fork.',
        details: '`skip` ends the step green with the outcome `skipped`, and builds nothing.',
    },
    'export-credentials': {
        type: 'boolean',
        default: 'false',
        group: 'registries',
        places: notInConfig,
        environment: [],
        summary: 'Let the steps after this one use the credentials.',
    },
    directory: {
        type: 'list',
        separator: 'lines-or-commas',
        default: '.',
        group: 'job',
        places: everywhere,
        environment: [],
        placeholder: 'DIR',
        summary: 'Directories to work on; each belongs to a root (buck2 project or buf workspace).',
    },
    config: {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        defaultNote: '`.oras/config.yaml` where there is one',
        summary: 'The config file.',
    },
    build: {
        type: 'choice',
        choices: ['auto', 'buck2', 'buf', 'none'],
        default: 'auto',
        group: 'job',
        places: everywhere,
        environment: [],
        summary: 'What to build with.',
        details: '`auto` is buck2 where there is a `.buckconfig`, else buf. A tool that is missing is an error.',
    },
    command: {
        type: 'choice',
        choices: ['build', 'test'],
        default: 'build',
        group: 'job',
        places: everywhere,
        environment: [],
        summary: 'Whether buck2 builds the targets or tests them.',
    },
    targets: {
        type: 'list',
        separator: 'words',
        default: '//...',
        group: 'job',
        places: everywhere,
        environment: [],
        placeholder: 'PATTERN',
        summary: 'Target patterns for buck2.',
        details: 'None may begin with `-` or `@`, which buck2 would read as something else.',
    },
    'buck2-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        defaultNote: 'see `buck2-version`',
        summary: 'The buck2 program.',
        details: 'It wins over `buck2-version`.',
    },
    'buck2-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'VERSION',
        defaultNote: '`.buckversion`, else `buck2` on PATH, else a pinned release',
        summary: 'The buck2 release to install: a date tag, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Every download is checked against a SHA-256: of the table in this release of oras-buf, or of `buck2-sha256`. What is on PATH inside the checkout never counts. See [tools.md](tools.md).',
    },
    'buck2-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release, as it is published (`.zst`).',
    },
    'buf-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        defaultNote: 'see `buf-version`',
        summary: 'The buf program.',
        details: 'It wins over `buf-version`.',
    },
    'buf-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'VERSION',
        defaultNote: '`buf` on PATH, else a pinned release',
        summary: 'The buf release to install: `1.73.0`, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Checked like `buck2-version`, with `buf-sha256`.',
    },
    'buf-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release.',
    },
    'tools-mirror': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'URL',
        defaultNote: '`https://github.com`',
        summary: 'Where releases of buck2 and buf are downloaded: a mirror with the paths of github.com.',
    },
    'buck2-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'ARG',
        summary: 'More arguments for `buck2 build` or `buck2 test`, one a line.',
        details: 'As a flag: `--buck2-arguments=--keep-going`. `--profile` keeps a timeline of the build (Chrome trace format) in `profile` of `report-dir`.',
    },
    'buf-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        placeholder: 'ARG',
        summary: 'More arguments for `buf build`, one a line.',
        details: 'As a flag: `--buf-arguments=--exclude-source-info`.',
    },
    'build-timeout': {
        type: 'integer',
        minimum: 0,
        maximum: 10080,
        default: '0',
        group: 'job',
        places: everywhere,
        environment: [],
        placeholder: 'MINUTES',
        defaultNote: 'none',
        summary: 'Minutes that the build of one root may take.',
        details: 'After them the tool and its daemon are stopped, and the job ends with exit code 124.',
    },
    remote: {
        type: 'choice',
        choices: ['none', 'cache', 'execute'],
        default: 'none',
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Whether buck2 uses a server of the Remote Execution API, for its cache or to run actions.',
        details: '`execute` uses the cache too. A server that cannot be reached costs a warning, not the build. See [remote.md](remote.md).',
    },
    'remote-endpoint': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'URL',
        summary: 'That server: `grpcs://HOST[:PORT]`, or without TLS `grpc://HOST:PORT`.',
    },
    'remote-instance-name': {
        type: 'string',
        default: '',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'NAME',
        defaultNote: 'none',
        summary: 'Instance of the server, where it has several.',
    },
    'remote-headers': {
        type: 'secret',
        lines: true,
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Headers for the server, one `name: value` a line, three at most.',
        details: '`$NAME` in a value is the value of that variable, `$$` a dollar sign. No build action sees a value. Where one is empty, as in the pull request of a fork, the server is not used.',
    },
    'remote-ca-file': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        summary: 'PEM file with more certificate authorities to trust for the server.',
    },
    'remote-client-certificate': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'FILE',
        summary: 'PEM file with a client certificate, its chain and its private key.',
    },
    'remote-upload': {
        type: 'boolean',
        default: 'true',
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Write what was built here to the remote cache; events of low trust never do.',
    },
    'remote-platform': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        placeholder: 'TARGET',
        defaultNote: 'one of `oras//platforms`, by `remote` and `remote-upload`',
        summary: 'Execution platforms of your own (`build.execution_platforms`) to use with the server.',
    },
    frozen: {
        type: 'boolean',
        group: 'locks',
        places: everywhere,
        environment: [],
        defaultNote: '`true` where `CI` is set, else `false`',
        summary: 'Fail where oras.lock or buf.lock does not match the declarations, and write neither.',
        details: 'Where frozen is only the default, a workspace without a lock is resolved and says so; `frozen: true` makes that an error.',
    },
    offline: {
        type: 'boolean',
        default: 'false',
        group: 'locks',
        places: notInConfig,
        environment: [],
        summary: 'Use the store and the lock only; no network.',
    },
    update: {
        type: 'optional-list',
        separator: 'words-or-commas',
        default: 'false',
        group: 'locks',
        places: notInConfig,
        environment: [],
        placeholder: 'MODULE',
        summary: 'Move locked modules to the newest version that fits: `true` for all, or the names of modules.',
        details: 'It switches the default of `frozen` off; with `frozen: true` or `offline: true` it is an error.',
    },
    'cache-read': {
        type: 'boolean',
        default: 'true',
        group: 'caches',
        places: notInConfig,
        environment: [],
        summary: "Restore from the CI system's cache.",
    },
    'cache-write': {
        type: 'boolean',
        default: 'true',
        group: 'caches',
        places: notInConfig,
        environment: [],
        summary: "Save to the CI system's cache; events of low trust never do.",
    },
    'cache-key-suffix': {
        type: 'string',
        default: '',
        group: 'caches',
        places: notInConfig,
        environment: [],
        placeholder: 'TEXT',
        defaultNote: 'none',
        summary: 'Added to the cache key, to keep entries of jobs apart.',
    },
    'cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'ORAS_CACHE_DIR' }],
        placeholder: 'DIR',
        defaultNote: '`$RUNNER_TEMP/oras-buf` on GitHub, else `~/.cache/oras-buf`',
        summary: 'Directory of the store.',
    },
    'buf-cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'BUF_CACHE_DIR' }],
        placeholder: 'DIR',
        defaultNote: '`buf` in `cache-dir` on GitHub, else the cache of buf itself',
        summary: "Directory of buf's module cache; never inside the workspace.",
    },
    'parallel-downloads': {
        type: 'integer',
        minimum: 1,
        maximum: 64,
        default: '8',
        group: 'caches',
        places: everywhere,
        environment: [],
        placeholder: 'N',
        summary: 'Downloads at one time.',
    },
    'report-dir': {
        type: 'string',
        default: '.oras-buf/report',
        group: 'report',
        places: notInConfig,
        environment: [],
        placeholder: 'DIR',
        summary: 'Directory of report.json and the other reports.',
    },
    summary: {
        type: 'choice',
        choices: ['always', 'on-failure', 'never'],
        default: 'always',
        group: 'report',
        places: everywhere,
        environment: [],
        summary: 'When to write the summary of the job.',
    },
    'log-level': {
        type: 'choice',
        choices: ['error', 'warning', 'info', 'debug', 'trace'],
        default: 'info',
        group: 'report',
        places: everywhere,
        environment: [
            { name: 'ORAS_TRACE', means: 'trace' },
            { name: 'ORAS_DEBUG', means: 'debug' },
            { name: 'RUNNER_DEBUG', means: 'debug' },
        ],
        placeholder: 'LEVEL',
        summary: 'How much to tell.',
    },
};
const settingNames = Object.keys(settingDefinitions);
function isSettingName(name) {
    return Object.hasOwn(settingDefinitions, name);
}
/** The definition with the wide type, for code that walks over all of them. */
function definitionOf(name) {
    return settingDefinitions[name];
}
/** Every variable that sets a setting, in the order in which they are looked at. */
function environmentNamesOf(name) {
    return [{ name: `ORAS_BUF_${name.replaceAll('-', '_').toUpperCase()}` }, ...settingDefinitions[name].environment];
}


/***/ }),

/***/ 73305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ ExposedSecretError),
/* harmony export */   O2: () => (/* binding */ UnknownConfigKeyError),
/* harmony export */   Ox: () => (/* binding */ CommandLineError),
/* harmony export */   Tj: () => (/* binding */ SettingFileError),
/* harmony export */   UG: () => (/* binding */ InvalidSettingError),
/* harmony export */   hg: () => (/* binding */ ContradictorySettingsError),
/* harmony export */   ie: () => (/* binding */ WrongConfigFileError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A setting has a value that it cannot have. */
class InvalidSettingError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** Two settings that exclude each other. */
class ContradictorySettingsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A secret was written where other people can read it: as the value of a flag, or in a file of the repository. */
class ExposedSecretError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A file that a setting names is not there or cannot be read. */
class SettingFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The config file is not YAML, or not of the shape that it must have. */
class WrongConfigFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The config file has a key that is not known. */
class UnknownConfigKeyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A flag or a command of the CLI that is not known. */
class CommandLineError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}


/***/ }),

/***/ 97854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ InterruptedError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A person or a runner wished the job to end. It is the reason of the job's abort signal. */
class InterruptedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode;
    signalName;
    constructor(signalName) {
        super(`The job was stopped by ${signalName}`, {
            next: 'Nothing was left half-written: run it again to go on from there.',
        });
        this.signalName = signalName;
        this.exitCode = signalName === 'SIGINT' ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.interrupted : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.terminated;
    }
    /** No line of a file led to this. */
    addPlaces() { }
}


/***/ }),

/***/ 12822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ editDistance),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that `text` most likely meant, for "did you mean": the one with the fewest edits (insert, delete, replace,
 * swap of neighbours), case ignored. Undefined where none is close: at most a third of the longer text may differ.
 */
function nearest(text, candidates) {
    const wanted = text.toLowerCase();
    let best;
    let bestDistance = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
        const distance = editDistance(wanted, candidate.toLowerCase());
        const allowed = Math.max(1, Math.floor(Math.max(text.length, candidate.length) / 3));
        if (distance <= allowed && distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}
/** Edits between two texts, a swap of neighbours counted as one (optimal string alignment). */
function editDistance(from, to) {
    let beforeLast = [];
    let last = Array.from({ length: to.length + 1 }, (_unused, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const current = [i];
        for (let j = 1; j <= to.length; j++) {
            const same = from[i - 1] === to[j - 1];
            let cost = Math.min(at(last, j) + 1, at(current, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
            if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
                cost = Math.min(cost, at(beforeLast, j - 2) + 1);
            }
            current.push(cost);
        }
        beforeLast = last;
        last = current;
    }
    return at(last, to.length);
}
function at(row, index) {
    return row[index] ?? Number.POSITIVE_INFINITY;
}


/***/ })

};
