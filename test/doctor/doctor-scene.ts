import { chmod, mkdir, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type CommandOutcome, command } from '../commands/command-directory.ts';
import { LoopbackRegistry, type Misbehaviour } from '../oci/loopback-registry.ts';
import { type Certificate, type CertificateAuthority, makeCertificateAuthority } from '../peers/certificates.ts';
import type { JobDirectory } from '../pipeline/job-directory.ts';

export const host = 'oras.birb.homes';
export const token = 's3cret+of/doctor';
const accepted = `Basic ${Buffer.from(`token:${token}`).toString('base64')}`;
const dayMs = 24 * 3_600_000;

/** A validity of 90 days around today, as of a certificate that is in order. */
export const inOrder = (): { from: Date; until: Date } => ({
  from: new Date(Date.now() - 10 * dayMs),
  until: new Date(Date.now() + 80.5 * dayMs),
});

/** A registry with Basic sign-in in this process, that can be broken. */
export async function brokenRegistry(
  tls: Certificate | undefined,
  misbehave: Misbehaviour = () => false,
): Promise<LoopbackRegistry> {
  const registry = await new LoopbackRegistry(tls).start();
  registry.rules = { challenge: () => 'Basic realm="r"', accepts: (authorization) => authorization === accepted };
  registry.push('common/types', 'v1.2.0', 'bytes');
  registry.misbehave = async (request: IncomingMessage, response: ServerResponse) => {
    if (await misbehave(request, response)) return true;
    if (request.url !== '/v2/' || request.headers.authorization !== accepted) return false;
    response.end('{}');
    return true;
  };
  return registry;
}

/** A certificate of a fresh authority for the loopback interface. */
export function certificateFor(
  hosts: readonly string[] = ['127.0.0.1'],
  validity = inOrder(),
): { readonly authority: CertificateAuthority; readonly certificate: Certificate } {
  const authority = makeCertificateAuthority();
  return { authority, certificate: authority.issue(hosts, validity) };
}

export interface DoctorCall {
  /** Of the registry. */
  readonly origin?: string;
  /** PEM of an authority to trust by `ca_file`. */
  readonly ca?: string;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export const workspace = { 'buf.yaml': `version: v2\ndeps:\n  - ${host}/common/types:v1.2.0\n` };

/** Runs `oras-buf doctor` in the workspace of a job directory. */
export async function doctor(job: JobDirectory, call: DoctorCall): Promise<CommandOutcome> {
  const { origin, ca, environment } = call;
  if (ca !== undefined) {
    await writeFile(join(job.directory, 'ca.pem'), ca);
    await job.write({ '.oras/config.yaml': `registries: {${host}: {ca_file: ${join(job.directory, 'ca.pem')}}}\n` });
  }
  const outcome = await command(job, ['doctor', ...(call.arguments ?? [host])], {
    environment: {
      ORAS_REGISTRY_TOKEN: token,
      ...(origin === undefined ? {} : { ORAS_BUF_REGISTRY_ENDPOINT: origin, ORAS_BUF_TRUSTED_ENDPOINTS: origin }),
      ...environment,
    },
  });
  const secrets = [token, accepted.slice(6)];
  if (secrets.some((secret) => `${outcome.stdout}${outcome.log}`.includes(secret)))
    throw new Error('a secret is shown');
  return outcome;
}

/** The text without what differs from run to run and from machine to machine. */
export function steady(text: string, job: JobDirectory): string {
  return text
    .replaceAll(job.directory, '<job>')
    .replaceAll(/\/\S*oras-buf-job-\w+(?=[ :])/g, '<temporary>')
    .replaceAll(/ \((?:[\d.]+ m?s|< 1 ms)\)/g, ' (<time>)')
    .replaceAll(/, in [\d.]+ m?s\n/g, ', in <time>\n')
    .replaceAll(/127\.0\.0\.1:\d{4,5}/g, '127.0.0.1:<port>')
    .replaceAll(/(\.test|\.birb\.homes):\d{4,5}/g, '$1:<port>')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '<day>')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d UTC/g, '<now>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<moment>')
    .replaceAll(/[\d.]+ [kMGT]?B of [\d.]+ [kMGT]?B free(, [A-Z9a-z ()]+)?/g, '<room> free')
    .replaceAll(/oras-buf {2}( *)[\d.]+, Node [\d.]+, \w+ \w+/g, 'oras-buf  $1<versions>')
    .replaceAll(/git version [\d.]+( \([^)]*\))?(\.windows\.\d+)?/g, 'git version <version>')
    .replaceAll(/for \d+ sha/g, 'for sha');
}

/** A program that says its version, and a fixed text for some other commands. */
export async function fakeProgram(
  job: JobDirectory,
  name: string,
  version: string,
  says: Readonly<Record<string, string>> = {},
): Promise<string> {
  const directory = join(job.directory, 'programs');
  await mkdir(directory, { recursive: true });
  const path = join(directory, name);
  const cases = Object.entries({ '--version': version, ...says }).map(
    ([word, text]) => `  ${word}) echo '${text}';;\n`,
  );
  await writeFile(path, `#!/bin/sh\ncase "$1" in\n${cases.join('')}esac\n`);
  await chmod(path, 0o755);
  return path;
}
