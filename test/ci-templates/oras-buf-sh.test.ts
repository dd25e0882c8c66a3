import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { describe, expect, it } from 'vitest';
import { oldestNode } from '../../src/entry/node-version.ts';
import { version } from '../../src/version.ts';
import { describeWayIn } from './way-in-contract.ts';
import { closedPort, describeDownloads } from './way-in-downloads.ts';
import {
  ended,
  programOnPath,
  realScript,
  type Shell,
  seen,
  tinyRelease,
  WayInScene,
  withOneBitChanged,
} from './way-in-scene.ts';

const shells: readonly (readonly [name: string, shell: Shell])[] = [
  ['sh -xe, as Jenkins starts it', ['sh', '-xe']],
  ['dash', ['dash']],
  ['bash -x, which shows more of a command than dash', ['bash', '-x']],
];
for (const [name, [program, ...more]] of shells) {
  const path = programOnPath(program);
  if (path === undefined) stderr.write(`not run: oras-buf.sh in ${name}, which is not on PATH\n`);
  else describeWayIn(name, { shell: [path, ...more] });
}

const sh = programOnPath('sh') ?? '/bin/sh';
const release = await tinyRelease();
const scene = (tools: readonly string[]): WayInScene => new WayInScene([sh], release.script, ['node', ...tools]);

describe('oras-buf.sh', () => {
  it('runs the real engine from the repository, by itself and by a link', async () => {
    using at = scene([]);
    const link = join(at.directory, 'linked.sh');
    symlinkSync(realScript, link);
    for (const script of [realScript, link])
      expect(await at.run({ args: ['--version'], script })).toMatchObject({ code: 0, stdout: `oras-buf ${version}\n` });
    expect(at.cached()).toEqual([]);
  });

  it('can be started as a program, and by a pipe', async () => {
    using at = scene(['sha256sum']);
    at.file(join(at.place, 'oras-buf-cli.tgz'), release.archive);
    chmodSync(at.script, 0o755);
    const environment = { PATH: at.bin, HOME: at.home };
    const direct = spawn(at.script, ['exit', '9'], { cwd: at.checkout, env: environment, stdio: 'pipe' });
    expect((await ended(direct)).code).toBe(9);
    // Then the directory that it runs in is no directory of its own: what lies there as a checkout's file is not run.
    at.file(join(at.checkout, 'dist/cli/index.js'), 'console.log("hostile")');
    at.file(join(at.checkout, 'package.json'), '{\n  "name": "oras-buf-action"\n}\n');
    mkdirSync(join(at.checkout, 'below'));
    const piped = spawn(sh, ['-s', 'echo'], {
      cwd: join(at.checkout, 'below'),
      env: {
        PATH: at.bin,
        HOME: join(at.directory, 'another home'),
        ORAS_BUF_MIRROR: `http://127.0.0.1:${await closedPort()}`,
      },
      stdio: 'pipe',
      argv0: 'sh',
    });
    piped.stdin.end(release.script);
    expect(await ended(piped)).toMatchObject({ code: 5, stdout: '' });
  });

  it('keeps every exit code', async () => {
    using at = scene([]);
    const program = at.program(join(at.directory, 'ends'), 'exit "$1"');
    const codes = Array.from({ length: 256 }, (_, code) => code);
    const kept: (number | null)[] = [];
    for (const code of codes)
      kept.push((await at.run({ args: [`${code}`], environment: { ORAS_BUF_CLI: program } })).code);
    expect(kept).toEqual(codes);
  });

  it('takes no dist/cli of a repository that is not ours', async () => {
    using at = scene([]);
    at.file(join(at.directory, 'dist/cli/index.js'), 'console.log("another tool")');
    at.file(join(at.directory, 'package.json'), '{\n  "name": "another"\n}\n');
    const run = await at.run({ environment: { ORAS_BUF_MIRROR: `http://127.0.0.1:${await closedPort()}` } });
    expect(run).toMatchObject({ code: 5, stdout: '' });
  });

  it('wants the Node that the engine wants', () => {
    const text = readFileSync(realScript, 'utf8');
    const [, major, minor] = /^ob_oldest_major=(\d+)\nob_oldest_minor=(\d+)$/m.exec(text) ?? [];
    expect(`${major}.${minor}.0`).toBe(oldestNode);
  });

  it('can be held by a YAML block and by a GitLab component', () => {
    const text = readFileSync(realScript, 'utf8');
    expect(text).not.toMatch(/\t|\r|[^\n\x20-\x7e]/);
    expect(text).not.toContain('$[[');
  });
});

for (const tool of ['curl', 'wget', 'node']) {
  if (tool !== 'node' && programOnPath(tool) === undefined)
    stderr.write(`not run: downloads of oras-buf.sh by ${tool}, which is not on PATH\n`);
  else describeDownloads(tool, { shell: [sh], tools: [tool, 'sha256sum'] });
}

