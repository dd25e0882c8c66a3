import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { fail, LoopbackRegistry } from '../oci/loopback-registry.ts';
import {
  bufYaml,
  type Files,
  Machine,
  moduleArtifact,
  protoFile,
  publishModules,
  type Run,
} from './bad-input-machine.ts';
import { expectRefusal, type Refusal, runUnchanged } from './refusal.ts';

const types = 'oras.birb.homes/common/types';
const workspace: Files = { 'buf.yaml': bufYaml(`${types}:v1.2.0`) };
const askedAt = [{ file: 'buf.yaml', line: 3 }];
const { network, notAllowed, notFound, digestMismatch } = exitCodes;
const token = 'swordfish-swordfish';

const artifact = await moduleArtifact('common/types', {
  'common/types/v1/id.proto': protoFile('common.types.v1', 'Id'),
});
const layerSize = artifact.blobs.at(-1)?.bytes.length ?? 0;

/** A server with the module that the workspace asks for. */
async function startRegistry(): Promise<LoopbackRegistry> {
  const registry = await new LoopbackRegistry().start();
  for (const { bytes } of artifact.blobs) registry.pushBlob('common/types', Buffer.from(bytes));
  const manifest = Buffer.from(artifact.manifestContent.bytes);
  registry.pushManifest('common/types', 'v1.2.0', manifest, mediaTypes.manifest);
  return registry;
}

function reachedAt(registry: LoopbackRegistry): Readonly<Record<string, string>> {
  return { ORAS_BUF_REGISTRY_ENDPOINT: registry.origin };
}

/** Answers requests for layers, and lets the registry answer everything else. */
function onLayers(answer: (response: ServerResponse) => void): LoopbackRegistry['misbehave'] {
  return (request: IncomingMessage, response) => {
    if (request.url?.includes('/blobs/') !== true) return false;
    answer(response);
    return true;
  };
}

interface Case extends Refusal {
  readonly name: string;
  readonly prepare: (registry: LoopbackRegistry) => void;
  readonly environment?: Readonly<Record<string, string>>;
}

const refuseEverybody = (registry: LoopbackRegistry): void => {
  registry.rules = { challenge: () => 'Basic realm="registry"', accepts: () => false };
};

const servers: readonly Case[] = [
  {
    name: 'no token, where one is wanted',
    prepare: refuseEverybody,
    exitCode: notAllowed,
    kind: 'MissingCredentialsError',
    says: ['oras.birb.homes asks for credentials to read common/types, and this job has none'],
    at: askedAt,
    next: 'Set ORAS_REGISTRY_TOKEN',
  },
  {
    name: 'a wrong token',
    prepare: refuseEverybody,
    environment: { ORAS_REGISTRY_TOKEN: token, ORAS_USERNAME: 'ci' },
    exitCode: notAllowed,
    kind: 'RejectedCredentialsError',
    says: [
      'rejected the credentials for oras.birb.homes (signed in as "ci", from the setting token (ORAS_REGISTRY_TOKEN))',
    ],
    at: askedAt,
    next: 'Check that what comes from the setting token (ORAS_REGISTRY_TOKEN) is complete, not expired and made for this',
  },
  {
    name: 'a token without the right',
    prepare: (registry) => {
      registry.misbehave = (_request, response) => {
        fail(response, 403, 'DENIED');
        return true;
      };
    },
    environment: { ORAS_REGISTRY_TOKEN: token },
    exitCode: notAllowed,
    kind: 'NoRightsError',
    says: ['oras.birb.homes does not allow these credentials to read common/types'],
    at: askedAt,
    next: 'Give the owner of the token the right to pull common/types',
  },
  {
    name: 'a web page in the place of a registry',
    prepare: (registry) => {
      registry.misbehave = (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end('<html>Sign in</html>');
        return true;
      };
    },
    exitCode: network,
    kind: 'UnexpectedReplyError',
    says: ['/v2/common/types/manifests/v1.2.0: the answer is a web page, not a manifest'],
    at: askedAt,
    next: 'Check that the endpoint is an OCI registry',
  },
  {
    name: 'a server that fails',
    prepare: (registry) => {
      registry.misbehave = (_request, response) => {
        fail(response, 503, 'UNAVAILABLE');
        return true;
      };
    },
    exitCode: network,
    kind: 'ServerFailedError',
    says: ['/v2/common/types/manifests/v1.2.0: the server answers 503'],
    at: askedAt,
    next: 'Try again later',
  },
  {
    name: 'tampered bytes',
    prepare: (registry) => {
      registry.misbehave = onLayers((response) => response.end(Buffer.alloc(layerSize)));
    },
    exitCode: digestMismatch,
    kind: 'DigestMismatchError',
    says: ['oras.birb.homes/common/types@sha256:', 'the bytes have the digest sha256:'],
    at: askedAt,
    next: 'nothing of them is used',
  },
  {
    name: 'a body that ends too soon, again and again',
    prepare: (registry) => {
      registry.misbehave = onLayers((response) => {
        response.writeHead(200, { 'content-length': layerSize });
        response.write('ju');
        setTimeout(() => response.destroy(), 5);
      });
    },
    exitCode: network,
    kind: 'RegistryUnreachableError',
    says: ['/v2/common/types/blobs/sha256:', 'broke'],
    at: askedAt,
    next: 'Try again',
  },
];

