import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Declarations } from '../../src/modules/declarations.ts';
import { findDeclarations } from '../../src/modules/find-declarations.ts';
import { formatModuleReference } from '../../src/modules/module-reference.ts';
import { childEnvironment } from '../../src/system/child-environment.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun } from '../peers/program.ts';

const peers = requirePeers('buck2');
const buck2 = peers.ready ? peers.path('buck2') : '';

const rules = `def _impl(_ctx):
    return [DefaultInfo()]

thing = rule(impl = _impl, attrs = {
    "oras_deps": attrs.list(attrs.string(), default = []),
    "bsr_deps": attrs.list(attrs.string(), default = []),
})
`;

const load = 'load("//:rules.bzl", "thing")\n';
const host = 'oras.birb.homes';

/** Build files in which nothing is computed, by package. */
const readable: Readonly<Record<string, string>> = {
  '': `${load}thing(name = "root", oras_deps = ["${host}/common/types:v1.2.0"], bsr_deps = ["buf.build/googleapis/googleapis"])\n`,
  literals: `${load}
thing(
    name = "a",
    oras_deps = [
        "${host}/common/types:v1.2.0",  # a comment
        '${host}/common/errors',
        """${host}/common/pagination:v1""",
        r"${host}/raw/text",
        "${host}" + "/sum/of-texts:" + "v1",
    ],
)
thing(name = "b", oras_deps = [], bsr_deps = ["buf.build/bufbuild/protovalidate:v0.8.1"])
thing(name = "c")
`,
  sums: `${load}
HOST = "${host}"
COMMON = [HOST + "/common/types:v1", "${host}/common/errors:v1.1.0"]
MORE = COMMON + ["${host}/infra/tracing"]

thing(name = "a", oras_deps = COMMON)
thing(name = "b", oras_deps = MORE + (["${host}/infra/logging:v2.0.0"] + []))
`,
  loaded: `load("//:deps.bzl", "COMMON", "HOST", API = "GATEWAY")
${load}
thing(name = "a", oras_deps = COMMON + [API, HOST + "/x/y:v3"])
`,
  'loaded/beside': `load(":own.bzl", "OWN")
${load}
thing(name = "a", oras_deps = OWN)
`,
  targets: `${load}thing(name = "a", oras_deps = ["${host}/only/targets:v1.0.0"])\n`,
  'deep/er/package': `${load}thing(name = "a", bsr_deps = ["buf.build/a/b:main", "buf.build/a/c"])\n`,
  repeated: `${load}
DEPS = ["${host}/common/types:v1.2.0"]
[thing(name = name, oras_deps = DEPS) for name in ["a", "b"]]
`,
  'hands-on': `load("//:macros.bzl", "plain")
plain(name = "a", oras_deps = ["${host}/by/macro:v1"])
plain(name = "b")
`,
  'rule-macro': `load("//:macros.bzl", "thing_of_macros")
thing_of_macros(name = "a", oras_deps = ["${host}/by/rule:v1"])
`,
};

/** Build files whose values only running them tells. Each gets a remark, at its own line or in the macro. */
const computed: Readonly<Record<string, string>> = {
  select: `${load}thing(name = "a", oras_deps = ["${host}/sure/ly:v1"] + select({"DEFAULT": ["${host}/per/haps:v1"]}))\n`,
  comprehension: `${load}thing(name = "a", oras_deps = ["${host}/made/" + name for name in ["x", "y"]])\n`,
  formatted: `${load}thing(name = "a", oras_deps = ["{}/form/at".format("${host}"), "%s/per/cent" % "${host}"])\n`,
  called: `load("//:macros.bzl", "deps_of")\n${load}thing(name = "a", oras_deps = deps_of("a"))\n`,
  'loaded-computed': `load("//:deps.bzl", "COMPUTED", "CHANGED")
${load}thing(name = "a", oras_deps = COMPUTED, bsr_deps = CHANGED)
`,
  'macro-adds': 'load("//:macros.bzl", "adds")\nadds(name = "a")\n',
  dictionary: `${load}
OPTIONS = {"oras_deps": ["${host}/in/dictionary"]}
thing(name = "a", **OPTIONS)
`,
  changed: `${load}
DEPS = ["${host}/at/first"]
DEPS.append("${host}/at/last")
thing(name = "a", oras_deps = DEPS)
`,
};

/** What buck2 does not come by, and is counted all the same: with a remark. */
const conditional: Readonly<Record<string, string>> = {
  condition: `${load}
thing(name = "a", oras_deps = ["${host}/al/ways"])
thing(name = "b", oras_deps = ["${host}/ne/ver"]) if len("abc") > 3 else None
[thing(name = name, oras_deps = ["${host}/nor/this"]) for name in ["c"] if name == "d"]
`,
};

