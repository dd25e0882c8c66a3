export const id = 1929;
export const ids = [1929];
export const modules = {

/***/ 27243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LoginRefusedError: () => (/* binding */ LoginRefusedError),
  login: () => (/* binding */ login)
});

// EXTERNAL MODULE: ./build/auth/known-usernames.js
var known_usernames = __webpack_require__(55864);
// EXTERNAL MODULE: ./build/auth/login-file.js
var login_file = __webpack_require__(42737);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/oci/errors.js
var oci_errors = __webpack_require__(1787);
// EXTERNAL MODULE: ./build/system/secret.js
var system_secret = __webpack_require__(65646);
// EXTERNAL MODULE: ./build/commands/auth-registry.js
var auth_registry = __webpack_require__(15489);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./build/commands/secret-prompt.js



/** A secret is wanted, and there is nobody to ask. */
class NoSecretGivenError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/**
 * Asks the person at the terminal for a secret, and does not show what is typed.
 * @throws {NoSecretGivenError} there is no terminal, or nothing was typed; the reason of the signal
 */
async function readSecret(question, signal, { stdin, stderr } = process) {
    const next = 'Give the token by --token-stdin or --token-file FILE.';
    if (stdin.isTTY !== true)
        throw new NoSecretGivenError('no token was given, and there is no terminal to ask at', { next });
    stderr.write(question);
    // The terminal's own echo is off while readline has it; what readline echoes goes nowhere.
    const nowhere = new external_node_stream_.Writable({ write: (_chunk, _encoding, done) => done() });
    const lines = (0,external_node_readline_.createInterface)({ input: stdin, output: nowhere, terminal: true });
    try {
        const answer = await new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason), { once: true });
            lines.once('line', resolve);
            lines.once('close', () => resolve(''));
            // Readline has the keyboard now: Ctrl-C is no signal until we make it one.
            lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
        });
        if (answer.trim() === '')
            throw new NoSecretGivenError('no token was given', { next });
        return answer.trim();
    }
    finally {
        lines.close();
        stderr.write('\n');
    }
}

;// CONCATENATED MODULE: ./build/commands/login.js







