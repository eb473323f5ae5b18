"""What holds for all tests."""

import compileall
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# No test depends on a clock: on a busy machine an example may take any time.
settings.register_profile("downhill", deadline=None)
settings.load_profile("downhill")

# Films are read, which takes no time to compute; what is about speech asks for it.
os.environ["DOWNHILL_VOICE"] = "none"


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """Compile the sources once, where Python is told not to: else each program here does so."""
    root = Path(__file__).resolve().parents[1]
    for room in ("gdmath", "scenes"):
        compileall.compile_dir(root / room, quiet=2)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep numbers where they are gone after the tests, those of films in processes as well."""
    before = os.environ.get("DOWNHILL_CACHE")
    os.environ["DOWNHILL_CACHE"] = str(tmp_path_factory.mktemp("numbers"))
    yield
    os.environ.pop("DOWNHILL_CACHE")
    if before is not None:
        os.environ["DOWNHILL_CACHE"] = before
