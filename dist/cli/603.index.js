export const id = 603;
export const ids = [603,6617];
export const modules = {

/***/ 32890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ parseDockerConfig),
/* harmony export */   TC: () => (/* binding */ credentialKey),
/* harmony export */   aD: () => (/* binding */ serverAddress)
/* harmony export */ });
/* unused harmony export MalformedCredentialFileError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _system_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65646);


/** A credential file that is not what docker, podman or oras write. */
class MalformedCredentialFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
    /** @param why never quotes the file: it holds secrets */
    constructor(file, why) {
        super(`${file} is no credential file: ${why}`, {
            places: [{ file }],
            next: 'Correct it, or remove it and sign in again.',
        });
    }
}
/** The host as credentials of Docker Hub are kept: it is reached by other names than it has in references. */
const dockerHub = 'index.docker.io';
const dockerHubNames = [dockerHub, 'docker.io', 'registry-1.docker.io'];
/** The key that docker writes for Docker Hub; every other host is its own key. */
function serverAddress(host) {
    return dockerHubNames.includes(host) ? `https://${dockerHub}/v1/` : host;
}
/**
 * A key of a credential file as keys are compared: `host[:port]` or `host[:port]/namespace`. Of old keys that are URLs
 * (`https://host/v1/`) the host counts. All names of Docker Hub are one.
 */
function credentialKey(key) {
    const withoutScheme = key.replace(/^https?:\/\//, '');
    const [host = '', ...path] = withoutScheme.split('/').filter((part, index) => index === 0 || part !== '');
    const lower = host.toLowerCase();
    const known = dockerHubNames.includes(lower) ? dockerHub : lower;
    return withoutScheme === key ? [known, ...path].join('/') : known;
}
/**
 * Reads the text of a credential file.
 * Sources: docker's "config.json"; containers-auth.json(5).
 * @param file how errors name it
 * @throws {MalformedCredentialFileError}
 */
function parseDockerConfig(text, file) {
    let parsed;
    try {
        parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch {
        // The parser's own message quotes the text.
        throw new MalformedCredentialFileError(file, 'it is not JSON');
    }
    if (!isObject(parsed))
        throw new MalformedCredentialFileError(file, 'it holds no JSON object');
    const auths = new Map();
    for (const [key, entry] of entries(parsed, 'auths', file)) {
        const auth = readAuth(entry);
        const name = credentialKey(key);
        // Of two spellings of one host the plain one counts.
        if (auth !== undefined && (key === name || !auths.has(name)))
            auths.set(name, auth);
    }
    const credHelpers = new Map();
    for (const [key, name] of entries(parsed, 'credHelpers', file)) {
        if (typeof name === 'string' && name !== '')
            credHelpers.set(credentialKey(key), name);
    }
    const { credsStore } = parsed;
    return {
        auths,
        credHelpers,
        credsStore: typeof credsStore === 'string' && credsStore !== '' ? credsStore : undefined,
    };
}
function entries(config, key, file) {
    const value = config[key];
    if (value === undefined || value === null)
        return [];
    if (!isObject(value))
        throw new MalformedCredentialFileError(file, `its "${key}" is no JSON object`);
    return Object.entries(value);
}
/** Undefined for an entry without credentials: docker writes one for each host whose credentials a helper keeps. */
function readAuth(entry) {
    if (!isObject(entry))
        return 'malformed';
    const text = (name) => (typeof entry[name] === 'string' ? entry[name] : '');
    const registryToken = text('registrytoken');
    if (registryToken !== '')
        return bearer(registryToken);
    const [username, password] = text('auth') === '' ? [text('username'), text('password')] : decode(text('auth'));
    const identityToken = text('identitytoken');
    if (identityToken !== '')
        return { kind: 'identity-token', username: username ?? '', secret: new _system_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(identityToken) };
    if (username === undefined || username.includes(':'))
        return 'malformed';
    if (username === '' && password === '')
        return undefined;
    return { kind: 'password', username, secret: new _system_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(password) };
}
function bearer(token) {
    return /^[\x21-\x7e]+$/.test(token) ? { kind: 'bearer', username: '', secret: new _system_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(token) } : 'malformed';
}
/** `user:password` out of Base64; the password may have colons. An undefined user name says that it is not that. */
function decode(auth) {
    const plain = auth.trim();
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(plain))
        return [undefined, ''];
    const decoded = Buffer.from(plain, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    // Some old programs pad with NUL.
    return colon < 0 ? [undefined, ''] : [decoded.slice(0, colon), decoded.slice(colon + 1).replace(/\0+$/, '')];
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 26617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ daemonVersion),
/* harmony export */   Y: () => (/* binding */ stopDaemonAtExit),
/* harmony export */   daemonState: () => (/* binding */ daemonState),
/* harmony export */   stopDaemon: () => (/* binding */ stopDaemon)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _system_child_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1543);
/* harmony import */ var _untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7752);



const statusTimeoutMs = 20_000;
const killTimeoutMs = 30_000;
/**
 * Whether a daemon of the project runs. `buck2 status` only talks to one that is there and starts none: it prints a JSON
 * object, or "no buckd running" on stderr, and exits with 0 either way.
 */
async function daemonState(project) {
    try {
        const status = await run(project, 'status', statusTimeoutMs);
        if (status.exitCode !== 0 || status.aborted)
            return 'unknown';
        if (Object.keys((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(status.stdout))).length > 0)
            return 'running';
        return status.stdout.trim() === '' ? 'none' : 'unknown';
    }
    catch {
        return 'unknown';
    }
}
/**
 * The version of the daemon that runs for the project (a commit, or a date), undefined where none runs. Empty where it does not say.
 */
async function daemonVersion(project) {
    const status = await run(project, 'status', statusTimeoutMs);
    const parsed = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)((0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(status.stdout));
    if (Object.keys(parsed).length === 0)
        return undefined;
    // What else stands there is a secret of the daemon's.
    const { version } = (0,_untrusted_json_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy)(parsed['process_info']);
    return typeof version === 'string' ? version : '';
}
/** Stops the project's daemon. Gives the reason where that did not work: a daemon left behind costs memory, not the job. */
async function stopDaemon(project) {
    try {
        const kill = await run(project, 'kill', killTimeoutMs);
        if (kill.aborted)
            return `buck2 kill did not end within ${killTimeoutMs / 1_000} s`;
        return kill.exitCode === 0 ? undefined : `buck2 kill ended with ${kill.exitCode}`;
    }
    catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
/**
 * Has the daemon stopped also where this process is ended at once (a second signal). Until it is disposed of; then
 * {@link stopDaemon} is the way.
 */
function stopDaemonAtExit(project) {
    const stop = () => {
        // Nothing can be waited for any more: it has to live on by itself.
        const options = { cwd: project.root, env: { ...project.environment }, detached: true, stdio: 'ignore' };
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(project.program, ['kill'], options)
            .on('error', () => { })
            .unref();
    };
    process.once('exit', stop);
    return { [Symbol.dispose]: () => void process.removeListener('exit', stop) };
}
function run(project, command, timeoutMs) {
    return (0,_system_child_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runChildProgram */ .M)({
        program: project.program,
        arguments: [command],
        directory: project.root,
        environment: project.environment,
        signal: AbortSignal.timeout(timeoutMs),
        keepBytes: 4 * 1024 * 1024,
    });
}


/***/ }),

/***/ 63391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ chooseBuild)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * Chooses the tool that builds a root. `auto` takes buck2 where the root has a `.buckconfig`, else stock buf. Whether the
 * tool is installed plays no part: a missing buck2 is an error of the one who looks for it, never a reason to build less.
 * @param root absolute path
 */
async function chooseBuild(setting, root) {
    switch (setting) {
        case 'none':
            return { tool: 'none', reason: 'the setting build is none' };
        case 'buck2':
        case 'buf':
            return { tool: setting, reason: `the setting build is ${setting}` };
        case 'auto':
            return (await isFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, '.buckconfig')))
                ? { tool: 'buck2', reason: 'there is a .buckconfig' }
                : { tool: 'buf', reason: 'there is no .buckconfig' };
    }
}
async function isFile(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 42710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ci: () => (/* binding */ outputTail),
/* harmony export */   h0: () => (/* binding */ plainLine)
/* harmony export */ });
/* unused harmony export outputTailBytes */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** Bytes of one failed command's output that the report keeps: its tail, where compilers put what matters. */
const outputTailBytes = 16 * 1024;
/** A line as a log may show it: no colours, no cursor movement, no control character that could rewrite what was printed. */
function plainLine(line) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
/** Output of a program, ready to be kept: plain lines, and of a long text the last `limit` bytes from a line's start. */
function outputTail(text, limit = outputTailBytes) {
    // Cut before cleaning: the output of a failed action can be hundreds of megabytes. Colours shrink, so keep some more.
    const bytes = Buffer.from(text.length > limit * 4 ? text.slice(-limit * 4) : text);
    const recent = bytes.length > limit * 2 ? bytes.subarray(-limit * 2).toString('utf8') : bytes.toString('utf8');
    const plain = recent
        .split(/\r?\n/)
        .map((line) => plainLine(line.slice(line.lastIndexOf('\r') + 1)))
        .join('\n')
        .trim();
    const kept = Buffer.from(plain);
    if (kept.length <= limit && recent.length === text.length)
        return plain;
    const tail = kept
        .subarray(Math.max(0, kept.length - limit))
        .toString('utf8')
        .replace(/^\ufffd+/, '');
    const lineStart = tail.indexOf('\n');
    return `[…]\n${lineStart === -1 ? tail : tail.slice(lineStart + 1)}`;
}


/***/ }),

/***/ 86806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ checkRemote)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __webpack_require__(32467);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./build/build/command-output.js
var command_output = __webpack_require__(42710);
;// CONCATENATED MODULE: ./build/build/remote-capabilities.js
/**
 * The request `GetCapabilitiesRequest { instance_name = 1 }` as gRPC frames it: a byte 0 (not compressed), the length, the
 * message. Source: remote_execution.proto of the Remote Execution API v2; protobuf.dev, "Encoding".
 */
function capabilitiesRequest(instanceName) {
    const name = Buffer.from(instanceName);
    const message = name.length === 0 ? name : Buffer.concat([Buffer.from([0x0a, ...varint(name.length)]), name]);
    const head = Buffer.alloc(5);
    head.writeUInt32BE(message.length, 1);
    return Buffer.concat([head, message]);
}
/**
 * Reads a framed `ServerCapabilities`, or gives undefined where the bytes are none. Fields in use:
 * `cache_capabilities = 1 { action_cache_update_capabilities = 2 { update_enabled = 1 } }` and
 * `execution_capabilities = 2 { exec_enabled = 2 }`.
 */
