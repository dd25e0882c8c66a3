import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const post = fileURLToPath(new URL('../../src/entry/post.ts', import.meta.url));

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-post-'));
});
afterEach(async () => {
  await chmod(join(directory, 'locked'), 0o755).catch(() => undefined);
  await rm(directory, { recursive: true, force: true });
});

/** Runs post with a state, its standard input held open by us, and gives how it ended. */
async function run(
  state: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; ms: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [post], {
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: directory,
      'STATE_temporary-directory': state,
      ...more,
    },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, ms: performance.now() - started };
}

describe('post ends within its deadline, whatever it finds', () => {
  it.each([
    ['a directory that is not there', async () => join(directory, 'oras-buf-job-none')],
    [
      'a directory of another',
      async () => {
        await mkdir(join(directory, 'theirs'));
        await writeFile(join(directory, 'theirs', 'kept'), 'x');
        return join(directory, 'theirs');
      },
    ],
    [
      'a link',
      async () => {
        await mkdir(join(directory, 'target'));
        await writeFile(join(directory, 'target', 'kept'), 'x');
        await symlink(join(directory, 'target'), join(directory, 'oras-buf-job-link'));
        return join(directory, 'oras-buf-job-link');
      },
    ],
    ['the root of the disk', async () => '/'],
    ['nothing', async () => ''],
    ['nonsense', async () => '\u0001/../..\n::error::x'],
  ])('%s', async (_what, make) => {
    const { code, ms } = await run(await make());
    expect(code).toBe(0);
    // Its own deadline is a minute; without anything to wait for it must not come near that.
    expect(ms).toBeLessThan(30_000);
    for (const kept of ['theirs/kept', 'target/kept']) {
      const made = existsSync(join(directory, kept.split('/')[0] ?? ''));
      if (made) expect(existsSync(join(directory, kept)), kept).toBe(true);
    }
  });

  it('command files of the runner that cannot be written', async () => {
    await mkdir(join(directory, 'locked'));
    const file = join(directory, 'locked');
    const { code } = await run('', {
      GITHUB_OUTPUT: file,
      GITHUB_ENV: file,
      GITHUB_STATE: file,
      GITHUB_STEP_SUMMARY: file,
    });
    expect(code).toBe(0);
  });
});
