import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cliCommand } from '../e2e/project.ts';
import { Sandbox } from '../e2e/sandbox.ts';
import { SecretScan } from '../e2e/secret-scan.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun, type ProgramResult, runProgram } from '../peers/program.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { writeFakeHelper } from './fake-credential-helper.ts';

const peers = requirePeers('oras', 'crane', 'registry', 'token-server');
const { ci, other } = registryUsers;

describe.runIf(peers.ready)('distribution 3 with the token server, and what oras, crane and oras-buf keep', () => {
  let registry: RunningRegistry;
  let machine: Sandbox;

  beforeAll(async () => {
    const programs = { registry: peers.path('registry'), 'token-server': peers.path('token-server') };
    registry = await startRegistry(programs, { signIn: 'token', tls: true });
    const target = { kind: 'registry', registry, user: ci, prefix: 'ci/' } as const;
    await pushModule(peers.path('oras'), target, {
      repository: 'common/types',
      tag: 'v1.0.0',
      shape: 'archive',
      files: { 'common/v1/id.proto': 'syntax = "proto3";\npackage common.v1;\nmessage Id {}\n' },
    });
  });
  afterAll(() => registry.stop());
  beforeEach(async () => {
    machine = await Sandbox.create('');
    await machine.checkout({
      'buf.yaml': `version: v2\ndeps:\n  - ${registry.host}/common/types\n`,
      'a.proto': 'syntax = "proto3";\nimport "common/v1/id.proto";\nmessage A { common.v1.Id id = 1; }\n',
      '.oras/config.yaml': `registries:\n  ${registry.host}:\n    repository: 'ci/{owner}/{name}'\n`,
    });
  });
  afterEach(() => machine.remove());

  const file = () => join(machine.home, '.docker', 'config.json');
  const trust = () => ({ NODE_EXTRA_CA_CERTS: registry.caFile });
  const orasBuf = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    machine.orasBuf(args, { ...trust(), ...more });
  const login = (user: { name: string; password: string }, more: Readonly<Record<string, string>> = {}) => {
    const environment = machine.environment({ ...trust(), ...more });
    const [program, ...first] = cliCommand;
    return runProgram(program, [...first, 'login', registry.host, '--username', user.name, '--token-stdin'], {
      directory: machine.workspace,
      environment,
      input: `${user.password}\n`,
    });
  };
  const tags = (more: Readonly<Record<string, string>> = {}): Promise<ProgramResult> =>
    runProgram(peers.path('oras'), ['repo', 'tags', '--ca-file', registry.caFile, `${registry.host}/ci/common/types`], {
      environment: machine.environment(more),
    });
  const status = async (more: Readonly<Record<string, string>> = {}) => {
    const { exitCode, stdout } = await orasBuf(['auth', 'status', registry.host, '--json'], more);
    const { registries } = JSON.parse(stdout) as { registries: readonly Record<string, unknown>[] };
    return { exitCode, ...registries[0] };
  };

  test('what "oras login" wrote signs a whole job in, and auth status says what it may do', async () => {
    const flags = ['--ca-file', registry.caFile, '--username', ci.name, '--password-stdin'];
    await mustRun(peers.path('oras'), ['login', registry.host, ...flags], {
      environment: machine.environment(),
      input: ci.password,
    });
    const resolved = await orasBuf(['resolve']);
    expect(resolved.output).not.toContain(ci.password);
    expect(resolved.exitCode).toBe(0);
    expect(await status()).toMatchObject({
      exitCode: 0,
      status: 'signed-in',
      source: '~/.docker/config.json',
      username: 'ci',
      rights: [{ namespace: 'ci/common', repository: 'ci/common/types', pull: true, push: true }],
    });
    const shown = await orasBuf(['auth', 'status']);
    expect(shown.stdout).toContain(`${registry.host}: signed in`);
    expect(shown.stdout).toContain('ci/common: pull, push');
    expect(shown.output).not.toContain(ci.password);
  });

  test('what "crane auth login" wrote signs in, and the rights of another user are none', async () => {
    await mustRun(peers.path('crane'), ['auth', 'login', registry.host, '-u', other.name, '--password-stdin'], {
      environment: machine.environment(),
      input: other.password,
    });
    expect(await status()).toMatchObject({
      exitCode: 0,
      status: 'signed-in',
      username: 'other',
      rights: [{ pull: false, push: false }],
    });
    expect((await orasBuf(['resolve'])).exitCode).toBe(3);
  });

  test('what "oras-buf login" keeps is used by oras and crane; logout takes it away', async () => {
    await mkdir(dirname(file()), { recursive: true });
    const before =
      '{"HttpHeaders": {"X": "\\u0041"}, "auths": {"other.example": {"auth": "dTpw"}}, "n": 12345678901234567890}';
    await writeFile(file(), before, { mode: 0o644 });
    const { exitCode, stdout, output } = await login(ci);
    expect(output).toContain('Signed in');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`✔ Signed in to ${registry.host} as ci. The token is in ~/.docker/config.json.`);
    expect(output).not.toContain(ci.password);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    const after = await readFile(file(), 'utf8');
    for (const part of [
      '{"HttpHeaders": {"X": "\\u0041"}, ',
      '"other.example": {"auth": "dTpw"}',
      '"n": 12345678901234567890}',
    ])
      expect(after).toContain(part);
    expect((await tags()).stdout).toContain('v1.0.0');
    const crane = await runProgram(peers.path('crane'), ['ls', `${registry.host}/ci/common/types`], {
      environment: machine.environment({ SSL_CERT_FILE: registry.caFile }),
    });
    expect(crane.stdout).toContain('v1.0.0');
    const out = await orasBuf(['logout', registry.host]);
    expect(out.stdout).toContain('removed from ~/.docker/config.json');
    expect(await readFile(file(), 'utf8')).toBe(before);
    expect((await tags()).exitCode).not.toBe(0);
    expect(await status()).toMatchObject({ exitCode: 3, status: 'missing', rights: [{ pull: false, push: false }] });
  });

  test('a wrong token is not kept: exit 3', async () => {
    const { exitCode, output } = await login({ name: 'ci', password: 'wrong+token/7' });
    expect(output).toContain('rejected the credentials');
    expect(exitCode).toBe(3);
    expect(output).not.toContain('wrong+token/7');
    expect(existsSync(file())).toBe(false);
    expect(await status({ ORAS_BUF_REGISTRY: registry.host, ORAS_REGISTRY_TOKEN: 'wrong+token/7' })).toMatchObject({
      exitCode: 3,
      status: 'rejected',
      source: 'the setting token (ORAS_REGISTRY_TOKEN)',
    });
  });

  test('a helper that the file names gets the token, and oras gets it from there', async () => {
    const bin = await writeFakeHelper(join(machine.directory, 'bin'), 'fake');
    const path = { PATH: [bin, machine.environment()['PATH']].join(delimiter) };
    await mkdir(dirname(file()), { recursive: true });
    await writeFile(file(), '{"credsStore": "fake"}');
    const kept = await login(ci, { ...path, SOME_TOKEN: 'x', ORAS_REGISTRY_TOKEN: 'of-the-environment' });
    expect(kept.output).toContain('docker-credential-fake (named by ~/.docker/config.json)');
    expect(kept.exitCode).toBe(0);
    expect(await readFile(file(), 'utf8')).toBe('{"credsStore": "fake"}');
    expect((await tags(path)).stdout).toContain('v1.0.0');
    expect(await status(path)).toMatchObject({
      exitCode: 0,
      source: 'docker-credential-fake (named by ~/.docker/config.json)',
    });
    expect((await orasBuf(['logout', registry.host], path)).exitCode).toBe(0);
    expect((await tags(path)).exitCode).not.toBe(0);
    const calls = await readFile(join(bin, 'docker-credential-fake.calls'), 'utf8');
    expect(calls).not.toContain('ORAS_REGISTRY_TOKEN');
    const missing = await status({});
    expect(missing).toMatchObject({ exitCode: 3, status: 'missing' });
  });

  test('two private registries in one job, each with its own token', async () => {
    const second = `localhost:${registry.host.split(':')[1]}`;
    await machine.checkout({
      'buf.yaml': `version: v2\ndeps:\n  - ${registry.host}/common/types\n  - ${second}/team/more\n`,
      '.oras/config.yaml': `registries:\n  ${registry.host}: {repository: 'ci/{owner}/{name}'}\n  ${second}: {repository: 'other/{owner}/{name}'}\n`,
    });
    await pushModule(
      peers.path('oras'),
      { kind: 'registry', registry, user: other, prefix: 'other/' },
      {
        repository: 'team/more',
        tag: 'v1.0.0',
        shape: 'archive',
        files: { 'team/v1/more.proto': 'syntax = "proto3";\npackage team.v1;\nmessage More {}\n' },
      },
    );
    const tokens = [`${ci.name}@${registry.host}=${ci.password}`, `${other.name}@${second}=${other.password}`];
    const resolved = await orasBuf(['resolve', '--log-level', 'debug'], { ORAS_REGISTRY_TOKENS: tokens.join('\n') });
    expect(resolved.exitCode, resolved.output).toBe(0);
    for (const { password } of [ci, other]) expect(resolved.output).not.toContain(password);
    const swapped = [`${ci.name}@${second}=${ci.password}`, `${other.name}@${registry.host}=${other.password}`];
    const more = { ORAS_REGISTRY_TOKENS: swapped.join('\n'), ORAS_BUF_CACHE_DIR: join(machine.directory, 'empty') };
    expect((await orasBuf(['resolve'], more)).exitCode).toBe(3);
  });

  test('an identity token is exchanged at the token server for every scope', async () => {
    const url = new URL('/token/', registry.origin);
    url.search = new URLSearchParams({
      service: 'oras.test',
      offline_token: 'true',
      client_id: 'test',
      account: ci.name,
    }).toString();
    const script = `process.stdin.on('data', async (basic) => {
      const reply = await fetch(process.argv[1], { headers: { authorization: 'Basic ' + basic.toString('base64') } });
      process.stdout.write((await reply.json()).refresh_token);
    });`;
    const identity = await mustRun(process.execPath, ['--eval', script, url.href], {
      environment: { ...trust() },
      input: `${ci.name}:${ci.password}`,
    });
    expect(identity.length).toBeGreaterThan(10);
    await mkdir(dirname(file()), { recursive: true });
    await writeFile(file(), JSON.stringify({ auths: { [registry.host]: { identitytoken: identity } } }));
    registry.forgetRequests();
    const resolved = await orasBuf(['resolve', '--log-level', 'debug']);
    expect(resolved.output).not.toContain(identity);
    expect(resolved.exitCode).toBe(0);
    expect(registry.requests().some(({ method, path }) => method === 'POST' && path.startsWith('/token/'))).toBe(true);
    expect(await status()).toMatchObject({ exitCode: 0, kind: 'identity-token', rights: [{ pull: true, push: true }] });
    const scan = new SecretScan([{ name: 'identity token', value: identity }]);
    scan.text('log', resolved.output);
    await scan.directory(machine.workspace);
    await scan.directory(machine.cache);
    expect(scan.findings).toEqual([]);
  });
});
