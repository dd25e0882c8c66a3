import { readdir, readFile } from 'node:fs/promises';
import { kill } from 'node:process';
import { setTimeout } from 'node:timers/promises';

/** How long what was told to end may take for it, in milliseconds: the engine itself gives its children ten seconds. */
const patience = 30_000;

/** Processes, by their ids and names, that have this home: those that a run started and that are not over. Linux alone tells it. */
export async function processesOf(home: string): Promise<readonly string[]> {
  const left: string[] = [];
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    if (!(await environmentOf(id)).split('\0').includes(`HOME=${home}`)) continue;
    const name = await readFile(`/proc/${id}/comm`, 'utf8').catch(() => undefined);
    if (name !== undefined) left.push(`${id} ${name.trim()}`);
  }
  return left;
}

/** Waits until none is left. @throws Error with their names where some go on for half a minute */
export async function noProcessOf(home: string): Promise<void> {
  const deadline = Date.now() + patience;
  for (let left = await processesOf(home); left.length > 0; left = await processesOf(home)) {
    if (Date.now() > deadline) throw new Error(`these processes go on: ${left.join(', ')}`);
    await setTimeout(50);
  }
}

/** Ends them, and waits for it: they may write into directories that are removed next. */
export async function endProcessesOf(home: string): Promise<void> {
  for (let left = await processesOf(home); left.length > 0; left = await processesOf(home)) {
    for (const process of left) {
      try {
        kill(Number.parseInt(process, 10), 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
    await setTimeout(50);
  }
}

/** The environment that a process began with; empty for one that is gone, or that only waits to be asked how it ended. */
export async function environmentOf(id: string): Promise<string> {
  try {
    return await readFile(`/proc/${id}/environ`, 'utf8');
  } catch {
    return '';
  }
}
