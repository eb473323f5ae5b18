"""Pieces of the second half: her descent, layers, code, and home."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, UP, FadeIn, FadeOut, ValueTracker

from gdmath import LANDSCAPES
from scenes.parts.where_next import places
from scenes.parts.where_next.home import dawning, hill, lamp, tableaux
from scenes.parts.where_next.layers import Backwards, Deep
from scenes.parts.where_next.opinion import Evenings, Levels, Opinion
from scenes.parts.where_next.slopes import SlopePieces
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
    on_plate,
    tr,
)
from scenes.stage.plot.spirals import Border, Dots, plane_in
from scenes.stage.plot.threads import Threads
from scenes.stage.type.text import baseline

_HILL = {"azimuth": -62.0, "elevation": 38.0, "relief": 2.6, "perspective": 0.03}
_PICTURE = 0.9  # seconds of each picture of the last minute
PROGRAM = """guess = model(x, θ)
loss = badness(guess, y)
g = gradient(loss, θ)
θ = θ - α * g
"""
_COLORS = {"guess": PREDICTION, "loss": LOSS, "g": GRADIENT, "α": STEP, "θ": POSITION}


class LaterPieces(SlopePieces):
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
        digits = ".3g" if self.plan.own else ".1f"
        words = on_plate(Words(f"{self.plan.tipped:{digits}}", BODY_SIZE))
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
        self.lamp = lamp(self.clock)
        self.picture, self.last = self.last, []
        return tableaux(self.plan)

    def show(self, pictures: Iterator[list[Any]], count: int, *lamps: Any) -> None:
        """The next ones of them, each in the place of the one before."""
        for picture in islice(pictures, count):
            self.play(*map(FadeIn, (*picture, *lamps)), *map(FadeOut, self.picture), run_time=0.5)
            self.wait(_PICTURE)
            self.picture, lamps = picture, ()

    def night(self) -> Sky:
        """Stars, and the dawn that ends them."""
        self.sky = dawning(self.clock)
        return self.sky

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
