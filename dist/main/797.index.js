export const id = 797;
export const ids = [797];
export const modules = {

/***/ 83133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isContinuousIntegration)
/* harmony export */ });
/**
 * Whether the variable `CI` says that nobody sits in front of this job.
 * @param byDefault its value where it is not set
 */
function isContinuousIntegration(environment, byDefault) {
    return !['', 'false', '0'].includes((environment['CI'] ?? byDefault).toLowerCase());
}


/***/ }),

/***/ 53797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./build/ci/continuous-integration.js
var continuous_integration = __webpack_require__(83133);
;// CONCATENATED MODULE: ./build/ci/detect.js

const systems = ['github', 'gitlab', 'jenkins', 'terminal'];
/** Which CI system this process runs in, by the variables that it sets. */
function detectSystem(environment) {
    const has = (name) => (environment[name] ?? '') !== '';
    if (environment['GITHUB_ACTIONS'] === 'true')
        return 'github';
    if (environment['GITLAB_CI'] === 'true')
        return 'gitlab';
    return has('JENKINS_URL') && (has('BUILD_TAG') || has('BUILD_NUMBER')) ? 'jenkins' : 'terminal';
}
/**
 * The system that the setting `ci` names, or the one that is detected. It is needed before the settings are read, since it
 * shows what is wrong with them: so a value that is none of the choices counts as not set here, and is refused there.
 */
function chosenSystem(argv, environment) {
    const asked = flagValue(argv) ?? environment['ORAS_BUF_CI']?.trim();
    return systems.find((system) => system === asked) ?? detectSystem(environment);
}
function flagValue(argv) {
    const end = argv.indexOf('--');
    const flags = end === -1 ? argv : argv.slice(0, end);
    const last = flags.findLastIndex((word) => word === '--ci' || word.startsWith('--ci='));
    const word = flags[last];
    return word === '--ci' ? flags[last + 1] : word?.slice('--ci='.length);
}
/**
 * The provider for the system that this process runs in. Where that has no commands for a log of its own, the log goes to
 * standard error as a whole, with what buf and buck2 print: so its lines keep their order, and standard output is left to what
 * was asked for.
 * @param argv the command line; none for the action
 */
async function detectCi(argv = []) {
    const environment = process.env;
    const directory = process.cwd();
    const write = (text) => void process.stderr.write(text);
    switch (chosenSystem(argv, environment)) {
        case 'github': {
            const [{ GithubProvider }, { GithubCache }] = await Promise.all([
                __webpack_require__.e(/* import() */ 348).then(__webpack_require__.bind(__webpack_require__, 89348)),
                __webpack_require__.e(/* import() */ 665).then(__webpack_require__.bind(__webpack_require__, 63665)),
            ]);
            return new GithubProvider({
                write: (text) => process.stdout.write(text),
                makeCache: (log, mask) => new GithubCache({ log, mask, environment }),
            });
        }
        case 'gitlab': {
            const { GitlabProvider } = await Promise.all(/* import() */[__webpack_require__.e(56), __webpack_require__.e(611)]).then(__webpack_require__.bind(__webpack_require__, 18611));
            return new GitlabProvider({ environment, directory, write });
        }
        case 'jenkins': {
            const { JenkinsProvider } = await Promise.all(/* import() */[__webpack_require__.e(56), __webpack_require__.e(507)]).then(__webpack_require__.bind(__webpack_require__, 25507));
            return new JenkinsProvider({ environment, directory, write });
        }
        case 'terminal': {
            const { TerminalProvider } = await Promise.all(/* import() */[__webpack_require__.e(56), __webpack_require__.e(741)]).then(__webpack_require__.bind(__webpack_require__, 73741));
            const colours = process.stderr.hasColors?.() === true;
            const screen = watchedScreen(process.stderr, environment);
            return new TerminalProvider({
                environment,
                workspace: directory,
                write,
                colours,
                ...(screen === undefined ? {} : { screen }),
            });
        }
    }
}
/** The terminal behind a stream; undefined where nobody watches it, or where it cannot redraw a line. */
function watchedScreen(stream, environment) {
    const isDumb = ['dumb', ''].includes(environment['TERM'] ?? (process.platform === 'win32' ? 'windows' : ''));
    if (stream.isTTY !== true || isDumb || (0,continuous_integration/* isContinuousIntegration */.o)(environment, ''))
        return undefined;
    return { write: (text) => void stream.write(text), columns: () => stream.columns ?? 0 };
}

