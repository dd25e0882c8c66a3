import { readDependencies } from '../modules/artifact-annotations.ts';
import type { ModuleName } from '../modules/module-name.ts';
import type { ModuleReference } from '../modules/module-reference.ts';
import { parseRequirement } from '../modules/requirement.ts';
import type { Digest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';
import { lockedAsks } from './lock-agreement.ts';
import { TwinTagsError } from './lock-errors.ts';
import type { LockedOciModule } from './oras-lock.ts';
import type { ModuleSourceView } from './selection.ts';
import { type Ask, otherSpelling, tagVersion } from './version-rule.ts';

/** What resolving reads of OCI registries. Whatever it fetches goes through the store, so that nothing is fetched twice. */
export interface OciModuleReader {
  /** Says which modules will be asked for soon: registries then give one token for many. Nothing is sent for it alone. */
  announce?(modules: readonly ModuleName[]): void;
  /** Every tag of a module, or undefined where the registry has no such module. */
  tags(module: ModuleName): Promise<readonly string[] | undefined>;
  /** The module's own manifest (of an index: the child that is the module) as a tag points at it now. */
  manifest(module: ModuleName, tag: string): Promise<OciModuleManifest | undefined>;
  /** The digest that a tag points at now, for the price of a HEAD. */
  currentDigest(module: ModuleName, tag: string): Promise<Digest | undefined>;
  /** What the `buf.yaml` in a module's layers asks for: read only where its manifest does not say. */
  declared(module: ModuleName, tag: string, manifestDigest: Digest): Promise<readonly ModuleReference[]>;
}

export interface OciModuleManifest {
  readonly digest: Digest;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Asks a reader once for what several selections look up. */
export class RememberingReader implements OciModuleReader {
  readonly #reader: OciModuleReader;
  readonly #manifests = new Map<string, Promise<OciModuleManifest | undefined>>();
  readonly #digests = new Map<string, Promise<Digest | undefined>>();
  readonly #lists = new Map<ModuleName, Promise<readonly string[] | undefined>>();

  constructor(reader: OciModuleReader) {
    this.#reader = reader;
  }

  announce(modules: readonly ModuleName[]): void {
    this.#reader.announce?.(modules);
  }

  tags(module: ModuleName): Promise<readonly string[] | undefined> {
    return remember(this.#lists, module, () => this.#reader.tags(module));
  }

  manifest(module: ModuleName, tag: string): Promise<OciModuleManifest | undefined> {
    return remember(this.#manifests, `${module}:${tag}`, () => this.#reader.manifest(module, tag));
  }

  currentDigest(module: ModuleName, tag: string): Promise<Digest | undefined> {
    return remember(this.#digests, `${module}:${tag}`, () => this.#reader.currentDigest(module, tag));
  }

  declared(module: ModuleName, tag: string, manifestDigest: Digest): Promise<readonly ModuleReference[]> {
    return this.#reader.declared(module, tag, manifestDigest);
  }
}

/** The selection's view of the registries. Modules at their locked version are answered from the lock. */
export class OciSource implements ModuleSourceView {
  readonly #reader: OciModuleReader;
  readonly #locked: ReadonlyMap<ModuleName, LockedOciModule>;
  readonly #manifests = new Map<string, Promise<OciModuleManifest | undefined>>();
  readonly #lists = new Map<ModuleName, Promise<readonly string[] | undefined>>();
  #asked = false;

  /** @param locked the modules whose lock entry may be used: not those that are to be updated */
  constructor(reader: OciModuleReader, locked: ReadonlyMap<ModuleName, LockedOciModule>) {
    this.#reader = reader;
    this.#locked = locked;
  }

  /** Whether anything was asked of a registry. */
  get asked(): boolean {
    return this.#asked;
  }

  announce(modules: readonly ModuleName[]): void {
    this.#reader.announce?.(modules);
  }

  async has(module: ModuleName, tag: string): Promise<boolean> {
    return (await this.#manifest(module, tag)) !== undefined;
  }

  versions(module: ModuleName): Promise<readonly string[] | undefined> {
    return remember(this.#lists, module, () => {
      this.#asked = true;
      return this.#reader.tags(module);
    });
  }

  async dependencies(module: ModuleName, tag: string): Promise<readonly Ask[]> {
    const locked = this.#locked.get(module);
    if (locked?.tag === tag) return lockedAsks(locked);
    const manifest = await this.#manifest(module, tag);
    if (manifest === undefined) throw new Error(`${module}:${tag} was chosen, and its manifest is gone`);
    const references =
      readDependencies(manifest.annotations, `${module}:${tag}`) ??
      (await this.#reader.declared(module, tag, manifest.digest));
    return references.map((reference) => ({
      module: reference.module,
      requirement: parseRequirement(reference.requirement, 'module'),
      asker: { kind: 'module', module, version: tag },
    }));
  }

  /** The digest of a chosen module: from the lock where that was taken, else as its tag points now. */
  async digest(module: ModuleName, tag: string): Promise<Digest> {
    const locked = this.#locked.get(module);
    if (locked?.tag === tag) return locked.digest;
    const manifest = await this.#manifest(module, tag);
    if (manifest === undefined) throw new Error(`${module}:${tag} was chosen, and its manifest is gone`);
    return manifest.digest;
  }

  /**
   * Where a chosen version's other spelling is known to be there too (from the list of tags, or because somebody asks for it),
   * both must be the same artifact. A version that is locked was judged when it was locked: no request is made for it.
   * @throws {TwinTagsError}
   */
  async refuseTwins(module: ModuleName, tag: string, asks: readonly Ask[]): Promise<void> {
    if (tagVersion(tag) === undefined) return;
    const listed = await this.#lists.get(module)?.catch(() => undefined);
    const twin = otherSpelling(tag);
    const isLocked = this.#locked.get(module)?.tag === tag;
    const isAskedFor = !isLocked && asks.some(({ requirement }) => requirement.text === twin);
    if (!isAskedFor && listed?.includes(twin) !== true) return;
    const [one, other] = [await this.#manifest(module, tag), await this.#manifest(module, twin)];
    if (one !== undefined && other !== undefined && one.digest !== other.digest)
      throw new TwinTagsError(module, tag, twin);
  }

  #manifest(module: ModuleName, tag: string): Promise<OciModuleManifest | undefined> {
    if (!isTag(tag)) return Promise.resolve(undefined);
    return remember(this.#manifests, `${module}:${tag}`, () => {
      this.#asked = true;
      return this.#reader.manifest(module, tag);
    });
  }
}

function remember<K, V>(known: Map<K, Promise<V>>, key: K, ask: () => Promise<V>): Promise<V> {
  let answer = known.get(key);
  if (answer === undefined) {
    answer = ask();
    known.set(key, answer);
  }
  return answer;
}
