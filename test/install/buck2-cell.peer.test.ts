import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';
import { bsrModule, CellBuck2, type CellProject, findings, makeCellProject, ociModule, proto } from './cell-project.ts';

const peers = requirePeers('buck2', 'buf-1.75');
const buf = peers.ready ? peers.path('buf-1.75') : '';

const types = ociModule('oras.birb.homes/common/types', 'v1.2.0', {
  'common/types/v1/money.proto': proto('common.types.v1', 'Money'),
});
const typesNext = ociModule('oras.birb.homes/common/types', 'v1.3.0', {
  'common/types/v1/money.proto': proto('common.types.v1', 'Cash'),
});
const auth = ociModule(
  'oras.birb.homes/platform/auth',
  'v2.1.0',
  {
    'platform/auth/v2/session.proto': proto(
      'platform.auth.v2',
      'Session',
      ['common/types/v1/money.proto', 'acme/rpc/v1/status.proto'],
      '  common.types.v1.Money fee = 2;\n  acme.rpc.v1.Status status = 3;\n',
    ),
    LICENSE: 'Apache-2.0\n',
  },
  ['buf.build/acme/rpc', 'oras.birb.homes/common/types'],
);
const rpc = bsrModule('buf.build/acme/rpc', '9a3f8140aa04c254760727bff269be84', {
  'acme/rpc/v1/status.proto': proto('acme.rpc.v1', 'Status'),
});
const modules = [auth, rpc, types];

const order = proto(
  'shop.orders.v1',
  'Order',
  [
    'acme/rpc/v1/status.proto',
    'oras.birb.homes/common/types/common/types/v1/money.proto',
    'platform/auth/v2/session.proto',
    'shop/items/v1/item.proto',
  ],
  '  common.types.v1.Money total = 2;\n  platform.auth.v2.Session session = 3;\n  acme.rpc.v1.Status status = 4;\n  shop.items.v1.Item item = 5;\n',
);
const load = 'load("@oras//:defs.bzl", "buf_breaking", "buf_format", "buf_lint", "proto_library")\n\n';
const workspace: Readonly<Record<string, string>> = {
  '.buckconfig': '[cells]\n  root = .\n\n[project]\n  ignore = .git\n',
  'buf.yaml': 'version: v2\nlint:\n  use:\n    - STANDARD\n  except:\n    - PACKAGE_VERSION_SUFFIX\n',
  'shop/items/v1/item.proto': proto('shop.items.v1', 'Item'),
  'shop/items/v1/BUCK': `${load}proto_library(
    name = "items",
    srcs = ["item.proto"],
    visibility = ["PUBLIC"],
)
`,
  'shop/orders/v1/order.proto': order,
  'shop/orders/v1/BUCK': `${load}proto_library(
    name = "orders",
    srcs = glob(["*.proto"]),
    deps = ["//shop/items/v1:items"],
    bsr_deps = ["buf.build/acme/rpc"],
    oras_deps = [
        "oras.birb.homes/common/types:v1.2.0",
        "oras.birb.homes/platform/auth:v2.1.0",
    ],
    oras_parallel_resolution = True,
)

buf_lint(
    name = "lint",
    library = ":orders",
)

buf_format(
    name = "format",
    library = ":orders",
)
`,
};

/** The text of `buck2 init`. */
const bundledPrelude: Readonly<Record<string, string>> = {
  '.buckconfig': `[cells]
  root = .
  prelude = prelude
  toolchains = toolchains
  none = none

[cell_aliases]
  config = prelude
  ovr_config = prelude
  fbcode = none
  fbsource = none
  fbcode_macros = none
  buck = none

[external_cells]
  prelude = bundled

[parser]
  target_platform_detector_spec = target:root//...->prelude//platforms:default \\
    target:prelude//...->prelude//platforms:default \\
    target:toolchains//...->prelude//platforms:default

[build]
  execution_platforms = prelude//platforms:default
`,
  'toolchains/.buckconfig': '',
  'none/.buckconfig': '',
};

