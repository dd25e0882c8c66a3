/** `0.2 s`, `12 s`, `3 min 05 s`, `1 h 02 min`. */
export function formatDuration(milliseconds: number): string {
  const ms = Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0;
  if (ms < 1) return ms === 0 ? '0 s' : '< 1 ms';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const byteUnits = ['kB', 'MB', 'GB', 'TB'] as const;

/** `0 B`, `512 B`, `61.4 kB`, `1.2 MB`: powers of 1,000, as registries and download pages count. */
export function formatBytes(bytes: number): string {
  let value = Number.isFinite(bytes) ? Math.max(0, bytes) : 0;
  if (value < 1_000) return `${Math.round(value)} B`;
  for (const unit of byteUnits) {
    value /= 1_000;
    if (value < 999.5 || unit === 'TB') return `${value < 99.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
  }
  return `${value} B`;
}

/**
 * A whole number as people read it: `1,000`. The way of the language, `toLocaleString`, takes 9 ms for its first number: a third of
 * what Node takes to start.
 */
export function formatCount(number: number): string {
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 module`, `8 modules`, `1,000 modules`. */
export function counted(number: number, noun: string): string {
  return `${formatCount(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** The start of a digest, enough to tell two apart: `sha256:1a2b3c4d5e6f`. */
export function shortDigest(digest: string): string {
  const colon = digest.indexOf(':');
  return digest.slice(0, colon + 1) + digest.slice(colon + 1, colon + 13);
}

/** What a lock change goes from or to: a tag whole; of a digest, or a commit of the BSR, the start. */
export function shortVersion(version: string): string {
  if (/^(?:sha(?:256|512)|b5|shake256):/.test(version)) return shortDigest(version);
  return /^[0-9a-f]{32}$/.test(version) ? version.slice(0, 12) : version;
}

/** Text of at most `limit` characters, with an ellipsis where something is missing. Never leaves half a character. */
export function clipText(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, Math.max(0, limit - 1)).toWellFormed()}…`;
}
