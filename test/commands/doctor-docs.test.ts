import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../src/entry/flags.ts';

const page = readFileSync('docs/doctor.md', 'utf8');
/** Every command of ours on the page, in code blocks and in lines. */
const commands = [...page.matchAll(/(?:^\$ |`(?:[^`\n]*\\\| )?)oras-buf ([^`\n#…]+)/gm)].map(([, words = '']) =>
  words.trim(),
);

describe('docs/doctor.md', () => {
  it('names a dozen commands', () => {
    expect(commands.length).toBeGreaterThan(11);
  });

  it.each([...new Set(commands)])('oras-buf %s is understood', (words) => {
    const argv = words.split(/\s+/).map((word) => word.replaceAll('"', ''));
    expect(['job', 'command']).toContain(readCommandLine(argv).kind);
  });

  it('names what the seed did', () => {
    const before = page.slice(page.indexOf('| before |'), page.indexOf('## Red lines'));
    for (const part of [
      'oras auth status',
      'oras login',
      'clear-cache',
      'buck2 clean',
      'curl -I',
      'nslookup',
      'ORAS_DEBUG',
      'ORAS_TRACE',
      '--profile',
    ]) {
      expect(before).toContain(part);
    }
  });
});
