"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

BAND = TITLE.inset(top=0.05)  # formulas, and questions above a picture
BELOW = STAGE.inset(top=1.0)
HILL = STAGE.inset(bottom=0.05, top=0.75)  # as the film before leaves it
ASK = Box(STAGE.left, STAGE.bottom + 0.05, STAGE.right, STAGE.bottom + 0.85)  # and the answer
_FACES = Box(0.75, -0.02, 5.75, 3.55), Box(-4.8, -0.02, 0.2, 3.55)
TRIED = Box(STAGE.left, ASK.top + 0.15, STAGE.right, ASK.top + 0.85)  # a nudge that is too small
ZERO = Box(STAGE.left, ASK.bottom, STAGE.right, TRIED.top)  # and what it does
NEAR = Box(STAGE.left, TRIED.top + 0.1, STAGE.right, STAGE.top)  # the hill around w, and the lens
BESIDE = Box(0.4, STAGE.bottom + 0.15, STAGE.right, STAGE.top - 0.1)  # the cube
# The rule; below, what is asked, and what it may be.
RULE, _ASKED, ANSWERS = STAGE.inset(0.4, top=-0.3, bottom=0.1).rows(1, 2.4, 1, gap=0.3)
ASKED, TILES = _ASKED.columns(1.3, 1, gap=0.4)
WORDS = Box(-0.4, STAGE.bottom + 0.75, STAGE.right, BAND.bottom + 0.3)  # beside the square
UPPER, LOWER = STAGE.rows(1, 1.05, gap=0.1)  # the ground, and the curve of its slopes


def face(rises: bool) -> Box:
    """Where the machine stands: in the sky, on the side of it that the first nudge is not."""
    return _FACES[rises]
