"""The rule behind `proto_library`."""

load(":providers.bzl", "ProtoInfo")
load(":staging.bzl", "all_needs", "all_roots", "build_image", "join_path", "library_need")
load(":tool.bzl", "BUF_TOOL")

# Attributes of every rule that takes sources of the workspace.
SOURCES = {
    "deps": attrs.list(attrs.dep(providers = [ProtoInfo]), default = []),
    "labels": attrs.list(attrs.string(), default = []),
    "module_paths": attrs.list(attrs.string(), default = [], doc = "Directories of buf's modules, the longest first."),
    "package_path": attrs.string(default = "", doc = "The package's directory in the project."),
    "srcs": attrs.list(attrs.source(), default = []),
    "strip_import_prefix": attrs.option(attrs.string(), default = None),
    "unresolved": attrs.list(attrs.string(), default = [], doc = "What is wrong with references, to be said at analysis."),
} | BUF_TOOL

def refuse_unresolved(ctx: AnalysisContext):
    """Fails where a reference of the target is not installed.

    At analysis and not while the build file is read: `buck2 targets` then still lists the targets of a workspace that nobody
    resolved yet, with all that they ask for.
    """
    if ctx.attrs.unresolved:
        fail("oras-buf: " + " ".join(ctx.attrs.unresolved))

def _is_inside(directory: str, path: str) -> bool:
    return directory == "" or path.startswith(directory + "/")

def _module_of(ctx: AnalysisContext, path: str) -> str:
    for module in ctx.attrs.module_paths:
        if _is_inside(module, path):
            return module
    return ctx.attrs.package_path

def _import_root(ctx: AnalysisContext, paths: list[str]) -> str:
    """The directory in the project that imports of these files start at."""
    strip = ctx.attrs.strip_import_prefix
    if strip == None:
        modules = {_module_of(ctx, path): path for path in paths}
        if len(modules) > 1:
            fail("oras-buf: {}: its srcs lie in several modules of buf ({}). Make a proto_library for each, or set strip_import_prefix.".format(
                ctx.label.raw_target(),
                ", ".join([module or "." for module in modules]),
            ))
        return modules.keys()[0] if modules else ctx.attrs.package_path
    root = join_path(strip) if strip.startswith("/") else join_path(ctx.attrs.package_path, strip)
    for path in paths:
        if not _is_inside(root, path):
            fail("oras-buf: {}: {} does not lie in {}, the directory that strip_import_prefix = {} means".format(
                ctx.label.raw_target(),
                path,
                root,
                repr(strip),
            ))
    return root

def staged_sources(ctx: AnalysisContext):
    """The target's own sources with all that they need: see staging.bzl."""
    refuse_unresolved(ctx)
    tree = {join_path(ctx.attrs.package_path, source.short_path): source for source in ctx.attrs.srcs}
    if not tree:
        fail("oras-buf: {} has no srcs".format(ctx.label.raw_target()))
    for path in tree:
        if not path.endswith(".proto"):
            fail("oras-buf: {}: {} is not a .proto file".format(ctx.label.raw_target(), path))
    module = _import_root(ctx, tree.keys())
    prefix = module + "/" if module else ""
    files = {path.removeprefix(prefix): source for path, source in tree.items()}
    return struct(
        module = module,
        needs = all_needs(ctx.attrs.deps),
        own = library_need(str(ctx.label.raw_target()), files, module),
    )

def _proto_library_impl(ctx: AnalysisContext) -> list[Provider]:
    staged = staged_sources(ctx)
    image = build_image(ctx, staged)

    # Made only where somebody asks for them: in buck-out they lie in the way of stock buf at the project's root.
    root = ctx.actions.symlinked_dir("root", staged.own.files)
    roots = all_roots(ctx.attrs.deps) + [struct(dir = root, ref = str(ctx.label.raw_target()))]
    imports = ctx.actions.write_json("imports.json", [{"dir": one.dir, "ref": one.ref} for one in roots], pretty = True)
    return [
        DefaultInfo(
            default_output = image,
            sub_targets = {
                "imports": [DefaultInfo(default_output = imports, other_outputs = [one.dir for one in roots])],
                "root": [DefaultInfo(default_output = root)],
            },
        ),
        ProtoInfo(files = staged.own.files.keys(), image = image, root = root, roots = roots, staged = staged),
    ]

proto_library_rule = rule(
    impl = _proto_library_impl,
    attrs = {
        # As the build file has them: read by `buck2 targets --json`.
        "bsr_deps": attrs.list(attrs.string(), default = []),
        "oras_deps": attrs.list(attrs.string(), default = []),
        "oras_options": attrs.dict(attrs.string(), attrs.bool(), default = {}),
    } | SOURCES,
)
