import { defineConfig } from 'vitest/config';

/** The fault suite: runs for minutes, so it has a config of its own and is no part of `npm test`. */
export default defineConfig({
  test: {
    name: 'faults',
    include: ['test/faults/*.fault.test.ts'],
    globalSetup: ['test/peers/global-setup.ts', 'test/faults/fault-table.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
