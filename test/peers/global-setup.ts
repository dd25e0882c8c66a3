import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, stderr } from 'node:process';
import type { TestProject } from 'vitest/node';
import { installPeers, type PeerStates } from './install.ts';
import { peerList } from './peer-list.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly peers: PeerStates;
    /** A file to which each skipped group of tests adds its line. */
    readonly skippedFile: string;
  }
}

/** Before the tests that need real peers: installs those, and tells the tests which are there. After them: says what was skipped. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const say = (line: string): void => void stderr.write(`${line}\n`);
  const states = await installPeers((line) => say(`peer: ${line}`));
  if (env['ORAS_BUF_REQUIRE_PEERS'] === '1') {
    const missing = peerList.flatMap((peer) => {
      const state = states[peer.name];
      return state.status === 'unavailable' && !peer.optional ? [`${peer.name}: ${state.reason}`] : [];
    });
    if (missing.length > 0)
      throw new Error(`ORAS_BUF_REQUIRE_PEERS=1, and these peers cannot be had:\n  ${missing.join('\n  ')}`);
  }
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-skipped-'));
  const skippedFile = join(directory, 'skipped.txt');
  project.provide('peers', states);
  project.provide('skippedFile', skippedFile);
  return async () => {
    const skipped = await readFile(skippedFile, 'utf8').catch(() => '');
    await rm(directory, { recursive: true, force: true });
    const lines = new Set(skipped.split('\n').filter((line) => line !== ''));
    if (lines.size > 0) say(`\nTests that did not run, and why:\n${[...lines].map((line) => `  ${line}`).join('\n')}`);
  };
}
