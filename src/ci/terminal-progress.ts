import { fitColumns } from './display-width.ts';
import { amountWords, type ProgressState, Rate, trafficWords, waitingWords } from './progress.ts';

/** A terminal that a person watches. */
export interface Screen {
  write(text: string): void;
  /** Its width now: people resize windows. */
  columns(): number;
}

/** Milliseconds between two drawings. */
const redrawMs = 100;
/** Work that is over sooner is not shown at all. */
const firstAfterMs = 300;
const hideCursor = '\x1b[?25l';
const showCursor = '\x1b[?25h';
/** To the start of the line, and all of it gone. */
const eraseLine = '\r\x1b[2K';
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
/** Where nobody tells the width. */
const usualColumns = 80;

/** The last line of a terminal, redrawn while work goes on. It never stands in the way of lines that are printed for good. */
export class LiveLine {
  readonly #screen: Screen;
  readonly #clean: (text: string) => string;
  #timer: NodeJS.Timeout | undefined;
  #isDrawn = false;
  #isCursorHidden = false;
  #frame = 0;
  readonly #restore = (): void => this.#end();

  /** @param clean what a text has to go through before it may be shown: it takes out secrets and control characters */
  constructor(screen: Screen, clean: (text: string) => string) {
    this.#screen = screen;
    this.#clean = clean;
  }

  /** Shows how far the work is, until it is disposed of. One at a time: a second one takes the line over. */
  show(read: () => ProgressState): Disposable {
    this.#end();
    const rate = new Rate();
    const began = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const state = read();
      const perSecond = rate.add(state.bytes, now);
      if (now - began >= firstAfterMs) this.#draw(state, perSecond);
    }, redrawMs);
    // It must not keep the process alive.
    timer.unref();
    this.#timer = timer;
    // Also after process.exit() and after an error that nobody caught: a shell without a cursor is no use.
    process.once('exit', this.#restore);
    return {
      [Symbol.dispose]: () => {
        clearInterval(timer);
        if (this.#timer === timer) this.#end();
      },
    };
  }

  /** Takes the line away, so that something can be printed in its place. It comes back by itself. */
  clear(): void {
    if (!this.#isDrawn) return;
    this.#isDrawn = false;
    this.#screen.write(eraseLine);
  }

  #draw(state: ProgressState, perSecond: number | undefined): void {
    const sign = spinner[this.#frame++ % spinner.length] ?? '';
    // The last column stays free: some terminals begin a new line once it is written.
    const columns = Math.max(0, (this.#screen.columns() || usualColumns) - 1);
    const line = fitColumns(this.#clean(liveText(sign, state, perSecond)), columns);
    const cursor = this.#isCursorHidden ? '' : hideCursor;
    this.#isCursorHidden = true;
    this.#isDrawn = true;
    this.#screen.write(`${cursor}${eraseLine}${line}`);
  }

  #end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    process.removeListener('exit', this.#restore);
    this.clear();
    if (!this.#isCursorHidden) return;
    this.#isCursorHidden = false;
    this.#screen.write(showCursor);
  }
}

/** `⠹ Fetching 12 of 40 modules, 3.4 MB, 1.2 MB/s: common/types, team/auth and 6 more`. */
function liveText(sign: string, state: ProgressState, perSecond: number | undefined): string {
  const traffic = trafficWords(state.bytes, perSecond);
  const waiting = waitingWords(state.waitingFor, 3);
  const words = [`${state.title} ${amountWords(state)}`, traffic].filter((part) => part !== '').join(', ');
  return `${sign} ${words}${waiting === '' ? '' : `: ${waiting}`}`.replaceAll(/[\r\n\t]/g, ' ');
}
