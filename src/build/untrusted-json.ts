/**
 * Reading JSON that another program wrote: what has the wrong shape is simply not there. buck2's report formats grow with
 * every version, so a field is used where it is what we expect and ignored where it is not.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses text, or gives undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function stringsOf(value: unknown): readonly string[] {
  return arrayOf(value).filter((item) => typeof item === 'string');
}

/** A whole number of zero or more, or 0. */
export function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}

/** A line or column: whole, from 1. */
export function positionOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Follows names into nested objects. */
export function nested(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce((current: unknown, name) => objectOf(current)[name], value);
}
