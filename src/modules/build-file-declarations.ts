import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import { refuseConflictMarkers } from '../system/merge-conflict.ts';
import type { DeclaredDependency, FileRemark } from './buf-yaml.ts';
import type { GitReference } from './declarations.ts';
import { parseModuleReference } from './module-reference.ts';
import { callName, firstError, namedArgument, nextMeaningful, parseStarlark, placesOf } from './starlark-syntax.ts';
import { type LoadedFiles, StarlarkValues } from './starlark-values.ts';

/** A BUCK or TARGETS file that asks for modules and cannot be parsed. */
export class BuildFileSyntaxError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A reference in `buf_breaking(against = …)`. */
export interface DeclaredAgainst extends DeclaredDependency {
  /** As it is written. */
  readonly reference: string;
}

/** What a build file asks for. */
export interface BuildFileDeclarations {
  readonly dependencies: readonly DeclaredDependency[];
  readonly against: readonly DeclaredAgainst[];
  readonly gitReferences: readonly GitReference[];
  readonly remarks: readonly FileRemark[];
}

/** The attributes whose references are dependencies. */
export const dependencyAttributes = ['oras_deps', 'bsr_deps'] as const;
const breakingRule = 'buf_breaking';
const nothing: BuildFileDeclarations = { dependencies: [], against: [], gitReferences: [], remarks: [] };

/**
 * Reads the `oras_deps` and `bsr_deps` of every call in a BUCK or TARGETS file, and the `against` of every `buf_breaking`. What
 * is literally there is read, and what is loaded from files that can be read; what only running the file would tell is
 * remarked on. A file that names none of these is not parsed at all.
 * @param file how messages call it, relative to the root
 * @param files the files that it loads; without them everything that is loaded counts as computed
 * @throws {BuildFileSyntaxError | MergeConflictError | MalformedModuleReferenceError | DigestInReferenceError} with file and line
 */
export function parseBuildFile(text: string, file: string, files?: LoadedFiles): BuildFileDeclarations {
  if (![...dependencyAttributes, breakingRule].some((name) => text.includes(name))) return nothing;
  const source = text.replace(/^\uFEFF/, '');
  const tree = parseStarlark(source);
  const placeAt = placesOf(source, file);
  const error = firstError(tree);
  if (tree === undefined || error !== undefined) {
    refuseConflictMarkers(source, file);
    throw new BuildFileSyntaxError(`${file} has a syntax error`, {
      // An end that comes too soon is told at the last line with something on it.
      places: [placeAt(Math.min(error ?? 0, Math.max(0, source.trimEnd().length - 1)))],
      next: 'Correct the line (or one shortly before it); "buck2 targets" on its package says more.',
    });
  }
  const reader = new BuildFileReader(source, tree, placeAt, new StarlarkValues(source, tree, files));
  reader.read();
  return reader;
}

class BuildFileReader implements BuildFileDeclarations {
  readonly dependencies: DeclaredDependency[] = [];
  readonly against: DeclaredAgainst[] = [];
  readonly gitReferences: GitReference[] = [];
  readonly remarks: FileRemark[] = [];
  readonly #source: string;
  readonly #tree: Tree;
  readonly #placeAt: (offset: number) => Place;
  readonly #values: StarlarkValues;

  constructor(source: string, tree: Tree, placeAt: (offset: number) => Place, values: StarlarkValues) {
    this.#source = source;
    this.#tree = tree;
    this.#placeAt = placeAt;
    this.#values = values;
  }

