import type { Log } from '../../src/log.ts';
import { silentLog } from '../../src/log.ts';
import { anonymous, type CredentialSource } from '../../src/oci/credentials.ts';
import { createRegistries, type RegistriesOptions } from '../../src/oci/registries.ts';
import type { Registry } from '../../src/oci/registry.ts';
import type { WritableRegistries } from '../../src/oci/registry-writer.ts';
import type { TransferLimits } from '../../src/oci/transfer-limits.ts';
import type { RegistrySettings } from '../../src/settings/settings.ts';
import { Secret } from '../../src/system/secret.ts';

/** Limits for tests: the same rules, in milliseconds instead of minutes. */
export const quickLimits: Partial<TransferLimits> = {
  attempts: 4,
  firstPauseMs: 1,
  longestPauseMs: 4,
  stallMs: 250,
  deadlineMs: 5_000,
};

const host = 'oras.birb.homes';

export function settingsFor(endpoint: string, more: Partial<RegistrySettings> = {}): RegistrySettings {
  return {
    host,
    endpoint,
    repository: '{owner}/{name}',
    caFile: undefined,
    plainHttp: false,
    tokenAllowed: true,
    ...more,
  };
}

export interface UnderTest extends AsyncDisposable {
  readonly registries: WritableRegistries;
  readonly registry: Registry;
  /** What was told to the mask, in order. */
  readonly masked: string[];
  /** Everything that was logged. */
  readonly logged: string[];
}

export interface UnderTestOptions extends Partial<Omit<RegistriesOptions, 'registries'>> {
  readonly settings?: Partial<RegistrySettings>;
}

/** A client for one endpoint, as the job makes it. */
export function clientFor(endpoint: string, options: UnderTestOptions = {}): UnderTest {
  const masked: string[] = [];
  const logged: string[] = [];
  const { settings, ...rest } = options;
  const note = (message: string): void => {
    logged.push(message);
  };
  const log: Log = { ...silentLog, debug: note, info: note, warning: note };
  const registries = createRegistries({
    registries: new Map([[host, settingsFor(endpoint, settings)]]),
    credentials: anonymous,
    parallelism: 8,
    offline: false,
    environment: {},
    log,
    maskSecret: (value) => masked.push(value),
    ...rest,
    limits: { ...quickLimits, ...options.limits },
  });
  return {
    registries,
    registry: registries.forHost(host),
    masked,
    logged,
    [Symbol.asyncDispose]: () => registries.close(),
  };
}

export function credentials(...pairs: readonly (readonly [username: string, password: string])[]): CredentialSource {
  return {
    candidatesFor: async () =>
      pairs.map(([username, password]) => ({
        kind: 'password',
        username,
        secret: new Secret(password),
        source: 'a test',
      })),
  };
}

export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
