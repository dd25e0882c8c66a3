import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineArchive, scriptForRelease } from '../../scripts/release-archive.ts';
import type { Report, TestReport } from '../../src/report/report.ts';
import { reportJson } from '../../src/report/report-json.ts';
import { version } from '../../src/version.ts';
import { requirePeers } from '../peers/peers.ts';
import { type ProgramResult, runProgram } from '../peers/program.ts';
import { pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { sampleReport, sampleRoot } from '../report/sample-report.ts';
import { privateModules } from './fixture-modules.ts';
import { projectDirectory } from './project.ts';
import { type ModuleRegistry, registryConfig, Sandbox, signInVariables } from './sandbox.ts';
import { SecretScan } from './secret-scan.ts';
import { privateWorkspace, protoPath } from './workspaces.ts';

const peers = requirePeers('oras', 'registry', 'token-server', 'buf-1.75', 'no-network', 'maven');
const lint = requirePeers('npm-groovy-lint');
const shell = requirePeers('shellcheck', 'shfmt');
const real = requirePeers('buck2');
const user = registryUsers.ci;

const library = join(projectDirectory, 'ci-templates', 'jenkins');

/** A test that fails, beside what is built. */
const testFiles: Readonly<Record<string, string>> = {
  '.buckconfig': '[cells]\n  root = .\n[project]\n  ignore = .git, .oras-buf\n',
  '.gitignore': 'buck-out/\n',
  'rules.bzl': `
def _failing_test_impl(_ctx):
    return [
        DefaultInfo(),
        ExternalRunnerTestInfo(type = "own_test", command = ["false"]),
    ]

failing_test = rule(impl = _failing_test_impl, attrs = {})
`,
  BUCK: 'load("//:rules.bzl", "failing_test")\n\nfailing_test(name = "red")\n',
};

interface TestCase {
  readonly name: string;
  readonly result: 'passed' | 'failed' | 'skipped';
}

describe.runIf(peers.ready)('the Jenkins library', () => {
  let registry: RunningRegistry;
  let directory: string;
  let output: string;
  let maven: ProgramResult;
  let cases: readonly TestCase[];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'oras-buf-jenkins-'));
    output = join(directory, 'output');
    registry = await startRegistry(
      { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
      { signIn: 'token', tls: true },
    );
    for (const module of privateModules) {
      await pushModule(peers.path('oras'), { kind: 'registry', registry, user, prefix: 'ci/' }, module);
    }
    await makeLibrary();
    await makeWorkspaces({ kind: 'registry', registry, user });
    await makeReports();
    await mkdir(output);
    const scene = {
      library: join(directory, 'library'),
      workspaces: join(directory, 'workspaces'),
      reports: join(directory, 'reports'),
      output,
      path: [dirname(execPath), dirname(peers.path('buf-1.75')), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
      buf: peers.path('buf-1.75'),
      buck2: real.ready ? real.path('buck2') : '',
      endpoint: registry.origin,
      user: user.name,
    };
    await writeFile(join(directory, 'scene.json'), JSON.stringify(scene));
    maven = await runProgram(
      peers.path('maven'),
      [
        '-B',
        '-q',
        '-f',
        join(projectDirectory, 'test', 'jenkins', 'pom.xml'),
        `-DbuildDirectory=${join(directory, 'maven')}`,
        `-DorasBuf.scene=${join(directory, 'scene.json')}`,
        'test',
      ],
      { environment: { ...definedEnvironment(), ORAS_BUF_TEST_TOKEN: user.password } },
    );
    cases = await surefireCases(join(directory, 'maven', 'surefire-reports'));
  });
  afterAll(async () => {
    await registry.stop();
    await rm(directory, { recursive: true, force: true });
  });

  /** The library as a controller checks it out, with the engine from the sources as they are now. */
  async function makeLibrary(): Promise<void> {
    await cp(library, join(directory, 'library'), { recursive: true });
    const engine = join(directory, 'engine');
    await mkdir(engine);
    const cli = pathToFileURL(join(projectDirectory, 'src', 'entry', 'cli.ts')).href;
    // Something that does not shrink, as large as an engine is.
    const ballast = Array.from({ length: 4000 }, (_, index) => `// ${(index * 2654435761).toString(36)}`).join('\n');
    await writeFile(join(engine, 'index.js'), `${ballast}\nawait import('${cli}');\n`);
    await writeFile(join(engine, 'package.json'), '{ "type": "module" }\n');
    const archive = await engineArchive(engine);
    const script = await readFile(join(projectDirectory, 'ci-templates', 'oras-buf.sh'), 'utf8');
    const resources = join(directory, 'library', 'resources', 'homes', 'birb', 'orasbuf');
    await writeFile(join(resources, 'oras-buf-cli.tgz'), archive);
    await writeFile(join(resources, 'oras-buf.sh'), scriptForRelease(script, { version, archive }));
  }

  async function makeWorkspaces(reach: ModuleRegistry): Promise<void> {
    const files = { ...privateWorkspace('v2'), ...registryConfig(reach) };
    const proto = protoPath.v2;
    const red = { [proto]: (files[proto] ?? '').replace('common.types.v1.Id', 'common.types.v1.Weight') };
    const variants: Readonly<Record<string, Readonly<Record<string, string>>>> = { green: {}, red, tests: testFiles };
    for (const [name, changes] of Object.entries(variants)) {
      const sandbox = await Sandbox.create(peers.path('no-network'));
      try {
        await sandbox.checkout({ ...files, ...changes });
        const resolved = await sandbox.orasBuf(['resolve'], signInVariables(reach));
        if (resolved.exitCode !== 0) throw new Error(resolved.output);
        await rm(join(sandbox.workspace, '.oras-buf', 'report'), { recursive: true, force: true });
        await cp(sandbox.workspace, join(directory, 'workspaces', name), { recursive: true });
      } finally {
        await sandbox.remove();
      }
    }
  }

  async function makeReports(): Promise<void> {
    await mkdir(join(directory, 'reports'));
    for (const [name, report] of Object.entries(sampleReports())) {
      await writeFile(join(directory, 'reports', `${name}.json`), reportJson(report));
    }
  }

  test('every test of test/jenkins passes; only those that need buck2 may be left out', () => {
    const failed = cases.filter((each) => each.result === 'failed').map((each) => each.name);
    expect(failed, maven.output).toEqual([]);
    expect(maven.exitCode, maven.output).toBe(0);
    const skipped = cases.filter((each) => each.result === 'skipped');
    expect(skipped.length).toBeLessThanOrEqual(real.ready ? 0 : 2);
    const classes = new Set(cases.map((each) => each.name.split('.').at(-2)));
    for (const name of ['PlainLibraryTest', 'CpsLibraryTest', 'SandboxTest', 'JobResultTest']) {
      expect(classes).toContain(name);
    }
    expect(cases.length).toBeGreaterThan(55);
  });

  test('no secret is in a console, an artifact, a workspace or a report of Maven', async () => {
    const exchanged = registry.exchangedTokens();
    expect(exchanged.length).toBeGreaterThan(10);
    const scan = new SecretScan([
      { name: 'registry token', value: user.password },
      ...exchanged.map((value, index) => ({ name: `exchanged token ${index + 1}`, value })),
    ]);
    scan.text('the output of Maven', maven.output);
    await scan.directory(output);
    await scan.directory(join(directory, 'maven', 'surefire-reports'));
    expect(scan.findings).toEqual([]);
    expect(scan.scannedBytes).toBeGreaterThan(1_000_000);
  });
});

