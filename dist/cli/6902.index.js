export const id = 6902;
export const ids = [6902];
export const modules = {

/***/ 6902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ToolFinder: () => (/* binding */ ToolFinder)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/oci/digest.js
var digest = __webpack_require__(1564);
// EXTERNAL MODULE: ./build/oci/errors.js
var errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/oci/reference.js
var oci_reference = __webpack_require__(20907);
// EXTERNAL MODULE: ./build/store/store.js
var store = __webpack_require__(64899);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/tools/errors.js
var tools_errors = __webpack_require__(18421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/tools/platform.js


const systems = new Map([
    ['linux', 'linux'],
    ['darwin', 'macos'],
    ['win32', 'windows'],
]);
/** This machine as Node sees it. */
function thisMachine() {
    return { platform: process.platform, arch: process.arch, musl: process.platform === 'linux' && hasMuslLoader() };
}
/**
 * The platform of a machine.
 * @param tool for the message
 * @throws {UnsupportedPlatformError} where no tool is built for it
 */
function toolPlatform(tool, machine) {
    const system = systems.get(machine.platform);
    const { arch, musl } = machine;
    if (system !== undefined && (arch === 'x64' || arch === 'arm64'))
        return { system, architecture: arch, musl };
    throw new tools_errors/* UnsupportedPlatformError */.Tk(`${tool} cannot be installed here: there is no build of it for ${machine.platform} on ${arch}`, {
        next: `Builds are there for Linux, macOS and Windows on x64 and arm64. Install ${tool} in another way and name it by the setting ${tool}-path.`,
    });
}
/** `linux-x64`, `linux-x64-musl`, `macos-arm64`: for messages and cache keys. */
function platformName({ system, architecture, musl }) {
    return `${system}-${architecture}${musl ? '-musl' : ''}`;
}
/** The loader's name is part of every program that is linked to musl. Asking Node's own report takes seconds on some hosts. */
function hasMuslLoader() {
    try {
        return (0,external_node_fs_.readdirSync)('/lib').some((name) => name.startsWith('ld-musl-'));
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/tools/tool.js + 1 modules
var tools_tool = __webpack_require__(36948);
;// CONCATENATED MODULE: ./build/tools/artifact-file.js







const titleAnnotation = 'org.opencontainers.image.title';
const goSystems = { linux: 'linux', macos: 'darwin', windows: 'windows' };
const goArchitectures = { x64: 'amd64', arm64: 'arm64' };
const allPlatforms = ['linux', 'macos', 'windows'].flatMap((system) => ['x64', 'arm64'].map((architecture) => ({ system, architecture, musl: false })));
/**
 * The file for this platform out of an artifact: `oras push HOST/tools/buck2:2026-09-15 buck2-*.zst` makes one. An index says by
 * `platform` which manifest is for whom; in a manifest the titles of the layers say it (docs/tools.md has the rules).
 * @throws {ToolNotFoundError | ToolArtifactError | ToolChecksumError} and the errors of src/oci/errors.ts
 */
async function artifactFile(request) {
    const { tool, platform, reference, reader, sha256 } = request;
    const what = (0,oci_reference/* formatReference */.FH)(reference);
    const found = await readManifest(request, reference);
    const pinned = { ...reference, digest: found.descriptor.digest };
    const manifest = found.manifest.kind === 'manifest' ? found.manifest : await childManifest(request, pinned, found.manifest);
    const layer = chooseLayer(request, manifest);
    if ((0,digest/* digestAlgorithm */.g4)(layer.digest) !== 'sha256') {
        throw new tools_errors/* ToolArtifactError */.V0(`${what}: the file for ${platformName(platform)} has no sha256 digest`, {
            next: 'Push it with a client that makes sha256 digests, as oras does.',
        });
    }
    const actual = (0,digest/* digestHex */.sU)(layer.digest);
    if (sha256 !== undefined && sha256 !== actual) {
        throw new tools_errors/* ToolChecksumError */.iD(`${what}: ${titleOf(layer) ?? 'the file'} has the SHA-256 ${actual}, not ${sha256} (from the setting ${tool.name}-sha256)`, { next: 'Nothing of it is kept. The tag may have moved, or the checksum belongs to another file.' });
    }
    return {
        tool: tool.name,
        version: (0,oci_reference/* formatReference */.FH)(pinned),
        platform,
        file: titleOf(layer)?.endsWith('.zst') === true ? `${tool.name}.zst` : tool.name,
        sha256: actual,
        from: reference.host,
        fetch: async (path) => {
            const blob = await reader.blob(pinned, layer);
            await (0,promises_.copyFile)(blob, path).catch((error) => {
                throw (0,disk_error/* asDiskError */.k_)(error, path);
            });
        },
    };
}
async function childManifest(request, pinned, index) {
    const { platform, reference } = request;
    const [os, architecture] = [goSystems[platform.system], goArchitectures[platform.architecture]];
    const fitting = index.manifests.filter((one) => one.platform?.os === os && one.platform.architecture === architecture);
    const only = index.manifests.length === 1 && index.manifests[0]?.platform === undefined ? index.manifests : fitting;
    const [child] = only;
    if (child === undefined || only.length > 1) {
        const listed = index.manifests.map((one) => one.platform === undefined ? 'one without a platform' : `${one.platform.os}/${one.platform.architecture}`);
        throw new tools_errors/* ToolArtifactError */.V0(`${(0,oci_reference/* formatReference */.FH)(reference)} has ${child === undefined ? 'no manifest' : 'several manifests'} for ${os}/${architecture}; it lists ${listed.join(', ') || 'nothing'}`, { next: 'Push an index with one manifest for each platform, or one manifest with the files of all.' });
    }
    const found = await readManifest(request, { ...pinned, tag: undefined, digest: child.digest });
    if (found.manifest.kind === 'manifest')
        return found.manifest;
    throw new tools_errors/* ToolArtifactError */.V0(`${(0,oci_reference/* formatReference */.FH)(reference)} is an index of indexes`, {
        next: 'Push an index whose entries are manifests.',
    });
}
async function readManifest({ tool, reader }, reference) {
    const found = await reader.manifest(reference);
    if (found !== undefined)
        return found;
    throw new tools_errors/* ToolNotFoundError */.Mm(`There is no ${(0,oci_reference/* formatReference */.FH)(reference)}, which ${tool.name} should come from`, {
        next: `Check ${tool.name}-version, and that the artifact was pushed to that registry.`,
    });
}
function chooseLayer({ tool, platform, reference }, { layers }) {
    for (const name of acceptedTitles(tool, platform)) {
        const [layer, second] = layers.filter((one) => titleOf(one) === name);
        if (second !== undefined)
            break;
        if (layer !== undefined)
            return layer;
    }
    const [only] = layers;
    // One file whose name says nothing is taken at its word; one that is named for another platform is not.
    if (only !== undefined && layers.length === 1 && !isForAnother(tool, platform, titleOf(only)))
        return only;
    const titles = layers.map((layer) => titleOf(layer) ?? `${layer.mediaType} without a title`);
    throw new tools_errors/* ToolArtifactError */.V0(`${(0,oci_reference/* formatReference */.FH)(reference)} holds no file of ${tool.name} for ${platformName(platform)} that is clearly the one; it holds ${titles.join(', ') || 'nothing'}`, {
        next: `Push the files under the names of the release, here ${tool.files(platform).join(' or ')} (oras push … FILE…), or an index with a platform for each manifest.`,
    });
}
/** Release names first, also unpacked; then the plain name of the program. */
function acceptedTitles(tool, platform) {
    const program = (0,tools_tool/* programFile */.pq)(tool.name, platform);
    return [...releaseTitles(tool, platform), program, `${program}.zst`];
}
function releaseTitles(tool, platform) {
    return tool
        .files(platform)
        .flatMap((file) => (file.endsWith('.zst') ? [file, file.slice(0, -4)] : [file, `${file}.zst`]));
}
function isForAnother(tool, platform, title) {
    if (title === undefined || acceptedTitles(tool, platform).includes(title))
        return false;
    return allPlatforms.some((other) => releaseTitles(tool, other).includes(title));
}
function titleOf(layer) {
    return layer.annotations?.[titleAnnotation]?.split('/').pop();
}

// EXTERNAL MODULE: ./build/tools/find-program.js
var find_program = __webpack_require__(9940);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/lock-file.js
var lock_file = __webpack_require__(75652);
;// CONCATENATED MODULE: ./build/tools/tool-file.js
/** `buf 1.73.0`, for messages. */
function toolFileName({ tool, version }) {
    return `${tool} ${version}`;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/tools/zstd-frames.js
/** The number that a frame of zstd starts with, as it stands in the file. */
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** The lengths of the field with the dictionary's id, and of the content's size, by their flags in the header. */
const dictionaryIdLengths = [0, 1, 2, 4];
const contentSizeLengths = [0, 2, 4, 8];
/**
 * Finds the frame that starts at an offset, by its header and the headers of its blocks (RFC 8878, sections 3.1.1 and 3.1.2).
 * Undefined where there is none, or where the file ends before it does.
 */
async function findZstdFrame(file, start, fileSize) {
    const header = await bytesAt(file, start, 8);
    if (header.length < 8)
        return undefined;
    const magic = header.readUInt32LE(0);
    if (magic >= 0x184d2a50 && magic <= 0x184d2a5f)
        return whole(start, 8 + header.readUInt32LE(4), fileSize, true);
    if (!header.subarray(0, 4).equals(zstdMagic))
        return undefined;
    const flags = header[4] ?? 0;
    const isSingleSegment = (flags & 0x20) !== 0;
    const contentSize = flags >> 6 === 0 && isSingleSegment ? 1 : (contentSizeLengths[flags >> 6] ?? 0);
    let end = start + 5 + (isSingleSegment ? 0 : 1) + (dictionaryIdLengths[flags & 3] ?? 0) + contentSize;
    for (let isLast = false; !isLast;) {
        const block = await bytesAt(file, end, 3);
        if (block.length < 3)
            return undefined;
        const word = block.readUIntLE(0, 3);
        const type = (word >> 1) & 3;
        if (type === 3)
            return undefined;
        isLast = (word & 1) === 1;
        // A block of one repeated byte holds that byte alone, whatever its size.
        end += 3 + (type === 1 ? 1 : word >> 3);
    }
    const checksum = (flags & 4) === 0 ? 0 : 4;
    return whole(start, end + checksum - start, fileSize, false);
}
function whole(start, length, fileSize, skippable) {
    return start + length > fileSize ? undefined : { start, length, skippable };
}
async function bytesAt(file, position, length) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
}

;// CONCATENATED MODULE: ./build/tools/unpack-program.js







/** Several times the largest program in the field. */
const largestProgram = 1024 * 1024 * 1024;
/** First bytes of a file, and what they make of it. Sources: RFC 1952 (gzip), PKWARE's note (zip). */
const archives = [
    [Buffer.from([0x1f, 0x8b]), 'a gzip archive'],
    [Buffer.from('PK\x03\x04', 'latin1'), 'a zip archive'],
    [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]), 'an xz archive'],
    [Buffer.from('BZh', 'latin1'), 'a bzip2 archive'],
];
/**
 * Makes the program of a release file: unpacked where it is zstd, else as it is. Mode 0755, flushed to the disk.
 * @param from the downloaded file, which is left alone
 * @param what for messages: `buck2 2026-09-15`
 * @throws {BrokenToolFileError} with nothing at `to`. Errors of the disk: exit code 8.
 */
async function unpackProgram(from, to, what) {
    const start = await firstBytes(from);
    const isZstd = start.subarray(0, zstdMagic.length).equals(zstdMagic);
    const broken = (why, cause) => new tools_errors/* BrokenToolFileError */.AU(`${what} cannot be installed: its file ${why}`, {
        next: 'The file is what its checksum says, so it was published like this: take another version, or publish the program itself, plain or as .zst.',
        cause,
    });
    if (start.length === 0)
        throw broken('is empty');
    if (from.endsWith('.zst') && !isZstd)
        throw broken('is called .zst and is not zstd');
    const archive = archives.find(([magic]) => start.subarray(0, magic.length).equals(magic));
    if (archive !== undefined)
        throw broken(`is ${archive[1]}, and a program is wanted`);
    const target = await (0,promises_.open)(to, 'wx', 0o755).catch((error) => {
        throw (0,disk_error/* asDiskError */.k_)(error, to);
    });
    try {
        let size = 0;
        for await (const chunk of isZstd ? unpacked(from, broken) : (0,external_node_fs_.createReadStream)(from)) {
            size += chunk.length;
            if (size > largestProgram)
                throw broken(`unpacks to more than ${largestProgram} bytes`);
            await target.writeFile(chunk);
        }
        if (size === 0)
            throw broken('unpacks to nothing');
        // The process may have a mask that took bits away.
        await target.chmod(0o755);
        await target.sync();
    }
    catch (error) {
        await (0,promises_.rm)(to, { force: true });
        throw (0,disk_error/* asDiskError */.k_)(error, to);
    }
    finally {
        await target.close();
    }
}
/**
 * The content of a zstd file. Node reads one frame and takes its end for the end of all; a file may have several (some packers
 * write one for each of their threads), so each is read on its own.
 */
async function* unpacked(path, broken) {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { size } = await file.stat();
        for (let offset = 0; offset < size;) {
            const frame = await findZstdFrame(file, offset, size);
            if (frame === undefined)
                throw broken('is broken zstd');
            offset += frame.length;
            if (!frame.skippable)
                yield* unpackedFrame(path, frame, broken);
        }
    }
    finally {
        await file.close();
    }
}
async function* unpackedFrame(path, frame, broken) {
    const unpacker = (0,external_node_zlib_.createZstdDecompress)();
    const input = (0,external_node_fs_.createReadStream)(path, { start: frame.start, end: frame.start + frame.length - 1 });
    // Its error is the unpacker's too, which is what is read.
    const feeding = (0,external_node_stream_promises_.pipeline)(input, unpacker).catch(() => { });
    try {
        for await (const chunk of unpacker)
            yield chunk;
    }
    catch (error) {
        throw broken('is broken zstd', error);
    }
    finally {
        unpacker.destroy();
        await feeding;
    }
}
async function firstBytes(path) {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./build/tools/install-tool.js













const recordFile = 'installed.json';
/**
 * The program of a tool file: from the shelf, else from the CI system's cache, else downloaded, checked, unpacked and kept.
 * Jobs that want the same tool at once wait for the one that installs it.
 * @throws {ToolOfflineError | BrokenToolFileError | LockFileBusyError}, and what {@link ToolFile.fetch} throws; nothing is kept then
 */
async function installTool(file, options) {
    const { shelf, workDirectory, log, offline, signal } = options;
    const version = shelfVersion(file);
    const lock = (0,external_node_path_.join)(workDirectory, `.${file.tool}-${version}.lock`);
    const there = await findInstalled(file, version, shelf, log);
    if (there !== undefined) {
        // Of a job that was killed when it had installed it.
        await (0,lock_file/* removeLeftLock */.bc)(lock).catch(() => { });
        return { program: there, how: 'already-there' };
    }
    if (offline)
        throw offlineError(file);
    await (0,promises_.mkdir)(workDirectory, { recursive: true }).catch((error) => {
        throw (0,disk_error/* asDiskError */.k_)(error, workDirectory);
    });
    const onWait = (holder) => log.info(`Waiting for ${holder}, which installs ${toolFileName(file)} too.`);
    return (0,lock_file/* withLockFile */.Q5)(lock, { onWait, ...(signal === undefined ? {} : { signal }) }, async () => {
        const meanwhile = await findInstalled(file, version, shelf, log);
        if (meanwhile !== undefined)
            return { program: meanwhile, how: 'already-there' };
        await (0,atomic_files/* removeLeftovers */.DA)(workDirectory);
        const scratch = (0,atomic_files/* temporaryBeside */.w6)((0,external_node_path_.join)(workDirectory, file.tool));
        await (0,promises_.mkdir)(scratch, { mode: 0o700 }).catch((error) => {
            throw (0,disk_error/* asDiskError */.k_)(error, workDirectory);
        });
        try {
            return await installAnew(file, version, scratch, options);
        }
        finally {
            await (0,promises_.rm)(scratch, { recursive: true, force: true }).catch(() => { });
        }
    });
}
async function installAnew(file, version, scratch, { shelf, cache, log }) {
    const published = (0,external_node_path_.join)(scratch, file.file);
    const restored = (await cache?.restore(file, published)) === true;
    const usable = restored && (await sha256Of(published)) === file.sha256;
    if (restored && !usable) {
        log.warning(`The cache of this CI system held another file for ${toolFileName(file)}; it is downloaded anew.`);
        await (0,promises_.rm)(published, { force: true });
    }
    if (!usable) {
        log.info(`Downloading ${toolFileName(file)} for ${platformName(file.platform)} from ${file.from}`);
        await file.fetch(published);
    }
    const directory = (0,external_node_path_.join)(scratch, 'program');
    await (0,promises_.mkdir)(directory);
    const program = (0,tools_tool/* programFile */.pq)(file.tool, file.platform);
    await unpackProgram(published, (0,external_node_path_.join)(directory, program), toolFileName(file));
    const record = { program, sha256: await sha256Of((0,external_node_path_.join)(directory, program)) };
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, recordFile), `${JSON.stringify(record)}\n`);
    const kept = await shelf.keep(directory, file.tool, version);
    if (!usable)
        await cache?.save(file, published);
    log.info(`Installed ${toolFileName(file)} (SHA-256 ${file.sha256}).`);
    return { program: (0,external_node_path_.join)(kept, program), how: usable ? 'cache' : 'download' };
}
/** A program that is there, and is the one that was installed. */
async function findInstalled(file, version, shelf, log) {
    const directory = await shelf.find(file.tool, version);
    if (directory === undefined)
        return undefined;
    const name = (0,tools_tool/* programFile */.pq)(file.tool, file.platform);
    const program = (0,external_node_path_.join)(directory, name);
    const record = await readRecord((0,external_node_path_.join)(directory, recordFile));
    const actual = await sha256Of(program).catch(() => undefined);
    if (record?.program === name && record.sha256 === actual)
        return program;
    log.warning(`${program} is damaged, or was changed since it was installed; it is installed anew.`);
    return undefined;
}
/**
 * A semantic version that tells apart all files that were ever published as this version: runners' tool caches find nothing
 * under a version of another form.
 */
