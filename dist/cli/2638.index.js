export const id = 2638;
export const ids = [2638];
export const modules = {

/***/ 64703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ openRegistries)
/* harmony export */ });
/* harmony import */ var _auth_credential_chain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35662);
/* harmony import */ var _oci_registries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24234);


/** The registries of the settings, with the credentials for them. Nothing is asked yet. The caller closes the registries. */
function openRegistries({ settings, ci, environment, signal }) {
    const maskSecret = (value) => ci.mask(value);
    const { workspace: checkout } = ci;
    const credentials = (0,_auth_credential_chain_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialChain */ .V)({ ...settings, environment, signal, checkout, log: ci, maskSecret });
    const registries = (0,_oci_registries_js__WEBPACK_IMPORTED_MODULE_1__/* .createRegistries */ .I)({
        registries: settings.registries,
        credentials,
        parallelism: settings.parallelDownloads,
        offline: settings.offline,
        environment,
        log: ci,
        maskSecret,
        signal,
    });
    return { credentials, registries };
}


/***/ }),

/***/ 31625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ruledRegistries)
/* harmony export */ });
/* harmony import */ var _bsr_bsr_mirror_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90227);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74738);
/* harmony import */ var _oci_endpoint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87077);
/* harmony import */ var _oci_namespaced_sign_in_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6223);
/* harmony import */ var _resolve_network_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34191);





/** The registries as the build files of one root allow them to be used, the mirror of the BSR among them. */
function ruledRegistries(registries, declarations, settings, credentials) {
    const rules = (0,_resolve_network_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .networkRules */ .Wq)(declarations);
    // Offline nothing is asked anyway, and what is missing is named all at once.
    if (rules.size === 0 || settings.offline)
        return registries;
    const repositories = new Map();
    for (const rule of rules.values()) {
        const { registry } = (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleNameParts */ .u)(rule.module);
        const mirror = settings.mirrors.get(registry);
        const host = mirror?.host ?? registry;
        if (!settings.registries.has(host))
            continue;
        const repository = mirror === undefined ? registries.repositoryOf(rule.module) : (0,_bsr_bsr_mirror_js__WEBPACK_IMPORTED_MODULE_0__/* .mirrorRepository */ .M)(mirror, rule.module);
        const ofHost = repositories.get(host) ?? new Map();
        repositories.set(host, ofHost.set(repository, rule));
    }
    return new _resolve_network_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .RuledRegistries */ .UE(registries, {
        isServer: (host) => {
            const registry = settings.registries.get(host);
            return registry !== undefined && (0,_oci_endpoint_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEndpoint */ .B)(registry).kind === 'server';
        },
        hasCredentials: async (host, repository) => {
            const registry = settings.registries.get(host);
            if (registry === undefined)
                return false;
            const namespace = (0,_oci_namespaced_sign_in_js__WEBPACK_IMPORTED_MODULE_4__/* .namespaceOf */ .N)(repository, (await credentials.namespacesOf?.(registry)) ?? []);
            return (await credentials.candidatesFor(registry, namespace)).length > 0;
        },
        whyNoToken: (host) => settings.registries.get(host)?.whyNoToken,
    }, repositories);
}


/***/ }),

/***/ 87844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ ModuleStore)
});

// UNUSED EXPORTS: LockedDependenciesError

// EXTERNAL MODULE: ./build/bsr/bsr-artifact.js
var bsr_artifact = __webpack_require__(93733);
// EXTERNAL MODULE: ./build/bsr/resolve-bsr.js + 1 modules
var resolve_bsr = __webpack_require__(50275);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/modules/module-archive.js + 4 modules
var module_archive = __webpack_require__(64003);
// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
// EXTERNAL MODULE: ./build/modules/module-reference.js
var module_reference = __webpack_require__(12660);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/errors.js
var oci_errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/store/errors.js
var store_errors = __webpack_require__(79575);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/resolve/asked-places.js
var asked_places = __webpack_require__(23504);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(95669);
;// CONCATENATED MODULE: ./build/resolve/bsr-shelf-in-store.js





/** No manifest that we pack comes near this. */
const largestPackedManifest = 1024 * 1024;
/**
 * Modules of the BSR in the store, under `buf.build/owner/name:commit`. A restored cache brings blobs and no names: the names
 * are then found again in the manifests, which say what they hold.
 */
