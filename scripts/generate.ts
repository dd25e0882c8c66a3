/**
 * Writes what is made from the definitions of the settings (action.yml, docs/settings.md, the template for GitLab) and from
 * starlark/ (the module that carries these files in the bundles). `npm run generate` writes them; test/settings/drift.test.ts
 * fails where they differ from what this makes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groupTitles } from '../src/entry/help.ts';
import { outputDescriptions } from '../src/entry/outputs.ts';
import {
  definitionOf,
  environmentNamesOf,
  type SettingDefinition,
  type SettingName,
  settingNames,
} from '../src/settings/definitions.ts';
import { gitlabPages } from './generate/gitlab-pages.ts';
import { gitlabTemplate } from './generate/gitlab-template.ts';
import { jenkinsFiles } from './generate/jenkins-parameters.ts';
import { securityPage } from './generate/security-page.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The generated files by their path in the repository. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['action.yml', actionFile()],
    ['ci-templates/gitlab/oras-buf/template.yml', gitlabTemplate()],
    ...gitlabPages(gitlabTemplate()),
    ...jenkinsFiles(),
    ['docs/settings.md', settingsPage()],
    ['docs/security-tests.md', securityPage()],
    ['src/install/starlark-files.ts', starlarkModule()],
  ]);
}

function actionFile(): string {
  const lines = [
    '# Made by `npm run generate` from src/settings/definitions.ts: do not edit.',
    `name: ${quoted('oras-buf')}`,
    `description: ${quoted('Resolve protobuf modules from a private OCI registry and the Buf Schema Registry together, lock them, and build with stock buf and buck2.')}`,
    `author: ${quoted('birb')}`,
    'branding:',
    '  icon: package',
    '  color: blue',
    // No input has a default here: an input that is not given must leave room for the variable and the config file.
    'inputs:',
  ];
  for (const name of settingNames) {
    const definition = definitionOf(name);
    if (!definition.places.includes('input')) continue;
    lines.push(`  ${name}:`, `    description: ${quoted(inputDescription(definition))}`, '    required: false');
  }
  lines.push('outputs:');
  for (const [name, description] of Object.entries(outputDescriptions)) {
    lines.push(`  ${name}:`, `    description: ${quoted(description)}`);
  }
  lines.push(
    'runs:',
    '  using: node24',
    '  main: dist/main/index.js',
    '  post: dist/post/index.js',
    '  post-if: always()',
    '',
  );
  return lines.join('\n');
}

/** The static files of the buck2 cell as a module: the action runs from bundles that have no other files. */
function starlarkModule(): string {
  const directory = join(root, 'starlark');
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return [
    '// biome-ignore-all format: made by a script',
    '// biome-ignore-all lint: texts in other languages',
    '// Made by `npm run generate` from starlark/: do not edit.',
    '',
    '/** The static files of the buck2 cell by their path in it. */',
    'export const starlarkFiles: Readonly<Record<string, string>> = {',
    ...files.map((file) => `  ${quotedText(file)}: ${quotedText(readFileSync(join(directory, file), 'utf8'))},`),
    '};',
    '',
  ].join('\n');
}

