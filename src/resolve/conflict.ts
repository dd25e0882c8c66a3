import type { SemVer } from 'semver';
import { exitCodes, formatPlace, OrasBufError, type Place } from '../errors.ts';
import type { ModuleName } from '../modules/module-name.ts';
import { adviceFor, noAdvice } from './conflict-advice.ts';
import { nearest } from './nearest.ts';
import { CacheOnlyModuleError } from './network-rules.ts';
import type { SelectedModule, Selection } from './selection.ts';
import { type Ask, tagVersion, type Unsatisfiable } from './version-rule.ts';

/** The asks for a module exclude each other, or no published version satisfies them all. */
export class VersionConflictError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** Some ask for a tag that is a word, others for another word or a version. */
export class TagWordConflictError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** Choosing one module undoes the choice of another, round and round. */
export class UnstableSelectionError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** A registry does not have a module that is asked for. */
export class UnknownModuleError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** A module does not have the tag that is asked for. */
export class UnknownTagError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** What the explanation of a conflict may look up. */
export interface ConflictLookUps {
  versions(module: ModuleName): Promise<readonly string[] | undefined>;
  dependencies(module: ModuleName, tag: string): Promise<readonly Ask[]>;
  /** Names that the run came across, for a slip of the pen. */
  readonly knownModules: Iterable<ModuleName>;
  /** Modules that a workspace of this root holds and that those who ask do not see, with the file that says so. */
  readonly heldElsewhere?: ReadonlyMap<ModuleName, Place>;
}

const mostTagsShown = 12;

/** The error that tells why a selection found no answer: who asks for what, how each came in, and what would help. */
export async function explainConflict(selection: Selection, lookUps: ConflictLookUps): Promise<OrasBufError> {
  const paths = pathsFromRoot(selection);
  if (selection.kind === 'unstable') return explainUnstable(selection, paths);
  const unsatisfied = [...selection.modules].flatMap(([module, selected]) =>
    selected.choice.kind === 'unsatisfiable' ? [{ module, selected, reason: selected.choice.reason }] : [],
  );
  const first = unsatisfied[0];
  if (first === undefined) throw new Error('the selection has no conflict to explain');
  const also = unsatisfied.slice(1).map(({ module }) => module);
  const tags = await tagsFor(first.module, first.reason, lookUps);
  const problem: Problem = {
    module: first.module,
    selected: first.selected,
    asked: describeAsks(first.selected.asks, paths),
    also: also.length === 0 ? '' : `\nAlso without a version: ${also.join(', ')}`,
    places: placesOf(first.selected.asks, paths),
  };
  return tags === undefined
    ? unknownModule(problem, lookUps)
    : await noVersion(problem, tags, first.reason, selection, lookUps);
}

/** The tags that there are. Where the asks exclude each other, that is worth telling also where the registry must not be asked. */
async function tagsFor(
  module: ModuleName,
  reason: Unsatisfiable,
  lookUps: ConflictLookUps,
): Promise<readonly string[] | 'not-asked' | undefined> {
  try {
    return await lookUps.versions(module);
  } catch (error) {
    const isKnownWithout = reason.kind === 'none-satisfies' || reason.kind === 'words-disagree';
    if (isKnownWithout && error instanceof CacheOnlyModuleError) return 'not-asked';
    throw error;
  }
}

interface Problem {
  readonly module: ModuleName;
  readonly selected: SelectedModule;
  readonly asked: string;
  readonly also: string;
  readonly places: readonly Place[];
}

function unknownModule(problem: Problem, lookUps: ConflictLookUps): OrasBufError {
  const { module } = problem;
  const near = nearest(module, lookUps.knownModules);
  const held = lookUps.heldElsewhere?.get(module);
  const elsewhere =
    held === undefined
      ? undefined
      : `${held.file} holds it, but in another workspace of buf than ${problem.places.map(({ file }) => file).join(', ')}, so that stock buf does not see it from there. List both directories in one buf.work.yaml (or as modules of one v2 buf.yaml), or push it.`;
  return new UnknownModuleError(
    `the registry has no module ${module}, or hides it from these credentials${problem.asked}${problem.also}`,
    {
      places: problem.places,
      next:
        elsewhere ??
        (near.length > 0
          ? `Did you mean ${near.join(', ')}?`
          : 'Check the name, that it was pushed, and that the token may read it.'),
    },
  );
}

