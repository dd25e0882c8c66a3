import { type ModuleName, parseModuleName } from '../../src/modules/module-name.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import type { ModuleSourceView, SelectionProblem } from '../../src/resolve/selection.ts';
import type { Ask } from '../../src/resolve/version-rule.ts';

/**
 * A selection problem in numbers, and its solution by trying everything. Nothing here uses the code under test or a semver
 * library: the rule of design.md, decision 6, is written down a second time, for versions of three small numbers.
 */
export interface SmallVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

export type SmallAsk =
  | { readonly kind: 'exact'; readonly target: number; readonly version: SmallVersion }
  | {
      readonly kind: 'minor' | 'major' | 'caret' | 'from' | 'below';
      readonly target: number;
      readonly version: SmallVersion;
    }
  | { readonly kind: 'nothing' | 'latest'; readonly target: number }
  | { readonly kind: 'word'; readonly target: number; readonly word: string };

export interface SmallModule {
  readonly versions: readonly { readonly version: SmallVersion; readonly asks: readonly SmallAsk[] }[];
  /** Tags that are words, with what the module asks for there. */
  readonly words: ReadonlyMap<string, readonly SmallAsk[]>;
}

export interface SmallProblem {
  readonly modules: readonly SmallModule[];
  readonly workspace: readonly SmallAsk[];
  /** By module: a tag, as `tagOf` writes it. */
  readonly locked: ReadonlyMap<number, string>;
}

export const versionText = (version: SmallVersion): string => `${version.major}.${version.minor}.${version.patch}`;
export const tagOf = (version: SmallVersion): string => `v${versionText(version)}`;
export const nameOf = (index: number): ModuleName => parseModuleName(`oras.test/t/m${index}`);

const order = (version: SmallVersion): number => version.major * 10_000 + version.minor * 100 + version.patch;

interface Asked {
  readonly ask: SmallAsk;
  readonly byWorkspace: boolean;
}

function fits(version: SmallVersion, { ask, byWorkspace }: Asked): boolean {
  switch (ask.kind) {
    case 'nothing':
    case 'latest':
      return true;
    case 'word':
      return false;
    case 'exact':
      if (byWorkspace) return order(version) === order(ask.version);
      return (
        order(version) >= order(ask.version) &&
        version.major === ask.version.major &&
        (version.major > 0 || version.minor === ask.version.minor)
      );
    case 'minor':
      return version.major === ask.version.major && version.minor === ask.version.minor;
    case 'major':
      return version.major === ask.version.major;
    case 'caret':
      if (order(version) < order(ask.version) || version.major !== ask.version.major) return false;
      if (ask.version.major > 0) return true;
      return version.minor === ask.version.minor && (ask.version.minor > 0 || version.patch === ask.version.patch);
    case 'from':
      return order(version) >= order(ask.version);
    case 'below':
      return order(version) < order(ask.version);
  }
}

/** The tag that the rule gives a module for these asks; undefined where it gives none. */
export function ruleOf(module: SmallModule, asked: readonly Asked[], locked: string | undefined): string | undefined {
  const words = asked.flatMap(({ ask }) => (ask.kind === 'word' ? [ask.word] : []));
  const word = words[0];
  if (locked !== undefined) {
    const version = module.versions.find((one) => tagOf(one.version) === locked)?.version;
    const stays =
      version !== undefined
        ? asked.every((one) => fits(version, one))
        : asked.every(
            ({ ask }) =>
              (ask.kind === 'word' && ask.word === locked) ||
              (ask.kind === 'latest' && locked === 'latest') ||
              (ask.kind === 'nothing' &&
                (words.includes(locked) || (locked === 'latest' && asked.some((one) => one.ask.kind === 'latest')))),
          );
    if (stays) return locked;
  }
  if (word !== undefined) {
    const agreed = asked.every(({ ask }) => ask.kind === 'nothing' || (ask.kind === 'word' && ask.word === word));
    return agreed && module.words.has(word) ? word : undefined;
  }
  const onlyLatest = asked.every(({ ask }) => ask.kind === 'latest' || ask.kind === 'nothing');
  if (onlyLatest && asked.some(({ ask }) => ask.kind === 'latest') && module.words.has('latest')) return 'latest';
  const fitting = module.versions
    .map((one) => one.version)
    .filter((version) => asked.every((one) => fits(version, one)));
  fitting.sort((a, b) => order(a) - order(b));
  const minimal = asked.every(({ ask, byWorkspace }) => ask.kind === 'exact' && !byWorkspace);
  const best = minimal ? fitting[0] : fitting.at(-1);
  return best === undefined ? undefined : tagOf(best);
}

/** For each module its tag, or undefined where it is absent. */
export type Assignment = readonly (string | undefined)[];

export function asksAt(module: SmallModule, tag: string): readonly SmallAsk[] {
  return module.words.get(tag) ?? module.versions.find((one) => tagOf(one.version) === tag)?.asks ?? [];
}

