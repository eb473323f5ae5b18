"""Pieces of the beats after her path: better arrows, the trap, the turn, and what is hidden."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from manim import LEFT, FadeIn, FadeOut, smooth
from numpy.typing import NDArray

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.angle import Angle
from scenes.parts.neural_landscape.beyond import aligned, out_of, turned, turned_slope
from scenes.parts.neural_landscape.ending import Beside, Paper
from scenes.parts.neural_landscape.flow import Flow, Flowing, Unfolding
from scenes.parts.neural_landscape.ground import FLAT, RELIEF, TURN, Glint, Inside, Tinted
from scenes.parts.neural_landscape.hollow import Hollow
from scenes.parts.neural_landscape.meter import Meter
from scenes.parts.neural_landscape.pins import Pins, ShadowPath
from scenes.parts.neural_landscape.rims import Rims
from scenes.parts.neural_landscape.trap import Lip
from scenes.parts.neural_landscape.trapped import TrapPieces
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LOSS,
    Box,
    Readout,
    Stack,
    Words,
    change,
    tr,
)

Array = NDArray[np.float64]

_KEPT = 42
_TOLD = 40  # the size of read-outs
_PINS = 20  # steps between two of them
_RAISED = 2.6  # times the heights of the picture along her way
_BEFORE, _MIDWAY, _ASIDE, _ABOVE = (
    30.0,
    100.0,
    150.0,
    36.0,
)  # azimuths, an elevation
_CORNERS = (0, 1), (1, 1)  # which of its ends are near from there
_ROOM = 0.8  # scene units, for the name of s
_FREE = 0.5  # scene units between what is told and the cut that turns
_TIPPED = 1.35  # times the heights of the cut that turns
_PHOTOGRAPH = {**TURN, "elevation": 34.0, "relief": FLAT}
_FULL = 90.0  # degrees, from random arrows to those along her way


class LaterPieces(TrapPieces):
    """The second half of the film in pieces."""

    @cached_property
    def unfold(self) -> Flow:
        """The picture while its arrows turn to those along her way."""
        return Flow(self.plan, aligned, _FULL, self.view)

    # -- better arrows ---------------------------------------------------------------------------

    def two_arrows(self) -> list[Any]:
        """The arrows of the present picture, and how far each is turned out of the random one."""
        flow, random = self.unfold, np.stack(self.plan.arrows[:2])

        def degrees(k: int) -> Any:
            return lambda: out_of(flow.arrows()[k], random)

        names, sheet = (tr("𝑑₁"), tr("𝑑₂")), tr("random cut")
        columns = places.ANGLES.columns(1, 1)
        return [Angle(names[k], degrees(k), _FULL, columns[k], sheet) for k in (0, 1)]

    def out_again(self) -> None:
        """All of the picture again, which is ready to turn with its arrows."""
        flow, plan = self.unfold, self.plan
        self.flowing: Tinted = Flowing(flow, plan.top)
        still, self.path = self.path, Unfolding(flow, plan.training.points)
        meter = Meter(tr("her start, off the picture"), self.path.off, plan.away, places.METER)
        away = tr("start to end: {away}").format(away=f"{plan.away:.1f}")
        of = Words(away, BODY_SIZE).within(places.OF, LEFT)
        self.beside = [*self.two_arrows(), meter, of]
        self.back_to(places.BUILT, self.flowing, self.path, azimuth=_BEFORE)
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
            places.ALONG,
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
        self.back_to(places.ALL, self.flowing, of=of, azimuth=_MIDWAY)
        back = self.view.move(smooth, **self.whole(places.ALL))
        self.play(change(self.unfold.angle, 0.0), back, run_time=2.6)
        self.play(FadeIn(self.surface, self.rims), run_time=0.5)
        self.remove(self.flowing)

    # -- the turn --------------------------------------------------------------------------------

    def turning(self, hollow: Hollow) -> Flow:
        """The cut through the hollow's network, which stays where it is while an arrow turns."""
        plan, sheet = self.plan, self.trap_sheet
        piece = sheet[0].view
        going = (thing for thing in self.last if thing not in (*sheet, self.lip, self.her))
        self.play(*map(FadeOut, going), run_time=0.4)
        self.play(change(self.her.progress, 0, smooth), run_time=1.0)
        self.last = []
        flow = Flow(plan, turned, plan.turn, piece, (hollow.begin, hollow.place))
        ground, lip = Flowing(flow, plan.top), Lip(flow.view)
        stays = Glint(flow.view, hollow.place, self.clock)
        self.add(ground, lip)
        self.remove(sheet[0], self.lip)
        highest = float(flow.grids.max())
        lower = piece.highest / highest
        box = places.TRAP
        low = Box(
            box.left + _FREE, box.bottom, box.right - _ROOM, box.bottom + 1.5 * lower * box.height
        )
        pose = piece.closer(low, **{**self.trap_turn, "relief": _TIPPED * RELIEF * lower})
        rims = Rims(flow.view, plan.top, top=highest, named=(0, 1))
        self.play(FadeIn(stays), FadeOut(sheet[1], self.her), run_time=0.4)
        self.play(self.view.move(smooth, **pose), run_time=1.4)
        angle = Angle(tr("𝑑₂"), flow.degrees, plan.turn, places.TURNED)
        true = float(hollow.under[0])
        told = Stack(
            angle,
            Readout("its loss", tr("its loss"), lambda: true, 2, _TOLD, LOSS),
            Readout(
                "slope",
                tr("its slope"),
                lambda: round(turned_slope(plan, flow.degrees()), 2) + 0.0,
                2,
                _TOLD,
                GRADIENT,
            ),
            gap=0.35,
        ).within(places.DIAL, LEFT)
        self.play(FadeIn(rims), FadeIn(told), run_time=0.6)
        self.last = [ground, lip, rims, told, stays]
        return flow

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
        paper = Paper(view)
        view.held = None
        view.look(**self.whole(places.GROUND))
        self.make_way(self.surface)
        pose = view.fitted(*places.PRINT, **_PHOTOGRAPH)
        self.play(view.move(smooth, **pose), FadeIn(paper), run_time=2.6)
        return Beside(view, plan.shadow, self.clock)

    def in_the_middle(self) -> Any:
        """The photograph alone, once nothing is written beside it."""
        return self.view.move(smooth, **self.view.fitted(*places.LAST, **_PHOTOGRAPH))


__all__ = ["LaterPieces"]
