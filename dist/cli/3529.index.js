export const id = 3529;
export const ids = [3529,7989];
export const modules = {

/***/ 73474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ BsrDigestMismatchError),
/* harmony export */   VV: () => (/* binding */ BsrNotFoundError),
/* harmony export */   ai: () => (/* binding */ bufFailure),
/* harmony export */   cf: () => (/* binding */ BufMissingError),
/* harmony export */   xv: () => (/* binding */ BsrNotAllowedError)
/* harmony export */ });
/* unused harmony exports BsrUnreachableError, BufFailedError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The BSR does not let this job read a module. */
class BsrNotAllowedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
}
/** The BSR has no such module, label or commit. */
class BsrNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
}
/** The BSR cannot be reached, or answers with an error of its own. */
class BsrUnreachableError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
}
/** What the BSR sent, or buf's cache holds, does not have the digest that it should. */
class BsrDigestMismatchError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
}
/** Stock buf failed in a way that we know nothing of. */
class BufFailedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** Stock buf is needed to ask the BSR, and it is not there or cannot be started. */
class BufMissingError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** By what buf says, in order. Source: cmd/buf/buf.go of github.com/bufbuild/buf and its Connect codes. */
const classes = [
    {
        says: /digest verification failed|digest mismatch/i,
        failure: BsrDigestMismatchError,
        next: 'If buf.lock was not edited by hand, find out who changed the module, or run "oras-buf resolve --update" to take it as it is now.',
    },
    {
        says: /not authenticated|unauthenticated|not valid for|API token .* is invalid|permission[ _]denied|not authorized/i,
        failure: BsrNotAllowedError,
        next: 'Set BSR_TOKEN (or BUF_TOKEN) to a token of the Buf Schema Registry that may read these modules.',
    },
    {
        says: /not[ _]found|does not exist/i,
        failure: BsrNotFoundError,
        next: 'Check the names and labels in deps. A private module is reported as missing where the token may not see it.',
    },
    {
        says: /unavailable|connection (?:refused|reset)|dial tcp|no such host|i\/o timeout|deadline[ _]exceeded|unexpected EOF|proxyconnect|certificate|tls:|resource[ _]exhausted|too many requests|internal server error|bad gateway/i,
        failure: BsrUnreachableError,
        next: 'Check network, proxy (HTTPS_PROXY) and CA of this machine, or use a mirror ("mirrors:" in .oras/config.yaml).',
    },
];
/** The error for a run of buf that failed, with buf's own words. */
function bufFailure(command, exitCode, output) {
    const words = ownWords(output);
    const known = classes.find(({ says }) => says.test(words));
    const message = `buf could not ask the Buf Schema Registry (${command}, exit ${exitCode}): ${words || 'it said nothing'}`;
    if (known !== undefined)
        return new known.failure(message, { next: known.next });
    return new BufFailedError(message, { next: 'Run the command by hand with --debug to see more of what buf does.' });
}
/** The last lines of what buf said, without its warnings and colours. */
function ownWords(output) {
    return output
        .replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^WARN\b/.test(line))
        .slice(-8)
        .join('\n')
        .replace(/^Failure: /, '');
}


/***/ }),

/***/ 37989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  resolveBsr: () => (/* binding */ resolveBsr)
});

// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/bsr/bsr-artifact.js
var bsr_artifact = __webpack_require__(16114);
// EXTERNAL MODULE: ./build/modules/module-archive.js + 4 modules
var module_archive = __webpack_require__(64003);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(20907);
// EXTERNAL MODULE: ./build/bsr/buf-failure.js
var buf_failure = __webpack_require__(73474);
// EXTERNAL MODULE: ./build/bsr/mirror-repository.js
var mirror_repository = __webpack_require__(87310);
;// CONCATENATED MODULE: ./build/bsr/bsr-mirror.js





/** The tags that stand for the default label, in the order in which they are tried. */
const defaultLabels = ['main', 'latest'];
/**
 * Looks a module up on the mirror: by commit, by label where that is a legal tag, or by its default label.
 * @throws {BsrNotFoundError} with the tags that are there
 * @throws {UnusableBsrArtifactError} where the artifact is no module of the BSR, or another commit than its tag says
 */
