"""Pieces of the beat in which she stands in a hollow of the picture, and walks out of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, FadeOut, linear, smooth

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.ground import FLAT, TURN, Inside
from scenes.parts.neural_landscape.hollow import Hollow
from scenes.parts.neural_landscape.out import Out
from scenes.parts.neural_landscape.paces import at_last, at_once, faster, quickly
from scenes.parts.neural_landscape.rows import on_lines
from scenes.parts.neural_landscape.start import StartPieces
from scenes.parts.neural_landscape.strips import Strip
from scenes.parts.neural_landscape.telling import short
from scenes.parts.neural_landscape.trap import Lip, Parted
from scenes.stage import (
    GRADIENT,
    LOSS,
    POSITION,
    TEXT,
    Choices,
    Mark,
    Readout,
    Stack,
    Words,
    change,
    on_plate,
    swell,
    tr,
)

_TOLD, _LARGE = 40, 46  # the sizes of read-outs
_BOWL = 1.1  # times the heights of the hollow
# Azimuth and elevation in degrees, from where it is looked at: along s, so that a height above
# the line along which it is cut is the one that stands beside it at the ruler.
_FRONT, _FLAT = 0.0, 17.0
_TIPPED = 34.0  # degrees, from where it is looked at while it lies flat
_SINGLY = 5  # steps that are taken one by one


class TrapPieces(StartPieces):
    """The climax of the film in pieces."""

    # -- the trap --------------------------------------------------------------------------------

    def ringed(self, hollow: Hollow) -> tuple[Any, Any]:
        """A ring on the hollow, and its height."""
        ring = Mark(self.view, hollow.place[None], "ring", TEXT)
        named = on_plate(Words(short(float(hollow.under[0])), _TOLD, LOSS))
        spot = self.view.at(hollow.place)
        named.move_to(np.array([*spot, 0.0])).shift(0.75 * UP)
        self.play(FadeIn(ring, named), run_time=0.6)
        for _ in range(2):
            self.play(ring.ring_out(), run_time=1.0)
        self.hold()
        return ring, named

    def to_the_hollow(self, *ringed: Any) -> list[Any]:
        """A closer look."""
        piece = Inside(self.plan.hollow_piece, self.view)
        gone = (*ringed, self.rims)
        self.trap_turn = {**TURN, "azimuth": _FRONT, "elevation": _FLAT}
        self.trap_sheet = self.dive(
            piece,
            places.TRAP,
            self.surface,
            *gone,
            raised=_BOWL,
            named=(0, 1),
            azimuth=_FRONT,
            elevation=_FLAT,
        )
        return self.trap_sheet

    def stand_in(self, hollow: Hollow, left: list[Any]) -> None:
        """She stands there; what the picture says of the slope."""
        view = left[0].view
        self.her, self.lip = Parted(view, hollow, self.clock), Lip(view)
        self.trap_told = Stack(
            Readout("trap step", tr("step"), lambda: self.her.step, 0, _LARGE),
            Readout("picture", tr("picture"), self.her.in_picture, 3, _LARGE, POSITION),
            Readout("true loss", tr("true"), self.her.loss, 3, _LARGE, LOSS),
            gap=0.3,
        ).within(places.TOLD, LEFT)
        on_lines(self.trap_told, 0.72)
        self.play(FadeIn(self.lip, self.her), run_time=0.8)

    def stuck(self) -> None:
        """The question, and two answers."""
        level = Words(tr("slope in the picture: 0"), _TOLD, GRADIENT)
        level.within(places.SAID, LEFT)
        self.play(FadeIn(level), run_time=0.6)
        self.until("Is she")
        self.choices = Choices(tr("stuck"), tr("not stuck")).within(places.ANSWERS)
        self.ask(self.choices, silence=2.0)
        self.level = level

    def all_slopes(self, hollow: Hollow) -> None:
        """The slope along each knob."""
        large = float(np.abs(hollow.gradient).max())
        strip = Strip("∇", self._slopes, GRADIENT, places.GRADIENT, large)
        strip.lit.set_value(0)
        whole_slope = Readout(
            "all knobs",
            tr("whole gradient:"),
            lambda: float(np.linalg.norm(self._slopes())),
            2,
            _TOLD,
            GRADIENT,
        )
        whole_slope.next_to(self.level, DOWN, buff=0.18, aligned_edge=LEFT)
        self.add(strip)
        self.play(FadeIn(strip), change(strip.lit, 1), run_time=1.4)
        self.play(FadeIn(whole_slope), *self.choices.answer(tr("not stuck")), run_time=0.8)
        self.play(swell(whole_slope, 1.1), run_time=1.2)
        self.trap_words = [strip, whole_slope]

    def walk_down(self, left: list[Any]) -> None:
        """The picture lies down flat, and the way down leaves it; then the first steps, singly."""
        surface, rims = left
        piece, before = surface.view, self.view.pose
        out = Out(piece, self.her.hollow.place)
        flat = piece.closer(places.FLAT, **{**self.trap_turn, "elevation": _TIPPED, "relief": FLAT})
        going = FadeOut(self.level, *self.trap_words, rims, rate_func=at_once)
        lies = self.view.move(smooth, **flat)
        self.play(going, self.choices.fold(), lies, FadeIn(out, rate_func=at_last), run_time=1.5)
        self.until("But it")
        self.play(change(out.grown, 1), run_time=1.4)
        self.hold(0.4)
        rises, told = (
            self.view.move(smooth, **before),
            FadeIn(rims, self.trap_told, rate_func=at_last),
        )
        self.play(FadeOut(out, rate_func=quickly), rises, told, run_time=1.5)
        for step in range(1, min(_SINGLY, self.plan.steps) + 1):
            self.play(change(self.her.progress, step), run_time=0.5)
            self.wait(0.1)

    def run_down(self, hollow: Hollow) -> None:
        """All other steps, faster and faster; what is said of a step is said once it is over."""
        half, steps = self.plan.steps // 2, self.plan.steps
        self.say("And Adam goes on, faster than we can count.")
        self.play(change(self.her.progress, half, faster), run_time=4.0)
        self.say("{half}")
        self.play(swell(self.trap_told[2], 1.15), run_time=1.8)
        self.hold()
        self.play(change(self.her.progress, steps, linear), run_time=1.3)
        self.say("{ends}")
        right, count = int(hollow.training.right[-1]), len(self.plan.examples)
        solved = tr("{right} of {count} right").format(right=right, count=count)
        self.solved = Words(solved, _LARGE).within(places.TOLD_BELOW, LEFT)
        self.play(FadeIn(self.solved), run_time=0.5)
        self.play(swell(self.solved, 1.1), run_time=2.0)

    def _slopes(self) -> Any:
        """The slope along each knob where she truly is."""
        return self.plan.ground.gradient(self.her.network())

    def her_shadow(self) -> Any:
        """A name beside the shadow."""
        name = on_plate(Words(tr("her shadow"), _TOLD, POSITION), 0.1)
        spot = np.array([*self.her.ends()[0], 0.0])
        return name.next_to(spot, LEFT, buff=0.5).shift(0.3 * DOWN)  # below the curve


__all__ = ["TrapPieces"]
