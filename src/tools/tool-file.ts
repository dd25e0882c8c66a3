import type { ToolPlatform } from './platform.ts';
import type { ToolName } from './tool.ts';

/** Bytes of a tool for one platform: what they must be, and how they are had. */
export interface ToolFile {
  readonly tool: ToolName;
  /** As people name it: `1.73.0`, `2026-09-15`, or the reference of an artifact. */
  readonly version: string;
  readonly platform: ToolPlatform;
  /** The name that the file was published under. */
  readonly file: string;
  /** SHA-256 of the file as it was published: 64 hexadecimal digits. */
  readonly sha256: string;
  /** Where it comes from, for messages: an address or a reference. */
  readonly from: string;
  /**
   * Writes the file to `path`, checked against the checksum.
   * @throws where it cannot be had, or is another; nothing usable is at `path` then
   */
  fetch(path: string): Promise<void>;
}

/** `buf 1.73.0`, for messages. */
export function toolFileName({ tool, version }: Pick<ToolFile, 'tool' | 'version'>): string {
  return `${tool} ${version}`;
}
