import type { SignIn } from './sign-in.ts';
import type { HttpReply } from './transport.ts';

export interface NamespacedSignInParts {
  /** Asked once, before the first request: reading it must cost little, and starts no program. */
  readonly namespaces: () => Promise<readonly string[]>;
  /** Undefined: for all that lies in none of the namespaces. */
  readonly make: (namespace: string | undefined) => SignIn;
}

/**
 * The sign-ins of one registry: one for all of it, and one for each part of it that has credentials of its own (the keys
 * `host/namespace` of containers' credential files). Their tokens are never mixed.
 */
export class NamespacedSignIn {
  readonly #parts: NamespacedSignInParts;
  readonly #signIns = new Map<string | undefined, SignIn>();
  readonly #announced: string[] = [];
  #namespaces: Promise<readonly string[]> | undefined;

  constructor(parts: NamespacedSignInParts) {
    this.#parts = parts;
  }

  /** Repositories that will be asked for soon: their tokens come with those that are asked for now. */
  announce(repositories: readonly string[]): void {
    this.#announced.push(...repositories);
  }

  /** Whether there are credentials for a repository. */
  async hasCredentials(repository: string): Promise<boolean> {
    return await (await this.#signInFor(repository)).hasCredentials();
  }

  /** See {@link SignIn.run}. */
  async run(repository: string, send: (authorization: string | undefined) => Promise<HttpReply>): Promise<HttpReply> {
    return await (await this.#signInFor(repository)).run(repository, send);
  }

  async #signInFor(repository: string): Promise<SignIn> {
    this.#namespaces ??= this.#parts.namespaces();
    const namespaces = await this.#namespaces;
    for (const one of this.#announced.splice(0)) this.#of(namespaceOf(one, namespaces)).announce([one]);
    return this.#of(namespaceOf(repository, namespaces));
  }

  #of(namespace: string | undefined): SignIn {
    let signIn = this.#signIns.get(namespace);
    if (signIn === undefined) {
      signIn = this.#parts.make(namespace);
      this.#signIns.set(namespace, signIn);
    }
    return signIn;
  }
}

/** The longest namespace that a repository is, or lies in. */
export function namespaceOf(repository: string, namespaces: readonly string[]): string | undefined {
  const fitting = namespaces.filter((namespace) => `${repository}/`.startsWith(`${namespace}/`));
  return fitting.sort((a, b) => b.length - a.length)[0];
}
