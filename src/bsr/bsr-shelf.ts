import type { ModuleName } from '../modules/module-name.ts';
import type { BsrDescription } from './bsr-artifact.ts';
import type { BsrModule } from './bsr-module.ts';

/** Where modules of the BSR are kept once they were fetched: our store. */
export interface BsrShelf {
  /**
   * What is known of a commit that is kept whole; undefined where it is not. A commit id is no hash of its content, and a
   * restored cache may hold anything under it: what counts is the digest.
   * @param b5 only what has this digest counts; without it the shelf's word is all there is
   */
  describe(module: ModuleName, commit: string, b5?: string): Promise<BsrDescription | undefined>;
  /** Keeps a module whose digests were checked. */
  keep(module: BsrModule): Promise<void>;
}
