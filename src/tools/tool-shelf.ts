import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asDiskError } from '../system/disk-error.ts';

/** Where installed tools stay from job to job: a directory of ours, or the tool cache of a CI system's runner. */
export interface ToolShelf {
  /** The directory of a tool that was kept whole, or undefined. `version` is a semantic version that no other build has. */
  find(tool: string, version: string): Promise<string | undefined>;
  /** Takes a directory in, under this name; what stood there goes. Gives the directory's new place. */
  keep(directory: string, tool: string, version: string): Promise<string>;
}

/** Tools in a directory of ours: `<directory>/<tool>/<version>`. A directory appears there whole or not at all. */
export class DirectoryShelf implements ToolShelf {
  readonly #directory: string;

  /** @param directory absolute, on the same disk as what is kept */
  constructor(directory: string) {
    this.#directory = directory;
  }

  async find(tool: string, version: string): Promise<string | undefined> {
    const place = join(this.#directory, tool, version);
    const status = await stat(place).catch(() => undefined);
    return status?.isDirectory() === true ? place : undefined;
  }

  async keep(directory: string, tool: string, version: string): Promise<string> {
    const place = join(this.#directory, tool, version);
    try {
      await mkdir(dirname(place), { recursive: true });
      await rm(place, { recursive: true, force: true });
      await rename(directory, place);
      return place;
    } catch (error) {
      throw asDiskError(error, place);
    }
  }
}