// EXTERNAL MODULE: ./build/settings/asked-value.js
var asked_value = __webpack_require__(87936);
// EXTERNAL MODULE: ./build/settings/definitions.js + 7 modules
var definitions = __webpack_require__(89375);
// EXTERNAL MODULE: ./build/settings/secret-sources.js
var secret_sources = __webpack_require__(71649);
// EXTERNAL MODULE: ./build/system/interrupted.js
var interrupted = __webpack_require__(97854);
;// CONCATENATED MODULE: ./build/entry/interruption.js

/**
 * Turns SIGINT and SIGTERM into an abort, so that children are stopped and files are left whole. A second signal ends the
 * process at once.
 */
function listenForInterruption(announce) {
    const controller = new AbortController();
    let exitCode;
    for (const name of ['SIGINT', 'SIGTERM']) {
        process.on(name, () => {
            if (exitCode !== undefined)
                process.exit(exitCode);
            const reason = new interrupted/* InterruptedError */.p(name);
            exitCode = reason.exitCode;
            announce(`Stopping (${name}); once more to stop at once.`);
            controller.abort(reason);
        });
    }
    return { signal: controller.signal, exitCode: () => exitCode };
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/oci/proxy-environment.js + 1 modules
var proxy_environment = __webpack_require__(40638);
;// CONCATENATED MODULE: ./build/pipeline/later-steps.js
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

;// CONCATENATED MODULE: ./build/entry/places-of.js
/** The facts of the CI system that defaults of settings follow. */
function placesOf(ci) {
    const { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault } = ci;
    return { workspace, defaultCacheDirectory, defaultBufCacheDirectory, frozenByDefault };
}

;// CONCATENATED MODULE: ./build/entry/show-problem.js

/** What an error means to the user. An error that is not ours is a bug of ours. */
function problemOf(error) {
    if (error instanceof errors/* OrasBufError */.Ll) {
        const { name, message, next, places } = error;
        return { problem: { kind: name, message, next, places }, exitCode: error.exitCode };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
        problem: {
            kind: 'InternalError',
            message: `oras-buf failed in a way that it did not expect: ${message}`,
            next: 'This is a bug of oras-buf. Please report it, with the output of a run at log level debug.',
            places: [],
        },
        exitCode: errors/* exitCodes */.hS.bug,
    };
}
/** Shows a problem in the log: what, where, and what to do next. The stack is there at level debug. */
function showProblem(problem, log, error) {
    const [first, ...others] = problem.places;
    const also = others.map((place) => `\n  also at ${(0,errors/* formatPlace */.dE)(place)}`).join('');
    log.error(`${problem.message}${also}\n${problem.next}`, first);
    for (let cause = error; cause instanceof Error; cause = cause.cause)
        log.debug(cause.stack ?? cause.message);
}

;// CONCATENATED MODULE: ./build/entry/run-job.js






/** Reads the settings, runs the job and hands its results to the CI system. Shows every error; gives the exit code. */
async function runJobFor(request, ci, loadPipeline = () => Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(815), __webpack_require__.e(417), __webpack_require__.e(31), __webpack_require__.e(112), __webpack_require__.e(603), __webpack_require__.e(528)]).then(__webpack_require__.bind(__webpack_require__, 76528))) {
    let settings;
    try {
        const { readSettings } = await __webpack_require__.e(/* import() */ 577).then(__webpack_require__.bind(__webpack_require__, 21577));
        settings = await readSettings({ ...request, ...placesOf(ci) });
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
        const { problem, exitCode } = problemOf(error);
        if (interrupted === undefined)
            showProblem(problem, ci, error);
        await handOverOutcome(interrupted === undefined ? 'error' : 'cancelled', settings?.reportDirectory, ci);
        return interrupted ?? exitCode;
    }
}
/** What must be masked before anything is shown. */
function secretsOf({ token, tokens, bsrToken }) {
    return [token, bsrToken, ...[...tokens.values()].map(({ secret }) => secret)];
}
async function reportSettings(error, request, ci) {
    const { reportDirectory } = await __webpack_require__.e(/* import() */ 577).then(__webpack_require__.bind(__webpack_require__, 21577));
    const { reportWrongSettings } = await Promise.all(/* import() */[__webpack_require__.e(31), __webpack_require__.e(112), __webpack_require__.e(603), __webpack_require__.e(743)]).then(__webpack_require__.bind(__webpack_require__, 53743));
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
    const { writeOutputsFile } = await __webpack_require__.e(/* import() */ 112).then(__webpack_require__.bind(__webpack_require__, 7112));
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
    for (const [name, value] of Object.entries(variablesForLaterSteps(settings))) {
        if (name !== 'BUF_CACHE_DIR' || ci.defaultBufCacheDirectory !== undefined)
            await ci.exportVariable(name, value);
    }
    if (!settings.exportCredentials)
        return;
    const { dockerConfigForLaterSteps } = await __webpack_require__.e(/* import() */ 355).then(__webpack_require__.bind(__webpack_require__, 47355));
    const directory = await dockerConfigForLaterSteps(settings, ci, environment);
    if (directory !== undefined)
        await ci.exportVariable('DOCKER_CONFIG', directory);
}

