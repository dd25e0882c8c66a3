import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentUser } from '../../src/doctor/bsr-checks.ts';
import { doctor, host } from '../doctor/doctor-scene.ts';
import { typesV120 } from '../e2e/fixture-modules.ts';
import { LoopbackServer } from '../oci/loopback-registry.ts';
import { makeCertificateAuthority } from '../peers/certificates.ts';
import { requirePeers } from '../peers/peers.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { JobDirectory } from '../pipeline/job-directory.ts';
import type { CommandOutcome } from './command-directory.ts';

const peers = requirePeers('oras', 'registry', 'token-server', 'buf-1.75');
const { ci, other } = registryUsers;

interface Check {
  readonly group: string;
  readonly name: string;
  readonly state: string;
  readonly summary: string;
  readonly details: readonly string[];
  readonly exitCode: number;
}

function checksOf({ stdout }: CommandOutcome): (name: string) => Check {
  const { checks } = JSON.parse(stdout) as { checks: readonly Check[] };
  return (name) => {
    const found = checks.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no check ${name} in ${stdout}`);
    return found;
  };
}

describe.runIf(peers.ready)('doctor with a real registry, TLS and token server', () => {
  let registry: RunningRegistry;
  beforeAll(async () => {
    const programs = { registry: peers.path('registry'), 'token-server': peers.path('token-server') };
    registry = await startRegistry(programs, { signIn: 'token', tls: true });
    for (const user of [ci, other]) {
      await pushModule(peers.path('oras'), { kind: 'registry', registry, user, prefix: `${user.name}/` }, typesV120);
    }
  });
  afterAll(() => registry.stop());

  /** Modules lie below the name of a user, who alone may read them. */
  async function scene(namespace: string): Promise<JobDirectory> {
    const job = await JobDirectory.create({
      'buf.yaml': `version: v2\ndeps:\n  - ${host}/common/types:v1.2.0\n`,
      'acme/app/v1/app.proto': 'syntax = "proto3";\npackage acme.app.v1;\n',
    });
    await writeFile(join(job.directory, 'ca.pem'), await readFile(registry.caFile));
    const ca = join(job.directory, 'ca.pem');
    await job.write({
      '.oras/config.yaml': `registries: {${host}: {ca_file: ${ca}, repository: '${namespace}/{owner}/{name}'}}\n`,
    });
    return job;
  }
  const at = (job: JobDirectory, more: Readonly<Record<string, string>> = {}) =>
    doctor(job, {
      origin: registry.origin,
      arguments: ['--json', '--timeout', '20'],
      environment: {
        ORAS_USERNAME: ci.name,
        ORAS_REGISTRY_TOKEN: ci.password,
        ORAS_BUF_BUF_PATH: peers.path('buf-1.75'),
        ...more,
      },
    });

  it('is green from end to end', async () => {
    await using job = await scene(ci.name);
    const outcome = await at(job);
    const check = checksOf(outcome);
    expect(outcome.exitCode, outcome.stdout).toBe(0);
    expect(outcome.stdout).not.toContain(ci.password);
    for (const name of ['DNS', 'TCP', 'TLS', '/v2/', 'Clock', 'Sign-in', 'Rights', 'buf', 'Files', 'Cache']) {
      expect(check(name), name).toMatchObject({ state: 'ok', exitCode: 0 });
    }
    expect(check('/v2/').summary).toBe('it is a registry, and asks for bearer');
    expect(check('Sign-in').summary).toContain(`as ${ci.name}`);
    expect(check('buf').summary).toMatch(/^1\.75\.0, named by a setting/);
  });

  it('says what a wrong password is, and a namespace that belongs to another', async () => {
    await using job = await scene(other.name);
    const rights = await at(job);
    expect(rights.exitCode).toBe(3);
    expect(checksOf(rights)('Sign-in').state).toBe('ok');
    expect(checksOf(rights)('Rights')).toMatchObject({
      state: 'failed',
      summary: `no right to pull ${other.name}/common/types`,
    });
    const wrong = await at(job, { ORAS_REGISTRY_TOKEN: 'not-the-password' });
    expect([wrong.exitCode, wrong.stdout.includes('not-the-password')]).toEqual([3, false]);
    expect(checksOf(wrong)('Sign-in')).toMatchObject({ state: 'failed', exitCode: 3 });
    expect(checksOf(wrong)('Rights').state).toBe('skipped');
    const nobody = await at(job, { ORAS_REGISTRY_TOKEN: '', ORAS_USERNAME: '' });
    expect(nobody.exitCode).toBe(3);
    expect(checksOf(nobody)('Sign-in').state).toBe('warning');
    expect(checksOf(nobody)('Rights').state).toBe('failed');
  });
});

describe.runIf(peers.ready)('what doctor asks the BSR', () => {
  it('is what the real buf asks it', async () => {
    const authority = makeCertificateAuthority();
    await using server = await new LoopbackServer(
      (_request, response) => response.writeHead(401).end(),
      authority.issue(['localhost']),
    ).start();
    await using job = await JobDirectory.create();
    const ca = join(job.directory, 'ca.pem');
    await writeFile(ca, authority.certificate);
    const bsr = `localhost:${server.port}`;
    const environment = {
      HOME: job.directory,
      PATH: dirname(peers.path('buf-1.75')),
      SSL_CERT_FILE: ca,
      BUF_TOKEN: `x@${bsr}`,
    };
    await promisify(execFile)(peers.path('buf-1.75'), ['registry', 'whoami', bsr], { env: environment }).catch(
      () => {},
    );
    expect(server.seen).toMatchObject([{ method: 'POST', url: currentUser, authorization: 'Bearer x' }]);
  });
});

const buck = requirePeers('buck2');

describe.runIf(buck.ready)("doctor and buck2's daemon", () => {
  it('sees that one of the same version runs, and that none does', async () => {
    const buck2 = buck.path('buck2');
    await using job = await JobDirectory.create({
      '.buckroot': '',
      '.buckconfig': '[cells]\n  root = .\n  prelude = none\n',
      'none/prelude.bzl': '',
    });
    // A daemon is found by way of the home directory.
    const env = { HOME: job.directory, PATH: process.env['PATH'] };
    const run = (...args: string[]) => promisify(execFile)(buck2, args, { cwd: job.workspace, env });
    const look = () =>
      doctor(job, {
        arguments: ['--offline', '--json', '--timeout', '30'],
        environment: { ORAS_BUF_BUCK2_PATH: buck2 },
      });
    expect(checksOf(await look())('Daemon').summary).toBe('none runs in this project');
    await run('targets', '//...').catch(() => {});
    try {
      const check = checksOf(await look());
      expect(check('buck2').state).toBe('ok');
      expect(check('Daemon').summary).toBe('one runs, of the same version');
    } finally {
      await run('kill');
    }
  });
});
