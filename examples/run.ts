/**
 * `npm run examples [NAME…]`: each example with the real tools, on a registry in a directory (examples/.registry). With buck2
 * at hand (ORAS_BUF_TEST_BUCK2, or on PATH) it builds and tests `//...`; without, stock buf builds and lints, and that is said.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import { publishDemoModules } from '../demo/registry.ts';

const examples = dirname(fileURLToPath(import.meta.url));
const project = dirname(examples);
const names = ['private-deps', 'hybrid-registries', 'team-workflows', 'performance', 'codegen'] as const;
/** Those that have test targets. */
const tested: ReadonlySet<string> = new Set(['private-deps', 'hybrid-registries', 'team-workflows']);
const cli = join(project, 'dist/cli/index.js');

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function findProgram(name: string): string | undefined {
  const found = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function findBuck2(): string | undefined {
  const named = process.env['ORAS_BUF_TEST_BUCK2'];
  return named !== undefined && named !== '' ? named : findProgram('buck2');
}

const buck2 = findBuck2();
const environment = {
  ...process.env,
  CI: 'false',
  GITHUB_ACTIONS: 'false',
  ORAS_BUF_CLI: cli,
  PATH: [
    dirname(process.execPath),
    join(project, 'node_modules/@bufbuild/buf/bin'),
    // protoc-gen-es, for the example codegen.
    join(project, 'node_modules/.bin'),
    ...(buck2 === undefined ? [] : [dirname(buck2)]),
    process.env['PATH'],
  ].join(delimiter),
};

/** Runs a command as a person would, and gives its exit code. */
function run(directory: string, program: string, args: readonly string[], shown: string): number {
  say(styleText('dim', `$ ${shown}`));
  return spawnSync(program, args, { cwd: directory, stdio: 'inherit', env: environment }).status ?? 1;
}

function orasBuf(directory: string, ...args: readonly string[]): number {
  const flags = ['--cache-dir', '../.cache', '--buf-cache-dir', '../.cache/buf', ...args.slice(1)];
  return run(directory, process.execPath, [cli, args[0] ?? 'run', ...flags], `oras-buf ${args.join(' ')}`);
}

function whatIsMissing(name: string): string | undefined {
  if (buck2 === undefined) return 'buck2 is not at hand (ORAS_BUF_TEST_BUCK2, PATH)';
  if (name === 'codegen' && findProgram('protoc') === undefined) return 'protoc is not on PATH';
  return undefined;
}

function runExample(name: string): boolean {
  const directory = join(examples, name);
  say(`\n${styleText('bold', name)}`);
  const missing = whatIsMissing(name);
  if (missing !== undefined) {
    say(`${missing}: stock buf builds and lints instead.`);
    return orasBuf(directory, 'run', '--frozen', '--build', 'buf') === 0;
  }
  // `buck2 test` builds what its tests need and nothing else.
  if (orasBuf(directory, 'run', '--frozen') !== 0) return false;
  if (tested.has(name) && orasBuf(directory, 'run', '--frozen', '--command', 'test') !== 0) return false;
  if (name !== 'performance') return true;
  const exitCode = run(directory, 'buck2', ['run', '//:performance_test'], 'buck2 run //:performance_test');
  run(directory, 'buck2', ['kill'], 'buck2 kill');
  return exitCode === 0;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.some((one) => one === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no example ${unknown.join(', ')}. There are ${names.join(', ')}.\n`);
  process.exit(2);
}
rmSync(join(examples, '.registry'), { recursive: true, force: true });
rmSync(join(examples, '.cache'), { recursive: true, force: true });
await publishDemoModules(join(examples, '.registry'), join(project, 'demo/modules'));
const red = names.filter((name) => wanted.length === 0 || wanted.includes(name)).filter((name) => !runExample(name));
say(red.length === 0 ? '\nAll examples are green.' : `\nRed: ${red.join(', ')}`);
process.exitCode = red.length === 0 ? 0 : 1;
