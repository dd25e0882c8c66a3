import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/errors.ts';
import { asDiskError, DiskFailedError, DiskFullError, NotPermittedError } from '../../src/system/disk-error.ts';

const system = (code: string): Error => Object.assign(new Error(`${code}: oh`), { code });

describe('asDiskError', () => {
  it.each([
    ['ENOSPC', DiskFullError],
    ['EDQUOT', DiskFullError],
    ['EACCES', NotPermittedError],
    ['EROFS', NotPermittedError],
    ['EIO', DiskFailedError],
    ['EMFILE', DiskFailedError],
  ])('turns %s into an error with exit code 8 that names the path', (code, kind) => {
    const cause = system(code);
    const error = asDiskError(cause, '/store/x');
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ exitCode: exitCodes.disk, places: [{ file: '/store/x' }], cause });
    expect(asDiskError(error, '/elsewhere')).toBe(error);
  });

  it('knows what Node says of a directory that cannot be made on a file system that is read-only', () => {
    const cause = Object.assign(system('ENOENT'), { syscall: 'mkdir' });
    expect(asDiskError(cause, '/store/x')).toBeInstanceOf(NotPermittedError);
    const missing = Object.assign(system('ENOENT'), { syscall: 'open' });
    expect(asDiskError(missing, '/store/x')).toBe(missing);
  });

  it('gives every other error back', () => {
    for (const error of [system('ECONNRESET'), new Error('plain'), 'text', undefined]) {
      expect(asDiskError(error, '/x')).toBe(error);
    }
  });
});
