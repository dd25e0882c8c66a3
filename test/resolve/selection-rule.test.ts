import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import { newerVersions } from '../../src/resolve/newer-versions.ts';
import { reasonForCommit, reasonForTag } from '../../src/resolve/selection-rule.ts';
import { type Ask, chooseVersion, satisfies } from '../../src/resolve/version-rule.ts';

const module = parseModuleName('oras.test/common/types');
const other = parseModuleName('oras.test/team/auth');
const fromWorkspace = (text: string): Ask => ({
  module,
  requirement: parseRequirement(text, 'workspace'),
  asker: { kind: 'workspace', file: 'buf.yaml', line: 3 },
});
const fromModule = (text: string): Ask => ({
  module,
  requirement: parseRequirement(text, 'module'),
  asker: { kind: 'module', module: other, version: 'v1.0.0' },
});
const commit = 'a'.repeat(32);

describe('the rule that decided', () => {
  it.each([
    ['v1.2.0', [fromWorkspace('v1.2.0'), fromModule('v1.0.0')], 'pin'],
    ['1.2.0', [fromWorkspace('v1.2.0')], 'pin'],
    ['v1.2.0', [fromModule('v1.2.0'), fromModule('v1.0.0')], 'minimum'],
    ['v1.3.0', [fromModule('v1.2.0'), fromModule('v1.0.0')], 'above-minimum'],
    ['v1.9.0', [fromWorkspace('^1'), fromModule('v1.0.0')], 'highest'],
    ['v1.9.0', [fromWorkspace('')], 'highest'],
    ['latest', [fromWorkspace('')], 'latest'],
    ['main', [fromWorkspace('main'), fromModule('')], 'word'],
    ['v1.0.0', [fromWorkspace('v1.2.0')], 'none'],
    ['v1.0.0', [], 'none'],
  ] as const)('for %s is told by the asks (case %#)', (tag, asks, rule) => {
    expect(reasonForTag(tag, asks).rule).toBe(rule);
  });

  it('names the asks that decided', () => {
    const [low, high] = [fromModule('v1.0.0'), fromModule('v1.2.0')];
    expect(reasonForTag('v1.2.0', [low, high]).deciding).toEqual([high]);
    expect(reasonForTag('v1.2.0', [fromWorkspace('v2.0.0'), high]).deciding).toEqual([fromWorkspace('v2.0.0')]);
  });

  it('for a commit of the BSR is its label, the commit itself, or the default label', () => {
    expect(reasonForCommit(module, commit, [fromWorkspace('')]).rule).toBe('default-label');
    expect(reasonForCommit(module, commit, [fromWorkspace('main'), fromModule('')]).rule).toBe('label');
    expect(reasonForCommit(module, commit, [fromWorkspace(commit)]).rule).toBe('commit');
    expect(reasonForCommit(module, commit, [fromWorkspace('b'.repeat(32))]).rule).toBe('none');
    expect(reasonForCommit(module, commit, [fromWorkspace('one'), fromWorkspace('two')]).rule).toBe('none');
  });
});

const versions = ['v0.9.0', 'v1.0.0', 'v1.1.0', 'v1.2.0', 'v2.0.0', 'v2.1.0-rc.1', 'main', 'latest'] as const;
const anyAsk = fc
  .tuple(
    fc.constantFrom('', 'latest', 'v1.0.0', 'v1.1.0', 'v1.2.0', 'v2.0.0', '^1', 'v1', 'main', 'v2.1.0-rc.1'),
    fc.boolean(),
  )
  .map(([text, isModule]) => (isModule ? fromModule(text) : fromWorkspace(text)));
const asksAndTags = fc.record({
  asks: fc.array(anyAsk, { minLength: 1, maxLength: 4 }),
  tags: fc.subarray([...versions], { minLength: 1 }),
});

describe('beside what selection chooses', () => {
  it('every choice has a rule, and it fits the choice', async () => {
    await fc.assert(
      fc.asyncProperty(asksAndTags, async ({ asks, tags }) => {
        const choice = await chooseVersion(asks, undefined, {
          has: async (tag) => tags.includes(tag as never),
          list: async () => tags,
        });
        if (choice.kind !== 'chosen') return;
        const { rule, deciding } = reasonForTag(choice.tag, asks);
        expect(rule).not.toBe('none');
        expect(deciding.length).toBeGreaterThan(0);
        if (rule === 'pin') expect(deciding.every(({ asker }) => asker.kind === 'workspace')).toBe(true);
        if (rule === 'highest') {
          const fitting = tags.filter((tag) => /^v/.test(tag) && asks.every((ask) => satisfies(tag, ask, asks)));
          expect(choice.tag).toBe(fitting.at(-1));
        }
      }),
    );
  });
});

describe('newer versions', () => {
  it('tells what fits, what is newest, and who holds it back', async () => {
    const asks = [fromWorkspace('^1'), fromModule('v1.0.0')];
    const found = await newerVersions('v1.0.0', asks, ['v1.0.0', 'v1.4.0', 'v2.0.0', 'v3.0.0-rc.1', 'main']);
    expect(found).toEqual({ fits: 'v1.4.0', newest: 'v2.0.0', selected: 'v1.4.0', holding: asks, isThere: true });
  });

  it('does not call a minimum outdated by selection, nor go below what is used', async () => {
    expect(await newerVersions('v1.0.0', [fromModule('v1.0.0')], ['v1.0.0', 'v1.4.0'])).toMatchObject({
      fits: 'v1.4.0',
      selected: 'v1.0.0',
      holding: [],
    });
    expect(await newerVersions('v2.0.0-rc.2', [fromWorkspace('v2.0.0-rc.2')], ['v1.0.0', 'v2.0.0-rc.2'])).toMatchObject(
      {
        fits: 'v2.0.0-rc.2',
        newest: 'v2.0.0-rc.2',
      },
    );
    expect(await newerVersions('v1.0.0', [fromWorkspace('v1.0.0')], [])).toMatchObject({
      newest: 'v1.0.0',
      isThere: false,
    });
  });

  it('fits satisfies every ask, and neither it nor the newest is older than what is used', async () => {
    await fc.assert(
      fc.asyncProperty(asksAndTags, fc.constantFrom(...versions), async ({ asks, tags }, current) => {
        const { fits, newest, holding } = await newerVersions(current, asks, tags);
        if (fits !== current) for (const ask of asks) expect(satisfies(fits, ask, asks)).toBe(true);
        if (/^v/.test(current)) {
          expect(versions.indexOf(fits as never)).toBeGreaterThanOrEqual(versions.indexOf(current));
          expect(versions.indexOf(newest as never)).toBeGreaterThanOrEqual(
            versions.indexOf(fits as never) === versions.indexOf('v2.1.0-rc.1') ? 0 : versions.indexOf(fits as never),
          );
        }
        for (const ask of holding) expect(satisfies(newest, ask, asks)).toBe(false);
      }),
    );
  });
});
