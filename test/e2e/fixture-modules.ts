import type { BsrCommit } from '../peers/bsr-stand-in.ts';
import type { PushedModule } from '../peers/push-modules.ts';

// Modules under oras.birb.homes that need each other, in the shapes in which users push them. Written for these tests.

export const typesV120: PushedModule = {
  repository: 'common/types',
  tag: 'v1.2.0',
  shape: 'archive',
  files: {
    'buf.yaml': 'version: v2\n',
    LICENSE: 'For tests.\n',
    'README.md': '# Types that every team uses\n',
    'common/types/v1/id.proto': `syntax = "proto3";

package common.types.v1;

// An identifier of anything.
message Id {
  string value = 1;
}
`,
  },
};

export const typesV130: PushedModule = {
  ...typesV120,
  tag: 'v1.3.0',
  files: {
    ...typesV120.files,
    'common/types/v1/name.proto': `syntax = "proto3";

package common.types.v1;

// A name of anything.
message Name {
  string value = 1;
}
`,
  },
};

export const errorsV110: PushedModule = {
  repository: 'common/errors',
  tag: 'v1.1.0',
  shape: 'archive',
  files: {
    'buf.yaml': 'version: v1\nname: oras.birb.homes/common/errors\ndeps:\n  - oras.birb.homes/common/types:v1.2.0\n',
    'common/errors/v1/error.proto': `syntax = "proto3";

package common.errors.v1;

import "common/types/v1/id.proto";

// What went wrong, and with what.
message Error {
  common.types.v1.Id subject = 1;
  string message = 2;
}
`,
  },
};

/** Pushed file by file. */
export const authV210: PushedModule = {
  repository: 'team-platform/auth',
  tag: 'v2.1.0',
  shape: 'files',
  files: {
    'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/common/errors:v1.1.0\n',
    'platform/auth/v1/session.proto': `syntax = "proto3";

package platform.auth.v1;

import "common/errors/v1/error.proto";

// Somebody who is signed in, or why they are not.
message Session {
  string user = 1;
  common.errors.v1.Error failure = 2;
}
`,
  },
};

/** A module on the OCI registry that needs one of the BSR. */
export const monitoringV130: PushedModule = {
  repository: 'infra/monitoring',
  tag: 'v1.3.0',
  shape: 'archive',
  files: {
    'buf.yaml': 'version: v2\ndeps:\n  - buf.build/acme/timing\n',
    'infra/monitoring/v1/sample.proto': `syntax = "proto3";

package infra.monitoring.v1;

import "acme/timing/v1/moment.proto";

// One measured value.
message Sample {
  acme.timing.v1.Moment at = 1;
  double value = 2;
}
`,
  },
};

export const privateModules: readonly PushedModule[] = [typesV120, typesV130, errorsV110, authV210];

/** On the stand-in of the BSR: googleapis-like, a module that others need. */
export const timingCommit: BsrCommit = {
  name: 'buf.build/acme/timing',
  id: 'a1a1a1a1a1a141a181a1a1a1a1a1a1a1',
  labels: ['main'],
  createTime: '2024-01-01T00:00:00Z',
  files: {
    'buf.md': '# Timing\n',
    'acme/timing/v1/moment.proto': `syntax = "proto3";

package acme.timing.v1;

// A point in time.
message Moment {
  int64 seconds = 1;
}
`,
  },
};

/** Newer than `timingCommit`, and compatible with it. */
export const newerTimingCommit: BsrCommit = {
  ...timingCommit,
  id: 'a2a2a2a2a2a242a282a2a2a2a2a2a2a2',
  createTime: '2024-06-01T00:00:00Z',
  files: {
    ...timingCommit.files,
    'acme/timing/v1/span.proto': `syntax = "proto3";

package acme.timing.v1;

import "acme/timing/v1/moment.proto";

// A length of time.
message Span {
  Moment from = 1;
  Moment to = 2;
}
`,
  },
};

export const billingCommit: BsrCommit = {
  name: 'buf.build/acme/billing',
  id: 'b1b1b1b1b1b141b181b1b1b1b1b1b1b1',
  labels: ['main'],
  createTime: '2024-02-01T00:00:00Z',
  files: {
    'acme/billing/v1/invoice.proto': `syntax = "proto3";

package acme.billing.v1;

import "acme/timing/v1/moment.proto";

// What somebody has to pay.
message Invoice {
  acme.timing.v1.Moment due = 1;
  int64 cents = 2;
}
`,
  },
  dependencies: [timingCommit.id],
};

/** Newer than `billingCommit`, with the same dependency. */
export const newerBillingCommit: BsrCommit = {
  ...billingCommit,
  id: 'b2b2b2b2b2b242b282b2b2b2b2b2b2b2',
  createTime: '2024-07-01T00:00:00Z',
  files: { ...billingCommit.files, 'README.md': '# Billing\n' },
};
