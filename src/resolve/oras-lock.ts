import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import { commitId } from '../modules/content-digest.ts';
import { type ModuleName, tryParseModuleName } from '../modules/module-name.ts';
import { parseModuleReference } from '../modules/module-reference.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { YamlDocument } from '../modules/yaml-document.ts';
import { type Digest, tryParseDigest } from '../oci/digest.ts';
import { refuseConflictMarkers } from '../system/merge-conflict.ts';
import type { YamlMap, YamlNode } from '../system/yaml-node.ts';

/** An `oras.lock` that is not of the form that we write. */
export class MalformedOrasLockError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** An `oras.lock` of a version that we do not know. */
export class UnknownOrasLockVersionError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** Who asked for a module when the lock was written: a file of the workspace, or `module:tag`. */
export interface LockedAsk {
  readonly requirement: string;
  readonly by: string;
}

interface LockedModule {
  readonly module: ModuleName;
  /** 32 hexadecimal digits. */
  readonly commit: string;
  /** Empty (and left out of the file) for BSR modules where no v1 lock is in use. */
  readonly b4: string;
  readonly b5: string;
  readonly asked: readonly LockedAsk[];
  /** `name`, or `name:requirement`, as the module itself asks. Sorted. */
  readonly dependencies: readonly string[];
}

export interface LockedOciModule extends LockedModule {
  readonly tag: string;
  readonly digest: Digest;
}

export type LockedBsrModule = LockedModule;

/** Modules of a lock, one version of each. */
export interface LockedModules {
  readonly oci: ReadonlyMap<ModuleName, LockedOciModule>;
  readonly bsr: ReadonlyMap<ModuleName, LockedBsrModule>;
}

/**
 * A version that the workspace is compared with, and all that it needs: versions of their own. They are never in buf's cache,
 * so nothing is written of the digests that only buf's locks hold: `b4` is empty, and `b5` is too for OCI modules.
 */
export interface LockedAgainst extends LockedModules {
  /** As the build files write it. */
  readonly reference: string;
  /** The files that name it. */
  readonly by: readonly string[];
  /** On which the entry starts; 0 for a lock that was not read from a file. */
  readonly line: number;
}

/** What `oras.lock` holds: each module of the root, one version of each, and what the workspace is compared with. */
export interface OrasLock extends LockedModules {
  /** By reference. */
  readonly against: ReadonlyMap<string, LockedAgainst>;
  /** The line on which a module's entry starts; empty for a lock that was not read from a file. */
  readonly lines: ReadonlyMap<ModuleName, number>;
}

export const orasLockName = 'oras.lock';

const header = `# Written by oras-buf. Commit it together with every buf.lock. To change it: oras-buf resolve
`;

const keys = {
  root: ['version', 'oci', 'bsr', 'against'],
  oci: ['module', 'tag', 'digest', 'commit', 'b4', 'b5', 'asked', 'dependencies'],
  bsr: ['module', 'commit', 'b4', 'b5', 'asked', 'dependencies'],
  asked: ['requirement', 'by'],
  against: ['reference', 'by', 'modules'],
  modules: ['module', 'tag', 'digest', 'commit', 'b5', 'dependencies'],
} as const;

const mergedHalf =
  'A merge may have left both sides in it: delete one of the two entries, then run "oras-buf resolve --frozen=false" to bring the rest in line.';
const writeAnew = 'Delete it and run "oras-buf resolve --frozen=false" to write it anew, or take it from git.';

/**
 * Reads an `oras.lock`.
 * @param file how messages call it
 * @throws {MalformedOrasLockError | UnknownOrasLockVersionError | MergeConflictError | MalformedYamlError} with file and line
 */
