export type SettingGroup = 'registries' | 'job' | 'remote' | 'locks' | 'caches' | 'report';

/** Where a setting may be set. `config` means `.oras/config.yaml`, a file of the repository that a pull request can change. */
export type SettingPlace = 'flag' | 'input' | 'environment' | 'config';

/** A variable that sets a setting. With `means`, a true value of the variable stands for that value of the setting. */
export interface EnvironmentName {
  readonly name: string;
  readonly means?: string;
}

interface DefinitionBase {
  readonly group: SettingGroup;
  readonly places: readonly SettingPlace[];
  /** In the order in which they are looked at. `ORAS_BUF_<NAME>` always comes first and is not listed here. */
  readonly environment: readonly EnvironmentName[];
  /** One line, for `--help` and action.yml. */
  readonly summary: string;
  /** More, for docs/settings.md. */
  readonly details?: string;
  /** What stands for the value in `--help`. */
  readonly valueName?: string;
  /** What people read as the default where it is not simply `default`. */
  readonly defaultNote?: string;
}

/** How a list is taken apart where it comes as one text (an input or a variable). */
export type ListSeparator = 'lines' | 'lines-or-commas' | 'words-or-commas' | 'words';

export type SettingDefinition = DefinitionBase &
  (
    | { readonly type: 'string'; readonly default?: string }
    | { readonly type: 'boolean'; readonly default?: 'true' | 'false' }
    | { readonly type: 'integer'; readonly default: string; readonly minimum: number; readonly maximum: number }
    | { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[] }
    /** The flag may be given several times. */
    | { readonly type: 'list'; readonly default?: string; readonly separator: ListSeparator }
    /** Never the value of a flag: by variable, input, `--NAME-stdin` or `--NAME-file`. One word, or with `lines` several lines. */
    | { readonly type: 'secret'; readonly lines?: true }
    /** `true`, `false`, or a list of names; the flag's names are optional. */
    | { readonly type: 'optional-list'; readonly default?: string; readonly separator: ListSeparator }
  );

export const everywhere = ['flag', 'input', 'environment', 'config'] as const;
/** For what a file of the repository must not decide: tools and their arguments, trust, and paths outside the workspace. */
export const notInConfig = ['flag', 'input', 'environment'] as const;
