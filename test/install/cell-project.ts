import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runBuck2 } from '../../src/build/buck2.ts';
import { formatPlace } from '../../src/errors.ts';
import { type CellOutcome, type CellRequest, writeBuck2Cell } from '../../src/install/buck2-cell.ts';
import type { InstalledCellModule } from '../../src/install/buck2-cell-modules.ts';
import { readBufModules } from '../../src/install/buf-modules.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import type { RanBuildReport } from '../../src/report/report.ts';
import type { RemoteSettings } from '../../src/settings/settings.ts';
import { childEnvironment } from '../../src/system/child-environment.ts';
import { recordingLog } from '../build/recording-log.ts';
import { mustRun, type ProgramResult, runProgram } from '../peers/program.ts';

/** A module of an OCI registry with these files. */
export function ociModule(
  name: string,
  version: string,
  files: Readonly<Record<string, string>>,
  dependencies: readonly string[] = [],
): InstalledCellModule {
  return {
    module: parseModuleName(name),
    version,
    contentKey: JSON.stringify([name, version, files]),
    source: 'oci',
    dependencies: dependencies.map((dependency) => parseModuleName(dependency)),
    references: [name, `${name}:${version}`],
    content: async () => Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) })),
  };
}

/** The same as a module of the BSR. */
export function bsrModule(name: string, commit: string, files: Readonly<Record<string, string>>): InstalledCellModule {
  return { ...ociModule(name, commit, files), source: 'bsr' };
}

/** A proto3 file of a package with one message. */
export function proto(packageName: string, message: string, imports: readonly string[] = [], fields = ''): string {
  const lines = imports.map((path) => `import "${path}";\n`).join('');
  const blank = lines === '' ? '' : '\n';
  return `syntax = "proto3";\n\npackage ${packageName};\n\n${lines}${blank}message ${message} {\n  string id = 1;\n${fields}}\n`;
}

export interface CellProject {
  readonly root: string;
  readonly home: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(path: string): Promise<void>;
  /** Writes the cell with the modules of the test. */
  writeCell(changes?: Partial<CellRequest> & { readonly bufDirectories?: readonly string[] }): Promise<CellOutcome>;
}

/** An empty buck2 project in a temporary directory, with a home of its own: no daemon of anybody else's is in the way. */
export async function makeCellProject(): Promise<CellProject & AsyncDisposable> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'cell-')));
  const root = join(directory, 'root');
  const home = join(directory, 'home');
  for (const path of [root, home, join(directory, 'tmp')]) await mkdir(path);
  return {
    root,
    home,
    async write(files) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), text);
      }
    },
    async remove(path) {
      await rm(join(root, path), { recursive: true });
    },
    async writeCell({ bufDirectories, ...changes } = {}) {
      return writeBuck2Cell({
        root,
        modules: [],
        against: [],
        snapshots: [],
        locals: new Map(),
        bufModules: await readBufModules(root, bufDirectories ?? ['.']),
        verify: false,
        buf: undefined,
        stopDaemon: async () => {},
        ...changes,
      });
    },
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** buck2 in a project. */
export class CellBuck2 {
  readonly #project: CellProject;
  readonly #program: string;

  constructor(project: CellProject, program: string) {
    this.#project = project;
    this.#program = program;
  }

  get environment(): Record<string, string> {
    return childEnvironment(process.env, { HOME: this.#project.home });
  }

  /** A daemon that outlives the builds of a test. End it with `kill`. */
  async startDaemon(): Promise<void> {
    await mustRun(this.#program, ['server'], { directory: this.#project.root, environment: this.environment });
  }

  async kill(): Promise<void> {
    await runProgram(this.#program, ['kill'], { directory: this.#project.root, environment: this.environment });
  }

  run(...args: readonly string[]): Promise<ProgramResult> {
    return runProgram(this.#program, args, { directory: this.#project.root, environment: this.environment });
  }

  /** A build or test as the job runs it. */
  async build(
    targets: readonly string[] = [],
    command: 'build' | 'test' = 'build',
    remote?: RemoteSettings,
  ): Promise<RanBuildReport> {
    const temporaryDirectory = join(this.#project.root, '..', 'tmp');
    const { build } = await runBuck2({
      program: this.#program,
      root: this.#project.root,
      directory: '.',
      reason: 'the test wants it',
      arguments: [],
      environment: this.environment,
      additions: {},
      log: recordingLog(),
      command,
      targets,
      temporaryDirectory,
      profileFile: join(temporaryDirectory, 'profile'),
      verbose: false,
      remote,
    });
    return build;
  }
}

/** What a build found, a line each: place, rule, message. */
export function findings(build: RanBuildReport): readonly string[] {
  return build.diagnostics.map(({ place, rule, message }) => {
    return `${place === null ? '-' : formatPlace(place)} ${rule}: ${message}`;
  });
}
