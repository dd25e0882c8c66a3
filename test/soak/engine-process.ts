import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EngineReply, EngineRequest, Holdings } from './engine-worker.ts';

/** The long-lived process, from outside. */
export class EngineProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  /** What it held before its first job. */
  readonly atStart: Holdings;

  private constructor(child: ChildProcess, atStart: Holdings) {
    this.#child = child;
    this.atStart = atStart;
  }

  /** @param environment of the process itself; each job has one of its own as well */
  static async start(directory: string, environment: Readonly<Record<string, string>>): Promise<EngineProcess> {
    const child = fork(join(import.meta.dirname, 'engine-worker.ts'), {
      cwd: directory,
      env: { ...environment },
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    return new EngineProcess(child, (await answer(child)) as Holdings);
  }

  /** @throws Error where the process ends in place of an answer */
  async run(request: EngineRequest): Promise<EngineReply> {
    this.#child.send(request);
    return (await answer(this.#child)) as EngineReply;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const closed = once(this.#child, 'exit');
    this.#child.disconnect();
    await closed;
  }
}

function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const failed = (code: number | null): void => reject(new Error(`the engine's process ended with ${code}`));
    child.once('exit', failed);
    child.once('message', (message) => {
      child.off('exit', failed);
      resolve(message);
    });
  });
}
