"""The colours of films: what is painted is what a player shows."""

from __future__ import annotations

import hashlib
import inspect
import os
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
import pytest
from av.video.reformatter import ColorPrimaries, ColorRange, ColorTrc
from manim._config.video_encoder import VideoEncoderSpec
from numpy.typing import NDArray

from scenes.render import encoder
from scenes.render.encoder import Converter, PieceEncoder, repeatable, straight
from scenes.stage.lecture import theme
from tests.renders.filming import ROOT, render, the_one

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


# -- the same frames, the same film --------------------------------------------------------------

# Of no whole number of macroblocks, and with an odd number of samples of colour in a row.
DRAFT = VideoEncoderSpec(
    "mp4", "libx264", "yuv420p", 214, 120, Fraction(15), (("crf", "18"), ("preset", "veryfast"))
)
QUICK = (("crf", "30"), ("cpu-used", "8"), ("deadline", "realtime"))
SPECS = {
    "mp4": DRAFT,
    "webm": replace(DRAFT, container_format="webm", codec="libvpx-vp9", options=QUICK),
    "clear webm": replace(
        DRAFT, container_format="webm", codec="libvpx-vp9", pixel_format="yuva420p", options=QUICK
    ),
    "mov": replace(DRAFT, container_format="mov", codec="qtrle", pixel_format="argb", options=()),
}
PAST_THE_RIM = (0, 255)


def waves(spec: VideoEncoderSpec) -> list[av.VideoFrame]:
    """Some frames of waves that drift to the right and fade away."""
    convert = Converter(spec.pixel_format, transparent="a" in spec.pixel_format)
    y, x = np.mgrid[: spec.height, : spec.width].astype(float)
    frames = []
    for k in range(24):
        light = (
            128 + 30 * np.sin((x - k) / 40) * np.cos(y / 30) + 20 * np.sin((x - k) / 23 + y / 31)
        )
        pixels = light[..., None] * (1 - k / 50) * (1, 0.9, 0.8, 0) + (0, 0, 0, 255)
        frames.append(convert(pixels.astype(np.uint8)))
    return frames


def encoded(folder: Path, spec: VideoEncoderSpec, frames: list[av.VideoFrame]) -> str:
    """A digest of what an encoder makes of them."""
    piece = folder / f"piece.{spec.container_format}"
    writing = PieceEncoder(target=piece, spec=spec, drawn=lambda frames: None)
    for frame in frames:
        writing.write_frame(frame)
    writing.finish()
    with av.open(str(piece)) as film:
        return hashlib.md5(b"".join(map(bytes, film.demux(video=0)))).hexdigest()


@pytest.mark.parametrize("kind", SPECS)
def test_what_lies_beyond_the_rim_of_a_frame_does_not_count(tmp_path: Path, kind: str) -> None:
    made = set()
    for beyond in PAST_THE_RIM:
        frames = waves(SPECS[kind])
        for frame in frames:
            for plane in frame.planes:
                rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
                deep = 4 if plane.line_size >= 4 * plane.width else 1  # bytes of a pixel
                rows[:, deep * plane.width :] = beyond
                rows[plane.height :] = beyond
        made.add(encoded(tmp_path, SPECS[kind], frames))
    assert len(made) == 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is not filled on request here")
def test_what_was_in_memory_before_does_not_count(tmp_path: Path) -> None:
    # What x264 read beyond the ends of rows where there is AVX-512, see `repeatable`.
    program = (
        "from tests.renders.test_encoder import *\n"
        f"print({{kind: encoded(Path({str(tmp_path)!r}), SPECS[kind], waves(SPECS[kind])) "
        "for kind in SPECS})"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "MALLOC_PERTURB_": filled},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for filled in ("1", "170")
    }
    assert len(made) == 1


@pytest.mark.parametrize(
    ("width", "kept"), [(854, False), (214, False), (1280, True), (1918, True)]
)
def test_a_row_that_x264_would_read_beyond_is_left_to_avx2(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, width: int, kept: bool
) -> None:
    spec = replace(DRAFT, width=width)
    monkeypatch.setattr(encoder, "has_avx512", lambda: True)
    assert (dict(repeatable(spec).options).get("x264-params") is None) is kept
    writing = PieceEncoder(target=tmp_path / "piece.mp4", spec=spec, drawn=lambda frames: None)
    writing.abort()
    assert writing.spec == repeatable(spec)
    mine = replace(spec, options=(*spec.options, ("x264-params", "keyint=7")))
    assert dict(repeatable(mine).options)["x264-params"].startswith("keyint=7")
    monkeypatch.setattr(encoder, "has_avx512", lambda: False)
    assert repeatable(spec) == spec


def test_x264_says_that_it_leaves_avx512_alone(tmp_path: Path) -> None:
    before = av.logging.get_level()
    av.logging.set_level(av.logging.INFO)
    try:
        with av.logging.Capture() as said:
            encoded(tmp_path, DRAFT, waves(DRAFT))
    finally:
        av.logging.set_level(before)
    (line,) = [text for _, _, text in said if "cpu capabilities" in text]
    assert "AVX512" not in line


def test_x264_makes_the_same_film_with_avx2_and_with_all_that_there_is(tmp_path: Path) -> None:
    if {"X86_V3", "AVX2"}.isdisjoint(np.show_config(mode="dicts")["SIMD Extensions"]["found"]):
        pytest.skip("there is no AVX2 here")
    whole = replace(DRAFT, width=256)
    less = replace(whole, options=(*whole.options, ("x264-params", "asm=AVX2")))
    assert encoded(tmp_path, whole, waves(whole)) == encoded(tmp_path, less, waves(less))
