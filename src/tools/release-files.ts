import { isLoopback } from '../oci/addresses.ts';
import { plainUrl } from '../oci/errors.ts';
import { ToolChecksumError, ToolMirrorError, ToolNotFoundError, UnknownToolVersionError } from './errors.ts';
import { platformName, type ToolPlatform } from './platform.ts';
import type { ReleaseClient } from './release-client.ts';
import { knownChecksum, knownVersions, type Tool } from './tool.ts';
import type { ToolFile } from './tool-file.ts';

/** Where releases are had. */
export interface ReleaseServer {
  /** Without a slash at the end. `/<repository>/releases/download/<tag>/<file>` follows. */
  readonly downloads: string;
  /** The address of the list of a repository's releases, as GitHub's REST API gives it. */
  readonly list: (repository: string) => string;
}

const github: ReleaseServer = {
  downloads: 'https://github.com',
  list: (repository) => `https://api.github.com/repos/${repository}/releases?per_page=30`,
};

/**
 * GitHub, or a mirror of its addresses: below it lie the same paths, and `<repository>/releases.json` is a copy of the list.
 * @param mirror the setting `tools-mirror`
 * @throws {ToolMirrorError}
 */
export function releaseServer(mirror: string | undefined): ReleaseServer {
  if (mirror === undefined) return github;
  const wrong = (why: string): ToolMirrorError =>
    new ToolMirrorError(`The setting tools-mirror cannot be used: ${why}`, {
      next: 'Write an address such as https://mirror.example/github, below which the paths are those of github.com.',
    });
  if (!URL.canParse(mirror)) throw wrong('it is no address');
  const url = new URL(mirror);
  if (url.username !== '' || url.password !== '') throw wrong('it carries a user name or a password');
  if (url.search !== '' || url.hash !== '') throw wrong('it has a query or a fragment');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    throw wrong('programs come by https, or from this machine');
  }
  const downloads = plainUrl(url).replace(/\/+$/, '');
  return { downloads, list: (repository) => `${downloads}/${repository}/releases.json` };
}

export interface ReleaseRequest {
  readonly tool: Tool;
  readonly platform: ToolPlatform;
  readonly server: ReleaseServer;
  readonly client: ReleaseClient;
  /** The user's own checksum (64 hexadecimal digits): it counts more than the table. */
  readonly sha256: string | undefined;
}

/**
 * The file of one release.
 * @throws {UnknownToolVersionError} where nobody vouches for it
 */
export function releaseFile(request: ReleaseRequest, version: string): ToolFile {
  const { tool, platform, sha256 } = request;
  const candidates = tool.files(platform);
  const known = candidates.find((file) => knownChecksum(tool.name, version, file) !== undefined);
  const file = known ?? candidates[0];
  const checksum = sha256 ?? (known === undefined ? undefined : knownChecksum(tool.name, version, known));
  if (file === undefined || checksum === undefined) throw unknownVersion(tool, version, platform, file ?? tool.name);
  const vouchedBy = sha256 === undefined ? 'from the table of this oras-buf' : `from the setting ${tool.name}-sha256`;
  return asToolFile(request, version, file, checksum, vouchedBy);
}

/**
 * The file of the newest release that there is now. Its checksum comes from the list of releases; where the table or the user
 * has one too, they must agree.
 * @throws {ToolNotFoundError | ToolDownloadError | ToolChecksumError}
 */