;// CONCATENATED MODULE: ./build/entry/run-action.js






/** The main step of the GitHub Action. Gives its exit code. */
async function runAction() {
    const environment = process.env;
    const ci = await detectCi();
    return runJobFor({
        command: 'run',
        asked: (0,asked_value/* askedByInputs */.hd)(definitions/* settingNames */.H$, environment),
        secrets: secret_sources/* noSecretSources */.s,
        environment,
        interruption: listenForInterruption((message) => ci.info(message)),
    }, ci);
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

/***/ 87936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   hd: () => (/* binding */ askedByInputs),
/* harmony export */   uN: () => (/* binding */ describeOrigin),
/* harmony export */   yG: () => (/* binding */ parseBoolean),
/* harmony export */   z8: () => (/* binding */ askedByEnvironment)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _definitions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89375);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73305);



/** `the flag --build`, `the input build`, `the variable ORAS_TOKEN`, `.oras/config.yaml:3`. */
function describeOrigin(origin) {
    switch (origin.kind) {
        case 'flag':
            return `the flag ${origin.name}`;
        case 'input':
            return `the input ${origin.name}`;
        case 'environment':
            return `the variable ${origin.name}`;
        case 'config':
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE)(origin.place);
        case 'default':
            return 'the default';
    }
}
/** The places for an error about a value. */
function placesOf(origin) {
    return origin.kind === 'config' ? [origin.place] : [];
}
/** Reads `true/false`, `yes/no`, `on/off`, `1/0` in any case; undefined for anything else. */
function parseBoolean(text) {
    switch (text.trim().toLowerCase()) {
        case 'true':
        case 'yes':
        case 'on':
        case '1':
            return true;
        case 'false':
        case 'no':
        case 'off':
        case '0':
            return false;
        default:
            return undefined;
    }
}
/**
 * What the environment asks for. An empty variable counts as not set.
 * @throws {InvalidSettingError} where a switch such as `ORAS_DEBUG` is neither true nor false.
 */
