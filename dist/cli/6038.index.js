export const id = 6038;
export const ids = [6038,3255];
export const modules = {

/***/ 51609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ placesOf)
/* harmony export */ });
/** The facts of the CI system that defaults of settings follow. */
function placesOf(ci) {
    const { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault } = ci;
    return { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault };
}


/***/ }),

/***/ 56038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommand: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var _system_visible_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40252);
/* harmony import */ var _places_of_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51609);
/* harmony import */ var _run_job_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43255);



/** Raised where a key of the JSON goes away or changes what it means. New keys do not raise it. */
const jsonVersion = 1;
/**
 * Runs one command and prints its result. Gives the exit code.
 * @throws the errors of the settings and of the command, for the caller to show
 */
async function runCommand(call, ci, output) {
    const { spec, words, flags, environment, interruption } = call;
    const { readSettings } = await __webpack_require__.e(/* import() */ 8666).then(__webpack_require__.bind(__webpack_require__, 48666));
    const settings = await readSettings({ ...call, ...(0,_places_of_js__WEBPACK_IMPORTED_MODULE_1__/* .placesOf */ .e)(ci) });
    ci.setLogLevel(settings.logLevel);
    ci.setProgress(settings.progress);
    for (const secret of (0,_run_job_js__WEBPACK_IMPORTED_MODULE_0__/* .secretsOf */ .F)(settings))
        if (secret !== undefined)
            ci.mask(secret.reveal());
    const command = await spec.load();
    try {
        const result = await command.run({
            settings,
            ci,
            words,
            flags: { has: (flag) => flags.has(flag), text: (flag) => flags.get(flag) },
            environment,
            signal: interruption.signal,
            askedByFlag: askedByFlag(call),
            isTerminal: output.isTerminal,
        });
        const text = flags.has('json')
            ? `${(0,_system_visible_text_js__WEBPACK_IMPORTED_MODULE_2__/* .visibleJson */ .$m)({ schemaVersion: jsonVersion, command: spec.name, ...result.data })}\n`
            : command.text((0,_system_visible_text_js__WEBPACK_IMPORTED_MODULE_2__/* .visibleData */ .jF)(result.data), output.style);
        output.write(result.holdsSecrets === true ? text : ci.redact(text));
        return result.exitCode ?? 0;
    }
    catch (error) {
        // What a command was in the middle of fails in many ways once it is interrupted; that is the reason of all of them.
        const interrupted = interruption.exitCode();
        if (interrupted !== undefined)
            return interrupted;
        throw error;
    }
}
function askedByFlag({ asked, secrets }) {
    const { files, fromStdin } = secrets;
    return new Set([...asked.keys(), ...files.keys(), ...(fromStdin === undefined ? [] : [fromStdin])]);
}


/***/ }),

/***/ 43255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runJobFor: () => (/* binding */ runJobFor),
  F: () => (/* binding */ secretsOf)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/oci/proxy-environment.js + 1 modules
var proxy_environment = __webpack_require__(40638);
// EXTERNAL MODULE: ./build/pipeline/later-steps.js
var later_steps = __webpack_require__(89767);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/entry/outputs.js


