"""How the files of a target are laid out for buf, and how its messages are brought back to the workspace.

A target's workspace for buf is a directory of links to declared inputs:

    ws/buf.yaml          made here: the target's module and those that it may import from
    ws/w/<path>          its sources, at their paths in the project
    ws/d/<number>        import roots of its dependencies

What stands after `/ws/w/` in a message of buf is therefore a path in the project.
"""

load(":providers.bzl", "BufInfo", "ProtoInfo")

def join_path(*parts) -> str:
    """Joins the parts of a path that are not empty, without slashes at either end."""
    return "/".join([part.strip("/") for part in parts if part.strip("/")])

def import_roots(deps: list[Dependency]) -> list:
    """The import roots of several targets, each once, dependencies first."""
    seen = {}
    for dep in deps:
        for root in dep[ProtoInfo].roots:
            seen.setdefault(root.dir, root)
    return seen.values()

def staging(tree: dict[str, Artifact], module: str, roots: list):
    """What `stage` lays out.

    Args:
        tree: the sources by their path in the project
        module: directory in the project that imports start at
        roots: import roots of the dependencies
    """
    return struct(tree = tree, module = module, roots = roots)

def stage(ctx: AnalysisContext, files, config: dict = {}, directory: str = "ws") -> cmd_args:
    """Makes buf's workspace. `config` holds the sections `lint` or `breaking`, with paths as the project has them.

    Returns:
        the path of the module in it: an input for buf
    """
    roots = {"d/{}".format(number): root.dir for number, root in enumerate(files.roots)}
    module = join_path("w", files.module)
    buf_yaml = ctx.actions.write_json(
        join_path(directory + ".yaml"),
        {
            "modules": [{"path": module} | config] + [{"path": path} for path in roots],
            "version": "v2",
        },
    )
    sources = {join_path("w", path): source for path, source in files.tree.items()}
    workspace = ctx.actions.symlinked_dir(directory, sources | roots | {"buf.yaml": buf_yaml})
    return cmd_args(workspace, format = "{}/" + module)

def build_image(ctx: AnalysisContext, files) -> Artifact:
    """Compiles staged files into an image."""
    image = ctx.actions.declare_output("image.binpb")
    ctx.actions.run(
        cmd_args(ctx.attrs._buf[BufInfo].buf, "build", stage(ctx, files), "-o", image.as_output()),
        category = "buf_build",
        error_handler = buf_errors,
        allow_cache_upload = True,
    )
    return image

def workspace_path(printed: str) -> str:
    """The path in the project of a file that buf named by where it was staged."""
    return printed.split("/ws/w/", 1)[-1]

def buf_errors(ctx: ActionErrorCtx) -> list[ActionSubError]:
    """Finds `path:line:column:message` in what buf printed."""
    found = []
    for line in (ctx.stderr + "\n" + ctx.stdout).splitlines():
        # buf puts "Failure: " before some of its lines.
        parts = line.removeprefix("Failure: ").split(":", 3)
        if len(parts) == 4 and parts[0].endswith(".proto") and parts[1].isdigit():
            found.append(ctx.new_sub_error(
                category = "proto",
                file = workspace_path(parts[0]),
                lnum = int(parts[1]),
                col = int(parts[2]) if parts[2].isdigit() else None,
                message = parts[3].strip(),
            ))
    return found

def format_errors(ctx: ActionErrorCtx) -> list[ActionSubError]:
    """Finds the first changed line of each file in the unified diff that `buf format` printed; else what `buf_errors` finds."""
    found = []
    file = ""
    line = 0
    for text in ctx.stderr.splitlines():
        if text.startswith("+++ "):
            file = workspace_path(text[4:].split("\t", 1)[0])
            line = 0
        elif text.startswith("@@ -") and file:
            start = text[4:].split(" ", 1)[0].split(",", 1)[0]
            line = int(start) if start.isdigit() else 0
        elif line and (text.startswith("-") or text.startswith("+")):
            found.append(ctx.new_sub_error(
                category = "proto",
                file = file,
                lnum = line,
                col = 1,
                message = "Not formatted as `buf format` writes it.",
            ))
            file = ""
            line = 0
        elif line:
            line += 1
    return found or buf_errors(ctx)
