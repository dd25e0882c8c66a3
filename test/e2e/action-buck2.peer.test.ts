import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ActResult, runWorkflow } from '../peers/act.ts';
import { requirePeers } from '../peers/peers.ts';
import { endProcessesOf, environmentOf, processesOf } from '../peers/processes.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { type BundledAction, bundleAction } from './action-bundle.ts';
import { privateModules } from './fixture-modules.ts';
import { type ModuleRegistry, registryConfig, Sandbox, signInVariables } from './sandbox.ts';
import { SecretScan, type WatchedSecret } from './secret-scan.ts';
import { workflowYaml } from './workflow.ts';
import { bufYaml } from './workspaces.ts';

const peers = requirePeers('act', 'registry', 'token-server', 'oras', 'buf-1.75', 'buck2', 'no-network');
const user = registryUsers.ci;
const bsrToken = 'bsr+secret/of=the&tests%';
const dependencies = ['oras.birb.homes/common/types:v1.2.0', 'oras.birb.homes/team-platform/auth:v2'];

const orderFile = 'proto/acme/orders/v1/order.proto';
const goodOrder = `syntax = "proto3";

package acme.orders.v1;

import "common/types/v1/id.proto";
import "platform/auth/v1/session.proto";

// What somebody ordered.
message Order {
  common.types.v1.Id order_id = 1;
  platform.auth.v1.Session session = 2;
}
`;
/** buf lint: the name of the field on line 10 is not in lower snake case. */
const badOrder = goodOrder.replace('order_id', 'orderId');

const parcelFile = 'proto/acme/shipping/v1/parcel.proto';
const goodParcel = `syntax = "proto3";

package acme.shipping.v1;

import "common/types/v1/id.proto";

// What is sent.
message Parcel {
  common.types.v1.Id parcel_id = 1;
}
`;
/** The module has no such type. */
const badParcel = goodParcel.replace('common.types.v1.Id', 'common.types.v1.Weight');

/** The action and the test print this with their environment: where it is found, a secret would be found too. */
const marker = 'here is my environment';

/** Rules of the workspace. Their commands write down their environment, and which processes run them. */
const rules = `
load("//:collected.bzl", "COLLECTED")

TELL = "COLLECTED=" + COLLECTED + r"""
env > "$COLLECTED/environment-of-$0"
p=$PPID
while [ "$p" -gt 1 ]; do
  echo "$p $(tr '\\0' ' ' < "/proc/$p/cmdline")" >> "$COLLECTED/processes-above"
  tr '\\0' '\\n' < "/proc/$p/environ" >> "$COLLECTED/environments-above"
  p=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$p/status")
done
"""

def _environment_impl(ctx):
    out = ctx.actions.declare_output("environment.txt")
    ctx.actions.run(
        ["sh", "-c", TELL + "echo '${marker}' >&2; env >&2; env > $1", "the-action", out.as_output()],
        category = "environment",
        local_only = True,
    )
    return [DefaultInfo(default_output = out)]

environment = rule(impl = _environment_impl, attrs = {})

def _own_test_impl(ctx):
    return [
        DefaultInfo(),
        ExternalRunnerTestInfo(
            type = "own_test",
            command = ["sh", "-c", TELL + "echo '${marker}'; env; cat $1; test ! -s $1", "the-test", ctx.attrs.complaint],
            run_from_project_root = True,
            use_project_relative_paths = True,
        ),
    ]

own_test = rule(impl = _own_test_impl, attrs = {"complaint": attrs.source()})
`;

