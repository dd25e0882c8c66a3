import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the fake buf answers with. */
export interface FakeBufPlan {
  /** Its output and exit code, where it is to fail. */
  readonly fails?: { readonly says: string; readonly exitCode: number };
  /** Fails this way only where the cache is the shared one. */
  readonly failsOn?: 'shared-cache';
  /** By `module:reference` (as buf.yaml writes it) what goes into the lock and the cache. */
  readonly modules: Readonly<Record<string, readonly FakeBufEntry[]>>;
}

export interface FakeBufEntry {
  readonly name: string;
  readonly commit: string;
  readonly b4: string;
  readonly b5: string;
  readonly files: Readonly<Record<string, string>>;
  readonly moduleYaml: string;
}

/**
 * Writes a program that stands in for buf in unit tests: it notes how it was called, reads `deps` of the buf.yaml beside it,
 * and writes lock and cache as buf does. The tests against the real buf are in test/e2e and test/install.
 */
export async function writeFakeBuf(directory: string, plan: FakeBufPlan): Promise<string> {
  const program = join(directory, 'fake-buf.mjs');
  await writeFile(join(directory, 'plan.json'), JSON.stringify(plan));
  const source = `#!${process.execPath}
import { appendFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
const plan = JSON.parse(readFileSync(${JSON.stringify(join(directory, 'plan.json'))}, 'utf8'));
const yaml = readFileSync('buf.yaml', 'utf8');
const { BUF_CACHE_DIR: cache, BUF_TOKEN: token, NETRC: netrc } = process.env;
appendFileSync(${JSON.stringify(join(directory, 'calls.jsonl'))}, JSON.stringify({
  arguments: process.argv.slice(2), directory: process.cwd(), yaml, cache, token, netrc: readFileSync(netrc, 'utf8'),
  files: readdirSync('.'), names: Object.keys(process.env),
}) + '\\n');
const shared = !cache.startsWith(dirname(process.cwd()));
if (plan.fails && (plan.failsOn === undefined || shared)) {
  console.error(plan.fails.says);
  process.exit(plan.fails.exitCode);
}
const v1 = yaml.includes('version: v1');
const tree = v1 ? 'shake256' : 'b5';
const entries = new Map();
for (const [, text] of yaml.matchAll(/  - (".*")/g)) for (const entry of plan.modules[JSON.parse(text)] ?? []) entries.set(entry.name, entry);
let lock = 'version: ' + (v1 ? 'v1' : 'v2') + '\\ndeps:\\n';
for (const { name, commit, b4, b5, files, moduleYaml } of entries.values()) {
  const [remote, owner, repository] = name.split('/');
  const who = v1 ? 'remote: ' + remote + '\\n    owner: ' + owner + '\\n    repository: ' + repository : 'name: ' + name;
  lock += '  - ' + who + '\\n    commit: "' + commit + '"\\n    digest: ' + (v1 ? b4 : b5) + '\\n';
  const entry = join(cache, 'v3', 'modules', tree, name, commit);
  for (const [path, text] of Object.entries({ 'module.yaml': moduleYaml, ...files })) {
    mkdirSync(dirname(join(entry, path)), { recursive: true });
    writeFileSync(join(entry, path), text);
  }
}
writeFileSync('buf.lock', lock);
`;
  await writeFile(program, source);
  await chmod(program, 0o755);
  return program;
}
