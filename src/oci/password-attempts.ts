import type { OrasBufError } from '../errors.ts';
import type { Credential } from './credentials.ts';

/** More failed sign-ins than this with one password can lock an account. */
const mostAttempts = 2;

/**
 * The credentials of one host, tried one after another. Until one of them was accepted, only one request at a time may
 * carry a password: else eight parallel requests would be eight failed sign-ins.
 */
export class PasswordAttempts {
  readonly #candidates: readonly Credential[];
  #index = 0;
  #failures = 0;
  #proven = false;
  #given: OrasBufError | undefined;
  #tail: Promise<void> = Promise.resolve();

  constructor(candidates: readonly Credential[]) {
    this.#candidates = candidates.slice(0, mostAttempts);
  }

  /** The credential to use now; undefined where the host is asked anonymously. */
  get current(): Credential | undefined {
    return this.#candidates[this.#index];
  }

  /** What was tried, for messages. */
  get tried(): readonly Credential[] {
    return this.#candidates.slice(0, this.#index + 1);
  }

  get proven(): boolean {
    return this.#proven || this.#candidates.length === 0;
  }

  accept(): void {
    this.#proven = true;
  }

  /**
   * The current credential was refused. Goes on to the next one; where there is none, or the attempts are used up, all
   * further requests of this job fail with `error`, without asking the server again.
   */
  reject(error: () => OrasBufError): void {
    this.#failures++;
    if (this.#index + 1 < this.#candidates.length && this.#failures < mostAttempts) this.#index++;
    else this.#given ??= error();
  }

  /** The credential may be right, but not for this. Counts as an attempt as long as it was never accepted. */
  deny(): void {
    if (!this.#proven) this.#failures++;
  }

  /** Whether the attempts are used up without one that was accepted. */
  get exhausted(): boolean {
    return !this.proven && this.#failures >= mostAttempts;
  }

  /** @throws the error that ended the attempts */
  throwIfGivenUp(): void {
    if (this.#given !== undefined) throw this.#given;
  }

  /**
   * Waits for the turn to use a password that nobody accepted yet. Where one was accepted meanwhile, there is no turn to
   * wait for. The function that comes back ends the turn.
   */
  async turn(): Promise<() => void> {
    if (this.proven) return () => {};
    let end = (): void => {};
    const before = this.#tail;
    this.#tail = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    if (!this.proven) return end;
    end();
    return () => {};
  }
}
