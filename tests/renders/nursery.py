"""Programs that begin like `python -m …`, but with what all of them import in memory already.

Half the time of a small film goes into importing SciPy, PyAV and the like. One process for each
that tests has done so, and nothing else; it makes a copy of itself for every program. Tests of
processes themselves, of random numbers and of Python's own settings begin programs without it.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

# Installed packages that depend neither on a folder nor on settings; Manim itself reads both.
PACKAGES = (
    "PIL.Image",
    "av",
    "bs4",
    "cairo",
    "cloup",
    "contourpy",
    "isosurfaces",
    "manimpango",
    "mapbox_earcut",
    "moderngl",
    "msgspec",
    "networkx",
    "num2words",
    "numpy",
    "pathops",
    "platformdirs",
    "pygments.lexers",
    "rich.console",
    "rich.progress",
    "scipy.spatial.transform",
    "srt",
    "svgelements",
    "tqdm",
    "typst",
    "watchdog.observers",
)


_HEEDED = ("PYTHONDONTWRITEBYTECODE",)  # settings that Python heeds later than as it begins
_NEW = os.O_WRONLY | os.O_CREAT


def program(
    folder: Path, module: str, *words: str, seconds: int = 120, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module words…`` in a folder, with these variables besides one's own."""
    surroundings = {**os.environ, **environment}
    command = [sys.executable, "-m", module, *words]
    settings = [name for name in environment if name.startswith("PYTHON") and name not in _HEEDED]
    if settings or not hasattr(os, "fork"):
        return subprocess.run(
            command,
            cwd=folder,
            env=surroundings,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
        )
    with tempfile.TemporaryDirectory() as place:
        channels = [Path(place, name) for name in ("printed", "told")]
        status = _server().run(
            words=[module, *words],
            folder=str(folder),
            environment=surroundings,
            channels=list(map(str, channels)),
            seconds=seconds,
        )
        printed = (channel.read_text(errors="replace") for channel in channels)
        return subprocess.CompletedProcess(command, status, *printed)


class Server:
    """The process that makes copies of itself; it ends with the one that asks."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, **asked: Any) -> int:
        """Run one program to its end; its exit status."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


@cache
def _server() -> Server:
    return Server()


# -- in the process that makes copies --------------------------------------------------------------


def _serve() -> None:
    """Do one program after the other; each is a copy, which leaves through the end of the file."""
    for package in PACKAGES:
        importlib.import_module(package)
    gc.freeze()  # else each copy would search, as it ends, through all of this for garbage
    for line in sys.stdin:
        if (copy := os.fork()) == 0:
            _become(**json.loads(line))
            return
        print(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), flush=True)


def _become(
    words: list[str],
    folder: str,
    environment: dict[str, str],
    channels: Iterable[str],
    seconds: int,
) -> None:
    """Be the program, as if Python had begun with it."""
    signal.alarm(seconds)  # which ends it
    for number, path, how in zip(
        (0, 1, 2), (os.devnull, *channels), (os.O_RDONLY, *2 * [_NEW]), strict=True
    ):
        os.dup2(os.open(path, how), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.dont_write_bytecode = bool(environment.get("PYTHONDONTWRITEBYTECODE"))
    sys.path[0] = folder
    sys.argv = words
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _serve()
