import type { ModuleName } from '../modules/module-name.ts';
import type { BsrDescription } from './bsr-artifact.ts';
import type { BsrModule } from './bsr-module.ts';

/** Where modules of the BSR are kept once they were fetched: our store. */
export interface BsrShelf {
  /** What is known of a commit that is kept whole; undefined where it is not. */
  describe(module: ModuleName, commit: string): Promise<BsrDescription | undefined>;
  /** Keeps a module whose digests were checked. */
  keep(module: BsrModule): Promise<void>;
}
