import { mkdir } from 'node:fs/promises';
import { mustRun, runProgram } from '../peers/program.ts';

/** A disk of its own in memory, mounted at a directory: it can be small, and it can be made read-only. Root alone may do that. */
export class SmallDisk implements AsyncDisposable {
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** @param options of tmpfs(5): `size=64k`, `nr_inodes=20` */
  static async mount(directory: string, options: string): Promise<SmallDisk> {
    await mkdir(directory, { recursive: true });
    await mustRun('mount', ['-t', 'tmpfs', '-o', `${options},mode=0777`, 'oras-buf-faults', directory]);
    return new SmallDisk(directory);
  }

  /** `size=64m`, `ro`, `rw`. */
  async remount(options: string): Promise<void> {
    await mustRun('mount', ['-o', `remount,${options}`, this.directory]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await mustRun('umount', [this.directory]);
  }
}

/** Undefined where disks can be mounted, else why not. */
export async function whyNoDisks(probe: string): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounting a small disk needs root on Linux';
  const mounted = await runProgram('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'oras-buf-faults', probe]).catch(
    () => undefined,
  );
  if (mounted?.exitCode !== 0)
    return `a small disk cannot be mounted: ${mounted?.output.trim() ?? 'there is no mount'}`;
  await mustRun('umount', [probe]);
  return undefined;
}