const files: Readonly<Record<string, string>> = {
  '.buckroot': '',
  '.buckconfig': '[cells]\n  root = .\n  prelude = none\n[buildfile]\n  name = BUCK,TARGETS\n',
  'none/prelude.bzl': '',
  'rules.bzl': rules,
  'deps.bzl': `HOST = "${host}"
GATEWAY = HOST + "/team-api/gateway:v3.0.0"
COMMON = [HOST + "/common/types:v1.2.0", "${host}/common/errors"]
COMPUTED = [HOST + "/made/" + name for name in ["x"]]
CHANGED = ["buf.build/at/first"]
CHANGED.append("buf.build/at/last")
`,
  'loaded/beside/own.bzl': `load("//:deps.bzl", "HOST")\nOWN = [HOST + "/own/module:v1"]\n`,
  'macros.bzl': `${load}
def plain(name, oras_deps = [], bsr_deps = None):
    thing(name = name, oras_deps = oras_deps, bsr_deps = bsr_deps or [])

def adds(name, oras_deps = []):
    thing(name = name, oras_deps = oras_deps + ["${host}/added/by-macro:v1"])

def deps_of(name):
    return ["${host}/of/" + name]

def _impl(_ctx):
    return [DefaultInfo()]

thing_of_macros = rule(impl = _impl, attrs = {"oras_deps": attrs.list(attrs.string(), default = [])})
`,
  ...Object.fromEntries(
    Object.entries({ ...readable, ...computed, ...conditional }).map(([directory, text]) => [
      posix.join(directory, directory === 'targets' ? 'TARGETS' : 'BUCK'),
      text,
    ]),
  ),
};

type References = ReadonlyMap<string, ReadonlySet<string>>;

/** What buck2 says: the references of each package, whatever a select would choose. */
function fromBuck2(json: string): References {
  const nodes = JSON.parse(json) as readonly Readonly<Record<string, unknown>>[];
  const packages = new Map<string, Set<string>>();
  for (const node of nodes) {
    const directory = String(node['buck.package']).replace(/^[^/]*\/\//, '');
    const references = packages.get(directory) ?? new Set<string>();
    packages.set(directory, references);
    for (const attribute of ['oras_deps', 'bsr_deps'])
      for (const text of textsIn(node[attribute])) references.add(text);
  }
  return packages;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes('/') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function fromDeclarations({ asks }: Declarations): References {
  const packages = new Map<string, Set<string>>();
  for (const { module, requirement, place } of asks) {
    const directory = posix.dirname(place.file).replace(/^\.$/, '');
    const references = packages.get(directory) ?? new Set<string>();
    packages.set(directory, references.add(formatModuleReference({ module, requirement: requirement.text })));
  }
  return packages;
}

describe.runIf(peers.ready)('build files as buck2 reads them', () => {
  let home = '';
  let root = '';
  let theirs: References = new Map();
  let declarations: Declarations;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'oras-buf-home-'));
    root = await realpath(await mkdtemp(join(tmpdir(), 'oras-buf-build-files-')));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const environment = childEnvironment({ ...process.env, HOME: home });
    const json = await mustRun(
      buck2,
      ['targets', '//...', '--json', '-a', 'buck.package', '-a', 'oras_deps', '-a', 'bsr_deps'],
      {
        directory: root,
        environment,
      },
    );
    theirs = fromBuck2(json);
    declarations = await findDeclarations(root, { registries: [host], environment: process.env, home });
  });

  afterAll(async () => {
    await mustRun(buck2, ['kill'], { directory: root, environment: childEnvironment({ ...process.env, HOME: home }) });
    await rm(home, { recursive: true, force: true });
    await rm(root, { recursive: true, force: true });
  });

  it('has every package of the workspace to compare', () => {
    const packages = Object.keys({ ...readable, ...computed, ...conditional });
    expect([...theirs.keys()].sort()).toEqual(packages.sort());
    expect(packages.filter((name) => theirs.get(name)?.size === 0)).toEqual([]);
  });

  it.each(Object.keys(readable))('agrees in %j, and says nothing of it', (directory) => {
    expect(fromDeclarations(declarations).get(directory)).toEqual(theirs.get(directory));
    expect(
      declarations.remarks
        .filter(({ place }) => posix.dirname(place.file) === (directory || '.'))
        .filter(({ place }) => !place.file.endsWith('.bzl')),
    ).toEqual([]);
  });

  it.each(Object.keys(computed))('differs in %j, and says why', (directory) => {
    const ours = fromDeclarations(declarations).get(directory) ?? new Set();
    const buck = theirs.get(directory) ?? new Set();
    expect(ours).not.toEqual(buck);
    // What is read is right: only what is computed is missing.
    expect([...ours].filter((reference) => !buck.has(reference))).toEqual([]);
    const file = directory === 'macro-adds' ? 'macros.bzl' : posix.join(directory, 'BUCK');
    expect(declarations.remarks.some(({ place }) => place.file === file && (place.line ?? 0) > 0)).toBe(true);
  });

  it.each(Object.keys(conditional))('counts more in %j, and says so', (directory) => {
    const ours = fromDeclarations(declarations).get(directory) ?? new Set();
    const buck = theirs.get(directory) ?? new Set();
    expect([...buck].filter((reference) => !ours.has(reference))).toEqual([]);
    const more = [...ours].filter((reference) => !buck.has(reference));
    expect(more).toHaveLength(2);
    const file = posix.join(directory, 'BUCK');
    expect(declarations.remarks.filter(({ place }) => place.file === file)).toHaveLength(more.length);
  });

  it('gives no remark but those', () => {
    const places = new Set(declarations.remarks.map(({ place }) => posix.dirname(place.file)));
    expect([...places].sort()).toEqual(
      Object.keys({ ...computed, ...conditional })
        .map((directory) => (directory === 'macro-adds' ? '.' : directory))
        .sort(),
    );
  });
});
