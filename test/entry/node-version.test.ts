import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { oldestNode, whyNodeIsTooOld } from '../../src/entry/node-version.ts';

describe('whyNodeIsTooOld', () => {
  it.each(['20.20.2', '22.18.9', '18.0.0'])('refuses %s and says what to do', (running) => {
    expect(whyNodeIsTooOld(running)).toMatch(/needs Node 22\.19\.0 or newer.*Install/);
  });

  it.each(['22.19.0', '22.20.1', '24.0.0', '26.10.0'])('takes %s', (running) => {
    expect(whyNodeIsTooOld(running)).toBeUndefined();
  });

  it('is what package.json says', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    expect(oldestNode).toBe(`${engines.node.replace('>=', '')}.0`);
  });
});