function askedByEnvironment(name, environment) {
    for (const variable of (0,_definitions_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamesOf */ .X2)(name)) {
        const text = environment[variable.name];
        if (text === undefined || text.trim() === '')
            continue;
        const origin = { kind: 'environment', name: variable.name };
        if (variable.means === undefined)
            return { texts: [text], split: false, origin };
        const on = parseBoolean(text);
        if (on === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidSettingError */ .UG(`The variable ${variable.name} is "${text}", which is neither true nor false`, {
                next: `Set ${variable.name} to true or false.`,
            });
        }
        if (on)
            return { texts: [variable.means], split: false, origin };
    }
    return undefined;
}
/**
 * What the inputs of the GitHub Action ask for. The runner hands them over as variables `INPUT_<NAME>`; one that a workflow
 * leaves out is empty.
 */
function askedByInputs(names, environment) {
    const asked = new Map();
    for (const name of names) {
        const text = environment[`INPUT_${name.toUpperCase()}`];
        if (text === undefined || text.trim() === '')
            continue;
        asked.set(name, { texts: [text], split: false, origin: { kind: 'input', name } });
    }
    return asked;
}


/***/ }),

/***/ 89375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fg: () => (/* binding */ definitionOf),
  X2: () => (/* binding */ environmentNamesOf),
  s9: () => (/* binding */ isSettingName),
  RJ: () => (/* binding */ settingDefinitions),
  H$: () => (/* binding */ settingNames)
});

;// CONCATENATED MODULE: ./build/settings/setting-definition.js
const everywhere = ['flag', 'input', 'environment', 'config'];
/** For what a file of the repository must not decide: tools and their arguments, trust, and paths outside the workspace. */
const notInConfig = ['flag', 'input', 'environment'];

;// CONCATENATED MODULE: ./build/settings/cache-definitions.js

const cacheSettings = {
    'cache-read': {
        type: 'boolean',
        default: 'true',
        group: 'caches',
        places: notInConfig,
        environment: [],
        summary: "Restore from the CI system's cache.",
    },
    'cache-write': {
        type: 'boolean',
        default: 'true',
        group: 'caches',
        places: notInConfig,
        environment: [],
        summary: "Save to the CI system's cache; events of low trust never do.",
    },
    'cache-key-suffix': {
        type: 'string',
        default: '',
        group: 'caches',
        places: notInConfig,
        environment: [],
        valueName: 'TEXT',
        defaultNote: 'none',
        summary: 'Added to the cache key, to keep entries of jobs apart.',
    },
    'cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'ORAS_CACHE_DIR' }],
        valueName: 'DIR',
        defaultNote: '`$RUNNER_TEMP/oras-buf` on GitHub, `.oras-buf` on GitLab, `$WORKSPACE_TMP/oras-buf` on Jenkins, else `~/.cache/oras-buf`',
        summary: 'Directory of the store.',
    },
    'buf-cache-dir': {
        type: 'string',
        group: 'caches',
        places: notInConfig,
        environment: [{ name: 'BUF_CACHE_DIR' }],
        valueName: 'DIR',
        defaultNote: '`buf` in `cache-dir` on GitHub and Jenkins, beside the checkout on GitLab, else the cache of buf itself',
        summary: "Directory of buf's module cache; never inside the workspace.",
    },
    'parallel-downloads': {
        type: 'integer',
        minimum: 1,
        maximum: 64,
        default: '8',
        group: 'caches',
        places: everywhere,
        environment: [],
        valueName: 'N',
        summary: 'Downloads at one time.',
    },
    'archive-limits': {
        type: 'list',
        separator: 'words-or-commas',
        group: 'caches',
        places: notInConfig,
        environment: [],
        valueName: 'NAME=N',
        defaultNote: '`compressed=256MiB unpacked=512MiB ratio=200 entries=100000 path-length=512 path-depth=32`',
        summary: 'Caps on archives of modules: compressed, unpacked, ratio, entries, path-length, path-depth.',
        details: 'Each as `NAME=N`; those that are not named keep their default. Sizes may have KiB, MiB or GiB. `unpacked` counts all files of a module, `ratio` counts from 16 MiB on. A module over a cap is refused with exit code 7.',
    },
};