describe.runIf(lint.ready)('npm-groovy-lint', () => {
  test('finds nothing in the Jenkins library', async () => {
    const result = await runProgram(
      execPath,
      [
        lint.path('npm-groovy-lint'),
        '--noserver',
        '--failon',
        'info',
        '--config',
        join(library, '.groovylintrc.yml'),
        '--path',
        library,
        '--files',
        '**/*.groovy',
        '--output',
        'json',
      ],
      { directory: library },
    );
    const answer = JSON.parse(result.stdout) as { readonly summary: { readonly totalFilesLinted: number } };
    expect(result.exitCode, result.output).toBe(0);
    expect(answer.summary.totalFilesLinted).toBeGreaterThanOrEqual(7);
  });
});

describe.runIf(shell.ready)('jenkins-step.sh', () => {
  const script = join(library, 'resources', 'homes', 'birb', 'orasbuf', 'jenkins-step.sh');
  test('is clean under shellcheck', async () => {
    const result = await runProgram(shell.path('shellcheck'), ['--norc', '--shell=sh', script]);
    expect(result.output).toBe('');
    expect(result.exitCode).toBe(0);
  });
  test('is formatted by shfmt', async () => {
    const options = ['--language-dialect=posix', '--indent=2', '--case-indent', '--diff'];
    expect((await runProgram(shell.path('shfmt'), [...options, script])).output).toBe('');
  });
});

