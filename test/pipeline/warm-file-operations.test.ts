import { beforeAll, describe, expect, it } from 'vitest';
import { countFileOperations, type FileOperations } from './file-operations.ts';
import { JobDirectory } from './job-directory.ts';

const [few, some, many] = [5, 20, 35];

/** A run in which there is nothing to do, with so many modules of one `.proto` each. */
async function warmRun(modules: number): Promise<FileOperations> {
  const names = Array.from({ length: modules }, (_, index) => `team/module${index}`);
  await using job = await JobDirectory.create({
    'buf.yaml': `version: v2\ndeps:\n${names.map((name) => `  - oras.birb.homes/${name}:v1.0.0\n`).join('')}`,
  });
  await Promise.all(names.map((name) => job.publish(name, 'v1.0.0')));
  await countFileOperations(job, 'resolve');
  return await countFileOperations(job, 'resolve', '--frozen');
}

const sum = (counts: FileOperations): number => [...counts.values()].reduce((all, count) => all + count, 0);

describe('a run with everything installed', () => {
  const runs = new Map<number, FileOperations>();
  beforeAll(async () => {
    for (const modules of [few, some, many]) runs.set(modules, await warmRun(modules));
  }, 180_000);
  const run = (modules: number): FileOperations => runs.get(modules) ?? new Map();
  /** What each more module costs. */
  const perModule = (operation: string): number =>
    ((run(many).get(operation) ?? 0) - (run(few).get(operation) ?? 0)) / (many - few);

  it('asks the file system a few times for each module, and for no module oftener than for another', () => {
    const first = (sum(run(some)) - sum(run(few))) / (some - few);
    const second = (sum(run(many)) - sum(run(some))) / (many - some);
    expect(first).toBeGreaterThan(2);
    expect(first).toBeLessThanOrEqual(22);
    // A file that is read in pieces has one more of them now and then.
    expect(Math.abs(second - first)).toBeLessThan(0.5);
  });

  it.each([
    ['lstat', 9],
    ['stat', 4],
    ['open', 3],
    ['read', 3],
  ])('%s: at most %i a module', (operation, most) => {
    expect(perModule(operation)).toBeLessThanOrEqual(most);
  });

  it.each(['write', 'rename', 'unlink', 'mkdir', 'scandir', 'link', 'ftruncate'])(
    '%s: never for a module',
    (operation) => {
      expect(perModule(operation)).toBe(0);
    },
  );

  it('asks not much oftener than that for all else', () => {
    // Most of it is for loading the program from source.
    expect(sum(run(few)) - few * 22).toBeLessThan(4_000);
  });
});
