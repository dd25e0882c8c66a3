import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findProgram,
  NotAProgramError,
  ProgramNotFoundError,
  type ProgramSearch,
} from '../../src/tools/find-program.ts';

let scratch: string;
let checkout: string;

beforeEach(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'find-program-')));
  checkout = join(scratch, 'checkout');
  mkdirSync(checkout);
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

function program(path: string, mode = 0o755): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '#!/bin/sh\necho 1.0\n');
  chmodSync(path, mode);
  return path;
}

function find(path: readonly string[], more: Partial<ProgramSearch> = {}): Promise<string> {
  return findProgram({
    name: 'buf',
    setting: 'buf-path',
    path: undefined,
    environment: { PATH: path.join(delimiter) },
    checkout,
    howToGet: 'See buf.build.',
    ...more,
  });
}

describe('findProgram', () => {
  it('takes the first program on PATH', async () => {
    const first = program(join(scratch, 'a/buf'));
    program(join(scratch, 'b/buf'));
    expect(await find([join(scratch, 'none'), join(scratch, 'a'), join(scratch, 'b')])).toBe(first);
  });

  it('passes over directories and files that cannot be executed', async () => {
    mkdirSync(join(scratch, 'a/buf'), { recursive: true });
    program(join(scratch, 'b/buf'), 0o644);
    const right = program(join(scratch, 'c/buf'));
    expect(await find(['a', 'b', 'c'].map((d) => join(scratch, d)))).toBe(right);
  });

  it('never takes one from the checkout', async () => {
    program(join(checkout, 'node_modules/.bin/buf'));
    const error = await find([join(checkout, 'node_modules/.bin')]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ProgramNotFoundError);
    expect(error).toMatchObject({ exitCode: 2, next: expect.stringContaining('buf-path') });
    const outside = program(join(scratch, 'bin/buf'));
    expect(await find([join(checkout, 'node_modules/.bin'), join(scratch, 'bin')])).toBe(outside);
  });

  it('nor by a link to a directory or a file in it, nor through a linked checkout', async () => {
    program(join(checkout, 'bin/buf'));
    symlinkSync(join(checkout, 'bin'), join(scratch, 'linked'));
    mkdirSync(join(scratch, 'own'));
    symlinkSync(join(checkout, 'bin/buf'), join(scratch, 'own/buf'));
    symlinkSync(checkout, join(scratch, 'other-name'));
    await expect(find([join(scratch, 'linked')])).rejects.toBeInstanceOf(ProgramNotFoundError);
    await expect(find([join(scratch, 'own')])).rejects.toBeInstanceOf(ProgramNotFoundError);
    await expect(find([join(checkout, 'bin')], { checkout: join(scratch, 'other-name') })).rejects.toBeInstanceOf(
      ProgramNotFoundError,
    );
  });

  it('takes a directory that only begins like the checkout', async () => {
    const right = program(`${checkout}-tools/buf`);
    expect(await find([`${checkout}-tools`])).toBe(right);
  });

  it('passes over relative PATH entries', async () => {
    await expect(find(['', '.', 'node_modules/.bin'])).rejects.toThrow('buf is not on PATH');
  });

  it('takes what the setting names, also in the checkout', async () => {
    const own = program(join(checkout, 'tools/buf'));
    expect(await find([], { path: own })).toBe(own);
  });

  it.each([
    ['missing', 'is not there'],
    ['directory', 'is not a file'],
    ['plain', 'is not executable'],
  ])('refuses a setting that names something %s', async (what, message) => {
    mkdirSync(join(scratch, 'directory'));
    program(join(scratch, 'plain'), 0o644);
    program(join(scratch, 'bin/buf'));
    const error = await find([join(scratch, 'bin')], { path: join(scratch, what) }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NotAProgramError);
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
  });
});
