import type { Place } from '../errors.ts';
import { type PathBase, placeInWorkspace, withoutStagedPaths } from './diagnostic-lines.ts';

/** What a person needs of one of buck2's long error texts. */
export interface Buck2Cause {
  /** The innermost cause, in one line. */
  readonly message: string;
  /** The outermost line, which says what buck2 was doing. */
  readonly context: string;
  /** The file that the cause is in, where it is one of the project's. */
  readonly place: Place | undefined;
}

const maxMessageLength = 2_000;

/** A target's configuration as buck2 prints it after the label: `(prelude//platforms:default#a8ac7ec86a6bee54)`, `(<unbound>)`. */
const configuration = / \((?:[\w.-]+\/\/[^\s()]*#[0-9a-f]{8,}|<[a-z_ ]+>)\)/g;

/** A label or an error text without the configuration hashes, which mean nothing to a reader. */
export function withoutConfiguration(text: string): string {
  return text.replace(configuration, '');
}

/** The text without what follows for buck2's own developers. */
export function withoutBacktrace(text: string): string {
  return text.replace(/\nStack backtrace:\n[\s\S]*$/, '').trimEnd();
}

/**
 * Finds the cause in an error text. buck2 prints a context line, then `Caused by:` with numbered or indented causes, the
 * innermost last. An error in a Starlark file reads `error: <message>`, then `--> <file>:<line>:<column>`; a failed `load`
 * reads ``from `<file>:<line>:<column>-…` ``.
 */
export function causeOf(text: string, base: PathBase): Buck2Cause {
  const plain = withoutStagedPaths(withoutConfiguration(withoutBacktrace(text))).trim();
  const [context = ''] = plain.split('\n', 1);
  const starlark = [...plain.matchAll(/^[ \d:]*error: (.+)\n+ *--> (\S+?):(\d+):(\d+)/gm)].at(-1);
  if (starlark?.[1] !== undefined && starlark[2] !== undefined) {
    return {
      message: clip(starlark[1].replace(/^fail: /, '')),
      context,
      place:
        placeInWorkspace(starlark[2], Number(starlark[3]), Number(starlark[4]), base) ??
        placeInMessage(starlark[1], base) ??
        lastFramePlace(plain, base),
    };
  }
  return { message: clip(innermost(plain) ?? context), context, place: lastLoadPlace(plain, base) };
}

/** The rules of our buck2 cell fail late, and then name the line of the build file themselves: `oras-buf: team/BUCK:3 (name) …`. */
function placeInMessage(message: string, base: PathBase): Place | undefined {
  const named = /^(?:fail: )?oras-buf: (\S+):(\d+) \(/.exec(message);
  return named?.[1] === undefined ? undefined : placeInWorkspace(named[1], Number(named[2]), undefined, base);
}

/** The innermost frame of a traceback that lies in a file of the project: `  * team/BUCK:3, in <module>`. */
function lastFramePlace(text: string, base: PathBase): Place | undefined {
  return [...text.matchAll(/^ *\* (\S+):(\d+), in /gm)]
    .map((match) => placeInWorkspace(match[1] ?? '', Number(match[2]), undefined, base))
    .filter((place) => place !== undefined)
    .at(-1);
}

function innermost(text: string): string | undefined {
  const start = text.lastIndexOf('Caused by:\n');
  if (start === -1) return undefined;
  const causes = text.slice(start + 'Caused by:\n'.length).split(/^ {4}\d+: /m);
  // Lines that only point (`^---^`, `|`) say nothing without the line above them.
  const lines = (causes.at(-1) ?? '').split('\n').map((line) => line.trim());
  const said = lines.filter((line) => /[^\s^|~_-]/.test(line));
  return said.length === 0 ? undefined : said.join(' ');
}

function lastLoadPlace(text: string, base: PathBase): Place | undefined {
  const places = [...text.matchAll(/(?:From load at |from `)([^\s`:]+):(\d+)(?::(\d+))?/g)];
  return places
    .map((match) =>
      placeInWorkspace(match[1] ?? '', Number(match[2]), match[3] === undefined ? undefined : Number(match[3]), base),
    )
    .filter((place) => place !== undefined)
    .at(-1);
}

function clip(text: string): string {
  return text.length <= maxMessageLength ? text : `${text.slice(0, maxMessageLength).toWellFormed()}…`;
}
