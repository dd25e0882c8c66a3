import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectDirectory } from '../e2e/project.ts';
import { SecretScan } from '../e2e/secret-scan.ts';
import { hashOf } from '../faults/fault-machine.ts';
import { registryUsers } from '../peers/registry.ts';
import type { CpuPace } from './cpu-pace.ts';
import type { EngineProcess } from './engine-process.ts';
import { changeOf } from './open-things.ts';
import { type Checkout, type JobKind, jobKinds, type References, type SoakPlace } from './soak-place.ts';
import type { Load, SoakRecord } from './soak-record.ts';
import type { SoakRegistry } from './soak-registry.ts';
import { type NetworkNeed, rightExitCodes } from './weather.ts';

/** What both loads share. */
export interface SoakScene {
  readonly registry: SoakRegistry;
  readonly references: References;
  readonly record: SoakRecord;
  readonly pace: CpuPace;
  /** Aborted when no new job is to begin. */
  readonly over: AbortSignal;
}

/** The program that is shipped. */
const shippedProgram = join(projectDirectory, 'dist', 'cli', 'index.js');

/** What begins together: one job, or two on one store. */
interface Planned {
  readonly checkout: Checkout;
  readonly kind: JobKind;
  /** Milliseconds after the first. */
  readonly delayMs: number;
}

/** A job each time, or two at once, each a process of the shipped program. */
export async function loadByProcesses(scene: SoakScene, place: SoakPlace, random: () => number): Promise<void> {
  while (!scene.over.aborted) {
    const kind = oneOf(jobKinds, random);
    const checkout = oneOf(place.checkouts, random);
    const planned: Planned[] = [{ checkout, kind, delayMs: 0 }];
    if (random() < 0.35) {
      const beside = oneOf(place.checkouts, random);
      // In the same checkout nothing can be changed under the first; elsewhere a person may do anything that is not the store's.
      const besideKind = beside === checkout ? 'warm' : oneOf(['warm', 'one changed', 'lock gone'] as const, random);
      planned.push({ checkout: beside, kind: besideKind, delayMs: 600 * random() });
    }
    await runTogether(scene, 'processes', place, planned, (each) => runShipped(place, each));
    await scene.pace.wait(scene.over);
  }
}

/** A job as a process of its own. */
export function runShipped(place: SoakPlace, { directory, reports }: Checkout): Promise<Ended> {
  const environment = { ORAS_BUF_REPORT_DIR: reports };
  return place.machine.run(['resolve'], { workspace: directory, environment, entry: shippedProgram });
}

/** Job after job in one process. */
export async function loadInProcess(
  scene: SoakScene,
  place: SoakPlace,
  engine: EngineProcess,
  random: () => number,
): Promise<void> {
  while (!scene.over.aborted) {
    const planned = [{ checkout: oneOf(place.checkouts, random), kind: oneOf(jobKinds, random), delayMs: 0 }];
    await runTogether(scene, 'engine', place, planned, (checkout) => runInEngine(scene, place, engine, checkout));
    await scene.pace.wait(scene.over);
  }
}

/** A job in the long-lived process: what it holds afterwards must be what it held before its first job. */
export async function runInEngine(
  { record }: SoakScene,
  place: SoakPlace,
  engine: EngineProcess,
  checkout: Checkout,
): Promise<Ended> {
  const reply = await engine.run(place.engineRequest(checkout));
  const { holdings } = reply;
  for (const what of ['resources', 'descriptors'] as const) {
    const change = changeOf(record.heldBefore(what) ?? engine.atStart[what], holdings[what]);
    if (change !== '') await record.violation('engine', `${what} that are open after a job: ${change}`, reply.output);
  }
  record.holdings.push(holdings);
  return reply;
}

interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs what begins together; once all of it is over, everything is checked. */
export async function runTogether(
  scene: SoakScene,
  load: Load,
  place: SoakPlace,
  planned: readonly Planned[],
  run: (checkout: Checkout) => Promise<Ended>,
): Promise<void> {
  const { record, references, registry } = scene;
  for (const { checkout, kind } of planned) await place.prepare(checkout, kind);
  const isBeside = planned.length > 1;
  const runs = await Promise.all(
    planned.map(async ({ checkout, kind, delayMs }) => {
      const alone = await place.need(checkout, references);
      // What is missing may come by the job beside it.
      const need: NetworkNeed = isBeside && alone === 'sure' ? 'maybe' : alone;
      await sleep(delayMs);
      const startedMs = performance.now();
      const { atSeconds } = record;
      const { exitCode, output } = await run(checkout);
      const endedMs = performance.now();
      const met = registry.record.between(startedMs, endedMs);
      const right = rightExitCodes(
        need,
        met.map(({ severity }) => severity),
      );
      const weather = met.map(({ name }) => name);
      const seconds = (endedMs - startedMs) / 1000;
      record.jobs.push({ load, kind, isBeside, need, weather, exitCode, rightExitCodes: right, atSeconds, seconds });
      return { checkout, kind, exitCode, output, right, weather, where: `${load}, ${kind}` };
    }),
  );
  for (const { checkout, exitCode } of runs) place.ended(checkout, exitCode);
  for (const { checkout, exitCode, output, right, weather, where } of runs) {
    if (!right.includes(exitCode)) {
      const expected = right.join(' or ');
      await record.violation(where, `exit ${exitCode} where ${expected} is right; ${weather.join(', ')}`, output);
    }
    const wrong = exitCode === 0 ? await place.wrongResults(checkout, references) : await strangeLocks(scene, checkout);
    record.comparedFiles += exitCode === 0 ? references[checkout.variant].installed.size : 0;
    for (const each of wrong.slice(0, 5)) await record.violation(where, `exit ${exitCode}, ${each}`, output);
    const secrets = secretsIn(output, registry.recentTokens());
    for (const each of secrets) await record.violation(where, `${each} is in the output`, output);
  }
  const strangers = await place.strangers(references);
  record.listings++;
  record.strangers += strangers.length;
  const outputs = runs.map(({ output }) => output).join('\n');
  for (const path of strangers.slice(0, 5)) await record.violation(load, `${path} was left behind`, outputs);
}

/** After a job that failed, a lock is not there, or it is a whole one. */
async function strangeLocks({ references }: SoakScene, checkout: Checkout): Promise<readonly string[]> {
  const strange: string[] = [];
  for (const name of ['oras.lock', 'buf.lock']) {
    const bytes = await readFile(join(checkout.directory, name)).catch(() => undefined);
    if (bytes === undefined) continue;
    const isKnown = Object.values(references).some(({ installed }) => installed.get(name) === hashOf(bytes));
    if (!isKnown) strange.push(`${name} is no lock that a whole run writes`);
  }
  return strange;
}

const passwordForms = [{ name: 'the password', value: registryUsers.ci.password }];

function secretsIn(output: string, tokens: readonly string[]): readonly string[] {
  const scan = new SecretScan(passwordForms);
  scan.text('the output', output);
  const found = scan.findings.map(({ secret }) => secret);
  return tokens.some((token) => output.includes(token)) ? [...found, 'a token'] : found;
}

function oneOf<T>(all: readonly T[], random: () => number): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('there is none to choose from');
  return one;
}
