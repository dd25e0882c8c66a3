export const id = 847;
export const ids = [847];
export const modules = {

/***/ 8275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KT: () => (/* binding */ CheckedEntries),
/* harmony export */   Y5: () => (/* binding */ unpackedAllowance),
/* harmony export */   gr: () => (/* binding */ defaultArchiveLimits),
/* harmony export */   sU: () => (/* binding */ UnreadableArchiveError),
/* harmony export */   td: () => (/* binding */ UnsafeArchiveError),
/* harmony export */   v4: () => (/* binding */ tooMuchUnpacked)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

const defaultArchiveLimits = {
    compressedBytes: 256 * 1024 * 1024,
    unpackedBytes: 512 * 1024 * 1024,
    ratio: 200,
    entries: 100_000,
    pathBytes: 512,
    pathDepth: 32,
};
/** A small archive may shrink as well as it likes: its ratio counts only from here on. */
const ratioFreeBytes = 16 * 1024 * 1024;
/** An artifact holds what must not be unpacked. Nothing of it was written. */
class UnsafeArchiveError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.policy;
    reason;
    constructor(artifact, reason, what) {
        super(`${artifact} is refused: ${what}`, {
            next: 'Nothing of it was used. Tell its publisher, and push it again without that.',
        });
        this.reason = reason;
    }
}
/** An artifact's archive is damaged, or is none: its publisher pushed it so, for its bytes match their digest. Exit code 4. */
class UnreadableArchiveError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
    constructor(artifact, what, cause) {
        super(`${artifact} cannot be unpacked: ${what}`, {
            next: 'Push it again: its bytes are those that were pushed, so the archive was damaged before.',
            cause,
        });
    }
}
/** How many bytes a compressed piece may unpack to, before ratio or size forbid it. */
function unpackedAllowance(compressedBytes, limits) {
    return Math.min(limits.unpackedBytes, ratioFreeBytes + Math.ceil(compressedBytes * limits.ratio));
}
/** The error for a compressed piece that unpacks to more than its allowance. */
function tooMuchUnpacked(artifact, compressedBytes, limits) {
    const allowed = unpackedAllowance(compressedBytes, limits);
    return allowed === limits.unpackedBytes
        ? new UnsafeArchiveError(artifact, 'unpacked-size', `it unpacks to more than ${allowed} bytes`)
        : new UnsafeArchiveError(artifact, 'ratio', `${compressedBytes} bytes unpack to more than ${allowed}, over ${limits.ratio} times as many`);
}
/** Collects the entries of one artifact and lets only sound ones through. */
class CheckedEntries {
    files = [];
    /** Names that Windows reserves, where we are not on Windows. */
    remarks = [];
    #artifact;
    #limits;
    #platform;
    #kinds = new Map();
    #entries = 0;
    #bytes = 0;
    constructor(artifact, limits, platform = process.platform) {
        this.#artifact = artifact;
        this.#limits = limits;
        this.#platform = platform;
    }
    /** @throws {UnsafeArchiveError} */
    add(entry) {
        this.#entries += 1;
        if (this.#entries > this.#limits.entries) {
            throw this.#unsafe('entries', `it has more than ${this.#limits.entries} entries`);
        }
        const shown = JSON.stringify(entry.path.slice(0, 200));
        if (entry.kind === 'link')
            throw this.#unsafe('link', `its entry ${shown} is a link`);
        if (entry.kind === 'device')
            throw this.#unsafe('device', `its entry ${shown} is a device or a pipe`);
        if (entry.kind === 'unknown')
            throw this.#unsafe('unknown-kind', `its entry ${shown} is of an unknown kind`);
        const isFile = entry.kind === 'file';
        const path = this.#checkPath(isFile ? entry.path : entry.path.replace(/\/$/, ''), shown, isFile);
        if (path === '')
            return;
        this.#checkCollision(path, isFile);
        if (!isFile)
            return;
        this.#bytes += entry.content.length;
        if (this.#bytes > this.#limits.unpackedBytes) {
            throw this.#unsafe('unpacked-size', `its files have more than ${this.#limits.unpackedBytes} bytes`);
        }
        this.files.push({ path, content: entry.content });
    }
    /** The path without a leading `./`; empty for the directory that everything is in. */
    #checkPath(written, shown, isFile) {
        const bad = (why) => this.#unsafe('path', `its entry ${shown} ${why}`);
        const path = written === '.' ? '' : written.replace(/^(?:\.\/)+/, '');
        if (path === '') {
            if (isFile)
                throw bad('has no name');
            return '';
        }
        if (Buffer.byteLength(path) > this.#limits.pathBytes) {
            throw this.#unsafe('path-length', `its entry ${shown} has a path of more than ${this.#limits.pathBytes} bytes`);
        }
        if (path.startsWith('/'))
            throw bad('has an absolute path');
        if (path.includes('\\'))
            throw bad('has a backslash in its path');
        if (/^[A-Za-z]:/.test(path))
            throw bad('starts with a drive letter');
        // Line breaks would forge lines of buf's manifest; the others hide or turn round in terminals, and HFS+ takes names that
        // differ in invisible characters for one. Bad UTF-8 arrives as U+FFFD.
        if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFFD]/u.test(path))
            throw bad('has a character in its path that is not allowed');
        const parts = path.split('/');
        if (parts.length > this.#limits.pathDepth) {
            throw this.#unsafe('path-depth', `its entry ${shown} lies more than ${this.#limits.pathDepth} directories deep`);
        }
        if (parts.some((part) => part === '' || part === '.' || part === '..'))
            throw bad('leads through ".", ".." or nothing');
        this.#checkReserved(parts, shown);
        return path;
    }
    #checkReserved(parts, shown) {
        if (!parts.some(isReservedOnWindows))
            return;
        if (this.#platform === 'win32') {
            throw this.#unsafe('reserved-name', `its entry ${shown} has a name that Windows reserves`);
        }
        this.remarks.push(`${this.#artifact}: the entry ${shown} has a name that Windows reserves; it cannot be used there.`);
    }
    /** Two paths that a file system may take for one, in any of their directories, and a file where a directory is due. */
    #checkCollision(path, isFile) {
        for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
            const prefix = path.slice(0, end);
            const isFileHere = isFile && end === path.length;
            const key = foldedPath(prefix);
            const other = this.#kinds.get(key);
            if (other === undefined)
                this.#kinds.set(key, { path: prefix, isFile: isFileHere });
            else if (other.path !== prefix || other.isFile || isFileHere) {
                throw this.#unsafe('collision', other.path === prefix
                    ? `it has two entries ${JSON.stringify(prefix)}`
                    : `its entries ${JSON.stringify(other.path)} and ${JSON.stringify(prefix)} differ only in case or Unicode form`);
            }
            else
                return;
        }
    }
    #unsafe(reason, what) {
        return new UnsafeArchiveError(this.#artifact, reason, what);
    }
}
/** Equal for two paths that some file system of a developer's machine takes for one. */
function foldedPath(path) {
    if (/^[a-z0-9_./-]*$/.test(path))
        return path;
    return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
/** Source: Microsoft, "Naming Files, Paths, and Namespaces". */
function isReservedOnWindows(name) {
    return (/[<>:"|?*]/.test(name) ||
        /[. ]$/.test(name) ||
        /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?$/i.test(name));
}


/***/ }),

