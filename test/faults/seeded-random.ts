import { randomInt } from 'node:crypto';
import { env } from 'node:process';

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `ORAS_BUF_FAULTS_SEED` repeats a run; else each run tries other moments, and prints its seed. */
export function faultSeed(): number {
  const asked = env['ORAS_BUF_FAULTS_SEED'];
  return asked === undefined || asked === '' ? randomInt(2 ** 31) : Number(asked);
}

/** `ORAS_BUF_FAULTS=long`: also what takes minutes, and ten times the random moments. */
export const isLongRun = env['ORAS_BUF_FAULTS'] === 'long';
