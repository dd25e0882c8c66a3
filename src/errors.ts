/** The exit codes of the job, from docs/exit-codes.md. CI systems and scripts branch on them: never renumber. */
export const exitCodes = {
  done: 0,
  buildFailed: 1,
  wrongInput: 2,
  notAllowed: 3,
  notFound: 4,
  network: 5,
  digestMismatch: 6,
  policy: 7,
  disk: 8,
  infrastructure: 9,
  timeout: 124,
  interrupted: 130,
  terminated: 143,
  bug: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A place in a file that a person can open: `file` relative to the workspace where it lies inside it. Line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** What an error tells besides its message. */
export interface ErrorDetails {
  /** The files (with lines) that the error is about, the most useful first. */
  readonly places?: readonly Place[];
  /** What to do next: a sentence or a command. */
  readonly next: string;
  readonly cause?: unknown;
}

/**
 * The base of every error that a user can meet. Each subclass stands for one thing that can go wrong, and lives in the
 * room that notices it. The message says what went wrong and with what (a file, a module, a URL without its query).
 */
export abstract class OrasBufError extends Error {
  abstract readonly exitCode: ExitCode;
  readonly next: string;
  #places: readonly Place[];

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.#places = details.places ?? [];
    this.next = details.next;
  }

  get places(): readonly Place[] {
    return this.#places;
  }

  /** For who catches the error on its way and knows what led there. Counts only where the error names no place itself. */
  addPlaces(places: readonly Place[]): void {
    if (this.#places.length === 0) this.#places = places;
  }
}

/** `file:line:column`, as editors and terminals link it. */
export function formatPlace(place: Place): string {
  const line = place.line === undefined ? '' : `:${place.line}`;
  const column = place.line === undefined || place.column === undefined ? '' : `:${place.column}`;
  return `${place.file}${line}${column}`;
}

/** Proves at compile time that a switch is exhaustive. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
