export const id = 7112;
export const ids = [7112];
export const modules = {

/***/ 3588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LQ: () => (/* binding */ rootDirectoryName),
/* harmony export */   Ye: () => (/* binding */ withRootLock),
/* harmony export */   nK: () => (/* binding */ prepareRootDirectory),
/* harmony export */   x$: () => (/* binding */ refuseLinkedRootDirectory)
/* harmony export */ });
/* unused harmony export LinkedRootDirectoryError */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19473);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76765);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62092);
/* harmony import */ var _system_lock_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75652);
/* harmony import */ var _system_plain_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(55883);








/** Our directory in a root is a symbolic link: we would write wherever a pull request points it. */
class LinkedRootDirectoryError extends _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .exitCodes */ .hS.policy;
}
/** Our directory in a root. Everything in it is ignored by git, and none of it ends in `.proto`. */
const rootDirectoryName = '.oras-buf';
/**
 * Makes `.oras-buf/` with a `.gitignore` that ignores all of it. Written only where it is missing or says something else.
 * @throws {LinkedRootDirectoryError} Errors of the disk: exit code 8.
 */
async function prepareRootDirectory(root) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, rootDirectoryName);
    const ignore = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, '.gitignore');
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true });
        await refuseLinkedRootDirectory(root);
        const found = await (0,_system_plain_file_js__WEBPACK_IMPORTED_MODULE_7__/* .readPlainFile */ .b)({ path: ignore, name: ignore, within: directory }).catch(() => undefined);
        if (found?.trim() !== '*')
            await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeFileAtomically */ .lo)(ignore, '*\n');
    }
    catch (error) {
        throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__/* .asDiskError */ .k_)(error, ignore);
    }
    return directory;
}
/**
 * Refuses a checkout in which our directory leads elsewhere. Where it is not there yet, nothing is wrong.
 * @throws {LinkedRootDirectoryError}
 */
async function refuseLinkedRootDirectory(root) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, rootDirectoryName);
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(directory).catch(() => undefined))?.isDirectory() !== false)
        return;
    throw new LinkedRootDirectoryError(`${directory} is a symbolic link, and nothing is written through it`, {
        places: [{ file: rootDirectoryName }],
        next: 'Remove it from the repository: oras-buf makes this directory itself.',
    });
}
/**
 * Runs `work` as the only run at this root: a second one waits, and says so. A root in which nothing may be written is worked on
 * too: with locks that are up to date a job may have nothing to write there.
 * @throws {LockFileBusyError} where the other run does not end in time. Errors of the disk: exit code 8.
 */
async function withRootLock(root, context, work) {
    let isAtWork = false;
    const working = () => {
        isAtWork = true;
        return work();
    };
    try {
        const directory = await prepareRootDirectory(root);
        return await locked((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'lock'), root, context, working);
    }
    catch (error) {
        if (isAtWork || !(error instanceof _system_disk_error_js__WEBPACK_IMPORTED_MODULE_5__/* .NotPermittedError */ .gB))
            throw error;
        context.log.info(`Nothing may be written in ${root}; the run goes on as long as it need not.`);
    }
    const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(root).digest('hex');
    return locked((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.stateDirectory, 'root-locks', name), root, context, working);
}
function locked(path, root, { log, signal }, work) {
    const onWait = (holder) => log.info(`Another run (process ${holder}) is at work in ${root}; waiting for it to end.`);
    return (0,_system_lock_file_js__WEBPACK_IMPORTED_MODULE_6__/* .withLockFile */ .Q5)(path, { onWait, ...(signal === undefined ? {} : { signal }) }, work);
}


/***/ }),

/***/ 7112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeOutputsFile: () => (/* binding */ writeOutputsFile),
  t: () => (/* binding */ writeReportFiles)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/install/root-lock.js
var root_lock = __webpack_require__(3588);
// EXTERNAL MODULE: ./build/report/json-text.js
var json_text = __webpack_require__(12365);
;// CONCATENATED MODULE: ./build/report/report-json.js

/** The report as `report.json` holds it. Its schema is docs/report.schema.json. */
function reportJson(report) {
    return (0,json_text/* jsonText */.s)(report);
}

// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
;// CONCATENATED MODULE: ./build/pipeline/report-files.js







/**
 * Writes the report in every form that there is for files: report.json, summary.md, and for the tools of CI systems the others
 * (docs/report.md lists them). It does not throw: a form that cannot be drawn or written costs a warning, and the others are there.
 */
