import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listSourceFiles } from '../../src/modules/source-files.ts';

// Files of a checkout can look like a bare repository: its configuration then names programs, and its index can ask for objects
// that are not there, which git has such a program fetch.

let directory: string;
let checkout: string;
let proof: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oras-buf-hostile-git-'));
  checkout = join(directory, 'checkout');
  proof = join(directory, 'proof');
  mkdirSync(join(checkout, 'sub', 'objects'), { recursive: true });
  mkdirSync(join(checkout, 'sub', 'refs'));
  execFileSync('git', ['init', '-q', checkout]);
  const program = join(checkout, 'sub', 'evil.sh');
  writeFileSync(program, `#!/bin/sh\necho x >> ${proof}\nexit 1\n`);
  chmodSync(program, 0o755);
  writeFileSync(join(checkout, 'sub', 'buf.yaml'), 'version: v2\n');
  writeFileSync(join(checkout, 'sub', 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(
    join(checkout, 'sub', 'config'),
    `[core]
  repositoryformatversion = 1
  bare = false
  worktree = ${join(checkout, 'sub')}
  fsmonitor = ${program}
  sshCommand = ${program}
[extensions]
  partialClone = origin
[remote "origin"]
  url = ssh://x/y
  promisor = true
  uploadpack = ${program}
`,
  );
  writeFileSync(join(checkout, 'sub', 'index'), sparseIndex());
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** An index with one directory, `d/`, whose tree is not there. Source: git's index-format documentation. */
function sparseIndex(): Buffer {
  const header = Buffer.from('DIRC\0\0\0\x03\0\0\0\x01', 'latin1');
  const entry = Buffer.alloc(72);
  entry.writeUInt32BE(0o040000, 24);
  entry.fill(0x99, 40, 60);
  entry.writeUInt16BE(0x4000 | 2, 60);
  entry.writeUInt16BE(0x4000, 62);
  entry.write('d/', 64);
  const body = Buffer.concat([header, entry, Buffer.from('sdir\0\0\0\0', 'latin1')]);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

test('listing runs no program that a repository inside the checkout names', async () => {
  const sub = join(checkout, 'sub');
  // The trap works: git as it is walks into it.
  try {
    execFileSync('git', ['-C', sub, 'ls-files'], { stdio: 'ignore', env: { ...process.env, LC_ALL: 'C' } });
  } catch {
    // It fails once the program has run.
  }
  expect(existsSync(proof)).toBe(true);
  rmSync(proof);
  const names = new Set(['buf.yaml']);
  const listed = await listSourceFiles({ root: sub, gitWorkTree: checkout, names, environment: process.env });
  expect(listed).toEqual(['buf.yaml']);
  expect(existsSync(proof)).toBe(false);
});

test('a linked work tree, whose .git is a file, is listed by its own index', async () => {
  const git = (...words: readonly string[]): Buffer =>
    execFileSync('git', ['-C', checkout, '-c', 'user.name=n', '-c', 'user.email=n@example.com', ...words]);
  writeFileSync(join(checkout, '.gitignore'), 'ignored/\nsub/\n');
  git('add', '.gitignore');
  git('commit', '-qm', 'x');
  const linked = join(directory, 'linked');
  git('worktree', 'add', '-q', linked);
  for (const place of ['ignored', 'own']) {
    mkdirSync(join(linked, place));
    writeFileSync(join(linked, place, 'buf.yaml'), 'version: v2\n');
  }
  const names = new Set(['buf.yaml']);
  const listed = await listSourceFiles({ root: linked, gitWorkTree: linked, names, environment: process.env });
  expect(listed).toEqual(['own/buf.yaml']);
});
