import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { engineArchive, scriptForRelease } from '../../../scripts/release-archive.ts';
import type { Report } from '../../../src/report/report.ts';
import { version } from '../../../src/version.ts';
import { writeFiles } from '../../peers/fixture-files.ts';
import { mustRun, runProgram } from '../../peers/program.ts';
import { registryUsers } from '../../peers/registry.ts';
import { projectDirectory } from '../project.ts';
import { filesIn } from './github.ts';
import { type ConformanceJob, control } from './jobs.ts';
import { type ConformanceScene, type JobRun, secrets, type Told } from './scene.ts';
import { nameAndVersion, redCasesIn, toldByDotenv, toldByJUnit, toldBySarif } from './told.ts';

/** What test/jenkins/…/Scenarios.groovy writes of a build. */
interface FinishedBuild {
  readonly result: string;
  readonly description: string | null;
  readonly thrown: string | null;
  readonly console: string;
  readonly value: {
    readonly outcome: string;
    readonly exitCode: number;
    readonly cacheHit: boolean;
    readonly lockDigest: string;
    readonly modules: readonly { readonly name: string; readonly version: string }[];
  } | null;
  /** What the steps `junit`, `recordIssues` and `publishHTML` were given. */
  readonly testReports: readonly { readonly cases: number; readonly failed: number }[];
  readonly issues: readonly { readonly sarif: unknown }[];
  readonly pages: readonly { readonly html: string }[];
}

