import { join } from 'node:path';
import type { CiProvider, CiRun } from './ci-provider.ts';
import { isContinuousIntegration } from './continuous-integration.ts';
import { PrintedLog } from './printed-log.ts';
import { besideCheckout, PrivateDirectory } from './private-directory.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the step `ansiColor` sets `TERM` to; a plain console shows colours as garbage. */
const colourTerminals: ReadonlySet<string> = new Set(['xterm', 'vga', 'css', 'gnome-terminal']);

export interface JenkinsOptions {
  readonly environment: Environment;
  /** Where `WORKSPACE` is not set. */
  readonly directory: string;
  readonly write: (text: string) => void;
}

/**
 * Jenkins, in a Pipeline or a freestyle job. Its console has neither sections nor commands, so the log is plain lines. Jenkins
 * hides the credentials that `withCredentials` bound; ours are hidden here.
 *
 * Sources: `env-vars.html` of a Jenkins controller (variables, also of multibranch projects), and the help of the step
 * `ansiColor`.
 */
export class JenkinsProvider extends PrintedLog implements CiProvider {
  readonly system = 'jenkins';
  readonly run: CiRun;
  readonly workspace: string;
  readonly frozenByDefault: boolean;
  readonly cache = undefined;
  readonly carriedStore = undefined;
  readonly toolShelf = undefined;
  readonly whyLowTrust: string | undefined;
  readonly outputsLeftOut = {};
  readonly #beside: () => string;
  readonly #temporary: PrivateDirectory;
  #besidePath: string | undefined;

  constructor({ environment, directory, write }: JenkinsOptions) {
    const hasColours = colourTerminals.has(environment['TERM'] ?? '') && (environment['NO_COLOR'] ?? '') === '';
    super({ write, colours: hasColours });
    const workspace = environment['WORKSPACE'] || directory;
    this.workspace = workspace;
    this.run = runOf(environment);
    this.frozenByDefault = isContinuousIntegration(environment, 'true');
    this.whyLowTrust =
      (environment['CHANGE_FORK'] ?? '') === '' ? undefined : 'the change comes from a fork (CHANGE_FORK)';
    this.#beside = () => besideCheckout(environment['WORKSPACE_TMP'] || `${workspace}@tmp`, workspace);
    this.#temporary = new PrivateDirectory(() => this.#besideCheckout(), 'ours');
  }

  /** Stays from build to build where the agent does. */
  get defaultCacheDirectory(): string {
    return this.#besideCheckout();
  }

  get defaultBufCacheDirectory(): string {
    return join(this.#besideCheckout(), 'buf');
  }

  get temporaryDirectory(): string {
    return this.#temporary.path;
  }

  removeTemporaryDirectory(): void {
    this.#temporary.remove();
  }

  /** The shared library takes the directory of buf's cache out of outputs.env, where it has a block to run with it. */
  async exportVariable(name: string, _value: string): Promise<void> {
    if (name === 'BUF_CACHE_DIR') return;
    this.warning(
      `${name} is not exported: a step of Jenkins can hand a variable on in a file only, and no credential may be in one. Use withCredentials around the steps that need it.`,
    );
  }

  #besideCheckout(): string {
    this.#besidePath ??= this.#beside();
    return this.#besidePath;
  }
}

function runOf(environment: Environment): CiRun {
  return {
    id: environment['BUILD_TAG'] || `${environment['JOB_NAME'] ?? ''}-${environment['BUILD_NUMBER'] ?? '0'}`,
    revision: environment['GIT_COMMIT'] ?? '',
  };
}
