import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { exitCodes, OrasBufError } from '../errors.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { type Buck2Project, cellName, cellPath } from './buck2-project.ts';

/** `.buckconfig.d` is a link out of the project: we would write wherever a pull request points it. */
export class LinkedConfigDirectoryError extends OrasBufError {
  readonly exitCode = exitCodes.policy;
}

/** The file that registers the cell. It is ours alone: no file of the user's is edited. */
export const registrationPath = '.buckconfig.d/oras-buf';

/** The text of the file; undefined where the project registers the cell itself. */
export function registrationText(project: Buck2Project): string | undefined {
  if (project.registered) return undefined;
  return [
    '# Written by oras-buf, which makes the cell. Ignored by git; do not edit.',
    `[${project.section}]`,
    // A project without cells has its root as the only one; with one more listed, the root must be listed too.
    ...(project.namesRoot ? [] : ['  root = .']),
    `  ${cellName} = ${cellPath}`,
    '',
  ].join('\n');
}

/**
 * Writes the registration where it is missing or says something else.
 * @returns whether it changed: a daemon that runs has to be stopped then, for it reads the cells of a project only once
 * @throws {LinkedConfigDirectoryError}
 */
export async function registerCell(root: string, project: Buck2Project): Promise<boolean> {
  const text = registrationText(project);
  if (text === undefined) return false;
  const file = join(root, registrationPath);
  if (!isInside(realPathOf(root), realPathOf(dirname(file)))) {
    throw new LinkedConfigDirectoryError(`${dirname(registrationPath)} is a link that leads out of the project`, {
      places: [{ file: dirname(registrationPath) }],
      next: 'Make it a directory of the project: buck2 reads it, and oras-buf registers its cell there.',
    });
  }
  await ignoreByGit(root);
  if ((await readPlainFile({ path: file, name: registrationPath })) === text) return false;
  await writeFileAtomically(file, text);
  return true;
}

/** Adds the file to `.git/info/exclude`, which is the user's own list and never committed. Without git there is nothing to do. */
async function ignoreByGit(root: string): Promise<void> {
  const found = await findGitDirectory(root);
  if (found === undefined) return;
  const exclude = join(found.directory, 'info/exclude');
  // A file can name a git directory that is not here, as where a linked work tree is mounted alone: none is made for it.
  if (!(await isGitDirectory(found.directory))) return;
  const pattern = `/${escapedForGit(relative(found.workTree, join(root, registrationPath)).split(sep).join('/'))}`;
  const text = (await readPlainFile({ path: exclude, name: exclude })) ?? '';
  if (text.split(/\r?\n/).includes(pattern)) return;
  await mkdir(dirname(exclude), { recursive: true });
  await writeFileAtomically(exclude, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${pattern}\n`);
}

/** Every one has this file, or git does not take it for one. */
async function isGitDirectory(directory: string): Promise<boolean> {
  return (await stat(join(directory, 'HEAD')).catch(() => undefined)) !== undefined;
}

/** What means more than itself in a pattern, and a line break, which would begin another one. */
function escapedForGit(path: string): string {
  return path.replace(/[\\*?[\]]/g, '\\$&').replace(/[\r\n]/g, '?');
}

async function findGitDirectory(
  root: string,
): Promise<{ readonly directory: string; readonly workTree: string } | undefined> {
  for (let workTree = resolve(root); ; workTree = dirname(workTree)) {
    const path = join(workTree, '.git');
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() === true) return { directory: path, workTree };
    if (found?.isFile() === true) return { directory: await linkedGitDirectory(path, workTree), workTree };
    if (dirname(workTree) === workTree) return undefined;
  }
}

/** A linked work tree or a submodule: a file says where git's directory is, and that where the common one is. */
async function linkedGitDirectory(path: string, workTree: string): Promise<string> {
  const text = (await readPlainFile({ path, name: path })) ?? '';
  const directory = resolve(workTree, /^gitdir: (.+)$/m.exec(text)?.[1]?.trim() ?? '.git');
  const common = await readPlainFile({ path: join(directory, 'commondir'), name: 'commondir' });
  return common === undefined ? directory : resolve(directory, common.trim());
}
