import type { CiProvider } from './ci-provider.ts';
import { isContinuousIntegration } from './continuous-integration.ts';
import { detectSystem } from './detect-system.ts';
import type { LogLevel } from './log-level.ts';
import type { ProgressMode } from './progress.ts';
import type { Screen } from './terminal-progress.ts';

/** A provider as the entry points hold it. */
export interface DetectedCi extends CiProvider {
  setLogLevel(level: LogLevel): void;
  setProgress(mode: ProgressMode): void;
  /** Removes the private directory of this job, where one was made. */
  removeTemporaryDirectory(): void;
}

type Environment = Readonly<Record<string, string | undefined>>;
type System = CiProvider['system'];

const systems: readonly System[] = ['github', 'gitlab', 'jenkins', 'terminal'];

/**
 * The system that the setting `ci` names, or the one that is detected. It is needed before the settings are read, since it
 * shows what is wrong with them: so a value that is none of the choices counts as not set here, and is refused there.
 */
export function chosenSystem(argv: readonly string[], environment: Environment): System {
  const asked = flagValue(argv) ?? environment['ORAS_BUF_CI']?.trim();
  return systems.find((system) => system === asked) ?? detectSystem(environment);
}

function flagValue(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  const last = flags.findLastIndex((word) => word === '--ci' || word.startsWith('--ci='));
  const word = flags[last];
  return word === '--ci' ? flags[last + 1] : word?.slice('--ci='.length);
}

/**
 * The provider for the system that this process runs in. Where that has no commands for a log of its own, the log goes to
 * standard error as a whole, with what buf and buck2 print: so its lines keep their order, and standard output is left to what
 * was asked for.
 * @param argv the command line; none for the action
 */
export async function detectCi(argv: readonly string[] = []): Promise<DetectedCi> {
  const environment = process.env;
  const directory = process.cwd();
  const write = (text: string): void => void process.stderr.write(text);
  switch (chosenSystem(argv, environment)) {
    case 'github': {
      const [{ GithubProvider }, { GithubCache }] = await Promise.all([
        import('./github.ts'),
        import('./github-cache.ts'),
      ]);
      return new GithubProvider({
        write: (text) => process.stdout.write(text),
        makeCache: (log, mask) => new GithubCache({ log, mask, environment }),
      });
    }
    case 'gitlab': {
      const { GitlabProvider } = await import('./gitlab.ts');
      return new GitlabProvider({ environment, directory, write });
    }
    case 'jenkins': {
      const { JenkinsProvider } = await import('./jenkins.ts');
      return new JenkinsProvider({ environment, directory, write });
    }
    case 'terminal': {
      const { TerminalProvider } = await import(/* webpackMode: "eager" */ './terminal.ts');
      const colours = process.stderr.hasColors?.() === true;
      const screen = watchedScreen(process.stderr, environment);
      return new TerminalProvider({
        environment,
        workspace: directory,
        write,
        colours,
        ...(screen === undefined ? {} : { screen }),
      });
    }
  }
}

/** The terminal behind a stream; undefined where nobody watches it, or where it cannot redraw a line. */
export function watchedScreen(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> & { readonly columns?: number },
  environment: Environment,
): Screen | undefined {
  const isDumb = ['dumb', ''].includes(environment['TERM'] ?? (process.platform === 'win32' ? 'windows' : ''));
  if (stream.isTTY !== true || isDumb || isContinuousIntegration(environment, '')) return undefined;
  return { write: (text) => void stream.write(text), columns: () => stream.columns ?? 0 };
}
