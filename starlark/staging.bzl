"""How the files of a target are laid out for buf, and how its messages are read.

tools/buf.sh makes the workspace anew for each run, by a plan that is written here:

    buf.yaml             the target's module and those that it may import from
    w/<path>             its sources, at their paths in the project
    .oras-buf/needs/<n>  what it may import from
    .oras-buf/before     what it is compared with

buf's messages name sources by their paths in the project then, and whoever reads them knows what starts with `.oras-buf/`.

Two structs say what a target is made of:

    staged(module, needs, own)
        module  directory in the project that imports start at; None for an installed module
        needs   all that it imports from, in turn, dependencies first: a list of `need`
        own     the target itself as a need
    need(key, archive, names, files, module)
        key      tells needs apart
        archive  of an installed module: a tar with `root/`, and with `names/` where `names` is true
        files    of a library: its sources by import path
        module   of a library: as above
"""

load(":providers.bzl", "BufInfo", "ProtoInfo")

# How many files one line of a plan links: they become the arguments of one command, whose length is limited.
_MOST_LINKS = 200

# Where in the workspace of a check the older state lies.
BEFORE = ".oras-buf/before"

def join_path(*parts) -> str:
    """Joins the parts of a path that are not empty, without slashes at either end."""
    return "/".join([part.strip("/") for part in parts if part.strip("/")])

def archive_need(key: str, archive: Artifact, names: bool):
    return struct(key = key, archive = archive, names = names, files = {}, module = None)

def library_need(key: str, files: dict[str, Artifact], module: str):
    return struct(key = key, archive = None, names = False, files = files, module = module)

def all_needs(deps: list[Dependency]) -> list:
    """What several targets are and need, each once, dependencies first."""
    seen = {}
    for dep in deps:
        staged = dep[ProtoInfo].staged
        for need in staged.needs + [staged.own]:
            seen.setdefault(need.key, need)
    return seen.values()

def all_roots(deps: list[Dependency]) -> list:
    """The import roots of several targets, each once, dependencies first."""
    seen = {}
    for dep in deps:
        for root in dep[ProtoInfo].roots:
            seen.setdefault(root.dir, root)
    return seen.values()

def _directory(path: str) -> str:
    return path.rpartition("/")[0]

def _plan_files(directory: str, files: dict[str, Artifact]) -> list:
    """Lines for files that keep their names, a line for each directory; and for those that do not."""
    by_directory = {}
    renamed = []
    for path, file in files.items():
        if file.basename == path.rpartition("/")[2]:
            by_directory.setdefault(_directory(path), []).append(file)
        else:
            renamed.append(["name", join_path(directory, path), file])
    return [
        ["link", join_path(directory, below)] + found[start:start + _MOST_LINKS]
        for below, found in by_directory.items()
        for start in range(0, len(found), _MOST_LINKS)
    ] + renamed

def _plan_needs(top: str, needs: list):
    """Lines for what is needed, and the modules that it makes, relative to `top`."""
    lines = []
    modules = []
    for number, need in enumerate(needs):
        directory = ".oras-buf/needs/{}".format(number)
        if need.archive:
            lines.append(["tar", join_path(top, directory), need.archive])
            modules.append(directory + "/root")
            if need.names:
                modules.append(directory + "/names")
        else:
            lines += _plan_files(join_path(top, directory), need.files)
            modules.append(directory)
    return lines, modules

def _plan_workspace(ctx: AnalysisContext, top: str, own: list, module: str, config: dict, needs: list, more: list[str] = []) -> list:
    """Lines for a workspace of buf below `top`, in which `own` makes `module`."""
    lines, modules = _plan_needs(top, needs)
    buf_yaml = ctx.actions.write_json(
        "before.json" if top else "workspace.json",
        {"modules": [{"path": module} | config] + [{"path": path} for path in more + modules], "version": "v2"},
    )

    # JSON is YAML.
    return own + lines + [["name", join_path(top, "buf.yaml"), buf_yaml]]

def lay_out(ctx: AnalysisContext, plan: list):
    """Writes a plan down. Gives it with the files that it names."""
    for line in plan:
        for part in line:
            path = part if type(part) == "string" else part.short_path
            if "\t" in path or "\n" in path:
                fail("oras-buf: {}: the name of {} holds a tab or a line break. Rename the file.".format(ctx.label.raw_target(), repr(path)))
    return struct(
        file = ctx.actions.write("plan.tsv", [cmd_args(delimiter = "\t", *line) for line in plan]),
        inputs = [part for line in plan for part in line if type(part) != "string"],
    )

