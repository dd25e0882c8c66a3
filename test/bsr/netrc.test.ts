import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseNetrc, tokenFromNetrc } from '../../src/bsr/netrc.ts';

describe('parseNetrc', () => {
  it('reads entries on one line or on many, and none of default', () => {
    const text = `# comment: machine evil login x password y
machine buf.build
  login someone
  password first
default login d password leaked
machine other.example login u account a password p#1
macdef init
machine buf.build password in-a-macro

machine last.example password only`;
    expect(parseNetrc(text)).toEqual([
      { machine: 'buf.build', login: 'someone', password: 'first' },
      { machine: 'other.example', login: 'u', password: 'p#1' },
      { machine: 'last.example', login: '', password: 'only' },
    ]);
  });

  it('reads what it is written with (property)', () => {
    const word = fc.stringMatching(/^[\x21-\x7e]{1,12}$/).filter((text) => !text.startsWith('#'));
    const entries = fc.array(fc.record({ machine: word, login: word, password: word }));
    fc.assert(
      fc.property(entries, fc.constantFrom(' ', '\n', '\n\t', '\r\n  '), (given, space) => {
        const text = given.map((e) => ['machine', e.machine, 'login', e.login, 'password', e.password].join(space));
        expect(parseNetrc(text.join('\n'))).toEqual(given);
      }),
    );
  });

  it('never fails (property)', () => {
    const pieces = fc.constantFrom(
      'machine',
      'login',
      'password',
      'default',
      'macdef',
      'account',
      '#',
      '\n',
      ' ',
      'x',
      '"',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        for (const entry of parseNetrc(parts.join(' '))) expect(Object.values(entry).join('')).not.toMatch(/\s/);
      }),
    );
  });
});

describe('tokenFromNetrc', () => {
  let home = '';
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'oras-buf-netrc-'));
  });
  afterEach(() => rm(home, { recursive: true }));
  const token = async (text: string, more: Record<string, string> = {}) => {
    await writeFile(join(home, '.netrc'), text, { mode: 0o600 });
    return (await tokenFromNetrc('buf.build', { HOME: home, ...more }))?.reveal();
  };

  it('is that of exactly this host', async () => {
    expect(await token('machine buf.build login u password t0ken')).toBe('t0ken');
    expect(await token('machine go.buf.build login u password t0ken')).toBeUndefined();
    expect(await token('machine buf.build.evil.example login u password t0ken')).toBeUndefined();
    expect(await token('default login u password t0ken')).toBeUndefined();
  });

  it('is none that would mean something else to buf', async () => {
    expect(await token('machine buf.build login u password a@evil.example,b')).toBeUndefined();
  });

  it('comes from $NETRC where that is set', async () => {
    await writeFile(join(home, 'mine'), 'machine buf.build password mine');
    expect(await token('machine buf.build password t0ken', { NETRC: join(home, 'mine') })).toBe('mine');
    expect(await tokenFromNetrc('buf.build', { HOME: join(home, 'nowhere') })).toBeUndefined();
  });

  it('is not waited for where the file is none', async () => {
    await chmod(home, 0o700);
    await expect(tokenFromNetrc('buf.build', { NETRC: home })).rejects.toMatchObject({ exitCode: 2 });
  });
});
