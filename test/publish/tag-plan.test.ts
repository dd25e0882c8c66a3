import fc from 'fast-check';
import { SemVer } from 'semver';
import { describe, expect, it } from 'vitest';
import { NoVersionToPushError } from '../../src/publish/errors.ts';
import { planTags, type TagAsks } from '../../src/publish/tag-plan.ts';

const nothing: TagAsks = { latest: false, partial: false };
const everything: TagAsks = { latest: true, partial: true };

describe('the version before', () => {
  it.each([
    ['v1.2.0', ['v1.0.0', 'v1.1.0', 'v0.9.0'], 'v1.1.0'],
    // A fix of an older minor is held against what it fixes, not against what came later.
    ['v1.1.1', ['v1.1.0', 'v1.2.0', 'v2.0.0'], 'v1.1.0'],
    ['v2.0.0', ['v1.9.9'], undefined],
    ['v0.3.1', ['v0.2.9', 'v0.3.0'], 'v0.3.0'],
    ['v0.3.0', ['v0.2.9'], undefined],
    ['v1.2.0', ['v1.2.0-rc.1', 'v1.1.0'], 'v1.1.0'],
    ['v1.2.0-rc.2', ['v1.2.0-rc.1', 'v1.1.0'], 'v1.1.0'],
    ['v1.2.0', ['v1.2.0', 'v1.1.0'], 'v1.1.0'],
    ['1.2.0', ['1.1.0', 'v1.1.0'], 'v1.1.0'],
    ['v1.10.0', ['v1.9.0', 'v1.2.0'], 'v1.9.0'],
    ['v1.0.0', ['main', 'latest', 'v1', 'sha-0123'], undefined],
    ['main', ['v1.0.0', 'v2.0.0-rc.1', 'v1.10.0'], 'v1.10.0'],
    ['main', ['main'], undefined],
  ])('of %s among %j is %s', (tag, published, previous) => {
    const plan = planTags(tag, published, nothing);
    expect(plan.previous).toBe(previous);
    expect(plan.whyNoPrevious).not.toBe('');
  });
});

describe('a tag that deps would read as a range', () => {
  it.each(['1.0.x', 'v1.x', 'v1.2.X', 'x'])('%s is refused: nobody could ask for it', (tag) => {
    expect(() => planTags(tag, [], nothing)).toThrow(NoVersionToPushError);
    expect(() => planTags(tag, [], nothing)).toThrow('range');
  });

  it.each(['main', 'x86', 'feature-x', 'max', 'v1-next'])('%s is none', (tag) => {
    expect(planTags(tag, [], nothing).tag).toBe(tag);
  });
});

describe('tags that follow', () => {
  it.each([
    ['v1.2.3', [], ['v1.2', 'v1', 'latest'], []],
    ['1.2.3', [], ['1.2', '1', 'latest'], []],
    ['v1.2.3', ['v1.2.2', 'v1.1.9'], ['v1.2', 'v1', 'latest'], []],
    ['v1.2.3', ['v2.0.0'], ['v1.2', 'v1'], ['latest']],
    ['v1.2.3', ['v1.3.0'], ['v1.2'], ['v1', 'latest']],
    ['v1.2.3', ['v1.2.4'], [], ['v1.2', 'v1', 'latest']],
    ['v1.2.3', ['v9.0.0-rc.1'], ['v1.2', 'v1', 'latest'], []],
    ['v1.2.3', ['v1.2.3', '1.2.3'], ['v1.2', 'v1', 'latest'], []],
    ['v1.2.3-rc.1', [], [], ['v1.2', 'v1', 'latest']],
  ])('%s beside %j: move %j, stay %j', (tag, published, moved, held) => {
    const { moving } = planTags(tag, published, everything);
    expect(moving.filter((one) => one.held === undefined).map((one) => one.tag)).toEqual(moved);
    expect(moving.filter((one) => one.held !== undefined).map((one) => one.tag)).toEqual(held);
    expect(planTags(tag, published, nothing).moving).toEqual([]);
  });

  it('never go back, whatever is published', () => {
    const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((parts) => `v${parts.join('.')}`);
    fc.assert(
      fc.property(version, fc.array(version), (tag, published) => {
        const newest = published.every((one) => new SemVer(one.slice(1)).compare(tag.slice(1)) <= 0);
        const latest = planTags(tag, published, everything).moving.find((one) => one.tag === 'latest');
        expect(latest?.held === undefined).toBe(newest);
      }),
    );
  });
});

it.each([undefined, 'latest', 'v1', 'v1.2', '1', 'v1.2.0.1', 'v1.2.03', '-x'])('%s is not pushed', (tag) => {
  expect(() => planTags(tag, [], nothing)).toThrow(NoVersionToPushError);
});

it('a word leads no other tag', () => {
  expect(() => planTags('main', [], { latest: true, partial: false })).toThrow(NoVersionToPushError);
  expect(planTags('main', [], nothing)).toMatchObject({ version: undefined, moving: [] });
});

it('knows the other spelling of a version', () => {
  expect(planTags('v1.0.0', ['1.0.0'], nothing).twin).toBe('1.0.0');
  expect(planTags('1.0.0', ['v1.0.0'], nothing).twin).toBe('v1.0.0');
  expect(planTags('v1.0.0', ['v1.0.0'], nothing).twin).toBe(undefined);
});
