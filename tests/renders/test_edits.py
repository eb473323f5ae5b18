"""After an edit of anything that a film is made of, what may show it is drawn again, and only that.

A film of which some pieces were there is compared with one rendered from nothing, frame by frame.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import av
import pytest

from scenes.render.copies import can_fork
from tests.renders.nursery import PACKAGES
from tests.scenes.stage.lecture.test_words import catalogue

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_fork(), reason="processes do not fork well here"),
]

ROOT = Path(__file__).resolve().parents[2]

FILM = '''
from dataclasses import dataclass
from functools import cache

from manim import LEFT, UP, Rectangle, SVGMobject, linear

import helper
from gdmath import parabola
from scenes.parts.trial.plan import planned
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.lecture.words import tr
from scenes.stage.paint.painted import Painted
from scenes.stage.trial import HEIGHT

BASE = 1.0


def read(name):
    with open(name) as file:
        return float(file.read())


@cache
def painted():
    return read("painted.txt")


class Band(Painted):
    """A band whose height is read when it is first drawn."""

    def paint(self, canvas):
        canvas.rectangle(-7, 3, 14, painted())
        canvas.set_source_rgba(0.2, 0.7, 0.9, 1)
        canvas.fill()


@dataclass(frozen=True)
class Parameters:
    named: str = "named.txt"
    inside: tuple = ("inside.txt", 3)


class Film(LectureScene):
    parameters = Parameters()
    facts = {}

    def setup(self):
        p = self.parameters
        heights = [BASE, planned(), HEIGHT, parabola(1.0, 0.0).value([0.5]), read(p.named)]
        heights += [read(p.inside[0]), len(tr("word")) / 4, helper.EARLY]
        self.bars = [self.bar(k, float(height)) for k, height in enumerate(heights)]
        drawing = SVGMobject("drawing.svg", height=1).shift(3 * UP)
        self.add(*self.bars, drawing, Band())

    def construct(self):
        self.first()
        self.second()
        self.third()

    def bar(self, place, height):
        bar = Rectangle(width=0.8, height=height, fill_opacity=1, stroke_width=0)
        return bar.move_to((place - 6, height / 2 - 3, 0))

    def move(self, share):
        self.play(self.bars[0].animate(rate_func=linear).shift(share * UP), run_time=0.5)

    @beat("")
    def first(self):
        self.move(0.5)

    @beat("")
    def second(self):
        self.add(self.bar(8, read("opened.txt")))
        self.move(1)

    @beat("")
    def third(self):
        try:
            self.add(self.bar(9, read("missing.txt")))
        except FileNotFoundError:
            pass
        self.move(-1)
'''
HELPER = """
from pathlib import Path

EARLY = float((Path(__file__).parent / "data" / "early.txt").read_text())
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="2" height="2"/></svg>'
FILES = {
    "film.py": FILM,
    "drawing.svg": SVG,
    **{f"{name}.txt": "1.5" for name in ("named", "inside", "opened", "painted", "data/early")},
    "helper.py": HELPER,
    "house/scenes/parts/trial/__init__.py": "",
    "house/scenes/parts/trial/plan.py": "def planned():\n    return 1.0\n",
    "house/scenes/parts/other/__init__.py": "PLANNED = 1\n",
    "house/scenes/stage/trial/__init__.py": (
        "from scenes.stage.trial.height import HEIGHT\nfrom scenes.stage.trial.width import WIDTH\n"
    ),
    "house/scenes/stage/trial/height.py": (
        "from scenes.stage.trial.unit import UNIT\nHEIGHT = UNIT\n"
    ),
    "house/scenes/stage/trial/unit.py": "UNIT = 1.0\n",
    "house/scenes/stage/trial/width.py": "WIDTH = 1.0\n",
}

