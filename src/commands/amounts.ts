import { CommandLineError } from '../settings/errors.ts';

const sizeUnits: Readonly<Record<string, number>> = {
  b: 1,
  k: 1e3,
  kb: 1e3,
  kib: 1024,
  m: 1e6,
  mb: 1e6,
  mib: 1024 ** 2,
  g: 1e9,
  gb: 1e9,
  gib: 1024 ** 3,
  t: 1e12,
  tb: 1e12,
  tib: 1024 ** 4,
};
const hourMs = 3_600_000;
const ageUnits: Readonly<Record<string, number>> = { m: hourMs / 60, h: hourMs, d: 24 * hourMs, w: 7 * 24 * hourMs };

/**
 * Reads a size: `5GB`, `500 MB`, `1.5GiB`, `0`. Units are those of the summary: powers of 1,000, or of 1,024 with an `i`. All but 0 need
 * one: `--max-size 5`, meant as gigabytes and taken for bytes, would empty the store.
 * @param flag how messages call it
 * @throws {CommandLineError}
 */
export function parseSize(text: string, flag: string): number {
  if (text.trim() === '0') return 0;
  return Math.round(parse(text, sizeUnits, 'size', 'Write a number with a unit: 500MB, 5GB, 1GiB.', flag));
}

/**
 * Reads an age, in milliseconds: `30d`, `12h`, `2w`, `90m`. A unit is needed: what a bare number means would be a guess.
 * @param flag how messages call it
 * @throws {CommandLineError}
 */
export function parseAge(text: string, flag: string): number {
  return parse(text, ageUnits, 'age', 'Write a number with a unit: 30d, 12h, 2w, 90m.', flag);
}

function parse(
  text: string,
  units: Readonly<Record<string, number>>,
  what: string,
  next: string,
  flag: string,
): number {
  const parts = /^\s*(\d{1,15}(?:\.\d{1,9})?)\s*([a-z]*)\s*$/i.exec(text);
  const unit = parts?.[2]?.toLowerCase() ?? '';
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  const amount = factor === undefined ? Number.NaN : Number(parts?.[1]) * factor;
  if (Number.isSafeInteger(Math.round(amount))) return amount;
  throw new CommandLineError(`"${text}" (${flag}) is no ${what}`, { next });
}