function readCapabilities(framed) {
    if (framed.length < 5 || framed[0] !== 0)
        return undefined;
    const length = framed.readUInt32BE(1);
    if (framed.length < 5 + length)
        return undefined;
    const capabilities = fieldsOf(framed.subarray(5, 5 + length));
    if (capabilities === undefined)
        return undefined;
    const update = bytesAt(fieldsOf(bytesAt(capabilities, 1)), 2);
    const execution = fieldsOf(bytesAt(capabilities, 2));
    return { cacheWritable: fieldsOf(update)?.get(1) === 1, executes: execution?.get(2) === 1 };
}
function bytesAt(fields, number) {
    const field = fields?.get(number);
    return Buffer.isBuffer(field) ? field : Buffer.alloc(0);
}
/** The fields of a message, the last of each number. Undefined where the bytes are no message. */
function fieldsOf(message) {
    const fields = new Map();
    let position = 0;
    const readVarint = () => {
        let value = 0;
        for (let scale = 1; position < message.length; scale *= 128) {
            const byte = message[position++] ?? 0;
            value += (byte & 0x7f) * scale;
            if (byte < 0x80)
                return value;
        }
        return Number.NaN;
    };
    while (position < message.length) {
        const tag = readVarint();
        const wireType = tag % 8;
        let end = position;
        if (wireType === 0)
            fields.set(Math.floor(tag / 8), readVarint());
        else if (wireType === 2) {
            const length = readVarint();
            end = position + length;
            fields.set(Math.floor(tag / 8), message.subarray(position, end));
            position = end;
        }
        else if (wireType === 1)
            position += 8;
        else if (wireType === 5)
            position += 4;
        else
            return undefined;
        if (Number.isNaN(position) || position > message.length)
            return undefined;
    }
    return fields;
}
function varint(value) {
    return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

;// CONCATENATED MODULE: ./build/build/remote-check.js





const timeoutMs = 5_000;
const path = '/build.bazel.remote.execution.v2.Capabilities/GetCapabilities';
const mostBytes = 1024 * 1024;
/**
 * Asks the server what it can do, as buck2 does first of all. buck2 itself would try for most of a minute and then fail the
 * build, so a server that is down, does not let us in, or is no such server has to be noticed before.
 */
async function checkRemote(remote, signal) {
    if (remote.emptyHeaders.length > 0) {
        const names = remote.emptyHeaders.join(', ');
        return {
            kind: 'unavailable',
            reason: `remote-headers gives no value for ${names}, as where a fork gets no secrets`,
        };
    }
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
        const capabilities = await ask(remote, signal === undefined ? deadline : AbortSignal.any([signal, deadline]));
        return { kind: 'ready', capabilities };
    }
    catch (error) {
        const reason = deadline.aborted ? `no answer within ${timeoutMs / 1_000} s` : reasonOf(error);
        return { kind: 'unavailable', reason };
    }
}
async function ask(remote, signal) {
    const session = (0,external_node_http2_.connect)(`${remote.tls ? 'https' : 'http'}://${remote.host}:${remote.port}`, await tlsOptions(remote));
    const abort = () => session.destroy(new Error('aborted'));
    signal.addEventListener('abort', abort, { once: true });
    try {
        if (signal.aborted)
            throw new Error('aborted');
        return await answerOf(session, remote);
    }
    finally {
        signal.removeEventListener('abort', abort);
        session.destroy();
    }
}
async function tlsOptions(remote) {
    const own = remote.caFile === undefined ? undefined : await (0,promises_.readFile)(remote.caFile, 'utf8');
    const client = remote.clientCertificateFile === undefined ? undefined : await (0,promises_.readFile)(remote.clientCertificateFile);
    return {
        // Added to the known ones, as buck2 does.
        ...(own === undefined ? {} : { ca: [...external_node_tls_.rootCertificates, own] }),
        ...(client === undefined ? {} : { cert: client, key: client }),
    };
}
function answerOf(session, remote) {
    return new Promise((resolve, reject) => {
        session.once('error', reject);
        session.once('close', () => reject(new Error('the connection was closed')));
        const stream = session.request({
            ':method': 'POST',
            ':path': path,
            'content-type': 'application/grpc',
            te: 'trailers',
            ...Object.fromEntries(remote.headers.map(({ name, value }) => [name, value.reveal()])),
        });
        const received = [];
        let size = 0;
        let status;
        let message = '';
        const readStatus = (headers) => {
            const given = headers['grpc-status'];
            if (typeof given !== 'string')
                return;
            status = given;
            message = String(headers['grpc-message'] ?? '');
        };
        stream.once('response', (headers) => {
            readStatus(headers);
            if (headers[':status'] !== 200)
                reject(new Error(`it answers with HTTP status ${headers[':status']}`));
        });
        stream.once('trailers', readStatus);
        stream.on('data', (chunk) => {
            received.push(chunk);
            size += chunk.length;
            if (size > mostBytes)
                reject(new Error('it answers with far too much'));
        });
        stream.once('error', reject);
        stream.once('end', () => {
            const capabilities = readCapabilities(Buffer.concat(received));
            if (status === '0' && capabilities !== undefined)
                resolve(capabilities);
            else if (status === undefined || status === '0')
                reject(new Error('it does not speak the Remote Execution API'));
            else
                reject(new Error(`it answers ${statusNames[Number(status)] ?? status}${detail(message)}`));
        });
        stream.end(capabilitiesRequest(remote.instanceName));
    });
}
/** Source: github.com/grpc/grpc, doc/statuscodes.md. */
const statusNames = [
    'OK',
    'CANCELLED',
    'UNKNOWN',
    'INVALID_ARGUMENT',
    'DEADLINE_EXCEEDED',
    'NOT_FOUND',
    'ALREADY_EXISTS',
    'PERMISSION_DENIED',
    'RESOURCE_EXHAUSTED',
    'FAILED_PRECONDITION',
    'ABORTED',
    'OUT_OF_RANGE',
    'UNIMPLEMENTED',
    'INTERNAL',
    'UNAVAILABLE',
    'DATA_LOSS',
    'UNAUTHENTICATED',
];
/** The server's own words, which are percent-encoded. */
function detail(message) {
    let text = message;
    try {
        text = decodeURIComponent(message);
    }
    catch {
        // Not encoded after all.
    }
    return text === '' ? '' : `: ${(0,command_output/* plainLine */.h0)(text).replace(/\s+/g, ' ').slice(0, 200).toWellFormed()}`;
}
function reasonOf(error) {
    if (!(error instanceof Error))
        return String(error);
    // A call that waits for its connection fails with the reason inside.
    const cause = error.cause instanceof Error ? error.cause : error;
    const code = 'code' in cause ? String(cause.code) : '';
    switch (code) {
        case 'ECONNREFUSED':
            return 'connection refused';
        case 'ENOTFOUND':
        case 'EAI_AGAIN':
            return 'its host name is not known';
        default:
            return (0,command_output/* plainLine */.h0)(cause.message).slice(0, 300).toWellFormed();
    }
}


/***/ }),

/***/ 7752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Je: () => (/* binding */ stringOf),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   cY: () => (/* binding */ nested),
/* harmony export */   df: () => (/* binding */ positionOf),
/* harmony export */   iw: () => (/* binding */ stringsOf),
/* harmony export */   jk: () => (/* binding */ arrayOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/** Parses text, or gives undefined where it is no JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function objectOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function arrayOf(value) {
    return Array.isArray(value) ? value : [];
}
function stringOf(value) {
    return typeof value === 'string' ? value : '';
}
function stringsOf(value) {
    return arrayOf(value).filter((item) => typeof item === 'string');
}
/** A whole number of zero or more, or 0. */
function countOf(value) {
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}
/** A line or column: whole, from 1. */
function positionOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
/** Follows names into nested objects. */
function nested(value, ...names) {
    return names.reduce((current, name) => objectOf(current)[name], value);
}


/***/ }),

/***/ 15489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YN: () => (/* binding */ credentialsOf),
/* harmony export */   iP: () => (/* binding */ CannotSignInError),
/* harmony export */   nr: () => (/* binding */ registryToSignIn),
/* harmony export */   oK: () => (/* binding */ refuseSharedFile),
/* harmony export */   or: () => (/* binding */ withRegistryAccess)
/* harmony export */ });
/* harmony import */ var _auth_credential_chain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35662);
/* harmony import */ var _auth_docker_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32890);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19473);
/* harmony import */ var _oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87077);
/* harmony import */ var _oci_open_http_registry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75089);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20907);
/* harmony import */ var _oci_registry_access_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(33646);
/* harmony import */ var _oci_traffic_counter_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(62438);
/* harmony import */ var _oci_transfer_limits_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45268);









/** Signing in does not go with what was asked for: the host is no registry, or needs another program. */
class CannotSignInError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .exitCodes */ .hS.wrongInput;
}
/**
 * The registry that a command of sign-in is about.
 * @param word the host as the user wrote it; undefined for the host of the setting `registry`
 * @throws {CannotSignInError}
 */
function registryToSignIn(request, word) {
    const { registries } = request.settings;
    // The host of the setting `registry` comes first.
    const host = word ?? [...registries.keys()][0] ?? '';
    if (host === 'buf.build') {
        throw new CannotSignInError('buf.build is the Buf Schema Registry, where buf itself signs in', {
            next: 'Run: buf registry login buf.build. oras-buf then takes the token from there.',
        });
    }
    if (!(0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .isRegistryHost */ .EV)(host)) {
        throw new CannotSignInError(`"${host}" is not a registry host`, {
            next: 'Write the host as deps: lines do, without https://, for example oras.birb.homes or localhost:5000.',
        });
    }
    const registry = registries.get(host) ?? undeclared(host);
    if ((0,_oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEndpoint */ .B)(registry).kind === 'layout') {
        throw new CannotSignInError(`${host} is a directory, where nobody signs in`, {
            next: 'Name a registry that is a server.',
        });
    }
    return registry;
}
/**
 * In CI the file of the home directory belongs to all jobs of the machine: none of them signs the others in or out.
 * @throws {CannotSignInError}
 */
function refuseSharedFile({ ci, environment }) {
    if (!ci.frozenByDefault || environment['DOCKER_CONFIG'])
        return;
    throw new CannotSignInError('in CI nothing is kept in ~/.docker/config.json, which all jobs of the machine share', {
        next: 'Give the job the token by ORAS_REGISTRY_TOKEN or ORAS_REGISTRY_TOKENS, or set DOCKER_CONFIG to a private directory that the job removes.',
    });
}
/** People sign in to a registry before any file names it. */
function undeclared(host) {
    const isDockerHub = (0,_auth_docker_config_js__WEBPACK_IMPORTED_MODULE_1__/* .serverAddress */ .aD)(host) !== host;
    return {
        host,
        endpoint: `https://${isDockerHub ? 'registry-1.docker.io' : host}`,
        repository: '{owner}/{name}',
        caFile: undefined,
        plainHttp: false,
        tokenAllowed: false,
        credentialHosts: [host],
    };
}
/** The credentials that a job would use. */
function credentialsOf({ settings, environment, signal, ci }) {
    const { workspace: checkout } = ci;
    const maskSecret = (value) => ci.mask(value);
    return (0,_auth_credential_chain_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialChain */ .V)({ ...settings, environment, signal, checkout, log: ci, maskSecret });
}
/** Runs `work` with what asks a registry about credentials, and closes its connections. */
async function withRegistryAccess({ ci, environment, signal }, registry, work) {
    const endpoint = (0,_oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEndpoint */ .B)(registry);
    if (endpoint.kind === 'layout')
        throw new CannotSignInError(`${registry.host} is a directory`, { next: '' });
    const connections = 2;
    const { parts, close } = await (0,_oci_open_http_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .openRegistryParts */ .o)(registry, endpoint.url, {
        connections,
        environment,
        limits: { ..._oci_transfer_limits_js__WEBPACK_IMPORTED_MODULE_7__/* .defaultLimits */ .M, attempts: 3 },
        traffic: new _oci_traffic_counter_js__WEBPACK_IMPORTED_MODULE_8__/* .TrafficCounter */ .Y(connections),
        log: ci,
        maskSecret: (value) => ci.mask(value),
        signal,
    });
    try {
        return await work(new _oci_registry_access_js__WEBPACK_IMPORTED_MODULE_6__/* .RegistryAccess */ .Q(parts));
    }
    finally {
        await close();
    }
}


/***/ }),

/***/ 50603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/modules/module-name.js
var module_name = __webpack_require__(74738);
// EXTERNAL MODULE: ./build/oci/open-http-registry.js
var open_http_registry = __webpack_require__(75089);
// EXTERNAL MODULE: ./build/oci/traffic-counter.js
var traffic_counter = __webpack_require__(62438);
// EXTERNAL MODULE: ./build/oci/transfer-limits.js
var transfer_limits = __webpack_require__(45268);
;// CONCATENATED MODULE: ./build/doctor/check.js

function fine(summary, details = []) {
    return { state: 'ok', summary, details };
}
function warn(summary, fix, details = []) {
    return { state: 'warning', summary, fix, details };
}
function fail(summary, exitCode, fix, details = []) {
    return { state: 'failed', summary, exitCode, fix, details };
}
/** Nothing to look at here, for a reason of its own. */
function unneeded(summary) {
    return { state: 'skipped', summary };
}
/** What an error means that stopped a check. */
function failureOf(error) {
    if (error instanceof errors/* OrasBufError */.Ll)
        return fail(error.message, error.exitCode, error.next);
    const message = error instanceof Error ? error.message : String(error);
    return fail(`this check itself went wrong: ${message}`, errors/* exitCodes */.hS.bug, 'This is a bug of oras-buf; please report it with the text above.');
}

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./build/oci/addresses.js
var addresses = __webpack_require__(65282);
// EXTERNAL MODULE: ./build/oci/network-failure.js
var network_failure = __webpack_require__(88771);
// EXTERNAL MODULE: ./build/oci/proxy-environment.js + 1 modules
var proxy_environment = __webpack_require__(40638);
// EXTERNAL MODULE: ./build/oci/retry.js
var retry = __webpack_require__(7620);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/doctor/tls-check.js







const dayMs = 24 * 60 * 60 * 1000;
/** A certificate that ends sooner should have been renewed; for one of a short life the last third of it counts. */
const soonMs = 14 * dayMs;
/** Looks at the certificate of a server, by the authorities that the job trusts too. The socket is closed at the end. */
async function checkTls(socket, { url, caFile, signal }) {
    const close = () => void socket.destroy();
    signal.addEventListener('abort', close, { once: true });
    try {
        const trust = await trustOf(caFile);
        if (typeof trust === 'string') {
            return fail(trust, errors/* exitCodes */.hS.wrongInput, 'Correct ca_file in .oras/config.yaml: it names a PEM file of certificates.');
        }
        const secure = await handshake(socket, (0,addresses/* bareHostname */.CO)(url), trust);
        return findingOf(secure, url, caFile);
    }
    finally {
        signal.removeEventListener('abort', close);
        socket.destroy();
    }
}
async function trustOf(caFile) {
    const usual = (0,external_node_tls_.getCACertificates)('default');
    if (caFile === undefined)
        return usual;
    const own = await (0,external_node_fs_promises_.readFile)(caFile, 'utf8').catch((error) => error);
    if (own instanceof Error)
        return `${caFile}, the certificate authority of this registry, cannot be read (${own.code ?? 'error'})`;
    if (!own.includes('-----BEGIN CERTIFICATE-----'))
        return `${caFile} holds no PEM certificate`;
    return [...usual, own];
}
/**
 * A handshake that does not end where the certificate is wrong, so that it can be shown. Nothing is sent over the connection.
 */
