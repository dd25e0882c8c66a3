import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';
import { withTokenService } from '../oci/token-service.ts';
import { JobDirectory } from '../pipeline/job-directory.ts';
import { type CommandOutcome, command } from './command-directory.ts';

const token = 's3cret+of/us';
const host = 'oras.birb.homes';
const basic = (username: string, password = token) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

/** A registry with Basic sign-in that has the first page and uploads, which ours for pulling does not have. */
async function signedRegistry(uploads: 'allowed' | 'refused' | 'elsewhere' = 'allowed'): Promise<LoopbackRegistry> {
  const registry = await new LoopbackRegistry().start();
  registry.rules = { challenge: () => 'Basic realm="r"', accepts: (authorization) => authorization === basic('token') };
  const pages = (request: IncomingMessage, response: ServerResponse): boolean => {
    const { url = '', method = '', headers } = request;
    if (headers.authorization !== basic('token')) return false;
    if (url === '/v2/') response.end('{}');
    else if (method === 'POST' && url.endsWith('/blobs/uploads/')) {
      const location = uploads === 'elsewhere' ? 'http://127.0.0.1:1/uploads/1' : `${url}1?state=x`;
      response.writeHead(uploads === 'refused' ? 403 : 202, { location });
      response.end();
    } else if (method === 'DELETE') response.writeHead(204).end();
    else return false;
    return true;
  };
  registry.misbehave = pages;
  return registry;
}

const config = (job: JobDirectory) => join(job.directory, '.docker', 'config.json');
const at = (origin: string, more: Readonly<Record<string, string>> = {}) => ({
  environment: { ORAS_BUF_REGISTRY_ENDPOINT: origin, ...more },
});
async function login(
  job: JobDirectory,
  args: readonly string[],
  origin: string,
  secret = token,
): Promise<CommandOutcome> {
  const file = join(job.directory, 'token');
  await writeFile(file, `${secret}\n`);
  return command(job, ['login', ...args, '--token-file', file], at(origin));
}
const failed = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
interface Status {
  readonly exitCode: number;
  readonly log: string;
  readonly registries: readonly Readonly<Record<string, unknown>>[];
}
async function status(
  job: JobDirectory,
  args: readonly string[],
  surroundings: ReturnType<typeof at>,
): Promise<Status> {
  const { exitCode, stdout, log } = await command(job, ['auth', 'status', ...args, '--json'], surroundings);
  expect(stdout + log).not.toContain(token);
  return { exitCode, log, ...(JSON.parse(stdout) as { registries: Status['registries'] }) };
}

