import { type Html, html, nothing } from './html-escape.ts';
import { counted } from './human-units.ts';

/**
 * How many bytes the page may still grow. Lists take what they need, but never more than their share of what is left, so a
 * long one cannot push out what follows, and the page is bounded whatever is in the report.
 */
export class PageRoom {
  #left: number;
  #short = false;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  get left(): number {
    return this.#left;
  }

  /** True once something was left out. */
  get short(): boolean {
    return this.#short;
  }

  /**
   * As many items as there is room for, and how many are left.
   * @param share of the room that is left now, from 0 to 1
   * @param most items
   */
  take<Item>(
    items: readonly Item[],
    share: number,
    most: number,
    draw: (item: Item, index: number) => Html,
  ): { readonly shown: readonly Html[]; readonly left: number } {
    let mine = Math.max(0, this.#left * share);
    const shown: Html[] = [];
    for (const [index, item] of items.entries()) {
      if (index >= most) break;
      const markup = draw(item, index);
      const size = Buffer.byteLength(markup.toString());
      if (size > mine) break;
      mine -= size;
      this.#left -= size;
      shown.push(markup);
    }
    const left = items.length - shown.length;
    if (left > 0) this.#short = true;
    return { shown, left };
  }

  /** A part of the room, for one of several that are alike; `settle` must follow. */
  part(share: number): PageRoom {
    const part = new PageRoom(Math.max(0, this.#left * share));
    this.#left -= part.left;
    return part;
  }

  /** Gives back what a part did not need, and takes what stands around its lists. */
  settle(part: PageRoom, before: number, markup: Html): void {
    this.#left += before - Buffer.byteLength(markup.toString());
    if (part.short) this.#short = true;
  }
}

/** `… and 12 more findings, in report.json.` Empty where nothing is left. */
export function more(left: number, noun: string): Html {
  return left === 0
    ? nothing
    : html`<p class="more">… and ${counted(left, `more ${noun}`)}, in <code>report.json</code>.</p>`;
}
