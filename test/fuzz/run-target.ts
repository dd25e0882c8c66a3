import { Worker } from 'node:worker_threads';
import { longestInput } from './mutate.ts';

/** What a thread is told to do. */
export interface WorkerTask {
  /** URL of the module that exports `fuzzTargets`. */
  readonly targets: string;
  readonly target: string;
  readonly seed: number;
  readonly milliseconds: number;
  readonly corpus: readonly Uint8Array[];
  /** Two numbers: how many inputs were begun, and the length of the current one. */
  readonly progress: SharedArrayBuffer;
  readonly current: SharedArrayBuffer;
}

export type FromWorker =
  | { readonly kind: 'finding'; readonly input: Uint8Array; readonly finding: string }
  /** It ended as none before it, or reached code that none before it reached. */
  | { readonly kind: 'new'; readonly input: Uint8Array }
  | {
      readonly kind: 'done';
      readonly executions: number;
      readonly slowestMs: number;
      readonly outcomes: number;
      readonly blocks: number;
    };

export interface Finding {
  readonly input: Uint8Array;
  readonly what: string;
}

export interface FuzzResult {
  readonly findings: readonly Finding[];
  readonly news: readonly Uint8Array[];
  readonly executions: number;
  readonly slowestMs: number;
  readonly outcomes: number;
  readonly blocks: number;
}

/** Of the heap, for the reader, its libraries and the corpus together. */
const heapMiB = 384;
/** Without a next input for that long, a thread counts as hung. Much, for a machine that is busy with other things. */
const hungMs = 20_000;

/** Fuzzes one target in a thread. A thread that hangs or runs out of memory ends, with the input that it had as a finding. */
export async function runTarget(
  task: Pick<WorkerTask, 'targets' | 'target' | 'seed' | 'milliseconds' | 'corpus'>,
  limits: { readonly hungMs: number } = { hungMs },
): Promise<FuzzResult> {
  const progress = new SharedArrayBuffer(8);
  const current = new SharedArrayBuffer(longestInput * 4);
  const worker = new Worker(new URL('fuzz-worker.ts', import.meta.url), {
    workerData: { ...task, progress, current } satisfies WorkerTask,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
  });
  const findings: Finding[] = [];
  const news: Uint8Array[] = [];
  let isDone = false;
  let end = { executions: 0, slowestMs: 0, outcomes: 0, blocks: 0 };
  const counts = new Int32Array(progress);
  const withCurrent = (what: string): Finding => ({
    what,
    input: Uint8Array.from(new Uint8Array(current).subarray(0, Atomics.load(counts, 1))),
  });
  await new Promise<void>((resolve, reject) => {
    let last = { begun: -1, at: Date.now() };
    const watch = setInterval(() => {
      const begun = Atomics.load(counts, 0);
      if (begun !== last.begun) last = { begun, at: Date.now() };
      else if (Date.now() - last.at > limits.hungMs) {
        findings.push(withCurrent(`it does not end within ${limits.hungMs} ms`));
        void worker.terminate();
      }
    }, 500);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'finding') findings.push({ input: message.input, what: message.finding });
      else if (message.kind === 'new') news.push(message.input);
      else {
        end = message;
        isDone = true;
      }
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (Atomics.load(counts, 0) === 0) reject(error);
      else findings.push(withCurrent(error.stack ?? error.message));
    });
    worker.on('exit', () => {
      clearInterval(watch);
      // Nothing left to wait for, and no answer: a program that awaits it would end without a word.
      if (!isDone && findings.length === 0)
        findings.push(withCurrent('it never answers: what it waits for never comes'));
      resolve();
    });
  });
  return { findings, news, ...end, executions: Math.max(end.executions, Atomics.load(counts, 0)) };
}
