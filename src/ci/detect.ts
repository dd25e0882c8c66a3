import type { CiProvider } from './ci-provider.ts';
import { GithubProvider } from './github.ts';
import { GithubCache } from './github-cache.ts';
import type { LogLevel } from './log-level.ts';
import { TerminalProvider } from './terminal.ts';

/** A provider as the entry points hold it. */
export interface DetectedCi extends CiProvider {
  setLogLevel(level: LogLevel): void;
  /** Removes the private directory of this job, where one was made. */
  removeTemporaryDirectory(): void;
}

type System = 'github' | 'terminal';

/** Which CI system this process runs in, by the variables that it sets. */
export function detectSystem(environment: Readonly<Record<string, string | undefined>>): System {
  return environment['GITHUB_ACTIONS'] === 'true' ? 'github' : 'terminal';
}

/** The provider for the system that this process runs in. */
export function detectCi(): DetectedCi {
  const environment = process.env;
  const system = detectSystem(environment);
  switch (system) {
    case 'github':
      return new GithubProvider({
        write: (text) => process.stdout.write(text),
        makeCache: (log, mask) => new GithubCache({ log, mask, environment }),
      });
    case 'terminal':
      return new TerminalProvider({
        environment,
        workspace: process.cwd(),
        write: (text) => process.stderr.write(text),
        colours: process.stderr.hasColors?.() === true,
      });
  }
}
