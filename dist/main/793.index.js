export const id = 793;
export const ids = [793];
export const modules = {

/***/ 58793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dotenvText: () => (/* binding */ dotenvText)
/* harmony export */ });
/** GitLab refuses a larger file whole, and one with more variables (the defaults of its instance limits). */
const maxBytes = 5 * 1024;
const maxVariables = 20;
/**
 * Variables as GitLab's dotenv report (`artifacts:reports:dotenv`): lines `NAME=value`, nothing quoted. What GitLab could
 * not read, or would read as something else (it trims values and expands `$`), is left out and named, in the order of
 * `variables`; the file is never one that GitLab refuses. A shell that reads it with `.` sets the same values and runs nothing.
 */
function dotenvText(variables) {
    const lines = [];
    const left = [];
    let bytes = 0;
    for (const [name, value] of variables) {
        const line = `${name}=${value}\n`;
        const size = Buffer.byteLength(line);
        const reason = whyNot(name, value) ?? roomFor(lines.length, bytes + size);
        if (reason !== undefined) {
            left.push({ name, reason });
            continue;
        }
        lines.push(line);
        bytes += size;
    }
    return { text: lines.join(''), left };
}
function whyNot(name, value) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return 'has a name that is not of letters, digits and underscores';
    if (!value.isWellFormed() || /\p{Cc}|[\u2028\u2029]/u.test(value))
        return 'has a line break or a control character';
    if (/[\s\ufeff]/.test(value))
        return 'has a space';
    if (/["'`$\\;&|<>()*?[\]{}!#~]/.test(value))
        return 'has a sign that GitLab or a shell would not take as it stands';
    return undefined;
}
function roomFor(lines, bytes) {
    if (lines >= maxVariables)
        return `is more than the ${maxVariables} that may be in the file`;
    // GitLab wants less than its limit.
    return bytes >= maxBytes ? 'does not fit into the 5 KiB that the file may have' : undefined;
}


/***/ })

};
