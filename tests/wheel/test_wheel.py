"""The wheel, installed in an environment with nothing else, far from the repository.

`make test-wheel` runs this; `make test` does not, as building takes a while. What the wheel needs
is lent by the environment of the tests, or with ``DOWNHILL_EVERYTHING=1`` had from the index.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import av
import numpy as np
import pytest
from packaging.requirements import Requirement
from PIL import Image

import gdmath
from tests.everything import EVERYTHING, some
from tests.wheel.lending import lend, requirements_of

ROOT = Path(__file__).resolve().parents[2]
FILMS = sorted(path.stem for path in (ROOT / "scenes").glob("[!_]*.py"))
OWN = '''
from dataclasses import dataclass

from manim import Circle

from scenes.stage.lecture.scene import LectureScene, beat


@dataclass(frozen=True)
class Nothing:
    """There is nothing to choose."""


class Own(LectureScene):
    parameters = Nothing()

    def construct(self):
        self.stands()

    @beat("It stands.")
    def stands(self):
        self.add(Circle())
        self.wait(0.2)
'''


class Installed:
    """An environment with the wheel, and a folder of a lecturer's own to work in."""

    def __init__(self, environment: Path, desk: Path) -> None:
        self.programs, self.desk = environment / "bin", desk

    def run(self, program: str, *words: str, status: int = 0, **settings: str) -> str:
        """Type a command; what it prints."""
        clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        clean |= settings
        done = subprocess.run(
            [str(self.programs / program), *words],
            cwd=self.desk,
            env=clean,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def scene(self, name: str) -> str:
        """The path of a film of the course."""
        place = "import scenes, pathlib; print(pathlib.Path(scenes.__file__).parent)"
        return f"{self.run('python', '-c', place).strip()}/{name}.py"


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("a place")
    pins = str(ROOT / "constraints.txt")
    pinned = os.environ | {"PIP_CONSTRAINT": pins, "PIP_BUILD_CONSTRAINT": pins}
    pip = ["-m", "pip", "--quiet"]
    wheel = [sys.executable, *pip, "wheel", "--no-deps", "--wheel-dir", str(place), str(ROOT)]
    subprocess.run(wheel, check=True, env=pinned)
    (built,) = place.glob("*.whl")
    venv.create(place / "environment", with_pip=EVERYTHING, symlinks=True)
    if not EVERYTHING:
        lend(place / "environment", [*requirements_of(built), Requirement("pip")])
    python = str(place / "environment" / "bin" / "python")
    # What is imported is compiled then.
    source = [] if EVERYTHING else ["--no-index"]  # what is not declared cannot be had
    install = [python, *pip, "install", "--no-compile", *source, str(built)]
    subprocess.run(install, check=True, cwd=place, env=pinned)
    return place / "environment"


@pytest.fixture
def installed(environment: Path, tmp_path: Path) -> Installed:
    return Installed(environment, tmp_path)


def video(film: Path) -> tuple[int, int, float]:
    """Width, height and frames a second."""
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        assert next(container.decode(stream)) is not None
        return stream.width, stream.height, float(stream.average_rate or 0)


def test_all_that_it_needs_comes_with_it(installed: Installed) -> None:
    installed.run("python", "-m", "pip", "check")
    assert installed.run("downhill", "--version").strip().endswith(gdmath.__version__)
    listed = installed.run("downhill", "list")
    assert all(film in listed for film in FILMS)
    assert str(installed.programs.parent) in installed.scene("hills")


def contents(root: Path, place: str = ".") -> dict[str, bytes]:
    """The files under a folder by their paths in ``root``, without what Python makes of them."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted((root / place).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_all_that_films_are_made_of_is_in_it(installed: Installed) -> None:
    site = Path(installed.scene("hills")).parents[1]
    there = contents(site, "scenes") | contents(site, "gdmath")
    needed = contents(ROOT, "scenes") | contents(ROOT, "gdmath")
    needed |= {
        f"scenes/{path}": drawing for path, drawing in contents(ROOT, "assets/hiker").items()
    }
    assert [path for path, content in needed.items() if there.get(path) != content] == []


EACH = """
from scenes.render.command.course import course
from scenes.render.command.stills import photograph

size = {"pixel_width": 128, "pixel_height": 72, "frame_rate": 5}
for film in course():
    photograph(film.scene, lambda _, picture: print(film.name, picture.size), moments=[20], **size)
"""


@pytest.mark.skipif(not EVERYTHING, reason="the files are the same, and one film is looked at")
def test_each_film_has_all_that_it_is_made_of(installed: Installed) -> None:
    # The voice is heard by the test that renders.
    shown = installed.run("python", "-c", EACH, DOWNHILL_VOICE="none")
    assert sorted(line.split()[0] for line in shown.splitlines() if "(128, 72)" in line) == FILMS


@pytest.mark.parametrize("film", some(FILMS))
def test_a_film_looks_as_in_the_repository(installed: Installed, film: str) -> None:
    words = ["still", film, "--at", "4", "-q", "l", "-o"]
    installed.run("downhill", *words, "installed.png")
    here = [sys.executable, "-m", "scenes", *words, str(installed.desk / "here.png")]
    subprocess.run(here, cwd=ROOT, check=True, capture_output=True)
    ours, theirs = (Image.open(installed.desk / f"{name}.png") for name in ("here", "installed"))
    assert np.array_equal(np.asarray(ours), np.asarray(theirs))


def test_manim_renders_a_film_as_in_the_repository(installed: Installed) -> None:
    installed.run("manim", "render", installed.scene("hills"), "-n", "0,1")
    (film,) = installed.desk.glob("media/videos/**/Hills.mp4")
    assert video(film) == (1280, 720, 30)


def test_ones_own_settings_and_packages_do_not_matter_to_it(installed: Installed) -> None:
    (installed.desk / "own.py").write_text(OWN)
    (installed.desk / "scenes").mkdir()
    (installed.desk / "scenes" / "__init__.py").write_text("raise AssertionError('not ours')\n")
    (installed.desk / "manim.cfg").write_text("[CLI]\npixel_width = 480\npixel_height = 640\n")
    installed.run("downhill", "render", "own.py", "-q", "l")
    assert video(installed.desk / "out" / "480p15" / "own.mp4") == (854, 480, 15)


def test_the_playground_comes_with_it(installed: Installed) -> None:
    installed.run("downhill", "playground", "--output", "page.html")
    page = (ROOT / "scenes" / "playground.html").read_bytes()
    assert (installed.desk / "page.html").read_bytes() == page


@pytest.mark.parametrize(
    ("film", "wrong"),
    some(
        [
            ("hills", "landscape=nope"),
            ("loss_curve", "data=own.py"),
            ("hills", "starts=-1"),
            ("hills", "starts=many"),
            ("hills", "steps=1e9"),
            ("loss_curve", "data=nowhere.txt"),
        ],
        2,
    ),
)
def test_a_wrong_number_gets_one_sentence(installed: Installed, film: str, wrong: str) -> None:
    (installed.desk / "own.py").write_text(OWN)
    said = installed.run("downhill", "still", film, "--at", "2", "--set", wrong, status=1)
    assert len(said.splitlines()) == 1
    assert wrong.rpartition("=")[2] in said or wrong.partition("=")[0] in said
    assert not (installed.desk / "out").exists()
