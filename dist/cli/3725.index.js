export const id = 3725;
export const ids = [3725];
export const modules = {

/***/ 62904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SecretsOnScreenError: () => (/* binding */ SecretsOnScreenError),
  UnprintableVariableError: () => (/* binding */ UnprintableVariableError),
  assignment: () => (/* binding */ assignment),
  env: () => (/* binding */ env),
  pathAddition: () => (/* binding */ pathAddition)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/pipeline/later-steps.js
var later_steps = __webpack_require__(89767);
// EXTERNAL MODULE: ./build/system/visible-text.js
var visible_text = __webpack_require__(40252);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/oci/credentials.js
var credentials = __webpack_require__(53716);
// EXTERNAL MODULE: ./build/oci/registries.js + 1 modules
var oci_registries = __webpack_require__(24234);
// EXTERNAL MODULE: ./build/pipeline/job-tools.js + 12 modules
var job_tools = __webpack_require__(86592);
// EXTERNAL MODULE: ./build/pipeline/root-directories.js
var root_directories = __webpack_require__(91365);
;// CONCATENATED MODULE: ./build/commands/installed-tools.js





/**
 * The directories of buf and buck2 that a job of this workspace would start, as far as they are on this machine and not on PATH: a
 * program on PATH needs nothing. Nothing is downloaded.
 */
async function installedTools({ settings, ci, environment, signal, }) {
    const registries = (0,oci_registries/* createRegistries */.I)({
        registries: settings.registries,
        credentials: credentials/* anonymous */._,
        parallelism: 1,
        offline: true,
        environment,
        log: ci,
        maskSecret: (value) => ci.mask(value),
        signal,
    });
    const tools = new job_tools/* JobTools */.t({ settings: { ...settings, offline: true }, ci, registries, environment, signal });
    const onPath = new Set((environment['PATH'] ?? '').split(external_node_path_.delimiter));
    const found = new Set();
    try {
        const [root = ci.workspace] = (await (0,root_directories/* rootDirectories */.W)(settings.directories)).keys();
        for (const tool of ['buf', 'buck2']) {
            const program = await tools.program(tool, root).catch((error) => {
                ci.debug(`${tool} is not on this machine: ${error instanceof Error ? error.message : String(error)}`);
                return undefined;
            });
            // PATH has no way to write a directory with its delimiter in it.
            if (program === undefined || onPath.has((0,external_node_path_.dirname)(program)) || (0,external_node_path_.dirname)(program).includes(external_node_path_.delimiter))
                continue;
            // Under another name (buf-path) its directory is of no use on PATH.
            if (/^(buf|buck2)(\.exe)?$/.test((0,external_node_path_.basename)(program)))
                found.add((0,external_node_path_.dirname)(program));
        }
    }
    finally {
        await tools.close();
        await registries.close();
    }
    return [...found];
}

;// CONCATENATED MODULE: ./build/commands/env.js




/** Secrets were asked for, and they would be shown on a screen. */
class SecretsOnScreenError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.policy;
}
/** A value that no shell could be given as one word on one line. */
class UnprintableVariableError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The variables that stock buf and buck2 need after us. Credentials only where they were asked for, and never on a screen. */
const env = {
    async run(request) {
        const { settings, flags, isTerminal } = request;
        if (settings.exportCredentials && isTerminal) {
            throw new SecretsOnScreenError('export-credentials would show the credentials on the screen', {
                next: 'Let the shell read them: eval "$(oras-buf env --export-credentials)".',
            });
        }
        const variables = (0,later_steps/* variablesForLaterSteps */.w)(settings);
        const path = await installedTools(request);
        for (const [name, value] of [...Object.entries(variables), ...path.map((one) => ['PATH', one])]) {
            if ((0,visible_text/* visibleText */.Q6)(value) === value)
                continue;
            throw new UnprintableVariableError(`${name} holds a line break, or another character that cannot be seen`, {
                next: 'Choose a directory, or a token, without one.',
            });
        }
        const shell = (flags.text('shell') ?? (process.platform === 'win32' ? 'powershell' : 'sh'));
        return { data: { shell, variables, path }, holdsSecrets: settings.exportCredentials };
    },
    text({ shell, variables, path }) {
        const lines = Object.entries(variables).map(([name, value]) => assignment(shell, name, value));
        return [...lines, ...path.map((directory) => pathAddition(shell, directory))].map((line) => `${line}\n`).join('');
    },
};
/** One line that sets a variable for the shell and its children, whatever the value holds. */
function assignment(shell, name, value) {
    switch (shell) {
        case 'sh':
            return `export ${name}=${quoted(shell, value)}`;
        case 'fish':
            return `set -gx ${name} ${quoted(shell, value)}`;
        case 'powershell':
            return `$env:${name} = ${quoted(shell, value)}`;
    }
}
/** One line that puts a directory before what PATH holds. */
function pathAddition(shell, directory) {
    switch (shell) {
        case 'sh':
            return `export PATH=${quoted(shell, directory)}:"$PATH"`;
        case 'fish':
            return `set -gx PATH ${quoted(shell, directory)} $PATH`;
        case 'powershell':
            return `$env:PATH = ${quoted(shell, directory)} + [IO.Path]::PathSeparator + $env:PATH`;
    }
}
function quoted(shell, value) {
    switch (shell) {
        case 'sh':
            return `'${value.replaceAll("'", "'\\''")}'`;
        case 'fish':
            return `'${value.replaceAll(/[\\']/g, '\\$&')}'`;
        case 'powershell':
            // PowerShell takes the typographic quotes for quotes, too.
            return `'${value.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
    }
}


/***/ }),

/***/ 65282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CO: () => (/* binding */ bareHostname),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   tT: () => (/* binding */ isInsideAddress)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

const inside = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
for (const [network, bits] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
]) {
    inside.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
]) {
    inside.addSubnet(network, bits, 'ipv6');
}
/** The host name of a URL without the brackets of an IPv6 address and without a last dot, in lower case. */
function bareHostname(url) {
    return url.hostname
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/\.$/, '')
        .toLowerCase();
}
/** Whether a URL leads to this machine: `localhost`, a name under it, 127.0.0.0/8 or ::1. */
function isLoopback(url) {
    const host = bareHostname(url);
    if (host === 'localhost' || host.endsWith('.localhost'))
        return true;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 4)
        return host.startsWith('127.');
    return host === '::1' || /^::ffff:7f[0-9a-f]{2}:/.test(host);
}
/**
 * Whether the host is written as an IP address that is not a public one: loopback, private, link-local, multicast or
 * reserved, also where an IPv4 address is wrapped in an IPv6 one. (`URL` has already turned octal and decimal spellings
 * into the usual one.)
 */
function isInsideAddress(url) {
    const host = bareHostname(url);
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    if (family === 0)
        return false;
    if (family === 4)
        return inside.check(host, 'ipv4');
    const wrapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
    if (wrapped?.[1] === undefined || wrapped[2] === undefined)
        return inside.check(host, 'ipv6');
    const [high, low] = [Number.parseInt(wrapped[1], 16), Number.parseInt(wrapped[2], 16)];
    return inside.check(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`, 'ipv4');
}


