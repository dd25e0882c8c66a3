import { exitCodes } from '../errors.ts';

let isOutputLost = false;

/**
 * Ends the process once what was printed is out; nothing that still runs can hold it. Where a result could not be written, all
 * else may have gone well: it is no success.
 */
export function exitWhenFlushed(code: number): void {
  const exit = (): never => process.exit(code === exitCodes.done && isOutputLost ? exitCodes.disk : code);
  process.exitCode = code;
  // An error of a stream is told after the write that failed is over.
  process.stdout.write('', () => process.stderr.write('', () => void setImmediate(exit)));
}

/**
 * Lets the work go on where nobody reads the log any more (a runner that cancels a job may close it first), or where its disk is
 * full: what is private must still be removed, and the report be written.
 */
export function outliveReaders(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // EIO: a terminal that was closed. Who closes its end has read enough.
    if (error.code !== 'EPIPE' && error.code !== 'EIO') isOutputLost = true;
  });
}
