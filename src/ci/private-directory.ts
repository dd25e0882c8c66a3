import { createHash } from 'node:crypto';
import { accessSync, constants, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive, processSpaceTag } from '../system/process-space.ts';

const prefix = 'oras-buf-job-';
const longestJobMs = 7 * 24 * 60 * 60 * 1_000;

/**
 * A directory of ours outside the checkout that stays from job to job where the machine does: in the place that the CI system
 * keeps beside the checkout for such things, else in the directory for temporary files, where others must not have prepared it.
 * @param beside the system's own place; made where it is missing
 * @param checkout tells the fall-back directories of several checkouts apart
 */
export function besideCheckout(beside: string, checkout: string): string {
  const wanted = join(beside, 'oras-buf');
  if (canBeUsed(wanted)) return wanted;
  const name = createHash('sha256').update(checkout).digest('hex').slice(0, 16);
  const fallBack = join(realpathSync(tmpdir()), `oras-buf-${userInfo().uid}-${name}`);
  if (canBeUsed(fallBack, 0o700) && isOurs(fallBack)) return fallBack;
  return mkdtempSync(join(realpathSync(tmpdir()), 'oras-buf-'));
}

function canBeUsed(directory: string, mode = 0o755): boolean {
  try {
    mkdirSync(directory, { recursive: true, mode });
    accessSync(directory, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Anybody may make any name in a directory for temporary files. Windows has one for each user. */
function isOurs(directory: string): boolean {
  const uid = process.getuid?.();
  const status = lstatSync(directory);
  return status.isDirectory() && (uid === undefined || (status.uid === uid && (status.mode & 0o022) === 0));
}

/**
 * The private directory of one job, made at its first use. Credentials may lie in it, so what killed jobs left goes then: those whose
 * process we would see, and does not run any more.
 */
export class PrivateDirectory {
  readonly #parent: () => string;
  readonly #isParentOurs: boolean;
  #path: string | undefined;

  /**
   * @param parent asked for when the directory is made
   * @param ours whether the parent is ours alone, so that what jobs of other machines and containers left goes too, once it is old
   */
  constructor(parent: () => string, ours: 'ours' | 'shared') {
    this.#parent = parent;
    this.#isParentOurs = ours === 'ours';
  }

  get path(): string {
    if (this.#path === undefined) {
      const parent = this.#parent();
      sweep(parent, this.#isParentOurs);
      this.#path = mkdtempSync(join(parent, `${prefix}${process.pid}_${processSpaceTag()}_`));
    }
    return this.#path;
  }

  remove(): void {
    if (this.#path === undefined) return;
    rmSync(this.#path, { recursive: true, force: true, maxRetries: 2 });
    this.#path = undefined;
  }
}

/** Removes what killed jobs left: no job takes a week. */
function sweep(parent: string, isParentOurs: boolean): void {
  const uid = process.getuid?.();
  try {
    for (const name of readdirSync(parent)) {
      if (!name.startsWith(prefix)) continue;
      const path = join(parent, name);
      const status = lstatSync(path, { throwIfNoEntry: false });
      if (status?.isDirectory() !== true) continue;
      if (!isParentOurs && uid !== undefined && status.uid !== uid) continue;
      const isOld = isParentOurs && Date.now() - status.mtimeMs >= longestJobMs;
      if (isOld || isMakerGone(name)) rmSync(path, { recursive: true, force: true });
    }
  } catch {
    // Somebody else's, or gone already: neither is this job's concern.
  }
}

function isMakerGone(name: string): boolean {
  const [, processId, tag] = /^oras-buf-job-(\d+)_([0-9a-f]{6})_/.exec(name) ?? [];
  return processId !== undefined && tag === processSpaceTag() && !isProcessAlive(Number(processId));
}
