import type { PartialParse, SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';

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

/**
 * The syntax tree of a file in Starlark, which is a subset of Python. The parser goes on after errors: see `firstError`.
 * Undefined where the file is nested so deeply that no tree can be made.
 */
export function parseStarlark(source: string): Tree | undefined {
  // The parser guards itself against deep left-nested trees by ending what it is in after 300 reductions from one start.
  // It counts the statements of a file among them, so that a valid file of some 340 calls gets an error in its midst.
  // Setting its counter back after each step takes the guard away; the size of the file is bounded by whoever reads it.
  const parse: PartialParse & { bigReductionCount?: number } = parser.startParse(source);
  try {
    for (;;) {
      const tree = parse.advance();
      if (tree !== null) return tree;
      parse.bigReductionCount = 0;
    }
  } catch {
    return undefined;
  }
}

/** Offset of the first syntax error, or undefined. */
export function firstError(tree: Tree | undefined): number | undefined {
  if (tree === undefined) return 0;
  const cursor = tree.cursor();
  do {
    // The type is missing where a sum of thousands overflows the packed form of a tree.
    if (cursor.type === undefined || cursor.type.isError) return cursor.from;
  } while (cursor.next());
  return undefined;
}

/** The children of a node that are no punctuation and no comment. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!/^(?:[[\](){},:.;]|Comment)$/.test(child.name)) children.push(child);
  }
  return children;
}

/** Reads values of one file: literals, lists of them, `+`, and names that are bound once, at the top level, to such values. */
export class StarlarkValues {
  readonly #source: string;
  /** Undefined for a name that is bound more than once, or by something else than `NAME = value`. */
  readonly #bindings = new Map<string, SyntaxNode | undefined>();
  readonly #loaded = new Set<string>();
  readonly #scopes = new Map<string, ReadonlySet<string>>();
  #steps = 0;

  constructor(source: string, tree: Tree) {
    this.#source = source;
    for (const statement of childrenOf(tree.topNode)) this.#bind(statement);
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
    } else if (/^(?:ParenthesizedExpression|BinaryExpression|VariableName|None)$/.test(node.name)) {
      const parts = this.#parts(node);
      if (typeof parts === 'string') cannot(parts);
      else {
        const through = use ?? (node.name === 'VariableName' ? node : undefined);
        for (const part of parts) this.#collect(part, through, depth + 1, texts, computed);
      }
    } else cannot(reasonFor(node, this.#source));
  }

  /** What a node stands for: the operands of `+`, the inside of brackets, what a name is bound to; or why that is unknown. */
  #parts(node: SyntaxNode): readonly SyntaxNode[] | string {
    if (node.name === 'None') return [];
    if (node.name === 'VariableName') {
      const value = this.#lookUp(node);
      return typeof value === 'string' ? value : [value];
    }
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
      const value = this.#lookUp(node);
      return typeof value === 'string' ? { reason: value } : this.#readText(value, depth + 1);
    }
    return { reason: reasonFor(node, this.#source) };
  }

  /** The value that a name is bound to, or why it is not known. */
  #lookUp(name: SyntaxNode): SyntaxNode | string {
    const text = this.#text(name);
    for (let scope = name.parent; scope !== null; scope = scope.parent) {
      if (isScope(scope) && this.#namesBoundIn(scope).has(text)) return `${text} is bound where the file runs`;
    }
    if (this.#loaded.has(text)) return `${text} is loaded from another file`;
    if (!this.#bindings.has(text)) return `${text} is not bound in this file`;
    return this.#bindings.get(text) ?? `${text} is bound in more than one way`;
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
      this.#noteMutation(statement.firstChild);
      return;
    }
    if (statement.name === 'FunctionDefinition') {
      const name = statement.getChild('VariableName');
      if (name !== null) this.#bindings.set(this.#text(name), undefined);
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
    const [, ...names] = childrenOf(list);
    names.forEach((node, index) => {
      if (node.name === 'VariableName') this.#loaded.add(this.#text(node));
      if (node.name === 'String' && names[index - 1]?.name !== 'AssignOp') {
        this.#loaded.add(unquote(this.#text(node)) ?? '');
      }
    });
  }

  /** `NAME.append(…)`, `NAME.extend(…)`: the list is no longer what it was bound to. */
  #noteMutation(call: SyntaxNode | null): void {
    const member = call?.name === 'CallExpression' ? call.firstChild : null;
    const owner = member?.name === 'MemberExpression' ? member.firstChild : null;
    if (owner?.name === 'VariableName') this.#bindings.set(this.#text(owner), undefined);
  }

  #text(node: SyntaxNode): string {
    return this.#source.slice(node.from, node.to);
  }
}

function isScope(node: SyntaxNode): boolean {
  return (
    node.name === 'FunctionDefinition' ||
    node.name === 'LambdaExpression' ||
    node.name.endsWith('ComprehensionExpression')
  );
}

/** Whether a name stands where it is given a value, not where its value is used. */
function isBinding(name: SyntaxNode): boolean {
  const parent = name.parent;
  if (parent === null) return false;
  if (parent.name === 'ParamList') return name.prevSibling?.name !== 'AssignOp';
  const isTarget = followedBy(name, (next) => next === 'AssignOp' || next === 'UpdateOp');
  if (parent.name === 'AssignStatement' || parent.name === 'UpdateStatement') return isTarget;
  if (
    parent.name === 'TupleExpression' ||
    parent.name === 'ArrayExpression' ||
    parent.name === 'ParenthesizedExpression'
  ) {
    return isBindingPattern(parent);
  }
  return isLoopVariable(name);
}

/** `(a, b) = …` and `for (a, b) in …`. */
function isBindingPattern(pattern: SyntaxNode): boolean {
  if (pattern.parent?.name === 'AssignStatement') return followedBy(pattern, (next) => next === 'AssignOp');
  return isLoopVariable(pattern);
}

/** Whether a node stands between `for` and `in`. */
function isLoopVariable(node: SyntaxNode): boolean {
  for (let before = node.prevSibling; before !== null; before = before.prevSibling) {
    if (before.name === 'for') return true;
    if (before.name === 'in') return false;
  }
  return false;
}

function followedBy(node: SyntaxNode, isIt: (name: string) => boolean): boolean {
  for (let next = node.nextSibling; next !== null; next = next.nextSibling) if (isIt(next.name)) return true;
  return false;
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

const simpleEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  '"': '"',
  "'": "'",
  n: '\n',
  r: '\r',
  t: '\t',
  '\n': '',
};

/** The text of a string literal (`"…"`, `'…'`, tripled, raw); undefined for bytes and for escapes that no reference has. */
function unquote(literal: string): string | undefined {
  const match = /^([rR]?)("""|'''|"|')([\s\S]*)\2$/.exec(literal);
  if (match === null) return undefined;
  const body = (match[3] ?? '').replace(/\r\n?/g, '\n');
  if (match[1] !== '') return body;
  let known = true;
  const text = body.replace(/\\([\s\S])/g, (_whole, escaped: string) => {
    const plain = simpleEscapes[escaped];
    if (plain === undefined) known = false;
    return plain ?? '';
  });
  return known ? text : undefined;
}
