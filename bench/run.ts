/**
 * `npm run bench`: what users wait for, against what they would use instead, each table from one interleaved run.
 *
 *     npm run bench -- [--only cold-100-plain,warm] [--rounds N] [--json FILE] [--charts] [--scratch DIR]
 *
 * `--only` takes groups, and single benchmarks of them. Ends with exit code 1 where a goal is missed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execPath, stderr, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchGroup, Benchmark } from './benchmark.ts';
import { machineFacts } from './machine-facts.ts';
import { benchmarkText, goalText, isMet } from './table.ts';

const here = import.meta.dirname;
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string', default: join(here, 'out', 'results.json') },
    charts: { type: 'boolean', default: false },
    scratch: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds} is no count`);

/**
 * A file system in memory, where there is room for all of it. On ext4 every new file is slow for minutes after many were removed (it
 * passes over inodes that were just freed), and between the rounds many are: who makes most files would pay most for that.
 */
function inMemory(): string | undefined {
  const directory = '/dev/shm';
  if (!existsSync(directory)) return undefined;
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize > 6e9 ? directory : undefined;
}

const ids = readdirSync(join(here, 'groups'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length));
const only = values.only?.split(',').map((id) => id.trim()) ?? ids;
/** `cold-100-plain` is one of the group `cold`. */
const groupOf = (id: string): string | undefined => ids.find((group) => id === group || id.startsWith(`${group}-`));
const unknown = only.filter((id) => groupOf(id) === undefined);
if (unknown.length > 0) throw new Error(`no benchmark ${unknown.join(', ')}; the groups are ${ids.join(', ')}`);
const asked = ids.filter((group) => only.some((id) => groupOf(id) === group));

const scratch = mkdtempSync(join(resolve(values.scratch ?? inMemory() ?? tmpdir()), 'oras-buf-bench-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const facts = { ...machineFacts(), scratch: scratch.startsWith('/dev/shm') ? 'in memory (tmpfs)' : 'on disk' };
const { date, commit, cores, processor, memoryMB, node, load } = facts;
stdout.write(`${date}  ${commit}  ${cores} cores of ${processor}, ${memoryMB} MB, Node ${node}, load ${load}\n\n`);
const done: (Benchmark & { readonly group: string })[] = [];
const failed: string[] = [];
for (const id of asked) {
  const directory = join(scratch, id);
  mkdirSync(directory);
  try {
    const { group } = (await import(pathToFileURL(join(here, 'groups', `${id}.ts`)).href)) as { group: BenchGroup };
    const say = (line: string): void => void stderr.write(`${id}: ${line}\n`);
    const wants = (benchmark: string): boolean => only.includes(id) || only.includes(benchmark);
    const benchmarks = await group.run({ rounds, scratch: directory, wants, say });
    for (const benchmark of benchmarks.filter((each) => wants(each.id))) {
      stdout.write(`${benchmarkText(benchmark)}\n`);
      done.push({ group: id, ...benchmark });
    }
  } catch (error) {
    failed.push(id);
    stderr.write(`${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  rmSync(directory, { recursive: true, force: true });
}

const file = resolve(values.json);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify({ ...facts, rounds, benchmarks: done }, undefined, 2)}\n`);

const goals = done.flatMap((benchmark) => benchmark.goals);
const missed = goals.filter((goal) => !isMet(goal));
stdout.write(`${goals.length - missed.length} of ${goals.length} goals met; ${file}\n`);
for (const goal of missed) stdout.write(`  ${goalText(goal)}\n`);
for (const id of failed) stdout.write(`  ${id} could not be measured\n`);
if (values.charts) {
  const charts = spawnSync(execPath, [join(here, 'charts.ts'), file], { stdio: 'inherit' });
  if (charts.status !== 0) failed.push('charts');
}
process.exitCode = missed.length + failed.length > 0 ? 1 : 0;
