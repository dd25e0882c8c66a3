import type { BuildReport, ModuleReport, Report, RootReport } from '../../src/report/report.ts';
import { outcomeOf } from '../../src/report/report-outcome.ts';

/** A module as reports have them, with the given fields changed. */
export function sampleModule(changes: Partial<ModuleReport> = {}): ModuleReport {
  return {
    name: 'oras.birb.homes/common/types',
    source: 'oci',
    registry: 'oras.birb.homes',
    version: 'v1.2.0',
    digest: 'sha256:1a2b3c4d5e6f7081920a1b2c3d4e5f60718293a4b5c6d7e8f9000102030405060',
    commit: '0123456789ab4cde8f0123456789abcd',
    sizeBytes: 61_400,
    origin: 'network',
    askedBy: [{ requirement: 'v1.2.0', by: 'buf.yaml:4' }],
    dependencies: [],
    against: '',
    ...changes,
  };
}

/** Three modules of both registries and a local one, depending on each other. */
export const sampleModules: readonly ModuleReport[] = [
  sampleModule({
    name: 'buf.build/googleapis/googleapis',
    source: 'bsr',
    registry: 'buf.build',
    version: '61b203b9a9164be9a834f58c37be6f62',
    digest: `b5:${'ab'.repeat(64)}`,
    sizeBytes: 3_456_789,
    origin: 'cache',
    askedBy: [
      { requirement: '', by: 'buf.yaml:6' },
      { requirement: '', by: 'oras.birb.homes/common/types@v1.2.0' },
    ],
  }),
  sampleModule({
    name: 'oras.birb.homes/common/auth',
    version: 'v2.0.1',
    digest: `sha256:${'c0ffee'.repeat(10)}abcd`,
    sizeBytes: 8_192,
    origin: 'store',
    askedBy: [
      { requirement: 'v2', by: 'buf.yaml:5' },
      { requirement: 'v2.0.0', by: 'services/api/BUCK:12' },
      { requirement: 'v2', by: 'services/web/BUCK:9' },
      { requirement: 'v2', by: 'tools/BUCK:3' },
    ],
    dependencies: ['oras.birb.homes/common/types'],
  }),
  sampleModule({ dependencies: ['buf.build/googleapis/googleapis'] }),
  sampleModule({
    name: 'oras.birb.homes/examples/shop',
    source: 'local',
    version: '',
    digest: '',
    commit: '',
    sizeBytes: 0,
    origin: 'none',
    askedBy: [],
    dependencies: ['oras.birb.homes/common/auth', 'oras.birb.homes/common/types'],
  }),
];

export function sampleRoot(build: BuildReport, changes: Partial<RootReport> = {}): RootReport {
  return {
    directory: '.',
    kind: 'buck2',
    modules: sampleModules,
    lock: { path: 'oras.lock', status: 'unchanged', digest: `sha256:${'7'.repeat(64)}`, written: [], changes: [] },
    build,
    ...changes,
  };
}

/** A whole report around some roots; outcome and exit code follow from their builds. */
export function sampleReport(roots: readonly RootReport[], changes: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'oras-buf', version: '0.1.0' },
    ci: 'github',
    command: 'run',
    ...outcomeOf({ builds: roots.map((root) => root.build) }),
    startedAt: '2026-11-24T07:00:00.000Z',
    durationMs: 14_230,
    mode: { frozen: true, offline: false, update: false },
    problem: null,
    roots,
    cache: {
      result: 'partial',
      key: 'oras-buf-v1-linux-x64-0f1e2d3c.',
      matchedKey: 'oras-buf-v1-linux-x64-',
      reason: 'oras.lock changed since the entry was saved',
      saved: 'saved',
    },
    traffic: {
      requests: 9,
      bytesReceived: 3_600_000,
      tokenExchanges: 1,
      retries: 0,
      busyMs: 2_700,
      activeMs: 900,
      peakParallel: 6,
      parallelLimit: 8,
    },
    timings: [
      { phase: 'restore cache', durationMs: 810, runs: 1 },
      { phase: 'read declarations', durationMs: 21, runs: 1 },
      { phase: 'resolve', durationMs: 340, runs: 1 },
      { phase: 'fetch', durationMs: 1_920, runs: 1 },
      { phase: 'install', durationMs: 210, runs: 1 },
      { phase: 'save cache', durationMs: 640, runs: 1 },
      { phase: 'build', durationMs: 10_100, runs: 1 },
    ],
    remarks: [],
    ...changes,
  };
}
