"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, Box

# The unfair races: a large map, and two podiums.
MAP = Box(STAGE.left, STAGE.bottom + 0.02, 0.42, STAGE.top)
WIDE = Box(STAGE.left, STAGE.bottom + 0.02, STAGE.right, STAGE.top)  # and one that fills the frame
STRIP = Box(STAGE.left + 1.1, STAGE.bottom + 0.8, STAGE.right - 1.2, STAGE.bottom + 1.6)
SCORES = Box(-3.9, STAGE.bottom + 0.75, 4.4, STAGE.bottom + 2.25)
INSET = Box(-2.85, 1.55, -0.1, 3.15)
SIDE = Box(0.75, STAGE.bottom + 0.2, STAGE.right, STAGE.top)
KNOB = Box(SIDE.left, SIDE.top - 1.25, SIDE.right, SIDE.top)
GUESS = Box(SIDE.left, -1.3, SIDE.right, 2.0)
PODIUMS = Box(SIDE.left, -1.9, SIDE.right, 2.1).columns(3.4, 1.6, gap=0.72)
COUNTER = Box(SIDE.left, SIDE.bottom, SIDE.right, SIDE.bottom + 0.7)

# What each remembers: a square of four fields.
FIELDS = Box(-4.3, STAGE.bottom + 0.02, STAGE.right, 2.82)

# Adam's first step: the map close up where it was, and squares beside it.
SQUARES = Box(SIDE.left, 0.05, STAGE.right, STAGE.top)
LINES = Box(SIDE.left, STAGE.bottom, STAGE.right, -0.75)

# The rules.
STARTS = MAP
RULES = Box(0.62, STAGE.bottom + 0.1, STAGE.right, STAGE.top - 0.1)

# A fair race: the map where that of the unfair races was; beside it a title, for each runner its
# name, rate, bar and number, then the count.
HEAD = Box(SIDE.left, STAGE.top - 0.65, STAGE.right, STAGE.top)
RULE = Box(SIDE.left, STAGE.top - 1.25, STAGE.right, STAGE.top - 0.7)
_ROWS = Box(SIDE.left, -1.95, STAGE.right, RULE.bottom - 0.1).rows(1, 1, 1, 1, gap=0.0)
NAMES = [Box(one.left - 0.12, one.top - 0.58, one.left + 2.82, one.top - 0.06) for one in _ROWS]
ALPHAS = [Box(one.left + 3.1, box.bottom, one.right, box.top)
          for one, box in zip(_ROWS, NAMES, strict=True)]  # fmt: skip
BARS = [Box(one.left, one.bottom + 0.06, one.right - 2.3, one.bottom + 0.34) for one in _ROWS]
NUMBERS = [Box(one.right - 2.2, box.bottom - 0.13, one.right - 0.22, box.top + 0.13)
           for one, box in zip(_ROWS, BARS, strict=True)]  # fmt: skip
COUNT = Box(SIDE.left, -2.52, STAGE.right, -2.0)
SAID = Box(STAGE.left, STAGE.bottom, STAGE.right, STAGE.bottom + 0.36)
BESIDE = Box(SIDE.left, SAID.bottom + 0.05, SAID.right, SAID.top + 0.05)

# Why one leaps, and why it loses that when the ravine is turned.
LEAP = Box(SIDE.left, STAGE.bottom, STAGE.right, 2.5)

# Why it loses that when the ravine is turned: two pairs of squares below its name.
ACROSS = Box(LEAP.left, STAGE.bottom + 0.1, LEAP.right, LEAP.top + 0.1)

# One rate for all tracks: a row for each runner.
ONE_RATE = Box(STAGE.left, STAGE.bottom + 0.05, STAGE.right, 2.75)

# The table of all tracks, and of the first by another rule.
TABLE = Box(STAGE.left, -2.6, STAGE.right, 3.4)
