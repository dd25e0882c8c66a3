import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LoopbackProxy, startProxy } from '../oci/loopback-proxy.ts';
import { LoopbackRegistry, LoopbackServer } from '../oci/loopback-registry.ts';
import { makeCertificateAuthority } from '../peers/certificates.ts';
import { bufYaml, Machine, moduleArtifact, protoFile } from './bad-input-machine.ts';
import { SecretScan } from './secret-scan.ts';

const proxyPassword = 'hush+4/Qz=7&pX%9~proxy';
const registryPassword = 'hush+8/Wr=3&mW%5~registry';
const exchanged = 'hush-exchanged-token-5fQ';

let registry: LoopbackRegistry;
let tokens: LoopbackServer;
let proxy: LoopbackProxy;
let machine: Machine;
let ca: string;

beforeEach(async () => {
  const authority = makeCertificateAuthority('the CA of the company');
  const certificate = authority.issue(['registry.example', 'auth.example']);
  registry = await new LoopbackRegistry(certificate).start();
  tokens = await new LoopbackServer((_request, response) => {
    response.end(JSON.stringify({ token: exchanged, expires_in: 300 }));
  }, certificate).start();
  registry.rules = {
    challenge: () => 'Bearer realm="https://auth.example/token",service="registry.example"',
    accepts: (authorization) => authorization === `Bearer ${exchanged}`,
  };
  const artifact = await moduleArtifact('common/types', {
    'common/types/v1/id.proto': protoFile('common.types.v1', 'Id'),
  });
  for (const { bytes } of artifact.blobs) registry.pushBlob('common/types', Buffer.from(bytes));
  const { bytes, descriptor } = artifact.manifestContent;
  registry.pushManifest('common/types', 'v1.2.0', Buffer.from(bytes), descriptor.mediaType);

  const ports = new Map([
    ['registry.example:443', registry.port],
    ['auth.example:443', tokens.port],
  ]);
  proxy = await startProxy({ portOf: (target) => ports.get(target), wants: `build:${proxyPassword}` });
  machine = await Machine.create({ 'buf.yaml': bufYaml('oras.birb.homes/common/types:v1') });
  ca = join(machine.directory, 'ca.pem');
  await writeFile(ca, authority.certificate);
});
afterEach(async () => {
  await machine[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
  await tokens[Symbol.asyncDispose]();
  await registry[Symbol.asyncDispose]();
});

const variables = (password: string): Record<string, string> => ({
  HTTPS_PROXY: `http://build:${encodeURIComponent(password)}@${proxy.host}`,
  NO_PROXY: '10.0.0.0/8,.internal.example',
  NODE_EXTRA_CA_CERTS: ca,
  ORAS_BUF_REGISTRY_ENDPOINT: 'https://registry.example',
  ORAS_BUF_TRUSTED_ENDPOINTS: 'https://registry.example',
  ORAS_REGISTRY_TOKEN: registryPassword,
  ORAS_BUF_LOG_LEVEL: 'debug',
});

/** Everything that a run printed and left behind. */
async function findingsIn(output: string): Promise<unknown> {
  const scan = new SecretScan([
    { name: 'the password of the proxy', value: proxyPassword },
    { name: 'the password of the registry', value: registryPassword },
    { name: 'the exchanged token', value: exchanged },
  ]);
  scan.text('the output', output);
  await scan.directory(machine.directory);
  return scan.findings;
}

describe('a job behind a proxy that wants a password, with the CA of a company', () => {
  test('resolves: registry and token service are reached through it alone, and no secret is left anywhere', async () => {
    const run = await machine.run(['resolve'], { environment: variables(proxyPassword) });
    expect(run.exitCode, run.output).toBe(0);
    expect(await machine.read('oras.lock')).toContain('v1.2.0');
    expect(new Set(proxy.asked)).toEqual(
      new Set(['CONNECT registry.example:443 HTTP/1.1', 'CONNECT auth.example:443 HTTP/1.1']),
    );
    expect(tokens.seen).toHaveLength(1);
    expect(await findingsIn(run.output)).toEqual([]);
  });

  test('fails where the proxy refuses it, with the reason and without the password', async () => {
    const environment = {
      ...variables(proxyPassword),
      HTTPS_PROXY: `http://other:${encodeURIComponent(proxyPassword)}@${proxy.host}`,
    };
    const run = await machine.run(['resolve'], { environment });
    expect(run.exitCode, run.output).toBe(5);
    expect(run.output).toContain('the proxy did not connect us to registry.example (it answered 407)');
    expect(registry.seen).toEqual([]);
    expect(await findingsIn(run.output)).toEqual([]);
  });

  test('fails where nobody named the CA, and says how to name it', async () => {
    const run = await machine.run(['resolve'], {
      environment: { ...variables(proxyPassword), NODE_EXTRA_CA_CERTS: '' },
    });
    expect(run.exitCode, run.output).toBe(5);
    expect(run.output).toContain('NODE_EXTRA_CA_CERTS');
    expect(await findingsIn(run.output)).toEqual([]);
  });

  test('says which variable holds an address that is none', async () => {
    const environment = {
      ...variables(proxyPassword),
      HTTPS_PROXY: `socks5://build:${encodeURIComponent(proxyPassword)}@${proxy.host}`,
    };
    const run = await machine.run(['resolve'], { environment });
    expect(run.exitCode, run.output).toBe(2);
    expect(run.output).toContain('HTTPS_PROXY names no proxy that can be used');
    expect(await findingsIn(run.output)).toEqual([]);
  });
});
