import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compiledCodeDirectory } from '../../src/system/compiled-code.ts';

const run = promisify(execFile);
const source = new URL('../../src/system/compiled-code.ts', import.meta.url).href;

let scratch: string;
let home: string;
let checkout: string;
beforeEach(() => {
  scratch = mkdtempSync(join(realpathSync(tmpdir()), 'oras-buf-compiled-'));
  home = join(scratch, 'home');
  checkout = join(scratch, 'checkout');
  for (const directory of [home, checkout]) mkdirSync(directory, { mode: 0o755 });
  writeFileSync(join(scratch, 'code.mjs'), 'export const code = () => 1;\n');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const inHome = (): string => join(home, '.cache', 'oras-buf', 'compiled');

/** What a process says that it keeps its code in: Node cannot be told to stop again, so each has its own. */
async function kept(environment: Record<string, string> = {}, version = '1.0.0'): Promise<string | undefined> {
  const script = `
    import { keepCompiledCode } from ${JSON.stringify(source)};
    console.log(JSON.stringify({ kept: keepCompiledCode(process.env, ${JSON.stringify(version)}) }));
    await import(${JSON.stringify(join(scratch, 'code.mjs'))});`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: checkout,
    env: { HOME: home, ...environment },
  });
  return (JSON.parse(stdout) as { kept?: string }).kept;
}

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the code that Node compiled', () => {
  it('is kept where only this user may write, by version, and nowhere else', async () => {
    const directory = await kept();
    expect(directory).toBe(join(inHome(), '1.0.0'));
    for (const made of [inHome(), dirname(inHome()), join(inHome(), '1.0.0')])
      expect(statSync(made).mode & 0o777).toBe(0o700);
    const files = filesIn(scratch).filter((path) => !path.endsWith('code.mjs'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(file.startsWith(inHome())).toBe(true);
    expect(readdirSync(checkout)).toEqual([]);
  });

  it('is used again as it is, and made anew where it was cut or is of something else', async () => {
    await kept();
    const [file = ''] = filesIn(inHome());
    const before = readFileSync(file);
    const written = statSync(file, { bigint: true }).mtimeNs;
    await kept();
    expect(statSync(file, { bigint: true }).mtimeNs).toBe(written);
    truncateSync(file, before.length >> 1);
    await kept();
    expect(readFileSync(file).length).toBe(before.length);
    writeFileSync(
      file,
      before.map((byte) => byte ^ 0xff),
    );
    await kept();
    expect(readFileSync(file).subarray(0, 4)).toEqual(before.subarray(0, 4));
  });

  it('is not kept where somebody else could put his there', async () => {
    for (const directory of [join(inHome(), '1.0.0'), inHome(), dirname(inHome()), join(home, '.cache')]) {
      expect(await kept(), directory).toBeDefined();
      chmodSync(directory, 0o775);
      expect(await kept(), directory).toBeUndefined();
      chmodSync(directory, 0o700);
    }
    renameSync(inHome(), join(scratch, 'elsewhere'));
    symlinkSync(join(scratch, 'elsewhere'), inHome());
    expect(await kept()).toBeUndefined();
  });

  it('is not kept in a checkout: by the directory of the job, by the mark of git, by a link into it', async () => {
    expect(await kept({ XDG_CACHE_HOME: join(checkout, '.cache') })).toBeUndefined();
    expect(readdirSync(checkout), 'nothing is made there').toEqual([]);
    mkdirSync(join(scratch, 'other/.git'), { recursive: true });
    expect(await kept({ XDG_CACHE_HOME: join(scratch, 'other/sub/.cache') })).toBeUndefined();
    mkdirSync(join(checkout, 'planted'));
    symlinkSync(join(checkout, 'planted'), join(home, '.cache'));
    expect(await kept()).toBeUndefined();
    for (const directory of [checkout, join(scratch, 'other')]) expect(filesIn(directory), 'no code').toEqual([]);
  });

  it('is not kept where the place is relative, is a file, or Node is told not to', async () => {
    expect(await kept({ XDG_CACHE_HOME: 'cache' })).toBeUndefined();
    expect(readdirSync(checkout)).toEqual([]);
    expect(await kept({ NODE_DISABLE_COMPILE_CACHE: '1' })).toBeUndefined();
    expect(existsSync(join(home, '.cache'))).toBe(false);
    writeFileSync(join(home, '.cache'), '');
    expect(await kept()).toBeUndefined();
  });

  it('goes when another version comes and nobody ran it anew for a month; what was killed leaves nothing for long', async () => {
    const past = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    for (const [version, days] of [
      ['0.8.0', 31],
      ['0.9.0', 29],
    ] as const) {
      await kept({}, version);
      utimesSync(join(inHome(), version), past(days), past(days));
    }
    await kept();
    expect(readdirSync(inHome()).sort()).toEqual(['0.9.0', '1.0.0']);
    const [node = ''] = readdirSync(join(inHome(), '1.0.0'));
    const [old, young] = ['2bdbb633.ZbK0NF', '2bdbb633.abcdef'].map((name) => join(inHome(), '1.0.0', node, name));
    for (const path of [old, young]) writeFileSync(path ?? '', '');
    utimesSync(old ?? '', past(1), past(1));
    await kept();
    expect(filesIn(inHome()).filter((path) => /\.\w{6}$/.test(path))).toEqual([young]);
  });

  it('lies below the cache of the user', () => {
    const posix = compiledCodeDirectory({ XDG_CACHE_HOME: '/x', LOCALAPPDATA: '/x' });
    expect(posix).toBe(join('/x', 'oras-buf', 'compiled'));
  });
});
