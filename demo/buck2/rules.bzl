"""Stock buf as a buck2 rule: it finds every module in buf's cache, so it needs no network."""

def _buf_image_impl(ctx):
    image = ctx.actions.declare_output("image.binpb")
    ctx.actions.run(
        cmd_args("buf", "build", ".", "-o", image.as_output(), hidden = ctx.attrs.srcs),
        category = "buf_build",
        # buf's cache lies outside the project, where only this machine can read it.
        local_only = True,
    )
    return [DefaultInfo(default_output = image)]

buf_image = rule(
    impl = _buf_image_impl,
    attrs = {"srcs": attrs.list(attrs.source())},
)
