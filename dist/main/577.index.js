export const id = 577;
export const ids = [577];
export const modules = {

/***/ 68299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bk: () => (/* binding */ parseEndpoint),
/* harmony export */   EV: () => (/* binding */ isRegistryHost),
/* harmony export */   yp: () => (/* binding */ trustedOrigin)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const layoutPrefix = 'oci-layout:';
/**
 * Reads an endpoint: an origin (`https://10.0.0.7:5000`; host and port in the form in which URLs compare) or
 * `oci-layout:PATH`, where a relative path starts at `workspace`. The reason of a wrong one never holds a password.
 */
function parseEndpoint(text, workspace) {
    if (text.startsWith(layoutPrefix)) {
        const path = text.slice(layoutPrefix.length);
        return path === '' ? wrong('oci-layout: needs a path') : { kind: 'directory', path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path) };
    }
    if (!URL.canParse(text))
        return wrong('it is neither a URL nor oci-layout:PATH');
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return wrong('it must begin with https://, http:// or oci-layout:');
    if (url.username !== '' || url.password !== '')
        return wrong('it must not hold a user name or a password');
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
        return wrong('it must end after host and port (a path on the registry belongs into the key repository)');
    }
    return {
        kind: 'server',
        origin: url.origin,
        plainHttp: url.protocol === 'http:',
        loopback: isLoopback(url.hostname),
    };
}
function wrong(reason) {
    return { kind: 'wrong', reason };
}
const hostPattern = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;
/** True for the host of a registry as `deps:` lines write it: a lower-case name or address, and a port where there is one. */
function isRegistryHost(text) {
    return hostPattern.test(text) && URL.canParse(`https://${text}`);
}
/** True for this machine itself, by name or by address as URLs spell it. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
/**
 * An item of `trusted-endpoints` as an origin that compares, exactly, with that of an endpoint. A bare host means https.
 * Undefined where it is no origin.
 */
