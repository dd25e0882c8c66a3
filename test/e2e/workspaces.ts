/** A workspace in one of buf's two versions of `buf.yaml`. */
export type BufVersion = 'v1' | 'v2';

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

/** Where the workspace's own `.proto` files lie. */
export const protoPath: Record<BufVersion, string> = {
  v1: 'acme/app/v1/account.proto',
  v2: 'proto/acme/app/v1/account.proto',
};

/** A workspace that needs private modules alone: one pinned exactly, one within a major version; a third comes with it. */
export function privateWorkspace(version: BufVersion): Readonly<Record<string, string>> {
  return {
    [protoPath[version]]: proto,
    'buf.yaml': bufYaml(version, ['oras.birb.homes/common/types:v1.2.0', 'oras.birb.homes/team-platform/auth:v2']),
  };
}

/** `buf.yaml` with these dependencies. */
export function bufYaml(version: BufVersion, dependencies: readonly string[]): string {
  const deps = `deps:\n${dependencies.map((each) => `  - ${each}\n`).join('')}`;
  return version === 'v1'
    ? `version: v1\nname: oras.birb.homes/acme/app\n${deps}lint:\n  use:\n    - DEFAULT\nbreaking:\n  use:\n    - FILE\n`
    : `version: v2\nmodules:\n  - path: proto\n    name: oras.birb.homes/acme/app\n${deps}lint:\n  use:\n    - STANDARD\nbreaking:\n  use:\n    - FILE\n`;
}

/** A workspace of BSR modules, to which OCI ones can be added. */
export function hybridWorkspace(
  dependencies: readonly string[],
  imports: readonly string[],
): Readonly<Record<string, string>> {
  return {
    'buf.yaml': bufYaml('v2', dependencies),
    'proto/acme/app/v1/app.proto': `syntax = "proto3";\n\npackage acme.app.v1;\n\n${imports.map((each) => `import "${each}";\n`).join('')}\n// Nothing of its own.\nmessage App {}\n`,
  };
}

/** A `buf.work.yaml` over two v1 modules: one needs the other by name, and both need private modules. */
export const bufWorkWorkspace: Readonly<Record<string, string>> = {
  'buf.work.yaml': 'version: v1\ndirectories:\n  - base\n  - service\n',
  'base/buf.yaml': bufYaml('v1', ['oras.birb.homes/common/types:v1.2.0', 'oras.birb.homes/team-platform/auth:v2']),
  'base/acme/app/v1/account.proto': proto,
  'service/buf.yaml':
    'version: v1\nname: oras.birb.homes/acme/service\ndeps:\n  - oras.birb.homes/acme/app\n  - oras.birb.homes/common/errors:v1.1.0\nlint:\n  use:\n    - DEFAULT\n',
  'service/acme/service/v1/answer.proto': `syntax = "proto3";

package acme.service.v1;

import "acme/app/v1/account.proto";
import "common/errors/v1/error.proto";

// An account, or why there is none.
message Answer {
  acme.app.v1.Account account = 1;
  common.errors.v1.Error error = 2;
}
`,
};
