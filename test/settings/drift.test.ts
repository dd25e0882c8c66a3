import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generatedFiles } from '../../scripts/generate.ts';
import { outputDescriptions } from '../../src/entry/outputs.ts';
import { definitionOf, environmentNamesOf, settingDefinitions, settingNames } from '../../src/settings/definitions.ts';
import { typedValue } from '../../src/settings/typed-value.ts';

const root = new URL('../../', import.meta.url);

function stored(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, root)), 'utf8');
}

describe('generated files', () => {
  it.each([...generatedFiles()])('%s is what npm run generate makes', (path, content) => {
    expect(stored(path)).toBe(content);
  });

  it('action.yml is an action with every input and output, and no default that would hide a variable', () => {
    const action = parse(stored('action.yml')) as Record<string, Record<string, Record<string, unknown>>>;
    expect(Object.keys(action['inputs'] ?? {})).toEqual(
      settingNames.filter((n) => definitionOf(n).places.includes('input')),
    );
    for (const input of Object.values(action['inputs'] ?? {})) {
      expect(input).toEqual({ description: expect.stringMatching(/\S/), required: false });
    }
    expect(Object.keys(action['outputs'] ?? {})).toEqual(Object.keys(outputDescriptions));
    expect(action['runs']).toEqual({
      using: 'node24',
      main: 'dist/main/index.js',
      post: 'dist/post/index.js',
      'post-if': 'always()',
    });
  });

  it('package.json and src/version.ts have one version', async () => {
    const { version } = await import('../../src/version.ts');
    expect((JSON.parse(stored('package.json')) as { version: string }).version).toBe(version);
  });
});

describe('the definitions', () => {
  it('have defaults that are valid values', () => {
    for (const name of settingNames) {
      const definition = settingDefinitions[name];
      if (!('default' in definition)) continue;
      const asked = { texts: [definition.default], split: false, origin: { kind: 'default' } } as const;
      expect(() => typedValue(name, asked), name).not.toThrow();
    }
  });

  it('give no variable to two settings', () => {
    const names = settingNames.flatMap((name) => environmentNamesOf(name).map((variable) => variable.name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('keep secrets, trust and tools out of the config file', () => {
    const allowed = settingNames.filter((name) => definitionOf(name).places.includes('config'));
    expect(allowed.sort()).toEqual([
      'build',
      'build-timeout',
      'command',
      'directory',
      'frozen',
      'log-level',
      'parallel-downloads',
      'registry',
      'summary',
      'targets',
      'verify',
    ]);
  });

  it('honour every variable of the seed', () => {
    const names = settingNames.flatMap((name) => environmentNamesOf(name).map((variable) => variable.name));
    for (const name of 'ORAS_REGISTRY_URL ORAS_REGISTRY_TOKEN ORAS_TOKEN ORAS_USERNAME ORAS_CACHE_DIR ORAS_DEBUG ORAS_TRACE BUF_TOKEN BSR_TOKEN'.split(
      ' ',
    )) {
      expect(names).toContain(name);
    }
  });
});
