import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LoopbackProxy, startProxy } from '../oci/loopback-proxy.ts';
import { type CacheService, startCacheService } from '../peers/cache-service-v2.ts';
import { makeCertificateAuthority } from '../peers/certificates.ts';
import { writeFiles } from '../peers/fixture-files.ts';
import { requirePeers } from '../peers/peers.ts';
import { type ProgramResult, runProgram } from '../peers/program.ts';
import { type RecordingProxy, startRecordingProxy } from '../peers/recording-proxy.ts';

const peers = requirePeers('azurite');
const source = join(import.meta.dirname, '..', '..', 'src', 'ci', 'github-cache.ts');

/** A password with a sign that a URL must escape. */
const password = 'cache-proxy+p@ssword';
const inUrl = encodeURIComponent(password);

/**
 * The cache's traffic is the toolkit's own: @actions/http-client and Azure's storage client, each with its own reading of the
 * environment. Here both go through a proxy with a password, to a service by TLS with its own CA.
 */
describe.runIf(peers.ready)('the cache of GitHub behind a proxy', () => {
  let service: CacheService;
  let front: RecordingProxy;
  let proxy: LoopbackProxy;
  let scratch: string;
  beforeAll(async () => {
    const authority = makeCertificateAuthority();
    service = await startCacheService(peers.path('azurite'));
    front = await startRecordingProxy([{ prefix: '/', origin: service.url }], authority.issue(['results.example']));
    proxy = await startProxy({
      portOf: (target) =>
        target === 'results.example:443' ? front.port : Number(/^127\.0\.0\.1:(\d+)$/.exec(target)?.[1]),
      wants: `ci:${password}`,
    });
    scratch = await mkdtemp(join(tmpdir(), 'oras-buf-cache-proxy-'));
    await writeFile(join(scratch, 'ca.pem'), authority.certificate);
    await writeFiles(scratch, { 'cached/a.txt': 'kept' });
  });
  afterAll(async () => {
    await proxy[Symbol.asyncDispose]();
    await front.stop();
    await service.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  /** Runs in a process of its own: the toolkit reads the variables of the process, and Node reads its CA at the start. */
  async function run(work: string, variables: Readonly<Record<string, string>>): Promise<ProgramResult> {
    const script = `
      const { GithubCache } = await import(${JSON.stringify(pathToFileURL(source).href)});
      const say = (text) => console.log(text);
      const log = { debug: say, info: say, notice: say, warning: say, error: say, group: (_title, work) => work() };
      const cache = new GithubCache({ log, environment: process.env, mask() {} });
      const result = ${work};
      console.log('result ' + JSON.stringify(result));
    `;
    return await runProgram(execPath, ['--no-warnings', '--input-type=module', '--eval', script], {
      directory: scratch,
      environment: {
        PATH: env['PATH'] ?? '',
        RUNNER_TEMP: scratch,
        GITHUB_WORKSPACE: scratch,
        GITHUB_EVENT_NAME: 'push',
        RUNNER_DEBUG: '1',
        ...service.environment('read-write'),
        ACTIONS_RESULTS_URL: 'https://results.example/',
        ...variables,
      },
    });
  }
  const trusted = () => ({ NODE_EXTRA_CA_CERTS: join(scratch, 'ca.pem') });

  test('is saved and restored through it, by TLS with a CA of NODE_EXTRA_CA_CERTS; the password is nowhere', async () => {
    const address = `http://ci:${inUrl}@${proxy.host}`;
    const variables = { ...trusted(), https_proxy: address, HTTP_PROXY: address };
    const saved = await run(`await cache.save(['cached'], 'deps-1-end')`, variables);
    expect(saved.stdout, saved.output).toContain('result "saved"');
    await writeFile(join(scratch, 'cached', 'a.txt'), 'changed');
    const restored = await run(`await cache.restore(['cached'], 'deps-2-end', ['deps-'])`, variables);
    expect(restored.stdout, restored.output).toContain('result {"matchedKey":"deps-1-end"}');
    expect(await readFile(join(scratch, 'cached', 'a.txt'), 'utf8')).toBe('kept');
    expect(front.requests().length).toBeGreaterThan(0);
    const targets = new Set(proxy.asked.map((line) => line.split(' ')[1]?.replace(/^http:\/\/([^/]+).*/, '$1')));
    expect(targets).toContain('results.example:443');
    // The storage too, though it is on this machine: Azure's client sees nothing special in that.
    expect([...targets].some((target) => target?.startsWith('127.0.0.1:'))).toBe(true);
    for (const { output } of [saved, restored]) {
      for (const secret of [password, inUrl, Buffer.from(`ci:${password}`).toString('base64')]) {
        expect(output).not.toContain(secret);
      }
    }
  });

  test.each([
    ['a CA that nobody named', () => ({}), inUrl, /self[- ]signed|certificate/i],
    ['a wrong password', trusted, 'wrong-secret', /407/],
  ])('with %s the job goes on without it, and says why', async (_what, more, secret, why) => {
    const address = `http://ci:${secret}@${proxy.host}`;
    const result = await run(`await cache.restore(['cached'], 'deps-1-end', [])`, { ...more(), https_proxy: address });
    expect(result.exitCode, result.output).toBe(0);
    expect(result.stdout).toMatch(why);
    expect(result.stdout).toContain('The job goes on without it.');
    expect(result.output).not.toContain(secret);
  });

  test('what NO_PROXY names is reached directly, and HTTP_PROXY alone is not for https', async () => {
    const asked = proxy.asked.length;
    const address = `http://ci:${inUrl}@${proxy.host}`;
    for (const variables of [{ https_proxy: address, no_proxy: '.example' }, { HTTP_PROXY: address }]) {
      const result = await run(`await cache.restore(['cached'], 'deps-1-end', [])`, { ...trusted(), ...variables });
      expect(result.stdout).toMatch(/ENOTFOUND|EAI_AGAIN|did not answer/);
    }
    expect(proxy.asked).toHaveLength(asked);
  });
});
