import { formatPlace } from '../errors.ts';
import { code, type Html, html, isNothing, joined, nothing, prose, text } from './html-escape.ts';
import { time } from './html-overview.ts';
import { chip, facts, row, type Section, table } from './html-parts.ts';
import { more, type PageRoom } from './html-room.ts';
import { counted, formatBytes, formatDuration } from './human-units.ts';
import type { CacheReport, Report } from './report.ts';
import { cacheSavedWords, cacheWords, ciWords, modeWords } from './report-words.ts';

/** What belongs to the whole job: remarks, where the time went, and the circumstances. */
export function jobSections(report: Report, room: PageRoom): readonly Section[] {
  return [...remarksSection(report, room), ...timeSection(report), runSection(report)];
}

function remarksSection({ remarks }: Report, room: PageRoom): readonly Section[] {
  if (remarks.length === 0) return [];
  const warnings = remarks.filter(({ severity }) => severity === 'warning').length;
  const { shown, left } = room.take(remarks, 0.8, 1_000, ({ severity, message, place }) => {
    const mark = severity === 'warning' ? html`${chip('warn', html`warning`)} ` : nothing;
    return html`<li>${mark}${place === null ? nothing : html`${code(formatPlace(place), 300)}: `}${prose(message)}</li>\n`;
  });
  return [
    {
      id: 'remarks',
      title: html`${counted(remarks.length, 'remark')}`,
      short: counted(remarks.length, 'remark'),
      tone: warnings > 0 ? 'warn' : 'quiet',
      body: html`<ul class="remarks">${shown}</ul>${more(left, 'remark')}`,
    },
  ];
}

const phasesShown = 50;

/** Seen where the style sheet is not. */
const hues = ['#3b6fd4', '#0e8a8a', '#b7791f', '#8250c4', '#c2496b', '#5b7083', '#2f8f4e', '#c0603a'] as const;

function hue(index: number): Html {
  const number = index % hues.length;
  return html`class="hue${number}" fill="${hues[number] ?? 'currentColor'}"`;
}

function timeSection(report: Report): readonly Section[] {
  const timings = report.timings.filter(({ durationMs }) => durationMs > 0).slice(0, phasesShown);
  if (timings.length === 0) return [];
  const sum = timings.reduce((all, { durationMs }) => all + durationMs, 0);
  let before = 0;
  const strip = timings.map(({ durationMs }, index) => {
    const start = before;
    before += durationMs;
    return html`<rect ${hue(index)} x="${percent(start, sum)}" width="${percent(durationMs, sum)}" height="14"/>`;
  });
  const columns = [{ name: 'Phase' }, { name: 'Time', number: true }, { name: 'Share' }];
  const rows = timings.map(({ phase, durationMs }, index) =>
    row(columns, [
      html`<svg class="dot" width="10" height="10" aria-hidden="true"><rect ${hue(index)} width="10" height="10" rx="3"/></svg> ${text(phase, 60)}`,
      text(formatDuration(durationMs), 30),
      html`<svg class="bar" width="100%" height="10" aria-hidden="true"><rect ${hue(index)} width="${percent(durationMs, sum)}" height="10" rx="3"/></svg>`,
    ]),
  );
  return [
    {
      id: 'time',
      title: html`Time <small>${formatDuration(report.durationMs)}</small>`,
      short: 'Time',
      tone: 'quiet',
      body: html`<svg class="strip" width="100%" height="14" aria-hidden="true">${strip}</svg>
<div class="phases">${table('Phases of the job', columns, rows)}</div>`,
    },
  ];
}

function percent(part: number, whole: number): string {
  return `${Math.round(Math.min(1, Math.max(0, part / Math.max(whole, 1e-9))) * 10_000) / 100}%`;
}

function runSection(report: Report): Section {
  const { traffic } = report;
  const body = facts(
    [
      ['Cache', cacheLine(report.cache)],
      [
        'Registries',
        html`${traffic.requests === 0 ? 'no request' : `${counted(traffic.requests, 'request')}, ${formatBytes(traffic.bytesReceived)} received`}${traffic.tokenExchanges === 0 ? '' : `, ${counted(traffic.tokenExchanges, 'token exchange')}`}${traffic.retries === 0 ? '' : `, ${traffic.retries} retried`}`,
      ],
      [
        'Locks',
        joined(
          report.roots
            .slice(0, 20)
            .map(
              ({ lock }) =>
                html`${code(lock.path)}${lock.digest === '' ? nothing : html` <small>${code(lock.digest.slice(0, 19), 40, lock.digest)}</small>`}`,
            ),
          html`, `,
        ),
      ],
      ['Mode', html`${modeWords(report.mode)}`],
      ['Started', html`${time(report.startedAt)} on ${ciWords[report.ci]}`],
      ['Made by', html`oras-buf ${report.tool.version}`],
    ],
    'told',
  );
  return { id: 'run', title: html`This run`, short: 'Run', tone: 'quiet', body };
}

function cacheLine(cache: CacheReport): Html {
  if (cache.result === 'off' && cache.reason === '') return nothing;
  const reason = cache.reason === '' ? html`.` : html`: ${prose(cache.reason.replace(/[.\s]+$/, ''))}.`;
  const saved = cacheSavedWords[cache.saved];
  const keys = [
    cache.key === '' ? nothing : html`key ${code(cache.key)}`,
    cache.matchedKey === '' || cache.matchedKey === cache.key ? nothing : html`found ${code(cache.matchedKey)}`,
  ].filter((key) => !isNothing(key));
  return html`${cacheWords[cache.result]}${reason}${saved === '' ? '' : ` ${saved}`}${keys.length === 0 ? nothing : html`<br><small>${joined(keys, html`, `)}</small>`}`;
}
