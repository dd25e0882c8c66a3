import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BufRequest, readBufResult, runBuf, workspaceDirectories } from '../../src/build/buf.ts';
import { formatPlace } from '../../src/errors.ts';
import { findDeclarations } from '../../src/modules/find-declarations.ts';
import { recordingLog } from './recording-log.ts';

/** The stock buf that npm installed, in two versions. npm makes only the first one executable: both get a file that starts it. */
const packages = ['@bufbuild/buf', 'buf-1.45'] as const;
let programs = '';

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), 'buf-programs-'));
  for (const name of packages) {
    const launcher = join(import.meta.dirname, '..', '..', 'node_modules', name, 'bin', 'buf');
    await writeFile(programOf(name), `#!${process.execPath}\nrequire(${JSON.stringify(launcher)});\n`);
    await chmod(programOf(name), 0o755);
  }
});
afterAll(() => rm(programs, { recursive: true, force: true }));

function programOf(name: string): string {
  return join(programs, name.replace('/', '-'));
}

const v2Root: BufRequest['workspaces'] = [{ file: 'buf.yaml' }];

async function workspace(
  files: Readonly<Record<string, string>>,
): Promise<AsyncDisposable & { readonly root: string }> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'buf-build-')));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

function request(root: string, changes: Partial<BufRequest> = {}): BufRequest {
  return {
    program: programOf(packages[0]),
    root,
    directory: '.',
    reason: 'there is no .buckconfig',
    arguments: [],
    environment: { PATH: process.env['PATH'], HOME: root, ORAS_TOKEN: 's3cret' },
    additions: {},
    log: recordingLog(),
    workspaces: v2Root,
    bufCacheDirectory: join(root, '..', 'buf-build-cache'),
    ...changes,
  };
}

const goodProto = 'syntax = "proto3";\n\npackage shop.v1;\n\nmessage Order {\n  string id = 1;\n}\n';
const lintProto = 'syntax = "proto3";\n\npackage shop.v1;\n\nmessage bad_name {\n  string Id = 1;\n}\n';
const brokenProto =
  'syntax = "proto3";\n\npackage shop.v1;\n\nimport "nope.proto";\n\nmessage Order {\n  strng id = 1;\n}\n';

describe.each(packages)('stock buf from the package %s', (name) => {
  it('builds and lints a clean workspace', async () => {
    await using files = await workspace({ 'buf.yaml': 'version: v2\n', 'shop/v1/a.proto': goodProto });
    const log = recordingLog();
    const { build, remarks } = await runBuf(request(files.root, { program: programOf(name), log }));
    expect(build).toMatchObject({
      tool: 'buf',
      result: 'success',
      exitCode: 0,
      commands: ['buf build', 'buf lint'],
      diagnostics: [],
      actions: null,
    });
    expect(build.toolVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(build.targets.map((target) => `${target.label} ${target.result}`)).toEqual([
      'buf build success',
      'buf lint success',
    ]);
    expect(remarks).toEqual([]);
    expect(log.lines).toContain('info $ buf lint');
  });

  it('gives lint findings with file, line, column and rule, in the report and in the log', async () => {
    await using files = await workspace({ 'buf.yaml': 'version: v2\n', 'shop/v1/a.proto': lintProto });
    const log = recordingLog();
    const { build } = await runBuf(request(files.root, { program: programOf(name), log, directory: 'services' }));
    expect(build.result).toBe('failure');
    expect(build.exitCode).toBe(100);
    expect(build.diagnostics.map((one) => `${one.place && formatPlace(one.place)} ${one.rule} ${one.target}`)).toEqual([
      'services/shop/v1/a.proto:5:9 MESSAGE_PASCAL_CASE buf lint',
      'services/shop/v1/a.proto:6:10 FIELD_LOWER_SNAKE_CASE buf lint',
    ]);
    expect(build.targets.at(-1)?.errors).toEqual([
      {
        category: 'user',
        message: '2 findings in 1 file',
        output: expect.stringContaining('services/shop/v1/a.proto:5:9: Message name "bad_name" should be PascalCase'),
        tags: [],
      },
    ]);
    expect(log.lines.some((line) => line.startsWith('info services/shop/v1/a.proto:5:9: Message name'))).toBe(true);
    expect(log.lines.some((line) => line.includes('{"path"'))).toBe(false);
  });

  it('gives what does not compile, and does not lint it', async () => {
    await using files = await workspace({ 'buf.yaml': 'version: v2\n', 'shop/v1/a.proto': brokenProto });
    const { build } = await runBuf(request(files.root, { program: programOf(name) }));
    expect(build.result).toBe('failure');
    expect(build.commands).toEqual(['buf build']);
    expect(build.diagnostics[0]).toMatchObject({
      rule: 'COMPILE',
      place: { file: 'shop/v1/a.proto', line: 5 },
      message: expect.stringMatching(/does not exist|not found/),
    });
  });

  it('tells a buf.yaml that buf cannot read from findings', async () => {
    await using files = await workspace({ 'buf.yaml': 'versoin: v2\n', 'shop/v1/a.proto': goodProto });
    const { build } = await runBuf(request(files.root, { program: programOf(name) }));
    expect(build).toMatchObject({ result: 'failure', exitCode: 1 });
    expect(build.targets[0]?.errors[0]).toMatchObject({
      category: 'user',
      message: expect.stringContaining('buf.yaml'),
    });
    expect(build.diagnostics).toHaveLength(1);
  });

  it('runs once for a workspace and once for each module outside of it', async () => {
    await using files = await workspace({
      'buf.work.yaml': 'version: v1\ndirectories:\n  - a\n  - b/\n',
      'a/buf.yaml': 'version: v1\n',
      'a/shop/v1/a.proto': goodProto,
      'b/buf.yaml': 'version: v1\n',
      'b/shop/v1/b.proto': lintProto.replace('bad_name', 'other_name'),
      'my tools/buf.yaml': 'version: v1\n',
      'my tools/shop/v1/c.proto': goodProto.replace('Order', 'Tool'),
    });
    const { bufWorkspaces: workspaces } = await findDeclarations(files.root, { registries: [], environment: {} });
    const { build } = await runBuf(request(files.root, { program: programOf(name), workspaces }));
    expect(build.commands).toEqual([
      'buf build',
      'buf lint',
      "(cd 'my tools' && buf build)",
      "(cd 'my tools' && buf lint)",
    ]);
    expect(build.diagnostics.map((one) => one.place?.file)).toEqual(['b/shop/v1/b.proto', 'b/shop/v1/b.proto']);
    expect(build.result).toBe('failure');
  });
});

describe('the directories that buf runs in', () => {
  const directoriesOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    await using made = await workspace(files);
    const { bufWorkspaces } = await findDeclarations(made.root, { registries: [], environment: {} });
    return workspaceDirectories(bufWorkspaces);
  };

  it('are the root for a v2 workspace, each module where there is none, and the root where nothing is declared', async () => {
    expect(workspaceDirectories(v2Root)).toEqual(['.']);
    expect(await directoriesOf({ 'b/buf.yaml': 'version: v1\n', 'a/buf.yaml': 'version: v1\n' })).toEqual(['a', 'b']);
    expect(await directoriesOf({ 'buf.yaml': 'version: v2\n', 'tools/buf.yaml': 'version: v2\n' })).toEqual([
      '.',
      'tools',
    ]);
    expect(await directoriesOf({ 'x.txt': '' })).toEqual(['.']);
  });

  it('are where a workspace file lies, and none of the modules that it lists', async () => {
    const files = {
      'protos/buf.work.yaml': 'version: v1\ndirectories: [a, b/]\n',
      'protos/a/buf.yaml': 'version: v1\n',
      'protos/b/buf.yaml': 'version: v1\n',
      'lone/buf.yaml': 'version: v1\n',
    };
    expect(await directoriesOf(files)).toEqual(['lone', 'protos']);
    const inner = { 'buf.yaml': 'version: v2\nmodules:\n  - path: a\n', 'a/buf.yaml': 'version: v1\n' };
    expect(await directoriesOf(inner)).toEqual(['.']);
  });
});

