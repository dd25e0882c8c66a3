import type { Place } from '../errors.ts';
import { refuseConflictMarkers } from '../system/merge-conflict.ts';
import { nearest } from '../system/nearest.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { TextLines } from '../system/text-lines.ts';
import { parseUntrustedYaml } from '../system/untrusted-yaml.ts';
import { isNull, type YamlNode } from '../system/yaml-node.ts';
import type { AskedValue } from './asked-value.ts';
import { definitionOf, isSettingName, type SettingName, settingNames } from './definitions.ts';
import { isRegistryHost } from './endpoint.ts';
import { ExposedSecretError, SettingFileError, UnknownConfigKeyError, WrongConfigFileError } from './errors.ts';
import type { RegistryAuth } from './settings.ts';

/** A value with the line that it stands on. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

/** `registries.<host>` as the file has it. */
export interface RegistryEntry {
  readonly place: Place;
  readonly endpoint: Placed<string> | undefined;
  readonly repository: Placed<string> | undefined;
  readonly caFile: Placed<string> | undefined;
  readonly plainHttp: Placed<boolean> | undefined;
  readonly auth: RegistryAuth | undefined;
}

/** The content of `.oras/config.yaml`. It is a file of the repository: nothing in it is trusted with a token. */
export interface ConfigFile {
  readonly registries: ReadonlyMap<string, RegistryEntry>;
  /** `buf.build` → `oras.birb.homes/bsr-cache`. */
  readonly mirrors: ReadonlyMap<string, Placed<string>>;
  readonly settings: ReadonlyMap<SettingName, AskedValue>;
}

const maxBytes = 1024 * 1024;
const registryKeys = ['endpoint', 'repository', 'ca_file', 'plain_http', 'auth'] as const;
const authKeys = ['type', 'username'] as const;
const authTypes = ['password', 'identity-token', 'bearer', 'none'] as const;
const configSettings = settingNames.filter((name) => definitionOf(name).places.includes('config'));
const elsewhere =
  'give it by the setting token or tokens (ORAS_REGISTRY_TOKEN, ORAS_REGISTRY_TOKENS), or by a credential file of the machine; see docs/sign-in.md.';
const topLevelKeys: readonly string[] = ['registries', 'mirrors', ...configSettings];

/**
 * Reads the config file.
 * @param path absolute; `shown` is how errors name it
 * @param within a directory, its symbolic links resolved, that the file must lie in, whatever links lead to it
 * @throws {SettingFileError} there is none. {@link UnreadableFileError} it is no plain file, too large, or a link out of `within`. {@link WrongConfigFileError} it is no YAML or has a wrong shape.
 * {@link UnknownConfigKeyError} with the nearest right key. {@link ExposedSecretError} it holds a secret.
 */
export async function readConfigFile(path: string, shown: string, within?: string): Promise<ConfigFile> {
  const place = within === undefined ? {} : { within };
  const text = await readPlainFile({ path, name: shown, largest: maxBytes, ...place });
  if (text === undefined) {
    throw new SettingFileError(`There is no config file ${shown}`, {
      places: [{ file: shown }],
      next: 'Check the setting config, and that the file is there.',
    });
  }
  return await parseConfigFile(text, shown);
}

/** Reads the text of a config file; see {@link readConfigFile}. `file` is how errors name it. */
export async function parseConfigFile(text: string, file: string): Promise<ConfigFile> {
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge(file);
  refuseConflictMarkers(text, file);
  const lines = new TextLines(text);
  const root = await parseRoot(text, file, lines);
  return new Reader(file, lines, root).read();
}

function tooLarge(file: string): WrongConfigFileError {
  return new WrongConfigFileError(`${file} is larger than 1 MiB`, {
    places: [{ file }],
    next: 'This is not a config file.',
  });
}

