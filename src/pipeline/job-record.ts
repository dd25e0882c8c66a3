import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { CiProvider } from '../ci/ci-provider.ts';
import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import { commitId } from '../modules/content-digest.ts';
import type { Declarations } from '../modules/declarations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { moduleNameParts } from '../modules/module-name.ts';
import type { Traffic } from '../oci/registry.ts';
import type {
  BuildReport,
  CacheReport,
  LockChangeReport,
  LockReport,
  ModuleOrigin,
  ModuleReport,
  Problem,
  Remark,
  Report,
  RootReport,
  Timing,
} from '../report/report.ts';
import { outcomeOf } from '../report/report-outcome.ts';
import type { AskedRequirement, LockChange, Resolution, ResolvedModule } from '../resolve/resolution.ts';
import type { Settings } from '../settings/settings.ts';
import { isInside } from '../system/inside-directory.ts';
import { version } from '../version.ts';

/** What is known of one root; grows as the job goes on, and is reported however far it came. */
export interface RootRecord {
  readonly declarations: Declarations;
  resolution: Resolution | undefined;
  lock: LockReport;
  readonly sizes: Map<ModuleName, number>;
  readonly origins: Map<ModuleName, ModuleOrigin>;
  readonly commits: Map<ModuleName, string>;
  /** What the workspace is compared with, and all that it needs. */
  compared: readonly ComparedModule[];
  build: BuildReport;
}

/** A module that was fetched for a reference of `buf_breaking`. */
interface ComparedModule {
  readonly against: string;
  readonly module: ResolvedModule;
  readonly sizeBytes: number;
  readonly origin: ModuleOrigin;
}

/** Collects what the steps of one job hand on, and makes the report of it. */
export class JobRecord {
  readonly #settings: Pick<Settings, 'frozen' | 'offline' | 'update'>;
  readonly #ci: CiProvider;
  readonly #command: Report['command'];
  readonly #startedAt = new Date();
  readonly #started = performance.now();
  readonly #timings: Timing[] = [];
  readonly #remarks: Remark[] = [];
  readonly roots: RootRecord[] = [];
  cache: CacheReport = { result: 'off', key: '', matchedKey: '', reason: '', saved: 'not-needed' };
  #problem: OrasBufError | Error | undefined;
  /** Where what stopped the job was at work. */
  #problemRoot: string | undefined;
  #skipped = false;

  constructor(settings: Pick<Settings, 'frozen' | 'offline' | 'update'>, ci: CiProvider, command: Report['command']) {
    this.#settings = settings;
    this.#ci = ci;
    this.#command = command;
  }

