import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotenvText } from '../../src/report/dotenv.ts';
import { hostileText } from './hostile-text.ts';

/** As GitLab reads it (gitlabhq/gitlabhq, app/services/ci/parse_dotenv_artifact_service.rb): throws where GitLab would refuse it. */
function readAsGitLab(text: string): ReadonlyMap<string, string> {
  if (Buffer.byteLength(text) >= 5_120) throw new Error('too big');
  const found = new Map<string, string>();
  for (const line of text.split(/(?<=\n)/)) {
    const [, name, value] = /^(.*?)=(.*)$/m.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error('Invalid Format');
    if (value.includes('$')) throw new Error('GitLab would expand it');
    found.set(name.trim(), value.trim());
  }
  if (found.size > 20) throw new Error('too many');
  return found;
}

function entries(values: readonly string[]): ReadonlyMap<string, string> {
  return new Map(values.map((value, index) => [`ORAS_BUF_V${index}`, value]));
}

describe('the dotenv file', () => {
  it('has a line for each variable, nothing quoted', () => {
    const values = {
      ORAS_BUF_OUTCOME: 'success',
      ORAS_BUF_EMPTY: '',
      ORAS_BUF_REPORT_PATH: '.oras-buf/report/report.json',
    };
    expect(dotenvText(new Map(Object.entries(values)))).toEqual({
      text: 'ORAS_BUF_OUTCOME=success\nORAS_BUF_EMPTY=\nORAS_BUF_REPORT_PATH=.oras-buf/report/report.json\n',
      left: [],
    });
    expect(dotenvText(new Map())).toEqual({ text: '', left: [] });
  });

  it.each([
    ['a\nb', 'has a line break or a control character'],
    ['a\rb', 'has a line break or a control character'],
    ['a\u2028b', 'has a line break or a control character'],
    ['\ud800', 'has a line break or a control character'],
    ['a b', 'has a space'],
    [' a', 'has a space'],
    ['$HOME', 'has a sign that GitLab or a shell would not take as it stands'],
    ['`id`', 'has a sign that GitLab or a shell would not take as it stands'],
    ['{"a":1}', 'has a sign that GitLab or a shell would not take as it stands'],
    ['a;b', 'has a sign that GitLab or a shell would not take as it stands'],
  ])('leaves out %j and says why', (value, reason) => {
    expect(dotenvText(new Map([['ORAS_BUF_X', value]]))).toEqual({ text: '', left: [{ name: 'ORAS_BUF_X', reason }] });
  });

  it.each(['', '1A', 'A-B', 'A B', 'É'])('leaves out the name %j', (name) => {
    expect(dotenvText(new Map([[name, 'x']])).left).toEqual([
      { name, reason: 'has a name that is not of letters, digits and underscores' },
    ]);
  });

  it('ends at 20 variables', () => {
    const { text, left } = dotenvText(entries(Array.from({ length: 22 }, () => 'x')));
    expect(readAsGitLab(text).size).toBe(20);
    expect(left).toEqual([
      { name: 'ORAS_BUF_V20', reason: 'is more than the 20 that may be in the file' },
      { name: 'ORAS_BUF_V21', reason: 'is more than the 20 that may be in the file' },
    ]);
  });

  it('stays below 5 KiB of UTF-8, and takes what still fits after a long one', () => {
    const { text, left } = dotenvText(entries(['x', 'é'.repeat(2_600), 'y', 'x'.repeat(5_069), 'x'.repeat(5_070)]));
    expect(left.map(({ name, reason }) => [name, reason])).toEqual([
      ['ORAS_BUF_V1', 'does not fit into the 5 KiB that the file may have'],
      ['ORAS_BUF_V4', 'does not fit into the 5 KiB that the file may have'],
    ]);
    expect([...readAsGitLab(text).keys()]).toEqual(['ORAS_BUF_V0', 'ORAS_BUF_V2', 'ORAS_BUF_V3']);
  });

  it('is read by GitLab as it was meant, whatever the values', () => {
    fc.assert(
      fc.property(fc.dictionary(hostileText, fc.oneof(hostileText, fc.string())), (variables) => {
        const map = new Map(Object.entries(variables));
        const { text, left } = dotenvText(map);
        for (const { name } of left) map.delete(name);
        expect(text === '' ? new Map() : readAsGitLab(text)).toEqual(map);
      }),
      { numRuns: 500 },
    );
  });
});
