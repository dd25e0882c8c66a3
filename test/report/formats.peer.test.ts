import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { junitXml } from '../../src/report/junit.ts';
import { openMetricsText } from '../../src/report/open-metrics.ts';
import type { Report } from '../../src/report/report.ts';
import { isBreakingRule } from '../../src/report/rule-help.ts';
import { sarifJson } from '../../src/report/sarif.ts';
import { recordedBuild, recordings } from '../build/recording.ts';
import { requirePeers } from '../peers/peers.ts';
import { mustRun, runProgram } from '../peers/program.ts';
import { pythonEnvironment } from '../peers/python-module.ts';
import { reportOf } from './hostile-text.ts';
import { casesOf } from './junit-rules.ts';
import { sampleReport, sampleRoot } from './sample-report.ts';
import { readXml } from './xml-reader.ts';

const peers = requirePeers('prometheus-client');
const schemas = requirePeers('check-jsonschema', 'sarif-schema');
const bufs = requirePeers('buf-1.75', 'buf-1.45');

const hostile = [
  'a\u0000\u001b[31m<b>&"\'',
  ']]>',
  '\r\n\t x',
  '\ud800\ufffe',
  '{x="y"} 1',
  '\\n"',
  '[[ATTACHMENT|x]]',
];

/** Every recorded build, and text that wants to break out. */
async function reports(): Promise<readonly Report[]> {
  const recorded = recordings().map(async (name) => sampleReport([sampleRoot(await recordedBuild(name))]));
  const strange = reportOf(hostile, { roots: 2, each: 8 });
  return [
    ...(await Promise.all(recorded)),
    { ...strange, tool: { name: 'oras-buf', version: hostile.join('') } },
    sampleReport([], { outcome: 'cancelled', timings: [] }),
  ];
}

/** What a program in Python makes of some files: JSON in, JSON out. */
async function inPython(program: string, files: readonly string[]): Promise<unknown> {
  const environment = pythonEnvironment(peers.path('prometheus-client'));
  const input = JSON.stringify(files);
  return JSON.parse(await mustRun('python3', ['-c', `import json, sys\n${program}`], { environment, input }));
}

const readMetrics = `
from prometheus_client.openmetrics.parser import text_string_to_metric_families
def read(text):
    return [[sample.name, sample.labels, sample.value] for family in text_string_to_metric_families(text) for sample in family.samples]
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

/** By expat, the XML parser that comes with Python. */
const readCases = `
import xml.etree.ElementTree as tree
def read(text):
    return [[case.get("classname"), case.get("name"), [[part.tag, part.get("message"), part.text] for part in case]] for case in tree.fromstring(text.encode()).iter("testcase")]
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

describe.runIf(schemas.ready)('the schema of SARIF 2.1.0', () => {
  // One pattern of the schema has a stray bracket, which only Python's own expressions let pass.
  const options = ['--regex-variant', 'python', '--schemafile'];
  const check = (...files: string[]) =>
    runProgram('python3', ['-m', 'check_jsonschema', ...options, schemas.path('sarif-schema'), ...files], {
      environment: pythonEnvironment(schemas.path('check-jsonschema')),
    });

  it('takes every report, and none with a level that it does not know', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'oras-buf-sarif-'));
    try {
      const files: string[] = [];
      for (const [index, report] of (await reports()).entries()) {
        const file = join(directory, `${index}.sarif`);
        await writeFile(file, sarifJson(report));
        files.push(file);
      }
      const { exitCode, output } = await check(...files);
      expect(exitCode, output).toBe(0);
      const wrong = join(directory, 'wrong.sarif');
      const red = sampleReport([sampleRoot(await recordedBuild('lint-failure'))]);
      await writeFile(wrong, sarifJson(red).replaceAll('"level": "error"', '"level": "fatal"'));
      expect((await check(wrong)).exitCode).toBe(1);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});

describe.runIf(peers.ready)('other readers', () => {
  it("Python's prometheus_client reads the metrics", async () => {
    const texts = (await reports()).map(openMetricsText);
    const read = (await inPython(readMetrics, texts)) as readonly (readonly [string, object, number])[][];
    for (const [index, samples] of read.entries()) {
      const lines = texts[index]?.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      expect(samples).toHaveLength(lines?.length ?? -1);
      expect(samples.find(([name]) => name === 'oras_buf_job_duration_seconds')?.[2]).toBe(14.23);
    }
    const phases = read[0]?.filter(([name]) => name === 'oras_buf_phase_duration_seconds');
    expect(phases?.map(([, labels]) => labels)).toContainEqual({ phase: 'save cache' });
  });

  it('expat reads the JUnit report as it was meant', async () => {
    const texts = (await reports()).flatMap((report) => [junitXml(report), junitXml({ ...report, ci: 'gitlab' })]);
    const ours = texts.map((text) =>
      casesOf(readXml(text)).map(({ one }) => [
        one.attributes.get('classname'),
        one.attributes.get('name'),
        one.children.map((part) => [part.name, part.attributes.get('message') ?? null, part.text]),
      ]),
    );
    expect(await inPython(readCases, texts)).toEqual(ours);
  });
});

describe.runIf(bufs.ready)('rules of the real buf', () => {
  it.each([
    ['buf-1.75', 'v2'],
    ['buf-1.75', 'v1'],
    ['buf-1.45', 'v2'],
    ['buf-1.45', 'v1beta1'],
  ] as const)('are told apart: %s, %s', async (name, version) => {
    const rules = async (kind: string): Promise<readonly string[]> => {
      const args = ['config', `ls-${kind}-rules`, '--version', version, '--format', 'json'];
      const lines = (await mustRun(bufs.path(name), args)).trim().split('\n');
      return lines.map((line) => (JSON.parse(line) as { id: string }).id);
    };
    const [lint, breaking] = await Promise.all([rules('lint'), rules('breaking')]);
    expect(lint.length).toBeGreaterThan(20);
    expect(breaking.length).toBeGreaterThan(40);
    expect(lint.filter(isBreakingRule)).toEqual([]);
    expect(breaking.filter((rule) => !isBreakingRule(rule))).toEqual([]);
  });
});
