"""Turns the references of a build file into labels of installed modules."""

load(":index.bzl", "AGAINST", "LOCALS", "MODULES", "SNAPSHOTS")

def _split(ref: str):
    """Name and version of `registry[:port]/owner/name[:version]`. A version may hold slashes."""
    parts = ref.split("/", 2)
    if len(parts) < 3:
        return ref, ""
    name, _, version = parts[2].partition(":")
    return "/".join([parts[0], parts[1], name]), version

def _alike(left: str, right: str) -> int:
    """How many characters two names have in common at their beginnings and their ends."""
    count = 0
    for ahead in range(min(len(left), len(right))):
        if left[ahead] != right[ahead]:
            break
        count += 1
    for behind in range(min(len(left), len(right)) - count):
        if left[-1 - behind] != right[-1 - behind]:
            break
        count += 1
    return count

def _nearest(name: str, names: list[str]) -> str | None:
    best = None
    most = 0
    for candidate in names:
        # The registry is the same for most of them and says nothing.
        left, right = name.split("/", 1)[-1], candidate.split("/", 1)[-1]
        count = _alike(left, right)
        if count > most and 2 * count >= max(len(left), len(right)):
            best, most = candidate, count
    return best

def _unresolved(ref: str, asker: str) -> str:
    name, _ = _split(ref)
    place = LOCALS.get(name)
    if place:
        return "{} asks for {}, which this workspace holds itself ({}): name its proto_library in deps.".format(asker, ref, place)
    installed = MODULES.get(name)
    if installed:
        hint = "Installed is {}:{}.".format(name, installed["version"])
    else:
        near = _nearest(name, MODULES.keys())
        hint = "The nearest that is installed is {}:{}.".format(near, MODULES[near]["version"]) if near else "Nothing like it is installed."
    return "{} asks for {}, which is not installed. Run `oras-buf resolve`. {}".format(asker, ref, hint)

def _asker(name: str) -> str:
    """`team/BUCK:3 (library)`: the line of the build file that is being read."""
    for line in call_stack().splitlines():
        at, marker, _ = line.strip().removeprefix("* ").rpartition(", in <module>")
        if marker:
            return "{} ({})".format(at, name)
    return name

def resolve_references(name: str, refs: list[str]):
    """Labels of the modules that the references name, and a sentence about each reference that names none."""
    labels = []
    unresolved = []
    for ref in refs:
        module = MODULES.get(_split(ref)[0])
        if module and ref in module["refs"]:
            labels.append(module["label"])
        else:
            unresolved.append(_unresolved(ref, _asker(name)))
    return labels, unresolved

def full_names() -> list[str]:
    """The modules that can be imported from by their full name."""
    return [name for name, module in MODULES.items() if module["full_names"]]

def resolve_against(name: str, against: str) -> dict:
    """The attributes of `buf_breaking` that say what to compare with."""
    if against in AGAINST:
        return {"against_module": AGAINST[against]}
    if against.startswith(":") or "//" in against:
        return {"against_module": against}
    if against in SNAPSHOTS:
        return {"against_snapshot": SNAPSHOTS[against]}
    if against.startswith("git:"):
        return {"unresolved": ["{} compares with {}, which is not installed. Run `oras-buf resolve`.".format(_asker(name), against)]}
    module, version = _split(against)
    if module in MODULES and against in MODULES[module]["refs"]:
        return {"against_module": MODULES[module]["label"]}
    if version or module in MODULES:
        older = [ref for ref in AGAINST if _split(ref)[0] == module]
        hint = "Installed are " + ", ".join(older) + "." if older else ""
        return {"unresolved": ["{} compares with {}, which is not installed. Run `oras-buf resolve`. {}".format(_asker(name), against, hint).strip()]}
    return {"against_directory": against}
