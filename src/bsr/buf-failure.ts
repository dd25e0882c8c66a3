import { exitCodes, OrasBufError } from '../errors.ts';

/** The BSR does not let this job read a module. */
export class BsrNotAllowedError extends OrasBufError {
  readonly exitCode = exitCodes.notAllowed;
}

/** The BSR has no such module, label or commit. */
export class BsrNotFoundError extends OrasBufError {
  readonly exitCode = exitCodes.notFound;
}

/** The BSR cannot be reached, or answers with an error of its own. */
export class BsrUnreachableError extends OrasBufError {
  readonly exitCode = exitCodes.network;
}

/** What the BSR sent, or buf's cache holds, does not have the digest that it should. */
export class BsrDigestMismatchError extends OrasBufError {
  readonly exitCode = exitCodes.digestMismatch;
}

/** Stock buf failed in a way that we know nothing of. */
export class BufFailedError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** Stock buf is needed to ask the BSR, and it is not there or cannot be started. */
export class BufMissingError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

type FailureClass = new (message: string, details: { readonly next: string }) => OrasBufError;

/** By what buf says, in order. Source: cmd/buf/buf.go of github.com/bufbuild/buf and its Connect codes. */
const classes: readonly { readonly says: RegExp; readonly failure: FailureClass; readonly next: string }[] = [
  {
    says: /digest verification failed|digest mismatch/i,
    failure: BsrDigestMismatchError,
    next: 'If buf.lock was not edited by hand, find out who changed the module, or run "oras-buf resolve --update" to take it as it is now.',
  },
  {
    says: /not authenticated|unauthenticated|not valid for|API token .* is invalid|permission[ _]denied|not authorized/i,
    failure: BsrNotAllowedError,
    next: 'Set BSR_TOKEN (or BUF_TOKEN) to a token of the Buf Schema Registry that may read these modules.',
  },
  {
    says: /not[ _]found|does not exist/i,
    failure: BsrNotFoundError,
    next: 'Check the names and labels in deps. A private module is reported as missing where the token may not see it.',
  },
  {
    says: /unavailable|connection (?:refused|reset)|dial tcp|no such host|i\/o timeout|deadline[ _]exceeded|unexpected EOF|proxyconnect|certificate|tls:|resource[ _]exhausted|too many requests|internal server error|bad gateway/i,
    failure: BsrUnreachableError,
    next: 'Check network, proxy (HTTPS_PROXY) and CA of this machine, or use a mirror ("mirrors:" in .oras/config.yaml).',
  },
];

/** The error for a run of buf that failed, with buf's own words. */
export function bufFailure(command: string, exitCode: number, output: string): OrasBufError {
  const words = ownWords(output);
  const known = classes.find(({ says }) => says.test(words));
  const message = `buf could not ask the Buf Schema Registry (${command}, exit ${exitCode}): ${words || 'it said nothing'}`;
  if (known !== undefined) return new known.failure(message, { next: known.next });
  return new BufFailedError(message, { next: 'Run the command by hand with --debug to see more of what buf does.' });
}

/** The last lines of what buf said, without its warnings and colours. */
function ownWords(output: string): string {
  return output
    .replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^WARN\b/.test(line))
    .slice(-8)
    .join('\n')
    .replace(/^Failure: /, '');
}
