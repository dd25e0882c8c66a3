import { createHash } from 'node:crypto';
import { brokenSections, buildSection } from './html-build.ts';
import { code, type Html, html, nothing } from './html-escape.ts';
import { jobSections } from './html-job.ts';
import { lockSection, moduleSections } from './html-modules.ts';
import { contents, outcomeTones, pageTop, problemSection } from './html-overview.ts';
import { type Column, chip, drawSection, heading, row, type Section, type Tone, table } from './html-parts.ts';
import { more, PageRoom } from './html-room.ts';
import { styleSheet } from './html-style.ts';
import { counted, formatCount } from './human-units.ts';
import type { Report, RootReport } from './report.ts';
import { buildCounts, headline, outcomeSigns, rootName } from './report-facts.ts';
import { lockStatusWords } from './report-words.ts';

/** Lists grow up to this; what stands around them is small. */
const roomBytes = 4_000_000;

/** Roots with sections of their own; the table on top names more. */
const rootsShown = 200;

/** More than these would crowd the list of contents. */
const rootsLinked = 12;

/** Nothing may be loaded, nothing may run, nothing may be sent; the one style sheet is known by its digest. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(styleSheet).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The job's summary as one page of HTML that needs nothing else: no script, no picture, no font, no style sheet from
 * elsewhere. Reads well without its own style sheet too, for servers whose policy takes it away. Text from outside cannot
 * become markup. Less than 5 MB for any report: long lists end in a count.
 */
export function htmlPage(report: Report): string {
  const room = new PageRoom(roomBytes);
  const rest = room.part(0.1);
  const main = report.roots.length === 1 ? singleRoot(report, room, rest) : severalRoots(report, room, rest);
  const shortened = room.short || rest.short ? 'Long lists and outputs end early here. ' : '';
  const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${outcomeSigns[report.outcome]} ${headline(report)} – oras-buf</title>
`;
  const body = html`</head>
<body>
${pageTop(report)}${main}<footer class="inner">
<p>${shortened}<code>report.json</code>, beside this page, has everything, for machines. Characters that cannot be seen are written as <code>[U+202E]</code>.</p>
</footer>
</body>
</html>
`;
  return `${head}<style>${styleSheet}</style>\n${body}`;
}

function singleRoot(report: Report, room: PageRoom, rest: PageRoom): Html {
  const sections = [
    ...problemSection(report.problem),
    ...report.roots.flatMap((root) => rootSections(root, '', room)),
    ...jobSections(report, rest),
  ];
  return html`<main class="inner ${outcomeTones[report.outcome]}">
${contents(sections)}${sections.map((section) => drawSection(section, 2))}</main>
`;
}

function rootSections(root: RootReport, prefix: string, room: PageRoom): readonly Section[] {
  return [
    ...brokenSections(root, prefix, room),
    ...lockSection(root, prefix, room),
    ...buildSection(root, prefix, room),
    ...moduleSections(root, prefix, room),
  ];
}

/** A table of the roots, then each with its sections, those that went wrong first. */
function severalRoots(report: Report, room: PageRoom, rest: PageRoom): Html {
  const roots = report.roots.map((root, index) => ({ root, id: `r${index + 1}` }));
  const inOrder = roots.toSorted((a, b) => Number(rootTone(b.root) === 'bad') - Number(rootTone(a.root) === 'bad'));
  const shown: Html[] = [];
  for (const [index, { root, id }] of inOrder.slice(0, rootsShown).entries()) {
    if (room.left <= 0) break;
    const part = room.part(1 / (Math.min(inOrder.length, rootsShown) - index + 1));
    const before = part.left;
    const drawn = rootSection(root, id, part);
    room.settle(part, before, drawn);
    shown.push(drawn);
  }
  const ids = new Set(inOrder.slice(0, shown.length).map(({ id }) => id));
  const columns = [{ name: 'Root' }, { name: 'Build' }, { name: 'Modules', number: true }, { name: 'Lock' }];
  const list = room.take(inOrder, 0.5, 5_000, ({ root, id }) => rootRow(root, ids.has(id) ? id : '', columns));
  const overview: readonly Section[] =
    report.roots.length === 0
      ? []
      : [
          {
            id: 'roots',
            title: html`${counted(roots.length, 'root')}`,
            short: counted(roots.length, 'root'),
            tone: 'quiet',
            body: html`${table('Roots', columns, list.shown)}${more(list.left, 'root')}`,
          },
        ];
  const before = [...problemSection(report.problem), ...overview];
  const after = jobSections(report, rest);
  const links = inOrder.map(({ root, id }) => ({ id, short: rootName(root), tone: rootTone(root) }));
  return html`<main class="inner ${outcomeTones[report.outcome]}">
${contents([...before, ...(roots.length <= rootsLinked ? links.slice(0, shown.length) : []), ...after])}${before.map((section) => drawSection(section, 2))}${shown}${more(roots.length - shown.length, 'root')}
${after.map((section) => drawSection(section, 2))}</main>
`;
}

function rootSection(root: RootReport, id: string, room: PageRoom): Html {
  const sections = rootSections(root, `${id}-`, room);
  const kind = root.directory === '.' ? nothing : html` <small>root</small>`;
  return html`<section class="root" aria-labelledby="${id}">
${heading(2, html`${code(rootName(root))}${kind}`, id)}
${sections.map((section) => drawSection(section, 3))}</section>
`;
}

function rootRow(root: RootReport, id: string, columns: readonly Column[]): Html {
  const { build, lock } = root;
  const name = code(rootName(root));
  const told =
    build.tool === 'none'
      ? html`<small>${build.reason === '' ? 'nothing was built' : build.reason}</small>`
      : html`${chip(rootTone(root), html`${build.result}`)} <small>${buildCounts(build)}</small>`;
  return row(columns, [
    id === '' ? name : html`<a href="#${id}">${name}</a>`,
    told,
    html`${formatCount(root.modules.length)}`,
    html`${lockStatusWords[lock.status].replace(/^is /, '')}`,
  ]);
}

function rootTone({ build }: RootReport): Tone {
  if (build.tool === 'none') return 'quiet';
  return build.result === 'success' ? 'good' : build.result === 'cancelled' ? 'warn' : 'bad';
}
