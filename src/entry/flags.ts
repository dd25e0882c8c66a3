import { parseArgs } from 'node:util';
import type { AskedValue, AskedValues } from '../settings/asked-value.ts';
import { definitionOf, isSettingName, type SettingName, settingNames } from '../settings/definitions.ts';
import { CommandLineError, ExposedSecretError } from '../settings/errors.ts';
import { nearest } from '../system/nearest.ts';

/** What the words after `oras-buf` ask for. */
export type CommandLine =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: CommandName | undefined }
  | { readonly kind: 'job'; readonly command: CommandName; readonly asked: AskedValues; readonly secrets: SecretFlags };

/** Which secrets come from files, and which one from standard input. */
export interface SecretFlags {
  readonly files: ReadonlyMap<SettingName, string>;
  readonly fromStdin: SettingName | undefined;
}

export const commandNames = ['run', 'resolve'] as const;
export type CommandName = (typeof commandNames)[number];

/** What a flag does to a setting. */
type Flag = SettingFlag | { readonly kind: 'help' } | { readonly kind: 'version' };

interface SettingFlag {
  readonly kind: 'value' | 'switch' | 'negated' | 'optional-list' | 'secret-file' | 'secret-stdin';
  readonly setting: SettingName;
}

const flags: ReadonlyMap<string, Flag> = new Map<string, Flag>([
  ...settingNames.flatMap(flagsOf),
  ['help', { kind: 'help' }],
  ['version', { kind: 'version' }],
]);

function flagsOf(setting: SettingName): readonly (readonly [string, Flag])[] {
  const definition = definitionOf(setting);
  if (!definition.places.includes('flag')) return [];
  switch (definition.type) {
    case 'boolean':
      return [
        [setting, { kind: 'switch', setting }],
        [`no-${setting}`, { kind: 'negated', setting }],
      ];
    case 'secret':
      return [
        [`${setting}-file`, { kind: 'secret-file', setting }],
        [`${setting}-stdin`, { kind: 'secret-stdin', setting }],
      ];
    case 'optional-list':
      return [[setting, { kind: 'optional-list', setting }]];
    default:
      return [[setting, { kind: 'value', setting }]];
  }
}

/**
 * Reads the command line.
 * @throws {CommandLineError} an unknown command or flag (with the nearest right one), a missing or a superfluous value.
 * {@link ExposedSecretError} a secret as the value of a flag; the value is not repeated.
 */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h') return { kind: 'help', command: undefined };
  if (first === '--version' || first === 'version') return { kind: 'version' };
  if (first === 'help') return { kind: 'help', command: rest[0] === undefined ? undefined : commandName(rest[0]) };
  return new Reader(commandName(first)).read(rest);
}

function commandName(word: string): CommandName {
  const command = commandNames.find((name) => name === word);
  if (command !== undefined) return command;
  const right = nearest(word, commandNames);
  throw new CommandLineError(word.startsWith('-') ? 'A command must come first' : `"${word}" is not a command`, {
    next: `${right === undefined ? '' : `Did you mean ${right}? `}The commands are ${commandNames.join(' and ')}; see oras-buf --help.`,
  });
}

const secretNames = settingNames.filter((name) => definitionOf(name).type === 'secret');

function didYouMean(flag: string | undefined): string {
  if (flag === undefined) return '';
  const isSecret = secretNames.some((name) => name === flag);
  return `Did you mean --${flag}${isSecret ? `-stdin or --${flag}-file` : ''}? `;
}

function isList(setting: SettingName): boolean {
  const { type } = definitionOf(setting);
  return type === 'list' || type === 'optional-list';
}

class Reader {
  readonly #command: CommandName;
  readonly #texts = new Map<SettingName, { readonly flag: string; readonly texts: string[] }>();
  readonly #files = new Map<SettingName, string>();
  #fromStdin: SettingName | undefined;

  constructor(command: CommandName) {
    this.#command = command;
  }

