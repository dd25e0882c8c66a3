import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderGitlabTemplate } from '../../scripts/generate/gitlab-template.ts';
import type { Report } from '../../src/report/report.ts';
import { GitlabProject, type PipelineOptions, type PipelineResult } from '../peers/gitlab-ci-local.ts';
import { requirePeers } from '../peers/peers.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { serveEngine } from './engine-mirror.ts';
import { privateModules } from './fixture-modules.ts';
import { cliCommand, projectDirectory } from './project.ts';
import { type ModuleRegistry, registryConfig, Sandbox, signInVariables } from './sandbox.ts';
import { type Finding, SecretScan } from './secret-scan.ts';
import { privateWorkspace, protoPath } from './workspaces.ts';

const peers = requirePeers('gitlab-ci-local', 'rsync', 'oras', 'registry', 'token-server', 'buf-1.75', 'no-network');
const user = registryUsers.ci;
/** What GitLab would give under `id_tokens`. */
const idToken = 'eyJhbGciOiJSUzI1NiJ9.cGxhbnRlZA.c2lnbmF0dXJl+/=';
const report = '.oras-buf/report';
const reportFiles = [
  'report.json',
  'summary.md',
  'report.html',
  'junit.xml',
  'code-quality.json',
  'oras-buf.sarif',
  'metrics.txt',
  'outputs.env',
  'gitlab-annotations.json',
];

const protoFile = protoPath.v2;
/** buf lint: the name of a field is not in lower snake case. */
const badProto = (good: string): string => good.replace('Id id = 1', 'Id accountId = 1');

/** How the template gets into a project: both ways that need no server. */
const ways = {
  local: { file: 'ci/oras-buf.yml', include: 'local: /ci/oras-buf.yml' },
  component: {
    file: 'templates/oras-buf/template.yml',
    include: 'component: $CI_SERVER_FQDN/$CI_PROJECT_PATH/oras-buf@$CI_COMMIT_SHA',
  },
} as const;

