import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { env, execPath } from 'node:process';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTool } from '../../src/tools/find-tool.ts';
import { thisMachine, toolPlatform } from '../../src/tools/platform.ts';
import { tools } from '../../src/tools/tool.ts';
import { type BundledAction, bundleAction } from '../e2e/action-bundle.ts';
import { bufYaml, Machine, protoFile } from '../e2e/bad-input-machine.ts';
import { type CacheService, startCacheService } from '../peers/cache-service-v2.ts';
import { requirePeers } from '../peers/peers.ts';
import { runProgram } from '../peers/program.ts';
import { ReleaseServerStandIn, sha256, toolScene } from './release-server.ts';

/** The binary of buf itself, out of the npm package for this machine: the same bytes as in its release. */
function bufBinary(): Buffer {
  const { platform, arch } = process;
  const cpu = platform === 'linux' && arch === 'arm64' ? 'aarch64' : arch;
  const require = createRequire(createRequire(import.meta.url).resolve('@bufbuild/buf/package.json'));
  const packageFile = require.resolve(`@bufbuild/buf-${platform}-${cpu}/package.json`);
  return readFileSync(join(dirname(packageFile), 'bin', platform === 'win32' ? 'buf.exe' : 'buf'));
}

const machine = thisMachine();

describe('the real buf, served as a release', () => {
  const peers = requirePeers('buf-1.75');
  const project = {
    'buf.yaml': bufYaml(),
    'acme/v1/acme.proto': protoFile('acme.v1', 'Acme'),
  };

  describe.runIf(peers.ready)('installed by a whole job', () => {
    it('builds with it, and downloads it once', async () => {
      await using server = await new ReleaseServerStandIn().start();
      await using user = await Machine.create(project);
      const bytes = bufBinary();
      const [file = ''] = tools.buf.files(toolPlatform('buf', machine));
      server.put('bufbuild/buf', 'v1.75.0', file, bytes);
      const flags = ['--buf-version', '1.75.0', '--buf-sha256', sha256(bytes), '--tools-mirror', server.origin];
      const first = await user.run(['run', ...flags]);
      expect(first.exitCode, first.output).toBe(0);
      expect(first.output).toContain(`Installed buf 1.75.0 (SHA-256 ${sha256(bytes)})`);
      expect(first.report?.roots[0]?.build).toMatchObject({ tool: 'buf', result: 'success', toolVersion: '1.75.0' });
      const second = await user.run(['run', '--offline', ...flags]);
      expect(second.exitCode, second.output).toBe(0);
      expect(second.output).not.toContain('Installed buf');
      expect(server.seen).toHaveLength(1);
    });

    it('stops where the bytes are others, with a report and nothing installed', async () => {
      await using server = await new ReleaseServerStandIn().start();
      await using user = await Machine.create(project);
      const [file = ''] = tools.buf.files(toolPlatform('buf', machine));
      server.put('bufbuild/buf', `v${tools.buf.defaultVersion}`, file, bufBinary());
      const run = await user.run(['run', '--tools-mirror', server.origin], {
        environment: { ORAS_BUF_BUF_VERSION: '' },
      });
      expect(run.exitCode, run.output).toBe(6);
      expect(run.report?.problem?.kind).toBe('ToolChecksumError');
      expect(run.output).toContain('from the table of this oras-buf');
    });
  });
});