  read(): void {
    for (const { attribute, node, value } of attributesIn(this.#source, this.#tree)) {
      if (value === undefined) this.#computed(attribute, 'it stands in a dictionary', node.from);
      else this.#readDependencies(attribute, node, value);
    }
    this.#tree.iterate({
      enter: (ref) => {
        if (ref.name === 'CallExpression') this.#readCall(ref.node);
      },
    });
  }

  #readDependencies(attribute: string, node: SyntaxNode, value: SyntaxNode): void {
    const options = this.#optionsOf(node.parent);
    const read = this.#values.readList(value);
    for (const { text, offset } of read.texts) {
      const place = this.#placeAt(offset);
      this.dependencies.push({ ...parseModuleReference(text, place), place, ...options });
    }
    for (const { reason, offset } of read.computed) this.#computed(attribute, reason, offset);
    if (read.texts.length > 0 && standsUnderCondition(node)) {
      this.remarks.push({
        message: `These ${attribute} stand under a condition, and count whether or not it holds.`,
        place: this.#placeAt(node.from),
      });
    }
  }

  /** The strictest word of the call that names the modules. */
  #optionsOf(list: SyntaxNode | null): { readonly cacheOnly?: true; readonly authRequired?: true } {
    return {
      ...(this.#isTrue(list, 'oras_cache_only') ? { cacheOnly: true } : {}),
      ...(this.#isTrue(list, 'oras_auth_required') ? { authRequired: true } : {}),
    };
  }

  /** What cannot be read counts as true: a rule that was meant and not kept would be worse than one that was not meant. */
  #isTrue(list: SyntaxNode | null, option: string): boolean {
    const value = this.#argument(list, option);
    if (value === undefined) return false;
    const read = this.#values.readBoolean(value);
    if (typeof read === 'boolean') return read;
    this.#remark(value, `${option} is computed and counts as True: ${read.reason}`);
    return true;
  }

  #readCall(call: SyntaxNode): void {
    const list = call.getChild('ArgList');
    for (const option of ['oras_parallel_resolution', 'oras_cache_enabled']) {
      const value = this.#argument(list, option);
      if (value !== undefined && this.#values.readBoolean(value) === false) {
        this.#remark(value, `${option} = False has no effect: it is always on`);
      }
    }
    const name = callName(call, this.#source);
    if (name !== undefined && this.#values.originalName(name) === breakingRule) this.#readAgainst(list);
  }

  #readAgainst(list: SyntaxNode | null): void {
    const value = this.#argument(list, 'against');
    if (list === null || value === undefined) return;
    const read = this.#values.readText(value);
    if (typeof read !== 'string') {
      this.#remark(
        value,
        `A value of against is computed and cannot be read: ${read.reason}. A version of a module has to be written as a text, else it is not installed`,
      );
      return;
    }
    const place = this.#placeAt(value.from);
    if (read.startsWith('git:')) this.gitReferences.push({ reference: read, place });
    if (!namesModule(read)) return;
    this.against.push({ ...parseModuleReference(read, place), reference: read, place, ...this.#optionsOf(list) });
  }

  #argument(list: SyntaxNode | null, name: string): SyntaxNode | undefined {
    return list === null ? undefined : namedArgument(list, name, this.#source);
  }

  #computed(attribute: string, reason: string, offset: number): void {
    this.remarks.push({
      message: `A value of ${attribute} is computed and cannot be read: ${reason}. Write the references as a list of texts, or list the modules under deps in buf.yaml as well.`,
      place: this.#placeAt(offset),
    });
  }

  #remark(node: SyntaxNode, what: string): void {
    this.remarks.push({ message: `${what}.`, place: this.#placeAt(node.from) });
  }
}

/**
 * Whether what `against` says is a version of a module (`oras.birb.homes/common/types:v1.0.0`) and not a label, a git
 * reference or a directory: its first part is a host, with a dot or a port in it, and two more follow.
 */
function namesModule(against: string): boolean {
  if (against.includes('//') || /^(?:[:@./]|git:)/.test(against)) return false;
  const [host = '', owner, name] = against.split('/');
  return owner !== undefined && name !== undefined && /[.:]/.test(host);
}

/** Under an `if`, or in a comprehension or expression with one: the call may never happen. */
function standsUnderCondition(node: SyntaxNode): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.name === 'IfStatement' || at.name === 'ConditionalExpression') return true;
    if (at.name.endsWith('ComprehensionExpression') && at.getChild('if') !== null) return true;
  }
  return false;
}

export interface FoundAttribute {
  readonly attribute: string;
  readonly node: SyntaxNode;
  /** Undefined where the attribute is a key of a dictionary, that is, on its way into some call. */
  readonly value: SyntaxNode | undefined;
}

/** Every `oras_deps = …` and `bsr_deps = …` in a call, and the keys of dictionaries that are called so. */
export function attributesIn(source: string, tree: Tree): readonly FoundAttribute[] {
  const found: FoundAttribute[] = [];
  const wanted = (node: SyntaxNodeRef, quote = ''): string | undefined => {
    const text = source.slice(node.from + quote.length, node.to - quote.length);
    return dependencyAttributes.find((name) => name === text);
  };
  tree.iterate({
    enter(ref) {
      if (ref.name === 'VariableName') {
        const attribute = wanted(ref);
        const node = ref.node;
        if (attribute === undefined || node.parent?.name !== 'ArgList' || node.nextSibling?.name !== 'AssignOp') return;
        const value = nextMeaningful(node.nextSibling);
        if (value !== undefined) found.push({ attribute, node, value });
      } else if (ref.name === 'String') {
        const attribute = wanted(ref, source[ref.from] ?? '');
        const node = ref.node;
        const isKey = node.parent?.name === 'DictionaryExpression' && node.nextSibling?.name === ':';
        if (attribute !== undefined && (isKey || node.parent?.name === 'MemberExpression')) {
          found.push({ attribute, node, value: undefined });
        }
      }
    },
  });
  return found;
}