describe.concurrent('oras-buf.sh: verifies', () => {
  for (const tool of ['sha256sum', 'shasum', 'openssl', 'Node alone']) {
    if (tool !== 'Node alone' && programOnPath(tool) === undefined) {
      stderr.write(`not run: oras-buf.sh verifies by ${tool}, which is not on PATH\n`);
      continue;
    }
    it(`by ${tool}`, async () => {
      using at = scene(tool === 'Node alone' ? [] : [tool]);
      const archive = at.file(join(at.place, 'oras-buf-cli.tgz'), withOneBitChanged(release.archive));
      expect(await at.run()).toMatchObject({ code: 6, stdout: '' });
      at.file(archive, release.archive);
      expect(seen(await at.run()).args).toEqual(['echo']);
    });
  }
});

describe('oras-buf.sh: where the engine is unpacked', () => {
  const fresh = (): WayInScene => {
    const at = scene(['sha256sum']);
    at.file(join(at.place, 'oras-buf-cli.tgz'), release.archive);
    return at;
  };

  it('is ORAS_BUF_ENGINE_DIR, the cache of the user, a temporary directory', async () => {
    using at = fresh();
    const own = join(at.directory, 'own dir');
    const engine = async (environment: Record<string, string>): Promise<string> =>
      seen(await at.run({ environment: { TMPDIR: at.directory, ...environment } })).engine;
    expect((await engine({ ORAS_BUF_ENGINE_DIR: own })).startsWith(`${own}/`)).toBe(true);
    const cache = join(at.directory, 'xdg');
    expect((await engine({ XDG_CACHE_HOME: cache })).startsWith(join(cache, 'oras-buf/engine/'))).toBe(true);
    const temporary = join(at.directory, `oras-buf-engine-${process.getuid?.()}/`);
    expect((await engine({ HOME: '' })).startsWith(temporary)).toBe(true);
    at.file(join(at.directory, 'no directory'), '');
    expect((await engine({ HOME: join(at.directory, 'no directory') })).startsWith(temporary)).toBe(true);
  });

  it('belongs to the user alone, whatever the umask, and the engine keeps that umask', async () => {
    using at = fresh();
    const script = at.file(join(at.directory, 'open.sh'), `umask 0; exec sh '${at.script}' "$@"`);
    const { engine } = seen(await at.run({ script }));
    expect(engine.startsWith(join(at.home, '.cache/oras-buf/engine/'))).toBe(true);
    expect(await modes(join(engine, '..'), join(engine, '../..'))).toEqual(['700', '700']);
    at.file(join(at.directory, 'umask.js'), 'console.log(process.umask())');
    const umask = await at.run({ script, environment: { ORAS_BUF_CLI: join(at.directory, 'umask.js') } });
    expect(umask.stdout).toBe('0\n');
  });

  it('is not trusted where others could write', async () => {
    using at = fresh();
    const { engine } = seen(await at.run());
    const entry = join(engine, '..');
    for (const mode of [0o777, 0o720, 0o702]) {
      writeFileSync(engine, 'console.log("planted")');
      chmodSync(entry, mode);
      expect(seen(await at.run()).engine).toBe(engine);
      expect(await modes(entry)).toEqual(['700']);
    }
    // The directory above it, too: the engine of another place is taken.
    writeFileSync(engine, 'console.log("planted")');
    const base = join(entry, '..');
    chmodSync(base, 0o777);
    const elsewhere = seen(await at.run({ environment: { TMPDIR: at.directory } }));
    expect(elsewhere.engine.startsWith(join(at.directory, 'oras-buf-engine-'))).toBe(true);
    // Where the user named it, that is an error.
    const named = await at.run({ environment: { ORAS_BUF_ENGINE_DIR: base } });
    expect(named).toMatchObject({
      code: 8,
      stdout: '',
      stderr: expect.stringContaining(`ORAS_BUF_ENGINE_DIR names ${base}`),
    });
    expect(readdirSync(base)).toHaveLength(1);
  });

  it('is no link that somebody else put there', async () => {
    using at = fresh();
    const { engine } = seen(await at.run());
    const base = join(engine, '../..');
    const name = readdirSync(base)[0] ?? '';
    using planted = fresh();
    mkdirSync(join(planted.home, '.cache/oras-buf/engine'), { recursive: true, mode: 0o700 });
    at.file(join(at.directory, 'trap/index.js'), 'console.log("planted")');
    symlinkSync(join(at.directory, 'trap'), join(planted.home, '.cache/oras-buf/engine', name));
    expect(seen(await planted.run()).engine).toContain(name);
    expect(existsSync(join(at.directory, 'trap/index.js'))).toBe(true);
  });
});

async function modes(...paths: readonly string[]): Promise<readonly string[]> {
  const { stat } = await import('node:fs/promises');
  return Promise.all(paths.map(async (path) => ((await stat(path)).mode & 0o777).toString(8)));
}
