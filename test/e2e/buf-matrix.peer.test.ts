import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath, stdout } from 'node:process';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startCraneRegistry, startRegistry28 } from '../peers/other-registries.ts';
import { requirePeers } from '../peers/peers.ts';
import { type ProgramResult, runProgram } from '../peers/program.ts';
import { type PushTarget, pushModule } from '../peers/push-modules.ts';
import { type RunningRegistry, registryUsers, startRegistry } from '../peers/registry.ts';
import { privateModules } from './fixture-modules.ts';
import { type ModuleRegistry, registryConfig, Sandbox, signInVariables } from './sandbox.ts';
import { bufWorkWorkspace, privateWorkspace, protoPath } from './workspaces.ts';

/**
 * Each buf on each form of workspace, its modules resolved by our command line from each registry, and then used without any
 * network. A workspace is resolved once for all bufs: the same buf.lock and the same cache have to serve them all.
 */
const peers = requirePeers(
  'oras',
  'registry',
  'registry-2.8',
  'crane',
  'token-server',
  'buf-1.32',
  'buf-1.45',
  'buf-1.59',
  'buf-1.75',
  'no-network',
);
const bufs = ['buf-1.32', 'buf-1.45', 'buf-1.59', 'buf-1.75'] as const;

interface WorkspaceForm {
  readonly files: Readonly<Record<string, string>>;
  /** A file of its own, and one of its fields, which a breaking change takes away. */
  readonly proto: string;
  /** Every `buf.lock` that it has in the end. */
  readonly locks: readonly string[];
}

const field = '  common.types.v1.Id id = 1;\n';
/** `DEFAULT`, the old word for `STANDARD`: buf 1.32 does not know the new one yet. */
const v2Files = {
  ...privateWorkspace('v2'),
  'buf.yaml': privateWorkspace('v2')['buf.yaml']?.replace('STANDARD', 'DEFAULT') ?? '',
};
const forms: Readonly<Record<string, WorkspaceForm>> = {
  v1: { files: privateWorkspace('v1'), proto: protoPath.v1, locks: ['buf.lock'] },
  v2: { files: v2Files, proto: protoPath.v2, locks: ['buf.lock'] },
  'buf.work.yaml': {
    files: bufWorkWorkspace,
    proto: 'base/acme/app/v1/account.proto',
    locks: ['base/buf.lock', 'service/buf.lock'],
  },
};

const registries = ['registry 2.8', 'distribution 3', 'crane', 'oci-layout'] as const;
type RegistryName = (typeof registries)[number];

/** The modules that each workspace needs in the end. */
const wanted = [
  'oras.birb.homes/common/errors',
  'oras.birb.homes/common/types',
  'oras.birb.homes/team-platform/auth',
] as const;

interface Place {
  readonly reached: ModuleRegistry;
  readonly target: PushTarget;
}

interface Resolved {
  readonly sandbox: Sandbox;
  readonly result: ProgramResult;
  /** A copy of the resolved workspace, and one of it with a breaking change. */
  readonly base: string;
  readonly changed: string;
}

const key = (registry: RegistryName, form: string): string => `${registry}, ${form}`;
const resolved = new Map<string, Resolved>();
const running: RunningRegistry[] = [];
let layouts = '';
/** What came out, by `registry, form` and buf. Empty: did not get to its end. */
const outcomes = new Map<string, Map<string, string>>();

beforeAll(async () => {
  if (!peers.ready) return;
  layouts = await mkdtemp(join(tmpdir(), 'oras-buf-layouts-'));
  const places = await openPlaces();
  await Promise.all(
    registries.map(async (name) => {
      const { target } = places[name];
      for (const module of privateModules) await pushModule(peers.path('oras'), target, module);
      for (const [form, { files, proto }] of Object.entries(forms)) {
        resolved.set(key(name, form), await resolveWorkspace(places[name].reached, files, proto));
      }
    }),
  );
});
afterAll(async () => {
  if (!peers.ready) return;
  await Promise.all([...resolved.values()].map(({ sandbox }) => sandbox.remove()));
  for (const registry of running) await registry.stop();
  await rm(layouts, { recursive: true, force: true });
  const table = outcomeTable();
  const directory = env['ORAS_BUF_TEST_OUTPUT'] ?? join(tmpdir(), 'oras-buf-test-output');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'buf-matrix.md'), table);
  stdout.write(`\n${table}\n`);
});

describe.runIf(peers.ready)('what "without any network" means', () => {
  test('not even a registry on this machine is reached', async ({ expect }) => {
    const { sandbox } = find('crane', 'v2');
    const script = `fetch(${JSON.stringify(running.at(-1)?.directOrigin)} + '/v2/').then(() => console.log('reached'), (error) => console.log(error.cause.code))`;
    const outside = await runProgram(execPath, ['--eval', script]);
    expect(outside.output.trim()).toBe('reached');
    const inside = await sandbox.offline([execPath], ['--eval', script]);
    expect(inside.output).toMatch(/ENETUNREACH|EADDRNOTAVAIL|ECONNREFUSED/);
  });
});

