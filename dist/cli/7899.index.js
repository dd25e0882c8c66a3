export const id = 7899;
export const ids = [7899];
export const modules = {

/***/ 7112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeOutputsFile: () => (/* binding */ writeOutputsFile),
  t: () => (/* binding */ writeReportFiles)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/install/root-lock.js
var root_lock = __webpack_require__(3588);
// EXTERNAL MODULE: ./build/report/json-text.js
var json_text = __webpack_require__(12365);
;// CONCATENATED MODULE: ./build/report/report-json.js

/** The report as `report.json` holds it. Its schema is docs/report.schema.json. */
function reportJson(report) {
    return (0,json_text/* jsonText */.s)(report);
}

// EXTERNAL MODULE: ./build/system/atomic-files.js
var atomic_files = __webpack_require__(76765);
// EXTERNAL MODULE: ./build/system/disk-error.js
var disk_error = __webpack_require__(62092);
// EXTERNAL MODULE: ./build/system/inside-directory.js
var inside_directory = __webpack_require__(19820);
;// CONCATENATED MODULE: ./build/pipeline/report-files.js







/**
 * Writes the report in every form that there is for files: report.json, summary.md, and for the tools of CI systems the others
 * (docs/report.md lists them). It does not throw: a form that cannot be drawn or written costs a warning, and the others are there.
 */
async function writeReportFiles(report, markdown, directory, ci) {
    try {
        await prepareDirectory(directory, ci.workspace);
        await writeOne(directory, 'report.json', reportJson(report));
        await writeOne(directory, 'summary.md', markdown);
    }
    catch (error) {
        warn(`The report could not be written`, error, directory, ci);
        return;
    }
    try {
        // All of them in one module, and that only now: nothing of the job waits for it.
        const { htmlPageFile, reportFormats } = await Promise.all(/* import() */[__webpack_require__.e(7031), __webpack_require__.e(9442)]).then(__webpack_require__.bind(__webpack_require__, 79442));
        const formats = reportFormats(ci.system, ci.artifactAddress((0,external_node_path_.join)(directory, htmlPageFile)));
        await Promise.all([...formats].map(([file, draw]) => writeFormat(file, () => draw(report), directory, ci)));
    }
    catch (error) {
        warn('The other forms of the report could not be drawn', error, directory, ci);
    }
}
/**
 * Writes outputs.env: the outputs of the job as variables, in the form that GitLab takes for `artifacts:reports:dotenv` and that
 * shells can read. It does not throw.
 * @param outputs by their names, `cache-hit`
 */
async function writeOutputsFile(outputs, directory, ci) {
    const variables = new Map();
    for (const [name, value] of Object.entries(outputs)) {
        const whyNot = ci.outputsLeftOut[name];
        if (whyNot === undefined)
            variables.set(variableOf(name), ci.redact(value));
        else
            ci.debug(`outputs.env is without ${variableOf(name)}: ${whyNot}.`);
    }
    try {
        await prepareDirectory(directory, ci.workspace);
        const { dotenvText } = await __webpack_require__.e(/* import() */ 8793).then(__webpack_require__.bind(__webpack_require__, 58793));
        const { text, left } = dotenvText(variables);
        for (const { name, reason } of left)
            ci.debug(`outputs.env is without ${name}: it ${reason}.`);
        await writeOne(directory, 'outputs.env', text);
    }
    catch (error) {
        warn('outputs.env could not be written', error, directory, ci);
    }
}
/** `cache-hit` is `ORAS_BUF_CACHE_HIT`. */
function variableOf(output) {
    return `ORAS_BUF_${output.replaceAll('-', '_').toUpperCase()}`;
}
async function writeFormat(file, draw, directory, ci) {
    try {
        await writeOne(directory, file, draw());
    }
    catch (error) {
        warn(`${file} could not be written`, error, directory, ci);
    }
}
function writeOne(directory, file, text) {
    return (0,atomic_files/* writeFileAtomically */.lo)((0,external_node_path_.join)(directory, file), text, { flush: false });
}
function warn(what, error, directory, ci) {
    ci.warning(`${what}: ${(0,disk_error/* asDiskError */.k_)(error, directory).message}`);
}
async function prepareDirectory(directory, workspace) {
    if ((0,inside_directory/* isInside */.F)(workspace, directory) && !(0,inside_directory/* isInside */.F)(await (0,inside_directory/* realPathOf */.d)(workspace), await (0,inside_directory/* realPathOf */.d)(directory))) {
        throw new Error('a symbolic link in the checkout leads out of it');
    }
    await (0,promises_.mkdir)(directory, { recursive: true });
    // The default lies in the checkout: git must not see it.
    const parent = (0,external_node_path_.dirname)(directory);
    if ((0,external_node_path_.basename)(parent) === root_lock/* rootDirectoryName */.LQ)
        await (0,atomic_files/* writeFileAtomically */.lo)((0,external_node_path_.join)(parent, '.gitignore'), '*\n', { flush: false });
}


/***/ }),

