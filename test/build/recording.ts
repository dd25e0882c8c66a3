import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buck2Result } from '../../src/build/buck2-exit.ts';
import { parseBuck2InvocationRecord } from '../../src/build/buck2-invocation-record.ts';
import { combineReports } from '../../src/build/buck2-reports.ts';
import { readBuck2TestResults } from '../../src/build/buck2-test-results.ts';
import type { RanBuildReport } from '../../src/report/report.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'buck2');

function read(name: string, file: string): string {
  const path = join(fixtures, name, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** One recorded run of the real buck2, read as the build room reads a live one. */
export async function recordedBuild(name: string, directory = '.'): Promise<RanBuildReport> {
  const base = { directory, absolute: '/workspace' };
  const exitCode = Number(read(name, 'exit_code.txt'));
  const record = parseBuck2InvocationRecord(read(name, 'invocation-record.json'));
  const result = buck2Result({ exitCode, aborted: false, exitName: record?.exitName ?? '' });
  const log = ['events.jsonl', 'test-results.jsonl'].map((file) => join(fixtures, name, file)).find(existsSync);
  const combined = combineReports({
    result,
    exitCode,
    buildReport: read(name, 'build-report.json'),
    commandReport: read(name, 'command-report.json'),
    record,
    tests: log === undefined ? { tests: [], diagnostics: [] } : await readBuck2TestResults(log, base),
    output: read(name, 'stderr.txt'),
    base,
  });
  return {
    tool: 'buck2',
    reason: 'there is a .buckconfig',
    toolVersion: '2026-08-01',
    commands: [`buck2 ${name.startsWith('test-') ? 'test' : 'build'} //...`],
    exitCode,
    durationMs: 1_500,
    ...combined,
    remote: null,
  };
}

/** The names of all recorded runs. */
export function recordings(): readonly string[] {
  return readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
