import { isFailedTest } from './annotations.ts';
import { code, type Html, html, joined, nothing, output, prose, text } from './html-escape.ts';
import { few } from './html-overview.ts';
import { chip, facts, fold, foldWhere, row, type Section, type Tone, table } from './html-parts.ts';
import { more, type PageRoom } from './html-room.ts';
import { counted, formatCount, formatDuration } from './human-units.ts';
import type { RanBuildReport, RootReport, TestReport } from './report.ts';
import {
  actionCounts,
  buildCounts,
  type FailureGroup,
  failureGroups,
  goodTargets,
  type PlacedFinding,
  placedFindings,
} from './report-facts.ts';
import { remoteWords } from './report-words.ts';

const foldedAbove = 25;
const labelsShown = 5;
const outputsShown = 3;

/** Characters of one folded output, and of all of them together. */
const outputCharacters = 16_000;
const allOutputCharacters = 1_200_000;

/** What went wrong, and the tests. */
export function brokenSections({ build }: RootReport, prefix: string, room: PageRoom): readonly Section[] {
  if (build.tool === 'none') return [];
  return [
    ...findingsSection(build, prefix, room),
    ...failuresSection(build, prefix, room),
    ...testsSection(build, prefix, room),
  ];
}

/** With what it was built, and what is well. */
export function buildSection({ build }: RootReport, prefix: string, room: PageRoom): readonly Section[] {
  const section = { id: `${prefix}build`, title: html`Build`, short: 'Build', tone: 'quiet' } as const;
  if (build.tool !== 'none') return [{ ...section, body: ranBody(build, room) }];
  if (build.reason === '') return [];
  return [{ ...section, body: html`<p>Nothing was built: ${prose(build.reason.replace(/[.\s]+$/, ''))}.</p>` }];
}

function findingsSection(build: RanBuildReport, prefix: string, room: PageRoom): readonly Section[] {
  const findings = placedFindings(build);
  if (findings.length === 0) return [];
  const files = new Map<string, number>();
  for (const { place } of findings) files.set(place.file, (files.get(place.file) ?? 0) + 1);
  const order = new Map([...files.keys()].map((file, index) => [file, index]));
  const sorted = findings.toSorted(
    (a, b) =>
      (order.get(a.place.file) ?? 0) - (order.get(b.place.file) ?? 0) ||
      (a.place.line ?? 0) - (b.place.line ?? 0) ||
      (a.place.column ?? 0) - (b.place.column ?? 0),
  );
  const { shown, left } = room.take(sorted, 0.3, 5_000, (finding, index) => {
    const { file } = finding.place;
    const first = sorted[index - 1]?.place.file !== file;
    const head = html`<tr class="group"><th scope="rowgroup" colspan="2">${code(file, 300)} <small>${counted(files.get(file) ?? 0, 'finding')}</small></th></tr>
`;
    return html`${first ? head : nothing}${findingRow(finding)}`;
  });
  const errors = findings.some(({ severity }) => severity === 'error');
  const body = html`${table('Findings by file', [{ name: 'Line' }, { name: 'What' }], shown, 'findings')}${more(left, 'finding')}`;
  return [
    {
      id: `${prefix}findings`,
      title: html`${counted(findings.length, 'finding')} in ${counted(files.size, 'file')}`,
      short: counted(findings.length, 'finding'),
      tone: errors ? 'bad' : 'warn',
      body: foldWhere(findings.length > 200, html`All findings`, body),
    },
  ];
}

