import { exitCodes } from '../errors.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { counted, shortVersion } from '../report/human-units.ts';
import type { Styler } from '../report/terminal-summary.ts';
import { askerWords } from './ask-words.ts';
import type { Command, CommandRequest } from './command.ts';
import { withEngine } from './engine.ts';
import { newerCommits } from './newer-commits.ts';
import { newerTags } from './newer-tags.ts';
import { nothingKnown, type OutdatedModule, type OutdatedState } from './outdated-module.ts';
import { rootLines } from './root-lines.ts';
import { type RootGraph, type RootHead, workspaceGraphs } from './workspace-graphs.ts';

export interface OutdatedData {
  readonly roots: readonly OutdatedRoot[];
  /** Whether modules without anything newer are drawn, too. */
  readonly all: boolean;
}

export interface OutdatedRoot extends RootHead {
  /** Every module that is locked, by name; local ones are not. */
  readonly modules: readonly OutdatedModule[];
}

/** What of the lock is not the newest: every tag list is asked for, at once. */
export const outdated: Command<OutdatedData> = {
  async run(request) {
    const graphs = await workspaceGraphs(request);
    const roots: OutdatedRoot[] = [];
    for (const graph of graphs) roots.push({ ...graph.head, modules: await modulesOf(request, graph) });
    const data = { roots, all: request.flags.has('all') };
    if (!request.flags.has('fail')) return { data };
    const states = new Set(roots.flatMap(({ modules }) => modules.map(({ state }) => state)));
    // A registry that is down must not look like one that has nothing new.
    if (states.has('unknown')) return { data, exitCode: exitCodes.network };
    const isCurrent = [...states].every((state) => state === 'current');
    return { data, exitCode: isCurrent ? exitCodes.done : exitCodes.policy };
  },

  text({ roots, all }, style) {
    return roots
      .map((root) => `${[...rootLines(root, style), ...tableLines(root, all, style)].join('\n')}\n`)
      .join('\n');
  },
};

async function modulesOf(request: CommandRequest, { graph }: RootGraph): Promise<readonly OutdatedModule[]> {
  const all = [...graph.modules.values()];
  const unlocked = all.filter(({ version }) => version === undefined);
  return withEngine(request, graph.declarations, async (engine) => {
    const [oci, bsr] = await Promise.all([
      newerTags(
        engine,
        all.filter(({ source }) => source === 'oci'),
        request.settings.parallelDownloads,
      ),
      newerCommits(
        engine,
        all.filter(({ source }) => source === 'bsr'),
      ),
    ]);
    const rest = unlocked.map((one): OutdatedModule => {
      return { ...nothingKnown(one.module, one.source, ''), note: 'not locked yet' };
    });
    return [...oci, ...bsr, ...rest].sort((a, b) => compareUtf8(a.name, b.name));
  });
}

const heading = ['Module', 'Locked', 'Fits', 'Newest'] as const;

function tableLines({ modules }: OutdatedRoot, all: boolean, style: Styler): readonly string[] {
  const shown = all ? modules : modules.filter(({ state }) => state !== 'current');
  const total = summary(modules);
  if (shown.length === 0) return [style('good', total)];
  const cells = shown.map((one) => [
    one.name,
    ...[one.locked, one.fits, one.newest].map((v) => shortVersion(v) || '?'),
  ]);
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string[] => row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
  const lines = [style('quiet', line(heading).join('  ').trimEnd())];
  shown.forEach((module, index) => {
    const [name = '', locked = '', fits = '', newest = ''] = line(cells[index] ?? []);
    const dressed = [
      name,
      locked,
      module.fits !== module.locked && module.fits !== '' ? style('good', fits) : fits,
      module.newest !== module.fits && module.newest !== '' ? style('attention', newest) : newest,
    ];
    lines.push(`${dressed.join('  ')}  ${noteOf(module)}`.trimEnd());
  });
  return [...lines, style('quiet', total)];
}

function noteOf(module: OutdatedModule): string {
  const notes: string[] = [];
  if (module.note !== '') notes.push(module.note);
  if (module.update !== '')
    notes.push(`--update takes ${module.update === module.locked ? 'that' : shortVersion(module.update)}`);
  const [first] = module.heldBy;
  if (first !== undefined) {
    const more = module.heldBy.length - 1;
    notes.push(
      `held by ${askerWords(first.by)} (${shortVersion(first.requirement)})${more > 0 ? ` and ${more} more` : ''}`,
    );
  } else if (module.state === 'newer' && module.update === '' && module.note === '') {
    notes.push('the minimum that modules ask for is used');
  }
  return notes.join('; ');
}

function summary(modules: readonly OutdatedModule[]): string {
  if (modules.length === 0) return 'It asks for no modules.';
  const count = (...states: OutdatedState[]): number => modules.filter(({ state }) => states.includes(state)).length;
  const unknown = count('unknown');
  const old = count('newer', 'moved', 'gone');
  if (old + unknown === 0) return `${counted(modules.length, 'module')}, nothing newer.`;
  if (old === 0)
    return `Of ${counted(modules.length, 'module')} none is known to be old, ${unknown} could not be told.`;
  const parts = [`${old} of ${counted(modules.length, 'module')} ${old === 1 ? 'is' : 'are'} not the newest`];
  if (unknown > 0) parts.push(`${unknown} could not be told`);
  return `${parts.join(', ')}.`;
}
