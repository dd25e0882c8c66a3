/**
 * A directory as buf's files write it, in its simplest form (`.`, `a/b`); undefined where it is absolute or leads out of
 * the directory that it is relative to.
 */
export function relativeDirectory(text: string): string | undefined {
  if (text.startsWith('/') || text.includes('\\') || text.includes('\0') || /^[A-Za-z]:/.test(text)) return undefined;
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? '.' : parts.join('/');
}
