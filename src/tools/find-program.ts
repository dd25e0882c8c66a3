import { access, constants, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { exitCodes, OrasBufError } from '../errors.ts';
import { isInside, realPathOf } from '../system/inside-directory.ts';

/** A program that the job needs is not there. */
export class ProgramNotFoundError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

/** The path that a setting names is no program. */
export class NotAProgramError extends OrasBufError {
  readonly exitCode = exitCodes.wrongInput;
}

export interface ProgramSearch {
  /** `buf`, `buck2`. */
  readonly name: string;
  /** The setting that names the program's path, for messages: `buf-path`. */
  readonly setting: string;
  /** What that setting says (absolute), or undefined where it is not set. It may lie in the checkout: the user chose it. */
  readonly path: string | undefined;
  /** Holds `PATH`, and on Windows `PATHEXT`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Root of the checkout. Nothing on PATH inside it counts: a pull request could have put it there. */
  readonly checkout: string;
  /** One sentence for the error: how to get the program. */
  readonly howToGet: string;
}

/**
 * Finds a program: where its setting says, else on PATH, but never inside the checkout, be it by the name of a PATH entry or
 * by a symbolic link (security.md). Relative PATH entries are skipped, because they mean the directory that we happen to be in.
 * @returns an absolute path
 * @throws {NotAProgramError} the setting names something else. {@link ProgramNotFoundError} it is nowhere; exit code 2 both.
 */
export async function findProgram(search: ProgramSearch): Promise<string> {
  if (search.path !== undefined) {
    const reason = await whyNotAProgram(search.path);
    if (reason === undefined) return search.path;
    throw new NotAProgramError(`${search.path}, named by the setting ${search.setting}, ${reason}`, {
      next: `Correct ${search.setting}, or remove it to use ${search.name} from PATH. ${search.howToGet}`,
    });
  }
  const checkout = realPathOf(search.checkout);
  const skipped: string[] = [];
  for (const directory of pathEntries(search.environment)) {
    for (const name of fileNames(search.name, search.environment)) {
      const candidate = join(directory, name);
      if ((await whyNotAProgram(candidate)) !== undefined) continue;
      const inCheckout = isInside(checkout, realPathOf(directory)) || isInside(checkout, await realpath(candidate));
      if (!inCheckout) return candidate;
      skipped.push(candidate);
    }
  }
  const [inside] = skipped;
  if (inside !== undefined) {
    throw new ProgramNotFoundError(
      `${search.name} is on PATH only inside the checkout (${inside}), where a pull request could have put it`,
      { next: `If you want this one, name it by the setting ${search.setting}. ${search.howToGet}` },
    );
  }
  throw new ProgramNotFoundError(`${search.name} is not on PATH`, {
    next: `${search.howToGet} Or name the program by the setting ${search.setting}.`,
  });
}

async function whyNotAProgram(path: string): Promise<string | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error)
    return found.code === 'ENOENT' ? 'is not there' : `cannot be used (${found.code ?? 'error'})`;
  if (!found.isFile()) return 'is not a file';
  return access(path, constants.X_OK).then(
    () => undefined,
    () => 'is not executable',
  );
}

function pathEntries(environment: ProgramSearch['environment']): readonly string[] {
  // Windows spells it `Path`, and a plain object keeps that spelling.
  const path = environment['PATH'] ?? environment['Path'] ?? '';
  return [...new Set(path.split(delimiter).filter(isAbsolute))];
}

/** The file names to try: as it stands, and on Windows with each extension of PATHEXT that can be started without a shell. */
function fileNames(name: string, environment: ProgramSearch['environment']): readonly string[] {
  if (process.platform !== 'win32') return [name];
  const extensions = (environment['PATHEXT'] ?? '.COM;.EXE').split(';').map((extension) => extension.toLowerCase());
  return ['.exe', '.com'].filter((extension) => extensions.includes(extension)).map((extension) => name + extension);
}
