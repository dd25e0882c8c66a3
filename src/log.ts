import type { Place } from './errors.ts';

/** Where the job's words go. Every CI system has its own form of it; see src/ci. */
export interface Log {
  /** Shown only at log level `debug` (`ORAS_DEBUG`, or the CI system's own debug switch). */
  debug(message: string): void;
  info(message: string): void;
  /** An annotation where the CI system has them. */
  notice(message: string, place?: Place): void;
  warning(message: string, place?: Place): void;
  error(message: string, place?: Place): void;
  /** Runs `work` with its output folded under `title`. Groups do not nest. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** A log that keeps silent: for library use and tests. */
export const silentLog: Log = {
  debug() {},
  info() {},
  notice() {},
  warning() {},
  error() {},
  group: (_title, work) => work(),
};
