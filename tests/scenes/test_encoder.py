"""The colours of films: what is painted is what a player shows."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
import pytest
from av.video.reformatter import ColorPrimaries, ColorRange, ColorTrc
from numpy.typing import NDArray

from scenes.render.encoder import Converter, straight
from scenes.stage.lecture import theme
from tests.scenes.filming import render, the_one

Array = NDArray[np.float64]

# Of red and blue in brightness, by the number that a stream gives its matrix (ISO 23091-4).
WEIGHTS = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 6: (0.299, 0.114)}
BT709, LIMITED = 1, 1


COLOURS = sorted(set(re.findall(r'"(#[0-9A-F]{6})"', inspect.getsource(theme))))
RGB = np.array([[int(c[k : k + 2], 16) for k in (1, 3, 5)] for c in COLOURS])

BARS = f"""
from manim import RIGHT, Rectangle
from scenes.stage.lecture.scene import LectureScene

COLOURS = {COLOURS!r}

class Bars(LectureScene):
    captions = False

    def construct(self):
        width = self.camera.frame_width / len(COLOURS)
        for k, color in enumerate(COLOURS):
            bar = Rectangle(height=9, width=width, color=color, fill_opacity=1, stroke_width=0)
            self.add(bar.shift(RIGHT * width * (k + 0.5 - len(COLOURS) / 2)))
        self.wait(0.1)
"""


class Planes(NamedTuple):
    """A frame as it is in the file, one number from each bar, and what the file says of it."""

    y: Array
    cb: Array
    cr: Array
    matrix: int
    range: int

    def shown(self, matrix: int) -> Array:
        """The colours a player makes of it, 0 to 255; limited range."""
        red, blue = WEIGHTS[matrix]
        y, cb, cr = (self.y - 16) / 219, (self.cb - 128) / 224, (self.cr - 128) / 224
        r, b = y + 2 * (1 - red) * cr, y + 2 * (1 - blue) * cb
        g = (y - red * r - blue * b) / (1 - red - blue)
        return 255 * np.stack([r, g, b], axis=-1)


def planes(frame: av.VideoFrame) -> Planes:
    """What the middles of the bars hold."""
    assert frame.format.name == "yuv420p"
    samples = []
    for plane in frame.planes:
        rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
        middles = (np.arange(len(COLOURS)) + 0.5) * plane.width / len(COLOURS)
        samples.append(rows[plane.height // 2, middles.astype(int)].astype(float))
    return Planes(*samples, frame.colorspace, frame.color_range)


@pytest.fixture(scope="module", params=["mp4", "mov", "webm"])
def film(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bars in HD."""
    folder = tmp_path_factory.mktemp("bars")
    render(folder, BARS, "-qm", "--format", request.param)
    return the_one(folder, f"media/videos/**/Bars.{request.param}")


@pytest.mark.slow
def test_a_player_that_reads_the_tags_shows_the_colours_of_the_theme(film: Path) -> None:
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            seen = planes(frame)
            assert seen.range == LIMITED
            assert np.abs(seen.shown(seen.matrix) - RGB).max() <= 3


@pytest.mark.slow
def test_a_player_that_takes_hd_for_bt709_shows_the_colours_of_the_theme(film: Path) -> None:
    with av.open(str(film)) as container:
        seen = planes(next(container.decode(video=0)))
    assert np.abs(seen.shown(BT709) - RGB).max() <= 3
    assert np.abs(seen.shown(6) - RGB).max() > 10  # so the matrix matters


@pytest.mark.slow
def test_the_container_says_it_all(film: Path) -> None:
    with av.open(str(film)) as container:
        tags = container.streams.video[0].codec_context  # before any frame is decoded
        assert tags.colorspace == BT709
        assert tags.color_range == ColorRange.MPEG
        assert tags.color_primaries == ColorPrimaries.BT709
        assert tags.color_trc == ColorTrc.BT709
    if film.suffix != ".webm":  # beside what the encoded pictures say
        kind = b"nclx" if film.suffix == ".mp4" else b"nclc"
        assert b"colr" + kind + bytes([0, 1] * 3) in film.read_bytes()


# -- the converter -----------------------------------------------------------------------------


def canvas(*colours: tuple[int, int, int, int]) -> Any:
    """A square of 16 pixels of each colour, side by side."""
    return np.repeat(np.repeat([colours], 16, axis=1), 16, axis=0).astype(np.uint8)


@pytest.mark.parametrize("pixel_format", ["yuv420p", "argb", "rgba"])
def test_a_frame_stays_when_the_canvas_is_painted_over(pixel_format: str) -> None:
    pixels = canvas((95, 227, 161, 255), (11, 18, 32, 255))
    frame = Converter(pixel_format, transparent=False)(pixels)
    before = frame.to_ndarray(format="rgba")
    pixels[:] = 0
    assert np.array_equal(frame.to_ndarray(format="rgba"), before)
    assert np.abs(before[8, 8].astype(int) - (95, 227, 161, 255)).max() <= 2


def test_straight_colours_are_undarkened_and_the_canvas_is_left_alone() -> None:
    green = np.array([95, 227, 161])
    opacities = [0, 64, 128, 200, 255]
    pixels = canvas(*((*np.round(green * a / 255).astype(int), a) for a in opacities))
    kept = pixels.copy()
    seen = straight(pixels)[8, 8::16].astype(int)
    assert np.array_equal(pixels, kept)
    assert seen[:, 3].tolist() == opacities
    assert np.abs(seen[1:, :3] - green).max() <= 2
    assert seen[0, :3].tolist() == [0, 0, 0]
