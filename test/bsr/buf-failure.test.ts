import { describe, expect, it } from 'vitest';
import { bufFailure } from '../../src/bsr/buf-failure.ts';
import { scopedToken } from '../../src/bsr/stock-buf.ts';
import { Secret } from '../../src/system/secret.ts';

describe('what buf says when the BSR does not give', () => {
  // As buf 1.45 and 1.75 say it.
  const cases: readonly (readonly [string, string, number])[] = [
    [
      'Failure: you are not authenticated for buf.build. Set the BUF_TOKEN environment variable or run "buf registry login", using a Buf API token as the password.',
      'BsrNotAllowedError',
      3,
    ],
    [
      'Failure: the BUF_TOKEN environment variable is not valid for buf.build. Set BUF_TOKEN to a valid Buf API token, or unset it.',
      'BsrNotAllowedError',
      3,
    ],
    ['Failure: permission denied', 'BsrNotAllowedError', 3],
    ['Failure: resource name:{owner:"t" module:"nope" ref:""} not found', 'BsrNotFoundError', 4],
    ['Failure: "buf.build/t/a:nolabel" does not exist', 'BsrNotFoundError', 4],
    [
      'Failure: the server hosted at that remote is unavailable. Are you sure "buf.build" is a valid remote address?',
      'BsrUnreachableError',
      5,
    ],
    ['tls certificate verification: x509: certificate signed by unknown authority', 'BsrUnreachableError', 5],
    [
      'Failure: *** Digest verification failed for "buf.build/t/a:1" ***\n\tExpected digest (from buf.lock): "b5:1"',
      'BsrDigestMismatchError',
      6,
    ],
    ['Failure: something that nobody foresaw', 'BufFailedError', 2],
    ['', 'BufFailedError', 2],
  ];
  for (const [said, name, exitCode] of cases) {
    it(`is ${name}: ${said.slice(0, 60)}`, () => {
      const error = bufFailure('buf dep update', 1, `\u001b[33mWARN\u001b[0m\tModule x is unused.\n${said}\n`);
      expect(error).toMatchObject({ name, exitCode });
      expect(error.message).toContain(said.split('\n')[0]?.replace(/^Failure: /, '') ?? '');
      expect(error.message).not.toContain('WARN');
      expect(error.next).not.toBe('');
    });
  }
});

describe('the token that buf gets', () => {
  it('is good for one host, whatever form it has', () => {
    const scoped = (text: string): string | undefined => scopedToken(new Secret(text), 'buf.build');
    expect(scoped('abc')).toBe('abc@buf.build');
    expect(scoped(' abc\n')).toBe('abc@buf.build');
    expect(scoped('abc@buf.build')).toBe('abc@buf.build');
    expect(scoped('x@other.test,abc@buf.build')).toBe('abc@buf.build');
    expect(scoped('x@other.test')).toBeUndefined();
    expect(scoped('x@evilbuf.build')).toBeUndefined();
    expect(scoped('')).toBeUndefined();
  });
});