for (const registry of registries) {
  for (const [form, { locks }] of Object.entries(forms)) {
    describe.runIf(peers.ready).concurrent(`modules from ${registry}, a workspace ${form}`, () => {
      test('oras-buf resolve writes the locks with all that is needed', async ({ expect }) => {
        const { sandbox, result } = find(registry, form);
        expect(result.exitCode, result.output).toBe(0);
        const files = await readdir(sandbox.workspace, { recursive: true });
        expect(files.filter((file) => file.endsWith('buf.lock')).sort()).toEqual(locks);
        const orasLock = await readFile(join(sandbox.workspace, 'oras.lock'), 'utf8');
        for (const module of wanted) expect(orasLock).toContain(module);
      });

      for (const buf of bufs) {
        test(`${buf} works without any network`, async ({ expect }) => {
          const { sandbox, base, changed } = find(registry, form);
          const did: string[] = [];
          const run = async (exitCode: number, ...args: string[]): Promise<string> => {
            const ended = await sandbox.offline([peers.path(buf)], args);
            expect(ended.exitCode, `${buf} ${args.join(' ')}\n${ended.output}`).toBe(exitCode);
            return ended.output;
          };
          const outcome = (outcomes.get(key(registry, form)) ?? new Map<string, string>()).set(buf, 'failed');
          outcomes.set(key(registry, form), outcome);

          await run(0, 'build');
          did.push('build');
          await run(0, 'lint');
          did.push('lint');
          await run(0, 'breaking', '--against', base);
          expect(await run(100, 'breaking', changed, '--against', base)).toContain('account.proto');
          did.push('breaking');

          const exported = join(sandbox.directory, `exported-${buf}`);
          await run(0, 'export', '--output', exported);
          const files = await readdir(exported, { recursive: true });
          for (const file of [
            'acme/app/v1/account.proto',
            'common/errors/v1/error.proto',
            'common/types/v1/id.proto',
            'platform/auth/v1/session.proto',
          ]) {
            expect(files).toContain(file);
          }
          did.push('export');

          const graph = await run(0, 'dep', 'graph');
          for (const module of wanted) expect(graph).toContain(module);
          did.push('dep graph');
          outcome.set(buf, did.join(', '));
        });
      }
    });
  }
}

/** Starts the registries, as different from each other as the fields of a user are. */
async function openPlaces(): Promise<Readonly<Record<RegistryName, Place>>> {
  const user = registryUsers.ci;
  const distribution3 = await startRegistry(
    { registry: peers.path('registry'), 'token-server': peers.path('token-server') },
    { signIn: 'token', tls: true },
  );
  running.push(distribution3);
  const registry28 = await startRegistry28({
    'registry-2.8': peers.path('registry-2.8'),
    'token-server': peers.path('token-server'),
  });
  running.push(registry28);
  const crane = await startCraneRegistry(peers.path('crane'));
  running.push(crane);
  const signedIn = (registry: RunningRegistry): Place => ({
    reached: { kind: 'registry', registry, user },
    target: { kind: 'registry', registry, user, prefix: `${user.name}/` },
  });
  return {
    'registry 2.8': signedIn(registry28),
    'distribution 3': signedIn(distribution3),
    crane: {
      reached: { kind: 'registry', registry: crane, user: undefined },
      target: { kind: 'registry', registry: crane, user: undefined, prefix: '' },
    },
    'oci-layout': {
      reached: { kind: 'oci-layout', directory: layouts },
      target: { kind: 'oci-layout', directory: layouts },
    },
  };
}

async function resolveWorkspace(
  registry: ModuleRegistry,
  files: Readonly<Record<string, string>>,
  proto: string,
): Promise<Resolved> {
  const sandbox = await Sandbox.create(peers.path('no-network'));
  await sandbox.checkout({ ...files, ...registryConfig(registry) });
  const result = await sandbox.orasBuf(['resolve'], signInVariables(registry));
  const base = join(sandbox.directory, 'base');
  const changed = join(sandbox.directory, 'changed');
  await cp(sandbox.workspace, base, { recursive: true });
  await cp(sandbox.workspace, changed, { recursive: true });
  const text = await readFile(join(changed, proto), 'utf8');
  if (!text.includes(field)) throw new Error(`${proto} has no field to take away`);
  await writeFile(join(changed, proto), text.replace(field, '  reserved 1;\n  string name = 3;\n'));
  return { sandbox, result, base, changed };
}

function find(registry: RegistryName, form: string): Resolved {
  const found = resolved.get(key(registry, form));
  if (found === undefined) throw new Error(`no workspace was resolved for ${key(registry, form)}`);
  return found;
}

/** Markdown: a row for each workspace, a column for each buf. */
function outcomeTable(): string {
  const rows = registries.flatMap((registry) =>
    Object.keys(forms).map((form) => {
      const cells = bufs.map((buf) => outcomes.get(key(registry, form))?.get(buf) ?? 'not run');
      return [registry, form, ...cells];
    }),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const head = ['registry', 'workspace', ...bufs];
  return `${line(head)}${line(head.map(() => '---'))}${rows.map(line).join('')}`;
}
