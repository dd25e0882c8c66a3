import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Log } from '../log.ts';
import type { ToolShelf } from './ci-provider.ts';
import { withToolkitOutput } from './toolkit-output.ts';

/** The part of `@actions/tool-cache` that is used. */
export interface ToolCacheToolkit {
  find(tool: string, version: string, architecture?: string): string;
  cacheDir(directory: string, tool: string, version: string, architecture?: string): Promise<string>;
}

export interface GithubToolShelfOptions {
  readonly log: Log;
  /** Milliseconds that one copy into the tool cache may take. */
  readonly callMs?: number;
  readonly load?: () => Promise<ToolCacheToolkit>;
}

const defaultCallMs = 5 * 60_000;
/** A name of its own: what `setup-…` actions keep as `buf` was checked by nobody that we know. */
const prefix = 'oras-buf-';

/**
 * The tool cache of the runner, through `@actions/tool-cache`. On hosted machines it lives as long as the job, on self-hosted
 * ones it stays. The package knows only the variables of the process, and prints commands.
 */
export class GithubToolShelf implements ToolShelf {
  readonly #options: GithubToolShelfOptions;

  constructor(options: GithubToolShelfOptions) {
    this.#options = options;
  }

  async find(tool: string, version: string): Promise<string | undefined> {
    const found = await this.#call(async (toolkit) => toolkit.find(prefix + tool, version));
    return found === '' ? undefined : found;
  }

  keep(directory: string, tool: string, version: string): Promise<string> {
    return this.#call((toolkit) => toolkit.cacheDir(directory, prefix + tool, version));
  }

  async #call<T>(work: (toolkit: ToolCacheToolkit) => Promise<T>): Promise<T> {
    const { log, callMs = defaultCallMs } = this.#options;
    const toolkit = await (this.#options.load ?? loadToolkit)();
    return withToolkitOutput(
      callMs,
      ({ text }) => log.debug(`tool cache: ${text}`),
      () => work(toolkit),
    );
  }
}

/** Whether this runner has a tool cache that we may write. */
export function hasToolCache(environment: Readonly<Record<string, string | undefined>>): boolean {
  const directory = environment['RUNNER_TOOL_CACHE'] ?? '';
  if (directory === '') return false;
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function loadToolkit(): Promise<ToolCacheToolkit> {
  return import('@actions/tool-cache');
}
