import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { writeFiles } from '../test/peers/fixture-files.ts';
import { mustRun } from '../test/peers/program.ts';
import { type PublishedModule, repositoryPrefix } from './modules.ts';
import type { BenchRegistry } from './registries.ts';

/** A checkout, and the machine that it is on: nothing of whoever runs the benchmarks is seen there. */
export interface Machine {
  readonly workspace: string;
  /** Holds every cache: the store in `.cache/oras-buf`, that of buf in `.cache/buf`. */
  readonly home: string;
  /** TMPDIR. On the disk of the rest, as is common. */
  readonly temporary: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The program as it is shipped, by the Node that runs the benchmarks. */
export const shippedProgram: readonly [string, string] = [
  execPath,
  join(import.meta.dirname, '..', 'dist', 'cli', 'index.js'),
];

/**
 * Makes a workspace that needs modules, as a checkout in git.
 * @param directory is made
 * @param version what `buf.yaml` says of each: its tag, unless given
 */
export async function newMachine(
  directory: string,
  registry: BenchRegistry,
  modules: readonly PublishedModule[],
  version: (module: PublishedModule) => string = ({ module }) => module.tag,
): Promise<Machine> {
  const { user } = registry;
  const home = join(directory, 'home');
  const temporary = join(directory, 'tmp');
  const workspace = join(directory, 'workspace');
  const machine: Machine = {
    workspace,
    home,
    temporary,
    environment: {
      PATH: env['PATH'] ?? '',
      HOME: home,
      TMPDIR: temporary,
      ...(user === undefined
        ? {}
        : {
            ORAS_USERNAME: user.name,
            ORAS_REGISTRY_TOKEN: user.password,
            ORAS_BUF_TRUSTED_ENDPOINTS: registry.origin,
          }),
    },
  };
  for (const each of [home, temporary, workspace]) await mkdir(each, { recursive: true });
  await writeFiles(workspace, {
    'buf.yaml': bufYaml(modules, version),
    'proto/acme/app/v1/app.proto': ownProto(modules),
    '.oras/config.yaml': configFile(registry),
    '.gitignore': '.oras-buf/\n',
  });
  const git = { directory: workspace, environment: machine.environment };
  await mustRun('git', ['init', '--quiet', '--initial-branch=main', '.'], git);
  await mustRun('git', ['add', '--all'], git);
  const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.test'];
  await mustRun('git', [...identity, 'commit', '--quiet', '--message', 'Workspace'], git);
  return machine;
}

/** Runs `oras-buf` in the workspace. Its failure is ours. */
export async function orasBuf(machine: Machine, ...args: readonly string[]): Promise<string> {
  const [program, ...first] = shippedProgram;
  return await mustRun(program, [...first, ...args], {
    directory: machine.workspace,
    environment: machine.environment,
  });
}

/** Nothing was ever fetched on this machine. */
export async function forgetCaches(machine: Machine): Promise<void> {
  await rm(machine.home, { recursive: true, force: true });
  await mkdir(machine.home);
}

/** Nothing was ever resolved in this workspace. */
export async function forgetLocks(machine: Machine): Promise<void> {
  for (const name of ['oras.lock', 'buf.lock', '.oras-buf']) {
    await rm(join(machine.workspace, name), { recursive: true, force: true });
  }
}

/** `buf.yaml` of a workspace that needs these modules. */
export function bufYaml(
  modules: readonly PublishedModule[],
  version: (module: PublishedModule) => string = ({ module }) => module.tag,
): string {
  const deps = modules.map((each) => `  - oras.birb.homes/${each.module.repository}:${version(each)}\n`);
  return `version: v2\nmodules:\n  - path: proto\n    name: oras.birb.homes/acme/app\ndeps:\n${deps.join('')}`;
}

function configFile({ origin, caFile }: BenchRegistry): string {
  const lines = [
    `endpoint: ${origin}`,
    `repository: '${repositoryPrefix}{owner}/{name}'`,
    caFile === undefined ? 'plain_http: true' : `ca_file: ${caFile}`,
  ];
  return `registries:\n  oras.birb.homes:\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

/** Imports a proto of every module. */
function ownProto(modules: readonly PublishedModule[]): string {
  const imports = modules.flatMap(({ module }) => module.files.find(({ path }) => path.endsWith('.proto'))?.path ?? []);
  return `syntax = "proto3";\n\npackage acme.app.v1;\n\n${imports.map((each) => `import "${each}";\n`).join('')}\nmessage App {}\n`;
}
