"""What the beats of the film have to hand: the cast, and pieces of the longer ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from manim import LEFT, UP, FadeIn, FadeOut, linear, smooth

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.cutting import Cutting, Floor
from scenes.parts.neural_landscape.ground import (
    RELIEF,
    TURN,
    Glint,
    Piece,
    Rims,
    Rows,
    coincident,
    surface_of,
    view_of,
)
from scenes.parts.neural_landscape.pins import Pins, ShadowPath
from scenes.parts.neural_landscape.plan import Plan, plan_for
from scenes.parts.neural_landscape.telling import answer, answers, facts, short
from scenes.parts.neural_landscape.training import Lesson
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    POSITION,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Choices,
    LectureScene,
    Mark,
    Stack,
    View,
    Words,
    change,
    tr,
)

_INSIDE = 0.8  # of the picture: what is nearer to its rim is none of three places
_EVERY = 10  # steps between two pins
_TALL = 5.0  # scene units: the true loss at the start, over a piece of the ground
_LOWER = {"elevation": 30.0}  # from where pins are looked at


class NeuralLandscapeStage(LectureScene):
    """The stage on which the film of the network's ground is told."""

    plan: Plan

    def setup(self) -> None:
        """Compute the training and the slices, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.view = view_of(plan.picture)
        self.surface = surface_of(self.view)
        self.glint = Glint(self.view, np.zeros(2), self.clock)
        self.rims = Rims(self.view)
        self.lesson = Lesson(plan)
        self.cutting = Cutting(plan, self.view)
        self.floor = Floor(self.view)
        self.last: list[Any] = []  # what is there at the end of a beat, and goes in the next

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    # -- moving about ----------------------------------------------------------------------------

    def make_way(self, *new: Any, run_time: float = 0.8) -> None:
        """What is left of the beat before goes, and then what is new comes."""
        if self.last:
            self.play(*map(FadeOut, self.last), run_time=0.6 * run_time)
        self.last = []
        if new:
            self.play(*map(FadeIn, new), run_time=run_time)

    def whole(self, box: Box, **turn: float) -> dict[str, float]:
        """The pose in which all of the slice fills a box."""
        return self.view.fitted(*box, **{**TURN, "relief": RELIEF, **turn})

    def dive(
        self, piece: View, box: Box, relief: float, *gone: Any, top: float | None = None
    ) -> list[Any]:
        """Come closer to a piece of the slice, until it fills a box."""
        piece.look(**coincident(piece, self.view))
        surface = Piece(piece, self.view)
        self.play(FadeIn(surface), run_time=0.6)
        self.play(
            piece.move(**piece.fitted(*box, **{**TURN, **_LOWER, "relief": relief})),
            change(surface.own, 1),
            *map(FadeOut, (self.surface, *gone)),
            run_time=2.2,
        )
        rims = Rims(piece, top=top)
        self.play(FadeIn(rims), run_time=0.5)
        return [surface, rims]

    def drift(self, view: View, by: float = 7.0) -> Any:
        """Go round a little, so that the eye sees what is before what."""
        return view.move(smooth, azimuth=view.pose["azimuth"] + by)

    # -- training --------------------------------------------------------------------------------

    def build_network(self) -> Words:
        """Layer by layer: units, threads, and how many knobs."""
        threads, network = self.lesson.threads, self.plan.task.network
        counts = [(layer.inputs + 1) * layer.units for layer in network.layers]
        self.play(FadeIn(threads), run_time=0.6)
        for number in range(len(counts)):
            self.play(change(threads.shown, number + 1), run_time=1.1)
        words = " + ".join(map(str, counts)) + f" = {network.knobs} {tr('knobs')}"
        return Words(words, BODY_SIZE).within(places.BELOW, UP)

    def which_one(self) -> Stack:
        """The two answers."""
        lines = (tr("filled,"), tr("or hollow?"))
        return Stack(*(Words(line, BODY_SIZE) for line in lines), gap=0.3).within(places.WEST, LEFT)

    def straight_border(self) -> None:
        """What a straight border can do."""
        lesson, plan = self.lesson, self.plan
        right = tr("{right} of {count} right").format(
            right=plan.line_right, count=len(plan.examples)
        )
        lines = (tr("a trained"), tr("straight border:"), right)
        note = Stack(*(Words(line, BODY_SIZE) for line in lines), gap=0.3)
        note.within(places.EAST, LEFT)
        lesson.straight.drawn.set_value(0)
        self.add(lesson.straight)
        self.play(change(lesson.straight.drawn, 1), run_time=1.4)
        self.until("a trained")
        self.play(FadeIn(note), run_time=0.6)
        self.hold()
        self.wait(0.8)
        self.play(FadeOut(note, lesson.straight), run_time=0.6)

    # -- making a slice --------------------------------------------------------------------------

    def raise_ground(self) -> None:
        """One network, a row of them, then all."""
        cutting, view = self.cutting, self.view
        rows = Rows(view)
        self.play(change(cutting.drop.raised, 1), run_time=0.8)
        self.add(rows)
        self.play(change(rows.count, 1, linear), FadeOut(cutting.drop), run_time=1.2)
        self.play(change(rows.count, len(rows.heights), linear), run_time=3.0)
        self.play(FadeIn(self.surface), run_time=1.0)
        self.play(FadeOut(rows), FadeOut(self.floor), FadeIn(self.rims), run_time=0.8)

    # -- her path --------------------------------------------------------------------------------

    def where(self) -> None:
        """Three places that she may have come from, and the answer of the picture."""
        plan, view = self.plan, self.view
        marks = [Mark(view, place[None], "ring", TEXT) for place in self._candidates()]
        choices = Choices(*answers()).within(places.CHOICES)
        self.play(*map(FadeIn, marks), run_time=0.5)
        self.ask(choices, silence=2.5)
        self.say("{here}")
        path = ShadowPath(view, plan.shadow.coordinates, plan.under)
        self.play(*choices.answer(answer(plan)), FadeIn(path), run_time=0.8)
        self.hold(0.2)
        self.play(choices.fold(), *map(FadeOut, marks), run_time=0.6)
        self.path = path

    def _candidates(self) -> list[Any]:
        """A peak, a slope and the bottom of the picture."""
        grid, reach = self.plan.grid, self.plan.reach
        axis = np.linspace(-reach, reach, len(grid))
        steep = np.hypot(*np.gradient(grid))
        inside = np.abs(axis) < _INSIDE * reach
        within = inside[:, None] & inside
        spots = (
            np.argmax(np.where(within, grid, -np.inf)),
            np.argmax(np.where(within, steep, -np.inf)),
            np.argmin(grid),
        )
        found = []
        for spot in spots:
            row, column = np.unravel_index(spot, grid.shape)
            found.append(np.array([axis[column], axis[row]]))
        return found

    def pinned(self) -> None:
        """Close to her shadow: the first pin, then all of them."""
        plan = self.plan
        tall = max(1.1 * float(plan.training.losses[0]), view_of(plan.piece).highest)
        piece = view_of(plan.piece)
        relief = _TALL * piece.spread / tall
        box = places.PIECE.inset(top=2.2)
        left = self.dive(piece, box, relief, self.rims, self.path, top=tall)
        places_, under, true = plan.shadow.coordinates, plan.under, plan.training.losses
        path = ShadowPath(piece, places_, under)
        self.play(FadeIn(path), run_time=0.5)
        first = Pins(piece, places_[:1], under[:1], true[:1], [0])
        every = Pins(piece, places_, under, true, range(0, plan.steps + 1, _EVERY))
        said = self._off_the_picture()
        self.play(FadeIn(said[0]), run_time=0.5)
        self.say("{but}")
        self.add(first)
        self.play(first.grow(), run_time=2.0)
        self.play(FadeIn(said[1]), run_time=0.5)
        self.hold(0.3)
        self.say("{out}")
        self.play(self.drift(piece), run_time=2.6)
        self.play(FadeIn(said[2]), run_time=0.6)
        self.say("What we see is only her shadow. So we draw a pin to her true loss.")
        self.play(self.drift(piece, -7.0), until="So we")
        self.add(every)
        self.play(every.grow(), run_time=2.4)
        self.hold(0.4)
        self.last = [*left, path, first, every, said]

    def _off_the_picture(self) -> Stack:
        plan = self.plan
        off, away = f"{plan.shadow.off[0]:.1f}", f"{plan.away:.1f}"
        rows = (
            (tr("the picture: {loss}").format(loss=short(float(plan.under[0]))), POSITION),
            (tr("true: {loss}").format(loss=short(float(plan.training.losses[0]))), LOSS),
            (tr("off the picture: {off} of {away}").format(off=off, away=away), TEXT),
        )
        return Stack(*(Words(text, BODY_SIZE, color) for text, color in rows), gap=0.45).within(
            places.NUMBERS, LEFT + UP
        )

    def question(self, words: str) -> Words:
        """A question over the picture."""
        return Words(tr(words), TITLE_SIZE).within(TITLE)


__all__ = ["NeuralLandscapeStage"]
