"""Three ways to say how wrong a shot is: by name, worked out, and of a better shot."""

from __future__ import annotations

import numpy as np
from manim import VGroup

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import LEFT
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import LOSS, Formula, Words, on_one_line, tr

_ROWS = (1.4, 0.0, -1.4)  # where they stand, from the middle of the screen
_NUMBERS, _BETTER = 1.95, 5.1  # from the left
_SIZE = 48


def has_root(plan: Plan) -> bool:
    """Whether the root of the average error has few digits, and is written in full."""
    _, mean, root = plan.measures(plan.away)
    return bool(np.isclose(float(f"{root:.3g}") ** 2, mean, rtol=1e-12))


class Measures:
    """Rows for SSE, MSE and RMSE, and a column for the better shot."""

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
        names = (tr("SSE"), tr("MSE"), tr("RMSE"))
        better = plan.measures(plan.better)
        self.rows, self.better = [], []
        for name, source, other, up in zip(names, typed, better, _ROWS, strict=True):
            head = Words(name, _SIZE)
            worked = Formula(source, {"is": LOSS}, _SIZE)
            number = Words(f"→ {short(other, 3)}", _SIZE, LOSS)
            row = on_one_line(head, worked, number)
            row.shift((0, up - row.get_center()[1], 0))
            for part, left in ((head, 0.0), (worked, _NUMBERS), (number, _BETTER)):
                part.shift((LEFT.left + left - part.get_left()[0], 0, 0))
            self.rows.append(VGroup(head, worked))
            self.better.append(number)


__all__ = ["Measures", "has_root"]
