export const id = 39;
export const ids = [39];
export const modules = {

/***/ 48420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LayoutRegistry: () => (/* binding */ LayoutRegistry)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/oci/digest.js
var oci_digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/oci/manifest.js
var oci_manifest = __webpack_require__(95669);
;// CONCATENATED MODULE: ./build/oci/layout-files.js






/** The annotation that gives a manifest of a layout its tag. Source: OCI image-spec 1.1, annotations.md. */
const refNameAnnotation = 'org.opencontainers.image.ref.name';
/** What the file `oci-layout` holds. Source: OCI image-spec 1.1, image-layout.md. */
const layoutMarker = { file: 'oci-layout', version: '1.0.0' };
const largestIndex = 16 * 1024 * 1024;
/** Without waiting: opening a FIFO that someone put there would hang. */
const readOnly = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0);
/** The path of a blob in a layout. */
function blobPath(layout, digest) {
    return (0,external_node_path_.join)(layout, 'blobs', (0,oci_digest/* digestAlgorithm */.g4)(digest), (0,oci_digest/* digestHex */.sU)(digest));
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
        const marker = await this.#read((0,external_node_path_.join)(this.#layout, layoutMarker.file), largestIndex);
        const path = (0,external_node_path_.join)(this.#layout, 'index.json');
        const bytes = await this.#read(path, largestIndex);
        if (bytes === undefined)
            return undefined;
        if (marker === undefined)
            throw new errors/* UnusableLayoutError */._X(path, `${this.#layout} has an index.json and no file "oci-layout"`);
        const version = parseObject(marker, (0,external_node_path_.join)(this.#layout, layoutMarker.file))['imageLayoutVersion'];
        if (version !== layoutMarker.version) {
            throw new errors/* UnusableLayoutError */._X((0,external_node_path_.join)(this.#layout, layoutMarker.file), `the layout has the version ${JSON.stringify(version)}, not ${layoutMarker.version}`);
        }
        const fields = parseObject(bytes, path);
        return { manifests: new oci_manifest/* FieldReader */.U3(path).descriptors(fields['manifests'] ?? [], 'manifests') };
    }
    /** Opens a blob for reading. Undefined where there is none. The caller closes it. */
    async openBlob(digest) {
        const path = await this.#resolve(blobPath(this.#layout, digest));
        if (path === undefined)
            return undefined;
        const file = await (0,promises_.open)(path, readOnly);
        try {
            const status = await file.stat();
            if (!status.isFile())
                throw new errors/* UnusableLayoutError */._X(path, `${path} is not a file`);
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
        const file = await (0,promises_.open)(resolved, readOnly);
        try {
            const status = await file.stat();
            if (!status.isFile())
                throw new errors/* UnusableLayoutError */._X(path, `${path} is not a file`);
            if (status.size > limit)
                throw new errors/* UnusableLayoutError */._X(path, `${path} is larger than ${limit} bytes`);
            return await file.readFile();
        }
        finally {
            await file.close();
        }
    }
    /** Where a path really leads; undefined where nothing is there. */
    async #resolve(path) {
        try {
            const [root, resolved] = await Promise.all([(0,promises_.realpath)(this.#root), (0,promises_.realpath)(path)]);
            const inside = (0,external_node_path_.relative)(root, resolved);
            if (inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside))
                throw new errors/* LayoutEscapeError */._1(path, this.#root);
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
        throw new errors/* UnusableLayoutError */._X(path, `${path} is not JSON`, error);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new errors/* UnusableLayoutError */._X(path, `${path} is not an object`);
    }
    return value;
}

// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(20907);
// EXTERNAL MODULE: ./build/oci/verified-bytes.js
var verified_bytes = __webpack_require__(64850);
;// CONCATENATED MODULE: ./build/oci/layout-registry.js








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
            throw new errors/* RepositoryNotFoundError */.wN(this.host, repository);
        return [...new Set(entries.map(tagOf).filter((tag) => tag !== undefined))];
    }
    async resolveTag(repository, tag) {
        return (await this.#find(repository, tag))?.digest;
    }
    async fetchManifest(repository, reference) {
        const digest = (0,oci_digest/* tryParseDigest */.jt)(reference);
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
            throw new errors/* BlobNotFoundError */.Bc(this.host, repository, wanted);
        }
        if (entry !== undefined && entry.size !== bytes.length) {
            if (bytes.length > entry.size)
                throw new errors/* BodyTooLongError */.xz(what, entry.size);
            throw new errors/* TruncatedBodyError */.T$(what, bytes.length, entry.size);
        }
        const manifest = (0,oci_manifest/* parseManifest */.Ng)(bytes, what, entry?.mediaType);
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
            throw new errors/* BlobNotFoundError */.Bc(this.host, repository, descriptor.digest);
        const stream = blob.file.createReadStream({ highWaterMark: 256 * 1024, autoClose: true });
        return (async function* () {
            const verifier = new verified_bytes/* BytesVerifier */.O(descriptor, what);
            for await (const chunk of stream) {
                verifier.add(chunk);
                yield chunk;
            }
            verifier.finish();
        })();
    }
    /** The entry of a tag, or of a digest where an index names it. */
    async #find(repository, reference) {
        const digest = (0,oci_digest/* tryParseDigest */.jt)(reference);
        if (digest === undefined && !(0,oci_reference/* isTag */.dz)(reference))
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
                    throw new errors/* UnusableLayoutError */._X((0,external_node_path_.join)(this.#directory, repository), `more than ${mostEntries} manifests`);
                if (!(0,oci_manifest/* isManifestType */.Q3)(entry.mediaType))
                    continue;
                entries.push(entry);
                if (!(0,oci_manifest/* isIndexType */.$U)(entry.mediaType) || tagOf(entry) !== undefined || seen.has(entry.digest))
                    continue;
                if (depth >= deepestIndex)
                    continue;
                seen.add(entry.digest);
                const what = `${this.host}/${repository}@${entry.digest}`;
                const bytes = await this.#manifestBytes(files, entry.digest, what);
                if (bytes === undefined)
                    continue;
                const nested = (0,oci_manifest/* parseManifest */.Ng)(bytes, what, entry.mediaType);
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
            if (blob.size > oci_manifest/* largestManifest */.oU)
                throw new errors/* ReplyTooBigError */.d$(`the manifest of ${what}`, oci_manifest/* largestManifest */.oU);
            const bytes = await blob.file.readFile();
            const actual = (0,oci_digest/* digestOf */.ol)(bytes, (0,oci_digest/* digestAlgorithm */.g4)(digest));
            if (actual !== digest)
                throw new errors/* DigestMismatchError */.h(what, digest, actual);
            return bytes;
        }
        finally {
            await blob.file.close();
        }
    }
    #files(repository) {
        if (!(0,oci_reference/* isRepository */.Z6)(repository))
            throw new errors/* RepositoryNotFoundError */.wN(this.host, repository);
        return new LayoutFiles(this.#directory, (0,external_node_path_.join)(this.#directory, repository));
    }
    /** A mistyped PATH must not look like an empty registry. */
    async #checkDirectory() {
        const status = await (0,promises_.stat)(this.#directory).catch(() => undefined);
        if (status?.isDirectory() !== true) {
            throw new errors/* UnusableLayoutError */._X(this.#directory, `there is no directory ${this.#directory}, which is to be the registry ${this.host}`);
        }
    }
}
function tagOf(entry) {
    const name = entry.annotations?.[refNameAnnotation];
    return name !== undefined && (0,oci_reference/* isTag */.dz)(name) ? name : undefined;
}


/***/ })

};
