export const id = 442;
export const ids = [442];
export const modules = {

/***/ 79442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  htmlPageFile: () => (/* binding */ htmlPageFile),
  reportFormats: () => (/* binding */ reportFormats)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/report/finding-fingerprint.js

/** Raised with every change of what goes in: all findings are new ones then, to every system that remembers them. */
const version = 'oras-buf-finding-v1';
/** A position behind a file name: `a.proto:3:9`. Messages quote other places, and those move as well. */
const quotedPosition = /(\.\w+):\d+(?::\d+)?\b/g;
/**
 * One fingerprint for each finding: SHA-256, 64 lowercase hex digits, over rule, path, message (without the line numbers that
 * it quotes) and which of the alike it is. Alike are findings that differ in nothing but their line: they are counted from the
 * top of the file. So a fingerprint does not depend on the line, on other findings, on their order, or on the machine.
 */
function fingerprintsOf(findings) {
    const keys = findings.map(({ rule, path, message }) => JSON.stringify([version, rule, path, message.replace(quotedPosition, '$1')].map((text) => text.toWellFormed())));
    const alike = new Map();
    for (const [index, key] of keys.entries()) {
        const known = alike.get(key);
        if (known === undefined)
            alike.set(key, [index]);
        else
            known.push(index);
    }
    const prints = new Array(findings.length).fill('');
    for (const [key, indexes] of alike) {
        indexes.sort((a, b) => comparePosition(findings[a], findings[b]));
        for (const [occurrence, index] of indexes.entries()) {
            prints[index] = (0,external_node_crypto_.createHash)('sha256').update(`${key}${occurrence}`).digest('hex');
        }
    }
    return prints;
}
function comparePosition(a, b) {
    return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

// EXTERNAL MODULE: ./build/report/human-units.js
var human_units = __webpack_require__(94548);
// EXTERNAL MODULE: ./build/report/markdown-escape.js
var markdown_escape = __webpack_require__(45456);
;// CONCATENATED MODULE: ./build/report/findings.js




const maxNameLength = 300;
/** No system that we run on opens a longer path. */
const maxPathLength = 4_096;
const maxMessageLength = 4_000;
/** Characters of all messages together, as far as each keeps the start of its own. */
const messagesLength = 8 * 1024 * 1024;
const shortestMessage = 300;
/**
 * Every finding of a report: what buf and buck2 reported, root by root, and what stopped the job where that is about a file
 * of the workspace (a lock, a `buf.yaml`); a network that is down is no finding. A skipped job has none of the latter.
 */
function findingsOf(report) {
    const found = [];
    for (const { build, directory } of report.roots) {
        if (build.tool === 'none')
            continue;
        for (const { rule, severity, message, place, target } of build.diagnostics) {
            const declaredIn = declaringFile(build.tool, target, directory);
            found.push({ rule, severity, message, place: placeInside(place), declaredIn, target, tool: build.tool });
        }
    }
    const { problem } = report;
    const place = placeInside(problem?.places[0] ?? null);
    if (problem !== null && place !== null && report.outcome !== 'skipped') {
        const message = `${problem.message}\n${problem.next}`;
        const declaredIn = place.file;
        found.push({ rule: problem.kind, severity: 'error', message, place, declaredIn, target: '', tool: 'oras-buf' });
    }
    const findings = found.map((finding) => ({
        ...finding,
        rule: nameOf(finding.rule) || finding.tool,
        target: nameOf(finding.target),
        message: messageOf(finding.message),
    }));
    const prints = fingerprintsOf(findings.map(({ rule, place: where, message, target, declaredIn }) => ({
        rule,
        path: where?.file ?? `${declaredIn} ${target}`,
        message,
        line: where?.line ?? 0,
        column: where?.column ?? 0,
    })));
    // After the fingerprints: they must not depend on how many findings there are.
    const share = Math.max(shortestMessage, Math.floor(messagesLength / Math.max(1, findings.length)));
    return findings.map((finding, index) => ({
        ...finding,
        message: (0,human_units/* clipText */.gL)(finding.message, Math.min(maxMessageLength, share)),
        fingerprint: prints[index] ?? '',
    }));
}
/**
 * `root//services/api:x` is declared in `services/api/BUCK` of its root, whatever else the project calls its build files. What
 * has no package of this project (a pattern, a label of another cell) stands at the file that makes the directory a project.
 */
function declaringFile(tool, target, directory) {
    const root = placeInside({ file: directory })?.file ?? '.';
    if (tool === 'buf')
        return external_node_path_.posix.join(root, 'buf.yaml');
    const [, packagePath] = /^root\/\/([^:\s\\]*):/.exec(target) ?? [];
    const known = packagePath !== undefined && !packagePath.split('/').includes('..');
    return known ? external_node_path_.posix.join(root, packagePath, 'BUCK') : external_node_path_.posix.join(root, '.buckconfig');
}
function messageOf(text) {
    const message = (0,human_units/* clipText */.gL)(text.trim(), maxMessageLength).toWellFormed();
    return (0,markdown_escape/* oneLine */.TN)(message) === '' ? 'It failed without a message.' : message;
}
function nameOf(text) {
    return (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)((0,human_units/* clipText */.gL)(text, 2 * maxNameLength)), maxNameLength);
}
/** The place where it is a file below the workspace, else null. */
function placeInside(place) {
    if (place === null || place.file.length > maxPathLength)
        return null;
    const file = place.file.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
    const outside = /^(?:\/|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)/.test(file);
    return outside || (0,markdown_escape/* oneLine */.TN)(file) === '' || file === '.' ? null : { ...place, file };
}

// EXTERNAL MODULE: ./build/report/json-text.js
var json_text = __webpack_require__(12365);
;// CONCATENATED MODULE: ./build/report/code-quality.js




const maxDescriptionLength = 1_000;
/**
 * The findings as GitLab's Code Quality report (`artifacts:reports:codequality`): a JSON list, empty where there are none. GitLab
 * shows nothing without a file: a finding that has none stands at the first line of the file that declares what failed.
 */
function codeQualityJson(report) {
    const entries = findingsOf(report).map((finding) => ({
        description: (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)(described(finding)), maxDescriptionLength),
        check_name: finding.rule,
        fingerprint: finding.fingerprint,
        severity: severityOf(finding),
        location: {
            path: (finding.place?.file ?? finding.declaredIn).toWellFormed(),
            lines: { begin: finding.place?.line ?? 1 },
        },
    }));
    return (0,json_text/* jsonText */.s)(entries);
}
/** What does not compile comes before what only breaks a rule. */
function severityOf({ rule, severity }) {
    if (severity === 'warning')
        return 'minor';
    return rule === 'COMPILE' || rule === 'buf_build' ? 'critical' : 'major';
}
function described({ place, target, message }) {
    return place === null && target !== '' ? `${target}: ${message}` : message;
}

;// CONCATENATED MODULE: ./build/report/rule-help.js
const bufDocumentation = 'https://buf.build/docs';
/** Rules of buf's checks have names in capitals; those that guard compatibility compare with an earlier version. */
const bufRule = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const breakingRule = /^(?!DIRECTORY_|PACKAGE_SAME_).*_(?:NO_DELETE|NO_REMOVE|SAME|WIRE_COMPATIBLE|WIRE_JSON_COMPATIBLE)(?:_|$)/;
const known = new Map([
    [
        'COMPILE',
        {
            summary: 'The Protobuf file does not compile.',
            help: 'Correct the syntax, or the name of a type or an import that cannot be found. `buf build` shows the same.',
        },
    ],
    [
        'buf_build',
        {
            summary: 'The Protobuf files of the target do not compile.',
            help: 'Correct the syntax, or declare the module or target that an import comes from in `deps` or `oras_deps`.',
        },
    ],
    [
        'buf_lint',
        {
            summary: 'The target breaks a lint rule of buf.',
            help: 'Change what the message names, or take the rule out of the target: its `except` and `ignore` do that.',
            uri: `${bufDocumentation}/lint/rules/`,
        },
    ],
    [
        'buf_breaking',
        {
            summary: 'A change breaks those who use the version that the target is compared with.',
            help: 'Take the change back, or publish it as a new major version and compare with that from then on.',
            uri: `${bufDocumentation}/breaking/rules/`,
        },
    ],
    [
        'buf_format',
        {
            summary: 'The file is not formatted as buf formats it.',
            help: 'Run `buf format --write` and commit what it changed.',
            uri: `${bufDocumentation}/format/`,
        },
    ],
    [
        'test',
        { summary: 'A test of buck2 failed here.', help: 'Run the test that the message comes from: `buck2 test`.' },
    ],
]);
/** What is known of a rule; something true for those that nobody here has met. */
function ruleHelp(rule, tool) {
    const help = known.get(rule);
    if (help !== undefined)
        return help;
    if (tool === 'oras-buf') {
        return {
            summary: 'oras-buf could not go on because of this file.',
            help: 'Do what the message says last. The list of exit codes (docs/exit-codes.md) tells more of each kind of error.',
        };
    }
    if (!bufRule.test(rule)) {
        return tool === 'buf'
            ? { summary: 'buf reported an error.', help: 'Run the same command of buf by hand: it shows the same message.' }
            : {
                summary: 'buck2 reported an error.',
                help: 'Build the target with buck2 by hand: it shows the same message.',
            };
    }
    return isBreakingRule(rule)
        ? {
            summary: `buf's breaking change rule ${rule}.`,
            help: 'Take the change back, or publish it as a new major version. `breaking.except` and `breaking.ignore` of buf.yaml switch the rule off.',
            uri: `${bufDocumentation}/breaking/rules/#${rule.toLowerCase()}`,
        }
        : {
            summary: `buf's lint rule ${rule}.`,
            help: 'Change what the message names. `lint.except` and `lint.ignore` of buf.yaml switch the rule off.',
            uri: `${bufDocumentation}/lint/rules/#${rule.toLowerCase()}`,
        };
}
/** True for the rules of `buf breaking`, which `buf lint` has none of. */
function isBreakingRule(rule) {
    return breakingRule.test(rule);
}

;// CONCATENATED MODULE: ./build/report/gitlab-annotations.js





/** GitLab takes 80 KiB; these bounds stay below it whatever the texts are. */
const maxLinks = 20;
const maxLabelLength = 100;
const maxUrlLength = 1_000;
/**
 * Links for the page of a GitLab job (`artifacts:reports:annotations`): those that are given (the report page among the
 * job's artifacts), and what the broken rules are about. Only http and https; a list without links is left out.
 * @param links URL by label
 */
function gitlabAnnotationsJson(report, links) {
    const rules = new Map();
    for (const { rule, tool } of findingsOf(report)) {
        const { uri } = ruleHelp(rule, tool);
        if (uri !== undefined)
            rules.set(rule, uri);
    }
    const lists = { 'oras-buf': linksOf(links), 'oras-buf: broken rules': linksOf(rules) };
    return (0,json_text/* jsonText */.s)(Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)));
}
function linksOf(links) {
    return [...links]
        .flatMap(([label, url]) => {
        const href = webAddress(url);
        const shown = (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)(label), maxLabelLength);
        return href === undefined || shown === '' ? [] : [{ external_link: { label: shown, url: href } }];
    })
        .slice(0, maxLinks);
}
/** The address as browsers write it, or undefined where it is none, or one with a password in it. */
function webAddress(url) {
    if (!URL.canParse(url))
        return undefined;
    const { protocol, href, username, password } = new URL(url);
    const fits = (protocol === 'https:' || protocol === 'http:') && href.length <= maxUrlLength;
    return fits && username === '' && password === '' ? href : undefined;
}

// EXTERNAL MODULE: ./build/report/annotations.js
var annotations = __webpack_require__(46241);
;// CONCATENATED MODULE: ./build/report/html-escape.js

/*
 * Text from outside in HTML. Markup is made by the `html` tag alone, and the tag escapes every text that it is given, so a
 * text can become markup nowhere. What it makes is right between tags and inside quoted attributes alike.
 */
