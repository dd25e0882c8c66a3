import { createHash } from 'node:crypto';

/** What of a finding stays the same when lines move above it. */
export interface FingerprintParts {
  readonly rule: string;
  /** Path in the workspace, with forward slashes; for a finding without a file whatever names it (a target). */
  readonly path: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Raised with every change of what goes in: all findings are new ones then, to every system that remembers them. */
const version = 'oras-buf-finding-v1';

/** A position behind a file name: `a.proto:3:9`. Messages quote other places, and those move as well. */
const quotedPosition = /(\.\w+):\d+(?::\d+)?\b/g;

/**
 * One fingerprint for each finding: SHA-256, 64 lowercase hex digits, over rule, path, message (without the line numbers that
 * it quotes) and which of the alike it is. Alike are findings that differ in nothing but their line: they are counted from the
 * top of the file. So a fingerprint does not depend on the line, on other findings, on their order, or on the machine.
 */
export function fingerprintsOf(findings: readonly FingerprintParts[]): readonly string[] {
  const keys = findings.map(({ rule, path, message }) =>
    JSON.stringify([version, rule, path, message.replace(quotedPosition, '$1')].map((text) => text.toWellFormed())),
  );
  const alike = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [index]);
    else known.push(index);
  }
  const prints: string[] = new Array(findings.length).fill('');
  for (const [key, indexes] of alike) {
    indexes.sort((a, b) => comparePosition(findings[a], findings[b]));
    for (const [occurrence, index] of indexes.entries()) {
      prints[index] = createHash('sha256').update(`${key}${occurrence}`).digest('hex');
    }
  }
  return prints;
}

function comparePosition(a: FingerprintParts | undefined, b: FingerprintParts | undefined): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
