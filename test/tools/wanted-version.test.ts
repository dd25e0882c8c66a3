import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWantedVersion, readBuckVersionFile } from '../../src/tools/wanted-version.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'buckversion-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('buck2-version and buf-version', () => {
  it.each([
    ['buck2', '2026-09-15', { kind: 'release', version: '2026-09-15' }],
    ['buf', '1.73.0', { kind: 'release', version: '1.73.0' }],
    ['buf', 'v1.73.0', { kind: 'release', version: '1.73.0' }],
    ['buck2', 'latest', { kind: 'latest' }],
    ['buf', 'none', { kind: 'none' }],
  ] as const)('of %s may be %s', (tool, text, expected) => {
    expect(parseWantedVersion(tool, text)).toEqual(expected);
  });

  it('may be an artifact, with a tag or a digest', () => {
    expect(parseWantedVersion('buck2', 'oci:oras.birb.homes/tools/buck2:2026-09-15')).toMatchObject({
      kind: 'artifact',
      reference: { host: 'oras.birb.homes', repository: 'tools/buck2', tag: '2026-09-15' },
    });
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(parseWantedVersion('buf', `oci:r.example/t/buf@${digest}`)).toMatchObject({ reference: { digest } });
  });

  it.each([
    ['buck2', '1.73.0', 'is no version'],
    ['buck2', 'v2026-09-15', 'is no version'],
    ['buf', '1.73', 'is no version'],
    ['buf', '^1.73.0', 'is no version'],
    ['buf', '1.73.0/../../x', 'is no version'],
    ['buf', 'Latest', 'is no version'],
    ['buck2', 'oci:oras.birb.homes/tools/buck2', 'no tag and no digest'],
    ['buck2', 'oci:buck2:1', 'names no registry'],
  ] as const)('of %s may not be %s', (tool, text, problem) => {
    expect(() => parseWantedVersion(tool, text)).toThrow(problem);
    expect(() => parseWantedVersion(tool, text)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });

  it('sends who writes a path to the right setting', () => {
    expect(() => parseWantedVersion('buck2', './bin/buck2')).toThrow(
      expect.objectContaining({ next: 'The path of a program belongs into buck2-path.' }),
    );
  });
});

describe('.buckversion', () => {
  it('names a release, or the latest, in one word', async () => {
    expect(await readBuckVersionFile(root)).toBeUndefined();
    writeFileSync(join(root, '.buckversion'), '\n2026-09-15\r\n');
    expect(await readBuckVersionFile(root)).toEqual({ kind: 'release', version: '2026-09-15' });
    writeFileSync(join(root, '.buckversion'), 'latest');
    expect(await readBuckVersionFile(root)).toEqual({ kind: 'latest' });
  });

  it.each([
    ['oci:evil.example/tools/buck2:1', 'is no version'],
    ['/tmp/evil', 'is no version'],
    ['none', 'is no version'],
    ['', 'is no version'],
    ['2026-09-15 2026-10-01', 'is no version'],
    ['de9d13c1b48452ec1ba0127ded6ccc4ab3d75651', 'is a commit'],
  ])('may not hold %j: it must not choose where programs come from', async (text, problem) => {
    writeFileSync(join(root, '.buckversion'), text);
    await expect(readBuckVersionFile(root)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(problem),
      places: [{ file: '.buckversion', line: 1 }],
    });
  });

  it('is a plain small file of the root', async () => {
    writeFileSync(join(root, '.buckversion'), 'x'.repeat(5000));
    await expect(readBuckVersionFile(root)).rejects.toMatchObject({ exitCode: 2 });
    rmSync(join(root, '.buckversion'));
    mkdirSync(join(root, 'project'));
    writeFileSync(join(root, 'outside'), '2026-09-15');
    symlinkSync(join(root, 'outside'), join(root, 'project', '.buckversion'));
    await expect(readBuckVersionFile(join(root, 'project'))).rejects.toMatchObject({ exitCode: 2 });
  });
});
