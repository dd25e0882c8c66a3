import { type Html, html, isNothing, nothing } from './html-escape.ts';

/** What a piece of the page means; CSS gives it a colour, and words always say it too. */
export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

/** A part of the page that the list of contents leads to. */
export interface Section {
  /** Unique on the page, of our own words and numbers. */
  readonly id: string;
  readonly title: Html;
  /** Its name in the list of contents. */
  readonly short: string;
  readonly tone: Tone;
  readonly body: Html;
}

/** Sections stand under the page's title, or one lower under the name of their root. */
export type Level = 2 | 3;

export function drawSection({ id, title, tone, body }: Section, level: Level): Html {
  return html`<section class="card ${tone}" aria-labelledby="${id}">
${heading(level, html`${title}`, id)}
${body}
</section>
`;
}

export function heading(level: Level, title: Html, id: string): Html {
  return level === 2 ? html`<h2 id="${id}">${title}</h2>` : html`<h3 id="${id}">${title}</h3>`;
}

/** `title` in the line that is always seen, `body` under it. */
export function fold(title: Html, body: Html, open = false): Html {
  return html`<details${open ? html` open` : nothing}><summary>${title}</summary>
<div class="folded">${body}</div></details>
`;
}

/** Folded away where a list is long: the rest of the page must stay in sight. */
export function foldWhere(long: boolean, title: Html, body: Html): Html {
  return long ? fold(title, body) : body;
}

export function chip(tone: Tone, words: Html): Html {
  return html`<span class="chip ${tone}">${words}</span>`;
}

export interface Column {
  readonly name: string;
  /** Numbers stand right. */
  readonly number?: boolean;
}

/**
 * A table.
 * @param about what it lists, for those who hear the page
 * @param rows made by `row`, or rows of the caller's own
 * @param kind its classes; `stacked` makes every row a card on a narrow screen, and its cells must then be made by `row`
 */
export function table(about: string, columns: readonly Column[], rows: readonly Html[], kind = ''): Html {
  const heads = columns.map(
    ({ name, number }) => html`<th scope="col"${number === true ? html` class="number"` : nothing}>${name}</th>`,
  );
  return html`<div class="wide"><table${kind === '' ? nothing : html` class="${kind}"`} aria-label="${about}">
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

/** A row whose first cell names it. */
export function row(columns: readonly Column[], cells: readonly Html[], id = ''): Html {
  const drawn = cells.map((cell, index) => {
    const column = columns[index];
    if (index === 0) return html`<th scope="row">${cell}</th>`;
    const number = column?.number === true ? html` class="number"` : nothing;
    return html`<td${number} data-label="${column?.name ?? ''}">${isNothing(cell) ? html`–` : cell}</td>`;
  });
  return html`<tr${id === '' ? nothing : html` id="${id}"`}>${drawn}</tr>
`;
}

/** Names and what is to say of each. */
export function facts(entries: readonly (readonly [string, Html])[], className: string): Html {
  const shown = entries
    .filter(([, value]) => !isNothing(value))
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`);
  return shown.length === 0 ? nothing : html`<dl class="${className}">\n${shown}</dl>\n`;
}
