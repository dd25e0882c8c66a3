"""Execution platforms that add a remote cache or remote execution to those that the project has."""

def _remote_platforms_impl(ctx: AnalysisContext) -> list[Provider]:
    executor = CommandExecutorConfig(
        local_enabled = ctx.attrs.local,
        remote_enabled = ctx.attrs.remote,
        remote_cache_enabled = True,
        allow_cache_uploads = ctx.attrs.upload,
        use_limited_hybrid = True,
        remote_execution_properties = ctx.attrs.properties,
        remote_execution_use_case = "buck2-default",
        remote_output_paths = "output_paths",
    )

    # The project's configurations stay, so that toolchains are chosen as before.
    base = ctx.attrs.base[ExecutionPlatformRegistrationInfo].platforms if ctx.attrs.base else []
    configurations = [platform.configuration for platform in base] or [ConfigurationInfo(constraints = {}, values = {})]
    return [
        DefaultInfo(),
        ExecutionPlatformRegistrationInfo(platforms = [
            ExecutionPlatformInfo(label = ctx.label.raw_target(), configuration = configuration, executor_config = executor)
            for configuration in configurations
        ]),
    ]

remote_platforms = rule(
    impl = _remote_platforms_impl,
    attrs = {
        "base": attrs.option(attrs.dep(providers = [ExecutionPlatformRegistrationInfo]), default = None),
        "local": attrs.bool(default = True),
        "properties": attrs.dict(attrs.string(), attrs.string(), default = {}),
        "remote": attrs.bool(default = False),
        "upload": attrs.bool(default = False),
    },
)
