"""The same model fitted to a hundred draws of twenty dots: where its curves go together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, UP, FadeOut, ValueTracker
from numpy.typing import NDArray

from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import ModelCurve, headed, named, over
from scenes.parts.bias_variance.legend import entries
from scenes.parts.bias_variance.plan import ENDS, Plan, Worlds
from scenes.parts.bias_variance.spread import (
    Bracket,
    looked_at,
    near_scale,
    over_draws,
    seen_apart,
    stray,
    whole_scale,
    widest,
    wild_places,
)
from scenes.parts.bias_variance.squared import Squares, fair_places
from scenes.parts.bias_variance.textures import dotted, hatched
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LOSS,
    PREDICTION,
    TEXT,
    TITLE_SIZE,
    TRUTH,
    Law,
    Layer,
    Plane,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.boxes import Box
from scenes.stage.paint.painted import KeptPicture
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_THIN, _FAINT, _NEWEST = 0.022, 0.42, 0.045
_DOT = 0.085
_BRIGHT = 0.8  # of its strength: a bundle under what is measured of it
_PLACES = 33  # of x, where distances of one curve after another are squared
_ROOM = 0.06  # of x, beyond the ends of all curves
_ROW, _LOWER = 0.75, 1.25  # scene units from one part of a loss to the next, and to a large one
_WHOSE = 0.16  # scene units from a part to the model that it belongs to
_NEAR, _FAR = 3.4, 7.0  # of y, where curves are named: above them all, but for the ends
_OVER = 9.2  # of y, where one of the curves that stray far is named
_RIGHT = 1.15  # of x, where the law and one of the curves that stray far are named
_SEEN = 2.5  # of the way from one curve to the next, times this, it goes, and the next one comes
_OUTSIDE = (1.25, 4.4), 1.93  # x and y of the law's name, and x of its tie: outside the squares
_BACK = 1.5  # of x: squares beyond it stand to the left of their gaps, and so in the plane


class Count:
    """How many draws there have been: every curve and all dots read it."""

    def __init__(self, most: int) -> None:
        self.tracker, self.most = ValueTracker(0.0), most

    @property
    def now(self) -> int:
        """Whole draws."""
        return min(self.most, int(self.tracker.get_value() + 1e-6))

    def between(self, draws: Array) -> Array:
        """What is drawn now of all draws (worlds, …): the present one, or a mixture of two."""
        at = float(np.clip(self.tracker.get_value() - 1, 0, self.most - 1))
        low = int(at)
        share = at - low
        return np.asarray((1 - share) * draws[low] + share * draws[min(low + 1, self.most - 1)])

    def go(self, to: int | None = None, faster: bool = True) -> Any:
        """An animation: draw again and again, ever faster."""
        begin, end = float(self.tracker.get_value()), float(self.most if to is None else to)

        def pace(share: float) -> float:
            return share**2.2 if faster and begin < end else share

        return change(self.tracker, end, pace)


class Turns(Count):
    """Which of some draws is looked at: one goes, then the next comes: no mixture is a fit."""

    def between(self, draws: Array) -> Array:
        """That which is seen now, or is about to be."""
        at = float(np.clip(self.tracker.get_value() - 1, 0, self.most - 1))
        return np.asarray(draws[round(at)])

    def strength(self) -> float:
        """How much of it is there: nothing in the middle between two."""
        share = float(self.tracker.get_value()) % 1
        return float(min(1.0, _SEEN * abs(1 - 2 * share)))


class Bundle(KeptPicture):
    """The curves of all draws up to now, thin."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, worlds: Worlds, count: Count) -> None:
        super().__init__()
        self.plane, self.worlds, self.count = plane, worlds, count

    @property
    def key(self) -> bytes:
        """The plane's, and how many there are."""
        return self.plane.key + bytes(str(self.count.now), "ascii")

    def clip_box(self) -> Box | None:
        """The plane's rectangle."""
        low, high = self.plane.corner, self.plane.corner + self.plane.size
        return Box(*low.tolist(), *high.tolist())

    def picture(self, canvas: Canvas) -> None:
        """Each, the newest one brighter until the last is there."""
        pen, x, now = Pen(canvas), self.worlds.x, self.count.now
        for curve in self.worlds.curves[:now]:
            pen.line(self.plane.xy(x, curve), PREDICTION, _THIN, opacity=_FAINT)
        if 0 < now < self.count.most:
            newest = self.plane.xy(x, self.worlds.curves[now - 1])
            pen.line(newest, PREDICTION, _NEWEST)
        low, size = self.plane.corner, self.plane.size
        self._reach(np.stack([low, low + size]))


