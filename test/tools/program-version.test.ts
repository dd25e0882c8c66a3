import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BrokenProgramError, programVersion } from '../../src/tools/program-version.ts';

const scratch = mkdtempSync(join(tmpdir(), 'program-version-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function script(name: string, body: string): string {
  const path = join(scratch, name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('programVersion', () => {
  it('is the first line, asked once, without our secrets', async () => {
    const path = script('good', 'echo "$1 $ORAS_TOKEN" >> calls; echo 1.75.0; echo more');
    const environment = { ORAS_TOKEN: 'secret', PATH: '/usr/bin:/bin' };
    expect(await programVersion(path, scratch, environment)).toBe('1.75.0');
    expect(await programVersion(path, scratch, environment)).toBe('1.75.0');
    expect(readFileSync(join(scratch, 'calls'), 'utf8')).toBe('--version \n');
  });

  it('reads standard error where standard output is empty', async () => {
    expect(await programVersion(script('quiet', 'echo v2 >&2'), scratch, {})).toBe('v2');
  });

  it.each([
    ['fails', 'echo wrong libc >&2; exit 3', 'exit code 3: wrong libc'],
    ['silent', 'exit 0', 'said nothing'],
  ])('refuses a program that %s', async (name, body, message) => {
    const asked = programVersion(script(name, body), scratch, {});
    await expect(asked).rejects.toBeInstanceOf(BrokenProgramError);
    await expect(asked).rejects.toThrow(message);
  });

  it('refuses a program that cannot be started', async () => {
    await expect(programVersion(join(scratch, 'none'), scratch, {})).rejects.toThrow('ENOENT');
  });
});
