import { parseArgs } from 'node:util';
import type { AskedValue, AskedValues } from '../settings/asked-value.ts';
import { definitionOf, isSettingName, type SettingName, settingNames } from '../settings/definitions.ts';
import { CommandLineError, ExposedSecretError } from '../settings/errors.ts';
import { nearest } from '../system/nearest.ts';
import {
  type CommandFlag,
  type CommandSpec,
  groups,
  type JobSpec,
  jsonFlag,
  type Spec,
  specs,
} from './command-table.ts';

/** What the words after `oras-buf` ask for. */
export type CommandLine =
  | { readonly kind: 'version' }
  /** Of a command, of a group of commands (`cache`), or of the whole tool. */
  | { readonly kind: 'help'; readonly of: string | undefined }
  | {
      readonly kind: 'job';
      readonly command: JobSpec['name'];
      readonly asked: AskedValues;
      readonly secrets: SecretFlags;
    }
  | {
      readonly kind: 'command';
      readonly spec: CommandSpec;
      readonly words: readonly string[];
      /** The command's own flags with their values; a switch has an empty one. */
      readonly flags: ReadonlyMap<string, string>;
      readonly asked: AskedValues;
      readonly secrets: SecretFlags;
    };

/** Which secrets come from files, and which one from standard input. */
export interface SecretFlags {
  readonly files: ReadonlyMap<SettingName, string>;
  readonly fromStdin: SettingName | undefined;
}

/** What a flag does. */
type Flag =
  | SettingFlag
  | { readonly kind: 'own'; readonly flag: CommandFlag }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

interface SettingFlag {
  readonly kind: 'value' | 'switch' | 'negated' | 'optional-list' | 'secret-file' | 'secret-stdin';
  readonly setting: SettingName;
}

/** Every flag that a command takes, by its name without dashes. */
function flagsFor(spec: Spec): ReadonlyMap<string, Flag> {
  const settings = spec.kind === 'job' ? settingNames : spec.settings;
  const own = spec.kind === 'job' ? [] : [...spec.flags, jsonFlag];
  return new Map<string, Flag>([
    ...settings.flatMap(flagsOf),
    ...own.map((flag): [string, Flag] => [flag.name, { kind: 'own', flag }]),
    ['help', { kind: 'help' }],
    ['version', { kind: 'version' }],
  ]);
}

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
  if (first === undefined || first === '--help' || first === '-h') return { kind: 'help', of: undefined };
  if (first === '--version' || first === 'version') return { kind: 'version' };
  if (first === 'help') {
    const [word, second] = rest;
    if (word === undefined) return { kind: 'help', of: undefined };
    return groups.has(word) && second === undefined
      ? { kind: 'help', of: word }
      : { kind: 'help', of: commandOf(rest).spec.name };
  }
  if (groups.has(first) && (rest[0] === undefined || rest[0] === '--help' || rest[0] === '-h')) {
    return { kind: 'help', of: first };
  }
  const { spec, args } = commandOf(argv);
  return new Reader(spec).read(args);
}

