import type { Command } from '../commands/command.ts';
import type { SettingName } from '../settings/definitions.ts';

/*
 * Every command of the CLI, defined once: the reader of the command line, the help and the runner all follow this table.
 *
 * To add a command:
 * 1. `src/commands/<name>.ts` exports a `Command` (src/commands/command.ts): `run` finds things out and gives plain data,
 *    `text` draws that data. It imports what src/pipeline may import.
 * 2. A row here. `load` imports that file only when the command is run: nothing of it may slow down the others.
 * 3. `test/commands/<name>.test.ts`, and an example with the keys of its JSON in docs/commands.md.
 *
 * `--json` and `--help` are there for every command. Wrong words, flags and values are refused before `run` is called.
 */

/** A command that runs the job, or a part of it: src/pipeline.ts, with every setting as a flag. */
export interface JobSpec {
  readonly kind: 'job';
  readonly name: 'run' | 'resolve';
  readonly summary: string;
  /** Settings that its help leaves out: it takes their flags, so that one set of flags serves all jobs, and has no use for them. */
  readonly unused: readonly SettingName[];
}

/** A command of its own. */
export interface CommandSpec {
  readonly kind: 'command';
  /** One word, or two: `cache prune`. */
  readonly name: string;
  readonly summary: string;
  /** More, for its help: whole lines. */
  readonly details?: readonly string[];
  readonly positionals: readonly Positional[];
  /** Settings that it takes as flags. Variables and the config file count for the others, too. */
  readonly settings: readonly SettingName[];
  readonly flags: readonly CommandFlag[];
  load(): Promise<Command<object>>;
}

export interface Positional {
  /** As help shows it: `MODULE`. */
  readonly name: string;
  readonly summary: string;
  readonly required: boolean;
}

/** A flag that belongs to one command and is no setting. Never for a secret. */
export interface CommandFlag {
  readonly name: string;
  readonly summary: string;
  /** As help shows its value; a flag without one is a switch. */
  readonly value?: string;
  /** The only values that it may have. */
  readonly choices?: readonly string[];
}

export type Spec = JobSpec | CommandSpec;

const buildOnly: readonly SettingName[] = [
  'build',
  'command',
  'targets',
  'buck2-path',
  'buck2-arguments',
  'buf-arguments',
];

/** How registries are reached and where things lie. */
const registrySettings: readonly SettingName[] = [
  'registry',
  'registry-endpoint',
  'token',
  'username',
  'tokens',
  'bsr-token',
  'trusted-endpoints',
];
const placeSettings: readonly SettingName[] = ['cache-dir', 'buf-cache-dir'];
const commonSettings: readonly SettingName[] = ['config', 'log-level'];

/** For what reads a workspace, and asks registries where there is no lock. */
const graphSettings: readonly SettingName[] = [
  'directory',
  ...registrySettings,
  'offline',
  ...placeSettings,
  'buf-path',
  'parallel-downloads',
  ...commonSettings,
];

const hostPositional: Positional = { name: 'HOST', summary: 'The registry. [that of --registry]', required: false };

const cacheSettings: readonly SettingName[] = [...placeSettings, ...commonSettings];
const dryRunFlag: CommandFlag = { name: 'dry-run', summary: 'Only say what would be removed.' };

export const specs: readonly Spec[] = [
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
    load: async () => (await import('../commands/why.ts')).why,
  },
  {
    kind: 'command',
    name: 'tree',
    summary: 'Draw the tree of dependencies, as oras.lock has it.',
    positionals: [],
    settings: graphSettings,
    flags: [],
    load: async () => (await import('../commands/tree.ts')).tree,
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
    load: async () => (await import('../commands/outdated.ts')).outdated,
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
        summary:
          'A repository of the same registry that may hold its blobs (a staging area): they are not uploaded again.',
      },
    ],
    load: async () => (await import('../commands/push.ts')).push,
  },
  {
    kind: 'command',
    name: 'cache stats',
    summary: "Show the size of the store, of buf's cache and of the tools, and what is in them.",
    positionals: [],
    settings: cacheSettings,
    flags: [],
    load: async () => (await import('../commands/cache-stats.ts')).cacheStats,
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
    load: async () => (await import('../commands/cache-prune.ts')).cachePrune,
  },
  {
    kind: 'command',
    name: 'cache clear',
    summary: "Empty the store and our part of buf's cache.",
    positionals: [],
    settings: cacheSettings,
    flags: [{ name: 'registry', value: 'HOST', summary: 'Only what came from this registry.' }, dryRunFlag],
    load: async () => (await import('../commands/cache-clear.ts')).cacheClear,
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
    load: async () => (await import('../commands/env.ts')).env,
  },
  {
    kind: 'command',
    name: 'login',
    summary: 'Sign in to a registry: the token is checked there, and kept where docker and oras look for it.',
    details: ['oras-buf login oras.birb.homes', 'oras-buf login ghcr.io --username me --token-stdin < token.txt'],
    positionals: [hostPositional],
    settings: ['username', 'token', 'registry', 'registry-endpoint', 'trusted-endpoints', ...commonSettings],
    flags: [],
    load: async () => (await import('../commands/login.ts')).login,
  },
  {
    kind: 'command',
    name: 'logout',
    summary: 'Forget what "login" kept for a registry.',
    positionals: [hostPositional],
    settings: ['registry', 'registry-endpoint', 'trusted-endpoints', ...commonSettings],
    flags: [],
    load: async () => (await import('../commands/logout.ts')).logout,
  },
  {
    kind: 'command',
    name: 'auth status',
    summary: 'Ask the registries who we are there, and what the credential may do. Exit code 3 where not signed in.',
    positionals: [{ name: 'HOST', summary: 'The registry. [all of this workspace]', required: false }],
    settings: ['directory', ...registrySettings, ...commonSettings],
    flags: [],
    load: async () => (await import('../commands/auth-status.ts')).authStatus,
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
    load: async () => (await import('../commands/doctor.ts')).doctor,
  },
];

/** Every command has it. */
export const jsonFlag: CommandFlag = { name: 'json', summary: 'Print JSON for programs (docs/commands.md).' };

/** First words that lead to several commands: `cache`. */
export const groups: ReadonlySet<string> = new Set(
  specs.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : [])),
);
