// The main step of the GitHub Action. The first line of the log comes before anything heavy is loaded.
import { version } from '../version.ts';
import { exitWhenFlushed, outliveReaders } from './exit.ts';

outliveReaders();
process.stdout.write(`oras-buf ${version} on Node ${process.version}\n`);
const { runAction } = await import('./run-action.ts');
exitWhenFlushed(await runAction());
