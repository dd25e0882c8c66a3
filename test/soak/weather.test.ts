import { describe, expect, it } from 'vitest';
import { seededRandom } from '../faults/seeded-random.ts';
import { badWeathers, changing, clear, forecast, rightExitCodes, WeatherRecord } from './weather.ts';

function spells(seed: number, count: number): readonly { readonly name: string; readonly seconds: number }[] {
  const all = forecast(seededRandom(seed));
  return Array.from({ length: count }, () => {
    const { weather, seconds } = all.next().value;
    return { name: weather.name, seconds };
  });
}

describe('forecast', () => {
  it('follows from its seed', () => {
    expect(spells(5, 60)).toEqual(spells(5, 60));
    expect(spells(5, 60)).not.toEqual(spells(6, 60));
  });

  it('has every bad weather once in each turn, and good weather between', () => {
    const turn = 2 * badWeathers.length;
    const all = spells(9, 3 * turn).map(({ name }) => name);
    for (let i = 0; i < 3; i++) {
      const names = all.slice(i * turn, (i + 1) * turn);
      expect(names.filter((_, index) => index % 2 === 0)).toEqual(badWeathers.map(() => clear.name));
      expect(names.filter((_, index) => index % 2 === 1).sort()).toEqual(badWeathers.map(({ name }) => name).sort());
    }
  });

  it('no spell is so short that a job cannot fall into it, nor takes a minute', () => {
    for (const { seconds } of spells(1, 200)) {
      expect(seconds).toBeGreaterThanOrEqual(4);
      expect(seconds).toBeLessThan(60);
    }
  });
});

describe('WeatherRecord', () => {
  const record = new WeatherRecord();
  const [bad] = badWeathers;
  if (bad === undefined) throw new Error('there is bad weather');
  record.begin(clear, 100);
  record.begin(changing, 200);
  record.begin(bad, 210);
  record.begin(clear, 300);

  it.each([
    [120, 150, [clear]],
    [120, 205, [clear, changing]],
    [205, 310, [changing, bad, clear]],
    [220, 290, [bad]],
    [310, 10_000, [clear]],
    [0, 50, []],
  ])('from %d to %d', (from, to, expected) => {
    expect(record.between(from, to).map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  });

  it('what begins or ends at the very moment counts', () => {
    expect(record.between(150, 200)).toContain(changing);
    expect(record.between(300, 400)).toContain(bad);
  });
});

describe('rightExitCodes', () => {
  it.each([
    ['none', ['hopeless'], [0]],
    ['none', ['harsh', 'hopeless', 'mild'], [0]],
    ['maybe', ['hopeless'], [0, 5]],
    ['sure', ['hopeless'], [5]],
    ['sure', ['hopeless', 'mild'], [0, 5]],
    ['sure', ['harsh', 'hopeless'], [0, 5]],
    ['sure', ['harsh'], [0, 5]],
    ['sure', ['mild'], [0]],
    ['maybe', ['mild', 'mild'], [0]],
  ] as const)('need: %s, met: %j → %j', (need, met, expected) => {
    expect(rightExitCodes(need, met)).toEqual(expected);
  });
});
