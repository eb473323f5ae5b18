"""`downhill`, as a lecturer types it: the course, films, stills and sheets."""

from __future__ import annotations

import hashlib
import io
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import av
import pytest
from click.testing import CliRunner
from PIL import Image
from rich.console import Console

import gdmath
from scenes.render.command.course import Film, course, films_called
from scenes.render.command.display import Display, Outcome
from scenes.render.command.main import downhill
from scenes.render.parameters import parameters_of
from tests.everything import some
from tests.renders.desk import FILM, decoded, made_desk, run
from tests.renders.interrupting import interruptible
from tests.renders.test_cluster import wait_for
from tests.scenes.typing_words import typed

desk = pytest.fixture(made_desk)


def test_the_version_is_gdmaths() -> None:
    printed = CliRunner().invoke(downhill, ["--version"]).output
    assert printed.endswith(f"version {gdmath.__version__}\n")


def test_the_list_has_the_course_in_order() -> None:
    printed = CliRunner().invoke(downhill, ["list"]).output
    places = [printed.index(film.title) for film in course()]
    assert places == sorted(places)
    numbers = [film.number for film in course()]
    assert sorted({*numbers}) == numbers


def test_a_film_is_found_without_loading_the_others() -> None:
    program = (
        "import sys; from scenes.render.command.course import films_called, names_of_films\n"
        "films_called(['regression', 'hills'])\n"
        "print(*(name for name in names_of_films() if f'scenes.{name}' in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.split() == ["hills", "regression"], done.stderr


def test_an_unfinished_film_is_called_so_and_left_out_of_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unfinished = [film for film in course() if film.unfinished]
    printed = CliRunner().invoke(downhill, ["list"]).output
    for film in course():
        assert (f"{film.title} (unfinished)" in printed) == film.unfinished
    made: list[str] = []

    def pretend(films: list[Film], *rest: object) -> bool:
        made.extend(film.name for film in films)
        return True

    monkeypatch.setattr("scenes.render.command.main.make", pretend)
    CliRunner().invoke(downhill, ["render", "--all", "-o", str(tmp_path)])
    assert made == [film.name for film in course() if film not in unfinished]
    made.clear()
    CliRunner().invoke(downhill, ["render", "local_minima", "-o", str(tmp_path)])
    assert made == ["local_minima"]


def test_the_list_of_parameters_has_value_type_range_and_meaning() -> None:
    for film in course():
        printed = CliRunner().invoke(downhill, ["list", film.name]).output
        assert all(one.meaning for one in parameters_of(film.parameters).values())
        assert printed.count("--set ") == len(parameters_of(film.parameters))
    hills = CliRunner().invoke(downhill, ["list", "hills"]).output
    assert re.search(r"--set steps=24 +a whole number from 4 to 1000 +how many steps", hills)


@pytest.mark.parametrize("terminal", [True, False])
def test_films_are_shown_whichever_ends_first(
    terminal: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=100)
    with Display(console, ["one", "two"]) as display:
        display.progress("one", 1, 10)
        display.ended(Outcome("one", 3.0, file="out/one.mp4"))
        display.progress("two", 5, 10)
        display.progress("two", 10, 10)
        display.ended(Outcome("two", 64.0, failed="No."))
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert "one: out/one.mp4 (0:03)" in printed
    assert "two: failed. No.\n" in (printed if terminal else capsys.readouterr().err)
    assert terminal or "two: 5 of 10 frames\ntwo: 10 of 10 frames\n" in printed


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("[CLI\npixel_width = 12", "File contains no section headers"),
        ("[CLI]\npixel_width = wide", "invalid literal for int() with base 10: 'wide'"),
        ("[CLI]\nverbosity = LOUD", "LOUD"),
        ("[CLI]\npreview = perhaps", "Not a boolean: perhaps"),
    ],
)
def test_settings_that_manim_cannot_read_are_told(
    tmp_path: Path, settings: str, reason: str
) -> None:
    (tmp_path / "manim.cfg").write_text(settings)
    said = run(tmp_path, "list", status=1)
    assert len(said.splitlines()) == 1
    assert said.startswith("The settings in manim.cfg, here or in ~/.config/manim, cannot be read:")
    assert reason in said