describe('what buf printed', () => {
  const base = { directory: '.', absolute: '/w' };
  const step = { command: 'lint', directory: '.' } as const;
  const read = (exitCode: number, stdout: string, stderr = '') =>
    readBufResult(step, { exitCode, stdout, stderr }, base);

  it('is read as text where a plugin or an older buf gives no JSON', () => {
    expect(read(100, 'a.proto:1:2:bad thing\n').diagnostics).toMatchObject([
      { message: 'bad thing', place: { file: 'a.proto', line: 1, column: 2 } },
    ]);
  });

  it('is no finding where buf succeeded, whatever it warns of', () => {
    expect(read(0, '', 'a.proto:1:2:a warning\n')).toEqual({
      target: { label: 'buf lint', result: 'success', outputs: [], errors: [] },
      diagnostics: [],
    });
  });

  it.each([
    [
      'Failure: the server hosted at buf.build is unavailable: dial tcp: lookup buf.build: no such host',
      1,
      'infrastructure',
    ],
    ['Failure: write /cache/x: no space left on device', 1, 'infrastructure'],
    ['Failure: decode buf.yaml: unknown key', 1, 'user'],
    ['', 137, 'infrastructure'],
  ])('%j with exit code %i is of the category %s', (stderr, exitCode, category) => {
    const { target, diagnostics } = read(exitCode, '', stderr);
    expect(target.errors[0]?.category).toBe(category);
    expect(target.errors[0]?.message).not.toBe('');
    expect(diagnostics).toHaveLength(1);
  });
});

describe('a run of buf', () => {
  it('gets the cache and no secret, and stops at the signal', async () => {
    await using files = await workspace({
      'buf.yaml': 'version: v2\n',
      buf: `#!${process.execPath}\nrequire('node:fs').appendFileSync(${JSON.stringify('called.txt')}, JSON.stringify(process.env) + '\\n');\nif (process.argv[2] === 'build') setInterval(() => {}, 1000);\n`,
    });
    const program = join(files.root, 'buf');
    await chmod(program, 0o755);
    const cancel = new AbortController();
    const log = { ...recordingLog(), info: () => void setTimeout(() => cancel.abort(), 300) };
    const { build } = await runBuf(
      request(files.root, { program, log, signal: cancel.signal, additions: { EXTRA: 'yes' } }),
    );
    expect(build).toMatchObject({ result: 'cancelled', exitCode: 130, commands: ['buf build'] });
    // Nothing that a reader could mend.
    expect(build).toMatchObject({ targets: [], diagnostics: [] });
    const environments = await readFile(join(files.root, 'called.txt'), 'utf8');
    expect(environments).toContain('buf-build-cache');
    expect(environments).toContain('"EXTRA":"yes"');
    expect(environments).not.toContain('s3cret');
  });

  it('that cannot be started is an error with exit code 2', async () => {
    await using files = await workspace({});
    await expect(runBuf(request(files.root, { program: join(files.root, 'no-buf') }))).rejects.toMatchObject({
      exitCode: 2,
    });
  });
});
