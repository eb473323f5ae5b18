"""Several films at once, on this computer's cores or on a cluster's."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console

from scenes.render import transcript
from scenes.render.command.cluster import Hear, Work, on_cluster
from scenes.render.command.course import Film
from scenes.render.command.display import Display, Outcome
from scenes.render.command.job import FilmError, Job, Made, Processes, do, waiting_for
from scenes.render.command.ready import Process
from scenes.render.trouble import sentence
from scenes.render.whole import write_whole

_AT_ONCE = 2  # films: while one begins or ends, the other keeps the cores busy


def make(
    films: Iterable[Film],
    jobs: Iterable[Job],
    output: Path,
    console: Console,
    cluster: str | None = None,
) -> bool:
    """Make the films, each of which appears in ``output`` when it is complete; whether all did."""
    by_name = {film.name: film for film in films}
    todo = list(jobs)
    outcomes: dict[str, Outcome] = {}
    labels = [film.label for film in by_name.values()]
    with (
        waiting_for(by_name.values() if cluster is None else ()) as waiting,
        Display(console, labels) as display,
    ):

        def hear(name: str, news: dict[str, Any]) -> None:
            display.progress(by_name[name].label, **news)

        with _workers(todo, cluster, hear, waiting) as (executor, work, packed):
            began = time.monotonic()
            running = {executor.submit(work, packed(job)): job.name for job in todo}
            for future in as_completed(running):
                film = by_name[running[future]]
                outcome = _outcome(film, future, output, time.monotonic() - began)
                outcomes[film.name] = outcome
                display.ended(outcome)
    if len(outcomes) > 1:
        display.summary(outcomes[name] for name in by_name)
    return not any(outcome.failed for outcome in outcomes.values())


@contextmanager
def _workers(
    todo: list[Job], cluster: str | None, hear: Hear, waiting: list[Process]
) -> Iterator[tuple[Executor, Work, Callable[[Job], Job]]]:
    """Who does the jobs, how, and how a job is packed for them."""
    if cluster is not None:
        with on_cluster(cluster, hear) as workers:
            yield workers
        return
    at_once = min(_AT_ONCE, max(job.jobs for job in todo))
    executor, processes = ThreadPoolExecutor(at_once), Processes()
    try:
        yield (
            executor,
            lambda job: do(job, lambda news: hear(job.name, news), processes, waiting),
            lambda job: job,
        )
    except KeyboardInterrupt:
        processes.stop()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _outcome(film: Film, future: Future[Made], output: Path, took: float) -> Outcome:
    """Put the files of a finished film in their place, or tell why there is none."""
    outcome = Outcome(film.label, took)
    try:
        made = future.result()
        ending, *_ = made.files
        outcome.file, outcome.size = str(output / f"{film.stem}{ending}"), len(made.files[ending])
        _place(made.files, output, film.stem)
        outcome.seconds, outcome.took = made.seconds, made.took
    except FilmError as failed:
        outcome.failed = str(failed)
    except Exception as error:
        outcome.failed = sentence(error) or f"{type(error).__name__}: {error}"
    return outcome


def _place(files: Mapping[str, bytes], output: Path, stem: str) -> None:
    """Write the files of a film, which is called ``stem`` here; pictures of an earlier one go."""
    for ending, content in files.items():
        target = output / f"{stem}{ending}"
        target.parent.mkdir(parents=True, exist_ok=True)
        if ending == transcript.ENDING:
            content = transcript.renamed(content.decode(), stem).encode()
        write_whole(target, lambda path, content=content: path.write_bytes(content))  # type: ignore[misc]
    if transcript.ENDING in files:
        used = [Path(ending).name for ending in files]
        transcript.clear(output / f"{stem}{transcript.STILLS}", used)
