import type { FoundTool } from '../tools/find-tool.ts';
import type { ToolName } from '../tools/tool.ts';
import type { JobToolsParts, ToolFinder } from './tool-finder.ts';

/**
 * The programs that this job starts: found, or installed, when they are first asked for, and once. Most jobs that have nothing to build
 * ask for none, and load nothing of what downloads and unpacks them. Call `close()` at the end.
 */
export class JobTools {
  readonly #parts: JobToolsParts;
  #finder: Promise<ToolFinder> | undefined;

  constructor(parts: JobToolsParts) {
    this.#parts = parts;
  }

  /**
   * The absolute path of a tool.
   * @param root of the project that it is for: a `.buckversion` may lie there
   * @throws the errors of src/tools/find-tool.ts
   */
  async program(tool: ToolName, root: string): Promise<string> {
    return (await this.find(tool, root)).program;
  }

  /** A tool, and where it was found. See {@link program}. */
  async find(tool: ToolName, root: string): Promise<FoundTool> {
    this.#finder ??= import('./tool-finder.ts').then(({ ToolFinder: Finder }) => new Finder(this.#parts));
    return await (await this.#finder).find(tool, root);
  }

  async close(): Promise<void> {
    await (await this.#finder)?.close();
  }
}
