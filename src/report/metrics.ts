import type {
  CacheReport,
  ModuleOrigin,
  ModuleReport,
  Outcome,
  RanBuildReport,
  Report,
  TestReport,
  TrafficReport,
} from './report.ts';

/** One metric family of a job. */
export interface Metric {
  /** With the prefix `oras_buf_`, and with its unit as the last word where it has one. */
  readonly name: string;
  readonly unit?: 'seconds' | 'bytes' | 'ratio';
  readonly type: 'gauge' | 'stateset';
  /** One line without a backslash. */
  readonly help: string;
  /** Empty, or not a number, where nothing was measured. */
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Every state of a set, in the order of the model. The compiler checks that none is missing. */
const outcomes = wordsOf<Outcome>({ success: 1, failure: 1, error: 1, skipped: 1, cancelled: 1 });
const cacheResults = wordsOf<CacheReport['result']>({ hit: 1, partial: 1, miss: 1, off: 1, unavailable: 1 });
const origins = wordsOf<ModuleOrigin>({ installed: 1, store: 1, cache: 1, network: 1, none: 1 });
const testResults = wordsOf<TestReport['result']>({
  pass: 1,
  fail: 1,
  skip: 1,
  omitted: 1,
  fatal: 1,
  timeout: 1,
  infrastructure: 1,
  unknown: 1,
});

/** All measurements of a job. docs/metrics.md has the formula of each. */
export function metricsOf(report: Report): readonly Metric[] {
  const modules = report.roots.flatMap((root) => root.modules).filter(({ source }) => source !== 'local');
  const builds = report.roots.flatMap(({ build }) => (build.tool === 'none' ? [] : [build]));
  return [
    ...namedMetrics(report, modules),
    stateSet('oras_buf_outcome', 'How the job ended.', outcomes, report.outcome),
    gauge('oras_buf_exit_code', 'The exit code of the job.', report.exitCode),
    seconds('oras_buf_job_duration_seconds', 'How long the whole job took.', one(report.durationMs / 1_000)),
    seconds('oras_buf_phase_duration_seconds', 'How long each phase took, all roots together.', phases(report)),
    stateSet('oras_buf_cache', "What the CI system's cache gave.", cacheResults, report.cache.result),
    ...trafficMetrics(report.traffic),
    ...moduleMetrics(report, modules),
    ...buildMetrics(builds),
  ];
}

/** The four that the project started from, under their old names with prefix and unit. */
function namedMetrics(report: Report, modules: readonly ModuleReport[]): readonly Metric[] {
  const needed = modules.filter(({ origin }) => origin !== 'none');
  const atHand = needed.filter(({ origin }) => origin !== 'network');
  const resolving = report.timings.find(({ phase }) => phase === 'resolve');
  return [
    {
      name: 'oras_buf_cache_hit_rate_ratio',
      unit: 'ratio',
      type: 'gauge',
      help: 'Modules that were at hand (installed, store or cache), of all that were needed.',
      samples: one(rounded(atHand.length / needed.length)),
    },
    seconds(
      'oras_buf_avg_resolution_time_seconds',
      'Time to choose the versions of all modules, on average over the roots.',
      one(resolving === undefined ? Number.NaN : rounded(resolving.durationMs / 1_000 / resolving.runs)),
    ),
    bytes('oras_buf_bandwidth_saved_bytes', 'Size of the modules that no registry had to send.', one(sizeOf(atHand))),
    {
      name: 'oras_buf_parallel_efficiency_ratio',
      unit: 'ratio',
      type: 'gauge',
      help: 'How much of what may be requested at once was, while requests were under way.',
      samples: one(parallelEfficiency(report.traffic)),
    },
  ];
}

/** Busy time of all requests, of the time that all their slots together had. Not a number where there was no request. */
function parallelEfficiency({ requests, busyMs, activeMs, peakParallel, parallelLimit }: TrafficReport): number {
  // Fewer requests than slots cannot fill them; servers of several hosts may have more under way than one may.
  const slots = Math.max(peakParallel, Math.min(parallelLimit, requests));
  return rounded(Math.min(1, busyMs / (activeMs * slots)));
}

function trafficMetrics(traffic: TrafficReport): readonly Metric[] {
  return [
    gauge('oras_buf_registry_requests', 'Requests sent to registries.', traffic.requests),
    gauge('oras_buf_registry_retries', 'Requests that were sent again.', traffic.retries),
    gauge('oras_buf_token_exchanges', 'Tokens asked for.', traffic.tokenExchanges),
    bytes('oras_buf_registry_received_bytes', 'Bytes that registries sent.', one(traffic.bytesReceived)),
  ];
}

function moduleMetrics(report: Report, modules: readonly ModuleReport[]): readonly Metric[] {
  const by = (origin: ModuleOrigin): readonly ModuleReport[] => modules.filter((module) => module.origin === origin);
  return [
    gauge('oras_buf_roots', 'Roots that the job worked on.', report.roots.length),
    {
      name: 'oras_buf_modules',
      type: 'gauge',
      help: 'Modules of registries, by where their bytes came from.',
      samples: origins.map((origin) => ({ labels: { origin }, value: by(origin).length })),
    },
    bytes(
      'oras_buf_module_size_bytes',
      'Size of these modules.',
      origins.map((origin) => ({ labels: { origin }, value: sizeOf(by(origin)) })),
    ),
  ];
}

function buildMetrics(builds: readonly RanBuildReport[]): readonly Metric[] {
  if (builds.length === 0) return [];
  const targets = builds.flatMap((build) => build.targets);
  const tests = builds.flatMap((build) => build.tests);
  const findings = builds.flatMap((build) => build.diagnostics);
  const counted = (name: string, help: string, label: string, words: readonly string[], all: readonly string[]) => ({
    name,
    type: 'gauge' as const,
    help,
    samples: words.map((word) => ({ labels: { [label]: word }, value: all.filter((each) => each === word).length })),
  });
  return [
    counted(
      'oras_buf_targets',
      'Targets of buck2, and checks of buf, by result.',
      'result',
      ['success', 'failure'],
      targets.map(({ result }) => result),
    ),
    counted(
      'oras_buf_tests',
      'Tests by result.',
      'result',
      testResults,
      tests.map(({ result }) => result),
    ),
    counted(
      'oras_buf_findings',
      'Findings by severity.',
      'severity',
      ['error', 'warning'],
      findings.map(({ severity }) => severity),
    ),
    ...actionMetrics(builds),
  ];
}

/** buck2 alone counts actions, and not where its infrastructure failed. */
function actionMetrics(builds: readonly RanBuildReport[]): readonly Metric[] {
  const counts = builds.flatMap(({ actions }) => (actions === null ? [] : [actions]));
  if (counts.length === 0) return [];
  const sum = (of: (count: (typeof counts)[number]) => number): number =>
    counts.reduce((total, count) => total + of(count), 0);
  return [
    {
      name: 'oras_buf_actions',
      type: 'gauge',
      help: 'Actions of buck2 by how they ran.',
      samples: [
        { labels: { how: 'local' }, value: sum(({ local }) => local) },
        { labels: { how: 'remote' }, value: sum(({ remote }) => remote) },
        { labels: { how: 'cached' }, value: sum(({ cached }) => cached) },
      ],
    },
    gauge(
      'oras_buf_failed_actions',
      'Actions of buck2 that failed.',
      sum(({ failed }) => failed),
    ),
    bytes('oras_buf_remote_uploaded_bytes', 'Sent to the remote cache.', one(sum((count) => count.uploadedBytes))),
    bytes(
      'oras_buf_remote_downloaded_bytes',
      'Received from the remote cache.',
      one(sum((count) => count.downloadedBytes)),
    ),
  ];
}

/** A phase has one sample, whatever it is called. */
function phases(report: Report): readonly Sample[] {
  const samples = new Map(report.timings.map(({ phase, durationMs }) => [phase, durationMs / 1_000]));
  return [...samples].map(([phase, value]) => ({ labels: { phase }, value }));
}

function stateSet(name: string, help: string, states: readonly string[], current: string): Metric {
  const samples = states.map((state) => ({ labels: { [name]: state }, value: Number(state === current) }));
  return { name, type: 'stateset', help, samples };
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, type: 'gauge', help, samples: one(value) };
}

function seconds(name: `${string}_seconds`, help: string, samples: readonly Sample[]): Metric {
  return { name, unit: 'seconds', type: 'gauge', help, samples };
}

function bytes(name: `${string}_bytes`, help: string, samples: readonly Sample[]): Metric {
  return { name, unit: 'bytes', type: 'gauge', help, samples };
}

function one(value: number): readonly Sample[] {
  return [{ labels: {}, value }];
}

function sizeOf(modules: readonly ModuleReport[]): number {
  return modules.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** More digits would be noise. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function wordsOf<Word extends string>(words: Record<Word, 1>): readonly Word[] {
  return Object.keys(words) as Word[];
}
