"""The last picture of both valleys: two small maps, the plot of their cuts, and two bars."""

from __future__ import annotations

from typing import Any

from manim import Create, FadeIn, VGroup

from scenes.parts.regression.bend import Bend
from scenes.parts.regression.cast import MapSide
from scenes.parts.regression.cuts import Bars, Blade, Cut, plane_for
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.valley import LevelMap
from scenes.stage import LABEL_SIZE, LOSS, MAP, STAGE, TITLE_SIZE, Mark, View, Words, tr

_LEFT, _MIDDLE, _RIGHT = STAGE.columns(2.7, 6.0, 4.0, gap=0.35)


class Bottoms:
    """Both valleys as small maps, one below the other; the second is the map that was seen."""

    def __init__(self, plan: Plan, chart: MapSide) -> None:
        self.chart = chart
        self.boxes = _LEFT.rows(1, 1, gap=0.3)
        self.plane = plane_for(plan).within(_MIDDLE.inset(bottom=0.2))
        self.first = View(plan.line.landscape, size=6.0)
        self.first.lowest, self.first.gap = 0.0, 0.0
        self.first.within(self.boxes[0].inset(top=0.5), **MAP)
        small = LevelMap(self.first, plan.fits, numbered=False)
        self.new = VGroup(small, Mark(self.first, plan.line.best[None]))
        self.names = VGroup(
            *(
                Words(words, LABEL_SIZE).move_to(box.middle).set_y(box.top - 0.2)
                for words, box in zip((tr("first dots"), tr("parabola")), self.boxes, strict=True)
            )
        )
        views = self.first, chart.view
        self.blades, self.cuts = list[Blade](), list[Cut]()
        for number, (view, fit) in enumerate(zip(views, plan.fits, strict=True)):
            self.blades.append(Blade(view, float(fit.best[1])))
            self.cuts.append(Cut(plan, number, self.plane))
        self.bars = Bars(plan, self.plane, _RIGHT.left - 0.1)
        sketch = _RIGHT.inset(left=0.3, right=0.5, top=0.1, bottom=4.75)
        self.bend = Bend(plan.parabola, sketch)
        self.bias = Words(tr("bias"), TITLE_SIZE, LOSS).move_to(sketch.middle)
        self.bias.set_y(sketch.bottom - 0.4)

    def shrink(self) -> tuple[Any, ...]:
        """The map becomes a small one."""
        view = self.chart.view
        pose = view.fitted(*self.boxes[1].inset(top=0.5), **MAP)
        return (view.move(**pose),)

    def beside(self) -> Any:
        """The first map comes above it, and their names."""
        return FadeIn(self.new, self.names)

    def blade(self) -> tuple[Any, ...]:
        """Both maps are cut, and what the blades lay open is drawn in the plot."""
        return tuple(map(Create, (*self.blades, *self.cuts)))

    def all(self) -> tuple[Any, ...]:
        """Everything that is seen at the end."""
        chart = self.chart
        there = self.new, self.names, *self.blades, *self.cuts, self.plane
        return (*there, self.bars, self.bend, self.bias, chart.levels, chart.crosses[1])


__all__ = ["Bottoms"]
