import { mirrorRepository } from '../bsr/mirror-repository.ts';
import type { Declarations } from '../modules/declarations.ts';
import { moduleNameParts } from '../modules/module-name.ts';
import type { CredentialSource } from '../oci/credentials.ts';
import { parseEndpoint } from '../oci/endpoint.ts';
import { namespaceOf } from '../oci/namespaced-sign-in.ts';
import type { Registries } from '../oci/registry.ts';
import { type NetworkRule, networkRules, RuledRegistries } from '../resolve/network-rules.ts';
import type { Settings } from '../settings/settings.ts';

/** The registries as the build files of one root allow them to be used, the mirror of the BSR among them. */
export function ruledRegistries(
  registries: Registries,
  declarations: Declarations,
  settings: Pick<Settings, 'registries' | 'mirrors' | 'offline'>,
  credentials: CredentialSource,
): Registries {
  const rules = networkRules(declarations);
  // Offline nothing is asked anyway, and what is missing is named all at once.
  if (rules.size === 0 || settings.offline) return registries;
  const repositories = new Map<string, Map<string, NetworkRule>>();
  for (const rule of rules.values()) {
    const { registry } = moduleNameParts(rule.module);
    const mirror = settings.mirrors.get(registry);
    const host = mirror?.host ?? registry;
    if (!settings.registries.has(host)) continue;
    const repository =
      mirror === undefined ? registries.repositoryOf(rule.module) : mirrorRepository(mirror, rule.module);
    const ofHost = repositories.get(host) ?? new Map<string, NetworkRule>();
    repositories.set(host, ofHost.set(repository, rule));
  }
  return new RuledRegistries(
    registries,
    {
      isServer: (host) => {
        const registry = settings.registries.get(host);
        return registry !== undefined && parseEndpoint(registry).kind === 'server';
      },
      hasCredentials: async (host, repository) => {
        const registry = settings.registries.get(host);
        if (registry === undefined) return false;
        const namespace = namespaceOf(repository, (await credentials.namespacesOf?.(registry)) ?? []);
        return (await credentials.candidatesFor(registry, namespace)).length > 0;
      },
      whyNoToken: (host) => settings.registries.get(host)?.whyNoToken,
    },
    repositories,
  );
}
