import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { startServer } from './server-process.ts';

/** Azurite: Azure's own emulator of its blob storage, in memory, with one container. */
export interface BlobStorage {
  /** A URL that may do to one blob what `permissions` says (`r` read, `cw` create and write), and nothing else. */
  signedUrl(blob: string, permissions: 'r' | 'cw'): string;
  stop(): Promise<void>;
}

const account = 'orasbuftest';
const container = 'cache';
const signatureVersion = '2021-12-02';
const lifetimeMs = 3_600_000;

/** Starts it on a free port of the loopback interface. `entry` is the JavaScript file of its blob service. */
export async function startAzurite(entry: string): Promise<BlobStorage> {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-azurite-'));
  const key = randomBytes(64);
  const server = await startServer({
    program: execPath,
    arguments: [
      entry,
      ...['--blobHost', '127.0.0.1', '--blobPort', '0'],
      // Clients speak newer versions of the API than it knows, and send headers that it does not.
      ...['--inMemoryPersistence', '--skipApiVersionCheck', '--loose', '--silent', '--disableTelemetry'],
    ],
    directory,
    environment: { PATH: env['PATH'] ?? '', HOME: directory, AZURITE_ACCOUNTS: `${account}:${key.toString('base64')}` },
    ready: (line) => /listens on (http:\/\/\S+)/.exec(line)?.[1],
  }).catch(async (error: unknown) => {
    await rm(directory, { recursive: true, force: true });
    throw error;
  });
  const base = `${server.readiness}/${account}/${container}`;
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  const created = await fetch(`${base}?restype=container&${accountSignature(key)}`, { method: 'PUT' });
  if (!created.ok) {
    await stop();
    throw new Error(`azurite made no container: ${created.status} ${await created.text()}`);
  }
  return { signedUrl: (blob, permissions) => `${base}/${blob}?${blobSignature(key, blob, permissions)}`, stop };
}

function expiry(): string {
  return new Date(Date.now() + lifetimeMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

function signed(key: Buffer, fields: readonly string[], parameters: Record<string, string>): string {
  const signature = createHmac('sha256', key).update(fields.join('\n'), 'utf8').digest('base64');
  return new URLSearchParams({ ...parameters, sig: signature }).toString();
}

/** Source: Azure Storage REST API, "Create a service SAS", the string to sign since version 2020-12-06. */
function blobSignature(key: Buffer, blob: string, permissions: string): string {
  const end = expiry();
  const resource = `/blob/${account}/${container}/${blob}`;
  const fields = [permissions, '', end, resource, '', '', '', signatureVersion, 'b', '', '', '', '', '', '', ''];
  return signed(key, fields, { sv: signatureVersion, se: end, sr: 'b', sp: permissions });
}

/** Source: Azure Storage REST API, "Create an account SAS", the string to sign since version 2020-12-06. */
function accountSignature(key: Buffer): string {
  const end = expiry();
  const fields = [account, 'c', 'b', 'c', '', end, '', '', signatureVersion, '', ''];
  return signed(key, fields, { sv: signatureVersion, ss: 'b', srt: 'c', sp: 'c', se: end });
}