export async function parseOrasLock(text: string, file: string): Promise<OrasLock> {
  refuseConflictMarkers(
    text,
    file,
    `Take either side whole ("git checkout --ours -- ${file}"), then run "oras-buf resolve --frozen=false": it brings the file in line with buf.yaml and BUCK.`,
  );
  const yaml = await YamlDocument.parse(
    text,
    file,
    `A merge may have left it half of one side and half of the other: take one side whole ("git checkout --ours -- ${file}"), then run "oras-buf resolve --frozen=false".`,
  );
  checkVersion(yaml);
  refuseUnknownKeys(yaml, yaml.root, keys.root);
  const lines = new Map<ModuleName, number>();
  const read = <T extends LockedModule>(
    list: 'oci' | 'bsr',
    entry: (map: YamlMap, base: LockedModule) => T,
  ): ReadonlyMap<ModuleName, T> => {
    const entries = new Map<ModuleName, T>();
    for (const node of yaml.list(yaml.root, list)) {
      const map = yaml.asMap(node, list);
      refuseUnknownKeys(yaml, map, keys[list]);
      const base = readBase(yaml, map, list);
      if (lines.has(base.module)) throw lockedTwice(yaml, base.module, node, lines.get(base.module));
      lines.set(base.module, yaml.placeOf(node).line ?? 1);
      entries.set(base.module, entry(map, base));
    }
    return entries;
  };
  const oci = read('oci', (map, base): LockedOciModule => {
    const digest = readDigest(yaml, map, base.module);
    if (base.commit !== commitId(base.module, digest)) {
      throw malformed(yaml, `the commit of ${base.module} does not belong to its digest`, map, 'commit');
    }
    return { ...base, tag: required(yaml, map, 'tag', tagPattern), digest };
  });
  const bsr = read('bsr', (_, base): LockedBsrModule => base);
  return { oci, bsr, against: readAgainst(yaml), lines };
}

/** The text of a lock: the same for the same content, on every machine. */
export function formatOrasLock(lock: Omit<OrasLock, 'lines'>): string {
  const lists = [
    formatList('oci', [...lock.oci.values()]),
    formatList('bsr', [...lock.bsr.values()]),
    formatAgainst([...lock.against.values()]),
  ];
  return `${header}version: 1\n${lists.join('')}`;
}

function formatAgainst(entries: readonly LockedAgainst[]): string {
  if (entries.length === 0) return '';
  return `against:\n${entries
    .toSorted((a, b) => compareUtf8(a.reference, b.reference))
    .map((entry) => {
      const lines = [`  - reference: ${scalar(entry.reference)}`, '    by:'];
      for (const file of [...new Set(entry.by)].sort(compareUtf8)) lines.push(`      - ${scalar(file)}`);
      lines.push('    modules:');
      const modules = [...entry.oci.values(), ...entry.bsr.values()];
      for (const module of modules.sort((a, b) => compareUtf8(a.module, b.module))) lines.push(...againstLines(module));
      return `${lines.join('\n')}\n`;
    })
    .join('')}`;
}

function againstLines(module: LockedOciModule | LockedBsrModule): readonly string[] {
  const lines = [`      - module: ${scalar(module.module)}`];
  if ('tag' in module) lines.push(`        tag: ${scalar(module.tag)}`, `        digest: ${scalar(module.digest)}`);
  else lines.push(`        commit: ${scalar(module.commit)}`, `        b5: ${scalar(module.b5)}`);
  if (module.dependencies.length > 0) lines.push('        dependencies:');
  for (const one of module.dependencies.toSorted(compareUtf8)) lines.push(`          - ${scalar(one)}`);
  return lines;
}

function formatList(list: 'oci' | 'bsr', entries: readonly (LockedOciModule | LockedBsrModule)[]): string {
  if (entries.length === 0) return '';
  return `${list}:\n${entries
    .toSorted((a, b) => compareUtf8(a.module, b.module))
    .map(formatEntry)
    .join('')}`;
}

