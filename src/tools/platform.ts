import { readdirSync } from 'node:fs';
import { UnsupportedPlatformError } from './errors.ts';

/** A kind of machine that tools are built for. */
export interface ToolPlatform {
  readonly system: 'linux' | 'macos' | 'windows';
  readonly architecture: 'x64' | 'arm64';
  /** True where the C library is musl (Alpine): programs linked to glibc do not start there. */
  readonly musl: boolean;
}

/** What Node says of a machine: `process.platform`, `process.arch`, and for Linux whether musl's loader is there. */
export interface MachineFacts {
  readonly platform: string;
  readonly arch: string;
  readonly musl: boolean;
}

const systems: ReadonlyMap<string, ToolPlatform['system']> = new Map([
  ['linux', 'linux'],
  ['darwin', 'macos'],
  ['win32', 'windows'],
]);

/** This machine as Node sees it. */
export function thisMachine(): MachineFacts {
  return { platform: process.platform, arch: process.arch, musl: process.platform === 'linux' && hasMuslLoader() };
}

/**
 * The platform of a machine.
 * @param tool for the message
 * @throws {UnsupportedPlatformError} where no tool is built for it
 */
export function toolPlatform(tool: string, machine: MachineFacts): ToolPlatform {
  const system = systems.get(machine.platform);
  const { arch, musl } = machine;
  if (system !== undefined && (arch === 'x64' || arch === 'arm64')) return { system, architecture: arch, musl };
  throw new UnsupportedPlatformError(
    `${tool} cannot be installed here: there is no build of it for ${machine.platform} on ${arch}`,
    {
      next: `Builds are there for Linux, macOS and Windows on x64 and arm64. Install ${tool} in another way and name it by the setting ${tool}-path.`,
    },
  );
}

/** `linux-x64`, `linux-x64-musl`, `macos-arm64`: for messages and cache keys. */
export function platformName({ system, architecture, musl }: ToolPlatform): string {
  return `${system}-${architecture}${musl ? '-musl' : ''}`;
}

/** The loader's name is part of every program that is linked to musl. Asking Node's own report takes seconds on some hosts. */
function hasMuslLoader(): boolean {
  try {
    return readdirSync('/lib').some((name) => name.startsWith('ld-musl-'));
  } catch {
    return false;
  }
}
