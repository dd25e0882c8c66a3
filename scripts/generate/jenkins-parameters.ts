/**
 * The parameters of the Jenkins step `orasBuf`, from the definitions of the settings: the table by which the library checks
 * them, and the help that Jenkins shows beside the step.
 */
import { groupTitles } from '../../src/entry/help.ts';
import {
  definitionOf,
  environmentNamesOf,
  type SettingDefinition,
  type SettingName,
  settingNames,
} from '../../src/settings/definitions.ts';

/** A parameter that the library itself reads. */
interface LibraryParameter {
  readonly type: 'boolean' | 'credentials' | 'choice' | 'megabytes';
  readonly default: string;
  readonly choices?: readonly string[];
  readonly summary: string;
}

const credentialKinds = ['string', 'usernamePassword', 'file'];

const secrets = settingNames.filter((name) => definitionOf(name).type === 'secret');

const libraryParameters: Readonly<Record<string, LibraryParameter>> = {
  ...Object.fromEntries(
    secrets.map((name) => [
      credentialsParameter(name),
      { type: 'credentials', default: '', summary: `Id of Jenkins credentials. ${definitionOf(name).summary}` },
    ]),
  ),
  credentialsType: {
    type: 'choice',
    default: '',
    choices: credentialKinds,
    summary: `Kind of these credentials, as withCredentials calls it: ${credentialKinds.join(', ')}. Not given: each is tried.`,
  },
  exportCredentials: {
    type: 'boolean',
    default: 'false',
    summary: 'Let the block use the credentials of the registry, as ORAS_REGISTRY_TOKEN and ORAS_USERNAME.',
  },
  caches: {
    type: 'boolean',
    default: 'true',
    summary:
      'Keep the cache with the step "cache" of the Job Cacher plugin where there is one and no cacheDir is given.',
  },
  cacheMegabytes: {
    type: 'megabytes',
    default: '4096',
    summary: 'Size from which Job Cacher begins with an empty cache.',
  },
  junit: {
    type: 'boolean',
    default: 'true',
    summary: 'Show the targets and tests with the step "junit" where there is one.',
  },
  publishHTML: {
    type: 'boolean',
    default: 'true',
    summary: 'Show the report page with the step "publishHTML" where there is one.',
  },
  recordIssues: {
    type: 'boolean',
    default: 'true',
    summary: 'Show the findings with the step "recordIssues" (Warnings plugin) where there is one.',
  },
  archive: { type: 'boolean', default: 'true', summary: 'Keep the files of the report as artifacts of the build.' },
  describe: { type: 'boolean', default: 'true', summary: 'Add a line to the description of the build.' },
  unstableOnTestFailure: {
    type: 'boolean',
    default: 'false',
    summary: 'Make the build UNSTABLE, not FAILURE, where tests failed and nothing else did.',
  },
  propagate: {
    type: 'boolean',
    default: 'true',
    summary: 'End the build where the job is red. With false, look at exitCode of what the step gives back.',
  },
};

/** Settings that no parameter hands on: secrets come as credentials, and the library does itself what two others would ask for. */
function isParameter(name: SettingName): boolean {
  return definitionOf(name).type !== 'secret' && name !== 'ci' && name !== 'export-credentials';
}

/** `cache-dir` as `cacheDir`. */
function parameterName(name: SettingName): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function variableOf(name: SettingName): string {
  return environmentNamesOf(name)[0]?.name ?? '';
}

/** The files by their path in the repository. */
export function jenkinsFiles(): readonly (readonly [string, string])[] {
  const clash = settingNames
    .filter(isParameter)
    .map(parameterName)
    .find((name) => Object.hasOwn(libraryParameters, name));
  if (clash !== undefined) throw new Error(`the Jenkins parameter ${clash} would have two meanings`);
  return [
    ['ci-templates/jenkins/src/homes/birb/orasbuf/ParameterTable.groovy', parameterTable()],
    ['ci-templates/jenkins/vars/orasBuf.txt', helpText()],
  ];
}

