import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type RegistryPrograms,
  type RunningRegistry,
  startDistribution,
  startRegistry,
} from '../test/peers/registry.ts';
import { type BenchModule, type PublishedModule, publishModules } from './modules.ts';

/** A registry that wants TLS and a token, and writes down what it is asked for: for counts, never for times. */
export interface RecordedRegistry {
  readonly registry: RunningRegistry;
  readonly modules: readonly PublishedModule[];
  /** More versions, past everything that counts. */
  publish(modules: readonly BenchModule[]): Promise<readonly PublishedModule[]>;
  stop(): Promise<void>;
}

/** Starts it with modules in it. */
export async function startRecordedRegistry(
  programs: RegistryPrograms,
  modules: readonly BenchModule[],
): Promise<RecordedRegistry> {
  const directory = await mkdtemp(join(tmpdir(), 'oras-buf-recorded-'));
  const stops: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const storage = join(directory, 'storage');
    // The same blobs behind a door that is open to all.
    const door = await startDistribution(programs.registry, directory, { storage });
    stops.push(door.stop);
    const publish = (some: readonly BenchModule[]) => publishModules(`http://${door.readiness}`, some);
    const published = await publish(modules);
    const registry = await startRegistry(programs, { signIn: 'token', tls: true, storage });
    stops.push(registry.stop);
    return { registry, modules: published, publish, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
