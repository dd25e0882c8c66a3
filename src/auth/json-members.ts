/** A member of a JSON object, by where it stands in the text. */
export interface JsonMember {
  readonly key: string;
  /** Where the key's opening quote is. */
  readonly start: number;
  readonly valueStart: number;
  /** Behind the last character of the value. */
  readonly end: number;
}

/**
 * Finds the members of a JSON object in a text that is known to be valid JSON. So one value can be exchanged, and every other byte stays
 * as it is: numbers that JavaScript would round, escapes, the order and the indentation.
 * @param start where the opening brace is
 */
export function jsonMembers(text: string, start: number): readonly JsonMember[] {
  const members: JsonMember[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const keyEnd = skipString(text, at);
    const valueStart = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = skipValue(text, valueStart);
    members.push({ key: JSON.parse(text.slice(at, keyEnd)) as string, start: at, valueStart, end });
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return members;
}

/** Where the object begins that is the value of a member of the whole text's object; undefined where there is none. */
export function startOfObject(text: string, key: string): number | undefined {
  const member = jsonMembers(text, text.indexOf('{')).findLast((one) => one.key === key);
  return member === undefined || text[member.valueStart] !== '{' ? undefined : member.valueStart;
}

/** Sets `object.key` in the whole text's object, and makes `object` where it is missing. */
export function setInObject(text: string, object: string, key: string, value: string): string {
  const start = startOfObject(text, object);
  if (start !== undefined) return setJsonMember(text, start, key, value, '\t\t');
  return setJsonMember(text, text.indexOf('{'), object, `{\n\t\t${JSON.stringify(key)}: ${value}\n\t}`, '\t');
}

/** Sets a member of the object at `start`, or adds it as the last one. Of two with one name the last counts, as in every reader. */
export function setJsonMember(text: string, start: number, key: string, value: string, indent: string): string {
  const members = jsonMembers(text, start);
  const known = members.findLast((member) => member.key === key);
  if (known !== undefined) return text.slice(0, known.valueStart) + value + text.slice(known.end);
  const last = members.at(-1);
  const added = `\n${indent}${JSON.stringify(key)}: ${value}`;
  if (last !== undefined) return `${text.slice(0, last.end)},${added}${text.slice(last.end)}`;
  return `${text.slice(0, start + 1)}${added}\n${indent.slice(0, -1)}${text.slice(skipSpace(text, start + 1))}`;
}

/** Takes every member out of the object at `start` that `matches`. */
export function removeJsonMembers(text: string, start: number, matches: (key: string) => boolean): string {
  let changed = text;
  for (;;) {
    const members = jsonMembers(changed, start);
    const index = members.findIndex(({ key }) => matches(key));
    const member = members[index];
    if (member === undefined) return changed;
    const before = members[index - 1];
    const after = members[index + 1];
    // With the comma: the one behind it, or before the last member the one in front.
    const [from, to] =
      after !== undefined ? [member.start, after.start] : [before?.end ?? skipSpace(changed, start + 1), member.end];
    changed = changed.slice(0, from) + changed.slice(to);
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at++;
  return at;
}

function skipString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function skipValue(text: string, from: number): number {
  if (text[from] === '"') return skipString(text, from);
  if (text[from] !== '{' && text[from] !== '[') {
    let at = from;
    while (at < text.length && !',]} \t\r\n'.includes(text[at] ?? '')) at++;
    return at;
  }
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '"') {
      at = skipString(text, at);
      continue;
    }
    if ('{['.includes(character)) depth++;
    if (']}'.includes(character) && --depth === 0) return at + 1;
    at++;
  }
  return at;
}
