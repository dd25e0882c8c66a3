"""The rules behind `buf_lint`, `buf_format` and `buf_breaking`: an action for `buck2 build`, a test for `buck2 test`."""

load(":library.bzl", "SOURCES", "refuse_unresolved", "staged_sources")
load(":providers.bzl", "BufInfo", "ProtoInfo")
load(":staging.bzl", "buf_errors", "format_errors", "import_roots", "stage", "staging")

_CHECK = {
    "config": attrs.dict(attrs.string(), attrs.any(), default = {}),
    "library": attrs.option(attrs.dep(providers = [ProtoInfo]), default = None),
} | SOURCES

def _checked(ctx: AnalysisContext):
    """What is checked: the sources of `library`, or `srcs`."""
    refuse_unresolved(ctx)
    if ctx.attrs.library:
        return ctx.attrs.library[ProtoInfo].staging
    return staged_sources(ctx, import_roots(ctx.attrs.deps))

def _section(ctx: AnalysisContext, name: str) -> dict:
    return {name: ctx.attrs.config} if ctx.attrs.config else {}

def _check(ctx: AnalysisContext, category: str, arguments: list, error_handler, drop: str = "") -> list[Provider]:
    check = ctx.attrs._buf[BufInfo].check
    command = [ctx.attrs._buf[BufInfo].buf] + arguments
    report = ctx.actions.declare_output("report.txt")
    ctx.actions.run(
        [check, report.as_output(), drop] + command,
        category = category,
        error_handler = error_handler,
        allow_cache_upload = True,
    )
    return [
        DefaultInfo(default_output = report),
        ExternalRunnerTestInfo(
            type = category,
            command = [cmd_args(check), "-", drop] + [cmd_args(argument) for argument in command],
            labels = ctx.attrs.labels,
            run_from_project_root = True,
            use_project_relative_paths = True,
        ),
    ]

def _buf_lint_impl(ctx: AnalysisContext) -> list[Provider]:
    # An import by full name reaches its file through `import public`, and buf may call such an import unused.
    names = [name.replace(".", "\\.") for name in ctx.attrs.full_names]
    drop = ':Import "({})/[^"]*" is unused\\.$'.format("|".join(names)) if names else ""
    workspace = stage(ctx, _checked(ctx), _section(ctx, "lint"))
    return _check(ctx, "buf_lint", ["lint", workspace], buf_errors, drop)

buf_lint_rule = rule(
    impl = _buf_lint_impl,
    attrs = _CHECK | {"full_names": attrs.list(attrs.string(), default = [])},
)

def _buf_format_impl(ctx: AnalysisContext) -> list[Provider]:
    checked = _checked(ctx)
    alone = staging(tree = checked.tree, module = checked.module, roots = [])

    # buf makes the diff with the program `diff`, which POSIX has.
    return _check(ctx, "buf_format", ["format", stage(ctx, alone), "--exit-code", "--diff"], format_errors)

buf_format_rule = rule(impl = _buf_format_impl, attrs = _CHECK)

def _against(ctx: AnalysisContext, checked) -> list:
    """Arguments that say what to compare with."""
    module = ctx.attrs.against_module
    if module:
        return ["--against", module[ProtoInfo].image]
    snapshot = ctx.attrs.against_snapshot
    if snapshot:
        before = snapshot[DefaultInfo].default_outputs[0]
        root = before.project(checked.module) if checked.module else before
    else:
        root = ctx.attrs.against_directory

    # A library may be a part of what the directory holds: its files are compared, and no others.
    staged = staging(tree = {checked.module or "files": root}, module = checked.module or "files", roots = checked.roots)
    return ["--against", stage(ctx, staged, directory = "before"), "--limit-to-input-files"]

def _buf_breaking_impl(ctx: AnalysisContext) -> list[Provider]:
    checked = _checked(ctx)
    workspace = stage(ctx, checked, _section(ctx, "breaking"))
    arguments = ["breaking", workspace, "--exclude-imports"] + _against(ctx, checked)
    return _check(ctx, "buf_breaking", arguments, buf_errors)

buf_breaking_rule = rule(
    impl = _buf_breaking_impl,
    attrs = _CHECK | {
        "against_directory": attrs.option(attrs.source(allow_directory = True), default = None),
        "against_module": attrs.option(attrs.dep(providers = [ProtoInfo]), default = None),
        "against_snapshot": attrs.option(attrs.dep(), default = None),
    },
)
