import type { ModuleStore } from '../resolve/module-store.ts';
import type { Job } from './job.ts';
import { type RootRecord, reportChange } from './job-record.ts';
import type { ResolvedRoot } from './resolve-root.ts';

/** Puts the modules of one root into buf's cache, brings its locks in line, and makes the cell of a buck2 project. */
export async function installRoot(
  job: Job,
  root: RootRecord,
  modules: ModuleStore,
  { resolution, installer }: Pick<ResolvedRoot, 'resolution' | 'installer'>,
): Promise<void> {
  const { settings, record, ci } = job;
  const { modules: installed, locks, remarks } = await record.time('install', () => installer.finish());
  for (const message of remarks) record.remark(root.declarations, 'warning', message);
  for (const { module, commit, how } of installed) {
    root.commits.set(module, commit);
    if (how === 'present' && root.origins.get(module) === 'store') root.origins.set(module, 'installed');
    if (how === 'repaired') {
      record.remark(root.declarations, 'warning', `${module} was damaged in the cache of buf, and was repaired.`);
    }
  }
  // Not before: where the job stops on its way here, no lock was written, and the report must not speak of changes.
  root.lock = {
    ...root.lock,
    status: locks.status,
    digest: locks.digest,
    written: locks.written.map((file) => record.inWorkspace(root.declarations, file)),
    changes: resolution.changes.map(reportChange),
  };
  const written = installed.filter(({ how }) => how !== 'present').length;
  ci.info(
    `Installed ${written === 0 ? 'nothing anew' : written} in the cache of buf (${settings.bufCacheDirectory})` +
      (locks.written.length === 0 ? '; the locks are unchanged.' : `; wrote ${locks.written.join(', ')}.`),
  );
  if (root.declarations.kind === 'buck2') {
    await record.time('buck2 cell', async () => {
      const { installCell } = await import('./install-cell.ts');
      await installCell(job, root, modules, resolution);
    });
  }
}
