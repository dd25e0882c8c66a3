import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { expect, test } from 'vitest';
import { makeCertificateAuthority } from './certificates.ts';

test('an issued certificate names its hosts and is signed by its authority', () => {
  const authority = makeCertificateAuthority();
  const issued = new X509Certificate(authority.issue(['oras.test', '127.0.0.1']).certificate);
  const issuer = new X509Certificate(authority.certificate);
  expect(issuer.ca).toBe(true);
  expect(issued.ca).toBe(false);
  expect(issued.checkIssued(issuer)).toBe(true);
  expect(issued.verify(issuer.publicKey)).toBe(true);
  expect(issued.verify(new X509Certificate(makeCertificateAuthority().certificate).publicKey)).toBe(false);
  expect(issued.subjectAltName).toBe('DNS:oras.test, IP Address:127.0.0.1');
  expect(issued.checkHost('oras.test')).toBe('oras.test');
  expect(issued.checkIP('127.0.0.1')).toBe('127.0.0.1');
});

test('TLS accepts it from those who trust the authority, and from nobody else', async () => {
  const authority = makeCertificateAuthority();
  const issued = authority.issue(['localhost', '127.0.0.1']);
  const server = createServer({ cert: issued.certificate, key: issued.key }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = (server.address() as AddressInfo).port;
  try {
    const trusting = connect({ host: '127.0.0.1', port, ca: authority.certificate });
    await once(trusting, 'secureConnect');
    expect(trusting.authorized).toBe(true);
    trusting.destroy();
    const stranger = connect({ host: '127.0.0.1', port, ca: makeCertificateAuthority().certificate });
    await expect(once(stranger, 'secureConnect')).rejects.toThrow(/certificate|issuer|signature/);
  } finally {
    server.close();
  }
});
