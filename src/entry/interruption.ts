import { InterruptedError } from '../system/interrupted.ts';

/** The wish of a person or a runner to end the job. */
export interface Interruption {
  /** Its reason is an {@link InterruptedError}. */
  readonly signal: AbortSignal;
  /** 130 or 143 once it was wished, as shells count; undefined before. */
  readonly exitCode: () => number | undefined;
}

/**
 * Turns SIGINT and SIGTERM into an abort, so that children are stopped and files are left whole. A second signal ends the
 * process at once.
 */
export function listenForInterruption(announce: (message: string) => void): Interruption {
  const controller = new AbortController();
  let exitCode: number | undefined;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (exitCode !== undefined) process.exit(exitCode);
      const reason = new InterruptedError(name);
      exitCode = reason.exitCode;
      announce(`Stopping (${name}); once more to stop at once.`);
      controller.abort(reason);
    });
  }
  return { signal: controller.signal, exitCode: () => exitCode };
}