/** Undefined for a file without anything in it. */
async function parseRoot(text: string, file: string, lines: TextLines): Promise<YamlNode | undefined> {
  const parsed = await parseUntrustedYaml(text);
  if (parsed.kind === 'too-deep' || parsed.kind === 'too-large') {
    const why = parsed.kind === 'too-deep' ? 'is nested too deep' : 'has too many entries';
    throw new WrongConfigFileError(`${file} ${why}`, {
      places: [{ file }],
      next: 'docs/config.md shows a whole file.',
    });
  }
  if (parsed.kind === 'invalid') {
    const at = lines.at(Math.min(parsed.offset, Math.max(0, text.trimEnd().length - 1)));
    const what = parsed.code === 'MISSING_CHAR' ? 'a quote or bracket is not closed' : parsed.message;
    throw new WrongConfigFileError(`${file} is not valid YAML: ${what}`, {
      places: [{ file, ...at }],
      next: 'Correct the line. docs/config.md shows a whole file.',
    });
  }
  if (parsed.duplicateKey !== undefined) {
    throw new WrongConfigFileError(`${file} is not valid YAML: a key stands twice in one mapping`, {
      places: [{ file, ...lines.at(parsed.duplicateKey) }],
      next: 'Remove one of the two.',
    });
  }
  return parsed.root;
}

class Reader {
  readonly #file: string;
  readonly #lines: TextLines;
  readonly #root: YamlNode | undefined;

  constructor(file: string, lines: TextLines, root: YamlNode | undefined) {
    this.#file = file;
    this.#lines = lines;
    this.#root = root;
  }

  read(): ConfigFile {
    const registries = new Map<string, RegistryEntry>();
    const mirrors = new Map<string, Placed<string>>();
    const settings = new Map<SettingName, AskedValue>();
    if (this.#root === undefined) return { registries, mirrors, settings };
    for (const entry of this.#entries(this.#root, 'The file')) {
      switch (entry.key) {
        case 'registries':
          for (const host of this.#entries(entry.node, 'registries')) {
            this.#checkHost(host.key, host.place);
            registries.set(host.key, this.#registry(host.key, host.node, host.place));
          }
          break;
        case 'mirrors':
          for (const mirror of this.#entries(entry.node, 'mirrors')) {
            this.#checkHost(mirror.key, mirror.place);
            mirrors.set(mirror.key, this.#string(mirror.node, `mirrors.${mirror.key}`));
          }
          break;
        default:
          settings.set(
            this.#settingName(entry.key, entry.place),
            this.#settingValue(entry.key, entry.node, entry.place),
          );
      }
    }
    return { registries, mirrors, settings };
  }

  #registry(host: string, node: YamlNode, place: Place): RegistryEntry {
    let endpoint: Placed<string> | undefined;
    let repository: Placed<string> | undefined;
    let caFile: Placed<string> | undefined;
    let plainHttp: Placed<boolean> | undefined;
    let auth: RegistryAuth | undefined;
    for (const entry of this.#entries(node, `registries.${host}`)) {
      const name = `registries.${host}.${entry.key}`;
      switch (entry.key) {
        case 'endpoint':
          endpoint = this.#string(entry.node, name);
          break;
        case 'repository':
          repository = this.#string(entry.node, name);
          break;
        case 'ca_file':
          caFile = this.#string(entry.node, name);
          break;
        case 'plain_http':
          plainHttp = this.#boolean(entry.node, name);
          break;
        case 'auth':
          auth = this.#auth(name, entry.node);
          break;
        default:
          this.#unknownKey(name, entry.key, registryKeys, entry.place);
      }
    }
    return { place, endpoint, repository, caFile, plainHttp, auth };
  }

  /** Only the form of a credential: where it is, and where it goes, no file of the repository decides. */
  #auth(name: string, node: YamlNode): RegistryAuth {
    let type: RegistryAuth['type'];
    let username: string | undefined;
    for (const { key, node: value, place } of this.#entries(node, name)) {
      const text = (): string => this.#string(value, `${name}.${key}`).value;
      if (key === 'username') username = text();
      else if (key === 'type') type = this.#authType(`${name}.type`, text(), place);
      else if (/token|password|secret/i.test(key)) {
        throw new ExposedSecretError(`${name}.${key} would be a secret in a file of the repository`, {
          places: [place],
          next: `Remove it here, revoke it if it was committed, and ${elsewhere}`,
        });
      } else if (/file|helper|store|credential/i.test(key)) {
        throw new UnknownConfigKeyError(`${name}.${key}: a file of the repository cannot name credentials`, {
          places: [place],
          next: `Remove it, and ${elsewhere}`,
        });
      } else this.#unknownKey(`${name}.${key}`, key, authKeys, place);
    }
    return { type, username };
  }

  #authType(name: string, text: string, place: Place): RegistryAuth['type'] {
    const type = authTypes.find((known) => known === text);
    if (type !== undefined) return type;
    throw new WrongConfigFileError(`${name} cannot be ${JSON.stringify(text)}`, {
      places: [place],
      next: `Write one of: ${authTypes.join(', ')}. The credential itself does not stand here: ${elsewhere}`,
    });
  }

