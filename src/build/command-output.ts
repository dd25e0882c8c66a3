import { stripVTControlCharacters } from 'node:util';

/** Bytes of one failed command's output that the report keeps: its tail, where compilers put what matters. */
export const outputTailBytes = 16 * 1024;

/** A line as a log may show it: no colours, no cursor movement, no control character that could rewrite what was printed. */
export function plainLine(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
  return stripVTControlCharacters(line).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/** Output of a program, ready to be kept: plain lines, and of a long text the last `limit` bytes from a line's start. */
export function outputTail(text: string, limit: number = outputTailBytes): string {
  // Cut before cleaning: the output of a failed action can be hundreds of megabytes. Colours shrink, so keep some more.
  const bytes = Buffer.from(text.length > limit * 4 ? text.slice(-limit * 4) : text);
  const recent = bytes.length > limit * 2 ? bytes.subarray(-limit * 2).toString('utf8') : bytes.toString('utf8');
  const plain = recent
    .split(/\r?\n/)
    .map((line) => plainLine(line.slice(line.lastIndexOf('\r') + 1)))
    .join('\n')
    .trim();
  const kept = Buffer.from(plain);
  if (kept.length <= limit && recent.length === text.length) return plain;
  const tail = kept
    .subarray(Math.max(0, kept.length - limit))
    .toString('utf8')
    .replace(/^\ufffd+/, '');
  const lineStart = tail.indexOf('\n');
  return `[…]\n${lineStart === -1 ? tail : tail.slice(lineStart + 1)}`;
}
