import type { Secret } from '../system/secret.ts';

/** A token that was exchanged for some scopes. */
export interface PooledToken {
  readonly secret: Secret;
  /** Asked for one repository only: a refusal is then final, no service has dropped a part of what was asked. */
  readonly alone: boolean;
  /** On the clock of `performance.now()`. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Thrown by the exchange where the service refuses these scopes to us (403), perhaps only one of them. */
export class ScopesDeniedError extends Error {
  readonly says: string | undefined;

  constructor(says: string | undefined) {
    super('the token service denies the scopes');
    this.name = 'ScopesDeniedError';
    this.says = says;
  }
}

/** A token lives in a header, and so do its scopes: many servers take no header over 8 KiB. */
const mostScopes = 32;
const mostScopeBytes = 2_000;
/** Tokens this close to their end are not used any more. */
const marginMs = 5_000;

/**
 * The tokens of one token service. Repositories that are asked for in the same moment, or were announced, share one
 * exchange; a service that does not grant all of that gets one exchange per repository.
 */
export class TokenPool {
  readonly #exchange: (scopes: readonly string[], alone: boolean) => Promise<PooledToken>;
  /** By repository. Undefined comes out where the service refused a batch as a whole: each then asks alone. */
  readonly #tokens = new Map<string, Promise<PooledToken | undefined>>();
  readonly #scopes = new Map<string, Set<string>>();
  readonly #announced: ReadonlySet<string>;
  readonly #scopesFor: (repository: string) => readonly string[];
  /** Tokens that worked and then did not: revoked before their time. */
  readonly #revoked = new WeakSet<PooledToken>();
  /** What a shared token was asked for. */
  readonly #shared = new WeakMap<PooledToken, readonly string[]>();
  /** Repositories whose token was revoked: they come with the next exchange. */
  readonly #lost = new Set<string>();
  #waiting: { readonly repository: string; readonly settle: (token: Promise<PooledToken | undefined>) => void }[] = [];
  #together = true;

  /**
   * @param announced repositories that will be asked for soon; shared with the owner, who adds to it
   * @param scopesFor what a token has to be good for where it is asked for a repository
   */
  constructor(
    announced: ReadonlySet<string>,
    exchange: (scopes: readonly string[], alone: boolean) => Promise<PooledToken>,
    scopesFor: (repository: string) => readonly string[] = pullScopes,
  ) {
    this.#announced = announced;
    this.#exchange = exchange;
    this.#scopesFor = scopesFor;
  }

