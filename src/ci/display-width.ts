/** Characters that take two columns: those of East Asia in full width, and pictures. Source: Unicode, East Asian Width (UAX 11). */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
/** Characters that take none of their own. */
const narrowest = /^[\p{Mn}\p{Me}\p{Cf}]/u;

let segmenter: Intl.Segmenter | undefined;

function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Columns that a text takes on a terminal. It holds no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemesOf(text)) width += widthOf(segment);
  return width;
}

/** The beginning of a text that fits into so many columns, with an ellipsis where something is missing. */
export function fitColumns(text: string, columns: number): string {
  // Most texts are short and plain.
  if (text.length <= columns && /^[\x20-\x7e]*$/.test(text)) return text;
  let width = 0;
  let kept = '';
  for (const { segment } of graphemesOf(text)) {
    const next = width + widthOf(segment);
    if (next > columns) return columns === 0 ? '' : `${cutLast(kept, width, columns)}…`;
    kept += segment;
    width = next;
  }
  return kept;
}

/** Makes room for the ellipsis. */
function cutLast(kept: string, width: number, columns: number): string {
  if (width < columns) return kept;
  const parts = [...graphemesOf(kept)].map(({ segment }) => segment);
  let left = width;
  while (left > columns - 1 && parts.length > 0) left -= widthOf(parts.pop() ?? '');
  return parts.join('');
}

function widthOf(grapheme: string): number {
  if (narrowest.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}
