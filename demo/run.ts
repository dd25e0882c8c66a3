/**
 * `npm run demo`: the whole job on a small hybrid workspace, with no server and no account. Everything that it makes lies in
 * demo/out; delete that directory to start anew.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import { publishDemoModules } from './registry.ts';

const demo = dirname(fileURLToPath(import.meta.url));
const project = dirname(demo);
const out = join(demo, 'out');
const registry = join(out, 'registry');
const workspace = join(out, 'workspace');
const cli = join(project, 'dist/cli/index.js');

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function heading(text: string): void {
  say(`\n${styleText('bold', text)}`);
}

/** Runs the command as a user would, and gives its exit code. */
function orasBuf(...args: readonly string[]): number {
  say(styleText('dim', `$ oras-buf ${args.join(' ')}`));
  const result = spawnSync(process.execPath, [cli, ...args], {
    cwd: workspace,
    stdio: 'inherit',
    env: { ...process.env, CI: 'false', GITHUB_ACTIONS: 'false', PATH: toolsPath },
  });
  return result.status ?? 1;
}

/** The buck2 of the machine: the one that tests are pointed at, else the one on PATH. */
function findBuck2(): string | undefined {
  const named = process.env['ORAS_BUF_TEST_BUCK2'];
  if (named !== undefined && named !== '') return named;
  const found = spawnSync('sh', ['-c', 'command -v buck2'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

const buck2 = findBuck2();
/** buf comes from the project's own packages; buck2 gets the one that stands there by way of the cell. */
const toolsPath = [
  join(project, 'node_modules/@bufbuild/buf/bin'),
  ...(buck2 === undefined ? [] : [dirname(buck2)]),
  process.env['PATH'],
].join(delimiter);

function fail(what: string, exitCode: number): never {
  process.stderr.write(`${what} ended with exit code ${exitCode}\n`);
  process.exit(1);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

heading('1. A registry in a directory, filled with real protos');
for (const { reference, files } of await publishDemoModules(registry, join(demo, 'modules'))) {
  say(`   ${reference}  ${styleText('dim', `${files} files`)}`);
}

heading('2. A workspace that needs private and public modules');
cpSync(join(demo, 'workspace'), workspace, { recursive: true });
if (buck2 !== undefined) cpSync(join(demo, 'buck2'), workspace, { recursive: true });
mkdirSync(join(workspace, '.oras'), { recursive: true });
writeFileSync(
  join(workspace, '.oras/config.yaml'),
  [
    'registries:',
    '  oras.birb.homes:',
    '    endpoint: oci-layout:../registry',
    'mirrors:',
    '  buf.build: oras.birb.homes/bsr-cache',
    '',
  ].join('\n'),
);
// A checkout of its own: what lies below a directory that git ignores would not count as part of a workspace.
spawnSync('git', ['init', '--quiet'], { cwd: workspace });
say(readFileSync(join(workspace, 'buf.yaml'), 'utf8').replaceAll(/^/gm, '   '));

const cache = ['--cache-dir', '../cache', '--buf-cache-dir', '../cache/buf'];
heading(`3. The first run resolves, locks, installs, and builds with ${buck2 === undefined ? 'buf' : 'buck2'}`);
const first = orasBuf('run', '--report-dir', '../report', ...cache);
if (first !== 0) fail('the first run', first);

heading('4. The second run has the lock and the store: no registry is asked');
const second = orasBuf('run', '--frozen', '--offline', '--report-dir', '../report-second', ...cache);
if (second !== 0) fail('the second run', second);

heading('5. What the first run would show as the summary of a job');
const summary = join(out, 'report/summary.md');
if (!existsSync(summary)) fail('writing the summary', 1);
say(readFileSync(summary, 'utf8'));
say(
  styleText(
    'dim',
    `Look around in ${relative(process.cwd(), out)}: workspace/oras.lock, report/report.json, report/summary.md`,
  ),
);
