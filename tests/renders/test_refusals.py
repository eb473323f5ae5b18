"""What ended in a traceback and now ends in a sentence, as a lecturer types it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from manim import MovingCameraScene, SVGMobject, ThreeDScene, ZoomedScene

from gdmath import InputError
from scenes.render.command.main import downhill
from scenes.render.command.output import file_for, refuse_unwritable
from scenes.render.command.playground import PAGE
from scenes.render.refusals import refuse_odd
from scenes.render.rehearsal import rehearse
from scenes.render.trouble import Trouble, sentence
from scenes.stage.lecture.scene import LectureScene
from tests.everything import some
from tests.renders.nursery import program
from tests.scenes.disks import disk

FILM = """
from manim import Tex

from scenes.stage.lecture.scene import LectureScene, beat


class Short(LectureScene):
    facts = {}
    captions = False

    def construct(self):
        self.first()

    @beat("")
    def first(self):
        self.wait(0.2)
"""


class Studio:
    """A folder with one lecture in it, as a lecturer has it."""

    def __init__(self, folder: Path, name: str = "short.py", film: str = FILM) -> None:
        self.folder, self.name = folder, name
        (folder / name).write_text(film, encoding="utf-8")

    def type(self, *words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
        """Run a program of ours, or Manim, in the folder."""
        return program(self.folder, *words, **surroundings)

    def refused(self, *flags: str, **surroundings: str) -> str:
        """What `manim render` says on its error channel; it must fail, and leave nothing."""
        done = self.type("manim", "render", "-ql", *flags, self.name, **surroundings)
        assert done.returncode == 1, done.stdout
        assert not list(self.folder.rglob("*.mp4"))
        assert not list(self.folder.rglob("*unfinished*"))
        return done.stderr


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


# -- manim render ------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (
            ("-r", "853,479"),
            "-r must be two even numbers of pixels, got 853,479; --format webm takes any.\n",
        ),
        (("-r", "0,0"), "A film needs pixels and frames, got 0,0 and 15 a second.\n"),
        (
            ("--renderer", "opengl"),
            "--renderer must be cairo, which these films are painted with.\n",
        ),
    ],
)
def test_what_a_film_cannot_be_is_refused(
    studio: Studio, flags: tuple[str, ...], says: str
) -> None:
    assert studio.refused(*flags) == says


@pytest.mark.slow
def test_a_log_on_a_disk_that_can_only_be_read_is_told(studio: Studio, tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "size=64k,ro") as place:
        says = studio.refused("--log_to_file", "--media_dir", str(place / "media"))
    assert says == f"{place / 'media'} cannot be written: the disk can only be read.\n"


@pytest.mark.slow
def test_latex_is_named_where_a_film_needs_it_and_it_is_not_there(tmp_path: Path) -> None:
    studio = Studio(tmp_path, film=FILM.replace("self.wait(0.2)", "self.add(Tex('a'))"))
    says = studio.refused(PATH=str(tmp_path))
    assert says.startswith("The film sets type with LaTeX, and there is no program latex here")
    assert says.count("\n") == 1


def test_only_h264_minds_odd_numbers_of_pixels() -> None:
    class Encoder:
        codec, width, height = "libx264", 854, 480

    refuse_odd(Encoder())
    for sides in ((853, 480), (854, 479)):
        Encoder.width, Encoder.height = sides
        with pytest.raises(InputError, match=f"got {sides[0]},{sides[1]}"):
            refuse_odd(Encoder())
    Encoder.codec = "libvpx-vp9"
    refuse_odd(Encoder())


@pytest.mark.parametrize("other", [MovingCameraScene, ZoomedScene, ThreeDScene])
@pytest.mark.parametrize("first", [True, False])
def test_a_scene_with_another_camera_cannot_be_mixed_in(other: Any, first: bool) -> None:
    bases = (other, LectureScene) if first else (LectureScene, other)
    mixed = type("Mixed", bases, {})
    with pytest.raises(Trouble, match=r"^Mixed cannot be a (Moving|Three)\w+ as well: a lecture"):
        rehearse(mixed)


def test_a_picture_that_a_film_needs_and_manim_cannot_find_is_named() -> None:
    with pytest.raises(OSError, match="could not find") as caught:
        SVGMobject("nowhere.svg")
    assert sentence(caught.value) == "There is no file nowhere.svg."


# -- where pictures and pages go -----------------------------------------------------------------


def test_a_picture_for_a_folder_gets_its_usual_name_there(tmp_path: Path) -> None:
    assert file_for(tmp_path, Path("out/a.png")) == tmp_path / "a.png"
    assert file_for(tmp_path / "b.png", Path("out/a.png")) == tmp_path / "b.png"
    assert file_for(tmp_path / "new" / "b.png", Path("a.png")) == tmp_path / "new" / "b.png"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("folder", "folder is a folder, not a file to write to."),
        ("file/a.png", "file is a file, not a folder to write to."),
        ("x" * 252 + ".png", ".png: a name may have 255 bytes, not 256."),
        ("x" * 256 + "/a.png", "/a.png: a name may have 255 bytes, not 256."),
        ("/dev/full", "/dev/full is no file that could be replaced."),
    ],
)
def test_what_cannot_be_written_to_is_refused(tmp_path: Path, where: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(Trouble) as refused:
        refuse_unwritable(tmp_path / where)
    assert str(refused.value).endswith(says)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.EROFS, "cannot be written: the disk can only be read."),
        (errno.EACCES, "cannot be written: you have no right to."),
        (errno.ENOENT, "cannot be written: you have no right to."),  # as in /proc
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        ("still", "hills", "--at", "1"),
        ("sheet", "hills"),
        ("playground",),
        ("render", "hills"),
    ],
    ids=lambda words: words[0],
)
def test_a_place_that_cannot_be_written_to_is_told_before_any_work(
    words: tuple[str, ...], number: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number), "a name of nobody's")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    for work in ("stills.photograph", "main.photograph", "main.make"):
        monkeypatch.setattr(f"scenes.render.command.{work}", None)
    if words == ("playground",) and not PAGE.is_file():
        pytest.skip("the playground is not built")
    result = CliRunner().invoke(downhill, [*words, "-o", str(tmp_path / "x")])
    assert isinstance(result.exception, Trouble)
    assert str(result.exception).startswith(str(tmp_path / "x"))
    assert str(result.exception).endswith(says)
    assert list(tmp_path.iterdir()) == []


# -- what is printed -----------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("unbuffered", some(["1", ""]))
def test_a_list_that_nobody_reads_or_cannot_be_written_ends_quietly(
    studio: Studio, unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    command = f"'{sys.executable}' -m scenes list"
    for ending, says in [
        ("| head -0", ""),
        (">&-", ""),
        ("> /dev/full", "A file cannot be written: there is no space left on the disk.\n"),
    ]:
        done = subprocess.run(
            f"{command} {ending}", shell=True, cwd=studio.folder, stderr=subprocess.PIPE, text=True
        )
        assert done.stderr == says


@pytest.mark.slow
def test_signs_that_the_terminal_does_not_have_are_replaced(studio: Studio) -> None:
    done = studio.type("scenes", "list", "learning_rate", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert "(w ? minimum)" in done.stdout
    done = studio.type("manim", "render", "-ql", "-o", "ś", "short.py", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert "?.mp4" in done.stdout


# -- films that are called as modules are --------------------------------------------------------


@pytest.mark.slow
def test_a_film_may_be_called_as_a_module_of_pythons_or_of_ours(tmp_path: Path) -> None:
    for name in ("numpy.py", "random.py", "hills.py"):
        Studio(tmp_path, name)
    studio = Studio(tmp_path, "short.py", FILM.replace("class", "import helper\n\n\nclass"))
    (tmp_path / "helper.py").touch()
    films = ("numpy.py", "random.py", "hills.py", "short.py")
    done = studio.type("scenes", "render", *films, "-q", "l", "-j", "1", "-o", "films")
    assert done.returncode == 0, done.stdout + done.stderr
    made = sorted(path.name for path in (tmp_path / "films").glob("*.mp4"))
    assert made == ["hills.mp4", "numpy.mp4", "random.mp4", "short.mp4"]
