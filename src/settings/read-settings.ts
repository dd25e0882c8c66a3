import { access, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isInside, realPathOf } from '../system/inside-directory.ts';
import { Secret } from '../system/secret.ts';
import { parseArchiveLimits } from './archive-limits.ts';
import { type AskedValue, type AskedValues, askedByEnvironment, describeOrigin, placesOf } from './asked-value.ts';
import type { ConfigFile } from './config-file.ts';
import { type SettingName, settingDefinitions } from './definitions.ts';
import { ContradictorySettingsError, InvalidSettingError, SettingFileError } from './errors.ts';
import { findConfig } from './find-config.ts';
import { parseHostTokens } from './host-tokens.ts';
import { mirrorSettings, registrySettings } from './registry-settings.ts';
import { remoteSettings } from './remote-settings.ts';
import { readSecretSources, type SecretSources } from './secret-sources.ts';
import type { Settings, ToolSettings } from './settings.ts';
import { typedValue, type ValueOf } from './typed-value.ts';

/** Where settings come from, and the facts of the CI system that some defaults follow. */
export interface SettingsSources {
  /** Flags of the CLI, or inputs of the action. */
  readonly asked: AskedValues;
  readonly secrets: SecretSources;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute: relative paths start here. */
  readonly workspace: string;
  readonly defaultCacheDirectory: string;
  /** Undefined: the cache of the user's own buf. */
  readonly defaultBufCacheDirectory: string | undefined;
  readonly frozenByDefault: boolean;
}

const noConfig: ConfigFile = { registries: new Map(), mirrors: new Map(), settings: new Map() };

/**
 * Reads every setting: flag or input, then environment, then the config file, then the default.
 * @throws the errors of src/settings/errors.ts, all exit code 2.
 */
export async function readSettings(sources: SettingsSources): Promise<Settings> {
  const { workspace } = sources;
  const asked = new Map([...sources.asked, ...(await readSecretSources(sources.secrets, workspace))]);
  const values = new Values(asked, sources.environment);
  const { config, directory: configDirectory } = await findConfig(nonEmpty(values.find('config')), workspace);
  values.useConfig(config);
  const { mode, update } = lockMode(values, sources.frozenByDefault);
  const trusted = values.find('trusted-endpoints');
  const tokens = hostTokens(values);
  const registries = registrySettings({
    workspace,
    configDirectory,
    tokenHosts: [...tokens.keys()],
    registry: values.text('registry'),
    defaultHost: settingDefinitions.registry.default,
    endpoint: values.asked('registry-endpoint') === undefined ? undefined : values.text('registry-endpoint'),
    trustedEndpoints: {
      items: trusted ?? [],
      origin: values.asked('trusted-endpoints')?.origin ?? { kind: 'default' },
    },
    config: values.config,
  });
  for (const registry of registries.values()) await checkCaFile(registry.caFile, values.config, registry.host);
  return {
    directories: await directories(values, workspace, configDirectory),
    registries,
    mirrors: mirrorSettings(values.config, registries),
    token: values.find('token'),
    username: nonEmpty(values.find('username')),
    tokens,
    bsrToken: bsrToken(values.find('bsr-token')),
    onMissingCredentials: values.get('on-missing-credentials'),
    exportCredentials: values.get('export-credentials'),
    build: values.get('build'),
    command: values.get('command'),
    targets: targets(values),
    buck2: toolSettings(values, workspace, 'buck2'),
    buf: toolSettings(values, workspace, 'buf'),
    toolsMirror: nonEmpty(values.find('tools-mirror')),
    buck2Arguments: values.find('buck2-arguments') ?? [],
    bufArguments: values.find('buf-arguments') ?? [],
    buildTimeoutMs: values.get('build-timeout') === 0 ? undefined : values.get('build-timeout') * 60_000,
    remote: await remote(values, sources),
    frozen: mode,
    offline: values.get('offline'),
    update,
    cacheRead: values.get('cache-read'),
    cacheWrite: values.get('cache-write'),
    cacheKeySuffix: cacheKeySuffix(values),
    ...(await cacheDirectories(values, sources)),
    parallelDownloads: values.get('parallel-downloads'),
    verify: values.get('verify'),
    archiveLimits: parseArchiveLimits(
      values.find('archive-limits') ?? [],
      describeOrigin(values.asked('archive-limits')?.origin ?? { kind: 'default' }),
    ),
    reportDirectory: reportDirectory(sources),
    summary: values.get('summary'),
    ci: values.get('ci'),
    progress: values.get('progress'),
    logLevel: values.get('log-level'),
    configOrigins: new Map([...values.config.settings].map(([name, { origin }]) => [name, describeOrigin(origin)])),
  };
}

