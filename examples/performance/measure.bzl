"""A target that can be run: a script for Node."""

def _measurement_impl(ctx):
    return [
        DefaultInfo(default_output = ctx.attrs.script),
        RunInfo(args = ["node", ctx.attrs.script]),
    ]

measurement = rule(
    impl = _measurement_impl,
    attrs = {"script": attrs.source()},
)