function shelfVersion({ version, sha256 }) {
    const numbers = /^(\d+)[.-](\d+)[.-](\d+)$/.exec(version)?.slice(1).map(Number) ?? [0, 0, 0];
    // Letters first: numbers in this place may not begin with a zero.
    return `${numbers.join('.')}-sha256.x${sha256.slice(0, 32)}`;
}
async function readRecord(path) {
    try {
        const record = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        return typeof record === 'object' && record !== null ? record : undefined;
    }
    catch {
        return undefined;
    }
}
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
}
function offlineError(file) {
    return new tools_errors/* ToolOfflineError */.Yv(`${toolFileName(file)} is not installed here yet, and this job is offline`, {
        next: `Run once without "offline", or name a program by ${file.tool}-path; ${file.tool}-version "none" takes the ${file.tool} on PATH.`,
    });
}

// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
;// CONCATENATED MODULE: ./build/tools/release-files.js





const github = {
    downloads: 'https://github.com',
    list: (repository) => `https://api.github.com/repos/${repository}/releases?per_page=30`,
};
/**
 * GitHub, or a mirror of its addresses: below it lie the same paths, and `<repository>/releases.json` is a copy of the list.
 * @param mirror the setting `tools-mirror`
 * @throws {ToolMirrorError}
 */