function formatEntry(entry: LockedOciModule | LockedBsrModule): string {
  const lines = [`  - module: ${scalar(entry.module)}`];
  if ('tag' in entry) lines.push(`    tag: ${scalar(entry.tag)}`, `    digest: ${scalar(entry.digest)}`);
  lines.push(`    commit: ${scalar(entry.commit)}`);
  if (entry.b4 !== '') lines.push(`    b4: ${scalar(entry.b4)}`);
  lines.push(`    b5: ${scalar(entry.b5)}`);
  const asked = new Map(entry.asked.map((ask) => [`${ask.by}\n${ask.requirement}`, ask]));
  if (asked.size > 0) lines.push('    asked:');
  for (const [, ask] of [...asked].sort(([a], [b]) => compareUtf8(a, b))) {
    lines.push(`      - requirement: ${scalar(ask.requirement)}`, `        by: ${scalar(ask.by)}`);
  }
  if (entry.dependencies.length > 0) lines.push('    dependencies:');
  for (const dependency of entry.dependencies.toSorted(compareUtf8)) lines.push(`      - ${scalar(dependency)}`);
  return `${lines.join('\n')}\n`;
}

/** A YAML scalar that every reader takes for this very text. */
function scalar(text: string): string {
  const plain =
    /^[A-Za-z][A-Za-z0-9._/@-]*(?::[A-Za-z0-9._/@-]+)*$/.test(text) || /^(?=.*[a-df])[0-9a-f]{32}$/.test(text);
  const word = /^(?:y|yes|n|no|on|off|true|false|null)$/i.test(text);
  return plain && !word ? text : JSON.stringify(text);
}

function checkVersion(yaml: YamlDocument): void {
  const node = yaml.get(yaml.root, 'version');
  const version = yaml.written(yaml.root, 'version');
  if (version === '1') return;
  const places: Place[] = [node === undefined ? { file: yaml.file, line: 1 } : yaml.placeOf(node)];
  if (version === undefined) {
    throw new MalformedOrasLockError(`${yaml.file} does not say its version`, { places, next: writeAnew });
  }
  throw new UnknownOrasLockVersionError(`${yaml.file} has version ${version}; this oras-buf reads version 1`, {
    places,
    next: 'A newer oras-buf wrote it: use that version here too.',
  });
}

const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const commitPattern = /^(?!0{32})[0-9a-f]{32}$/;
const b5Pattern = /^b5:[0-9a-f]{128}$/;

function readDigest(yaml: YamlDocument, map: YamlMap, module: ModuleName): Digest {
  const digest = tryParseDigest(yaml.written(map, 'digest') ?? '');
  if (digest === undefined) throw malformed(yaml, `the digest of ${module} is missing or malformed`, map, 'digest');
  return digest;
}

function readAgainst(yaml: YamlDocument): ReadonlyMap<string, LockedAgainst> {
  const entries = new Map<string, LockedAgainst>();
  for (const node of yaml.list(yaml.root, 'against')) {
    const map = yaml.asMap(node, 'against');
    refuseUnknownKeys(yaml, map, keys.against);
    const reference = required(yaml, map, 'reference', /./);
    const { module, requirement } = parseModuleReference(reference, yaml.placeOf(yaml.get(map, 'reference') ?? node));
    if (entries.has(reference)) throw lockedTwice(yaml, reference, node, entries.get(reference)?.line);
    const modules = yaml.list(map, 'modules').map((item) => readAgainstModule(yaml, yaml.asMap(item, 'modules')));
    const names = new Set<ModuleName>();
    for (const one of modules) {
      if (names.has(one.module)) throw malformed(yaml, `${one.module} is locked twice for ${reference}`, node);
      names.add(one.module);
    }
    const asks = Map.groupBy(
      [{ module, requirement, by: 'BUCK' }, ...modules.flatMap(asksOf)],
      (ask): ModuleName => ask.module,
    );
    const asked = (one: ModuleName): readonly LockedAsk[] => asks.get(one) ?? [];
    entries.set(reference, {
      reference,
      by: yaml.list(map, 'by').map((item) => yaml.asText(item, 'by')),
      line: yaml.placeOf(node).line ?? 1,
      oci: byName(modules.filter((one) => 'tag' in one).map((one) => ({ ...one, asked: asked(one.module) }))),
      bsr: byName(modules.filter((one) => !('tag' in one)).map((one) => ({ ...one, asked: asked(one.module) }))),
    });
  }
  return entries;
}

