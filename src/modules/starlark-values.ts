import type { SyntaxNode, Tree } from '@lezer/common';
import { childrenOf, isBinding, isChange, isScope, unquote } from './starlark-syntax.ts';

/** A text that stands in a build file, with the offset at which it starts. */
export interface LiteralText {
  readonly text: string;
  readonly offset: number;
}

/** A part of a value that only running the file would tell, and why. */
export interface ComputedPart {
  readonly offset: number;
  /** Completes "the value is computed: …". */
  readonly reason: string;
}

/** What can be read of a value: the texts that are surely in it, and the parts that cannot be read. */
export interface ReadValue {
  readonly texts: readonly LiteralText[];
  readonly computed: readonly ComputedPart[];
}

/** How deep names, sums and brackets may lie in one another. */
const deepest = 500;
/** How many nodes are looked at for one value: names that refer to names twice each would otherwise grow without bound. */
const mostSteps = 50_000;
const tooMuch = 'it is nested or repeated too often';

/** A `load()` of one name: the file as it is written, and what the name is called there. */
interface LoadedName {
  readonly label: string;
  readonly name: string;
}

/** Where the value of a name stands: perhaps in another file. */
interface Bound {
  readonly values: StarlarkValues;
  readonly node: SyntaxNode;
}

/** Gives the values of the file that a label in `load()` names; undefined where that file is not read. */
export type LoadedFiles = (label: string) => StarlarkValues | undefined;

/**
 * Reads values of one file: literals, lists of them, `+`, and names that are bound once, at the top level, to such values,
 * also those that are loaded from files that can be read.
 */
export class StarlarkValues {
  readonly #source: string;
  readonly #tree: Tree;
  readonly #files: LoadedFiles;
  /** Undefined for a name that is bound more than once, or by something else than `NAME = value`. */
  readonly #bindings = new Map<string, SyntaxNode | undefined>();
  readonly #loaded = new Map<string, LoadedName>();
  readonly #functions = new Set<string>();
  readonly #scopes = new Map<string, ReadonlySet<string>>();
  #changed: ReadonlySet<string> | undefined;
  #steps = 0;

  constructor(source: string, tree: Tree, files: LoadedFiles = () => undefined) {
    this.#source = source;
    this.#tree = tree;
    this.#files = files;
    for (const statement of childrenOf(tree.topNode)) this.#bind(statement);
  }