@pytest.mark.slow
def test_films_go_to_the_output_folder_and_one_that_fails_stops_no_other(desk: Path) -> None:
    printed = run(desk, "render", "broken.py", "walk.py", "-q", "l", status=1)
    assert "broken: failed." in printed
    assert "AttributeError" in printed
    out = desk / "out" / "480p15"
    kinds = ("-stills", ".md", ".mp4", ".srt", ".vtt")
    assert sorted(path.name for path in out.iterdir()) == [f"walk{kind}" for kind in kinds]
    assert re.search(r"walk +0:0\d +0:\d+ +\d\.\d MB +out/480p15/walk.mp4", printed)
    assert "walk: 33 of 33 frames" in printed


def test_help_tells_what_holds_if_nothing_is_said(desk: Path) -> None:
    assert re.search(r"-q, --quality.*\[default:\s+m\]", run(desk, "still", "--help"), re.DOTALL)


@pytest.mark.slow
def test_a_package_of_ones_own_called_scenes_does_not_take_the_place_of_ours(desk: Path) -> None:
    (desk / "scenes").mkdir()
    (desk / "scenes" / "__init__.py").write_text("raise AssertionError('not ours')\n")
    # As the command is installed: without the present folder on Python's path.
    command = [sys.executable, "-P", "-m", "scenes", "render", "walk.py", "-q", "l"]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (desk / "out" / "480p15" / "walk.mp4").is_file()


@pytest.mark.slow
def test_parameters_change_the_film_and_the_same_ones_find_its_pieces(desk: Path) -> None:
    film = desk / "films" / "walk.mp4"
    common = ("render", "walk.py", "-q", "l", "-o", "films")
    run(desk, *common)
    plain = decoded(film)
    run(desk, *common, "--set", "far=1.5")
    assert decoded(film) != plain
    (desk / "p.toml").write_text("[walk]\nfar = 1.5\n", encoding="utf-8")
    run(desk, *common, "--parameters", "p.toml", "--set", "far=3")
    assert decoded(film) == plain
    pieces = set((desk / "media").rglob("partial_movie_files/*/*.mp4"))
    run(desk, *common, "--set", "walk.far=3", "-j", "1")
    assert set((desk / "media").rglob("partial_movie_files/*/*.mp4")) == pieces


@pytest.mark.slow
def test_what_a_film_says_of_its_numbers_and_data_is_one_sentence(desk: Path) -> None:
    for pair, says in [
        ("far=-1", "walk: far must not be negative, got -1."),
        ("data=nowhere.txt", "There is no data file nowhere.txt."),
    ]:
        printed = run(desk, "render", "walk.py", "-q", "l", "--set", pair, status=1)
        assert says in printed
        assert "Traceback" not in printed
        assert not (desk / "out").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("flags", "name", "size", "frames"),
    some(
        [
            (("--format", "gif"), "480p15/walk.gif", (854, 480), 33),
            (
                ("--format", "webm", "--transparent", "--fps", "10"),
                "480p10/walk.webm",
                (854, 480),
                22,
            ),
            (("--format", "mov", "--transparent"), "480p15/walk.mov", (854, 480), 33),
        ],
        2,
    ),
)
def test_other_formats(
    desk: Path, flags: tuple[str, ...], name: str, size: tuple[int, int], frames: int
) -> None:
    run(desk, "render", "walk.py", "-q", "l", *flags)
    with av.open(str(desk / "out" / name)) as container:
        pictures = list(container.decode(video=0))
    assert len(pictures) == frames
    assert (pictures[0].width, pictures[0].height) == size


