import { exitCodes } from '../errors.ts';
import { moduleNameParts } from '../modules/module-name.ts';
import { openRegistryParts } from '../oci/open-http-registry.ts';
import { TrafficCounter } from '../oci/traffic-counter.ts';
import { defaultLimits } from '../oci/transfer-limits.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import { type Check, type Finding, fail, fine, warn } from './check.ts';
import { connectionChecks, orNetworkFailure } from './connection-checks.ts';
import type { DoctorContext } from './doctor-context.ts';

const host = 'buf.build';
const group = `BSR ${host}`;
const late = {
  exitCode: exitCodes.network,
  fix: 'Try again later, or keep a mirror of it (mirrors: in .oras/config.yaml).',
};

/**
 * The way to the Buf Schema Registry, and what it says of the token.
 * @param url where it is
 */
export function bsrChecks(context: DoctorContext, url = new URL(`https://${host}`)): readonly Check[] {
  const connection = connectionChecks({ group, url, caFile: undefined, proxies: context.proxies });
  const mirror = context.settings.mirrors.get(host);
  const checks: readonly Check[] = [
    ...connection.checks,
    { group, name: 'Token', needs: [connection.last], late, run: () => checkToken(url, context) },
  ];
  if (mirror === undefined) return checks;
  const where = `${mirror.host}/${mirror.prefix}`;
  // What the mirror has is taken from there: buf.build is asked for the rest alone.
  return checks.map((check) => ({ ...check, mild: `Only what the mirror ${where} lacks is missing.` }));
}

/** Whether the workspace asks for modules of the BSR. */
export async function usesBsr({ workspace }: Pick<DoctorContext, 'workspace'>): Promise<boolean> {
  return (await workspace()).some(({ asks, against }) =>
    [...asks, ...against].some(({ module }) => moduleNameParts(module).registry === host),
  );
}

/** What `buf registry whoami` asks, too. Source: buf.build/bufbuild/registry; Connect protocol, unary calls in JSON. */
export const currentUser = '/buf.registry.owner.v1.UserService/GetCurrentUser';

async function checkToken(
  url: URL,
  { settings, environment, ci, signal, eachMs, atEnd }: DoctorContext,
): Promise<Finding> {
  const token = settings.bsrToken;
  if (token === undefined) {
    return fine('there is none: public modules can be read');
  }
  const registry: RegistrySettings = {
    host,
    endpoint: url.origin,
    repository: '{owner}/{name}',
    caFile: undefined,
    plainHttp: false,
    tokenAllowed: true,
  };
  const target = new URL(currentUser, url);
  return orNetworkFailure(target, async () => {
    const { parts, close } = await openRegistryParts(registry, url, {
      connections: 1,
      environment,
      limits: { ...defaultLimits, attempts: 1, connectMs: eachMs, stallMs: eachMs, deadlineMs: eachMs },
      traffic: new TrafficCounter(1),
      log: ci,
      maskSecret: (value) => ci.mask(value),
      signal,
    });
    atEnd(close);
    const headers = {
      authorization: `Bearer ${token.reveal()}`,
      'content-type': 'application/json',
      'connect-protocol-version': '1',
    };
    const reply = await parts.transport.send({ method: 'POST', url: target, headers, body: '{}' });
    await reply.discard();
    if (reply.status === 200) return fine('accepted');
    if (reply.status === 401) {
      return fail(
        'the token is refused',
        exitCodes.notAllowed,
        'Make a new one on buf.build (user settings) and set BUF_TOKEN, or run: buf registry login buf.build',
      );
    }
    return warn(`what the token may do could not be told (${reply.status})`, 'Run: buf registry whoami buf.build');
  });
}
