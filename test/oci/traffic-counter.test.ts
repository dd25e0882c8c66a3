import { expect, it } from 'vitest';
import { TrafficCounter } from '../../src/oci/traffic-counter.ts';

it('times requests: all of them together, and the time in which there was one', () => {
  let now = 100;
  const traffic = new TrafficCounter(4, () => now);
  const first = traffic.begin();
  now = 110;
  const second = traffic.begin();
  now = 130;
  first();
  first();
  now = 140;
  second();
  now = 200;
  const third = traffic.begin();
  expect(traffic.snapshot()).toMatchObject({ requests: 3, busyMs: 60, activeMs: 40, peakParallel: 2 });
  now = 205.5;
  third();
  expect(traffic.snapshot()).toEqual({
    requests: 3,
    bytesReceived: 0,
    tokenExchanges: 0,
    retries: 0,
    busyMs: 65.5,
    activeMs: 45.5,
    peakParallel: 2,
    parallelLimit: 4,
  });
});
