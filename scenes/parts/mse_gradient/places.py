"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

BAND = TITLE.inset(top=0.05)  # questions, formulas, worked lines
BELOW = STAGE.inset(top=1.0)
PLOT, SIDE = BELOW.columns(9.4, 3.4, gap=0.6)
UPPER, LOWER = SIDE.inset(top=0.15, bottom=0.1).rows(1, 1, gap=0.3)  # the two instruments
ONE = Box(PLOT.left, PLOT.bottom, PLOT.left + 8.0, PLOT.top)  # the plot of one dot
_WORKED = ONE.right + 0.4  # beside it, where no instrument stands: what is worked out
WORKED_W, WORKED_B = (Box(_WORKED, low, SIDE.right, top) for _, low, _, top in (LOWER, UPPER))
LEFT, RIGHT = BELOW.columns(1, 1, gap=0.6)
NARROW = Box(PLOT.left, PLOT.bottom, PLOT.left + 5.45, PLOT.top)  # the plot beside a table
SYMBOLS = Box(BELOW.left, BELOW.top - 2.3, BELOW.right, BELOW.top + 0.9)  # of a derivation
LARGE = Box(-2.4, BELOW.bottom, 2.4, SYMBOLS.middle[1] - 0.8)  # three dots below one row
CORNER = Box(-0.5, BELOW.bottom, 2.5, SYMBOLS.bottom - 0.5)  # the three dots below it
BADGE = Box(3.6, BELOW.bottom + 0.3, BELOW.right, SYMBOLS.bottom - 0.3)
QUIETLY = Box(BELOW.left, BELOW.bottom, CORNER.left - 0.3, SYMBOLS.bottom)  # rows that are over
TABLE = Box(NARROW.right + 0.2, PLOT.bottom, SIDE.left - 0.15, PLOT.top)
