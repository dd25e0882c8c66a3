import { describe, expect, it } from 'vitest';
import { type CommandLine, readCommandLine } from '../../src/entry/flags.ts';
import { helpText } from '../../src/entry/help.ts';
import { OrasBufError } from '../../src/errors.ts';
import { definitionOf, type SettingName, settingNames } from '../../src/settings/definitions.ts';
import { CommandLineError, ExposedSecretError } from '../../src/settings/errors.ts';

function job(...argv: string[]): Extract<CommandLine, { kind: 'job' }> {
  const line = readCommandLine(argv);
  if (line.kind !== 'job') throw new Error(`got ${line.kind}`);
  return line;
}

function texts(line: Extract<CommandLine, { kind: 'job' }>, name: SettingName): readonly string[] | undefined {
  return line.asked.get(name)?.texts;
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

describe('readCommandLine', () => {
  it('takes the flags of issue 3', () => {
    const line = job(
      'resolve', '--directory', 'a', '--directory=b', '--cache-dir', 'c', '--report-dir', 'r', '--registry', 'h.example',
      '--frozen', '--offline', '--targets', '//x', '//y:z', '--log-level=debug',
    ); // biome-ignore format: one word after the other
    expect(line.command).toBe('resolve');
    expect(texts(line, 'directory')).toEqual(['a', 'b']);
    expect(texts(line, 'cache-dir')).toEqual(['c']);
    expect(texts(line, 'report-dir')).toEqual(['r']);
    expect(texts(line, 'registry')).toEqual(['h.example']);
    expect(texts(line, 'frozen')).toEqual(['true']);
    expect(texts(line, 'offline')).toEqual(['true']);
    expect(texts(line, 'targets')).toEqual(['//x', '//y:z']);
    expect(line.asked.get('log-level')?.origin).toEqual({ kind: 'flag', name: '--log-level' });
  });

  it('takes --update with and without modules, anywhere', () => {
    expect(texts(job('run', '--update'), 'update')).toEqual([]);
    expect(texts(job('run', '--update', '--offline'), 'update')).toEqual([]);
    expect(texts(job('run', '--update', 'a/b/c', 'd/e/f', '--build', 'none'), 'update')).toEqual(['a/b/c', 'd/e/f']);
    expect(texts(job('run', '--update=a/b/c', '--update=d/e/f'), 'update')).toEqual(['a/b/c', 'd/e/f']);
    expect(problem('run', '--update=a/b/c', 'd/e/f').message).toContain('"d/e/f" is not expected');
  });

  it('takes both ways to switch a boolean off', () => {
    expect(texts(job('run', '--no-frozen'), 'frozen')).toEqual(['false']);
    expect(texts(job('run', '--frozen=false'), 'frozen')).toEqual(['false']);
    expect(problem('run', '--no-frozen=true').message).toContain('takes no value');
  });

  it('takes values that begin with a dash only after an equals sign', () => {
    expect(texts(job('run', '--buck2-arguments=--keep-going'), 'buck2-arguments')).toEqual(['--keep-going']);
    expect(problem('run', '--buck2-arguments', '--keep-going').next).toContain('--buck2-arguments=--keep-going');
    expect(problem('run', '--registry', '--frozen').message).toBe('--registry needs a value');
    expect(problem('run', '--registry').message).toBe('--registry needs a value');
  });

  it('names the nearest flag or command', () => {
    expect(problem('run', '--regsitry', 'x').next).toContain('Did you mean --registry?');
    expect(problem('run', '--no-frozn').next).toContain('Did you mean --no-frozen?');
    expect(problem('run', '--tokn', 'x').next).toContain('Did you mean --token-stdin or --token-file?');
    expect(problem('resovle').next).toContain('Did you mean resolve?');
    expect(problem('--frozen').message).toContain('A command must come first');
    expect(problem('run', '-x')).toBeInstanceOf(CommandLineError);
    expect(problem('run', '--zzzzzzzz').next).toContain('run --help');
  });

  it('refuses words that belong to nothing', () => {
    expect(problem('run', '//x')).toBeInstanceOf(CommandLineError);
    expect(problem('run', '--frozen', 'yes').message).toContain('"yes" is not expected');
    expect(problem('run', '--', '//x')).toBeInstanceOf(CommandLineError);
  });

  it.each([['--token', 's3cr3t'], ['--token=s3cr3t'], ['--bsr-token', 's3cr3t'], ['--bsr-token=s3cr3t'], ['--token']])(
    'refuses a secret as a value and does not repeat it: %j %j',
    (...words) => {
      const error = problem('run', ...words);
      expect(error).toBeInstanceOf(ExposedSecretError);
      expect(error.exitCode).toBe(2);
      expect(error.message + error.next + error.stack).not.toContain('s3cr3t');
      expect(error.next).toMatch(/--(bsr-)?token-stdin/);
    },
  );

  it('does not repeat a word after --token-stdin, which may be the secret', () => {
    const error = problem('resolve', '--token-stdin', 's3cr3t');
    expect(error).toBeInstanceOf(CommandLineError);
    expect(error.message).toBe('--token-stdin takes no value');
    expect(`${error.message} ${error.next}`).not.toContain('s3cr3t');
  });

  it('takes secrets from a file and from standard input, one of them', () => {
    const line = job('run', '--token-stdin', '--bsr-token-file', 'f');
    expect(line.secrets.fromStdin).toBe('token');
    expect([...line.secrets.files]).toEqual([['bsr-token', 'f']]);
    expect(problem('run', '--token-stdin', '--bsr-token-stdin').message).toContain('cannot both');
    expect(problem('run', '--token-stdin=x').message).toContain('takes no value');
  });

  it('shows help and version', () => {
    expect(readCommandLine([])).toEqual({ kind: 'help', of: undefined });
    expect(readCommandLine(['-h'])).toEqual({ kind: 'help', of: undefined });
    expect(readCommandLine(['help', 'run'])).toEqual({ kind: 'help', of: 'run' });
    expect(readCommandLine(['run', '--frozen', '--help'])).toEqual({ kind: 'help', of: 'run' });
    expect(readCommandLine(['resolve', '-h'])).toEqual({ kind: 'help', of: 'resolve' });
    expect(readCommandLine(['--version'])).toEqual({ kind: 'version' });
    expect(readCommandLine(['run', '--version'])).toEqual({ kind: 'version' });
  });
});

describe('helpText', () => {
  it('has every flag, and no line wider than a terminal', () => {
    const text = helpText('run');
    for (const name of settingNames.filter((n) => definitionOf(n).places.includes('flag'))) {
      expect(text).toMatch(new RegExp(`--(\\[no-\\])?${name}(-stdin)?[ \\n]`));
    }
    expect(text).not.toMatch(/--token /);
    for (const line of [...text.split('\n'), ...helpText(undefined).split('\n')]) {
      expect(line.length, line).toBeLessThanOrEqual(104);
    }
  });

  it('leaves out of resolve what only a build needs', () => {
    expect(helpText('resolve')).not.toContain('--targets');
    expect(helpText('resolve')).toContain('--buf-path');
  });
});
