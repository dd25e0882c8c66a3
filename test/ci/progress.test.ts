import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchedScreen } from '../../src/ci/detect.ts';
import { type ProgressState, progressInLines, Rate } from '../../src/ci/progress.ts';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { FakeScreen } from './fake-screen.ts';

const start: ProgressState = { title: 'Fetching', done: 0, total: 40, noun: 'module', bytes: 0, waitingFor: [] };

function watched(width = 80) {
  const screen = new FakeScreen(width);
  const write = (text: string): void => screen.write(text);
  const ci = new TerminalProvider({ environment: { HOME: '/home/u' }, workspace: '/w', write, colours: false, screen });
  return { ci, screen };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('progress on a terminal', () => {
  it('is one line that is redrawn, with what is waited for, and gone at the end', () => {
    const { ci, screen } = watched();
    let state = start;
    const shown = ci.progress(() => state);
    vi.advanceTimersByTime(200);
    expect(screen.writes, 'quick work is not shown').toBe(0);
    state = { ...start, done: 11, bytes: 1_000_000, waitingFor: ['a/b'] };
    vi.advanceTimersByTime(100);
    state = { ...start, done: 12, bytes: 3_400_000, waitingFor: ['a/b', 'c/d', 'e/f', 'g/h', 'i/j'] };
    vi.advanceTimersByTime(1_000);
    expect(screen.current).toMatch(
      /^[⠀-⣿] Fetching 12 of 40 modules, 3\.4 MB, \d\.\d MB\/s: a\/b, c\/d, e\/f and 2 more$/,
    );
    expect(screen.isCursorShown).toBe(false);
    shown[Symbol.dispose]();
    expect([screen.current, screen.printed, screen.isCursorShown]).toEqual(['', [], true]);
    const { writes } = screen;
    vi.advanceTimersByTime(5_000);
    expect(screen.writes).toBe(writes);
  });

  it('is redrawn ten times a second at most', () => {
    const { ci, screen } = watched();
    let reads = 0;
    using _shown = ci.progress(() => ({ ...start, done: reads++ }));
    vi.advanceTimersByTime(10_000);
    expect(screen.writes).toBeLessThanOrEqual(100);
    expect(screen.writes).toBeGreaterThan(50);
  });

  it('never tears lines that are printed meanwhile', () => {
    const { ci, screen } = watched();
    using _shown = ci.progress(() => ({ ...start, waitingFor: ['common/types'] }));
    vi.advanceTimersByTime(500);
    ci.info('one');
    ci.warning('two');
    expect(screen.current).toBe('');
    vi.advanceTimersByTime(100);
    expect(screen.current).toContain('common/types');
    ci.info('three');
    expect(screen.printed).toEqual(['one', 'warning: two', 'three']);
  });

  it('fits the window, also when that is made smaller, and in characters of two columns', () => {
    const { ci, screen } = watched(40);
    using _shown = ci.progress(() => ({ ...start, waitingFor: ['共通共通共通共通共通共通共通'] }));
    vi.advanceTimersByTime(500);
    expect(screen.current).toMatch(/^. Fetching 0 of 40 modules: [共通]+…$/);
    expect([...screen.current].reduce((sum, one) => sum + (one === '共' || one === '通' ? 2 : 1), 0)).toBeLessThan(40);
    screen.width = 12;
    vi.advanceTimersByTime(100);
    expect(screen.current).toMatch(/^. Fetching…$/);
    screen.width = 0;
    vi.advanceTimersByTime(100);
    expect(screen.current.length).toBeGreaterThan(12);
  });

  it('shows no secret, and no name moves the cursor', () => {
    const { ci, screen } = watched();
    ci.mask('hush-hush');
    using _shown = ci.progress(() => ({ ...start, waitingFor: ['hush-hush/x', 'a\x1b[2Jb\nc'] }));
    vi.advanceTimersByTime(500);
    expect(screen.current).toMatch(/: \*\*\*\/x, a\S*b c$/);
    expect(screen.current).not.toContain('\x1b');
  });

  it('gives the cursor back where the process ends in the middle', () => {
    const { ci, screen } = watched();
    const before = process.listenerCount('exit');
    const shown = ci.progress(() => start);
    vi.advanceTimersByTime(500);
    expect(screen.isCursorShown).toBe(false);
    const [mine] = process.listeners('exit').slice(before) as (() => void)[];
    mine?.();
    expect([screen.isCursorShown, screen.current]).toEqual([true, '']);
    shown[Symbol.dispose]();
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('can be lines, or nothing', () => {
    const { ci, screen } = watched();
    ci.setProgress('lines');
    let state = start;
    {
      using _shown = ci.progress(() => state);
      state = { ...start, done: 7, bytes: 2_000_000, waitingFor: ['a/b', 'c/d', 'e/f'] };
      vi.advanceTimersByTime(10_000);
    }
    const words = ['Fetching: 7 of 40 modules, 2.0 MB; waiting for a/b, c/d and 1 more'];
    expect([screen.printed, screen.current, screen.isCursorShown]).toEqual([words, '', true]);
    for (const quiet of [() => ci.setProgress('never'), () => ci.setLogLevel('warning')]) {
      quiet();
      let reads = 0;
      using _shown = ci.progress(() => ({ ...start, done: reads++ }));
      vi.advanceTimersByTime(60_000);
      expect([reads, screen.printed]).toEqual([0, words]);
    }
  });
});

describe('progress in a log that is kept', () => {
  it('is a line every ten seconds, where something moved on', () => {
    const lines: string[] = [];
    let state = start;
    using _shown = progressInLines(
      () => state,
      (line) => lines.push(line),
    );
    vi.advanceTimersByTime(9_900);
    expect(lines).toEqual([]);
    state = { ...start, done: 120, total: 1_000, bytes: 12_300_000, waitingFor: ['a/b'] };
    vi.advanceTimersByTime(200);
    state = { ...state, waitingFor: ['c/d'] };
    vi.advanceTimersByTime(60_000);
    state = { ...state, done: 1_000, waitingFor: [] };
    vi.advanceTimersByTime(10_000);
    expect(lines).toEqual([
      'Fetching: 120 of 1,000 modules, 12.3 MB; waiting for a/b',
      'Fetching: 1,000 of 1,000 modules, 12.3 MB',
    ]);
  });
});

describe('Rate', () => {
  it('is over the last seconds, and nothing at the start', () => {
    const rate = new Rate(1_000);
    expect(rate.add(0, 0)).toBeUndefined();
    expect(rate.add(1_000, 100)).toBeUndefined();
    expect(rate.add(5_000, 500)).toBe(10_000);
    expect(rate.add(5_000, 1_500)).toBeLessThan(4_000);
    expect(rate.add(5_000, 2_600)).toBe(0);
  });
});

describe('who watches', () => {
  const stream = (isTTY: boolean) => ({ isTTY, write: () => true, columns: 90 });
  it('is a person at a terminal that can redraw, and no CI system', () => {
    expect(watchedScreen(stream(true), { TERM: 'xterm' })?.columns()).toBe(90);
    expect(watchedScreen(stream(true), { TERM: 'xterm', NO_COLOR: '1' })).toBeDefined();
    expect(watchedScreen(stream(false), { TERM: 'xterm' })).toBeUndefined();
    expect(watchedScreen(stream(true), { TERM: 'dumb' })).toBeUndefined();
    expect(watchedScreen(stream(true), { TERM: 'xterm', CI: 'true' })).toBeUndefined();
  });
});