function releaseServer(mirror) {
    if (mirror === undefined)
        return github;
    const wrong = (why) => new tools_errors/* ToolMirrorError */.Kl(`The setting tools-mirror cannot be used: ${why}`, {
        next: 'Write an address such as https://mirror.example/github, below which the paths are those of github.com.',
    });
    if (!URL.canParse(mirror))
        throw wrong('it is no address');
    const url = new URL(mirror);
    if (url.username !== '' || url.password !== '')
        throw wrong('it carries a user name or a password');
    if (url.search !== '' || url.hash !== '')
        throw wrong('it has a query or a fragment');
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (0,addresses/* isLoopback */.U9)(url))) {
        throw wrong('programs come by https, or from this machine');
    }
    const downloads = (0,errors/* plainUrl */.kP)(url).replace(/\/+$/, '');
    return { downloads, list: (repository) => `${downloads}/${repository}/releases.json` };
}
/**
 * The file of one release.
 * @throws {UnknownToolVersionError} where nobody vouches for it
 */
function releaseFile(request, version) {
    const { tool, platform, sha256 } = request;
    const candidates = tool.files(platform);
    const known = candidates.find((file) => (0,tools_tool/* knownChecksum */.Xo)(tool.name, version, file) !== undefined);
    const file = known ?? candidates[0];
    const checksum = sha256 ?? (known === undefined ? undefined : (0,tools_tool/* knownChecksum */.Xo)(tool.name, version, known));
    if (file === undefined || checksum === undefined)
        throw unknownVersion(tool, version, platform, file ?? tool.name);
    const vouchedBy = sha256 === undefined ? 'from the table of this oras-buf' : `from the setting ${tool.name}-sha256`;
    return asToolFile(request, version, file, checksum, vouchedBy);
}
/**
 * The file of the newest release that there is now. Its checksum comes from the list of releases; where the table or the user
 * has one too, they must agree.
 * @throws {ToolNotFoundError | ToolDownloadError | ToolChecksumError}
 */
