import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newerTimingCommit, timingCommit } from '../e2e/fixture-modules.ts';
import { Sandbox } from '../e2e/sandbox.ts';
import { type BsrStandIn, startBsrStandIn } from '../peers/bsr-stand-in.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';

const peers = requirePeers('bsr-stand-in', 'buf-1.75');
const proto =
  'syntax = "proto3";\npackage own.v1;\nimport "acme/timing/v1/moment.proto";\nmessage M {\n  acme.timing.v1.Moment at = 1;\n}\n';

describe.runIf(peers.ready)('commands, where the real buf asks the BSR', () => {
  let standIn: BsrStandIn;
  let machine: Sandbox;
  beforeAll(async () => {
    standIn = await startBsrStandIn(peers.path('bsr-stand-in'), [timingCommit]);
    machine = await Sandbox.create('');
    await machine.checkout({ 'buf.yaml': `version: v2\ndeps:\n  - ${timingCommit.name}\n`, 'own/v1/m.proto': proto });
  });
  afterAll(async () => {
    await machine.remove();
    await standIn.stop();
  });

  const oras = (argv: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    machine.orasBuf([...argv, '--buf-path', peers.path('buf-1.75')], { ...standIn.environment, ...more });
  const documentOf = (output: string): unknown =>
    JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));

  test('outdated names the commit that the label has now, and says unknown where buf cannot tell', async () => {
    const resolved = await oras(['resolve']);
    expect(resolved.exitCode, resolved.output).toBe(0);
    expect((await oras(['outdated', '--fail'])).exitCode).toBe(0);
    await standIn.replaceModules([timingCommit, newerTimingCommit]);
    const found = await oras(['outdated', '--fail', '--json']);
    expect(found.exitCode, found.output).toBe(7);
    expect(documentOf(found.output)).toMatchObject({
      roots: [
        {
          modules: [
            {
              name: timingCommit.name,
              source: 'bsr',
              locked: timingCommit.id,
              fits: newerTimingCommit.id,
              state: 'newer',
            },
          ],
        },
      ],
    });
    // The lock, and what it reads, are as they were.
    expect((await oras(['why', 'timing'])).output).toContain(
      'the newest commit of the default label when it was locked',
    );
    const offline = await oras(['outdated', '--offline', '--fail', '--json']);
    expect(offline.exitCode).toBe(5);
    expect(documentOf(offline.output)).toMatchObject({
      roots: [{ modules: [{ state: 'unknown', note: expect.stringContaining('offline') }] }],
    });
    await standIn.replaceModules([]);
    const gone = await oras(['outdated', '--json']);
    expect(documentOf(gone.output)).toMatchObject({
      roots: [{ modules: [{ state: 'unknown', note: expect.stringMatching(/./) }] }],
    });
  });

  test('clear leaves what buf itself wrote, and buf builds from it', async () => {
    await standIn.replaceModules([timingCommit]);
    expect((await oras(['resolve'])).exitCode).toBe(0);
    const real = await machine.orasBuf(['cache', 'clear', '--json'], standIn.environment);
    const found = documentOf(real.output) as { readonly buf: { readonly directory: string } };
    expect(found).toMatchObject({ buf: { removed: [], left: 1 } });
    const module = timingCommit.name.replace(/^buf\.build\//, '');
    const entries = await readdir(join(found.buf.directory, 'v3/modules/b5/buf.build', module));
    expect(entries).toContain(timingCommit.id);
    const environment = machine.environment({ BUF_CACHE_DIR: found.buf.directory });
    await mustRun(peers.path('buf-1.75'), ['build'], { directory: machine.workspace, environment });
  });
});
