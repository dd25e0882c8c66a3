import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishDemoModules } from '../../demo/registry.ts';
import type { RanBuildReport, Report } from '../../src/report/report.ts';
import { pathWith, requirePeers } from '../peers/peers.ts';
import { cliCommand, projectDirectory } from './project.ts';

const peers = requirePeers('buck2', 'buf-1.75');
const buck2 = peers.ready ? peers.path('buck2') : '';
const buf = peers.ready ? peers.path('buf-1.75') : '';

/** The targets that the seed names, the proto to change, and what changes when one proto does. */
const examples = [
  { name: 'private-deps', targets: ['//:internal_service_proto'], proto: 'service.proto', tests: 3 },
  { name: 'hybrid-registries', targets: ['//:hybrid_api_proto'], proto: 'api_service.proto', tests: 1 },
  {
    name: 'team-workflows',
    targets: ['//team-a:service_proto', '//team-b:service_proto', '//shared:types_proto'],
    proto: 'team-b/birb/examples/billing/v1/billing.proto',
    tests: 2,
  },
  { name: 'performance', targets: ['//:optimized_service_proto'], proto: 'large_service.proto', tests: 0 },
] as const;

interface Finished {
  readonly status: number | null;
  readonly text: string;
}

describe.runIf(peers.ready)('examples with the real buck2', () => {
  let scratch: string;
  const environment = {
    HOME: '',
    LANG: 'C.UTF-8',
    CI: 'false',
    PATH: peers.ready ? pathWith(process.execPath, buck2, buf) : '',
  };

  beforeAll(async () => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'oras-buf-examples-')));
    environment.HOME = join(scratch, 'home');
    mkdirSync(environment.HOME);
    await publishDemoModules(join(scratch, '.registry'), join(projectDirectory, 'demo/modules'));
    for (const name of [...examples.map((one) => one.name), 'codegen']) {
      cpSync(join(projectDirectory, 'examples', name), join(scratch, name), {
        recursive: true,
        filter: (path) => !['.oras-buf', 'buck-out', '.buckconfig.d'].includes(basename(path)),
      });
      run(name, 'git', ['init', '--quiet']);
    }
  });

  afterAll(() => {
    for (const name of [...examples.map((one) => one.name), 'codegen']) run(name, buck2, ['kill']);
    rmSync(scratch, { recursive: true, force: true });
  });

  function run(example: string, program: string, args: readonly string[], more: Record<string, string> = {}): Finished {
    const finished = spawnSync(program, args, {
      cwd: join(scratch, example),
      env: { ...environment, ...more },
      encoding: 'utf8',
    });
    return { status: finished.status, text: `${finished.stdout}${finished.stderr}` };
  }

  /** One job; the report is read from its file. */
  function job(example: string, ...args: readonly string[]): { readonly build: RanBuildReport; readonly text: string } {
    const [program, ...first] = cliCommand;
    const caches = ['--cache-dir', '../cache', '--buf-cache-dir', '../cache/buf', '--report-dir', '../report'];
    const { status, text } = run(example, program, [...first, 'run', '--frozen', ...caches, ...args]);
    expect(status, text).toBe(0);
    const report = JSON.parse(readFileSync(join(scratch, 'report/report.json'), 'utf8')) as Report;
    const build = report.roots[0]?.build;
    if (build === undefined || build.tool === 'none') throw new Error('nothing was built');
    return { build, text };
  }

  for (const { name, targets, proto, tests } of examples) {
    it(`${name}: //... cold, nothing to do, one proto changed; each target of the seed; tests; stock buf`, () => {
      const cold = job(name).build;
      expect(cold.result).toBe('success');
      // A job stops the daemon that it started; one of the user's stays, and remembers what was built.
      expect(run(name, buck2, ['build', '//...'], { BUF_CACHE_DIR: join(scratch, 'cache/buf') }).status).toBe(0);
      const noOp = job(name).build;
      expect(noOp.actions?.local).toBe(0);

      const path = join(scratch, name, proto);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace(/^package (.*)$/m, 'package $1\n\n// Changed.'));
      const changed = job(name).build;
      writeFileSync(path, text);
      const counts = [cold, noOp, changed].map((build) => build.actions?.local ?? -1);
      process.stdout.write(`${name}: actions cold ${counts[0]}, no-op ${counts[1]}, one proto changed ${counts[2]}\n`);
      expect(counts[0]).toBeGreaterThanOrEqual(counts[2] ?? 0);
      expect(counts[2]).toBeGreaterThan(0);

      for (const target of targets) {
        const { build } = job(name, '--targets', target);
        expect(build.targets.map(({ label, result }) => [label, result])).toEqual([[`root${target}`, 'success']]);
        expect(build.targets[0]?.outputs[0]).toMatch(/image\.binpb$/);
      }

      const tested = job(name, '--command', 'test').build;
      expect(tested.tests.map(({ result }) => result)).toEqual(Array.from({ length: tests }, () => 'pass'));

      const cache = { BUF_CACHE_DIR: join(scratch, 'cache/buf') };
      for (const command of ['build', 'lint']) {
        const { status, text: said } = run(name, 'unshare', ['-n', buf, command], cache);
        expect(status, said).toBe(0);
      }
    });
  }

  const hasProtoc = spawnSync('protoc', ['--version']).status === 0;
  if (!hasProtoc) process.stderr.write('skipped: the example codegen needs protoc on PATH\n');
  it.runIf(hasProtoc)('codegen: rules of the project generate Python and TypeScript', () => {
    const path = [join(projectDirectory, 'node_modules/.bin'), environment.PATH].join(delimiter);
    const [program, ...first] = cliCommand;
    const caches = ['--cache-dir', '../cache', '--buf-cache-dir', '../cache/buf', '--report-dir', '../report'];
    const { status, text } = run('codegen', program, [...first, 'run', '--frozen', ...caches], { PATH: path });
    expect(status, text).toBe(0);
    const report = JSON.parse(readFileSync(join(scratch, 'report/report.json'), 'utf8')) as Report;
    const build = report.roots[0]?.build;
    const outputs = build === undefined || build.tool === 'none' ? [] : build.targets.flatMap((one) => one.outputs);
    const generated = (name: string): readonly string[] =>
      outputs
        .filter((output) => output.includes(`__${name}__`))
        .flatMap((output) => readdirSync(join(scratch, 'codegen', output), { recursive: true, encoding: 'utf8' }));
    expect(generated('cart_python')).toContain('birb/examples/codegen/v1/cart_pb2.py');
    expect(generated('cart_typescript')).toContain('birb/examples/codegen/v1/cart_pb.ts');
  });

  it('performance: buck2 run //:performance_test measures resolution, cold and warm', () => {
    const cli = cliCommand[1] ?? '';
    const { status, text } = run('performance', buck2, ['run', '//:performance_test'], { ORAS_BUF_CLI: cli });
    expect(status, text).toBe(0);
    expect(text).toMatch(/cold +\d+ ms\n +warm +\d+ ms/);
  });
});
