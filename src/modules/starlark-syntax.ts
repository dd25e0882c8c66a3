import type { PartialParse, SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Place } from '../errors.ts';

/** What we look at inside of a parse of the library. Left out: it was made another way, and goes on without our bounds. */
type OpenParse = PartialParse & {
  bigReductionCount?: number;
  /** Above zero while the parser finds its way out of an error. */
  readonly recovering?: number;
  readonly stacks?: readonly { readonly stack: readonly number[] }[];
};

/** Three entries for each thing that is open: expressions a thousand deep, which no person writes. */
const deepestStack = 3_000;

/** Far more than it takes to be past the first error. */
const mostStepsInErrors = 50;

/**
 * The syntax tree of a file in Starlark, which is a subset of Python. The parser goes on after errors: see `firstError`.
 * Undefined where the file is nested so deeply that no tree can be made.
 */
export function parseStarlark(source: string): Tree | undefined {
  // The parser guards itself against deep left-nested trees by ending what it is in after 300 reductions from one start.
  // It counts the statements of a file among them, so that a valid file of some 340 calls gets an error in its midst.
  // Setting its counter back after each step takes the guard away; the size of the file is bounded by whoever reads it.
  const parse: OpenParse = parser.startParse(source);
  let stepsInErrors = 0;
  try {
    for (;;) {
      const tree = parse.advance();
      if (tree !== null) return tree;
      // A file with an error is refused at the first one, and going on after errors is slow: seconds for some ten kilobytes of them.
      if ((parse.recovering ?? 0) > 0 && parse.stoppedAt === null && ++stepsInErrors > mostStepsInErrors) {
        parse.stopAt(parse.parsedPos);
      }
      // Time grows with the square of the depth, and memory too: half a megabyte of "not not not" would end the process.
      if (parse.stacks?.some(({ stack }) => stack.length > deepestStack) === true) return undefined;
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

/** `NAME.append`, `NAME[0] = …`, and the like. */
export function isChange(member: SyntaxNode, source: string): boolean {
  const property = member.getChild('PropertyName');
  if (property !== null) {
    return /^(?:append|extend|insert|pop|remove|clear|update|setdefault)$/.test(
      source.slice(property.from, property.to),
    );
  }
  return member.parent?.name === 'AssignStatement' && followedBy(member, (next) => next === 'AssignOp');
}

export function isScope(node: SyntaxNode): boolean {
  return (
    node.name === 'FunctionDefinition' ||
    node.name === 'LambdaExpression' ||
    node.name.endsWith('ComprehensionExpression')
  );
}

/** Whether a name stands where it is given a value, not where its value is used. */
export function isBinding(name: SyntaxNode): boolean {
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
export function unquote(literal: string): string | undefined {
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

/** The next node that is no comment. */
export function nextMeaningful(node: SyntaxNode): SyntaxNode | undefined {
  let next = node.nextSibling;
  while (next?.name === 'Comment') next = next.nextSibling;
  return next ?? undefined;
}

/** The value of `name = …` among the arguments of a call. */
export function namedArgument(list: SyntaxNode, name: string, source: string): SyntaxNode | undefined {
  for (let node = list.firstChild; node !== null; node = node.nextSibling) {
    if (node.name !== 'VariableName' || source.slice(node.from, node.to) !== name) continue;
    const operator = nextMeaningful(node);
    if (operator?.name === 'AssignOp') return nextMeaningful(operator);
  }
  return undefined;
}

/** What a call calls: `f` of `f(…)` and of `native.f(…)`. */
export function callName(call: SyntaxNode, source: string): string | undefined {
  const callee = call.firstChild;
  const name = callee?.name === 'MemberExpression' ? callee.getChild('PropertyName') : callee;
  return name === null || name === undefined ? undefined : source.slice(name.from, name.to);
}

/** Places by offset, lines and columns counted from 1. */
export function placesOf(source: string, file: string): (offset: number) => Place {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
