import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { securityRows } from '../test/security/rows.ts';
import type { Holder, SecurityRow } from '../test/security/security-row.ts';

// npm run security -- [--peers] [--results FILE …] [WORDS of a row …]
// Runs the tests that hold the rows of security.md, and prints row → tests → result. A row without a passed test, or with a
// failed one, is exit code 1. --peers runs those too that need real servers; --results takes what runs of vitest wrote
// (--reporter=json --outputFile=FILE) in place of running anything.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'boolean', default: false }, results: { type: 'string', multiple: true } },
});
const root = join(import.meta.dirname, '..');
const words = positionals.join(' ').toLowerCase();
const rows = securityRows.filter(({ text }) => text.toLowerCase().includes(words));
if (rows.length === 0) throw new Error(`no row of security.md has the words ${JSON.stringify(words)}`);

interface Assertion {
  readonly fullName: string;
  readonly status: string;
}
/** By file, relative to the repository. */
type Results = ReadonlyMap<string, readonly Assertion[]>;

const isPeer = (file: string): boolean => file.endsWith('.peer.test.ts');
const isFault = (file: string): boolean => file.endsWith('.fault.test.ts');

async function runTests(): Promise<Results> {
  const files = [...new Set(rows.flatMap(({ holders }) => holders.map(({ file }) => file)))];
  const wanted = files.filter((file) => !isFault(file) && (values.peers || !isPeer(file)));
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-security-'));
  try {
    const output = join(directory, 'results.json');
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const child = spawn(
      process.execPath,
      [vitest, 'run', ...wanted, '--reporter=dot', '--reporter=json', `--outputFile.json=${output}`],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    await once(child, 'exit');
    return await readResults([output]);
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function readResults(files: readonly string[]): Promise<Results> {
  const found = new Map<string, readonly Assertion[]>();
  for (const file of files) {
    const { testResults } = JSON.parse(await readFile(file, 'utf8')) as {
      testResults: readonly { name: string; assertionResults: readonly Assertion[] }[];
    };
    for (const { name, assertionResults } of testResults) found.set(relative(root, name), assertionResults);
  }
  return found;
}

interface HolderResult {
  readonly passed: number;
  readonly failed: readonly string[];
  /** Titles that no test has, though the file was run. */
  readonly missing: readonly string[];
  readonly wasRun: boolean;
}

function resultOf({ file, tests }: Holder, results: Results): HolderResult {
  const assertions = results.get(file);
  if (assertions === undefined) return { passed: 0, failed: [], missing: [], wasRun: false };
  const found = tests.map((title) => assertions.filter(({ fullName }) => fullName.includes(title)));
  const all = found.flat();
  const done = all.filter(({ status }) => status === 'passed' || status === 'failed');
  return {
    passed: all.filter(({ status }) => status === 'passed').length,
    failed: all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    missing: tests.filter((_title, index) => found[index]?.length === 0),
    wasRun: done.length > 0,
  };
}

function lineOf(row: SecurityRow, results: Results): { readonly isGood: boolean; readonly line: string } {
  const told: string[] = [];
  let passed = 0;
  let isBad = false;
  for (const one of row.holders) {
    const result = resultOf(one, results);
    passed += result.passed;
    isBad ||= result.failed.length > 0 || result.missing.length > 0;
    const state = [
      result.wasRun ? `${result.passed} passed` : 'not run here',
      ...result.failed.map((name) => `FAILED: ${name}`),
      ...result.missing.map((title) => `NO SUCH TEST: ${title}`),
    ];
    told.push(`${one.file.replace(/^test\//, '')}: ${state.join(', ')}`);
  }
  const isGood = passed > 0 && !isBad;
  const text = row.text.replaceAll('|', '\\|');
  return {
    isGood,
    line: `| ${text} | ${told.join('<br>').replaceAll('|', '\\|')} | ${isGood ? 'holds' : 'DOES NOT HOLD'} |`,
  };
}

const results = values.results === undefined ? await runTests() : await readResults(values.results);
const lines = rows.map((row) => lineOf(row, results));
process.stdout.write(
  `\n| must hold | tests | result |\n|---|---|---|\n${lines.map(({ line }) => `${line}\n`).join('')}\n${lines.filter(({ isGood }) => isGood).length} of ${lines.length} rows hold.\n`,
);
if (!lines.every(({ isGood }) => isGood)) process.exitCode = 1;
