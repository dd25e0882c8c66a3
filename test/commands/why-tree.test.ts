import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NotInGraphError } from '../../src/commands/why.ts';
import { JobDirectory } from '../pipeline/job-directory.ts';
import { command, json } from './command-directory.ts';
import { lockedShop, shop } from './shop.ts';

const golden = (name: string): string => `../golden/commands/${name}.txt`;

describe('oras-buf why', () => {
  it.each([
    ['base', 'why-minimum'],
    ['common/types', 'why-highest'],
    ['oras.birb.homes/team/auth', 'why-pin'],
    ['errors', 'why-word'],
    ['orders', 'why-local'],
  ])('%s', async (name, file) => {
    await using job = await lockedShop();
    // The lock alone must do.
    await rm(job.registry, { recursive: true });
    const { stdout, exitCode } = await command(job, ['why', name]);
    expect(exitCode).toBe(0);
    await expect(stdout).toMatchFileSnapshot(golden(file));
  });

  it('resolves where there is no lock, and writes none', async () => {
    await using job = await shop();
    const { stdout } = await command(job, ['why', 'types']);
    await expect(stdout).toMatchFileSnapshot(golden('why-no-lock'));
    await expect(job.read('oras.lock')).rejects.toThrow('ENOENT');
    await expect(job.read('buf.lock')).rejects.toThrow('ENOENT');
  });

  it('says what the lock no longer satisfies', async () => {
    await using job = await lockedShop();
    await job.write({ 'buf.yaml': (await job.read('buf.yaml')).replace('v2.1.0', 'v2.0.0') });
    await expect((await command(job, ['why', 'auth'])).stdout).toMatchFileSnapshot(golden('why-out-of-date'));
  });

  it('names what was likely meant, and ends with exit code 4', async () => {
    await using job = await lockedShop();
    const error = await command(job, ['why', 'oras.birb.homes/comon/types']).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(NotInGraphError);
    expect(error).toMatchObject({ exitCode: 4, next: expect.stringContaining('oras.birb.homes/common/types') });
    for (const slip of ['tpyes', 'comon/types', 'common/types:v1.2.0']) {
      await expect(command(job, ['why', slip])).rejects.toMatchObject({
        next: 'Did you mean oras.birb.homes/common/types?',
      });
    }
    await job.write({ 'buf.yaml': `${await job.read('buf.yaml')}  - oras.birb.homes/team/types\n` });
    await expect(command(job, ['why', 'types'])).rejects.toThrow('"types" may mean several modules');
  });

  it('has a stable JSON', async () => {
    await using job = await lockedShop();
    await expect((await command(job, ['why', 'types', '--json'])).stdout).toMatchFileSnapshot(
      '../golden/commands/why.json',
    );
  });
});

describe('oras-buf tree', () => {
  it('says so where it stands beside the workspace', async () => {
    await using job = await JobDirectory.create();
    const empty = await command(job, ['tree']);
    expect(empty.stdout).toContain('It asks for no modules.');
    expect(empty.log).toContain('There is no buf.yaml in');
    await job.write({ 'buf.yaml': 'version: v2\n' });
    expect((await command(job, ['tree'])).log).toBe('');
  });

  it('draws the lock, local modules and repeated ones', async () => {
    await using job = await lockedShop();
    await rm(job.registry, { recursive: true });
    await expect((await command(job, ['tree'])).stdout).toMatchFileSnapshot(golden('tree'));
  });

  it('draws several roots, one of them without modules', async () => {
    await using job = await JobDirectory.create({
      'one/buf.yaml': 'version: v2\nmodules:\n  - path: proto\ndeps:\n  - oras.birb.homes/common/base:v1.0.0\n',
      'one/proto/a.proto': 'syntax = "proto3";\n',
      'two/buf.yaml': 'version: v2\nmodules:\n  - path: proto\n',
      'two/proto/a.proto': 'syntax = "proto3";\n',
    });
    await job.publish('common/base', 'v1.0.0');
    const { stdout } = await command(job, ['tree', '--directory', 'one', '--directory', 'two']);
    await expect(stdout).toMatchFileSnapshot(golden('tree-two-roots'));
  });

  it('ends where modules ask for each other', async () => {
    await using job = await JobDirectory.create({
      'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/a/a:v1.0.0\n',
    });
    await job.publish('a/a', 'v1.0.0', ['oras.birb.homes/a/b:v1.0.0']);
    await job.publish('a/b', 'v1.0.0', ['oras.birb.homes/a/a:v1.0.0']);
    const { stdout } = await command(job, ['tree']);
    expect(stdout.split('\n').filter((line) => line.includes('a/a'))).toHaveLength(2);
    expect(await json(job, ['why', 'b'])).toMatchObject({ roots: [{ paths: [{ length: 2 }], allPaths: true }] });
  });

  it('has a stable JSON', async () => {
    await using job = await lockedShop();
    await expect((await command(job, ['tree', '--json'])).stdout).toMatchFileSnapshot('../golden/commands/tree.json');
  });

  it('has colours where they are wanted, and the same text below them', async () => {
    await using job = await lockedShop();
    const plain = await command(job, ['tree']);
    const dressed = await command(job, ['tree'], { colours: true });
    expect(dressed.stdout).toContain('\x1b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of colours
    expect(dressed.stdout.replaceAll(/\x1b\[\d+m/g, '')).toBe(plain.stdout);
  });
});

describe.skipIf(process.platform === 'win32')('hostile names', () => {
  const evil = 'e\x1b[2J\x1b]0;owned\x07\u202e::error::x';

  it('reach no terminal, whatever the files of a workspace are called', async () => {
    await using job = await JobDirectory.create({
      'buf.yaml': 'version: v2\nmodules:\n  - path: proto\n',
      'proto/a.proto': 'syntax = "proto3";\n',
      [join('::warning::w', evil, 'buf.yaml')]: 'version: v1\ndeps:\n  - oras.birb.homes/common/base:v1.0.0\n',
    });
    await job.publish('common/base', 'v1.0.0');
    for (const argv of [
      ['why', 'base'],
      ['tree'],
      ['outdated', '--all'],
      ['why', 'base', '--json'],
      ['tree', '--json'],
    ]) {
      const { stdout } = await command(job, argv);
      expect(stdout).toContain('common/base');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
      expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
      expect(stdout).not.toMatch(/^\s*::/m);
    }
    expect((await command(job, ['why', 'base'])).stdout).toContain('e\\u001b[2J');
  });
});
