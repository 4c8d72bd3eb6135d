"""Answers what workers ask about model packages, and sends those that they lack."""

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from aedesk.batch.cluster import packages
from aedesk.batch.cluster.task import Answer, Opening
from aedesk.batch.cluster.worker import receive_package


class Courier:
    """Supplies the workers of one run. Can be used from several threads.

    Args:
        client: A client of Dask.
        opening: What tasks say about the work; grows by the packages that workers ask for.
    """

    def __init__(self, client: Any, opening: Opening) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._folders: dict[str, Path] = {}
        self._sent: dict[tuple[str, str], float] = {}
        self.opening = opening

    def supply(self, answer: Answer, submitted: float) -> None:
        """Give a worker what it lacks; its task can be submitted again then.

        Args:
            answer: What the worker said.
            submitted: When its task was submitted, in seconds of `time.monotonic`. What was sent since
                then is not sent again: the worker may have asked before it came.

        Raises:
            ModelError: The package is not installed here, or damaged, or was altered on its way.
        """
        with self._lock:
            for wanted in answer.asks:
                folder = packages.locate(*wanted)
                digest = packages.digest_of(folder)
                self._folders[digest] = folder
                known = {**self.opening.packages, wanted: digest}
                self.opening = replace(self.opening, packages=known)
            for digest in answer.needs:
                if self._sent.get((answer.worker, digest), -1.0) < submitted:
                    contents = packages.contents_of(self._folders[digest])
                    self._client.run(receive_package, digest, contents, workers=[answer.worker])
                    self._sent[answer.worker, digest] = time.monotonic()