/** Runs the jobs with the shared library on the engine of Jenkins' Pipelines, each on an agent of its own. */
export async function runOnJenkins(
  scene: ConformanceScene,
  maven: string,
  jobs: readonly ConformanceJob[],
): Promise<{ readonly runs: readonly JobRun[]; readonly pages: readonly PageRun[] }> {
  const directory = join(scene.directory, 'jenkins');
  const output = join(directory, 'output');
  const pages = await pageExamples();
  await mkdir(output, { recursive: true });
  await makeLibrary(join(scene.engine.directory, 'dist', 'cli'), join(directory, 'library'));
  for (const job of jobs) await makeWorkspace(join(directory, 'workspaces', idOf(job)), scene.filesOf(job));
  const firstFiles = scene.checkouts.get('buf') ?? {};
  for (const { name } of pages)
    await makeWorkspace(join(directory, 'workspaces', name), { ...firstFiles, ...generation });
  await writeFiles(join(directory, 'bin'), { buck2: '#!/bin/sh\necho "buck2 was asked to $*"\n' });
  await chmod(join(directory, 'bin', 'buck2'), 0o755);
  const path = [dirname(execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':');
  const facts = {
    library: join(directory, 'library'),
    workspaces: join(directory, 'workspaces'),
    output,
    path,
    scenarios: [
      ...jobs.map((job) => ({
        name: idOf(job),
        jenkinsfile: jenkinsfileOf(scene.settingsOf(job)),
        cache: join(directory, 'caches', job.cache),
        credentials: {
          'oras-token': job.token === 'right' ? 'ORAS_BUF_TEST_TOKEN' : 'ORAS_BUF_TEST_WRONG_TOKEN',
          'bsr-token': 'ORAS_BUF_TEST_BSR_TOKEN',
        },
        environment: { PLANTED: control, TMPDIR: scene.temporaryDirectory('jenkins') },
        abortWhenThere: job.aborted ? scene.startedFile('jenkins') : null,
      })),
      // After the jobs, whose cache they find: some of them have no credentials.
      ...pages.map(({ name, text }) => ({
        name,
        jenkinsfile: text.replaceAll('/tmp/oras-cache', join(directory, 'caches', name)),
        cache: join(directory, 'caches', jobs[0]?.cache ?? ''),
        credentials: { 'oras-token': 'ORAS_BUF_TEST_TOKEN' },
        environment: {
          PATH: [join(directory, 'bin'), scene.directory, path].join(':'),
          ORAS_USERNAME: registryUsers.ci.name,
          ORAS_BUF_TRUSTED_ENDPOINTS: scene.registry.origin,
          PLANTED: control,
          TMPDIR: scene.temporaryDirectory('jenkins'),
        },
        abortWhenThere: null,
      })),
    ],
  };
  await writeFile(join(directory, 'scene.json'), JSON.stringify(facts));
  const result = await runProgram(
    maven,
    [
      ...['-B', '-q', '-f', join(projectDirectory, 'test', 'jenkins', 'pom.xml')],
      `-DbuildDirectory=${join(directory, 'maven')}`,
      `-DorasBuf.scene=${join(directory, 'scene.json')}`,
      '-Dtest=Scenarios',
      'test',
    ],
    {
      environment: {
        ...Object.fromEntries(
          Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
        ),
        ORAS_BUF_TEST_TOKEN: secrets.token,
        ORAS_BUF_TEST_WRONG_TOKEN: secrets.wrongToken,
        ORAS_BUF_TEST_BSR_TOKEN: secrets.bsrToken,
      },
    },
  );
  if (result.exitCode !== 0) throw new Error(`Maven ended with ${result.exitCode}\n${result.output}`);
  return {
    runs: await Promise.all(jobs.map((job) => finished(job, join(output, idOf(job)), result.output))),
    pages: await Promise.all(
      pages.map(async ({ name }) => {
        const build = await finishedBuild(join(output, name));
        const files = await filesIn(join(output, name, 'artifacts', '.oras-buf', 'report'));
        const report = JSON.parse(files.get('report.json') ?? '') as Report;
        return { name, result: build.result, console: build.console, requests: report.traffic.requests };
      }),
    ),
  };
}

async function finishedBuild(directory: string): Promise<FinishedBuild> {
  return JSON.parse(await readFile(join(directory, 'build.json'), 'utf8')) as FinishedBuild;
}

/** A pipeline of the pages, as a new user would copy it. */
export interface PageRun {
  /** Where it stands. */
  readonly name: string;
  readonly result: string;
  readonly console: string;
  readonly requests: number;
}

/** What `buf generate` needs, in a block of the page: a plugin that makes nothing. */
const generation = {
  'buf.gen.yaml': 'version: v2\nplugins:\n  - local: [sh, -c, cat >/dev/null]\n    out: gen\n',
};

/** Every Jenkinsfile and every step of the pages. */
async function pageExamples(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const found: { readonly name: string; readonly text: string }[] = [];
  for (const page of ['README.md', 'docs/jenkins.md']) {
    const text = await readFile(join(projectDirectory, page), 'utf8');
    for (const { 1: code = '', index } of text.matchAll(/^```groovy\n([\s\S]*?)^```/gm)) {
      const line = text.slice(0, index).split('\n').length;
      const whole = /^(?:pipeline|node)\b/m.test(code);
      found.push({
        name: `${page.replaceAll('/', '-')}-line-${line}`,
        // Steps alone; `settings` is what their user has.
        text: whole ? code : `node('linux') {\ndef settings = [credentialsId: 'oras-token']\n${code}}\n`,
      });
    }
  }
  return found;
}

async function finished(job: ConformanceJob, directory: string, mavenOutput: string): Promise<JobRun> {
  const build = await finishedBuild(directory);
  // Where the step `archiveArtifacts` put them.
  const files = await filesIn(join(directory, 'artifacts', '.oras-buf', 'report'));
  return {
    system: 'jenkins',
    job,
    report: JSON.parse(files.get('report.json') ?? '') as Report,
    files,
    log: build.console,
    verdict: build.result,
    surfaces: surfacesOf(build, files),
    async search(scan) {
      scan.text('jenkins: Maven', mavenOutput);
      scan.text('jenkins: console', build.console);
      await scan.directory(directory);
    },
  };
}

function surfacesOf(build: FinishedBuild, files: ReadonlyMap<string, string>): Readonly<Record<string, Partial<Told>>> {
  const described = /^oras-buf: (\w+)(?:, (\d+) modules?)?(, cache hit)?$/.exec(build.description ?? '');
  const thrown = /^orasBuf: (\w+), exit code (\d+)$/.exec(build.thrown ?? '');
  const [issues] = build.issues;
  const [tests] = build.testReports;
  const junit = files.get('junit.xml') ?? '';
  return {
    build: { green: build.result === 'SUCCESS' },
    description: {
      outcome: described?.[1] ?? '',
      moduleCount: Number(described?.[2] ?? 0),
      cacheHit: described?.[3] !== undefined,
    },
    ...(thrown === null ? {} : { exception: { outcome: thrown[1] ?? '', exitCode: Number(thrown[2]) } }),
    ...(build.value === null
      ? {}
      : {
          step: {
            outcome: build.value.outcome,
            exitCode: build.value.exitCode,
            cacheHit: build.value.cacheHit,
            lockDigest: build.value.lockDigest,
            modules: build.value.modules.map(({ name, version }) => nameAndVersion(name, version)).sort(),
          },
        }),
    // The plugin counts every red case, whoever's it is.
    junit: { ...toldByJUnit(junit), ...(tests?.failed === redCasesIn(junit) ? {} : { failedCount: -1 }) },
    recordIssues: toldBySarif(JSON.stringify(issues?.sarif ?? {})),
    dotenv: toldByDotenv(files.get('outputs.env') ?? ''),
    ...(build.pages.length === 1 ? {} : { page: { outcome: 'no page' } }),
  };
}

function idOf(job: ConformanceJob): string {
  return job.name.replaceAll(' ', '-');
}

/** `parallel-downloads` is `parallelDownloads`. */
function jenkinsfileOf(settings: Readonly<Record<string, string>>): string {
  const parameters = Object.entries(settings).map(
    ([name, value]) => `${name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}: '${value}'`,
  );
  return `@Library('oras-buf') _
node('linux') {
  checkout(scm)
  return orasBuf(credentialsId: 'oras-token', bsrCredentialsId: 'bsr-token', unstableOnTestFailure: true, ${parameters.join(', ')})
}
`;
}

/** The library as a controller checks it out, with this engine. */
async function makeLibrary(engine: string, directory: string): Promise<void> {
  await cp(join(projectDirectory, 'ci-templates', 'jenkins'), directory, { recursive: true });
  const archive = await engineArchive(engine);
  const script = await readFile(join(projectDirectory, 'ci-templates', 'oras-buf.sh'), 'utf8');
  await writeFiles(join(directory, 'resources', 'homes', 'birb', 'orasbuf'), {
    'oras-buf.sh': scriptForRelease(script, { version, archive }),
  });
  await writeFile(join(directory, 'resources', 'homes', 'birb', 'orasbuf', 'oras-buf-cli.tgz'), archive);
}

async function makeWorkspace(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  await writeFiles(directory, files);
  const options = { directory };
  await mustRun('git', ['init', '--quiet', '--initial-branch=main', '.'], options);
  await mustRun('git', ['add', '--all', '--force'], options);
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.test'];
  await mustRun('git', [...identity, 'commit', '--quiet', '--message', 'Fixture'], options);
}
