import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificateAuthority } from '../test/peers/certificates.ts';
import { installPeers } from '../test/peers/install.ts';
import type { PeerName } from '../test/peers/peer-list.ts';
import { registryUsers, startDistribution, startTokenServer } from '../test/peers/registry.ts';

/** CNCF distribution on loopback, with nothing in front that would be measured as well. */
export interface BenchRegistry {
  /** `127.0.0.1:PORT`, or `localhost:PORT`. */
  readonly host: string;
  readonly origin: string;
  /** PEM of the authority to trust. Undefined without TLS. */
  readonly caFile: string | undefined;
  /** Who may pull, by the token server. Undefined where the registry is open to all. */
  readonly user: { readonly name: string; readonly password: string } | undefined;
  /** Where tokens are had. Undefined where none is wanted. */
  readonly tokenUrl: string | undefined;
  stop(): Promise<void>;
}

/** The same storage behind two registries. */
export interface BenchRegistries {
  /** Plain HTTP, open to all: what is published goes through this one. */
  readonly plain: BenchRegistry;
  /** TLS, and a token of the token server (TLS as well, on a port of its own, as most services have it). */
  readonly secure: BenchRegistry;
  stop(): Promise<void>;
}

/** The path of a real program, installed where it is not there yet. */
export async function peerPath(name: PeerName): Promise<string> {
  const state = (await installPeers(() => {}, [name]))[name];
  if (state.status === 'unavailable') throw new Error(`${name} cannot be had: ${state.reason}`);
  return state.path;
}

/** @param scratch where their files lie */
export async function startRegistries(scratch: string): Promise<BenchRegistries> {
  const directory = await mkdtemp(join(scratch, 'registry-'));
  const stops: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const program = await peerPath('registry');
    const storage = join(directory, 'storage');
    const authority = makeCertificateAuthority();
    const certificate = authority.issue(['localhost', '127.0.0.1']);
    const caFile = join(directory, 'ca.pem');
    await writeFile(caFile, authority.certificate);

    const plain = await startDistribution(program, await mkdtemp(join(directory, 'plain-')), { storage });
    stops.push(plain.stop);
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const tokens = await startTokenServer(
      await peerPath('token-server'),
      await mkdtemp(join(directory, 'token-')),
      key.privateKey,
      { certificate, authority: authority.certificate },
    );
    stops.push(tokens.stop);
    // By name: crane lets a registry name no address inside the machine, and oras no other host there than its own.
    const tokenUrl = `https://localhost:${new URL(tokens.origin).port}/token/`;
    const secure = await startDistribution(program, await mkdtemp(join(directory, 'secure-')), {
      storage,
      tls: certificate,
      tokens: { key: key.publicKey, realm: tokenUrl },
    });
    stops.push(secure.stop);
    const secureHost = `localhost:${secure.readiness.split(':').at(-1)}`;
    return {
      plain: {
        host: plain.readiness,
        origin: `http://${plain.readiness}`,
        caFile: undefined,
        user: undefined,
        tokenUrl: undefined,
        stop: plain.stop,
      },
      secure: {
        host: secureHost,
        origin: `https://${secureHost}`,
        caFile,
        user: registryUsers.ci,
        tokenUrl,
        stop: secure.stop,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