function handshake(socket, host, ca) {
    return new Promise((resolve, reject) => {
        const secure = (0,external_node_tls_.connect)({
            socket,
            host,
            ...((0,external_node_net_.isIP)(host) === 0 ? { servername: host } : {}),
            secureContext: (0,external_node_tls_.createSecureContext)({ ca: [...ca] }),
            rejectUnauthorized: false,
            ALPNProtocols: ['h2', 'http/1.1'],
        });
        secure.once('secureConnect', () => resolve(secure));
        secure.once('error', reject);
        secure.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    });
}
function findingOf(secure, url, caFile) {
    const certificate = secure.getPeerCertificate(true);
    const [from, until] = [Date.parse(certificate.valid_from), Date.parse(certificate.valid_to)];
    const details = [...chainOf(certificate), `valid from ${day(from)} to ${day(until)}`];
    if (!secure.authorized) {
        const code = String(secure.authorizationError);
        const error = (0,network_failure/* explainNetworkFailure */.e)(Object.assign(new Error(code), { code }), url);
        const finding = failureOf(error);
        if (!(error instanceof errors/* OrasBufError */.Ll))
            return finding;
        const more = isAboutTime(code) ? [`this machine says that it is ${new Date().toISOString().slice(0, 16)} UTC`] : [];
        const names = code.includes('ALTNAME') ? [`it is for ${namesOf(certificate)}`] : [];
        return {
            ...finding,
            summary: finding.summary.slice(finding.summary.indexOf(': ') + 2),
            details: [...details, ...names, ...more],
        };
    }
    const leftMs = until - Date.now();
    const trusted = caFile === undefined ? '' : `, trusted by ca_file or this machine`;
    const version = secure.getProtocol() ?? 'TLS';
    const http = secure.alpnProtocol === 'h2' ? ', HTTP/2' : '';
    const summary = `${version}${http}, certificate valid for ${left(leftMs)}${trusted}`;
    if (leftMs >= Math.min(soonMs, (until - from) / 3))
        return fine(summary, details);
    return warn(summary, `Have the certificate of ${url.host} renewed before ${day(until)}.`, details);
}
function isAboutTime(code) {
    return code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID';
}
/** From the server's own certificate up, each with who signed it. */
function chainOf(leaf) {
    const lines = [];
    const seen = new Set();
    for (let one = leaf; one !== undefined; one = one.issuerCertificate) {
        if (one.fingerprint256 === undefined || seen.has(one.fingerprint256) || lines.length >= 5)
            break;
        seen.add(one.fingerprint256);
        lines.push(`${nameOf(one.subject)}, signed by ${nameOf(one.issuer)}`);
    }
    return lines;
}
function nameOf(subject) {
    const name = subject?.CN ?? subject?.O;
    return JSON.stringify(Array.isArray(name) ? (name[0] ?? '') : (name ?? ''));
}
function namesOf(certificate) {
    const names = certificate.subjectaltname?.replaceAll(/DNS:|IP Address:/g, '').split(', ') ?? [];
    if (names.length === 0)
        return 'no host at all';
    return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}
function day(milliseconds) {
    return Number.isNaN(milliseconds)
        ? '?'
        : `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
function left(milliseconds) {
    const days = Math.floor(milliseconds / dayMs);
    if (days > 1)
        return `${days} days`;
    return `${Math.max(0, Math.floor(milliseconds / 3_600_000))} hours`;
}

;// CONCATENATED MODULE: ./build/doctor/tunnel.js




/** The proxy answers, and does not connect us. */
class TunnelRefusedError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.network;
    constructor(proxy, status) {
        const { origin } = proxy.address;
        const [what, next] = reasons(proxy, status);
        super(`the proxy ${origin} ${what}`, { next });
    }
}
/** The longest head of an answer that is read, in bytes. */
const longestHead = 16 * 1024;
/** Opens a TCP connection. */
function openSocket(host, port, signal) {
    return opened((0,external_node_net_.connect)({ host, port, signal }), 'connect');
}
/**
 * Has a proxy connect us to the server of an address. Source: RFC 9110, 9.3.6.
 * @throws {TunnelRefusedError} and the errors of the system where the proxy cannot be reached
 */
async function openTunnel(proxy, url, signal) {
    const { address, authorization } = proxy;
    const isTls = address.protocol === 'https:';
    const host = (0,addresses/* bareHostname */.CO)(address);
    const port = Number(address.port || (isTls ? 443 : 80));
    const plain = await openSocket(host, port, signal);
    const servername = (0,external_node_net_.isIP)(host) === 0 ? { servername: host } : {};
    const socket = isTls ? await opened((0,external_node_tls_.connect)({ socket: plain, host, ...servername }), 'secureConnect') : plain;
    const close = () => void socket.destroy();
    signal.addEventListener('abort', close, { once: true });
    try {
        const target = `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;
        const password = authorization === undefined ? '' : `Proxy-Authorization: ${authorization}\r\n`;
        socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${password}\r\n`);
        const status = await answeredStatus(socket);
        if (status >= 200 && status < 300)
            return socket;
        socket.destroy();
        throw new TunnelRefusedError(proxy, status);
    }
    finally {
        signal.removeEventListener('abort', close);
    }
}
function opened(socket, event) {
    return new Promise((resolve, reject) => {
        socket.once(event, () => {
            socket.removeListener('error', reject);
            socket.on('error', () => { });
            resolve(socket);
        });
        socket.once('error', reject);
    });
}
function answeredStatus(socket) {
    return new Promise((resolve, reject) => {
        let head = '';
        const done = () => {
            socket.removeListener('data', read);
            socket.removeListener('close', closed);
        };
        const read = (chunk) => {
            head += chunk.toString('latin1');
            const end = head.indexOf('\r\n\r\n');
            if (end === -1 && head.length < longestHead)
                return;
            done();
            const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
            if (status === undefined)
                reject(Object.assign(new Error('this is no proxy'), { code: 'no HTTP' }));
            else
                resolve(Number(status));
        };
        const closed = () => {
            done();
            reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' }));
        };
        socket.on('data', read);
        socket.once('close', closed);
    });
}
function reasons({ authorization }, status) {
    if (status !== 407) {
        return [
            `does not connect us (it answers ${status})`,
            'Have the owner of the proxy allow this host, or list the host in NO_PROXY where it is reached directly.',
        ];
    }
    return authorization === undefined
        ? ['wants a user name and a password (407)', 'Write them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT.']
        : [
            'refuses the user name and the password (407)',
            'Correct those in HTTPS_PROXY; signs like @ and / need %-escapes.',
        ];
}

;// CONCATENATED MODULE: ./build/doctor/connection-checks.js










const lateFix = 'Check the network, firewalls and the proxy settings (HTTPS_PROXY, NO_PROXY).';
const late = { exitCode: errors/* exitCodes */.hS.network, fix: lateFix };
/** More addresses than this are not tried. */
const mostAddresses = 8;
/** Milliseconds that the other addresses get once one has answered. */
const patienceMs = 300;
/** Proxy, DNS, TCP and TLS, as far as they play a part on the way to a server. */
function connectionChecks(target) {
    const { group, url } = target;
    let proxy;
    try {
        proxy = (0,proxy_environment/* proxyFor */.iJ)(target.proxies, url);
    }
    catch (error) {
        return { checks: [{ group, name: 'Proxy', late, run: async () => failureOf(error) }], last: 'Proxy' };
    }
    const checks = [];
    let address = (0,addresses/* bareHostname */.CO)(url);
    if (proxy !== undefined) {
        const used = proxy;
        checks.push({ group, name: 'Proxy', late, run: (signal) => checkProxy(used, url, signal) });
    }
    else {
        if (isProxySet(target.proxies, url)) {
            const words = 'not used for this host (it is on this machine, or NO_PROXY names it)';
            checks.push({ group, name: 'Proxy', late, run: async () => fine(words) });
        }
        let addresses = [];
        const found = (list) => {
            addresses = list;
        };
        checks.push({ group, name: 'DNS', late, run: () => checkDns(url, found) });
        const answered = (one) => {
            address = one;
        };
        checks.push({ group, name: 'TCP', needs: ['DNS'], late, run: (s) => checkTcp(url, addresses, answered, s) });
    }
    const before = proxy === undefined ? 'TCP' : 'Proxy';
    if (url.protocol !== 'https:')
        return { checks, last: before };
    const way = proxy;
    checks.push({
        group,
        name: 'TLS',
        needs: [before],
        late: {
            exitCode: errors/* exitCodes */.hS.network,
            fix: 'Check that this port speaks TLS, and that no firewall holds the bytes back.',
        },
        run: (signal) => orNetworkFailure(url, async () => {
            const socket = way === undefined ? await openSocket(address, portOf(url), signal) : await openTunnel(way, url, signal);
            return checkTls(socket, { url, caFile: target.caFile, signal });
        }),
    });
    return { checks, last: 'TLS' };
}
/** Runs a check; errors of the network are told as the job tells them. */
async function orNetworkFailure(url, work) {
    try {
        return await work();
    }
    catch (error) {
        return networkFailure(error, url);
    }
}
/** What a failure of the network means. */
function networkFailure(error, url) {
    const explained = (0,network_failure/* explainNetworkFailure */.e)(error, url);
    const final = explained instanceof retry/* TransientFailure */.$r ? explained.final : explained;
    const finding = failureOf(final);
    if (!(final instanceof errors/* OrasBufError */.Ll))
        return finding;
    // Which address it is about says the heading.
    return { ...finding, summary: finding.summary.replace(`${url.href}: `, '').replace(`${url.origin}: `, '') };
}
async function checkProxy(proxy, url, signal) {
    const { origin } = proxy.address;
    try {
        // Plain HTTP goes through a proxy without a tunnel; that the proxy is there is what can be told before.
        if (url.protocol === 'https:')
            (await openTunnel(proxy, url, signal)).destroy();
        else
            (await openSocket((0,addresses/* bareHostname */.CO)(proxy.address), Number(proxy.address.port || 80), signal)).destroy();
    }
    catch (error) {
        if (error instanceof errors/* OrasBufError */.Ll)
            return failureOf(error);
        const code = error.code ?? 'error';
        const what = code === 'no HTTP' ? 'does not answer as a proxy does' : `cannot be reached (${code})`;
        return fail(`the proxy ${origin} ${what}`, errors/* exitCodes */.hS.network, 'Correct HTTPS_PROXY and HTTP_PROXY, or start the proxy.');
    }
    return fine(`${origin} connects us${proxy.authorization === undefined ? '' : ', signed in'}; it looks the name up, too`);
}
async function checkDns(url, found) {
    const host = (0,addresses/* bareHostname */.CO)(url);
    if ((0,external_node_net_.isIP)(host) !== 0) {
        found([host]);
        return fine(`${host} is an address, no name to look up`);
    }
    return orNetworkFailure(url, async () => {
        const all = (await (0,promises_.lookup)(host, { all: true })).map(({ address }) => address);
        const addresses = [...new Set(all)];
        found(addresses);
        const shown = addresses.slice(0, mostAddresses).join(', ');
        return fine(`${host} is ${shown}${addresses.length > mostAddresses ? ' and more' : ''}`);
    });
}
async function checkTcp(url, addresses, answered, signal) {
    const port = portOf(url);
    const patience = new AbortController();
    const either = AbortSignal.any([signal, patience.signal]);
    let firstOpen;
    const attempts = await Promise.all(addresses.slice(0, mostAddresses).map(async (address) => {
        try {
            (await openSocket(address, port, either)).destroy();
            firstOpen ??= address;
            setTimeout(() => patience.abort(), patienceMs).unref();
            return { address, error: undefined };
        }
        catch (error) {
            return { address, error };
        }
    }));
    const shown = (address) => ((0,external_node_net_.isIP)(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`);
    if (firstOpen === undefined) {
        const details = attempts.length > 1 ? attempts.map(({ address, error }) => `${shown(address)}: ${codeOf(error)}`) : [];
        return { ...networkFailure(attempts[0]?.error, url), details };
    }
    answered(firstOpen);
    const silent = attempts.filter(({ error }) => error !== undefined);
    if (silent.length === 0)
        return fine(`${shown(firstOpen)} answers`);
    const details = silent.map(({ address, error }) => `${shown(address)}: ${codeOf(error)}`);
    // An address that only names this machine has no part in what others see.
    if (silent.every(({ address }) => address === '::1'))
        return fine(`${shown(firstOpen)} answers`, details);
    return warn(`${shown(firstOpen)} answers, and ${silent.length} of ${attempts.length} addresses do not`, silent.every(({ address }) => (0,external_node_net_.isIP)(address) === 6)
        ? 'Connections may begin slowly: mend the IPv6 route of this machine, or take the AAAA record away.'
        : 'Connections may begin slowly: have the addresses that are dead taken out of the DNS.', details);
}
function codeOf(error) {
    const code = error instanceof Error ? error.code : undefined;
    return code === 'ABORT_ERR' ? 'no answer' : (code ?? 'no connection');
}
function portOf(url) {
    return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}
function isProxySet({ http, https }, url) {
    return (url.protocol === 'https:' ? https : http) !== undefined;
}

;// CONCATENATED MODULE: ./build/doctor/bsr-checks.js







const host = 'buf.build';
const group = `BSR ${host}`;
const bsr_checks_late = {
    exitCode: errors/* exitCodes */.hS.network,
    fix: 'Try again later, or keep a mirror of it (mirrors: in .oras/config.yaml).',
};
/**
 * The way to the Buf Schema Registry, and what it says of the token.
 * @param url where it is
 */
