import { describe, expect, it } from 'vitest';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { bsrChecks } from '../../src/doctor/bsr-checks.ts';
import type { CheckResult } from '../../src/doctor/check.ts';
import type { DoctorContext } from '../../src/doctor/doctor-context.ts';
import { runChecks } from '../../src/doctor/run-checks.ts';
import { anonymous } from '../../src/oci/credentials.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { Secret } from '../../src/system/secret.ts';
import { LoopbackServer } from '../oci/loopback-registry.ts';

const token = 'bsr-s3cret';

async function check(server: Pick<LoopbackServer, 'origin'>, more: Partial<Settings>): Promise<readonly CheckResult[]> {
  const closers: (() => Promise<void>)[] = [];
  const ci = new TerminalProvider({ environment: {}, workspace: '/', write: () => {}, colours: false });
  const { signal } = new AbortController();
  const context: DoctorContext = {
    settings: { bsrToken: new Secret(token), mirrors: new Map(), ...more } as Settings,
    ci,
    environment: {},
    signal,
    askedByFlag: new Set(),
    credentials: anonymous,
    credentialWarnings: [],
    proxies: { http: undefined, https: undefined, noProxy: '' },
    workspace: async () => [],
    atEnd: (close) => void closers.push(close),
    eachMs: 2_000,
  };
  try {
    const checks = bsrChecks(context, new URL(server.origin));
    return await runChecks(checks, { eachMs: 2_000, allMs: 6_000, parallel: 4, signal });
  } finally {
    for (const close of closers) await close();
  }
}

describe('the BSR', () => {
  it.each([
    [200, 'ok', 'accepted', 0],
    [401, 'failed', 'the token is refused', 3],
    [404, 'warning', 'what the token may do could not be told (404)', 0],
  ] as const)('answers %i for the token', async (status, state, summary, exitCode) => {
    await using server = await new LoopbackServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    }).start();
    const results = await check(server, {});
    expect(results.map(({ name }) => name)).toEqual(['DNS', 'TCP', 'Token']);
    expect(results.at(-1)).toMatchObject({ state, summary, exitCode });
    expect(server.seen).toMatchObject([
      {
        method: 'POST',
        url: '/buf.registry.owner.v1.UserService/GetCurrentUser',
        authorization: `Bearer ${token}`,
      },
    ]);
    expect(JSON.stringify(results)).not.toContain(token);
  });

  it('is asked nothing without a token', async () => {
    await using server = await new LoopbackServer((_request, response) => response.end()).start();
    const results = await check(server, { bsrToken: undefined });
    expect(results.at(-1)).toMatchObject({ state: 'ok', summary: 'there is none: public modules can be read' });
    expect(server.seen).toEqual([]);
  });

  it('that cannot be reached is a warning where a mirror has its modules', async () => {
    const gone = { origin: 'http://127.0.0.1:1' };
    const [, alone] = await check(gone, {});
    expect(alone).toMatchObject({ name: 'TCP', state: 'failed', exitCode: 5 });
    const mirrors = new Map([['buf.build', { host: 'oras.birb.homes', prefix: 'bsr-cache' }]]);
    const [, mirrored] = await check(gone, { mirrors });
    expect(mirrored).toMatchObject({ state: 'warning', fix: expect.stringContaining('oras.birb.homes/bsr-cache') });
  });

  it('whose name nobody knows: with a mirror too, nothing is looked at that needs an address', async () => {
    const mirrors = new Map([['buf.build', { host: 'oras.birb.homes', prefix: 'bsr-cache' }]]);
    const results = await check({ origin: 'https://buf.invalid' }, { mirrors });
    expect(results).toMatchObject([
      { name: 'DNS', state: 'warning', exitCode: 0, fix: expect.stringContaining('oras.birb.homes/bsr-cache') },
      { name: 'TCP', state: 'skipped', summary: 'not checked: DNS failed' },
      { name: 'TLS', state: 'skipped', summary: 'not checked: DNS failed' },
      { name: 'Token', state: 'skipped', summary: 'not checked: DNS failed' },
    ]);
  });
});
