import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type ChildProgram, type ChildResult, runChildProgram } from '../../src/system/child-program.ts';

const node = (script: string, more: Partial<ChildProgram> = {}): Promise<ChildResult> =>
  runChildProgram({
    program: process.execPath,
    arguments: ['-e', script, 'first argument', '$(id) "quoted" `x`'],
    directory: tmpdir(),
    environment: {},
    ...more,
  });

describe('runChildProgram', () => {
  it('hands over arguments, environment and input as they are, with no shell between', async () => {
    const script = `
      let input = '';
      process.stdin.on('data', (d) => (input += d)).on('end', () => {
        console.log(JSON.stringify([process.argv.slice(1), process.env, input]));
        process.exitCode = 3;
      });`;
    const result = await node(script, { environment: { ONLY: 'this' }, input: 'to read' });
    expect(result).toMatchObject({ exitCode: 3, stderr: '', aborted: false });
    const [args, environment, input] = JSON.parse(result.stdout);
    expect(args).toEqual(['first argument', '$(id) "quoted" `x`']);
    expect(environment).toMatchObject({ ONLY: 'this' });
    expect(environment).not.toHaveProperty('PATH');
    expect(input).toBe('to read');
  });

  it('hands out whole lines of both streams', async () => {
    const lines: [string, string][] = [];
    const script = `
      process.stdout.write('a\\nb\\r\\n\\u00e9 in tw');
      setTimeout(() => process.stdout.write('o\\nlast'), 30);
      process.stderr.write('err\\n');`;
    await node(script, { onLine: (line, stream) => lines.push([stream, line]) });
    expect(lines.filter(([stream]) => stream === 'stdout').map(([, line]) => line)).toEqual([
      'a',
      'b',
      'é in two',
      'last',
    ]);
    expect(lines.filter(([stream]) => stream === 'stderr')).toEqual([['stderr', 'err']]);
  });

  it('keeps the tail of a long output, and lines without an end do not pile up', async () => {
    const pieces: number[] = [];
    const script = `process.stdout.write('x'.repeat(3_000_000) + 'END')`;
    const result = await node(script, { keepBytes: 1_000, onLine: (line) => pieces.push(line.length) });
    expect(result.stdout).toHaveLength(1_000);
    expect(result.stdout.endsWith('xEND')).toBe(true);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.reduce((sum, length) => sum + length, 0)).toBe(3_000_003);
    expect(Math.max(...pieces)).toBeLessThan(1_000_000);
  });

  it('counts signals as shells do', async () => {
    expect((await node(`process.kill(process.pid, 'SIGKILL')`)).exitCode).toBe(137);
  });

  it('interrupts the child when told, and does not start one that is not wanted any more', async () => {
    const abort = new AbortController();
    const script = `process.on('SIGINT', () => process.exit(42)); console.log('up'); setInterval(() => {}, 1000);`;
    const result = await node(script, { signal: abort.signal, onLine: () => abort.abort() });
    expect(result).toMatchObject({ exitCode: 42, aborted: true });
    expect(await node(script, { signal: abort.signal })).toMatchObject({ exitCode: 130, aborted: true, stdout: '' });
  });

  it('does not wait for what the child left behind with our pipes', async () => {
    const script = `
      const { spawn } = require('node:child_process');
      spawn(process.execPath, ['-e', 'setTimeout(() => {}, 6000)'], { stdio: 'inherit', detached: true }).unref();
      console.log('done');`;
    const result = await node(script);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toBe('done\n');
    expect(result.durationMs).toBeLessThan(5_000);
  });

  it('rejects where there is no such program', async () => {
    await expect(node('', { program: '/no/such/program' })).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('survives a child that does not read its input', async () => {
    expect((await node('process.exit(0)', { input: 'x'.repeat(1_000_000) })).exitCode).toBe(0);
  });
});