describe.runIf(peers.ready)('the template in gitlab-ci-local', () => {
  let registry: RunningRegistry;
  let reach: ModuleRegistry;
  let template: string;
  /** The workspace with both locks. */
  let workspace: Readonly<Record<string, string>>;
  let project: GitlabProject;
  const projects: GitlabProject[] = [];

  beforeAll(async () => {
    template = await readFile(join(projectDirectory, 'ci-templates', 'gitlab', 'oras-buf', 'template.yml'), 'utf8');
    registry = await startRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      { signIn: 'token', tls: true },
    );
    reach = { kind: 'registry', registry, user };
    for (const module of privateModules) {
      await pushModule(peers.path('oras'), { kind: 'registry', registry, user, prefix: 'ci/' }, module);
    }
    const developer = await Sandbox.create(peers.path('no-network'));
    try {
      const files = { ...privateWorkspace('v2'), ...registryConfig(reach) };
      await developer.checkout(files);
      const resolved = await developer.orasBuf(['resolve'], signInVariables(reach));
      if (resolved.exitCode !== 0) throw new Error(resolved.output);
      const lock = async (name: string) => [name, await readFile(join(developer.workspace, name), 'utf8')] as const;
      workspace = { ...files, ...Object.fromEntries([await lock('oras.lock'), await lock('buf.lock')]) };
    } finally {
      await developer.remove();
    }
  });
  afterAll(async () => {
    await registry?.stop();
  });
  beforeEach(() => registry.forgetRequests());
  afterEach(async () => {
    for (const each of projects.splice(0)) await each.remove();
  });

  async function newProject(pipeline: string, files: Readonly<Record<string, string>> = {}): Promise<GitlabProject> {
    project = await GitlabProject.create(
      { runner: peers.path('gitlab-ci-local'), rsync: peers.path('rsync') },
      { ...workspace, ...files, '.gitlab-ci.yml': pipeline },
    );
    projects.push(project);
    return project;
  }

  /** `include:` with the inputs that every pipeline here needs. */
  const including = (include: string, inputs: Readonly<Record<string, string>> = {}): string =>
    [
      'include:',
      `  - ${include}`,
      '    inputs:',
      ...Object.entries({
        'buf-path': JSON.stringify(peers.path('buf-1.75')),
        'trusted-endpoints': JSON.stringify(registry.origin),
        'parallel-downloads': '3',
        ...inputs,
      }).map(([name, value]) => `      ${name}: ${value}`),
      '',
    ].join('\n');

  const run = (options: PipelineOptions = {}): Promise<PipelineResult> =>
    project.run({
      ...options,
      variables: {
        // The engine as it is now, not as it was released.
        ORAS_BUF_CLI: cliCommand.at(-1) ?? '',
        ORAS_REGISTRY_TOKEN: user.password,
        ORAS_USERNAME: user.name,
        ORAS_BUF_ID_TOKEN: idToken,
        ...options.variables,
      },
    });

  const reportOf = async (job: string): Promise<Report> =>
    JSON.parse(await project.artifact(job, `${report}/report.json`)) as Report;

  /** Every file says the same as report.json. */
  async function checkReports(job: string): Promise<Report> {
    const model = await reportOf(job);
    expect((await readdir(join(project.artifactsOf(job), report))).sort()).toEqual([...reportFiles].sort());
    const [junit, quality, metrics, outputs, annotations, page] = await Promise.all(
      ['junit.xml', 'code-quality.json', 'metrics.txt', 'outputs.env', 'gitlab-annotations.json', 'report.html'].map(
        (name) => project.artifact(job, `${report}/${name}`),
      ),
    );
    const builds = model.roots.flatMap(({ build }) => (build.tool === 'none' ? [] : [build]));
    const diagnostics = builds.flatMap((build) => build.diagnostics);
    expect(JSON.parse(quality ?? '')).toEqual(
      diagnostics.map((finding) =>
        expect.objectContaining({
          description: expect.stringContaining(finding.message),
          fingerprint: expect.stringMatching(/^\S{16,}$/),
          location: { path: finding.place?.file, lines: { begin: finding.place?.line } },
        }),
      ),
    );
    const failed = builds.flatMap((build) => build.targets).filter((target) => target.result !== 'success');
    expect(junit?.match(/<failure\b/g)?.length ?? 0).toBe(failed.length);
    expect(junit?.match(/<testcase\b/g)?.length ?? 0).toBeGreaterThan(0);
    // The last one has no value where no request was sent.
    const measured = ['cache_hit_rate', 'avg_resolution_time', 'bandwidth_saved', 'parallel_efficiency'];
    if (model.cache.result === 'hit') measured.pop();
    for (const name of measured) expect(metrics).toMatch(new RegExp(`^oras_buf_${name}\\w* [0-9]`, 'm'));
    expect(metrics?.endsWith('# EOF\n')).toBe(true);
    // GitLab takes 20 variables and 5 KiB, one line each.
    const lines = (outputs ?? '').split('\n').filter((line) => line !== '');
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(Buffer.byteLength(outputs ?? '')).toBeLessThanOrEqual(5 * 1024);
    for (const line of lines) expect(line).toMatch(/^[A-Za-z_]\w*=/);
    expect(outputs).toMatch(new RegExp(`^\\w*OUTCOME=["']?${model.outcome}["']?$`, 'im'));
    for (const group of Object.values(JSON.parse(annotations ?? '') as Record<string, unknown[]>)) {
      for (const link of group) {
        expect(link).toEqual({ external_link: { label: expect.any(String), url: expect.stringMatching(/^https?:/) } });
      }
    }
    expect(page).toContain('Content-Security-Policy');
    for (const { name } of model.roots.flatMap((root) => root.modules)) expect(page).toContain(name.split('/').at(-1));
    return model;
  }

  async function scan(logs: readonly PipelineResult[]): Promise<readonly Finding[]> {
    const secrets = [
      { name: 'token', value: user.password },
      { name: 'ID token', value: idToken },
      ...registry.exchangedTokens().map((value, index) => ({ name: `exchanged token ${index}`, value })),
    ];
    const found = new SecretScan(secrets);
    logs.forEach((each, index) => {
      found.text(`log ${index}`, each.log);
    });
    for (const directory of [
      project.cacheDirectory,
      project.buildsDirectory,
      join(project.directory, '.gitlab-ci-local', 'artifacts'),
      join(project.directory, '.gitlab-ci-local', 'output'),
      project.home,
    ]) {
      if (existsSync(directory)) await found.directory(directory);
    }
    expect(found.scannedBytes).toBeGreaterThan(10_000);
    return found.findings;
  }

  for (const [way, { file, include }] of Object.entries(ways)) {
    test(`by ${way}: green, then a hit of the cache without a request, then red with its reports`, async () => {
      await newProject(including(include, { 'cache-key-suffix': 'protos', frozen: "'true'" }), { [file]: template });

      const first = await run();
      expect(first.jobs, first.log).toEqual({ 'oras-buf': 0 });
      expect(first.exitCode).toBe(0);
      expect(registry.requests().length).toBeGreaterThan(0);
      const firstReport = await checkReports('oras-buf');
      expect(firstReport).toMatchObject({ outcome: 'success', exitCode: 0, ci: 'gitlab' });
      expect(firstReport.cache.result).toBe('miss');
      // It reads the markers of sections, and tells how long each took by their time stamps.
      expect(first.log).toMatch(/^oras-buf +oras_buf_\w+ took \d/m);
      expect((await readdir(project.cacheDirectory)).every((name) => name.includes('oras-buf-protos'))).toBe(true);
      expect(registry.exchangedTokens().length).toBeGreaterThan(0);
      expect(await scan([first])).toEqual([]);

      await project.newRunner();
      registry.forgetRequests();
      const second = await run();
      expect(second.jobs, second.log).toEqual({ 'oras-buf': 0 });
      expect(registry.requests()).toEqual([]);
      const secondReport = await checkReports('oras-buf');
      expect(secondReport.cache.result).toBe('hit');
      const fetched = secondReport.roots.flatMap((root) => root.modules).filter((module) => module.source === 'oci');
      expect(fetched.map((module) => module.origin)).toEqual(['cache', 'cache', 'cache']);

      await project.commit({ [protoFile]: badProto(workspace[protoFile] ?? '') });
      await project.newRunner();
      const red = await run();
      expect(red.exitCode).not.toBe(0);
      expect(red.jobs, red.log).toEqual({ 'oras-buf': 1 });
      const redReport = await checkReports('oras-buf');
      expect(redReport).toMatchObject({ outcome: 'failure', exitCode: 1 });
      expect(redReport.roots[0]?.build).toMatchObject({ diagnostics: [{ place: { file: protoFile } }] });
      expect(registry.requests()).toEqual([]);
      expect(await scan([second, red])).toEqual([]);
    });
  }

  test('a password that the registry refuses: exit code 3 is kept, the reports are there, and the password is nowhere', async () => {
    await newProject(including(ways.local.include), { [ways.local.file]: template });
    const wrong = 'not+this/1=but&another%one';
    const result = await run({ variables: { ORAS_REGISTRY_TOKEN: wrong } });
    expect(result.jobs, result.log).toEqual({ 'oras-buf': 3 });
    expect(await reportOf('oras-buf')).toMatchObject({ outcome: 'error', exitCode: 3 });
    const found = new SecretScan([{ name: 'wrong password', value: wrong }]);
    found.text('log', result.log);
    await found.directory(join(project.directory, '.gitlab-ci-local', 'artifacts'));
    await found.directory(project.buildsDirectory);
    expect(found.findings).toEqual([]);
  });

  test('a CA of their own in a file variable, an endpoint by an input, and nothing of either in the repository', async () => {
    await newProject(including(ways.local.include, { 'registry-endpoint': registry.origin }), {
      [ways.local.file]: template,
      '.oras/config.yaml': `registries:\n  oras.birb.homes:\n    repository: '${user.name}/{owner}/{name}'\n`,
    });
    const without = await run();
    expect(without.jobs, without.log).toEqual({ 'oras-buf': 5 });
    const result = await run({ variables: { NODE_EXTRA_CA_CERTS: registry.caFile } });
    expect(result.jobs, result.log).toEqual({ 'oras-buf': 0 });
    expect(registry.requests().length).toBeGreaterThan(0);
  });

  test('the wrong value of a setting that only the engine can check: exit code 2', async () => {
    await newProject(including(ways.local.include, { directory: 'nowhere' }), { [ways.local.file]: template });
    const result = await run();
    expect(result.jobs, result.log).toEqual({ 'oras-buf': 2 });
    expect(result.log).toContain('nowhere');
  });

  test('no input is run by the shell', async () => {
    const stolen = join(project.directory, 'stolen');
    const evil = `'$(touch ${stolen})\`touch ${stolen}\`;touch ${stolen};"'`;
    await newProject(
      including(ways.local.include, {
        username: evil,
        'buf-arguments': `[${evil}, "--exclude-source-info"]`,
        'remote-instance-name': evil,
      }),
      { [ways.local.file]: template },
    );
    const result = await run();
    // buf refuses the first argument; that it came to buf as it was given is what counts.
    expect(result.log).toContain('touch');
    expect(existsSync(stolen)).toBe(false);
  });

  test("the pipeline of the seed goes on: its before_script is for other jobs, and its cache directory is our store's", async () => {
    const seed = (cacheDirectory: string): string => `variables:
  ORAS_REGISTRY_URL: "oras.birb.homes"
  ORAS_CACHE_DIR: "${cacheDirectory}"

before_script:
  - echo "signing in by hand"
  - echo $ORAS_REGISTRY_TOKEN | oras login ${registry.host} --username $ORAS_USERNAME --password-stdin

build:
  script:
    - oras repo tags ${registry.host}/ci/common/types

${including(ways.local.include)}`;
    await newProject('', { [ways.local.file]: template });
    const cacheDirectory = join(project.home, 'cache', 'oras');
    await project.commit({ '.gitlab-ci.yml': seed(cacheDirectory) });
    const bin = join(project.home, 'bin');
    const result = await run({ variables: { SSL_CERT_FILE: registry.caFile }, path: [await linked(bin, 'oras')] });
    expect(result.jobs, result.log).toEqual({ build: 0, 'oras-buf': 0 });
    // In the job of the seed, not in ours.
    expect(result.log.match(/^build +> signing in by hand$/gm)?.length).toBe(1);
    expect(result.log).not.toMatch(/^oras-buf +> signing in by hand$/m);
    expect(result.log).toContain('v1.2.0');
    // The store lies where the seed wants it: GitLab's own cache has nothing of it to keep.
    expect((await readdir(join(cacheDirectory, 'store', 'blobs', 'sha256'))).length).toBeGreaterThan(0);
    for (const entry of await readdir(project.cacheDirectory)) {
      expect(existsSync(join(project.cacheDirectory, entry, '.oras-buf', 'store'))).toBe(false);
    }
    registry.forgetRequests();
    const second = await run({ jobs: ['oras-buf'] });
    expect(second.jobs, second.log).toEqual({ 'oras-buf': 0 });
    expect(registry.requests()).toEqual([]);

    // With one input the store is GitLab's to keep again.
    await project.commit({
      '.gitlab-ci.yml': seed(cacheDirectory).replace('    inputs:\n', '    inputs:\n      cache-dir: .oras-buf\n'),
    });
    await rm(cacheDirectory, { recursive: true });
    expect((await run({ jobs: ['oras-buf'] })).jobs).toEqual({ 'oras-buf': 0 });
    expect(existsSync(cacheDirectory)).toBe(false);
    expect((await readdir(project.cacheDirectory)).length).toBeGreaterThan(0);
  });

  test('a job of the same name changes what the template says: rules, name of the script before it, variables', async () => {
    await newProject(
      `${including(ways.local.include, { 'job-name': 'protos' })}
protos:
  variables:
    ORAS_BUF_LOG_LEVEL: debug
  rules:
    - if: $RUN_PROTOS == "yes"
  before_script:
    - echo "before us"
`,
      { [ways.local.file]: template },
    );
    const none = await run();
    expect(none.jobs, none.log).toEqual({});
    expect(none.exitCode).toBe(0);
    const result = await run({ ours: 'protos', variables: { RUN_PROTOS: 'yes' } });
    expect(result.jobs, result.log).toEqual({ protos: 0 });
    expect(result.log).toContain('before us');
  });

  test('the rules: a merge request reads the cache, a branch writes its own, the default branch what others fall back on', async () => {
    await newProject(including(ways.local.include), { [ways.local.file]: template });
    const saved = async (): Promise<string[]> =>
      existsSync(project.cacheDirectory) ? (await readdir(project.cacheDirectory)).sort() : [];
    const mergeRequest = {
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_COMMIT_BRANCH: '',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_PROJECT_ID: '1217',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1217',
    };
    const first = await run({ variables: mergeRequest });
    expect(first.jobs, first.log).toEqual({ 'oras-buf': 0 });
    expect(await saved()).toEqual([]);

    const branch = { CI_COMMIT_BRANCH: 'feature' };
    expect((await run({ variables: { ...branch, CI_OPEN_MERGE_REQUESTS: 'team/protos!7' } })).jobs).toEqual({});
    expect((await run({ variables: branch })).jobs).toEqual({ 'oras-buf': 0 });
    expect(await saved()).toEqual([expect.stringMatching(/^0_oras-buf--[0-9a-f]+$/)]);
    expect((await run()).jobs).toEqual({ 'oras-buf': 0 });
    expect(await saved()).toEqual([expect.stringMatching(/^0_oras-buf--/), 'oras-buf--newest']);

    await project.newRunner();
    registry.forgetRequests();
    const hit = await run({ variables: mergeRequest });
    expect(hit.jobs, hit.log).toEqual({ 'oras-buf': 0 });
    expect(registry.requests()).toEqual([]);
  });

  test('a job that is cancelled while buf runs: no secret in what it leaves', async () => {
    const started = join(registry.storageDirectory, '..', 'buf-has-started');
    await newProject(including(ways.local.include, { 'buf-path': '$SLOW_BUF' }), { [ways.local.file]: template });
    const slow = join(project.home, 'slow', 'buf');
    await mkdir(dirname(slow));
    const script = `#!/bin/sh\ncase "$1" in --version) exec "${peers.path('buf-1.75')}" --version ;; esac\ntouch "${started}"\nexec sleep 60\n`;
    await writeFile(slow, script, { mode: 0o755 });
    const result = await run({ variables: { SLOW_BUF: slow }, cancelWhen: started });
    expect(existsSync(started), result.log).toBe(true);
    expect(result.exitCode).not.toBe(0);
    expect(registry.exchangedTokens().length).toBeGreaterThan(0);
    expect(await scan([result])).toEqual([]);
  });

  test('the engine is fetched once, and comes out of the cache from then on, verified', async () => {
    const served = await serveEngine();
    try {
      const script = (await readFile(join(projectDirectory, 'ci-templates', 'oras-buf.sh'), 'utf8')).replace(
        /^ob_sha256='[0-9a-f]{64}'$/m,
        `ob_sha256='${served.sha256}'`,
      );
      const job = await readFile(join(projectDirectory, 'scripts', 'generate', 'gitlab-job.yml'), 'utf8');
      await newProject(including(ways.local.include), { [ways.local.file]: renderGitlabTemplate(job, script) });
      const options = { variables: { ORAS_BUF_CLI: '', ORAS_BUF_MIRROR: served.origin } };
      for (const round of [1, 2]) {
        const result = await run(options);
        expect(result.jobs, result.log).toEqual({ 'oras-buf': 0 });
        expect(result.log).toMatch(/^oras-buf +> the engine, asked to run$/m);
        expect(served.requests(), `round ${round}`).toEqual([
          expect.stringMatching(/^\/birb\/oras-buf-action\/releases\/download\/v\S+\/oras-buf-cli-\S+\.tgz$/),
        ]);
        await project.newRunner();
      }
      // What somebody else put into the cache is not run.
      for (const entry of await readdir(project.cacheDirectory)) {
        const engine = join(project.cacheDirectory, entry, '.oras-buf', 'engine');
        for (const file of existsSync(engine) ? await readdir(engine) : []) await writeFile(join(engine, file), 'evil');
      }
      const third = await run(options);
      expect(third.jobs, third.log).toEqual({ 'oras-buf': 0 });
      expect(served.requests().length).toBe(2);
    } finally {
      await served.stop();
    }
  });

  /** A directory with a link to a peer by its plain name. */
  async function linked(directory: string, name: 'oras'): Promise<string> {
    await mkdir(directory, { recursive: true });
    await symlink(peers.path(name), join(directory, name));
    return directory;
  }
});