class Drawn(OnPlane):
    """The dots of the present draw; between two draws each glides up or down to its next place."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, worlds: Worlds, count: Count) -> None:
        super().__init__(plane)
        self.worlds, self.count = worlds, count
        self.set_z_index(Layer.PLOT + 1)

    def draw(self, canvas: Canvas) -> None:
        """All of it."""
        x, y = self.count.between(self.worlds.dots)
        pen = Pen(canvas, self.presence)
        for spot in self.plane.xy(x, y):
            pen.disc(spot, _DOT, DATA, opacity=0.9)


class Single(OnPlane):
    """The curve of the draw that is looked at, thick."""

    layer: ClassVar[Layer] = Layer.MARK
    spill = 0.0  # what leaves the plane goes behind its edge

    def __init__(self, plane: Plane, worlds: Worlds, count: Turns) -> None:
        super().__init__(plane)
        self.worlds, self.count = worlds, count

    def told(self, x: Array) -> Array:
        """Its predictions now."""
        return over(self.worlds.x, self.count.between(self.worlds.curves))(x)

    def draw(self, canvas: Canvas) -> None:
        """On a dark casing."""
        line = self.plane.xy(self.worlds.x, self.count.between(self.worlds.curves))
        pen = Pen(canvas, self.presence * self.count.strength())
        pen.line(line, PREDICTION, 0.075, casing=0.1)


class Redraws:
    """One model in a hundred worlds: plane, curves, dots, average, areas, words."""

    def __init__(self, plan: Plan, number: int, title: str) -> None:
        worlds = plan.worlds[number]
        self.worlds, self.count = worlds, Count(len(worlds.curves))
        far_away = number == 2
        self.labels = _FAR if far_away else _NEAR
        self.y = whole_scale(plan) if far_away else near_scale(plan)
        self.x = ENDS[0] - _ROOM, ENDS[1] + _ROOM
        self.plane = Plane(self.x, self.y, ("x", "y")).within(places.WORLDS)
        self.law = Law(self.plane, np.square)
        self.law.set_z_index(Layer.PLOT + 2)
        self.bundle = Bundle(self.plane, worlds, self.count)
        self.dots = Drawn(self.plane, worlds, self.count)
        self.more = ValueTracker(0.0)

        def mean(at: Array) -> Array:
            return over(worlds.x, worlds.after(self.draws))(at)

        far = widest(plan)
        x = wild_places(plan, _PLACES)
        looks = looked_at(plan, x)
        self.picked, self.shown, self.last = Turns(len(looks)), 1, len(looks)
        self.picked.tracker.set_value(self.shown)
        one = replace(worlds, curves=worlds.curves[looks], dots=worlds.dots[looks])
        self.single = Single(self.plane, one, self.picked)
        self.mean = ModelCurve(self.plane, mean, width=0.09, rim=TEXT)
        settled = over(worlds.x, worlds.settled)
        all_of_them = worlds.of_all.variance
        self.gaps = Squares(
            self.plane, fair_places(*ENDS), mean, np.square, hatched, worlds.bias, _BACK
        )
        self.strays = Squares(
            self.plane, x, mean, self.single.told, dotted, all_of_them,
            strength=self.picked.strength, over_draws=over_draws(worlds, x, looks[-1]),
        )  # fmt: skip
        left, top = places.SIDE.left, places.SIDE.top
        self.head = headed(worlds.degree)
        words: Any = Words(title, TITLE_SIZE, LOSS)
        self.title = words
        for line, foot in ((self.head, top - 0.55), (words, top - 1.5)):
            line.move_to((left, foot, 0), aligned_edge=LEFT)
            first = line[0] if line is self.head else line
            line.shift((foot - baseline(first)) * UP)
        corner = places.PARTS.left, places.PARTS.top - 0.3
        self.parts = entries(worlds.of_all, corner, _ROW, self.plane)
        if far_away:  # of which the variance alone is told
            self.parts[1].shift(_ROW * UP)
        elif number == 0:  # and here bias² alone, below that variance
            self.parts[0].shift(_LOWER * DOWN)
        whose = headed(worlds.degree).next_to(self.parts[1][1], DOWN, buff=_WHOSE)
        self.whose = [whose.align_to(self.parts[1][1], LEFT)]
        told: Any = Readout("draws", tr("average of"), lambda: self.draws, 0, BODY_SIZE)
        self.drawn = told.move_to((*corner, 0), aligned_edge=LEFT)
        self.bracket = Bracket(self.plane, far, float(settled(np.array(far))), stray(plan, far))
        self.said = self.bracket.number()
        place = -1.0, self.labels
        self.named_mean = named(self.plane, tr("their average"), place, -1.15, mean, PREDICTION)
        place, at = ((_RIGHT, _FAR), 1.6) if far_away else _OUTSIDE
        self.named_law = named(self.plane, tr("the truth"), place, at, np.square, TRUTH)
        at = seen_apart(plan)
        place, told_now = (_RIGHT, _OVER if far_away else _NEAR), self.single.told
        self.named_single = named(self.plane, tr("one of them"), place, at, told_now, PREDICTION)
        self.picked.tracker.set_value(self.last)  # the one that is named comes after the others
        self.named = [self.law, *self.named_law, *self.named_mean]
        self.truth = [self.law, *self.named_law]

    @property
    def draws(self) -> int:
        """How many draws the average is of now."""
        seen = len(self.worlds.curves)
        return round(seen * (len(self.worlds.answers) / seen) ** float(self.more.get_value()))

    def settle(self) -> Any:
        """An animation: the average is of ever more draws."""
        return change(self.more, 1)

    def all_again(self) -> list[Any]:
        """Animations: the one that was looked at goes, and all of them are bright."""
        build: Any = self.bundle.animate
        return [FadeOut(self.single), build.set_presence(_BRIGHT)]

    @property
    def average(self) -> list[Any]:
        """Their average, with its name, and of how many it is."""
        return [self.mean, *self.named_mean, self.drawn]

    @property
    def words(self) -> list[Any]:
        """All that is told of one curve, and the heading: large squares have their room."""
        heads = self.head, self.drawn
        return [self.bracket, self.said, *self.named_single, *self.named_mean, *heads]

    def dots_on(self, plane: Plane) -> Drawn:
        """Its dots on another plane, which is to become its own."""
        return Drawn(plane, self.worlds, self.count)

    def take(self, plane: Plane) -> Any:
        """An animation: another plane comes to where this one is, and shows the same."""
        build: Any = plane.animate
        return build.reframe(x=self.x, y=self.y).within(places.WORLDS)


__all__ = ["Redraws"]
