import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLockFile } from '../../src/system/lock-file.ts';

/**
 * Run as a program. `hold LOCK`: takes the lock, says so and keeps it until it is killed. `count LOCK FILE TIMES`: adds one to
 * the number in FILE that often, each time under the lock, with a pause between reading and writing.
 */
const [mode, lock = '', file = '', times = '0'] = process.argv.slice(2);
if (mode === 'hold') {
  await withLockFile(lock, {}, async () => {
    process.stdout.write('held\n');
    await sleep(60_000);
  });
} else {
  for (let i = 0; i < Number(times); i++) {
    await withLockFile(lock, {}, async () => {
      const before = Number(readFileSync(file, 'utf8'));
      await sleep(1);
      writeFileSync(file, String(before + 1));
      appendFileSync(`${file}.log`, `${process.pid}\n`);
    });
  }
}
