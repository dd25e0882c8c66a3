import { knownReleases } from './known-releases.ts';
import type { ToolPlatform } from './platform.ts';

export type ToolName = 'buck2' | 'buf';

/** What there is to know of a tool that we can install. */
export interface Tool {
  readonly name: ToolName;
  /** On GitHub, and below the address of a mirror. */
  readonly repository: string;
  /** Installed where no version is asked for and the tool is not on PATH. */
  readonly defaultVersion: string;
  /** How a version is written. */
  readonly versionForm: RegExp;
  /** An example of it, for messages. */
  readonly versionExample: string;
  /** The tag of a version's release. */
  readonly tag: (version: string) => string;
  /** Orders two versions, the older first. */
  readonly compare: (a: string, b: string) => number;
  /** The release files that run on a platform, the best first. */
  readonly files: (platform: ToolPlatform) => readonly string[];
}

const systemsOfBuf = { linux: 'Linux', macos: 'Darwin', windows: 'Windows' } as const;

export const tools: Readonly<Record<ToolName, Tool>> = {
  buck2: {
    name: 'buck2',
    repository: 'facebook/buck2',
    defaultVersion: '2026-09-15',
    versionForm: /^\d{4}-\d{2}-\d{2}$/,
    versionExample: '2026-09-15',
    tag: (version) => version,
    compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
    files: (platform) => buck2Targets(platform).map((target) => `buck2-${target}.zst`),
  },
  buf: {
    name: 'buf',
    repository: 'bufbuild/buf',
    defaultVersion: '1.73.0',
    versionForm: /^\d{1,4}\.\d{1,4}\.\d{1,4}$/,
    versionExample: '1.73.0',
    tag: (version) => `v${version}`,
    compare: compareNumbers,
    files: ({ system, architecture }) => {
      // Linked to no C library. Linux calls the architecture aarch64, the others arm64.
      const cpu = architecture === 'x64' ? 'x86_64' : system === 'linux' ? 'aarch64' : 'arm64';
      return [`buf-${systemsOfBuf[system]}-${cpu}${system === 'windows' ? '.exe' : ''}`];
    },
  },
};

/** The name of the program on disk: `buf`, `buck2.exe`. */
export function programFile(tool: ToolName, platform: ToolPlatform): string {
  return platform.system === 'windows' ? `${tool}.exe` : tool;
}

/** The SHA-256 (64 hexadecimal digits) of a release file, where the table has it. */
export function knownChecksum(tool: ToolName, version: string, file: string): string | undefined {
  const versions: Readonly<Record<string, Readonly<Record<string, string>>>> = knownReleases[tool];
  if (!Object.hasOwn(versions, version)) return undefined;
  const files = versions[version] ?? {};
  return Object.hasOwn(files, file) ? files[file] : undefined;
}

/** The versions that the table has, the newest first. */
export function knownVersions(tool: ToolName): readonly string[] {
  return Object.keys(knownReleases[tool]).sort(tools[tool].compare).reverse();
}

/** On Linux the musl build comes first: it is linked statically, so it starts on every distribution. */
function buck2Targets({ system, architecture, musl }: ToolPlatform): readonly string[] {
  const cpu = architecture === 'x64' ? 'x86_64' : 'aarch64';
  switch (system) {
    case 'macos':
      return [`${cpu}-apple-darwin`];
    case 'windows':
      return [`${cpu}-pc-windows-msvc.exe`];
    case 'linux':
      return musl ? [`${cpu}-unknown-linux-musl`] : [`${cpu}-unknown-linux-musl`, `${cpu}-unknown-linux-gnu`];
  }
}

function compareNumbers(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