/***/ }),

/***/ 53716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ anonymous)
/* harmony export */ });
/** For registries that are read without credentials. */
const anonymous = {
    candidatesFor: async () => [],
};


/***/ }),

/***/ 40638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iJ: () => (/* binding */ proxyFor),
  yM: () => (/* binding */ readProxyEnvironment)
});

// UNUSED EXPORTS: ProxyAddressError

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/oci/no-proxy.js


/**
 * Whether NO_PROXY names the server of an address. Entries are parted by commas or spaces:
 * - `example.com` and `.example.com`: the name and every name below it (as curl; Go takes the second for names below alone);
 * - `*.example.com`: names below it;
 * - `10.1.2.3`, `[2001:db8::1]`: this address, where the URL writes one; a name is not looked up for it;
 * - `10.0.0.0/8`, `fd00::/8`: every address of this network, likewise (as Go, and curl since 7.86);
 * - `*`: everything.
 * All but networks take a port: `example.com:8443`. What is none of these matches nothing.
 */
function isExcludedFromProxy(noProxy, url) {
    const host = (0,addresses/* bareHostname */.CO)(url);
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    return noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .some((entry) => entry !== '' && matches(entry, host, port));
}
function matches(entry, host, port) {
    if (entry.includes('/'))
        return isInNetwork(entry, host);
    const [name, wantedPort] = nameAndPort(entry);
    if (wantedPort !== undefined && wantedPort !== port)
        return false;
    if (name === '*')
        return true;
    if (name === '' || name === '.')
        return false;
    if ((0,external_node_net_.isIP)(host) !== 0)
        return (0,external_node_net_.isIP)(name) !== 0 && isSameAddress(name, host);
    if (name.startsWith('*.'))
        return host.endsWith(name.slice(1));
    const domain = name.replace(/^\./, '');
    return host === domain || host.endsWith(`.${domain}`);
}
/** The brackets of an IPv6 address and the last dot of a name are left out. */
function nameAndPort(entry) {
    const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(entry);
    if (bracketed !== null)
        return [bracketed[1] ?? '', bracketed[2]];
    if ((0,external_node_net_.isIP)(entry) === 6)
        return [entry, undefined];
    const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    return [name.replace(/(.)\.$/, '$1'), port];
}
function isSameAddress(one, other) {
    const family = (0,external_node_net_.isIP)(one);
    if (family !== (0,external_node_net_.isIP)(other))
        return false;
    const list = new external_node_net_.BlockList();
    list.addAddress(one, family === 6 ? 'ipv6' : 'ipv4');
    return list.check(other, family === 6 ? 'ipv6' : 'ipv4');
}
function isInNetwork(entry, host) {
    const [, network = '', bits = ''] = /^\[?([^\]/]*)\]?\/(\d{1,3})$/.exec(entry) ?? [];
    const family = (0,external_node_net_.isIP)(network);
    if (family === 0 || family !== (0,external_node_net_.isIP)(host) || Number(bits) > (family === 6 ? 128 : 32))
        return false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(network, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
    return list.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

;// CONCATENATED MODULE: ./build/oci/proxy-environment.js



/** The address of a proxy in the environment cannot be used. It is not shown: it may hold a password. */
class ProxyAddressError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
    constructor(variable, why) {
        super(`the environment variable ${variable} names no proxy that can be used: ${why}`, {
            next: `Set ${variable} to an address such as http://proxy.example:3128, or http://user:password@proxy.example:3128 with %-escapes where the password has signs like "@" or "/".`,
        });
    }
}
/**
 * Reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY. The password in a proxy's address is told to `maskSecret`.
 */
