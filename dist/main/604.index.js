export const id = 604;
export const ids = [604];
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
