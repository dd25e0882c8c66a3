export const id = 5048;
export const ids = [5048];
export const modules = {

/***/ 35556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   authStatus: () => (/* binding */ authStatus)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _modules_find_declarations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73718);
/* harmony import */ var _modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74738);
/* harmony import */ var _modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67570);
/* harmony import */ var _oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87077);
/* harmony import */ var _oci_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20907);
/* harmony import */ var _oci_registry_access_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(33646);
/* harmony import */ var _pipeline_root_directories_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91365);
/* harmony import */ var _auth_registry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(15489);









/** Rights are asked for with some requests each. */
const mostNamespaces = 20;
/** Asks each registry who we are to it, and what we may do there. No secret is shown. */
const authStatus = {
    async run(request) {
        const { words, settings } = request;
        const asked = words[0] === undefined
            ? [...settings.registries.values()].filter((registry) => (0,_oci_endpoint_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEndpoint */ .B)(registry).kind === 'server')
            : [(0,_auth_registry_js__WEBPACK_IMPORTED_MODULE_7__/* .registryToSignIn */ .nr)(request, words[0])];
        const modules = await modulesInUse(request);
        const registries = [];
        for (const registry of asked)
            registries.push(await statusOf(request, registry, modules));
        const notFine = registries.filter(({ status }) => status !== 'signed-in' && status !== 'open');
        const isUnreachable = notFine.length > 0 && notFine.every(({ status }) => status === 'unreachable');
        const exitCode = notFine.length === 0 ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.done : isUnreachable ? _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.network : _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed;
        return { data: { registries }, exitCode };
    },
    text({ registries }, style) {
        if (registries.length === 0)
            return 'No registry of this workspace is a server.\n';
        return registries.map((registry) => `${registryLines(registry, style).join('\n')}\n`).join('\n');
    },
};
async function statusOf(request, registry, modules) {
    const { host, endpoint } = registry;
    const nobody = {
        host,
        endpoint,
        source: '',
        kind: '',
        username: '',
        expiresAt: '',
        rights: [],
        problem: '',
    };
    const source = (0,_auth_registry_js__WEBPACK_IMPORTED_MODULE_7__/* .credentialsOf */ .YN)(request);
    const candidates = await source.candidatesFor(registry);
    const [first] = candidates;
    const known = first === undefined ? nobody : { ...nobody, ...describe(first) };
    try {
        return await (0,_auth_registry_js__WEBPACK_IMPORTED_MODULE_7__/* .withRegistryAccess */ .or)(request, registry, async (access) => {
            const wants = await access.wants();
            if (wants.kind !== 'open' && first !== undefined) {
                const credential = await access.accepted(wants, candidates);
                const rights = await rightsOf(access, wants, credential, registry, modules);
                return { ...nobody, ...describe(credential), status: 'signed-in', rights };
            }
            const rights = await rightsOf(access, wants, undefined, registry, modules);
            if (wants.kind === 'open')
                return { ...known, status: 'open', rights };
            return { ...nobody, status: 'missing', rights, problem: howToSignIn(registry) };
        });
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll))
            throw error;
        const status = error.exitCode === _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notAllowed ? 'rejected' : 'unreachable';
        return { ...known, status, problem: `${error.message}. ${error.next}` };
    }
}
/** Signing in by hand helps only where what is kept for the host would be sent. */
function howToSignIn({ host, credentialHosts, whyNoToken }) {
    return credentialHosts?.includes(host) === true || whyNoToken === undefined
        ? `It asks for credentials, and there are none. Run: oras-buf login ${host}`
        : `It asks for credentials, and none are sent there: ${whyNoToken}.`;
}
function describe({ kind, username, source, secret, }) {
    const { exp } = (0,_oci_registry_access_js__WEBPACK_IMPORTED_MODULE_5__/* .jwtClaims */ .v)(secret.reveal());
    const milliseconds = typeof exp === 'number' ? exp * 1000 : Number.NaN;
    const isDate = Math.abs(milliseconds) <= 8.64e15;
    return { kind, username, source, expiresAt: isDate ? new Date(milliseconds).toISOString() : '' };
}
async function rightsOf(access, wants, credential, registry, modules) {
    const byNamespace = new Map();
    for (const module of modules) {
        const { registry: host, owner, name } = (0,_modules_module_name_js__WEBPACK_IMPORTED_MODULE_2__/* .moduleNameParts */ .u)(module);
        if (host !== registry.host)
            continue;
        const repository = (0,_oci_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .applyRepositoryTemplate */ .lI)(registry.repository, owner, name);
        const namespace = repository.includes('/') ? repository.slice(0, repository.lastIndexOf('/')) : repository;
        if (!byNamespace.has(namespace))
            byNamespace.set(namespace, repository);
    }
    const found = [];
    for (const [namespace, repository] of [...byNamespace].slice(0, mostNamespaces)) {
        found.push({ namespace, repository, ...(await access.rights(wants, credential, repository)) });
    }
    return found;
}
/** The modules that this workspace names. Where it cannot be read, that is no matter of signing in. */
async function modulesInUse({ settings, environment, ci }) {
    const names = new Set();
    try {
        const directories = await (0,_pipeline_root_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .rootDirectories */ .W)(settings.directories);
        for (const directory of directories.values()) {
            const { asks } = await (0,_modules_find_declarations_js__WEBPACK_IMPORTED_MODULE_1__/* .findDeclarations */ .j)(directory, {
                registries: settings.registries.keys(),
                environment,
                otherRoots: [...directories.keys()],
            });
            for (const { module } of asks)
                names.add(module);
        }
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll))
            throw error;
        ci.debug(`No rights of namespaces are asked for: ${error.message}`);
    }
    return [...names].sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_8__/* .compareUtf8 */ .z);
}
const headings = {
    'signed-in': 'signed in',
    open: 'asks nobody to sign in',
    missing: 'not signed in',
    rejected: 'not signed in: the credentials are refused',
    unreachable: 'cannot be asked',
};
function registryLines(registry, style) {
    const { host, endpoint, status, source, username, expiresAt, rights, problem } = registry;
    const isFine = status === 'signed-in' || status === 'open';
    const at = endpoint === `https://${host}` ? '' : ` ${style('quiet', `(${endpoint})`)}`;
    const lines = [
        `${style(isFine ? 'good' : 'bad', isFine ? '✔' : '✘')} ${style('strong', host)}${at}: ${headings[status]}`,
    ];
    if (source !== '')
        lines.push(`  by ${source}${username === '' ? '' : `, as ${username}`}`);
    if (expiresAt !== '') {
        const isOver = Date.parse(expiresAt) < Date.now();
        lines.push(`  ${isOver ? style('bad', `it ended at ${expiresAt}`) : `it ends at ${expiresAt}`}`);
    }
    for (const { namespace, pull, push } of rights) {
        const may = [pull ? 'pull' : '', push ? 'push' : ''].filter((word) => word !== '').join(', ');
        lines.push(`  ${namespace}: ${may === '' ? style('bad', 'no rights') : may}`);
    }
    if (problem !== '')
        lines.push(`  ${problem}`);
    return lines;
}


/***/ }),

/***/ 5249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ mapBounded)
/* harmony export */ });
/**
 * Maps with at most `limit` calls under way at once, and gives the results in the order of `items`. The first error stops
 * new calls, waits for the ones under way, and is thrown.
 */
async function mapBounded(items, limit, work) {
    const results = new Array(items.length);
    let next = 0;
    let failure;
    const worker = async () => {
        while (failure === undefined) {
            const index = next++;
            if (index >= items.length)
                return;
            try {
                results[index] = await work(items[index], index);
            }
            catch (error) {
                failure ??= { error };
            }
        }
    };
    await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
    if (failure !== undefined)
        throw failure.error;
    return results;
}


/***/ })

};
