import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishDemoModules } from '../../demo/registry.ts';
import type { Report } from '../../src/report/report.ts';
import { pathWith, requirePeers } from '../peers/peers.ts';
import { mustRun, type ProgramResult, runProgram } from '../peers/program.ts';

const peers = requirePeers('buck2', 'buf-1.75');
const project = join(import.meta.dirname, '../..');

/** The demo's workspace with its BUCK file, run as a user would, from source. */
describe.runIf(peers.ready)('a job with buck2, from a registry in a directory and a mirror of the BSR', () => {
  let base = '';
  let workspace = '';
  let environment: Record<string, string> = {};
  const git = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgSign=false'];

  beforeAll(async () => {
    base = await realpath(await mkdtemp(join(tmpdir(), 'buck2-job-')));
    workspace = join(base, 'workspace');
    await publishDemoModules(join(base, 'registry'), join(project, 'demo/modules'));
    await cp(join(project, 'demo/workspace'), workspace, { recursive: true });
    await cp(join(project, 'demo/buck2'), workspace, { recursive: true });
    await mkdir(join(base, 'home'));
    environment = {
      PATH: pathWith(peers.path('buf-1.75'), peers.path('buck2')),
      HOME: join(base, 'home'),
      BUF_CACHE_DIR: join(base, 'cache/buf'),
      CI: 'false',
    };
    await write({
      '.oras/config.yaml':
        'registries:\n  oras.birb.homes:\n    endpoint: oci-layout:../registry\nmirrors:\n  buf.build: oras.birb.homes/bsr-cache\n',
      '.gitignore': 'buck-out/\n',
    });
    await mustRun('git', ['init', '-q', '-b', 'main'], { directory: workspace });
    await commit();
  });

  afterAll(async () => {
    await runProgram(peers.path('buck2'), ['kill'], { directory: workspace, environment });
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  });

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(workspace, path)), { recursive: true });
      await writeFile(join(workspace, path), text);
    }
  }

  async function commit(): Promise<void> {
    await mustRun('git', [...git, 'add', '-A'], { directory: workspace });
    await mustRun('git', [...git, 'commit', '-qm', 'x'], { directory: workspace });
  }

  function job(...args: readonly string[]): Promise<ProgramResult> {
    const all = [join(project, 'src/entry/cli.ts'), ...args, '--cache-dir', '../cache', '--report-dir', '../report'];
    return runProgram(execPath, all, { directory: workspace, environment });
  }

  async function report(): Promise<Report> {
    return JSON.parse(await readFile(join(base, 'report/report.json'), 'utf8')) as Report;
  }

  it('resolves, writes the cell, builds; the next job does it from the lock with no network', async () => {
    const first = await job('run');
    expect(first.exitCode, first.output).toBe(0);
    expect(first.output).toMatch(/The buck2 cell is written/);
    const [root] = (await report()).roots;
    if (root?.build.tool !== 'buck2') throw new Error('buck2 did not build');
    expect(root.build).toMatchObject({ result: 'success', actions: { local: 2, failed: 0 } });
    expect(root.build.targets.map(({ label }) => label)).toEqual(['root//:orders_lint', 'root//:orders_proto']);
    const again = await job('run', '--frozen', '--offline');
    expect(again.exitCode, again.output).toBe(0);
    expect(again.output).toContain('The buck2 cell is up to date.');
  });

  it('leaves the tree to git and stock buf as it was, but for the locks', async () => {
    const status = await mustRun('git', ['status', '--porcelain'], { directory: workspace });
    expect(status).toBe('?? buf.lock\n?? oras.lock\n');
    const files = await mustRun('buf', ['ls-files'], { directory: workspace, environment });
    expect(files).toBe('proto/birb/shop/orders/v1/orders.proto\n');
    for (const verb of ['build', 'lint']) await mustRun('buf', [verb], { directory: workspace, environment });
    const all = await readdir(workspace, { recursive: true });
    expect(all.filter((path) => path.endsWith('.proto'))).toEqual(['proto/birb/shop/orders/v1/orders.proto']);
  });

  it('compares with main, and makes a finding an annotation at its line', async () => {
    const build = await readFile(join(workspace, 'BUCK'), 'utf8');
    await write({
      BUCK: `${build.replace('"buf_lint"', '"buf_breaking", "buf_lint"')}
buf_breaking(
    name = "orders_breaking",
    against = "git:main",
    library = ":orders_proto",
)
`,
    });
    expect((await job('run')).exitCode).toBe(0);
    const source = join(workspace, 'proto/birb/shop/orders/v1/orders.proto');
    const text = await readFile(source, 'utf8');
    const changed = text.replace(/^ {2}string (\w+) = 1;/m, '  bytes $1 = 1;');
    expect(changed).not.toBe(text);
    await writeFile(source, changed);
    const red = await job('run');
    expect(red.exitCode).toBe(1);
    const [root] = (await report()).roots;
    if (root?.build.tool !== 'buck2') throw new Error('buck2 did not build');
    const line = changed.split('\n').findIndex((one) => /^ {2}bytes \w+ = 1;/.test(one)) + 1;
    expect(root.build.diagnostics).toMatchObject([
      {
        rule: 'buf_breaking',
        place: { file: 'proto/birb/shop/orders/v1/orders.proto', line, column: 3 },
        target: 'root//:orders_breaking',
      },
    ]);
    await writeFile(source, text);
  });

  it('a daemon of the user sees a module that moved, and is stopped only where the cell is new to it', async () => {
    await rm(join(workspace, '.oras-buf'), { recursive: true });
    await rm(join(workspace, '.buckconfig.d'), { recursive: true });
    const buck2 = (...args: readonly string[]): Promise<ProgramResult> =>
      runProgram(peers.path('buck2'), args, { directory: workspace, environment });
    await buck2('server');
    const fresh = await job('run');
    expect(fresh.output).toContain('Stopped the buck2 daemon');
    expect(fresh.exitCode, fresh.output).toBe(0);
    await buck2('build', '//...');
    const build = await readFile(join(workspace, 'BUCK'), 'utf8');
    const older = build.replace('common/pagination:v1.0"', 'common/pagination:v1.0.0"');
    await write({
      BUCK: older,
      'buf.yaml': (await readFile(join(workspace, 'buf.yaml'), 'utf8')).replace('pagination:v1.0', 'pagination:v1.0.0'),
    });
    const moved = await job('run');
    expect(moved.exitCode, moved.output).toBe(0);
    expect(moved.output).not.toContain('Stopped the buck2 daemon');
    expect(moved.output).toMatch(/pagination\s.*v1\.0\.0/);
    const imports = await buck2('build', '//:orders_proto[imports]', '--show-simple-output');
    expect(await readFile(join(workspace, imports.stdout.trim()), 'utf8')).toContain('pagination:v1.0.0"');
    expect((await buck2('status')).stdout.trim()).not.toBe('');
  });

  it('refuses a project that has a cell of the name already, with its line', async () => {
    const config = await readFile(join(workspace, '.buckconfig'), 'utf8');
    await write({ '.buckconfig': `${config}\n[cell_aliases]\n  oras = root\n` });
    const refused = await job('resolve');
    expect(refused.exitCode).toBe(2);
    expect(refused.output).toMatch(/the name "oras" is taken/);
    const line = `${config}\n[cell_aliases]\n  oras = root\n`.trimEnd().split('\n').length;
    expect((await report()).problem?.places).toEqual([{ file: '.buckconfig', line }]);
    await write({ '.buckconfig': config });
  });
});
