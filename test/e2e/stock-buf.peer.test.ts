import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { requirePeers } from '../peers/peers.ts';
import type { ProgramResult } from '../peers/program.ts';
import { type PushTarget, pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { privateModules, typesV120 } from './fixture-modules.ts';
import { type ModuleRegistry, registryConfig, Sandbox, signInVariables } from './sandbox.ts';
import { type BufVersion, privateWorkspace, protoPath } from './workspaces.ts';

const peers = requirePeers('oras', 'registry', 'token-server', 'buf-1.45', 'buf-1.75', 'no-network');
const bufs = ['buf-1.45', 'buf-1.75'] as const;
const versions: readonly BufVersion[] = ['v1', 'v2'];

/** The modules that the workspace needs, with the tags that the rule chooses, by name. */
const wanted = {
  'oras.birb.homes/common/errors': 'v1.1.0',
  'oras.birb.homes/common/types': 'v1.2.0',
  'oras.birb.homes/team-platform/auth': 'v2.1.0',
};

let registry: RunningRegistry;
let layouts: string;

beforeAll(async () => {
  if (!peers.ready) return;
  layouts = await mkdtemp(join(tmpdir(), 'oras-buf-layouts-'));
  registry = await startRegistry(
    { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
    { signIn: 'token', tls: true },
  );
  const targets: readonly PushTarget[] = [
    { kind: 'registry', registry, user: registryUsers.ci, prefix: 'ci/' },
    { kind: 'oci-layout', directory: layouts },
  ];
  for (const target of targets) {
    for (const module of privateModules) await pushModule(peers.path('oras'), target, module);
  }
});
afterAll(async () => {
  if (!peers.ready) return;
  await registry.stop();
  await rm(layouts, { recursive: true, force: true });
});

const reachedBy: Readonly<Record<string, () => ModuleRegistry>> = {
  'distribution 3 over TLS with sign-in': () => ({ kind: 'registry', registry, user: registryUsers.ci }),
  'an image layout on disk': () => ({ kind: 'oci-layout', directory: layouts }),
};

for (const [place, reach] of Object.entries(reachedBy)) {
  for (const version of versions) {
    describe.runIf(peers.ready)(`modules from ${place}, a ${version} workspace`, () => {
      let sandbox: Sandbox;
      let resolved: ProgramResult;
      let listedBefore: Readonly<Record<string, string>>;

      const listFiles = async (): Promise<Record<string, string>> => {
        const listed: Record<string, string> = {};
        for (const buf of bufs) {
          const result = await sandbox.offline([peers.path(buf)], ['ls-files']);
          expect(result.exitCode, result.output).toBe(0);
          listed[buf] = result.stdout;
        }
        return listed;
      };

      beforeAll(async () => {
        sandbox = await Sandbox.create(peers.path('no-network'));
        await sandbox.checkout({ ...privateWorkspace(version), ...registryConfig(reach()) });
        listedBefore = await listFiles();
        resolved = await sandbox.orasBuf(['resolve'], signInVariables(reach()));
      });
      afterAll(() => sandbox.remove());

      test('oras-buf resolve writes both locks with all that is needed', async () => {
        expect(resolved.exitCode, resolved.output).toBe(0);
        const orasLock = parse(await readFile(join(sandbox.workspace, 'oras.lock'), 'utf8')) as {
          oci: { module: string; tag: string; digest: string }[];
        };
        expect(Object.fromEntries(orasLock.oci.map((each) => [each.module, each.tag]))).toEqual(wanted);
        const bufLock = parse(await readFile(join(sandbox.workspace, 'buf.lock'), 'utf8')) as {
          version: string;
          deps: { name?: string; remote?: string; owner?: string; repository?: string; digest: string }[];
        };
        expect(bufLock.version).toBe(version);
        const names = bufLock.deps.map((each) => each.name ?? `${each.remote}/${each.owner}/${each.repository}`);
        expect(names.sort()).toEqual(Object.keys(wanted));
        expect(bufLock.deps.every((each) => each.digest.startsWith(version === 'v1' ? 'shake256:' : 'b5:'))).toBe(true);
      });

      for (const buf of bufs) {
        test(`${buf} builds, lints, exports and draws the graph without any network`, async () => {
          for (const args of [
            ['build'],
            ['lint'],
            ['export', '--output', join(sandbox.directory, `exported-${buf}`)],
          ]) {
            const result = await sandbox.offline([peers.path(buf)], args);
            expect(result.exitCode, `buf ${args.join(' ')}\n${result.output}`).toBe(0);
          }
          const exported = await readdir(join(sandbox.directory, `exported-${buf}`), { recursive: true });
          expect(exported).toEqual(
            expect.arrayContaining([
              'acme/app/v1/account.proto',
              'common/errors/v1/error.proto',
              'common/types/v1/id.proto',
              'platform/auth/v1/session.proto',
            ]),
          );
          const graph = await sandbox.offline([peers.path(buf)], ['dep', 'graph']);
          expect(graph.exitCode, graph.output).toBe(0);
          for (const module of Object.keys(wanted)) expect(graph.stdout).toContain(module);
        });

        test(`${buf} finds a breaking change, and none where there is none, without any network`, async () => {
          const base = join(sandbox.directory, `base-${buf}`);
          await cp(sandbox.workspace, base, { recursive: true });
          const same = await sandbox.offline([peers.path(buf)], ['breaking', '--against', base]);
          expect(same.exitCode, same.output).toBe(0);

          const changed = join(sandbox.directory, `changed-${buf}`);
          await cp(sandbox.workspace, changed, { recursive: true });
          const file = join(changed, protoPath[version]);
          const text = await readFile(file, 'utf8');
          await writeFile(file, text.replace('  common.types.v1.Id id = 1;\n', '  reserved 1;\n  string name = 3;\n'));
          const broken = await sandbox.offline([peers.path(buf)], ['breaking', changed, '--against', base]);
          expect(broken.exitCode, broken.output).toBe(100);
          expect(broken.output).toContain('account.proto');
        });
      }

      test('buf ls-files is the same before and after', async () => {
        expect(await listFiles()).toEqual(listedBefore);
        for (const listed of Object.values(listedBefore)) expect(listed.trim()).toBe(protoPath[version]);
      });

      test('one altered byte of an installed module fails the build of both bufs, and the next run repairs it', async () => {
        for (const buf of bufs) expect((await sandbox.offline([peers.path(buf)], ['build'])).exitCode).toBe(0);
        const altered = await alterInstalledFiles(sandbox.bufCache, 'common/types/v1/id.proto');
        expect(altered).toBeGreaterThan(0);
        for (const buf of bufs) {
          const result = await sandbox.offline([peers.path(buf)], ['build']);
          expect(result.exitCode, `${buf} accepted altered bytes`).not.toBe(0);
        }
        const repaired = await sandbox.orasBuf(['resolve'], signInVariables(reach()));
        expect(repaired.exitCode, repaired.output).toBe(0);
        for (const buf of bufs) {
          const result = await sandbox.offline([peers.path(buf)], ['build']);
          expect(result.exitCode, result.output).toBe(0);
        }
      });
    });
  }
}

/** Changes one letter of a comment in every installed copy of a file. Gives the number of copies. */
async function alterInstalledFiles(bufCache: string, path: string): Promise<number> {
  const entries = await readdir(bufCache, { recursive: true });
  const copies = entries.filter((entry) => entry.endsWith(`/files/${path}`));
  const before = typesV120.files[path] ?? '';
  for (const copy of copies) await writeFile(join(bufCache, copy), before.replace('anything', 'anythinG'));
  return copies.length;
}
