"""Pieces of the end: code and the network that it tells of, and home."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, Create, FadeIn, FadeOut, there_and_back_with_pause

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.parts.where_next import places
from scenes.parts.where_next.home import HERE, Lamp, NightWalk, dawning, hill, tableaux
from scenes.parts.where_next.later import LaterPieces
from scenes.parts.where_next.layers import UNIT, Deep
from scenes.parts.where_next.passing import PassingUnits
from scenes.parts.where_next.strip import Strip
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LOSS,
    POSITION,
    PREDICTION,
    QUIET,
    STEP,
    TITLE,
    TITLE_SIZE,
    Arrow,
    Listing,
    Playback,
    Sky,
    Stack,
    Words,
    change,
    instead,
    swell,
    tr,
)
from scenes.stage.walk.figure import Figure

_RATE = 1.0  # of her last step
_LINE, _GLOW = 1.0, partial(there_and_back_with_pause, pause_ratio=0.7)  # seconds; of its light
UNIT_OF_THREADS, _POINT = 0.14, 0.1  # radii: of a unit in a small network, and all in one place
_PICTURE = 0.9  # seconds of each ground of the last minute
PROGRAM = """guess = model(x, θ)
loss = surprise(guess, y)
g = gradient(loss, θ)
θ = θ - α * g
"""
_COLORS = {"guess": PREDICTION, "loss": LOSS, "g": GRADIENT, "α": STEP, "θ": POSITION}


class EndingPieces(LaterPieces):
    """The last minute in pieces."""

    # -- many layers -----------------------------------------------------------------------------

    def deep(self) -> Deep:
        """A network that outgrows the frame; so much of it that it is one from the first."""
        deep = Deep(places.DEEP)
        deep.size.set_value(0.4)
        return deep

    def go_deep(self) -> None:
        """The units of the network fly apart, and are the middle of one without end."""
        deep, threads = self.deep(), self.threads
        sizes = self.plan.task.network.sizes
        spots = np.concatenate(threads.places())
        units = PassingUnits(spots, lambda: deep.middle_of(sizes), (UNIT_OF_THREADS, UNIT))
        self.make_way(
            deep, plays=(change(deep.size, 1).set_run_time(4.8),), units=units, run_time=1.6
        )
        self.last = [deep]

    def code(self) -> Listing:
        """Four lines, to be written."""
        code = Listing(PROGRAM, _COLORS, TITLE_SIZE).within(places.CODE, LEFT)
        code.written.set_value(0)
        return code

    def write_lines(self) -> None:
        """Each line as it is told, and below it what it does in a network."""
        self.say("You write the guess, and how surprised it is. Theta is all the knobs.")
        self.strip = strip = Strip(self.plan.task.data_seed)
        self.add(code := self.code())
        knobs, library = self.notes(code)
        (deep,), threads = self.last, strip.threads
        begin, end = deep.middle_of(strip.task.network.sizes), np.concatenate(threads.places())
        units = PassingUnits(begin, lambda: end, (UNIT, UNIT_OF_THREADS))
        self.make_way(*strip.parts, units=units, run_time=1.0)
        self.play(code.write_to(1), strip.guess(), run_time=1.1)
        self.until("and how")
        self.play(code.write_to(2), *strip.measure(), run_time=1.3)
        self.until("Theta")
        self.play(FadeIn(knobs), run_time=0.6)
        self.say("A library differentiates for you: PyTorch, or JAX. Then you step.")
        self.play(code.write_to(3), strip.slopes(), run_time=1.5)
        self.until("PyTorch")
        self.play(FadeIn(library), run_time=0.6)
        self.until("Then")
        self.play(code.write_to(4), *strip.step(), run_time=1.2)
        self.listed: list[Any] = [code, knobs, library]

    def read_lines(self) -> None:
        """All four once more, at a run; then more layers."""
        strip, code = self.strip, self.listed[0]
        self.say("Read it: you know every line.")
        for line, does in enumerate(strip.round()):
            code.light.set_value(line)  # while it is dark: each line is lit while its part is done
            self.play(change(code.lit, 1, _GLOW), *does(), run_time=_LINE)
        self.say("Stack more layers, and you have a deep network.")
        self.deeper = strip.deeper()
        self.play(*instead(strip.parts, [self.deeper]), run_time=0.9)
        self.hold(0.9)
        self.play(*map(FadeOut, self.listed), run_time=0.5)  # so there is room for the first word
        self.last = [self.deeper]

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
        spots = np.concatenate(self.deeper.places())
        units = PassingUnits(spots, self.lamp.ball_at, (UNIT_OF_THREADS, _POINT))
        first = FadeIn(guess, run_time=0.3)
        self.make_way(night, self.lamp, plays=(first,), units=units, run_time=1.2)  # θ is a place
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
        self.play(*instead(self.picture, things, run_time=0.6))
        self.play(Create(link), run_time=0.5)
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


__all__ = ["PROGRAM", "EndingPieces"]
