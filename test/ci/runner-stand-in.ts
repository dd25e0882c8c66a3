/** A command that the runner's own reader found in a log. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * Reads a log as GitHub's runner does (stand-in): lines end at any of CR, LF, CRLF; `::name k=v::data` counts after leading
 * white space, the old `##[name k=v;]data` anywhere in a line; between `::stop-commands::token` and `::token::` nothing counts.
 */
export function readAsRunner(log: string): { readonly commands: RunnerCommand[]; readonly lines: string[] } {
  const commands: RunnerCommand[] = [];
  const lines: string[] = [];
  let stopToken: string | undefined;
  const whole = log.split(/\r\n|\r|\n/);
  if (whole.at(-1) === '') whole.pop();
  for (const line of whole) {
    const command = parseV2(line) ?? parseV1(line);
    if (stopToken !== undefined) {
      if (command?.name === stopToken) stopToken = undefined;
      else lines.push(line);
    } else if (command?.name === 'stop-commands') {
      stopToken = command.data;
    } else if (command !== undefined) {
      commands.push(command);
    } else {
      lines.push(line);
    }
  }
  return { commands, lines };
}

function parseV2(line: string): RunnerCommand | undefined {
  const trimmed = line.replace(/^[\s\u0085]+/, '');
  if (!trimmed.startsWith('::')) return undefined;
  const end = trimmed.indexOf('::', 2);
  if (end < 0) return undefined;
  const head = trimmed.slice(2, end);
  const space = head.indexOf(' ');
  const name = space < 0 ? head : head.slice(0, space);
  const properties: Record<string, string> = {};
  for (const pair of space < 0 ? [] : head.slice(space + 1).split(',')) {
    const equals = pair.indexOf('=');
    if (equals > 0) properties[pair.slice(0, equals).trim()] = unescapeProperty(pair.slice(equals + 1));
  }
  return name === '' ? undefined : { name, properties, data: unescapeData(trimmed.slice(end + 2)) };
}

function parseV1(line: string): RunnerCommand | undefined {
  const found = /##\[([^\s\]]+)[^\]]*\](.*)$/.exec(line);
  return found === null ? undefined : { name: found[1] ?? '', properties: {}, data: found[2] ?? '' };
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