async function findOnMirror(mirror, module, reference) {
    const repository = (0,mirror_repository/* mirrorRepository */.M)(mirror, module);
    const tags = reference === '' ? defaultLabels : [reference];
    for (const tag of tags.filter(oci_reference/* isTag */.dz)) {
        const found = await mirror.registry.fetchManifest(repository, tag);
        if (found === undefined)
            continue;
        const label = `${mirror.registry.host}/${repository}:${tag}`;
        const { manifest } = found;
        if (manifest.kind === 'index') {
            throw new bsr_artifact.UnusableBsrArtifactError(`${label} is an index, and not one module`, {
                next: 'Push the module as one manifest.',
            });
        }
        const description = (0,bsr_artifact.readBsrDescription)(manifest.annotations, label);
        if (/^[0-9a-f]{32}$/.test(reference) && description.commit !== reference) {
            throw new bsr_artifact.UnusableBsrArtifactError(`${label} holds the commit ${description.commit}`, {
                next: 'The tag of a commit on the mirror must hold that very commit. Push it again.',
            });
        }
        return {
            module,
            description,
            created: manifest.annotations['org.opencontainers.image.created'] ?? '',
            fetch: async () => {
                const openLayer = (layer) => mirror.registry.fetchBlob(repository, layer);
                const { files } = await (0,module_archive.readModuleArtifact)({ module, label, manifest, openLayer });
                return (0,bsr_artifact.bsrModuleOf)(module, description, files, label);
            },
        };
    }
    const there = await mirror.registry.listTags(repository).catch(() => []);
    const wanted = reference === '' ? `no tag ${defaultLabels.join(' or ')}` : `no tag ${reference}`;
    throw new buf_failure/* BsrNotFoundError */.VV(`the mirror ${mirror.registry.host}/${mirror.prefix} has ${wanted} of ${module}` +
        (there.length === 0
            ? ''
            : ` (it has ${there.toSorted().slice(0, 10).join(', ')}${there.length > 10 ? ' and more' : ''})`), {
        next: `Push the module to ${mirror.registry.host}/${repository}, tagged with its commit and its label, or take the mirror out of .oras/config.yaml.`,
    });
}

// EXTERNAL MODULE: ./build/bsr/bsr-module.js
var bsr_module = __webpack_require__(44800);
// EXTERNAL MODULE: ./build/bsr/module-cache-entry.js
var module_cache_entry = __webpack_require__(18056);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/modules/buf-lock.js
var buf_lock = __webpack_require__(4639);
// EXTERNAL MODULE: ./build/system/child-environment.js
var child_environment = __webpack_require__(76814);
// EXTERNAL MODULE: ./build/system/child-program.js
var child_program = __webpack_require__(1543);
;// CONCATENATED MODULE: ./build/bsr/stock-buf.js






/**
 * Has stock buf resolve BSR modules in a scratch directory that holds a `buf.yaml` with just these and one `.proto` that uses
 * none of them, and hands `use` the lock that buf writes; the modules are then in buf's cache, verified by buf.
 * @param version the digests of the lock follow it: v1 gives b4, v2 gives b5
 * @param cache `own` is a cache in the scratch directory, for when the shared one is damaged
 * @throws {BsrNotAllowedError | BsrNotFoundError | BsrUnreachableError | BsrDigestMismatchError | BufFailedError | BufMissingError}
 */
async function withScratchUpdate(buf, version, wanted, cache, use) {
    const scratch = await (0,promises_.mkdtemp)((0,external_node_path_.join)(buf.temporaryDirectory, 'oras-buf-bsr-'));
    try {
        const cacheDirectory = cache === 'shared' ? buf.cacheDirectory : (0,external_node_path_.join)(scratch, 'cache');
        const work = (0,external_node_path_.join)(scratch, 'work');
        await writeScratch(scratch, work, version, wanted);
        const result = await runBuf(buf, work, cacheDirectory, (0,external_node_path_.join)(scratch, 'netrc'));
        if (result.exitCode !== 0)
            throw (0,buf_failure/* bufFailure */.ai)('buf dep update', result.exitCode, result.stderr || result.stdout);
        const lock = await (0,buf_lock/* parseBufLock */.Cf)(await (0,promises_.readFile)((0,external_node_path_.join)(work, 'buf.lock'), 'utf8'), 'buf.lock of the scratch directory');
        return await use({ lock, cacheDirectory });
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
async function writeScratch(scratch, work, version, wanted) {
    await (0,promises_.mkdir)(work);
    const deps = wanted.map(({ module, reference }) => `  - ${JSON.stringify(reference === '' ? module : `${module}:${reference}`)}\n`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'buf.yaml'), `version: ${version}\ndeps:\n${deps.join('')}`);
    await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'scratch.proto'), 'syntax = "proto3";\npackage oras_buf.scratch;\n');
    // A netrc of the user's, with a default entry, would go to every host.
    await (0,promises_.writeFile)((0,external_node_path_.join)(scratch, 'netrc'), '', { mode: 0o600 });
}
async function runBuf(buf, directory, cacheDirectory, netrc) {
    const token = buf.token === undefined ? undefined : scopedToken(buf.token, buf.bsrHost);
    const environment = (0,child_environment/* childEnvironment */.Q)(buf.environment, {
        BUF_CACHE_DIR: cacheDirectory,
        NETRC: netrc,
        ...(token === undefined ? {} : { BUF_TOKEN: token }),
    });
    try {
        return await (0,child_program/* runChildProgram */.M)({
            program: buf.program,
            arguments: ['dep', 'update'],
            directory,
            environment,
            onLine: (line) => buf.log.debug(`buf: ${line}`),
            ...(buf.signal === undefined ? {} : { signal: buf.signal }),
        });
    }
    catch (cause) {
        throw new buf_failure/* BufMissingError */.cf(`buf cannot be started: ${buf.program}`, {
            next: 'Install buf, or set "buf-path" to the program.',
            cause,
        });
    }
}
/**
 * The value of BUF_TOKEN that is good for one host only: buf sends a bare token to every host that a module names. A value that
 * names hosts itself (`token@buf.build,…`) is cut down to the one for `host`; undefined where it has none for it.
 */
