import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..', '..', 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const texts = files.map((file) => [file.replaceAll('\\', '/'), readFileSync(join(source, file), 'utf8')] as const);

const shellOption = /\bshell:\s*(?:true|['"`]\/|process\.)/;

/** What a source takes from node:child_process. */
function imported(text: string): readonly string[] {
  const names = [...text.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s+from 'node:child_process'/g)];
  return names
    .flatMap(([, list = '']) => list.split(',').map((name) => name.replace(/^\s*type\s/, '').trim()))
    .filter(Boolean);
}

test('no source starts a shell', () => {
  const starters = texts.filter(([, text]) => text.includes('child_process'));
  // The only ways to start a program that take a list of arguments; `exec` and `execSync` take a line for a shell.
  const fine = ['spawn', 'execFile', 'ChildProcess', 'SpawnOptions'];
  for (const [file, text] of starters) {
    expect(
      imported(text).filter((name) => !fine.includes(name)),
      file,
    ).toEqual([]);
    expect(imported(text).length, `${file} imports names`).toBeGreaterThan(0);
  }
  expect(starters.length).toBeGreaterThan(0);
  for (const [file, text] of texts) {
    expect(text, file).not.toMatch(shellOption);
    expect(text, file).not.toMatch(
      /['"](?:\/bin\/)?(?:sh|bash|cmd|cmd\.exe|powershell)['"],\s*\[\s*['"](?:-l?c|\/c|-Command)/,
    );
    expect(text, file).not.toMatch(/\beval\(|new Function\(/);
  }
});

test('the rule sees what it forbids', () => {
  expect(imported("import { exec, type ChildProcess } from 'node:child_process';")).toEqual(['exec', 'ChildProcess']);
  expect('{ shell: true }').toMatch(shellOption);
  expect("{ shell: '/bin/sh' }").toMatch(shellOption);
});
