"""Where things stand in the film."""

from __future__ import annotations

from scenes.stage import STAGE, Box

MAP = Box(0.4, -2.92, 6.3, 2.98)  # the square picture from above
KEY = Box(3.69, 3.12, STAGE.right, 3.5)  # what the colours of the map say, above it
LEFT = Box(STAGE.left, -2.95, 0.05, STAGE.top)
BAND = STAGE.rows(1, 5)[0]  # of answers, and of formulas
BELOW = Box(STAGE.left, STAGE.bottom + 0.1, STAGE.right, BAND.bottom - 0.15)
HILL = Box(-3.7, -2.75, 6.3, 3.45)  # of the bowl with its floor, beside what is asked
SLICE = Box(STAGE.left, -2.95, 0.0, 1.15)  # a curve through her place, below two lines
SHAPES = Box(STAGE.left, -0.4, -4.3, 2.1)  # to choose from
WHEELS = Box(STAGE.left, -1.6, 0.05, 2.4)
ASKED = Box(-5.5, -2.3, -1.3, 2.3)  # of answers beside the map
ANSWERED = Box(STAGE.left, 2.5, 0.05, 3.5)  # and above what is told
UPPER = Box(STAGE.left, -0.2, 0.05, STAGE.top)  # the five lines
LOG = Box(STAGE.left, -3.05, 0.1, 0.45)
TOLD = Box(STAGE.left, 0.75, 0.2, 2.3)  # counter, distance

LARGE_DIAL = Box(STAGE.left, -2.9, 0.05, -0.2)
GLASS = Box(-3.0, -3.0, -0.5, -0.5)  # the lens over a step

__all__ = [
    "ANSWERED",
    "ASKED",
    "BAND",
    "BELOW",
    "GLASS",
    "HILL",
    "KEY",
    "LEFT",
    "LOG",
    "MAP",
    "SHAPES",
    "SLICE",
    "TOLD",
    "UPPER",
    "WHEELS",
]
