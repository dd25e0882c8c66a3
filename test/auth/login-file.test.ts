import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetCredential, keepCredential } from '../../src/auth/login-file.ts';
import { withLockFile } from '../../src/system/lock-file.ts';
import { Secret } from '../../src/system/secret.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-login-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it('stops waiting for another sign-in where it is interrupted', async () => {
  const credential = { kind: 'password', username: 'u', secret: new Secret('s') } as const;
  await withLockFile(join(directory, 'config.json.oras-buf-lock'), {}, async () => {
    const surroundings = {
      environment: { DOCKER_CONFIG: directory, HOME: directory },
      checkout: join(directory, 'checkout'),
      maskSecret: () => {},
      signal: AbortSignal.timeout(100),
    };
    await expect(keepCredential('registry.example', credential, surroundings)).rejects.toThrow('timeout');
    await expect(forgetCredential('registry.example', surroundings)).rejects.toThrow('timeout');
  });
});
