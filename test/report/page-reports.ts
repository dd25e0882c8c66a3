import type { ModuleReport, RanBuildReport, Report } from '../../src/report/report.ts';
import { recordedBuild } from '../build/recording.ts';
import { reportOf } from './hostile-text.ts';
import { sampleModule, sampleModules, sampleReport, sampleRoot } from './sample-report.ts';

const noBuild = { tool: 'none', reason: 'the setting build is none' } as const;

/** Names as somebody would choose them who wants to be more than text on a page. */
export const hostileNames: readonly string[] = [
  '<script>document.title="owned"</script>',
  '"><img src=x onerror="document.title=1">',
  '\u202egnp.exe\u202c',
  'zero\u200bwidth\ufeff\u00ad\u{e0041}',
  'long'.repeat(2_500),
  '\u001b[31mred\u001b[0m\u0007',
  "' onmouseover='document.title=2",
  '</pre></details></section></main>',
  `o${'\u0301'.repeat(400)}`,
  'עברית/مرحبا',
  '<svg onload=document.title=3>',
  '-->]]></style></title><style>*{display:none}</style>',
  '中文/模块',
  'a\nb\tc\u2028d',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what template languages would read
  '${x} {{y}} <%= z %> `code` `open',
  'javascript:document.title=4',
  '<base href="https://example.com/"><meta http-equiv=refresh content=0>',
  '\ud800half',
];

/** A graph of the given size, several layers deep, with long edges in it. */
export function layeredModules(count: number): readonly ModuleReport[] {
  const name = (index: number): string =>
    `oras.birb.homes/team-${index % 7}/${['types', 'auth', 'events', 'billing', 'orders'][index % 5] ?? 'x'}-${index}`;
  return Array.from({ length: count }, (_, index) =>
    sampleModule({
      name: name(index),
      source: index % 6 === 5 ? 'bsr' : 'oci',
      version: `v1.${index}.0`,
      origin: (['store', 'cache', 'network'] as const)[index % 3] ?? 'store',
      askedBy: [{ requirement: 'v1', by: index % 4 === 0 ? `svc/${index}/buf.yaml:4` : `${name(index - 1)}@v1.0.0` }],
      dependencies: [index + 1, index + 4].slice(0, index % 3).flatMap((to) => (to < count ? [name(to)] : [])),
    }),
  );
}

export function manyTargets(build: RanBuildReport, count: number): RanBuildReport {
  return {
    ...build,
    targets: Array.from({ length: count }, (_, index) => ({
      label: `root//services/team-${index % 40}:target_${index}`,
      result: 'success',
      outputs: [`buck-out/v2/gen/root/services/${index}.bin`],
      errors: [],
    })),
  };
}

/** Jobs of every kind, by name. */
export async function pageReports(): Promise<Readonly<Record<string, Report>>> {
  const green = await recordedBuild('success');
  const lock = {
    path: 'oras.lock',
    status: 'updated',
    digest: `sha256:${'7'.repeat(64)}`,
    written: ['oras.lock', 'buf.lock'],
    changes: [
      { kind: 'added', module: 'oras.birb.homes/platform/events', from: '', to: 'v0.3.0', against: '' },
      { kind: 'moved', module: 'oras.birb.homes/common/auth', from: 'v2.0.0', to: 'v2.0.1', against: '' },
      { kind: 'removed', module: 'oras.birb.homes/old/thing', from: 'v1.0.0', to: '', against: '' },
      {
        kind: 'tag-moved',
        module: 'oras.birb.homes/common/types',
        from: `sha256:${'1a'.repeat(32)}`,
        to: `sha256:${'2b'.repeat(32)}`,
        against: 'oras.birb.homes/common/types:v1',
      },
    ],
  } as const;
  const remote = {
    kind: 'cache',
    endpoint: 'grpcs://cache.example:8980',
    state: 'unreachable',
    reason: 'no answer in 5 s',
  } as const;
  return {
    green: sampleReport([sampleRoot(green)]),
    red: sampleReport([sampleRoot({ ...(await recordedBuild('action-failure')), remote })], { ci: 'jenkins' }),
    tests: sampleReport([sampleRoot(await recordedBuild('test-fail'))], { ci: 'gitlab' }),
    stopped: sampleReport([sampleRoot(noBuild)], {
      outcome: 'error',
      exitCode: 2,
      problem: {
        kind: 'LockOutOfDateError',
        message: 'oras.lock does not agree with buf.yaml\n  oras.birb.homes/common/auth: asked v3, locked v2.0.1',
        next: 'Run `oras-buf resolve` and commit oras.lock and buf.lock.',
        places: [{ file: 'buf.yaml', line: 5 }, { file: 'oras.lock' }],
      },
    }),
    lock: sampleReport([sampleRoot(green, { lock })], {
      mode: { frozen: false, offline: false, update: true },
      remarks: [
        {
          severity: 'warning',
          message: 'the tag `v1.2.0` moved; the locked digest was kept',
          place: { file: 'buf.yaml', line: 4 },
        },
        { severity: 'notice', message: 'waited 2 s for another run of this root', place: null },
      ],
    }),
    roots: sampleReport([
      sampleRoot(noBuild, { directory: 'tools', modules: sampleModules.slice(0, 1) }),
      sampleRoot(await recordedBuild('lint-failure'), { directory: 'services/api' }),
    ]),
    graph: sampleReport([sampleRoot(green, { modules: layeredModules(48) })]),
    large: sampleReport([sampleRoot(manyTargets(green, 5_000), { modules: layeredModules(1_000) })]),
    hostile: reportOf(hostileNames, { roots: 1, each: 8, modules: 9 }),
  };
}
