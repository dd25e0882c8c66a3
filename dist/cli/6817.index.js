export const id = 6817;
export const ids = [6817];
export const modules = {

/***/ 6817:
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
// EXTERNAL MODULE: ./build/settings/definitions.js + 7 modules
var definitions = __webpack_require__(89375);
// EXTERNAL MODULE: ./build/settings/errors.js
var errors = __webpack_require__(73305);
// EXTERNAL MODULE: ./build/system/nearest.js
var nearest = __webpack_require__(12822);
;// CONCATENATED MODULE: ./build/entry/command-table.js
const buildOnly = [
    'build',
    'command',
    'targets',
    'buck2-path',
    'buck2-arguments',
    'buf-arguments',
];
/** How registries are reached and where things lie. */
const registrySettings = [
    'registry',
    'registry-endpoint',
    'token',
    'username',
    'tokens',
    'bsr-token',
    'trusted-endpoints',
];
const placeSettings = ['cache-dir', 'buf-cache-dir'];
const commonSettings = ['config', 'log-level'];
/** For what reads a workspace, and asks registries where there is no lock. */
const graphSettings = [
    'directory',
    ...registrySettings,
    'offline',
    ...placeSettings,
    'buf-path',
    'parallel-downloads',
    ...commonSettings,
];
const hostPositional = { name: 'HOST', summary: 'The registry. [that of --registry]', required: false };
const cacheSettings = [...placeSettings, ...commonSettings];
const dryRunFlag = { name: 'dry-run', summary: 'Only say what would be removed.' };
const specs = [
    {
        kind: 'job',
        name: 'run',
        summary: 'Resolve, lock and install the dependencies, build, and report: the whole job.',
        unused: [],
    },
    {
        kind: 'job',
        name: 'resolve',
        summary: 'Resolve, lock and install the dependencies, and build nothing.',
        unused: buildOnly,
    },
    {
        kind: 'command',
        name: 'why',
        summary: 'Say who asks for a module, on which paths, and why it has its version.',
        details: ['oras-buf why oras.birb.homes/common/types', 'oras-buf why types'],
        positionals: [{ name: 'MODULE', summary: 'Its full name, or the end of it.', required: true }],
        settings: graphSettings,
        flags: [],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2088), __webpack_require__.e(417), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(7503), __webpack_require__.e(1365), __webpack_require__.e(8158), __webpack_require__.e(1473), __webpack_require__.e(3397), __webpack_require__.e(1257), __webpack_require__.e(2638), __webpack_require__.e(1270), __webpack_require__.e(7425)]).then(__webpack_require__.bind(__webpack_require__, 97425))).why,
    },
    {
        kind: 'command',
        name: 'tree',
        summary: 'Draw the tree of dependencies, as oras.lock has it.',
        positionals: [],
        settings: graphSettings,
        flags: [],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2088), __webpack_require__.e(417), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(7503), __webpack_require__.e(1365), __webpack_require__.e(8158), __webpack_require__.e(1473), __webpack_require__.e(3397), __webpack_require__.e(1257), __webpack_require__.e(2638), __webpack_require__.e(1270), __webpack_require__.e(5435)]).then(__webpack_require__.bind(__webpack_require__, 45435))).tree,
    },
    {
        kind: 'command',
        name: 'outdated',
        summary: 'List what is not the newest: locked, newest that fits the asks, newest of all.',
        positionals: [],
        settings: graphSettings,
        flags: [
            { name: 'all', summary: 'Show the modules that have nothing newer, too.' },
            { name: 'fail', summary: 'End with exit code 7 where something is newer, and 5 where it could not be told.' },
        ],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2088), __webpack_require__.e(417), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(7503), __webpack_require__.e(1365), __webpack_require__.e(8158), __webpack_require__.e(1473), __webpack_require__.e(3397), __webpack_require__.e(1257), __webpack_require__.e(2638), __webpack_require__.e(1270), __webpack_require__.e(1587)]).then(__webpack_require__.bind(__webpack_require__, 1587))).outdated,
    },
    {
        kind: 'command',
        name: 'push',
        summary: 'Publish the module in a directory: checked, reproducible, and never over a version that is there.',
        details: [
            'oras-buf push . oras.birb.homes/common/types:v1.2.0',
            'oras-buf push proto oras.birb.homes/common/types:v1.2.0 --latest --partial-tags --dry-run',
        ],
        positionals: [
            { name: 'DIR', summary: 'The directory of the module, or of its workspace.', required: true },
            { name: 'REFERENCE', summary: 'Its full name and the version: registry/owner/name:v1.2.0.', required: true },
        ],
        settings: [
            ...registrySettings,
            'frozen',
            'offline',
            ...placeSettings,
            'buf-path',
            'buf-version',
            'parallel-downloads',
            'summary',
            ...commonSettings,
        ],
        flags: [
            { name: 'dry-run', summary: 'Do everything but write to the registry, and say what would be pushed.' },
            { name: 'latest', summary: 'Point the tag latest at it, too, unless a newer version is published.' },
            {
                name: 'partial-tags',
                summary: 'Point v1 and v1.2 at v1.2.0, too, unless something newer of them is published.',
            },
            { name: 'skip-lint', summary: 'Publish without "buf lint".' },
            { name: 'skip-breaking', summary: 'Publish without "buf breaking" against the version before.' },
            {
                name: 'mount-from',
                value: 'REPOSITORY',
                summary: 'A repository of the same registry that may hold its blobs (a staging area): they are not uploaded again.',
            },
        ],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2088), __webpack_require__.e(417), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(7503), __webpack_require__.e(1365), __webpack_require__.e(8158), __webpack_require__.e(1473), __webpack_require__.e(3397), __webpack_require__.e(1257), __webpack_require__.e(2638), __webpack_require__.e(9870), __webpack_require__.e(7371)]).then(__webpack_require__.bind(__webpack_require__, 7256))).push,
    },
    {
        kind: 'command',
        name: 'cache stats',
        summary: "Show the size of the store, of buf's cache and of the tools, and what is in them.",
        positionals: [],
        settings: cacheSettings,
        flags: [],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(9013), __webpack_require__.e(7503), __webpack_require__.e(5198), __webpack_require__.e(3015)]).then(__webpack_require__.bind(__webpack_require__, 93015))).cacheStats,
    },
    {
        kind: 'command',
        name: 'cache prune',
        summary: 'Remove from the store what was not used for the longest time.',
        details: ['oras-buf cache prune --max-size 5GB --max-age 30d'],
        positionals: [],
        settings: cacheSettings,
        flags: [
            { name: 'max-size', value: 'SIZE', summary: 'How large the store may be: 500MB, 5GB, 1GiB.' },
            { name: 'max-age', value: 'AGE', summary: 'How long something may be unused: 12h, 30d, 4w.' },
            dryRunFlag,
        ],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(9013), __webpack_require__.e(7503), __webpack_require__.e(8158), __webpack_require__.e(8650)]).then(__webpack_require__.bind(__webpack_require__, 56474))).cachePrune,
    },
    {
        kind: 'command',
        name: 'cache clear',
        summary: "Empty the store and our part of buf's cache.",
        positionals: [],
        settings: cacheSettings,
        flags: [{ name: 'registry', value: 'HOST', summary: 'Only what came from this registry.' }, dryRunFlag],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(9013), __webpack_require__.e(7503), __webpack_require__.e(8158), __webpack_require__.e(5198), __webpack_require__.e(163)]).then(__webpack_require__.bind(__webpack_require__, 93721))).cacheClear,
    },
    {
        kind: 'command',
        name: 'env',
        summary: 'Print what a shell needs so that stock buf and buck2 find what was installed.',
        details: ['eval "$(oras-buf env)"', 'oras-buf env --shell fish | source'],
        positionals: [],
        settings: [
            'directory',
            ...placeSettings,
            ...registrySettings,
            'export-credentials',
            'buck2-path',
            'buck2-version',
            'buf-path',
            'buf-version',
            ...commonSettings,
        ],
        flags: [
            {
                name: 'shell',
                summary: 'The shell that reads it. [powershell on Windows, else sh]',
                value: 'SHELL',
                choices: ['sh', 'fish', 'powershell'],
            },
        ],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(7503), __webpack_require__.e(1365), __webpack_require__.e(1473), __webpack_require__.e(3725)]).then(__webpack_require__.bind(__webpack_require__, 62904))).env,
    },
    {
        kind: 'command',
        name: 'login',
        summary: 'Sign in to a registry: the token is checked there, and kept where docker and oras look for it.',
        details: ['oras-buf login oras.birb.homes', 'oras-buf login ghcr.io --username me --token-stdin < token.txt'],
        positionals: [hostPositional],
        settings: ['username', 'token', 'registry', 'registry-endpoint', 'trusted-endpoints', ...commonSettings],
        flags: [],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4526), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(5089), __webpack_require__.e(7182), __webpack_require__.e(7412), __webpack_require__.e(1929)]).then(__webpack_require__.bind(__webpack_require__, 27243))).login,
    },
    {
        kind: 'command',
        name: 'logout',
        summary: 'Forget what "login" kept for a registry.',
        positionals: [hostPositional],
        settings: ['registry', 'registry-endpoint', 'trusted-endpoints', ...commonSettings],
        flags: [],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(4526), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(5089), __webpack_require__.e(7182), __webpack_require__.e(7412), __webpack_require__.e(4795)]).then(__webpack_require__.bind(__webpack_require__, 693))).logout,
    },
    {
        kind: 'command',
        name: 'auth status',
        summary: 'Ask the registries who we are there, and what the credential may do. Exit code 3 where not signed in.',
        positionals: [{ name: 'HOST', summary: 'The registry. [all of this workspace]', required: false }],
        settings: ['directory', ...registrySettings, ...commonSettings],
        flags: [],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2088), __webpack_require__.e(4526), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(1365), __webpack_require__.e(3397), __webpack_require__.e(5089), __webpack_require__.e(7182), __webpack_require__.e(5048)]).then(__webpack_require__.bind(__webpack_require__, 35556))).authStatus,
    },
    {
        kind: 'command',
        name: 'doctor',
        summary: 'Look at all that a job needs, from DNS to rights, and say how to mend what is wrong.',
        details: ['oras-buf doctor', 'oras-buf doctor oras.birb.homes --timeout 10'],
        positionals: [
            { name: 'HOST', summary: 'Only the way to this registry, or to buf.build. [everything]', required: false },
        ],
        settings: [
            'directory',
            ...registrySettings,
            'offline',
            'frozen',
            'build',
            ...placeSettings,
            'buck2-path',
            'buck2-version',
            'buf-path',
            'buf-version',
            'remote',
            'remote-endpoint',
            ...commonSettings,
        ],
        flags: [
            { name: 'timeout', value: 'SECONDS', summary: 'How long one check may take; all together three times that. [3]' },
        ],
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2088), __webpack_require__.e(4526), __webpack_require__.e(417), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(7503), __webpack_require__.e(1365), __webpack_require__.e(8158), __webpack_require__.e(1473), __webpack_require__.e(3397), __webpack_require__.e(1257), __webpack_require__.e(5089), __webpack_require__.e(7182), __webpack_require__.e(603)]).then(__webpack_require__.bind(__webpack_require__, 50603))).doctor,
    },
];
/** Every command has it. */
const jsonFlag = { name: 'json', summary: 'Print JSON for programs (docs/commands.md).' };
/** First words that lead to several commands: `cache`. */
const groups = new Set(specs.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : [])));

