import { access, constants } from 'node:fs/promises';
import { Secret } from '../system/secret.ts';
import { InvalidSettingError, SettingFileError } from './errors.ts';
import type { RemoteHeader, RemoteSettings } from './settings.ts';

/** What was asked for, as text where it has to be checked. */
export interface AskedRemote {
  readonly kind: 'cache' | 'execute';
  readonly endpoint: string;
  readonly instanceName: string;
  readonly headers: Secret | undefined;
  readonly caFile: string | undefined;
  readonly clientCertificateFile: string | undefined;
  readonly upload: boolean;
  readonly platform: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** So many headers reach buck2 without any of its actions seeing them: see src/build/remote-config.ts. */
export const mostHeaders = 3;

/**
 * Checks what was asked for.
 * @throws {InvalidSettingError} no value of a header is ever quoted
 * @throws {SettingFileError} where a certificate cannot be read
 */
export async function remoteSettings(asked: AskedRemote): Promise<RemoteSettings> {
  const { kind, instanceName, caFile, clientCertificateFile, upload, platform } = asked;
  if (!/^[\w./+=-]*$/.test(instanceName)) {
    throw new InvalidSettingError(`The setting remote-instance-name cannot be ${JSON.stringify(instanceName)}`, {
      next: 'Use letters, digits and the characters _ . / + = -',
    });
  }
  if (platform !== undefined && !/^[\w.-]*\/\/[\w./+=,@~-]*:[\w./+=,@~-]+$/.test(platform)) {
    throw new InvalidSettingError(`The setting remote-platform cannot be ${JSON.stringify(platform)}`, {
      next: 'Name one target, such as //platforms:engflow.',
    });
  }
  await checkFile('remote-ca-file', caFile);
  await checkFile('remote-client-certificate', clientCertificateFile);
  return {
    kind,
    ...endpointParts(kind, asked.endpoint),
    instanceName,
    ...headerParts(asked.headers, asked.environment),
    caFile,
    clientCertificateFile,
    upload,
    platform,
  };
}

type EndpointParts = Pick<RemoteSettings, 'endpoint' | 'host' | 'port' | 'tls'>;

function endpointParts(kind: string, text: string): EndpointParts {
  if (text === '') {
    throw new InvalidSettingError(`remote is ${kind}, and there is no remote-endpoint`, {
      next: 'Set remote-endpoint to the server, such as grpcs://remote.example.com.',
    });
  }
  const [, scheme, authority = ''] = /^(grpcs?):\/\/([^/?#@\\$\s]+)\/?$/.exec(text) ?? [];
  const tls = scheme === 'grpcs';
  // Read as https, because URLs of schemes that nobody knows are hardly checked. Port 443 is dropped from it.
  const url = URL.canParse(`https://${authority}`) ? new URL(`https://${authority}`) : undefined;
  const port = Number(url?.port) || (tls || authority.endsWith(':443') ? 443 : 0);
  if (scheme === undefined || url === undefined || port === 0) {
    throw new InvalidSettingError(
      `The setting remote-endpoint cannot be ${JSON.stringify(text.replace(/\/\/[^/]*@/, '//…@'))}`,
      { next: 'Write grpcs://HOST or grpcs://HOST:PORT, or for a server without TLS grpc://HOST:PORT.' },
    );
  }
  return { endpoint: `${tls ? 'grpcs' : 'grpc'}://${url.hostname}:${port}`, host: url.hostname, port, tls };
}

type HeaderParts = Pick<RemoteSettings, 'headers' | 'emptyHeaders' | 'headerVariables'>;

/** Headers that HTTP/2 or gRPC itself needs. */
const reserved = /^(?:te|host|connection|content-.*|user-agent|grpc-.*|.*-bin)$/;

function headerParts(secret: Secret | undefined, environment: AskedRemote['environment']): HeaderParts {
  const lines = (secret?.reveal() ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
  const headers: RemoteHeader[] = [];
  const emptyHeaders: string[] = [];
  const variables = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const where = `Line ${index + 1} of the setting remote-headers`;
    const [, name, template] = /^\s*([\w!#%&'*+.^`|~-]+)\s*:(.*)$/.exec(line) ?? [];
    if (name === undefined || template === undefined) {
      throw new InvalidSettingError(`${where} is not a header`, { next: 'Write each as name: value.' });
    }
    const lowerCase = name.toLowerCase();
    if (reserved.test(lowerCase) || headers.some((header) => header.name === lowerCase)) {
      throw new InvalidSettingError(`${where}: the header ${lowerCase} cannot be set, or is set twice`, {
        next: 'Remove the line.',
      });
    }
    let empty = false;
    const value = template
      .replaceAll(/\$(?:\$|([A-Za-z_]\w*))/g, (_dollar, variable: string | undefined) => {
        if (variable === undefined) return '$';
        variables.add(variable);
        const found = environment[variable]?.trim() ?? '';
        if (found === '') empty = true;
        return found;
      })
      .trim();
    if (!/^[\x20-\x7e]*$/.test(value)) {
      throw new InvalidSettingError(`${where}: the value of ${lowerCase} holds characters that a header cannot have`, {
        next: 'Check the stored secret for line breaks and invisible characters.',
      });
    }
    if (empty || value === '') emptyHeaders.push(lowerCase);
    else headers.push({ name: lowerCase, value: new Secret(value) });
  }
  if (lines.length > mostHeaders) {
    throw new InvalidSettingError(
      `The setting remote-headers has ${lines.length} headers, ${mostHeaders} are possible`,
      {
        next: 'Keep those that the server needs to let you in.',
      },
    );
  }
  return { headers, emptyHeaders, headerVariables: [...variables] };
}

/** buck2 puts variables into these paths: one with a dollar sign would be another file. */
async function checkFile(setting: string, path: string | undefined): Promise<void> {
  if (path === undefined) return;
  if (path.includes('$')) {
    throw new InvalidSettingError(`The setting ${setting} cannot hold a dollar sign: ${path}`, {
      next: 'Name the file by a path without one.',
    });
  }
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw new SettingFileError(`${setting}: ${path} cannot be read`, {
      next: 'Check the path and the rights of the file.',
      cause: error,
    });
  });
}
