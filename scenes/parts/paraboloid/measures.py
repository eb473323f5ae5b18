"""Three ways to say how wrong a shot is: by name, and worked out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar, NamedTuple

import numpy as np
from manim import DOWN, VGroup
from manim import LEFT as TO_LEFT

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import LEFT
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.target import Shot
from scenes.stage import LOSS, Formula, Layer, Words, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas

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
        self.rows, self.results = list[VGroup](), list[Result]()
        for name, source, up, result in zip(names, typed, _ROWS, (total, mean, root), strict=True):
            head = Words(name, _NAME)
            worked = Formula(source, {"is": LOSS}, _SIZE)
            row = VGroup(head, worked).arrange(DOWN, buff=_NAMED, aligned_edge=TO_LEFT)
            self.rows.append(row.move_to((LEFT.left + row.width / 2, up, 0)))
            left, foot, _ = worked.part("is").get_corner(DOWN + TO_LEFT).tolist()
            self.results.append(Result(result, left, foot))


class Falling(Lettered):
    """The three results in their places, as they are wherever the shot is now."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, plan: Plan, measures: Measures, shot: Shot) -> None:
        super().__init__()
        self.plan, self.shot, self.results = plan, shot, measures.results
        self.set_frame(LEFT.left, LEFT.bottom, LEFT.right, LEFT.top)

    def numbers(self) -> list[str]:
        """SSE, MSE and RMSE now, with as many decimals as they have when it is at home."""
        now = self.plan.measures(self.shot.place)
        return [
            f"{number:.{len(result.text.partition('.')[2])}f}" if number else "0"
            for number, result in zip(now, self.results, strict=True)
        ]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each on the line of its row, where the result stands."""
        for number, result in zip(self.numbers(), self.results, strict=True):
            yield _number(number), result.left, result.foot, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The numbers."""
        self.write(canvas)


class Result(NamedTuple):
    """What comes out in a row, and where it stands."""

    text: str
    left: float
    foot: float


@lru_cache(maxsize=256)
def _number(text: str) -> Lettering:
    return Lettering(text, _SIZE, LOSS)


__all__ = ["Falling", "Measures", "has_root"]