function readProxyEnvironment(environment, maskSecret) {
    const proxy = (name) => {
        const value = environment[name] || environment[name.toUpperCase()] || undefined;
        if (value === undefined)
            return undefined;
        const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
        maskPassword(address, maskSecret);
        return address;
    };
    return {
        http: proxy('http_proxy'),
        https: proxy('https_proxy'),
        noProxy: environment['no_proxy'] || environment['NO_PROXY'] || '',
    };
}
/**
 * The proxy to ask for this address, or undefined where there is none. What is on this machine is reached directly, whatever
 * NO_PROXY says.
 * @throws {ProxyAddressError}
 */
function proxyFor(proxies, url) {
    const isTls = url.protocol === 'https:';
    const written = isTls ? proxies.https : proxies.http;
    if (written === undefined || (0,addresses/* isLoopback */.U9)(url) || isExcludedFromProxy(proxies.noProxy, url))
        return undefined;
    return parseProxy(isTls ? 'HTTPS_PROXY' : 'HTTP_PROXY', written);
}
function parseProxy(variable, written) {
    if (!URL.canParse(written))
        throw new ProxyAddressError(variable, 'it is no address');
    const address = new URL(written);
    if (address.protocol !== 'http:' && address.protocol !== 'https:') {
        throw new ProxyAddressError(variable, `proxies are asked by http: or https:, not by ${address.protocol}`);
    }
    if (address.hostname === '')
        throw new ProxyAddressError(variable, 'it has no host');
    const { username, password } = address;
    address.username = '';
    address.password = '';
    return { address, authorization: username === '' ? undefined : `Basic ${basicCredentials(username, password)}` };
}
function maskPassword(address, maskSecret) {
    if (!URL.canParse(address))
        return;
    const { username, password } = new URL(address);
    if (password === '')
        return;
    maskSecret(password);
    maskSecret(decodeLeniently(password));
    maskSecret(basicCredentials(username, password));
}
/** As they go over the wire; both are given as a URL writes them. */
function basicCredentials(username, password) {
    return Buffer.from(`${decodeLeniently(username)}:${decodeLeniently(password)}`).toString('base64');
}
function decodeLeniently(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 89767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ variablesForLaterSteps)
/* harmony export */ });
/** The variables that whoever comes after us needs to use stock buf; the credentials only where that was asked for. */
function variablesForLaterSteps(settings) {
    const variables = { BUF_CACHE_DIR: settings.bufCacheDirectory };
    if (!settings.exportCredentials)
        return variables;
    if (settings.token !== undefined)
        variables['ORAS_REGISTRY_TOKEN'] = settings.token.reveal();
    if (settings.username !== undefined)
        variables['ORAS_USERNAME'] = settings.username;
    // Never the bare token: buf would send it to every host.
    if (settings.bsrToken !== undefined)
        variables['BUF_TOKEN'] = `${settings.bsrToken.reveal()}@buf.build`;
    return variables;
}


