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
