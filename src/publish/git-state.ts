import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { openGit, type SafeGit } from '../tools/safe-git.ts';

/** What git knows of the files that are to be published. */
export interface GitState {
  /** The commit that is checked out. */
  readonly revision: string;
  /** Address of the repository as people open it, without credentials; undefined where it lies on this machine alone. */
  readonly source: string | undefined;
  /** Ids of the committed files, by their path relative to the top of the work tree. */
  readonly committed: ReadonlyMap<string, string>;
}

/** How a file on disk stands to the commit. */
export type CommittedAs =
  | 'same'
  /** The same but for line ends, which git turned into CRLF as it checked the file out. */
  | 'line-ends'
  | 'different';

/**
 * Reads the state of the work tree that a module lies in. Undefined where there is no git, no commit, or no program to ask.
 * @param directory absolute, with no symbolic link in it
 */
export async function readGitState(
  gitWorkTree: string,
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<GitState | undefined> {
  const git = await openGit({ gitWorkTree, directory, environment });
  if (git === undefined) return undefined;
  const head = await git.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const revision = head.stdout.trim();
  if (head.exitCode !== 0 || !/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(revision)) return undefined;
  const tree = await git.run(['ls-tree', '-r', '-z', '--full-tree', revision]);
  if (tree.exitCode !== 0) return undefined;
  return { revision, source: await remoteOf(git), committed: readTree(tree.stdout) };
}

function readTree(output: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of output.split('\0')) {
    const [, id = '', path = ''] = /^100(?:644|755) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    if (path !== '') found.set(path, id);
  }
  return found;
}

async function remoteOf(git: SafeGit): Promise<string | undefined> {
  const { exitCode, stdout } = await git.run(['config', '--get', 'remote.origin.url']);
  return exitCode === 0 ? repositoryAddress(stdout.trim()) : undefined;
}

/**
 * The address of a repository as people open it in a browser, made of one that git fetches from: the same for `https` and `ssh`,
 * without user names, passwords and queries. Undefined for a path of this machine.
 */
export function repositoryAddress(remote: string): string | undefined {
  const short = /^(?:[^@/\s:]+@)?([A-Za-z0-9][A-Za-z0-9.-]+):(?!\/\/)\/?([^\s?#]+)$/.exec(remote);
  // `C:\protos` and `C:/protos` have one letter before the colon.
  if (short !== null) return addressOf('https:', (short[1] ?? '').toLowerCase(), short[2] ?? '');
  if (!URL.canParse(remote)) return undefined;
  const url = new URL(remote);
  if (!['https:', 'http:', 'ssh:', 'git:', 'git+ssh:'].includes(url.protocol) || url.hostname === '') return undefined;
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // The port of ssh says nothing of the one for browsers.
  return addressOf(isWeb ? url.protocol : 'https:', (isWeb ? url.host : url.hostname).toLowerCase(), url.pathname);
}

function addressOf(protocol: string, host: string, path: string): string | undefined {
  const plain = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  return plain === '' ? undefined : `${protocol}//${host}/${plain}`;
}

/**
 * Holds a file against the commit.
 * @param realPath absolute
 */
export function committedAs(state: GitState, gitWorkTree: string, realPath: string, content: Uint8Array): CommittedAs {
  const id = state.committed.get(pathInTree(gitWorkTree, realPath));
  if (id === undefined) return 'different';
  if (blobId(content, id.length) === id) return 'same';
  const plain = withoutCarriageReturns(content);
  return plain.length < content.length && blobId(plain, id.length) === id ? 'line-ends' : 'different';
}

/** The path under which git knows a file. */
export function pathInTree(gitWorkTree: string, realPath: string): string {
  return relative(gitWorkTree, realPath).split(sep).join('/');
}

/** The content with LF where it has CRLF. */
export function withoutCarriageReturns(content: Uint8Array): Uint8Array {
  const kept = content.filter((byte, index) => !(byte === 0x0d && content[index + 1] === 0x0a));
  return kept;
}

/** Source: git, "Git Internals - Git Objects". Repositories with SHA-256 have ids of 64 digits. */
function blobId(content: Uint8Array, digits: number): string {
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}
