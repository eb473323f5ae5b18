"""What the tests of the derivation share: the rows of its plan."""

from __future__ import annotations

from typing import Any

from scenes.mse_gradient import MseGradientParameters
from scenes.parts.mse_gradient.plan import plan_for
from scenes.parts.mse_gradient.rows import rows, step_rows
from scenes.parts.mse_gradient.signs import formula
from scenes.stage import TITLE_SIZE

PLAN = plan_for(**MseGradientParameters().__dict__)
ROWS = rows() | step_rows()
FIRST = ("given", "errors", "chain", "moves", "done")


def row(name: str, number: int) -> Any:
    return formula(ROWS[name][number], TITLE_SIZE)


def ink(mobject: Any) -> list[tuple[float, float]]:
    """Where the letters are, from left to right, that can well be seen."""
    seen = [part for part in mobject.family_members_with_points() if part.get_fill_opacity() > 0.5]
    return sorted((float(part.get_left()[0]), float(part.get_right()[0])) for part in seen)


def left_of_sign(side: Any) -> list[tuple[float, float]]:
    """The letters of a row up to its equals sign."""
    end = float(side.part("is").get_right()[0])
    return [letter for letter in ink(side) if letter[1] <= end + 1e-6]
