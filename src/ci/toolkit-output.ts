import { AsyncLocalStorage } from 'node:async_hooks';

/** One line that the toolkit printed while a call of ours was under way. */
export interface ToolkitLine {
  /** `warning`, `error`, `debug`, …, or `info` for text that is no command. */
  readonly kind: string;
  readonly text: string;
}

/** The toolkit's call took longer than it may. */
export class ToolkitTimeoutError extends Error {}

interface Call {
  abandoned: boolean;
  readonly onLine: (line: ToolkitLine) => void;
}

/** What a restore prints, from its promise, before it unpacks. */
const beforeUnpacking = /^(?:::debug::)?(?:Archive path: |Cache Size: )/i;

type Write = typeof process.stdout.write;

const calls = new AsyncLocalStorage<Call>();
let underWay = 0;
let originalWrite: Write | undefined;

/**
 * Runs a call of GitHub's toolkit and hands what it prints to `onLine` in place of printing it. The toolkit swallows its
 * errors and only prints them, so this is the one way to learn why a cache did not answer. Output of everything else that
 * runs meanwhile passes through: the asynchronous context tells them apart.
 *
 * Past `timeoutMs` the call is given up: the promise rejects, and a restore is stopped before it unpacks anything, at the line
 * that it prints between download and unpacking. (Not at any line: some are printed by timers, where nobody catches.)
 * @throws {ToolkitTimeoutError} and whatever the call throws
 */
export async function withToolkitOutput<T>(
  timeoutMs: number,
  onLine: (line: ToolkitLine) => void,
  work: () => Promise<T>,
): Promise<T> {
  const call: Call = { abandoned: false, onLine };
  intercept();
  const running = calls.run(call, work).finally(release);
  running.catch(() => {});
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      call.abandoned = true;
      reject(new ToolkitTimeoutError(`no end after ${Math.round(timeoutMs / 1000)} seconds`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([running, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function intercept(): void {
  underWay += 1;
  if (originalWrite !== undefined) return;
  const original = process.stdout.write;
  originalWrite = original;
  process.stdout.write = ((chunk: unknown, ...rest: unknown[]): boolean => {
    const call = calls.getStore();
    if (call === undefined) return (original as (...all: unknown[]) => boolean).call(process.stdout, chunk, ...rest);
    const text = typeof chunk === 'string' ? chunk : chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : '';
    if (call.abandoned && beforeUnpacking.test(text)) throw new ToolkitTimeoutError('the call was given up');
    // Outside the context: what `onLine` itself prints is not the toolkit's.
    for (const line of text.split(/\r?\n/)) if (line !== '') calls.exit(() => call.onLine(parseLine(line)));
    const callback = rest.find((argument) => typeof argument === 'function');
    if (typeof callback === 'function') queueMicrotask(() => callback());
    return true;
  }) as Write;
}

function release(): void {
  underWay -= 1;
  if (underWay > 0 || originalWrite === undefined) return;
  process.stdout.write = originalWrite;
  originalWrite = undefined;
}

function parseLine(line: string): ToolkitLine {
  const command = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line);
  if (command === null) return { kind: 'info', text: line };
  const text = (command[2] ?? '').replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
  return { kind: command[1] ?? '', text };
}
