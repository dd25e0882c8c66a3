import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runChildProgram } from '../../src/system/child-program.ts';
import { requirePeers } from '../peers/peers.ts';
import { describeWayIn } from './way-in-contract.ts';
import { describeDownloads } from './way-in-downloads.ts';
import { realScript } from './way-in-scene.ts';

const checkers = requirePeers('shellcheck', 'shfmt');
const busybox = requirePeers('busybox');

describe.runIf(checkers.ready)('oras-buf.sh', () => {
  const check = async (peer: 'shellcheck' | 'shfmt', ...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await runChildProgram({
      program: checkers.path(peer),
      arguments: [...args, realScript],
      directory: tmpdir(),
      environment: {},
    });
    return { exitCode, said: stdout + stderr };
  };

  it('is clean under shellcheck', async () => {
    // All but what is a matter of taste: braces around every variable, a default for every case, -e inside of a condition.
    const optional = [
      'avoid-nullary-conditions',
      'avoid-negated-conditions',
      'check-extra-masked-returns',
      'check-unassigned-uppercase',
      'deprecate-which',
      'quote-safe-variables',
      'useless-use-of-cat',
    ];
    expect(await check('shellcheck', '--norc', '--shell=sh', `--enable=${optional.join(',')}`)).toEqual({
      exitCode: 0,
      said: '',
    });
  });

  it('is formatted by shfmt', async () => {
    expect(await check('shfmt', '--language-dialect=posix', '--indent=2', '--case-indent', '--diff')).toEqual({
      exitCode: 0,
      said: '',
    });
  });
});

if (busybox.ready) {
  // A machine that has busybox and Node, as Alpine's image of Node.
  const applets = mkdtempSync(join(tmpdir(), 'busybox-'));
  afterAll(() => rmSync(applets, { recursive: true, force: true }));
  const installed = await runChildProgram({
    program: busybox.path('busybox'),
    arguments: ['--install', '-s', applets],
    directory: applets,
    environment: {},
  });
  if (installed.exitCode !== 0) throw new Error(installed.stderr);
  const machine = { shell: [join(applets, 'ash')], tools: ['wget', 'sha256sum'], toolsDirectory: applets } as const;
  describeWayIn('busybox ash, with the tools of busybox', machine);
  describeDownloads('the wget of busybox', machine);
}