;// CONCATENATED MODULE: ./build/entry/flags.js





/** Every flag that a command takes, by its name without dashes. */
function flagsFor(spec) {
    const settings = spec.kind === 'job' ? definitions/* settingNames */.H$ : spec.settings;
    const own = spec.kind === 'job' ? [] : [...spec.flags, jsonFlag];
    return new Map([
        ...settings.flatMap(flagsOf),
        ...own.map((flag) => [flag.name, { kind: 'own', flag }]),
        ['help', { kind: 'help' }],
        ['version', { kind: 'version' }],
    ]);
}
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
        return { kind: 'help', of: undefined };
    if (first === '--version' || first === 'version')
        return { kind: 'version' };
    if (first === 'help') {
        const [word, second] = rest;
        if (word === undefined)
            return { kind: 'help', of: undefined };
        return groups.has(word) && second === undefined
            ? { kind: 'help', of: word }
            : { kind: 'help', of: commandOf(rest).spec.name };
    }
    if (groups.has(first) && (rest[0] === undefined || rest[0] === '--help' || rest[0] === '-h')) {
        return { kind: 'help', of: first };
    }
    const { spec, args } = commandOf(argv);
    return new Reader(spec).read(args);
}
/** The command that the first words name, and the words after it. */
function commandOf(argv) {
    const [first = '', second = '', ...rest] = argv;
    const isGroup = groups.has(first);
    const name = isGroup ? `${first} ${second}` : first;
    const spec = specs.find((one) => one.name === name);
    if (spec !== undefined)
        return { spec, args: isGroup ? rest : argv.slice(1) };
    const inReach = specs.map((one) => one.name).filter((one) => !isGroup || one.startsWith(`${first} `));
    const right = (0,nearest/* nearest */.p)(name, [...inReach, ...(isGroup ? [] : groups)]);
    throw new errors/* CommandLineError */.Ox(first.startsWith('-') ? 'A command must come first' : `"${name}" is not a command`, {
        next: `${right === undefined ? '' : `Did you mean ${right}? `}The commands are ${inReach.slice(0, -1).join(', ')} and ${inReach.at(-1) ?? ''}; see oras-buf ${isGroup ? `${first} ` : ''}--help.`,
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
    #spec;
    #known;
    #texts = new Map();
    #files = new Map();
    #own = new Map();
    #words = [];
    #fromStdin;
    constructor(spec) {
        this.#spec = spec;
        this.#known = flagsFor(spec);
    }
    read(args) {
        const options = {
            help: { type: 'boolean', short: 'h' },
        };
        for (const [name, flag] of this.#known) {
            if (flag.kind !== 'help')
                options[name] = { type: takesValue(flag) ? 'string' : 'boolean' };
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
                    this.#word(token.value);
                else
                    this.#add(names, `--${names}`, token.value);
                continue;
            }
            const flag = this.#flag(token.name, token.rawName);
            names = undefined;
            secretFlag = undefined;
            if (flag.kind === 'help')
                return { kind: 'help', of: this.#spec.name };
            if (flag.kind === 'version')
                return { kind: 'version' };
            if (flag.kind === 'own') {
                this.#takeOwn(flag.flag, token.rawName, token.value, token.inlineValue === true);
                continue;
            }
            this.#take(flag, token.rawName, token.value, token.inlineValue === true);
            // A command with words of its own could not tell them from more items.
            const isGreedy = this.#spec.kind === 'job' || this.#spec.positionals.length === 0;
            names = isGreedy && isList(flag.setting) && !token.inlineValue ? flag.setting : undefined;
            secretFlag = flag.kind === 'secret-stdin' ? token.rawName : undefined;
        }
        const asked = new Map();
        for (const [setting, { flag, texts }] of this.#texts) {
            asked.set(setting, { texts, split: false, origin: { kind: 'flag', name: flag } });
        }
        const secrets = { files: this.#files, fromStdin: this.#fromStdin };
        const spec = this.#spec;
        if (spec.kind === 'job')
            return { kind: 'job', command: spec.name, asked, secrets };
        const missing = spec.positionals[this.#words.length];
        if (missing?.required === true) {
            throw new errors/* CommandLineError */.Ox(`oras-buf ${spec.name} needs a ${missing.name}`, {
                next: `Write oras-buf ${usageOf(spec)}: ${missing.summary}`,
            });
        }
        return { kind: 'command', spec, words: this.#words, flags: this.#own, asked, secrets };
    }
    #word(word) {
        const { positionals } = this.#spec.kind === 'job' ? { positionals: [] } : this.#spec;
        if (this.#words.length >= positionals.length)
            throw this.#unexpected(word);
        this.#words.push(word);
    }
    #takeOwn(flag, rawName, value, inline) {
        if (flag.value === undefined && value !== undefined)
            throw this.#superfluous(rawName);
        const text = flag.value === undefined ? '' : this.#value(rawName, value, inline);
        if (flag.choices !== undefined && !flag.choices.includes(text)) {
            const right = (0,nearest/* nearest */.p)(text, flag.choices);
            throw new errors/* CommandLineError */.Ox(`${rawName} cannot be "${text}"`, {
                next: `${right === undefined ? '' : `Did you mean ${right}? `}It is one of ${flag.choices.join(', ')}.`,
            });
        }
        this.#own.set(flag.name, text);
    }
    #flag(name, rawName) {
        const flag = this.#known.get(name);
        if (flag !== undefined && (rawName.startsWith('--') || flag.kind === 'help'))
            return flag;
        if ((0,definitions/* isSettingName */.s9)(name) && (0,definitions/* definitionOf */.Fg)(name).type === 'secret') {
            throw new errors/* ExposedSecretError */.H4(`--${name} with a value would show the secret to every user of this machine`, {
                next: `Use --${name}-stdin, --${name}-file FILE, or the variable ${(0,definitions/* definitionOf */.Fg)(name).environment[0]?.name ?? ''}.`,
            });
        }
        const secrets = secretNames.filter((secret) => this.#known.has(`${secret}-stdin`));
        const right = (0,nearest/* nearest */.p)(name, [...this.#known.keys(), ...secrets]);
        throw new errors/* CommandLineError */.Ox(`${rawName} is not a flag of oras-buf ${this.#spec.name}`, {
            next: `${didYouMean(right)}oras-buf ${this.#spec.name} --help lists them all.`,
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
        const how = this.#spec.kind === 'job'
            ? 'Every value follows its flag: --directory DIR, --targets PATTERN, --update MODULE.'
            : `The command is written oras-buf ${usageOf(this.#spec)}.`;
        return new errors/* CommandLineError */.Ox(`"${word}" is not expected here`, {
            next: `${how} See oras-buf ${this.#spec.name} --help.`,
        });
    }
    #add(setting, flag, text) {
        const before = this.#texts.get(setting);
        this.#texts.set(setting, { flag, texts: [...(before?.texts ?? []), text] });
    }
}
function takesValue(flag) {
    if (flag.kind === 'own')
        return flag.flag.value !== undefined;
    return flag.kind === 'value' || flag.kind === 'secret-file';
}
/** `why MODULE [FLAGS]`. */
function usageOf(spec) {
    const positionals = spec.kind === 'job' ? [] : spec.positionals;
    const words = positionals.map(({ name, required }) => (required ? name : `[${name}]`));
    return [spec.name, ...words, '[FLAGS]'].join(' ');
}

;// CONCATENATED MODULE: ./build/entry/help.js



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
/**
 * The text of `--help`. Made from the table of commands and the definitions of the settings.
 * @param of the name of a command, or of a group of commands; undefined for the whole tool
 */
function helpText(of) {
    const spec = specs.find(({ name }) => name === of);
    if (spec === undefined)
        return of === undefined ? overview() : groupHelp(of);
    return spec.kind === 'job' ? jobHelp(spec) : commandHelp(spec);
}
function overview() {
    return [
        'Usage: oras-buf COMMAND [FLAGS]',
        '',
        'Private protobuf modules from an OCI registry and public ones from the Buf Schema Registry: resolved',
        'together, locked, and installed so that stock buf and buck2 find them without a network.',
        '',
        'Commands:',
        ...specs.map(commandRow),
        '',
        'Flags:',
        row('  --help', 'Show this, or after a command its flags.'),
        row('  --version', 'Show the version.'),
        '',
    ].join('\n');
}
function groupHelp(group) {
    const members = specs.filter(({ name }) => name.startsWith(`${group} `));
    return [`Usage: oras-buf ${group} COMMAND [FLAGS]`, '', 'Commands:', ...members.map(commandRow), ''].join('\n');
}
function commandRow(spec) {
    return row(`  ${usageOf(spec).replace(' [FLAGS]', '')}`, spec.summary);
}
const order = [
    'A flag wins over its variable ORAS_BUF_<NAME>, that over .oras/config.yaml, that over the default.',
    'Secrets come by variable, file or standard input, never as the value of a flag.',
];
function jobHelp(spec) {
    const lines = [`Usage: oras-buf ${usageOf(spec)}`, '', spec.summary];
    for (const [group, title] of Object.entries(groupTitles)) {
        const names = definitions/* settingNames */.H$.filter((name) => (0,definitions/* definitionOf */.Fg)(name).group === group && !spec.unused.includes(name));
        const rows = names.flatMap((name) => flagRows(name, (0,definitions/* definitionOf */.Fg)(name)));
        if (rows.length > 0)
            lines.push('', `${title}:`, ...rows);
    }
    lines.push('', 'In brackets: what holds where nothing is set. "...": several values, or the flag several times.', ...order, '');
    return lines.join('\n');
}
function commandHelp(spec) {
    const lines = [`Usage: oras-buf ${usageOf(spec)}`, '', spec.summary];
    if (spec.details !== undefined)
        lines.push('', ...spec.details.map((line) => `  ${line}`));
    if (spec.positionals.length > 0) {
        lines.push('', ...spec.positionals.map(({ name, summary }) => row(`  ${name}`, summary)));
    }
    const own = [...spec.flags, jsonFlag].map((flag) => {
        const value = flag.choices === undefined ? flag.value : flag.choices.join('|');
        return row(`  --${flag.name}${value === undefined ? '' : ` ${value}`}`, flag.summary);
    });
    lines.push('', 'Flags:', ...own);
    const settings = definitions/* settingNames */.H$.filter((name) => spec.settings.includes(name));
    const rows = settings.flatMap((name) => flagRows(name, (0,definitions/* definitionOf */.Fg)(name)));
    if (rows.length > 0)
        lines.push('', 'Settings:', ...rows);
    lines.push('', 'In brackets: what holds where nothing is set.', ...order, '');
    return lines.join('\n');
}
function flagRows(name, definition) {
    if (!definition.places.includes('flag'))
        return [];
    const value = definition.valueName ?? 'VALUE';
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
    const { detectCi } = await __webpack_require__.e(/* import() */ 8998).then(__webpack_require__.bind(__webpack_require__, 78998));
    const ci = await detectCi(argv);
    try {
        const line = readCommandLine(argv);
        switch (line.kind) {
            case 'version':
                process.stdout.write(`oras-buf ${version/* version */.r}\n`);
                return 0;
            case 'help':
                process.stdout.write(helpText(line.of));
                return 0;
            case 'job': {
                const { runJobFor } = await __webpack_require__.e(/* import() */ 3255).then(__webpack_require__.bind(__webpack_require__, 43255));
                const request = {
                    command: line.command,
                    asked: line.asked,
                    secrets: { ...line.secrets, readStdin: () => (0,consumers_.text)(process.stdin) },
                    environment: process.env,
                    interruption: listenForInterruption((message) => ci.info(message)),
                };
                return await runJobFor(request, ci);
            }
            case 'command': {
                const { runCommand } = await __webpack_require__.e(/* import() */ 6038).then(__webpack_require__.bind(__webpack_require__, 56038));
                const call = {
                    ...line,
                    secrets: { ...line.secrets, readStdin: () => (0,consumers_.text)(process.stdin) },
                    environment: process.env,
                    interruption: listenForInterruption((message) => ci.info(message)),
                };
                return await runCommand(call, ci, standardOutput(ci));
            }
        }
    }
    catch (error) {
        const { problem, exitCode } = (0,show_problem/* problemOf */.Z)(error);
        (0,show_problem/* showProblem */.H)(problem, ci, error);
        return exitCode;
    }
    finally {
        removePrivateFiles(ci);
    }
}
/** What cannot be removed changes nothing of how the work ended. */
function removePrivateFiles(ci) {
    try {
        ci.removeTemporaryDirectory();
    }
    catch (error) {
        ci.warning(`The private files of this run could not be removed: ${error.message}`);
    }
}
/** Where the results of commands go. Colours only where a person sees them, and nobody asked for none. */
function standardOutput(ci) {
    const { stdout } = process;
    const colours = stdout.hasColors?.() === true;
    return {
        write: (result) => stdout.write(result),
        isTerminal: stdout.isTTY === true,
        style: (style, plain) => (colours ? ci.style(style, plain) : plain),
    };
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

/***/ 89375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fg: () => (/* binding */ definitionOf),
  X2: () => (/* binding */ environmentNamesOf),
  s9: () => (/* binding */ isSettingName),
  RJ: () => (/* binding */ settingDefinitions),
  H$: () => (/* binding */ settingNames)
});

;// CONCATENATED MODULE: ./build/settings/setting-definition.js
const everywhere = ['flag', 'input', 'environment', 'config'];
/** For what a file of the repository must not decide: tools and their arguments, trust, and paths outside the workspace. */
const notInConfig = ['flag', 'input', 'environment'];

;// CONCATENATED MODULE: ./build/settings/cache-definitions.js

const cacheSettings = {
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
        valueName: 'TEXT',
        defaultNote: 'none',
        summary: 'Added to the cache key, to keep entries of jobs apart.',
    },
    'cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'ORAS_CACHE_DIR' }],
        valueName: 'DIR',
        defaultNote: '`$RUNNER_TEMP/oras-buf` on GitHub, `.oras-buf` on GitLab, `$WORKSPACE_TMP/oras-buf` on Jenkins, else `~/.cache/oras-buf`',
        summary: 'Directory of the store.',
    },
    'buf-cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'BUF_CACHE_DIR' }],
        valueName: 'DIR',
        defaultNote: '`buf` in `cache-dir` on GitHub and Jenkins, beside the checkout on GitLab, else the cache of buf itself',
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
        valueName: 'N',
        summary: 'Downloads at one time.',
    },
    'archive-limits': {
        type: 'list',
        separator: 'words-or-commas',
        group: 'caches',
        places: notInConfig,
        environment: [],
        valueName: 'NAME=N',
        defaultNote: '`compressed=256MiB unpacked=512MiB ratio=200 entries=100000 path-length=512 path-depth=32`',
        summary: 'Caps on archives of modules: compressed, unpacked, ratio, entries, path-length, path-depth.',
        details: 'Each as `NAME=N`; those that are not named keep their default. Sizes may have KiB, MiB or GiB. `unpacked` counts all files of a module, `ratio` counts from 16 MiB on. A module over a cap is refused with exit code 7.',
    },
};

;// CONCATENATED MODULE: ./build/settings/job-definitions.js

const jobSettings = {
    directory: {
        type: 'list',
        separator: 'lines-or-commas',
        default: '.',
        group: 'job',
        places: everywhere,
        environment: [],
        valueName: 'DIR',
        summary: 'Directories to work on; each belongs to a root (buck2 project or buf workspace).',
    },
    config: {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
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
        valueName: 'PATTERN',
        summary: 'Target patterns for buck2.',
        details: 'None may begin with `-` or `@`, which buck2 would read as something else.',
    },
    'buck2-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        defaultNote: 'see `buck2-version`',
        summary: 'The buck2 program.',
        details: 'It wins over `buck2-version`.',
    },
    'buck2-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'VERSION',
        defaultNote: '`.buckversion`, else `buck2` on PATH, else a pinned release',
        summary: 'The buck2 release to install: a date tag, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Every download is checked against a SHA-256: of the table in this release of oras-buf, or of `buck2-sha256`. What is on PATH inside the checkout never counts. See [tools.md](tools.md).',
    },
    'buck2-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release, as it is published (`.zst`).',
    },
    'buf-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        defaultNote: 'see `buf-version`',
        summary: 'The buf program.',
        details: 'It wins over `buf-version`.',
    },
    'buf-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'VERSION',
        defaultNote: '`buf` on PATH, else a pinned release',
        summary: 'The buf release to install: `1.73.0`, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Checked like `buck2-version`, with `buf-sha256`.',
    },
    'buf-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release.',
    },
    'tools-mirror': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
        defaultNote: '`https://github.com`',
        summary: 'Where releases of buck2 and buf are downloaded: a mirror with the paths of github.com.',
    },
    'buck2-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'ARG',
        summary: 'More arguments for `buck2 build` or `buck2 test`, one a line.',
        details: 'As a flag: `--buck2-arguments=--keep-going`. `--profile` keeps a timeline of the build (Chrome trace format) in `profile` of `report-dir`.',
    },
    'buf-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'ARG',
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
        valueName: 'MINUTES',
        defaultNote: 'none',
        summary: 'Minutes that the build of one root may take.',
        details: 'After them the tool and its daemon are stopped, and the job ends with exit code 124.',
    },
};

