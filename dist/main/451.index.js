export const id = 451;
export const ids = [451];
export const modules = {

/***/ 84451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LoadedBuildFiles: () => (/* binding */ LoadedBuildFiles)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/system/bounded.js
var bounded = __webpack_require__(5249);
// EXTERNAL MODULE: ./build/system/plain-file.js
var plain_file = __webpack_require__(55883);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(19473);
// EXTERNAL MODULE: ./build/system/merge-conflict.js
var merge_conflict = __webpack_require__(71279);
// EXTERNAL MODULE: ./build/modules/module-reference.js
var module_reference = __webpack_require__(12660);
// EXTERNAL MODULE: ./node_modules/@lezer/python/dist/index.js + 3 modules
var dist = __webpack_require__(81283);
;// CONCATENATED MODULE: ./build/modules/starlark-syntax.js

/** Three entries for each thing that is open: expressions a thousand deep, which no person writes. */
const deepestStack = 3_000;
/** Far more than it takes to be past the first error. */
const mostStepsInErrors = 50;
/**
 * The syntax tree of a file in Starlark, which is a subset of Python. The parser goes on after errors: see `firstError`.
 * Undefined where the file is nested so deeply that no tree can be made.
 */
function parseStarlark(source) {
    // The parser guards itself against deep left-nested trees by ending what it is in after 300 reductions from one start.
    // It counts the statements of a file among them, so that a valid file of some 340 calls gets an error in its midst.
    // Setting its counter back after each step takes the guard away; the size of the file is bounded by whoever reads it.
    const parse = dist/* parser */.K.startParse(source);
    let stepsInErrors = 0;
    try {
        for (;;) {
            const tree = parse.advance();
            if (tree !== null)
                return tree;
            // A file with an error is refused at the first one, and going on after errors is slow: seconds for some ten kilobytes of them.
            if ((parse.recovering ?? 0) > 0 && parse.stoppedAt === null && ++stepsInErrors > mostStepsInErrors) {
                parse.stopAt(parse.parsedPos);
            }
            // Time grows with the square of the depth, and memory too: half a megabyte of "not not not" would end the process.
            if (parse.stacks?.some(({ stack }) => stack.length > deepestStack) === true)
                return undefined;
            parse.bigReductionCount = 0;
        }
    }
    catch {
        return undefined;
    }
}
/** Offset of the first syntax error, or undefined. */
function firstError(tree) {
    if (tree === undefined)
        return 0;
    const cursor = tree.cursor();
    do {
        // The type is missing where a sum of thousands overflows the packed form of a tree.
        if (cursor.type === undefined || cursor.type.isError)
            return cursor.from;
    } while (cursor.next());
    return undefined;
}
/** The children of a node that are no punctuation and no comment. */
function childrenOf(node) {
    const children = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
        if (!/^(?:[[\](){},:.;]|Comment)$/.test(child.name))
            children.push(child);
    }
    return children;
}
/** `NAME.append`, `NAME[0] = …`, and the like. */
function isChange(member, source) {
    const property = member.getChild('PropertyName');
    if (property !== null) {
        return /^(?:append|extend|insert|pop|remove|clear|update|setdefault)$/.test(source.slice(property.from, property.to));
    }
    return member.parent?.name === 'AssignStatement' && followedBy(member, (next) => next === 'AssignOp');
}
function isScope(node) {
    return (node.name === 'FunctionDefinition' ||
        node.name === 'LambdaExpression' ||
        node.name.endsWith('ComprehensionExpression'));
}
/** Whether a name stands where it is given a value, not where its value is used. */
function isBinding(name) {
    const parent = name.parent;
    if (parent === null)
        return false;
    if (parent.name === 'ParamList')
        return name.prevSibling?.name !== 'AssignOp';
    const isTarget = followedBy(name, (next) => next === 'AssignOp' || next === 'UpdateOp');
    if (parent.name === 'AssignStatement' || parent.name === 'UpdateStatement')
        return isTarget;
    if (parent.name === 'TupleExpression' ||
        parent.name === 'ArrayExpression' ||
        parent.name === 'ParenthesizedExpression') {
        return isBindingPattern(parent);
    }
    return isLoopVariable(name);
}
/** `(a, b) = …` and `for (a, b) in …`. */
function isBindingPattern(pattern) {
    if (pattern.parent?.name === 'AssignStatement')
        return followedBy(pattern, (next) => next === 'AssignOp');
    return isLoopVariable(pattern);
}
/** Whether a node stands between `for` and `in`. */
function isLoopVariable(node) {
    for (let before = node.prevSibling; before !== null; before = before.prevSibling) {
        if (before.name === 'for')
            return true;
        if (before.name === 'in')
            return false;
    }
    return false;
}
function followedBy(node, isIt) {
    for (let next = node.nextSibling; next !== null; next = next.nextSibling)
        if (isIt(next.name))
            return true;
    return false;
}
const simpleEscapes = {
    '\\': '\\',
    '"': '"',
    "'": "'",
    n: '\n',
    r: '\r',
    t: '\t',
    '\n': '',
};
/** The text of a string literal (`"…"`, `'…'`, tripled, raw); undefined for bytes and for escapes that no reference has. */
function unquote(literal) {
    const match = /^([rR]?)("""|'''|"|')([\s\S]*)\2$/.exec(literal);
    if (match === null)
        return undefined;
    const body = (match[3] ?? '').replace(/\r\n?/g, '\n');
    if (match[1] !== '')
        return body;
    let known = true;
    const text = body.replace(/\\([\s\S])/g, (_whole, escaped) => {
        const plain = simpleEscapes[escaped];
        if (plain === undefined)
            known = false;
        return plain ?? '';
    });
    return known ? text : undefined;
}
/** The next node that is no comment. */
function nextMeaningful(node) {
    let next = node.nextSibling;
    while (next?.name === 'Comment')
        next = next.nextSibling;
    return next ?? undefined;
}
/** The value of `name = …` among the arguments of a call. */
function namedArgument(list, name, source) {
    for (let node = list.firstChild; node !== null; node = node.nextSibling) {
        if (node.name !== 'VariableName' || source.slice(node.from, node.to) !== name)
            continue;
        const operator = nextMeaningful(node);
        if (operator?.name === 'AssignOp')
            return nextMeaningful(operator);
    }
    return undefined;
}
/** What a call calls: `f` of `f(…)` and of `native.f(…)`. */
function callName(call, source) {
    const callee = call.firstChild;
    const name = callee?.name === 'MemberExpression' ? callee.getChild('PropertyName') : callee;
    return name === null || name === undefined ? undefined : source.slice(name.from, name.to);
}
/** Places by offset, lines and columns counted from 1. */
function placesOf(source, file) {
    const starts = [0];
    for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1))
        starts.push(at + 1);
    return (offset) => {
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    };
}

;// CONCATENATED MODULE: ./build/modules/starlark-values.js

/** How deep names, sums and brackets may lie in one another. */
const deepest = 500;
/** How many nodes are looked at for one value: names that refer to names twice each would otherwise grow without bound. */
const mostSteps = 50_000;
const tooMuch = 'it is nested or repeated too often';
/**
 * Reads values of one file: literals, lists of them, `+`, and names that are bound once, at the top level, to such values,
 * also those that are loaded from files that can be read.
 */
class StarlarkValues {
    #source;
    #tree;
    #files;
    /** Undefined for a name that is bound more than once, or by something else than `NAME = value`. */
    #bindings = new Map();
    #loaded = new Map();
    #functions = new Set();
    #scopes = new Map();
    #changed;
    #steps = 0;
    constructor(source, tree, files = () => undefined) {
        this.#source = source;
        this.#tree = tree;
        this.#files = files;
        for (const statement of childrenOf(tree.topNode))
            this.#bind(statement);
    }
    /** The labels in the `load()` calls of this file, as they are written. */
    get loadedLabels() {
        return [...new Set([...this.#loaded.values()].map(({ label }) => label))];
    }
    /** What a name is called in the file that it is loaded from; itself where it is not loaded. */
    originalName(name) {
        return this.#loaded.get(name)?.name ?? name;
    }
    /** Reads a value that should be one text. */
    readText(node) {
        this.#steps = 0;
        return this.#readText(node, 0);
    }
    /** Reads a value that should be `True` or `False`. */
    readBoolean(node) {
        this.#steps = 0;
        let at = { values: this, node };
        while (at.node.name === 'VariableName') {
            if (this.#isTooMuch(0))
                return { reason: tooMuch };
            const next = at.values.#lookUp(at.node);
            if (typeof next === 'string')
                return { reason: next };
            at = next;
        }
        if (at.node.name === 'Boolean')
            return at.values.#text(at.node) === 'True';
        return { reason: at.node.name === 'String' ? 'it is a text' : reasonFor(at.node, at.values.#source) };
    }
    /** Reads a value that should be a list of texts. `None` is an empty list. */
    readList(node) {
        const texts = [];
        const computed = [];
        this.#steps = 0;
        this.#collect(node, undefined, 0, texts, computed);
        return { texts, computed };
    }
    /** @param use the name through which we came to `node`, where we did: remarks point at it */
    #collect(node, use, depth, texts, computed) {
        const cannot = (reason, at = node) => {
            computed.push({ offset: (use ?? at).from, reason });
        };
        if (this.#isTooMuch(depth)) {
            if (computed.at(-1)?.reason !== tooMuch)
                cannot(tooMuch);
        }
        else if (node.name === 'ArrayExpression' || node.name === 'TupleExpression') {
            for (const item of childrenOf(node)) {
                const text = this.#readText(item, depth + 1);
                if (typeof text === 'string')
                    texts.push({ text, offset: item.from });
                else
                    cannot(text.reason, item);
            }
        }
        else if (node.name === 'VariableName') {
            const bound = this.#lookUp(node);
            if (typeof bound === 'string')
                cannot(bound);
            else if (bound.values === this)
                this.#collect(bound.node, use ?? node, depth + 1, texts, computed);
            else
                this.#collectLoaded(bound, use ?? node, depth + 1, texts, computed);
        }
        else if (/^(?:ParenthesizedExpression|BinaryExpression|None)$/.test(node.name)) {
            const parts = this.#parts(node);
            if (typeof parts === 'string')
                cannot(parts);
            else
                for (const part of parts)
                    this.#collect(part, use, depth + 1, texts, computed);
        }
        else
            cannot(reasonFor(node, this.#source));
    }
    /** What stands in another file counts as standing where this file uses it: who reads that file does not see who asks. */
    #collectLoaded(bound, use, depth, texts, computed) {
        const found = [];
        const unknown = [];
        bound.values.#steps = this.#steps;
        bound.values.#collect(bound.node, undefined, depth, found, unknown);
        this.#steps = bound.values.#steps;
        for (const { text } of found)
            texts.push({ text, offset: use.from });
        for (const { reason } of unknown)
            computed.push({ offset: use.from, reason: `${reason}, in the file it is loaded from` });
    }
    /** What a node stands for: the operands of `+`, the inside of brackets; or why that is unknown. */
    #parts(node) {
        if (node.name === 'None')
            return [];
        const children = childrenOf(node);
        if (node.name === 'ParenthesizedExpression')
            return children;
        const [left, operator, right] = children;
        if (left === undefined || right === undefined || operator === undefined || this.#text(operator) !== '+') {
            return `it uses the operator ${operator === undefined ? '' : this.#text(operator)}`.trimEnd();
        }
        return [left, right];
    }
    #readText(node, depth) {
        if (this.#isTooMuch(depth))
            return { reason: tooMuch };
        if (node.name === 'String')
            return unquote(this.#text(node)) ?? { reason: 'a text has an escape that is not read here' };
        if (node.name === 'ContinuedString' ||
            node.name === 'ParenthesizedExpression' ||
            node.name === 'BinaryExpression') {
            const parts = node.name === 'ContinuedString' ? childrenOf(node) : this.#parts(node);
            if (typeof parts === 'string')
                return { reason: parts };
            let whole = '';
            for (const part of parts) {
                const text = this.#readText(part, depth + 1);
                if (typeof text !== 'string')
                    return text;
                whole += text;
            }
            return whole;
        }
        if (node.name === 'VariableName') {
            const bound = this.#lookUp(node);
            if (typeof bound === 'string')
                return { reason: bound };
            bound.values.#steps = this.#steps;
            const text = bound.values.#readText(bound.node, depth + 1);
            this.#steps = bound.values.#steps;
            return text;
        }
        return { reason: reasonFor(node, this.#source) };
    }
    /** The value that a name is bound to, or why it is not known. */
    #lookUp(name) {
        const text = this.#text(name);
        for (let scope = name.parent; scope !== null; scope = scope.parent) {
            if (isScope(scope) && this.#namesBoundIn(scope).has(text))
                return `${text} is bound where the file runs`;
        }
        const loaded = this.#loaded.get(text);
        return loaded === undefined ? this.#topLevel(text) : this.#lookUpLoaded(text, loaded);
    }
    #lookUpLoaded(text, { label, name }) {
        const file = this.#files(label);
        if (file === undefined)
            return `${text} is loaded from ${label}, which is not read here`;
        const inner = file.#loaded.get(name);
        // A file does not hand on what it loads.
        const bound = inner === undefined ? file.#topLevel(name) : `${name} is not bound in that file`;
        return typeof bound === 'string' ? `${text} is loaded from ${label}, where ${bound}` : bound;
    }
    #topLevel(text) {
        if (!this.#bindings.has(text))
            return `${text} is not bound in this file`;
        const node = this.#bindings.get(text);
        if (node === undefined)
            return `${text} is bound in more than one way`;
        this.#changed ??= this.#findChanged();
        return this.#changed.has(text) ? `${text} is changed after it was bound` : { values: this, node };
    }
    /**
     * The names whose value may be another one later on than the one that they are bound to: `NAME.append(…)`, `NAME[0] = …`,
     * `NAME += …`, wherever it stands; a list handed to a function of this file; and what is the same list under another name.
     */
    #findChanged() {
        const changed = new Set();
        const sameAs = [];
        this.#tree.iterate({
            enter: (ref) => {
                if (ref.name === 'AssignStatement') {
                    const [target, operator, value] = childrenOf(ref.node);
                    if (target?.name === 'VariableName' && operator?.name === 'AssignOp' && value?.name === 'VariableName') {
                        sameAs.push([this.#text(target), this.#text(value)]);
                    }
                }
                if (ref.name !== 'VariableName')
                    return;
                const node = ref.node;
                const parent = node.parent;
                const isOwner = parent?.name === 'MemberExpression' && parent.firstChild?.from === node.from;
                const isChanged = (parent?.name === 'UpdateStatement' && parent.firstChild?.from === node.from) ||
                    (isOwner && isChange(parent, this.#source)) ||
                    (parent?.name === 'ArgList' && node.nextSibling?.name !== 'AssignOp' && this.#callsOwnFunction(parent));
                if (isChanged)
                    changed.add(this.#text(node));
            },
        });
        for (let before = -1; before !== changed.size;) {
            before = changed.size;
            for (const pair of sameAs) {
                if (pair.some((name) => changed.has(name)))
                    for (const name of pair)
                        changed.add(name);
            }
        }
        return changed;
    }
    #callsOwnFunction(list) {
        const callee = list.parent?.firstChild;
        return callee?.name === 'VariableName' && this.#functions.has(this.#text(callee));
    }
    #isTooMuch(depth) {
        this.#steps += 1;
        return depth > deepest || this.#steps > mostSteps;
    }
    /** The names that stand for something of their own inside a node: parameters, loop variables, targets of assignments. */
    #namesBoundIn(scope) {
        const key = `${scope.from}:${scope.to}`;
        const known = this.#scopes.get(key);
        if (known !== undefined)
            return known;
        const names = new Set();
        scope.cursor().iterate((ref) => {
            if (ref.name === 'VariableName' && isBinding(ref.node))
                names.add(this.#source.slice(ref.from, ref.to));
        });
        this.#scopes.set(key, names);
        return names;
    }
    #bind(statement) {
        if (statement.name === 'ExpressionStatement') {
            this.#bindLoad(statement.firstChild);
            return;
        }
        if (statement.name === 'FunctionDefinition') {
            const name = statement.getChild('VariableName');
            if (name !== null) {
                this.#bindings.set(this.#text(name), undefined);
                this.#functions.add(this.#text(name));
            }
            return;
        }
        const parts = childrenOf(statement).filter((part) => part.name !== 'TypeDef');
        const [target, operator, value] = parts;
        const isSimple = statement.name === 'AssignStatement' &&
            parts.length === 3 &&
            target?.name === 'VariableName' &&
            operator?.name === 'AssignOp';
        // Anything else that binds (two targets, +=, a loop, a condition): only running the file would tell to what.
        for (const name of this.#namesBoundIn(statement)) {
            const isFirst = isSimple && this.#text(target) === name && !this.#bindings.has(name);
            this.#bindings.set(name, isFirst ? value : undefined);
        }
    }
    #bindLoad(call) {
        if (call?.name !== 'CallExpression' || call.firstChild === null || this.#text(call.firstChild) !== 'load')
            return;
        const list = call.getChild('ArgList');
        if (list === null)
            return;
        const [file, ...names] = childrenOf(list);
        const label = file?.name === 'String' ? (unquote(this.#text(file)) ?? '') : '';
        names.forEach((node, index) => {
            const isRenamed = names[index - 1]?.name === 'AssignOp';
            const local = isRenamed ? names[index - 2] : node;
            if (node.name !== 'String' || local === undefined)
                return;
            const name = unquote(this.#text(node)) ?? '';
            this.#loaded.set(isRenamed ? this.#text(local) : name, { label, name });
        });
    }
    #text(node) {
        return this.#source.slice(node.from, node.to);
    }
}
function reasonFor(node, source) {
    if (node.name === 'CallExpression') {
        const callee = node.firstChild;
        return `it calls ${callee === null ? 'a function' : source.slice(callee.from, callee.to).slice(0, 60)}()`;
    }
    if (node.name.endsWith('ComprehensionExpression'))
        return 'it is a comprehension';
    if (node.name === 'ConditionalExpression')
        return 'it depends on a condition';
    if (node.name === 'FormatString')
        return 'it is a formatted text';
    if (node.name === 'String' || node.name === 'ContinuedString')
        return 'it is one text where a list is due';
    return 'it is neither a text nor a list of texts';
}

;// CONCATENATED MODULE: ./build/modules/build-file-declarations.js





/** A BUCK or TARGETS file that asks for modules and cannot be parsed. */
class BuildFileSyntaxError extends errors/* OrasBufError */.Ll {
    exitCode = errors/* exitCodes */.hS.wrongInput;
}
/** The attributes whose references are dependencies. */
const dependencyAttributes = ['oras_deps', 'bsr_deps'];
const breakingRule = 'buf_breaking';
const nothing = { dependencies: [], against: [], gitReferences: [], remarks: [] };
/**
 * Reads the `oras_deps` and `bsr_deps` of every call in a BUCK or TARGETS file, and the `against` of every `buf_breaking`. What
 * is literally there is read, and what is loaded from files that can be read; what only running the file would tell is
 * remarked on. A file that names none of these is not parsed at all.
 * @param file how messages call it, relative to the root
 * @param files the files that it loads; without them everything that is loaded counts as computed
 * @throws {BuildFileSyntaxError | MergeConflictError | MalformedModuleReferenceError | DigestInReferenceError} with file and line
 */
function parseBuildFile(text, file, files) {
    if (![...dependencyAttributes, breakingRule].some((name) => text.includes(name)))
        return nothing;
    const source = text.replace(/^\uFEFF/, '');
    const tree = parseStarlark(source);
    const placeAt = placesOf(source, file);
    const error = firstError(tree);
    if (tree === undefined || error !== undefined) {
        (0,merge_conflict/* refuseConflictMarkers */.a)(source, file);
        throw new BuildFileSyntaxError(`${file} has a syntax error`, {
            // An end that comes too soon is told at the last line with something on it.
            places: [placeAt(Math.min(error ?? 0, Math.max(0, source.trimEnd().length - 1)))],
            next: 'Correct the line (or one shortly before it); "buck2 targets" on its package says more.',
        });
    }
    const reader = new BuildFileReader(source, tree, placeAt, new StarlarkValues(source, tree, files));
    reader.read();
    return reader;
}
class BuildFileReader {
    dependencies = [];
    against = [];
    gitReferences = [];
    remarks = [];
    #source;
    #tree;
    #placeAt;
    #values;
    constructor(source, tree, placeAt, values) {
        this.#source = source;
        this.#tree = tree;
        this.#placeAt = placeAt;
        this.#values = values;
    }
    read() {
        for (const { attribute, node, value } of attributesIn(this.#source, this.#tree)) {
            if (value === undefined)
                this.#computed(attribute, 'it stands in a dictionary', node.from);
            else
                this.#readDependencies(attribute, node, value);
        }
        this.#tree.iterate({
            enter: (ref) => {
                if (ref.name === 'CallExpression')
                    this.#readCall(ref.node);
            },
        });
    }
    #readDependencies(attribute, node, value) {
        const options = this.#optionsOf(node.parent);
        const read = this.#values.readList(value);
        for (const { text, offset } of read.texts) {
            const place = this.#placeAt(offset);
            this.dependencies.push({ ...(0,module_reference/* parseModuleReference */.fP)(text, place), place, ...options });
        }
        for (const { reason, offset } of read.computed)
            this.#computed(attribute, reason, offset);
        if (read.texts.length > 0 && standsUnderCondition(node)) {
            this.remarks.push({
                message: `These ${attribute} stand under a condition, and count whether or not it holds.`,
                place: this.#placeAt(node.from),
            });
        }
    }
    /** The strictest word of the call that names the modules. */
    #optionsOf(list) {
        return {
            ...(this.#isTrue(list, 'oras_cache_only') ? { cacheOnly: true } : {}),
            ...(this.#isTrue(list, 'oras_auth_required') ? { authRequired: true } : {}),
        };
    }
    /** What cannot be read counts as true: a rule that was meant and not kept would be worse than one that was not meant. */
    #isTrue(list, option) {
        const value = this.#argument(list, option);
        if (value === undefined)
            return false;
        const read = this.#values.readBoolean(value);
        if (typeof read === 'boolean')
            return read;
        this.#remark(value, `${option} is computed and counts as True: ${read.reason}`);
        return true;
    }
    #readCall(call) {
        const list = call.getChild('ArgList');
        for (const option of ['oras_parallel_resolution', 'oras_cache_enabled']) {
            const value = this.#argument(list, option);
            if (value !== undefined && this.#values.readBoolean(value) === false) {
                this.#remark(value, `${option} = False has no effect: it is always on`);
            }
        }
        const name = callName(call, this.#source);
        if (name !== undefined && this.#values.originalName(name) === breakingRule)
            this.#readAgainst(list);
    }
    #readAgainst(list) {
        const value = this.#argument(list, 'against');
        if (list === null || value === undefined)
            return;
        const read = this.#values.readText(value);
        if (typeof read !== 'string') {
            this.#remark(value, `A value of against is computed and cannot be read: ${read.reason}. A version of a module has to be written as a text, else it is not installed`);
            return;
        }
        const place = this.#placeAt(value.from);
        if (read.startsWith('git:'))
            this.gitReferences.push({ reference: read, place });
        if (!namesModule(read))
            return;
        this.against.push({ ...(0,module_reference/* parseModuleReference */.fP)(read, place), reference: read, place, ...this.#optionsOf(list) });
    }
    #argument(list, name) {
        return list === null ? undefined : namedArgument(list, name, this.#source);
    }
    #computed(attribute, reason, offset) {
        this.remarks.push({
            message: `A value of ${attribute} is computed and cannot be read: ${reason}. Write the references as a list of texts, or list the modules under deps in buf.yaml as well.`,
            place: this.#placeAt(offset),
        });
    }
    #remark(node, what) {
        this.remarks.push({ message: `${what}.`, place: this.#placeAt(node.from) });
    }
}
/**
 * Whether what `against` says is a version of a module (`oras.birb.homes/common/types:v1.0.0`) and not a label, a git
 * reference or a directory: its first part is a host, with a dot or a port in it, and two more follow.
 */
function namesModule(against) {
    if (against.includes('//') || /^(?:[:@./]|git:)/.test(against))
        return false;
    const [host = '', owner, name] = against.split('/');
    return owner !== undefined && name !== undefined && /[.:]/.test(host);
}
/** Under an `if`, or in a comprehension or expression with one: the call may never happen. */
function standsUnderCondition(node) {
    for (let at = node.parent; at !== null; at = at.parent) {
        if (at.name === 'IfStatement' || at.name === 'ConditionalExpression')
            return true;
        if (at.name.endsWith('ComprehensionExpression') && at.getChild('if') !== null)
            return true;
    }
    return false;
}
/** Every `oras_deps = …` and `bsr_deps = …` in a call, and the keys of dictionaries that are called so. */
function attributesIn(source, tree) {
    const found = [];
    const wanted = (node, quote = '') => {
        const text = source.slice(node.from + quote.length, node.to - quote.length);
        return dependencyAttributes.find((name) => name === text);
    };
    tree.iterate({
        enter(ref) {
            if (ref.name === 'VariableName') {
                const attribute = wanted(ref);
                const node = ref.node;
                if (attribute === undefined || node.parent?.name !== 'ArgList' || node.nextSibling?.name !== 'AssignOp')
                    return;
                const value = nextMeaningful(node.nextSibling);
                if (value !== undefined)
                    found.push({ attribute, node, value });
            }
            else if (ref.name === 'String') {
                const attribute = wanted(ref, source[ref.from] ?? '');
                const node = ref.node;
                const isKey = node.parent?.name === 'DictionaryExpression' && node.nextSibling?.name === ':';
                if (attribute !== undefined && (isKey || node.parent?.name === 'MemberExpression')) {
                    found.push({ attribute, node, value: undefined });
                }
            }
        },
    });
    return found;
}

;// CONCATENATED MODULE: ./build/modules/load-labels.js
/**
 * The labels of all `load()` of a build file: the first text between the brackets, behind white space and comments. Also those in
 * comments and texts, for nothing is parsed. Takes time by the length of the text, whatever it holds.
 */
function* loadLabels(text) {
    const spaces = /\s*/y;
    const label = /["']([^"'\n]+)["']/y;
    const behindSpaces = (from) => {
        spaces.lastIndex = from;
        spaces.test(text);
        return spaces.lastIndex;
    };
    // In a comment there may be a thousand more of `load(#`. They go on where the first one went on: nothing is read twice.
    let behindComments = 0;
    for (const { index, 0: opening } of text.matchAll(/\bload\s*\(/g)) {
        let at = behindSpaces(index + opening.length);
        if (text[at] === '#' && at < behindComments)
            at = behindComments;
        else if (text[at] === '#') {
            while (text[at] === '#') {
                const end = text.indexOf('\n', at);
                at = end === -1 ? text.length : behindSpaces(end + 1);
            }
            behindComments = at;
        }
        label.lastIndex = at;
        const [, found] = label.exec(text) ?? [];
        if (found !== undefined)
            yield found;
    }
}

;// CONCATENATED MODULE: ./build/modules/macro-remarks.js


/**
 * The places at which a file of macros (`.bzl`) gives `oras_deps` or `bsr_deps` of its own to what it calls. Whether and with
 * what a macro is called only buck2 knows, so these references are not read: a reader must hear of it. A macro that hands on
 * what its caller wrote needs no remark, for that is read where it is written. A file that cannot be parsed has none: buck2
 * says what is wrong with it.
 * @param file how messages call it, relative to the root
 */
function macroRemarks(text, file) {
    const source = text.replace(/^\uFEFF/, '');
    const tree = parseStarlark(source);
    if (tree === undefined || firstError(tree) !== undefined)
        return [];
    const placeAt = placesOf(source, file);
    const textOf = (node) => source.slice(node.from, node.to);
    return attributesIn(source, tree).flatMap(({ attribute, node, value }) => {
        const handsOn = value === undefined ? isDeclared(node, textOf) : isHandedOn(value, textOf);
        if (handsOn)
            return [];
        return [
            {
                message: `A macro gives ${attribute} of its own to what it calls, and only running it would tell which. List these modules under deps in buf.yaml as well.`,
                place: placeAt(node.from),
            },
        ];
    });
}
/** A key of a rule's `attrs`: no value but the declaration of the attribute. */
function isDeclared(key, textOf) {
    const colon = nextMeaningful(key);
    const value = colon === undefined ? undefined : nextMeaningful(colon);
    return value?.name === 'CallExpression' && /^attrs?\./.test(textOf(value));
}
/** A parameter whose default is empty, `parameter or []`, nothing, or a sum of these. */
function isHandedOn(value, textOf) {
    if (value.name === 'None')
        return true;
    if (value.name === 'ArrayExpression')
        return childrenOf(value).length === 0;
    if (value.name === 'ParenthesizedExpression')
        return childrenOf(value).every((part) => isHandedOn(part, textOf));
    if (value.name === 'BinaryExpression') {
        const [left, operator, right] = [value.firstChild, value.firstChild?.nextSibling, value.lastChild];
        const joins = operator != null && /^(?:\+|or)$/.test(textOf(operator));
        return joins && left !== null && right !== null && isHandedOn(left, textOf) && isHandedOn(right, textOf);
    }
    return value.name === 'VariableName' && isPlainParameter(value, textOf);
}
function isPlainParameter(use, textOf) {
    const name = textOf(use);
    for (let scope = use.parent; scope !== null; scope = scope.parent) {
        const list = scope.getChild('ParamList');
        if (list === null)
            continue;
        for (const parameter of list.getChildren('VariableName')) {
            if (textOf(parameter) !== name || parameter.prevSibling?.name === 'AssignOp')
                continue;
            const operator = nextMeaningful(parameter);
            const standard = operator?.name === 'AssignOp' ? nextMeaningful(operator) : undefined;
            const isEmpty = standard === undefined || isHandedOn(standard, textOf);
            return isEmpty && !isChangedIn(scope, name, textOf);
        }
    }
    return false;
}
/** Whether a function gives its parameter another value, or adds to it. */
function isChangedIn(scope, name, textOf) {
    let isChanged = false;
    scope.cursor().iterate((ref) => {
        if (ref.name !== 'VariableName' || textOf(ref.node) !== name)
            return;
        const parent = ref.node.parent;
        isChanged ||=
            parent?.name === 'AssignStatement' ||
                parent?.name === 'UpdateStatement' ||
                (parent?.name === 'MemberExpression' && parent.firstChild?.from === ref.from);
    });
    return isChanged;
}

;// CONCATENATED MODULE: ./build/modules/loaded-build-files.js









const parallelReads = 16;
/**
 * The `.bzl` files that build files of one root load from the same root: for the constants and the macros in them. Files of
 * other cells (`@cell//…`), and what cannot be read or parsed, are left to buck2.
 */
class LoadedBuildFiles {
    #root;
    #realRoot;
    /** By path from the root; undefined where there is no such file, or none that we read. */
    #texts = new Map();
    #values = new Map();
    #cells = new Map();
    /** By loading file and label, the path from the root. */
    #paths = new Map();
    /** @param realRoot the root with its symbolic links resolved: links out of it are not followed */
    constructor(root, realRoot) {
        this.#root = root;
        this.#realRoot = realRoot;
    }
    /** Reads what these files load, and what that loads in turn. */
    async read(files) {
        let level = files;
        while (level.length > 0) {
            const found = await (0,bounded/* mapBounded */.y)(level, parallelReads, ({ file, text }) => this.#pathsFrom(file, text));
            const unread = [...new Set(found.flat())].filter((path) => !this.#texts.has(path));
            level = (await (0,bounded/* mapBounded */.y)(unread, parallelReads, async (path) => {
                const text = await this.#readText(path);
                this.#texts.set(path, text);
                return text === undefined ? [] : [{ file: path, text }];
            })).flat();
        }
    }
    /** What a build file declares, with the values of what it loads. @throws what {@link parseBuildFile} throws */
    declarationsOf(file, text) {
        return parseBuildFile(text, file, this.#loadedBy(file));
    }
    /** The values of what `file` loads, by label. */
    #loadedBy(file) {
        return (label) => {
            const path = this.#paths.get(`${file}\0${label}`);
            return path === undefined ? undefined : this.#valuesOf(path);
        };
    }
    /** Where macros add dependencies of their own. By path. */
    remarks() {
        return [...this.#texts.keys()].sort().flatMap((path) => {
            const text = this.#texts.get(path) ?? '';
            return dependencyAttributes.some((name) => text.includes(name)) ? macroRemarks(text, path) : [];
        });
    }
    #valuesOf(path) {
        if (this.#values.has(path))
            return this.#values.get(path);
        const text = this.#texts.get(path)?.replace(/^\uFEFF/, '');
        const tree = text === undefined ? undefined : parseStarlark(text);
        const isSound = text !== undefined && tree !== undefined && firstError(tree) === undefined;
        const values = isSound ? new StarlarkValues(text, tree, this.#loadedBy(path)) : undefined;
        this.#values.set(path, values);
        return values;
    }
    /**
     * What a file loads, as paths from the root. To look for the labels of `load()` in the text costs less than to parse every
     * build file of a large repository; one too many (in a comment) only has a file read for nothing.
     */
    async #pathsFrom(file, text) {
        const paths = [];
        for (const label of loadLabels(text)) {
            const path = await this.#pathOf(label, file);
            if (path === undefined)
                continue;
            this.#paths.set(`${file}\0${label}`, path);
            paths.push(path);
        }
        return paths;
    }
    async #pathOf(label, file) {
        const match = /^(?:(\/\/)([^:]*))?:([^:]+)$/.exec(label);
        if (match === null)
            return undefined;
        const [, isFromCell, packagePath = '', name = ''] = match;
        const from = isFromCell === undefined ? external_node_path_.posix.dirname(file) : external_node_path_.posix.join(await this.#cellOf(file), packagePath);
        const path = external_node_path_.posix.join(from, name);
        return path.startsWith('../') || external_node_path_.posix.isAbsolute(path) ? undefined : path;
    }
    /** The directory of the cell that a file is in: the nearest one with a `.buckconfig`. */
    #cellOf(file) {
        const directory = external_node_path_.posix.dirname(file);
        if (directory === '.')
            return Promise.resolve('.');
        const known = this.#cells.get(directory);
        if (known !== undefined)
            return known;
        const cell = (0,promises_.stat)((0,external_node_path_.join)(this.#root, directory, '.buckconfig')).then(() => directory, () => this.#cellOf(directory));
        this.#cells.set(directory, cell);
        return cell;
    }
    async #readText(path) {
        try {
            return await (0,plain_file/* readPlainFile */.b)({ path: (0,external_node_path_.join)(this.#root, path), name: path, within: this.#realRoot });
        }
        catch (error) {
            if (error instanceof plain_file/* UnreadableFileError */.o)
                return undefined;
            throw error;
        }
    }
}


/***/ })

};
