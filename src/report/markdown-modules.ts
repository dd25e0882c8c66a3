import type { SummaryBudget } from './fit-summary.ts';
import { counted, formatBytes, shortDigest, shortVersion } from './human-units.ts';
import { code, fold, prose, table } from './markdown-escape.ts';
import { mermaidGraph } from './mermaid-graph.ts';
import type { ModuleReport, RootReport } from './report.ts';
import { askersOf, nameInRegistry, originCounts, originWords, requirementsOf } from './report-facts.ts';
import { lockChangeWords, lockStatusWords } from './report-words.ts';

/** More modules than these are folded away: the rest of the summary must stay in sight. */
const openTableRows = 25;
const askersShown = 3;

/** The table of modules of a root; empty where there are none. */
export function modulesSection(root: RootReport, budget: SummaryBudget): string {
  if (root.modules.length === 0) return '';
  const title = `### ${counted(root.modules.length, 'module')}`;
  const shown = root.modules.slice(0, budget.rows);
  const left = root.modules.length - shown.length;
  const rows = table(
    ['Module', 'Requirement', 'Version', 'Registry', 'Digest', 'Size', 'From', 'Asked by'],
    shown.map(moduleRow),
    [5],
  );
  const counts = originCounts(root.modules);
  const body = left === 0 ? rows : `${rows}\n\n… and ${counted(left, 'more module')}.`;
  return root.modules.length <= openTableRows ? `${title}\n\n${body}` : `${title}\n\n${fold(counts, body)}`;
}

function moduleRow(module: ModuleReport): readonly string[] {
  const requirements = requirementsOf(module);
  return [
    code(nameInRegistry(module)),
    requirements.length === 0 ? '–' : limited(requirements, 3, (text) => (text === '–' ? text : code(text, 60))),
    code(module.source === 'bsr' ? module.version.slice(0, 12) : module.version, 60),
    module.source === 'local' ? 'this workspace' : code(module.registry, 80),
    module.digest === '' ? '–' : code(shortDigest(module.digest), 40),
    module.sizeBytes === 0 ? '–' : formatBytes(module.sizeBytes).replace(' ', '\u00a0'),
    `${module.source === 'local' ? 'local' : originWords[module.origin]}${module.against === '' ? '' : ', against'}`,
    module.askedBy.length === 0 ? '–' : limited(askersOf(module), askersShown, (text) => code(text, 100)),
  ];
}

function limited(items: readonly string[], limit: number, show: (text: string) => string): string {
  const shown = items.slice(0, limit).map(show).join(', ');
  return items.length > limit ? `${shown} +${items.length - limit}` : shown;
}

/** What changed against the lock; empty where nothing did. */
export function lockSection(root: RootReport, budget: SummaryBudget): string {
  const { lock } = root;
  if (lock.changes.length === 0) return '';
  const shown = lock.changes.slice(0, budget.rows);
  const left = lock.changes.length - shown.length;
  const rows = table(
    ['Change', 'Module', 'Before', 'Now'],
    shown.map((change) => [
      `${lockChangeWords[change.kind]}${change.against === '' ? '' : ', against'}`,
      code(change.module),
      version(change.from),
      version(change.to),
    ]),
  );
  const more = left === 0 ? '' : `\n\n… and ${counted(left, 'more change')}.`;
  const body = `${rows}${more}`;
  const title = `### Against the lock\n\n${code(lock.path)} ${lockStatusWords[lock.status]}.`;
  return lock.changes.length <= openTableRows
    ? `${title}\n\n${body}`
    : `${title}\n\n${fold(counted(lock.changes.length, 'change'), body)}`;
}

function version(text: string): string {
  return text === '' ? '–' : code(shortVersion(text), 60);
}

/** The dependency graph, or a sentence that says why there is none; empty where nobody asks for a module. */
export function graphSection(root: RootReport, budget: SummaryBudget): string {
  if (!budget.graph || root.modules.every(({ against }) => against !== '')) return '';
  const source = mermaidGraph(root);
  if (source === undefined) {
    return `### Dependencies\n\n${prose(`The graph of ${counted(root.modules.length, 'module')} is too large to be drawn.`)}`;
  }
  return `### Dependencies\n\n\`\`\`mermaid\n${source}\n\`\`\``;
}
