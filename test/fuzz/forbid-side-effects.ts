import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** A reader wrote a file, started a program or opened a connection. */
export class SideEffectError extends Error {}

const writers = [
  'appendFile',
  'chmod',
  'chown',
  'copyFile',
  'cp',
  'createWriteStream',
  'lchown',
  'link',
  'mkdir',
  'mkdtemp',
  'rename',
  'rm',
  'rmdir',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
  'writeFile',
];
const starters = ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'];

/** From now on this thread can write nothing, start nothing and connect to nothing: whoever tries gets a {@link SideEffectError}. */
export function forbidSideEffects(): void {
  for (const from of [fs, fs.promises]) {
    for (const name of writers) for (const one of [name, `${name}Sync`]) forbid(from, one);
    for (const name of ['open', 'openSync']) forbidWriting(from, name);
  }
  for (const name of starters) forbid(childProcess, name);
  for (const name of ['connect', 'createConnection']) forbid(net, name);
  forbid(net.Socket.prototype, 'connect');
  syncBuiltinESMExports();
}

function forbid(from: object, name: string): void {
  if (!(name in from)) return;
  Object.defineProperty(from, name, {
    configurable: true,
    writable: true,
    value: () => {
      throw new SideEffectError(`${name} was called`);
    },
  });
}

function forbidWriting(from: object, name: string): void {
  const real: unknown = Reflect.get(from, name);
  if (typeof real !== 'function') return;
  Object.defineProperty(from, name, {
    configurable: true,
    writable: true,
    value: (path: unknown, flags: unknown, ...more: readonly unknown[]): unknown => {
      if (typeof flags === 'string' && flags !== 'r') throw new SideEffectError(`${name} was called to write`);
      return Reflect.apply(real, from, [path, flags, ...more]);
    },
  });
}
