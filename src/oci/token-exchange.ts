import { Secret, type SecretSink } from '../system/secret.ts';
import type { Credential } from './credentials.ts';
import { readErrorReply } from './error-reply.ts';
import { UnexpectedReplyError } from './errors.ts';
import { checkRealm } from './realm.ts';
import { sendFollowing } from './redirects.ts';
import type { Retries } from './retry.ts';
import type { TrafficCounter } from './traffic-counter.ts';
import type { TransferLimits } from './transfer-limits.ts';
import { failTransientStatus } from './transient-status.ts';
import { type HttpReply, type HttpRequest, readWhole, type Transport } from './transport.ts';

/** The token service that a registry's challenge named, already checked. */
export interface TokenService {
  readonly realm: URL;
  readonly service: string | undefined;
}

export type ExchangeResult =
  | { readonly kind: 'token'; readonly token: Secret; readonly lifetimeMs: number }
  /** 401: who we are is not accepted. 403: who we are is fine, what we ask for is not (some services mix them up). */
  | { readonly kind: 'denied'; readonly status: 401 | 403; readonly says: string | undefined };

export interface TokenExchangeParts {
  readonly host: string;
  readonly endpoint: URL;
  readonly transport: Transport;
  readonly retries: Retries;
  readonly limits: TransferLimits;
  readonly traffic: TrafficCounter;
  readonly maskSecret: SecretSink;
}

/** What the distribution token specification says where a reply has no `expires_in`. */
const defaultLifetimeMs = 60_000;

/**
 * Asks a token service for a token, anonymously where there is no credential.
 * Source: distribution, "Token Authentication Specification".
 * @param scopes asked for together
 * @throws {RealmRefusedError} where the service redirects to where credentials must not go
 */
export async function exchangeToken(
  parts: TokenExchangeParts,
  service: TokenService,
  scopes: readonly string[],
  credential: Credential | undefined,
): Promise<ExchangeResult> {
  const { retries, limits, traffic, maskSecret } = parts;
  const request =
    credential?.kind === 'identity-token'
      ? refreshRequest(service, scopes, credential, maskSecret)
      : tokenRequest(service, scopes, credential, maskSecret);
  const { url } = request;
  return await retries.run(url, async () => {
    traffic.tokenExchanges++;
    const reply = await send(parts, request);
    await failTransientStatus(reply);
    if (reply.status === 401 || reply.status === 403) {
      return { kind: 'denied', status: reply.status, says: (await readErrorReply(reply)).text };
    }
    if (reply.status !== 200) {
      const { text } = await readErrorReply(reply);
      throw new UnexpectedReplyError(
        url,
        `the token service answers ${reply.status}${text === undefined ? '' : ` (${text})`}`,
      );
    }
    return parseTokenReply(
      await readWhole(reply, limits.tokenReplyBytes, `the token reply of ${url.origin}`),
      url,
      maskSecret,
    );
  });
}

function tokenRequest(
  service: TokenService,
  scopes: readonly string[],
  credential: Credential | undefined,
  maskSecret: SecretSink,
): HttpRequest {
  const url = new URL(service.realm);
  if (service.service !== undefined) url.searchParams.set('service', service.service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  if (credential === undefined) return { method: 'GET', url, headers: {} };
  url.searchParams.set('account', credential.username);
  return { method: 'GET', url, headers: { authorization: directAuthorization(credential, maskSecret) } };
}

/** Source: distribution, "OAuth2 Token Authentication". The identity token is in the body, which no log shows. */
function refreshRequest(
  service: TokenService,
  scopes: readonly string[],
  { secret }: Credential,
  maskSecret: SecretSink,
): HttpRequest {
  maskSecret(secret.reveal());
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'oras-buf' });
  if (service.service !== undefined) form.set('service', service.service);
  if (scopes.length > 0) form.set('scope', scopes.join(' '));
  form.set('refresh_token', secret.reveal());
  const body = form.toString();
  maskSecret(body.slice(body.lastIndexOf('=') + 1));
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url: new URL(service.realm), headers, body };
}

/** A redirect takes no body along: where a service redirects the exchange of an identity token, that is an error. */
async function send(
  { host, endpoint, transport, limits }: TokenExchangeParts,
  request: HttpRequest,
): Promise<HttpReply> {
  if (request.method === 'POST') return await transport.send(request);
  const allow = (from: URL, to: string): URL => {
    const target = checkRealm(host, endpoint, to);
    return from.protocol === 'https:' && target.protocol === 'http:' ? checkRealm(host, from, to) : target;
  };
  return await sendFollowing(transport, request, allow, limits.redirects);
}

/**
 * The header that carries a credential as it stands: a user name and password, or a bearer token. The secret and what the header
 * holds are masked first.
 */
export function directAuthorization(credential: Credential, maskSecret: SecretSink): string {
  const secret = credential.secret.reveal();
  maskSecret(secret);
  if (credential.kind === 'bearer') return `Bearer ${secret}`;
  const encoded = Buffer.from(`${credential.username}:${secret}`).toString('base64');
  maskSecret(encoded);
  return `Basic ${encoded}`;
}

/**
 * Reads what a token service answers. Every token in it is masked first.
 * @throws {UnexpectedReplyError} never quotes the reply
 */
export function parseTokenReply(bytes: Uint8Array, url: URL, maskSecret: SecretSink): ExchangeResult {
  let reply: unknown;
  try {
    reply = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    // The text is left out on purpose: half a token is a secret too.
    throw new UnexpectedReplyError(url, 'the token service answers something that is not JSON');
  }
  const fields = typeof reply === 'object' && reply !== null ? (reply as Record<string, unknown>) : {};
  const token = [fields['token'], fields['access_token']].find((value) => typeof value === 'string' && value !== '');
  if (typeof token !== 'string') throw new UnexpectedReplyError(url, 'the token service answers without a token');
  maskSecret(token);
  // A new identity token comes with some exchanges. It is not kept, and must not be seen either.
  if (typeof fields['refresh_token'] === 'string') maskSecret(fields['refresh_token']);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UnexpectedReplyError(url, 'the token service answers a token with characters that no header can carry');
  }
  const seconds = fields['expires_in'];
  const lifetimeMs =
    typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : defaultLifetimeMs;
  return { kind: 'token', token: new Secret(token), lifetimeMs };
}
