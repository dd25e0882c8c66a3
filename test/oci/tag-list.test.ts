import { expect, test } from 'vitest';
import {
  AddressRefusedError,
  ReplyTooBigError,
  RepositoryNotFoundError,
  UnexpectedReplyError,
} from '../../src/oci/errors.ts';
import { LoopbackRegistry, LoopbackServer } from './loopback-registry.ts';
import { clientFor, credentials } from './registry-under-test.ts';

async function started(): Promise<LoopbackRegistry> {
  return await new LoopbackRegistry().start();
}

test('tags are listed through all pages, and an unknown repository is an error of its own', async () => {
  await using server = await started();
  for (let minor = 0; minor < 10; minor++) server.push('common/types', `v1.${minor}.0`, 'x');
  await using client = clientFor(server.origin);
  expect([...(await client.registry.listTags('common/types'))].sort()).toEqual(
    Array.from({ length: 10 }, (_, minor) => `v1.${minor}.0`),
  );
  expect(server.count('GET', '/tags/list')).toBe(4);
  expect(server.seen[0]?.url).toBe('/v2/common/types/tags/list?n=1000');
  await expect(client.registry.listTags('common/typos')).rejects.toThrow(RepositoryNotFoundError);
});

test.each([
  ['http:// and another port', 'http://127.0.0.1:1/v2/common/types/tags/list?last=v1&n=9'],
  ['a host that only it knows', 'https://registry.internal:5000/v2/common/types/tags/list?last=v1&n=9'],
  ['a path that only it knows', '/artifactory/api/docker/local/v2/common/types/tags/list?last=v1&n=9'],
  ['no path', '?last=v1&n=9'],
])('a next page into which a proxy wrote %s is asked of our own registry', async (_name, target) => {
  await using server = await started();
  server.misbehave = (request, response) => {
    if (request.url?.includes('last=') === true) return false;
    response.setHeader('link', `<${target}>; rel="next"`);
    response.end('{"tags":["v1"]}');
    return true;
  };
  server.push('common/types', 'v1', 'x');
  server.push('common/types', 'v2', 'x');
  await using client = clientFor(server.origin);
  expect(await client.registry.listTags('common/types')).toEqual(['v1', 'v2']);
  expect(server.seen.at(-1)?.url).toBe('/v2/common/types/tags/list?last=v1&n=9');
});

test('a next page on another server is never asked there, and no credentials go to it', async () => {
  await using other = await new LoopbackServer((_request, response) => void response.end('{"tags":["evil"]}')).start();
  await using server = await started();
  server.push('common/types', 'v1', 'x');
  server.misbehave = (request, response) => {
    if (request.url?.includes('last=') === true) return false;
    response.setHeader('link', `<${other.origin}/v2/common/types/tags/list?last=a>; rel="next"`);
    response.end('{"tags":["v1"]}');
    return true;
  };
  await using client = clientFor(server.origin, { credentials: credentials(['token', 'secret']) });
  expect(await client.registry.listTags('common/types')).toEqual(['v1']);
  expect(other.seen).toEqual([]);
  expect(server.seen).toHaveLength(2);
});

test.each([
  ['a path that is no list of tags', '/token?service=x', AddressRefusedError],
  ['another host that is no registry', 'https://evil.example/', AddressRefusedError],
  ['no address', 'http://[', UnexpectedReplyError],
  ['itself', '/v2/common/types/tags/list?n=1000', UnexpectedReplyError],
  ['itself, on another host', 'https://evil.example/v2/common/types/tags/list?n=1000', UnexpectedReplyError],
])('a next page on %s is not followed', async (_name, target, error) => {
  await using server = await started();
  server.misbehave = (_request, response) => {
    response.setHeader('link', `<${target}>; rel="next"`);
    response.end('{"tags":["v1"]}');
    return true;
  };
  await using client = clientFor(server.origin);
  await expect(client.registry.listTags('common/types')).rejects.toThrow(error);
  expect(server.seen).toHaveLength(1);
});

/** A list of this many tags that is cut at `n`, or not, and never says that there is more. */
async function listWithoutLinks(total: number, cuts: boolean): Promise<LoopbackServer> {
  const all = Array.from({ length: total }, (_unused, index) => `v1.0.${String(index).padStart(5, '0')}`);
  return await new LoopbackServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://x').searchParams;
    const from = cuts && query.has('last') ? all.indexOf(query.get('last') ?? '') + 1 : 0;
    response.end(JSON.stringify({ tags: cuts ? all.slice(from, from + Number(query.get('n'))) : all }));
  }).start();
}

test.each([
  ['cuts the list at n', 2_300, true, 3],
  ['cuts a list that is just full', 1_000, true, 2],
  ['knows neither n nor last', 2_300, false, 1],
  ['knows neither, and its list is just full', 1_000, false, 2],
])('without Link, from a server that %s, all tags come', async (_name, total, cuts, requests) => {
  await using server = await listWithoutLinks(total, cuts);
  await using client = clientFor(server.origin);
  expect(new Set(await client.registry.listTags('a/b')).size).toBe(total);
  expect(server.seen).toHaveLength(requests);
});

test('very many tags on few pages end at the cap', async () => {
  await using server = await new LoopbackServer((request, response) => {
    const page = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('page') ?? 0);
    const tags = Array.from({ length: 100 }, (_unused, index) => `v1.${page}.${index}`);
    response.writeHead(200, { link: `</v2/common/types/tags/list?page=${page + 1}>; rel="next"` });
    response.end(JSON.stringify({ tags }));
  }).start();
  await using client = clientFor(server.origin, { limits: { tags: 250 } });
  await expect(client.registry.listTags('common/types')).rejects.toThrow(/more than 250 tags/);
  expect(server.seen).toHaveLength(3);
});

test('endless pages of tags end at the cap', async () => {
  await using server = await started();
  let page = 0;
  server.misbehave = (_request, response) => {
    response.setHeader('link', `</v2/common/types/tags/list?last=${++page}>; rel="next"`);
    response.end(`{"tags":["v${page}"]}`);
    return true;
  };
  await using client = clientFor(server.origin, { limits: { pages: 7 } });
  await expect(client.registry.listTags('common/types')).rejects.toThrow(/more than 7 pages/);
  expect(page).toBe(7);
});

test('a list of tags that is too large, no JSON or no list is refused; null is an empty one; words that are no tags are left out', async () => {
  await using server = await started();
  let body = `{"tags":["${'x'.repeat(3000)}"]}`;
  server.misbehave = (_request, response) => {
    response.end(body);
    return true;
  };
  await using client = clientFor(server.origin, { limits: { pageBytes: 2000 } });
  await expect(client.registry.listTags('a/b')).rejects.toThrow(ReplyTooBigError);
  for (body of ['<html>', '{}', '{"tags":"v1"}']) {
    await expect(client.registry.listTags('a/b')).rejects.toThrow(UnexpectedReplyError);
  }
  body = '{"tags":null}';
  expect(await client.registry.listTags('a/b')).toEqual([]);
  body = '{"tags":["v1","::add-mask::x","../..",7,"v2"]}';
  expect(await client.registry.listTags('a/b')).toEqual(['v1', 'v2']);
});
