"""The last picture of both valleys: cut open side by side, a plot of the cuts, then two bars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from scenes.parts.regression.bars import Bars
from scenes.parts.regression.cast import MapSide
from scenes.parts.regression.cuts import Cut, names, plane_for
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.opened import Opened, OpenedView
from scenes.parts.regression.places import MAP_BOX
from scenes.parts.regression.valley import axes_of
from scenes.stage import LABEL_SIZE, MAP, STAGE, Words, change

_LEFT, _RIGHT = STAGE.columns(1, 1.35, gap=0.4)
_SIDES = STAGE.inset(left=0.5, right=0.2, bottom=0.75, top=0.9).columns(1, 1, gap=1.3)
_SEEN = {"azimuth": -90.0, "elevation": 40.0, "perspective": 0.0}  # square to the cut
_RELIEF = 4.2
_SQUARE = 6.0  # degrees of elevation, from where the face of a cut is seen as it is


class Bottoms:
    """Both valleys side by side, on one scale; the second is the map that was seen.

    Their near parts are taken away, and the edges of both cuts go to one plot; bars stand beside.
    """

    def __init__(self, plan: Plan, chart: MapSide) -> None:
        self.chart = chart
        self.plane = plane_for(plan).within(_RIGHT.inset(top=0.7))
        self.views = tuple(OpenedView(plan, number) for number in (0, 1))
        w, other_w = (fit.best[0] for fit in plan.fits)  # as they will stand in the plot
        self.boxes = _SIDES if w < other_w else _SIDES[::-1]
        first, second = self.views
        first.look(**self.pose(0))
        second.within(MAP_BOX, **MAP, relief=_RELIEF)
        self.ground = [Opened(view, plan, number) for number, view in enumerate(self.views)]
        self.axes = [axes_of(view) for view in self.views]
        self.names = VGroup(
            *(
                Words(words, LABEL_SIZE).move_to((box.middle[0], box.top + 0.5, 0))
                for words, box in zip(names(), self.boxes, strict=True)
            )
        )
        self.cuts = [Cut(plan, number, self.plane, view) for number, view in enumerate(self.views)]
        for cut in self.cuts:
            cut.lifted.set_value(0)
        self.bars = Bars(plan, self.plane, _LEFT.right + 0.25)

    def pose(self, number: int) -> dict[str, float]:
        """How a valley stands in its box: as large and as high as the other one."""
        both = (
            view.fitted(*box, **_SEEN, relief=_RELIEF)
            for view, box in zip(self.views, self.boxes, strict=True)
        )
        return {**min(both, key=lambda pose: pose["zoom"]), "left": self.boxes[number].middle[0]}

    def cut_open(self, *gone: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
        """Animations and their seconds, one after the other, until the eye looks at both cuts."""
        yield self._rise(*gone), 0.5
        yield self._lean(), 1.75
        yield self._open(), 1.2
        yield self._square(), 1.25

    def _rise(self, *gone: Any) -> tuple[Any, ...]:
        """The map becomes the ground that it covers; for what is gone comes the first valley."""
        chart = self.chart
        late = squish_rate_func(smooth, 0.5, 1)
        return (
            FadeOut(*gone, chart.floor, chart.axes, rate_func=squish_rate_func(smooth, 0, 0.5)),
            FadeIn(self.ground[1], rate_func=squish_rate_func(smooth, 0, 0.5)),
            FadeOut(chart.levels, chart.crosses[1], rate_func=late),
        )

    def _lean(self) -> tuple[Any, ...]:
        """It leans back; beside it comes the first one."""
        late = squish_rate_func(smooth, 0.5, 1)
        comes = FadeIn(self.ground[0], *self.axes, self.names, rate_func=late)
        return self.views[1].move(**self.pose(1)), comes

    def _open(self) -> tuple[Any, ...]:
        """The near part of both is taken away, as far as the bottom."""
        faces = FadeIn(*self.cuts, rate_func=squish_rate_func(smooth, 0, 0.05))
        return faces, *(change(view.gone, 1) for view in self.views)

    def _square(self) -> tuple[Any, ...]:
        """The eye goes down until it looks straight at the cuts."""
        gone = FadeOut(*self.axes, rate_func=squish_rate_func(smooth, 0, 0.3))
        return gone, *(view.move(elevation=_SQUARE) for view in self.views)

    def lift(self) -> tuple[Any, ...]:
        """Seen square on, both faces go to one plot, where the bottoms are told apart."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.15), (0.6, 1.0)))
        return (
            FadeOut(*self.ground, self.names, rate_func=early),
            *(change(cut.lifted, 1) for cut in self.cuts),
            FadeIn(self.plane, rate_func=late),
        )

    @property
    def last(self) -> tuple[Any, ...]:
        """What is left when the valleys are gone."""
        return (*self.cuts, self.plane, self.bars)


__all__ = ["Bottoms"]
