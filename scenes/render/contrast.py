"""How well letters stand out from what is painted behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from scenes.render.outlines import Box
from scenes.render.texts import Ink, OnStage

if TYPE_CHECKING:
    from manim import Scene

Array = NDArray[np.float64]
Picture = NDArray[np.uint8]

_PIECE = 0.3  # scene units: about a letter; each such piece of a line must show
_SHOWS = 0.35  # of the difference its colour should make; thin strokes do not reach all of it
_THIN = 0.05  # scene units: a fraction bar or a minus sign may be less than a pixel


def paint(scene: Scene, without: Iterable[OnStage] = ()) -> Picture:
    """The scene as it stands, RGBA (height, width, 4), with some of its texts left out."""
    texts = list(without)
    camera: Any = scene.camera
    everything = list(dict.fromkeys([*scene.mobjects, *scene.foreground_mobjects]))
    with _wordless(text.painter for text in texts if text.painter is not None):
        camera.reset()
        shapes = [shape for text in texts for shape in text.shapes]
        camera.capture_mobjects(everything, excluded_mobjects=shapes)
    return np.array(camera.pixel_array, dtype=np.uint8)


@contextmanager
def _wordless(painters: Iterable[Any]) -> Iterator[None]:
    """Let painters leave their letters out for a while."""
    silenced = [painter for painter in painters if hasattr(painter, "lettering")]
    before = [painter.lettering for painter in silenced]
    for painter in silenced:
        painter.lettering = False
    try:
        yield
    finally:
        for painter, lettering in zip(silenced, before, strict=True):
            painter.lettering = lettering


def weakest_contrast(ink: Ink, behind: Picture, scene: Scene, leave_out: float) -> float | None:
    """The contrast of letters to what is behind, but for the worst ``leave_out`` of its pixels.

    None if the letters are off the picture.
    """
    pixels = _cut(behind, ink.box, scene) / 255
    if not pixels.size:
        return None
    seen = ink.opacity * np.array(ink.color) + (1 - ink.opacity) * pixels
    return float(np.quantile(contrast(seen, pixels), leave_out))


def covered_at(ink: Ink, full: Picture, bare: Picture, scene: Scene) -> Box | None:
    """A place where the letters make no difference to the picture, though their colour would."""
    if min(ink.box.right - ink.box.left, ink.box.top - ink.box.bottom) < _THIN:
        return None
    for box in _pieces(ink.box):
        shown, behind = _cut(full, box, scene) / 255, _cut(bare, box, scene) / 255
        if not behind.size:
            continue
        expected = ink.opacity * np.abs(np.array(ink.color) - behind).max()
        if np.abs(shown - behind).max() < _SHOWS * expected:
            return box
    return None


def contrast_to_median(picture: Picture, box: Box, scene: Scene) -> Array:
    """The contrast of each pixel under a box to the median of them; none if it is off the picture.

    ``picture`` has no letters, so that what stands out is a line or a body behind them.
    """
    light = luminance(_cut(picture, box, scene) / 255)
    if not light.size:
        return light
    return _ratio(light, np.median(light))


def _pieces(box: Box) -> Iterator[Box]:
    count = max(1, int((box.right - box.left) / _PIECE))
    edges = np.linspace(box.left, box.right, count + 1).tolist()
    for left, right in pairwise(edges):
        yield Box(left, box.bottom, right, box.top)


def _cut(picture: Picture, box: Box, scene: Scene) -> Array:
    """The pixels (rows, columns, 3) under a box of the scene."""
    camera: Any = scene.camera
    height, width = picture.shape[:2]
    across, up = width / camera.frame_width, height / camera.frame_height
    left, right = (box.left, box.right) + np.array(camera.frame_width) / 2
    low, high = (box.bottom, box.top) + np.array(camera.frame_height) / 2
    rows = slice(max(0, int(height - high * up)), max(0, int(np.ceil(height - low * up))))
    columns = slice(max(0, int(left * across)), max(0, int(np.ceil(right * across))))
    return picture[rows, columns, :3].astype(np.float64)


def contrast(one: Array, other: Array) -> Array:
    """WCAG contrast, from 1 to 21, of colours (..., 3) in [0, 1]."""
    return _ratio(luminance(one), luminance(other))


def _ratio(one: Array, other: Any) -> Array:
    """The contrast of two luminances."""
    return np.asarray((np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05))


def luminance(color: Array) -> Array:
    """WCAG relative luminance (...) of sRGB colours (..., 3) in [0, 1].

    https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
    """
    linear = np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))
