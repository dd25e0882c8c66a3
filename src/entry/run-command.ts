import type { DetectedCi } from '../ci/detect.ts';
import type { Command } from '../commands/command.ts';
import type { Styler } from '../report/terminal-summary.ts';
import type { AskedValues } from '../settings/asked-value.ts';
import type { SettingName } from '../settings/definitions.ts';
import type { SecretSources } from '../settings/secret-sources.ts';
import { visibleData, visibleJson } from '../system/visible-text.ts';
import type { CommandSpec } from './command-table.ts';
import type { Interruption } from './interruption.ts';
import { placesOf } from './places-of.ts';
import { secretsOf } from './run-job.ts';

export interface CommandCall {
  readonly spec: CommandSpec;
  readonly words: readonly string[];
  /** The command's own flags with their values; a switch has an empty one. */
  readonly flags: ReadonlyMap<string, string>;
  readonly asked: AskedValues;
  readonly secrets: SecretSources;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly interruption: Interruption;
}

/** Standard output, as far as a command's result needs it. */
export interface ResultOutput {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly style: Styler;
}

/** Raised where a key of the JSON goes away or changes what it means. New keys do not raise it. */
const jsonVersion = 1;

/**
 * Runs one command and prints its result. Gives the exit code.
 * @throws the errors of the settings and of the command, for the caller to show
 */
export async function runCommand(call: CommandCall, ci: DetectedCi, output: ResultOutput): Promise<number> {
  const { spec, words, flags, environment, interruption } = call;
  const { readSettings } = await import('../settings/read-settings.ts');
  const settings = await readSettings({ ...call, ...placesOf(ci) });
  ci.setLogLevel(settings.logLevel);
  ci.setProgress(settings.progress);
  for (const secret of secretsOf(settings)) if (secret !== undefined) ci.mask(secret.reveal());
  const command: Command<object> = await spec.load();
  try {
    const result = await command.run({
      settings,
      ci,
      words,
      flags: { has: (flag) => flags.has(flag), text: (flag) => flags.get(flag) },
      environment,
      signal: interruption.signal,
      askedByFlag: askedByFlag(call),
      isTerminal: output.isTerminal,
    });
    const text = flags.has('json')
      ? `${visibleJson({ schemaVersion: jsonVersion, command: spec.name, ...result.data })}\n`
      : command.text(visibleData(result.data), output.style);
    output.write(result.holdsSecrets === true ? text : ci.redact(text));
    return result.exitCode ?? 0;
  } catch (error) {
    // What a command was in the middle of fails in many ways once it is interrupted; that is the reason of all of them.
    const interrupted = interruption.exitCode();
    if (interrupted !== undefined) return interrupted;
    throw error;
  }
}

function askedByFlag({ asked, secrets }: CommandCall): ReadonlySet<SettingName> {
  const { files, fromStdin } = secrets;
  return new Set([...asked.keys(), ...files.keys(), ...(fromStdin === undefined ? [] : [fromStdin])]);
}
