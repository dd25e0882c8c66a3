import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  gitlabTemplate,
  notInGitlab,
  renderGitlabTemplate,
  settingInputs,
} from '../../scripts/generate/gitlab-template.ts';
import { definitionOf, environmentNamesOf, type SettingName, settingNames } from '../../src/settings/definitions.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { noSecretSources } from '../../src/settings/secret-sources.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { type InputValues, inputDefinitions, interpolateAsGitlab, splitTemplate } from './gitlab-interpolation.ts';

const path = new URL('../../ci-templates/gitlab/oras-buf/template.yml', import.meta.url);
const template = readFileSync(fileURLToPath(path), 'utf8');
const wayIn = readFileSync(fileURLToPath(new URL('../../ci-templates/oras-buf.sh', import.meta.url)), 'utf8');

interface Job {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly script: readonly string[];
  readonly cache: readonly Readonly<Record<string, unknown>>[];
  readonly artifacts: Readonly<Record<string, unknown>>;
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  readonly [key: string]: unknown;
}

function jobOf(inputs: InputValues = {}): Job {
  const jobs = parse(interpolateAsGitlab(template, inputs)) as Readonly<Record<string, Job>>;
  const [job, ...others] = Object.values(jobs);
  if (job === undefined || others.length > 0) throw new Error('not one job');
  return job;
}

function variableOf(name: SettingName): string {
  return environmentNamesOf(name)[0]?.name ?? '';
}

/** The settings as the engine reads them in that job: a runner makes `$$` a dollar sign. */
async function settingsOf(job: Job): Promise<Settings> {
  const environment = Object.fromEntries(
    Object.entries(job.variables).map(([name, value]) => [name, String(value).replaceAll('$$', '$')]),
  );
  // As the script does it.
  for (const name of ['ORAS_BUF_BUILD_TIMEOUT', 'ORAS_BUF_PARALLEL_DOWNLOADS']) {
    if (environment[name] === '0') delete environment[name];
  }
  return readSettings({
    asked: new Map(),
    secrets: noSecretSources,
    environment,
    workspace: import.meta.dirname,
    defaultCacheDirectory: '/cache-of-the-system',
    defaultBufCacheDirectory: '/buf-cache-of-the-system',
    frozenByDefault: true,
  });
}

