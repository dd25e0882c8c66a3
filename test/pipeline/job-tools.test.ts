import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GithubProvider } from '../../src/ci/github.ts';
import { TerminalProvider } from '../../src/ci/terminal.ts';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { LayoutWriter } from '../../src/oci/layout-writer.ts';
import { serialiseManifest } from '../../src/oci/manifest.ts';
import { JobTools } from '../../src/pipeline/job-tools.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import { clientFor } from '../oci/registry-under-test.ts';

let directory: string;
let workspace: string;
let printed: string;
const ours = process.env;

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'job-tools-')));
  workspace = join(directory, 'workspace');
  mkdirSync(workspace);
  printed = '';
});
afterEach(() => {
  process.env = ours;
  rmSync(directory, { recursive: true, force: true });
});

/** Pushes a program as an artifact into the directory that stands for the registry. */
async function push(tag: string, content: string): Promise<void> {
  const writer = new LayoutWriter(join(directory, 'registry'), 'tools/buf');
  const config = Buffer.from('{}');
  const layer = Buffer.from(content);
  const described = (bytes: Buffer, mediaType: string) => ({ mediaType, digest: digestOf(bytes), size: bytes.length });
  await writer.writeBlob(config, mediaTypes.emptyConfig);
  await writer.writeBlob(layer, 'application/octet-stream');
  const manifest = serialiseManifest({
    kind: 'manifest',
    mediaType: mediaTypes.manifest,
    config: described(config, mediaTypes.emptyConfig),
    layers: [described(layer, 'application/octet-stream')],
    annotations: {},
  });
  await writer.writeManifest(manifest, tag);
}

interface JobFlags {
  readonly version: string;
  readonly offline?: boolean;
  /** Where the registry is; the directory unless given. */
  readonly endpoint?: string;
}

/** The program that a job gets, and how often it asked for it. */
async function program(flags: JobFlags, provider?: GithubProvider): Promise<string> {
  const offline = flags.offline ?? false;
  const environment = { ORAS_BUF_BUF_VERSION: flags.version, ORAS_BUF_OFFLINE: String(offline) };
  const settings = await readSettings({
    asked: new Map(),
    secrets: noSecretSources,
    environment,
    workspace,
    defaultCacheDirectory: join(directory, 'cache'),
    defaultBufCacheDirectory: undefined,
    frozenByDefault: false,
  });
  const write = (text: string): void => {
    printed += text;
  };
  const ci = provider ?? new TerminalProvider({ environment: {}, workspace, write, colours: false });
  await using client = clientFor(flags.endpoint ?? `oci-layout:${join(directory, 'registry')}`, { offline });
  const { signal } = new AbortController();
  const tools = new JobTools({ settings, ci, registries: client.registries, environment: {}, signal });
  try {
    const [first, second] = await Promise.all([tools.program('buf', workspace), tools.program('buf', '/elsewhere')]);
    expect(second).toBe(first);
    return first;
  } finally {
    await tools.close();
  }
}

describe('the tools of a job', () => {
  const version = 'oci:oras.birb.homes/tools/buf:v1';

  it('come out of the registry through the store, once however often they are asked for', async () => {
    await push('v1', 'one');
    const found = await program({ version });
    expect(readFileSync(found, 'utf8')).toBe('one');
    expect(found.startsWith(join(directory, 'cache', 'tools', 'buf'))).toBe(true);
    expect(printed.split('Installed buf').length - 1).toBe(1);
    expect(readFileSync(join(directory, 'cache', 'store', 'index.json'), 'utf8')).toContain(
      'oras.birb.homes/tools/buf:v1',
    );
  });

  it('follow a tag that moved, and offline stay with what it was', async () => {
    await push('v1', 'one');
    await program({ version });
    await push('v1', 'two');
    const gone = { version, offline: true, endpoint: 'https://registry.example' };
    expect(readFileSync(await program(gone), 'utf8')).toBe('one');
    expect(readFileSync(await program({ version }), 'utf8')).toBe('two');
    expect(readFileSync(await program(gone), 'utf8')).toBe('two');
  });

  it('that were never here cannot be had offline', async () => {
    const gone = { version, offline: true, endpoint: 'https://registry.example' };
    await expect(program(gone)).rejects.toMatchObject({ exitCode: 5 });
    await expect(program({ version: 'oci:other.example/tools/buf:v1' })).rejects.toMatchObject({
      name: 'UnknownHostError',
      exitCode: 2,
    });
  });

  it("lie in the runner's tool cache where there is one", async () => {
    await push('v1', 'one');
    process.env = {
      ...ours,
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: directory,
      RUNNER_TOOL_CACHE: join(directory, 't'),
    };
    const onGithub = (): GithubProvider => new GithubProvider({ write: () => {} });
    const found = await program({ version }, onGithub());
    expect(found.startsWith(join(directory, 't', 'oras-buf-buf'))).toBe(true);
    expect(await program({ version }, onGithub())).toBe(found);
    delete process.env['RUNNER_TOOL_CACHE'];
    expect((await program({ version }, onGithub())).startsWith(join(directory, 'cache', 'tools'))).toBe(true);
  });
});
