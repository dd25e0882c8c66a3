import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userCacheDirectory } from '../system/user-cache-directory.ts';
import type { CiProvider, CiRun } from './ci-provider.ts';
import { isContinuousIntegration } from './continuous-integration.ts';
import { PrintedLog, type PrintedLogOptions } from './printed-log.ts';
import { PrivateDirectory } from './private-directory.ts';

type Environment = Record<string, string | undefined>;

export interface TerminalOptions extends PrintedLogOptions {
  readonly environment: Environment;
  readonly workspace: string;
}

/** A person's shell, or a CI system that we know nothing special of. */
export class TerminalProvider extends PrintedLog implements CiProvider {
  readonly system = 'terminal';
  readonly run: CiRun;
  readonly workspace: string;
  readonly defaultCacheDirectory: string;
  readonly defaultBufCacheDirectory = undefined;
  readonly frozenByDefault: boolean;
  readonly cache = undefined;
  readonly carriedStore = undefined;
  readonly toolShelf = undefined;
  readonly whyLowTrust = undefined;
  readonly outputsLeftOut = {};
  readonly #environment: Environment;
  readonly #temporary = new PrivateDirectory(() => realpathSync(tmpdir()), 'shared');

  constructor(options: TerminalOptions) {
    super(options);
    const { environment } = options;
    this.#environment = environment;
    this.workspace = options.workspace;
    this.run = { id: new Date().toISOString().replaceAll(/[:.]/g, '-'), revision: '' };
    this.defaultCacheDirectory = join(userCacheDirectory(environment), 'oras-buf');
    this.frozenByDefault = isContinuousIntegration(environment, '');
  }

  get temporaryDirectory(): string {
    return this.#temporary.path;
  }

  removeTemporaryDirectory(): void {
    this.#temporary.remove();
  }

  async exportVariable(name: string, value: string): Promise<void> {
    this.#environment[name] = value;
  }
}
