"""Pieces of the second half: her descent, layers, code, and home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Circle, Create, Dot, FadeIn, ValueTracker, VGroup

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.parts.where_next import places
from scenes.parts.where_next.home import HERE, Lamp, NightWalk, dawning, hill, tableaux
from scenes.parts.where_next.layers import Backwards, Deep, UnitLines
from scenes.parts.where_next.opinion import Evenings, Levels, Opinion, Told
from scenes.parts.where_next.slopes import SlopePieces
from scenes.stage import (
    BODY_SIZE,
    DATA,
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
    Arrow,
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
    change,
    instead,
    on_plate,
    swell,
    tr,
)
from scenes.stage.plot.spirals import Border, Dots, plane_in
from scenes.stage.plot.threads import Threads
from scenes.stage.type.text import Plate, baseline
from scenes.stage.walk.figure import Figure

_HILL = {"azimuth": -62.0, "elevation": 38.0, "relief": 2.6, "perspective": 0.03}
_RATE = 1.0  # of her last step
_PICTURE = 0.7  # seconds of each ground of the last minute
PROGRAM = """guess = model(x, θ)
loss = surprise(guess, y)
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
        self.thought = opinion
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
        digits = ".3g" if self.plan.own else ".0f"
        words = on_plate(Words(f"≈ {self.plan.tipped:{digits}}", BODY_SIZE))
        down = Told(plane, self.thought, self.plan.tipped)
        return mark, words.next_to((*spot, 0), RIGHT, buff=0.35), down

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
        network = plan.task.network

        def knobs() -> Any:
            step = int(np.floor(float(self.learnt.get_value()) + 1e-9))
            return plan.training.points[step]

        self.spirals: list[Any] = [plane, Dots(plane, plan.training_examples)]
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
        return VGroup(*pairs).arrange(RIGHT, buff=0.6).move_to(places.KINDS.middle)

    def straight_right(self) -> Words:
        """What a straight border can do."""
        words = tr("a straight border: {right} of {count} right").format(
            right=self.plan.straight_right, count=self.plan.spirals
        )
        return Words(words, BODY_SIZE).within(places.NETWORK)

    # -- many layers -----------------------------------------------------------------------------

    def deep(self) -> Deep:
        """A network that outgrows the frame; so much of it that it is one from the first."""
        deep = Deep(places.DEEP)
        deep.size.set_value(0.4)
        return deep

    def code(self) -> Listing:
        """Four lines, to be written."""
        code = Listing(PROGRAM, _COLORS, TITLE_SIZE).within(places.CODE, LEFT)
        code.written.set_value(0)
        return code

    def names(self) -> Plate:
        """What comes next."""
        return on_plate(Words(tr("more layers: deep networks"), BODY_SIZE)).move_to(
            places.NAMES.middle
        )

    def notes(self, code: Listing) -> list[Words]:
        """What θ is, and whose work the third line is: to the right of their lines."""
        said = ((0, tr("θ: all the knobs"), POSITION), (2, tr("PyTorch, JAX"), QUIET))
        right, top = float(code.get_right()[0]), code.corner()[1]
        return [
            Words(text, BODY_SIZE, color).next_to(
                (right, top - (line + 0.5) * code.leading, 0), RIGHT, buff=0.6
            )
            for line, text, color in said
        ]

    # -- home ------------------------------------------------------------------------------------

    def three_steps(self) -> None:
        """A guess, its loss, a step; and twice the same again, with no word about it."""
        night = NightWalk(self.plan.surprise_along, self.plan.by_night)
        self.lamp = Lamp(self.clock, night.spot)
        words = Stack(*(Words(word, TITLE_SIZE) for word in (
            tr("guess"), tr("measure"), tr("adjust"))), gap=0.5).within(places.THREE)  # fmt: skip
        guess, measure, adjust = words
        self.make_way(night, self.lamp, guess, run_time=0.8)
        self.until("Measure")
        self.play(change(night.measured, 1), FadeIn(measure), run_time=0.7)
        self.until("Adjust")
        self.play(change(night.gone, 1), FadeIn(adjust), run_time=0.9)
        self.until("The recipe")
        for step in range(2, night.steps + 1):
            self.play(swell(measure, 1.12), run_time=0.6)
            self.play(change(night.gone, step), swell(adjust, 1.12), run_time=0.8)
        self.hold(0.4)
        self.picture = [night, guess, measure, adjust]

    def grounds(self) -> Iterator[list[Any]]:
        """Grounds, and beside each what the place on it is: her lamp stands at that place."""
        return tableaux(self.plan)

    def show(self, picture: list[Any]) -> None:
        """Ground and model, in the place of those before; then a line from one to the other."""
        *things, link = picture
        # No ground is seen to jump to where the next one is.
        self.play(*instead(self.picture, things, run_time=0.9))
        self.play(Create(link), run_time=0.6)
        self.wait(_PICTURE)
        self.picture = picture

    def night(self) -> Sky:
        """Stars, and the dawn that ends them."""
        self.sky = dawning(self.clock)
        return self.sky

    def range_of_hills(self) -> tuple[Any, Figure]:
        """All hills, she on them where her lamp is, and the slope at her feet, not yet felt."""
        ground = LANDSCAPES["sine_hills"]
        (hills,) = hill(ground, HERE, places.LAST, elevation=24.0, relief=1.5)
        step = descend(ground, gradient_descent(_RATE), [HERE], 1)
        self.home_walk = walk = Playback(step, [POSITION], POSITION)
        self.slope = Arrow(hills.view, walk.foot, walk.gradient, becomes=STEP).set_as(grown=0)
        self.hiker = Figure(hills.view, walk, lambda: -walk.gradient(), self.clock)
        return hills.set_presence(1), self.hiker

    def one_more_step(self) -> None:
        """She feels the slope, turns it round, and goes."""
        arrow = self.slope
        self.add(arrow)
        self.play(arrow.grow(), run_time=0.8)
        self.until("and took")
        self.play(*arrow.aim(_RATE), run_time=1.0)
        self.play(self.home_walk.hurry(1), change(arrow.used, 1), run_time=1.4)
        self.remove(arrow)
        self.play(self.hiker.ring_out(), run_time=0.8)

    def to_keep(self) -> list[Words]:
        """The last sentences."""
        first = Words(tr("She never saw the valley."), TITLE_SIZE).within(TITLE)
        second = Words(tr("She felt the slope, and took the next step."), TITLE_SIZE)
        return [first, second.next_to(first, DOWN, buff=0.2)]


__all__ = ["PROGRAM", "LaterPieces"]