;// CONCATENATED MODULE: ./build/settings/job-definitions.js

const jobSettings = {
    directory: {
        type: 'list',
        separator: 'lines-or-commas',
        default: '.',
        group: 'job',
        places: everywhere,
        environment: [],
        valueName: 'DIR',
        summary: 'Directories to work on; each belongs to a root (buck2 project or buf workspace).',
    },
    config: {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        defaultNote: '`.oras/config.yaml` where there is one',
        summary: 'The config file.',
    },
    build: {
        type: 'choice',
        choices: ['auto', 'buck2', 'buf', 'none'],
        default: 'auto',
        group: 'job',
        places: everywhere,
        environment: [],
        summary: 'What to build with.',
        details: '`auto` is buck2 where there is a `.buckconfig`, else buf. A tool that is missing is an error.',
    },
    command: {
        type: 'choice',
        choices: ['build', 'test'],
        default: 'build',
        group: 'job',
        places: everywhere,
        environment: [],
        summary: 'Whether buck2 builds the targets or tests them.',
    },
    targets: {
        type: 'list',
        separator: 'words',
        default: '//...',
        group: 'job',
        places: everywhere,
        environment: [],
        valueName: 'PATTERN',
        summary: 'Target patterns for buck2.',
        details: 'None may begin with `-` or `@`, which buck2 would read as something else.',
    },
    'buck2-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        defaultNote: 'see `buck2-version`',
        summary: 'The buck2 program.',
        details: 'It wins over `buck2-version`.',
    },
    'buck2-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'VERSION',
        defaultNote: '`.buckversion`, else `buck2` on PATH, else a pinned release',
        summary: 'The buck2 release to install: a date tag, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Every download is checked against a SHA-256: of the table in this release of oras-buf, or of `buck2-sha256`. What is on PATH inside the checkout never counts. See [tools.md](tools.md).',
    },
    'buck2-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release, as it is published (`.zst`).',
    },
    'buf-path': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        defaultNote: 'see `buf-version`',
        summary: 'The buf program.',
        details: 'It wins over `buf-version`.',
    },
    'buf-version': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'VERSION',
        defaultNote: '`buf` on PATH, else a pinned release',
        summary: 'The buf release to install: `1.73.0`, `latest`, `oci:HOST/REPOSITORY:TAG`, or `none` for PATH alone.',
        details: 'Checked like `buck2-version`, with `buf-sha256`.',
    },
    'buf-sha256': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'HEX',
        defaultNote: 'the table of this release',
        summary: 'SHA-256 of the file of that release.',
    },
    'tools-mirror': {
        type: 'string',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
        defaultNote: '`https://github.com`',
        summary: 'Where releases of buck2 and buf are downloaded: a mirror with the paths of github.com.',
    },
    'buck2-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'ARG',
        summary: 'More arguments for `buck2 build` or `buck2 test`, one a line.',
        details: 'As a flag: `--buck2-arguments=--keep-going`. `--profile` keeps a timeline of the build (Chrome trace format) in `profile` of `report-dir`.',
    },
    'buf-arguments': {
        type: 'list',
        separator: 'lines',
        group: 'job',
        places: notInConfig,
        environment: [],
        valueName: 'ARG',
        summary: 'More arguments for `buf build`, one a line.',
        details: 'As a flag: `--buf-arguments=--exclude-source-info`.',
    },
    'build-timeout': {
        type: 'integer',
        minimum: 0,
        maximum: 10080,
        default: '0',
        group: 'job',
        places: everywhere,
        environment: [],
        valueName: 'MINUTES',
        defaultNote: 'none',
        summary: 'Minutes that the build of one root may take.',
        details: 'After them the tool and its daemon are stopped, and the job ends with exit code 124.',
    },
};

;// CONCATENATED MODULE: ./build/settings/lock-definitions.js

