import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrasBufError } from '../../src/errors.ts';
import { parseConfigFile } from '../../src/settings/config-file.ts';
import { ExposedSecretError, UnknownConfigKeyError, WrongConfigFileError } from '../../src/settings/errors.ts';

const name = '.oras/config.yaml';

async function problem(text: string): Promise<OrasBufError> {
  try {
    await parseConfigFile(text, name);
  } catch (error) {
    if (error instanceof OrasBufError) return error;
    throw error;
  }
  throw new Error('expected an error');
}

describe('parseConfigFile', () => {
  it('takes an empty file and one with comments only', async () => {
    expect((await parseConfigFile('', name)).registries.size).toBe(0);
    expect((await parseConfigFile('# nothing\n', name)).settings.size).toBe(0);
  });

  it('keeps the place of each value', async () => {
    const file = await parseConfigFile('registries:\r\n  a.example:5000:\r\n    endpoint: https://b\r\n', name);
    expect(file.registries.get('a.example:5000')?.endpoint).toEqual({
      value: 'https://b',
      place: { file: name, line: 3, column: 15 },
    });
  });

  it('reads settings as text, and lists as items', async () => {
    const file = await parseConfigFile('frozen: yes\nparallel-downloads: 4\ndirectory:\n  - a b\n  - c,d\n', name);
    expect(file.settings.get('parallel-downloads')?.texts).toEqual(['4']);
    expect(file.settings.get('directory')).toMatchObject({ texts: ['a b', 'c,d'], split: true });
  });

  it.each([
    ['regsitries: {}\n', 'registries'],
    ['registries:\n  a.example: {end_point: x}\n', 'endpoint'],
    ['registries:\n  a.example: {ca-fil: x}\n', 'ca_file'],
    ['registries:\n  a.example: {plainhttp: true}\n', 'plain_http'],
    ['target: x\n', 'targets'],
    ['parallel_downloads: 4\n', 'parallel-downloads'],
    ['mirror: {}\n', 'mirrors'],
  ])('names the nearest right key for %j', async (text, right) => {
    const error = await problem(text);
    expect(error).toBeInstanceOf(UnknownConfigKeyError);
    expect(error.next).toBe(`Did you mean ${right}?`);
    expect(error.places[0]?.line).toBeGreaterThan(0);
  });

  it('lists the keys where none is near', async () => {
    expect((await problem('access_policies: {}\n')).next).toContain('registries, mirrors');
  });

  it('points from the sign-in of the seed to the token', async () => {
    const text = 'registries:\n  oras.birb.homes:\n    auth:\n      type: service_account\n';
    expect(await problem(text)).toMatchObject({ places: [{ file: name, line: 4, column: 7 }] });
    expect((await problem(text)).next).toContain('ORAS_REGISTRY_TOKEN');
  });

  it.each(['token: s3cr3t', 'password: s3cr3t', 'identity_token: s3cr3t'])(
    'refuses the secret auth.%s and does not quote it',
    async (line) => {
      const error = await problem(`registries: {oras.birb.homes: {auth: {${line}}}}\n`);
      expect(error).toBeInstanceOf(ExposedSecretError);
      expect(error.message + error.next).not.toContain('s3cr3t');
    },
  );

  it.each(['credentials_file', 'file', 'helper', 'credsStore'])(
    'lets no file of the repository name auth.%s',
    async (key) => {
      const error = await problem(`registries: {oras.birb.homes: {auth: {${key}: /etc/shadow}}}\n`);
      expect(error).toBeInstanceOf(UnknownConfigKeyError);
      expect(error.message).toContain('cannot name credentials');
    },
  );

  it('reads the form of a credential, and nothing more', async () => {
    const text = 'registries: {oras.birb.homes: {auth: {type: bearer}}, b.example: {auth: {username: me}}}\n';
    const { registries } = await parseConfigFile(text, name);
    expect(registries.get('oras.birb.homes')?.auth).toEqual({ type: 'bearer', username: undefined });
    expect(registries.get('b.example')?.auth).toEqual({ type: undefined, username: 'me' });
    expect((await problem('registries: {oras.birb.homes: {auth: {usrname: me}}}\n')).next).toContain('username');
  });

  it.each(['token', 'bsr-token'])('refuses the secret %s and does not quote it', async (key) => {
    const error = await problem(`${key}: s3cr3t\n`);
    expect(error).toBeInstanceOf(ExposedSecretError);
    expect(error.message + error.next).not.toContain('s3cr3t');
  });

  it.each([
    'trusted-endpoints',
    'buf-path',
    'buf-arguments',
    'buck2-path',
    'cache-dir',
    'report-dir',
    'export-credentials',
    'registry-endpoint',
    'username',
  ])('refuses %s, which a file of the repository must not decide', async (key) => {
    expect(await problem(`${key}: x\n`)).toMatchObject({ next: expect.stringContaining(`the input ${key}`) });
  });

  it.each([
    ['a: [b\n', 'not valid YAML'],
    ['build: buf\nbuild: buck2\n', 'not valid YAML'],
    ['- a\n', 'must be a mapping'],
    ['registries: [a]\n', 'must be a mapping'],
    ['registries:\n  a.example: text\n', 'must be a mapping'],
    ['registries:\n  a.example: {endpoint: 5}\n', 'must be text'],
    ['registries:\n  a.example: {endpoint: ""}\n', 'must be text'],
    ['registries:\n  a.example: {plain_http: "yes"}\n', 'true or false'],
    ['registries:\n  https://a.example: {}\n', 'not a registry host'],
    ['registries:\n  A.example: {}\n', 'not a registry host'],
    ['build: [buf]\n', 'single value'],
    ['targets: {a: b}\n', 'single value'],
    ['? [a]\n: b\n', 'must be text'],
    ['build: *x\n', 'single value'],
  ])('refuses %j', async (text, message) => {
    const error = await problem(text);
    expect(error).toBeInstanceOf(WrongConfigFileError);
    expect(error.message).toContain(message);
    expect(error.places[0]).toMatchObject({ file: name, line: expect.any(Number) });
  });

  it('refuses a huge file', async () => {
    expect((await problem(`# ${'x'.repeat(2 ** 20)}\n`)).message).toContain('1 MiB');
  });

  it('never fails but with an error of ours (property)', async () => {
    const word = fc.constantFrom(
      'registries',
      ':',
      ' ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      'a.example',
      'endpoint',
      '&x',
      '*x',
      '!!map',
      '"',
      "'",
      '? ',
      '<<',
      'null',
      '|',
      '%',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join('')),
        ),
        async (text) => {
          try {
            await parseConfigFile(text, name);
          } catch (error) {
            expect(error).toBeInstanceOf(OrasBufError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
