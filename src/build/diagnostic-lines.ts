import { posix } from 'node:path';
import type { Place } from '../errors.ts';
import type { Diagnostic } from '../report/report.ts';
import { withoutTrailing } from '../system/trailing-characters.ts';
import { plainLine } from './command-output.ts';
import { objectOf, parseJson, positionOf, stringOf } from './untrusted-json.ts';

/** Where the paths that a tool printed start, so that they can be told from the workspace of the job. */
export interface PathBase {
  /** Directory that the tool's relative paths start at, relative to the workspace; `.` for the workspace itself. */
  readonly directory: string;
  /** The same directory, absolute: what a tool prints in full is cut back to it. */
  readonly absolute: string;
}

/** The rules of our buck2 cell stage each target's files under `…/ws/w/<path in the project>`. */
const stagedPath = /^(?:.*\/)?ws\/w\//;

/**
 * The place in the workspace that a tool means, or undefined where it lies in generated files (`buck-out`, the cell under
 * `.oras-buf`) that nobody can edit.
 */
export function placeInWorkspace(
  path: string,
  line: number | undefined,
  column: number | undefined,
  base: PathBase,
): Place | undefined {
  const forward = plainLine(path).replaceAll('\\', '/');
  const root = withoutTrailing(base.absolute.replaceAll('\\', '/'), '/');
  const staged = stagedPath.exec(forward);
  let relative = forward;
  if (staged !== null) relative = forward.slice(staged[0].length);
  else if (forward.startsWith(`${root}/`)) relative = forward.slice(root.length + 1);
  if (relative === '' || /^(?:\/|[A-Za-z]:)/.test(relative)) return undefined;
  const file = posix.normalize(posix.join(base.directory.replaceAll('\\', '/'), relative));
  if (file === '..' || file.startsWith('../') || /(?:^|\/)(?:buck-out|\.oras-buf)\//.test(file)) return undefined;
  if (line === undefined) return { file };
  return column === undefined ? { file, line } : { file, line, column };
}

/** Takes the staging directory off every path in a text: what is left are paths in the project. */
export function withoutStagedPaths(text: string): string {
  return text.replace(/(^|[\s"'(`=])[^\s"'(`:=]*\/ws\/w\//gm, '$1');
}

/**
 * One line of `buf … --error-format json`: `{"path","start_line","start_column","type","message"}`. A finding without a file
 * (a whole image) has no place. Undefined where the line is something else.
 */
export function parseBufJsonLine(line: string, base: PathBase): Diagnostic | undefined {
  if (!line.startsWith('{')) return undefined;
  const finding = objectOf(parseJson(line));
  const message = stringOf(finding['message']);
  const rule = stringOf(finding['type']);
  if (message === '' && rule === '') return undefined;
  const path = stringOf(finding['path']);
  const place =
    path === '' || path === '<input>'
      ? undefined
      : placeInWorkspace(path, positionOf(finding['start_line']), positionOf(finding['start_column']), base);
  return { severity: 'error', message: message || rule, rule, place: place ?? null, target: '' };
}

/** A file name with an extension, so that a time of day is no place. */
const textLine = /^\s*((?:[A-Za-z]:)?[^\s:"'`][^:"'`]*\.[A-Za-z]\w*):(\d{1,9}):(\d{1,9}):\s*(\S.*)$/;

/** One line `path:line:column:message`, as buf and most compilers print findings. Undefined where the line is something else. */
export function parseTextLine(line: string, base: PathBase): Diagnostic | undefined {
  const match = textLine.exec(plainLine(line));
  if (match?.[1] === undefined || match[4] === undefined) return undefined;
  const place = placeInWorkspace(match[1], Number(match[2]) || undefined, Number(match[3]) || undefined, base);
  if (place === undefined) return undefined;
  const level = /^(?:fatal )?(error|warning|note)(?:\[[^\]]*\])?:\s*/i.exec(match[4]);
  return {
    severity: level?.[1]?.toLowerCase() === 'warning' ? 'warning' : 'error',
    message: level === null ? match[4] : match[4].slice(level[0].length) || match[4],
    rule: '',
    place,
    target: '',
  };
}

/** The findings among the lines of a command's output. */
export function parseTextLines(text: string, base: PathBase): readonly Diagnostic[] {
  return text.split(/\r?\n/).flatMap((line) => parseTextLine(line, base) ?? []);
}

/** The first changed line of each file in a unified diff, as `buf format --diff` prints it. */
export function parseFormatDiff(text: string, base: PathBase): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let file = '';
  let line = 0;
  for (const text_ of text.split(/\r?\n/)) {
    const header = /^\+\+\+ ([^\t]+)/.exec(text_);
    const hunk = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/.exec(text_);
    if (header?.[1] !== undefined) {
      file = header[1].replace(/^b\//, '');
      line = 0;
    } else if (hunk !== null) {
      if (file !== '') line = Number(hunk[1]);
    } else if (line > 0 && /^[-+]/.test(text_)) {
      const place = placeInWorkspace(file, line, undefined, base);
      if (place !== undefined) {
        found.push({
          severity: 'error',
          message: 'Not formatted as `buf format` writes it.',
          rule: '',
          place,
          target: '',
        });
      }
      file = '';
      line = 0;
    } else if (line > 0) line += 1;
  }
  return found;
}

/** Findings without the repetitions that targets sharing a source give, sorted by file, line and column; those without a place come last. */
export function uniqueDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const key = JSON.stringify([diagnostic.place, diagnostic.message]);
    if (!seen.has(key)) seen.set(key, diagnostic);
  }
  return [...seen.values()].sort(comparePlaces);
}

function comparePlaces(a: Diagnostic, b: Diagnostic): number {
  if (a.place === null || b.place === null) return Number(a.place === null) - Number(b.place === null);
  if (a.place.file !== b.place.file) return a.place.file < b.place.file ? -1 : 1;
  return (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}
