"""The rules behind `buf_lint`, `buf_format` and `buf_breaking`: an action for `buck2 build`, a test for `buck2 test`."""

load(":library.bzl", "SOURCES", "refuse_unresolved", "staged_sources")
load(":providers.bzl", "ProtoInfo")
load(":staging.bzl", "BEFORE", "buf_command", "buf_errors", "format_errors", "join_path", "lay_out", "plan_before", "plan_sources")

_CHECK = {
    "config": attrs.dict(attrs.string(), attrs.any(), default = {}),
    "library": attrs.option(attrs.dep(providers = [ProtoInfo]), default = None),
} | SOURCES

def _checked(ctx: AnalysisContext):
    """What is checked: the sources of `library`, or `srcs`."""
    refuse_unresolved(ctx)
    if not ctx.attrs.library:
        return staged_sources(ctx)
    staged = ctx.attrs.library[ProtoInfo].staged
    if staged.own.archive:
        fail("oras-buf: {}: library has to be a proto_library of this project".format(ctx.label.raw_target()))
    return staged

def _section(ctx: AnalysisContext, name: str) -> dict:
    return {name: ctx.attrs.config} if ctx.attrs.config else {}

def _check(ctx: AnalysisContext, verb: str, plan: list, arguments: list[str], error_handler = buf_errors, drop: str = "") -> list[Provider]:
    layout = lay_out(ctx, plan)
    category = "buf_" + verb
    report = ctx.actions.declare_output("report.txt")
    ctx.actions.run(
        buf_command(ctx, layout, report.as_output(), verb, arguments, drop),
        category = category,
        error_handler = error_handler,
        allow_cache_upload = True,
    )
    return [
        DefaultInfo(default_output = report),
        ExternalRunnerTestInfo(
            type = category,
            command = [buf_command(ctx, layout, "-", verb, arguments, drop)],
            labels = ctx.attrs.labels,
            run_from_project_root = True,
            use_project_relative_paths = True,
        ),
    ]

def _buf_lint_impl(ctx: AnalysisContext) -> list[Provider]:
    plan, module = plan_sources(ctx, _checked(ctx), _section(ctx, "lint"))

    # An import by full name reaches its file through `import public`, and buf may call such an import unused.
    names = [name.replace(".", "[.]") for name in ctx.attrs.full_names]
    drop = ':Import "({})/[^"]*" is unused[.]$'.format("|".join(names)) if names else ""
    return _check(ctx, "lint", plan, [module], drop = drop)

buf_lint_rule = rule(
    impl = _buf_lint_impl,
    attrs = _CHECK | {"full_names": attrs.list(attrs.string(), default = [])},
)

def _buf_format_impl(ctx: AnalysisContext) -> list[Provider]:
    plan, module = plan_sources(ctx, _checked(ctx), alone = True)

    # buf makes the diff with the program `diff`, which POSIX has.
    return _check(ctx, "format", plan, [module, "--exit-code", "--diff"], error_handler = format_errors)

buf_format_rule = rule(impl = _buf_format_impl, attrs = _CHECK)

def _plan_against(ctx: AnalysisContext, staged):
    """The plan for what the sources are compared with, and the arguments that name it."""
    if ctx.attrs.against_module:
        image = join_path(BEFORE, "image.binpb")
        return [["name", image, ctx.attrs.against_module[ProtoInfo].image]], ["--against", image]
    if ctx.attrs.against_snapshot:
        whole = ["tar", join_path(BEFORE, "all"), ctx.attrs.against_snapshot[DefaultInfo].default_outputs[0]]
        rest = join_path("all", staged.module)
    else:
        whole = ["copy", join_path(BEFORE, "all"), ctx.attrs.against_directory]
        rest = "all"
    return plan_before(ctx, staged, whole, rest), ["--against", join_path(BEFORE, "own")]

def _buf_breaking_impl(ctx: AnalysisContext) -> list[Provider]:
    staged = _checked(ctx)
    plan, module = plan_sources(ctx, staged, _section(ctx, "breaking"))
    before, arguments = _plan_against(ctx, staged)
    return _check(ctx, "breaking", plan + before, [module, "--exclude-imports"] + arguments)

buf_breaking_rule = rule(
    impl = _buf_breaking_impl,
    attrs = _CHECK | {
        "against_directory": attrs.option(attrs.source(allow_directory = True), default = None),
        "against_module": attrs.option(attrs.dep(providers = [ProtoInfo]), default = None),
        "against_snapshot": attrs.option(attrs.dep(), default = None),
    },
)
