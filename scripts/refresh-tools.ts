/**
 * Brings src/tools/known-releases.ts up to date: adds the releases that came since, with the checksums that GitHub publishes for
 * their files (for buf also those of its sha256.txt, which must agree). What is in the table already is never changed: where
 * GitHub says something else by now, the script stops, because somebody replaced a file.
 *
 *     node scripts/refresh-tools.ts [buck2=2026-10-01 buf=1.73.0 …]
 *
 * Without versions it takes what is newer than the newest in the table. Review the difference before committing it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, env, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { silentLog } from '../src/log.ts';
import { knownReleases } from '../src/tools/known-releases.ts';
import { ReleaseClient } from '../src/tools/release-client.ts';
import {
  type ListedRelease,
  type ReleaseServer,
  readReleases,
  releaseServer,
  versionOf,
} from '../src/tools/release-files.ts';
import { type Tool, type ToolName, tools } from '../src/tools/tool.ts';

/** Tool, version, file name: SHA-256. */
export type ReleaseTable = Readonly<Record<ToolName, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

export interface RefreshOptions {
  readonly table: ReleaseTable;
  readonly server: ReleaseServer;
  readonly client: ReleaseClient;
  /** Versions to add, also old ones; empty: what is newer than the newest of the table. */
  readonly wanted: Readonly<Record<ToolName, readonly string[]>>;
}

const advice = 'Run the script again where GitHub can be reached.';
const toolNames: readonly ToolName[] = ['buck2', 'buf'];
const platforms = (['linux', 'macos', 'windows'] as const).flatMap((system) =>
  (['x64', 'arm64'] as const).map((architecture) => ({ system, architecture, musl: false })),
);

/** The table with what came since. */
export async function refreshedTable(options: RefreshOptions): Promise<ReleaseTable> {
  const table: Record<ToolName, ReleaseTable[ToolName]> = { ...options.table };
  for (const name of toolNames) table[name] = await refreshedTool(tools[name], options);
  return table;
}

/** The text of src/tools/known-releases.ts: the comment at its head stays as it is. */
export function renderTable(table: ReleaseTable, before: string): string {
  const head = before.slice(0, before.indexOf('export const'));
  const lines = toolNames.flatMap((name) => [
    `  ${name}: {`,
    ...Object.entries(table[name]).flatMap(([version, files]) => [
      `    '${version}': {`,
      ...Object.entries(files).map(([file, sha256]) => `      '${file}': '${sha256}',`),
      '    },',
    ]),
    '  },',
  ]);
  const type = 'Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>';
  return [`${head}export const knownReleases = {`, ...lines, `} as const satisfies ${type};`, ''].join('\n');
}

async function refreshedTool(tool: Tool, options: RefreshOptions): Promise<ReleaseTable[ToolName]> {
  const known = options.table[tool.name];
  const newest = Object.keys(known).sort(tool.compare).at(-1) ?? '';
  const wanted = options.wanted[tool.name];
  const result = new Map(Object.entries(known));
  for (const release of await listed(tool, options)) {
    const version = versionOf(tool, release.tag);
    if (version === undefined) continue;
    const files = { ...known[version] };
    const isWanted = wanted.includes(version) || (wanted.length === 0 && tool.compare(version, newest) > 0);
    for (const [file, sha256] of await ourChecksums(tool, version, release, isWanted, options)) {
      const there = files[file];
      if (there !== undefined && there !== sha256) {
        throw new Error(
          `${tool.name} ${version}: ${file} was ${there} and is ${sha256} now. Find out who replaced it.`,
        );
      }
      if (isWanted) files[file] = sha256;
    }
    if (Object.keys(files).length > 0) result.set(version, sorted(files));
  }
  for (const version of wanted) {
    if (!result.has(version))
      throw new Error(`${tool.name} ${version} is not in the list of releases, or has no checksums`);
  }
  return Object.fromEntries([...result].sort(([a], [b]) => tool.compare(a, b)));
}

async function listed(tool: Tool, { server, client }: RefreshOptions): Promise<readonly ListedRelease[]> {
  const url = new URL(server.list(tool.repository));
  return readReleases(await client.json(url, `the releases of ${tool.name}`, advice));
}

/** The checksums of the files that we install, and that two publications agree on where there are two. */
async function ourChecksums(
  tool: Tool,
  version: string,
  release: ListedRelease,
  isWanted: boolean,
  { server, client }: RefreshOptions,
): Promise<readonly (readonly [file: string, sha256: string])[]> {
  const names = new Set(platforms.flatMap((platform) => tool.files(platform)));
  const ours = [...release.checksums].filter(([file]) => names.has(file));
  if (tool.name !== 'buf' || !isWanted) return ours;
  const url = new URL(`${server.downloads}/${tool.repository}/releases/download/${release.tag}/sha256.txt`);
  const published = new Map(
    (await client.text(url, `the checksums of buf ${version}`, advice)).split('\n').flatMap((line) => {
      const [, sha256, file] = /^([0-9a-f]{64}) [ *](\S+)$/.exec(line.trim()) ?? [];
      return sha256 === undefined || file === undefined ? [] : [[file, sha256] as const];
    }),
  );
  for (const [file, sha256] of ours) {
    const other = published.get(file);
    if (other !== sha256) {
      throw new Error(
        `buf ${version}: ${file} is ${sha256} in the list of releases and ${other ?? 'missing'} in sha256.txt`,
      );
    }
  }
  return ours;
}

function sorted(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function wantedVersions(words: readonly string[]): RefreshOptions['wanted'] {
  const wanted: Record<ToolName, string[]> = { buck2: [], buf: [] };
  for (const word of words) {
    const [, tool, version = ''] = /^(buck2|buf)=(.+)$/.exec(word) ?? [];
    const name = toolNames.find((one) => one === tool);
    if (name === undefined || !tools[name].versionForm.test(version)) throw new Error(`"${word}" is not TOOL=VERSION`);
    wanted[name].push(version);
  }
  return wanted;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'tools', 'known-releases.ts');
  const client = new ReleaseClient({ environment: env, log: silentLog, maskSecret: () => {}, signal: undefined });
  try {
    const wanted = wantedVersions(argv.slice(2));
    const table = await refreshedTable({ table: knownReleases, server: releaseServer(undefined), client, wanted });
    const before = readFileSync(file, 'utf8');
    const after = renderTable(table, before);
    if (after !== before) writeFileSync(file, after);
    stdout.write(after === before ? 'Nothing new.\n' : 'src/tools/known-releases.ts has new entries: review them.\n');
  } catch (error) {
    stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  } finally {
    await client.close();
  }
}
