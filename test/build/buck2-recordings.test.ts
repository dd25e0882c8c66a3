import { describe, expect, it } from 'vitest';
import { combineReports } from '../../src/build/buck2-reports.ts';
import { formatPlace } from '../../src/errors.ts';
import { annotationsOf } from '../../src/report/annotations.ts';
import { markdownSummary } from '../../src/report/markdown-summary.ts';
import { sampleReport, sampleRoot } from '../report/sample-report.ts';
import { recordedBuild } from './recording.ts';

/** What a person would say that each recorded run shows. */
interface Expected {
  readonly result: 'success' | 'failure' | 'infrastructure';
  readonly headline: string;
  /** Targets: good, failed. */
  readonly targets: readonly [number, number];
  readonly failed?: readonly string[];
  /** Tests: passed, failed. */
  readonly tests?: readonly [number, number];
  /** Actions: run here, run remotely, from the cache, failed. Null where the numbers cannot be trusted. */
  readonly actions: readonly [number, number, number, number] | null;
  /** `place | rule | target | message`, a dash for no place. */
  readonly findings?: readonly string[];
  /** Messages of errors that belong to no target. */
  readonly errors?: readonly string[];
  /** `place title`; the message of the ones above. */
  readonly annotations?: readonly string[];
}

const compileFinding = (rule: string, target: string): string =>
  `service.proto:16:3 | ${rule} | ${target} | cannot find \`strng\` in this scope`;

