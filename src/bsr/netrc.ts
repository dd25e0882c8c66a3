import { homedir } from 'node:os';
import { join } from 'node:path';
import { readPlainFile } from '../system/plain-file.ts';
import { Secret } from '../system/secret.ts';

/** What a netrc says of one machine. Empty where it says nothing. */
export interface NetrcEntry {
  readonly machine: string;
  readonly login: string;
  readonly password: string;
}

/**
 * Reads the entries of a netrc that name a machine. `default` is passed over on purpose: what it holds is not meant for one host.
 * Text that makes no sense is stepped over, as curl and buf do.
 */
export function parseNetrc(text: string): readonly NetrcEntry[] {
  const entries: { machine: string; login: string; password: string }[] = [];
  let current: { machine: string; login: string; password: string } | undefined;
  const words = [...withoutMacros(text).matchAll(/\S+/g)];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]?.[0] ?? '';
    const next = words[index + 1]?.[0] ?? '';
    switch (word) {
      case 'machine':
        current = { machine: next, login: '', password: '' };
        entries.push(current);
        index++;
        break;
      case 'default':
        current = undefined;
        break;
      case 'login':
      case 'password':
        if (current !== undefined) current[word] = next;
        index++;
        break;
      case 'account':
        index++;
        break;
    }
  }
  return entries;
}

/** Macros go from `macdef` to the first empty line. Comments start with `#` where a word would start a new line. */
function withoutMacros(text: string): string {
  const lines: string[] = [];
  let inMacro = false;
  for (const line of text.split(/\r?\n/)) {
    if (inMacro) inMacro = line.trim() !== '';
    else if (/^\s*macdef\s/.test(line)) inMacro = true;
    else if (!/^\s*#/.test(line)) lines.push(line);
  }
  return lines.join('\n');
}

/**
 * The token that `buf registry login` left for a host in the user's netrc: `$NETRC`, else `~/.netrc` (`_netrc` on Windows).
 * Undefined where there is none; the first entry of the host counts.
 * @throws {UnreadableFileError} exit code 2
 */
export async function tokenFromNetrc(
  host: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Secret | undefined> {
  const home = environment['HOME'] || homedir();
  const path = environment['NETRC'] || join(home, process.platform === 'win32' ? '_netrc' : '.netrc');
  const text = await readPlainFile({ path, name: path });
  const entry = parseNetrc(text ?? '').find(({ machine }) => machine === host);
  // With anything else in it the value of BUF_TOKEN would mean something else.
  if (entry === undefined || !/^[\x21-\x7e]+$/.test(entry.password) || /[,@]/.test(entry.password)) return undefined;
  return new Secret(entry.password);
}
