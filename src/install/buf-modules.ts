import { join, posix } from 'node:path';
import { parseBufYaml } from '../modules/buf-yaml.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { MalformedYamlError } from '../modules/yaml-document.ts';
import { readBlockYaml } from '../system/block-yaml.ts';
import { readPlainFile } from '../system/plain-file.ts';
import { withoutTrailing } from '../system/trailing-characters.ts';
import type { YamlNode } from '../system/yaml-node.ts';
import type { StarlarkValue } from './starlark-text.ts';

/** A module of buf in the workspace, as the checks of the cell need it. */
export interface BufModule {
  /** Its directory in the project, empty for the project's own; imports of its files start there. */
  readonly path: string;
  /** The sections as a v2 `buf.yaml` at the top of buf's staged workspace has them. */
  readonly lint: Settings;
  readonly breaking: Settings;
}

type Settings = Readonly<Record<string, StarlarkValue>>;

/** Where the rules of the cell stage the project's files: see starlark/staging.bzl. */
const stagedBelow = 'w';

/**
 * Reads the modules that the `buf.yaml` files in the given directories describe, with their lint and breaking configuration.
 * @param directories relative to the root, `.` for the root itself
 * @throws what reading a `buf.yaml` throws
 */
export async function readBufModules(root: string, directories: readonly string[]): Promise<readonly BufModule[]> {
  const found = await Promise.all(directories.map((directory) => readOne(root, directory)));
  const byPath = new Map(found.flat().map((module) => [module.path, module]));
  return [...byPath.values()].sort((a, b) => compareUtf8(a.path, b.path));
}

async function readOne(root: string, directory: string): Promise<readonly BufModule[]> {
  const file = posix.join(directory, 'buf.yaml');
  const text = await readPlainFile({ path: join(root, file), name: file });
  if (text === undefined) return [];
  const { version, modules } = await parseBufYaml(text, file);
  const document = objectOf(await wholeOf(text, file));
  const listed = Array.isArray(document['modules']) ? document['modules'].map(objectOf) : [];
  return modules.flatMap((module, index) => {
    const section = (name: 'lint' | 'breaking', path: string): Settings => {
      const own = objectOf(listed[index]?.[name]);
      // A module's own section replaces that at the top, as a whole.
      const chosen = Object.keys(own).length > 0 ? own : objectOf(document[name]);
      return staged(version === 'v1' ? asV2(chosen) : chosen, directory, path);
    };
    return module.sources.map((source): BufModule => {
      const path = inProject(directory, source.directory);
      return { path, lint: section('lint', path), breaking: section('breaking', path) };
    });
  });
}

function inProject(directory: string, path: string): string {
  const joined = posix.join(directory, path);
  return joined === '.' ? '' : withoutTrailing(joined.replace(/^\.\//, ''), '/');
}

/** v1 has other names for the same: its default category, and comments that ignore, which it has to allow. */
function asV2(section: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { allow_comment_ignores: allow, use, except, ...rest } = section;
  const renamed = (ids: unknown): unknown =>
    Array.isArray(ids) ? ids.map((id: unknown) => (id === 'DEFAULT' ? 'STANDARD' : id)) : ids;
  const isLint = allow !== undefined || 'enum_zero_value_suffix' in rest || 'service_suffix' in rest;
  return {
    ...rest,
    ...(use === undefined ? {} : { use: renamed(use) }),
    ...(except === undefined ? {} : { except: renamed(except) }),
    ...(isLint && allow !== true ? { disallow_comment_ignores: true } : {}),
  };
}

/** The section with its paths moved to where the files are staged. Paths outside the module are for other modules. */
function staged(section: Readonly<Record<string, unknown>>, directory: string, module: string): Settings {
  const inside = (paths: unknown): readonly string[] =>
    (Array.isArray(paths) ? paths : [])
      .map((path: unknown) => inProject(directory, String(path)))
      .filter((path) => module === '' || path === module || path.startsWith(`${module}/`))
      .map((path) => posix.join(stagedBelow, path));
  const settings: Record<string, StarlarkValue> = {};
  for (const [key, value] of Object.entries(section)) {
    if (key === 'ignore') settings[key] = inside(value);
    else if (key === 'ignore_only') {
      const rules = Object.entries(objectOf(value)).map(([rule, paths]) => [rule, inside(paths)] as const);
      settings[key] = Object.fromEntries(rules.filter(([, paths]) => paths.length > 0));
    } else settings[key] = plain(value);
  }
  return settings;
}

/** All that a file says, with what its aliases stand for; parseBufYaml has taken it for sound, but follows few of these. */
async function wholeOf(text: string, file: string): Promise<unknown> {
  const root = readBlockYaml(text);
  if (root !== undefined) return valueOfNode(root);
  const { parse } = await import('yaml');
  const malformed = (why: string): MalformedYamlError =>
    new MalformedYamlError(`${file} cannot be read: ${why}`, {
      places: [{ file }],
      next: `Write out in ${file} what its aliases (*name) stand for.`,
    });
  let value: unknown;
  try {
    value = parse(text, { uniqueKeys: false, logLevel: 'error' });
  } catch {
    throw malformed('its aliases stand for far too much');
  }
  if (holdsItself(value, new Set())) throw malformed('an alias stands for something that it is in');
  return value;
}

/** Of a node without aliases. */
function valueOfNode(node: YamlNode): unknown {
  if (node.kind === 'list') return node.items.map(valueOfNode);
  if (node.kind === 'alias') throw new Error('an alias has no value of its own');
  if (node.kind === 'scalar') return node.value;
  return Object.fromEntries(node.entries.map(({ key, value }) => [String(valueOfNode(key)), valueOfNode(value)]));
}

function holdsItself(value: unknown, around: ReadonlySet<unknown>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (around.has(value)) return true;
  const inner = new Set(around).add(value);
  return Object.values(value).some((item) => holdsItself(item, inner));
}

/** What YAML gave, as far as Starlark and JSON have it; buf says what it thinks of other numbers. */
function plain(value: unknown): StarlarkValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return undefined;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
