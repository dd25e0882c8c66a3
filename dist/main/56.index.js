export const id = 56;
export const ids = [56];
export const modules = {

/***/ 80052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ shows)
/* harmony export */ });
const levels = ['error', 'warning', 'info', 'debug', 'trace'];
/** True where a log at `level` shows messages of `kind`. */
function shows(level, kind) {
    return levels.indexOf(kind) <= levels.indexOf(level);
}


/***/ }),

/***/ 99157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ PrintedLog)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/system/redaction.js
var redaction = __webpack_require__(69309);
// EXTERNAL MODULE: ./build/system/visible-text.js
var visible_text = __webpack_require__(40252);
// EXTERNAL MODULE: ./build/ci/log-level.js
var log_level = __webpack_require__(80052);
// EXTERNAL MODULE: ./build/ci/progress.js
var progress = __webpack_require__(61022);
;// CONCATENATED MODULE: ./build/ci/display-width.js
/** Characters that take two columns: those of East Asia in full width, and pictures. Source: Unicode, East Asian Width (UAX 11). */
const wide = /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
/** Characters that take none of their own. */
const narrowest = /^[\p{Mn}\p{Me}\p{Cf}]/u;
let segmenter;
function graphemesOf(text) {
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    return segmenter.segment(text);
}
/** Columns that a text takes on a terminal. It holds no control characters. */
function displayWidth(text) {
    let width = 0;
    for (const { segment } of graphemesOf(text))
        width += widthOf(segment);
    return width;
}
/** The beginning of a text that fits into so many columns, with an ellipsis where something is missing. */
function fitColumns(text, columns) {
    // Most texts are short and plain.
    if (text.length <= columns && /^[\x20-\x7e]*$/.test(text))
        return text;
    let width = 0;
    let kept = '';
    for (const { segment } of graphemesOf(text)) {
        const next = width + widthOf(segment);
        if (next > columns)
            return columns === 0 ? '' : `${cutLast(kept, width, columns)}…`;
        kept += segment;
        width = next;
    }
    return kept;
}
/** Makes room for the ellipsis. */
function cutLast(kept, width, columns) {
    if (width < columns)
        return kept;
    const parts = [...graphemesOf(kept)].map(({ segment }) => segment);
    let left = width;
    while (left > columns - 1 && parts.length > 0)
        left -= widthOf(parts.pop() ?? '');
    return parts.join('');
}
function widthOf(grapheme) {
    if (narrowest.test(grapheme))
        return 0;
    return wide.test(grapheme) ? 2 : 1;
}

;// CONCATENATED MODULE: ./build/ci/terminal-progress.js


