import type { Place } from '../errors.ts';
import { isFailedTest, unexplainedTests } from './annotations.ts';
import { counted, formatCount } from './human-units.ts';
import type {
  BuildError,
  Diagnostic,
  ModuleOrigin,
  ModuleReport,
  Outcome,
  RanBuildReport,
  Report,
  RootReport,
  TargetReport,
} from './report.ts';

/** One sign per outcome. Green only for a success. */
export const outcomeSigns: Readonly<Record<Outcome, string>> = {
  success: '✅',
  failure: '❌',
  error: '🛑',
  skipped: '⏭️',
  cancelled: '🚫',
};

/** Where a module's bytes came from, in words. */
export const originWords: Readonly<Record<ModuleOrigin, string>> = {
  installed: 'installed',
  store: 'store',
  cache: 'cache',
  network: 'network',
  none: '–',
};

/** What happened, in one line: `Build failed: 5 of 12 targets`. */
export function headline(report: Report): string {
  const builds = ranBuilds(report);
  switch (report.outcome) {
    case 'success':
      return successHeadline(report, builds);
    case 'failure':
      return failureHeadline(builds);
    case 'error':
      if (report.problem !== null) return `Stopped: ${kindInWords(report.problem.kind)}`;
      return builds.some((build) => build.result === 'infrastructure')
        ? "The build's infrastructure failed"
        : 'The job could not do its work';
    case 'skipped':
      return 'Skipped: nothing was built';
    case 'cancelled':
      return 'Cancelled';
  }
}

function successHeadline(report: Report, builds: readonly RanBuildReport[]): string {
  const modules = report.roots.reduce((sum, root) => sum + root.modules.length, 0);
  const done: string[] = [];
  const targets = builds
    .filter((build) => build.tool === 'buck2')
    .reduce((sum, build) => sum + build.targets.length, 0);
  const tests = builds.reduce((sum, build) => sum + build.tests.length, 0);
  const checks = builds.filter((build) => build.tool === 'buf').reduce((sum, build) => sum + build.targets.length, 0);
  if (tests > 0) done.push(`${counted(tests, 'test')} passed`);
  else if (targets > 0) done.push(`${counted(targets, 'target')} built`);
  if (checks > 0) done.push(`${counted(checks, 'check')} passed`);
  if (modules > 0 || done.length === 0)
    done.push(`${counted(modules, 'module')} ${report.command === 'resolve' ? 'resolved' : 'ready'}`);
  return `Success: ${done.join(', ')}`;
}

function failureHeadline(builds: readonly RanBuildReport[]): string {
  const targets = builds.flatMap((build) => build.targets);
  const tests = builds.flatMap((build) => build.tests);
  const failedTargets = targets.filter((target) => target.result === 'failure').length;
  const failedTests = tests.filter(isFailedTest).length;
  const failed: string[] = [];
  if (failedTargets > 0) {
    const noun = builds.every((build) => build.tool === 'buf') ? 'check' : 'target';
    failed.push(`${formatCount(failedTargets)} of ${counted(targets.length, noun)}`);
  }
  if (failedTests > 0) failed.push(`${formatCount(failedTests)} of ${counted(tests.length, 'test')}`);
  return failed.length === 0 ? 'The build failed' : `Failed: ${failed.join(', ')}`;
}

/** `LockOutOfDateError` → `lock out of date`. */
function kindInWords(kind: string): string {
  const words = kind.replace(/Error$/, '').replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ');
  return words === ''
    ? 'an error'
    : words.toLowerCase().replace(/\b(oci|bsr|tls|buck)\b/g, (word) => word.toUpperCase());
}

/** What a reader should do now, the most urgent first. Empty where all is well. Backticks mark code. */
export function nextSteps(report: Report): readonly string[] {
  const steps: string[] = [];
  if (report.problem !== null) steps.push(report.problem.next);
  else if (report.outcome === 'failure') steps.push(...failureSteps(ranBuilds(report)));
  else if (report.outcome === 'error') {
    steps.push(infrastructureStep(ranBuilds(report)));
  } else if (report.outcome === 'cancelled')
    steps.push('Nothing is broken: run the job again when you need its result.');
  else if (report.outcome === 'skipped') steps.push(...skippedSteps(report));
  if (report.outcome === 'success' || report.outcome === 'failure') steps.push(...lockSteps(report));
  return steps;
}

