import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Origin } from '../../src/settings/asked-value.ts';
import { parseConfigFile } from '../../src/settings/config-file.ts';
import { InvalidSettingError, WrongConfigFileError } from '../../src/settings/errors.ts';
import { type RegistrySources, registrySettings } from '../../src/settings/registry-settings.ts';
import type { RegistrySettings } from '../../src/settings/settings.ts';

// security.md: "A pull request cannot redirect the token". Everything that stands in `config` is what a pull request can write.

const input: Origin = { kind: 'input', name: 'x' };
const file: Origin = { kind: 'config', place: { file: '.oras/config.yaml', line: 1 } };

async function all(given: {
  registry?: string;
  registryOrigin?: Origin;
  endpoint?: string;
  trusted?: readonly string[];
  config?: string;
  tokenHosts?: readonly string[];
}): Promise<ReadonlyMap<string, RegistrySettings>> {
  const sources: RegistrySources = {
    workspace: '/w',
    configDirectory: '/w',
    registry: {
      text: given.registry ?? 'oras.birb.homes',
      origin: given.registryOrigin ?? (given.registry === undefined ? { kind: 'default' } : input),
    },
    defaultHost: 'oras.birb.homes',
    endpoint: given.endpoint === undefined ? undefined : { text: given.endpoint, origin: input },
    trustedEndpoints: { items: given.trusted ?? [], origin: input },
    config: await parseConfigFile(given.config ?? '', '.oras/config.yaml'),
    tokenHosts: given.tokenHosts ?? [],
  };
  return registrySettings(sources);
}

async function one(
  given: Parameters<typeof all>[0],
  host = given.registry ?? 'oras.birb.homes',
): Promise<RegistrySettings> {
  const found = (await all(given)).get(host);
  if (found === undefined) throw new Error(`no ${host}`);
  return found;
}

const entry = (lines: string, host = 'oras.birb.homes'): string => `registries:\n  ${host}: {${lines}}\n`;

describe('the token goes where an input, a variable or the default says', () => {
  it('to the default host, and to a named one', async () => {
    expect(await one({})).toMatchObject({ endpoint: 'https://oras.birb.homes', tokenAllowed: true });
    expect(await one({ registry: 'a.example:5000' })).toMatchObject({
      endpoint: 'https://a.example:5000',
      tokenAllowed: true,
    });
    expect((await one({ registryOrigin: { kind: 'environment', name: 'ORAS_REGISTRY_URL' } })).tokenAllowed).toBe(true);
  });

  it('to the endpoint that an input names, whatever the config file says of it', async () => {
    expect(
      await one({ endpoint: 'https://127.0.0.1:5000', config: entry('endpoint: "https://evil.example"') }),
    ).toMatchObject({ endpoint: 'https://127.0.0.1:5000', tokenAllowed: true });
  });

  it('over plain HTTP where the input says http://', async () => {
    expect(await one({ endpoint: 'http://10.0.0.1' })).toMatchObject({ plainHttp: true, tokenAllowed: true });
    expect(await one({ registry: 'http://10.0.0.1:5000' }, '10.0.0.1:5000')).toMatchObject({
      endpoint: 'http://10.0.0.1:5000',
      plainHttp: true,
      tokenAllowed: true,
    });
  });

  it('also where the config file has a repository template or repeats the endpoint in other words', async () => {
    expect((await one({ config: entry("repository: 'p/{owner}/{name}'") })).tokenAllowed).toBe(true);
    expect((await one({ config: entry('endpoint: "https://ORAS.birb.homes:443/"') })).tokenAllowed).toBe(true);
    expect((await one({ config: entry('plain_http: false') })).tokenAllowed).toBe(true);
    expect((await one({ config: entry('') })).tokenAllowed).toBe(true);
  });
});

