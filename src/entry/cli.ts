#!/usr/bin/env node
import { version } from '../version.ts';
import { exitWhenFlushed, outliveReaders } from './exit.ts';
import { whyNodeIsTooOld } from './node-version.ts';

outliveReaders();
const argv = process.argv.slice(2);
const tooOld = whyNodeIsTooOld(process.versions.node);
if (tooOld !== undefined) {
  process.stderr.write(`error: ${tooOld}\n`);
  exitWhenFlushed(2);
} else if (argv[0] === '--version') {
  // Scripts ask this often: nothing else is loaded for it.
  process.stdout.write(`oras-buf ${version}\n`);
  exitWhenFlushed(0);
} else {
  const { prepareLoading } = await import(/* webpackMode: "eager" */ './prepare-loading.ts');
  prepareLoading(argv, process.env);
  const { runCli } = await import('./run-cli.ts');
  exitWhenFlushed(await runCli(argv));
}
