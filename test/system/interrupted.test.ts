import { expect, it } from 'vitest';
import type { OrasBufError } from '../../src/errors.ts';
import { InterruptedError } from '../../src/system/interrupted.ts';

it('an interruption has no place, whatever was under way', () => {
  const error: OrasBufError = new InterruptedError('SIGTERM');
  error.addPlaces([{ file: 'buf.yaml', line: 3 }]);
  expect(error).toMatchObject({ places: [], exitCode: 143 });
});
