import { exitCodes, OrasBufError } from '../errors.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { type ChildResult, runChildProgram } from '../system/child-program.ts';
import { Secret, type SecretSink } from '../system/secret.ts';
import { findProgram, ProgramNotFoundError } from '../tools/find-program.ts';
import { homeOf } from './credential-files.ts';
import type { StoredAuth } from './docker-config.ts';

/** A credential helper is missing, or does not do what it is asked. */
export class CredentialHelperError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** A program `docker-credential-NAME` that a credential file names. */
export interface CredentialHelper {
  readonly name: string;
  /** The file that names it, for messages. */
  readonly file: string;
}

export interface HelperSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Root of the checkout: a program in it is never started. */
  readonly checkout: string;
  readonly maskSecret: SecretSink;
  readonly signal?: AbortSignal;
  /** Milliseconds that a helper may take; 30 seconds unless given. */
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 30_000;
/** Bytes. A credential is far shorter. */
const longestAnswer = 256 * 1024;
const notFound = /credentials not found/i;

/**
 * Asks a helper for the credentials of a host; undefined where it has none.
 * Source: docker-credential-helpers, "Development".
 * @param server the host, or for Docker Hub the address that docker writes
 * @throws {CredentialHelperError} it is missing, fails, or answers something else
 */
export async function askHelper(
  helper: CredentialHelper,
  server: string,
  surroundings: HelperSurroundings,
): Promise<StoredAuth | undefined> {
  const result = await runHelper(helper, 'get', server, surroundings);
  if (result.exitCode !== 0) {
    if (notFound.test(result.stdout) || notFound.test(result.stderr)) return undefined;
    throw failed(helper, 'get', result);
  }
  const { Username: username, Secret: secret } = readAnswer(result.stdout, helper);
  if (typeof secret !== 'string' || secret === '') return undefined;
  surroundings.maskSecret(secret);
  if (typeof username !== 'string' || username.includes(':')) throw unreadable(helper);
  // The name that stands for "this is an identity token".
  return username === '<token>'
    ? { kind: 'identity-token', username: '', secret: new Secret(secret) }
    : { kind: 'password', username, secret: new Secret(secret) };
}

/** Hands a helper a credential to keep. @throws {CredentialHelperError} */
export async function storeWithHelper(
  helper: CredentialHelper,
  server: string,
  { username, secret }: { readonly username: string; readonly secret: Secret },
  surroundings: HelperSurroundings,
): Promise<void> {
  const input = JSON.stringify({ ServerURL: server, Username: username, Secret: secret.reveal() });
  const result = await runHelper(helper, 'store', input, surroundings);
  if (result.exitCode !== 0) throw failed(helper, 'store', result);
}

/** Has a helper forget a host. @throws {CredentialHelperError} */
export async function eraseWithHelper(
  helper: CredentialHelper,
  server: string,
  surroundings: HelperSurroundings,
): Promise<void> {
  const result = await runHelper(helper, 'erase', server, surroundings);
  if (result.exitCode !== 0 && !notFound.test(result.stdout)) throw failed(helper, 'erase', result);
}

/** The servers that a helper has credentials of, as they were stored. @throws {CredentialHelperError} */
export async function serversOfHelper(
  helper: CredentialHelper,
  surroundings: HelperSurroundings,
): Promise<readonly string[]> {
  const result = await runHelper(helper, 'list', '', surroundings);
  if (result.exitCode !== 0) throw failed(helper, 'list', result);
  return Object.keys(readAnswer(result.stdout, helper));
}

/** What it prints is read here and shown nowhere: it is a secret, or an error of unknown content. */
async function runHelper(
  helper: CredentialHelper,
  action: 'get' | 'store' | 'erase' | 'list',
  input: string,
  surroundings: HelperSurroundings,
): Promise<ChildResult> {
  const { environment, signal, timeoutMs = defaultTimeoutMs } = surroundings;
  const program = await findHelper(helper, surroundings);
  const timeout = AbortSignal.timeout(timeoutMs);
  const result = await runChildProgram({
    program,
    arguments: [action],
    // Not the checkout: a helper may look for settings where it is started.
    directory: homeOf(environment),
    environment: childEnvironment(environment),
    input,
    keepBytes: longestAnswer,
    signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
  }).catch((cause: unknown) => {
    throw new CredentialHelperError(`${shown(helper)} cannot be started`, {
      places: [{ file: helper.file }],
      next: 'Check that it is a program for this machine.',
      cause,
    });
  });
  signal?.throwIfAborted();
  if (!result.aborted) return result;
  throw new CredentialHelperError(`${shown(helper)} does not answer within ${Math.round(timeoutMs / 1000)} s`, {
    places: [{ file: helper.file }],
    next: 'Run it by hand: it may wait for a password or for a locked keychain.',
  });
}

async function findHelper(helper: CredentialHelper, surroundings: HelperSurroundings): Promise<string> {
  const places = [{ file: helper.file }];
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(helper.name)) {
    throw new CredentialHelperError(`${helper.file} names a credential helper that cannot be one`, {
      places,
      next: 'Write the name only: "pass" stands for the program docker-credential-pass.',
    });
  }
  const name = `docker-credential-${helper.name}`;
  const { environment, checkout } = surroundings;
  try {
    return await findProgram({ name, setting: 'PATH', path: undefined, environment, checkout, howToGet: '' });
  } catch (error) {
    if (!(error instanceof ProgramNotFoundError)) throw error;
    throw new CredentialHelperError(`${shown(helper)} is not on PATH (what lies in the checkout does not count)`, {
      places,
      next: 'Install it, or take its name out of that file.',
    });
  }
}

function shown(helper: CredentialHelper): string {
  return `docker-credential-${helper.name}, which ${helper.file} names,`;
}

function failed(helper: CredentialHelper, action: string, result: ChildResult): CredentialHelperError {
  return new CredentialHelperError(`${shown(helper)} ends its "${action}" with exit code ${result.exitCode}`, {
    places: [{ file: helper.file }],
    next: `Run it by hand to see why: docker-credential-${helper.name} ${action}. Its output is not shown here, since it may hold a secret.`,
  });
}

function unreadable(helper: CredentialHelper): CredentialHelperError {
  return new CredentialHelperError(`${shown(helper)} does not answer as the protocol of such helpers says`, {
    places: [{ file: helper.file }],
    next: 'Update the helper. Its output is not shown here, since it may hold a secret.',
  });
}

function readAnswer(text: string, helper: CredentialHelper): Readonly<Record<'Username' | 'Secret', unknown>> {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null) return answer as Record<'Username' | 'Secret', unknown>;
  } catch {
    // The parser's own message quotes the text.
  }
  throw unreadable(helper);
}
