import { describe, expect, it } from 'vitest';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { LoopbackRegistry } from '../oci/loopback-registry.ts';
import { type Files, Machine, moduleArtifact, protoFile, type Run } from './bad-input-machine.ts';

const host = 'oras.birb.homes';
const published = 12;

/** A server with modules of which the later ones need the earlier ones. */
async function startRegistry(): Promise<LoopbackRegistry> {
  const registry = await new LoopbackRegistry().start();
  for (let index = 0; index < published; index++) {
    const needs = index === 0 ? '' : `deps:\n  - ${host}/lib/m${index - 1}:v1.0.0\n`;
    const artifact = await moduleArtifact(`lib/m${index}`, {
      'buf.yaml': `version: v2\n${needs}`,
      [`lib/m${index}.proto`]: protoFile(`lib.m${index}`, 'M'),
    });
    for (const { bytes } of artifact.blobs) registry.pushBlob(`lib/m${index}`, Buffer.from(bytes));
    const manifest = Buffer.from(artifact.manifestContent.bytes);
    registry.pushManifest(`lib/m${index}`, 'v1.0.0', manifest, mediaTypes.manifest);
  }
  return registry;
}

/** `count` services, half of them v1 modules and half v2 workspaces, with a build file each; every tenth needs the one before it. */
function services(count: number): Files {
  const files: Record<string, string> = { 'oras.lock': 'version: 1\n' };
  for (let index = 0; index < count; index++) {
    const directory = `services/s${index}`;
    const needs = [`${host}/lib/m${index % published}:v1.0.0`];
    files[`${directory}/buf.yaml`] =
      `version: ${index % 2 === 0 ? 'v1' : 'v2'}\nname: ${host}/mono/s${index}\ndeps:\n${needs.map((one) => `  - ${one}\n`).join('')}`;
    files[`${directory}/mono/s${index}/v1/s.proto`] = protoFile(`mono.s${index}.v1`, 'S');
    files[`${directory}/BUCK`] =
      `proto_library(name = "s", oras_deps = ["${host}/lib/m${(index * 7) % published}:v1.0.0"])\n`;
  }
  return files;
}

function workMs(run: Run): number {
  return (run.report?.timings ?? []).reduce((sum, { durationMs }) => sum + durationMs, 0);
}

describe('a monorepo', () => {
  it('with 200 buf.yaml files asks the registry no more than one with 50, locks them all, and takes time in proportion', async () => {
    const seen: { readonly requests: number; readonly first: number; readonly again: number }[] = [];
    for (const count of [50, 200]) {
      await using registry = await startRegistry();
      await using machine = await Machine.create(services(count));
      const environment = { ORAS_BUF_REGISTRY_ENDPOINT: registry.origin };
      const run = await machine.run(['resolve'], { environment });
      expect(run.exitCode, run.output).toBe(0);
      const locks = [...(await machine.snapshot()).keys()].filter((file) => file.endsWith('/buf.lock'));
      expect(locks).toHaveLength(count);
      const requests = registry.seen.length;

      registry.seen.length = 0;
      const again = await machine.run(['resolve', '--frozen'], { environment });
      expect(again.exitCode, again.output).toBe(0);
      expect(registry.seen).toEqual([]);
      seen.push({ requests, first: workMs(run), again: workMs(again) });
    }
    const [small, large] = seen;
    if (small === undefined || large === undefined) throw new Error('both were measured');
    expect(large.requests).toBe(small.requests);
    // A manifest and a layer each, and the two of the handshake.
    expect(large.requests).toBeLessThanOrEqual(2 * published + 2);
    // Four times the files: four times the work, with room for a machine that does other things too; squared it would be sixteen.
    expect(large.first).toBeLessThan(8 * small.first + 500);
    expect(large.again).toBeLessThan(8 * small.again + 500);
  }, 120_000);
});
