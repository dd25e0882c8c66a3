export const id = 7425;
export const ids = [7425];
export const modules = {

/***/ 97425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NotInGraphError: () => (/* binding */ NotInGraphError),
/* harmony export */   why: () => (/* binding */ why)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _report_human_units_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94548);
/* harmony import */ var _resolve_module_graph_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59231);
/* harmony import */ var _resolve_nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16993);
/* harmony import */ var _ask_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91170);
/* harmony import */ var _root_lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93185);
/* harmony import */ var _workspace_graphs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52426);







/** Nobody asks for a module of that name, or the name could mean several. */
class NotInGraphError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .OrasBufError */ .Ll {
    exitCode = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .exitCodes */ .hS.notFound;
}
const mostPaths = 1_000;
const pathsShown = 20;
/** Why a module is there, and why in this version. */
const why = {
    async run(request) {
        const graphs = await (0,_workspace_graphs_js__WEBPACK_IMPORTED_MODULE_3__/* .workspaceGraphs */ .v)(request);
        const module = findModule(request.words[0] ?? '', graphs);
        const roots = graphs.filter((one) => knows(one, module)).map((one) => explain(one, module));
        return { data: { module, roots } };
    },
    text({ module, roots }, style) {
        return roots.map((root) => `${rootText(module, root, style)}\n`).join('\n');
    },
};
function knows({ graph }, module) {
    return graph.modules.has(module) || graph.declarations.locals.has(module);
}
/** The module by its full name, or by the end of it where only one ends so. */
function findModule(word, graphs) {
    const names = new Set(graphs.flatMap(({ graph }) => [...graph.modules.keys(), ...graph.declarations.locals.keys()]));
    const known = [...names].find((name) => name === word);
    if (known !== undefined)
        return known;
    const ending = [...names].filter((name) => name.endsWith(`/${word}`)).sort();
    const [only] = ending;
    if (only !== undefined && ending.length === 1)
        return only;
    const candidates = ending.length > 0 ? ending : likeliest(word, names);
    throw new NotInGraphError(ending.length > 1 ? `"${word}" may mean several modules` : `Nothing in this workspace leads to "${word}"`, {
        next: candidates.length > 0
            ? `Did you mean ${candidates.join(' or ')}?`
            : 'Write registry/owner/name. "oras-buf tree" shows all modules.',
    });
}
/** Full names whose end is most like what was written: people write as many parts as they need. */
function likeliest(word, names) {
    const parts = word.split('/').length;
    // `name:v1.2.0` is copied from deps.
    const wanted = word.replace(/:[^/]*$/, '');
    const byEnd = Map.groupBy(names, (name) => name.split('/').slice(-parts).join('/'));
    return byEnd.get(wanted) ?? (0,_resolve_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .p)(wanted, byEnd.keys()).flatMap((end) => byEnd.get(end) ?? []);
}
function explain({ head, graph, lock }, module) {
    const { paths, isWhole } = (0,_resolve_module_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .pathsTo */ ._p)(graph, module, mostPaths);
    const local = graph.declarations.locals.get(module);
    const found = graph.modules.get(module);
    const asks = [...graph.asks, ...[...graph.modules.values()].flatMap(({ requires }) => requires)];
    return {
        ...head,
        source: local === undefined ? (found?.source ?? 'oci') : 'local',
        version: found?.version ?? '',
        digest: found?.digest ?? '',
        commit: found?.commit ?? '',
        local: local === undefined ? '' : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE)(local),
        selected: found === undefined
            ? { rule: 'local', because: 'the workspace itself holds it, which satisfies every ask for its name' }
            : { rule: found.reason.rule, because: (0,_ask_words_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonOf */ .A3)(found, lock !== undefined) },
        askedBy: asks.filter((ask) => ask.module === module).map(_ask_words_js__WEBPACK_IMPORTED_MODULE_2__/* .askData */ .Y2),
        paths: paths.map((path) => steps(path, graph.modules)),
        allPaths: isWhole,
    };
}
function steps(path, modules) {
    return path.map((ask) => ({
        ...(0,_ask_words_js__WEBPACK_IMPORTED_MODULE_2__/* .askData */ .Y2)(ask),
        module: ask.module,
        version: modules.get(ask.module)?.version ?? '',
    }));
}
function rootText(module, root, style) {
    const source = root.source === 'local' ? 'bsr' : root.source;
    const lines = [...(0,_root_lines_js__WEBPACK_IMPORTED_MODULE_5__/* .rootLines */ .y)(root, style), ''];
    const shown = root.source === 'local' ? `local, ${root.local}` : (0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .shortVersion */ .Li)(root.version) || 'not locked';
    lines.push(`${style('strong', module)} ${shown}`);
    if (root.digest !== '')
        lines.push(style('quiet', `  ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .shortDigest */ .VK)(root.digest)}, commit ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .shortVersion */ .Li)(root.commit)}`));
    const { rule, because } = root.selected;
    lines.push(`  ${rule === 'none' ? 'Out of date' : rule === 'local' ? 'Why this one' : 'Why this version'}: ${because}.`);
    if (root.askedBy.length === 0)
        return [...lines, '  Nobody asks for it.'].join('\n');
    const width = Math.max(...root.askedBy.map((ask) => (0,_ask_words_js__WEBPACK_IMPORTED_MODULE_2__/* .askerWords */ .OP)(ask.by).length));
    lines.push('', 'Asked for by');
    for (const ask of root.askedBy) {
        const requirement = root.source === 'local' ? ask.requirement || 'any version' : (0,_ask_words_js__WEBPACK_IMPORTED_MODULE_2__/* .requirementWords */ .Zy)(ask, source);
        lines.push(`  ${(0,_ask_words_js__WEBPACK_IMPORTED_MODULE_2__/* .askerWords */ .OP)(ask.by).padEnd(width)}  ${requirement}`);
    }
    lines.push('', root.allPaths ? `${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .counted */ .hS)(root.paths.length, 'path')} to it` : 'Paths to it, the shortest first');
    for (const path of root.paths.slice(0, pathsShown))
        lines.push(...pathLines(path, style));
    const more = root.paths.length - pathsShown;
    if (more > 0)
        lines.push(`  and ${more}${root.allPaths ? '' : ' or more'} more, which --json lists`);
    return lines.join('\n');
}
/** A path as a staircase: the line of the workspace, then each module below who asks for it. */
function pathLines(path, style) {
    const [first] = path;
    if (first === undefined)
        return [];
    return [
        `  ${(0,_ask_words_js__WEBPACK_IMPORTED_MODULE_2__/* .askerWords */ .OP)(first.by)}`,
        ...path.map((step, index) => {
            const name = index === path.length - 1 ? style('strong', step.module) : step.module;
            const version = step.version === '' ? '' : ` ${(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_6__/* .shortVersion */ .Li)(step.version)}`;
            return `  ${'   '.repeat(index)}└─ ${name}${version}`;
        }),
    ];
}


/***/ })

};