describe.runIf(peers.ready)('the cell with the real buck2', () => {
  let project: CellProject & AsyncDisposable;
  let buck2: CellBuck2;

  beforeEach(async () => {
    project = await makeCellProject();
    buck2 = new CellBuck2(project, peers.path('buck2'));
    await project.write(workspace);
  });

  afterEach(async () => {
    await buck2.kill();
    await project[Symbol.asyncDispose]();
  });

  it('builds both kinds of dependencies and both forms of import: cold, no-op, one proto changed, tests', async () => {
    await project.writeCell({ modules, buf });
    await buck2.startDaemon();
    const cold = await buck2.build();
    expect(cold).toMatchObject({ result: 'success', diagnostics: [], errors: [] });
    // Two images, one lint, one format: modules are no actions of their own.
    expect(cold.actions).toMatchObject({ local: 4, failed: 0 });
    expect(cold.targets.map(({ label }) => label)).toEqual([
      'root//shop/items/v1:items',
      'root//shop/orders/v1:format',
      'root//shop/orders/v1:lint',
      'root//shop/orders/v1:orders',
    ]);
    const again = await buck2.build();
    expect(again).toMatchObject({ result: 'success', actions: { local: 0 } });
    await project.write({ 'shop/items/v1/item.proto': proto('shop.items.v1', 'Item', [], '  string name = 2;\n') });
    const changed = await buck2.build();
    // Both images and the lint of what imports it; nothing else reads it.
    expect(changed).toMatchObject({ result: 'success', actions: { local: 3 } });
    const tested = await buck2.build([], 'test');
    expect(tested.tests.map(({ target, result }) => `${target} ${result}`)).toEqual([
      'root//shop/orders/v1:format pass',
      'root//shop/orders/v1:lint pass',
    ]);
  });

  it('leaves no .proto behind that stock buf would find: ls-files, build and lint are as before', async () => {
    const cacheless = { directory: project.root, environment: { ...buck2.environment, BUF_CACHE_DIR: project.home } };
    await project.write({
      'buf.yaml': 'version: v1\n',
      'shop/orders/v1/order.proto': proto(
        'shop.orders.v1',
        'Order',
        ['shop/items/v1/item.proto'],
        '  shop.items.v1.Item item = 2;\n',
      ),
    });
    const before = await mustRun(buf, ['ls-files'], cacheless);
    await project.writeCell({ modules, buf });
    expect((await buck2.build()).result).toBe('success');
    expect(await mustRun(buf, ['ls-files'], cacheless)).toBe(before);
    await mustRun(buf, ['build'], cacheless);
    await mustRun(buf, ['lint'], cacheless);
    const files = await readdir(project.root, { recursive: true });
    expect(files.filter((path) => path.endsWith('.proto')).sort()).toEqual([
      'shop/items/v1/item.proto',
      'shop/orders/v1/order.proto',
    ]);
  });

  it('tells what does not compile, lint or format at its line in the workspace', async () => {
    await project.writeCell({ modules, buf });
    await project.write({ 'shop/orders/v1/order.proto': `${order}\nmessage lower {\n  Missing m = 1;\n}\n` });
    const broken = await buck2.build(['//shop/orders/v1:orders']);
    expect(broken.result).toBe('failure');
    expect(findings(broken)).toEqual([
      expect.stringMatching(/^shop\/orders\/v1\/order\.proto:19:3 buf_build: .*Missing/),
    ]);
    await project.write({ 'shop/orders/v1/order.proto': `${order}\nmessage lower {\n    string x = 1;\n}\n` });
    const checked = await buck2.build(['//shop/orders/v1:lint', '//shop/orders/v1:format']);
    expect(findings(checked)).toEqual([
      expect.stringMatching(/^shop\/orders\/v1\/order\.proto:18:9 buf_lint: .*PascalCase/),
      'shop/orders/v1/order.proto:19:1 buf_format: Not formatted as `buf format` writes it.',
    ]);
    const tested = await buck2.build(['//shop/orders/v1:'], 'test');
    expect(tested.tests.map(({ target, result }) => `${target} ${result}`)).toEqual([
      'root//shop/orders/v1:format fail',
      'root//shop/orders/v1:lint fail',
    ]);
    expect(tested.tests[1]?.details).toContain('shop/orders/v1/order.proto:18:9:');
  });

  it('takes lint settings from buf.yaml, and from the rule where it has its own', async () => {
    await project.write({ 'buf.yaml': 'version: v2\nlint:\n  use: [MINIMAL]\n  ignore: [shop/items]\n' });
    await project.write({
      'shop/items/v1/item.proto': 'syntax = "proto3";\nmessage Item {\n  string id = 1;\n}\n',
      'shop/items/v1/BUCK': `${load}proto_library(name = "items", srcs = ["item.proto"])
buf_lint(name = "ignored", library = ":items")
buf_lint(name = "own", library = ":items", config = {"use": ["PACKAGE_DEFINED"]})
`,
    });
    await project.writeCell({ buf });
    const build = await buck2.build(['//shop/items/v1:']);
    expect(build.targets.map(({ label, result }) => `${label} ${result}`)).toEqual([
      'root//shop/items/v1:ignored success',
      'root//shop/items/v1:items success',
      'root//shop/items/v1:own failure',
    ]);
    expect(findings(build)[0]).toMatch(/^shop\/items\/v1\/item\.proto:1:1 buf_lint: /);

    // What buf does not take has no line in a source, and is the reason all the same.
    await project.write({ 'buf.yaml': 'version: v2\nlint:\n  use: [NO_SUCH_RULE]\n' });
    await project.writeCell({ buf });
    const refused = await buck2.build(['//shop/items/v1:ignored']);
    expect(findings(refused)).toEqual(['- buf_lint: "NO_SUCH_RULE" is not a known rule or category ID']);
    expect(refused.targets[0]?.errors[0]?.message).toBe('buf_lint: "NO_SUCH_RULE" is not a known rule or category ID');
  });

  it('sees a swapped version of a module under a live daemon', async () => {
    await project.writeCell({ modules, buf });
    await buck2.startDaemon();
    expect((await buck2.build()).result).toBe('success');
    const swapped = { ...typesNext, references: [...typesNext.references, 'oras.birb.homes/common/types:v1.2.0'] };
    const outcome = await project.writeCell({ modules: [auth, rpc, swapped], buf });
    expect(outcome).toMatchObject({ registered: false, removed: [] });
    expect(outcome.written).toEqual([
      'index.bzl',
      'modules/oras.birb.homes/common/types/BUCK.oras',
      'modules/oras.birb.homes/common/types/module.tar',
    ]);
    const broken = await buck2.build(['//shop/orders/v1:orders']);
    expect(findings(broken)).toEqual([
      expect.stringMatching(/^shop\/orders\/v1\/order\.proto:12:3 buf_build: .*common\.types\.v1\.Money/),
      // In a file of a module, which has no place in the workspace.
      expect.stringMatching(/^- buf_build: platform\/auth\/v2\/session\.proto:10:3: .*common\.types\.v1\.Money/),
    ]);
    await project.writeCell({ modules, buf });
    expect((await buck2.build()).result).toBe('success');
  });

  it('says at analysis what is not installed, where, and what is nearest', async () => {
    await project.write({
      'team/x.proto': proto('team', 'X'),
      'team/BUCK': `${load}proto_library(
    name = "version",
    srcs = ["x.proto"],
    oras_deps = ["oras.birb.homes/common/types:v9.9.9"],
)

proto_library(
    name = "typo",
    srcs = ["x.proto"],
    oras_deps = ["oras.birb.homes/common/typse:v1.2.0"],
)

proto_library(
    name = "local",
    srcs = ["x.proto"],
    oras_deps = ["oras.birb.homes/shop/items"],
)
`,
    });
    const local = ociModule('oras.birb.homes/shop/items', '', {}).module;
    await project.writeCell({ modules, buf, locals: new Map([[local, { file: 'shop/buf.yaml', line: 2 }]]) });
    const build = await buck2.build(['//team:']);
    expect(findings(build)).toEqual([
      expect.stringMatching(
        /^team\/BUCK:3 .*version\) asks for oras\.birb\.homes\/common\/types:v9\.9\.9, which is not installed\. Run `oras-buf resolve`\. Installed is oras\.birb\.homes\/common\/types:v1\.2\.0\./,
      ),
      expect.stringMatching(
        /^team\/BUCK:9 .*The nearest that is installed is oras\.birb\.homes\/common\/types:v1\.2\.0\./,
      ),
      expect.stringMatching(/^team\/BUCK:15 .*holds itself \(shop\/buf\.yaml:2\): name its proto_library in deps\./),
    ]);
    // What nobody resolved yet can still be listed with all that it asks for.
    const listed = await buck2.run('targets', '//team:', '--json', '-a', 'oras_deps');
    expect(listed.stdout).toContain('oras.birb.homes/common/typse:v1.2.0');
  });

  it('refuses unknown attributes and sources that cannot be, at their line', async () => {
    await project.writeCell({ modules, buf });
    const attempts: readonly (readonly [string, RegExp])[] = [
      ['proto_library(name = "x", srcs = ["x.proto"], oras_dep = [])', /there is no attribute oras_dep/],
      ['proto_library(name = "x", srcs = ["x.proto"], oras_cache_only = "yes")', /oras_cache_only is True or False/],
      ['buf_lint(name = "x")', /either library .* or srcs/],
      ['buf_lint(name = "x", library = ":y", srcs = ["x.proto"])', /either library .* or srcs/],
    ];
    for (const [call, message] of attempts) {
      await project.write({ 'team/x.proto': proto('team', 'X'), 'team/BUCK': `${load}${call}\n` });
      const build = await buck2.build(['//team:']);
      expect(findings(build)[0], call).toMatch(message);
      expect(build.diagnostics[0]?.place, call).toMatchObject({ file: 'team/BUCK', line: 3 });
    }
    await project.write({
      'team/BUCK': `${load}proto_library(name = "x", srcs = ["x.proto"], strip_import_prefix = "other")\n`,
    });
    expect(findings(await buck2.build(['//team:']))[0]).toMatch(/team\/x\.proto does not lie in team\/other/);
    for (const name of ['ta\tb.proto', 'line\nbreak.proto']) {
      await project.write({
        [`team/${name}`]: proto('team', 'X'),
        'team/BUCK': `${load}proto_library(name = "x", srcs = [${JSON.stringify(name)}])\n`,
      });
      expect(findings(await buck2.build(['//team:']))[0]).toMatch(/holds a tab or a line break\. Rename the file/);
      await project.remove(`team/${name}`);
    }
  });

  it('takes file names as they are, and more files than fit into one command', async () => {
    await project.writeCell({ modules, buf });
    const names = ['it\'s a "q".proto', '-rf.proto', 'größe 你.proto', 'a*b[c].proto', 'dollar$HOME`id`.proto'];
    await project.write(Object.fromEntries(names.map((name, index) => [`odd/${name}`, proto(`odd${index}`, 'X')])));
    const many = Array.from({ length: 450 }, (_, index) => `${'long'.repeat(20)}${index}.proto`);
    await project.write(Object.fromEntries(many.map((name, index) => [`odd/${name}`, proto(`many${index}`, 'X')])));
    await project.write({
      'odd/empty.proto': '',
      'odd/BUCK': `${load}proto_library(name = "odd", srcs = glob(["*.proto"]))\nbuf_format(name = "format", library = ":odd")\n`,
    });
    const build = await buck2.build(['//odd:']);
    expect(findings(build)).toEqual([]);
    expect(build.result).toBe('success');
  });

  it('compares with an older version, a directory, a snapshot and another library', async () => {
    const before = proto('team.v1', 'Thing', ['common/types/v1/money.proto'], '  common.types.v1.Money price = 2;\n');
    const now = before.replace('string id = 1;', 'int32 id = 1;');
    const old = ociModule('oras.birb.homes/team/things', 'v1.0.0', { 'team/v1/thing.proto': before }, [
      'oras.birb.homes/common/types',
    ]);
    const check = (name: string, against: string): string =>
      `buf_breaking(name = "${name}", library = ":things", against = "${against}")\n`;
    await project.write({
      'team/v1/thing.proto': now,
      'team/v1/same/team/v1/thing.proto': before,
      'team/v1/BUCK': `${load}proto_library(
    name = "things",
    srcs = ["thing.proto"],
    oras_deps = ["oras.birb.homes/common/types"],
)
proto_library(
    name = "old",
    srcs = glob(["same/**/*.proto"]),
    oras_deps = ["oras.birb.homes/common/types"],
    strip_import_prefix = "same",
)
${check('version', 'oras.birb.homes/team/things:v1.0.0')}${check('label', ':old')}${check('directory', 'same')}${check('snapshot', 'git:main')}`,
    });
    await project.writeCell({
      modules,
      buf,
      against: [{ reference: 'oras.birb.homes/team/things:v1.0.0', module: old, dependencies: [types] }],
      snapshots: [
        {
          reference: 'git:main',
          commit: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
          content: async () => [{ path: 'team/v1/thing.proto', content: Buffer.from(before) }],
        },
      ],
    });
    const names = ['version', 'label', 'directory', 'snapshot'].map((name) => `//team/v1:${name}`);
    const build = await buck2.build(names);
    expect(build.targets.map(({ label, result }) => `${label} ${result}`)).toEqual(
      names.map((name) => `root${name} failure`).sort(),
    );
    expect(findings(build)).toEqual([
      expect.stringMatching(
        /^team\/v1\/thing\.proto:8:3 buf_breaking: Field "1" .* changed type from "string" to "int32"/,
      ),
    ]);
    await project.write({ 'team/v1/thing.proto': before });
    expect((await buck2.build(names)).result).toBe('success');
    await project.write({
      'team/v1/BUCK': `${load}${check('x', 'oras.birb.homes/team/things:v0.9.0').replace(':things', '//shop/items/v1:items')}`,
    });
    expect(findings(await buck2.build(['//team/v1:x']))[0]).toMatch(
      /^team\/v1\/BUCK:3 .*v0\.9\.0, which is not installed.*oras\.birb\.homes\/team\/things:v1\.0\.0/,
    );
  });

  it("hands images and import roots to users' own rules", async () => {
    await project.write({
      'gen/rules.bzl': `load("@oras//:defs.bzl", "ProtoInfo")

def _files_impl(ctx):
    info = ctx.attrs.proto[ProtoInfo]
    out = ctx.actions.declare_output("out.txt")
    roots = cmd_args([root.dir for root in info.roots], format = "-I{}")
    ctx.actions.run(
        cmd_args("sh", "-c", 'out=$1; shift; test -s "$1" && shift && printf "%s\\\\n" "$@" > "$out"', "x", out.as_output(), info.image, info.files, roots),
        category = "list",
    )
    return [DefaultInfo(default_output = out)]

files = rule(impl = _files_impl, attrs = {"proto": attrs.dep(providers = [ProtoInfo])})
`,
      'gen/BUCK': 'load(":rules.bzl", "files")\n\nfiles(name = "gen", proto = "//shop/orders/v1:orders")\n',
      'shop/orders/v1/BUCK': `${workspace['shop/orders/v1/BUCK']}`.replace(
        '    oras_parallel',
        '    visibility = ["PUBLIC"],\n    oras_parallel',
      ),
    });
    await project.writeCell({ modules, buf });
    const shown = await buck2.run('build', '//gen:gen', '--show-simple-output');
    const text = await readFile(join(project.root, shown.stdout.trim()), 'utf8');
    const [file, ...roots] = text.trim().split('\n');
    expect(file).toBe('shop/orders/v1/order.proto');
    expect(roots).toHaveLength(7);
    const found = await Promise.all(
      roots.map((root) => readdir(join(project.root, root.replace('-I', '')), { recursive: true })),
    );
    expect(found.flat()).toEqual(
      expect.arrayContaining([
        'common/types/v1/money.proto',
        'oras.birb.homes/common/types/common/types/v1/money.proto',
        'acme/rpc/v1/status.proto',
        'shop/items/v1/item.proto',
        'shop/orders/v1/order.proto',
      ]),
    );
    const imports = await buck2.run('build', '//shop/orders/v1:orders[imports]', '--show-simple-output');
    const listed = JSON.parse(await readFile(join(project.root, imports.stdout.trim()), 'utf8')) as { ref: string }[];
    expect(listed.map(({ ref }) => ref)).toEqual(
      expect.arrayContaining(['oras.birb.homes/common/types:v1.2.0', 'root//shop/orders/v1:orders']),
    );
  });

  it('the code generation of docs/buck2.md works as it stands', async () => {
    const page = await readFile(new URL('../../docs/buck2.md', import.meta.url), 'utf8');
    const example = /<!-- example: codegen\.bzl -->\n```python\n([\s\S]*?)```/.exec(page)?.[1];
    if (example === undefined) throw new Error('the example is gone');
    // A plugin in sh that tells how much it was asked, in the answer that plugins give: one file `asked.txt`.
    const plugin = `#!/bin/sh
cat >/dev/null
printf '\\172\\021\\012\\011asked.txt\\172\\004yes\\n'
`;
    // It has the face of protoc: no protoc can be had here.
    const protoc = `#!/bin/sh
for word; do
  case $word in
    --x_out=*) out=\${word#*=} ;;
    --plugin=protoc-gen-x=*) plugin=\${word#--plugin=protoc-gen-x=} ;;
    --descriptor_set_in=*) test -s "\${word#*=}" || exit 1 ;;
  esac
  last=$word
done
test -x "$plugin" && printf '%s' "$last" >"$out/last.txt"
`;
    await project.write({
      'gen/codegen.bzl': example,
      'gen/tool.bzl':
        'def _impl(ctx):\n    return [DefaultInfo(default_output = ctx.attrs.src), RunInfo(args = cmd_args(ctx.attrs.src))]\n\ntool = rule(impl = _impl, attrs = {"src": attrs.source()})\n',
      'gen/plugin': plugin,
      'gen/protoc': protoc,
      'gen/BUCK': `load(":codegen.bzl", "buf_generate", "protoc_generate")
load(":tool.bzl", "tool")

tool(name = "plugin", src = "plugin")
tool(name = "protoc", src = "protoc")
buf_generate(name = "by_buf", plugin = ":plugin", proto = "//shop/items/v1:items")
protoc_generate(name = "by_protoc", plugin = ":plugin", proto = "//shop/items/v1:items", protoc = ":protoc")
`,
    });
    for (const file of ['plugin', 'protoc']) await chmod(join(project.root, 'gen', file), 0o755);
    await project.writeCell({ modules, buf });
    const read = async (target: string, file: string): Promise<string> => {
      const shown = await buck2.run('build', target, '--show-simple-output');
      expect(shown.exitCode, shown.output).toBe(0);
      return readFile(join(project.root, shown.stdout.trim(), file), 'utf8');
    };
    expect(await read('//gen:by_buf', 'asked.txt')).toBe('yes\n');
    expect(await read('//gen:by_protoc', 'last.txt')).toBe('shop/items/v1/item.proto');
  });

  it('says that there is no buf where there was none', async () => {
    await project.writeCell({ modules });
    expect(findings(await buck2.build(['//shop/items/v1:items']))[0]).toMatch(
      /there was no buf when the cell was written/,
    );
    await project.writeCell({ modules, buf });
    expect((await buck2.build(['//shop/items/v1:items'])).result).toBe('success');
  });

  it('knows a new cell after a kill, which the daemon needs', async () => {
    await buck2.startDaemon();
    let stopped = 0;
    const stopDaemon = async (): Promise<void> => {
      stopped += 1;
      await buck2.kill();
    };
    expect((await buck2.build()).result).not.toBe('success');
    expect(await project.writeCell({ modules, buf, stopDaemon })).toMatchObject({ registered: true });
    expect((await buck2.build()).result).toBe('success');
    expect(await project.writeCell({ modules, buf, stopDaemon })).toMatchObject({ registered: false, written: [] });
    expect(stopped).toBe(1);
  });

  describe('as projects vary', () => {
    const variations: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['[repositories]', { '.buckconfig': '[repositories]\nroot = .\nlib = lib\n', 'lib/.buckconfig': '' }],
      ['no section of cells', { '.buckconfig': '[buck2]\n', '.buckroot': '' }],
      ['a .buckroot and no .buckconfig', { '.buckroot': '', '.buckconfig': '' }],
      ['[buildfile] name', { '.buckconfig': '[cells]\nroot = .\n[buildfile]\nname = BUCK\nextra_for_test = x\n' }],
      [
        '[project] ignore of our directory',
        { '.buckconfig': '[cells]\nroot = .\n[project]\nignore = .git, .oras-buf\n' },
      ],
      ['the bundled prelude, as buck2 init writes it', bundledPrelude],
      [
        'a prelude of its own',
        {
          '.buckconfig': '[cells]\nroot = .\nprelude = own\n',
          'own/.buckconfig': '',
          'own/prelude.bzl': 'own_rule = 1\n',
        },
      ],
      ['another name of the root cell', { '.buckconfig': '[cells]\nmonorepo = .\n' }],
      ['cells in .buckconfig.local', { '.buckconfig': '[buck2]\n', '.buckconfig.local': '[cells]\nroot = .\n' }],
    ];

    it.each(variations)('%s', async (_name, files) => {
      await project.write(files);
      await project.writeCell({ modules, buf });
      const build = await buck2.build(['//shop/...']);
      expect(findings(build)).toEqual([]);
      expect(build.result).toBe('success');
    });

    it('several cells: places are those of the project', async () => {
      await project.write({
        '.buckconfig': '[cells]\nroot = .\nsvc = services\n',
        'services/.buckconfig': '',
        'services/api/x.proto': `${proto('api', 'X', ['common/types/v1/money.proto'])}message lower {}\n`,
        'services/api/BUCK': `${load}proto_library(name = "x", srcs = ["x.proto"], oras_deps = ["oras.birb.homes/common/types"])
buf_lint(name = "lint", library = ":x", config = {"use": ["MESSAGE_PASCAL_CASE"]})
`,
      });
      await project.writeCell({ modules, buf });
      const build = await buck2.build(['svc//api:']);
      expect(findings(build)).toEqual([expect.stringMatching(/^services\/api\/x\.proto:10:9 buf_lint: /)]);
      expect(build.targets.map(({ result }) => result)).toEqual(['failure', 'success']);
    });

    it('build files of another name, with the cell not among //...', async () => {
      await project.write({
        '.buckconfig': '[cells]\nroot = .\n[buildfile]\nname = TARGETS\n',
        TARGETS: `${load}proto_library(name = "x", srcs = ["x.proto"])\n`,
        'x.proto': proto('x', 'X'),
      });
      await project.writeCell({ modules, buf });
      const build = await buck2.build();
      expect(build.targets.map(({ label, result }) => `${label} ${result}`)).toEqual(['root//:x success']);
    });
  });
});
