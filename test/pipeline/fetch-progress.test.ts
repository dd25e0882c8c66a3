import { describe, expect, it } from 'vitest';
import { parseModuleName } from '../../src/modules/module-name.ts';
import type { Traffic } from '../../src/oci/registry.ts';
import { TrafficCounter } from '../../src/oci/traffic-counter.ts';
import { FetchProgress, resolvingState, whileShown } from '../../src/pipeline/fetch-progress.ts';

const [types, auth] = ['common/types', 'team/auth'].map((name) => parseModuleName(`oras.birb.homes/${name}`));
if (types === undefined || auth === undefined) throw new Error('no modules');

describe('FetchProgress', () => {
  it('counts modules, names those under way, and the bytes since it began', () => {
    const counter = new TrafficCounter(4);
    const registries = { traffic: (): Traffic => counter.snapshot() };
    counter.bytesReceived = 500;
    const progress = new FetchProgress(2, registries);
    progress.started(types);
    progress.started(auth);
    counter.bytesReceived = 1_700;
    progress.fetched(types);
    expect(progress.state()).toEqual({
      title: 'Fetching',
      done: 1,
      total: 2,
      noun: 'module',
      bytes: 1_200,
      waitingFor: ['team/auth'],
    });
    expect(resolvingState(registries)).toMatchObject({ title: 'Resolving', total: undefined, bytes: 1_700 });
  });

  it('is shown while the work lasts, also where it fails', async () => {
    const events: string[] = [];
    const ci = {
      progress: () => {
        events.push('shown');
        return { [Symbol.dispose]: () => void events.push('gone') };
      },
    };
    const state = () => resolvingState({ traffic: () => new TrafficCounter(1).snapshot() });
    expect(await whileShown(ci, state, async () => events.push('work'))).toBe(2);
    await expect(
      whileShown(ci, state, async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(events).toEqual(['shown', 'work', 'gone', 'shown', 'gone']);
  });
});
