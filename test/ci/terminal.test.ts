import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TerminalProvider } from '../../src/ci/terminal.ts';

function provider(colours = false, environment: Record<string, string | undefined> = { HOME: '/home/u' }) {
  const out: string[] = [];
  const ci = new TerminalProvider({ environment, workspace: '/w', write: (text) => void out.push(text), colours });
  return { ci, out };
}

describe('TerminalProvider', () => {
  it('prints plain lines, warnings with their place, and groups as headings', async () => {
    const { ci, out } = provider();
    await ci.group('Resolve', async () => ci.info('one'));
    ci.warning('two', { file: 'buf.yaml', line: 4 });
    ci.error('three', { file: 'a.proto', line: 1, column: 2 });
    expect(out).toEqual(['Resolve\n', 'one\n', 'warning: buf.yaml:4: two\n', 'error: a.proto:1:2: three\n']);
    // A message that names the place itself need not be told it again.
    ci.error('there is no module in /checkout/protos', { file: '/checkout/protos' });
    ci.error('1 finding: a.proto:1:2: no good', { file: 'a.proto', line: 1, column: 2 });
    ci.error('a.proto has a finding', { file: 'a.proto', line: 1 });
    expect(out.slice(4)).toEqual([
      'error: there is no module in /checkout/protos\n',
      'error: 1 finding: a.proto:1:2: no good\n',
      'error: a.proto:1: a.proto has a finding\n',
    ]);
  });

  it('uses colours only where they are wanted', () => {
    const { ci, out } = provider(true);
    ci.error('x');
    expect(out).toEqual(['\x1b[31merror:\x1b[39m x\n']);
    expect(ci.style('quiet', 'y')).toBe('\x1b[2my\x1b[22m');
    expect(provider(false).ci.style('good', 'y')).toBe('y');
  });

  it('keeps to the log level', () => {
    const { ci, out } = provider();
    ci.debug('no');
    ci.setLogLevel('debug');
    ci.debug('yes');
    ci.setLogLevel('warning');
    ci.info('no');
    ci.notice('no');
    ci.setLogLevel('error');
    ci.warning('no');
    ci.error('yes');
    expect(out).toEqual(['yes\n', 'error: yes\n']);
  });

  it('hides secrets, the longer first', () => {
    const { ci, out } = provider();
    ci.mask('abc');
    ci.mask('abcdef');
    ci.info('abcdef abc');
    expect(out).toEqual(['*** ***\n']);
  });

  it('lets no text drive the terminal, colours apart', () => {
    const { ci, out } = provider();
    ci.info('\x1b[32mgreen\x1b[39m \x1b]0;title\x07 \x1b[2J\x9b2J back\b\rover\tx');
    expect(out).toEqual(['\x1b[32mgreen\x1b[39m ]0;title [2J2J backover\tx\n']);
  });

  it('shows what turns a line around or is not seen as what it is', () => {
    const { ci, out } = provider();
    ci.error('The setting registry cannot be "a\u202eb\u2066\u200b\u2028\ud800"\nNext', { file: 'x\u202ey' });
    ci.mask('t0\u200bken');
    ci.info('t0\u200bken \u{1f389} \u00e9');
    expect(out).toEqual([
      'error: x\\u202ey: The setting registry cannot be "a\\u202eb\\u2066\\u200b\\u2028\\ud800"\nNext\n',
      '*** \u{1f389} \u00e9\n',
    ]);
  });

  it('is frozen by default where CI is set', () => {
    expect(provider().ci.frozenByDefault).toBe(false);
    expect(provider(false, { CI: 'true' }).ci.frozenByDefault).toBe(true);
    expect(provider(false, { CI: 'false' }).ci.frozenByDefault).toBe(false);
  });

  it("keeps its cache with the user's others and leaves buf's alone", () => {
    expect(provider().ci.defaultCacheDirectory).toBe('/home/u/.cache/oras-buf');
    expect(provider(false, { XDG_CACHE_HOME: '/x' }).ci.defaultCacheDirectory).toBe('/x/oras-buf');
    expect(provider().ci.defaultBufCacheDirectory).toBeUndefined();
  });

  it('removes the private directory that it made', () => {
    const { ci } = provider();
    ci.removeTemporaryDirectory();
    const path = ci.temporaryDirectory;
    expect(existsSync(path)).toBe(true);
    ci.removeTemporaryDirectory();
    expect(existsSync(path)).toBe(false);
  });
});
