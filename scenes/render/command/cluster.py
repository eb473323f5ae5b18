"""The same jobs on a Dask cluster that is there already; needs the extra `cluster`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from scenes.render.command.job import Job, Made, do, travelling
from scenes.render.trouble import Trouble

_TOPIC = "downhill"
_ADDRESS = re.compile(r"(\w+://)?[^/\s]+:\d+")
_PATIENCE = 10  # seconds for a scheduler to answer

Work = Callable[[Job], Made]
Hear = Callable[[str, dict[str, Any]], None]


@contextmanager
def on_cluster(address: str, hear: Hear) -> Iterator[tuple[Executor, Work, Callable[[Job], Job]]]:
    """An executor whose workers are those of the scheduler at ``address``.

    ``hear`` is told of a film's name and how far it has got.
    """
    try:
        from distributed import Client
    except ImportError:
        raise Trouble(
            "--cluster needs the extra: pip install 'downhill-lectures[cluster]'."
        ) from None
    if not _ADDRESS.fullmatch(address):
        raise Trouble(f"--cluster must be an address such as tcp://host:8786, got {address!r}.")
    try:
        client: Any = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        raise Trouble(f"There is no Dask scheduler at {address}.") from None
    with client:
        if not client.scheduler_info()["workers"]:
            raise Trouble(f"The scheduler at {address} has no workers.")
        client.subscribe_topic(_TOPIC, partial(_heard, hear))
        try:
            with client.get_executor(pure=False) as executor:
                yield executor, do_on_worker, travelling
        finally:
            client.unsubscribe_topic(_TOPIC)


def _heard(hear: Hear, event: tuple[Any, dict[str, Any]]) -> None:
    """Pass on news; where nobody reads any more what is printed, the films are made all the same.

    What is raised here would end the client's own thread, and then nobody would ever be told more.
    """
    with suppress(SystemExit, OSError):
        hear(event[1]["name"], event[1]["news"])


def do_on_worker(job: Job) -> Made:
    """Do the job in a worker of the cluster, which passes on how far it has got."""
    from distributed import get_worker

    return do(job, partial(_pass_on, get_worker(), job.name))


def _pass_on(worker: Any, name: str, news: dict[str, Any]) -> None:
    worker.log_event(_TOPIC, {"name": name, "news": news})
