import { lstat, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes, OrasBufError, type Place } from '../errors.ts';
import type { RemoteSettings } from '../settings/settings.ts';
import { removeLeftovers, writeFileAtomically } from '../system/atomic-files.ts';
import { runChildProgram } from '../system/child-program.ts';
import type { Buck2Project } from './buck2-daemon.ts';
import { objectOf, parseJson } from './untrusted-json.ts';

/** The project configures buck2's remote client itself, in a way that ours would be mixed with. */
export class RemoteConfigConflictError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** How buck2 is told of the server: the entries of `[buck2_re_client]`, and the variables that they name. */
export interface RemoteConfig {
  readonly entries: ReadonlyMap<string, string>;
  /** For the environment of the daemon, and for nothing else. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Variables that buck2 takes away from every action that it runs (and none of which it reads itself), so that a header in one
 * of them reaches the daemon only. The rest of the daemon's environment is inherited by local actions. Source: `EnvironmentInheritance` in
 * buck2's app/buck2_execute/src/execute/environment_inheritance.rs; test/build/remote.peer.test.ts holds the real buck2 to it.
 */
const hiddenVariables = ['PYTHONSTARTUP', 'PYTHONHOME', 'PYTHONPATH'] as const;

const section = 'buck2_re_client';
const directory = '.buckconfig.d';
const fileName = 'oras-buf-remote';

/** Source of the keys: `Buck2OssReConfiguration` in buck2's app/buck2_re_configuration/src/lib.rs. */
export function remoteConfig(remote: RemoteSettings): RemoteConfig {
  const entries = new Map([
    // buck2 knows the scheme grpc only; whether there is TLS is another key.
    ['address', `grpc://${remote.host}:${remote.port}`],
    ['tls', String(remote.tls)],
  ]);
  if (remote.instanceName !== '') entries.set('instance_name', remote.instanceName);
  if (remote.caFile !== undefined) entries.set('tls_ca_certs', remote.caFile);
  if (remote.clientCertificateFile !== undefined) entries.set('tls_client_cert', remote.clientCertificateFile);
  const variables: Record<string, string> = {};
  const headers: string[] = [];
  for (const [index, { name, value }] of remote.headers.entries()) {
    const variable = hiddenVariables[index];
    if (variable === undefined) throw new Error('more headers than can be hidden');
    variables[variable] = value.reveal();
    headers.push(`${name}: $${variable}`);
  }
  if (headers.length > 0) entries.set('http_headers', headers.join(', '));
  return { entries, variables };
}

/** Every key by which a file of the repository could send our headers, or the sources, to another server. */
const leadingKeys = [
  'address',
  'cas_address',
  'engine_address',
  'action_cache_address',
  'tls',
  'tls_ca_certs',
  'tls_client_cert',
  'http_headers',
  'instance_name',
] as const;

/**
 * Writes the configuration into a file of our own, where buck2 reads it when its daemon starts.
 * @throws {RemoteConfigConflictError} where the directory is not the project's own
 */
export async function writeRemoteConfig(root: string, config: RemoteConfig): Promise<void> {
  const status = await lstat(join(root, directory)).catch(() => undefined);
  if (status !== undefined && !status.isDirectory()) {
    throw new RemoteConfigConflictError(
      `${directory} is not a directory, so buck2 cannot be told of the remote server`,
      {
        places: [{ file: directory }],
        next: `Remove ${directory}, or set remote to none.`,
      },
    );
  }
  const lines = [...config.entries].map(([key, value]) => `  ${key} = ${value}\n`);
  const text = `# Written by oras-buf for one run, and removed after it.\n[${section}]\n${lines.join('')}`;
  await writeFileAtomically(join(root, directory, fileName), text, { mode: 0o600, flush: false });
}

/**
 * Removes what {@link writeRemoteConfig} wrote, also that of a run that was killed. Nothing is removed through a link.
 * @returns whether it was there
 */
export async function removeRemoteConfig(root: string): Promise<boolean> {
  const parent = await lstat(join(root, directory)).catch(() => undefined);
  if (parent?.isDirectory() !== true) return false;
  // Credentials may stand in it, and in a half of it that was left beside.
  await removeLeftovers(join(root, directory));
  const found = await lstat(join(root, directory, fileName)).catch(() => undefined);
  await rm(join(root, directory, fileName), { recursive: true, force: true });
  // Only where nothing else is in it.
  await rmdir(join(root, directory)).catch(() => {});
  return found !== undefined;
}

const auditTimeoutMs = 60_000;

/**
 * Has buck2 itself say what holds, before it connects to anything: a project's own `.buckconfig` wins over our file, and a pull
 * request must not be able to send the headers elsewhere. It starts the daemon.
 * @throws {RemoteConfigConflictError} names the lines of the project's configuration
 */
export async function checkRemoteConfig(
  project: Buck2Project,
  config: RemoteConfig,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const json = parseJson(await audit(project, ['--json'], signal));
  if (json === undefined) return false;
  const held = objectOf(json);
  const wrong = leadingKeys.filter((key) => held[`${section}.${key}`] !== config.entries.get(key));
  if (wrong.length === 0) return true;
  const places = placesOf(await audit(project, ['--location', 'direct'], signal));
  const names = wrong.join(', ');
  throw new RemoteConfigConflictError(
    `The buck2 configuration sets ${names} in [${section}], against the setting remote`,
    {
      places,
      next: `Remove the section [${section}] there, or set remote to none and leave the server to it.`,
    },
  );
}

async function audit(
  project: Buck2Project,
  flags: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string> {
  const timeout = AbortSignal.timeout(auditTimeoutMs);
  const result = await runChildProgram({
    program: project.program,
    arguments: ['audit', 'config', section, ...flags],
    directory: project.root,
    environment: project.environment,
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  });
  return result.exitCode === 0 && !result.aborted ? result.stdout : '';
}

/** Out of lines such as `(defined at .buckconfig:7)`, those of other files than ours. */
function placesOf(text: string): readonly Place[] {
  const places = [...text.matchAll(/\(defined\s+at ([^\n]+):(\d+)\)/g)];
  return places
    .map(([, file = '', line]) => ({ file, line: Number(line) }))
    .filter(({ file }) => file !== `${directory}/${fileName}`);
}
