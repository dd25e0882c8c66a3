import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ActCache, type ActResult, runWorkflow } from '../peers/act.ts';
import { type BsrStandIn, startBsrStandIn } from '../peers/bsr-stand-in.ts';
import { type CacheService, startCacheService } from '../peers/cache-service-v2.ts';
import { noNetworkArguments } from '../peers/install.ts';
import { requirePeers } from '../peers/peers.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { type BundledAction, bundleAction } from './action-bundle.ts';
import { billingCommit, privateModules, timingCommit } from './fixture-modules.ts';
import { type ModuleRegistry, registryConfig, Sandbox, signInVariables } from './sandbox.ts';
import { type Finding, SecretScan, type WatchedSecret } from './secret-scan.ts';
import { type WorkflowOptions, workflowYaml } from './workflow.ts';
import { bufYaml } from './workspaces.ts';

const peers = requirePeers(
  'act',
  'azurite',
  'oras',
  'registry',
  'token-server',
  'bsr-stand-in',
  'buf-1.75',
  'no-network',
);
const user = registryUsers.ci;
const bsrToken = 'bsr+secret/of=the&tests%';

const protoFile = 'proto/acme/app/v1/app.proto';
const goodProto = `syntax = "proto3";

package acme.app.v1;

import "acme/billing/v1/invoice.proto";
import "common/types/v1/id.proto";

// An order and its invoice.
message Order {
  common.types.v1.Id id = 1;
  acme.billing.v1.Invoice invoice = 2;
}
`;
/** buf lint: the name of the field on line 10 is not in lower snake case. */
const badProto = goodProto.replace('Id id = 1', 'Id orderId = 1');

