import type { Report } from './report.ts';

/** Fields whose values are words of ours: a short secret that happens to be one of them must not make a report unreadable. */
const ourWords: ReadonlySet<string> = new Set([
  'ci',
  'command',
  'outcome',
  'kind',
  'severity',
  'source',
  'origin',
  'status',
  'result',
  'saved',
  'category',
  'tool',
  'startedAt',
]);

/**
 * The report with every text redacted. Errors quote servers, and servers quote what they were sent.
 * @param redact gives a text without its secrets
 */
export function redactReport(report: Report, redact: (text: string) => string): Report {
  // Texts stay texts and nothing else is touched, so the shape is that of a report.
  return redactTexts(report, redact) as Report;
}

function redactTexts(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item: unknown) => redactTexts(item, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, unknown]) => [
      key,
      typeof field === 'string' && ourWords.has(key) ? field : redactTexts(field, redact),
    ]),
  );
}