/** The outputs of the action: names and descriptions of action.yml, values by {@link outputsOf}. */
const outputDescriptions = {
    'cache-hit': '`true` where the entry of exactly these locks was restored, else `false`.',
    'cache-matched-key': 'Key of the cache entry that was restored, empty where none was.',
    'cache-result': '`hit`, `partial`, `miss`, `off` or `unavailable`.',
    'lock-digest': 'sha256 over oras.lock and every buf.lock, for cache keys of your own.',
    modules: 'JSON list of the resolved modules: name, version, digest, source and commit.',
    'report-path': 'Path of report.json.',
    'buf-cache-dir': "Directory of buf's module cache; the steps after this one have it as `BUF_CACHE_DIR`.",
    outcome: '`success`, `failure`, `error`, `skipped` or `cancelled`.',
};
/** The value of every output. */
function outputsOf(report, settings) {
    return {
        'cache-hit': String(report.cache.result === 'hit'),
        'cache-matched-key': report.cache.matchedKey,
        'cache-result': report.cache.result,
        'lock-digest': lockDigest(report),
        modules: JSON.stringify(modulesOf(report)),
        'report-path': (0,external_node_path_.join)(settings.reportDirectory, 'report.json'),
        'buf-cache-dir': settings.bufCacheDirectory,
        outcome: report.outcome,
    };
}
/** Each module that is built with, once, although several roots may have it. */
function modulesOf(report) {
    const found = new Map();
    const built = report.roots.flatMap((root) => root.modules).filter(({ against }) => against === '');
    for (const { name, version, digest, source, commit } of built) {
        found.set(`${name}@${digest}`, { name, version, digest, source, commit });
    }
    return [...found.values()];
}
function lockDigest(report) {
    const digests = report.roots.map((root) => root.lock.digest).filter((digest) => digest !== '');
    if (digests.length <= 1)
        return digests[0] ?? '';
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(digests.join('\n')).digest('hex')}`;
}

// EXTERNAL MODULE: ./build/entry/places-of.js
var places_of = __webpack_require__(51609);
// EXTERNAL MODULE: ./build/entry/show-problem.js
var show_problem = __webpack_require__(54940);
;// CONCATENATED MODULE: ./build/entry/run-job.js






/** Reads the settings, runs the job and hands its results to the CI system. Shows every error; gives the exit code. */
async function runJobFor(request, ci, loadPipeline = () => Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2088), __webpack_require__.e(417), __webpack_require__.e(9013), __webpack_require__.e(3932), __webpack_require__.e(7503), __webpack_require__.e(1365), __webpack_require__.e(8158), __webpack_require__.e(1473), __webpack_require__.e(3397), __webpack_require__.e(1257), __webpack_require__.e(2638), __webpack_require__.e(7031), __webpack_require__.e(9870), __webpack_require__.e(7899), __webpack_require__.e(1524)]).then(__webpack_require__.bind(__webpack_require__, 61524))) {
    let settings;
    try {
        const { readSettings } = await __webpack_require__.e(/* import() */ 8666).then(__webpack_require__.bind(__webpack_require__, 48666));
        settings = await readSettings({ ...request, ...(0,places_of/* placesOf */.e)(ci) });
        ci.setLogLevel(settings.logLevel);
        ci.setProgress(settings.progress);
        for (const secret of secretsOf(settings))
            if (secret !== undefined)
                ci.mask(secret.reveal());
        for (const { value } of settings.remote?.headers ?? [])
            maskHeader(value.reveal(), ci);
        // The password in a proxy's address: also programs that we start and the CI system's own client use it.
        (0,proxy_environment/* readProxyEnvironment */.yM)(request.environment, (value) => ci.mask(value));
        const { runJob } = await loadPipeline();
        const { command, environment, interruption } = request;
        const report = await runJob(settings, ci, { command, environment, signal: interruption.signal });
        await handOver(outputsOf(report, settings), settings.reportDirectory, ci);
        await exportForLaterSteps(settings, ci, environment);
        return report.exitCode === 0 ? 0 : (interruption.exitCode() ?? report.exitCode);
    }
    catch (error) {
        const interrupted = request.interruption.exitCode();
        if (settings === undefined && interrupted === undefined && error instanceof errors/* OrasBufError */.Ll) {
            return await reportSettings(error, request, ci);
        }
        const { problem, exitCode } = (0,show_problem/* problemOf */.Z)(error);
        if (interrupted === undefined)
            (0,show_problem/* showProblem */.H)(problem, ci, error);
        await handOverOutcome(interrupted === undefined ? 'error' : 'cancelled', settings?.reportDirectory, ci);
        return interrupted ?? exitCode;
    }
}
/** What must be masked before anything is shown. */
function secretsOf({ token, tokens, bsrToken }) {
    return [token, bsrToken, ...[...tokens.values()].map(({ secret }) => secret)];
}
async function reportSettings(error, request, ci) {
    const { reportDirectory } = await __webpack_require__.e(/* import() */ 8666).then(__webpack_require__.bind(__webpack_require__, 48666));
    const { reportWrongSettings } = await Promise.all(/* import() */[__webpack_require__.e(7031), __webpack_require__.e(7899), __webpack_require__.e(5647)]).then(__webpack_require__.bind(__webpack_require__, 53743));
    const directory = reportDirectory({ ...request, workspace: ci.workspace });
    const { outcome, exitCode } = await reportWrongSettings(error, request.command, directory, ci);
    await handOverOutcome(outcome, directory, ci);
    return exitCode;
}
/** The whole value, and the token in it where it begins with a scheme (`Bearer …`). */
function maskHeader(value, ci) {
    ci.mask(value);
    const token = /^\w+ +(\S+)$/.exec(value)?.[1];
    if (token !== undefined)
        ci.mask(token);
}
/** Gives the outputs to the CI system, and for those that read files into outputs.env. */
async function handOver(outputs, reportDirectory, ci) {
    for (const [name, value] of Object.entries(outputs))
        await ci.setOutput(name, value);
    if (reportDirectory === undefined)
        return;
    const { writeOutputsFile } = await __webpack_require__.e(/* import() */ 7112).then(__webpack_require__.bind(__webpack_require__, 7112));
    await writeOutputsFile(outputs, reportDirectory, ci);
}
/** After an error; what else fails here must not hide that, nor change the exit code. */
async function handOverOutcome(outcome, reportDirectory, ci) {
    try {
        await handOver({ outcome }, reportDirectory, ci);
    }
    catch (error) {
        ci.warning(`The output outcome was not set: ${error.message}`);
    }
}
/** What the steps after ours need to use stock buf; where buf's cache is the user's own, they need not be told of it. */
async function exportForLaterSteps(settings, ci, environment) {
    for (const [name, value] of Object.entries((0,later_steps/* variablesForLaterSteps */.w)(settings))) {
        if (name !== 'BUF_CACHE_DIR' || ci.defaultBufCacheDirectory !== undefined)
            await ci.exportVariable(name, value);
    }
    if (!settings.exportCredentials)
        return;
    const { dockerConfigForLaterSteps } = await Promise.all(/* import() */[__webpack_require__.e(7412), __webpack_require__.e(3529)]).then(__webpack_require__.bind(__webpack_require__, 11012));
    const directory = await dockerConfigForLaterSteps(settings, ci, environment);
    if (directory !== undefined)
        await ci.exportVariable('DOCKER_CONFIG', directory);
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
