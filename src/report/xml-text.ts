import { stripVTControlCharacters } from 'node:util';

/** What XML 1.0 has no way to say, not even by number (production 2, Char). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // Also where it need not be: `]]>` must not stand in a text.
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // By number, else a parser makes spaces or a line feed of them.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Any text as the content of an element. Colours go; what XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return allowed(text).replace(/[&<>\r]/g, (sign) => entities[sign] ?? sign);
}

/** Any text as a value between double quotes. */
export function xmlAttribute(text: string): string {
  return allowed(text).replace(/[&<>"'\t\n\r]/g, (sign) => entities[sign] ?? sign);
}

function allowed(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what begins a colour; looking first is much faster
  const plain = /[\u001b\u009b]/.test(text) ? stripVTControlCharacters(text) : text;
  return plain.toWellFormed().replace(notInXml, '\ufffd');
}
