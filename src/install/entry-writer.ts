import { linkSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CacheEntryContent, type CacheTree, entryDescription } from '../bsr/module-cache-entry.ts';
import { removeLeftovers, temporaryBeside } from '../system/atomic-files.ts';

/** Files that are written in one go, before others get their turn. */
const filesAtOnce = 64;
const mostAttempts = 10;

/** Puts one entry of buf's module cache into place: made beside, then renamed as a directory, so that it appears whole. */
export class EntryWriter {
  readonly #target: string;
  readonly #isRight: () => Promise<boolean>;

  /** @param isRight whether the target holds exactly this entry, by a hash of every byte */
  constructor(target: string, isRight: () => Promise<boolean>) {
    this.#target = target;
    this.#isRight = isRight;
  }

  /** @param twin the same module's entry in the other tree, just written or verified: its files are linked where the disk allows */
  async write(content: CacheEntryContent, tree: CacheTree, twin: string | undefined): Promise<void> {
    const directory = dirname(this.#target);
    // Where nothing was before, nothing was left.
    if (mkdirSync(directory, { recursive: true }) === undefined) await removeLeftovers(directory);
    const beside = temporaryBeside(this.#target);
    let isPlaced = false;
    try {
      await this.#make(beside, content, tree, twin);
      isPlaced = await this.#place(beside);
    } finally {
      if (!isPlaced) await rm(beside, { recursive: true, force: true });
    }
  }

  async #make(beside: string, content: CacheEntryContent, tree: CacheTree, twin: string | undefined): Promise<void> {
    const made = new Set<string>();
    const makeParent = (path: string): void => {
      const directory = dirname(path);
      if (made.has(directory)) return;
      mkdirSync(directory, { recursive: true, mode: 0o755 });
      made.add(directory);
    };
    mkdirSync(join(beside, 'files'), { recursive: true, mode: 0o755 });
    let count = 0;
    let canLink = twin !== undefined;
    for (const file of content.files) {
      const path = join(beside, 'files', file.path);
      makeParent(path);
      canLink = canLink && twin !== undefined && linked(join(twin, 'files', file.path), path);
      if (!canLink) writeFileSync(path, file.content, { mode: 0o644 });
      count++;
      if (count % filesAtOnce === 0) await nextTurn();
    }
    for (const file of entryDescription(content, tree)) {
      const path = join(beside, file.path);
      makeParent(path);
      writeFileSync(path, file.content, { mode: 0o644 });
    }
  }

  /**
   * Renames into place. What stands there and is right is left: another process was faster. What is wrong is moved away.
   * @returns false where the other process's entry stands there
   */
  async #place(beside: string): Promise<boolean> {
    for (let attempt = 0; ; attempt++) {
      try {
        renameSync(beside, this.#target);
        return true;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const occupied = code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR' || code === 'EPERM';
        if (!occupied || attempt >= mostAttempts) throw error;
      }
      if (await this.#isRight()) return false;
      const aside = temporaryBeside(this.#target);
      try {
        await rename(this.#target, aside);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
      await rm(aside, { recursive: true, force: true });
    }
  }
}

/** False where the disk does not link (or another process just replaced the twin): there is no need to try again. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}
