import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../../src/report/report.ts';
import { type GitlabPrograms, GitlabProject } from '../../peers/gitlab-ci-local.ts';
import { registryUsers } from '../../peers/registry.ts';
import { projectDirectory } from '../project.ts';
import { filesIn } from './github.ts';
import { type ConformanceJob, control } from './jobs.ts';
import { type ConformanceScene, type JobRun, secrets, type Told } from './scene.ts';
import { toldByCodeQuality, toldByDotenv, toldByJUnit, toldByMetrics } from './told.ts';

/** Runs the jobs with the template, each on a runner of its own. Jobs of one cache are pipelines of one project. */
export async function runOnGitlab(
  scene: ConformanceScene,
  programs: GitlabPrograms,
  jobs: readonly ConformanceJob[],
): Promise<{ readonly runs: readonly JobRun[]; remove(): Promise<void> }> {
  const template = await readFile(join(projectDirectory, 'ci-templates', 'gitlab', 'oras-buf', 'template.yml'), 'utf8');
  const projects = new Map<string, GitlabProject>();
  const runs: JobRun[] = [];
  const remove = async (): Promise<void> => {
    for (const project of projects.values()) await project.remove();
  };
  try {
    for (const job of jobs) {
      const files = {
        ...scene.filesOf(job),
        'ci/oras-buf.yml': template,
        '.gitlab-ci.yml': pipelineYaml(scene.settingsOf(job)),
      };
      let project = projects.get(job.cache);
      if (project === undefined) {
        project = await GitlabProject.create(programs, files);
        projects.set(job.cache, project);
      } else {
        await project.commit(files);
        await project.newRunner();
      }
      runs.push(await runJob(scene, project, job));
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { runs, remove };
}

function pipelineYaml(settings: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(settings).map(([name, value]) => {
    const plain = /^\d+$/.test(value);
    return `      ${name}: ${plain ? value : JSON.stringify(value)}\n`;
  });
  return `include:\n  - local: /ci/oras-buf.yml\n    inputs:\n${inputs.join('')}`;
}

async function runJob(scene: ConformanceScene, project: GitlabProject, job: ConformanceJob): Promise<JobRun> {
  const result = await project.run({
    variables: {
      ORAS_BUF_CLI: join(scene.engine.directory, 'dist', 'cli', 'index.js'),
      ORAS_REGISTRY_TOKEN: scene.tokenOf(job),
      ORAS_USERNAME: registryUsers.ci.name,
      BUF_TOKEN: secrets.bsrToken,
      ORAS_BUF_ID_TOKEN: secrets.idToken,
      PLANTED: control,
      TMPDIR: scene.temporaryDirectory('gitlab'),
    },
    ...(job.aborted ? { cancelWhen: scene.startedFile('gitlab') } : {}),
  });
  // A cancelled job of gitlab-ci-local collects no artifacts: what it left lies in its checkout.
  const base = job.aborted ? join(project.buildsDirectory, 'oras-buf') : project.artifactsOf('oras-buf');
  const files = await filesIn(join(base, '.oras-buf', 'report'));
  const report = JSON.parse(files.get('report.json') ?? '') as Report;
  const text = (name: string): string => files.get(name) ?? '';
  const exitCode = result.jobs['oras-buf'];
  const surfaces: Record<string, Partial<Told>> = {
    junit: toldByJUnit(text('junit.xml')),
    'code quality': toldByCodeQuality(text('code-quality.json')),
    metrics: toldByMetrics(text('metrics.txt')),
    dotenv: toldByDotenv(text('outputs.env')),
    ...(exitCode === undefined ? {} : { job: { exitCode } }),
  };
  // What later jobs of the project change is read now.
  const places: { readonly where: string; readonly directory: string }[] = [
    { where: 'cache', directory: project.cacheDirectory },
    { where: 'builds', directory: project.buildsDirectory },
    { where: 'artifacts', directory: join(project.directory, '.gitlab-ci-local', 'artifacts') },
    { where: 'output', directory: join(project.directory, '.gitlab-ci-local', 'output') },
    { where: 'home', directory: project.home },
  ];
  const kept = await scene.keep('gitlab', job, places);
  return {
    system: 'gitlab',
    job,
    report,
    files,
    log: result.log,
    verdict: exitCode === undefined ? 'cancelled' : `exit code ${exitCode}`,
    surfaces,
    async search(scan) {
      scan.text('gitlab: log', result.log);
      if (existsSync(kept)) await scan.directory(kept);
    },
  };
}
