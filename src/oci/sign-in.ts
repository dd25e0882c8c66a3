import type { RegistrySettings } from '../settings/settings.ts';
import { type AuthChallenge, parseAuthChallenges } from './auth-challenge.ts';
import type { Credential } from './credentials.ts';
import { readErrorReply } from './error-reply.ts';
import {
  MissingCredentialsError,
  NoRightsError,
  plainUrl,
  RejectedCredentialsError,
  type RepositoryRight,
  UnsupportedSignInError,
} from './errors.ts';
import { PasswordAttempts } from './password-attempts.ts';
import { checkRealm } from './realm.ts';
import { directAuthorization, exchangeToken, type TokenExchangeParts, type TokenService } from './token-exchange.ts';
import { expiryOf, type PooledToken, ScopesDeniedError, TokenPool } from './token-pool.ts';
import type { HttpReply } from './transport.ts';

export interface SignInParts extends TokenExchangeParts {
  readonly settings: RegistrySettings;
  /** Asked once, when something wants a sign-in. */
  readonly candidates: () => Promise<readonly Credential[]>;
  /** What for; reading unless given. */
  readonly purpose?: SignInPurpose;
}

/** What requests are to be allowed to do. */
export interface SignInPurpose {
  readonly right: RepositoryRight;
  /** The scopes of a token for a repository. */
  readonly scopes: (repository: string) => readonly string[];
}

/** What a request carried. */
type Carried =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'direct'; readonly credential: Credential }
  | { readonly kind: 'bearer'; readonly token: PooledToken };

type Method =
  | { readonly kind: 'open' }
  /** The credential itself goes to the registry. */
  | { readonly kind: 'direct' }
  | { readonly kind: 'bearer'; readonly service: TokenService; readonly tokens: TokenPool };

/** A request is sent at most so often for the sake of signing in: bare, with a shared token, with a new one, with its own. */
const mostRounds = 6;

/**
 * Signs the requests of one registry in. The first request goes alone and bare; what the registry answers to it is kept,
 * so that all others are signed in from the start. There is no request that only asks how to sign in.
 */
export class SignIn {
  readonly #parts: SignInParts;
  readonly #announced = new Set<string>();
  #attempts: Promise<PasswordAttempts> | undefined;
  #method: Method = { kind: 'open' };
  /** Resolves once a first request was answered, or failed. */
  #first: Promise<void> | undefined;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  /** Repositories that will be asked for soon: their tokens come with those that are asked for now. */
  announce(repositories: readonly string[]): void {
    for (const repository of repositories) this.#announced.add(repository);
  }

