import fc from 'fast-check';
import type { BuildError, ModuleReport, Report } from '../../src/report/report.ts';
import { sampleReport } from './sample-report.ts';

const pieces = [
  ...[
    '`',
    '``',
    '```',
    '~~~',
    '|',
    '\\',
    '\\|',
    '<',
    '>',
    '&',
    '&lt;',
    '"',
    "'",
    '*',
    '**',
    '_',
    '__',
    '~',
    '#',
    '-',
    '+',
    '1.',
  ],
  ...[
    '<script>',
    '</details>',
    '</summary>',
    '<!--',
    '<img src=x onerror=alert(1)>',
    '<code>',
    '</code>',
    '[x](y)',
    '![a](b)',
    '[^1]',
  ],
  ...[
    '@octocat',
    'a@b.example',
    'https://example.com/x',
    'www.example.com',
    '#12',
    'GH-3',
    'o/r#4',
    'deadbeef',
    '$x^2$',
    ':tada:',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\u0000',
    '\u001b[31m',
    '\u0007',
    '\u202e',
    '\u2066',
    '\u2028',
    '\ud800',
    '\udc00',
    '👩‍👩‍👧',
    'é',
    '中',
  ],
  ...[
    '::error::x',
    '%%{init}%%',
    '"]',
    '"]:::x',
    '-->',
    'end',
    ';',
    'a',
    'b c',
    ' ',
    '  ',
    '# h',
    '> q',
    '---',
    '| --- |',
  ],
];

/** Text as somebody would write it who wants to break out. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** A report in which every text from outside is one of `texts`, in turn. */
export function reportOf(
  texts: readonly string[],
  sizes: { readonly roots: number; readonly each: number; readonly modules?: number },
): Report {
  let next = 0;
  const text = (): string => texts[next++ % texts.length] ?? '';
  const many = <T>(make: (index: number) => T): T[] => Array.from({ length: sizes.each }, (_, index) => make(index));
  const error = (): BuildError => ({ category: 'user', message: text(), output: text(), tags: [text()] });
  const place = () => ({ file: text(), line: 3, column: 4 });
  const module = (index: number): ModuleReport => ({
    name: `${text()}${index}`,
    source: (['oci', 'bsr', 'local'] as const)[index % 3] ?? 'oci',
    registry: text(),
    version: text(),
    digest: text(),
    commit: text(),
    sizeBytes: index,
    origin: 'network',
    askedBy: [
      { requirement: text(), by: text() },
      { requirement: text(), by: text() },
    ],
    dependencies: [`${text()}${index + 1}`],
    against: index % 2 === 0 ? '' : text(),
  });
  const roots = Array.from({ length: sizes.roots }, () => ({
    directory: text(),
    kind: 'buck2' as const,
    modules: Array.from({ length: sizes.modules ?? sizes.each }, (_, index) => module(index)),
    lock: {
      path: text(),
      status: 'updated' as const,
      digest: text(),
      written: many(text),
      changes: many(() => ({ kind: 'tag-moved' as const, module: text(), from: text(), to: text(), against: text() })),
    },
    build: {
      tool: 'buck2' as const,
      reason: text(),
      toolVersion: text(),
      commands: [text()],
      result: 'failure' as const,
      exitCode: 3,
      durationMs: 5,
      targets: many((index) => ({
        label: `${text()}${index}`,
        result: index % 4 === 0 ? ('success' as const) : ('failure' as const),
        outputs: [text()],
        errors: index % 4 === 0 ? [] : [error()],
      })),
      tests: many(() => ({ target: text(), name: text(), result: 'fail' as const, durationMs: 1, details: text() })),
      errors: [error()],
      diagnostics: many((index) => ({
        severity: 'error' as const,
        message: text(),
        rule: text(),
        place: index % 2 === 0 ? place() : null,
        target: text(),
      })),
      actions: null,
      remote: null,
    },
  }));
  return sampleReport(roots, {
    problem: { kind: text(), message: text(), next: text(), places: [place()] },
    cache: { result: 'miss', key: text(), matchedKey: text(), reason: text(), saved: 'failed' },
    remarks: many(() => ({ severity: 'warning' as const, message: text(), place: place() })),
    timings: [{ phase: text(), durationMs: 5, runs: 1 }],
  });
}
