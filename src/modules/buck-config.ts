/** The sections of a `.buckconfig` and their keys, as far as we use them. */
export type BuckConfig = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads the text of a `.buckconfig`: sections, `key = value`, values that go on in indented lines, `#` and `;` comments.
 * Included files (`<file:…>`) are not followed. What cannot be understood is passed over: buck2 is the judge of its own files.
 * Source: buck2's documentation, "Buckconfig".
 */
export function parseBuckConfig(text: string): BuckConfig {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let key: string | undefined;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    const header = /^\[([^\]]*)\]/.exec(trimmed);
    if (header !== null) {
      const name = (header[1] ?? '').trim();
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
      key = undefined;
    } else if (section !== undefined) {
      const equals = trimmed.indexOf('=');
      if (/^\s/.test(line) && key !== undefined) section.set(key, `${section.get(key) ?? ''} ${trimmed}`.trim());
      else if (equals > 0) {
        key = trimmed.slice(0, equals).trim();
        section.set(key, trimmed.slice(equals + 1).trim());
      }
    }
  }
  return sections;
}

/** The names of build files in order of preference: of each list, a directory's first existing file is its build file. */
export type BuildFileNames = readonly (readonly string[])[];

/**
 * The build files that a project uses: `[buildfile] name_v2` as it stands, or each of `[buildfile] name` with its `.v2`
 * before it. Without the setting BUCK and TARGETS are both read.
 */
export function buildFileNames(configs: readonly BuckConfig[]): BuildFileNames {
  const setting = (key: string): readonly string[] =>
    configs
      .map((config) => config.get('buildfile')?.get(key))
      .filter((value) => value !== undefined)
      .at(-1)
      ?.split(/[\s,]+/)
      .filter((name) => name !== '' && !name.includes('/')) ?? [];
  const exact = setting('name_v2');
  if (exact.length > 0) return [exact];
  const names = setting('name');
  if (names.length > 0) return [names.flatMap((name) => [`${name}.v2`, name])];
  return [
    ['BUCK.v2', 'BUCK'],
    ['TARGETS.v2', 'TARGETS'],
  ];
}
