"""Heights of a ground as colours with level lines: of all of it, and of what is seen close up."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import contourpy
import numpy as np
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from scenes.stage.ground.grid import grid
from scenes.stage.lecture.theme import BACKGROUND, rgb, terrain
from scenes.stage.paint.pen import image_of

Array = NDArray[np.float64]
Window = tuple[tuple[float, float], ...]

SAMPLES = 400
_LINE_SAMPLES = 161
_LEVELS = 9
REACH = np.sqrt(2.0)  # so much more of a ground that turns is painted than is seen at a time
_DIM = 0.86
_NIGHT = 0.75  # of its height has the colour that land has in the dark: no pale tops
_COARSE = 61  # samples along an axis, to find the highest place
_LOWEST_TOP = 1e-6
_KEPT = 8  # pictures close up: those of a frame that stands


@cache
def _ends(landscape: Landscape) -> tuple[float, float]:
    """The lowest height of a ground, and the highest on its map."""
    lowest = float(landscape.value(landscape.minima).min())
    return lowest, float(landscape.value(grid(landscape.window, _COARSE)).max())


def share(landscape: Landscape, places: Array) -> Array:
    """The root of the height at places (..., 2): 0 at the lowest, 1 at the highest of the map."""
    lowest, highest = _ends(landscape)
    above = np.maximum(landscape.value(places) - lowest, 0.0)
    return np.asarray(np.sqrt(above / (highest - lowest)))


def height_of(landscape: Landscape) -> float:
    """How high the highest place of a map is above the lowest."""
    lowest, highest = _ends(landscape)
    return highest - lowest


def picture(shares: Array, bright: float) -> Any:
    """A picture of heights, the palest 1 and more; of land in the dark, its tops are lit least."""
    heights = np.clip(shares, 0, 1)
    dark = np.array(rgb(BACKGROUND))
    lit = bright * (1 - (1 - bright) * heights)[..., None]
    shades = terrain(heights * (1.0 if bright == 1 else _NIGHT))
    return image_of(dark + lit * (shades * _DIM - dark))


@cache
def painted(landscape: Landscape, reach: float, bright: float = 1.0) -> tuple[Any, list[Array]]:
    """The picture of a ground, and its level lines: the same for all of its maps."""
    low, high = np.transpose(landscape.window)
    middle, half = (low + high) / 2, (high - low) / 2 * reach
    window = tuple(zip((middle - half).tolist(), (middle + half).tolist(), strict=True))
    image = picture(share(landscape, grid(window, SAMPLES)), bright)
    samples = int(_LINE_SAMPLES * (1 + reach) / 2)
    across, up = (np.linspace(*ends, samples) for ends in window)
    lines = contourpy.contour_generator(across, up, share(landscape, grid(window, samples)))
    levels = np.arange(1, int(_LEVELS * min(reach, REACH)) + 1) / _LEVELS
    return image, [np.asarray(line) for level in levels for line in lines.lines(float(level))]


def turned_back(landscape: Landscape, places: Array, degrees: float) -> Array:
    """Where places (..., 2) of a map are on its ground, which is turned about its middle."""
    middle, angle = np.mean(landscape.window, axis=1), np.radians(degrees)
    c, s = np.cos(angle), np.sin(angle)
    return np.asarray(middle + (places - middle) @ np.array([[c, -s], [s, c]]))


def top_of(landscape: Landscape, window: Window, degrees: float) -> float:
    """The share of the highest place in a window of the map, at most 1: that is the palest."""
    places = turned_back(landscape, grid(window, _COARSE), degrees)
    return float(np.clip(share(landscape, places).max(), _LOWEST_TOP, 1.0))


def levels_of(top: float) -> list[tuple[float, float]]:
    """Shares with a level line, and how strong it is, as far as a little above a top.

    All of the whole map are among them. The lower the top, the closer they are, by halves: those
    in between come by degrees.
    """
    halvings = float(np.log2(1 / top))
    done = int(halvings + 1e-9)
    apart = 1 / (_LEVELS * 2 ** (done + 1))
    numbers = np.arange(1, int(REACH * top / apart) + 1)
    return [(float(k * apart), 1.0 if k % 2 == 0 else halvings - done) for k in numbers]


@lru_cache(maxsize=_KEPT)
def close_up(
    landscape: Landscape,
    window: Window,
    degrees: float,
    top: float,
    bright: float,
    samples: tuple[int, int],
) -> tuple[Any, list[tuple[float, list[Array]]]]:
    """A window of a map, its colours stretched to a top; level lines in its numbers by strength."""
    shares = share(landscape, turned_back(landscape, grid(window, samples), degrees))
    image = picture(shares / top, bright)
    across, up = (np.linspace(*ends, n) for ends, n in zip(window, samples, strict=True))
    drawn = contourpy.contour_generator(across, up, shares)
    found: dict[float, list[Array]] = {}
    for level, strength in levels_of(top):
        found.setdefault(strength, []).extend(map(np.asarray, drawn.lines(level)))
    return image, list(found.items())


__all__ = ["REACH", "SAMPLES", "close_up", "height_of", "levels_of", "painted", "picture", "share",
           "top_of", "turned_back"]  # fmt: skip
