"""What the rules hand on to each other, and to the rules of users.

buck2 evaluates this file once for each cell that loads it. Providers are matched by path and name, so they cross cells;
transitive sets and records are matched by identity and do not. Hence plain structs in lists without repetitions.
"""

ProtoInfo = provider(
    doc = "Protobuf files that compile together with all that they import.",
    fields = {
        "files": provider_field(list[str], default = []),  # own files as an `import` names them; of a proto_library only
        "image": provider_field(Artifact),  # a buf image (a FileDescriptorSet) of the files and all their imports
        "root": provider_field(Artifact),  # directory with the own files, each at its import path
        "roots": provider_field(list),  # struct(dir = Artifact, ref = str): `-I` directories, dependencies first, own last
        "staged": provider_field(typing.Any),  # private to this cell: see staging.bzl
    },
)

BufInfo = provider(
    doc = "The buf program that every action of this cell runs, and the script that lays out its workspace.",
    fields = {
        "buf": provider_field(Artifact),
        "script": provider_field(Artifact),
    },
)
