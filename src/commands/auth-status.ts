import { exitCodes, OrasBufError } from '../errors.ts';
import { findDeclarations } from '../modules/find-declarations.ts';
import { type ModuleName, moduleNameParts } from '../modules/module-name.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';
import type { Credential } from '../oci/credentials.ts';
import { parseEndpoint } from '../oci/endpoint.ts';
import { applyRepositoryTemplate } from '../oci/reference.ts';
import { jwtClaims, type RegistryAccess, type RegistryWants, type RepositoryRights } from '../oci/registry-access.ts';
import { rootDirectories } from '../pipeline/root-directories.ts';
import type { Styler } from '../report/terminal-summary.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import { credentialsOf, registryToSignIn, withRegistryAccess } from './auth-registry.ts';
import type { Command, CommandRequest } from './command.ts';

export interface AuthStatusData {
  readonly registries: readonly RegistryStatus[];
}

export interface RegistryStatus {
  readonly host: string;
  readonly endpoint: string;
  /** `open`: the registry asks nobody to sign in. `missing`: it asks, and there is nothing to sign in with. */
  readonly status: 'signed-in' | 'open' | 'missing' | 'rejected' | 'unreachable';
  /** Where the credential is from; empty where there is none. */
  readonly source: string;
  readonly kind: Credential['kind'] | '';
  readonly username: string;
  /** When the credential ends, as it says of itself (ISO 8601); empty where it does not. */
  readonly expiresAt: string;
  /** One line for each namespace that modules of this workspace lie in. */
  readonly rights: readonly NamespaceRights[];
  /** Why it is not fine, and what to do; empty where it is. */
  readonly problem: string;
}

export interface NamespaceRights extends RepositoryRights {
  readonly namespace: string;
  /** The repository that was asked about: registries know no rights of a namespace. */
  readonly repository: string;
}

/** Rights are asked for with some requests each. */
const mostNamespaces = 20;

/** Asks each registry who we are to it, and what we may do there. No secret is shown. */
export const authStatus: Command<AuthStatusData> = {
  async run(request) {
    const { words, settings } = request;
    const asked =
      words[0] === undefined
        ? [...settings.registries.values()].filter((registry) => parseEndpoint(registry).kind === 'server')
        : [registryToSignIn(request, words[0])];
    const modules = await modulesInUse(request);
    const registries: RegistryStatus[] = [];
    for (const registry of asked) registries.push(await statusOf(request, registry, modules));
    const notFine = registries.filter(({ status }) => status !== 'signed-in' && status !== 'open');
    const isUnreachable = notFine.length > 0 && notFine.every(({ status }) => status === 'unreachable');
    const exitCode = notFine.length === 0 ? exitCodes.done : isUnreachable ? exitCodes.network : exitCodes.notAllowed;
    return { data: { registries }, exitCode };
  },

  text({ registries }, style) {
    if (registries.length === 0) return 'No registry of this workspace is a server.\n';
    return registries.map((registry) => `${registryLines(registry, style).join('\n')}\n`).join('\n');
  },
};

async function statusOf(
  request: CommandRequest,
  registry: RegistrySettings,
  modules: readonly ModuleName[],
): Promise<RegistryStatus> {
  const { host, endpoint } = registry;
  const nobody = {
    host,
    endpoint,
    source: '',
    kind: '',
    username: '',
    expiresAt: '',
    rights: [],
    problem: '',
  } as const;
  const source = credentialsOf(request);
  const candidates = await source.candidatesFor(registry);
  const [first] = candidates;
  const known = first === undefined ? nobody : { ...nobody, ...describe(first) };
  try {
    return await withRegistryAccess(request, registry, async (access) => {
      const wants = await access.wants();
      if (wants.kind !== 'open' && first !== undefined) {
        const credential = await access.accepted(wants, candidates);
        const rights = await rightsOf(access, wants, credential, registry, modules);
        return { ...nobody, ...describe(credential), status: 'signed-in', rights };
      }
      const rights = await rightsOf(access, wants, undefined, registry, modules);
      if (wants.kind === 'open') return { ...known, status: 'open', rights };
      return { ...nobody, status: 'missing', rights, problem: howToSignIn(registry) };
    });
  } catch (error) {
    if (!(error instanceof OrasBufError)) throw error;
    const status = error.exitCode === exitCodes.notAllowed ? 'rejected' : 'unreachable';
    return { ...known, status, problem: `${error.message}. ${error.next}` };
  }
}

