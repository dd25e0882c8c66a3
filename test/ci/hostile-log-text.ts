import fc from 'fast-check';

/** Text that likes to be a command of some CI system, or to drive a terminal. */
export const hostileLogText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'section_start:',
        'section_end:',
        'section_',
        'start:',
        '1700000000',
        ':evil',
        '[collapsed=true]',
        '\r',
        '\x1b[0K',
        '\x1b[',
        '\x1b',
        '\x9b',
        '0K',
        '\x07',
        '\x00',
        '\n',
        '\r\n',
        '::error::x',
        '##[group]',
        '\x1b]8;;https://evil.example\x07link',
        '\x1b[31m',
        '\x1b[2J',
        's3cr3t-',
        't0ken',
        ' ',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** Whether a text holds a control character, line breaks, tabs and colours apart. */
export function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  return /[\x00-\x08\x0b-\x1f\x7f-\x9f]/.test(text.replace(/\x1b\[[\d;]*m/g, ''));
}
