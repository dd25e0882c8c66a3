export const id = 1012;
export const ids = [1012];
export const modules = {

/***/ 11012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dockerConfigForLaterSteps: () => (/* binding */ dockerConfigForLaterSteps)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/auth/credential-chain.js
var credential_chain = __webpack_require__(35662);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/system/plain-file.js
var plain_file = __webpack_require__(55883);
// EXTERNAL MODULE: ./build/auth/credential-files.js
var credential_files = __webpack_require__(47176);
// EXTERNAL MODULE: ./build/auth/credential-helper.js
var credential_helper = __webpack_require__(79947);
// EXTERNAL MODULE: ./build/auth/docker-config.js
var docker_config = __webpack_require__(32890);
// EXTERNAL MODULE: ./build/auth/json-members.js
var json_members = __webpack_require__(63423);
// EXTERNAL MODULE: ./build/auth/login-file.js
var login_file = __webpack_require__(42737);
;// CONCATENATED MODULE: ./build/auth/private-docker-config.js








/**
 * Makes a directory for `DOCKER_CONFIG`: all that the user's own has, and these credentials on top. The user's own is not changed, so
 * jobs beside this one and after it see nothing of ours; what lies in it besides `config.json` (contexts, builders, plugins) is
 * linked.
 * @param directory a private one, which does not exist yet
 * @throws {MalformedCredentialFileError} the user's file is broken: nobody would know what to keep of it
 */
async function writePrivateDockerConfig(directory, credentials, surroundings) {
    const { environment } = surroundings;
    const own = (0,credential_files/* dockerDirectory */.C2)(environment);
    const shown = (0,credential_files/* shownPath */.pS)((0,external_node_path_.join)(own, 'config.json'), (0,credential_files/* homeOf */.lt)(environment));
    const found = (await (0,plain_file/* readPlainFile */.b)({ path: (0,external_node_path_.join)(own, 'config.json'), name: shown })) ?? '';
    let text = found.trim() === '' ? '{}\n' : found.replace(/^\uFEFF/, '');
    text = await withoutStore(text, shown, surroundings);
    for (const { host, credential } of credentials) {
        text = (0,login_file/* withEntry */.rM)(withoutHelper(text, (0,docker_config/* credentialKey */.TC)(host)), host, (0,login_file/* entryFor */.cy)(credential));
    }
    await (0,promises_.mkdir)(directory, { mode: 0o700 });
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'config.json'), text, { mode: 0o600, flag: 'wx' });
    await linkOthers(own, directory);
}
/**
 * A store for all hosts would be asked in the place of our entries. So it becomes the helper of each host that it knows, or that the
 * file lists.
 */
async function withoutStore(text, file, surroundings) {
    const { credsStore, credHelpers } = (0,docker_config/* parseDockerConfig */.Cj)(text, file);
    if (credsStore === undefined)
        return text;
    const known = await (0,credential_helper/* serversOfHelper */.g)({ name: credsStore, file }, surroundings).catch((error) => {
        surroundings.log.debug(`The hosts of that helper are not known: ${error.message}`);
        return [];
    });
    const start = (0,json_members/* startOfObject */.jt)(text, 'auths');
    const listed = start === undefined ? [] : (0,json_members/* jsonMembers */.U2)(text, start).map(({ key }) => key);
    const hosts = [...new Set([...known, ...listed])].filter((host) => !credHelpers.has((0,docker_config/* credentialKey */.TC)(host)));
    let changed = (0,json_members/* removeJsonMembers */.qp)(text, text.indexOf('{'), (key) => key === 'credsStore');
    for (const host of hosts)
        changed = (0,json_members/* setInObject */.Du)(changed, 'credHelpers', host, JSON.stringify(credsStore));
    return changed;
}
function withoutHelper(text, key) {
    const helpers = (0,json_members/* startOfObject */.jt)(text, 'credHelpers');
    return helpers === undefined ? text : (0,json_members/* removeJsonMembers */.qp)(text, helpers, (one) => (0,docker_config/* credentialKey */.TC)(one) === key);
}
async function linkOthers(from, to) {
    for (const name of await (0,promises_.readdir)(from).catch(() => [])) {
        if (name.startsWith('config.json'))
            continue;
        const target = (0,external_node_path_.join)(from, name);
        const isDirectory = await (0,promises_.stat)(target).then((status) => status.isDirectory(), () => false);
        // Windows lets everyone make junctions, and only some make links.
        await (0,promises_.symlink)(target, (0,external_node_path_.join)(to, name), isDirectory ? 'junction' : 'file').catch(() => { });
    }
}

;// CONCATENATED MODULE: ./build/pipeline/docker-config-for-later-steps.js



/**
 * With `export-credentials`, where steps of one job share a machine: a docker configuration with the credentials of all registries of
 * this job, for `oras`, `docker` and their like in the steps after ours. It lies in the private directory of this job, which the post
 * step removes, whatever happened.
 * @returns the directory for DOCKER_CONFIG; undefined where there is nothing to export
 */
async function dockerConfigForLaterSteps(settings, ci, environment) {
    if (ci.system !== 'github' || !settings.exportCredentials)
        return undefined;
    const maskSecret = (value) => ci.mask(value);
    const surroundings = { environment, checkout: ci.workspace, log: ci, maskSecret };
    const source = (0,credential_chain/* credentialChain */.V)({ ...settings, ...surroundings });
    const credentials = [];
    for (const registry of settings.registries.values()) {
        const [credential] = await source.candidatesFor(registry);
        if (credential === undefined)
            continue;
        for (const host of registry.credentialHosts ?? [])
            credentials.push({ host, credential });
    }
    if (credentials.length === 0)
        return undefined;
    for (const { credential } of credentials) {
        const { username, secret } = credential;
        maskSecret(secret.reveal());
        maskSecret(Buffer.from(`${username}:${secret.reveal()}`).toString('base64'));
    }
    const directory = (0,external_node_path_.join)(ci.temporaryDirectory, 'docker');
    await writePrivateDockerConfig(directory, credentials, surroundings);
    return directory;
}


/***/ })

};
