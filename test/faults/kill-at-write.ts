import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, relative } from 'node:path';
import { env, kill, pid } from 'node:process';

/*
 * Kills a process with -9 at one of its writes, by `node --import`. ORAS_BUF_TEST_KILL holds the kind of write, as `writeKind` calls it,
 * and whether the kill comes half-way through the bytes or right after. Where it holds the path of a file instead, nothing is killed,
 * and each write is added there, a line for each.
 */
export interface KillMoment {
  readonly kind: string;
  /** Which of its kind, from 1. */
  readonly nth: number;
  readonly when: 'half' | 'after';
}

interface Plan extends Partial<KillMoment> {
  readonly record?: string;
}

// As they were: the calls below are replaced.
const { openSync, writeSync, closeSync } = fs;
const plan = JSON.parse(env['ORAS_BUF_TEST_KILL'] ?? '{}') as Plan;
const base = dirname(env['ORAS_BUF_CACHE_DIR'] ?? '/');
const seen = new Map<string, number>();
/** Paths by open file, for what is written by a handle or a number. */
const pathOf = new WeakMap<object, string>();
const pathOfNumber = new Map<unknown, string>();

type Call = (this: object, ...given: never[]) => unknown;

/** Where one file is like another: those of a module, of the buck2 cell, of the report. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{12,}\b/g, 'H'],
  [/\d+/g, 'N'],
  [/\b(?:big\/blob|chain\/mN|many\/files)\b/g, 'module'],
  [/[^/]+\.proto$/, 'x.proto'],
  [/^(workspace\/\.oras-buf\/cell|report)\/(?:.*\/)?\..*\.tmp$/, '$1/.x.tmp'],
  [/^(workspace\/\.oras-buf\/cell|report)\/.*[^p]$/, '$1/x'],
];

/** What is done, and where. */
function writeKind(name: string, path: unknown): string {
  const where = alike.reduce((text, [pattern, word]) => text.replace(pattern, word), relative(base, String(path)));
  return `${name} ${where}`;
}

function isTime(kind: string, nth: number, when: KillMoment['when']): boolean {
  return plan.kind === kind && plan.nth === nth && plan.when === when;
}

/** To be called when a write is done: one that fails is none. */
function done(kind: string, hasBytes: boolean): void {
  const nth = (seen.get(kind) ?? 0) + 1;
  seen.set(kind, nth);
  if (plan.record !== undefined) write(plan.record, 'a', Buffer.from(`${JSON.stringify({ kind, hasBytes })}\n`));
  if (isTime(kind, nth, 'after')) kill(pid, 'SIGKILL');
}

/** By calls that are not watched. */
function write(path: string, flags: string, bytes: Uint8Array): void {
  const file = openSync(path, flags);
  writeSync(file, bytes);
  closeSync(file);
}

/** Half of what is to be written; undefined for what is no bytes. */
function halfOf(bytes: unknown): Uint8Array | undefined {
  const all = Array.isArray(bytes)
    ? Buffer.concat(bytes as Uint8Array[])
    : typeof bytes === 'string'
      ? Buffer.from(bytes)
      : bytes instanceof Uint8Array
        ? bytes
        : undefined;
  return all?.subarray(0, all.length / 2);
}

/** Puts a watched function in the place of `name`. `at` tells the argument that is the path, or whose path it is. */
function watch(owner: object, name: string, at: number | 'handle' | 'number', bytesAt?: number): void {
  const functions = owner as Record<string, Call>;
  const real = functions[name];
  if (real === undefined) return;
  functions[name] = function (this: object, ...given: never[]) {
    const path = at === 'handle' ? pathOf.get(this) : at === 'number' ? pathOfNumber.get(given[0]) : given[at];
    const isOpen = name.startsWith('open');
    // Reading kills nobody.
    if (path === undefined || (isOpen && !/[wa]/.test(String(given[1] ?? 'r')))) return real.apply(this, given);
    const kind = writeKind(name.replace(/Sync$/, ''), path);
    const hasBytes = bytesAt !== undefined;
    const half = hasBytes ? halfOf(given[bytesAt]) : undefined;
    if (half !== undefined && isTime(kind, (seen.get(kind) ?? 0) + 1, 'half')) {
      if (at === 'handle') writeSync((this as unknown as { readonly fd: number }).fd, half);
      else if (at === 'number') writeSync(given[0] as unknown as number, half);
      else write(String(path), name.startsWith('append') ? 'a' : 'w', half);
      kill(pid, 'SIGKILL');
    }
    const result = real.apply(this, given);
    if (!(result instanceof Promise)) {
      done(kind, hasBytes);
      if (isOpen) pathOfNumber.set(result, String(path));
      return result;
    }
    return result.then((value: unknown) => {
      done(kind, hasBytes);
      if (isOpen) pathOf.set(value as object, String(path));
      return value;
    });
  };
}

const { promises } = fs;
const probe = await promises.open(import.meta.filename, 'r');
const handle = Object.getPrototypeOf(probe) as object;
await probe.close();
for (const owner of [fs, promises]) {
  const sync = owner === fs ? 'Sync' : '';
  for (const name of ['mkdir', 'rm', 'unlink', 'rmdir', 'chmod']) watch(owner, `${name}${sync}`, 0);
  for (const name of ['rename', 'link', 'symlink', 'copyFile']) watch(owner, `${name}${sync}`, 1);
  for (const name of ['writeFile', 'appendFile']) watch(owner, `${name}${sync}`, 0, 1);
  watch(owner, `mkdtemp${sync}`, 0);
}
watch(promises, 'open', 0);
watch(fs, 'openSync', 0);
for (const name of ['write', 'writev', 'writeFile']) watch(handle, name, 'handle', 0);
for (const name of ['writeSync', 'writevSync']) watch(fs, name, 'number', 1);
watch(handle, 'sync', 'handle');
syncBuiltinESMExports();
