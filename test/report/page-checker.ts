/** The elements and attributes that the page may have, and what may stand in an attribute where it is not text. */
const elements = new Set(
  'html head meta title style body header main footer nav section div p span h1 h2 h3 ul li dl dt dd table thead tbody tr th td a b small code pre br details summary time svg g rect path circle text'.split(
    ' ',
  ),
);
const voids = new Set(['meta', 'br']);
const attributes: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    'title aria-label data-label datetime content name font-family'.split(' ').map((name) => [name, /^/]),
  ),
  id: /^[a-z0-9-]+$/,
  href: /^#[a-z0-9-]+$/,
  class: /^[a-zA-Z0-9 -]+$/,
  lang: /^en$/,
  charset: /^utf-8$/,
  'http-equiv': /^Content-Security-Policy$/,
  'aria-labelledby': /^[a-z0-9-]+$/,
  'aria-hidden': /^true$/,
  role: /^(?:region|group)$/,
  tabindex: /^0$/,
  dir: /^ltr$/,
  scope: /^(?:row|col|rowgroup)$/,
  colspan: /^\d$/,
  open: /^$/,
  d: /^[MLCzlv\d. -]*$/,
  ...Object.fromEntries(
    'width height x y cx cy r rx viewBox font-size stroke-width'.split(' ').map((name) => [name, /^[\d. -]+%?$/]),
  ),
  ...Object.fromEntries('fill stroke'.split(' ').map((name) => [name, /^(?:none|currentColor|#[0-9a-f]{6})$/])),
  'stroke-linecap': /^round$/,
  'stroke-linejoin': /^round$/,
  'stroke-dasharray': /^4 3$/,
};

/** What is wrong with a page as markup: one line for each. Strict where HTML is lenient: every `<` is a tag of ours. */
export function pageFaults(page: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  const links = new Set<string>();
  const body = page.replace(/<style>[^<]*<\/style>/, '');
  if (!body.startsWith('<!doctype html>\n')) faults.push('no doctype');
  if (!body.isWellFormed()) faults.push('half a character');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/.exec(
    body,
  );
  if (hidden !== null) faults.push(`a hidden character at ${hidden.index}: ${JSON.stringify(hidden[0])}`);
  const text = body
    .slice(15)
    .replace(
      /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)(\/?)>/g,
      (tag, close: string, name: string, list: string, empty: string) => {
        if (!elements.has(name)) faults.push(`an element of nobody's: ${tag.slice(0, 100)}`);
        for (const [, key = '', value = ''] of list.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g)) {
          if (attributes[key]?.test(value) !== true) faults.push(`an attribute: ${tag.slice(0, 200)}`);
          if (/&(?!amp;|lt;|gt;|quot;|#39;|#96;)|['`]/.test(value)) faults.push(`not escaped: ${tag.slice(0, 200)}`);
          if (key === 'id') {
            if (ids.has(value)) faults.push(`the id ${value} twice`);
            ids.add(value);
          }
          if (key === 'href') links.add(value.slice(1));
        }
        if (close === '/') {
          if (open.pop() !== name) faults.push(`${tag} closes something else`);
        } else if (empty === '' && !voids.has(name)) open.push(name);
        return '';
      },
    );
  if (open.length > 0) faults.push(`never closed: ${open.join(' ')}`);
  for (const link of links) if (!ids.has(link)) faults.push(`a link that leads nowhere: ${link}`);
  for (const [found] of text.matchAll(/[<>"'`].{0,40}|&(?!amp;|lt;|gt;|quot;|#39;|#96;).{0,20}/g)) {
    faults.push(`not escaped: ${found}`);
  }
  return faults;
}
