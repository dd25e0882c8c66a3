import { expect, test } from 'vitest';
import { LoopbackRegistry } from './loopback-registry.ts';
import { clientFor, credentials } from './registry-under-test.ts';

const password = `ghp_${'0123456789abcdef'.repeat(4)}"\\end`;
const basic = Buffer.from(`token:${password}`).toString('base64');

/** Every piece of a secret that is long enough to be of use, or to be looked for. */
function pieces(secret: string): readonly string[] {
  return Array.from({ length: secret.length - 11 }, (_unused, index) => secret.slice(index, index + 12));
}

for (const before of [0, 100, 170, 190]) {
  test(`what a server echoes of our sign-in is concealed before its words are cut (${before} characters first)`, async () => {
    await using registry = await new LoopbackRegistry().start();
    registry.rules = { challenge: () => 'Basic realm="registry"', accepts: () => false };
    registry.misbehave = (request, response) => {
      const { authorization } = request.headers;
      if (authorization === undefined) return false;
      const decoded = Buffer.from(authorization.slice('Basic '.length), 'base64').toString();
      const message = `${'x'.repeat(before)} you sent ${authorization}, that is ${decoded}`;
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ errors: [{ code: 'DENIED', message }] }));
      return true;
    };
    await using client = clientFor(registry.origin, { credentials: credentials(['token', password]) });
    const error = await client.registry.fetchManifest('a/b', 'v1').then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    const message = error instanceof Error ? error.message : '';
    expect(message).toContain('it says: DENIED');
    expect([...pieces(password), ...pieces(basic)].filter((piece) => message.includes(piece))).toEqual([]);
  });
}
