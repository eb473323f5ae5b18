"""Little films of one's own, rendered as a lecturer does: `manim render` in a folder."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.renders.nursery import program

ROOT = Path(__file__).resolve().parents[2]

# Plays 0 (9 frames at 15 a second), 1 (a wait), 2 (6 frames), 3 (a wait).
WALK = """
from manim import LEFT, RIGHT, Circle
from scenes.stage.lecture.scene import LectureScene, beat

class Walk(LectureScene):
    facts = {}

    def construct(self):
        self.there()
        self.back()

    @beat("Look.")
    def there(self):
        self.ball = Circle(radius=1, color="#5FE3A1", fill_opacity=1, stroke_width=0)
        self.play(self.ball.animate.shift(2 * RIGHT), run_time=0.6)

    @beat("Back.")
    def back(self):
        self.play(self.ball.animate.shift(2 * LEFT), run_time=0.4)
"""
PLAYS = (9, 4, 6, 7)  # frames of WALK


def render(
    folder: Path, source: str, *flags: str, succeeds: bool = True
) -> subprocess.CompletedProcess[str]:
    """Render the film of ``source``, called ``film.py``, to ``media`` in ``folder``."""
    (folder / "film.py").write_text(source, encoding="utf-8")
    if not (folder / "manim.cfg").exists():
        shutil.copy(ROOT / "manim.cfg", folder)
    environment = {"COLUMNS": "500", "PYTHONDONTWRITEBYTECODE": "1"}
    done = program(folder, "manim", "render", *flags, "film.py", **environment)
    assert (done.returncode == 0) == succeeds, done.stdout + done.stderr
    return done


def the_one(folder: Path, pattern: str) -> Path:
    """The one finished file that matches."""
    (found,) = (p for p in folder.glob(pattern) if "partial_movie_files" not in p.parts)
    return found