/** Milliseconds between two drawings. */
const redrawMs = 100;
/** Work that is over sooner is not shown at all. */
const firstAfterMs = 300;
const hideCursor = '\x1b[?25l';
const showCursor = '\x1b[?25h';
/** To the start of the line, and all of it gone. */
const eraseLine = '\r\x1b[2K';
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Where nobody tells the width. */
const usualColumns = 80;
/** The last line of a terminal, redrawn while work goes on. It never stands in the way of lines that are printed for good. */
class LiveLine {
    #screen;
    #clean;
    #timer;
    #isDrawn = false;
    #isCursorHidden = false;
    #frame = 0;
    #restore = () => this.#end();
    /** @param clean what a text has to go through before it may be shown: it takes out secrets and control characters */
    constructor(screen, clean) {
        this.#screen = screen;
        this.#clean = clean;
    }
    /** Shows how far the work is, until it is disposed of. One at a time: a second one takes the line over. */
    show(read) {
        this.#end();
        const rate = new progress/* Rate */.tt();
        const began = performance.now();
        const timer = setInterval(() => {
            const now = performance.now();
            const state = read();
            const perSecond = rate.add(state.bytes, now);
            if (now - began >= firstAfterMs)
                this.#draw(state, perSecond);
        }, redrawMs);
        // It must not keep the process alive.
        timer.unref();
        this.#timer = timer;
        // Also after process.exit() and after an error that nobody caught: a shell without a cursor is no use.
        process.once('exit', this.#restore);
        return {
            [Symbol.dispose]: () => {
                clearInterval(timer);
                if (this.#timer === timer)
                    this.#end();
            },
        };
    }
    /** Takes the line away, so that something can be printed in its place. It comes back by itself. */
    clear() {
        if (!this.#isDrawn)
            return;
        this.#isDrawn = false;
        this.#screen.write(eraseLine);
    }
    #draw(state, perSecond) {
        const sign = spinner[this.#frame++ % spinner.length] ?? '';
        // The last column stays free: some terminals begin a new line once it is written.
        const columns = Math.max(0, (this.#screen.columns() || usualColumns) - 1);
        const line = fitColumns(this.#clean(liveText(sign, state, perSecond)), columns);
        const cursor = this.#isCursorHidden ? '' : hideCursor;
        this.#isCursorHidden = true;
        this.#isDrawn = true;
        this.#screen.write(`${cursor}${eraseLine}${line}`);
    }
    #end() {
        clearInterval(this.#timer);
        this.#timer = undefined;
        process.removeListener('exit', this.#restore);
        this.clear();
        if (!this.#isCursorHidden)
            return;
        this.#isCursorHidden = false;
        this.#screen.write(showCursor);
    }
}
/** `⠹ Fetching 12 of 40 modules, 3.4 MB, 1.2 MB/s: common/types, team/auth and 6 more`. */
function liveText(sign, state, perSecond) {
    const traffic = (0,progress/* trafficWords */.bu)(state.bytes, perSecond);
    const waiting = (0,progress/* waitingWords */.RK)(state.waitingFor, 3);
    const words = [`${state.title} ${(0,progress/* amountWords */.oQ)(state)}`, traffic].filter((part) => part !== '').join(', ');
    return `${sign} ${words}${waiting === '' ? '' : `: ${waiting}`}`.replaceAll(/[\r\n\t]/g, ' ');
}

;// CONCATENATED MODULE: ./build/ci/printed-log.js







const textStyles = {
    good: ['bold', 'green'],
    bad: ['bold', 'red'],
    attention: 'yellow',
    quiet: 'dim',
    strong: 'bold',
};
/**
 * A log that people read as it stands, for the systems that have no commands for errors and warnings: labels say what a line is.
 * Everything that is printed goes through here, the output of buf and buck2 too, and leaves without secrets and without control
 * characters.
 */
class PrintedLog {
    #options;
    #redaction = new redaction/* Redaction */.k();
    #state = new Map();
    #live;
    #level = 'info';
    #progress = 'auto';
    #inGroup = false;
    constructor(options) {
        this.#options = options;
        const { screen } = options;
        this.#live = screen === undefined ? undefined : new LiveLine(screen, (text) => this.clean(text));
    }
    setLogLevel(level) {
        this.#level = level;
    }
    setProgress(mode) {
        this.#progress = mode;
    }
    progress(read) {
        if (this.#progress === 'never' || !(0,log_level/* shows */.L)(this.#level, 'info'))
            return progress/* noProgress */.nd;
        if (this.#progress === 'auto' && this.#live !== undefined)
            return this.#live.show(read);
        return (0,progress/* progressInLines */.S2)(read, (line) => this.info(line));
    }
    debug(message) {
        if ((0,log_level/* shows */.L)(this.#level, 'debug'))
            this.print(this.#styled('dim', message));
    }
    info(message) {
        if ((0,log_level/* shows */.L)(this.#level, 'info'))
            this.print(message);
    }
    notice(message, place) {
        if ((0,log_level/* shows */.L)(this.#level, 'info'))
            this.print(this.#labelled('note', 'cyan', message, place));
    }
    warning(message, place) {
        if ((0,log_level/* shows */.L)(this.#level, 'warning'))
            this.printProblem(this.#labelled('warning', 'yellow', message, place));
    }
    error(message, place) {
        this.printProblem(this.#labelled('error', 'red', message, place));
    }
    async group(title, work) {
        if (this.#inGroup) {
            this.info(title);
            return work();
        }
        this.#inGroup = true;
        this.beginGroup(title);
        try {
            return await work();
        }
        finally {
            this.#inGroup = false;
            this.endGroup();
        }
    }
    mask(value) {
        this.#redaction.add(value);
    }
    redact(text) {
        return this.#redaction.apply(text);
    }
    /** The summary in the log names the same, at the end, where a person looks. */
    annotate() { }
    style(style, text) {
        return this.#styled(textStyles[style], text);
    }
    /** There is nothing to set it in; report.json and outputs.env hold the same. */
    async setOutput(name, value) {
        this.debug(`${name}: ${value}`);
    }
    async writeSummary() { }
    artifactAddress(_path) {
        return undefined;
    }
    async saveState(name, value) {
        this.#state.set(name, value);
    }
    async readState(name) {
        return this.#state.get(name) ?? '';
    }
    /** A heading: where a system can fold, it does so in its own way. */
    beginGroup(title) {
        this.info(this.#styled('bold', title));
    }
    endGroup() { }
    /** A warning or an error, with its label. */
    printProblem(text) {
        this.print(text);
    }
    print(text) {
        this.#live?.clear();
        this.#options.write(`${this.clean(text)}\n`);
    }
    /** Text as it may be printed. What is hidden in a secret's middle must not save the secret, so it is looked for twice. */
    clean(text) {
        return this.redact((0,visible_text/* visibleMarks */.j5)(withoutControls(this.redact(text))));
    }
    /** Prints what is a command to the system that shows the log. */
    printRaw(text) {
        this.#live?.clear();
        this.#options.write(text);
    }
    #labelled(label, style, message, place) {
        const where = place === undefined || namesPlace(message, place) ? '' : `${(0,errors/* formatPlace */.dE)(place)}: `;
        return `${this.#styled(style, `${label}:`)} ${where}${message}`;
    }
    #styled(style, text) {
        return this.#options.colours ? (0,external_node_util_.styleText)(style, text, { validateStream: false }) : text;
    }
}
/** Whether a message says by itself where it is about. A line counts only with its number. */
function namesPlace(message, place) {
    const at = message.indexOf((0,errors/* formatPlace */.dE)(place));
    return at !== -1 && !/^[\w./-]/.test(message.slice(at + (0,errors/* formatPlace */.dE)(place).length));
}
/** Drops what could move the cursor or retitle the window; colours, tabs and line breaks stay. */
function withoutControls(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    return text.replace(/\x1b(?!\[[\d;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g, '');
}


/***/ }),

/***/ 5804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ besideCheckout),
/* harmony export */   l: () => (/* binding */ PrivateDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _system_process_space_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85642);





const prefix = 'oras-buf-job-';
const longestJobMs = 7 * 24 * 60 * 60 * 1_000;
/**
 * A directory of ours outside the checkout that stays from job to job where the machine does: in the place that the CI system
 * keeps beside the checkout for such things, else in the directory for temporary files, where others must not have prepared it.
 * @param beside the system's own place; made where it is missing
 * @param checkout tells the fall-back directories of several checkouts apart
 */
function besideCheckout(beside, checkout) {
    const wanted = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(beside, 'oras-buf');
    if (canBeUsed(wanted))
        return wanted;
    const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(checkout).digest('hex').slice(0, 16);
    const fallBack = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()), `oras-buf-${(0,node_os__WEBPACK_IMPORTED_MODULE_2__.userInfo)().uid}-${name}`);
    if (canBeUsed(fallBack, 0o700) && isOurs(fallBack))
        return fallBack;
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()), 'oras-buf-'));
}
function canBeUsed(directory, mode = 0o755) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(directory, { recursive: true, mode });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.accessSync)(directory, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
/** Anybody may make any name in a directory for temporary files. Windows has one for each user. */
function isOurs(directory) {
    const uid = process.getuid?.();
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(directory);
    return status.isDirectory() && (uid === undefined || (status.uid === uid && (status.mode & 0o022) === 0));
}
/**
 * The private directory of one job, made at its first use. Credentials may lie in it, so what killed jobs left goes then: those whose
 * process we would see, and does not run any more.
 */
class PrivateDirectory {
    #parent;
    #isParentOurs;
    #path;
    /**
     * @param parent asked for when the directory is made
     * @param ours whether the parent is ours alone, so that what jobs of other machines and containers left goes too, once it is old
     */
    constructor(parent, ours) {
        this.#parent = parent;
        this.#isParentOurs = ours === 'ours';
    }
    get path() {
        if (this.#path === undefined) {
            const parent = this.#parent();
            sweep(parent, this.#isParentOurs);
            this.#path = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, `${prefix}${process.pid}_${(0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_4__/* .processSpaceTag */ .UX)()}_`));
        }
        return this.#path;
    }
    remove() {
        if (this.#path === undefined)
            return;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(this.#path, { recursive: true, force: true, maxRetries: 2 });
        this.#path = undefined;
    }
}
/** Removes what killed jobs left: no job takes a week. */
function sweep(parent, isParentOurs) {
    const uid = process.getuid?.();
    try {
        for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(parent)) {
            if (!name.startsWith(prefix))
                continue;
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, name);
            const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path, { throwIfNoEntry: false });
            if (status?.isDirectory() !== true)
                continue;
            if (!isParentOurs && uid !== undefined && status.uid !== uid)
                continue;
            const isOld = isParentOurs && Date.now() - status.mtimeMs >= longestJobMs;
            if (isOld || isMakerGone(name))
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { recursive: true, force: true });
        }
    }
    catch {
        // Somebody else's, or gone already: neither is this job's concern.
    }
}
function isMakerGone(name) {
    const [, processId, tag] = /^oras-buf-job-(\d+)_([0-9a-f]{6})_/.exec(name) ?? [];
    return processId !== undefined && tag === (0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_4__/* .processSpaceTag */ .UX)() && !(0,_system_process_space_js__WEBPACK_IMPORTED_MODULE_4__/* .isProcessAlive */ .jW)(Number(processId));
}


/***/ }),

/***/ 61022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ waitingWords),
/* harmony export */   S2: () => (/* binding */ progressInLines),
/* harmony export */   bu: () => (/* binding */ trafficWords),
/* harmony export */   nd: () => (/* binding */ noProgress),
/* harmony export */   oQ: () => (/* binding */ amountWords),
/* harmony export */   tt: () => (/* binding */ Rate)
/* harmony export */ });
/* harmony import */ var _report_human_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94548);

/** Bytes per second over the last seconds. */
class Rate {
    #windowMs;
    #samples = [];
    constructor(windowMs = 3_000) {
        this.#windowMs = windowMs;
    }
    /**
     * Takes the sum so far.
     * @param at milliseconds of a clock that never goes back
     * @returns undefined until there is something to tell
     */
    add(bytes, at) {
        this.#samples.push([at, bytes]);
        while (this.#samples.length > 2 && at - (this.#samples[1]?.[0] ?? at) >= this.#windowMs)
            this.#samples.shift();
        const [from, first] = this.#samples[0] ?? [at, bytes];
        return at - from < 250 ? undefined : ((bytes - first) * 1_000) / (at - from);
    }
}
/** `12 of 40 modules`, `12 modules`. */
function amountWords({ done, total, noun }) {
    return total === undefined ? (0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(done, noun) : `${done.toLocaleString('en-US')} of ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(total, noun)}`;
}
/** Bytes with their rate; empty while there are none. */
function trafficWords(bytes, rate) {
    if (bytes === 0)
        return '';
    return rate === undefined ? (0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes) : `${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes)}, ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(rate)}/s`;
}
/** `a, b and 3 more`; empty where nothing is waited for. */
function waitingWords(names, shown) {
    const first = names.slice(0, shown).join(', ');
    return names.length > shown ? `${first} and ${names.length - shown} more` : first;
}
/** Milliseconds between two lines: a job of thousands of modules must not fill its log with them. */
const betweenLinesMs = 10_000;
/**
 * Tells progress as whole lines, for logs that are kept: one every ten seconds where something moved on, and none for work that is
 * quick.
 * @param print one line
 */
function progressInLines(read, print) {
    let last = '';
    const timer = setInterval(() => {
        const state = read();
        const traffic = trafficWords(state.bytes, undefined);
        const waiting = waitingWords(state.waitingFor, 2);
        const known = `${state.title}: ${amountWords(state)}${traffic === '' ? '' : `, ${traffic}`}`;
        // What is waited for alone is no news: a stuck job would say the same for hours.
        if (known === last)
            return;
        last = known;
        print(waiting === '' ? known : `${known}; waiting for ${waiting}`);
    }, betweenLinesMs);
    // Nothing waits for it.
    timer.unref();
    return { [Symbol.dispose]: () => clearInterval(timer) };
}
/** For who shows none. */
const noProgress = { [Symbol.dispose]: () => { } };


/***/ }),

/***/ 94548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Li: () => (/* binding */ shortVersion),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   gL: () => (/* binding */ clipText),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/** `0.2 s`, `12 s`, `3 min 05 s`, `1 h 02 min`. */
function formatDuration(milliseconds) {
    const ms = Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0;
    if (ms < 1)
        return ms === 0 ? '0 s' : '< 1 ms';
    if (ms < 1_000)
        return `${Math.round(ms)} ms`;
    if (ms < 9_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
const byteUnits = ['kB', 'MB', 'GB', 'TB'];
/** `0 B`, `512 B`, `61.4 kB`, `1.2 MB`: powers of 1,000, as registries and download pages count. */
function formatBytes(bytes) {
    let value = Number.isFinite(bytes) ? Math.max(0, bytes) : 0;
    if (value < 1_000)
        return `${Math.round(value)} B`;
    for (const unit of byteUnits) {
        value /= 1_000;
        if (value < 999.5 || unit === 'TB')
            return `${value < 99.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
    }
    return `${value} B`;
}
/** `1 module`, `8 modules`, `1,000 modules`. */
function counted(number, noun) {
    return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
/** The start of a digest, enough to tell two apart: `sha256:1a2b3c4d5e6f`. */
function shortDigest(digest) {
    const colon = digest.indexOf(':');
    return digest.slice(0, colon + 1) + digest.slice(colon + 1, colon + 13);
}
/** What a lock change goes from or to: a tag whole; of a digest, or a commit of the BSR, the start. */
function shortVersion(version) {
    if (/^(?:sha(?:256|512)|b5|shake256):/.test(version))
        return shortDigest(version);
    return /^[0-9a-f]{32}$/.test(version) ? version.slice(0, 12) : version;
}
/** Text of at most `limit` characters, with an ellipsis where something is missing. Never leaves half a character. */
function clipText(text, limit) {
    return text.length <= limit ? text : `${text.slice(0, Math.max(0, limit - 1)).toWellFormed()}…`;
}


/***/ }),

/***/ 85642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SW: () => (/* binding */ processSpace),
/* harmony export */   UX: () => (/* binding */ processSpaceTag),
/* harmony export */   jW: () => (/* binding */ isProcessAlive)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);



/**
 * Names the space that the numbers of our processes count in. Two processes of one space see each other by their numbers; those of
 * two machines, or of two containers, do not, though they may share a directory and, both, the name of a host. On Linux that
 * is the namespace of processes of one start of one kernel.
 */
function processSpace() {
    own ??= `${(0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)()} ${namespaceOf()}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(startOfKernel()).digest('hex').slice(0, 12)}`;
    return own;
}
let own;
/** Six hexadecimal digits for that space, for names of files. */
function processSpaceTag() {
    tag ??= (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(processSpace()).digest('hex').slice(0, 6);
    return tag;
}
let tag;
function namespaceOf() {
    try {
        return /\[(\d+)\]/.exec((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)('/proc/self/ns/pid'))?.[1] ?? '0';
    }
    catch {
        return '0';
    }
}
/** The numbers of namespaces are alike on all machines: what differs is this. Source: proc_sys_kernel(5), `random/boot_id`. */
function startOfKernel() {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)('/proc/sys/kernel/random/boot_id', 'latin1');
    }
    catch {
        return '';
    }
}
/** Whether a process of our own space is alive, whoever owns it. */
function isProcessAlive(processId) {
    try {
        process.kill(processId, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}


/***/ }),

/***/ 69309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Redaction)
/* harmony export */ });
/**
 * Takes secrets out of what we print, write or quote. CI systems mask too, but a terminal does not, and no system masks summaries
 * and files.
 */
class Redaction {
    #values = new Set();
    /** Each line of a value counts on its own, because logs are cut at lines. Blank ones are passed over. */
    add(value) {
        const lines = value.split(/\r?\n/).filter((line) => line.trim() !== '');
        for (const line of lines)
            this.#values.add(line);
        return lines;
    }
    /** The text without any secret; longer ones go first, so that one inside another leaves no rest. */
    apply(text) {
        let clean = text;
        for (const value of [...this.#values].sort((a, b) => b.length - a.length))
            clean = clean.replaceAll(value, '***');
        return clean;
    }
}


/***/ }),

/***/ 40252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j5: () => (/* binding */ visibleMarks)
/* harmony export */ });
/* unused harmony exports visibleText, visibleData, visibleJson */
/**
 * Texts from outside (names of files, tags, annotations) can hold what moves the cursor, hides text or turns it around. What is
 * printed goes through here, so that each such character is seen as what it is.
 */
/** Marks of direction, characters without width, line ends of Unicode, halves of characters. */
const marks = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const controls = /[\u0000-\u001f\u007f-\u009f]/g;
/** What GitHub's runner would take for a command: `::` at the start of a line, `##[` anywhere. */
const command = /^\s*:(?=:)|(?<=##)\[/gu;
/** Text of several lines, in colours or not, with each direction mark, character without width and half character written as `\u202e`. */
function visibleMarks(text) {
    return text.replace(marks, escaped);
}
/** Text of one line, in which controls and what a runner would obey are written so, too. */
function visibleText(text) {
    return visibleMarks(text)
        .replace(controls, escaped)
        .replace(command, (found) => found.slice(0, -1) + escaped(found.slice(-1)));
}
/** The same value with every text in it, keys too, made visible. */
function visibleData(value) {
    return mapped(value);
}
/** JSON in which those characters are escapes, also the ones that JSON itself lets through. It reads back as the value. */
function visibleJson(value) {
    // JSON holds line breaks only between its tokens.
    return JSON.stringify(value, undefined, 2).split('\n').map(visibleText).join('\n');
}
function mapped(value) {
    if (typeof value === 'string')
        return visibleText(value);
    if (Array.isArray(value))
        return value.map(mapped);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [visibleText(key), mapped(one)]));
}
function escaped(character) {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}


/***/ })

};
