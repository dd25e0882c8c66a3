import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const source = readFileSync(join(import.meta.dirname, 'page-questions.js'), 'utf8').replace(/;\s*$/, '');

interface Answers {
  openFolds: () => void;
  watchViolations: () => void;
  style: (selector: string, property: string) => string;
  visible: (selector: string) => number;
  shownText: () => string;
  texts: (selector: string) => readonly string[];
  outlineFaults: () => readonly string[];
  overflowing: () => readonly string[];
  contrast: () => { readonly measured: number; readonly faults: readonly string[] };
  kinds: (markup: string) => readonly string[];
}

/** A call of one of the questions, as a script. */
export function question<Name extends keyof Answers>(name: Name, ...values: Parameters<Answers[Name]>): string {
  return `(${source}).${name}(...${JSON.stringify(values)})`;
}

/** Asks the page that is open. */
export async function ask<Name extends keyof Answers>(
  page: Page,
  name: Name,
  ...values: Parameters<Answers[Name]>
): Promise<ReturnType<Answers[Name]>> {
  return page.evaluate<ReturnType<Answers[Name]>>(question(name, ...values));
}
