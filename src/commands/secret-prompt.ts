import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { exitCodes, OrasBufError } from '../errors.ts';

/** A secret is wanted, and there is nobody to ask. */
export class NoSecretGivenError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/**
 * Asks the person at the terminal for a secret, and does not show what is typed.
 * @throws {NoSecretGivenError} there is no terminal, or nothing was typed; the reason of the signal
 */
export async function readSecret(
  question: string,
  signal: AbortSignal,
  { stdin, stderr }: Pick<NodeJS.Process, 'stdin' | 'stderr'> = process,
): Promise<string> {
  const next = 'Give the token by --token-stdin or --token-file FILE.';
  if (stdin.isTTY !== true)
    throw new NoSecretGivenError('no token was given, and there is no terminal to ask at', { next });
  stderr.write(question);
  // The terminal's own echo is off while readline has it; what readline echoes goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
      // Readline has the keyboard now: Ctrl-C is no signal until we make it one.
      lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    });
    if (answer.trim() === '') throw new NoSecretGivenError('no token was given', { next });
    return answer.trim();
  } finally {
    lines.close();
    stderr.write('\n');
  }
}