async function latestReleaseFile(request) {
    const { tool, platform, server, client, sha256 } = request;
    const url = new URL(server.list(tool.repository));
    const list = await client.json(url, `the newest release of ${tool.name}`, downloadAdvice(tool.name));
    const candidates = tool.files(platform);
    const newest = readReleases(list)
        .map((release) => ({ ...release, version: versionOf(tool, release.tag) }))
        .filter(({ version }) => version !== undefined)
        .sort((a, b) => tool.compare(b.version ?? '', a.version ?? ''))[0];
    const file = candidates.find((name) => newest?.checksums.has(name));
    const listed = newest?.checksums.get(file ?? '');
    if (newest?.version === undefined || file === undefined || listed === undefined) {
        throw new tools_errors/* ToolNotFoundError */.Mm(`${(0,errors/* plainUrl */.kP)(url)} names no release of ${tool.name} with a checksum for ${platformName(platform)}`, { next: `Pin a version with ${tool.name}-version; this oras-buf knows ${(0,tools_tool/* knownVersions */.J0)(tool.name).join(', ')}.` });
    }
    const vouched = sha256 ?? (0,tools_tool/* knownChecksum */.Xo)(tool.name, newest.version, file);
    if (vouched !== undefined && vouched !== listed) {
        throw new tools_errors/* ToolChecksumError */.iD(`${(0,errors/* plainUrl */.kP)(url)} says that ${file} of ${tool.name} ${newest.version} has the SHA-256 ${listed}, and ${sha256 === undefined ? 'the table of this oras-buf' : `the setting ${tool.name}-sha256`} says ${vouched}`, { next: `Pin a version with ${tool.name}-version and compare its checksum with the release page.` });
    }
    return asToolFile(request, newest.version, file, listed, 'from the list of releases');
}
/** What to do where a download fails. */
function downloadAdvice(tool) {
    return `Check the network, HTTPS_PROXY and NO_PROXY; or set tools-mirror to a server that this machine reaches; or install ${tool} yourself and name it by ${tool}-path.`;
}
/**
 * Reads a list of releases leniently: what is a draft, or has no name or checksum, is passed over.
 * Source: GitHub REST API, "List releases" (`tag_name`, `draft`, `assets[].name`, `assets[].digest` = `sha256:…`).
 */
function readReleases(list) {
    if (!Array.isArray(list))
        return [];
    return list.flatMap((release) => {
        const { tag_name: tag, draft, assets } = asObject(release);
        if (typeof tag !== 'string' || draft === true || !Array.isArray(assets))
            return [];
        const checksums = assets.flatMap((asset) => {
            const { name, digest } = asObject(asset);
            const hex = typeof digest === 'string' ? /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1] : undefined;
            return typeof name === 'string' && hex !== undefined ? [[name, hex]] : [];
        });
        return [{ tag, checksums: new Map(checksums) }];
    });
}
/** The version that a tag stands for, or undefined for tags of another form (`latest`, previews). */
function versionOf(tool, tag) {
    const version = tool.tag('') === 'v' ? tag.replace(/^v/, '') : tag;
    return tool.versionForm.test(version) && tool.tag(version) === tag ? version : undefined;
}
function asToolFile({ tool, platform, server, client }, version, file, sha256, vouchedBy) {
    const url = new URL(`${server.downloads}/${tool.repository}/releases/download/${tool.tag(version)}/${file}`);
    const what = `${tool.name} ${version} (${file})`;
    return {
        tool: tool.name,
        version,
        platform,
        file,
        sha256,
        from: (0,errors/* plainUrl */.kP)(url),
        fetch: (path) => client.download({ url, what, sha256, vouchedBy, advice: downloadAdvice(tool.name) }, path),
    };
}
function unknownVersion(tool, version, platform, file) {
    const { name } = tool;
    const others = (0,tools_tool/* knownVersions */.J0)(name).filter((known) => tool.files(platform).some((one) => (0,tools_tool/* knownChecksum */.Xo)(name, known, one) !== undefined));
    return new tools_errors/* UnknownToolVersionError */.tG(`${name} ${version} is not installed: this oras-buf knows no checksum of it for ${platformName(platform)}`, {
        next: `Set ${name}-sha256 to the SHA-256 of ${file}, which the release page shows, or take a version that is known here: ${others.join(', ')}. ${name}-version "none" takes the ${name} on PATH.`,
    });
}
function asObject(value) {
    return typeof value === 'object' && value !== null ? value : {};
}

// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/system/plain-file.js
var plain_file = __webpack_require__(55883);
;// CONCATENATED MODULE: ./build/tools/wanted-version.js






const artifactPrefix = 'oci:';
const versionFile = '.buckversion';
/**
 * Reads the setting `buck2-version` or `buf-version`.
 * @throws {MalformedToolVersionError | MalformedReferenceError}
 */
function parseWantedVersion(tool, text) {
    if (text === 'none' || text === 'latest')
        return { kind: text };
    if (text.startsWith(artifactPrefix)) {
        const reference = (0,oci_reference/* parseReference */.F2)(text.slice(artifactPrefix.length));
        if (reference.tag !== undefined || reference.digest !== undefined)
            return { kind: 'artifact', reference };
        throw malformed(tool, text, 'names no tag and no digest', `Write ${text}:TAG, or better ${text}@sha256:….`);
    }
    const version = releaseVersion(tool, text);
    if (version !== undefined)
        return { kind: 'release', version };
    const looksLikePath = /[\\/]/.test(text);
    throw malformed(tool, text, 'is no version', looksLikePath
        ? `The path of a program belongs into ${tool}-path.`
        : `Write a version such as ${tools_tool/* tools */.Yl[tool].versionExample}, latest, none, or oci:HOST/REPOSITORY:TAG.`);
}
/**
 * What the file `.buckversion` of a buck2 project asks for; undefined where there is none. It may name a version or `latest`
 * and nothing else: a file that a pull request can change must not choose where programs come from.
 * @throws {MalformedToolVersionError | UnreadableFileError} with the place
 */
async function readBuckVersionFile(root) {
    const path = (0,external_node_path_.join)(root, versionFile);
    const text = await (0,plain_file/* readPlainFile */.b)({ path, name: versionFile, within: (0,inside_directory/* realPathOf */.d)(root), largest: 4096 });
    if (text === undefined)
        return undefined;
    const words = text.split(/\s+/).filter((word) => word !== '');
    const [word = ''] = words;
    const place = { file: versionFile, line: 1 };
    if (words.length === 1 && word === 'latest')
        return { kind: 'latest' };
    const version = words.length === 1 ? releaseVersion('buck2', word) : undefined;
    if (version !== undefined)
        return { kind: 'release', version };
    const isCommit = /^[0-9a-f]{40}$/.test(word);
    throw malformed('buck2', words.join(' ').slice(0, 80), isCommit ? 'is a commit, for which there is no release to download' : 'is no version of buck2', `Write one release, such as ${tools_tool/* tools */.Yl.buck2.versionExample}, into ${versionFile}; or set buck2-version, which wins ("none": the buck2 on PATH).`, place);
}
function releaseVersion(tool, text) {
    const plain = tool === 'buf' ? text.replace(/^v/, '') : text;
    return tools_tool/* tools */.Yl[tool].versionForm.test(plain) ? plain : undefined;
}
function malformed(tool, text, problem, next, place) {
    const where = place === undefined ? `the setting ${tool}-version` : place.file;
    return new tools_errors/* MalformedToolVersionError */.IQ(`${JSON.stringify(text)} (${where}) ${problem}`, {
        next,
        ...(place === undefined ? {} : { places: [place] }),
    });
}

;// CONCATENATED MODULE: ./build/tools/find-tool.js









/**
 * Finds a tool, or installs it. In this order: the program that `<tool>-path` names; the version that `<tool>-version` asks for;
 * for buck2 the version in `.buckversion`; the program on PATH; the version that this oras-buf installs by default.
 * What is asked for by name is never replaced by something else: where it cannot be had, that is the error.
 * @throws the errors of find-program.ts, wanted-version.ts, release-files.ts, artifact-file.ts and install-tool.ts
 */
