import { type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A child program to run: never through a shell, always with an environment that was chosen for it. */
export interface ChildProgram {
  /** Absolute path. */
  readonly program: string;
  readonly arguments: readonly string[];
  readonly directory: string;
  /** The whole environment of the child: see `childEnvironment`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Written to its standard input, which is empty otherwise. */
  readonly input?: string;
  /** Called with whole lines, as they come. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Interrupted (SIGINT, then SIGKILL after 10 s) when this fires. */
  readonly signal?: AbortSignal;
  /** Bytes of each stream that are kept for the result, the last ones; 16 MiB unless given. */
  readonly keepBytes?: number;
}

export interface ChildResult {
  /** 128 + the signal's number where a signal ended it, as shells count. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
  readonly aborted: boolean;
}

const defaultKeepBytes = 16 * 1024 * 1024;
const killAfterMs = 10_000;
/** A line without an end is handed out in pieces of this size, so that it is neither kept whole nor scanned again and again. */
const longestLine = 64 * 1024;

/**
 * Runs a child program to its end. A non-zero exit is a result, not an error; that the program cannot be started at all
 * rejects with the system's error (`ENOENT`, `EACCES`).
 */
export function runChildProgram(child: ChildProgram): Promise<ChildResult> {
  const started = performance.now();
  const options: SpawnOptions = {
    cwd: child.directory,
    env: { ...child.environment },
    stdio: [child.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  };
  return new Promise((resolve, reject) => {
    if (child.signal?.aborted === true) {
      resolve({ exitCode: 130, stdout: '', stderr: '', durationMs: 0, aborted: true });
      return;
    }
    const running = spawn(child.program, [...child.arguments], options);
    const out = new KeptOutput(child.keepBytes ?? defaultKeepBytes, (line) => child.onLine?.(line, 'stdout'));
    const err = new KeptOutput(child.keepBytes ?? defaultKeepBytes, (line) => child.onLine?.(line, 'stderr'));
    let killTimer: NodeJS.Timeout | undefined;
    let aborted = false;
    const abort = (): void => {
      aborted = true;
      running.kill('SIGINT');
      killTimer = setTimeout(() => running.kill('SIGKILL'), killAfterMs);
    };
    child.signal?.addEventListener('abort', abort, { once: true });
    const cleanUp = (): void => {
      clearTimeout(killTimer);
      child.signal?.removeEventListener('abort', abort);
    };
    running.stdout?.on('data', (chunk: Buffer) => out.add(chunk));
    running.stderr?.on('data', (chunk: Buffer) => err.add(chunk));
    running.once('error', (error) => {
      cleanUp();
      reject(error);
    });
    let exit: { readonly code: number } | undefined;
    const finish = (): void => {
      if (exit === undefined) return;
      cleanUp();
      running.stdout?.destroy();
      running.stderr?.destroy();
      resolve({
        exitCode: exit.code,
        stdout: out.end(),
        stderr: err.end(),
        durationMs: performance.now() - started,
        aborted,
      });
    };
    // A daemon that the child left behind may hold the pipes open for ever: give the streams a moment after the exit, no more.
    running.once('exit', (code, signal) => {
      exit = { code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]) };
      setTimeout(finish, 1_000).unref();
    });
    running.once('close', finish);
    if (child.input !== undefined) {
      running.stdin?.on('error', () => {});
      running.stdin?.end(child.input);
    }
  });
}

/** Keeps the tail of a stream and hands out its lines. */
class KeptOutput {
  readonly #limit: number;
  readonly #onLine: (line: string) => void;
  readonly #decoder = new TextDecoder();
  #kept: Buffer[] = [];
  #size = 0;
  #partial = '';
  #ended = false;

  constructor(limit: number, onLine: (line: string) => void) {
    this.#limit = limit;
    this.#onLine = onLine;
  }

  add(chunk: Buffer): void {
    if (this.#ended) return;
    this.#kept.push(chunk);
    this.#size += chunk.length;
    while (this.#kept.length > 1 && this.#size - (this.#kept[0]?.length ?? 0) >= this.#limit) {
      this.#size -= this.#kept.shift()?.length ?? 0;
    }
    const lines = (this.#partial + this.#decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    this.#partial = lines.pop() ?? '';
    for (const line of lines) this.#onLine(line);
    if (this.#partial.length > longestLine) {
      this.#onLine(this.#partial);
      this.#partial = '';
    }
  }

  end(): string {
    if (!this.#ended) {
      this.#ended = true;
      const rest = this.#partial + this.#decoder.decode();
      if (rest !== '') this.#onLine(rest);
    }
    const kept = Buffer.concat(this.#kept);
    return kept.subarray(Math.max(0, kept.length - this.#limit)).toString('utf8');
  }
}