function byName<T extends LockedModule>(modules: readonly T[]): ReadonlyMap<ModuleName, T> {
  return new Map(modules.map((one) => [one.module, one]));
}

/** Who asks for what follows from the dependencies; the lock does not say it a second time. */
function asksOf(module: LockedModule): readonly (LockedAsk & { readonly module: ModuleName })[] {
  return module.dependencies.map((text) => ({ ...parseModuleReference(text), by: module.module }));
}

function readAgainstModule(yaml: YamlDocument, map: YamlMap): LockedOciModule | LockedBsrModule {
  refuseUnknownKeys(yaml, map, keys.modules);
  const module = readName(yaml, map);
  const base = { module, b4: '', asked: [], dependencies: readDependencies(yaml, map) };
  if (yaml.get(map, 'tag') === undefined) {
    const commit = required(yaml, map, 'commit', commitPattern);
    return { ...base, commit, b5: required(yaml, map, 'b5', b5Pattern) };
  }
  const digest = readDigest(yaml, map, module);
  return { ...base, tag: required(yaml, map, 'tag', tagPattern), digest, commit: commitId(module, digest), b5: '' };
}

function readName(yaml: YamlDocument, map: YamlMap): ModuleName {
  const name = yaml.written(map, 'module') ?? '';
  const module = tryParseModuleName(name);
  if (module === undefined) throw malformed(yaml, `"${name}" is not the full name of a module`, map, 'module');
  return module;
}

function readDependencies(yaml: YamlDocument, map: YamlMap): readonly string[] {
  return yaml.list(map, 'dependencies').map((node) => {
    const text = yaml.asText(node, 'dependencies');
    parseModuleReference(text, yaml.placeOf(node));
    return text;
  });
}

function readBase(yaml: YamlDocument, map: YamlMap, list: 'oci' | 'bsr'): LockedModule {
  return {
    module: readName(yaml, map),
    commit: required(yaml, map, 'commit', commitPattern),
    b4:
      list === 'bsr' && yaml.get(map, 'b4') === undefined ? '' : required(yaml, map, 'b4', /^shake256:[0-9a-f]{128}$/),
    b5: required(yaml, map, 'b5', b5Pattern),
    asked: yaml.list(map, 'asked').map((node) => {
      const ask = yaml.asMap(node, 'asked');
      refuseUnknownKeys(yaml, ask, keys.asked);
      return { requirement: yaml.written(ask, 'requirement') ?? '', by: required(yaml, ask, 'by', /./) };
    }),
    dependencies: readDependencies(yaml, map),
  };
}

function required(yaml: YamlDocument, map: YamlMap, key: string, pattern: RegExp): string {
  const text = yaml.written(map, key);
  if (text === undefined) throw malformed(yaml, `an entry has no "${key}"`, map);
  if (!pattern.test(text)) throw malformed(yaml, `"${key}" is malformed`, map, key);
  return text;
}

function refuseUnknownKeys(yaml: YamlDocument, map: YamlMap, known: readonly string[]): void {
  const unknown = yaml.keyBesides(map, known);
  if (unknown === undefined) return;
  throw new MalformedOrasLockError(`${yaml.file}: "${unknown.key}" is no key of an oras.lock (${known.join(', ')})`, {
    places: [unknown.place],
    next: writeAnew,
  });
}

/** At the value of `key` where there is one, else at `node`. */
function malformed(yaml: YamlDocument, what: string, node: YamlNode, key?: string): MalformedOrasLockError {
  const value = key !== undefined && node.kind === 'map' ? yaml.get(node, key) : undefined;
  return new MalformedOrasLockError(`${yaml.file}: ${what}`, {
    places: [yaml.placeOf(value ?? node)],
    next: writeAnew,
  });
}

function lockedTwice(
  yaml: YamlDocument,
  what: string,
  node: YamlNode,
  first: number | undefined,
): MalformedOrasLockError {
  return new MalformedOrasLockError(`${yaml.file}: ${what} is locked twice`, {
    places: [yaml.placeOf(node), ...(first === undefined ? [] : [{ file: yaml.file, line: first }])],
    next: mergedHalf,
  });
}
