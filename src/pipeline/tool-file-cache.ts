import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CacheBackend, CiProvider } from '../ci/ci-provider.ts';
import type { Settings } from '../settings/settings.ts';
import type { ToolFileCache } from '../tools/install-tool.ts';
import { platformName } from '../tools/platform.ts';
import type { ToolFile } from '../tools/tool-file.ts';

/** Raised when the content of an entry changes its form. */
const entryForm = 'oras-buf-tools-v1';
/** Keys are matched as prefixes, the full key too: the terminator keeps one from matching a longer one. */
const terminator = '.end';
const fileName = 'published';

/**
 * The CI system's cache for tools (design.md, decision 14): an entry of its own for each file, apart from the modules. It
 * holds the file as it was published, so that what comes back can be held against the published checksum.
 */
export class CiToolFileCache implements ToolFileCache {
  readonly #settings: Settings;
  readonly #ci: CiProvider;
  readonly #backend: CacheBackend;
  readonly #directory: string;

  /** Undefined where there is no cache, or it is not wanted. */
  static of(settings: Settings, ci: CiProvider): CiToolFileCache | undefined {
    return ci.cache === undefined || settings.offline ? undefined : new CiToolFileCache(settings, ci, ci.cache);
  }

  private constructor(settings: Settings, ci: CiProvider, backend: CacheBackend) {
    this.#settings = settings;
    this.#ci = ci;
    this.#backend = backend;
    this.#directory = `${backend.entryDirectory}-tools`;
  }

  async restore(file: ToolFile, path: string): Promise<boolean> {
    if (!this.#settings.cacheRead) return false;
    try {
      await this.#clear();
      const found = await this.#backend.restore([this.#directory], toolCacheKey(file), []);
      if (found === undefined) return false;
      await copyFile(join(this.#directory, fileName), path);
      this.#ci.info(`${file.tool} was in the cache: ${found.matchedKey}`);
      return true;
    } catch (error) {
      this.#ci.debug(`The cache entry of ${file.tool} could not be used: ${(error as Error).message}`);
      return false;
    } finally {
      await this.#clear();
    }
  }

  async save(file: ToolFile, path: string): Promise<void> {
    if (!this.#settings.cacheWrite || !this.#backend.writable) return;
    try {
      await this.#clear();
      await mkdir(this.#directory, { recursive: true });
      await copyFile(path, join(this.#directory, fileName));
      const key = toolCacheKey(file);
      if ((await this.#backend.save([this.#directory], key)) === 'saved') this.#ci.info(`Cache saved: ${key}`);
    } catch (error) {
      this.#ci.debug(`${file.tool} was not saved to the cache: ${(error as Error).message}`);
    } finally {
      await this.#clear();
    }
  }

  /** It lies in the checkout, where later steps would find it. */
  async #clear(): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true }).catch(() => {});
  }
}

/** Name, version, platform, checksum: the same file has the same key in every repository and run. */
export function toolCacheKey(file: Pick<ToolFile, 'tool' | 'version' | 'platform' | 'sha256'>): string {
  const version = file.version.replaceAll(/[^A-Za-z0-9_.-]/g, '_').slice(-60);
  return `${entryForm}-${file.tool}-${version}-${platformName(file.platform)}-${file.sha256}${terminator}`;
}
