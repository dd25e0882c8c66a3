export const id = 709;
export const ids = [709,5604];
export const modules = {

/***/ 28404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fB: () => (/* binding */ layoutMarker),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   my: () => (/* binding */ refNameAnnotation),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   oo: () => (/* binding */ LayoutFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1564);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1787);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95669);






/** The annotation that gives a manifest of a layout its tag. Source: OCI image-spec 1.1, annotations.md. */
const refNameAnnotation = 'org.opencontainers.image.ref.name';
/** What the file `oci-layout` holds. Source: OCI image-spec 1.1, image-layout.md. */
const layoutMarker = { file: 'oci-layout', version: '1.0.0' };
const largestIndex = 16 * 1024 * 1024;
/** Without waiting: opening a FIFO that someone put there would hang. */
const readOnly = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
/** The path of a blob in a layout. */
function blobPath(layout, digest) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(layout, 'blobs', (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestAlgorithm */ .g4)(digest), (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestHex */ .sU)(digest));
}
/** Reads the files of one layout. Every path is followed to its end first: symbolic links must not lead out of `root`. */
class LayoutFiles {
    #root;
    #layout;
    /**
     * @param root the directory that may not be left
     * @param layout the directory of the layout, below it
     */
    constructor(root, layout) {
        this.#root = root;
        this.#layout = layout;
    }
    /**
     * Reads `index.json`. Undefined where there is no such layout.
     * @throws {UnusableLayoutError} where it is none that can be read
     */
    async index() {
        const marker = await this.#read((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#layout, layoutMarker.file), largestIndex);
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#layout, 'index.json');
        const bytes = await this.#read(path, largestIndex);
        if (bytes === undefined)
            return undefined;
        if (marker === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnusableLayoutError */ ._X(path, `${this.#layout} has an index.json and no file "oci-layout"`);
        const version = parseObject(marker, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#layout, layoutMarker.file))['imageLayoutVersion'];
        if (version !== layoutMarker.version) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnusableLayoutError */ ._X((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#layout, layoutMarker.file), `the layout has the version ${JSON.stringify(version)}, not ${layoutMarker.version}`);
        }
        const fields = parseObject(bytes, path);
        return { manifests: new _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .FieldReader */ .U3(path).descriptors(fields['manifests'] ?? [], 'manifests') };
    }
    /** Opens a blob for reading. Undefined where there is none. The caller closes it. */
    async openBlob(digest) {
        const path = await this.#resolve(blobPath(this.#layout, digest));
        if (path === undefined)
            return undefined;
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, readOnly);
        try {
            const status = await file.stat();
            if (!status.isFile())
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnusableLayoutError */ ._X(path, `${path} is not a file`);
            return { file, size: status.size };
        }
        catch (error) {
            await file.close();
            throw error;
        }
    }
    async #read(path, limit) {
        const resolved = await this.#resolve(path);
        if (resolved === undefined)
            return undefined;
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(resolved, readOnly);
        try {
            const status = await file.stat();
            if (!status.isFile())
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnusableLayoutError */ ._X(path, `${path} is not a file`);
            if (status.size > limit)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnusableLayoutError */ ._X(path, `${path} is larger than ${limit} bytes`);
            return await file.readFile();
        }
        finally {
            await file.close();
        }
    }
    /** Where a path really leads; undefined where nothing is there. */
    async #resolve(path) {
        try {
            const [root, resolved] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(this.#root), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path)]);
            const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, resolved);
            if (inside === '..' || inside.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(inside))
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .LayoutEscapeError */ ._1(path, this.#root);
            return resolved;
        }
        catch (error) {
            const { code } = error;
            if (code === 'ENOENT' || code === 'ENOTDIR')
                return undefined;
            throw error;
        }
    }
}
/** Reads JSON that must be an object. */
function parseObject(bytes, path) {
    let value;
    try {
        value = JSON.parse(Buffer.from(bytes).toString('utf8'));
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnusableLayoutError */ ._X(path, `${path} is not JSON`, error);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UnusableLayoutError */ ._X(path, `${path} is not an object`);
    }
    return value;
}


/***/ }),

/***/ 50709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LayoutRegistryWriter: () => (/* binding */ LayoutRegistryWriter)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/oci/layout-files.js
var layout_files = __webpack_require__(28404);
// EXTERNAL MODULE: ./build/oci/layout-registry.js
var layout_registry = __webpack_require__(95604);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/system/lock-file.js
var lock_file = __webpack_require__(75652);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(95669);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(20907);
;// CONCATENATED MODULE: ./build/oci/layout-writer.js








/**
 * Writes one repository of a directory registry: an OCI image layout that `oras`, skopeo and our own reader can read. Each
 * file appears at once and whole; several writers may be at work.
 */