  #settingName(key: string, place: Place): SettingName {
    if (!isSettingName(key)) return this.#unknownKey(key, key, topLevelKeys, place);
    const definition = definitionOf(key);
    if (definition.places.includes('config')) return key;
    if (definition.type === 'secret') {
      throw new ExposedSecretError(`${key} is a secret and must not be in a file of the repository`, {
        places: [place],
        next: `Remove it here, revoke it if it was committed, and use the input ${key} or the variable ${definition.environment[0]?.name ?? ''}.`,
      });
    }
    throw new UnknownConfigKeyError(`${key} cannot be set in a file of the repository`, {
      places: [place],
      next: `Remove it here and use the input ${key}, the flag --${key} or the variable ORAS_BUF_${key.replaceAll('-', '_').toUpperCase()}.`,
    });
  }

  #settingValue(key: string, node: YamlNode, place: Place): AskedValue {
    const isList = isSettingName(key) && definitionOf(key).type === 'list';
    if (node.kind === 'list') {
      if (!isList) this.#wrongShape(`${key} must be a single value`, place);
      const texts = node.items.map((item) => this.#scalarText(item, `an item of ${key}`));
      return { texts, split: true, origin: { kind: 'config', place } };
    }
    return { texts: [this.#scalarText(node, key)], split: false, origin: { kind: 'config', place } };
  }

  /** The entries of a mapping, in order. A mapping without entries (`oras.birb.homes:` and nothing after it) counts as empty. */
  #entries(node: YamlNode, what: string): { readonly key: string; readonly node: YamlNode; readonly place: Place }[] {
    if (isNull(node)) return [];
    if (node.kind !== 'map') return this.#wrongShape(`${what} must be a mapping (key: value)`, this.#placeOf(node));
    return node.entries.map(({ key, value }) => {
      const place = this.#placeOf(key);
      if (key.kind !== 'scalar' || typeof key.value !== 'string') {
        return this.#wrongShape(`a key of ${what} must be text`, place);
      }
      return { key: key.value, node: value, place };
    });
  }

  #string(node: YamlNode, what: string): Placed<string> {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.value.trim() === '') {
      return this.#wrongShape(`${what} must be text`, this.#placeOf(node));
    }
    return { value: node.value.trim(), place: this.#placeOf(node) };
  }

  #boolean(node: YamlNode, what: string): Placed<boolean> {
    if (node.kind !== 'scalar' || typeof node.value !== 'boolean') {
      return this.#wrongShape(`${what} must be true or false`, this.#placeOf(node));
    }
    return { value: node.value, place: this.#placeOf(node) };
  }

  #scalarText(node: YamlNode, what: string): string {
    if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'object') {
      return this.#wrongShape(`${what} must be a single value`, this.#placeOf(node));
    }
    return String(node.value);
  }

  #checkHost(host: string, place: Place): void {
    if (isRegistryHost(host)) return;
    throw new WrongConfigFileError(`"${host}" is not a registry host`, {
      places: [place],
      next: 'Write the host as deps: lines do, in lower case and without https://, for example oras.birb.homes or localhost:5000. Where it is reached is its key endpoint.',
    });
  }

  #unknownKey(name: string, key: string, known: readonly string[], place: Place): never {
    const right = nearest(
      key.replaceAll('-', '_'),
      known.map((k) => k.replaceAll('-', '_')),
    );
    const meant = known.find((k) => k.replaceAll('-', '_') === right);
    throw new UnknownConfigKeyError(`${name} is not a key of the config file`, {
      places: [place],
      next: meant === undefined ? `The keys are: ${known.join(', ')}.` : `Did you mean ${meant}?`,
    });
  }

  #wrongShape(message: string, place: Place): never {
    throw new WrongConfigFileError(message, { places: [place], next: 'docs/config.md shows a whole file.' });
  }

  #placeOf(node: YamlNode): Place {
    return { file: this.#file, ...this.#lines.at(node.start) };
  }
}
