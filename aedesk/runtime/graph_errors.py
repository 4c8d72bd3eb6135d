"""What is said where a graph of a model package fails, in whatever runtime."""

from aedesk.errors import ModelError, OutOfMemoryError
from aedesk.zoo import PackageFolder


def not_loaded(package: PackageFolder, graph: str, error: Exception) -> ModelError:
    """The graph cannot be loaded."""
    return ModelError(
        f"The graph {graph} of the model {package.name} cannot be loaded: {error}", "Install the model again."
    )


def other_version(package: PackageFolder, graph: str) -> ModelError:
    """The graph has other inputs than this version of aedesk knows."""
    return ModelError(
        f"Another version of aedesk made the graph {graph} of the model {package.name}.",
        f"Make it again: aedesk-cli models rebuild {package.path}",
    )


def is_of_memory(error: Exception) -> bool:
    """Whether memory ran out; runtimes tell it in the text of their errors only."""
    text = str(error)
    return isinstance(error, MemoryError) or "memory" in text.lower() or "bad_alloc" in text


def out_of_memory(graph: str) -> OutOfMemoryError:
    """Memory ran out in the graph."""
    return OutOfMemoryError(
        f"Memory ran out in the network {graph}.", "Use fewer --jobs, or a machine with more memory."
    )
