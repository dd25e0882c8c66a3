/** How much of everything a summary shows. */
export interface SummaryBudget {
  readonly graph: boolean;
  /** Rows of a table, and sections of roots; the rest becomes a count. */
  readonly rows: number;
  /** Folded outputs of failed targets and tests, in each root. */
  readonly folds: number;
  /** Characters of each folded output: its end. */
  readonly outputCharacters: number;
}

/** From generous to bare: first the graph goes, then rows become counts, then folded outputs shrink. */
const budgets: readonly SummaryBudget[] = [
  { graph: true, rows: 2_000, folds: 50, outputCharacters: 16_000 },
  { graph: false, rows: 2_000, folds: 50, outputCharacters: 16_000 },
  { graph: false, rows: 200, folds: 50, outputCharacters: 16_000 },
  { graph: false, rows: 50, folds: 50, outputCharacters: 16_000 },
  { graph: false, rows: 50, folds: 50, outputCharacters: 2_000 },
  { graph: false, rows: 10, folds: 10, outputCharacters: 500 },
  { graph: false, rows: 1, folds: 0, outputCharacters: 0 },
];

/** GitHub drops a step's whole summary when it is larger than 1 MiB; some room is left for what others add to it. */
export const summaryLimitBytes = 1_000_000;

/**
 * Renders with ever smaller budgets until the text fits. Where even the barest does not (which takes a very strange
 * report), the text ends after the last whole line that fits.
 * @param render draws the summary within a budget; `shortened` says that it must tell the reader so
 */
export function fitSummary(
  render: (budget: SummaryBudget, shortened: boolean) => string,
  limitBytes: number = summaryLimitBytes,
): string {
  let text = '';
  for (const [index, budget] of budgets.entries()) {
    text = render(budget, index > 0);
    if (Buffer.byteLength(text) <= limitBytes) return text;
  }
  return firstLines(text, limitBytes);
}

function firstLines(text: string, limitBytes: number): string {
  let size = 0;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    size += Buffer.byteLength(line) + 1;
    if (size > limitBytes) break;
    kept.push(line);
  }
  return kept.join('\n');
}
