import { appendFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { env, stderr } from 'node:process';
import { expect, inject } from 'vitest';
import './global-setup.ts';
import type { PeerName } from './peer-list.ts';

/** The peers that a group of tests needs. */
export interface RequiredPeers<Name extends PeerName> {
  /** For `describe.runIf`: true where every one of them is there. */
  readonly ready: boolean;
  /** The path of a peer's program. */
  path(name: Name): string;
}

/**
 * Asks for peers at the top of a test file. Where one cannot be had, it prints one line with the reason, which is shown again
 * at the end of the run.
 *
 *     const peers = requirePeers('oras', 'registry');
 *     describe.runIf(peers.ready)('…', () => { … peers.path('oras') … });
 */
export function requirePeers<Name extends PeerName>(...names: readonly Name[]): RequiredPeers<Name> {
  const states = inject('peers');
  const file = relative(join(import.meta.dirname, '..', '..'), expect.getState().testPath ?? '');
  const reasons = names.flatMap((name) => {
    const state = states[name];
    return state.status === 'unavailable' ? [`skipped: ${file} needs ${name}: ${state.reason}`] : [];
  });
  for (const reason of reasons) {
    stderr.write(`${reason}\n`);
    appendFileSync(inject('skippedFile'), `${reason}\n`);
  }
  return {
    ready: reasons.length === 0,
    path(name) {
      const state = states[name];
      if (state.status === 'unavailable') throw new Error(`${name} is not there: ${state.reason}`);
      return state.path;
    },
  };
}

/** PATH with the directories of some programs first: how a user would have them at hand. */
export function pathWith(...programs: readonly string[]): string {
  return [...programs.map((program) => dirname(program)), env['PATH'] ?? ''].join(delimiter);
}