/***/ 36663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ showReport)
});

// EXTERNAL MODULE: ./build/report/annotations.js
var annotations = __webpack_require__(46241);
// EXTERNAL MODULE: ./build/errors.js
var build_errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/report/fit-summary.js
/** From generous to bare: first the graph goes, then rows become counts, then folded outputs shrink. */
const budgets = [
    { graph: true, rows: 2_000, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 2_000, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 200, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 50, folds: 50, outputCharacters: 16_000 },
    { graph: false, rows: 50, folds: 50, outputCharacters: 2_000 },
    { graph: false, rows: 10, folds: 10, outputCharacters: 500 },
    { graph: false, rows: 1, folds: 0, outputCharacters: 0 },
];
/** GitHub drops a step's whole summary when it is larger than 1 MiB; some room is left for what others add to it. */
const summaryLimitBytes = 1_000_000;
/**
 * Renders with ever smaller budgets until the text fits. Where even the barest does not (which takes a very strange
 * report), the text ends after the last whole line that fits.
 * @param render draws the summary within a budget; `shortened` says that it must tell the reader so
 */
function fitSummary(render, limitBytes = summaryLimitBytes) {
    let text = '';
    for (const [index, budget] of budgets.entries()) {
        text = render(budget, index > 0);
        if (Buffer.byteLength(text) <= limitBytes)
            return text;
    }
    return firstLines(text, limitBytes);
}
function firstLines(text, limitBytes) {
    let size = 0;
    const kept = [];
    for (const line of text.split('\n')) {
        size += Buffer.byteLength(line) + 1;
        if (size > limitBytes)
            break;
        kept.push(line);
    }
    return kept.join('\n');
}

// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
// EXTERNAL MODULE: ./build/report/markdown-escape.js
var markdown_escape = __webpack_require__(45456);
// EXTERNAL MODULE: ./build/report/report-facts.js
var report_facts = __webpack_require__(41735);
// EXTERNAL MODULE: ./build/report/report-words.js
var report_words = __webpack_require__(42793);
;// CONCATENATED MODULE: ./build/report/markdown-build.js






