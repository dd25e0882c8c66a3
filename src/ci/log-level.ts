import type { Settings } from '../settings/settings.ts';

export type LogLevel = Settings['logLevel'];

const levels: readonly LogLevel[] = ['error', 'warning', 'info', 'debug', 'trace'];

/** True where a log at `level` shows messages of `kind`. */
export function shows(level: LogLevel, kind: LogLevel): boolean {
  return levels.indexOf(kind) <= levels.indexOf(level);
}
