// A process that lives as long as the soak and runs the engine in itself, job after job, by the function that the command line
// calls. What a job leaves behind in memory or open shows here; a process for each job would hide it.
import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { runJobFor } from '../../src/entry/run-job.ts';
import { problemOf } from '../../src/entry/show-problem.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';

/** From the soak: one job. */
export interface EngineRequest {
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What the process holds while it does nothing. Sizes are in bytes. */
export interface Holdings {
  readonly heapUsed: number;
  /** The heap without compiled code, which comes and goes as the engine of JavaScript sees fit. */
  readonly heapData: number;
  readonly external: number;
  readonly arrayBuffers: number;
  readonly rss: number;
  /** What keeps the event loop alive, sorted. */
  readonly resources: readonly string[];
  /** What each open file descriptor leads to, sorted. */
  readonly descriptors: readonly string[];
}

export interface EngineReply {
  readonly exitCode: number;
  readonly output: string;
  readonly holdings: Holdings;
}

/** How long a closed socket may take to be gone, in milliseconds. */
const patience = 3_000;

const { gc } = globalThis;
if (gc === undefined) throw new Error('run this with --expose-gc');

async function runEngine({ workspace, environment }: EngineRequest): Promise<Omit<EngineReply, 'holdings'>> {
  let output = '';
  const ci = new TerminalProvider({
    environment: { ...environment },
    workspace,
    write: (text) => {
      output += text;
    },
    colours: false,
  });
  try {
    const exitCode = await runJobFor(
      {
        command: 'resolve',
        asked: new Map(),
        secrets: noSecretSources,
        environment,
        interruption: { signal: new AbortController().signal, exitCode: () => undefined },
      },
      ci,
    );
    return { exitCode, output };
  } catch (error) {
    return { exitCode: problemOf(error).exitCode, output: `${output}${(error as Error).stack}` };
  } finally {
    ci.removeTemporaryDirectory();
  }
}

function openNow(): Pick<Holdings, 'resources' | 'descriptors'> {
  const descriptors = readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [readlinkSync(`/proc/self/fd/${name}`).replace(/\d+/g, '#')];
    } catch {
      return []; // The one that read the directory.
    }
  });
  return { resources: process.getActiveResourcesInfo().sort(), descriptors: descriptors.sort() };
}

/** Machine code and bytecode, in bytes. */
function compiledCode(): number {
  const spaces = getHeapSpaceStatistics().filter(({ space_name: name }) => /^(?:code|trusted)_/.test(name));
  return spaces.reduce((sum, { space_used_size: size }) => sum + size, 0);
}

let atStart: string | undefined;

async function holdings(): Promise<Holdings> {
  const deadline = performance.now() + patience;
  let open = openNow();
  while (atStart !== undefined && JSON.stringify(open) !== atStart && performance.now() < deadline) {
    await sleep(20);
    open = openNow();
  }
  await sleep(20);
  // Twice: what finalizers let go of in the first round is collected in the second.
  for (let i = 0; i < 2; i++) {
    await gc?.({ type: 'major', execution: 'async' });
  }
  open = openNow();
  atStart ??= JSON.stringify(open);
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  return { heapUsed, heapData: heapUsed - compiledCode(), external, arrayBuffers, rss, ...open };
}

process.on('disconnect', () => process.exit(0));
process.on('message', (request: EngineRequest) => {
  void (async () => {
    const result = await runEngine(request);
    const reply: EngineReply = { ...result, holdings: await holdings() };
    process.send?.(reply);
  })();
});
process.send?.(await holdings());
