import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env } from 'node:process';
import type { RegistryUser, RunningRegistry } from './registry.ts';

/** A program's end. */
export interface ProgramResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, as they came. */
  readonly output: string;
}

export interface ProgramOptions {
  readonly directory?: string;
  /** The whole environment. Ours unless given. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs a program of a test to its end. A non-zero exit is a result. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      cwd: options.directory,
      env: options.environment === undefined ? env : { ...options.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const both: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => both.push(chunk) && stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => both.push(chunk) && stderr.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({
        exitCode: code ?? -1,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
        output: Buffer.concat(both).toString('utf8'),
      });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** The same, where anything but success is the test's failure. Gives standard output. */
export async function mustRun(program: string, args: readonly string[], options: ProgramOptions = {}): Promise<string> {
  const result = await runProgram(program, args, options);
  if (result.exitCode !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${result.exitCode}\n${result.output}`);
  return result.stdout;
}

/** Writes files by their paths below a directory. */
export async function writeFiles(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
}

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
