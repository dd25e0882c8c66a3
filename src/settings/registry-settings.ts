import { resolve } from 'node:path';
import { formatPlace, type OrasBufError, type Place } from '../errors.ts';
import { describeOrigin, type Origin, placesOf } from './asked-value.ts';
import type { ConfigFile, RegistryEntry } from './config-file.ts';
import { isRegistryHost, parseEndpoint, trustedOrigin } from './endpoint.ts';
import { InvalidSettingError, WrongConfigFileError } from './errors.ts';
import type { RegistrySettings, Settings } from './settings.ts';

/** What the settings say about registries, before it is put together. */
export interface RegistrySources {
  readonly workspace: string;
  /** Relative paths of the config file start here: the workspace, unless the file lies above it. */
  readonly configDirectory: string;
  readonly registry: { readonly text: string; readonly origin: Origin };
  readonly defaultHost: string;
  readonly endpoint: { readonly text: string; readonly origin: Origin } | undefined;
  readonly trustedEndpoints: { readonly items: readonly string[]; readonly origin: Origin };
  readonly config: ConfigFile;
  /** Hosts that the setting `tokens` has a line for: naming one there declares it. */
  readonly tokenHosts?: readonly string[];
}

/** An endpoint, and which lines of a file of the repository had a say in how it is reached. */
interface Reach {
  readonly endpoint: string;
  /** Undefined for a directory, which gets no token. */
  readonly origin: string | undefined;
  readonly plainHttp: boolean;
  readonly fromRepository: readonly { readonly what: string; readonly place: Place }[];
}

const bsrHost = 'buf.build';

/**
 * All registries by host, and which of them may get the token. The token belongs to the host that the setting `registry`
 * names, and follows it to an endpoint only where no file of the repository chose that endpoint, its plain HTTP or its CA,
 * or where `trusted-endpoints` (never a key of such a file) lists exactly that origin.
 * @throws {InvalidSettingError} a setting is wrong. {@link WrongConfigFileError} the config file is.
 */
export function registrySettings(sources: RegistrySources): ReadonlyMap<string, RegistrySettings> {
  const named = readRegistry(sources.registry);
  const trusted = readTrusted(sources.trustedEndpoints);
  const registries = new Map<string, RegistrySettings>();
  for (const host of new Set([named.host, ...(sources.tokenHosts ?? []), ...sources.config.registries.keys()])) {
    const entry = sources.config.registries.get(host);
    if (host === bsrHost) {
      throw new WrongConfigFileError(`${bsrHost} is the Buf Schema Registry and cannot be an OCI registry`, {
        places: entry === undefined ? placesOf(sources.registry.origin) : [entry.place],
        next: `To get its modules from your own registry write mirrors: {${bsrHost}: HOST/PREFIX}.`,
      });
    }
    const isNamed = host === named.host;
    const byUser = isNamed ? (sources.endpoint ?? named.endpoint) : undefined;
    const reach =
      byUser === undefined ? reachByFile(host, entry, sources.configDirectory) : reachByUser(byUser, sources.workspace);
    const caFile = entry?.caFile;
    const reached = [
      ...reach.fromRepository,
      ...(caFile === undefined ? [] : [{ what: 'it sets ca_file', place: caFile.place }]),
    ];
    const credentialHosts = hostsOfCredentials(host, reach, reached, trusted);
    const fromRepository = [
      ...(isNamed && !isBeyondRepository(sources.registry.origin) && host !== sources.defaultHost
        ? [{ what: 'it names the registry', place: placesOf(sources.registry.origin)[0] ?? { file: '' } }]
        : []),
      ...reached,
    ];
    const why = isNamed
      ? whyNoToken(reach, fromRepository, trusted)
      : (whyNoToken(reach, credentialHosts.length > 0 ? [] : reached, trusted) ??
        `the token belongs to ${named.host}, the host of the setting registry; give ${host} its own by a line ${host}=TOKEN of the setting tokens (or the variable ORAS_REGISTRY_TOKENS), or on your own machine by oras-buf login ${host}`);
    registries.set(host, {
      host,
      endpoint: reach.endpoint,
      repository: readRepository(entry),
      caFile: caFile === undefined ? undefined : resolve(sources.configDirectory, caFile.value),
      plainHttp: reach.plainHttp,
      tokenAllowed: why === undefined,
      ...(why === undefined ? {} : { whyNoToken: why }),
      credentialHosts,
      ...(entry?.auth === undefined ? {} : { auth: entry.auth }),
    });
  }
  return registries;
}

