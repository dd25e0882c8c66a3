export const id = 1270;
export const ids = [1270];
export const modules = {

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
/* harmony import */ var _bsr_resolve_bsr_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50275);
/* harmony import */ var _pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3526);
/* harmony import */ var _pipeline_job_tools_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86592);
/* harmony import */ var _pipeline_open_registries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64703);
/* harmony import */ var _pipeline_open_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45811);
/* harmony import */ var _pipeline_resolve_root_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5888);
/* harmony import */ var _pipeline_ruled_registries_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(31625);
/* harmony import */ var _pipeline_user_bsr_token_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(60296);
/* harmony import */ var _resolve_module_store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(87844);
/* harmony import */ var _resolve_resolve_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(31039);










/** Runs `work` with an engine for one root, and lets go of connections, tools and the store after it. */
async function withEngine(request, declarations, work) {
    const { ci, environment, signal } = request;
    const settings = await (0,_pipeline_user_bsr_token_js__WEBPACK_IMPORTED_MODULE_7__/* .withUserBsrToken */ .C)(request.settings, ci, environment);
    const { credentials, registries: all } = (0,_pipeline_open_registries_js__WEBPACK_IMPORTED_MODULE_3__/* .openRegistries */ .c)({ settings, ci, environment, signal });
    const tools = new _pipeline_job_tools_js__WEBPACK_IMPORTED_MODULE_2__/* .JobTools */ .t({ settings, ci, registries: all, environment, signal });
    const engineWith = (store) => {
        const registries = (0,_pipeline_ruled_registries_js__WEBPACK_IMPORTED_MODULE_6__/* .ruledRegistries */ .U)(all, declarations, settings, credentials);
        const modules = new _resolve_module_store_js__WEBPACK_IMPORTED_MODULE_8__/* .ModuleStore */ .a({
            store,
            registries,
            parallel: settings.parallelDownloads,
            archiveLimits: settings.archiveLimits,
        });
        const source = (0,_pipeline_resolve_root_js__WEBPACK_IMPORTED_MODULE_5__/* .bsrSource */ .dk)({ settings, ci, environment, signal, registries, tools }, declarations, modules);
        const askBsr = ({ wanted, lockVersions }) => (0,_bsr_resolve_bsr_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveBsr */ .O)(wanted, lockVersions, source);
        const resolveNow = () => (0,_resolve_resolve_js__WEBPACK_IMPORTED_MODULE_9__/* .resolve */ .h)(declarations, {
            frozen: 'off',
            offline: settings.offline,
            update: { kind: 'none' },
            parallel: settings.parallelDownloads,
            bsrHosts: new Set([_pipeline_resolve_root_js__WEBPACK_IMPORTED_MODULE_5__/* .bsrHost */ .s2]),
            reader: modules,
            resolveBsr: askBsr,
        });
        return { modules, askBsr, resolve: resolveNow };
    };
    try {
        const inUse = await (0,_pipeline_in_use_js__WEBPACK_IMPORTED_MODULE_1__/* .useCache */ .E6)('store', { settings, log: ci, signal });
        try {
            const { store } = await (0,_pipeline_open_store_js__WEBPACK_IMPORTED_MODULE_4__/* .openStore */ .Ch)(settings, ci);
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
/* harmony import */ var _pipeline_resolve_root_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5888);
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