function infrastructureStep(builds: readonly RanBuildReport[]): string {
  const errors = builds.flatMap((build) => [...build.errors, ...build.targets.flatMap((target) => target.errors)]);
  // buck2 tags whatever went wrong between it and a remote cache or executor with RE_….
  if (errors.some((error) => error.tags.some((tag) => tag.startsWith('RE_')))) {
    return 'The remote cache or execution service of buck2 failed, not the code: check that its address can be reached from here, or build without it (`--no-remote-cache`).';
  }
  return 'This is not the fault of the code: run the job again, and if it stays, look at the messages below.';
}

function failureSteps(builds: readonly RanBuildReport[]): readonly string[] {
  const findings = builds.flatMap((build) => build.diagnostics);
  const placed = findings.filter((finding) => finding.place !== null).length;
  const failed = builds.filter((build) => build.result !== 'success');
  const [command] = failed.flatMap((build) => build.commands.slice(-1));
  const tests = builds.reduce((sum, build) => sum + unexplainedTests(build).length, 0);
  const broken = [theNumber(placed, 'finding'), theNumber(tests, 'failed test')].filter((part) => part !== '');
  const what = broken.length === 0 ? 'Read the messages below' : `Fix ${broken.join(' and ')} below`;
  return [command === undefined ? `${what}.` : `${what}, then try it yourself: \`${command}\`.`];
}

/** `the finding`, `the 3 findings`, and nothing for none. */
function theNumber(number: number, noun: string): string {
  return number === 0 ? '' : `the ${number === 1 ? noun : counted(number, noun)}`;
}

function skippedSteps(report: Report): readonly string[] {
  const reasons = report.roots.flatMap((root) => (root.build.tool === 'none' ? [root.build.reason] : []));
  return [...new Set(reasons)].map((reason) => `${reason}.`);
}

function lockSteps(report: Report): readonly string[] {
  const steps: string[] = [];
  const written = report.roots.flatMap((root) => root.lock.written.map((path) => `\`${path}\``));
  if (written.length > 0) {
    const named = written.slice(0, written.length > 3 ? 3 : -1);
    const last = written.length > 3 ? `${written.length - 3} more` : (written.at(-1) ?? '');
    const shown = [...(named.length === 0 ? [] : [named.join(', ')]), last].join(' and ');
    const created = report.roots.some((root) => root.lock.status === 'created');
    steps.push(`Commit ${shown}${created ? ': until then every run may get other versions' : ''}.`);
  }
  const moved = report.roots.flatMap((root) => root.lock.changes.filter((change) => change.kind === 'tag-moved'));
  if (moved.length > 0) {
    steps.push(
      `Look at ${counted(moved.length, 'tag')} that moved: the locked digest was kept. \`--update\` takes the new one.`,
    );
  }
  return steps;
}

function ranBuilds(report: Report): readonly RanBuildReport[] {
  return report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
}

/** `2 network, 5 store, 1 local`, the most common first. */
export function originCounts(modules: readonly ModuleReport[]): string {
  const counts = new Map<string, number>();
  for (const module of modules) {
    const word =
      module.source === 'local' ? 'local' : module.origin === 'none' ? 'not fetched' : originWords[module.origin];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([word, number]) => `${formatCount(number)} ${word}`)
    .join(', ');
}

/** What was asked for, without repetitions; a dash for those who named no version. */
export function requirementsOf(module: ModuleReport): readonly string[] {
  return [...new Set(module.askedBy.map((ask) => (ask.requirement === '' ? '–' : ask.requirement)))];
}

/** Who asked. A module on the same registry is named without it: the row says which that is. */
export function askerName(module: ModuleReport, by: string): string {
  return nameInRegistry({ name: by, registry: module.registry });
}

/** All who asked, without repetitions. */
export function askersOf(module: ModuleReport): readonly string[] {
  return [...new Set(module.askedBy.map(({ by }) => askerName(module, by)))];
}

