import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { formatPlace, type Place } from '../errors.ts';
import type { TextStyle } from '../report/terminal-summary.ts';
import { Redaction } from '../system/redaction.ts';
import type { CiProvider, CiRun } from './ci-provider.ts';
import { type LogLevel, shows } from './log-level.ts';

type Environment = Record<string, string | undefined>;
type Style = Parameters<typeof styleText>[0];

const textStyles: Readonly<Record<TextStyle, Style>> = {
  good: ['bold', 'green'],
  bad: ['bold', 'red'],
  attention: 'yellow',
  quiet: 'dim',
  strong: 'bold',
};

export interface TerminalOptions {
  readonly environment: Environment;
  readonly workspace: string;
  /** Where messages go: standard error, so that standard output stays for what was asked. */
  readonly write: (text: string) => void;
  /** True where colours may be used: a terminal, and no `NO_COLOR`. */
  readonly colours: boolean;
}

/** A person's shell, or a CI system that we know nothing special of. */
export class TerminalProvider implements CiProvider {
  readonly system = 'terminal';
  readonly run: CiRun;
  readonly workspace: string;
  readonly defaultCacheDirectory: string;
  readonly defaultBufCacheDirectory = undefined;
  readonly frozenByDefault: boolean;
  readonly cache = undefined;
  readonly toolShelf = undefined;
  readonly #environment: Environment;
  readonly #options: TerminalOptions;
  readonly #redaction = new Redaction();
  readonly #state = new Map<string, string>();
  #temporaryDirectory: string | undefined;
  #level: LogLevel = 'info';
  #inGroup = false;

  constructor(options: TerminalOptions) {
    const { environment } = options;
    this.#environment = environment;
    this.#options = options;
    this.workspace = options.workspace;
    this.run = { id: new Date().toISOString().replaceAll(/[:.]/g, '-'), repository: '', revision: '', ref: '' };
    this.defaultCacheDirectory = join(userCacheDirectory(environment), 'oras-buf');
    this.frozenByDefault = !['', 'false', '0'].includes((environment['CI'] ?? '').toLowerCase());
  }

  /** Made at the first use. */
  get temporaryDirectory(): string {
    this.#temporaryDirectory ??= mkdtempSync(join(realpathSync(tmpdir()), 'oras-buf-job-'));
    return this.#temporaryDirectory;
  }

  removeTemporaryDirectory(): void {
    if (this.#temporaryDirectory === undefined) return;
    rmSync(this.#temporaryDirectory, { recursive: true, force: true, maxRetries: 2 });
    this.#temporaryDirectory = undefined;
  }

  setLogLevel(level: LogLevel): void {
    this.#level = level;
  }

  debug(message: string): void {
    if (shows(this.#level, 'debug')) this.#print(this.#styled('dim', message));
  }

  info(message: string): void {
    if (shows(this.#level, 'info')) this.#print(message);
  }

  notice(message: string, place?: Place): void {
    if (shows(this.#level, 'info')) this.#labelled('note', 'cyan', message, place);
  }

  warning(message: string, place?: Place): void {
    if (shows(this.#level, 'warning')) this.#labelled('warning', 'yellow', message, place);
  }

  error(message: string, place?: Place): void {
    this.#labelled('error', 'red', message, place);
  }

  async group<T>(title: string, work: () => Promise<T>): Promise<T> {
    this.info(this.#inGroup ? title : this.#styled('bold', title));
    const outer = this.#inGroup;
    this.#inGroup = true;
    try {
      return await work();
    } finally {
      this.#inGroup = outer;
    }
  }

  mask(value: string): void {
    this.#redaction.add(value);
  }

  redact(text: string): string {
    return this.#redaction.apply(text);
  }

  /** The summary in the log names the same, at the end, where a person looks. */
  annotate(): void {}

  style(style: TextStyle, text: string): string {
    return this.#styled(textStyles[style], text);
  }

  /** A shell has no outputs; report.json holds the same. */
  async setOutput(name: string, value: string): Promise<void> {
    this.debug(`${name}: ${value}`);
  }

  async exportVariable(name: string, value: string): Promise<void> {
    this.#environment[name] = value;
  }

  async writeSummary(): Promise<void> {}

  async saveState(name: string, value: string): Promise<void> {
    this.#state.set(name, value);
  }

  async readState(name: string): Promise<string> {
    return this.#state.get(name) ?? '';
  }

  #labelled(label: string, style: Style, message: string, place: Place | undefined): void {
    const where = place === undefined ? '' : `${formatPlace(place)}: `;
    this.#print(`${this.#styled(style, `${label}:`)} ${where}${message}`);
  }

  #styled(style: Style, text: string): string {
    return this.#options.colours ? styleText(style, text, { validateStream: false }) : text;
  }

  #print(text: string): void {
    this.#options.write(`${withoutControls(this.#redaction.apply(text))}\n`);
  }
}

/** Drops what could move the cursor or retitle the window; colours, tabs and line breaks stay. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  return text.replace(/\x1b(?!\[[\d;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g, '');
}

function userCacheDirectory(environment: Environment): string {
  if (process.platform === 'win32') return environment['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local');
  return environment['XDG_CACHE_HOME'] || join(environment['HOME'] || homedir(), '.cache');
}
