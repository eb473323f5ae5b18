"""Where things stand in the film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

# Two valleys: the maps, and the dots in their place, over which it is told what a line misses by.
COLUMNS = STAGE.inset(left=0.2, right=0.2, top=0.65).columns(1, 1, gap=1.0)
MISSED = STAGE._replace(bottom=STAGE.top - 0.7).columns(1, 1, gap=0.4)
LARGE = STAGE.inset(top=0.6, bottom=0.75, left=0.6, right=0.45).columns(1, 1, gap=1.1)

# Both floors on one scale.
CUTS = STAGE

# Three models: each by itself, then side by side, with a heading and two numbers in each plot.
WIDE = STAGE._replace(top=TITLE.bottom - 0.1)
THREE = STAGE.inset(top=0.3).columns(4.37, 4.37, 4.68)  # the last has the name of the axis
BOWL = Box(-2.0, 1.25, 2.0, 3.05)  # above the middle of a curve that fills the stage

# A hundred worlds: a plot as wide as the frame, and in its open bowl what it is called.
WORLDS = STAGE
SIDE = Box(-3.7, 0.4, -0.2, STAGE.top - 0.3)
PARTS = Box(1.9, 0.4, 5.4, SIDE.top)

# All powers.
POWERS = Box(STAGE.left, STAGE.bottom, STAGE.right - 0.1, TITLE.bottom - 0.15)
HEAD = TITLE
ROOMS = POWERS.columns(1, 1.25, gap=0.7)  # dots and a curve, and beside them their losses
LEGEND = Box(-2.6, -0.2, 3.4, 1.4)
ABOVE = 2.1  # how high it stands over bars that are seen from near
GUESS = Box(-3.8, 1.6, 4.5, 2.5)  # over the legend: the choices stay until one is right

# The confession.
JUMP = STAGE._replace(top=STAGE.top - 0.1)
COUNT = Box(-3.7, 1.3, STAGE.right - 0.6, 3.1)
TWO_LINES = STAGE._replace(bottom=STAGE.top - 1.5)
TAKEAWAY = STAGE.inset(top=2.3, left=0.5, right=0.5, bottom=0.1).columns(1, 1, gap=0.9)