describe('a file of the repository cannot move it', () => {
  const hostile = [
    ['another host', 'endpoint: "https://evil.example"'],
    ['another port', 'endpoint: "https://oras.birb.homes:8443"'],
    ['a longer host', 'endpoint: "https://oras.birb.homes.evil.example"'],
    ['a host with the dot of the root', 'endpoint: "https://oras.birb.homes."'],
    ['a loopback server', 'endpoint: "http://127.0.0.1:5000"'],
    ['plain HTTP to the same host', 'plain_http: true'],
    ['plain HTTP by endpoint', 'endpoint: "http://oras.birb.homes", plain_http: true'],
    ['its own CA', 'ca_file: ca.pem'],
    ['its own CA on another host', 'endpoint: "https://evil.example", ca_file: ca.pem'],
    ['a directory', 'endpoint: "oci-layout:./x"'],
  ] as const;

  it.each(hostile)('%s', async (_name, lines) => {
    const found = await one({ config: entry(lines) });
    expect(found.tokenAllowed).toBe(false);
    expect(found.whyNoToken).toBeTruthy();
  });

  it.each(hostile)('%s, with the host named by an input', async (_name, lines) => {
    expect(
      (
        await one({
          registry: 'r.example',
          config: entry(lines.replaceAll('oras.birb.homes', 'r.example'), 'r.example'),
        })
      ).tokenAllowed,
    ).toBe(false);
  });

  it('nor by its CA where an input names the endpoint', async () => {
    expect((await one({ endpoint: 'https://127.0.0.1:5000', config: entry('ca_file: ca.pem') })).tokenAllowed).toBe(
      false,
    );
  });

  it('nor by naming another registry', async () => {
    const found = await all({ registry: 'evil.example', registryOrigin: file });
    expect([...found.values()].every((registry) => !registry.tokenAllowed)).toBe(true);
    const both = await all({ registry: 'evil.example', registryOrigin: file, config: entry('') });
    expect([...both.values()].filter((registry) => registry.tokenAllowed)).toEqual([]);
    await expect(all({ registry: 'http://oras.birb.homes', registryOrigin: file })).rejects.toThrow(
      InvalidSettingError,
    );
  });

  it('nor by declaring further hosts, trusted or not', async () => {
    const found = await all({ config: entry('', 'evil.example'), trusted: ['https://evil.example'] });
    expect(found.get('evil.example')?.tokenAllowed).toBe(false);
    expect(found.get('oras.birb.homes')?.tokenAllowed).toBe(true);
  });

  it('and the reason names file, line and the way out', async () => {
    const found = await one({ config: entry('endpoint: "https://evil.example"') });
    expect(found.whyNoToken).toContain('.oras/config.yaml:2');
    expect(found.whyNoToken).toContain('https://evil.example');
    expect(found.whyNoToken).toContain('trusted-endpoints');
  });

  it('only with the exact origin in trusted-endpoints (property)', async () => {
    const host = fc.constantFrom('oras.birb.homes', 'evil.example', 'oras.birb.homes.evil.example', '10.0.0.7');
    const port = fc.constantFrom('', ':5000', ':8443');
    const scheme = fc.constantFrom('https://', 'http://');
    const origin = fc.tuple(scheme, host, port).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(origin, fc.array(origin, { maxLength: 3 }), fc.boolean(), async (endpoint, trusted, ca) => {
        const lines = [`endpoint: "${endpoint}"`, `plain_http: ${endpoint.startsWith('http:')}`];
        if (ca) lines.push('ca_file: ca.pem');
        const unchanged = endpoint === 'https://oras.birb.homes' && !ca;
        expect((await one({ config: entry(lines.join(', ')), trusted })).tokenAllowed).toBe(
          unchanged || trusted.includes(endpoint),
        );
      }),
    );
  });
});

describe('trusted-endpoints', () => {
  it('widens to exactly that origin; a bare host means https', async () => {
    const config = entry('endpoint: "https://10.0.0.7:5000"');
    expect((await one({ config, trusted: ['https://10.0.0.7:5000'] })).tokenAllowed).toBe(true);
    expect((await one({ config, trusted: ['10.0.0.7:5000'] })).tokenAllowed).toBe(true);
    expect((await one({ config, trusted: ['https://10.0.0.7'] })).tokenAllowed).toBe(false);
    expect((await one({ config, trusted: ['http://10.0.0.7:5000'] })).tokenAllowed).toBe(false);
  });

  it('never covers a directory', async () => {
    expect(
      (await one({ config: entry('endpoint: "oci-layout:./x"'), trusted: ['https://oras.birb.homes'] })).tokenAllowed,
    ).toBe(false);
  });

  it.each(['https://a.example/path', 'https://u:p@a.example', 'ftp://a.example', 'https://'])(
    'refuses %s',
    async (item) => {
      await expect(all({ trusted: [item] })).rejects.toThrow(InvalidSettingError);
    },
  );
});