function parameterTable(): string {
  const rows = settingNames
    .filter(isParameter)
    .map(
      (name) => `        ${parameterName(name)}: [variable: '${variableOf(name)}', separator: ${separatorOf(name)}],`,
    );
  const own = Object.entries(libraryParameters).map(
    ([name, { type, default: byDefault, choices }]) =>
      `        ${name}: [type: '${type}', byDefault: ${defaultLiteral(type, byDefault)}${choices === undefined ? '' : `, choices: [${choices.map((each) => `'${each}'`).join(', ')}]`}],`,
  );
  const secretRows = secrets.map(
    (name) => `        ${parameterName(name)}: [credentials: '${credentialsParameter(name)}', setting: '${name}'],`,
  );
  return [
    '// Made by `npm run generate` from src/settings/definitions.ts: do not edit.',
    'package homes.birb.orasbuf',
    '',
    '/** Every parameter of the step `orasBuf`. */',
    'class ParameterTable {',
    '',
    '    /** Settings of the engine: their variable, and what stands between the items of a list. */',
    '    static final Map<String, Map> SETTINGS = [',
    ...rows,
    '    ]',
    '',
    '    /** What the library itself reads. */',
    '    static final Map<String, Map> LIBRARY = [',
    ...own,
    '    ]',
    '',
    '    /** Secrets, which are no parameters, and the parameter that takes the id of their credentials. */',
    '    static final Map<String, Map> SECRETS = [',
    ...secretRows,
    '    ]',
    '',
    '}',
    '',
  ].join('\n');
}

/** `credentialsId` for the token of the registry, `bsrCredentialsId`, `remoteHeadersCredentialsId` … for the others. */
function credentialsParameter(name: SettingName): string {
  return name === 'token' ? 'credentialsId' : `${parameterName(name).replace(/Token$/, '')}CredentialsId`;
}

function defaultLiteral(type: LibraryParameter['type'], value: string): string {
  return type === 'boolean' || type === 'megabytes' ? value : `'${value}'`;
}

/** A Groovy text; empty where the setting is no list. */
function separatorOf(name: SettingName): string {
  const definition = definitionOf(name);
  if (definition.type !== 'list' && definition.type !== 'optional-list') return "''";
  return definition.separator.startsWith('words') ? "' '" : "'\\n'";
}

/** Plain text: Jenkins shows it by its markup formatter, which for most escapes everything. */
function helpText(): string {
  const lines = [
    'orasBuf(): private protobuf modules from an OCI registry and public ones from the Buf Schema Registry, resolved together,',
    'locked, installed, built with stock buf and buck2, and reported.',
    '',
    'orasBuf()',
    "orasBuf(targets: '//...', credentialsId: 'oras-token')",
    "orasBuf(credentialsId: 'oras-token') { sh 'buf build' }",
    '',
    'With a block, the modules are resolved and installed, and nothing is built: the block builds, with BUF_CACHE_DIR set.',
    'The step gives back a Map: outcome, exitCode, cacheHit, cacheResult, lockDigest, modules, reportPath, bufCacheDir.',
    'A secret is never a parameter, only the id of its credentials is. Lists are lists or texts.',
    '',
    'Jenkins:',
    ...Object.entries(libraryParameters).map(([name, { summary, default: byDefault }]) =>
      [`- ${name}: ${summary}`, ...(byDefault === '' ? [] : [`(Default: ${byDefault})`])].join(' ').replaceAll('`', ''),
    ),
  ];
  for (const [group, title] of Object.entries(groupTitles)) {
    const names = settingNames.filter((name) => definitionOf(name).group === group && isParameter(name));
    if (names.length > 0) lines.push('', `${title}:`, ...names.map((name) => helpLine(name, definitionOf(name))));
  }
  lines.push('', 'More: docs/jenkins.md and docs/settings.md of oras-buf.', '');
  return lines.join('\n');
}

function helpLine(name: SettingName, definition: SettingDefinition): string {
  const parts = [`- ${parameterName(name)}: ${definition.summary}`];
  if (definition.type === 'choice') parts.push(`One of ${definition.choices.join(', ')}.`);
  const byDefault = definition.defaultNote ?? ('default' in definition ? (definition.default ?? '') : '');
  if (byDefault !== '') parts.push(`(Default: ${byDefault})`);
  return parts.join(' ').replaceAll('`', '');
}
