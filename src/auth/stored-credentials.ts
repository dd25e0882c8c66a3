import { OrasBufError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Credential } from '../oci/credentials.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { type CredentialFile, credentialFiles } from './credential-files.ts';
import { askHelper, CredentialHelperError, type HelperSurroundings } from './credential-helper.ts';
import {
  credentialKey,
  type DockerConfig,
  parseDockerConfig,
  type StoredAuth,
  serverAddress,
} from './docker-config.ts';

export interface StoredCredentialsOptions extends HelperSurroundings {
  readonly log: Log;
}

/** Bytes. Far above what anyone keeps there. */
const largestFile = 4 * 1024 * 1024;

interface ReadFile {
  readonly shown: string;
  readonly config: DockerConfig;
}

/** The credentials that programs such as docker, podman and oras keep on this machine. What is wrong with them costs a warning. */
export class StoredCredentials {
  readonly #options: StoredCredentialsOptions;
  readonly #found = new Map<string, Promise<Credential | undefined>>();
  #files: Promise<readonly ReadFile[]> | undefined;

  constructor(options: StoredCredentialsOptions) {
    this.#options = options;
  }

  /**
   * What the first file that knows one of the hosts has for it. In a file the nearest namespace comes first, then the helper of
   * the host, then its entry.
   * @param hosts exact, with their ports; best first
   * @param namespace a beginning of repository paths: entries for it or for what it lies in count
   */
  find(hosts: readonly string[], namespace?: string): Promise<Credential | undefined> {
    const key = JSON.stringify([hosts, namespace]);
    let found = this.#found.get(key);
    if (found === undefined) {
      found = this.#find(hosts, namespace);
      this.#found.set(key, found);
    }
    return found;
  }

  /** The namespaces of these hosts that have entries of their own, in any file. */
  async namespaces(hosts: readonly string[]): Promise<readonly string[]> {
    const keys = (await this.#read()).flatMap(({ config }) => [...config.auths.keys()]);
    const prefixes = hosts.map((host) => `${credentialKey(host)}/`);
    const found = keys.flatMap((key) => {
      const prefix = prefixes.find((one) => key.startsWith(one));
      return prefix === undefined ? [] : [key.slice(prefix.length)];
    });
    return [...new Set(found)].sort();
  }

  async #find(hosts: readonly string[], namespace: string | undefined): Promise<Credential | undefined> {
    for (const file of await this.#read()) {
      for (const host of hosts) {
        const found = await this.#findIn(file, host, namespace);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  async #findIn(
    { shown, config }: ReadFile,
    host: string,
    namespace: string | undefined,
  ): Promise<Credential | undefined> {
    const key = credentialKey(host);
    for (const path of outward(namespace)) {
      const found = this.#entry(config.auths.get(`${key}/${path}`), `${key}/${path}`, shown);
      if (found !== undefined) return found;
    }
    const helper = config.credHelpers.get(key) ?? config.credsStore;
    if (helper !== undefined) {
      const found = await this.#ask(helper, shown, host);
      if (found !== undefined) return { ...found, source: `docker-credential-${helper} (named by ${shown})` };
    }
    return this.#entry(config.auths.get(key), key, shown);
  }

  #entry(auth: StoredAuth | 'malformed' | undefined, key: string, source: string): Credential | undefined {
    if (auth === undefined) return undefined;
    if (auth === 'malformed') {
      this.#options.log.warning(`The entry of ${key} in ${source} is broken, and does not count.`);
      return undefined;
    }
    this.#options.maskSecret(auth.secret.reveal());
    return { ...auth, source };
  }

  async #ask(name: string, file: string, host: string): Promise<StoredAuth | undefined> {
    try {
      return await askHelper({ name, file }, serverAddress(host), this.#options);
    } catch (error) {
      if (!(error instanceof CredentialHelperError)) throw error;
      this.#options.log.warning(`No credentials for ${host} from there: ${error.message}. ${error.next}`);
      return undefined;
    }
  }

  #read(): Promise<readonly ReadFile[]> {
    this.#files ??= this.#readAll();
    return this.#files;
  }

  async #readAll(): Promise<readonly ReadFile[]> {
    const { environment } = this.#options;
    const read: ReadFile[] = [];
    // GitLab's runners, and docker since release 28, take the content itself from a variable.
    const inline = environment['DOCKER_AUTH_CONFIG'] ?? '';
    if (inline.trim() !== '') {
      const shown = 'the variable DOCKER_AUTH_CONFIG';
      read.push(...(await this.#orWarn(async () => ({ shown, config: parseDockerConfig(inline, shown) }))));
    }
    for (const file of credentialFiles(environment)) read.push(...(await this.#orWarn(() => this.#readOne(file))));
    return read;
  }

  async #readOne({ path, shown, named }: CredentialFile): Promise<ReadFile | undefined> {
    const text = await readPlainFile({ path, name: shown, largest: largestFile });
    // Docker takes an empty file for an empty configuration.
    if (text === undefined || text.trim() === '') return undefined;
    if (!named && isInside(realPathOf(this.#options.checkout), realPathOf(path))) {
      this.#options.log.warning(
        `${shown} lies in the checkout, where a pull request could have put it: it does not count.`,
      );
      return undefined;
    }
    return { shown, config: parseDockerConfig(text, shown) };
  }

  async #orWarn(read: () => Promise<ReadFile | undefined>): Promise<readonly ReadFile[]> {
    try {
      const file = await read();
      return file === undefined ? [] : [file];
    } catch (error) {
      if (!(error instanceof OrasBufError)) throw error;
      this.#options.log.warning(`${error.message}. No credentials are taken from there.`);
      return [];
    }
  }
}

/** A namespace and all that it lies in, without the whole: `a/b/c`, `a/b`, `a`. */
function outward(namespace: string | undefined): readonly string[] {
  if (namespace === undefined) return [];
  const parts = namespace.split('/');
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('/'));
}
