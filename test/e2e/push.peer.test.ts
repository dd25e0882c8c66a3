import { chmod, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFiles } from '../peers/fixture-files.ts';
import { startCraneRegistry, startRegistry28 } from '../peers/other-registries.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun, type ProgramResult, runProgram } from '../peers/program.ts';
import { orasEnvironment, signIn } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { cliCommand } from './project.ts';
import { type ModuleRegistry, registryConfig, signInVariables } from './sandbox.ts';

const peers = requirePeers('oras', 'registry', 'registry-2.8', 'crane', 'token-server', 'buf-1.75');
const registries = ['distribution 3', 'registry 2.8', 'crane', 'oci-layout'] as const;
type RegistryName = (typeof registries)[number];

const host = 'oras.birb.homes';
const base = {
  'buf.yaml': `version: v2\nname: ${host}/common/base\n`,
  'common/base/v1/id.proto': 'syntax = "proto3";\npackage common.base.v1;\n\nmessage Id {\n  string value = 1;\n}\n',
};
/** A module in a workspace with another one, in which names sort differently by bytes and by code units. */
const types = {
  'buf.yaml': [
    'version: v2',
    'modules:',
    '  - path: proto',
    `    name: ${host}/common/types`,
    '    excludes: [proto/drafts]',
    '  - path: internal',
    `    name: ${host}/common/internal`,
    'deps:',
    `  - ${host}/common/base:v1.0.0`,
    '',
  ].join('\n'),
  LICENSE: 'Apache-2.0\n',
  'README.md': '# Types\n',
  'proto/common/types/v1/money.proto':
    'syntax = "proto3";\npackage common.types.v1;\n\nimport "common/base/v1/id.proto";\n\nmessage Money {\n  common.base.v1.Id id = 1;\n  int64 units = 2;\n}\n',
  'proto/common/types/v1/z.proto': 'syntax = "proto3";\npackage common.types.v1;\n\nmessage Z {}\n',
  'proto/common/types/v1/ж.proto': 'syntax = "proto3";\npackage common.types.v1;\n\nmessage Cyrillic {}\n',
  'proto/drafts/draft.proto': 'syntax = "proto3";\npackage drafts;\n',
  'internal/common/internal/v1/i.proto': 'syntax = "proto3";\npackage common.internal.v1;\n\nmessage I {}\n',
  'docs/notes.txt': 'Not a part of the module.\n',
};
const published = [
  'LICENSE',
  'README.md',
  'buf.yaml',
  'common/types/v1/money.proto',
  'common/types/v1/z.proto',
  'common/types/v1/ж.proto',
];

interface PushJson {
  readonly digest: string;
  readonly outcome: string;
  readonly source: string;
  readonly revision: string;
  readonly files: readonly { readonly path: string }[];
  readonly dependencies: readonly string[];
  readonly checks: { readonly breaking: { readonly result: string; readonly against: string } };
  readonly tags: readonly { readonly tag: string; readonly state: string }[];
  readonly blobs: readonly { readonly how: string; readonly from: string }[];
}

/** A machine: a home, caches, and checkouts at a path of its own. */
class Machine implements AsyncDisposable {
  readonly directory: string;
  readonly #registry: ModuleRegistry;
  /** Variables that programs go by, and a digest must not. */
  habits: Readonly<Record<string, string>> = { TZ: 'UTC', LC_ALL: 'C' };

  constructor(directory: string, registry: ModuleRegistry) {
    this.directory = directory;
    this.#registry = registry;
  }