describe('the real buck2, packed as its releases are', () => {
  const peers = requirePeers('buck2');

  it.runIf(peers.ready)('is installed from a release, and runs', async () => {
    await using server = await new ReleaseServerStandIn().start();
    const scene = toolScene(server.origin);
    try {
      const program = peers.path('buck2');
      const packed = join(scene.directory, 'buck2.zst');
      await pipeline(createReadStream(program), createZstdCompress(), createWriteStream(packed));
      const bytes = readFileSync(packed);
      const [file = ''] = tools.buck2.files(toolPlatform('buck2', machine));
      server.put('facebook/buck2', '2026-08-01', file, bytes);
      const found = await findTool(
        scene.search({ tool: 'buck2', version: '2026-08-01', sha256: sha256(bytes), root: scene.directory }),
        scene.sources({ machine }),
      );
      const version = (of: string): string => execFileSync(of, ['--version'], { cwd: scene.directory }).toString();
      expect(version(found.program)).toBe(version(program));
      expect(sha256(readFileSync(found.program))).toBe(sha256(readFileSync(program)));
    } finally {
      rmSync(scene.directory, { recursive: true, force: true });
      await scene.remove();
    }
  });
});

const runner = requirePeers('azurite', 'buf-1.75');

describe.runIf(runner.ready)('the bundled action on a runner with the cache service', () => {
  let service: CacheService;
  let action: BundledAction;
  beforeAll(async () => {
    action = await bundleAction();
    service = await startCacheService(runner.path('azurite'));
  });
  afterAll(async () => {
    await service?.stop();
    await action?.remove();
  });

  it('saves a tool once, and restores it only where the tool cache lacks it', async () => {
    await using server = await new ReleaseServerStandIn().start();
    await using user = await Machine.create({
      'buf.yaml': bufYaml(),
      'acme/v1/acme.proto': protoFile('acme.v1', 'Acme'),
    });
    const bytes = bufBinary();
    const [file = ''] = tools.buf.files(toolPlatform('buf', machine));
    server.put('bufbuild/buf', 'v1.75.0', file, bytes);
    const run = async (toolCache: string, event = 'push'): Promise<string> => {
      const temporary = await mkdtemp(join(user.directory, 'temp-'));
      const commandFiles: Record<string, string> = {};
      for (const name of ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY']) {
        commandFiles[`GITHUB_${name}`] = join(temporary, name);
        await writeFile(join(temporary, name), '');
      }
      const result = await runProgram(execPath, [join(action.directory, 'dist', 'main', 'index.js')], {
        directory: user.workspace,
        environment: {
          // The cache packs with the tar of the machine.
          PATH: env['PATH'] ?? '',
          HOME: temporary,
          CI: 'true',
          GITHUB_ACTIONS: 'true',
          GITHUB_EVENT_NAME: event,
          GITHUB_REF: 'refs/heads/main',
          GITHUB_REPOSITORY: 'acme/protos',
          GITHUB_RUN_ID: '1',
          GITHUB_WORKSPACE: user.workspace,
          RUNNER_TEMP: temporary,
          RUNNER_TOOL_CACHE: join(user.directory, toolCache),
          'INPUT_BUF-VERSION': '1.75.0',
          'INPUT_BUF-SHA256': sha256(bytes),
          'INPUT_TOOLS-MIRROR': server.origin,
          ...commandFiles,
          ...service.environment('read-write'),
        },
      });
      expect(result.exitCode, result.output).toBe(0);
      return result.output;
    };
    const toolEntries = (): readonly string[] =>
      service.entries().flatMap(({ key }) => (key.startsWith('oras-buf-tools-') ? [key] : []));

    const first = await run('one');
    expect(first).toContain('Downloading buf 1.75.0');
    expect(toolEntries()).toEqual([
      expect.stringMatching(new RegExp(`^oras-buf-tools-v1-buf-1\\.75\\.0-.*-${sha256(bytes)}\\.end$`)),
    ]);
    const again = await run('one');
    expect(again).not.toContain('Installed buf');
    expect(again).not.toContain('buf was in the cache');
    const elsewhere = await run('two');
    expect(elsewhere).toContain('buf was in the cache');
    expect(elsewhere).not.toContain('Downloading buf');
    expect(server.seen).toHaveLength(1);
    expect(toolEntries()).toHaveLength(1);
    expect(await readdir(join(user.directory, 'two'))).toEqual(['oras-buf-buf']);
  });
});
