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
SCENE = Box(BELOW.left, BELOW.bottom + 0.1, BELOW.left + 5.9, 1.25)  # three dots beside symbols
NOTES = Box(SCENE.right + 0.4, SCENE.bottom, BELOW.right, 0.0)  # on their right, below the rows
SYMBOLS = Box(NOTES.left, 0.5, BELOW.right, 3.5)  # both rows of a derivation
OVER = Box(SCENE.left, SCENE.top + 0.3, SCENE.right, SYMBOLS.top)  # above the three dots
TABLE = Box(NARROW.right + 0.6, PLOT.bottom, SIDE.right - 0.2, PLOT.top)