/***/ }),

/***/ 79575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ ManifestGoneError),
/* harmony export */   K6: () => (/* binding */ MissingOfflineError),
/* harmony export */   mm: () => (/* binding */ NotAStoreError),
/* harmony export */   z_: () => (/* binding */ DamagedBlobError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** The store lacks something, and the job must not use the network. */
class MissingOfflineError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network;
    constructor(module, what, digest, wasDamaged) {
        super(`${module}: its ${what} ${digest} is not in the store${wasDamaged ? ' any more (it was damaged and is removed)' : ''}, and this job is offline`, { next: 'Run once without "offline", or restore a cache that holds it.' });
    }
}
/** The registry does not have a manifest that the lock (or an index) names. */
class ManifestGoneError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
    constructor(module, host, digest) {
        super(`${module}: ${host} has no manifest ${digest} (any more)`, {
            next: `It was deleted there after it was locked. Push it again, or run "oras-buf resolve --update ${module}" to move to a version that exists.`,
        });
    }
}
/** Bytes of a blob in the store are not those that its digest is of, and it cannot be removed. */
class DamagedBlobError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.digestMismatch;
    constructor(path, digest) {
        super(`the store's copy of ${digest} is damaged and cannot be removed`, {
            places: [{ file: path }],
            next: 'Delete the file, or use another store by the setting "cache-dir".',
        });
    }
}
/** The directory of the store holds something else. */
class NotAStoreError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    constructor(file, what) {
        super(`${file} ${what}`, {
            places: [{ file }],
            next: 'Name an empty directory, or an OCI image layout of version 1.0.0, by the setting "cache-dir".',
        });
    }
}


/***/ }),

/***/ 64899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ Store)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1564);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95669);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76765);
/* harmony import */ var _system_disk_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62092);
/* harmony import */ var _blob_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(48557);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(79575);
/* harmony import */ var _last_use_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(22102);
/* harmony import */ var _layout_index_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(47991);
/* harmony import */ var _verified_record_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(25464);












/**
 * The content-addressed store: an OCI image layout in a directory (design.md, decision 9), shared with other processes and
 * with tools like oras. Each blob is verified as it comes in, and once more where someone else wrote it.
 * Call `close()` at the end of the job.
 */
