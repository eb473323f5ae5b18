"""Pieces of the second half: slopes, her descent, layers, code, and home."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, UP, FadeIn, FadeOut, Line, ValueTracker

from gdmath import LANDSCAPES, parabola
from scenes.parts.where_next import places
from scenes.parts.where_next.cuts import Cut, cut_plane
from scenes.parts.where_next.home import Lamp, hill, tableaux
from scenes.parts.where_next.layers import Backwards, Deep
from scenes.parts.where_next.opinion import Evenings, Levels, Opinion
from scenes.parts.where_next.stage import WhereNextStage
from scenes.parts.where_next.telling import short
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    MAP,
    POSITION,
    PREDICTION,
    QUIET,
    STEP,
    TITLE,
    TITLE_SIZE,
    ContourMap,
    Curve,
    Formula,
    GroundAxes,
    Listing,
    Mark,
    Playback,
    Readout,
    Sky,
    Stack,
    Surface,
    Trails,
    View,
    Walkers,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.plot.spirals import Border, Dots, plane_in
from scenes.stage.plot.threads import Threads
from scenes.stage.type.text import baseline

_HILL = {"azimuth": -62.0, "elevation": 38.0, "relief": 2.6, "perspective": 0.03}
_LARGE = 64
_LINKS = -2.65  # how high the names of the factors stand
_PICTURE = 0.9  # seconds of each picture of the last minute
PROGRAM = """guess = model(x, θ)
loss = badness(guess, y)
g = gradient(loss, θ)
θ = θ - α * g
"""
_COLORS = {"guess": PREDICTION, "loss": LOSS, "g": GRADIENT, "α": STEP, "θ": POSITION}


class LaterPieces(WhereNextStage):
    """The second half of the film in pieces."""

    # -- the same slope --------------------------------------------------------------------------

    def chain(self) -> list[Formula]:
        """The chain rule in three factors, and what is left of it."""
        factors = Formula(
            "{{(p - y) / (p (1 - p)) : first}} dot {{p (1 - p) : second}} dot {{x : third}}",
            size=_LARGE, color=GRADIENT,
        )  # fmt: skip
        left = Formula("(p - y) x", size=_LARGE, color=GRADIENT)
        factors.move_to((-1.9, -1.3, 0))
        return [factors, left.move_to((4.5, -1.3, 0))]

    def links(self, factors: Formula) -> list[Words]:
        """Through what each factor runs."""
        found = []
        for name, word, color in (("first", tr("surprise"), LOSS), ("second", tr("squeeze"),
                                  PREDICTION), ("third", tr("line"), PREDICTION)):  # fmt: skip
            x = float(factors.part(name).get_center()[0])
            link = Words(word, LABEL_SIZE, color).move_to((x, _LINKS, 0))
            found.append(link.shift((_LINKS - baseline(link)) * UP))
        return found

    def cancelled(self, factors: Formula) -> list[Line]:
        """Strokes through what cancels."""
        lines = []
        for name in ("first", "second"):
            part = factors.part(name)
            low, high = part.get_corner(DOWN + LEFT), part.get_corner(UP + RIGHT)
            if name == "first":  # what is below the bar
                high = np.array([high[0], part.get_center()[1] - 0.12, 0])
            lines.append(Line(low, high, color=QUIET, stroke_width=6))
        return lines

    def rules(self) -> list[Formula]:
        """The slope of a line's loss along w, and of the S's."""
        sources = ("{{2 : two}} / m sum {{(hat(y) - y) : error}} {{x : input}}",
                   "1 / m sum {{(p - y) : error}} {{x : input}}")  # fmt: skip
        found = [Formula(source, size=_LARGE, color=GRADIENT) for source in sources]
        for formula, word, x in zip(found, (tr("a line"), tr("the S")), (-3.3, 3.3), strict=True):
            formula.move_to((x, 1.1, 0))
            formula.add(Words(word, BODY_SIZE, PREDICTION).next_to(formula, UP, buff=0.3))
        return found

    def spare(self, rule: Formula) -> Words:
        """What becomes of the 2 that the S's slope does not have."""
        words = Words(tr("a 2 more: α takes it"), LABEL_SIZE, STEP)
        return words.next_to(rule, DOWN, buff=0.25)

    def checked(self) -> Stack:
        """The slope by a nudge, by the formula; and the first step in numbers."""
        plan = self.plan
        nudged, slope = short(plan.nudged, 4), short(float(plan.slope[0]), 4)
        there = short(float(plan.walk.points[1, 0, 0]), 3)
        start = f"{float(plan.walk.points[0, 0, 0]):g}"
        rate, about = f"{plan.rate:g}", short(float(plan.slope[0]), 3)
        rows = (
            Words(tr("a nudge: {slope}").format(slope=nudged), BODY_SIZE),
            Words(tr("the formula: {slope}").format(slope=slope), BODY_SIZE, GRADIENT),
            Formula(f"{{{{w : knob}}}} = {start} - {{{{{rate} : rate}}}} dot"
                    f" {{{{({about}) : slope}}}} = {{{{{there} : next}}}}",
                    {"knob": POSITION, "rate": STEP, "slope": GRADIENT, "next": POSITION},
                    TITLE_SIZE),
        )  # fmt: skip
        return Stack(*rows, gap=0.45, align=ORIGIN).move_to((0, -1.6, 0))

    def two_cuts(self) -> None:
        """Where she is most wrong, one ground is steep and the other level."""
        plane = cut_plane(self.plan, places.CUTS)
        cuts = [Cut(plane, self.plan, squares=squares) for squares in (False, True)]
        words = []
        for cut, name, up in zip(cuts, (tr("surprise"), tr("squares")), (1.6, -0.6), strict=True):
            rows = (Words(name, BODY_SIZE, LOSS),
                    Words(tr("slope {slope}").format(slope=short(cut.slope, 3)), BODY_SIZE,
                          GRADIENT))  # fmt: skip
            words.append(Stack(*rows, gap=0.25).move_to((3.3, up, 0), aligned_edge=LEFT))
        self.make_way(plane)
        self.add(*cuts)
        for cut, word in zip(cuts, words, strict=True):
            self.play(change(cut.drawn, 1), run_time=1.0)
            self.play(change(cut.felt, 1), FadeIn(word), run_time=0.7)
        self.hold(0.6)
        self.last = [plane, *cuts, *words]

    # -- down, once more -------------------------------------------------------------------------

    def build_descent(self) -> None:
        """The valley of w and b, she in it, and beside it what she thinks."""
        plan = self.plan
        self.valley = View(plan.valley, size=8.0)
        self.valley.within(places.VALLEY, **_HILL)
        self.surface, self.map = Surface(self.valley), ContourMap(self.valley)
        self.party = Playback(plan.walk, [POSITION], POSITION)
        self.she, self.trail = Walkers(self.valley, self.party), Trails(self.valley, self.party)
        self.cross = Mark(self.valley, [plan.best])
        self.axes = GroundAxes(self.valley, ("w", "b"), color=POSITION)
        plane = self.evening_plane(places.OPINION, named=False)
        opinion = Opinion(plane, plan, lambda: self.party.now()[0])
        opinion.lifted.set_value(1)
        opinion.squeezed.set_value(1)
        dots = Evenings(plane, plan.evenings, plan.costliest)
        self.beside = [plane, Levels(plane), opinion, dots]
        loss = Readout("loss", tr("loss"), self.party.loss, 3, BODY_SIZE, LOSS)
        step = Readout("step", tr("step"), lambda: self.party.step, 0, BODY_SIZE)
        step.within(places.READOUTS, LEFT)
        loss.within(places.READOUTS.inset(left=2.6), LEFT)
        loss.shift((baseline(step.label) - baseline(loss.label)) * UP)
        self.numbers = [step, loss]

    def flat_valley(self) -> dict[str, float]:
        """The pose of the map."""
        return self.valley.fitted(*places.VALLEY, **MAP)

    def tipping(self) -> Any:
        """Where it says one half."""
        plane: Any = self.beside[0]
        spot = plane.xy(self.plan.tipped, 0.5)
        mark = Mark(plane, [(self.plan.tipped, 0.5)], "ring", PREDICTION)
        words = on_plate(Words(f"{self.plan.tipped:.1f}", BODY_SIZE))
        return mark, words.next_to((*spot, 0), RIGHT, buff=0.35)

    # -- layers ----------------------------------------------------------------------------------

    def build_spirals(self) -> None:
        """The points, both borders, and the network."""
        plan, self.learnt = self.plan, ValueTracker(0.0)
        plane = plane_in(places.SPIRALS)
        network = plan.task.network

        def knobs() -> Any:
            step = int(np.floor(float(self.learnt.get_value()) + 1e-9))
            return plan.training.points[step]

        self.spirals = [plane, Dots(plane, plan.training_examples)]
        line = plan.straight
        self.straight = Border(plane, lambda points: points @ line[:2] + line[2])
        self.border = Border(plane, lambda points: network.scores(knobs(), points))
        self.threads = Threads(network, knobs).within_box(places.NETWORK)
        self.threads.shown.set_value(0)
        self.back = Backwards(self.threads)
        of = tr("right of {count}:").format(count=plan.spirals)

        def right() -> float:
            return float(plan.training.right[int(self.learnt.get_value() + 1e-9)])

        self.right = Readout("right", of, right, 0, BODY_SIZE).within(places.COUNT)

    def straight_right(self) -> Words:
        """What a straight border can do."""
        words = tr("a straight border: {right} of {count} right").format(
            right=self.plan.straight_right, count=self.plan.spirals
        )
        return Words(words, BODY_SIZE).within(places.NETWORK)

    # -- many layers -----------------------------------------------------------------------------

    def deep(self) -> Deep:
        """A network that outgrows the frame."""
        return Deep(places.DEEP)

    def code(self) -> Listing:
        """Four lines."""
        return Listing(PROGRAM, _COLORS, TITLE_SIZE).within(places.CODE)

    def names(self) -> Stack:
        """What comes next."""
        rows = (tr("next: logistic regression · two layers"), tr("many layers · frameworks"))
        words = [Words(row, LABEL_SIZE, QUIET) for row in rows]
        return Stack(*words, gap=0.3, align=ORIGIN).within(places.NAMES)

    # -- home ------------------------------------------------------------------------------------

    def pictures(self) -> Iterator[list[Any]]:
        """The pictures of the course, and the lamp that stands before each of them."""
        self.lamp = Lamp(self.clock)
        self.picture: list[Any] = []
        self.play(FadeIn(self.lamp), run_time=0.5)
        return tableaux(self.plan)

    def show(self, pictures: Iterator[list[Any]], count: int) -> None:
        """The next ones of them, each in the place of the one before."""
        for picture in islice(pictures, count):
            self.play(*map(FadeIn, picture), *map(FadeOut, self.picture), run_time=0.5)
            self.wait(_PICTURE)
            self.picture = picture

    def night(self) -> Sky:
        """Stars."""
        sky = Sky(self.clock, ValueTracker(0.0), Curve(self.plane, parabola(0.5)))
        sky.dusk.set_value(1)
        return sky

    def range_of_hills(self) -> list[Any]:
        """All hills, her lamp in the middle of them."""
        (hills,) = hill(LANDSCAPES["sine_hills"], (0.9, 0.4), places.LAST, elevation=30.0)
        return [hills.set_presence(1)]

    def to_keep(self) -> list[Words]:
        """The last sentences."""
        first = Words(tr("She never saw the valley."), TITLE_SIZE).within(TITLE)
        second = Words(tr("She felt the slope, and took the next step."), TITLE_SIZE)
        return [first, second.next_to(first, DOWN, buff=0.2)]


__all__ = ["PROGRAM", "LaterPieces"]
