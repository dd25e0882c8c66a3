import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { UnreadableFileError } from '../../src/system/plain-file.ts';

let directory: string;
let workspace: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'oras-buf-config-links-'));
  workspace = join(directory, 'w');
  mkdirSync(join(workspace, '.oras'), { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function read(environment: Record<string, string> = {}): Promise<Settings> {
  return readSettings({
    asked: new Map(),
    secrets: noSecretSources,
    environment: { HOME: directory, ...environment },
    workspace,
    defaultCacheDirectory: join(directory, 'cache'),
    defaultBufCacheDirectory: undefined,
    frozenByDefault: false,
  });
}

test('a config file that is a link to a device is not read', async () => {
  symlinkSync('/dev/zero', join(workspace, '.oras', 'config.yaml'));
  await expect(read()).rejects.toThrow(UnreadableFileError);
});

test('a config file that is a link out of the checkout is not read, and no error quotes it', async () => {
  const outside = join(directory, 'credentials.json');
  writeFileSync(outside, '{"s3cr3t-key": {"auth": "s3cr3t-value"}}');
  symlinkSync(outside, join(workspace, '.oras', 'config.yaml'));
  const error: unknown = await read().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnreadableFileError);
  expect(String(error)).not.toContain('s3cr3t');
});

test('a config file outside the checkout that somebody names is read', async () => {
  writeFileSync(join(directory, 'config.yaml'), 'targets: //a\n');
  expect((await read({ ORAS_BUF_CONFIG: join(directory, 'config.yaml') })).targets).toEqual(['//a']);
});
