/** What a reader of GitHub-flavoured Markdown would see go wrong in a summary: one line for each. */
export function markdownFaults(markdown: string): readonly string[] {
  const faults: string[] = [];
  let fence = '';
  let columns = 0;
  let folds = 0;
  const lines = markdown.split('\n');
  for (const [index, line] of lines.entries()) {
    const fault = (what: string): number =>
      faults.push(`line ${index + 1}: ${what}: ${JSON.stringify(line.slice(0, 300))}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(line)) fault('a control character');
    if (!line.isWellFormed()) fault('half a character');
    if (fence !== '') {
      if (/^`+$/.test(line) && line.length >= fence.length) fence = '';
      continue;
    }
    const opening = /^(`{3,})(?:text|sh|mermaid)$/.exec(line);
    if (opening?.[1] !== undefined) {
      fence = opening[1];
      columns = 0;
      continue;
    }
    if (line.startsWith('|')) {
      const cells = line.split('|').length;
      if (columns !== 0 && cells !== columns) fault(`${cells} cells in a table of ${columns}`);
      columns = cells;
    } else columns = 0;
    if (!knownStart.test(line)) fault('a line that starts like nothing of ours');
    if (line.startsWith('<details') && lines[index + 1] !== '') fault('a fold whose body is not Markdown');
    if (/^(?:> )?(?:- )(?:[#+=-]|\d+[.)]|>|```+[^`]*$|~~~)/.test(line)) fault('a block inside a list item');
    const visible = withoutCode(line);
    folds += (visible.match(/<details[ >]/g)?.length ?? 0) - (visible.match(/<\/details>/g)?.length ?? 0);
    if (folds < 0 || folds > 1) fault('folds that do not match');
    if (visible.includes('`')) fault('an open code span');
    const text = visible.replace(/<\/?(?:details|summary)>|<details open>|<br>/g, '');
    if (/</.test(text)) fault('raw HTML');
    if (/>/.test(text.replace(/^> ?/, ''))) fault('a raw >');
    if (/@\w|:\/\/|\bwww\.|#\d|\bGH-\d/.test(text.replace(/&#\d+;/g, ' '))) fault('a mention, link or reference');
    if (/[[\]\\]|(?<!\*)\*(?!\*)|\*{3}/.test(text)) fault('Markdown from outside');
  }
  if (fence !== '') faults.push('a fence that is never closed');
  if (folds !== 0) faults.push('a fold that is never closed');
  return faults;
}

/** Every line of a summary begins with words or signs of ours, never with text from outside. */
const knownStart =
  /^(?:$|## (?:✅|❌|🛑|⏭️|🚫|`|<code>|–|… )|### |> |>$|\| |- |\*\*|<details|<\/details>|… and |buck2[ :]|buf[ :]|Nothing was built|(?:⚠️ )?Remote (?:cache|execution)(?:: | `)|no request|\d|cache |`|<code>|–)/;

/** The line with `c` for code: backtick spans as CommonMark finds them, then `<code>` elements. */
function withoutCode(line: string): string {
  let rest = line;
  let kept = '';
  for (;;) {
    const open = /`+/.exec(rest);
    if (open === null) break;
    const after = open.index + open[0].length;
    const close = new RegExp(`(?<!\`)${open[0]}(?!\`)`).exec(rest.slice(after));
    if (close === null) return kept + rest;
    kept += `${rest.slice(0, open.index)}c`;
    rest = rest.slice(after + close.index + close[0].length);
  }
  return (kept + rest).replace(/<code>(?:[^<>]|<wbr>)*<\/code>/g, 'c');
}
