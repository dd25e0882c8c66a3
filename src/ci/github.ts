import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Place } from '../errors.ts';
import type { Log } from '../log.ts';
import { AnnotationBudget } from './annotation-budget.ts';
import type { Annotation, CacheBackend, CiProvider, CiRun } from './ci-provider.ts';
import { type LogLevel, shows } from './log-level.ts';
import { Redaction } from './redaction.ts';
import { appendToCommandFile, formatCommand, plainLines } from './workflow-commands.ts';

type Environment = Record<string, string | undefined>;
type Severity = Annotation['severity'];

/** GitHub drops a summary that is larger, all of it. */
const maxSummaryBytes = 1024 * 1024;
const temporaryPrefix = 'oras-buf-job-';
const temporaryState = 'temporary-directory';

export interface GithubOptions {
  /** Variables that we export are set in it too, for our own children. */
  readonly environment: Environment;
  readonly write: (text: string) => void;
  /** Left out by the post step, which has no business with the cache. */
  readonly makeCache?: (log: Log, mask: (value: string) => void) => CacheBackend;
}

/** GitHub Actions (and act, and Gitea's runner, which speak the same commands). */
export class GithubProvider implements CiProvider {
  readonly system = 'github';
  readonly run: CiRun;
  readonly workspace: string;
  readonly defaultCacheDirectory: string;
  readonly defaultBufCacheDirectory: string;
  readonly frozenByDefault: boolean;
  readonly cache: CacheBackend | undefined;
  readonly #environment: Environment;
  readonly #write: (text: string) => void;
  readonly #redaction = new Redaction();
  readonly #budget = new AnnotationBudget();
  #temporaryDirectory: string | undefined;
  #level: LogLevel = 'info';
  #inGroup = false;

  constructor(options: GithubOptions) {
    const { environment } = options;
    this.#environment = environment;
    this.#write = options.write;
    this.run = {
      id: `${environment['GITHUB_RUN_ID'] ?? '0'}-${environment['GITHUB_RUN_ATTEMPT'] ?? '1'}`,
      repository: environment['GITHUB_REPOSITORY'] ?? '',
      revision: environment['GITHUB_SHA'] ?? '',
      ref: environment['GITHUB_REF'] ?? '',
    };
    this.workspace = environment['GITHUB_WORKSPACE'] || process.cwd();
    this.defaultCacheDirectory =
      environment['RUNNER_ENVIRONMENT'] === 'self-hosted'
        ? join(environment['HOME'] || homedir(), '.cache', 'oras-buf')
        : join(this.#runnerTemporary(), 'oras-buf');
    this.defaultBufCacheDirectory = join(this.defaultCacheDirectory, 'buf');
    this.frozenByDefault = !['', 'false', '0'].includes((environment['CI'] ?? 'true').toLowerCase());
    this.cache = options.makeCache?.(this, (value) => this.mask(value));
  }

  /** Made at the first use; post finds it by the saved state. */
  get temporaryDirectory(): string {
    this.#temporaryDirectory ??= this.readState(temporaryState) || this.#makeTemporaryDirectory();
    return this.#temporaryDirectory;
  }

  removeTemporaryDirectory(): void {
    const path = this.#temporaryDirectory ?? this.readState(temporaryState);
    if (!basename(path).startsWith(temporaryPrefix)) return;
    rmSync(path, { recursive: true, force: true, maxRetries: 2 });
    this.#temporaryDirectory = undefined;
  }

  setLogLevel(level: LogLevel): void {
    this.#level = level;
  }

  debug(message: string): void {
    const clean = this.#redaction.apply(message);
    // The runner shows debug commands only where its own debug switch is on.
    if (shows(this.#level, 'debug') && this.#environment['RUNNER_DEBUG'] !== '1')
      this.#write(plainLines(`debug: ${clean}`));
    else this.#write(formatCommand('debug', {}, clean));
  }

  info(message: string): void {
    if (shows(this.#level, 'info')) this.#write(plainLines(this.#redaction.apply(message)));
  }

  notice(message: string, place?: Place): void {
    if (shows(this.#level, 'info')) this.#message('notice', message, place);
  }

  warning(message: string, place?: Place): void {
    if (shows(this.#level, 'warning')) this.#message('warning', message, place);
  }

  error(message: string, place?: Place): void {
    this.#message('error', message, place);
  }

  async group<T>(title: string, work: () => Promise<T>): Promise<T> {
    if (this.#inGroup) {
      this.info(title);
      return work();
    }
    this.#inGroup = true;
    this.#write(formatCommand('group', {}, this.#redaction.apply(title)));
    try {
      return await work();
    } finally {
      this.#inGroup = false;
      this.#write(formatCommand('endgroup', {}, ''));
    }
  }

  mask(value: string): void {
    for (const line of this.#redaction.add(value)) this.#write(formatCommand('add-mask', {}, line));
  }

  annotate(annotations: readonly Annotation[]): void {
    const { shown, left } = this.#budget.pick(annotations);
    for (const annotation of shown) this.#annotation(annotation);
    for (const { severity, title, message, place } of left) {
      const where = place === null ? '' : `${place.file}:${place.line ?? 1}: `;
      this.info(`${severity}: ${where}${title}: ${message}`);
    }
  }

  setOutput(name: string, value: string): void {
    const file = this.#environment['GITHUB_OUTPUT'];
    if (file === undefined || file === '') this.debug(`There is no GITHUB_OUTPUT: the output ${name} is lost.`);
    else appendToCommandFile(file, name, this.#redaction.apply(value));
  }

  exportVariable(name: string, value: string): void {
    this.#environment[name] = value;
    const file = this.#environment['GITHUB_ENV'];
    if (file !== undefined && file !== '') appendToCommandFile(file, name, value);
  }

  async writeSummary(markdown: string): Promise<void> {
    const file = this.#environment['GITHUB_STEP_SUMMARY'];
    if (file === undefined || file === '') {
      this.debug('There is no GITHUB_STEP_SUMMARY: the summary is not shown.');
      return;
    }
    const text = `${this.#redaction.apply(markdown)}\n`;
    const before = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (before + Buffer.byteLength(text) > maxSummaryBytes) {
      this.warning(`The summary is larger than the ${maxSummaryBytes} bytes that GitHub takes, and was left out.`);
      return;
    }
    appendFileSync(file, text);
  }

  saveState(name: string, value: string): void {
    const file = this.#environment['GITHUB_STATE'];
    if (file !== undefined && file !== '') appendToCommandFile(file, name, value);
    this.#environment[`STATE_${name}`] = value;
  }

  readState(name: string): string {
    return this.#environment[`STATE_${name}`] ?? '';
  }

  #message(severity: Severity, message: string, place: Place | undefined): void {
    if (this.#budget.take(severity)) this.#annotation({ severity, title: '', message, place: place ?? null });
    else this.#write(plainLines(this.#redaction.apply(`${severity}: ${message}`)));
  }

  #annotation({ severity, title, message, place }: Annotation): void {
    const properties = {
      file: place?.file,
      line: place?.line,
      col: place?.column,
      title: this.#redaction.apply(title),
    };
    this.#write(formatCommand(severity, properties, this.#redaction.apply(message)));
  }

  #runnerTemporary(): string {
    return this.#environment['RUNNER_TEMP'] || tmpdir();
  }

  #makeTemporaryDirectory(): string {
    const path = mkdtempSync(join(this.#runnerTemporary(), temporaryPrefix));
    this.saveState(temporaryState, path);
    return path;
  }
}