/** What tells failed tests from everything else that is red. */
function sampleReports(): Readonly<Record<string, Report>> {
  const target = { label: 'root//:a', result: 'success', outputs: [], errors: [] } as const;
  const broken = { ...target, label: 'root//:b', result: 'failure' } as const;
  const build = {
    tool: 'buck2',
    reason: 'asked for',
    toolVersion: '2026-08-01',
    commands: ['buck2 test //...'],
    result: 'failure',
    exitCode: 32,
    durationMs: 10,
    targets: [target],
    tests: [],
    errors: [],
    diagnostics: [],
    actions: null,
    remote: null,
  } as const;
  const test = (result: TestReport['result']): TestReport => {
    return { target: 'root//:t', name: `t ${result}`, result, durationMs: 1, details: '' };
  };
  const testsFailed = sampleRoot({ ...build, tests: [test('pass'), test('fail'), test('timeout')] });
  const green = sampleRoot({ ...build, result: 'success', exitCode: 0, tests: [test('pass')] });
  const buildFailed = sampleRoot({ ...build, targets: [target, broken] });
  return {
    'tests-failed': sampleReport([green, testsFailed]),
    'tests-and-build-failed': sampleReport([
      sampleRoot({ ...build, targets: [target, broken], tests: [test('fail')] }),
    ]),
    'build-failed': sampleReport([buildFailed]),
    'tests-crashed': sampleReport([sampleRoot({ ...build, tests: [test('fail'), test('fatal')] })]),
    'two-roots-one-broken': sampleReport([testsFailed, buildFailed]),
    success: sampleReport([green]),
    'lock-out-of-date': sampleReport([testsFailed], {
      problem: { kind: 'LockOutOfDateError', message: 'oras.lock is out of date', next: 'Resolve anew.', places: [] },
    }),
  };
}

/** Every test that Maven's Surefire tells of. */
async function surefireCases(reports: string): Promise<readonly TestCase[]> {
  const found: TestCase[] = [];
  for (const file of await readdir(reports).catch(() => [])) {
    if (!/^TEST-.*\.xml$/.test(file)) continue;
    const text = await readFile(join(reports, file), 'utf8');
    for (const [, attributes = '', rest = ''] of text.matchAll(/<testcase ([^>]*?)(\/>|>[\s\S]*?<\/testcase>)/g)) {
      const name = /(?:^| )name="([^"]*)"/.exec(attributes)?.[1] ?? '';
      const owner = /classname="([^"]*)"/.exec(attributes)?.[1] ?? '';
      const result = /<(failure|error)/.test(rest) ? 'failed' : /<skipped/.test(rest) ? 'skipped' : 'passed';
      found.push({ name: `${owner}.${name}`, result });
    }
  }
  return found;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
