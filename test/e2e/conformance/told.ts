import type { Report } from '../../../src/report/report.ts';
import { readXml, type XmlElement } from '../../report/xml-reader.ts';
import type { Told } from './scene.ts';

// What reports, and files that are made of them, say about a job; each read as the system reads it that shows it.

/** What every surface must agree with. */
export function toldByReport(report: Report): Told {
  const builds = report.roots.flatMap(({ build }) => (build.tool === 'none' ? [] : [build]));
  const { problem } = report;
  const findings = [
    ...builds.flatMap(({ diagnostics }) => diagnostics),
    // What stopped the job stands beside the code as well, where it is about a file.
    ...(problem === null ? [] : problem.places.slice(0, 1)).map((place) => ({
      place,
      message: `${problem?.message} ${problem?.next}`,
    })),
  ];
  const failed = [
    ...builds.flatMap(({ targets }) => targets).flatMap(({ label, result }) => (result === 'success' ? [] : [label])),
    ...builds.flatMap(({ tests }) => tests).flatMap(({ name, result }) => (result === 'pass' ? [] : [name])),
  ];
  const modules = report.roots.flatMap((root) => root.modules);
  return {
    outcome: report.outcome,
    exitCode: report.exitCode,
    green: report.exitCode === 0,
    cacheHit: report.cache.result === 'hit',
    lockDigest: report.roots[0]?.lock.digest ?? '',
    modules: modules.map(({ name, version }) => nameAndVersion(name, version)).sort(),
    moduleCount: modules.length,
    fetchableCount: modules.filter(({ source }) => source !== 'local').length,
    findings: findings.map(({ place, message }) => finding(place?.file, place?.line, message)).sort(),
    places: findings.map(({ place }) => `${place?.file}:${place?.line}`).sort(),
    failed: [...failed].sort(),
    failedCount: failed.length,
    problem: firstLine(problem?.message ?? ''),
  };
}

/** However a format breaks lines. */
export function finding(file: string | undefined, line: number | string | undefined, message: string): string {
  return `${file}:${line} ${message.replaceAll(/\s+/g, ' ')}`;
}

export function nameAndVersion(name: string, version: string): string {
  return version === '' ? name : `${name}:${version}`;
}

export function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** As GitLab and the JUnit plugin read it: a case is red where there is `failure` or `error` in it. */
export function toldByJUnit(text: string): Pick<Told, 'failed' | 'failedCount' | 'problem' | 'green'> {
  const cases = elementsOf(readXml(text), 'testcase');
  const red = cases.flatMap((each) => {
    const result = each.children.find(({ name }) => name === 'failure' || name === 'error');
    return result === undefined ? [] : [{ each, result }];
  });
  // A build that was cancelled is no target that failed.
  const ofTheJob = red.filter(
    ({ each, result }) =>
      each.attributes.get('classname') === 'oras-buf' || result.attributes.get('type') === 'oras-buf.cancelled',
  );
  const failed = red.filter((one) => !ofTheJob.includes(one)).map(({ each }) => each.attributes.get('name') ?? '');
  return {
    failed: failed.sort(),
    failedCount: failed.length,
    problem: firstLine(
      ofTheJob.find(({ result }) => result.attributes.get('type') !== 'oras-buf.cancelled')?.result.text ?? '',
    ),
    green: red.length === 0,
  };
}

/** How many cases the JUnit plugin counts as failed. */
export function redCasesIn(text: string): number {
  const cases = elementsOf(readXml(text), 'testcase');
  return cases.filter((each) => each.children.some(({ name }) => name === 'failure' || name === 'error')).length;
}

function elementsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.name === name ? [element] : element.children.flatMap((child) => elementsOf(child, name));
}

