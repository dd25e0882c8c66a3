import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Machine, publishModules } from '../e2e/bad-input-machine.ts';
import { runProgram } from '../peers/program.ts';

// Permissions do not hold root back, so a disk that is mounted for reading is needed: that takes a user who may mount.
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.runIf(mayMount)('a store and a checkout that may only be read', () => {
  let machine: Machine;
  let mounted: string[];

  beforeEach(async () => {
    machine = await Machine.create({
      'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/common/types:v1.2.0\n',
      'app/v1/app.proto': 'syntax = "proto3";\n\npackage app.v1;\n\nimport "common/types/v1/id.proto";\n',
    });
    mounted = [];
    await publishModules(machine);
    await rm(machine.cache, { recursive: true, force: true });
    const first = await machine.run(['resolve', '--frozen=false']);
    expect(first.exitCode, first.output).toBe(0);
  });
  afterEach(async () => {
    for (const directory of mounted.reverse()) await runProgram('umount', [directory]);
    await machine[Symbol.asyncDispose]();
  });

  async function makeReadOnly(directory: string): Promise<void> {
    for (const args of [
      ['--bind', directory, directory],
      ['-o', 'remount,bind,ro', directory],
    ]) {
      const { exitCode, output } = await runProgram('mount', args);
      expect(exitCode, output).toBe(0);
      if (!mounted.includes(directory)) mounted.push(directory);
    }
    await expect(chmod(directory, 0o700)).rejects.toThrow('EROFS');
  }

  it('a frozen run goes on in a checkout where nothing may be written', async () => {
    await rm(join(machine.workspace, '.oras-buf'), { recursive: true, force: true });
    await makeReadOnly(machine.workspace);
    const run = await machine.run(['resolve', '--frozen']);
    expect(run.exitCode, run.output).toBe(0);
    expect(run.output).toContain('Nothing may be written in');
    expect(await readdir(machine.workspace)).not.toContain('.oras-buf');
    expect(await readdir(join(machine.cache, 'root-locks'))).toEqual([]);
  });

  it('a run that has to write its locks says where it may not, and ends with 8', async () => {
    await makeReadOnly(machine.workspace);
    const run = await machine.run(['resolve', '--frozen=false', '--update']);
    // Nothing moved: there is nothing to write.
    expect(run.exitCode, run.output).toBe(0);
    await runProgram('umount', [machine.workspace]);
    mounted = [];
    await machine.write({ 'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/common/types:v2.0.0\n' });
    await makeReadOnly(machine.workspace);
    const refused = await machine.run(['resolve', '--frozen=false']);
    expect(refused.exitCode, refused.output).toBe(8);
    expect(refused.output).toMatch(/(?:oras|buf)\.lock/);
  });

  it('a store that holds everything is enough, though nothing may be written in it or in the checkout', async () => {
    await rm(machine.bufCache, { recursive: true, force: true });
    await makeReadOnly(machine.cache);
    const run = await machine.run(['resolve', '--frozen']);
    expect(run.exitCode, run.output).toBe(0);
  });
});
