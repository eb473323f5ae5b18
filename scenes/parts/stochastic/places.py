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
LEANING = Box(RIGHT.left - 0.5, RIGHT.bottom + 0.35, RIGHT.right - 0.65, RIGHT.top)
WIDE = Box(-6.0, STAGE.bottom + 0.2, 6.0, 2.5)  # the ground that has the frame for itself
FRAMED = Box(-6.0, STAGE.bottom + 0.62, 6.0, 2.5)  # the same with words below it
UNDER = Box(FRAMED.left, STAGE.bottom, FRAMED.right, FRAMED.bottom - 0.12)

# The race: a map on each side, the losses between them.
LARGE = Box(-6.2, -1.8, -1.8, 2.6), Box(2.0, -1.8, 6.4, 2.6)  # the maps, before there is a plot
HEADS = [Box(box.left, 2.95, box.right, STAGE.top) for box in LARGE]
TOLD = [Box(box.left, -2.95, box.right, -2.45) for box in LARGE]
# Then one over the other at the left, with what is told of each beside it, and a large plot.
SMALL = Box(-6.1, 0.55, -3.85, 2.8), Box(-6.1, -2.5, -3.85, -0.25)
ASIDE = [Box(-3.6, box.bottom, -1.35, box.top).rows(1, 1, 1) for box in SMALL]
BLOCK, ANSWERS = Box(-1.1, 0.5, 1.1, 2.7), Box(-1.25, STAGE.bottom, 1.25, 0.3)
COUNT = Box(-1.6, 2.95, 1.6, STAGE.top)
PLOT = Box(-1.2, -2.15, STAGE.right - 1.0, 2.85)
OVER_PLOT = Box(PLOT.left + 0.9, 2.95, PLOT.right, STAGE.top)
UNDER_PLOT = Box(PLOT.left, STAGE.bottom, STAGE.right, STAGE.bottom + 0.8)  # clear of the maps

# The dance: a map close up, and numbers beside it.
CLOSE = Box(STAGE.left + 0.1, STAGE.bottom + 0.1, STAGE.left + 6.5, STAGE.top - 0.1)
BESIDE = Box(CLOSE.right + 0.5, STAGE.bottom, STAGE.right, STAGE.top)

# The evening: she in the dark, the wall of all that is to be asked, how many, and of how many.
EVENING = (
    FRAME,
    Box(1.6, -1.75, 6.3, 2.65),
    Box(1.6, 2.8, 6.3, STAGE.top),
    Box(1.6, -2.5, 6.3, -1.9),
)
# The same again, in the left half; the count is that of both.
HALF = Box(FRAME.left, FRAME.bottom, -0.1, FRAME.top)
BACK = (
    HALF,
    Box(-2.8, -1.1, -0.6, 1.1),
    Box(-2.0, -2.75, 2.0, -2.05),
    Box(-3.4, -1.75, 0.0, -1.2),
)