async function findTool(search, sources) {
    const { tool, path, version, root } = search;
    if (path !== undefined)
        return { program: await onThisMachine(search), from: 'setting' };
    const wanted = version === undefined ? await fromVersionFile(tool, root) : parseWantedVersion(tool, version);
    if (wanted !== undefined && wanted.kind !== 'none') {
        return { program: await install(search, sources, wanted), from: 'installed' };
    }
    try {
        return { program: await onThisMachine(search), from: 'path' };
    }
    catch (error) {
        if (!(error instanceof find_program/* ProgramNotFoundError */.oo) || wanted?.kind === 'none')
            throw error;
        return { program: await installDefault(search, sources, error), from: 'installed' };
    }
}
async function fromVersionFile(tool, root) {
    return tool === 'buck2' && root !== undefined ? readBuckVersionFile(root) : undefined;
}
function onThisMachine({ tool, path, environment, checkout }) {
    const howToGet = `Let this job install it (${tool}-version: "${tools_tool/* tools */.Yl[tool].defaultVersion}"), or install ${tool} in a step before this one.`;
    return (0,find_program/* findProgram */.Kp)({ name: tool, setting: `${tool}-path`, path, environment, checkout, howToGet });
}
async function install(search, sources, wanted) {
    const file = await wantedFile(search, sources, wanted);
    const { program } = await installTool(file, sources);
    return program;
}
async function wantedFile(search, sources, wanted) {
    const { tool, sha256 } = search;
    const { server, client, artifacts, offline, log } = sources;
    const platform = toolPlatform(tool, sources.machine);
    const request = { tool: tools_tool/* tools */.Yl[tool], platform, server, client, sha256 };
    if (wanted.kind === 'release')
        return releaseFile(request, wanted.version);
    if (wanted.kind === 'artifact') {
        const { reference } = wanted;
        const file = await artifactFile({ tool: tools_tool/* tools */.Yl[tool], platform, reference, reader: artifacts, sha256 });
        log.info(`${toolFileName(file)}: its file has the SHA-256 ${file.sha256}.`);
        return file;
    }
    if (offline) {
        throw new tools_errors/* ToolOfflineError */.Yv(`Which ${tool} is the latest cannot be asked: this job is offline`, {
            next: `Pin a version with ${tool}-version, or name a program by ${tool}-path.`,
        });
    }
    const file = await latestReleaseFile(request);
    log.notice(`The latest ${tool} is ${file.version} today (SHA-256 ${file.sha256}). It will be another one some day: ${tool}-version "${file.version}" pins it.`);
    return file;
}
/** Nobody asked for a version and there is no program: the default. Offline only where it is here already. */
async function installDefault(search, sources, missing) {
    const version = tools_tool/* tools */.Yl[search.tool].defaultVersion;
    try {
        const file = await wantedFile(search, sources, { kind: 'release', version });
        const { program, how } = await installTool(file, sources);
        const verb = how === 'already-there' ? 'is used' : 'was installed';
        sources.log.info(`${missing.message}: ${toolFileName(file)}, the default of this oras-buf, ${verb} (${search.tool}-version chooses another).`);
        return program;
    }
    catch (error) {
        if (error instanceof tools_errors/* ToolOfflineError */.Yv || error instanceof tools_errors/* UnsupportedPlatformError */.Tk)
            throw missing;
        if (!(error instanceof tools_errors/* ToolDownloadError */.FB))
            throw error;
        // Nobody asked for this download: that the program is missing comes first.
        throw new tools_errors/* ToolDownloadError */.FB(`${missing.message}, and ${error.message}`, { next: error.next, cause: error });
    }
}

// EXTERNAL MODULE: ./build/errors.js
var build_errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/oci/proxy-environment.js + 1 modules
var proxy_environment = __webpack_require__(40638);
// EXTERNAL MODULE: ./build/oci/redirects.js
var redirects = __webpack_require__(90147);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
// EXTERNAL MODULE: ./build/oci/traffic-counter.js
var traffic_counter = __webpack_require__(62438);
// EXTERNAL MODULE: ./build/oci/transfer-limits.js
var transfer_limits = __webpack_require__(45268);
// EXTERNAL MODULE: ./build/oci/transient-status.js
var transient_status = __webpack_require__(65003);
// EXTERNAL MODULE: ./build/oci/transport.js + 1 modules
var transport = __webpack_require__(74985);
// EXTERNAL MODULE: ./build/system/redaction.js
var system_redaction = __webpack_require__(69309);
;// CONCATENATED MODULE: ./build/tools/release-client.js















/** The largest program in the field is a third of this. */
const largestFile = 512 * 1024 * 1024;
/** Bytes of a list of releases with all of their files. */
const largestList = 8 * 1024 * 1024;
/** Connections to one server at once. */
const parallelDownloads = 2;
/**
 * Downloads from servers of release files: no credentials, https alone (plain http only on this machine), proxies of the
 * environment, retries. Nothing is opened before the first request. Call `close()` at the end.
 */
