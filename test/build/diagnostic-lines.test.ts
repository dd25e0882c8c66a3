import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseBufJsonLine,
  parseFormatDiff,
  parseTextLine,
  placeInWorkspace,
  uniqueDiagnostics,
  withoutStagedPaths,
} from '../../src/build/diagnostic-lines.ts';

const base = { directory: 'services', absolute: '/checkout/services' };

describe('a place', () => {
  it.each([
    ['a/b.proto', 'services/a/b.proto'],
    ['./a.proto', 'services/a.proto'],
    ['/checkout/services/a.proto', 'services/a.proto'],
    ['buck-out/v2/art/root/0123/__lint__/ws/w/team-a/x.proto', 'services/team-a/x.proto'],
    ['/checkout/services/buck-out/v2/art/root/0123/__lint__/ws/w/x.proto', 'services/x.proto'],
    ['buck-out\\v2\\art\\ws\\w\\x.proto', 'services/x.proto'],
    ['../proto/a.proto', 'proto/a.proto'],
    ['../../etc/passwd', undefined],
    ['/etc/passwd', undefined],
    ['C:/x/a.proto', undefined],
    ['.oras-buf/cell/rules.bzl', undefined],
    ['buck-out/v2/gen/a.proto', undefined],
    ['', undefined],
  ])('%s is %s', (path, file) => {
    expect(placeInWorkspace(path, 3, undefined, base)).toEqual(file === undefined ? undefined : { file, line: 3 });
  });

  it('never leaves the workspace, whatever a tool prints', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', '/', '\\', 'a', 'ws/w', 'C:', '')), (parts) => {
        const file = placeInWorkspace(parts.join('/'), undefined, undefined, base)?.file ?? 'x';
        expect(file.startsWith('/')).toBe(false);
        expect(file.split('/')).not.toContain('..');
      }),
    );
  });
});

describe("buf's lines", () => {
  it('in JSON carry place and rule', () => {
    const line =
      '{"path":"y.proto","start_line":3,"start_column":9,"end_line":3,"end_column":17,"type":"MESSAGE_PASCAL_CASE","message":"Message name \\"x\\" should be PascalCase."}';
    expect(parseBufJsonLine(line, base)).toEqual({
      severity: 'error',
      message: 'Message name "x" should be PascalCase.',
      rule: 'MESSAGE_PASCAL_CASE',
      place: { file: 'services/y.proto', line: 3, column: 9 },
      target: '',
    });
    expect(
      parseBufJsonLine('{"type":"FILE_NO_DELETE","message":"Previously present file was deleted."}', base),
    ).toMatchObject({
      place: null,
      rule: 'FILE_NO_DELETE',
    });
    for (const other of ['', 'Failure: x', '{', '{}', '{"path":1,"message":[]}', '[1]', 'null']) {
      expect(parseBufJsonLine(other, base), other).toBeUndefined();
    }
  });

  it('in text carry the place; compilers say how bad it is', () => {
    expect(parseTextLine('a/x.proto:3:20:cannot find `strng` in this scope', base)).toEqual({
      severity: 'error',
      message: 'cannot find `strng` in this scope',
      rule: '',
      place: { file: 'services/a/x.proto', line: 3, column: 20 },
      target: '',
    });
    expect(parseTextLine('main.c:1:2: warning: unused variable', base)).toMatchObject({
      severity: 'warning',
      message: 'unused variable',
    });
    expect(parseTextLine('\u001b[1mmain.c:1:2:\u001b[0m error: bad', base)).toMatchObject({
      severity: 'error',
      message: 'bad',
    });
    for (const other of [
      '12:30:45:tick',
      '[2026-11-24T06:50:59.105+00:00] x',
      'x.proto: no place',
      'see https://a.example:80:1:x',
      '/etc/a.conf:1:1:x',
    ]) {
      expect(parseTextLine(other, base), other).toBeUndefined();
    }
  });

  it('of format --diff give the first changed line of each file', () => {
    const diff = [
      'diff -u buck-out/x/ws/w/a.proto.orig buck-out/x/ws/w/a.proto',
      '--- buck-out/x/ws/w/a.proto.orig\t2026-11-24 06:50:59.799120984 +0000',
      '+++ buck-out/x/ws/w/a.proto\t2026-11-24 06:50:59.799120984 +0000',
      '@@ -13,7 +13,7 @@',
      ' }',
      ' ',
      '-    string id = 1;',
      '+  string id = 1;',
      '@@ -40,2 +40,2 @@',
      '-x',
      '--- b.proto.orig\tt',
      '+++ b.proto\tt',
      '@@ -1 +1 @@',
      '+y',
    ].join('\n');
    expect(parseFormatDiff(diff, base).map((one) => one.place)).toEqual([
      { file: 'services/a.proto', line: 15 },
      { file: 'services/b.proto', line: 1 },
    ]);
    expect(parseFormatDiff('no diff at all\n-x\n+y', base)).toEqual([]);
  });

  it('are read without a crash or a stall, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', '.', ':', '1', '/', ' ', '{', '"', '}', '-', '+', '@', '\t'),
          maxLength: 400,
        }),
        (line) => {
          parseBufJsonLine(line, base);
          parseTextLine(line, base);
          parseFormatDiff(line, base);
          expect(withoutStagedPaths(line).length).toBeLessThanOrEqual(line.length);
        },
      ),
    );
    const started = performance.now();
    for (const evil of ['a.'.repeat(50_000), 'a'.repeat(100_000), ':1'.repeat(50_000), `${'/ws/w/'.repeat(20_000)}x`]) {
      parseTextLine(evil, base);
      withoutStagedPaths(evil);
    }
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

describe('findings', () => {
  it('are kept once and sorted by place, numbers as numbers', () => {
    const at = (file: string, line: number, target: string) => ({
      severity: 'error' as const,
      message: 'm',
      rule: '',
      place: { file, line },
      target,
    });
    const nowhere = { ...at('', 1, ''), place: null };
    const sorted = uniqueDiagnostics([
      nowhere,
      at('b', 10, 't1'),
      at('b', 9, 't1'),
      at('a', 20, 't1'),
      at('b', 10, 't2'),
    ]);
    expect(sorted.map((one) => one.place && `${one.place.file}:${one.place.line}`)).toEqual([
      'a:20',
      'b:9',
      'b:10',
      null,
    ]);
    expect(sorted[2]?.target).toBe('t1');
  });
});

describe('staged paths', () => {
  it('are cut back to paths in the project', () => {
    expect(withoutStagedPaths('diff -u buck-out/v2/x/ws/w/a.proto.orig buck-out/v2/x/ws/w/a.proto')).toBe(
      'diff -u a.proto.orig a.proto',
    );
    expect(withoutStagedPaths('buck-out/x/ws/w/a.proto:1:2:m')).toBe('a.proto:1:2:m');
    expect(withoutStagedPaths('nothing here')).toBe('nothing here');
  });
});
