/**
 * Makes ci-templates/gitlab/oras-buf/template.yml: the hand-written job (gitlab-job.yml beside this file), every setting as an
 * input and a variable, and the script ci-templates/oras-buf.sh, since a component brings no files of its own.
 *
 * GitLab puts inputs into the *text* of the file and parses it afterwards (lib/gitlab/ci/config/interpolation/text_template.rb):
 * a free text stands in a block scalar, where nothing of one line is special, and its regex refuses line ends. A list of lines is
 * an array there, which GitLab writes as JSON; the engine reads a list in that form too.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  definitionOf,
  environmentNamesOf,
  type SettingDefinition,
  type SettingName,
  settingNames,
} from '../../src/settings/definitions.ts';

/** Settings that are no inputs in GitLab, and why. Secrets are none either: they are CI/CD variables. */
export const notInGitlab: Partial<Record<SettingName, string>> = {
  'report-dir': 'the paths under artifacts: are fixed',
  'cache-read': 'the runner restores the cache: input cache-policy',
  'export-credentials': 'a job has no later steps that would get variables from us',
};

/** What an input may be, in RE2; all allow the empty text, and `$NAME` for a variable of GitLab. */
const oneLine = '^(\\S.*)?$';
const variable = '\\$.*';
const patterns: Partial<Record<SettingName, string>> = {
  registry: `^([A-Za-z0-9][A-Za-z0-9.:/_-]*|${variable})?$`,
  'registry-endpoint': `^((https?://|oci-layout:)\\S+|${variable})?$`,
  'tools-mirror': `^(https?://\\S+|${variable})?$`,
  targets: '^([^-@\\s]\\S*(\\s+[^-@\\s]\\S*)*)?$',
  'buck2-sha256': `^([0-9A-Fa-f]{64}|${variable})?$`,
  'buf-sha256': `^([0-9A-Fa-f]{64}|${variable})?$`,
  'remote-endpoint': `^(grpcs?://\\S+|${variable})?$`,
  // It is a part of the cache key too, which takes no slash.
  'cache-key-suffix': '^[A-Za-z0-9_.+-]{0,64}$',
};

interface Input {
  readonly type: 'string' | 'number' | 'boolean' | 'array';
  /** In YAML. */
  readonly default: string;
  readonly options?: readonly string[];
  readonly regex?: string;
}

/** The inputs that come from settings, in their order. */
export function settingInputs(): readonly SettingName[] {
  return settingNames.filter((name) => {
    const { type, places } = definitionOf(name);
    return type !== 'secret' && places.includes('input') && !Object.hasOwn(notInGitlab, name);
  });
}

/** The template as it is committed. */
export function gitlabTemplate(): string {
  return renderGitlabTemplate(
    readFileSync(fileURLToPath(new URL('gitlab-job.yml', import.meta.url)), 'utf8'),
    readFileSync(fileURLToPath(new URL('../../ci-templates/oras-buf.sh', import.meta.url)), 'utf8'),
  );
}

/** Fills the job with the settings and the script. */
export function renderGitlabTemplate(job: string, script: string): string {
  // GitLab would take it for an input of ours; the other word would end the text of the script.
  for (const word of ['$[[', 'END_OF_ORAS_BUF_SH']) {
    if (script.includes(word)) throw new Error(`ci-templates/oras-buf.sh must not hold ${word}`);
  }
  const names = settingInputs();
  const parts: Readonly<Record<string, readonly string[]>> = {
    'settings as inputs': names.flatMap((name) => inputLines(name, inputOf(name))),
    'settings as variables': names.flatMap((name) => variableLines(name, inputOf(name))),
    'numbers that are not set': names.filter((name) => inputOf(name).type === 'number').map(unsetLine),
    'oras-buf.sh': script.trimEnd().split('\n'),
  };
  const filled = job.split('\n').flatMap((line) => {
    const mark = /^( *)# \{(.+)\}$/.exec(line);
    const lines = mark?.[2] === undefined ? undefined : parts[mark[2]];
    return lines === undefined ? [line] : lines.map((each) => (each === '' ? '' : `${mark?.[1] ?? ''}${each}`));
  });
  return filled.join('\n');
}

function inputOf(name: SettingName): Input {
  const definition = definitionOf(name);
  switch (definition.type) {
    case 'string':
    case 'optional-list':
      return { type: 'string', default: "''", regex: patterns[name] ?? oneLine };
    case 'list':
      // Items that hold spaces and commas cannot be told apart in one line.
      if (definition.separator === 'lines') return { type: 'array', default: '[]' };
      return { type: 'string', default: "''", regex: patterns[name] ?? oneLine };
    case 'integer':
      if (definition.minimum === 0 && definition.default !== '0') throw new Error(`${name}: 0 is a value of its own`);
      return { type: 'number', default: '0' };
    case 'choice':
      if (settledHere(name))
        return { type: 'string', default: quoted(definition.default), options: definition.choices };
      return { type: 'string', default: "''", options: ['', ...definition.choices] };
    case 'boolean':
      if (definition.default !== undefined && settledHere(name))
        return { type: 'boolean', default: definition.default };
      return { type: 'string', default: "''", options: ['', 'true', 'false'] };
    case 'secret':
      throw new Error(`${name} is a secret: never an input`);
  }
}

/** True where nothing after the input has a say: no file of the repository, no other variable. A default then hides nothing. */
function settledHere(name: SettingName): boolean {
  return !definitionOf(name).places.includes('config') && environmentNamesOf(name).length === 1;
}

function inputLines(name: SettingName, input: Input): string[] {
  return [
    `${name}:`,
    `  description: ${quoted(describe(definitionOf(name), input))}`,
    ...(input.type === 'string' ? [] : [`  type: ${input.type}`]),
    `  default: ${input.default}`,
    ...(input.options === undefined ? [] : [`  options: [${input.options.map(quoted).join(', ')}]`]),
    ...(input.regex === undefined ? [] : [`  regex: ${quoted(input.regex)}`]),
  ];
}

function variableLines(name: SettingName, input: Input): string[] {
  const { name: key } = variableOf(name);
  const value = `$[[ inputs.${name} ]]`;
  // With its line end kept, an array is a part of a text, and so JSON, for gitlab-ci-local as well.
  if (input.type === 'array') return [`${key}: |`, `  ${value}`];
  return input.regex === undefined ? [`${key}: "${value}"`] : [`${key}: |-`, `  ${value}`];
}

function unsetLine(name: SettingName): string {
  const { name: key } = variableOf(name);
  return `if [ "\${${key}:-0}" = 0 ]; then unset ${key}; fi`;
}

function variableOf(name: SettingName): { readonly name: string } {
  const [first] = environmentNamesOf(name);
  if (first === undefined) throw new Error(`${name} has no variable`);
  return first;
}

function describe(definition: SettingDefinition, input: Input): string {
  const parts = [definition.summary];
  if (definition.type === 'list' && input.type === 'string')
    parts.push(`In one line, ${separators[definition.separator]}.`);
  if (definition.type === 'boolean' && input.type === 'string') parts.push("In quotes: 'true' or 'false'.");
  if (definition.type === 'optional-list') parts.push("In quotes: 'true'.");
  const byDefault = definition.defaultNote ?? ('default' in definition ? (definition.default ?? '') : '');
  if (byDefault !== '') parts.push(`(Default: ${byDefault})`);
  return parts.join(' ').replaceAll('`', '');
}

const separators = {
  lines: 'one a line',
  'lines-or-commas': 'with commas between them',
  words: 'with spaces between them',
  'words-or-commas': 'with spaces or commas between them',
} as const;

/** A YAML scalar in single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