function scopedToken(token, host) {
    const value = token.reveal().trim();
    if (value === '')
        return undefined;
    if (!value.includes('@'))
        return `${value}@${host}`;
    return value.split(',').find((part) => part.endsWith(`@${host}`));
}

;// CONCATENATED MODULE: ./build/bsr/resolve-bsr.js









/**
 * Turns wanted modules of the BSR into commits, with all that they need in turn, and puts their content on the shelf. Commits
 * that are on the shelf already with the locked digests, as a set that needs nothing else, are taken from there: then neither buf
 * nor the mirror is asked. Offline the shelf's word is taken also where no lock says a digest.
 * @param lockVersions `v1` has buf fetch the b4 of each module too
 */
async function resolveBsr(wanted, lockVersions, source) {
    if (wanted.length === 0)
        return [];
    const provided = (await fromShelf(wanted, lockVersions.has('v1'), source)) ??
        (source.mirror !== undefined
            ? await fromMirror(wanted, source.mirror, lockVersions.has('v1'), source)
            : await fromBuf(wanted, lockVersions.has('v1'), source));
    for (const module of provided)
        checkLocked(module, wanted);
    return provided
        .map((module) => (lockVersions.has('v1') ? module : { ...module, b4: '' }))
        .sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module));
}
function isCommit(reference) {
    return /^[0-9a-f]{32}$/.test(reference);
}
/** Two digests of one kind, either of which may be unknown. */
function agree(one, other) {
    return one === '' || other === '' || one === other;
}
function checkLocked(module, wanted) {
    const asked = wanted.find((one) => one.module === module.module && one.reference === module.commit);
    const { locked } = asked ?? {};
    if (locked === undefined)
        return;
    const sameB5 = agree(locked.b5, module.b5);
    if (sameB5 && agree(locked.b4, module.b4))
        return;
    const [expected, got] = sameB5 ? [locked.b4, module.b4] : [locked.b5, module.b5];
    throw new buf_failure/* BsrDigestMismatchError */.CV(`${module.module}:${module.commit} has the digest ${got}, and the lock says ${expected}`, {
        next: 'A commit never changes: find out whether the lock was edited or the source was tampered with. Nothing of it is used.',
    });
}
async function fromShelf(wanted, needsB4, { shelf, offline }) {
    if (!wanted.every(({ reference }) => isCommit(reference)))
        return undefined;
    const found = [];
    for (const { module, reference, locked = { b4: '', b5: '' } } of wanted) {
        if (locked.b5 === '' && !offline)
            return undefined;
        const description = await shelf.describe(module, reference, locked.b5 === '' ? undefined : locked.b5);
        if (description === undefined || (needsB4 && description.b4 === ''))
            return undefined;
        if (!offline && !agree(locked.b4, description.b4))
            return undefined;
        found.push({
            module,
            commit: reference,
            b4: description.b4,
            b5: description.b5,
            dependencies: description.dependencies.map((one) => one.module).sort(utf8_order/* compareUtf8 */.z),
        });
    }
    const names = new Set(found.map(({ module }) => module));
    return found.every(({ dependencies }) => dependencies.every((name) => names.has(name))) ? found : undefined;
}
/** The wanted modules, then what they were made with. Of several commits of one module a wanted one wins, else the newest. */
async function fromMirror(wanted, mirror, needsB4, source) {
    const chosen = new Map();
    const fixed = new Set(wanted.map(({ module }) => module));
    let level = wanted;
    while (level.length > 0) {
        const found = await (0,bounded/* mapBounded */.y)(level, source.parallel, ({ module, reference }) => findOnMirror(mirror, module, reference));
        const next = [];
        for (const candidate of found) {
            const other = chosen.get(candidate.module);
            if (other !== undefined && (fixed.has(candidate.module) || other.created >= candidate.created))
                continue;
            chosen.set(candidate.module, candidate);
            for (const { module, commit } of candidate.description.dependencies) {
                const known = chosen.get(module)?.description.commit === commit ||
                    next.some((one) => one.module === module && one.reference === commit);
                if (!fixed.has(module) && !known)
                    next.push({ module, reference: commit });
            }
        }
        level = next.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(`${a.module}:${a.reference}`, `${b.module}:${b.reference}`));
    }
    return (0,bounded/* mapBounded */.y)([...chosen.values()], source.parallel, async ({ module, description, fetch }) => {
        const { commit, b4, b5 } = description;
        if (needsB4 && b4 === '') {
            throw new bsr_artifact.UnusableBsrArtifactError(`the mirror does not say the b4 digest of ${module}:${commit}, and a v1 lock needs it`, {
                next: 'Move the workspace to a v2 buf.yaml ("buf config migrate"), or mirror the module from a workspace with a v1 lock.',
            });
        }
        if (!(await isKept(source.shelf, module, description, needsB4)))
            await source.shelf.keep(await fetch());
        return {
            module,
            commit,
            b4,
            b5,
            dependencies: description.dependencies.map((one) => one.module).sort(utf8_order/* compareUtf8 */.z),
        };
    });
}
async function fromBuf(wanted, needsB4, source) {
    if (source.offline) {
        throw new errors/* OfflineError */.M_('the Buf Schema Registry', wanted.map(({ module }) => module).join(', '));
    }
    const buf = await source.buf();
    if (buf === undefined) {
        throw new buf_failure/* BufMissingError */.cf(`buf was not found, and it has to ask the Buf Schema Registry for ${wanted.map(({ module }) => module).join(', ')}`, {
            next: 'Install buf and have it on PATH, or set "buf-path" to the program; or mirror these modules ("mirrors:" in .oras/config.yaml).',
        });
    }
    const found = await withCache(buf, 'v2', wanted, async (result) => {
        const read = [];
        for (const { module, commit, digest } of result.lock.entries)
            read.push(await readVerified(result, module, commit, digest));
        return read;
    });
    const modules = needsB4 ? await withB4(buf, found) : found;
    return (0,bounded/* mapBounded */.y)(modules, source.parallel, async (module) => {
        const digests = { commit: module.commit, ...(0,bsr_module/* contentDigests */.x)(module) };
        if (!(await isKept(source.shelf, module.module, digests, needsB4)))
            await source.shelf.keep(module);
        const dependencies = module.dependencies.map((one) => one.module).sort(utf8_order/* compareUtf8 */.z);
        return { module: module.module, ...digests, dependencies };
    });
}
/** Runs buf on the shared cache; where that turns out to be damaged, once more on one of its own. */
async function withCache(buf, version, wanted, use) {
    try {
        return await withScratchUpdate(buf, version, wanted, 'shared', use);
    }
    catch (error) {
        if (!(error instanceof buf_failure/* BsrDigestMismatchError */.CV))
            throw error;
        buf.log.warning(`The cache of buf at ${buf.cacheDirectory} is damaged or out of date; the modules are fetched anew. ${error.message}`);
        return withScratchUpdate(buf, version, wanted, 'own', use);
    }
}
async function readVerified(result, module, commit, digest) {
    const content = await (0,module_cache_entry/* readCacheEntry */.LE)((0,module_cache_entry/* cacheEntryPath */.UT)(result.cacheDirectory, 'b5', module, commit));
    const got = content === undefined ? undefined : (0,bsr_module/* contentDigests */.x)(content).b5;
    if (content !== undefined && got === digest)
        return { module, commit, ...content, b4Unknown: true };
    throw new buf_failure/* BsrDigestMismatchError */.CV(got === undefined
        ? `buf did not put ${module}:${commit} into its cache`
        : `buf's cache holds ${module}:${commit} with the digest ${got}, and its lock says ${digest}`, { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' });
}
async function isKept(shelf, module, { commit, b4, b5 }, needsB4) {
    const kept = await shelf.describe(module, commit, b5);
    return kept !== undefined && !(needsB4 && (kept.b4 === '' || kept.b4 !== b4));
}
/**
 * The same commits with what only b4 covers: buf is asked a second time, in the way of a v1 workspace, and its answer must have
 * the digests that its lock says, and the files that b5 vouched for.
 */
async function withB4(buf, modules) {
    const pinned = modules.map(({ module, commit }) => ({ module, reference: commit }));
    return withCache(buf, 'v1', pinned, async ({ lock, cacheDirectory }) => Promise.all(modules.map(async (own) => {
        const { module, commit } = own;
        const digest = lock.entries.find((entry) => entry.module === module && entry.commit === commit)?.digest;
        const content = await (0,module_cache_entry/* readCacheEntry */.LE)((0,module_cache_entry/* cacheEntryPath */.UT)(cacheDirectory, 'shake256', module, commit));
        const { v1BufYaml, v1BufLock } = content ?? {};
        const whole = { ...own, v1BufYaml, v1BufLock, b4Unknown: false };
        const { b4 } = (0,bsr_module/* contentDigests */.x)(whole);
        if (b4 === digest)
            return whole;
        throw new buf_failure/* BsrDigestMismatchError */.CV(`the b4 digest of ${module}:${commit} is ${digest ?? 'not in the lock'} for buf, and its files make it ${b4}`, { next: 'Run "buf registry cc" to clear the cache of buf, and run again.' });
    })));
}


/***/ }),