describe.concurrent('a server', () => {
  for (const { name, prepare, environment = {}, ...refusal } of servers) {
    it(name, async () => {
      await using registry = await startRegistry();
      prepare(registry);
      await using machine = await Machine.create(workspace);
      const run = await runUnchanged(machine, ['resolve'], { environment: { ...reachedAt(registry), ...environment } });
      expectRefusal(run, refusal);
      expectNoToken(run);
      expect(await storedLayers(machine)).toEqual([]);
    });
  }

  it('that is down', async () => {
    const registry = await startRegistry();
    const { port } = registry;
    await registry[Symbol.asyncDispose]();
    await using machine = await Machine.create(workspace);
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: `http://127.0.0.1:${port}` };
    expectRefusal(await runUnchanged(machine, ['resolve'], { environment }), {
      exitCode: network,
      kind: 'RegistryUnreachableError',
      says: [`http://127.0.0.1:${port}/v2/common/types/manifests/v1.2.0: 127.0.0.1:${port} refuses the connection`],
      at: askedAt,
      next: 'Check that the registry runs, and its port.',
    });
  });

  it('that is not asked at all where the job is offline', async () => {
    await using registry = await startRegistry();
    await using machine = await Machine.create(workspace);
    const environment = reachedAt(registry);
    expect((await machine.run(['resolve'], { environment })).exitCode).toBe(0);
    const asked = registry.seen.length;
    expect((await runUnchanged(machine, ['resolve', '--offline'], { environment })).exitCode).toBe(0);
    await rm(machine.cache, { recursive: true });
    await rm(machine.bufCache, { recursive: true });
    expectRefusal(await runUnchanged(machine, ['resolve', '--offline'], { environment }), {
      exitCode: network,
      kind: 'ModulesMissingOfflineError',
      says: ['this run is offline, and these modules are missing:', `${types}: v1.2.0 is not in the store`],
      at: askedAt,
      next: 'Run once without --offline',
    });
    expect(registry.seen).toHaveLength(asked);
  });

  it('whose blob was damaged in the store: named offline, fetched again online', async () => {
    await using registry = await startRegistry();
    await using machine = await Machine.create(workspace);
    const environment = reachedAt(registry);
    expect((await machine.run(['resolve'], { environment })).exitCode).toBe(0);
    const damage = async (): Promise<void> => {
      for (const path of await storedLayers(machine)) {
        const bytes = await readFile(path);
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
        await rm(path);
        await writeFile(path, bytes);
      }
      await rm(machine.bufCache, { recursive: true, force: true });
    };
    await damage();
    expectRefusal(await runUnchanged(machine, ['resolve', '--offline'], { environment }), {
      exitCode: network,
      kind: 'ModulesMissingOfflineError',
      says: [`${types}: v1.2.0 was damaged in the store, and was removed`],
      at: askedAt,
      next: 'Run once without --offline',
    });
    const fetched = await runUnchanged(machine, ['resolve'], { environment });
    expect(fetched.exitCode, fetched.output).toBe(0);
    await damage();
    const mended = await runUnchanged(machine, ['resolve'], { environment });
    expect(mended.exitCode, mended.output).toBe(0);
    expect(mended.report?.remarks.map(({ message }) => message)).toEqual([
      `${types} was damaged in the store (${machine.cache}), and was fetched again.`,
    ]);
  });
});