class ReleaseClient {
    #options;
    #limits;
    #parts;
    constructor(options) {
        this.#options = options;
        this.#limits = { ...transfer_limits/* defaultLimits */.M, ...options.limits };
    }
    /**
     * Writes a file to `path`, hashed as it comes. With an error nothing usable is at `path`.
     * @throws {ToolChecksumError | ToolNotFoundError | ToolDownloadError | AddressRefusedError} Errors of the disk: exit code 8.
     */
    async download(file, path) {
        const { url, what, advice } = file;
        const actual = await this.#get(url, what, advice, '*/*', (reply) => writeHashed(reply, path));
        if (actual !== file.sha256)
            throw wrongChecksum(file, actual);
    }
    /**
     * A JSON document; whoever asks checks its shape.
     * @throws {ToolNotFoundError | ToolDownloadError | AddressRefusedError}
     */
    async json(url, what, advice) {
        const text = await this.text(url, what, advice);
        try {
            return JSON.parse(text);
        }
        catch {
            throw new tools_errors/* ToolDownloadError */.FB(`${what} could not be looked up: what ${(0,errors/* plainUrl */.kP)(url)} answers is not JSON`, {
                next: advice,
            });
        }
    }
    /** @throws {ToolNotFoundError | ToolDownloadError | AddressRefusedError} */
    text(url, what, advice) {
        return this.#get(url, what, advice, 'application/json, text/plain, */*', async (reply) => (await (0,transport/* readWhole */.oD)(reply, largestList, (0,errors/* plainUrl */.kP)(url))).toString('utf8'));
    }
    async close() {
        const parts = this.#parts;
        this.#parts = undefined;
        await (await parts)?.connections.close();
    }
    async #get(url, what, advice, accept, read) {
        checkAddress(url, url);
        const { transport, retries } = await this.#open();
        try {
            return await retries.run(url, async () => {
                const request = { method: 'GET', url, headers: { accept } };
                const reply = await (0,redirects/* sendFollowing */.e)(transport, request, followable, this.#limits.redirects);
                await (0,transient_status/* failTransientStatus */.r)(reply);
                if (reply.status === 200)
                    return read(reply);
                await reply.discard();
                throw refusal(reply, url, what, advice);
            });
        }
        catch (error) {
            // The registry's words for a broken network are right here too, its advice is not.
            if (!(error instanceof build_errors/* OrasBufError */.Ll) || error.exitCode !== build_errors/* exitCodes */.hS.network)
                throw error;
            if (error instanceof tools_errors/* ToolDownloadError */.FB)
                throw error;
            throw new tools_errors/* ToolDownloadError */.FB(`${what} could not be downloaded: ${error.message}`, { next: advice, cause: error });
        }
    }
    async #open() {
        this.#parts ??= this.#connect();
        return this.#parts;
    }
    async #connect() {
        const { environment, maskSecret, log, signal } = this.#options;
        const redaction = new system_redaction/* Redaction */.k();
        const sink = (value) => {
            redaction.add(value);
            maskSecret(value);
        };
        const limits = this.#limits;
        const traffic = new traffic_counter/* TrafficCounter */.Y(parallelDownloads);
        const proxies = (0,proxy_environment/* readProxyEnvironment */.yM)(environment, sink);
        // Loaded where something is downloaded: a job that finds its tools in place starts faster without.
        const { Connections } = await Promise.all(/* import() */[__webpack_require__.e(4526), __webpack_require__.e(67)]).then(__webpack_require__.bind(__webpack_require__, 30067));
        const connections = new Connections({ connections: parallelDownloads, limits, proxies, extraCa: undefined });
        return {
            connections,
            transport: new transport/* Transport */.oK({ connections, limits, traffic, log, redaction, signal }),
            retries: new retry/* Retries */.fh({ limits, traffic, log, signal }),
        };
    }
}
/** The error for bytes that are not what somebody vouched for. */
function wrongChecksum(file, actual) {
    return new tools_errors/* ToolChecksumError */.iD(`${file.what} from ${(0,errors/* plainUrl */.kP)(file.url)} has the SHA-256 ${actual}, not ${file.sha256} (${file.vouchedBy})`, {
        next: 'Nothing of it is kept. Either the file was changed on its way or on the server, or the checksum belongs to another file: compare it with the release page.',
    });
}
/** Writes the body; each try begins anew. Gives the SHA-256. */
async function writeHashed(reply, path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,promises_.open)(path, 'w', 0o600).catch((error) => {
        throw (0,disk_error/* asDiskError */.k_)(error, path);
    });
    try {
        let size = 0;
        // Servers of files call a .tar.gz "gzip for the way"; its checksum is of what they send.
        for await (const chunk of reply.sentChunks()) {
            size += chunk.length;
            if (size > largestFile)
                throw new errors/* UnexpectedReplyError */.o9(reply.url, `more than ${largestFile} bytes`);
            hash.update(chunk);
            await file.writeFile(chunk).catch((error) => {
                throw (0,disk_error/* asDiskError */.k_)(error, path);
            });
        }
        return hash.digest('hex');
    }
    finally {
        await file.close();
    }
}
function refusal(reply, url, what, advice) {
    if (reply.status === 404 || reply.status === 410) {
        return new tools_errors/* ToolNotFoundError */.Mm(`${what} is not at ${(0,errors/* plainUrl */.kP)(url)} (the server answers ${reply.status})`, {
            next: `Check the version, and tools-mirror where it is set. ${advice}`,
        });
    }
    const spent = reply.header('x-ratelimit-remaining') === '0';
    return new tools_errors/* ToolDownloadError */.FB(spent
        ? `${what} could not be looked up: ${url.host} answers no more questions without a sign-in for now (it says ${reply.status})`
        : `${what} could not be downloaded: ${(0,errors/* plainUrl */.kP)(reply.url)} answers ${reply.status}`, { next: spent ? 'Pin a version in place of "latest": a pinned one needs no such question.' : advice });
}
function followable(from, to) {
    if (!URL.canParse(to))
        throw new errors/* AddressRefusedError */["do"](from, 'something', 'it is no address');
    const url = new URL(to);
    if (from.protocol === 'https:' && url.protocol === 'http:') {
        throw new errors/* AddressRefusedError */["do"](from, (0,errors/* plainUrl */.kP)(url), 'it leads from https to plain http');
    }
    checkAddress(from, url);
    return url;
}
function checkAddress(from, url) {
    const refuse = (why) => new errors/* AddressRefusedError */["do"](from, (0,errors/* plainUrl */.kP)(url), why);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        throw refuse('it is neither https nor http');
    if (url.protocol === 'http:' && !(0,addresses/* isLoopback */.U9)(url))
        throw refuse('programs come by https, or from this machine');
    if (url.username !== '' || url.password !== '')
        throw refuse('it carries a user name');
}

;// CONCATENATED MODULE: ./build/tools/tool-shelf.js



