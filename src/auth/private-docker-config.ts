import { mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import type { Credential } from '../oci/credentials.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { dockerDirectory, homeOf, shownPath } from './credential-files.ts';
import { type HelperSurroundings, serversOfHelper } from './credential-helper.ts';
import { credentialKey, parseDockerConfig } from './docker-config.ts';
import { jsonMembers, removeJsonMembers, setInObject, startOfObject } from './json-members.ts';
import { entryFor, withEntry } from './login-file.ts';

export interface HostCredential {
  readonly host: string;
  readonly credential: Credential;
}

/**
 * Makes a directory for `DOCKER_CONFIG`: all that the user's own has, and these credentials on top. The user's own is not changed, so
 * jobs beside this one and after it see nothing of ours; what lies in it besides `config.json` (contexts, builders, plugins) is
 * linked.
 * @param directory a private one, which does not exist yet
 * @throws {MalformedCredentialFileError} the user's file is broken: nobody would know what to keep of it
 */
export async function writePrivateDockerConfig(
  directory: string,
  credentials: readonly HostCredential[],
  surroundings: HelperSurroundings & { readonly log: Log },
): Promise<void> {
  const { environment } = surroundings;
  const own = dockerDirectory(environment);
  const shown = shownPath(join(own, 'config.json'), homeOf(environment));
  const found = (await readPlainFile({ path: join(own, 'config.json'), name: shown })) ?? '';
  let text = found.trim() === '' ? '{}\n' : found.replace(/^\uFEFF/, '');
  text = await withoutStore(text, shown, surroundings);
  for (const { host, credential } of credentials) {
    text = withEntry(withoutHelper(text, credentialKey(host)), host, entryFor(credential));
  }
  await mkdir(directory, { mode: 0o700 });
  await writeFile(join(directory, 'config.json'), text, { mode: 0o600, flag: 'wx' });
  await linkOthers(own, directory);
}

/**
 * A store for all hosts would be asked in the place of our entries. So it becomes the helper of each host that it knows, or that the
 * file lists.
 */
async function withoutStore(
  text: string,
  file: string,
  surroundings: HelperSurroundings & { readonly log: Log },
): Promise<string> {
  const { credsStore, credHelpers } = parseDockerConfig(text, file);
  if (credsStore === undefined) return text;
  const known = await serversOfHelper({ name: credsStore, file }, surroundings).catch((error: Error) => {
    surroundings.log.debug(`The hosts of that helper are not known: ${error.message}`);
    return [];
  });
  const start = startOfObject(text, 'auths');
  const listed = start === undefined ? [] : jsonMembers(text, start).map(({ key }) => key);
  const hosts = [...new Set([...known, ...listed])].filter((host) => !credHelpers.has(credentialKey(host)));
  let changed = removeJsonMembers(text, text.indexOf('{'), (key) => key === 'credsStore');
  for (const host of hosts) changed = setInObject(changed, 'credHelpers', host, JSON.stringify(credsStore));
  return changed;
}

function withoutHelper(text: string, key: string): string {
  const helpers = startOfObject(text, 'credHelpers');
  return helpers === undefined ? text : removeJsonMembers(text, helpers, (one) => credentialKey(one) === key);
}

async function linkOthers(from: string, to: string): Promise<void> {
  for (const name of await readdir(from).catch(() => [])) {
    if (name.startsWith('config.json')) continue;
    const target = join(from, name);
    const isDirectory = await stat(target).then(
      (status) => status.isDirectory(),
      () => false,
    );
    // Windows lets everyone make junctions, and only some make links.
    await symlink(target, join(to, name), isDirectory ? 'junction' : 'file').catch(() => {});
  }
}
