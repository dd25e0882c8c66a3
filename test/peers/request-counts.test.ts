import { expect, test } from 'vitest';
import { countRequests } from './request-counts.ts';

const request = (method: string, path: string, status = 200) => ({
  method,
  path,
  status,
  authorization: '',
  userAgent: '',
});

test('each request is of one kind', () => {
  expect(
    countRequests([
      request('GET', '/v2/ci/acme/blobs/manifests/v1', 401),
      request('GET', '/token/?scope=repository:ci/acme/blobs:pull'),
      request('GET', '/v2/ci/acme/blobs/manifests/v1'),
      request('GET', '/v2/ci/acme/blobs/blobs/sha256:00'),
      request('GET', '/v2/ci/acme/a/tags/list?n=100'),
      request('HEAD', '/v2/ci/acme/a/manifests/v1'),
      request('GET', '/v2/'),
    ]),
  ).toEqual({
    tokenExchanges: 1,
    refused: 1,
    manifests: 1,
    blobs: 1,
    tagLists: 1,
    others: 2,
    all: 7,
    repositories: ['ci/acme/a', 'ci/acme/blobs'],
  });
});
