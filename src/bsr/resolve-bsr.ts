import type { ModuleName } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import { OfflineError } from '../oci/errors.ts';
import { mapBounded } from '../system/bounded.ts';
import { UnusableBsrArtifactError } from './bsr-artifact.ts';
import { type BsrMirror, findOnMirror, type MirroredModule } from './bsr-mirror.ts';
import { type BsrModule, contentDigests } from './bsr-module.ts';
import type { BsrShelf } from './bsr-shelf.ts';
import { BsrDigestMismatchError, BufMissingError } from './buf-failure.ts';
import { cacheEntryPath, readCacheEntry } from './module-cache-entry.ts';
import { type ScratchResult, type StockBuf, type WantedModule, withScratchUpdate } from './stock-buf.ts';

/** A module that is wanted, and what the lock says of the wanted commit. */
export interface WantedBsrModule extends WantedModule {
  /** Either may be empty: a buf.lock holds one of them. */
  readonly locked?: { readonly b4: string; readonly b5: string };
}

export interface BsrSource {
  readonly shelf: BsrShelf;
  /** Asked in the place of the BSR where there is one. */
  readonly mirror: BsrMirror | undefined;
  /** Asked only where buf is needed, because it may have to be installed first. Undefined where there is none. */
  readonly buf: () => Promise<StockBuf | undefined>;
  readonly offline: boolean;
  /** Downloads under way at once. */
  readonly parallel: number;
}

/** A commit of a module of the BSR; its content is on the shelf. */
export interface ProvidedBsrModule {
  readonly module: ModuleName;
  readonly commit: string;
  /** Empty where no v1 lock is in use: only then buf is asked for it. */
  readonly b4: string;
  readonly b5: string;
  /** By name. */
  readonly dependencies: readonly ModuleName[];
}

/**
 * Turns wanted modules of the BSR into commits, with all that they need in turn, and puts their content on the shelf. Commits
 * that are on the shelf already with the locked digests, as a set that needs nothing else, are taken from there: then neither buf
 * nor the mirror is asked. Offline the shelf's word is taken also where no lock says a digest.
 * @param lockVersions `v1` has buf fetch the b4 of each module too
 */
export async function resolveBsr(
  wanted: readonly WantedBsrModule[],
  lockVersions: ReadonlySet<'v1' | 'v2'>,
  source: BsrSource,
): Promise<readonly ProvidedBsrModule[]> {
  if (wanted.length === 0) return [];
  const provided =
    (await fromShelf(wanted, lockVersions.has('v1'), source)) ??
    (source.mirror !== undefined
      ? await fromMirror(wanted, source.mirror, lockVersions.has('v1'), source)
      : await fromBuf(wanted, lockVersions.has('v1'), source));
  for (const module of provided) checkLocked(module, wanted);
  return provided
    .map((module) => (lockVersions.has('v1') ? module : { ...module, b4: '' }))
    .sort((a, b) => compareUtf8(a.module, b.module));
}

function isCommit(reference: string): boolean {
  return /^[0-9a-f]{32}$/.test(reference);
}

