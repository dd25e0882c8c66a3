import { formatPlace } from '../errors.ts';
import { code, type Html, html, joined, nothing, output, prose, text } from './html-escape.ts';
import { facts, type Section, type Tone } from './html-parts.ts';
import { counted, formatBytes, formatCount, formatDuration } from './human-units.ts';
import type { Outcome, Problem, Report } from './report.ts';
import { buildCounts, headline, nextSteps, originCounts } from './report-facts.ts';
import { cacheWords, ciWords, lockStatusWords, modeWords } from './report-words.ts';

export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  success: 'good',
  failure: 'bad',
  error: 'bad',
  skipped: 'warn',
  cancelled: 'warn',
};

/** The top of the page: how it ended, what to do next, and the job in a few numbers. */
export function pageTop(report: Report): Html {
  const mode = modeWords(report.mode);
  return html`<header class="top ${outcomeTones[report.outcome]}">
<div class="inner">
<p class="where">oras-buf ${report.command}${mode === '' ? '' : `, ${mode}`} · ${ciWords[report.ci]} · ${time(report.startedAt)}</p>
<h1>${sign(report.outcome)} <span>${prose(headline(report), 200)}</span></h1>
${next(report)}${numbers(report)}</div>
</header>
`;
}

/** `24 Nov 2026, 07:00 UTC`; what is no time stays as it is. */
export function time(iso: string): Html {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return html`${iso}`;
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const day = `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
  return html`<time datetime="${iso}">${day}, ${date.toISOString().slice(11, 16)} UTC</time>`;
}

const signPaths: Readonly<Record<Outcome, string>> = {
  success: 'M7 12.5l3.5 3.5L17 9',
  failure: 'M8 8l8 8M16 8l-8 8',
  error: 'M12 6.5v7M12 16.6v.9',
  skipped: 'M8.5 8l5 4-5 4zM16 8v8',
  cancelled: 'M6.5 6.5l11 11',
};

/** Seen where the style sheet is not, on light and on dark. */
const signColours: Readonly<Record<Tone, string>> = {
  good: '#2f8f4e',
  bad: '#d94a3d',
  warn: '#b7791f',
  quiet: '#5b7083',
};

/** Drawn, because not every machine has a font for emoji. The headline says the same in words. */
function sign(outcome: Outcome): Html {
  return html`<svg class="sign" width="32" height="32" viewBox="0 0 24 24" fill="none" stroke="${signColours[outcomeTones[outcome]]}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="${signPaths[outcome]}"/></svg>`;
}

function next(report: Report): Html {
  const steps = nextSteps(report).map((step) => prose(step, 2_000));
  if (steps.length === 0) return nothing;
  const [only = nothing] = steps;
  const body =
    steps.length === 1 ? html`<p>${only}</p>` : html`<ul>${steps.map((step) => html`<li>${step}</li>`)}</ul>`;
  return html`<section class="next" aria-labelledby="next">
<h2 id="next">Next</h2>
${body}
</section>
`;
}

/** A number and what it is made of. */
function fact(value: string, detail = ''): Html {
  return value === '' ? nothing : html`<b>${value}</b>${detail === '' ? nothing : html` <small>${detail}</small>`}`;
}

function numbers(report: Report): Html {
  const modules = report.roots.flatMap((root) => root.modules);
  const builds = report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
  const tools = [...new Set(builds.map((build) => build.tool))].join(' and ');
  const counts = builds.length === 1 ? builds.map(buildCounts).join('') : '';
  const locks = [...new Set(report.roots.map(({ lock }) => lock.status))];
  const changes = report.roots.reduce((sum, { lock }) => sum + lock.changes.length, 0);
  const { traffic, cache } = report;
  return facts(
    [
      ['Took', fact(formatDuration(report.durationMs), report.exitCode === 0 ? 'exit code 0' : '')],
      ['Exit code', report.exitCode === 0 ? nothing : fact(String(report.exitCode), report.outcome)],
      ['Roots', report.roots.length < 2 ? nothing : fact(formatCount(report.roots.length))],
      ['Built with', fact(tools, counts)],
      ['Modules', modules.length === 0 ? nothing : fact(formatCount(modules.length), originCounts(modules))],
      [
        'Lock',
        locks.length === 0
          ? nothing
          : fact(
              locks.map((status) => lockStatusWords[status].replace(/^is /, '')).join(', '),
              changes === 0 ? '' : counted(changes, 'change'),
            ),
      ],
      ['Cache', cache.result === 'off' ? nothing : fact(cacheWords[cache.result])],
      [
        'Registry',
        traffic.requests === 0
          ? fact('no request')
          : fact(counted(traffic.requests, 'request'), `${formatBytes(traffic.bytesReceived)} received`),
      ],
    ],
    'numbers',
  );
}

const placesShown = 20;
const problemCharacters = 20_000;

/** What stopped the job. */
export function problemSection(problem: Problem | null): readonly Section[] {
  if (problem === null) return [];
  const places = problem.places.slice(0, placesShown).map((place) => html`<li>${code(formatPlace(place), 400)}</li>`);
  const left = problem.places.length - places.length;
  const list = [...places, ...(left > 0 ? [html`<li>and ${counted(left, 'more place')}</li>`] : [])];
  return [
    {
      id: 'problem',
      title: html`What stopped the job`,
      short: 'Problem',
      tone: 'bad',
      body: html`<div class="message">${output(problem.message, problemCharacters)}</div>
${list.length === 0 ? nothing : html`<ul class="places">${list}</ul>`}`,
    },
  ];
}

/** Links to every section; nothing where there are hardly any. */
export function contents(sections: readonly Pick<Section, 'id' | 'short' | 'tone'>[]): Html {
  if (sections.length < 3) return nothing;
  const links = sections.map(
    ({ id, short, tone }) => html`<li><a class="${tone}" href="#${id}">${text(short, 40)}</a></li>`,
  );
  return html`<nav aria-label="On this page"><ul>${links}</ul></nav>
`;
}

/** The first of them, and the number of the others. */
export function few(items: readonly Html[], most: number, separator = html`, `): Html {
  const shown = joined(items.slice(0, most), separator);
  return items.length > most ? html`${shown} +${items.length - most}` : shown;
}
