"""An installed module: one archive, unpacked by the actions that read it.

No `.proto` of ours lies in the source tree, where stock buf would find it, and there is no link to a directory, through which
the file watcher sees no change.
"""

load(":providers.bzl", "ProtoInfo")
load(":staging.bzl", "all_needs", "all_roots", "archive_need", "build_image")
load(":tool.bzl", "BUF_TOOL")

def _unpack(ctx: AnalysisContext, archive: Artifact) -> Artifact:
    """The files as a directory, for rules of users that want import roots: no rule of this cell does."""
    directory = ctx.actions.declare_output("files", dir = True)
    ctx.actions.run(
        ["sh", "-c", 'mkdir -p "$2" && tar -xof "$1" -C "$2"', "unpack", archive, directory.as_output()],
        category = "unpack",
        allow_cache_upload = True,
    )
    return directory

def _proto_module_impl(ctx: AnalysisContext) -> list[Provider]:
    unpacked = _unpack(ctx, ctx.attrs.archive)
    root = unpacked.project("root")
    own_roots = [struct(dir = root, ref = ctx.attrs.ref)]
    if ctx.attrs.full_names:
        # <full name>/<file> there says `import public "<file>"`, so that both ways to write an import lead to one file.
        own_roots.append(struct(dir = unpacked.project("names"), ref = ctx.attrs.ref))
    staged = struct(
        module = None,
        needs = all_needs(ctx.attrs.deps),
        own = archive_need(str(ctx.label.raw_target()), ctx.attrs.archive, ctx.attrs.full_names),
    )
    image = build_image(ctx, staged)
    return [
        DefaultInfo(default_output = image, sub_targets = {"root": [DefaultInfo(default_output = root)]}),
        ProtoInfo(image = image, root = root, roots = all_roots(ctx.attrs.deps) + own_roots, staged = staged),
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

# The `.proto` files of the project as they were at a git commit, at their paths in the project.
source_snapshot = rule(
    impl = lambda ctx: [DefaultInfo(default_output = ctx.attrs.archive)],
    attrs = {"archive": attrs.source()},
)