describe.runIf(peers.ready)('the action under act', () => {
  let registry: RunningRegistry;
  let reach: ModuleRegistry;
  let action: BundledAction;
  let standIn: BsrStandIn;
  let service: CacheService;
  /** The files of the checkout, with both locks. */
  let checkout: Readonly<Record<string, string>>;
  /** The machine: home and caches of the runner, and what steps leave for us. */
  let machine: Sandbox;
  let collected: string;

  beforeAll(async () => {
    action = await bundleAction();
    registry = await startRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      { signIn: 'token', tls: true },
    );
    reach = { kind: 'registry', registry, user };
    for (const module of privateModules) {
      await pushModule(peers.path('oras'), { kind: 'registry', registry, user, prefix: 'ci/' }, module);
    }
    standIn = await startBsrStandIn(peers.path('bsr-stand-in'), [timingCommit, billingCommit]);
    const developer = await Sandbox.create(peers.path('no-network'));
    try {
      const files = {
        'buf.yaml': bufYaml('v2', ['buf.build/acme/billing', 'oras.birb.homes/common/types:v1.2.0']),
        [protoFile]: goodProto,
        ...registryConfig(reach),
      };
      await developer.checkout(files);
      const resolved = await developer.orasBuf(['resolve', '--buf-path', peers.path('buf-1.75')], {
        ...signInVariables(reach),
        ...standIn.environment,
      });
      if (resolved.exitCode !== 0) throw new Error(resolved.output);
      const locks = ['oras.lock', 'buf.lock'].map(async (name) => [
        name,
        await readFile(join(developer.workspace, name), 'utf8'),
      ]);
      checkout = { ...files, ...Object.fromEntries(await Promise.all(locks)) };
    } finally {
      await developer.remove();
    }
  });
  afterAll(async () => {
    await standIn.stop();
    await registry.stop();
    await action.remove();
  });
  beforeEach(async () => {
    service = await startCacheService(peers.path('azurite'));
    machine = await Sandbox.create(peers.path('no-network'));
    collected = join(machine.directory, 'collected');
    await mkdir(collected);
    registry.forgetRequests();
  });
  afterEach(async () => {
    await service.stop();
    await machine.remove();
  });

  /** A `buf` that writes down the environment that it gets. */
  async function watchingBuf(): Promise<string> {
    const path = join(machine.directory, 'buf-that-tells', 'buf');
    await mkdir(dirname(path), { recursive: true });
    // In the checkout it builds, and gets no secret at all. Elsewhere it asks the BSR, with the token bound to that host.
    await writeFile(
      path,
      `#!/bin/sh
case "$PWD/" in
  "$GITHUB_WORKSPACE"/*) env > "${collected}/environment-of-buf-$1" ;;
  *) env | sed 's/^BUF_TOKEN=.*@buf[.]build$/BUF_TOKEN bound to its host/' > "${collected}/environment-of-bsr-call-$$" ;;
esac
exec "${peers.path('buf-1.75')}" "$@"
`,
    );
    await chmod(path, 0o755);
    return path;
  }

  async function run(
    cache: ActCache,
    options: Partial<WorkflowOptions> = {},
    files: Readonly<Record<string, string>> = {},
  ): Promise<ActResult> {
    const buf = await watchingBuf();
    return runWorkflow({
      act: peers.path('act'),
      project: action.directory,
      files: { ...checkout, ...files },
      workflow: workflowYaml({
        tokenBy: 'input',
        after: [
          // Stock buf in a step of its own, on nothing but what our step left.
          `${[peers.path('no-network'), ...noNetworkArguments()].join(' ')} "${peers.path('buf-1.75')}" build`,
          'node --version',
          `cp -R "$GITHUB_WORKSPACE" "${collected}/workspace"`,
          `cp -R "$RUNNER_TEMP" "${collected}/runner-temp"`,
          // act gives a step what GitHub gives to actions alone.
          `env | grep -v "^ACTIONS_RUNTIME_TOKEN=" > "${collected}/environment-of-the-next-step"`,
        ],
        ...options,
        inputs: {
          username: user.name,
          'trusted-endpoints': registry.origin,
          'cache-dir': machine.cache,
          'buf-cache-dir': machine.bufCache,
          'buf-path': buf,
          ...options.inputs,
        },
      }),
      secrets: { ORAS_REGISTRY_TOKEN: user.password, BSR_TOKEN: bsrToken },
      environment: standIn.environment,
      cache,
      home: machine.home,
    });
  }
  /** A fresh runner: nothing of the last run is on its disk. */
  const newRunner = async (): Promise<void> => {
    for (const directory of [machine.cache, machine.bufCache, machine.home, collected]) {
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory);
    }
    registry.forgetRequests();
  };
  const bsrRequests = async () => (await standIn.requests()).length;
  const outputsOf = (result: ActResult) => result.outputs['protos'] ?? {};
  const warningsOf = (result: ActResult) =>
    result.annotations.filter((each) => each.severity === 'warning').map((each) => each.message);

  const caches: Readonly<Record<string, () => ActCache>> = {
    v1: () => ({ kind: 'v1', directory: join(machine.directory, 'cache-service') }),
    v2: () => ({ kind: 'v2', service, access: 'read-write' }),
  };
  for (const [version, cache] of Object.entries(caches)) {
    test(`cache service ${version}: the first run fills the cache, the second one asks neither registry`, async () => {
      const tokenBy = version === 'v1' ? 'input' : 'environment';
      const first = await run(cache(), { tokenBy });
      expect(first.jobResult, first.log).toBe('success');
      expect(first.log).toMatch(/\bv24\.\d+\.\d+/);
      expect(outputsOf(first)).toMatchObject({ 'cache-hit': 'false', 'cache-result': 'miss', outcome: 'success' });
      expect(outputsOf(first)['lock-digest']).toMatch(/^(sha256:)?[0-9a-f]{64}$/);
      expect(outputsOf(first)['buf-cache-dir']).toBe(machine.bufCache);
      expect(first.exported['BUF_CACHE_DIR']).toBe(machine.bufCache);
      expect(outputsOf(first)['modules']).toContain('oras.birb.homes/common/types');
      expect(outputsOf(first)['modules']).toContain('buf.build/acme/billing');
      expect(outputsOf(first)['report-path']).toMatch(/report\.json$/);
      expect(first.summaries.length).toBe(1);
      for (const told of [
        '`common/types`',
        '`acme/billing`',
        '`oras.birb.homes`',
        '`buf.build`',
        '`v1.2.0`',
        'mermaid',
      ]) {
        expect(first.summaries[0]).toContain(told);
      }
      const basic = Buffer.from(`${user.name}:${user.password}`).toString('base64');
      expect(registry.exchangedTokens().length).toBeGreaterThan(0);
      expect(first.masks).toEqual(
        expect.arrayContaining([user.password, basic, bsrToken, ...registry.exchangedTokens()]),
      );
      expect(first.steps.filter((step) => step.stage === 'Post').map((step) => step.result)).toContain('success');

      await newRunner();
      const bsrBefore = await bsrRequests();
      const second = await run(cache(), { tokenBy });
      expect(second.jobResult, second.log).toBe('success');
      expect(outputsOf(second)).toMatchObject({ 'cache-hit': 'true', 'cache-result': 'hit', outcome: 'success' });
      expect(outputsOf(second)['cache-matched-key']).not.toBe('');
      expect(registry.requests()).toEqual([]);
      expect(await bsrRequests()).toBe(bsrBefore);
    });

    test(`cache service ${version}: a build that fails has saved the cache, and its finding is an annotation`, async () => {
      // Here with the directories that the action chooses by itself.
      const defaults = { 'cache-dir': '', 'buf-cache-dir': '' };
      const failed = await run(cache(), { inputs: defaults }, { [protoFile]: badProto });
      expect(failed.jobResult).toBe('failure');
      expect(outputsOf(failed)['outcome']).toBe('failure');
      expect(failed.annotations).toContainEqual(
        expect.objectContaining({
          severity: 'error',
          properties: expect.objectContaining({ file: protoFile, line: '10' }),
        }),
      );
      expect(failed.summaries[0]).toContain('orderId');

      await newRunner();
      const fixed = await run(cache(), { inputs: defaults });
      expect(fixed.jobResult, fixed.log).toBe('success');
      expect(outputsOf(fixed)['cache-hit']).toBe('true');
      expect(registry.requests()).toEqual([]);
    });

    test(`cache service ${version} is dead: a warning, and a green job`, async () => {
      const result = await run({ kind: 'dead', version: version === 'v1' ? 'v1' : 'v2' });
      expect(result.jobResult, result.log).toBe('success');
      expect(outputsOf(result)['cache-result']).toBe('unavailable');
      expect(warningsOf(result).join('\n')).toMatch(/cache/i);
    });
  }

  test('a token that may only read the cache: a warning, a green job, and nothing saved', async () => {
    const result = await run({ kind: 'v2', service, access: 'read-only' });
    expect(result.jobResult, result.log).toBe('success');
    expect(service.calls()).toContain('CreateCacheEntry');
    expect(service.entries()).toEqual([]);
    expect(warningsOf(result).join('\n')).toMatch(/cache was not saved/i);
  });

  test('a wrong token fails the job with the reason, not with a stack', async () => {
    const result = await run({ kind: 'none' }, { inputs: { username: 'somebody' } });
    expect(result.jobResult).toBe('failure');
    expect(outputsOf(result)['outcome']).toBe('error');
    expect(result.log).not.toMatch(/^\s+at .*:\d+:\d+/m);
    const errors = result.annotations.filter((each) => each.severity === 'error').map((each) => each.message);
    expect(errors.join('\n')).toContain('oras.birb.homes');
  });

  describe('secrets', () => {
    const scanned = async (result: ActResult, exchanged: readonly string[]): Promise<SecretScan> => {
      const secrets: WatchedSecret[] = [
        { name: 'registry token', value: user.password },
        { name: 'BSR token', value: bsrToken },
        { name: "runner's token", value: service.token },
        ...exchanged.map((value, index) => ({ name: `exchanged token ${index + 1}`, value })),
      ];
      const scan = new SecretScan(secrets);
      scan.text('the log', result.log);
      for (const summary of result.summaries) scan.text('the summary', summary);
      scan.text('the outputs', JSON.stringify(result.outputs));
      scan.text('the exported variables', JSON.stringify(result.exported));
      scan.text('the annotations', JSON.stringify(result.annotations));
      for (const archive of await service.archives()) await scan.bytes(`the cache entry ${archive.key}`, archive.bytes);
      await scan.directory(machine.directory);
      return scan;
    };
    const places = (findings: readonly Finding[]) =>
      findings.map((each) => `${each.secret}, ${each.form}, in ${each.where}`);

    for (const level of ['info', 'trace'] as const) {
      test(`no secret in log (${level}), summary, outputs, files, cache or the build's environment`, async () => {
        const result = await run({ kind: 'v2', service, access: 'read-write' }, { inputs: { 'log-level': level } });
        expect(result.jobResult, result.log).toBe('success');
        expect(registry.exchangedTokens().length).toBeGreaterThan(0);
        const scan = await scanned(result, registry.exchangedTokens());
        expect(places(scan.findings)).toEqual([]);
        // A scan of nothing proves nothing.
        expect(scan.scannedBytes).toBeGreaterThan(100_000);
        expect((await service.archives()).length).toBeGreaterThan(0);
        const left = await readdir(collected);
        expect(left).toEqual(
          expect.arrayContaining([
            'environment-of-buf-build',
            'environment-of-buf-lint',
            'environment-of-the-next-step',
            'runner-temp',
            'workspace',
          ]),
        );
        const bsrCalls = left.filter((name) => name.startsWith('environment-of-bsr-call-'));
        expect(bsrCalls.length).toBeGreaterThan(0);
        for (const name of bsrCalls) {
          expect(await readFile(join(collected, name), 'utf8')).toContain('BUF_TOKEN bound to its host');
        }
      });
    }

    test('the scan finds a planted one in each of these places', async () => {
      const result = await run(
        { kind: 'v2', service, access: 'read-write' },
        {
          after: [
            `echo "raw ${user.password}"`,
            `printf 'ci:%s' '${user.password}' | base64 > "${collected}/config.json"`,
            `echo "leak=${encodeURIComponent(bsrToken)}" >> "$GITHUB_OUTPUT"`,
            `echo "LEAK=${bsrToken}" >> "$GITHUB_ENV"`,
            `echo "${user.password}" >> "$GITHUB_STEP_SUMMARY"`,
          ],
        },
      );
      const found = places((await scanned(result, registry.exchangedTokens())).findings).join('\n');
      expect(found).toContain('registry token, raw, in the log');
      expect(found).toContain(`registry token, base64, in ${collected}/config.json`);
      expect(found).toContain('BSR token, url-encoded, in the outputs');
      expect(found).toContain('BSR token, raw, in the exported variables');
      expect(found).toContain('registry token, raw, in the summary');
    });
  });
});
