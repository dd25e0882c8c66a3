import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import { SecretScan, type WatchedSecret } from '../e2e/secret-scan.ts';
import { runProgram } from '../peers/program.ts';
import {
  type FaultMachine,
  type FaultRun,
  filesBelow,
  hashOf,
  type Installed,
  isLock,
  isTemporary,
  type RunWith,
} from './fault-machine.ts';

/** What every fault is held against. */
export interface Checks {
  readonly secrets: () => readonly WatchedSecret[];
  /** The real oras; undefined where it cannot be had. */
  readonly oras: string | undefined;
  /** What a run without any fault makes. */
  readonly reference: Installed;
}

/** A run that ended by itself has one of these codes, shows no secret, and leaves whole files and no locks. */
export async function checkEnd(
  machine: FaultMachine,
  run: FaultRun,
  exitCodes: readonly number[],
  checks: Checks,
): Promise<void> {
  expect(exitCodes, run.output).toContain(run.exitCode);
  expect(run.output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  await checkStore(machine, checks.oras);
  await checkNothingLeft(machine);
  await checkNoSecret(machine, run.output, checks.secrets());
}

/** The next run has no fault. It ends well, with the bytes of the reference run, and everything is tidy. */
export async function checkRecovery(
  machine: FaultMachine,
  checks: Checks,
  options: RunWith & { readonly args?: readonly string[] } = {},
): Promise<FaultRun> {
  const { args = ['resolve'], ...where } = options;
  const run = await machine.run(args, where);
  expect(run.exitCode, run.output).toBe(0);
  expect(await machine.installed(where.workspace)).toEqual(checks.reference);
  await checkStore(machine, checks.oras);
  await checkNothingLeft(machine);
  await checkNoSecret(machine, run.output, checks.secrets());
  return run;
}

/** Every blob has its digest, and the layout is one that oras reads. */
export async function checkStore(machine: FaultMachine, oras: string | undefined): Promise<void> {
  const store = machine.storeDirectory;
  const blobs = await readdir(join(store, 'blobs', 'sha256')).catch(() => []);
  for (const name of blobs) {
    expect(hashOf(await readFile(join(store, 'blobs', 'sha256', name))), `the blob ${name}`).toBe(name);
  }
  const layout = await readFile(join(store, 'oci-layout'), 'utf8').catch(() => undefined);
  const index = await readFile(join(store, 'index.json'), 'utf8').catch(() => undefined);
  if (layout !== undefined) expect(JSON.parse(layout)).toEqual({ imageLayoutVersion: '1.0.0' });
  if (index === undefined) return;
  const { manifests } = JSON.parse(index) as { readonly manifests: readonly { readonly digest: string }[] };
  for (const { digest } of manifests) expect(blobs).toContain(digest.replace('sha256:', ''));
  if (oras === undefined || layout === undefined) return;
  const environment = { PATH: '', HOME: join(machine.directory, 'home') };
  const tags = await runProgram(oras, ['repo', 'tags', '--oci-layout', store], { environment });
  expect(tags.exitCode, tags.output).toBe(0);
  const last = manifests.at(-1);
  if (last === undefined) return;
  const fetched = await runProgram(oras, ['manifest', 'fetch', '--oci-layout', `${store}@${last.digest}`], {
    environment,
  });
  expect(fetched.exitCode, fetched.output).toBe(0);
  expect(`sha256:${hashOf(Buffer.from(fetched.stdout))}`).toBe(last.digest);
}

/** No file of a run that is over: no lock, no half of anything, nothing in the directory for temporary files. */
export async function checkNothingLeft(machine: FaultMachine): Promise<void> {
  const left = await leftBehind(machine);
  // As a text of its own: a list in a message is cut off.
  expect(left, `left behind:\n  ${left.join('\n  ')}\nnow ${new Date().toISOString()}`).toEqual([]);
}

export async function leftBehind(machine: FaultMachine): Promise<readonly string[]> {
  const files = (await Promise.all(machine.places.map(filesBelow))).flat();
  const left = files.filter((path) => isLock(path) || isTemporary(path));
  const temporary = (await readdir(machine.temporary)).filter((name) => !name.startsWith('node-compile-cache'));
  const all = [...left, ...temporary.map((name) => join(machine.temporary, name))];
  return Promise.all(all.map((path) => told(path, machine.directory)));
}

const shownBytes = 120;

/** A file that should not be there, so that who reads of it knows who made it: path, size, time, what it begins with. */
async function told(path: string, directory: string): Promise<string> {
  const name = relative(directory, path);
  const status = await lstat(path).catch(() => undefined);
  if (status === undefined) return `${name} (gone meanwhile)`;
  const facts = `${name} (${status.size} bytes, ${new Date(status.mtimeMs).toISOString()})`;
  if (status.isSymbolicLink()) return `${facts} -> ${await readlink(path).catch(String)}`;
  if (status.isDirectory()) return `${facts} holds ${(await readdir(path).catch(() => [])).join(', ')}`;
  const bytes = await readFile(path).catch((error: unknown) => Buffer.from(String(error)));
  return `${facts}: ${JSON.stringify(bytes.subarray(0, shownBytes).toString('latin1'))}`;
}

async function checkNoSecret(machine: FaultMachine, output: string, secrets: readonly WatchedSecret[]): Promise<void> {
  const scan = new SecretScan(secrets);
  scan.text('what was printed', output);
  for (const place of machine.places) await scan.directory(place);
  expect(scan.findings).toEqual([]);
}

/** What a machine without any fault makes of this registry. */
export async function referenceOf(machine: FaultMachine): Promise<Installed> {
  const run = await machine.run();
  expect(run.exitCode, run.output).toBe(0);
  const installed = await machine.installed();
  expect(installed.size).toBeGreaterThan(120);
  for (const file of ['oras.lock', 'buf.lock', '.oras-buf/cell/defs.bzl']) expect(installed.has(file), file).toBe(true);
  return installed;
}
