import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { runJob } from '../../src/pipeline.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';

const password = 's3cr3t_PLANTED*value_';
const basic = Buffer.from(`token:${password}`).toString('base64');

test('a registry that echoes our sign-in leaves it neither in the log nor in report.json nor in summary.md', async () => {
  await using registry = await new LoopbackRegistry().start();
  registry.rules = { challenge: () => 'Basic realm="registry"', accepts: () => false };
  registry.misbehave = (request, response) => {
    const { authorization } = request.headers;
    if (authorization === undefined) return false;
    response.writeHead(403, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ code: 'DENIED', message: `${authorization} is ${password}` }] }));
    return true;
  };
  const directory = mkdtempSync(join(tmpdir(), 'oras-buf-report-secrets-'));
  try {
    const workspace = join(directory, 'w');
    mkdirSync(workspace);
    writeFileSync(join(workspace, 'buf.yaml'), 'version: v2\ndeps:\n  - oras.birb.homes/common/types:v1.0.0\n');
    const environment = {
      PATH: process.env['PATH'],
      HOME: directory,
      ORAS_REGISTRY_TOKEN: password,
      ORAS_BUF_REGISTRY_ENDPOINT: registry.origin,
      ORAS_BUF_CACHE_DIR: join(directory, 'cache'),
      ORAS_BUF_LOG_LEVEL: 'trace',
    };
    let log = '';
    const write = (text: string): void => {
      log += text;
    };
    const ci = new TerminalProvider({ environment, workspace, write, colours: false });
    ci.setLogLevel('trace');
    const settings = await readSettings({
      asked: new Map(),
      secrets: noSecretSources,
      environment,
      workspace,
      defaultCacheDirectory: join(directory, 'cache'),
      defaultBufCacheDirectory: join(directory, 'buf'),
      frozenByDefault: false,
    });
    const { signal } = new AbortController();
    const report = await runJob(settings, ci, { command: 'resolve', environment, signal });
    ci.removeTemporaryDirectory();
    expect(report.problem?.message).toContain('it says: DENIED');
    const written = ['report.json', 'summary.md'].map((file) =>
      readFileSync(join(settings.reportDirectory, file), 'utf8'),
    );
    for (const text of [log, JSON.stringify(report), ...written]) {
      expect(text).toContain('DENIED');
      for (const secret of [password, basic, 'PLANTED']) expect(text).not.toContain(secret);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
