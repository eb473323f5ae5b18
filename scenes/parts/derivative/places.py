"""Where things stand in this film."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

BAND = TITLE.inset(top=0.05)  # questions and formulas
BELOW = STAGE.inset(top=1.0)
HILL = STAGE.inset(bottom=0.05, top=0.75)  # as the film before leaves it
LEFT, RIGHT = STAGE.columns(1, 1.35, gap=0.5)  # the box, and the hill behind glass
TABLE = Box(STAGE.left, STAGE.bottom, -1.75, STAGE.top)
NEAR = Box(-1.7, STAGE.bottom, 3.45, STAGE.top - 0.75)  # the hill beside the table
LENS = Box(3.55, STAGE.bottom + 0.2, STAGE.right, STAGE.top - 0.75)
FAR = Box(STAGE.left, STAGE.bottom, 0.75, STAGE.top - 0.85)  # the hill beside a large lens
LARGE = Box(1.2, STAGE.bottom + 0.1, STAGE.right, STAGE.top - 1.0)
ASK = Box(STAGE.left, STAGE.top - 0.95, STAGE.right, STAGE.top)
SQUARE = Box(STAGE.left + 0.2, STAGE.bottom + 0.3, -2.9, BAND.bottom - 0.3)
BESIDE = Box(-2.2, STAGE.bottom + 0.3, STAGE.right, BAND.bottom - 0.3)
UPPER, LOWER = STAGE.rows(1.15, 1, gap=0.1)  # the ground, and the curve of its slopes

__all__ = [
    "ASK", "BAND", "BELOW", "BESIDE", "FAR", "HILL", "LARGE", "LEFT", "LENS", "LOWER", "NEAR",
    "RIGHT", "SQUARE", "TABLE", "UPPER",
]  # fmt: skip