const lockSettings = {
    frozen: {
        type: 'boolean',
        group: 'locks',
        places: everywhere,
        environment: [],
        defaultNote: '`true` where `CI` is set, else `false`',
        summary: 'Fail where oras.lock or buf.lock does not match the declarations, and write neither.',
        details: 'Where frozen is only the default, a workspace without a lock is resolved and says so; `frozen: true` makes that an error.',
    },
    offline: {
        type: 'boolean',
        default: 'false',
        group: 'locks',
        places: notInConfig,
        environment: [],
        summary: 'Use the store and the lock only; no network.',
    },
    update: {
        type: 'optional-list',
        separator: 'words-or-commas',
        default: 'false',
        group: 'locks',
        places: notInConfig,
        environment: [],
        valueName: 'MODULE',
        summary: 'Move locked modules to the newest version that fits: `true` for all, or the names of modules.',
        details: 'It switches the default of `frozen` off; with `frozen: true` or `offline: true` it is an error.',
    },
};

;// CONCATENATED MODULE: ./build/settings/registry-definitions.js

const registrySettings = {
    registry: {
        type: 'string',
        group: 'registries',
        places: everywhere,
        environment: [{ name: 'ORAS_REGISTRY_URL' }],
        default: 'oras.birb.homes',
        valueName: 'HOST',
        summary: 'Host of the OCI registry with the private modules, as `deps:` lines write it.',
        details: 'A URL is taken too (`https://oras.birb.homes`). The token belongs to this host, and only where a flag, an input or a variable names it or it is the default.',
    },
    'registry-endpoint': {
        type: 'string',
        group: 'registries',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
        defaultNote: '`https://<registry>`',
        summary: 'Where that host is reached: `https://HOST:PORT`, `http://HOST:PORT`, or a directory `oci-layout:PATH`.',
        details: 'It wins over `registries.<host>.endpoint` of the config file.',
    },
    token: {
        type: 'secret',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_REGISTRY_TOKEN' }, { name: 'ORAS_TOKEN' }],
        summary: 'Token or password for the registry.',
    },
    username: {
        type: 'string',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_USERNAME' }],
        valueName: 'NAME',
        defaultNote: 'what the registry host is known to want, else `token`',
        summary: 'User name that goes with the token.',
    },
    tokens: {
        type: 'secret',
        lines: true,
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'ORAS_REGISTRY_TOKENS' }],
        summary: 'Tokens where several registries are in use, one `HOST=TOKEN` or `USERNAME@HOST=TOKEN` a line.',
        details: 'Each goes to exactly that host, and wins over `token` there. See [sign-in.md](sign-in.md).',
    },
    'bsr-token': {
        type: 'secret',
        group: 'registries',
        places: notInConfig,
        environment: [{ name: 'BUF_TOKEN' }, { name: 'BSR_TOKEN' }],
        summary: 'Token for the Buf Schema Registry at buf.build.',
        details: 'In the form `token@host,…` that buf reads, the one for buf.build is taken.',
    },
    'trusted-endpoints': {
        type: 'list',
        separator: 'words-or-commas',
        group: 'registries',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
        summary: 'Endpoints that may get the token although the config file of the repository names them.',
        details: 'Each is an origin such as `https://10.0.0.7:5000`; a bare host means https. Listing an `http://` origin or one with its own `ca_file` accepts that too.',
    },
    'on-missing-credentials': {
        type: 'choice',
        choices: ['fail', 'skip'],
        default: 'fail',
        group: 'registries',
        places: notInConfig,
        environment: [],
        summary: 'What to do where private modules are not in the cache and there is no token, as in the pull request of a fork.',
        details: '`skip` ends the step green with the outcome `skipped`, and builds nothing.',
    },
    'export-credentials': {
        type: 'boolean',
        default: 'false',
        group: 'registries',
        places: notInConfig,
        environment: [],
        summary: 'Let the steps after this one use the credentials.',
    },
};

;// CONCATENATED MODULE: ./build/settings/remote-definitions.js

