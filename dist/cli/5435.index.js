export const id = 5435;
export const ids = [5435];
export const modules = {

/***/ 45435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tree: () => (/* binding */ tree)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19473);
/* harmony import */ var _modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67570);
/* harmony import */ var _report_human_units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94548);
/* harmony import */ var _ask_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91170);
/* harmony import */ var _root_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93185);
/* harmony import */ var _workspace_graphs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52426);






/** What depends on what, from the workspace's own lines down. */
const tree = {
    async run(request) {
        return { data: { roots: (await (0,_workspace_graphs_js__WEBPACK_IMPORTED_MODULE_2__/* .workspaceGraphs */ .v)(request)).map(treeRoot) } };
    },
    text({ roots }, style) {
        return roots.map((root) => `${[...(0,_root_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .rootLines */ .y)(root, style), ...treeLines(root, style)].join('\n')}\n`).join('\n');
    },
};
function treeRoot({ head, graph }) {
    const everyAsk = [...graph.asks, ...[...graph.modules.values()].flatMap(({ requires }) => requires)];
    const asksFor = Map.groupBy(everyAsk, ({ module }) => module);
    const locals = [...graph.declarations.locals].map(([name, place]) => {
        return {
            name,
            source: 'local',
            version: '',
            digest: '',
            local: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlace */ .dE)(place),
            askedBy: (asksFor.get(name) ?? []).map(_ask_words_js__WEBPACK_IMPORTED_MODULE_1__/* .askData */ .Y2),
            dependencies: [],
        };
    });
    const modules = [...graph.modules.values()].map((one) => {
        return {
            name: one.module,
            source: one.source,
            version: one.version ?? '',
            digest: one.digest,
            local: '',
            askedBy: (asksFor.get(one.module) ?? []).map(_ask_words_js__WEBPACK_IMPORTED_MODULE_1__/* .askData */ .Y2),
            dependencies: names(one.requires),
        };
    });
    return {
        ...head,
        direct: directNames(graph),
        modules: [...modules, ...locals].sort((a, b) => (0,_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_4__/* .compareUtf8 */ .z)(a.name, b.name)),
    };
}
/** What the workspace asks for, and the modules that it holds, which nobody need ask for. */
function directNames(graph) {
    return [...new Set([...names(graph.asks), ...graph.declarations.locals.keys()])].sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_4__/* .compareUtf8 */ .z);
}
function names(asks) {
    return [...new Set(asks.map(({ module }) => module))].sort(_modules_utf8_order_js__WEBPACK_IMPORTED_MODULE_4__/* .compareUtf8 */ .z);
}
function treeLines(root, style) {
    const modules = new Map(root.modules.map((one) => [one.name, one]));
    if (root.direct.length === 0)
        return ['  It asks for no modules.'];
    const lines = [];
    const drawn = new Set();
    let repeated = false;
    // A stack of our own: a chain of modules may be longer than the stack of calls.
    const waiting = rows(root.direct, '', undefined).reverse();
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
        const module = modules.get(row.name);
        const again = drawn.has(row.name) && (module?.dependencies.length ?? 0) > 0;
        repeated ||= again;
        lines.push(`${row.prefix}${row.isLast ? '└─ ' : '├─ '}${moduleWords(row, module, again, style)}`);
        if (again || module === undefined)
            continue;
        drawn.add(row.name);
        const below = `${row.prefix}${row.isLast ? '   ' : '│  '}`;
        waiting.push(...rows(module.dependencies, below, row.name).reverse());
    }
    const count = (source, noun) => {
        const number = root.modules.filter((one) => one.source === source).length;
        return number === 0 ? [] : [(0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .hS)(number, noun)];
    };
    const total = [...count('oci', 'OCI module'), ...count('bsr', 'BSR module'), ...count('local', 'local module')];
    lines.push(style('quiet', `${total.join(', ')}${repeated ? '; (*) is drawn in full above' : ''}`));
    return lines;
}
function rows(names, prefix, parent) {
    return names.map((name, index) => ({ name, parent, prefix, isLast: index === names.length - 1 }));
}
function moduleWords(row, module, again, style) {
    const mark = again ? ' (*)' : '';
    if (module === undefined)
        return `${row.name}${mark}`;
    if (module.source === 'local') {
        return `${style('good', row.name)} ${style('quiet', `local, ${module.local}`)}`;
    }
    const { source } = module;
    const version = module.version === '' ? style('attention', 'not locked') : (0,_report_human_units_js__WEBPACK_IMPORTED_MODULE_5__/* .shortVersion */ .Li)(module.version);
    const asks = module.askedBy.filter(({ by }) => row.parent === undefined ? by.kind === 'workspace' : by.kind === 'module' && by.module === row.parent);
    const asked = [...new Set(asks.map((ask) => (0,_ask_words_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementWords */ .Zy)(ask, source)))];
    const where = row.parent === undefined ? [...new Set(asks.map(({ by }) => (0,_ask_words_js__WEBPACK_IMPORTED_MODULE_1__/* .askerWords */ .OP)(by)))].join(', ') : '';
    const differs = asked.filter((one) => one !== version).join(', ');
    const note = [differs === '' ? '' : `asked for as ${differs}`, where === '' ? '' : `in ${where}`].filter((one) => one !== '');
    return `${row.name} ${version}${mark}${note.length === 0 ? '' : style('quiet', `  ${note.join(' ')}`)}`;
}


/***/ })

};
