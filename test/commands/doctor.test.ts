import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeShare } from '../../src/system/shared-lock.ts';
import { capabilitiesMessage, startCapabilitiesServer } from '../build/capabilities-server.ts';
import {
  brokenRegistry,
  certificateFor,
  doctor,
  fakeProgram,
  host,
  steady,
  token,
  workspace,
} from '../doctor/doctor-scene.ts';
import { fail } from '../oci/loopback-registry.ts';
import { JobDirectory } from '../pipeline/job-directory.ts';
import { asPlainUser } from '../system/plain-user.ts';
import { type CommandOutcome, command } from './command-directory.ts';

/** One golden text for each state. */
async function golden(name: string, { stdout }: CommandOutcome, job: JobDirectory): Promise<void> {
  await expect(steady(stdout, job)).toMatchFileSnapshot(`../golden/doctor/${name}.txt`);
}

async function listening<S extends Server>(server: S): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const { authority, certificate } = certificateFor();
const ca = authority.certificate;

describe('doctor: the way to a registry', () => {
  it('is green from end to end, with a certificate authority of its own', async () => {
    await using registry = await brokenRegistry(certificate);
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: registry.origin, ca });
    expect(outcome.exitCode, outcome.stdout).toBe(0);
    await golden('healthy', outcome, job);
    expect(registry.seen.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('a name that no DNS knows', async () => {
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: 'https://registry.invalid' });
    expect(outcome.exitCode).toBe(5);
    await golden('no-dns', { ...outcome, stdout: outcome.stdout.replace('resolved now', 'resolved') }, job);
  });

  it('a port where nothing listens', async () => {
    const server = createTcpServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: `https://127.0.0.1:${port}` });
    expect(outcome.exitCode).toBe(5);
    await golden('refused', outcome, job);
  });

  it('a server that takes the connection and says nothing: no check waits for longer than its limit', async () => {
    const sockets = new Set<{ destroy(): unknown }>();
    const server = createTcpServer((socket) => sockets.add(socket));
    const port = await listening(server);
    await using job = await JobDirectory.create(workspace);
    const began = performance.now();
    const outcome = await doctor(job, { origin: `https://127.0.0.1:${port}`, arguments: [host, '--timeout', '0.5'] });
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(outcome.exitCode).toBe(5);
    await golden('silent-tls', outcome, job);
    const plain = await doctor(job, { origin: `http://127.0.0.1:${port}`, arguments: [host, '--timeout', '0.5'] });
    expect(plain.exitCode).toBe(5);
    await golden('silent-http', plain, job);
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it.each([
    ['unknown-ca', certificate, undefined],
    ['wrong-name', authority.issue(['elsewhere.test']), ca],
    ['expired', authority.issue(['127.0.0.1'], { from: new Date('2024-01-01'), until: new Date('2024-04-01') }), ca],
    [
      'not-yet-valid',
      authority.issue(['127.0.0.1'], { from: new Date('2045-01-01'), until: new Date('2045-04-01') }),
      ca,
    ],
  ] as const)('a certificate: %s', async (name, shown, trusted) => {
    await using registry = await brokenRegistry(shown);
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: registry.origin, ...(trusted === undefined ? {} : { ca: trusted }) });
    expect(outcome.exitCode).toBe(5);
    await golden(name, outcome, job);
    expect(registry.seen, 'nothing is sent over it').toEqual([]);
  });

  it('a certificate that ends soon is a warning', async () => {
    const soon = authority.issue(['127.0.0.1'], {
      from: new Date(Date.now() - 80 * 24 * 3_600_000),
      until: new Date(Date.now() + 3.5 * 24 * 3_600_000),
    });
    await using registry = await brokenRegistry(soon);
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: registry.origin, ca });
    expect(outcome.exitCode).toBe(0);
    await golden('ends-soon', outcome, job);
  });

  it.each([
    ['clock-minutes', 3 * 60_000 + 1_000, 0],
    ['clock-hours', -5 * 3_600_000, 9],
  ] as const)('a clock that is wrong: %s', async (name, offsetMs, exitCode) => {
    await using registry = await brokenRegistry(certificate, (_request, response) => {
      response.setHeader('date', new Date(Date.now() + offsetMs).toUTCString());
      return false;
    });
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: registry.origin, ca });
    expect(outcome.exitCode).toBe(exitCode);
    await golden(name, outcome, job);
  });

  it.each([
    ['login-page', 5, { 'content-type': 'text/html; charset=utf-8' }, 200, '<html>Sign in</html>'],
    ['portal-redirect', 5, { location: 'https://portal.test/login?token=abc' }, 302, ''],
    ['server-error', 5, {}, 503, ''],
    ['no-registry', 5, { 'content-type': 'text/plain', server: 'nginx' }, 404, 'not found'],
  ] as const)('something else answers at /v2/: %s', async (name, exitCode, headers, status, body) => {
    await using registry = await brokenRegistry(certificate, (_request, response) => {
      response.writeHead(status, headers).end(body);
      return true;
    });
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: registry.origin, ca });
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stdout).not.toContain('abc');
    await golden(name, outcome, job);
  });

  it('a token that the registry refuses, and none at all', async () => {
    await using registry = await brokenRegistry(certificate);
    await using job = await JobDirectory.create(workspace);
    const wrong = await doctor(job, {
      origin: registry.origin,
      ca,
      environment: { ORAS_REGISTRY_TOKEN: 'wrong-token' },
    });
    expect([wrong.exitCode, wrong.stdout.includes('wrong-token')]).toEqual([3, false]);
    await golden('wrong-token', wrong, job);
    const none = await doctor(job, { origin: registry.origin, ca, environment: { ORAS_REGISTRY_TOKEN: '' } });
    expect(none.exitCode).toBe(3);
    await golden('no-token', none, job);
  });

  it('a credential file that is broken is part of the sign-in', async () => {
    await using registry = await brokenRegistry(certificate);
    await using job = await JobDirectory.create(workspace);
    await mkdir(join(job.directory, '.docker'));
    await writeFile(join(job.directory, '.docker', 'config.json'), '{');
    const outcome = await doctor(job, { origin: registry.origin, ca, environment: { ORAS_REGISTRY_TOKEN: '' } });
    expect(outcome.log).toBe('');
    await golden('broken-credential-file', outcome, job);
  });

  it('rights that are missing in one namespace, and a module that is not there', async () => {
    await using registry = await brokenRegistry(certificate, (request, response) => {
      if (request.url?.startsWith('/v2/secret/') !== true) return false;
      fail(response, 403, 'DENIED');
      return true;
    });
    await using job = await JobDirectory.create({
      'buf.yaml': `version: v2\ndeps:\n${['common/types', 'secret/plans', 'secret/more'].map((one) => `  - ${host}/${one}:v1.2.0\n`).join('')}`,
    });
    const outcome = await doctor(job, { origin: registry.origin, ca });
    expect(outcome.exitCode).toBe(3);
    await golden('no-rights', outcome, job);
    await job.write({ 'buf.yaml': workspace['buf.yaml'].replace('types', 'typs') });
    const missing = await doctor(job, { origin: registry.origin, ca });
    expect(missing.exitCode).toBe(0);
    await golden('no-repository', missing, job);
  });

  it('plain HTTP where TLS is wanted', async () => {
    await using registry = await brokenRegistry(undefined);
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: registry.origin.replace('http:', 'https:') });
    expect(outcome.exitCode).toBe(5);
    await golden('plain-http', outcome, job);
  });

  it('a token service that is down', async () => {
    await using registry = await brokenRegistry(certificate);
    registry.rules = {
      challenge: () => 'Bearer realm="https://127.0.0.1:1/token",service="r"',
      accepts: () => false,
    };
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: registry.origin, ca });
    expect(outcome.exitCode).toBe(5);
    await golden('no-token-service', outcome, job);
  });

  it('a name with several addresses: one that answers is enough', async () => {
    await using registry = await brokenRegistry(undefined);
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { origin: `http://localhost:${registry.port}`, arguments: [host, '--json'] });
    const { checks } = JSON.parse(outcome.stdout) as {
      checks: readonly { name: string; state: string; summary: string }[];
    };
    expect(checks.find(({ name }) => name === 'TCP')).toMatchObject({
      state: 'ok',
      summary: `127.0.0.1:${registry.port} answers`,
    });
    expect(outcome.exitCode).toBe(0);
  });

  it('has colours on a terminal, and the keys that the documentation names in JSON', async () => {
    await using registry = await brokenRegistry(undefined);
    await using job = await JobDirectory.create(workspace);
    const environment = { ORAS_BUF_REGISTRY_ENDPOINT: registry.origin, ORAS_REGISTRY_TOKEN: 'wrong' };
    const { stdout } = await command(job, ['doctor', host], { environment, colours: true });
    expect(stdout).toContain('\u001b[31m✘\u001b[39m Sign-in');
    const plain = await command(job, ['doctor', host], { environment });
    expect(plain.stdout).not.toContain('\u001b');
    const json = await command(job, ['doctor', host, '--json'], { environment });
    const { checks, counts, durationMs, ...head } = JSON.parse(json.stdout) as Record<string, unknown>;
    expect(head).toEqual({ schemaVersion: 1, command: 'doctor' });
    expect([counts, durationMs]).toEqual([{ ok: 4, warning: 0, failed: 1, skipped: 1 }, expect.any(Number)]);
    const keys = ['group', 'name', 'state', 'summary', 'details', 'fix', 'exitCode', 'durationMs'];
    const page = readFileSync('docs/doctor.md', 'utf8');
    for (const one of checks as readonly object[]) expect(Object.keys(one)).toEqual(keys);
    for (const key of [...keys, 'counts']) expect(page).toContain(`\`${key}\``);
  });

  it('a registry that is a directory', async () => {
    await using job = await JobDirectory.create(workspace);
    const outcome = await doctor(job, { arguments: ['--offline', '--json'] });
    expect(outcome.exitCode).toBe(0);
    await rm(job.registry, { recursive: true });
    const gone = await doctor(job, { arguments: ['--json'] });
    const { checks } = JSON.parse(gone.stdout) as {
      checks: readonly { name: string; state: string; exitCode: number }[];
    };
    expect(checks.find(({ name }) => name === 'Directory')).toMatchObject({ state: 'failed', exitCode: 2 });
    expect(gone.exitCode).toBe(2);
  });
});

