import { exitCodes, OrasBufError } from '../errors.ts';
import type { Credential } from '../oci/credentials.ts';
import { jwtClaims, type RegistryAccess, type RegistryWants } from '../oci/registry-access.ts';
import type { RegistrySettings } from '../settings/settings.ts';
import { type Finding, failureOf, fine, warn } from './check.ts';
import type { DoctorContext } from './doctor-context.ts';

/** How the registry knows us. */
export interface SignedIn {
  readonly wants: RegistryWants;
  /** Undefined: as nobody. */
  readonly credential: Credential | undefined;
}

/** Which credential there is, from where, and whether the registry takes it. Its value is never shown. */
export async function checkSignIn(
  registry: RegistrySettings,
  access: RegistryAccess,
  { credentials, credentialWarnings }: DoctorContext,
): Promise<{ readonly finding: Finding; readonly result: SignedIn | undefined }> {
  const { host } = registry;
  const candidates = await credentials.candidatesFor(registry);
  const [first] = candidates;
  const wants = await access.wants();
  if (first === undefined) {
    const result = { wants, credential: undefined };
    if (wants.kind === 'open')
      return { finding: withWarnings(fine('nobody has to sign in'), credentialWarnings), result };
    const why = registry.whyNoToken;
    const isKept = registry.credentialHosts?.includes(host) === true || why === undefined;
    const finding = isKept
      ? warn(
          'there are no credentials: what is public can be read',
          `Set ORAS_REGISTRY_TOKEN, or run: oras-buf login ${host}`,
        )
      : warn('no credentials are sent there: what is public can be read', `${sentence(why)}.`);
    return { finding: withWarnings(finding, credentialWarnings), result };
  }
  if (wants.kind === 'open') {
    const finding = fine(`nobody has to sign in; ${sourceOf(first)} is there, too`);
    return { finding: withWarnings(finding, credentialWarnings), result: { wants, credential: first } };
  }
  try {
    const credential = await access.accepted(wants, candidates);
    const finding = fine(`accepted: ${sourceOf(credential)}${ending(credential)}`);
    return { finding: withWarnings(finding, credentialWarnings), result: { wants, credential } };
  } catch (error) {
    if (!(error instanceof OrasBufError)) throw error;
    const over = isOver(first) ? [`the token itself says that it${ending(first).replace(',', '')}`] : [];
    const isRejected = error.exitCode === exitCodes.notAllowed;
    const finding = { ...failureOf(error), ...(isRejected ? { details: over } : {}) };
    return { finding: withWarnings(finding, credentialWarnings), result: undefined };
  }
}

/** The source and the user name. */
function sourceOf({ username, source, kind }: Credential): string {
  const form = kind === 'password' ? '' : `, ${kind === 'bearer' ? 'a bearer token' : 'an identity token'}`;
  return `${source}${username === '' ? '' : `, as ${username}`}${form}`;
}

function endOf({ secret }: Credential): number {
  const { exp } = jwtClaims(secret.reveal());
  return typeof exp === 'number' && Math.abs(exp) < 8.64e12 ? exp * 1000 : Number.NaN;
}

function isOver(credential: Credential): boolean {
  return endOf(credential) < Date.now();
}

function ending(credential: Credential): string {
  const end = endOf(credential);
  if (Number.isNaN(end)) return '';
  return `, ${end < Date.now() ? 'ended' : 'ends'} at ${new Date(end).toISOString()}`;
}

/** A credential file that is broken costs a warning, as in a job. */
function withWarnings(finding: Finding, warnings: readonly string[]): Finding {
  if (warnings.length === 0) return finding;
  const details = [...(finding.details ?? []), ...warnings];
  if (finding.state !== 'ok') return { ...finding, details };
  return { ...finding, state: 'warning', details, fix: 'Mend the credential file, or the program that it names.' };
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
