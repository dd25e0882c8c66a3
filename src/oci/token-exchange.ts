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
import { readWhole, type Transport } from './transport.ts';

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
  const { host, endpoint, transport, retries, limits, traffic, maskSecret } = parts;
  const url = new URL(service.realm);
  if (service.service !== undefined) url.searchParams.set('service', service.service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  if (credential !== undefined) url.searchParams.set('account', credential.username);
  const headers = credential === undefined ? {} : { authorization: basicAuthorization(credential, maskSecret) };
  const allow = (from: URL, to: string): URL => {
    const target = checkRealm(host, endpoint, to);
    return from.protocol === 'https:' && target.protocol === 'http:' ? checkRealm(host, from, to) : target;
  };
  return await retries.run(url, async () => {
    traffic.tokenExchanges++;
    const reply = await sendFollowing(transport, { method: 'GET', url, headers }, allow, limits.redirects);
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

/** The header that carries a user name and password. Both the password and what the header holds are masked first. */
export function basicAuthorization(credential: Credential, maskSecret: SecretSink): string {
  const password = credential.password.reveal();
  const encoded = Buffer.from(`${credential.username}:${password}`).toString('base64');
  maskSecret(password);
  maskSecret(encoded);
  return `Basic ${encoded}`;
}

function parseTokenReply(bytes: Uint8Array, url: URL, maskSecret: SecretSink): ExchangeResult {
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
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UnexpectedReplyError(url, 'the token service answers a token with characters that no header can carry');
  }
  const seconds = fields['expires_in'];
  const lifetimeMs =
    typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : defaultLifetimeMs;
  return { kind: 'token', token: new Secret(token), lifetimeMs };
}
