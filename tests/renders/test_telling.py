"""Voice, recordings and captions as a lecturer asks for them on the command line."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import asdict
from pathlib import Path

import av
import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from rich.console import Console

from scenes.render.command import job as jobs
from scenes.render.command.course import course, films_called
from scenes.render.command.display import Display
from scenes.render.command.job import Job, travelling
from scenes.render.command.main import downhill
from scenes.render.command.telling import Manner
from tests.renders.desk import run
from tests.scenes.typing_words import typed
from tests.scenes.voice.test_recordings import record, tone

FILM = '''"""A dot that is seen."""

from manim import RIGHT, Circle

from scenes.stage.lecture.scene import LectureScene, beat


class Walk(LectureScene):
    @beat("Look.")
    def going(self):
        dot = Circle(radius=1)
        self.play(dot.animate.shift(RIGHT), run_time=0.6)

    @beat("It stays.")
    def staying(self):
        self.wait(0.2)
'''
COMMANDS = [("render", "-o", "films"), ("verify", "-o", "films"), ("still", "--at", "0.1")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "walk.py").write_text(FILM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def takes(desk: Path, *heights: float, seconds: float = 1.0) -> None:
    for number, height in enumerate(heights, start=1):
        record(desk / "takes" / "walk" / f"staying-{number:02}.wav", tone(seconds, height))


def heard(film: Path) -> np.ndarray:
    """All samples of a film."""
    with av.open(str(film)) as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
    return np.concatenate(frames, axis=1)


def pieces(desk: Path) -> set[Path]:
    return set((desk / "media").rglob("partial_movie_files/*/*.mp4"))


# -- before any work -------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--voice", "nobody"), "There is no voice 'nobody'; there are none, "),
        (("--recordings", "nowhere"), "There is no folder nowhere with recordings."),
        (("--recordings", "."), "There is no folder walk with recordings."),
        (("--captions", "large"), "'large' is not one of 'track', 'burned', 'none'"),
    ],
)
def test_what_cannot_be_had_is_told_before_any_work(
    desk: Path, command: tuple[str, ...], options: tuple[str, ...], says: str
) -> None:
    (desk / "films").mkdir()
    (desk / "films" / "walk.mp4").write_bytes(b"")
    name, *more = command
    assert says in typed(name, "walk.py", *more, *options)
    found = {path.name for path in desk.iterdir()} - {"__pycache__"}  # which Python may make
    assert found == {"films", "walk.py"}


def test_a_bad_recording_is_told_before_any_work(desk: Path) -> None:
    takes(desk, 0.0)
    said = typed("render", "walk.py", "-o", "films", "--recordings", "takes")
    assert said == "There is nothing to be heard in takes/walk/staying-01.wav."
    assert not (desk / "films").exists()


def test_what_is_asked_for_comes_before_the_environment_and_leaves_it_alone(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOWNHILL_VOICE", "nobody")
    monkeypatch.delenv("DOWNHILL_CAPTIONS", raising=False)
    assert "There is no voice 'nobody'" in typed("still", "walk.py", "--at", "0.1")
    ask = ("still", "walk.py", "--at", "0.1", "-q", "l", "--voice", "none", "--captions", "burned")
    assert CliRunner().invoke(downhill, ask).exit_code == 0
    assert os.environ["DOWNHILL_VOICE"] == "nobody"
    assert "DOWNHILL_CAPTIONS" not in os.environ


def test_of_several_films_those_that_were_not_recorded_go_without(desk: Path) -> None:
    films = films_called(["hills", "regression"])
    (desk / "takes" / "hills").mkdir(parents=True)
    manners = Manner("none", str(desk / "takes")).for_each(films)
    assert manners["hills"] == Manner("none", str(desk / "takes"))
    assert manners["regression"] == Manner("none")
    elsewhere = Manner(recordings=str(desk))
    assert elsewhere.for_each(films) == {"hills": elsewhere, "regression": elsewhere}


# -- films -----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_film_with_recordings(desk: Path) -> None:
    takes(desk, 0.1)
    common = ("walk.py", "-q", "l", "-o", "films", "--voice", "none", "--recordings", "takes")
    printed = run(desk, "render", *common)
    assert re.search(r"walk: \d+ of \d+ frames, 1 s spoken", printed)
    film = desk / "films" / "walk.mp4"
    before, first = heard(film), pieces(desk)
    assert np.abs(before).max() > 0.1
    # A take of the same length is heard, and nothing is drawn for it.
    record(desk / "takes" / "walk" / "staying-01.wav", tone(0.5, 0.1), tone(0.5, 0.3))
    run(desk, "render", *common)
    assert pieces(desk) == first
    assert heard(film).shape == before.shape
    assert np.abs(heard(film) - before).max() > 0.01
    assert "frames are the same" in run(desk, "verify", *common)
    takes(desk, 0.1, seconds=2)
    assert "frames, but" in run(desk, "verify", *common, status=1)
    run(desk, "render", *common)
    assert pieces(desk) > first
    assert heard(film).shape[1] > before.shape[1] + 40_000


@pytest.mark.slow
def test_a_recording_too_many_is_told_when_its_beat_is_over(desk: Path) -> None:
    takes(desk, 0.1, 0.2)
    printed = run(desk, "render", "walk.py", "-q", "l", "--recordings", "takes")
    says = "takes/walk/staying-02.wav fits no sentence of the film; the last is staying-01."
    assert printed.count(says) == 1


@pytest.mark.slow
def test_captions_are_burned_into_stills(desk: Path) -> None:
    for style in ("track", "burned"):
        common = ("still", "walk.py", "--at", "0.5", "-q", "l")
        run(desk, *common, "--captions", style, "-o", f"{style}.png")
    with Image.open(desk / "track.png") as track, Image.open(desk / "burned.png") as burned:
        changed = np.any(np.array(track) != np.array(burned), axis=(1, 2))
    assert changed.any()
    assert np.flatnonzero(changed).min() > 0.85 * len(changed)


@pytest.mark.slow
def test_captions_are_a_track_of_the_film_if_asked_for(desk: Path) -> None:
    common = ("render", "walk.py", "-q", "l", "-o", "films", "--voice", "none")
    drawn = set()
    for style, there in (("track", True), ("none", False)):
        run(desk, *common, "--captions", style)
        drawn |= pieces(desk)
        with av.open(str(desk / "films" / "walk.mp4")) as film:
            assert bool(film.streams.subtitles) == there
        assert "Look." in (desk / "films" / "walk.srt").read_text(encoding="utf-8")
    assert len(drawn) == len(pieces(desk)) == 4  # for which nothing is drawn anew


def test_recordings_travel_with_a_job(
    desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    takes(desk, 0.1, 0.2)
    job = Job("walk.py", 854, 480, 15, manner=asdict(Manner("none", "takes")))
    packed = json.dumps(asdict(travelling(job)))
    far = tmp_path_factory.mktemp("far")
    monkeypatch.chdir(far)
    monkeypatch.setattr("tempfile.tempdir", str(far))
    monkeypatch.setattr("sys.stdin", io.StringIO(packed))
    received = jobs._received()
    folder = received.manner["recordings"]
    assert folder is not None
    assert Path(folder).is_relative_to(far)
    for name in ("staying-01.wav", "staying-02.wav"):
        there, here = Path(folder) / "walk" / name, desk / "takes" / "walk" / name
        assert there.read_bytes() == here.read_bytes()
    assert received.manner["voice"] == "none"


# -- what is shown ---------------------------------------------------------------------------------


@pytest.mark.parametrize("terminal", [True, False])
def test_speech_is_a_step_of_the_progress(terminal: bool) -> None:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=100)
    with Display(console, ["one"]) as display:
        display.progress("one", 0, 10, 12.4)
        display.progress("one", 10, 10, 33.7)
        display._live.refresh()
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert ("one, 34 s spoken" if terminal else "one: 10 of 10 frames, 34 s spoken\n") in printed


def test_the_list_tells_voice_words_and_words_a_minute() -> None:
    printed = CliRunner().invoke(downhill, ["list"]).output
    for film in course():
        pace = round(60 * film.words / film.lasts)
        assert re.search(rf"{film.name} +\d:\d\d +heart +{film.words} +{pace} ", printed)