function bsrChecks(context, url = new URL(`https://${host}`)) {
    const connection = connectionChecks({ group, url, caFile: undefined, proxies: context.proxies });
    const mirror = context.settings.mirrors.get(host);
    const checks = [
        ...connection.checks,
        { group, name: 'Token', needs: [connection.last], late: bsr_checks_late, run: () => checkToken(url, context) },
    ];
    if (mirror === undefined)
        return checks;
    const where = `${mirror.host}/${mirror.prefix}`;
    // What the mirror has is taken from there: buf.build is asked for the rest alone.
    return checks.map((check) => ({ ...check, mild: `Only what the mirror ${where} lacks is missing.` }));
}
/** Whether the workspace asks for modules of the BSR. */
async function usesBsr({ workspace }) {
    return (await workspace()).some(({ asks, against }) => [...asks, ...against].some(({ module }) => (0,module_name/* moduleNameParts */.u)(module).registry === host));
}
/** What `buf registry whoami` asks, too. Source: buf.build/bufbuild/registry; Connect protocol, unary calls in JSON. */
const currentUser = '/buf.registry.owner.v1.UserService/GetCurrentUser';
async function checkToken(url, { settings, environment, ci, signal, eachMs, atEnd }) {
    const token = settings.bsrToken;
    if (token === undefined) {
        return fine('there is none: public modules can be read');
    }
    const registry = {
        host,
        endpoint: url.origin,
        repository: '{owner}/{name}',
        caFile: undefined,
        plainHttp: false,
        tokenAllowed: true,
    };
    const target = new URL(currentUser, url);
    return orNetworkFailure(target, async () => {
        const { parts, close } = await (0,open_http_registry/* openRegistryParts */.o)(registry, url, {
            connections: 1,
            environment,
            limits: { ...transfer_limits/* defaultLimits */.M, attempts: 1, connectMs: eachMs, stallMs: eachMs, deadlineMs: eachMs },
            traffic: new traffic_counter/* TrafficCounter */.Y(1),
            log: ci,
            maskSecret: (value) => ci.mask(value),
            signal,
        });
        atEnd(close);
        const headers = {
            authorization: `Bearer ${token.reveal()}`,
            'content-type': 'application/json',
            'connect-protocol-version': '1',
        };
        const reply = await parts.transport.send({ method: 'POST', url: target, headers, body: '{}' });
        await reply.discard();
        if (reply.status === 200)
            return fine('accepted');
        if (reply.status === 401) {
            return fail('the token is refused', errors/* exitCodes */.hS.notAllowed, 'Make a new one on buf.build (user settings) and set BUF_TOKEN, or run: buf registry login buf.build');
        }
        return warn(`what the token may do could not be told (${reply.status})`, 'Run: buf registry whoami buf.build');
    });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
;// CONCATENATED MODULE: ./build/doctor/disk-checks.js








const disk_checks_group = 'Disk';
const disk_checks_late = {
    exitCode: errors/* exitCodes */.hS.disk,
    fix: 'This file system does not answer: check the mount, or name another directory (cache-dir, buf-cache-dir, TMPDIR).',
};
/** Below this, the next job may not find the room that it needs. */
const littleBytes = 1_000_000_000;
const littleInodes = 10_000;
/** Room, rights and file systems of the directories that a job writes to. */
function diskChecks({ settings, ci }) {
    const places = new Map([
        ['Cache', settings.cacheDirectory],
        ['State', settings.stateDirectory],
        ['buf cache', settings.bufCacheDirectory],
        ['Temporary', ci.temporaryDirectory],
    ]);
    if (settings.stateDirectory === settings.cacheDirectory)
        places.delete('State');
    const setting = { 'buf cache': 'buf-cache-dir', Temporary: 'TMPDIR' };
    return [...places].map(([name, directory]) => {
        const other = setting[name] ?? 'cache-dir';
        const workspace = name === 'buf cache' ? ci.workspace : undefined;
        return { group: disk_checks_group, name, late: disk_checks_late, run: () => checkDirectory(directory, other, workspace) };
    });
}
/** @param workspace where the directory must not lie in it */
async function checkDirectory(directory, setting, workspace) {
    if (workspace !== undefined && (0,inside_directory/* isInside */.F)((0,inside_directory/* realPathOf */.d)(workspace), (0,inside_directory/* realPathOf */.d)(directory))) {
        return fail(`${directory} lies inside the workspace, where buf would take the cached modules for your own files`, errors/* exitCodes */.hS.wrongInput, `Name a directory outside the workspace by ${setting}.`);
    }
    const there = await nearestThere(directory);
    const { bsize, bavail, blocks, files, ffree, type } = await (0,external_node_fs_promises_.statfs)(there);
    const free = bsize * bavail;
    const kind = fileSystems[type];
    const room = `${(0,human_units/* formatBytes */.z3)(free)} of ${(0,human_units/* formatBytes */.z3)(bsize * blocks)} free${kind === undefined ? '' : `, ${kind}`}`;
    const words = `${directory}${there === directory ? '' : ' (not there yet)'}: ${room}`;
    const problem = await whyNotWritable(there);
    if (problem !== undefined) {
        const finding = failureOf(problem);
        // What is in a store that may only be read can be used.
        if (problem instanceof disk_error/* NotPermittedError */.gB && there === directory && setting === 'cache-dir') {
            const summary = `${directory} may only be read: what is missing there cannot be kept`;
            return {
                ...finding,
                summary,
                fix: `Give this user the right to write there, or name another directory by ${setting}.`,
            };
        }
        return { ...finding, details: [words] };
    }
    if (free < littleBytes)
        return warn(words, `Free some space, or name a directory with more room by ${setting}.`);
    // File systems that make inodes as they are needed say 0 of 0.
    if (files > 0 && ffree < littleInodes) {
        return warn(`${words}, but only room for ${ffree} files (inodes)`, `Remove small files there, or name another directory by ${setting}.`);
    }
    return fine(words);
}
/** The directory, or what is there of the way to it. */
async function nearestThere(directory) {
    for (let path = directory;; path = (0,external_node_path_.dirname)(path)) {
        if ((0,external_node_path_.dirname)(path) === path || (await (0,external_node_fs_promises_.lstat)(path).catch(() => undefined)) !== undefined)
            return path;
    }
}
/** Writes a small file and takes it away again. */
async function whyNotWritable(directory) {
    await (0,atomic_files/* removeLeftovers */.DA)(directory);
    const path = (0,atomic_files/* temporaryBeside */.w6)((0,external_node_path_.join)(directory, 'oras-buf-doctor'));
    try {
        await (0,external_node_fs_promises_.writeFile)(path, Buffer.alloc(64 * 1024), { flag: 'wx', mode: 0o600 });
        return undefined;
    }
    catch (error) {
        return (0,disk_error/* asDiskError */.k_)(error, directory);
    }
    finally {
        await (0,external_node_fs_promises_.rm)(path, { force: true }).catch(() => { });
    }
}
/** Those on which files are slow, go away, or are seen by other machines. Source: statfs(2) of Linux. */
const fileSystems = process.platform === 'linux'
    ? {
        26985: 'NFS',
        16914839: '9p (a directory of the host)',
        16914836: 'tmpfs (in memory)',
        1702057286: 'FUSE',
        4283649346: 'SMB',
        4266872130: 'SMB',
    }
    : {};

// EXTERNAL MODULE: ./build/report/report-words.js
var report_words = __webpack_require__(42793);
// EXTERNAL MODULE: ./build/settings/asked-value.js
var asked_value = __webpack_require__(87936);
// EXTERNAL MODULE: ./build/settings/definitions.js + 7 modules
var definitions = __webpack_require__(89375);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
;// CONCATENATED MODULE: ./build/doctor/machine-checks.js






const machine_checks_group = 'This machine';
const machine_checks_late = { exitCode: errors/* exitCodes */.hS.bug, fix: 'This takes no time; please report it.' };
/** What runs here, with which settings, and how far it is trusted. */
function machineChecks(context) {
    return [
        { group: machine_checks_group, name: 'oras-buf', late: machine_checks_late, run: async () => checkVersions() },
        { group: machine_checks_group, name: 'Settings', late: machine_checks_late, run: async () => checkSettings(context) },
        { group: machine_checks_group, name: 'CI system', late: machine_checks_late, run: async () => checkCi(context) },
    ];
}
/** That this Node is new enough was made sure of before anything of ours was loaded. */
function checkVersions() {
    return fine(`${version/* version */.r}, Node ${process.versions.node}, ${process.platform} ${process.arch}`);
}
/** Which settings have a value that somebody gave, and where it is from. No secret is shown. */
function checkSettings({ settings, environment, askedByFlag }) {
    const lines = [];
    const names = new Set();
    for (const name of definitions/* settingNames */.H$) {
        const origin = askedByFlag.has(name)
            ? 'a flag'
            : (describedVariable(name, environment) ?? settings.configOrigins?.get(name));
        if (origin === undefined)
            continue;
        names.add(name);
        lines.push(`${name}: ${origin}${(0,definitions/* definitionOf */.Fg)(name).type === 'secret' ? ' (not shown)' : ''}`);
    }
    const hosts = [...settings.registries.keys()].join(', ');
    const given = names.size === 0 ? 'all by default' : `${names.size} given`;
    return fine(`${given}; registries: ${hosts}`, lines);
}
function describedVariable(name, environment) {
    const asked = (0,asked_value/* askedByEnvironment */.z8)(name, environment);
    return asked === undefined ? undefined : (0,asked_value/* describeOrigin */.uN)(asked.origin);
}
function checkCi({ ci, settings }) {
    const frozen = settings.frozen === 'off' ? 'locks may be written' : 'locks are frozen';
    const words = `${report_words/* ciWords */.MY[ci.system]}; ${frozen}`;
    const { whyLowTrust } = ci;
    if (whyLowTrust === undefined)
        return fine(words);
    return warn(`${words}; low trust: ${whyLowTrust}`, 'Nothing to mend: this run reads caches and writes none. A run of the default branch fills them.');
}

// EXTERNAL MODULE: ./build/oci/auth-challenge.js
var auth_challenge = __webpack_require__(45686);
// EXTERNAL MODULE: ./build/oci/endpoint.js
var oci_endpoint = __webpack_require__(87077);
// EXTERNAL MODULE: ./build/oci/reference.js
var reference = __webpack_require__(20907);
// EXTERNAL MODULE: ./build/oci/registry-access.js
var registry_access = __webpack_require__(33646);
// EXTERNAL MODULE: ./build/oci/namespaced-sign-in.js
var namespaced_sign_in = __webpack_require__(6223);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
;// CONCATENATED MODULE: ./build/doctor/rights-check.js




/** Each costs a request or two. */
const mostRepositories = 60;
const parallel = 6;
/** Whether the credentials may pull what the workspace asks for. Nothing is pulled, and nothing is written. */
async function checkRights({ registry, access, signedIn, repositories, credentials, }) {
    if (signedIn === undefined)
        return fail('not signed in', errors/* exitCodes */.hS.notAllowed, 'See the sign-in.');
    const namespaces = (await credentials.namespacesOf?.(registry)) ?? [];
    const credentialFor = async (repository) => {
        const namespace = (0,namespaced_sign_in/* namespaceOf */.N)(repository, namespaces);
        if (namespace === undefined)
            return signedIn.credential;
        return (await credentials.candidatesFor(registry, namespace))[0];
    };
    const asked = repositories.slice(0, mostRepositories);
    const found = await (0,bounded/* mapBounded */.y)(asked, parallel, async (repository) => ({
        repository,
        right: await access.pullRight(signedIn.wants, await credentialFor(repository), repository),
    }));
    const of = (wanted) => found.filter(({ right }) => right === wanted).map(({ repository }) => repository);
    const [allowed, missing, refused] = [of('allowed'), of('missing'), of('refused')];
    const left = repositories.length - asked.length;
    const more = left === 0 ? [] : [`${left} more were not asked for`];
    const details = [...byNamespace(allowed), ...more];
    if (refused.length > 0) {
        const who = signedIn.credential === undefined ? 'Without credentials this' : 'This credential';
        return fail(`no right to pull ${list(refused)}`, errors/* exitCodes */.hS.notAllowed, signedIn.credential === undefined
            ? `${who} is not public: set ORAS_REGISTRY_TOKEN, or run: oras-buf login ${registry.host}`
            : `${who} has no right there: give its owner the right to pull, or use another; some registries say so where a name is wrong, too.`, details);
    }
    if (missing.length > 0) {
        return warn(`there is no ${list(missing)}`, 'Check the names in deps:, and the template "repository" in .oras/config.yaml that makes the path of them.', details);
    }
    return fine(allowed.length === 1
        ? 'may pull the one repository that this workspace asks for'
        : `may pull the ${allowed.length} repositories that this workspace asks for`, details);
}
/** One line for each namespace: `common: 3 may be pulled`. */
function byNamespace(repositories) {
    const counts = new Map();
    for (const repository of repositories) {
        const slash = repository.lastIndexOf('/');
        const namespace = slash === -1 ? repository : repository.slice(0, slash);
        counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
    }
    return [...counts].map(([namespace, count]) => `${namespace}: pull (${count === 1 ? '1 repository' : `${count} repositories`})`);
}
function list(repositories) {
    const shown = repositories.slice(0, 3).join(', ');
    return repositories.length > 3 ? `${shown} and ${repositories.length - 3} more` : shown;
}

;// CONCATENATED MODULE: ./build/doctor/sign-in-check.js



/** Which credential there is, from where, and whether the registry takes it. Its value is never shown. */
async function checkSignIn(registry, access, { credentials, credentialWarnings }) {
    const { host } = registry;
    const candidates = await credentials.candidatesFor(registry);
    const [first] = candidates;
    const wants = await access.wants();
    if (first === undefined) {
        const result = { wants, credential: undefined };
        if (wants.kind === 'open')
            return { finding: withWarnings(fine('nobody has to sign in'), credentialWarnings), result };
        const why = registry.whyNoToken;
        const isKept = registry.credentialHosts?.includes(host) === true || why === undefined;
        const finding = isKept
            ? warn('there are no credentials: what is public can be read', `Set ORAS_REGISTRY_TOKEN, or run: oras-buf login ${host}`)
            : warn('no credentials are sent there: what is public can be read', `${sentence(why)}.`);
        return { finding: withWarnings(finding, credentialWarnings), result };
    }
    if (wants.kind === 'open') {
        const finding = fine(`nobody has to sign in; ${sourceOf(first)} is there, too`);
        return { finding: withWarnings(finding, credentialWarnings), result: { wants, credential: first } };
    }
    try {
        const credential = await access.accepted(wants, candidates);
        const finding = fine(`accepted: ${sourceOf(credential)}${ending(credential)}`);
        return { finding: withWarnings(finding, credentialWarnings), result: { wants, credential } };
    }
    catch (error) {
        if (!(error instanceof errors/* OrasBufError */.Ll))
            throw error;
        const over = isOver(first) ? [`the token itself says that it${ending(first).replace(',', '')}`] : [];
        const isRejected = error.exitCode === errors/* exitCodes */.hS.notAllowed;
        const finding = { ...failureOf(error), ...(isRejected ? { details: over } : {}) };
        return { finding: withWarnings(finding, credentialWarnings), result: undefined };
    }
}
/** The source and the user name. */
function sourceOf({ username, source, kind }) {
    const form = kind === 'password' ? '' : `, ${kind === 'bearer' ? 'a bearer token' : 'an identity token'}`;
    return `${source}${username === '' ? '' : `, as ${username}`}${form}`;
}
function endOf({ secret }) {
    const { exp } = (0,registry_access/* jwtClaims */.v)(secret.reveal());
    return typeof exp === 'number' && Math.abs(exp) < 8.64e12 ? exp * 1000 : Number.NaN;
}
function isOver(credential) {
    return endOf(credential) < Date.now();
}
function ending(credential) {
    const end = endOf(credential);
    if (Number.isNaN(end))
        return '';
    return `, ${end < Date.now() ? 'ended' : 'ends'} at ${new Date(end).toISOString()}`;
}
/** A credential file that is broken costs a warning, as in a job. */
function withWarnings(finding, warnings) {
    if (warnings.length === 0)
        return finding;
    const details = [...(finding.details ?? []), ...warnings];
    if (finding.state !== 'ok')
        return { ...finding, details };
    return { ...finding, state: 'warning', details, fix: 'Mend the credential file, or the program that it names.' };
}
function sentence(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./build/doctor/registry-checks.js














const registry_checks_late = {
    exitCode: errors/* exitCodes */.hS.network,
    fix: 'Try again later; a proxy or firewall that holds back answers shows the same.',
};
/** Everything between this machine and the modules of one registry, in the order in which it can break. */
function registryChecks(registry, context) {
    const { host } = registry;
    const isElsewhere = registry.endpoint !== `https://${host}`;
    const group = `Registry ${host}${isElsewhere ? ` at ${registry.endpoint}` : ''}`;
    let endpoint;
    try {
        endpoint = (0,oci_endpoint/* parseEndpoint */.B)(registry);
    }
    catch (error) {
        return [{ group, name: 'Endpoint', late: registry_checks_late, run: async () => failureOf(error) }];
    }
    if (endpoint.kind === 'layout') {
        const { directory } = endpoint;
        return [{ group, name: 'Directory', late: registry_checks_late, run: () => registry_checks_checkDirectory(directory) }];
    }
    const { url } = endpoint;
    const connection = connectionChecks({ group, url, caFile: registry.caFile, proxies: context.proxies });
    const server = new Server(registry, url, context);
    let signedIn;
    return [
        ...connection.checks,
        { group, name: '/v2/', needs: [connection.last], late: registry_checks_late, run: () => server.check() },
        { group, name: 'Clock', needs: ['/v2/'], late: registry_checks_late, run: async () => checkClock(server.date, server.askedAt) },
        {
            group,
            name: 'Sign-in',
            needs: ['/v2/'],
            late: registry_checks_late,
            run: async () => {
                const { finding, result } = await checkSignIn(registry, new registry_access/* RegistryAccess */.Q(await server.parts()), context);
                signedIn = result;
                return finding;
            },
        },
        {
            group,
            name: 'Rights',
            needs: ['Sign-in'],
            late: registry_checks_late,
            run: async () => {
                const repositories = await repositoriesOf(registry, context);
                if (typeof repositories === 'string')
                    return unneeded(repositories);
                const access = new registry_access/* RegistryAccess */.Q(await server.parts());
                return checkRights({ registry, access, signedIn, repositories, credentials: context.credentials });
            },
        },
    ];
}
/** The server of a registry, asked once for its first page. */
class Server {
    #registry;
    #url;
    #context;
    #parts;
    date;
    /** Milliseconds since 1970: in the middle of the request. */
    askedAt = 0;
    constructor(registry, url, context) {
        this.#registry = registry;
        this.#url = url;
        this.#context = context;
    }
    parts() {
        this.#parts ??= this.#open();
        return this.#parts;
    }
    check() {
        const url = new URL('/v2/', this.#url);
        return orNetworkFailure(url, async () => {
            const { transport } = await this.parts();
            const before = Date.now();
            const reply = await transport.send({ method: 'GET', url, headers: {} });
            this.askedAt = (before + Date.now()) / 2;
            this.date = reply.header('date');
            await reply.discard();
            return firstPage(reply, this.#registry.host);
        });
    }
    async #open() {
        const { environment, ci, signal, eachMs, atEnd } = this.#context;
        const connections = 6;
        const { parts, close } = await (0,open_http_registry/* openRegistryParts */.o)(this.#registry, this.#url, {
            connections,
            environment,
            limits: { ...transfer_limits/* defaultLimits */.M, attempts: 1, connectMs: eachMs, stallMs: eachMs, deadlineMs: eachMs },
            traffic: new traffic_counter/* TrafficCounter */.Y(connections),
            log: ci,
            maskSecret: (value) => ci.mask(value),
            signal,
        });
        atEnd(close);
        return parts;
    }
}
/** Whether the answer to the first page is one of a registry. Source: OCI distribution-spec 1.1, end-1. */
function firstPage(reply, host) {
    const { status } = reply;
    const what = reply.header('server') === undefined ? '' : `it says that it is ${JSON.stringify(reply.header('server'))}`;
    const details = what === '' ? [] : [what];
    const isPage = /^text\/html\b/i.test(reply.header('content-type') ?? '');
    const challenges = (0,auth_challenge/* parseAuthChallenges */.M)(reply.headers('www-authenticate'));
    if (status >= 300 && status < 400) {
        return fail(`it sends us elsewhere (${status}${targetOf(reply)}), as login portals do`, errors/* exitCodes */.hS.network, 'Open the address in a browser: sign in to the network, or name the address of the registry itself.', details);
    }
    if (isPage && !(status === 401 && challenges.length > 0)) {
        return fail(`a web page answers (${status}), no registry`, errors/* exitCodes */.hS.network, `Check the address of ${host}; where a login portal or a proxy answers in its place, sign in there first.`, details);
    }
    if (status === 200)
        return fine('it is a registry, and open at its first page', details);
    if (status === 401 && challenges.length > 0) {
        return fine(`it is a registry, and asks for ${[...new Set(challenges.map(({ scheme }) => scheme))].join(' or ')}`, details);
    }
    if (status >= 500 || status === 429) {
        return fail(`the server answers ${status}`, errors/* exitCodes */.hS.network, 'Try again later; if it stays, tell the owner of the registry.', details);
    }
    return fail(`no registry: /v2/ answers ${status}`, status === 401 || status === 403 ? errors/* exitCodes */.hS.notAllowed : errors/* exitCodes */.hS.network, 'Check that the endpoint is the registry itself, with its port, and not another service or a gateway before it.', details);
}
/** Host and path only: the rest may hold a secret. */
function targetOf(reply) {
    const location = reply.header('location') ?? '';
    if (!URL.canParse(location, reply.url.href))
        return '';
    const { origin } = new URL(location, reply.url);
    return origin === reply.url.origin ? '' : ` to ${origin}`;
}
const minuteMs = 60_000;
function checkClock(date, askedAt) {
    const theirs = Date.parse(date ?? '');
    if (Number.isNaN(theirs))
        return unneeded('the server does not tell the time');
    // The header has whole seconds.
    const ahead = askedAt - theirs;
    const apart = Math.abs(ahead);
    if (apart <= minuteMs)
        return fine('this machine and the server agree on the time');
    const words = `this machine is ${span(apart)} ${ahead > 0 ? 'ahead of' : 'behind'} the server`;
    const fix = 'Set the clock of this machine (NTP), or tell the owner of the registry that theirs is wrong.';
    const details = [`here ${new Date(askedAt).toISOString()}, there ${new Date(theirs).toISOString()}`];
    // Tokens and certificates are mostly made with some minutes to spare.
    return apart <= 5 * minuteMs ? warn(words, fix, details) : fail(words, errors/* exitCodes */.hS.infrastructure, fix, details);
}
function span(milliseconds) {
    const minutes = Math.round(milliseconds / minuteMs);
    if (minutes < 120)
        return `${minutes} minutes`;
    const hours = Math.round(minutes / 60);
    return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
async function registry_checks_checkDirectory(directory) {
    const status = await (0,external_node_fs_promises_.stat)(directory).catch(() => undefined);
    if (status?.isDirectory() === true)
        return fine(`${directory}, a directory: nothing goes over the network`);
    return fail(`${directory} is ${status === undefined ? 'not there' : 'no directory'}`, errors/* exitCodes */.hS.wrongInput, 'Correct registry-endpoint (oci-layout:PATH), or put the image layouts there.');
}
/** The repositories that this workspace asks for; a text where they cannot be told. */
async function repositoriesOf(registry, { workspace }) {
    try {
        const repositories = new Set();
        for (const { asks, against, locals } of await workspace()) {
            for (const { module } of [...asks, ...against]) {
                const { registry: host, owner, name } = (0,module_name/* moduleNameParts */.u)(module);
                if (host !== registry.host || locals.has(module))
                    continue;
                repositories.add((0,reference/* applyRepositoryTemplate */.lI)(registry.repository, owner, name));
            }
        }
        return repositories.size === 0 ? 'this workspace asks for no module of it' : [...repositories].sort();
    }
    catch (error) {
        if (error instanceof errors/* OrasBufError */.Ll)
            return 'not checked: the files of the workspace cannot be read';
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/doctor/run-checks.js


/**
 * Runs checks side by side, each after those that it needs. Every check ends in time, whatever it waits for. The results are in the
 * order of the checks.
 */
async function runChecks(checks, options) {
    const deadline = performance.now() + options.allMs;
    const slots = new Slots(options.parallel);
    const started = new Map();
    const start = (check) => {
        let result = started.get(check);
        if (result === undefined) {
            result = one(check);
            started.set(check, result);
        }
        return result;
    };
    const one = async (check) => {
        const needed = checks.filter(({ group, name }) => group === check.group && check.needs?.includes(name) === true);
        const before = await Promise.all(needed.map(start));
        const broken = before.find(({ state }) => state === 'failed' || state === 'skipped');
        if (broken !== undefined) {
            // The first cause is what counts; what was skipped for it says so already.
            const why = broken.state === 'failed' ? `not checked: ${broken.name} failed` : broken.summary;
            return resultOf(check, { state: 'skipped', summary: why }, 0);
        }
        return slots.use(() => runOne(check, Math.min(options.eachMs, deadline - performance.now()), options.signal));
    };
    const results = await Promise.all(checks.map(start));
    options.signal.throwIfAborted();
    return results.map((result, index) => softened(result, checks[index]?.mild));
}
async function runOne(check, limitMs, outer) {
    const began = performance.now();
    if (limitMs <= 0)
        return resultOf(check, { state: 'skipped', summary: 'not checked: the time for all was up' }, 0);
    const clock = new AbortController();
    let timer;
    const { exitCode, fix } = check.late;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => {
            resolve({ state: 'failed', summary: `no answer within ${seconds(limitMs)}`, exitCode, fix });
            clock.abort(new Error('the time of this check is up'));
        }, limitMs);
        outer.addEventListener('abort', () => resolve({ state: 'skipped', summary: 'not checked: interrupted' }), {
            once: true,
        });
    });
    try {
        const found = check.run(AbortSignal.any([clock.signal, outer])).catch(failureOf);
        return resultOf(check, await Promise.race([found, late]), performance.now() - began);
    }
    finally {
        clearTimeout(timer);
        // Lets go of what the check still waits for.
        clock.abort();
    }
}
function resultOf(check, finding, durationMs) {
    const { group, name } = check;
    const { state, summary, details = [], fix = '' } = finding;
    const exitCode = state === 'failed' ? (finding.exitCode ?? errors/* exitCodes */.hS.bug) : errors/* exitCodes */.hS.done;
    return { group, name, state, summary, details, fix, exitCode, durationMs: Math.round(durationMs) };
}
/** Only now, when everything is done: what needs this check has nothing to stand on, however mild its failure is. */
function softened(result, mild) {
    if (result.state !== 'failed' || mild === undefined)
        return result;
    return { ...result, state: 'warning', fix: `${mild} ${result.fix}`.trim(), exitCode: errors/* exitCodes */.hS.done };
}
function seconds(milliseconds) {
    return `${Number((milliseconds / 1000).toFixed(1))} s`;
}
/** Lets so many in at once, and the others wait for their turn. */
class Slots {
    #free;
    #waiting = [];
    constructor(count) {
        this.#free = count;
    }
    async use(work) {
        if (this.#free > 0)
            this.#free--;
        else
            await new Promise((resolve) => this.#waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#free++;
            else
                next();
        }
    }
}

// EXTERNAL MODULE: ./build/install/root-lock.js
var root_lock = __webpack_require__(3588);
// EXTERNAL MODULE: ./build/pipeline/in-use.js
var in_use = __webpack_require__(3526);
// EXTERNAL MODULE: ./build/pipeline/open-store.js
var open_store = __webpack_require__(45811);
// EXTERNAL MODULE: ./build/store/blob-files.js
var blob_files = __webpack_require__(48557);
// EXTERNAL MODULE: ./build/store/keep-only.js
var keep_only = __webpack_require__(55316);
// EXTERNAL MODULE: ./build/system/lock-file.js
var lock_file = __webpack_require__(75652);
// EXTERNAL MODULE: ./build/system/shared-lock.js
var shared_lock = __webpack_require__(52767);
;// CONCATENATED MODULE: ./build/doctor/store-checks.js












const store_checks_group = 'Store';
const store_checks_late = {
    exitCode: errors/* exitCodes */.hS.disk,
    fix: 'The disk of the store is slow: look at it, or name another directory by cache-dir.',
};
/** Blobs that are hashed, and the most bytes of them. */
const sampleBlobs = 40;
const sampleBytes = 64 * 1024 * 1024;
/** The store of verified blobs: whether it opens, and what is in it is right. Nothing is mended here. */
function storeChecks(context) {
    const directory = (0,external_node_path_.join)(context.settings.cacheDirectory, 'store');
    return [
        { group: store_checks_group, name: 'Layout', late: store_checks_late, run: () => checkLayout(directory, context) },
        { group: store_checks_group, name: 'Index', needs: ['Layout'], late: store_checks_late, run: () => checkIndex(directory) },
        { group: store_checks_group, name: 'Blobs', needs: ['Layout'], late: store_checks_late, run: (signal) => checkBlobs(directory, signal) },
        { group: store_checks_group, name: 'In use', late: store_checks_late, run: () => checkUse(directory, context) },
    ];
}
async function checkLayout(directory, { ci }) {
    if ((await (0,external_node_fs_promises_.lstat)(directory).catch(() => undefined)) === undefined) {
        return unneeded(`there is none yet; the first job makes ${directory}`);
    }
    const carrier = await (0,open_store/* carrierOf */.YQ)(directory, ci);
    const file = (0,external_node_path_.join)(directory, 'oci-layout');
    const text = await (0,external_node_fs_promises_.readFile)(file, 'utf8').catch((error) => error);
    const by = carrier === undefined ? '' : `, carried by ${carrier.name}: every blob is hashed before its use`;
    if (text instanceof Error) {
        if (text.code === 'ENOENT')
            return fine(`${directory}${by}; the file oci-layout is missing, and the next job writes it`);
        return fail(`${file} cannot be read (${text.code ?? 'error'})`, errors/* exitCodes */.hS.disk, 'Give this user the right to read it.');
    }
    if (/"imageLayoutVersion"\s*:\s*"1\.0\.0"/.test(text))
        return fine(`${directory}, an OCI image layout${by}`);
    return fail(`${file} is that of another layout, or of none`, errors/* exitCodes */.hS.disk, `Move ${directory} away; the next job makes a new one. Or name another directory by cache-dir.`);
}
async function checkIndex(directory) {
    const file = (0,external_node_path_.join)(directory, 'index.json');
    const text = await (0,external_node_fs_promises_.readFile)(file, 'utf8').catch(() => undefined);
    const mended = 'Nothing is lost: the next job makes it anew from the blobs. Until then oras does not read this store.';
    if (text === undefined)
        return warn('index.json is missing', mended);
    try {
        const { manifests } = JSON.parse(text);
        if (Array.isArray(manifests))
            return fine((0,human_units/* counted */.hS)(manifests.length, 'manifest'));
    }
    catch {
        // Said below.
    }
    return warn('index.json is broken', mended);
}
/** Hashes some blobs, spread over all of them. */
async function checkBlobs(directory, signal) {
    const all = [...(await (0,keep_only/* blobsIn */.u)(directory))].sort();
    const step = Math.max(1, Math.ceil(all.length / sampleBlobs));
    const damaged = [];
    let hashed = 0;
    let bytes = 0;
    for (let index = 0; index < all.length && bytes < sampleBytes && !signal.aborted; index += step) {
        const digest = all[index];
        if (digest === undefined)
            break;
        const path = (0,blob_files/* blobPathIn */.Kh)(directory, digest);
        const size = Number((0,blob_files/* blobStatus */.aI)(path)?.size ?? 0);
        if (bytes > 0 && bytes + size > sampleBytes)
            continue;
        bytes += size;
        hashed++;
        if ((await (0,blob_files/* hashFile */.DC)(path, digest))?.isRight === false)
            damaged.push(digest);
    }
    const words = `${(0,human_units/* counted */.hS)(all.length, 'blob')}, ${hashed} hashed`;
    const [first] = damaged;
    if (first === undefined)
        return fine(words);
    return fail(`${words}: ${(0,human_units/* counted */.hS)(damaged.length, 'blob')} damaged`, errors/* exitCodes */.hS.digestMismatch, 'Delete what is damaged; the next job fetches it again. Where it comes back, check the disk.', damaged.slice(0, 10).map((digest) => (0,blob_files/* blobPathIn */.Kh)(directory, digest)));
}
/** Who holds what. Locks of processes that are gone are taken over by the next job. */
async function checkUse(directory, { settings, workspace }) {
    const lines = [];
    for (const cache of ['store', 'buf']) {
        const words = cache === 'store' ? 'the store' : "buf's cache";
        for (const who of await (0,shared_lock/* sharersOf */.Q2)((0,in_use/* inUseDirectory */.Cy)(cache, settings)))
            lines.push(`${words}: in use by process ${who}`);
        await note(lines, (0,external_node_path_.join)((0,in_use/* inUseDirectory */.Cy)(cache, settings), 'lock'), words);
    }
    await note(lines, (0,external_node_path_.join)(directory, 'index.json.lock'), 'index.json');
    const roots = await workspace().catch((error) => {
        if (error instanceof errors/* OrasBufError */.Ll)
            return [];
        throw error;
    });
    for (const { root } of roots)
        await note(lines, (0,external_node_path_.join)(root, root_lock/* rootDirectoryName */.LQ, 'lock'), root);
    return lines.length === 0 ? fine('by nobody') : fine(`${(0,human_units/* counted */.hS)(lines.length, 'lock')} held`, lines);
}
async function note(lines, path, what) {
    const holder = await (0,lock_file/* readHolder */.F1)(path).catch(() => undefined);
    if (holder === undefined || holder === '')
        return;
    const isGone = (0,lock_file/* isHolderGone */.Se)(holder);
    const end = isGone ? ', which is gone: the next job takes the lock over' : '';
    lines.push(`${what}: locked by process ${(0,lock_file/* shownHolder */.yc)(holder)}${end}`);
}

// EXTERNAL MODULE: ./build/build/buck2-daemon.js
var buck2_daemon = __webpack_require__(26617);
// EXTERNAL MODULE: ./build/build/choose-build.js
var choose_build = __webpack_require__(63391);
// EXTERNAL MODULE: ./build/build/remote-check.js + 1 modules
var remote_check = __webpack_require__(86806);
// EXTERNAL MODULE: ./build/oci/credentials.js
var credentials = __webpack_require__(53716);
// EXTERNAL MODULE: ./build/oci/registries.js + 1 modules
var oci_registries = __webpack_require__(24234);
// EXTERNAL MODULE: ./build/pipeline/job-tools.js
var job_tools = __webpack_require__(92146);
// EXTERNAL MODULE: ./build/pipeline/resolve-root.js + 2 modules
var resolve_root = __webpack_require__(90899);
// EXTERNAL MODULE: ./build/system/child-environment.js
var child_environment = __webpack_require__(76814);
// EXTERNAL MODULE: ./build/tools/find-program.js
var find_program = __webpack_require__(9940);
// EXTERNAL MODULE: ./build/system/child-program.js
var child_program = __webpack_require__(1543);
;// CONCATENATED MODULE: ./build/tools/program-version.js



/** A program was found and does not run, or does not say its version. */
class BrokenProgramError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
const timeoutMs = 30_000;
const versions = new Map();
/**
 * What `PROGRAM --version` says, its first line, trimmed (`1.75.0`, `buck2 2025-…`). Asked once for each path in a process.
 * @param directory where it is started: outside every project, so that no file of a project has a say
 * @throws {BrokenProgramError} it cannot be started, fails, says nothing, or takes longer than 30 s.
 */
function programVersion(program, directory, environment) {
    let version = versions.get(program);
    if (version === undefined) {
        version = askVersion(program, directory, environment);
        versions.set(program, version);
    }
    return version;
}
async function askVersion(program, directory, environment) {
    const broken = (why, cause) => new BrokenProgramError(`${program} --version ${why}`, {
        next: 'Check that it is the right program for this machine (architecture, libraries) and not a script that needs more.',
        cause,
    });
    const result = await (0,child_program/* runChildProgram */.M)({
        program,
        arguments: ['--version'],
        directory,
        environment: (0,child_environment/* childEnvironment */.Q)(environment),
        signal: AbortSignal.timeout(timeoutMs),
    }).catch((error) => {
        throw broken(`cannot be started (${error.code ?? error.message})`, error);
    });
    if (result.aborted)
        throw broken(`took longer than ${timeoutMs / 1000} seconds`);
    if (result.exitCode !== 0)
        throw broken(`ended with exit code ${result.exitCode}: ${firstLine(result.stderr)}`);
    const version = firstLine(result.stdout) || firstLine(result.stderr);
    if (version === '')
        throw broken('said nothing');
    return version;
}
function firstLine(text) {
    return (text.trim().split(/\r?\n/)[0] ?? '').slice(0, 200);
}

// EXTERNAL MODULE: ./build/tools/tool.js + 1 modules
var tools_tool = __webpack_require__(36948);
;// CONCATENATED MODULE: ./build/doctor/with-log.js
/** The same provider, with some of its log's methods replaced. */
function withLog(ci, replaced) {
    return new Proxy(ci, {
        get(target, name) {
            if (Object.hasOwn(replaced, name))
                return Reflect.get(replaced, name);
            const value = Reflect.get(target, name, target);
            // Its methods reach for private fields, which a proxy has none of.
            return typeof value === 'function' ? value.bind(target) : value;
        },
    });
}

;// CONCATENATED MODULE: ./build/doctor/tool-checks.js















const tool_checks_group = 'Tools';
const tool_checks_late = {
    exitCode: errors/* exitCodes */.hS.wrongInput,
    fix: 'The program does not answer: start it by hand, and check that it is the right one for this machine.',
};
/** The oldest buf whose cache and locks we write; src/bsr and src/install are held against it. */
const oldestBuf = '1.32.0';
/** buf, buck2 and the server that buck2 uses: those that a job of this workspace needs. */
function toolChecks(context) {
    const { settings } = context;
    const found = new FoundTools(context);
    return [
        { group: tool_checks_group, name: 'buf', late: tool_checks_late, run: () => checkBuf(found, context) },
        { group: tool_checks_group, name: 'buck2', late: tool_checks_late, run: () => checkBuck2(found, context) },
        { group: tool_checks_group, name: 'Daemon', needs: ['buck2'], late: tool_checks_late, run: () => checkDaemon(found, context) },
        ...(settings.remote === undefined
            ? []
            : [{ group: tool_checks_group, name: 'Remote', late: tool_checks_late, run: (signal) => checkRemoteServer(context, signal) }]),
    ];
}
/** Finds programs as a job does, and downloads none. */
class FoundTools {
    #context;
    #tools;
    constructor(context) {
        const { settings, ci, environment, signal, atEnd } = context;
        this.#context = context;
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
        // What finding them says is said by the checks.
        const quiet = withLog(ci, { info: () => { }, notice: () => { } });
        this.#tools = new job_tools/* JobTools */.t({
            settings: { ...settings, offline: true },
            ci: quiet,
            registries,
            environment,
            signal,
        });
        atEnd(() => this.#tools.close());
        atEnd(() => registries.close());
    }
    /** Undefined where a job would install it first. */
    async find(tool, root) {
        const { settings } = this.#context;
        try {
            return await this.#tools.find(tool, root);
        }
        catch (error) {
            const installs = settings[tool].path === undefined && settings[tool].version !== 'none' && !settings.offline;
            if (installs && error instanceof errors/* OrasBufError */.Ll && isNotHere(error))
                return undefined;
            throw error;
        }
    }
    version({ program }) {
        const { ci, environment } = this.#context;
        return programVersion(program, ci.temporaryDirectory, environment);
    }
}
function isNotHere(error) {
    return error instanceof find_program/* ProgramNotFoundError */.oo || error.name === 'ToolOfflineError';
}
const from = { setting: 'named by a setting', path: 'from PATH', installed: 'installed by oras-buf' };
async function checkBuf(found, context) {
    const { settings } = context;
    const roots = await readRoots(context);
    const builds = await Promise.all(roots.map(({ root }) => (0,choose_build/* chooseBuild */.s)(settings.build, root)));
    const usesBsr = roots.some(({ asks }) => asks.some(({ module }) => (0,module_name/* moduleNameParts */.u)(module).registry === resolve_root/* bsrHost */.s2));
    const isNeeded = usesBsr || builds.some(({ tool }) => tool === 'buf');
    const need = usesBsr ? 'for modules of the BSR' : isNeeded ? 'to build' : 'not needed here';
    const [{ root } = { root: context.ci.workspace }] = roots;
    let tool;
    try {
        tool = await found.find('buf', root);
    }
    catch (error) {
        if (!isNeeded && error instanceof find_program/* ProgramNotFoundError */.oo)
            return unneeded('not needed here, and not on this machine');
        throw error;
    }
    if (tool === undefined)
        return fine(installs('buf', context));
    const version = await found.version(tool);
    const words = `${version}, ${from[tool.from]} (${need})`;
    const plain = /^\d+\.\d+\.\d+/.exec(version)?.[0];
    if (plain === undefined)
        return warn(words, 'A version such as 1.73.0 was expected: check that this is buf.', [tool.program]);
    if (tools_tool/* tools */.Yl.buf.compare(plain, oldestBuf) < 0) {
        const fix = `Use buf ${oldestBuf} or newer: set buf-version: "${tools_tool/* tools */.Yl.buf.defaultVersion}", or take the old one from PATH.`;
        const old = `${words}, is too old`;
        return isNeeded ? fail(old, errors/* exitCodes */.hS.wrongInput, fix, [tool.program]) : warn(old, fix, [tool.program]);
    }
    return fine(words, [tool.program]);
}
async function checkBuck2(found, context) {
    const root = await buck2Root(context);
    if (root === undefined)
        return unneeded('not needed here: no root is built with buck2');
    const tool = await found.find('buck2', root);
    if (tool === undefined)
        return fine(installs('buck2', context));
    const version = (await found.version(tool)).replace(/ <build-id>$/, '');
    return fine(`${version}, ${from[tool.from]}`, [tool.program]);
}
function installs(tool, { settings }) {
    const version = settings[tool].version ?? tools_tool/* tools */.Yl[tool].defaultVersion;
    return `not on this machine; a job installs ${version} first, checked by SHA-256`;
}
async function checkDaemon(found, context) {
    const root = await buck2Root(context);
    const tool = root === undefined ? undefined : await found.find('buck2', root);
    if (root === undefined || tool === undefined)
        return unneeded('there is no buck2 to ask');
    const environment = (0,child_environment/* childEnvironment */.Q)(context.environment);
    const running = await (0,buck2_daemon/* daemonVersion */.D)({ program: tool.program, root, environment });
    if (running === undefined)
        return fine('none runs in this project');
    const version = await found.version(tool);
    if (running === '' || version.includes(running))
        return fine('one runs, of the same version');
    return warn(`one of another version runs: ${running}`, 'The next build stops it and starts its own. Where two versions take turns, pin one: .buckversion, or buck2-version.');
}
async function checkRemoteServer({ settings }, signal) {
    const { remote } = settings;
    if (remote === undefined)
        return unneeded('none is set');
    const check = await (0,remote_check/* checkRemote */.R)(remote, signal);
    if (check.kind === 'unavailable') {
        return warn(`${remote.endpoint}: ${check.reason}; builds run without it`, 'Check remote-endpoint, remote-headers and the server (docs/remote.md).');
    }
    const { executes, cacheWritable } = check.capabilities;
    const words = `${remote.endpoint}: ${executes ? 'runs actions' : 'runs no actions'}, its cache ${cacheWritable ? 'may be written' : 'may only be read'}`;
    if (remote.kind === 'execute' && !executes) {
        return warn(words, 'Set remote: cache, or name a server that runs actions.');
    }
    return fine(words);
}
async function buck2Root(context) {
    for (const { root } of await readRoots(context)) {
        if ((await (0,choose_build/* chooseBuild */.s)(context.settings.build, root)).tool === 'buck2')
            return root;
    }
    return undefined;
}
/** None where the files cannot be read: that is said elsewhere. */
async function readRoots({ workspace }) {
    return workspace().catch((error) => {
        if (error instanceof errors/* OrasBufError */.Ll)
            return [];
        throw error;
    });
}

// EXTERNAL MODULE: ./build/install/git-snapshot.js
var git_snapshot = __webpack_require__(98697);
// EXTERNAL MODULE: ./build/modules/workspace-root.js
var workspace_root = __webpack_require__(97540);
// EXTERNAL MODULE: ./build/resolve/against.js
var against = __webpack_require__(71900);
// EXTERNAL MODULE: ./build/resolve/lock-agreement.js
var lock_agreement = __webpack_require__(91201);
// EXTERNAL MODULE: ./build/resolve/lock-files.js
var lock_files = __webpack_require__(56822);
// EXTERNAL MODULE: ./build/resolve/module-graph.js + 1 modules
var module_graph = __webpack_require__(59231);
// EXTERNAL MODULE: ./build/tools/safe-git.js
var safe_git = __webpack_require__(74890);
;// CONCATENATED MODULE: ./build/doctor/workspace-checks.js













const workspace_checks_group = 'Workspace';
const workspace_checks_late = {
    exitCode: errors/* exitCodes */.hS.disk,
    fix: 'Reading the files of the workspace takes very long: look at the disk, or name a smaller directory by --directory.',
};
const lockFix = 'Run "oras-buf resolve --frozen=false" and commit oras.lock and every buf.lock.';
/** The files of the workspace, its locks, and git where it is needed. */
function workspaceChecks(context) {
    const { workspace } = context;
    return [
        { group: workspace_checks_group, name: 'Files', late: workspace_checks_late, run: async () => checkFiles(await workspace(), context) },
        { group: workspace_checks_group, name: 'Locks', needs: ['Files'], late: workspace_checks_late, run: async () => checkLocks(await workspace(), context) },
        { group: workspace_checks_group, name: 'git', needs: ['Files'], late: workspace_checks_late, run: async () => checkGit(await workspace(), context) },
    ];
}
function checkFiles(roots, { ci }) {
    const lines = roots.map(({ root, kind, asks, locals }) => {
        const modules = new Set(asks.map(({ module }) => module)).size;
        const place = (0,external_node_path_.relative)(ci.workspace, root).replaceAll('\\', '/') || '.';
        const own = locals.size === 0 ? '' : `, holds ${(0,human_units/* counted */.hS)(locals.size, 'module')}`;
        return `${place} (${kind}): asks for ${(0,human_units/* counted */.hS)(modules, 'module')}${own}`;
    });
    const remarks = roots.flatMap((one) => one.remarks.map(({ message, place }) => `${place.file}:${place.line ?? 1}: ${message}`));
    const [only = '', ...others] = lines;
    const summary = others.length === 0 ? only : (0,human_units/* counted */.hS)(lines.length, 'root');
    const details = [...(others.length === 0 ? [] : lines), ...remarks];
    if (remarks.length === 0)
        return fine(summary, details);
    return warn(`${summary}; ${(0,human_units/* counted */.hS)(remarks.length, 'remark')}`, 'Write what could not be read as a plain text (docs/build-files.md).', details);
}
/** Throws where a lock cannot be read: markers of a merge conflict among it. */
async function checkLocks(roots, { settings }) {
    const differences = [];
    let locked = 0;
    let without = 0;
    for (const declarations of roots) {
        const lock = await (0,lock_files/* readOrasLock */.L6)(declarations.root);
        const bufLocks = await (0,lock_files/* readBufLocks */.oO)(declarations);
        if (lock === undefined) {
            if (declarations.asks.length > 0)
                without++;
            continue;
        }
        locked += lock.oci.size + lock.bsr.size;
        const kinds = {
            isLocal: (module) => declarations.locals.has(module),
            isBsr: (module) => (0,module_name/* moduleNameParts */.u)(module).registry === resolve_root/* bsrHost */.s2,
        };
        const found = [
            ...(0,module_graph/* graphOfLock */.py)(declarations, kinds, lock).differences,
            ...(0,against/* compareAgainst */.zU)((0,against/* againstAsks */.MQ)(declarations), kinds, lock).flatMap(({ lines }) => lines),
        ];
        differences.push(...found);
        if (found.length === 0)
            differences.push(...(0,lock_agreement/* compareBufLocks */.tN)(declarations, lock, bufLocks));
    }
    if (differences.length > 0) {
        const words = `out of date: ${(0,human_units/* counted */.hS)(differences.length, 'difference')}`;
        const shown = differences.slice(0, 20);
        // Whoever may write the locks brings them in step by the next run.
        return settings.frozen === 'off' ? warn(words, lockFix, shown) : fail(words, errors/* exitCodes */.hS.wrongInput, lockFix, shown);
    }
    if (without > 0) {
        return settings.frozen === 'asked'
            ? fail('there is no oras.lock, and frozen is set', errors/* exitCodes */.hS.wrongInput, lockFix)
            : warn('there is no oras.lock: versions float', lockFix);
    }
    return locked === 0 ? unneeded('nothing to lock') : fine(`in step: ${(0,human_units/* counted */.hS)(locked, 'module')} locked`);
}
async function checkGit(roots, { environment }) {
    let version = '';
    for (const { root, gitReferences } of roots) {
        const { gitWorkTree } = await (0,workspace_root/* findWorkspaceRoot */.HU)(root);
        if (gitWorkTree === undefined && gitReferences.length === 0)
            continue;
        const git = gitWorkTree === undefined ? undefined : await (0,safe_git.openGit)({ gitWorkTree, directory: root, environment });
        if (gitWorkTree !== undefined && git === undefined) {
            const fix = 'Install git and have it on PATH: without it files that git ignores are read, too.';
            if (gitReferences.length === 0)
                return warn('there is no git on PATH', fix);
        }
        try {
            await (0,git_snapshot/* readSnapshots */.y)(root, gitReferences, environment);
        }
        catch (error) {
            if (!(error instanceof errors/* OrasBufError */.Ll))
                throw error;
            const { file, line } = error.places[0] ?? { file: '' };
            return fail(error.message, error.exitCode, error.next, file === '' ? [] : [`${file}:${line ?? 1}`]);
        }
        version = (await git?.run(['version']))?.stdout.trim() ?? version;
    }
    if (version === '')
        return unneeded('this is no work tree of git, and no build file compares with a commit');
    const references = new Set(roots.flatMap(({ gitReferences }) => gitReferences.map(({ reference }) => reference)));
    const has = references.size === 0 ? '' : `; it has ${[...references].join(', ')}`;
    return fine(`${version}${has}`);
}

// EXTERNAL MODULE: ./build/modules/find-declarations.js + 2 modules
var find_declarations = __webpack_require__(73718);
// EXTERNAL MODULE: ./build/pipeline/root-directories.js
var root_directories = __webpack_require__(91365);
// EXTERNAL MODULE: ./build/pipeline/user-bsr-token.js + 1 modules
var user_bsr_token = __webpack_require__(60296);
// EXTERNAL MODULE: ./build/commands/auth-registry.js
var auth_registry = __webpack_require__(15489);
// EXTERNAL MODULE: ./build/settings/errors.js
var settings_errors = __webpack_require__(73305);
;// CONCATENATED MODULE: ./build/commands/timeout.js

const longestSeconds = 120;
/**
 * Reads a time limit in seconds, `5`, `5s` or `0.5`, and gives milliseconds.
 * @param flag how messages call it
 * @throws {CommandLineError}
 */
function parseTimeout(text, flag) {
    const seconds = /^(\d{1,3}(?:\.\d{1,3})?)\s*s?$/.exec(text.trim())?.[1];
    if (seconds !== undefined && Number(seconds) > 0 && Number(seconds) <= longestSeconds)
        return Number(seconds) * 1000;
    throw new settings_errors/* CommandLineError */.Ox(`"${text}" (${flag}) is no time limit`, {
        next: `Write seconds, up to ${longestSeconds}: 5, or 0.5.`,
    });
}

;// CONCATENATED MODULE: ./build/commands/doctor.js


















/** Milliseconds that one check may take, unless said otherwise; all of them may take three times that. */
const usualTimeoutMs = 3_000;
const allowance = 3;
const parallelChecks = 24;
/** Looks at everything between this machine and a green job, and says of each thing that is wrong how to mend it. */
const doctor = {
    async run(request) {
        const { signal } = request;
        const began = performance.now();
        const timeout = request.flags.text('timeout');
        const eachMs = timeout === undefined ? usualTimeoutMs : parseTimeout(timeout, '--timeout');
        const closers = [];
        try {
            const context = await contextOf(request, eachMs, closers);
            const checks = await checksOf(request, context);
            const options = { eachMs, allMs: eachMs * allowance, parallel: parallelChecks, signal };
            const results = await runChecks(checks, options);
            const counts = { ok: 0, warning: 0, failed: 0, skipped: 0 };
            for (const { state } of results)
                counts[state]++;
            const exitCode = results.find(({ state }) => state === 'failed')?.exitCode ?? errors/* exitCodes */.hS.done;
            return { data: { checks: results, counts, durationMs: Math.round(performance.now() - began) }, exitCode };
        }
        finally {
            await Promise.all(closers.map((close) => close()));
        }
    },
    text({ checks, counts, durationMs }, style) {
        const groups = [...new Set(checks.map(({ group }) => group))];
        const width = Math.max(...checks.filter(({ state }) => state !== 'skipped').map(({ name }) => name.length), 4);
        const parts = groups.map((group) => {
            const own = checks.filter((one) => one.group === group);
            return [style('strong', group), ...joined(own).flatMap((one) => checkLines(one, width, style))];
        });
        return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n\n${totalLine(counts, durationMs, style)}\n`;
    },
};
async function contextOf(request, eachMs, closers) {
    const { ci, environment, signal, askedByFlag } = request;
    const settings = await (0,user_bsr_token/* withUserBsrToken */.C)(request.settings, ci, environment);
    const credentialWarnings = [];
    // What is wrong with a credential file is part of the sign-in's line, not of the log.
    const collecting = withLog(ci, { warning: (message) => void credentialWarnings.push(message) });
    let declarations;
    return {
        settings,
        ci,
        environment,
        signal,
        askedByFlag,
        credentials: (0,auth_registry/* credentialsOf */.YN)({ ...request, settings, ci: collecting }),
        credentialWarnings,
        proxies: (0,proxy_environment/* readProxyEnvironment */.yM)(environment, (value) => ci.mask(value)),
        workspace: () => {
            declarations ??= readWorkspace(request);
            return declarations;
        },
        atEnd: (close) => void closers.push(close),
        eachMs,
    };
}
async function readWorkspace({ settings, environment }) {
    const directories = await (0,root_directories/* rootDirectories */.W)(settings.directories);
    const otherRoots = [...directories.keys()];
    const registries = [...settings.registries.keys()];
    return Promise.all([...directories.values()].map((directory) => (0,find_declarations/* findDeclarations */.j)(directory, { registries, environment, otherRoots })));
}
async function checksOf(request, context) {
    const [host] = request.words;
    if (host === 'buf.build')
        return bsrChecks(context);
    if (host !== undefined)
        return registryChecks((0,auth_registry/* registryToSignIn */.nr)(request, host), context);
    const { settings } = context;
    const registries = settings.offline ? [] : [...settings.registries.values()];
    // Files that cannot be read are said to be so by the checks of the workspace.
    const asksBsr = settings.offline
        ? false
        : await usesBsr(context).catch((error) => {
            if (error instanceof errors/* OrasBufError */.Ll)
                return false;
            throw error;
        });
    return [
        ...machineChecks(context),
        ...(settings.offline ? [offline] : []),
        ...registries.flatMap((registry) => registryChecks(registry, context)),
        ...(asksBsr ? bsrChecks(context) : []),
        ...workspaceChecks(context),
        ...toolChecks(context),
        ...diskChecks(context),
        ...storeChecks(context),
    ];
}
const offline = {
    group: 'Network',
    name: 'Offline',
    late: { exitCode: errors/* exitCodes */.hS.bug, fix: '' },
    run: async () => unneeded('the setting offline is on: no registry is asked'),
};
const signs = {
    ok: ['✔', 'good'],
    warning: ['!', 'attention'],
    failed: ['✘', 'bad'],
    skipped: ['·', 'quiet'],
};
/** Checks that were all skipped for one reason make one line. */
function joined(checks) {
    const lines = [];
    for (const check of checks) {
        const last = lines.at(-1);
        const isSame = last?.state === 'skipped' && check.state === 'skipped' && last.summary === check.summary;
        if (isSame)
            lines[lines.length - 1] = { ...last, name: `${last.name}, ${check.name}` };
        else
            lines.push(check);
    }
    return lines;
}
function checkLines(check, width, style) {
    const { name, state, summary, details, fix, durationMs } = check;
    const [sign, look] = signs[state];
    const indent = ' '.repeat(width + 6);
    const [first = '', ...more] = summary.split('\n');
    const words = state === 'skipped' ? style('quiet', first) : first;
    const time = state === 'skipped' ? '' : style('quiet', ` (${(0,human_units/* formatDuration */.a3)(durationMs || 0.5)})`);
    return [
        `  ${style(look, sign)} ${name.padEnd(width)}  ${words}${time}`,
        ...more.map((line) => `${indent}${line}`),
        ...details.map((line) => style('quiet', `${indent}${line}`)),
        ...(fix === '' ? [] : [`${indent}${style(look, '→')} ${fix}`]),
    ];
}
function totalLine({ ok, warning, failed, skipped }, durationMs, style) {
    const parts = [
        failed === 0 ? '' : style('bad', (0,human_units/* counted */.hS)(failed, 'problem')),
        warning === 0 ? '' : style('attention', (0,human_units/* counted */.hS)(warning, 'warning')),
        failed + warning === 0 ? style('good', `all ${ok} fine`) : `${ok} fine`,
        skipped === 0 ? '' : style('quiet', `${skipped} not checked`),
    ];
    return `${parts.filter((part) => part !== '').join(', ')}, in ${(0,human_units/* formatDuration */.a3)(durationMs)}`;
}


/***/ }),

/***/ 98697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readSnapshots)
/* harmony export */ });
/* unused harmony export GitReferenceNotFoundError */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _modules_workspace_root_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97540);
/* harmony import */ var _tools_safe_git_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74890);



/** `buf_breaking(against = "git:…")` names what git does not have. */
class GitReferenceNotFoundError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.wrongInput;
}
const prefix = 'git:';
/**
 * The commits that the references of a root mean now, each reference once. Contents are read from git's objects as they were
 * committed, below the root only, and when they are asked for.
 * @throws {GitReferenceNotFoundError} with the line of the build file
 */
async function readSnapshots(root, references, environment) {
    const first = new Map(references.toReversed().map((one) => [one.reference, one]));
    const [any] = first.values();
    if (any === undefined)
        return [];
    const { gitWorkTree } = await (0,_modules_workspace_root_js__WEBPACK_IMPORTED_MODULE_1__/* .findWorkspaceRoot */ .HU)(root);
    const git = gitWorkTree === undefined ? undefined : await (0,_tools_safe_git_js__WEBPACK_IMPORTED_MODULE_2__.openGit)({ gitWorkTree, directory: root, environment });
    if (git === undefined) {
        throw new GitReferenceNotFoundError(`${any.reference} cannot be read: ${gitWorkTree === undefined ? 'this is no work tree of git' : 'there is no git on PATH'}`, {
            places: [any.place],
            next: 'Compare with a version of the module or with a directory, or run this in a clone.',
        });
    }
    return Promise.all([...first.values()].map(async (one) => {
        const commit = await commitOf(git, one);
        return { reference: one.reference, commit, content: () => readProtoFiles(git, commit) };
    }));
}
/** A branch that was never checked out is there under the remote it came from. */
async function commitOf(git, { reference, place }) {
    const name = reference.slice(prefix.length);
    for (const candidate of [name, `origin/${name}`]) {
        const found = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`]);
        const commit = found.stdout.trim();
        if (found.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit))
            return commit;
    }
    throw new GitReferenceNotFoundError(`git has no commit ${JSON.stringify(name)}, which ${reference} names`, {
        places: [place],
        next: `Fetch it before this step (actions/checkout: "fetch-depth: 0"; else "git fetch origin ${name}"), or correct the name.`,
    });
}
async function readProtoFiles(git, commit) {
    // Paths are relative to the root, which is where git runs; links and submodules are no files.
    const listed = await succeed(git, ['ls-tree', '-r', '-z', commit]);
    const blobs = listed.split('\0').flatMap((entry) => {
        const match = /^100\d{3} blob ([0-9a-f]+)\t(.+\.proto)$/s.exec(entry);
        return match?.[1] === undefined || match[2] === undefined ? [] : [{ object: match[1], path: match[2] }];
    });
    if (blobs.length === 0)
        return [];
    const output = Buffer.from(await succeed(git, ['cat-file', '--batch'], blobs.map(({ object }) => `${object}\n`).join('')));
    let at = 0;
    return blobs.map(({ object, path }) => {
        const end = output.indexOf(10, at);
        const size = Number(new RegExp(`^${object} blob (\\d+)$`).exec(output.subarray(at, end).toString())?.[1]);
        if (!Number.isSafeInteger(size))
            throw unreadable(`${path} at ${commit} is no text in UTF-8, or git does not have it`);
        const content = output.subarray(end + 1, end + 1 + size);
        at = end + size + 2;
        return { path, content };
    });
}
async function succeed(git, args, input) {
    const { exitCode, stdout, stderr } = await git.run(args, input);
    if (exitCode !== 0)
        throw unreadable(`git ${args[0]} ended with ${exitCode}: ${stderr.trim().slice(0, 300)}`);
    return stdout;
}
function unreadable(message) {
    return new GitReferenceNotFoundError(message, {
        next: 'Check the clone with "git fsck", and fetch what is missing.',
    });
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

/***/ 33646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ RegistryAccess),
/* harmony export */   v: () => (/* binding */ jwtClaims)
/* harmony export */ });
/* harmony import */ var _auth_challenge_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45686);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1787);
/* harmony import */ var _realm_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79301);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20907);
/* harmony import */ var _token_exchange_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1293);
/* harmony import */ var _transient_status_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65003);






