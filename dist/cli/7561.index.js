export const id = 7561;
export const ids = [7561];
export const modules = {

/***/ 77561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CarriedStore: () => (/* binding */ CarriedStore)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1564);
/* harmony import */ var _store_keep_only_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55316);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76765);
/* harmony import */ var _system_lock_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75652);
/* harmony import */ var _system_shared_lock_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52767);
/* harmony import */ var _in_use_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3526);
/* harmony import */ var _open_store_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45811);










const emptyConfig = (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)('{}');
/**
 * A store in the checkout that the CI system carries from job to job: its runner restored it before we started, and saves what lies
 * there when the job is over. So there is nothing to restore or to save for us; what we can tell is how much of what this run needed
 * was there, and what we have to do is to leave in it what the locks reach and nothing else.
 *
 * Several runs may share it: one job can have several commands, one after another or at once. What each reached it notes down in a
 * directory of ours outside the checkout, and the last that is done tidies up: what any run of the same job reached stays.
 */
class CarriedStore {
    #by;
    #ci;
    #settings;
    #store;
    /** A directory. */
    #notes;
    #restored = new Set();
    #needed;
    report;
    constructor(settings, ci, by, store) {
        this.#by = by;
        this.#ci = ci;
        this.#settings = settings;
        this.#store = store;
        const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(store.directory).digest('hex').slice(0, 16);
        this.#notes = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(settings.stateDirectory, 'carried', name);
        this.report = this.#reportOf('miss', `${by.name} restored no store.`);
    }
    get restored() {
        return this.#restored;
    }
    async restore() {
        this.#restored = new Set(await (0,_store_keep_only_js__WEBPACK_IMPORTED_MODULE_4__/* .blobsIn */ .u)(this.#store.directory));
        if (this.#restored.size > 0) {
            this.report = this.#reportOf('partial', `${this.#by.name} restored a store; it is not known yet whether it has all.`);
        }
    }
    /** Tells how much of what was needed was there. */
    async save(_roots, blobs) {
        this.#needed = new Set(blobs.map(({ digest }) => digest));
        await this.#noteReached(this.#needed);
        // Two bytes that nobody has to fetch say nothing about the cache.
        const needed = new Set([...this.#needed].filter((digest) => digest !== emptyConfig));
        const there = [...needed].filter((digest) => this.#restored.has(digest) && this.#store.originOf(digest) !== 'network' && !this.#store.wasDamaged(digest));
        const count = `${there.length} of the ${needed.size} blobs that the locks reach`;
        if (needed.size === 0)
            this.report = this.#reportOf('off', 'No module has to be fetched.');
        else if (there.length === needed.size) {
            this.report = this.#reportOf('hit', `The store that ${this.#by.name} restored held all ${needed.size} blobs that the locks reach.`);
        }
        else if (there.length > 0) {
            this.report = this.#reportOf('partial', `The store that ${this.#by.name} restored held ${count}.`);
        }
        else {
            const why = this.#restored.size === 0 ? 'restored no store' : `restored a store with none of the ${needed.size} blobs`;
            this.report = this.#reportOf('miss', `${this.#by.name} ${why}: the first job with these locks, or the cache was evicted.`);
        }
        this.#ci.info(`Cache ${this.report.result}: ${this.report.reason}`);
        const why = this.#whyUnchanged();
        if (why !== undefined && this.report.result !== 'hit') {
            this.report = { ...this.report, saved: 'not-allowed' };
            this.#ci.info(`What this run fetched is taken out of the cache again: ${why}.`);
        }
    }
    async close(signal) {
        // A job that stopped before it knew what the locks reach removes nothing, unless it must leave the cache as it was.
        const mustRestore = this.#whyUnchanged() !== undefined;
        if (this.#needed === undefined && !mustRestore)
            return;
        try {
            const lock = { timeoutMs: 0, signal };
            const removed = await (0,_system_shared_lock_js__WEBPACK_IMPORTED_MODULE_7__/* .withLockAlone */ .J8)((0,_in_use_js__WEBPACK_IMPORTED_MODULE_8__/* .inUseDirectory */ .Cy)('store', this.#settings), lock, async () => {
                // The build ran since the store was opened, and may have put links into it.
                await (0,_open_store_js__WEBPACK_IMPORTED_MODULE_9__/* .carrierOf */ .YQ)(this.#store.directory, this.#ci);
                return (0,_store_keep_only_js__WEBPACK_IMPORTED_MODULE_4__/* .keepOnly */ .q)(this.#store.directory, mustRestore ? this.#restored : await this.#reachedByThisJob());
            });
            if (removed > 0)
                this.#ci.debug(`${removed} blobs without use were removed from ${this.#store.directory}.`);
        }
        catch (error) {
            if (error instanceof _system_lock_file_js__WEBPACK_IMPORTED_MODULE_6__/* .LockFileBusyError */ .bf || signal.aborted)
                this.#ci.debug('Another run uses the store, and tidies it when it is done.');
            else
                this.#ci.warning(`The store could not be tidied for the cache: ${error.message}.`);
        }
    }
    /** Noted while the store is in use, so that whoever tidies it before us knows. */
    async #noteReached(reached) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#notes, `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}.reached`);
        await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFileAtomically */ .lo)(path, `${[this.#runHash(), ...reached].join('\n')}\n`, { flush: false });
    }
    /** What all runs of this job reached so far. Notes of other jobs go. */
    async #reachedByThisJob() {
        const reached = new Set();
        for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(this.#notes)) {
            if (!name.endsWith('.reached'))
                continue;
            const [run, ...digests] = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#notes, name), 'utf8')).trim().split('\n');
            if (run !== this.#runHash())
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#notes, name), { force: true });
            else
                for (const digest of digests)
                    reached.add((0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseDigest */ .m)(digest));
        }
        return reached;
    }
    #runHash() {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(this.#ci.run.id).digest('hex');
    }
    /** Why later jobs must find the cache as this one found it. */
    #whyUnchanged() {
        return this.#ci.whyLowTrust ?? (this.#settings.cacheWrite ? undefined : 'the setting cache-write is false');
    }
    #reportOf(result, reason) {
        const { key } = this.#by;
        return { result, key, matchedKey: result === 'hit' ? key : '', reason, saved: 'not-needed' };
    }
}


/***/ })

};
