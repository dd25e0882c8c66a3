export const id = 5508;
export const ids = [5508];
export const modules = {

/***/ 15508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   groupTitles: () => (/* binding */ groupTitles),
/* harmony export */   helpText: () => (/* binding */ helpText)
/* harmony export */ });
/* harmony import */ var _settings_definitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89375);
/* harmony import */ var _command_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38331);
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29972);



/** Headings of the groups, also of docs/settings.md. */
const groupTitles = {
    registries: 'Registries and sign-in',
    job: 'What to do',
    remote: 'Remote cache and execution',
    locks: 'Locks',
    caches: 'Caches and downloads',
    report: 'Log and report',
};
const width = 100;
const indent = 30;
/**
 * The text of `--help`. Made from the table of commands and the definitions of the settings.
 * @param of the name of a command, or of a group of commands; undefined for the whole tool
 */
function helpText(of) {
    const spec = _command_table_js__WEBPACK_IMPORTED_MODULE_1__/* .specs */ .dt.find(({ name }) => name === of);
    if (spec === undefined)
        return of === undefined ? overview() : groupHelp(of);
    return spec.kind === 'job' ? jobHelp(spec) : commandHelp(spec);
}
function overview() {
    return [
        'Usage: oras-buf COMMAND [FLAGS]',
        '',
        'Private protobuf modules from an OCI registry and public ones from the Buf Schema Registry: resolved',
        'together, locked, and installed so that stock buf and buck2 find them without a network.',
        '',
        'Commands:',
        ..._command_table_js__WEBPACK_IMPORTED_MODULE_1__/* .specs */ .dt.map(commandRow),
        '',
        'Flags:',
        row('  --help', 'Show this, or after a command its flags.'),
        row('  --version', 'Show the version.'),
        '',
    ].join('\n');
}
function groupHelp(group) {
    const members = _command_table_js__WEBPACK_IMPORTED_MODULE_1__/* .specs */ .dt.filter(({ name }) => name.startsWith(`${group} `));
    return [`Usage: oras-buf ${group} COMMAND [FLAGS]`, '', 'Commands:', ...members.map(commandRow), ''].join('\n');
}
function commandRow(spec) {
    return row(`  ${(0,_flags_js__WEBPACK_IMPORTED_MODULE_2__/* .usageOf */ .F)(spec).replace(' [FLAGS]', '')}`, spec.summary);
}
const order = [
    'A flag wins over its variable ORAS_BUF_<NAME>, that over .oras/config.yaml, that over the default.',
    'Secrets come by variable, file or standard input, never as the value of a flag.',
];
function jobHelp(spec) {
    const lines = [`Usage: oras-buf ${(0,_flags_js__WEBPACK_IMPORTED_MODULE_2__/* .usageOf */ .F)(spec)}`, '', spec.summary];
    for (const [group, title] of Object.entries(groupTitles)) {
        const names = _settings_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .settingNames */ .H$.filter((name) => (0,_settings_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .definitionOf */ .Fg)(name).group === group && !spec.unused.includes(name));
        const rows = names.flatMap((name) => flagRows(name, (0,_settings_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .definitionOf */ .Fg)(name)));
        if (rows.length > 0)
            lines.push('', `${title}:`, ...rows);
    }
    lines.push('', 'In brackets: what holds where nothing is set. "...": several values, or the flag several times.', ...order, '');
    return lines.join('\n');
}
function commandHelp(spec) {
    const lines = [`Usage: oras-buf ${(0,_flags_js__WEBPACK_IMPORTED_MODULE_2__/* .usageOf */ .F)(spec)}`, '', spec.summary];
    if (spec.details !== undefined)
        lines.push('', ...spec.details.map((line) => `  ${line}`));
    if (spec.positionals.length > 0) {
        lines.push('', ...spec.positionals.map(({ name, summary }) => row(`  ${name}`, summary)));
    }
    const own = [...spec.flags, _command_table_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonFlag */ .hG].map((flag) => {
        const value = flag.choices === undefined ? flag.value : flag.choices.join('|');
        return row(`  --${flag.name}${value === undefined ? '' : ` ${value}`}`, flag.summary);
    });
    lines.push('', 'Flags:', ...own);
    const settings = _settings_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .settingNames */ .H$.filter((name) => spec.settings.includes(name));
    const rows = settings.flatMap((name) => flagRows(name, (0,_settings_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .definitionOf */ .Fg)(name)));
    if (rows.length > 0)
        lines.push('', 'Settings:', ...rows);
    lines.push('', 'In brackets: what holds where nothing is set.', ...order, '');
    return lines.join('\n');
}
function flagRows(name, definition) {
    if (!definition.places.includes('flag'))
        return [];
    const value = definition.valueName ?? 'VALUE';
    switch (definition.type) {
        case 'secret':
            return [row(`  --${name}-stdin`, definition.summary), row(`  --${name}-file FILE`, 'The same from a file.')];
        case 'boolean':
            return [row(`  --[no-]${name}`, described(definition))];
        case 'optional-list':
            return [row(`  --${name} [${value}...]`, described(definition))];
        case 'choice':
            return [
                row(`  --${name} ${isLong(definition.choices) ? value : definition.choices.join('|')}`, described(definition)),
            ];
        case 'list':
            return [row(`  --${name} ${value} ...`, described(definition))];
        default:
            return [row(`  --${name} ${value}`, described(definition))];
    }
}
function isLong(choices) {
    return choices.length > 4;
}
function described(definition) {
    const choices = definition.type === 'choice' && isLong(definition.choices) ? ` One of ${definition.choices.join(', ')}.` : '';
    const plain = 'default' in definition ? definition.default : undefined;
    const byDefault = (definition.defaultNote ?? plain ?? '').replaceAll('`', '');
    return `${definition.summary.replaceAll('`', '')}${choices}${byDefault === '' ? '' : ` [${byDefault}]`}`;
}
/** A flag on the left, its text wrapped on the right; on lines of its own where the flag is long. */
function row(left, text) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line !== '' && line.length + 1 + word.length > width - indent) {
            lines.push(line);
            line = '';
        }
        line += line === '' ? word : ` ${word}`;
    }
    lines.push(line);
    const first = left.length < indent - 1 ? `${left.padEnd(indent)}${lines.shift() ?? ''}` : left;
    return [first, ...lines.map((rest) => `${' '.repeat(indent)}${rest}`)].join('\n');
}


/***/ })

};
