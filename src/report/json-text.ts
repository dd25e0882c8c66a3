/**
 * JSON as files of reports hold it. A text that was cut inside a character has half of a surrogate pair; `JSON.stringify` writes
 * that as an escape which strict readers refuse (RFC 8259, section 8.2), Python's among them. It becomes U+FFFD here.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, wellFormed, 2)}\n`;
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
