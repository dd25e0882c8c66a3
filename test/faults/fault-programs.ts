import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FaultMachine } from './fault-machine.ts';

/** A program `buf` that says its version, and then takes for ever. */
export async function sleepyBuf(machine: FaultMachine): Promise<string> {
  const path = join(machine.directory, 'programs', 'buf');
  const started = join(machine.directory, 'buf-started');
  await writeFile(
    path,
    `#!/bin/sh\ncase "$1" in --version) echo 1.75.0; exit 0;; esac\n: > '${started}'\nexec /bin/sleep 300\n`,
  );
  await chmod(path, 0o755);
  return path;
}
