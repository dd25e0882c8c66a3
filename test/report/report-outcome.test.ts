import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import type { BuildReport } from '../../src/report/report.ts';
import { outcomeOf } from '../../src/report/report-outcome.ts';

function build(result: 'success' | 'failure' | 'infrastructure' | 'cancelled'): BuildReport {
  return {
    tool: 'buck2',
    reason: '',
    toolVersion: '',
    commands: [],
    result,
    exitCode: 0,
    durationMs: 0,
    targets: [],
    tests: [],
    errors: [],
    diagnostics: [],
    actions: null,
    remote: null,
  };
}
const none: BuildReport = { tool: 'none', reason: '' };

describe('the outcome', () => {
  it.each([
    ['no build', { builds: [none] }, 'success', 0],
    ['green builds', { builds: [build('success'), none, build('success')] }, 'success', 0],
    ['one red build', { builds: [build('success'), build('failure')] }, 'failure', 1],
    ['broken infrastructure', { builds: [build('success'), build('infrastructure')] }, 'error', 9],
    ['both: the red one is certain', { builds: [build('infrastructure'), build('failure')] }, 'failure', 1],
    ['a cancelled build', { builds: [build('success'), build('cancelled')] }, 'cancelled', 130],
    ['a problem', { problem: exitCodes.notFound, builds: [build('success')] }, 'error', 4],
    ['a problem that is an interruption', { problem: exitCodes.terminated, builds: [] }, 'cancelled', 143],
    ['a time-out', { problem: exitCodes.timeout, builds: [] }, 'error', 124],
    ['a skipped job', { skipped: true, builds: [] }, 'skipped', 0],
    ['a skipped job that then went wrong', { skipped: true, problem: exitCodes.bug, builds: [] }, 'error', 70],
    ['SIGINT', { signal: 'SIGINT', problem: exitCodes.network, builds: [build('failure')] }, 'cancelled', 130],
    ['SIGTERM', { signal: 'SIGTERM', builds: [] }, 'cancelled', 143],
  ] as const)('of %s', (_name, parts, outcome, exitCode) => {
    expect(outcomeOf(parts)).toEqual({ outcome, exitCode });
  });
});
