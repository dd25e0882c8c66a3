import type { Settings } from '../settings/settings.ts';

/** The variables that whoever comes after us needs to use stock buf; the credentials only where that was asked for. */
export function variablesForLaterSteps(settings: Settings): Readonly<Record<string, string>> {
  const variables: Record<string, string> = { BUF_CACHE_DIR: settings.bufCacheDirectory };
  if (!settings.exportCredentials) return variables;
  if (settings.token !== undefined) variables['ORAS_REGISTRY_TOKEN'] = settings.token.reveal();
  if (settings.username !== undefined) variables['ORAS_USERNAME'] = settings.username;
  // Never the bare token: buf would send it to every host.
  if (settings.bsrToken !== undefined) variables['BUF_TOKEN'] = `${settings.bsrToken.reveal()}@buf.build`;
  return variables;
}
