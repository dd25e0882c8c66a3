import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PrivateDirectory } from '../../src/ci/private-directory.ts';
import { processSpaceTag } from '../../src/system/process-space.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'oras-buf-private-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

it.each(['ours', 'shared'] as const)(
  'in a %s place, what a killed job left goes, and what running ones use stays',
  (ours) => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const running = `oras-buf-job-${process.pid}_${processSpaceTag()}_AbCdEf`;
    const elsewhere = `oras-buf-job-${gone}_${processSpaceTag() === '000000' ? '000001' : '000000'}_AbCdEf`;
    const left = `oras-buf-job-${gone}_${processSpaceTag()}_AbCdEf`;
    for (const name of [running, elsewhere, left, 'oras-buf-job-AbCdEf']) mkdirSync(join(parent, name));
    writeFileSync(join(parent, left, 'config.json'), '{"auths":{}}');
    // Nobody's name leads us elsewhere.
    const link = `oras-buf-job-${gone}_${processSpaceTag()}_GhIjKl`;
    symlinkSync(join(parent, running), join(parent, link));
    const own = new PrivateDirectory(() => parent, ours);
    const { path } = own;
    expect(readdirSync(parent).sort()).toEqual(
      [running, elsewhere, 'oras-buf-job-AbCdEf', link, basename(path)].sort(),
    );
    own.remove();
    expect(readdirSync(parent)).not.toContain(basename(path));
  },
);
