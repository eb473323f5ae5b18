"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

# The unfair races: a large map, and two podiums.
MAP = Box(STAGE.left, STAGE.bottom + 0.02, 0.42, STAGE.top)
INSET = Box(-2.85, 1.55, -0.1, 3.15)
SIDE = Box(0.75, STAGE.bottom + 0.2, STAGE.right, STAGE.top)
KNOB = Box(SIDE.left, SIDE.top - 1.25, SIDE.right, SIDE.top)
GUESS = Box(SIDE.left, -1.3, SIDE.right, 2.0)
PODIUMS = Box(SIDE.left, -1.9, SIDE.right, 2.1).columns(3.4, 1.6, gap=0.72)
COUNTER = Box(SIDE.left, SIDE.bottom, SIDE.right, SIDE.bottom + 0.7)

# What each remembers: a square of four fields.
FIELDS = Box(-4.3, STAGE.bottom + 0.02, STAGE.right, 2.82)

# Adam's first step: a map close up, and its squares.
BAND = TITLE.inset(top=0.05, left=1.0, right=1.0)
CLOSE = Box(STAGE.left, STAGE.bottom + 0.02, -0.1, STAGE.top)
SQUARES = Box(0.1, 0.05, STAGE.right, STAGE.top)
LINES = Box(0.1, STAGE.bottom, STAGE.right, -0.75)

# The rules.
STARTS = MAP
RULES = Box(0.62, STAGE.bottom + 0.1, STAGE.right, STAGE.top - 0.1)

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
LEAP = Box(STAGE.left + 0.2, STAGE.bottom, -0.45, 2.5)
LEAP_MAP = Box(-0.42, STAGE.bottom + 0.02, STAGE.right, STAGE.top)

# Why it loses that when the ravine is turned: two pairs of squares below its name.
ACROSS = Box(LEAP.left, STAGE.bottom + 0.1, LEAP.right, LEAP.top + 0.1)

# One rate for all tracks: a row for each runner.
ONE_RATE = Box(STAGE.left, STAGE.bottom + 0.05, STAGE.right, 2.75)

# The table of all tracks, and of the first by another rule.
TABLE = Box(STAGE.left, -2.6, STAGE.right, 3.4)
