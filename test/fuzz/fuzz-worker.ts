import { parentPort, workerData } from 'node:worker_threads';
import { CoveredCode } from './covered-code.ts';
import { forbidSideEffects } from './forbid-side-effects.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import type { FromWorker, WorkerTask } from './run-target.ts';

// One target in a thread of its own: it can be ended, and its memory is bounded.

const task = workerData as WorkerTask;
const tell = (message: FromWorker): void => parentPort?.postMessage(message);
const progress = new Int32Array(task.progress);
const current = new Uint8Array(task.current);

const coverage = new CoveredCode();
const { fuzzTargets } = (await import(task.targets)) as typeof import('./targets.ts');
const { judge, longestCpuMs } = await import('./fuzz-target.ts');
const found = fuzzTargets.find(({ name }) => name === task.target);
if (found === undefined) throw new Error(`there is no target ${task.target}`);
const target = found;
const random = new Random(task.seed);
const seeds = (await target.seeds()).map((seed) => Buffer.from(seed));
const corpus: Uint8Array[] = [...seeds, ...task.corpus];
forbidSideEffects();

const outcomes = new Set<string>();
const findings = new Set<string>();
let executions = 0;
let slowestMs = 0;

/** Whether it ended in a way that was not seen before. */
async function execute(input: Uint8Array): Promise<boolean> {
  // Who watches reads it here when this thread does not come back.
  current.set(input);
  Atomics.store(progress, 1, input.length);
  Atomics.add(progress, 0, 1);
  let { outcome, finding, cpuMs } = await judge(target, input);
  if (cpuMs > longestCpuMs) ({ outcome, finding, cpuMs } = await coverage.without(() => judge(target, input)));
  executions++;
  slowestMs = Math.max(slowestMs, cpuMs);
  if (finding !== undefined) {
    const kind = finding.split('\n').slice(0, 3).join('\n').replace(/\d+/g, '0');
    if (!findings.has(kind)) tell({ kind: 'finding', input, finding });
    findings.add(kind);
  }
  const isNew = !outcomes.has(outcome);
  // Messages that quote the input in new words for ever must not fill the corpus.
  if (outcomes.size < 2_000) outcomes.add(outcome);
  return isNew && outcomes.size < 2_000;
}

/** Short inputs run faster, and show more clearly what breaks. */
function shorter(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.length < b.length ? a : b;
}

function keep(input: Uint8Array): void {
  corpus.push(input);
  tell({ kind: 'new', input });
}

const end = Date.now() + task.milliseconds;
for (const input of corpus.slice()) await execute(input);
const covered = new Set(coverage.take());
while (Date.now() < end) {
  const batch: Buffer[] = [];
  // Looking at the coverage costs as much as hundreds of inputs, so many are run between two looks.
  const batchEnd = Math.min(end, Date.now() + 500);
  do {
    const input = mutate(
      shorter(random.pick(corpus), random.pick(random.below(3) === 0 ? seeds : corpus)),
      random,
      corpus,
      target.words,
    );
    if (await execute(input)) keep(input);
    else batch.push(input);
  } while (Date.now() < batchEnd);
  const fresh = [...coverage.take()].filter((block) => !covered.has(block));
  if (fresh.length > 0) await keepWhatReached(new Set(fresh), batch);
  for (const block of fresh) covered.add(block);
}
tell({ kind: 'done', executions, slowestMs, outcomes: outcomes.size, blocks: covered.size });

/** Runs halves of a batch again until it shows which inputs reached the blocks; takes these out of `blocks`. */
async function keepWhatReached(blocks: Set<string>, batch: readonly Buffer[]): Promise<void> {
  if (blocks.size === 0 || batch.length === 0 || Date.now() > end) return;
  for (const input of batch) await execute(input);
  const reached = [...coverage.take()].filter((block) => blocks.has(block));
  if (reached.length === 0) return;
  const [only] = batch;
  if (batch.length === 1 && only !== undefined) {
    keep(only);
    for (const block of reached) blocks.delete(block);
    return;
  }
  const half = Math.ceil(batch.length / 2);
  await keepWhatReached(blocks, batch.slice(0, half));
  await keepWhatReached(blocks, batch.slice(half));
}