describe('the template for GitLab', () => {
  it('is what npm run generate makes', () => {
    expect(template).toBe(gitlabTemplate());
  });

  it('has the header first, two documents, and one job by the name that was asked for', () => {
    expect(Object.keys(parse(splitTemplate(template).header) as object)).toEqual(['spec']);
    expect(Object.keys(parse(interpolateAsGitlab(template, { 'job-name': 'protos: a' })) as object)).toEqual([
      'protos: a',
    ]);
  });

  it('has an input for every setting but secrets and those whose reason is written down', () => {
    const wanted = settingNames.filter(
      (name) => definitionOf(name).type !== 'secret' && definitionOf(name).places.includes('input'),
    );
    expect([...settingInputs(), ...Object.keys(notInGitlab)].sort()).toEqual([...wanted].sort());
    const inputs = inputDefinitions(template);
    const { variables } = jobOf();
    for (const name of settingInputs()) {
      expect(inputs[name]?.description, name).toMatch(/\S/);
      expect(Object.hasOwn(variables, variableOf(name)), name).toBe(true);
    }
  });

  it('has no input and no variable for a secret', () => {
    const { variables } = jobOf();
    for (const name of settingNames.filter((each) => definitionOf(each).type === 'secret')) {
      expect(inputDefinitions(template)[name]).toBeUndefined();
      for (const variable of environmentNamesOf(name)) {
        expect(Object.hasOwn(variables, variable.name)).toBe(false);
        expect(splitTemplate(template).header).not.toMatch(new RegExp(`^ +${variable.name}:`, 'm'));
      }
    }
  });

  it('has texts for variables only: GitLab refuses a boolean there', () => {
    for (const [name, value] of Object.entries(jobOf().variables)) expect(typeof value, name).toBe('string');
  });

  it('puts no input into a line of the script', () => {
    const { script } = parse(splitTemplate(template).body)['$[[ inputs.job-name ]]'] as Job;
    expect(script.length).toBe(2);
    for (const line of script) expect(line).not.toContain('$[[');
  });

  it('carries the script as it is', () => {
    expect(jobOf().script[0]).toContain(`<<'END_OF_ORAS_BUF_SH'\n${wayIn.trimEnd()}\nEND_OF_ORAS_BUF_SH\n`);
  });

  it.each(['echo $[[ inputs.stage ]]', 'END_OF_ORAS_BUF_SH'])('refuses a script with %s in it', (line) => {
    expect(() => renderGitlabTemplate('', `#!/bin/sh\n${line}\n`)).toThrow('must not hold');
  });

  it('sets nothing of its own: without inputs the engine has its defaults, and other variables count', async () => {
    const settings = await settingsOf(jobOf());
    expect(settings).toEqual(await settingsOf({ ...jobOf(), variables: { ORAS_BUF_REPORT_DIR: '.oras-buf/report' } }));
    const job = jobOf();
    const seed = { ...job.variables, ORAS_REGISTRY_URL: 'oras.birb.homes:8443', ORAS_CACHE_DIR: '/cache/oras' };
    const seeded = await settingsOf({ ...job, variables: seed });
    expect(seeded.registries.has('oras.birb.homes:8443')).toBe(true);
    expect(seeded.cacheDirectory).toBe('/cache/oras');
  });

  it('hands over every kind of input', async () => {
    const settings = await settingsOf(
      jobOf({
        targets: "//a/... //b:it's",
        'buck2-arguments': ['--config=a b', 'it\'s "quoted" & <more>', 7, '$$HOME', '# no comment'],
        'parallel-downloads': 3,
        offline: true,
        frozen: 'false',
        build: 'buf',
        'cache-key-suffix': 'services_a',
        'trusted-endpoints': 'https://10.0.0.7:5000, https://10.0.0.8:5000',
      }),
    );
    expect(settings.targets).toEqual(['//a/...', "//b:it's"]);
    expect(settings.buck2Arguments).toEqual(['--config=a b', 'it\'s "quoted" & <more>', '7', '$HOME', '# no comment']);
    expect(settings).toMatchObject({ parallelDownloads: 3, offline: true, frozen: 'off', build: 'buf' });
    expect(settings.cacheKeySuffix).toBe('services_a');
  });

  it('keeps any one-line text and any list as it is, and nothing of it becomes YAML', () => {
    const before = Object.keys(jobOf());
    const line = fc
      .string({ unit: 'grapheme' })
      // GitLab takes no control characters in a YAML file.
      .map((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/gu, '').trim());
    fc.assert(
      fc.property(line, fc.array(line), (text, list) => {
        const job = jobOf({ username: text, 'buf-arguments': list });
        expect(Object.keys(job)).toEqual(before);
        expect(job.variables['ORAS_BUF_USERNAME']).toBe(text);
        expect(JSON.parse(String(job.variables['ORAS_BUF_BUF_ARGUMENTS']))).toEqual(list);
      }),
      {
        examples: [
          ['\' " # : - {[ ]} | > & * ! % @ `', ['\n', 'a: b']],
          ['', []],
        ],
      },
    );
  });

  it.each([
    ['username', 'a\nscript: [evil]'],
    ['targets', '--config=a'],
    ['targets', '//a @more'],
    ['job-name', 'a"\nb:'],
    ['image', 'a"b'],
    ['stage', 'a\nb'],
    ['cache-key-suffix', 'a/b'],
    ['buf-sha256', '12'],
    ['remote-endpoint', 'https://a'],
    ['build', 'make'],
    ['offline', 'yes'],
    ['parallel-downloads', '8'],
    ['token', 'secret'],
  ])('refuses %s: %j before a pipeline is made', (name, value) => {
    expect(() => interpolateAsGitlab(template, { [name]: value })).toThrow(name);
  });

  it.each([
    ['registry', '$CI_REGISTRY'],
    ['registry', 'https://oras.birb.homes'],
    ['registry-endpoint', 'oci-layout:vendor/oci'],
    ['username', '$CI_REGISTRY_USER'],
    ['remote-ca-file', '$CA_FILE'],
    ['image', '$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/node:24-bookworm'],
    ['image', 'registry.example/a/b@sha256:00ff'],
    ['update', 'true'],
  ])('takes %s: %j', (name, value) => {
    expect(() => interpolateAsGitlab(template, { [name]: value })).not.toThrow();
  });

  it('has the files of the engine as reports, also of a failed job', () => {
    expect(jobOf().artifacts).toMatchObject({
      when: 'always',
      expose_as: 'oras-buf report',
      paths: ['.oras-buf/report/'],
      reports: {
        junit: '.oras-buf/report/junit.xml',
        codequality: '.oras-buf/report/code-quality.json',
        metrics: '.oras-buf/report/metrics.txt',
        dotenv: '.oras-buf/report/outputs.env',
        annotations: '.oras-buf/report/gitlab-annotations.json',
      },
    });
  });

  it('has the store in the cache, keyed by the lock files, with exact fallback keys, and read only in merge requests', () => {
    const { cache, rules, variables } = jobOf({ 'cache-key-suffix': 'a', 'lock-files': ['a/oras.lock', 'a/buf.lock'] });
    expect(cache[0]).toMatchObject({
      key: { files: ['a/oras.lock', 'a/buf.lock'], prefix: 'oras-buf-a' },
      fallback_keys: ['oras-buf-a-newest', 'oras-buf-a-default'],
      policy: '$ORAS_BUF_GITLAB_CACHE_POLICY',
      when: 'always',
    });
    expect(cache.every((entry) => (entry['paths'] as string[]).includes('.oras-buf/store'))).toBe(true);
    expect(variables['ORAS_BUF_GITLAB_CACHE_POLICY']).toBe('pull-push');
    expect(rules[0]).toEqual({
      if: '$CI_PIPELINE_SOURCE == "merge_request_event"',
      variables: { ORAS_BUF_GITLAB_CACHE_POLICY: 'pull' },
    });
  });
});
