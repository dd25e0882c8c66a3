export const id = 743;
export const ids = [743];
export const modules = {

/***/ 37743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseWithLibrary: () => (/* binding */ parseWithLibrary)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** Brackets in brackets, or list marks in a row on one line. */
const deepest = 100;
/**
 * Words, marks and line ends: a lock of thousands of modules. The parser needs microseconds for each, several times as many
 * where it is an error, so that bytes alone bound its time badly.
 */
const mostTokens = 320_000;
/**
 * Parses any YAML, in time and memory that grow with its size and no faster: the library compares each key with all others of
 * its mapping, and makes a tree of any depth.
 */
function parseWithLibrary(text) {
    const tokens = tokensOf(text);
    if (typeof tokens === 'string')
        return { kind: tokens };
    try {
        const document = compose(tokens, text.length);
        const error = document?.errors[0];
        if (document !== undefined && error !== undefined) {
            const { code, message, pos } = error;
            return { kind: 'invalid', code, message, offset: pos[0], openQuote: openQuote(document) };
        }
        const root = document === undefined || document.contents === null ? undefined : treeOf(document.contents);
        return { kind: 'document', root, duplicateKey: duplicateKey(root) };
    }
    catch {
        // Indentation can still nest deeper than the stack is.
        return { kind: 'too-deep' };
    }
}
function tokensOf(text) {
    const tokens = [];
    let brackets = 0;
    let marks = 0;
    let counted = 0;
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text)) {
        tokens.push(token);
        const type = yaml__WEBPACK_IMPORTED_MODULE_0__/* .CST */ .DB.tokenType(token);
        if (type !== 'space')
            counted += 1;
        switch (type) {
            case 'flow-map-start':
            case 'flow-seq-start':
                brackets += 1;
                break;
            case 'flow-map-end':
            case 'flow-seq-end':
                brackets -= 1;
                break;
            case 'seq-item-ind':
            case 'explicit-key-ind':
            case 'map-value-ind':
                if (brackets === 0)
                    marks += 1;
                break;
            case 'newline':
                marks = 0;
                break;
        }
        if (brackets > deepest || marks > deepest)
            return 'too-deep';
        if (counted > mostTokens)
            return 'too-large';
    }
    return tokens;
}
/** As the library's parseDocument, of a text that has been taken apart already. */
function compose(tokens, length) {
    const parser = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX();
    const composer = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk({ uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
    const parse = function* () {
        for (const token of tokens)
            yield* parser.next(token);
        yield* parser.end();
    };
    let first;
    for (const document of composer.compose(parse(), true, length)) {
        if (first === undefined)
            first = document;
        else {
            const message = 'it holds more than one document';
            first.errors.push(new yaml__WEBPACK_IMPORTED_MODULE_0__/* .YAMLParseError */ .XT([document.range[0], document.range[1]], 'MULTIPLE_DOCS', message));
            break;
        }
    }
    return first;
}
/** One call for each level of nesting: far less of the stack than the library took to get here. */
function treeOf(node) {
    const { range, anchor } = node;
    const start = range?.[0] ?? 0;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
        return { kind: 'alias', start, name: node.source };
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        const entries = [];
        for (const pair of node.items)
            entries.push(entryOf(pair));
        return { kind: 'map', start, anchor, flow: node.flow === true, entries };
    }
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const items = [];
        for (const item of node.items)
            items.push((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item) ? mapOf(item) : treeOf(item));
        return { kind: 'list', start, anchor, items };
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return nothingAt(start);
    return { kind: 'scalar', start, anchor, value: node.value, source: node.source ?? '' };
}
function entryOf({ key, value }) {
    const keyNode = treeOf(key);
    // `{key}` has no value at all.
    return { key: keyNode, value: value === null ? nothingAt(keyNode.start) : treeOf(value) };
}
function nothingAt(start) {
    return { kind: 'scalar', start, anchor: undefined, value: null, source: '' };
}
/** `!!pairs` makes a list of them: mappings of one key. */
function mapOf(pair) {
    const entry = entryOf(pair);
    return { kind: 'map', start: entry.key.start, anchor: undefined, flow: false, entries: [entry] };
}
function openQuote(document) {
    const error = document.errors[0];
    if (error?.code !== 'MISSING_CHAR')
        return undefined;
    const end = error.pos[0];
    let start;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Scalar: (_key, { type, range }) => {
            const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
            if (isQuoted && range != null && range[0] < end && range[1] >= end)
                start = range[0];
        },
    });
    return start;
}
function duplicateKey(root) {
    const waiting = root === undefined ? [] : [root];
    let first;
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
        if (node.kind === 'list')
            for (const item of node.items)
                waiting.push(item);
        if (node.kind !== 'map')
            continue;
        const seen = new Set();
        for (const { key, value } of node.entries) {
            if (key.kind === 'scalar') {
                if (seen.has(key.value) && (first === undefined || key.start < first))
                    first = key.start;
                seen.add(key.value);
            }
            else
                waiting.push(key);
            waiting.push(value);
        }
    }
    return first;
}


/***/ })

};
