import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { appendToCommandFile, formatCommand, plainLines } from '../../src/ci/workflow-commands.ts';
import { readAsRunner } from './runner-stand-in.ts';

const scratch = mkdtempSync(join(tmpdir(), 'commands-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Text that likes to be a command. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        '##[',
        ']',
        'add-mask',
        'stop-commands',
        'error file=x',
        '\r',
        '\n',
        '\r\n',
        ' ',
        '\t',
        '\u0085',
        '%0A',
        '%25',
        ',',
        ':',
        '=',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('plainLines', () => {
  it.each([
    '::add-mask::x',
    '  ::set-output name=a::b',
    '\u0085::error::x',
    'text ##[add-path]/evil',
    'a\r::warning::x',
    'a\n::warning::x\nb',
    '::stop-commands::endtoken',
  ])('prints %j and starts no command', (text) => {
    const read = readAsRunner(plainLines(text));
    expect(read.commands).toEqual([]);
    expect(read.lines).toEqual(text.split(/\r\n|\r|\n/));
  });

  it('adds nothing to harmless text', () => {
    expect(plainLines('a :: b\nc')).toMatch(/^a :: b\r?\nc\r?\n$/);
  });

  it('starts no command and loses nothing, whatever the text (property)', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const read = readAsRunner(plainLines(text));
        expect(read.commands).toEqual([]);
        expect(read.lines).toEqual(text.split(/\r\n|\r|\n/));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('formatCommand', () => {
  it('is exactly one command with what was given, whatever the text (property)', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (message, title, file) => {
        const read = readAsRunner(formatCommand('error', { file, title, line: 3, col: undefined }, message));
        expect(read.lines).toEqual([]);
        expect(read.commands).toHaveLength(1);
        const [command] = read.commands;
        expect(command?.name).toBe('error');
        expect(command?.data).toBe(message);
        expect(command?.properties).toEqual({ ...(file && { file }), ...(title && { title }), line: '3' });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('appendToCommandFile', () => {
  it('keeps values apart, also one that looks like the end of another', () => {
    const file = join(scratch, 'output');
    appendToCommandFile(file, 'modules', 'line\nEOF\nother<<EOF\nx');
    appendToCommandFile(file, 'outcome', 'success');
    const blocks = [...readFileSync(file, 'utf8').matchAll(/^([\w-]+)<<(oras_buf_\S+)\r?\n([\s\S]*?)\r?\n\2\r?\n/gm)];
    expect(blocks.map((block) => [block[1], block[3]])).toEqual([
      ['modules', 'line\nEOF\nother<<EOF\nx'],
      ['outcome', 'success'],
    ]);
    expect(new Set(blocks.map((block) => block[2])).size).toBe(2);
  });
});