describe('oras-buf login', () => {
  it('keeps what the registry accepts, for the owner alone, and says nothing of it', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    const { exitCode, stdout, log } = await login(job, [], registry.origin);
    expect({ exitCode, stdout, log }).toEqual({
      exitCode: 0,
      stdout: `✔ Signed in to ${host} as token. The token is in ~/.docker/config.json.\n`,
      log: '',
    });
    expect(JSON.parse(await readFile(config(job), 'utf8'))).toEqual({
      auths: { [host]: { auth: basic('token').slice(6) } },
    });
    expect((await stat(config(job))).mode & 0o777).toBe(0o600);
  });

  it('keeps nothing that the registry refuses', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    const error = await failed(login(job, [], registry.origin, 'wr0ng'));
    expect(error).toMatchObject({
      name: 'LoginRefusedError',
      exitCode: 3,
      message: expect.stringContaining('(signed in as "token", from the token given)'),
      next: expect.stringContaining('--username NAME'),
    });
    expect(String(error)).not.toContain('wr0ng');
    await expect(stat(config(job))).rejects.toThrow('ENOENT');
  });

  it('sends a token to no endpoint that a file of the repository puts in the place of the host', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    await job.write({ '.oras/config.yaml': `registries: {victim.example: {endpoint: '${registry.origin}'}}\n` });
    const error = await failed(login(job, ['victim.example'], 'https://unused.example'));
    expect(error).toMatchObject({ name: 'CannotSignInError', exitCode: 2 });
    expect(registry.seen).toEqual([]);
  });

  it('takes the token of the environment for the host of the setting registry alone', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    await job.write({ '.oras/config.yaml': `registries: {'127.0.0.1:${registry.port}': {plain_http: true}}\n` });
    const environment = { ORAS_REGISTRY_TOKEN: token };
    const ours = await command(job, ['login'], at(registry.origin, environment));
    expect(ours.exitCode).toBe(0);
    const before = registry.seen.length;
    const other = await failed(
      command(job, ['login', `127.0.0.1:${registry.port}`], at('https://unused.example', environment)),
    );
    expect(other).toMatchObject({ name: 'NoSecretGivenError', next: expect.stringContaining('--token-stdin') });
    expect(registry.seen).toHaveLength(before);
  });

  it('keeps the token of a registry that lets everyone in, and says that nobody checked it', async () => {
    await using registry = await new LoopbackRegistry().start();
    registry.misbehave = (_request, response) => {
      response.end('{}');
      return true;
    };
    await using job = await JobDirectory.create();
    const { log, stdout } = await login(job, [], registry.origin);
    expect(log).toContain('could not be checked');
    expect(stdout).toContain('Kept, and not checked');
    expect(registry.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it('says so where something else comes first in a job', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    const first = join(job.directory, '.config', 'containers', 'auth.json');
    await mkdir(dirname(first), { recursive: true });
    await writeFile(first, JSON.stringify({ auths: { [host]: { auth: basic('x', 'y').slice(6) } } }));
    expect((await login(job, [], registry.origin)).log).toContain('~/.config/containers/auth.json comes first');
  });

  it('writes to no file that other jobs of the machine share: in CI a private one has to be named', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    const environment = { CI: 'true', ORAS_REGISTRY_TOKEN: token };
    for (const name of ['login', 'logout']) {
      const error = await failed(command(job, [name], at(registry.origin, environment)));
      expect(error).toMatchObject({ name: 'CannotSignInError', next: expect.stringContaining('DOCKER_CONFIG') });
    }
    expect(registry.seen).toEqual([]);
    const own = join(job.directory, 'own');
    await command(job, ['login'], at(registry.origin, { ...environment, DOCKER_CONFIG: own }));
    expect((await stat(join(own, 'config.json'))).isFile()).toBe(true);
    await expect(stat(config(job))).rejects.toThrow('ENOENT');
  });

  it.each(['buf.build', 'https://x.example', 'X.example'])('refuses %s', async (word) => {
    await using job = await JobDirectory.create();
    const error = await failed(login(job, [word], 'https://unused.example'));
    expect(error).toMatchObject({ name: 'CannotSignInError' });
    if (word === 'buf.build') expect((error as { next: string }).next).toContain('buf registry login');
  });
});

describe('oras-buf logout', () => {
  it('takes away what login kept, and names what is left', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    await login(job, [], registry.origin);
    const out = await command(job, ['logout'], at(registry.origin));
    expect(out.stdout).toBe(`✔ Signed out of ${host}: removed from ~/.docker/config.json.\n`);
    const again = await command(job, ['logout'], at(registry.origin, { ORAS_REGISTRY_TOKEN: token }));
    expect(again.stdout).toBe(
      `Nothing was kept for ${host}.\nJobs here still sign in by the setting token (ORAS_REGISTRY_TOKEN).\n`,
    );
  });
});

