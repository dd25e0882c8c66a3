/** Ends the process once what was printed is out; nothing that still runs can hold it. */
export function exitWhenFlushed(code: number): void {
  process.exitCode = code;
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}

/**
 * Lets the work go on where nobody reads the log any more: a runner that cancels a job may close it first, and what is private
 * must still be removed, and the report be written. Any other error of a stream ends the process, as it does without us.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // EIO: a terminal that was closed.
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    });
  }
}
