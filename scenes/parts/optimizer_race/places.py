"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

# The unfair races: a large map, and two podiums.
MAP = Box(STAGE.left, STAGE.bottom + 0.05, -0.35, STAGE.top)
INSET = Box(-3.4, 1.1, -1.2, 2.4)
SIDE = Box(0.25, STAGE.bottom + 0.2, STAGE.right, STAGE.top)
KNOB = Box(SIDE.left, SIDE.top - 1.25, SIDE.right, SIDE.top)
GUESS = Box(SIDE.left, -0.9, SIDE.right, 1.9)
PODIUMS = Box(SIDE.left, -1.5, SIDE.right, 2.1).columns(3.4, 1.6, gap=1.2)
COUNTER = Box(SIDE.left, SIDE.bottom, SIDE.right, SIDE.bottom + 0.7)

# What each remembers: a square of four fields.
FIELDS = Box(-3.0, STAGE.bottom + 0.1, STAGE.right, 2.75)

# Adam's first step: a map close up, and its squares.
BAND = TITLE.inset(top=0.05, left=1.0, right=1.0)
CLOSE = Box(STAGE.left, STAGE.bottom + 0.05, -0.9, 2.75)
SQUARES = Box(-0.75, -0.2, STAGE.right, 2.6)
LINES = Box(-0.75, STAGE.bottom, STAGE.right, -0.8)

# The rules.
RULES = Box(STAGE.left + 0.2, STAGE.bottom + 0.2, 0.4, 2.75)
STARTS = Box(0.4, STAGE.bottom + 0.02, STAGE.right, STAGE.top)

# A fair race: a title, and below it for each runner a name, its rate, a map, a bar and a number.
HEAD = Box(STAGE.left, TITLE.bottom + 0.1, 2.4, STAGE.top)
COUNT = Box(3.1, TITLE.bottom + 0.1, STAGE.right, STAGE.top)
_COLUMNS = STAGE.inset(left=0.6, right=0.48).columns(1, 1, 1, 1, gap=0.2)  # axes have names
NAMES = [Box(one.left, 2.32, one.right, 2.88) for one in _COLUMNS]
ALPHAS = [Box(one.left, 1.87, one.right, 2.27) for one in _COLUMNS]
PANELS = [Box(one.left, 1.8 - one.width, one.right, 1.8) for one in _COLUMNS]
BARS = [Box(one.left, -1.86, one.right, -1.64) for one in _COLUMNS]
MEDIANS = [Box(one.left, -2.6, one.right, -2.0) for one in _COLUMNS]
SAID = Box(STAGE.left, STAGE.bottom, STAGE.right, STAGE.bottom + 0.36)

# Why one leaps, and why it loses that when the ravine is turned.
LEAP = Box(STAGE.left + 0.2, -2.6, 0.4, 2.6)
LEAP_MAP = Box(0.4, STAGE.bottom + 0.02, STAGE.right, 2.95)

# One rate for all tracks: a row for each runner.
ONE_RATE = Box(STAGE.left, STAGE.bottom + 0.05, STAGE.right, 2.75)

# The table of all tracks, and of the first by another rule.
TABLE = Box(STAGE.left, -2.6, STAGE.right, 3.4)
