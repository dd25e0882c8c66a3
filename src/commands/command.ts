import type { CiProvider } from '../ci/ci-provider.ts';
import type { ExitCode } from '../errors.ts';
import type { Styler } from '../report/terminal-summary.ts';
import type { SettingName } from '../settings/definitions.ts';
import type { Settings } from '../settings/settings.ts';

/** What a command is given. */
export interface CommandRequest {
  readonly settings: Settings;
  /** For what is told on the way: messages go to standard error, results come back as {@link CommandResult}. */
  readonly ci: CiProvider;
  /** The words after the command, checked against its positionals. */
  readonly words: readonly string[];
  readonly flags: CommandFlags;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Settings whose value a flag gave, secrets among them. */
  readonly askedByFlag: ReadonlySet<SettingName>;
  /** Whether a person sees standard output. */
  readonly isTerminal: boolean;
}

/** The values of the command's own flags. */
export interface CommandFlags {
  has(flag: string): boolean;
  /** The text of a flag that takes a value; undefined where it was not given. */
  text(flag: string): string | undefined;
}

export interface CommandResult<Data extends object> {
  /** What `--json` prints, under the keys that docs/commands.md names. */
  readonly data: Data;
  /** 0 unless given. What went wrong is thrown as an OrasBufError. */
  readonly exitCode?: ExitCode;
  /** True where the result is to hold secrets because the user asked for that: they are not taken out then. */
  readonly holdsSecrets?: boolean;
}

/** A command besides the jobs. It does not print: what it found is drawn for people by `text`, and for programs as JSON. */
export interface Command<Data extends object> {
  run(request: CommandRequest): Promise<CommandResult<Data>>;
  /**
   * Draws the result; ends with a line break, or is empty. In the data that it gets no text holds a control character: they
   * were made visible before.
   */
  text(data: Data, style: Styler): string;
}
