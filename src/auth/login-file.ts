import { chmod, mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Credential } from '../oci/credentials.ts';
import { writeFileAtomically } from '../system/atomic-files.ts';
import { asDiskError } from '../system/disk-error.ts';
import { withLockFile } from '../system/lock-file.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { dockerDirectory, homeOf, shownPath } from './credential-files.ts';
import { eraseWithHelper, type HelperSurroundings, storeWithHelper } from './credential-helper.ts';
import { credentialKey, type DockerConfig, parseDockerConfig, serverAddress } from './docker-config.ts';
import { removeJsonMembers, setInObject, startOfObject } from './json-members.ts';

const forbiddenNext =
  'Get the right to write there, or name a directory of your own for this file by the variable DOCKER_CONFIG.';

/**
 * Keeps a credential where docker and oras look for it: with the helper that their file names for the host, else in the file
 * itself, which only its owner can read. Everything else in the file stays as it is, byte by byte.
 * @returns where it is now, for people
 * @throws {MalformedCredentialFileError | CredentialHelperError} and errors of the disk, exit code 8
 */
export async function keepCredential(
  host: string,
  credential: Pick<Credential, 'kind' | 'username' | 'secret'>,
  surroundings: HelperSurroundings,
): Promise<string> {
  const { path, shown } = loginFile(surroundings.environment);
  return await withFile(path, surroundings, async () => {
    const { text, config } = await read(path, shown);
    const helper = config.credHelpers.get(credentialKey(host)) ?? config.credsStore;
    // No helper's protocol has a word for a bearer token.
    if (helper !== undefined && credential.kind !== 'bearer') {
      const username = credential.kind === 'identity-token' ? '<token>' : credential.username;
      const { secret } = credential;
      await storeWithHelper({ name: helper, file: shown }, serverAddress(host), { username, secret }, surroundings);
      return `docker-credential-${helper} (named by ${shown})`;
    }
    await write(path, withEntry(text, host, entryFor(credential)));
    return shown;
  });
}

/**
 * Forgets the credentials of a host, in that file and with the helper that it names.
 * @returns where some were
 * @throws as {@link keepCredential}
 */
export async function forgetCredential(host: string, surroundings: HelperSurroundings): Promise<readonly string[]> {
  const { path, shown } = loginFile(surroundings.environment);
  return await withFile(path, surroundings, async () => {
    const { text, config } = await read(path, shown);
    const key = credentialKey(host);
    const removed: string[] = [];
    const helper = config.credHelpers.get(key) ?? config.credsStore;
    if (helper !== undefined) {
      await eraseWithHelper({ name: helper, file: shown }, serverAddress(host), surroundings);
      removed.push(`docker-credential-${helper} (named by ${shown})`);
    }
    const without = withoutEntry(text, key);
    if (without !== text) {
      await write(path, without);
      removed.push(shown);
    }
    return removed;
  });
}

function loginFile(environment: HelperSurroundings['environment']): { readonly path: string; readonly shown: string } {
  const path = join(dockerDirectory(environment), 'config.json');
  return { path, shown: shownPath(path, homeOf(environment)) };
}

/** Two that sign in at the same time both stay signed in. */
async function withFile<T>(path: string, { signal }: HelperSurroundings, work: () => Promise<T>): Promise<T> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error, dirname(path), forbiddenNext);
  }
  return await withLockFile(`${path}.oras-buf-lock`, signal === undefined ? {} : { signal }, work);
}

async function read(path: string, shown: string): Promise<{ readonly text: string; readonly config: DockerConfig }> {
  const found = (await readPlainFile({ path, name: shown })) ?? '';
  const text = found.trim() === '' ? '{}\n' : found.replace(/^\uFEFF/, '');
  return { text, config: parseDockerConfig(text, shown) };
}

/** Through a symbolic link: whoever keeps the file elsewhere wants it to stay there. */
async function write(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  try {
    await writeFileAtomically(target, text, { mode: 0o600 });
    // The umask may have taken more away than we asked for; more than this nobody gets.
    await chmod(target, 0o600);
  } catch (error) {
    throw asDiskError(error, path, forbiddenNext);
  }
}

/** What docker's file has for a credential. */
export function entryFor({
  kind,
  username,
  secret,
}: Pick<Credential, 'kind' | 'username' | 'secret'>): Readonly<Record<string, string>> {
  switch (kind) {
    case 'password':
      return { auth: Buffer.from(`${username}:${secret.reveal()}`).toString('base64') };
    case 'identity-token':
      return { identitytoken: secret.reveal() };
    case 'bearer':
      return { registrytoken: secret.reveal() };
  }
}

/** The text of a credential file with an entry for a host, in the place of all that it had for it. */
export function withEntry(text: string, host: string, entry: Readonly<Record<string, string>>): string {
  const key = serverAddress(host);
  const value = JSON.stringify(entry, null, '\t').replaceAll('\n', '\n\t\t');
  const cleaned = withoutEntry(text, credentialKey(host));
  return setInObject(cleaned, 'auths', key, value);
}

/** The text without any entry for a key, however that is spelled. */
function withoutEntry(text: string, key: string): string {
  const auths = startOfObject(text, 'auths');
  return auths === undefined ? text : removeJsonMembers(text, auths, (one) => credentialKey(one) === key);
}
