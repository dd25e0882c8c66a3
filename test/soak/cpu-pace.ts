import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** proc(5): times in /proc/PID/stat are in clock ticks, which are 10 ms on Linux. */
const ticksPerSecond = 100;

/** Processor time of this process, of the children that ended, and of all that run below it, in seconds. Linux alone tells it. */
export function cpuSeconds(): number {
  const processes = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name of the program is in parentheses and may hold anything.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const times = fields.slice(11, 15).map(Number);
      processes.set(Number(name), { parent: Number(fields[1]), ticks: times.reduce((sum, each) => sum + each, 0) });
    } catch {
      // It ended between the two calls.
    }
  }
  let ticks = 0;
  for (const [id, { ticks: own }] of processes) if (isBelow(id, processes)) ticks += own;
  return ticks / ticksPerSecond;
}

function isBelow(id: number, processes: ReadonlyMap<number, { readonly parent: number }>): boolean {
  for (let each: number | undefined = id; each !== undefined; each = processes.get(each)?.parent) {
    if (each === process.pid) return true;
  }
  return false;
}

/** How far jobs may run ahead of the share after a rest, in seconds of processor time. */
const mostAhead = 2;

/** Makes room between jobs, so that all of it takes a share of one core on average. */
export class CpuPace {
  readonly #share: number;
  readonly #read: () => number;
  readonly #started: { readonly ms: number; readonly cpu: number };
  #last: { readonly ms: number; readonly cpu: number };
  #credit = 0;

  /** @param share of one core: 0.25 is a quarter */
  constructor(share: number, read: () => number = cpuSeconds) {
    this.#share = share;
    this.#read = read;
    this.#started = this.#last = { ms: performance.now(), cpu: read() };
  }

  /** Waits until the next job is due. */
  async wait(signal: AbortSignal): Promise<void> {
    do {
      await sleep(250, undefined, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    } while (!signal.aborted && this.creditAt(performance.now()) < 0);
  }

  /** Seconds of processor time that may be used now; negative where too much was. */
  creditAt(ms: number): number {
    const now = { ms, cpu: this.#read() };
    const earned = (this.#share * (now.ms - this.#last.ms)) / 1000;
    this.#credit = Math.min(mostAhead, this.#credit + earned - (now.cpu - this.#last.cpu));
    this.#last = now;
    return this.#credit;
  }

  /** The share of one core that was used since the start. */
  used(): number {
    return ((this.#read() - this.#started.cpu) * 1000) / (performance.now() - this.#started.ms);
  }
}
