import { credentialChain } from '../auth/credential-chain.ts';
import { serverAddress } from '../auth/docker-config.ts';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { CredentialSource } from '../oci/credentials.ts';
import { parseEndpoint } from '../oci/endpoint.ts';
import { openRegistryParts } from '../oci/open-http-registry.ts';
import { isRegistryHost } from '../oci/reference.ts';
import { RegistryAccess } from '../oci/registry-access.ts';
import { TrafficCounter } from '../oci/traffic-counter.ts';
import { defaultLimits } from '../oci/transfer-limits.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import type { CommandRequest } from './command.ts';

/** Signing in does not go with what was asked for: the host is no registry, or needs another program. */
export class CannotSignInError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/**
 * The registry that a command of sign-in is about.
 * @param word the host as the user wrote it; undefined for the host of the setting `registry`
 * @throws {CannotSignInError}
 */
export function registryToSignIn(request: CommandRequest, word: string | undefined): RegistrySettings {
  const { registries } = request.settings;
  // The host of the setting `registry` comes first.
  const host = word ?? [...registries.keys()][0] ?? '';
  if (host === 'buf.build') {
    throw new CannotSignInError('buf.build is the Buf Schema Registry, where buf itself signs in', {
      next: 'Run: buf registry login buf.build. oras-buf then takes the token from there.',
    });
  }
  if (!isRegistryHost(host)) {
    throw new CannotSignInError(`"${host}" is not a registry host`, {
      next: 'Write the host as deps: lines do, without https://, for example oras.birb.homes or localhost:5000.',
    });
  }
  const registry = registries.get(host) ?? undeclared(host);
  if (parseEndpoint(registry).kind === 'layout') {
    throw new CannotSignInError(`${host} is a directory, where nobody signs in`, {
      next: 'Name a registry that is a server.',
    });
  }
  return registry;
}

/**
 * In CI the file of the home directory belongs to all jobs of the machine: none of them signs the others in or out.
 * @throws {CannotSignInError}
 */
export function refuseSharedFile({ ci, environment }: CommandRequest): void {
  if (!ci.frozenByDefault || environment['DOCKER_CONFIG']) return;
  throw new CannotSignInError('in CI nothing is kept in ~/.docker/config.json, which all jobs of the machine share', {
    next: 'Give the job the token by ORAS_REGISTRY_TOKEN or ORAS_REGISTRY_TOKENS, or set DOCKER_CONFIG to a private directory that the job removes.',
  });
}

/** People sign in to a registry before any file names it. */
function undeclared(host: string): RegistrySettings {
  const isDockerHub = serverAddress(host) !== host;
  return {
    host,
    endpoint: `https://${isDockerHub ? 'registry-1.docker.io' : host}`,
    repository: '{owner}/{name}',
    caFile: undefined,
    plainHttp: false,
    tokenAllowed: false,
    credentialHosts: [host],
  };
}

/** The credentials that a job would use. */
export function credentialsOf({ settings, environment, signal, ci }: CommandRequest): CredentialSource {
  const { workspace: checkout } = ci;
  const maskSecret = (value: string): void => ci.mask(value);
  return credentialChain({ ...settings, environment, signal, checkout, log: ci, maskSecret });
}

/** Runs `work` with what asks a registry about credentials, and closes its connections. */
export async function withRegistryAccess<T>(
  { ci, environment, signal }: CommandRequest,
  registry: RegistrySettings,
  work: (access: RegistryAccess) => Promise<T>,
): Promise<T> {
  const endpoint = parseEndpoint(registry);
  if (endpoint.kind === 'layout') throw new CannotSignInError(`${registry.host} is a directory`, { next: '' });
  const connections = 2;
  const { parts, close } = await openRegistryParts(registry, endpoint.url, {
    connections,
    environment,
    limits: { ...defaultLimits, attempts: 3 },
    traffic: new TrafficCounter(connections),
    log: ci,
    maskSecret: (value) => ci.mask(value),
    signal,
  });
  try {
    return await work(new RegistryAccess(parts));
  } finally {
    await close();
  }
}