;// CONCATENATED MODULE: ./build/settings/lock-definitions.js

const lockSettings = {
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
        valueName: 'MODULE',
        summary: 'Move locked modules to the newest version that fits: `true` for all, or the names of modules.',
        details: 'It switches the default of `frozen` off; with `frozen: true` or `offline: true` it is an error.',
    },
};

;// CONCATENATED MODULE: ./build/settings/registry-definitions.js

const registrySettings = {
    registry: {
        type: 'string',
        group: 'registries',
        places: everywhere,
        environment: [{ name: 'ORAS_REGISTRY_URL' }],
        default: 'oras.birb.homes',
        valueName: 'HOST',
        summary: 'Host of the OCI registry with the private modules, as `deps:` lines write it.',
        details: 'A URL is taken too (`https://oras.birb.homes`). The token belongs to this host, and only where a flag, an input or a variable names it or it is the default.',
    },
    'registry-endpoint': {
        type: 'string',
        group: 'registries',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
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
        valueName: 'NAME',
        defaultNote: 'what the registry host is known to want, else `token`',
        summary: 'User name that goes with the token.',
    },
    tokens: {
        type: 'secret',
        lines: true,
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_REGISTRY_TOKENS' }],
        summary: 'Tokens where several registries are in use, one `HOST=TOKEN` or `USERNAME@HOST=TOKEN` a line.',
        details: 'Each goes to exactly that host, and wins over `token` there. See [sign-in.md](sign-in.md).',
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
        valueName: 'URL',
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
};

;// CONCATENATED MODULE: ./build/settings/remote-definitions.js

const remoteSettings = {
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
        valueName: 'URL',
        summary: 'That server: `grpcs://HOST[:PORT]`, or without TLS `grpc://HOST:PORT`.',
    },
    'remote-instance-name': {
        type: 'string',
        default: '',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'NAME',
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
        valueName: 'FILE',
        summary: 'PEM file with more certificate authorities to trust for the server.',
    },
    'remote-client-certificate': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
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
        valueName: 'TARGET',
        defaultNote: 'one of `oras//platforms`, by `remote` and `remote-upload`',
        summary: 'Execution platforms of your own (`build.execution_platforms`) to use with the server.',
    },
};