/** Signing in by hand helps only where what is kept for the host would be sent. */
function howToSignIn({ host, credentialHosts, whyNoToken }: RegistrySettings): string {
  return credentialHosts?.includes(host) === true || whyNoToken === undefined
    ? `It asks for credentials, and there are none. Run: oras-buf login ${host}`
    : `It asks for credentials, and none are sent there: ${whyNoToken}.`;
}

function describe({
  kind,
  username,
  source,
  secret,
}: Credential): Pick<RegistryStatus, 'kind' | 'username' | 'source' | 'expiresAt'> {
  const { exp } = jwtClaims(secret.reveal());
  const milliseconds = typeof exp === 'number' ? exp * 1000 : Number.NaN;
  const isDate = Math.abs(milliseconds) <= 8.64e15;
  return { kind, username, source, expiresAt: isDate ? new Date(milliseconds).toISOString() : '' };
}

async function rightsOf(
  access: RegistryAccess,
  wants: RegistryWants,
  credential: Credential | undefined,
  registry: RegistrySettings,
  modules: readonly ModuleName[],
): Promise<readonly NamespaceRights[]> {
  const byNamespace = new Map<string, string>();
  for (const module of modules) {
    const { registry: host, owner, name } = moduleNameParts(module);
    if (host !== registry.host) continue;
    const repository = applyRepositoryTemplate(registry.repository, owner, name);
    const namespace = repository.includes('/') ? repository.slice(0, repository.lastIndexOf('/')) : repository;
    if (!byNamespace.has(namespace)) byNamespace.set(namespace, repository);
  }
  const found: NamespaceRights[] = [];
  for (const [namespace, repository] of [...byNamespace].slice(0, mostNamespaces)) {
    found.push({ namespace, repository, ...(await access.rights(wants, credential, repository)) });
  }
  return found;
}

/** The modules that this workspace names. Where it cannot be read, that is no matter of signing in. */
async function modulesInUse({ settings, environment, ci }: CommandRequest): Promise<readonly ModuleName[]> {
  const names = new Set<ModuleName>();
  try {
    const directories = await rootDirectories(settings.directories);
    for (const directory of directories.values()) {
      const { asks } = await findDeclarations(directory, {
        registries: settings.registries.keys(),
        environment,
        otherRoots: [...directories.keys()],
      });
      for (const { module } of asks) names.add(module);
    }
  } catch (error) {
    if (!(error instanceof OrasBufError)) throw error;
    ci.debug(`No rights of namespaces are asked for: ${error.message}`);
  }
  return [...names].sort(compareUtf8);
}

const headings = {
  'signed-in': 'signed in',
  open: 'asks nobody to sign in',
  missing: 'not signed in',
  rejected: 'not signed in: the credentials are refused',
  unreachable: 'cannot be asked',
} as const satisfies Record<RegistryStatus['status'], string>;

function registryLines(registry: RegistryStatus, style: Styler): readonly string[] {
  const { host, endpoint, status, source, username, expiresAt, rights, problem } = registry;
  const isFine = status === 'signed-in' || status === 'open';
  const at = endpoint === `https://${host}` ? '' : ` ${style('quiet', `(${endpoint})`)}`;
  const lines = [
    `${style(isFine ? 'good' : 'bad', isFine ? '✔' : '✘')} ${style('strong', host)}${at}: ${headings[status]}`,
  ];
  if (source !== '') lines.push(`  by ${source}${username === '' ? '' : `, as ${username}`}`);
  if (expiresAt !== '') {
    const isOver = Date.parse(expiresAt) < Date.now();
    lines.push(`  ${isOver ? style('bad', `it ended at ${expiresAt}`) : `it ends at ${expiresAt}`}`);
  }
  for (const { namespace, pull, push } of rights) {
    const may = [pull ? 'pull' : '', push ? 'push' : ''].filter((word) => word !== '').join(', ');
    lines.push(`  ${namespace}: ${may === '' ? style('bad', 'no rights') : may}`);
  }
  if (problem !== '') lines.push(`  ${problem}`);
  return lines;
}