  /** A token that should open a repository. */
  async tokenFor(repository: string): Promise<PooledToken> {
    for (;;) {
      const known = this.#tokens.get(repository);
      if (known === undefined) {
        const token = await this.#ask(repository);
        if (token !== undefined) return token;
      } else {
        const token = await known;
        if (token !== undefined && this.#usable(token)) return token;
        if (this.#tokens.get(repository) === known) this.#tokens.delete(repository);
      }
    }
  }

  /**
   * A token in place of one that the registry refused: one that someone else got meanwhile, else a new one, in the end for
   * this repository alone. Undefined where there is no use in another.
   * @param since when the request that was refused began
   * @param wanted the scopes that the registry asked for as it refused
   */
  async replace(
    repository: string,
    refused: PooledToken,
    since: number,
    wanted: readonly string[],
  ): Promise<PooledToken | undefined> {
    const grew = this.#want(repository, wanted);
    const isNew = refused.issuedAt >= since;
    if (refused.alone && isNew && !grew) return undefined;
    if (!isNew && !grew) {
      this.#revoke(refused);
      return await this.tokenFor(repository);
    }
    const current = grew ? undefined : await this.#tokens.get(repository)?.catch(() => undefined);
    if (current !== undefined && current !== refused && this.#usable(current)) return current;
    return await this.#keep(repository, this.#exchangeAlone(repository));
  }

  /** A token for one repository was accepted where the shared one was not: this service does not grant scopes together. */
  learnAlone(): void {
    this.#together = false;
  }

  /** All that shared the token lost it, also those that have not noticed yet: the first to ask asks for all. */
  #revoke(token: PooledToken): void {
    if (this.#revoked.has(token)) return;
    this.#revoked.add(token);
    for (const repository of this.#shared.get(token) ?? []) {
      this.#tokens.delete(repository);
      this.#lost.add(repository);
    }
  }

  #usable(token: PooledToken): boolean {
    return performance.now() < token.expiresAt && !this.#revoked.has(token);
  }

  async #ask(repository: string): Promise<PooledToken | undefined> {
    if (!this.#together) return await this.#keep(repository, this.#exchangeAlone(repository));
    const token = new Promise<PooledToken | undefined>((resolve) => {
      this.#waiting.push({ repository, settle: resolve });
    });
    // After this turn of the event loop all that run in parallel have asked.
    if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    const answer = await this.#keep(repository, token);
    if (answer === undefined && this.#tokens.get(repository) === token) this.#tokens.delete(repository);
    return answer;
  }

  #keep<T extends PooledToken | undefined>(repository: string, token: Promise<T>): Promise<T> {
    this.#tokens.set(repository, token);
    token.catch(() => {
      if (this.#tokens.get(repository) === token) this.#tokens.delete(repository);
    });
    return token;
  }

  #want(repository: string, scopes: readonly string[]): boolean {
    const known = this.#scopesOf(repository);
    const before = known.size;
    for (const scope of scopes) known.add(scope);
    return known.size > before;
  }

  #scopesOf(repository: string): Set<string> {
    let scopes = this.#scopes.get(repository);
    if (scopes === undefined) {
      scopes = new Set(this.#scopesFor(repository));
      this.#scopes.set(repository, scopes);
    }
    return scopes;
  }

  #exchangeAlone(repository: string): Promise<PooledToken> {
    return this.#exchange([...this.#scopesOf(repository)], true);
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const wanted = new Set(waiting.map((one) => one.repository));
    const soon = new Set([...this.#lost, ...this.#announced].filter((repository) => !this.#tokens.has(repository)));
    this.#lost.clear();
    for (const batch of batches(wanted, soon)) {
      const token = this.#exchangeBatch(batch);
      for (const { repository, settle } of waiting) if (batch.includes(repository)) settle(token);
      for (const repository of batch) if (!wanted.has(repository)) this.#keep(repository, token);
    }
  }

  /** One token for all of them, or undefined where the service refuses them together. */
  async #exchangeBatch(batch: readonly string[]): Promise<PooledToken | undefined> {
    const scopes = batch.flatMap((repository) => [...this.#scopesOf(repository)]);
    try {
      const token = await this.#exchange(scopes, batch.length === 1);
      this.#shared.set(token, batch);
      return token;
    } catch (error) {
      if (!(error instanceof ScopesDeniedError) || batch.length === 1) throw error;
      this.#together = false;
      return undefined;
    }
  }
}

function pullScopes(repository: string): readonly string[] {
  return [`repository:${repository}:pull`];
}

/** What is wanted now, filled up with what is wanted soon. Nobody waits for the latter: no exchange is made for it alone. */
function batches(wanted: ReadonlySet<string>, soon: ReadonlySet<string>): readonly (readonly string[])[] {
  const made: string[][] = [];
  let size = 0;
  for (const repository of [...wanted, ...soon]) {
    let batch = made.at(-1);
    if (batch === undefined || batch.length >= mostScopes || size + repository.length > mostScopeBytes) {
      if (!wanted.has(repository)) break;
      batch = [];
      made.push(batch);
      size = 0;
    }
    batch.push(repository);
    size += repository.length + 'scope=repository:&:pull'.length;
  }
  return made;
}

/** When a token that lives for so long is not to be used any more, counted from now. */
export function expiryOf(lifetimeMs: number): number {
  return performance.now() + Math.max(lifetimeMs / 2, lifetimeMs - marginMs);
}