const workspace: Readonly<Record<string, string>> = {
  '.buckconfig': '[cells]\n  root = .\n[project]\n  ignore = .git, .oras-buf\n',
  '.gitignore': 'buck-out/\n',
  'buf.yaml': bufYaml('v2', dependencies),
  'rules.bzl': rules,
  BUCK: `load("//:rules.bzl", "environment", "own_test")

environment(name = "environment")

own_test(name = "stock", complaint = "complaint.txt")
`,
  'complaint.txt': '',
  [orderFile]: goodOrder,
  'proto/acme/orders/v1/BUCK': `load("@oras//:defs.bzl", "buf_lint", "proto_library")

proto_library(
    name = "orders",
    srcs = ["order.proto"],
    oras_deps = ${JSON.stringify(dependencies)},
)

buf_lint(name = "lint", library = ":orders")
`,
  [parcelFile]: goodParcel,
  'proto/acme/shipping/v1/BUCK': `load("@oras//:defs.bzl", "proto_library")

proto_library(
    name = "shipping",
    srcs = ["parcel.proto"],
    oras_deps = ${JSON.stringify(dependencies.slice(0, 1))},
)
`,
};

describe.runIf(peers.ready)('the action with buck2 under act', () => {
  let registry: RunningRegistry;
  let reach: ModuleRegistry;
  let action: BundledAction;
  /** The files of the checkout, with the locks. */
  let checkout: Readonly<Record<string, string>>;
  let machine: Sandbox;
  /** What the steps, the actions and the tests leave for us. */
  let collected: string;
  let cacheService: string;

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
    const developer = await Sandbox.create(peers.path('no-network'));
    try {
      const files = { ...workspace, ...registryConfig(reach) };
      await developer.checkout(files);
      const tools = ['--buf-path', peers.path('buf-1.75'), '--buck2-path', peers.path('buck2')];
      const resolved = await developer.orasBuf(['resolve', ...tools], signInVariables(reach));
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
    await registry.stop();
    await action.remove();
  });
  beforeEach(async () => {
    machine = await Sandbox.create(peers.path('no-network'));
    collected = join(machine.directory, 'collected');
    cacheService = join(machine.directory, 'cache-service');
    await mkdir(collected);
    registry.forgetRequests();
  });
  afterEach(async () => {
    // Only a test that failed leaves one behind.
    await endProcessesOf(machine.home);
    await machine.remove();
  });

  function run(
    files: Readonly<Record<string, string>> = {},
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<ActResult> {
    return runWorkflow({
      act: peers.path('act'),
      project: action.directory,
      files: { ...checkout, 'collected.bzl': `COLLECTED = "${collected}"\n`, ...files },
      workflow: workflowYaml({
        tokenBy: 'input',
        after: [
          `cp -R "$GITHUB_WORKSPACE" "${collected}/workspace"`,
          `cp -R "$RUNNER_TEMP" "${collected}/runner-temp"`,
        ],
        inputs: {
          username: user.name,
          'trusted-endpoints': registry.origin,
          'cache-dir': machine.cache,
          'buf-cache-dir': machine.bufCache,
          'buf-path': peers.path('buf-1.75'),
          'buck2-path': peers.path('buck2'),
          ...inputs,
        },
      }),
      secrets: { ORAS_REGISTRY_TOKEN: user.password, BSR_TOKEN: bsrToken },
      cache: { kind: 'v1', directory: cacheService },
      home: machine.home,
    });
  }
  /** A fresh runner: nothing of the last run is on its disk. */
  async function newRunner(): Promise<void> {
    for (const directory of [machine.cache, machine.bufCache, machine.home, collected]) {
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory);
    }
    registry.forgetRequests();
  }
  const outputsOf = (result: ActResult) => result.outputs['protos'] ?? {};
  const errorsOf = (result: ActResult) => result.annotations.filter((each) => each.severity === 'error');
  /** The first lines of the summary: what happened, and what to do. */
  const topOf = (result: ActResult) => (result.summaries[0] ?? '').split('\n').slice(0, 3);

  async function expectNoDaemonLeft(): Promise<void> {
    const above = (await readFile(join(collected, 'processes-above'), 'utf8')).trimEnd().split('\n');
    const daemons = above.filter((line) => / buck2d/.test(line));
    // The actions did run below a daemon, and that daemon had the environment by which the others are found.
    expect(daemons.length, above.join('\n')).toBeGreaterThan(0);
    expect(await readFile(join(collected, 'environments-above'), 'utf8')).toContain(`HOME=${machine.home}\n`);
    expect(await processesOf(machine.home)).toEqual([]);
    for (const line of daemons) expect(await environmentOf(line.split(' ')[0] ?? '')).toBe('');
  }

  /** Everything that the run left, and all that it said. */
  async function expectNoSecretIn(result: ActResult, teller: 'the-action' | 'the-test'): Promise<void> {
    const exchanged = registry.exchangedTokens();
    expect(exchanged.length).toBeGreaterThan(0);
    const secrets: WatchedSecret[] = [
      { name: 'registry token', value: user.password },
      { name: 'BSR token', value: bsrToken },
      ...exchanged.map((value, index) => ({ name: `exchanged token ${index + 1}`, value })),
      { name: 'marker', value: marker },
    ];
    const scan = new SecretScan(secrets);
    scan.text('the log', result.log);
    for (const summary of result.summaries) scan.text('the summary', summary);
    scan.text('the outputs', JSON.stringify(result.outputs));
    scan.text('the exported variables', JSON.stringify(result.exported));
    scan.text('the annotations', JSON.stringify(result.annotations));
    // The cache service's files, the caches, the home with the daemon's files, the checkout with buck-out.
    await scan.directory(machine.directory);
    const found = scan.findings.map((each) => `${each.secret}, ${each.form}, in ${each.where}`);
    expect(found.filter((line) => !line.startsWith('marker'))).toEqual([]);
    // What the action printed is in buck2's event log, and that was looked into.
    expect(found.join('\n')).toMatch(/marker, \w+, in .*\/workspace\/buck-out\/v2\/log\/.*pb\.zst!zstd/);
    const inherited = await readFile(join(collected, 'environments-above'), 'utf8');
    const own = await readFile(join(collected, `environment-of-${teller}`), 'utf8');
    // The daemon has what the step has, but for what opens something.
    expect(inherited).toMatch(/^GITHUB_SHA=[0-9a-f]{40}$/m);
    expect(own).toMatch(/^BUCK_BUILD_ID=/m);
    expect(`${inherited}${own}`).not.toMatch(
      /^(INPUT_|STATE_|ORAS_REGISTRY_TOKEN|BUF_TOKEN|ACTIONS_RUNTIME_TOKEN|GITHUB_TOKEN)/im,
    );
  }

  test('red: findings at their lines, told with what to do; the cache is saved, and the next run is green from it', async () => {
    const red = await run({ [orderFile]: badOrder, [parcelFile]: badParcel });
    expect(red.jobResult, red.log).toBe('failure');
    expect(outputsOf(red)).toMatchObject({ outcome: 'failure', 'cache-result': 'miss', 'cache-hit': 'false' });
    expect(red.steps.find((step) => step.stage === 'Main' && step.name.includes('./'))?.result).toBe('failure');

    expect(errorsOf(red)).toEqual(
      expect.arrayContaining([
        {
          severity: 'error',
          message: expect.stringContaining('Field name "orderId" should be lower_snake_case'),
          properties: expect.objectContaining({ file: orderFile, line: '10', col: '22' }),
        },
        {
          severity: 'error',
          message: expect.stringContaining('common.types.v1.Weight'),
          properties: expect.objectContaining({ file: parcelFile, line: '9', col: '3' }),
        },
      ]),
    );
    expect(errorsOf(red).map((each) => each.properties['file'])).toEqual([orderFile, parcelFile]);

    expect(topOf(red)).toEqual([
      '## ❌ Failed: 2 of 5 targets',
      '',
      expect.stringMatching(
        /^> \*\*Next:\*\* Fix the 2 findings below, then try it yourself: `buck2 build \/\/\.\.\.`\.$/,
      ),
    ]);
    const [summary = ''] = red.summaries;
    expect(summary).toContain(`| \`${orderFile}:10:22\` |`);
    expect(summary).toContain(`| \`${parcelFile}:9:3\` |`);
    expect(summary).toContain('exit code 1');
    expect(summary).toContain('root//proto/acme/orders/v1:lint');
    expect(summary).toContain('root//proto/acme/shipping/v1:shipping');
    expect(summary).toContain('A new entry was saved.');
    await expectNoDaemonLeft();
    await expectNoSecretIn(red, 'the-action');

    await newRunner();
    const green = await run();
    expect(green.jobResult, green.log).toBe('success');
    expect(outputsOf(green)).toMatchObject({ outcome: 'success', 'cache-result': 'hit', 'cache-hit': 'true' });
    expect(registry.requests()).toEqual([]);
    await expectNoDaemonLeft();
  });

  test('green: from the registry, with its modules and targets in outputs and summary', async () => {
    const green = await run();
    expect(green.jobResult, green.log).toBe('success');
    expect(errorsOf(green)).toEqual([]);
    const outputs = outputsOf(green);
    expect(outputs).toMatchObject({ outcome: 'success', 'cache-result': 'miss', 'buf-cache-dir': machine.bufCache });
    const modules = JSON.parse(outputs['modules'] ?? '') as { readonly name: string; readonly version: string }[];
    expect(modules.map((module) => `${module.name}:${module.version}`)).toEqual([
      'oras.birb.homes/acme/app:',
      'oras.birb.homes/common/errors:v1.1.0',
      'oras.birb.homes/common/types:v1.2.0',
      'oras.birb.homes/team-platform/auth:v2.1.0',
    ]);
    // Nothing is to be done, so the facts come at once.
    expect(topOf(green)).toEqual([
      '## ✅ Success: 5 targets built, 4 modules ready',
      '',
      expect.stringMatching(/^\*\*4 modules\*\* \(3 network, 1 local\) · \*\*buck2\*\* 5 targets · /),
    ]);
    const [summary = ''] = green.summaries;
    for (const told of ['`root//proto/acme/orders/v1:orders`', '`common/types`', '`v2.1.0`', 'mermaid', 'frozen']) {
      expect(summary).toContain(told);
    }
    expect(green.masks).toEqual(expect.arrayContaining([user.password, ...registry.exchangedTokens()]));
    await expectNoDaemonLeft();
    await expectNoSecretIn(green, 'the-action');
  });

  test('command: test tells the failed tests with what they printed', async () => {
    const complaint = 'expected 3 orders in stock, got 2';
    const red = await run({ [orderFile]: badOrder, 'complaint.txt': `${complaint}\n` }, { command: 'test' });
    expect(red.jobResult, red.log).toBe('failure');
    expect(outputsOf(red)).toMatchObject({ outcome: 'failure', 'cache-result': 'miss' });

    const [finding, failedTest, ...others] = errorsOf(red);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      message: expect.stringContaining('Field name "orderId" should be lower_snake_case'),
      properties: { file: orderFile, line: '10', col: '22', title: expect.stringContaining('orders/v1:lint') },
    });
    expect(failedTest?.message).toContain(complaint);
    expect(failedTest?.properties).toEqual({ title: 'Test root//:stock: fail' });

    expect(topOf(red)).toEqual([
      '## ❌ Failed: 2 of 2 tests',
      '',
      '> **Next:** Fix the finding and the failed test below, then try it yourself: `buck2 test //...`.',
    ]);
    const [summary = ''] = red.summaries;
    const fold = (label: string): string =>
      new RegExp(`<details><summary>❌ test <code>${label}</code>: fail, [^]*?</details>`).exec(summary)?.[0] ?? '';
    expect(fold('root//:stock')).toContain(complaint);
    expect(fold('root//proto/acme/orders/v1:lint')).toContain(`${orderFile}:10:22:`);
    expect(summary).toContain(`| \`${orderFile}:10:22\` |`);
    expect(summary).toContain('exit code 1');
    expect(summary).not.toContain('succeeded');
    await expectNoDaemonLeft();
    await expectNoSecretIn(red, 'the-test');
  });
});
