import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { writeFiles } from './fixture-files.ts';
import { mustRun } from './program.ts';
import type { RegistryUser, RunningRegistry } from './registry.ts';

/** Where modules are pushed to. */
export type PushTarget =
  | {
      readonly kind: 'registry';
      readonly registry: RunningRegistry;
      readonly user: RegistryUser | undefined;
      readonly prefix: string;
    }
  /** A directory with one OCI image layout per repository. */
  | { readonly kind: 'oci-layout'; readonly directory: string };

/**
 * A module as users push one.
 * - `archive`: `oras push REF DIR/`, which makes one titled tar+gzip layer. The directory's name becomes the title.
 * - `files`: `oras push REF a.proto b.proto`, one titled layer for each file.
 */
export interface PushedModule {
  /** `owner/name`. */
  readonly repository: string;
  readonly tag: string;
  readonly shape: 'archive' | 'files';
  readonly files: Readonly<Record<string, string>>;
  readonly artifactType?: string;
}

/** Pushes a module with the real `oras`. Gives the digest of its manifest. */
export async function pushModule(oras: string, target: PushTarget, module: PushedModule): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'oras-buf-push-'));
  try {
    const name = module.repository.split('/').at(-1) ?? 'module';
    const content = module.shape === 'archive' ? join(scratch, name) : scratch;
    await writeFiles(content, module.files);
    const what =
      module.shape === 'archive' ? [`${name}/`] : Object.keys(module.files).map((path) => `${path}:text/plain`);
    const { reference, flags, input } = await destination(target, module);
    const artifactType = module.artifactType ?? 'application/vnd.birb.protobuf.module.v1';
    const shown = await mustRun(
      oras,
      ['push', ...flags, '--artifact-type', artifactType, '--format', 'json', reference, ...what],
      {
        directory: scratch,
        environment: orasEnvironment(scratch),
        ...(input === undefined ? {} : { input }),
      },
    );
    return (JSON.parse(shown) as { digest: string }).digest;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function destination(
  target: PushTarget,
  module: PushedModule,
): Promise<{ reference: string; flags: string[]; input?: string }> {
  if (target.kind === 'oci-layout') {
    const layout = join(target.directory, module.repository);
    await mkdir(layout, { recursive: true });
    return { reference: `${layout}:${module.tag}`, flags: ['--oci-layout'] };
  }
  const reference = `${target.registry.host}/${target.prefix}${module.repository}:${module.tag}`;
  return { reference, ...signIn(target.registry, target.user) };
}

/** The flags and the standard input by which `oras` reaches a registry of ours; the password is no argument. */
export function signIn(registry: RunningRegistry, user: RegistryUser | undefined): { flags: string[]; input?: string } {
  const connection = registry.caFile === '' ? ['--plain-http'] : ['--ca-file', registry.caFile];
  if (user === undefined) return { flags: connection };
  return { flags: [...connection, '--username', user.name, '--password-stdin'], input: user.password };
}

/** An environment for `oras` in which it finds nothing of the person who runs the tests. */
export function orasEnvironment(home: string): Record<string, string> {
  return { PATH: env['PATH'] ?? '', HOME: home, DOCKER_CONFIG: join(home, '.docker') };
}