/***/ 91170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   OP: () => (/* binding */ askerWords),
/* harmony export */   Y2: () => (/* binding */ askData),
/* harmony export */   Zy: () => (/* binding */ requirementWords)
/* harmony export */ });
/* unused harmony export reasonWords */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _report_human_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94548);


function askData({ requirement, asker }) {
    const by = asker.kind === 'workspace'
        ? { kind: 'workspace', file: asker.file, line: asker.line }
        : { kind: 'module', module: asker.module, version: asker.version };
    return { requirement: requirement.text, by };
}
/** `buf.yaml:4`, `oras.birb.homes/team/auth:v2.1.0`. */
function askerWords(by) {
    return by.kind === 'workspace' ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE)(by) : `${by.module}:${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_1__/* .shortVersion */ .Li)(by.version)}`;
}
/** `v1.2.0`, or what it means to write nothing. */
function requirementWords({ requirement, by }, source) {
    if (requirement !== '')
        return (0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_1__/* .shortVersion */ .Li)(requirement);
    if (source === 'bsr')
        return 'default label';
    return by.kind === 'workspace' ? 'latest' : 'any version';
}
/** One sentence for why a module has its version. */
function reasonWords(rule, version, deciding, isLocked) {
    const [first] = deciding;
    const requirement = first === undefined ? '' : (0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_1__/* .shortVersion */ .Li)(first.requirement);
    const who = askersList(deciding);
    const when = isLocked ? 'when it was locked' : 'that there is now';
    switch (rule) {
        case 'word':
            return `the tag ${requirement}, a word, is taken as it stands, as asked for by ${who}`;
        case 'pin':
            return `pinned to ${requirement} by ${who}`;
        case 'minimum':
            return `the lowest version that every ask takes: modules ask for minimums, and the highest is ${requirement}, by ${who}`;
        case 'above-minimum':
            return isLocked
                ? `oras.lock keeps ${version}, which satisfies every minimum that modules ask for`
                : 'the lowest version that is there and satisfies every minimum that modules ask for';
        case 'latest':
            return `the tag latest, as asked for by ${who}`;
        case 'highest':
            return isLocked
                ? 'the highest release that satisfied every ask when it was locked'
                : 'the highest release there is now that satisfies every ask';
        case 'commit':
            return `this very commit is asked for by ${who}`;
        case 'label':
            return `the newest commit of the label ${requirement} ${when}, as asked for by ${who}`;
        case 'default-label':
            return `the newest commit of the default label ${when}: nobody asks for another`;
        case 'none':
            return deciding.length === 0
                ? 'it is not locked yet; "oras-buf resolve --frozen=false" locks it'
                : `it does not satisfy ${who}; "oras-buf resolve --frozen=false" chooses anew`;
    }
}
/** The sentence, for a module of a graph. */
function reasonOf(module, isLocked) {
    return reasonWords(module.reason.rule, module.version ?? '', module.reason.deciding.map(askData), isLocked);
}
function askersList(asks) {
    const names = [...new Set(asks.map(({ by }) => askerWords(by)))];
    const shown = names.slice(0, 3);
    const more = names.length - shown.length;
    return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}


