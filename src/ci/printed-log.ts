import { styleText } from 'node:util';
import { formatPlace, type Place } from '../errors.ts';
import type { Log } from '../log.ts';
import type { TextStyle } from '../report/terminal-summary.ts';
import { Redaction } from '../system/redaction.ts';
import { visibleMarks } from '../system/visible-text.ts';
import { type LogLevel, shows } from './log-level.ts';
import { noProgress, type ProgressMode, type ProgressState, progressInLines } from './progress.ts';
import { LiveLine, type Screen } from './terminal-progress.ts';

type Style = Parameters<typeof styleText>[0];

const textStyles: Readonly<Record<TextStyle, Style>> = {
  good: ['bold', 'green'],
  bad: ['bold', 'red'],
  attention: 'yellow',
  quiet: 'dim',
  strong: 'bold',
};

export interface PrintedLogOptions {
  /** Where messages go, whole lines at a time. */
  readonly write: (text: string) => void;
  /** True where what shows the log understands colours. */
  readonly colours: boolean;
  /** Where a person watches: progress is then drawn on the last line. */
  readonly screen?: Screen;
}

/**
 * A log that people read as it stands, for the systems that have no commands for errors and warnings: labels say what a line is.
 * Everything that is printed goes through here, the output of buf and buck2 too, and leaves without secrets and without control
 * characters.
 */
export abstract class PrintedLog implements Log {
  readonly #options: PrintedLogOptions;
  readonly #redaction = new Redaction();
  readonly #state = new Map<string, string>();
  readonly #live: LiveLine | undefined;
  #level: LogLevel = 'info';
  #progress: ProgressMode = 'auto';
  #inGroup = false;

  constructor(options: PrintedLogOptions) {
    this.#options = options;
    const { screen } = options;
    this.#live = screen === undefined ? undefined : new LiveLine(screen, (text) => this.clean(text));
  }

  setLogLevel(level: LogLevel): void {
    this.#level = level;
  }

  setProgress(mode: ProgressMode): void {
    this.#progress = mode;
  }

  progress(read: () => ProgressState): Disposable {
    if (this.#progress === 'never' || !shows(this.#level, 'info')) return noProgress;
    if (this.#progress === 'auto' && this.#live !== undefined) return this.#live.show(read);
    return progressInLines(read, (line) => this.info(line));
  }

  debug(message: string): void {
    if (shows(this.#level, 'debug')) this.print(this.#styled('dim', message));
  }

  info(message: string): void {
    if (shows(this.#level, 'info')) this.print(message);
  }

  notice(message: string, place?: Place): void {
    if (shows(this.#level, 'info')) this.print(this.#labelled('note', 'cyan', message, place));
  }

  warning(message: string, place?: Place): void {
    if (shows(this.#level, 'warning')) this.printProblem(this.#labelled('warning', 'yellow', message, place));
  }

  error(message: string, place?: Place): void {
    this.printProblem(this.#labelled('error', 'red', message, place));
  }

  async group<T>(title: string, work: () => Promise<T>): Promise<T> {
    if (this.#inGroup) {
      this.info(title);
      return work();
    }
    this.#inGroup = true;
    this.beginGroup(title);
    try {
      return await work();
    } finally {
      this.#inGroup = false;
      this.endGroup();
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

  /** There is nothing to set it in; report.json and outputs.env hold the same. */
  async setOutput(name: string, value: string): Promise<void> {
    this.debug(`${name}: ${value}`);
  }

  async writeSummary(): Promise<void> {}

  artifactAddress(_path: string): string | undefined {
    return undefined;
  }

  async saveState(name: string, value: string): Promise<void> {
    this.#state.set(name, value);
  }

  async readState(name: string): Promise<string> {
    return this.#state.get(name) ?? '';
  }

  /** A heading: where a system can fold, it does so in its own way. */
  protected beginGroup(title: string): void {
    this.info(this.#styled('bold', title));
  }

  protected endGroup(): void {}

  /** A warning or an error, with its label. */
  protected printProblem(text: string): void {
    this.print(text);
  }

  protected print(text: string): void {
    this.#live?.clear();
    this.#options.write(`${this.clean(text)}\n`);
  }

  /** Text as it may be printed. What is hidden in a secret's middle must not save the secret, so it is looked for twice. */
  protected clean(text: string): string {
    return this.redact(visibleMarks(withoutControls(this.redact(text))));
  }

  /** Prints what is a command to the system that shows the log. */
  protected printRaw(text: string): void {
    this.#live?.clear();
    this.#options.write(text);
  }

  #labelled(label: string, style: Style, message: string, place: Place | undefined): string {
    const where = place === undefined || namesPlace(message, place) ? '' : `${formatPlace(place)}: `;
    return `${this.#styled(style, `${label}:`)} ${where}${message}`;
  }

  #styled(style: Style, text: string): string {
    return this.#options.colours ? styleText(style, text, { validateStream: false }) : text;
  }
}

/** Whether a message says by itself where it is about. A line counts only with its number. */
function namesPlace(message: string, place: Place): boolean {
  const at = message.indexOf(formatPlace(place));
  return at !== -1 && !/^[\w./-]/.test(message.slice(at + formatPlace(place).length));
}

/** Drops what could move the cursor or retitle the window; colours, tabs and line breaks stay. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  return text.replace(/\x1b(?!\[[\d;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g, '');
}
