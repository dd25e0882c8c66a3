import type { BuildError, Diagnostic, RanBuildReport, Report } from '../src/report/report.ts';
import { recordedBuild } from '../test/build/recording.ts';
import { layeredModules, manyTargets } from '../test/report/page-reports.ts';
import { sampleReport, sampleRoot } from '../test/report/sample-report.ts';

/** Every so many targets is red, with a finding and the end of an output. */
const redEvery = 50;
const testsCount = 500;
const outputLine = 'services/team/orders.proto:12:3: warning: field number 19000 is reserved for protoc\n';

/**
 * The report of a job that nobody wants to have: many modules that need each other, many targets, some of them red with findings
 * and outputs, and tests. Made of recorded runs and of the models that tests use.
 */
export async function largeReport(size: { readonly modules: number; readonly targets: number }): Promise<Report> {
  const build = manyTargets(await recordedBuild('test-pass'), size.targets);
  const red = { ...build, ...redTargets(build), tests: tests(build), result: 'failure', exitCode: 3 } as const;
  return sampleReport([sampleRoot(red, { modules: layeredModules(size.modules) })]);
}

function redTargets({ targets }: RanBuildReport): Pick<RanBuildReport, 'targets' | 'diagnostics'> {
  const diagnostics: Diagnostic[] = [];
  const drawn = targets.map((target, index) => {
    if (index % redEvery !== 0) return target;
    const file = `services/team-${index % 40}/orders_${index}.proto`;
    const message = `Field name "orderId${index}" should be lower_snake_case, such as "order_id${index}".`;
    diagnostics.push({
      severity: 'error',
      message,
      rule: 'FIELD_LOWER_SNAKE_CASE',
      place: { file, line: 12, column: 9 },
      target: target.label,
    });
    const error: BuildError = {
      category: 'user',
      message: `Action failed: ${target.label} (buf_lint)`,
      output: outputLine.repeat(25),
      tags: [],
    };
    return { ...target, result: 'failure', outputs: [], errors: [error] } as const;
  });
  return { targets: drawn, diagnostics };
}

function tests({ targets }: RanBuildReport): RanBuildReport['tests'] {
  return targets.slice(0, testsCount).map(({ label }, index) => ({
    target: label,
    name: 'main',
    result: index % redEvery === 0 ? 'fail' : 'pass',
    durationMs: index,
    details: index % redEvery === 0 ? outputLine.repeat(5) : '',
  }));
}
