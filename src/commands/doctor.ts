import { bsrChecks, usesBsr } from '../doctor/bsr-checks.ts';
import { type Check, type CheckResult, type CheckState, unneeded } from '../doctor/check.ts';
import { diskChecks } from '../doctor/disk-checks.ts';
import type { DoctorContext } from '../doctor/doctor-context.ts';
import { machineChecks } from '../doctor/machine-checks.ts';
import { registryChecks } from '../doctor/registry-checks.ts';
import { runChecks } from '../doctor/run-checks.ts';
import { storeChecks } from '../doctor/store-checks.ts';
import { toolChecks } from '../doctor/tool-checks.ts';
import { withLog } from '../doctor/with-log.ts';
import { workspaceChecks } from '../doctor/workspace-checks.ts';
import { type ExitCode, exitCodes, OrasBufError } from '../errors.ts';
import type { Declarations } from '../modules/declarations.ts';
import { findDeclarations } from '../modules/find-declarations.ts';
import { readProxyEnvironment } from '../oci/proxy-environment.ts';
import { rootDirectories } from '../pipeline/root-directories.ts';
import { withUserBsrToken } from '../pipeline/user-bsr-token.ts';
import { counted, formatDuration } from '../report/human-units.ts';
import type { Styler, TextStyle } from '../report/terminal-summary.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import { credentialsOf, registryToSignIn } from './auth-registry.ts';
import type { Command, CommandRequest } from './command.ts';
import { parseTimeout } from './timeout.ts';

export interface DoctorData {
  readonly checks: readonly CheckResult[];
  readonly counts: Readonly<Record<CheckState, number>>;
  readonly durationMs: number;
}

/** Milliseconds that one check may take, unless said otherwise; all of them may take three times that. */
const usualTimeoutMs = 3_000;
const allowance = 3;
const parallelChecks = 24;

