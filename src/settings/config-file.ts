import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode } from 'yaml';
import type { Place } from '../errors.ts';
import { refuseConflictMarkers } from '../system/merge-conflict.ts';
import { nearest } from '../system/nearest.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { parseUntrustedYaml } from '../system/untrusted-yaml.ts';
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
  return parseConfigFile(text, shown);
}

/** Reads the text of a config file; see {@link readConfigFile}. `file` is how errors name it. */
export function parseConfigFile(text: string, file: string): ConfigFile {
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge(file);
  return new Reader(text, file).read();
}

function tooLarge(file: string): WrongConfigFileError {
  return new WrongConfigFileError(`${file} is larger than 1 MiB`, {
    places: [{ file }],
    next: 'This is not a config file.',
  });
}

class Reader {
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #root: ParsedNode | null;

  constructor(text: string, file: string) {
    this.#file = file;
    refuseConflictMarkers(text, file);
    const parsed = parseUntrustedYaml(text, this.#lines);
    if (parsed.kind !== 'document') {
      const why = parsed.kind === 'too-deep' ? 'is nested too deep' : 'has too many entries';
      throw new WrongConfigFileError(`${file} ${why}`, {
        places: [{ file }],
        next: 'docs/config.md shows a whole file.',
      });
    }
    const { document, duplicateKey } = parsed;
    if (duplicateKey !== undefined && document.errors.length === 0) {
      const { line, col } = this.#lines.linePos(duplicateKey);
      throw new WrongConfigFileError(`${file} is not valid YAML: a key stands twice in one mapping`, {
        places: [{ file, line, column: col }],
        next: 'Remove one of the two.',
      });
    }
    const problem = document.errors[0];
    if (problem !== undefined) {
      const at = this.#lines.linePos(Math.min(problem.pos[0], Math.max(0, text.trimEnd().length - 1)));
      const what = problem.code === 'MISSING_CHAR' ? 'a quote or bracket is not closed' : problem.message;
      throw new WrongConfigFileError(`${file} is not valid YAML: ${what}`, {
        places: [{ file, line: at.line, column: at.col }],
        next: 'Correct the line. docs/config.md shows a whole file.',
      });
    }
    this.#root = document.contents;
  }

  read(): ConfigFile {
    const registries = new Map<string, RegistryEntry>();
    const mirrors = new Map<string, Placed<string>>();
    const settings = new Map<SettingName, AskedValue>();
    if (this.#root === null) return { registries, mirrors, settings };
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
            mirrors.set(mirror.key, this.#string(mirror.node, `mirrors.${mirror.key}`, mirror.place));
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

  #registry(host: string, node: Node | null, place: Place): RegistryEntry {
    let endpoint: Placed<string> | undefined;
    let repository: Placed<string> | undefined;
    let caFile: Placed<string> | undefined;
    let plainHttp: Placed<boolean> | undefined;
    let auth: RegistryAuth | undefined;
    for (const entry of this.#entries(node, `registries.${host}`)) {
      const name = `registries.${host}.${entry.key}`;
      switch (entry.key) {
        case 'endpoint':
          endpoint = this.#string(entry.node, name, entry.place);
          break;
        case 'repository':
          repository = this.#string(entry.node, name, entry.place);
          break;
        case 'ca_file':
          caFile = this.#string(entry.node, name, entry.place);
          break;
        case 'plain_http':
          plainHttp = this.#boolean(entry.node, name, entry.place);
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
  #auth(name: string, node: Node | null): RegistryAuth {
    let type: RegistryAuth['type'];
    let username: string | undefined;
    for (const { key, node: value, place } of this.#entries(node, name)) {
      const text = (): string => this.#string(value, `${name}.${key}`, place).value;
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

  #settingValue(key: string, node: Node | null, place: Place): AskedValue {
    const isList = isSettingName(key) && definitionOf(key).type === 'list';
    if (isSeq(node)) {
      if (!isList) this.#wrongShape(`${key} must be a single value`, place);
      const texts = node.items.map((item) => this.#scalarText(item as Node | null, `an item of ${key}`, place));
      return { texts, split: true, origin: { kind: 'config', place } };
    }
    return { texts: [this.#scalarText(node, key, place)], split: false, origin: { kind: 'config', place } };
  }

  /** The entries of a mapping, in order. A mapping without entries (`oras.birb.homes:` and nothing after it) counts as empty. */
  #entries(
    node: Node | null,
    what: string,
  ): { readonly key: string; readonly node: Node | null; readonly place: Place }[] {
    if (node === null || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node)) {
      return this.#wrongShape(`${what} must be a mapping (key: value)`, this.#placeOf(node) ?? { file: this.#file });
    }
    return node.items.map((pair) => {
      const keyNode = pair.key as Node;
      const place = this.#placeOf(keyNode) ?? { file: this.#file };
      if (!isScalar(keyNode) || typeof keyNode.value !== 'string') {
        return this.#wrongShape(`a key of ${what} must be text`, place);
      }
      return { key: keyNode.value, node: pair.value as Node | null, place };
    });
  }

  #string(node: Node | null, what: string, place: Place): Placed<string> {
    if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') {
      return this.#wrongShape(`${what} must be text`, this.#placeOf(node) ?? place);
    }
    return { value: node.value.trim(), place: this.#placeOf(node) ?? place };
  }

  #boolean(node: Node | null, what: string, place: Place): Placed<boolean> {
    if (!isScalar(node) || typeof node.value !== 'boolean') {
      return this.#wrongShape(`${what} must be true or false`, this.#placeOf(node) ?? place);
    }
    return { value: node.value, place: this.#placeOf(node) ?? place };
  }

  #scalarText(node: Node | null, what: string, place: Place): string {
    if (!isScalar(node) || node.value === null || typeof node.value === 'object') {
      return this.#wrongShape(`${what} must be a single value`, this.#placeOf(node) ?? place);
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

  #placeOf(node: Node | null | undefined): Place | undefined {
    const start = node?.range?.[0];
    if (start === undefined) return undefined;
    const at = this.#lines.linePos(start);
    return { file: this.#file, line: at.line, column: at.col };
  }
}