describe('doctor: proxies', () => {
  /** A proxy that connects every name to this machine, or answers with a status. */
  async function proxy(answer: number, wanted?: string): Promise<{ port: number } & AsyncDisposable> {
    const server = createServer();
    const sockets = new Set<{ destroy(): unknown }>();
    server.on('connect', (request, socket) => {
      sockets.add(socket);
      const status = wanted !== undefined && request.headers['proxy-authorization'] !== wanted ? 407 : answer;
      if (status !== 200) {
        socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
        return;
      }
      const port = Number(request.url?.split(':')[1]);
      const there = connectTcp(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        there.pipe(socket).pipe(there);
      });
      sockets.add(there);
      there.on('error', () => socket.destroy());
      socket.on('error', () => there.destroy());
    });
    const port = await listening(server);
    return {
      port,
      [Symbol.asyncDispose]: async () => {
        for (const socket of sockets) socket.destroy();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  }
  const made = certificateFor(['registry.test']);
  const origin = (port: number): string => `https://registry.test:${port}`;

  it('leads to the registry, signed in, and its password is not shown', async () => {
    await using registry = await brokenRegistry(made.certificate);
    await using way = await proxy(200, `Basic ${Buffer.from('me:pr0xy-secret').toString('base64')}`);
    await using job = await JobDirectory.create(workspace);
    const environment = { HTTPS_PROXY: `http://me:pr0xy-secret@127.0.0.1:${way.port}` };
    const call = { origin: origin(registry.port), ca: made.authority.certificate, environment };
    const outcome = await doctor(job, call);
    expect([outcome.exitCode, outcome.stdout.includes('pr0xy-secret')]).toEqual([0, false]);
    await golden('proxy', outcome, job);
    const wrong = { HTTPS_PROXY: `http://me:wrong@127.0.0.1:${way.port}` };
    const refused = await doctor(job, { ...call, environment: wrong });
    expect(refused.exitCode).toBe(5);
    await golden('proxy-wrong-password', refused, job);
    const bare = await doctor(job, { ...call, environment: { HTTPS_PROXY: `http://127.0.0.1:${way.port}` } });
    await golden('proxy-wants-password', bare, job);
  });

  it('that is dead, that forbids the host, that has no address, and NO_PROXY', async () => {
    await using way = await proxy(403);
    await using job = await JobDirectory.create(workspace);
    const at = (HTTPS_PROXY: string, more = {}) =>
      doctor(job, { origin: 'https://registry.test', environment: { HTTPS_PROXY, ...more } });
    const forbidden = await at(`http://127.0.0.1:${way.port}`);
    await golden('proxy-forbids', forbidden, job);
    await way[Symbol.asyncDispose]();
    const dead = await at(`http://127.0.0.1:${way.port}`);
    await golden('proxy-dead', dead, job);
    const odd = await at('socks5://127.0.0.1:1080');
    await golden('proxy-odd', odd, job);
    expect([forbidden.exitCode, dead.exitCode, odd.exitCode]).toEqual([5, 5, 2]);
    const excluded = await at(`http://127.0.0.1:${way.port}`, { NO_PROXY: '.test' });
    expect(excluded.stdout).toContain('not used for this host');
  });
});

describe('doctor: this machine', () => {
  const here = (job: JobDirectory, more: Readonly<Record<string, string>> = {}, args: readonly string[] = []) =>
    doctor(job, {
      arguments: ['--offline', ...args],
      environment: { ORAS_BUF_BUF_PATH: join(job.directory, 'programs', 'buf'), ...more },
    });
  const machine = async (
    files: Readonly<Record<string, string>> = workspace,
    buf = '1.73.0',
  ): Promise<JobDirectory> => {
    const job = await JobDirectory.create(files);
    await fakeProgram(job, 'buf', buf);
    return job;
  };

  it('where everything is in order', async () => {
    await using job = await machine();
    await job.publish('common/types', 'v1.2.0');
    const resolved = await job.resolve();
    expect(resolved.report.outcome).toBe('success');
    const outcome = await here(job);
    expect(outcome.exitCode, outcome.stdout).toBe(0);
    await golden('machine', outcome, job);
    // Broken one after the other.
    const store = join(job.directory, 'cache', 'store');
    await writeFile(join(store, 'index.json'), '{"manifests": [');
    await golden('broken-index', await here(job), job);
    const digest = execFileSync('ls', [join(store, 'blobs', 'sha256')], { encoding: 'utf8' }).split('\n')[0] ?? '';
    await writeFile(join(store, 'blobs', 'sha256', digest), 'not these bytes');
    const damaged = await here(job);
    expect(damaged.exitCode).toBe(6);
    await golden('broken-blob', { ...damaged, stdout: damaged.stdout.replaceAll(digest, '<digest>') }, job);
    await writeFile(join(store, 'oci-layout'), '{"imageLayoutVersion":"9.9.9"}');
    const layout = await here(job);
    expect(layout.exitCode).toBe(8);
    await golden('broken-layout', layout, job);
  });

  it('locks: markers of a merge conflict, out of date, none', async () => {
    await using job = await machine();
    await job.publish('common/types', 'v1.2.0');
    await job.publish('common/types', 'v1.3.0');
    await golden('no-lock', await here(job), job);
    await job.resolve();
    await job.write({ 'buf.yaml': workspace['buf.yaml'].replace('v1.2.0', 'v1.3.0') });
    const stale = await here(job);
    expect(stale.exitCode).toBe(0);
    const frozen = await here(job, { CI: 'true' });
    expect(frozen.exitCode).toBe(2);
    await golden('lock-out-of-date', frozen, job);
    await job.write({ 'oras.lock': `<<<<<<< ours\n${await job.read('oras.lock')}=======\n>>>>>>> theirs\n` });
    const conflict = await here(job);
    expect(conflict.exitCode).toBe(2);
    await golden('lock-conflict', conflict, job);
  });

  it('tools: an old buf, one that does not run, a missing buck2', async () => {
    await using job = await machine(workspace, '1.28.1');
    const old = await here(job);
    expect(old.exitCode).toBe(2);
    await golden('old-buf', old, job);
    await writeFile(join(job.directory, 'programs', 'broken'), 'no program');
    const broken = await here(job, { ORAS_BUF_BUF_PATH: join(job.directory, 'programs', 'broken') });
    expect(broken.exitCode).toBe(2);
    await golden('broken-buf', broken, job);
    await job.write({ '.buckconfig': '[cells]\n  root = .\n' });
    await fakeProgram(job, 'buf', '1.73.0');
    const missing = await here(job, { PATH: '/usr/bin:/bin', ORAS_BUF_BUCK2_VERSION: 'none' });
    expect(missing.exitCode).toBe(2);
    await golden('no-buck2', missing, job);
  });

  it("buck2's daemon, the server that buck2 uses, and who holds the store", async () => {
    await using job = await machine({ ...workspace, '.buckconfig': '[cells]\n  root = .\n' });
    const buck2 = await fakeProgram(job, 'buck2', 'buck2 abcdef1 <build-id>', {
      status: '{"process_info": {"pid": 1, "version": "0123456", "auth_token": "hush"}}',
    });
    await using server = await startCapabilitiesServer({
      message: capabilitiesMessage({ writable: false, executes: false }),
    });
    const share = await takeShare(join(job.directory, 'cache', 'in-use', 'store'), {});
    const outcome = await here(job, {
      ORAS_BUF_BUCK2_PATH: buck2,
      ORAS_BUF_REMOTE: 'execute',
      ORAS_BUF_REMOTE_ENDPOINT: `grpc://127.0.0.1:${server.port}`,
    });
    await share.release();
    expect([outcome.exitCode, outcome.stdout.includes('hush')]).toEqual([0, false]);
    const steadier = outcome.stdout.replaceAll(/process \d+@\S+/g, 'process <process>');
    await golden('other-daemon', { ...outcome, stdout: steadier }, job);
    const gone = await here(job, {
      ORAS_BUF_BUCK2_PATH: await fakeProgram(job, 'buck2', 'buck2 abcdef1 <build-id>', { status: 'no buckd running' }),
      ORAS_BUF_REMOTE: 'cache',
      ORAS_BUF_REMOTE_ENDPOINT: 'grpc://127.0.0.1:1',
    });
    expect(gone.exitCode).toBe(0);
    await golden('no-remote', gone, job);
  });

  it('the settings, each with where it is from, secrets without their value', async () => {
    await using job = await machine({
      ...workspace,
      '.oras/config.yaml': 'targets: [//a]\nregistries: {r.example: {}}\n',
    });
    const { stdout } = await here(job);
    expect(stdout).toContain('token: the variable ORAS_REGISTRY_TOKEN (not shown)');
    expect(stdout).toContain('offline: a flag');
    expect(stdout).toContain('targets: .oras/config.yaml:1');
    expect(stdout).not.toContain(token);
  });

  it("a cache of buf's inside the workspace", async () => {
    await using job = await machine();
    const outcome = await doctor(job, {
      arguments: ['--offline'],
      environment: { ORAS_BUF_BUF_CACHE_DIR: '', XDG_CACHE_HOME: join(job.workspace, 'xdg') },
    });
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toContain(
      'lies inside the workspace, where buf would take the cached modules for your own files',
    );
  });

  it('a cache that may only be read, and one that cannot be made', async () => {
    await using job = await machine();
    await chmod(job.directory, 0o755);
    await mkdir(join(job.directory, 'cache'), { mode: 0o555 });
    await mkdir(join(job.directory, 'buf'), { mode: 0o777 });
    await chmod(join(job.directory, 'buf'), 0o777);
    const [full, missing] = await asPlainUser(async () => [
      await here(job),
      await here(job, { ORAS_BUF_CACHE_DIR: join(job.directory, 'cache', 'deeper') }),
    ]);
    expect([full?.exitCode, missing?.exitCode]).toEqual([8, 8]);
    expect(full?.stdout).toContain('cache may only be read: what is missing there cannot be kept');
    if (full !== undefined) await golden('read-only-cache', full, job);
    if (missing !== undefined) await golden('no-cache', missing, job);
  });

  it('a disk that is full', async ({ skip }) => {
    await using job = await machine();
    const disk = join(job.directory, 'disk');
    await mkdir(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'pipe' });
    } catch {
      skip('needs the right to mount a small file system');
    }
    try {
      await writeFile(join(disk, 'full'), Buffer.alloc(252 * 1024));
      const outcome = await here(job, { ORAS_BUF_CACHE_DIR: disk });
      expect(outcome.exitCode).toBe(8);
      await golden('disk-full', outcome, job);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it('refuses a time limit that is none', async () => {
    await using job = await machine();
    await expect(here(job, {}, ['--timeout', 'soon'])).rejects.toMatchObject({ exitCode: 2 });
  });
});
