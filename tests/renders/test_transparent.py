"""Films and pictures without a background: edges have the colour of what they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from scenes.stage.lecture.theme import STEP
from tests.renders.filming import render, the_one

pytestmark = pytest.mark.slow

Picture = NDArray[np.int64]

GREEN = np.array([int(STEP[k : k + 2], 16) for k in (1, 3, 5)])
FRAMES = 6 + 5

# A word that stands still is part of the picture that moving things are painted upon.
FILM = f"""
from manim import LEFT, RIGHT, Circle
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.type.text import Words

class Glass(LectureScene):
    captions = False

    def construct(self):
        self.add(Words("Wow", color="{STEP}").scale(3).shift(2 * LEFT))
        disc = Circle(radius=1, color="{STEP}", fill_opacity=0.5, stroke_width=0)
        self.play(disc.animate.shift(RIGHT), run_time=6 / 15)
        self.wait(5 / 15)
"""


def decoded(film: Path) -> Iterator[Picture]:
    """Red, green, blue and opacity."""
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray(format="rgba").astype(int)


def decoded_with_alpha(film: Path) -> Iterator[Picture]:
    """As `decoded`, of a WebM file, whose opacity FFmpeg's own decoder leaves out."""
    with av.open(str(film)) as container:
        decoder: Any = av.CodecContext.create("libvpx-vp9", "r")
        for packet in container.demux(video=0):
            for frame in decoder.decode(packet if packet.size else None):
                yield frame.to_ndarray(format="rgba").astype(int)


def opened(*files: Path) -> Iterator[Picture]:
    for file in files:
        with Image.open(file) as picture:
            assert picture.mode == "RGBA"
            yield np.array(picture).astype(int)


def check(frame: Picture, tolerance: int) -> None:
    """Clear around, solid letters, a half-seen disc, and one colour whatever the opacity."""
    opacity = frame[..., 3]
    assert opacity[:40].max() == 0
    assert (opacity == 255).sum() > 500
    disc = frame[240, 427 + 60 : 427 + 60 + 40]
    assert np.abs(disc[:, 3] - 127.5).max() < 4
    for low, high in ((32, 96), (96, 160), (160, 224), (224, 256)):
        some = frame[(opacity >= low) & (opacity < high)]
        assert len(some) > 100
        assert np.abs(some[:, :3] - GREEN).max() <= tolerance


@pytest.mark.parametrize(
    ("form", "decode", "tolerance"), [("mov", decoded, 8), ("webm", decoded_with_alpha, 16)]
)
def test_a_film(
    tmp_path: Path, form: str, decode: Callable[[Path], Iterator[Picture]], tolerance: int
) -> None:
    render(tmp_path, FILM, "-ql", "-t", "--format", form)
    frames = list(decode(the_one(tmp_path, f"media/videos/**/Glass.{form}")))
    assert len(frames) == FRAMES
    check(frames[-1], tolerance)


def test_a_still(tmp_path: Path) -> None:
    render(tmp_path, FILM, "-ql", "-t", "-s")
    (picture,) = opened(the_one(tmp_path, "media/images/**/*.png"))
    check(picture, 8)


def test_a_sequence_of_pictures(tmp_path: Path) -> None:
    render(tmp_path, FILM, "-ql", "-t", "--format", "png-sequence")
    files = sorted(tmp_path.glob("media/images/**/*.png"))
    assert [file.name for file in files] == [f"{number:04}.png" for number in range(FRAMES)]
    for picture in opened(files[5], files[-1]):
        check(picture, 8)


def test_an_animated_picture(tmp_path: Path) -> None:
    render(tmp_path, FILM, "-ql", "-t", "--format", "gif")
    frames = list(decoded(the_one(tmp_path, "media/videos/**/*.gif")))
    assert len(frames) == FRAMES
    seen = frames[-1][frames[-1][..., 3] > 0]
    assert set(frames[-1][..., 3].ravel()) == {0, 255}  # GIF knows nothing between
    assert len(seen) > 5000
    assert np.abs(seen[:, :3] - GREEN).max() <= 8
