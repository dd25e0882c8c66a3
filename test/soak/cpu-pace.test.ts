import { execFileSync } from 'node:child_process';
import { execPath, platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { CpuPace, cpuSeconds } from './cpu-pace.ts';

describe('CpuPace', () => {
  it('earns its share of the time, loses what was used, and saves little', () => {
    let cpu = 100;
    const pace = new CpuPace(0.25, () => cpu);
    const start = performance.now();
    expect(pace.creditAt(start + 4_000)).toBeCloseTo(1, 1);
    cpu += 3;
    expect(pace.creditAt(start + 4_000)).toBeCloseTo(-2, 1);
    expect(pace.creditAt(start + 8_000)).toBeCloseTo(-1, 1);
    expect(pace.creditAt(start + 1_000_000)).toBe(2);
  });

  it('waits while too much was used, and no longer than the end', async () => {
    let cpu = 0;
    const pace = new CpuPace(0.25, () => cpu);
    cpu = 0.1;
    const started = performance.now();
    await pace.wait(new AbortController().signal);
    expect(performance.now() - started).toBeGreaterThan(390);
    cpu = 1_000;
    await pace.wait(AbortSignal.timeout(100));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe.runIf(platform === 'linux')('cpuSeconds', () => {
  it('counts children that are over', () => {
    const before = cpuSeconds();
    execFileSync(execPath, [
      '-e',
      'for (let used = process.cpuUsage(); used.user + used.system < 300_000; used = process.cpuUsage());',
    ]);
    expect(cpuSeconds() - before).toBeGreaterThanOrEqual(0.25);
  });
});
