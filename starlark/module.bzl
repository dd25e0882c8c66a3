"""An installed module: one archive, unpacked by an action.

No `.proto` of ours lies in the source tree, where stock buf would find it, and there is no link to a directory, through which
the file watcher sees no change.
"""

load(":providers.bzl", "ProtoInfo")
load(":staging.bzl", "build_image", "import_roots", "join_path", "staging")
load(":tool.bzl", "BUF_TOOL")

def unpack(ctx: AnalysisContext, archive: Artifact) -> Artifact:
    """Unpacks a tar into a directory, by the `tar` of the machine that the action runs on."""
    directory = ctx.actions.declare_output("files", dir = True)
    ctx.actions.run(
        ["sh", "-c", 'mkdir -p "$2" && tar -xof "$1" -C "$2"', "unpack", archive, directory.as_output()],
        category = "unpack",
        allow_cache_upload = True,
    )
    return directory

def _proto_module_impl(ctx: AnalysisContext) -> list[Provider]:
    unpacked = unpack(ctx, ctx.attrs.archive)
    root = unpacked.project("root")
    own = [struct(dir = root, ref = ctx.attrs.ref)]
    if ctx.attrs.full_names:
        # <full name>/<file> there says `import public "<file>"`, so that both ways to write an import lead to one file.
        own.append(struct(dir = unpacked.project("names"), ref = ctx.attrs.ref))
    deps = import_roots(ctx.attrs.deps)
    module = join_path("oras", ctx.label.package)
    files = staging(tree = {module: root}, module = module, roots = deps)
    image = build_image(ctx, files)
    return [
        DefaultInfo(default_output = image, sub_targets = {"root": [DefaultInfo(default_output = root)]}),
        ProtoInfo(
            image = image,
            root = root,
            roots = deps + own,
            staging = files,
        ),
    ]

proto_module = rule(
    impl = _proto_module_impl,
    attrs = {
        "archive": attrs.source(),
        "deps": attrs.list(attrs.dep(providers = [ProtoInfo]), default = []),
        "full_names": attrs.bool(default = False),
        "ref": attrs.string(),
    } | BUF_TOOL,
)

def _source_snapshot_impl(ctx: AnalysisContext) -> list[Provider]:
    return [DefaultInfo(default_output = unpack(ctx, ctx.attrs.archive))]

# The `.proto` files of the project as they were at a git commit, at their paths in the project.
source_snapshot = rule(
    impl = _source_snapshot_impl,
    attrs = {"archive": attrs.source()},
)