/** The registry does not take the token that somebody signs in with. */
class LoginRefusedError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.notAllowed;
    constructor(host, refusal) {
        super(refusal.message, {
            next: `Nothing was kept. Check that the token is complete, not expired and made for ${host}. Where the registry wants a certain user name with it, add --username NAME.`,
            cause: refusal,
        });
    }
}
/** Asks the registry whether a token is right, and only then keeps it where docker and oras look for it. */
const login = {
    async run(request) {
        const { ci, environment, words, signal } = request;
        const registry = (0,auth_registry/* registryToSignIn */.nr)(request, words[0]);
        (0,auth_registry/* refuseSharedFile */.oK)(request);
        refuseOtherEndpoint(registry);
        const candidates = await newCredentials(request, registry);
        for (const { secret } of candidates)
            ci.mask(secret.reveal());
        const { credential, verified } = await (0,auth_registry/* withRegistryAccess */.or)(request, registry, async (access) => {
            const wants = await access.wants();
            if (wants.kind === 'open')
                return { credential: candidates[0], verified: false };
            const credential = await access.accepted(wants, candidates).catch((error) => {
                throw error instanceof oci_errors/* RejectedCredentialsError */.Dm ? new LoginRefusedError(registry.host, error) : error;
            });
            return { credential, verified: true };
        });
        if (credential === undefined)
            throw new auth_registry/* CannotSignInError */.iP('there is no credential', { next: '' });
        const { host } = registry;
        if (!verified)
            ci.warning(`${host} lets everyone in here, so it could not be checked whether the token is right.`);
        const maskSecret = (value) => ci.mask(value);
        const surroundings = { environment, checkout: ci.workspace, maskSecret, signal };
        const storedIn = await (0,login_file/* keepCredential */.NU)(host, credential, surroundings);
        await warnOfOthers(request, registry, credential);
        return { data: { host, username: credential.username, storedIn, verified } };
    },
    text({ host, username, storedIn, verified }, style) {
        const as = username === '' ? '' : ` as ${username}`;
        const sign = verified ? style('good', '✔ Signed in') : style('attention', 'Kept, and not checked:');
        return `${sign} ${verified ? 'to ' : ''}${host}${as}. The token is in ${storedIn}.\n`;
    },
};
/** A token that somebody types for one host must not go to another that a file of the repository puts in its place. */
function refuseOtherEndpoint({ host, endpoint, credentialHosts, whyNoToken }) {
    if (credentialHosts?.includes(host) === true)
        return;
    throw new auth_registry/* CannotSignInError */.iP(`the token for ${host} would go to ${endpoint}`, {
        next: whyNoToken === undefined ? 'Name the endpoint itself.' : `It is not sent there: ${whyNoToken}.`,
    });
}
async function newCredentials(request, registry) {
    const { settings, askedByFlag } = request;
    const { host, auth, endpoint } = registry;
    // A token of the environment belongs to the host of the setting `registry`; one of a flag to the host beside it.
    const given = askedByFlag.has('token') || registry.tokenAllowed ? settings.token : undefined;
    const source = given === undefined ? 'the terminal' : askedByFlag.has('token') ? 'the token given' : 'the setting token';
    const secret = given ?? new system_secret/* Secret */.z(await readSecret(`Token for ${host}: `, request.signal));
    const kind = auth?.type === undefined || auth.type === 'none' ? 'password' : auth.type;
    if (kind !== 'password')
        return [{ kind, username: '', secret, source }];
    const username = settings.username ?? auth?.username;
    const usernames = username === undefined
        ? (0,known_usernames/* usernamesForToken */.y)(new URL(endpoint).hostname, secret.reveal().startsWith('glcbt-'))
        : [username];
    return usernames.map((name) => ({ kind, username: name, secret, source }));
}
/** What was kept is not always what a job will use. */
async function warnOfOthers(request, registry, kept) {
    const settings = request.askedByFlag.has('token') ? { ...request.settings, token: undefined } : request.settings;
    const [used] = await (0,auth_registry/* credentialsOf */.YN)({ ...request, settings }).candidatesFor(registry);
    if (used === undefined || used.secret.reveal() === kept.secret.reveal())
        return;
    request.ci.warning(`Jobs here will not use it: ${used.source} comes first, and has something else for this host.`);
}


/***/ }),

/***/ 6223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ namespaceOf),
/* harmony export */   k: () => (/* binding */ NamespacedSignIn)
/* harmony export */ });
/**
 * The sign-ins of one registry: one for all of it, and one for each part of it that has credentials of its own (the keys
 * `host/namespace` of containers' credential files). Their tokens are never mixed.
 */
class NamespacedSignIn {
    #parts;
    #signIns = new Map();
    #announced = [];
    #namespaces;
    constructor(parts) {
        this.#parts = parts;
    }
    /** Repositories that will be asked for soon: their tokens come with those that are asked for now. */
    announce(repositories) {
        this.#announced.push(...repositories);
    }
    /** Whether there are credentials for a repository. */
    async hasCredentials(repository) {
        return await (await this.#signInFor(repository)).hasCredentials();
    }
    /** See {@link SignIn.run}. */
    async run(repository, send) {
        return await (await this.#signInFor(repository)).run(repository, send);
    }
    async #signInFor(repository) {
        this.#namespaces ??= this.#parts.namespaces();
        const namespaces = await this.#namespaces;
        for (const one of this.#announced.splice(0))
            this.#of(namespaceOf(one, namespaces)).announce([one]);
        return this.#of(namespaceOf(repository, namespaces));
    }
    #of(namespace) {
        let signIn = this.#signIns.get(namespace);
        if (signIn === undefined) {
            signIn = this.#parts.make(namespace);
            this.#signIns.set(namespace, signIn);
        }
        return signIn;
    }
}
/** The longest namespace that a repository is, or lies in. */
function namespaceOf(repository, namespaces) {
    const fitting = namespaces.filter((namespace) => `${repository}/`.startsWith(`${namespace}/`));
    return fitting.sort((a, b) => b.length - a.length)[0];
}


/***/ })

};
