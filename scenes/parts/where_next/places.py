"""Where things stand in the film."""

from __future__ import annotations

from scenes.stage import STAGE, Box

WIDE = Box(STAGE.left + 0.1, -3.0, STAGE.right, 2.55)  # evenings alone
CHOICES = Box(-6.2, 2.65, 6.2, 3.55)
ASIDE = Box(STAGE.left + 0.1, -2.9, 2.7, 3.5)  # beside formulas and knobs
FORMULA = Box(3.0, 1.3, STAGE.right, 3.4)
SAID = Box(3.0, -0.1, STAGE.right, 1.7)
CURVE = Box(STAGE.left + 0.2, -2.85, 1.9, 3.4)  # the surprise
READ = Box(2.6, -1.8, STAGE.right, 3.0)
UPPER = Box(STAGE.left + 0.1, 0.2, 4.3, 3.5)
COSTS = Box(STAGE.left + 0.1, -2.75, STAGE.right - 0.1, -0.1)
QUESTION = Box(STAGE.left + 0.1, -2.9, STAGE.right - 0.1, 2.5)  # the chain, before its slopes
CHAIN = Box(STAGE.left + 0.1, -0.5, STAGE.right - 0.1, 2.5)
CHECK = Box(STAGE.left + 0.1, -2.95, -0.7, 3.4)  # the loss about her start
CHECKED = Box(-0.3, -1.6, STAGE.right, 2.4)
CUTS = Box(STAGE.left + 0.1, -2.95, STAGE.right - 0.1, 3.4)
VALLEY = Box(STAGE.left, -2.6, -0.9, 2.4)
OPINION = Box(0.3, -2.9, STAGE.right, 2.5)
READOUTS = Box(STAGE.left + 0.1, 2.75, STAGE.right, 3.45)
SPIRALS = Box(STAGE.left, -2.95, -0.7, 3.45)
NETWORK = Box(0.6, -1.0, 6.2, 2.6)
KNOBS = Box(0.2, 2.75, 6.9, 3.45)
KINDS = Box(0.2, -1.95, STAGE.right, -1.35)
COUNT = Box(0.2, -2.95, STAGE.right, -2.0)
DEEP = Box(-5.6, -2.4, 5.6, 3.2)
CODE = Box(-5.6, -0.9, 6.2, 2.9)
NAMES = Box(-6.4, -2.6, 6.4, -1.2)
LAMP = (0.9, -0.2)  # where she stands in every picture of the last minute
MODEL = Box(-6.2, -1.6, -2.9, 1.7)  # beside a ground
GROUND = Box(-2.5, -2.9, 4.3, 3.3)
THREE = Box(2.2, 0.6, 6.6, 3.4)
LAST = Box(-6.3, -3.0, 6.3, 2.0)  # the hills under the last sentences
AT_DAWN = Box(-6.6, -2.35, 6.6, 1.85)  # and between them and an address
TABLEAU = Box(-7.0, -3.9, 7.0, 3.9)

__all__ = [name for name in dir() if name.isupper()]