  /** Times one phase. Phases of several roots with one name are added up. */
  async time<T>(phase: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      const durationMs = Math.round(performance.now() - started);
      const index = this.#timings.findIndex((timing) => timing.phase === phase);
      const before = this.#timings[index];
      if (before === undefined) this.#timings.push({ phase, durationMs, runs: 1 });
      else this.#timings[index] = { phase, durationMs: before.durationMs + durationMs, runs: before.runs + 1 };
    }
  }

  /** Runs what works in one root: the places of an error that comes out of it are named from there. */
  async within<T>(root: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#problemRoot ??= root;
      throw error;
    }
  }

  addRoot(declarations: Declarations): RootRecord {
    const root: RootRecord = {
      declarations,
      resolution: undefined,
      lock: {
        path: this.inWorkspace(declarations, 'oras.lock'),
        status: 'unchanged',
        digest: '',
        written: [],
        changes: [],
      },
      sizes: new Map(),
      origins: new Map(),
      commits: new Map(),
      compared: [],
      build: { tool: 'none', reason: 'the job stopped before the build' },
    };
    this.roots.push(root);
    if (declarations.lockOwners.length + declarations.asks.length === 0) {
      const where = this.inWorkspace(declarations, '.');
      const message = `${where === '.' ? 'The workspace' : where} has no buf.yaml, and no BUCK file asks for a module: there is nothing to resolve. Is "directory" right?`;
      this.remark(declarations, 'warning', message);
    }
    for (const remark of declarations.remarks) this.remark(declarations, 'warning', remark.message, remark.place);
    return root;
  }

  /** Notes something worth knowing. Where it shows beside the code is decided by the annotations drawn from the report. */
  remark(declarations: Declarations | undefined, severity: Remark['severity'], message: string, place?: Place): void {
    const shown =
      place === undefined || declarations === undefined
        ? (place ?? null)
        : { ...place, file: this.inWorkspace(declarations, place.file) };
    if (this.#remarks.some((known) => known.message === message && known.place?.file === shown?.file)) return;
    this.#remarks.push({ severity, message, place: shown });
  }

  addRemarks(remarks: readonly Remark[]): void {
    this.#remarks.push(...remarks);
  }

  /** A file of a root as it is named from the job's workspace. What is absolute and lies elsewhere (the store) stays so. */
  inWorkspace({ root }: Pick<Declarations, 'root'>, file: string): string {
    const { workspace } = this.#ci;
    if (isAbsolute(file) && !isInside(workspace, file)) return file;
    return directoryOf({ root: resolve(root, file) }, workspace);
  }

  /** Keeps what stopped the job. With `skipped` the job ends well without having built. */
  fail(error: unknown, skipped = false): void {
    this.#problem = error instanceof Error ? error : new Error(String(error));
    this.#skipped = skipped;
  }

  get failed(): boolean {
    return this.#problem !== undefined;
  }

  finish(traffic: Traffic, signal: 'SIGINT' | 'SIGTERM' | undefined): Report {
    const problem = this.#problem;
    const problemCode =
      problem === undefined || this.#skipped
        ? undefined
        : problem instanceof OrasBufError
          ? problem.exitCode
          : exitCodes.bug;
    const { outcome, exitCode } = outcomeOf({
      problem: problemCode,
      signal,
      skipped: this.#skipped,
      builds: this.roots.map((root) => root.build),
    });
    return {
      schemaVersion: 1,
      tool: { name: 'oras-buf', version },
      ci: this.#ci.system,
      command: this.#command,
      outcome,
      exitCode,
      startedAt: this.#startedAt.toISOString(),
      durationMs: Math.round(performance.now() - this.#started),
      mode: {
        frozen: this.#settings.frozen !== 'off',
        offline: this.#settings.offline,
        update: this.#settings.update.kind !== 'none',
      },
      problem: problem === undefined ? null : this.#reportProblem(problem),
      roots: this.roots.map((root) => this.#reportRoot(root)),
      cache: this.cache,
      traffic: { ...traffic },
      timings: this.#timings,
      remarks: this.#remarks,
    };
  }

  #reportProblem(error: OrasBufError | Error): Problem {
    if (error instanceof OrasBufError) {
      const root = this.#problemRoot ?? this.#ci.workspace;
      const places = error.places.map((place) => ({ ...place, file: this.inWorkspace({ root }, place.file) }));
      return { kind: error.name, message: error.message, next: error.next, places };
    }
    return {
      kind: 'UnexpectedError',
      message: `${error.name}: ${error.message}`,
      next: 'This is a bug of oras-buf. Please report it with the log at level debug.',
      places: [],
    };
  }

  #reportRoot(root: RootRecord): RootReport {
    return {
      directory: directoryOf(root.declarations, this.#ci.workspace),
      kind: root.declarations.kind,
      modules: reportModules(root),
      lock: root.lock,
      build: root.build,
    };
  }
}

/** The root relative to the workspace, with forward slashes; `.` for the workspace itself. */
export function directoryOf(declarations: Pick<Declarations, 'root'>, workspace: string): string {
  const path = relative(workspace, declarations.root).split(sep).join('/');
  return path === '' ? '.' : path;
}

/** A lock change as the report shows it. */
export function reportChange(change: LockChange): LockChangeReport {
  const { kind, module, against = '' } = change;
  switch (kind) {
    case 'added':
      return { kind, module, from: '', to: change.to, against };
    case 'removed':
      return { kind, module, from: change.from, to: '', against };
    case 'moved':
      return { kind, module, from: change.from, to: change.to, against };
    case 'tag-moved':
      return { kind, module, from: change.locked, to: change.now, against };
  }
}

function reportModules(root: RootRecord): readonly ModuleReport[] {
  const resolved = (root.resolution?.modules ?? []).map((module) => reportModule(root, module));
  const locals = [...root.declarations.locals.keys()].map(
    (name): ModuleReport => ({
      name,
      source: 'local',
      registry: moduleNameParts(name).registry,
      version: '',
      digest: '',
      commit: '',
      sizeBytes: 0,
      origin: 'none',
      askedBy: root.declarations.asks
        .filter((ask) => ask.module === name)
        .map((ask) => ({ requirement: ask.requirement.text, by: `${ask.place.file}:${ask.place.line ?? 1}` })),
      dependencies: [],
      against: '',
    }),
  );
  const compared = root.compared.map(({ against, module, sizeBytes, origin }): ModuleReport => {
    const commit = module.source === 'oci' ? commitId(module.module, module.manifestDigest) : module.commit;
    return { ...reportModule(root, module), sizeBytes, origin, against, commit };
  });
  return [...[...resolved, ...locals].sort((a, b) => (a.name < b.name ? -1 : 1)), ...compared];
}

function reportModule(root: RootRecord, module: ResolvedModule): ModuleReport {
  return {
    name: module.module,
    source: module.source,
    registry: moduleNameParts(module.module).registry,
    version: module.source === 'oci' ? module.tag : module.commit,
    digest: module.source === 'oci' ? module.manifestDigest : module.contentDigests.b5,
    commit: module.source === 'oci' ? (root.commits.get(module.module) ?? '') : module.commit,
    sizeBytes: root.sizes.get(module.module) ?? 0,
    origin: root.origins.get(module.module) ?? 'none',
    askedBy: module.askedBy.map(reportAsker),
    dependencies: module.dependencies,
    against: '',
  };
}

function reportAsker(asked: AskedRequirement): ModuleReport['askedBy'][number] {
  const { asker, requirement } = asked;
  return asker.kind === 'workspace'
    ? { requirement, by: `${asker.file}:${asker.line}` }
    : { requirement, by: `${asker.module}@${asker.version}` };
}
