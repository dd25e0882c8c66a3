export const id = 124;
export const ids = [124];
export const modules = {

/***/ 53743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reportWrongSettings: () => (/* binding */ reportWrongSettings)
/* harmony export */ });
/* harmony import */ var _oci_traffic_counter_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62438);
/* harmony import */ var _report_redact_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92209);
/* harmony import */ var _job_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38938);
/* harmony import */ var _show_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36663);




/**
 * Where the settings themselves are wrong there is no job, but there is a report of it: who looks at the summary, or reads
 * report.json, finds the reason there as ever.
 */
async function reportWrongSettings(error, command, reportDirectory, ci) {
    const record = new _job_record_js__WEBPACK_IMPORTED_MODULE_1__/* .JobRecord */ .h2({ frozen: 'off', offline: false, update: { kind: 'none' } }, ci, command);
    record.fail(error);
    const report = (0,_report_redact_report_js__WEBPACK_IMPORTED_MODULE_0__/* .redactReport */ .a)(record.finish(new _oci_traffic_counter_js__WEBPACK_IMPORTED_MODULE_3__/* .TrafficCounter */ .Y(0).snapshot(), undefined), (text) => ci.redact(text));
    await (0,_show_report_js__WEBPACK_IMPORTED_MODULE_2__/* .showReport */ .U)(report, { reportDirectory, summary: 'always' }, ci);
    return report;
}


/***/ })

};
