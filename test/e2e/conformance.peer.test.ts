import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requirePeers } from '../peers/peers.ts';
import { differingFields, holdAgainst } from './conformance/differing-fields.ts';
import { runOnGithub } from './conformance/github.ts';
import { runOnGitlab } from './conformance/gitlab.ts';
import { type PageRun, runOnJenkins } from './conformance/jenkins.ts';
import { buck2Jobs, bufJobs, type ConformanceJob, expectedModules } from './conformance/jobs.ts';
import { ConformanceScene, type JobRun, type System, watchedControl } from './conformance/scene.ts';
import { toldByReport } from './conformance/told.ts';
import { SecretScan } from './secret-scan.ts';

const peers = requirePeers(
  'act',
  'gitlab-ci-local',
  'rsync',
  'maven',
  'oras',
  'registry',
  'token-server',
  'buf-1.75',
  'no-network',
);
const real = requirePeers('buck2');
const jobs: readonly ConformanceJob[] = [...bufJobs, ...(real.ready ? buck2Jobs : [])];
const systems: readonly System[] = ['github', 'gitlab', 'jenkins'];

/** What each system makes of a job, in its own words. */
const verdicts: Readonly<Record<string, Readonly<Record<System, string>>>> = {
  green: { github: 'success', gitlab: 'exit code 0', jenkins: 'SUCCESS' },
  red: { github: 'failure', gitlab: 'exit code 1', jenkins: 'FAILURE' },
  refused: { github: 'failure', gitlab: 'exit code 3', jenkins: 'FAILURE' },
  aborted: { github: 'failure', gitlab: 'cancelled', jenkins: 'ABORTED' },
  'buck2 green': { github: 'success', gitlab: 'exit code 0', jenkins: 'SUCCESS' },
  'buck2 red': { github: 'failure', gitlab: 'exit code 1', jenkins: 'FAILURE' },
  'buck2 tests': { github: 'failure', gitlab: 'exit code 1', jenkins: 'UNSTABLE' },
};

describe.runIf(peers.ready)('the same jobs on GitHub, GitLab and Jenkins', () => {
  let scene: ConformanceScene;
  let runs: readonly JobRun[];
  let pages: readonly PageRun[];
  let removeProjects: () => Promise<void>;

  beforeAll(async () => {
    scene = await ConformanceScene.create({
      registry: peers.path('registry'),
      'token-server': peers.path('token-server'),
      oras: peers.path('oras'),
      buf: peers.path('buf-1.75'),
      buck2: real.ready ? real.path('buck2') : undefined,
      unshare: peers.path('no-network'),
    });
    const gitlabPrograms = { runner: peers.path('gitlab-ci-local'), rsync: peers.path('rsync') };
    const [github, gitlab, jenkins] = await Promise.allSettled([
      runOnGithub(scene, peers.path('act'), jobs),
      runOnGitlab(scene, gitlabPrograms, jobs),
      runOnJenkins(scene, peers.path('maven'), jobs),
    ]);
    // All three are over by now, whatever one of them came to: nothing of theirs runs in what is removed.
    if (gitlab.status === 'fulfilled') removeProjects = gitlab.value.remove;
    for (const system of [github, gitlab, jenkins]) if (system.status === 'rejected') throw system.reason;
    if (github.status === 'fulfilled' && gitlab.status === 'fulfilled' && jenkins.status === 'fulfilled') {
      runs = [...github.value, ...gitlab.value.runs, ...jenkins.value.runs];
      pages = jenkins.value.pages;
    }
  });
  afterAll(async () => {
    if (runs !== undefined) process.stdout.write(tableOf(runs));
    await removeProjects?.();
    await scene?.remove();
  });

  const runsOf = (job: ConformanceJob): readonly JobRun[] =>
    systems.map((system) => {
      const found = runs.find((run) => run.system === system && run.job === job);
      if (found === undefined) throw new Error(`${job.name} did not run on ${system}`);
      return found;
    });

  test.each(jobs)('$name: ends as it must, on each system', (job) => {
    for (const run of runsOf(job)) {
      const told = toldByReport(run.report);
      const { outcome, exitCodes, findings, failedTargets, failedTests } = job.expected;
      expect(told.outcome, `${run.system}\n${run.log}`).toBe(outcome);
      expect(exitCodes).toContain(told.exitCode);
      expect(run.report.ci).toBe(run.system);
      expect(told.places).toEqual(findings);
      expect(told.failed).toEqual([...failedTargets, ...failedTests]);
      if (outcome !== 'error') expect(told.modules).toEqual(expectedModules);
      expect(run.verdict, run.log).toBe(verdicts[job.name]?.[run.system]);
    }
  });

  test('report.json differs in the committed fields and in no other, and in each of those', async () => {
    const fields = await differingFields();
    const compared = jobs.map((job) => ({ name: job.name, reports: runsOf(job).map(({ report }) => report) }));
    expect(holdAgainst(fields, compared)).toEqual({ unlisted: {}, unseen: [] });
    expect(fields.filter(({ reason }) => reason === '')).toEqual([]);
  });

  test.each(jobs)('$name: what each system shows of its own is what the report says', (job) => {
    for (const run of runsOf(job)) {
      const report = toldByReport(run.report);
      for (const [surface, told] of Object.entries(run.surfaces)) {
        for (const [fact, value] of Object.entries(told)) {
          expect(value, `${run.system}: ${surface}: ${fact}\n${run.log}`).toEqual(report[fact as keyof typeof report]);
        }
      }
    }
  });

  test.each(jobs)('$name: the same files everywhere, and the findings in them are the same bytes', (job) => {
    const [github, ...others] = runsOf(job);
    for (const other of others) {
      const own = other.system === 'gitlab' ? ['gitlab-annotations.json'] : [];
      expect([...other.files.keys()].sort()).toEqual([...(github?.files.keys() ?? []), ...own].sort());
      expect(other.files.get('code-quality.json')).toBe(github?.files.get('code-quality.json'));
    }
  });

  test('a second run sends no request, and the registry counted as many as the reports', () => {
    for (const run of runs.filter(({ job }) => ['red', 'buck2 red', 'buck2 tests'].includes(job.name))) {
      expect(run.report.traffic.requests, `${run.job.name} on ${run.system}`).toBe(0);
    }
    const told =
      runs.reduce((sum, { report }) => sum + report.traffic.requests, 0) +
      pages.reduce((sum, { requests }) => sum + requests, 0);
    expect(told).toBeGreaterThan(0);
    expect(scene.registry.requests().length).toBe(told);
  });

  test('every Jenkinsfile of the pages is green as it stands there', () => {
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) expect(page.result, `${page.name}\n${page.console}`).toBe('SUCCESS');
  });

  describe('secrets', () => {
    test.each(jobs)('$name: none of them is in a log, a file, a cache or an artifact', async (job) => {
      expect(scene.registry.exchangedTokens().length).toBeGreaterThan(0);
      for (const run of runsOf(job)) {
        const scan = new SecretScan(scene.watched());
        await run.search(scan);
        expect(scan.findings).toEqual([]);
        expect(scan.scannedBytes).toBeGreaterThan(100_000);
      }
    });

    test('nor in the environment of anything that was started', async () => {
      const names = await readdir(scene.children);
      const programs = real.ready ? ['buf', 'buck2'] : ['buf'];
      for (const start of systems.flatMap((system) => programs.map((program) => `${system}-${program}-`))) {
        expect(names.filter((name) => name.startsWith(start)).length, start).toBeGreaterThan(2);
      }
      const scan = new SecretScan(scene.watched());
      await scan.directory(scene.children);
      expect(scan.findings).toEqual([]);
      for (const name of names) {
        const environment = await readFile(join(scene.children, name), 'utf8');
        // buck2 gives its actions an environment of its own.
        if (!environment.includes('BUCK_BUILD_ID=')) expect(environment, name).toContain(watchedControl.value);
      }
    });

    test.each(systems)('nor in a temporary directory on %s', async (system) => {
      const scan = new SecretScan([...scene.watched(), watchedControl]);
      await scan.directory(scene.temporaryDirectory(system));
      const planted = join(scene.temporaryDirectory(system), 'planted.txt');
      expect(scan.findings).toEqual([expect.objectContaining({ secret: 'control', where: planted })]);
    });

    test('the search sees what is planted: in logs, workspaces, reports, and in the archives of the caches', async () => {
      for (const run of runs.filter(({ job }) => job.name === 'red')) {
        const scan = new SecretScan([watchedControl]);
        await run.search(scan);
        const places = scan.findings.map(({ where }) => where);
        for (const wanted of plantedIn[run.system]) {
          expect(
            places.some((place) => wanted.test(place)),
            `${run.system}: ${wanted}\n${places.join('\n')}`,
          ).toBe(true);
        }
      }
    });
  });
});

