"""Code generation on top of a `proto_library`: one rule with protoc, one with buf."""

load("@oras//:defs.bzl", "ProtoInfo")

def _command_impl(ctx):
    return [DefaultInfo(), RunInfo(args = [ctx.attrs.program])]

command = rule(
    impl = _command_impl,
    attrs = {"program": attrs.string()},
)

def _protoc_generate_impl(ctx):
    info = ctx.attrs.proto[ProtoInfo]
    out = ctx.actions.declare_output("gen", dir = True)
    ctx.actions.run(
        cmd_args(
            ["sh", "-c", 'mkdir -p "$1" && shift && exec "$@"', "protoc", out.as_output()],
            ctx.attrs.protoc[RunInfo],
            cmd_args(info.image, format = "--descriptor_set_in={}"),
            cmd_args(out.as_output(), format = "--{}_out={{}}".format(ctx.attrs.language)),
            info.files,
        ),
        category = "protoc",
        # The program is found on the PATH of this machine.
        local_only = True,
    )
    return [DefaultInfo(default_output = out)]

protoc_generate = rule(
    impl = _protoc_generate_impl,
    attrs = {
        "language": attrs.string(),
        "proto": attrs.dep(providers = [ProtoInfo]),
        "protoc": attrs.exec_dep(providers = [RunInfo]),
    },
)

def _buf_generate_impl(ctx):
    out = ctx.actions.declare_output("gen", dir = True)
    template = ctx.actions.write_json(
        "buf.gen.yaml",
        {
            "plugins": [{"local": cmd_args(ctx.attrs.plugin[RunInfo]), "opt": ctx.attrs.options, "out": "."}],
            "version": "v2",
        },
    )
    ctx.actions.run(
        cmd_args(
            ctx.attrs._buf[RunInfo],
            "generate",
            ctx.attrs.proto[ProtoInfo].image,
            cmd_args(template, format = "--template={}"),
            cmd_args(out.as_output(), format = "--output={}"),
        ),
        category = "buf_generate",
        local_only = True,
    )
    return [DefaultInfo(default_output = out)]

buf_generate = rule(
    impl = _buf_generate_impl,
    attrs = {
        "options": attrs.list(attrs.string(), default = []),
        "plugin": attrs.exec_dep(providers = [RunInfo]),
        "proto": attrs.dep(providers = [ProtoInfo]),
        "_buf": attrs.default_only(attrs.exec_dep(default = "oras//tools:buf", providers = [RunInfo])),
    },
)