/** Where the report goes: known also where other settings are wrong, since no file has a say in it. */
export function reportDirectory(sources: Pick<SettingsSources, 'asked' | 'environment' | 'workspace'>): string {
  const directory = new Values(sources.asked, sources.environment).get('report-dir');
  return absolute(sources.workspace, directory) ?? sources.workspace;
}

/** The asked values in their order, checked when they are taken. */
class Values {
  readonly #asked: AskedValues;
  readonly #environment: SettingsSources['environment'];
  config: ConfigFile = noConfig;

  constructor(asked: AskedValues, environment: SettingsSources['environment']) {
    this.#asked = asked;
    this.#environment = environment;
  }

  useConfig(config: ConfigFile): void {
    this.config = config;
  }

  asked(name: SettingName): AskedValue | undefined {
    return this.#asked.get(name) ?? askedByEnvironment(name, this.#environment) ?? this.config.settings.get(name);
  }

  find<N extends SettingName>(name: N): ValueOf<N> | undefined {
    const asked = this.asked(name);
    return asked === undefined ? undefined : typedValue(name, asked);
  }

  get<N extends WithDefault>(name: N): ValueOf<N> {
    const byDefault: AskedValue = {
      texts: [settingDefinitions[name].default],
      split: false,
      origin: { kind: 'default' },
    };
    const found = typedValue(name, this.asked(name) ?? byDefault);
    // A list that was given and is empty (`targets: ","`) is as if it had not been given.
    return Array.isArray(found) && found.length === 0 ? typedValue(name, byDefault) : found;
  }

  /** A text with where it came from, for what is checked elsewhere. */
  text(name: 'registry' | 'registry-endpoint'): { readonly text: string; readonly origin: AskedValue['origin'] } {
    const asked = this.asked(name);
    if (asked !== undefined) return { text: typedValue(name, asked), origin: asked.origin };
    return { text: name === 'registry' ? settingDefinitions.registry.default : '', origin: { kind: 'default' } };
  }
}

type WithDefault = {
  [N in SettingName]: (typeof settingDefinitions)[N] extends { readonly default: string } ? N : never;
}[SettingName];

function lockMode(values: Values, frozenByDefault: boolean): { mode: Settings['frozen']; update: Settings['update'] } {
  const asked = values.find('frozen');
  const wanted = values.get('update');
  const update: Settings['update'] =
    wanted.kind === 'names' ? { kind: 'modules', modules: wanted.names } : { kind: wanted.kind };
  if (update.kind !== 'none' && asked === true) {
    throw new ContradictorySettingsError('update moves locked versions, and frozen forbids that', {
      next: 'Remove one of them. Update on a machine where you can commit oras.lock and buf.lock.',
      places: placesOf(values.asked('frozen')?.origin ?? { kind: 'default' }),
    });
  }
  if (update.kind !== 'none' && values.get('offline')) {
    throw new ContradictorySettingsError('update asks the registries for versions, and offline forbids that', {
      next: 'Remove one of them.',
    });
  }
  // Who asks for an update wants the lock to be written, also in CI (a job that opens a pull request with it).
  if (asked === undefined) return { mode: frozenByDefault && update.kind === 'none' ? 'default' : 'off', update };
  return { mode: asked ? 'asked' : 'off', update };
}