def buf_command(ctx: AnalysisContext, layout, output, verb: str, arguments: list[str], drop: str = "") -> cmd_args:
    """The command that runs buf in a workspace.

    Args:
        ctx: of a rule that has BUF_TOOL
        layout: what `lay_out` gave
        output: of `build` the image, else the findings: an output, or `-`
        verb: buf's
        arguments: paths as in the workspace
        drop: an extended regular expression for findings that do not count

    Returns:
        the command
    """
    tool = ctx.attrs._buf[BufInfo]
    return cmd_args(tool.script, layout.file, output, drop, tool.buf, verb, arguments, hidden = layout.inputs)

def plan_sources(ctx: AnalysisContext, staged, config: dict = {}, alone: bool = False):
    """The plan for the sources of a library at their paths in the project.

    Args:
        ctx: of the target
        staged: of the library
        config: a section of buf.yaml for its module
        alone: leave out what they import

    Returns:
        the lines, and the path of the module: an input for buf
    """
    module = join_path("w", staged.module)
    own = _plan_files(module, staged.own.files)
    return _plan_workspace(ctx, "", own, module, config, [] if alone else staged.needs), module

def plan_before(ctx: AnalysisContext, staged, whole: list, rest: str) -> list:
    """The plan for an older state of a library's sources, made of a directory that may hold more than these.

    Args:
        ctx: of the check
        staged: of the library
        whole: the line for that directory
        rest: where in it, below BEFORE, imports start

    Returns:
        the lines: they make the module `own` below BEFORE
    """
    pick = ["pick", join_path(BEFORE, "own"), join_path(BEFORE, rest)] + staged.own.files.keys()

    # Libraries of the same module are in the rest, as they were.
    needs = [need for need in staged.needs if need.module == None or need.module != staged.module]
    return _plan_workspace(ctx, BEFORE, [whole, pick], "own", {}, needs, [rest])

def build_image(ctx: AnalysisContext, staged) -> Artifact:
    """Compiles a target, with all that it imports, into an image."""
    if staged.own.archive:
        module = ".oras-buf/module/root"
        plan = _plan_workspace(ctx, "", [["tar", ".oras-buf/module", staged.own.archive]], module, {}, staged.needs)
    else:
        plan, module = plan_sources(ctx, staged)
    image = ctx.actions.declare_output("image.binpb")
    ctx.actions.run(
        buf_command(ctx, lay_out(ctx, plan), image.as_output(), "build", [module]),
        category = "buf_build",
        error_handler = buf_errors,
        allow_cache_upload = True,
    )
    return image

def buf_errors(ctx: ActionErrorCtx) -> list[ActionSubError]:
    """Finds `path:line:column:message` in what buf printed."""
    found = []
    for line in ctx.stderr.splitlines():
        # buf puts "Failure: " before some of its lines.
        parts = line.removeprefix("Failure: ").split(":", 3)
        if len(parts) != 4 or not parts[0].endswith(".proto") or not parts[1].isdigit():
            continue
        path, row, column, message = parts
        if path.startswith(".oras-buf/"):
            # In a file of an installed module, which nobody can open.
            name = path.split("/root/", 1)[-1]
            found.append(ctx.new_sub_error(category = "proto", message = "{}:{}:{}: {}".format(name, row, column, message.strip())))
            continue
        found.append(ctx.new_sub_error(
            category = "proto",
            file = path,
            lnum = int(row),
            col = int(column) if column.isdigit() else None,
            message = message.strip(),
        ))
    if not found:
        # Neither of them names a line of a source: buf does not take its configuration, or the script got no further.
        for line in ctx.stderr.splitlines():
            if line.startswith("Failure: ") or line.startswith("oras-buf: "):
                found.append(ctx.new_sub_error(category = "buf", message = line.removeprefix("Failure: ").strip()))
    return found

def format_errors(ctx: ActionErrorCtx) -> list[ActionSubError]:
    """Finds the first changed line of each file in the unified diff that `buf format` printed; else what `buf_errors` finds."""
    found = []
    file = ""
    line = 0
    for text in ctx.stderr.splitlines():
        if text.startswith("+++ "):
            file = text[4:].split("\t", 1)[0]
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
