import { findingsOf } from './findings.ts';
import { clipText } from './human-units.ts';
import { jsonText } from './json-text.ts';
import { oneLine } from './markdown-escape.ts';
import type { Report } from './report.ts';
import { ruleHelp } from './rule-help.ts';

/** GitLab takes 80 KiB; these bounds stay below it whatever the texts are. */
const maxLinks = 20;
const maxLabelLength = 100;
const maxUrlLength = 1_000;

interface ExternalLink {
  readonly external_link: { readonly label: string; readonly url: string };
}

/**
 * Links for the page of a GitLab job (`artifacts:reports:annotations`): those that are given (the report page among the
 * job's artifacts), and what the broken rules are about. Only http and https; a list without links is left out.
 * @param links URL by label
 */
export function gitlabAnnotationsJson(report: Report, links: ReadonlyMap<string, string>): string {
  const rules = new Map<string, string>();
  for (const { rule, tool } of findingsOf(report)) {
    const { uri } = ruleHelp(rule, tool);
    if (uri !== undefined) rules.set(rule, uri);
  }
  const lists = { 'oras-buf': linksOf(links), 'oras-buf: broken rules': linksOf(rules) };
  return jsonText(Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)));
}

function linksOf(links: ReadonlyMap<string, string>): readonly ExternalLink[] {
  return [...links]
    .flatMap(([label, url]) => {
      const href = webAddress(url);
      const shown = clipText(oneLine(label), maxLabelLength);
      return href === undefined || shown === '' ? [] : [{ external_link: { label: shown, url: href } }];
    })
    .slice(0, maxLinks);
}

/** The address as browsers write it, or undefined where it is none, or one with a password in it. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href, username, password } = new URL(url);
  const fits = (protocol === 'https:' || protocol === 'http:') && href.length <= maxUrlLength;
  return fits && username === '' && password === '' ? href : undefined;
}
