import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isInside, realPathOf } from '../../src/system/inside-directory.ts';

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'inside-')));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('isInside', () => {
  it('takes whole path components', () => {
    expect(isInside('/a/b', '/a/b')).toBe(true);
    expect(isInside('/a/b', '/a/b/c')).toBe(true);
    expect(isInside('/a/b', '/a/bc')).toBe(false);
    expect(isInside('/a/b', '/a')).toBe(false);
    expect(isInside('/a/b', '/a/b/../c')).toBe(false);
    expect(isInside('/a/b', '/a/b/..c')).toBe(true);
  });
});

describe('realPathOf', () => {
  it('resolves links in the part that exists and keeps the rest', async () => {
    mkdirSync(join(scratch, 'real'));
    symlinkSync(join(scratch, 'real'), join(scratch, 'link'));
    expect(realPathOf(join(scratch, 'link', 'not', 'there'))).toBe(join(scratch, 'real', 'not', 'there'));
  });
});
