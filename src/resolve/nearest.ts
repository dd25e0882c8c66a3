import { editDistance } from '../system/nearest.ts';

/** The candidates most like `text`, the nearest first, at most `count`: those that a slip of the pen or two could explain. */
export function nearest(text: string, candidates: Iterable<string>, count = 3): readonly string[] {
  const scored: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === text) continue;
    const limit = Math.max(2, Math.floor(Math.max(text.length, candidate.length) / 3));
    if (Math.abs(text.length - candidate.length) > limit) continue;
    const distance = editDistance(text, candidate);
    if (distance <= limit) scored.push({ candidate, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, count).map(({ candidate }) => candidate);
}
