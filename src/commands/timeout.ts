import { CommandLineError } from '../settings/errors.ts';

const longestSeconds = 120;

/**
 * Reads a time limit in seconds, `5`, `5s` or `0.5`, and gives milliseconds.
 * @param flag how messages call it
 * @throws {CommandLineError}
 */
export function parseTimeout(text: string, flag: string): number {
  const seconds = /^(\d{1,3}(?:\.\d{1,3})?)\s*s?$/.exec(text.trim())?.[1];
  if (seconds !== undefined && Number(seconds) > 0 && Number(seconds) <= longestSeconds) return Number(seconds) * 1000;
  throw new CommandLineError(`"${text}" (${flag}) is no time limit`, {
    next: `Write seconds, up to ${longestSeconds}: 5, or 0.5.`,
  });
}
