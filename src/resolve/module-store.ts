import type { BsrModule } from '../bsr/bsr-module.ts';
import type { BsrSource } from '../bsr/resolve-bsr.ts';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { ArchiveLimits } from '../modules/archive-safety.ts';
import type { UnpackedModule } from '../modules/module-archive.ts';
import type { ModuleFiles } from '../modules/module-files.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import { formatModuleReference, type ModuleReference } from '../modules/module-reference.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import type { Descriptor, ImageManifest } from '../oci/descriptor.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { MalformedManifestError, OfflineError, RepositoryNotFoundError, UnknownHostError } from '../oci/errors.ts';
import type { FetchedManifest, Registries, Registry } from '../oci/registry.ts';
import { MissingOfflineError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { mapBounded } from '../system/bounded.ts';
import { keepYoungGenerationSmall } from '../system/young-generation.ts';
import { askersOf, placesThatLeadTo, withPlacesOf } from './asked-places.ts';
import { BsrShelfInStore } from './bsr-shelf-in-store.ts';
import { ModulesMissingOfflineError } from './lock-errors.ts';
import type { OciModuleManifest, OciModuleReader } from './oci-source.ts';
import { orasLockName } from './oras-lock.ts';
import type { ResolvedBsrModule, ResolvedModule, ResolvedOciModule } from './resolution.ts';

/** `oras.lock` says of a module's dependencies something else than its artifact. */
export class LockedDependenciesError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

export interface ModuleStoreOptions {
  readonly store: Store;
  readonly registries: Registries;
  readonly parallel: number;
  /** Caps that are other than the defaults. */
  readonly archiveLimits?: Partial<ArchiveLimits>;
}

/** A module whose blobs are all in the store. */
export interface FetchedModule {
  readonly module: ResolvedModule;
  readonly manifest: ImageManifest;
  /** The manifest and every blob that it names: what a cache has to carry. */
  readonly blobs: readonly Descriptor[];
  /** Of the layers, in bytes. */
  readonly sizeBytes: number;
  readonly origin: 'store' | 'network';
  /** True where the store's copy was damaged, and was fetched again. */
  readonly wasDamaged: boolean;
}

/** What a module holds, ready to be installed. */
export interface ModuleContent {
  readonly files: ModuleFiles;
  /** For modules of the BSR: what else buf keeps of them. */
  readonly bsr: BsrModule | undefined;
  /** Things that the reader of the artifact passed over. */
  readonly remarks: readonly string[];
}

/** Indexes may hold indexes; nobody needs more than a few. */
const deepestIndex = 4;
/** From so many on, memory counts. */
const manyModules = 200;
const emptyConfig = Buffer.from('{}');

/** Modules by way of the store: everything that is fetched from a registry goes through it, and nothing is fetched twice. */
export class ModuleStore implements OciModuleReader {
  readonly shelf: BsrShelfInStore;
  readonly #store: Store;
  readonly #registries: Registries;
  readonly #parallel: number;
  readonly #limits: Partial<ArchiveLimits>;
  readonly #unpacked = new Map<Digest, Promise<UnpackedModule>>();

  constructor(options: ModuleStoreOptions) {
    this.#store = options.store;
    this.#registries = options.registries;
    this.#parallel = options.parallel;
    this.#limits = options.archiveLimits ?? {};
    this.shelf = new BsrShelfInStore(options.store);
  }

  announce(modules: readonly ModuleName[]): void {
    const byRegistry = new Map<Registry, string[]>();
    for (const module of modules) {
      const place = this.#tryLocate(module);
      if (place === undefined) continue;
      const list = byRegistry.get(place.registry);
      if (list === undefined) byRegistry.set(place.registry, [place.repository]);
      else list.push(place.repository);
    }
    for (const [registry, repositories] of byRegistry) registry.announce?.(repositories);
  }

  async tags(module: ModuleName): Promise<readonly string[] | undefined> {
    const { registry, repository } = this.#locate(module);
    try {
      return await registry.listTags(repository);
    } catch (error) {
      if (error instanceof RepositoryNotFoundError) return undefined;
      throw error;
    }
  }

  async manifest(module: ModuleName, tag: string): Promise<OciModuleManifest | undefined> {
    const { registry, repository } = this.#locate(module);
    const tagged = await registry.fetchManifest(repository, tag);
    if (tagged === undefined) return undefined;
    await this.#store.ingest({ ...tagged.descriptor, size: tagged.bytes.length }, tagged.bytes);
    const own = await this.#own(registry, repository, tagged, `${module}:${tag}`);
    return { digest: own.descriptor.digest, annotations: own.manifest.annotations };
  }

  async currentDigest(module: ModuleName, tag: string): Promise<Digest | undefined> {
    const { registry, repository } = this.#locate(module);
    return registry.resolveTag(repository, tag);
  }

  async declared(module: ModuleName, tag: string, manifestDigest: Digest): Promise<readonly ModuleReference[]> {
    return (await this.#unpack(module, tag, manifestDigest)).dependencies;
  }

  /**
   * Brings every blob of the resolved modules into the store, all at once and by digest.
   * @param source where modules of the BSR come from that the store does not have
   * @param onFetched hears of each module that is there, also where others are missing
   * @param onStarted hears of each module that is looked for now
   * @param onThere what else is to be done with each, while others are still on their way
   * @throws {ModulesMissingOfflineError} offline, naming each module of which something is missing
   */
  async fetch(
    modules: readonly ResolvedModule[],
    source: BsrSource,
    onFetched: (fetched: FetchedModule) => void = () => {},
    onStarted: (module: ResolvedModule) => void = () => {},
    onThere: (module: ResolvedModule) => Promise<unknown> = async () => {},
  ): Promise<readonly FetchedModule[]> {
    if (modules.length >= manyModules) keepYoungGenerationSmall();
    await this.#fetchBsr(
      modules.filter((module) => module.source === 'bsr'),
      source,
    );
    await this.#announceMissing(modules.filter((module) => module.source === 'oci'));
    const missing: { readonly module: ModuleName; readonly why: string }[] = [];
    const fetched = await mapBounded(modules, this.#parallel, async (module) => {
      onStarted(module);
      try {
        const there = module.source === 'oci' ? await this.#fetchOci(module) : await this.#describeBsr(module);
        onFetched(there);
        await onThere(module);
        return there;
      } catch (error) {
        if (!(error instanceof OfflineError || error instanceof MissingOfflineError)) {
          throw withPlacesOf(error, module.module, askersOf(modules));
        }
        missing.push({ module: module.module, why: `${versionOf(module)} ${await this.#whyMissing(module)}` });
        return undefined;
      }
    });
    if (missing.length > 0) {
      throw new ModulesMissingOfflineError(
        missing.sort((a, b) => compareUtf8(a.module, b.module)),
        missing.flatMap(({ module }) => placesThatLeadTo(module, askersOf(modules))),
      );
    }
    const found = fetched.filter((one) => one !== undefined);
    const names = found.flatMap(({ module, blobs: [manifest] }): [string, Descriptor][] =>
      module.source === 'oci' && manifest !== undefined ? [[this.#nameOf(module), manifest]] : [],
    );
    // Names are a convenience for people and other tools; a store that may only be read has none of ours.
    await this.#store.setNames(new Map(names)).catch(() => {});
    return found;
  }

  /** The files of a fetched module. @throws {LockedDependenciesError} where the lock does not tell its dependencies right. */
  async content(module: ResolvedModule): Promise<ModuleContent> {
    if (module.source === 'bsr') return this.#bsrContent(module);
    const unpacked = await this.#unpack(module.module, module.tag, module.manifestDigest);
    // Whoever takes the files holds them from here on: a thousand modules do not fit in memory at once.
    this.#unpacked.delete(module.manifestDigest);
    const [locked, own] = [module.requires, unpacked.dependencies.map(formatModuleReference)].map((list) =>
      [...new Set(list)].sort(compareUtf8).join(', '),
    );
    if (locked !== own) {
      throw new LockedDependenciesError(
        `${orasLockName} says that ${module.module}:${module.tag} depends on ${locked || 'nothing'}, and its artifact says ${own || 'nothing'}`,
        {
          places: [{ file: orasLockName }],
          next: `Take ${orasLockName} from git, or run "oras-buf resolve --frozen=false --update ${module.module}".`,
        },
      );
    }
    return { files: unpacked.files, bsr: undefined, remarks: unpacked.remarks };
  }

  #locate(module: ModuleName): { readonly registry: Registry; readonly repository: string } {
    return {
      registry: this.#registries.forHost(moduleNameParts(module).registry),
      repository: this.#registries.repositoryOf(module),
    };
  }

  /** Undefined for a host that no setting declares: who asks it for something is told so, and when. */
  #tryLocate(module: ModuleName): { readonly registry: Registry; readonly repository: string } | undefined {
    try {
      return this.#locate(module);
    } catch (error) {
      if (error instanceof UnknownHostError) return undefined;
      throw error;
    }
  }

  #nameOf(module: ResolvedOciModule): string {
    const { registry, repository } = this.#locate(module.module);
    return `${registry.host}/${repository}:${module.tag}`;
  }

  async #own(
    registry: Registry,
    repository: string,
    fetched: FetchedManifest,
    label: string,
    depth = 0,
  ): Promise<FetchedManifest & { readonly manifest: ImageManifest }> {
    if (fetched.manifest.kind === 'manifest') return { ...fetched, manifest: fetched.manifest };
    const { chooseFromIndex } = await import('../modules/module-archive.ts');
    const child = chooseFromIndex(fetched.manifest, label);
    const own = await this.#store.manifest(registry, repository, child.digest, label);
    if (depth >= deepestIndex) throw new MalformedManifestError(label, 'it is an index in an index, again and again');
    return this.#own(registry, repository, own, label, depth + 1);
  }

  #unpack(module: ModuleName, tag: string, manifestDigest: Digest): Promise<UnpackedModule> {
    const known = this.#unpacked.get(manifestDigest);
    if (known !== undefined) return known;
    const label = `${module}:${tag}`;
    const work = (async () => {
      const { registry, repository } = this.#locate(module);
      const { manifest } = await this.#own(
        registry,
        repository,
        await this.#store.manifest(registry, repository, manifestDigest, label),
        label,
      );
      const openLayer = (layer: Descriptor) => this.#store.blob(registry, repository, layer, label);
      // Nothing that is installed already is unpacked: most runs load no reader of archives.
      const { readModuleArtifact } = await import('../modules/module-archive.ts');
      return readModuleArtifact({ module, label, manifest, openLayer, limits: this.#limits });
    })();
    this.#unpacked.set(manifestDigest, work);
    work.catch(() => this.#unpacked.delete(manifestDigest));
    return work;
  }

  async #fetchOci(module: ResolvedOciModule): Promise<FetchedModule> {
    const label = `${module.module}:${module.tag}`;
    const { registry, repository } = this.#locate(module.module);
    const fetched = await this.#store.manifest(registry, repository, module.manifestDigest, label);
    const { descriptor, manifest } = await this.#own(registry, repository, fetched, label);
    await mapBounded(manifest.layers, this.#parallel, (layer) => this.#store.blob(registry, repository, layer, label));
    // Two bytes that everybody knows; other tools want them beside the layers.
    if (manifest.config.digest === digestOf(emptyConfig)) {
      await this.#store.ingest({ ...manifest.config, size: emptyConfig.length }, emptyConfig).catch(() => {});
    }
    return this.#fetchedModule(module, descriptor, manifest);
  }

  async #whyMissing(module: ResolvedModule): Promise<string> {
    if (module.source === 'bsr') return 'is not in the store';
    const { registry, repository } = this.#locate(module.module);
    const layers = await this.#store.manifest(registry, repository, module.manifestDigest).then(
      ({ manifest }) => (manifest.kind === 'manifest' ? manifest.layers : []),
      () => [],
    );
    const damaged = [module.manifestDigest, ...layers.map(({ digest }) => digest)].some((digest) =>
      this.#store.wasDamaged(digest),
    );
    return damaged ? 'was damaged in the store, and was removed' : 'is not in the store';
  }

  /** Announces the modules of which the store has no manifest. */
  async #announceMissing(modules: readonly ResolvedOciModule[]): Promise<void> {
    const missing: ModuleName[] = [];
    for (const { module, manifestDigest } of modules) {
      if (!(await this.#store.has(manifestDigest))) missing.push(module);
    }
    this.announce(missing);
  }

  #fetchedModule(module: ResolvedModule, descriptor: Descriptor, manifest: ImageManifest): FetchedModule {
    const origins = manifest.layers.map((layer) => this.#store.originOf(layer.digest));
    return {
      module,
      manifest,
      blobs: [descriptor, manifest.config, ...manifest.layers],
      sizeBytes: manifest.layers.reduce((sum, { size }) => sum + size, 0),
      origin: origins.includes('network') ? 'network' : 'store',
      wasDamaged: [descriptor, ...manifest.layers].some(({ digest }) => this.#store.wasDamaged(digest)),
    };
  }

  /** Has buf or the mirror bring what the store lacks, pinned to the resolved commits. */
  async #fetchBsr(modules: readonly ResolvedBsrModule[], source: BsrSource): Promise<void> {
    const shelved = await Promise.all(
      modules.map(async ({ module, commit, contentDigests }) => {
        const found = await this.shelf.find(module, commit, contentDigests.b5);
        return found !== undefined && (contentDigests.b4 === '' || found.description.b4 !== '');
      }),
    );
    if (shelved.every((isThere) => isThere) || source.offline) return;
    const needsB4 = modules.some(({ contentDigests }) => contentDigests.b4 !== '');
    const wanted = modules.map(({ module, commit, contentDigests }) => ({
      module,
      reference: commit,
      locked: contentDigests,
    }));
    const { resolveBsr } = await import('../bsr/resolve-bsr.ts');
    await resolveBsr(wanted, new Set(needsB4 ? ['v1', 'v2'] : ['v2']), source);
  }

  async #describeBsr(module: ResolvedBsrModule): Promise<FetchedModule> {
    const shelved = await this.shelf.find(module.module, module.commit, module.contentDigests.b5);
    if (shelved === undefined) throw new OfflineError(moduleNameParts(module.module).registry, module.module);
    const { descriptor, manifest } = shelved;
    const origin = this.shelf.wasKeptNow(module.module, module.commit) ? 'network' : 'store';
    return { ...this.#fetchedModule(module, descriptor, manifest), origin };
  }

  async #bsrContent(module: ResolvedBsrModule): Promise<ModuleContent> {
    const label = `${module.module}:${module.commit}`;
    const shelved = await this.shelf.find(module.module, module.commit, module.contentDigests.b5);
    if (shelved === undefined) throw new OfflineError(moduleNameParts(module.module).registry, label);
    const openLayer = async (layer: Descriptor): Promise<string> => this.#store.blobPath(layer.digest);
    const [{ readModuleArtifact }, { bsrModuleOf }] = await Promise.all([
      import('../modules/module-archive.ts'),
      import('../bsr/bsr-artifact.ts'),
    ]);
    const { files, remarks } = await readModuleArtifact({
      module: module.module,
      label,
      manifest: shelved.manifest,
      openLayer,
      limits: this.#limits,
    });
    return { files, bsr: bsrModuleOf(module.module, shelved.description, files, label), remarks };
  }
}

function versionOf(module: ResolvedModule): string {
  return module.source === 'oci' ? module.tag : module.commit;
}
