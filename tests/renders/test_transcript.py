"""The transcript beside a film: its words, a picture of each beat, and the numbers on it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest
from PIL import Image

from scenes.render.transcript import Part, _plain, _section, clear, pictures_of, renamed
from tests.everything import some
from tests.renders.desk import run
from tests.renders.filming import render, the_one

# Its plays: 0 there, 1 the rest of the words, 2 far, 3 back, 4 the rest of the words.
FILM = '''"""A dot that goes where it is told."""

from manim import Circle, ValueTracker

from scenes.stage import Readout, tr
from scenes.stage.lecture.scene import LectureScene, beat


class Walk(LectureScene):
    title = "There & back"

    def setup(self):
        self.x = x = ValueTracker(0.0)
        self.dot = Circle(radius=0.5, color="#FFFFFF", fill_opacity=1)
        self.dot.add_updater(lambda dot: dot.move_to([x.get_value(), -1, 0]))
        self.place = Readout("place", tr("place"), x.get_value, 2).move_to([0, 3, 0])

    @beat("Go there. Then w_1 > 2.")
    def so_far(self):
        self.add(self.dot, self.place)
        self.play(self.x.animate.set_value(3), run_time=0.6)

    @beat("Farther.")
    def further(self):
        self.remove(self.place)
        self.play(self.x.animate.set_value(6), run_time=2)

    @beat("Back.")
    def back(self):
        self.add(self.place)
        self.play(self.x.animate.set_value(-2), run_time=0.4)
'''
MUTE = re.sub(r'@beat\(".*"\)', "@beat()", FILM)
PICTURE = re.compile(r"!\[(.*)\]\((.*)\)")


def pictures(transcript: Path) -> list[Path]:
    """The pictures that a transcript shows."""
    found = PICTURE.findall(transcript.read_text(encoding="utf-8"))
    return [transcript.parent / unquote(path) for _, path in found]


def place_of_dot(picture: Path) -> float:
    with Image.open(picture) as image:
        grey = np.array(image.convert("L")).astype(int)
    columns = np.flatnonzero(grey[round(len(grey) * 5 / 8)] > 200)
    return float((columns.mean() / grey.shape[1] - 0.5) * 8 * grey.shape[1] / grey.shape[0])


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The transcript of the film that Manim rendered."""
    folder = tmp_path_factory.mktemp("walk")
    render(folder, FILM, "-ql")
    return the_one(folder, "media/videos/**/Walk.md")


@pytest.mark.slow
def test_each_beat_has_its_words_and_its_time(walk: Path) -> None:
    text = walk.read_text(encoding="utf-8")
    head, *beats = text.split("## ")
    assert head.startswith("# [There & back](Walk.mp4)\n\nA dot that goes where it is told.\n\n0:0")
    assert [beat.splitlines()[0] for beat in beats] == ["So far", "Further", "Back"]
    assert "\nGo there. Then w\\_1 \\> 2.\n" in beats[0]
    assert "\nFarther.\n" in beats[1]
    names = [re.sub(r"-[0-9a-f]{8}$", "", picture.stem) for picture in pictures(walk)]
    assert names == ["01-so_far", "02-further", "03-back"]
    times = re.findall(r"^(0:\d\d)–(0:\d\d)$", text, re.MULTILINE)
    assert len(times) == 3
    assert times[0][0] == "0:00"
    assert all(one[1] == other[0] for one, other in pairwise(times))


@pytest.mark.slow
def test_the_numbers_are_those_of_the_picture(walk: Path) -> None:
    so_far, further, back = (place_of_dot(picture) for picture in pictures(walk))
    assert so_far == pytest.approx(3, abs=0.05)
    assert further == pytest.approx(6, abs=0.1)  # it has but one play, whose last frame is taken
    assert back == pytest.approx(-2, abs=0.05)
    numbers = re.findall(r"^\*(.*)\*$", walk.read_text(encoding="utf-8"), re.MULTILINE)
    assert numbers == ["place 3.00", "place −2.00"]


@pytest.mark.slow
def test_of_an_excerpt_there_is_what_was_filmed(walk: Path, tmp_path: Path) -> None:
    render(tmp_path, FILM, "-ql", "-n", "2,2")
    text = the_one(tmp_path, "media/videos/**/Walk.md").read_text(encoding="utf-8")
    assert re.findall("^## (.*)$", text, re.MULTILINE) == ["Further"]
    assert "Farther." in text
    assert "Go there." not in text
    assert "0:00–0:02" in text