  /** The labels in the `load()` calls of this file, as they are written. */
  get loadedLabels(): readonly string[] {
    return [...new Set([...this.#loaded.values()].map(({ label }) => label))];
  }

  /** What a name is called in the file that it is loaded from; itself where it is not loaded. */
  originalName(name: string): string {
    return this.#loaded.get(name)?.name ?? name;
  }

  /** Reads a value that should be one text. */
  readText(node: SyntaxNode): string | { readonly reason: string } {
    this.#steps = 0;
    return this.#readText(node, 0);
  }

  /** Reads a value that should be `True` or `False`. */
  readBoolean(node: SyntaxNode): boolean | { readonly reason: string } {
    this.#steps = 0;
    let at: Bound = { values: this, node };
    while (at.node.name === 'VariableName') {
      if (this.#isTooMuch(0)) return { reason: tooMuch };
      const next = at.values.#lookUp(at.node);
      if (typeof next === 'string') return { reason: next };
      at = next;
    }
    if (at.node.name === 'Boolean') return at.values.#text(at.node) === 'True';
    return { reason: at.node.name === 'String' ? 'it is a text' : reasonFor(at.node, at.values.#source) };
  }

  /** Reads a value that should be a list of texts. `None` is an empty list. */
  readList(node: SyntaxNode): ReadValue {
    const texts: LiteralText[] = [];
    const computed: ComputedPart[] = [];
    this.#steps = 0;
    this.#collect(node, undefined, 0, texts, computed);
    return { texts, computed };
  }

  /** @param use the name through which we came to `node`, where we did: remarks point at it */
  #collect(
    node: SyntaxNode,
    use: SyntaxNode | undefined,
    depth: number,
    texts: LiteralText[],
    computed: ComputedPart[],
  ): void {
    const cannot = (reason: string, at = node): void => {
      computed.push({ offset: (use ?? at).from, reason });
    };
    if (this.#isTooMuch(depth)) {
      if (computed.at(-1)?.reason !== tooMuch) cannot(tooMuch);
    } else if (node.name === 'ArrayExpression' || node.name === 'TupleExpression') {
      for (const item of childrenOf(node)) {
        const text = this.#readText(item, depth + 1);
        if (typeof text === 'string') texts.push({ text, offset: item.from });
        else cannot(text.reason, item);
      }
    } else if (node.name === 'VariableName') {
      const bound = this.#lookUp(node);
      if (typeof bound === 'string') cannot(bound);
      else if (bound.values === this) this.#collect(bound.node, use ?? node, depth + 1, texts, computed);
      else this.#collectLoaded(bound, use ?? node, depth + 1, texts, computed);
    } else if (/^(?:ParenthesizedExpression|BinaryExpression|None)$/.test(node.name)) {
      const parts = this.#parts(node);
      if (typeof parts === 'string') cannot(parts);
      else for (const part of parts) this.#collect(part, use, depth + 1, texts, computed);
    } else cannot(reasonFor(node, this.#source));
  }

  /** What stands in another file counts as standing where this file uses it: who reads that file does not see who asks. */
  #collectLoaded(bound: Bound, use: SyntaxNode, depth: number, texts: LiteralText[], computed: ComputedPart[]): void {
    const found: LiteralText[] = [];
    const unknown: ComputedPart[] = [];
    bound.values.#steps = this.#steps;
    bound.values.#collect(bound.node, undefined, depth, found, unknown);
    this.#steps = bound.values.#steps;
    for (const { text } of found) texts.push({ text, offset: use.from });
    for (const { reason } of unknown)
      computed.push({ offset: use.from, reason: `${reason}, in the file it is loaded from` });
  }

  /** What a node stands for: the operands of `+`, the inside of brackets; or why that is unknown. */
  #parts(node: SyntaxNode): readonly SyntaxNode[] | string {
    if (node.name === 'None') return [];
    const children = childrenOf(node);
    if (node.name === 'ParenthesizedExpression') return children;
    const [left, operator, right] = children;
    if (left === undefined || right === undefined || operator === undefined || this.#text(operator) !== '+') {
      return `it uses the operator ${operator === undefined ? '' : this.#text(operator)}`.trimEnd();
    }
    return [left, right];
  }

  #readText(node: SyntaxNode, depth: number): string | { readonly reason: string } {
    if (this.#isTooMuch(depth)) return { reason: tooMuch };
    if (node.name === 'String')
      return unquote(this.#text(node)) ?? { reason: 'a text has an escape that is not read here' };
    if (
      node.name === 'ContinuedString' ||
      node.name === 'ParenthesizedExpression' ||
      node.name === 'BinaryExpression'
    ) {
      const parts = node.name === 'ContinuedString' ? childrenOf(node) : this.#parts(node);
      if (typeof parts === 'string') return { reason: parts };
      let whole = '';
      for (const part of parts) {
        const text = this.#readText(part, depth + 1);
        if (typeof text !== 'string') return text;
        whole += text;
      }
      return whole;
    }
    if (node.name === 'VariableName') {
      const bound = this.#lookUp(node);
      if (typeof bound === 'string') return { reason: bound };
      bound.values.#steps = this.#steps;
      const text = bound.values.#readText(bound.node, depth + 1);
      this.#steps = bound.values.#steps;
      return text;
    }
    return { reason: reasonFor(node, this.#source) };
  }

  /** The value that a name is bound to, or why it is not known. */
  #lookUp(name: SyntaxNode): Bound | string {
    const text = this.#text(name);
    for (let scope = name.parent; scope !== null; scope = scope.parent) {
      if (isScope(scope) && this.#namesBoundIn(scope).has(text)) return `${text} is bound where the file runs`;
    }
    const loaded = this.#loaded.get(text);
    return loaded === undefined ? this.#topLevel(text) : this.#lookUpLoaded(text, loaded);
  }

  #lookUpLoaded(text: string, { label, name }: LoadedName): Bound | string {
    const file = this.#files(label);
    if (file === undefined) return `${text} is loaded from ${label}, which is not read here`;
    const inner = file.#loaded.get(name);
    // A file does not hand on what it loads.
    const bound = inner === undefined ? file.#topLevel(name) : `${name} is not bound in that file`;
    return typeof bound === 'string' ? `${text} is loaded from ${label}, where ${bound}` : bound;
  }

  #topLevel(text: string): Bound | string {
    if (!this.#bindings.has(text)) return `${text} is not bound in this file`;
    const node = this.#bindings.get(text);
    if (node === undefined) return `${text} is bound in more than one way`;
    this.#changed ??= this.#findChanged();
    return this.#changed.has(text) ? `${text} is changed after it was bound` : { values: this, node };
  }

  /**
   * The names whose value may be another one later on than the one that they are bound to: `NAME.append(…)`, `NAME[0] = …`,
   * `NAME += …`, wherever it stands; a list handed to a function of this file; and what is the same list under another name.
   */
  #findChanged(): ReadonlySet<string> {
    const changed = new Set<string>();
    const sameAs: (readonly [string, string])[] = [];
    this.#tree.iterate({
      enter: (ref) => {
        if (ref.name === 'AssignStatement') {
          const [target, operator, value] = childrenOf(ref.node);
          if (target?.name === 'VariableName' && operator?.name === 'AssignOp' && value?.name === 'VariableName') {
            sameAs.push([this.#text(target), this.#text(value)]);
          }
        }
        if (ref.name !== 'VariableName') return;
        const node = ref.node;
        const parent = node.parent;
        const isOwner = parent?.name === 'MemberExpression' && parent.firstChild?.from === node.from;
        const isChanged =
          (parent?.name === 'UpdateStatement' && parent.firstChild?.from === node.from) ||
          (isOwner && isChange(parent, this.#source)) ||
          (parent?.name === 'ArgList' && node.nextSibling?.name !== 'AssignOp' && this.#callsOwnFunction(parent));
        if (isChanged) changed.add(this.#text(node));
      },
    });
    for (let before = -1; before !== changed.size; ) {
      before = changed.size;
      for (const pair of sameAs) {
        if (pair.some((name) => changed.has(name))) for (const name of pair) changed.add(name);
      }
    }
    return changed;
  }

  #callsOwnFunction(list: SyntaxNode): boolean {
    const callee = list.parent?.firstChild;
    return callee?.name === 'VariableName' && this.#functions.has(this.#text(callee));
  }

  #isTooMuch(depth: number): boolean {
    this.#steps += 1;
    return depth > deepest || this.#steps > mostSteps;
  }

  /** The names that stand for something of their own inside a node: parameters, loop variables, targets of assignments. */
  #namesBoundIn(scope: SyntaxNode): ReadonlySet<string> {
    const key = `${scope.from}:${scope.to}`;
    const known = this.#scopes.get(key);
    if (known !== undefined) return known;
    const names = new Set<string>();
    scope.cursor().iterate((ref) => {
      if (ref.name === 'VariableName' && isBinding(ref.node)) names.add(this.#source.slice(ref.from, ref.to));
    });
    this.#scopes.set(key, names);
    return names;
  }

  #bind(statement: SyntaxNode): void {
    if (statement.name === 'ExpressionStatement') {
      this.#bindLoad(statement.firstChild);
      return;
    }
    if (statement.name === 'FunctionDefinition') {
      const name = statement.getChild('VariableName');
      if (name !== null) {
        this.#bindings.set(this.#text(name), undefined);
        this.#functions.add(this.#text(name));
      }
      return;
    }
    const parts = childrenOf(statement).filter((part) => part.name !== 'TypeDef');
    const [target, operator, value] = parts;
    const isSimple =
      statement.name === 'AssignStatement' &&
      parts.length === 3 &&
      target?.name === 'VariableName' &&
      operator?.name === 'AssignOp';
    // Anything else that binds (two targets, +=, a loop, a condition): only running the file would tell to what.
    for (const name of this.#namesBoundIn(statement)) {
      const isFirst = isSimple && this.#text(target) === name && !this.#bindings.has(name);
      this.#bindings.set(name, isFirst ? value : undefined);
    }
  }

  #bindLoad(call: SyntaxNode | null): void {
    if (call?.name !== 'CallExpression' || call.firstChild === null || this.#text(call.firstChild) !== 'load') return;
    const list = call.getChild('ArgList');
    if (list === null) return;
    const [file, ...names] = childrenOf(list);
    const label = file?.name === 'String' ? (unquote(this.#text(file)) ?? '') : '';
    names.forEach((node, index) => {
      const isRenamed = names[index - 1]?.name === 'AssignOp';
      const local = isRenamed ? names[index - 2] : node;
      if (node.name !== 'String' || local === undefined) return;
      const name = unquote(this.#text(node)) ?? '';
      this.#loaded.set(isRenamed ? this.#text(local) : name, { label, name });
    });
  }

  #text(node: SyntaxNode): string {
    return this.#source.slice(node.from, node.to);
  }
}

function reasonFor(node: SyntaxNode, source: string): string {
  if (node.name === 'CallExpression') {
    const callee = node.firstChild;
    return `it calls ${callee === null ? 'a function' : source.slice(callee.from, callee.to).slice(0, 60)}()`;
  }
  if (node.name.endsWith('ComprehensionExpression')) return 'it is a comprehension';
  if (node.name === 'ConditionalExpression') return 'it depends on a condition';
  if (node.name === 'FormatString') return 'it is a formatted text';
  if (node.name === 'String' || node.name === 'ContinuedString') return 'it is one text where a list is due';
  return 'it is neither a text nor a list of texts';
}