const cases: Readonly<Record<string, Expected>> = {
  'action-failure': {
    result: 'failure',
    headline: '## ❌ Failed: 5 of 12 targets',
    targets: [7, 5],
    failed: [
      'root//:breaking',
      'root//:internal_service_proto',
      'root//:lint',
      'root//:performance_test',
      'root//:smoke_test',
    ],
    actions: [4, 0, 0, 3],
    findings: [compileFinding('buf_breaking', 'root//:breaking')],
    annotations: ['service.proto:16:3 buf_breaking · root//:breaking'],
  },
  'analysis-failure': {
    result: 'failure',
    headline: '## ❌ Failed: 3 of 12 targets',
    targets: [9, 3],
    failed: ['root//:internal_service_proto', 'root//:performance_test', 'root//:smoke_test'],
    actions: [0, 0, 0, 0],
    findings: [
      '- | starlark_fail | root//:internal_service_proto | oras-buf: root//:internal_service_proto needs `oras.birb.homes/common/auth:v9.9.9`, not installed in this workspace. Run `oras-buf install`. Installed: buf.build/bufbuild/protovalidate, buf.build/googleapis/googleapis, oras.birb.homes/common/auth:v2.0.1, oras.birb.homes/common/types:v1.2.0, oras.birb.homes/platform/events:v0.3.0.',
    ],
    annotations: ['- starlark_fail · root//:internal_service_proto'],
  },
  'bad-pattern': {
    result: 'failure',
    headline: '## ❌ The build failed',
    targets: [0, 0],
    actions: [0, 0, 0, 0],
    findings: [
      '- |  |  | Invalid target name `bad pattern!`. Target names are non-empty strings and can only contain alpha numeric characters, and symbols `,`, `.`, `=`, `-`, `/`, `~`, `@`, `!`, `+`, `$`, and `_`. No other characters are allowed.',
    ],
    errors: [
      'Parsing target pattern `bad pattern!`: Invalid target name `bad pattern!`. Target names are non-empty strings and can only contain alpha numeric characters, and symbols `,`, `.`, `=`, `-`, `/`, `~`, `@`, `!`, `+`, `$`, and `_`. No other characters are allowed.',
    ],
    annotations: ['- buck2'],
  },
  'breaking-failure': {
    result: 'failure',
    headline: '## ❌ Failed: 1 of 1 target',
    targets: [0, 1],
    failed: ['root//:breaking'],
    actions: [1, 0, 0, 1],
    findings: [
      'service.proto:16:3 | buf_breaking | root//:breaking | Field "1" with name "id" on message "GetRequest" changed type from "string" to "int32".',
    ],
    annotations: ['service.proto:16:3 buf_breaking · root//:breaking'],
  },
  'cell-not-registered': {
    result: 'failure',
    headline: '## ❌ The build failed',
    targets: [0, 0],
    actions: [0, 0, 0, 0],
    findings: [
      'rules/proto.bzl:1:6 |  |  | unknown cell alias: `oras`. In cell `root`, known aliases are: `buck, config, fbcode, fbcode_macros, fbsource, none, ovr_config, prelude, root, toolchains`',
    ],
    errors: [
      'From load at BUCK:2: unknown cell alias: `oras`. In cell `root`, known aliases are: `buck, config, fbcode, fbcode_macros, fbsource, none, ovr_config, prelude, root, toolchains`',
    ],
    annotations: ['rules/proto.bzl:1:6 buck2'],
  },
  'format-failure': {
    result: 'failure',
    headline: '## ❌ Failed: 1 of 1 target',
    targets: [0, 1],
    failed: ['root//:format'],
    actions: [1, 0, 0, 1],
    findings: ['service.proto:16 | buf_format | root//:format | Not formatted as `buf format` writes it.'],
    annotations: ['service.proto:16 buf_format · root//:format'],
  },
  'lint-failure': {
    result: 'failure',
    headline: '## ❌ Failed: 1 of 2 targets',
    targets: [1, 1],
    failed: ['root//:lint'],
    actions: [2, 0, 0, 1],
    findings: [
      'service.proto:10:32 | buf_lint | root//:lint | RPC response type "get_response" should be named "GetResponse" or "InternalServiceGetResponse".',
      'service.proto:20:9 | buf_lint | root//:lint | Message name "get_response" should be PascalCase, such as "GetResponse".',
    ],
    annotations: ['service.proto:10:32 buf_lint · root//:lint', 'service.proto:20:9 buf_lint · root//:lint'],
  },
  'no-op': {
    result: 'success',
    headline: '## ✅ Success: 12 targets built, 4 modules ready',
    targets: [12, 0],
    actions: [0, 0, 0, 0],
  },
  'parse-failure': {
    result: 'failure',
    headline: '## ❌ Failed: 2 of 9 targets',
    targets: [7, 2],
    failed: ['root//team-b:billing_lint', 'root//team-b:billing_proto'],
    actions: [0, 0, 0, 0],
    findings: [
      "team-a/BUCK:22:26 | starlark_parser | root//team-b:billing_lint | Parse error: unexpected symbol ',', expected expression",
    ],
    annotations: ['team-a/BUCK:22:26 starlark_parser · root//team-b:billing_lint'],
  },
  'remote-cache-fill': {
    result: 'success',
    headline: '## ✅ Success: 12 targets built, 4 modules ready',
    targets: [12, 0],
    actions: [11, 0, 0, 0],
  },
  'remote-cache-hit': {
    result: 'success',
    headline: '## ✅ Success: 12 targets built, 4 modules ready',
    targets: [12, 0],
    actions: [0, 0, 11, 0],
  },
  'remote-cache-partial': {
    result: 'success',
    headline: '## ✅ Success: 12 targets built, 4 modules ready',
    targets: [12, 0],
    actions: [4, 0, 7, 0],
  },
  'remote-cache-unreachable': {
    result: 'infrastructure',
    headline: "## 🛑 The build's infrastructure failed",
    targets: [0, 12],
    failed: [
      'root//:breaking',
      'root//:format',
      'root//:internal_service_proto',
      'root//:lint',
      'root//:performance_test',
      'root//:smoke_test',
      'root//shared:shared_proto',
      'root//team-a:orders_format',
      'root//team-a:orders_lint',
      'root//team-a:orders_proto',
      'root//team-b:billing_lint',
      'root//team-b:billing_proto',
    ],
    actions: null,
    findings: [
      `- | buf_build | oras//against/oras.birb.homes/examples/internal-service/v1.0.0:internal-service | Internal error (stage: remote_action_cache): Remote Execution Error on REClientBuilder for ReSession <none> Error: (Failed to query capabilities of remote: code: 'The service is currently unavailable', message: "tcp connect error", source: tonic::transport::Error(Transport, ConnectError(ConnectError("tcp connect error", 127.0.0.1:1, Os { code: 111, kind: ConnectionRefused, message: "Connection refused" }))): transport error: tcp connect error: tcp connect error: Connection refused (os error 111))`,
    ],
    annotations: ['- buf_build · oras//against/oras.birb.homes/examples/internal-service/v1.0.0:internal-service'],
  },
  'remote-execution': {
    result: 'success',
    headline: '## ✅ Success: 12 targets built, 4 modules ready',
    targets: [12, 0],
    actions: [0, 11, 0, 0],
  },
  'run-ok': {
    result: 'success',
    headline: '## ✅ Success: 4 modules ready',
    targets: [0, 0],
    actions: [0, 0, 0, 0],
  },
  success: {
    result: 'success',
    headline: '## ✅ Success: 12 targets built, 4 modules ready',
    targets: [12, 0],
    actions: [11, 0, 0, 0],
  },
  'test-build-failure': {
    result: 'failure',
    headline: '## ❌ Failed: 1 of 7 targets, 2 of 6 tests',
    targets: [6, 1],
    failed: ['root//:smoke_test'],
    tests: [4, 2],
    actions: [1, 0, 0, 1],
    findings: [compileFinding('buf_build', 'root//:internal_service_proto')],
    annotations: ['service.proto:16:3 buf_build · root//:internal_service_proto'],
  },
  'test-fail': {
    result: 'failure',
    headline: '## ❌ Failed: 3 of 7 tests',
    targets: [7, 0],
    tests: [4, 3],
    actions: [1, 0, 0, 0],
    findings: [
      'service.proto:1:1 | test | root//:breaking | Previously present message "GetResponse" was deleted from file.',
      'service.proto:10:32 | test | root//:breaking | RPC "Get" on service "InternalService" changed response type from "examples.internal.v1.GetResponse" to "examples.internal.v1.get_response".',
      'service.proto:10:32 | test | root//:lint | RPC response type "get_response" should be named "GetResponse" or "InternalServiceGetResponse".',
      'service.proto:20:9 | test | root//:lint | Message name "get_response" should be PascalCase, such as "GetResponse".',
    ],
    annotations: [
      'service.proto:1:1 test · root//:breaking',
      'service.proto:10:32 test · root//:breaking',
      'service.proto:10:32 test · root//:lint',
      'service.proto:20:9 test · root//:lint',
      '- Test root//:smoke_test: fail',
    ],
  },
  'test-nothing': {
    result: 'success',
    headline: '## ✅ Success: 4 modules ready',
    targets: [0, 0],
    tests: [0, 0],
    actions: [0, 0, 0, 0],
  },
  'test-pass': {
    result: 'success',
    headline: '## ✅ Success: 7 tests passed, 4 modules ready',
    targets: [7, 0],
    tests: [7, 0],
    actions: [0, 0, 0, 0],
  },
  'unknown-package': {
    result: 'failure',
    headline: '## ❌ Failed: 1 of 1 target',
    targets: [0, 1],
    failed: ['root//nope:x'],
    actions: [0, 0, 0, 0],
    findings: ['- | input | root//nope:x | package `root//nope:` does not exist'],
    annotations: ['- input · root//nope:x'],
  },
  'unknown-target': {
    result: 'failure',
    headline: '## ❌ Failed: 1 of 2 targets',
    targets: [1, 1],
    failed: ['root//:does_not_exist'],
    actions: [0, 0, 0, 0],
    findings: ['- | missing_target | root//:does_not_exist | Unknown target `does_not_exist` from package `root//`.'],
    annotations: ['- missing_target · root//:does_not_exist'],
  },
};

