import { usernamesForToken } from '../auth/known-usernames.ts';
import { keepCredential } from '../auth/login-file.ts';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { Credential } from '../oci/credentials.ts';
import { RejectedCredentialsError } from '../oci/errors.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import { Secret } from '../system/secret.ts';
import {
  CannotSignInError,
  credentialsOf,
  refuseSharedFile,
  registryToSignIn,
  withRegistryAccess,
} from './auth-registry.ts';
import type { Command, CommandRequest } from './command.ts';
import { readSecret } from './secret-prompt.ts';

export interface LoginData {
  readonly host: string;
  /** Empty where the kind of credential has none. */
  readonly username: string;
  /** The credential file, or the helper that it names. */
  readonly storedIn: string;
  /** False where the registry lets everyone in, so that nothing says whether the token is right. */
  readonly verified: boolean;
}

/** The registry does not take the token that somebody signs in with. */
export class LoginRefusedError extends OrasBufError {
  readonly exitCode = exitCodes.notAllowed;

  constructor(host: string, refusal: RejectedCredentialsError) {
    super(refusal.message, {
      next: `Nothing was kept. Check that the token is complete, not expired and made for ${host}. Where the registry wants a certain user name with it, add --username NAME.`,
      cause: refusal,
    });
  }
}

/** Asks the registry whether a token is right, and only then keeps it where docker and oras look for it. */
export const login: Command<LoginData> = {
  async run(request) {
    const { ci, environment, words, signal } = request;
    const registry = registryToSignIn(request, words[0]);
    refuseSharedFile(request);
    refuseOtherEndpoint(registry);
    const candidates = await newCredentials(request, registry);
    for (const { secret } of candidates) ci.mask(secret.reveal());
    const { credential, verified } = await withRegistryAccess(request, registry, async (access) => {
      const wants = await access.wants();
      if (wants.kind === 'open') return { credential: candidates[0], verified: false };
      const credential = await access.accepted(wants, candidates).catch((error: unknown) => {
        throw error instanceof RejectedCredentialsError ? new LoginRefusedError(registry.host, error) : error;
      });
      return { credential, verified: true };
    });
    if (credential === undefined) throw new CannotSignInError('there is no credential', { next: '' });
    const { host } = registry;
    if (!verified) ci.warning(`${host} lets everyone in here, so it could not be checked whether the token is right.`);
    const maskSecret = (value: string): void => ci.mask(value);
    const surroundings = { environment, checkout: ci.workspace, maskSecret, signal };
    const storedIn = await keepCredential(host, credential, surroundings);
    await warnOfOthers(request, registry, credential);
    return { data: { host, username: credential.username, storedIn, verified } };
  },

  text({ host, username, storedIn, verified }, style) {
    const as = username === '' ? '' : ` as ${username}`;
    const sign = verified ? style('good', '✔ Signed in') : style('attention', 'Kept, and not checked:');
    return `${sign} ${verified ? 'to ' : ''}${host}${as}. The token is in ${storedIn}.\n`;
  },
};

/** A token that somebody types for one host must not go to another that a file of the repository puts in its place. */
function refuseOtherEndpoint({ host, endpoint, credentialHosts, whyNoToken }: RegistrySettings): void {
  if (credentialHosts?.includes(host) === true) return;
  throw new CannotSignInError(`the token for ${host} would go to ${endpoint}`, {
    next: whyNoToken === undefined ? 'Name the endpoint itself.' : `It is not sent there: ${whyNoToken}.`,
  });
}

async function newCredentials(request: CommandRequest, registry: RegistrySettings): Promise<readonly Credential[]> {
  const { settings, askedByFlag } = request;
  const { host, auth, endpoint } = registry;
  // A token of the environment belongs to the host of the setting `registry`; one of a flag to the host beside it.
  const given = askedByFlag.has('token') || registry.tokenAllowed ? settings.token : undefined;
  const source =
    given === undefined ? 'the terminal' : askedByFlag.has('token') ? 'the token given' : 'the setting token';
  const secret = given ?? new Secret(await readSecret(`Token for ${host}: `, request.signal));
  const kind = auth?.type === undefined || auth.type === 'none' ? 'password' : auth.type;
  if (kind !== 'password') return [{ kind, username: '', secret, source }];
  const username = settings.username ?? auth?.username;
  const usernames =
    username === undefined
      ? usernamesForToken(new URL(endpoint).hostname, secret.reveal().startsWith('glcbt-'))
      : [username];
  return usernames.map((name) => ({ kind, username: name, secret, source }));
}

/** What was kept is not always what a job will use. */
async function warnOfOthers(request: CommandRequest, registry: RegistrySettings, kept: Credential): Promise<void> {
  const settings = request.askedByFlag.has('token') ? { ...request.settings, token: undefined } : request.settings;
  const [used] = await credentialsOf({ ...request, settings }).candidatesFor(registry);
  if (used === undefined || used.secret.reveal() === kept.secret.reveal()) return;
  request.ci.warning(`Jobs here will not use it: ${used.source} comes first, and has something else for this host.`);
}
