"""From the canvas to a piece of film: the colours that players show, one encoder for each piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    VideoReformatter,
)
from manim.scene.video_segment_encoder import VideoSegmentEncoder
from PIL import Image, ImageFilter

_SPREAD = 4  # pixels: an edge and what an encoder blurs of it
_FAINT = 16  # of 255: too little of a colour to tell which it is
_BLOCK, _AT_ONCE = 16, 8  # pixels of a macroblock; blocks that x264's MB-tree takes together
_AVX512 = {"AVX512_SKX", "X86_V4"}  # NumPy's names, old and new, for all of it that x264 asks for


class Converter:
    """Turns the canvas into frames of a film: BT.709, limited range, where these are not RGB.

    Players take films of any size for BT.709 if they say so, and films of HD if they do not.
    """

    def __init__(self, pixel_format: str, transparent: bool) -> None:
        self.pixel_format, self.transparent = pixel_format, transparent
        self._reformatter = VideoReformatter()  # else there would be a new one for every frame

    def __call__(self, pixels: Any) -> av.VideoFrame:
        """A frame of its own; ``pixels`` (height × width × RGBA) may be painted over afterwards."""
        if self.transparent:
            pixels = straight(pixels, _SPREAD if is_yuv(self.pixel_format) else 0)
        elif self.pixel_format == "rgba":
            pixels = pixels.copy()  # it would not be converted
        frame = av.VideoFrame.from_numpy_buffer(pixels, format="rgba")
        to: dict[str, Any] = {"format": self.pixel_format, "threads": 1}  # the cores have pieces
        if is_yuv(self.pixel_format):
            to |= {
                "dst_colorspace": Colorspace.ITU709,
                "dst_color_range": ColorRange.MPEG,
                "dst_color_trc": ColorTrc.BT709,
                "dst_color_primaries": ColorPrimaries.BT709,
            }
        return self._reformatter.reformat(frame, **to)


def is_yuv(pixel_format: str) -> bool:
    """Whether the format parts brightness from colour."""
    return not av.VideoFormat(pixel_format).is_rgb


def straight(pixels: Any, spread: int = 0) -> Any:
    """A copy of the canvas with its colours undarkened.

    Cairo's colours are multiplied by their opacity; those of a film or a picture are not. Where
    next to nothing is seen, colours may be ``spread`` from so many pixels around, for formats in
    which neighbours share theirs.

    >>> straight(np.array([[[60, 30, 0, 128]]], dtype=np.uint8)).tolist()
    [[[119, 59, 0, 128]]]
    """
    height, width, _ = pixels.shape
    dark = Image.frombuffer("RGBa", (width, height), pixels, "raw", "RGBa", 0, 1)
    clear = np.array(dark.convert("RGBA"))
    if spread:
        around = np.array(dark.filter(ImageFilter.BoxBlur(spread)).convert("RGBA"))
        faint = clear[..., 3] < _FAINT
        clear[faint, :3] = around[faint, :3]
    return clear


class PieceEncoder(VideoSegmentEncoder):
    """Manim's encoder with one thread, for frames that have the film's own pixel format.

    As many pieces are encoded at once as there are cores, so threads within one would only get in
    each other's way; and how many there are would show in the picture.
    """

    def __init__(self, *, target: Path, spec: Any, drawn: Callable[[int], None]) -> None:
        super().__init__(target=target, spec=repeatable(spec))
        self._drawn = drawn
        codec = self._stream.codec_context
        codec.thread_count = 1
        if is_yuv(spec.pixel_format):
            codec.colorspace = Colorspace.ITU709
            codec.color_range = ColorRange.MPEG
            codec.color_trc = ColorTrc.BT709
            codec.color_primaries = ColorPrimaries.BT709

    def write_frame(self, frame: Any, *, repeat: int = 1) -> None:
        """Encode a frame ``repeat`` times."""
        rate = self.spec.frame_rate
        try:
            for _ in range(repeat):
                frame.pts = self._next_pts
                frame.time_base = Fraction(rate.denominator, rate.numerator)
                self._next_pts += 1
                for packet in self._stream.encode(frame):
                    self._container.mux(packet)
        except BaseException as error:
            raise self._operation_error("encode", error) from error
        self._drawn(repeat)


def repeatable(spec: Any) -> Any:
    """The settings of an encoder with which the same frames make the same film every time.

    x264's MB-tree hands on what blocks of a picture are worth to those they are predicted from,
    eight blocks of a row at a time. With AVX-512 it does not stop where the row does: a draft, 54
    blocks wide, came out by what was in memory before. With AVX2 it stops, and makes of every frame
    what it makes on computers without AVX-512.
    """
    whole = ceil(spec.width / _BLOCK) % _AT_ONCE == 0
    if spec.codec != "libx264" or whole or not has_avx512():
        return spec
    options = dict(spec.options)
    more = [each for each in (options.get("x264-params"), "asm=AVX2") if each]
    return replace(spec, options=tuple((options | {"x264-params": ":".join(more)}).items()))


@cache
def has_avx512() -> bool:
    """Whether the processor has AVX-512, so that x264 would use it."""
    known = np.show_config(mode="dicts")["SIMD Extensions"]
    return not _AVX512.isdisjoint([*known["baseline"], *known["found"]])
