"""The last picture of both valleys: cut open side by side, both cuts in one plot, two bars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import LEFT, UP, FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from scenes.parts.regression.bars import Bars
from scenes.parts.regression.cuts import Copied, Cut, CutAxis, Lowest, far, names, near, plane_for
from scenes.parts.regression.figures import two
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.map_side import MapSide
from scenes.parts.regression.opened import Opened, OpenedView
from scenes.parts.regression.places import MAP_BOX
from scenes.parts.regression.results import dashes, stroke
from scenes.parts.regression.valley import axes_of
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    MAP,
    POSITION,
    STAGE,
    TITLE,
    Formula,
    Layer,
    Mark,
    Words,
    change,
)
from scenes.stage.type.text import baseline

_SIDES = STAGE.inset(left=0.5, right=0.2, bottom=0.75, top=0.9).columns(1, 1, gap=1.3)
_PLOT = STAGE.inset(bottom=0.1, top=0.75)
_NAMED, _OVER = 0.45, 1.1  # of what is beside a bottom, to its name, if names over both had met
_SEEN = {"azimuth": -90.0, "elevation": 40.0, "perspective": 0.0}  # square to the cut
_RELIEF = 4.2
_HELD = 0.4  # scene units above the lower margin: what b is, below a cut
_SIGN = 0.35  # half of a piece of a curve, before its name
_SQUARE = 6.0  # degrees of elevation, from where the face of a cut is seen as it is


class Bottoms:
    """Both valleys side by side, on one scale; the second is the map that was seen.

    The one with the smaller w is on the left, as in the plot into which both cuts go then. Its axes
    show less and less of the loss, until the bottoms are seen to be of two heights; a copy of the
    one curve covers the other, and a bar is below each bottom.
    """

    def __init__(self, plan: Plan, chart: MapSide) -> None:
        self.plan, self.chart = plan, chart
        bottoms = [float(fit.best[0]) for fit in plan.fits]
        self.boxes = _SIDES if bottoms[0] < bottoms[1] else _SIDES[::-1]
        self.plane = plane_for(plan).within(_PLOT)
        self.views = tuple(OpenedView(plan, number) for number in (0, 1))
        self.views[1].within(MAP_BOX, **MAP, relief=_RELIEF)
        self._gives_room = self.boxes[1].left > self.boxes[0].left  # where the first one comes
        if self._gives_room:
            self.views[0].look(**self.pose(0))
        else:
            self.views[0].within(self.boxes[0], **MAP, relief=_RELIEF)
        self.ground = [Opened(view, plan, number) for number, view in enumerate(self.views)]
        self.axes = [axes_of(view) for view in self.views]
        self.names, self.held = VGroup(), VGroup()
        for called, sign, fit, box in zip(names(), _signs(), plan.fits, self.boxes, strict=True):
            words = Words(called, BODY_SIZE)
            words.shift((TITLE.middle[1] - baseline(words)) * UP)
            sign.set_y(words.get_y()).next_to(words, LEFT, buff=0.2)
            self.names.add(VGroup(sign, words).set_x(box.middle[0]))
            told = two(float(fit.best[1])).replace("−", "-")
            at_best = Formula(f"{{{{b = {told} : b}}}}", {"b": POSITION}, BODY_SIZE)
            self.held.add(at_best.move_to((box.middle[0], STAGE.bottom + _HELD, 0)))
        self.cuts = [Cut(plan, number, self.plane, view) for number, view in enumerate(self.views)]
        for cut in self.cuts:
            cut.lifted.set_value(0)
        self.crosses = [Lowest(cut) for cut in self.cuts]
        self.scales = [CutAxis(cut, far(plan)[1][1]) for cut in self.cuts]
        self.marks = [
            Mark(view, fit.best[None]).set_z_index(Layer.MARK + 2)
            for view, fit in zip(self.views, plan.fits, strict=True)
        ]
        self.bars = Bars(plan, self.plane)
        self.copied = Copied(self.cuts)

    def pose(self, number: int) -> dict[str, float]:
        """How a valley stands in its box: as large and as high as the other one."""
        both = (
            view.fitted(*box, **_SEEN, relief=_RELIEF)
            for view, box in zip(self.views, self.boxes, strict=True)
        )
        return {**min(both, key=lambda pose: pose["zoom"]), "left": self.boxes[number].middle[0]}

    def cut_open(self, *gone: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
        """Animations and their seconds, one after the other, until one looks at both cuts."""
        yield self._rise(*gone), 0.4
        yield self._lean(), 1.8
        yield self._open(), 0.5
        yield self._square(), 1.2

    def _rise(self, *gone: Any) -> tuple[Any, ...]:
        """The map becomes the ground that it covers, its cross with it; the dots go."""
        chart = self.chart
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.5), (0.5, 1.0)))
        come = self.names[1:] if self._gives_room else [self.names, *self._first]
        return (
            FadeOut(*gone, chart.axes, rate_func=early),
            FadeIn(self.ground[1], self.marks[1], rate_func=early),
            FadeOut(chart.levels, chart.crosses[1], rate_func=late),
            FadeIn(*come, rate_func=late),  # a name to where its valley goes
        )

    def _lean(self) -> tuple[Any, ...]:
        """Both lean back together, unless the second one gives room to the first; they get axes."""
        late = squish_rate_func(smooth, 0.75, 1.0)
        comes = [FadeIn(self.names[0], *self._first, rate_func=late)] if self._gives_room else []
        return (
            *(view.move(**self.pose(number)) for number, view in enumerate(self.views)),
            *comes,
            FadeIn(*self.axes, rate_func=squish_rate_func(smooth, 0.8, 1)),
        )

    @property
    def _first(self) -> tuple[Any, ...]:
        """The first valley and its cross."""
        return self.ground[0], self.marks[0]

    def _open(self) -> tuple[Any, ...]:
        """The near part of both is taken away, as far as the bottom."""
        faces = FadeIn(*self.cuts, *self.crosses, rate_func=squish_rate_func(smooth, 0, 0.05))
        return faces, *(change(view.gone, 1) for view in self.views)

    def _square(self) -> tuple[Any, ...]:
        """The eye goes down until it looks straight at the cuts; then these have axes of losses."""
        gone = FadeOut(*self.axes, *self.marks, rate_func=squish_rate_func(smooth, 0, 0.3))
        scaled = FadeIn(*self.scales, rate_func=squish_rate_func(smooth, 0.7, 1.0))
        return gone, scaled, *(view.move(elevation=_SQUARE) for view in self.views)

    def lift(self) -> tuple[Any, ...]:
        """Seen square on, both faces go into one plot: its axes come round them, from 0 up."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.4), (0.6, 1.0)))
        return (
            FadeOut(*self.ground, *self.scales, self.held, rate_func=early),
            *(change(cut.lifted, 1) for cut in self.cuts),
            FadeIn(self.plane, rate_func=late),
        )

    def zoom(self) -> tuple[Any, ...]:
        """The axes show less and less, until both bottoms are seen; names go to their curves."""
        across, up = near(self.plan)
        seen = self.plane.copy().reframe(x=across, y=up)
        ends = float(seen.corner[0]), float(seen.corner[0] + seen.size[0])
        over = [float(seen.xy(fit.best[0], 0)[0]) for fit in self.plan.fits]
        aside = _NAMED if abs(over[1] - over[0]) < _OVER * self.names[1].width else 0.0
        moves = list[Any]()
        for words, fit, box in zip(self.names, self.plan.fits, self.boxes, strict=True):
            x = float(seen.xy(fit.best[0], 0)[0])
            outward = ends[0] if box.left == min(it.left for it in self.boxes) else ends[1]
            moves.append(words.animate.set_x(x + aside * (outward - x)))
        copied = FadeIn(self.copied)  # as yet it is on its curve
        return self.plane.animate.reframe(x=across, y=up), copied, *moves

    def move_copy(self) -> Any:
        """A copy of the first curve goes below the second, or above it."""
        return change(self.copied.moved, 1)

    def lift_copy(self) -> Any:
        """It goes onto the second curve, and is it."""
        return change(self.copied.lifted, 1)

    def first_bar(self) -> tuple[Any, ...]:
        """The first bar is outlined; the copy goes, which lay on the second curve."""
        gone = FadeOut(self.copied, rate_func=squish_rate_func(smooth, 0, 0.2))
        return self.bars.frame(0), gone

    @property
    def last(self) -> tuple[Any, ...]:
        """What is left when the valleys are gone."""
        return (*self.cuts, *self.crosses, self.plane, self.bars, self.names)


def _signs() -> tuple[VGroup, VGroup]:
    """How each curve is drawn: solid, and dashed."""
    return VGroup(stroke(-_SIGN, _SIGN, LOSS)), dashes(LOSS)


__all__ = ["Bottoms"]
