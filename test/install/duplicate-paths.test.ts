import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseDuplicatePaths } from '../../src/install/duplicate-paths.ts';
import { sharedOwnPaths } from '../../src/install/own-path-overlap.ts';
import { OwnProtoFiles } from '../../src/install/own-proto-files.ts';
import { protoImports } from '../../src/install/proto-imports.ts';
import { parseModuleName } from '../../src/modules/module-name.ts';

describe('the imports of a .proto file', () => {
  it('are found among comments, texts and options', () => {
    const source = `// import "commented/line.proto";
/* import "commented/block.proto"; */ syntax = "proto3";
import "plain.proto";
import public 'public.proto'; import weak "weak.proto";
import
  /* here */ "split" // and there
  "/up.proto";
option go_package = "import \\"quoted.proto\\";";
message import { string text = 1 [default = "import 'x.proto';"]; }
message M { string import = 2; }
import "last.proto"`;
    expect(protoImports(source)).toEqual(['plain.proto', 'public.proto', 'weak.proto', 'split/up.proto', 'last.proto']);
    expect(protoImports('import option "custom.proto";\nimport "a\\"b.proto";')).toEqual(['custom.proto', 'a"b.proto']);
  });

  it('come to an end for whatever text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('import', ' ', '"', "'", '/', '*', ';', '\\', 'a', '\n') }),
        (text) => {
          expect(Array.isArray(protoImports(text))).toBe(true);
        },
      ),
      { seed: 9, numRuns: 500 },
    );
  });
});

describe('a path that two modules hold', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'oras-buf-duplicates-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  async function check(app: string, modules: Readonly<Record<string, Readonly<Record<string, string>>>>) {
    const write = async (path: string, text: string): Promise<void> => {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    };
    await write('app/deep/app.proto', app);
    await write('app/node_modules/x/other.proto', 'import "shared.proto";');
    for (const [name, files] of Object.entries(modules)) {
      for (const [path, text] of Object.entries(files)) await write(`${name}/${path}`, text);
    }
    return refuseDuplicatePaths({
      file: 'app/buf.yaml',
      isForBuf: true,
      sources: [new OwnProtoFiles({ directory: 'app', excludes: [], includes: [] }, directory, directory)],
      modules: Object.entries(modules).map(([name, files]) => ({
        module: parseModuleName(`oras.test/t/${name}`),
        protoPaths: Object.keys(files),
        directory: join(directory, name),
      })),
    });
  }

  it('is refused with both owners, the importer and the file, where a build comes to it', async () => {
    const modules = { one: { 'one.proto': 'import "shared.proto";', 'shared.proto': '' }, two: { 'shared.proto': '' } };
    const direct = await check('import "shared.proto";', modules).catch((reason: unknown) => reason);
    expect(direct).toMatchObject({ name: 'DuplicateProtoPathError', exitCode: 4, places: [{ file: 'app/buf.yaml' }] });
    expect((direct as Error).message).toBe(
      'oras.test/t/one and oras.test/t/two both hold shared.proto, which app/deep/app.proto imports: buf cannot tell which one is meant',
    );
    await expect(check('import "one.proto";', modules)).rejects.toThrow('which one.proto of oras.test/t/one imports');
  });

  it('is remarked on where no build comes to it', async () => {
    const modules = { one: { 'one.proto': '', 'shared.proto': '' }, two: { 'shared.proto': '' } };
    expect(await check('import "one.proto"; import "google/protobuf/any.proto";', modules)).toEqual([
      expect.stringMatching(
        /^shared\.proto is in oras\.test\/t\/one and in oras\.test\/t\/two\. No build of app\/buf\.yaml/,
      ),
    ]);
  });

  it('is not looked for in files where no path is shared', async () => {
    expect(await check('import "one.proto";', { one: { 'one.proto': '' }, two: { 'two.proto': '' } })).toEqual([]);
  });
});

