"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

BAND = TITLE.inset(top=0.05)  # formulas, and questions above a picture
BELOW = STAGE.inset(top=1.0)
HILL = STAGE.inset(bottom=0.05, top=0.75)  # as the film before leaves it
LEFT, RIGHT = STAGE.columns(1, 1.2, gap=0.5)  # the box, and the hill behind glass
TABLE = Box(STAGE.left, STAGE.bottom, STAGE.right, STAGE.bottom + 1.9)  # of nudges, in columns
NEAR = Box(STAGE.left, TABLE.top + 0.1, STAGE.right, STAGE.top)  # the hill around w
ASK = Box(STAGE.left, STAGE.bottom + 0.05, STAGE.right, STAGE.bottom + 1.0)  # and what it is
TRIED = Box(STAGE.left, ASK.top + 0.1, STAGE.right, ASK.top + 0.95)  # a nudge that is too small
FAR = Box(STAGE.left, TRIED.top + 0.1, -2.5, STAGE.top)  # the hill beside the lens, as large
LENS = Box(-2.1, FAR.bottom, STAGE.right, FAR.top - 0.8)
TRIANGLE = LENS.height - 0.8  # scene units that the curve in the lens falls at most
_CHOICE = (3.45, 3.5)  # what is asked, in the corner of the hill around w that is empty
_ANSWER = (5.0, 0.9)  # and what it is
SQUARE = Box(STAGE.left + 0.2, STAGE.bottom + 0.3, -2.9, BAND.bottom - 0.3)
BESIDE = Box(-2.2, STAGE.bottom + 0.3, STAGE.right, BAND.bottom - 0.3)
WORDS = Box(-0.4, STAGE.bottom + 0.75, STAGE.right, BAND.bottom + 0.3)  # beside the square
UPPER, LOWER = STAGE.rows(1, 1.05, gap=0.1)  # the ground, and the curve of its slopes


def corner(rises: bool) -> Box:
    """Over the curve around w: to the right where it falls, to the left where it rises."""
    return _aside(rises, *_CHOICE)


def answer(rises: bool) -> Box:
    """There as well, wider and less high."""
    return _aside(rises, *_ANSWER)


def _aside(rises: bool, wide: float, high: float) -> Box:
    left = NEAR.left + 1.3 if rises else NEAR.right - 0.3 - wide
    return Box(left, NEAR.top - high, left + wide, NEAR.top)
