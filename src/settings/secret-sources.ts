import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AskedValue, AskedValues } from './asked-value.ts';
import type { SettingName } from './definitions.ts';
import { InvalidSettingError, SettingFileError } from './errors.ts';

/** How the command line hands over secrets: never as a value. */
export interface SecretSources {
  /** From `--NAME-file PATH`. */
  readonly files: ReadonlyMap<SettingName, string>;
  /** From `--NAME-stdin`; there is one standard input. */
  readonly fromStdin: SettingName | undefined;
  /** Reads standard input to its end. */
  readonly readStdin: () => Promise<string>;
}

export const noSecretSources: SecretSources = { files: new Map(), fromStdin: undefined, readStdin: async () => '' };

const maxBytes = 64 * 1024;

/**
 * Reads the secrets that flags point at.
 * @throws {SettingFileError} where a file cannot be read; the message names the file and never its content.
 */
export async function readSecretSources(sources: SecretSources, workspace: string): Promise<AskedValues> {
  const asked = new Map<SettingName, AskedValue>();
  for (const [name, path] of sources.files) {
    const flag = `--${name}-file`;
    const text = await readFile(resolve(workspace, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new SettingFileError(`${path}, named by the flag ${flag}, cannot be read (${error.code ?? 'error'})`, {
        places: [{ file: path }],
        next: 'Check the path and the rights of the file.',
        cause: error,
      });
    });
    asked.set(name, secretText(flag, name, text));
  }
  if (sources.fromStdin !== undefined) {
    const flag = `--${sources.fromStdin}-stdin`;
    asked.set(sources.fromStdin, secretText(flag, sources.fromStdin, await sources.readStdin()));
  }
  return asked;
}

function secretText(flag: string, name: SettingName, text: string): AskedValue {
  if (text.trim() === '' || text.length > maxBytes) {
    throw new InvalidSettingError(
      `The flag ${flag} gave ${text.trim() === '' ? 'nothing' : 'far more than a secret'} for the setting ${name}`,
      { next: 'Give the token itself, and nothing else.' },
    );
  }
  return { texts: [text], split: false, origin: { kind: 'flag', name: flag } };
}