class Store {
    directory;
    #index;
    #record;
    #trust;
    #usable = new Map();
    #ingesting = new Map();
    #fetchingBlobs = new Map();
    #fetchingManifests = new Map();
    #damaged = new Set();
    #used = new Set();
    #origins = new Map();
    #swept;
    constructor(directory, options) {
        this.directory = directory;
        this.#trust = options.trust ?? 'recorded';
        this.#index = new _layout_index_js__WEBPACK_IMPORTED_MODULE_10__/* .LayoutIndex */ .V(directory);
        this.#record = new _verified_record_js__WEBPACK_IMPORTED_MODULE_11__/* .VerifiedRecord */ .k(directory);
    }
    /**
     * Opens a store, and makes it where it is missing. A store that may only be read can be opened.
     * @param directory absolute
     * @throws {NotAStoreError} where the directory holds a layout of another version. Errors of the disk: exit code 8.
     */
    static async open(directory, options = {}) {
        const layoutFile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'oci-layout');
        const store = new Store(directory, options);
        try {
            const layout = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(layoutFile, 'utf8').catch((error) => {
                if (error.code === 'ENOENT')
                    return undefined;
                throw error;
            });
            const version = layout === undefined ? undefined : layoutVersion(layout);
            if (version !== undefined && version !== '1.0.0') {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .NotAStoreError */ .mm(layoutFile, `is of the layout version ${JSON.stringify(version)}`);
            }
            if (version === undefined)
                await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFileAtomically */ .lo)(layoutFile, '{"imageLayoutVersion":"1.0.0"}');
        }
        catch (error) {
            throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_6__/* .asDiskError */ .k_)(error, layoutFile);
        }
        // A CI cache holds blobs only; and other tools fail on a broken index. Where we may not repair it we do not need it.
        await store.#index.repair().catch(() => { });
        return store;
    }
    /** Where a blob lies, or would lie. Use it only for blobs that `blob()`, `has()` or `ingest()` vouched for. */
    blobPath(digest) {
        return (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .blobPathIn */ .Kh)(this.directory, digest);
    }
    /** Whether a blob is there and right; it is hashed where nobody did so yet. A damaged one is removed. */
    async has(digest, size) {
        const isUsable = (await this.#state(digest, size)) === 'usable';
        if (isUsable)
            this.#used.add(digest);
        return isUsable;
    }
    /**
     * The bytes of a blob, hashed.
     * @throws {MissingOfflineError} where it is not there
     */
    async readBlob(digest, what = digest) {
        const read = await this.#readVerified(digest);
        if (read instanceof Uint8Array)
            return read;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .MissingOfflineError */ .K6(what, 'blob', digest, read === 'damaged');
    }
    /**
     * Takes a blob in. Nothing is read where it is there already; calls for one digest share the work.
     * @throws {DigestMismatchError | BodyTooLongError | TruncatedBodyError} with nothing left behind. Errors of the disk: exit 8.
     */
    async ingest(descriptor, bytes) {
        const { digest } = descriptor;
        const underWay = this.#ingesting.get(digest);
        if (underWay !== undefined) {
            abandon(bytes);
            return underWay;
        }
        const work = this.#ingestAnew(descriptor, bytes).finally(() => this.#ingesting.delete(digest));
        this.#ingesting.set(digest, work);
        await work;
    }
    /** Takes in an artifact that we wrote ourselves (a module of the BSR): blobs first, its manifest last. */
    async ingestArtifact(artifact) {
        for (const { descriptor, bytes } of artifact.blobs)
            await this.ingest(descriptor, bytes);
        await this.ingest(artifact.manifestContent.descriptor, artifact.manifestContent.bytes);
    }
    /** Hashes a blob, whatever was known of it. A damaged one is removed. */
    async verifyBlob(digest) {
        this.#usable.delete(digest);
        const state = await this.#hash(digest);
        this.#usable.set(digest, Promise.resolve(state === 'usable' ? state : 'missing'));
        return state === 'usable' ? 'right' : state;
    }
    /**
     * A manifest by digest: from here, else from the registry and kept.
     * @param registry undefined in an offline job
     * @param module how messages call it
     * @throws {MissingOfflineError | ManifestGoneError} and the errors of src/oci/errors.ts
     */
    manifest(registry, repository, digest, module = repository) {
        return shared(this.#fetchingManifests, digest, async () => {
            const stored = await this.#readVerified(digest, _oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .largestManifest */ .oU);
            if (stored instanceof Uint8Array) {
                const manifest = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .parseManifest */ .Ng)(stored, `${module}@${digest}`);
                this.#note(digest, 'store', stored.length);
                return { descriptor: manifestDescriptor(digest, stored, manifest), bytes: stored, manifest };
            }
            if (registry === undefined)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .MissingOfflineError */ .K6(module, 'manifest', digest, stored === 'damaged');
            const fetched = await registry.fetchManifest(repository, digest);
            if (fetched === undefined)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .ManifestGoneError */ .$6(module, registry.host, digest);
            await this.ingest({ ...fetched.descriptor, digest, size: fetched.bytes.length }, fetched.bytes);
            this.#note(digest, 'network', fetched.bytes.length);
            return fetched;
        });
    }
    /**
     * The path of a blob: from here, else from the registry and kept.
     * @param registry undefined in an offline job
     * @param module how messages call it
     * @throws {MissingOfflineError} and the errors of src/oci/errors.ts
     */
    blob(registry, repository, descriptor, module = repository) {
        const { digest, size } = descriptor;
        return shared(this.#fetchingBlobs, digest, async () => {
            const state = await this.#state(digest, size);
            if (state !== 'usable') {
                if (registry === undefined)
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .MissingOfflineError */ .K6(module, 'blob', digest, state === 'damaged');
                await this.ingest(descriptor, await registry.fetchBlob(repository, descriptor));
                this.#note(digest, 'network', size);
            }
            else
                this.#note(digest, 'store', size);
            return this.blobPath(digest);
        });
    }
    /** Named manifests: `host/repository:tag`, or `buf.build/owner/name:commit`. */
    names() {
        return this.#index.names();
    }
    /** Names manifests that are in the store, for people and other tools. Errors of the disk: exit code 8. */
    setNames(names) {
        return this.#index.setNames(names);
    }
    /** Where a blob came from in this run, or undefined where it was not asked for. */
    originOf(digest) {
        return this.#origins.get(digest)?.origin;
    }
    /** Whether a blob was found damaged in this run, and removed. */
    wasDamaged(digest) {
        return this.#damaged.has(digest);
    }
    /** What this run took from here and from registries, each blob counted once. */
    originCounts() {
        const count = (origin) => {
            const mine = [...this.#origins.values()].filter((one) => one.origin === origin);
            return { blobs: mine.length, bytes: mine.reduce((sum, { bytes }) => sum + bytes, 0) };
        };
        return { store: count('store'), network: count('network') };
    }
    /** Writes down what was verified, and what was used. */
    async close() {
        await Promise.allSettled([...this.#ingesting.values(), this.#swept]);
        if (this.#trust === 'nothing')
            return;
        await this.#record.close();
        await (0,_last_use_js__WEBPACK_IMPORTED_MODULE_9__/* .noteUses */ .N4)(this.directory, this.#used, Date.now());
    }
    async #ingestAnew(descriptor, bytes) {
        const { digest, size } = descriptor;
        if (await this.has(digest, size)) {
            abandon(bytes);
            return;
        }
        this.#swept ??= (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .sweepIngest */ .zs)(this.directory);
        const status = await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .writeBlob */ .Zh)(this.directory, descriptor, bytes instanceof Uint8Array ? [bytes] : bytes);
        if (this.#trust === 'recorded')
            await this.#record.add(digest, status);
        this.#usable.set(digest, Promise.resolve('usable'));
    }
    /** What is known of a blob; looked up once a process, and again after it was found missing. */
    #state(digest, size) {
        const known = this.#usable.get(digest);
        if (known !== undefined)
            return known;
        const state = this.#lookUp(digest, size);
        this.#usable.set(digest, state);
        const forget = () => {
            if (this.#usable.get(digest) === state)
                this.#usable.delete(digest);
        };
        state.then((found) => {
            if (found !== 'usable')
                forget();
        }, forget);
        return state;
    }
    async #lookUp(digest, size) {
        const path = this.blobPath(digest);
        const status = await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .blobStatus */ .aI)(path);
        if (status === undefined)
            return 'missing';
        if (size !== undefined && status.size !== BigInt(size))
            return this.#discard(digest, status);
        if (this.#trust === 'recorded' && (await this.#record.has(digest, status)))
            return 'usable';
        return this.#hash(digest);
    }
    async #hash(digest) {
        const hashed = await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .hashFile */ .DC)(this.blobPath(digest), digest);
        if (hashed === undefined)
            return 'missing';
        if (!hashed.isRight)
            return this.#discard(digest, hashed.status);
        if (this.#trust === 'recorded')
            await this.#record.add(digest, hashed.status);
        return 'usable';
    }
    async #discard(digest, status) {
        const path = this.blobPath(digest);
        if (!(await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .removeDamaged */ .GA)(path, status)))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .DamagedBlobError */ .z_(path, digest);
        this.#damaged.add(digest);
        return 'damaged';
    }
    /** The bytes of a small blob, hashed each time: that costs less than to ask whether it must be. */
    async #readVerified(digest, limit = Number.POSITIVE_INFINITY) {
        const path = this.blobPath(digest);
        const status = await (0,_blob_files_js__WEBPACK_IMPORTED_MODULE_7__/* .blobStatus */ .aI)(path);
        if (status === undefined)
            return 'missing';
        if (status.size > limit)
            return this.#discard(digest, status);
        try {
            const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path);
            return (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes, (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestAlgorithm */ .g4)(digest)) === digest ? bytes : await this.#discard(digest, status);
        }
        catch (error) {
            throw (0,_system_disk_error_js__WEBPACK_IMPORTED_MODULE_6__/* .asDiskError */ .k_)(error, path);
        }
    }
    #note(digest, origin, bytes) {
        // What was written now is known to be new by its own time.
        if (origin === 'store')
            this.#used.add(digest);
        if (!this.#origins.has(digest))
            this.#origins.set(digest, { origin, bytes });
    }
}
function layoutVersion(text) {
    try {
        const { imageLayoutVersion } = JSON.parse(text);
        return typeof imageLayoutVersion === 'string' ? imageLayoutVersion : undefined;
    }
    catch {
        return undefined;
    }
}
function manifestDescriptor(digest, bytes, manifest) {
    const { mediaType, artifactType } = manifest;
    return { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) };
}
/** One piece of work for all who ask while it is under way. */
function shared(underWay, digest, work) {
    const running = underWay.get(digest);
    if (running !== undefined)
        return running;
    const result = work().finally(() => underWay.delete(digest));
    underWay.set(digest, result);
    return result;
}
/**
 * Lets a stream go that nobody reads. A generator that was not started does not run its `finally` when it is ended, and
 * what it was made around (a connection) would stay open: it is started first, and nobody waits for that.
 */
