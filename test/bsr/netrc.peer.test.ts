import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { timingCommit } from '../e2e/fixture-modules.ts';
import { Sandbox } from '../e2e/sandbox.ts';
import { type BsrStandIn, startBsrStandIn } from '../peers/bsr-stand-in.ts';
import { requirePeers } from '../peers/peers.ts';

const peers = requirePeers('bsr-stand-in', 'buf-1.75');
const token = 'of+the/netrc=';

describe.runIf(peers.ready)('the real buf, and the netrc of a person', () => {
  let standIn: BsrStandIn;
  let machine: Sandbox;
  beforeAll(async () => {
    standIn = await startBsrStandIn(peers.path('bsr-stand-in'), [timingCommit]);
  });
  afterAll(() => standIn.stop());
  beforeEach(async () => {
    machine = await Sandbox.create('');
    const module = timingCommit.name;
    await machine.checkout({ 'buf.yaml': `version: v2\ndeps:\n  - ${module}\n`, 'a.proto': 'syntax = "proto3";\n' });
  });
  afterEach(() => machine.remove());

  const resolve = (netrc: string, more: Readonly<Record<string, string>> = {}) =>
    writeFile(join(machine.home, '.netrc'), netrc, { mode: 0o600 }).then(() =>
      machine.orasBuf(['resolve', '--log-level', 'debug', '--buf-path', peers.path('buf-1.75')], {
        ...standIn.environment,
        ...more,
      }),
    );
  const sent = async (from: number) => (await standIn.requests()).slice(from).map(({ authorization }) => authorization);

  test('gets the token of its own host and no other entry', async () => {
    const before = (await standIn.requests()).length;
    const netrc = `default login d password of-default\nmachine buf.build login u password ${token}\n`;
    const { exitCode, output } = await resolve(netrc);
    expect(exitCode, output).toBe(0);
    expect(output).not.toContain(token);
    const authorizations = await sent(before);
    expect(authorizations.length).toBeGreaterThan(0);
    expect(new Set(authorizations)).toEqual(new Set([`Bearer ${token}`]));
  });

  test('asks anonymously where there is only a default, or where CI did not ask for a token of a person', async () => {
    for (const [netrc, more] of [
      ['default login d password of-default\n', {}],
      [
        `machine buf.build login u password ${token}\n`,
        { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: machine.workspace },
      ],
    ] as const) {
      const before = (await standIn.requests()).length;
      const { exitCode, output } = await resolve(netrc, {
        ...more,
        ORAS_BUF_CACHE_DIR: join(machine.directory, String(before)),
        BUF_CACHE_DIR: join(machine.directory, `b${before}`),
        ORAS_BUF_UPDATE: 'true',
      });
      expect(exitCode, output).toBe(0);
      const authorizations = await sent(before);
      expect(authorizations.length).toBeGreaterThan(0);
      expect(new Set(authorizations)).toEqual(new Set(['']));
    }
  });
});
