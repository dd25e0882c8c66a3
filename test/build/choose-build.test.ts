import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseBuild } from '../../src/build/choose-build.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'choose-build-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the tool for a root', () => {
  it('is buf without a .buckconfig and buck2 with one, and the reason says it', async () => {
    expect(await chooseBuild('auto', root)).toEqual({ tool: 'buf', reason: 'there is no .buckconfig' });
    await writeFile(join(root, '.buckconfig'), '');
    expect(await chooseBuild('auto', root)).toEqual({ tool: 'buck2', reason: 'there is a .buckconfig' });
  });

  it('is what the setting says', async () => {
    expect(await chooseBuild('buf', root)).toEqual({ tool: 'buf', reason: 'the setting build is buf' });
    expect(await chooseBuild('buck2', root)).toEqual({ tool: 'buck2', reason: 'the setting build is buck2' });
    expect(await chooseBuild('none', root)).toEqual({ tool: 'none', reason: 'the setting build is none' });
  });
});