/** Markup that is safe as it stands. */
class Html {
    #markup;
    constructor(markup) {
        this.#markup = markup;
    }
    toString() {
        return this.#markup;
    }
}
/** A text that is put into markup without a limit of its own is cut here. */
const textLimit = 1_000;
/** Characters of a tooltip. */
const titleLimit = 400;
/** Markup from a template of ours. Attributes must be quoted. */
function html(template, ...values) {
    let markup = template[0] ?? '';
    for (const [index, value] of values.entries())
        markup += markupOf(value) + (template[index + 1] ?? '');
    return new Html(markup);
}
function markupOf(value) {
    if (typeof value === 'string')
        return spaced((0,human_units/* clipText */.gL)(value, textLimit));
    if (typeof value === 'number')
        return String(value);
    return value instanceof Html ? value.toString() : value.map(markupOf).join('');
}
const nothing = html ``;
function isNothing(markup) {
    return markup.toString() === '';
}
/** Pieces with `separator` between them. */
function joined(pieces, separator) {
    return new Html(pieces.map((piece) => piece.toString()).join(separator.toString()));
}
/** At most `limit` characters of a text, in one line. */
function html_escape_text(value, limit) {
    return new Html(escapeLine(value, limit));
}
/** Inline code, always written from left to right. What is cut can be read in its tooltip. A dash where there is nothing. */
function code(value, limit = 160, whole = value) {
    const shown = escapeLine(value, limit);
    if (shown === '')
        return html `–`;
    const title = value.length > limit || whole !== value ? html ` title="${html_escape_text(whole, titleLimit)}"` : nothing;
    return html `<code dir="ltr"${title}>${new Html(shown)}</code>`;
}
/** Prose in which backticks mark code. */
function prose(value, limit = 1_000) {
    const parts = (0,human_units/* clipText */.gL)(value, limit).split(/(`[^`]+`)/);
    return html `${parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1), limit) : html `${part}`))}`;
}
/** Lines as they stand, cut to the last `limit` characters: there compilers say what went wrong. */
function output(value, limit) {
    const end = value.length <= limit ? value : `[…]\n${value.slice(value.length - limit)}`;
    const lines = end.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/\s+$/, '');
    // A line break right behind the tag is eaten by HTML: one that is always there keeps those of the output.
    return html `<pre tabindex="0" dir="ltr">\n${new Html(lines.split('\n').map(escapeText).join('\n'))}</pre>`;
}
function escapeLine(value, limit) {
    // Cut before it is looked through: outputs are long.
    return spaced((0,human_units/* clipText */.gL)(trimmed(value), limit));
}
/** One line. Spaces at the ends count: the piece may stand between others. */
function spaced(value) {
    return escapeText(value.replace(spaces, ' '));
}
/** White space, but for U+FEFF: that is white space to JavaScript and nothing at all to the eye, so it is to be seen. */
const space = /[^\S\ufeff]/;
const spaces = /[^\S\ufeff]+/g;
const leadingSpaces = /^[^\S\ufeff]+/;
function trimmed(value) {
    let end = value.length;
    while (end > 0 && space.test(value.charAt(end - 1)))
        end--;
    return value.slice(0, end).replace(leadingSpaces, '');
}
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '`': '&#96;',
};
/**
 * What cannot be seen: control characters, those that turn the direction of writing round, those without a width, those that
 * nobody has given a meaning. The selector that makes an emoji of a sign stays.
 */
