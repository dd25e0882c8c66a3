/**
 * Draws forms of a report in a thread of its own, and tells how long that took. A job draws each form once, with nothing compiled
 * yet; a new thread is as new as a new process there, and need not start one.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Report } from '../src/report/report.ts';
import { reportForms } from './report-forms.ts';

/** What is drawn, one after another. */
export interface Drawing {
  readonly forms: readonly string[];
  readonly report: Report;
}

export interface Drawn {
  /** Of all drawings together. */
  readonly ms: number;
  readonly bytes: number;
}

/** Draws in a new thread. The time in which that starts and loads does not count. */
export function drawAnew(drawing: Drawing): Promise<Drawn> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: drawing });
    worker.once('message', (drawn: Drawn) => resolve(drawn));
    worker.once('error', reject);
  });
}

if (!isMainThread && parentPort !== null) {
  const { forms, report } = workerData as Drawing;
  const draws = forms.map((form) => {
    const draw = reportForms.get(form);
    if (draw === undefined) throw new Error(`no form of the report is called ${form}`);
    return draw;
  });
  const started = performance.now();
  const texts = draws.map((draw) => draw(report));
  const ms = performance.now() - started;
  parentPort.postMessage({ ms, bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) } satisfies Drawn);
}
