"""What is said of two films that are not the same, frame by frame; and what is no film at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from manim import config

from gdmath.errors import InputError
from scenes.render.command.course import Film
from scenes.render.command.job import Job
from scenes.render.command.options import Picture
from scenes.render.command.verify import _told
from scenes.render.hashes import count, first_difference
from scenes.render.refusals import refuse_unfit
from scenes.render.rehearsal import offstage
from tests.scenes.conftest import Bare, Rolling

HEADER = "#format: frame checksums\n#media_type 0: video\n"


def hashed(*frames: str) -> str:
    """As FFmpeg writes it: stream, two times, a duration, a size and the hash."""
    rows = (f"0, {i:10}, {i:10}, 1, 622080, {frame}\n" for i, frame in enumerate(frames))
    return HEADER + "".join(rows)


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (("a", "b", "c"), ("a", "b", "c"), None),
        (("a", "b", "c"), ("x", "b", "c"), 0),
        (("a", "b", "c"), ("a", "b", "x"), 2),
        (("a", "b", "c"), ("a", "b"), 2),  # where the shorter one ends
        (("a",), ("a", "b", "c"), 1),
        ((), (), None),
    ],
)
def test_the_first_difference_is_found(
    one: tuple[str, ...], other: tuple[str, ...], first: int | None
) -> None:
    assert first_difference(hashed(*one), hashed(*other)) == first
    assert first_difference(hashed(*other), hashed(*one)) == first
    assert count(hashed(*one)) == len(one)


@pytest.mark.parametrize(
    ("counted", "jobs", "said"),
    [
        ((8, 10, 8), 1, "f.mp4 has 10 frames, but 8 drawn by one process."),
        ((8, 8, 10), 3, "f.mp4 has 8 frames, but 10 drawn by 3 processes."),
        (
            (7, 10, 10),
            1,
            "f.mp4: frame 7 of 10, at 0.70 s in the beat there, is the first that differs when "
            "the film is drawn by one process.",
        ),
        (
            (9, 10, 12),
            2,
            "f.mp4: frame 9 of 10, at 0.90 s in the beat there, is the first that differs when "
            "the film is drawn by 2 processes, which makes 12 frames.",
        ),
        (
            (26, 46, 46),
            1,
            "f.mp4: frame 26 of 46, at 2.60 s in the beat back, is the first that differs when "
            "the film is drawn by one process.",
        ),
    ],
)
def test_a_film_that_only_ends_sooner_is_told_from_one_that_differs(
    counted: tuple[int, int, int], jobs: int, said: str
) -> None:
    film = Film("rolling", Rolling, "")
    job = Job("rolling", 64, 36, 10, jobs=jobs)
    told = _told(Path("f.mp4"), film, job, Picture(64, 36, 10), counted)
    assert told == said


@pytest.mark.parametrize(
    ("width", "height", "rate"), [(0, 100, 15.0), (100, 0, 15.0), (100, 100, 0.0), (9, 9, -1.0)]
)
def test_a_film_without_pixels_or_frames_is_refused(width: int, height: int, rate: float) -> None:
    with offstage():
        scene = Bare()
        config["pixel_width"], config["pixel_height"] = width, height
        config._d["frame_rate"] = rate
        with pytest.raises(InputError, match=f"got {width},{height} and {rate:g} a second"):
            refuse_unfit(scene)


def test_one_pixel_and_one_frame_a_minute_are_a_film() -> None:
    with offstage():
        scene = Bare()
        config["pixel_width"], config["pixel_height"] = 1, 1
        config._d["frame_rate"] = 1 / 60
        refuse_unfit(scene)
