import { readFile } from 'node:fs/promises';
import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { rootCertificates } from 'node:tls';
import type { RemoteSettings } from '../settings/settings.ts';
import { plainLine } from './command-output.ts';
import { capabilitiesRequest, type RemoteCapabilities, readCapabilities } from './remote-capabilities.ts';

export type RemoteCheck =
  | { readonly kind: 'ready'; readonly capabilities: RemoteCapabilities }
  /** `reason` is a clause: `connection refused`. */
  | { readonly kind: 'unavailable'; readonly reason: string };

const timeoutMs = 5_000;
const path = '/build.bazel.remote.execution.v2.Capabilities/GetCapabilities';
const mostBytes = 1024 * 1024;

/**
 * Asks the server what it can do, as buck2 does first of all. buck2 itself would try for most of a minute and then fail the
 * build, so a server that is down, does not let us in, or is no such server has to be noticed before.
 */
export async function checkRemote(remote: RemoteSettings, signal?: AbortSignal): Promise<RemoteCheck> {
  if (remote.emptyHeaders.length > 0) {
    const names = remote.emptyHeaders.join(', ');
    return {
      kind: 'unavailable',
      reason: `remote-headers gives no value for ${names}, as where a fork gets no secrets`,
    };
  }
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const capabilities = await ask(remote, signal === undefined ? deadline : AbortSignal.any([signal, deadline]));
    return { kind: 'ready', capabilities };
  } catch (error) {
    const reason = deadline.aborted ? `no answer within ${timeoutMs / 1_000} s` : reasonOf(error);
    return { kind: 'unavailable', reason };
  }
}

async function ask(remote: RemoteSettings, signal: AbortSignal): Promise<RemoteCapabilities> {
  const session = connect(`${remote.tls ? 'https' : 'http'}://${remote.host}:${remote.port}`, await tlsOptions(remote));
  const abort = (): void => session.destroy(new Error('aborted'));
  signal.addEventListener('abort', abort, { once: true });
  try {
    if (signal.aborted) throw new Error('aborted');
    return await answerOf(session, remote);
  } finally {
    signal.removeEventListener('abort', abort);
    session.destroy();
  }
}

async function tlsOptions(remote: RemoteSettings): Promise<{ ca?: string[]; cert?: Buffer; key?: Buffer }> {
  const own = remote.caFile === undefined ? undefined : await readFile(remote.caFile, 'utf8');
  const client = remote.clientCertificateFile === undefined ? undefined : await readFile(remote.clientCertificateFile);
  return {
    // Added to the known ones, as buck2 does.
    ...(own === undefined ? {} : { ca: [...rootCertificates, own] }),
    ...(client === undefined ? {} : { cert: client, key: client }),
  };
}

function answerOf(session: ClientHttp2Session, remote: RemoteSettings): Promise<RemoteCapabilities> {
  return new Promise((resolve, reject) => {
    session.once('error', reject);
    session.once('close', () => reject(new Error('the connection was closed')));
    const stream: ClientHttp2Stream = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
      ...Object.fromEntries(remote.headers.map(({ name, value }) => [name, value.reveal()])),
    });
    const received: Buffer[] = [];
    let size = 0;
    let status: string | undefined;
    let message = '';
    const readStatus = (headers: Readonly<Record<string, unknown>>): void => {
      const given = headers['grpc-status'];
      if (typeof given !== 'string') return;
      status = given;
      message = String(headers['grpc-message'] ?? '');
    };
    stream.once('response', (headers) => {
      readStatus(headers);
      if (headers[':status'] !== 200) reject(new Error(`it answers with HTTP status ${headers[':status']}`));
    });
    stream.once('trailers', readStatus);
    stream.on('data', (chunk: Buffer) => {
      received.push(chunk);
      size += chunk.length;
      if (size > mostBytes) reject(new Error('it answers with far too much'));
    });
    stream.once('error', reject);
    stream.once('end', () => {
      const capabilities = readCapabilities(Buffer.concat(received));
      if (status === '0' && capabilities !== undefined) resolve(capabilities);
      else if (status === undefined || status === '0') reject(new Error('it does not speak the Remote Execution API'));
      else reject(new Error(`it answers ${statusNames[Number(status)] ?? status}${detail(message)}`));
    });
    stream.end(capabilitiesRequest(remote.instanceName));
  });
}

/** Source: github.com/grpc/grpc, doc/statuscodes.md. */
const statusNames = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** The server's own words, which are percent-encoded. */
function detail(message: string): string {
  let text = message;
  try {
    text = decodeURIComponent(message);
  } catch {
    // Not encoded after all.
  }
  return text === '' ? '' : `: ${plainLine(text).replace(/\s+/g, ' ').slice(0, 200).toWellFormed()}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A call that waits for its connection fails with the reason inside.
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause ? String(cause.code) : '';
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host name is not known';
    default:
      return plainLine(cause.message).slice(0, 300).toWellFormed();
  }
}
