import { dirname } from 'node:path';
import { env } from 'node:process';

/**
 * How to run a peer that is a package of Python: `python3 -m MODULE`, with what was installed beside it and nothing of the user's.
 * @param path of the peer, the directory of the package
 */
export function pythonEnvironment(path: string): Record<string, string> {
  return { PATH: env['PATH'] ?? '', HOME: env['HOME'] ?? '', PYTHONPATH: dirname(path), PYTHONNOUSERSITE: '1' };
}
