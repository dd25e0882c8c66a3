export const id = 1587;
export const ids = [1587];
export const modules = {

/***/ 1587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  outdated: () => (/* binding */ outdated)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/modules/utf8-order.js
var utf8_order = __webpack_require__(67570);
// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
// EXTERNAL MODULE: ./build/commands/ask-words.js
var ask_words = __webpack_require__(91170);
// EXTERNAL MODULE: ./build/commands/engine.js
var engine = __webpack_require__(23049);
// EXTERNAL MODULE: ./build/bsr/buf-failure.js
var buf_failure = __webpack_require__(73474);
// EXTERNAL MODULE: ./build/resolve/bsr-asks.js
var bsr_asks = __webpack_require__(87083);
;// CONCATENATED MODULE: ./build/commands/outdated-module.js
/** A module of which nothing could be told. */
function nothingKnown(name, source, locked) {
    return { name, source, locked, fits: '', newest: '', state: 'unknown', update: '', heldBy: [], note: '' };
}
/** What went wrong, as much of it as fits in a line. */
function firstLine(error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.split('\n')[0] ?? '';
}

;// CONCATENATED MODULE: ./build/commands/newer-commits.js




/**
 * Modules of the BSR beside the commits that their labels have now. buf (or the mirror) is asked as for an update: commits have no
 * order that it would tell, so another commit of the label counts as newer.
 */
async function newerCommits(engine, modules) {
    const locked = modules.filter((one) => one.version !== undefined);
    const labels = new Map();
    const noLabel = new Map();
    for (const { module, asks } of locked) {
        try {
            labels.set(module, (0,bsr_asks/* groupBsrAsks */.$h)(asks)[0]?.reference ?? '');
        }
        catch (error) {
            noLabel.set(module, firstLine(error));
        }
    }
    const byDefault = await commitsOf(engine, locked.map(({ module }) => ({ module, reference: '' })));
    const labelled = [...labels].filter(([, reference]) => reference !== '' && !isCommit(reference));
    const byLabel = await commitsOf(engine, labelled.map(([module, reference]) => ({ module, reference })));
    return locked.map((one) => {
        const { module, version = '', asks } = one;
        const base = nothingKnown(module, 'bsr', version);
        const reference = labels.get(module);
        if (reference === undefined)
            return { ...base, note: noLabel.get(module) ?? '' };
        const newest = byDefault.get(module);
        const fits = isCommit(reference) ? { commit: reference } : (reference === '' ? byDefault : byLabel).get(module);
        if (newest?.commit === undefined || fits?.commit === undefined) {
            const why = [newest, fits].flatMap((answer) => (answer !== undefined && 'why' in answer ? [answer.why] : []))[0];
            return { ...base, note: why ?? 'buf did not name a commit of it' };
        }
        const isCurrent = fits.commit === version && newest.commit === version;
        return {
            ...base,
            fits: fits.commit,
            newest: newest.commit,
            state: isCurrent ? 'current' : 'newer',
            update: fits.commit === version ? '' : fits.commit,
            heldBy: newest.commit === fits.commit ? [] : asks.filter((ask) => ask.requirement.text === reference).map(ask_words/* askData */.Y2),
        };
    });
}
/** The commits, or why there is none. Where all together fail, each is asked for alone: one that is gone must not hide the others. */
async function commitsOf(engine, wanted) {
    const answers = new Map();
    if (wanted.length === 0)
        return answers;
    const ask = async (some) => {
        const found = await engine.askBsr({ wanted: some, lockVersions: new Set(['v2']) });
        const names = new Set(some.map(({ module }) => module));
        for (const { module, commit } of found)
            if (names.has(module))
                answers.set(module, { commit });
    };
    try {
        await ask(wanted);
    }
    catch (error) {
        const isAboutOne = error instanceof buf_failure/* BsrNotFoundError */.VV || error instanceof buf_failure/* BsrNotAllowedError */.xv;
        for (const one of wanted) {
            if (!isAboutOne || wanted.length === 1)
                answers.set(one.module, { why: firstLine(error) });
            else
                await ask([one]).catch((own) => answers.set(one.module, { why: firstLine(own) }));
        }
    }
    return answers;
}
function isCommit(reference) {
    return /^[0-9a-f]{32}$/.test(reference);
}

// EXTERNAL MODULE: ./build/resolve/version-rule.js
var version_rule = __webpack_require__(49754);
;// CONCATENATED MODULE: ./build/resolve/newer-versions.js

/** Compares a version with the tags of its module. For a tag that is a word, nothing but itself fits. */
async function newerVersions(current, asks, tags) {
    const own = (0,version_rule/* tagVersion */.RQ)(current);
    const all = versionsOf(tags);
    const releases = all.filter(({ version }) => version.prerelease.length === 0);
    const atLeastOwn = (tag) => {
        const version = tag === undefined ? undefined : (0,version_rule/* tagVersion */.RQ)(tag);
        if (tag === undefined || version === undefined)
            return current;
        return own === undefined || version.compare(own) > 0 ? tag : current;
    };
    const fitting = own === undefined ? [] : all.filter(({ tag }) => asks.every((ask) => (0,version_rule/* satisfies */.ib)(tag, ask, asks)));
    const newest = atLeastOwn((releases.length > 0 ? releases : all).at(-1)?.tag);
    const choice = await (0,version_rule/* chooseVersion */.EH)(asks, undefined, {
        has: async (tag) => tags.includes(tag),
        list: async () => tags,
    });
    return {
        fits: atLeastOwn(fitting.at(-1)?.tag),
        newest,
        selected: choice.kind === 'chosen' ? choice.tag : undefined,
        holding: newest === current ? [] : asks.filter((ask) => !(0,version_rule/* satisfies */.ib)(newest, ask, asks)),
        isThere: tags.includes(current),
    };
}
/** The tags that are versions, lowest first; of two spellings of one version the one with `v` comes later. */
function versionsOf(tags) {
    return tags
        .flatMap((tag) => {
        const version = (0,version_rule/* tagVersion */.RQ)(tag);
        return version === undefined ? [] : [{ tag, version }];
    })
        .sort((a, b) => a.version.compare(b.version) || (a.tag < b.tag ? -1 : 1));
}

// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
;// CONCATENATED MODULE: ./build/commands/newer-tags.js





/** Modules of OCI registries beside the tags that there are now. What cannot be told says why, and stops nobody else. */
async function newerTags({ modules: registry }, modules, parallel) {
    const locked = modules.filter((one) => one.version !== undefined);
    registry.announce(locked.map(({ module }) => module));
    return (0,bounded/* mapBounded */.y)(locked, parallel, async (one) => {
        try {
            return await compare(registry, one, one.version ?? '');
        }
        catch (error) {
            return { ...nothingKnown(one.module, 'oci', one.version ?? ''), note: firstLine(error) };
        }
    });
}
async function compare(registry, one, version) {
    const { module } = one;
    const tags = await registry.tags(module);
    const base = nothingKnown(module, 'oci', version);
    if (tags === undefined)
        return { ...base, note: 'the registry does not have this module (any more)' };
    const found = await newerVersions(version, one.asks, tags);
    const { fits, newest } = found;
    const update = found.selected === undefined || found.selected === version ? '' : found.selected;
    const heldBy = found.holding.map(ask_words/* askData */.Y2);
    const known = { ...base, fits, newest, update, heldBy };
    const gone = found.isThere ? '' : `the registry does not have ${version} any more`;
    // Words say nothing of age: what counts is what they point at.
    if ((0,version_rule/* tagVersion */.RQ)(version) === undefined) {
        if (!found.isThere)
            return { ...known, newest: version, heldBy: [], state: 'gone', note: gone };
        const now = await registry.manifest(module, version);
        const isSame = now?.digest === one.digest;
        const note = isSame ? '' : `the tag ${version} points elsewhere now`;
        return {
            ...known,
            newest: version,
            heldBy: [],
            update: isSame ? '' : version,
            state: isSame ? 'current' : 'moved',
            note,
        };
    }
    if (newest !== version)
        return { ...known, state: 'newer', note: gone };
    return { ...known, state: found.isThere ? 'current' : 'gone', note: gone };
}

// EXTERNAL MODULE: ./build/commands/root-lines.js
var root_lines = __webpack_require__(93185);
// EXTERNAL MODULE: ./build/commands/workspace-graphs.js
var workspace_graphs = __webpack_require__(52426);
;// CONCATENATED MODULE: ./build/commands/outdated.js










/** What of the lock is not the newest: every tag list is asked for, at once. */
const outdated = {
    async run(request) {
        const graphs = await (0,workspace_graphs/* workspaceGraphs */.v)(request);
        const roots = [];
        for (const graph of graphs)
            roots.push({ ...graph.head, modules: await modulesOf(request, graph) });
        const data = { roots, all: request.flags.has('all') };
        if (!request.flags.has('fail'))
            return { data };
        const states = new Set(roots.flatMap(({ modules }) => modules.map(({ state }) => state)));
        // A registry that is down must not look like one that has nothing new.
        if (states.has('unknown'))
            return { data, exitCode: errors/* exitCodes */.hS.network };
        const isCurrent = [...states].every((state) => state === 'current');
        return { data, exitCode: isCurrent ? errors/* exitCodes */.hS.done : errors/* exitCodes */.hS.policy };
    },
    text({ roots, all }, style) {
        return roots
            .map((root) => `${[...(0,root_lines/* rootLines */.y)(root, style), ...tableLines(root, all, style)].join('\n')}\n`)
            .join('\n');
    },
};
async function modulesOf(request, { graph }) {
    const all = [...graph.modules.values()];
    const unlocked = all.filter(({ version }) => version === undefined);
    return (0,engine/* withEngine */.f)(request, graph.declarations, async (engine) => {
        const [oci, bsr] = await Promise.all([
            newerTags(engine, all.filter(({ source }) => source === 'oci'), request.settings.parallelDownloads),
            newerCommits(engine, all.filter(({ source }) => source === 'bsr')),
        ]);
        const rest = unlocked.map((one) => {
            return { ...nothingKnown(one.module, one.source, ''), note: 'not locked yet' };
        });
        return [...oci, ...bsr, ...rest].sort((a, b) => (0,utf8_order/* compareUtf8 */.z)(a.name, b.name));
    });
}
const heading = ['Module', 'Locked', 'Fits', 'Newest'];
function tableLines({ modules }, all, style) {
    const shown = all ? modules : modules.filter(({ state }) => state !== 'current');
    const total = summary(modules);
    if (shown.length === 0)
        return [style('good', total)];
    const cells = shown.map((one) => [
        one.name,
        ...[one.locked, one.fits, one.newest].map((v) => (0,human_units/* shortVersion */.Li)(v) || '?'),
    ]);
    const widths = heading.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
    const line = (row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    const lines = [style('quiet', line(heading).join('  ').trimEnd())];
    shown.forEach((module, index) => {
        const [name = '', locked = '', fits = '', newest = ''] = line(cells[index] ?? []);
        const dressed = [
            name,
            locked,
            module.fits !== module.locked && module.fits !== '' ? style('good', fits) : fits,
            module.newest !== module.fits && module.newest !== '' ? style('attention', newest) : newest,
        ];
        lines.push(`${dressed.join('  ')}  ${noteOf(module)}`.trimEnd());
    });
    return [...lines, style('quiet', total)];
}
function noteOf(module) {
    const notes = [];
    if (module.note !== '')
        notes.push(module.note);
    if (module.update !== '')
        notes.push(`--update takes ${module.update === module.locked ? 'that' : (0,human_units/* shortVersion */.Li)(module.update)}`);
    const [first] = module.heldBy;
    if (first !== undefined) {
        const more = module.heldBy.length - 1;
        notes.push(`held by ${(0,ask_words/* askerWords */.OP)(first.by)} (${(0,human_units/* shortVersion */.Li)(first.requirement)})${more > 0 ? ` and ${more} more` : ''}`);
    }
    else if (module.state === 'newer' && module.update === '' && module.note === '') {
        notes.push('the minimum that modules ask for is used');
    }
    return notes.join('; ');
}
function summary(modules) {
    if (modules.length === 0)
        return 'It asks for no modules.';
    const count = (...states) => modules.filter(({ state }) => states.includes(state)).length;
    const unknown = count('unknown');
    const old = count('newer', 'moved', 'gone');
    if (old + unknown === 0)
        return `${(0,human_units/* counted */.hS)(modules.length, 'module')}, nothing newer.`;
    if (old === 0)
        return `Of ${(0,human_units/* counted */.hS)(modules.length, 'module')} none is known to be old, ${unknown} could not be told.`;
    const parts = [`${old} of ${(0,human_units/* counted */.hS)(modules.length, 'module')} ${old === 1 ? 'is' : 'are'} not the newest`];
    if (unknown > 0)
        parts.push(`${unknown} could not be told`);
    return `${parts.join(', ')}.`;
}


/***/ })

};
