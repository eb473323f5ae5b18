"""Pieces of the second half: her descent, and layers."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, Circle, Dot, FadeIn, FadeOut, ValueTracker, VGroup

from scenes.parts.where_next import places
from scenes.parts.where_next.check import CheckPieces
from scenes.parts.where_next.layers import Backwards, UnitLines
from scenes.parts.where_next.opinion import Told
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    LOSS,
    MAP,
    POSITION,
    PREDICTION,
    QUIET,
    STEP,
    TITLE_SIZE,
    Arrow,
    ContourMap,
    Formula,
    GroundAxes,
    Mark,
    Playback,
    Readout,
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

_LARGE = 64
_CLEAR = 1.1  # scene units from where it tips over to its number: a ring that goes out has room
_HILL = {"azimuth": -62.0, "elevation": 38.0, "relief": 2.6, "perspective": 0.03}


class LaterPieces(CheckPieces):
    """The second half of the film in pieces."""

    # -- down, once more -------------------------------------------------------------------------

    def build_descent(self) -> None:
        """The valley of w and b, she in it, and beside it what she thinks."""
        plan = self.plan
        self.valley = View(plan.valley, size=8.0)
        self.valley.within(places.VALLEY, **_HILL)
        self.surface, self.map = Surface(self.valley), ContourMap(self.valley)
        self.party = Playback(plan.walk, [POSITION], POSITION)
        self.she, self.trail = Walkers(self.valley, self.party), Trails(self.valley, self.party)
        self.cross = [] if plan.is_parted else [Mark(self.valley, [plan.best])]
        self.axes = GroundAxes(self.valley, ("w", "b"), color=POSITION)
        beside = self.opinions(places.OPINION, lambda: self.party.now()[0])
        self.beside, self.thought = list(beside), beside[2]
        loss = Readout("loss", tr("loss"), self.party.loss, 3, BODY_SIZE, LOSS)
        step = Readout("step", tr("step"), lambda: self.party.step, 0, BODY_SIZE)
        step.within(places.READOUTS, LEFT)
        loss.within(places.READOUTS.inset(left=2.6), LEFT)
        loss.shift((baseline(step.label) - baseline(loss.label)) * UP)
        self.numbers = [step, loss]
        party = self.party
        self.first = Arrow(self.valley, party.foot, party.gradient, becomes=STEP)
        self.first.set_as(grown=0)

    def first_step(self) -> None:
        """She feels the slope, makes it so long as the rate says, turns it round, and goes."""
        first, rate = self.first, self.rate_at_her()
        self.add(first)
        self.play(first.grow(), run_time=0.5)
        self.play(FadeIn(rate), first.cut(self.plan.rate), run_time=0.8)
        self.play(first.turn_round(), run_time=0.8)
        self.play(FadeOut(rate), run_time=0.3)
        self.play(self.party.hurry(1), change(self.first.used, 1), run_time=0.9)
        self.remove(self.first)

    def rate_at_her(self) -> Any:
        """By what the slope is multiplied, above her."""
        times = Formula(f"{{{{times alpha = times {self.plan.rate:g} : rate}}}}", {"rate": STEP},
                        BODY_SIZE)  # fmt: skip
        here = self.valley.at(self.plan.walk.points[0])[0]
        return on_plate(times).next_to((*here, 0), UP, buff=0.4)

    def flat_valley(self) -> dict[str, float]:
        """The pose of the map."""
        return self.valley.fitted(*places.VALLEY, **MAP)

    def tipping(self) -> Any:
        """Where it says one half."""
        plane: Any = self.beside[0]
        spot = plane.xy(self.plan.tipped, 0.5)
        mark = Mark(plane, [(self.plan.tipped, 0.5)], "ring", PREDICTION)
        digits = ".3g" if self.plan.own else ".0f"
        words = on_plate(Words(f"≈ {self.plan.tipped:{digits}}", BODY_SIZE))
        down = Told(plane, self.thought, self.plan.tipped)
        return mark, words.next_to((*spot, 0), RIGHT, buff=_CLEAR), down

    def its_name(self) -> Words:
        """What this is called in the field."""
        return Words(tr("logistic regression"), BODY_SIZE, PREDICTION).within(
            places.READOUTS, RIGHT
        )

    # -- layers ----------------------------------------------------------------------------------

    def build_spirals(self) -> None:
        """The points, both borders, and the network."""
        plan, self.learnt = self.plan, ValueTracker(0.0)
        plane = plane_in(places.SPIRALS)
        (left, low), (end, top) = plane.corner.tolist(), (plane.corner + plane.size).tolist()
        names = [Formula(name, size=1.1 * LABEL_SIZE, color=DATA) for name in ("x_1", "x_2")]
        names[0].next_to((end, low, 0), RIGHT, buff=0.15)
        names[1].next_to((left, top, 0), UP, buff=0.15).align_to((left, top, 0), LEFT)
        network = plan.task.network

        def knobs() -> Any:
            # On its way to the next step the border moves; numbers wait until it has landed.
            points, here = plan.training.points, float(self.learnt.get_value())
            first = min(int(here + 1e-9), len(points) - 2)
            return points[first] + (here - first) * (points[first + 1] - points[first])

        self.spirals: list[Any] = [plane, Dots(plane, plan.training_examples), *names]
        line = plan.straight
        self.straight = Border(plane, lambda points: points @ line[:2] + line[2])
        self.straight.drawn.set_value(0)
        self.border = Border(plane, lambda points: network.scores(knobs(), points))
        self.threads = Threads(network, knobs).within_box(places.NETWORK)
        self.lines = UnitLines(plane, network, knobs)
        self.spirals.append(self.kinds())
        self.threads.shown.set_value(0)
        self.back = Backwards(self.threads)
        of = tr("right of {count}:").format(count=plan.spirals)

        def right() -> float:
            return float(plan.training.right[int(self.learnt.get_value() + 1e-9)])

        self.right = Readout("right", of, right, 0, BODY_SIZE).within(places.COUNT)

        def now() -> int:
            return int(self.learnt.get_value() + 1e-9)

        step = Readout("step", tr("step"), now, 0, BODY_SIZE)
        loss = Readout("loss", tr("loss"), lambda: plan.training.losses[now()], 3, BODY_SIZE, LOSS)
        _, *boxes = places.KNOBS.columns(1, 0.8, 1)
        for number, place in zip((step, loss), boxes, strict=True):
            number.within(place, LEFT)
        loss.shift((baseline(step.label) - baseline(loss.label)) * UP)
        self.of_training = [self.right, step, loss]

    def learn(self) -> Any:
        """An animation of the training: slow where the border changes much."""
        way = self.plan.border_moved()
        steps = np.arange(len(way)) / (len(way) - 1)
        return change(self.learnt, self.plan.training.steps,
                      lambda share: float(np.interp(share, way, steps)))  # fmt: skip

    def knobs_of_network(self) -> list[Any]:
        """How many there are to turn, and the numbers of the training."""
        words = tr("{count} knobs").format(count=self.in_words["knobs"])
        told = Words(words, BODY_SIZE, POSITION).within(places.KNOBS.columns(1, 0.8, 1)[0], LEFT)
        told.shift((baseline(self.of_training[1].label) - baseline(told)) * UP)
        return [*self.of_training, told]

    def kinds(self) -> VGroup:
        """What a filled point means, and a hollow one."""
        filled = Dot(radius=0.1, color=DATA)
        hollow = Circle(radius=0.09, color=DATA, stroke_width=4)
        pairs = [
            VGroup(mark, Words(word, LABEL_SIZE, DATA).next_to(mark, RIGHT, buff=0.15))
            for mark, word in ((filled, tr("yes")), (hollow, tr("no")))
        ]
        kinds = VGroup(*pairs).arrange(RIGHT, buff=0.6).move_to(places.KINDS.middle)
        pairs[1].shift((baseline(pairs[0][1]) - baseline(pairs[1][1])) * UP)
        return kinds

    def straight_right(self) -> Stack:
        """What a straight border can do, and what chance alone would."""
        right, count = self.plan.straight_right, self.plan.spirals
        rows = (
            Words(tr("{right} of {count} right").format(right=right, count=count), _LARGE),
            Words(tr("a coin toss: {half}").format(half=count // 2), TITLE_SIZE, QUIET),
        )
        return Stack(*rows, gap=0.4).within(places.NETWORK)


__all__ = ["LaterPieces"]
