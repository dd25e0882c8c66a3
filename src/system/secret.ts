import { inspect } from 'node:util';

/** A value that must not be printed. Only `reveal()` gives it out; every other way to a string hides it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Hand it on to a child's environment or a header, and to nothing else. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}

/** Told of every value that must never be printed, before it is first used (masking). */
export type SecretSink = (value: string) => void;
