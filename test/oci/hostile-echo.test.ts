import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Credential } from '../../src/oci/credentials.ts';
import { Secret } from '../../src/system/secret.ts';
import { LoopbackServer } from './loopback-registry.ts';
import { clientFor } from './registry-under-test.ts';

// security.md: "Debug output drops query strings, `Location`, cookies, `Authorization`, token bodies".

const password = 'p4ss/w0rd+of=us';
const token = 'exchanged-t0ken-0123456789';
const cookie = 'c00kie-of-a-session';
const inLocation = 'signature-in-a-location';
const inQuery = 'query-s3cret';

/** Says back all that it is sent: in the body, in headers, in addresses. */
async function echo(request: IncomingMessage, response: ServerResponse, status: number, more: object): Promise<void> {
  const body = await text(request);
  const said = JSON.stringify([request.url, request.headers, body]);
  response.writeHead(status, {
    'content-type': 'application/json',
    'set-cookie': `session=${cookie}`,
    'x-echo': encodeURIComponent(said),
    ...more,
  });
  response.end(JSON.stringify({ errors: [{ code: 'DENIED', message: said }], error: said, error_description: said }));
}

const credentials: readonly Credential['kind'][] = ['password', 'identity-token', 'bearer'];

describe.each(credentials)('a hostile server that echoes everything, with a credential of kind %s', (kind) => {
  const credential: Credential = { kind, username: 'us', secret: new Secret(password), source: 'a test' };
  const cases: readonly [
    string,
    (request: IncomingMessage, response: ServerResponse, origin: string) => Promise<void>,
  ][] = [
    ['403', (request, response) => echo(request, response, 403, {})],
    ['500', (request, response) => echo(request, response, 500, {})],
    ['418', (request, response) => echo(request, response, 418, {})],
    [
      'a redirect with a secret in its address, and then 404',
      (request, response, origin) =>
        request.url?.includes(inLocation) === true
          ? echo(request, response, 404, {})
          : echo(request, response, 307, { location: `${origin}/v2/elsewhere?X-Signature=${inLocation}&q=${inQuery}` }),
    ],
    [
      'a redirect that is refused',
      (request, response) => echo(request, response, 307, { location: `ftp://${inLocation}@x/?${inQuery}` }),
    ],
    [
      'a broken token reply, or a broken manifest',
      async (_request, response) => void response.end(`{"token": "${token}`),
    ],
  ];

  test.each(cases)('%s', async (_name, answer) => {
    await using server = await new LoopbackServer(async (request, response) => {
      const { authorization } = request.headers;
      if (request.url?.startsWith('/token') === true) {
        if (_name.startsWith('a broken')) return answer(request, response, server.origin);
        response.end(JSON.stringify({ token, refresh_token: 'the-next-identity', expires_in: 300 }));
        return;
      }
      if (authorization === undefined && !request.url?.includes(inLocation)) {
        return echo(request, response, 401, {
          'www-authenticate': `Bearer realm="${server.origin}/token?key=${inQuery}",service="x"`,
        });
      }
      await answer(request, response, server.origin);
    }).start();
    await using client = clientFor(server.origin, {
      credentials: { candidatesFor: async () => [credential] },
      limits: { attempts: 2 },
    });
    const error: unknown = await client.registry.fetchManifest('a/b', 'v1').catch((thrown: unknown) => thrown);
    expect(error === undefined || error instanceof Error).toBe(true);
    expect(client.logged.length).toBeGreaterThan(1);
    const said = [...client.logged, inspect(error, { depth: 8, showHidden: true })].join('\n');
    const secrets = {
      password,
      basic: Buffer.from(`us:${password}`).toString('base64'),
      encoded: encodeURIComponent(password),
      token,
      identity: 'the-next-identity',
      cookie,
      inLocation,
      inQuery,
    };
    const leaked = Object.entries(secrets).filter(([, secret]) => said.includes(secret));
    expect(leaked.map(([name]) => name)).toEqual([]);
    expect(said).not.toMatch(/authorization: |set-cookie/i);
  });
});
