import { AddressRefusedError, UnexpectedReplyError } from './errors.ts';
import { nextPage } from './link-header.ts';
import { isTag } from './reference.ts';
import type { TransferLimits } from './transfer-limits.ts';

const pageSize = 1000;

/**
 * Collects the tags of one repository from the pages of its list. Source: OCI distribution-spec 1.1, "Listing Tags". Servers
 * differ: some ignore `n`, some send `Link` only where `n` was asked for, some cut the list at `n` and send no `Link` at all.
 */
export class TagPages {
  readonly first: URL;
  readonly #list: URL;
  readonly #limits: Pick<TransferLimits, 'pages' | 'tags'>;
  readonly #tags = new Set<string>();
  readonly #asked = new Set<string>();

  /** @param list the address of the list, without a query */
  constructor(list: URL, limits: Pick<TransferLimits, 'pages' | 'tags'>) {
    this.#list = list;
    this.#limits = limits;
    this.first = new URL(`${list.href}?n=${pageSize}`);
    this.#asked.add(this.first.href);
  }

  /** Every tag so far. */
  get tags(): readonly string[] {
    return [...this.#tags];
  }

  /**
   * Takes a page.
   * @returns the address of the next one, or undefined after the last
   * @throws {UnexpectedReplyError | AddressRefusedError}
   */
  add(url: URL, page: { readonly bytes: Uint8Array; readonly link: readonly string[] }): URL | undefined {
    const before = this.#tags.size;
    const written = parseTagList(page.bytes, url);
    for (const tag of written) if (typeof tag === 'string' && isTag(tag)) this.#tags.add(tag);
    if (this.#tags.size > this.#limits.tags) {
      throw new UnexpectedReplyError(url, `more than ${this.#limits.tags} tags`);
    }
    const target = nextPage(page.link);
    if (target === undefined) return this.#afterFullPage(written, this.#tags.size > before);
    const next = this.#linked(url, target);
    if (this.#asked.has(next.href)) {
      throw new UnexpectedReplyError(next, 'the list of tags comes back to a page that was read');
    }
    return this.#ask(next);
  }

  /** A page that is just full, without a `Link`, may not be the last. One that brings nothing new is. */
  #afterFullPage(written: readonly unknown[], isNew: boolean): URL | undefined {
    const last = written.at(-1);
    if (written.length !== pageSize || !isNew || typeof last !== 'string' || !isTag(last)) return undefined;
    const next = new URL(`${this.#list.href}?n=${pageSize}&last=${encodeURIComponent(last)}`);
    return this.#asked.has(next.href) ? undefined : this.#ask(next);
  }

  /**
   * A next page is asked at the address of this list, with the query that the header has: a proxy may have put http://, a
   * host or a path into it that only it knows. No other server is ever asked.
   */
  #linked(page: URL, target: string): URL {
    if (!URL.canParse(target, page.href)) {
      throw new UnexpectedReplyError(page, 'the address of the next page of tags is broken');
    }
    const { pathname, search } = new URL(target, page);
    if (!pathname.endsWith('/tags/list')) {
      throw new AddressRefusedError(page, pathname, 'the next page of tags is no list of tags');
    }
    return new URL(`${this.#list.href}${search}`);
  }

  #ask(next: URL): URL {
    const { pages } = this.#limits;
    if (this.#asked.size >= pages) throw new UnexpectedReplyError(next, `more than ${pages} pages of tags`);
    this.#asked.add(next.href);
    return next;
  }
}

function parseTagList(bytes: Uint8Array, url: URL): readonly unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new UnexpectedReplyError(url, 'the list of tags is not JSON');
  }
  const tags = typeof list === 'object' && list !== null ? (list as Record<string, unknown>)['tags'] : undefined;
  // `null` is what some registries write for a repository without tags.
  if (tags === null) return [];
  if (!Array.isArray(tags)) throw new UnexpectedReplyError(url, 'the list of tags holds no "tags"');
  return tags as readonly unknown[];
}