@pytest.mark.slow
def test_a_new_film_has_a_new_transcript_and_no_picture_of_the_old_one(tmp_path: Path) -> None:
    render(tmp_path, FILM, "-ql")
    transcript = the_one(tmp_path, "media/videos/**/Walk.md")
    before = pictures(transcript)
    own = before[0].with_name("mine.jpg")
    own.write_bytes(b"a picture of a lecturer's own")
    render(tmp_path, FILM.replace("Back.", "And back."), "-ql")
    assert "And back." in transcript.read_text(encoding="utf-8")
    assert pictures(transcript)[:2] == before[:2]  # which are the same to the byte
    kept = {path.name for path in before[0].parent.iterdir()}
    assert kept == {"mine.jpg", *(picture.name for picture in pictures(transcript))}
    render(tmp_path, MUTE, "-ql")
    assert not transcript.exists()
    assert [path.name for path in before[0].parent.iterdir()] == ["mine.jpg"]


@pytest.mark.slow
def test_a_gif_and_a_still_have_none(tmp_path: Path) -> None:
    for flags in (("--format", "gif"), ("-s",), ("--format", "png-sequence")):
        render(tmp_path, FILM, "-ql", "-n", "0,1", *flags)
    assert not list(tmp_path.rglob("*.md"))
    assert not list(tmp_path.rglob("*.jpg"))


@pytest.mark.slow
@pytest.mark.parametrize("form", some(["webm", "mov"]))
def test_other_films_have_one_too(tmp_path: Path, form: str) -> None:
    render(tmp_path, FILM, "-ql", "--format", form, "-t")
    transcript = the_one(tmp_path, "media/videos/**/Walk.md")
    assert f"(Walk.{form})" in transcript.read_text(encoding="utf-8")
    assert place_of_dot(pictures(transcript)[1]) == pytest.approx(6, abs=0.1)


@pytest.mark.slow
def test_it_goes_with_the_film_to_the_output_folder(tmp_path: Path) -> None:
    (tmp_path / "my walk.py").write_text(FILM, encoding="utf-8")
    out = tmp_path / "out"
    stale = out / "my walk-stills" / "09-gone-0123abcd.jpg"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"")
    run(tmp_path, "render", "my walk.py", "-q", "l", "-o", "out")
    transcript = out / "my walk.md"
    assert transcript.read_text(encoding="utf-8").startswith("# [There & back](my%20walk.mp4)\n")
    assert sorted(pictures(transcript)) == sorted(stale.parent.iterdir())
    assert place_of_dot(pictures(transcript)[0]) == pytest.approx(3, abs=0.05)


# -- without a film --------------------------------------------------------------------------------


def test_words_mean_nothing_but_themselves() -> None:
    assert _plain("#1 *is* [here](x) | a_b") == r"\#1 \*is\* \[here\](x) \| a\_b"
    assert _plain("- 1") == r"\- 1"
    assert _plain("1. And 2.") == r"1\. And 2."
    assert _plain("−0.55 − 3 = w") == "−0.55 − 3 = w"


def test_a_part_without_a_name_or_numbers_has_neither() -> None:
    part = Part("", 0.0, 61.4, ["Hello."], [])
    assert _section(part, [], "a.jpg") == "0:00–1:01\n\n![](a.jpg)\n\nHello.\n"


def test_only_pictures_of_ours_are_cleared(tmp_path: Path) -> None:
    for name in ("01-a-0123abcd.jpg", "02-b-0123abcd.jpg", "a.jpg", "01-a.jpg", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    clear(tmp_path, ["02-b-0123abcd.jpg"])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "01-a.jpg",
        "02-b-0123abcd.jpg",
        "a.jpg",
        "notes.txt",
    ]


def test_a_name_as_long_as_a_disk_takes_has_pictures_too() -> None:
    assert pictures_of(Path("films/walk.mp4")) == Path("films/walk-stills")
    folder = pictures_of(Path("films") / f"{'ä' * 125}.mp4")
    assert folder.name == f"{'ä' * 124}-stills"


def test_a_transcript_is_renamed_with_its_film() -> None:
    text = "# [A](Old%20film.webm)\n\n![B](Old%20film-stills/01-b.jpg)\n\n\\[c\\](d) 1/2"
    assert renamed(text, "02-hills") == text.replace("Old%20film", "02-hills")