/** By module, the asks of the workspace and of the modules that can be reached under an assignment. */
export function asksUnder(problem: SmallProblem, assignment: Assignment): readonly (readonly Asked[])[] {
  const asked: Asked[][] = problem.modules.map(() => []);
  const seen = new Set<number>();
  const visit = (asks: readonly SmallAsk[], byWorkspace: boolean): void => {
    for (const ask of asks) {
      // Nothing, from the workspace, means latest.
      const meant: SmallAsk = byWorkspace && ask.kind === 'nothing' ? { kind: 'latest', target: ask.target } : ask;
      asked[ask.target]?.push({ ask: meant, byWorkspace });
      if (seen.has(ask.target)) continue;
      seen.add(ask.target);
      const tag = assignment[ask.target];
      const module = problem.modules[ask.target];
      if (tag !== undefined && module !== undefined) visit(asksAt(module, tag), false);
    }
  };
  visit(problem.workspace, true);
  return asked;
}

/** Stable: exactly the reachable modules are present, each with the version that the rule gives for these very asks. */
export function isStable(problem: SmallProblem, assignment: Assignment): boolean {
  const asked = asksUnder(problem, assignment);
  return problem.modules.every((module, index) => {
    const asks = asked[index] ?? [];
    if (asks.length === 0) return assignment[index] === undefined;
    const tag = ruleOf(module, asks, problem.locked.get(index));
    return tag !== undefined && tag === assignment[index];
  });
}

/** Every stable assignment, found by trying all. */
export function stableAssignments(problem: SmallProblem): readonly Assignment[] {
  const domains = problem.modules.map((module) => [
    undefined,
    ...module.versions.map((one) => tagOf(one.version)),
    ...module.words.keys(),
  ]);
  const found: Assignment[] = [];
  const assignment: (string | undefined)[] = new Array(domains.length).fill(undefined);
  const fill = (index: number): void => {
    const domain = domains[index];
    if (domain === undefined) {
      if (isStable(problem, assignment)) found.push([...assignment]);
      return;
    }
    for (const tag of domain) {
      assignment[index] = tag;
      fill(index + 1);
    }
    assignment[index] = undefined;
  };
  fill(0);
  return found;
}

/** The state that one plain sweep in name order makes of another: every module looked at, everything computed from nothing. */
export function plainSweep(problem: SmallProblem, before: readonly (string | undefined)[]): (string | undefined)[] {
  const state = [...before];
  for (const [index, module] of problem.modules.entries()) {
    const held = state.map((tag) => (tag === '!' ? undefined : tag));
    const asks = asksUnder(problem, held)[index] ?? [];
    state[index] = asks.length === 0 ? undefined : (ruleOf(module, asks, problem.locked.get(index)) ?? '!');
  }
  return state;
}

/** The text of an ask, as a `deps:` line has it after the colon. */
export function requirementText(ask: SmallAsk): string {
  switch (ask.kind) {
    case 'nothing':
      return '';
    case 'latest':
      return 'latest';
    case 'word':
      return ask.word;
    case 'exact':
      return tagOf(ask.version);
    case 'minor':
      return `v${ask.version.major}.${ask.version.minor}`;
    case 'major':
      return `v${ask.version.major}`;
    case 'caret':
      return `^${versionText(ask.version)}`;
    case 'from':
      return `>=${versionText(ask.version)}`;
    case 'below':
      return `<${versionText(ask.version)}`;
  }
}

/** The same problem, as the code under test takes it. */
export function asSelectionProblem(problem: SmallProblem): {
  readonly problem: SelectionProblem;
  readonly source: ModuleSourceView;
} {
  const indexOf = new Map(problem.modules.map((_, index) => [nameOf(index), index]));
  const moduleOf = (name: ModuleName): SmallModule => {
    const module = problem.modules[indexOf.get(name) ?? -1];
    if (module === undefined) throw new Error(`${name} is not in the problem`);
    return module;
  };
  const toAsk = (ask: SmallAsk, asker: Ask['asker']): Ask => ({
    module: nameOf(ask.target),
    requirement: parseRequirement(requirementText(ask), asker.kind),
    asker,
  });
  const tagsOf = (module: SmallModule): string[] => [
    ...module.words.keys(),
    ...module.versions.map((one) => tagOf(one.version)),
  ];
  return {
    problem: {
      asks: problem.workspace.map((ask, line) => toAsk(ask, { kind: 'workspace', file: 'buf.yaml', line: line + 1 })),
      isForeign: () => false,
      locked: new Map([...problem.locked].map(([index, tag]) => [nameOf(index), tag])),
      parallel: 4,
    },
    source: {
      has: async (name, tag) => tagsOf(moduleOf(name)).includes(tag),
      versions: async (name) => tagsOf(moduleOf(name)),
      dependencies: async (name, tag) =>
        asksAt(moduleOf(name), tag).map((ask) => toAsk(ask, { kind: 'module', module: name, version: tag })),
    },
  };
}
