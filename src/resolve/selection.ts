import type { ModuleName } from '../modules/module-name.ts';
import { mapBounded } from '../system/bounded.ts';
import { type AskersByModule, withPlacesOf } from './asked-places.ts';
import { type Ask, type Choice, chooseVersion } from './version-rule.ts';

/** Where versions and their dependencies come from. Every method is called at most once for the same arguments. */
export interface ModuleSourceView {
  /** Says which modules will be looked up soon. Nothing is lost by leaving it out. */
  announce?(modules: readonly ModuleName[]): void;
  /** Whether a module has a tag. */
  has(module: ModuleName, tag: string): Promise<boolean>;
  /** Every tag of a module; undefined where there is no such module. */
  versions(module: ModuleName): Promise<readonly string[] | undefined>;
  /** What a module asks for at a tag that it has. */
  dependencies(module: ModuleName, tag: string): Promise<readonly Ask[]>;
}

export interface SelectionProblem {
  /** What the workspace's own files ask for. */
  readonly asks: readonly Ask[];
  /** Modules that are no matter of this selection (the workspace's own, and those of the BSR): asks for them are set aside. */
  readonly isForeign: (module: ModuleName) => boolean;
  /** The tags that the lock holds. */
  readonly locked: ReadonlyMap<ModuleName, string>;
  /** How many look-ups may be under way at once. */
  readonly parallel: number;
}

/** What the sweeps made of one module. */
export interface SelectedModule {
  readonly choice: Choice;
  /** The asks that led to it, the workspace's first, then modules by name. */
  readonly asks: readonly Ask[];
  /** What it asks for itself; nothing where it has no version. */
  readonly requires: readonly Ask[];
}

export interface Selection {
  /**
   * - `stable`: every reachable module has the version that the rule gives for the asks of exactly these versions
   * - `unsatisfied`: nothing moves any more, but a module that is asked for has no version
   * - `unstable`: the sweeps came back to a state that they had left: choosing one module undoes the choice of another
   */
  readonly kind: 'stable' | 'unsatisfied' | 'unstable';
  /** Every reachable module, in name order. */
  readonly modules: ReadonlyMap<ModuleName, SelectedModule>;
  /** Asks of reachable modules, and of the workspace, for foreign modules. */
  readonly foreign: readonly Ask[];
  /** The state after each sweep: `name=tag` lines, `!` for no version. For tests and debug logs. */
  readonly sweeps: readonly string[];
}

/**
 * Chooses one version of each module (design.md, decision 6): sweeps over the modules in name order, each giving a module the
 * version that the rule names for the asks of the modules as they are chosen at that moment, until a sweep changes nothing.
 * Asks of a module that nobody asks for any more do not count. A module without a version asks for nothing; that ends the
 * selection only where it still stands when nothing moves. Look-ups run ahead in parallel and never change the result.
 */
export async function selectVersions(problem: SelectionProblem, source: ModuleSourceView): Promise<Selection> {
  const lookUps = new LookUps(source);
  await runAhead(problem, lookUps);
  const graph = new AskGraph(problem);
  const sweeps: string[] = [];
  const seen = new Set<string>();
  for (;;) {
    const moved = await sweep(graph, problem, lookUps);
    if (!moved) {
      const unsatisfied = graph.names().some((name) => graph.choiceOf(name)?.kind === 'unsatisfiable');
      return { kind: unsatisfied ? 'unsatisfied' : 'stable', ...graph.result(), sweeps };
    }
    const state = graph.state();
    sweeps.push(state);
    if (seen.has(state)) return { kind: 'unstable', ...graph.result(), sweeps };
    seen.add(state);
  }
}

/** One sweep over the modules whose asks changed since their choice, in name order; the others would get what they have. */
async function sweep(graph: AskGraph, problem: SelectionProblem, lookUps: LookUps): Promise<boolean> {
  let moved = false;
  let last: ModuleName | undefined;
  for (let name = graph.nextChanged(last); name !== undefined; name = graph.nextChanged(last)) {
    last = name;
    try {
      const asks = graph.asksFor(name);
      const choice = asks.length === 0 ? undefined : await lookUps.choose(name, asks, problem.locked.get(name));
      const requires = choice?.kind === 'chosen' ? await lookUps.dependencies(name, choice.tag) : [];
      if (graph.settle(name, choice, requires)) moved = true;
    } catch (error) {
      throw withPlacesOf(error, name, graph.askers());
    }
  }
  return moved;
}

