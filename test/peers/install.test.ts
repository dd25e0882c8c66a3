import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env, platform } from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installPeers } from './install.ts';
import { peerList } from './peer-list.ts';

let directory: string;
const before = { peers: env['ORAS_BUF_PEERS_DIR'], path: env['PATH'] };

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-peers-'));
  env['ORAS_BUF_PEERS_DIR'] = directory;
  // A bare machine: no Go, no npm.
  env['PATH'] = directory;
});
afterEach(async () => {
  if (before.peers === undefined) delete env['ORAS_BUF_PEERS_DIR'];
  else env['ORAS_BUF_PEERS_DIR'] = before.peers;
  env['PATH'] = before.path;
  await rm(directory, { recursive: true, force: true });
});

test('a peer that cannot be had is told with its reason, fails nothing and leaves nothing behind', async () => {
  const lines: string[] = [];
  const states = await installPeers((line) => lines.push(line), ['oras', 'azurite', 'bsr-stand-in']);
  expect(states.oras).toEqual({ status: 'unavailable', reason: 'go is not on PATH' });
  expect(states['bsr-stand-in']).toEqual({ status: 'unavailable', reason: 'go is not on PATH' });
  expect(states.azurite).toEqual({ status: 'unavailable', reason: 'npm is not on PATH' });
  expect(lines.length).toBe(3);
  expect(lines.join('\n')).toContain('oras 1.3.6 cannot be had: go is not on PATH');
  expect(await readdir(directory)).toEqual([]);
});

test('a program of the system and a package of Python are told in the same way', async () => {
  const states = await installPeers(() => {}, ['rsync', 'check-jsonschema']);
  expect(states.rsync).toEqual({ status: 'unavailable', reason: 'rsync is not on PATH: install the package rsync' });
  expect(states['check-jsonschema']).toEqual({ status: 'unavailable', reason: 'python3 is not on PATH' });
  expect(await readdir(directory)).toEqual([]);
});

test('a program of the system is used where it is', async () => {
  await writeFile(join(directory, 'rsync'), '');
  const { rsync } = await installPeers(() => {}, ['rsync']);
  expect(rsync).toEqual({ status: 'present', path: join(directory, 'rsync') });
});

test('what is there is left alone; another version is not taken for it', async () => {
  const suffix = platform === 'win32' ? '.exe' : '';
  const oras = join(directory, 'oras@1.3.6', `oras${suffix}`);
  const crane = join(directory, 'crane@0.0.1', `crane${suffix}`);
  for (const file of [oras, crane]) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '');
  }
  const states = await installPeers(() => {}, ['oras', 'crane']);
  expect(states.oras).toEqual({ status: 'present', path: oras });
  expect(states.crane.status).toBe('unavailable');
});

test('every pin names an exact version', () => {
  for (const { name, version, recipe } of peerList) {
    if (recipe.kind === 'go' || recipe.kind === 'npm' || recipe.kind === 'pypi' || recipe.kind === 'python') {
      expect(version, name).toMatch(/^\d+(\.\d+){2,3}(-[\w.]+)?$/);
      expect(recipe.package, name).toContain(version);
    }
  }
});