export async function latestReleaseFile(request: ReleaseRequest): Promise<ToolFile> {
  const { tool, platform, server, client, sha256 } = request;
  const url = new URL(server.list(tool.repository));
  const list = await client.json(url, `the newest release of ${tool.name}`, downloadAdvice(tool.name));
  const candidates = tool.files(platform);
  const newest = readReleases(list)
    .map((release) => ({ ...release, version: versionOf(tool, release.tag) }))
    .filter(({ version }) => version !== undefined)
    .sort((a, b) => tool.compare(b.version ?? '', a.version ?? ''))[0];
  const file = candidates.find((name) => newest?.checksums.has(name));
  const listed = newest?.checksums.get(file ?? '');
  if (newest?.version === undefined || file === undefined || listed === undefined) {
    throw new ToolNotFoundError(
      `${plainUrl(url)} names no release of ${tool.name} with a checksum for ${platformName(platform)}`,
      { next: `Pin a version with ${tool.name}-version; this oras-buf knows ${knownVersions(tool.name).join(', ')}.` },
    );
  }
  const vouched = sha256 ?? knownChecksum(tool.name, newest.version, file);
  if (vouched !== undefined && vouched !== listed) {
    throw new ToolChecksumError(
      `${plainUrl(url)} says that ${file} of ${tool.name} ${newest.version} has the SHA-256 ${listed}, and ${sha256 === undefined ? 'the table of this oras-buf' : `the setting ${tool.name}-sha256`} says ${vouched}`,
      { next: `Pin a version with ${tool.name}-version and compare its checksum with the release page.` },
    );
  }
  return asToolFile(request, newest.version, file, listed, 'from the list of releases');
}

/** What to do where a download fails. */
export function downloadAdvice(tool: string): string {
  return `Check the network, HTTPS_PROXY and NO_PROXY; or set tools-mirror to a server that this machine reaches; or install ${tool} yourself and name it by ${tool}-path.`;
}

export interface ListedRelease {
  readonly tag: string;
  /** SHA-256 (64 hexadecimal digits) by file name. */
  readonly checksums: ReadonlyMap<string, string>;
}

/**
 * Reads a list of releases leniently: what is a draft, or has no name or checksum, is passed over.
 * Source: GitHub REST API, "List releases" (`tag_name`, `draft`, `assets[].name`, `assets[].digest` = `sha256:…`).
 */
export function readReleases(list: unknown): readonly ListedRelease[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((release: unknown) => {
    const { tag_name: tag, draft, assets } = asObject(release);
    if (typeof tag !== 'string' || draft === true || !Array.isArray(assets)) return [];
    const checksums = assets.flatMap((asset: unknown) => {
      const { name, digest } = asObject(asset);
      const hex = typeof digest === 'string' ? /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1] : undefined;
      return typeof name === 'string' && hex !== undefined ? [[name, hex] as const] : [];
    });
    return [{ tag, checksums: new Map(checksums) }];
  });
}

/** The version that a tag stands for, or undefined for tags of another form (`latest`, previews). */
export function versionOf(tool: Tool, tag: string): string | undefined {
  const version = tool.tag('') === 'v' ? tag.replace(/^v/, '') : tag;
  return tool.versionForm.test(version) && tool.tag(version) === tag ? version : undefined;
}

function asToolFile(
  { tool, platform, server, client }: ReleaseRequest,
  version: string,
  file: string,
  sha256: string,
  vouchedBy: string,
): ToolFile {
  const url = new URL(`${server.downloads}/${tool.repository}/releases/download/${tool.tag(version)}/${file}`);
  const what = `${tool.name} ${version} (${file})`;
  return {
    tool: tool.name,
    version,
    platform,
    file,
    sha256,
    from: plainUrl(url),
    fetch: (path) => client.download({ url, what, sha256, vouchedBy, advice: downloadAdvice(tool.name) }, path),
  };
}

function unknownVersion(tool: Tool, version: string, platform: ToolPlatform, file: string): UnknownToolVersionError {
  const { name } = tool;
  const others = knownVersions(name).filter((known) =>
    tool.files(platform).some((one) => knownChecksum(name, known, one) !== undefined),
  );
  return new UnknownToolVersionError(
    `${name} ${version} is not installed: this oras-buf knows no checksum of it for ${platformName(platform)}`,
    {
      next: `Set ${name}-sha256 to the SHA-256 of ${file}, which the release page shows, or take a version that is known here: ${others.join(', ')}. ${name}-version "none" takes the ${name} on PATH.`,
    },
  );
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
