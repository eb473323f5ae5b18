"""Where things stand in the film: the map of lines on the left, the dots on the right."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

_BELOW = STAGE.inset(top=TITLE.height + 0.15)
MAP_BOX = Box(STAGE.left + 0.85, _BELOW.bottom + 0.65, -0.75, _BELOW.top - 0.45)
"""The map of lines, its numbers around it."""
GROUND_BOX = Box(STAGE.left + 0.3, STAGE.bottom + 0.4, -0.75, _BELOW.top)
WIDE = STAGE.inset(top=0.5)
RIGHT_HALF = Box(0.15, STAGE.bottom, STAGE.right, _BELOW.top - 0.15)
ASIDE = Box(STAGE.left + 0.1, -1.3, STAGE.left + 2.9, 1.5)
"""The map while it is not talked of."""
LARGE = RIGHT_HALF._replace(left=ASIDE.right + 0.7, right=RIGHT_HALF.right - 0.3)
"""The dots, while only they are."""
PLOT = LARGE._replace(right=RIGHT_HALF.right - 1.75)
"""The dots, with room for the average square on the right."""
STRIP = Box(PLOT.right + 0.1, STAGE.bottom + 0.75, STAGE.right, _BELOW.top - 0.6)
FOOT = Box(STRIP.left, STAGE.bottom, STRIP.right, STRIP.bottom)
CORNER = Box(-2.8, STAGE.bottom + 0.05, -0.3, STAGE.bottom + 0.75)
"""Where the loss is read: below the average square, and beside the near corner of the ground."""
UPPER, LOWER = RIGHT_HALF.rows(3.0, 2.65, gap=0.05)
BAND = TITLE._replace(right=TITLE.right - 2.75)
"""The top of the frame, without the card."""

__all__ = [
    "ASIDE",
    "BAND",
    "CORNER",
    "FOOT",
    "GROUND_BOX",
    "LARGE",
    "LOWER",
    "MAP_BOX",
    "PLOT",
    "RIGHT_HALF",
    "STRIP",
    "UPPER",
    "WIDE",
]
