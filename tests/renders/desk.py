"""A folder with a film, a broken one and a table, and `downhill` typed in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import av

from tests.renders.nursery import program

FILM = '''"""A dot that goes where it is told.

Only for tests.
"""

import time
from dataclasses import dataclass

from manim import ValueTracker, linear

from gdmath import load_table
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import ink
from scenes.stage.lecture.theme import STEP


@dataclass(frozen=True)
class WalkParameters:
    """What may change: how ``far`` it goes, ``names``, a ``data`` file, seconds to ``think``."""

    far: float = 3.0
    stops: tuple[float, ...] = (1.0, 2.0)
    data: str | None = None
    think: float = 0.0

    def __post_init__(self):
        if self.far < 0:
            raise ValueError(f"far must not be negative, got {self.far:g}.")


class Dot(Painted):
    def __init__(self, x, think):
        super().__init__()
        self.x, self.think = x, think

    def paint(self, canvas):
        time.sleep(self.think)
        canvas.rectangle(self.x.get_value() - 0.5, 1.5, 1, 1)
        canvas.set_source_rgba(*ink(STEP))
        canvas.fill()


class Walk(LectureScene):
    parameters = WalkParameters()

    def setup(self):
        self.rows = 0 if self.parameters.data is None else len(load_table(self.parameters.data).x)

    def construct(self):
        self.going()
        self.staying()

    @beat("Look.")
    def going(self):
        self.x = ValueTracker(-3)
        self.add(Dot(self.x, self.parameters.think))
        far = self.parameters.far + self.rows
        self.play(self.x.animate(rate_func=linear).set_value(far), run_time=1)

    @beat("It stays.")
    def staying(self):
        self.wait(0.2)
'''
BROKEN = FILM.replace("def staying(self):", "def staying(self):\n        self.nothing()")
DATA = "a b\n1 2\n2 3\n"


def run(folder: Path, *words: str, status: int = 0) -> str:
    """Type a command; what it prints."""
    done = program(folder, "scenes", *words, seconds=180)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def decoded(film: Path) -> str:
    """A digest of all frames."""
    digest = hashlib.sha256()
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            digest.update(frame.to_ndarray().tobytes())
    return digest.hexdigest()


def made_desk(tmp_path: Path) -> Path:
    (tmp_path / "walk.py").write_text(FILM, encoding="utf-8")
    (tmp_path / "broken.py").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "data.txt").write_text(DATA, encoding="utf-8")
    return tmp_path
