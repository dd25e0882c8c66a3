import { join } from 'node:path';
import type { CiProvider } from '../ci/ci-provider.ts';
import { type Digest, tryParseDigest } from '../oci/digest.ts';
import { OfflineError } from '../oci/errors.ts';
import { formatReference, type Reference } from '../oci/reference.ts';
import type { Registries, Registry } from '../oci/registry.ts';
import type { Settings } from '../settings/settings.ts';
import { Store } from '../store/store.ts';
import type { Share } from '../system/shared-lock.ts';
import type { ArtifactReader } from '../tools/artifact-file.ts';
import { type FoundTool, findTool, type ToolSources } from '../tools/find-tool.ts';
import { thisMachine } from '../tools/platform.ts';
import { ReleaseClient } from '../tools/release-client.ts';
import { releaseServer } from '../tools/release-files.ts';
import type { ToolName } from '../tools/tool.ts';
import { DirectoryShelf } from '../tools/tool-shelf.ts';
import { useCache } from './in-use.ts';
import { CiToolFileCache } from './tool-file-cache.ts';

export interface JobToolsParts {
  readonly settings: Settings;
  readonly ci: CiProvider;
  readonly registries: Registries;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Finds the programs that a job starts, or installs them, each once. Behind `JobTools`, which loads it when one is wanted. */
export class ToolFinder {
  readonly #parts: JobToolsParts;
  readonly #found = new Map<string, Promise<FoundTool>>();
  readonly #client: ReleaseClient;
  #store: Promise<Store> | undefined;
  #storeInUse: Share | undefined;

  constructor(parts: JobToolsParts) {
    const { ci, environment, signal } = parts;
    this.#parts = parts;
    this.#client = new ReleaseClient({ environment, log: ci, maskSecret: (value) => ci.mask(value), signal });
  }

  /** @throws the errors of src/tools/find-tool.ts */
  async find(tool: ToolName, root: string): Promise<FoundTool> {
    const key = tool === 'buck2' ? `${tool} ${root}` : tool;
    let found = this.#found.get(key);
    if (found === undefined) {
      found = this.#find(tool, root);
      this.#found.set(key, found);
    }
    return await found;
  }

  async close(): Promise<void> {
    await this.#client.close();
    await (await this.#store?.catch(() => undefined))?.close();
    await this.#storeInUse?.release();
  }

  #find(tool: ToolName, root: string): Promise<FoundTool> {
    const { settings, ci, environment } = this.#parts;
    return findTool({ ...settings[tool], tool, root, environment, checkout: ci.workspace }, this.#sources());
  }

  #sources(): ToolSources {
    const { settings, ci, signal } = this.#parts;
    const directory = join(settings.stateDirectory, 'tools');
    return {
      shelf: ci.toolShelf ?? new DirectoryShelf(directory),
      cache: CiToolFileCache.of(settings, ci),
      workDirectory: directory,
      offline: settings.offline,
      log: ci,
      signal,
      machine: thisMachine(),
      server: releaseServer(settings.toolsMirror),
      client: this.#client,
      artifacts: this.#artifacts(),
    };
  }

  async #openStore(): Promise<Store> {
    const { settings, ci, signal } = this.#parts;
    this.#storeInUse = await useCache('store', { settings, log: ci, signal });
    return Store.open(join(settings.stateDirectory, 'store'));
  }

  #artifacts(): ArtifactReader {
    const { registries } = this.#parts;
    const store = (): Promise<Store> => {
      this.#store ??= this.#openStore();
      return this.#store;
    };
    return {
      manifest: async (reference) => {
        const { host, repository } = reference;
        const registry = registries.forHost(host);
        const digest = reference.digest ?? (await resolveTag(registry, reference, await store()));
        if (digest === undefined) return undefined;
        const found = await (await store()).manifest(registry, repository, digest, formatReference(reference));
        // So that an offline job knows what the tag was.
        if (reference.tag !== undefined) {
          const name = formatReference({ ...reference, digest: undefined });
          await (await store()).setNames(new Map([[name, found.descriptor]])).catch(() => {});
        }
        return found;
      },
      blob: async (reference, descriptor) =>
        (await store()).blob(registries.forHost(reference.host), reference.repository, descriptor),
    };
  }
}

/** What a tag points at now; in an offline job what it pointed at when it was last asked for. */
async function resolveTag(registry: Registry, reference: Reference, store: Store): Promise<Digest | undefined> {
  try {
    return await registry.resolveTag(reference.repository, reference.tag ?? '');
  } catch (error) {
    if (!(error instanceof OfflineError)) throw error;
    const known = (await store.names()).get(formatReference(reference));
    if (known === undefined) throw error;
    return tryParseDigest(known.digest);
  }
}