/**
 * Looks up, level by level and in parallel, what the sweeps will most likely need. Asks are only gathered here, never dropped,
 * so this ends. The first failure ends it too: most likely the registry is gone or refuses us, and to try a hundred modules more
 * would only keep the user waiting. Where a sweep needs what failed it fails again, in order.
 */
async function runAhead(problem: SelectionProblem, lookUps: LookUps): Promise<void> {
  const asksByName = new Map<ModuleName, Ask[]>();
  const known = new Set<string>();
  const gather = (asks: readonly Ask[]): ReadonlySet<ModuleName> => {
    const grown = new Set<ModuleName>();
    for (const ask of asks) {
      if (problem.isForeign(ask.module)) continue;
      const key = `${ask.module}\n${ask.requirement.text}\n${ask.asker.kind}`;
      if (known.has(key)) continue;
      known.add(key);
      const list = asksByName.get(ask.module);
      if (list === undefined) asksByName.set(ask.module, [ask]);
      else list.push(ask);
      grown.add(ask.module);
    }
    return grown;
  };
  let level = gather(problem.asks);
  while (level.size > 0) {
    // What is locked is most likely answered by the lock.
    lookUps.announce([...level].filter((name) => !problem.locked.has(name)));
    const found = await mapBounded([...level].sort(), problem.parallel, async (name) => {
      const choice = await lookUps.choose(name, asksByName.get(name) ?? [], problem.locked.get(name));
      return choice.kind === 'chosen' ? await lookUps.dependencies(name, choice.tag) : [];
    }).catch(() => undefined);
    if (found === undefined) return;
    level = gather(found.flat());
  }
}

/** Remembers every look-up, also the failed ones. */
class LookUps {
  readonly #source: ModuleSourceView;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(source: ModuleSourceView) {
    this.#source = source;
  }

  announce(names: readonly ModuleName[]): void {
    this.#source.announce?.(names);
  }

  choose(name: ModuleName, asks: readonly Ask[], locked: string | undefined): Promise<Choice> {
    return chooseVersion(asks, locked, {
      has: (tag) => this.#once(`has ${name}:${tag}`, () => this.#source.has(name, tag)),
      list: () => this.#once(`list ${name}`, () => this.#source.versions(name)),
    });
  }

  dependencies(name: ModuleName, tag: string): Promise<readonly Ask[]> {
    return this.#once(`dependencies ${name}:${tag}`, () => this.#source.dependencies(name, tag));
  }

  #once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known !== undefined) return known as Promise<T>;
    const answer = ask();
    // A failed look-up that nobody needs must not end the process.
    answer.catch(() => {});
    this.#answers.set(key, answer);
    return answer;
  }
}

interface Node {
  choice: Choice | undefined;
  requires: readonly Ask[];
  /** Asks for this module by the modules that were chosen, under the asking module's name. */
  readonly askedBy: Map<ModuleName, readonly Ask[]>;
}

/** Who asks whom under the choices of the moment, kept up to date choice by choice so that a sweep stays linear. */
class AskGraph {
  readonly #problem: SelectionProblem;
  readonly #ofWorkspace = new Map<ModuleName, Ask[]>();
  readonly #nodes = new Map<ModuleName, Node>();
  readonly #changed = new Set<ModuleName>();
  /** Names of `#changed`, sorted from the last to the first; undefined where it has to be made anew. */
  #queue: ModuleName[] | undefined;
  /** Everything that each module asks for, foreign modules included. */
  readonly #allRequires = new Map<ModuleName, readonly Ask[]>();
  #reachable = new Set<ModuleName>();
  /** True where `#reachable` has to be computed anew. */
  #stale = false;

  constructor(problem: SelectionProblem) {
    this.#problem = problem;
    for (const ask of problem.asks) {
      if (problem.isForeign(ask.module)) continue;
      const list = this.#ofWorkspace.get(ask.module);
      if (list === undefined) this.#ofWorkspace.set(ask.module, [ask]);
      else list.push(ask);
      this.#node(ask.module);
      this.#reachable.add(ask.module);
      this.#touch(ask.module);
    }
  }

