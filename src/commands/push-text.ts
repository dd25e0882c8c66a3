import { counted, formatBytes, shortDigest } from '../report/human-units.ts';
import { code, prose } from '../report/markdown-escape.ts';
import type { Styler } from '../report/terminal-summary.ts';
import type { CheckData, PushData, TagData } from './push-data.ts';

const filesShown = 20;

/** The result for people. */
export function pushText(data: PushData, style: Styler): string {
  const { dryRun, outcome, reference, digest, files, dependencies, checks, tags, source, revision } = data;
  const head = {
    pushed: style('good', '✔ Pushed'),
    'already-there': style('good', '✔ Already there:'),
    'would-push': style('attention', 'Would push'),
  }[outcome];
  const lines = [`${head} ${style('strong', reference)}`, `  digest    ${digest}`];
  if (source !== '' || revision !== '') {
    lines.push(`  source    ${sourceWords(source, shortRevision(revision))}`);
  }
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  lines.push(`  files     ${files.length}, ${formatBytes(bytes)}`);
  if (dryRun) {
    for (const { path, size } of files.slice(0, filesShown))
      lines.push(`            ${path}  ${style('quiet', formatBytes(size))}`);
    if (files.length > filesShown) lines.push(`            and ${files.length - filesShown} more, which --json lists`);
  }
  lines.push(`  needs     ${dependencies.length === 0 ? 'nothing' : dependencies.join(', ')}`);
  lines.push(`  lint      ${checkWords(checks.lint)}`, `  breaking  ${checkWords(checks.breaking)}`);
  const label = dryRun ? 'would tag' : 'tags';
  lines.push(...tags.map((tag, index) => `  ${(index === 0 ? label : '').padEnd(9)} ${tagWords(tag)}`));
  const sent = blobWords(data);
  if (sent !== '') lines.push(`  blobs     ${sent}`);
  return `${lines.join('\n')}\n`;
}

function checkWords({ result, against, reason }: CheckData): string {
  const compared = against === '' ? '' : `, against ${against}`;
  return result === 'passed' ? `passed${compared}` : `${result === 'skipped' ? 'skipped' : 'not needed'}: ${reason}`;
}

function tagWords({ tag, state, before, reason }: TagData): string {
  if (state === 'held') return `${tag} stays: ${reason}`;
  if (state === 'moved') return `${tag} (before: ${shortDigest(before)})`;
  return state === 'unchanged' ? `${tag} (there already)` : tag;
}

function blobWords({ blobs, dryRun }: PushData): string {
  if (dryRun || blobs.length === 0) return '';
  const parts: string[] = [];
  const of = (how: string): readonly { readonly size: number }[] => blobs.filter((blob) => blob.how === how);
  const uploaded = of('uploaded');
  if (uploaded.length > 0) {
    const bytes = uploaded.reduce((sum, { size }) => sum + size, 0);
    parts.push(`${uploaded.length} uploaded (${formatBytes(bytes)})`);
  }
  if (of('mounted').length > 0) parts.push(`${of('mounted').length} mounted`);
  if (of('present').length > 0) parts.push(`${of('present').length} there already`);
  return parts.join(', ');
}

function sourceWords(source: string, commit: string): string {
  if (source === '') return `commit ${commit}`;
  return commit === '' ? source : `${source} @ ${commit}`;
}

function shortRevision(revision: string): string {
  return revision.slice(0, 12);
}

/** The result as the summary of a CI job. */
export function pushMarkdown(data: PushData): string {
  const title = { pushed: 'Pushed', 'already-there': 'Already there', 'would-push': 'Would push' }[data.outcome];
  const rows = [
    ['Digest', code(data.digest)],
    ['Source', data.source === '' ? '–' : code(data.source)],
    ['Revision', code(data.revision)],
    ['Files', counted(data.files.length, 'file')],
    ['Needs', data.dependencies.map((one) => code(one)).join(', ') || 'nothing'],
    ['Lint', prose(checkWords(data.checks.lint))],
    ['Breaking', prose(checkWords(data.checks.breaking))],
    ['Tags', data.tags.map((tag) => prose(tagWords(tag))).join(', ')],
  ];
  return [
    `### ${title} ${code(data.reference)}`,
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
  ].join('\n');
}