/***/ }),

/***/ 23049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ withEngine)
/* harmony export */ });
/* harmony import */ var _bsr_resolve_bsr_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37989);
/* harmony import */ var _pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3526);
/* harmony import */ var _pipeline_job_tools_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(92146);
/* harmony import */ var _pipeline_open_registries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64703);
/* harmony import */ var _pipeline_open_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45811);
/* harmony import */ var _pipeline_resolve_root_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90899);
/* harmony import */ var _pipeline_ruled_registries_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31625);
/* harmony import */ var _pipeline_user_bsr_token_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(60296);
/* harmony import */ var _resolve_module_store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(12706);
/* harmony import */ var _resolve_resolve_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(31039);










/** Runs `work` with an engine for one root, and lets go of connections, tools and the store after it. */
async function withEngine(request, declarations, work) {
    const { ci, environment, signal } = request;
    const settings = await (0,_pipeline_user_bsr_token_js__WEBPACK_IMPORTED_MODULE_6__/* .withUserBsrToken */ .C)(request.settings, ci, environment);
    const { credentials, registries: all } = (0,_pipeline_open_registries_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegistries */ .c)({ settings, ci, environment, signal });
    const tools = new _pipeline_job_tools_js__WEBPACK_IMPORTED_MODULE_9__/* .JobTools */ .t({ settings, ci, registries: all, environment, signal });
    const engineWith = (store) => {
        const registries = (0,_pipeline_ruled_registries_js__WEBPACK_IMPORTED_MODULE_5__/* .ruledRegistries */ .U)(all, declarations, settings, credentials);
        const modules = new _resolve_module_store_js__WEBPACK_IMPORTED_MODULE_7__/* .ModuleStore */ .a({
            store,
            registries,
            parallel: settings.parallelDownloads,
            archiveLimits: settings.archiveLimits,
        });
        const source = (0,_pipeline_resolve_root_js__WEBPACK_IMPORTED_MODULE_4__/* .bsrSource */ .dk)({ settings, ci, environment, signal, registries, tools }, declarations, modules);
        const askBsr = ({ wanted, lockVersions }) => (0,_bsr_resolve_bsr_js__WEBPACK_IMPORTED_MODULE_0__.resolveBsr)(wanted, lockVersions, source);
        const resolveNow = () => (0,_resolve_resolve_js__WEBPACK_IMPORTED_MODULE_8__/* .resolve */ .h)(declarations, {
            frozen: 'off',
            offline: settings.offline,
            update: { kind: 'none' },
            parallel: settings.parallelDownloads,
            bsrHosts: new Set([_pipeline_resolve_root_js__WEBPACK_IMPORTED_MODULE_4__/* .bsrHost */ .s2]),
            reader: modules,
            resolveBsr: askBsr,
        });
        return { modules, askBsr, resolve: resolveNow };
    };
    try {
        const inUse = await (0,_pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_1__/* .useCache */ .E6)('store', { settings, log: ci, signal });
        try {
            const { store } = await (0,_pipeline_open_store_js__WEBPACK_IMPORTED_MODULE_3__/* .openStore */ .Ch)(settings, ci);
            try {
                return await work(engineWith(store));
            }
            finally {
                await store.close();
            }
        }
        finally {
            await inUse.release();
        }
    }
    finally {
        await tools.close();
        await all.close();
    }
}


