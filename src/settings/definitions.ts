/**
 * Every setting of the job, defined once. The inputs of action.yml, the flags of the CLI, its help and docs/settings.md are
 * all made from this table (`npm run generate`); the readers in this directory follow it.
 */

export type SettingGroup = 'registries' | 'job' | 'remote' | 'locks' | 'caches' | 'report';

/** Where a setting may be set. `config` means `.oras/config.yaml`, a file of the repository that a pull request can change. */
export type SettingPlace = 'flag' | 'input' | 'environment' | 'config';

/** A variable that sets a setting. With `means`, a true value of the variable stands for that value of the setting. */
export interface EnvironmentName {
  readonly name: string;
  readonly means?: string;
}

interface DefinitionBase {
  readonly group: SettingGroup;
  readonly places: readonly SettingPlace[];
  /** In the order in which they are looked at. `ORAS_BUF_<NAME>` always comes first and is not listed here. */
  readonly environment: readonly EnvironmentName[];
  /** One line, for `--help` and action.yml. */
  readonly summary: string;
  /** More, for docs/settings.md. */
  readonly details?: string;
  /** What stands for the value in `--help`. */
  readonly placeholder?: string;
  /** What people read as the default where it is not simply `default`. */
  readonly defaultNote?: string;
}

/** How a list is taken apart where it comes as one text (an input or a variable). */
export type ListSeparator = 'lines' | 'lines-or-commas' | 'words-or-commas' | 'words';

export type SettingDefinition = DefinitionBase &
  (
    | { readonly type: 'string'; readonly default?: string }
    | { readonly type: 'boolean'; readonly default?: 'true' | 'false' }
    | { readonly type: 'integer'; readonly default: string; readonly minimum: number; readonly maximum: number }
    | { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[] }
    /** The flag may be given several times. */
    | { readonly type: 'list'; readonly default?: string; readonly separator: ListSeparator }
    /** Never the value of a flag: by variable, input, `--NAME-stdin` or `--NAME-file`. One word, or with `lines` several lines. */
    | { readonly type: 'secret'; readonly lines?: true }
    /** `true`, `false`, or a list of names; the flag's names are optional. */
    | { readonly type: 'optional-list'; readonly default?: string; readonly separator: ListSeparator }
  );

const everywhere = ['flag', 'input', 'environment', 'config'] as const;
/** For what a file of the repository must not decide: tools and their arguments, trust, and paths outside the workspace. */
const notInConfig = ['flag', 'input', 'environment'] as const;

export const settingDefinitions = {
  registry: {
    type: 'string',
    group: 'registries',
    places: everywhere,
    environment: [{ name: 'ORAS_REGISTRY_URL' }],
    default: 'oras.birb.homes',
    placeholder: 'HOST',
    summary: 'Host of the OCI registry with the private modules, as `deps:` lines write it.',
    details:
      'A URL is taken too (`https://oras.birb.homes`). The token belongs to this host, and only where a flag, an input or a variable names it or it is the default.',
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
    placeholder: 'URL',
    summary: 'Endpoints that may get the token although the config file of the repository names them.',
    details:
      'Each is an origin such as `https://10.0.0.7:5000`; a bare host means https. Listing an `http://` origin or one with its own `ca_file` accepts that too.',
  },
  'on-missing-credentials': {
    type: 'choice',
    choices: ['fail', 'skip'],
    default: 'fail',
    group: 'registries',
    places: notInConfig,
    environment: [],
    summary:
      'What to do where private modules are not in the cache and there is no token, as in the pull request of a fork.',
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
    details:
      'Every download is checked against a SHA-256: of the table in this release of oras-buf, or of `buck2-sha256`. What is on PATH inside the checkout never counts. See [tools.md](tools.md).',
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
    details:
      'As a flag: `--buck2-arguments=--keep-going`. `--profile` keeps a timeline of the build (Chrome trace format) in `profile` of `report-dir`.',
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
    details:
      '`execute` uses the cache too. A server that cannot be reached costs a warning, not the build. See [remote.md](remote.md).',
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
    details:
      '`$NAME` in a value is the value of that variable, `$$` a dollar sign. No build action sees a value. Where one is empty, as in the pull request of a fork, the server is not used.',
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
    details:
      'Where frozen is only the default, a workspace without a lock is resolved and says so; `frozen: true` makes that an error.',
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
    defaultNote:
      '`$RUNNER_TEMP/oras-buf` on GitHub, `.oras-buf` on GitLab, `$WORKSPACE_TMP/oras-buf` on Jenkins, else `~/.cache/oras-buf`',
    summary: 'Directory of the store.',
  },
  'buf-cache-dir': {
    type: 'string',
    group: 'caches',
    places: notInConfig,
    environment: [{ name: 'BUF_CACHE_DIR' }],
    placeholder: 'DIR',
    defaultNote:
      '`buf` in `cache-dir` on GitHub and Jenkins, beside the checkout on GitLab, else the cache of buf itself',
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
  'archive-limits': {
    type: 'list',
    separator: 'words-or-commas',
    group: 'caches',
    places: notInConfig,
    environment: [],
    placeholder: 'NAME=N',
    defaultNote: '`compressed=256MiB unpacked=512MiB ratio=200 entries=100000 path-length=512 path-depth=32`',
    summary: 'Caps on archives of modules: compressed, unpacked, ratio, entries, path-length, path-depth.',
    details:
      'Each as `NAME=N`; those that are not named keep their default. Sizes may have KiB, MiB or GiB. `unpacked` counts all files of a module, `ratio` counts from 16 MiB on. A module over a cap is refused with exit code 7.',
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
  ci: {
    type: 'choice',
    choices: ['auto', 'github', 'gitlab', 'jenkins', 'terminal'],
    default: 'auto',
    group: 'report',
    places: ['flag', 'environment'],
    environment: [],
    placeholder: 'SYSTEM',
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
    placeholder: 'HOW',
    summary: 'How to show what is being fetched: `auto` redraws a line on a terminal, and is `lines` elsewhere.',
    details:
      'As `lines`, one is printed every ten seconds, and none for what is quick. Readers of screens want `lines`.',
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
} as const satisfies Record<string, SettingDefinition>;

export type SettingName = keyof typeof settingDefinitions;

export const settingNames = Object.keys(settingDefinitions) as readonly SettingName[];

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingDefinitions, name);
}

/** The definition with the wide type, for code that walks over all of them. */
export function definitionOf(name: SettingName): SettingDefinition {
  return settingDefinitions[name];
}

/** Every variable that sets a setting, in the order in which they are looked at. */
export function environmentNamesOf(name: SettingName): readonly EnvironmentName[] {
  return [{ name: `ORAS_BUF_${name.replaceAll('-', '_').toUpperCase()}` }, ...settingDefinitions[name].environment];
}
