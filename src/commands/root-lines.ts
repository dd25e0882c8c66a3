import type { Styler } from '../report/terminal-summary.ts';
import type { RootHead } from './workspace-graphs.ts';

const differencesShown = 5;

/** The lines above what is told of one root. */
export function rootLines(head: RootHead, style: Styler): readonly string[] {
  const name = head.directory === '.' ? 'This workspace' : `Root ${head.directory}`;
  const basis = head.basis === 'oras.lock' ? 'from oras.lock' : 'no oras.lock: resolved now';
  const lines = [`${style('strong', name)} ${style('quiet', `(${head.kind}, ${basis})`)}`];
  if (head.outOfDate.length > 0) {
    lines.push(style('attention', 'oras.lock is out of date; "oras-buf resolve --frozen=false" brings it in line:'));
    lines.push(...head.outOfDate.slice(0, differencesShown).map((line) => `  ${line}`));
    const more = head.outOfDate.length - differencesShown;
    if (more > 0) lines.push(`  and ${more} more`);
  }
  return lines;
}
