import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { NoSecretGivenError, readSecret } from '../../src/commands/secret-prompt.ts';

/** Streams in the place of a terminal. */
function terminal(isTTY = true) {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  let shown = '';
  const stderr = { write: (text: string) => (shown += text) };
  const streams = { stdin, stderr } as unknown as Parameters<typeof readSecret>[2];
  return { stdin, streams, shown: () => shown };
}

test('what is typed is read, corrections and all, and shown nowhere', async () => {
  const { stdin, streams, shown } = terminal();
  const answer = readSecret('Token: ', new AbortController().signal, streams);
  for (const key of ['h', 'u', 'x', '\x7f', 's', 'h', '\r']) stdin.write(key);
  expect(await answer).toBe('hush');
  expect(shown()).toBe('Token: \n');
});

test('an interruption ends the asking with its reason', async () => {
  const { stdin, streams } = terminal();
  const interruption = new AbortController();
  const answer = readSecret('Token: ', interruption.signal, streams);
  stdin.write('hu');
  interruption.abort(new Error('interrupted'));
  await expect(answer).rejects.toThrow('interrupted');
});

test('nothing typed, and nobody there to type, are errors that name the flags', async () => {
  const { stdin, streams } = terminal();
  const answer = readSecret('Token: ', new AbortController().signal, streams);
  stdin.end();
  await expect(answer).rejects.toThrow(NoSecretGivenError);
  const { streams: piped, shown } = terminal(false);
  const refused = readSecret('Token: ', new AbortController().signal, piped);
  await expect(refused).rejects.toMatchObject({ exitCode: 2, next: expect.stringContaining('--token-file') });
  expect(shown()).toBe('');
});
