/**
 * The labels of all `load()` of a build file: the first text between the brackets, behind white space and comments. Also those in
 * comments and texts, for nothing is parsed. Takes time by the length of the text, whatever it holds.
 */
export function* loadLabels(text: string): Generator<string> {
  const spaces = /\s*/y;
  const label = /["']([^"'\n]+)["']/y;
  const behindSpaces = (from: number): number => {
    spaces.lastIndex = from;
    spaces.test(text);
    return spaces.lastIndex;
  };
  // In a comment there may be a thousand more of `load(#`. They go on where the first one went on: nothing is read twice.
  let behindComments = 0;
  for (const { index, 0: opening } of text.matchAll(/\bload\s*\(/g)) {
    let at = behindSpaces(index + opening.length);
    if (text[at] === '#' && at < behindComments) at = behindComments;
    else if (text[at] === '#') {
      while (text[at] === '#') {
        const end = text.indexOf('\n', at);
        at = end === -1 ? text.length : behindSpaces(end + 1);
      }
      behindComments = at;
    }
    label.lastIndex = at;
    const [, found] = label.exec(text) ?? [];
    if (found !== undefined) yield found;
  }
}