describe('endpoints are checked', () => {
  it.each([
    ['endpoint: "http://a.example"', 'plain HTTP'],
    ['endpoint: "https://a.example", plain_http: true', 'plain_http'],
    ['endpoint: "https://a.example/v2"', 'after host and port'],
    ['endpoint: "a.example:5000"', 'must begin with'],
    ['endpoint: "ftp://a.example"', 'must begin with'],
    ['endpoint: "oci-layout:"', 'needs a path'],
    ["repository: '{owner}'", 'template'],
    ["repository: '../{owner}/{name}'", 'template'],
    ["repository: 'https://evil/{owner}/{name}'", 'template'],
  ])('%s', async (lines, message) => {
    await expect(one({ config: entry(lines) })).rejects.toThrow(WrongConfigFileError);
    await expect(one({ config: entry(lines) })).rejects.toThrow(message);
  });

  it('and no error shows the password of one', async () => {
    await expect(one({ config: entry('endpoint: "https://u:s3cr3t@a.example"') })).rejects.toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('s3cr3t') }),
    );
    await expect(all({ registry: 'https://u:s3cr3t@a.example' })).rejects.toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('s3cr3t') }),
    );
  });

  it('buf.build stays the BSR', async () => {
    await expect(all({ config: entry('', 'buf.build') })).rejects.toThrow(/Buf Schema Registry/);
    await expect(all({ registry: 'buf.build' })).rejects.toThrow(/Buf Schema Registry/);
  });

  it.each(['OCI-LAYOUT:x', 'oci-layout:./x', 'Oras.Birb.Homes', 'a b', 'host/path', '999.1.1.1'])(
    'refuses %j as a registry and says what to write',
    async (registry) => {
      await expect(all({ registry })).rejects.toThrow(
        expect.objectContaining({ next: expect.stringContaining('registry-endpoint') }),
      );
    },
  );
});

describe('credentials of a host (credential files, the setting tokens) go to that host', () => {
  const hosts = async (given: Parameters<typeof all>[0], host?: string) => (await one(given, host)).credentialHosts;

  it('by its name, and by the name that an input says it is reached by', async () => {
    expect(await hosts({})).toEqual(['oras.birb.homes']);
    expect(await hosts({ endpoint: 'https://127.0.0.1:5000' })).toEqual(['oras.birb.homes', '127.0.0.1:5000']);
    expect(await hosts({ config: entry('', 'b.example') }, 'b.example')).toEqual(['b.example']);
    expect(await one({ registry: 'docker.io' })).toMatchObject({
      endpoint: 'https://registry-1.docker.io',
      tokenAllowed: true,
      credentialHosts: ['docker.io', 'registry-1.docker.io'],
    });
    expect(await hosts({ registry: 'a.example:443' })).toEqual(['a.example:443', 'a.example']);
  });

  it('and not those of a name for which a file of the repository puts another host', async () => {
    const config = entry('endpoint: "https://evil.example"');
    expect(await hosts({ config })).toEqual(['evil.example']);
    expect(await hosts({ config, trusted: ['https://evil.example'] })).toEqual(['oras.birb.homes', 'evil.example']);
  });

  it('nor in the clear, nor to the holder of a CA of the repository, unless the endpoint is trusted', async () => {
    expect(await hosts({ config: entry('plain_http: true') })).toEqual([]);
    expect(await hosts({ config: entry('ca_file: ca.pem') })).toEqual([]);
    expect(await hosts({ config: entry('endpoint: "https://b.example", ca_file: ca.pem') })).toEqual([]);
    expect(await hosts({ config: entry('ca_file: ca.pem'), trusted: ['oras.birb.homes'] })).toEqual([
      'oras.birb.homes',
    ]);
    expect(await hosts({ config: entry('endpoint: "http://127.0.0.1:5000"') })).toEqual(['127.0.0.1:5000']);
    expect(await hosts({ endpoint: 'oci-layout:r' })).toEqual([]);
  });

  it('a line of tokens declares its host, and the message says how a host gets a token of its own', async () => {
    expect(await one({ tokenHosts: ['c.example'] }, 'c.example')).toMatchObject({ credentialHosts: ['c.example'] });
    expect((await one({ config: entry('', 'b.example') }, 'b.example')).whyNoToken).toContain('b.example=TOKEN');
    expect((await one({ config: entry('ca_file: x.pem', 'b.example') }, 'b.example')).whyNoToken).toContain('ca_file');
  });

  it('whatever a file of the repository says, the hosts of credentials are the one asked, or none (property)', async () => {
    const line = fc.constantFrom(
      'endpoint: "https://evil.example:1"',
      'plain_http: true',
      'ca_file: x',
      'auth: {type: bearer}',
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(line, { maxLength: 4 }), async (lines) => {
        const config = entry(lines.join(', '));
        let found: RegistrySettings;
        try {
          found = await one({ config });
        } catch (error) {
          expect(error).toBeInstanceOf(WrongConfigFileError);
          return;
        }
        const changed = lines.some((each) => !each.startsWith('auth'));
        const asked = new URL(found.endpoint).host;
        expect(changed ? [[], [asked]] : [['oras.birb.homes']]).toContainEqual(found.credentialHosts);
        if (lines.some((each) => each.startsWith('ca_file'))) expect(found.credentialHosts).toEqual([]);
      }),
    );
  });
});
