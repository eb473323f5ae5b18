"""Pieces of the beat that asks where she started: a guess, her shadow, and pins to the truth."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, FadeOut

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.ground import Inside
from scenes.parts.neural_landscape.paces import at_once, late
from scenes.parts.neural_landscape.pins import PinEnds, Pins, ShadowPath
from scenes.parts.neural_landscape.stage import NeuralLandscapeStage
from scenes.parts.neural_landscape.telling import answer, answers, short
from scenes.stage import LOSS, POSITION, TEXT, Choices, Mark, Stack, Words, on_plate, tr

_INSIDE = 0.8  # of the picture: what is nearer to its rim is none of three places
_EVERY = 20  # steps between two pins
_ASIDE, _ABOVE = -8.0, 35.0  # azimuth and elevation from where no wall is before her path
_LOWER = 0.7  # times the heights of the picture: a pin is high, and a piece of ground small
_LETTERS = "A", "B", "C"
_CORNERS = (1, 0), (0, 0)  # which of its ends are near from there
_NUMBERS = 44  # the size of what is told beside a piece of the ground


class StartPieces(NeuralLandscapeStage):
    """Where she started, as the picture has it and as it was."""

    def where(self) -> None:
        """Three places that she may have come from, and the answer of the picture."""
        plan, view = self.plan, self.view
        marks = [Mark(view, place[None], "ring", TEXT) for place in self._candidates()]
        texts = [
            tr("{letter}: {place}").format(letter=letter, place=place)
            for letter, place in zip(_LETTERS, answers(), strict=True)
        ]
        choices = Choices(*texts).within(places.CHOICES)
        letters = [
            on_plate(Words(letter, _NUMBERS), 0.1).next_to(_of(mark), RIGHT, buff=0.35)
            for letter, mark in zip(_LETTERS, marks, strict=True)
        ]
        self.play(FadeIn(choices, *marks), run_time=0.6)
        for tile, letter, mark in zip(choices, letters, marks, strict=True):
            self.play(tile.call(), FadeIn(letter), mark.ring_out(), run_time=0.8)
        self.silence(2.0)
        self.say("{here}")
        path = ShadowPath(view, plan.shadow.coordinates, plan.under)
        right = answers().index(answer(plan))
        there, letter = marks.pop(right), letters.pop(right)
        self.play(*choices.answer(texts[right]), FadeOut(*marks, *letters), run_time=0.8)
        self.hold(0.2)
        going = FadeOut(there, letter, rate_func=at_once)
        self.play(choices.fold(), going, FadeIn(path, rate_func=late), run_time=0.8)
        self.path = path

    def _candidates(self) -> list[Any]:
        """A peak, a slope and the bottom of the picture; of the right kind, the right place."""
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
        found[answers().index(answer(self.plan))] = self.plan.shadow.coordinates[0]
        return found

    def pinned(self) -> None:
        """Close to her shadow: the first pin, then all of them."""
        plan = self.plan
        piece = Inside(plan.piece, self.view)
        tall = max(1.2 * float(plan.training.losses[0]), piece.highest)
        left = self.dive(
            piece,
            places.PIECE,
            self.surface,
            self.rims,
            top=tall,
            corners=_CORNERS,
            named=(1, 1),
            raised=_LOWER,
            azimuth=_ASIDE,
            elevation=_ABOVE,
        )
        places_, under, true = plan.shadow.coordinates, plan.under, plan.training.losses
        first = Pins(piece, places_[:1], under[:1], true[:1], [0])
        every = Pins(piece, places_, under, true, range(_EVERY, plan.steps + 1, _EVERY))
        off, away = f"{plan.shadow.off[0]:.1f}", f"{plan.away:.1f}"
        said = self.both_losses(
            float(under[0]),
            tr("start to end: {away}").format(away=away),
            tr("off the picture: {off}").format(off=off),
        )
        first.grown.set_value(0)
        ends = PinEnds(first, short(float(under[0])), short(float(true[0])))
        self.say("{but}")
        self.play(FadeIn(said[0], ends), run_time=0.5)
        self.add(first)
        self.play(first.grow(), run_time=2.0)
        self.play(FadeIn(said[1]), run_time=0.5)
        self.hold(0.3)
        self.say("{out}")
        self.play(self.drift(), run_time=2.6)
        self.play(FadeIn(said[2]), run_time=0.6)
        self.say("What we see is only her shadow. So we draw pins to her true losses.")
        self.play(self.drift(-7.0), until="So we")
        self.add(every)
        self.play(every.grow(), run_time=2.0)
        self.say("Above, the truth. Below, the picture.")
        self.play(self.drift(4.0), run_time=1.9)
        self.last = [*left, first, every, ends, said]

    def both_losses(self, under: float, *more: str) -> Stack:
        """What a picture says of her start, what is true of it, and more in lines of its own."""
        rows = (
            (tr("the picture: {loss}").format(loss=short(under)), POSITION),
            (tr("true: {loss}").format(loss=short(float(self.plan.training.losses[0]))), LOSS),
        )
        told: list[Any] = [Words(text, _NUMBERS, color) for text, color in rows]
        if more:
            told.append(Stack(*(Words(text, _NUMBERS) for text in more), gap=0.22))
        return Stack(*told, gap=0.45).within(places.NUMBERS, LEFT + UP)


def _of(mark: Mark) -> Any:
    """Where a ring is on the screen (3,)."""
    return np.array([*mark.on.at(np.atleast_2d(mark.places()))[0], 0.0])


__all__ = ["StartPieces"]
