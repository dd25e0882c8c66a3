import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/errors.ts';
import type {
  ActionCounts,
  BuildError,
  CacheReport,
  CiSystem,
  Diagnostic,
  LockChangeReport,
  LockReport,
  ModuleOrigin,
  ModuleSource,
  Outcome,
  RanBuildReport,
  Remark,
  RemoteReport,
  Report,
  RootReport,
  TargetReport,
  TestReport,
} from '../../src/report/report.ts';
import { reportJson } from '../../src/report/report-json.ts';
import { recordedBuild } from '../build/recording.ts';
import { sampleModule, sampleReport, sampleRoot } from './sample-report.ts';

type Json = { [name: string]: Json } & Record<string, unknown>;

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'report.schema.json'), 'utf8'),
) as Json;

function validator(): ValidateFunction {
  // The date in the one field with a format is checked here by hand.
  return new Ajv2020({
    allErrors: true,
    formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
  }).compile(schema);
}

const place = { file: 'a.proto', line: 3, column: 4 };
const error: Whole<BuildError> = { category: 'user', message: 'm', output: 'o', tags: ['T'] };
const actions: Whole<ActionCounts> = {
  local: 1,
  remote: 2,
  cached: 3,
  failed: 4,
  uploadedBytes: 5,
  downloadedBytes: 6,
  criticalPathMs: 7.5,
};
const remote: Whole<RemoteReport> = { kind: 'cache', endpoint: 'grpc://h:1', state: 'lost', reason: 'r' };

/** Every field at every depth, also those that may be left out (but for a place's line and column). */
type Whole<T> = T extends Place
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Whole<Item>[]
    : T extends object
      ? { readonly [Name in keyof T]-?: Whole<T[Name]> }
      : T;

/** Has every field that the type has: the compiler asks for a new one here. */
const everyField: Whole<Report> = sampleReport(
  [
    {
      directory: 'services',
      kind: 'buck2',
      modules: [sampleModule()],
      lock: {
        path: 'services/oras.lock',
        status: 'updated',
        digest: 'sha256:0',
        written: ['services/oras.lock'],
        changes: [{ kind: 'moved', module: 'm', from: 'a', to: 'b', against: 'm:v1' }],
      },
      build: {
        tool: 'buck2',
        reason: 'r',
        toolVersion: 'v',
        commands: ['buck2 build //...'],
        result: 'failure',
        exitCode: 3,
        durationMs: 1.5,
        targets: [{ label: 'l', result: 'failure', outputs: ['o'], errors: [error] }],
        tests: [{ target: 't', name: 'n', result: 'fail', durationMs: 1, details: 'd' }],
        errors: [error],
        diagnostics: [{ severity: 'error', message: 'm', rule: 'r', place, target: 't' }],
        actions,
        remote,
      },
    },
    sampleRoot({ tool: 'none', reason: 'the setting build is none' }),
  ],
  {
    problem: { kind: 'K', message: 'm', next: 'n', places: [place, { file: 'b' }] },
    remarks: [{ severity: 'notice', message: 'm', place }],
  },
);

