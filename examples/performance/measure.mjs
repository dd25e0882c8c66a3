// Measures what a job waits for before its build: resolution and installation, cold (nothing on this machine) and warm.
// Run by `buck2 run //:performance_test`. ORAS_BUF_CLI names the bundle of oras-buf where it is not on PATH.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rounds = 5;
const scratch = mkdtempSync(join(tmpdir(), 'oras-buf-performance-'));
const bundle = process.env.ORAS_BUF_CLI;
const [program, ...first] = bundle === undefined ? ['oras-buf'] : [process.execPath, bundle];

/** Milliseconds of one `oras-buf resolve` with the caches of `name`. */
function resolve(name) {
  const started = performance.now();
  const flags = ['--frozen', '--cache-dir', join(scratch, name), '--buf-cache-dir', join(scratch, name, 'buf')];
  const result = spawnSync(program, [...first, 'resolve', ...flags, '--report-dir', join(scratch, 'report')], {
    encoding: 'utf8',
    env: { ...process.env, ORAS_CACHE_DIR: undefined },
  });
  if (result.status !== 0) {
    process.stderr.write(result.stderr || String(result.error));
    process.exit(1);
  }
  return performance.now() - started;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
try {
  const cold = [];
  const warm = [];
  for (let round = 0; round < rounds; round++) {
    cold.push(resolve(`round-${round}`));
    warm.push(resolve(`round-${round}`));
  }
  const line = (name, values) => `${name} ${median(values).toFixed(0).padStart(5)} ms`;
  process.stdout.write(
    `resolve and install, medians of ${rounds} rounds\n  ${line('cold', cold)}\n  ${line('warm', warm)}\n`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