/** Places of the job `red` in which the control was planted. */
const plantedIn: Readonly<Record<System, readonly RegExp[]>> = {
  github: [
    /^github: log$/,
    /^github: summary$/,
    /^github: annotations$/,
    /\/left\/workspace\/planted\.txt$/,
    /\/report\/report\.json$/,
    /\/left\/environment-of-the-next-step$/,
    // A module in the store, in the archive of the cache.
    /\/github-cache\/.*!zstd!\/.*!gzip/,
  ],
  gitlab: [
    /^gitlab: log$/,
    /\/builds\/oras-buf\/planted\.txt$/,
    /\/artifacts\/oras-buf\/\.oras-buf\/report\/junit\.xml$/,
    /\/cache\/.*\/blobs\/.*!gzip/,
  ],
  jenkins: [
    /^jenkins: console$/,
    /\/job\/planted\.txt$/,
    /\/artifacts\/\.oras-buf\/report\/oras-buf\.sarif$/,
    /\/job@tmp\/oras-buf\/cache\/.*!gzip/,
  ],
};

/** What each system showed of each job. */
function tableOf(runs: readonly JobRun[]): string {
  const rows = runs.map((run) => {
    const told = toldByReport(run.report);
    return [
      run.job.name,
      run.system,
      run.verdict,
      told.outcome,
      String(told.exitCode),
      String(told.moduleCount),
      String(told.findings.length),
      String(told.failedCount),
      run.report.cache.result,
      String(run.report.traffic.requests),
      Object.keys(run.surfaces).join(', '),
    ];
  });
  rows.sort(([a = ''], [b = '']) => jobOrder(a) - jobOrder(b));
  rows.unshift([
    'job',
    'system',
    'verdict',
    'outcome',
    'exit',
    'modules',
    'findings',
    'failed',
    'cache',
    'requests',
    'agreed',
  ]);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `\n${lines.join('\n')}\n\n`;
}

function jobOrder(name: string): number {
  return jobs.findIndex((job) => job.name === name);
}
