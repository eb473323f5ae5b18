"""Colours, sizes and margins: what a colour means is decided here and nowhere else."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Color = str

# The room
BACKGROUND: Color = "#0B1220"
FOG: Color = "#253247"
FOG_LIGHT: Color = "#4E5F79"
TEXT: Color = "#F2EFE6"
QUIET: Color = "#9FB0C6"
RULE: Color = "#3A4A63"
PLATE: Color = "#0B1220"

# Meanings, the same in every lecture
POSITION: Color = "#5CC8FF"  # where the walker stands
NEXT: Color = "#FF8A73"  # where the next step lands
GRADIENT: Color = "#D6B4FF"  # steepest uphill
STEP: Color = "#5FE3A1"  # the step that is taken
MINIMUM: Color = "#C6F24E"  # a valley's floor, always a cross
PATH: Color = "#FFE9B8"  # ground already walked
LOSS: Color = "#FFD166"  # height, the value of the function, and the errors it is made of
DATA: Color = "#A9C1EC"  # samples: what was measured
PREDICTION: Color = "#FF5C67"  # what the model says, always a solid line
TRUTH: Color = "#F2EFE6"  # the law behind the samples, always dashed

# Two axes looked at one by one are told apart by their lines alone: hues are for learning rates.
AXIS_DASHES: tuple[tuple[float, ...], tuple[float, ...]] = ((), (0.16, 0.1))

# Learning rates by what they do, from cool to hot; the rate stands beside its colour
SMALL_RATE: Color = "#7385FF"
GOOD_RATE: Color = "#1E9FA8"
LARGE_RATE: Color = "#FF9A45"
UNSTABLE_RATE: Color = "#FF6BB0"

# One per valley, muted as cloth is, with a letter besides; none of them means anything else, and
# none is near a colour that does: no sky blue, lavender, coral, green or gold.
VALLEYS: tuple[Color, ...] = (
    "#884750",  # wine
    "#8F6434",  # umber
    "#77828A",  # slate
    "#B47B79",  # old rose
    "#C3C5B6",  # ash
    "#C6AB7A",  # sand
    "#647247",  # moss
    "#2A6673",  # petrol
)

# Things set side by side, each with a letter besides.
CASES: tuple[Color, ...] = ("#F58B3D", "#F07CC3", "#3ED0C0")

OFF_MAP: Color = "#232C3A"  # ground that leads off the map
# Ground from which one arrives in no valley: off the map, not there yet, nowhere at all.
NOWHERE: tuple[Color, ...] = (OFF_MAP, "#5E6168", "#B9BCC2")

# Sizes in Manim’s font units, an em being 1/96 of a scene unit; and in scene units
TITLE_SIZE = 50
BODY_SIZE = 36
LABEL_SIZE = 35
SMALLEST_SIZE = 28
SAFE_MARGIN = 0.4
CAPTION_HEIGHT = 0.9
TITLE_HEIGHT = 0.8

# Heights from night-blue valley to pale summit; lightness rises evenly along it.
_TERRAIN = ("#10264A", "#173F63", "#1F5B74", "#3A7A7C", "#6D9A86", "#A5B89A", "#D9D6B8")


def rgb(color: Color) -> tuple[float, float, float]:
    """Red, green and blue of ``#RRGGBB`` in [0, 1]."""
    return (int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255)


def terrain(height: NDArray[np.float64]) -> NDArray[np.float64]:
    """Colours (..., 3) of heights in [0, 1], lowest to highest."""
    return _mixed(_TERRAIN, height)


# Viridis, for a bowl whose heights are read from its colour; what is marked on it has a casing.
_VIRIDIS = (
    "#440154",
    "#482878",
    "#3E4989",
    "#31688E",
    "#26828E",
    "#1F9E89",
    "#35B779",
    "#6DCD59",
    "#B4DE2C",
    "#FDE725",
)


def viridis(height: NDArray[np.float64]) -> NDArray[np.float64]:
    """Colours (..., 3) of heights in [0, 1], from dark violet through green to yellow."""
    return _mixed(_VIRIDIS, height)


def _mixed(colors: tuple[Color, ...], height: NDArray[np.float64]) -> NDArray[np.float64]:
    stops = np.array([rgb(color) for color in colors])
    places = np.linspace(0.0, 1.0, len(stops))
    return np.stack([np.interp(height, places, stops[:, c]) for c in range(3)], axis=-1)
