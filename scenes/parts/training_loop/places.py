"""Where things stand in this film."""

from __future__ import annotations

from manim import smooth, squish_rate_func

from scenes.stage import STAGE, Box

SOON = squish_rate_func(smooth, 0.0, 0.2)  # at the beginning of something longer

BAND = Box(STAGE.left, STAGE.bottom + 0.1, STAGE.right, STAGE.bottom + 1.1)  # under the ring
FILE = Box(STAGE.left + 0.2, STAGE.bottom + 0.2, -1.8, STAGE.top - 0.2)
FILE_SIZE, FILE_COLUMNS = 34, 22  # with more columns, it is set smaller
FILE_DOTS = Box(-1.4, STAGE.bottom + 0.2, STAGE.right - 2.3, STAGE.top - 0.7)

CODE_SIZE, LOOP_SIZE, LAST_SIZE = 28.8, 30, 28  # small letters are as tall as those of words
LOG_SIZE, LOG_ROWS, LOG_COLUMNS = 34, 12, 38  # with more columns, it is set smaller

CODE = Box(STAGE.left, STAGE.top - 1.4, STAGE.right, STAGE.top)  # three rows
AXIS = Box(STAGE.left, STAGE.bottom, STAGE.right, STAGE.bottom + 1.0)
WIDE = Box(STAGE.left, AXIS.top, STAGE.right, CODE.bottom - 0.15)  # the dots below the code
ROOM = WIDE.inset(right=2.3, top=0.5)  # of them without their names
DOTS = Box(WIDE.left, WIDE.bottom, 0.0, WIDE.top)
WORK = Box(0.5, WIDE.bottom + 0.3, STAGE.right, WIDE.top - 0.2)  # beside the dots

NAMES = Box(STAGE.left, STAGE.top - 0.6, STAGE.right, STAGE.top)
LOOP = Box(STAGE.left, NAMES.bottom - 2.5, STAGE.right, NAMES.bottom - 0.1)  # five rows
BELOW = Box(STAGE.left, STAGE.bottom, STAGE.right, LOOP.bottom - 0.1)
SMALL = Box(BELOW.left, BELOW.bottom, -1.75, BELOW.top)  # the dots beside the log
BESIDE = Box(-1.45, BELOW.bottom, BELOW.right, BELOW.top)
GUESS = Box(BESIDE.left, BELOW.bottom + 0.1, BESIDE.right, BELOW.bottom + 1.1)

LEFT_LOG = STAGE.left + 0.1  # where the log begins, beside the switches
SWITCHES = Box(1.85, STAGE.bottom + 0.4, STAGE.right, STAGE.top - 0.3)
ANSWERS = Box(2.9, -1.75, 6.2, 1.95)  # beside the log, in a column
RIVAL, BETWEEN, DESCENT = STAGE.rows(2.6, 1.0, 2.6, gap=0.2)  # of the race
TABLE = STAGE.inset(0.4, bottom=0.3)
PLOT, ASIDE = STAGE.inset(bottom=0.1).columns(7.2, 5.8, gap=0.4)  # the other dots, and their log
THIRD = Box(STAGE.left, STAGE.top - 3.55, STAGE.right, STAGE.top)  # eight rows
LOWER_PLOT = Box(STAGE.left, STAGE.bottom + 0.1, STAGE.right, THIRD.bottom - 0.15)
MIDDLE = Box(-2.6, STAGE.middle[1] - 1.6, 2.6, STAGE.middle[1] + 1.55)  # of the ring
