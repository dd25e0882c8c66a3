import { join, posix, relative, sep } from 'node:path';
import { readBufResult } from '../build/buf.ts';
import { outputTail } from '../build/command-output.ts';
import { formatPlace, type Place } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Annotation } from '../report/annotations.ts';
import type { Diagnostic } from '../report/report.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { type ChildResult, runChildProgram } from '../system/child-program.ts';
import { CheckFailedError, CheckNotRunError } from './errors.ts';
import type { SourceModule } from './source-module.ts';

export interface BufChecksRequest {
  readonly module: SourceModule;
  /** Absolute path of buf. */
  readonly program: string;
  /** Absolute: where the dependencies were installed. */
  readonly bufCacheDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute: places of findings are named from there. */
  readonly checkout: string;
  readonly log: Log;
  /** Shows findings beside the code, where the CI system has that. */
  readonly annotate: (annotations: readonly Annotation[]) => void;
  readonly signal: AbortSignal;
}

/** Stock buf on the module that is to be published, in its own workspace and by its own rules. It needs no network. */
export class BufChecks {
  readonly #request: BufChecksRequest;

  constructor(request: BufChecksRequest) {
    this.#request = request;
  }

  /** @throws {CheckFailedError | CheckNotRunError} */
  async lint(): Promise<void> {
    await this.#check('lint', ['lint', this.#request.module.input, '--error-format', 'json']);
  }

  /**
   * @param image of the version that is published, as {@link buildImage} makes it
   * @param previous how messages call that version
   * @throws {CheckFailedError | CheckNotRunError}
   */
  async breaking(image: string, previous: string): Promise<void> {
    const { input } = this.#request.module;
    // What it imports has versions and checks of its own.
    const words = ['breaking', input, '--against', image, '--exclude-imports', '--error-format', 'json'];
    await this.#check('breaking', words, previous);
  }

  /**
   * Builds the image of a version that is published.
   * @param directory of a workspace that holds it and all that it needs
   * @param input its module in there
   * @throws {CheckNotRunError}
   */
  async buildImage(directory: string, input: string, image: string, previous: string): Promise<void> {
    const result = await this.#run(directory, ['build', input, '-o', image]);
    if (result.exitCode === 0) return;
    throw new CheckNotRunError(
      `breaking changes cannot be told: ${previous} does not build: ${outputTail(result.stderr || result.stdout, 2_000)}`,
      { next: 'Leave the check out with --skip-breaking, if you know that nothing breaks.' },
    );
  }

  async #check(command: 'lint' | 'breaking', words: readonly string[], previous?: string): Promise<void> {
    const { module, checkout, log } = this.#request;
    log.info(`$ buf ${command} ${module.input}${previous === undefined ? '' : ` (against ${previous})`}`);
    const result = await this.#run(module.workspace, words);
    if (result.exitCode === 0) return;
    const base = { directory: relativePath(checkout, module.workspace), absolute: module.workspace };
    const { diagnostics } = readBufResult({ command, directory: '.' }, result, base);
    const found = diagnostics.filter(({ rule }) => rule !== '');
    if (result.exitCode !== 100 || diagnostics.every(({ place, rule }) => place === null && rule === '')) {
      throw new CheckNotRunError(`buf ${command} does not work here: ${messageOf(diagnostics, result)}`, {
        next: `Run "buf ${command} ${module.input}" in ${module.workspace}, or leave the check out with --skip-${command}.`,
      });
    }
    for (const one of diagnostics) log.info(`  ${findingLine(one)}`);
    this.#request.annotate(
      diagnostics.map(({ severity, message, rule, place }) => {
        return { severity, title: `buf ${command}${rule === '' ? '' : `: ${rule}`}`, message, place };
      }),
    );
    const count = `${diagnostics.length} finding${diagnostics.length === 1 ? '' : 's'}`;
    const first = diagnostics[0];
    throw new CheckFailedError(
      command === 'lint'
        ? `buf lint has ${count}; the first: ${first === undefined ? '' : findingLine(first)}`
        : `it breaks who uses ${previous ?? 'the published version'}: buf breaking has ${count}; the first: ${first === undefined ? '' : findingLine(first)}`,
      {
        places: placesOf(found.length > 0 ? found : diagnostics),
        next:
          command === 'lint'
            ? 'Mend the files, or leave rules out under "lint" in buf.yaml. --skip-lint publishes it as it is.'
            : 'Keep what is published as it is and add to it, or push a new major version. --skip-breaking publishes it as it is.',
      },
    );
  }

  async #run(directory: string, words: readonly string[]): Promise<ChildResult> {
    const { program, environment, bufCacheDirectory, signal } = this.#request;
    try {
      const result = await runChildProgram({
        program,
        arguments: words,
        directory,
        environment: childEnvironment(environment, { BUF_CACHE_DIR: bufCacheDirectory }),
        signal,
      });
      signal.throwIfAborted();
      return result;
    } catch (cause) {
      signal.throwIfAborted();
      throw new CheckNotRunError(`buf cannot be started: ${program}`, {
        next: 'Install buf, or set "buf-path" to the program.',
        cause,
      });
    }
  }
}

function relativePath(from: string, to: string): string {
  return relative(from, to).split(sep).join(posix.sep) || '.';
}

function placesOf(diagnostics: readonly Diagnostic[]): readonly Place[] {
  return diagnostics.flatMap(({ place }) => (place === null ? [] : [place])).slice(0, 20);
}

function findingLine({ place, message, rule }: Diagnostic): string {
  return `${place === null ? '' : `${formatPlace(place)}: `}${message}${rule === '' ? '' : ` (${rule})`}`;
}

function messageOf(diagnostics: readonly Diagnostic[], result: ChildResult): string {
  return (
    diagnostics[0]?.message ?? (outputTail(result.stderr || result.stdout, 2_000) || `exit code ${result.exitCode}`)
  );
}

/** Where a file of a workspace that is made for a published version lies. */
export function inWorkspace(directory: string, module: number, path: string): string {
  return join(directory, moduleDirectory(module), path);
}

/** The directory of the n-th module of such a workspace. */
export function moduleDirectory(module: number): string {
  return `m${module}`;
}
