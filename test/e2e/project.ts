import { join } from 'node:path';
import { execPath } from 'node:process';

/** The project's root. */
export const projectDirectory = join(import.meta.dirname, '..', '..');

/** The command line as the tests run it: from source, so that no stale bundle is ever tested. */
export const cliCommand: readonly [string, ...string[]] = [execPath, join(projectDirectory, 'src', 'entry', 'cli.ts')];
