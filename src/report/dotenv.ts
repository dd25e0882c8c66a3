/** A dotenv file, and what could not be put into it. */
export interface Dotenv {
  readonly text: string;
  readonly left: readonly LeftVariable[];
}

export interface LeftVariable {
  readonly name: string;
  /** Half a sentence: `has a line break`. */
  readonly reason: string;
}

/** GitLab refuses a larger file whole, and one with more variables (the defaults of its instance limits). */
const maxBytes = 5 * 1024;
const maxVariables = 20;

/**
 * Variables as GitLab's dotenv report (`artifacts:reports:dotenv`): lines `NAME=value`, nothing quoted. What GitLab could
 * not read, or would read as something else (it trims values and expands `$`), is left out and named, in the order of
 * `variables`; the file is never one that GitLab refuses. A shell that reads it with `.` sets the same values and runs nothing.
 */
export function dotenvText(variables: ReadonlyMap<string, string>): Dotenv {
  const lines: string[] = [];
  const left: LeftVariable[] = [];
  let bytes = 0;
  for (const [name, value] of variables) {
    const line = `${name}=${value}\n`;
    const size = Buffer.byteLength(line);
    const reason = whyNot(name, value) ?? roomFor(lines.length, bytes + size);
    if (reason !== undefined) {
      left.push({ name, reason });
      continue;
    }
    lines.push(line);
    bytes += size;
  }
  return { text: lines.join(''), left };
}

function whyNot(name: string, value: string): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return 'has a name that is not of letters, digits and underscores';
  if (!value.isWellFormed() || /\p{Cc}|[\u2028\u2029]/u.test(value)) return 'has a line break or a control character';
  if (/[\s\ufeff]/.test(value)) return 'has a space';
  if (/["'`$\\;&|<>()*?[\]{}!#~]/.test(value)) return 'has a sign that GitLab or a shell would not take as it stands';
  return undefined;
}

function roomFor(lines: number, bytes: number): string | undefined {
  if (lines >= maxVariables) return `is more than the ${maxVariables} that may be in the file`;
  // GitLab wants less than its limit.
  return bytes >= maxBytes ? 'does not fit into the 5 KiB that the file may have' : undefined;
}
