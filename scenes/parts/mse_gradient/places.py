"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

BAND = TITLE.inset(top=0.05)  # questions, formulas, worked lines
BELOW = STAGE.inset(top=1.0)
PLOT, SIDE = BELOW.columns(9.4, 3.4, gap=0.6)
UPPER, LOWER = SIDE.inset(top=0.15, bottom=0.1).rows(1, 1, gap=0.3)  # the two instruments
ONE = Box(PLOT.left, PLOT.bottom, PLOT.left + 7.6, PLOT.top)  # three dots and their squares
GRAND = Box(STAGE.left, STAGE.bottom, STAGE.left + 8.5, STAGE.top)  # one dot, as large as can be
_ASIDE = Box(GRAND.right + 0.35, STAGE.bottom, STAGE.right, STAGE.top - 0.15)
WORKED, DIAL = _ASIDE.rows(5.0, 1.3, gap=0.2)  # beside it: what is worked out, and its knob
ANSWERS = Box(WORKED.left, WORKED.top - 2.4, WORKED.right, WORKED.top - 1.5)
LEFT, RIGHT = STAGE.inset(top=0.3).columns(1, 1, gap=0.6)  # the map of lines, and the dots
BIG = LEFT.inset(top=0.1, bottom=0.1, right=-0.3).columns(
    1, 1, gap=0.4
)  # the two instruments, large
NARROW = Box(STAGE.left, STAGE.bottom, STAGE.left + 6.7, STAGE.top)  # three dots beside sums
SUMS = Box(NARROW.right + 0.5, STAGE.bottom, STAGE.right, STAGE.top - 0.15)
SCENE = Box(BELOW.left, BELOW.bottom + 0.1, BELOW.left + 6.4, 2.25)  # three dots beside symbols
TALL = Box(SCENE.left, SCENE.bottom, SCENE.right - 0.3, 3.4)  # the same, with nothing above them
NOTES = Box(SCENE.right + 0.4, SCENE.bottom, BELOW.right, 0.1)  # on their right, below the rows
SYMBOLS = Box(NOTES.left, 0.75, BELOW.right, 3.55)  # both rows of a derivation
BESIDE = Box(NOTES.left, NOTES.bottom, NOTES.right, SYMBOLS.top)  # all beside the three dots
TOP = Box(BELOW.left, 2.2, BELOW.right, STAGE.top)  # over both, where there are arrows below it
ACROSS = TOP.columns(1, 1, gap=0.5)  # the row of w, and beside it that of b
LOW = Box(SCENE.left, SCENE.bottom, SCENE.right, 1.6)  # the three dots, below rows
ARROWS = Box(NOTES.left, NOTES.bottom, NOTES.right, LOW.top)  # beside them, what they give
SAID = Box(NOTES.left, 0.6, NOTES.right, 2.2)  # beside the three dots, the loss in symbols
COUNTED = Box(NOTES.left, -1.6, NOTES.right, -0.2)  # below it, in numbers
