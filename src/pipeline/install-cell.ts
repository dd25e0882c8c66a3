import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { OrasBufError } from '../errors.ts';
import { writeBuck2Cell } from '../install/buck2-cell.ts';
import type { CellModule, InstalledCellModule } from '../install/buck2-cell-modules.ts';
import { readBufModules } from '../install/buf-modules.ts';
import { readSnapshots } from '../install/git-snapshot.ts';
import type { ModuleStore } from '../resolve/module-store.ts';
import type { Resolution, ResolvedModule } from '../resolve/resolution.ts';
import { otherSpelling, tagVersion } from '../resolve/version-rule.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { ToolDownloadError, ToolOfflineError } from '../tools/errors.ts';
import { ProgramNotFoundError } from '../tools/find-program.ts';
import type { Job } from './job.ts';
import type { RootRecord } from './job-record.ts';

/** Makes the cell of a buck2 project from what its modules became. */
export async function installCell(
  job: Job,
  root: RootRecord,
  modules: ModuleStore,
  resolution: Resolution,
): Promise<void> {
  const { declarations } = root;
  const cellModule = (module: ResolvedModule): CellModule => ({
    module: module.module,
    version: versionOf(module),
    contentKey: module.source === 'oci' ? module.manifestDigest : `${module.commit} ${module.contentDigests.b5}`,
    source: module.source,
    dependencies: module.dependencies,
    content: async () => (await modules.content(module)).files,
  });
  const { written, removed, registered } = await writeBuck2Cell({
    root: declarations.root,
    modules: resolution.modules.map(
      (module): InstalledCellModule => ({ ...cellModule(module), references: referencesTo(module) }),
    ),
    against: resolution.against.map((against) => ({
      reference: against.reference,
      module: cellModule(against.module),
      dependencies: against.dependencies.map(cellModule),
    })),
    snapshots: await readSnapshots(declarations.root, declarations.gitReferences, job.environment),
    locals: declarations.locals,
    verify: job.settings.verify,
    bufModules: await readBufModules(
      declarations.root,
      declarations.lockOwners.map(({ directory }) => directory),
    ),
    buf: await findBuf(job, root),
    stopDaemon: () => stopRunningDaemon(job, declarations.root),
  });
  const changed = written.length + removed.length;
  job.ci.info(
    `The buck2 cell is ${changed === 0 && !registered ? 'up to date' : `written: ${written.length} files new or changed, ${removed.length} removed`}.`,
  );
}

/** Everything that a build file may write to mean the version that was chosen. */
function referencesTo(module: ResolvedModule): readonly string[] {
  const version = versionOf(module);
  const asked = module.askedBy
    .filter(({ asker }) => asker.kind === 'workspace')
    .map(({ requirement }) => (requirement === '' ? module.module : `${module.module}:${requirement}`));
  const spellings = tagVersion(version) === undefined ? [version] : [version, otherSpelling(version)];
  const own = spellings.map((spelling) => `${module.module}:${spelling}`);
  return [...new Set([module.module, ...asked, ...own])].sort();
}

function versionOf(module: ResolvedModule): string {
  return module.source === 'oci' ? module.tag : module.commit;
}

/** Only where there may be one: a job that only resolves does not install buck2 for this. */
async function stopRunningDaemon(job: Job, root: string): Promise<void> {
  const daemons = join(job.environment['HOME'] ?? homedir(), '.buck/buckd');
  if (!existsSync(join(daemons, root))) return;
  try {
    const program = await job.tools.program('buck2', root);
    const { daemonState, stopDaemon } = await import('../build/buck2-daemon.ts');
    const project = { program, root, environment: childEnvironment(job.environment) };
    if ((await daemonState(project)) !== 'running') return;
    const failure = await stopDaemon(project);
    if (failure !== undefined) throw new Error(failure);
    job.ci.info('Stopped the buck2 daemon: it had read the cells of the project before.');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    job.ci.warning(`A buck2 daemon of ${root} may not know the new cell yet: ${why}. Run "buck2 kill".`);
  }
}

/** A machine without buf, or without a way to download it, can resolve and install all the same; what needs it says so then. */
async function findBuf(job: Job, root: RootRecord): Promise<string | undefined> {
  try {
    return await job.tools.program('buf', root.declarations.root);
  } catch (error) {
    if (!cannotBeHad(error)) throw error;
    job.record.remark(
      root.declarations,
      'warning',
      `The rules of the buck2 cell cannot build anything on this machine: ${error.message}.`,
    );
    return undefined;
  }
}

function cannotBeHad(error: unknown): error is OrasBufError {
  return [ProgramNotFoundError, ToolOfflineError, ToolDownloadError].some((kind) => error instanceof kind);
}
