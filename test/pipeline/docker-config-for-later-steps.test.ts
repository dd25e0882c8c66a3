import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GithubProvider } from '../../src/ci/github.ts';
import { dockerConfigForLaterSteps } from '../../src/pipeline/docker-config-for-later-steps.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import { useRunnerEnvironment } from '../ci/runner-environment.ts';

const runner = useRunnerEnvironment({});

async function exported(variables: Readonly<Record<string, string>>, config = '') {
  const home = join(runner.directory, 'home');
  const workspace = join(runner.directory, 'w');
  await mkdir(join(workspace, '.oras'), { recursive: true });
  await mkdir(join(home, '.docker'), { recursive: true });
  await writeFile(join(workspace, '.oras', 'config.yaml'), config);
  process.env['GITHUB_WORKSPACE'] = workspace;
  let log = '';
  const ci = new GithubProvider({ write: (text) => (log += text) });
  const environment = { HOME: home, PATH: '', ...variables };
  const places = { defaultCacheDirectory: home, defaultBufCacheDirectory: undefined, frozenByDefault: true };
  const settings = await readSettings({
    asked: new Map(),
    secrets: noSecretSources,
    environment,
    workspace,
    ...places,
  });
  const directory = await dockerConfigForLaterSteps(settings, ci, environment);
  const text = directory === undefined ? '{}' : await readFile(join(directory, 'config.json'), 'utf8');
  return { ci, directory, log, auths: (JSON.parse(text) as { auths?: Record<string, { auth: string }> }).auths };
}

const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });
const asked = { ORAS_BUF_EXPORT_CREDENTIALS: 'true' };

test('every registry of the job is in it, by the names under which its credential may go', async () => {
  const variables = {
    ...asked,
    ORAS_REGISTRY_TOKEN: 'one',
    ORAS_BUF_REGISTRY_ENDPOINT: 'https://127.0.0.1:5000',
    ORAS_REGISTRY_TOKENS: 'me@two.example=two',
  };
  const config = 'registries: {three.example: {}, two.example: {}}\n';
  const { auths, directory, ci, log } = await exported(variables, config);
  expect(auths).toEqual({
    'oras.birb.homes': auth('token:one'),
    '127.0.0.1:5000': auth('token:one'),
    'two.example': auth('me:two'),
  });
  for (const secret of ['one', 'two', auth('token:one').auth, auth('me:two').auth]) {
    expect(log).toContain(`::add-mask::${secret}`);
  }
  // What post does.
  ci.removeTemporaryDirectory();
  expect(existsSync(directory ?? '')).toBe(false);
});

test('no token is written for a host that a file of the repository put in the place of another', async () => {
  const variables = { ...asked, ORAS_REGISTRY_TOKEN: 'one', ORAS_REGISTRY_TOKENS: 'two.example=two' };
  const config =
    'registries: {oras.birb.homes: {endpoint: "https://evil.example"}, two.example: {endpoint: "https://evil.example:1"}}\n';
  expect(await exported(variables, config)).toMatchObject({ directory: undefined });
});

test('it is there only where it was asked for', async () => {
  expect((await exported({ ORAS_REGISTRY_TOKEN: 'one' })).directory).toBeUndefined();
  expect((await exported(asked)).directory).toBeUndefined();
});
