import { readFile } from 'node:fs/promises';
import type { Log } from '../log.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import { Redaction } from '../system/redaction.ts';
import type { SecretSink } from '../system/secret.ts';
import { Connections } from './connections.ts';
import type { CredentialSource } from './credentials.ts';
import { UnusableCaFileError } from './errors.ts';
import { HttpRegistry } from './http-registry.ts';
import { NamespacedSignIn } from './namespaced-sign-in.ts';
import { readProxyEnvironment } from './proxy-environment.ts';
import { Retries } from './retry.ts';
import { SignIn } from './sign-in.ts';
import type { TokenExchangeParts } from './token-exchange.ts';
import type { TrafficCounter } from './traffic-counter.ts';
import type { TransferLimits } from './transfer-limits.ts';
import { Transport } from './transport.ts';

/** What all registry servers of a job share. */
export interface HttpRegistryContext {
  readonly credentials: CredentialSource;
  /** Connections to one origin at once. */
  readonly connections: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly limits: TransferLimits;
  readonly traffic: TrafficCounter;
  readonly log: Log;
  readonly maskSecret: SecretSink;
  readonly signal: AbortSignal | undefined;
}

export interface OpenHttpRegistry {
  readonly registry: HttpRegistry;
  close(): Promise<void>;
}

/** What speaks to one registry server. */
export interface RegistryParts extends TokenExchangeParts {
  readonly settings: RegistrySettings;
}

/**
 * Makes the client of one registry server. Nothing is sent yet.
 * @throws {UnusableCaFileError}
 */
export async function openHttpRegistry(
  settings: RegistrySettings,
  endpoint: URL,
  context: HttpRegistryContext,
): Promise<OpenHttpRegistry> {
  const { parts, close } = await openRegistryParts(settings, endpoint, context);
  const { credentials } = context;
  const signIn = new NamespacedSignIn({
    namespaces: async () => (await credentials.namespacesOf?.(settings)) ?? [],
    make: (namespace) => {
      return new SignIn({ ...parts, candidates: () => credentials.candidatesFor(settings, namespace) });
    },
  });
  return { registry: new HttpRegistry({ ...parts, signIn }), close };
}

/**
 * Makes what speaks to one registry server, without a sign-in.
 * @throws {UnusableCaFileError}
 */
export async function openRegistryParts(
  settings: RegistrySettings,
  endpoint: URL,
  context: Omit<HttpRegistryContext, 'credentials'>,
): Promise<{ readonly parts: RegistryParts; close(): Promise<void> }> {
  const { limits, traffic, log, signal } = context;
  const redaction = new Redaction();
  const maskSecret = (value: string): void => {
    redaction.add(value);
    context.maskSecret(value);
  };
  const connections = await openConnections(settings, { ...context, maskSecret });
  const transport = new Transport({ connections, limits, traffic, log, redaction, signal });
  const retries = new Retries({ limits, traffic, log, signal });
  const { host } = settings;
  return {
    parts: { host, settings, endpoint, transport, retries, limits, traffic, maskSecret },
    close: () => connections.close(),
  };
}

async function openConnections(
  settings: RegistrySettings,
  context: Omit<HttpRegistryContext, 'credentials'>,
): Promise<Connections> {
  const { caFile, host } = settings;
  const make = (extraCa: string | undefined): Connections =>
    new Connections({
      connections: context.connections,
      limits: context.limits,
      proxies: readProxyEnvironment(context.environment, context.maskSecret),
      extraCa,
    });
  if (caFile === undefined) return make(undefined);
  try {
    const pem = await readFile(caFile, 'utf8');
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new Error('it holds no PEM certificate');
    return make(pem);
  } catch (error) {
    throw new UnusableCaFileError(host, caFile, error);
  }
}
