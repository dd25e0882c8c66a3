import type { RemoteSettings } from '../../src/settings/settings.ts';
import { Secret } from '../../src/system/secret.ts';

/** Settings for a server on loopback. */
export function remoteAt(
  port: number,
  changes: Partial<RemoteSettings> = {},
  headers: Readonly<Record<string, string>> = {},
): RemoteSettings {
  return {
    kind: 'cache',
    endpoint: `${changes.tls === true ? 'grpcs' : 'grpc'}://127.0.0.1:${port}`,
    host: '127.0.0.1',
    port,
    tls: false,
    instanceName: '',
    headers: Object.entries(headers).map(([name, value]) => ({ name, value: new Secret(value) })),
    emptyHeaders: [],
    headerVariables: [],
    caFile: undefined,
    clientCertificateFile: undefined,
    upload: true,
    platform: undefined,
    ...changes,
  };
}