/***/ 43847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeModuleArtifact: () => (/* binding */ writeModuleArtifact)
/* harmony export */ });
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(51306);
/* harmony import */ var _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46937);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1564);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95669);
/* harmony import */ var _archive_safety_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8275);
/* harmony import */ var _artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18321);
/* harmony import */ var _module_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(74738);
/* harmony import */ var _reproducible_tar_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9598);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67570);









/**
 * Makes the artifact of a module (design.md, decision 11). Equal files give equal bytes on every machine: paths sorted by
 * their UTF-8 bytes, no times, owners or modes of the machine, and a gzip by a pinned deflate in JavaScript, because zlib's
 * output differs between versions and processors.
 * @throws {UnsafeArchiveError} where our own reader would refuse it
 */
async function writeModuleArtifact(module) {
    // `oras pull` unpacks a titled layer into a directory of that name, and wants each path in the tar to start with it.
    const directory = (0,_module_name_js__WEBPACK_IMPORTED_MODULE_5__/* .moduleNameParts */ .u)(module.module).name;
    const files = checkedFiles(module).map(({ path, content }) => ({ path: `${directory}/${path}`, content }));
    const tar = await (0,_reproducible_tar_js__WEBPACK_IMPORTED_MODULE_6__/* .writeReproducibleTar */ .X)(files);
    const layerBytes = (0,fflate__WEBPACK_IMPORTED_MODULE_7__/* .gzipSync */ .u3)(tar, { level: 6, mtime: 0 });
    const layer = {
        bytes: layerBytes,
        descriptor: {
            mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.tarGzip,
            digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(layerBytes),
            size: layerBytes.length,
            annotations: {
                [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.title]: directory,
                [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.unpack]: 'true',
                [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.unpackedDigest]: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(tar),
            },
        },
    };
    const configBytes = Buffer.from('{}');
    const config = {
        bytes: configBytes,
        descriptor: { mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.emptyConfig, digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(configBytes), size: configBytes.length },
    };
    const manifest = {
        kind: 'manifest',
        mediaType: _oci_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .mediaTypes */ .I.manifest,
        artifactType: _artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .moduleArtifactType */ .fo,
        config: config.descriptor,
        layers: [layer.descriptor],
        annotations: {
            ...module.annotations,
            // Also where it is empty: who reads it knows without the layer that the module needs nothing.
            [_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationNames */ .GS.dependencies]: (0,_artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDependencies */ .Jh)(module.dependencies),
        },
    };
    const bytes = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .serialiseManifest */ .Tz)(manifest);
    const descriptor = {
        mediaType: manifest.mediaType,
        digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes),
        size: bytes.length,
        artifactType: _artifact_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .moduleArtifactType */ .fo,
    };
    return { manifest, manifestContent: { descriptor, bytes }, blobs: [config, layer] };
}
function checkedFiles(module) {
    const entries = new _archive_safety_js__WEBPACK_IMPORTED_MODULE_3__/* .CheckedEntries */ .KT(module.module, _archive_safety_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultArchiveLimits */ .gr);
    for (const { path, content } of module.files)
        entries.add({ path, kind: 'file', content });
    return entries.files.toSorted((a, b) => (0,_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z)(a.path, b.path));
}


/***/ }),

/***/ 9598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ writeReproducibleTar)
/* harmony export */ });
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56118);
/* harmony import */ var _utf8_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67570);


/**
 * Makes a tar whose bytes depend on paths and contents alone: no times, owners or modes of the machine. Each directory stands
 * before what lies in it.
 * @param files in the order in which they are to stand
 */
async function writeReproducibleTar(files) {
    const archive = (0,tar_stream__WEBPACK_IMPORTED_MODULE_0__.pack)();
    const fixed = { mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
    for (const path of directoriesOf(files))
        archive.entry({ name: `${path}/`, type: 'directory', mode: 0o755, ...fixed });
    for (const { path, content } of files) {
        archive.entry({ name: path, type: 'file', mode: 0o644, ...fixed }, asBuffer(content));
    }
    archive.finalize();
    const chunks = [];
    for await (const chunk of archive)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
function directoriesOf(files) {
    const directories = new Set();
    for (const { path } of files) {
        for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
            directories.add(path.slice(0, slash));
        }
    }
    return [...directories].sort(_utf8_order_js__WEBPACK_IMPORTED_MODULE_1__/* .compareUtf8 */ .z);
}
function asBuffer(content) {
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}


/***/ })

};
