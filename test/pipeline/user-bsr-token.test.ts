import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CiProvider } from '../../src/ci/ci-provider.ts';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { withUserBsrToken } from '../../src/pipeline/user-bsr-token.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';

let home = '';
let log = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'oras-buf-bsr-user-'));
  log = '';
  await writeFile(join(home, '.netrc'), 'machine buf.build login u password n3trc\n', { mode: 0o600 });
});
afterEach(() => rm(home, { recursive: true }));

async function token(more: Readonly<Record<string, string>> = {}, system: CiProvider['system'] = 'terminal') {
  const environment = { HOME: home, ...more };
  const terminal = new TerminalProvider({
    environment,
    workspace: home,
    colours: false,
    write: (text) => (log += text),
  });
  const ci = new Proxy(terminal, {
    get: (target, name) => {
      const value: unknown = name === 'system' ? system : Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const sources = { asked: new Map(), secrets: noSecretSources, environment, workspace: home };
  const places = { defaultCacheDirectory: home, defaultBufCacheDirectory: undefined, frozenByDefault: false };
  const settings = await withUserBsrToken(await readSettings({ ...sources, ...places }), ci, environment);
  return { token: settings.bsrToken?.reveal(), masked: terminal.redact('n3trc') === '***' };
}

test('on a terminal the token of "buf registry login" is used, and masked', async () => {
  expect(await token()).toEqual({ token: 'n3trc', masked: true });
});

test('a token that is set wins; a CI system and an offline job read no netrc', async () => {
  expect((await token({ BUF_TOKEN: 'set' })).token).toBe('set');
  expect(await token({}, 'github')).toEqual({ token: undefined, masked: false });
  expect((await token({ ORAS_BUF_OFFLINE: 'true' })).token).toBeUndefined();
});

test('a netrc that cannot be read costs a warning', async () => {
  expect((await token({ NETRC: home })).token).toBeUndefined();
  expect(log).toContain('is not a plain file');
});
