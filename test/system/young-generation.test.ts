import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Bytes of V8's new space after a run through a million objects, of which some live on for a while. */
function newSpaceAfter(prepare: string): number {
  const program = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { keepYoungGenerationSmall } from ${JSON.stringify(new URL('../../src/system/young-generation.ts', import.meta.url).href)};
    ${prepare}
    const living = [];
    for (let index = 0; index < 2_000_000; index++) living[index % 100_000] = { index, text: 'x' + index };
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    process.stdout.write(String(space.space_size));`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
}

test('the young generation stays as small as it is, and grows where nobody holds it', () => {
  const mib = 1024 * 1024;
  expect(newSpaceAfter('')).toBeGreaterThan(16 * mib);
  expect(newSpaceAfter('keepYoungGenerationSmall();')).toBeLessThan(8 * mib);
});
