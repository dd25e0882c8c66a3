import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { writeFiles } from '../peers/fixture-files.ts';
import { noNetworkArguments } from '../peers/install.ts';
import { mustRun, type ProgramResult, runProgram } from '../peers/program.ts';
import type { RegistryUser, RunningRegistry } from '../peers/registry.ts';
import { cliCommand } from './project.ts';

/** How a workspace reaches the host `oras.birb.homes`. */
export type ModuleRegistry =
  | { readonly kind: 'registry'; readonly registry: RunningRegistry; readonly user: RegistryUser | undefined }
  | { readonly kind: 'oci-layout'; readonly directory: string };

/** One machine of one user: a home, the caches, and a checkout. Nothing of the person who runs the tests is seen in it. */
export class Sandbox {
  readonly directory: string;
  readonly home: string;
  readonly workspace: string;
  readonly cache: string;
  readonly bufCache: string;
  #unshare: string;

  private constructor(directory: string, unshare: string) {
    this.directory = directory;
    this.home = join(directory, 'home');
    this.workspace = join(directory, 'workspace');
    this.cache = join(directory, 'cache');
    this.bufCache = join(directory, 'buf-cache');
    this.#unshare = unshare;
  }

  /** @param unshare the program that takes the network away, for `offline` */
  static async create(unshare: string): Promise<Sandbox> {
    const sandbox = new Sandbox(await mkdtemp(join(tmpdir(), 'oras-buf-e2e-')), unshare);
    await mkdir(sandbox.home);
    await mkdir(sandbox.workspace);
    return sandbox;
  }

  /** Writes the files of the workspace and commits them, as a checkout is. */
  async checkout(files: Readonly<Record<string, string>>): Promise<void> {
    await writeFiles(this.workspace, files);
    const options = { directory: this.workspace, environment: this.environment() };
    await mustRun('git', ['init', '--quiet', '--initial-branch=main', '.'], options);
    await mustRun('git', ['add', '--all'], options);
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.test'];
    await mustRun('git', [...identity, 'commit', '--quiet', '--allow-empty', '--message', 'Fixture'], options);
  }

  environment(additions: Readonly<Record<string, string>> = {}): Record<string, string> {
    return { PATH: env['PATH'] ?? '', HOME: this.home, BUF_CACHE_DIR: this.bufCache, NO_COLOR: '1', ...additions };
  }

  /** Runs `oras-buf` in the workspace. */
  orasBuf(args: readonly string[], additions: Readonly<Record<string, string>> = {}): Promise<ProgramResult> {
    const [program, ...first] = cliCommand;
    return runProgram(program, [...first, ...args], this.#options(additions));
  }

  /** The same without any network: not even the loopback interface is up. */
  orasBufOffline(args: readonly string[], additions: Readonly<Record<string, string>> = {}): Promise<ProgramResult> {
    return this.offline(cliCommand, args, additions);
  }

  /** Runs any program in the workspace, without any network. */
  offline(
    command: readonly [string, ...string[]],
    args: readonly string[],
    additions: Readonly<Record<string, string>> = {},
  ): Promise<ProgramResult> {
    return runProgram(this.#unshare, [...noNetworkArguments(), ...command, ...args], this.#options(additions));
  }

  #options(additions: Readonly<Record<string, string>>) {
    return {
      directory: this.workspace,
      environment: this.environment({ ORAS_BUF_CACHE_DIR: this.cache, ...additions }),
    };
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** The file `.oras/config.yaml` for a registry. */
export function registryConfig(registry: ModuleRegistry): Readonly<Record<string, string>> {
  const lines =
    registry.kind === 'oci-layout'
      ? [`endpoint: oci-layout:${registry.directory}`]
      : [
          `endpoint: ${registry.registry.origin}`,
          ...(registry.user === undefined ? [] : [`repository: '${registry.user.name}/{owner}/{name}'`]),
          ...(registry.registry.caFile === '' ? ['plain_http: true'] : [`ca_file: ${registry.registry.caFile}`]),
        ];
  return {
    '.oras/config.yaml': `registries:\n  oras.birb.homes:\n${lines.map((line) => `    ${line}\n`).join('')}`,
  };
}

/** The variables by which a user signs in, and trusts what the workspace says about the registry's address. */
export function signInVariables(registry: ModuleRegistry): Readonly<Record<string, string>> {
  if (registry.kind === 'oci-layout' || registry.user === undefined) return {};
  return {
    ORAS_REGISTRY_TOKEN: registry.user.password,
    ORAS_USERNAME: registry.user.name,
    ORAS_BUF_TRUSTED_ENDPOINTS: registry.registry.origin,
  };
}