class LayoutWriter {
    #layout;
    #lock;
    /**
     * @param directory the registry's directory (what follows `oci-layout:`); made where it is missing
     * @param repository the path of the repository below it
     * @throws {MalformedReferenceError} where that is no legal path
     */
    constructor(directory, repository) {
        if (!(0,reference/* isRepository */.Z6)(repository)) {
            throw new reference/* MalformedReferenceError */.Bj(`"${repository}" is no repository path`, {
                next: 'Write parts of a-z and 0-9, joined by "/", with ".", "_", "__" or "-" only between them.',
            });
        }
        this.#layout = (0,external_node_path_.join)(directory, repository);
        this.#lock = (0,external_node_path_.join)(this.#layout, '.index.lock');
    }
    /** Takes away what a writer left that was killed when it had written the index: with all in place nobody would ask for the lock. */
    async removeLeftLock() {
        await (0,lock_file/* removeLeftLock */.bc)(this.#lock).catch(() => { });
    }
    /** Writes a blob, unless it is there already, and gives its descriptor. */
    async writeBlob(bytes, mediaType, annotations) {
        const digest = (0,oci_digest/* digestOf */.ol)(bytes);
        await writeOnce((0,layout_files/* blobPath */.nD)(this.#layout, digest), bytes);
        return { mediaType, digest, size: bytes.length, ...(annotations === undefined ? {} : { annotations }) };
    }
    /**
     * Writes a manifest and points `tag` at it (where one is given). An earlier manifest of that tag stays, without the tag.
     * The blobs that it names must have been written before.
     * @param manifest its bytes are kept as they are where it is given as bytes
     */
    async writeManifest(manifest, tag) {
        if (tag !== undefined && !(0,reference/* isTag */.dz)(tag)) {
            throw new reference/* MalformedReferenceError */.Bj(`"${tag}" is no tag`, {
                next: 'A tag has up to 128 letters, digits, ".", "_" and "-", and does not start with "." or "-".',
            });
        }
        const bytes = manifest instanceof Uint8Array ? manifest : (0,oci_manifest/* serialiseManifest */.Tz)(manifest);
        const { mediaType, artifactType } = (0,oci_manifest/* parseManifest */.Ng)(bytes, tag ?? (0,oci_digest/* digestOf */.ol)(bytes));
        const blob = await this.writeBlob(bytes, mediaType);
        const descriptor = artifactType === undefined ? blob : { ...blob, artifactType };
        await this.#point(descriptor, tag);
        return descriptor;
    }
    /** Changes `index.json` under a lock. What others wrote into it stays. */
    async #point(descriptor, tag) {
        const path = (0,external_node_path_.join)(this.#layout, 'index.json');
        await (0,lock_file/* withLockFile */.Q5)(this.#lock, {}, async () => {
            const found = await readIfThere(path);
            const index = found === undefined ? { schemaVersion: 2 } : (0,layout_files/* parseObject */.lj)(found, path);
            const entries = (Array.isArray(index['manifests']) ? index['manifests'] : []).map((entry) => withoutTag(entry, tag));
            const kept = entries.filter((entry) => entry['digest'] !== descriptor.digest || refNameOf(entry) !== undefined);
            // A second, bare entry for a manifest that has a tag already would say nothing.
            const known = tag === undefined && kept.some((entry) => entry['digest'] === descriptor.digest);
            const annotations = tag === undefined ? {} : { annotations: { [layout_files/* refNameAnnotation */.my]: tag } };
            const added = known ? [] : [(0,oci_manifest/* descriptorFields */.l6)({ ...descriptor, ...annotations })];
            const manifests = [...kept, ...added];
            await (0,atomic_files/* writeFileAtomically */.lo)(path, JSON.stringify({ ...index, manifests }));
            await writeOnce((0,external_node_path_.join)(this.#layout, layout_files/* layoutMarker */.fB.file), Buffer.from(JSON.stringify({ imageLayoutVersion: layout_files/* layoutMarker */.fB.version })));
        });
    }
}
function refNameOf(entry) {
    return entry['annotations']?.[layout_files/* refNameAnnotation */.my];
}
function withoutTag(entry, tag) {
    if (tag === undefined || refNameOf(entry) !== tag)
        return entry;
    const { annotations, ...rest } = entry;
    const { [layout_files/* refNameAnnotation */.my]: _, ...others } = annotations;
    return Object.keys(others).length === 0 ? rest : { ...rest, annotations: others };
}
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
/** Writes a file whose name tells its content. One that is there with the same size is left alone. */
async function writeOnce(path, bytes) {
    const there = await (0,promises_.stat)(path).catch(() => undefined);
    if (there?.isFile() === true && there.size === bytes.length)
        return;
    await (0,atomic_files/* writeFileAtomically */.lo)(path, bytes);
}

// EXTERNAL MODULE: ./build/oci/verified-bytes.js
var verified_bytes = __webpack_require__(64850);
;// CONCATENATED MODULE: ./build/oci/layout-registry-writer.js










/** Pushes to a registry in a directory: one OCI image layout per repository. */
class LayoutRegistryWriter {
    host;
    reader;
    #directory;
    constructor(host, directory) {
        this.host = host;
        this.#directory = directory;
        this.reader = new layout_registry.LayoutRegistry(host, directory);
    }
    async pushBlob(repository, { descriptor, bytes }, { again = false } = {}) {
        const writer = await this.#writer(repository);
        await writer.removeLeftLock();
        if (!again && (await this.#has(repository, descriptor)))
            return { how: 'present' };
        // Not by `LayoutWriter.writeBlob`, which leaves a damaged one of the same size alone.
        const path = (0,layout_files/* blobPath */.nD)((0,external_node_path_.join)(this.#directory, repository), descriptor.digest);
        await this.#written(repository, () => (0,atomic_files/* writeFileAtomically */.lo)(path, bytes));
        return { how: 'uploaded' };
    }
    async pushManifest(repository, { descriptor, bytes }, tag) {
        const writer = await this.#writer(repository);
        await this.#written(repository, () => writer.writeManifest(bytes, tag));
        return descriptor.digest;
    }
    /** Whether the blob is there, whole and sound. */
    async #has(repository, descriptor) {
        const layout = new layout_files/* LayoutFiles */.oo(this.#directory, (0,external_node_path_.join)(this.#directory, repository));
        const blob = await layout.openBlob(descriptor.digest);
        if (blob === undefined)
            return false;
        try {
            const verifier = new verified_bytes/* BytesVerifier */.O(descriptor, repository);
            if (blob.size !== descriptor.size)
                return false;
            verifier.add(await blob.file.readFile());
            verifier.finish();
            return true;
        }
        catch {
            return false;
        }
        finally {
            await blob.file.close();
        }
    }
    /** @throws {LayoutEscapeError} where a symbolic link would have us write elsewhere */
    async #writer(repository) {
        if (!(0,reference/* isRepository */.Z6)(repository))
            throw new errors/* RepositoryNotFoundError */.wN(this.host, repository);
        const root = (0,inside_directory/* realPathOf */.d)(this.#directory);
        for (const part of ['', 'index.json', 'oci-layout', 'blobs', 'blobs/sha256', 'blobs/sha512']) {
            const path = (0,external_node_path_.join)(this.#directory, repository, part);
            if (!(0,inside_directory/* isInside */.F)(root, (0,inside_directory/* realPathOf */.d)(path)))
                throw new errors/* LayoutEscapeError */._1(path, this.#directory);
        }
        return new LayoutWriter(this.#directory, repository);
    }
    async #written(repository, work) {
        try {
            return await work();
        }
        catch (error) {
            throw (0,disk_error/* asDiskError */.k_)(error, (0,external_node_path_.join)(this.#directory, repository));
        }
    }
}


/***/ }),

/***/ 95604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LayoutRegistry: () => (/* binding */ LayoutRegistry)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1564);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1787);
/* harmony import */ var _layout_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28404);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95669);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(20907);
/* harmony import */ var _verified_bytes_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(64850);








/** Indexes inside indexes deeper than this are not looked into. */
const deepestIndex = 4;
/** Entries of all indexes of one layout, nested ones included. */
const mostEntries = 100_000;
/**
 * A registry in a directory: one OCI image layout per repository, at `<directory>/<repository>`, as
 * `oras cp --to-oci-layout` and skopeo write it. Its bytes are trusted no more than those of a server.
 */
class LayoutRegistry {
    host;
    #directory;
    constructor(host, directory) {
        this.host = host;
        this.#directory = directory;
    }
    async listTags(repository) {
        const entries = await this.#entries(repository);
        if (entries === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RepositoryNotFoundError */ .wN(this.host, repository);
        return [...new Set(entries.map(tagOf).filter((tag) => tag !== undefined))];
    }
    async resolveTag(repository, tag) {
        return (await this.#find(repository, tag))?.digest;
    }
    async fetchManifest(repository, reference) {
        const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseDigest */ .jt)(reference);
        const entry = await this.#find(repository, reference);
        const wanted = digest ?? entry?.digest;
        if (wanted === undefined)
            return undefined;
        const what = `${this.host}/${repository}${digest === undefined ? ':' : '@'}${reference}`;
        const bytes = await this.#manifestBytes(this.#files(repository), wanted, what);
        if (bytes === undefined) {
            // A digest that nobody knows is an answer; a tag that points at nothing is damage.
            if (entry === undefined)
                return undefined;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BlobNotFoundError */ .Bc(this.host, repository, wanted);
        }
        if (entry !== undefined && entry.size !== bytes.length) {
            if (bytes.length > entry.size)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BodyTooLongError */ .xz(what, entry.size);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TruncatedBodyError */ .T$(what, bytes.length, entry.size);
        }
        const manifest = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .parseManifest */ .Ng)(bytes, what, entry?.mediaType);
        const { mediaType, artifactType } = manifest;
        const descriptor = {
            mediaType,
            digest: wanted,
            size: bytes.length,
            ...(artifactType === undefined ? {} : { artifactType }),
        };
        return { descriptor, bytes, manifest };
    }
    async fetchBlob(repository, descriptor) {
        const what = `${this.host}/${repository}@${descriptor.digest}`;
        const blob = await this.#files(repository).openBlob(descriptor.digest);
        if (blob === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BlobNotFoundError */ .Bc(this.host, repository, descriptor.digest);
        const stream = blob.file.createReadStream({ highWaterMark: 256 * 1024, autoClose: true });
        return (async function* () {
            const verifier = new _verified_bytes_js__WEBPACK_IMPORTED_MODULE_7__/* .BytesVerifier */ .O(descriptor, what);
            for await (const chunk of stream) {
                verifier.add(chunk);
                yield chunk;
            }
            verifier.finish();
        })();
    }
    /** The entry of a tag, or of a digest where an index names it. */
    async #find(repository, reference) {
        const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseDigest */ .jt)(reference);
        if (digest === undefined && !(0,_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .isTag */ .dz)(reference))
            return undefined;
        const entries = (await this.#entries(repository)) ?? [];
        if (digest !== undefined)
            return entries.find((entry) => entry.digest === digest);
        // Of two entries with one tag the later counts: that is the one that was written last.
        return entries.findLast((entry) => tagOf(entry) === reference);
    }
    /** All manifests that the layout's index names, those of untagged indexes in it too. Undefined where there is no layout. */
    async #entries(repository) {
        const files = this.#files(repository);
        const index = await files.index();
        if (index === undefined) {
            await this.#checkDirectory();
            return undefined;
        }
        const entries = [];
        const seen = new Set();
        const visit = async (descriptors, depth) => {
            for (const entry of descriptors) {
                if (entries.length >= mostEntries)
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableLayoutError */ ._X((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.#directory, repository), `more than ${mostEntries} manifests`);
                if (!(0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .isManifestType */ .Q3)(entry.mediaType))
                    continue;
                entries.push(entry);
                if (!(0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .isIndexType */ .$U)(entry.mediaType) || tagOf(entry) !== undefined || seen.has(entry.digest))
                    continue;
                if (depth >= deepestIndex)
                    continue;
                seen.add(entry.digest);
                const what = `${this.host}/${repository}@${entry.digest}`;
                const bytes = await this.#manifestBytes(files, entry.digest, what);
                if (bytes === undefined)
                    continue;
                const nested = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .parseManifest */ .Ng)(bytes, what, entry.mediaType);
                if (nested.kind === 'index')
                    await visit(nested.manifests, depth + 1);
            }
        };
        await visit(index.manifests, 1);
        return entries;
    }
    async #manifestBytes(files, digest, what) {
        const blob = await files.openBlob(digest);
        if (blob === undefined)
            return undefined;
        try {
            if (blob.size > _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .largestManifest */ .oU)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ReplyTooBigError */ .d$(`the manifest of ${what}`, _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .largestManifest */ .oU);
            const bytes = await blob.file.readFile();
            const actual = (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes, (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestAlgorithm */ .g4)(digest));
            if (actual !== digest)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DigestMismatchError */ .h(what, digest, actual);
            return bytes;
        }
        finally {
            await blob.file.close();
        }
    }
    #files(repository) {
        if (!(0,_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .isRepository */ .Z6)(repository))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RepositoryNotFoundError */ .wN(this.host, repository);
        return new _layout_files_js__WEBPACK_IMPORTED_MODULE_4__/* .LayoutFiles */ .oo(this.#directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(this.#directory, repository));
    }
    /** A mistyped PATH must not look like an empty registry. */
    async #checkDirectory() {
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(this.#directory).catch(() => undefined);
        if (status?.isDirectory() !== true) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableLayoutError */ ._X(this.#directory, `there is no directory ${this.#directory}, which is to be the registry ${this.host}`, undefined, 'Where the path is right, make the directory: an empty one is a registry that can be pushed to.');
        }
    }
}
function tagOf(entry) {
    const name = entry.annotations?.[_layout_files_js__WEBPACK_IMPORTED_MODULE_4__/* .refNameAnnotation */ .my];
    return name !== undefined && (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .isTag */ .dz)(name) ? name : undefined;
}


/***/ })

};