/** The mirrors of the config file; each must lie on a registry that is known. */
export function mirrorSettings(config: ConfigFile, registries: ReadonlyMap<string, unknown>): Settings['mirrors'] {
  const mirrors = new Map<string, { readonly host: string; readonly prefix: string }>();
  for (const [mirrored, { value, place }] of config.mirrors) {
    const [host = '', ...path] = value.split('/');
    const prefix = path.join('/');
    if (!isRepositoryPath(prefix)) {
      throw new WrongConfigFileError(`mirrors.${mirrored}: "${value}" is not HOST/PREFIX`, {
        places: [place],
        next: 'Write for example oras.birb.homes/bsr-cache.',
      });
    }
    if (!registries.has(host)) {
      throw new WrongConfigFileError(`mirrors.${mirrored} lies on ${host}, which is not a known registry`, {
        places: [place],
        next: `Add ${host} under registries:, or name it by the setting registry.`,
      });
    }
    mirrors.set(mirrored, { host, prefix });
  }
  return mirrors;
}

function isBeyondRepository(origin: Origin): boolean {
  return origin.kind !== 'config';
}

/**
 * Whose own credentials may go to the endpoint. Those of the host that is really asked always may, unless a file of the repository has
 * them go in the clear or to whoever holds the key of its CA; those of the name only where no such file said what stands for it.
 */
function hostsOfCredentials(
  host: string,
  reach: Reach,
  reached: Reach['fromRepository'],
  trusted: ReadonlySet<string>,
): readonly string[] {
  if (reach.origin === undefined) return [];
  const asked = new URL(reach.origin).host;
  if (reached.length === 0 || trusted.has(reach.origin)) return [...new Set([host, asked])];
  const endpoint = parseEndpoint(reach.origin, '/');
  const inTheClear = endpoint.kind !== 'server' || (endpoint.plainHttp && !endpoint.loopback);
  return inTheClear || reached.length > reach.fromRepository.length ? [] : [asked];
}

function whyNoToken(
  reach: Reach,
  fromRepository: Reach['fromRepository'],
  trusted: ReadonlySet<string>,
): string | undefined {
  if (reach.origin === undefined) return 'a directory needs no token';
  const [first] = fromRepository;
  if (first === undefined || trusted.has(reach.origin)) return undefined;
  return `${first.place.file === '' ? 'a file of the repository' : formatPlace(first.place)} is a file of the repository, and ${first.what}; to send the token to ${reach.origin} all the same, list ${reach.origin} in the input trusted-endpoints (or the variable ORAS_BUF_TRUSTED_ENDPOINTS)`;
}

/** The host of the setting `registry`. A URL is taken too, because the variable is called `ORAS_REGISTRY_URL`. */
function readRegistry(registry: RegistrySources['registry']): {
  readonly host: string;
  readonly endpoint: RegistrySources['endpoint'];
} {
  const { text, origin } = registry;
  if (isRegistryHost(text)) return { host: text, endpoint: undefined };
  const next =
    'Write the host as deps: lines do, in lower case, for example oras.birb.homes. Where it is reached is the setting registry-endpoint: a URL, or oci-layout:PATH.';
  const endpoint = parseEndpoint(text, '/');
  if (endpoint.kind !== 'server' || !isBeyondRepository(origin)) {
    const shown = endpoint.kind === 'wrong' ? `: ${endpoint.reason}` : '';
    throw new InvalidSettingError(
      `The setting registry (from ${describeOrigin(origin)}) is not a registry host${shown}`,
      { next, places: placesOf(origin) },
    );
  }
  const host = new URL(endpoint.origin).host;
  // `https://host` says no more than `host`; `http://host` says that it is plain.
  return { host, endpoint: endpoint.plainHttp ? { text: endpoint.origin, origin } : undefined };
}