/** The command that the first words name, and the words after it. */
function commandOf(argv: readonly string[]): { readonly spec: Spec; readonly args: readonly string[] } {
  const [first = '', second = '', ...rest] = argv;
  const isGroup = groups.has(first);
  const name = isGroup ? `${first} ${second}` : first;
  const spec = specs.find((one) => one.name === name);
  if (spec !== undefined) return { spec, args: isGroup ? rest : argv.slice(1) };
  const inReach = specs.map((one) => one.name).filter((one) => !isGroup || one.startsWith(`${first} `));
  const right = nearest(name, [...inReach, ...(isGroup ? [] : groups)]);
  throw new CommandLineError(first.startsWith('-') ? 'A command must come first' : `"${name}" is not a command`, {
    next: `${right === undefined ? '' : `Did you mean ${right}? `}The commands are ${inReach.slice(0, -1).join(', ')} and ${inReach.at(-1) ?? ''}; see oras-buf ${isGroup ? `${first} ` : ''}--help.`,
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
  readonly #spec: Spec;
  readonly #known: ReadonlyMap<string, Flag>;
  readonly #texts = new Map<SettingName, { readonly flag: string; readonly texts: string[] }>();
  readonly #files = new Map<SettingName, string>();
  readonly #own = new Map<string, string>();
  readonly #words: string[] = [];
  #fromStdin: SettingName | undefined;

  constructor(spec: Spec) {
    this.#spec = spec;
    this.#known = flagsFor(spec);
  }

  read(args: readonly string[]): CommandLine {
    const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {
      help: { type: 'boolean', short: 'h' },
    };
    for (const [name, flag] of this.#known) {
      if (flag.kind !== 'help') options[name] = { type: takesValue(flag) ? 'string' : 'boolean' };
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
        if (names === undefined) this.#word(token.value);
        else this.#add(names, `--${names}`, token.value);
        continue;
      }
      const flag = this.#flag(token.name, token.rawName);
      names = undefined;
      secretFlag = undefined;
      if (flag.kind === 'help') return { kind: 'help', of: this.#spec.name };
      if (flag.kind === 'version') return { kind: 'version' };
      if (flag.kind === 'own') {
        this.#takeOwn(flag.flag, token.rawName, token.value, token.inlineValue === true);
        continue;
      }
      this.#take(flag, token.rawName, token.value, token.inlineValue === true);
      // A command with words of its own could not tell them from more items.
      const isGreedy = this.#spec.kind === 'job' || this.#spec.positionals.length === 0;
      names = isGreedy && isList(flag.setting) && !token.inlineValue ? flag.setting : undefined;
      secretFlag = flag.kind === 'secret-stdin' ? token.rawName : undefined;
    }
    const asked = new Map<SettingName, AskedValue>();
    for (const [setting, { flag, texts }] of this.#texts) {
      asked.set(setting, { texts, split: false, origin: { kind: 'flag', name: flag } });
    }
    const secrets = { files: this.#files, fromStdin: this.#fromStdin };
    const spec = this.#spec;
    if (spec.kind === 'job') return { kind: 'job', command: spec.name, asked, secrets };
    const missing = spec.positionals[this.#words.length];
    if (missing?.required === true) {
      throw new CommandLineError(`oras-buf ${spec.name} needs a ${missing.name}`, {
        next: `Write oras-buf ${usageOf(spec)}: ${missing.summary}`,
      });
    }
    return { kind: 'command', spec, words: this.#words, flags: this.#own, asked, secrets };
  }

  #word(word: string): void {
    const { positionals } = this.#spec.kind === 'job' ? { positionals: [] } : this.#spec;
    if (this.#words.length >= positionals.length) throw this.#unexpected(word);
    this.#words.push(word);
  }

  #takeOwn(flag: CommandFlag, rawName: string, value: string | undefined, inline: boolean): void {
    if (flag.value === undefined && value !== undefined) throw this.#superfluous(rawName);
    const text = flag.value === undefined ? '' : this.#value(rawName, value, inline);
    if (flag.choices !== undefined && !flag.choices.includes(text)) {
      const right = nearest(text, flag.choices);
      throw new CommandLineError(`${rawName} cannot be "${text}"`, {
        next: `${right === undefined ? '' : `Did you mean ${right}? `}It is one of ${flag.choices.join(', ')}.`,
      });
    }
    this.#own.set(flag.name, text);
  }

  #flag(name: string, rawName: string): Flag {
    const flag = this.#known.get(name);
    if (flag !== undefined && (rawName.startsWith('--') || flag.kind === 'help')) return flag;
    if (isSettingName(name) && definitionOf(name).type === 'secret') {
      throw new ExposedSecretError(`--${name} with a value would show the secret to every user of this machine`, {
        next: `Use --${name}-stdin, --${name}-file FILE, or the variable ${definitionOf(name).environment[0]?.name ?? ''}.`,
      });
    }
    const secrets = secretNames.filter((secret) => this.#known.has(`${secret}-stdin`));
    const right = nearest(name, [...this.#known.keys(), ...secrets]);
    throw new CommandLineError(`${rawName} is not a flag of oras-buf ${this.#spec.name}`, {
      next: `${didYouMean(right)}oras-buf ${this.#spec.name} --help lists them all.`,
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
    const how =
      this.#spec.kind === 'job'
        ? 'Every value follows its flag: --directory DIR, --targets PATTERN, --update MODULE.'
        : `The command is written oras-buf ${usageOf(this.#spec)}.`;
    return new CommandLineError(`"${word}" is not expected here`, {
      next: `${how} See oras-buf ${this.#spec.name} --help.`,
    });
  }

  #add(setting: SettingName, flag: string, text: string): void {
    const before = this.#texts.get(setting);
    this.#texts.set(setting, { flag, texts: [...(before?.texts ?? []), text] });
  }
}

function takesValue(flag: Flag): boolean {
  if (flag.kind === 'own') return flag.flag.value !== undefined;
  return flag.kind === 'value' || flag.kind === 'secret-file';
}

/** `why MODULE [FLAGS]`. */
export function usageOf(spec: Spec): string {
  const positionals = spec.kind === 'job' ? [] : spec.positionals;
  const words = positionals.map(({ name, required }) => (required ? name : `[${name}]`));
  return [spec.name, ...words, '[FLAGS]'].join(' ');
}
