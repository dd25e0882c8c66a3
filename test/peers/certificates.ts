import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate and its key, both as PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of one test. */
export interface CertificateAuthority {
  /** PEM of the authority's own certificate: what a client has to trust. */
  readonly certificate: string;
  /** Issues a certificate (for servers, and for clients too) for host names and IPv4 addresses, good for one day unless `validity` says otherwise. */
  issue(hosts: readonly string[], validity?: Validity): Certificate;
}

/** From when to when a certificate is good. */
export interface Validity {
  readonly from: Date;
  readonly until: Date;
}

/** Makes an authority with a fresh key. Its certificates (X.509 v3, RFC 5280; ECDSA on P-256) are good for one day. */
export function makeCertificateAuthority(commonName = 'oras-buf test CA'): CertificateAuthority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyId = keyIdentifier(keys.publicKey);
  const certificate = signCertificate({
    subject: commonName,
    issuer: commonName,
    publicKey: keys.publicKey,
    signer: keys.privateKey,
    extensions: [
      extension(oids.basicConstraints, true, sequence(boolean(true))),
      extension(oids.keyUsage, true, bitString(Buffer.from([0b0000_0110]), 1)),
      extension(oids.subjectKeyIdentifier, false, octetString(keyId)),
    ],
  });
  return {
    certificate,
    issue(hosts, validity) {
      const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const names = hosts.map((host) =>
        isIP(host) === 4
          ? tagged(0x87, Buffer.from(host.split('.').map(Number)))
          : tagged(0x82, Buffer.from(host, 'latin1')),
      );
      return {
        certificate: signCertificate({
          subject: hosts[0] ?? 'nobody',
          issuer: commonName,
          publicKey: leaf.publicKey,
          signer: keys.privateKey,
          validity,
          extensions: [
            extension(oids.basicConstraints, true, sequence()),
            extension(oids.keyUsage, true, bitString(Buffer.from([0b1000_0000]), 7)),
            extension(
              oids.extendedKeyUsage,
              false,
              sequence(objectIdentifier(oids.serverAuthentication), objectIdentifier(oids.clientAuthentication)),
            ),
            extension(oids.subjectAlternativeName, false, sequence(...names)),
            extension(oids.authorityKeyIdentifier, false, sequence(tagged(0x80, keyId))),
          ],
        }),
        key: leaf.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
      };
    },
  };
}

const oids = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
  clientAuthentication: '1.3.6.1.5.5.7.3.2',
} as const;

interface CertificateContent {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
  readonly validity?: Validity | undefined;
  readonly extensions: readonly Buffer[];
}

const hourMs = 3_600_000;

function signCertificate(content: CertificateContent): string {
  const algorithm = sequence(objectIdentifier(oids.ecdsaWithSha256));
  const now = Date.now();
  const { from, until } = content.validity ?? { from: new Date(now - hourMs), until: new Date(now + 24 * hourMs) };
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40; // positive, and without a leading zero byte
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))), // version 3
    tagged(0x02, serial),
    algorithm,
    distinguishedName(content.issuer),
    sequence(utcTime(from.getTime()), utcTime(until.getTime())),
    distinguishedName(content.subject),
    content.publicKey.export({ format: 'der', type: 'spki' }),
    tagged(0xa3, sequence(...content.extensions)),
  );
  const der = sequence(body, algorithm, bitString(sign('sha256', body, content.signer), 0));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest();
}

function extension(oid: string, critical: boolean, value: Buffer): Buffer {
  return sequence(objectIdentifier(oid), ...(critical ? [boolean(true)] : []), octetString(value));
}

function distinguishedName(commonName: string): Buffer {
  return sequence(
    tagged(0x31, sequence(objectIdentifier(oids.commonName), tagged(0x0c, Buffer.from(commonName, 'utf8')))),
  );
}

function utcTime(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return tagged(0x17, Buffer.from(digits.slice(2), 'latin1'));
}

// The pieces of DER (ITU-T X.690) that a certificate is made of.

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function octetString(bytes: Buffer): Buffer {
  return tagged(0x04, bytes);
}

function bitString(bytes: Buffer, unusedBits: number): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([unusedBits]), bytes]));
}

function boolean(value: boolean): Buffer {
  return tagged(0x01, Buffer.from([value ? 0xff : 0]));
}

function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return tagged(0x06, Buffer.from(bytes));
}

function tagged(tag: number, content: Buffer): Buffer {
  const length = content.length;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) bytes.unshift(left & 0xff);
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length, ...bytes]), content]);
}
