import { daemonVersion } from '../build/buck2-daemon.ts';
import { chooseBuild } from '../build/choose-build.ts';
import { checkRemote } from '../build/remote-check.ts';
import { exitCodes, OrasBufError } from '../errors.ts';
import type { Declarations } from '../modules/declarations.ts';
import { moduleNameParts } from '../modules/module-name.ts';
import { anonymous } from '../oci/credentials.ts';
import { createRegistries } from '../oci/registries.ts';
import { JobTools } from '../pipeline/job-tools.ts';
import { bsrHost } from '../pipeline/resolve-root.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { ProgramNotFoundError } from '../tools/find-program.ts';
import type { FoundTool } from '../tools/find-tool.ts';
import { programVersion } from '../tools/program-version.ts';
import { type ToolName, tools } from '../tools/tool.ts';
import { type Check, type Finding, fail, fine, unneeded, warn } from './check.ts';
import type { DoctorContext } from './doctor-context.ts';
import { withLog } from './with-log.ts';

const group = 'Tools';
const late = {
  exitCode: exitCodes.wrongInput,
  fix: 'The program does not answer: start it by hand, and check that it is the right one for this machine.',
} as const;

/** The oldest buf whose cache and locks we write; src/bsr and src/install are held against it. */
const oldestBuf = '1.32.0';

/** buf, buck2 and the server that buck2 uses: those that a job of this workspace needs. */
export function toolChecks(context: DoctorContext): readonly Check[] {
  const { settings } = context;
  const found = new FoundTools(context);
  return [
    { group, name: 'buf', late, run: () => checkBuf(found, context) },
    { group, name: 'buck2', late, run: () => checkBuck2(found, context) },
    { group, name: 'Daemon', needs: ['buck2'], late, run: () => checkDaemon(found, context) },
    ...(settings.remote === undefined
      ? []
      : [{ group, name: 'Remote', late, run: (signal: AbortSignal) => checkRemoteServer(context, signal) }]),
  ];
}

/** Finds programs as a job does, and downloads none. */
class FoundTools {
  readonly #context: DoctorContext;
  readonly #tools: JobTools;

  constructor(context: DoctorContext) {
    const { settings, ci, environment, signal, atEnd } = context;
    this.#context = context;
    const registries = createRegistries({
      registries: settings.registries,
      credentials: anonymous,
      parallelism: 1,
      offline: true,
      environment,
      log: ci,
      maskSecret: (value) => ci.mask(value),
      signal,
    });
    // What finding them says is said by the checks.
    const quiet = withLog(ci, { info: () => {}, notice: () => {} });
    this.#tools = new JobTools({
      settings: { ...settings, offline: true },
      ci: quiet,
      registries,
      environment,
      signal,
    });
    atEnd(() => this.#tools.close());
    atEnd(() => registries.close());
  }

  /** Undefined where a job would install it first. */
  async find(tool: ToolName, root: string): Promise<FoundTool | undefined> {
    const { settings } = this.#context;
    try {
      return await this.#tools.find(tool, root);
    } catch (error) {
      const installs = settings[tool].path === undefined && settings[tool].version !== 'none' && !settings.offline;
      if (installs && error instanceof OrasBufError && isNotHere(error)) return undefined;
      throw error;
    }
  }

  version({ program }: FoundTool): Promise<string> {
    const { ci, environment } = this.#context;
    return programVersion(program, ci.temporaryDirectory, environment);
  }
}

function isNotHere(error: OrasBufError): boolean {
  return error instanceof ProgramNotFoundError || error.name === 'ToolOfflineError';
}

const from = { setting: 'named by a setting', path: 'from PATH', installed: 'installed by oras-buf' } as const;

