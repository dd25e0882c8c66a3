import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../../src/report/report.ts';
import { pushModule } from '../../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../../peers/registry.ts';
import { type BundledAction, bundleAction } from '../action-bundle.ts';
import { registryConfig, Sandbox, signInVariables } from '../sandbox.ts';
import type { SecretScan, WatchedSecret } from '../secret-scan.ts';
import { type ConformanceJob, control, modules, type WorkspaceName, workspaces } from './jobs.ts';

export type System = 'github' | 'gitlab' | 'jenkins';

/** Secrets that every job is given, each by the way that its system has for secrets. */
export const secrets = {
  token: registryUsers.ci.password,
  wrongToken: 'not+this/1=but&another%one~',
  bsrToken: 'bsr+secret/of=the&tests%',
  /** What GitLab would give under `id_tokens`. */
  idToken: 'eyJhbGciOiJSUzI1NiJ9.cGxhbnRlZA.c2lnbmF0dXJl+/=',
} as const;

/** One job on one system, as it ended. */
export interface JobRun {
  readonly system: System;
  readonly job: ConformanceJob;
  readonly report: Report;
  /** Files of the report directory by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly log: string;
  /** What the system itself holds the job for: `success`, `failure`, exit code 1, UNSTABLE … */
  readonly verdict: string;
  /** What the system's own files and commands say, each by its name; to be compared with the report. */
  readonly surfaces: Readonly<Record<string, Partial<Told>>>;
  /** Searches whatever the job left, by the names of the places. */
  search(scan: SecretScan): Promise<void>;
}

/** What a surface can say about a job. Lists are sorted. */
export interface Told {
  readonly outcome: string;
  readonly exitCode: number;
  readonly green: boolean;
  readonly cacheHit: boolean;
  readonly lockDigest: string;
  /** `NAME:VERSION`; of a local module the name. */
  readonly modules: readonly string[];
  readonly moduleCount: number;
  /** Those of registries. */
  readonly fetchableCount: number;
  /** `FILE:LINE MESSAGE`. */
  readonly findings: readonly string[];
  /** `FILE:LINE`, where there is no room for more. */
  readonly places: readonly string[];
  /** Labels of targets, and of the tests. */
  readonly failed: readonly string[];
  readonly failedCount: number;
  /** The first line of what stopped the job; empty where nothing did. */
  readonly problem: string;
}

export interface ScenePrograms {
  readonly registry: string;
  readonly 'token-server': string;
  readonly oras: string;
  readonly buf: string;
  /** Undefined where there is none. */
  readonly buck2: string | undefined;
  readonly unshare: string;
}

/** All that the three systems share: the engine, the registry, the workspaces with their locks, and the tools. */
export class ConformanceScene {
  readonly directory: string;
  readonly engine: BundledAction;
  readonly registry: RunningRegistry;
  /** Checked out files of each workspace, with the locks. */
  readonly checkouts: ReadonlyMap<WorkspaceName, Readonly<Record<string, string>>>;
  /** Where each started buf and buck2 leaves its environment. */
  readonly children: string;

  private constructor(
    directory: string,
    engine: BundledAction,
    registry: RunningRegistry,
    checkouts: ReadonlyMap<WorkspaceName, Readonly<Record<string, string>>>,
  ) {
    this.directory = directory;
    this.engine = engine;
    this.registry = registry;
    this.checkouts = checkouts;
    this.children = join(directory, 'children');
  }

  static async create(programs: ScenePrograms): Promise<ConformanceScene> {
    const directory = await realpath(await mkdtemp(join(tmpdir(), 'oras-buf-conformance-')));
    const [started, bundled] = await Promise.allSettled([
      startRegistry(programs, { signIn: 'token', tls: true }),
      bundleAction(),
    ]);
    if (started.status === 'rejected' || bundled.status === 'rejected') {
      if (started.status === 'fulfilled') await started.value.stop();
      if (bundled.status === 'fulfilled') await bundled.value.remove();
      await rm(directory, { recursive: true, force: true });
      throw started.status === 'rejected' ? started.reason : (bundled as PromiseRejectedResult).reason;
    }
    const registry = started.value;
    const engine = bundled.value;
    const user = registryUsers.ci;
    for (const module of modules) {
      await pushModule(programs.oras, { kind: 'registry', registry, user, prefix: 'ci/' }, module);
    }
    const checkouts = new Map<WorkspaceName, Readonly<Record<string, string>>>();
    for (const name of ['buf', 'buck2'] as const) {
      if (name === 'buf' || programs.buck2 !== undefined) {
        checkouts.set(name, await lockedWorkspace(name, registry, programs));
      }
    }
    const scene = new ConformanceScene(directory, engine, registry, checkouts);
    await mkdir(scene.children);
    for (const system of ['github', 'gitlab', 'jenkins'] as const) {
      await mkdir(scene.temporaryDirectory(system), { recursive: true });
      await writeFile(join(scene.temporaryDirectory(system), 'planted.txt'), control);
    }
    await scene.#writeProgram('buf', programs.buf, '');
    if (programs.buck2 !== undefined) await scene.#writeProgram('buck2', programs.buck2, '');
    await scene.#writeProgram('slow-buf', programs.buf, `touch "${directory}/buf-runs-in-$system"; exec sleep 120`);
    registry.forgetRequests();
    return scene;
  }

