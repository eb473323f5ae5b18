"""The last picture of both valleys: two small maps, the plot of their cuts, then two bars."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, Create, FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from scenes.parts.regression.bars import Bars
from scenes.parts.regression.cast import DataSide, MapSide
from scenes.parts.regression.cuts import Blade, Cut, names, plane_for
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.valley import LevelMap
from scenes.stage import (
    LABEL_SIZE,
    MAP,
    POSITION,
    STAGE,
    Mark,
    View,
    Words,
    change,
    italic,
)

_LEFT, _RIGHT = STAGE.columns(1, 1.35, gap=0.4)


class Bottoms:
    """Both valleys as small maps, one below the other; the second is the map that was seen.

    When they are cut they go, and bars stand there, beside the cuts and on the same scale.
    """

    def __init__(self, plan: Plan, chart: MapSide, side: DataSide) -> None:
        self.chart = chart
        self.boxes = _LEFT.inset(left=0.35, right=2.55).rows(1, 1, gap=0.3)
        self.plane = plane_for(plan).within(_RIGHT.inset(top=0.7))
        self.first = View(plan.line.landscape, size=6.0)
        self.first.lowest, self.first.gap = 0.0, 0.0
        self.first.within(self.boxes[0].inset(top=0.5), **MAP)
        small = LevelMap(self.first, plan.fits)
        small.numbered.set_value(0)
        cross = Mark(self.first, plan.line.best[None])
        cross.share = chart.crosses[1].share
        self.new = VGroup(small, cross)
        self.names = VGroup(
            *(
                Words(words, LABEL_SIZE).move_to(box.middle).set_y(box.top - 0.2)
                for words, box in zip(names(), self.boxes, strict=True)
            )
        )
        views = self.first, chart.view
        right, apart = self.first.window[0][1], np.subtract(self.boxes[1][:2], self.boxes[0][:2])
        for number, fit in enumerate(plan.fits):  # the second map will stand as the first does
            end = self.first.at(np.array([right, fit.best[1]])) + number * apart
            along = Words(italic("w"), LABEL_SIZE, POSITION).next_to((*end, 0), RIGHT, buff=0.15)
            corner = self.first.map_panel()
            up = Words(italic("b"), LABEL_SIZE, POSITION)
            place = (corner.left, corner.top - 0.12 + number * apart[1], 0)
            self.names.add(along, up.next_to(place, LEFT, buff=0.12))
        self.blades, self.cuts = list[Blade](), list[Cut]()
        for number, (view, fit) in enumerate(zip(views, plan.fits, strict=True)):
            self.blades.append(Blade(view, float(fit.best[1]), number))
            self.cuts.append(Cut(plan, number, self.plane))
        self.bars = Bars(plan, self.plane, _LEFT.right + 0.25)

    def shrink(self, *gone: Any) -> tuple[Any, ...]:
        """The map becomes a small one; for what is gone come the plot and the first map."""
        view = self.chart.view
        pose = view.fitted(*self.boxes[1].inset(top=0.5), **MAP)
        fewer = change(self.chart.levels.numbered, 0)
        comes = (
            FadeIn(thing, rate_func=squish_rate_func(smooth, begins, 1))
            for thing, begins in ((self.plane, 0.2), (self.new, 0.6), (self.names, 0.75))
        )
        return (
            FadeOut(
                *gone, self.chart.floor, self.chart.axes, rate_func=squish_rate_func(smooth, 0, 0.3)
            ),
            view.move(**pose),
            fewer,
            *comes,
        )

    def blade(self) -> tuple[Any, ...]:
        """Both maps are cut, and what the blades lay open is drawn in the plot."""
        return tuple(map(Create, (*self.blades, *self.cuts)))

    def without_maps(self) -> Any:
        """Only the cuts are left."""
        chart = self.chart
        gone = self.new, self.names, *self.blades, chart.levels, chart.crosses[1]
        return FadeOut(*gone, rate_func=squish_rate_func(smooth, 0, 0.3))

    @property
    def last(self) -> tuple[Any, ...]:
        """What is left when the maps are gone."""
        return (*self.cuts, self.plane, self.bars)


__all__ = ["Bottoms"]
