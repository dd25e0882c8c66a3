import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { resolveBsr } from '../bsr/resolve-bsr.ts';
import type { CiProvider } from '../ci/ci-provider.ts';
import { installResolution } from '../install/install.ts';
import { withRootLock } from '../install/root-lock.ts';
import type { Declarations } from '../modules/declarations.ts';
import { findDeclarations } from '../modules/find-declarations.ts';
import type { ModuleFiles } from '../modules/module-files.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import { parseRequirement } from '../modules/requirement.ts';
import type { Digest } from '../oci/digest.ts';
import type { WritableRegistries } from '../oci/registry-writer.ts';
import { inWorkspace, moduleDirectory } from '../publish/buf-checks.ts';
import { ModuleStore } from '../resolve/module-store.ts';
import { resolve } from '../resolve/resolve.ts';
import type { Settings } from '../settings/settings.ts';
import type { Store } from '../store/store.ts';
import { useCache, whileInUse } from './in-use.ts';
import type { Job } from './job.ts';
import { JobRecord } from './job-record.ts';
import { JobTools } from './job-tools.ts';
import { openRegistries } from './open-registries.ts';
import { openStore } from './open-store.ts';
import { bsrHost, bsrSource, resolveRoot } from './resolve-root.ts';
import { rootDirectories } from './root-directories.ts';
import { ruledRegistries } from './ruled-registries.ts';
import { withUserBsrToken } from './user-bsr-token.ts';

export interface PublishRequest {
  readonly settings: Settings;
  readonly ci: CiProvider;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Of the module, or of its workspace. */
  readonly directory: string;
}

/** The workspace of a module that is to be published, with its dependencies installed so that stock buf works on it. */
export interface PublishWorkspace {
  readonly declarations: Declarations;
  readonly registries: WritableRegistries;
  /** The `.proto` paths of a module that was installed; undefined for others. */
  provides(module: ModuleName): readonly string[] | undefined;
  /** Repositories of a registry that hold a blob, as far as the dependencies tell. */
  repositoriesWith(host: string, digest: Digest): readonly string[];
  /** The program of stock buf. */
  buf(): Promise<string>;
  /**
   * Lays out a version that is published, and all that it needs in turn, as a workspace that stock buf builds without a network.
   * @returns the input that is the module, and its files
   */
  layOut(
    module: ModuleName,
    tag: string,
    directory: string,
  ): Promise<{ readonly input: string; readonly files: ModuleFiles }>;
}

/** Resolves and installs what the workspace asks for, as a job does, and runs `work`. */
export async function withPublishWorkspace<T>(
  request: PublishRequest,
  work: (workspace: PublishWorkspace) => Promise<T>,
): Promise<T> {
  const { ci, environment, signal } = request;
  const settings = await withUserBsrToken(request.settings, ci, environment);
  const { credentials, registries } = openRegistries({ settings, ci, environment, signal });
  const tools = new JobTools({ settings, ci, registries, environment, signal });
  const record = new JobRecord(settings, ci, 'resolve');
  const job: Job = { settings, ci, environment, signal, command: 'resolve', record, registries, credentials, tools };
  try {
    return await whileInUse('buf', { settings, log: ci, signal }, async () => {
      const inUse = await useCache('store', { settings, log: ci, signal });
      try {
        const { store } = await openStore(settings, ci);
        try {
          return await work(await prepare(job, request.directory, registries, store));
        } finally {
          await store.close();
        }
      } finally {
        await inUse.release();
      }
    });
  } finally {
    await tools.close();
    await registries.close();
  }
}

async function prepare(
  job: Job,
  directory: string,
  registries: WritableRegistries,
  store: Store,
): Promise<PublishWorkspace> {
  const { settings, environment } = job;
  const roots = await rootDirectories([directory]);
  const declarations = await findDeclarations(directory, {
    registries: settings.registries.keys(),
    environment,
    otherRoots: [...roots.keys()],
  });
  const protoPaths = new Map<ModuleName, readonly string[]>();
  const holders = new Map<string, Set<string>>();
  // Where nothing is asked for, no lock is looked at, and none is written.
  if (declarations.asks.length > 0) await install(job, declarations, store, protoPaths, holders);
  else for (const { message, place } of declarations.remarks) job.ci.warning(message, place);
  return {
    declarations,
    registries,
    provides: (module) => protoPaths.get(module),
    repositoriesWith: (host, digest) => [...(holders.get(`${host} ${digest}`) ?? [])],
    buf: () => job.tools.program('buf', declarations.root),
    layOut: (module, tag, target) => layOut({ ...job, registries }, store, module, tag, target),
  };
}

