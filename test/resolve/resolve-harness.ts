import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import type { ProvidedBsrModule } from '../../src/bsr/resolve-bsr.ts';
import { annotationNames } from '../../src/modules/artifact-annotations.ts';
import { emptyBufLock, formatBufLock } from '../../src/modules/buf-lock.ts';
import { commitId } from '../../src/modules/content-digest.ts';
import type { Declarations, LockOwner } from '../../src/modules/declarations.ts';
import type { ModuleName } from '../../src/modules/module-name.ts';
import { parseModuleReference } from '../../src/modules/module-reference.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { lockedAgainst } from '../../src/resolve/against.ts';
import type { BsrRequest } from '../../src/resolve/bsr-half.ts';
import { bufLockPath, expectedEntries } from '../../src/resolve/expected-buf-lock.ts';
import { lockableModules } from '../../src/resolve/lock-agreement.ts';
import type { OciModuleReader } from '../../src/resolve/oci-source.ts';
import { formatOrasLock, type LockedBsrModule, type LockedOciModule } from '../../src/resolve/oras-lock.ts';
import type { ContentDigests, Resolution } from '../../src/resolve/resolution.ts';
import { type ResolveContext, resolve } from '../../src/resolve/resolve.ts';
import type { ModuleTable } from './table-source.ts';

/** A registry in memory that counts what it is asked. Content is a function of name and tag, unless `moved` gives a tag another one. */
export class FakeRegistry implements OciModuleReader {
  readonly requests: string[] = [];
  readonly moved = new Map<string, string>();
  table: ModuleTable;
  /** Modules whose manifest says nothing: their buf.yaml has to be read. */
  readonly withoutAnnotation = new Set<string>();

  constructor(table: ModuleTable) {
    this.table = table;
  }

  async tags(module: ModuleName): Promise<readonly string[] | undefined> {
    this.requests.push(`tags ${module}`);
    const tags = this.table[module];
    return tags === undefined ? undefined : Object.keys(tags);
  }

  async manifest(module: ModuleName, tag: string) {
    this.requests.push(`manifest ${module}:${tag}`);
    const dependencies = this.table[module]?.[tag];
    if (dependencies === undefined) return undefined;
    const annotations = this.withoutAnnotation.has(module)
      ? {}
      : { [annotationNames.dependencies]: JSON.stringify(dependencies) };
    return { digest: this.digestOf(module, tag), annotations };
  }

  async currentDigest(module: ModuleName, tag: string): Promise<Digest | undefined> {
    this.requests.push(`head ${module}:${tag}`);
    return this.table[module]?.[tag] === undefined ? undefined : this.digestOf(module, tag);
  }

  async declared(module: ModuleName, tag: string) {
    this.requests.push(`layer ${module}`);
    return (this.table[module]?.[tag] ?? []).map((text) => parseModuleReference(text));
  }

  digestOf(module: string, tag: string): Digest {
    return digestOf(this.moved.get(`${module}:${tag}`) ?? `${module}:${tag}`);
  }
}

/** A BSR in memory: `commits` by module and label; a commit names the commits it was made with. */
export class FakeBsr {
  readonly requests: BsrRequest[] = [];
  /** `buf.build/x/y` → label (`` is the default one) → commit */
  labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dependencies: Readonly<Record<string, readonly string[]>>;

  constructor(labels: FakeBsr['labels'], dependencies: FakeBsr['dependencies'] = {}) {
    this.labels = labels;
    this.dependencies = dependencies;
  }

  resolve = async (request: BsrRequest): Promise<readonly ProvidedBsrModule[]> => {
    this.requests.push(request);
    const found = new Map<ModuleName, string>();
    for (const { module, reference } of request.wanted) {
      found.set(module, this.labels[module]?.[reference] ?? reference);
    }
    for (const module of found.keys()) {
      for (const dependency of this.dependencies[module] ?? []) {
        const name = dependency as ModuleName;
        if (!found.has(name)) found.set(name, this.labels[name]?.[''] ?? '');
      }
    }
    return [...found].map(([module, commit]) => ({
      module,
      commit,
      ...digestsFor(commit),
      // As the BSR is asked for it only then.
      ...(request.lockVersions.has('v1') ? {} : { b4: '' }),
      dependencies: (this.dependencies[module] ?? []).map((name) => name as ModuleName),
    }));
  };
}

export function digestsFor(seed: string): ContentDigests {
  const hex = createHash('sha512').update(seed).digest('hex');
  return { b4: `shake256:${hex}`, b5: `b5:${hex}` };
}