/** Tools in a directory of ours: `<directory>/<tool>/<version>`. A directory appears there whole or not at all. */
class DirectoryShelf {
    #directory;
    /** @param directory absolute, on the same disk as what is kept */
    constructor(directory) {
        this.#directory = directory;
    }
    async find(tool, version) {
        const place = (0,external_node_path_.join)(this.#directory, tool, version);
        const status = await (0,promises_.stat)(place).catch(() => undefined);
        return status?.isDirectory() === true ? place : undefined;
    }
    async keep(directory, tool, version) {
        const place = (0,external_node_path_.join)(this.#directory, tool, version);
        try {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(place), { recursive: true });
            await (0,promises_.rm)(place, { recursive: true, force: true });
            await (0,promises_.rename)(directory, place);
            return place;
        }
        catch (error) {
            throw (0,disk_error/* asDiskError */.k_)(error, place);
        }
    }
}

// EXTERNAL MODULE: ./build/pipeline/in-use.js
var in_use = __webpack_require__(3526);
;// CONCATENATED MODULE: ./build/pipeline/tool-file-cache.js



/** Raised when the content of an entry changes its form. */
const entryForm = 'oras-buf-tools-v1';
/** Keys are matched as prefixes, the full key too: the terminator keeps one from matching a longer one. */
const terminator = '.end';
const fileName = 'published';
/**
 * The CI system's cache for tools (design.md, decision 14): an entry of its own for each file, apart from the modules. It
 * holds the file as it was published, so that what comes back can be held against the published checksum.
 */
class CiToolFileCache {
    #settings;
    #ci;
    #backend;
    #directory;
    /** Undefined where there is no cache, or it is not wanted. */
    static of(settings, ci) {
        return ci.cache === undefined || settings.offline ? undefined : new CiToolFileCache(settings, ci, ci.cache);
    }
    constructor(settings, ci, backend) {
        this.#settings = settings;
        this.#ci = ci;
        this.#backend = backend;
        this.#directory = `${backend.entryDirectory}-tools`;
    }
    async restore(file, path) {
        if (!this.#settings.cacheRead)
            return false;
        try {
            await this.#clear();
            const found = await this.#backend.restore([this.#directory], toolCacheKey(file), []);
            if (found === undefined)
                return false;
            await (0,promises_.copyFile)((0,external_node_path_.join)(this.#directory, fileName), path);
            this.#ci.info(`${file.tool} was in the cache: ${found.matchedKey}`);
            return true;
        }
        catch (error) {
            this.#ci.debug(`The cache entry of ${file.tool} could not be used: ${error.message}`);
            return false;
        }
        finally {
            await this.#clear();
        }
    }
    async save(file, path) {
        if (!this.#settings.cacheWrite || !this.#backend.writable)
            return;
        try {
            await this.#clear();
            await (0,promises_.mkdir)(this.#directory, { recursive: true });
            await (0,promises_.copyFile)(path, (0,external_node_path_.join)(this.#directory, fileName));
            const key = toolCacheKey(file);
            if ((await this.#backend.save([this.#directory], key)) === 'saved')
                this.#ci.info(`Cache saved: ${key}`);
        }
        catch (error) {
            this.#ci.debug(`${file.tool} was not saved to the cache: ${error.message}`);
        }
        finally {
            await this.#clear();
        }
    }
    /** It lies in the checkout, where later steps would find it. */
    async #clear() {
        await (0,promises_.rm)(this.#directory, { recursive: true, force: true }).catch(() => { });
    }
}
/** Name, version, platform, checksum: the same file has the same key in every repository and run. */
function toolCacheKey(file) {
    const version = file.version.replaceAll(/[^A-Za-z0-9_.-]/g, '_').slice(-60);
    return `${entryForm}-${file.tool}-${version}-${platformName(file.platform)}-${file.sha256}${terminator}`;
}

;// CONCATENATED MODULE: ./build/pipeline/tool-finder.js












/** Finds the programs that a job starts, or installs them, each once. Behind `JobTools`, which loads it when one is wanted. */
class ToolFinder {
    #parts;
    #found = new Map();
    #client;
    #store;
    #storeInUse;
    constructor(parts) {
        const { ci, environment, signal } = parts;
        this.#parts = parts;
        this.#client = new ReleaseClient({ environment, log: ci, maskSecret: (value) => ci.mask(value), signal });
    }
    /** @throws the errors of src/tools/find-tool.ts */
    async find(tool, root) {
        const key = tool === 'buck2' ? `${tool} ${root}` : tool;
        let found = this.#found.get(key);
        if (found === undefined) {
            found = this.#find(tool, root);
            this.#found.set(key, found);
        }
        return await found;
    }
    async close() {
        await this.#client.close();
        await (await this.#store?.catch(() => undefined))?.close();
        await this.#storeInUse?.release();
    }
    #find(tool, root) {
        const { settings, ci, environment } = this.#parts;
        return findTool({ ...settings[tool], tool, root, environment, checkout: ci.workspace }, this.#sources());
    }
    #sources() {
        const { settings, ci, signal } = this.#parts;
        const directory = (0,external_node_path_.join)(settings.stateDirectory, 'tools');
        return {
            shelf: ci.toolShelf ?? new DirectoryShelf(directory),
            cache: CiToolFileCache.of(settings, ci),
            workDirectory: directory,
            offline: settings.offline,
            log: ci,
            signal,
            machine: thisMachine(),
            server: releaseServer(settings.toolsMirror),
            client: this.#client,
            artifacts: this.#artifacts(),
        };
    }
    async #openStore() {
        const { settings, ci, signal } = this.#parts;
        this.#storeInUse = await (0,in_use/* useCache */.E6)('store', { settings, log: ci, signal });
        return store/* Store */.i.open((0,external_node_path_.join)(settings.stateDirectory, 'store'));
    }
    #artifacts() {
        const { registries } = this.#parts;
        const store = () => {
            this.#store ??= this.#openStore();
            return this.#store;
        };
        return {
            manifest: async (reference) => {
                const { host, repository } = reference;
                const registry = registries.forHost(host);
                const digest = reference.digest ?? (await resolveTag(registry, reference, await store()));
                if (digest === undefined)
                    return undefined;
                const found = await (await store()).manifest(registry, repository, digest, (0,oci_reference/* formatReference */.FH)(reference));
                // So that an offline job knows what the tag was.
                if (reference.tag !== undefined) {
                    const name = (0,oci_reference/* formatReference */.FH)({ ...reference, digest: undefined });
                    await (await store()).setNames(new Map([[name, found.descriptor]])).catch(() => { });
                }
                return found;
            },
            blob: async (reference, descriptor) => (await store()).blob(registries.forHost(reference.host), reference.repository, descriptor),
        };
    }
}
/** What a tag points at now; in an offline job what it pointed at when it was last asked for. */
async function resolveTag(registry, reference, store) {
    try {
        return await registry.resolveTag(reference.repository, reference.tag ?? '');
    }
    catch (error) {
        if (!(error instanceof errors/* OfflineError */.M_))
            throw error;
        const known = (await store.names()).get((0,oci_reference/* formatReference */.FH)(reference));
        if (known === undefined)
            throw error;
        return (0,digest/* tryParseDigest */.jt)(known.digest);
    }
}


/***/ }),

/***/ 18421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ BrokenToolFileError),
/* harmony export */   FB: () => (/* binding */ ToolDownloadError),
/* harmony export */   IQ: () => (/* binding */ MalformedToolVersionError),
/* harmony export */   Kl: () => (/* binding */ ToolMirrorError),
/* harmony export */   Mm: () => (/* binding */ ToolNotFoundError),
/* harmony export */   Tk: () => (/* binding */ UnsupportedPlatformError),
/* harmony export */   V0: () => (/* binding */ ToolArtifactError),
/* harmony export */   Yv: () => (/* binding */ ToolOfflineError),
/* harmony export */   iD: () => (/* binding */ ToolChecksumError),
/* harmony export */   tG: () => (/* binding */ UnknownToolVersionError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** What a setting or a `.buckversion` file says is no version, or none of the other forms. */
class MalformedToolVersionError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A version whose checksum nobody vouches for: neither the table of this oras-buf nor the user. */
class UnknownToolVersionError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** There is no build of a tool for this machine. */
class UnsupportedPlatformError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The server has no such release or file. */
class ToolNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
}
/** The artifact on the registry holds no file for this machine, or several that could be meant. */
class ToolArtifactError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A tool could not be downloaded: the network, a proxy or the server failed. */
class ToolDownloadError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
}
/** A tool is not installed yet, and the job must not use the network. */
class ToolOfflineError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
}
/** The bytes of a tool are not those that the checksum is of. Nothing of them is kept. */
class ToolChecksumError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
}
/** The file has the right checksum and cannot be unpacked: it was published broken, or is no program. */
class BrokenToolFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The mirror's address cannot be used. */
class ToolMirrorError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}


/***/ }),

/***/ 36948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Xo: () => (/* binding */ knownChecksum),
  J0: () => (/* binding */ knownVersions),
  pq: () => (/* binding */ programFile),
  Yl: () => (/* binding */ tools)
});

;// CONCATENATED MODULE: ./build/tools/known-releases.js
/**
 * SHA-256 of the release files that may be installed without a checksum of the user's own: tool, version, file name. Kept by
 * scripts/refresh-tools.ts; docs/tools.md says where each value was found and checked. Versions are in the order of their age.
 */
