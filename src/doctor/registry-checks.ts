import { stat } from 'node:fs/promises';
import { exitCodes, OrasBufError } from '../errors.ts';
import { moduleNameParts } from '../modules/module-name.ts';
import { parseAuthChallenges } from '../oci/auth-challenge.ts';
import { parseEndpoint } from '../oci/endpoint.ts';
import { openRegistryParts, type RegistryParts } from '../oci/open-http-registry.ts';
import { applyRepositoryTemplate } from '../oci/reference.ts';
import { RegistryAccess } from '../oci/registry-access.ts';
import { TrafficCounter } from '../oci/traffic-counter.ts';
import { defaultLimits } from '../oci/transfer-limits.ts';
import type { HttpReply } from '../oci/transport.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import { type Check, type Finding, fail, failureOf, fine, unneeded, warn } from './check.ts';
import { connectionChecks, orNetworkFailure } from './connection-checks.ts';
import type { DoctorContext } from './doctor-context.ts';
import { checkRights } from './rights-check.ts';
import { checkSignIn, type SignedIn } from './sign-in-check.ts';

const late = {
  exitCode: exitCodes.network,
  fix: 'Try again later; a proxy or firewall that holds back answers shows the same.',
} as const;

/** Everything between this machine and the modules of one registry, in the order in which it can break. */
export function registryChecks(registry: RegistrySettings, context: DoctorContext): readonly Check[] {
  const { host } = registry;
  const isElsewhere = registry.endpoint !== `https://${host}`;
  const group = `Registry ${host}${isElsewhere ? ` at ${registry.endpoint}` : ''}`;
  let endpoint: ReturnType<typeof parseEndpoint>;
  try {
    endpoint = parseEndpoint(registry);
  } catch (error) {
    return [{ group, name: 'Endpoint', late, run: async () => failureOf(error) }];
  }
  if (endpoint.kind === 'layout') {
    const { directory } = endpoint;
    return [{ group, name: 'Directory', late, run: () => checkDirectory(directory) }];
  }
  const { url } = endpoint;
  const connection = connectionChecks({ group, url, caFile: registry.caFile, proxies: context.proxies });
  const server = new Server(registry, url, context);
  let signedIn: SignedIn | undefined;
  return [
    ...connection.checks,
    { group, name: '/v2/', needs: [connection.last], late, run: () => server.check() },
    { group, name: 'Clock', needs: ['/v2/'], late, run: async () => checkClock(server.date, server.askedAt) },
    {
      group,
      name: 'Sign-in',
      needs: ['/v2/'],
      late,
      run: async () => {
        const { finding, result } = await checkSignIn(registry, new RegistryAccess(await server.parts()), context);
        signedIn = result;
        return finding;
      },
    },
    {
      group,
      name: 'Rights',
      needs: ['Sign-in'],
      late,
      run: async () => {
        const repositories = await repositoriesOf(registry, context);
        if (typeof repositories === 'string') return unneeded(repositories);
        const access = new RegistryAccess(await server.parts());
        return checkRights({ registry, access, signedIn, repositories, credentials: context.credentials });
      },
    },
  ];
}

/** The server of a registry, asked once for its first page. */
class Server {
  readonly #registry: RegistrySettings;
  readonly #url: URL;
  readonly #context: DoctorContext;
  #parts: Promise<RegistryParts> | undefined;
  date: string | undefined;
  /** Milliseconds since 1970: in the middle of the request. */
  askedAt = 0;

  constructor(registry: RegistrySettings, url: URL, context: DoctorContext) {
    this.#registry = registry;
    this.#url = url;
    this.#context = context;
  }

  parts(): Promise<RegistryParts> {
    this.#parts ??= this.#open();
    return this.#parts;
  }

  check(): Promise<Finding> {
    const url = new URL('/v2/', this.#url);
    return orNetworkFailure(url, async () => {
      const { transport } = await this.parts();
      const before = Date.now();
      const reply = await transport.send({ method: 'GET', url, headers: {} });
      this.askedAt = (before + Date.now()) / 2;
      this.date = reply.header('date');
      await reply.discard();
      return firstPage(reply, this.#registry.host);
    });
  }

  async #open(): Promise<RegistryParts> {
    const { environment, ci, signal, eachMs, atEnd } = this.#context;
    const connections = 6;
    const { parts, close } = await openRegistryParts(this.#registry, this.#url, {
      connections,
      environment,
      limits: { ...defaultLimits, attempts: 1, connectMs: eachMs, stallMs: eachMs, deadlineMs: eachMs },
      traffic: new TrafficCounter(connections),
      log: ci,
      maskSecret: (value) => ci.mask(value),
      signal,
    });
    atEnd(close);
    return parts;
  }
}

