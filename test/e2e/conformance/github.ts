import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../../src/report/report.ts';
import { type ActResult, runWorkflow } from '../../peers/act.ts';
import { workflowYaml } from '../workflow.ts';
import { type ConformanceJob, control } from './jobs.ts';
import { type ConformanceScene, type JobRun, secrets, type Told } from './scene.ts';
import { finding, firstLine, nameAndVersion, toldByReport, toldBySummary } from './told.ts';

/** Runs the jobs with the action, each on a runner of its own; GitHub's cache service is that of act. */
export async function runOnGithub(
  scene: ConformanceScene,
  act: string,
  jobs: readonly ConformanceJob[],
): Promise<readonly JobRun[]> {
  const runs: JobRun[] = [];
  for (const job of jobs) runs.push(await runJob(scene, act, job));
  return runs;
}

async function runJob(scene: ConformanceScene, act: string, job: ConformanceJob): Promise<JobRun> {
  const machine = join(scene.directory, 'github', job.name.replaceAll(' ', '-'));
  const left = join(machine, 'left');
  const cacheService = join(scene.directory, 'github-cache', job.cache);
  await rm(machine, { recursive: true, force: true });
  await mkdir(left, { recursive: true });
  const result = await runWorkflow({
    act,
    project: scene.engine.directory,
    files: scene.filesOf(job),
    workflow: workflowYaml({
      tokenBy: 'input',
      inputs: scene.settingsOf(job),
      after: [
        `cp -R "$GITHUB_WORKSPACE" "${left}/workspace"`,
        `cp -R "$RUNNER_TEMP" "${left}/runner-temp"`,
        // act gives a step what GitHub gives to actions alone.
        `env | grep -v "^ACTIONS_RUNTIME_TOKEN=" > "${left}/environment-of-the-next-step"`,
      ],
    }),
    secrets: { ORAS_REGISTRY_TOKEN: scene.tokenOf(job), BSR_TOKEN: secrets.bsrToken },
    environment: { PLANTED: control, TMPDIR: scene.temporaryDirectory('github') },
    cache: { kind: 'v1', directory: cacheService },
    home: join(machine, 'home'),
    ...(job.aborted ? { cancelWhen: scene.startedFile('github') } : {}),
  });
  const reports = join(left, 'workspace', '.oras-buf', 'report');
  const files = await filesIn(reports);
  const report = JSON.parse(files.get('report.json') ?? '') as Report;
  return {
    system: 'github',
    job,
    report,
    files,
    log: result.log,
    verdict: result.jobResult,
    surfaces: surfacesOf(result, toldByReport(report)),
    async search(scan) {
      scan.text('github: log', result.log);
      for (const summary of result.summaries) scan.text('github: summary', summary);
      scan.text('github: outputs', JSON.stringify(result.outputs));
      scan.text('github: exported variables', JSON.stringify(result.exported));
      scan.text('github: annotations', JSON.stringify(result.annotations));
      await scan.directory(left);
      await scan.directory(join(machine, 'home'));
      await scan.directory(cacheService);
    },
  };
}

function surfacesOf(result: ActResult, report: Told): Readonly<Record<string, Partial<Told>>> {
  const outputs = result.outputs['protos'] ?? {};
  const modules = JSON.parse(outputs['modules'] || '[]') as readonly { name: string; version: string }[];
  const errors = result.annotations.filter(({ severity }) => severity === 'error');
  const placed = errors.filter(({ properties }) => properties['file'] !== undefined);
  const [summary = ''] = result.summaries;
  return {
    job: { green: result.jobResult === 'success' },
    outputs: {
      outcome: outputs['outcome'] ?? '',
      cacheHit: outputs['cache-hit'] === 'true',
      lockDigest: outputs['lock-digest'] ?? '',
      modules: modules.map(({ name, version }) => nameAndVersion(name, version)).sort(),
    },
    annotations: {
      findings: placed
        .map(({ properties, message }) => finding(properties['file'], properties['line'], message))
        .sort(),
      ...(report.problem === '' ? {} : { problem: firstLine(errors[0]?.message ?? '') }),
    },
    summary: toldBySummary(summary),
  };
}

export async function filesIn(directory: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isFile()) files.set(entry.name, await readFile(join(directory, entry.name), 'utf8'));
  }
  return files;
}
