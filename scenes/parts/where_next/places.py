"""Where things stand in the film."""

from __future__ import annotations

from scenes.stage import STAGE, Box

WIDE = Box(STAGE.left + 0.1, -3.0, STAGE.right - 0.4, 2.6)  # evenings, and a scale at the right
CHOICES = Box(-6.2, 2.65, 6.2, 3.55)
ASKED = Box(-5.6, -1.25, 6.2, -0.35)  # choices between two plots, clear of numbers
RULES = Box(-6.2, 2.75, 0.7, 3.55)  # what the S is made of
DIALS = ((1.75, 3.1), (4.4, 3.1))  # of w and of b
CURVE = Box(STAGE.left + 0.1, -2.45, STAGE.right - 0.1, 3.5)  # the surprise
UPPER = Box(STAGE.left + 0.1, 0.45, STAGE.right - 0.1, 3.5)
COSTS = Box(STAGE.left + 0.1, -2.95, STAGE.right - 0.1, 0.35)
QUESTION = Box(STAGE.left + 0.1, -2.9, STAGE.right - 0.1, 2.5)  # the chain, before its slopes
CHAIN = Box(STAGE.left + 0.1, -0.6, STAGE.right - 0.1, 3.0)
EVENING = (0, 3.3, 0)  # above it
PULLS = Box(STAGE.left + 0.1, -0.65, STAGE.right - 0.1, 3.5)  # errors, and their formulas below
VERDICT = (0, -2.75, 0)
GLASS = (3.1, 1.4)  # the middle of what magnifies
CHECK = Box(STAGE.left + 0.1, -2.95, -0.7, 3.4)  # the loss about her start
CHECKED = Box(-0.3, -1.4, STAGE.right, 2.4)
CUTS = Box(STAGE.left + 0.1, -2.95, STAGE.right - 0.1, 3.4)
VALLEY = Box(STAGE.left, -2.75, -0.6, 2.6)
OPINION = Box(0.1, -2.95, STAGE.right, 2.6)
READOUTS = Box(STAGE.left + 0.1, 2.75, STAGE.right, 3.45)
SPIRALS = Box(STAGE.left, -2.95, -0.7, 3.05)
NETWORK = Box(0.5, -1.45, 6.5, 2.6)
KNOBS = Box(0.2, 2.75, 6.9, 3.45)
KINDS = Box(0.2, -2.2, STAGE.right, -1.6)
COUNT = Box(0.2, -2.95, STAGE.right, -2.3)
DEEP = Box(-5.6, -2.4, 5.6, 3.2)
CODE = Box(-5.6, 0.45, 6.2, 3.6)
STRIP = Box(-6.2, -2.95, 4.6, 0.15)  # a network below the code
STRIP_OF_MANY = Box(-6.2, -2.95, 6.2, 0.15)
PILLAR = Box(5.5, -2.85, 6.1, 0.0)
LAMP = (0.9, -0.2)  # where she stands in every picture of the last minute
MODEL = Box(-6.3, -2.2, -2.1, 2.0)  # before a ground
GROUND = Box(-7.3, -4.2, 7.3, 4.2)  # beyond the frame on every side
THREE = Box(2.2, 0.6, 6.6, 3.4)
LAST = Box(-6.3, -3.0, 6.3, 2.0)  # the hills under the last sentences
AT_DAWN = Box(-6.6, -2.35, 6.6, 1.85)  # and between them and an address
TABLEAU = Box(-7.0, -3.9, 7.0, 3.9)

__all__ = [name for name in dir() if name.isupper()]
