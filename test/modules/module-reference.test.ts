import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitCodes, OrasBufError } from '../../src/errors.ts';
import {
  DigestInReferenceError,
  formatModuleReference,
  MalformedModuleReferenceError,
  parseModuleReference,
} from '../../src/modules/module-reference.ts';

describe('parseModuleReference', () => {
  it.each([
    ['oras.birb.homes/common/types:v1.2.0', 'oras.birb.homes/common/types', 'v1.2.0'],
    ['buf.build/googleapis/googleapis', 'buf.build/googleapis/googleapis', ''],
    ['localhost:5000/a/b', 'localhost:5000/a/b', ''],
    ['localhost:5000/a/b:v1', 'localhost:5000/a/b', 'v1'],
    ['buf.build/acme/weather:feature/rain', 'buf.build/acme/weather', 'feature/rain'],
    ['oras.birb.homes/a/b:>=1.2 <2', 'oras.birb.homes/a/b', '>=1.2 <2'],
  ])('reads %s', (text, module, requirement) => {
    expect(parseModuleReference(text)).toEqual({ module, requirement });
    expect(formatModuleReference(parseModuleReference(text))).toBe(text);
  });

  it.each([
    '',
    'types',
    'common/types',
    'a/b/c/d',
    'host/o/n:',
    'Host/o/n',
    'host/O/n',
    'host/../n',
    'host/o/n:v1 ',
    'host/o/n:a\nb',
  ])('refuses %j and says how to write it', (text) => {
    const place = { file: 'buf.yaml', line: 4, column: 5 };
    const error = caught(() => parseModuleReference(text, place));
    expect(error).toBeInstanceOf(MalformedModuleReferenceError);
    expect(error).toMatchObject({ places: [place], exitCode: exitCodes.wrongInput });
    expect((error as OrasBufError).next).toContain('registry/owner/name');
  });

  it('refuses a digest with advice', () => {
    const error = caught(() => parseModuleReference(`oras.birb.homes/common/types@sha256:${'a'.repeat(64)}`));
    expect(error).toBeInstanceOf(DigestInReferenceError);
    expect((error as OrasBufError).next).toContain('oras.lock');
  });

  it('reads or refuses any text, and reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z.:]{1,6}\/[a-z]{1,4}\/[a-z:/@v1.]{1,9}$/)), (text) => {
        try {
          expect(formatModuleReference(parseModuleReference(text))).toBe(text);
        } catch (error) {
          expect(error).toBeInstanceOf(OrasBufError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
