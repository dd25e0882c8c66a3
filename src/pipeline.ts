import type { CiProvider } from './ci/ci-provider.ts';
import { refuseLinkedRootDirectory, withRootLock } from './install/root-lock.ts';
import { findDeclarations } from './modules/find-declarations.ts';
import type { Descriptor } from './oci/descriptor.ts';
import { MissingCredentialsError } from './oci/errors.ts';
import type { CarriedStore } from './pipeline/carried-store.ts';
import { whileInUse } from './pipeline/in-use.ts';
import { installRoot } from './pipeline/install-root.ts';
import type { Job, JobOptions } from './pipeline/job.ts';
import { JobRecord } from './pipeline/job-record.ts';
import { JobTools } from './pipeline/job-tools.ts';
import { ModuleCache } from './pipeline/module-cache.ts';
import { openRegistries } from './pipeline/open-registries.ts';
import { openStore } from './pipeline/open-store.ts';
import { resolveRoot } from './pipeline/resolve-root.ts';
import { rootDirectories } from './pipeline/root-directories.ts';
import { ruledRegistries } from './pipeline/ruled-registries.ts';
import type { RunCache } from './pipeline/run-cache.ts';
import { showReport } from './pipeline/show-report.ts';
import { withUserBsrToken } from './pipeline/user-bsr-token.ts';
import { redactReport } from './report/redact-report.ts';
import type { Report } from './report/report.ts';
import { ModuleStore } from './resolve/module-store.ts';
import type { Settings } from './settings/settings.ts';
import { InterruptedError } from './system/interrupted.ts';

/**
 * The job. Whatever happens on the way, it ends with a report, and the report is shown; what stopped the job is in it.
 * It throws only where there is a bug in showing the report.
 */
export async function runJob(given: Settings, ci: CiProvider, options: JobOptions): Promise<Report> {
  const settings = await withUserBsrToken(given, ci, options.environment);
  const record = new JobRecord(settings, ci, options.command);
  const { signal } = options;
  const { credentials, registries } = openRegistries({ ...options, settings, ci });
  const tools = new JobTools({ ...options, settings, ci, registries });
  const opened: Opened = { cache: undefined };
  try {
    const job: Job = { ...options, settings, ci, record, registries, credentials, tools };
    await whileInUse('buf', { settings, log: ci, signal }, () => work(job, opened));
  } catch (error) {
    const skip = settings.onMissingCredentials === 'skip' && error instanceof MissingCredentialsError;
    record.fail(options.signal.aborted ? options.signal.reason : error, skip);
  }
  await tools.close();
  await opened.cache?.close(options.signal);
  await registries.close();
  const interruption: unknown = options.signal.reason;
  const raw = record.finish(
    registries.traffic(),
    interruption instanceof InterruptedError ? interruption.signalName : undefined,
  );
  // Before anything is drawn of it: texts that are cut or escaped would hide a secret from whoever looks for it later.
  const report = redactReport(raw, (text) => ci.redact(text));
  await showReport(report, settings, ci);
  return report;
}

/** Declarations → resolution → store → installation → build, each root in turn. */
async function work(job: Job, opened: Opened): Promise<void> {
  const { settings, ci, record, signal } = job;
  await record.time('read declarations', () => readRoots(job));
  await whileInUse('store', { settings, log: ci, signal }, () => bring(job, opened));
  for (const root of record.roots) {
    if (job.command === 'resolve') {
      root.build = { tool: 'none', reason: 'only resolving was asked for' };
      continue;
    }
    const { declarations } = root;
    const { buildRoot } = await import('./pipeline/build-root.ts');
    const { build, remarks, problem } = await record.time('build', () =>
      record.within(declarations.root, () => buildRoot({ ...job, declarations })),
    );
    root.build = build;
    record.addRemarks(remarks);
    if (problem !== undefined) throw problem;
  }
}

interface Opened {
  cache: RunCache | undefined;
}

/** Resolution → store → installation. */
async function bring(job: Job, opened: Opened): Promise<void> {
  const { settings, ci, record } = job;
  const { store, carrier } = await openStore(settings, ci);
  const cache: RunCache =
    carrier === undefined ? new ModuleCache(settings, ci, store) : await openCarried(settings, ci, carrier, store);
  opened.cache = cache;
  try {
    // A cache's entry goes through a directory of ours in the checkout, which need not be a root.
    if (ci.cache !== undefined) await refuseLinkedRootDirectory(ci.workspace);
    await record.time('restore cache', () => cache.restore(record.roots));
    record.cache = cache.report;
    const blobs: Descriptor[] = [];
    for (const root of record.roots) {
      const one = async (): Promise<void> => {
        const registries = ruledRegistries(job.registries, root.declarations, settings, job.credentials);
        const modules = new ModuleStore({
          store,
          registries,
          parallel: settings.parallelDownloads,
          archiveLimits: settings.archiveLimits,
        });
        const resolved = await resolveRoot({ ...job, registries }, root, modules, cache.restored);
        blobs.push(...resolved.fetched.flatMap((module) => module.blobs));
        await installRoot(job, root, modules, resolved);
      };
      const { root: directory } = root.declarations;
      await record.within(directory, () =>
        withRootLock(directory, { log: ci, signal: job.signal, stateDirectory: settings.stateDirectory }, one),
      );
    }
    await record.time('save cache', () => cache.save(record.roots, blobs));
    record.cache = cache.report;
  } finally {
    record.cache = cache.report;
    await store.close();
  }
}

/** Only some CI systems carry the store themselves. */
async function openCarried(...parts: ConstructorParameters<typeof CarriedStore>): Promise<CarriedStore> {
  const { CarriedStore: Carried } = await import('./pipeline/carried-store.ts');
  return new Carried(...parts);
}

/** The roots of all directories, each once. One that lies in another is none of the other's business. */
async function readRoots({ settings, environment, record }: Job): Promise<void> {
  const directories = await rootDirectories(settings.directories);
  const roots = [...directories.keys()];
  const registries = [...settings.registries.keys()];
  const found = await Promise.all(
    [...directories].map(([root, directory]) =>
      record.within(root, () => findDeclarations(directory, { registries, environment, otherRoots: roots })),
    ),
  );
  for (const declarations of found) record.addRoot(declarations);
}
