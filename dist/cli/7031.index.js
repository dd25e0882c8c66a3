export const id = 7031;
export const ids = [7031];
export const modules = {

/***/ 46241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   P5: () => (/* binding */ unexplainedTests),
/* harmony export */   eI: () => (/* binding */ isFailedTest)
/* harmony export */ });
/** GitHub shows about this much of a message before it gets unwieldy; the summary holds the rest. */
const maxMessageLength = 4_000;
/**
 * What of a report belongs beside the code: the problem that stopped the job, each finding of the build, every failed test
 * that no finding explains, and the remarks. Errors come first, then warnings, then notices, and within each those
 * that have a place, because CI systems show only the first few. No two are alike.
 */
function annotationsOf(report) {
    const found = [];
    const problem = report.problem;
    if (problem !== null) {
        found.push({
            severity: report.outcome === 'skipped' ? 'warning' : 'error',
            title: 'oras-buf',
            message: clip(`${problem.message}\n${problem.next}`),
            place: problem.places[0] ?? null,
        });
    }
    for (const root of report.roots) {
        if (root.build.tool !== 'none')
            found.push(...buildAnnotations(root.build));
    }
    for (const remark of report.remarks) {
        found.push({ severity: remark.severity, title: 'oras-buf', message: clip(remark.message), place: remark.place });
    }
    return unique(found).sort((a, b) => rank(a) - rank(b));
}
function buildAnnotations(build) {
    const found = build.diagnostics.map((diagnostic) => diagnosticAnnotation(build.tool, diagnostic));
    for (const test of unexplainedTests(build)) {
        found.push({
            severity: 'error',
            title: `Test ${test.name}: ${test.result}`,
            message: clip(test.details === '' ? `The test ended as ${test.result}.` : test.details),
            place: null,
        });
    }
    // The build room makes a finding of every error; a report that has none still must not stay silent.
    if (found.length === 0)
        found.push(...errorAnnotations(build));
    return found;
}
function errorAnnotations(build) {
    const named = build.targets.flatMap((target) => target.errors.map((error) => ({ title: `${target.label} failed`, error })));
    const others = build.errors.map((error) => ({ title: `${build.tool} failed`, error }));
    return [...named, ...others].map(({ title, error }) => ({
        severity: 'error',
        title,
        message: clip(joinLines(error.message, error.output)),
        place: null,
    }));
}
/** Failed tests that no finding stands for: neither one of their target, nor one at a line that they print. */
function unexplainedTests(build) {
    const explained = new Set(build.diagnostics.map((diagnostic) => diagnostic.target));
    const shownInCode = build.diagnostics.filter((diagnostic) => diagnostic.place !== null);
    return build.tests
        .filter(isFailedTest)
        .filter((test) => !explained.has(test.target) && !shownInCode.some((diagnostic) => test.details.includes(diagnostic.message)));
}
/** True for the results of a test that make a build red. */
function isFailedTest(test) {
    return test.result !== 'pass' && test.result !== 'skip' && test.result !== 'omitted';
}
function diagnosticAnnotation(tool, diagnostic) {
    const title = [diagnostic.rule === '' ? tool : diagnostic.rule, diagnostic.target].filter((part) => part !== '');
    return {
        severity: diagnostic.severity,
        title: title.join(' · '),
        message: clip(diagnostic.message),
        place: diagnostic.place,
    };
}
function rank(annotation) {
    const severity = { error: 0, warning: 2, notice: 4 }[annotation.severity];
    return severity + (annotation.place === null ? 1 : 0);
}
function unique(annotations) {
    const seen = new Set();
    return annotations.filter((annotation) => {
        const key = JSON.stringify([annotation.place, annotation.message]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}
function joinLines(message, output) {
    return output === '' || output.startsWith(message) ? output || message : `${message}\n${output}`;
}
function clip(text) {
    return text.length <= maxMessageLength ? text : `${text.slice(0, maxMessageLength).toWellFormed()}…`;
}


/***/ }),

/***/ 45456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   n8: () => (/* binding */ htmlProse),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _human_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94548);

/*
 * Text from outside in GitHub-flavoured Markdown. Three places, three rules: inline code (and prose that is not safe as
 * prose becomes inline code), prose, and HTML. Everything is one line unless it is a fenced block.
 */