async function writeReportFiles(report, markdown, directory, ci) {
    try {
        await prepareDirectory(directory, ci.workspace);
        await writeOne(directory, 'report.json', reportJson(report));
        await writeOne(directory, 'summary.md', markdown);
    }
    catch (error) {
        warn(`The report could not be written`, error, directory, ci);
        return;
    }
    try {
        // All of them in one module, and that only now: nothing of the job waits for it.
        const { htmlPageFile, reportFormats } = await Promise.all(/* import() */[__webpack_require__.e(7031), __webpack_require__.e(9442)]).then(__webpack_require__.bind(__webpack_require__, 79442));
        const formats = reportFormats(ci.system, ci.artifactAddress((0,external_node_path_.join)(directory, htmlPageFile)));
        await Promise.all([...formats].map(([file, draw]) => writeFormat(file, () => draw(report), directory, ci)));
    }
    catch (error) {
        warn('The other forms of the report could not be drawn', error, directory, ci);
    }
}
/**
 * Writes outputs.env: the outputs of the job as variables, in the form that GitLab takes for `artifacts:reports:dotenv` and that
 * shells can read. It does not throw.
 * @param outputs by their names, `cache-hit`
 */
async function writeOutputsFile(outputs, directory, ci) {
    const variables = new Map();
    for (const [name, value] of Object.entries(outputs)) {
        const whyNot = ci.outputsLeftOut[name];
        if (whyNot === undefined)
            variables.set(variableOf(name), ci.redact(value));
        else
            ci.debug(`outputs.env is without ${variableOf(name)}: ${whyNot}.`);
    }
    try {
        await prepareDirectory(directory, ci.workspace);
        const { dotenvText } = await __webpack_require__.e(/* import() */ 8793).then(__webpack_require__.bind(__webpack_require__, 58793));
        const { text, left } = dotenvText(variables);
        for (const { name, reason } of left)
            ci.debug(`outputs.env is without ${name}: it ${reason}.`);
        await writeOne(directory, 'outputs.env', text);
    }
    catch (error) {
        warn('outputs.env could not be written', error, directory, ci);
    }
}
/** `cache-hit` is `ORAS_BUF_CACHE_HIT`. */
function variableOf(output) {
    return `ORAS_BUF_${output.replaceAll('-', '_').toUpperCase()}`;
}
async function writeFormat(file, draw, directory, ci) {
    try {
        await writeOne(directory, file, draw());
    }
    catch (error) {
        warn(`${file} could not be written`, error, directory, ci);
    }
}
function writeOne(directory, file, text) {
    return (0,atomic_files/* writeFileAtomically */.lo)((0,external_node_path_.join)(directory, file), text, { flush: false });
}
function warn(what, error, directory, ci) {
    ci.warning(`${what}: ${(0,disk_error/* asDiskError */.k_)(error, directory).message}`);
}
async function prepareDirectory(directory, workspace) {
    if ((0,inside_directory/* isInside */.F)(workspace, directory) && !(0,inside_directory/* isInside */.F)(await (0,inside_directory/* realPathOf */.d)(workspace), await (0,inside_directory/* realPathOf */.d)(directory))) {
        throw new Error('a symbolic link in the checkout leads out of it');
    }
    await (0,promises_.mkdir)(directory, { recursive: true });
    // The default lies in the checkout: git must not see it.
    const parent = (0,external_node_path_.dirname)(directory);
    if ((0,external_node_path_.basename)(parent) === root_lock/* rootDirectoryName */.LQ)
        await (0,atomic_files/* writeFileAtomically */.lo)((0,external_node_path_.join)(parent, '.gitignore'), '*\n', { flush: false });
}


/***/ }),

/***/ 12365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ jsonText)
/* harmony export */ });
/**
 * JSON as files of reports hold it. A text that was cut inside a character has half of a surrogate pair; `JSON.stringify` writes
 * that as an escape which strict readers refuse (RFC 8259, section 8.2), Python's among them. It becomes U+FFFD here.
 */
function jsonText(value) {
    return `${JSON.stringify(value, wellFormed, 2)}\n`;
}
function wellFormed(_key, value) {
    return typeof value === 'string' ? value.toWellFormed() : value;
}


/***/ }),

/***/ 76765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ removeLeftovers),
/* harmony export */   lo: () => (/* binding */ writeFileAtomically),
/* harmony export */   w6: () => (/* binding */ temporaryBeside)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _process_space_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85642);




/**
 * Writes a file so that a reader, or a kill at any moment, sees the old content or the new and nothing between: written
 * beside, flushed, renamed. Makes the directory where it is missing, and removes what killed processes left there.
 */
