import type { Log } from '../../src/log.ts';

/** A log that keeps what it is told, one line a message. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    debug: (message) => void lines.push(`debug ${message}`),
    info: (message) => void lines.push(`info ${message}`),
    notice: (message) => void lines.push(`notice ${message}`),
    warning: (message) => void lines.push(`warning ${message}`),
    error: (message) => void lines.push(`error ${message}`),
    group: (_title, work) => work(),
  };
}
