import { code, type Html, html, nothing, text } from './html-escape.ts';
import { graphDrawing, graphTree } from './html-graph.ts';
import { few } from './html-overview.ts';
import { chip, foldWhere, row, type Section, type Tone, table } from './html-parts.ts';
import { more, type PageRoom } from './html-room.ts';
import { counted, formatBytes, shortDigest, shortVersion } from './human-units.ts';
import { builtModules, moduleGraph } from './module-graph.ts';
import type { LockChangeReport, ModuleReport, RootReport } from './report.ts';
import { askerName, nameInRegistry, originCounts, originWords, rootName } from './report-facts.ts';
import { lockChangeWords, lockStatusWords } from './report-words.ts';

const foldedAbove = 40;
const askersShown = 3;
const needsShown = 5;

/** The modules, and who needs whom. */
export function moduleSections(root: RootReport, prefix: string, room: PageRoom): readonly Section[] {
  return [...modulesSection(root, prefix, room), ...graphSection(root, prefix, room)];
}

const changeTones: Readonly<Record<LockChangeReport['kind'], Tone>> = {
  added: 'good',
  removed: 'bad',
  moved: 'quiet',
  'tag-moved': 'warn',
};

/** What changed against the lock. */
export function lockSection({ lock }: RootReport, prefix: string, room: PageRoom): readonly Section[] {
  if (lock.changes.length === 0) return [];
  const columns = [{ name: 'Module' }, { name: 'Change' }, { name: 'From' }, { name: 'To' }];
  const { shown, left } = room.take(lock.changes, 0.3, 5_000, (change) =>
    row(columns, [
      html`${code(change.module)}${against(change.against)}`,
      chip(changeTones[change.kind], html`${lockChangeWords[change.kind]}`),
      version(change.from),
      version(change.to),
    ]),
  );
  const body = html`${table('Changes of the lock', columns, shown, 'stacked changes')}${more(left, 'change')}`;
  return [
    {
      id: `${prefix}lock`,
      title: html`${counted(lock.changes.length, 'change')} against the lock <small>${code(lock.path)} ${lockStatusWords[lock.status]}</small>`,
      short: counted(lock.changes.length, 'lock change'),
      tone: lock.changes.some(({ kind }) => kind === 'tag-moved') ? 'warn' : 'quiet',
      body: foldWhere(lock.changes.length > foldedAbove, html`All changes`, body),
    },
  ];
}

function version(value: string): Html {
  return code(shortVersion(value), 60, value);
}

function against(reference: string): Html {
  return reference === '' ? nothing : html` <small>compared with, for ${code(reference)}</small>`;
}

const moduleColumns = [
  { name: 'Module' },
  { name: 'Version' },
  { name: 'Digest' },
  { name: 'Size', number: true },
  { name: 'From' },
  { name: 'Asked by' },
  { name: 'Needs' },
];

function modulesSection(root: RootReport, prefix: string, room: PageRoom): readonly Section[] {
  const { modules } = root;
  if (modules.length === 0) return [];
  const ids = moduleIds(root, prefix);
  const { shown, left } = room.take(modules, 0.45, 5_000, (module, index) =>
    row(moduleColumns, moduleCells(module, ids), `${prefix}m${index}`),
  );
  const body = html`${table('Modules', moduleColumns, shown, 'stacked modules')}${more(left, 'module')}`;
  return [
    {
      id: `${prefix}modules`,
      title: html`${counted(modules.length, 'module')} <small>${originCounts(modules)}</small>`,
      short: counted(modules.length, 'module'),
      tone: 'quiet',
      body: foldWhere(modules.length > foldedAbove, html`All modules`, body),
    },
  ];
}

/** Where the row of each module is. Of several versions the one that is built with counts. */
function moduleIds(root: RootReport, prefix: string): ReadonlyMap<string, string> {
  const entries = root.modules.map((module, index) => ({ module, id: `${prefix}m${index}` }));
  const inOrder = [
    ...entries.filter(({ module }) => module.against !== ''),
    ...entries.filter(({ module }) => module.against === ''),
  ];
  return new Map(inOrder.map(({ module, id }) => [module.name, id]));
}

function moduleCells(module: ModuleReport, ids: ReadonlyMap<string, string>): readonly Html[] {
  const asks = [...new Map(module.askedBy.map((ask) => [`${ask.by}\n${ask.requirement}`, ask])).values()];
  // Only so many are drawn; the others count.
  const needs = module.dependencies.map((name, index) => {
    if (index >= needsShown) return nothing;
    const shown = code(nameInRegistry({ name, registry: module.registry }), 100);
    const id = ids.get(name);
    return id === undefined ? shown : html`<a href="#${id}">${shown}</a>`;
  });
  const local = module.source === 'local';
  return [
    html`${code(nameInRegistry(module))} <small>${local ? 'this workspace' : text(module.registry, 80)}</small>${against(module.against)}`,
    module.version === ''
      ? nothing
      : code(module.source === 'bsr' ? shortVersion(module.version) : module.version, 60, module.version),
    module.digest === '' ? nothing : code(shortDigest(module.digest), 40, module.digest),
    module.sizeBytes === 0 ? nothing : html`${formatBytes(module.sizeBytes)}`,
    chip('quiet', html`${local ? 'local' : originWords[module.origin]}`),
    few(
      asks.map(
        ({ by, requirement }) =>
          html`${code(askerName(module, by), 100)}${requirement === '' ? nothing : html` <small>${text(requirement, 60)}</small>`}`,
      ),
      askersShown,
      html`<br>`,
    ),
    few(needs, needsShown, html`<br>`),
  ];
}

/** The graph drawn where it can be taken in at a glance, else a tree to open and close. Nothing where nobody needs anybody. */
function graphSection(root: RootReport, prefix: string, room: PageRoom): readonly Section[] {
  const modules = builtModules(root);
  const graph = moduleGraph(modules);
  if (graph.edges.length === 0) return [];
  const ids = moduleIds(root, prefix);
  const name = rootName(root);
  const drawing = graphDrawing(graph, name, (module) => ids.get(module.name) ?? '');
  const body = drawing ?? graphTree(graph, name);
  const { shown } = room.take([body], 1, 1, (one) => one);
  if (shown.length === 0) return [];
  return [{ id: `${prefix}graph`, title: html`Dependencies`, short: 'Dependencies', tone: 'quiet', body }];
}
