import { parseAuthChallenges } from './auth-challenge.ts';
import type { Credential } from './credentials.ts';
import { plainUrl, RejectedCredentialsError, UnexpectedReplyError, UnsupportedSignInError } from './errors.ts';
import type { RegistryParts } from './open-http-registry.ts';
import { checkRealm } from './realm.ts';
import { isRepository } from './reference.ts';
import { directAuthorization, exchangeToken, type TokenService } from './token-exchange.ts';
import { failTransientStatus } from './transient-status.ts';
import type { HttpReply, HttpRequest } from './transport.ts';

/** How a registry wants its clients signed in. `open`: not at all, as far as its first page tells. */
export type RegistryWants =
  | { readonly kind: 'open' }
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer'; readonly service: TokenService };

/** What a credential may do with a repository. */
export interface RepositoryRights {
  readonly pull: boolean;
  readonly push: boolean;
}

/** Whether a repository may be read. Some registries say `refused` of one that is not there, too. */
export type PullRight = 'allowed' | 'missing' | 'refused';

/** Asks a registry about credentials, for people who want to know. A job never does: it signs in and goes on. */
export class RegistryAccess {
  readonly #parts: RegistryParts;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
  }

  /**
   * How the registry wants to be signed in to.
   * @throws {UnsupportedSignInError | UnexpectedReplyError | RealmRefusedError}
   */
  async wants(): Promise<RegistryWants> {
    const { host, endpoint } = this.#parts;
    const reply = await this.#send({ method: 'GET', url: this.#url(''), headers: {} });
    const challenges = parseAuthChallenges(reply.headers('www-authenticate'));
    await reply.discard();
    if (reply.status === 200) return { kind: 'open' };
    if (reply.status !== 401) throw unexpected(reply);
    const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.get('realm'));
    if (bearer !== undefined) {
      const written = bearer.parameters.get('realm') ?? '';
      const address = URL.canParse(written, endpoint.href) ? new URL(written, endpoint).href : written;
      const realm = checkRealm(host, endpoint, address);
      return { kind: 'bearer', service: { realm, service: bearer.parameters.get('service') } };
    }
    if (challenges.some(({ scheme }) => scheme === 'basic')) return { kind: 'basic' };
    throw new UnsupportedSignInError(
      host,
      challenges.map(({ scheme }) => scheme),
    );
  }

  /**
   * The first of the credentials that the registry accepts.
   * @param candidates at least one, at most two are tried
   * @throws {RejectedCredentialsError} it accepts none
   */
  async accepted(wants: RegistryWants, candidates: readonly Credential[]): Promise<Credential> {
    const { host } = this.#parts;
    const tried = candidates.slice(0, 2);
    for (const credential of tried) {
      const authorization = await this.#authorization(wants, credential, []);
      if (authorization === undefined) continue;
      const reply = await this.#send({ method: 'GET', url: this.#url(''), headers: { authorization } });
      await reply.discard();
      // 403: who we are is fine. What is allowed is another question.
      if (reply.status === 200 || reply.status === 403) return credential;
      if (reply.status !== 401) throw unexpected(reply);
    }
    const by = wants.kind === 'bearer' ? plainUrl(wants.service.realm) : this.#parts.endpoint.host;
    throw new RejectedCredentialsError(host, by, tried);
  }

  /**
   * What a credential (undefined: nobody) may do with a repository, whether that exists or not. Where no token says it, an upload is
   * begun and called off at once.
   */
  async rights(
    wants: RegistryWants,
    credential: Credential | undefined,
    repository: string,
  ): Promise<RepositoryRights> {
    if (!isRepository(repository)) return { pull: false, push: false };
    const pull = (await this.pullRight(wants, credential, repository)) !== 'refused';
    return { pull, push: pull && (await this.#mayPush(wants, credential, repository)) };
  }

  /** Whether a credential (undefined: nobody) may read a repository. It is asked for its list of tags. */
  async pullRight(wants: RegistryWants, credential: Credential | undefined, repository: string): Promise<PullRight> {
    const headers = await this.#headers(wants, credential, [`repository:${repository}:pull`]);
    if (headers === undefined) return 'refused';
    const reply = await this.#send({ method: 'GET', url: this.#url(`${repository}/tags/list?n=1`), headers });
    await reply.discard();
    if (!isAllowed(reply, [200, 404])) return 'refused';
    return reply.status === 404 ? 'missing' : 'allowed';
  }

  async #mayPush(wants: RegistryWants, credential: Credential | undefined, repository: string): Promise<boolean> {
    const headers = await this.#headers(wants, credential, [`repository:${repository}:pull,push`]);
    if (headers === undefined) return false;
    const granted = actionsOf(headers['authorization'] ?? '', repository);
    if (granted !== undefined) return granted.includes('push');
    const url = this.#url(`${repository}/blobs/uploads/`);
    const reply = await this.#send({ method: 'POST', url, headers, body: '' });
    await reply.discard();
    if (!isAllowed(reply, [202])) return false;
    await this.#callOff(reply, headers);
    return true;
  }

  /** An upload that stays begun costs the registry nothing for long; that it cannot be called off is no error. */
  async #callOff(begun: HttpReply, headers: Readonly<Record<string, string>>): Promise<void> {
    const location = begun.header('location') ?? '';
    if (!URL.canParse(location, begun.url.href)) return;
    const url = new URL(location, begun.url);
    if (url.origin !== begun.url.origin) return;
    try {
      await (await this.#parts.transport.send({ method: 'DELETE', url, headers })).discard();
    } catch {
      // See above.
    }
  }

  /** Undefined where the token service gives nothing for these scopes. */
  async #headers(
    wants: RegistryWants,
    credential: Credential | undefined,
    scopes: readonly string[],
  ): Promise<Readonly<Record<string, string>> | undefined> {
    if (wants.kind === 'open' && credential === undefined) return {};
    const authorization = await this.#authorization(wants, credential, scopes);
    return authorization === undefined ? undefined : { authorization };
  }

  async #authorization(
    wants: RegistryWants,
    credential: Credential | undefined,
    scopes: readonly string[],
  ): Promise<string | undefined> {
    const { maskSecret } = this.#parts;
    if (wants.kind !== 'bearer' || credential?.kind === 'bearer') {
      return credential === undefined ? undefined : directAuthorization(credential, maskSecret);
    }
    const result = await exchangeToken(this.#parts, wants.service, scopes, credential);
    return result.kind === 'token' ? `Bearer ${result.token.reveal()}` : undefined;
  }

  /** Sends to the registry itself. Redirects are not followed: nobody else is asked about credentials. */
  async #send(request: HttpRequest): Promise<HttpReply> {
    return await this.#parts.retries.run(request.url, async () => {
      const reply = await this.#parts.transport.send(request);
      await failTransientStatus(reply);
      return reply;
    });
  }

  #url(rest: string): URL {
    return new URL(`/v2/${rest}`, this.#parts.endpoint);
  }
}

