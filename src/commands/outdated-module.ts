import type { AskData } from './ask-words.ts';

/**
 * - `current`: there is nothing newer
 * - `newer`: there is
 * - `moved`: the tag is a word, and points elsewhere now
 * - `gone`: the registry does not have the locked version any more, and nothing newer
 * - `unknown`: it could not be told, `note` says why
 */
export type OutdatedState = 'current' | 'newer' | 'moved' | 'gone' | 'unknown';

export interface OutdatedModule {
  readonly name: string;
  readonly source: 'oci' | 'bsr';
  /** Tag or commit; empty where it is not locked. */
  readonly locked: string;
  /** The newest that satisfies every ask; empty where unknown. */
  readonly fits: string;
  /** The newest release, or commit of the default label; empty where unknown. */
  readonly newest: string;
  readonly state: OutdatedState;
  /** What `oras-buf resolve --update` would take with the asks as they are; empty where it would change nothing, or where unknown. */
  readonly update: string;
  /** The asks that keep the newest away. */
  readonly heldBy: readonly AskData[];
  /** Why it is unknown, or something else to know; empty where there is nothing. */
  readonly note: string;
}

/** A module of which nothing could be told. */
export function nothingKnown(name: string, source: 'oci' | 'bsr', locked: string): OutdatedModule {
  return { name, source, locked, fits: '', newest: '', state: 'unknown', update: '', heldBy: [], note: '' };
}

/** What went wrong, as much of it as fits in a line. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? '';
}
