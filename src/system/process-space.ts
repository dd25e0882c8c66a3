import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Names the space that the numbers of our processes count in. Two processes of one space see each other by their numbers; those of
 * two machines, or of two containers, do not, though they may share a directory and, both, the name of a host. On Linux that
 * is the namespace of processes of one start of one kernel.
 */
export function processSpace(): string {
  own ??= `${hostname()} ${namespaceOf()}-${createHash('sha256').update(startOfKernel()).digest('hex').slice(0, 12)}`;
  return own;
}

let own: string | undefined;

/** Six hexadecimal digits for that space, for names of files. */
export function processSpaceTag(): string {
  tag ??= createHash('sha256').update(processSpace()).digest('hex').slice(0, 6);
  return tag;
}

let tag: string | undefined;

function namespaceOf(): string {
  try {
    return /\[(\d+)\]/.exec(readlinkSync('/proc/self/ns/pid'))?.[1] ?? '0';
  } catch {
    return '0';
  }
}

/** The numbers of namespaces are alike on all machines: what differs is this. Source: proc_sys_kernel(5), `random/boot_id`. */
function startOfKernel(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1');
  } catch {
    return '';
  }
}

/** Whether a process of our own space is alive, whoever owns it. */
export function isProcessAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