const knownReleases = {
    buck2: {
        '2026-04-15': {
            'buck2-aarch64-apple-darwin.zst': 'cc16768043d1c726816269d17d87e1603aacc2a7e25efc580c7ad423dd99d544',
            'buck2-aarch64-unknown-linux-gnu.zst': '54a575be5b404eeded00f98c8a27db6bb315f643451fbe7814375aea2f1c42b5',
            'buck2-aarch64-unknown-linux-musl.zst': 'b22abdf207bb8e33d0f7b5d1635738e4679e73214b8a6ee7fb497ee3df98a508',
            'buck2-x86_64-apple-darwin.zst': '1bfc5aac095df5d5da9d997b22f72ea1eaf762ccad9855d6103e38bb6538abc8',
            'buck2-x86_64-unknown-linux-gnu.zst': '22a0ecc90ece9b2ed0ba34fce682ab5b0ca2ac6ee0c1fba9771cef468311990b',
            'buck2-x86_64-unknown-linux-musl.zst': 'd6fc2db9f39b8f45becd08d678b0fc1dce3b4e7176f2471bad37b447dc005ffd',
        },
        '2026-07-15': {
            'buck2-aarch64-apple-darwin.zst': '088cacc72c400fa438be4052c36782f56b2af86287aadf13ece5e9772d72455c',
            'buck2-aarch64-pc-windows-msvc.exe.zst': '9939fda2913e27fcda30a70e8d51833523d7083b9f56459626fa5bc161f10a86',
            'buck2-aarch64-unknown-linux-gnu.zst': 'e239bf72f40a7987db9024eb6d5e325642f6496c589dec6be54c1008d2618a19',
            'buck2-x86_64-apple-darwin.zst': '46cc4bb1372ea3110c099240e05176bb9eff003e7e38233c1bb2ef268449dbb3',
            'buck2-x86_64-pc-windows-msvc.exe.zst': '719324109a8c5f9f95d9f1f6895ec500505eebcc466b193fa46e05f243276e59',
            'buck2-x86_64-unknown-linux-gnu.zst': 'ecc3d807dd0b0feff1a423688bd598263b8339d223e685578a87196456c19d95',
            'buck2-x86_64-unknown-linux-musl.zst': '4d31666ece6f66bedc0c0df53f1e966e93aee13491529bb301fc83e8607d0955',
        },
        '2026-09-15': {
            'buck2-aarch64-apple-darwin.zst': 'aacdf7cabe34b9b5dc74866b8dcf7410cdbae3ad2dccef45b7ee9851cb781528',
            'buck2-aarch64-pc-windows-msvc.exe.zst': '58edb0718e3b89a3f875129cc72640f2f4cb80487ec42057eb88447519dff0cf',
            'buck2-aarch64-unknown-linux-gnu.zst': 'e35027a8e3f702fd9f080074ac64ebc80e2a0fe8d669d46d85afc31b0ec4a463',
            'buck2-aarch64-unknown-linux-musl.zst': 'd416933520ffdcd05303c0dd22ec368047fb64e8781b5ad10485f584a6fbc694',
            'buck2-x86_64-apple-darwin.zst': 'af1e51f198ecccfc41b9d960a2c79bb16f01e238f7169a86989caed9440fba0d',
            'buck2-x86_64-pc-windows-msvc.exe.zst': '1f0619b285ee3cbdc562a38b70f2636f73e8233b2f5156aef93e9e8a00079e2c',
            'buck2-x86_64-unknown-linux-gnu.zst': '1268fce33fb61273091dd5dd8c60b65de1521a3caa36b88983813e882b7ffd89',
            'buck2-x86_64-unknown-linux-musl.zst': '631eb84a8925d19146e0f5d594b9f2d0b1f0864e63f24e0d5914a75a6a0a4dea',
        },
        '2026-10-01': {
            'buck2-aarch64-unknown-linux-gnu.zst': '8df3e94f569b1df74c905e26d18ea6bf6e64f946d0f0cbec90c7398bd33d1861',
            'buck2-x86_64-unknown-linux-gnu.zst': '828aba01bf80e8ba50ed27d89be86efe0246b3807c3d040e1ea7b4810a55fb78',
        },
    },
    buf: {
        '1.72.0': {
            'buf-Darwin-arm64': '5176f23a6118b9978de1340c3e3301a4ed0d48e16a669510be44b4c355170d57',
            'buf-Darwin-x86_64': 'eb815a2708d4a43d31799049d5a2987ea81d0a9e98b53976d47bd1e78d154a8f',
            'buf-Linux-aarch64': 'bdbb275fb9624104ef4d8513d269cc410a153138646e67136cb3f8cc185be289',
            'buf-Linux-x86_64': '8720830e26a733da55bb89bcd3cb44849c0965fc0c44fb5d691cccdc64dca5af',
            'buf-Windows-arm64.exe': 'cc06910c1b69715b598fc8d1958538c86b656c05f6dd0a516dfa90c325dcbead',
            'buf-Windows-x86_64.exe': '6e8f6d043e520bc81cae7b85d4cd6d93e57716a8a9842d5d18200191ee259cb5',
        },
        '1.73.0': {
            'buf-Darwin-arm64': '6e6df0fef4522e4e43dfe7c341873c3f2c29ceb45a9dfa5e0bad5580b8b2022f',
            'buf-Darwin-x86_64': 'ff78d0ebf34180ebfa81d370275851ec630fcb088bf33e213fd723d0fd7444a6',
            'buf-Linux-aarch64': '902b75267db7f4391e99b7fa0756050e5354234cc0437ef50eee9c788950c7a3',
            'buf-Linux-x86_64': '8f2986298ad08f0cc1bf999b9797b7c383adf32d7edf0f73d6f1e1a701baeac1',
            'buf-Windows-arm64.exe': '2250d5cba96a64f6ebc78d67221feab113622a24fbaf2909d43c87f8586d1bed',
            'buf-Windows-x86_64.exe': '13542f2892c4f774150ddb525266d6421d457b3e741297056b64427853526e36',
        },
    },
};

;// CONCATENATED MODULE: ./build/tools/tool.js

const systemsOfBuf = { linux: 'Linux', macos: 'Darwin', windows: 'Windows' };
const tools = {
    buck2: {
        name: 'buck2',
        repository: 'facebook/buck2',
        defaultVersion: '2026-09-15',
        versionForm: /^\d{4}-\d{2}-\d{2}$/,
        versionExample: '2026-09-15',
        tag: (version) => version,
        compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
        files: (platform) => buck2Targets(platform).map((target) => `buck2-${target}.zst`),
    },
    buf: {
        name: 'buf',
        repository: 'bufbuild/buf',
        defaultVersion: '1.73.0',
        versionForm: /^\d{1,4}\.\d{1,4}\.\d{1,4}$/,
        versionExample: '1.73.0',
        tag: (version) => `v${version}`,
        compare: compareNumbers,
        files: ({ system, architecture }) => {
            // Linked to no C library. Linux calls the architecture aarch64, the others arm64.
            const cpu = architecture === 'x64' ? 'x86_64' : system === 'linux' ? 'aarch64' : 'arm64';
            return [`buf-${systemsOfBuf[system]}-${cpu}${system === 'windows' ? '.exe' : ''}`];
        },
    },
};
/** The name of the program on disk: `buf`, `buck2.exe`. */
function programFile(tool, platform) {
    return platform.system === 'windows' ? `${tool}.exe` : tool;
}
/** The SHA-256 (64 hexadecimal digits) of a release file, where the table has it. */
function knownChecksum(tool, version, file) {
    const versions = knownReleases[tool];
    if (!Object.hasOwn(versions, version))
        return undefined;
    const files = versions[version] ?? {};
    return Object.hasOwn(files, file) ? files[file] : undefined;
}
/** The versions that the table has, the newest first. */
function knownVersions(tool) {
    return Object.keys(knownReleases[tool]).sort(tools[tool].compare).reverse();
}
/** On Linux the musl build comes first: it is linked statically, so it starts on every distribution. */
function buck2Targets({ system, architecture, musl }) {
    const cpu = architecture === 'x64' ? 'x86_64' : 'aarch64';
    switch (system) {
        case 'macos':
            return [`${cpu}-apple-darwin`];
        case 'windows':
            return [`${cpu}-pc-windows-msvc.exe`];
        case 'linux':
            return musl ? [`${cpu}-unknown-linux-musl`] : [`${cpu}-unknown-linux-musl`, `${cpu}-unknown-linux-gnu`];
    }
}
function compareNumbers(a, b) {
    const [left, right] = [a, b].map((version) => version.split('.').map(Number));
    for (let part = 0; part < 3; part++) {
        const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}


/***/ })

};
