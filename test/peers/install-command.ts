import { spawn } from 'node:child_process';
import { env, platform } from 'node:process';

const installTimeoutMs = 15 * 60_000;

/** Runs an install command to its end; the error tells what it said last. */
export function runInstall(
  program: string,
  args: readonly string[],
  directory: string,
  additions: Record<string, string>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      cwd: directory,
      env: { ...env, ...additions },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: platform === 'win32' && program === 'npm',
    });
    let said = '';
    const keep = (chunk: Buffer): void => {
      said = (said + chunk.toString('utf8')).slice(-4_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => child.kill('SIGKILL'), installTimeoutMs);
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(new Error(error.code === 'ENOENT' ? `${program} is not on PATH` : error.message));
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `${program} ${args[0] ?? ''} ended with ${code ?? signal}: ${said.trim().split('\n').slice(-3).join(' | ')}`,
          ),
        );
    });
  });
}