function quotedText(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function inputDescription(definition: SettingDefinition): string {
  const parts = [definition.summary];
  if (definition.type === 'choice') parts.push(`One of ${definition.choices.join(', ')}.`);
  const byDefault = defaultOf(definition);
  if (byDefault !== '') parts.push(`(Default: ${byDefault})`);
  return parts.join(' ').replaceAll('`', '');
}

function settingsPage(): string {
  const lines = [
    '<!-- Made by `npm run generate` from src/settings/definitions.ts: do not edit. -->',
    '# Settings',
    '',
    'One name everywhere: the setting `cache-dir` is the input `cache-dir` of the action, the flag `--cache-dir` of the CLI and',
    'the variable `ORAS_BUF_CACHE_DIR`. **Order**: flag or input, then variable, then [`.oras/config.yaml`](config.md), then the',
    'default. An empty input or variable counts as not set.',
    '',
    '- Relative paths start at the workspace (the checkout; on a laptop the directory that you are in).',
    '- A boolean is `true`, `false`, `yes`, `no`, `on`, `off`, `1` or `0`; as a flag `--frozen`, `--no-frozen`.',
    '- A list has one item a line in an input or a variable, or is separated as its row says, or is a JSON array; a flag is given',
    '  several times or followed by several values.',
    '- A secret is never the value of a flag, where every user of the machine could read it: `--token-stdin`, `--token-file FILE`.',
    '- "In file" says whether `.oras/config.yaml` may set it. That file belongs to the repository, so what would let a pull request',
    '  choose tools, send a token elsewhere or write outside the workspace cannot be set there.',
  ];
  for (const [group, title] of Object.entries(groupTitles)) {
    const names = settingNames.filter((name) => definitionOf(name).group === group);
    lines.push(
      '',
      `## ${title}`,
      '',
      '| Setting | What it does | Values | Default | Other variables | In file |',
      '|---|---|---|---|---|---|',
    );
    lines.push(...names.map(settingRow));
  }
  lines.push('', '## Outputs of the action', '', '| Output | What it is |', '|---|---|');
  for (const [name, description] of Object.entries(outputDescriptions))
    lines.push(`| \`${name}\` | ${cell(description)} |`);
  lines.push('');
  return lines.join('\n');
}

function settingRow(name: SettingName): string {
  const definition = definitionOf(name);
  const variables = environmentNamesOf(name)
    .slice(1)
    .map((variable) =>
      variable.means === undefined ? `\`${variable.name}\`` : `\`${variable.name}\` (\`${variable.means}\`)`,
    );
  const columns = [
    `\`${name}\``,
    [definition.summary, definition.details ?? ''].join(' ').trim(),
    valuesOf(definition),
    shownDefault(definition),
    variables.join(', '),
    definition.places.includes('config') ? 'yes' : 'no',
  ];
  return `| ${columns.map(cell).join(' | ')} |`;
}

function valuesOf(definition: SettingDefinition): string {
  switch (definition.type) {
    case 'choice':
      return definition.choices.map((choice) => `\`${choice}\``).join(', ');
    case 'integer':
      return `${definition.minimum} to ${definition.maximum}`;
    case 'boolean':
      return '`true`, `false`';
    case 'secret':
      return 'secret';
    case 'list':
      return `list, ${separatorWords[definition.separator]}`;
    case 'optional-list':
      return `\`true\`, \`false\`, or a list, ${separatorWords[definition.separator]}`;
    case 'string':
      return 'text';
  }
}

const separatorWords = {
  lines: 'one a line',
  'lines-or-commas': 'by lines or commas',
  words: 'by white space',
  'words-or-commas': 'by white space or commas',
} as const;

function defaultOf(definition: SettingDefinition): string {
  if (definition.defaultNote !== undefined) return definition.defaultNote;
  return 'default' in definition ? (definition.default ?? '') : '';
}

function shownDefault(definition: SettingDefinition): string {
  const text = defaultOf(definition);
  if (text === '') return 'none';
  return definition.defaultNote === undefined ? `\`${text}\`` : text;
}

/** A text that cannot leave its cell. */
function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll(/`([^`]*)`/g, (code) => code.replaceAll('&lt;', '<'));
}

/** A YAML scalar in single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

if (process.argv[1] !== undefined && relative(process.argv[1], fileURLToPath(import.meta.url)) === '') {
  for (const [path, content] of generatedFiles()) {
    const target = join(root, path);
    let before = '';
    try {
      before = readFileSync(target, 'utf8');
    } catch {
      // It is not there yet.
    }
    if (before !== content) writeFileSync(target, content);
    process.stdout.write(`${before === content ? 'unchanged' : 'written  '} ${path}\n`);
  }
}