async function install(
  job: Job,
  declarations: Declarations,
  store: Store,
  protoPaths: Map<ModuleName, readonly string[]>,
  holders: Map<string, Set<string>>,
): Promise<void> {
  const { settings, ci, signal, record } = job;
  const root = record.addRoot(declarations);
  const registries = ruledRegistries(job.registries, declarations, settings, job.credentials);
  const modules = new ModuleStore({
    store,
    registries,
    parallel: settings.parallelDownloads,
    archiveLimits: settings.archiveLimits,
  });
  await withRootLock(declarations.root, { log: ci, signal, stateDirectory: settings.stateDirectory }, async () => {
    const { resolution, fetched } = await resolveRoot({ ...job, registries }, root, modules, new Set());
    const installed = await installResolution(resolution, {
      cacheDirectory: settings.bufCacheDirectory,
      stateDirectory: settings.stateDirectory,
      verify: settings.verify,
      parallel: settings.parallelDownloads,
      content: (module) => modules.content(module),
    });
    for (const message of installed.remarks) record.remark(declarations, 'warning', message);
    for (const one of installed.modules) protoPaths.set(one.module, one.protoPaths);
    for (const { module, blobs } of fetched) {
      if (module.source !== 'oci') continue;
      const { registry } = moduleNameParts(module.module);
      for (const { digest } of blobs) {
        const key = `${registry} ${digest}`;
        const known = holders.get(key) ?? new Set();
        holders.set(key, known.add(job.registries.repositoryOf(module.module)));
      }
    }
  });
  const { remarks } = record.finish(job.registries.traffic(), undefined);
  for (const { severity, message, place } of remarks) {
    if (severity === 'warning') ci.warning(message, place ?? undefined);
    else ci.notice(message, place ?? undefined);
  }
}

async function layOut(
  job: Job,
  store: Store,
  module: ModuleName,
  tag: string,
  directory: string,
): Promise<{ readonly input: string; readonly files: ModuleFiles }> {
  const { settings, registries } = job;
  const modules = new ModuleStore({
    store,
    registries,
    parallel: settings.parallelDownloads,
    archiveLimits: settings.archiveLimits,
  });
  await mkdir(directory, { recursive: true });
  // A root of its own, with no lock: what is published has its own versions of all that it needs.
  const empty = await mkdtemp(join(directory, 'root-'));
  const alone: Declarations = {
    root: empty,
    kind: 'buf',
    asks: [{ module, requirement: parseRequirement(tag, 'workspace'), place: { file: `${module}:${tag}`, line: 1 } }],
    against: [],
    gitReferences: [],
    locals: new Map(),
    bufWorkspaces: [],
    lockOwners: [{ directory: '.', version: 'v2', declares: [module] }],
    remarks: [],
  };
  const source = bsrSource(job, alone, modules);
  const resolution = await resolve(alone, {
    frozen: 'off',
    offline: settings.offline,
    update: { kind: 'none' },
    parallel: settings.parallelDownloads,
    bsrHosts: new Set([bsrHost]),
    reader: modules,
    resolveBsr: ({ wanted, lockVersions }) => resolveBsr(wanted, lockVersions, source),
  });
  await rm(empty, { recursive: true });
  await modules.fetch(resolution.modules, source);
  let files: ModuleFiles = [];
  let input = '';
  for (const [index, one] of resolution.modules.entries()) {
    const content = await modules.content(one);
    if (one.module === module) {
      files = content.files;
      input = moduleDirectory(index);
    }
    for (const file of content.files) {
      if (!file.path.endsWith('.proto')) continue;
      const path = inWorkspace(directory, index, file.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, file.content);
    }
  }
  const listed = resolution.modules.map((_, index) => `  - path: ${moduleDirectory(index)}\n`);
  await writeFile(join(directory, 'buf.yaml'), `version: v2\nmodules:\n${listed.join('')}`);
  return { input, files };
}