/** Looks at everything between this machine and a green job, and says of each thing that is wrong how to mend it. */
export const doctor: Command<DoctorData> = {
  async run(request) {
    const { signal } = request;
    const began = performance.now();
    const timeout = request.flags.text('timeout');
    const eachMs = timeout === undefined ? usualTimeoutMs : parseTimeout(timeout, '--timeout');
    const closers: (() => Promise<void>)[] = [];
    try {
      const context = await contextOf(request, eachMs, closers);
      const checks = await checksOf(request, context);
      const options = { eachMs, allMs: eachMs * allowance, parallel: parallelChecks, signal };
      const results = await runChecks(checks, options);
      const counts = { ok: 0, warning: 0, failed: 0, skipped: 0 };
      for (const { state } of results) counts[state]++;
      const exitCode: ExitCode = results.find(({ state }) => state === 'failed')?.exitCode ?? exitCodes.done;
      return { data: { checks: results, counts, durationMs: Math.round(performance.now() - began) }, exitCode };
    } finally {
      await Promise.all(closers.map((close) => close()));
    }
  },

  text({ checks, counts, durationMs }, style) {
    const groups = [...new Set(checks.map(({ group }) => group))];
    const width = Math.max(...checks.filter(({ state }) => state !== 'skipped').map(({ name }) => name.length), 4);
    const parts = groups.map((group) => {
      const own = checks.filter((one) => one.group === group);
      return [style('strong', group), ...joined(own).flatMap((one) => checkLines(one, width, style))];
    });
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n\n${totalLine(counts, durationMs, style)}\n`;
  },
};

async function contextOf(
  request: CommandRequest,
  eachMs: number,
  closers: (() => Promise<void>)[],
): Promise<DoctorContext> {
  const { ci, environment, signal, askedByFlag } = request;
  const settings = await withUserBsrToken(request.settings, ci, environment);
  const credentialWarnings: string[] = [];
  // What is wrong with a credential file is part of the sign-in's line, not of the log.
  const collecting = withLog(ci, { warning: (message) => void credentialWarnings.push(message) });
  let declarations: Promise<readonly Declarations[]> | undefined;
  return {
    settings,
    ci,
    environment,
    signal,
    askedByFlag,
    credentials: credentialsOf({ ...request, settings, ci: collecting }),
    credentialWarnings,
    proxies: readProxyEnvironment(environment, (value) => ci.mask(value)),
    workspace: () => {
      declarations ??= readWorkspace(request);
      return declarations;
    },
    atEnd: (close) => void closers.push(close),
    eachMs,
  };
}

async function readWorkspace({ settings, environment }: CommandRequest): Promise<readonly Declarations[]> {
  const directories = await rootDirectories(settings.directories);
  const otherRoots = [...directories.keys()];
  const registries = [...settings.registries.keys()];
  return Promise.all(
    [...directories.values()].map((directory) => findDeclarations(directory, { registries, environment, otherRoots })),
  );
}

async function checksOf(request: CommandRequest, context: DoctorContext): Promise<readonly Check[]> {
  const [host] = request.words;
  if (host === 'buf.build') return bsrChecks(context);
  if (host !== undefined) return registryChecks(registryToSignIn(request, host), context);
  const { settings } = context;
  const registries: readonly RegistrySettings[] = settings.offline ? [] : [...settings.registries.values()];
  // Files that cannot be read are said to be so by the checks of the workspace.
  const asksBsr = settings.offline
    ? false
    : await usesBsr(context).catch((error: unknown) => {
        if (error instanceof OrasBufError) return false;
        throw error;
      });
  return [
    ...machineChecks(context),
    ...(settings.offline ? [offline] : []),
    ...registries.flatMap((registry) => registryChecks(registry, context)),
    ...(asksBsr ? bsrChecks(context) : []),
    ...workspaceChecks(context),
    ...toolChecks(context),
    ...diskChecks(context),
    ...storeChecks(context),
  ];
}

const offline: Check = {
  group: 'Network',
  name: 'Offline',
  late: { exitCode: exitCodes.bug, fix: '' },
  run: async () => unneeded('the setting offline is on: no registry is asked'),
};

const signs: Readonly<Record<CheckState, readonly [sign: string, style: TextStyle]>> = {
  ok: ['✔', 'good'],
  warning: ['!', 'attention'],
  failed: ['✘', 'bad'],
  skipped: ['·', 'quiet'],
};

/** Checks that were all skipped for one reason make one line. */
function joined(checks: readonly CheckResult[]): readonly CheckResult[] {
  const lines: CheckResult[] = [];
  for (const check of checks) {
    const last = lines.at(-1);
    const isSame = last?.state === 'skipped' && check.state === 'skipped' && last.summary === check.summary;
    if (isSame) lines[lines.length - 1] = { ...last, name: `${last.name}, ${check.name}` };
    else lines.push(check);
  }
  return lines;
}

function checkLines(check: CheckResult, width: number, style: Styler): readonly string[] {
  const { name, state, summary, details, fix, durationMs } = check;
  const [sign, look] = signs[state];
  const indent = ' '.repeat(width + 6);
  const [first = '', ...more] = summary.split('\n');
  const words = state === 'skipped' ? style('quiet', first) : first;
  const time = state === 'skipped' ? '' : style('quiet', ` (${formatDuration(durationMs || 0.5)})`);
  return [
    `  ${style(look, sign)} ${name.padEnd(width)}  ${words}${time}`,
    ...more.map((line) => `${indent}${line}`),
    ...details.map((line) => style('quiet', `${indent}${line}`)),
    ...(fix === '' ? [] : [`${indent}${style(look, '→')} ${fix}`]),
  ];
}

function totalLine({ ok, warning, failed, skipped }: DoctorData['counts'], durationMs: number, style: Styler): string {
  const parts = [
    failed === 0 ? '' : style('bad', counted(failed, 'problem')),
    warning === 0 ? '' : style('attention', counted(warning, 'warning')),
    failed + warning === 0 ? style('good', `all ${ok} fine`) : `${ok} fine`,
    skipped === 0 ? '' : style('quiet', `${skipped} not checked`),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}, in ${formatDuration(durationMs)}`;
}
