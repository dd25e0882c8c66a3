import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import type { DeclaredDependency, FileRemark } from './buf-yaml.ts';
import { parseModuleReference } from './module-reference.ts';
import { firstError, parseStarlark, StarlarkValues } from './starlark-values.ts';

/** A BUCK or TARGETS file that asks for modules and cannot be parsed. */
export class BuildFileSyntaxError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** What a build file asks for. */
export interface BuildFileDeclarations {
  readonly dependencies: readonly DeclaredDependency[];
  readonly remarks: readonly FileRemark[];
}

const attributes = ['oras_deps', 'bsr_deps'] as const;

/**
 * Reads the `oras_deps` and `bsr_deps` of every call in a BUCK or TARGETS file. What is literally there is read; what only
 * running the file would tell is remarked on. A file that names neither attribute is not parsed at all.
 * @param file how messages call it, relative to the root
 * @throws {BuildFileSyntaxError | MalformedModuleReferenceError | DigestInReferenceError} with file and line
 */
export function parseBuildFile(text: string, file: string): BuildFileDeclarations {
  if (!attributes.some((name) => text.includes(name))) return { dependencies: [], remarks: [] };
  const source = text.replace(/^\uFEFF/, '');
  const tree = parseStarlark(source);
  const placeAt = placesOf(source, file);
  const error = firstError(tree);
  if (tree === undefined || error !== undefined) {
    throw new BuildFileSyntaxError(`${file} has a syntax error`, {
      places: [placeAt(error ?? 0)],
      next: 'Correct the line (or one shortly before it); "buck2 targets" on its package says more.',
    });
  }
  const values = new StarlarkValues(source, tree);
  const dependencies: DeclaredDependency[] = [];
  const remarks: FileRemark[] = [];
  for (const { attribute, node, value } of attributesIn(source, tree)) {
    if (value === undefined) {
      remarks.push(computedRemark(attribute, 'it stands in a dictionary', placeAt(node.from)));
      continue;
    }
    const read = values.readList(value);
    for (const { text: reference, offset } of read.texts) {
      const place = placeAt(offset);
      dependencies.push({ ...parseModuleReference(reference, place), place });
    }
    for (const { reason, offset } of read.computed) remarks.push(computedRemark(attribute, reason, placeAt(offset)));
  }
  return { dependencies, remarks };
}

interface FoundAttribute {
  readonly attribute: string;
  readonly node: SyntaxNode;
  /** Undefined where the attribute is a key of a dictionary, that is, on its way into some call. */
  readonly value: SyntaxNode | undefined;
}

function attributesIn(source: string, tree: Tree): readonly FoundAttribute[] {
  const found: FoundAttribute[] = [];
  const wanted = (node: SyntaxNodeRef, quote = ''): string | undefined => {
    const text = source.slice(node.from + quote.length, node.to - quote.length);
    return attributes.find((name) => name === text);
  };
  tree.iterate({
    enter(ref) {
      if (ref.name === 'VariableName') {
        const attribute = wanted(ref);
        const node = ref.node;
        if (attribute === undefined || node.parent?.name !== 'ArgList' || node.nextSibling?.name !== 'AssignOp') return;
        const value = nextMeaningful(node.nextSibling);
        if (value !== undefined) found.push({ attribute, node, value });
      } else if (ref.name === 'String' && ref.node.parent?.name === 'DictionaryExpression') {
        const attribute = wanted(ref, source[ref.from] ?? '');
        if (attribute !== undefined && ref.node.nextSibling?.name === ':') {
          found.push({ attribute, node: ref.node, value: undefined });
        }
      }
    },
  });
  return found;
}

function nextMeaningful(node: SyntaxNode): SyntaxNode | undefined {
  let next = node.nextSibling;
  while (next?.name === 'Comment') next = next.nextSibling;
  return next ?? undefined;
}

function computedRemark(attribute: string, reason: string, place: Place): FileRemark {
  return {
    message: `A value of ${attribute} is computed and cannot be read: ${reason}. Write the references as a list of texts, or list the modules under deps in buf.yaml as well.`,
    place,
  };
}

/** Places by offset, lines and columns counted from 1. */
function placesOf(source: string, file: string): (offset: number) => Place {
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