const unseen = /[[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\t\ufe0f]]/gv;
/** More marks than these on one letter grow out of their line. */
const piledMarks = /(\p{M}{3})\p{M}+/gu;
function escapeText(value) {
    const escaped = value.replace(/[&<>"'`]/g, (character) => entities[character] ?? '');
    // The ellipsis is our own.
    if (!/[^\x20-\x7e…]/.test(escaped))
        return escaped;
    return escaped.toWellFormed().replace(piledMarks, '$1…').replace(unseen, shown);
}
/** `[U+202E]` */
function shown(character) {
    return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
;// CONCATENATED MODULE: ./build/report/html-parts.js

function drawSection({ id, title, tone, body }, level) {
    return html `<section class="card ${tone}" aria-labelledby="${id}">
${heading(level, html `${title}`, id)}
${body}
</section>
`;
}
function heading(level, title, id) {
    return level === 2 ? html `<h2 id="${id}">${title}</h2>` : html `<h3 id="${id}">${title}</h3>`;
}
/** `title` in the line that is always seen, `body` under it. */
function fold(title, body, open = false) {
    return html `<details${open ? html ` open` : nothing}><summary>${title}</summary>
<div class="folded">${body}</div></details>
`;
}
/** Folded away where a list is long: the rest of the page must stay in sight. */
function foldWhere(long, title, body) {
    return long ? fold(title, body) : body;
}
function chip(tone, words) {
    return html `<span class="chip ${tone}">${words}</span>`;
}
/**
 * A table.
 * @param about what it lists, for those who hear the page
 * @param rows made by `row`, or rows of the caller's own
 * @param kind its classes; `stacked` makes every row a card on a narrow screen, and its cells must then be made by `row`
 */
function table(about, columns, rows, kind = '') {
    const heads = columns.map(({ name, number }) => html `<th scope="col"${number === true ? html ` class="number"` : nothing}>${name}</th>`);
    return html `<div class="wide"><table${kind === '' ? nothing : html ` class="${kind}"`} aria-label="${about}">
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}
/** A row whose first cell names it. */
function row(columns, cells, id = '') {
    const drawn = cells.map((cell, index) => {
        const column = columns[index];
        if (index === 0)
            return html `<th scope="row">${cell}</th>`;
        const number = column?.number === true ? html ` class="number"` : nothing;
        return html `<td${number} data-label="${column?.name ?? ''}">${isNothing(cell) ? html `–` : cell}</td>`;
    });
    return html `<tr${id === '' ? nothing : html ` id="${id}"`}>${drawn}</tr>
`;
}
/** Names and what is to say of each. */
function facts(entries, className) {
    const shown = entries
        .filter(([, value]) => !isNothing(value))
        .map(([name, value]) => html `<div><dt>${name}</dt><dd>${value}</dd></div>\n`);
    return shown.length === 0 ? nothing : html `<dl class="${className}">\n${shown}</dl>\n`;
}

// EXTERNAL MODULE: ./build/report/report-facts.js
var report_facts = __webpack_require__(41735);
// EXTERNAL MODULE: ./build/report/report-words.js
var report_words = __webpack_require__(42793);
;// CONCATENATED MODULE: ./build/report/html-overview.js






const outcomeTones = {
    success: 'good',
    failure: 'bad',
    error: 'bad',
    skipped: 'warn',
    cancelled: 'warn',
};
/** The top of the page: how it ended, what to do next, and the job in a few numbers. */
function pageTop(report) {
    const mode = (0,report_words/* modeWords */.bY)(report.mode);
    return html `<header class="top ${outcomeTones[report.outcome]}">
<div class="inner">
<p class="where">oras-buf ${report.command}${mode === '' ? '' : `, ${mode}`} · ${report_words/* ciWords */.MY[report.ci]} · ${time(report.startedAt)}</p>
<h1>${sign(report.outcome)} <span>${prose((0,report_facts/* headline */.Pl)(report), 200)}</span></h1>
${next(report)}${numbers(report)}</div>
</header>
`;
}
/** `24 Nov 2026, 07:00 UTC`; what is no time stays as it is. */
function time(iso) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime()))
        return html `${iso}`;
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    const day = `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
    return html `<time datetime="${iso}">${day}, ${date.toISOString().slice(11, 16)} UTC</time>`;
}
const signPaths = {
    success: 'M7 12.5l3.5 3.5L17 9',
    failure: 'M8 8l8 8M16 8l-8 8',
    error: 'M12 6.5v7M12 16.6v.9',
    skipped: 'M8.5 8l5 4-5 4zM16 8v8',
    cancelled: 'M6.5 6.5l11 11',
};
/** Seen where the style sheet is not, on light and on dark. */
const signColours = {
    good: '#2f8f4e',
    bad: '#d94a3d',
    warn: '#b7791f',
    quiet: '#5b7083',
};
/** Drawn, because not every machine has a font for emoji. The headline says the same in words. */
function sign(outcome) {
    return html `<svg class="sign" width="32" height="32" viewBox="0 0 24 24" fill="none" stroke="${signColours[outcomeTones[outcome]]}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="${signPaths[outcome]}"/></svg>`;
}
function next(report) {
    const steps = (0,report_facts/* nextSteps */.Zn)(report).map((step) => prose(step, 2_000));
    if (steps.length === 0)
        return nothing;
    const [only = nothing] = steps;
    const body = steps.length === 1 ? html `<p>${only}</p>` : html `<ul>${steps.map((step) => html `<li>${step}</li>`)}</ul>`;
    return html `<section class="next" aria-labelledby="next">
<h2 id="next">Next</h2>
${body}
</section>
`;
}
/** A number and what it is made of. */
function fact(value, detail = '') {
    return value === '' ? nothing : html `<b>${value}</b>${detail === '' ? nothing : html ` <small>${detail}</small>`}`;
}
function numbers(report) {
    const modules = report.roots.flatMap((root) => root.modules);
    const builds = report.roots.flatMap((root) => (root.build.tool === 'none' ? [] : [root.build]));
    const tools = [...new Set(builds.map((build) => build.tool))].join(' and ');
    const counts = builds.length === 1 ? builds.map(report_facts/* buildCounts */.Xe).join('') : '';
    const locks = [...new Set(report.roots.map(({ lock }) => lock.status))];
    const changes = report.roots.reduce((sum, { lock }) => sum + lock.changes.length, 0);
    const { traffic, cache } = report;
    return facts([
        ['Took', fact((0,human_units/* formatDuration */.a3)(report.durationMs), report.exitCode === 0 ? 'exit code 0' : '')],
        ['Exit code', report.exitCode === 0 ? nothing : fact(String(report.exitCode), report.outcome)],
        ['Roots', report.roots.length < 2 ? nothing : fact(report.roots.length.toLocaleString('en-US'))],
        ['Built with', fact(tools, counts)],
        ['Modules', modules.length === 0 ? nothing : fact(modules.length.toLocaleString('en-US'), (0,report_facts/* originCounts */.D)(modules))],
        [
            'Lock',
            locks.length === 0
                ? nothing
                : fact(locks.map((status) => report_words/* lockStatusWords */.d6[status].replace(/^is /, '')).join(', '), changes === 0 ? '' : (0,human_units/* counted */.hS)(changes, 'change')),
        ],
        ['Cache', cache.result === 'off' ? nothing : fact(report_words/* cacheWords */.M8[cache.result])],
        [
            'Registry',
            traffic.requests === 0
                ? fact('no request')
                : fact((0,human_units/* counted */.hS)(traffic.requests, 'request'), `${(0,human_units/* formatBytes */.z3)(traffic.bytesReceived)} received`),
        ],
    ], 'numbers');
}
const placesShown = 20;
const problemCharacters = 20_000;
/** What stopped the job. */
function problemSection(problem) {
    if (problem === null)
        return [];
    const places = problem.places.slice(0, placesShown).map((place) => html `<li>${code((0,errors/* formatPlace */.dE)(place), 400)}</li>`);
    const left = problem.places.length - places.length;
    const list = [...places, ...(left > 0 ? [html `<li>and ${(0,human_units/* counted */.hS)(left, 'more place')}</li>`] : [])];
    return [
        {
            id: 'problem',
            title: html `What stopped the job`,
            short: 'Problem',
            tone: 'bad',
            body: html `<div class="message">${output(problem.message, problemCharacters)}</div>
${list.length === 0 ? nothing : html `<ul class="places">${list}</ul>`}`,
        },
    ];
}
/** Links to every section; nothing where there are hardly any. */
function contents(sections) {
    if (sections.length < 3)
        return nothing;
    const links = sections.map(({ id, short, tone }) => html `<li><a class="${tone}" href="#${id}">${html_escape_text(short, 40)}</a></li>`);
    return html `<nav aria-label="On this page"><ul>${links}</ul></nav>
`;
}
/** The first of them, and the number of the others. */
function few(items, most, separator = html `, `) {
    const shown = joined(items.slice(0, most), separator);
    return items.length > most ? html `${shown} +${items.length - most}` : shown;
}

;// CONCATENATED MODULE: ./build/report/html-room.js


/**
 * How many bytes the page may still grow. Lists take what they need, but never more than their share of what is left, so a
 * long one cannot push out what follows, and the page is bounded whatever is in the report.
 */
class PageRoom {
    #left;
    #short = false;
    constructor(bytes) {
        this.#left = bytes;
    }
    get left() {
        return this.#left;
    }
    /** True once something was left out. */
    get short() {
        return this.#short;
    }
    /**
     * As many items as there is room for, and how many are left.
     * @param share of the room that is left now, from 0 to 1
     * @param most items
     */
    take(items, share, most, draw) {
        let mine = Math.max(0, this.#left * share);
        const shown = [];
        for (const [index, item] of items.entries()) {
            if (index >= most)
                break;
            const markup = draw(item, index);
            const size = Buffer.byteLength(markup.toString());
            if (size > mine)
                break;
            mine -= size;
            this.#left -= size;
            shown.push(markup);
        }
        const left = items.length - shown.length;
        if (left > 0)
            this.#short = true;
        return { shown, left };
    }
    /** A part of the room, for one of several that are alike; `settle` must follow. */
    part(share) {
        const part = new PageRoom(Math.max(0, this.#left * share));
        this.#left -= part.left;
        return part;
    }
    /** Gives back what a part did not need, and takes what stands around its lists. */
    settle(part, before, markup) {
        this.#left += before - Buffer.byteLength(markup.toString());
        if (part.short)
            this.#short = true;
    }
}
/** `… and 12 more findings, in report.json.` Empty where nothing is left. */
function more(left, noun) {
    return left === 0
        ? nothing
        : html `<p class="more">… and ${(0,human_units/* counted */.hS)(left, `more ${noun}`)}, in <code>report.json</code>.</p>`;
}

;// CONCATENATED MODULE: ./build/report/html-build.js








const foldedAbove = 25;
const labelsShown = 5;
const outputsShown = 3;
/** Characters of one folded output, and of all of them together. */
const outputCharacters = 16_000;
const allOutputCharacters = 1_200_000;
/** What went wrong, and the tests. */
function brokenSections({ build }, prefix, room) {
    if (build.tool === 'none')
        return [];
    return [
        ...findingsSection(build, prefix, room),
        ...failuresSection(build, prefix, room),
        ...testsSection(build, prefix, room),
    ];
}
/** With what it was built, and what is well. */
function buildSection({ build }, prefix, room) {
    const section = { id: `${prefix}build`, title: html `Build`, short: 'Build', tone: 'quiet' };
    if (build.tool !== 'none')
        return [{ ...section, body: ranBody(build, room) }];
    if (build.reason === '')
        return [];
    return [{ ...section, body: html `<p>Nothing was built: ${prose(build.reason.replace(/[.\s]+$/, ''))}.</p>` }];
}
function findingsSection(build, prefix, room) {
    const findings = (0,report_facts/* placedFindings */.Em)(build);
    if (findings.length === 0)
        return [];
    const files = new Map();
    for (const { place } of findings)
        files.set(place.file, (files.get(place.file) ?? 0) + 1);
    const order = new Map([...files.keys()].map((file, index) => [file, index]));
    const sorted = findings.toSorted((a, b) => (order.get(a.place.file) ?? 0) - (order.get(b.place.file) ?? 0) ||
        (a.place.line ?? 0) - (b.place.line ?? 0) ||
        (a.place.column ?? 0) - (b.place.column ?? 0));
    const { shown, left } = room.take(sorted, 0.3, 5_000, (finding, index) => {
        const { file } = finding.place;
        const first = sorted[index - 1]?.place.file !== file;
        const head = html `<tr class="group"><th scope="rowgroup" colspan="2">${code(file, 300)} <small>${(0,human_units/* counted */.hS)(files.get(file) ?? 0, 'finding')}</small></th></tr>
`;
        return html `${first ? head : nothing}${findingRow(finding)}`;
    });
    const errors = findings.some(({ severity }) => severity === 'error');
    const body = html `${table('Findings by file', [{ name: 'Line' }, { name: 'What' }], shown, 'findings')}${more(left, 'finding')}`;
    return [
        {
            id: `${prefix}findings`,
            title: html `${(0,human_units/* counted */.hS)(findings.length, 'finding')} in ${(0,human_units/* counted */.hS)(files.size, 'file')}`,
            short: (0,human_units/* counted */.hS)(findings.length, 'finding'),
            tone: errors ? 'bad' : 'warn',
            body: foldWhere(findings.length > 200, html `All findings`, body),
        },
    ];
}
function findingRow({ place, severity, message, rule, target }) {
    const line = place.line === undefined ? '–' : `${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
    const warning = severity === 'warning' ? html `${chip('warn', html `warning`)} ` : nothing;
    const from = target === '' ? nothing : html ` <small>from ${code(target)}</small>`;
    const named = rule === '' ? nothing : html ` <span class="rule">${code(rule, 80)}</span>`;
    return html `<tr><td class="line">${line}</td><td>${warning}${prose(message)}${named}${from}</td></tr>
`;
}
function failuresSection(build, prefix, room) {
    const failed = build.targets.filter((target) => target.result === 'failure');
    const groups = [
        ...build.errors.map((error) => ({ labels: [], error })),
        ...(0,report_facts/* failureGroups */.HZ)(failed),
    ];
    const noun = build.tool === 'buf' ? 'check' : 'target';
    if (groups.length === 0)
        return [];
    const limit = Math.max(1_000, Math.min(outputCharacters, Math.floor(allOutputCharacters / groups.length)));
    const { shown, left } = room.take(groups, 0.35, 500, (group, index) => fold(failureTitle(group), failureBody(group, limit), index === 0));
    const all = left === 0 ? undefined : room.take(failed, 0.25, 10_000, ({ label }) => html `<li>${code(label)}</li>\n`);
    const list = all === undefined || all.shown.length === 0
        ? nothing
        : fold(html `The names of all ${(0,human_units/* counted */.hS)(failed.length, `failed ${noun}`)}`, html `<ul class="plain">${all.shown}</ul>${more(all.left, `failed ${noun}`)}`);
    const title = failed.length === 0 ? (0,human_units/* counted */.hS)(groups.length, 'error') : `${(0,human_units/* counted */.hS)(failed.length, `failed ${noun}`)}`;
    return [
        {
            id: `${prefix}failures`,
            title: html `${title}${groups.length > 1 && failed.length !== groups.length ? html ` <small>${(0,human_units/* counted */.hS)(groups.length, 'reason')}</small>` : nothing}`,
            short: title,
            tone: 'bad',
            body: html `${shown}${more(left, 'reason')}${list}`,
        },
    ];
}
function failureTitle({ labels, error }) {
    const category = error.category === 'user' ? nothing : html ` ${chip('warn', html `${error.category}`)}`;
    if (labels.length === 0)
        return html `${prose(error.message, 300)}${category}`;
    const named = joined(labels.slice(0, labelsShown).map((label) => code(label, 120)), html `, `);
    const left = labels.length - labelsShown;
    return html `${named}${left > 0 ? ` and ${left} more` : ''} <small>${prose(error.message, 200)}</small>${category}`;
}
function failureBody({ labels, error }, limit) {
    const shown = labels.slice(0, 200).map((label) => html `<li>${code(label)}</li>`);
    const left = labels.length - shown.length;
    const all = labels.length <= labelsShown
        ? nothing
        : fold(html `All ${labels.length} names`, html `<ul class="plain">${shown}${left === 0 ? nothing : html `<li>and ${left} more</li>`}</ul>`);
    // Of a red action they say only that it was an action.
    const tags = (error.category === 'user' ? [] : error.tags.slice(0, 10)).map((tag) => html ` ${code(tag, 60)}`);
    return html `${output(error.output === '' ? error.message : error.output, limit)}${all}${tags.length === 0 ? nothing : html `<p class="more">Tags:${tags}</p>`}`;
}
const testTones = { pass: 'good', skip: 'quiet', omitted: 'quiet' };
function testTone(test) {
    return (0,annotations/* isFailedTest */.eI)(test) ? 'bad' : (testTones[test.result] ?? 'quiet');
}
function testsSection(build, prefix, room) {
    const { tests } = build;
    if (tests.length === 0)
        return [];
    const failed = tests.filter(annotations/* isFailedTest */.eI);
    const limit = Math.max(1_000, Math.min(outputCharacters, Math.floor(allOutputCharacters / Math.max(1, failed.length))));
    const folds = room.take(failed, 0.35, 500, (test, index) => fold(html `${code(test.name)} ${chip('bad', html `${test.result}`)} <small>${(0,human_units/* formatDuration */.a3)(test.durationMs)}</small>`, html `${output(test.details === '' ? 'It printed nothing.' : test.details, limit)}${test.target === test.name || test.target === '' ? nothing : html `<p class="more">Target ${code(test.target)}</p>`}`, index === 0));
    const others = tests.filter((test) => !(0,annotations/* isFailedTest */.eI)(test));
    const columns = [{ name: 'Test' }, { name: 'Result' }, { name: 'Took', number: true }];
    const rows = room.take(others, 0.3, 10_000, (test) => row(columns, [
        code(test.name),
        chip(testTone(test), html `${test.result}`),
        html_escape_text((0,human_units/* formatDuration */.a3)(test.durationMs), 30),
    ]));
    const rest = others.length === 0
        ? nothing
        : foldWhere(failed.length > 0 || others.length > foldedAbove, failed.length > 0 ? html `${(0,human_units/* counted */.hS)(others.length, 'other test')}` : html `All tests`, html `${table('Tests', columns, rows.shown)}${more(rows.left, 'test')}`);
    const title = failed.length === 0
        ? html `${(0,human_units/* counted */.hS)(tests.length, 'test')}`
        : html `${failed.length.toLocaleString('en-US')} of ${(0,human_units/* counted */.hS)(tests.length, 'test')} failed`;
    return [
        {
            id: `${prefix}tests`,
            title,
            short: failed.length === 0 ? (0,human_units/* counted */.hS)(tests.length, 'test') : (0,human_units/* counted */.hS)(failed.length, 'failed test'),
            tone: failed.length === 0 ? 'quiet' : 'bad',
            body: html `${folds.shown}${more(folds.left, 'failed test')}${rest}`,
        },
    ];
}
function ranBody(build, room) {
    const path = build.actions?.criticalPathMs ?? 0;
    const counts = (0,report_facts/* actionCounts */.bc)(build);
    const slowest = counts === '' || path <= 0 ? nothing : html ` <small>critical path ${(0,human_units/* formatDuration */.a3)(path)}</small>`;
    const told = facts([
        [
            'Tool',
            html `${build.tool} ${build.toolVersion === '' ? nothing : code(build.toolVersion, 80)} <small>${prose(build.reason, 300)}</small>`,
        ],
        ['Result', html `${build.result}, exit code ${build.exitCode}, ${(0,human_units/* formatDuration */.a3)(build.durationMs)}`],
        ['Built', html `${(0,report_facts/* buildCounts */.Xe)(build)}`],
        ['Actions', html `${counts}${slowest}`],
        ...remoteFact(build),
    ], 'told');
    const commands = room.take(build.commands.slice(0, 50), 0.1, 50, (command) => html `${output(command, 4_000)}`);
    const ran = build.commands.length === 0
        ? nothing
        : html `<div class="commands">${commands.shown}</div>${more(build.commands.length - commands.shown.length, 'command')}`;
    return html `${told}${ran}${targetsFold(build, room)}`;
}
function remoteFact(build) {
    const remote = (0,report_words/* remoteWords */.SW)(build);
    if (remote === undefined)
        return [];
    const endpoint = remote.endpoint === '' ? nothing : code(remote.endpoint);
    const told = remote.told.replace(/^[: ]+/, '');
    const words = remote.warning
        ? html `${chip('warn', html `${told}`)} ${endpoint} <small>${prose(remote.reason, 300)}</small>`
        : html `${endpoint} <small>${told}</small>`;
    return [[remote.title, words]];
}
function targetsFold(build, room) {
    const good = (0,report_facts/* goodTargets */.KL)(build);
    if (build.tool === 'buf' || good.length === 0)
        return nothing;
    const columns = [{ name: 'Target' }, { name: 'Outputs' }];
    const { shown, left } = room.take(good, 0.4, 10_000, ({ label, outputs }) => row(columns, [
        code(label),
        few(outputs.map((path, index) => (index < outputsShown ? code(path, 200) : nothing)), outputsShown),
    ]));
    return fold(html `${(0,human_units/* counted */.hS)(good.length, 'target')} succeeded`, html `${table('Targets that succeeded', columns, shown)}${more(left, 'target')}`);
}

;// CONCATENATED MODULE: ./build/report/html-job.js







/** What belongs to the whole job: remarks, where the time went, and the circumstances. */
function jobSections(report, room) {
    return [...remarksSection(report, room), ...timeSection(report), runSection(report)];
}
function remarksSection({ remarks }, room) {
    if (remarks.length === 0)
        return [];
    const warnings = remarks.filter(({ severity }) => severity === 'warning').length;
    const { shown, left } = room.take(remarks, 0.8, 1_000, ({ severity, message, place }) => {
        const mark = severity === 'warning' ? html `${chip('warn', html `warning`)} ` : nothing;
        return html `<li>${mark}${place === null ? nothing : html `${code((0,errors/* formatPlace */.dE)(place), 300)}: `}${prose(message)}</li>\n`;
    });
    return [
        {
            id: 'remarks',
            title: html `${(0,human_units/* counted */.hS)(remarks.length, 'remark')}`,
            short: (0,human_units/* counted */.hS)(remarks.length, 'remark'),
            tone: warnings > 0 ? 'warn' : 'quiet',
            body: html `<ul class="remarks">${shown}</ul>${more(left, 'remark')}`,
        },
    ];
}
const phasesShown = 50;
/** Seen where the style sheet is not. */
const hues = ['#3b6fd4', '#0e8a8a', '#b7791f', '#8250c4', '#c2496b', '#5b7083', '#2f8f4e', '#c0603a'];
function hue(index) {
    const number = index % hues.length;
    return html `class="hue${number}" fill="${hues[number] ?? 'currentColor'}"`;
}
function timeSection(report) {
    const timings = report.timings.filter(({ durationMs }) => durationMs > 0).slice(0, phasesShown);
    if (timings.length === 0)
        return [];
    const sum = timings.reduce((all, { durationMs }) => all + durationMs, 0);
    let before = 0;
    const strip = timings.map(({ durationMs }, index) => {
        const start = before;
        before += durationMs;
        return html `<rect ${hue(index)} x="${percent(start, sum)}" width="${percent(durationMs, sum)}" height="14"/>`;
    });
    const columns = [{ name: 'Phase' }, { name: 'Time', number: true }, { name: 'Share' }];
    const rows = timings.map(({ phase, durationMs }, index) => row(columns, [
        html `<svg class="dot" width="10" height="10" aria-hidden="true"><rect ${hue(index)} width="10" height="10" rx="3"/></svg> ${html_escape_text(phase, 60)}`,
        html_escape_text((0,human_units/* formatDuration */.a3)(durationMs), 30),
        html `<svg class="bar" width="100%" height="10" aria-hidden="true"><rect ${hue(index)} width="${percent(durationMs, sum)}" height="10" rx="3"/></svg>`,
    ]));
    return [
        {
            id: 'time',
            title: html `Time <small>${(0,human_units/* formatDuration */.a3)(report.durationMs)}</small>`,
            short: 'Time',
            tone: 'quiet',
            body: html `<svg class="strip" width="100%" height="14" aria-hidden="true">${strip}</svg>
<div class="phases">${table('Phases of the job', columns, rows)}</div>`,
        },
    ];
}
function percent(part, whole) {
    return `${Math.round(Math.min(1, Math.max(0, part / Math.max(whole, 1e-9))) * 10_000) / 100}%`;
}
function runSection(report) {
    const { traffic } = report;
    const body = facts([
        ['Cache', cacheLine(report.cache)],
        [
            'Registries',
            html `${traffic.requests === 0 ? 'no request' : `${(0,human_units/* counted */.hS)(traffic.requests, 'request')}, ${(0,human_units/* formatBytes */.z3)(traffic.bytesReceived)} received`}${traffic.tokenExchanges === 0 ? '' : `, ${(0,human_units/* counted */.hS)(traffic.tokenExchanges, 'token exchange')}`}${traffic.retries === 0 ? '' : `, ${traffic.retries} retried`}`,
        ],
        [
            'Locks',
            joined(report.roots
                .slice(0, 20)
                .map(({ lock }) => html `${code(lock.path)}${lock.digest === '' ? nothing : html ` <small>${code(lock.digest.slice(0, 19), 40, lock.digest)}</small>`}`), html `, `),
        ],
        ['Mode', html `${(0,report_words/* modeWords */.bY)(report.mode)}`],
        ['Started', html `${time(report.startedAt)} on ${report_words/* ciWords */.MY[report.ci]}`],
        ['Made by', html `oras-buf ${report.tool.version}`],
    ], 'told');
    return { id: 'run', title: html `This run`, short: 'Run', tone: 'quiet', body };
}
function cacheLine(cache) {
    if (cache.result === 'off' && cache.reason === '')
        return nothing;
    const reason = cache.reason === '' ? html `.` : html `: ${prose(cache.reason.replace(/[.\s]+$/, ''))}.`;
    const saved = report_words/* cacheSavedWords */.F8[cache.saved];
    const keys = [
        cache.key === '' ? nothing : html `key ${code(cache.key)}`,
        cache.matchedKey === '' || cache.matchedKey === cache.key ? nothing : html `found ${code(cache.matchedKey)}`,
    ].filter((key) => !isNothing(key));
    return html `${report_words/* cacheWords */.M8[cache.result]}${reason}${saved === '' ? '' : ` ${saved}`}${keys.length === 0 ? nothing : html `<br><small>${joined(keys, html `, `)}</small>`}`;
}

;// CONCATENATED MODULE: ./build/report/graph-layout.js
/** Pixels that a line takes. */
const stopoverHeight = 4;
const stopoverGap = 10;
/**
 * Places nodes and edges. Edges that close a circle are drawn, but do not count for the layers.
 * @param widths of the nodes; edges name nodes by their place in this list
 */
function layOutGraph(widths, edges, sizes) {
    const once = [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
    const layerOf = graph_layout_layers(widths.length, once);
    const cells = layerOf.map((layer, node) => cellOf(node, layer, sizes.nodeHeight, sizes.rowGap));
    const columns = Array.from({ length: Math.max(0, ...layerOf) + 1 }, () => []);
    for (const cell of cells)
        columns[cell.layer]?.push(cell);
    const stopovers = new Map();
    const routes = once.map((edge) => ({ edge, cells: route(edge, cells, columns, stopovers) }));
    bringInOrder(columns);
    placeRows(columns);
    const columnWidths = columns.map((column) => Math.max(0, ...column.map(({ node }) => widths[node] ?? 0)));
    const columnX = [];
    let width = 0;
    for (const columnWidth of columnWidths) {
        columnX.push(width);
        width += columnWidth + sizes.columnGap;
    }
    const x = (cell) => columnX[cell.layer] ?? 0;
    const end = (cell) => x(cell) + (cell.node < 0 ? (columnWidths[cell.layer] ?? 0) : (widths[cell.node] ?? 0));
    return {
        width: Math.max(0, width - sizes.columnGap),
        height: Math.max(0, ...columns.flat().map((cell) => cell.y + cell.height)),
        nodes: cells.map((cell) => ({ x: x(cell), y: cell.y })),
        edges: routes.map(({ edge, cells: stops }) => ({ edge, points: routePoints(stops, x, end) })),
    };
}
function cellOf(node, layer, height, gap) {
    return { node, layer, height, gap, before: [], after: [], order: 0, y: 0 };
}
/** Each node as far right as the longest way to it, circles aside. */
function graph_layout_layers(count, edges) {
    const next = Array.from({ length: count }, () => []);
    const targets = new Set();
    for (const { from, to } of edges) {
        next[from]?.push(to);
        targets.add(to);
    }
    const state = [];
    const sorted = [];
    const closing = new Set();
    const visit = (node) => {
        state[node] = 'open';
        for (const to of next[node] ?? []) {
            if (state[to] === 'open')
                closing.add(`${node} ${to}`);
            else if (state[to] === undefined)
                visit(to);
        }
        state[node] = 'done';
        sorted.push(node);
    };
    const all = Array.from({ length: count }, (_, node) => node);
    for (const node of [...all.filter((one) => !targets.has(one)), ...all])
        if (state[node] === undefined)
            visit(node);
    const layer = all.map(() => 0);
    for (const node of sorted.reverse()) {
        for (const to of next[node] ?? []) {
            if (!closing.has(`${node} ${to}`))
                layer[to] = Math.max(layer[to] ?? 0, (layer[node] ?? 0) + 1);
        }
    }
    return layer;
}
/**
 * The cells that an edge runs through. In every column between it has a stopover, which all edges share that come from the
 * same node: they part only where they must, like the branches of a tree.
 */
function route(edge, cells, columns, stopovers) {
    const from = cells[edge.from];
    const to = cells[edge.to];
    if (from === undefined || to === undefined)
        return [];
    // An edge that closes a circle runs back, and alone.
    const forward = from.layer <= to.layer;
    const [left, right] = forward ? [from, to] : [to, from];
    const stops = [left];
    for (let layer = left.layer + 1; layer < right.layer; layer += 1) {
        const key = forward ? `${edge.from} ${layer}` : `${edge.from} ${edge.to} ${layer}`;
        const known = stopovers.get(key);
        const stop = known ?? cellOf(-1, layer, stopoverHeight, stopoverGap);
        if (known === undefined)
            columns[layer]?.push(stop);
        stopovers.set(key, stop);
        stops.push(stop);
    }
    stops.push(right);
    for (const [index, stop] of stops.entries()) {
        const after = stops[index + 1];
        if (after === undefined || after.layer === stop.layer || stop.after.includes(after))
            continue;
        stop.after.push(after);
        after.before.push(stop);
    }
    return forward ? stops : stops.toReversed();
}
const sweeps = 24;
/** Each cell to the middle of its neighbours, from left to right and back; the best order that came up is kept. */
function bringInOrder(columns) {
    const number = (column) => {
        for (const [index, cell] of column.entries())
            cell.order = index;
    };
    for (const column of columns)
        number(column);
    let best = columns.map((column) => [...column]);
    let fewest = crossings(columns);
    for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
        const forward = sweep % 2 === 0;
        for (const column of forward ? columns : columns.toReversed()) {
            const middles = new Map(column.map((cell) => [cell, middle(forward ? cell.before : cell.after, ({ order }) => order) ?? cell.order]));
            column.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0) || a.order - b.order);
            number(column);
        }
        const now = crossings(columns);
        if (now < fewest) {
            fewest = now;
            best = columns.map((column) => [...column]);
        }
    }
    for (const [index, column] of columns.entries()) {
        column.splice(0, column.length, ...(best[index] ?? []));
        number(column);
    }
}
function crossings(columns) {
    let count = 0;
    for (const column of columns) {
        const ends = column.flatMap((cell) => cell.after.map(({ order }) => order).sort((a, b) => a - b));
        for (const [index, end] of ends.entries()) {
            for (let later = index + 1; later < ends.length; later += 1)
                if ((ends[later] ?? 0) < end)
                    count += 1;
        }
    }
    return count;
}
const passes = 16;
/** Cells near the middle of their neighbours, as near as their order and the gaps let them. */
function placeRows(columns) {
    for (const column of columns)
        spread(column, column.map(({ order, height, gap }) => order * (height + gap)));
    for (let pass = 0; pass < passes; pass += 1) {
        const forward = pass % 2 === 1;
        for (const column of forward ? columns : columns.toReversed()) {
            const center = (cell) => cell.y + cell.height / 2;
            const wished = column.map((cell) => {
                const near = pass >= passes - 2 ? [...cell.before, ...cell.after] : forward ? cell.before : cell.after;
                return (middle(near, center) ?? center(cell)) - cell.height / 2;
            });
            spread(column, wished);
        }
    }
    const top = Math.min(...columns.flat().map(({ y }) => y));
    for (const cell of columns.flat())
        cell.y = Math.round((cell.y - top) * 2) / 2;
}
/** The places nearest to those wished for that keep order and gaps: neighbours that would overlap are moved as one block. */
function spread(column, wished) {
    const blocks = [];
    for (const [index, cell] of column.entries()) {
        let block = { cells: [cell], sum: wished[index] ?? 0, height: cell.height + cell.gap };
        for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
            const lastTop = last.sum / last.cells.length;
            if (lastTop + last.height <= block.sum / block.cells.length)
                break;
            blocks.pop();
            block = {
                cells: [...last.cells, ...block.cells],
                sum: last.sum + block.sum - block.cells.length * last.height,
                height: last.height + block.height,
            };
        }
        blocks.push(block);
    }
    for (const block of blocks) {
        let y = block.sum / block.cells.length;
        for (const cell of block.cells) {
            cell.y = y;
            y += cell.height + cell.gap;
        }
    }
}
function middle(cells, of) {
    return cells.length === 0 ? undefined : cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
}
/** Out of the first cell, in and out of each stopover, into the last. */
function routePoints(stops, x, end) {
    const [first] = stops;
    const last = stops.at(-1);
    if (first === undefined || last === undefined)
        return [];
    const y = (cell) => cell.y + cell.height / 2;
    if (first.layer >= last.layer) {
        const back = stops.slice(1, -1).flatMap((stop) => [
            { x: end(stop), y: y(stop) },
            { x: x(stop), y: y(stop) },
        ]);
        return [{ x: x(first), y: y(first) }, ...back, { x: end(last), y: y(last) }];
    }
    const through = stops.slice(1, -1).flatMap((stop) => [
        { x: x(stop), y: y(stop) },
        { x: end(stop), y: y(stop) },
    ]);
    return [{ x: end(first), y: y(first) }, ...through, { x: x(last), y: y(last) }];
}

// EXTERNAL MODULE: ./build/report/module-graph.js
var module_graph = __webpack_require__(30362);
;// CONCATENATED MODULE: ./build/report/html-graph.js






/** Above these a drawing is a tangle. */
const modulesDrawn = 60;
const edgesDrawn = 140;
/** Taller drawings are folded away. */
const openHeight = 720;
/** More than all the edges that are drawn need. */
const pathCharacters = 200_000;
/** Pixels. Labels are set in a font of fixed width, so their boxes can be measured without a browser. */
const characterWidth = 7.3;
const padding = 12;
const nodeHeight = 42;
const labelCharacters = 34;
/**
 * The graph as a drawing, or undefined where it would not be read. Without its style sheet it is black on white.
 * @param idOf the id of the row of a module
 */
function graphDrawing(graph, rootName, idOf) {
    const { modules } = graph;
    if (modules.length > modulesDrawn || graph.edges.length > edgesDrawn)
        return undefined;
    const rooted = graph.edges.some(({ from }) => from === module_graph/* graphRoot */.hx);
    const nodes = [
        ...modules.map((module) => ({
            module,
            name: (0,human_units/* clipText */.gL)((0,report_facts/* nameInRegistry */.I6)(module), labelCharacters),
            detail: detailOf(module),
        })),
        ...(rooted ? [{ module: undefined, name: (0,human_units/* clipText */.gL)(rootName, labelCharacters), detail: '' }] : []),
    ];
    const widths = nodes.map(({ name, detail }) => Math.max(columnsOf(name), columnsOf(detail) * 0.92) * characterWidth + 2 * padding);
    const edges = graph.edges.map(({ from, to }) => ({ from: from === module_graph/* graphRoot */.hx ? modules.length : from, to }));
    const layout = layOutGraph(widths, edges, { nodeHeight, rowGap: 14, columnGap: 64 });
    // One path, each stretch once: where edges run together, they are one line.
    const stretches = [...new Set(layout.edges.flatMap(({ points }) => pathStretches(points)))].join('');
    const tips = [...new Set(layout.edges.map(({ points }) => tip(points)))].join('');
    const boxes = nodes.map(({ module, name, detail }, index) => {
        const at = layout.nodes[index] ?? { x: 0, y: 0 };
        const box = nodeBox(module, at, widths[index] ?? 0, name, detail);
        return module === undefined ? box : html `<a href="#${idOf(module)}">${box}</a>\n`;
    });
    const width = Math.ceil(layout.width) + 4;
    const height = Math.ceil(layout.height) + 4;
    const drawing = html `<div class="wide" role="region" aria-label="Drawing of the dependencies" tabindex="0"><svg class="graph" width="${width}" height="${height}" viewBox="-2 -2 ${width} ${height}" role="group" aria-label="Dependency graph of ${(0,human_units/* counted */.hS)(modules.length, 'module')}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, Liberation Mono, monospace" font-size="12" fill="none" stroke="currentColor">
<path class="edge" d="${html_escape_text(stretches, pathCharacters)}"/><path class="tip" d="${html_escape_text(tips, pathCharacters)}" fill="currentColor" stroke="none"/>
${boxes}</svg></div>
<p class="legend">From left to right: who needs, who is needed. Round: from the BSR. Dashed: in this workspace.</p>
`;
    return height <= openHeight ? drawing : fold(html `Graph of ${(0,human_units/* counted */.hS)(modules.length, 'module')}`, drawing);
}
function detailOf(module) {
    return module.source === 'local' ? 'local' : (0,human_units/* clipText */.gL)((0,human_units/* shortVersion */.Li)(module.version), labelCharacters);
}
/** Columns of a fixed font: signs of East Asia and emoji take two, and so does what is told by its number. */
function columnsOf(label) {
    let columns = 0;
    for (const character of html_escape_text(label, labelCharacters * 2)
        .toString()
        .replace(/&#?\w+;/g, 'x')) {
        columns += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
    }
    return columns;
}
function nodeBox(module, { x, y }, width, name, detail) {
    const kind = module?.source ?? 'root';
    const dash = kind === 'local' ? html ` stroke-dasharray="4 3"` : nothing;
    const left = x + padding;
    const title = module === undefined ? nothing : html `<title>${module.name} ${module.version}</title>`;
    const below = detail === ''
        ? nothing
        : html `<text class="detail" x="${left}" y="${y + 33}" font-size="11" fill="currentColor" stroke="none">${detail}</text>`;
    return html `<g class="node ${kind}">${title}<rect x="${x}" y="${y}" width="${round(width)}" height="${nodeHeight}" rx="${kind === 'bsr' ? 20 : 6}"${dash}/><text x="${left}" y="${y + (detail === '' ? 25 : 18)}" fill="currentColor" stroke="none">${name}</text>${below}</g>`;
}
/** Curves between columns, and lines straight through one. */
function pathStretches(points) {
    return points.slice(1).map((point, index) => {
        const before = points[index] ?? point;
        const start = `M${round(before.x)} ${before.y}`;
        if (index % 2 === 1)
            return `${start}L${round(point.x)} ${point.y}`;
        const half = (point.x - before.x) / 2;
        return `${start}C${round(before.x + half)} ${before.y} ${round(point.x - half)} ${point.y} ${round(point.x)} ${point.y}`;
    });
}
/** The head of the arrow. */
function tip(points) {
    const end = points.at(-1);
    const before = points.at(-2);
    if (end === undefined || before === undefined)
        return '';
    const back = before.x < end.x ? -7 : 7;
    return `M${round(end.x)} ${end.y}l${back} -4v8z`;
}
function round(pixels) {
    return Math.round(pixels * 2) / 2;
}
const itemsShown = 2_000;
const depthShown = 10;
/** The graph as a tree; a module that several need is opened out once. */
function graphTree(graph, rootName) {
    const needs = new Map();
    const needed = new Set();
    for (const { from, to } of graph.edges) {
        needs.set(from, (needs.get(from) ?? new Set()).add(to));
        needed.add(to);
    }
    const own = graph.modules.flatMap(({ source }, index) => (source === 'local' || !needed.has(index) ? [index] : []));
    const opened = new Set();
    let items = 0;
    const item = (index, depth) => {
        const module = graph.modules[index];
        items += 1;
        if (module === undefined || items > itemsShown)
            return nothing;
        const name = html `${code((0,report_facts/* nameInRegistry */.I6)(module))} <small>${detailOf(module)}</small>`;
        const below = [...(needs.get(index) ?? [])];
        if (below.length === 0)
            return html `<li>${name}</li>\n`;
        if (opened.has(index))
            return html `<li>${name} <small>opened out elsewhere</small></li>\n`;
        if (depth >= depthShown)
            return html `<li>${name} <small>needs ${below.length} more</small></li>\n`;
        opened.add(index);
        return html `<li><details><summary>${name} <small>needs ${below.length}</small></summary><ul>
${below.map((one) => item(one, depth + 1))}</ul></details></li>\n`;
    };
    const tops = [...new Set([...own, ...(needs.get(module_graph/* graphRoot */.hx) ?? [])])].map((index) => item(index, 0));
    const cut = items > itemsShown ? html `<p class="more">Shortened: <code>report.json</code> has all.</p>` : nothing;
    return fold(html `${code(rootName)} needs ${(0,human_units/* counted */.hS)(graph.modules.length, 'module')}: too many for a drawing, so here is the tree`, html `<ul class="tree">${tops}</ul>${cut}`);
}

;// CONCATENATED MODULE: ./build/report/html-modules.js









const html_modules_foldedAbove = 40;
const askersShown = 3;
const needsShown = 5;
/** The modules, and who needs whom. */
function moduleSections(root, prefix, room) {
    return [...modulesSection(root, prefix, room), ...graphSection(root, prefix, room)];
}
const changeTones = {
    added: 'good',
    removed: 'bad',
    moved: 'quiet',
    'tag-moved': 'warn',
};
/** What changed against the lock. */
function lockSection({ lock }, prefix, room) {
    if (lock.changes.length === 0)
        return [];
    const columns = [{ name: 'Module' }, { name: 'Change' }, { name: 'From' }, { name: 'To' }];
    const { shown, left } = room.take(lock.changes, 0.3, 5_000, (change) => row(columns, [
        html `${code(change.module)}${against(change.against)}`,
        chip(changeTones[change.kind], html `${report_words/* lockChangeWords */.L2[change.kind]}`),
        html_modules_version(change.from),
        html_modules_version(change.to),
    ]));
    const body = html `${table('Changes of the lock', columns, shown, 'stacked changes')}${more(left, 'change')}`;
    return [
        {
            id: `${prefix}lock`,
            title: html `${(0,human_units/* counted */.hS)(lock.changes.length, 'change')} against the lock <small>${code(lock.path)} ${report_words/* lockStatusWords */.d6[lock.status]}</small>`,
            short: (0,human_units/* counted */.hS)(lock.changes.length, 'lock change'),
            tone: lock.changes.some(({ kind }) => kind === 'tag-moved') ? 'warn' : 'quiet',
            body: foldWhere(lock.changes.length > html_modules_foldedAbove, html `All changes`, body),
        },
    ];
}
function html_modules_version(value) {
    return code((0,human_units/* shortVersion */.Li)(value), 60, value);
}
function against(reference) {
    return reference === '' ? nothing : html ` <small>compared with, for ${code(reference)}</small>`;
}
const moduleColumns = [
    { name: 'Module' },
    { name: 'Version' },
    { name: 'Digest' },
    { name: 'Size', number: true },
    { name: 'From' },
    { name: 'Asked by' },
    { name: 'Needs' },
];
function modulesSection(root, prefix, room) {
    const { modules } = root;
    if (modules.length === 0)
        return [];
    const ids = moduleIds(root, prefix);
    const { shown, left } = room.take(modules, 0.45, 5_000, (module, index) => row(moduleColumns, moduleCells(module, ids), `${prefix}m${index}`));
    const body = html `${table('Modules', moduleColumns, shown, 'stacked modules')}${more(left, 'module')}`;
    return [
        {
            id: `${prefix}modules`,
            title: html `${(0,human_units/* counted */.hS)(modules.length, 'module')} <small>${(0,report_facts/* originCounts */.D)(modules)}</small>`,
            short: (0,human_units/* counted */.hS)(modules.length, 'module'),
            tone: 'quiet',
            body: foldWhere(modules.length > html_modules_foldedAbove, html `All modules`, body),
        },
    ];
}
/** Where the row of each module is. Of several versions the one that is built with counts. */
function moduleIds(root, prefix) {
    const entries = root.modules.map((module, index) => ({ module, id: `${prefix}m${index}` }));
    const inOrder = [
        ...entries.filter(({ module }) => module.against !== ''),
        ...entries.filter(({ module }) => module.against === ''),
    ];
    return new Map(inOrder.map(({ module, id }) => [module.name, id]));
}
function moduleCells(module, ids) {
    const asks = [...new Map(module.askedBy.map((ask) => [`${ask.by}\n${ask.requirement}`, ask])).values()];
    // Only so many are drawn; the others count.
    const needs = module.dependencies.map((name, index) => {
        if (index >= needsShown)
            return nothing;
        const shown = code((0,report_facts/* nameInRegistry */.I6)({ name, registry: module.registry }), 100);
        const id = ids.get(name);
        return id === undefined ? shown : html `<a href="#${id}">${shown}</a>`;
    });
    const local = module.source === 'local';
    return [
        html `${code((0,report_facts/* nameInRegistry */.I6)(module))} <small>${local ? 'this workspace' : html_escape_text(module.registry, 80)}</small>${against(module.against)}`,
        module.version === ''
            ? nothing
            : code(module.source === 'bsr' ? (0,human_units/* shortVersion */.Li)(module.version) : module.version, 60, module.version),
        module.digest === '' ? nothing : code((0,human_units/* shortDigest */.VK)(module.digest), 40, module.digest),
        module.sizeBytes === 0 ? nothing : html `${(0,human_units/* formatBytes */.z3)(module.sizeBytes)}`,
        chip('quiet', html `${local ? 'local' : report_facts/* originWords */.uY[module.origin]}`),
        few(asks.map(({ by, requirement }) => html `${code((0,report_facts/* askerName */.Qu)(module, by), 100)}${requirement === '' ? nothing : html ` <small>${html_escape_text(requirement, 60)}</small>`}`), askersShown, html `<br>`),
        few(needs, needsShown, html `<br>`),
    ];
}
/** The graph drawn where it can be taken in at a glance, else a tree to open and close. Nothing where nobody needs anybody. */
function graphSection(root, prefix, room) {
    const modules = (0,module_graph/* builtModules */.WY)(root);
    const graph = (0,module_graph/* moduleGraph */.bk)(modules);
    if (graph.edges.length === 0)
        return [];
    const ids = moduleIds(root, prefix);
    const name = (0,report_facts/* rootName */.SX)(root);
    const drawing = graphDrawing(graph, name, (module) => ids.get(module.name) ?? '');
    const body = drawing ?? graphTree(graph, name);
    const { shown } = room.take([body], 1, 1, (one) => one);
    if (shown.length === 0)
        return [];
    return [{ id: `${prefix}graph`, title: html `Dependencies`, short: 'Dependencies', tone: 'quiet', body }];
}

;// CONCATENATED MODULE: ./build/report/html-style.js
/**
 * The style sheet of the page. Colours reach a contrast of 4.5:1 (WCAG 2.2, AA) on every surface that they stand on, in light
 * and dark; the test in a real browser measures it.
 */
const styleSheet = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --sunk: #f5f6f8; --line: #dfe3e8; --text: #1c2127; --soft: #57606a; --link: #0b5cad;
  --good: #176c33; --good-back: #e4f4e8; --bad: #b42318; --bad-back: #fdeceb; --warn: #855000; --warn-back: #fdf2dc;
  --quiet-back: #eceff2; --shadow: 0 1px 2px rgb(16 24 40 / 6%);
  --hue0: #3b6fd4; --hue1: #0e8a8a; --hue2: #b7791f; --hue3: #8250c4; --hue4: #c2496b; --hue5: #5b7083; --hue6: #2f8f4e; --hue7: #c0603a;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --card: #161a21; --sunk: #0f1319; --line: #2a313a; --text: #e4e8ee; --soft: #9ba6b2; --link: #79b4fa;
    --good: #5ccb7a; --good-back: #12291a; --bad: #ff8077; --bad-back: #331716; --warn: #e5b454; --warn-back: #2e2410;
    --quiet-back: #232a33; --shadow: none;
    --hue0: #6d9bf5; --hue1: #3fb8b3; --hue2: #d9a441; --hue3: #b08cf0; --hue4: #ee7f9c; --hue5: #8fa3b5; --hue6: #63c081; --hue7: #eb9770;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 var(--sans); overflow-wrap: anywhere; }
.inner { width: min(70rem, 100% - 2.5rem); margin-inline: auto; }
h1, h2, h3, p, ul, dl, dd, pre { margin: 0; }
ul { padding: 0; list-style: none; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: var(--mono); font-size: .875em; }
code { unicode-bidi: isolate; }
small { font-size: .8125rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
small code { font-size: .95em; }

.top { background: var(--card); border-top: 4px solid var(--tone); border-bottom: 1px solid var(--line); padding: 1.5rem 0 1.75rem; }
.good { --tone: var(--good); --back: var(--good-back); }
.bad { --tone: var(--bad); --back: var(--bad-back); }
.warn { --tone: var(--warn); --back: var(--warn-back); }
.quiet { --tone: var(--soft); --back: var(--quiet-back); }
.where { color: var(--soft); font-size: .8125rem; }
h1 { display: flex; align-items: center; gap: .7rem; margin-top: .45rem; font-size: clamp(1.4rem, 1rem + 1.8vw, 1.9rem); line-height: 1.2; font-weight: 650; letter-spacing: -.015em; text-wrap: balance; }
.sign { flex: none; stroke: var(--tone); }
.next { margin-top: 1.1rem; padding: .75rem 1rem; background: var(--back); border-radius: 8px; }
.next h2 { font-size: .8125rem; font-weight: 650; color: var(--tone); }
.next li + li { margin-top: .35rem; }
.next ul { list-style: disc; padding-left: 1.15rem; }
.next code { font-weight: 600; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.75rem, 1fr)); gap: 1rem; margin-top: 1.4rem; }
.numbers dt { font-size: .8125rem; color: var(--soft); }
.numbers dd { line-height: 1.35; }
.numbers b { display: block; font-size: 1.1rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.numbers small { display: block; }

nav ul { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: 1.25rem; }
nav a { display: block; padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: var(--text); font-size: .8125rem; }
nav a:hover { border-color: var(--tone); text-decoration: none; }
nav a.bad, nav a.warn { color: var(--tone); border-color: currentColor; }

.card { margin-top: 1.25rem; padding: 1.1rem 1.25rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); }
.card.bad { border-left: 3px solid var(--tone); }
.card.warn { border-left: 3px solid var(--tone); }
.card > h2, .card > h3 { font-size: 1.06rem; font-weight: 650; letter-spacing: -.005em; margin-bottom: .7rem; }
.card > h2 small, .card > h3 small { margin-left: .4rem; }
.root { margin-top: 2.5rem; }
.root > h2 { font-size: 1.3rem; letter-spacing: -.01em; }
.root > h2 small { margin-left: .5rem; }

.chip { display: inline-block; padding: 0 .5rem; border-radius: 99px; background: var(--back); color: var(--tone); font-size: .78rem; line-height: 1.55; font-weight: 500; white-space: nowrap; }
.more { margin-top: .6rem; color: var(--soft); font-size: .875rem; }
.rule { color: var(--soft); }
.rule code { font-size: .78rem; }
.legend { margin-top: .6rem; color: var(--soft); font-size: .8125rem; }

.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .42rem .9rem .42rem 0; text-align: left; vertical-align: top; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: .8125rem; color: var(--soft); border-bottom: 1px solid var(--line); white-space: nowrap; padding-block: 0 .35rem; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tbody tr.group > th { padding-top: .8rem; border-top: 0; font-weight: 600; }
tr:target > * { background: var(--warn-back); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.line { width: 4.5rem; padding-left: .9rem; white-space: nowrap; color: var(--soft); font: .82rem/1.8 var(--mono); font-variant-numeric: tabular-nums; }
td small { white-space: normal; }
.stacked th > small { display: block; }
.findings thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.findings .group:first-child > th { padding-top: 0; }
.modules thead th:nth-child(1) { width: 13rem; } .modules thead th:nth-child(2) { width: 7.6rem; } .modules thead th:nth-child(3) { width: 11rem; }
.modules thead th:nth-child(6) { width: 16rem; } .modules thead th:nth-child(7) { width: 13rem; }
.modules code, .changes code { font-size: .8rem; }

details + details { margin-top: .25rem; }
summary { cursor: pointer; padding: .35rem .6rem .35rem 1.65rem; position: relative; border-radius: 7px; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ''; position: absolute; left: .65rem; top: .85em; width: .38rem; height: .38rem; border: solid var(--soft); border-width: 0 1.6px 1.6px 0; transform: rotate(-45deg); transition: transform .12s; }
details[open] > summary::before { transform: rotate(45deg); }
summary:hover { background: var(--quiet-back); }
summary small { margin-left: .25rem; }
.card > details, .told ~ details, .commands ~ details { margin-inline: -.6rem; }
.folded { padding: .45rem .6rem .6rem 1.65rem; }
pre { max-height: 28rem; overflow: auto; padding: .75rem .9rem; background: var(--sunk); border: 1px solid var(--line); border-radius: 7px; font-size: .8125rem; line-height: 1.5; tab-size: 4; white-space: pre; overflow-wrap: normal; }
.message pre { max-height: none; padding: 0; background: none; border: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
.message pre::first-line { font-weight: 600; }
.places { margin-top: .7rem; color: var(--soft); }
.commands pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.commands pre + pre { margin-top: .4rem; }
.commands, .told + details { margin-top: .8rem; }
.commands ~ details { margin-top: .6rem; }

.told { display: grid; gap: .45rem 1.25rem; font-size: .9rem; }
.told > div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 1rem; }
.told dt { color: var(--soft); }
.told small { margin-left: .25rem; }
.told br + small { margin-left: 0; }
.remarks li + li, .places li + li { margin-top: .35rem; }
.plain { columns: 22rem auto; column-gap: 2rem; font-size: .9rem; }
.tree ul { margin-left: .75rem; padding-left: .75rem; border-left: 1px solid var(--line); }
.tree li { padding-block: .1rem; }
.tree li > code { margin-left: 1.65rem; }
.tree summary { padding-block: .1rem; }
.tree summary::before { top: .55em; }

.strip { display: block; border-radius: 5px; overflow: hidden; }
.bar { display: block; margin-top: .42rem; min-width: 5rem; }
.dot { margin-right: .35rem; }
.phases { margin-top: .7rem; }
.phases tbody tr + tr > * { border-top: 0; }
.phases th[scope=row] { width: 13rem; padding-block: .15rem; }
.phases td { padding-block: .15rem; }
.phases td:nth-child(2) { width: 6rem; }
.hue0 { fill: var(--hue0); } .hue1 { fill: var(--hue1); } .hue2 { fill: var(--hue2); }
.hue3 { fill: var(--hue3); } .hue4 { fill: var(--hue4); } .hue5 { fill: var(--hue5); } .hue6 { fill: var(--hue6); } .hue7 { fill: var(--hue7); }

.graph { display: block; }
.graph, .graph a { color: var(--text); }
.graph .edge { stroke: var(--soft); stroke-opacity: .55; stroke-width: 1.3; }
.graph .tip { fill: var(--soft); }
.graph rect { fill: var(--sunk); stroke: var(--line); stroke-width: 1.3; }
.graph .oci rect { stroke: var(--hue0); } .graph .bsr rect { stroke: var(--hue1); } .graph .local rect { stroke: var(--hue3); }
.graph .root rect { fill: var(--quiet-back); stroke: var(--soft); }
.graph .detail { fill: var(--soft); }
.graph a:hover rect, .graph a:focus-visible rect { stroke-width: 2.4; }

footer { padding: 1.5rem 0 3rem; color: var(--soft); font-size: .8125rem; }

@media (max-width: 44rem) {
  .inner { width: calc(100% - 1.5rem); }
  .card { padding: .95rem .9rem 1rem; }
  h1 { align-items: flex-start; }
  .card > h2 small, .card > h3 small { display: block; margin-left: 0; }
  .numbers { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: .9rem 1rem; }
  .told > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .folded { padding-left: .6rem; }
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked, .stacked tbody, .stacked tr { display: block; }
  .stacked th, .stacked td { display: block; padding: .1rem 0; }
  .stacked td { position: relative; padding-left: 5.5rem; min-height: 1.6em; text-align: left; white-space: normal; }
  .stacked td::before { content: attr(data-label); position: absolute; left: 0; color: var(--soft); font-size: .8125rem; }
  .stacked tr { padding-block: .6rem; }
  .stacked th > code { font-weight: 600; }
  .stacked tr + tr { border-top: 1px solid var(--line); }
  .stacked tbody tr + tr > * { border-top: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .line { padding-left: 0; width: 3.6rem; }
  .phases th[scope=row] { width: auto; }
}
@media (prefers-reduced-motion: reduce) { summary::before { transition: none; } }
@media print {
  body { background: none; font-size: 10.5pt; }
  .inner { width: 100%; }
  .card, .top { box-shadow: none; break-inside: auto; }
  .card > h2, .card > h3, summary, tr { break-inside: avoid; }
  .card > h2, .card > h3, summary { break-after: avoid; }
  nav { display: none; }
  pre { max-height: none; white-space: pre-wrap; overflow-wrap: anywhere; }
  .bad > details::details-content { content-visibility: visible; block-size: auto; }
  .bar rect, .strip rect, .dot rect, .chip, .next { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

;// CONCATENATED MODULE: ./build/report/html-page.js












/** Lists grow up to this; what stands around them is small. */
const roomBytes = 4_000_000;
/** Roots with sections of their own; the table on top names more. */
const rootsShown = 200;
/** More than these would crowd the list of contents. */
const rootsLinked = 12;
/** Nothing may be loaded, nothing may run, nothing may be sent; the one style sheet is known by its digest. */
const policy = [
    "default-src 'none'",
    `style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(styleSheet).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
].join('; ');
/**
 * The job's summary as one page of HTML that needs nothing else: no script, no picture, no font, no style sheet from
 * elsewhere. Reads well without its own style sheet too, for servers whose policy takes it away. Text from outside cannot
 * become markup. Less than 5 MB for any report: long lists end in a count.
 */
function htmlPage(report) {
    const room = new PageRoom(roomBytes);
    const rest = room.part(0.1);
    const main = report.roots.length === 1 ? singleRoot(report, room, rest) : severalRoots(report, room, rest);
    const shortened = room.short || rest.short ? 'Long lists and outputs end early here. ' : '';
    const head = html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${report_facts/* outcomeSigns */.H2[report.outcome]} ${(0,report_facts/* headline */.Pl)(report)} – oras-buf</title>
`;
    const body = html `</head>
<body>
${pageTop(report)}${main}<footer class="inner">
<p>${shortened}<code>report.json</code>, beside this page, has everything, for machines. Characters that cannot be seen are written as <code>[U+202E]</code>.</p>
</footer>
</body>
</html>
`;
    return `${head}<style>${styleSheet}</style>\n${body}`;
}
function singleRoot(report, room, rest) {
    const sections = [
        ...problemSection(report.problem),
        ...report.roots.flatMap((root) => rootSections(root, '', room)),
        ...jobSections(report, rest),
    ];
    return html `<main class="inner ${outcomeTones[report.outcome]}">
${contents(sections)}${sections.map((section) => drawSection(section, 2))}</main>
`;
}
function rootSections(root, prefix, room) {
    return [
        ...brokenSections(root, prefix, room),
        ...lockSection(root, prefix, room),
        ...buildSection(root, prefix, room),
        ...moduleSections(root, prefix, room),
    ];
}
/** A table of the roots, then each with its sections, those that went wrong first. */
function severalRoots(report, room, rest) {
    const roots = report.roots.map((root, index) => ({ root, id: `r${index + 1}` }));
    const inOrder = roots.toSorted((a, b) => Number(rootTone(b.root) === 'bad') - Number(rootTone(a.root) === 'bad'));
    const shown = [];
    for (const [index, { root, id }] of inOrder.slice(0, rootsShown).entries()) {
        if (room.left <= 0)
            break;
        const part = room.part(1 / (Math.min(inOrder.length, rootsShown) - index + 1));
        const before = part.left;
        const drawn = rootSection(root, id, part);
        room.settle(part, before, drawn);
        shown.push(drawn);
    }
    const ids = new Set(inOrder.slice(0, shown.length).map(({ id }) => id));
    const columns = [{ name: 'Root' }, { name: 'Build' }, { name: 'Modules', number: true }, { name: 'Lock' }];
    const list = room.take(inOrder, 0.5, 5_000, ({ root, id }) => rootRow(root, ids.has(id) ? id : '', columns));
    const overview = report.roots.length === 0
        ? []
        : [
            {
                id: 'roots',
                title: html `${(0,human_units/* counted */.hS)(roots.length, 'root')}`,
                short: (0,human_units/* counted */.hS)(roots.length, 'root'),
                tone: 'quiet',
                body: html `${table('Roots', columns, list.shown)}${more(list.left, 'root')}`,
            },
        ];
    const before = [...problemSection(report.problem), ...overview];
    const after = jobSections(report, rest);
    const links = inOrder.map(({ root, id }) => ({ id, short: (0,report_facts/* rootName */.SX)(root), tone: rootTone(root) }));
    return html `<main class="inner ${outcomeTones[report.outcome]}">
${contents([...before, ...(roots.length <= rootsLinked ? links.slice(0, shown.length) : []), ...after])}${before.map((section) => drawSection(section, 2))}${shown}${more(roots.length - shown.length, 'root')}
${after.map((section) => drawSection(section, 2))}</main>
`;
}
function rootSection(root, id, room) {
    const sections = rootSections(root, `${id}-`, room);
    const kind = root.directory === '.' ? nothing : html ` <small>root</small>`;
    return html `<section class="root" aria-labelledby="${id}">
${heading(2, html `${code((0,report_facts/* rootName */.SX)(root))}${kind}`, id)}
${sections.map((section) => drawSection(section, 3))}</section>
`;
}
function rootRow(root, id, columns) {
    const { build, lock } = root;
    const name = code((0,report_facts/* rootName */.SX)(root));
    const told = build.tool === 'none'
        ? html `<small>${build.reason === '' ? 'nothing was built' : build.reason}</small>`
        : html `${chip(rootTone(root), html `${build.result}`)} <small>${(0,report_facts/* buildCounts */.Xe)(build)}</small>`;
    return row(columns, [
        id === '' ? name : html `<a href="#${id}">${name}</a>`,
        told,
        html `${root.modules.length.toLocaleString('en-US')}`,
        html `${report_words/* lockStatusWords */.d6[lock.status].replace(/^is /, '')}`,
    ]);
}
function rootTone({ build }) {
    if (build.tool === 'none')
        return 'quiet';
    return build.result === 'success' ? 'good' : build.result === 'cancelled' ? 'warn' : 'bad';
}

;// CONCATENATED MODULE: ./build/report/junit-cases.js





const passed = {
    result: 'passed',
    type: '',
    message: '',
    explained: false,
    output: '',
    file: '',
    durationMs: undefined,
};
/** The suites of a report: one for each root, and one for the job itself. Some case is red wherever the job is. */
function junitSuites(report) {
    const roots = report.roots.map((root) => rootSuite(root));
    const told = roots.some((suite) => suite.cases.some(({ result }) => result === 'failure' || result === 'error'));
    const job = { name: 'oras-buf', durationMs: report.durationMs, cases: [jobCase(report, told)] };
    return withOwnNames([job, ...roots]);
}
/** The job's own case: whether it could do its work. A red build does not make it red where a case of its own does. */
function jobCase(report, told) {
    const { problem, outcome, durationMs } = report;
    const base = { ...passed, classname: 'oras-buf', name: `oras-buf ${report.command}`, durationMs };
    if (outcome === 'success' || (outcome === 'failure' && told))
        return base;
    const message = problem === null ? (0,report_facts/* headline */.Pl)(report) : `${problem.message}\n${problem.next}`;
    return {
        ...base,
        result: outcome === 'skipped' ? 'skipped' : outcome === 'failure' ? 'failure' : 'error',
        type: problem?.kind ?? outcome,
        message,
        file: placeInside(problem?.places[0] ?? null)?.file ?? '',
    };
}
function rootSuite(root) {
    const { build } = root;
    const name = shortName((0,report_facts/* rootName */.SX)(root)) || 'workspace';
    // Cases of several roots must not be taken for each other.
    const prefix = root.directory === '.' ? '' : `${name}: `;
    if (build.tool === 'none') {
        const message = build.reason === '' ? 'Nothing was built.' : `Nothing was built: ${build.reason}.`;
        const nothing = { ...passed, classname: `${prefix}build`, name: 'build', type: 'not built', message };
        return { name, durationMs: 0, cases: [{ ...nothing, result: 'skipped' }] };
    }
    const files = filesByTarget(build);
    const cases = [
        ...build.targets.map((target) => targetCase(build, target, prefix, files)),
        ...build.errors.map((error) => errorCase(build, error, prefix)),
        ...build.tests.map((test) => testCase(test, prefix, files)),
    ];
    if (build.result !== 'success' && !cases.some(({ result }) => result === 'failure' || result === 'error')) {
        cases.push(unexplained(build, prefix));
    }
    return { name, durationMs: build.durationMs, cases };
}
/** Findings told in the message of one case; the other formats have all of them. */
const findingsTold = 20;
const findingLength = 300;
function filesByTarget(build) {
    const files = new Map();
    for (const { target, place, message } of build.diagnostics) {
        const inside = placeInside(place);
        if (target === '' || inside === null)
            continue;
        const known = files.get(target) ?? { file: inside.file, lines: [], left: 0 };
        files.set(target, known);
        if (known.lines.length === findingsTold) {
            known.left += 1;
            continue;
        }
        const column = inside.column === undefined ? '' : `:${inside.column}`;
        const line = `${inside.file}${inside.line === undefined ? '' : `:${inside.line}${column}`}: ${message.slice(0, findingLength)}`;
        known.lines.push((0,human_units/* clipText */.gL)(line, findingLength));
    }
    for (const { lines, left } of files.values())
        if (left > 0)
            lines.push(`… and ${(0,human_units/* counted */.hS)(left, 'more finding')}`);
    return files;
}
function targetCase(build, target, prefix, files) {
    // Stock buf's targets are its commands (`buf lint`).
    const classname = build.tool === 'buf' ? `${prefix}buf` : `${prefix}buck2 build`;
    const base = { ...passed, classname, name: target.label };
    if (target.result === 'success')
        return base;
    const [first] = target.errors;
    const found = files.get(target.label);
    const messages = [...new Set(target.errors.map(({ message }) => message))];
    return {
        ...base,
        result: target.errors.some(isOfTheMachine) ? 'error' : 'failure',
        type: first?.category ?? 'unknown',
        message: [...messages, ...(found?.lines ?? [])].join('\n') || 'It failed without a message.',
        explained: found !== undefined,
        output: [...new Set(target.errors.map(({ output }) => output))].filter((output) => output !== '').join('\n'),
        file: found?.file ?? '',
    };
}
function errorCase(build, error, prefix) {
    const [line = ''] = error.message.trim().split('\n', 1);
    return {
        ...passed,
        classname: `${prefix}${build.tool} build`,
        name: (0,human_units/* clipText */.gL)(shortName(line), 120) || 'an error without a message',
        result: isOfTheMachine(error) ? 'error' : 'failure',
        type: error.category,
        message: error.message || 'It failed without a message.',
        output: error.output,
    };
}
function testCase(test, prefix, files) {
    const base = { ...passed, classname: `${prefix}buck2 test`, name: testName(test), durationMs: test.durationMs };
    if (test.result === 'pass')
        return { ...base, output: test.details };
    if (!(0,annotations/* isFailedTest */.eI)(test)) {
        return { ...base, result: 'skipped', type: test.result, message: test.details || `The test was ${test.result}.` };
    }
    const found = files.get(test.target);
    return {
        ...base,
        result: test.result === 'fail' ? 'failure' : 'error',
        type: test.result,
        message: [`The test ended as ${test.result}.`, ...(found?.lines ?? [])].join('\n'),
        explained: found !== undefined,
        output: test.details,
        file: found?.file ?? '',
    };
}
/** A test's name, with its target where the name does not say it: a target can have many tests. */
function testName({ target, name }) {
    return target === '' || name.startsWith(target) ? name : `${target} ${name}`;
}
/** A build that is red though no target, error or test is. */
function unexplained(build, prefix) {
    return {
        ...passed,
        classname: `${prefix}${build.tool} build`,
        name: 'build',
        result: build.result === 'failure' ? 'failure' : 'error',
        type: build.result,
        message: [
            `${build.tool} ended as ${build.result}, with exit code ${build.exitCode}.`,
            ...build.diagnostics.map(({ message }) => message).slice(0, 20),
        ].join('\n'),
        durationMs: build.durationMs,
    };
}
function isOfTheMachine(error) {
    return error.category === 'environment' || error.category === 'infrastructure';
}
/** Names of at most so many characters; what comes after them tells nobody more. */
const junit_cases_maxNameLength = 300;
function shortName(text) {
    return (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)((0,human_units/* clipText */.gL)(text, 2 * junit_cases_maxNameLength)), junit_cases_maxNameLength);
}
/** Cases with one name would hide each other in GitLab: the second one is told from the first. */
function withOwnNames(suites) {
    const seen = new Set();
    const counts = new Map();
    const own = (one) => {
        const classname = shortName(one.classname);
        const wanted = shortName(one.name) || '–';
        let name = wanted;
        let key = JSON.stringify([classname, name]);
        const first = key;
        while (seen.has(key)) {
            const number = (counts.get(first) ?? 1) + 1;
            counts.set(first, number);
            name = `${wanted} (${number})`;
            key = JSON.stringify([classname, name]);
        }
        seen.add(key);
        return { ...one, classname, name };
    };
    return suites.map((suite) => ({ ...suite, cases: suite.cases.map(own) }));
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/report/xml-text.js

/** What XML 1.0 has no way to say, not even by number (production 2, Char). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xml_text_entities = {
    '&': '&amp;',
    '<': '&lt;',
    // Also where it need not be: `]]>` must not stand in a text.
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
    // By number, else a parser makes spaces or a line feed of them.
    '\t': '&#9;',
    '\n': '&#10;',
    '\r': '&#13;',
};
/** Any text as the content of an element. Colours go; what XML cannot hold becomes U+FFFD. */
function xmlText(text) {
    return allowed(text).replace(/[&<>\r]/g, (sign) => xml_text_entities[sign] ?? sign);
}
/** Any text as a value between double quotes. */
function xmlAttribute(text) {
    return allowed(text).replace(/[&<>"'\t\n\r]/g, (sign) => xml_text_entities[sign] ?? sign);
}
function allowed(text) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what begins a colour; looking first is much faster
    const plain = /[\u001b\u009b]/.test(text) ? (0,external_node_util_.stripVTControlCharacters)(text) : text;
    return plain.toWellFormed().replace(notInXml, '\ufffd');
}

;// CONCATENATED MODULE: ./build/report/junit.js




const shortMessageLength = 300;
/**
 * Characters of all outputs together, and of all messages: whatever fails, the file stays one that CI systems read. Each has
 * the same share of them, up to the longest that is worth reading.
 */
const allLength = 4 * 1024 * 1024;
const longestOutput = 16 * 1024;
const longestMessage = 4_000;
/**
 * The report as JUnit XML: a suite for the job and one for each root, a case for each target and each test. It keeps to the
 * rules of Jenkins' xUnit plugin (`junit-10.xsd`). Under GitLab alone, cases have the attribute `file` as well, which GitLab
 * shows and that schema does not know. Times are in seconds.
 */
function junitXml(report) {
    const suites = junitSuites(report);
    const cases = suites.flatMap((suite) => suite.cases);
    const style = {
        withFiles: report.ci === 'gitlab',
        outputLimit: shareOf(longestOutput, cases.filter(({ output }) => output !== '').length),
        messageLimit: shareOf(longestMessage, cases.filter(({ message }) => message !== '').length),
        startedAt: report.startedAt,
    };
    const attributes = attributesOf({
        name: 'oras-buf',
        tests: String(cases.length),
        failures: numberOf(cases, 'failure'),
        errors: numberOf(cases, 'error'),
        time: seconds(report.durationMs),
    });
    const body = suites.map((suite) => suiteXml(suite, style)).join('');
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n${body}</testsuites>\n`;
}
function suiteXml(suite, style) {
    const { cases } = suite;
    const attributes = attributesOf({
        name: suite.name,
        tests: String(cases.length),
        failures: numberOf(cases, 'failure'),
        errors: numberOf(cases, 'error'),
        skipped: numberOf(cases, 'skipped'),
        time: seconds(suite.durationMs),
        // Without a zone, as Ant writes it: UTC.
        timestamp: style.startedAt.replace(/(?:\.\d+)?Z$/, ''),
    });
    return `  <testsuite${attributes}>\n${cases.map((one) => caseXml(one, style)).join('')}  </testsuite>\n`;
}
function caseXml(one, style) {
    const attributes = attributesOf({
        classname: one.classname,
        name: one.name,
        ...(one.durationMs === undefined ? {} : { time: seconds(one.durationMs) }),
        ...(style.withFiles && one.file !== '' ? { file: one.file } : {}),
    });
    const inside = [resultXml(one, style.messageLimit), outputXml(one.output, style.outputLimit)].filter((part) => part !== '');
    return inside.length === 0
        ? `    <testcase${attributes}/>\n`
        : `    <testcase${attributes}>\n${inside.map((part) => `      ${part}\n`).join('')}    </testcase>\n`;
}
/** GitLab shows the text of a result, Jenkins the attribute and the text: both say why. */
function resultXml({ result, type, message, explained, output }, limit) {
    if (result === 'passed')
        return '';
    const attributes = attributesOf({
        message: (0,human_units/* clipText */.gL)((0,markdown_escape/* oneLine */.TN)((0,human_units/* clipText */.gL)(message, limit)), shortMessageLength),
        type: typeOf(type),
    });
    const clipped = (0,markdown_escape/* oneLine */.TN)(message) === '' ? 'There is no message.' : (0,human_units/* clipText */.gL)(message, limit);
    // GitLab shows no output: where nothing else explains the result, the end of it is part of the text.
    const text = output === '' || explained ? clipped : `${clipped}\n\n${endOf(output, limit)}`;
    return `<${result}${attributes}>${xmlText(text)}</${result}>`;
}
/** A prefix, because Rails (in GitLab) takes an element with type="file" or type="yaml" for something else. */
function typeOf(type) {
    return `oras-buf.${(0,markdown_escape/* oneLine */.TN)(type).replaceAll(' ', '-') || 'unknown'}`;
}
function outputXml(output, limit) {
    if (output === '')
        return '';
    // GitLab takes [[ATTACHMENT|path]] for a file of the job to show: an output must not choose one.
    return `<system-out>${xmlText(endOf(output, limit).replaceAll('[[ATTACHMENT|', '[ [ATTACHMENT|'))}</system-out>`;
}
function shareOf(longest, number) {
    return Math.min(longest, Math.floor(allLength / Math.max(1, number)));
}
/** The end of an output: there compilers say what went wrong. */
function endOf(text, limit) {
    return text.length <= limit ? text : `[…]\n${text.slice(text.length - limit).toWellFormed()}`;
}
function attributesOf(values) {
    return Object.entries(values)
        .map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`)
        .join('');
}
function numberOf(cases, result) {
    return String(cases.filter((one) => one.result === result).length);
}
/** With a point and at most three digits behind it, as the schema wants them. */
function seconds(milliseconds) {
    return (Number.isFinite(milliseconds) ? Math.max(0, milliseconds) / 1_000 : 0).toFixed(3);
}

;// CONCATENATED MODULE: ./build/report/metrics.js
/** Every state of a set, in the order of the model. The compiler checks that none is missing. */
const outcomes = wordsOf({ success: 1, failure: 1, error: 1, skipped: 1, cancelled: 1 });
const cacheResults = wordsOf({ hit: 1, partial: 1, miss: 1, off: 1, unavailable: 1 });
const origins = wordsOf({ installed: 1, store: 1, cache: 1, network: 1, none: 1 });
const testResults = wordsOf({
    pass: 1,
    fail: 1,
    skip: 1,
    omitted: 1,
    fatal: 1,
    timeout: 1,
    infrastructure: 1,
    unknown: 1,
});
/** All measurements of a job. docs/metrics.md has the formula of each. */
function metricsOf(report) {
    const modules = report.roots.flatMap((root) => root.modules).filter(({ source }) => source !== 'local');
    const builds = report.roots.flatMap(({ build }) => (build.tool === 'none' ? [] : [build]));
    return [
        ...namedMetrics(report, modules),
        stateSet('oras_buf_outcome', 'How the job ended.', outcomes, report.outcome),
        gauge('oras_buf_exit_code', 'The exit code of the job.', report.exitCode),
        metrics_seconds('oras_buf_job_duration_seconds', 'How long the whole job took.', one(report.durationMs / 1_000)),
        metrics_seconds('oras_buf_phase_duration_seconds', 'How long each phase took, all roots together.', phases(report)),
        stateSet('oras_buf_cache', "What the CI system's cache gave.", cacheResults, report.cache.result),
        ...trafficMetrics(report.traffic),
        ...moduleMetrics(report, modules),
        ...buildMetrics(builds),
    ];
}
/** The four that the project started from, under their old names with prefix and unit. */
function namedMetrics(report, modules) {
    const needed = modules.filter(({ origin }) => origin !== 'none');
    const atHand = needed.filter(({ origin }) => origin !== 'network');
    const resolving = report.timings.find(({ phase }) => phase === 'resolve');
    return [
        {
            name: 'oras_buf_cache_hit_rate_ratio',
            unit: 'ratio',
            type: 'gauge',
            help: 'Modules that were at hand (installed, store or cache), of all that were needed.',
            samples: one(rounded(atHand.length / needed.length)),
        },
        metrics_seconds('oras_buf_avg_resolution_time_seconds', 'Time to choose the versions of all modules, on average over the roots.', one(resolving === undefined ? Number.NaN : rounded(resolving.durationMs / 1_000 / resolving.runs))),
        bytes('oras_buf_bandwidth_saved_bytes', 'Size of the modules that no registry had to send.', one(sizeOf(atHand))),
        {
            name: 'oras_buf_parallel_efficiency_ratio',
            unit: 'ratio',
            type: 'gauge',
            help: 'How much of what may be requested at once was, while requests were under way.',
            samples: one(parallelEfficiency(report.traffic)),
        },
    ];
}
/** Busy time of all requests, of the time that all their slots together had. Not a number where there was no request. */
function parallelEfficiency({ requests, busyMs, activeMs, peakParallel, parallelLimit }) {
    // Fewer requests than slots cannot fill them; servers of several hosts may have more under way than one may.
    const slots = Math.max(peakParallel, Math.min(parallelLimit, requests));
    return rounded(Math.min(1, busyMs / (activeMs * slots)));
}
function trafficMetrics(traffic) {
    return [
        gauge('oras_buf_registry_requests', 'Requests sent to registries.', traffic.requests),
        gauge('oras_buf_registry_retries', 'Requests that were sent again.', traffic.retries),
        gauge('oras_buf_token_exchanges', 'Tokens asked for.', traffic.tokenExchanges),
        bytes('oras_buf_registry_received_bytes', 'Bytes that registries sent.', one(traffic.bytesReceived)),
    ];
}
function moduleMetrics(report, modules) {
    const by = (origin) => modules.filter((module) => module.origin === origin);
    return [
        gauge('oras_buf_roots', 'Roots that the job worked on.', report.roots.length),
        {
            name: 'oras_buf_modules',
            type: 'gauge',
            help: 'Modules of registries, by where their bytes came from.',
            samples: origins.map((origin) => ({ labels: { origin }, value: by(origin).length })),
        },
        bytes('oras_buf_module_size_bytes', 'Size of these modules.', origins.map((origin) => ({ labels: { origin }, value: sizeOf(by(origin)) }))),
    ];
}
function buildMetrics(builds) {
    if (builds.length === 0)
        return [];
    const targets = builds.flatMap((build) => build.targets);
    const tests = builds.flatMap((build) => build.tests);
    const findings = builds.flatMap((build) => build.diagnostics);
    const counted = (name, help, label, words, all) => ({
        name,
        type: 'gauge',
        help,
        samples: words.map((word) => ({ labels: { [label]: word }, value: all.filter((each) => each === word).length })),
    });
    return [
        counted('oras_buf_targets', 'Targets of buck2, and checks of buf, by result.', 'result', ['success', 'failure'], targets.map(({ result }) => result)),
        counted('oras_buf_tests', 'Tests by result.', 'result', testResults, tests.map(({ result }) => result)),
        counted('oras_buf_findings', 'Findings by severity.', 'severity', ['error', 'warning'], findings.map(({ severity }) => severity)),
        ...actionMetrics(builds),
    ];
}
/** buck2 alone counts actions, and not where its infrastructure failed. */
function actionMetrics(builds) {
    const counts = builds.flatMap(({ actions }) => (actions === null ? [] : [actions]));
    if (counts.length === 0)
        return [];
    const sum = (of) => counts.reduce((total, count) => total + of(count), 0);
    return [
        {
            name: 'oras_buf_actions',
            type: 'gauge',
            help: 'Actions of buck2 by how they ran.',
            samples: [
                { labels: { how: 'local' }, value: sum(({ local }) => local) },
                { labels: { how: 'remote' }, value: sum(({ remote }) => remote) },
                { labels: { how: 'cached' }, value: sum(({ cached }) => cached) },
            ],
        },
        gauge('oras_buf_failed_actions', 'Actions of buck2 that failed.', sum(({ failed }) => failed)),
        bytes('oras_buf_remote_uploaded_bytes', 'Sent to the remote cache.', one(sum((count) => count.uploadedBytes))),
        bytes('oras_buf_remote_downloaded_bytes', 'Received from the remote cache.', one(sum((count) => count.downloadedBytes))),
    ];
}
/** A phase has one sample, whatever it is called. */
function phases(report) {
    const samples = new Map(report.timings.map(({ phase, durationMs }) => [phase, durationMs / 1_000]));
    return [...samples].map(([phase, value]) => ({ labels: { phase }, value }));
}
function stateSet(name, help, states, current) {
    const samples = states.map((state) => ({ labels: { [name]: state }, value: Number(state === current) }));
    return { name, type: 'stateset', help, samples };
}
function gauge(name, help, value) {
    return { name, type: 'gauge', help, samples: one(value) };
}
function metrics_seconds(name, help, samples) {
    return { name, unit: 'seconds', type: 'gauge', help, samples };
}
function bytes(name, help, samples) {
    return { name, unit: 'bytes', type: 'gauge', help, samples };
}
function one(value) {
    return [{ labels: {}, value }];
}
function sizeOf(modules) {
    return modules.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
/** More digits would be noise. */
function rounded(value) {
    return Math.round(value * 1e6) / 1e6;
}
function wordsOf(words) {
    return Object.keys(words);
}

;// CONCATENATED MODULE: ./build/report/open-metrics.js

/**
 * The measurements of one job as OpenMetrics 1.0 text, also what GitLab's metrics report reads. Every family and its formula
 * stands in docs/metrics.md. What was not measured is left out: an invented 0 would look like a measurement.
 */
function openMetricsText(report) {
    const { tool, ci, command } = report;
    const lines = [
        '# TYPE oras_buf info',
        '# HELP oras_buf The version that ran, where, and what it was asked to do.',
        `oras_buf_info${labelsOf({ version: tool.version, ci, command })} 1`,
        ...metricsOf(report).flatMap(familyLines),
        '# EOF',
    ];
    return `${lines.join('\n')}\n`;
}
function familyLines({ name, unit, type, help, samples }) {
    const values = samples.filter(({ value }) => Number.isFinite(value));
    if (values.length === 0)
        return [];
    return [
        `# TYPE ${name} ${type}`,
        ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
        `# HELP ${name} ${help}`,
        ...values.map(({ labels, value }) => `${name}${labelsOf(labels)} ${value}`),
    ];
}
function labelsOf(labels) {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
    return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
/** Source: OpenMetrics 1.0, section on escaping. A carriage return is no line end there, but is for some readers. */
function escaped(value) {
    return value
        .toWellFormed()
        .replaceAll('\r', ' ')
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replaceAll('\n', '\\n');
}

;// CONCATENATED MODULE: ./build/report/sarif.js





/** GitHub refuses a run with more than 25,000 results. */
const maxResults = 25_000;
const maxNotifications = 1_000;
const maxNotificationLength = 2_000;
/** The name of the checkout in `artifactLocation`: GitHub and most viewers take it for the root of the repository. */
const checkout = '%SRCROOT%';
/**
 * The findings as SARIF 2.1.0 (OASIS standard), one run. Paths are relative URIs, percent-encoded; columns count characters.
 * `partialFingerprints` has the key `orasBufFinding/v1`. What stopped the job, and the remarks, are notifications of the
 * invocation; the problem is a result as well where it is about a file.
 */
function sarifJson(report) {
    const all = findingsOf(report);
    const findings = all.slice(0, maxResults);
    const rules = new Map();
    for (const { rule, tool } of findings)
        if (!rules.has(rule))
            rules.set(rule, { index: rules.size, tool });
    const log = {
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: report.tool.name,
                        version: report.tool.version,
                        informationUri: 'https://github.com/birb/oras-buf-action',
                        rules: [...rules].map(([id, { tool }]) => ruleOf(id, tool)),
                    },
                },
                automationDetails: { id: 'oras-buf/' },
                columnKind: 'unicodeCodePoints',
                originalUriBaseIds: { [checkout]: { description: { text: 'The checkout that the job worked on.' } } },
                invocations: [invocationOf(report, all.length - findings.length)],
                results: findings.map((finding) => resultOf(finding, rules.get(finding.rule)?.index ?? -1)),
            },
        ],
    };
    return (0,json_text/* jsonText */.s)(log);
}
function ruleOf(id, tool) {
    const { summary, help, uri } = ruleHelp(id, tool);
    const more = uri === undefined ? '' : `\n\nMore: ${uri}`;
    return {
        id,
        shortDescription: { text: summary },
        fullDescription: { text: summary },
        help: { text: `${help}${more}`, markdown: `${help}${uri === undefined ? '' : `\n\n[More about it](${uri})`}` },
        ...(uri === undefined ? {} : { helpUri: uri }),
        defaultConfiguration: { level: 'error' },
        properties: { tags: [tool] },
    };
}
function resultOf(finding, ruleIndex) {
    const { rule, severity, message, place, declaredIn, target, fingerprint } = finding;
    return {
        ruleId: rule,
        ruleIndex,
        level: severity,
        message: { text: plainMessage(place === null && target !== '' ? `${target}: ${message}` : message) },
        // GitHub refuses the whole log where one result has no file.
        locations: [locationOf(place ?? { file: declaredIn }, target)],
        partialFingerprints: { 'orasBufFinding/v1': fingerprint },
    };
}
function locationOf(place, target) {
    return {
        physicalLocation: {
            artifactLocation: { uri: relativeUri(place.file), uriBaseId: checkout },
            // Where the whole file is meant, its first line: code scanning shows no result without one.
            region: regionOf(place.line ?? 1, place.column),
        },
        ...(target === '' ? {} : { logicalLocations: [{ fullyQualifiedName: target, kind: 'target' }] }),
    };
}
function regionOf(line, column) {
    return column === undefined ? { startLine: line } : { startLine: line, startColumn: column };
}
function invocationOf(report, left) {
    const { problem, remarks, outcome, exitCode, startedAt, durationMs } = report;
    const started = Date.parse(startedAt);
    const notifications = [];
    if (problem !== null) {
        const [place = null] = problem.places;
        const level = outcome === 'skipped' ? 'warning' : 'error';
        notifications.push(notificationOf(level, `${problem.message}\n${problem.next}`, place, problem.kind));
    }
    if (left > 0) {
        notifications.push(notificationOf('warning', `${left} more findings are left out; report.json has them.`, null));
    }
    for (const { severity, message, place } of remarks.slice(0, maxNotifications)) {
        notifications.push(notificationOf(severity === 'warning' ? 'warning' : 'note', message, place));
    }
    return {
        // A red build is a result of this tool, not a failure of it.
        executionSuccessful: outcome === 'success' || outcome === 'failure',
        exitCode,
        ...(Number.isNaN(started)
            ? {}
            : { startTimeUtc: startedAt, endTimeUtc: new Date(started + durationMs).toISOString() }),
        toolExecutionNotifications: notifications,
    };
}
function notificationOf(level, message, place, id) {
    const inside = placeInside(place);
    return {
        ...(id === undefined || (0,markdown_escape/* oneLine */.TN)(id) === '' ? {} : { descriptor: { id: (0,markdown_escape/* oneLine */.TN)(id) } }),
        level,
        message: { text: plainMessage((0,human_units/* clipText */.gL)(message, maxNotificationLength)) || '–' },
        ...(inside === null ? {} : { locations: [locationOf(inside, '')] }),
    };
}
/** A message in which nothing is a link: SARIF reads `[text](destination)` as one (3.11.6). */
function plainMessage(text) {
    return text.toWellFormed().replaceAll('](', '] (');
}
/** A path as a relative URI reference (RFC 3986): each segment percent-encoded, so that none can be taken for a scheme. */
function relativeUri(path) {
    return path
        .toWellFormed()
        .split('/')
        .filter((segment) => segment !== '')
        .map((segment) => encodeURIComponent(segment))
        .join('/');
}

;// CONCATENATED MODULE: ./build/pipeline/report-formats.js






const htmlPageFile = 'report.html';
/**
 * The forms of the report that only files have, by the name of the file. Loaded late: nothing of the job waits for them.
 * @param page the address at which the CI system shows {@link htmlPageFile}, where it has one
 */
function reportFormats(system, page) {
    const formats = new Map([
        [htmlPageFile, htmlPage],
        ['junit.xml', junitXml],
        ['code-quality.json', codeQualityJson],
        ['oras-buf.sarif', sarifJson],
        ['metrics.txt', openMetricsText],
    ]);
    if (system === 'gitlab') {
        const links = new Map(page === undefined ? [] : [['Report of oras-buf', page]]);
        formats.set('gitlab-annotations.json', (report) => gitlabAnnotationsJson(report, links));
    }
    return formats;
}


/***/ })

};
