/** The oldest Node that everything that we use supports (undici 8). */
export const oldestNode = '22.19.0';

/** Why this Node is too old, in one sentence with the way out; undefined where it is not. */
export function whyNodeIsTooOld(running: string): string | undefined {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `oras-buf needs Node ${oldestNode} or newer, and this is Node ${running}. Install a newer Node (24 is what we test with), and have it first on PATH.`;
}
