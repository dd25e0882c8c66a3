import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';
import { bufYaml, type Files, moduleArtifact, protoFile } from './bad-input-machine.ts';
import { registryConfig, Sandbox } from './sandbox.ts';

const peers = requirePeers('buf-1.45', 'buf-1.75', 'no-network');
const bufs = ['buf-1.45', 'buf-1.75'] as const;

const types = 'oras.birb.homes/common/types';
const copy = 'oras.birb.homes/team/copy';
const id = protoFile('common.types.v1', 'Id');
const usesId = (name: string): string => protoFile(name, 'M', ['common/types/v1/id.proto']);

interface Shape {
  readonly name: string;
  readonly files: Files;
  /** Symbolic links, by path. */
  readonly links?: Readonly<Record<string, string>>;
  /** Where buf is run; the root unless given. */
  readonly inputs?: readonly string[];
  /** Another workspace of git, checked out as a submodule at `sub`. */
  readonly submodule?: Files;
  /** The exit code of `oras-buf resolve`; where it is not 0, every buf must fail too once the modules are there. */
  readonly refused?: number;
}

const shapes: readonly Shape[] = [
  {
    name: 'a v1beta1 module with two roots',
    files: {
      'buf.yaml': `version: v1beta1\nbuild:\n  roots: [proto, vendor]\ndeps:\n  - ${types}:v1.2.0\n`,
      'proto/a.proto': protoFile('a', 'A', ['common/types/v1/id.proto', 'b.proto']),
      'vendor/b.proto': protoFile('b', 'B'),
    },
  },
  {
    name: 'buf.work.yaml over a v1beta1 and a v1 module that needs it, beside a v2 workspace and a v1 module on its own',
    files: {
      'old/buf.work.yaml': 'version: v1\ndirectories: [a, b]\n',
      'old/a/buf.yaml': `version: v1beta1\nname: oras.birb.homes/team/a\ndeps:\n  - ${types}:v1.2.0\n`,
      'old/a/a.proto': usesId('a'),
      'old/b/buf.yaml': 'version: v1\ndeps:\n  - oras.birb.homes/team/a\n',
      'old/b/b.proto': protoFile('b', 'B', ['a.proto', 'common/types/v1/id.proto']),
      'new/buf.yaml': `version: v2\nmodules:\n  - path: x\n  - path: y\ndeps:\n  - ${types}:v1.2.0\n`,
      'new/x/x/x.proto': usesId('x'),
      'new/y/y/y.proto': protoFile('y', 'Y', ['x/x.proto']),
      'lone/buf.yaml': `version: v1\ndeps:\n  - ${types}:v1.2.0\n`,
      'lone/l.proto': usesId('l'),
    },
    inputs: ['old', 'old/b', 'new', 'lone'],
  },
  {
    name: 'v1 modules of one repository that do not see each other: the published one is installed',
    files: {
      'a/buf.yaml': `version: v1\nname: ${types}\n`,
      'a/common/types/v1/id.proto': id,
      'b/buf.yaml': `version: v1\ndeps:\n  - ${types}:v1.2.0\n`,
      'b/b.proto': usesId('b'),
    },
    inputs: ['a', 'b'],
  },
  {
    name: 'a module of buf.work.yaml behind a symbolic link',
    files: {
      'buf.work.yaml': 'version: v1\ndirectories: [linked, app]\n',
      'real/a/buf.yaml': 'version: v1\nname: oras.birb.homes/team/a\n',
      'real/a/a.proto': protoFile('a', 'A'),
      'app/buf.yaml': `version: v1\ndeps:\n  - oras.birb.homes/team/a\n  - ${types}:v1.2.0\n`,
      'app/app.proto': protoFile('app', 'App', ['a.proto', 'common/types/v1/id.proto']),
    },
    links: { linked: 'real/a' },
  },
  {
    name: 'CRLF and a byte order mark, in buf.yaml and in the lock',
    files: {
      'buf.yaml': `\uFEFF${bufYaml(`${types}:v1.2.0`).replaceAll('\n', '\r\n')}`,
      'a.proto': usesId('a').replaceAll('\n', '\r\n'),
    },
  },
  {
    name: 'a submodule of git with a workspace of its own, which is not the outer one’s',
    files: {
      'buf.yaml': `version: v2\nmodules:\n  - path: proto\ndeps:\n  - ${types}:v1.2.0\n`,
      'proto/a.proto': usesId('a'),
    },
    submodule: { 'buf.yaml': bufYaml('oras.birb.homes/no/such:v1.0.0'), 's.proto': protoFile('s', 'S') },
  },
  {
    name: 'two paths that differ in case only',
    files: {
      'buf.yaml': bufYaml(`${types}:v1.2.0`),
      'a.proto': usesId('a'),
      'Common/types/v1/id.proto': protoFile('common.other', 'Id'),
    },
  },
  {
    name: 'a copy of a dependency that is excluded',
    files: {
      'buf.yaml': `version: v2\nmodules:\n  - path: .\n    excludes: [common]\ndeps:\n  - ${types}:v1.2.0\n`,
      'a.proto': usesId('a'),
      'common/types/v1/id.proto': id,
    },
  },
  {
    name: 'a copy of a dependency in the workspace',
    files: { 'buf.yaml': bufYaml(`${types}:v1.2.0`), 'common/types/v1/id.proto': id },
    refused: 4,
  },
  {
    name: 'a copy of a dependency behind a symbolic link',
    files: {
      'buf.yaml': `version: v2\nmodules:\n  - path: proto\ndeps:\n  - ${types}:v1.2.0\n`,
      'proto/a.proto': protoFile('a', 'A'),
      'vendor/types/v1/id.proto': id,
    },
    links: { 'proto/common': '../vendor' },
    refused: 4,
  },
  {
    name: 'one path in two modules of the workspace',
    files: {
      'buf.yaml': `version: v2\nmodules:\n  - path: a\n  - path: b\ndeps:\n  - ${types}:v1.2.0\n`,
      'a/x.proto': protoFile('x', 'X'),
      'b/x.proto': protoFile('x', 'X'),
    },
    refused: 4,
  },
  {
    name: 'one path in dependencies of two modules of a buf.work.yaml, of which each has a lock of its own',
    files: {
      'buf.work.yaml': 'version: v1\ndirectories: [a, b]\n',
      'a/buf.yaml': `version: v1\ndeps:\n  - ${types}:v1.2.0\n`,
      'a/a.proto': usesId('a'),
      'b/buf.yaml': `version: v1\ndeps:\n  - ${copy}:v1.0.0\n`,
      'b/b.proto': usesId('b'),
    },
    refused: 4,
  },
];

