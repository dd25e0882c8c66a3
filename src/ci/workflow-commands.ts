import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';

/*
 * GitHub's workflow commands, as its documentation gives them. @actions/core has the same, but loading it (with its HTTP
 * client) takes several times as long as starting Node, and no line of the log must wait for that. Besides, it prints text as
 * it is, also where a line of that would be a command.
 */

/** `::name key=value::message`, with everything escaped that could end it early. Empty properties are left out. */
export function formatCommand(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${name}${written === '' ? '' : ` ${written}`}::${escapeData(message)}${EOL}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * Text for the log in which no line is a command, whatever it holds: lines that the runner would read as one (`::` after
 * white space at its start, or the old `##[` anywhere) are printed between stop-commands and a token that nobody can guess.
 */
export function plainLines(text: string): string {
  // The runner takes a lone carriage return for the end of a line, too.
  const lines = text.split(/\r\n|\r|\n/);
  return lines.map((line) => (mayBeCommand(line) ? stopped(line) : `${line}${EOL}`)).join('');
}

function mayBeCommand(line: string): boolean {
  return /^[\s\u0085\u200b\u180e]*::/.test(line) || line.includes('##[');
}

function stopped(line: string): string {
  const token = randomUUID();
  return `::stop-commands::${token}${EOL}${line}${EOL}::${token}::${EOL}`;
}

/** Appends `name` and `value` to a command file such as `GITHUB_STATE`, at once, between delimiters that the value cannot hold. */
export function appendToCommandFile(path: string, name: string, value: string): void {
  const delimiter = `oras_buf_${randomUUID()}`;
  appendFileSync(path, `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`);
}