function trustedOrigin(text) {
    const endpoint = parseEndpoint(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`, '/');
    return endpoint.kind === 'server' ? endpoint.origin : undefined;
}


/***/ }),

/***/ 21577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readSettings: () => (/* binding */ readSettings),
  reportDirectory: () => (/* binding */ reportDirectory)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
// EXTERNAL MODULE: ./build/system/secret.js
var system_secret = __webpack_require__(65646);
// EXTERNAL MODULE: ./build/settings/errors.js
var errors = __webpack_require__(73305);
;// CONCATENATED MODULE: ./build/settings/archive-limits.js

const gibibyte = 1024 ** 3;
/** By the name that people write. Above the largest the job would run out of memory before it noticed. */
const caps = {
    compressed: { field: 'compressedBytes', isSize: true, largest: gibibyte },
    unpacked: { field: 'unpackedBytes', isSize: true, largest: 2 * gibibyte },
    ratio: { field: 'ratio', isSize: false, largest: 100_000 },
    entries: { field: 'entries', isSize: false, largest: 1_000_000 },
    'path-length': { field: 'pathBytes', isSize: true, largest: 4_096 },
    'path-depth': { field: 'pathDepth', isSize: false, largest: 256 },
};
const archiveLimitNames = Object.keys(caps);
/**
 * Reads the setting `archive-limits`: items `NAME=N`, sizes also with KiB, MiB or GiB.
 * @param origin where the setting comes from, for messages
 * @throws {InvalidSettingError} names the item and what it may be
 */
function parseArchiveLimits(items, origin) {
    let limits = {};
    for (const item of items) {
        const { name = '', digits = '', unit, } = /^(?<name>[a-z-]+)=(?<digits>\d{1,12})(?<unit>[KMG]iB)?$/.exec(item)?.groups ?? {};
        const cap = Object.hasOwn(caps, name) ? caps[name] : undefined;
        const value = Number(digits) * (unit === undefined ? 1 : (units[unit] ?? 1));
        const isFine = cap !== undefined && value >= 1 && value <= cap.largest && (cap.isSize || unit === undefined);
        if (!isFine) {
            throw new errors/* InvalidSettingError */.UG(`The setting archive-limits (from ${origin}) cannot have ${JSON.stringify(item)}`, {
                next: cap === undefined
                    ? `Write NAME=N with one of the names ${archiveLimitNames.join(', ')}, for example unpacked=1GiB.`
                    : `Write a whole number from 1 to ${cap.largest}${cap.isSize ? ', or one with KiB, MiB or GiB' : ''}.`,
            });
        }
        limits = { ...limits, [cap.field]: value };
    }
    return limits;
}
const units = { KiB: 1024, MiB: 1024 ** 2, GiB: gibibyte };

// EXTERNAL MODULE: ./build/settings/asked-value.js
var asked_value = __webpack_require__(87936);
// EXTERNAL MODULE: ./build/settings/definitions.js + 7 modules
var definitions = __webpack_require__(89375);
;// CONCATENATED MODULE: ./build/settings/find-config.js



const noConfig = { registries: new Map(), mirrors: new Map(), settings: new Map() };
const defaultFile = (0,external_node_path_.join)('.oras', 'config.yaml');
/**
 * Reads the config file: the one that was named, else `.oras/config.yaml` of the workspace, or of the nearest directory above it in the
 * same git work tree, so that a person may stand anywhere in a checkout. Without git nothing above counts.
 * @param named by the setting `config`; undefined where nobody did
 * @throws the errors of {@link readConfigFile}
 */
async function findConfig(named, workspace) {
    const directory = named === undefined ? await directoryWithConfig(workspace) : workspace;
    if (directory === undefined)
        return { config: noConfig, directory: workspace };
    const path = (0,external_node_path_.resolve)(directory, named ?? defaultFile);
    const isBelow = (0,inside_directory/* isInside */.F)(workspace, path) || directory !== workspace;
    const shown = isBelow ? (0,external_node_path_.relative)(workspace, path).replaceAll('\\', '/') : path;
    const { readConfigFile } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(495)]).then(__webpack_require__.bind(__webpack_require__, 3495));
    // Where nobody named it, it is a file of the checkout: it may be a link to whatever lies on this machine.
    const config = await readConfigFile(path, shown, named === undefined ? await (0,inside_directory/* realPathOf */.d)(directory) : undefined);
    return { config, directory };
}
async function directoryWithConfig(workspace) {
    let nearest;
    for (let level = workspace;; level = (0,external_node_path_.dirname)(level)) {
        if (nearest === undefined && (await exists((0,external_node_path_.join)(level, defaultFile))))
            nearest = level;
        if (nearest === workspace || (await exists((0,external_node_path_.join)(level, '.git'))))
            return nearest;
        if ((0,external_node_path_.dirname)(level) === level)
            return undefined;
    }
}
async function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}

// EXTERNAL MODULE: ./build/settings/endpoint.js
var settings_endpoint = __webpack_require__(68299);
;// CONCATENATED MODULE: ./build/settings/host-tokens.js



/**
 * Reads the setting `tokens`: one `HOST=TOKEN` or `USERNAME@HOST=TOKEN` a line, the host as module names write it, with its port.
 * @param origin where the setting comes from, for messages
 * @throws {InvalidSettingError} names the line by its number and never quotes it
 */
function parseHostTokens(text, origin) {
    const tokens = new Map();
    for (const [index, raw] of text.split(/\r?\n/).entries()) {
        const line = raw.trim();
        if (line === '')
            continue;
        const wrong = (why) => new errors/* InvalidSettingError */.UG(`Line ${index + 1} of the setting tokens (from ${origin}) ${why}`, {
            next: 'Write one HOST=TOKEN or USERNAME@HOST=TOKEN a line, for example registry.example:5000=… .',
        });
        const found = /^(?:(?<username>[^\s:=]+)@)?(?<host>[^\s@=]+)=(?<token>[\x21-\x7e]+)$/.exec(line);
        const { username, host = '', token = '' } = found?.groups ?? {};
        if (found === null || !(0,settings_endpoint/* isRegistryHost */.EV)(host))
            throw wrong('is not HOST=TOKEN');
        if (host === 'buf.build')
            throw wrong('is for buf.build, whose token is the setting bsr-token');
        if (tokens.has(host))
            throw wrong('names a host a second time');
        tokens.set(host, { username, secret: new system_secret/* Secret */.z(token) });
    }
    return tokens;
}

// EXTERNAL MODULE: ./build/errors.js
var build_errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/settings/registry-settings.js





const bsrHost = 'buf.build';
/**
 * All registries by host, and which of them may get the token. The token belongs to the host that the setting `registry`
 * names, and follows it to an endpoint only where no file of the repository chose that endpoint, its plain HTTP or its CA,
 * or where `trusted-endpoints` (never a key of such a file) lists exactly that origin.
 * @throws {InvalidSettingError} a setting is wrong. {@link WrongConfigFileError} the config file is.
 */
function registrySettings(sources) {
    const named = readRegistry(sources.registry);
    const trusted = readTrusted(sources.trustedEndpoints);
    const registries = new Map();
    for (const host of new Set([named.host, ...(sources.tokenHosts ?? []), ...sources.config.registries.keys()])) {
        const entry = sources.config.registries.get(host);
        if (host === bsrHost) {
            throw new errors/* WrongConfigFileError */.ie(`${bsrHost} is the Buf Schema Registry and cannot be an OCI registry`, {
                places: entry === undefined ? (0,asked_value/* placesOf */.ek)(sources.registry.origin) : [entry.place],
                next: `To get its modules from your own registry write mirrors: {${bsrHost}: HOST/PREFIX}.`,
            });
        }
        const isNamed = host === named.host;
        const byUser = isNamed ? (sources.endpoint ?? named.endpoint) : undefined;
        const reach = byUser === undefined ? reachByFile(host, entry, sources.configDirectory) : reachByUser(byUser, sources.workspace);
        const caFile = entry?.caFile;
        const reached = [
            ...reach.fromRepository,
            ...(caFile === undefined ? [] : [{ what: 'it sets ca_file', place: caFile.place }]),
        ];
        const credentialHosts = hostsOfCredentials(host, reach, reached, trusted);
        const fromRepository = [
            ...(isNamed && !isBeyondRepository(sources.registry.origin) && host !== sources.defaultHost
                ? [{ what: 'it names the registry', place: (0,asked_value/* placesOf */.ek)(sources.registry.origin)[0] ?? { file: '' } }]
                : []),
            ...reached,
        ];
        const why = isNamed
            ? whyNoToken(reach, fromRepository, trusted)
            : (whyNoToken(reach, credentialHosts.length > 0 ? [] : reached, trusted) ??
                `the token belongs to ${named.host}, the host of the setting registry; give ${host} its own by a line ${host}=TOKEN of the setting tokens (or the variable ORAS_REGISTRY_TOKENS), or on your own machine by oras-buf login ${host}`);
        registries.set(host, {
            host,
            endpoint: reach.endpoint,
            repository: readRepository(entry),
            caFile: caFile === undefined ? undefined : (0,external_node_path_.resolve)(sources.configDirectory, caFile.value),
            plainHttp: reach.plainHttp,
            tokenAllowed: why === undefined,
            ...(why === undefined ? {} : { whyNoToken: why }),
            credentialHosts,
            ...(entry?.auth === undefined ? {} : { auth: entry.auth }),
        });
    }
    return registries;
}
/** The mirrors of the config file; each must lie on a registry that is known. */
function mirrorSettings(config, registries) {
    const mirrors = new Map();
    for (const [mirrored, { value, place }] of config.mirrors) {
        const [host = '', ...path] = value.split('/');
        const prefix = path.join('/');
        if (!isRepositoryPath(prefix)) {
            throw new errors/* WrongConfigFileError */.ie(`mirrors.${mirrored}: "${value}" is not HOST/PREFIX`, {
                places: [place],
                next: 'Write for example oras.birb.homes/bsr-cache.',
            });
        }
        if (!registries.has(host)) {
            throw new errors/* WrongConfigFileError */.ie(`mirrors.${mirrored} lies on ${host}, which is not a known registry`, {
                places: [place],
                next: `Add ${host} under registries:, or name it by the setting registry.`,
            });
        }
        mirrors.set(mirrored, { host, prefix });
    }
    return mirrors;
}
function isBeyondRepository(origin) {
    return origin.kind !== 'config';
}
/**
 * Whose own credentials may go to the endpoint. Those of the host that is really asked always may, unless a file of the repository has
 * them go in the clear or to whoever holds the key of its CA; those of the name only where no such file said what stands for it.
 */
function hostsOfCredentials(host, reach, reached, trusted) {
    if (reach.origin === undefined)
        return [];
    const asked = new URL(reach.origin).host;
    if (reached.length === 0 || trusted.has(reach.origin))
        return [...new Set([host, asked])];
    const endpoint = (0,settings_endpoint/* parseEndpoint */.Bk)(reach.origin, '/');
    const inTheClear = endpoint.kind !== 'server' || (endpoint.plainHttp && !endpoint.loopback);
    return inTheClear || reached.length > reach.fromRepository.length ? [] : [asked];
}
function whyNoToken(reach, fromRepository, trusted) {
    if (reach.origin === undefined)
        return 'a directory needs no token';
    const [first] = fromRepository;
    if (first === undefined || trusted.has(reach.origin))
        return undefined;
    return `${first.place.file === '' ? 'a file of the repository' : (0,build_errors/* formatPlace */.dE)(first.place)} is a file of the repository, and ${first.what}; to send the token to ${reach.origin} all the same, list ${reach.origin} in the input trusted-endpoints (or the variable ORAS_BUF_TRUSTED_ENDPOINTS)`;
}
/** The host of the setting `registry`. A URL is taken too, because the variable is called `ORAS_REGISTRY_URL`. */
function readRegistry(registry) {
    const { text, origin } = registry;
    if ((0,settings_endpoint/* isRegistryHost */.EV)(text))
        return { host: text, endpoint: undefined };
    const next = 'Write the host as deps: lines do, in lower case, for example oras.birb.homes. Where it is reached is the setting registry-endpoint: a URL, or oci-layout:PATH.';
    const endpoint = (0,settings_endpoint/* parseEndpoint */.Bk)(text, '/');
    if (endpoint.kind !== 'server' || !isBeyondRepository(origin)) {
        const shown = endpoint.kind === 'wrong' ? `: ${endpoint.reason}` : '';
        throw new errors/* InvalidSettingError */.UG(`The setting registry (from ${(0,asked_value/* describeOrigin */.uN)(origin)}) is not a registry host${shown}`, { next, places: (0,asked_value/* placesOf */.ek)(origin) });
    }
    const host = new URL(endpoint.origin).host;
    // `https://host` says no more than `host`; `http://host` says that it is plain.
    return { host, endpoint: endpoint.plainHttp ? { text: endpoint.origin, origin } : undefined };
}
function reachByUser(endpoint, workspace) {
    const parsed = (0,settings_endpoint/* parseEndpoint */.Bk)(endpoint.text, workspace);
    switch (parsed.kind) {
        case 'wrong':
            throw new errors/* InvalidSettingError */.UG(`The setting registry-endpoint (from ${(0,asked_value/* describeOrigin */.uN)(endpoint.origin)}) is not an endpoint: ${parsed.reason}`, { next: 'Write https://HOST:PORT, http://HOST:PORT or oci-layout:PATH.' });
        case 'directory':
            return { endpoint: `oci-layout:${parsed.path}`, origin: undefined, plainHttp: false, fromRepository: [] };
        case 'server':
            return { endpoint: parsed.origin, origin: parsed.origin, plainHttp: parsed.plainHttp, fromRepository: [] };
    }
}
function reachByFile(host, entry, directory) {
    // The one registry that is not where its name says.
    const asNamed = host === 'docker.io' ? 'https://registry-1.docker.io' : `https://${host}`;
    const plain = entry?.plainHttp;
    const text = entry?.endpoint?.value ?? (plain?.value === true ? `http://${host}` : asNamed);
    const place = entry?.endpoint?.place ?? plain?.place ?? entry?.place ?? { file: '' };
    const parsed = (0,settings_endpoint/* parseEndpoint */.Bk)(text, directory);
    const refuse = (message, next) => new errors/* WrongConfigFileError */.ie(message, { places: [place], next });
    switch (parsed.kind) {
        case 'wrong':
            throw refuse(`registries.${host}.endpoint is not an endpoint: ${parsed.reason}`, 'Write https://HOST:PORT, http://HOST:PORT or oci-layout:PATH.');
        case 'directory':
            return { endpoint: `oci-layout:${parsed.path}`, origin: undefined, plainHttp: false, fromRepository: [] };
        case 'server': {
            if (parsed.plainHttp && plain?.value !== true && !parsed.loopback) {
                throw refuse(`registries.${host}.endpoint is plain HTTP`, `Write https://, or add plain_http: true under ${host} if this network may read what you fetch.`);
            }
            if (!parsed.plainHttp && plain?.value === true) {
                throw refuse(`registries.${host} has plain_http: true and an https endpoint`, 'Remove plain_http, or write the endpoint with http://.');
            }
            const changed = parsed.origin !== new URL(asNamed).origin;
            return {
                endpoint: parsed.origin,
                origin: parsed.origin,
                plainHttp: parsed.plainHttp,
                fromRepository: changed ? [{ what: `it sets the endpoint ${parsed.origin}`, place }] : [],
            };
        }
    }
}
function readTrusted(trusted) {
    return new Set(trusted.items.map((item) => {
        const origin = (0,settings_endpoint/* trustedOrigin */.yp)(item);
        if (origin !== undefined)
            return origin;
        throw new errors/* InvalidSettingError */.UG(`The setting trusted-endpoints (from ${(0,asked_value/* describeOrigin */.uN)(trusted.origin)}) has an item that is not an origin`, { next: 'Write each as https://HOST or https://HOST:PORT, without a path.' });
    }));
}
function readRepository(entry) {
    const repository = entry?.repository;
    if (repository === undefined)
        return '{owner}/{name}';
    const { value, place } = repository;
    const filled = value.replaceAll('{owner}', 'owner').replaceAll('{name}', 'name');
    if (value.includes('{owner}') && value.includes('{name}') && isRepositoryPath(filled))
        return value;
    throw new errors/* WrongConfigFileError */.ie(`"${value}" is not a template of a repository path`, {
        places: [place],
        next: "Use {owner} and {name}, each at least once, and otherwise lower-case path components: 'group/protos/{owner}/{name}'.",
    });
}
/** A repository path as the OCI distribution specification allows it. */
function isRepositoryPath(path) {
    return /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/.test(path);
}

;// CONCATENATED MODULE: ./build/settings/remote-settings.js



/** So many headers reach buck2 without any of its actions seeing them: see src/build/remote-config.ts. */
const mostHeaders = 3;
/**
 * Checks what was asked for.
 * @throws {InvalidSettingError} no value of a header is ever quoted
 * @throws {SettingFileError} where a certificate cannot be read
 */
async function remoteSettings(asked) {
    const { kind, instanceName, caFile, clientCertificateFile, upload, platform } = asked;
    if (!/^[\w./+=-]*$/.test(instanceName)) {
        throw new errors/* InvalidSettingError */.UG(`The setting remote-instance-name cannot be ${JSON.stringify(instanceName)}`, {
            next: 'Use letters, digits and the characters _ . / + = -',
        });
    }
    if (platform !== undefined && !/^[\w.-]*\/\/[\w./+=,@~-]*:[\w./+=,@~-]+$/.test(platform)) {
        throw new errors/* InvalidSettingError */.UG(`The setting remote-platform cannot be ${JSON.stringify(platform)}`, {
            next: 'Name one target, such as //platforms:engflow.',
        });
    }
    await checkFile('remote-ca-file', caFile);
    await checkFile('remote-client-certificate', clientCertificateFile);
    return {
        kind,
        ...endpointParts(kind, asked.endpoint),
        instanceName,
        ...headerParts(asked.headers, asked.environment),
        caFile,
        clientCertificateFile,
        upload,
        platform,
    };
}
function endpointParts(kind, text) {
    if (text === '') {
        throw new errors/* InvalidSettingError */.UG(`remote is ${kind}, and there is no remote-endpoint`, {
            next: 'Set remote-endpoint to the server, such as grpcs://remote.example.com.',
        });
    }
    const [, scheme, authority = ''] = /^(grpcs?):\/\/([^/?#@\\$\s]+)\/?$/.exec(text) ?? [];
    const tls = scheme === 'grpcs';
    // Read as https, because URLs of schemes that nobody knows are hardly checked. Port 443 is dropped from it.
    const url = URL.canParse(`https://${authority}`) ? new URL(`https://${authority}`) : undefined;
    const port = Number(url?.port) || (tls || authority.endsWith(':443') ? 443 : 0);
    if (scheme === undefined || url === undefined || port === 0) {
        throw new errors/* InvalidSettingError */.UG(`The setting remote-endpoint cannot be ${JSON.stringify(text.replace(/\/\/[^/]*@/, '//…@'))}`, { next: 'Write grpcs://HOST or grpcs://HOST:PORT, or for a server without TLS grpc://HOST:PORT.' });
    }
    return { endpoint: `${tls ? 'grpcs' : 'grpc'}://${url.hostname}:${port}`, host: url.hostname, port, tls };
}
/** Headers that HTTP/2 or gRPC itself needs. */
const reserved = /^(?:te|host|connection|content-.*|user-agent|grpc-.*|.*-bin)$/;
function headerParts(secret, environment) {
    const lines = (secret?.reveal() ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
    const headers = [];
    const emptyHeaders = [];
    const variables = new Set();
    for (const [index, line] of lines.entries()) {
        const where = `Line ${index + 1} of the setting remote-headers`;
        const [, name, template] = /^\s*([\w!#%&'*+.^`|~-]+)\s*:(.*)$/.exec(line) ?? [];
        if (name === undefined || template === undefined) {
            throw new errors/* InvalidSettingError */.UG(`${where} is not a header`, { next: 'Write each as name: value.' });
        }
        const lowerCase = name.toLowerCase();
        if (reserved.test(lowerCase) || headers.some((header) => header.name === lowerCase)) {
            throw new errors/* InvalidSettingError */.UG(`${where}: the header ${lowerCase} cannot be set, or is set twice`, {
                next: 'Remove the line.',
            });
        }
        let empty = false;
        const value = template
            .replaceAll(/\$(?:\$|([A-Za-z_]\w*))/g, (_dollar, variable) => {
            if (variable === undefined)
                return '$';
            variables.add(variable);
            const found = environment[variable]?.trim() ?? '';
            if (found === '')
                empty = true;
            return found;
        })
            .trim();
        if (!/^[\x20-\x7e]*$/.test(value)) {
            throw new errors/* InvalidSettingError */.UG(`${where}: the value of ${lowerCase} holds characters that a header cannot have`, {
                next: 'Check the stored secret for line breaks and invisible characters.',
            });
        }
        if (empty || value === '')
            emptyHeaders.push(lowerCase);
        else
            headers.push({ name: lowerCase, value: new system_secret/* Secret */.z(value) });
    }
    if (lines.length > mostHeaders) {
        throw new errors/* InvalidSettingError */.UG(`The setting remote-headers has ${lines.length} headers, ${mostHeaders} are possible`, {
            next: 'Keep those that the server needs to let you in.',
        });
    }
    return { headers, emptyHeaders, headerVariables: [...variables] };
}
/** buck2 puts variables into these paths: one with a dollar sign would be another file. */
async function checkFile(setting, path) {
    if (path === undefined)
        return;
    if (path.includes('$')) {
        throw new errors/* InvalidSettingError */.UG(`The setting ${setting} cannot hold a dollar sign: ${path}`, {
            next: 'Name the file by a path without one.',
        });
    }
    await (0,promises_.access)(path, promises_.constants.R_OK).catch((error) => {
        throw new errors/* SettingFileError */.Tj(`${setting}: ${path} cannot be read`, {
            next: 'Check the path and the rights of the file.',
            cause: error,
        });
    });
}

// EXTERNAL MODULE: ./build/settings/secret-sources.js
var secret_sources = __webpack_require__(71649);
// EXTERNAL MODULE: ./build/system/nearest.js
var nearest = __webpack_require__(12822);
;// CONCATENATED MODULE: ./build/settings/typed-value.js






/**
 * Checks what was asked for a setting and gives it its type.
 * @throws {InvalidSettingError} names the setting, where the value came from, and what is allowed. It never quotes a secret.
 */
function typedValue(name, asked) {
    // The definition's `type` decides both the branch in `parse` and the type `ValueOf<N>`: the one place that ties them together.
    return parse(name, asked);
}
function parse(name, asked) {
    const definition = (0,definitions/* definitionOf */.Fg)(name);
    switch (definition.type) {
        case 'string':
            return oneLine(name, asked);
        case 'boolean': {
            const text = oneLine(name, asked);
            return (0,asked_value/* parseBoolean */.yG)(text) ?? refuse(name, asked, text, 'Write true or false.');
        }
        case 'integer': {
            const text = oneLine(name, asked);
            const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
            if (value >= definition.minimum && value <= definition.maximum)
                return value;
            return refuse(name, asked, text, `Write a whole number from ${definition.minimum} to ${definition.maximum}.`);
        }
        case 'choice': {
            const text = oneLine(name, asked);
            if (definition.choices.includes(text))
                return text;
            const right = (0,nearest/* nearest */.p)(text, definition.choices);
            const hint = right === undefined ? '' : `Did you mean ${right}? `;
            return refuse(name, asked, text, `${hint}Write one of: ${definition.choices.join(', ')}.`);
        }
        case 'list':
            return items(asked, definition.separator);
        case 'optional-list':
            return optionalList(asked, definition.separator);
        case 'secret':
            return secret(name, asked, definition.lines === true);
        default:
            return (0,build_errors/* assertNever */.xb)(definition);
    }
}
function optionalList(asked, separator) {
    const names = items(asked, separator);
    const [first = 'true', ...rest] = names;
    if (rest.length > 0)
        return { kind: 'names', names };
    const all = first === 'all' ? true : (0,asked_value/* parseBoolean */.yG)(first);
    if (all === undefined)
        return { kind: 'names', names };
    return { kind: all ? 'all' : 'none' };
}
function secret(name, asked, lines) {
    const text = (asked.texts[0] ?? '').trim();
    // A line break or a space inside a token is always an accident of copying, and would break headers.
    if (!(lines ? /^[\x20-\x7e\r\n]+$/ : /^[\x21-\x7e]+$/).test(text)) {
        throw new errors/* InvalidSettingError */.UG(`The setting ${name} (from ${(0,asked_value/* describeOrigin */.uN)(asked.origin)}) is empty or holds characters that ${lines ? 'it' : 'a token'} cannot have`, {
            next: 'Check the stored secret for line breaks, spaces and invisible characters.',
            places: (0,asked_value/* placesOf */.ek)(asked.origin),
        });
    }
    return new system_secret/* Secret */.z(text);
}
function oneLine(name, asked) {
    const text = (asked.texts.at(-1) ?? '').trim();
    if (hasControlCharacter(text))
        refuse(name, asked, text, 'Write one line of plain text.');
    return text;
}
function hasControlCharacter(text) {
    return [...text].some((character) => character < ' ' || character === '\x7f');
}
/** Takes a list apart; empty items are dropped and items are trimmed. A text may also be a JSON array. */
function items(asked, separator) {
    const parts = asked.split
        ? asked.texts
        : asked.texts.flatMap((text) => jsonItems(text) ?? text.split(separators[separator]));
    return parts.map((part) => part.trim()).filter((part) => part !== '');
}
/** The items of a JSON array of plain values: GitLab writes its inputs of type array so. Undefined for any other text. */
function jsonItems(text) {
    if (!/^\s*\[/.test(text))
        return undefined;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const plain = ['string', 'number', 'boolean'];
    return Array.isArray(value) && value.every((item) => plain.includes(typeof item)) ? value.map(String) : undefined;
}
const separators = {
    lines: /\r?\n/,
    'lines-or-commas': /\r?\n|,/,
    words: /\s+/,
    'words-or-commas': /[\s,]+/,
};
function refuse(name, asked, text, next) {
    throw new errors/* InvalidSettingError */.UG(`The setting ${name} (from ${(0,asked_value/* describeOrigin */.uN)(asked.origin)}) cannot be ${JSON.stringify(text)}`, { next, places: (0,asked_value/* placesOf */.ek)(asked.origin) });
}

;// CONCATENATED MODULE: ./build/settings/read-settings.js















const read_settings_noConfig = { registries: new Map(), mirrors: new Map(), settings: new Map() };
/**
 * Reads every setting: flag or input, then environment, then the config file, then the default.
 * @throws the errors of src/settings/errors.ts, all exit code 2.
 */
async function readSettings(sources) {
    const { workspace } = sources;
    const asked = new Map([...sources.asked, ...(await (0,secret_sources/* readSecretSources */.H)(sources.secrets, workspace))]);
    const values = new Values(asked, sources.environment);
    const { config, directory: configDirectory } = await findConfig(nonEmpty(values.find('config')), workspace);
    values.useConfig(config);
    const { mode, update } = lockMode(values, sources.frozenByDefault);
    const trusted = values.find('trusted-endpoints');
    const tokens = hostTokens(values);
    const registries = registrySettings({
        workspace,
        configDirectory,
        tokenHosts: [...tokens.keys()],
        registry: values.text('registry'),
        defaultHost: definitions/* settingDefinitions */.RJ.registry.default,
        endpoint: values.asked('registry-endpoint') === undefined ? undefined : values.text('registry-endpoint'),
        trustedEndpoints: {
            items: trusted ?? [],
            origin: values.asked('trusted-endpoints')?.origin ?? { kind: 'default' },
        },
        config: values.config,
    });
    for (const registry of registries.values())
        await checkCaFile(registry.caFile, values.config, registry.host);
    return {
        directories: await directories(values, workspace, configDirectory),
        registries,
        mirrors: mirrorSettings(values.config, registries),
        token: values.find('token'),
        username: nonEmpty(values.find('username')),
        tokens,
        bsrToken: bsrToken(values.find('bsr-token')),
        onMissingCredentials: values.get('on-missing-credentials'),
        exportCredentials: values.get('export-credentials'),
        build: values.get('build'),
        command: values.get('command'),
        targets: targets(values),
        buck2: toolSettings(values, workspace, 'buck2'),
        buf: toolSettings(values, workspace, 'buf'),
        toolsMirror: nonEmpty(values.find('tools-mirror')),
        buck2Arguments: values.find('buck2-arguments') ?? [],
        bufArguments: values.find('buf-arguments') ?? [],
        buildTimeoutMs: values.get('build-timeout') === 0 ? undefined : values.get('build-timeout') * 60_000,
        remote: await remote(values, sources),
        frozen: mode,
        offline: values.get('offline'),
        update,
        cacheRead: values.get('cache-read'),
        cacheWrite: values.get('cache-write'),
        cacheKeySuffix: cacheKeySuffix(values),
        ...(await cacheDirectories(values, sources)),
        parallelDownloads: values.get('parallel-downloads'),
        archiveLimits: parseArchiveLimits(values.find('archive-limits') ?? [], (0,asked_value/* describeOrigin */.uN)(values.asked('archive-limits')?.origin ?? { kind: 'default' })),
        reportDirectory: reportDirectory(sources),
        summary: values.get('summary'),
        ci: values.get('ci'),
        progress: values.get('progress'),
        logLevel: values.get('log-level'),
        configOrigins: new Map([...values.config.settings].map(([name, { origin }]) => [name, (0,asked_value/* describeOrigin */.uN)(origin)])),
    };
}
/** Where the report goes: known also where other settings are wrong, since no file has a say in it. */
function reportDirectory(sources) {
    const directory = new Values(sources.asked, sources.environment).get('report-dir');
    return absolute(sources.workspace, directory) ?? sources.workspace;
}
/** The asked values in their order, checked when they are taken. */
class Values {
    #asked;
    #environment;
    config = read_settings_noConfig;
    constructor(asked, environment) {
        this.#asked = asked;
        this.#environment = environment;
    }
    useConfig(config) {
        this.config = config;
    }
    asked(name) {
        return this.#asked.get(name) ?? (0,asked_value/* askedByEnvironment */.z8)(name, this.#environment) ?? this.config.settings.get(name);
    }
    find(name) {
        const asked = this.asked(name);
        return asked === undefined ? undefined : typedValue(name, asked);
    }
    get(name) {
        const byDefault = {
            texts: [definitions/* settingDefinitions */.RJ[name].default],
            split: false,
            origin: { kind: 'default' },
        };
        const found = typedValue(name, this.asked(name) ?? byDefault);
        // A list that was given and is empty (`targets: ","`) is as if it had not been given.
        return Array.isArray(found) && found.length === 0 ? typedValue(name, byDefault) : found;
    }
    /** A text with where it came from, for what is checked elsewhere. */
    text(name) {
        const asked = this.asked(name);
        if (asked !== undefined)
            return { text: typedValue(name, asked), origin: asked.origin };
        return { text: name === 'registry' ? definitions/* settingDefinitions */.RJ.registry.default : '', origin: { kind: 'default' } };
    }
}
function lockMode(values, frozenByDefault) {
    const asked = values.find('frozen');
    const wanted = values.get('update');
    const update = wanted.kind === 'names' ? { kind: 'modules', modules: wanted.names } : { kind: wanted.kind };
    if (update.kind !== 'none' && asked === true) {
        throw new errors/* ContradictorySettingsError */.hg('update moves locked versions, and frozen forbids that', {
            next: 'Remove one of them. Update on a machine where you can commit oras.lock and buf.lock.',
            places: (0,asked_value/* placesOf */.ek)(values.asked('frozen')?.origin ?? { kind: 'default' }),
        });
    }
    if (update.kind !== 'none' && values.get('offline')) {
        throw new errors/* ContradictorySettingsError */.hg('update asks the registries for versions, and offline forbids that', {
            next: 'Remove one of them.',
        });
    }
    // Who asks for an update wants the lock to be written, also in CI (a job that opens a pull request with it).
    if (asked === undefined)
        return { mode: frozenByDefault && update.kind === 'none' ? 'default' : 'off', update };
    return { mode: asked ? 'asked' : 'off', update };
}
/** Patterns go to buck2 as arguments: none may be a flag or the name of a file with more arguments. */
function targets(values) {
    const found = values.get('targets');
    const wrong = found.find((target) => /^[-@]/.test(target));
    if (wrong === undefined)
        return found;
    const origin = values.asked('targets')?.origin ?? { kind: 'default' };
    throw new errors/* InvalidSettingError */.UG(`"${wrong}" (targets, from ${(0,asked_value/* describeOrigin */.uN)(origin)}) is not a target pattern`, {
        next: 'Write patterns such as //... or //pkg:name. Flags for buck2 belong into buck2-arguments.',
        places: (0,asked_value/* placesOf */.ek)(origin),
    });
}
async function directories(values, workspace, configDirectory) {
    const origin = values.asked('directory')?.origin ?? { kind: 'default' };
    const start = origin.kind === 'config' ? configDirectory : workspace;
    const realStart = await (0,inside_directory/* realPathOf */.d)(start);
    const found = [];
    for (const directory of values.get('directory')) {
        const path = (0,external_node_path_.resolve)(start, directory);
        const refuse = (why, next) => new errors/* InvalidSettingError */.UG(`The directory ${directory} (from ${(0,asked_value/* describeOrigin */.uN)(origin)}) ${why}`, {
            next,
            places: (0,asked_value/* placesOf */.ek)(origin),
        });
        const status = await (0,promises_.stat)(path).catch(() => undefined);
        if (status === undefined)
            throw refuse('does not exist', `Relative directories start at ${start}.`);
        if (!status.isDirectory())
            throw refuse('is a file', 'Name the directory that it lies in.');
        // Lock files are written there; a file of the repository must not choose a place outside of it.
        if (origin.kind === 'config' && !(0,inside_directory/* isInside */.F)(realStart, await (0,inside_directory/* realPathOf */.d)(path))) {
            throw refuse('lies outside the workspace', 'Name it by a flag, an input or a variable, or choose one inside.');
        }
        if (!found.includes(path))
            found.push(path);
    }
    return found;
}
async function cacheDirectories(values, sources) {
    const { workspace } = sources;
    const asked = absolute(workspace, values.find('cache-dir'));
    const cacheDirectory = asked ?? sources.defaultCacheDirectory;
    const realWorkspace = await (0,inside_directory/* realPathOf */.d)(workspace);
    const inWorkspace = async (path) => (0,inside_directory/* isInside */.F)(realWorkspace, await (0,inside_directory/* realPathOf */.d)(path));
    const byDefault = sources.defaultBufCacheDirectory;
    // Also where only its name lies there: a commit may have made it a link to anywhere.
    const isInCheckout = (0,inside_directory/* isInside */.F)(workspace, cacheDirectory) || (await inWorkspace(cacheDirectory));
    const isCarried = byDefault !== undefined && isInCheckout;
    const stateDirectory = isCarried ? (0,external_node_path_.dirname)(byDefault) : cacheDirectory;
    const bufAsked = absolute(workspace, values.find('buf-cache-dir'));
    if (bufAsked !== undefined) {
        // buf walks every directory of a workspace: a cache in there would show it each symbol twice.
        if (await inWorkspace(bufAsked)) {
            throw new errors/* InvalidSettingError */.UG(`The setting buf-cache-dir (from ${(0,asked_value/* describeOrigin */.uN)(values.asked('buf-cache-dir')?.origin ?? { kind: 'default' })}) lies inside the workspace, where buf would take the cached modules for your own files`, { next: 'Name a directory outside the workspace.' });
        }
        return { cacheDirectory, stateDirectory, bufCacheDirectory: bufAsked };
    }
    const bufCacheDirectory = byDefault === undefined
        ? userBufCache(sources.environment)
        : asked !== undefined && !isCarried
            ? (0,external_node_path_.join)(asked, 'buf')
            : byDefault;
    return { cacheDirectory, stateDirectory, bufCacheDirectory };
}
/** Where stock buf keeps its cache when nobody tells it otherwise (shared/facts.md). */
function userBufCache(environment) {
    if (process.platform === 'win32') {
        return (0,external_node_path_.join)(nonEmpty(environment['LOCALAPPDATA']) ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), 'AppData', 'Local'), 'buf');
    }
    return (0,external_node_path_.join)(nonEmpty(environment['XDG_CACHE_HOME']) ?? (0,external_node_path_.join)(nonEmpty(environment['HOME']) ?? (0,external_node_os_.homedir)(), '.cache'), 'buf');
}
function toolSettings(values, workspace, tool) {
    const sha256 = nonEmpty(values.find(`${tool}-sha256`))?.toLowerCase();
    if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256)) {
        const origin = values.asked(`${tool}-sha256`)?.origin ?? { kind: 'default' };
        throw new errors/* InvalidSettingError */.UG(`The setting ${tool}-sha256 (from ${(0,asked_value/* describeOrigin */.uN)(origin)}) is no SHA-256`, {
            next: 'Write the 64 hexadecimal digits that the release page shows for the file.',
            places: (0,asked_value/* placesOf */.ek)(origin),
        });
    }
    const version = nonEmpty(values.find(`${tool}-version`));
    return { path: absolute(workspace, values.find(`${tool}-path`)), version, sha256 };
}
function cacheKeySuffix(values) {
    const suffix = values.get('cache-key-suffix');
    if (/^[\w.+-]{0,64}$/.test(suffix))
        return suffix;
    const origin = values.asked('cache-key-suffix')?.origin ?? { kind: 'default' };
    throw new errors/* InvalidSettingError */.UG(`The setting cache-key-suffix (from ${(0,asked_value/* describeOrigin */.uN)(origin)}) cannot be ${JSON.stringify(suffix)}`, { next: 'Use up to 64 letters, digits and the characters _ . + -' });
}
function hostTokens(values) {
    const secret = values.find('tokens');
    if (secret === undefined)
        return new Map();
    return parseHostTokens(secret.reveal(), (0,asked_value/* describeOrigin */.uN)(values.asked('tokens')?.origin ?? { kind: 'default' }));
}
/** The token for buf.build out of the forms that buf itself reads: `TOKEN`, or `TOKEN@HOST,TOKEN@HOST`. */
function bsrToken(secret) {
    if (secret === undefined)
        return undefined;
    const parts = secret.reveal().split(',');
    if (parts.length === 1 && !secret.reveal().includes('@'))
        return secret;
    for (const part of parts) {
        const at = part.lastIndexOf('@');
        if (at > 0 && part.slice(at + 1) === 'buf.build')
            return new system_secret/* Secret */.z(part.slice(0, at));
    }
    return undefined;
}
async function remote(values, sources) {
    const kind = values.get('remote');
    if (kind === 'none')
        return undefined;
    return remoteSettings({
        kind,
        endpoint: values.find('remote-endpoint') ?? '',
        instanceName: values.get('remote-instance-name'),
        headers: values.find('remote-headers'),
        caFile: absolute(sources.workspace, values.find('remote-ca-file')),
        clientCertificateFile: absolute(sources.workspace, values.find('remote-client-certificate')),
        upload: values.get('remote-upload'),
        platform: nonEmpty(values.find('remote-platform')),
        environment: sources.environment,
    });
}
async function checkCaFile(path, config, host) {
    if (path === undefined || (await read_settings_exists(path)))
        return;
    const place = config.registries.get(host)?.caFile?.place;
    throw new errors/* SettingFileError */.Tj(`registries.${host}.ca_file: there is no file ${path}`, {
        next: 'Name a PEM file with the certificates to trust; a relative path starts at the workspace.',
        ...(place === undefined ? {} : { places: [place] }),
    });
}
async function read_settings_exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}
function absolute(workspace, path) {
    const given = nonEmpty(path);
    return given === undefined
        ? undefined
        : (0,external_node_path_.resolve)(workspace, given.startsWith('~/') ? (0,external_node_path_.join)((0,external_node_os_.homedir)(), given.slice(2)) : given);
}
function nonEmpty(text) {
    return text === undefined || text === '' ? undefined : text;
}


/***/ }),

