import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Place } from '../errors.ts';
import type { Log } from '../log.ts';
import type { TextStyle } from '../report/terminal-summary.ts';
import { Redaction } from '../system/redaction.ts';
import { visibleMarks } from '../system/visible-text.ts';
import { AnnotationBudget } from './annotation-budget.ts';
import type { Annotation, CacheBackend, CiProvider, CiRun, ToolShelf } from './ci-provider.ts';
import { isContinuousIntegration } from './continuous-integration.ts';
import { GithubToolShelf, hasToolCache } from './github-tool-shelf.ts';
import { whyCacheIsReadOnly } from './github-trust.ts';
import { type LogLevel, shows } from './log-level.ts';
import { noProgress, type ProgressMode, type ProgressState, progressInLines } from './progress.ts';
import { appendToCommandFile, formatCommand, plainLines } from './workflow-commands.ts';

type Severity = Annotation['severity'];
type CommandFile = 'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_STEP_SUMMARY' | 'GITHUB_STATE';

/** GitHub drops a summary that is larger, all of it. */
const maxSummaryBytes = 1024 * 1024;
const temporaryPrefix = 'oras-buf-job-';
const temporaryState = 'temporary-directory';

export interface GithubOptions {
  readonly write: (text: string) => void;
  /** Left out by the post step, which has no business with the cache. */
  readonly makeCache?: (log: Log, mask: (value: string) => void) => CacheBackend;
}

/**
 * GitHub Actions (and act, and Gitea's runner, which speak the same commands). Log lines, masks and groups are written here, at
 * once; what is for later steps goes through `@actions/core`, which is loaded when the first of them comes: loading takes longer
 * than starting Node. It knows only the variables of the process, so this class goes by those too.
 */
export class GithubProvider implements CiProvider {
  readonly system = 'github';
  readonly run: CiRun;
  readonly workspace: string;
  readonly defaultCacheDirectory: string;
  readonly defaultBufCacheDirectory: string;
  readonly frozenByDefault: boolean;
  readonly cache: CacheBackend | undefined;
  readonly carriedStore = undefined;
  readonly outputsLeftOut = {};
  readonly #write: (text: string) => void;
  readonly #redaction = new Redaction();
  readonly #budget = new AnnotationBudget();
  #temporaryDirectory: string | undefined;
  #level: LogLevel = 'info';
  #progress: ProgressMode = 'auto';
  #inGroup = false;

