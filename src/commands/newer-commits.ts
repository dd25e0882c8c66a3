import { BsrNotAllowedError, BsrNotFoundError } from '../bsr/buf-failure.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { groupBsrAsks } from '../resolve/bsr-asks.ts';
import type { GraphModule } from '../resolve/module-graph.ts';
import { askData } from './ask-words.ts';
import type { Engine } from './engine.ts';
import { firstLine, nothingKnown, type OutdatedModule } from './outdated-module.ts';

/**
 * Modules of the BSR beside the commits that their labels have now. buf (or the mirror) is asked as for an update: commits have no
 * order that it would tell, so another commit of the label counts as newer.
 */
export async function newerCommits(
  engine: Pick<Engine, 'askBsr'>,
  modules: readonly GraphModule[],
): Promise<readonly OutdatedModule[]> {
  const locked = modules.filter((one) => one.version !== undefined);
  const labels = new Map<ModuleName, string>();
  const noLabel = new Map<ModuleName, string>();
  for (const { module, asks } of locked) {
    try {
      labels.set(module, groupBsrAsks(asks)[0]?.reference ?? '');
    } catch (error) {
      noLabel.set(module, firstLine(error));
    }
  }
  const byDefault = await commitsOf(
    engine,
    locked.map(({ module }) => ({ module, reference: '' })),
  );
  const labelled = [...labels].filter(([, reference]) => reference !== '' && !isCommit(reference));
  const byLabel = await commitsOf(
    engine,
    labelled.map(([module, reference]) => ({ module, reference })),
  );
  return locked.map((one): OutdatedModule => {
    const { module, version = '', asks } = one;
    const base = nothingKnown(module, 'bsr', version);
    const reference = labels.get(module);
    if (reference === undefined) return { ...base, note: noLabel.get(module) ?? '' };
    const newest = byDefault.get(module);
    const fits = isCommit(reference) ? { commit: reference } : (reference === '' ? byDefault : byLabel).get(module);
    if (newest?.commit === undefined || fits?.commit === undefined) {
      const why = [newest, fits].flatMap((answer) => (answer !== undefined && 'why' in answer ? [answer.why] : []))[0];
      return { ...base, note: why ?? 'buf did not name a commit of it' };
    }
    const isCurrent = fits.commit === version && newest.commit === version;
    return {
      ...base,
      fits: fits.commit,
      newest: newest.commit,
      state: isCurrent ? 'current' : 'newer',
      update: fits.commit === version ? '' : fits.commit,
      heldBy:
        newest.commit === fits.commit ? [] : asks.filter((ask) => ask.requirement.text === reference).map(askData),
    };
  });
}

type Answer = { readonly commit: string } | { readonly commit?: undefined; readonly why: string };
interface Wanted {
  readonly module: ModuleName;
  readonly reference: string;
}

/** The commits, or why there is none. Where all together fail, each is asked for alone: one that is gone must not hide the others. */
async function commitsOf(
  engine: Pick<Engine, 'askBsr'>,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<ModuleName, Answer>> {
  const answers = new Map<ModuleName, Answer>();
  if (wanted.length === 0) return answers;
  const ask = async (some: readonly Wanted[]): Promise<void> => {
    const found = await engine.askBsr({ wanted: some, lockVersions: new Set(['v2']) });
    const names = new Set(some.map(({ module }) => module));
    for (const { module, commit } of found) if (names.has(module)) answers.set(module, { commit });
  };
  try {
    await ask(wanted);
  } catch (error) {
    const isAboutOne = error instanceof BsrNotFoundError || error instanceof BsrNotAllowedError;
    for (const one of wanted) {
      if (!isAboutOne || wanted.length === 1) answers.set(one.module, { why: firstLine(error) });
      else await ask([one]).catch((own: unknown) => answers.set(one.module, { why: firstLine(own) }));
    }
  }
  return answers;
}

function isCommit(reference: string): boolean {
  return /^[0-9a-f]{32}$/.test(reference);
}
