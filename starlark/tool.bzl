"""The buf program as a declared, hashed input of every action: nothing is taken from PATH."""

load(":providers.bzl", "BufInfo")

def _buf_tool_impl(ctx: AnalysisContext) -> list[Provider]:
    if ctx.attrs.bin == None:
        fail("oras-buf: there was no buf when the cell was written. Install buf (npm package @bufbuild/buf), then run `oras-buf resolve`.")
    return [
        DefaultInfo(default_output = ctx.attrs.bin),
        RunInfo(args = cmd_args(ctx.attrs.bin)),
        BufInfo(buf = ctx.attrs.bin, script = ctx.attrs.script),
    ]

buf_tool = rule(
    impl = _buf_tool_impl,
    attrs = {
        "bin": attrs.option(attrs.source(), default = None),
        "script": attrs.source(),
    },
)

# For the attributes of a rule that runs buf.
BUF_TOOL = {
    "_buf": attrs.default_only(attrs.exec_dep(default = "oras//tools:buf", providers = [BufInfo])),
}
