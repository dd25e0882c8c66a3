import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/resolve/nearest.ts';

describe('nearest names', () => {
  it('gives the nearest first, and nothing that is far off', () => {
    const names = ['common/types', 'common/errors', 'team/types', 'common/type'];
    expect(nearest('common/typse', names)[0]).toMatch(/^common\/types?$/);
    expect(nearest('common/typse', names).slice(0, 2).sort()).toEqual(['common/type', 'common/types']);
    expect(nearest('common/types', names)).not.toContain('common/types');
    expect(nearest('zzz', names)).toEqual([]);
    expect(nearest('mian', ['main', 'dev', 'v1.0.0'])).toEqual(['main']);
  });

  it('gives only as many as are asked for', () => {
    expect(nearest('v1.2.9', ['v1.2.0', 'v1.2.1', 'v1.2.2', 'v1.2.3'], 2)).toEqual(['v1.2.0', 'v1.2.1']);
  });
});
