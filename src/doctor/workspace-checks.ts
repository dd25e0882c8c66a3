import { relative } from 'node:path';
import { exitCodes, OrasBufError } from '../errors.ts';
import { readSnapshots } from '../install/git-snapshot.ts';
import type { Declarations } from '../modules/declarations.ts';
import { moduleNameParts } from '../modules/module-name.ts';
import { findWorkspaceRoot } from '../modules/workspace-root.ts';
import { bsrHost } from '../pipeline/resolve-root.ts';
import { counted } from '../report/human-units.ts';
import { againstAsks, compareAgainst } from '../resolve/against.ts';
import { compareBufLocks, type ModuleKinds } from '../resolve/lock-agreement.ts';
import { readBufLocks, readOrasLock } from '../resolve/lock-files.ts';
import { graphOfLock } from '../resolve/module-graph.ts';
import { openGit } from '../tools/safe-git.ts';
import { type Check, type Finding, fail, fine, unneeded, warn } from './check.ts';
import type { DoctorContext } from './doctor-context.ts';

const group = 'Workspace';
const late = {
  exitCode: exitCodes.disk,
  fix: 'Reading the files of the workspace takes very long: look at the disk, or name a smaller directory by --directory.',
} as const;
const lockFix = 'Run "oras-buf resolve --frozen=false" and commit oras.lock and every buf.lock.';

/** The files of the workspace, its locks, and git where it is needed. */
export function workspaceChecks(context: DoctorContext): readonly Check[] {
  const { workspace } = context;
  return [
    { group, name: 'Files', late, run: async () => checkFiles(await workspace(), context) },
    { group, name: 'Locks', needs: ['Files'], late, run: async () => checkLocks(await workspace(), context) },
    { group, name: 'git', needs: ['Files'], late, run: async () => checkGit(await workspace(), context) },
  ];
}

function checkFiles(roots: readonly Declarations[], { ci }: DoctorContext): Finding {
  const lines = roots.map(({ root, kind, asks, locals }) => {
    const modules = new Set(asks.map(({ module }) => module)).size;
    const place = relative(ci.workspace, root).replaceAll('\\', '/') || '.';
    const own = locals.size === 0 ? '' : `, holds ${counted(locals.size, 'module')}`;
    return `${place} (${kind}): asks for ${counted(modules, 'module')}${own}`;
  });
  const remarks = roots.flatMap((one) =>
    one.remarks.map(({ message, place }) => `${place.file}:${place.line ?? 1}: ${message}`),
  );
  const [only = '', ...others] = lines;
  const summary = others.length === 0 ? only : counted(lines.length, 'root');
  const details = [...(others.length === 0 ? [] : lines), ...remarks];
  if (remarks.length === 0) return fine(summary, details);
  return warn(
    `${summary}; ${counted(remarks.length, 'remark')}`,
    'Write what could not be read as a plain text (docs/build-files.md).',
    details,
  );
}

/** Throws where a lock cannot be read: markers of a merge conflict among it. */
async function checkLocks(roots: readonly Declarations[], { settings }: DoctorContext): Promise<Finding> {
  const differences: string[] = [];
  let locked = 0;
  let without = 0;
  for (const declarations of roots) {
    const lock = await readOrasLock(declarations.root);
    const bufLocks = await readBufLocks(declarations);
    if (lock === undefined) {
      if (declarations.asks.length > 0) without++;
      continue;
    }
    locked += lock.oci.size + lock.bsr.size;
    const kinds: ModuleKinds = {
      isLocal: (module) => declarations.locals.has(module),
      isBsr: (module) => moduleNameParts(module).registry === bsrHost,
    };
    const found = [
      ...graphOfLock(declarations, kinds, lock).differences,
      ...compareAgainst(againstAsks(declarations), kinds, lock).flatMap(({ lines }) => lines),
    ];
    differences.push(...found);
    if (found.length === 0) differences.push(...compareBufLocks(declarations, lock, bufLocks));
  }
  if (differences.length > 0) {
    const words = `out of date: ${counted(differences.length, 'difference')}`;
    const shown = differences.slice(0, 20);
    // Whoever may write the locks brings them in step by the next run.
    return settings.frozen === 'off' ? warn(words, lockFix, shown) : fail(words, exitCodes.wrongInput, lockFix, shown);
  }
  if (without > 0) {
    return settings.frozen === 'asked'
      ? fail('there is no oras.lock, and frozen is set', exitCodes.wrongInput, lockFix)
      : warn('there is no oras.lock: versions float', lockFix);
  }
  return locked === 0 ? unneeded('nothing to lock') : fine(`in step: ${counted(locked, 'module')} locked`);
}

async function checkGit(roots: readonly Declarations[], { environment }: DoctorContext): Promise<Finding> {
  let version = '';
  for (const { root, gitReferences } of roots) {
    const { gitWorkTree } = await findWorkspaceRoot(root);
    if (gitWorkTree === undefined && gitReferences.length === 0) continue;
    const git = gitWorkTree === undefined ? undefined : await openGit({ gitWorkTree, directory: root, environment });
    if (gitWorkTree !== undefined && git === undefined) {
      const fix = 'Install git and have it on PATH: without it files that git ignores are read, too.';
      if (gitReferences.length === 0) return warn('there is no git on PATH', fix);
    }
    try {
      await readSnapshots(root, gitReferences, environment);
    } catch (error) {
      if (!(error instanceof OrasBufError)) throw error;
      const { file, line } = error.places[0] ?? { file: '' };
      return fail(error.message, error.exitCode, error.next, file === '' ? [] : [`${file}:${line ?? 1}`]);
    }
    version = (await git?.run(['version']))?.stdout.trim() ?? version;
  }
  if (version === '') return unneeded('this is no work tree of git, and no build file compares with a commit');
  const references = new Set(roots.flatMap(({ gitReferences }) => gitReferences.map(({ reference }) => reference)));
  const has = references.size === 0 ? '' : `; it has ${[...references].join(', ')}`;
  return fine(`${version}${has}`);
}
