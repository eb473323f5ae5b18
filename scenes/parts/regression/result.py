"""The outcome of a fit: samples, the line, the law behind them, an equation and a legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import RIGHT, UP, FadeIn
from numpy.typing import NDArray

from gdmath import StandardUnits
from scenes.parts.by_hand.fading import appear, hidden
from scenes.parts.by_hand.plane import Plane
from scenes.parts.by_hand.sizes import BODY_SIZE
from scenes.parts.regression.fitting import Fit, places_to_a_hundredth
from scenes.parts.regression.legend import Grid, Legend
from scenes.stage.lecture.theme import PREDICTION
from scenes.stage.lecture.words import tr
from scenes.stage.plot.scatter import FittedLine, Law, Samples
from scenes.stage.type.text import Formula

Array = NDArray[np.float64]

_GAP = 0.2  # scene units from the plane to its equation, beside the name of the y axis
_ABOVE = 0.6  # where there is no room beside it


class ResultPlot:
    """What a finished descent has found, on a plane.

    ``plane`` has the samples' ranges. With ``units`` the samples are in standard units and
    ``marked``, a plane in the same place, has numbers in the data's own; so has the equation.
    """

    def __init__(
        self,
        fit: Fit,
        plane: Plane,
        marked: Plane,
        law_name: str,
        units: StandardUnits | None = None,
    ) -> None:
        w, b = own = fit.walk.points[-1, 0].tolist()
        self.plane, self.marked = plane, marked
        self.samples = hidden(Samples(plane, fit.data.x, fit.data.y))
        self.line = hidden(FittedLine(plane, lambda: w, lambda: b, name="result"))
        self.laws = [] if fit.law is None else [hidden(Law(plane, fit.law))]
        self.grid = hidden(Grid(marked))
        spread = np.array([np.std(fit.data.x), np.std(fit.data.y)])
        if units is not None:
            own = units.line(w, b).tolist()
            spread *= (units.x_scale, units.y_scale)
        self.equation = _equation(own, spread)
        right, top = plane.corner + plane.size
        beside = marked.y_name.width + self.equation.width + _GAP < plane.size[0]
        above = _GAP if beside else _ABOVE
        self.equation.next_to((right, top + above, 0), UP, buff=0, aligned_edge=RIGHT)
        rows: list[tuple[Samples | FittedLine | Law, str]] = [(law, law_name) for law in self.laws]
        rows += [(self.samples, tr("samples")), (self.line, tr("prediction"))]
        self.legend = self._placed(Legend(rows))

    def enter(self) -> tuple[Any, ...]:
        """Samples, line, grid and equation appear on the plane; the painted ones are on stage."""
        return FadeIn(self.equation), appear(self.samples, self.line, self.grid)

    def explain(self) -> tuple[Any, ...]:
        """The law appears, and the legend that says what everything is."""
        return FadeIn(self.legend), appear(*self.laws)

    def _placed(self, legend: Legend) -> Legend:
        """The legend where it covers least, at the top or at the bottom."""
        (left, bottom), (right, top) = self.plane.corner, self.plane.corner + self.plane.size
        half = np.array([legend.width, legend.height]) / 2
        spots = [
            np.array([x, y])
            for y in (top - half[1], bottom + half[1] + 0.1)
            for x in (left + half[0] + 0.1, right - half[0], (left + right) / 2)
        ]
        x = np.linspace(self.plane.low[0], self.plane.low[0] + self.plane.span[0], 60)
        drawn = [law.law(x) for law in self.laws] + [self.line.predict(x)]
        dots = np.concatenate(
            [self.plane.xy(self.samples.x, self.samples.y), *(self.plane.xy(x, y) for y in drawn)]
        )
        covered = [np.sum(np.all(np.abs(dots - spot) < half + 0.1, axis=1)) for spot in spots]
        return legend.move_to((*spots[int(np.argmin(covered))], 0))


def _equation(line: Sequence[float], spread: Array) -> Formula:
    """ŷ = w x + b, as exactly as the spreads (2,) of x and y make sense of."""
    w = written(line[0], float(spread[1] / spread[0]) or 1.0)
    b = written(line[1], float(spread[1]) or 1.0)
    plus = "" if b.startswith("-") else "+"
    return Formula(f"{{{{hat(y) : guess}}}} = {w} x {plus} {b}", {"guess": PREDICTION}, BODY_SIZE)


def written(number: float, scale: float) -> str:
    """A number for a formula, to a hundredth of what ``scale`` counts in: 2.04 where it is 1.

    Large and small ones have a power of ten.
    """
    decimals = places_to_a_hundredth(scale)
    rounded = round(number, decimals)
    power = int(np.floor(np.log10(abs(rounded)))) if rounded else 0
    if -4 < power < 5:
        return f"{rounded + 0.0:.{max(decimals, 0)}f}"
    return f"{rounded / 10.0**power:.{max(power + decimals, 0)}f} dot 10^({power})"
