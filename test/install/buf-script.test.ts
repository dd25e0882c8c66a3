import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { starlarkFiles } from '../../src/install/starlark-files.ts';
import { writeReproducibleTar } from '../../src/modules/reproducible-tar.ts';
import { type ProgramResult, runProgram } from '../peers/program.ts';

let project = '';

/** Prints where it is and what it sees, then does as its environment says. */
const standIn = `#!/bin/sh
pwd >"$SEEN"
find . -type f -o -type l | sort >>"$SEEN"
printf '%s\\n' "$@" >"$SEEN.args"
printf '%s' "$SAY"
[ "$1" != build ] || for word; do last=$word; done
[ "$1" != build ] || printf image >"$last"
exit "$CODE"
`;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'buf script $HOME * '));
  await write({ 'buf.sh': starlarkFiles['tools/buf.sh'] ?? '', 'tools/buf': standIn });
  await chmod(join(project, 'buf.sh'), 0o755);
  await chmod(join(project, 'tools/buf'), 0o755);
});

afterEach(async () => {
  await rm(project, { recursive: true, force: true });
});

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), content);
  }
}

interface Run extends ProgramResult {
  readonly workspace: string;
  readonly seen: readonly string[];
}

async function run(
  plan: readonly (readonly string[])[],
  args: readonly [output: string, drop: string, verb: string, ...more: string[]],
  buf: { readonly code?: number; readonly say?: string } = {},
): Promise<Run> {
  await write({ 'plan.tsv': plan.map((line) => line.join('\t')).join('\n') });
  const [output, drop, ...rest] = args;
  const environment = {
    PATH: process.env['PATH'] ?? '',
    SEEN: join(project, 'seen'),
    SAY: buf.say ?? '',
    CODE: String(buf.code ?? 0),
  };
  const result = await runProgram(join(project, 'buf.sh'), ['plan.tsv', output, drop, 'tools/buf', ...rest], {
    directory: project,
    environment,
  });
  const [workspace = '', ...seen] = (await readFile(join(project, 'seen'), 'utf8').catch(() => '')).trim().split('\n');
  return { ...result, workspace, seen };
}

const isThere = (path: string): Promise<boolean> =>
  readFile(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );

describe('tools/buf.sh of the cell', () => {
  it('lays out a workspace outside the project by the plan, whatever the names, and removes it', async () => {
    const files = ['a b.proto', '*.proto', "it's $x.proto"];
    await write(Object.fromEntries(files.map((file) => [`src/${file}`, 'x'])));
    const tar = await writeReproducibleTar([{ path: 'root/m.proto', content: Buffer.from('m') }]);
    await write({ 'm.tar': tar, 'buf.json': '{}', 'old/d/o.proto': 'o' });
    await mkdir(join(project, 'out'), { recursive: true });
    const built = await run(
      [
        ['link', 'w/src', ...files.map((file) => `src/${file}`)],
        ['tar', 'd/0', 'm.tar'],
        ['copy', 'before/all', 'old'],
        ['pick', 'before/own', 'before/all', 'd/o.proto', 'd/new.proto'],
        ['name', 'buf.yaml', 'buf.json'],
      ],
      ['out/image.binpb', '', 'build', 'w'],
    );
    expect(built).toMatchObject({ exitCode: 0, output: '' });
    expect(built.seen.toSorted()).toEqual(
      ['./before/own/d/o.proto', './buf.yaml', './d/0/root/m.proto', ...files.map((file) => `./w/src/${file}`)].sort(),
    );
    expect(built.workspace.startsWith(project)).toBe(false);
    expect(await isThere(built.workspace)).toBe(false);
    expect(await readFile(join(project, 'out/image.binpb'), 'utf8')).toBe('image');
    expect(await readFile(join(project, 'old/d/o.proto'), 'utf8')).toBe('o');
  });

  it('hands on what buf says with paths in the project, and its exit code', async () => {
    const say = [
      'w/shop/a.proto:3:1:wrong',
      'Failure: w/shop/b.proto:1:1:wrong too',
      'diff -u w/c.proto.orig w/c.proto',
      '--- w/c.proto.orig\tx',
      '+++ w/c.proto\tx',
      'a w/ in the middle',
    ].join('\n');
    const linted = await run([], ['report.txt', '', 'lint', 'w'], { code: 100, say });
    const shown = [
      'shop/a.proto:3:1:wrong',
      'Failure: shop/b.proto:1:1:wrong too',
      'diff -u c.proto.orig c.proto',
      '--- c.proto.orig\tx',
      '+++ c.proto\tx',
      'a w/ in the middle',
      '',
    ].join('\n');
    expect(linted).toMatchObject({ exitCode: 100, stdout: '', stderr: shown });
    expect(await readFile(join(project, 'report.txt'), 'utf8')).toBe(shown);
    expect(await run([], ['-', '', 'lint', 'w'], { code: 1, say: 'broken' })).toMatchObject({
      exitCode: 1,
      stderr: 'broken\n',
    });
  });

  it('leaves out findings that do not count, and is green where none is left', async () => {
    const drop = ':Import "(a|b)/[^"]*" is unused[.]$';
    const unused = 'w/x.proto:3:1:Import "a/y.proto" is unused.';
    expect(await run([], ['report.txt', drop, 'lint', 'w'], { code: 100, say: unused })).toMatchObject({
      exitCode: 0,
      output: '',
    });
    expect(await readFile(join(project, 'report.txt'), 'utf8')).toBe('');
    const two = await run([], ['-', drop, 'lint', 'w'], { code: 100, say: `${unused}\nw/x.proto:4:1:other` });
    expect(two).toMatchObject({ exitCode: 100, stderr: 'x.proto:4:1:other\n' });
    // Where buf itself failed nothing is left out.
    expect(await run([], ['-', drop, 'lint', 'w'], { code: 1, say: unused })).toMatchObject({ exitCode: 1 });
  });

  it('finds nothing where nothing is there to compare with', async () => {
    await write({ 'old/other.proto': '' });
    const plan = [
      ['copy', 'before/all', 'old'],
      ['pick', 'before/own', 'before/all', 'new.proto'],
    ];
    const result = await run(plan, ['report.txt', '', 'breaking', 'w'], { code: 1 });
    expect(result).toMatchObject({ exitCode: 0, output: '', workspace: '' });
    expect(await readFile(join(project, 'report.txt'), 'utf8')).toBe('');
  });

  it('fails where the workspace cannot be laid out', async () => {
    const result = await run([['tar', 'd/0', 'gone.tar']], ['-', '', 'lint', 'w']);
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain('oras-buf: the workspace for buf was not laid out: tar\td/0\tgone.tar');
  });
});
