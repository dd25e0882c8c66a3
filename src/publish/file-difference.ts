import type { ModuleFiles } from '../modules/module-files.ts';
import { compareUtf8 } from '../modules/utf8-order.ts';

const mostNamed = 5;

/** What differs between the files that are published and those that are to be, in words. */
export function differenceOfFiles(published: ModuleFiles, ours: ModuleFiles): string {
  const theirs = new Map(published.map(({ path, content }) => [path, content]));
  const mine = new Map(ours.map(({ path, content }) => [path, content]));
  const changed = [...mine].filter(([path, content]) => {
    const other = theirs.get(path);
    return other !== undefined && Buffer.compare(other, content) !== 0;
  });
  const parts = [
    named(
      'other content',
      changed.map(([path]) => path),
    ),
    named(
      'new',
      [...mine.keys()].filter((path) => !theirs.has(path)),
    ),
    named(
      'gone',
      [...theirs.keys()].filter((path) => !mine.has(path)),
    ),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'the same files are packed in another way' : parts.join('; ');
}

function named(what: string, paths: readonly string[]): string {
  if (paths.length === 0) return '';
  const shown = paths.toSorted(compareUtf8).slice(0, mostNamed).join(', ');
  const more = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : '';
  return `${what}: ${shown}${more}`;
}
