/**
 * The name that a person most likely meant, or undefined where none is near: at most a third of its letters differ.
 * Ties go to the first in `names`.
 */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const longest = Math.max(wanted.length, name.length);
    const limit = Math.max(1, Math.floor(longest / 3));
    if (Math.abs(wanted.length - name.length) > limit) continue;
    const edits = editsBetween(wanted.toLowerCase(), name.toLowerCase());
    if (edits <= limit && edits < fewest) {
      nearest = name;
      fewest = edits;
    }
  }
  return nearest;
}

/** The Levenshtein distance: how many letters to insert, delete or replace. */
function editsBetween(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}