export interface Workspace {
  /** Lines of `deps:` by file; the first stands on line 3. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly locals?: Readonly<Record<string, string>>;
  /** References of `buf_breaking` by file; the first stands on line 30. */
  readonly against?: Readonly<Record<string, readonly string[]>>;
  readonly version?: 'v1' | 'v2';
}

const made: string[] = [];
afterEach(async () => {
  for (const directory of made.splice(0)) await rm(directory, { recursive: true, force: true });
});

export async function makeDeclarations(workspace: Workspace): Promise<Declarations> {
  const root = await mkdtemp(join(tmpdir(), 'oras-buf-resolve-'));
  made.push(root);
  return declarationsAt(root, workspace);
}

/** What the files of a workspace ask for, as if they had been read at `root`. */
export function declarationsAt(root: string, workspace: Workspace): Declarations {
  const lockOwners: LockOwner[] = Object.entries(workspace.files)
    .filter(([file]) => file.endsWith('buf.yaml'))
    .map(([file, deps]) => ({
      directory: dirname(file),
      version: workspace.version ?? 'v2',
      declares: deps.map((dep) => parseModuleReference(dep).module),
    }));
  return {
    root,
    kind: 'buf',
    asks: Object.entries(workspace.files).flatMap(([file, deps]) =>
      deps.map((dep, index) => {
        const { module, requirement } = parseModuleReference(dep);
        return { module, requirement: parseRequirement(requirement, 'workspace'), place: { file, line: index + 3 } };
      }),
    ),
    locals: new Map(
      Object.entries(workspace.locals ?? {}).map(([name, file]) => [name as ModuleName, { file, line: 1 }]),
    ),
    against: Object.entries(workspace.against ?? {}).flatMap(([file, references]) =>
      references.map((reference, index) => {
        const { module, requirement } = parseModuleReference(reference);
        const place = { file, line: index + 30 };
        return { reference, module, requirement: parseRequirement(requirement, 'workspace'), place };
      }),
    ),
    gitReferences: [],
    bufWorkspaces: [],
    lockOwners,
    remarks: [],
  };
}

export interface RunOptions extends Partial<Omit<ResolveContext, 'reader' | 'resolveBsr'>> {
  readonly registry: FakeRegistry;
  readonly bsr?: FakeBsr;
}

export function run(declarations: Declarations, options: RunOptions): Promise<Resolution> {
  const { registry, bsr, ...rest } = options;
  return resolve(declarations, {
    frozen: 'off',
    offline: false,
    update: { kind: 'none' },
    parallel: 4,
    bsrHosts: new Set(['buf.build']),
    ...rest,
    reader: registry,
    resolveBsr:
      bsr?.resolve ??
      (async () => {
        throw new Error('the BSR was asked');
      }),
  });
}

/** Writes oras.lock and every buf.lock of a resolution, as installing does. */
export async function writeLocks(resolution: Resolution): Promise<void> {
  const oci = new Map<ModuleName, LockedOciModule>();
  const bsr = new Map<ModuleName, LockedBsrModule>();
  for (const module of resolution.modules) {
    const asked = module.askedBy.map(({ requirement, asker }) => ({
      requirement,
      by: asker.kind === 'workspace' ? asker.file : `${asker.module}:${asker.version}`,
    }));
    const base = { module: module.module, asked, dependencies: module.requires };
    if (module.source === 'bsr') {
      bsr.set(module.module, { ...base, commit: module.commit, ...module.contentDigests });
    } else {
      const digest = module.manifestDigest;
      const commit = commitId(module.module, digest);
      oci.set(module.module, { ...base, tag: module.tag, digest, commit, ...digestsFor(digest) });
    }
  }
  const { declarations } = resolution;
  await writeText(
    join(declarations.root, 'oras.lock'),
    formatOrasLock({
      oci,
      bsr,
      against: new Map(resolution.against.map((one) => [one.reference, lockedAgainst(one)])),
    }),
  );
  const modules = lockableModules({ oci, bsr });
  for (const owner of declarations.lockOwners) {
    const entries = expectedEntries(owner, declarations, modules);
    if (entries.length === 0) continue;
    await writeText(
      join(declarations.root, bufLockPath(owner)),
      formatBufLock({ ...emptyBufLock(owner.version), entries }),
    );
  }
}

export async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** `name version` for each module of a resolution. */
export function versions(resolution: Resolution): readonly string[] {
  return resolution.modules.map((module) => `${module.module} ${module.source === 'oci' ? module.tag : module.commit}`);
}