async function writeFileAtomically(path, content, options = {}) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true });
    await sweepOnce(directory);
    const beside = temporaryBeside(path);
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(beside, 'wx', options.mode ?? 0o644);
        try {
            await file.writeFile(content);
            if (options.flush !== false)
                await file.sync();
        }
        finally {
            await file.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(beside, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { force: true });
        throw error;
    }
}
/**
 * A name for a temporary file in the directory of `path`; no two calls give the same. It never ends in `.proto`, and tells whose it
 * is: the process, and the first half of the digits the space of that number.
 */
function temporaryBeside(path) {
    const digits = `${(0,_process_space_js__WEBPACK_IMPORTED_MODULE_3__/* .processSpaceTag */ .UX)()}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(3).toString('hex')}`;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path)}.${process.pid}.${digits}.tmp`);
}
/**
 * Removes the temporary files and directories that processes left in a directory when they were killed: at once where the process is
 * one that we would see, after an hour those of other machines and containers. What cannot be removed stays.
 */
async function removeLeftovers(directory) {
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory).catch(() => [])) {
        const [, processId, tag] = /^\..+\.(\d+)\.([0-9a-f]{6})[0-9a-f]{6}\.tmp$/.exec(name) ?? [];
        if (processId === undefined)
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const isLeftOver = tag === (0,_process_space_js__WEBPACK_IMPORTED_MODULE_3__/* .processSpaceTag */ .UX)() ? !(0,_process_space_js__WEBPACK_IMPORTED_MODULE_3__/* .isProcessAlive */ .jW)(Number(processId)) : (await ageOf(path)) > leftoverAfterMs;
        if (isLeftOver)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true }).catch(() => { });
    }
}
/** No run takes this long to write one file or one module. */
const leftoverAfterMs = 3_600_000;
async function ageOf(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
}
/** Directories that this process looked through. One look is enough: what is left by then was left by others that are gone. */
const swept = new Map();
function sweepOnce(directory) {
    const sweep = swept.get(directory) ?? removeLeftovers(directory);
    swept.set(directory, sweep);
    return sweep;
}


/***/ }),

/***/ 62092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gB: () => (/* binding */ NotPermittedError),
/* harmony export */   k_: () => (/* binding */ asDiskError)
/* harmony export */ });
/* unused harmony exports DiskFullError, DiskFailedError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The disk, or a quota on it, is full. */
class DiskFullError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.disk;
}
/** The job may not read or write where it has to: permissions, or a file system that is mounted for reading. */
class NotPermittedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.disk;
}
/** The disk failed, or there are too many open files. */
class DiskFailedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.disk;
}
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS']);
const failed = new Set([
    'EIO',
    'EEXIST',
    'EISDIR',
    'ENOTEMPTY',
    'EMFILE',
    'ENFILE',
    'ENOTDIR',
    'ENAMETOOLONG',
    'ESTALE',
]);
const elsewhere = 'The store and the cache of buf can lie elsewhere: the settings "cache-dir" and "buf-cache-dir" say where.';
const giveRights = 'Give the user of this job the right to read and write there, or name another directory by the setting "cache-dir" or "buf-cache-dir".';
/**
 * Turns an error of the file system into one that a user can act on; every other error comes back as it is.
 * @param forbiddenNext what to do where the user may not write, unless that is about the caches
 */
function asDiskError(error, path, forbiddenNext = giveRights) {
    const code = error instanceof Error ? error.code : undefined;
    if (code === undefined || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll)
        return error;
    const places = [{ file: path }];
    // Node says so of a directory that is to be made with its parents, and lies where nothing may be written.
    if (code === 'ENOENT' && error.syscall === 'mkdir') {
        return new NotPermittedError(`${path} cannot be made: the file system is read-only, or its directory went away`, {
            places,
            next: forbiddenNext,
            cause: error,
        });
    }
    if (full.has(code)) {
        return new DiskFullError(`no space is left to write ${path}`, {
            places,
            next: `Free some space. ${elsewhere}`,
            cause: error,
        });
    }
    if (forbidden.has(code)) {
        return new NotPermittedError(code === 'EROFS' ? `${path} is on a file system that is read-only` : `${path} may not be used by this job`, {
            places,
            next: forbiddenNext,
            cause: error,
        });
    }
    if (!failed.has(code))
        return error;
    if (code === 'ENOTDIR' || code === 'EISDIR') {
        const what = code === 'ENOTDIR' ? 'a part of that path is a file' : 'a directory stands where a file is wanted';
        return new DiskFailedError(`${path} cannot be used: ${what}`, {
            places,
            next: 'Move what stands there, or name another directory by the setting "cache-dir" or "buf-cache-dir".',
            cause: error,
        });
    }
    return new DiskFailedError(`${path} cannot be used (${code})`, {
        places,
        next: 'Check the disk, the path and the limits of this machine.',
        cause: error,
    });
}


/***/ }),

/***/ 19820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside),
/* harmony export */   d: () => (/* binding */ realPathOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** True where `path` is `directory` or lies below it, by name alone. Symbolic links are not followed: see `realPathOf`. */
function isInside(directory, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path));
    return way === '' || (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way));
}
/** The path with its symbolic links resolved as far as it exists; what does not exist yet is appended as it stands. */
async function realPathOf(path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(absolute);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute);
        return parent === absolute ? absolute : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realPathOf(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(absolute));
    }
}


/***/ }),

/***/ 75652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ readHolder),
/* harmony export */   Ju: () => (/* binding */ LockWatch),
/* harmony export */   Q5: () => (/* binding */ withLockFile),
/* harmony export */   QL: () => (/* binding */ refreshMs),
/* harmony export */   Se: () => (/* binding */ isHolderGone),
/* harmony export */   TY: () => (/* binding */ defaultStaleMs),
/* harmony export */   bf: () => (/* binding */ LockFileBusyError),
/* harmony export */   jg: () => (/* binding */ isHolderAtWork),
/* harmony export */   lJ: () => (/* binding */ whoWeAre),
/* harmony export */   yc: () => (/* binding */ shownHolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19473);
/* harmony import */ var _disk_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62092);
/* harmony import */ var _process_space_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(85642);








/** Another run held the lock for longer than we were willing to wait. */
class LockFileBusyError extends _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .exitCodes */ .hS.timeout;
}
/** Milliseconds between two signs of life. */
const refreshMs = 5_000;
/** Bytes. What we write there is far shorter. */
const longestHolder = 1024;
/** Some locks lie in a checkout: whoever wrote it may have put a link or a pipe there. Windows has neither flag. */
const readOnly = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK ?? 0);
const defaultStaleMs = 30_000;
/**
 * Runs `work` while holding the lock file at `path`. The holder touches the file now and then. A lock whose process is gone
 * is taken over at once; one that is not touched for 30 seconds, as we measure it ourselves (clocks jump, and differ
 * between machines), belongs to a machine that is gone.
 * @throws {LockFileBusyError} where the lock was not free in time; the reason of the signal. Errors of the disk: exit code 8.
 */
async function withLockFile(path, options, work) {
    const id = `${whoWeAre()} ${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
    try {
        await acquire(path, id, options);
    }
    catch (error) {
        throw (0,_disk_error_js__WEBPACK_IMPORTED_MODULE_6__/* .asDiskError */ .k_)(error, path);
    }
    const refresh = setInterval(() => {
        const now = new Date();
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.utimes)(path, now, now).catch(() => { });
    }, refreshMs);
    refresh.unref();
    try {
        return await work();
    }
    finally {
        clearInterval(refresh);
        if ((await readHolder(path).catch(() => undefined)) === id)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true }).catch(() => { });
    }
}
async function acquire(path, id, options) {
    const deadline = performance.now() + (options.timeoutMs ?? 600_000);
    const watch = new LockWatch(options.staleMs ?? defaultStaleMs);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true });
    let told = false;
    let pauseMs = 10;
    for (;;) {
        if (await create(path, id))
            return;
        // Undefined: it was released just now, or something stands there that is no lock.
        const holder = (await readHolder(path)) ?? '';
        if (isHolderGone(holder) || (await watch.isStale(path, holder))) {
            if (await takeAway(path, holder, options.staleMs ?? defaultStaleMs))
                continue;
        }
        if (!told && holder !== '') {
            options.onWait?.(shownHolder(holder));
            told = true;
        }
        if (performance.now() > deadline) {
            throw new LockFileBusyError(`${path} is held by ${holder === '' ? 'another process' : shownHolder(holder)}`, {
                places: [{ file: path }],
                next: 'Wait for the other run to end, or delete the file if that run is gone.',
            });
        }
        await pause(pauseMs, options.signal);
        pauseMs = Math.min(250, pauseMs * 2);
    }
}
async function pause(pauseMs, signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(pauseMs, undefined, { signal }).catch(() => signal?.throwIfAborted());
}
/** Whether a lock stayed untouched for too long while we watched, by a clock that does not jump. */
class LockWatch {
    #staleMs;
    #seen = '';
    #since = 0;
    constructor(staleMs) {
        this.#staleMs = staleMs;
    }
    async isStale(path, holder) {
        const touched = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path, { bigint: true }).then(({ mtimeNs }) => mtimeNs, () => 0n);
        const seen = `${holder} ${touched}`;
        if (seen !== this.#seen) {
            this.#seen = seen;
            this.#since = performance.now();
            return false;
        }
        return performance.now() - this.#since > this.#staleMs;
    }
}
async function create(path, id) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, 'wx', 0o644);
        try {
            await file.writeFile(id);
        }
        catch (error) {
            // A full disk: an empty lock would keep everyone out.
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true }).catch(() => { });
            throw error;
        }
        finally {
            await file.close();
        }
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
}
/** Undefined where there is no lock; empty while its holder is about to write who it is. */
async function readHolder(path) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, readOnly);
        try {
            const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHolder), 0, longestHolder, 0);
            return buffer.toString('utf8', 0, bytesRead);
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT')
            return undefined;
        // A symbolic link is no lock of ours. It is never followed, and taken away once it is stale.
        if (code === 'ELOOP')
            return '';
        throw error;
    }
}
/** `process@machine`, and what else tells the space of that process number from others. */
function whoWeAre() {
    return `${process.pid}@${(0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .processSpace */ .SW)()}`;
}
/** `process@machine`. */
function shownHolder(holder) {
    return holder.split(' ')[0] ?? holder;
}
/** Whether the holder is a process that we would see if it was alive, and is not. */
function isHolderGone(holder) {
    const processId = visibleProcess(holder);
    return processId !== undefined && !(0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .isProcessAlive */ .jW)(processId);
}
/**
 * Whether the holder is surely at work: its process is one that we see, and it gave a sign of life just now. Its number alone says
 * nothing, because numbers are given out again.
 */
