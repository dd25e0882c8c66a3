#!/usr/bin/env node
import { version } from '../version.ts';
import { exitWhenFlushed } from './exit.ts';

const argv = process.argv.slice(2);
if (argv[0] === '--version') {
  // Scripts ask this often: nothing else is loaded for it.
  process.stdout.write(`oras-buf ${version}\n`);
} else {
  const { runCli } = await import('./run-cli.ts');
  exitWhenFlushed(await runCli(argv));
}