/** Two digests of one kind, either of which may be unknown. */
function agree(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

function checkLocked(module: ProvidedBsrModule, wanted: readonly WantedBsrModule[]): void {
  const asked = wanted.find((one) => one.module === module.module && one.reference === module.commit);
  const { locked } = asked ?? {};
  if (locked === undefined) return;
  const sameB5 = agree(locked.b5, module.b5);
  if (sameB5 && agree(locked.b4, module.b4)) return;
  const [expected, got] = sameB5 ? [locked.b4, module.b4] : [locked.b5, module.b5];
  throw new BsrDigestMismatchError(
    `${module.module}:${module.commit} has the digest ${got}, and the lock says ${expected}`,
    {
      next: 'A commit never changes: find out whether the lock was edited or the source was tampered with. Nothing of it is used.',
    },
  );
}

async function fromShelf(
  wanted: readonly WantedBsrModule[],
  needsB4: boolean,
  { shelf, offline }: BsrSource,
): Promise<readonly ProvidedBsrModule[] | undefined> {
  if (!wanted.every(({ reference }) => isCommit(reference))) return undefined;
  const found: ProvidedBsrModule[] = [];
  for (const { module, reference, locked = { b4: '', b5: '' } } of wanted) {
    if (locked.b5 === '' && !offline) return undefined;
    const description = await shelf.describe(module, reference, locked.b5 === '' ? undefined : locked.b5);
    if (description === undefined || (needsB4 && description.b4 === '')) return undefined;
    if (!offline && !agree(locked.b4, description.b4)) return undefined;
    found.push({
      module,
      commit: reference,
      b4: description.b4,
      b5: description.b5,
      dependencies: description.dependencies.map((one) => one.module).sort(compareUtf8),
    });
  }
  const names = new Set(found.map(({ module }) => module));
  return found.every(({ dependencies }) => dependencies.every((name) => names.has(name))) ? found : undefined;
}

/** The wanted modules, then what they were made with. Of several commits of one module a wanted one wins, else the newest. */
async function fromMirror(
  wanted: readonly WantedBsrModule[],
  mirror: BsrMirror,
  needsB4: boolean,
  source: BsrSource,
): Promise<readonly ProvidedBsrModule[]> {
  const chosen = new Map<ModuleName, MirroredModule>();
  const fixed = new Set(wanted.map(({ module }) => module));
  let level: readonly WantedModule[] = wanted;
  while (level.length > 0) {
    const found = await mapBounded(level, source.parallel, ({ module, reference }) =>
      findOnMirror(mirror, module, reference),
    );
    const next: WantedModule[] = [];
    for (const candidate of found) {
      const other = chosen.get(candidate.module);
      if (other !== undefined && (fixed.has(candidate.module) || other.created >= candidate.created)) continue;
      chosen.set(candidate.module, candidate);
      for (const { module, commit } of candidate.description.dependencies) {
        const known =
          chosen.get(module)?.description.commit === commit ||
          next.some((one) => one.module === module && one.reference === commit);
        if (!fixed.has(module) && !known) next.push({ module, reference: commit });
      }
    }
    level = next.sort((a, b) => compareUtf8(`${a.module}:${a.reference}`, `${b.module}:${b.reference}`));
  }
  return mapBounded([...chosen.values()], source.parallel, async ({ module, description, fetch }) => {
    const { commit, b4, b5 } = description;
    if (needsB4 && b4 === '') {
      throw new UnusableBsrArtifactError(
        `the mirror does not say the b4 digest of ${module}:${commit}, and a v1 lock needs it`,
        {
          next: 'Move the workspace to a v2 buf.yaml ("buf config migrate"), or mirror the module from a workspace with a v1 lock.',
        },
      );
    }
    if (!(await isKept(source.shelf, module, description, needsB4))) await source.shelf.keep(await fetch());
    return {
      module,
      commit,
      b4,
      b5,
      dependencies: description.dependencies.map((one) => one.module).sort(compareUtf8),
    };
  });
}

async function fromBuf(
  wanted: readonly WantedBsrModule[],
  needsB4: boolean,
  source: BsrSource,
): Promise<readonly ProvidedBsrModule[]> {
  if (source.offline) {
    throw new OfflineError('the Buf Schema Registry', wanted.map(({ module }) => module).join(', '));
  }
  const buf = await source.buf();
  if (buf === undefined) {
    throw new BufMissingError(
      `buf was not found, and it has to ask the Buf Schema Registry for ${wanted.map(({ module }) => module).join(', ')}`,
      {
        next: 'Install buf and have it on PATH, or set "buf-path" to the program; or mirror these modules ("mirrors:" in .oras/config.yaml).',
      },
    );
  }
  const found = await withCache(buf, 'v2', wanted, async (result) => {
    const read: BsrModule[] = [];
    for (const { module, commit, digest } of result.lock.entries)
      read.push(await readVerified(result, module, commit, digest));
    return read;
  });
  const modules = needsB4 ? await withB4(buf, found) : found;
  return mapBounded(modules, source.parallel, async (module) => {
    const digests = { commit: module.commit, ...contentDigests(module) };
    if (!(await isKept(source.shelf, module.module, digests, needsB4))) await source.shelf.keep(module);
    const dependencies = module.dependencies.map((one) => one.module).sort(compareUtf8);
    return { module: module.module, ...digests, dependencies };
  });
}

/** Runs buf on the shared cache; where that turns out to be damaged, once more on one of its own. */
async function withCache<T>(
  buf: StockBuf,
  version: 'v1' | 'v2',
  wanted: readonly WantedModule[],
  use: (result: ScratchResult) => Promise<T>,
): Promise<T> {
  try {
    return await withScratchUpdate(buf, version, wanted, 'shared', use);
  } catch (error) {
    if (!(error instanceof BsrDigestMismatchError)) throw error;
    buf.log.warning(
      `The cache of buf at ${buf.cacheDirectory} is damaged or out of date; the modules are fetched anew. ${error.message}`,
    );
    return withScratchUpdate(buf, version, wanted, 'own', use);
  }
}

async function readVerified(
  result: ScratchResult,
  module: ModuleName,
  commit: string,
  digest: string,
): Promise<BsrModule> {
  const content = await readCacheEntry(cacheEntryPath(result.cacheDirectory, 'b5', module, commit));
  const got = content === undefined ? undefined : contentDigests(content).b5;
  if (content !== undefined && got === digest) return { module, commit, ...content, b4Unknown: true };
  throw new BsrDigestMismatchError(
    got === undefined
      ? `buf did not put ${module}:${commit} into its cache`
      : `buf's cache holds ${module}:${commit} with the digest ${got}, and its lock says ${digest}`,
    { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' },
  );
}

async function isKept(
  shelf: BsrShelf,
  module: ModuleName,
  { commit, b4, b5 }: Pick<ProvidedBsrModule, 'commit' | 'b4' | 'b5'>,
  needsB4: boolean,
): Promise<boolean> {
  const kept = await shelf.describe(module, commit, b5);
  return kept !== undefined && !(needsB4 && (kept.b4 === '' || kept.b4 !== b4));
}

/**
 * The same commits with what only b4 covers: buf is asked a second time, in the way of a v1 workspace, and its answer must have
 * the digests that its lock says, and the files that b5 vouched for.
 */
async function withB4(buf: StockBuf, modules: readonly BsrModule[]): Promise<readonly BsrModule[]> {
  const pinned = modules.map(({ module, commit }) => ({ module, reference: commit }));
  return withCache(buf, 'v1', pinned, async ({ lock, cacheDirectory }) =>
    Promise.all(
      modules.map(async (own): Promise<BsrModule> => {
        const { module, commit } = own;
        const digest = lock.entries.find((entry) => entry.module === module && entry.commit === commit)?.digest;
        const content = await readCacheEntry(cacheEntryPath(cacheDirectory, 'shake256', module, commit));
        const { v1BufYaml, v1BufLock } = content ?? {};
        const whole: BsrModule = { ...own, v1BufYaml, v1BufLock, b4Unknown: false };
        const { b4 } = contentDigests(whole);
        if (b4 === digest) return whole;
        throw new BsrDigestMismatchError(
          `the b4 digest of ${module}:${commit} is ${digest ?? 'not in the lock'} for buf, and its files make it ${b4}`,
          { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' },
        );
      }),
    ),
  );
}