/***/ }),

/***/ 93185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ rootLines)
/* harmony export */ });
const differencesShown = 5;
/** The lines above what is told of one root. */
function rootLines(head, style) {
    const name = head.directory === '.' ? 'This workspace' : `Root ${head.directory}`;
    const basis = head.basis === 'oras.lock' ? 'from oras.lock' : 'no oras.lock: resolved now';
    const lines = [`${style('strong', name)} ${style('quiet', `(${head.kind}, ${basis})`)}`];
    if (head.outOfDate.length > 0) {
        lines.push(style('attention', 'oras.lock is out of date; "oras-buf resolve --frozen=false" brings it in line:'));
        lines.push(...head.outOfDate.slice(0, differencesShown).map((line) => `  ${line}`));
        const more = head.outOfDate.length - differencesShown;
        if (more > 0)
            lines.push(`  and ${more} more`);
    }
    return lines;
}


/***/ }),

/***/ 52426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ workspaceGraphs)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _modules_find_declarations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73718);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74738);
/* harmony import */ var _pipeline_resolve_root_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90899);
/* harmony import */ var _pipeline_root_directories_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91365);
/* harmony import */ var _resolve_lock_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(56822);
/* harmony import */ var _resolve_module_graph_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(59231);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23049);








/**
 * The graph of each root of the setting `directory`: from its oras.lock, with no network, else resolved for this once.
 * @throws what the readers of the files throw, and without a lock what resolving throws
 */
