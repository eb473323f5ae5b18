"""What holds for all tests."""

import gc
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from tests.compiling import compile_sources, rewrite_all

# No test depends on a clock: on a busy machine an example may take any time.
settings.register_profile("downhill", deadline=None)
settings.load_profile("downhill")

# Films are read, which takes no time to compute; what is about speech asks for it.
os.environ["DOWNHILL_VOICE"] = "none"


_SCENES = Path(__file__).resolve().parents[1] / "scenes"
# Folders of tests that take long; elsewhere optimizers have names of films as well.
_LONG = {"films", "render", "renders"}
_FILMS = sorted((path.stem for path in _SCENES.glob("[!_]*.py")), key=len, reverse=True)


class ByFilm(LoadScopeScheduling):
    """All tests of a film go to one process, which rehearses it once; quick ones go file by file.

    The others of films and programs go one by one, after them, to whoever has nothing to do, unless
    they share what is made once.
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        folder = Path(file).parent
        if not _LONG.intersection(folder.parts):
            return file
        about = (f for f in _FILMS if folder.name == f or f"[{f}" in test)
        return next(about, file if _makes_once(file) else nodeid)


@cache
def _makes_once(file: str) -> bool:
    """Whether tests of a file share what is made for all of them, by each process that has any."""
    path = Path(__file__).parents[1] / file
    return path.is_file() and 'scope="module"' in path.read_text(encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Compile before there are processes of tests, or programs that they begin."""
    if not hasattr(config, "workerinput"):
        compile_sources()
        if config.getoption("numprocesses", None):
            rewrite_all(config)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFilm | None:
    """How processes share the tests with ``--dist loadscope``."""
    return ByFilm(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_collection_finish() -> None:
    """What is there before the first test stays there: it is not searched for garbage again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[None]:
    """Keep numbers where they are gone after the tests, those of films in processes as well.

    All processes of the tests keep them in one place, in which each program is read once.
    """
    before = os.environ.get("DOWNHILL_CACHE")
    here = tmp_path_factory.getbasetemp()
    place = here if worker_id == "master" else here.parent
    os.environ["DOWNHILL_CACHE"] = str(place / "numbers")
    yield
    os.environ.pop("DOWNHILL_CACHE")
    if before is not None:
        os.environ["DOWNHILL_CACHE"] = before
