import type { SyntaxNode } from '@lezer/common';
import type { FileRemark } from './buf-yaml.ts';
import { attributesIn } from './build-file-declarations.ts';
import { childrenOf, firstError, nextMeaningful, parseStarlark, placesOf } from './starlark-syntax.ts';

/**
 * The places at which a file of macros (`.bzl`) gives `oras_deps` or `bsr_deps` of its own to what it calls. Whether and with
 * what a macro is called only buck2 knows, so these references are not read: a reader must hear of it. A macro that hands on
 * what its caller wrote needs no remark, for that is read where it is written. A file that cannot be parsed has none: buck2
 * says what is wrong with it.
 * @param file how messages call it, relative to the root
 */
export function macroRemarks(text: string, file: string): readonly FileRemark[] {
  const source = text.replace(/^\uFEFF/, '');
  const tree = parseStarlark(source);
  if (tree === undefined || firstError(tree) !== undefined) return [];
  const placeAt = placesOf(source, file);
  const textOf = (node: SyntaxNode): string => source.slice(node.from, node.to);
  return attributesIn(source, tree).flatMap(({ attribute, node, value }) => {
    const handsOn = value === undefined ? isDeclared(node, textOf) : isHandedOn(value, textOf);
    if (handsOn) return [];
    return [
      {
        message: `A macro gives ${attribute} of its own to what it calls, and only running it would tell which. List these modules under deps in buf.yaml as well.`,
        place: placeAt(node.from),
      },
    ];
  });
}

/** A key of a rule's `attrs`: no value but the declaration of the attribute. */
function isDeclared(key: SyntaxNode, textOf: (node: SyntaxNode) => string): boolean {
  const colon = nextMeaningful(key);
  const value = colon === undefined ? undefined : nextMeaningful(colon);
  return value?.name === 'CallExpression' && /^attrs?\./.test(textOf(value));
}

/** A parameter whose default is empty, `parameter or []`, nothing, or a sum of these. */
function isHandedOn(value: SyntaxNode, textOf: (node: SyntaxNode) => string): boolean {
  if (value.name === 'None') return true;
  if (value.name === 'ArrayExpression') return childrenOf(value).length === 0;
  if (value.name === 'ParenthesizedExpression') return childrenOf(value).every((part) => isHandedOn(part, textOf));
  if (value.name === 'BinaryExpression') {
    const [left, operator, right] = [value.firstChild, value.firstChild?.nextSibling, value.lastChild];
    const joins = operator != null && /^(?:\+|or)$/.test(textOf(operator));
    return joins && left !== null && right !== null && isHandedOn(left, textOf) && isHandedOn(right, textOf);
  }
  return value.name === 'VariableName' && isPlainParameter(value, textOf);
}

function isPlainParameter(use: SyntaxNode, textOf: (node: SyntaxNode) => string): boolean {
  const name = textOf(use);
  for (let scope = use.parent; scope !== null; scope = scope.parent) {
    const list = scope.getChild('ParamList');
    if (list === null) continue;
    for (const parameter of list.getChildren('VariableName')) {
      if (textOf(parameter) !== name || parameter.prevSibling?.name === 'AssignOp') continue;
      const operator = nextMeaningful(parameter);
      const standard = operator?.name === 'AssignOp' ? nextMeaningful(operator) : undefined;
      const isEmpty = standard === undefined || isHandedOn(standard, textOf);
      return isEmpty && !isChangedIn(scope, name, textOf);
    }
  }
  return false;
}

/** Whether a function gives its parameter another value, or adds to it. */
function isChangedIn(scope: SyntaxNode, name: string, textOf: (node: SyntaxNode) => string): boolean {
  let isChanged = false;
  scope.cursor().iterate((ref) => {
    if (ref.name !== 'VariableName' || textOf(ref.node) !== name) return;
    const parent = ref.node.parent;
    isChanged ||=
      parent?.name === 'AssignStatement' ||
      parent?.name === 'UpdateStatement' ||
      (parent?.name === 'MemberExpression' && parent.firstChild?.from === ref.from);
  });
  return isChanged;
}