function findingRow({ place, severity, message, rule, target }: PlacedFinding): Html {
  const line = place.line === undefined ? '–' : `${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  const warning = severity === 'warning' ? html`${chip('warn', html`warning`)} ` : nothing;
  const from = target === '' ? nothing : html` <small>from ${code(target)}</small>`;
  const named = rule === '' ? nothing : html` <span class="rule">${code(rule, 80)}</span>`;
  return html`<tr><td class="line">${line}</td><td>${warning}${prose(message)}${named}${from}</td></tr>
`;
}

function failuresSection(build: RanBuildReport, prefix: string, room: PageRoom): readonly Section[] {
  const failed = build.targets.filter((target) => target.result === 'failure');
  const groups: readonly FailureGroup[] = [
    ...build.errors.map((error) => ({ labels: [], error })),
    ...failureGroups(failed),
  ];
  const noun = build.tool === 'buf' ? 'check' : 'target';
  if (groups.length === 0) return [];
  const limit = Math.max(1_000, Math.min(outputCharacters, Math.floor(allOutputCharacters / groups.length)));
  const { shown, left } = room.take(groups, 0.35, 500, (group, index) =>
    fold(failureTitle(group), failureBody(group, limit), index === 0),
  );
  const all = left === 0 ? undefined : room.take(failed, 0.25, 10_000, ({ label }) => html`<li>${code(label)}</li>\n`);
  const list =
    all === undefined || all.shown.length === 0
      ? nothing
      : fold(
          html`The names of all ${counted(failed.length, `failed ${noun}`)}`,
          html`<ul class="plain">${all.shown}</ul>${more(all.left, `failed ${noun}`)}`,
        );
  const title = failed.length === 0 ? counted(groups.length, 'error') : `${counted(failed.length, `failed ${noun}`)}`;
  return [
    {
      id: `${prefix}failures`,
      title: html`${title}${groups.length > 1 && failed.length !== groups.length ? html` <small>${counted(groups.length, 'reason')}</small>` : nothing}`,
      short: title,
      tone: 'bad',
      body: html`${shown}${more(left, 'reason')}${list}`,
    },
  ];
}

function failureTitle({ labels, error }: FailureGroup): Html {
  const category = error.category === 'user' ? nothing : html` ${chip('warn', html`${error.category}`)}`;
  if (labels.length === 0) return html`${prose(error.message, 300)}${category}`;
  const named = joined(
    labels.slice(0, labelsShown).map((label) => code(label, 120)),
    html`, `,
  );
  const left = labels.length - labelsShown;
  return html`${named}${left > 0 ? ` and ${left} more` : ''} <small>${prose(error.message, 200)}</small>${category}`;
}

function failureBody({ labels, error }: FailureGroup, limit: number): Html {
  const shown = labels.slice(0, 200).map((label) => html`<li>${code(label)}</li>`);
  const left = labels.length - shown.length;
  const all =
    labels.length <= labelsShown
      ? nothing
      : fold(
          html`All ${labels.length} names`,
          html`<ul class="plain">${shown}${left === 0 ? nothing : html`<li>and ${left} more</li>`}</ul>`,
        );
  // Of a red action they say only that it was an action.
  const tags = (error.category === 'user' ? [] : error.tags.slice(0, 10)).map((tag) => html` ${code(tag, 60)}`);
  return html`${output(error.output === '' ? error.message : error.output, limit)}${all}${tags.length === 0 ? nothing : html`<p class="more">Tags:${tags}</p>`}`;
}

const testTones = { pass: 'good', skip: 'quiet', omitted: 'quiet' } as const;

function testTone(test: TestReport): Tone {
  return isFailedTest(test) ? 'bad' : (testTones[test.result as keyof typeof testTones] ?? 'quiet');
}

function testsSection(build: RanBuildReport, prefix: string, room: PageRoom): readonly Section[] {
  const { tests } = build;
  if (tests.length === 0) return [];
  const failed = tests.filter(isFailedTest);
  const limit = Math.max(
    1_000,
    Math.min(outputCharacters, Math.floor(allOutputCharacters / Math.max(1, failed.length))),
  );
  const folds = room.take(failed, 0.35, 500, (test, index) =>
    fold(
      html`${code(test.name)} ${chip('bad', html`${test.result}`)} <small>${formatDuration(test.durationMs)}</small>`,
      html`${output(test.details === '' ? 'It printed nothing.' : test.details, limit)}${test.target === test.name || test.target === '' ? nothing : html`<p class="more">Target ${code(test.target)}</p>`}`,
      index === 0,
    ),
  );
  const others = tests.filter((test) => !isFailedTest(test));
  const columns = [{ name: 'Test' }, { name: 'Result' }, { name: 'Took', number: true }];
  const rows = room.take(others, 0.3, 10_000, (test) =>
    row(columns, [
      code(test.name),
      chip(testTone(test), html`${test.result}`),
      text(formatDuration(test.durationMs), 30),
    ]),
  );
  const rest =
    others.length === 0
      ? nothing
      : foldWhere(
          failed.length > 0 || others.length > foldedAbove,
          failed.length > 0 ? html`${counted(others.length, 'other test')}` : html`All tests`,
          html`${table('Tests', columns, rows.shown)}${more(rows.left, 'test')}`,
        );
  const title =
    failed.length === 0
      ? html`${counted(tests.length, 'test')}`
      : html`${formatCount(failed.length)} of ${counted(tests.length, 'test')} failed`;
  return [
    {
      id: `${prefix}tests`,
      title,
      short: failed.length === 0 ? counted(tests.length, 'test') : counted(failed.length, 'failed test'),
      tone: failed.length === 0 ? 'quiet' : 'bad',
      body: html`${folds.shown}${more(folds.left, 'failed test')}${rest}`,
    },
  ];
}

function ranBody(build: RanBuildReport, room: PageRoom): Html {
  const path = build.actions?.criticalPathMs ?? 0;
  const counts = actionCounts(build);
  const slowest = counts === '' || path <= 0 ? nothing : html` <small>critical path ${formatDuration(path)}</small>`;
  const told = facts(
    [
      [
        'Tool',
        html`${build.tool} ${build.toolVersion === '' ? nothing : code(build.toolVersion, 80)} <small>${prose(build.reason, 300)}</small>`,
      ],
      ['Result', html`${build.result}, exit code ${build.exitCode}, ${formatDuration(build.durationMs)}`],
      ['Built', html`${buildCounts(build)}`],
      ['Actions', html`${counts}${slowest}`],
      ...remoteFact(build),
    ],
    'told',
  );
  const commands = room.take(build.commands.slice(0, 50), 0.1, 50, (command) => html`${output(command, 4_000)}`);
  const ran =
    build.commands.length === 0
      ? nothing
      : html`<div class="commands">${commands.shown}</div>${more(build.commands.length - commands.shown.length, 'command')}`;
  return html`${told}${ran}${targetsFold(build, room)}`;
}

function remoteFact(build: RanBuildReport): readonly (readonly [string, Html])[] {
  const remote = remoteWords(build);
  if (remote === undefined) return [];
  const endpoint = remote.endpoint === '' ? nothing : code(remote.endpoint);
  const told = remote.told.replace(/^[: ]+/, '');
  const words = remote.warning
    ? html`${chip('warn', html`${told}`)} ${endpoint} <small>${prose(remote.reason, 300)}</small>`
    : html`${endpoint} <small>${told}</small>`;
  return [[remote.title, words]];
}

function targetsFold(build: RanBuildReport, room: PageRoom): Html {
  const good = goodTargets(build);
  if (build.tool === 'buf' || good.length === 0) return nothing;
  const columns = [{ name: 'Target' }, { name: 'Outputs' }];
  const { shown, left } = room.take(good, 0.4, 10_000, ({ label, outputs }) =>
    row(columns, [
      code(label),
      few(
        outputs.map((path, index) => (index < outputsShown ? code(path, 200) : nothing)),
        outputsShown,
      ),
    ]),
  );
  return fold(
    html`${counted(good.length, 'target')} succeeded`,
    html`${table('Targets that succeeded', columns, shown)}${more(left, 'target')}`,
  );
}
