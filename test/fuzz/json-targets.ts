import { parseDockerConfig } from '../../src/auth/docker-config.ts';
import { OrasBufError } from '../../src/errors.ts';
import { readDependencies } from '../../src/modules/artifact-annotations.ts';
import { parseManifest, serialiseManifest } from '../../src/oci/manifest.ts';
import { parseTokenReply } from '../../src/oci/token-exchange.ts';
import { broken, type FuzzTarget } from './fuzz-target.ts';

const jsonWords = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\u0000',
  '\\ud800',
  'null',
  'true',
  '""',
  '{}',
  '[]',
  '-0',
  '1e400',
  '"__proto__":',
  '"constructor":',
  '"toString":',
  '\uFEFF',
  ' ',
  '\n',
];
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';
const layer = {
  mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
  digest,
  size: 100,
  annotations: { 'org.opencontainers.image.title': 'a.proto' },
};
const secret = 'S3cr3t-never-told';

export const jsonTargets: readonly FuzzTarget[] = [
  {
    name: 'manifest',
    words: [
      ...jsonWords,
      '"schemaVersion":2',
      '"mediaType":',
      '"layers":',
      '"manifests":',
      '"config":',
      '"annotations":',
      '"homes.birb.protobuf.deps":',
      '"size":',
      '"digest":',
      `"${digest}"`,
      `"sha512:${'0'.repeat(128)}"`,
      `"${indexType}"`,
      `"${manifestType}"`,
      'application/vnd.docker.distribution.manifest.v2+json',
    ],
    seeds: () =>
      [
        { schemaVersion: 2, mediaType: manifestType, config: layer, layers: [layer, layer] },
        {
          schemaVersion: 2,
          mediaType: manifestType,
          artifactType: 'application/vnd.birb.protobuf.module.v1',
          config: { ...layer, mediaType: 'application/vnd.oci.empty.v1+json' },
          layers: [layer],
          annotations: { 'homes.birb.protobuf.deps': '["oras.birb.homes/a/b:v1"]' },
        },
        { schemaVersion: 2, manifests: [{ ...layer, platform: { os: 'linux', architecture: 'amd64' } }] },
      ].map((value) => JSON.stringify(value)),
    read: (input) => {
      const manifest = parseManifest(input, 'a/b:v1', input.length % 2 === 0 ? manifestType : undefined);
      const written = serialiseManifest(manifest);
      const again = serialiseManifest(parseManifest(written, 'a/b:v1'));
      if (!Buffer.from(again).equals(written)) broken('a manifest that is written is read otherwise');
      const dependencies = readDependencies(manifest.annotations, 'a/b:v1');
      return `${manifest.kind} ${manifest.mediaType} ${dependencies?.length ?? 'none'}`;
    },
  },
  {
    name: 'token-reply',
    words: [
      ...jsonWords,
      '"token":',
      '"access_token":',
      '"refresh_token":',
      '"expires_in":',
      '"issued_at":',
      '\\n',
      'é',
    ],
    seeds: () =>
      [
        { token: secret, expires_in: 300, issued_at: '2026-01-01T00:00:00Z' },
        { access_token: secret, refresh_token: `r${secret}` },
      ].map((value) => JSON.stringify(value)),
    read: (input) => {
      const masked = new Set<string>();
      let result: ReturnType<typeof parseTokenReply>;
      try {
        result = parseTokenReply(input, new URL('https://auth.example/token'), (value) => masked.add(value));
      } catch (error) {
        // Whatever else is wrong with a reply, what it holds is not told.
        if (error instanceof OrasBufError && error.message.includes(secret)) broken('an error tells the token');
        throw error;
      }
      if (result.kind !== 'token') return result.kind;
      const token = result.token.reveal();
      if (!masked.has(token)) broken('a token that is not masked');
      if (/[^\x21-\x7e]/.test(token)) broken('a token that no header can carry');
      if (!(result.lifetimeMs > 0 && Number.isFinite(result.lifetimeMs))) broken('a lifetime that is no time');
      return 'token';
    },
  },
  {
    name: 'docker-config',
    words: [
      ...jsonWords,
      '"auths":',
      '"auth":',
      '"credHelpers":',
      '"credsStore":',
      '"identitytoken":',
      '"registrytoken":',
      '"username":',
      '"password":',
      'https://index.docker.io/v1/',
      'http://',
      '//',
      'localhost:5000',
      Buffer.from(`user:${secret}`).toString('base64'),
      '====',
    ],
    seeds: () =>
      [
        {
          auths: {
            'oras.birb.homes': { auth: Buffer.from(`user:${secret}`).toString('base64') },
            'https://index.docker.io/v1/': { username: 'u', password: secret },
            'ghcr.io/team': { identitytoken: secret },
            'gcr.io': { registrytoken: secret },
            'empty.example': {},
          },
          credHelpers: { 'quay.io': 'pass' },
          credsStore: 'desktop',
        },
      ].map((value) => JSON.stringify(value, undefined, 2)),
    read: (input) => {
      try {
        const { auths, credHelpers, credsStore } = parseDockerConfig(input.toString(), 'config.json');
        return `${Math.min(auths.size, 6)} ${credHelpers.size} ${credsStore === undefined}`;
      } catch (error) {
        if (error instanceof OrasBufError && error.message.includes(secret)) broken('an error tells the secret');
        throw error;
      }
    },
  },
];
