import { setTimeout as sleep } from 'node:timers/promises';
import { takeShare } from '../../src/system/shared-lock.ts';

/** Holds a share until it is told to let go by a line, or is killed. Run as a program. */
const [directory = ''] = process.argv.slice(2);
const share = await takeShare(directory, {});
process.stdout.write('held\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
await share.release();
process.stdin.destroy();
await sleep(0);