const remoteSettings = {
    remote: {
        type: 'choice',
        choices: ['none', 'cache', 'execute'],
        default: 'none',
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Whether buck2 uses a server of the Remote Execution API, for its cache or to run actions.',
        details: '`execute` uses the cache too. A server that cannot be reached costs a warning, not the build. See [remote.md](remote.md).',
    },
    'remote-endpoint': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'URL',
        summary: 'That server: `grpcs://HOST[:PORT]`, or without TLS `grpc://HOST:PORT`.',
    },
    'remote-instance-name': {
        type: 'string',
        default: '',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'NAME',
        defaultNote: 'none',
        summary: 'Instance of the server, where it has several.',
    },
    'remote-headers': {
        type: 'secret',
        lines: true,
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Headers for the server, one `name: value` a line, three at most.',
        details: '`$NAME` in a value is the value of that variable, `$$` a dollar sign. No build action sees a value. Where one is empty, as in the pull request of a fork, the server is not used.',
    },
    'remote-ca-file': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        summary: 'PEM file with more certificate authorities to trust for the server.',
    },
    'remote-client-certificate': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'FILE',
        summary: 'PEM file with a client certificate, its chain and its private key.',
    },
    'remote-upload': {
        type: 'boolean',
        default: 'true',
        group: 'remote',
        places: notInConfig,
        environment: [],
        summary: 'Write what was built here to the remote cache; events of low trust never do.',
    },
    'remote-platform': {
        type: 'string',
        group: 'remote',
        places: notInConfig,
        environment: [],
        valueName: 'TARGET',
        defaultNote: 'one of `oras//platforms`, by `remote` and `remote-upload`',
        summary: 'Execution platforms of your own (`build.execution_platforms`) to use with the server.',
    },
};

;// CONCATENATED MODULE: ./build/settings/report-definitions.js

const reportSettings = {
    'report-dir': {
        type: 'string',
        default: '.oras-buf/report',
        group: 'report',
        places: notInConfig,
        environment: [],
        valueName: 'DIR',
        summary: 'Directory of report.json and the other reports.',
    },
    summary: {
        type: 'choice',
        choices: ['always', 'on-failure', 'never'],
        default: 'always',
        group: 'report',
        places: everywhere,
        environment: [],
        summary: 'When to write the summary of the job.',
    },
    ci: {
        type: 'choice',
        choices: ['auto', 'github', 'gitlab', 'jenkins', 'terminal'],
        default: 'auto',
        group: 'report',
        places: ['flag', 'environment'],
        environment: [],
        valueName: 'SYSTEM',
        defaultNote: '`auto`: by the variables that the system sets',
        summary: 'The CI system in whose form the log and the report are, and whose directories are used.',
    },
    progress: {
        type: 'choice',
        choices: ['auto', 'lines', 'never'],
        default: 'auto',
        group: 'report',
        places: ['flag', 'environment'],
        environment: [],
        valueName: 'HOW',
        summary: 'How to show what is being fetched: `auto` redraws a line on a terminal, and is `lines` elsewhere.',
        details: 'As `lines`, one is printed every ten seconds, and none for what is quick. Readers of screens want `lines`.',
    },
    'log-level': {
        type: 'choice',
        choices: ['error', 'warning', 'info', 'debug', 'trace'],
        default: 'info',
        group: 'report',
        places: everywhere,
        environment: [
            { name: 'ORAS_TRACE', means: 'trace' },
            { name: 'ORAS_DEBUG', means: 'debug' },
            { name: 'RUNNER_DEBUG', means: 'debug' },
        ],
        valueName: 'LEVEL',
        summary: 'How much to tell.',
    },
};

;// CONCATENATED MODULE: ./build/settings/definitions.js
/**
 * Every setting of the job, defined once, by group. The inputs of action.yml, the flags of the CLI, its help, the parameters of the
 * templates and docs/settings.md are all made from this table (`npm run generate`); the readers in this directory follow it.
 */