/** Asks a registry about credentials, for people who want to know. A job never does: it signs in and goes on. */
class RegistryAccess {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    /**
     * How the registry wants to be signed in to.
     * @throws {UnsupportedSignInError | UnexpectedReplyError | RealmRefusedError}
     */
    async wants() {
        const { host, endpoint } = this.#parts;
        const reply = await this.#send({ method: 'GET', url: this.#url(''), headers: {} });
        const challenges = (0,_auth_challenge_js__WEBPACK_IMPORTED_MODULE_5__/* .parseAuthChallenges */ .M)(reply.headers('www-authenticate'));
        await reply.discard();
        if (reply.status === 200)
            return { kind: 'open' };
        if (reply.status !== 401)
            throw unexpected(reply);
        const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.get('realm'));
        if (bearer !== undefined) {
            const written = bearer.parameters.get('realm') ?? '';
            const address = URL.canParse(written, endpoint.href) ? new URL(written, endpoint).href : written;
            const realm = (0,_realm_js__WEBPACK_IMPORTED_MODULE_1__/* .checkRealm */ .m)(host, endpoint, address);
            return { kind: 'bearer', service: { realm, service: bearer.parameters.get('service') } };
        }
        if (challenges.some(({ scheme }) => scheme === 'basic'))
            return { kind: 'basic' };
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnsupportedSignInError */ .k7(host, challenges.map(({ scheme }) => scheme));
    }
    /**
     * The first of the credentials that the registry accepts.
     * @param candidates at least one, at most two are tried
     * @throws {RejectedCredentialsError} it accepts none
     */
    async accepted(wants, candidates) {
        const { host } = this.#parts;
        const tried = candidates.slice(0, 2);
        for (const credential of tried) {
            const authorization = await this.#authorization(wants, credential, []);
            if (authorization === undefined)
                continue;
            const reply = await this.#send({ method: 'GET', url: this.#url(''), headers: { authorization } });
            await reply.discard();
            // 403: who we are is fine. What is allowed is another question.
            if (reply.status === 200 || reply.status === 403)
                return credential;
            if (reply.status !== 401)
                throw unexpected(reply);
        }
        const by = wants.kind === 'bearer' ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .plainUrl */ .kP)(wants.service.realm) : this.#parts.endpoint.host;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RejectedCredentialsError */ .Dm(host, by, tried);
    }
    /**
     * What a credential (undefined: nobody) may do with a repository, whether that exists or not. Where no token says it, an upload is
     * begun and called off at once.
     */
    async rights(wants, credential, repository) {
        if (!(0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isRepository */ .Z6)(repository))
            return { pull: false, push: false };
        const pull = (await this.pullRight(wants, credential, repository)) !== 'refused';
        return { pull, push: pull && (await this.#mayPush(wants, credential, repository)) };
    }
    /** Whether a credential (undefined: nobody) may read a repository. It is asked for its list of tags. */
    async pullRight(wants, credential, repository) {
        const headers = await this.#headers(wants, credential, [`repository:${repository}:pull`]);
        if (headers === undefined)
            return 'refused';
        const reply = await this.#send({ method: 'GET', url: this.#url(`${repository}/tags/list?n=1`), headers });
        await reply.discard();
        if (!isAllowed(reply, [200, 404]))
            return 'refused';
        return reply.status === 404 ? 'missing' : 'allowed';
    }
    async #mayPush(wants, credential, repository) {
        const headers = await this.#headers(wants, credential, [`repository:${repository}:pull,push`]);
        if (headers === undefined)
            return false;
        const granted = actionsOf(headers['authorization'] ?? '', repository);
        if (granted !== undefined)
            return granted.includes('push');
        const url = this.#url(`${repository}/blobs/uploads/`);
        const reply = await this.#send({ method: 'POST', url, headers, body: '' });
        await reply.discard();
        if (!isAllowed(reply, [202]))
            return false;
        await this.#callOff(reply, headers);
        return true;
    }
    /** An upload that stays begun costs the registry nothing for long; that it cannot be called off is no error. */
    async #callOff(begun, headers) {
        const location = begun.header('location') ?? '';
        if (!URL.canParse(location, begun.url.href))
            return;
        const url = new URL(location, begun.url);
        if (url.origin !== begun.url.origin)
            return;
        try {
            await (await this.#parts.transport.send({ method: 'DELETE', url, headers })).discard();
        }
        catch {
            // See above.
        }
    }
    /** Undefined where the token service gives nothing for these scopes. */
    async #headers(wants, credential, scopes) {
        if (wants.kind === 'open' && credential === undefined)
            return {};
        const authorization = await this.#authorization(wants, credential, scopes);
        return authorization === undefined ? undefined : { authorization };
    }
    async #authorization(wants, credential, scopes) {
        const { maskSecret } = this.#parts;
        if (wants.kind !== 'bearer' || credential?.kind === 'bearer') {
            return credential === undefined ? undefined : (0,_token_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .directAuthorization */ .j9)(credential, maskSecret);
        }
        const result = await (0,_token_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .exchangeToken */ .r1)(this.#parts, wants.service, scopes, credential);
        return result.kind === 'token' ? `Bearer ${result.token.reveal()}` : undefined;
    }
    /** Sends to the registry itself. Redirects are not followed: nobody else is asked about credentials. */
    async #send(request) {
        return await this.#parts.retries.run(request.url, async () => {
            const reply = await this.#parts.transport.send(request);
            await (0,_transient_status_js__WEBPACK_IMPORTED_MODULE_4__/* .failTransientStatus */ .r)(reply);
            return reply;
        });
    }
    #url(rest) {
        return new URL(`/v2/${rest}`, this.#parts.endpoint);
    }
}
function isAllowed(reply, statuses) {
    if (statuses.includes(reply.status))
        return true;
    // 404 and 405: no uploads here at all.
    if ([401, 403, 404, 405].includes(reply.status))
        return false;
    throw unexpected(reply);
}
function unexpected(reply) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UnexpectedReplyError */ .o9(reply.url, `an answer with status ${reply.status} that is not expected here`);
}
/**
 * What a token says that it grants on a repository; undefined where it does not say so, as most do not outside of registries that use
 * distribution's own form. It is read for its words only: whether they are true the registry alone can tell.
 */
function actionsOf(authorization, repository) {
    const { access } = jwtClaims(authorization.replace(/^Bearer /, ''));
    if (!Array.isArray(access))
        return undefined;
    return access.flatMap((entry) => {
        const { type, name, actions } = (entry ?? {});
        return type === 'repository' && name === repository && Array.isArray(actions) ? actions.map(String) : [];
    });
}
/** The claims of a token that is a JWT, unverified; none of one that is not. */
function jwtClaims(token) {
    const [header = '', payload = '', signature, ...more] = token.split('.');
    if (signature === undefined || more.length > 0 || !header.startsWith('eyJ'))
        return {};
    try {
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null ? claims : {};
    }
    catch {
        return {};
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
