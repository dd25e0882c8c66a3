import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { bufYaml, Machine, moduleArtifact, protoFile } from '../e2e/bad-input-machine.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';

const basic = `Basic ${Buffer.from('ci:swordfish-swordfish').toString('base64')}`;
const signedIn = { ORAS_REGISTRY_TOKEN: 'swordfish-swordfish', ORAS_USERNAME: 'ci' };

describe('a fork without secrets', () => {
  let machine: Machine;
  let registry: LoopbackRegistry;

  beforeEach(async () => {
    registry = await new LoopbackRegistry().start();
    registry.rules = { challenge: () => 'Basic realm="registry"', accepts: (authorization) => authorization === basic };
    const artifact = await moduleArtifact('common/types', {
      'common/types/v1/id.proto': protoFile('common.types.v1', 'Id'),
    });
    for (const { bytes } of artifact.blobs) registry.pushBlob('common/types', Buffer.from(bytes));
    const manifest = Buffer.from(artifact.manifestContent.bytes);
    registry.pushManifest('common/types', 'v1.2.0', manifest, mediaTypes.manifest);
    machine = await Machine.create({ 'buf.yaml': bufYaml('oras.birb.homes/common/types:v1.2.0') });
    // The branch that the pull request starts from has its locks, and a job of its own filled the cache.
    const own = await run(['--frozen=false'], signedIn);
    expect(own.exitCode, own.output).toBe(exitCodes.done);
    registry.seen.length = 0;
  });
  afterEach(async () => {
    await registry[Symbol.asyncDispose]();
    await machine[Symbol.asyncDispose]();
  });

  const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    machine.run(['run', '--build', 'none', ...args], {
      environment: { ORAS_BUF_REGISTRY_ENDPOINT: registry.origin, ...environment },
    });

  const forget = async (): Promise<void> => {
    await rm(join(machine.cache), { recursive: true, force: true });
    await rm(join(machine.bufCache), { recursive: true, force: true });
  };

  it('runs normally where the cache holds its private modules, and asks nobody', async () => {
    await rm(join(machine.bufCache), { recursive: true, force: true });
    const { exitCode, output, report } = await run(['--frozen', '--on-missing-credentials', 'skip']);
    expect(exitCode, output).toBe(exitCodes.done);
    expect(report?.outcome).toBe('success');
    expect(registry.seen).toEqual([]);
  });

  it('else fails with the reason', async () => {
    await forget();
    const { exitCode, output, report } = await run(['--frozen']);
    expect(exitCode, output).toBe(exitCodes.notAllowed);
    expect(report?.outcome).not.toBe('success');
    expect(output).toContain('asks for credentials to read common/types, and this job has none');
  });

  it('or ends as skipped where that was asked for, and nowhere as success', async () => {
    await forget();
    const { exitCode, output, report, summary } = await run(['--frozen', '--on-missing-credentials', 'skip']);
    expect(exitCode, output).toBe(exitCodes.done);
    expect(report?.outcome).toBe('skipped');
    expect(summary).toMatch(/skipped/i);
    expect(summary).not.toMatch(/success/i);
  });

  it('a wrong token is not a missing one: skip does not hide it', async () => {
    await forget();
    const wrong = { ORAS_REGISTRY_TOKEN: 'wrong-wrong-wrong', ORAS_USERNAME: 'ci' };
    const { exitCode, output } = await run(['--frozen', '--on-missing-credentials', 'skip'], wrong);
    expect(exitCode, output).toBe(exitCodes.notAllowed);
  });
});