/** The same shape with nothing to refuse: its locks are then put beside the files that are refused. */
function withoutDuplicates(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('.proto')));
}

let layouts: string;

beforeAll(async () => {
  if (!peers.ready) return;
  layouts = await mkdtemp(join(tmpdir(), 'oras-buf-workspaces-'));
  for (const [repository, tag] of [
    ['common/types', 'v1.2.0'],
    ['team/copy', 'v1.0.0'],
  ] as const) {
    const artifact = await moduleArtifact(repository, { 'common/types/v1/id.proto': id });
    const writer = new LayoutWriter(layouts, repository);
    for (const { bytes, descriptor } of artifact.blobs) await writer.writeBlob(bytes, descriptor.mediaType);
    await writer.writeManifest(artifact.manifestContent.bytes, tag);
  }
});
afterAll(async () => {
  if (peers.ready) await rm(layouts, { recursive: true, force: true });
});

/** A checkout of a shape. */
async function checkout({ files, links = {}, submodule }: Shape): Promise<Sandbox> {
  const sandbox = await Sandbox.create(peers.path('no-network'));
  await sandbox.checkout({ ...files, ...registryConfig({ kind: 'oci-layout', directory: layouts }) });
  for (const [path, target] of Object.entries(links)) {
    await mkdir(join(sandbox.workspace, path, '..'), { recursive: true });
    await symlink(target, join(sandbox.workspace, path));
  }
  if (submodule !== undefined) {
    const inner = await Sandbox.create(peers.path('no-network'));
    await inner.checkout(submodule);
    const options = { directory: sandbox.workspace, environment: sandbox.environment() };
    const allow = ['-c', 'protocol.file.allow=always'];
    await mustRun('git', [...allow, 'submodule', '--quiet', 'add', inner.workspace, 'sub'], options);
    await inner.remove();
  }
  return sandbox;
}

describe.runIf(peers.ready)('workspaces, resolved and then built by stock buf without any network', () => {
  for (const shape of shapes) {
    test(shape.name, async () => {
      const sandbox = await checkout(shape);
      const build = async (): Promise<readonly (readonly [string, number, string])[]> => {
        const results: (readonly [string, number, string])[] = [];
        for (const buf of bufs) {
          for (const input of shape.inputs ?? ['.']) {
            const { exitCode, output } = await sandbox.offline([peers.path(buf)], ['build', input]);
            results.push([`${buf} build ${input}`, exitCode, output]);
          }
        }
        return results;
      };
      const resolved = await sandbox.orasBuf(['resolve']);
      expect(resolved.exitCode, resolved.output).toBe(shape.refused ?? 0);
      if (shape.refused === undefined) {
        for (const [command, exitCode, output] of await build()) expect(exitCode, `${command}\n${output}`).toBe(0);
        const again = await sandbox.orasBufOffline(['resolve', '--frozen', '--offline']);
        expect(again.exitCode, again.output).toBe(0);
      } else {
        // Locked as it would be without the files that are refused: buf fails at what we said before.
        const clean = await checkout({ ...shape, files: withoutDuplicates(shape.files), links: {} });
        const locked = await clean.orasBuf(['resolve'], { BUF_CACHE_DIR: sandbox.bufCache });
        expect(locked.exitCode, locked.output).toBe(0);
        for (const lock of ['buf.lock', 'a/buf.lock', 'b/buf.lock']) {
          await mustRun(
            'sh',
            [
              '-c',
              `test ! -f '${join(clean.workspace, lock)}' || cp '${join(clean.workspace, lock)}' '${join(sandbox.workspace, lock)}'`,
            ],
            {
              directory: sandbox.workspace,
              environment: sandbox.environment(),
            },
          );
        }
        for (const [command, exitCode, output] of await build()) {
          expect(exitCode, `${command} builds what we refuse`).not.toBe(0);
          expect(output).toContain('multiple modules');
        }
        await clean.remove();
      }
      await sandbox.remove();
    });
  }
});
