import { type ArtifactReader, artifactFile } from './artifact-file.ts';
import { ToolDownloadError, ToolOfflineError, UnsupportedPlatformError } from './errors.ts';
import { findProgram, ProgramNotFoundError, type ProgramSearch } from './find-program.ts';
import { type InstallOptions, installTool } from './install-tool.ts';
import { type MachineFacts, toolPlatform } from './platform.ts';
import type { ReleaseClient } from './release-client.ts';
import { latestReleaseFile, type ReleaseRequest, type ReleaseServer, releaseFile } from './release-files.ts';
import { type ToolName, tools } from './tool.ts';
import { type ToolFile, toolFileName } from './tool-file.ts';
import { parseWantedVersion, readBuckVersionFile, type WantedVersion } from './wanted-version.ts';

export interface ToolSearch {
  readonly tool: ToolName;
  /** The settings `<tool>-path` (absolute), `<tool>-version` and `<tool>-sha256` (64 hexadecimal digits). */
  readonly path: string | undefined;
  readonly version: string | undefined;
  readonly sha256: string | undefined;
  /** Root of the buck2 project, where a `.buckversion` may lie; undefined for tools of no project. */
  readonly root: string | undefined;
  readonly environment: ProgramSearch['environment'];
  readonly checkout: string;
}

export interface ToolSources extends InstallOptions {
  readonly machine: MachineFacts;
  readonly server: ReleaseServer;
  readonly client: ReleaseClient;
  readonly artifacts: ArtifactReader;
}

export interface FoundTool {
  /** Absolute path. */
  readonly program: string;
  readonly from: 'setting' | 'path' | 'installed';
}

/**
 * Finds a tool, or installs it. In this order: the program that `<tool>-path` names; the version that `<tool>-version` asks for;
 * for buck2 the version in `.buckversion`; the program on PATH; the version that this oras-buf installs by default.
 * What is asked for by name is never replaced by something else: where it cannot be had, that is the error.
 * @throws the errors of find-program.ts, wanted-version.ts, release-files.ts, artifact-file.ts and install-tool.ts
 */
export async function findTool(search: ToolSearch, sources: ToolSources): Promise<FoundTool> {
  const { tool, path, version, root } = search;
  if (path !== undefined) return { program: await onThisMachine(search), from: 'setting' };
  const wanted = version === undefined ? await fromVersionFile(tool, root) : parseWantedVersion(tool, version);
  if (wanted !== undefined && wanted.kind !== 'none') {
    return { program: await install(search, sources, wanted), from: 'installed' };
  }
  try {
    return { program: await onThisMachine(search), from: 'path' };
  } catch (error) {
    if (!(error instanceof ProgramNotFoundError) || wanted?.kind === 'none') throw error;
    return { program: await installDefault(search, sources, error), from: 'installed' };
  }
}

async function fromVersionFile(tool: ToolName, root: string | undefined): Promise<WantedVersion | undefined> {
  return tool === 'buck2' && root !== undefined ? readBuckVersionFile(root) : undefined;
}

function onThisMachine({ tool, path, environment, checkout }: ToolSearch): Promise<string> {
  const howToGet = `Let this job install it (${tool}-version: "${tools[tool].defaultVersion}"), or install ${tool} in a step before this one.`;
  return findProgram({ name: tool, setting: `${tool}-path`, path, environment, checkout, howToGet });
}

async function install(search: ToolSearch, sources: ToolSources, wanted: WantedVersion): Promise<string> {
  const file = await wantedFile(search, sources, wanted);
  const { program } = await installTool(file, sources);
  return program;
}

async function wantedFile(search: ToolSearch, sources: ToolSources, wanted: WantedVersion): Promise<ToolFile> {
  const { tool, sha256 } = search;
  const { server, client, artifacts, offline, log } = sources;
  const platform = toolPlatform(tool, sources.machine);
  const request: ReleaseRequest = { tool: tools[tool], platform, server, client, sha256 };
  if (wanted.kind === 'release') return releaseFile(request, wanted.version);
  if (wanted.kind === 'artifact') {
    const { reference } = wanted;
    const file = await artifactFile({ tool: tools[tool], platform, reference, reader: artifacts, sha256 });
    log.info(`${toolFileName(file)}: its file has the SHA-256 ${file.sha256}.`);
    return file;
  }
  if (offline) {
    throw new ToolOfflineError(`Which ${tool} is the latest cannot be asked: this job is offline`, {
      next: `Pin a version with ${tool}-version, or name a program by ${tool}-path.`,
    });
  }
  const file = await latestReleaseFile(request);
  log.notice(
    `The latest ${tool} is ${file.version} today (SHA-256 ${file.sha256}). It will be another one some day: ${tool}-version "${file.version}" pins it.`,
  );
  return file;
}

/** Nobody asked for a version and there is no program: the default. Offline only where it is here already. */
async function installDefault(
  search: ToolSearch,
  sources: ToolSources,
  missing: ProgramNotFoundError,
): Promise<string> {
  const version = tools[search.tool].defaultVersion;
  try {
    const file = await wantedFile(search, sources, { kind: 'release', version });
    const { program, how } = await installTool(file, sources);
    const verb = how === 'already-there' ? 'is used' : 'was installed';
    sources.log.info(
      `${missing.message}: ${toolFileName(file)}, the default of this oras-buf, ${verb} (${search.tool}-version chooses another).`,
    );
    return program;
  } catch (error) {
    if (error instanceof ToolOfflineError || error instanceof UnsupportedPlatformError) throw missing;
    if (!(error instanceof ToolDownloadError)) throw error;
    // Nobody asked for this download: that the program is missing comes first.
    throw new ToolDownloadError(`${missing.message}, and ${error.message}`, { next: error.next, cause: error });
  }
}
