"""A real cluster makes films, even if one of its workers dies."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.everything import EVERYTHING
from tests.renders.desk import decoded, made_desk, run

desk = pytest.fixture(made_desk)


class Cluster:
    """A Dask scheduler and its workers, as their own programs start them."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.folder = folder
        self.address = f"tcp://127.0.0.1:{port}"
        self.running = [self._start("scheduler", "--host", "127.0.0.1", "--port", str(port))]
        self.workers: list[subprocess.Popen[bytes]] = []

    def add_worker(self) -> None:
        number = str(len(self.workers))
        place = ("--local-directory", str(self.folder / number), "--no-nanny")
        self.workers.append(self._start("worker", self.address, "--nthreads", "1", *place))
        self.running.append(self.workers[-1])

    def _start(self, what: str, *words: str) -> subprocess.Popen[bytes]:
        (self.folder / "tmp").mkdir(exist_ok=True)
        command = [sys.executable, "-m", "dask", what, *words, "--no-dashboard"]
        with open(self.folder / f"{what}.log", "ab") as log:
            return subprocess.Popen(
                command,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                env={**os.environ, "TMPDIR": str(self.folder / "tmp")},
            )

    def stop(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    pytest.importorskip("distributed")
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        cluster.add_worker()
        cluster.add_worker()
        yield cluster
    finally:
        cluster.stop()


def wait_for(condition: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.slow
def test_a_cluster_makes_the_same_films_even_if_a_worker_dies(desk: Path, cluster: Cluster) -> None:
    settings = ("--set", "think=0.2", "--set", "data=data.txt")
    command = ["render", "walk.py", "-q", "l", "-o", "far", *settings, "--cluster", cluster.address]
    wait_for(lambda: "Registered to" in (cluster.folder / "worker.log").read_text())
    with subprocess.Popen(
        [sys.executable, "-m", "scenes", *command], cwd=desk, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            wait_for(lambda: list((cluster.folder / "tmp").rglob("*.unfinished*")), 300)
        except AssertionError:
            process.kill()
            raise
        busy = next(worker for worker in cluster.workers if children_of(worker.pid))
        jobs = children_of(busy.pid)
        busy.kill()
        busy.wait()
        printed, _ = process.communicate(timeout=120)
    assert process.returncode == 0, printed
    assert "walk: 33 of 33 frames" in printed
    assert not any(is_alive(job) for job in jobs)
    run(desk, "render", "walk.py", "-q", "l", "-o", "near", *settings)
    assert decoded(desk / "far" / "walk.mp4") == decoded(desk / "near" / "walk.mp4")
    assert (desk / "far/walk.srt").read_bytes() == (desk / "near/walk.srt").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not EVERYTHING, reason="another cluster is started for it")
def test_a_film_of_a_cluster_is_made_though_nobody_reads_how_far_it_is(
    desk: Path, cluster: Cluster
) -> None:
    wait_for(lambda: "Registered to" in (cluster.folder / "worker.log").read_text())
    command = ["render", "walk.py", "-q", "l", "-o", "unheard", "--cluster", cluster.address]
    with subprocess.Popen(
        [sys.executable, "-m", "scenes", *command], cwd=desk, stdout=subprocess.PIPE, text=True
    ) as process:
        process.stdout.close()  # type: ignore[union-attr]
        try:
            process.wait(timeout=300)
        finally:
            process.kill()
    assert (desk / "unheard" / "walk.mp4").exists()


@pytest.mark.slow
def test_no_scheduler_is_told_in_a_sentence(desk: Path) -> None:
    pytest.importorskip("distributed")
    address = "tcp://127.0.0.1:9"
    printed = run(desk, "render", "walk.py", "--cluster", address, status=1)
    assert f"There is no Dask scheduler at {address}." in printed
    assert "Traceback" not in printed


def children_of(process: int) -> list[int]:
    """The processes that a process has started."""
    text = Path(f"/proc/{process}/task/{process}/children").read_text()
    threads = Path(f"/proc/{process}/task").iterdir()
    texts = [text, *((thread / "children").read_text() for thread in threads)]
    return sorted({int(number) for one in texts for number in one.split()})


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