async function checkBuf(found: FoundTools, context: DoctorContext): Promise<Finding> {
  const { settings } = context;
  const roots = await readRoots(context);
  const builds = await Promise.all(roots.map(({ root }) => chooseBuild(settings.build, root)));
  const usesBsr = roots.some(({ asks }) => asks.some(({ module }) => moduleNameParts(module).registry === bsrHost));
  const isNeeded = usesBsr || builds.some(({ tool }) => tool === 'buf');
  const need = usesBsr ? 'for modules of the BSR' : isNeeded ? 'to build' : 'not needed here';
  const [{ root } = { root: context.ci.workspace }] = roots;
  let tool: FoundTool | undefined;
  try {
    tool = await found.find('buf', root);
  } catch (error) {
    if (!isNeeded && error instanceof ProgramNotFoundError) return unneeded('not needed here, and not on this machine');
    throw error;
  }
  if (tool === undefined) return fine(installs('buf', context));
  const version = await found.version(tool);
  const words = `${version}, ${from[tool.from]} (${need})`;
  const plain = /^\d+\.\d+\.\d+/.exec(version)?.[0];
  if (plain === undefined)
    return warn(words, 'A version such as 1.73.0 was expected: check that this is buf.', [tool.program]);
  if (tools.buf.compare(plain, oldestBuf) < 0) {
    const fix = `Use buf ${oldestBuf} or newer: set buf-version: "${tools.buf.defaultVersion}", or take the old one from PATH.`;
    const old = `${words}, is too old`;
    return isNeeded ? fail(old, exitCodes.wrongInput, fix, [tool.program]) : warn(old, fix, [tool.program]);
  }
  return fine(words, [tool.program]);
}

async function checkBuck2(found: FoundTools, context: DoctorContext): Promise<Finding> {
  const root = await buck2Root(context);
  if (root === undefined) return unneeded('not needed here: no root is built with buck2');
  const tool = await found.find('buck2', root);
  if (tool === undefined) return fine(installs('buck2', context));
  const version = (await found.version(tool)).replace(/ <build-id>$/, '');
  return fine(`${version}, ${from[tool.from]}`, [tool.program]);
}

function installs(tool: ToolName, { settings }: DoctorContext): string {
  const version = settings[tool].version ?? tools[tool].defaultVersion;
  return `not on this machine; a job installs ${version} first, checked by SHA-256`;
}

async function checkDaemon(found: FoundTools, context: DoctorContext): Promise<Finding> {
  const root = await buck2Root(context);
  const tool = root === undefined ? undefined : await found.find('buck2', root);
  if (root === undefined || tool === undefined) return unneeded('there is no buck2 to ask');
  const environment = childEnvironment(context.environment);
  const running = await daemonVersion({ program: tool.program, root, environment });
  if (running === undefined) return fine('none runs in this project');
  const version = await found.version(tool);
  if (running === '' || version.includes(running)) return fine('one runs, of the same version');
  return warn(
    `one of another version runs: ${running}`,
    'The next build stops it and starts its own. Where two versions take turns, pin one: .buckversion, or buck2-version.',
  );
}

async function checkRemoteServer({ settings }: DoctorContext, signal: AbortSignal): Promise<Finding> {
  const { remote } = settings;
  if (remote === undefined) return unneeded('none is set');
  const check = await checkRemote(remote, signal);
  if (check.kind === 'unavailable') {
    return warn(
      `${remote.endpoint}: ${check.reason}; builds run without it`,
      'Check remote-endpoint, remote-headers and the server (docs/remote.md).',
    );
  }
  const { executes, cacheWritable } = check.capabilities;
  const words = `${remote.endpoint}: ${executes ? 'runs actions' : 'runs no actions'}, its cache ${cacheWritable ? 'may be written' : 'may only be read'}`;
  if (remote.kind === 'execute' && !executes) {
    return warn(words, 'Set remote: cache, or name a server that runs actions.');
  }
  return fine(words);
}

async function buck2Root(context: DoctorContext): Promise<string | undefined> {
  for (const { root } of await readRoots(context)) {
    if ((await chooseBuild(context.settings.build, root)).tool === 'buck2') return root;
  }
  return undefined;
}

/** None where the files cannot be read: that is said elsewhere. */
async function readRoots({ workspace }: DoctorContext): Promise<readonly Declarations[]> {
  return workspace().catch((error: unknown) => {
    if (error instanceof OrasBufError) return [];
    throw error;
  });
}