async function isHolderAtWork(path, holder, staleMs) {
    const processId = visibleProcess(holder);
    if (processId === undefined || !(0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .isProcessAlive */ .jW)(processId))
        return false;
    const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(() => undefined);
    return status !== undefined && Math.abs(Date.now() - status.mtimeMs) < staleMs;
}
function visibleProcess(holder) {
    const theirs = /^(\d+)@(.*) [0-9a-f]+$/.exec(holder);
    return theirs?.[2] === (0,_process_space_js__WEBPACK_IMPORTED_MODULE_7__/* .processSpace */ .SW)() ? Number(theirs[1]) : undefined;
}
/**
 * Removes the lock of a holder that is gone. Only who holds a second lock, the right to do so, may: otherwise one waiter could
 * remove the fresh lock of another that was quicker. False where another waiter has that right.
 */
async function takeAway(path, holder, staleMs) {
    const right = `${path}.takeover`;
    if (!(await create(right, holder))) {
        // Whoever has it needs it for a moment only, so an old one was left by a kill.
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(right).catch(() => undefined);
        if (status !== undefined && Math.abs(Date.now() - status.mtimeMs) > staleMs)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(right, { force: true });
        return false;
    }
    try {
        if ((await readHolder(path)) === holder)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(right, { force: true });
    }
    return true;
}


