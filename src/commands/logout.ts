import { forgetCredential } from '../auth/login-file.ts';
import { credentialsOf, refuseSharedFile, registryToSignIn } from './auth-registry.ts';
import type { Command } from './command.ts';

export interface LogoutData {
  readonly host: string;
  /** Where something was forgotten; empty where there was nothing. */
  readonly removedFrom: readonly string[];
  /** What jobs here would still sign in with; empty where there is nothing. */
  readonly stillSignedInBy: string;
}

/** Forgets what `login` kept. What other programs keep elsewhere is named, and left alone. */
export const logout: Command<LogoutData> = {
  async run(request) {
    const { ci, environment, words, signal } = request;
    const registry = registryToSignIn(request, words[0]);
    refuseSharedFile(request);
    const { host } = registry;
    const maskSecret = (value: string): void => ci.mask(value);
    const removedFrom = await forgetCredential(host, { environment, checkout: ci.workspace, maskSecret, signal });
    const [left] = await credentialsOf(request).candidatesFor(registry);
    return { data: { host, removedFrom, stillSignedInBy: left?.source ?? '' } };
  },

  text({ host, removedFrom, stillSignedInBy }, style) {
    const lines = [
      removedFrom.length === 0
        ? `Nothing was kept for ${host}.`
        : `${style('good', '✔ Signed out')} of ${host}: removed from ${removedFrom.join(' and ')}.`,
    ];
    if (stillSignedInBy !== '') lines.push(style('attention', `Jobs here still sign in by ${stillSignedInBy}.`));
    return `${lines.join('\n')}\n`;
  },
};
