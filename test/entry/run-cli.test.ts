import { afterEach, expect, it, vi } from 'vitest';
import { runCli } from '../../src/entry/run-cli.ts';
import { silentLog } from '../../src/log.ts';

const warnings: string[] = [];
vi.mock('../../src/ci/detect.ts', () => ({
  detectCi: async () => ({
    ...silentLog,
    warning: (message: string) => warnings.push(message),
    removeTemporaryDirectory: () => {
      throw new Error('EACCES: permission denied');
    },
  }),
}));
afterEach(() => {
  warnings.length = 0;
  vi.restoreAllMocks();
});

it('ends as the work ended where the private files cannot be removed, and says so', async () => {
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await runCli(['--help'])).toBe(0);
  expect(printed).toHaveBeenCalledOnce();
  expect(warnings).toEqual([expect.stringContaining('EACCES')]);
  expect(await runCli(['run', '--no-such-flag'])).toBe(2);
});
