/**
 * Orders two texts by their UTF-8 bytes. JavaScript orders by UTF-16 code units, which differs once characters beyond
 * U+FFFF meet characters from U+E000 to U+FFFF; digests and locks depend on the byte order.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Lifts the surrogates (which stand for U+10000 and above) over the rest of the plane. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
