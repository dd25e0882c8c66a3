import { describe, expect, it } from 'vitest';
import type { Declarations } from '../../src/modules/declarations.ts';
import type { ModuleName } from '../../src/modules/module-name.ts';
import { parseRequirement } from '../../src/modules/requirement.ts';
import { anonymous } from '../../src/oci/credentials.ts';
import type { Registries, Registry } from '../../src/oci/registry.ts';
import { ruledRegistries } from '../../src/pipeline/ruled-registries.ts';
import { AnonymousAccessError, CacheOnlyModuleError } from '../../src/resolve/network-rules.ts';
import type { RegistrySettings } from '../../src/settings/settings.ts';
import { Secret } from '../../src/system/secret.ts';
import { declarationsAt } from '../resolve/resolve-harness.ts';

const host = 'oras.test';

class RecordingRegistry implements Registry {
  readonly host = host;
  readonly asked: string[] = [];

  announce(repositories: readonly string[]): void {
    this.asked.push(`announce ${repositories.join(' ')}`);
  }

  async listTags(repository: string): Promise<readonly string[]> {
    this.asked.push(`tags ${repository}`);
    return [];
  }

  async resolveTag(repository: string): Promise<undefined> {
    this.asked.push(`head ${repository}`);
  }

  async fetchManifest(repository: string): Promise<undefined> {
    this.asked.push(`manifest ${repository}`);
  }

  async fetchBlob(repository: string): Promise<AsyncIterable<Uint8Array>> {
    this.asked.push(`blob ${repository}`);
    return (async function* () {})();
  }
}

function settingsFor(endpoint: string): RegistrySettings {
  return { host, endpoint, repository: '{owner}/{name}', plainHttp: false, caFile: undefined, tokenAllowed: true };
}

interface Call {
  readonly module: string;
  readonly cacheOnly?: boolean;
  readonly authRequired?: boolean;
}

function setUp(calls: readonly Call[], options: { endpoint?: string; offline?: boolean; token?: boolean } = {}) {
  const { endpoint = 'https://oras.test', offline = false, token = false } = options;
  const registry = new RecordingRegistry();
  const registries: Registries = {
    forHost: () => registry,
    repositoryOf: (module) => module.slice(module.indexOf('/') + 1),
    traffic: () => ({
      requests: 0,
      bytesReceived: 0,
      tokenExchanges: 0,
      retries: 0,
      busyMs: 0,
      activeMs: 0,
      peakParallel: 0,
      parallelLimit: 8,
    }),
    close: async () => {},
  };
  const declarations: Declarations = {
    ...declarationsAt('/nowhere', { files: {} }),
    asks: calls.map((call, index) => ({
      ...call,
      module: call.module as ModuleName,
      requirement: parseRequirement('v1.0.0', 'workspace'),
      place: { file: 'BUCK', line: index + 1 },
    })),
  };
  const ruled = ruledRegistries(
    registries,
    declarations,
    {
      registries: new Map([[host, settingsFor(endpoint)]]),
      mirrors: new Map([['buf.build', { host, prefix: 'mirror' }]]),
      offline,
    },
    token
      ? { candidatesFor: async () => [{ kind: 'password', username: 'u', secret: new Secret('p'), source: 'a test' }] }
      : anonymous,
  );
  return { registry, ruled: ruled.forHost(host), isSame: ruled === registries };
}

const a: Call = { module: 'oras.test/a/a', cacheOnly: true };

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('registries under the rules of build files', () => {
  it('are asked nothing about a module that must not be fetched, and all about others', async () => {
    const { registry, ruled } = setUp([a, { module: 'oras.test/b/b' }, { module: 'oras.test/a/a' }]);
    const blob = { mediaType: 'x', digest: 'sha256:0' as never, size: 1 };
    for (const work of [
      ruled.listTags('a/a'),
      ruled.resolveTag('a/a', 'v1'),
      ruled.fetchManifest('a/a', 'v1'),
      ruled.fetchBlob('a/a', blob),
    ]) {
      const error = await refusal(work);
      expect(error).toBeInstanceOf(CacheOnlyModuleError);
      expect(error).toMatchObject({ exitCode: 5, places: [{ file: 'BUCK', line: 1 }] });
    }
    ruled.announce?.(['a/a', 'b/b']);
    await ruled.listTags('b/b');
    expect(registry.asked).toEqual(['announce b/b', 'tags b/b']);
  });

  it('keep the rules on the mirror of the BSR', async () => {
    const { registry, ruled } = setUp([{ module: 'buf.build/c/d', cacheOnly: true }]);
    expect(await refusal(ruled.fetchManifest('mirror/c/d', 'main'))).toBeInstanceOf(CacheOnlyModuleError);
    await ruled.fetchManifest('c/d', 'main');
    expect(registry.asked).toEqual(['manifest c/d']);
  });

  it('are not asked anonymously about a module that wants credentials', async () => {
    const strict = { ...a, cacheOnly: false, authRequired: true };
    const error = await refusal(setUp([strict]).ruled.listTags('a/a'));
    expect(error).toBeInstanceOf(AnonymousAccessError);
    expect(error).toMatchObject({ exitCode: 3, places: [{ file: 'BUCK', line: 1 }] });
    expect(await refusal(setUp([strict], { token: true }).ruled.listTags('a/a'))).toBeUndefined();
  });

  it('that are directories are read', async () => {
    const { registry, ruled } = setUp([{ ...a, authRequired: true }], { endpoint: 'oci-layout:/somewhere' });
    await ruled.listTags('a/a');
    expect(registry.asked).toEqual(['tags a/a']);
  });

  it('are the same where there is no rule, and offline, where nothing is asked', () => {
    expect(setUp([{ module: 'oras.test/b/b' }]).isSame).toBe(true);
    expect(setUp([a], { offline: true }).isSame).toBe(true);
  });
});