  read(args: readonly string[]): CommandLine {
    const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {
      help: { type: 'boolean', short: 'h' },
    };
    for (const [name, { kind }] of flags) {
      if (kind !== 'help') options[name] = { type: kind === 'value' || kind === 'secret-file' ? 'string' : 'boolean' };
    }
    // Not strict: we want to name the nearest flag, and to keep the value of a secret out of the message.
    const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
    /** Words right after the flag of a list are more of its items: `--targets //a //b`, `--update MODULE MODULE`. */
    let names: SettingName | undefined;
    /** The flag of a secret that takes no value, where it was the last word: what follows may be the secret itself. */
    let secretFlag: string | undefined;
    for (const token of tokens) {
      if (token.kind === 'option-terminator') {
        names = undefined;
        continue;
      }
      if (token.kind === 'positional') {
        if (secretFlag !== undefined) throw this.#superfluous(secretFlag);
        if (names === undefined) throw this.#unexpected(token.value);
        this.#add(names, `--${names}`, token.value);
        continue;
      }
      const flag = this.#known(token.name, token.rawName);
      if (flag.kind === 'help') return { kind: 'help', command: this.#command };
      if (flag.kind === 'version') return { kind: 'version' };
      this.#take(flag, token.rawName, token.value, token.inlineValue === true);
      names = isList(flag.setting) && !token.inlineValue ? flag.setting : undefined;
      secretFlag = flag.kind === 'secret-stdin' ? token.rawName : undefined;
    }
    const asked = new Map<SettingName, AskedValue>();
    for (const [setting, { flag, texts }] of this.#texts) {
      asked.set(setting, { texts, split: false, origin: { kind: 'flag', name: flag } });
    }
    return { kind: 'job', command: this.#command, asked, secrets: { files: this.#files, fromStdin: this.#fromStdin } };
  }

  #known(name: string, rawName: string): Flag {
    const flag = flags.get(name);
    if (flag !== undefined && (rawName.startsWith('--') || flag.kind === 'help')) return flag;
    if (isSettingName(name) && definitionOf(name).type === 'secret') {
      throw new ExposedSecretError(`--${name} with a value would show the secret to every user of this machine`, {
        next: `Use --${name}-stdin, --${name}-file FILE, or the variable ${definitionOf(name).environment[0]?.name ?? ''}.`,
      });
    }
    const right = nearest(name, [...flags.keys(), ...secretNames]);
    throw new CommandLineError(`${rawName} is not a flag of oras-buf ${this.#command}`, {
      next: `${didYouMean(right)}oras-buf ${this.#command} --help lists them all.`,
    });
  }

  #take(flag: SettingFlag, rawName: string, value: string | undefined, inline: boolean): void {
    switch (flag.kind) {
      case 'value':
        this.#add(flag.setting, rawName, this.#value(rawName, value, inline));
        break;
      case 'switch':
        this.#add(flag.setting, rawName, value ?? 'true');
        break;
      case 'negated':
        if (value !== undefined) throw this.#superfluous(rawName);
        this.#add(flag.setting, rawName, 'false');
        break;
      case 'optional-list':
        if (value !== undefined) this.#add(flag.setting, rawName, value);
        else if (!this.#texts.has(flag.setting)) this.#texts.set(flag.setting, { flag: rawName, texts: [] });
        break;
      case 'secret-file':
        this.#files.set(flag.setting, this.#value(rawName, value, inline));
        break;
      case 'secret-stdin':
        if (value !== undefined) throw this.#superfluous(rawName);
        if (this.#fromStdin !== undefined && this.#fromStdin !== flag.setting) {
          throw new CommandLineError(`${rawName} and --${this.#fromStdin}-stdin cannot both read standard input`, {
            next: `Use --${flag.setting}-file FILE for one of them.`,
          });
        }
        this.#fromStdin = flag.setting;
        break;
    }
  }

  #value(rawName: string, value: string | undefined, inline: boolean): string {
    if (value !== undefined && (inline || !value.startsWith('-'))) return value;
    throw new CommandLineError(`${rawName} needs a value`, {
      next:
        value === undefined ? `Write ${rawName}=VALUE.` : `Write ${rawName}=${value} if the value begins with a dash.`,
    });
  }

  #superfluous(rawName: string): CommandLineError {
    return new CommandLineError(`${rawName} takes no value`, { next: `Write ${rawName} alone.` });
  }

  #unexpected(word: string): CommandLineError {
    return new CommandLineError(`"${word}" is not expected here`, {
      next: `Every value follows its flag: --directory DIR, --targets PATTERN, --update MODULE. See oras-buf ${this.#command} --help.`,
    });
  }

  #add(setting: SettingName, flag: string, text: string): void {
    const before = this.#texts.get(setting);
    this.#texts.set(setting, { flag, texts: [...(before?.texts ?? []), text] });
  }
}
