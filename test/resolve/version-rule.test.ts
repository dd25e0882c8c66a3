import { describe, expect, it } from 'vitest';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import { type Ask, chooseVersion } from '../../src/resolve/version-rule.ts';

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

/** Chooses among `tags`, and tells which look-ups that took. */
async function choose(asks: readonly Ask[], tags: readonly string[] | undefined, locked?: string) {
  const lookUps: string[] = [];
  const choice = await chooseVersion(asks, locked, {
    has: async (tag) => {
      lookUps.push(tag);
      return tags?.includes(tag) ?? false;
    },
    list: async () => {
      lookUps.push('*');
      return tags;
    },
  });
  return { result: choice.kind === 'chosen' ? choice.tag : choice.reason.kind, lookUps };
}

describe('the rule for one module', () => {
  it('keeps the locked version without a look-up wherever it satisfies every ask', async () => {
    for (const [text, locked] of [
      ['v1.2.0', '1.2.0'],
      ['^1.0', 'v1.2.0'],
      ['latest', 'v1.2.0'],
      ['', 'latest'],
      ['main', 'main'],
      ['v2.0.0-rc.1', 'v2.0.0-rc.1'],
    ] as const) {
      expect(await choose([fromWorkspace(text)], ['v9.0.0'], locked)).toEqual({ result: locked, lookUps: [] });
    }
    expect((await choose([fromModule('v1.1.0')], ['v1.2.0'], 'v1.2.0')).lookUps).toEqual([]);
  });

  it('leaves a locked version that does not satisfy: another pin, a word nobody says now, an unnamed prerelease', async () => {
    expect((await choose([fromWorkspace('v1.3.0')], ['v1.2.0', 'v1.3.0'], 'v1.2.0')).result).toBe('v1.3.0');
    expect((await choose([fromModule('')], ['main', 'v1.0.0'], 'main')).result).toBe('v1.0.0');
    expect((await choose([fromWorkspace('')], ['v2.0.0-rc.1', 'v1.0.0'], 'v2.0.0-rc.1')).result).toBe('v1.0.0');
  });

  it('takes a pin in the spelling that is there, as written first, and never lists tags for it', async () => {
    expect(await choose([fromWorkspace('v1.2.0')], ['v1.2.0', '1.2.0'])).toEqual({
      result: 'v1.2.0',
      lookUps: ['v1.2.0'],
    });
    expect(await choose([fromWorkspace('v1.2.0')], ['1.2.0'])).toEqual({
      result: '1.2.0',
      lookUps: ['v1.2.0', '1.2.0'],
    });
    expect((await choose([fromWorkspace('1.2.0')], ['v1.2.1'])).result).toBe('no-such-tag');
  });

  it('makes a pin of the workspace the only candidate', async () => {
    const tags = ['v1.2.0', 'v1.3.0'];
    expect((await choose([fromWorkspace('v1.2.0'), fromModule('v1.1.0')], tags)).result).toBe('v1.2.0');
    expect((await choose([fromWorkspace('v1.2.0'), fromModule('v1.3.0')], tags)).result).toBe('none-satisfies');
    expect((await choose([fromWorkspace('v1.2.0'), fromWorkspace('1.2.0')], tags)).result).toBe('v1.2.0');
    expect((await choose([fromWorkspace('v1.2.0'), fromWorkspace('v1.3.0')], tags)).result).toBe('none-satisfies');
  });

  it('takes the lowest version that satisfies minimums only, looking at one tag where it is there', async () => {
    const tags = ['v1.1.0', 'v1.2.0', 'v1.9.0', 'v2.0.0'];
    expect(await choose([fromModule('v1.1.0'), fromModule('v1.2.0')], tags)).toEqual({
      result: 'v1.2.0',
      lookUps: ['v1.2.0'],
    });
    expect((await choose([fromModule('v1.2.1')], tags)).result).toBe('v1.9.0');
    expect((await choose([fromModule('v1.9.1')], tags)).result).toBe('none-satisfies');
    expect((await choose([fromModule('v0.3.1')], ['v0.3.0', 'v0.3.2', 'v0.4.0'])).result).toBe('v0.3.2');
    expect((await choose([fromModule('v0.0.1')], ['v0.0.3'])).result).toBe('v0.0.3');
    expect((await choose([fromModule('v0.3.1')], ['v0.4.0'])).result).toBe('none-satisfies');
    expect((await choose([fromModule('v1.0.0'), fromModule('v2.0.0')], tags)).result).toBe('none-satisfies');
  });

  it('takes the highest version where a range or nothing is asked for', async () => {
    const tags = ['v1.1.0', 'v1.2.0', 'v1.9.0', 'v2.0.0', 'v2.1.0-rc.1', 'main'];
    expect((await choose([fromModule('')], tags)).result).toBe('v2.0.0');
    expect((await choose([fromModule('v1.1.0'), fromModule('^1')], tags)).result).toBe('v1.9.0');
    expect((await choose([fromWorkspace('v1.2'), fromModule('')], tags)).result).toBe('v1.2.0');
    expect((await choose([fromWorkspace('>=1.1 <1.9')], tags)).result).toBe('v1.2.0');
  });

  it('takes the tag latest if there is one, else the newest release; beside a version, the newest that satisfies it', async () => {
    expect(await choose([fromWorkspace('')], ['latest', 'v1.0.0'])).toEqual({ result: 'latest', lookUps: ['latest'] });
    expect((await choose([fromWorkspace('latest'), fromModule('')], ['latest', 'v1.0.0'])).result).toBe('latest');
    expect((await choose([fromWorkspace('')], ['v1.0.0', 'v1.10.0', 'v1.9.0', 'v2.0.0-rc.1'])).result).toBe('v1.10.0');
    expect((await choose([fromWorkspace('latest'), fromModule('v1.0.0')], ['latest', 'v1.4.0', 'v2.0.0'])).result).toBe(
      'v1.4.0',
    );
    expect((await choose([fromWorkspace('')], ['main'])).result).toBe('none-satisfies');
  });

  it('takes a word as the tag that it is, and only where everybody says the same word', async () => {
    const tags = ['main', 'dev', 'latest', 'v1.0.0'];
    expect((await choose([fromWorkspace('main'), fromModule('main'), fromModule('')], tags)).result).toBe('main');
    expect((await choose([fromWorkspace('main'), fromModule('dev')], tags)).result).toBe('words-disagree');
    expect((await choose([fromWorkspace('main'), fromModule('v1.0.0')], tags)).result).toBe('words-disagree');
    expect((await choose([fromWorkspace('main'), fromWorkspace('')], tags)).result).toBe('words-disagree');
    expect((await choose([fromWorkspace('nightly')], tags)).result).toBe('no-such-tag');
  });

  it('takes a prerelease only where it is named', async () => {
    const tags = ['v1.0.0-rc.1', 'v1.0.0-rc.2', 'v1.0.0'];
    expect((await choose([fromModule('v1.0.0-rc.1')], tags)).result).toBe('v1.0.0-rc.1');
    expect((await choose([fromModule('v1.0.0-rc.1'), fromModule('v1.0.0-rc.2')], tags)).result).toBe('v1.0.0-rc.2');
    expect((await choose([fromModule('v1.0.0-rc.0')], tags)).result).toBe('v1.0.0');
    expect((await choose([fromModule('v1.0.0-rc.1'), fromModule('^1')], tags)).result).toBe('v1.0.0');
    expect((await choose([fromWorkspace('v1.0.0-rc.2'), fromWorkspace('')], tags)).result).toBe('v1.0.0-rc.2');
    expect((await choose([fromModule('^1')], ['v1.1.0-rc.1'])).result).toBe('none-satisfies');
  });

  it('takes v1.2.0 and 1.2.0 for one version, and of the two the spelling that an ask uses', async () => {
    expect((await choose([fromModule('^1')], ['1.2.0', 'v1.2.0', 'v1.1.0'])).result).toBe('v1.2.0');
    expect((await choose([fromModule('^1'), fromModule('1.2.0')], ['1.2.0', 'v1.2.0'])).result).toBe('1.2.0');
  });

  it('says that there is no such module', async () => {
    expect((await choose([fromModule('^1')], undefined)).result).toBe('no-such-module');
    expect((await choose([fromModule('v1.0.0')], undefined)).result).toBe('no-such-module');
  });
});