/** The name without its registry: `common/types`. */
export function nameInRegistry(module: Pick<ModuleReport, 'name' | 'registry'>): string {
  const prefix = `${module.registry}/`;
  return module.name.startsWith(prefix) ? module.name.slice(prefix.length) : module.name;
}

/** Failed targets that failed for the same reason, told once. */
export interface FailureGroup {
  readonly labels: readonly string[];
  readonly error: BuildError;
}

/** Groups failed targets by what their command printed, the largest group first. */
export function failureGroups(targets: readonly TargetReport[]): readonly FailureGroup[] {
  const groups = new Map<string, { labels: string[]; error: BuildError; messages: Set<string> }>();
  for (const target of targets) {
    for (const error of target.errors) {
      // Where the output repeats the message (a target that was never analysed), the message is the reason; an action's
      // message only says that its command failed.
      const key = error.output === '' || error.output.includes(error.message) ? error.message : error.output;
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { labels: [target.label], error, messages: new Set([error.message]) });
      } else {
        if (group.labels.at(-1) !== target.label) group.labels.push(target.label);
        group.messages.add(error.message);
      }
    }
  }
  return [...groups.values()]
    .map(({ labels, error, messages }) => ({ labels, error: { ...error, message: commonMessage(messages) } }))
    .sort((a, b) => b.labels.length - a.labels.length);
}

/** What several messages share: they start with the action that failed (`buf_lint: `), which may differ. */
function commonMessage(messages: ReadonlySet<string>): string {
  const [first = '', ...others] = messages;
  if (others.length === 0) return first;
  const reason = (message: string): string => message.slice(message.indexOf(': ') + 1).trim();
  return others.every((other) => reason(other) === reason(first)) ? reason(first) : first;
}

/** `services/a`, or the workspace for `.`. */
export function rootName(root: RootReport): string {
  return root.directory === '.' ? 'workspace' : root.directory;
}

/** The targets that nothing is wrong with. A test that was built and then failed is no success to whoever reads this. */
export function goodTargets(build: RanBuildReport): readonly TargetReport[] {
  const failedTests = new Set(build.tests.filter(isFailedTest).map((test) => test.target));
  return build.targets.filter((target) => target.result === 'success' && !failedTests.has(target.label));
}

/** `12 targets, 5 failed` or `3 checks`; tests follow where there are some. */
export function buildCounts(build: RanBuildReport): string {
  const failed = build.targets.filter((target) => target.result === 'failure').length;
  const noun = build.tool === 'buf' ? 'check' : 'target';
  const parts: string[] = [];
  if (build.targets.length > 0) {
    parts.push(counted(build.targets.length, noun) + (failed === 0 ? '' : `, ${formatCount(failed)} failed`));
  }
  if (build.tests.length > 0) {
    const red = build.tests.filter(isFailedTest).length;
    parts.push(counted(build.tests.length, 'test') + (red === 0 ? '' : `, ${formatCount(red)} failed`));
  }
  return parts.join(' · ');
}

/** `11 actions: 7 from the remote cache, 4 run here, 1 failed`. */
export function actionCounts(build: RanBuildReport): string {
  const actions = build.actions;
  if (actions === null) return '';
  const total = actions.local + actions.remote + actions.cached;
  if (total === 0) return build.result === 'success' && build.targets.length > 0 ? 'no action had to run' : '';
  const parts = [
    actions.cached > 0 ? `${formatCount(actions.cached)} from the remote cache` : '',
    actions.remote > 0 ? `${formatCount(actions.remote)} run remotely` : '',
    actions.local > 0 && actions.local < total ? `${formatCount(actions.local)} run here` : '',
    actions.failed > 0 ? `${formatCount(actions.failed)} failed` : '',
  ].filter((part) => part !== '');
  return `${counted(total, 'action')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

/** The findings that name a place; what the others say stands with the targets that failed. */
export function placedFindings(build: RanBuildReport): readonly PlacedFinding[] {
  return build.diagnostics.flatMap((finding) => (finding.place === null ? [] : [{ ...finding, place: finding.place }]));
}

export type PlacedFinding = Diagnostic & { readonly place: Place };
