"""The public rules of the cell: `load("@oras//:defs.bzl", "proto_library", "buf_lint", "buf_format", "buf_breaking")`.

docs/buck2.md of oras-buf describes them.
"""

load(":checks.bzl", "buf_breaking_rule", "buf_format_rule", "buf_lint_rule")
load(":index.bzl", "BUF_MODULES", "CELLS")
load(":library.bzl", "proto_library_rule")
load(":providers.bzl", _ProtoInfo = "ProtoInfo")
load(":references.bzl", "full_names", "resolve_against", "resolve_references")
load(":staging.bzl", "join_path")

ProtoInfo = _ProtoInfo

_OPTIONS = ["oras_auth_required", "oras_cache_enabled", "oras_cache_only", "oras_parallel_resolution"]

# Attributes that buck2 itself gives to every target.
_COMMON = [
    "compatible_with",
    "default_target_platform",
    "exec_compatible_with",
    "metadata",
    "modifiers",
    "target_compatible_with",
    "tests",
    "within_view",
]

def _take(rule: str, name: str, given: dict, own: list[str]) -> dict:
    """The attributes that are buck2's own; anything else is refused."""
    for attribute in given:
        if attribute not in _COMMON:
            fail("oras-buf: {} {}: there is no attribute {}. It takes {}.".format(rule, name, attribute, ", ".join(own)))
    return given

def _place() -> dict:
    """Where the package lies in the project, and the modules of buf around it."""
    cell = CELLS.get(get_cell_name(), "")
    package = join_path(cell, package_name())
    around = [
        module["path"]
        for module in BUF_MODULES
        if module["path"] == "" or package == "" or (package + "/").startswith(module["path"] + "/") or module["path"].startswith(package + "/")
    ]
    return {"module_paths": sorted(around, key = lambda path: -len(path)), "package_path": package}

def proto_library(
        name,
        srcs,
        deps = [],
        bsr_deps = [],
        oras_deps = [],
        strip_import_prefix = None,
        labels = [],
        visibility = None,
        **kwargs):
    """Compiles `.proto` files.

    Args:
        name: name of the target
        srcs: the `.proto` files
        deps: other proto_library targets that they import from
        bsr_deps: modules of the Buf Schema Registry that they import from: `buf.build/owner/name[:version]`
        oras_deps: modules of OCI registries that they import from: `registry/owner/name[:version]`
        strip_import_prefix: directory that imports start at, relative to the package, or with a leading `/` to the project. Not
            given: the module of buf (buf.yaml) that the sources lie in, else the package.
        labels: labels of the target
        visibility: who may depend on it
        **kwargs: `oras_cache_only`, `oras_auth_required`, `oras_parallel_resolution`, `oras_cache_enabled`; what buck2 gives every target
    """
    options = {option: kwargs.pop(option) for option in _OPTIONS if option in kwargs}
    for option, value in options.items():
        if type(value) != "bool":
            fail("oras-buf: proto_library {}: {} is True or False".format(name, option))
    modules, unresolved = resolve_references(name, bsr_deps + oras_deps)
    proto_library_rule(
        name = name,
        srcs = srcs,
        deps = deps + modules,
        bsr_deps = bsr_deps,
        oras_deps = oras_deps,
        oras_options = options,
        strip_import_prefix = strip_import_prefix,
        labels = labels,
        unresolved = unresolved,
        visibility = visibility,
        **(_place() | _take("proto_library", name, kwargs, [
            "srcs",
            "deps",
            "bsr_deps",
            "oras_deps",
            "strip_import_prefix",
            "labels",
            "visibility",
        ] + _OPTIONS))
    )

_CHECK = ["library", "srcs", "deps", "bsr_deps", "oras_deps", "strip_import_prefix", "labels", "visibility"]

def _check(rule: str, name: str, given: dict, own: list[str]) -> dict:
    """Attributes that the checks have in common."""
    library = given.pop("library", None)
    srcs = given.pop("srcs", [])
    if (library == None) == (srcs == []):
        fail("oras-buf: {} {}: give it either library (a proto_library) or srcs".format(rule, name))
    modules, unresolved = resolve_references(name, given.pop("bsr_deps", []) + given.pop("oras_deps", []))
    attributes = {
        "deps": given.pop("deps", []) + modules,
        "labels": given.pop("labels", []),
        "library": library,
        "name": name,
        "srcs": srcs,
        "strip_import_prefix": given.pop("strip_import_prefix", None),
        "unresolved": unresolved,
        "visibility": given.pop("visibility", None),
    }
    return attributes | _place() | _take(rule, name, given, own)

def _configured(section: str, attributes: dict, config: dict | None) -> dict:
    """What `config` says, else what buf.yaml says of the innermost module around the package."""
    if config != None:
        return config
    for path in attributes["module_paths"]:
        for module in BUF_MODULES:
            if module["path"] == path:
                return module[section]
    return {}

def buf_lint(name, config = None, **kwargs):
    """Lints a proto_library (`library`), or `srcs` with their `deps`, `bsr_deps` and `oras_deps`.

    Args:
        name: name of the target
        config: the section `lint` of a v2 buf.yaml. Not given: the one of the workspace's buf.yaml.
        **kwargs: `library`, `srcs`, `deps`, `bsr_deps`, `oras_deps`, `strip_import_prefix`, `labels`, `visibility`
    """
    attributes = _check("buf_lint", name, kwargs, _CHECK + ["config"])
    buf_lint_rule(
        config = _configured("lint", attributes, config),
        full_names = full_names(),
        **attributes
    )

def buf_format(name, **kwargs):
    """Checks that a proto_library (`library`), or `srcs`, are formatted as `buf format` writes them.

    Args:
        name: name of the target
        **kwargs: `library`, `srcs`, `labels`, `visibility`
    """
    buf_format_rule(**_check("buf_format", name, kwargs, _CHECK))

def buf_breaking(name, against, config = None, **kwargs):
    """Compares a proto_library (`library`), or `srcs`, with what they were.

    Args:
        name: name of the target
        against: an older version of the module (`registry/owner/name:version`), the label of a proto_library, a directory
            of the package, or `git:REF`
        config: the section `breaking` of a v2 buf.yaml. Not given: the one of the workspace's buf.yaml.
        **kwargs: `library`, `srcs`, `deps`, `bsr_deps`, `oras_deps`, `strip_import_prefix`, `labels`, `visibility`
    """
    attributes = _check("buf_breaking", name, kwargs, _CHECK + ["against", "config"])
    other = resolve_against(name, against)
    unresolved = attributes.pop("unresolved") + other.pop("unresolved", [])
    buf_breaking_rule(
        config = _configured("breaking", attributes, config),
        unresolved = unresolved,
        **(attributes | other)
    )