describe.concurrent('a file of the repository that would send the token elsewhere', () => {
  const environment = { ORAS_BUF_REGISTRY_ENDPOINT: '', ORAS_REGISTRY_TOKEN: token };

  const attempts: readonly (readonly [name: string, (registry: LoopbackRegistry) => Files, at: string])[] = [
    [
      'by an endpoint',
      ({ origin }) => ({ '.oras/config.yaml': `registries:\n  oras.birb.homes:\n    endpoint: ${origin}\n` }),
      '.oras/config.yaml:3:15 is a file of the repository, and it sets the endpoint',
    ],
    [
      'by naming itself the registry',
      ({ origin, port }) => ({
        'buf.yaml': bufYaml(`127.0.0.1:${port}/common/types:v1.2.0`),
        '.oras/config.yaml': `registry: 127.0.0.1:${port}\nregistries:\n  127.0.0.1:${port}:\n    endpoint: ${origin}\n`,
      }),
      '.oras/config.yaml:1:1 is a file of the repository, and it names the registry',
    ],
  ];
  for (const [name, files, at] of attempts) {
    it(`${name}: nothing is sent, and it says why`, async () => {
      await using registry = await startRegistry();
      refuseEverybody(registry);
      await using machine = await Machine.create({ ...workspace, ...files(registry) });
      const run = await runUnchanged(machine, ['resolve'], { environment });
      expectRefusal(run, {
        exitCode: notAllowed,
        kind: 'MissingCredentialsError',
        says: ['asks for credentials to read common/types'],
        at: askedAt,
        next: `A token is not sent there: ${at}`,
      });
      expectNoToken(run);
      expect(registry.seen).not.toHaveLength(0);
      expect(registry.seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
    });
  }

  it('trusted-endpoints, an input, is what the message says and what helps', async () => {
    await using registry = await startRegistry();
    const password = Buffer.from(`token:${token}`).toString('base64');
    registry.rules = {
      challenge: () => 'Basic realm="registry"',
      accepts: (authorization) => authorization === `Basic ${password}`,
    };
    const config = `registries:\n  oras.birb.homes:\n    endpoint: ${registry.origin}\n`;
    await using machine = await Machine.create({ ...workspace, '.oras/config.yaml': config });
    const run = await machine.run(['resolve'], {
      environment: { ...environment, ORAS_BUF_TRUSTED_ENDPOINTS: registry.origin },
    });
    expect(run.exitCode, run.output).toBe(0);
    expectNoToken(run);
  });
});

describe.concurrent('a directory as a registry', () => {
  it('that is not there', async () => {
    await using machine = await Machine.create(workspace);
    const directory = join(machine.directory, 'regsitry');
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: `oci-layout:${directory}` };
    expectRefusal(await runUnchanged(machine, ['resolve'], { environment }), {
      exitCode: exitCodes.wrongInput,
      kind: 'UnusableLayoutError',
      says: [`there is no directory ${directory}, which is to be the registry oras.birb.homes`],
      at: [{ file: directory }],
      next: 'oci-layout:PATH wants one OCI image layout per PATH/<repository>',
    });
  });

  const damages: readonly (readonly [string, (path: string) => Promise<void>, Omit<Refusal, 'at'>])[] = [
    [
      'with a layer that was cut short',
      async (path) => writeFile(path, (await readFile(path)).subarray(0, 40)),
      {
        exitCode: network,
        kind: 'TruncatedBodyError',
        says: ['oras.birb.homes/common/types@sha256:', 'only 40 of '],
        next: 'Try again',
      },
    ],
    [
      'with a layer that is gone',
      (path) => rm(path),
      {
        exitCode: notFound,
        kind: 'BlobNotFoundError',
        says: ['oras.birb.homes has no blob sha256:', 'though a manifest there points at it'],
        next: 'Push the artifact again',
      },
    ],
  ];
  for (const [name, damage, refusal] of damages) {
    it(name, async () => {
      await using machine = await Machine.create(workspace);
      await publishModules(machine);
      for (const path of await layersIn(join(machine.registry, 'common/types'))) await damage(path);
      expectRefusal(await runUnchanged(machine, ['resolve']), { ...refusal, at: askedAt });
    });
  }

  it('with an artifact that holds no .proto', async () => {
    await using machine = await Machine.create({ 'buf.yaml': bufYaml('oras.birb.homes/team/docs:v1.0.0') });
    await machine.publish('team/docs', 'v1.0.0', { 'README.md': 'Only words.\n' });
    expectRefusal(await runUnchanged(machine, ['resolve']), {
      exitCode: notFound,
      kind: 'NoProtoFilesError',
      says: ['oras.birb.homes/team/docs:v1.0.0 holds no .proto file', 'README.md'],
      at: askedAt,
      next: 'Check the reference: this is no module.',
    });
  });

  it('with a module that needs one of a host that nobody declared: the line that leads there', async () => {
    await using machine = await Machine.create({ 'buf.yaml': bufYaml('oras.birb.homes/team/auth:v1.0.0') });
    await machine.publish('team/auth', 'v1.0.0', {
      'buf.yaml': bufYaml('registry.example/team/keys:v1.0.0'),
      'auth.proto': protoFile('auth', 'Auth'),
    });
    expectRefusal(await runUnchanged(machine, ['resolve']), {
      exitCode: exitCodes.wrongInput,
      kind: 'UnknownHostError',
      says: ['no setting declares the registry registry.example'],
      at: askedAt,
      next: 'Declare it in .oras/config.yaml',
    });
  });
});

function expectNoToken(run: Run): void {
  const all = run.output + run.summary + JSON.stringify(run.report);
  expect(all).not.toContain(token);
  expect(all).not.toContain(Buffer.from(`token:${token}`).toString('base64'));
}

/** Paths of the gzip blobs in an OCI layout. */
async function layersIn(layout: string): Promise<readonly string[]> {
  const directory = join(layout, 'blobs', 'sha256');
  const names = await readdir(directory).catch(() => []);
  const paths = names.map((name) => join(directory, name));
  const starts = await Promise.all(paths.map(async (path) => (await readFile(path)).subarray(0, 2).toString('hex')));
  return paths.filter((_path, index) => starts[index] === '1f8b');
}

function storedLayers(machine: Machine): Promise<readonly string[]> {
  return layersIn(join(machine.cache, 'store'));
}
