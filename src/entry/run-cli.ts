import type { DetectedCi } from '../ci/detect.ts';
import { version } from '../version.ts';
import { readCommandLine } from './flags.ts';
import { listenForInterruption } from './interruption.ts';
import type { ResultOutput } from './run-command.ts';
import { problemOf, showProblem } from './show-problem.ts';

/** Does what the command line asks for. Gives the exit code. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const { detectCi } = await import(/* webpackMode: "eager" */ '../ci/detect.ts');
  const ci = await detectCi(argv);
  try {
    const line = readCommandLine(argv);
    switch (line.kind) {
      case 'version':
        process.stdout.write(`oras-buf ${version}\n`);
        return 0;
      case 'help':
        process.stdout.write((await import('./help.ts')).helpText(line.of));
        return 0;
      case 'job': {
        const { runJobFor } = await import(/* webpackMode: "eager" */ './run-job.ts');
        const request = {
          command: line.command,
          asked: line.asked,
          secrets: { ...line.secrets, readStdin },
          environment: process.env,
          interruption: listenForInterruption((message) => ci.info(message)),
        };
        return await runJobFor(request, ci);
      }
      case 'command': {
        const { runCommand } = await import('./run-command.ts');
        const call = {
          ...line,
          secrets: { ...line.secrets, readStdin },
          environment: process.env,
          interruption: listenForInterruption((message) => ci.info(message)),
        };
        return await runCommand(call, ci, standardOutput(ci));
      }
    }
  } catch (error) {
    const { problem, exitCode } = problemOf(error);
    showProblem(problem, ci, error);
    return exitCode;
  } finally {
    removePrivateFiles(ci);
  }
}

async function readStdin(): Promise<string> {
  const { text } = await import('node:stream/consumers');
  return await text(process.stdin);
}

/** What cannot be removed changes nothing of how the work ended. */
function removePrivateFiles(ci: DetectedCi): void {
  try {
    ci.removeTemporaryDirectory();
  } catch (error) {
    ci.warning(`The private files of this run could not be removed: ${(error as Error).message}`);
  }
}

/** Where the results of commands go. Colours only where a person sees them, and nobody asked for none. */
function standardOutput(ci: DetectedCi): ResultOutput {
  const { stdout } = process;
  const colours = stdout.hasColors?.() === true;
  return {
    write: (result) => stdout.write(result),
    isTerminal: stdout.isTTY === true,
    style: (style, plain) => (colours ? ci.style(style, plain) : plain),
  };
}
