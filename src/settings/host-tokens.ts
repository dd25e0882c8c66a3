import { Secret } from '../system/secret.ts';
import { isRegistryHost } from './endpoint.ts';
import { InvalidSettingError } from './errors.ts';

/** A token for one registry. */
export interface HostToken {
  /** Undefined: what the registry is known to want. */
  readonly username: string | undefined;
  readonly secret: Secret;
}

/**
 * Reads the setting `tokens`: one `HOST=TOKEN` or `USERNAME@HOST=TOKEN` a line, the host as module names write it, with its port.
 * @param origin where the setting comes from, for messages
 * @throws {InvalidSettingError} names the line by its number and never quotes it
 */
export function parseHostTokens(text: string, origin: string): ReadonlyMap<string, HostToken> {
  const tokens = new Map<string, HostToken>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const wrong = (why: string): InvalidSettingError =>
      new InvalidSettingError(`Line ${index + 1} of the setting tokens (from ${origin}) ${why}`, {
        next: 'Write one HOST=TOKEN or USERNAME@HOST=TOKEN a line, for example registry.example:5000=… .',
      });
    const found = /^(?:(?<username>[^\s:=]+)@)?(?<host>[^\s@=]+)=(?<token>[\x21-\x7e]+)$/.exec(line);
    const { username, host = '', token = '' } = found?.groups ?? {};
    if (found === null || !isRegistryHost(host)) throw wrong('is not HOST=TOKEN');
    if (host === 'buf.build') throw wrong('is for buf.build, whose token is the setting bsr-token');
    if (tokens.has(host)) throw wrong('names a host a second time');
    tokens.set(host, { username, secret: new Secret(token) });
  }
  return tokens;
}
