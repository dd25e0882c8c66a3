import {
  definitionOf,
  type SettingDefinition,
  type SettingGroup,
  type SettingName,
  settingNames,
} from '../settings/definitions.ts';
import type { CommandName } from './flags.ts';

const commands: Readonly<Record<CommandName, string>> = {
  run: 'Resolve, lock and install the dependencies, build, and report: the whole job.',
  resolve: 'Resolve, lock and install the dependencies, and build nothing.',
};

/** Headings of the groups, also of docs/settings.md. */
export const groupTitles: Readonly<Record<SettingGroup, string>> = {
  registries: 'Registries and sign-in',
  job: 'What to do',
  remote: 'Remote cache and execution',
  locks: 'Locks',
  caches: 'Caches and downloads',
  report: 'Log and report',
};

const width = 100;
const indent = 30;

/** The text of `--help`, of the whole tool or of one command. Made from the definitions of the settings. */
export function helpText(command: CommandName | undefined): string {
  return command === undefined ? overview() : commandHelp(command);
}

function overview(): string {
  return [
    'Usage: oras-buf COMMAND [FLAGS]',
    '',
    'Private protobuf modules from an OCI registry and public ones from the Buf Schema Registry: resolved',
    'together, locked, and installed so that stock buf and buck2 find them without a network.',
    '',
    'Commands:',
    ...Object.entries(commands).map(([name, text]) => row(`  ${name}`, text)),
    '',
    'Flags:',
    row('  --help', 'Show this, or after a command its flags.'),
    row('  --version', 'Show the version.'),
    '',
  ].join('\n');
}

function commandHelp(command: CommandName): string {
  const lines = [`Usage: oras-buf ${command} [FLAGS]`, '', commands[command]];
  for (const [group, title] of Object.entries(groupTitles)) {
    const names = settingNames.filter((name) => definitionOf(name).group === group && applies(name, command));
    const rows = names.flatMap((name) => flagRows(name, definitionOf(name)));
    if (rows.length > 0) lines.push('', `${title}:`, ...rows);
  }
  lines.push(
    '',
    'In brackets: what holds where nothing is set. "...": several values, or the flag several times.',
    'A flag wins over its variable ORAS_BUF_<NAME>, that over .oras/config.yaml, that over the default.',
    'Secrets come by variable, file or standard input, never as the value of a flag.',
    '',
  );
  return lines.join('\n');
}

const buildOnly: readonly SettingName[] = [
  'build',
  'command',
  'targets',
  'buck2-path',
  'buck2-arguments',
  'buf-arguments',
];

/** A command takes every flag, so that one set of flags serves both; its help shows those that matter. */
function applies(name: SettingName, command: CommandName): boolean {
  return command === 'run' || !buildOnly.includes(name);
}

function flagRows(name: SettingName, definition: SettingDefinition): readonly string[] {
  if (!definition.places.includes('flag')) return [];
  const value = definition.placeholder ?? 'VALUE';
  switch (definition.type) {
    case 'secret':
      return [row(`  --${name}-stdin`, definition.summary), row(`  --${name}-file FILE`, 'The same from a file.')];
    case 'boolean':
      return [row(`  --[no-]${name}`, described(definition))];
    case 'optional-list':
      return [row(`  --${name} [${value}...]`, described(definition))];
    case 'choice':
      return [
        row(`  --${name} ${isLong(definition.choices) ? value : definition.choices.join('|')}`, described(definition)),
      ];
    case 'list':
      return [row(`  --${name} ${value} ...`, described(definition))];
    default:
      return [row(`  --${name} ${value}`, described(definition))];
  }
}

function isLong(choices: readonly string[]): boolean {
  return choices.length > 4;
}

function described(definition: SettingDefinition): string {
  const choices =
    definition.type === 'choice' && isLong(definition.choices) ? ` One of ${definition.choices.join(', ')}.` : '';
  const plain = 'default' in definition ? definition.default : undefined;
  const byDefault = (definition.defaultNote ?? plain ?? '').replaceAll('`', '');
  return `${definition.summary.replaceAll('`', '')}${choices}${byDefault === '' ? '' : ` [${byDefault}]`}`;
}

/** A flag on the left, its text wrapped on the right; on lines of its own where the flag is long. */
function row(left: string, text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width - indent) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  lines.push(line);
  const first = left.length < indent - 1 ? `${left.padEnd(indent)}${lines.shift() ?? ''}` : left;
  return [first, ...lines.map((rest) => `${' '.repeat(indent)}${rest}`)].join('\n');
}
