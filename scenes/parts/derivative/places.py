"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

BAND = TITLE.inset(top=0.05)  # formulas, and questions above a picture
BELOW = STAGE.inset(top=1.0)
LESSON = STAGE.inset(left=1.8, right=2.6, top=2.2)  # the last nudge
HILL = STAGE.inset(bottom=0.05, top=0.75)  # as the film before leaves it
LEFT, RIGHT = STAGE.columns(1, 1.2, gap=0.5)  # the box, and the hill behind glass
ASK = Box(STAGE.left, STAGE.bottom + 0.05, STAGE.right, STAGE.bottom + 1.0)  # and what it is
TABLE = Box(STAGE.left, ASK.top, STAGE.right, ASK.top + 1.5)  # of nudges, one column each
NEAR = Box(STAGE.left, TABLE.top + 0.1, STAGE.right, STAGE.top)  # the hill around w
FAR = Box(STAGE.left, NEAR.bottom, -2.5, NEAR.top)  # the same beside the lens, as large
LENS = Box(-2.1, NEAR.bottom, STAGE.right, NEAR.top - 0.75)
TRIANGLE = LENS.height - 1.15  # scene units that the triangle in the lens is high at most
SQUARE = Box(STAGE.left + 0.2, STAGE.bottom + 0.3, -2.9, BAND.bottom - 0.3)
BESIDE = Box(-2.2, STAGE.bottom + 0.3, STAGE.right, BAND.bottom - 0.3)
UPPER, LOWER = STAGE.rows(1, 1.05, gap=0.1)  # the ground, and the curve of its slopes
