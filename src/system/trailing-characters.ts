/**
 * The text without those of the characters that it ends with. In one pass: a pattern such as `/\/+$/` begins anew at each slash of a long
 * run that something follows, and takes time by the square of it.
 */
export function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