const settingDefinitions = {
    ...registrySettings,
    ...jobSettings,
    ...remoteSettings,
    ...lockSettings,
    ...cacheSettings,
    ...reportSettings,
};
const settingNames = Object.keys(settingDefinitions);
function isSettingName(name) {
    return Object.hasOwn(settingDefinitions, name);
}
/** The definition with the wide type, for code that walks over all of them. */
function definitionOf(name) {
    return settingDefinitions[name];
}
/** Every variable that sets a setting, in the order in which they are looked at. */
function environmentNamesOf(name) {
    return [{ name: `ORAS_BUF_${name.replaceAll('-', '_').toUpperCase()}` }, ...settingDefinitions[name].environment];
}


/***/ }),

/***/ 73305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ ExposedSecretError),
/* harmony export */   O2: () => (/* binding */ UnknownConfigKeyError),
/* harmony export */   Tj: () => (/* binding */ SettingFileError),
/* harmony export */   UG: () => (/* binding */ InvalidSettingError),
/* harmony export */   hg: () => (/* binding */ ContradictorySettingsError),
/* harmony export */   ie: () => (/* binding */ WrongConfigFileError)
/* harmony export */ });
/* unused harmony export CommandLineError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A setting has a value that it cannot have. */
class InvalidSettingError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** Two settings that exclude each other. */
class ContradictorySettingsError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A secret was written where other people can read it: as the value of a flag, or in a file of the repository. */
class ExposedSecretError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A file that a setting names is not there or cannot be read. */
class SettingFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The config file is not YAML, or not of the shape that it must have. */
class WrongConfigFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** The config file has a key that is not known. */
class UnknownConfigKeyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
/** A flag or a command of the CLI that is not known. */
class CommandLineError extends (/* unused pure expression or super */ null && (OrasBufError)) {
    exitCode = exitCodes.wrongInput;
}


/***/ }),

/***/ 71649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readSecretSources),
/* harmony export */   s: () => (/* binding */ noSecretSources)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73305);



const noSecretSources = { files: new Map(), fromStdin: undefined, readStdin: async () => '' };
const maxBytes = 64 * 1024;
/**
 * Reads the secrets that flags point at.
 * @throws {SettingFileError} where a file cannot be read; the message names the file and never its content.
 */
async function readSecretSources(sources, workspace) {
    const asked = new Map();
    for (const [name, path] of sources.files) {
        const flag = `--${name}-file`;
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path), 'utf8').catch((error) => {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SettingFileError */ .Tj(`${path}, named by the flag ${flag}, cannot be read (${error.code ?? 'error'})`, {
                places: [{ file: path }],
                next: 'Check the path and the rights of the file.',
                cause: error,
            });
        });
        asked.set(name, secretText(flag, name, text));
    }
    if (sources.fromStdin !== undefined) {
        const flag = `--${sources.fromStdin}-stdin`;
        asked.set(sources.fromStdin, secretText(flag, sources.fromStdin, await sources.readStdin()));
    }
    return asked;
}
function secretText(flag, name, text) {
    if (text.trim() === '' || text.length > maxBytes) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidSettingError */ .UG(`The flag ${flag} gave ${text.trim() === '' ? 'nothing' : 'far more than a secret'} for the setting ${name}`, { next: 'Give the token itself, and nothing else.' });
    }
    return { texts: [text], split: false, origin: { kind: 'flag', name: flag } };
}


/***/ }),

/***/ 97854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ InterruptedError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);

/** A person or a runner wished the job to end. It is the reason of the job's abort signal. */
class InterruptedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode;
    signalName;
    constructor(signalName) {
        super(`The job was stopped by ${signalName}`, {
            next: 'Nothing was left half-written: run it again to go on from there.',
        });
        this.signalName = signalName;
        this.exitCode = signalName === 'SIGINT' ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.interrupted : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.terminated;
    }
    /** No line of a file led to this. */
    addPlaces() { }
}


/***/ })

};
