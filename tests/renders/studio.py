"""A folder with a film in it, and renders of it that can be stopped and killed."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import av
import pytest

from tests.renders.interrupting import interruptible
from tests.renders.nursery import program

ROOT = Path(__file__).resolve().parents[2]
FILM = '''
import os
from time import sleep

from manim import DOWN, UP, ValueTracker, linear

from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import ink
from scenes.stage.lecture.theme import STEP
from scenes.stage.type.text import Words
from scenes.stage.lecture.words import tr

PAUSE = float(os.environ.get("TEST_PAUSE", "0"))  # makes drawing slow, and no other picture


class Patch(Painted):
    """A square that paints itself where its tracker says."""

    def __init__(self, x):
        super().__init__()
        self.x = x

    def paint(self, canvas):
        sleep(PAUSE)
        if self.x.get_value() > 3 and "TEST_FAIL" in os.environ:
            raise RuntimeError("the patch has gone too far")
        canvas.rectangle(self.x.get_value() - 0.5, 1.5, 1, 1)
        canvas.set_source_rgba(*ink(STEP))
        canvas.fill()


class Short(LectureScene):
    facts = {}

    def construct(self):
        self.x = ValueTracker(-4)
        self.add(Patch(self.x))
        self.there()
        self.back()

    @beat("Look.")
    def there(self):
        self.play(self.x.animate(rate_func=linear).set_value(-3), run_time=0.63)
        self.play(self.x.animate.set_value(4), run_time=3.3)

    @beat("And back.")
    def back(self):
        self.add(Words(tr("back")).shift(DOWN), Words(tr("and forth")).shift(2 * DOWN))
        self.play(self.x.animate(rate_func=linear).set_value(0), run_time=0.8)
        self.hold(1.2)
'''


class Render:
    """A `manim render` that has begun."""

    def __init__(self, process: subprocess.Popen[str], mark: str) -> None:
        self.process, self.parent = process, process.pid
        self._mark = f"TEST_MARK={mark}".encode()

    def end(self, seconds: float = 120) -> tuple[int, str]:
        """Wait for its end: the status and the complaint."""
        _, complaint = self.process.communicate(timeout=seconds)
        return self.process.returncode, complaint

    def processes(self) -> list[int]:
        """Those of its processes that are alive."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if self._mark in (folder / "environ").read_bytes():  # the dead have none
                    found.append(int(folder.name))
        return sorted(found)

    def children(self) -> list[int]:
        return [process for process in self.processes() if process != self.parent]

    def wait_until(self, seen: Callable[[], Any]) -> Any:
        """What is ``seen`` of the render at work, as soon as there is something."""
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            if found := seen():
                return found
            time.sleep(0.005)
        pytest.fail(f"In vain until {self.process.poll()}.")

    def assert_gone(self, seconds: float = 1.0) -> None:
        """Within so many seconds no process of it is left."""
        end = time.monotonic() + seconds
        while (left := self.processes()) and time.monotonic() < end:
            time.sleep(0.02)
        assert not left

    def clear(self) -> None:
        """Whatever happened, leave nothing running."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.parent, signal.SIGKILL)
            self.process.communicate()


class Studio:
    """A folder with a film in it, and ways to render it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.begun: list[Render] = []
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "short.py").write_text(FILM, encoding="utf-8")
        shutil.copy(ROOT / "manim.cfg", folder)

    def begin(self, *flags: str, media: Path | str = "media", **settings: object) -> Render:
        """A render in a process group of its own; all its processes carry its mark."""
        command = [sys.executable, "-m", "manim", "render", "-ql", *flags]
        environment = {**os.environ, "DOWNHILL_JOBS": "2", "COLUMNS": "400"}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"  # what a render leaves behind is its own
        environment.pop("DOWNHILL_LANGUAGE", None)
        environment["TEST_MARK"] = mark = uuid4().hex
        environment.update({name: str(value) for name, value in settings.items()})
        channel = [int(environment["DOWNHILL_PROGRESS"])] if "DOWNHILL_PROGRESS" in settings else []
        with interruptible():
            process = subprocess.Popen(
                [*command, "--media_dir", str(media), "short.py"],
                cwd=self.folder,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
                pass_fds=channel,
            )
        self.begun.append(render := Render(process, mark))
        return render

    def fail(self, *flags: str, media: Path | str = "media", **settings: object) -> tuple[int, str]:
        """The status and the complaint of a render that nobody disturbs."""
        if "DOWNHILL_PROGRESS" in settings:  # an open file, which its child has to inherit
            return self.begin(*flags, media=media, **settings).end()
        surroundings = {"DOWNHILL_JOBS": "2", "COLUMNS": "400", "PYTHONDONTWRITEBYTECODE": "1"}
        surroundings |= {name: str(value) for name, value in settings.items()}
        words = ["render", "-ql", *flags, "--media_dir", str(media), "short.py"]
        with pytest.MonkeyPatch.context() as environment:
            environment.delenv("DOWNHILL_LANGUAGE", raising=False)
            done = program(self.folder, "manim", *words, **surroundings)
        return done.returncode, done.stderr

    def render(self, *flags: str, **options: Any) -> None:
        """A render that goes well, without a word."""
        assert self.fail(*flags, **options) == (0, "")

    def film(self, media: Path | str = "media") -> Path:
        return self.folder / media / "videos/short/480p15/Short.mp4"

    def frames(self, media: Path | str = "media") -> list[str]:
        return hashes(self.film(media))

    def pieces(self, media: Path | str = "media") -> list[Path]:
        return sorted((self.film(media).parent / "partial_movie_files/Short").glob("[!.]*.mp4"))


def hashes(film: Path) -> list[str]:
    """A hash of every decoded frame."""
    with av.open(str(film)) as container:
        return [
            hashlib.sha256(frame.to_ndarray().tobytes()).hexdigest()
            for frame in container.decode(video=0)
        ]


def unfinished(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if ".unfinished" in path.name]