describe("a path of the workspace's own that somebody else holds", () => {
  let root: string;
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'oras-buf-own-paths-')));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const write = async (...paths: readonly string[]): Promise<void> => {
    for (const path of paths) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), 'syntax = "proto3";\n');
    }
  };

  const source = (directory: string, excludes: readonly string[] = [], includes: readonly string[] = []) =>
    new OwnProtoFiles({ directory, excludes, includes }, root, root);

  const check = (sources: readonly OwnProtoFiles[], moduleFiles: readonly string[], isForBuf = true) =>
    refuseDuplicatePaths({
      file: 'buf.yaml',
      sources,
      modules: [{ module: parseModuleName('oras.test/t/dep'), protoPaths: moduleFiles, directory: join(root, 'none') }],
      isForBuf,
    });

  it('is refused with both owners and where it lies, imported or not', async () => {
    await write('proto/shared/v1/s.proto', 'proto/own/o.proto');
    const error = await check([source('proto')], ['shared/v1/s.proto', 'shared/v1/t.proto']).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      name: 'DuplicateProtoPathError',
      exitCode: 4,
      places: [{ file: 'proto/shared/v1/s.proto' }, { file: 'buf.yaml' }],
    });
    expect((error as Error).message).toBe(
      'buf.yaml: a path of a .proto file has two owners, and buf cannot tell which one is meant\n  shared/v1/s.proto: proto and oras.test/t/dep',
    );
  });

  it('is a remark in a buck2 project', async () => {
    await write('s.proto');
    expect(await check([source('.')], ['s.proto'], false)).toEqual([
      expect.stringMatching(/^Stock buf cannot read buf\.yaml.*s\.proto: the workspace itself and oras\.test\/t\/dep/),
    ]);
  });

  it('is found between two modules of the workspace, and named', async () => {
    await write('a/x/v1/x.proto', 'b/x/v1/x.proto', 'b/y.proto');
    await expect(check([source('a'), source('b')], [])).rejects.toThrow('x/v1/x.proto: a and b');
    expect(await check([source('a'), source('b', ['b/x'])], [])).toEqual([]);
    expect(await check([source('a', [], ['a/other']), source('b')], [])).toEqual([]);
  });

  it('is found behind a symbolic link, but not out of the root, and a link round in a circle does no harm', async () => {
    await write('proto/own.proto', 'elsewhere/s.proto');
    await symlink('../elsewhere', join(root, 'proto', 'linked'));
    await symlink('..', join(root, 'proto', 'up'));
    await symlink(tmpdir(), join(root, 'proto', 'out'));
    await expect(check([source('proto')], ['linked/s.proto'])).rejects.toThrow(
      'linked/s.proto: proto and oras.test/t/dep',
    );
    expect((await source('proto').all()).toSorted()).toEqual(['linked/s.proto', 'own.proto']);
  });

  it('is told apart by case, as buf does', async () => {
    await write('Shared/s.proto');
    expect(await check([source('.')], ['shared/s.proto'])).toEqual([]);
  });

  it('reads no directory that only one of them has', async () => {
    await write('deep/er/and/deeper/d.proto', 'top.proto');
    const read: string[] = [];
    class Watched extends OwnProtoFiles {
      override level(below: string) {
        read.push(below);
        return super.level(below);
      }
    }
    const watched = new Watched({ directory: '.', excludes: [], includes: [] }, root, root);
    await check([watched], ['google/type/money.proto', 'other.proto']);
    expect(read).toEqual(['']);
  });

  it('agrees with a look at everything', async () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
      .map((parts) => `${parts.join('/')}/f.proto`);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(path), fc.uniqueArray(path), fc.uniqueArray(path), async (one, two, dep) => {
        await rm(root, { recursive: true, force: true });
        await write(...one.map((each) => `one/${each}`), ...two.map((each) => `two/${each}`));
        const found = await sharedOwnPaths([source('one'), source('two')], dep);
        const every = [...new Set([...one, ...two])].filter(
          (each) => [one, two, dep].filter((list) => list.includes(each)).length > 1,
        );
        expect(found.map((each) => each.path)).toEqual(every.sort());
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