  names(): readonly ModuleName[] {
    return [...this.#nodes.keys()].filter((name) => this.#nodes.get(name)?.choice !== undefined).sort();
  }

  askers(): AskersByModule {
    return new Map([...this.#nodes.keys()].map((name) => [name, this.asksFor(name).map(({ asker }) => asker)]));
  }

  choiceOf(name: ModuleName): Choice | undefined {
    return this.#nodes.get(name)?.choice;
  }

  /** The asks for a module by the workspace and by the modules that can be reached from it. */
  asksFor(name: ModuleName): readonly Ask[] {
    const reachable = this.#reach();
    const asks = [...(this.#ofWorkspace.get(name) ?? [])];
    const askedBy = this.#nodes.get(name)?.askedBy ?? new Map<ModuleName, readonly Ask[]>();
    for (const asker of [...askedBy.keys()].sort()) {
      if (reachable.has(asker)) asks.push(...(askedBy.get(asker) ?? []));
    }
    return asks;
  }

  /** The first module in name order, behind `after`, whose asks changed since it was last settled. */
  nextChanged(after: ModuleName | undefined): ModuleName | undefined {
    this.#reach();
    this.#queue ??= [...this.#changed].sort().reverse();
    if (after === undefined) return this.#queue.at(-1);
    for (let index = this.#queue.length - 1; index >= 0; index--) {
      const name = this.#queue[index];
      if (name !== undefined && name > after) return name;
    }
    return undefined;
  }

  /** Gives a module its choice. True where that differs from what it had. */
  settle(name: ModuleName, choice: Choice | undefined, requires: readonly Ask[]): boolean {
    const node = this.#node(name);
    this.#changed.delete(name);
    if (this.#queue?.at(-1) === name) this.#queue.pop();
    else this.#queue = undefined;
    const moved = written(node.choice) !== written(choice);
    node.choice = choice;
    if (!moved) return false;
    const before = new Set(node.requires.map((ask) => ask.module));
    const own = requires.filter((ask) => !this.#problem.isForeign(ask.module));
    const now = Map.groupBy(own, (ask) => ask.module);
    for (const target of before) {
      this.#node(target).askedBy.delete(name);
      if (!now.has(target)) this.#stale = true;
      this.#touch(target);
    }
    for (const [target, asks] of now) {
      this.#node(target).askedBy.set(name, asks);
      // A module that comes back into reach brings its own asks with it.
      if (!this.#reachable.has(target) && this.#node(target).requires.length > 0) this.#stale = true;
      if (!this.#stale) this.#reachable.add(target);
      this.#touch(target);
    }
    node.requires = own;
    this.#allRequires.set(name, requires);
    return true;
  }

  /** One line for each module that was chosen, in name order. */
  state(): string {
    return this.names()
      .map((name) => `${name}=${written(this.choiceOf(name))}`)
      .join('\n');
  }

  result(): { readonly modules: ReadonlyMap<ModuleName, SelectedModule>; readonly foreign: readonly Ask[] } {
    const modules = new Map<ModuleName, SelectedModule>();
    const foreign = this.#problem.asks.filter((ask) => this.#problem.isForeign(ask.module));
    for (const name of this.names()) {
      const choice = this.choiceOf(name);
      if (choice === undefined) continue;
      const requires = this.#allRequires.get(name) ?? [];
      modules.set(name, { choice, asks: this.asksFor(name), requires });
      foreign.push(...requires.filter((ask) => this.#problem.isForeign(ask.module)));
    }
    return { modules, foreign };
  }

  #node(name: ModuleName): Node {
    let node = this.#nodes.get(name);
    if (node === undefined) {
      node = { choice: undefined, requires: [], askedBy: new Map() };
      this.#nodes.set(name, node);
    }
    return node;
  }

  #touch(name: ModuleName): void {
    if (this.#changed.has(name)) return;
    this.#changed.add(name);
    this.#queue = undefined;
  }

  /** Reachability, computed anew where that is due; whoever came into reach or fell out of it, and those it asks for, are to be looked at. */
  #reach(): ReadonlySet<ModuleName> {
    if (!this.#stale) return this.#reachable;
    const reachable = new Set<ModuleName>(this.#ofWorkspace.keys());
    for (const name of reachable) {
      for (const ask of this.#nodes.get(name)?.requires ?? []) reachable.add(ask.module);
    }
    for (const [name, node] of this.#nodes) {
      if (reachable.has(name) === this.#reachable.has(name)) continue;
      this.#touch(name);
      for (const ask of node.requires) this.#touch(ask.module);
    }
    this.#reachable = reachable;
    this.#stale = false;
    return reachable;
  }
}

function written(choice: Choice | undefined): string {
  if (choice === undefined) return '';
  return choice.kind === 'chosen' ? choice.tag : '!';
}
