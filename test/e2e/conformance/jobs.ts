import { dirname } from 'node:path';
import type { PushedModule } from '../../peers/push-modules.ts';
import { authV210, errorsV110, typesV120 } from '../fixture-modules.ts';
import { bufYaml } from '../workspaces.ts';

/**
 * No secret, and a word that a proto, a message and a shell take as it is. It lies in every place that is searched for secrets:
 * where the search finds it, it would have found a secret.
 */
export const control = 'plantedControl7Zq4';

/** What every CI system is asked to do, in the same words. */
export interface ConformanceJob {
  readonly name: string;
  /** The workspace that is checked out. */
  readonly workspace: WorkspaceName;
  /** Files that are changed in it. */
  readonly changes: Readonly<Record<string, string>>;
  /** Jobs of one name find each other's cache. */
  readonly cache: string;
  /** Settings by their own names, on top of those that every job has. */
  readonly settings: Readonly<Record<string, string>>;
  /** `wrong`: a password that the registry refuses. */
  readonly token: 'right' | 'wrong';
  /** Cancelled as soon as buf runs. */
  readonly aborted: boolean;
  readonly expected: {
    readonly outcome: 'success' | 'failure' | 'error' | 'cancelled';
    /** The exit code of the engine; GitHub cancels by SIGINT, the others by SIGTERM. */
    readonly exitCodes: readonly number[];
    /** `FILE:LINE` of every finding. */
    readonly findings: readonly string[];
    readonly failedTargets: readonly string[];
    readonly failedTests: readonly string[];
  };
}

export type WorkspaceName = 'buf' | 'buck2';

/** The module of the workspaces that carries the control into every cache. */
const typesWithControl: PushedModule = {
  ...typesV120,
  files: { ...typesV120.files, LICENSE: `For tests: ${control}.\n` },
};

export const modules: readonly PushedModule[] = [typesWithControl, errorsV110, authV210];

/** Every module that a job has, local ones too. */
export const expectedModules = [
  'oras.birb.homes/acme/app',
  'oras.birb.homes/common/errors:v1.1.0',
  'oras.birb.homes/common/types:v1.2.0',
  'oras.birb.homes/team-platform/auth:v2.1.0',
];

const protoFile = 'proto/acme/app/v1/account.proto';
const proto = `syntax = "proto3";

package acme.app.v1;

import "common/types/v1/id.proto";
import "platform/auth/v1/session.proto";

// What the app knows about somebody.
message Account {
  common.types.v1.Id id = 1;
  platform.auth.v1.Session session = 2;
}
`;
/** buf lint: the name of the field on line 10 is not in lower snake case. */
const badProto = proto.replace('Id id', `Id ${control}`);

const dependencies = ['oras.birb.homes/common/types:v1.2.0', 'oras.birb.homes/team-platform/auth:v2'];

const bufFiles = {
  'buf.yaml': bufYaml('v2', dependencies),
  [protoFile]: proto,
  'planted.txt': `${control}\n`,
};

export const workspaces: Readonly<Record<WorkspaceName, Readonly<Record<string, string>>>> = {
  buf: bufFiles,
  buck2: {
    ...bufFiles,
    '.buckconfig': '[cells]\n  root = .\n[project]\n  ignore = .git, .oras-buf\n',
    // gitlab-ci-local checks out below a copy of the same project, where buck2 would go on looking.
    '.buckroot': '',
    '.gitignore': 'buck-out/\n',
    'rules.bzl': `
def _own_test_impl(ctx):
    return [
        DefaultInfo(),
        ExternalRunnerTestInfo(
            type = "own_test",
            command = ["sh", "-c", "cat $1; test ! -s $1", "own-test", ctx.attrs.complaint],
            run_from_project_root = True,
            use_project_relative_paths = True,
        ),
    ]

own_test = rule(impl = _own_test_impl, attrs = {"complaint": attrs.source()})
`,
    BUCK: 'load("//:rules.bzl", "own_test")\n\nown_test(name = "stock", complaint = "complaint.txt")\n',
    'complaint.txt': '',
    [`${dirname(protoFile)}/BUCK`]: `load("@oras//:defs.bzl", "buf_lint", "proto_library")

proto_library(
    name = "accounts",
    srcs = ["account.proto"],
    oras_deps = ${JSON.stringify(dependencies)},
)

buf_lint(name = "lint", library = ":accounts")
`,
  },
};

const green = {
  workspace: 'buf',
  changes: {},
  settings: {},
  token: 'right',
  aborted: false,
} as const satisfies Partial<ConformanceJob>;

const nothing = { findings: [], failedTargets: [], failedTests: [] };

export const bufJobs: readonly ConformanceJob[] = [
  { ...green, name: 'green', cache: 'buf', expected: { ...nothing, outcome: 'success', exitCodes: [0] } },
  {
    ...green,
    name: 'red',
    changes: { [protoFile]: badProto },
    cache: 'buf',
    expected: {
      outcome: 'failure',
      exitCodes: [1],
      findings: [`${protoFile}:10`],
      failedTargets: ['buf lint'],
      failedTests: [],
    },
  },
  {
    ...green,
    name: 'refused',
    cache: 'refused',
    token: 'wrong',
    // The line that asks for the first module.
    expected: { ...nothing, outcome: 'error', exitCodes: [3], findings: ['buf.yaml:7'] },
  },
  {
    ...green,
    name: 'aborted',
    cache: 'aborted',
    aborted: true,
    expected: { ...nothing, outcome: 'cancelled', exitCodes: [130, 143] },
  },
];

const complaint = `3 are missing: ${control}`;

export const buck2Jobs: readonly ConformanceJob[] = [
  {
    ...green,
    name: 'buck2 green',
    workspace: 'buck2',
    cache: 'buck2',
    expected: { ...nothing, outcome: 'success', exitCodes: [0] },
  },
  {
    ...green,
    name: 'buck2 red',
    workspace: 'buck2',
    changes: { [protoFile]: badProto },
    cache: 'buck2',
    expected: {
      outcome: 'failure',
      exitCodes: [1],
      findings: [`${protoFile}:10`],
      failedTargets: [`root//${dirname(protoFile)}:lint`],
      failedTests: [],
    },
  },
  {
    ...green,
    name: 'buck2 tests',
    workspace: 'buck2',
    changes: { 'complaint.txt': `${complaint}\n` },
    cache: 'buck2',
    settings: { command: 'test' },
    expected: { ...nothing, outcome: 'failure', exitCodes: [1], failedTests: ['root//:stock'] },
  },
];