  /** Whether there are credentials for this registry. */
  async hasCredentials(): Promise<boolean> {
    return (await this.#passwords()).current !== undefined;
  }

  /**
   * Sends a request, signed in as far as the registry asks for it.
   * @param send sends with this `Authorization`, or with none. A reply from another origin must not come back as 401.
   * @throws one of the errors of sign-in; what `send` throws
   */
  async run(repository: string, send: (authorization: string | undefined) => Promise<HttpReply>): Promise<HttpReply> {
    if (this.#first !== undefined) {
      await this.#first;
      return await this.#rounds(repository, send, () => {});
    }
    let answered = (): void => {};
    this.#first = new Promise((resolve) => {
      answered = resolve;
    });
    try {
      return await this.#rounds(repository, send, answered);
    } finally {
      answered();
    }
  }

  async #rounds(
    repository: string,
    send: (authorization: string | undefined) => Promise<HttpReply>,
    answered: () => void,
  ): Promise<HttpReply> {
    const since = performance.now();
    let carried: Carried = { kind: 'nothing' };
    let replacement: PooledToken | undefined;
    for (let round = 0; ; round++) {
      const endTurn = this.#method.kind === 'direct' ? await (await this.#passwords()).turn() : () => {};
      let reply: HttpReply;
      try {
        let authorization: string | undefined;
        [authorization, carried] = await this.#carry(repository, replacement);
        reply = await send(authorization);
        if (reply.status !== 401) {
          if (carried.kind === 'direct' && provesPassword(reply.status)) (await this.#passwords()).accept();
          return reply;
        }
        if (carried.kind === 'direct') await this.#rejectDirect(repository, carried, reply);
      } finally {
        endTurn();
      }
      const challenges = parseAuthChallenges(reply.headers('www-authenticate'));
      const { text } = await readErrorReply(reply);
      if (round >= mostRounds) throw await this.#noRights(repository, text);
      await this.#choose(challenges, carried);
      // From here on the others know how to sign in, and can share in the exchange that comes now.
      if (this.#method.kind === 'bearer') answered();
      replacement = await this.#replace(repository, carried, since, challenges, text);
    }
  }

  async #carry(repository: string, replacement: PooledToken | undefined): Promise<[string | undefined, Carried]> {
    if (this.#method.kind === 'open') return [undefined, { kind: 'nothing' }];
    if (this.#method.kind === 'bearer') {
      const token = replacement ?? (await this.#tokenFor(repository, this.#method.tokens));
      return [`Bearer ${token.secret.reveal()}`, { kind: 'bearer', token }];
    }
    const passwords = await this.#passwords();
    passwords.throwIfGivenUp();
    const credential = passwords.current;
    if (credential === undefined) throw this.#missing(repository);
    return [directAuthorization(credential, this.#parts.maskSecret), { kind: 'direct', credential }];
  }

  /** Takes note of a refused password. The next round tries the next one, or ends with the error. */
  async #rejectDirect(repository: string, carried: Carried & { kind: 'direct' }, reply: HttpReply): Promise<void> {
    const passwords = await this.#passwords();
    if (passwords.proven) throw await this.#noRights(repository, (await readErrorReply(reply)).text);
    if (passwords.current !== carried.credential) return;
    const { host, endpoint } = this.#parts;
    passwords.reject(() => new RejectedCredentialsError(host, endpoint.host, passwords.tried));
  }

  /** Settles how to sign in, by what the registry offers. Bearer before Basic: the password then goes out only once. */
  async #choose(challenges: readonly AuthChallenge[], carried: Carried): Promise<void> {
    const { host } = this.#parts;
    if ((await this.#passwords()).current?.kind === 'bearer') {
      // Whatever realm there is, it has nothing to exchange.
      this.#method = { kind: 'direct' };
      return;
    }
    const bearer = challenges.find((challenge) => challenge.scheme === 'bearer' && challenge.parameters.get('realm'));
    if (bearer !== undefined) {
      const service = this.#checkService(bearer);
      const known = this.#method;
      if (known.kind === 'bearer' && isSame(known.service, service)) return;
      const tokens = new TokenPool(
        this.#announced,
        (scopes, alone) => this.#exchange(service, scopes, alone),
        this.#parts.purpose?.scopes,
      );
      this.#method = { kind: 'bearer', service, tokens };
      return;
    }
    if (challenges.some((challenge) => challenge.scheme === 'basic')) {
      this.#method = { kind: 'direct' };
      return;
    }
    if (carried.kind !== 'nothing') return;
    const offered = challenges.map((challenge) => challenge.scheme);
    throw new UnsupportedSignInError(host, offered);
  }

  #checkService(bearer: AuthChallenge): TokenService {
    const { host, endpoint } = this.#parts;
    const written = bearer.parameters.get('realm') ?? '';
    const address = URL.canParse(written, endpoint.href) ? new URL(written, endpoint).href : written;
    return { realm: checkRealm(host, endpoint, address), service: bearer.parameters.get('service') };
  }

  /** For the next round: the token in place of the refused one. */
  async #replace(
    repository: string,
    carried: Carried,
    since: number,
    challenges: readonly AuthChallenge[],
    says: string | undefined,
  ): Promise<PooledToken | undefined> {
    if (this.#method.kind !== 'bearer' || carried.kind !== 'bearer') return undefined;
    const { tokens } = this.#method;
    const refused = carried.token;
    const token = await this.#explained(repository, () =>
      tokens.replace(repository, refused, since, wantedScopes(challenges)),
    );
    if (token === undefined) throw await this.#noRights(repository, says);
    if (!refused.alone && refused.issuedAt >= since && token.alone) tokens.learnAlone();
    return token;
  }

  #tokenFor(repository: string, tokens: TokenPool): Promise<PooledToken> {
    return this.#explained(repository, () => tokens.tokenFor(repository));
  }

  async #explained<T>(repository: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ScopesDeniedError)) throw error;
      throw await this.#noRights(repository, error.says);
    }
  }

  async #exchange(service: TokenService, scopes: readonly string[], alone: boolean): Promise<PooledToken> {
    const passwords = await this.#passwords();
    const endTurn = await passwords.turn();
    try {
      for (;;) {
        passwords.throwIfGivenUp();
        if (passwords.exhausted) throw new ScopesDeniedError(undefined);
        const credential = passwords.current;
        const issuedAt = performance.now();
        const result = await exchangeToken(this.#parts, service, scopes, credential);
        if (result.kind === 'token') {
          passwords.accept();
          return { secret: result.token, alone, issuedAt, expiresAt: expiryOf(result.lifetimeMs) };
        }
        if (result.status === 403 || credential === undefined) {
          passwords.deny();
          throw new ScopesDeniedError(result.says);
        }
        const { host } = this.#parts;
        const rejection = (): RejectedCredentialsError =>
          new RejectedCredentialsError(host, plainUrl(service.realm), passwords.tried);
        if (passwords.proven) throw rejection();
        passwords.reject(rejection);
      }
    } finally {
      endTurn();
    }
  }

  async #noRights(repository: string, says: string | undefined): Promise<NoRightsError | MissingCredentialsError> {
    const { host } = this.#parts;
    return (await this.hasCredentials())
      ? new NoRightsError(host, repository, says, this.#parts.purpose?.right)
      : this.#missing(repository);
  }

  #missing(repository: string): MissingCredentialsError {
    const { host, settings, purpose } = this.#parts;
    return new MissingCredentialsError(host, repository, settings.whyNoToken, purpose?.right);
  }

  #passwords(): Promise<PasswordAttempts> {
    this.#attempts ??= this.#parts.candidates().then((candidates) => new PasswordAttempts(candidates));
    return this.#attempts;
  }
}

function isSame(one: TokenService, other: TokenService): boolean {
  return one.realm.href === other.realm.href && one.service === other.service;
}

/** An answer that only a signed-in request gets. 5xx and 429 may come from a proxy that never looked at the password. */
function provesPassword(status: number): boolean {
  return status < 400 || status === 403 || status === 404;
}

/** The scopes that a refusal names. Source: RFC 6750, 3; a registry that is reached through a path of a proxy names others than we guess. */
function wantedScopes(challenges: readonly AuthChallenge[]): readonly string[] {
  const bearer = challenges.find((challenge) => challenge.scheme === 'bearer');
  const scopes = (bearer?.parameters.get('scope') ?? '')
    .split(/\s+/)
    .filter((scope) => /^[\x21-\x7e]{1,300}$/.test(scope));
  return scopes.slice(0, 8);
}
