import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseDuplicatePaths } from '../../src/install/duplicate-paths.ts';
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
      directory: join(directory, 'app'),
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
      'oras.test/t/one and oras.test/t/two both hold shared.proto, which deep/app.proto imports: buf cannot tell which one is meant',
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