function isAllowed(reply: HttpReply, statuses: readonly number[]): boolean {
  if (statuses.includes(reply.status)) return true;
  // 404 and 405: no uploads here at all.
  if ([401, 403, 404, 405].includes(reply.status)) return false;
  throw unexpected(reply);
}

function unexpected(reply: HttpReply): UnexpectedReplyError {
  return new UnexpectedReplyError(reply.url, `an answer with status ${reply.status} that is not expected here`);
}

/**
 * What a token says that it grants on a repository; undefined where it does not say so, as most do not outside of registries that use
 * distribution's own form. It is read for its words only: whether they are true the registry alone can tell.
 */
function actionsOf(authorization: string, repository: string): readonly string[] | undefined {
  const { access } = jwtClaims(authorization.replace(/^Bearer /, ''));
  if (!Array.isArray(access)) return undefined;
  return access.flatMap((entry: unknown) => {
    const { type, name, actions } = (entry ?? {}) as Record<string, unknown>;
    return type === 'repository' && name === repository && Array.isArray(actions) ? actions.map(String) : [];
  });
}

/** The claims of a token that is a JWT, unverified; none of one that is not. */
export function jwtClaims(token: string): Readonly<Record<string, unknown>> {
  const [header = '', payload = '', signature, ...more] = token.split('.');
  if (signature === undefined || more.length > 0 || !header.startsWith('eyJ')) return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
