import { exitCodes, OrasBufError } from '../errors.ts';

/** A file in which git left the markers of a merge conflict. */
export class MergeConflictError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

const markers = ['<<<<<<<', '=======', '>>>>>>>', '|||||||'];

/**
 * Throws where a text holds the markers of a merge conflict.
 * @param next what to do about it; for a file that people write, to resolve it by hand
 * @throws {MergeConflictError} with the line of the first marker
 */
export function refuseConflictMarkers(text: string, file: string, next?: string): void {
  if (!markers.some((marker) => text.includes(marker))) return;
  // Any of them: of a conflict that was resolved half, the first one is the most likely to be gone.
  const index = text
    .split('\n')
    .findIndex((line) => /^(?:(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |\r?$)|=======\r?$)/.test(line));
  if (index === -1) return;
  throw new MergeConflictError(`${file} holds the markers of a merge conflict`, {
    places: [{ file, line: index + 1, column: 1 }],
    next: next ?? `Resolve the conflict in ${file} and remove the lines that start with <<<<<<<, ======= and >>>>>>>.`,
  });
}
