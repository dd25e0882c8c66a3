import type { Log } from '../log.ts';
import type { Remark, RemoteReport } from '../report/report.ts';
import type { RemoteSettings } from '../settings/settings.ts';
import { type Buck2Project, daemonState, stopDaemon, stopDaemonAtExit } from './buck2-daemon.ts';
import type { Buck2Run } from './buck2-run.ts';
import type { RemoteCapabilities } from './remote-capabilities.ts';
import { checkRemote } from './remote-check.ts';
import { checkRemoteConfig, remoteConfig, removeRemoteConfig, writeRemoteConfig } from './remote-config.ts';

export interface RemoteRequest {
  readonly remote: RemoteSettings;
  /** As a build without a server uses it: nothing in its environment holds a header. */
  readonly project: Buck2Project;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

interface Opened {
  readonly report: RemoteReport;
  readonly remarks: readonly Remark[];
}

/** The server is not there, and the build has to do without. */
interface NoRemote extends Opened {
  readonly kind: 'local';
}

export interface UsableRemote extends Opened {
  readonly kind: 'remote';
  /** `The remote cache grpcs://HOST:PORT`. */
  readonly title: string;
  readonly project: Buck2Project;
  /** What `buck2 build` needs to use the server. */
  readonly arguments: readonly string[];
  /** Why the server does not answer any more, undefined where it does. */
  readonly whyGone: () => Promise<string | undefined>;
  /** Stops the daemon that knows of the server, and removes what told it. To be called in any case; more than once does no harm. */
  readonly close: () => Promise<void>;
}

/**
 * Makes sure that the server answers, tells buck2 of it, and starts a daemon that knows it.
 * @throws {RemoteConfigConflictError}
 */
export async function openRemote(request: RemoteRequest): Promise<NoRemote | UsableRemote> {
  const { remote, log, signal } = request;
  const title = `The remote ${remote.kind === 'cache' ? 'cache' : 'execution service'} ${remote.endpoint}`;
  // What a killed run left would set up this one.
  await removeRemoteConfig(request.project.root);
  const check = await checkRemote(remote, signal);
  if (check.kind === 'unavailable') return local(request, title, check.reason);

  const remarks = [...cleartextRemarks(remote), ...capabilityRemarks(remote, check.capabilities)];
  for (const { message } of remarks) log.warning(message);
  if ((await daemonState(request.project)) !== 'none') {
    log.info('The buck2 daemon of this project is restarted: it reads of a remote server only when it starts.');
    await stopDaemon(request.project);
  }
  const config = remoteConfig(remote);
  const project: Buck2Project = {
    ...request.project,
    environment: { ...request.project.environment, ...config.variables },
  };
  const atExit = stopDaemonAtExit(project);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    const failure = await stopDaemon(project);
    if (failure !== undefined) log.warning(`The buck2 daemon that this job started may still run: ${failure}.`);
    await removeRemoteConfig(project.root);
    atExit[Symbol.dispose]();
  };
  try {
    await writeRemoteConfig(project.root, config);
    if (!(await checkRemoteConfig(project, config, signal))) {
      await close();
      return local(request, title, 'buck2 cannot say what its configuration holds');
    }
  } catch (error) {
    await close();
    throw error;
  }
  const platform = remote.platform ?? platformOf(remote, check.capabilities);
  log.info(`${title} is used, with the execution platforms ${platform}.`);
  return {
    kind: 'remote',
    title,
    project,
    arguments: ['-c', `build.execution_platforms=${platform}`],
    whyGone: async () => {
      const again = await checkRemote(remote, signal);
      return again.kind === 'ready' ? undefined : again.reason;
    },
    remarks,
    report: { kind: remote.kind, endpoint: remote.endpoint, state: 'used', reason: '' },
    close,
  };
}

function local({ remote, log }: RemoteRequest, title: string, reason: string): NoRemote {
  const message = `${title} is not used: ${reason}. Everything is built on this machine.`;
  log.warning(message);
  return {
    kind: 'local',
    remarks: [{ severity: 'warning', message, place: null }],
    report: { kind: remote.kind, endpoint: remote.endpoint, state: 'unreachable', reason },
  };
}

/**
 * An environment without what holds a header: neither the variables that the settings took them from nor any other with the
 * same value. Of every run of buck2, also one without the server: its actions inherit it.
 */
export function withoutHeaders(
  environment: Readonly<Record<string, string>>,
  remote: RemoteSettings,
): Record<string, string> {
  const secrets = remote.headers.flatMap(({ value }) => [value.reveal(), value.reveal().split(' ').at(-1) ?? '']);
  const told = secrets.filter((secret) => secret.length >= shortestSecret);
  const clean = Object.entries(environment).filter(
    ([name, value]) => !remote.headerVariables.includes(name) && !told.some((secret) => value.includes(secret)),
  );
  return Object.fromEntries(clean);
}

/** Shorter texts (`1`, `true`, a team's name) are no secrets, and stand in many variables. */
const shortestSecret = 8;

/**
 * Targets of the generated cell: starlark/platforms. Where actions run on the server, those that are `local_only` still have to run
 * here: so never its platform that is for the server alone.
 */
function platformOf(remote: RemoteSettings, capabilities: RemoteCapabilities): string {
  const name = remote.kind === 'execute' && capabilities.executes ? 'hybrid' : 'remote_cache';
  return `oras//platforms:${name}${remote.upload && capabilities.cacheWritable ? '' : '_read'}`;
}

function capabilityRemarks(remote: RemoteSettings, capabilities: RemoteCapabilities): readonly Remark[] {
  if (remote.kind !== 'execute' || capabilities.executes) return [];
  const message = `${remote.endpoint} runs no actions, it is only a cache: actions run on this machine.`;
  return [{ severity: 'warning', message, place: null }];
}

function cleartextRemarks(remote: RemoteSettings): readonly Remark[] {
  const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(remote.host);
  if (remote.tls || loopback || remote.headers.length === 0) return [];
  const message = `remote-headers go to ${remote.endpoint} without encryption: use grpcs:// where the server can.`;
  return [{ severity: 'warning', message, place: null }];
}

/**
 * Why a build failed where the server is to blame, undefined where it is not: buck2 then tags an error with `RE_…`, and exits with 2, or
 * with 3 where an action is red as well. Any other failure would come again without the server.
 */
export function lostServer({ build, record }: Buck2Run): string | undefined {
  if (build.exitCode === 0) return undefined;
  const errors = [...build.targets.flatMap((target) => target.errors), ...build.errors];
  const tags = [...(record?.errorTags ?? []), ...errors.flatMap((error) => error.tags)];
  return tags.find((tag) => tag.startsWith('RE_'));
}