async function noVersion(
  problem: Problem,
  known: readonly string[] | 'not-asked',
  reason: Unsatisfiable,
  selection: Selection,
  lookUps: ConflictLookUps,
): Promise<OrasBufError> {
  const { module, selected, asked, also, places } = problem;
  const tags = known === 'not-asked' ? [] : known;
  const available = known === 'not-asked' ? '' : `\nAvailable: ${describeTags(tags)}`;
  if (reason.kind === 'no-such-tag') {
    const near = nearest(reason.tag, tags);
    return new UnknownTagError(`${module} has no tag ${reason.tag}${asked}${available}${also}`, {
      places,
      next:
        near.length > 0
          ? `Did you mean ${near.join(', ')}?`
          : 'Ask for a tag that is there, or push the one that is missing.',
    });
  }
  if (reason.kind === 'words-disagree') {
    return new TagWordConflictError(
      `a tag that is a word must be asked for by all in the same way, and for ${module} it is not${asked}${available}${also}`,
      {
        places,
        next: `A word has no order to choose by. ${await versionInstead(problem, known, selection, lookUps)}`,
      },
    );
  }
  const what = selected.asks.length === 1 ? 'what is asked for' : 'every ask';
  return new VersionConflictError(`no version of ${module} satisfies ${what}${asked}${available}${also}`, {
    places,
    // Whatever goes wrong in looking for advice, the conflict is what has to be told.
    next:
      known === 'not-asked'
        ? noAdvice
        : await adviceFor({ module, asks: selected.asks, tags, selection }, lookUps).catch(() => noAdvice),
  });
}

/** Where some ask for versions, the one that would do in place of the words. */
async function versionInstead(
  { module, selected: { asks } }: Problem,
  tags: readonly string[] | 'not-asked',
  selection: Selection,
  lookUps: ConflictLookUps,
): Promise<string> {
  const anyway = 'Ask for a version everywhere, or for the same word everywhere.';
  const isVersion = ({ requirement: { kind } }: Ask): boolean => kind === 'exact' || kind === 'within';
  if (tags === 'not-asked' || !asks.some(isVersion)) return anyway;
  const advice = await adviceFor({ module, asks, tags, selection }, lookUps).catch(() => noAdvice);
  return advice === noAdvice ? anyway : advice;
}

function explainUnstable(selection: Selection, paths: Paths): OrasBufError {
  const start = selection.sweeps.indexOf(selection.sweeps.at(-1) ?? '');
  const round = selection.sweeps.slice(start).map((state) => new Map(state.split('\n').map(splitState)));
  const names = [...new Set(round.flatMap((state) => [...state.keys()]))].sort();
  const turning = names.flatMap((name) => {
    const versions = [...new Set(round.map((state) => state.get(name) ?? ''))];
    return versions.length > 1 ? [{ name, versions }] : [];
  });
  const lines = turning.map(({ name, versions }) => `\n  ${name}: ${versions.map(describeState).join(', then ')}`);
  const inTurn = turning.flatMap(({ name }) => selection.modules.get(name as ModuleName)?.asks ?? []);
  return new UnstableSelectionError(
    `these modules undo each other's choice, so that no set of versions holds${lines.join('')}${describeAsks(inTurn, paths)}`,
    {
      places: placesOf(inTurn, paths),
      next: `Pin one of them in the workspace, for example "${turning[0]?.name ?? ''}" at an exact version.`,
    },
  );
}

