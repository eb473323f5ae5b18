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
CORNER = Box(STAGE.left, STAGE.bottom, -2.0, STAGE.bottom + 0.6)  # words beside its floor
FRAMED = Box(-6.0, STAGE.bottom + 0.62, 6.0, 2.5)  # the same with words below it
UNDER = Box(FRAMED.left, STAGE.bottom, FRAMED.right, FRAMED.bottom - 0.12)

# The race: a map on each side, the losses between them.
LARGE = Box(-6.2, -1.8, -1.8, 2.6), Box(2.0, -1.8, 6.4, 2.6)  # the maps, before there is a plot
HEADS = [Box(box.left, 2.95, box.right, STAGE.top) for box in LARGE]
TOLD = [Box(box.left, -2.95, box.right, -2.45) for box in LARGE]
# Then each shrinks into its own upper corner, its name and loss go to its inner side, and the plot
# has all that is below.
SMALL = Box(-6.2, 1.45, -4.05, 3.6), Box(4.25, 1.45, 6.4, 3.6)
INNER = Box(-3.85, 1.45, -1.7, STAGE.top), Box(1.9, 1.45, 4.05, STAGE.top)
BLOCK, ANSWERS = Box(-1.1, 0.5, 1.1, 2.7), Box(-1.25, STAGE.bottom, 1.25, 0.3)
COUNT = Box(-1.6, 2.95, 1.6, STAGE.top)
PLOT = Box(-6.5, STAGE.bottom, STAGE.right, 1.0)
OVER_PLOT = Box(-2.4, 0.75, STAGE.right - 0.3, 1.25)

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
    Box(-3.2, -1.95, 0.4, 1.65),
    Box(-3.2, -2.6, 0.4, -2.0),
    Box(-3.2, STAGE.bottom, 0.4, -2.65),
    Box(-3.2, STAGE.bottom, 0.4, -2.65),
)
