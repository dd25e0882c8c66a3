import type { BuildError, Diagnostic, TargetReport } from '../report/report.ts';
import { causeOf, withoutBacktrace, withoutConfiguration } from './buck2-error-text.ts';
import { outputTail } from './command-output.ts';
import {
  type PathBase,
  parseFormatDiff,
  parseTextLines,
  placeInWorkspace,
  withoutStagedPaths,
} from './diagnostic-lines.ts';
import {
  arrayOf,
  type JsonObject,
  nested,
  objectOf,
  parseJson,
  positionOf,
  stringOf,
  stringsOf,
} from './untrusted-json.ts';

/** What `buck2 build --build-report FILE` tells. */
export interface Buck2BuildReport {
  /** Sorted by label. */
  readonly targets: readonly TargetReport[];
  readonly diagnostics: readonly Diagnostic[];
  /** The full text of every error, to know it again in the command report. */
  readonly errorTexts: ReadonlySet<string>;
}

/**
 * Reads a build report. Long strings are stored once: where an error says `message_content: "131…"`, the text stands in
 * `strings` at the end, under that number. Source of the format: buck2's app/buck2_build_api/src/build/build_report.rs.
 * A text that is no report gives an empty one.
 */
export function parseBuck2BuildReport(text: string, base: PathBase): Buck2BuildReport {
  const report = objectOf(parseJson(text));
  const reader = new ErrorReader(objectOf(report['strings']), base);
  const targets = Object.entries(objectOf(report['results'])).map(([label, entry]) =>
    reader.readTarget(label, objectOf(entry)),
  );
  targets.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  return { targets, diagnostics: reader.diagnostics, errorTexts: reader.errorTexts };
}

class ErrorReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly errorTexts = new Set<string>();
  readonly #strings: JsonObject;
  readonly #base: PathBase;

  constructor(strings: JsonObject, base: PathBase) {
    this.#strings = strings;
    this.#base = base;
  }

  /** One entry of `results`: once per configuration that the target was built in, and once where it never got one. */
  readTarget(label: string, entry: JsonObject): TargetReport {
    const configured = Object.values(objectOf(entry['configured'])).map(objectOf);
    const all = [...configured, entry];
    const target = withoutConfiguration(label);
    const errors = all.flatMap((one) =>
      arrayOf(one['errors']).map((error) => this.#readError(objectOf(error), target)),
    );
    const outputs = new Set(all.flatMap((one) => Object.values(objectOf(one['outputs'])).flatMap(stringsOf)));
    const succeeded =
      errors.length === 0 && all.every((one) => one['success'] === undefined || one['success'] === 'SUCCESS');
    return {
      label: target,
      result: succeeded ? 'success' : 'failure',
      outputs: [...outputs].sort(),
      errors: uniqueErrors(errors),
    };
  }

  #readError(error: JsonObject, target: string): BuildError {
    const text = this.#text(error['message_content']);
    this.errorTexts.add(text.trim());
    const category = categoryOf(error['error_category']);
    const tags = stringsOf(error['error_tags']);
    const action = error['action_error'];
    if (typeof action === 'object' && action !== null)
      return this.#readActionError(objectOf(action), text, target, category, tags);
    const cause = causeOf(text, this.#base);
    this.diagnostics.push({
      severity: 'error',
      message: cause.message,
      rule: ruleOfTags(tags),
      place: cause.place ?? null,
      target,
    });
    const output = outputTail(withoutStagedPaths(withoutConfiguration(withoutBacktrace(text))));
    return { category, message: cause.message, output: output === cause.message ? '' : output, tags };
  }

  #readActionError(
    action: JsonObject,
    text: string,
    target: string,
    category: BuildError['category'],
    tags: readonly string[],
  ): BuildError {
    const name = stringOf(nested(action, 'name', 'category'));
    // The action may belong to a dependency of the target that failed.
    const owner = withoutConfiguration(stringOf(nested(action, 'key', 'owner')));
    const stderr = this.#text(action['stderr_content']);
    const stdout = this.#text(action['stdout_content']);
    const reason = this.#text(action['error_content']) || text;
    const summary = summaryOf(withoutConfiguration(reason));
    const output = outputTail(
      withoutStagedPaths([stdout.trim(), stderr.trim()].filter((part) => part !== '').join('\n')),
    );
    const found = this.#findings(action, `${stdout}\n${stderr}`);
    // What has its place in a file is shown there; what has none says more than that a command failed.
    const why = found[0] !== undefined && found.every(({ place }) => place === null) ? found[0].message : summary;
    const message = owner === target ? `${name}: ${why}` : `${owner}, ${name}: ${why}`;
    for (const finding of found) {
      this.diagnostics.push({ ...finding, rule: finding.rule || name, target: owner });
    }
    if (found.length === 0) {
      this.diagnostics.push({ severity: 'error', message: summary, rule: name, place: null, target: owner });
    }
    const whole = outputTail(withoutStagedPaths(withoutConfiguration(reason)));
    return { category, message, output: output || (whole === summary ? '' : whole), tags };
  }

  /** From the rule's own `error_handler` where it found some, else from what the command printed. */
  #findings(action: JsonObject, output: string): readonly Diagnostic[] {
    const reported = arrayOf(nested(action, 'error_diagnostics', 'sub_errors')).map((one) =>
      this.#readSubError(objectOf(one)),
    );
    const known = reported.filter((finding) => finding !== undefined);
    if (known.length > 0) return known;
    const lines = parseTextLines(output, this.#base);
    return lines.length > 0 ? lines : parseFormatDiff(output, this.#base);
  }

  #readSubError(subError: JsonObject): Diagnostic | undefined {
    const message = this.#text(subError['message_content']).trim();
    if (message === '') return undefined;
    const path = stringOf(subError['file']);
    const line = positionOf(subError['lnum']);
    const place = path === '' ? undefined : placeInWorkspace(path, line, positionOf(subError['col']), this.#base);
    const severity = /^warn/i.test(stringOf(subError['error_type'])) ? 'warning' : 'error';
    return { severity, message, rule: stringOf(subError['subcategory']), place: place ?? null, target: '' };
  }

  /** A text that is stored by number, or, where there is no such number, the text itself. */
  #text(content: unknown): string {
    const key = stringOf(content);
    return Object.hasOwn(this.#strings, key) ? stringOf(this.#strings[key]) : key;
  }
}

function categoryOf(category: unknown): BuildError['category'] {
  switch (category) {
    case 'USER':
      return 'user';
    case 'ENVIRONMENT':
      return 'environment';
    case 'INFRA':
      return 'infrastructure';
    default:
      return 'unknown';
  }
}

/** The tag that says most: the last one, lower case (`starlark_parser`, `missing_target`). */
function ruleOfTags(tags: readonly string[]): string {
  return (tags.at(-1) ?? '').toLowerCase();
}

const maxSummaryLength = 600;

/** One line of why an action failed. Of an internal error the second line tells what it was about (a refused connection). */
function summaryOf(reason: string): string {
  const lines = reason.trim().split('\n');
  const told = lines.slice(0, lines[0]?.startsWith('Internal error') === true ? 2 : 1).join(' ');
  return told.length <= maxSummaryLength ? told : `${told.slice(0, maxSummaryLength).toWellFormed()}…`;
}

function uniqueErrors(errors: readonly BuildError[]): readonly BuildError[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const key = `${error.message}\n${error.output}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
