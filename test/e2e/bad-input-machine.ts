import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { parseBufYaml } from '../../src/modules/buf-yaml.ts';
import { type WrittenArtifact, writeModuleArtifact } from '../../src/modules/module-artifact-writer.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import type { Report } from '../../src/report/report.ts';
import { writeFiles } from '../peers/fixture-files.ts';
import { type ProgramResult, runProgram } from '../peers/program.ts';
import { cliCommand } from './project.ts';

/** Files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** What one run printed and left behind. */
export interface Run extends ProgramResult {
  /** Undefined where the run wrote no `report.json`. */
  readonly report: Report | undefined;
  readonly summary: string | undefined;
}

export interface RunOptions {
  /** More variables; they win. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Below the machine's directory. The workspace unless given. */
  readonly directory?: string;
  readonly input?: string;
}

/**
 * One user's machine, with nothing on PATH: no git, no buf, no buck2. Its registry is a directory beside the workspace, unless a
 * case brings a server.
 */
export class Machine implements AsyncDisposable {
  readonly directory: string;
  readonly workspace: string;
  readonly registry: string;
  readonly cache: string;
  readonly bufCache: string;
  readonly reports: string;
  /** A directory that is all of PATH. */
  readonly programs: string;

  private constructor(directory: string) {
    this.directory = directory;
    this.workspace = join(directory, 'workspace');
    this.registry = join(directory, 'registry');
    this.cache = join(directory, 'cache');
    this.bufCache = join(directory, 'buf-cache');
    this.reports = join(directory, 'report');
    this.programs = join(directory, 'programs');
  }

  static async create(files: Files = {}): Promise<Machine> {
    const machine = new Machine(await mkdtemp(join(tmpdir(), 'oras-buf-bad-input-')));
    for (const directory of ['home', 'workspace', 'registry', 'programs']) {
      await mkdir(join(machine.directory, directory));
    }
    await machine.write(files);
    return machine;
  }

  /** Writes files below the workspace. */
  async write(files: Files): Promise<void> {
    await writeFiles(this.workspace, files);
  }

  read(file: string): Promise<string> {
    return readFile(join(this.workspace, file), 'utf8');
  }

  /** Runs `oras-buf` as a person does, in the workspace. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
    const [program, ...first] = cliCommand;
    await rm(this.reports, { recursive: true, force: true });
    const result = await runProgram(program, [...first, ...args], {
      directory: join(this.directory, options.directory ?? 'workspace'),
      environment: {
        PATH: this.programs,
        HOME: join(this.directory, 'home'),
        ORAS_BUF_CACHE_DIR: this.cache,
        ORAS_BUF_BUF_CACHE_DIR: this.bufCache,
        ORAS_BUF_REPORT_DIR: this.reports,
        // PATH alone: no test installs a tool from the network.
        ORAS_BUF_BUF_VERSION: 'none',
        ORAS_BUF_BUCK2_VERSION: 'none',
        ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${this.registry}`,
        ...options.environment,
      },
      ...(options.input === undefined ? {} : { input: options.input }),
    });
    const report = await readIfThere(join(this.reports, 'report.json'));
    return {
      ...result,
      report: report === undefined ? undefined : (JSON.parse(report) as Report),
      summary: await readIfThere(join(this.reports, 'summary.md')),
    };
  }

  /** Every file of the workspace with its bytes (as latin1 text, which loses none). */
  async snapshot(): Promise<ReadonlyMap<string, string>> {
    const entries = await readdir(this.workspace, { withFileTypes: true, recursive: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const contents = await Promise.all(files.map((file) => readFile(file, 'latin1')));
    return new Map(
      files
        .map((file, index) => [relative(this.workspace, file).split(sep).join('/'), contents[index] ?? ''] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  /** Publishes a module into the registry directory. */
  async publish(name: string, tag: string, files: Files): Promise<WrittenArtifact> {
    const artifact = await moduleArtifact(name, files);
    await this.push(name, artifact, [tag]);
    return artifact;
  }

  /** Puts an artifact into the registry directory, under each of the tags. */
  async push(repository: string, artifact: WrittenArtifact, tags: readonly string[]): Promise<void> {
    const writer = new LayoutWriter(this.registry, repository);
    for (const blob of artifact.blobs) await writer.writeBlob(blob.bytes, blob.descriptor.mediaType);
    for (const tag of tags) await writer.writeManifest(artifact.manifestContent.bytes, tag);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** A file with one message. */
export function protoFile(packageName: string, message: string, imports: readonly string[] = []): string {
  const lines = imports.map((path) => `import "${path}";\n`).join('');
  return `syntax = "proto3";\n\npackage ${packageName};\n\n${lines}\nmessage ${message} {}\n`;
}

/** A v2 `buf.yaml` with these deps, the first on line 3. */
export function bufYaml(...deps: readonly string[]): string {
  return `version: v2\n${deps.length === 0 ? '' : 'deps:\n'}${deps.map((dep) => `  - ${dep}\n`).join('')}`;
}

/** What the cases find in the registry: three versions of `common/types`, and `common/errors`, which needs `v1.2.0` of it. */
export async function publishModules(machine: Machine): Promise<void> {
  const id = { 'common/types/v1/id.proto': protoFile('common.types.v1', 'Id') };
  await machine.publish('common/types', 'v1.0.0', id);
  await machine.publish('common/types', 'v1.2.0', {
    ...id,
    'common/types/v1/name.proto': protoFile('common.types.v1', 'Name'),
  });
  await machine.publish('common/types', 'v2.0.0', {
    'common/types/v2/id.proto': protoFile('common.types.v2', 'Id'),
  });
  await machine.publish('common/errors', 'v1.1.0', {
    'buf.yaml': bufYaml('oras.birb.homes/common/types:v1.2.0'),
    'common/errors/v1/error.proto': protoFile('common.errors.v1', 'Error'),
  });
}

/** The artifact of a module `owner/name` of the registry `oras.birb.homes`. */
export async function moduleArtifact(name: string, files: Files): Promise<WrittenArtifact> {
  const bufYaml = files['buf.yaml'];
  return writeModuleArtifact({
    module: parseModuleName(`oras.birb.homes/${name}`),
    files: Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(content) })),
    dependencies: bufYaml === undefined ? [] : (await parseBufYaml(bufYaml, 'buf.yaml')).dependencies,
  });
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
