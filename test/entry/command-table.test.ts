import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CommandSpec, groups, jsonFlag, specs } from '../../src/entry/command-table.ts';
import { type CommandLine, readCommandLine } from '../../src/entry/flags.ts';
import { helpText } from '../../src/entry/help.ts';
import { OrasBufError } from '../../src/errors.ts';
import { definitionOf } from '../../src/settings/definitions.ts';
import { ExposedSecretError } from '../../src/settings/errors.ts';

const commands = specs.filter((one): one is CommandSpec => one.kind === 'command');

function read(...argv: string[]): Extract<CommandLine, { kind: 'command' }> {
  const line = readCommandLine(argv);
  if (line.kind !== 'command') throw new Error(`got ${line.kind}`);
  return line;
}

function problem(...argv: string[]): OrasBufError {
  try {
    readCommandLine(argv);
  } catch (error) {
    if (error instanceof OrasBufError) return error;
    throw error;
  }
  throw new Error('expected an error');
}

describe('the table of commands', () => {
  it('has no name twice, and none that is both a command and a group', () => {
    const names = specs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+( [a-z]+)?$/);
      expect(groups.has(name)).toBe(false);
    }
  });

  it.each(commands.map((one) => [one.name, one] as const))(
    '%s: flags that mean one thing, and settings that are flags',
    (_, spec) => {
      const own = [...spec.flags, jsonFlag].map(({ name }) => name);
      expect(new Set(own).size).toBe(own.length);
      expect(new Set(spec.settings).size).toBe(spec.settings.length);
      for (const setting of spec.settings) {
        expect(definitionOf(setting).places).toContain('flag');
        expect(own).not.toContain(setting);
        if (definitionOf(setting).type === 'boolean') expect(own).not.toContain(`no-${setting}`);
      }
      // What is optional stands last, or the words could not be told apart.
      const required = spec.positionals.map((one) => one.required);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    },
  );

  it.each(commands.map((one) => [one.name, one] as const))(
    '%s: loads, and is in the documentation with its flags',
    async (_, spec) => {
      const command = await spec.load();
      expect(command.run).toBeTypeOf('function');
      expect(command.text).toBeTypeOf('function');
      const pages = readdirSync('docs').filter((file) => file.endsWith('.md'));
      const words = [`oras-buf ${spec.name}`, ...spec.flags.map((flag) => `--${flag.name}`)];
      const isDocumented = pages.some((file) => {
        const text = readFileSync(`docs/${file}`, 'utf8');
        return words.every((word) => text.includes(word));
      });
      expect(isDocumented, `${words.join(', ')} on one page of docs/`).toBe(true);
    },
  );

  it.each(specs.map(({ name }) => name))('%s: has a help that fits a terminal', (name) => {
    const text = helpText(name);
    expect(text).toContain(`Usage: oras-buf ${name}`);
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(110);
    expect(readCommandLine([...name.split(' '), '--help'])).toEqual({ kind: 'help', of: name });
    expect(readCommandLine(['help', ...name.split(' ')])).toEqual({ kind: 'help', of: name });
    expect(helpText(undefined)).toContain(`  ${name}`);
  });

  it('keeps its files apart: a command per file, and none of another', () => {
    for (const { name } of commands) expect(existsSync(`src/commands/${name.replace(' ', '-')}.ts`), name).toBe(true);
  });
});

describe('the command line of a command', () => {
  it('has words, own flags and settings in any order', () => {
    const line = read('why', '--json', 'a/b/c', '--directory', 'd', '--directory=e', '--cache-dir', 'x');
    expect([line.spec.name, line.words, [...line.flags.keys()]]).toEqual(['why', ['a/b/c'], ['json']]);
    expect(line.asked.get('directory')?.texts).toEqual(['d', 'e']);
    expect(read('why', '--directory', 'd', 'a/b/c').words).toEqual(['a/b/c']);
    expect(read('why', '--', 'a/b/c').words).toEqual(['a/b/c']);
    // Without words of its own, more of a list may follow its flag, as with the jobs.
    expect(read('tree', '--directory', 'd', 'e').asked.get('directory')?.texts).toEqual(['d', 'e']);
  });

  it('may be two words', () => {
    const line = read('cache', 'clear', '--registry', 'h.example', '--dry-run');
    expect([line.spec.name, line.flags.get('registry'), line.asked.size]).toEqual(['cache clear', 'h.example', 0]);
    for (const argv of [['cache'], ['cache', '--help'], ['help', 'cache']]) {
      expect(readCommandLine(argv)).toEqual({ kind: 'help', of: 'cache' });
    }
    expect(helpText('cache')).toContain('cache prune');
    expect(helpText('cache')).not.toContain('resolve');
  });

  it('is refused where a word is missing or too much, with the way to write it', () => {
    expect(problem('why')).toMatchObject({
      exitCode: 2,
      message: 'oras-buf why needs a MODULE',
      next: expect.stringContaining('why MODULE'),
    });
    expect(problem('why', 'a', 'b').message).toBe('"b" is not expected here');
    expect(problem('tree', 'a').next).toContain('oras-buf tree [FLAGS]');
  });

  it('is refused where a flag is another one, and the nearest is named', () => {
    expect(problem('outdated', '--fial').next).toContain('Did you mean --fail?');
    expect(problem('tree', '--fail').message).toBe('--fail is not a flag of oras-buf tree');
    expect(problem('tree', '--frozen').message).toContain('is not a flag of oras-buf tree');
    expect(problem('cache', 'prnue').next).toContain('Did you mean cache prune?');
    expect(problem('cache', 'prnue').next).not.toContain('resolve');
    expect(problem('cahce').next).toContain('Did you mean cache?');
    expect(problem('help', 'tre').next).toContain('Did you mean tree?');
    expect(problem('env', '--shell', 'fihs').next).toContain('Did you mean fish?');
    expect(problem('env', '--shell').message).toBe('--shell needs a value');
    expect(problem('tree', '--json=yes').message).toBe('--json takes no value');
    expect(problem('cache', 'prune', '--max-age').message).toBe('--max-age needs a value');
  });

  it('never takes a secret as a value, nor repeats it', () => {
    for (const argv of [
      ['tree', '--token', 's3cr3t'],
      ['env', '--bsr-token=s3cr3t'],
      ['cache', 'stats', '--token=s3cr3t'],
    ]) {
      const error = problem(...argv);
      expect(error).toBeInstanceOf(ExposedSecretError);
      expect(`${error.message}${error.next}`).not.toContain('s3cr3t');
    }
    expect(problem('why', 'm', '--token-stdin', 's3cr3t').message).toBe('--token-stdin takes no value');
  });
});
