import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CacheKeyFactors, cacheKey, explainCacheMiss } from '../../src/store/cache-key.ts';

const locked: CacheKeyFactors = {
  suffix: '',
  locks: new Map([['oras.lock', 'a']]),
  asks: ['oras.birb.homes/common/types:v1.2.0'],
  runId: '1',
};
const key = (change: Partial<CacheKeyFactors>): string => cacheKey({ ...locked, ...change }).key;

describe('cacheKey', () => {
  it('is the same for the same locks, whatever the run', () => {
    expect(key({ runId: '2' })).toBe(key({}));
    expect(key({ asks: [...locked.asks, ...locked.asks] })).toBe(key({}));
  });

  it('changes with each factor', () => {
    const keys = [
      key({}),
      key({ suffix: 'linux' }),
      key({ locks: new Map([['oras.lock', 'b']]) }),
      key({ locks: new Map([['x/oras.lock', 'a']]) }),
      key({ asks: ['oras.birb.homes/common/types:v1.3.0'] }),
      key({ locks: new Map() }),
      key({ locks: new Map(), runId: '2' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is legal for the cache service and a prefix of no other key', () => {
    const factors = fc.record({
      suffix: fc.string(),
      locks: fc.dictionary(fc.string(), fc.string()).map((all) => new Map(Object.entries(all))),
      asks: fc.array(fc.string()),
      runId: fc.string(),
    });
    fc.assert(
      fc.property(factors, factors, (one, other) => {
        const first = cacheKey(one);
        const second = cacheKey(other);
        expect(first.key.length).toBeLessThanOrEqual(512);
        expect(first.key).not.toContain(',');
        if (first.key !== second.key) expect(second.key.startsWith(first.key)).toBe(false);
        for (const prefix of first.restoreKeys) expect(first.key.startsWith(prefix)).toBe(true);
      }),
    );
  });

  it('does not fall back to entries of another suffix', () => {
    const plain = cacheKey(locked);
    expect(plain.restoreKeys.some((prefix) => key({ suffix: 'x' }).startsWith(prefix))).toBe(false);
  });
});

describe('explainCacheMiss', () => {
  const other = { locks: new Map([['oras.lock', 'b']]) };
  it.each([
    ['an exact hit', key({}), key({}), /exactly these locks/],
    ['a changed lock', key({}), key(other), /oras\.lock or a buf\.lock changed/],
    ['changed asks', key({}), key({ asks: ['x/y/z'] }), /ask for changed/],
    ['nothing found', key({}), '', /No entry/],
    ['nothing found and no lock', key({ locks: new Map() }), '', /no lock/],
    ['no lock, an older entry', key({ locks: new Map() }), key({}), /no lock.*start/],
    ['an entry from before the lock', key({}), key({ locks: new Map() }), /before there was a lock/],
  ])('tells %s', (_name, wanted, matched, sentence) => {
    expect(explainCacheMiss(wanted, matched)).toMatch(sentence);
  });
});
