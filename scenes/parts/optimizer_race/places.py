"""Where things stand in this film."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from manim import FadeIn, FadeOut, smooth, squish_rate_func

from scenes.stage import STAGE, TITLE, Box

# The unfair races: a large map, and two podiums.
MAP = Box(STAGE.left, STAGE.bottom + 0.05, -0.35, STAGE.top)
SIDE = Box(0.25, STAGE.bottom + 0.2, STAGE.right, STAGE.top)
KNOB = Box(SIDE.left, SIDE.top - 1.25, SIDE.right, SIDE.top)
MIDDLE = Box(-3.4, STAGE.bottom + 0.05, 3.0, STAGE.top)  # where the map is at first
GUESS = Box(SIDE.left, -0.9, SIDE.right, 1.9)
PODIUMS = Box(SIDE.left, -1.9, SIDE.right, 2.1).columns(3.4, 1.6, gap=1.2)
COUNTER = Box(SIDE.left, SIDE.bottom, SIDE.right, SIDE.bottom + 0.7)

# What each remembers: a square of four fields.
FIELDS = Box(-3.2, STAGE.bottom + 0.2, 6.2, 2.2)

# Adam's first step: a map close up, and its squares.
BAND = TITLE.inset(top=0.05, left=1.0, right=1.0)
CLOSE = Box(STAGE.left, STAGE.bottom + 0.05, -0.9, 2.75)
SQUARES = Box(-0.6, -0.55, STAGE.right, 2.75)
LINES = Box(-0.6, STAGE.bottom + 0.1, STAGE.right, -1.05)

# The rules, and the contest of the rates.
RULES = Box(STAGE.left + 0.2, STAGE.bottom + 0.2, 0.4, 2.75)
STARTS = Box(0.6, STAGE.bottom + 0.3, STAGE.right, 2.75)
CONTEST = Box(STAGE.left, -1.05, STAGE.right - 0.2, 2.7)
ROOM = Box(STAGE.left, STAGE.bottom + 0.1, STAGE.right - 0.2, -1.3)

# A fair race: title and board above, a map, a plot, and the rules in one line.
HEAD = Box(STAGE.left, TITLE.bottom, -1.45, TITLE.top)
BOARD = Box(-1.1, 2.05, STAGE.right, STAGE.top)
TRACK = Box(STAGE.left, -2.5, -1.4, 2.15)
MEDIANS = Box(STAGE.left, 2.2, -1.5, 2.7)  # what the numbers on the board are
PLOT = Box(-1.2, -2.55, STAGE.right, 1.95)
RULE_LINE = Box(STAGE.left, STAGE.bottom + 0.03, STAGE.right, STAGE.bottom + 0.5)
ASKED = Box(0.15, -1.5, PLOT.right, 1.1)
STRETCH = Box(PLOT.left + 0.4, PLOT.bottom + 0.2, PLOT.right, PLOT.top)

# The table of all tracks.
TABLE = Box(STAGE.left, -1.75, STAGE.right, 2.75)
BELOW = Box(STAGE.left, STAGE.bottom + 0.1, STAGE.right, -1.95)

_ONE_PLACE, _ANY_PLACE = ((0.0, 0.5), (0.35, 1.0)), ((0.0, 0.8), (0.2, 1.0))


def instead(gone: Iterable[Any], come: Iterable[Any] = (), one_place: bool = True) -> list[Any]:
    """Animations: some things go, and others come before they are quite gone."""
    first, second = _ONE_PLACE if one_place else _ANY_PLACE
    goes = [FadeOut(thing, rate_func=squish_rate_func(smooth, *first)) for thing in gone]
    return goes + [FadeIn(thing, rate_func=squish_rate_func(smooth, *second)) for thing in come]
