import { join } from 'node:path';
import { credentialChain } from '../auth/credential-chain.ts';
import { type HostCredential, writePrivateDockerConfig } from '../auth/private-docker-config.ts';
import type { CiProvider } from '../ci/ci-provider.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * With `export-credentials`, where steps of one job share a machine: a docker configuration with the credentials of all registries of
 * this job, for `oras`, `docker` and their like in the steps after ours. It lies in the private directory of this job, which the post
 * step removes, whatever happened.
 * @returns the directory for DOCKER_CONFIG; undefined where there is nothing to export
 */
export async function dockerConfigForLaterSteps(
  settings: Settings,
  ci: CiProvider,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (ci.system !== 'github' || !settings.exportCredentials) return undefined;
  const maskSecret = (value: string): void => ci.mask(value);
  const surroundings = { environment, checkout: ci.workspace, log: ci, maskSecret };
  const source = credentialChain({ ...settings, ...surroundings });
  const credentials: HostCredential[] = [];
  for (const registry of settings.registries.values()) {
    const [credential] = await source.candidatesFor(registry);
    if (credential === undefined) continue;
    for (const host of registry.credentialHosts ?? []) credentials.push({ host, credential });
  }
  if (credentials.length === 0) return undefined;
  for (const { credential } of credentials) {
    const { username, secret } = credential;
    maskSecret(secret.reveal());
    maskSecret(Buffer.from(`${username}:${secret.reveal()}`).toString('base64'));
  }
  const directory = join(ci.temporaryDirectory, 'docker');
  await writePrivateDockerConfig(directory, credentials, surroundings);
  return directory;
}
