"""Where things stand in this film, and the colours of those who ask."""

from __future__ import annotations

from scenes.stage import FRAME, STAGE, Box
from scenes.stage.lecture.theme import LARGE_RATE, SMALL_RATE, UNSTABLE_RATE

# Who asks all dots, a few, one: colour and shape, as contenders have them in all films.
ALL, SOME, ONE = (SMALL_RATE, "square"), (UNSTABLE_RATE, "pentagon"), (LARGE_RATE, "triangle")

# One dot and many arrows: dots on the left, the map of lines on the right, words above.
BAND = Box(STAGE.left, 2.7, STAGE.right, STAGE.top)
OVER_LEFT, OVER_RIGHT = BAND.columns(1, 1, gap=0.4)
LEFT, RIGHT = Box(STAGE.left, STAGE.bottom, STAGE.right, 2.55).columns(1, 1, gap=0.4)
ALONE = Box(-5.4, STAGE.bottom, 5.4, 2.55)  # the dots, before there is a map
MAP_BOX = RIGHT.inset(left=1.0, bottom=0.6, right=0.5, top=0.4)
WIDE = Box(-6.0, STAGE.bottom + 0.2, 6.0, 2.5)  # the ground that has the frame for itself
CORNER = Box(STAGE.left, STAGE.bottom, -2.0, STAGE.bottom + 0.6)  # words beside its floor
FRAMED = Box(STAGE.left + 0.75, STAGE.bottom + 1.1, STAGE.right, 2.5)  # a map with its numbers
UNDER = Box(STAGE.left, STAGE.bottom, STAGE.right, STAGE.bottom + 0.5)  # and words below these

# The race: the ground in the middle, on each side what is told of one of those who ask.
RACE = Box(-4.4, STAGE.bottom, 3.4, STAGE.top)
SIDES = (
    Box(STAGE.left, STAGE.bottom, -4.1, STAGE.top),
    Box(STAGE.right - 2.55, STAGE.bottom, STAGE.right, STAGE.top),
)
HEADS = [Box(side.left, STAGE.top - 0.55, side.right, STAGE.top) for side in SIDES]
TOLD = [Box(side.left, STAGE.top - 1.2, side.right, STAGE.top - 0.65) for side in SIDES]
RATES = [Box(side.left, STAGE.top - 1.85, side.right, STAGE.top - 1.3) for side in SIDES]
BLOCK = Box(STAGE.left, STAGE.bottom, STAGE.left + 2.3, STAGE.bottom + 2.3)
UNDER_BLOCK = Box(STAGE.left, BLOCK.top + 0.1, BLOCK.right + 0.4, BLOCK.top + 0.75)
ANSWERS = Box(STAGE.right - 2.55, STAGE.bottom, STAGE.right, STAGE.bottom + 3.0)
# Then all that is told stands in a row above, and the plot has the frame for itself.
COUNT = Box(-1.6, STAGE.top - 0.6, 1.6, STAGE.top)
PLOT = Box(STAGE.left + 0.1, STAGE.bottom, STAGE.right, 2.65)
OVER_PLOT = Box(-2.4, 2.3, STAGE.right, 2.8)

# Mini-batches: one wide map, with its numbers around it.
BATCHES = Box(STAGE.left + 0.85, STAGE.bottom + 0.65, STAGE.right - 0.4, 2.45)

# The dance: a map close up, and numbers beside it.
CLOSE = Box(STAGE.right - 6.2, STAGE.bottom + 0.65, STAGE.right - 0.45, STAGE.top - 0.6)
BESIDE = Box(STAGE.left, STAGE.bottom, CLOSE.left - 0.95, STAGE.top)
PULLING = Box(BESIDE.left, -1.3, BESIDE.right, STAGE.top)  # the dots that pull
SUMS = Box(BESIDE.left, STAGE.bottom, BESIDE.right, PULLING.bottom - 0.25)

# The evening: she in the dark, the wall of all that is to be asked, how many, and of how many.
EVENING = (
    FRAME,
    Box(1.2, -2.35, 6.5, 2.8),
    Box(1.2, 2.95, 3.2, STAGE.top),
    Box(4.05, 2.95, STAGE.right, STAGE.top),
    Box(1.2, STAGE.bottom, 6.5, -2.55),
)
# The same again, in the left half; the count is that of both.
HALF = Box(FRAME.left, FRAME.bottom, -0.1, FRAME.top)
BACK = (
    HALF,
    Box(-3.3, -2.0, 0.85, 2.15),
    Box(-3.4, -2.62, 1.0, -2.05),
    Box(-3.4, STAGE.bottom, 1.0, -2.65),
    Box(-3.4, STAGE.bottom, 1.0, -2.65),
)