/***/ 19820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside),
/* harmony export */   d: () => (/* binding */ realPathOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** True where `path` is `directory` or lies below it, by name alone. Symbolic links are not followed: see `realPathOf`. */
function isInside(directory, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path));
    return way === '' || (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way));
}
/** The path with its symbolic links resolved as far as it exists; what does not exist yet is appended as it stands. */
async function realPathOf(path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(absolute);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(absolute);
        return parent === absolute ? absolute : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realPathOf(parent), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(absolute));
    }
}


/***/ }),

/***/ 12822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ editDistance),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The candidate that `text` most likely meant, for "did you mean": the one with the fewest edits (insert, delete, replace,
 * swap of neighbours), case ignored. Undefined where none is close: at most a third of the longer text may differ.
 */
function nearest(text, candidates) {
    const wanted = text.toLowerCase();
    let best;
    let bestDistance = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
        const allowed = Math.max(1, Math.floor(Math.max(text.length, candidate.length) / 3));
        // It takes as many edits at least, and a text from a file may be very long.
        if (Math.abs(text.length - candidate.length) > allowed)
            continue;
        const distance = editDistance(wanted, candidate.toLowerCase());
        if (distance <= allowed && distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}
/** Edits between two texts, a swap of neighbours counted as one (optimal string alignment). */
function editDistance(from, to) {
    let beforeLast = [];
    let last = Array.from({ length: to.length + 1 }, (_unused, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const current = [i];
        for (let j = 1; j <= to.length; j++) {
            const same = from[i - 1] === to[j - 1];
            let cost = Math.min(at(last, j) + 1, at(current, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
            if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
                cost = Math.min(cost, at(beforeLast, j - 2) + 1);
            }
            current.push(cost);
        }
        beforeLast = last;
        last = current;
    }
    return at(last, to.length);
}
function at(row, index) {
    return row[index] ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 65646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** A value that must not be printed. Only `reveal()` gives it out; every other way to a string hides it. */
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself. Hand it on to a child's environment or a header, and to nothing else. */
    reveal() {
        return this.#value;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}


/***/ })

};
