"""What the beats of the film have to hand: the cast, and pieces of the longer ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from manim import LEFT, UP, FadeIn, FadeOut, linear, smooth

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.crop import Crop, Cropping, Frame
from scenes.parts.neural_landscape.cutting import Cutting, Floor
from scenes.parts.neural_landscape.ground import (
    RELIEF,
    TURN,
    Glint,
    Inside,
    Rows,
    Tinted,
    view_of,
)
from scenes.parts.neural_landscape.paces import at_once, late, quickly
from scenes.parts.neural_landscape.pins import Pins, ShadowPath
from scenes.parts.neural_landscape.plan import Plan, plan_for
from scenes.parts.neural_landscape.rims import Rims
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
    UpdateRule,
    Words,
    change,
    tr,
)
from scenes.stage.plot.spirals import square_in

_INSIDE = 0.8  # of the picture: what is nearer to its rim is none of three places
_EVERY = 10  # steps between two pins
_LOW = 30.0  # degrees, from where pins are looked at
_RULE = 42
_NUMBERS = 44  # the size of what is told beside a piece of the ground


class NeuralLandscapeStage(LectureScene):
    """The stage on which the film of the network's ground is told."""

    plan: Plan

    def setup(self) -> None:
        """Compute the training and the slices, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.view = view_of(plan.picture)
        self.surface = Tinted(self.view, plan.top)
        self.glint = Glint(self.view, np.zeros(2), self.clock)
        self.rims = Rims(self.view, plan.top)
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
        """What is left of the beat before goes while what is new comes: it is never dark."""
        going = [FadeOut(thing, rate_func=at_once) for thing in self.last]
        self.last = []
        if going or new:
            self.play(*going, *map(FadeIn, new), run_time=run_time)

    def whole(self, box: Box, **turn: float) -> dict[str, float]:
        """The pose in which all of the slice fills a box."""
        return self.view.fitted(*box, **{**TURN, "relief": RELIEF, **turn})

    def dive(
        self,
        piece: Inside,
        box: Box,
        whole: Tinted,
        *gone: Any,
        top: float | None = None,
        raised: float = 1.0,
        **turn: float,
    ) -> list[Any]:
        """Come closer, on the one sheet, until a part of the picture fills a box.

        What is ``gone`` goes first; then the part is framed, and the sheet shrinks to it while the
        camera goes there. At last it is as fine as the part's own. ``raised`` stretches all
        heights; ``turn`` is from where the part is looked at.
        """
        plan, frame = self.plan, Frame(self.view, piece.window)
        self.play(*map(FadeOut, gone), FadeIn(frame), run_time=0.6)
        sheet = Cropping(Crop(whole.view.landscape, self.view, piece.window), plan.top)
        self.add(sheet)
        self.remove(whole)
        self.view.held = piece.middle, (piece.lowest + piece.highest) / 2
        turned = {**TURN, "elevation": _LOW, **turn}
        pose = piece.closer(box, **{**turned, "relief": RELIEF * raised})
        self.play(
            self.view.move(smooth, **pose),
            change(sheet.view.cropped, 1),
            FadeOut(frame, rate_func=late),
            run_time=3.0,
        )
        surface, rims = Tinted(piece, plan.top), Rims(piece, plan.top, top=top)
        self.play(FadeIn(surface, rims), run_time=0.5)
        self.remove(sheet)
        return [surface, rims]

    def back_to(self, box: Box, *back: Any, **turn: float) -> None:
        """Back to all of the picture, with a cut: what is close by goes first."""
        self.play(*map(FadeOut, self.last), run_time=0.4)
        self.last = []
        self.view.held = None
        self.view.look(**self.whole(box, **turn))
        self.play(*map(FadeIn, back), run_time=0.5)

    def rise(self, box: Box, *back: Any, left: Any = (), run_time: float = 2.2) -> None:
        """The camera moves until all of the picture fills a box."""
        going = [FadeOut(thing, rate_func=quickly) for thing in (*self.last, *left)]
        self.last = []
        self.play(
            self.view.move(smooth, **self.whole(box)),
            *going,
            *(FadeIn(thing, rate_func=quickly) for thing in back),
            run_time=run_time,
        )

    def drift(self, by: float = 7.0) -> Any:
        """Go round a little, so that the eye sees what is before what."""
        return self.view.move(smooth, azimuth=self.view.pose["azimuth"] + by)

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
        share = 100 * plan.line_right / len(plan.examples)
        right = tr("{share} % right").format(share=f"{share:.1f}")
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

    def adams_rule(self) -> UpdateRule:
        """Adam's step in words: what it divides, and by what."""
        above, below = tr("remembered slope"), tr("its usual size")
        return UpdateRule("theta", f'{{{{ "{above}" / "{below}" : grad}}}}', _RULE)

    # -- making a slice --------------------------------------------------------------------------

    def set_aside(self) -> None:
        """The trained border moves aside, without a cut; all else of the training goes."""
        lesson, cutting = self.lesson, self.cutting
        going = [FadeOut(thing, rate_func=at_once) for thing in self.last]
        self.last = []
        aside = lesson.plane.animate.within(square_in(places.SMALL))
        self.play(aside, *going, FadeIn(cutting.strips[0]), run_time=1.2)
        self.remove(lesson.border, lesson.dots)
        self.add(cutting.border, cutting.dots)
        self.play(FadeOut(lesson.plane), run_time=0.4)

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
        self.ask(choices, silence=2.2)
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
        piece = Inside(plan.piece, self.view)
        tall = max(1.1 * float(plan.training.losses[0]), piece.highest)
        left = self.dive(piece, places.PIECE.inset(top=2.4), self.surface, self.rims, top=tall)
        places_, under, true = plan.shadow.coordinates, plan.under, plan.training.losses
        first = Pins(piece, places_[:1], under[:1], true[:1], [0])
        every = Pins(piece, places_, under, true, range(0, plan.steps + 1, _EVERY))
        off, away = f"{plan.shadow.off[0]:.1f}", f"{plan.away:.1f}"
        said = self.both_losses(
            float(under[0]),
            tr("off the picture: {off}").format(off=off),
            tr("of {away} to the end").format(away=away),
        )
        self.play(FadeIn(said[0]), run_time=0.5)
        self.say("{but}")
        self.add(first)
        self.play(first.grow(), run_time=2.0)
        self.play(FadeIn(said[1]), run_time=0.5)
        self.hold(0.3)
        self.say("{out}")
        self.play(self.drift(), run_time=2.6)
        self.play(FadeIn(said[2], said[3]), run_time=0.6)
        self.say("What we see is only her shadow. So we draw a pin to her true loss.")
        self.play(self.drift(-7.0), until="So we")
        self.add(every)
        self.play(every.grow(), run_time=2.4)
        self.hold(0.4)
        self.last = [*left, self.path, first, every, said]

    def both_losses(self, under: float, *more: str) -> Stack:
        """What a picture says of her start, what is true of it, and more."""
        rows = (
            (tr("the picture: {loss}").format(loss=short(under)), POSITION),
            (tr("true: {loss}").format(loss=short(float(self.plan.training.losses[0]))), LOSS),
            *((text, TEXT) for text in more),
        )
        return Stack(*(Words(text, _NUMBERS, color) for text, color in rows), gap=0.45).within(
            places.NUMBERS, LEFT + UP
        )

    def question(self, words: str) -> Words:
        """A question over the picture."""
        return Words(tr(words), TITLE_SIZE).within(TITLE)


__all__ = ["NeuralLandscapeStage"]
