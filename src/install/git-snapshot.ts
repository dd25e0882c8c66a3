import { exitCodes, OrasBufError } from '../errors.ts';
import type { GitReference } from '../modules/declarations.ts';
import type { ModuleFiles } from '../modules/module-files.ts';
import { findWorkspaceRoot } from '../modules/workspace-root.ts';
import { openGit, type SafeGit } from '../tools/safe-git.ts';
import type { CellSnapshot } from './buck2-cell-modules.ts';

/** `buf_breaking(against = "git:…")` names what git does not have. */
export class GitReferenceNotFoundError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

const prefix = 'git:';

/**
 * The commits that the references of a root mean now, each reference once. Contents are read from git's objects as they were
 * committed, below the root only, and when they are asked for.
 * @throws {GitReferenceNotFoundError} with the line of the build file
 */
export async function readSnapshots(
  root: string,
  references: readonly GitReference[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly CellSnapshot[]> {
  const first = new Map(references.toReversed().map((one) => [one.reference, one]));
  const [any] = first.values();
  if (any === undefined) return [];
  const { gitWorkTree } = await findWorkspaceRoot(root);
  const git = gitWorkTree === undefined ? undefined : await openGit({ gitWorkTree, directory: root, environment });
  if (git === undefined) {
    throw new GitReferenceNotFoundError(
      `${any.reference} cannot be read: ${gitWorkTree === undefined ? 'this is no work tree of git' : 'there is no git on PATH'}`,
      {
        places: [any.place],
        next: 'Compare with a version of the module or with a directory, or run this in a clone.',
      },
    );
  }
  return Promise.all(
    [...first.values()].map(async (one): Promise<CellSnapshot> => {
      const commit = await commitOf(git, one);
      return { reference: one.reference, commit, content: () => readProtoFiles(git, commit) };
    }),
  );
}

/** A branch that was never checked out is there under the remote it came from. */
async function commitOf(git: SafeGit, { reference, place }: GitReference): Promise<string> {
  const name = reference.slice(prefix.length);
  for (const candidate of [name, `origin/${name}`]) {
    const found = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`]);
    const commit = found.stdout.trim();
    if (found.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  }
  throw new GitReferenceNotFoundError(`git has no commit ${JSON.stringify(name)}, which ${reference} names`, {
    places: [place],
    next: `Fetch it before this step (actions/checkout: "fetch-depth: 0"; else "git fetch origin ${name}"), or correct the name.`,
  });
}

async function readProtoFiles(git: SafeGit, commit: string): Promise<ModuleFiles> {
  // Paths are relative to the root, which is where git runs; links and submodules are no files.
  const listed = await succeed(git, ['ls-tree', '-r', '-z', commit]);
  const blobs = listed.split('\0').flatMap((entry) => {
    const match = /^100\d{3} blob ([0-9a-f]+)\t(.+\.proto)$/s.exec(entry);
    return match?.[1] === undefined || match[2] === undefined ? [] : [{ object: match[1], path: match[2] }];
  });
  if (blobs.length === 0) return [];
  const output = Buffer.from(
    await succeed(git, ['cat-file', '--batch'], blobs.map(({ object }) => `${object}\n`).join('')),
  );
  let at = 0;
  return blobs.map(({ object, path }) => {
    const end = output.indexOf(10, at);
    const size = Number(new RegExp(`^${object} blob (\\d+)$`).exec(output.subarray(at, end).toString())?.[1]);
    if (!Number.isSafeInteger(size))
      throw unreadable(`${path} at ${commit} is no text in UTF-8, or git does not have it`);
    const content = output.subarray(end + 1, end + 1 + size);
    at = end + size + 2;
    return { path, content };
  });
}

async function succeed(git: SafeGit, args: readonly string[], input?: string): Promise<string> {
  const { exitCode, stdout, stderr } = await git.run(args, input);
  if (exitCode !== 0) throw unreadable(`git ${args[0]} ended with ${exitCode}: ${stderr.trim().slice(0, 300)}`);
  return stdout;
}

function unreadable(message: string): GitReferenceNotFoundError {
  return new GitReferenceNotFoundError(message, {
    next: 'Check the clone with "git fsck", and fetch what is missing.',
  });
}
