"""Graphs of a model package as a runtime holds them: opened when first used, with errors told in one way."""

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from aedesk.errors import ModelError, OutOfMemoryError
from aedesk.zoo import PackageFolder

Graph = TypeVar("Graph")


class OpenedGraphs(Generic[Graph]):
    """Opens each graph of a package once. May be used from several threads.

    Args:
        package: The model.
        open_graph: Loads the file of a graph into the runtime.
    """

    def __init__(self, package: PackageFolder, open_graph: Callable[[str], Graph]) -> None:
        self._package = package
        self._open = open_graph
        self._opened: dict[str, Graph] = {}
        self._lock = threading.Lock()

    def __getitem__(self, name: str) -> Graph:
        """Give a graph.

        Raises:
            ModelError: It cannot be loaded.
        """
        with self._lock:
            if name not in self._opened:
                self._opened[name] = self._load(name)
            return self._opened[name]

    def opened(self) -> list[Graph]:
        """Those that have been used."""
        return list(self._opened.values())

    @contextmanager
    def running(self, name: str, given: Collection[str], wanted: Callable[[], set[str]]) -> Iterator[None]:
        """Say in aedesk's words why a graph fails; runtimes tell most of it in the text of their errors only.

        Args:
            name: Name of the graph.
            given: Names of the inputs that it is run on.
            wanted: Gives the names of the inputs that it has.

        Raises:
            ModelError: Another version of aedesk made the graph.
            OutOfMemoryError: Memory ran out.
        """
        try:
            yield
        except Exception as error:
            # The exceptions of runtimes have no common base.
            if _is_of_memory(error):
                raise _out_of_memory(name) from error
            if set(given) != wanted():
                raise ModelError(
                    f"Another version of aedesk made the graph {name} of the model {self._package.name}.",
                    f"Make it again: aedesk-cli models rebuild {self._package.path}",
                ) from error
            raise

    def _load(self, name: str) -> Graph:
        try:
            return self._open(str(self._package.graph(name)))
        except Exception as error:
            if _is_of_memory(error):
                raise _out_of_memory(name) from error
            raise ModelError(
                f"The graph {name} of the model {self._package.name} cannot be loaded: {error}",
                "Install the model again.",
            ) from error


def _out_of_memory(graph: str) -> OutOfMemoryError:
    return OutOfMemoryError(
        f"Memory ran out in the network {graph}.", "Use fewer --jobs, or a machine with more memory."
    )


def _is_of_memory(error: Exception) -> bool:
    text = str(error)
    return isinstance(error, MemoryError) or "memory" in text.lower() or "bad_alloc" in text