async function workspaceGraphs(request) {
    const { settings, environment, ci } = request;
    const directories = await (0,_pipeline_root_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .rootDirectories */ .W)(settings.directories);
    const found = [];
    for (const [root, directory] of directories) {
        const declarations = await (0,_modules_find_declarations_js__WEBPACK_IMPORTED_MODULE_1__/* .findDeclarations */ .j)(directory, {
            registries: settings.registries.keys(),
            environment,
            otherRoots: [...directories.keys()],
        });
        if (declarations.lockOwners.length + declarations.asks.length === 0) {
            ci.warning(`There is no buf.yaml in ${directory}, and no BUCK file asks for a module. Is "directory" right?`);
        }
        for (const { message, place } of declarations.remarks)
            ci.warning(message, place);
        const kinds = kindsOf(declarations);
        const lock = await (0,_resolve_lock_files_js__WEBPACK_IMPORTED_MODULE_5__/* .readOrasLock */ .L6)(root);
        const graph = lock === undefined
            ? await (0,_engine_js__WEBPACK_IMPORTED_MODULE_7__/* .withEngine */ .f)(request, declarations, async (engine) => (0,_resolve_module_graph_js__WEBPACK_IMPORTED_MODULE_6__/* .graphOfResolution */ .AH)(await engine.resolve(), kinds))
            : (0,_resolve_module_graph_js__WEBPACK_IMPORTED_MODULE_6__/* .graphOfLock */ .py)(declarations, kinds, lock);
        const head = {
            directory: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(ci.workspace, root).replaceAll('\\', '/') || '.',
            kind: declarations.kind,
            basis: lock === undefined ? 'registries' : 'oras.lock',
            outOfDate: graph.differences,
        };
        found.push({ head, graph, lock });
    }
    return found;
}
function kindsOf(declarations) {
    return {
        isLocal: (module) => declarations.locals.has(module),
        isBsr: (module) => (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__/* .moduleNameParts */ .u)(module).registry === _pipeline_resolve_root_js__WEBPACK_IMPORTED_MODULE_3__/* .bsrHost */ .s2,
    };
}


/***/ }),

/***/ 59231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  py: () => (/* binding */ graphOfLock),
  AH: () => (/* binding */ graphOfResolution),
  _p: () => (/* binding */ pathsTo)
});

// EXTERNAL MODULE: ./build/modules/content-digest.js
var content_digest = __webpack_require__(34108);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/resolve/lock-agreement.js
var lock_agreement = __webpack_require__(91201);
// EXTERNAL MODULE: ./build/resolve/bsr-asks.js
var bsr_asks = __webpack_require__(87083);
// EXTERNAL MODULE: ./build/resolve/version-rule.js
var version_rule = __webpack_require__(49754);
;// CONCATENATED MODULE: ./build/resolve/selection-rule.js


/** Why `tag` is the version of an OCI module with these asks. No tag list is needed for that: the asks and the outcome tell it. */
function reasonForTag(tag, asks) {
    const unsatisfied = asks.filter((ask) => !(0,version_rule/* satisfies */.ib)(tag, ask, asks));
    if (asks.length === 0 || unsatisfied.length > 0)
        return { rule: 'none', deciding: unsatisfied };
    const words = asks.filter(({ requirement }) => requirement.kind === 'tag');
    if (words.length > 0)
        return { rule: 'word', deciding: words };
    const exact = asks.filter(({ requirement }) => requirement.kind === 'exact');
    const pins = exact.filter(({ asker }) => asker.kind === 'workspace');
    if (pins.length > 0)
        return { rule: 'pin', deciding: pins };
    if (exact.length === asks.length) {
        const highest = exact.filter(({ requirement }) => requirement.text === tag || requirement.text === (0,version_rule/* otherSpelling */.NL)(tag));
        return highest.length > 0 ? { rule: 'minimum', deciding: highest } : { rule: 'above-minimum', deciding: exact };
    }
    if (tag === 'latest') {
        return { rule: 'latest', deciding: asks.filter(({ requirement }) => requirement.kind === 'latest') };
    }
    return { rule: 'highest', deciding: asks };
}
/** Why `commit` is the version of a module of the BSR with these asks. */
function reasonForCommit(module, commit, asks) {
    let group;
    try {
        [group] = (0,bsr_asks/* groupBsrAsks */.$h)(asks.filter((ask) => ask.module === module));
    }
    catch {
        // The asks name different labels or commits.
        return { rule: 'none', deciding: asks };
    }
    if (group === undefined)
        return { rule: 'none', deciding: [] };
    const { reference } = group;
    const deciding = asks.filter(({ requirement }) => requirement.text === reference);
    if (reference === '')
        return { rule: 'default-label', deciding };
    if (reference === commit)
        return { rule: 'commit', deciding };
    return /^[0-9a-f]{32}$/.test(reference) ? { rule: 'none', deciding } : { rule: 'label', deciding };
}

