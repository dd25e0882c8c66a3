import type { BuckConfigEntry } from './buck-config-files.ts';

/** The names of build files in order of preference: of each list, a directory's first existing file is its build file. */
export interface BuildFileNames {
  readonly lists: readonly (readonly string[])[];
  /** Names that are read although buck2 is not told of them. */
  readonly unknownToBuck2: ReadonlySet<string>;
}

/**
 * The build files of a root: `[buildfile] name_v2` as it stands, or each of `[buildfile] name` with its `.v2` before it. buck2
 * splits at commas and keeps spaces as parts of the names. Without the setting buck2 reads BUCK; TARGETS is read here too.
 * @param config of a buck2 project; nothing for other roots
 */
export function buildFileNames(config: readonly BuckConfigEntry[] | undefined): BuildFileNames {
  const setting = (key: string): readonly string[] =>
    config
      ?.findLast((entry) => entry.section === 'buildfile' && entry.key === key)
      ?.value.split(',')
      .filter((name) => name !== '' && !name.includes('/')) ?? [];
  const exact = setting('name_v2');
  if (exact.length > 0) return { lists: [exact], unknownToBuck2: new Set() };
  const names = setting('name');
  if (names.length > 0) return { lists: [names.flatMap((name) => [`${name}.v2`, name])], unknownToBuck2: new Set() };
  const targets = ['TARGETS.v2', 'TARGETS'];
  return { lists: [['BUCK.v2', 'BUCK'], targets], unknownToBuck2: new Set(config === undefined ? [] : targets) };
}
