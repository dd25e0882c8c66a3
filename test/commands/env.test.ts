import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignment, SecretsOnScreenError, UnprintableVariableError } from '../../src/commands/env.ts';
import { JobDirectory } from '../pipeline/job-directory.ts';
import { command, json } from './command-directory.ts';

const run = promisify(execFile);
const token = "s3cr3t'tok$en`x";
const secrets = { ORAS_REGISTRY_TOKEN: token, ORAS_USERNAME: 'me', BUF_TOKEN: 'b5r' };

describe('oras-buf env', () => {
  it("prints where buf's cache is, and no secret unless it is asked for", async () => {
    await using job = await JobDirectory.create();
    const { stdout } = await command(job, ['env'], { environment: secrets });
    expect(stdout).toBe(
      process.platform === 'win32'
        ? `$env:BUF_CACHE_DIR = '${job.directory}\\buf'\n`
        : `export BUF_CACHE_DIR='${job.directory}/buf'\n`,
    );
    expect(await json(job, ['env'], { environment: secrets })).toEqual({
      schemaVersion: 1,
      command: 'env',
      shell: process.platform === 'win32' ? 'powershell' : 'sh',
      variables: { BUF_CACHE_DIR: `${job.directory}/buf` },
      path: [],
    });
  });

  it.skipIf(process.platform === 'win32')(
    'puts the tools that a job would start before PATH, where they are not on it',
    async () => {
      await using job = await JobDirectory.create();
      const bin = join(job.directory, "it's bin");
      await mkdir(bin);
      for (const name of ['buf', 'other-buf'])
        await writeFile(join(bin, name), '#!/bin/sh\necho mine\n', { mode: 0o755 });
      const { stdout } = await command(job, ['env', '--buf-path', join(bin, 'buf')]);
      expect((await run('sh', ['-c', `${stdout}buf`])).stdout).toBe('mine\n');
      expect(await json(job, ['env', '--buf-path', join(bin, 'buf')])).toMatchObject({ path: [bin] });
      const environment = { PATH: `${bin}:${process.env['PATH']}` };
      expect(await json(job, ['env', '--buf-path', join(bin, 'buf')], { environment })).toMatchObject({ path: [] });
      expect(await json(job, ['env', '--buf-path', join(bin, 'other-buf')])).toMatchObject({ path: [] });
      // A tool of the checkout is none.
      await job.write({ buf: '#!/bin/sh\n' });
      await chmod(join(job.workspace, 'buf'), 0o755);
      const inside = { PATH: `${job.workspace}:${process.env['PATH']}` };
      expect((await command(job, ['env'], { environment: inside })).stdout).not.toContain(job.workspace);
    },
  );

  it('prints credentials where that is asked for, the BSR token bound to its host, and never on a screen', async () => {
    await using job = await JobDirectory.create();
    const asked = ['env', '--export-credentials', '--shell', 'sh'];
    const { stdout } = await command(job, asked, { environment: secrets });
    expect(stdout).toContain("export BUF_TOKEN='b5r@buf.build'\n");
    const { stdout: seen } = await run('sh', ['-c', `${stdout}printf %s "$ORAS_REGISTRY_TOKEN"`]);
    expect(seen).toBe(token);
    const refused = await command(job, asked, { environment: secrets, isTerminal: true }).catch((one: unknown) => one);
    expect(refused).toBeInstanceOf(SecretsOnScreenError);
    expect(JSON.stringify(refused)).not.toContain('b5r');
    // The config file of a checkout cannot ask for it.
    await job.write({ '.oras/config.yaml': 'export-credentials: true\n' });
    await expect(command(job, ['env'], { environment: secrets })).rejects.toThrow('export-credentials');
  });

  it('refuses what a shell could not be given on one line', async () => {
    await using job = await JobDirectory.create();
    const environment = { ...secrets, ORAS_USERNAME: 'me\u202e' };
    const refused = await command(job, ['env', '--export-credentials'], { environment }).catch((one: unknown) => one);
    expect(refused).toBeInstanceOf(UnprintableVariableError);
    expect(String(refused)).not.toContain('\u202e');
  });
});

const anyValue = fc.string({
  unit: fc.oneof(
    fc.constantFrom("'", '"', '\\', '$', '`', ' ', '!', ';', '&', '\u2019', '\u201a', '%'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 20,
});
/** What a shell's quotes make of a word in them, by the rules of its manual; undefined where the word ends early. */
function unquoted(text: string, pair: RegExp): string | undefined {
  const rest = text.replaceAll(pair, '');
  return /['\u2018-\u201b]/.test(rest) ? undefined : text.replaceAll(pair, (found) => found.slice(-1));
}

describe('quotes', () => {
  it('are those of sh: what it is given it has', { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyValue, async (value) => {
        const line = assignment('sh', 'X_VALUE', value);
        const { stdout } = await run('sh', ['-c', `${line}\nprintf '%s' "$X_VALUE"`]);
        expect(stdout).toBe(value);
      }),
      { numRuns: 60 },
    );
  });

  it('are those of PowerShell, which ends a word at typographic quotes too', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const [, word = ''] = /^\$env:X = '(.*)'$/s.exec(assignment('powershell', 'X', value)) ?? [];
        expect(unquoted(word, /(['\u2018-\u201b])\1/g)).toBe(value);
      }),
    );
    expect(assignment('powershell', 'X', 'a\u2019; rm')).toBe("$env:X = 'a\u2019\u2019; rm'");
  });

  it('are those of fish: a backslash and a quote are escaped, and nothing else means anything', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const [, word = ''] = /^set -gx X '(.*)'$/s.exec(assignment('fish', 'X', value)) ?? [];
        expect(word.replaceAll(/\\[\\']/g, '')).not.toMatch(/['\\]/);
        expect(word.replaceAll(/\\([\\'])/g, '$1')).toBe(value);
      }),
    );
  });
});
