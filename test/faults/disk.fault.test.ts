import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { describe, expect, inject, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { writeFiles } from '../peers/fixture-files.ts';
import { checkEnd, checkRecovery } from './fault-checks.ts';
import type { FaultMachine } from './fault-machine.ts';
import { faultWorkspace } from './fault-modules.ts';
import { FaultScene, recovered } from './fault-scene.ts';
import { noteFault } from './fault-table.ts';
import { SmallDisk, whyNoDisks } from './small-disk.ts';

const { done, disk: diskError } = exitCodes;
const area = 'disk';

const probe = mkdtempSync(join(tmpdir(), 'oras-buf-disk-'));
const reason = await whyNoDisks(probe);
rmSync(probe, { recursive: true });
if (reason !== undefined) {
  const line = `skipped: test/faults/disk.fault.test.ts: ${reason}`;
  stderr.write(`${line}\n`);
  appendFileSync(inject('skippedFile'), `${line}\n`);
}

/** Disks that are too small, each a little less, so that they are full at one step of the job after another. */
const places: readonly {
  readonly name: string;
  readonly directory: (machine: FaultMachine) => string;
  readonly sizes: readonly string[];
}[] = [
  {
    name: 'store',
    directory: ({ cache }) => cache,
    sizes: ['size=4k', 'size=16k', 'size=40k', 'size=100k', 'size=160k', 'size=220k', 'size=8m,nr_inodes=12'],
  },
  {
    name: "buf's cache",
    directory: ({ bufCache }) => bufCache,
    sizes: ['size=4k', 'size=100k', 'size=600k', 'size=2m', 'size=64m,nr_inodes=200'],
  },
  {
    name: 'checkout',
    directory: ({ workspace }) => workspace,
    sizes: [
      'size=16k',
      'size=20k',
      'size=32k',
      'size=100k',
      'size=400k',
      'size=8m,nr_inodes=10',
      'size=8m,nr_inodes=40',
    ],
  },
  { name: 'directory for temporary files', directory: ({ temporary }) => temporary, sizes: ['size=4k'] },
];

function outcomeOf(codes: readonly number[]): string {
  const refused = codes.filter((code) => code === diskError).length;
  return refused === 0 ? 'done all the same' : `refused: ${refused} of ${codes.length}`;
}

describe.runIf(reason === undefined).concurrent('a disk', () => {
  for (const { name, directory, sizes } of places) {
    it(`that is full: ${name}`, async () => {
      const codes: number[] = [];
      for (const size of sizes) {
        await using scene = await FaultScene.create();
        const { machine } = scene;
        await using disk = await SmallDisk.mount(directory(machine), size);
        if (disk.directory === machine.workspace) await writeFiles(machine.workspace, faultWorkspace);
        const run = await machine.run();
        await checkEnd(machine, run, [diskError, done], scene.checks);
        if (run.exitCode === diskError) expect(run.output).toMatch(/full|space|directory/i);
        codes.push(run.exitCode);
        await disk.remount('size=64m,nr_inodes=100000');
        await checkRecovery(machine, scene.checks);
      }
      // What fits by chance proves nothing.
      if (name !== 'directory for temporary files') {
        expect(codes.filter((code) => code === diskError).length).toBeGreaterThanOrEqual(sizes.length / 2);
      }
      await noteFault({
        area,
        fault: `full: ${name}`,
        tries: sizes.length,
        outcome: outcomeOf(codes),
        exitCodes: codes,
        recovery: `room made, ${recovered}`,
      });
    });
  }

  it('that may only be read, with everything in the store', async () => {
    await using scene = await FaultScene.create();
    const { machine } = scene;
    await using disk = await SmallDisk.mount(machine.cache, 'size=64m');
    expect((await machine.run()).exitCode).toBe(0);
    await rm(machine.bufCache, { recursive: true });
    await disk.remount('ro');
    const run = await machine.run();
    await checkEnd(machine, run, [done], scene.checks);
    expect(await machine.installed()).toEqual(scene.checks.reference);
    await disk.remount('rw');
    await checkRecovery(machine, scene.checks);
    await noteFault({
      area,
      fault: 'read-only store with all modules',
      tries: 1,
      outcome: 'installed from it',
      exitCodes: [run.exitCode],
      recovery: recovered,
    });
  });

  it('that may only be read, with a blob missing', async () => {
    await using scene = await FaultScene.create();
    const { machine } = scene;
    await using disk = await SmallDisk.mount(machine.cache, 'size=64m');
    expect((await machine.run()).exitCode).toBe(0);
    const blobs = join(machine.storeDirectory, 'blobs', 'sha256');
    for (const blob of (await readdir(blobs)).slice(0, 30)) await rm(join(blobs, blob));
    await rm(join(machine.storeDirectory, 'index.json'));
    await rm(machine.bufCache, { recursive: true });
    await disk.remount('ro');
    const run = await machine.run();
    await checkEnd(machine, run, [diskError], scene.checks);
    await disk.remount('rw');
    await checkRecovery(machine, scene.checks);
    await noteFault({
      area,
      fault: 'read-only store, modules missing',
      tries: 1,
      outcome: 'refused',
      exitCodes: [run.exitCode],
      recovery: recovered,
    });
  });

  it('that may only be read, and is empty', async () => {
    await using scene = await FaultScene.create();
    const { machine } = scene;
    await using disk = await SmallDisk.mount(machine.cache, 'size=64m');
    await disk.remount('ro');
    const run = await machine.run();
    await checkEnd(machine, run, [diskError], scene.checks);
    await disk.remount('rw');
    await checkRecovery(machine, scene.checks);
    await noteFault({
      area,
      fault: 'read-only store, empty',
      tries: 1,
      outcome: 'refused',
      exitCodes: [run.exitCode],
      recovery: recovered,
    });
  });

  it("that may only be read: buf's cache, with everything and with nothing in it", async () => {
    await using scene = await FaultScene.create();
    const { machine } = scene;
    await using disk = await SmallDisk.mount(machine.bufCache, 'size=64m');
    await disk.remount('ro');
    const empty = await machine.run();
    await checkEnd(machine, empty, [diskError], scene.checks);
    await disk.remount('rw');
    await checkRecovery(machine, scene.checks);
    await disk.remount('ro');
    const full = await machine.run();
    await checkEnd(machine, full, [done], scene.checks);
    await disk.remount('rw');
    await checkRecovery(machine, scene.checks);
    await noteFault({
      area,
      fault: 'read-only cache of buf: empty, then full',
      tries: 2,
      outcome: 'refused, then done',
      exitCodes: [empty.exitCode, full.exitCode],
      recovery: recovered,
    });
  });
});