class BsrShelfInStore {
    #store;
    /** More than one manifest may claim a name: only the digests that somebody vouches for tell which is right. */
    #names;
    #scanned;
    #keptNow = new Set();
    constructor(store) {
        this.#store = store;
    }
    async describe(module, commit, b5) {
        return (await this.find(module, commit, b5))?.description;
    }
    /**
     * A module with every blob of it, or undefined.
     * @param b5 only a module that says it has this digest is found; that its files have it is checked when they are read
     */
    async find(module, commit, b5) {
        const name = `${module}:${commit}`;
        const names = await this.#loadNames();
        const found = await this.#firstOf(names.get(name), name, b5);
        if (found !== undefined)
            return found;
        this.#scanned ??= this.#scan(names);
        await this.#scanned;
        return this.#firstOf(names.get(name), name, b5);
    }
    async keep(module) {
        const artifact = await (0,bsr_artifact/* packBsrModule */.Jj)(module);
        await this.#store.ingestArtifact(artifact);
        const name = `${module.module}:${module.commit}`;
        const { descriptor } = artifact.manifestContent;
        await this.#store.setNames(new Map([[name, descriptor]]));
        const names = await this.#loadNames();
        names.set(name, new Set([descriptor.digest, ...(names.get(name) ?? [])]));
        this.#keptNow.add(name);
    }
    /** Whether a module came in in this run. */
    wasKeptNow(module, commit) {
        return this.#keptNow.has(`${module}:${commit}`);
    }
    async #firstOf(digests, name, b5) {
        for (const digest of digests ?? []) {
            const found = await this.#read(digest, name).catch(() => undefined);
            if (found !== undefined && (b5 === undefined || found.description.b5 === b5))
                return found;
        }
        return undefined;
    }
    /** Undefined where the manifest is none of the BSR module of this name: an index may point anywhere. */
    async #read(digest, name) {
        if (!(await this.#store.has(digest)))
            return undefined;
        const bytes = await this.#store.readBlob(digest, name);
        const manifest = (0,oci_manifest/* parseManifest */.Ng)(bytes, name);
        const { [bsr_artifact/* bsrAnnotations */.W5.module]: module, [bsr_artifact/* bsrAnnotations */.W5.commit]: commit } = manifest.annotations;
        if (manifest.kind === 'index' || `${module}:${commit}` !== name)
            return undefined;
        for (const layer of manifest.layers)
            if (!(await this.#store.has(layer.digest, layer.size)))
                return undefined;
        const { mediaType, artifactType } = manifest;
        return {
            description: (0,bsr_artifact/* readBsrDescription */.Eq)(manifest.annotations, name),
            manifest,
            descriptor: { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) },
        };
    }
    #loadNames() {
        this.#names ??= this.#store
            .names()
            .then((names) => new Map([...names].map(([name, { digest }]) => [name, new Set([digest])])));
        return this.#names;
    }
    /** Looks into every small blob for a manifest of a BSR module, and names what it finds. */
    async #scan(names) {
        const directory = (0,external_node_path_.join)(this.#store.directory, 'blobs', 'sha256');
        const found = new Map();
        for (const file of await (0,promises_.readdir)(directory).catch(() => [])) {
            const digest = (0,oci_digest/* tryParseDigest */.jt)(`sha256:${file}`);
            if (digest === undefined)
                continue;
            const shelved = await this.#manifestIn((0,external_node_path_.join)(directory, file), digest).catch(() => undefined);
            // Of two packs of one commit the one with b4 is good for v1 and v2 locks.
            if (shelved === undefined || (found.has(shelved.name) && !shelved.hasB4))
                continue;
            const known = names.get(shelved.name) ?? new Set();
            names.set(shelved.name, known.add(digest));
            if (known.size === 1)
                found.set(shelved.name, shelved.descriptor);
        }
        // Where the store may only be read, the next run looks again.
        if (found.size > 0)
            await this.#store.setNames(found).catch(() => { });
    }
    async #manifestIn(path, digest) {
        if ((await (0,promises_.stat)(path)).size > largestPackedManifest)
            return undefined;
        const bytes = await this.#store.readBlob(digest);
        if (bytes[0] !== 0x7b)
            return undefined;
        const { annotations } = (0,oci_manifest/* parseManifest */.Ng)(bytes, digest);
        const [module, commit] = [annotations[bsr_artifact/* bsrAnnotations */.W5.module], annotations[bsr_artifact/* bsrAnnotations */.W5.commit]];
        if (module === undefined || commit === undefined)
            return undefined;
        const shelved = await this.#read(digest, `${module}:${commit}`);
        if (shelved === undefined)
            return undefined;
        const { descriptor, description } = shelved;
        return { name: `${module}:${commit}`, descriptor, hasB4: description.b4 !== '' };
    }
}