  environment(): Record<string, string> {
    const { directory } = this;
    return {
      PATH: env['PATH'] ?? '',
      HOME: directory,
      BUF_CACHE_DIR: join(directory, 'buf'),
      ORAS_BUF_CACHE_DIR: join(directory, 'cache'),
      ORAS_BUF_BUF_PATH: peers.path('buf-1.75'),
      GIT_CONFIG_GLOBAL: join(directory, 'gitconfig'),
      ...this.habits,
      NO_COLOR: '1',
      ...signInVariables(this.#registry),
    };
  }

  path(checkout: string): string {
    return join(this.directory, checkout);
  }

  run(checkout: string, program: string, ...args: readonly string[]): Promise<ProgramResult> {
    return runProgram(program, args, { directory: this.path(checkout), environment: this.environment() });
  }

  async git(checkout: string, ...args: readonly string[]): Promise<string> {
    return await mustRun('git', args, { directory: this.path(checkout), environment: this.environment() });
  }

  orasBuf(checkout: string, ...args: readonly string[]): Promise<ProgramResult> {
    const [program, ...first] = cliCommand;
    return this.run(checkout, program, ...first, ...args);
  }

  async push(checkout: string, ...args: readonly string[]): Promise<PushJson> {
    const result = await this.orasBuf(checkout, 'push', ...args, '--json');
    if (result.exitCode !== 0)
      throw new Error(`push ${args.join(' ')} ended with ${result.exitCode}\n${result.output}`);
    return JSON.parse(result.stdout) as PushJson;
  }

  /** A repository with one commit. */
  async repository(checkout: string, files: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(this.path(checkout), { recursive: true });
    await writeFile(join(this.directory, 'gitconfig'), '[user]\n  name = Test\n  email = test@example.test\n');
    await writeFiles(this.path(checkout), { ...files, ...(await registryConfig(this.#registry)) });
    await this.git(checkout, 'init', '--quiet', '--initial-branch=main', '.');
    await this.git(checkout, 'add', '--all');
    await this.git(checkout, 'commit', '--quiet', '--message', 'Fixture');
    await this.git(checkout, 'remote', 'add', 'origin', 'git@github.example:birb/protos.git');
  }

  async commit(checkout: string, files: Readonly<Record<string, string>>): Promise<void> {
    await writeFiles(this.path(checkout), files);
    await this.git(checkout, 'add', '--all');
    await this.git(checkout, 'commit', '--quiet', '--message', 'Change');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}

describe.runIf(peers.ready)('oras-buf push', () => {
  const running = new Map<RegistryName, RunningRegistry>();
  let layouts: string;
  beforeAll(async () => {
    const [three, old, crane] = await Promise.all([
      startRegistry(
        { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
        { signIn: 'token', tls: true },
      ),
      startRegistry28({ 'registry-2.8': peers.path('registry-2.8'), 'token-server': peers.path('token-server') }),
      startCraneRegistry(peers.path('crane')),
    ]);
    running.set('distribution 3', three).set('registry 2.8', old).set('crane', crane);
    layouts = await mkdtemp(join(tmpdir(), 'oras-buf-layouts-'));
  });
  afterAll(async () => {
    await Promise.all([...running.values()].map((registry) => registry.stop()));
    await rm(layouts, { recursive: true, force: true });
  });

  const target = (name: RegistryName): ModuleRegistry => {
    const registry = running.get(name);
    if (registry === undefined) return { kind: 'oci-layout', directory: layouts };
    return { kind: 'registry', registry, user: name === 'crane' ? undefined : registryUsers.ci };
  };
  const machine = async (name: RegistryName, prefix: string): Promise<Machine> =>
    new Machine(await mkdtemp(join(tmpdir(), prefix)), target(name));

  /** `oras`, with the reference of a repository and what it needs to reach that. */
  async function oras(name: RegistryName, verb: readonly string[], tag: string, directory: string): Promise<string> {
    const at = target(name);
    const environment = orasEnvironment(directory);
    if (at.kind === 'oci-layout') {
      return await mustRun(peers.path('oras'), [...verb, '--oci-layout', `${at.directory}/common/types:${tag}`], {
        directory,
        environment,
      });
    }
    const { flags, input } = signIn(at.registry, at.user);
    const repository = `${at.registry.host}/${at.user === undefined ? '' : `${at.user.name}/`}common/types`;
    return await mustRun(peers.path('oras'), [...verb, ...flags, `${repository}:${tag}`], {
      directory,
      environment,
      ...(input === undefined ? {} : { input }),
    });
  }

  test.each(registries)(
    '%s: two machines, one digest; oras pull gives the files back; a version never moves',
    async (name) => {
      await using first = await machine(name, 'oras-buf-one-');
      await using second = await machine(name, 'oras-buf-another-machine-with-a-long-path-');
      await first.repository('base', base);
      expect(await first.push('base', '.', `${host}/common/base:v1.0.0`)).toMatchObject({ outcome: 'pushed' });

      await first.repository('types', types);
      const dry = await first.push('types', '.', `${host}/common/types:v1.0.0`, '--dry-run');
      expect(dry).toMatchObject({ outcome: 'would-push', source: 'https://github.example/birb/protos' });
      running.get(name)?.forgetRequests();
      const pushed = await first.push('types', 'proto', `${host}/common/types:v1.0.0`, '--partial-tags', '--latest');
      expect(pushed).toMatchObject({
        outcome: 'pushed',
        digest: dry.digest,
        dependencies: [`${host}/common/base:v1.0.0`],
      });
      expect(pushed.files.map(({ path }) => path)).toEqual(published);
      expect(pushed.tags.map(({ tag }) => tag)).toEqual(['v1.0.0', 'v1.0', 'v1', 'latest']);
      // The empty config lies in the repository of the dependency already.
      const requests = running.get(name)?.requests() ?? [];
      const mounts = requests.filter(({ method, path }) => method === 'POST' && path.includes('mount='));
      if (name === 'distribution 3' || name === 'registry 2.8') {
        expect(pushed.blobs).toMatchObject([{ how: 'mounted', from: 'ci/common/base' }, { how: 'uploaded' }]);
        expect(mounts.filter(({ status }) => status === 201)).toHaveLength(1);
        expect(requests.filter(({ method, path }) => method === 'PUT' && path.includes('/blobs/'))).toHaveLength(1);
      }
      if (name === 'oci-layout') expect(requests).toEqual([]);

      second.habits = { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
      // A clone with another umask, another mtime, another path, and CRLF for line ends.
      await writeFile(join(second.directory, 'gitconfig'), '[core]\n  autocrlf = true\n');
      const clone = 'far/below/clone';
      await mkdir(second.path('far/below'), { recursive: true });
      await mustRun(
        'sh',
        ['-c', `umask 077 && exec git clone --quiet "$1" "$2"`, 'sh', first.path('types'), second.path(clone)],
        {
          environment: second.environment(),
        },
      );
      await second.git(clone, 'remote', 'set-url', 'origin', 'https://user:secret@github.example/birb/protos');
      const proto = join(second.path(clone), 'proto/common/types/v1/money.proto');
      expect(await readFile(proto, 'utf8')).toContain('\r\n');
      await chmod(proto, 0o600);
      await utimes(proto, new Date(0), new Date(86_400_000));
      const again = await second.push(clone, 'proto', `${host}/common/types:v1.0.0`);
      expect(again).toMatchObject({ outcome: 'already-there', digest: pushed.digest, revision: pushed.revision });

      // The digest does not depend on the version, nor on what is published.
      const elsewhere = await second.push(clone, '.', `${host}/common/types:v9.0.0`, '--dry-run');
      expect(elsewhere).toMatchObject({ outcome: 'would-push', digest: pushed.digest });

      // What oras makes of it.
      const pulled = await mkdtemp(join(tmpdir(), 'oras-buf-pulled-'));
      try {
        await oras(name, ['pull'], 'v1.0.0', pulled);
        for (const path of published.filter((one) => one !== 'buf.yaml')) {
          const source = path.startsWith('common/') ? `proto/${path}` : path;
          const [there, here] = await Promise.all([
            readFile(join(pulled, 'types', path)),
            readFile(join(first.path('types'), source)),
          ]);
          expect(there.equals(here), path).toBe(true);
        }
        const manifest: unknown = JSON.parse(await oras(name, ['manifest', 'fetch'], 'v1', pulled));
        expect(manifest).toMatchObject({
          artifactType: 'application/vnd.birb.protobuf.module.v1',
          annotations: {
            'homes.birb.protobuf.deps': JSON.stringify([`${host}/common/base:v1.0.0`]),
            'org.opencontainers.image.source': 'https://github.example/birb/protos',
            'org.opencontainers.image.revision': pushed.revision,
          },
        });
      } finally {
        await rm(pulled, { recursive: true, force: true });
      }

      // The same version with another content; a change that breaks; one that does not.
      const path = 'proto/common/types/v1/money.proto';
      await first.commit('types', { [path]: types[path].replace('  int64 units = 2;\n', '') });
      const moved = await first.orasBuf('types', 'push', 'proto', `${host}/common/types:v1.0.0`);
      expect([moved.exitCode, moved.stderr]).toEqual([
        7,
        expect.stringContaining('other content: common/types/v1/money.proto'),
      ]);
      const twin = await first.orasBuf('types', 'push', 'proto', `${host}/common/types:1.0.0`);
      expect([twin.exitCode, twin.stderr]).toEqual([7, expect.stringContaining('are one version')]);
      const breaking = await first.orasBuf('types', 'push', 'proto', `${host}/common/types:v1.1.0`);
      expect([breaking.exitCode, breaking.stderr]).toEqual([1, expect.stringContaining('FIELD_NO_DELETE')]);
      await first.commit('types', { [path]: types[path].replace('units = 2;', 'units = 2;\n  int32 nanos = 3;') });
      const next = await first.push('types', 'proto', `${host}/common/types:v1.1.0`, '--latest');
      expect(next.checks.breaking).toEqual({ result: 'passed', against: 'v1.0.0', reason: '' });
      expect(next.tags).toMatchObject([{ state: 'created' }, { tag: 'latest', state: 'moved' }]);

      // And a consumer.
      await second.repository('consumer', {
        'buf.yaml': `version: v2\ndeps:\n  - ${host}/common/types:v1.1.0\n`,
        'shop/v1/order.proto':
          'syntax = "proto3";\npackage shop.v1;\n\nimport "common/types/v1/money.proto";\n\nmessage Order {\n  common.types.v1.Money total = 1;\n}\n',
      });
      const resolved = await second.orasBuf('consumer', 'resolve');
      expect(resolved.exitCode, resolved.output).toBe(0);
      expect(await readFile(join(second.path('consumer'), 'oras.lock'), 'utf8')).toContain(next.digest);
      const built = await second.run('consumer', peers.path('buf-1.75'), 'build');
      expect(built.exitCode, built.output).toBe(0);
    },
  );

  test('a credential without the right to push: exit code 3 that names the right, and no secret anywhere', async () => {
    const at = target('distribution 3');
    if (at.kind !== 'registry') throw new Error('no registry');
    await using other = new Machine(await mkdtemp(join(tmpdir(), 'oras-buf-other-')), {
      ...at,
      user: registryUsers.other,
    });
    await other.repository('base', base);
    // The repositories of `ci` are not those of `other`.
    await writeFile(
      join(other.path('base'), '.oras/config.yaml'),
      (await readFile(join(other.path('base'), '.oras/config.yaml'), 'utf8')).replace('other/{owner}', 'ci/{owner}'),
    );
    const result = await other.orasBuf('base', 'push', '.', `${host}/common/base:v9.0.0`, '--skip-breaking');
    expect([result.exitCode, result.stderr]).toEqual([3, expect.stringContaining('push')]);
    expect(result.output).not.toContain(registryUsers.other.password);
  });

  test('the files are those that stock buf counts', async () => {
    await using one = await machine('oci-layout', 'oras-buf-files-');
    await one.repository('types', { ...types, 'proto/.hidden/h.proto': 'syntax = "proto3";\npackage hidden;\n' });
    await one.repository('base', base);
    await one.orasBuf('base', 'push', '.', `${host}/common/base:v1.0.0`);
    const dry = await one.push('types', 'proto', `${host}/common/types:v3.0.0`, '--dry-run', '--skip-lint');
    const exported = join(one.directory, 'exported');
    const buf = await one.run(
      'types',
      peers.path('buf-1.75'),
      'export',
      'proto',
      '--all',
      '--exclude-imports',
      '-o',
      exported,
    );
    expect(buf.exitCode, buf.output).toBe(0);
    const files = await mustRun('find', ['.', '-type', 'f'], { directory: exported });
    const theirs = files
      .trim()
      .split('\n')
      .map((path) => path.replace('./', ''));
    expect(
      dry.files
        .map(({ path }) => path)
        .filter((path) => path !== 'buf.yaml')
        .toSorted(),
    ).toEqual(theirs.toSorted());
    expect(theirs).toContain('.hidden/h.proto');
  });
});