/** Patterns go to buck2 as arguments: none may be a flag or the name of a file with more arguments. */
function targets(values: Values): readonly string[] {
  const found = values.get('targets');
  const wrong = found.find((target) => /^[-@]/.test(target));
  if (wrong === undefined) return found;
  const origin = values.asked('targets')?.origin ?? { kind: 'default' };
  throw new InvalidSettingError(`"${wrong}" (targets, from ${describeOrigin(origin)}) is not a target pattern`, {
    next: 'Write patterns such as //... or //pkg:name. Flags for buck2 belong into buck2-arguments.',
    places: placesOf(origin),
  });
}

async function directories(values: Values, workspace: string, configDirectory: string): Promise<readonly string[]> {
  const origin = values.asked('directory')?.origin ?? { kind: 'default' };
  const start = origin.kind === 'config' ? configDirectory : workspace;
  const realStart = realPathOf(start);
  const found: string[] = [];
  for (const directory of values.get('directory')) {
    const path = resolve(start, directory);
    const refuse = (why: string, next: string): InvalidSettingError =>
      new InvalidSettingError(`The directory ${directory} (from ${describeOrigin(origin)}) ${why}`, {
        next,
        places: placesOf(origin),
      });
    const status = await stat(path).catch(() => undefined);
    if (status === undefined) throw refuse('does not exist', `Relative directories start at ${start}.`);
    if (!status.isDirectory()) throw refuse('is a file', 'Name the directory that it lies in.');
    // Lock files are written there; a file of the repository must not choose a place outside of it.
    if (origin.kind === 'config' && !isInside(realStart, realPathOf(path))) {
      throw refuse('lies outside the workspace', 'Name it by a flag, an input or a variable, or choose one inside.');
    }
    if (!found.includes(path)) found.push(path);
  }
  return found;
}

async function cacheDirectories(
  values: Values,
  sources: SettingsSources,
): Promise<Pick<Settings, 'cacheDirectory' | 'stateDirectory' | 'bufCacheDirectory'>> {
  const { workspace } = sources;
  const asked = absolute(workspace, values.find('cache-dir'));
  const cacheDirectory = asked ?? sources.defaultCacheDirectory;
  const realWorkspace = realPathOf(workspace);
  const inWorkspace = async (path: string): Promise<boolean> => isInside(realWorkspace, realPathOf(path));
  const byDefault = sources.defaultBufCacheDirectory;
  // Also where only its name lies there: a commit may have made it a link to anywhere.
  const isInCheckout = isInside(workspace, cacheDirectory) || (await inWorkspace(cacheDirectory));
  const isCarried = byDefault !== undefined && isInCheckout;
  const stateDirectory = isCarried ? dirname(byDefault) : cacheDirectory;
  const bufAsked = absolute(workspace, values.find('buf-cache-dir'));
  if (bufAsked !== undefined) {
    // buf walks every directory of a workspace: a cache in there would show it each symbol twice.
    if (await inWorkspace(bufAsked)) {
      throw new InvalidSettingError(
        `The setting buf-cache-dir (from ${describeOrigin(values.asked('buf-cache-dir')?.origin ?? { kind: 'default' })}) lies inside the workspace, where buf would take the cached modules for your own files`,
        { next: 'Name a directory outside the workspace.' },
      );
    }
    return { cacheDirectory, stateDirectory, bufCacheDirectory: bufAsked };
  }
  const bufCacheDirectory =
    byDefault === undefined
      ? userBufCache(sources.environment)
      : asked !== undefined && !isCarried
        ? join(asked, 'buf')
        : byDefault;
  return { cacheDirectory, stateDirectory, bufCacheDirectory };
}

