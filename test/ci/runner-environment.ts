import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';

export type CommandFileName = 'OUTPUT' | 'ENV' | 'STATE' | 'STEP_SUMMARY';

export interface RunnerEnvironment {
  /** RUNNER_TEMP; empty but for the command files when a test starts. */
  readonly directory: string;
  readonly commandFile: (name: CommandFileName) => string;
  /** The name and value of each entry of a command file, in order, as the runner reads them. */
  readonly entries: (name: CommandFileName) => readonly (readonly [name: string, value: string])[];
}

/**
 * Gives each test the variables and command files of a fresh runner, and nothing else of the environment: the tests may
 * themselves be a step of a workflow, whose outputs are none of their business. All tests of a file have the same paths,
 * because `@actions/core` keeps that of the summary.
 */
export function useRunnerEnvironment(variables: Readonly<Record<string, string>>): RunnerEnvironment {
  const ours = process.env;
  const directory = mkdtempSync(join(tmpdir(), 'runner-'));
  const path = (name: CommandFileName): string => join(directory, name);
  const commandFile = (name: CommandFileName): string => readFileSync(path(name), 'utf8');
  beforeEach(() => {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory);
    process.env = { PATH: ours['PATH'], GITHUB_ACTIONS: 'true', RUNNER_TEMP: directory, ...variables };
    for (const name of ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY'] as const) {
      process.env[`GITHUB_${name}`] = path(name);
      writeFileSync(path(name), '');
    }
  });
  afterEach(() => {
    process.env = ours;
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return { directory, commandFile, entries: (name) => readEntries(commandFile(name)) };
}

/** As GitHub's runner does (stand-in): `name=value` or `name<<delimiter`, lines up to the delimiter; anything else is an error. */
function readEntries(text: string): [name: string, value: string][] {
  const entries: [string, string][] = [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name, operator, rest] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined)
      throw new Error(`The runner refuses the line ${JSON.stringify(line)}`);
    const end = lines.indexOf(rest);
    if (operator === '<<' && end < 0) throw new Error(`The delimiter ${rest} is missing`);
    entries.push([
      name,
      operator === '='
        ? rest
        : lines
            .splice(0, end + 1)
            .slice(0, -1)
            .join('\n'),
    ]);
  }
  return entries;
}
