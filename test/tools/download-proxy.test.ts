import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProxy } from '../oci/loopback-proxy.ts';
import { LoopbackServer, sendBytes } from '../oci/loopback-registry.ts';
import { makeCertificateAuthority } from '../peers/certificates.ts';
import { runProgram } from '../peers/program.ts';
import { sha256 } from './release-server.ts';

const source = join(import.meta.dirname, '..', '..', 'src', 'tools', 'release-client.ts');
const bytes = Buffer.alloc(100_000, 'a program ');
let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-download-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** Downloads in a process of its own: Node reads NODE_EXTRA_CA_CERTS at the start. */
async function download(variables: Readonly<Record<string, string>>) {
  const path = join(directory, 'buf');
  await rm(path, { force: true });
  const script = `
    const { ReleaseClient } = await import(${JSON.stringify(pathToFileURL(source).href)});
    const say = (text) => console.log(text);
    const log = { debug: say, info: say, notice: say, warning: say, error: say, group: (_title, work) => work() };
    const client = new ReleaseClient({
      environment: process.env, log, maskSecret() {}, signal: undefined, limits: { attempts: 2, firstPauseMs: 1 },
    });
    const file = {
      url: new URL('https://releases.example/buf'), what: 'buf 9.9.9', sha256: '${sha256(bytes)}', vouchedBy: 'by a test', advice: 'x',
    };
    await client.download(file, ${JSON.stringify(path)}).then(() => say('done'), (error) => say(error.name + ': ' + error.message));
    await client.close();
  `;
  const result = await runProgram(execPath, ['--no-warnings', '--input-type=module', '--eval', script], {
    directory,
    environment: { PATH: env['PATH'] ?? '', ...variables },
  });
  expect(result.exitCode, result.output).toBe(0);
  return { output: result.output, content: await readFile(path).catch(() => undefined) };
}

test('tools come through the proxy, over redirects to other hosts, from servers with the CA of NODE_EXTRA_CA_CERTS', async () => {
  const authority = makeCertificateAuthority();
  const certificate = authority.issue(['releases.example', 'storage.example']);
  await using storage = await new LoopbackServer(
    (request, response) => sendBytes(bytes, request, response),
    certificate,
  ).start();
  await using releases = await new LoopbackServer((_request, response) => {
    response.writeHead(302, { location: 'https://storage.example/file?sig=hush' }).end();
  }, certificate).start();
  const ports = new Map([
    ['releases.example:443', releases.port],
    ['storage.example:443', storage.port],
  ]);
  await using proxy = await startProxy({ portOf: (target) => ports.get(target), wants: 'me:pr0xy-secret' });
  const ca = join(directory, 'ca.pem');
  await writeFile(ca, authority.certificate);
  const HTTPS_PROXY = `http://me:pr0xy-secret@${proxy.host}`;

  const { output, content } = await download({ NODE_EXTRA_CA_CERTS: ca, HTTPS_PROXY });
  expect(output).toContain('done');
  expect(content?.equals(bytes)).toBe(true);
  expect(proxy.asked).toEqual([...ports.keys()].map((host) => `CONNECT ${host} HTTP/1.1`));
  expect(output).not.toMatch(/pr0xy|hush/);

  const untrusted = await download({ HTTPS_PROXY });
  expect(untrusted.output).toContain('ToolDownloadError: buf 9.9.9 could not be downloaded');
  expect(untrusted.output).toContain('signed by nobody that this machine trusts');
  const direct = await download({ NODE_EXTRA_CA_CERTS: ca, HTTPS_PROXY, NO_PROXY: 'releases.example' });
  expect(direct.output).toContain('the name releases.example cannot be resolved');
  expect(proxy.asked.filter((line) => line.includes('releases.example'))).toHaveLength(2);
});

test('a server that calls a packed file packed for the way: the checksum is of the file as it is sent', async () => {
  const authority = makeCertificateAuthority();
  await using releases = await new LoopbackServer(
    (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'x-gzip', 'content-length': bytes.length }).end(bytes);
    },
    authority.issue(['releases.example']),
  ).start();
  await using proxy = await startProxy({ portOf: () => releases.port });
  const ca = join(directory, 'other.pem');
  await writeFile(ca, authority.certificate);
  const { output, content } = await download({ NODE_EXTRA_CA_CERTS: ca, https_proxy: proxy.host });
  expect(output).toContain('done');
  expect(content?.equals(bytes)).toBe(true);
});
