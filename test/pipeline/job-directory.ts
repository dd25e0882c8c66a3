import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CacheBackend } from '../../src/ci/ci-provider.ts';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { writeModuleArtifact } from '../../src/modules/module-artifact-writer.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { parseModuleReference } from '../../src/modules/module-reference.ts';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import { runJob } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/report.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import { filesOf } from '../install/vectors.ts';
import { writeFiles } from '../peers/fixture-files.ts';

export interface JobResult {
  readonly report: Report;
  readonly log: string;
}

class ProviderWithCache extends TerminalProvider {
  override readonly cache: undefined;

  constructor(options: ConstructorParameters<typeof TerminalProvider>[0], cache: CacheBackend | undefined) {
    super(options);
    // A terminal has none of its own.
    this.cache = cache as undefined;
  }
}

/** A machine in a directory: a checkout, caches, and a directory registry behind `oras.birb.homes`. Jobs run in this process. */
export class JobDirectory {
  readonly directory: string;
  readonly workspace: string;
  readonly registry: string;

  private constructor(directory: string) {
    this.directory = directory;
    this.workspace = join(directory, 'workspace');
    this.registry = join(directory, 'registry');
  }

  static async create(files: Readonly<Record<string, string>> = {}): Promise<JobDirectory> {
    const job = new JobDirectory(await realpath(await mkdtemp(join(tmpdir(), 'oras-buf-job-'))));
    await mkdir(job.registry);
    await mkdir(job.workspace);
    await job.write(files);
    return job;
  }

  write(files: Readonly<Record<string, string>>): Promise<void> {
    return writeFiles(this.workspace, files);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.workspace, path), 'utf8');
  }

  /** Publishes `oras.birb.homes/<repository>:<tag>` with one `.proto`. */
  async publish(repository: string, tag: string, dependencies: readonly string[] = []): Promise<void> {
    const packed = await writeModuleArtifact({
      module: parseModuleName(`oras.birb.homes/${repository}`),
      files: filesOf({
        [`${repository}/v1/a.proto`]: `syntax = "proto3";\npackage ${repository.replaceAll('/', '.')}.v1;\n// ${tag}\n`,
        'buf.yaml': `version: v2\n${dependencies.length === 0 ? '' : `deps:\n${dependencies.map((one) => `  - ${one}\n`).join('')}`}`,
      }),
      dependencies: dependencies.map((one) => parseModuleReference(one)),
    });
    const writer = new LayoutWriter(this.registry, repository);
    for (const { bytes, descriptor } of packed.blobs) await writer.writeBlob(bytes, descriptor.mediaType);
    await writer.writeManifest(packed.manifest, tag);
  }

  /** `oras-buf resolve` with settings from these variables. */
  async resolve(
    variables: Readonly<Record<string, string>> = {},
    cache: CacheBackend | undefined = undefined,
  ): Promise<JobResult> {
    const { workspace } = this;
    const environment = {
      PATH: process.env['PATH'],
      HOME: this.directory,
      ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${this.registry}`,
      ...variables,
    };
    let log = '';
    const write = (text: string): void => {
      log += text;
    };
    const ci = new ProviderWithCache({ environment, workspace, write, colours: false }, cache);
    const settings = await readSettings({
      asked: new Map(),
      secrets: noSecretSources,
      environment,
      workspace,
      defaultCacheDirectory: join(this.directory, 'cache'),
      defaultBufCacheDirectory: join(this.directory, 'buf'),
      frozenByDefault: false,
    });
    const { signal } = new AbortController();
    const report = await runJob(settings, ci, { command: 'resolve', environment, signal });
    ci.removeTemporaryDirectory();
    return { report, log };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
