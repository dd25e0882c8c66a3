import { credentialChain } from '../auth/credential-chain.ts';
import type { CiProvider } from '../ci/ci-provider.ts';
import type { CredentialSource } from '../oci/credentials.ts';
import { createRegistries } from '../oci/registries.ts';
import type { Settings } from '../settings/settings.ts';

export interface RegistrySurroundings {
  readonly settings: Settings;
  readonly ci: CiProvider;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** The registries of the settings, with the credentials for them. Nothing is asked yet. The caller closes the registries. */
export function openRegistries({ settings, ci, environment, signal }: RegistrySurroundings): {
  readonly credentials: CredentialSource;
  readonly registries: ReturnType<typeof createRegistries>;
} {
  const maskSecret = (value: string): void => ci.mask(value);
  const { workspace: checkout } = ci;
  const credentials = credentialChain({ ...settings, environment, signal, checkout, log: ci, maskSecret });
  const registries = createRegistries({
    registries: settings.registries,
    credentials,
    parallelism: settings.parallelDownloads,
    offline: settings.offline,
    environment,
    log: ci,
    maskSecret,
    signal,
  });
  return { credentials, registries };
}
