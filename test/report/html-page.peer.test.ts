import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlPage } from '../../src/report/html-page.ts';
import { headline } from '../../src/report/report-facts.ts';
import { requirePeers } from '../peers/peers.ts';
import { hostileText, reportOf } from './hostile-text.ts';
import { ask, question } from './page-questions.ts';
import { hostileNames, pageReports } from './page-reports.ts';
import { sampleReport } from './sample-report.ts';

const peers = requirePeers('chromium');
const reports = await pageReports();
const names = Object.keys(reports);

/** What Jenkins sends with files that a job has archived. */
const jenkinsPolicy = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

describe.runIf(peers.ready)('the page in a real browser', () => {
  const directory = mkdtempSync(join(tmpdir(), 'oras-buf-page-'));
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, report] of Object.entries(reports))
      writeFileSync(join(directory, `${name}.html`), htmlPage(report));
    const args =
      '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
    browser = await chromium.launch({ executablePath: peers.path('chromium'), headless: true, args: args.split(' ') });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(directory, { recursive: true });
  });

  /** Opens a page and looks at it; whatever it does besides being shown is a fault. */
  async function look(
    name: string,
    options: BrowserContextOptions,
    at: (page: Page) => Promise<void>,
  ): Promise<readonly string[]> {
    const url = pathToFileURL(join(directory, `${name}.html`)).href;
    const faults: string[] = [];
    const context = await browser.newContext(options);
    await context.route(/^https?:/, (route) => route.abort());
    const page = await context.newPage();
    await page.addInitScript(question('watchViolations'));
    page.on('request', (request) => {
      if (request.url() !== url) faults.push(`request: ${request.url()}`);
    });
    page.on('console', (message) => faults.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(url);
    await at(page);
    // What the browser has to say of the page comes a moment later.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))');
    if (page.url().split('#')[0] !== url) faults.push(`went to ${page.url()}`);
    await context.close();
    return faults;
  }

  it.each(names)('%s: loads nothing, runs nothing, and is well ordered', async (name) => {
    const faults = await look(name, {}, async (page) => {
      await ask(page, 'openFolds');
      expect(await ask(page, 'outlineFaults')).toEqual([]);
      expect(await page.locator('script, img, iframe, link, base, object, embed, form, input').count()).toBe(0);
      const report = reports[name];
      if (report !== undefined) expect(await page.title()).toContain(headline(report));
    });
    expect(faults).toEqual([]);
  });

  it.each(
    names.filter((name) => name !== 'large').flatMap((name) => [1280, 390, 320].map((width) => [name, width] as const)),
  )('%s at a width of %i: nothing sticks out', async (name, width) => {
    await look(name, { viewport: { width, height: 800 } }, async (page) => {
      await ask(page, 'openFolds');
      expect(await ask(page, 'overflowing')).toEqual([]);
    });
  });

  it.each(
    names
      .filter((name) => name !== 'large')
      .flatMap((name) => (['light', 'dark'] as const).map((scheme) => [name, scheme] as const)),
  )('%s in %s: every text has contrast', async (name, colorScheme) => {
    await look(name, { colorScheme }, async (page) => {
      await ask(page, 'openFolds');
      const { measured, faults } = await ask(page, 'contrast');
      expect(measured).toBeGreaterThan(50);
      expect(faults).toEqual([]);
      const back = await ask(page, 'style', 'body', 'background-color');
      expect(back).toBe(colorScheme === 'dark' ? 'rgb(14, 17, 22)' : 'rgb(245, 246, 248)');
    });
  });

  it('measures contrast: a pale text is found', async () => {
    await look('green', {}, async (page) => {
      await page.evaluate('document.querySelector("h1").style.setProperty("color", "#ccc")');
      expect((await ask(page, 'contrast')).faults).not.toEqual([]);
    });
  });

  it('notices what a careless page would do', async () => {
    const careless = '<img src="https://example.invalid/a.png"><script>alert(1)</script><a style="color: red">x</a>';
    const sound = htmlPage(reports['green'] ?? sampleReport([]));
    writeFileSync(join(directory, 'careless.html'), sound.replace('<footer', `${careless}<footer`));
    const refused = (await look('careless', {}, async () => {})).join('\n');
    for (const what of ['img-src', 'script-src', 'style-src']) expect(refused).toContain(`violation: ${what}`);
    expect(refused).not.toContain('dialog');
    const open = sound.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    writeFileSync(join(directory, 'careless.html'), open.replace('<footer', `${careless}<footer`));
    const faults = (await look('careless', {}, async () => {})).join('\n');
    expect(faults).toContain('dialog: 1');
    expect(faults).toContain('request: https://example.invalid/a.png');
  });

  it('is parsed as the same elements and attributes whatever the texts are', async () => {
    await look('green', {}, async (page) => {
      const sizes = { roots: 2, each: 4 };
      const known = new Set(
        await Promise.all(
          [htmlPage(reportOf(['a `b`', 'c', 'l'.repeat(2_000)], sizes)), ...Object.values(reports).map(htmlPage)].map(
            (one) => ask(page, 'kinds', one),
          ),
        ).then((kinds) => kinds.flat()),
      );
      expect([...known].filter((kind) => /^@on|script|img|a link to/.test(kind))).toEqual([]);
      const lists = fc.sample(
        fc.array(fc.oneof(hostileText, fc.constantFrom(...hostileNames)), { minLength: 1, maxLength: 30 }),
        { numRuns: 60, seed: 7 },
      );
      for (const texts of lists) {
        const kinds = await ask(page, 'kinds', htmlPage(reportOf(texts, sizes)));
        expect(kinds.filter((kind) => !known.has(kind))).toEqual([]);
      }
    });
  });

  it('is all there on paper: light, and with the outputs of what failed', async () => {
    await look('tests', { colorScheme: 'dark' }, async (page) => {
      const outputs = 'section[aria-labelledby=tests] > details pre';
      expect(await ask(page, 'visible', outputs)).toBe(1);
      await page.emulateMedia({ media: 'print' });
      expect(await ask(page, 'visible', outputs)).toBe(3);
      expect((await ask(page, 'style', 'html', '--card')).trim()).toBe('#ffffff');
      expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    });
  });

  it('opens the fold that a link leads into', async () => {
    await look('graph', {}, async (page) => {
      expect(await ask(page, 'visible', '#m7')).toBe(0);
      await page.evaluate('location.hash = "m7"');
      await page.locator('#m7').waitFor({ state: 'visible', timeout: 10_000 });
    });
  });

  it.each(['tests', 'stopped', 'hostile'])('%s: under the policy of Jenkins all texts can be read', async (name) => {
    const report = reports[name];
    const server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Content-Security-Policy', jenkinsPolicy);
      response.end(report === undefined ? '' : htmlPage(report));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const plain = await browser.newContext({ colorScheme: 'dark' });
    try {
      const page = await plain.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/report.html`);
      const styled = await ask(page, 'style', 'body', '--card');
      expect(styled).toBe('');
      await ask(page, 'openFolds');
      expect((await ask(page, 'contrast')).faults).toEqual([]);
      const read = (await ask(page, 'shownText')).replace(/\s/g, '');
      await look(name, {}, async (other) => {
        await ask(other, 'openFolds');
        const texts = await ask(other, 'texts', 'h1, h2, h3, dt, dd, summary, pre, li, th, td');
        expect(texts.length).toBeGreaterThan(40);
        expect(texts.filter((one) => !read.includes(one.replace(/\s/g, '')))).toEqual([]);
      });
      expect(await ask(page, 'style', '.graph .node rect', 'fill')).toBe('none');
    } finally {
      await plain.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
