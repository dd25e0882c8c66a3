import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FaultRow, faultsPage, faultTable } from './faults-page.ts';

const row = (more: Partial<FaultRow>): FaultRow => ({
  area: 'clock',
  fault: 'jumps',
  tries: 1,
  outcome: 'done',
  exitCodes: [0],
  recovery: 'next run: 0',
  ...more,
});

describe('docs/faults.md', () => {
  it('begins as the suite would write it, and has no area without a line', async () => {
    const page = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'faults.md'), 'utf8');
    const head = faultsPage([]).split('This is one run')[0] ?? '';
    expect(head).toContain('test:faults');
    expect(page.startsWith(head)).toBe(true);
    expect(page).not.toContain('Not tried in this run');
  });

  it('has each fault under its area, sorted, each exit code once', () => {
    const rows = [row({ fault: 'b', tries: 3, exitCodes: [5, 0, 5] }), row({ fault: 'a' }), row({ area: 'disk' })];
    const page = faultsPage(rows);
    expect(page).toContain('3 faults, 5 runs under them');
    expect(page.indexOf('## Disks')).toBeLessThan(page.indexOf('## Clocks'));
    expect(page).toContain('| a | 1 | done | 0 | next run: 0 |\n| b | 3 | done | 0, 5 | next run: 0 |\n');
    expect(page).toContain('## kill -9\n\nNot tried in this run');
    expect(faultTable(rows)).toContain('| disk | jumps | 1 | done | 0 | next run: 0 |');
  });

  it('leaves no fault out because nobody wrote a heading for it', () => {
    expect(() => faultsPage([row({ area: 'weather' })])).toThrow('weather');
  });
});
