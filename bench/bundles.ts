import { dirname, join } from 'node:path';
import { env } from 'node:process';

const root = dirname(import.meta.dirname);

/** The directory of a program as it is shipped. */
export function bundle(entry: 'cli' | 'main' | 'post'): string {
  return join(root, 'dist', entry);
}

/** What a runner of GitHub tells a step, with settings under which it needs nobody. The directories are two, neither in the other. */
export function actionEnvironment(workspace: string, temporary: string): Readonly<Record<string, string>> {
  return {
    PATH: env['PATH'] ?? '',
    HOME: temporary,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    CI: 'true',
    INPUT_BUILD: 'none',
    INPUT_OFFLINE: 'true',
  };
}