/***/ }),

/***/ 55883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readPlainFile),
/* harmony export */   o: () => (/* binding */ UnreadableFileError)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19820);




/** A file of the workspace that cannot be read, or is no plain file of it. */
class UnreadableFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitCodes */ .hS.wrongInput;
}
/** Bytes. Far above what people write into the files that we read. */
const defaultLargest = 4 * 1024 * 1024;
/**
 * The text of a plain file of at most `largest` bytes; undefined where it is not there.
 * @throws {UnreadableFileError} for pipes, devices, directories, giants, what may not be read, and links out of `within`
 */
async function readPlainFile(file) {
    const unreadable = (why, cause) => new UnreadableFileError(`${file.name} ${why}`, {
        places: [{ file: file.name }],
        next: 'Make it a plain file that this job may read, or have git ignore it.',
        cause,
    });
    let handle;
    try {
        // Without O_NONBLOCK a named pipe would keep us waiting for its writer. Windows has neither.
        handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file.path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw unreadable('cannot be read', error);
    }
    try {
        const status = await handle.stat();
        if (!status.isFile())
            throw unreadable('is not a plain file');
        const largest = file.largest ?? defaultLargest;
        if (status.size > largest)
            throw unreadable(`is larger than ${largest} bytes`);
        if (file.within !== undefined && !(0,_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .F)(file.within, await (0,_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .realPathOf */ .d)(file.path))) {
            throw unreadable('is a symbolic link that leads out of the root');
        }
        return await handle.readFile('utf8');
    }
    finally {
        await handle.close();
    }
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


/***/ })

};