const labelsShown = 5;
/** The findings of a build, with their places; empty where there are none. */
function findingsSection(build, budget) {
    const findings = build.tool === 'none' ? [] : (0,report_facts/* placedFindings */.Em)(build);
    if (findings.length === 0)
        return '';
    const shown = findings.slice(0, budget.rows);
    const left = findings.length - shown.length;
    const more = left === 0 ? '' : `\n\n… and ${(0,human_units/* counted */.hS)(left, 'more finding')}.`;
    return `### ${(0,human_units/* counted */.hS)(findings.length, 'finding')}\n\n${(0,markdown_escape/* table */.tp)(['Where', 'What', 'Rule'], shown.map(findingRow))}${more}`;
}
function findingRow(finding) {
    const rule = finding.severity === 'warning' ? `${(0,markdown_escape/* code */.aY)(finding.rule, 60)} (warning)` : (0,markdown_escape/* code */.aY)(finding.rule, 60);
    return [(0,markdown_escape/* code */.aY)((0,build_errors/* formatPlace */.dE)(finding.place)), (0,markdown_escape/* prose */.CS)(finding.message), rule];
}
/** What was built, what failed and with which output. */
function buildSection(build, budget) {
    if (build.tool === 'none')
        return build.reason === '' ? '' : `### Build\n\nNothing was built: ${(0,markdown_escape/* prose */.CS)(build.reason.replace(/[.\s]+$/, ''))}.`;
    const facts = [(0,report_facts/* buildCounts */.Xe)(build), (0,report_facts/* actionCounts */.bc)(build), (0,human_units/* formatDuration */.a3)(build.durationMs)];
    const version = build.toolVersion === '' ? '' : ` ${(0,markdown_escape/* code */.aY)(build.toolVersion, 60)}`;
    const parts = [
        `### Build`,
        `${build.tool}${version} (${(0,markdown_escape/* prose */.CS)(build.reason)}): ${facts.filter((fact) => fact !== '').join(' · ')}.`,
        remoteTraffic(build),
        ...failureFolds(build, budget),
        ...testFolds(build, budget),
        targetsFold(build, budget),
        commandsFold(build, budget),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function remoteTraffic(build) {
    const words = (0,report_words/* remoteWords */.SW)(build);
    if (words === undefined)
        return '';
    const endpoint = words.endpoint === '' ? '' : ` ${(0,markdown_escape/* code */.aY)(words.endpoint, 200)}`;
    const reason = words.warning ? `: ${(0,markdown_escape/* prose */.CS)(words.reason, 300)}` : '';
    return `${words.warning ? '⚠️ ' : ''}${words.title}${endpoint}${words.told}${reason}.`;
}
function failureFolds(build, budget) {
    const groups = [
        ...build.errors.map((error) => ({ labels: [], error })),
        ...(0,report_facts/* failureGroups */.HZ)(build.targets.filter((target) => target.result === 'failure')),
    ];
    const shown = groups.slice(0, budget.folds);
    const left = groups.length - shown.length;
    const folds = shown.map((group) => (0,markdown_escape/* fold */.AU)(failureTitle(group), (0,markdown_escape/* fenced */.OF)(outputOf(group, budget)), groups.length === 1));
    return left === 0 ? folds : [...folds, `… and ${(0,human_units/* counted */.hS)(left, 'more failure')}.`];
}
function failureTitle(group) {
    if (group.labels.length === 0)
        return `❌ ${(0,markdown_escape/* htmlProse */.n8)(group.error.message)}`;
    const shown = group.labels.slice(0, labelsShown).map((label) => `<code>${(0,markdown_escape/* html */.qy)(label, 120)}</code>`);
    const left = group.labels.length - shown.length;
    return `❌ ${shown.join(', ')}${left === 0 ? '' : ` and ${(0,human_units/* counted */.hS)(left, 'more target')}`}: ${(0,markdown_escape/* htmlProse */.n8)(group.error.message, 200)}`;
}
function outputOf(group, budget) {
    return outputEnd(group.error.output === '' ? group.error.message : group.error.output, budget);
}
/** The end of an output: there compilers say what went wrong. */
function outputEnd(text, budget) {
    if (text.length <= budget.outputCharacters)
        return text;
    return `[…]\n${text.slice(text.length - budget.outputCharacters).toWellFormed()}`;
}
function testFolds(build, budget) {
    const failed = build.tests.filter(annotations/* isFailedTest */.eI);
    const shown = failed.slice(0, budget.folds);
    const folds = shown.map((test) => {
        const title = `❌ test <code>${(0,markdown_escape/* html */.qy)(test.name, 120)}</code>: ${test.result}, ${(0,human_units/* formatDuration */.a3)(test.durationMs)}`;
        return (0,markdown_escape/* fold */.AU)(title, (0,markdown_escape/* fenced */.OF)(outputEnd(test.details === '' ? 'It printed nothing.' : test.details, budget)));
    });
    const left = failed.length - shown.length;
    return left === 0 ? folds : [...folds, `… and ${(0,human_units/* counted */.hS)(left, 'more failed test')}.`];
}
function targetsFold(build, budget) {
    const good = (0,report_facts/* goodTargets */.KL)(build);
    if (build.tool === 'buf' || good.length === 0)
        return '';
    const shown = good.slice(0, budget.rows);
    const left = good.length - shown.length;
    const rows = shown.map((target) => [
        (0,markdown_escape/* code */.aY)(target.label),
        target.outputs.length === 0 ? '–' : String(target.outputs.length),
    ]);
    const more = left === 0 ? '' : `\n\n… and ${(0,human_units/* counted */.hS)(left, 'more target')}.`;
    return (0,markdown_escape/* fold */.AU)(`${(0,human_units/* counted */.hS)(good.length, 'target')} succeeded`, `${(0,markdown_escape/* table */.tp)(['Target', 'Outputs'], rows, [1])}${more}`);
}
function commandsFold(build, budget) {
    if (build.commands.length === 0)
        return '';
    const shown = build.commands.slice(0, Math.min(budget.rows, 50)).map((command) => command.slice(0, 2_000));
    const left = build.commands.length - shown.length;
    const lines = left === 0 ? shown : [...shown, `# … and ${(0,human_units/* counted */.hS)(left, 'more command')}`];
    return (0,markdown_escape/* fold */.AU)((0,human_units/* counted */.hS)(build.commands.length, 'command'), (0,markdown_escape/* fenced */.OF)(lines.join('\n'), 'sh'));
}

// EXTERNAL MODULE: ./build/report/module-graph.js
var module_graph = __webpack_require__(30362);
;// CONCATENATED MODULE: ./build/report/mermaid-graph.js




/** GitHub draws Mermaid sources up to this many characters, and Mermaid itself stops at this many edges. */
const maxGraphCharacters = 50_000;
const maxGraphEdges = 500;
/**
 * The dependency graph of a root as a Mermaid flowchart, or undefined where it is too large to be drawn or there is nothing
 * to draw. Modules of the BSR are round, local ones dashed.
 */
function mermaidGraph(root) {
    const modules = (0,module_graph/* builtModules */.WY)(root);
    if (modules.length === 0 || modules.length > maxGraphEdges)
        return undefined;
    const { edges } = (0,module_graph/* moduleGraph */.bk)(modules);
    if (edges.length > maxGraphEdges)
        return undefined;
    const lines = [
        'flowchart LR',
        `  root[["${label((0,report_facts/* rootName */.SX)(root))}"]]`,
        ...modules.map((module, index) => `  ${node(module, nodeId(index))}`),
        ...edges.map(({ from, to }) => `  ${nodeId(from)} --> ${nodeId(to)}`),
        '  classDef local stroke-dasharray: 4 3',
    ];
    const source = lines.join('\n');
    return source.length <= maxGraphCharacters ? source : undefined;
}
function node(module, id) {
    const version = module.source === 'bsr' ? module.version.slice(0, 8) : module.version;
    const text = label(`${(0,report_facts/* nameInRegistry */.I6)(module)}${version === '' ? '' : ` ${version}`}`);
    if (module.source === 'bsr')
        return `${id}(["${text}"])`;
    return module.source === 'local' ? `${id}["${text}"]:::local` : `${id}["${text}"]`;
}
function nodeId(index) {
    return index === module_graph/* graphRoot */.hx ? 'root' : `m${index}`;
}
/** Text inside a quoted Mermaid label: what could end it or start markup becomes Mermaid's own entity, `#35;`. */
function label(text) {
    return (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)(text), 80).replace(/[^\p{L}\p{N} ._/:+~-]/gu, (character) => `#${character.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./build/report/markdown-modules.js





/** More modules than these are folded away: the rest of the summary must stay in sight. */
const openTableRows = 25;
const askersShown = 3;
/** The table of modules of a root; empty where there are none. */
function modulesSection(root, budget) {
    if (root.modules.length === 0)
        return '';
    const title = `### ${(0,human_units/* counted */.hS)(root.modules.length, 'module')}`;
    const shown = root.modules.slice(0, budget.rows);
    const left = root.modules.length - shown.length;
    const rows = (0,markdown_escape/* table */.tp)(['Module', 'Requirement', 'Version', 'Registry', 'Digest', 'Size', 'From', 'Asked by'], shown.map(moduleRow), [5]);
    const counts = (0,report_facts/* originCounts */.D)(root.modules);
    const body = left === 0 ? rows : `${rows}\n\n… and ${(0,human_units/* counted */.hS)(left, 'more module')}.`;
    return root.modules.length <= openTableRows ? `${title}\n\n${body}` : `${title}\n\n${(0,markdown_escape/* fold */.AU)(counts, body)}`;
}
function moduleRow(module) {
    const requirements = (0,report_facts/* requirementsOf */.CG)(module);
    return [
        (0,markdown_escape/* code */.aY)((0,report_facts/* nameInRegistry */.I6)(module)),
        requirements.length === 0 ? '–' : limited(requirements, 3, (text) => (text === '–' ? text : (0,markdown_escape/* code */.aY)(text, 60))),
        (0,markdown_escape/* code */.aY)(module.source === 'bsr' ? module.version.slice(0, 12) : module.version, 60),
        module.source === 'local' ? 'this workspace' : (0,markdown_escape/* code */.aY)(module.registry, 80),
        module.digest === '' ? '–' : (0,markdown_escape/* code */.aY)((0,human_units/* shortDigest */.VK)(module.digest), 40),
        module.sizeBytes === 0 ? '–' : (0,human_units/* formatBytes */.z3)(module.sizeBytes).replace(' ', '\u00a0'),
        `${module.source === 'local' ? 'local' : report_facts/* originWords */.uY[module.origin]}${module.against === '' ? '' : ', against'}`,
        module.askedBy.length === 0 ? '–' : limited((0,report_facts/* askersOf */.J5)(module), askersShown, (text) => (0,markdown_escape/* code */.aY)(text, 100)),
    ];
}
function limited(items, limit, show) {
    const shown = items.slice(0, limit).map(show).join(', ');
    return items.length > limit ? `${shown} +${items.length - limit}` : shown;
}
/** What changed against the lock; empty where nothing did. */
function lockSection(root, budget) {
    const { lock } = root;
    if (lock.changes.length === 0)
        return '';
    const shown = lock.changes.slice(0, budget.rows);
    const left = lock.changes.length - shown.length;
    const rows = (0,markdown_escape/* table */.tp)(['Change', 'Module', 'Before', 'Now'], shown.map((change) => [
        `${report_words/* lockChangeWords */.L2[change.kind]}${change.against === '' ? '' : ', against'}`,
        (0,markdown_escape/* code */.aY)(change.module),
        version(change.from),
        version(change.to),
    ]));
    const more = left === 0 ? '' : `\n\n… and ${(0,human_units/* counted */.hS)(left, 'more change')}.`;
    const body = `${rows}${more}`;
    const title = `### Against the lock\n\n${(0,markdown_escape/* code */.aY)(lock.path)} ${report_words/* lockStatusWords */.d6[lock.status]}.`;
    return lock.changes.length <= openTableRows
        ? `${title}\n\n${body}`
        : `${title}\n\n${(0,markdown_escape/* fold */.AU)((0,human_units/* counted */.hS)(lock.changes.length, 'change'), body)}`;
}
function version(text) {
    return text === '' ? '–' : (0,markdown_escape/* code */.aY)((0,human_units/* shortVersion */.Li)(text), 60);
}
/** The dependency graph, or a sentence that says why there is none; empty where nobody asks for a module. */
function graphSection(root, budget) {
    if (!budget.graph || root.modules.every(({ against }) => against !== ''))
        return '';
    const source = mermaidGraph(root);
    if (source === undefined) {
        return `### Dependencies\n\n${(0,markdown_escape/* prose */.CS)(`The graph of ${(0,human_units/* counted */.hS)(root.modules.length, 'module')} is too large to be drawn.`)}`;
    }
    return `### Dependencies\n\n\`\`\`mermaid\n${source}\n\`\`\``;
}

;// CONCATENATED MODULE: ./build/report/markdown-summary.js









/**
 * The job's summary in GitHub-flavoured Markdown: the outcome and what to do next on top, then what went wrong, then
 * modules, lock, build, cache, timings and the dependency graph. Never larger than `limitBytes` of UTF-8; where something
 * had to go, the last line says so. Text from outside cannot break out of its place.
 */
function markdownSummary(report, limitBytes = summaryLimitBytes) {
    return fitSummary((budget, shortened) => render(report, budget, shortened), limitBytes);
}
function render(report, budget, shortened) {
    const sections = [
        `## ${report_facts/* outcomeSigns */.H2[report.outcome]} ${(0,markdown_escape/* prose */.CS)((0,report_facts/* headline */.Pl)(report), 200)}`,
        nextSection(report),
        problemSection(report.problem),
        factsLine(report),
        ...rootSections(report, budget),
        remarksSection(report.remarks, budget),
        cacheSection(report.cache),
        timingsSection(report),
        shortened ? shortenedNote(report) : '',
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function nextSection(report) {
    const steps = (0,report_facts/* nextSteps */.Zn)(report);
    if (steps.length === 0)
        return '';
    if (steps.length === 1)
        return `> **Next:** ${(0,markdown_escape/* prose */.CS)(steps[0] ?? '', 2_000)}`;
    return ['> **Next:**', ...steps.map((step) => `> - ${(0,markdown_escape/* prose */.CS)(step, 2_000)}`)].join('\n');
}
const placesShown = 20;
const problemLinesShown = 40;
function problemSection(problem) {
    if (problem === null)
        return '';
    // One line of Markdown: a line of its own could begin with something that Markdown reads.
    const message = problem.message
        .split('\n')
        .slice(0, problemLinesShown)
        .map((line) => '&nbsp;'.repeat(/^ {0,20}/.exec(line)?.[0].length ?? 0) + (0,markdown_escape/* prose */.CS)(line, 1_000))
        .filter((line) => !/^(?:&nbsp;)*$/.test(line))
        .map((line, index) => (index === 0 ? `**${line}**` : line))
        .join('<br>');
    const places = problem.places.slice(0, placesShown).map((place) => `- ${(0,markdown_escape/* code */.aY)((0,build_errors/* formatPlace */.dE)(place))}`);
    const left = problem.places.length - places.length;
    if (left > 0)
        places.push(`- and ${(0,human_units/* counted */.hS)(left, 'more place')}`);
    return [message, places.join('\n')].filter((part) => part !== '').join('\n\n');
}
/** The whole job in one line. */
function factsLine(report) {
    const modules = report.roots.flatMap((root) => root.modules);
    const builds = report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
    const { traffic } = report;
    const facts = [
        modules.length === 0 ? '' : `**${(0,human_units/* counted */.hS)(modules.length, 'module')}** (${(0,report_facts/* originCounts */.D)(modules)})`,
        ...(builds.length === 1 ? builds.map((build) => `**${build.tool}** ${(0,report_facts/* buildCounts */.Xe)(build) || 'no targets'}`) : []),
        traffic.requests === 0
            ? 'no request to a registry'
            : `${(0,human_units/* counted */.hS)(traffic.requests, 'request')}, ${(0,human_units/* formatBytes */.z3)(traffic.bytesReceived)} received${traffic.retries === 0 ? '' : `, ${traffic.retries} retried`}`,
        report.cache.result === 'off' ? '' : `cache ${report.cache.result}`,
        (0,report_words/* modeWords */.bY)(report.mode),
        report.exitCode === 0 ? '' : `exit code ${report.exitCode}`,
        `**${(0,human_units/* formatDuration */.a3)(report.durationMs)}**`,
    ];
    return facts.filter((fact) => fact !== '').join(' · ');
}
function rootSections(report, budget) {
    if (report.roots.length === 1)
        return report.roots.flatMap((root) => rootParts(root, budget));
    const shown = report.roots.slice(0, Math.max(1, Math.min(budget.rows, 200)));
    const left = report.roots.length - shown.length;
    const sections = shown.flatMap((root) => [`## ${(0,markdown_escape/* code */.aY)((0,report_facts/* rootName */.SX)(root))}`, ...rootParts(root, budget)]);
    return left === 0 ? sections : [...sections, `… and ${(0,human_units/* counted */.hS)(left, 'more root')}.`];
}
/** What went wrong first, what is only good to know last. */
function rootParts(root, budget) {
    return [
        findingsSection(root.build, budget),
        buildSection(root.build, budget),
        lockSection(root, budget),
        modulesSection(root, budget),
        graphSection(root, budget),
    ];
}
function remarksSection(remarks, budget) {
    if (remarks.length === 0)
        return '';
    const shown = remarks.slice(0, Math.min(budget.rows, 100));
    const left = remarks.length - shown.length;
    const lines = shown.map((remark) => {
        const place = remark.place === null ? '' : `${(0,markdown_escape/* code */.aY)((0,build_errors/* formatPlace */.dE)(remark.place))}: `;
        return `- ${remark.severity === 'warning' ? '⚠️ ' : ''}${place}${(0,markdown_escape/* prose */.CS)(remark.message, 1_000)}`;
    });
    if (left > 0)
        lines.push(`- and ${(0,human_units/* counted */.hS)(left, 'more remark')}`);
    return `### Remarks\n\n${lines.join('\n')}`;
}
function cacheSection(cache) {
    if (cache.result === 'off' && cache.reason === '')
        return '';
    const parts = [
        `**${report_words/* cacheWords */.M8[cache.result]}**${cache.reason === '' ? '.' : `: ${(0,markdown_escape/* prose */.CS)(cache.reason.replace(/[.\s]+$/, ''))}.`}`,
        report_words/* cacheSavedWords */.F8[cache.saved],
    ];
    const keys = [
        cache.key === '' ? '' : `key ${(0,markdown_escape/* code */.aY)(cache.key)}`,
        cache.matchedKey === '' || cache.matchedKey === cache.key ? '' : `found ${(0,markdown_escape/* code */.aY)(cache.matchedKey)}`,
    ].filter((key) => key !== '');
    const line = parts.filter((part) => part !== '').join(' ');
    return `### Cache\n\n${line}${keys.length === 0 ? '' : `<br>${keys.join(', ')}`}`;
}
const barLength = 20;
function timingsSection(report) {
    const timings = report.timings.filter(({ durationMs }) => durationMs > 0);
    if (timings.length === 0)
        return '';
    const longest = Math.max(1, ...timings.map((timing) => timing.durationMs));
    const rows = timings.slice(0, 50).map((timing) => {
        const share = Math.round((timing.durationMs / longest) * barLength);
        return [
            (0,markdown_escape/* prose */.CS)(timing.phase, 60),
            (0,human_units/* formatDuration */.a3)(timing.durationMs),
            '█'.repeat(Math.max(0, Math.min(barLength, share))),
        ];
    });
    return `### Time\n\n${(0,markdown_escape/* table */.tp)(['Phase', 'Time', ''], rows, [1])}`;
}
function shortenedNote(report) {
    const hasGraph = report.roots.some((root) => mermaidGraph(root) !== undefined);
    return `> Shortened to fit the size that a summary may have: ${hasGraph ? 'the graph is left out, and ' : ''}long tables and outputs end early. \`report.json\` has everything.`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/report/terminal-summary.js






const plain = (_style, text) => text;
const signs = {
    success: { sign: '✔', style: 'good' },
    failure: { sign: '✘', style: 'bad' },
    error: { sign: '✘', style: 'bad' },
    skipped: { sign: '–', style: 'attention' },
    cancelled: { sign: '–', style: 'attention' },
};
const rowsShown = 50;
const labelWidth = 9;
/** The same facts as the job's summary, short, for a terminal or a log. Ends with a line break. */
function terminalSummary(report, style = plain) {
    const { sign, style: outcomeStyle } = signs[report.outcome];
    const lines = [
        `${style(outcomeStyle, `${sign} ${safe((0,report_facts/* headline */.Pl)(report), 200)}`)}  ${style('quiet', (0,human_units/* formatDuration */.a3)(report.durationMs))}`,
    ];
    if (report.problem !== null) {
        lines.push(...field(style, 'problem', report.problem.message.split('\n').map((line) => (0,human_units/* clipText */.gL)(printable(line), 1_000))));
        lines.push(...field(style, 'where', report.problem.places
            .slice(0, 10)
            .map(build_errors/* formatPlace */.dE)
            .map((place) => safe(place))));
    }
    lines.push(...field(style, 'next', (0,report_facts/* nextSteps */.Zn)(report).map((step) => safe(step, 1_000))));
    for (const root of report.roots)
        lines.push(...rootLines(root, report.roots.length > 1, style));
    const remarks = report.remarks.slice(0, rowsShown).map((remark) => {
        const place = remark.place === null ? '' : `${safe((0,build_errors/* formatPlace */.dE)(remark.place))}: `;
        return style(remark.severity === 'warning' ? 'attention' : 'quiet', `${place}${safe(remark.message, 500)}`);
    });
    lines.push(...field(style, 'remarks', withMore(remarks, report.remarks.length, 'remark')));
    lines.push(...field(style, 'cache', cacheWords(report)));
    lines.push(...field(style, 'registry', trafficWords(report)));
    const timings = report.timings
        .filter(({ durationMs }) => durationMs > 0)
        .map((timing) => `${safe(timing.phase, 40)} ${(0,human_units/* formatDuration */.a3)(timing.durationMs)}`);
    lines.push(...field(style, 'time', timings.length === 0 ? [] : [timings.join(', ')]));
    return `${lines.join('\n')}\n`;
}
function rootLines(root, named, style) {
    const lines = named ? ['', style('strong', safe((0,report_facts/* rootName */.SX)(root)))] : [];
    if (root.modules.length > 0) {
        const rows = root.modules
            .slice(0, rowsShown)
            .map((module) => [
            safe(module.name, 80),
            safe((0,report_facts/* requirementsOf */.CG)(module).join(', ') || '–', 30),
            safe(module.source === 'bsr' ? module.version.slice(0, 12) : module.version || '–', 30),
            module.digest === '' ? '–' : safe((0,human_units/* shortDigest */.VK)(module.digest)),
            module.sizeBytes === 0 ? '–' : (0,human_units/* formatBytes */.z3)(module.sizeBytes),
            `${module.source === 'local' ? 'local' : report_facts/* originWords */.uY[module.origin]}${module.against === '' ? '' : ', against'}`,
        ]);
        const table = withMore(aligned(rows, [4]), root.modules.length, 'module');
        lines.push(...field(style, 'modules', [
            `${(0,human_units/* counted */.hS)(root.modules.length, 'module')}: ${(0,report_facts/* originCounts */.D)(root.modules)}`,
            ...table,
        ]));
    }
    const changes = root.lock.changes
        .slice(0, rowsShown)
        .map((change) => [
        `${change.kind}${change.against === '' ? '' : ', against'}`,
        safe(change.module, 80),
        safe((0,human_units/* shortVersion */.Li)(change.from), 40) || '–',
        '→',
        safe((0,human_units/* shortVersion */.Li)(change.to), 40) || '–',
    ]);
    lines.push(...field(style, 'lock', withMore(aligned(changes, []), root.lock.changes.length, 'change')));
    lines.push(...field(style, 'build', buildLines(root, style)));
    return lines;
}
function buildLines(root, style) {
    const { build } = root;
    if (build.tool === 'none')
        return build.reason === '' ? [] : [`nothing was built: ${safe(build.reason)}`];
    const facts = [
        `${build.tool} ${safe(build.toolVersion, 40)}`.trim(),
        (0,report_facts/* buildCounts */.Xe)(build),
        (0,report_facts/* actionCounts */.bc)(build),
        (0,human_units/* formatDuration */.a3)(build.durationMs),
    ];
    const placed = (0,report_facts/* placedFindings */.Em)(build);
    const findings = placed.slice(0, rowsShown).map((finding) => {
        const rule = finding.rule === '' ? '' : style('quiet', ` (${safe(finding.rule, 60)})`);
        return `${style(finding.severity === 'error' ? 'bad' : 'attention', safe((0,build_errors/* formatPlace */.dE)(finding.place)))}: ${safe(finding.message, 500)}${rule}`;
    });
    const groups = (0,report_facts/* failureGroups */.HZ)(build.targets.filter((target) => target.result === 'failure'));
    const failures = groups.slice(0, rowsShown).map((group) => {
        const labels = group.labels
            .slice(0, 3)
            .map((label) => safe(label))
            .join(', ');
        const left = group.labels.length - 3;
        return `${style('bad', 'failed')} ${labels}${left > 0 ? ` and ${left} more` : ''}: ${safe(group.error.message, 200)}`;
    });
    const errors = build.errors
        .slice(0, rowsShown)
        .map((error) => `${style('bad', 'failed')} ${safe(error.message, 500)}`);
    const failedTests = build.tests.filter(annotations/* isFailedTest */.eI);
    const tests = failedTests.slice(0, rowsShown).map((test) => `${style('bad', test.result)} ${safe(test.name)}`);
    return [
        facts.filter((fact) => fact !== '').join(' · '),
        ...withMore(findings, placed.length, 'finding'),
        ...withMore(errors, build.errors.length, 'error'),
        ...withMore(failures, groups.length, 'failure'),
        ...withMore(tests, failedTests.length, 'failed test'),
    ];
}
function cacheWords(report) {
    const { result, reason } = report.cache;
    if (result === 'off' && reason === '')
        return [];
    return [`${result}${reason === '' ? '' : `: ${safe(reason, 500)}`}`];
}
function trafficWords(report) {
    const { requests, bytesReceived, retries } = report.traffic;
    if (requests === 0)
        return ['no request'];
    return [
        `${(0,human_units/* counted */.hS)(requests, 'request')}, ${(0,human_units/* formatBytes */.z3)(bytesReceived)} received${retries === 0 ? '' : `, ${retries} retried`}`,
    ];
}
/** A name and its lines, the lines under each other. */
function field(style, name, values) {
    return values.map((value, index) => `  ${style('quiet', (index === 0 ? name : '').padEnd(labelWidth))} ${value}`.trimEnd());
}
function withMore(lines, total, noun) {
    return lines.length === total ? lines : [...lines, `… and ${(0,human_units/* counted */.hS)(total - lines.length, `more ${noun}`)}`];
}
/** Columns as wide as their widest cell. */
function aligned(rows, right) {
    const widths = [];
    for (const row of rows) {
        for (const [index, cell] of row.entries())
            widths[index] = Math.max(widths[index] ?? 0, cell.length);
    }
    return rows.map((row) => row
        .map((cell, index) => right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd());
}
/** One line that cannot move the cursor, colour the terminal or end a line. */
function safe(text, limit = 200) {
    return (0,human_units/* clipText */.gL)(printable(text).trim(), limit);
}
/** The same, with the spaces at its start kept: conflict messages are indented. */
function printable(text) {
    const indent = /^ */.exec(text)?.[0] ?? '';
    return indent + (0,markdown_escape/* oneLine */.TN)((0,external_node_util_.stripVTControlCharacters)(text));
}

// EXTERNAL MODULE: ./build/pipeline/report-files.js + 1 modules
var report_files = __webpack_require__(7112);
;// CONCATENATED MODULE: ./build/pipeline/show-report.js




/** Draws the report on every surface that there is: log, annotations, the CI system's summary, and files. It does not throw. */
async function showReport(report, settings, ci) {
    ci.annotate((0,annotations/* annotationsOf */.Ih)(report));
    for (const line of terminalSummary(report, (style, text) => ci.style(style, text))
        .trimEnd()
        .split('\n'))
        ci.info(line);
    const markdown = markdownSummary(report);
    await (0,report_files/* writeReportFiles */.t)(report, markdown, settings.reportDirectory, ci);
    const wanted = settings.summary === 'always' || (settings.summary === 'on-failure' && report.outcome !== 'success');
    if (!wanted)
        return;
    try {
        await ci.writeSummary(markdown);
    }
    catch (error) {
        ci.warning(`The summary could not be written: ${error.message}`);
    }
}


/***/ }),

/***/ 12365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ jsonText)
/* harmony export */ });
/**
 * JSON as files of reports hold it. A text that was cut inside a character has half of a surrogate pair; `JSON.stringify` writes
 * that as an escape which strict readers refuse (RFC 8259, section 8.2), Python's among them. It becomes U+FFFD here.
 */
function jsonText(value) {
    return `${JSON.stringify(value, wellFormed, 2)}\n`;
}
function wellFormed(_key, value) {
    return typeof value === 'string' ? value.toWellFormed() : value;
}


/***/ }),

/***/ 92209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ redactReport)
/* harmony export */ });
/** Fields whose values are words of ours: a short secret that happens to be one of them must not make a report unreadable. */
const ourWords = new Set([
    'ci',
    'command',
    'outcome',
    'kind',
    'severity',
    'source',
    'origin',
    'status',
    'result',
    'saved',
    'category',
    'tool',
    'startedAt',
]);
/**
 * The report with every text redacted. Errors quote servers, and servers quote what they were sent.
 * @param redact gives a text without its secrets
 */
function redactReport(report, redact) {
    // Texts stay texts and nothing else is touched, so the shape is that of a report.
    return redactTexts(report, redact);
}
function redactTexts(value, redact) {
    if (typeof value === 'string')
        return redact(value);
    if (Array.isArray(value))
        return value.map((item) => redactTexts(item, redact));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [
        key,
        typeof field === 'string' && ourWords.has(key) ? field : redactTexts(field, redact),
    ]));
}


/***/ })

};
