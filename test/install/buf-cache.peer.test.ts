import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refuseDuplicatePaths } from '../../src/install/duplicate-paths.ts';
import { OwnProtoFiles } from '../../src/install/own-proto-files.ts';
import { commitId } from '../../src/modules/content-digest.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { writeFiles } from '../peers/fixture-files.ts';
import { noNetworkArguments } from '../peers/install.ts';
import { requirePeers } from '../peers/peers.ts';
import { type ProgramResult, runProgram } from '../peers/program.ts';
import { installModules } from './install-modules.ts';
import { filesOf, toInstall, vector, vectors } from './vectors.ts';

const peers = requirePeers('buf-1.45', 'buf-1.75', 'no-network');
const own =
  'syntax = "proto3";\n\npackage app.v1;\n\nimport "a/v1/a.proto";\nimport "b/v1/b.proto";\n\nmessage App {\n  string name = 1;\n}\n';

let directory: string;
let workspace: string;
let cacheDirectory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'oras-buf-peer-'));
  workspace = join(directory, 'workspace');
  cacheDirectory = join(directory, 'buf');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Runs buf in the workspace with no network at all. */
function buf(version: 'buf-1.45' | 'buf-1.75', ...args: readonly string[]): Promise<ProgramResult> {
  return runProgram(peers.path('no-network'), [...noNetworkArguments(), peers.path(version), ...args], {
    directory: workspace,
    environment: { PATH: env['PATH'] ?? '', HOME: directory, BUF_CACHE_DIR: cacheDirectory },
  });
}

function install(...modules: Parameters<typeof installModules>[0]) {
  return installModules(modules, {
    cacheDirectory,
    stateDirectory: join(directory, 'state'),
    roots: [workspace],
    verify: false,
    lockVersions: new Set(['v1', 'v2']),
    parallel: 2,
  });
}

const workspaces = {
  v1: {
    'buf.yaml': 'version: v1\ndeps:\n  - oras.birb.homes/t/a\n  - oras.birb.homes/t/b\nlint:\n  use:\n    - MINIMAL\n',
    'buf.lock': vectors.lockV1,
  },
  v2: {
    'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/t/a\n  - oras.birb.homes/t/b\nlint:\n  use:\n    - MINIMAL\n',
    'buf.lock': vectors.lockV2,
  },
} as const;

for (const version of ['buf-1.45', 'buf-1.75'] as const) {
  for (const [lock, files] of Object.entries(workspaces)) {
    describe.runIf(peers.ready)(`${version} without a network, on a ${lock} workspace with what we installed`, () => {
      beforeEach(async () => {
        await writeFiles(workspace, { ...files, 'app/v1/app.proto': own });
      });

      test('builds, lints, exports and draws the graph, and lists the same files as before', async () => {
        await writeFile(join(workspace, 'buf.yaml'), `version: ${lock}\n`);
        await rm(join(workspace, 'buf.lock'));
        const before = await buf(version, 'ls-files');
        await writeFiles(workspace, files);
        expect((await buf(version, 'build')).exitCode).not.toBe(0);
        await install(toInstall('a'), toInstall('b'));
        for (const args of [['build'], ['lint'], ['dep', 'graph'], ['export', '--output', join(directory, 'out')]]) {
          const result = await buf(version, ...args);
          expect(result.exitCode, `${args.join(' ')}\n${result.output}`).toBe(0);
        }
        expect(await readFile(join(directory, 'out', 'b', 'v1', 'b.proto'), 'utf8')).toBe(
          vector('b').files['b/v1/b.proto'],
        );
        const after = await buf(version, 'ls-files');
        expect(after.stdout).toBe('app/v1/app.proto\n');
        expect(after).toEqual(before);
      });

      test('fails once a byte of what was installed is altered, and works again after we repaired it', async () => {
        await install(toInstall('a'), toInstall('b'));
        const tree = lock === 'v1' ? 'shake256' : 'b5';
        const path = `v3/modules/${tree}/oras.birb.homes/t/a/${vector('a').commit}/files/a/v1/a.proto`;
        const text = await readFile(join(cacheDirectory, path), 'utf8');
        await writeFile(join(cacheDirectory, path), text.replace('proto3', 'proto2'));
        const build = await buf(version, 'build');
        expect(build.exitCode).not.toBe(0);
        expect(build.output).toMatch(/digest/i);
        const [repaired] = await install(toInstall('a'), toInstall('b'));
        expect(repaired?.how).toBe('repaired');
        expect((await buf(version, 'build')).exitCode).toBe(0);
      });
    });
  }

  describe.runIf(peers.ready)(`a path that two modules hold, with ${version}`, () => {
    const proto = (body: string): string => `syntax = "proto3";\n${body}`;
    const sets = {
      'that nobody imports': { one: proto(''), two: proto(''), app: 'import "one/one.proto";\n', fails: false },
      'that the workspace imports': { one: proto(''), two: proto(''), app: 'import "shared/s.proto";\n', fails: true },
      'that an imported file imports': {
        one: proto('import "shared/s.proto";\n'),
        two: proto(''),
        app: 'import "one/one.proto";\n',
        fails: true,
      },
      'that only files import to which no import leads': {
        one: proto('import "shared/s.proto";\n'),
        two: proto('import "shared/s.proto";\n'),
        app: 'import "one/other.proto";\n',
        fails: false,
      },
    };
    for (const [what, { one, two, app, fails }] of Object.entries(sets)) {
      test(`${what}: ${fails ? 'buf fails, and we say so before' : 'buf builds, and we only remark on it'}`, async () => {
        const contents = {
          one: { 'one/one.proto': one, 'one/other.proto': proto(''), 'shared/s.proto': proto('package one;\n') },
          two: { 'two/two.proto': two, 'shared/s.proto': proto('package two;\n') },
        };
        const installed = await install(
          ...Object.entries(contents).map(([name, files]) => {
            const module = parseModuleName(`oras.birb.homes/t/${name}`);
            const content = async () => ({ files: filesOf(files) });
            return { module, commit: commitId(module, digestOf(name)), expected: undefined, content };
          }),
        );
        await writeFiles(workspace, {
          'buf.yaml': 'version: v2\ndeps:\n  - oras.birb.homes/t/one\n  - oras.birb.homes/t/two\n',
          'buf.lock': `version: v2\ndeps:\n${installed
            .map(
              ({ module, commit, contentDigests }) =>
                `  - name: ${module}\n    commit: ${commit}\n    digest: ${contentDigests.b5}\n`,
            )
            .join('')}`,
          'app.proto': proto(app),
        });
        const build = await buf(version, 'build');
        expect(build.exitCode === 0, build.output).toBe(!fails);
        const ours = refuseDuplicatePaths({
          file: 'buf.yaml',
          sources: [new OwnProtoFiles({ directory: '.', excludes: [], includes: [] }, workspace, workspace)],
          isForBuf: true,
          modules: installed.map(({ module, commit, protoPaths }) => ({
            module,
            protoPaths,
            directory: join(cacheDirectory, 'v3', 'modules', 'b5', ...module.split('/'), commit, 'files'),
          })),
        });
        if (!fails) expect(await ours).toEqual([expect.stringContaining('shared/s.proto is in')]);
        else {
          await expect(ours).rejects.toMatchObject({ name: 'DuplicateProtoPathError', exitCode: 4 });
          await expect(ours).rejects.toThrow(/t\/one and oras.birb.homes\/t\/two both hold shared\/s.proto/);
        }
      });
    }
  });
}
