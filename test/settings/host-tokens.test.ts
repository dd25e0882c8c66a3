import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidSettingError } from '../../src/settings/errors.ts';
import { parseHostTokens } from '../../src/settings/host-tokens.ts';

const parse = (text: string) =>
  [...parseHostTokens(text, 'a test')].map(([host, { username, secret }]) => [host, username, secret.reveal()]);

test('one token a line, with a user name where one is wanted', () => {
  expect(parse('a.example=one\n\n  robot$x+ci@b.example:5000=t=w@o:3=  \r\n[::1]:80=x')).toEqual([
    ['a.example', undefined, 'one'],
    ['b.example:5000', 'robot$x+ci', 't=w@o:3='],
    ['[::1]:80', undefined, 'x'],
  ]);
  expect(parse('')).toEqual([]);
});

test.each([
  ['hush', 'line 1'],
  ['a.example=ok\nhush', 'line 2'],
  ['=hush', 'line 1'],
  ['a.example=', 'line 1'],
  ['A.example=hush', 'line 1'],
  ['https://a.example=hush', 'line 1'],
  ['u:p@a.example=hush', 'line 1'],
  ['a.example=hu sh', 'line 1'],
  ['a.example=hush\na.example=hush2', 'second time'],
  ['buf.build=hush', 'bsr-token'],
])('%j is refused and not quoted', (text, says) => {
  let error: unknown;
  try {
    parseHostTokens(text, 'the variable X');
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(InvalidSettingError);
  const { message, next } = error as InvalidSettingError;
  expect(message.toLowerCase()).toContain(says);
  expect(message).toContain('the variable X');
  expect(`${message}${next}`).not.toContain('hush');
});

test('what is written is read, whatever the token holds (property)', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z](:[1-9]\d{1,3})?$/),
      fc.option(fc.stringMatching(/^[A-Za-z0-9$+._-]{1,12}$/), { nil: undefined }),
      fc.stringMatching(/^[\x21-\x7e]{1,40}$/),
      (host, username, token) => {
        const line = `${username === undefined ? '' : `${username}@`}${host}=${token}`;
        expect(parse(line)).toEqual([[host, username, token]]);
      },
    ),
  );
});