/** Control characters, line separators, and the marks that turn the direction of writing round to disguise a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** One line without anything that does not print. */
function oneLine(text) {
    return text.toWellFormed().replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();
}
/** Inline code. A dash where there is nothing to show. */
function code(text, limit = 200) {
    const line = (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)(oneLine(text), limit);
    if (line === '')
        return '–';
    // Parsers disagree on backslashes before a pipe in a table: entities mean the same to all of them.
    if (line.includes('|'))
        return `<code>${entities(line)}</code>`;
    const fence = '`'.repeat(longestRun(line) + 1);
    const space = /^`|`$/.test(line) ? ' ' : '';
    return `${fence}${space}${line}${space}${fence}`;
}
/**
 * Prose. What stands between backticks becomes inline code, and so does every word that GitHub would make a link, a mention,
 * a reference or a formula of.
 */
function prose(text, limit = 500) {
    const parts = (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)(oneLine(text), limit).split(/(`[^`]+`)/);
    const inline = joinInline(parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), limit) : proseWords(part))));
    // Prose may begin a list item, where these would begin a heading, a rule or another list.
    return inline.replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => `&#${start.charCodeAt(0)};${start.slice(1)}`);
}
/** Joins inline pieces; two pieces of code that touch would be read as one. */
function joinInline(pieces) {
    let joined = '';
    for (const piece of pieces) {
        joined += joined.endsWith('`') && piece.startsWith('`') ? ` ${piece}` : piece;
    }
    return joined;
}
/** `@user`, addresses, links, `#12`, `GH-12`, commit ids, `$…$`, `:emoji:`. */
const wouldBecomeSomething = /[@$]|:\/\/|www\.|#\d|GH-\d|\b[0-9a-f]{7,40}\b|(?<![\w:]):[\w+-]+:(?!:)/i;
function proseWords(text) {
    return joinInline(text.split(/( )/).map((word) => (wouldBecomeSomething.test(word) ? codeWord(word) : proseEscape(word))));
}
/** The word as code, its closing punctuation outside. */
function codeWord(word) {
    const punctuation = /[.,;:!?)\]}'"]*$/.exec(word)?.[0] ?? '';
    const core = word.slice(0, word.length - punctuation.length);
    return core === '' ? proseEscape(word) : code(core, 500) + proseEscape(punctuation);
}
/** An underscore between two word characters is only an underscore. */
function proseEscape(text) {
    return text.replace(/[&<>`|\\*~[\]]|(?<!\w)_|_(?!\w)/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Text inside an HTML element or attribute. Every character that Markdown or HTML knows is an entity. */
function entities(text) {
    const encoded = oneLine(text).replace(/[^\p{L}\p{N} /,-]/gu, (character) => `&#${character.codePointAt(0)};`);
    // Addresses become links even from entities, unless something stands in between.
    return encoded.replaceAll('&#64;', '&#64;<wbr>');
}
/** Text in an element of the `<summary>` of a fold. GitHub reads no Markdown there; another renderer might. */
function html(text, limit = 300) {
    return (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)(oneLine(text), limit).replace(/[&<>"'`|\\*~[\]]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/** Prose in the `<summary>` of a fold: words that GitHub would make something of become code. */
function htmlProse(text, limit = 300) {
    return (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .clipText */ .gL)(oneLine(text), limit)
        .split(' ')
        .map((word) => (wouldBecomeSomething.test(word) ? `<code>${html(word, limit)}</code>` : html(word, limit)))
        .join(' ');
}
/** `text` as it stands, in a block whose fence is longer than any in it. Ends without a line break. */
function fenced(text, language = 'text') {
    const lines = text
        .toWellFormed()
        .split(/\r\n|[\r\n\u2028\u2029]/)
        .map((line) => line.replaceAll('\t', '    ').replace(unprintable, ''));
    const longest = Math.max(2, ...lines.map((line) => longestRun(line)));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}
function longestRun(line) {
    return (line.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
/** A table. Cells must be safe already: `code`, `prose`, or words of our own. */
function table(head, rows, alignRight = []) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const rule = head.map((_, index) => (alignRight.includes(index) ? '---:' : '---'));
    return [line(head), line(rule), ...rows.map(line)].join('\n');
}
/** A fold. `title` must be safe HTML, `body` Markdown. */
function fold(title, body, open = false) {
    return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}


/***/ }),

/***/ 30362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WY: () => (/* binding */ builtModules),
/* harmony export */   bk: () => (/* binding */ moduleGraph),
/* harmony export */   hx: () => (/* binding */ graphRoot)
/* harmony export */ });
const graphRoot = -1;
/** The modules that a root is built with. What is only compared with has versions of its own: it is no part of what is built. */
function builtModules(root) {
    return root.modules.filter(({ against }) => against === '');
}
/** Who needs whom. From the workspace where one of its files asks, else the edges stand with the modules that ask. */
function moduleGraph(modules) {
    const ids = new Map(modules.map((module, index) => [module.name, index]));
    const edges = modules.flatMap((module) => {
        const from = ids.get(module.name) ?? graphRoot;
        const own = module.dependencies.flatMap((name) => {
            const to = ids.get(name);
            return to === undefined || to === from ? [] : [{ from, to }];
        });
        const fromWorkspace = module.source !== 'local' && module.askedBy.some(({ by }) => !isModule(by, ids));
        return fromWorkspace ? [{ from: graphRoot, to: from }, ...own] : own;
    });
    return { modules, edges };
}
/** A name has no more of them than a port: what has more is no name of ours. */
const separatorsTried = 16;
/** True for `NAME`, `NAME@VERSION` and `NAME:TAG` of a module that is there; false for a file of the workspace. */
function isModule(by, ids) {
    if (ids.has(by))
        return true;
    const separators = /[@:]/g;
    for (let tried = 0; tried < separatorsTried && separators.exec(by) !== null; tried += 1) {
        if (ids.has(by.slice(0, separators.lastIndex - 1)))
            return true;
    }
    return false;
}


/***/ }),

