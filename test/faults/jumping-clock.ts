import { env } from 'node:process';

/*
 * Makes the clock of a process jump, by `node --import`. ORAS_BUF_TEST_CLOCK holds a list of jumps: after how many milliseconds, and by
 * how many seconds the clock is wrong from then on. Times of files stay those of the system, as where a clock is set in mid-run, and
 * so does `performance.now()`, which no clock moves.
 */
const RealDate = Date;
let offsetMs = 0;

class JumpingDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(RealDate.now() + offsetMs);
    else super(...(given as unknown as [number]));
  }

  static override now(): number {
    return RealDate.now() + offsetMs;
  }
}

globalThis.Date = JumpingDate as DateConstructor;

for (const [afterMs, seconds] of JSON.parse(env['ORAS_BUF_TEST_CLOCK'] ?? '[]') as readonly (readonly [
  number,
  number,
])[]) {
  const jump = (): void => {
    offsetMs = seconds * 1_000;
  };
  if (afterMs === 0) jump();
  else setTimeout(jump, afterMs).unref();
}