function abandon(bytes) {
    if (bytes instanceof Uint8Array)
        return;
    if (bytes instanceof node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable) {
        bytes.destroy();
        return;
    }
    const iterator = bytes[Symbol.asyncIterator]();
    iterator.next().then(() => iterator.return?.(), () => { });
}


/***/ }),

/***/ 25464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ VerifiedRecord),
/* harmony export */   x: () => (/* binding */ recordName)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1564);
/* harmony import */ var _system_atomic_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76765);




/**
 * Remembers which files of the store were hashed and found right, so that the next process need not hash them again.
 *
 * A line holds a digest with size, inode and the times of last change of content (mtime) and of anything (ctime), in
 * nanoseconds. ctime is set by the system and cannot be set by programs: a file that a cache restored, another tool wrote
 * or someone altered in place has another ctime, and is hashed before use. Who can set the clock or write to the raw
 * disk can deceive this, but could as well alter what is installed from it. The record lies beside the blobs and is not
 * part of what CI caches carry; it never makes a blob right of which the bytes were not hashed on this very file.
 */
class VerifiedRecord {
    #path;
    #known;
    #lines = 0;
    #pending = [];
    #writing = Promise.resolve();
    constructor(storeDirectory) {
        this.#path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(storeDirectory, recordName);
    }
    async has(digest, status) {
        return (await this.#load()).get(digest) === fingerprint(status);
    }
    /** Remembers a file that was hashed just now. Where it cannot be written down, the next process hashes again. */
    async add(digest, status) {
        const known = await this.#load();
        if (known.get(digest) === fingerprint(status))
            return;
        known.set(digest, fingerprint(status));
        this.#pending.push(`${digest} ${fingerprint(status)}\n`);
        this.#writing = this.#writing.then(() => this.#flush());
    }
    /** Waits until everything is written down. */
    async close() {
        await this.#writing;
        const known = await this.#load();
        if (this.#lines <= 2 * known.size + 1_000)
            return;
        // Lines that another process appends meanwhile may be lost; then it is hashed once more.
        const text = [...known].map(([digest, print]) => `${digest} ${print}\n`).join('');
        await (0,_system_atomic_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFileAtomically */ .lo)(this.#path, text, { flush: false }).catch(() => { });
    }
    async #flush() {
        const lines = this.#pending.splice(0);
        if (lines.length === 0)
            return;
        this.#lines += lines.length;
        // One append of whole lines: lines of several processes do not mix.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(this.#path, lines.join('')).catch(() => { });
    }
    #load() {
        this.#known ??= (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(this.#path, 'latin1').then((text) => {
            const known = new Map();
            for (const line of text.split('\n')) {
                const space = line.indexOf(' ');
                const digest = (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .tryParseDigest */ .jt)(line.slice(0, Math.max(0, space)));
                if (digest !== undefined)
                    known.set(digest, line.slice(space + 1));
                this.#lines += 1;
            }
            return known;
        }, () => new Map());
        return this.#known;
    }
}
/** In the directory of the store. An OCI image layout may hold files that its specification does not name. */
const recordName = '.oras-buf-verified';
function fingerprint(status) {
    return `${status.size} ${status.ino} ${status.mtimeNs} ${status.ctimeNs}`;
}


/***/ }),

/***/ 40252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ visibleJson),
/* harmony export */   Q6: () => (/* binding */ visibleText),
/* harmony export */   j5: () => (/* binding */ visibleMarks),
/* harmony export */   jF: () => (/* binding */ visibleData)
/* harmony export */ });
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