/***/ 41735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CG: () => (/* binding */ requirementsOf),
/* harmony export */   D: () => (/* binding */ originCounts),
/* harmony export */   Em: () => (/* binding */ placedFindings),
/* harmony export */   H2: () => (/* binding */ outcomeSigns),
/* harmony export */   HZ: () => (/* binding */ failureGroups),
/* harmony export */   I6: () => (/* binding */ nameInRegistry),
/* harmony export */   J5: () => (/* binding */ askersOf),
/* harmony export */   KL: () => (/* binding */ goodTargets),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Qu: () => (/* binding */ askerName),
/* harmony export */   SX: () => (/* binding */ rootName),
/* harmony export */   Xe: () => (/* binding */ buildCounts),
/* harmony export */   Zn: () => (/* binding */ nextSteps),
/* harmony export */   bc: () => (/* binding */ actionCounts),
/* harmony export */   uY: () => (/* binding */ originWords)
/* harmony export */ });
/* harmony import */ var _annotations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46241);
/* harmony import */ var _human_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94548);


/** One sign per outcome. Green only for a success. */
const outcomeSigns = {
    success: '✅',
    failure: '❌',
    error: '🛑',
    skipped: '⏭️',
    cancelled: '🚫',
};
/** Where a module's bytes came from, in words. */
const originWords = {
    installed: 'installed',
    store: 'store',
    cache: 'cache',
    network: 'network',
    none: '–',
};
/** What happened, in one line: `Build failed: 5 of 12 targets`. */
function headline(report) {
    const builds = ranBuilds(report);
    switch (report.outcome) {
        case 'success':
            return successHeadline(report, builds);
        case 'failure':
            return failureHeadline(builds);
        case 'error':
            if (report.problem !== null)
                return `Stopped: ${kindInWords(report.problem.kind)}`;
            return builds.some((build) => build.result === 'infrastructure')
                ? "The build's infrastructure failed"
                : 'The job could not do its work';
        case 'skipped':
            return 'Skipped: nothing was built';
        case 'cancelled':
            return 'Cancelled';
    }
}
function successHeadline(report, builds) {
    const modules = report.roots.reduce((sum, root) => sum + root.modules.length, 0);
    const done = [];
    const targets = builds
        .filter((build) => build.tool === 'buck2')
        .reduce((sum, build) => sum + build.targets.length, 0);
    const tests = builds.reduce((sum, build) => sum + build.tests.length, 0);
    const checks = builds.filter((build) => build.tool === 'buf').reduce((sum, build) => sum + build.targets.length, 0);
    if (tests > 0)
        done.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(tests, 'test')} passed`);
    else if (targets > 0)
        done.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(targets, 'target')} built`);
    if (checks > 0)
        done.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(checks, 'check')} passed`);
    if (modules > 0 || done.length === 0)
        done.push(`${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(modules, 'module')} ${report.command === 'resolve' ? 'resolved' : 'ready'}`);
    return `Success: ${done.join(', ')}`;
}
function failureHeadline(builds) {
    const targets = builds.flatMap((build) => build.targets);
    const tests = builds.flatMap((build) => build.tests);
    const failedTargets = targets.filter((target) => target.result === 'failure').length;
    const failedTests = tests.filter(_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedTest */ .eI).length;
    const failed = [];
    if (failedTargets > 0) {
        const noun = builds.every((build) => build.tool === 'buf') ? 'check' : 'target';
        failed.push(`${failedTargets.toLocaleString('en-US')} of ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(targets.length, noun)}`);
    }
    if (failedTests > 0)
        failed.push(`${failedTests.toLocaleString('en-US')} of ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(tests.length, 'test')}`);
    return failed.length === 0 ? 'The build failed' : `Failed: ${failed.join(', ')}`;
}
/** `LockOutOfDateError` → `lock out of date`. */
function kindInWords(kind) {
    const words = kind.replace(/Error$/, '').replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ');
    return words === ''
        ? 'an error'
        : words.toLowerCase().replace(/\b(oci|bsr|tls|buck)\b/g, (word) => word.toUpperCase());
}
/** What a reader should do now, the most urgent first. Empty where all is well. Backticks mark code. */
function nextSteps(report) {
    const steps = [];
    if (report.problem !== null)
        steps.push(report.problem.next);
    else if (report.outcome === 'failure')
        steps.push(...failureSteps(ranBuilds(report)));
    else if (report.outcome === 'error') {
        steps.push(infrastructureStep(ranBuilds(report)));
    }
    else if (report.outcome === 'cancelled')
        steps.push('Nothing is broken: run the job again when you need its result.');
    else if (report.outcome === 'skipped')
        steps.push(...skippedSteps(report));
    if (report.outcome === 'success' || report.outcome === 'failure')
        steps.push(...lockSteps(report));
    return steps;
}
function infrastructureStep(builds) {
    const errors = builds.flatMap((build) => [...build.errors, ...build.targets.flatMap((target) => target.errors)]);
    // buck2 tags whatever went wrong between it and a remote cache or executor with RE_….
    if (errors.some((error) => error.tags.some((tag) => tag.startsWith('RE_')))) {
        return 'The remote cache or execution service of buck2 failed, not the code: check that its address can be reached from here, or build without it (`--no-remote-cache`).';
    }
    return 'This is not the fault of the code: run the job again, and if it stays, look at the messages below.';
}
function failureSteps(builds) {
    const findings = builds.flatMap((build) => build.diagnostics);
    const placed = findings.filter((finding) => finding.place !== null).length;
    const failed = builds.filter((build) => build.result !== 'success');
    const [command] = failed.flatMap((build) => build.commands.slice(-1));
    const tests = builds.reduce((sum, build) => sum + (0,_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .unexplainedTests */ .P5)(build).length, 0);
    const broken = [theNumber(placed, 'finding'), theNumber(tests, 'failed test')].filter((part) => part !== '');
    const what = broken.length === 0 ? 'Read the messages below' : `Fix ${broken.join(' and ')} below`;
    return [command === undefined ? `${what}.` : `${what}, then try it yourself: \`${command}\`.`];
}
/** `the finding`, `the 3 findings`, and nothing for none. */
function theNumber(number, noun) {
    return number === 0 ? '' : `the ${number === 1 ? noun : (0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(number, noun)}`;
}
function skippedSteps(report) {
    const reasons = report.roots.flatMap((root) => (root.build.tool === 'none' ? [root.build.reason] : []));
    return [...new Set(reasons)].map((reason) => `${reason}.`);
}
function lockSteps(report) {
    const steps = [];
    const written = report.roots.flatMap((root) => root.lock.written.map((path) => `\`${path}\``));
    if (written.length > 0) {
        const named = written.slice(0, written.length > 3 ? 3 : -1);
        const last = written.length > 3 ? `${written.length - 3} more` : (written.at(-1) ?? '');
        const shown = [...(named.length === 0 ? [] : [named.join(', ')]), last].join(' and ');
        const created = report.roots.some((root) => root.lock.status === 'created');
        steps.push(`Commit ${shown}${created ? ': until then every run may get other versions' : ''}.`);
    }
    const moved = report.roots.flatMap((root) => root.lock.changes.filter((change) => change.kind === 'tag-moved'));
    if (moved.length > 0) {
        steps.push(`Look at ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(moved.length, 'tag')} that moved: the locked digest was kept. \`--update\` takes the new one.`);
    }
    return steps;
}
function ranBuilds(report) {
    return report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
}
/** `2 network, 5 store, 1 local`, the most common first. */
function originCounts(modules) {
    const counts = new Map();
    for (const module of modules) {
        const word = module.source === 'local' ? 'local' : module.origin === 'none' ? 'not fetched' : originWords[module.origin];
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return [...counts]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([word, number]) => `${number.toLocaleString('en-US')} ${word}`)
        .join(', ');
}
/** What was asked for, without repetitions; a dash for those who named no version. */
function requirementsOf(module) {
    return [...new Set(module.askedBy.map((ask) => (ask.requirement === '' ? '–' : ask.requirement)))];
}
/** Who asked. A module on the same registry is named without it: the row says which that is. */
function askerName(module, by) {
    return nameInRegistry({ name: by, registry: module.registry });
}
/** All who asked, without repetitions. */
function askersOf(module) {
    return [...new Set(module.askedBy.map(({ by }) => askerName(module, by)))];
}
/** The name without its registry: `common/types`. */
function nameInRegistry(module) {
    const prefix = `${module.registry}/`;
    return module.name.startsWith(prefix) ? module.name.slice(prefix.length) : module.name;
}
/** Groups failed targets by what their command printed, the largest group first. */
function failureGroups(targets) {
    const groups = new Map();
    for (const target of targets) {
        for (const error of target.errors) {
            // Where the output repeats the message (a target that was never analysed), the message is the reason; an action's
            // message only says that its command failed.
            const key = error.output === '' || error.output.includes(error.message) ? error.message : error.output;
            const group = groups.get(key);
            if (group === undefined) {
                groups.set(key, { labels: [target.label], error, messages: new Set([error.message]) });
            }
            else {
                if (group.labels.at(-1) !== target.label)
                    group.labels.push(target.label);
                group.messages.add(error.message);
            }
        }
    }
    return [...groups.values()]
        .map(({ labels, error, messages }) => ({ labels, error: { ...error, message: commonMessage(messages) } }))
        .sort((a, b) => b.labels.length - a.labels.length);
}
/** What several messages share: they start with the action that failed (`buf_lint: `), which may differ. */
function commonMessage(messages) {
    const [first = '', ...others] = messages;
    if (others.length === 0)
        return first;
    const reason = (message) => message.slice(message.indexOf(': ') + 1).trim();
    return others.every((other) => reason(other) === reason(first)) ? reason(first) : first;
}
/** `services/a`, or the workspace for `.`. */
function rootName(root) {
    return root.directory === '.' ? 'workspace' : root.directory;
}
/** The targets that nothing is wrong with. A test that was built and then failed is no success to whoever reads this. */
function goodTargets(build) {
    const failedTests = new Set(build.tests.filter(_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedTest */ .eI).map((test) => test.target));
    return build.targets.filter((target) => target.result === 'success' && !failedTests.has(target.label));
}
/** `12 targets, 5 failed` or `3 checks`; tests follow where there are some. */
function buildCounts(build) {
    const failed = build.targets.filter((target) => target.result === 'failure').length;
    const noun = build.tool === 'buf' ? 'check' : 'target';
    const parts = [];
    if (build.targets.length > 0) {
        parts.push((0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(build.targets.length, noun) + (failed === 0 ? '' : `, ${failed.toLocaleString('en-US')} failed`));
    }
    if (build.tests.length > 0) {
        const red = build.tests.filter(_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .isFailedTest */ .eI).length;
        parts.push((0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(build.tests.length, 'test') + (red === 0 ? '' : `, ${red.toLocaleString('en-US')} failed`));
    }
    return parts.join(' · ');
}
/** `11 actions: 7 from the remote cache, 4 run here, 1 failed`. */
function actionCounts(build) {
    const actions = build.actions;
    if (actions === null)
        return '';
    const total = actions.local + actions.remote + actions.cached;
    if (total === 0)
        return build.result === 'success' && build.targets.length > 0 ? 'no action had to run' : '';
    const parts = [
        actions.cached > 0 ? `${actions.cached.toLocaleString('en-US')} from the remote cache` : '',
        actions.remote > 0 ? `${actions.remote.toLocaleString('en-US')} run remotely` : '',
        actions.local > 0 && actions.local < total ? `${actions.local.toLocaleString('en-US')} run here` : '',
        actions.failed > 0 ? `${actions.failed.toLocaleString('en-US')} failed` : '',
    ].filter((part) => part !== '');
    return `${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(total, 'action')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}
/** The findings that name a place; what the others say stands with the targets that failed. */
function placedFindings(build) {
    return build.diagnostics.flatMap((finding) => (finding.place === null ? [] : [{ ...finding, place: finding.place }]));
}


/***/ }),

/***/ 42793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ cacheSavedWords),
/* harmony export */   L2: () => (/* binding */ lockChangeWords),
/* harmony export */   M8: () => (/* binding */ cacheWords),
/* harmony export */   MY: () => (/* binding */ ciWords),
/* harmony export */   SW: () => (/* binding */ remoteWords),
/* harmony export */   bY: () => (/* binding */ modeWords),
/* harmony export */   d6: () => (/* binding */ lockStatusWords)
/* harmony export */ });
/* harmony import */ var _human_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94548);

/* What the states of a report are called, the same in every format that people read. */
const ciWords = {
    github: 'GitHub Actions',
    gitlab: 'GitLab CI',
    jenkins: 'Jenkins',
    terminal: 'terminal',
};
/** Behind the path of a lock. */
const lockStatusWords = {
    unchanged: 'is as it was',
    created: 'is new',
    updated: 'changed',
    'out-of-date': 'is out of date',
};
const lockChangeWords = {
    added: 'added',
    removed: 'removed',
    moved: 'moved',
    'tag-moved': 'tag moved, lock kept',
};
const cacheWords = {
    hit: 'Hit',
    partial: 'Partial hit',
    miss: 'Miss',
    off: 'Off',
    unavailable: 'Not available',
};
/** A sentence; empty where there is nothing to say. */
const cacheSavedWords = {
    saved: 'A new entry was saved.',
    'already-there': 'The entry was there already.',
    'not-allowed': 'This run may not write to the cache.',
    failed: 'Saving failed; the next run starts as this one did.',
    'not-needed': '',
};
/** `frozen, offline`; empty for a run that may do everything. */
function modeWords(mode) {
    return [mode.frozen ? 'frozen' : '', mode.offline ? 'offline' : '', mode.update ? 'update' : '']
        .filter((word) => word !== '')
        .join(', ');
}
/** Undefined where no server was asked for and nothing moved. */
function remoteWords({ actions, remote }) {
    const moved = actions === null || actions.uploadedBytes + actions.downloadedBytes === 0
        ? ''
        : `${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(actions.downloadedBytes)} received, ${(0,_human_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(actions.uploadedBytes)} sent`;
    if (remote === null) {
        return moved === ''
            ? undefined
            : { warning: false, title: 'Remote cache', endpoint: '', told: `: ${moved}`, reason: '' };
    }
    const { endpoint, reason } = remote;
    const title = `Remote ${remote.kind === 'cache' ? 'cache' : 'execution'}`;
    switch (remote.state) {
        case 'used':
            return { warning: false, title, endpoint, told: `: ${moved === '' ? 'nothing moved' : moved}`, reason: '' };
        case 'unreachable':
            return { warning: true, title, endpoint, told: ' was not used', reason };
        case 'lost':
            return { warning: true, title, endpoint, told: ' went away during the build', reason };
    }
}


/***/ })

};