/** Whether the answer to the first page is one of a registry. Source: OCI distribution-spec 1.1, end-1. */
function firstPage(reply: HttpReply, host: string): Finding {
  const { status } = reply;
  const what =
    reply.header('server') === undefined ? '' : `it says that it is ${JSON.stringify(reply.header('server'))}`;
  const details = what === '' ? [] : [what];
  const isPage = /^text\/html\b/i.test(reply.header('content-type') ?? '');
  const challenges = parseAuthChallenges(reply.headers('www-authenticate'));
  if (status >= 300 && status < 400) {
    return fail(
      `it sends us elsewhere (${status}${targetOf(reply)}), as login portals do`,
      exitCodes.network,
      'Open the address in a browser: sign in to the network, or name the address of the registry itself.',
      details,
    );
  }
  if (isPage && !(status === 401 && challenges.length > 0)) {
    return fail(
      `a web page answers (${status}), no registry`,
      exitCodes.network,
      `Check the address of ${host}; where a login portal or a proxy answers in its place, sign in there first.`,
      details,
    );
  }
  if (status === 200) return fine('it is a registry, and open at its first page', details);
  if (status === 401 && challenges.length > 0) {
    return fine(
      `it is a registry, and asks for ${[...new Set(challenges.map(({ scheme }) => scheme))].join(' or ')}`,
      details,
    );
  }
  if (status >= 500 || status === 429) {
    return fail(
      `the server answers ${status}`,
      exitCodes.network,
      'Try again later; if it stays, tell the owner of the registry.',
      details,
    );
  }
  return fail(
    `no registry: /v2/ answers ${status}`,
    status === 401 || status === 403 ? exitCodes.notAllowed : exitCodes.network,
    'Check that the endpoint is the registry itself, with its port, and not another service or a gateway before it.',
    details,
  );
}

/** Host and path only: the rest may hold a secret. */
function targetOf(reply: HttpReply): string {
  const location = reply.header('location') ?? '';
  if (!URL.canParse(location, reply.url.href)) return '';
  const { origin } = new URL(location, reply.url);
  return origin === reply.url.origin ? '' : ` to ${origin}`;
}

const minuteMs = 60_000;

function checkClock(date: string | undefined, askedAt: number): Finding {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return unneeded('the server does not tell the time');
  // The header has whole seconds.
  const ahead = askedAt - theirs;
  const apart = Math.abs(ahead);
  if (apart <= minuteMs) return fine('this machine and the server agree on the time');
  const words = `this machine is ${span(apart)} ${ahead > 0 ? 'ahead of' : 'behind'} the server`;
  const fix = 'Set the clock of this machine (NTP), or tell the owner of the registry that theirs is wrong.';
  const details = [`here ${new Date(askedAt).toISOString()}, there ${new Date(theirs).toISOString()}`];
  // Tokens and certificates are mostly made with some minutes to spare.
  return apart <= 5 * minuteMs ? warn(words, fix, details) : fail(words, exitCodes.infrastructure, fix, details);
}

function span(milliseconds: number): string {
  const minutes = Math.round(milliseconds / minuteMs);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

async function checkDirectory(directory: string): Promise<Finding> {
  const status = await stat(directory).catch(() => undefined);
  if (status?.isDirectory() === true) return fine(`${directory}, a directory: nothing goes over the network`);
  return fail(
    `${directory} is ${status === undefined ? 'not there' : 'no directory'}`,
    exitCodes.wrongInput,
    'Correct registry-endpoint (oci-layout:PATH), or put the image layouts there.',
  );
}

/** The repositories that this workspace asks for; a text where they cannot be told. */
async function repositoriesOf(
  registry: RegistrySettings,
  { workspace }: DoctorContext,
): Promise<readonly string[] | string> {
  try {
    const repositories = new Set<string>();
    for (const { asks, against, locals } of await workspace()) {
      for (const { module } of [...asks, ...against]) {
        const { registry: host, owner, name } = moduleNameParts(module);
        if (host !== registry.host || locals.has(module)) continue;
        repositories.add(applyRepositoryTemplate(registry.repository, owner, name));
      }
    }
    return repositories.size === 0 ? 'this workspace asks for no module of it' : [...repositories].sort();
  } catch (error) {
    if (error instanceof OrasBufError) return 'not checked: the files of the workspace cannot be read';
    throw error;
  }
}
