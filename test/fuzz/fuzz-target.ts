import { exitCodes, OrasBufError } from '../../src/errors.ts';

/** One reader of bytes that nobody vouches for. */
export interface FuzzTarget {
  readonly name: string;
  /** Valid inputs of every shape that the reader knows; mutation starts from them. */
  readonly seeds: () => Promise<readonly Uint8Array[]> | readonly (Uint8Array | string)[];
  /** What the format is made of. */
  readonly words: readonly string[];
  /**
   * Reads one input. What it returns tells kinds of results apart. It throws an error class of ours where the input is wrong;
   * anything else that it throws, {@link broken} too, is a finding.
   */
  readonly read: (input: Buffer) => Promise<string> | string;
}

/** Processor time, in milliseconds, that one input of at most 64 KiB may take. */
export const longestCpuMs = 1_000;

/** What became of one input. `finding` is undefined where all was well. */
export interface Verdict {
  /** Equal for inputs that end alike. */
  readonly outcome: string;
  readonly finding: string | undefined;
  readonly cpuMs: number;
}

/** Runs one input and judges what came out. An endless loop is for the caller to end. */
export async function judge(target: FuzzTarget, input: Uint8Array): Promise<Verdict> {
  const started = process.threadCpuUsage();
  let outcome: string;
  let finding: string | undefined;
  try {
    outcome = `read: ${await target.read(Buffer.from(input))}`;
  } catch (error) {
    outcome = describe(error);
    if (!(error instanceof OrasBufError) || error.exitCode === exitCodes.bug) {
      finding = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }
  const { user, system } = process.threadCpuUsage(started);
  const cpuMs = (user + system) / 1_000;
  if (cpuMs > longestCpuMs) finding ??= `it takes ${Math.round(cpuMs)} ms of processor time for ${input.length} bytes`;
  return { outcome, finding, cpuMs };
}

/** For a target: what it read is not what it must be. */
export function broken(what: string): never {
  throw new Error(`broken promise: ${what}`);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const words = error.message.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\d+/g, '0');
  return `${error.name}: ${words.slice(0, 120)}`;
}
