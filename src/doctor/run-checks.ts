import { exitCodes } from '../errors.ts';
import { type Check, type CheckResult, type Finding, failureOf } from './check.ts';

export interface RunChecksOptions {
  /** Milliseconds that one check may take. */
  readonly eachMs: number;
  /** Milliseconds after which nothing is waited for any more. */
  readonly allMs: number;
  /** Checks under way at once. */
  readonly parallel: number;
  /** Ends everything; its reason is then thrown. */
  readonly signal: AbortSignal;
}

/**
 * Runs checks side by side, each after those that it needs. Every check ends in time, whatever it waits for. The results are in the
 * order of the checks.
 */
export async function runChecks(checks: readonly Check[], options: RunChecksOptions): Promise<readonly CheckResult[]> {
  const deadline = performance.now() + options.allMs;
  const slots = new Slots(options.parallel);
  const started = new Map<Check, Promise<CheckResult>>();
  const start = (check: Check): Promise<CheckResult> => {
    let result = started.get(check);
    if (result === undefined) {
      result = one(check);
      started.set(check, result);
    }
    return result;
  };
  const one = async (check: Check): Promise<CheckResult> => {
    const needed = checks.filter(({ group, name }) => group === check.group && check.needs?.includes(name) === true);
    const before = await Promise.all(needed.map(start));
    const broken = before.find(({ state }) => state === 'failed' || state === 'skipped');
    if (broken !== undefined) {
      // The first cause is what counts; what was skipped for it says so already.
      const why = broken.state === 'failed' ? `not checked: ${broken.name} failed` : broken.summary;
      return resultOf(check, { state: 'skipped', summary: why }, 0);
    }
    return slots.use(() => runOne(check, Math.min(options.eachMs, deadline - performance.now()), options.signal));
  };
  const results = await Promise.all(checks.map(start));
  options.signal.throwIfAborted();
  return results.map((result, index) => softened(result, checks[index]?.mild));
}

async function runOne(check: Check, limitMs: number, outer: AbortSignal): Promise<CheckResult> {
  const began = performance.now();
  if (limitMs <= 0) return resultOf(check, { state: 'skipped', summary: 'not checked: the time for all was up' }, 0);
  const clock = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const { exitCode, fix } = check.late;
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => {
      resolve({ state: 'failed', summary: `no answer within ${seconds(limitMs)}`, exitCode, fix });
      clock.abort(new Error('the time of this check is up'));
    }, limitMs);
    outer.addEventListener('abort', () => resolve({ state: 'skipped', summary: 'not checked: interrupted' }), {
      once: true,
    });
  });
  try {
    const found = check.run(AbortSignal.any([clock.signal, outer])).catch(failureOf);
    return resultOf(check, await Promise.race([found, late]), performance.now() - began);
  } finally {
    clearTimeout(timer);
    // Lets go of what the check still waits for.
    clock.abort();
  }
}

function resultOf(check: Check, finding: Finding, durationMs: number): CheckResult {
  const { group, name } = check;
  const { state, summary, details = [], fix = '' } = finding;
  const exitCode = state === 'failed' ? (finding.exitCode ?? exitCodes.bug) : exitCodes.done;
  return { group, name, state, summary, details, fix, exitCode, durationMs: Math.round(durationMs) };
}

/** Only now, when everything is done: what needs this check has nothing to stand on, however mild its failure is. */
function softened(result: CheckResult, mild: string | undefined): CheckResult {
  if (result.state !== 'failed' || mild === undefined) return result;
  return { ...result, state: 'warning', fix: `${mild} ${result.fix}`.trim(), exitCode: exitCodes.done };
}

function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toFixed(1))} s`;
}

/** Lets so many in at once, and the others wait for their turn. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }
}
