import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ActResult, runWorkflow } from '../peers/act.ts';
import { requirePeers } from '../peers/peers.ts';
import { processesOf } from '../peers/processes.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RegistryUser, type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { type BundledAction, bundleAction } from './action-bundle.ts';
import { typesV120 } from './fixture-modules.ts';
import { Sandbox } from './sandbox.ts';
import { SecretScan } from './secret-scan.ts';

const peers = requirePeers('act', 'oras', 'registry', 'token-server', 'buf-1.75', 'no-network');
const { ci, other } = registryUsers;

describe.runIf(peers.ready)('signing in, whole jobs', () => {
  let registry: RunningRegistry;
  let machine: Sandbox;

  beforeAll(async () => {
    const programs = { registry: peers.path('registry'), 'token-server': peers.path('token-server') };
    registry = await startRegistry(programs, { signIn: 'token', tls: true });
    for (const user of [ci, other]) {
      await pushModule(peers.path('oras'), { kind: 'registry', registry, user, prefix: `${user.name}/` }, typesV120);
    }
  });
  afterAll(() => registry.stop());
  beforeEach(async () => {
    machine = await Sandbox.create(peers.path('no-network'));
  });
  afterEach(() => machine.remove());

  const filesFor = (user: RegistryUser) => ({
    'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/common/types:v1.2.0\n',
    'acme/app/v1/app.proto': `syntax = "proto3";

package acme.app.v1;

import "common/types/v1/id.proto";

message App {
  common.types.v1.Id id = 1;
}
`,
    '.oras/config.yaml': `registries: {oras.birb.homes: {repository: '${user.name}/{owner}/{name}'}}\n`,
    '.gitignore': '/dist/\n',
  });

  describe('private modules in a job without credentials, as in the pull request of a fork', () => {
    const run = async (more: Readonly<Record<string, string>> = {}, args: readonly string[] = []) => {
      const result = await machine.orasBuf(['run', '--buf-path', peers.path('buf-1.75'), ...args], {
        CI: 'true',
        NODE_EXTRA_CA_CERTS: registry.caFile,
        ORAS_BUF_REGISTRY_ENDPOINT: registry.origin,
        ...more,
      });
      const path = join(machine.workspace, '.oras-buf', 'report', 'report.json');
      const report = JSON.parse(await readFile(path, 'utf8')) as {
        outcome: string;
        roots: readonly { build: { tool: string } }[];
        problem: { message: string; next: string } | null;
      };
      return { ...result, report };
    };
    const signedIn = { ORAS_REGISTRY_TOKEN: ci.password, ORAS_USERNAME: ci.name };

    test('all of them in the cache: a normal run, which asks no registry', async () => {
      await machine.checkout(filesFor(ci));
      const first = await run(signedIn);
      expect(first.exitCode, first.output).toBe(0);
      registry.forgetRequests();
      const again = await run();
      expect(again.exitCode, again.output).toBe(0);
      expect(again.report).toMatchObject({ outcome: 'success', roots: [{ build: { tool: 'buf' } }] });
      expect(registry.requests()).toEqual([]);
      // With "skip" too: there is nothing to skip.
      expect((await run({}, ['--on-missing-credentials', 'skip'])).report.outcome).toBe('success');
    });

    test('not in the cache: exit 3 with the reason and the way out, and no build', async () => {
      await machine.checkout(filesFor(ci));
      const result = await run();
      expect(result.exitCode).toBe(3);
      expect(result.report.outcome).toBe('error');
      expect(result.report.problem?.message).toContain('oras.birb.homes asks for credentials to read ci/common/types');
      expect(result.report.problem?.next).toMatch(/ORAS_REGISTRY_TOKEN.*oras-buf login oras\.birb\.homes/);
    });

    test('not in the cache, and asked to skip: exit 0, skipped, no build, and never success', async () => {
      await machine.checkout(filesFor(ci));
      const result = await run({}, ['--on-missing-credentials', 'skip']);
      expect(result.exitCode, result.output).toBe(0);
      expect(result.report).toMatchObject({ outcome: 'skipped', roots: [{ build: { tool: 'none' } }] });
      expect(result.output).toContain('oras.birb.homes asks for credentials');
    });

    test('a wrong token is not a missing one: skip does not hide it', async () => {
      await machine.checkout(filesFor(ci));
      const wrong = { ORAS_REGISTRY_TOKEN: 'wrong', ORAS_USERNAME: ci.name };
      const result = await run(wrong, ['--on-missing-credentials', 'skip']);
      expect(result.exitCode).toBe(3);
      expect(result.report.outcome).toBe('error');
    });
  });

  describe('two jobs on one self-hosted runner, with different tokens', () => {
    let action: BundledAction;
    beforeAll(async () => {
      action = await bundleAction();
    });
    afterAll(() => action.remove());

    const workflow = (user: RegistryUser, collected: string, fails: boolean): string => `on: push
jobs:
  protos:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./
        with:
          token: \${{ secrets.ORAS_REGISTRY_TOKEN }}
          username: ${user.name}
          registry-endpoint: ${registry.origin}
          buf-path: ${peers.path('buf-1.75')}
          cache-dir: ${machine.cache}
          export-credentials: true
          log-level: debug
      - run: |
          echo "$DOCKER_CONFIG" > ${collected}/directory
          ls -l "$DOCKER_CONFIG/config.json" > ${collected}/listing
          ${peers.path('oras')} repo tags --ca-file ${registry.caFile} ${registry.host}/${user.name}/common/types > ${collected}/tags
          touch ${collected}/ready
          for i in $(seq 600); do [ -e ${collected}/../ci/ready ] && [ -e ${collected}/../other/ready ] && break; sleep 0.1; done
          cp "$DOCKER_CONFIG/config.json" ${collected}/config.json
          ${fails ? 'exit 1' : 'true'}
`;

    async function job(user: RegistryUser, fails: boolean): Promise<ActResult & { readonly collected: string }> {
      const collected = join(machine.directory, 'collected', user.name);
      await mkdir(collected, { recursive: true });
      const result = await runWorkflow({
        act: peers.path('act'),
        project: action.directory,
        files: filesFor(user),
        workflow: workflow(user, collected, fails),
        secrets: { ORAS_REGISTRY_TOKEN: user.password },
        environment: { NODE_EXTRA_CA_CERTS: registry.caFile },
        cache: { kind: 'none' },
        home: machine.home,
      });
      return { ...result, collected };
    }

    test.each([
      ['both green', false, ['success', 'success']],
      ['one of them failed', true, ['success', 'failure']],
    ] as const)(
      'each has its own docker configuration, for oras in the steps after ours, and nothing is left: %s',
      async (_name, fails, results) => {
        const theirs = join(machine.home, '.docker');
        await mkdir(theirs);
        const before = '{"auths": {"of.the.runner": {"auth": "dTpw"}}}';
        await writeFile(join(theirs, 'config.json'), before);
        await chmod(join(theirs, 'config.json'), 0o600);
        const jobs = await Promise.all([job(ci, false), job(other, fails)]);
        expect(
          jobs.map(({ jobResult }) => jobResult),
          jobs.map(({ log }) => log).join('\n'),
        ).toEqual(results);
        const directories: string[] = [];
        for (const [index, { collected, log }] of jobs.entries()) {
          const user = [ci, other][index] ?? ci;
          const read = (name: string) => readFile(join(collected, name), 'utf8');
          expect(await read('tags'), log).toContain('v1.2.0');
          expect(await read('listing')).toMatch(/^-rw-------/);
          // After both jobs had theirs: neither has the other's.
          const { auths } = JSON.parse(await read('config.json')) as { auths: Record<string, { auth: string }> };
          const auth = Buffer.from(`${user.name}:${user.password}`).toString('base64');
          expect(auths).toEqual({
            'of.the.runner': { auth: 'dTpw' },
            'oras.birb.homes': { auth },
            [registry.host]: { auth },
          });
          directories.push((await read('directory')).trim());
        }
        expect(new Set(directories).size).toBe(2);
        // They waited for each other while both had signed in: the one was at work while the other was.
        for (const { collected } of jobs) expect(await readdir(collected)).toContain('ready');
        expect(await processesOf(machine.home)).toEqual([]);
        for (const directory of directories) await expect(readdir(directory)).rejects.toThrow('ENOENT');
        expect(await readdir(theirs)).toEqual(['config.json']);
        expect(await readFile(join(theirs, 'config.json'), 'utf8')).toBe(before);
        await rm(join(machine.directory, 'collected'), { recursive: true });
        const scan = new SecretScan([ci, other].map(({ name, password }) => ({ name, value: password })));
        // The runner's own words on the variables that were asked to be exported; it masks what was masked, as act does without our flag.
        const ours = (line: string) => !line.includes('::set-env::');
        for (const { log } of jobs) scan.text('log', log.split('\n').filter(ours).join('\n'));
        for (const { masks, exported } of jobs) expect(masks).toContain(exported['ORAS_REGISTRY_TOKEN']);
        await scan.directory(machine.directory);
        expect(scan.findings).toEqual([]);
      },
      240_000,
    );
  });
});