# Renders with what it gets from its input, each time in a process of its own; to import Manim once
# takes most of the time of so small a film.
RENDER = """
import gc, importlib, json, os, sys
import manim.__main__
for package in sys.argv[1:]:
    importlib.import_module(package)
gc.freeze()  # else each copy would search, as it ends, through all of this for garbage
for line in sys.stdin:
    flags, changes = json.loads(line)
    child = os.fork()
    if not child:
        os.environ.update(changes)
        os.dup2(2, 1)
        manim.__main__.main(["render", *flags, "film.py"])
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Studio:
    """A copy of the house, a film outside of it, and a process that renders."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.as_it_was: list[str] = []
        house = folder / "house"
        for name in ("gdmath", "scenes"):
            ignore = shutil.ignore_patterns("__pycache__", "media", "*.html")
            shutil.copytree(ROOT / name, house / name, ignore=ignore)
        shutil.copytree(ROOT / "assets", house / "assets")
        shutil.copy(ROOT / "manim.cfg", house)
        for name, content in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content)
        words = house / "scenes/locale/de/LC_MESSAGES/downhill.mo"
        words.parent.mkdir(parents=True)
        words.write_bytes(catalogue({"": "", "word": "Wortwechsel"}))
        self.environment = {**os.environ, "PYTHONPATH": str(house), "DOWNHILL_JOBS": "2"}
        self.environment.pop("DOWNHILL_LANGUAGE", None)
        self.process = subprocess.Popen(
            [sys.executable, "-c", RENDER, *PACKAGES],
            cwd=folder,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def render(self, media: str = "media", config: bool = False, **changes: str) -> list[str]:
        """Render; the frames of the film, each by a hash of its pixels."""
        flags = ["-r", "128,72", "--fps", "8", "--media_dir", media, "-v", "ERROR"]
        if config:  # which Manim reads when it is imported
            command = [sys.executable, "-m", "manim", "render", *flags, "film.py"]
            subprocess.run(command, cwd=self.folder, env=self.environment, check=True)
        else:
            assert self.process.stdin is not None
            assert self.process.stdout is not None
            print(json.dumps([flags, changes]), file=self.process.stdin, flush=True)
            assert self.process.stdout.readline() == "0\n"
        (film,) = (f for f in (self.folder / media).rglob("Film.mp4"))
        with av.open(str(film)) as video:
            return [
                sha256(frame.to_ndarray(format="rgb24").tobytes()).hexdigest()
                for frame in video.decode(video=0)
            ]

    def drawn(self, **options: Any) -> tuple[list[str], set[int]]:
        """Render from what is there: the frames, and which plays were drawn for them."""
        before = set((self.folder / "media").rglob("partial_movie_files/*/[!.]*.mp4"))
        frames = self.render(**options)
        after = set((self.folder / "media").rglob("partial_movie_files/*/[!.]*.mp4"))
        return frames, {int(path.name[:5]) for path in after - before}

    def from_nothing(self, **options: Any) -> list[str]:
        self.count += 1
        return self.render(media=f"fresh{self.count}", **options)

    @contextmanager
    def edited(self, name: str, before: str, after: str) -> Iterator[None]:
        """A file with other words in it; without words before, a new file."""
        path = self.folder / name
        content = path.read_text() if before else None
        path.write_text(after if content is None else content.replace(before, after))
        assert content is None or before in content
        try:
            yield
        finally:
            if content is None:
                path.unlink()
            else:
                path.write_text(content)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    made = Studio(tmp_path_factory.mktemp("edits"))
    with made.process:
        made.as_it_was = made.render()
        yield made


ALL = {0, 1, 2}
HOUSE = "house/scenes"
CASES: dict[str, tuple[tuple[str, str, str], set[int]]] = {
    "the last beat": (("film.py", "self.move(-1)", "self.move(-2)"), {2}),
    "the second beat": (("film.py", "self.move(1)", "self.move(2)"), {1, 2}),
    "a beat that is new": (
        ("film.py", "-1)\n", '-1)\n\n    @beat("")\n    def more(self): pass\n'),
        set(),
    ),
    "a helper after the beats' names": (("film.py", "place - 6", "place - 5"), ALL),
    "a constant": (("film.py", "BASE = 1.0", "BASE = 2.0"), ALL),
    "a comment": (("film.py", "def read", "# changed\ndef read"), set()),
    "its part": ((f"{HOUSE}/parts/trial/plan.py", "1.0", "2.0"), ALL),
    "another film's part": ((f"{HOUSE}/parts/other/__init__.py", "1", "2"), set()),
    "the stage that it imports": ((f"{HOUSE}/stage/trial/height.py", "= UNIT", "= 2 * UNIT"), ALL),
    "what that imports": ((f"{HOUSE}/stage/trial/unit.py", "1.0", "2.0"), ALL),
    "the stage that it does not import": ((f"{HOUSE}/stage/trial/width.py", "1.0", "2.0"), set()),
    "another film": ((f"{HOUSE}/hills.py", "walker", "ranger"), set()),
    "gdmath": (("house/gdmath/bowls.py", "coefficient * (", "2 * coefficient * ("), ALL),
    "gdmath that it does not import": (("house/gdmath/adam.py", "def ", "def  "), set()),
    "the painting camera": ((f"{HOUSE}/render/camera.py", "class ", "WIDE = 1\n\n\nclass "), ALL),
    "a drawing": (("drawing.svg", 'height="2"/', 'height="1"/'), ALL),
    "a module of one's own": (("helper.py", "EARLY = ", "EARLY = 2 * "), ALL),
    "a file that is read before all else": (("data/early.txt", "1.5", "0.5"), ALL),
    "a file that a parameter names": (("named.txt", "1.5", "2.5"), ALL),
    "a file inside a tuple": (("inside.txt", "1.5", "2.5"), ALL),
    "a file that only the program knows": (("opened.txt", "1.5", "2.5"), {1, 2}),
    "a file that was not there": (("missing.txt", "", "2.5"), {2}),
    "a file that is read for a frame": (("painted.txt", "1.5", "0.5"), ALL),
}


@pytest.mark.parametrize(("edit", "expected"), CASES.values(), ids=CASES)
def test_an_edit_draws_what_it_may_show_in_and_the_film_is_as_from_nothing(
    studio: Studio, edit: tuple[str, str, str], expected: set[int]
) -> None:
    with studio.edited(*edit):
        frames, drawn = studio.drawn()
        assert drawn == expected
        if drawn not in (set(), ALL):  # else no piece, or every piece, was there before
            assert frames == studio.from_nothing()
    changes = bool(expected) and not edit[0].endswith("camera.py")
    assert (frames != studio.as_it_was) == changes


def test_another_language_draws_the_film_again(studio: Studio) -> None:
    frames, drawn = studio.drawn(DOWNHILL_LANGUAGE="de")
    assert drawn == ALL
    assert frames == studio.from_nothing(DOWNHILL_LANGUAGE="de") != studio.as_it_was


def test_a_size_among_manims_settings_draws_the_film_again(studio: Studio) -> None:
    with studio.edited("manim.cfg", "", "[CLI]\nframe_height = 10\n"):
        frames, drawn = studio.drawn(config=True)
        assert drawn == ALL
        assert frames == studio.from_nothing(config=True) != studio.as_it_was


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_without_an_edit_nothing_is_drawn(studio: Studio, jobs: str) -> None:
    assert studio.drawn(DOWNHILL_JOBS=jobs) == (studio.as_it_was, set())


def test_on_one_core_it_is_the_same(studio: Studio) -> None:
    before = studio.as_it_was
    assert studio.render(media="serial", DOWNHILL_JOBS="1") == before
    pieces = sorted((studio.folder / "serial").rglob("partial_movie_files/*/*.*"))
    assert studio.render(media="serial", DOWNHILL_JOBS="1") == before
    assert sorted((studio.folder / "serial").rglob("partial_movie_files/*/*.*")) == pieces
    with studio.edited("painted.txt", "1.5", "0.5"):
        changed = studio.render(media="serial", DOWNHILL_JOBS="1")
        assert changed == studio.from_nothing() != before
