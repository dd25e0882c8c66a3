import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { mustRun } from '../test/peers/program.ts';
import type { Contender } from './interleave.ts';
import type { PublishedModule } from './modules.ts';
import { type BenchRegistry, peerPath } from './registries.ts';

/** A way to get modules without us. */
export interface Pull extends Contender {
  /** Where the modules lie afterwards, below it. */
  readonly output: string;
}

/** The names of the ways, as the tables have them. */
export const pullNames = {
  oras: 'oras pull, one after another',
  orasParallel: 'xargs -P8 oras pull',
  crane: 'crane export, one after another',
  craneParallel: 'xargs -P8 crane export',
  floor: 'curl --parallel, tar, sha256sum',
} as const;

/** What each of the ways starts from. */
interface Ground {
  readonly registry: BenchRegistry;
  readonly modules: readonly PublishedModule[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Oras wants at least one argument to say how a registry is reached. */
type SignedIn = Ground & { readonly program: string; readonly connection: readonly string[] };

/**
 * What users do without us, each as a shell line over a list of modules, signed in before the clock starts. All of them leave the files
 * of each module in a directory; none hashes a file, or puts it where buf looks.
 * - `oras pull`: verifies the layer, unpacks it.
 * - `crane export`, the one command of crane that gives files: its tar goes into `tar`.
 * - the floor: the layers by one `curl`, whose tokens it has already, `tar xzf` of each, and one SHA-256 of each file, on all cores.
 *   No program that gets the modules does less.
 * @param directory is made, for all that they need and write
 */
export async function pullsOf(
  directory: string,
  registry: BenchRegistry,
  modules: readonly PublishedModule[],
): Promise<Readonly<Record<keyof typeof pullNames, Pull>>> {
  const home = join(directory, 'home');
  await mkdir(home, { recursive: true });
  const { caFile } = registry;
  const ground: Ground = {
    registry,
    modules,
    directory,
    environment: {
      PATH: env['PATH'] ?? '',
      HOME: home,
      TMPDIR: directory,
      ...(caFile === undefined ? {} : { SSL_CERT_FILE: caFile }),
    },
  };
  // It takes localhost to speak plain HTTP, unless told.
  const connection = caFile === undefined ? ['--plain-http'] : ['--plain-http=false', '--ca-file', caFile];
  const oras: SignedIn = { ...ground, program: await peerPath('oras'), connection };
  await signIn(oras);
  const crane: SignedIn = { ...ground, program: await peerPath('crane'), connection: [] };
  return {
    oras: await orasPull(oras, pullNames.oras, 1),
    orasParallel: await orasPull(oras, pullNames.orasParallel, 8),
    crane: await craneExport(crane, pullNames.crane, 1),
    craneParallel: await craneExport(crane, pullNames.craneParallel, 8),
    floor: await floor(ground),
  };
}

/** The docker configuration that this leaves serves crane as well. */
async function signIn({ program, connection, registry, directory, environment }: SignedIn): Promise<void> {
  const { user, host } = registry;
  if (user === undefined) return;
  const login = ['login', ...connection, '--username', user.name, '--password-stdin', host];
  await mustRun(program, login, { directory, environment, input: user.password });
}

async function orasPull(ground: SignedIn, name: string, parallel: number): Promise<Pull> {
  const { program, connection } = ground;
  const command = ['xargs', `-P${parallel}`, '-n2', program, 'pull', ...connection, '--output'];
  return await shellPull(ground, name, `${command.map(quoted).join(' ')} < ../modules`);
}

async function craneExport(ground: SignedIn, name: string, parallel: number): Promise<Pull> {
  const one = `mkdir -p "$1" && ${quoted(ground.program)} export "$2" - | tar xC "$1"`;
  return await shellPull(ground, name, `xargs -P${parallel} -n2 sh -c ${quoted(one)} _ < ../modules`);
}

/** @param line runs in the output directory; beside it lies `modules`, with a directory and a reference in each line */
async function shellPull(ground: Ground, name: string, line: string): Promise<Pull> {
  const { directory, modules, registry } = ground;
  const work = await mkdtemp(join(directory, 'pull-'));
  const output = join(work, 'output');
  const list = modules.map(
    ({ module, repository }, index) => `${index} ${registry.host}/${repository}:${module.tag}\n`,
  );
  await writeFile(join(work, 'modules'), list.join(''));
  return {
    name,
    output,
    prepare: () => emptied(output),
    run: async () => {
      await mustRun('sh', ['-ec', line], { directory: output, environment: ground.environment });
      return undefined;
    },
  };
}

async function floor(ground: Ground): Promise<Pull> {
  const cores = availableParallelism();
  const line = [
    'curl --silent --show-error --fail --parallel --config ../curl',
    `find . -name '*.tgz' | xargs -P${cores} -n1 tar xzf`,
    `find . -type f ! -name '*.tgz' -print0 | xargs -0 -P${cores} -n400 sha256sum > ../sums`,
  ].join('\n');
  const pull = await shellPull(ground, pullNames.floor, line);
  return {
    ...pull,
    prepare: async () => {
      await emptied(pull.output);
      await writeFile(join(pull.output, '..', 'curl'), await curlConfig(ground), { mode: 0o600 });
    },
  };
}

/** A token for so many repositories at once: a header has an end. */
const scopesOfToken = 32;

/** Everything that one `curl` is to get, with the headers. They are in a file, not in the arguments. */
async function curlConfig({ registry, modules }: Ground): Promise<string> {
  const transfers: string[] = [];
  for (let start = 0; start < modules.length; start += scopesOfToken) {
    const some = modules.slice(start, start + scopesOfToken);
    const token = await tokenFor(
      registry,
      some.map(({ repository }) => repository),
    );
    for (const [offset, { repository, layer }] of some.entries()) {
      transfers.push(
        [
          `url = "${registry.origin}/v2/${repository}/blobs/${layer.digest}"`,
          `output = "${start + offset}.tgz"`,
          ...(token === undefined ? [] : [`header = "Authorization: Bearer ${token}"`]),
          ...(registry.caFile === undefined ? [] : [`cacert = "${registry.caFile}"`]),
        ].join('\n'),
      );
    }
  }
  return transfers.join('\nnext\n');
}

async function tokenFor(registry: BenchRegistry, repositories: readonly string[]): Promise<string | undefined> {
  const { tokenUrl, user, caFile } = registry;
  if (tokenUrl === undefined || user === undefined || caFile === undefined) return undefined;
  const url = new URL(tokenUrl);
  url.searchParams.set('service', 'oras.test');
  for (const repository of repositories) url.searchParams.append('scope', `repository:${repository}:pull`);
  const ca = await readFile(caFile);
  const body = await new Promise<string>((resolve, reject) => {
    const asked = request(url, { ca, auth: `${user.name}:${user.password}` }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.once('end', () => resolve(text)).once('error', reject);
    });
    asked.once('error', reject).end();
  });
  return (JSON.parse(body) as { access_token: string }).access_token;
}

async function emptied(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory);
}

/** For `sh`. */
function quoted(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
