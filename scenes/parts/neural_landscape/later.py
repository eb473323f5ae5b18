"""Pieces of the beats after her path: better arrows, the trap, the turn, and what is hidden."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from manim import LEFT, UP, FadeIn, FadeOut, smooth
from numpy.typing import NDArray

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.angle import Angle
from scenes.parts.neural_landscape.beyond import aligned, turned, turned_shadow, turned_under
from scenes.parts.neural_landscape.ending import Beside, Paper
from scenes.parts.neural_landscape.flow import Flow, Flowing, Unfolding
from scenes.parts.neural_landscape.ground import TURN, Inside, Tinted
from scenes.parts.neural_landscape.hollow import Hollow
from scenes.parts.neural_landscape.meter import Meter
from scenes.parts.neural_landscape.pins import Pins, ShadowPath
from scenes.parts.neural_landscape.rims import Rims
from scenes.parts.neural_landscape.trap import Left
from scenes.parts.neural_landscape.trapped import TrapPieces
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    POSITION,
    Readout,
    Stack,
    Words,
    change,
    on_plate,
    tr,
)

Array = NDArray[np.float64]

_KEPT = 42
_TOLD = 40  # the size of read-outs
_PINS = 20  # steps between two of them
_RAISED = 3.0  # times the heights of the picture along her way
_MIDWAY, _ASIDE, _ABOVE = 100.0, 150.0, 42.0  # azimuths and elevation from where it is seen
_CORNERS = (0, 1), (1, 1)  # which of its ends are near from there
_FLAT = 0.02  # scene units of relief that a photograph has
_FULL = 90.0  # degrees, from random arrows to those along her way


class LaterPieces(TrapPieces):
    """The second half of the film in pieces."""

    @cached_property
    def unfold(self) -> Flow:
        """The picture while its arrows turn to those along her way."""
        return Flow(self.plan, aligned, _FULL, self.view)

    @cached_property
    def saw(self) -> Flow:
        """The picture while one of its arrows turns to another random one."""
        return Flow(self.plan, turned, self.plan.turn, self.view)

    # -- better arrows ---------------------------------------------------------------------------

    def two_arrows(self) -> list[Any]:
        """The arrows of the present picture, and how far each is turned."""
        flow = self.unfold

        def degrees(k: int) -> Any:
            return lambda: _between(flow.arrows()[k], self.plan.arrows[k])

        names = (tr("𝑑₁"), tr("𝑑₂"))
        columns = places.ANGLES.columns(1, 1)
        return [Angle(names[k], degrees(k), _FULL, columns[k], 90.0 * k) for k in (0, 1)]

    def out_again(self) -> None:
        """All of the picture again, which is ready to turn with its arrows."""
        flow, plan = self.unfold, self.plan
        self.flowing: Tinted = Flowing(flow, plan.top)
        still, self.path = self.path, Unfolding(flow, plan.training.points)
        meter = Meter(tr("her start, off the picture"), self.path.off, plan.away, places.METER)
        away = tr("start to end: {away}").format(away=f"{plan.away:.1f}")
        of = Words(away, BODY_SIZE).within(places.OF, LEFT)
        self.beside = [*self.two_arrows(), meter, of]
        self.back_to(places.BUILT, self.flowing, self.path)
        self.remove(still)

    def turn_to_her_way(self) -> None:
        """Both arrows turn, the picture with them, and her shadow unfolds to a path."""
        flow = self.unfold
        self.play(*map(FadeIn, self.beside), run_time=0.6)
        with self.delight():
            turn = self.view.move(smooth, **self.whole(places.BUILT, azimuth=_MIDWAY))
            self.play(change(flow.angle, _FULL), turn, run_time=5.2)
            self.say("Now her start is only {nearer} away from the picture.")
            self.play(self.drift(4.0), run_time=2.2)

    def better_pins(self) -> None:
        """Closer to the path along her way, and its pins."""
        plan = self.plan
        piece = Inside(plan.better_picture, self.view)
        self.play(*map(FadeOut, self.beside), run_time=0.4)
        left = self.dive(
            piece,
            places.PIECE.inset(top=1.0),
            self.flowing,
            raised=_RAISED,
            corners=_CORNERS,
            azimuth=_ASIDE,
            elevation=_ABOVE,
        )
        cast = plan.better.coordinates
        path = ShadowPath(piece, cast, plan.better_under)
        which = range(0, plan.steps + 1, _PINS)
        pins = Pins(piece, cast, plan.better_under, plan.training.losses, which)
        self.add(path)
        self.remove(self.path)
        self.add(pins)
        self.say("The pins are so short that you must look twice.")
        said = self.both_losses(float(plan.better_under[0]))
        self.play(pins.grow(), FadeIn(said), run_time=1.6)
        self.hold()
        self.last = [*left, path, pins, said]

    def back_to_the_cut(self) -> None:
        """All of the picture again, and its arrows turn back."""
        of = self.flowing.view.landscape
        self.back_to(places.ASKED, self.flowing, of=of, azimuth=_MIDWAY)
        back = self.view.move(smooth, **self.whole(places.ASKED))
        self.play(change(self.unfold.angle, 0.0), back, run_time=2.6)
        self.play(FadeIn(self.surface, self.rims), run_time=0.5)
        self.remove(self.flowing)

    # -- the turn --------------------------------------------------------------------------------

    def turning(self, hollow: Hollow) -> Flow:
        """Back to all of the picture, which will turn away from the hollow's network."""
        flow, plan = self.saw, self.plan
        self.flowing = Flowing(flow, plan.top)
        true = float(hollow.under[0])
        self.bereft = Left(
            flow.view, lambda: turned_shadow(plan, flow.degrees()).coordinates[0], true
        )
        self.back_to(places.PIECE.inset(left=0.3, right=0.3), self.flowing, self.bereft)
        rims = Rims(flow.view, plan.top)
        angle = Angle(tr("𝑑₂"), flow.degrees, plan.turn, places.TURNED)

        def under() -> float:
            return turned_under(plan, flow.degrees())

        def off() -> float:
            return float(turned_shadow(plan, flow.degrees()).off[0])

        told = Stack(
            angle,
            Readout("its loss", tr("its loss"), lambda: true, 2, _TOLD, LOSS),
            Readout("under", tr("picture"), under, 2, _TOLD, POSITION),
            Readout("off", tr("off the picture"), off, 1, _TOLD),
            gap=0.35,
        ).within(places.DIAL, LEFT)
        self.play(FadeIn(rims), FadeIn(told), run_time=0.6)
        self.last = [self.flowing, rims, told, self.bereft]
        return flow

    def its_shadow(self) -> Any:
        """A name above where the network's shadow has come to lie."""
        name = on_plate(Words(tr("its shadow"), _TOLD, POSITION), 0.1)
        return name.next_to(np.array([*self.bereft.ends()[0], 0.0]), UP, buff=0.35)

    # -- the end ---------------------------------------------------------------------------------

    def to_keep(self) -> Stack:
        """The sentence worth remembering."""
        lines = (
            tr("A slice is"),
            tr("a photograph:"),
            tr("true at every point,"),
            tr("silent about"),
            tr("everything beside it."),
        )
        rows = [Words(line, _KEPT) for line in lines]
        return Stack(*rows, gap=0.28).within(places.KEPT, LEFT)

    def off_told(self, walk: Beside) -> Readout:
        """How far off the photograph she is."""
        told = Readout("walk off", tr("off the picture"), walk.off, 1, BODY_SIZE)
        return told.within(places.UNDER, LEFT)

    def printed(self) -> Beside:
        """The picture becomes a photograph that lies there; her walk is beside it."""
        view, plan = self.view, self.plan
        self.paper = paper = Paper(view)
        view.held = None
        view.look(**self.whole(places.GROUND))
        self.make_way(self.surface)
        flat = {**TURN, "elevation": 34.0, "relief": _FLAT}
        pose = view.fitted(*places.PRINT, **flat)
        self.play(view.move(smooth, **pose), FadeIn(paper), run_time=2.6)
        return Beside(view, plan.shadow, self.clock)


def _between(one: Array, other: Array) -> float:
    """The angle in degrees between two arrows of length 1."""
    return float(np.degrees(np.arccos(np.clip(one @ other, -1, 1))))


__all__ = ["LaterPieces"]
