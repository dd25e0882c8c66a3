import type { Random } from './random.ts';

/** No input is longer: small enough to run thousands a second, long enough for a quadratic parser to be seen. */
export const longestInput = 64 * 1024;

/** Bytes at which parsers err: ends of ranges, quotes, brackets, white space, halves of UTF-8 sequences. */
const oddBytes = Buffer.from('\0\u0001\t\n\r "\'\\,:;<>=@/[]{}()-_#&*|%.~0aZ\u007f', 'latin1');
const highBytes = Buffer.from([0x80, 0xbf, 0xc0, 0xe2, 0xed, 0xef, 0xf0, 0xfe, 0xff]);
const oddNumbers = ['0', '-1', '1', '255', '65535', '4294967296', '9007199254740993', '1e999', '0x10', '00', '.5'];

/** Changes one input in up to eight places. `others` are inputs to take pieces from, `words` what the format is made of. */
export function mutate(
  input: Uint8Array,
  random: Random,
  others: readonly Uint8Array[],
  words: readonly string[],
): Buffer {
  let bytes: Buffer = Buffer.from(input);
  for (let times = 1 + random.below(8); times > 0; times--) {
    bytes = random.pick(changes)(bytes, random, others, words).subarray(0, longestInput);
  }
  return bytes;
}

type Change = (bytes: Buffer, random: Random, others: readonly Uint8Array[], words: readonly string[]) => Buffer;

const changes: readonly Change[] = [
  flipBit,
  setByte,
  removeRange,
  copyRange,
  insertWord,
  insertWord,
  replaceByWord,
  repeatWord,
  nestWords,
  splice,
  replaceNumber,
  swapLines,
  repeatLine,
];

function flipBit(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes;
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  return bytes;
}

function setByte(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes;
  const from = random.below(4) === 0 ? highBytes : oddBytes;
  bytes[random.below(bytes.length)] = from[random.below(from.length)] ?? 0;
  return bytes;
}

function removeRange(bytes: Buffer, random: Random): Buffer {
  const { start, end } = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
}

function copyRange(bytes: Buffer, random: Random): Buffer {
  const { start, end } = range(bytes, random);
  return insert(bytes, random.below(bytes.length + 1), bytes.subarray(start, end));
}

function insertWord(bytes: Buffer, random: Random, _others: unknown, words: readonly string[]): Buffer {
  return insert(bytes, random.below(bytes.length + 1), Buffer.from(random.pick(words)));
}

function replaceByWord(bytes: Buffer, random: Random, _others: unknown, words: readonly string[]): Buffer {
  const { start, end } = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(random.pick(words)), bytes.subarray(end)]);
}

/** The same word very often: what takes time that grows with its square shows here. */
function repeatWord(bytes: Buffer, random: Random, _others: unknown, words: readonly string[]): Buffer {
  const word = Buffer.from(random.below(3) === 0 ? `${random.pick(words)}${random.pick(words)}` : random.pick(words));
  const times = random.below(100) === 0 ? Math.floor(longestInput / Math.max(1, word.length)) : 1 + random.below(24);
  return insert(bytes, random.below(bytes.length + 1), Buffer.concat(Array.from({ length: times }, () => word)));
}

function nestWords(bytes: Buffer, random: Random, _others: unknown, words: readonly string[]): Buffer {
  const times = random.below(60) === 0 ? 4_000 : 1 + random.below(120);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['(', ')'],
    ['"', '"'],
    [random.pick(words), random.pick(words)],
  ]);
  const { start, end } = range(bytes, random);
  return Buffer.concat([
    bytes.subarray(0, start),
    Buffer.from((open ?? '').repeat(times)),
    bytes.subarray(start, end),
    Buffer.from((close ?? '').repeat(times)),
    bytes.subarray(end),
  ]);
}

function splice(bytes: Buffer, random: Random, others: readonly Uint8Array[]): Buffer {
  const other = Buffer.from(random.pick(others));
  return Buffer.concat([
    bytes.subarray(0, random.below(bytes.length + 1)),
    other.subarray(random.below(other.length + 1)),
  ]);
}

function replaceNumber(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1');
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return bytes;
  const number = random.pick(numbers);
  return Buffer.from(
    `${text.slice(0, number.index)}${random.pick(oddNumbers)}${text.slice(number.index + number[0].length)}`,
    'latin1',
  );
}

function swapLines(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const [a, b] = [random.below(lines.length), random.below(lines.length)];
  [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  return Buffer.from(lines.join('\n'), 'latin1');
}

/** A line again and again, each time with a number of its own: many entries instead of one. */
function repeatLine(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const from = random.below(lines.length);
  const block = lines.slice(from, from + 1 + random.below(6));
  const most = Math.floor(longestInput / Math.max(1, block.join('\n').length + 1));
  const times = random.below(60) === 0 ? most : 1 + random.below(12);
  const more = Array.from({ length: Math.min(times, most) }, (_unused, index) =>
    block.map((line) => line.replace(/[a-z](?=[^a-z]*$)/, (letter) => `${letter}${index}`)),
  ).flat();
  return Buffer.from([...lines.slice(0, from), ...more, ...lines.slice(from)].join('\n'), 'latin1');
}

function range(bytes: Buffer, random: Random): { readonly start: number; readonly end: number } {
  const start = random.below(bytes.length + 1);
  const longest = random.below(4) === 0 ? bytes.length : 16;
  return { start, end: Math.min(bytes.length, start + 1 + random.below(longest)) };
}

function insert(bytes: Buffer, at: number, piece: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}
