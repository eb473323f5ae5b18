"""Where things stand in this film."""

from __future__ import annotations

from manim import smooth, squish_rate_func

from scenes.stage import STAGE, Box
from scenes.stage.lecture.boxes import FRAME

SOON = squish_rate_func(smooth, 0.0, 0.2)  # at the beginning of something longer
EARLY = squish_rate_func(smooth, 0.0, 0.6)  # before NEARLY
NEARLY = squish_rate_func(smooth, 0.6, 1.0)
LATE = squish_rate_func(smooth, 0.8, 1.0)  # at its end

BAND = Box(STAGE.left, STAGE.bottom + 0.1, STAGE.right, STAGE.bottom + 1.1)  # under the ring
MAY_BE = BAND.inset(left=1.2, right=1.2)  # what may be the answer, with room to swell
FILE = Box(STAGE.left + 0.2, STAGE.bottom + 0.2, -1.8, STAGE.top - 0.2)
FILE_SIZE, FILE_COLUMNS = 35.5, 21  # with more columns, it is set smaller
NAME_ABOVE, NAME_BELOW = 0.5, 0.45  # what the names take at the ends of the axes of the dots
FILE_DOTS = Box(-1.4, STAGE.bottom + NAME_BELOW, STAGE.right - 0.2, STAGE.top - 0.7)

CODE_SIZE, CODE_COLUMNS = 42, 50  # with more columns, it is set smaller
LOOP_SIZE, LOOP_COLUMNS = 34.6, 61
LOG_SIZE, LOG_ROWS, LOG_COLUMNS = 34.6, 12, 39  # with more columns, it is set smaller

CODE = Box(STAGE.left, STAGE.top - 2.0, STAGE.right, STAGE.top)  # three rows
_TWO = CODE.bottom + CODE.height / 3  # below two of them
AXIS = Box(STAGE.left, STAGE.bottom, STAGE.right, STAGE.bottom + 1.0)
_LEFT = Box(STAGE.left, STAGE.bottom, 0.3, CODE.bottom - 0.15).inset(top=NAME_ABOVE)
LESS = _LEFT.inset(bottom=NAME_BELOW)  # the dots below the code
TALL = LESS.inset(top=CODE.bottom - _TWO)  # below two rows; their squares go on beside them
DOTS = LESS.inset(bottom=AXIS.height, top=LESS.top - STAGE.top + NAME_ABOVE)  # above the w-axis
WORK = Box(0.75, DOTS.bottom, STAGE.right, LESS.top)  # beside them
COLUMNS = Box(WORK.left, -0.4, STAGE.right, _TWO - 0.4)  # of the file, as the program has them
COLUMN_SIZE, COLUMNS_WIDE = 36, 26
PULLS = Box(WORK.left + 0.5, WORK.bottom + 0.1, STAGE.right - 0.5, WORK.top - 0.2)

NAMES = Box(STAGE.left, STAGE.top - 0.6, STAGE.right, STAGE.top)
LOOP = Box(STAGE.left, NAMES.bottom - 2.81, STAGE.right, NAMES.bottom - 0.1)  # five rows
BELOW = Box(STAGE.left, STAGE.bottom, STAGE.right, LOOP.bottom - 0.1)
SMALL = Box(BELOW.left, BELOW.bottom, -2.3, BELOW.top)  # the dots beside the log
BESIDE = Box(-2.0, BELOW.bottom, BELOW.right, BELOW.top)
GUESS = Box(BESIDE.left, BELOW.bottom + 0.1, BESIDE.right, BELOW.bottom + 1.1)

ALL_SIZE, ALL_COLUMNS = 34.6, 61  # all lines at once; with more columns, smaller
OF_LINES = Box(3.8, -1.25, 6.5, 2.4)  # beside the functions then, in a column

LEFT_LOG = STAGE.left + 0.1  # where the log begins, beside the switches
VALLEY = Box(STAGE.left, FRAME.bottom + 0.4, 1.0, LOOP.bottom - 0.6)  # below the loop
VALLEY_SEEN = Box(FRAME.left, FRAME.bottom, VALLEY.right, VALLEY.top)
COUNTS = Box(1.6, STAGE.bottom, STAGE.right, LOOP.bottom - 1.1)  # beside it, the first line
ANSWERS = Box(2.9, -1.75, 6.2, 1.95)  # beside the log, in a column
TRACK, LOSSES = STAGE.rows(2.8, 3.8, gap=0.1)  # of the race
BETWEEN = Box(LOSSES.left + 1.5, LOSSES.bottom + 0.9, LOSSES.right - 1.5, LOSSES.top - 0.9)
# Below the losses of the rival, beside those of descent.
COUNTED = Box(LOSSES.left + 3.7, LOSSES.bottom + 0.8, LOSSES.right - 2.1, LOSSES.bottom + 1.6)
BOTH = STAGE.inset(left=0.6, right=0.6, top=1.3, bottom=1.3)  # the two knobs
PLOT, ASIDE = STAGE.inset(bottom=0.1).columns(7.0, 6.0, gap=0.4)  # the other dots, and their log
BELOW_ROWS = Box(STAGE.left, STAGE.bottom + 0.1, STAGE.right, CODE.bottom - 0.8)  # and words
LOWER_PLOT = Box(STAGE.left, STAGE.bottom + 0.1, STAGE.right, LOOP.bottom - 0.15)
MIDDLE = Box(-2.6, STAGE.middle[1] - 1.6, 2.6, STAGE.middle[1] + 1.55)  # of the ring