  /** A program that leaves its environment; `before` is what it does before it does its work. */
  async #writeProgram(name: string, program: string, before: string): Promise<void> {
    const script = `#!/bin/sh
system=
if [ -n "$GITHUB_ACTIONS" ]; then system=github; elif [ -n "$GITLAB_CI" ]; then system=gitlab; elif [ -n "$JENKINS_URL" ]; then system=jenkins; fi
env > "${this.children}/$system-${name}-$$"
[ "$1" = --version ] || { :; ${before}
}
exec "${program}" "$@"
`;
    const path = join(this.directory, name);
    await writeFile(path, script);
    await chmod(path, 0o755);
  }

  /** The file that is there as soon as an aborted job's buf runs. */
  startedFile(system: System): string {
    return join(this.directory, `buf-runs-in-${system}`);
  }

  /** `TMPDIR` of every job of a system. */
  temporaryDirectory(system: System): string {
    return join(this.directory, 'tmp', system);
  }

  filesOf(job: ConformanceJob): Readonly<Record<string, string>> {
    return { ...this.checkouts.get(job.workspace), ...job.changes };
  }

  /** Settings by their own names, secrets aside. One download at a time: then the same requests are sent in each run. */
  settingsOf(job: ConformanceJob): Readonly<Record<string, string>> {
    return {
      username: registryUsers.ci.name,
      'trusted-endpoints': this.registry.origin,
      'buf-path': join(this.directory, job.aborted ? 'slow-buf' : 'buf'),
      'parallel-downloads': '1',
      ...(job.workspace === 'buf' ? {} : { 'buck2-path': join(this.directory, 'buck2') }),
      ...job.settings,
    };
  }

  tokenOf(job: ConformanceJob): string {
    return job.token === 'right' ? secrets.token : secrets.wrongToken;
  }

  /** Keeps a copy of what a job left, for the search: the next job changes it. */
  async keep(
    system: System,
    job: ConformanceJob,
    places: readonly { readonly where: string; readonly directory: string }[],
  ): Promise<string> {
    const kept = join(this.directory, 'kept', system, job.name);
    for (const { where, directory } of places) {
      if (existsSync(directory)) await cp(directory, join(kept, where), { recursive: true, verbatimSymlinks: true });
    }
    return kept;
  }

  /** What must be found nowhere. */
  watched(): readonly WatchedSecret[] {
    return [
      ...Object.entries(secrets).map(([name, value]) => ({ name, value })),
      ...this.registry
        .exchangedTokens()
        .map((value, index) => ({ name: `token ${index + 1} of the token server`, value })),
    ];
  }

  async remove(): Promise<void> {
    await this.registry.stop();
    await this.engine.remove();
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** What must be found everywhere. */
export const watchedControl: WatchedSecret = { name: 'control', value: control };

async function lockedWorkspace(
  name: WorkspaceName,
  registry: RunningRegistry,
  programs: ScenePrograms,
): Promise<Readonly<Record<string, string>>> {
  const reach = { kind: 'registry', registry, user: registryUsers.ci } as const;
  const files = { ...workspaces[name], ...registryConfig(reach) };
  const developer = await Sandbox.create(programs.unshare);
  try {
    await developer.checkout(files);
    const tools = ['--buf-path', programs.buf];
    if (programs.buck2 !== undefined) tools.push('--buck2-path', programs.buck2);
    const resolved = await developer.orasBuf(['resolve', ...tools], signInVariables(reach));
    if (resolved.exitCode !== 0) throw new Error(resolved.output);
    const locks: Record<string, string> = {};
    for (const lock of ['oras.lock', 'buf.lock']) {
      locks[lock] = await readFile(join(developer.workspace, lock), 'utf8');
    }
    return { ...files, ...locks };
  } finally {
    await developer.remove();
  }
}
