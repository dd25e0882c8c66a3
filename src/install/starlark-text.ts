/** A value as it can be written in Starlark. */
export type StarlarkValue =
  | string
  | number
  | boolean
  | undefined
  | readonly StarlarkValue[]
  | { readonly [key: string]: StarlarkValue };

/** Writes a value as Starlark source, over several lines where it holds others; `undefined` is None. */
export function starlarkText(value: StarlarkValue, indent = ''): string {
  if (value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return starlarkString(value);
  const inner = `${indent}    `;
  const [open, close, items] = isList(value)
    ? ['[', ']', value.map((item) => starlarkText(item, inner))]
    : ['{', '}', Object.entries(value).map(([key, item]) => `${starlarkString(key)}: ${starlarkText(item, inner)}`)];
  if (items.length === 0) return open + close;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}

function isList(value: StarlarkValue): value is readonly StarlarkValue[] {
  return Array.isArray(value);
}

/** Nothing in a text can end it: everything but printable ASCII without quotes and backslashes is escaped. */
function starlarkString(text: string): string {
  // Half of a surrogate pair is no character, and Starlark takes no escape for it.
  const escaped = text.toWellFormed().replace(/[^ !#-[\]-~]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return `"${escaped}"`;
}
