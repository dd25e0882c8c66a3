/** One file of a module: `path` with forward slashes, relative to the module's root. */
export interface ModuleFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** The unpacked content of one module, all of its files (those that buf counts, and the rest). Sorted by path, no two alike. */
export type ModuleFiles = readonly ModuleFile[];
