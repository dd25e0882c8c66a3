import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs of this user keep what they can make again: `$XDG_CACHE_HOME`, else `~/.cache`; on Windows `%LOCALAPPDATA%`. */
export function userCacheDirectory(environment: Readonly<Record<string, string | undefined>>): string {
  if (process.platform === 'win32') return environment['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local');
  return environment['XDG_CACHE_HOME'] || join(environment['HOME'] || homedir(), '.cache');
}