/** Where stock buf keeps its cache when nobody tells it otherwise (shared/facts.md). */
function userBufCache(environment: SettingsSources['environment']): string {
  if (process.platform === 'win32') {
    return join(nonEmpty(environment['LOCALAPPDATA']) ?? join(homedir(), 'AppData', 'Local'), 'buf');
  }
  return join(
    nonEmpty(environment['XDG_CACHE_HOME']) ?? join(nonEmpty(environment['HOME']) ?? homedir(), '.cache'),
    'buf',
  );
}

function toolSettings(values: Values, workspace: string, tool: 'buck2' | 'buf'): ToolSettings {
  const sha256 = nonEmpty(values.find(`${tool}-sha256`))?.toLowerCase();
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256)) {
    const origin = values.asked(`${tool}-sha256`)?.origin ?? { kind: 'default' };
    throw new InvalidSettingError(`The setting ${tool}-sha256 (from ${describeOrigin(origin)}) is no SHA-256`, {
      next: 'Write the 64 hexadecimal digits that the release page shows for the file.',
      places: placesOf(origin),
    });
  }
  const version = nonEmpty(values.find(`${tool}-version`));
  return { path: absolute(workspace, values.find(`${tool}-path`)), version, sha256 };
}

function cacheKeySuffix(values: Values): string {
  const suffix = values.get('cache-key-suffix');
  if (/^[\w.+-]{0,64}$/.test(suffix)) return suffix;
  const origin = values.asked('cache-key-suffix')?.origin ?? { kind: 'default' };
  throw new InvalidSettingError(
    `The setting cache-key-suffix (from ${describeOrigin(origin)}) cannot be ${JSON.stringify(suffix)}`,
    { next: 'Use up to 64 letters, digits and the characters _ . + -' },
  );
}

function hostTokens(values: Values): Settings['tokens'] {
  const secret = values.find('tokens');
  if (secret === undefined) return new Map();
  return parseHostTokens(secret.reveal(), describeOrigin(values.asked('tokens')?.origin ?? { kind: 'default' }));
}

/** The token for buf.build out of the forms that buf itself reads: `TOKEN`, or `TOKEN@HOST,TOKEN@HOST`. */
function bsrToken(secret: Secret | undefined): Secret | undefined {
  if (secret === undefined) return undefined;
  const parts = secret.reveal().split(',');
  if (parts.length === 1 && !secret.reveal().includes('@')) return secret;
  for (const part of parts) {
    const at = part.lastIndexOf('@');
    if (at > 0 && part.slice(at + 1) === 'buf.build') return new Secret(part.slice(0, at));
  }
  return undefined;
}

async function remote(values: Values, sources: SettingsSources): Promise<Settings['remote']> {
  const kind = values.get('remote');
  if (kind === 'none') return undefined;
  return remoteSettings({
    kind,
    endpoint: values.find('remote-endpoint') ?? '',
    instanceName: values.get('remote-instance-name'),
    headers: values.find('remote-headers'),
    caFile: absolute(sources.workspace, values.find('remote-ca-file')),
    clientCertificateFile: absolute(sources.workspace, values.find('remote-client-certificate')),
    upload: values.get('remote-upload'),
    platform: nonEmpty(values.find('remote-platform')),
    environment: sources.environment,
  });
}

async function checkCaFile(path: string | undefined, config: ConfigFile, host: string): Promise<void> {
  if (path === undefined || (await exists(path))) return;
  const place = config.registries.get(host)?.caFile?.place;
  throw new SettingFileError(`registries.${host}.ca_file: there is no file ${path}`, {
    next: 'Name a PEM file with the certificates to trust; a relative path starts at the workspace.',
    ...(place === undefined ? {} : { places: [place] }),
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function absolute(workspace: string, path: string | undefined): string | undefined {
  const given = nonEmpty(path);
  return given === undefined
    ? undefined
    : resolve(workspace, given.startsWith('~/') ? join(homedir(), given.slice(2)) : given);
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