describe('oras-buf auth status', () => {
  const module = {
    'buf.yaml': `version: v2\ndeps:\n  - ${host}/common/types\n  - ${host}/common/other\n  - ${host}/team/x\n`,
  };

  it.each([
    ['allowed', true, 2],
    ['elsewhere', true, 0],
    ['refused', false, 0],
  ] as const)(
    'asks what may be done; a trial upload (%s) is called off where it was begun',
    async (uploads, push, deletes) => {
      await using registry = await signedRegistry(uploads);
      await using job = await JobDirectory.create();
      await job.write(module);
      const found = await status(job, [], at(registry.origin, { ORAS_REGISTRY_TOKEN: token }));
      expect(found).toMatchObject({
        exitCode: 0,
        registries: [
          {
            host,
            endpoint: registry.origin,
            status: 'signed-in',
            kind: 'password',
            username: 'token',
            source: 'the setting token (ORAS_REGISTRY_TOKEN)',
            expiresAt: '',
            rights: [
              { namespace: 'common', repository: 'common/other', pull: true, push },
              { namespace: 'team', repository: 'team/x', pull: true, push },
            ],
          },
        ],
      });
      expect(registry.count('DELETE', 'blobs/uploads/1')).toBe(deletes);
    },
  );

  it('takes the word of a token for the rights that it has, and begins no upload then', async () => {
    await using setup = await withTokenService();
    const { registry, service } = setup;
    const claims = { access: [{ type: 'repository', name: 'team/x', actions: ['pull', 'push'] }] };
    const jwt = ['{"alg":"none"}', JSON.stringify(claims), '']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    service.policy = (scopes) => ({
      status: 200,
      body: { token: scopes.some((one) => one.includes('push')) ? jwt : 'opaque' },
    });
    const { challenge } = registry.rules ?? { challenge: () => '' };
    registry.rules = { challenge, accepts: (authorization) => authorization !== undefined };
    registry.misbehave = (request, response) => {
      if (request.url !== '/v2/' || request.headers.authorization === undefined) return false;
      response.end('{}');
      return true;
    };
    await using job = await JobDirectory.create();
    await job.write(module);
    const { registries } = await status(job, [], at(registry.origin, { ORAS_REGISTRY_TOKEN: token }));
    expect(registries[0]?.['rights']).toMatchObject([
      { namespace: 'common', pull: true, push: false },
      { namespace: 'team', pull: true, push: true },
    ]);
    expect(registry.count('POST', '')).toBe(0);
  });

  it('knows when a token that is a JWT ends', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    const claims = Buffer.from(JSON.stringify({ exp: 1_700_000_000 })).toString('base64url');
    const jwt = `${Buffer.from('{"alg":"x"}').toString('base64url')}.${claims}.c2lnbmF0dXJl`;
    const environment = { ORAS_REGISTRY_TOKEN: jwt };
    const { exitCode, registries } = await status(job, [], at(registry.origin, environment));
    expect(exitCode).toBe(3);
    expect(registries).toMatchObject([{ status: 'rejected', expiresAt: '2023-11-14T22:13:20.000Z' }]);
    const { stdout } = await command(job, ['auth', 'status'], at(registry.origin, environment));
    expect(stdout).toContain('it ended at 2023-11-14');
    expect(stdout).not.toContain(jwt);
  });

  it('is 3 where nobody is signed in, 0 where nobody has to be, 5 where nobody answers', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    const missing = await status(job, [], at(registry.origin));
    expect(missing).toMatchObject({
      exitCode: 3,
      registries: [{ status: 'missing', source: '', problem: expect.stringContaining(`oras-buf login ${host}`) }],
    });
    const text = await command(job, ['auth', 'status'], at(registry.origin));
    expect(text.stdout.split('\n')[0]).toBe(`✘ ${host} (${registry.origin}): not signed in`);
    registry.misbehave = (_request, response) => {
      response.end('{}');
      return true;
    };
    expect(await status(job, [], at(registry.origin))).toMatchObject({ exitCode: 0, registries: [{ status: 'open' }] });
    registry.misbehave = (_request, response) => {
      response.writeHead(400).end();
      return true;
    };
    expect(await status(job, [host], at(registry.origin))).toMatchObject({
      exitCode: 5,
      registries: [{ status: 'unreachable' }],
    });
  });

  it('says why no credential is sent to what a file of the repository names', async () => {
    await using registry = await signedRegistry();
    await using job = await JobDirectory.create();
    await writeFile(join(job.directory, 'ca.pem'), '-----BEGIN CERTIFICATE-----');
    await job.write({
      '.oras/config.yaml': `registries: {${host}: {endpoint: '${registry.origin}'}, other.example: {endpoint: 'http://${'127.0.0.1'}:${registry.port}'}}\n`,
    });
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: '', ORAS_REGISTRY_TOKEN: token };
    const { exitCode, registries } = await status(job, [host], { environment } as ReturnType<typeof at>);
    expect(exitCode).toBe(3);
    expect(registries[0]?.['problem']).toMatch(/none are sent there: .*config\.yaml:1.*trusted-endpoints/);
    expect(registry.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
  });
});
