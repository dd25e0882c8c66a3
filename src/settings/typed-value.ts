import { assertNever } from '../errors.ts';
import { nearest } from '../system/nearest.ts';
import { Secret } from '../system/secret.ts';
import { type AskedValue, describeOrigin, parseBoolean, placesOf } from './asked-value.ts';
import { definitionOf, type ListSeparator, type SettingName, type settingDefinitions } from './definitions.ts';
import { InvalidSettingError } from './errors.ts';

/** What `update` asks for. */
export type OptionalList =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'names'; readonly names: readonly string[] };

type TypeOf<D> = D extends { readonly type: 'choice'; readonly choices: readonly (infer C)[] }
  ? C
  : D extends { readonly type: 'boolean' }
    ? boolean
    : D extends { readonly type: 'integer' }
      ? number
      : D extends { readonly type: 'list' }
        ? readonly string[]
        : D extends { readonly type: 'secret' }
          ? Secret
          : D extends { readonly type: 'optional-list' }
            ? OptionalList
            : string;

/** The type of a setting's value, by its definition. */
export type ValueOf<N extends SettingName> = TypeOf<(typeof settingDefinitions)[N]>;

/**
 * Checks what was asked for a setting and gives it its type.
 * @throws {InvalidSettingError} names the setting, where the value came from, and what is allowed. It never quotes a secret.
 */
export function typedValue<N extends SettingName>(name: N, asked: AskedValue): ValueOf<N> {
  // The definition's `type` decides both the branch in `parse` and the type `ValueOf<N>`: the one place that ties them together.
  return parse(name, asked) as ValueOf<N>;
}

function parse(
  name: SettingName,
  asked: AskedValue,
): string | boolean | number | readonly string[] | Secret | OptionalList {
  const definition = definitionOf(name);
  switch (definition.type) {
    case 'string':
      return oneLine(name, asked);
    case 'boolean': {
      const text = oneLine(name, asked);
      return parseBoolean(text) ?? refuse(name, asked, text, 'Write true or false.');
    }
    case 'integer': {
      const text = oneLine(name, asked);
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      if (value >= definition.minimum && value <= definition.maximum) return value;
      return refuse(name, asked, text, `Write a whole number from ${definition.minimum} to ${definition.maximum}.`);
    }
    case 'choice': {
      const text = oneLine(name, asked);
      if (definition.choices.includes(text)) return text;
      const right = nearest(text, definition.choices);
      const hint = right === undefined ? '' : `Did you mean ${right}? `;
      return refuse(name, asked, text, `${hint}Write one of: ${definition.choices.join(', ')}.`);
    }
    case 'list':
      return items(asked, definition.separator);
    case 'optional-list':
      return optionalList(asked, definition.separator);
    case 'secret':
      return secret(name, asked, definition.lines === true);
    default:
      return assertNever(definition);
  }
}

function optionalList(asked: AskedValue, separator: ListSeparator): OptionalList {
  const names = items(asked, separator);
  const [first = 'true', ...rest] = names;
  if (rest.length > 0) return { kind: 'names', names };
  const all = first === 'all' ? true : parseBoolean(first);
  if (all === undefined) return { kind: 'names', names };
  return { kind: all ? 'all' : 'none' };
}

function secret(name: SettingName, asked: AskedValue, lines: boolean): Secret {
  const text = (asked.texts[0] ?? '').trim();
  // A line break or a space inside a token is always an accident of copying, and would break headers.
  if (!(lines ? /^[\x20-\x7e\r\n]+$/ : /^[\x21-\x7e]+$/).test(text)) {
    throw new InvalidSettingError(
      `The setting ${name} (from ${describeOrigin(asked.origin)}) is empty or holds characters that ${lines ? 'it' : 'a token'} cannot have`,
      {
        next: 'Check the stored secret for line breaks, spaces and invisible characters.',
        places: placesOf(asked.origin),
      },
    );
  }
  return new Secret(text);
}

function oneLine(name: SettingName, asked: AskedValue): string {
  const text = (asked.texts.at(-1) ?? '').trim();
  if (hasControlCharacter(text)) refuse(name, asked, text, 'Write one line of plain text.');
  return text;
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\x7f');
}

/** Takes a list apart; empty items are dropped and items are trimmed. A text may also be a JSON array. */
export function items(asked: AskedValue, separator: ListSeparator): readonly string[] {
  const parts = asked.split
    ? asked.texts
    : asked.texts.flatMap((text) => jsonItems(text) ?? text.split(separators[separator]));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The items of a JSON array of plain values: GitLab writes its inputs of type array so. Undefined for any other text. */
function jsonItems(text: string): readonly string[] | undefined {
  if (!/^\s*\[/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const plain = ['string', 'number', 'boolean'];
  return Array.isArray(value) && value.every((item) => plain.includes(typeof item)) ? value.map(String) : undefined;
}

const separators: Readonly<Record<ListSeparator, RegExp>> = {
  lines: /\r?\n/,
  'lines-or-commas': /\r?\n|,/,
  words: /\s+/,
  'words-or-commas': /[\s,]+/,
};

function refuse(name: SettingName, asked: AskedValue, text: string, next: string): never {
  throw new InvalidSettingError(
    `The setting ${name} (from ${describeOrigin(asked.origin)}) cannot be ${JSON.stringify(text)}`,
    { next, places: placesOf(asked.origin) },
  );
}