;// CONCATENATED MODULE: ./build/resolve/module-graph.js




/** The graph that a lock describes. No registry is asked. */
function graphOfLock(declarations, kinds, lock) {
    const asks = declarations.asks.map(({ module, requirement, place }) => {
        return { module, requirement, asker: { kind: 'workspace', file: place.file, line: place.line ?? 1 } };
    });
    const agreement = (0,lock_agreement/* compareWithLock */.Pq)(asks, kinds, lock);
    const modules = [...agreement.asks].sort(([a], [b]) => (0,utf8_order/* compareUtf8 */.z)(a, b));
    return {
        declarations,
        asks,
        modules: new Map(modules.map(([module, own]) => [module, graphModule(module, own, kinds, lock)])),
        differences: agreement.differences.map(lock_agreement/* formatDifference */.jR),
    };
}
/** The graph of a resolution, for a root without a lock. */
function graphOfResolution(resolution, kinds) {
    const oci = new Map();
    const bsr = new Map();
    for (const one of resolution.modules) {
        const base = { module: one.module, b4: '', b5: '', asked: [], dependencies: one.requires };
        if (one.source === 'bsr')
            bsr.set(one.module, { ...base, commit: one.commit });
        else {
            const commit = (0,content_digest/* commitId */.xk)(one.module, one.manifestDigest);
            oci.set(one.module, { ...base, commit, tag: one.tag, digest: one.manifestDigest });
        }
    }
    const graph = graphOfLock(resolution.declarations, kinds, { oci, bsr, against: new Map(), lines: new Map() });
    return { ...graph, differences: [] };
}
function graphModule(module, asks, kinds, lock) {
    const oci = lock.oci.get(module);
    const bsr = lock.bsr.get(module);
    const locked = oci ?? bsr;
    const version = oci?.tag ?? bsr?.commit;
    let reason = { rule: 'none', deciding: [] };
    if (oci !== undefined)
        reason = reasonForTag(oci.tag, asks);
    else if (bsr !== undefined)
        reason = reasonForCommit(module, bsr.commit, asks);
    return {
        module,
        source: kinds.isBsr(module) ? 'bsr' : 'oci',
        version,
        digest: oci?.digest ?? '',
        commit: locked?.commit ?? '',
        asks,
        requires: locked === undefined ? [] : (0,lock_agreement/* lockedAsks */.Tp)(locked),
        reason,
    };
}
/** Steps of the search. Graphs in which paths run into circles again and again are not walked to their end. */
const mostSteps = 100_000;
/**
 * The paths from the workspace to a module, the shortest first; none visits a module twice.
 * @param most at most so many
 */
function pathsTo(graph, module, most) {
    const asksFor = new Map();
    for (const ask of [...graph.asks, ...[...graph.modules.values()].flatMap(({ requires }) => requires)]) {
        const list = asksFor.get(ask.module);
        if (list === undefined)
            asksFor.set(ask.module, [ask]);
        else
            list.push(ask);
    }
    const paths = [];
    let level = (asksFor.get(module) ?? []).map((ask) => [ask]);
    let steps = 0;
    while (level.length > 0) {
        const next = [];
        for (const path of level) {
            const asker = path[0]?.asker;
            if (asker === undefined)
                continue;
            if (asker.kind === 'workspace') {
                if (paths.length === most)
                    return { paths, isWhole: false };
                paths.push(path);
                continue;
            }
            for (const ask of asksFor.get(asker.module) ?? []) {
                if (++steps > mostSteps)
                    return { paths, isWhole: false };
                const isCircle = path.some((one) => one.module === asker.module);
                if (!isCircle)
                    next.push([ask, ...path]);
            }
        }
        level = next;
    }
    return { paths, isWhole: true };
}


/***/ })

};
