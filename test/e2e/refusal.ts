import { expect } from 'vitest';
import { type ExitCode, formatPlace, type Place } from '../../src/errors.ts';
import type { Files, Machine, Run } from './bad-input-machine.ts';

/** How a run must end that was given something wrong. */
export interface Refusal {
  readonly exitCode: ExitCode;
  /** The class of the error. */
  readonly kind: string;
  /** Parts of what is said, on the terminal and in the report. */
  readonly says: readonly string[];
  /** Where, the most useful first. Nothing: the error is about no file. */
  readonly at?: readonly Place[];
  /** A part of what to do next. */
  readonly next: string;
}

/** Codes of the system and words of programmers: they tell a user nothing. */
const jargon = /\b(?:ENOENT|ENOTDIR|EACCES|EPERM|UND_ERR|undefined|NaN|InternalError|UnexpectedError)\b|\[object /;
const oneScreen = 40;

/** Checks everything that a refusal owes its user: see {@link Refusal}, and that it is short, told once and in plain words. */
export function expectRefusal(run: Run, refusal: Refusal): void {
  const { report, summary, output } = run;
  expect(run.exitCode, output).toBe(refusal.exitCode);
  if (report === undefined || report.problem === null) throw new Error(`no problem is reported:\n${output}`);
  expect({ outcome: report.outcome, exitCode: report.exitCode, kind: report.problem.kind }).toEqual({
    outcome: 'error',
    exitCode: refusal.exitCode,
    kind: refusal.kind,
  });
  const { message, next, places } = report.problem;
  for (const part of refusal.says) {
    expect(message).toContain(part);
    expect(output).toContain(part);
  }
  expect(next).toContain(refusal.next);
  expect(output).toContain(refusal.next);
  expect(places).toEqual(refusal.at ?? []);
  for (const place of places) expect(output).toContain(formatPlace(place));
  expectReadable(run, message);
  expect(summary).toMatch(/^## .*Stopped: /m);
  expect(summary).toContain('**Next:**');
}

/** What is printed is one screen of plain words, each thing told once, with nothing on standard output. */
export function expectReadable(run: Run, message: string): void {
  const { output, stdout } = run;
  const [firstLine = ''] = message.split('\n');
  expect(output.split(firstLine).length - 1, `told once: ${output}`).toBe(1);
  expect(output.trimEnd().split('\n').length).toBeLessThanOrEqual(oneScreen);
  expect(output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  expect(output).not.toMatch(jargon);
  expect(stdout).toBe('');
}

/** Whether git is kept from seeing a file: what we write for ourselves, and for buck2. */
export function isOurs(file: string): boolean {
  return /(?:^|\/)\.(?:oras-buf|buckconfig\.d)\//.test(file);
}

/** Runs, and checks that no file of the workspace came, went or changed. */
export async function runUnchanged(
  machine: Machine,
  args: readonly string[],
  options?: Parameters<Machine['run']>[1],
): Promise<Run> {
  const before = await tracked(machine);
  const run = await machine.run(args, options);
  expect(await tracked(machine)).toEqual(before);
  return run;
}

async function tracked(machine: Machine): Promise<Files> {
  return Object.fromEntries([...(await machine.snapshot())].filter(([file]) => !isOurs(file)));
}