interface CodeQualityEntry {
  readonly description: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

export function toldByCodeQuality(text: string): Pick<Told, 'findings' | 'places'> {
  const entries = (JSON.parse(text) as readonly CodeQualityEntry[]).map(({ description, location }) => ({
    path: location.path,
    line: location.lines.begin,
    description,
  }));
  return {
    findings: entries.map(({ path, line, description }) => finding(path, line, description)).sort(),
    places: entries.map(({ path, line }) => `${path}:${line}`).sort(),
  };
}

interface SarifLog {
  readonly runs: readonly {
    readonly results: readonly {
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
    readonly invocations: readonly { readonly exitCode: number }[];
  }[];
}

export function toldBySarif(text: string): Pick<Told, 'findings' | 'places' | 'exitCode'> {
  const { runs } = JSON.parse(text) as SarifLog;
  const results = runs
    .flatMap((run) => run.results)
    .map(({ message, locations }) => {
      const place = locations[0]?.physicalLocation;
      return { path: decodeURI(place?.artifactLocation.uri ?? ''), line: place?.region.startLine, message };
    });
  return {
    findings: results.map(({ path, line, message }) => finding(path, line, message.text)).sort(),
    places: results.map(({ path, line }) => `${path}:${line}`).sort(),
    exitCode: runs[0]?.invocations[0]?.exitCode ?? -1,
  };
}

/** Lines `NAME{LABEL="VALUE"} NUMBER`. */
export function toldByMetrics(text: string): Pick<Told, 'outcome' | 'exitCode' | 'fetchableCount' | 'cacheHit'> {
  const samples = [...text.matchAll(/^(\w+)(?:\{([^}]*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value]) => ({
    name,
    labels,
    value: Number(value),
  }));
  const of = (name: string) => samples.filter((each) => each.name === name);
  const stateOf = (name: string): string =>
    /"([^"]*)"/.exec(of(name).find((each) => each.value === 1)?.labels ?? '')?.[1] ?? '';
  return {
    outcome: stateOf('oras_buf_outcome'),
    exitCode: of('oras_buf_exit_code')[0]?.value ?? -1,
    fetchableCount: of('oras_buf_modules').reduce((sum, each) => sum + each.value, 0),
    cacheHit: stateOf('oras_buf_cache') === 'hit',
  };
}

export function toldByDotenv(text: string): Pick<Told, 'outcome' | 'cacheHit' | 'lockDigest'> {
  const variables = new Map(
    text.split('\n').map((line) => {
      const equals = line.indexOf('=');
      return [line.slice(0, equals), line.slice(equals + 1)] as const;
    }),
  );
  return {
    outcome: variables.get('ORAS_BUF_OUTCOME') ?? '',
    cacheHit: variables.get('ORAS_BUF_CACHE_HIT') === 'true',
    lockDigest: variables.get('ORAS_BUF_LOCK_DIGEST') ?? '',
  };
}

const signs = new Map([
  ['✅', 'success'],
  ['❌', 'failure'],
  ['🛑', 'error'],
  ['🚫', 'cancelled'],
]);

/** The tables of the summary, as a reader sees them. */
export function toldBySummary(text: string): Pick<Told, 'outcome' | 'places' | 'modules'> {
  const rows = text.split('\n').flatMap((line) => {
    const cells = line.startsWith('| ') ? line.slice(2, -2).split(' | ') : [];
    return cells.length === 0 ? [] : [cells.map((cell) => cell.replaceAll('`', ''))];
  });
  const tableWith = (head: string): readonly (readonly string[])[] => {
    const start = rows.findIndex(([first]) => first === head);
    const after = start === -1 ? [] : rows.slice(start + 1);
    const columns = rows[start]?.length ?? 0;
    const end = after.findIndex((row) => row.length !== columns || row[0] === 'Where' || row[0] === 'Phase');
    return after.slice(0, end === -1 ? after.length : end).filter(([first]) => !/^:?-+:?$/.test(first ?? ''));
  };
  return {
    outcome: signs.get(/^## (\S+) /.exec(text)?.[1] ?? '') ?? '',
    places: [
      ...tableWith('Where').map(([place = '']) => place.replace(/:\d+$/, '')),
      // Under what stopped the job.
      ...[...text.matchAll(/^- `(\S+:\d+)(?::\d+)?`$/gm)].map(([, place = '']) => place),
    ].sort(),
    modules: tableWith('Module')
      .map(([name = '', , version = '', registry = '']) =>
        registry === 'this workspace' ? `oras.birb.homes/${name}` : nameAndVersion(`${registry}/${name}`, version),
      )
      .sort(),
  };
}
