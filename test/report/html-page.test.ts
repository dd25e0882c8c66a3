import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlPage } from '../../src/report/html-page.ts';
import type { Outcome, Report } from '../../src/report/report.ts';
import { recordedBuild } from '../build/recording.ts';
import { hostileText, reportOf } from './hostile-text.ts';
import { pageFaults } from './page-checker.ts';
import { hostileNames, layeredModules, manyTargets, pageReports } from './page-reports.ts';
import { sampleModule, sampleReport, sampleRoot } from './sample-report.ts';

/** What a reader would read, without markup. */
function textOf(page: string): string {
  return page
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#96;/g, '`')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

const reports = await pageReports();
const page = (name: string): string => htmlPage(reports[name] ?? sampleReport([]));

describe('the page', () => {
  it.each(Object.keys(reports))('of %s is sound', (name) => {
    expect(pageFaults(page(name))).toEqual([]);
  });

  it('allows nothing but its own style sheet, and has neither script nor address in it', () => {
    const green = page('green');
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(green) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
    expect(green).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll("'", '&#39;')}">`);
    expect(green.indexOf('Content-Security-Policy')).toBeLessThan(green.indexOf('<style>'));
    expect(green).not.toMatch(/<script|<link|<img|<iframe|\bstyle=|\bon\w+=|url\(|@import|https?:/);
  });

  it('tells what happened, what to do next, and what broke, in this order', () => {
    const told = textOf(page('tests').replace(/<nav.*?<\/nav>/s, ''));
    const at = [
      'Failed: 3 of 7 tests',
      'Fix the 4 findings and the failed test below',
      'Exit code 1',
      '4 findings in 1 file',
      'service.proto 4 findings',
      'Previously present message "GetResponse" was deleted from file.',
      '3 of 7 tests failed',
      'expected 3 fields, got 2',
      '4 other tests',
      'there is a .buckconfig',
      '4 modules 1 cache, 1 local, 1 network, 1 store',
      'Dependencies',
      'restore cache',
      'oras.lock changed since the entry was saved',
    ].map((words) => told.indexOf(words));
    expect(at).not.toContain(-1);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('folds failed targets under their reason, once, with the output', () => {
    const red = page('red');
    expect(textOf(red)).toContain('5 failed targets root//:breaking , root//:internal_service_proto , root//:lint');
    expect(red.match(/service\.proto:16:3:cannot find &#96;strng&#96; in this scope/g)).toHaveLength(1);
    expect(textOf(red)).toContain('was not used grpcs://cache.example:8980 no answer in 5 s');
  });

  it('shows a problem with its lines and places', () => {
    const told = textOf(page('stopped'));
    expect(told).toContain('Stopped: lock out of date Next Run oras-buf resolve and commit oras.lock and buf.lock.');
    expect(told).toContain('What stopped the job oras.lock does not agree with buf.yaml');
    expect(told).toContain('buf.yaml:5');
    expect(told).toContain('Nothing was built: the setting build is none.');
  });

  it('shows changes of the lock with whole digests at hand', () => {
    const changed = page('lock');
    expect(changed).toContain(`title="sha256:${'2b'.repeat(32)}">sha256:2b2b2b2b2b2b</code>`);
    expect(textOf(changed)).toContain('4 changes against the lock oras.lock changed');
    expect(textOf(changed)).toContain('compared with, for oras.birb.homes/common/types:v1 tag moved, lock kept');
    expect(textOf(changed)).toContain('2 remarks warning buf.yaml:4 : the tag v1.2.0 moved');
  });

  it('has a section for each of several roots, the broken ones first', () => {
    const roots = page('roots');
    expect(roots.match(/<h2 id="r\d"/g)).toEqual(['<h2 id="r2"', '<h2 id="r1"']);
    expect(roots).toContain('<h3 id="r2-findings">');
    expect(textOf(roots)).toContain('2 roots');
  });

  it('leads from a module to those that it needs', () => {
    const green = page('green');
    const [, id] = /<tr id="(m\d+)"><th scope="row"><code dir="ltr">common\/types</.exec(green) ?? [];
    expect(id).toBeDefined();
    expect(green).toContain(`<a href="#${id}"><code dir="ltr">common/types</code></a>`);
  });

  it.each<Outcome>(['skipped', 'cancelled', 'error', 'failure'])('says nothing good of %s', async (outcome) => {
    const build = outcome === 'failure' ? await recordedBuild('test-fail') : ({ tool: 'none', reason: 'r' } as const);
    const made = htmlPage(sampleReport([sampleRoot(build)], { outcome }));
    expect(made).toMatch(/<header class="top (?:bad|warn)">/);
    expect(made).not.toMatch(/Success|✅/);
  });

  it('of a job without roots and without anything is whole', () => {
    const bare: Report = sampleReport([], { timings: [], startedAt: 'no time <b>' });
    expect(pageFaults(htmlPage(bare))).toEqual([]);
  });
});

describe('text from outside', () => {
  it('cannot become markup', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostileText, fc.constantFrom(...hostileNames)), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 3 }),
        (texts, roots) => {
          expect(pageFaults(htmlPage(reportOf(texts, { roots, each: 4 })))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is shown whole, with what cannot be seen written out', () => {
    const told = textOf(page('hostile'));
    expect(told).toContain('<script>document.title="owned"</script>');
    expect(told).toContain('[U+202E]gnp.exe[U+202C]');
    expect(told).toContain('zero[U+200B]width[U+FEFF][U+00AD][U+E0041]');
    expect(told).toContain('[U+001B][31mred[U+001B][0m[U+0007]');
    expect(page('hostile')).not.toMatch(/\p{M}{4}/u);
    expect(page('hostile')).not.toContain('long'.repeat(260));
  });

  it('the checker finds what a careless page would let through', () => {
    const sound = page('green');
    for (const careless of [
      '<script>',
      '<b onclick="x">b</b>',
      '<a href="javascript:x">a</a>',
      '<a href="#nowhere">a</a>',
      'a < b',
      '"',
      '&copy;',
      '</main>',
      '<p>',
      '\u202e',
    ]) {
      expect(pageFaults(sound.replace('<footer', `${careless}<footer`)), careless).not.toEqual([]);
    }
  });
});

describe('the size of the page', () => {
  const limit = 5_000_000;

  /** The best of three, in time of the processor: other work on the machine is not what is measured. */
  function timed(report: Report): { readonly page: string; readonly ms: number } {
    let made = '';
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      made = htmlPage(report);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    });
    return { page: made, ms: Math.min(...times) };
  }

  it('has all of 5,000 targets and 1,000 modules, made in less than half a second', async () => {
    const build = manyTargets(await recordedBuild('success'), 5_000);
    const made = timed(sampleReport([sampleRoot(build, { modules: layeredModules(1_000) })]));
    expect(made.ms).toBeLessThan(500);
    expect(Buffer.byteLength(made.page)).toBeLessThan(limit);
    expect(made.page).toContain('target_4999<');
    expect(made.page).toContain('team-5/orders-999<');
    expect(made.page).not.toContain('end early here');
    expect(pageFaults(made.page)).toEqual([]);
  });

  it.each([
    ['long hostile names', `${'<|`@x\n'.repeat(30)}${'中'.repeat(400)}`],
    ['hidden characters', '\u202e'.repeat(2_000)],
    ['outputs of 16 KiB', 'x "y" '.repeat(2_731)],
  ])('keeps its bounds for 5,000 failed targets and 1,000 modules with %s', (_what, text) => {
    const made = timed(reportOf([text, 'b', text], { roots: 1, each: 5_000, modules: 1_000 }));
    expect(made.ms).toBeLessThan(500);
    expect(Buffer.byteLength(made.page)).toBeLessThan(limit);
    expect(textOf(made.page)).toContain('Long lists and outputs end early here.');
    expect(textOf(made.page)).toMatch(/… and [\d,]+ more modules, in report\.json/);
    expect(pageFaults(made.page)).toEqual([]);
  });

  it('keeps its bounds for 3,000 roots', () => {
    const made = timed(reportOf(['name', '"'.repeat(3_000)], { roots: 3_000, each: 3, modules: 60 }));
    expect(Buffer.byteLength(made.page)).toBeLessThan(limit);
    expect(textOf(made.page)).toMatch(/… and 2,[89]\d\d more roots, in report\.json/);
    expect(pageFaults(made.page)).toEqual([]);
  });

  it('shows the end of a long output', async () => {
    const build = await recordedBuild('action-failure');
    const output = `start ${'.'.repeat(40_000)} end`;
    const [target] = build.targets.filter(({ result }) => result === 'failure');
    const error = { category: 'user', message: 'm', output, tags: [] } as const;
    const targets = [{ label: 'root//:a', outputs: [], ...target, result: 'failure' as const, errors: [error] }];
    const told = textOf(htmlPage(sampleReport([sampleRoot({ ...build, targets })])));
    expect(told).toContain('. end');
    expect(told).toContain('[…]');
    expect(told).not.toContain('start ..');
  });
});

describe('the graph on the page', () => {
  it('is a drawing up to 60 modules, else a tree', async () => {
    const build = await recordedBuild('success');
    const of = (count: number): string =>
      htmlPage(sampleReport([sampleRoot(build, { modules: layeredModules(count) })]));
    expect(of(60)).toContain('aria-label="Dependency graph of 60 modules"');
    expect(of(61)).not.toContain('<svg class="graph"');
    expect(textOf(of(61))).toContain('workspace needs 61 modules: too many for a drawing');
  });

  it('ends for modules that need each other, drawn and as a tree', async () => {
    const build = await recordedBuild('success');
    const circle = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        sampleModule({ name: `h/o/m${index}`, registry: 'h', dependencies: [`h/o/m${(index + 1) % count}`, 'h/o/m0'] }),
      );
    for (const count of [2, 12, 61, 700]) {
      expect(pageFaults(htmlPage(sampleReport([sampleRoot(build, { modules: circle(count) })])))).toEqual([]);
    }
  });
});
