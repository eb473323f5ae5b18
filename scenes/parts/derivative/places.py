"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

BAND = TITLE.inset(top=0.05)  # formulas, and questions above a picture
BELOW = STAGE.inset(top=1.0)
HILL = STAGE.inset(bottom=0.05, top=0.75)  # as the film before leaves it
LEFT, RIGHT = STAGE.columns(1, 1.2, gap=0.5)  # the box, and the hill behind glass
ASK = Box(STAGE.left, STAGE.bottom + 0.05, STAGE.right, STAGE.bottom + 0.85)  # and the answer
# The curve that bends, and beside it the table of nudges.
BEND, TABLE = STAGE.inset(bottom=0.1).columns(1.2, 1, gap=0.4)
TRIED = Box(STAGE.left, ASK.top + 0.05, STAGE.right, ASK.top + 0.75)  # a nudge that is too small
ZERO = Box(STAGE.left, ASK.bottom, STAGE.right, TRIED.top)  # and what it does
NEAR = Box(STAGE.left, TRIED.top + 0.1, STAGE.right, STAGE.top)  # the hill around w, and the lens
SQUARE = Box(STAGE.left + 0.2, STAGE.bottom + 0.3, -2.9, BAND.bottom - 0.3)
BESIDE = Box(-2.2, STAGE.bottom + 0.3, STAGE.right, BAND.bottom - 0.3)
WORDS = Box(-0.4, STAGE.bottom + 0.75, STAGE.right, BAND.bottom + 0.3)  # beside the square
UPPER, LOWER = STAGE.rows(1, 1.05, gap=0.1)  # the ground, and the curve of its slopes