@pytest.mark.slow
def test_stills_and_sheets(desk: Path) -> None:
    run(desk, "still", "walk.py", "--beat", "going", "-q", "l", "-o", "end.png")
    run(desk, "still", "walk.py", "--at", "0.5", "-q", "l", "-o", "middle.png")
    green = {}
    for name in ("end", "middle"):
        with Image.open(desk / f"{name}.png") as image:
            assert image.size == (854, 480)
            band = image.convert("RGB").crop((0, 110, 854, 130))
            columns = [x for x in range(854) if band.getpixel((x, 10))[1] > 180]  # type: ignore[index]
            green[name] = (min(columns) + max(columns)) / 2 / 60 - 427 / 60
    assert green["end"] == pytest.approx(3, abs=0.05)
    assert green["middle"] == pytest.approx(0, abs=0.05)
    assert "out/walk-sheet.png" in run(desk, "sheet", "walk.py", "--every", "1")
    assert "walk has no beat 'gone'" in run(desk, "still", "walk.py", "--beat", "gone", status=1)
    assert "lasts 2." in run(desk, "still", "walk.py", "--at", "77", status=1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "everyone",
    some(
        [
            pytest.param(False, id="the command alone"),
            pytest.param(True, id="its whole group"),
        ]
    ),
)
def test_a_render_that_is_interrupted_ends_with_all_its_processes(
    desk: Path, everyone: bool
) -> None:
    command = [sys.executable, "-m", "scenes", "render", "walk.py", "--set", "think=0.3"]
    mark = {"TEST_MARK": uuid4().hex}
    with interruptible():
        process = subprocess.Popen(
            command,
            cwd=desk,
            env={**os.environ, **mark},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
    with process:
        wait_for(lambda: list(desk.rglob("*.unfinished.mp4")))
        (os.killpg if everyone else os.kill)(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said == "Stopped. What is drawn is kept: render again to go on.\n"
    assert not list(desk.rglob("*.unfinished*"))
    assert not (desk / "out").exists()
    wait_for(lambda: not marked(mark["TEST_MARK"]), 2)


def marked(mark: str) -> list[str]:
    """The processes that have a mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark.encode() in (folder / "environ").read_bytes():
                found.append(folder.name)
    return found


@pytest.mark.slow
def test_hashes_are_those_of_the_decoded_frames(desk: Path) -> None:
    run(desk, "render", "walk.py", "-q", "l", "--hashes", "-o", "films")
    kinds = ("-stills", ".framemd5", ".md", ".mp4", ".srt", ".vtt")
    assert sorted(path.name for path in (desk / "films").iterdir()) == [f"walk{k}" for k in kinds]
    lines = (desk / "films" / "walk.framemd5").read_text(encoding="utf-8").splitlines()
    rows = [re.split(r", *", line) for line in lines if not line.startswith("#")]
    with av.open(str(desk / "films" / "walk.mp4")) as container:
        pictures = [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]
    assert len(rows) == len(pictures) == 33
    for number, (row, picture) in enumerate(zip(rows, pictures, strict=True)):
        digest = hashlib.md5(picture).hexdigest()
        assert row == ["0", str(number), str(number), "1", str(len(picture)), digest]


@pytest.mark.slow
def test_a_film_is_verified_by_drawing_it_again(desk: Path) -> None:
    common = ("walk.py", "-q", "l", "-o", "films")
    assert "There is no film films/walk.mp4 yet" in run(desk, "verify", *common, status=1)
    run(desk, "render", *common, "-j", "2", "--set", "far=1.5")
    kept = sorted(path for path in desk.rglob("*") if path.is_file())
    said = run(desk, "verify", *common, "--set", "far=1.5")
    assert said.endswith("films/walk.mp4: all 33 frames are the same, drawn by one process.\n")
    assert sorted(path for path in desk.rglob("*") if path.is_file()) == kept
    moved = FILM.replace("self.wait(0.2)", "self.x.set_value(0)\n        self.wait(0.2)")
    (desk / "walk.py").write_text(moved, encoding="utf-8")
    said = run(desk, "verify", *common, "--set", "far=1.5", "-j", "3", status=1)
    assert said.splitlines()[-1] == (
        "films/walk.mp4: frame 15 of 33, at 1.00 s in the beat staying, is the first that differs "
        "when the film is drawn by 3 processes."
    )
    (desk / "walk.py").write_text(FILM.replace("wait(0.2)", "wait(2.2)"), encoding="utf-8")
    said = run(desk, "verify", *common, "--set", "far=1.5", status=1)
    assert said.splitlines()[-1].endswith("drawn by one process, which makes 48 frames.")


def test_what_is_no_film_cannot_be_verified(tmp_path: Path) -> None:
    (film,) = films_called(["hills"])
    broken = tmp_path / f"{film.stem}.mp4"
    for content in (b"", b"no film"):
        broken.write_bytes(content)
        said = typed("verify", "hills", "-o", str(tmp_path))
        assert said == f"{broken} is no film that can be played."