describe('docs/report.schema.json', () => {
  it('accepts a report with every field, as report.json holds it', () => {
    const validate = validator();
    expect(validate(JSON.parse(reportJson(everyField))), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(['success', 'action-failure', 'remote-cache-unreachable', 'test-fail'])(
    'accepts a report of %s',
    async (name) => {
      const validate = validator();
      const report = sampleReport([sampleRoot(await recordedBuild(name))]);
      expect(validate(JSON.parse(reportJson(report))), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  it('refuses an unknown field, and a missing one, in every object of the report', () => {
    const validate = validator();
    let objects = 0;
    for (const path of objectPaths(everyField)) {
      objects += 1;
      const more = JSON.parse(reportJson(everyField)) as Json;
      Object.assign(at(more, path), { unknown: 1 });
      expect(validate(more), `unknown field at ${path.join('.')}`).toBe(false);
      for (const name of Object.keys(at(JSON.parse(reportJson(everyField)) as Json, path))) {
        if (isOptional(name)) continue;
        const less = JSON.parse(reportJson(everyField)) as Json;
        delete at(less, path)[name];
        expect(validate(less), `${path.join('.')}.${name} left out`).toBe(false);
      }
    }
    expect(objects).toBeGreaterThan(20);
  });

  it('knows no field that the type does not have', () => {
    const used = new Set(
      objectPaths(everyField).flatMap((path) => Object.keys(at(everyField as unknown as Json, path))),
    );
    const described = new Set(objectsOf(schema).flatMap((one) => Object.keys(one['properties'] ?? {})));
    expect([...described].filter((name) => !used.has(name))).toEqual([]);
    expect([...used].filter((name) => !described.has(name))).toEqual([]);
  });

  it('describes every field and refuses others everywhere', () => {
    for (const object of objectsOf(schema)) {
      expect(object['additionalProperties']).toBe(false);
      for (const [name, field] of Object.entries(object['properties'] ?? {})) {
        expect((field as Json)['description'], name).toBeTypeOf('string');
      }
    }
  });

  it('has the same words as the type for every closed set', () => {
    const root = (schema['$defs']?.['root'] ?? {}) as Json;
    const build = (schema['$defs']?.['build'] ?? {}) as Json;
    const module = (schema['$defs']?.['module'] ?? {}) as Json;
    const buildError = (schema['$defs']?.['buildError'] ?? {}) as Json;
    const remoteServer = (build['properties']?.['remote']?.['anyOf'] as Json[] | undefined)?.[0];
    const items = (field: Json | undefined): Json => (field?.['items'] ?? {}) as Json;
    const words = (object: Json | undefined, name: string): unknown => object?.['properties']?.[name]?.['enum'];
    const lock = root['properties']?.['lock'];
    const expected: readonly (readonly [unknown, Record<string, true>])[] = [
      [words(schema, 'ci'), all<CiSystem>({ github: true, gitlab: true, jenkins: true, terminal: true })],
      [words(schema, 'command'), all<Report['command']>({ run: true, resolve: true })],
      [
        words(schema, 'outcome'),
        all<Outcome>({ success: true, failure: true, error: true, skipped: true, cancelled: true }),
      ],
      [
        words(schema['properties']?.['cache'], 'result'),
        all<CacheReport['result']>({ hit: true, partial: true, miss: true, off: true, unavailable: true }),
      ],
      [
        words(schema['properties']?.['cache'], 'saved'),
        all<CacheReport['saved']>({
          saved: true,
          'already-there': true,
          'not-allowed': true,
          failed: true,
          'not-needed': true,
        }),
      ],
      [
        words(items(schema['properties']?.['remarks']), 'severity'),
        all<Remark['severity']>({ notice: true, warning: true }),
      ],
      [words(root, 'kind'), all<RootReport['kind']>({ buck2: true, buf: true })],
      [
        words(lock, 'status'),
        all<LockReport['status']>({ unchanged: true, created: true, updated: true, 'out-of-date': true }),
      ],
      [
        words(items(lock?.['properties']?.['changes']), 'kind'),
        all<LockChangeReport['kind']>({ added: true, removed: true, moved: true, 'tag-moved': true }),
      ],
      [words(module, 'source'), all<ModuleSource>({ oci: true, bsr: true, local: true })],
      [
        words(module, 'origin'),
        all<ModuleOrigin>({ installed: true, store: true, cache: true, network: true, none: true }),
      ],
      [words(build, 'tool'), all<RanBuildReport['tool']>({ buck2: true, buf: true })],
      [
        words(build, 'result'),
        all<RanBuildReport['result']>({ success: true, failure: true, infrastructure: true, cancelled: true }),
      ],
      [
        words(items(build['properties']?.['targets']), 'result'),
        all<TargetReport['result']>({ success: true, failure: true }),
      ],
      [
        words(items(build['properties']?.['tests']), 'result'),
        all<TestReport['result']>({
          pass: true,
          fail: true,
          skip: true,
          omitted: true,
          fatal: true,
          timeout: true,
          infrastructure: true,
          unknown: true,
        }),
      ],
      [
        words(items(build['properties']?.['diagnostics']), 'severity'),
        all<Diagnostic['severity']>({ error: true, warning: true }),
      ],
      [words(remoteServer, 'kind'), all<RemoteReport['kind']>({ cache: true, execute: true })],
      [words(remoteServer, 'state'), all<RemoteReport['state']>({ used: true, unreachable: true, lost: true })],
      [
        words(buildError, 'category'),
        all<BuildError['category']>({ user: true, environment: true, infrastructure: true, unknown: true }),
      ],
    ];
    for (const [described, typed] of expected) expect(described).toEqual(Object.keys(typed));
    const sets = JSON.stringify(schema).match(/"enum":/g)?.length;
    expect(expected).toHaveLength(sets ?? 0);
  });
});

/** Every word of a union, no more and no fewer: the compiler checks both. */
function all<T extends string>(words: Record<T, true>): Record<string, true> {
  return words;
}

/** Line and column of a place. */
function isOptional(name: string): boolean {
  return name === 'line' || name === 'column';
}

function at(value: Json, path: readonly string[]): Json {
  return path.reduce((current, name) => (current[name] ?? {}) as Json, value);
}

function objectPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, one]) => objectPaths(one, [...path, name]));
  return Array.isArray(value) ? inside : [path, ...inside];
}

/** Every schema of an object, wherever it stands. */
function objectsOf(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsOf);
  return (value as Json)['type'] === ('object' as unknown) ? [value as Json, ...inside] : inside;
}