function reachByUser(endpoint: NonNullable<RegistrySources['endpoint']>, workspace: string): Reach {
  const parsed = parseEndpoint(endpoint.text, workspace);
  switch (parsed.kind) {
    case 'wrong':
      throw new InvalidSettingError(
        `The setting registry-endpoint (from ${describeOrigin(endpoint.origin)}) is not an endpoint: ${parsed.reason}`,
        { next: 'Write https://HOST:PORT, http://HOST:PORT or oci-layout:PATH.' },
      );
    case 'directory':
      return { endpoint: `oci-layout:${parsed.path}`, origin: undefined, plainHttp: false, fromRepository: [] };
    case 'server':
      return { endpoint: parsed.origin, origin: parsed.origin, plainHttp: parsed.plainHttp, fromRepository: [] };
  }
}

function reachByFile(host: string, entry: RegistryEntry | undefined, directory: string): Reach {
  // The one registry that is not where its name says.
  const asNamed = host === 'docker.io' ? 'https://registry-1.docker.io' : `https://${host}`;
  const plain = entry?.plainHttp;
  const text = entry?.endpoint?.value ?? (plain?.value === true ? `http://${host}` : asNamed);
  const place = entry?.endpoint?.place ?? plain?.place ?? entry?.place ?? { file: '' };
  const parsed = parseEndpoint(text, directory);
  const refuse = (message: string, next: string): OrasBufError =>
    new WrongConfigFileError(message, { places: [place], next });
  switch (parsed.kind) {
    case 'wrong':
      throw refuse(
        `registries.${host}.endpoint is not an endpoint: ${parsed.reason}`,
        'Write https://HOST:PORT, http://HOST:PORT or oci-layout:PATH.',
      );
    case 'directory':
      return { endpoint: `oci-layout:${parsed.path}`, origin: undefined, plainHttp: false, fromRepository: [] };
    case 'server': {
      if (parsed.plainHttp && plain?.value !== true && !parsed.loopback) {
        throw refuse(
          `registries.${host}.endpoint is plain HTTP`,
          `Write https://, or add plain_http: true under ${host} if this network may read what you fetch.`,
        );
      }
      if (!parsed.plainHttp && plain?.value === true) {
        throw refuse(
          `registries.${host} has plain_http: true and an https endpoint`,
          'Remove plain_http, or write the endpoint with http://.',
        );
      }
      const changed = parsed.origin !== new URL(asNamed).origin;
      return {
        endpoint: parsed.origin,
        origin: parsed.origin,
        plainHttp: parsed.plainHttp,
        fromRepository: changed ? [{ what: `it sets the endpoint ${parsed.origin}`, place }] : [],
      };
    }
  }
}

function readTrusted(trusted: RegistrySources['trustedEndpoints']): ReadonlySet<string> {
  return new Set(
    trusted.items.map((item) => {
      const origin = trustedOrigin(item);
      if (origin !== undefined) return origin;
      throw new InvalidSettingError(
        `The setting trusted-endpoints (from ${describeOrigin(trusted.origin)}) has an item that is not an origin`,
        { next: 'Write each as https://HOST or https://HOST:PORT, without a path.' },
      );
    }),
  );
}

function readRepository(entry: RegistryEntry | undefined): string {
  const repository = entry?.repository;
  if (repository === undefined) return '{owner}/{name}';
  const { value, place } = repository;
  const filled = value.replaceAll('{owner}', 'owner').replaceAll('{name}', 'name');
  if (value.includes('{owner}') && value.includes('{name}') && isRepositoryPath(filled)) return value;
  throw new WrongConfigFileError(`"${value}" is not a template of a repository path`, {
    places: [place],
    next: "Use {owner} and {name}, each at least once, and otherwise lower-case path components: 'group/protos/{owner}/{name}'.",
  });
}

/** A repository path as the OCI distribution specification allows it. */
function isRepositoryPath(path: string): boolean {
  return /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/.test(path);
}
