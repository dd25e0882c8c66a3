import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatPlace } from '../../src/errors.ts';
import { GitReferenceNotFoundError, readSnapshots } from '../../src/install/git-snapshot.ts';
import { mustRun } from '../peers/program.ts';

let root = '';
const place = { file: 'team/BUCK', line: 7 };
const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgSign=false'];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'snapshot-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function commit(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  await git('add', '-A');
  await git('commit', '-qm', 'x');
  return (await git('rev-parse', 'HEAD')).trim();
}

function git(...args: readonly string[]): Promise<string> {
  return mustRun('git', [...identity, ...args], { directory: root });
}

async function contentOf(directory: string, reference: string): Promise<Readonly<Record<string, string>>> {
  const [snapshot] = await readSnapshots(directory, [{ reference, place }], process.env);
  const files = (await snapshot?.content()) ?? [];
  return Object.fromEntries(files.map(({ path, content }) => [path, Buffer.from(content).toString('utf8')]));
}

describe('readSnapshots', () => {
  it('reads the .proto files of a commit, of the root alone, byte by byte', async () => {
    await git('init', '-q', '-b', 'main');
    const first = await commit({
      'a.proto': '// \u00e4 \u{1f600}\n',
      'svc/b.proto': '',
      'svc/c.txt': 'no',
      'svc/d e.proto': 'x\n\ny',
    });
    await commit({ 'a.proto': 'changed' });
    expect(await contentOf(root, `git:${first}`)).toEqual({
      'a.proto': '// \u00e4 \u{1f600}\n',
      'svc/b.proto': '',
      'svc/d e.proto': 'x\n\ny',
    });
    expect(await contentOf(root, 'git:main')).toMatchObject({ 'a.proto': 'changed' });
    expect(Object.keys(await contentOf(join(root, 'svc'), 'git:HEAD~1'))).toEqual(['b.proto', 'd e.proto']);
  });

  it('finds a branch that is only at the remote, and gives each reference once', async () => {
    await git('init', '-q', '-b', 'main');
    const head = await commit({ 'a.proto': '1' });
    await git('update-ref', 'refs/remotes/origin/release', head);
    const references = ['git:release', 'git:main', 'git:release'].map((reference) => ({ reference, place }));
    const found = await readSnapshots(root, references, process.env);
    expect(found.map(({ reference, commit: id }) => `${reference} ${id}`).sort()).toEqual([
      `git:main ${head}`,
      `git:release ${head}`,
    ]);
  });

  it('asks git for nothing where nothing is asked', async () => {
    expect(await readSnapshots(root, [], {})).toEqual([]);
  });

  it.each(['git:nowhere', 'git:--help', 'git:'])('refuses %s with the line of the build file', async (reference) => {
    await git('init', '-q', '-b', 'main');
    await commit({ 'a.proto': '1' });
    const error: unknown = await readSnapshots(root, [{ reference, place }], process.env).catch((e: unknown) => e);
    if (!(error instanceof GitReferenceNotFoundError)) throw new Error('it was not refused');
    expect(error.places.map(formatPlace)).toEqual(['team/BUCK:7']);
  });

  it('says that this is no work tree', async () => {
    await expect(readSnapshots(root, [{ reference: 'git:main', place }], process.env)).rejects.toThrow(/no work tree/);
  });
});