describe.each(Object.entries(cases))('the recorded run %s', (name, expected) => {
  it('becomes the right model', async () => {
    const build = await recordedBuild(name);
    const failed = build.targets.filter((target) => target.result === 'failure').map((target) => target.label);
    expect(build.result).toBe(expected.result);
    expect([build.targets.length - failed.length, failed.length]).toEqual(expected.targets);
    expect(failed).toEqual(expected.failed ?? []);
    const passed = build.tests.filter((test) => test.result === 'pass').length;
    expect([passed, build.tests.length - passed]).toEqual(expected.tests ?? [0, 0]);
    const counts = build.actions;
    expect(counts === null ? null : [counts.local, counts.remote, counts.cached, counts.failed]).toEqual(
      expected.actions,
    );
    expect(
      build.diagnostics.map((finding) =>
        [finding.place === null ? '-' : formatPlace(finding.place), finding.rule, finding.target, finding.message].join(
          ' | ',
        ),
      ),
    ).toEqual(expected.findings ?? []);
    expect(build.errors.map((error) => error.message)).toEqual(expected.errors ?? []);
    for (const target of build.targets.filter((one) => one.result === 'failure')) {
      expect(target.errors.length).toBeGreaterThan(0);
      for (const error of target.errors) {
        expect(error.category).toBe(expected.result === 'infrastructure' ? 'infrastructure' : 'user');
        expect(error.output).not.toContain('/ws/w/');
        expect(error.message + error.output).not.toMatch(/#[0-9a-f]{16}\b|Scribe sink|Stack backtrace/);
      }
    }
  });

  it('becomes the right summary and annotations', async () => {
    const report = sampleReport([sampleRoot(await recordedBuild(name))]);
    const summary = markdownSummary(report);
    expect(summary.split('\n', 1)[0]).toBe(expected.headline);
    expect(
      annotationsOf(report).map((one) => `${one.place === null ? '-' : formatPlace(one.place)} ${one.title}`),
    ).toEqual(expected.annotations ?? []);
    expect(report.exitCode).toBe({ success: 0, failure: 1, infrastructure: 9 }[expected.result]);
    await expect(summary).toMatchFileSnapshot(`../golden/summary-buck2-${name}.md`);
  });
});

describe('places', () => {
  it('start with the directory of the root in the workspace', async () => {
    const build = await recordedBuild('lint-failure', 'services/internal');
    expect(build.diagnostics.map((finding) => finding.place?.file)).toEqual([
      'services/internal/service.proto',
      'services/internal/service.proto',
    ]);
  });
});

describe('a run that left no report', () => {
  it('is told by what buck2 printed', () => {
    const combined = combineReports({
      result: 'infrastructure',
      exitCode: 2,
      buildReport: '',
      commandReport: '',
      record: undefined,
      tests: { tests: [], diagnostics: [] },
      output: "Build ID: 1\n\u001b[31mCommand failed\u001b[0m: \nCouldn't find a buck project root\n",
      base: { directory: '.', absolute: '/workspace' },
    });
    expect(combined.errors).toEqual([
      {
        category: 'infrastructure',
        message: "Command failed: Couldn't find a buck project root",
        output: "Build ID: 1\nCommand failed: \nCouldn't find a buck project root",
        tags: [],
      },
    ]);
    expect(combined.diagnostics).toHaveLength(1);
    expect(combined.actions).toBeNull();
  });
});