function splitState(line: string): readonly [string, string] {
  const equals = line.indexOf('=');
  return [line.slice(0, equals), line.slice(equals + 1)];
}

function describeState(version: string): string {
  return version === '' ? 'not asked for' : version === '!' ? 'no version' : version;
}

/** By module, the ask by which it was first reached: the chain of these leads back to the workspace. */
type Paths = ReadonlyMap<ModuleName, Ask>;

function pathsFromRoot(selection: Selection): Paths {
  const paths = new Map<ModuleName, Ask>();
  for (const [module, { asks }] of selection.modules) {
    const ask = asks.find((one) => one.asker.kind === 'workspace');
    if (ask !== undefined) paths.set(module, ask);
  }
  // A map hands out what is added while it is walked: breadth first, so the paths are the shortest.
  for (const module of paths.keys()) {
    for (const ask of selection.modules.get(module)?.requires ?? []) {
      if (!paths.has(ask.module)) paths.set(ask.module, ask);
    }
  }
  return paths;
}

/** `services/a/buf.yaml:4 → oras.birb.homes/team/auth:v2.1.0`, from the root to the asker. */
function describePath(ask: Ask, paths: Paths): string {
  const steps: string[] = [];
  let current: Ask | undefined = ask;
  while (current !== undefined && steps.length < 100) {
    const asker: Ask['asker'] = current.asker;
    if (asker.kind === 'workspace') {
      steps.unshift(formatPlace(asker));
      return steps.join(' → ');
    }
    steps.unshift(`${asker.module}:${asker.version}`);
    current = paths.get(asker.module);
  }
  return steps.join(' → ');
}

function describeAsks(asks: readonly Ask[], paths: Paths): string {
  return asks
    .map((ask) => `\n  ${describeRequirement(ask)}: ${describePath(ask, paths)}`)
    .filter((line, index, lines) => lines.indexOf(line) === index)
    .join('');
}

/** What an ask comes down to, in words. */
export function describeRequirement(ask: Ask): string {
  const { requirement } = ask;
  switch (requirement.kind) {
    case 'exact':
      return ask.asker.kind === 'workspace'
        ? `exactly ${requirement.text}`
        : `at least ${requirement.text}, below ${endOfLine(requirement)}`;
    case 'within':
      return `within ${requirement.text}`;
    case 'latest':
      return 'latest';
    case 'any':
      return 'any version';
    case 'tag':
      return `the tag ${requirement.text}`;
  }
}

/** The first version that a minimum does not rise to: the next major, and for 0.x the next minor. Spelled as the ask is. */
function endOfLine({ text, version }: { readonly text: string; readonly version: SemVer }): string {
  const next = version.major > 0 ? `${version.major + 1}` : `0.${version.minor + 1}`;
  return text.startsWith('v') ? `v${next}` : next;
}

/** The lines of the workspace that lead to these asks, each once. */
function placesOf(asks: readonly Ask[], paths: Paths): readonly Place[] {
  const places = new Map<string, Place>();
  for (const ask of asks) {
    let current: Ask | undefined = ask;
    for (let step = 0; current !== undefined && step < 100; step++) {
      const asker: Ask['asker'] = current.asker;
      if (asker.kind === 'workspace') {
        const place = { file: asker.file, line: asker.line };
        places.set(formatPlace(place), place);
        break;
      }
      current = paths.get(asker.module);
    }
  }
  return [...places.values()];
}

/** Newest versions first, then words. */
export function describeTags(tags: readonly string[]): string {
  if (tags.length === 0) return 'no tag at all';
  const sorted = tags.toSorted((a, b) => {
    const [one, other] = [tagVersion(a), tagVersion(b)];
    if (one !== undefined && other !== undefined) return other.compare(one) || (a < b ? -1 : 1);
    if (one !== undefined || other !== undefined) return one === undefined ? 1 : -1;
    return a < b ? -1 : 1;
  });
  const more = sorted.length - mostTagsShown;
  return sorted.slice(0, mostTagsShown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
