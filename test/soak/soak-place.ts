import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { FaultMachine, filesBelow, hashOf, type Installed, isLock, isTemporary } from '../faults/fault-machine.ts';
import { writeFiles } from '../peers/fixture-files.ts';
import { declarationsOf, soakWorkspace, type Variant } from './soak-modules.ts';
import type { NetworkNeed } from './weather.ts';

/** What is taken away before a job, or changed. */
export const jobKinds = ['cold', 'cold, lock gone', 'store only', 'warm', 'one changed', 'lock gone'] as const;

export type JobKind = (typeof jobKinds)[number];

/** What a machine without any fault makes of the declarations. */
export interface Reference {
  readonly installed: Installed;
  /** The blobs of the store, by their hashes. */
  readonly blobs: ReadonlySet<string>;
  /** Every file that was there after the run, as `knownName` calls it. */
  readonly names: ReadonlySet<string>;
}

export type References = Readonly<Record<Variant, Reference>>;

/** One checkout of a place. */
export interface Checkout {
  readonly directory: string;
  readonly reports: string;
  variant: Variant;
}

/** A machine with a store, buf's cache and some checkouts that share both. */
export class SoakPlace implements AsyncDisposable {
  readonly machine: FaultMachine;
  readonly checkouts: readonly Checkout[];
  /** Variants of which a run ended well since the store was emptied. */
  readonly #held = new Set<Variant>();
  /** True where runs that failed may have fetched everything or not. */
  #isStoreUnsure = false;

  private constructor(machine: FaultMachine, checkouts: readonly Checkout[]) {
    this.machine = machine;
    this.checkouts = checkouts;
  }

  /** @param config `.oras/config.yaml` of each checkout */
  static async create(
    endpoint: string,
    config: string,
    checkouts: number,
    variant: Variant = 'plain',
  ): Promise<SoakPlace> {
    const files = soakWorkspace(variant, config);
    const machine = await FaultMachine.create(endpoint, files);
    const directories = [machine.workspace];
    for (let i = 1; i < checkouts; i++) directories.push(join(machine.directory, `workspace-${i}`));
    for (const directory of directories.slice(1)) await writeFiles(directory, files);
    return new SoakPlace(
      machine,
      directories.map((directory) => ({ directory, variant, reports: `${directory}-report` })),
    );
  }

  /** The whole environment of a job in a checkout. */
  environment(checkout: Checkout): Record<string, string> {
    return this.machine.environment({ ORAS_BUF_REPORT_DIR: checkout.reports });
  }

  /** The same for a job in a process that is there already. */
  engineRequest(checkout: Checkout): { readonly workspace: string; readonly environment: Record<string, string> } {
    return { workspace: checkout.directory, environment: this.environment(checkout) };
  }

  /** Only while no job runs: takes away, or changes, what jobs of this kind go without. */
  async prepare(checkout: Checkout, kind: JobKind): Promise<void> {
    if (kind === 'cold' || kind === 'cold, lock gone') {
      await remove(this.machine.cache);
      this.#held.clear();
      this.#isStoreUnsure = false;
    }
    if (kind === 'cold' || kind === 'cold, lock gone' || kind === 'store only') {
      await remove(this.machine.bufCache);
      for (const { directory } of this.checkouts) {
        await remove(join(directory, '.oras-buf'));
        await remove(join(directory, '.buckconfig.d'));
      }
    }
    if (kind === 'lock gone' || kind === 'cold, lock gone') {
      for (const name of ['oras.lock', 'buf.lock']) await remove(join(checkout.directory, name));
    }
    if (kind === 'one changed') {
      checkout.variant = checkout.variant === 'plain' ? 'changed' : 'plain';
      await writeFile(join(checkout.directory, 'buf.yaml'), declarationsOf(checkout.variant));
    }
  }

  /** Whether the next job in this checkout has to ask the registry, if no other job runs beside it. */
  async need(checkout: Checkout, references: References): Promise<NetworkNeed> {
    const { installed } = references[checkout.variant];
    for (const name of ['oras.lock', 'buf.lock']) {
      const lock = await readFile(join(checkout.directory, name)).catch(() => undefined);
      if (lock === undefined || hashOf(lock) !== installed.get(name)) return 'sure';
    }
    if (this.#held.has(checkout.variant)) return 'none';
    return this.#isStoreUnsure ? 'maybe' : 'sure';
  }

  ended(checkout: Checkout, exitCode: number): void {
    if (exitCode === 0) this.#held.add(checkout.variant);
    else this.#isStoreUnsure = true;
  }

  /** What differs from the reference after a job that ended well. */
  async wrongResults(checkout: Checkout, references: References): Promise<readonly string[]> {
    const found = await this.machine.installed(checkout.directory);
    return differences(found, references, checkout.variant);
  }

  /** Files that are there now, while no job runs, and that no whole run leaves. */
  async strangers(references: References): Promise<readonly string[]> {
    const { directory } = this.machine;
    const all = (await filesBelow(directory)).map((path) => relative(directory, path));
    return strangersAmong(all, references);
  }

  /** A reference is a run of a place of its own, in clear weather. */
  async reference(): Promise<Reference> {
    const { directory } = this.machine;
    const files = (await filesBelow(directory)).map((path) => relative(directory, path));
    const blobs = files.filter((path) => path.includes('/blobs/sha256/')).map((path) => basename(path));
    return {
      installed: await this.machine.installed(),
      blobs: new Set(blobs),
      names: new Set(files.map(knownName)),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.machine[Symbol.asyncDispose]();
  }
}

/** Another checkout, and what is named by the path where it lies, count as the same. */
export function knownName(path: string): string {
  return path
    .replace(/^workspace-\d+/, 'workspace')
    .replace(/^(cache\/installed)\/[0-9a-f]{40}\.json$/, '$1/*.json')
    .replace(/^(buf-cache\/v3\/modulelocks)\/.*$/, '$1/*')
    .replace(/^(tmp\/node-compile-cache)\/.*$/, '$1/*');
}

/** The files that no reference run left, and those that are there only while a run is at work. */
export function strangersAmong(paths: readonly string[], references: References): readonly string[] {
  const known = new Set(Object.values(references).flatMap(({ names }) => [...names]));
  return paths.filter((path) => {
    const name = knownName(path);
    if (name.endsWith('/*')) return false;
    return isLock(`/${path}`) || isTemporary(path) || !known.has(name);
  });
}

/**
 * Every file of the reference must be there with its bytes. Beyond it there may be, in buf's cache alone, what another variant
 * installs.
 */
export function differences(found: Installed, references: References, variant: Variant): readonly string[] {
  const expected = references[variant].installed;
  const wrong: string[] = [];
  for (const [path, hash] of expected) {
    const actual = found.get(path);
    if (actual === undefined) wrong.push(`${path} is missing`);
    else if (actual !== hash) wrong.push(`${path} has other bytes`);
  }
  for (const [path, hash] of found) {
    if (expected.has(path)) continue;
    const isOthers =
      path.startsWith('buf-cache/') && Object.values(references).some(({ installed }) => installed.get(path) === hash);
    if (!isOthers) wrong.push(`${path} should not be there`);
  }
  return wrong;
}

function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 3 });
}