// EXTERNAL MODULE: ./build/resolve/lock-errors.js
var lock_errors = __webpack_require__(46150);
// EXTERNAL MODULE: ./build/resolve/oras-lock.js
var oras_lock = __webpack_require__(51992);
;// CONCATENATED MODULE: ./build/resolve/module-store.js















/** `oras.lock` says of a module's dependencies something else than its artifact. */
class LockedDependenciesError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** Indexes may hold indexes; nobody needs more than a few. */
const deepestIndex = 4;
const emptyConfig = Buffer.from('{}');
/** Modules by way of the store: everything that is fetched from a registry goes through it, and nothing is fetched twice. */
class ModuleStore {
    shelf;
    #store;
    #registries;
    #parallel;
    #limits;
    #unpacked = new Map();
    constructor(options) {
        this.#store = options.store;
        this.#registries = options.registries;
        this.#parallel = options.parallel;
        this.#limits = options.archiveLimits ?? {};
        this.shelf = new BsrShelfInStore(options.store);
    }
    announce(modules) {
        const byRegistry = new Map();
        for (const module of modules) {
            const place = this.#tryLocate(module);
            if (place === undefined)
                continue;
            const list = byRegistry.get(place.registry);
            if (list === undefined)
                byRegistry.set(place.registry, [place.repository]);
            else
                list.push(place.repository);
        }
        for (const [registry, repositories] of byRegistry)
            registry.announce?.(repositories);
    }
    async tags(module) {
        const { registry, repository } = this.#locate(module);
        try {
            return await registry.listTags(repository);
        }
        catch (error) {
            if (error instanceof oci_errors/* RepositoryNotFoundError */.wN)
                return undefined;
            throw error;
        }
    }
    async manifest(module, tag) {
        const { registry, repository } = this.#locate(module);
        const tagged = await registry.fetchManifest(repository, tag);
        if (tagged === undefined)
            return undefined;
        await this.#store.ingest({ ...tagged.descriptor, size: tagged.bytes.length }, tagged.bytes);
        const own = await this.#own(registry, repository, tagged, `${module}:${tag}`);
        return { digest: own.descriptor.digest, annotations: own.manifest.annotations };
    }
    async currentDigest(module, tag) {
        const { registry, repository } = this.#locate(module);
        return registry.resolveTag(repository, tag);
    }
    async declared(module, tag, manifestDigest) {
        return (await this.#unpack(module, tag, manifestDigest)).dependencies;
    }
    /**
     * Brings every blob of the resolved modules into the store, all at once and by digest.
     * @param source where modules of the BSR come from that the store does not have
     * @param onFetched hears of each module that is there, also where others are missing
     * @param onStarted hears of each module that is looked for now
     * @throws {ModulesMissingOfflineError} offline, naming each module of which something is missing
     */
    async fetch(modules, source, onFetched = () => { }, onStarted = () => { }) {
        await this.#fetchBsr(modules.filter((module) => module.source === 'bsr'), source);
        await this.#announceMissing(modules.filter((module) => module.source === 'oci'));
        const missing = [];
        const fetched = await (0,bounded/* mapBounded */.y)(modules, this.#parallel, async (module) => {
            onStarted(module);
            try {
                const there = module.source === 'oci' ? await this.#fetchOci(module) : await this.#describeBsr(module);
                onFetched(there);
                return there;
            }
            catch (error) {
                if (!(error instanceof oci_errors/* OfflineError */.M_ || error instanceof store_errors/* MissingOfflineError */.K6)) {
                    throw (0,asked_places/* withPlacesOf */.Gs)(error, module.module, (0,asked_places/* askersOf */.J5)(modules));
                }
                missing.push({ module: module.module, why: `${versionOf(module)} ${await this.#whyMissing(module)}` });
                return undefined;
            }
        });
        if (missing.length > 0) {
            throw new lock_errors/* ModulesMissingOfflineError */.R2(missing.sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.module, b.module)), missing.flatMap(({ module }) => (0,asked_places/* placesThatLeadTo */.nS)(module, (0,asked_places/* askersOf */.J5)(modules))));
        }
        const found = fetched.filter((one) => one !== undefined);
        const names = found.flatMap(({ module, blobs: [manifest] }) => module.source === 'oci' && manifest !== undefined ? [[this.#nameOf(module), manifest]] : []);
        // Names are a convenience for people and other tools; a store that may only be read has none of ours.
        await this.#store.setNames(new Map(names)).catch(() => { });
        return found;
    }
    /** The files of a fetched module. @throws {LockedDependenciesError} where the lock does not tell its dependencies right. */
    async content(module) {
        if (module.source === 'bsr')
            return this.#bsrContent(module);
        const unpacked = await this.#unpack(module.module, module.tag, module.manifestDigest);
        // Whoever takes the files holds them from here on: a thousand modules do not fit in memory at once.
        this.#unpacked.delete(module.manifestDigest);
        const [locked, own] = [module.requires, unpacked.dependencies.map(module_reference/* formatModuleReference */.Tg)].map((list) => [...new Set(list)].sort(utf8_order/* compareUtf8 */.z).join(', '));
        if (locked !== own) {
            throw new LockedDependenciesError(`${oras_lock/* orasLockName */.Oe} says that ${module.module}:${module.tag} depends on ${locked || 'nothing'}, and its artifact says ${own || 'nothing'}`, {
                places: [{ file: oras_lock/* orasLockName */.Oe }],
                next: `Take ${oras_lock/* orasLockName */.Oe} from git, or run "oras-buf resolve --frozen=false --update ${module.module}".`,
            });
        }
        return { files: unpacked.files, bsr: undefined, remarks: unpacked.remarks };
    }
    #locate(module) {
        return {
            registry: this.#registries.forHost((0,module_name/* moduleNameParts */.u)(module).registry),
            repository: this.#registries.repositoryOf(module),
        };
    }
    /** Undefined for a host that no setting declares: who asks it for something is told so, and when. */
    #tryLocate(module) {
        try {
            return this.#locate(module);
        }
        catch (error) {
            if (error instanceof oci_errors/* UnknownHostError */.Do)
                return undefined;
            throw error;
        }
    }
    #nameOf(module) {
        const { registry, repository } = this.#locate(module.module);
        return `${registry.host}/${repository}:${module.tag}`;
    }
    async #own(registry, repository, fetched, label, depth = 0) {
        if (fetched.manifest.kind === 'manifest')
            return { ...fetched, manifest: fetched.manifest };
        const child = (0,module_archive/* chooseFromIndex */.GE)(fetched.manifest, label);
        const own = await this.#store.manifest(registry, repository, child.digest, label);
        if (depth >= deepestIndex)
            throw new oci_errors/* MalformedManifestError */.pn(label, 'it is an index in an index, again and again');
        return this.#own(registry, repository, own, label, depth + 1);
    }
    #unpack(module, tag, manifestDigest) {
        const known = this.#unpacked.get(manifestDigest);
        if (known !== undefined)
            return known;
        const label = `${module}:${tag}`;
        const work = (async () => {
            const { registry, repository } = this.#locate(module);
            const { manifest } = await this.#own(registry, repository, await this.#store.manifest(registry, repository, manifestDigest, label), label);
            const openLayer = (layer) => this.#store.blob(registry, repository, layer, label);
            return (0,module_archive/* readModuleArtifact */.p7)({ module, label, manifest, openLayer, limits: this.#limits });
        })();
        this.#unpacked.set(manifestDigest, work);
        work.catch(() => this.#unpacked.delete(manifestDigest));
        return work;
    }
    async #fetchOci(module) {
        const label = `${module.module}:${module.tag}`;
        const { registry, repository } = this.#locate(module.module);
        const fetched = await this.#store.manifest(registry, repository, module.manifestDigest, label);
        const { descriptor, manifest } = await this.#own(registry, repository, fetched, label);
        await (0,bounded/* mapBounded */.y)(manifest.layers, this.#parallel, (layer) => this.#store.blob(registry, repository, layer, label));
        // Two bytes that everybody knows; other tools want them beside the layers.
        if (manifest.config.digest === (0,oci_digest/* digestOf */.ol)(emptyConfig)) {
            await this.#store.ingest({ ...manifest.config, size: emptyConfig.length }, emptyConfig).catch(() => { });
        }
        return this.#fetchedModule(module, descriptor, manifest);
    }
    async #whyMissing(module) {
        if (module.source === 'bsr')
            return 'is not in the store';
        const { registry, repository } = this.#locate(module.module);
        const layers = await this.#store.manifest(registry, repository, module.manifestDigest).then(({ manifest }) => (manifest.kind === 'manifest' ? manifest.layers : []), () => []);
        const damaged = [module.manifestDigest, ...layers.map(({ digest }) => digest)].some((digest) => this.#store.wasDamaged(digest));
        return damaged ? 'was damaged in the store, and was removed' : 'is not in the store';
    }
    /** Announces the modules of which the store has no manifest. */
    async #announceMissing(modules) {
        const missing = [];
        for (const { module, manifestDigest } of modules) {
            if (!(await this.#store.has(manifestDigest)))
                missing.push(module);
        }
        this.announce(missing);
    }
    #fetchedModule(module, descriptor, manifest) {
        const origins = manifest.layers.map((layer) => this.#store.originOf(layer.digest));
        return {
            module,
            manifest,
            blobs: [descriptor, manifest.config, ...manifest.layers],
            sizeBytes: manifest.layers.reduce((sum, { size }) => sum + size, 0),
            origin: origins.includes('network') ? 'network' : 'store',
            wasDamaged: [descriptor, ...manifest.layers].some(({ digest }) => this.#store.wasDamaged(digest)),
        };
    }
    /** Has buf or the mirror bring what the store lacks, pinned to the resolved commits. */
    async #fetchBsr(modules, source) {
        const shelved = await Promise.all(modules.map(async ({ module, commit, contentDigests }) => {
            const found = await this.shelf.find(module, commit, contentDigests.b5);
            return found !== undefined && (contentDigests.b4 === '' || found.description.b4 !== '');
        }));
        if (shelved.every((isThere) => isThere) || source.offline)
            return;
        const needsB4 = modules.some(({ contentDigests }) => contentDigests.b4 !== '');
        const wanted = modules.map(({ module, commit, contentDigests }) => ({
            module,
            reference: commit,
            locked: contentDigests,
        }));
        await (0,resolve_bsr/* resolveBsr */.O)(wanted, new Set(needsB4 ? ['v1', 'v2'] : ['v2']), source);
    }
    async #describeBsr(module) {
        const shelved = await this.shelf.find(module.module, module.commit, module.contentDigests.b5);
        if (shelved === undefined)
            throw new oci_errors/* OfflineError */.M_((0,module_name/* moduleNameParts */.u)(module.module).registry, module.module);
        const { descriptor, manifest } = shelved;
        const origin = this.shelf.wasKeptNow(module.module, module.commit) ? 'network' : 'store';
        return { ...this.#fetchedModule(module, descriptor, manifest), origin };
    }
    async #bsrContent(module) {
        const label = `${module.module}:${module.commit}`;
        const shelved = await this.shelf.find(module.module, module.commit, module.contentDigests.b5);
        if (shelved === undefined)
            throw new oci_errors/* OfflineError */.M_((0,module_name/* moduleNameParts */.u)(module.module).registry, label);
        const openLayer = async (layer) => this.#store.blobPath(layer.digest);
        const { files, remarks } = await (0,module_archive/* readModuleArtifact */.p7)({
            module: module.module,
            label,
            manifest: shelved.manifest,
            openLayer,
            limits: this.#limits,
        });
        return { files, bsr: (0,bsr_artifact/* bsrModuleOf */.hU)(module.module, shelved.description, files, label), remarks };
    }
}
function versionOf(module) {
    return module.source === 'oci' ? module.tag : module.commit;
}


/***/ })

};
