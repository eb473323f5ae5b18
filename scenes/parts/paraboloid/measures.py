"""Three ways to say how wrong a shot is: by name, and worked out."""

from __future__ import annotations

import numpy as np
from manim import DOWN, VGroup
from manim import LEFT as TO_LEFT

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import LEFT
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import LOSS, Formula, Words, tr

_ROWS = (1.75, 0.0, -1.75)  # where they stand, from the middle of the screen
_NAMED = 0.28  # from a name down to its numbers
_NAME, _SIZE = 38, 60


def has_root(plan: Plan) -> bool:
    """Whether the root of the average error has few digits, and is written in full."""
    _, mean, root = plan.measures(plan.away)
    return bool(np.isclose(float(f"{root:.3g}") ** 2, mean, rtol=1e-12))


class Measures:
    """Rows for SSE, MSE and RMSE, each below its whole name."""

    def __init__(self, plan: Plan) -> None:
        x, y = (short(float(abs(e)) ** 2) for e in plan.away)
        total, mean, root = (short(number, 4) for number in plan.measures(plan.away))
        if root != short(plan.measures(plan.away)[2]):
            root = f"{plan.measures(plan.away)[2]:.2f}"
        sign = "=" if has_root(plan) else "approx"
        sources = (
            f"{x} + {y} = {{{{{total} : is}}}}",
            f"{total} slash 2 = {{{{{mean} : is}}}}",
            f"sqrt({mean}) {sign} {{{{{root} : is}}}}",
        )
        typed = tuple(source.replace("slash", '"/"') for source in sources)
        names = (
            tr("sum of squared errors, SSE"),
            tr("their mean, MSE"),
            tr("the root of that, RMSE"),
        )
        self.rows = []
        for name, source, up in zip(names, typed, _ROWS, strict=True):
            head = Words(name, _NAME)
            worked = Formula(source, {"is": LOSS}, _SIZE)
            row = VGroup(head, worked).arrange(DOWN, buff=_NAMED, aligned_edge=TO_LEFT)
            self.rows.append(row.move_to((LEFT.left + row.width / 2, up, 0)))


__all__ = ["Measures", "has_root"]
