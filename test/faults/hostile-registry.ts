import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { mediaTypes } from '../../src/oci/descriptor.ts';
import type { WatchedSecret } from '../e2e/secret-scan.ts';
import { LoopbackRegistry, type Misbehaviour } from '../oci/loopback-registry.ts';
import { registryUsers } from '../peers/registry.ts';
import { faultArtifacts } from './fault-modules.ts';

/** What a request is for. */
export type RequestKind = 'token' | 'tags' | 'manifest' | 'blob' | 'other';

export function kindOf(request: IncomingMessage): RequestKind {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path === '/token') return 'token';
  if (path.endsWith('/tags/list')) return 'tags';
  if (path.includes('/manifests/')) return 'manifest';
  return path.includes('/blobs/') ? 'blob' : 'other';
}

const basic = `Basic ${Buffer.from(`${registryUsers.ci.name}:${registryUsers.ci.password}`).toString('base64')}`;

/**
 * A registry of ours with the modules of the suite, its token service under the same origin. It behaves as `fault` says, and well
 * where that gives false.
 */
export class HostileRegistry extends LoopbackRegistry {
  /** Every token that was given out. */
  readonly tokens: string[] = [];
  /** Requests that one token is good for. */
  usesPerToken = Number.POSITIVE_INFINITY;
  /** Milliseconds that a token is good for, whatever it says. */
  tokenLifeMs = Number.POSITIVE_INFINITY;
  /** How often it misbehaved. */
  misdeeds = 0;
  /** Milliseconds before each answer. */
  latencyMs = 0;
  fault: Misbehaviour = () => false;
  readonly #uses = new Map<string, number>();
  readonly #issued = new Map<string, number>();
  readonly #asked = new Map<string, number>();

  static async open(): Promise<HostileRegistry> {
    const registry = new HostileRegistry();
    for (const { module, artifact } of faultArtifacts) {
      for (const { bytes } of artifact.blobs) registry.pushBlob(module.repository, Buffer.from(bytes));
      const manifest = Buffer.from(artifact.manifestContent.bytes);
      registry.pushManifest(module.repository, module.tag, manifest, mediaTypes.manifest);
    }
    registry.misbehave = (request, response) => registry.#answer(request, response);
    registry.rules = {
      challenge: (request) => {
        const repository = /^\/v2\/(.+)\/(?:tags|manifests|blobs)\//.exec(request.url ?? '')?.[1];
        return `Bearer realm="${registry.origin}/token",service="registry.test",scope="repository:${repository}:pull"`;
      },
      accepts: (authorization) => registry.#accepts(authorization),
    };
    return await registry.start();
  }

  /** How often this URL was asked for, this time included. */
  timesAsked(request: IncomingMessage): number {
    return this.#asked.get(request.url ?? '') ?? 0;
  }

  /** From here on it behaves. */
  behave(): void {
    this.fault = () => false;
    this.usesPerToken = Number.POSITIVE_INFINITY;
    this.tokenLifeMs = Number.POSITIVE_INFINITY;
    this.latencyMs = 0;
    this.misdeeds = 0;
    this.#asked.clear();
  }

  /** Those of runs whose traces are gone need not be looked for any more. */
  forgetTokens(): void {
    this.tokens.length = 0;
  }

  secrets(): readonly WatchedSecret[] {
    return [
      { name: 'the password', value: registryUsers.ci.password },
      ...this.tokens.map((value, index) => ({ name: `the token ${index + 1}`, value })),
    ];
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = request.url ?? '';
    this.#asked.set(url, (this.#asked.get(url) ?? 0) + 1);
    if (this.latencyMs > 0) await sleep(this.latencyMs);
    const { fault } = this;
    const isFault = await fault(request, response);
    if (isFault) {
      this.misdeeds++;
      return true;
    }
    if (kindOf(request) !== 'token') return false;
    if (request.headers.authorization !== basic) {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{}');
      return true;
    }
    const token = `issued-${randomBytes(24).toString('hex')}`;
    this.tokens.push(token);
    this.#uses.set(token, 0);
    this.#issued.set(token, performance.now());
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token, expires_in: 300 }));
    return true;
  }

  #accepts(authorization: string | undefined): boolean {
    const token = authorization?.replace(/^Bearer /, '') ?? '';
    const uses = this.#uses.get(token);
    if (uses === undefined) return false;
    const isOld = performance.now() - (this.#issued.get(token) ?? 0) > this.tokenLifeMs;
    if (isOld || uses >= this.usesPerToken) {
      this.misdeeds++;
      return false;
    }
    this.#uses.set(token, uses + 1);
    return true;
  }
}
