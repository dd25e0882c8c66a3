import { exitCodes, OrasBufError } from '../errors.ts';
import { variablesForLaterSteps } from '../pipeline/later-steps.ts';
import { visibleText } from '../system/visible-text.ts';
import type { Command } from './command.ts';
import { installedTools } from './installed-tools.ts';

/** Secrets were asked for, and they would be shown on a screen. */
export class SecretsOnScreenError extends OrasBufError {
  readonly exitCode = exitCodes.policy;
}

/** A value that no shell could be given as one word on one line. */
export class UnprintableVariableError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

export type Shell = 'sh' | 'fish' | 'powershell';

export interface EnvData {
  readonly shell: Shell;
  /** By name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Directories of programs that oras-buf installed, to be put before PATH. */
  readonly path: readonly string[];
}

/** The variables that stock buf and buck2 need after us. Credentials only where they were asked for, and never on a screen. */
export const env: Command<EnvData> = {
  async run(request) {
    const { settings, flags, isTerminal } = request;
    if (settings.exportCredentials && isTerminal) {
      throw new SecretsOnScreenError('export-credentials would show the credentials on the screen', {
        next: 'Let the shell read them: eval "$(oras-buf env --export-credentials)".',
      });
    }
    const variables = variablesForLaterSteps(settings);
    const path = await installedTools(request);
    for (const [name, value] of [...Object.entries(variables), ...path.map((one) => ['PATH', one] as const)]) {
      if (visibleText(value) === value) continue;
      throw new UnprintableVariableError(`${name} holds a line break, or another character that cannot be seen`, {
        next: 'Choose a directory, or a token, without one.',
      });
    }
    const shell = (flags.text('shell') ?? (process.platform === 'win32' ? 'powershell' : 'sh')) as Shell;
    return { data: { shell, variables, path }, holdsSecrets: settings.exportCredentials };
  },

  text({ shell, variables, path }) {
    const lines = Object.entries(variables).map(([name, value]) => assignment(shell, name, value));
    return [...lines, ...path.map((directory) => pathAddition(shell, directory))].map((line) => `${line}\n`).join('');
  },
};

/** One line that sets a variable for the shell and its children, whatever the value holds. */
export function assignment(shell: Shell, name: string, value: string): string {
  switch (shell) {
    case 'sh':
      return `export ${name}=${quoted(shell, value)}`;
    case 'fish':
      return `set -gx ${name} ${quoted(shell, value)}`;
    case 'powershell':
      return `$env:${name} = ${quoted(shell, value)}`;
  }
}

/** One line that puts a directory before what PATH holds. */
export function pathAddition(shell: Shell, directory: string): string {
  switch (shell) {
    case 'sh':
      return `export PATH=${quoted(shell, directory)}:"$PATH"`;
    case 'fish':
      return `set -gx PATH ${quoted(shell, directory)} $PATH`;
    case 'powershell':
      return `$env:PATH = ${quoted(shell, directory)} + [IO.Path]::PathSeparator + $env:PATH`;
  }
}

function quoted(shell: Shell, value: string): string {
  switch (shell) {
    case 'sh':
      return `'${value.replaceAll("'", "'\\''")}'`;
    case 'fish':
      return `'${value.replaceAll(/[\\']/g, '\\$&')}'`;
    case 'powershell':
      // PowerShell takes the typographic quotes for quotes, too.
      return `'${value.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
  }
}