;// CONCATENATED MODULE: ./build/settings/report-definitions.js

const reportSettings = {
    'report-dir': {
        type: 'string',
        default: '.oras-buf/report',
        group: 'report',
        places: notInConfig,
        environment: [],
        valueName: 'DIR',
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
    ci: {
        type: 'choice',
        choices: ['auto', 'github', 'gitlab', 'jenkins', 'terminal'],
        default: 'auto',
        group: 'report',
        places: ['flag', 'environment'],
        environment: [],
        valueName: 'SYSTEM',
        defaultNote: '`auto`: by the variables that the system sets',
        summary: 'The CI system in whose form the log and the report are, and whose directories are used.',
    },
    progress: {
        type: 'choice',
        choices: ['auto', 'lines', 'never'],
        default: 'auto',
        group: 'report',
        places: ['flag', 'environment'],
        environment: [],
        valueName: 'HOW',
        summary: 'How to show what is being fetched: `auto` redraws a line on a terminal, and is `lines` elsewhere.',
        details: 'As `lines`, one is printed every ten seconds, and none for what is quick. Readers of screens want `lines`.',
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
        valueName: 'LEVEL',
        summary: 'How much to tell.',
    },
};

;// CONCATENATED MODULE: ./build/settings/definitions.js
/**
 * Every setting of the job, defined once, by group. The inputs of action.yml, the flags of the CLI, its help, the parameters of the
 * templates and docs/settings.md are all made from this table (`npm run generate`); the readers in this directory follow it.
 */






const settingDefinitions = {
    ...registrySettings,
    ...jobSettings,
    ...remoteSettings,
    ...lockSettings,
    ...cacheSettings,
    ...reportSettings,
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
        const allowed = Math.max(1, Math.floor(Math.max(text.length, candidate.length) / 3));
        // It takes as many edits at least, and a text from a file may be very long.
        if (Math.abs(text.length - candidate.length) > allowed)
            continue;
        const distance = editDistance(wanted, candidate.toLowerCase());
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