  constructor(options: GithubOptions) {
    const environment = process.env;
    this.#write = options.write;
    this.run = {
      id: `${environment['GITHUB_RUN_ID'] ?? '0'}-${environment['GITHUB_RUN_ATTEMPT'] ?? '1'}`,
      revision: environment['GITHUB_SHA'] ?? '',
    };
    this.workspace = environment['GITHUB_WORKSPACE'] || process.cwd();
    this.defaultCacheDirectory =
      environment['RUNNER_ENVIRONMENT'] === 'self-hosted'
        ? join(environment['HOME'] || homedir(), '.cache', 'oras-buf')
        : join(this.#runnerTemporary(), 'oras-buf');
    this.defaultBufCacheDirectory = join(this.defaultCacheDirectory, 'buf');
    this.frozenByDefault = isContinuousIntegration(environment, 'true');
    this.cache = options.makeCache?.(this, (value) => this.mask(value));
  }

  /** Made at the first use; post finds it by the saved state. */
  get temporaryDirectory(): string {
    this.#temporaryDirectory ??= savedTemporaryDirectory() || this.#makeTemporaryDirectory();
    return this.#temporaryDirectory;
  }

  get whyLowTrust(): string | undefined {
    return whyCacheIsReadOnly(process.env);
  }

  /** Asked for by who installs a tool, and made then: the directory may be missing. */
  get toolShelf(): ToolShelf | undefined {
    return hasToolCache(process.env) ? new GithubToolShelf({ log: this }) : undefined;
  }

  removeTemporaryDirectory(): void {
    const path = this.#temporaryDirectory ?? savedTemporaryDirectory();
    if (!basename(path).startsWith(temporaryPrefix)) return;
    rmSync(path, { recursive: true, force: true, maxRetries: 2 });
    this.#temporaryDirectory = undefined;
  }

  setLogLevel(level: LogLevel): void {
    this.#level = level;
  }

  setProgress(mode: ProgressMode): void {
    this.#progress = mode;
  }

  progress(read: () => ProgressState): Disposable {
    if (this.#progress === 'never' || !shows(this.#level, 'info')) return noProgress;
    return progressInLines(read, (line) => this.info(line));
  }

  debug(message: string): void {
    const clean = this.#clean(message);
    // The runner shows debug commands only where its own debug switch is on.
    if (shows(this.#level, 'debug') && process.env['RUNNER_DEBUG'] !== '1') this.#write(plainLines(`debug: ${clean}`));
    else this.#write(formatCommand('debug', {}, clean));
  }

  info(message: string): void {
    if (shows(this.#level, 'info')) this.#write(plainLines(this.#clean(message)));
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
    this.#write(formatCommand('group', {}, this.#clean(title)));
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

  /** The log stays plain: people copy from it. */
  style(_style: TextStyle, text: string): string {
    return text;
  }

  redact(text: string): string {
    return this.#redaction.apply(text);
  }

  annotate(annotations: readonly Annotation[]): void {
    const { shown, left } = this.#budget.pick(annotations);
    for (const annotation of shown) this.#annotation(annotation);
    for (const { severity, title, message, place } of left) {
      const where = place === null ? '' : `${place.file}:${place.line ?? 1}: `;
      this.info(`${severity}: ${where}${title}: ${message}`);
    }
  }

  async setOutput(name: string, value: string): Promise<void> {
    if (!this.#hasFile('GITHUB_OUTPUT', `the output ${name} is lost`)) return;
    const { setOutput } = await import('@actions/core');
    setOutput(name, this.#redaction.apply(value));
  }

  async exportVariable(name: string, value: string): Promise<void> {
    if (this.#hasFile('GITHUB_ENV', `later steps do not see the variable ${name}`)) {
      const { exportVariable } = await import('@actions/core');
      exportVariable(name, value);
    } else {
      process.env[name] = value;
    }
  }

  /** Artifacts of GitHub are archives. */
  artifactAddress(): undefined {
    return undefined;
  }

  async writeSummary(markdown: string): Promise<void> {
    if (!this.#hasFile('GITHUB_STEP_SUMMARY', 'the summary is not shown')) return;
    const text = `${this.#redaction.apply(markdown)}\n`;
    const before = statSync(process.env['GITHUB_STEP_SUMMARY'] ?? '').size;
    if (before + Buffer.byteLength(text) > maxSummaryBytes) {
      this.warning(`The summary is larger than the ${maxSummaryBytes} bytes that GitHub takes, and was left out.`);
      return;
    }
    const { summary } = await import('@actions/core');
    // A write that failed leaves its text in the buffer.
    await summary.emptyBuffer().addRaw(text).write();
  }

  async saveState(name: string, value: string): Promise<void> {
    if (!this.#hasFile('GITHUB_STATE', `the state ${name} is lost`)) return;
    const { saveState } = await import('@actions/core');
    saveState(name, value);
  }

  async readState(name: string): Promise<string> {
    const { getState } = await import('@actions/core');
    return getState(name);
  }

  /**
   * Whether the runner gave us this command file. Without the variable `@actions/core` would fall back to commands on standard
   * output, which GitHub refuses by now and which show the value in the log; without the file it throws.
   */
  #hasFile(variable: CommandFile, otherwise: string): boolean {
    if (existsSync(process.env[variable] ?? '')) return true;
    this.debug(`There is no ${variable}: ${otherwise}.`);
    return false;
  }

  /** Text as it may be shown. */
  #clean(text: string): string {
    return visibleMarks(this.#redaction.apply(text));
  }

  #message(severity: Severity, message: string, place: Place | undefined): void {
    if (this.#budget.take(severity)) this.#annotation({ severity, title: '', message, place: place ?? null });
    else this.#write(plainLines(this.#clean(`${severity}: ${message}`)));
  }

  #annotation({ severity, title, message, place }: Annotation): void {
    const properties = {
      file: place?.file,
      line: place?.line,
      col: place?.column,
      title: this.#clean(title),
    };
    this.#write(formatCommand(severity, properties, this.#clean(message)));
  }

  #runnerTemporary(): string {
    return process.env['RUNNER_TEMP'] || tmpdir();
  }

  #makeTemporaryDirectory(): string {
    const path = mkdtempSync(join(this.#runnerTemporary(), temporaryPrefix));
    // Not through @actions/core, because loading that takes a while: a main that is killed meanwhile would leave credentials
    // in a directory that post does not know.
    const state = process.env['GITHUB_STATE'];
    if (state !== undefined && state !== '') appendToCommandFile(state, temporaryState, path);
    return path;
  }
}

/** Read here for the same reason that it is written here: post then loads nothing that it can do without. */
function savedTemporaryDirectory(): string {
  return process.env[`STATE_${temporaryState}`] ?? '';
}
